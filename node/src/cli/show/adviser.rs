//! The adviser's tools in words.

use std::fmt::Write as _;

use super::super::table::Table;
use crate::service::views::{
    AreaScoreView, AssessmentQuestionView, AssessmentQuestionsView, AssessmentRowView,
    AssessmentView, GuideView, MarkKeyView, PracticeAnsweredView, PracticeJudgedView,
    PracticeRowView, PracticeStepView, PracticeView, TrainingAnswerView, TrainingCountsView,
    TrainingNextView, TrainingView,
};
use crate::text::Text;

/// The questions with their levels, to be read on paper.
pub(in super::super) fn questions(view: &AssessmentQuestionsView) -> String {
    let mut human = String::new();
    for area in &view.areas {
        let _written = writeln!(human, "{}\n", area.name);
        for question in &area.questions {
            let _written = writeln!(human, "{}  {}", question.id, question.ask);
            for (level, words) in question.levels.iter().enumerate() {
                let _written = writeln!(human, "    {level}  {words}");
            }
            let _written = writeln!(human, "    {}\n", question.evidence);
        }
    }
    human
}

/// The same as a table: a row per question and level.
pub(in super::super) fn levels(text: Text, view: &AssessmentQuestionsView) -> Table {
    let columns = [
        "column-adviser-area",
        "column-adviser-question",
        "column-adviser-asserted",
        "column-level",
        "column-adviser-words",
    ];
    let mut table = Table::new(text, &columns);
    for area in &view.areas {
        for question in &area.questions {
            for (level, words) in question.levels.iter().enumerate() {
                table.row([
                    area.name.clone(),
                    question.id.clone(),
                    question.ask.clone(),
                    level.to_string(),
                    words.clone(),
                ]);
            }
        }
    }
    table
}

/// A score as people write it: `2.50`.
pub(super) fn score(score: Option<u32>) -> String {
    score.map_or_else(|| "–".to_owned(), |score| format!("{}.{:02}", score / 100, score % 100))
}

/// A difference: `+0.50`.
pub(super) fn change(change: i32) -> String {
    let sign = if change < 0 { "−" } else { "+" };
    let size = change.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

pub(super) fn of(score: &AreaScoreView) -> String {
    format!("{}/{}", score.answered, score.of)
}

/// Assessments by year, with the score of each area.
pub(in super::super) fn assessments(
    text: Text,
    questions: &AssessmentQuestionsView,
    rows: &[AssessmentRowView],
) -> Table {
    let columns = [
        "column-number",
        "column-adviser-year",
        "column-state",
        "column-adviser-area",
        "column-adviser-score",
        "column-adviser-answered-of",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        let state =
            if row.closed.is_some() { "word-assessment-closed" } else { "word-assessment-open" };
        for area in row.areas.iter().chain([&row.overall]) {
            let name = questions.areas.iter().find(|one| one.id == area.area);
            table.row([
                row.number.to_string(),
                row.year.to_string(),
                text.say(state),
                name.map_or_else(|| text.say("word-adviser-all"), |area| area.name.clone()),
                score(area.score),
                of(area),
            ]);
        }
    }
    table
}

fn asked<'a>(
    questions: &'a AssessmentQuestionsView,
) -> impl Iterator<Item = (&'a str, &'a AssessmentQuestionView)> {
    let of_area = |area: &'a crate::service::views::AssessmentAreaView| {
        area.questions.iter().map(move |question| (area.name.as_str(), question))
    };
    questions.areas.iter().flat_map(of_area)
}

/// Every question with its answer, what shows it and what is planned.
pub(in super::super) fn answers(
    text: Text,
    questions: &AssessmentQuestionsView,
    view: &AssessmentView,
) -> Table {
    let columns = [
        "column-adviser-area",
        "column-adviser-question",
        "column-adviser-asserted",
        "column-level",
        "column-adviser-words",
        "column-adviser-evidence",
        "column-adviser-actions",
    ];
    let mut table = Table::new(text, &columns);
    for (area, question) in asked(questions) {
        let answer = view.answers.iter().find(|answer| answer.question == question.id);
        let level = answer.and_then(|answer| question.levels.get(usize::from(answer.level)));
        let actions: Vec<String> = view
            .actions
            .iter()
            .filter(|action| action.question == question.id)
            .map(|action| format!("{} ({}, {})", action.what, action.who, action.by))
            .collect();
        table.row([
            area.to_owned(),
            question.id.clone(),
            question.ask.clone(),
            answer.map(|answer| answer.level.to_string()).unwrap_or_default(),
            level.cloned().unwrap_or_default(),
            answer.map(|answer| answer.evidence.clone()).unwrap_or_default(),
            actions.join("; "),
        ]);
    }
    table
}

