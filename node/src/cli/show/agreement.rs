//! Agreements.

use super::super::table::{Pairs, Table};
use super::heading;
use crate::service::views::{AgreementView, AskTerms, short};
use crate::text::Text;

pub(in super::super) fn agreements(text: Text, agreements: &[AgreementView]) -> Table {
    let mut table = Table::new(
        text,
        &["column-hash", "column-partner", "column-state", "column-valid-from", "column-accepted"],
    );
    for agreement in agreements {
        table.row([
            short(&agreement.hash).to_string(),
            agreement.partner.clone(),
            text.say(agreement.state.key()),
            agreement.valid_from.clone(),
            agreement.accepted.clone().unwrap_or_default(),
        ]);
    }
    table
}

pub(in super::super) fn agreement(text: Text, view: &AgreementView) -> String {
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-hash", &view.hash)
        .add("column-partner", &view.partner)
        .add("column-proposer", &view.proposer)
        .add("column-state", text.say(view.state.key()))
        .add("column-valid-from", &view.valid_from)
        .add("column-proposed", &view.proposed)
        .maybe("column-accepted", view.accepted.as_ref())
        .maybe("column-replaces", view.replaces.as_ref());
    let mut human = pairs.lines(0);
    human.push_str(&heading(text, "word-proposer-asks"));
    human.push_str(&terms(text, &view.terms.proposer_asks));
    human.push_str(&heading(text, "word-accepter-asks"));
    human.push_str(&terms(text, &view.terms.accepter_asks));
    human
}

fn terms(text: Text, terms: &AskTerms) -> String {
    let list = |name: &str, codes: &[String]| {
        codes.iter().map(|c| text.code_in(name, c)).collect::<Vec<_>>().join(", ")
    };
    let yes_no = |yes: bool| text.say(if yes { "word-yes" } else { "word-no" });
    let mut pairs = Pairs::new(text);
    if terms.request_kinds.is_empty() {
        return format!("  {}\n", text.say("note-nothing-allowed"));
    }
    let all_or = |name: &str, codes: &[String]| match codes {
        [] => text.say("word-all"),
        [nothing] if nothing == "NONE" => text.say("word-none"),
        codes => list(name, codes),
    };
    let hours = |hours: u64, exactly: Option<u64>| {
        exactly.map_or_else(|| hours.to_string(), |seconds| format!("{seconds} s"))
    };
    let two = terms.two_officers_from.as_deref();
    let two = two
        .map_or_else(|| text.say("note-two-officers-always"), |level| text.code_with_text(level));
    let others: Vec<String> = terms
        .automatic_results
        .iter()
        .map(|rule| super::difference::automatic(text, rule))
        .collect();
    let others = (!others.is_empty()).then(|| others.join("; "));
    let automatic = terms
        .automatic_level
        .as_deref()
        .map_or_else(|| text.say("note-officer-decides"), |level| text.code_with_text(level));
    let onward = if terms.onward.is_empty() { "NONE".to_owned() } else { terms.onward.join(", ") };
    let onward = text.code_in("onward", &onward);
    pairs
        .add("column-request-kinds", list("request", &terms.request_kinds))
        .add("column-purposes", list("", &terms.purposes))
        .add("column-record-sets", all_or("set", &terms.record_sets))
        .add("column-legal-bases", all_or("basis", &terms.legal_bases))
        .add("column-automatic-level", automatic)
        .add("column-automatic-no-record", yes_no(terms.automatic_no_record))
        .maybe("column-automatic-results", others)
        .add("column-highest-level", text.code_with_text(&terms.highest_level))
        .add("column-two-officers-from", two)
        .add("column-daily-budget", terms.daily_budget)
        .maybe("column-officer-budget", terms.officer_budget)
        .maybe("column-case-budget", terms.case_budget)
        .maybe("column-consignment", terms.consignment)
        .add("column-urgent-hours", hours(terms.urgent_hours, terms.urgent_seconds))
        .add("column-routine-hours", hours(terms.routine_hours, terms.routine_seconds))
        .add("column-handling", text.code_with_text(&terms.handling))
        .add("column-onward", onward)
        .add("column-retention-days", terms.retention_days)
        .add("column-observers-see-reasons", yes_no(terms.observers_see_reasons))
        .add(
            "column-observers-after-hours",
            hours(terms.observers_after_hours, terms.observers_after_seconds),
        );
    pairs.lines(2)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::text::Language;

    /// Another value of the same form for every member of the terms, by its name.
    fn other(name: &str) -> Value {
        match name {
            "request_kinds" => json!(["TRACE", "WATCH"]),
            "purposes" => json!(["U2"]),
            "record_sets" => json!(["STOLEN"]),
            "legal_bases" => json!(["NONE"]),
            "automatic_level" | "two_officers_from" | "highest_level" => json!("L3"),
            "automatic_results" => json!([{"grade": "EXACT", "result": "R06", "level": "L2"}]),
            "handling" => json!("H1"),
            "onward" => json!(["NATIONAL"]),
            "automatic_no_record" | "observers_see_reasons" => json!(true),
            _ => json!(7777),
        }
    }

    #[test]
    fn every_clause_is_told_in_words_in_every_language() {
        let base = AskTerms { request_kinds: vec!["TRACE".to_owned()], ..AskTerms::default() };
        let Value::Object(mut members) = serde_json::to_value(&base).unwrap() else { panic!() };
        for absent in
            ["two_officers_from", "urgent_seconds", "routine_seconds", "observers_after_seconds"]
        {
            assert!(members.insert(absent.to_owned(), Value::Null).is_none(), "{absent}");
        }
        for language in Language::ALL {
            let text = Text::new(language);
            let plain = terms(text, &base);
            for name in members.keys() {
                let mut changed = members.clone();
                changed.insert(name.clone(), other(name));
                let changed = serde_json::from_value(Value::Object(changed)).unwrap();
                let told = terms(text, &changed);
                assert_ne!(told, plain, "{name} is not told");
                for raw in ["column-", "word-", "note-", "code-"] {
                    assert!(!told.contains(raw), "{name}: {told}");
                }
            }
        }
    }
}
