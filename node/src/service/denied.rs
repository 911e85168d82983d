//! The runtime's refusals in the service's words.

use super::{ErrorCode, ServiceError};
use crate::runtime::Denied;
use crate::runtime::evidence::ExportError;
use crate::runtime::projection::ProjectionError;

impl From<Denied> for ServiceError {
    fn from(denied: Denied) -> Self {
        let named = |code, key, name: &str, value: &dyn std::fmt::Display| {
            Self::new(code, key).with(name, value)
        };
        match &denied {
            Denied::Stopping => Self::new(ErrorCode::Unavailable, "error-stopping"),
            Denied::Store(_) | Denied::Registry(_) => Self::unexpected(&denied),
            Denied::NotAnOfficer(uid) => {
                named(ErrorCode::NotAllowed, "error-not-an-officer", "uid", uid)
            }
            Denied::NoSuchPartner(name) => {
                named(ErrorCode::NotFound, "error-no-such-partner", "partner", name)
            }
            Denied::NotConfirmed(name) => {
                named(ErrorCode::NotAllowed, "error-partner-not-confirmed", "partner", name)
            }
            Denied::NoDescriptor(name) => {
                named(ErrorCode::Unavailable, "error-no-descriptor", "partner", name)
            }
            Denied::SafetyNumber(name) => {
                named(ErrorCode::NotAllowed, "error-safety-number", "partner", name)
            }
            Denied::AnotherRoot(name) => {
                named(ErrorCode::NotAllowed, "error-another-root", "partner", name)
            }
            Denied::Ourselves => Self::new(ErrorCode::BadInput, "error-own-invitation"),
            Denied::Invitation(detail) => {
                named(ErrorCode::BadInput, "error-invitation", "detail", detail)
            }
            Denied::NoAgreement(name) => {
                named(ErrorCode::NotAllowed, "error-no-agreement", "partner", name)
            }
            Denied::NotFound { what, id } => {
                Self::new(ErrorCode::NotFound, "error-no-such-id").with("what", what).with("id", id)
            }
            Denied::Ambiguous { id } => named(ErrorCode::BadInput, "error-ambiguous", "id", id),
            Denied::AgreementStep => Self::new(ErrorCode::Conflict, "error-agreement-step"),
            Denied::Rule(detail) => named(ErrorCode::BadInput, "error-rule", "detail", detail),
            Denied::Closed(state) => {
                named(ErrorCode::Conflict, "error-case-closed", "state", &state.name())
            }
            Denied::Level => Self::new(ErrorCode::NotAllowed, "error-level"),
            Denied::NoSuchCandidate => Self::new(ErrorCode::NotFound, "error-no-such-candidate"),
            Denied::ChooseRecord => Self::new(ErrorCode::BadInput, "error-choose-record"),
            Denied::NothingExchanged => {
                Self::new(ErrorCode::Unavailable, "error-nothing-exchanged")
            }
        }
    }
}

impl From<ProjectionError> for ServiceError {
    fn from(error: ProjectionError) -> Self {
        match error {
            ProjectionError::Stopped => Self::new(ErrorCode::Unavailable, "error-stopping"),
            ProjectionError::Range(detail) => Self::new(ErrorCode::NotFound, "error-no-such-id")
                .with("what", "entry")
                .with("id", detail),
            ProjectionError::Ledger(_) | ProjectionError::Store(_) | ProjectionError::Note => {
                Self::new(ErrorCode::Integrity, "error-log-broken").with("detail", &error)
            }
        }
    }
}

impl From<ExportError> for ServiceError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Denied(denied) => denied.into(),
            ExportError::Projection(error) => error.into(),
            ExportError::Verify(error) => {
                Self::new(ErrorCode::Integrity, "error-bundle-broken").with("detail", error)
            }
        }
    }
}
