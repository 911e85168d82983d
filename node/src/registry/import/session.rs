//! Adding to a record set: finding what is there already, numbering what is new, and handing it
//! on in durable batches.
//!
//! Two threads: the caller's compares; another writes. (What a file holds comes from a third,
//! read and encoded.) Which gun is there already is found without an index in the database: what
//! was there before, in the index of serial marks; what came with this session, in memory.

mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;
use vestigo_protocol::codec;
use vestigo_protocol::firearm::RecordSet;

use self::writer::{Part, Writer};
use super::super::bodies::Body;
use super::super::index::{Batch, Snapshot};
use super::super::kinds::{Kind, Kinds};
use super::super::profile::SetNumber;
use super::super::record::{NewRecord, RecordBody, RecordId, identity};
use super::super::records::{
    Place, StoredImport, StoredIssue, StoredRecord, StoredSet, set_digest,
};
use super::super::serials::Serials as _;
use super::super::symbols::Folded;
use super::super::upkeep::{SerialMark, first_of, number_of, serial_marks};
use super::super::{Added, Registry, RegistryError, body_of};
use super::chunk::{Chunk, Ready};

/// When what a session adds becomes durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// With every [`Session::commit`].
    Batches,
    /// All together with [`Session::finish`], or not at all.
    Whole,
}

/// Records on their way into one record set. Dropped before [`Session::finish`], it leaves the
/// batches that were committed.
pub struct Session<'r> {
    registry: &'r mut Registry,
    writer: Writer,
    set: SetNumber,
    /// Where the registry stood before.
    before: Place,
    /// The last number that was given out before the import that the session belongs to.
    began_after: u32,
    /// The last number that was given out.
    last: u32,
    /// The marks there were before the session; none if the set was empty.
    snapshot: Option<Arc<Snapshot>>,
    /// Guns of this session, by a hash of what makes two rows one gun.
    known: HashMap<u64, u32>,
    /// Guns whose hash another gun had already.
    crowded: BTreeMap<u64, Vec<u32>>,
    kinds: Kinds,
    /// Those that rows name by place.
    row_kinds: Vec<Kind>,
    part: Part,
    /// Records that were there before the session and that it replaced.
    replaced: BTreeSet<u32>,
    marks: Batch,
}

/// By what a row is compared.
#[derive(Clone, Copy)]
pub(super) struct Sought {
    kind: Kind,
    /// Of what makes two rows one gun.
    hash: u64,
}

impl std::fmt::Debug for Session<'_> {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Session")
    }
}

impl Registry {
    /// Opens a session that adds to a record set; what is said about the set replaces what was
    /// said about the one of that name.
    ///
    /// # Errors
    /// [`RegistryError::Busy`] if another session writes.
    pub fn session(
        &mut self,
        set: &RecordSet,
        durability: Durability,
    ) -> Result<Session<'_>, RegistryError> {
        self.refresh()?;
        let before = self.marks.covers();
        let writer = Writer::start(self.engine.another()?, before, durability)?;
        // Nobody else writes from here on.
        self.reload_sets()?;
        let sets = self.marks.sets();
        let next = sets.iter().map(|known| known.number.0).max().unwrap_or(0) + 1;
        let number = self.set_number(&set.name).unwrap_or(SetNumber(next));
        let body = codec::encode(set);
        let digest = set_digest(number, &body);
        let stored = StoredSet { number, name: set.name.as_str().to_owned(), body, digest };
        let was_empty = self.engine.records_in(number)? == 0;
        let snapshot = (!was_empty).then(|| self.marks.snapshot());
        Ok(Session {
            registry: self,
            writer,
            set: number,
            before,
            began_after: before.last_record,
            last: before.last_record,
            snapshot,
            known: HashMap::new(),
            crowded: BTreeMap::new(),
            kinds: Kinds::new(number),
            row_kinds: Vec::new(),
            part: Part { set: Some(stored), ..Part::default() },
            replaced: BTreeSet::new(),
            marks: Batch::new(),
        })
    }
}

