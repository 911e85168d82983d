//! One gun as a record set knows it.

use std::fmt;

use minicbor::{Decode, Encode};
use sha2::{Digest as _, Sha256};
use vestigo_protocol::codes::{EventKind, ManufactureClass, PartyKind};
use vestigo_protocol::firearm::{
    ChainEvent, FirearmDescription, Mark, Name, PartialDate, Party, calibre, make, serial,
};
use vestigo_protocol::ids::{Country, Digest};
use vestigo_protocol::limits::{EVENTS_MAX, MARKS_MAX};
use vestigo_protocol::text::decode_list;

use super::particulars::Particulars;
use super::{Added, Particular};

/// The number of a record in this registry. Says nothing about the gun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub i64);

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "record {}", self.0)
    }
}

/// A gun, its chain of custody, and the record set that says so.
#[derive(Clone, PartialEq, Eq)]
pub struct FirearmRecord {
    /// Its number.
    pub id: RecordId,
    /// The record set, by name.
    pub set: Name,
    /// What it is.
    pub description: FirearmDescription,
    /// What happened to it, in the order it was recorded.
    pub events: Vec<ChainEvent>,
    /// What else is known of it; absent if nothing is.
    pub particulars: Option<Box<Particulars>>,
}

impl fmt::Debug for FirearmRecord {
    /// Silent but for the number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FirearmRecord({})", self.id.0)
    }
}

impl FirearmRecord {
    /// What the chain says about where the gun is now.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::of(&self.events)
    }

    /// The events by date. One without a date, or with a vaguer one than its predecessor's, stays
    /// behind its predecessor.
    #[must_use]
    pub fn events_in_order(&self) -> Vec<&ChainEvent> {
        in_order(&self.events)
    }
}

/// A gun, or one event of a gun, to be added to a record set.
#[derive(Clone)]
pub struct NewRecord {
    /// What it is. Without a serial mark it could never be found.
    pub description: FirearmDescription,
    /// What happened to it.
    pub event: Option<ChainEvent>,
    /// What else is known of it; absent if nothing is.
    pub particulars: Option<Box<Particulars>>,
}

impl fmt::Debug for NewRecord {
    /// Silent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewRecord")
    }
}

/// What a chain of events says about a gun today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// In police, military or other government stock.
    pub state_stock: bool,
    /// Seized, recovered or held as evidence.
    pub official_custody: bool,
    /// Recorded as destroyed. Never undone: a destroyed gun that turns up is the alarm.
    pub destroyed: bool,
    /// Deactivated and not reactivated.
    pub deactivated: bool,
    /// Reported stolen and not recovered.
    pub stolen: bool,
    /// Reported lost and not recovered.
    pub lost: bool,
    /// Left the country and did not come back.
    pub exported: bool,
    /// Where it was exported to, if recorded.
    pub exported_to: Option<Country>,
}

impl Status {
    /// Follows the events by date.
    #[must_use]
    pub fn of(events: &[ChainEvent]) -> Self {
        let mut status = Self::default();
        for event in in_order(events) {
            status.follow(event);
        }
        status
    }

    fn follow(&mut self, event: &ChainEvent) {
        match event.kind {
            EventKind::Manufactured
            | EventKind::Shipped
            | EventKind::SoldRetail
            | EventKind::TransferredPrivate
            | EventKind::Registered
            | EventKind::Issued
            | EventKind::Inherited => self.pass_to(event.to.as_ref()),
            EventKind::Imported => {
                self.exported = false;
                self.exported_to = None;
                self.pass_to(event.to.as_ref());
            }
            EventKind::Exported => {
                self.exported = true;
                let party = event.to.as_ref().and_then(|party| party.country);
                self.exported_to = event.country.or(party);
                self.state_stock = false;
                self.official_custody = false;
            }
            EventKind::ReportedStolen => self.stolen = true,
            EventKind::ReportedLost => self.lost = true,
            EventKind::Recovered | EventKind::Seized => {
                self.stolen = false;
                self.lost = false;
                self.official_custody = true;
            }
            EventKind::RetainedOfficialUse => {
                self.official_custody = false;
                self.state_stock = true;
            }
            EventKind::Deactivated => self.deactivated = true,
            EventKind::Reactivated => self.deactivated = false,
            EventKind::Destroyed => {
                self.destroyed = true;
                self.official_custody = false;
                self.state_stock = false;
            }
            EventKind::Transited
            | EventKind::DeliveryVerified
            | EventKind::Marked
            | EventKind::Restamped
            | EventKind::Converted
            | EventKind::Unknown(_) => {}
        }
    }

