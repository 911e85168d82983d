//! Why a use case did not do what it was asked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The class of an error: what a program branches on. Stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// Something that should not happen; see the node's log.
    Unexpected,
    /// The command line cannot be understood.
    Usage,
    /// No node runs on this data directory.
    NotRunning,
    /// What was named does not exist here.
    NotFound,
    /// The caller may not do this, or the desk refuses it.
    NotAllowed,
    /// What was given is not acceptable.
    BadInput,
    /// It contradicts what is already there.
    Conflict,
    /// A node runs on this data directory, and the command needs it stopped.
    Running,
    /// Stored or given evidence does not hold.
    Integrity,
    /// Not possible at the moment; trying again later may help.
    Unavailable,
    /// There is no session, or it is over.
    SignInFirst,
    /// The session goes on, but this asks for a fresh proof of who its owner is.
    ProveFirst,
    /// Asked more often than is allowed; the answer says when to ask again.
    TooMany,
}

impl ErrorCode {
    /// The name as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unexpected => "unexpected",
            Self::Usage => "usage",
            Self::NotRunning => "not-running",
            Self::NotFound => "not-found",
            Self::NotAllowed => "not-allowed",
            Self::BadInput => "bad-input",
            Self::Conflict => "conflict",
            Self::Running => "running",
            Self::Integrity => "integrity",
            Self::Unavailable => "unavailable",
            Self::SignInFirst => "sign-in-first",
            Self::ProveFirst => "prove-first",
            Self::TooMany => "too-many",
        }
    }

    /// The HTTP status of a response that carries this error.
    #[must_use]
    pub const fn http_status(self) -> u16 {
        match self {
            Self::Unexpected | Self::Integrity => 500,
            Self::Usage => 400,
            Self::NotRunning | Self::Unavailable => 503,
            Self::NotFound => 404,
            Self::NotAllowed | Self::ProveFirst => 403,
            Self::SignInFirst => 401,
            Self::BadInput => 422,
            Self::Conflict | Self::Running => 409,
            Self::TooMany => 429,
        }
    }
}

/// An error for a person: its class, and the text that says what happened, where, and what to do.
///
/// `key` names the text (`error-…`); `<key>-next` is the next step. Arguments never hold a serial
/// number, a person's name or case text: errors are logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema, Error)]
#[error("{}: {key} {args:?}", code.as_str())]
pub struct ServiceError {
    /// The class.
    pub code: ErrorCode,
    /// The text key.
    pub key: String,
    /// The text's arguments.
    #[serde(default)]
    pub args: BTreeMap<String, String>,
}

impl ServiceError {
    /// An error whose text takes no arguments.
    #[must_use]
    pub fn new(code: ErrorCode, key: &str) -> Self {
        Self { code, key: key.to_owned(), args: BTreeMap::new() }
    }

    /// Adds an argument of the text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// Something unexpected; `detail` is technical English and holds no case data.
    #[must_use]
    pub fn unexpected(detail: impl ToString) -> Self {
        Self::new(ErrorCode::Unexpected, "error-unexpected").with("detail", detail)
    }

    /// Nothing here has that name or id. `what` is one of the words that the text knows: `trace`,
    /// `case`, `partner`, `agreement`, `entry`, `checkpoint`, `record-set`, `node`.
    #[must_use]
    pub fn not_found(what: &str) -> Self {
        Self::new(ErrorCode::NotFound, "error-not-found").with("what", what)
    }

    /// A file or directory could not be used.
    #[must_use]
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(ErrorCode::BadInput, "error-file")
            .with("path", path.display())
            .with("detail", error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_its_name_and_status() {
        let table = [
            (ErrorCode::Unexpected, 500),
            (ErrorCode::Usage, 400),
            (ErrorCode::NotRunning, 503),
            (ErrorCode::NotFound, 404),
            (ErrorCode::NotAllowed, 403),
            (ErrorCode::Conflict, 409),
            (ErrorCode::BadInput, 422),
            (ErrorCode::Running, 409),
            (ErrorCode::Integrity, 500),
            (ErrorCode::Unavailable, 503),
            (ErrorCode::SignInFirst, 401),
            (ErrorCode::ProveFirst, 403),
            (ErrorCode::TooMany, 429),
        ];
        for (code, status) in table {
            assert_eq!(code.http_status(), status, "{code:?}");
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        }
    }

    #[test]
    fn an_error_survives_json() {
        let error = ServiceError::not_found("trace").with("id", "ab");
        let text = serde_json::to_string(&error).unwrap();
        assert_eq!(serde_json::from_str::<ServiceError>(&text).unwrap(), error);
    }
}
