//! What the service shows, as pictures: chooses what is drawn, and puts all words to it.
//!
//! A picture goes into a page in both forms, wide and narrow, of which the stylesheet shows one;
//! each needs an id prefix of its own. Its table stands beside it for everyone.

use crate::drawing::map::View;
use crate::drawing::metrics::Digits;
use crate::service::depicting::{counted, duration, heading};
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

/// How a language groups the digits of large numbers: as [`number`](super::format::number) does.
fn digits(text: Text) -> Digits {
    let (separator, least) = match text.language {
        Language::English => (",", 4),
        Language::Portuguese => (".", 4),
        Language::Spanish => ("\u{202f}", 5),
        Language::French => ("\u{202f}", 4),
    };
    Digits { separator: separator.to_owned(), least }
}

#[cfg(test)]
mod tests;
