//! Exit codes: what a script branches on. Stable and documented; the manual copies this table.

use crate::service::ErrorCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done. For `verify`: authentic.
    Done = 0,
    /// Something unexpected.
    Unexpected = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// No node runs on this data directory: `vestigo serve --data-dir …`.
    NotRunning = 3,
    /// What was named does not exist here.
    NotFound = 4,
    /// Not allowed, or refused.
    NotAllowed = 5,
    /// Bad input, for example rejected rows.
    BadInput = 6,
    /// A node runs here, and the command needs it stopped.
    Running = 7,
    /// `verify`: consistent, but the signers are not confirmed.
    Unconfirmed = 10,
    /// `audit`: the evidence holds, and shows something late, open or missing.
    Found = 11,
    /// `verify`, `log verify`, `audit`: the evidence does not hold.
    Integrity = 20,
}

impl Exit {
    /// All of them, in order.
    pub const ALL: [Self; 11] = [
        Self::Done,
        Self::Unexpected,
        Self::Usage,
        Self::NotRunning,
        Self::NotFound,
        Self::NotAllowed,
        Self::BadInput,
        Self::Running,
        Self::Unconfirmed,
        Self::Found,
        Self::Integrity,
    ];

    /// The number.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }
}

impl From<ErrorCode> for Exit {
    fn from(code: ErrorCode) -> Self {
        match code {
            ErrorCode::Unexpected | ErrorCode::Unavailable | ErrorCode::TooMany => Self::Unexpected,
            ErrorCode::Usage => Self::Usage,
            ErrorCode::NotRunning => Self::NotRunning,
            ErrorCode::NotFound => Self::NotFound,
            ErrorCode::NotAllowed
            | ErrorCode::Conflict
            | ErrorCode::SignInFirst
            | ErrorCode::ProveFirst => Self::NotAllowed,
            ErrorCode::BadInput => Self::BadInput,
            ErrorCode::Running => Self::Running,
            ErrorCode::Integrity => Self::Integrity,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_error_has_its_exit_code() {
        let table = [
            (ErrorCode::Unexpected, 1),
            (ErrorCode::Unavailable, 1),
            (ErrorCode::Usage, 2),
            (ErrorCode::NotRunning, 3),
            (ErrorCode::NotFound, 4),
            (ErrorCode::NotAllowed, 5),
            (ErrorCode::Conflict, 5),
            (ErrorCode::SignInFirst, 5),
            (ErrorCode::ProveFirst, 5),
            (ErrorCode::BadInput, 6),
            (ErrorCode::Running, 7),
            (ErrorCode::Integrity, 20),
        ];
        for (code, number) in table {
            assert_eq!(Exit::from(code).code(), number, "{code:?}");
        }
    }

    #[test]
    fn exit_codes_are_the_documented_numbers() {
        let numbers: Vec<u8> = Exit::ALL.iter().map(|e| e.code()).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 20]);
    }
}
