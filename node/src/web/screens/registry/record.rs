//! One record: the gun, its marks, what happened to it, which records say so, and who looked.

use askama::Template;

use super::traces;
use crate::service::roles;
use crate::service::views::people::ActivityListView;
use crate::service::views::{EventView, PartyView, RecordEventView, RecordView};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Column, Facts, Listing, Notice, Tone};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![Route::get("/registry/records/{id}", Access::Roles(roles::LOOKS_UP), show)]
}

/// An event as it is shown.
struct Event {
    what: String,
    when: String,
    facts: Facts,
    badges: Vec<Badge>,
}

#[derive(Template)]
#[template(path = "registry/record.html")]
struct RecordPage {
    id: String,
    /// Maker, model and number.
    title: String,
    badges: Vec<Badge>,
    notices: Vec<Notice>,
    gun: Facts,
    marks: Listing,
    /// What happened; events of one group cannot be right together.
    events: Vec<Vec<Event>>,
    set: Facts,
    changes: Listing,
    looked: Listing,
    may_change: bool,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let view = visit.service().registry_record(visit.caller()?, id.clone()).await?;
    let looked = visit.service().registry_looked(visit.caller()?, id).await?;
    let text = visit.text();
    let gun = &view.firearm;
    let named = [gun.maker.clone(), gun.model.clone(), gun.serial.clone()];
    let named: Vec<String> = named.into_iter().flatten().collect();
    let title = text.say_with("web-record-title", &[("record", view.record.clone().into())]);
    let template = RecordPage {
        title: named.join(" · "),
        badges: standing(text, &view),
        notices: notices(text, &view),
        gun: facts(text, &view),
        marks: marks(text, &view),
        events: grouped(text, &view.events),
        set: set(text, &view),
        changes: changes(text, &view),
        looked: who(text, &looked),
        may_change: visit.may(roles::KEEPS_RECORDS),
        id: view.record,
    };
    visit.page(title).back("/registry", "web-registry-title").show(&template)
}

/// Where the gun stands, by its events.
fn standing(text: Text, view: &RecordView) -> Vec<Badge> {
    let tone = |status: &str| match status {
        "DESTROYED" | "STOLEN" => Tone::Bad,
        "OFFICIAL_CUSTODY" | "STATE_STOCK" | "LOST" => Tone::Warn,
        _ => Tone::Plain,
    };
    let badge = |status: &String| {
        let words = text.code_in("standing", status);
        let words = match &view.exported_to {
            Some(to) if status == "EXPORTED" => format!("{words}: {}", format::country(text, to)),
            _ => words,
        };
        Badge::new(tone(status), words)
    };
    view.status.iter().map(badge).collect()
}

fn notices(text: Text, view: &RecordView) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut add = |is: bool, tone: Tone, title: &str, words: &str| {
        if is {
            notices.push(Notice::new(tone, text.say(words)).titled(text.say(title)));
        }
    };
    let has = |status: &str| view.status.iter().any(|one| one == status);
    add(has("DESTROYED"), Tone::Bad, "web-record-destroyed", "web-record-destroyed-means");
    add(
        view.events.iter().any(|event| event.after_destruction),
        Tone::Bad,
        "web-record-after-destruction",
        "web-record-after-destruction-means",
    );
    add(has("OFFICIAL_CUSTODY"), Tone::Warn, "web-record-custody", "web-record-custody-means");
    add(has("STATE_STOCK"), Tone::Warn, "web-record-stock", "web-record-stock-means");
    notices
}

fn facts(text: Text, view: &RecordView) -> Facts {
    let mut facts = Facts::new(text);
    for (key, value, _) in traces::description(text, &view.firearm) {
        // All marks stand in a table of their own.
        if key != "column-marks" && key != "column-legibility" {
            facts.add(key, value);
        }
        if key == "column-maker" {
            facts.maybe("column-brand", view.brand.clone());
        }
    }
    let beyond = view
        .particulars
        .iter()
        .map(|one| format!("{}{} {}", text.code_in("field", &one.field), text.colon(), one.value));
    facts.add("column-beyond", Cell::Lines(beyond.collect()));
    facts
}

fn marks(text: Text, view: &RecordView) -> Listing {
    let columns = [
        Column::new("column-mark"),
        Column::new("column-kind"),
        Column::new("column-component"),
        Column::new("column-legibility"),
    ];
    let mut list = Listing::table(text, "web-record-marks", &columns);
    for mark in &view.marks {
        list.row(vec![
            Cell::Code(mark.text.clone(), mark.text.clone()),
            Cell::text(text.code_in("mark", &mark.kind)),
            Cell::text(text.code_in("component", &mark.component)),
            Cell::text(text.code_in("legibility", &mark.legibility)),
        ]);
    }
    list
}

