//! What a mark must be: the check list that the operator goes through on samples of a batch.

use thiserror::Error;

/// Least depth in micrometres: 0.0762 mm (0.003 in; Directive (EU) 2024/325), rounded up.
pub const DEPTH_MIN: u64 = 80;

/// Least height of characters in micrometres (Directive (EU) 2019/68); not for small components.
pub const HEIGHT_MIN: u64 = 1_600;

super::super::words! {
    /// One check, with where it comes from.
    Check {
        /// On an exposed surface, found without aids (ITI 7).
        Conspicuous = "CONSPICUOUS";
        /// Can be read (ITI 7).
        Readable = "READABLE";
        /// Lasts (ITI 7).
        Durable = "DURABLE";
        /// Can be brought back if it is removed, as far as technically possible (ITI 7).
        Recoverable = "RECOVERABLE";
        /// Unique: compared with the order (ITI 8).
        Unique = "UNIQUE";
        /// On an essential or structural component (ITI 10).
        Essential = "ESSENTIAL_COMPONENT";
        /// Latin, Greek or Cyrillic letters, Arabic or Roman digits; on metal, or on a metal plate that
        /// is embedded for good (2019/68).
        Form = "FORM";
        /// At least 0.08 mm deep, measured (2024/325).
        Depth = "DEPTH";
        /// Characters at least 1.6 mm high, measured (2019/68).
        Size = "SIZE";
    }
}

/// A check that was not made, or not passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the check {} was not passed", .0.name())]
pub struct NotPassed(pub Check);

/// Whether every check was passed. Size is not asked for on a component that has no room.
///
/// # Errors
/// The first of the list that was not.
pub fn passed(checks: &[Check], small: bool) -> Result<(), NotPassed> {
    let wanted = Check::ALL.iter().filter(|check| !(small && **check == Check::Size));
    match wanted.copied().find(|check| !checks.contains(check)) {
        Some(check) => Err(NotPassed(check)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_is_asked_for_but_the_size_on_a_small_component() {
        assert_eq!(passed(Check::ALL, false), Ok(()));
        assert_eq!(passed(&[], false), Err(NotPassed(Check::Conspicuous)));
        let without = |left: Check| -> Vec<Check> {
            Check::ALL.iter().copied().filter(|check| *check != left).collect()
        };
        for check in Check::ALL {
            let checks = without(*check);
            assert_eq!(passed(&checks, false), Err(NotPassed(*check)));
            assert_eq!(passed(&checks, true).is_ok(), *check == Check::Size);
        }
    }
}