/// One assessment on a screen: areas, gaps, plan.
pub(in super::super) fn assessment(
    text: Text,
    questions: &AssessmentQuestionsView,
    view: &AssessmentView,
) -> String {
    let row = &view.summary;
    let state =
        if row.closed.is_some() { "word-assessment-closed" } else { "word-assessment-open" };
    let args = [
        ("number", view.number.to_string().into()),
        ("year", row.year.to_string().into()),
        ("state", text.say(state).into()),
    ];
    let mut human = format!("{}\n\n", text.say_with("note-assessment", &args));
    let columns = [
        "column-adviser-area",
        "column-adviser-score",
        "column-adviser-answered-of",
        "column-adviser-change",
    ];
    let mut areas = Table::new(text, &columns);
    for area in row.areas.iter().chain([&row.overall]) {
        let name = questions.areas.iter().find(|one| one.id == area.area);
        let changed = view.changes.iter().find(|change| change.area == area.area);
        areas.row([
            name.map_or_else(|| text.say("word-adviser-all"), |area| area.name.clone()),
            score(area.score),
            of(area),
            changed.and_then(|c| c.change).map(change).unwrap_or_default(),
        ]);
    }
    human.push_str(&areas.aligned());
    if let Some(year) = view.before_year {
        let args = [("year", year.to_string().into())];
        let _written = writeln!(human, "{}", text.say_with("note-assessment-change", &args));
    }
    let mut gaps = Table::new(
        text,
        &[
            "column-adviser-question",
            "column-level",
            "column-adviser-asserted",
            "column-adviser-planned",
        ],
    );
    for gap in &view.gaps {
        let question = asked(questions).find(|(_, question)| question.id == gap.question);
        gaps.row([
            gap.question.clone(),
            gap.level.to_string(),
            question.map(|(_, question)| question.ask.clone()).unwrap_or_default(),
            text.say(if gap.planned { "word-yes" } else { "word-no" }),
        ]);
    }
    let _written = writeln!(human, "\n{}", text.say("word-adviser-gaps"));
    human.push_str(&super::list(text, &gaps, false, "note-no-gaps"));
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
        let done = action.done.clone().or_else(|| action.late.then(late)).unwrap_or_default();
        plan.row([
            action.number.to_string(),
            action.question.clone(),
            action.what.clone(),
            action.who.clone(),
            action.by.clone(),
            done,
        ]);
    }
    let _written = writeln!(human, "\n{}", text.say("word-adviser-plan"));
    human.push_str(&super::list(text, &plan, false, "note-no-actions"));
    human
}

/// Where marks sit, a row per spot.
pub(in super::super) fn spots(text: Text, view: &GuideView) -> Table {
    let columns = [
        "column-adviser-gun",
        "column-number",
        "column-adviser-place",
        "column-adviser-stands",
        "column-adviser-serial",
    ];
    let mut table = Table::new(text, &columns);
    for gun in &view.guns {
        for spot in &gun.spots {
            table.row([
                gun.name.clone(),
                spot.number.to_string(),
                spot.name.clone(),
                spot.text.clone(),
                text.say(if spot.serial { "word-yes" } else { "word-no" }),
            ]);
        }
    }
    table
}

/// How guns are read, to be read on a screen.
pub(in super::super) fn guide(text: Text, view: &GuideView) -> String {
    let mut human = String::new();
    for line in &view.common {
        let _written = writeln!(human, "- {line}");
    }
    for gun in &view.guns {
        let _written = writeln!(human, "\n{} ({})\n{}", gun.name, gun.id, gun.know);
        for (number, step) in gun.steps.iter().enumerate() {
            let _written = writeln!(human, "  {}. {step}", number + 1);
        }
        for spot in &gun.spots {
            let mark = if spot.serial { '*' } else { ' ' };
            let _written =
                writeln!(human, "  {mark}[{}] {}: {}", spot.number, spot.name, spot.text);
        }
        let _written = writeln!(human, "  ! {}", gun.beware);
    }
    let columns = ["column-adviser-trap", "column-adviser-example", "column-adviser-told"];
    let mut traps = Table::new(text, &columns);
    for trap in &view.traps {
        traps.row([trap.name.clone(), trap.example.clone(), trap.text.clone()]);
    }
    let _written = writeln!(human, "\n{}", text.say("word-adviser-traps"));
    human.push_str(&traps.aligned());
    human
}

