//! Incidents, and what was done with one.

use super::super::table::{Pairs, Table};
use crate::service::incidents::IncidentView;
use crate::text::Text;

fn code(text: Text, name: &str) -> String {
    text.code_in("incident", name)
}

/// Until when a disposition is due, and whether that is over.
fn due(text: Text, view: &IncidentView) -> String {
    let by = view.due.clone().unwrap_or_default();
    if view.overdue { format!("{by} ({})", text.say("word-overdue")) } else { by }
}

/// Incidents as a table.
pub(in super::super) fn incidents(text: Text, views: &[IncidentView]) -> Table {
    let columns = [
        "column-id",
        "column-incident-kind",
        "column-state",
        "column-date",
        "column-type",
        "column-maker",
        "column-model",
        "column-calibre",
        "column-serial",
        "column-agency",
        "column-incident-case",
        "column-incident-due",
    ];
    let mut table = Table::new(text, &columns);
    for view in views {
        let said = &view.incident.said;
        table.row([
            view.incident.number.to_string(),
            code(text, view.incident.kind.name()),
            code(text, view.incident.state.name()),
            said.date.clone(),
            said.gun.kind.clone(),
            said.gun.maker.clone(),
            said.gun.model.clone(),
            said.gun.calibre.clone(),
            said.gun.serial.clone(),
            said.agency.clone(),
            said.case_number.clone(),
            due(text, view),
        ]);
    }
    table
}

/// One incident.
pub(in super::super) fn incident(text: Text, view: &IncidentView) -> String {
    let incident = &view.incident;
    let said = &incident.said;
    let filled = |value: &String| Some(value.clone()).filter(|value| !value.is_empty());
    let mut lines = Pairs::new(text);
    lines
        .add("column-id", incident.number)
        .add("column-incident-kind", code(text, incident.kind.name()))
        .add("column-state", code(text, incident.state.name()))
        .add("column-date", &said.date)
        .maybe("column-place", filled(&said.place))
        .add("column-agency", &said.agency)
        .add("column-incident-case", &said.case_number)
        .add("column-type", &said.gun.kind)
        .add("column-maker", &said.gun.maker)
        .maybe("column-model", filled(&said.gun.model))
        .add("column-calibre", &said.gun.calibre)
        .maybe("column-serial", filled(&said.gun.serial))
        .maybe("column-incident-post", filled(&said.post))
        .maybe("column-incident-other-state", filled(&said.other_state))
        .maybe("column-incident-party", filled(&said.party))
        .maybe("column-incident-licence", filled(&said.licence))
        .maybe("column-incident-ground", filled(&said.ground))
        .maybe("column-incident-circumstances", filled(&said.circumstances))
        .maybe(
            "column-incident-located",
            incident
                .located
                .as_ref()
                .map(|located| format!("{} {}, {}", located.date, located.place, located.agency)),
        )
        .maybe(
            "column-incident-disposition",
            incident.disposed.as_ref().map(|disposed| {
                format!("{}, {}", code(text, disposed.disposition.name()), disposed.authority)
            }),
        )
        .maybe("column-incident-due", Some(due(text, view)).filter(|due| !due.is_empty()));
    for known in &view.known {
        let (kind, state) = (code(text, &known.kind), code(text, &known.state));
        let words = format!("{}: {kind}, {state}, {} {}", known.number, known.agency, known.date);
        lines.add("column-incident-known", words);
    }
    let mut human = lines.lines(0);
    let found = if view.found { "note-incident-found" } else { "note-incident-not-found" };
    human.push_str(&format!("\n{}\n", text.say(found)));
    human
}

/// What was done with an incident.
pub(in super::super) fn incident_history(text: Text, view: &IncidentView) -> Table {
    let columns = ["column-when", "column-act", "column-officer", "column-incident-words"];
    let mut table = Table::new(text, &columns);
    for done in &view.incident.history {
        table.row([
            done.at.to_rfc3339(),
            code(text, done.act.name()),
            done.by.clone(),
            done.words.clone(),
        ]);
    }
    table
}
