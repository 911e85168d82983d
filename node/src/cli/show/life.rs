//! The life of a request in words: what it has to do with others, what is wanted, and every step.

use std::fmt::Write as _;

use super::super::table::Pairs;
use crate::service::views::{LifeStatusView, LifeView, RowLifeView, StepView, short};
use crate::text::Text;

/// What needs attention.
pub(super) fn status(pairs: &mut Pairs, life: &LifeStatusView) {
    pairs
        .add("column-unacknowledged-cases", life.unacknowledged_cases)
        .add("column-reviews-due", life.reviews_due)
        .add("column-overdue-traces", life.overdue_traces)
        .add("column-information-wanted", life.information_wanted);
}

/// The facts of a life beside its state.
pub(super) fn facts(text: Text, pairs: &mut Pairs, life: &LifeView) {
    let ids = |ids: &[String]| {
        let short: Vec<String> = ids.iter().map(|id| short(id).to_string()).collect();
        (!short.is_empty()).then(|| short.join(", "))
    };
    let id = |id: &Option<String>| id.as_ref().map(|id| short(id).to_string());
    let unacknowledged = life.acknowledge_by.as_ref().map(|by| {
        if life.unacknowledged {
            format!("{by} ({})", text.say("word-overdue"))
        } else {
            by.clone()
        }
    });
    pairs
        .maybe("column-acknowledged", life.acknowledged.as_ref())
        .maybe("column-acknowledge-by", unacknowledged)
        .maybe("column-clock", life.clock_stands.then(|| text.say("note-clock-stands")))
        .maybe("column-review-due", life.review_due.then(|| text.say("note-review-due")))
        .maybe("column-wanted-of-asker", members(text, "wanted", &life.wanted))
        .maybe("column-part", life.partial.then(|| text.say("note-partial")))
        .maybe(
            "column-not-completed",
            (!life.not_completed.is_empty()).then(|| codes(text, &life.not_completed)),
        );
    if let Some(restricted) = &life.restricted {
        let left_out = members(text, "withheld", &restricted.withheld).unwrap_or_default();
        pairs
            .add("column-left-out", left_out)
            .add("column-left-out-because", text.code_with_text(&restricted.reason))
            .add("column-left-out-text", &restricted.text);
    }
    pairs
        .maybe("column-candidates", life.candidates)
        .maybe("column-indicated", (!life.indicated.is_empty()).then(|| life.indicated.join(", ")))
        .maybe("column-duplicate-of", id(&life.duplicate_of))
        .maybe("column-reopens", id(&life.reopens))
        .maybe("column-clarifies", id(&life.clarifies))
        .maybe("column-reopened-by", ids(&life.reopened_by))
        .maybe("column-clarified-by", ids(&life.clarified_by));
}

/// What of a life stands in the column of the state of a list.
pub(super) fn state(text: Text, state: &str, life: &RowLifeView) -> String {
    let marks = [
        (life.overdue, "word-overdue"),
        (life.review_due, "word-review-due"),
        (life.unacknowledged, "word-unacknowledged"),
        (life.clock_stands, "word-clock-stands"),
        (life.reopened, "word-reopened"),
    ];
    let said: Vec<String> =
        marks.into_iter().filter(|(is, _)| *is).map(|(_, key)| text.say(key)).collect();
    if said.is_empty() { state.to_owned() } else { format!("{state} ({})", said.join(", ")) }
}

/// The proof of a list's row, short.
pub(super) fn proof(life: &RowLifeView) -> String {
    life.proof.iter().map(|leaf| short(leaf).to_string()).collect::<Vec<_>>().join(" ")
}

/// Every step, one below the other: when, who, entry, and what in words.
pub(super) fn timeline(text: Text, steps: &[StepView], indent: usize) -> String {
    let mut drawn = String::new();
    for step in steps {
        let by = text.say(if step.officer { "word-by-officer" } else { "word-by-machine" });
        let _written = writeln!(
            drawn,
            "{:indent$}{}  {} ({by})  {}",
            "",
            step.at,
            step.who,
            short(&step.leaf),
        );
        let deeper = indent + 2;
        let _written = writeln!(drawn, "{:deeper$}{}", "", sentence(text, step));
        for line in step.text.iter().flat_map(|words| words.lines()) {
            let _written = writeln!(drawn, "{:deeper$}“{line}”", "");
        }
    }
    drawn
}

fn sentence(text: Text, step: &StepView) -> String {
    let none = || text.say("word-dash");
    let until = step.until.clone().unwrap_or_else(none);
    let codes = if step.codes.is_empty() { none() } else { codes(text, &step.codes) };
    let wanted = members(text, "wanted", &step.wanted).unwrap_or_else(none);
    let withheld = members(text, "withheld", &step.withheld).unwrap_or_else(none);
    // The id of another request is as long as one: it is shown as every id is.
    let names: Vec<String> = step.names.iter().map(|name| short(name).to_string()).collect();
    let names = if names.is_empty() { none() } else { names.join(", ") };
    text.say_with(
        step.step.key(),
        &[
            ("until", until.into()),
            ("codes", codes.into()),
            ("wanted", wanted.into()),
            ("withheld", withheld.into()),
            ("names", names.into()),
        ],
    )
}

fn codes(text: Text, codes: &[String]) -> String {
    codes.iter().map(|code| text.code_with_text(code)).collect::<Vec<_>>().join("; ")
}

fn members(text: Text, list: &str, members: &[String]) -> Option<String> {
    let said: Vec<String> = members.iter().map(|member| text.code_in(list, member)).collect();
    (!said.is_empty()).then(|| said.join("; "))
}