impl Session<'_> {
    /// Where the registry stood before.
    #[must_use]
    pub const fn before(&self) -> Place {
        self.before
    }

    /// The number of the record that was added last.
    #[must_use]
    pub fn last(&self) -> RecordId {
        RecordId(i64::from(self.last))
    }

    /// The imports that were begun before.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn imports(&self) -> Result<Vec<StoredImport>, RegistryError> {
        self.registry.imports()
    }

    /// Says that the import goes on that began after this record: a row that says what a later
    /// one holds is a duplicate of its own file's, one of an earlier is unchanged.
    pub const fn goes_on_after(&mut self, last_record: u32) {
        self.began_after = last_record;
    }

    /// Adds a record or an event. What maker, model and first serial say is one gun is one record
    /// of the set.
    ///
    /// # Errors
    /// [`RegistryError`]; then the session is of no more use.
    pub fn add(&mut self, new: NewRecord) -> Result<Added, RegistryError> {
        let kind = self.kinds.of(&new.description, &mut self.marks);
        let marks: Vec<SerialMark> = serial_marks(&new.description).collect();
        let first = first_of(&new.description.marks, &marks);
        let known_by = first.and_then(|at| marks.get(at));
        let whole = known_by.is_some_and(|mark| mark.serial.complete());
        let identity = (!whole).then(|| identity(&new.description));
        let body = RecordBody::of(new);
        let bytes = codec::encode(&body);
        let body = Body { bytes: &bytes, events: events_of(&body) };
        let row = Ready { kind: 0, body, marks: &marks, first, identity };
        let hash = self.hash(kind, &row);
        self.put(&row, Sought { kind, hash })
    }

    /// Takes notice of the rows that come next: what [`Self::add_row`] is to be given with each
    /// that says something, in order.
    ///
    /// # Errors
    /// [`RegistryError`] if a row is of a kind that no chunk had.
    pub(super) fn look_ahead(&mut self, chunk: &Chunk) -> Result<Vec<Sought>, RegistryError> {
        if chunk.forgets {
            self.row_kinds.clear();
        }
        for kind in &chunk.kinds {
            let kind = self.kinds.of(kind, &mut self.marks);
            self.row_kinds.push(kind);
        }
        let sought = |row: Ready<'_>| {
            let kind = *self.row_kinds.get(row.kind).ok_or_else(misread)?;
            Ok(Sought { kind, hash: self.hash(kind, &row) })
        };
        let guns = chunk.rows().filter_map(|row| row.gun);
        let all: Vec<Sought> = guns.map(sought).collect::<Result<_, RegistryError>>()?;
        // The table of known guns is far larger than the processor's cache. One look-up after
        // the other with nothing between them waits for memory many times at once; when the rows
        // are added, what they need is there.
        let known = all.iter().filter(|sought| self.known.contains_key(&sought.hash)).count();
        std::hint::black_box(known);
        Ok(all)
    }

    fn hash(&self, kind: Kind, row: &Ready<'_>) -> u64 {
        match &row.identity {
            None => self.kinds.hash(kind, row.known_by().map(|mark| &mark.serial)),
            // Cut, of another script, or nothing: what is kept may be that of thousands.
            Some(identity) => self.kinds.hash_of(identity),
        }
    }

    /// [`Self::add`] for what a row says, with what [`Self::look_ahead`] gave for it.
    ///
    /// # Errors
    /// As there.
    pub(super) fn put(&mut self, row: &Ready<'_>, sought: Sought) -> Result<Added, RegistryError> {
        let Sought { kind, hash } = sought;
        let Ready { body, marks, .. } = *row;
        let first = row.known_by().map(|mark| mark.serial);
        let there = self.candidates(kind, first.as_ref(), hash);
        if !there.is_empty() {
            let new = new_record(decoded(body)?);
            if let Some((stored, body)) = self.same(&new, &there)? {
                return self.absorb(&stored, body, &new);
            }
        }
        let number = self.last.checked_add(1).ok_or(RegistryError::Full)?;
        self.last = number;
        match self.known.entry(hash) {
            Entry::Occupied(_) => self.crowded.entry(hash).or_default().push(number),
            Entry::Vacant(entry) => {
                entry.insert(number);
            }
        }
        for mark in marks {
            self.marks.add(&mark.entry(number, kind.profile));
        }
        self.part.first.get_or_insert(number);
        self.part.bodies.push(body);
        Ok(Added::New)
    }

    /// Hands on what was added since the last time, to be made durable together with what the
    /// import says about itself.
    ///
    /// # Errors
    /// [`RegistryError`], also of what was handed on before; then the session is of no more use.
    pub fn commit(
        &mut self,
        import: Option<StoredImport>,
        issues: Vec<StoredIssue>,
    ) -> Result<(), RegistryError> {
        let part = Part { number: self.set, import, issues, ..std::mem::take(&mut self.part) };
        self.writer.write(part)
    }

    /// Commits, waits until everything is durable, and shows it to all who have the registry open.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn finish(
        mut self,
        import: Option<StoredImport>,
        issues: Vec<StoredIssue>,
    ) -> Result<(), RegistryError> {
        self.commit(import, issues)?;
        let Self { registry, writer, before, marks, known, .. } = self;
        drop(known);
        // While the last records are written; shown once they are durable.
        let marks = marks.sorted();
        let after = writer.finish()?;
        // Before their records can be found.
        registry.reload_sets()?;
        let writing = registry.marks.write();
        // If somebody else has caught up with a part of it meanwhile, they know how far, and the
        // rest is read from the records.
        if writing.covers() == before {
            writing.add_sorted(marks, after)?;
        } else {
            drop(writing);
        }
        registry.refresh()
    }

    /// Records that may be the same gun.
    fn candidates(&self, kind: Kind, serial: Option<&Folded>, hash: u64) -> Vec<RecordId> {
        let mut there: Vec<RecordId> = Vec::new();
        let numbers = self.known.get(&hash).into_iter();
        let crowded = self.crowded.get(&hash).into_iter().flatten();
        there.extend(numbers.chain(crowded).map(|number| RecordId(i64::from(*number))));
        if let (Some(snapshot), Some(serial)) = (&self.snapshot, serial) {
            let from = there.len();
            snapshot.equal(serial.symbols(), &mut |hit| {
                let same_glyphs = !serial.complete()
                    || !hit.serial.complete()
                    || hit.serial.variants() == serial.variants();
                if same_glyphs && self.kinds.fits(kind, snapshot.profile(hit.profile)) {
                    there.push(hit.record);
                }
            });
            if let Some(found) = there.get_mut(from..) {
                found.sort_unstable();
            }
            there.dedup();
        }
        there
    }

    /// The first of them that is the same gun.
    fn same(
        &mut self,
        new: &NewRecord,
        there: &[RecordId],
    ) -> Result<Option<(StoredRecord, RecordBody)>, RegistryError> {
        if there.is_empty() {
            return Ok(None);
        }
        let wanted = identity(&new.description);
        for id in there {
            let stored = self.fetch(*id)?;
            let body = body_of(&stored)?;
            if identity(&body.description) == wanted {
                return Ok(Some((stored, body)));
            }
        }
        Ok(None)
    }

    /// A record as this session has left it.
    fn fetch(&mut self, id: RecordId) -> Result<StoredRecord, RegistryError> {
        let number = number_of(id)?;
        if let Some(stored) = self.part.replaced.get(&number) {
            return Ok(stored.clone());
        }
        if let Some(body) = self.part.place_of(number).and_then(|at| self.part.bodies.get(at)) {
            return Ok(StoredRecord::of(id, self.set, body));
        }
        let missing = || RegistryError::Damaged { record: id, what: "it is indexed but missing" };
        if number > self.before.last_record || self.replaced.contains(&number) {
            return self.writer.read(id)?.ok_or_else(missing);
        }
        self.registry.engine.read(&[id])?.pop().ok_or_else(missing)
    }

    /// Takes over what a row adds to a gun.
    fn absorb(
        &mut self,
        known: &StoredRecord,
        mut body: RecordBody,
        new: &NewRecord,
    ) -> Result<Added, RegistryError> {
        let description = body.description.clone();
        let added = body.absorb(new);
        let number = number_of(known.id)?;
        if added == Added::Duplicate && number <= self.began_after {
            return Ok(Added::Unchanged);
        }
        if !matches!(added, Added::EventAdded | Added::Completed) {
            return Ok(added);
        }
        if body.description != description {
            let kind = self.kinds.of(&body.description, &mut self.marks);
            for mark in serial_marks(&body.description) {
                self.marks.add(&mark.entry(number, kind.profile));
            }
        }
        let bytes = codec::encode(&body);
        let changed = Body { bytes: &bytes, events: events_of(&body) };
        match self.part.place_of(number).filter(|at| *at < self.part.bodies.len()) {
            Some(at) => self.part.bodies.replace(at, changed),
            None => {
                self.replaced.insert(number);
                let stored = StoredRecord::of(known.id, self.set, changed);
                self.part.replaced.insert(number, stored);
            }
        }
        Ok(added)
    }
}

fn events_of(body: &RecordBody) -> u32 {
    u32::try_from(body.events.len()).unwrap_or(u32::MAX)
}

/// What was encoded here is read again.
fn decoded(body: Body<'_>) -> Result<RecordBody, RegistryError> {
    minicbor::decode(body.bytes).map_err(|_| misread())
}

/// The two threads do not understand each other: a mistake of ours, or of the memory.
const fn misread() -> RegistryError {
    RegistryError::Damaged { record: RecordId(0), what: "a row was not handed on as it was read" }
}

fn new_record(body: RecordBody) -> NewRecord {
    let RecordBody { description, mut events, particulars } = body;
    NewRecord { description, event: events.pop(), particulars }
}
