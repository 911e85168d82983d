//! Keeping the index and the records in step, and finding what a disk has changed.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use vestigo_protocol::firearm::{FirearmDescription, Mark, PartialDate};

use super::index::{Batch, NewEntry, ProfileNumber};
use super::kinds::Kinds;
use super::marks::Writing;
use super::profile::{Profile, SetNumber};
use super::record::RecordId;
use super::records::{Place, StoredRecord};
use super::serials::Serials as _;
use super::symbols::{Folded, Pattern, Piece};
use super::{Registry, RegistryError, body_of};

/// What [`Registry::check`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Records looked at.
    pub records: u64,
    /// Records whose content or index entries are not what was stored, by number.
    pub damaged: Vec<RecordId>,
    /// False if the counts that are kept are not those of the records.
    pub counts_hold: bool,
}

impl CheckReport {
    /// True if nothing is wrong.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.damaged.is_empty() && self.counts_hold
    }
}

impl Registry {
    /// Takes notice of what another owner of the same records has committed: record sets, and
    /// records that the index does not hold yet. Two short reads if there is nothing new.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn refresh(&mut self) -> Result<(), RegistryError> {
        self.reload_sets()?;
        let place = self.engine.place()?;
        if self.marks.covers() == place {
            return Ok(());
        }
        let writing = self.marks.write();
        // Read again: whoever had the right to write before may have gone further than was there.
        let place = self.engine.place()?;
        let covers = writing.covers();
        if covers == place {
            return Ok(());
        }
        if covers.last_record > place.last_record || covers.last_change > place.last_change {
            tracing::warn!("the index of serial numbers is ahead of the records; it is built anew");
            return self.rebuild(writing, &mut |_, _| {});
        }
        let (batch, reached) = self.after(covers, &mut |_, _| {})?;
        Ok(writing.add(batch, reached)?)
    }

    /// Builds the index anew from the records. `progress` is told records done and in all.
    ///
    /// # Errors
    /// [`RegistryError`], also if a record is damaged: an index without it would say "no record".
    pub fn rebuild_index(
        &mut self,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), RegistryError> {
        self.rebuild(self.marks.write(), progress)
    }

    fn rebuild(
        &self,
        writing: Writing<'_>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), RegistryError> {
        let (batch, reached) = self.after(Place::default(), progress)?;
        Ok(writing.replace(batch, reached)?)
    }

    /// The marks of what came after a place, and how far that is.
    fn after(
        &self,
        covers: Place,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(Batch, Place), RegistryError> {
        let mut reached = self.engine.place()?;
        let total = u64::from(reached.last_record);
        let mut gathered = Gathered::default();
        // A change that comes after this is seen by the next one who catches up.
        let changed = match covers.last_record {
            // All are read below as they are now.
            0 => Vec::new(),
            _ => self.engine.changed(covers.last_change)?,
        };
        reached.last_change = changed.last().map_or(reached.last_change, |(number, _)| *number);
        let mut ids: Vec<RecordId> = changed
            .into_iter()
            .map(|(_, id)| id)
            .filter(|id| id.0 <= i64::from(covers.last_record))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        for ids in ids.chunks(CHUNK) {
            for stored in self.engine.read(ids)? {
                gathered.add(&stored)?;
            }
        }
        let after = RecordId(i64::from(covers.last_record));
        let mut done = 0usize;
        self.engine.scan(after, &mut |stored| {
            gathered.add(&stored)?;
            reached.last_record = reached.last_record.max(number_of(stored.id)?);
            done += 1;
            if done.is_multiple_of(CHUNK) {
                progress(u64::from(reached.last_record), total);
            }
            Ok(())
        })?;
        progress(total, total);
        Ok((gathered.batch, reached))
    }

    /// Reads everything and compares it with its digests, with the index, both ways, and with the
    /// counts that are kept.
    ///
    /// # Errors
    /// [`RegistryError::Busy`] if an import wrote meanwhile and the two therefore differ, or
    /// another; damage is not an error here but in the report.
    pub fn check(&self) -> Result<CheckReport, RegistryError> {
        let (covers, before) = (self.marks.covers(), self.engine.place()?);
        let report = self.compare()?;
        let after = self.engine.place()?;
        // An import shows its records to the index at its end. An index that is ahead is damage.
        let behind =
            covers.last_record < after.last_record || covers.last_change < after.last_change;
        let written = behind || after != before;
        if written && !report.is_sound() { Err(RegistryError::Busy) } else { Ok(report) }
    }

    fn compare(&self) -> Result<CheckReport, RegistryError> {
        let snapshot = self.marks.snapshot();
        let mut indexed: Vec<(i64, u8, u64)> = Vec::new();
        snapshot.like(&Pattern { pieces: vec![Piece::Run] }, &mut |hit| {
            let profile = snapshot.profile(hit.profile);
            let print = fingerprint(hit.serial, hit.is_frame, hit.year, profile);
            indexed.push((hit.record.0, hit.position, print));
        });
        indexed.sort_unstable();
        let mut indexed = indexed.into_iter().peekable();
        let mut report = CheckReport::default();
        let mut known = Gathered::default();
        let mut events = 0u64;
        let mut of_sets: HashMap<SetNumber, u64> = HashMap::new();
        let mut more_marks = Vec::new();
        self.engine.scan(RecordId(0), &mut |stored| {
            report.records += 1;
            events += u64::from(stored.events);
            *of_sets.entry(stored.set).or_default() += 1;
            // An entry of a record that does not exist.
            while let Some((record, ..)) = indexed.next_if(|(record, ..)| *record < stored.id.0) {
                report.damaged.push(RecordId(record));
            }
            let mut held = Vec::new();
            while let Some((_, at, print)) = indexed.next_if(|(record, ..)| *record == stored.id.0)
            {
                held.push((at, print));
            }
            let id = stored.id;
            match self.soundness(stored, &held, &mut known) {
                Soundness::Sound => {}
                Soundness::MoreMarks => more_marks.push(id),
                Soundness::Damaged => report.damaged.push(id),
            }
            Ok(())
        })?;
        report.damaged.extend(indexed.map(|(record, ..)| RecordId(record)));
        for id in more_marks {
            if !self.is_corrected(id)? {
                report.damaged.push(id);
            }
        }
        report.damaged.sort_unstable();
        report.damaged.dedup();
        let count = self.engine.count()?;
        report.counts_hold = count.records == report.records && count.events == events;
        for (set, records) in of_sets {
            report.counts_hold &= self.engine.records_in(set)? == records;
        }
        Ok(report)
    }

    /// Whether a record holds and the index has its marks and no others.
    fn soundness(
        &self,
        stored: StoredRecord,
        held: &[(u8, u64)],
        known: &mut Gathered,
    ) -> Soundness {
        let Ok(body) = body_of(&stored) else { return Soundness::Damaged };
        let events = u32::try_from(body.events.len());
        let kinds = known.kinds.entry(stored.set).or_insert_with(|| Kinds::new(stored.set));
        let kind = kinds.of(&body.description, &mut known.batch);
        let Some(profile) = kinds.profile(kind) else { return Soundness::Damaged };
        let of_mark = |mark: SerialMark| {
            let print = fingerprint(mark.serial, mark.is_frame, mark.year, profile);
            (mark.position, print)
        };
        let expected: Vec<(u8, u64)> = serial_marks(&body.description).map(of_mark).collect();
        let set_is_there = self.marks.sets().iter().any(|set| set.number == stored.set);
        if events != Ok(stored.events) || !set_is_there {
            Soundness::Damaged
        } else if expected == held {
            Soundness::Sound
        } else if expected.iter().all(|mark| held.contains(mark)) {
            Soundness::MoreMarks
        } else {
            Soundness::Damaged
        }
    }
}

