//! One record at a time: entered, corrected, with one more event; and what was done to it, by whom
//! and why.
//!
//! A correction leaves the index with marks that the record has no longer. They are no damage: the
//! record says that it was corrected, and a hit that it does not bear is passed over until the index
//! is built anew.

use std::fmt;

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use thiserror::Error;
use vestigo_protocol::codec;
use vestigo_protocol::codes::EventKind;
use vestigo_protocol::firearm::{ChainEvent, FirearmDescription, Name, RecordSet};
use vestigo_protocol::ids::Digest;
use vestigo_protocol::limits::EVENTS_MAX;
use vestigo_protocol::time::Timestamp;

use super::bodies::Body;
use super::import::session::Durability;
use super::record::{RecordBody, identity};
use super::records::{StoredRecord, StoredSet, set_digest};
use super::{Added, FirearmRecord, NewRecord, RecordId, Registry, RegistryError, body_of};

/// Before the number of a record whose acts are kept.
const ACTS: &str = "record:";

/// What was done to one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordActKind {
    /// It was entered.
    Entered,
    /// What it says of the gun was corrected.
    Corrected,
    /// An event was added.
    EventAdded,
    /// It was entered with what was reported of its gun.
    Reported,
    /// What was reported was taken back.
    Withdrawn,
}

impl RecordActKind {
    /// In the order of their stored numbers.
    const ALL: [Self; 5] =
        [Self::Entered, Self::Corrected, Self::EventAdded, Self::Reported, Self::Withdrawn];

    /// Its name in views.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entered => "ENTERED",
            Self::Corrected => "CORRECTED",
            Self::EventAdded => "EVENT_ADDED",
            Self::Reported => "REPORTED",
            Self::Withdrawn => "WITHDRAWN",
        }
    }
}

/// By whom, when and why a record is changed.
#[derive(Clone)]
pub struct RecordAct {
    /// What is done.
    pub kind: RecordActKind,
    /// When.
    pub at: Timestamp,
    /// The officer's name.
    pub by: String,
    /// Why, in the officer's words.
    pub reason: Option<String>,
}

impl fmt::Debug for RecordAct {
    /// Silent but for what is done.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecordAct({})", self.kind.name())
    }
}

/// What was done to a record.
#[derive(Clone)]
pub struct PastAct {
    /// By whom, when and why.
    pub act: RecordAct,
    /// What the record said of the gun before, if that was corrected.
    pub before: Option<FirearmDescription>,
}

impl fmt::Debug for PastAct {
    /// Silent but for what was done.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PastAct({})", self.act.kind.name())
    }
}

/// Why a record was not entered or changed.
#[derive(Debug, Error)]
pub enum EntryError {
    /// The registry failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// The set has a gun of this maker, model and serial number: this record, if it is known.
    #[error("the record set has this gun already")]
    There(Option<RecordId>),
    /// There is no such record.
    #[error("there is no such record")]
    NoRecord,
    /// It is not what the officer saw.
    #[error("the record was changed meanwhile; look at it again")]
    Changed,
    /// Nothing differs from what it says.
    #[error("the record says that already")]
    Same,
    /// The chain is as long as it may be.
    #[error("the record holds as many events as it can")]
    Full,
}

/// An act as it is stored.
#[derive(Encode, Decode)]
#[cbor(map)]
struct StoredAct {
    #[n(1)]
    at: Timestamp,
    #[n(2)]
    kind: u8,
    #[n(3)]
    by: String,
    #[n(4)]
    reason: Option<String>,
    /// The body before, in CBOR.
    #[n(5)]
    before: Option<ByteVec>,
}

impl StoredAct {
    /// Under its digest, which covers the name too.
    fn to_note(&self, name: &str) -> Vec<u8> {
        let body = codec::encode(self);
        let mut note = note_digest(name, &body).0.to_vec();
        note.extend(body);
        note
    }

