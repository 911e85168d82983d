//! What the service shows, as pictures: chooses what is drawn, and puts all words to it.
//!
//! A picture goes into a page in both forms, wide and narrow, of which the stylesheet shows one;
//! each needs an id prefix of its own. Its table stands beside it for everyone.

use super::format;
use crate::drawing::Heading;
use crate::drawing::map::View;
use crate::drawing::marks::EvidenceWords;
use crate::drawing::metrics::Digits;
use crate::text::{Language, Text};

mod figures;
mod logs;
mod nodes;
mod trace;

pub use figures::{FlowOf, flow, histogram};
pub use logs::{anchor, audited, heads};
pub use nodes::federation;
pub use trace::{chain, route};

/// What must stand beside every statistic of traces.
#[must_use]
pub fn disclaimer(text: Text) -> String {
    text.say("web-picture-disclaimer")
}

/// The name of a view of the map, for its button.
#[must_use]
pub fn view_name(text: Text, view: View) -> String {
    text.say(match view {
        View::Route => "web-picture-view-route",
        View::Americas => "web-picture-view-americas",
        View::World => "web-picture-view-world",
    })
}

/// What a `<details>` with the table of a picture is called.
#[must_use]
pub fn as_table(text: Text) -> String {
    text.say("web-picture-as-table")
}

fn heading(title: String, description: String, caption: String) -> Heading {
    Heading { title, description, caption }
}

fn evidence(text: Text) -> EvidenceWords {
    EvidenceWords {
        signed: text.say("web-picture-signed"),
        letter: text.say("web-picture-letter"),
        waiting: text.say("web-picture-waiting"),
        refused: text.say("web-picture-refused"),
        no_record: text.say("web-picture-no-record"),
    }
}

/// How a language groups the digits of large numbers: as [`format::number`] does.
fn digits(text: Text) -> Digits {
    let (separator, least) = match text.language {
        Language::English => (",", 4),
        Language::Portuguese => (".", 4),
        Language::Spanish => ("\u{202f}", 5),
        Language::French => ("\u{202f}", 4),
    };
    Digits { separator: separator.to_owned(), least }
}

/// The text of a key with the number that its plural follows.
fn counted(text: Text, key: &str, count: usize) -> String {
    text.say_with(key, &[("count", count.into())])
}

/// A stretch of days as people say it: days, months, or years and months.
fn duration(text: Text, days: u64) -> String {
    if days < 60 {
        return text.say_with("note-days", &[("count", days.into())]);
    }
    // Twelve months in 365.2425 days.
    let months = days.saturating_mul(120_000) / 3_652_425;
    let (years, months) = (months / 12, months % 12);
    let said = |key, count: u64| text.say_with(key, &[("count", count.into())]);
    match (years, months) {
        (0, months) => said("web-picture-months", months),
        (years, 0) => said("web-picture-years", years),
        (years, months) => {
            format!("{} {}", said("web-picture-years", years), said("web-picture-months", months))
        }
    }
}

/// A date as far as it is known, also one that only bounds.
fn date(text: Text, date: Option<&str>) -> String {
    let bound = |key, rest: &str| text.say_with(key, &[("date", format::date(text, rest).into())]);
    match date {
        None => text.say("web-picture-date-unknown"),
        Some(date) => match (date.strip_prefix('<'), date.strip_prefix('>')) {
            (Some(rest), _) => bound("web-picture-before", rest),
            (_, Some(rest)) => bound("web-picture-after", rest),
            _ => format::date(text, date),
        },
    }
}

#[cfg(test)]
mod tests;
