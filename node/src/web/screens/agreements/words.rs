//! Clauses, differences and outcomes in words.

use crate::service::views::{
    AgreementDiffView, AgreementTerms, AskTerms, AutomaticTerm, EffectView, OutcomeView, TermsView,
};
use crate::text::Text;
use crate::web::format;
use crate::web::kit::{Cell, Column, Listing, Tone};

const HOUR: u64 = 3_600;

/// What differs for one side as asker.
#[derive(Debug)]
pub(super) struct Direction {
    /// `What Customs of Brazil may ask us and get`.
    pub(super) title: String,
    /// The clauses; none: nothing differs.
    pub(super) changes: Option<Listing>,
}

/// The name of a code: with its letters where they are known to people, without where they are a
/// program's.
fn code(text: Text, list: &str, code: &str) -> String {
    if list.is_empty() { text.code_with_text(code) } else { text.code_in(list, code) }
}

/// One automatic rule: `exact match, R06 lawfully exported: L3 …`.
fn automatic(text: Text, rule: &AutomaticTerm) -> String {
    let (grade, level) = (text.code_in("grade", &rule.grade), text.code_with_text(&rule.level));
    let colon = text.colon();
    match &rule.result {
        Some(result) => format!("{grade}, {}{colon} {level}", text.code_with_text(result)),
        None => format!("{grade}{colon} {level}"),
    }
}

/// Hours as they are said, or seconds where they are none.
fn hours(text: Text, hours: u64, exactly: Option<u64>) -> String {
    seconds(text, exactly.unwrap_or_else(|| hours.saturating_mul(HOUR)))
}

fn seconds(text: Text, seconds: u64) -> String {
    match seconds.is_multiple_of(HOUR) {
        true => text.say_with("web-agreement-hours", &[("count", (seconds / HOUR).into())]),
        false => text.say_with("web-agreement-seconds", &[("count", seconds.into())]),
    }
}

fn count(text: Text, count: Option<u64>) -> String {
    count.map_or_else(|| text.say("note-no-bound"), |count| format::number(text, count))
}

/// All clauses of one direction, in the order of [`KEYS`]; where nothing may be asked, that alone.
fn direction(text: Text, terms: &AskTerms) -> Vec<Cell> {
    let list = |name: &str, codes: &[String]| {
        Cell::Lines(codes.iter().map(|c| code(text, name, c)).collect())
    };
    if terms.request_kinds.is_empty() {
        let mut cells = vec![Cell::text(text.say("note-nothing-allowed"))];
        cells.resize(KEYS.len(), Cell::text(""));
        return cells;
    }
    let all_or = |name: &str, codes: &[String]| match codes {
        [] => Cell::text(text.say("word-all")),
        [nothing] if nothing == "NONE" => Cell::text(text.say("word-none")),
        codes => list(name, codes),
    };
    let level = |level: &Option<String>, without: &str| {
        level.as_deref().map_or_else(|| text.say(without), |level| text.code_with_text(level))
    };
    let yes = |yes: bool| Cell::text(text.say(if yes { "word-yes" } else { "word-no" }));
    let onward = match terms.onward.as_slice() {
        [] => vec![text.code_in("onward", "NONE")],
        [word] if word.len() > 2 => vec![text.code_in("onward", word)],
        states => states.iter().map(|state| format::country(text, state)).collect(),
    };
    let after = hours(text, terms.observers_after_hours, terms.observers_after_seconds);
    let days = [("count", terms.retention_days.into())];
    let rules = terms.automatic_results.iter().map(|rule| automatic(text, rule)).collect();
    vec![
        list("request", &terms.request_kinds),
        list("", &terms.purposes),
        all_or("basis", &terms.legal_bases),
        all_or("set", &terms.record_sets),
        Cell::text(level(&terms.automatic_level, "note-officer-decides")),
        yes(terms.automatic_no_record),
        Cell::Lines(rules),
        Cell::text(text.code_with_text(&terms.highest_level)),
        Cell::text(level(&terms.two_officers_from, "note-two-officers-always")),
        Cell::text(text.code_with_text(&terms.handling)),
        Cell::Lines(onward),
        Cell::text(text.say_with("note-days", &days)),
        Cell::text(format::number(text, terms.daily_budget)),
        Cell::text(count(text, terms.officer_budget)),
        Cell::text(count(text, terms.case_budget)),
        Cell::text(terms.consignment.map_or_else(
            || text.say("web-agreement-consignment-none"),
            |most| format::number(text, most),
        )),
        Cell::text(hours(text, terms.urgent_hours, terms.urgent_seconds)),
        Cell::text(hours(text, terms.routine_hours, terms.routine_seconds)),
        yes(terms.observers_see_reasons),
        Cell::text(after),
    ]
}

/// Names of the clauses, in their order.
const KEYS: [&str; 20] = [
    "column-request-kinds",
    "column-purposes",
    "column-legal-bases",
    "column-record-sets",
    "column-automatic-level",
    "column-automatic-no-record",
    "column-automatic-results",
    "column-highest-level",
    "column-two-officers-from",
    "column-handling",
    "column-onward",
    "web-agreement-retention",
    "column-daily-budget",
    "column-officer-budget",
    "column-case-budget",
    "column-consignment",
    "web-agreement-urgent",
    "web-agreement-routine",
    "column-observers-see-reasons",
    "web-agreement-observers-after",
];

