//! May this request be considered at all: partner's standing, agreement in force, scope, deadline,
//! budget.
//!
//! What is not admitted is *returned* with an A code, which is not a refusal. Default deny: a
//! request that no clause allows is outside the agreement.

use vestigo_protocol::agreement::{Agreement, Clauses};
use vestigo_protocol::codes::{LegalBasis, Priority, RequestKind, ReturnReason};
use vestigo_protocol::firearm::Mark;
use vestigo_protocol::firearm::serial::pattern::SerialPattern;
use vestigo_protocol::header::Header;
use vestigo_protocol::limits::MARKS_MAX;
use vestigo_protocol::message::{Common, Query};
use vestigo_protocol::time::Timestamp;

use super::clarification;

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
        Some(RequestKind::Clarification) => {}
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
    if common.request_kind == Some(RequestKind::Clarification) {
        return clarification::admit(common, query).map(|()| Admitted { clauses });
    }
    if let Some(kind) = common.request_kind.filter(|kind| !kind.looks_up()) {
        super::matters::well_formed(kind, common, query)?;
    } else if query.circumstances.is_none() && query.illicit_basis.is_empty() {
        let text = "neither circumstances nor illicit nature is given";
        return Err(Returned { reason: ReturnReason::IllicitNatureMissing, text });
    }
    let looked_up = common.request_kind.is_some_and(RequestKind::looks_up);
    if looked_up && query.firearm().serials().next().is_none() {
        let text = "no serial mark is given; marks, type and calibre are needed";
        return Err(Returned { reason: ReturnReason::DescriptionMissing, text });
    }
    if query.marks.len() > MARKS_MAX {
        let text = "more marks are given than a gun has; give at most 64";
        return Err(Returned { reason: ReturnReason::DescriptionMissing, text });
    }
    // One number that is well known does not carry others that would list a registry.
    if query.firearm().serials().any(is_too_broad) {
        let text = "too little of a serial number is known; give at least four characters and \
                    three fifths of its length";
        return Err(Returned { reason: ReturnReason::PatternTooBroad, text });
    }
    Ok(Admitted { clauses })
}

