//! Agreements compared and tried out, in words.

use std::fmt::Write as _;

use super::heading;
use crate::cli::table::Table;
use crate::service::views::{
    AgreementDiffView, AutomaticTerm, OutcomeView, SimulationView, TermsView, short,
};
use crate::text::Text;

/// What two agreements let each side do more or less.
pub(in super::super) fn agreement_diff(text: Text, view: &AgreementDiffView) -> String {
    let mut human = String::new();
    for direction in &view.directions {
        let asker = [("asker", direction.asker.as_str().into())];
        let _written = writeln!(human, "\n{}", text.say_with("note-diff-asks", &asker));
        if direction.changes.is_empty() {
            let _written = writeln!(human, "  {}", text.say("note-diff-nothing"));
        }
        for change in &direction.changes {
            let (before, after) = (terms(text, &change.before), terms(text, &change.after));
            let clause = text.say(&change.key);
            let effect = text.say(change.effect.key());
            let _written = writeln!(human, "  {effect}: {clause}: {before} → {after}");
        }
    }
    human
}

fn terms(text: Text, terms: &TermsView) -> String {
    let nothing = || text.say("word-none");
    let joined = |words: Vec<String>| if words.is_empty() { nothing() } else { words.join(", ") };
    match terms {
        TermsView::Codes(list, codes) => {
            joined(codes.iter().map(|c| code(text, list, c)).collect())
        }
        TermsView::Count(None) => text.say("note-no-bound"),
        TermsView::Count(Some(count)) => count.to_string(),
        TermsView::Days(days) => text.say_with("note-term-days", &[("count", (*days).into())]),
        TermsView::Seconds(seconds) => {
            text.say_with("note-term-hours", &[("count", (*seconds / 3600).into())])
        }
        TermsView::Countries(names) => joined(names.clone()),
        TermsView::Automatic(rules) => joined(rules.iter().map(|r| automatic(text, r)).collect()),
        TermsView::Observers(reasons, seconds) => text.say_with(
            if *reasons { "note-observers-see-reasons" } else { "note-observers-see-none" },
            &[("count", (*seconds / 3600).into())],
        ),
    }
}

fn code(text: Text, list: &str, code: &str) -> String {
    if list.is_empty() { text.code_with_text(code) } else { text.code_in(list, code) }
}

/// One automatic rule: `exact match, R06 lawfully exported: L3 …`.
pub(super) fn automatic(text: Text, rule: &AutomaticTerm) -> String {
    let grade = text.code_in("grade", &rule.grade);
    let level = text.code_with_text(&rule.level);
    match &rule.result {
        Some(result) => format!("{grade}, {}: {level}", text.code_with_text(result)),
        None => format!("{grade}: {level}"),
    }
}

fn outcome(text: Text, outcome: &OutcomeView) -> String {
    match outcome {
        OutcomeView::Answered(level) => text.code_with_text(level),
        OutcomeView::Officer(why) => {
            let why = text.code_in("refer", why);
            text.say_with("note-simulated-officer", &[("why", why.into())])
        }
        OutcomeView::Returned(reason) => text.code_with_text(reason),
    }
}

/// What would be seen.
pub(in super::super) fn simulation(text: Text, view: &SimulationView) -> String {
    let mut human = text.say_with(
        "note-simulated",
        &[
            ("partner", view.partner.as_str().into()),
            ("agreement", short(&view.agreement).to_string().into()),
        ],
    ) + "\n";
    if let Some(found) = &view.outcome {
        let _written = writeln!(human, "{}", outcome(text, found));
    }
    if let Some(words) = &view.text {
        let _written = writeln!(human, "  {words}");
    }
    if let Some(answer) = &view.answer {
        let results: Vec<String> = answer.results.iter().map(|r| text.code_with_text(r)).collect();
        let _written = writeln!(human, "  {}", text.code_in("grade", &answer.grade));
        for line in results.iter().chain(&answer.searched) {
            let _written = writeln!(human, "  {line}");
        }
        for event in &answer.events {
            let _written = writeln!(human, "  {}", super::trace::event_line(text, event));
        }
        let share = [("percent", view.sampled_share_percent.into())];
        let _written = writeln!(human, "{}", text.say_with("note-simulated-sampled", &share));
    }
    if !view.rows.is_empty() {
        let columns = ["column-grade", "column-result", "column-simulated"];
        let mut table = Table::new(text, &columns);
        for row in &view.rows {
            table.row([
                text.code_in("grade", &row.grade),
                row.results.join(" "),
                outcome(text, &row.outcome),
            ]);
        }
        human.push_str(&table.aligned());
    }
    if view.replayed > 0 {
        let changed: usize = view.changes.iter().map(|change| change.cases.len()).sum();
        let counts = [
            ("replayed", view.replayed.into()),
            ("changed", u64::try_from(changed).unwrap_or(u64::MAX).into()),
        ];
        let _written = writeln!(human, "{}", text.say_with("note-replayed", &counts));
        for change in &view.changes {
            let (before, after) = (outcome(text, &change.before), outcome(text, &change.after));
            let _written = writeln!(human, "  {:>5}  {before} → {after}", change.cases.len());
            for case in &change.cases {
                let _written = writeln!(human, "         {}", short(case));
            }
        }
    }
    if !view.clauses.is_empty() {
        human.push_str(&heading(text, "word-rests-on"));
        for key in &view.clauses {
            let _written = writeln!(human, "  {}", text.say(key));
        }
    }
    human
}