    /// A new holder. One of unknown kind does not take a gun out of stock: the flag makes an
    /// officer look, and too often is better than once too seldom.
    fn pass_to(&mut self, to: Option<&Party>) {
        match to.map(|party| party.kind) {
            Some(PartyKind::Force | PartyKind::State) => {
                self.state_stock = true;
                self.official_custody = false;
            }
            Some(PartyKind::Natural | PartyKind::Licensee) => {
                self.state_stock = false;
                self.official_custody = false;
            }
            _ => {}
        }
    }
}

/// Sorts by date without losing the order of the records: a missing part of a date is taken from
/// the event before, where the parts above it are the same.
fn in_order(events: &[ChainEvent]) -> Vec<&ChainEvent> {
    let mut last = (0u16, 0u8, 0u8);
    let mut keyed: Vec<_> = events
        .iter()
        .map(|event| {
            if let Some(date) = event.date {
                last = key_after(last, date);
            }
            (last, event)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, event)| event).collect()
}

fn key_after(last: (u16, u8, u8), date: PartialDate) -> (u16, u8, u8) {
    let same_year = last.0 == date.year();
    let month = date.month().unwrap_or(if same_year { last.1 } else { 0 });
    let same_month = same_year && last.1 == month;
    (date.year(), month, date.day().unwrap_or(if same_month { last.2 } else { 0 }))
}

/// What of a record is stored as one value under one digest.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct RecordBody {
    #[n(1)]
    pub(super) description: FirearmDescription,
    #[n(2)]
    #[cbor(decode_with = "decode_list::<_, ChainEvent, EVENTS_MAX>")]
    pub(super) events: Vec<ChainEvent>,
    /// Not in records of before there were any.
    #[n(3)]
    pub(super) particulars: Option<Box<Particulars>>,
}

impl RecordBody {
    /// What is stored for a gun that was not there.
    pub(super) fn of(new: NewRecord) -> Self {
        Self {
            description: new.description,
            events: new.event.into_iter().collect(),
            particulars: new.particulars,
        }
    }

    /// Takes over what `new` adds, or says why not and changes nothing. An event that contradicts
    /// another, of the same kind with another date or party, is added beside it: which is right
    /// is not for an import to say.
    pub(super) fn absorb(&mut self, new: &NewRecord) -> Added {
        let mut description = self.description.clone();
        if let Err(particular) = complete(&mut description, &new.description) {
            return Added::Conflict(particular);
        }
        let mut particulars = self.particulars.clone();
        if let Some(more) = &new.particulars
            && let Err(particular) = particulars.get_or_insert_default().complete(more)
        {
            return Added::Conflict(particular);
        }
        let added_event = new.event.as_ref().filter(|event| !self.events.contains(event));
        if description.marks.len() > MARKS_MAX
            || particulars.as_ref().is_some_and(|particulars| particulars.is_over_full())
            || (added_event.is_some() && self.events.len() >= EVENTS_MAX)
        {
            return Added::Full;
        }
        let completed = description != self.description || particulars != self.particulars;
        self.description = description;
        self.particulars = particulars;
        match added_event {
            Some(event) => {
                self.events.push(event.clone());
                Added::EventAdded
            }
            None if completed => Added::Completed,
            None => Added::Duplicate,
        }
    }
}

