//! The clauses of an agreement as people write and read them. What is written is what is agreed, and what
//! was agreed is read whole: each direction leads back to the other.

use std::collections::{BTreeMap, BTreeSet};

use vestigo_protocol::agreement::{AutomaticRule, Budget, Clauses, ObserverView};
use vestigo_protocol::codes::{
    DisclosureLevel, Handling, IntendedUse, LegalBasis, MatchGrade, OnwardUse, RecordSetKind,
    RequestKind, ResultCode,
};
use vestigo_protocol::ids::Country;

use super::Outcome;
use super::intake::{bad, code};
use super::views::{AskTerms, AutomaticTerm};

/// Says that a list is empty, where an empty list means all.
const NOTHING: &str = "NONE";

const HOUR: u64 = 3600;

fn set<T: Ord>(
    field: &str,
    values: &[String],
    read: fn(&str) -> Option<T>,
) -> Outcome<BTreeSet<T>> {
    values.iter().map(|v| code(field, v, read)).collect()
}

/// A list of which leaving it out means all.
fn all_or<T: Ord + Copy>(
    field: &str,
    values: &[String],
    all: &[T],
    read: fn(&str) -> Option<T>,
) -> Outcome<BTreeSet<T>> {
    match values {
        [] => Ok(all.iter().copied().collect()),
        [nothing] if nothing.trim().eq_ignore_ascii_case(NOTHING) => Ok(BTreeSet::new()),
        values => set(field, values, read),
    }
}

/// How [`all_or`] is written.
fn unless_all<T: Ord + Copy>(
    agreed: &BTreeSet<T>,
    all: &[T],
    name: fn(&T) -> String,
) -> Vec<String> {
    if agreed.is_empty() {
        vec![NOTHING.to_owned()]
    } else if all.iter().all(|member| agreed.contains(member)) {
        Vec::new()
    } else {
        agreed.iter().map(name).collect()
    }
}

/// Seconds, as hours or exactly.
fn seconds(hours: u64, exactly: Option<u64>) -> u64 {
    exactly.unwrap_or_else(|| hours.saturating_mul(HOUR))
}

/// What hours do not say.
fn exactly(seconds: u64) -> Option<u64> {
    (!seconds.is_multiple_of(HOUR)).then_some(seconds)
}

/// One direction of an agreement, as it is agreed.
///
/// # Errors
/// A word that its list does not have, or a deadline of nothing.
pub(super) fn to_clauses(terms: &AskTerms) -> Outcome<Clauses> {
    let mut automatic = Vec::new();
    for term in &terms.automatic_results {
        let field = "automatic_results";
        automatic.push(AutomaticRule {
            grade: code(field, &term.grade, MatchGrade::from_name)?,
            result: match &term.result {
                Some(result) => Some(code(field, result, ResultCode::from_name)?),
                None => None,
            },
            level: code(field, &term.level, DisclosureLevel::from_name)?,
        });
    }
    if let Some(word) = &terms.automatic_level {
        let level = code("automatic_level", word, DisclosureLevel::from_name)?;
        automatic.push(AutomaticRule { grade: MatchGrade::Exact, result: None, level });
    }
    if terms.automatic_no_record {
        let level = DisclosureLevel::L1;
        automatic.push(AutomaticRule { grade: MatchGrade::None, result: None, level });
    }
    let (onward, onward_states) = match terms.onward.as_slice() {
        [] => (OnwardUse::None, BTreeSet::new()),
        [word] if OnwardUse::from_name(word).is_some_and(|u| u != OnwardUse::Named) => {
            (code("onward", word, OnwardUse::from_name)?, BTreeSet::new())
        }
        states => (
            OnwardUse::Named,
            states
                .iter()
                .map(|s| Country::parse(s).ok_or_else(|| bad("onward", s)))
                .collect::<Outcome<_>>()?,
        ),
    };
    let two_officers_from = match &terms.two_officers_from {
        None => None,
        Some(word) => Some(code("two_officers_from", word, DisclosureLevel::from_name)?),
    };
    let deadline = |field: &str, hours, exactly| match seconds(hours, exactly) {
        0 => Err(bad(field, "0")),
        seconds => Ok(seconds),
    };
    Ok(Clauses {
        request_kinds: set("request_kinds", &terms.request_kinds, RequestKind::from_name)?,
        purposes: set("purposes", &terms.purposes, IntendedUse::from_name)?,
        legal_bases: all_or(
            "legal_bases",
            &terms.legal_bases,
            LegalBasis::ALL,
            LegalBasis::from_name,
        )?,
        record_sets: all_or(
            "record_sets",
            &terms.record_sets,
            RecordSetKind::ALL,
            RecordSetKind::from_name,
        )?,
        automatic,
        ceiling: code("highest_level", &terms.highest_level, DisclosureLevel::from_name)?,
        two_officers_from,
        handling: code("handling", &terms.handling, Handling::from_name)?,
        onward,
        onward_states,
        retention_days: terms.retention_days,
        budget: Budget {
            per_day: terms.daily_budget,
            per_officer_per_day: terms.officer_budget,
            per_case: terms.case_budget,
            consignment: terms.consignment,
        },
        routine_seconds: deadline("routine_hours", terms.routine_hours, terms.routine_seconds)?,
        urgent_seconds: deadline("urgent_hours", terms.urgent_hours, terms.urgent_seconds)?,
        observers: ObserverView {
            reasons: terms.observers_see_reasons,
            delay_seconds: seconds(terms.observers_after_hours, terms.observers_after_seconds),
        },
    })
}