/// The key of marks.
pub(in super::super) fn marks(text: Text, view: &MarkKeyView) -> Table {
    let columns = [
        "column-adviser-mark",
        "column-adviser-purpose",
        "column-adviser-example",
        "column-adviser-read",
        "column-adviser-sure",
    ];
    let mut table = Table::new(text, &columns);
    for mark in &view.items {
        let sure = if mark.sourced { "word-adviser-sourced" } else { "word-adviser-reported" };
        table.row([
            mark.name.clone(),
            text.say(mark.purpose_key()),
            mark.example.clone(),
            mark.read.clone(),
            text.say(sure),
        ]);
    }
    table
}

/// How an officer stands, a row per skill.
pub(in super::super) fn skills(text: Text, view: &TrainingView) -> Table {
    let columns = [
        "column-adviser-skill",
        "column-adviser-cards",
        "column-adviser-learnt",
        "column-adviser-answers",
        "column-adviser-right",
    ];
    let mut table = Table::new(text, &columns);
    for skill in &view.skills {
        table.row([
            skill.name.clone(),
            skill.cards.to_string(),
            skill.learnt.to_string(),
            skill.answered.to_string(),
            skill.right.to_string(),
        ]);
    }
    table
}

/// The same with what is due.
pub(in super::super) fn training(text: Text, view: &TrainingView, table: &Table) -> String {
    let due = [("count", u64::from(view.due).into())];
    let fresh = [("count", u64::from(view.fresh).into())];
    let mut human = format!(
        "{}\n{}\n\n{}",
        text.say_with("note-training-due", &due),
        text.say_with("note-training-fresh", &fresh),
        table.aligned()
    );
    if let Some(at) = &view.next_due {
        let _written = writeln!(
            human,
            "\n{}",
            text.say_with("note-training-next", &[("time", at.as_str().into())])
        );
    }
    human
}

/// A question with its choices, and how it is answered.
pub(in super::super) fn question(text: Text, view: &TrainingNextView) -> String {
    let Some(question) = &view.question else {
        let mut human = format!("{}\n", text.say("note-nothing-due"));
        if let Some(at) = &view.next_due {
            let args = [("time", at.as_str().into())];
            let _written = writeln!(human, "{}", text.say_with("note-training-next", &args));
        }
        return human;
    };
    let mut human = format!("{}\n", text.say("note-training-invented"));
    if let Some(gun) = &question.gun {
        let _written = writeln!(human, "{gun}");
    }
    for one in &question.inscriptions {
        let _written = writeln!(human, "  {}{} {}", one.place, text.colon(), one.text);
    }
    if let Some(about) = &question.about {
        let _written = writeln!(human, "\n{about}");
    }
    let _written = writeln!(human, "\n{}", question.ask);
    for (number, choice) in question.choices.iter().enumerate() {
        let _written = writeln!(human, "  {}. {choice}", number + 1);
    }
    let command = format!(
        "vestigo adviser reply {} --attempt {} --choice N",
        question.card, question.attempt
    );
    let _written = writeln!(human, "\n{command}");
    human
}

/// What an answer came to.
pub(in super::super) fn judged(text: Text, view: &TrainingAnswerView) -> String {
    let said = if view.right {
        text.say("note-training-right")
    } else {
        text.say_with("note-training-wrong", &[("answer", view.correct.as_str().into())])
    };
    let due = text.say_with("note-training-again", &[("time", view.due.as_str().into())]);
    format!("{said}\n{}\n{due}\n", view.why)
}

/// What all officers answered.
pub(in super::super) fn counts(text: Text, view: &TrainingCountsView) -> Table {
    let columns = ["column-adviser-skill", "column-adviser-answers", "column-adviser-right"];
    let mut table = Table::new(text, &columns);
    let few = || text.say_with("note-few-officers", &[("least", view.least.to_string().into())]);
    let count = |count: Option<u32>| count.map_or_else(few, |count| count.to_string());
    for row in &view.items {
        table.row([row.name.clone(), count(row.answered), count(row.right)]);
    }
    table
}

