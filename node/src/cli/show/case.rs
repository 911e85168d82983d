//! Partners' queries on our desk.

use std::fmt::Write as _;

use super::super::table::{Pairs, Table};
use super::trace::firearm;
use super::{attachments, heading, life, linked, officer, registry, synthetic};
use crate::service::views::{CaseRowView, CaseView, short};
use crate::text::Text;

/// Cases as a table.
pub(in super::super) fn cases(text: Text, rows: &[CaseRowView]) -> Table {
    let mut table = Table::new(
        text,
        &[
            "column-id",
            "column-partner",
            "column-state",
            "column-priority",
            "column-received",
            "column-answer-by",
            "column-proof",
        ],
    );
    for row in rows {
        let due = row.answer_by.clone().unwrap_or_default();
        let due = if row.overdue { format!("{due} ({})", text.say("word-overdue")) } else { due };
        table.row([
            short(&row.id).to_string(),
            row.partner.clone(),
            life::state(text, &text.say(row.state.key()), &row.life),
            text.code_in("priority", &row.priority),
            row.received.clone(),
            due,
            life::proof(&row.life),
        ]);
    }
    table
}

pub(in super::super) fn case(text: Text, view: &CaseView) -> String {
    let mut human = synthetic(text, view.synthetic);
    let mut pairs = Pairs::new(text);
    let due = view.answer_by.as_ref().map(|due| {
        if view.overdue { format!("{due} ({})", text.say("word-overdue")) } else { due.clone() }
    });
    let received = if view.late {
        format!("{} ({})", view.received, text.say("word-late"))
    } else {
        view.received.clone()
    };
    pairs
        .add("column-id", &view.id)
        .add("column-partner", &view.partner)
        .add("column-state", text.say(view.state.key()))
        .add("column-request-kind", text.code_in("request", &view.request_kind))
        .add("column-received", received)
        .maybe("column-answer-by", due)
        .add("column-priority", text.code_in("priority", &view.priority))
        .maybe(
            "column-justification",
            view.justification.as_deref().map(|j| text.code_in("justification", j)),
        )
        .add("column-purpose", text.code_with_text(&view.purpose))
        .add("column-legal-basis", text.code_in("basis", &view.legal_basis))
        .maybe("column-circumstances", view.circumstances.as_ref())
        .maybe("column-case-ref", view.case_ref.as_ref());
    firearm(text, &mut pairs, &view.firearm);
    let because: Vec<String> =
        view.referred_because.iter().map(|c| text.code_in("refer", c)).collect();
    pairs
        .add("column-referred-because", because.join("; "))
        .maybe(
            "column-highest-level",
            view.highest_level.as_deref().map(|l| text.code_with_text(l)),
        )
        .maybe("column-decision", view.decision.as_deref().map(|d| text.code_with_text(d)))
        .maybe("column-decided", view.decided.as_ref())
        .maybe("column-review", view.review.as_ref());
    life::facts(text, &mut pairs, &view.life);
    human.push_str(&pairs.lines(0));
    // Records are shown to decide. A decided case does not repeat them, and says nothing of them.
    if view.state.is_undecided() && !view.is_unnumbered() || !view.candidates.is_empty() {
        human.push_str(&heading(text, "word-our-records"));
        if view.candidates.is_empty() {
            let _written = writeln!(human, "  {}", text.say("note-no-candidates"));
        }
        for candidate in &view.candidates {
            human.push_str(&registry::candidate(text, candidate));
        }
    }
    if let Some(table) = linked::table(text, &view.linked) {
        human.push_str(&heading(text, "word-linked"));
        human.push_str(&table.aligned());
    }
    if !view.attachments.is_empty() {
        human.push_str(&heading(text, "word-attachments"));
        for file in &view.attachments {
            let _written = writeln!(human, "  {}", attachments::line(text, file));
        }
    }
    human.push_str(&officer::desk(text, &view.id, &view.desk));
    human.push_str(&heading(text, "word-steps"));
    human.push_str(&life::timeline(text, &view.life.timeline, 2));
    if view.state.is_undecided() {
        let level = view.highest_level.as_deref().unwrap_or("L1");
        let record = if view.candidates.len() > 1 { " --record NUMBER" } else { "" };
        let in_words = view.highest_level.is_none();
        let steps = text.say_with(
            if in_words { "note-case-steps-words" } else { "note-case-steps" },
            &[
                ("id", short(&view.id).to_string().into()),
                ("level", level.into()),
                ("record", record.into()),
            ],
        );
        let id = short(&view.id).to_string();
        let first = text.say_with("note-case-first-steps", &[("id", id.into())]);
        let _written = writeln!(human, "\n{steps}\n{first}");
    }
    human
}