/// One direction of an agreement, as it is read.
pub(super) fn of_clauses(clauses: &Clauses) -> AskTerms {
    // Of two rules for the same, the first decides: the other says nothing.
    let mut first = BTreeMap::new();
    for (at, rule) in clauses.automatic.iter().enumerate() {
        first.entry((rule.grade, rule.result)).or_insert(at);
    }
    let plain = |grade| clauses.automatic.get(*first.get(&(grade, None))?).copied();
    let exact = plain(MatchGrade::Exact);
    let none = plain(MatchGrade::None).filter(|rule| rule.level == DisclosureLevel::L1);
    let decides = |at: &usize, rule: &AutomaticRule| {
        first.get(&(rule.grade, rule.result)) == Some(at) && ![exact, none].contains(&Some(*rule))
    };
    let others = clauses.automatic.iter().enumerate().filter(|(at, rule)| decides(at, rule));
    AskTerms {
        request_kinds: clauses.request_kinds.iter().map(|k| k.name().to_owned()).collect(),
        purposes: clauses.purposes.iter().map(|p| p.code().to_owned()).collect(),
        record_sets: unless_all(&clauses.record_sets, RecordSetKind::ALL, |s| s.name().to_owned()),
        legal_bases: unless_all(&clauses.legal_bases, LegalBasis::ALL, |b| b.name().to_owned()),
        automatic_level: exact.map(|rule| rule.level.code().to_owned()),
        automatic_no_record: none.is_some(),
        automatic_results: others.map(|(_, rule)| automatic_term(rule)).collect(),
        highest_level: clauses.ceiling.code().to_owned(),
        two_officers_from: clauses.two_officers_from.map(|level| level.code().to_owned()),
        daily_budget: clauses.budget.per_day,
        officer_budget: clauses.budget.per_officer_per_day,
        case_budget: clauses.budget.per_case,
        consignment: clauses.budget.consignment,
        urgent_hours: clauses.urgent_seconds / HOUR,
        urgent_seconds: exactly(clauses.urgent_seconds),
        routine_hours: clauses.routine_seconds / HOUR,
        routine_seconds: exactly(clauses.routine_seconds),
        handling: clauses.handling.code().to_owned(),
        onward: match clauses.onward {
            OnwardUse::Named => clauses.onward_states.iter().map(Country::to_string).collect(),
            other => vec![other.name().to_owned()],
        },
        retention_days: clauses.retention_days,
        observers_see_reasons: clauses.observers.reasons,
        observers_after_hours: clauses.observers.delay_seconds / HOUR,
        observers_after_seconds: exactly(clauses.observers.delay_seconds),
    }
}

