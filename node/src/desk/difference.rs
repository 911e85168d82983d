//! What two agreements let one side do more or less, clause by clause.

use std::collections::BTreeSet;

use vestigo_protocol::agreement::{AutomaticRule, Clauses};
use vestigo_protocol::codes::{DisclosureLevel, OnwardUse};

use super::clause::ClauseId;

/// What a change does to the side that asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It may do, or gets, more.
    More,
    /// It may do, or gets, less.
    Less,
    /// Some of both, or neither.
    Other,
}

/// The terms of one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terms {
    /// Codes of a list, by their short names.
    Codes(Vec<&'static str>),
    /// A level of disclosure or a handling code; none: nothing is said.
    Code(Option<&'static str>),
    /// A number of requests; none: no bound of its own.
    Count(Option<u64>),
    /// Days.
    Days(u64),
    /// Seconds.
    Seconds(u64),
    /// Names of countries.
    Countries(Vec<String>),
    /// What is automatic, rule by rule.
    Rules(Vec<AutomaticRule>),
    /// Whether reasons are seen, and after how many seconds entries are.
    View(bool, u64),
}

/// One clause that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub clause: ClauseId,
    /// What it does to the side that asks.
    pub effect: Effect,
    /// Its terms before.
    pub before: Terms,
    /// Its terms after.
    pub after: Terms,
}

fn by_order<T: PartialOrd>(before: &T, after: &T) -> Effect {
    if after > before {
        Effect::More
    } else if after < before {
        Effect::Less
    } else {
        Effect::Other
    }
}

const fn reversed(effect: Effect) -> Effect {
    match effect {
        Effect::More => Effect::Less,
        Effect::Less => Effect::More,
        Effect::Other => Effect::Other,
    }
}

fn by_inclusion<T: Ord>(before: &BTreeSet<T>, after: &BTreeSet<T>) -> Effect {
    match (before.is_subset(after), after.is_subset(before)) {
        (true, false) => Effect::More,
        (false, true) => Effect::Less,
        _ => Effect::Other,
    }
}

/// No bound is the widest.
fn bound(most: Option<u64>) -> u64 {
    most.unwrap_or(u64::MAX)
}

const fn onward_width(onward: OnwardUse) -> u8 {
    match onward {
        OnwardUse::None | OnwardUse::Unknown(_) => 0,
        OnwardUse::National => 1,
        OnwardUse::Named => 2,
    }
}

/// More where no grade and result gets a lower level and one gets a higher.
fn automatic(before: &Clauses, after: &Clauses) -> Effect {
    use vestigo_protocol::codes::{MatchGrade, ResultCode};
    let level = |clauses: &Clauses, grade, result| {
        clauses
            .automatic_level(grade, result)
            .map_or(0, |level: DisclosureLevel| level.number() + 1)
    };
    let pairs =
        || MatchGrade::ALL.iter().flat_map(|g| ResultCode::ALL.iter().map(move |r| (*g, *r)));
    let higher = pairs().any(|(g, r)| level(after, g, r) > level(before, g, r));
    let lower = pairs().any(|(g, r)| level(after, g, r) < level(before, g, r));
    match (higher, lower) {
        (true, false) => Effect::More,
        (false, true) => Effect::Less,
        _ => Effect::Other,
    }
}

