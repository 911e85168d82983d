//! Security assessments of stores in words.

use std::fmt::Write as _;

use super::super::table::Table;
use super::adviser::{change, of, score};
use crate::service::security::{SecurityQuestionsView, SecurityRowView, SecurityView};
use crate::service::views::{AreaScoreView, AssessmentQuestionView};
use crate::text::Text;

/// The questions with their levels, to be read on paper.
pub(in super::super) fn questions(view: &SecurityQuestionsView) -> String {
    let mut human = String::new();
    for area in &view.areas {
        let _written = writeln!(human, "{}\n", area.name);
        for question in &area.questions {
            let weight = view.weights.get(&question.id).copied().unwrap_or(1);
            let _written = writeln!(human, "{}  ({weight})  {}", question.id, question.ask);
            for (level, words) in question.levels.iter().enumerate() {
                let _written = writeln!(human, "    {level}  {words}");
            }
            let _written = writeln!(human, "    {}\n", question.evidence);
        }
    }
    human
}

fn asked(view: &SecurityQuestionsView) -> impl Iterator<Item = (&str, &AssessmentQuestionView)> {
    let areas = view.areas.iter();
    areas.flat_map(|area| area.questions.iter().map(move |one| (area.name.as_str(), one)))
}

/// The same as a table: a row per question and level.
pub(in super::super) fn levels(text: Text, view: &SecurityQuestionsView) -> Table {
    let columns = [
        "column-adviser-area",
        "column-adviser-question",
        "column-security-weight",
        "column-adviser-asserted",
        "column-level",
        "column-adviser-words",
    ];
    let mut table = Table::new(text, &columns);
    for (area, question) in asked(view) {
        let weight = view.weights.get(&question.id).copied().unwrap_or(1);
        for (level, words) in question.levels.iter().enumerate() {
            table.row([
                area.to_owned(),
                question.id.clone(),
                weight.to_string(),
                question.ask.clone(),
                level.to_string(),
                words.clone(),
            ]);
        }
    }
    table
}

fn state(text: Text, row: &SecurityRowView) -> String {
    let key = if row.closed.is_some() { "word-assessment-closed" } else { "word-assessment-open" };
    text.say(key)
}

/// Assessments as a table.
pub(in super::super) fn assessments(text: Text, rows: &[SecurityRowView]) -> Table {
    let columns = [
        "column-number",
        "column-store",
        "column-state",
        "column-adviser-score",
        "column-adviser-answered-of",
        "column-updated",
        "column-security-due",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        table.row([
            row.number.to_string(),
            format!("{} {}", row.store, row.name),
            state(text, row),
            score(row.overall.score),
            of(&row.overall),
            row.updated.clone(),
            row.due.clone().unwrap_or_default(),
        ]);
    }
    table
}

/// Every question with its answer, what shows it and what is planned.
pub(in super::super) fn answers(
    text: Text,
    questions: &SecurityQuestionsView,
    view: &SecurityView,
) -> Table {
    let columns = [
        "column-adviser-area",
        "column-adviser-question",
        "column-adviser-asserted",
        "column-level",
        "column-adviser-words",
        "column-adviser-evidence",
        "column-security-risk",
        "column-adviser-actions",
    ];
    let mut table = Table::new(text, &columns);
    for (area, question) in asked(questions) {
        let applies = !view.not_applicable.contains(&question.id);
        let answer = view.answers.iter().find(|answer| answer.question == question.id);
        let words = answer.and_then(|answer| question.levels.get(usize::from(answer.level)));
        let gap = view.gaps.iter().find(|gap| gap.question == question.id);
        let actions = view.actions.iter().filter(|action| action.question == question.id);
        let actions: Vec<String> =
            actions.map(|one| format!("{} ({}, {})", one.what, one.who, one.by)).collect();
        table.row([
            area.to_owned(),
            question.id.clone(),
            question.ask.clone(),
            match (applies, answer) {
                (false, _) => text.say("word-security-not-applicable"),
                (true, answer) => answer.map(|one| one.level.to_string()).unwrap_or_default(),
            },
            words.cloned().unwrap_or_default(),
            answer.map(|answer| answer.evidence.clone()).unwrap_or_default(),
            gap.map(|gap| text.code_in("risk", gap.risk.name())).unwrap_or_default(),
            actions.join("; "),
        ]);
    }
    table
}

/// One assessment on a screen: areas, gaps, plan.
pub(in super::super) fn assessment(
    text: Text,
    questions: &SecurityQuestionsView,
    view: &SecurityView,
) -> String {
    let row = &view.summary;
    let args = [
        ("number", view.number.to_string().into()),
        ("store", row.name.as_str().into()),
        ("state", state(text, row).into()),
    ];
    let mut human = format!("{}\n\n", text.say_with("note-security", &args));
    let columns = [
        "column-adviser-area",
        "column-adviser-score",
        "column-adviser-answered-of",
        "column-adviser-change",
    ];
    let mut areas = Table::new(text, &columns);
    let name = |area: &AreaScoreView| {
        let found = questions.areas.iter().find(|one| one.id == area.area);
        found.map_or_else(|| text.say("word-adviser-all"), |area| area.name.clone())
    };
    for area in row.areas.iter().chain([&row.overall]) {
        let changed = view.changes.iter().find(|change| change.area == area.area);
        areas.row([
            name(area),
            score(area.score),
            of(area),
            changed.and_then(|c| c.change).map(change).unwrap_or_default(),
        ]);
    }
    human.push_str(&areas.aligned());
    if let Some(before) = view.before {
        let args = [("number", before.to_string().into())];
        let _written = writeln!(human, "{}", text.say_with("note-security-change", &args));
    }
    let columns = [
        "column-security-risk",
        "column-adviser-question",
        "column-level",
        "column-adviser-asserted",
        "column-adviser-planned",
    ];
    let mut gaps = Table::new(text, &columns);
    for gap in &view.gaps {
        let question = asked(questions).find(|(_, question)| question.id == gap.question);
        gaps.row([
            text.code_in("risk", gap.risk.name()),
            gap.question.clone(),
            gap.level.to_string(),
            question.map(|(_, question)| question.ask.clone()).unwrap_or_default(),
            text.say(if gap.planned { "word-yes" } else { "word-no" }),
        ]);
    }
    let _written = writeln!(human, "\n{}", text.say("word-adviser-gaps"));
    human.push_str(&super::list(text, &gaps, false, "note-security-no-gaps"));
    let columns = [
        "column-number",
        "column-adviser-question",
        "column-adviser-what",
        "column-adviser-who",
        "column-adviser-by",
        "column-adviser-done",
    ];
    let mut plan = Table::new(text, &columns);
    for action in &view.actions {
        let late = || text.say("word-overdue");
        plan.row([
            action.number.to_string(),
            action.question.clone(),
            action.what.clone(),
            action.who.clone(),
            action.by.clone(),
            action.done.clone().or_else(|| action.late.then(late)).unwrap_or_default(),
        ]);
    }
    if !view.actions.is_empty() {
        let _written = writeln!(human, "\n{}", text.say("word-adviser-plan"));
        human.push_str(&plan.aligned());
    }
    human
}