/// Whether so little of a number is known that searching it would enumerate records. What is no
/// well-formed pattern is searched as it stands, and finds at most a few.
pub(crate) fn is_too_broad(mark: &Mark) -> bool {
    SerialPattern::parse(mark.text.as_str()).is_ok_and(|pattern| pattern.is_too_broad())
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::{IntendedUse, RequestKind, UrgentJustification};
    use vestigo_protocol::message::PriorityClaim;
    use vestigo_protocol::text::Text;

    use super::*;
    use crate::desk::examples::{agreement, common, header, query};
    use vestigo_protocol::ids::NodeName;

    fn stranger() -> NodeName {
        NodeName::parse("vestigo/xd/police").unwrap()
    }

    fn admitted(header: &Header, common: &Common, query: &Query) -> Result<(), ReturnReason> {
        let agreement = agreement();
        let circumstances =
            Circumstances { agreement: Some(&agreement), requests_today: 1, now: Timestamp(5001) };
        admit(header, common, query, circumstances).map(drop).map_err(|r| r.reason)
    }

    #[test]
    fn what_was_agreed_is_admitted() {
        assert_eq!(admitted(&header(), &common(), &query()), Ok(()));
    }

    #[test]
    fn without_an_agreement_nothing_is_admitted() {
        let none = Circumstances { agreement: None, requests_today: 1, now: Timestamp(0) };
        let returned = admit(&header(), &common(), &query(), none).unwrap_err();
        assert_eq!(returned.reason, ReturnReason::OutsideAgreement);
    }

    #[test]
    fn the_budget_counts_this_request_too() {
        let agreement = agreement();
        for (requests_today, good) in [(10, true), (11, false)] {
            let c =
                Circumstances { agreement: Some(&agreement), requests_today, now: Timestamp(5001) };
            assert_eq!(admit(&header(), &common(), &query(), c).is_ok(), good);
        }
    }

    #[test]
    fn each_missing_or_foreign_part_returns_the_request_with_its_reason() {
        type Change = fn(&mut Header, &mut Common, &mut Query);
        let table: [(Change, ReturnReason); 13] = [
            (|h, _, _| h.issuer = stranger(), ReturnReason::OutsideAgreement),
            (|_, c, _| c.request_kind = Some(RequestKind::Watch), ReturnReason::OutsideAgreement),
            (
                |_, c, _| c.request_kind = Some(RequestKind::from_number(77)),
                ReturnReason::OutsideAgreement,
            ),
            (|_, c, _| c.purpose = None, ReturnReason::IntendedUseMissing),
            (|_, c, _| c.purpose = Some(IntendedUse::Prosecution), ReturnReason::OutsideAgreement),
            (|_, c, _| c.legal_basis = None, ReturnReason::OutsideAgreement),
            (|_, c, _| c.legal_basis = Some(LegalBasis::Eu), ReturnReason::OutsideAgreement),
            (|_, c, _| c.officer = None, ReturnReason::RequesterNotAuthorised),
            (|h, _, _| h.answer_by = Some(Timestamp(5999)), ReturnReason::OutsideAgreement),
            (|_, _, q| q.circumstances = None, ReturnReason::IllicitNatureMissing),
            (|_, _, q| q.marks.clear(), ReturnReason::DescriptionMissing),
            (
                |_, _, q| q.marks = vec![q.marks.first().unwrap().clone(); MARKS_MAX + 1],
                ReturnReason::DescriptionMissing,
            ),
            (
                |_, c, _| {
                    c.priority = Some(PriorityClaim {
                        priority: Priority::Urgent,
                        justification: None,
                        text: None,
                    });
                },
                ReturnReason::OutsideAgreement,
            ),
        ];
        for (row, (change, reason)) in table.into_iter().enumerate() {
            let (mut h, mut c, mut q) = (header(), common(), query());
            change(&mut h, &mut c, &mut q);
            assert_eq!(admitted(&h, &c, &q), Err(reason), "row {row}");
        }
    }

    #[test]
    fn a_pattern_that_would_list_the_registry_goes_back_even_beside_a_good_number() {
        for (text, good) in [("A?34[38]7", true), ("*12345", true), ("12", true), ("*1234", false)]
        {
            let mut q = query();
            let mark = q.marks.first().unwrap().clone();
            q.marks.push(Mark { text: Text::new(text).unwrap(), ..mark });
            let expected = if good { Ok(()) } else { Err(ReturnReason::PatternTooBroad) };
            assert_eq!(admitted(&header(), &common(), &q), expected, "{text}");
        }
    }

    #[test]
    fn a_clarification_needs_no_clause_and_no_gun_but_names_one_statement_and_says_what() {
        let mut c = common();
        c.request_kind = Some(RequestKind::Clarification);
        c.text = Some(Text::new("what is meant?").unwrap());
        let mut q = Query::describing(vestigo_protocol::firearm::FirearmDescription::default());
        q.concerns = vec![vestigo_protocol::ids::LeafHash([1; 32])];
        assert_eq!(admitted(&header(), &c, &q), Ok(()));
        let mut silent = c.clone();
        silent.text = None;
        assert_eq!(admitted(&header(), &silent, &q), Err(ReturnReason::DescriptionMissing));
        q.concerns.clear();
        assert_eq!(admitted(&header(), &c, &q), Err(ReturnReason::OutsideAgreement));
    }

    #[test]
    fn an_urgent_request_may_ask_for_the_urgent_deadline() {
        let mut c = common();
        c.priority = Some(PriorityClaim {
            priority: Priority::Urgent,
            justification: Some(UrgentJustification::LifeAtRisk),
            text: None,
        });
        let mut h = header();
        h.answer_by = Some(Timestamp(5100));
        assert_eq!(admitted(&h, &c, &query()), Ok(()));
    }
}