/// How a record stands to its digest and the index.
enum Soundness {
    /// As it should be.
    Sound,
    /// The index has marks that it has not: right if it was corrected.
    MoreMarks,
    /// Not what was stored.
    Damaged,
}

/// What of a mark and its gun is in the index, as one number.
fn fingerprint(serial: Folded, is_frame: bool, year: Option<u16>, profile: &Profile) -> u64 {
    use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    hasher.hash_one((serial, is_frame, year, profile))
}

/// Records taken at once.
const CHUNK: usize = 8_192;

/// One serial mark of a description, as the index holds it.
#[derive(Clone, Copy)]
pub(super) struct SerialMark {
    pub(super) serial: Folded,
    pub(super) position: u8,
    pub(super) is_frame: bool,
    pub(super) year: Option<u16>,
}

impl SerialMark {
    /// For the index.
    pub(super) const fn entry(&self, record: u32, profile: ProfileNumber) -> NewEntry {
        let Self { serial, position, is_frame, year } = *self;
        NewEntry { serial, profile, record, position, is_frame, year }
    }
}

/// The serial marks of a description that leave something to compare, by position.
pub(super) fn serial_marks(description: &FirearmDescription) -> impl Iterator<Item = SerialMark> {
    marks_of(&description.marks, description.manufactured)
}

