//! Assistance, its projects and workshops.

use super::super::table::{Pairs, Table};
use crate::service::assistance::{AssistanceRowView, AssistanceSentView, ShareView};
use crate::service::projects::ProjectView;
use crate::service::workshops::{ParticipantsView, WorkshopView};
use crate::text::Text;

fn yes(text: Text, said: bool) -> String {
    text.say(if said { "word-yes" } else { "word-no" })
}

/// How a row stands, in words.
fn state(text: Text, row: &AssistanceRowView) -> String {
    let key = row.hop.map(|hop| hop.key()).or(row.case.map(|case| case.key()));
    key.map(|key| text.say(key)).unwrap_or_default()
}

/// What was asked and offered, as a table.
pub(in super::super) fn assistance(text: Text, rows: &[AssistanceRowView]) -> Table {
    let columns = [
        "column-id",
        "column-help-sort",
        "column-partner",
        "column-help-field",
        "column-state",
        "column-at",
        "column-help-gap",
        "column-project",
        "column-text",
        "column-help-reply",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        let gap = row.assessment.zip(row.question.as_ref());
        table.row([
            row.id.clone(),
            text.code_in("help", &row.sort),
            row.partner.clone(),
            text.code_in("assistance", &row.field),
            state(text, row),
            row.at.clone(),
            gap.map(|(number, question)| format!("{question} ({number})")).unwrap_or_default(),
            row.project.map(|number| number.to_string()).unwrap_or_default(),
            row.text.clone().unwrap_or_default(),
            row.reply.clone().unwrap_or_default(),
        ]);
    }
    table
}

/// What went out together.
pub(in super::super) fn assistance_sent(text: Text, view: &AssistanceSentView) -> String {
    let mut table = Table::new(text, &["column-id", "column-partner", "column-state"]);
    for sent in &view.sent {
        table.row([sent.id.clone(), sent.partner.clone(), text.say(sent.state.key())]);
    }
    table.aligned()
}

/// What would go to a partner.
pub(in super::super) fn share(text: Text, view: &ShareView) -> String {
    let args = [("name", view.name.as_str().into()), ("count", view.answers.into())];
    let said = text.say_with("note-share-preview", &args);
    format!("{said}\n\n{}\nSHA-256 {}\n", view.text, view.digest)
}

/// Each goal with its result.
pub(in super::super) fn project_results(text: Text, view: &ProjectView) -> Table {
    let columns = [
        "column-project-measure",
        "column-project-goal",
        "column-project-result",
        "column-project-source",
        "column-project-read",
        "column-date",
    ];
    let mut table = Table::new(text, &columns);
    for one in &view.results {
        table.row([
            text.code_in("project", one.measure.name()),
            one.goal.to_string(),
            one.number.map(|number| number.to_string()).unwrap_or_default(),
            text.code_in("project", one.source.name()),
            one.read.clone(),
            one.on.clone(),
        ]);
    }
    table
}

/// Projects as a table.
pub(in super::super) fn projects(text: Text, views: &[ProjectView]) -> Table {
    let columns = [
        "column-id",
        "column-project",
        "column-help-field",
        "column-partner",
        "column-project-direction",
        "column-state",
        "column-project-agreed",
        "column-project-until",
        "column-project-results",
    ];
    let mut table = Table::new(text, &columns);
    for view in views {
        let project = &view.project;
        let result = |one: &crate::adviser::project::Measured| {
            let number = one.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
            let measure = text.code_in("project", one.measure.name());
            format!("{measure} {number}/{}", one.goal)
        };
        let results: Vec<String> = view.results.iter().map(result).collect();
        table.row([
            project.number.to_string(),
            project.title.clone(),
            text.code_in("assistance", &project.field),
            project.partner.clone(),
            text.code_in("project", project.direction.name()),
            text.code_in("project", project.state.name()),
            project.agreed.clone(),
            project.until.clone(),
            results.join("; "),
        ]);
    }
    table
}

