//! May this request be considered at all: partner's standing, agreement in force, budgets, scope,
//! deadline.
//!
//! What is not admitted is *returned* with an A code, which is not a refusal. Default deny and total:
//! the standing of the partner, the force of the agreement and then each row of [`RULES`] must let
//! the request through, in that order; the first that does not is the answer.

mod facts;

use minicbor::{Decode, Encode};
use vestigo_protocol::agreement::{Agreement, Clauses};
use vestigo_protocol::codes::{LegalBasis, Priority, RequestKind, ReturnReason};
use vestigo_protocol::firearm::Mark;
use vestigo_protocol::firearm::serial::pattern::SerialPattern;
use vestigo_protocol::header::Header;
use vestigo_protocol::limits::MARKS_MAX;
use vestigo_protocol::message::{Common, Query};

use super::clause::ClauseId;
pub use facts::Facts;

/// How far the sender is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Standing {
    /// Its line was accepted, its safety number not yet compared.
    #[n(0)]
    Invited,
    /// Confirmed by a person.
    #[n(1)]
    Confirmed,
    /// Shut out.
    #[n(2)]
    Suspended,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Invited, Self::Confirmed, Self::Suspended];
}

/// How an agreement stands at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Force {
    /// Both statements are logged here, it is valid, and nothing replaced it.
    #[n(0)]
    InForce,
    /// Named by nobody, or not known here.
    #[n(1)]
    Unknown,
    /// Proposed by one side, not accepted by the other.
    #[n(2)]
    Proposed,
    /// Accepted, and its day has not come.
    #[n(3)]
    NotYet,
    /// Suspended by one side.
    #[n(4)]
    Suspended,
    /// Revoked by one side.
    #[n(5)]
    Revoked,
    /// Another one that replaces it is valid.
    #[n(6)]
    Replaced,
}

impl Force {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::InForce,
        Self::Unknown,
        Self::Proposed,
        Self::NotYet,
        Self::Suspended,
        Self::Revoked,
        Self::Replaced,
    ];

    /// What the asker is told of an agreement that does not carry its request.
    const fn told(self) -> &'static str {
        match self {
            Self::InForce | Self::Unknown | Self::Proposed => {
                "no agreement in force between us carries this request"
            }
            Self::NotYet => "the agreement that is named is not yet in force",
            Self::Suspended => "the agreement that is named was suspended",
            Self::Revoked => "the agreement that is named was revoked",
            Self::Replaced => {
                "the agreement that is named was replaced; ask again under the one in force"
            }
        }
    }
}

/// What was counted of the asker's requests, this one included; and whether its numbers are those
/// of a sweep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Spent {
    /// Requests of this partner today.
    #[n(1)]
    pub per_day: u64,
    /// Requests of this officer of the partner today; 0 if none is named.
    #[n(2)]
    pub of_officer: u64,
    /// Requests in this case of the asker; 0 if it names none.
    #[n(3)]
    pub of_case: u64,
    /// A sweep by this partner was found today.
    #[n(4)]
    pub sweep: bool,
}

/// What is known about the sender and the day, besides the request itself.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// How far the sender is trusted.
    pub standing: Standing,
    /// The agreement that decides, if it is known here, and how it stands.
    pub agreement: Option<&'a Agreement>,
    /// How that agreement stands.
    pub force: Force,
    /// What was counted.
    pub spent: Spent,
}

/// A request that may be considered, with the clauses that decide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admitted<'a> {
    /// What the asker may ask of us.
    pub clauses: &'a Clauses,
    /// Every clause that let it through, by number.
    pub rested_on: Vec<ClauseId>,
}

/// A request that goes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// A1 to A9.
    pub reason: ReturnReason,
    /// In words, for the asker (a refusal always says why).
    pub text: &'static str,
    /// The one clause that stopped it.
    pub rested_on: Vec<ClauseId>,
    /// From what it was judged; absent where that is not in the request but in our log.
    pub facts: Option<Box<Facts>>,
}

/// A request beside the clauses it is held to.
struct Request<'a> {
    facts: &'a Facts,
    clauses: &'a Clauses,
}