/// The caller's practised traces.
pub(in super::super) fn practices(text: Text, rows: &[PracticeRowView]) -> Table {
    let columns = [
        "column-number",
        "column-level",
        "column-practice-seed",
        "column-practice-begun",
        "column-adviser-answers",
        "column-practice-steps",
        "column-adviser-right",
        "column-state",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        let state = if row.finished { "word-practice-finished" } else { "word-practice-open" };
        table.row([
            row.run.to_string(),
            row.level.to_string(),
            row.seed.to_string(),
            row.begun.clone(),
            row.answered.to_string(),
            row.steps.map(|steps| steps.to_string()).unwrap_or_default(),
            row.right.to_string(),
            text.say(state),
        ]);
    }
    table
}

/// A practised trace: its step, or the scores at its end.
pub(in super::super) fn practice(text: Text, view: &PracticeView) -> String {
    if let Some(step) = &view.step {
        let mut human = practice_step(text, view, step);
        let (run, number) = (view.run, step.number);
        let fields: Vec<String> =
            step.fields.iter().map(|field| format!("{}=…", field.name)).collect();
        let fields = fields.join(" ");
        let _written =
            writeln!(human, "\nvestigo adviser trace answer {run} --step {number} {fields}");
        return human;
    }
    let mut table = Table::new(
        text,
        &["column-adviser-skill", "column-adviser-answers", "column-adviser-right"],
    );
    for score in &view.scores {
        table.row([score.name.clone(), score.answered.to_string(), score.right.to_string()]);
    }
    format!("{}\n{}\n\n{}", view.invented, text.say("note-practice-done"), table.aligned())
}

/// A step of a practised trace.
pub(in super::super) fn practice_step(
    text: Text,
    view: &PracticeView,
    step: &PracticeStepView,
) -> String {
    let at = [
        ("run", view.run.to_string().into()),
        ("step", step.number.to_string().into()),
        ("steps", view.steps.to_string().into()),
        ("name", step.name.as_str().into()),
    ];
    let mut human = format!("{}\n{}\n", view.invented, text.say_with("note-practice-at", &at));
    for one in &step.inscriptions {
        let _written = writeln!(human, "  {}{} {}", one.place, text.colon(), one.text);
    }
    for fact in &step.facts {
        let _written = writeln!(human, "  {}{} {}", fact.label, text.colon(), fact.value);
    }
    if !step.events.is_empty() {
        let columns = [
            "column-state",
            "column-date",
            "column-event",
            "column-country",
            "column-from",
            "column-to",
        ];
        let mut table = Table::new(text, &columns);
        for event in &step.events {
            table.row([
                event.state.clone(),
                event.date.clone(),
                event.event.clone(),
                event.country.clone(),
                event.from.clone(),
                event.to.clone(),
            ]);
        }
        let _written = write!(human, "\n{}", table.aligned());
    }
    let _written = writeln!(human, "\n{}", step.ask);
    for field in step.fields.iter().filter(|field| !field.choices.is_empty()) {
        let _written = writeln!(human, "  {} ({}=)", field.label, field.name);
        for (number, choice) in field.choices.iter().enumerate() {
            let hint = choice.hint.as_ref().map(|hint| format!(" – {hint}")).unwrap_or_default();
            let (number, value, label) = (number + 1, &choice.value, &choice.label);
            let _written = writeln!(human, "    {number}. {value}  {label}{hint}");
        }
    }
    human
}

/// What an answer to a step came to.
pub(in super::super) fn practice_judged(text: Text, view: &PracticeJudgedView) -> String {
    let verdict = if view.right { "note-training-right" } else { "note-practice-wrong" };
    let mut human = format!("{}\n", text.say(verdict));
    for field in view.fields.iter().filter(|field| !field.right) {
        let said = [
            ("field", field.label.as_str().into()),
            ("given", field.given.replace('\n', ", ").into()),
            ("correct", field.correct.replace('\n', ", ").into()),
        ];
        let _written = writeln!(human, "  {}", text.say_with("note-practice-field", &said));
    }
    if let Some(advice) = &view.advice {
        let _written = writeln!(human, "  {advice}");
    }
    let _written = writeln!(human, "{}", view.why);
    human
}

/// The same, with how the run goes on.
pub(in super::super) fn practice_answered(text: Text, view: &PracticeAnsweredView) -> String {
    format!("{}\n{}", practice_judged(text, &view.judged), practice(text, &view.run))
}
