//! The sentences of a report.

use super::content::{ReportContent, is_no_record};
use crate::service::views::{
    DiversionView, EventView, HopState, PartyView, SourceOfView, TimeToCrimeView,
};
use crate::text::Text;

/// The answer: one sentence, then what it rests on.
pub(super) fn answer(content: &ReportContent, text: Text) -> Vec<String> {
    let mut said = vec![one_sentence(content, text)];
    if let Some(diversion) = &content.diversion {
        if let Some(lawful) = &diversion.last_lawful {
            let args = [("source", source(text, lawful).into())];
            said.push(text.say_with("note-report-last-lawful", &args));
        }
        let certainty = text.code_in("certainty", &diversion.certainty);
        said.push(text.say_with("note-report-certainty", &[("certainty", certainty.into())]));
        if !diversion.signed {
            said.push(text.say("note-report-rests-on-letter"));
        }
    }
    if let Some(time) = &content.time_to_crime {
        let days = days(text, time);
        said.push(text.say_with("note-report-time-to-crime", &[("days", days.into())]));
    }
    let open: Vec<String> = content
        .hops
        .iter()
        .filter(|hop| hop.state != HopState::Answered || hop.unreadable)
        .map(|hop| country(text, &hop.country))
        .collect();
    if !open.is_empty() {
        let args = [("countries", open.join(", ").into())];
        said.push(text.say_with("note-report-without-answer", &args));
    }
    said
}

fn one_sentence(content: &ReportContent, text: Text) -> String {
    let Some(diversion) = &content.diversion else {
        let refused = content
            .hops
            .iter()
            .any(|hop| matches!(hop.state, HopState::Refused | HopState::Returned));
        return text.say(if content.hops.is_empty() {
            "note-report-sentence-nothing"
        } else if refused {
            "note-report-sentence-refused"
        } else {
            "note-report-sentence-open"
        });
    };
    let point = text.code_in("point", &diversion.point);
    let date = diversion.date.clone().unwrap_or_else(|| text.say("word-date-unknown"));
    let established = diversion.point != "D99";
    match (&diversion.country, &diversion.last_lawful) {
        (Some(state), _) if established => text.say_with(
            "note-report-sentence-diverted",
            &[
                ("country", country(text, state).into()),
                ("date", date.into()),
                ("point", point.into()),
            ],
        ),
        (None, _) if established => {
            text.say_with("note-report-sentence-diverted-somewhere", &[("point", point.into())])
        }
        (_, Some(lawful)) => text.say_with(
            "note-report-sentence-last-lawful",
            &[("country", country(text, &lawful.country).into())],
        ),
        _ if content.hops.iter().all(is_no_record) => text.say("note-report-sentence-no-record"),
        _ => text.say("note-report-sentence-not-established"),
    }
}

/// A State by its name and code, `Paraguay (PY)`; by its code alone where it has no name here.
pub(super) fn country(text: Text, code: &str) -> String {
    let name = text.code_in("country", code);
    if name == code { name } else { format!("{name} ({code})") }
}

/// For what use a report was given out.
pub(super) fn wanted(text: Text, wanted: &str) -> String {
    match wanted {
        "agency" => text.say("word-report-for-agency"),
        "national" => text.say("word-report-for-national"),
        "court" => text.say("word-report-for-court"),
        state => {
            text.say_with("note-report-for-state", &[("country", country(text, state).into())])
        }
    }
}

pub(super) fn party(text: Text, party: &PartyView) -> String {
    let who = party.name.clone().unwrap_or_else(|| text.code_in("party", &party.kind));
    match &party.country {
        Some(state) => format!("{who}, {}", country(text, state)),
        None => who,
    }
}

/// A serial number; letters of another script than Latin, which look like Latin ones, are named.
pub(super) fn serial(text: Text, serial: &str) -> String {
    let foreign: Vec<String> = serial
        .chars()
        .filter(|c| !c.is_ascii())
        .map(|c| format!("{c} U+{:04X}", u32::from(c)))
        .collect();
    if foreign.is_empty() {
        return serial.to_owned();
    }
    let args = [("characters", foreign.join(", ").into())];
    format!("{serial}\n{}", text.say_with("note-report-not-latin", &args))
}