pub(super) fn automatic_term(rule: &AutomaticRule) -> AutomaticTerm {
    AutomaticTerm {
        grade: rule.grade.name().to_owned(),
        result: rule.result.map(|result| result.code().to_owned()),
        level: rule.level.code().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use vestigo_protocol::codec;

    use super::*;
    use crate::service::views::AgreementTerms;

    fn plain() -> Clauses {
        let terms = AskTerms {
            request_kinds: vec!["TRACE".to_owned()],
            purposes: vec!["U1".to_owned()],
            ..AskTerms::default()
        };
        to_clauses(&terms).unwrap()
    }

    /// Members of the clauses by their keys, as they are encoded.
    fn members(clauses: &Clauses) -> BTreeMap<u16, Vec<u8>> {
        let bytes = codec::encode(clauses);
        let mut reader = minicbor::Decoder::new(&bytes);
        let count = reader.map().unwrap().unwrap();
        let member = |reader: &mut minicbor::Decoder<'_>| {
            let key = reader.u16().unwrap();
            let from = reader.position();
            reader.skip().unwrap();
            (key, bytes[from..reader.position()].to_vec())
        };
        (0..count).map(|_| member(&mut reader)).collect()
    }

    /// A value as it stands in the file of terms.
    fn written(value: &Value) -> String {
        match value {
            Value::Array(values) => {
                let values: Vec<String> = values.iter().map(written).collect();
                format!("[{}]", values.join(", "))
            }
            Value::Object(members) => {
                let members = members.iter().filter(|(_, value)| !value.is_null());
                let members: Vec<String> =
                    members.map(|(name, value)| format!("{name} = {}", written(value))).collect();
                format!("{{ {} }}", members.join(", "))
            }
            plain => plain.to_string(),
        }
    }

    /// Through the file that the command line reads, and the view that it prints.
    fn round(clauses: &Clauses) -> Clauses {
        let Ok(Value::Object(terms)) = serde_json::to_value(of_clauses(clauses)) else { panic!() };
        let mut file = "[proposer_asks]\n".to_owned();
        for (name, value) in terms.iter().filter(|(_, value)| !value.is_null()) {
            file.push_str(&format!("{name} = {}\n", written(value)));
        }
        let read: AgreementTerms = toml::from_str(&file).unwrap();
        let shown: AgreementTerms =
            serde_json::from_str(&serde_json::to_string(&read).unwrap()).unwrap();
        to_clauses(&shown.proposer_asks).unwrap()
    }

    #[test]
    fn every_clause_can_be_written_in_a_file_and_is_read_back_as_it_was_agreed() {
        type Change = fn(&mut Clauses);
        let rule = |grade, result, level| AutomaticRule { grade, result, level };
        let country = |code| Country::parse(code).unwrap();
        let mut variants: Vec<Clauses> = Vec::new();
        let changes: [Change; 20] = [
            |c| c.request_kinds = RequestKind::ALL.iter().copied().collect(),
            |c| c.purposes = IntendedUse::ALL.iter().copied().collect(),
            |c| c.purposes.clear(),
            |c| c.legal_bases = [LegalBasis::Iti].into(),
            |c| c.legal_bases.clear(),
            |c| c.record_sets = [RecordSetKind::Registry].into(),
            |c| c.record_sets.clear(),
            |c| c.retention_days = u64::from(u32::MAX) + 7,
            |c| c.budget.per_day = u64::from(u32::MAX) + 7,
            |c| c.budget.per_officer_per_day = Some(3),
            |c| c.budget.per_case = Some(0),
            |c| c.budget.consignment = Some(500),
            |c| c.routine_seconds = 5401,
            |c| c.urgent_seconds = 59,
            |c| c.urgent_seconds = 7200,
            |c| c.observers.reasons = true,
            |c| c.observers.delay_seconds = 90,
            |c| c.observers.delay_seconds = 3600,
            |c| c.onward = OnwardUse::National,
            |c| c.onward = OnwardUse::None,
        ];
        for change in changes {
            let mut clauses = plain();
            change(&mut clauses);
            variants.push(clauses);
        }
        for level in DisclosureLevel::ALL.iter().copied() {
            variants.push(Clauses { ceiling: level, ..plain() });
            variants.push(Clauses { two_officers_from: Some(level), ..plain() });
        }
        for handling in Handling::ALL.iter().copied() {
            variants.push(Clauses { handling, ..plain() });
        }
        let onward_states = [country("XC"), country("XD")].into();
        variants.push(Clauses { onward: OnwardUse::Named, onward_states, ..plain() });
        for automatic in [
            vec![rule(MatchGrade::Exact, None, DisclosureLevel::L3)],
            vec![rule(MatchGrade::None, None, DisclosureLevel::L1)],
            vec![rule(MatchGrade::None, None, DisclosureLevel::L2)],
            vec![
                rule(MatchGrade::Exact, Some(ResultCode::Exported), DisclosureLevel::L1),
                rule(MatchGrade::Exact, None, DisclosureLevel::L2),
                rule(MatchGrade::None, None, DisclosureLevel::L1),
            ],
        ] {
            variants.push(Clauses { automatic, ..plain() });
        }
        let mut walked = BTreeSet::new();
        let plain = members(&plain());
        for clauses in &variants {
            assert_eq!(round(clauses), *clauses);
            let changed = members(clauses);
            let keys = plain.keys().chain(changed.keys());
            walked.extend(keys.filter(|key| plain.get(key) != changed.get(key)).copied());
        }
        // Each member of the clauses was another in some variant: none was left out.
        assert_eq!(walked, (1..=15).collect());
    }

    #[test]
    fn of_two_rules_for_the_same_only_the_first_is_read() {
        let rule = |level| AutomaticRule { grade: MatchGrade::Exact, result: None, level };
        let automatic = vec![rule(DisclosureLevel::L1), rule(DisclosureLevel::L3)];
        let terms = of_clauses(&Clauses { automatic, ..plain() });
        assert_eq!(terms.automatic_level.as_deref(), Some("L1"));
        assert_eq!(terms.automatic_results, []);
    }
}
