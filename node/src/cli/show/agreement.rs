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
    let sets = if terms.record_sets.is_empty() {
        text.say("word-all")
    } else {
        list("set", &terms.record_sets)
    };
    let bases = if terms.legal_bases.is_empty() {
        text.say("word-all")
    } else {
        list("basis", &terms.legal_bases)
    };
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
        .add("column-record-sets", sets)
        .add("column-legal-bases", bases)
        .add("column-automatic-level", automatic)
        .add("column-automatic-no-record", yes_no(terms.automatic_no_record))
        .maybe("column-automatic-results", others)
        .add("column-highest-level", text.code_with_text(&terms.highest_level))
        .add("column-officers", terms.officers)
        .add("column-daily-budget", terms.daily_budget)
        .maybe("column-officer-budget", terms.officer_budget)
        .maybe("column-case-budget", terms.case_budget)
        .maybe("column-consignment", terms.consignment)
        .add("column-urgent-hours", terms.urgent_hours)
        .add("column-routine-hours", terms.routine_hours)
        .add("column-handling", text.code_with_text(&terms.handling))
        .add("column-onward", onward)
        .add("column-retention-days", terms.retention_days)
        .add("column-observers-see-reasons", yes_no(terms.observers_see_reasons))
        .add("column-observers-after-hours", terms.observers_after_hours);
    pairs.lines(2)
}