/// `question 3 (XD), event 2: 2021-08-02 reported stolen …`.
pub(super) fn source(text: Text, source: &SourceOfView) -> String {
    let what = match (&source.event, &source.result) {
        (Some(of), _) => event(text, of),
        (None, Some(code)) => text.code_with_text(code),
        (None, None) => String::new(),
    };
    let key = if source.label == 20 { "note-source-event" } else { "note-source-result" };
    let args = [
        ("hop", (source.hop + 1).to_string().into()),
        ("country", country(text, &source.country).into()),
        ("position", source.position.to_string().into()),
    ];
    format!("{}{} {what}", text.say_with(key, &args), text.colon())
}

fn event(text: Text, event: &EventView) -> String {
    let mut line = event.date.clone().unwrap_or_else(|| text.say("word-date-unknown"));
    line = format!("{line}, {}", text.code_in("event", &event.kind));
    if let Some(state) = &event.country {
        line = format!("{line}, {}", country(text, state));
    }
    let name = |of: &Option<PartyView>| of.as_ref().map(|of| party(text, of));
    match (name(&event.from), name(&event.to)) {
        (Some(from), Some(to)) => format!("{line}, {from} → {to}"),
        (Some(who), None) | (None, Some(who)) => format!("{line}, {who}"),
        (None, None) => line,
    }
}

pub(super) fn diversion(text: Text, view: &DiversionView) -> Vec<String> {
    let point = |code: &String| format!("{code} {}", text.code_in("point", code));
    let mut lines =
        vec![format!("{} ({})", point(&view.point), text.code_in("certainty", &view.certainty))];
    if !view.or.is_empty() {
        let or: Vec<String> = view.or.iter().map(point).collect();
        lines.push(text.say_with("note-diversion-or", &[("points", or.join("; ").into())]));
    }
    if let Some(state) = &view.country {
        let date = view.date.clone().unwrap_or_else(|| text.say("word-date-unknown"));
        let args = [("country", country(text, state).into()), ("date", date.into())];
        lines.push(text.say_with("note-diversion-where", &args));
    }
    for (key, of) in
        [("note-last-lawful", &view.last_lawful), ("note-diversion-broke", &view.broke)]
    {
        if let Some(of) = of {
            lines.push(text.say_with(key, &[("source", source(text, of).into())]));
        }
    }
    if !view.signed {
        lines.push(text.say("note-rests-on-letter"));
    }
    for change in &view.changes {
        let what = text.code_in("change", &change.what);
        let args = [("what", what.into()), ("country", country(text, &change.country).into())];
        lines.push(text.say_with("note-would-change", &args));
    }
    lines
}

fn days(text: Text, view: &TimeToCrimeView) -> String {
    match view.days_max {
        Some(max) if max == view.days_min => text.say_with("note-days", &[("count", max.into())]),
        Some(max) => text.say_with(
            "note-days-between",
            &[("least", view.days_min.into()), ("most", max.into())],
        ),
        None => text.say_with("note-days-least", &[("least", view.days_min.into())]),
    }
}

pub(super) fn time_to_crime(text: Text, view: &TimeToCrimeView) -> Vec<String> {
    let to = view.to_date.clone().unwrap_or_else(|| text.say("word-before-asking"));
    let bucket = |code: &str| text.code_in("bucket", code);
    let buckets = if view.bucket_min == view.bucket_max {
        bucket(&view.bucket_min)
    } else {
        let args =
            [("from", bucket(&view.bucket_min).into()), ("to", bucket(&view.bucket_max).into())];
        text.say_with("note-buckets", &args)
    };
    let args = [
        ("from", view.from_date.as_str().into()),
        ("to", to.into()),
        ("source", source(text, &view.from).into()),
    ];
    let mut lines =
        vec![format!("{} ({buckets})", days(text, view)), text.say_with("note-time-from", &args)];
    if !view.signed {
        lines.push(text.say("note-rests-on-letter"));
    }
    lines
}