/// One project.
pub(in super::super) fn project(text: Text, view: &ProjectView) -> String {
    let project = &view.project;
    let filled = |value: &String| Some(value.clone()).filter(|value| !value.is_empty());
    let mut lines = Pairs::new(text);
    lines
        .add("column-id", project.number)
        .add("column-project", &project.title)
        .add("column-help-field", text.code_in("assistance", &project.field))
        .add("column-partner", &project.partner)
        .add("column-project-direction", text.code_in("project", project.direction.name()))
        .add("column-state", text.code_in("project", project.state.name()))
        .add("column-project-agreed", &project.agreed)
        .maybe("column-project-until", filled(&project.until))
        .maybe("column-help-exchange", filled(&project.exchange))
        .maybe("column-help-gap", project.question.clone());
    for delivery in &project.deliveries {
        let words =
            format!("{} {} × {}, {}", delivery.on, delivery.quantity, delivery.what, delivery.with);
        lines.add("column-project-delivery", words);
    }
    format!("{}\n{}", lines.lines(0), project_results(text, view).aligned())
}

/// Workshops as a table: counts, no person.
pub(in super::super) fn workshops(text: Text, views: &[WorkshopView]) -> Table {
    let columns = [
        "column-id",
        "column-workshop",
        "column-workshop-kind",
        "column-workshop-from",
        "column-workshop-to",
        "column-place",
        "column-project",
        "column-workshop-trained",
        "column-workshop-passed",
    ];
    let mut table = Table::new(text, &columns);
    for view in views {
        let said = &view.workshop.said;
        table.row([
            view.workshop.number.to_string(),
            said.title.clone(),
            text.code_in("assistance", &said.kind),
            said.from.clone(),
            said.to.clone(),
            said.place.clone(),
            said.project.map(|number| number.to_string()).unwrap_or_default(),
            view.counts.trained.to_string(),
            view.counts.passed.to_string(),
        ]);
    }
    table
}

/// Who took part.
pub(in super::super) fn participants(text: Text, view: &WorkshopView) -> Table {
    let columns = [
        "column-workshop-name",
        "column-workshop-office",
        "column-country",
        "column-workshop-attended",
        "column-workshop-before",
        "column-workshop-after",
        "column-workshop-passed",
    ];
    let mut table = Table::new(text, &columns);
    let percent = |number: Option<u8>| number.map(|n| n.to_string()).unwrap_or_default();
    for person in &view.workshop.participants {
        table.row([
            person.name.clone(),
            person.office.clone(),
            person.country.clone(),
            yes(text, person.attended),
            percent(person.before),
            percent(person.after),
            person.passed.map(|passed| yes(text, passed)).unwrap_or_default(),
        ]);
    }
    table
}

/// One workshop.
pub(in super::super) fn workshop(text: Text, view: &WorkshopView) -> String {
    let (workshop, counts) = (&view.workshop, &view.counts);
    let said = &workshop.said;
    let filled = |value: &String| Some(value.clone()).filter(|value| !value.is_empty());
    let tests = counts.before.zip(counts.after);
    let mut lines = Pairs::new(text);
    lines
        .add("column-id", workshop.number)
        .add("column-workshop", &said.title)
        .add("column-workshop-kind", text.code_in("assistance", &said.kind))
        .add("column-workshop-from", &said.from)
        .add("column-workshop-to", &said.to)
        .add("column-place", &said.place)
        .maybe("column-project", said.project.map(|number| number.to_string()))
        .add("column-workshop-trained", counts.trained)
        .add("column-workshop-passed", counts.passed)
        .maybe("column-workshop-tests", tests.map(|(before, after)| format!("{before} → {after}")))
        .maybe("column-workshop-conclusions", filled(&said.conclusions))
        .maybe("column-workshop-erased", filled(&workshop.erased));
    for item in &said.agenda {
        lines.add("column-workshop-agenda", format!("{} {} {}", item.time, item.subject, item.who));
    }
    let people = participants(text, view);
    if workshop.participants.is_empty() {
        return lines.lines(0);
    }
    format!("{}\n{}", lines.lines(0), people.aligned())
}

/// What became of a list of participants.
pub(in super::super) fn participants_taken(text: Text, view: &ParticipantsView) -> String {
    if !view.errors.is_empty() {
        let mut table = Table::new(text, &["column-line", "column-workshop-column"]);
        for error in &view.errors {
            table.row([error.line.to_string(), error.column.clone()]);
        }
        return format!("{}\n{}", text.say("note-participants-wrong"), table.aligned());
    }
    let args = [("added", view.added.into()), ("changed", view.changed.into())];
    let key = if view.taken { "note-participants-taken" } else { "note-participants-would" };
    format!("{}\n", text.say_with(key, &args))
}