/// The events in their order; those that contradict one another stand together where the first
/// of them does.
fn grouped(text: Text, events: &[RecordEventView]) -> Vec<Vec<Event>> {
    let mut done = vec![false; events.len()];
    let mut groups = Vec::new();
    for at in 0..events.len() {
        let mut group = Vec::new();
        let mut waiting = vec![at];
        while let Some(at) = waiting.pop() {
            let (Some(event), Some(seen)) = (events.get(at), done.get_mut(at)) else { continue };
            if std::mem::replace(seen, true) {
                continue;
            }
            group.push(event_of(text, event));
            let others = event.contradicts.iter().rev();
            waiting.extend(others.filter_map(|other| usize::try_from(*other).ok()));
        }
        if !group.is_empty() {
            groups.push(group);
        }
    }
    groups
}

fn event_of(text: Text, view: &RecordEventView) -> Event {
    let event: &EventView = &view.event;
    let mut facts = Facts::new(text);
    facts
        .maybe("column-from", event.from.as_ref().map(|party| said(text, party)))
        .maybe("column-to", event.to.as_ref().map(|party| said(text, party)))
        .maybe("column-country", event.country.as_deref().map(|c| format::country(text, c)))
        .maybe("column-place", view.place.clone());
    let document = event.document.as_ref().map(|document| {
        let kind = text.code_in("document", &document.kind);
        let parts = [Some(kind), document.number.clone(), view.issuer.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    facts.maybe("column-document", document);
    facts.text(
        "column-asserted-by",
        format!(
            "{} ({})",
            format::country(text, &event.asserted_by),
            text.code_in("certainty", &event.certainty)
        ),
    );
    let mut badges = Vec::new();
    if view.after_destruction {
        badges.push(Badge::new(Tone::Bad, text.say("web-record-after-destruction")));
    }
    let when = event.date.as_deref().map(|date| format::date(text, date));
    Event {
        what: text.code_in("event", &event.kind),
        when: when.unwrap_or_else(|| text.say("word-date-unknown")),
        facts,
        badges,
    }
}

fn said(text: Text, party: &PartyView) -> String {
    let kind = text.code_in("party", &party.kind);
    let country = party.country.as_deref().map(|country| format::country(text, country));
    let parts = [party.name.clone(), Some(kind), country];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn set(text: Text, view: &RecordView) -> Facts {
    let set = &view.set;
    let mut facts = Facts::new(text);
    facts
        .text("column-set", set.name.clone())
        .text("column-kind", text.code_in("set", &set.kind))
        .text("column-period", super::sets::period(text, set))
        .text("column-digitised", super::sets::percent(text, set.digitised))
        .maybe("column-holder", set.holder.clone())
        .add("column-as-of", Cell::Moment(set.as_of.clone()));
    facts
}

fn changes(text: Text, view: &RecordView) -> Listing {
    let columns = [
        Column::new("column-at"),
        Column::new("column-act"),
        Column::new("column-officer"),
        Column::new("column-changed"),
        Column::new("column-reasons"),
    ];
    let mut list = Listing::table(text, "web-record-changes", &columns);
    for change in view.changes.iter().rev() {
        let fields = change.fields.iter().map(|field| {
            let dash = || text.say("word-dash");
            let or_dash = |words: &String| if words.is_empty() { dash() } else { words.clone() };
            let name = text.say(&format!("column-{}", field.field));
            let (before, after) = (or_dash(&field.before), or_dash(&field.after));
            format!("{name}{} {before} → {after}", text.colon())
        });
        list.row(vec![
            Cell::Moment(change.at.clone()),
            Cell::text(text.code_in("record-act", &change.act)),
            Cell::text(change.by.clone()),
            Cell::Lines(fields.collect()),
            Cell::maybe(change.reason.clone()),
        ]);
    }
    list
}

fn who(text: Text, looked: &ActivityListView) -> Listing {
    let columns =
        [Column::new("column-at"), Column::new("column-officer"), Column::new("column-act")];
    let mut list = Listing::table(text, "web-record-looked", &columns);
    for row in &looked.items {
        list.row(vec![
            Cell::Moment(row.at.clone()),
            Cell::maybe(row.officer.clone()),
            Cell::text(text.code_in("admin", &row.act)),
        ]);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn events_that_contradict_one_another_stand_together() {
        let event = |kind: &str, contradicts: &[u32]| RecordEventView {
            event: EventView {
                kind: kind.to_owned(),
                date: None,
                from: None,
                to: None,
                country: None,
                document: None,
                certainty: "RECORDED".to_owned(),
                asserted_by: "XB".to_owned(),
                synthetic: false,
            },
            place: None,
            issuer: None,
            contradicts: contradicts.to_vec(),
            after_destruction: false,
        };
        let events = [
            event("MANUFACTURED", &[2]),
            event("SHIPPED", &[]),
            event("MANUFACTURED", &[0, 3]),
            event("MANUFACTURED", &[2, 99]),
        ];
        let groups = grouped(Text::new(Language::English), &events);
        let sizes: Vec<usize> = groups.iter().map(Vec::len).collect();
        assert_eq!(sizes, [3, 1]);
    }
}
