//! May this request be considered at all: partner's standing, agreement in force, scope, deadline,
//! budget.
//!
//! What is not admitted is *returned* with an A code, which is not a refusal. Default deny: a
//! request that no clause allows is outside the agreement.

use vestigo_protocol::agreement::{Agreement, Clauses};
use vestigo_protocol::codes::{LegalBasis, Priority, ReturnReason};
use vestigo_protocol::header::Header;
use vestigo_protocol::message::{Common, Query};
use vestigo_protocol::time::Timestamp;

/// What is known about the sender and the day, besides the request itself.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// The agreement that the request names, if both statements of it are logged here and it is in
    /// force.
    pub agreement: Option<&'a Agreement>,
    /// Requests of this partner today, this one included.
    pub requests_today: u64,
    /// Now.
    pub now: Timestamp,
}

/// A request that may be considered, with the clauses that decide it.
#[derive(Clone, Copy, Debug)]
pub struct Admitted<'a> {
    /// What the asker may ask of us.
    pub clauses: &'a Clauses,
}

/// A request that goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Returned {
    /// A1 to A9.
    pub reason: ReturnReason,
    /// In words, for the asker (a refusal always says why).
    pub text: &'static str,
}

/// Decides whether a request may be considered. Rules are checked in this order and the first that
/// fails is the answer.
///
/// # Errors
/// [`Returned`].
pub fn admit<'a>(
    header: &Header,
    common: &Common,
    query: &Query,
    circumstances: Circumstances<'a>,
) -> Result<Admitted<'a>, Returned> {
    let outside = |text| Err(Returned { reason: ReturnReason::OutsideAgreement, text });
    let Some(agreement) = circumstances.agreement else {
        return outside("no agreement in force between us carries this request");
    };
    let Some(clauses) = agreement.clauses_for(&header.issuer) else {
        return outside("the agreement that is named is not between us");
    };
    if circumstances.requests_today > clauses.budget.per_day {
        let text = "the budget agreed for one day is used up";
        return Err(Returned { reason: ReturnReason::RateLimit, text });
    }
    match common.request_kind {
        Some(kind) if kind.is_known() && clauses.request_kinds.contains(&kind) => {}
        _ => return outside("this kind of request is not agreed"),
    }
    let Some(purpose) = common.purpose else {
        let text = "the intended use is missing";
        return Err(Returned { reason: ReturnReason::IntendedUseMissing, text });
    };
    if !purpose.is_known() || !clauses.purposes.contains(&purpose) {
        return outside("this intended use is not agreed");
    }
    match common.legal_basis {
        Some(basis) if basis.is_known() && clauses.legal_bases.contains(&basis) => {
            let cites = common.text.is_some() || query.circumstances.is_some();
            if basis == LegalBasis::Other && !cites {
                return outside("another legal basis must be cited in words");
            }
        }
        _ => return outside("this legal basis is not agreed"),
    }
    if common.officer.is_none() {
        let text = "no officer stands behind the request";
        return Err(Returned { reason: ReturnReason::RequesterNotAuthorised, text });
    }
    let priority = match &common.priority {
        None => Priority::Routine,
        Some(claim) => {
            if claim.priority == Priority::Urgent && claim.justification.is_none() {
                return outside("an urgent request says why it is urgent");
            }
            claim.priority
        }
    };
    let earliest = header.issued_at.plus(clauses.deadline_seconds(priority));
    if header.answer_by.is_some_and(|by| by < earliest) {
        return outside("answer-by is earlier than the deadline that was agreed");
    }
    if query.circumstances.is_none() && query.illicit_basis.is_empty() {
        let text = "neither circumstances nor illicit nature is given";
        return Err(Returned { reason: ReturnReason::IllicitNatureMissing, text });
    }
    if query.firearm().serials().next().is_none() {
        let text = "no serial mark is given; marks, type and calibre are needed";
        return Err(Returned { reason: ReturnReason::DescriptionMissing, text });
    }
    Ok(Admitted { clauses })
}
