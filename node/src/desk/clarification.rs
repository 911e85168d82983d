//! A partner may seek clarification of a delay, a restriction or a refusal (ITI 23).
//!
//! No agreement has to name it: who withholds says why, and may be asked what that means. Nothing of
//! a record is told for it; a person answers in words.

use vestigo_protocol::codes::ReturnReason;
use vestigo_protocol::message::{Common, Query};

use super::admission::Returned;
use super::clause::ClauseId;

/// Whether a clarification names the one statement that it is about, and says what is not clear.
///
/// # Errors
/// [`Returned`].
pub fn admit(common: &Common, query: &Query) -> Result<(), Returned> {
    if query.concerns.len() != 1 {
        return Err(about_nothing());
    }
    if common.text.is_none() {
        let text = "it does not say what is to be clarified";
        let rested_on = vec![ClauseId::MatterComplete];
        let reason = ReturnReason::DescriptionMissing;
        return Err(Returned { reason, text, rested_on, facts: None });
    }
    Ok(())
}

/// The return of a clarification that names no decision or delay of ours on a request of its asker.
#[must_use]
pub fn about_nothing() -> Returned {
    let text = "it names no decision or delay of ours on a request of yours";
    let rested_on = vec![ClauseId::MatterComplete];
    Returned { reason: ReturnReason::OutsideAgreement, text, rested_on, facts: None }
}
