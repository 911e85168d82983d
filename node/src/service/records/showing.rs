//! A record as officers see it.

use vestigo_protocol::codes::EventKind;
use vestigo_protocol::firearm::{ChainEvent, FirearmDescription};
use vestigo_protocol::ids::Country;

use crate::registry::entering::{PastAct, contradict};
use crate::registry::{RecordId, Registry, RegistryError, Status, export};
use crate::runtime::Denied;
use crate::service::views::{
    FieldChangeView, MarkView, ParticularView, RecordChangeView, RecordEventView, RecordView,
};
use crate::service::{Outcome, present};

/// What views need to know of the node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// Whose records they are.
    pub(super) own: Country,
    /// Whether they are invented.
    pub(super) synthetic: bool,
}

impl Shown {
    /// One record, if there is one of that number.
    pub(super) fn record(self, registry: &Registry, id: RecordId) -> Outcome<Option<RecordView>> {
        let Some((record, version)) = registry.versioned(id).map_err(Denied::from)? else {
            return Ok(None);
        };
        let sets = registry.record_sets();
        let set = sets.iter().find(|set| set.name == record.set);
        let set = set.ok_or(RegistryError::NoSuchSet).map_err(Denied::from)?;
        let acts = registry.acts(id).map_err(Denied::from)?;
        let status = record.status();
        let beyond = record.particulars.as_deref().map(export::beyond).unwrap_or_default();
        let text = |name: &vestigo_protocol::firearm::Name| name.as_str().to_owned();
        Ok(Some(RecordView {
            record: id.0.to_string(),
            version: version.to_hex(),
            set: present::record_set(registry, set)?,
            firearm: present::firearm(&record.description),
            brand: record.description.brand.as_ref().map(text),
            marks: marks(&record.description),
            particulars: beyond
                .into_iter()
                .map(|(field, value)| ParticularView { field: field.name().to_owned(), value })
                .collect(),
            exported_to: status.exported_to.map(|country| country.to_string()),
            status: standing(&status),
            events: self.events(&record.events_in_order()),
            changes: changes(&acts, &record.description),
        }))
    }

    fn events(self, events: &[&ChainEvent]) -> Vec<RecordEventView> {
        let destroyed = events.iter().find(|event| event.kind == EventKind::Destroyed);
        let destroyed = destroyed.and_then(|event| event.date).map(|date| date.to_text());
        let view = |(at, event): (usize, &&ChainEvent)| {
            let others = events.iter().enumerate().filter(|(other, _)| *other != at);
            let contradicts = others.filter(|(_, other)| contradict(event, other));
            let dated = event.date.map(|date| date.to_text());
            let is_after = match (&destroyed, &dated) {
                (Some(end), Some(date)) => date > end && !date.starts_with(end.as_str()),
                _ => false,
            };
            RecordEventView {
                event: present::event(event, self.own, self.synthetic),
                place: event.place.as_ref().map(|place| place.as_str().to_owned()),
                issuer: event
                    .document
                    .as_ref()
                    .and_then(|document| document.issuer.as_ref())
                    .map(|issuer| issuer.as_str().to_owned()),
                contradicts: contradicts.filter_map(|(at, _)| u32::try_from(at).ok()).collect(),
                after_destruction: is_after && event.kind != EventKind::Destroyed,
            }
        };
        events.iter().enumerate().map(view).collect()
    }
}

fn marks(gun: &FirearmDescription) -> Vec<MarkView> {
    let view = |mark: &vestigo_protocol::firearm::Mark| MarkView {
        component: mark.component.name().to_owned(),
        kind: mark.kind.name().to_owned(),
        text: mark.text.as_str().to_owned(),
        legibility: mark.legibility.name().to_owned(),
    };
    gun.marks.iter().map(view).collect()
}

fn standing(status: &Status) -> Vec<String> {
    let all = [
        (status.destroyed, "DESTROYED"),
        (status.official_custody, "OFFICIAL_CUSTODY"),
        (status.state_stock, "STATE_STOCK"),
        (status.stolen, "STOLEN"),
        (status.lost, "LOST"),
        (status.exported, "EXPORTED"),
        (status.deactivated, "DEACTIVATED"),
    ];
    all.into_iter().filter(|(is, _)| *is).map(|(_, name)| name.to_owned()).collect()
}