/// A row of the table: a request for which `holds` is false goes back.
struct Rule {
    clause: ClauseId,
    reason: ReturnReason,
    text: &'static str,
    /// Held to when the request comes in, and not again when a later agreement decides it: what was
    /// counted stays counted, and the deadline was agreed when it was asked.
    once: bool,
    holds: fn(&Request<'_>) -> bool,
}

const fn rule(
    clause: ClauseId,
    reason: ReturnReason,
    text: &'static str,
    holds: fn(&Request<'_>) -> bool,
) -> Rule {
    Rule { clause, reason, text, once: false, holds }
}

const fn once(
    clause: ClauseId,
    reason: ReturnReason,
    text: &'static str,
    holds: fn(&Request<'_>) -> bool,
) -> Rule {
    Rule { clause, reason, text, once: true, holds }
}

/// The rules, in the order in which they are asked. Budgets come first: what is over budget costs no
/// more than counting it.
const RULES: [Rule; 17] = [
    once(
        ClauseId::BudgetPerDay,
        ReturnReason::RateLimit,
        "the budget agreed for one day is used up",
        |r| r.facts.spent.per_day <= r.clauses.budget.per_day,
    ),
    once(
        ClauseId::NoSweep,
        ReturnReason::RateLimit,
        "numbers were tried one after the other; no more is looked up today",
        |r| !r.facts.spent.sweep,
    ),
    once(
        ClauseId::BudgetPerOfficer,
        ReturnReason::RateLimit,
        "the budget agreed for one officer and day is used up",
        |r| {
            r.clauses.budget.per_officer_per_day.is_none_or(|most| r.facts.spent.of_officer <= most)
        },
    ),
    once(
        ClauseId::BudgetPerCase,
        ReturnReason::RateLimit,
        "the budget agreed for one case is used up",
        |r| r.clauses.budget.per_case.is_none_or(|most| r.facts.spent.of_case <= most),
    ),
    rule(
        ClauseId::RequestKinds,
        ReturnReason::OutsideAgreement,
        "this kind of request is not agreed",
        |r| {
            let kind = r.facts.request_kind;
            // Who withholds says why, and may be asked what that means (ITI 23).
            kind == Some(RequestKind::Clarification)
                || kind.is_some_and(|k| k.is_known() && r.clauses.request_kinds.contains(&k))
        },
    ),
    rule(
        ClauseId::UseStated,
        ReturnReason::IntendedUseMissing,
        "the intended use is missing",
        |r| r.facts.purpose.is_some(),
    ),
    rule(
        ClauseId::Purposes,
        ReturnReason::OutsideAgreement,
        "this intended use is not agreed",
        |r| {
            let purpose = r.facts.purpose;
            purpose.is_some_and(|use_| use_.is_known() && r.clauses.purposes.contains(&use_))
        },
    ),
    rule(
        ClauseId::LegalBases,
        ReturnReason::OutsideAgreement,
        "this legal basis is not agreed",
        |r| {
            let basis = r.facts.legal_basis;
            basis.is_some_and(|basis| basis.is_known() && r.clauses.legal_bases.contains(&basis))
        },
    ),
    rule(
        ClauseId::BasisCited,
        ReturnReason::OutsideAgreement,
        "another legal basis must be cited in words",
        |r| r.facts.legal_basis != Some(LegalBasis::Other) || r.facts.words,
    ),
    rule(
        ClauseId::OfficerNamed,
        ReturnReason::RequesterNotAuthorised,
        "no officer stands behind the request",
        |r| r.facts.officer,
    ),
    rule(
        ClauseId::UrgencyJustified,
        ReturnReason::OutsideAgreement,
        "an urgent request says why it is urgent",
        |r| !r.facts.urgent || r.facts.justified,
    ),
    once(
        ClauseId::RoutineDeadline,
        ReturnReason::OutsideAgreement,
        "answer-by is earlier than the deadline that was agreed",
        |r| r.facts.urgent || in_time(r),
    ),
    once(
        ClauseId::UrgentDeadline,
        ReturnReason::OutsideAgreement,
        "answer-by is earlier than the deadline that was agreed",
        |r| !r.facts.urgent || in_time(r),
    ),
    rule(
        ClauseId::IllicitNature,
        ReturnReason::IllicitNatureMissing,
        "neither circumstances nor illicit nature is given",
        |r| !r.facts.looks_up() || r.facts.illicit,
    ),
    rule(
        ClauseId::SerialGiven,
        ReturnReason::DescriptionMissing,
        "no serial mark is given; marks, type and calibre are needed",
        |r| !r.facts.looks_up() || r.facts.serial || r.facts.never_numbered == Some(true),
    ),
    rule(
        ClauseId::MarksBounded,
        ReturnReason::DescriptionMissing,
        "more marks are given than a gun has; give at most 64",
        |r| !r.facts.too_many_marks,
    ),
    // One number that is well known does not carry others that would list a registry.
    rule(
        ClauseId::PatternBounded,
        ReturnReason::PatternTooBroad,
        "too little of a serial number is known; give at least four characters and three fifths of \
         its length",
        |r| !r.facts.too_broad,
    ),
];

fn in_time(request: &Request<'_>) -> bool {
    let agreed = request.clauses.deadline_seconds(request.facts.priority());
    request.facts.seconds.is_none_or(|asked| asked >= agreed)
}

/// Decides whether a request that comes in may be considered.
///
/// # Errors
/// [`Returned`].
pub fn admit<'a>(
    header: &Header,
    common: &Common,
    query: &Query,
    circumstances: Circumstances<'a>,
) -> Result<Admitted<'a>, Returned> {
    judge(header, common, query, circumstances, false)
}

/// As [`admit`], for a request that was admitted under an agreement that has been replaced since:
/// budgets and deadline are not asked again.
///
/// # Errors
/// [`Returned`].
pub fn readmit<'a>(
    header: &Header,
    common: &Common,
    query: &Query,
    circumstances: Circumstances<'a>,
) -> Result<Admitted<'a>, Returned> {
    judge(header, common, query, circumstances, true)
}