/// The clauses both ways: what we may ask beside what they may ask.
pub(super) fn clauses(text: Text, terms: &AgreementTerms, own_is_proposer: bool) -> Listing {
    let (ours, theirs) = match own_is_proposer {
        true => (&terms.proposer_asks, &terms.accepter_asks),
        false => (&terms.accepter_asks, &terms.proposer_asks),
    };
    let columns = [
        Column::new("web-agreement-clause"),
        Column::new("web-agreement-we-ask"),
        Column::new("web-agreement-they-ask"),
    ];
    let mut list = Listing::table(text, "web-agreement-clauses", &columns);
    let both = direction(text, ours).into_iter().zip(direction(text, theirs));
    for (key, (ours, theirs)) in KEYS.iter().zip(both) {
        if !(ours.is_empty() && theirs.is_empty()) {
            list.row(vec![Cell::text(text.say(key)), ours, theirs]);
        }
    }
    list
}

fn side(text: Text, terms: &TermsView) -> Cell {
    let lines = |words: Vec<String>| match words.is_empty() {
        true => Cell::text(text.say("word-none")),
        false => Cell::Lines(words),
    };
    match terms {
        TermsView::Codes(list, codes) => lines(codes.iter().map(|c| code(text, list, c)).collect()),
        TermsView::Count(most) => Cell::text(count(text, *most)),
        TermsView::Days(days) => {
            Cell::text(text.say_with("note-days", &[("count", (*days).into())]))
        }
        TermsView::Seconds(length) => Cell::text(seconds(text, *length)),
        TermsView::Countries(codes) => {
            lines(codes.iter().map(|code| format::country(text, code)).collect())
        }
        TermsView::Automatic(rules) => lines(rules.iter().map(|r| automatic(text, r)).collect()),
        TermsView::Observers(reasons, length) => {
            let reasons = match reasons {
                true => "web-agreement-reasons-seen",
                false => "web-agreement-reasons-hidden",
            };
            let after = text.say_with(
                "web-agreement-entries-after",
                &[("time", seconds(text, *length).into())],
            );
            Cell::Lines(vec![text.say(reasons), after])
        }
    }
}

/// What two agreements let each side do more or less.
pub(super) fn difference(
    text: Text,
    own: &str,
    partner: &str,
    view: &AgreementDiffView,
) -> Vec<Direction> {
    let columns = [
        Column::new("web-agreement-clause"),
        Column::new("web-agreement-effect"),
        Column::new("web-agreement-before"),
        Column::new("web-agreement-after"),
    ];
    let direction = |asks: &crate::service::views::DirectionDiffView| {
        let title = match asks.asker == own {
            true => text.say_with("web-agreement-diff-we", &[("partner", partner.into())]),
            false => text.say_with("web-agreement-diff-they", &[("partner", partner.into())]),
        };
        if asks.changes.is_empty() {
            return Direction { title, changes: None };
        }
        let mut list = Listing::table(text, "web-agreement-differences", &columns);
        for change in &asks.changes {
            let tone = match change.effect {
                EffectView::More => Tone::Good,
                EffectView::Less => Tone::Warn,
                EffectView::Other => Tone::Plain,
            };
            list.row(vec![
                Cell::text(text.say(&change.key)),
                Cell::badge(tone, text.say(change.effect.key())),
                side(text, &change.before),
                side(text, &change.after),
            ]);
        }
        Direction { title, changes: Some(list) }
    };
    view.directions.iter().map(direction).collect()
}

/// What becomes of a request.
pub(super) fn outcome(text: Text, outcome: &OutcomeView) -> Cell {
    match outcome {
        OutcomeView::Answered(level) => {
            let level = text.code_with_text(level);
            let words = text.say_with("web-simulate-answered", &[("level", level.into())]);
            Cell::badge(Tone::Good, words)
        }
        OutcomeView::Officer(why) => {
            let why = text.code_in("refer", why);
            let words = text.say_with("note-simulated-officer", &[("why", why.into())]);
            Cell::badge(Tone::Waiting, words)
        }
        OutcomeView::Returned(reason) => {
            let reason = text.code_with_text(reason);
            let words = text.say_with("web-simulate-returned", &[("reason", reason.into())]);
            Cell::badge(Tone::Bad, words)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_clause_is_told_both_ways_in_every_language() {
        let terms = |budget| AskTerms {
            request_kinds: vec!["TRACE".to_owned()],
            daily_budget: budget,
            onward: vec!["XC".to_owned(), "XD".to_owned()],
            routine_seconds: Some(90),
            ..AskTerms::default()
        };
        let both = AgreementTerms { proposer_asks: terms(7777), accepter_asks: terms(8888) };
        for language in Language::ALL {
            let text = Text::new(language);
            assert_eq!(direction(text, &both.proposer_asks).len(), KEYS.len());
            let ours = clauses(text, &both, true).csv();
            let theirs = clauses(text, &both, false).csv();
            let place = |csv: &str, number| csv.find(&format::number(text, number)).unwrap();
            assert!(place(&ours, 7777) < place(&ours, 8888), "{ours}");
            assert!(place(&theirs, 8888) < place(&theirs, 7777), "{theirs}");
            for raw in ["column-", "word-", "note-", "code-", "web-"] {
                assert!(!ours.contains(raw), "{ours}");
            }
        }
    }

    #[test]
    fn where_nothing_may_be_asked_nothing_else_is_said() {
        let cells = direction(Text::default(), &AskTerms::default());
        assert_eq!(cells.iter().filter(|cell| !cell.is_empty()).count(), 1);
    }
}