/// Fills in what `stored` lacks from `new`.
fn complete(stored: &mut FirearmDescription, new: &FirearmDescription) -> Result<(), Particular> {
    let differ = |a: &Option<Name>, b: &Option<Name>, same: fn(&str, &str) -> bool| match (a, b) {
        (Some(a), Some(b)) => a != b && !same(a.as_str(), b.as_str()),
        _ => false,
    };
    if differ(&stored.calibre, &new.calibre, calibre::same_calibre) {
        return Err(Particular::Calibre);
    }
    if differ(&stored.importer, &new.importer, make::same_maker) {
        return Err(Particular::Importer);
    }
    if differ(&stored.brand, &new.brand, make::same_maker) {
        return Err(Particular::Brand);
    }
    if matches!((stored.obliteration, new.obliteration), (Some(a), Some(b)) if a != b) {
        return Err(Particular::Obliteration);
    }
    let class = |of: &FirearmDescription| {
        of.manufacture_class.filter(|class| *class != ManufactureClass::NotKnown)
    };
    if matches!((class(stored), class(new)), (Some(a), Some(b)) if a != b) {
        return Err(Particular::ManufactureClass);
    }
    if let (Some(a), Some(b)) = (stored.firearm_type, new.firearm_type)
        && a.agrees(b) == Some(false)
    {
        return Err(Particular::FirearmType);
    }
    let countries = (stored.country_of_manufacture, new.country_of_manufacture);
    if matches!(countries, (Some(a), Some(b)) if a != b) {
        return Err(Particular::CountryOfManufacture);
    }
    if matches!((stored.manufactured, new.manufactured), (Some(a), Some(b)) if a != b) {
        return Err(Particular::Manufactured);
    }
    let take = |to: &mut Option<Name>, from: &Option<Name>| {
        if to.is_none() {
            to.clone_from(from);
        }
    };
    take(&mut stored.brand, &new.brand);
    take(&mut stored.calibre, &new.calibre);
    take(&mut stored.importer, &new.importer);
    stored.firearm_type = stored.firearm_type.or(new.firearm_type);
    let known = class(stored).or(class(new));
    stored.manufacture_class = known.or(stored.manufacture_class).or(new.manufacture_class);
    stored.obliteration = stored.obliteration.or(new.obliteration);
    stored.country_of_manufacture = stored.country_of_manufacture.or(new.country_of_manufacture);
    stored.manufactured = stored.manufactured.or(new.manufactured);
    let is_new = |mark: &&Mark| !stored.marks.iter().any(|known| same_mark(known, mark));
    let fresh: Vec<Mark> = new.marks.iter().filter(is_new).cloned().collect();
    stored.marks.extend(fresh);
    Ok(())
}

/// One mark written twice: serials compare in canonical form, so that `HLD-281` and `HLD281` do
/// not become two.
fn same_mark(a: &Mark, b: &Mark) -> bool {
    a.component == b.component
        && a.kind == b.kind
        && (a.text == b.text
            || serial::canonical(a.text.as_str()) == serial::canonical(b.text.as_str()))
}

/// What makes two rows of one set the same gun: maker, model and first serial, each in its normal
/// form.
pub(super) fn identity(description: &FirearmDescription) -> Digest {
    let maker = description.maker.as_ref().map(|name| make::normal_form(name.as_str()));
    let model = description.model.as_ref().map(|name| model_form(name.as_str()));
    let serial = description.serials().next().map(|mark| serial::canonical(mark.text.as_str()));
    let mut hasher = Sha256::new();
    for part in [maker, model, serial] {
        // No normal form holds a zero byte, so the parts cannot run into each other.
        hasher.update(part.unwrap_or_default().as_bytes());
        hasher.update([0]);
    }
    Digest(hasher.finalize().into())
}