/// The return of a request that no agreement carries.
#[must_use]
pub fn outside_every_agreement(force: Force) -> Returned {
    stopped(ClauseId::InForce, ReturnReason::OutsideAgreement, force.told())
}

fn stopped(clause: ClauseId, reason: ReturnReason, text: &'static str) -> Returned {
    Returned { reason, text, rested_on: vec![clause], facts: None }
}

fn judge<'a>(
    header: &Header,
    common: &Common,
    query: &Query,
    circumstances: Circumstances<'a>,
    again: bool,
) -> Result<Admitted<'a>, Returned> {
    let clauses = circumstances.agreement.and_then(|a| a.clauses_for(&header.issuer));
    let mut facts = Facts::counted(header, common, &circumstances, again);
    // What is over budget costs no more than counting it: its description is not read.
    let counted = asked(&facts, clauses, |rule| rule.reason == ReturnReason::RateLimit);
    let (judged, missing) = match counted {
        Ok(_) => {
            let missing = facts.describe(common, query);
            (asked(&facts, clauses, |_| true), missing)
        }
        Err(returned) => (Err(returned), None),
    };
    let returned = match (judged, missing, clauses) {
        (Ok(rested_on), None, Some(clauses)) => return Ok(Admitted { clauses, rested_on }),
        (Ok(_), Some(missing), _) => missing,
        (Ok(_), None, None) => outside_every_agreement(facts.force),
        (Err(returned), ..) => returned,
    };
    Err(Returned { facts: Some(Box::new(facts)), ..returned })
}

/// What became of judging recorded facts again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Again {
    /// It is let through.
    Admitted,
    /// It goes back.
    Returned(Returned),
    /// The facts alone do not decide, and the clauses are not here.
    NoClauses,
}

/// Judges facts that a decision record kept.
#[must_use]
pub fn from_facts(facts: &Facts, clauses: Option<&Clauses>) -> Again {
    match (asked(facts, clauses, |_| true), facts.incomplete) {
        (Err(returned), _) => Again::Returned(returned),
        (Ok(_), _) if clauses.is_none() => Again::NoClauses,
        (Ok(_), Some(reason)) => Again::Returned(stopped(ClauseId::MatterComplete, reason, "")),
        (Ok(_), None) => Again::Admitted,
    }
}

/// The clauses that let a request through, as far as `which` rules are asked; none are without
/// clauses.
fn asked(
    facts: &Facts,
    clauses: Option<&Clauses>,
    which: fn(&Rule) -> bool,
) -> Result<Vec<ClauseId>, Returned> {
    if facts.standing != Standing::Confirmed {
        let reason = ReturnReason::RequesterNotAuthorised;
        return Err(stopped(
            ClauseId::PartnerConfirmed,
            reason,
            "the sender is not a partner of ours",
        ));
    }
    if facts.force != Force::InForce {
        return Err(outside_every_agreement(facts.force));
    }
    if !facts.party {
        let text = "the agreement that is named is not between us";
        return Err(stopped(ClauseId::InForce, ReturnReason::OutsideAgreement, text));
    }
    let Some(clauses) = clauses else { return Ok(Vec::new()) };
    let request = Request { facts, clauses };
    let rules = RULES.iter().filter(|rule| which(rule) && !(facts.again && rule.once));
    match rules.into_iter().find(|rule| !(rule.holds)(&request)) {
        Some(broken) => Err(stopped(broken.clause, broken.reason, broken.text)),
        None => Ok(let_through(&request)),
    }
}

/// The clauses that let an admitted request through: those of the agreement that had a say.
fn let_through(request: &Request<'_>) -> Vec<ClauseId> {
    let mut rested_on = vec![ClauseId::RequestKinds, ClauseId::Purposes, ClauseId::LegalBases];
    if !request.facts.again {
        rested_on.push(ClauseId::BudgetPerDay);
        rested_on.push(match request.facts.priority() {
            Priority::Urgent => ClauseId::UrgentDeadline,
            Priority::Routine | Priority::Unknown(_) => ClauseId::RoutineDeadline,
        });
        if request.clauses.budget.per_officer_per_day.is_some() {
            rested_on.push(ClauseId::BudgetPerOfficer);
        }
        if request.clauses.budget.per_case.is_some() {
            rested_on.push(ClauseId::BudgetPerCase);
        }
    }
    rested_on.push(ClauseId::InForce);
    rested_on.sort_unstable();
    rested_on
}

