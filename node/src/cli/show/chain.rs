//! What a chain amounts to, in words: point of diversion, time to crime, contradictions, next
//! steps, and who may know more.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::super::table::Table;
use super::heading;
use super::trace::event_line;
use crate::service::views::{
    ConflictView, DiversionView, HopView, SourceOfView, SuggestionView, TimeToCrimeView, TraceView,
};
use crate::text::Text;

/// Point of diversion, time to crime and contradictions, as far as there are any.
pub(super) fn conclusions(text: Text, view: &TraceView) -> String {
    let mut human = String::new();
    if let Some(diversion) = &view.diversion {
        human.push_str(&heading(text, "word-diversion"));
        human.push_str(&of_diversion(text, diversion));
    }
    if let Some(ttc) = &view.time_to_crime {
        human.push_str(&heading(text, "word-time-to-crime"));
        human.push_str(&of_time(text, ttc));
    }
    if !view.conflicts.is_empty() {
        human.push_str(&heading(text, "word-contradictions"));
        for conflict in &view.conflicts {
            human.push_str(&of_conflict(text, conflict));
        }
    }
    human
}

fn of_diversion(text: Text, view: &DiversionView) -> String {
    let point = |code: &String| format!("{code} {}", text.code_in("point", code));
    let mut human = String::new();
    let certainty = text.code_in("certainty", &view.certainty);
    let _written = writeln!(human, "  {}  ({certainty})", point(&view.point));
    let mut line = |words: String| {
        let _written = writeln!(human, "    {words}");
    };
    if !view.or.is_empty() {
        let or: Vec<String> = view.or.iter().map(point).collect();
        line(text.say_with("note-diversion-or", &[("points", or.join("; ").into())]));
    }
    if let Some(country) = &view.country {
        let date = view.date.clone().unwrap_or_else(|| text.say("word-date-unknown"));
        let args = [("country", country.as_str().into()), ("date", date.into())];
        line(text.say_with("note-diversion-where", &args));
    }
    for (key, source) in
        [("note-last-lawful", &view.last_lawful), ("note-diversion-broke", &view.broke)]
    {
        if let Some(source) = source {
            line(text.say_with(key, &[("source", of_source(text, source).into())]));
        }
    }
    if !view.signed {
        line(text.say("note-rests-on-letter"));
    }
    for change in &view.changes {
        let what = text.code_in("change", &change.what);
        let args = [("what", what.into()), ("country", change.country.as_str().into())];
        line(text.say_with("note-would-change", &args));
    }
    human
}

fn of_time(text: Text, view: &TimeToCrimeView) -> String {
    let days = match view.days_max {
        Some(max) if max == view.days_min => text.say_with("note-days", &[("count", max.into())]),
        Some(max) => text.say_with(
            "note-days-between",
            &[("least", view.days_min.into()), ("most", max.into())],
        ),
        None => text.say_with("note-days-least", &[("least", view.days_min.into())]),
    };
    let bucket = |code: &str| text.code_in("bucket", code);
    let buckets = if view.bucket_min == view.bucket_max {
        bucket(&view.bucket_min)
    } else {
        let args =
            [("from", bucket(&view.bucket_min).into()), ("to", bucket(&view.bucket_max).into())];
        text.say_with("note-buckets", &args)
    };
    let to = view.to_date.clone().unwrap_or_else(|| text.say("word-before-asking"));
    let mut human = format!("  {days}  ({buckets})\n");
    let args = [
        ("from", view.from_date.as_str().into()),
        ("to", to.into()),
        ("source", of_source(text, &view.from).into()),
    ];
    let _written = writeln!(human, "    {}", text.say_with("note-time-from", &args));
    if !view.signed {
        let _written = writeln!(human, "    {}", text.say("note-rests-on-letter"));
    }
    human
}

