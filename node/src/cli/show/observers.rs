//! Observers and witnesses.

use std::fmt::Write as _;

use super::super::table::{Pairs, Table};
use super::heading;
use crate::service::views::{
    ObservedPairView, ObserverKeyView, ObserverListView, ObserverView, WitnessKeyView,
    WitnessListView, WitnessStandingView, WitnessState, WitnessTrouble,
};
use crate::text::Text;

const HOUR: u64 = 3600;

fn standing(text: Text, view: &ObserverView) -> String {
    text.say(match (&view.removed, view.live) {
        (Some(_), _) => "word-observer-removed",
        (None, true) => "word-observer-live",
        (None, false) => "word-observer-over",
    })
}

fn pair(text: Text, pair: &ObservedPairView) -> String {
    let delay = match pair.delay_seconds {
        None => text.say("word-no-agreement-yet"),
        Some(0) => text.say("word-at-once"),
        Some(seconds) => {
            let hours = seconds.div_ceil(HOUR);
            text.say_with("note-after-hours", &[("hours", hours.into())])
        }
    };
    format!("{} ({delay})", pair.partner)
}

fn pairs(text: Text, view: &ObserverView) -> String {
    if view.all {
        return text.say("word-all-pairs");
    }
    view.pairs.iter().map(|p| p.partner.clone()).collect::<Vec<_>>().join(", ")
}

/// Observers as a table.
pub(in super::super) fn observers(text: Text, observers: &[ObserverView]) -> Table {
    let mut table = Table::new(
        text,
        &["column-observer", "column-sees", "column-since", "column-until", "column-state"],
    );
    for observer in observers {
        table.row([
            observer.name.clone(),
            pairs(text, observer),
            observer.since.clone(),
            observer.until.clone(),
            standing(text, observer),
        ]);
    }
    table
}

/// Where observers reach the log.
pub(in super::super) fn log_address(text: Text, view: &ObserverListView) -> String {
    let said = match &view.address {
        Some(address) => text.say_with("note-log-address", &[("address", address.as_str().into())]),
        None => text.say("note-no-log-address"),
    };
    format!("\n{said}\n")
}

pub(in super::super) fn observer(text: Text, view: &ObserverView) -> String {
    let mut lines = Pairs::new(text);
    lines
        .add("column-observer", &view.name)
        .add("column-key", &view.key)
        .add("column-sees", pairs(text, view))
        .add("column-since", &view.since)
        .add("column-until", &view.until)
        .add("column-state", standing(text, view))
        .maybe("column-removed", view.removed.as_ref());
    let mut human = lines.lines(0);
    if view.live {
        human.push_str(&heading(text, "word-entries-visible"));
        for seen in &view.pairs {
            let _written = writeln!(human, "  {}", pair(text, seen));
        }
    }
    human
}

pub(in super::super) fn observer_key(text: Text, view: &ObserverKeyView) -> String {
    let args = [("file", view.file.as_str().into()), ("key", view.public.as_str().into())];
    format!("{}\n", text.say_with("note-observer-key", &args))
}

pub(in super::super) fn witness_key(text: Text, view: &WitnessKeyView) -> String {
    let mut human =
        format!("{}\n", text.say_with("note-witness-key", &[("version", view.version.into())]));
    for key in &view.keys {
        let _written = writeln!(human, "  {key}");
    }
    human
}

fn trouble(text: Text, view: &WitnessStandingView) -> String {
    let key = match view.trouble {
        None if view.size == 0 => "word-witness-not-yet",
        None => "word-witness-good",
        Some(WitnessTrouble::Unreachable) => "word-witness-unreachable",
        Some(WitnessTrouble::Refuses) => "word-witness-refuses",
        Some(WitnessTrouble::Ahead) => "word-witness-ahead",
        Some(WitnessTrouble::WentBack) => "word-witness-went-back",
        Some(WitnessTrouble::BadLines) => "word-witness-bad-lines",
        Some(WitnessTrouble::NoProof) => "word-witness-no-proof",
    };
    text.say(key)
}

/// Who cosigns us, as a table.
pub(in super::super) fn witness_table(text: Text, view: &WitnessListView) -> Table {
    let mut table =
        Table::new(text, &["column-witness", "column-entries", "column-at", "column-state"]);
    for item in &view.items {
        table.row([
            item.name.clone(),
            item.size.to_string(),
            item.at.clone().unwrap_or_default(),
            trouble(text, item),
        ]);
    }
    table
}

/// Witnesses, both ways.
pub(in super::super) fn witnesses(text: Text, view: &WitnessListView) -> String {
    let args = [("covered", view.covered.into()), ("signed", view.signed.into())];
    let mut human = format!("{}\n", text.say_with("note-witnessed", &args));
    if let Some(since) = &view.lagging_since {
        let since = [("since", since.as_str().into())];
        let _written = writeln!(human, "{}", text.say_with("note-witness-lagging", &since));
    }
    human.push_str(&heading(text, "word-who-cosigns-us"));
    human.push_str(&super::list(text, &witness_table(text, view), false, "note-no-witnesses"));
    human.push_str(&heading(text, "word-whom-we-cosign"));
    let mut table = Table::new(text, &["column-log", "column-entries", "column-at"]);
    for log in &view.logs {
        table.row([log.origin.clone(), log.size.to_string(), log.at.clone()]);
    }
    human.push_str(&super::list(text, &table, false, "note-no-witnessed-logs"));
    let state = match view.state {
        WitnessState::Active => "note-witness-active",
        WitnessState::Retired => "note-witness-retired",
        WitnessState::Absent => "note-witness-absent",
    };
    let _written = writeln!(human, "\n{}", text.say(state));
    for key in &view.keys {
        let _written = writeln!(human, "  {key}");
    }
    human
}
