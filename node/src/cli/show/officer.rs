//! Officers, what waits for a second one, and how a decision came about.

use std::fmt::Write as _;

use super::super::table::{Pairs, Table};
use super::trace::event_line;
use super::{attachments, heading};
use crate::desk::officer::NO_ACCOUNT;
use crate::service::views::{
    CaseDeskView, ExplainLine, ExplainView, OfficerView, PreviewView, short,
};
use crate::text::Text;

fn duties(text: Text, roles: &[String]) -> String {
    roles.iter().map(|r| text.code_in("duty", r)).collect::<Vec<_>>().join(", ")
}

fn roles(text: Text, officer: &OfficerView) -> String {
    duties(text, &officer.roles)
}

fn account(text: Text, officer: &OfficerView) -> String {
    if officer.uid == NO_ACCOUNT { text.say("word-no-account") } else { officer.uid.to_string() }
}

fn key(text: Text, officer: &OfficerView) -> String {
    officer.key.as_deref().map_or_else(|| text.say("word-no-key"), |key| short(key).to_string())
}

fn standing(text: Text, officer: &OfficerView) -> String {
    text.say(if officer.suspended { "word-officer-suspended" } else { "word-officer-active" })
}

/// Officers as a table.
pub(in super::super) fn officers(text: Text, officers: &[OfficerView]) -> Table {
    let mut table = Table::new(
        text,
        &["column-officer", "column-uid", "column-roles", "column-key", "column-state"],
    );
    for officer in officers {
        table.row([
            officer.name.clone(),
            account(text, officer),
            roles(text, officer),
            key(text, officer),
            standing(text, officer),
        ]);
    }
    table
}

pub(in super::super) fn officer(text: Text, view: &OfficerView) -> String {
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-officer", &view.name)
        .add("column-uid", account(text, view))
        .add("column-roles", roles(text, view))
        .add("column-key", view.key.clone().unwrap_or_else(|| text.say("word-no-key")))
        .add("column-state", standing(text, view))
        .maybe("column-since", view.since.as_ref())
        .maybe("column-proposed-roles", view.proposed.as_ref().map(|names| duties(text, names)));
    pairs.lines(0)
}

/// What the desk adds to a case.
pub(super) fn desk(text: Text, id: &str, view: &CaseDeskView) -> String {
    let mut human = String::new();
    if view.alert {
        let _written = writeln!(human, "\n{}", text.say("note-diversion-alert"));
    }
    if let Some(agreement) = &view.agreement {
        let clauses: Vec<String> = view.clauses.iter().map(u64::to_string).collect();
        let args = [
            ("agreement", short(agreement).to_string().into()),
            ("clauses", clauses.join(", ").into()),
        ];
        let _written = writeln!(human, "\n{}", text.say_with("note-explain-clauses", &args));
    }
    if !view.previews.is_empty() {
        human.push_str(&heading(text, "word-would-be-released"));
        for preview in &view.previews {
            human.push_str(&released(text, preview));
        }
    }
    if let Some(proposal) = &view.proposal {
        human.push_str(&heading(text, "word-proposed"));
        let args = [
            ("officer", proposal.officer.as_str().into()),
            ("at", proposal.at.as_str().into()),
            ("expires", proposal.expires.as_str().into()),
        ];
        let _written = writeln!(human, "  {}", text.say_with("note-proposed", &args));
        human.push_str(&released(text, &proposal.released));
        if proposal.partial {
            let _written = writeln!(human, "    {}", text.say("note-proposed-part"));
        }
        for file in &proposal.attachments {
            let _written = writeln!(human, "    {}", attachments::line(text, file));
        }
        if let Some(words) = &proposal.text {
            let _written = writeln!(human, "    «{words}»");
        }
        let steps = text.say_with("note-proposal-steps", &[("id", short(id).to_string().into())]);
        let _written = writeln!(human, "\n{steps}");
    }
    human
}

/// What an answer would tell the partner.
pub(in super::super) fn preview(text: Text, view: &PreviewView) -> String {
    format!("{}{}", heading(text, "word-would-be-released"), released(text, view))
}

fn released(text: Text, preview: &PreviewView) -> String {
    let mut human = String::new();
    let results: Vec<String> = preview.results.iter().map(|r| text.code_with_text(r)).collect();
    let results = if results.is_empty() { text.say("note-only-a-hit") } else { results.join("; ") };
    let two =
        if preview.two { format!("  ({})", text.say("word-two-officers")) } else { String::new() };
    let _written = writeln!(human, "  {}{two}", text.code_with_text(&preview.level));
    let _written = writeln!(human, "    {results}");
    for event in &preview.events {
        let _written = writeln!(human, "    • {}", event_line(text, event));
    }
    human
}

/// How a decision came about.
pub(in super::super) fn explained(text: Text, view: &ExplainView) -> String {
    let mut human = String::new();
    for line in &view.lines {
        let _written =
            writeln!(human, "{:<20}  {}", line.at.as_deref().unwrap_or(""), said(text, line));
    }
    if !view.checks.is_empty() {
        human.push_str(&heading(text, "word-checked"));
        for check in &view.checks {
            let word = match check.holds {
                Some(true) => "word-holds",
                Some(false) => "word-fails",
                None => "word-cannot-be-told",
            };
            let _written = writeln!(human, "  {}: {}", text.say(word), said(text, &check.line));
        }
    }
    human
}

fn said(text: Text, line: &ExplainLine) -> String {
    let mut args = line.args.clone();
    for (name, (list, code)) in &line.codes {
        let words =
            if list.is_empty() { text.code_with_text(code) } else { text.code_in(list, code) };
        args.insert(name.clone(), if code.is_empty() { "—".to_owned() } else { words });
    }
    text.say_of(&line.key, &args)
}