/// Every clause in which `after` differs from `before`, by number.
#[must_use]
pub fn differences(before: &Clauses, after: &Clauses) -> Vec<Change> {
    let (b, a) = (before, after);
    let count = |n| Terms::Count(n);
    let rows = [
        (
            ClauseId::RequestKinds,
            by_inclusion(&b.request_kinds, &a.request_kinds),
            Terms::Codes(b.request_kinds.iter().map(|k| k.name()).collect()),
            Terms::Codes(a.request_kinds.iter().map(|k| k.name()).collect()),
        ),
        (
            ClauseId::Purposes,
            by_inclusion(&b.purposes, &a.purposes),
            Terms::Codes(b.purposes.iter().map(|p| p.code()).collect()),
            Terms::Codes(a.purposes.iter().map(|p| p.code()).collect()),
        ),
        (
            ClauseId::LegalBases,
            by_inclusion(&b.legal_bases, &a.legal_bases),
            Terms::Codes(b.legal_bases.iter().map(|l| l.name()).collect()),
            Terms::Codes(a.legal_bases.iter().map(|l| l.name()).collect()),
        ),
        (
            ClauseId::RecordSets,
            by_inclusion(&b.record_sets, &a.record_sets),
            Terms::Codes(b.record_sets.iter().map(|s| s.name()).collect()),
            Terms::Codes(a.record_sets.iter().map(|s| s.name()).collect()),
        ),
        (
            ClauseId::Automatic,
            automatic(b, a),
            Terms::Rules(b.automatic.clone()),
            Terms::Rules(a.automatic.clone()),
        ),
        (
            ClauseId::Ceiling,
            by_order(&b.ceiling, &a.ceiling),
            Terms::Code(Some(b.ceiling.code())),
            Terms::Code(Some(a.ceiling.code())),
        ),
        (
            ClauseId::TwoOfficers,
            by_order(
                &bound(b.two_officers_from.map(DisclosureLevel::number)),
                &bound(a.two_officers_from.map(DisclosureLevel::number)),
            ),
            Terms::Code(b.two_officers_from.map(DisclosureLevel::code)),
            Terms::Code(a.two_officers_from.map(DisclosureLevel::code)),
        ),
        (
            ClauseId::Handling,
            // A higher code leaves the asker less.
            reversed(by_order(&b.handling, &a.handling)),
            Terms::Code(Some(b.handling.code())),
            Terms::Code(Some(a.handling.code())),
        ),
        (
            ClauseId::Onward,
            by_order(&onward_width(b.onward), &onward_width(a.onward)),
            Terms::Code(Some(b.onward.name())),
            Terms::Code(Some(a.onward.name())),
        ),
        (
            ClauseId::OnwardStates,
            by_inclusion(&b.onward_states, &a.onward_states),
            Terms::Countries(b.onward_states.iter().map(ToString::to_string).collect()),
            Terms::Countries(a.onward_states.iter().map(ToString::to_string).collect()),
        ),
        (
            ClauseId::Retention,
            by_order(&b.retention_days, &a.retention_days),
            Terms::Days(b.retention_days),
            Terms::Days(a.retention_days),
        ),
        (
            ClauseId::BudgetPerDay,
            by_order(&b.budget.per_day, &a.budget.per_day),
            count(Some(b.budget.per_day)),
            count(Some(a.budget.per_day)),
        ),
        (
            ClauseId::RoutineDeadline,
            // A longer wait is less.
            reversed(by_order(&b.routine_seconds, &a.routine_seconds)),
            Terms::Seconds(b.routine_seconds),
            Terms::Seconds(a.routine_seconds),
        ),
        (
            ClauseId::UrgentDeadline,
            reversed(by_order(&b.urgent_seconds, &a.urgent_seconds)),
            Terms::Seconds(b.urgent_seconds),
            Terms::Seconds(a.urgent_seconds),
        ),
        (
            ClauseId::Observers,
            Effect::Other,
            Terms::View(b.observers.reasons, b.observers.delay_seconds),
            Terms::View(a.observers.reasons, a.observers.delay_seconds),
        ),
        (
            ClauseId::BudgetPerOfficer,
            by_order(&bound(b.budget.per_officer_per_day), &bound(a.budget.per_officer_per_day)),
            count(b.budget.per_officer_per_day),
            count(a.budget.per_officer_per_day),
        ),
        (
            ClauseId::BudgetPerCase,
            by_order(&bound(b.budget.per_case), &bound(a.budget.per_case)),
            count(b.budget.per_case),
            count(a.budget.per_case),
        ),
        (
            ClauseId::Consignment,
            // Absent is the least: what is no consignment anywhere.
            by_order(&b.budget.consignment, &a.budget.consignment),
            count(b.budget.consignment),
            count(a.budget.consignment),
        ),
    ];
    rows.into_iter()
        .filter(|(_, _, before, after)| before != after)
        .map(|(clause, effect, before, after)| Change { clause, effect, before, after })
        .collect()
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::{
        Handling, IntendedUse, LegalBasis, MatchGrade, RecordSetKind, RequestKind, ResultCode,
    };

    use super::*;
    use crate::desk::examples::clauses;

    /// A change of the terms, the clause it is in, and what it gives the asker.
    type Row = (fn(&mut Clauses), ClauseId, Effect);

    #[test]
    fn each_clause_says_whether_the_asker_may_do_more_or_less() {
        let rows: [Row; 20] = [
            (
                |c| c.request_kinds.extend([RequestKind::Watch]),
                ClauseId::RequestKinds,
                Effect::More,
            ),
            (|c| c.purposes.clear(), ClauseId::Purposes, Effect::Less),
            (|c| c.purposes = [IntendedUse::Prosecution].into(), ClauseId::Purposes, Effect::Other),
            (|c| c.legal_bases.extend([LegalBasis::Eu]), ClauseId::LegalBases, Effect::More),
            (|c| c.record_sets.extend([RecordSetKind::Stolen]), ClauseId::RecordSets, Effect::More),
            (|c| c.automatic.clear(), ClauseId::Automatic, Effect::Less),
            (
                |c| {
                    c.automatic.push(AutomaticRule {
                        grade: MatchGrade::Exact,
                        result: Some(ResultCode::Exported),
                        level: DisclosureLevel::L3,
                    });
                },
                ClauseId::Automatic,
                Effect::More,
            ),
            (|c| c.ceiling = DisclosureLevel::L2, ClauseId::Ceiling, Effect::Less),
            (|c| c.two_officers_from = None, ClauseId::TwoOfficers, Effect::More),
            (
                |c| c.two_officers_from = Some(DisclosureLevel::L3),
                ClauseId::TwoOfficers,
                Effect::Less,
            ),
            (|c| c.handling = Handling::H3, ClauseId::Handling, Effect::Less),
            (|c| c.onward = OnwardUse::None, ClauseId::Onward, Effect::Less),
            (|c| c.onward_states.clear(), ClauseId::OnwardStates, Effect::Less),
            (|c| c.retention_days += 1, ClauseId::Retention, Effect::More),
            (|c| c.budget.per_day -= 1, ClauseId::BudgetPerDay, Effect::Less),
            (|c| c.routine_seconds += 1, ClauseId::RoutineDeadline, Effect::Less),
            (|c| c.urgent_seconds -= 1, ClauseId::UrgentDeadline, Effect::More),
            (|c| c.observers.reasons = true, ClauseId::Observers, Effect::Other),
            (|c| c.budget.per_case = Some(3), ClauseId::BudgetPerCase, Effect::Less),
            (|c| c.budget.consignment = Some(500), ClauseId::Consignment, Effect::More),
        ];
        for (change, clause, effect) in rows {
            let mut after = clauses();
            change(&mut after);
            let found = differences(&clauses(), &after);
            let [found] = &found[..] else { panic!("{clause:?}: {found:?}") };
            assert_eq!((found.clause, found.effect), (clause, effect));
            let [back] = &differences(&after, &clauses())[..] else { panic!("{clause:?}") };
            assert_eq!(back.effect, reversed(effect));
        }
        assert!(differences(&clauses(), &clauses()).is_empty());
    }

    #[test]
    fn no_clause_of_the_document_is_left_out() {
        let mut other = clauses();
        other.request_kinds.clear();
        other.purposes.clear();
        other.legal_bases.clear();
        other.record_sets.clear();
        other.automatic.clear();
        other.ceiling = DisclosureLevel::L0;
        other.two_officers_from = None;
        other.handling = Handling::H0;
        other.onward = OnwardUse::None;
        other.onward_states.clear();
        other.retention_days = 0;
        other.budget.per_day = 0;
        other.budget.per_officer_per_day = Some(0);
        other.budget.per_case = Some(0);
        other.budget.consignment = Some(0);
        other.routine_seconds = 1;
        other.urgent_seconds = 1;
        other.observers.delay_seconds = 9;
        let clauses: Vec<ClauseId> =
            differences(&clauses(), &other).into_iter().map(|c| c.clause).collect();
        let of_agreement: Vec<ClauseId> =
            ClauseId::ALL.iter().copied().filter(|c| c.number() < 200).collect();
        assert_eq!(clauses, of_agreement);
    }
}