    fn of_note(name: &str, note: &[u8]) -> Option<Self> {
        let (digest, body) = note.split_at_checked(32)?;
        if note_digest(name, body).0 != digest {
            return None;
        }
        minicbor::decode(body).ok()
    }
}

fn note_digest(name: &str, body: &[u8]) -> Digest {
    let mut all = name.as_bytes().to_vec();
    all.push(0);
    all.extend(body);
    Digest::of(&all)
}

fn prefix(id: RecordId) -> String {
    format!("{ACTS}{}:", id.0)
}

impl Registry {
    /// One record, and the version that [`Self::correct`] asks for.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn versioned(
        &self,
        id: RecordId,
    ) -> Result<Option<(FirearmRecord, Digest)>, RegistryError> {
        let Some(stored) = self.engine.read(&[id])?.pop() else { return Ok(None) };
        let version = stored.digest;
        self.verified(stored).map(|record| Some((record, version)))
    }

    /// Enters one gun into a record set that is there.
    ///
    /// # Errors
    /// [`EntryError::There`] if the set has it, or the registry's own.
    pub fn enter(
        &mut self,
        set: &Name,
        new: NewRecord,
        act: &RecordAct,
    ) -> Result<RecordId, EntryError> {
        self.refresh()?;
        let known = self.record_sets().into_iter().find(|known| known.name == *set);
        let known = known.ok_or(RegistryError::NoSuchSet)?;
        if let Some(there) = self.same_gun(set, &new.description)? {
            return Err(EntryError::There(Some(there)));
        }
        let mut session = self.session(&RecordSet { as_of: act.at, ..known }, Durability::Whole)?;
        if session.add(new)? != Added::New {
            return Err(EntryError::There(None));
        }
        let id = session.last();
        session.finish(None, Vec::new())?;
        self.in_batch(|registry| registry.keep_act(id, act, None))?;
        Ok(id)
    }

    /// Adds an event to a record. One that contradicts another is added beside it.
    ///
    /// # Errors
    /// [`EntryError`].
    pub fn add_event(
        &mut self,
        id: RecordId,
        event: ChainEvent,
        act: &RecordAct,
    ) -> Result<(), EntryError> {
        self.in_batch(|registry| {
            let (stored, mut body) = registry.stored(id)?;
            if body.events.contains(&event) {
                return Err(EntryError::Same);
            }
            if body.events.len() >= EVENTS_MAX {
                return Err(EntryError::Full);
            }
            body.events.push(event);
            registry.put(&stored, &body, act.at)?;
            registry.keep_act(id, act, None)
        })?;
        Ok(self.refresh()?)
    }

    /// Records what was reported of a gun: in the record that the set has of it, or in a new one. What
    /// stands there already is not written twice, so that what was cut off can be repeated.
    ///
    /// # Errors
    /// [`EntryError`].
    pub fn report(
        &mut self,
        set: &RecordSet,
        gun: &FirearmDescription,
        events: &[ChainEvent],
        act: &RecordAct,
    ) -> Result<(), EntryError> {
        let Some((first, rest)) = events.split_first() else { return Ok(()) };
        if !self.record_sets().iter().any(|known| known.name == set.name) {
            self.describe_set(set)?;
        }
        self.refresh()?;
        let as_kind = |kind| RecordAct { kind, ..act.clone() };
        let (id, more) = match self.same_gun(&set.name, gun)? {
            Some(id) => (id, events),
            None => {
                let (description, event) = (gun.clone(), Some(first.clone()));
                let new = NewRecord { description, event, particulars: None };
                (self.enter(&set.name, new, &as_kind(RecordActKind::Reported))?, rest)
            }
        };
        for event in more {
            match self.add_event(id, event.clone(), &as_kind(RecordActKind::EventAdded)) {
                Ok(()) | Err(EntryError::Same) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Takes back what was reported of a gun in error. A record that was made by a report and has no
    /// event left loses its numbers: it is found no more. What it said is kept with it.
    ///
    /// # Errors
    /// [`EntryError`].
    pub fn withdraw(
        &mut self,
        set: &Name,
        gun: &FirearmDescription,
        events: &[ChainEvent],
        act: &RecordAct,
    ) -> Result<(), EntryError> {
        self.refresh()?;
        let Some(id) = self.same_gun(set, gun)? else { return Ok(()) };
        let first = self.acts(id)?.into_iter().next().map(|past| past.act.kind);
        let was_reported = first == Some(RecordActKind::Reported);
        self.in_batch(|registry| {
            let (stored, mut body) = registry.stored(id)?;
            let there = body.events.len();
            body.events.retain(|event| !events.contains(event));
            if body.events.len() == there {
                return Ok(());
            }
            if body.events.is_empty() && was_reported {
                body.description.marks.retain(|mark| !mark.is_serial());
            }
            registry.put(&stored, &body, act.at)?;
            let act = RecordAct { kind: RecordActKind::Withdrawn, ..act.clone() };
            registry.keep_act(id, &act, Some(stored.body))
        })?;
        Ok(self.refresh()?)
    }

    /// Puts another description in the place of the one that a record has, if it is still the
    /// version that was seen; what it said is kept. Until [`Self::rebuild_index`], what is left in
    /// the index of the marks before is passed over.
    ///
    /// # Errors
    /// [`EntryError`].
    pub fn correct(
        &mut self,
        id: RecordId,
        version: Digest,
        description: FirearmDescription,
        act: &RecordAct,
    ) -> Result<(), EntryError> {
        self.refresh()?;
        let before = self.get(id)?.ok_or(EntryError::NoRecord)?;
        if identity(&before.description) != identity(&description)
            && let Some(other) = self.same_gun(&before.set, &description)?.filter(|o| *o != id)
        {
            return Err(EntryError::There(Some(other)));
        }
        self.in_batch(|registry| {
            let (stored, mut body) = registry.stored(id)?;
            if stored.digest != version {
                return Err(EntryError::Changed);
            }
            if body.description == description {
                return Err(EntryError::Same);
            }
            body.description = description;
            registry.put(&stored, &body, act.at)?;
            registry.keep_act(id, act, Some(stored.body))
        })?;
        Ok(self.refresh()?)
    }

    /// What was done to a record by hand, oldest first.
    ///
    /// # Errors
    /// [`RegistryError`], also if what is kept of it is damaged.
    pub fn acts(&self, id: RecordId) -> Result<Vec<PastAct>, RegistryError> {
        let damaged = || RegistryError::Damaged { record: id, what: "what was done to it" };
        let mut acts = Vec::new();
        for name in self.engine.notes(&prefix(id))? {
            let Some(note) = self.engine.note(&name)? else { continue };
            let stored = StoredAct::of_note(&name, &note).ok_or_else(damaged)?;
            let kind = RecordActKind::ALL.get(usize::from(stored.kind)).ok_or_else(damaged)?;
            let before = stored.before.map(|bytes| minicbor::decode::<RecordBody>(&bytes));
            let before = before.transpose().map_err(|_| damaged())?.map(|body| body.description);
            let act =
                RecordAct { kind: *kind, at: stored.at, by: stored.by, reason: stored.reason };
            acts.push(PastAct { act, before });
        }
        Ok(acts)
    }

    /// Says what a record set is: a new one, or in the place of what was said of the one of its
    /// name.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn describe_set(&mut self, set: &RecordSet) -> Result<(), RegistryError> {
        let session = self.session(set, Durability::Whole)?;
        session.finish(None, Vec::new())
    }

    /// Whether what a record says of its gun was ever corrected.
    pub(super) fn is_corrected(&self, id: RecordId) -> Result<bool, RegistryError> {
        Ok(!self.engine.notes(&prefix(id))?.is_empty())
    }

    /// The record of a set that has this gun.
    fn same_gun(
        &self,
        set: &Name,
        gun: &FirearmDescription,
    ) -> Result<Option<RecordId>, RegistryError> {
        let wanted = identity(gun);
        let found = self.equal(gun)?.candidates.into_iter().map(|candidate| candidate.record);
        let mut same = found.filter(|r| r.set == *set && identity(&r.description) == wanted);
        Ok(same.next().map(|record| record.id))
    }

    fn in_batch(
        &mut self,
        act: impl FnOnce(&mut Self) -> Result<(), EntryError>,
    ) -> Result<(), EntryError> {
        self.engine.begin()?;
        let done = act(self);
        if done.is_err() {
            self.engine.roll_back()?;
            return done;
        }
        Ok(self.engine.commit()?)
    }

    fn stored(&self, id: RecordId) -> Result<(StoredRecord, RecordBody), EntryError> {
        let stored = self.engine.read(&[id])?.pop().ok_or(EntryError::NoRecord)?;
        let body = body_of(&stored)?;
        Ok((stored, body))
    }

    /// Replaces a record within a batch; its set is up to date with it.
    fn put(
        &mut self,
        stored: &StoredRecord,
        body: &RecordBody,
        at: Timestamp,
    ) -> Result<(), EntryError> {
        let bytes = codec::encode(body);
        let events = u32::try_from(body.events.len()).unwrap_or(u32::MAX);
        let changed = StoredRecord::of(stored.id, stored.set, Body { bytes: &bytes, events });
        self.engine.replace(&changed)?;
        let sets = self.marks.sets();
        let known = sets.iter().find(|known| known.number == stored.set);
        if let Some(known) = known.filter(|known| known.set.as_of < at) {
            let body = codec::encode(&RecordSet { as_of: at, ..known.set.clone() });
            let digest = set_digest(known.number, &body);
            let name = known.set.name.as_str().to_owned();
            self.engine.put_set(&StoredSet { number: known.number, name, body, digest })?;
        }
        Ok(())
    }

    fn keep_act(
        &mut self,
        id: RecordId,
        act: &RecordAct,
        before: Option<Vec<u8>>,
    ) -> Result<(), EntryError> {
        let number = self.engine.notes(&prefix(id))?.len();
        // By name they are in order.
        let name = format!("{}{number:06}", prefix(id));
        let kind = RecordActKind::ALL.iter().position(|kind| *kind == act.kind);
        let stored = StoredAct {
            at: act.at,
            kind: kind.and_then(|at| u8::try_from(at).ok()).unwrap_or_default(),
            by: act.by.clone(),
            reason: act.reason.clone(),
            before: before.map(ByteVec::from),
        };
        Ok(self.engine.put_note(&name, &stored.to_note(&name))?)
    }
}

/// Whether two events of one gun cannot both be right: the same thing is said to have happened
/// twice that happens once, or at once with others, or elsewhere.
#[must_use]
pub fn contradict(a: &ChainEvent, b: &ChainEvent) -> bool {
    if a.kind != b.kind {
        return false;
    }
    let text = |date: &ChainEvent| date.date.map(|date| date.to_text());
    let dates = match (text(a), text(b)) {
        (Some(a), Some(b)) => Some(a.starts_with(&b) || b.starts_with(&a)),
        _ => None,
    };
    let name = |party: &Option<vestigo_protocol::firearm::Party>| {
        let name = party.as_ref().and_then(|party| party.name.as_ref());
        name.map(|name| name.as_str().to_lowercase())
    };
    let other =
        |a: Option<String>, b: Option<String>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let differ = other(name(&a.from), name(&b.from))
        || other(name(&a.to), name(&b.to))
        || matches!((a.country, b.country), (Some(a), Some(b)) if a != b);
    let number =
        |event: &ChainEvent| event.document.as_ref().and_then(|document| document.number.clone());
    let one_document =
        matches!((number(a), number(b)), (Some(a), Some(b)) if a.as_str() == b.as_str());
    let is_once = matches!(a.kind, EventKind::Manufactured | EventKind::Destroyed);
    match dates {
        Some(true) => differ,
        Some(false) => is_once || one_document,
        None => is_once && differ,
    }
}

#[cfg(test)]
mod tests;