/// Whether so little of a number is known that searching it would enumerate records. What is no
/// well-formed pattern is searched as it stands, and finds at most a few.
pub(crate) fn is_too_broad(mark: &Mark) -> bool {
    SerialPattern::parse(mark.text.as_str()).is_ok_and(|pattern| pattern.is_too_broad())
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::agreement::Budget;
    use vestigo_protocol::codes::{IntendedUse, RequestKind, UrgentJustification};
    use vestigo_protocol::ids::NodeName;
    use vestigo_protocol::message::PriorityClaim;
    use vestigo_protocol::text::Text;
    use vestigo_protocol::time::Timestamp;

    use super::*;
    use crate::desk::examples::{agreement, common, header, query};

    fn stranger() -> NodeName {
        NodeName::parse("vestigo/xd/police").unwrap()
    }

    fn in_force(agreement: &Agreement, spent: Spent) -> Circumstances<'_> {
        let (standing, force) = (Standing::Confirmed, Force::InForce);
        Circumstances { standing, agreement: Some(agreement), force, spent }
    }

    fn admitted(header: &Header, common: &Common, query: &Query) -> Result<(), ReturnReason> {
        let agreement = agreement();
        admit(header, common, query, in_force(&agreement, Spent::default()))
            .map(drop)
            .map_err(|r| r.reason)
    }

    #[test]
    fn what_was_agreed_is_admitted() {
        assert_eq!(admitted(&header(), &common(), &query()), Ok(()));
    }

    #[test]
    fn without_an_agreement_nothing_is_admitted() {
        let agreement = agreement();
        let none = Circumstances { agreement: None, ..in_force(&agreement, Spent::default()) };
        let returned = admit(&header(), &common(), &query(), none).unwrap_err();
        assert_eq!(returned.reason, ReturnReason::OutsideAgreement);
        assert_eq!(returned.rested_on, [ClauseId::InForce]);
    }

    /// What is spent, and the clause that stops it where the agreement allows 10 a day, 3 to one
    /// officer and 5 in one case.
    #[test]
    fn each_budget_counts_this_request_too() {
        let mut doc = agreement().doc().clone();
        doc.first_asks.budget = Budget {
            per_day: 10,
            per_officer_per_day: Some(3),
            per_case: Some(5),
            consignment: None,
        };
        let agreement = Agreement::new(&doc).unwrap();
        let spent =
            |per_day, of_officer, of_case, sweep| Spent { per_day, of_officer, of_case, sweep };
        for (spent, stopped_by) in [
            (spent(10, 3, 5, false), None),
            (spent(11, 1, 1, false), Some(ClauseId::BudgetPerDay)),
            (spent(1, 4, 1, false), Some(ClauseId::BudgetPerOfficer)),
            (spent(1, 1, 6, false), Some(ClauseId::BudgetPerCase)),
            (spent(1, 1, 1, true), Some(ClauseId::NoSweep)),
            (spent(11, 4, 6, true), Some(ClauseId::BudgetPerDay)),
        ] {
            let ruled = admit(&header(), &common(), &query(), in_force(&agreement, spent));
            match (ruled, stopped_by) {
                (Ok(admitted), None) => {
                    let budgets = [
                        ClauseId::BudgetPerDay,
                        ClauseId::BudgetPerOfficer,
                        ClauseId::BudgetPerCase,
                    ];
                    assert!(budgets.iter().all(|clause| admitted.rested_on.contains(clause)));
                }
                (Err(returned), Some(clause)) => {
                    assert_eq!(returned.reason, ReturnReason::RateLimit);
                    assert_eq!(returned.rested_on, [clause]);
                }
                (ruled, _) => panic!("{spent:?}: {ruled:?}"),
            }
        }
    }

    #[test]
    fn a_request_that_a_later_agreement_decides_is_not_counted_again_nor_held_to_its_deadline() {
        let mut doc = agreement().doc().clone();
        doc.first_asks.routine_seconds = 10_000;
        let later = Agreement::new(&doc).unwrap();
        let spent = Spent { per_day: 99, ..Spent::default() };
        let (h, c, q) = (header(), common(), query());
        assert!(admit(&h, &c, &q, in_force(&later, spent)).is_err());
        assert!(admit(&h, &c, &q, in_force(&later, Spent::default())).is_err());
        assert!(readmit(&h, &c, &q, in_force(&later, spent)).is_ok());
        doc.first_asks.purposes.clear();
        let narrower = Agreement::new(&doc).unwrap();
        let returned = readmit(&h, &c, &q, in_force(&narrower, spent)).unwrap_err();
        assert_eq!(returned.rested_on, [ClauseId::Purposes]);
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