fn of_conflict(text: Text, view: &ConflictView) -> String {
    let mut human = format!("  {}\n", text.code_in("conflict", &view.kind));
    for source in [&view.one, &view.other] {
        let _written = writeln!(human, "    • {}", of_source(text, source));
    }
    human
}

/// `hop 3 (XD), event 2: 2021-08-02 reported stolen …`.
fn of_source(text: Text, source: &SourceOfView) -> String {
    let what = match (&source.event, &source.result) {
        (Some(event), _) => event_line(text, event),
        (None, Some(code)) => text.code_with_text(code),
        (None, None) => String::new(),
    };
    let key = if source.label == 20 { "note-source-event" } else { "note-source-result" };
    let args = [
        ("hop", (source.hop + 1).to_string().into()),
        ("country", source.country.as_str().into()),
        ("position", source.position.to_string().into()),
    ];
    format!("{}: {what}", text.say_with(key, &args))
}

/// What a hop has beside its answer: the letter, and the next step.
pub(super) fn about_hop(text: Text, hop: &HopView) -> Vec<String> {
    let mut lines = Vec::new();
    if hop.request_kind.as_deref().is_some_and(|kind| kind == "RECORD_CHECK") {
        lines.push(text.code_in("request", "RECORD_CHECK"));
    }
    if let Some(letter) = &hop.letter {
        let args = [("reference", letter.reference.as_str().into())];
        lines.push(text.say_with("note-by-letter", &args));
        if letter.entered {
            let dated = letter.dated.clone().unwrap_or_else(|| text.say("word-date-unknown"));
            let theirs = letter.their_reference.clone().unwrap_or_default();
            let args = [("date", dated.into()), ("reference", theirs.into())];
            lines.push(text.say_with("note-reply-by-letter", &args));
            lines.push(match (letter.confirmed_by, letter.contradicted_by) {
                (_, Some(at)) => {
                    let args = [("number", (at + 1).to_string().into())];
                    text.say_with("note-letter-contradicted", &args)
                }
                (Some(at), None) => {
                    let args = [("number", (at + 1).to_string().into())];
                    text.say_with("note-letter-confirmed", &args)
                }
                (None, None) => {
                    text.say_with("note-not-signed", &[("country", hop.country.as_str().into())])
                }
            });
        }
    }
    if let Some(next) = &hop.next {
        lines.push(format!("→ {}", text.say_of(&next.key, &next.args)));
    }
    lines.iter().flat_map(|line| line.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// States that may know more, as a table.
pub(in super::super) fn suggestions(text: Text, items: &[SuggestionView]) -> Table {
    let mut table = Table::new(
        text,
        &["column-number", "column-country", "column-partner", "column-why", "column-state"],
    );
    for (item, number) in items.iter().zip(1..) {
        let grounds: Vec<String> =
            item.grounds.iter().map(|ground| text.code_in("ground", ground)).collect();
        let state = match item.barred.as_deref() {
            None => text.say("word-can-be-asked"),
            Some("no-partner") => text.say("code-hop-no-partner"),
            Some("no-agreement") => text.say("code-hop-no-agreement"),
            Some("not-agreed") => text.say("code-hop-not-agreed"),
            Some("suspended") => text.say("code-hop-suspended"),
            Some(_) => text.say("code-hop-home"),
        };
        table.row([
            number.to_string(),
            item.country.clone(),
            item.partner.clone().unwrap_or_default(),
            grounds.join("; "),
            state,
        ]);
    }
    table
}

/// Where a letter was written.
pub(in super::super) fn written(text: Text, reference: &str, files: &[PathBuf]) -> String {
    let files: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    let args = [("reference", reference.into()), ("files", files.join(", ").into())];
    format!("{}\n", text.say_with("note-letter-written", &args))
}

/// A reply that was entered, with the chain as it now stands.
pub(in super::super) fn reply_entered(text: Text, view: &TraceView) -> String {
    format!("{}\n\n{}", text.say("note-reply-entered"), super::trace(text, view))
}
