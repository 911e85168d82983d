//! Use cases of the life of a request.

use super::{ErrorCode, ServiceError};
use crate::runtime::life::OutOfTurn;

/// What is not possible now, in words.
pub(super) fn out_of_turn(turn: OutOfTurn) -> ServiceError {
    let conflict = |key| ServiceError::new(ErrorCode::Conflict, key);
    match turn {
        OutOfTurn::NothingAsked => conflict("error-nothing-asked"),
        OutOfTurn::NothingSaid => conflict("error-nothing-said"),
        OutOfTurn::StillOpen => conflict("error-still-open"),
        OutOfTurn::AlreadyWithdrawn => conflict("error-already-withdrawn"),
        OutOfTurn::AlreadyAcknowledged => conflict("error-already-acknowledged"),
        OutOfTurn::NoInformationRequest => conflict("error-no-information-request"),
        OutOfTurn::ByWords => ServiceError::new(ErrorCode::BadInput, "error-answer-by-words"),
        OutOfTurn::ByLevel => ServiceError::new(ErrorCode::BadInput, "error-answer-by-level"),
        OutOfTurn::NoSuchHop(hop) => {
            ServiceError::new(ErrorCode::NotFound, "error-no-such-hop").with("hop", hop)
        }
    }
}