/// Models compare by letters and digits alone: `PT-738` and `PT738` are one.
pub(super) fn model_form(model: &str) -> String {
    model.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::text::Text;

    use super::*;

    fn event(kind: EventKind, date: &str, to: Option<PartyKind>) -> ChainEvent {
        let party = |kind| Party { kind, name: Text::new("X").ok(), licence: None, country: None };
        ChainEvent {
            date: PartialDate::parse(date).ok(),
            to: to.map(party),
            ..ChainEvent::new(kind)
        }
    }

    #[test]
    fn the_status_follows_the_dates_and_not_the_order_of_rows() {
        let stolen = event(EventKind::ReportedStolen, "2021-03", None);
        let recovered = event(EventKind::Recovered, "2022", None);
        let sold = event(EventKind::SoldRetail, "2019-05-02", Some(PartyKind::Natural));
        let status = Status::of(&[recovered, sold.clone(), stolen.clone()]);
        assert!(status.official_custody && !status.stolen);
        let status = Status::of(&[stolen, sold]);
        assert!(status.stolen && !status.official_custody);
    }

    #[test]
    fn an_event_without_a_date_stays_behind_the_one_before_it() {
        let events = [
            event(EventKind::Seized, "2019-05-02", None),
            event(EventKind::RetainedOfficialUse, "2019", None),
            event(EventKind::Destroyed, "", None),
            event(EventKind::Manufactured, "1999", None),
        ];
        let kinds: Vec<_> = in_order(&events).iter().map(|event| event.kind).collect();
        assert_eq!(
            kinds,
            [
                EventKind::Manufactured,
                EventKind::Seized,
                EventKind::RetainedOfficialUse,
                EventKind::Destroyed
            ]
        );
    }

    #[test]
    fn destruction_is_never_undone_and_stock_ends_only_with_a_known_holder() {
        let destroyed = event(EventKind::Destroyed, "2020", None);
        let sold = event(EventKind::SoldRetail, "2021", Some(PartyKind::Natural));
        assert!(Status::of(&[destroyed, sold.clone()]).destroyed);
        let issued = event(EventKind::Issued, "2015", Some(PartyKind::Force));
        let unclear = event(EventKind::TransferredPrivate, "2016", Some(PartyKind::NotKnown));
        assert!(Status::of(&[issued.clone(), unclear]).state_stock);
        assert!(!Status::of(&[issued, sold]).state_stock);
    }

    #[test]
    fn an_export_names_its_destination_until_the_gun_comes_back() {
        let gy = Country::parse("GY");
        let exported = ChainEvent { country: gy, ..event(EventKind::Exported, "2019-06", None) };
        assert_eq!(Status::of(std::slice::from_ref(&exported)).exported_to, gy);
        let back = event(EventKind::Imported, "2020", Some(PartyKind::Licensee));
        assert!(!Status::of(&[exported, back]).exported);
    }

    fn gun(event: Option<ChainEvent>) -> NewRecord {
        let mark = Mark::serial(vestigo_protocol::codes::MarkComponent::Frame, "A1").unwrap();
        let description = FirearmDescription { marks: vec![mark], ..Default::default() };
        NewRecord { description, event, particulars: None }
    }

    #[test]
    fn events_that_contradict_each_other_are_kept_side_by_side() {
        let stolen = event(EventKind::ReportedStolen, "2021-03", None);
        let mut body = RecordBody::of(gun(Some(stolen.clone())));
        let other_date = event(EventKind::ReportedStolen, "2020", None);
        let other_state =
            ChainEvent { asserted_by: Country::parse("GY"), ..event(stolen.kind, "2021-03", None) };
        let other_set = ChainEvent {
            record_set: Text::new("Other").ok(),
            ..event(stolen.kind, "2021-03", None)
        };
        for contradicting in [other_date, other_state, other_set] {
            assert_eq!(body.absorb(&gun(Some(contradicting))), Added::EventAdded);
        }
        assert_eq!(body.events.len(), 4);
        assert!(body.events[0] == stolen);
        assert_eq!(body.absorb(&gun(Some(stolen))), Added::Duplicate);
    }

    #[test]
    fn a_known_event_does_not_hide_a_new_particular() {
        let stolen = event(EventKind::ReportedStolen, "2021-03", None);
        let mut body = RecordBody::of(gun(Some(stolen.clone())));
        let shots = Particulars { shots: Some(6), ..Particulars::default() };
        let more = NewRecord { particulars: shots.boxed(), ..gun(Some(stolen)) };
        assert_eq!(body.absorb(&more), Added::Completed);
        assert_eq!(body.particulars.as_ref().and_then(|p| p.shots), Some(6));
        let other = Particulars { shots: Some(7), ..Particulars::default() };
        let other = NewRecord { particulars: other.boxed(), ..gun(None) };
        assert_eq!(body.absorb(&other), Added::Conflict(Particular::Shots));
        assert_eq!(body.absorb(&more), Added::Duplicate);
    }

    #[test]
    fn a_body_without_particulars_is_read_and_written_as_before() {
        /// What was stored before there were particulars.
        #[derive(Encode)]
        #[cbor(map)]
        struct Old {
            #[n(1)]
            description: FirearmDescription,
            #[n(2)]
            events: Vec<ChainEvent>,
        }
        let new = gun(Some(event(EventKind::Seized, "2020", None)));
        let events = new.event.iter().cloned().collect();
        let old = minicbor::to_vec(Old { description: new.description.clone(), events }).unwrap();
        let read: RecordBody = minicbor::decode(&old).unwrap();
        assert!(read == RecordBody::of(new.clone()));
        assert_eq!(minicbor::to_vec(&read).unwrap(), old);
        let shots = Particulars { shots: Some(6), ..Particulars::default() };
        let with = RecordBody::of(NewRecord { particulars: shots.boxed(), ..new });
        let bytes = minicbor::to_vec(&with).unwrap();
        assert!(minicbor::decode::<RecordBody>(&bytes).unwrap() == with);
    }
}