/// The fields of a gun by name.
fn fields(gun: &FirearmDescription) -> Vec<(&'static str, String)> {
    let view = present::firearm(gun);
    let marks = marks(gun)
        .into_iter()
        .map(|mark| format!("{} {} {} {}", mark.component, mark.kind, mark.text, mark.legibility));
    let brand = gun.brand.as_ref().map(|brand| brand.as_str().to_owned());
    let or_none = |words: Option<String>| words.unwrap_or_default();
    vec![
        ("serial", or_none(view.serial)),
        ("maker", or_none(view.maker)),
        ("brand", or_none(brand)),
        ("model", or_none(view.model)),
        ("calibre", or_none(view.calibre)),
        ("type", or_none(view.kind)),
        ("country-of-manufacture", or_none(view.country_of_manufacture)),
        ("manufactured", or_none(view.manufactured)),
        ("importer", or_none(view.importer)),
        ("obliteration", or_none(view.obliteration)),
        ("marks", marks.collect::<Vec<_>>().join("; ")),
    ]
}

/// What was done, each correction with what it changed: what it found there against what the next
/// one found, or what is there now.
fn changes(acts: &[PastAct], now: &FirearmDescription) -> Vec<RecordChangeView> {
    let after = |at: usize| {
        let later = acts.iter().skip(at + 1).find_map(|act| act.before.as_ref());
        fields(later.unwrap_or(now))
    };
    let view = |(at, past): (usize, &PastAct)| {
        let changed = past.before.as_ref().map(|before| {
            let pairs = fields(before).into_iter().zip(after(at));
            let differ = pairs.filter(|((_, before), (_, after))| before != after);
            let change = |((field, before), (_, after)): ((&str, String), (&str, String))| {
                FieldChangeView { field: field.to_owned(), before, after }
            };
            differ.map(change).collect()
        });
        RecordChangeView {
            at: past.act.at.to_rfc3339(),
            by: past.act.by.clone(),
            act: past.act.kind.name().to_owned(),
            reason: past.act.reason.clone(),
            fields: changed.unwrap_or_default(),
        }
    };
    acts.iter().enumerate().map(view).collect()
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::MarkComponent;
    use vestigo_protocol::firearm::{Mark, Name, PartialDate, RecordSet};
    use vestigo_protocol::text::Text;
    use vestigo_protocol::time::Timestamp;

    use super::*;
    use crate::registry::entering::{RecordAct, RecordActKind};
    use crate::registry::{NewRecord, RegistrySource};

    #[test]
    fn a_record_shows_what_was_corrected_and_what_contradicts() {
        let mut registry = Registry::open(&RegistrySource::Memory, [4; 16]).unwrap();
        let set = RecordSet {
            name: Name::new("s").unwrap(),
            holder: None,
            kind: vestigo_protocol::codes::RecordSetKind::Registry,
            from_year: None,
            to_year: None,
            digitised_pct: 60,
            as_of: Timestamp(1),
        };
        registry.describe_set(&set).unwrap();
        let gun = |maker: &str| FirearmDescription {
            maker: Text::new(maker).ok(),
            marks: vec![Mark::serial(MarkComponent::Frame, "A13437").unwrap()],
            ..FirearmDescription::default()
        };
        let act = |kind| RecordAct { kind, at: Timestamp(20), by: "rosa".to_owned(), reason: None };
        let event = |kind, date: &str| ChainEvent {
            date: PartialDate::parse(date).ok(),
            ..ChainEvent::new(kind)
        };
        let first = event(EventKind::Destroyed, "2019-05");
        let new = NewRecord { description: gun("Glok"), event: Some(first), particulars: None };
        let id = registry.enter(&set.name, new, &act(RecordActKind::Entered)).unwrap();
        let added = act(RecordActKind::EventAdded);
        for other in [
            event(EventKind::Destroyed, "2018"),
            event(EventKind::Recovered, "2021-02"),
            event(EventKind::Manufactured, "1990"),
        ] {
            registry.add_event(id, other, &added).unwrap();
        }
        for maker in ["Glck", "Glock"] {
            let (_, version) = registry.versioned(id).unwrap().unwrap();
            let corrected = act(RecordActKind::Corrected);
            registry.correct(id, version, gun(maker), &corrected).unwrap();
        }
        let shown = Shown { own: Country::parse("XA").unwrap(), synthetic: true };
        let view = shown.record(&registry, id).unwrap().unwrap();
        assert_eq!(view.status, ["DESTROYED", "OFFICIAL_CUSTODY"]);
        let kinds: Vec<&str> = view.events.iter().map(|e| e.event.kind.as_str()).collect();
        assert_eq!(kinds, ["MANUFACTURED", "DESTROYED", "DESTROYED", "RECOVERED"]);
        assert_eq!(view.events[1].contradicts, [2]);
        assert!(view.events[3].after_destruction && !view.events[0].after_destruction);
        let changed: Vec<String> = view
            .changes
            .iter()
            .flat_map(|change| &change.fields)
            .map(|field| format!("{} {} {}", field.field, field.before, field.after))
            .collect();
        assert_eq!(changed, ["maker Glok Glck", "maker Glck Glock"]);
        assert!(shown.record(&registry, RecordId(9)).unwrap().is_none());
    }
}