/// The same of marks on a gun of a date.
pub(super) fn marks_of(
    marks: &[Mark],
    manufactured: Option<PartialDate>,
) -> impl Iterator<Item = SerialMark> {
    let year = manufactured.map(PartialDate::year);
    let marks = marks.iter().enumerate().filter(|(_, mark)| mark.is_serial());
    let only_one = marks.clone().count() == 1;
    marks.filter_map(move |(position, mark)| {
        Some(SerialMark {
            serial: Folded::of_text(mark.text.as_str())?,
            position: u8::try_from(position).unwrap_or(u8::MAX),
            is_frame: only_one || mark.component.is_frame(),
            year,
        })
    })
}

/// Of the serial marks among all marks of a gun, the place of the one that the gun is known by;
/// none if nothing of that can be compared.
pub(super) fn first_of(all: &[Mark], serials: &[SerialMark]) -> Option<usize> {
    // As `FirearmDescription::serials` has them.
    let of = |frame: bool| {
        all.iter().position(|mark| mark.is_serial() && mark.component.is_frame() == frame)
    };
    let first = of(true).or_else(|| of(false))?;
    serials.iter().position(|known| usize::from(known.position) == first)
}

/// Marks of records that are gone through.
#[derive(Default)]
struct Gathered {
    batch: Batch,
    kinds: BTreeMap<SetNumber, Kinds>,
}

impl Gathered {
    fn add(&mut self, stored: &StoredRecord) -> Result<(), RegistryError> {
        let body = body_of(stored)?;
        let record = number_of(stored.id)?;
        let kinds = self.kinds.entry(stored.set).or_insert_with(|| Kinds::new(stored.set));
        let kind = kinds.of(&body.description, &mut self.batch);
        for mark in serial_marks(&body.description) {
            self.batch.add(&mark.entry(record, kind.profile));
        }
        Ok(())
    }
}

/// A record's number as the index and a place hold it.
pub(super) fn number_of(id: RecordId) -> Result<u32, RegistryError> {
    u32::try_from(id.0).map_err(|_| RegistryError::Full)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::import::session::Durability;
    use crate::registry::records::record_digest;
    use crate::registry::{NewRecord, RegistrySource};
    use vestigo_protocol::codes::{MarkComponent, RecordSetKind};
    use vestigo_protocol::firearm::{Name, RecordSet};
    use vestigo_protocol::time::Timestamp;

    #[test]
    fn a_check_while_an_import_writes_says_so_and_calls_nothing_damaged() {
        let mut registry = Registry::open(&RegistrySource::Memory, [5; 16]).unwrap();
        let set = RecordSet {
            name: Name::new("s").unwrap(),
            holder: None,
            kind: RecordSetKind::Registry,
            from_year: None,
            to_year: None,
            digitised_pct: 100,
            as_of: Timestamp(0),
        };
        let description = FirearmDescription {
            marks: vec![Mark::serial(MarkComponent::Frame, "A13437").unwrap()],
            ..FirearmDescription::default()
        };
        let record = NewRecord { description, event: None, particulars: None };
        let mut session = registry.session(&set, Durability::Batches).unwrap();
        session.add(record).unwrap();
        session.finish(None, Vec::new()).unwrap();
        assert!(registry.check().unwrap().is_sound());
        // A batch of an import is durable before the index has it.
        let mut second = registry.engine.read(&[RecordId(1)]).unwrap().pop().unwrap();
        second.id = RecordId(2);
        second.digest = record_digest(second.id, second.set, &second.body);
        let mut other = registry.engine.another().unwrap();
        other.begin().unwrap();
        other.append(std::slice::from_ref(&second)).unwrap();
        other.commit().unwrap();
        assert!(matches!(registry.check(), Err(RegistryError::Busy)));
        registry.refresh().unwrap();
        assert!(registry.check().unwrap().is_sound());
    }
}
