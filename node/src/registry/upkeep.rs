//! Keeping the index and the records in step, and finding what a disk has changed.

use hashbrown::HashMap;
use vestigo_protocol::firearm::serial::SerialForms;
use vestigo_protocol::firearm::{FirearmDescription, PartialDate};

use super::marks::{Entry, Writing};
use super::profile::{Profile, SetNumber};
use super::record::{RecordBody, RecordId};
use super::records::{Place, StoredRecord};
use super::serials::{Hit, Serials as _};
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
        if self.marks.snapshot().covers() == place {
            return Ok(());
        }
        let mut writing = self.marks.write();
        let covers = writing.covers();
        // Whoever had the right to write before may have done it.
        if covers == place {
            return Ok(());
        }
        let is_ahead =
            covers.last_record > place.last_record || covers.last_change > place.last_change;
        if covers.registry != place.registry || is_ahead {
            tracing::warn!("the index of serial numbers is not this registry's and is built anew");
            writing.clear();
        } else if covers.last_record == 0 && place.last_record > 0 {
            tracing::info!(records = place.last_record, "the index of serial numbers is built");
        }
        self.catch_up(writing, &mut |_, _| {})
    }

    /// Builds the index anew from the records. `progress` is told records done and in all.
    ///
    /// # Errors
    /// [`RegistryError`], also if a record is damaged: an index without it would say "no record".
    pub fn rebuild_index(
        &mut self,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), RegistryError> {
        let mut writing = self.marks.write();
        writing.clear();
        self.catch_up(writing, progress)
    }

    /// Reads what is after the place that the index covers.
    fn catch_up(
        &self,
        mut writing: Writing<'_>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), RegistryError> {
        let covers = writing.covers();
        let mut reached = self.engine.place()?;
        let total = u64::from(reached.last_record);
        let mut gathered = Gathered::default();
        // Changes first: a change that comes after this is seen by the next one who catches up.
        let changed: Vec<RecordId> = self
            .engine
            .changed(covers.last_change)?
            .into_iter()
            .map(|(number, id)| {
                reached.last_change = reached.last_change.max(number);
                id
            })
            .filter(|id| id.0 <= i64::from(covers.last_record))
            .collect();
        writing.forget(&changed);
        let mut unique = changed;
        unique.sort_unstable();
        unique.dedup();
        for ids in unique.chunks(CHUNK) {
            for stored in self.engine.read(ids)? {
                gathered.add(&stored)?;
            }
        }
        let after = RecordId(i64::from(covers.last_record));
        self.engine.scan(after, &mut |stored| {
            gathered.add(&stored)?;
            reached.last_record = reached.last_record.max(number_of(stored.id)?);
            if gathered.entries.len() >= CHUNK {
                gathered.hand_over(&mut writing);
                progress(u64::from(reached.last_record), total);
            }
            Ok(())
        })?;
        gathered.hand_over(&mut writing);
        progress(total, total);
        writing.publish(reached)
    }

    /// Reads everything and compares it with its digests, with the index, both ways, and with the
    /// counts that are kept.
    ///
    /// # Errors
    /// [`RegistryError`]; damage is not an error here but in the report.
    pub fn check(&self) -> Result<CheckReport, RegistryError> {
        let snapshot = self.marks.snapshot();
        let mut indexed: Vec<(i64, u8, u64)> = Vec::new();
        snapshot.like(&Pattern { pieces: vec![Piece::Run] }, &mut |hit| {
            indexed.push((hit.record.0, hit.position, fingerprint(&hit, snapshot.profile(hit.profile))));
        });
        indexed.sort_unstable();
        let mut indexed = indexed.into_iter().peekable();
        let mut report = CheckReport::default();
        let mut events = 0u64;
        let mut of_sets: HashMap<SetNumber, u64> = HashMap::new();
        self.engine.scan(RecordId(0), &mut |stored| {
            report.records += 1;
            events += u64::from(stored.events);
            *of_sets.entry(stored.set).or_default() += 1;
            // An entry of a record that does not exist.
            while let Some((record, ..)) = indexed.next_if(|(record, ..)| *record < stored.id.0) {
                report.damaged.push(RecordId(record));
            }
            let mut held = Vec::new();
            while let Some((_, at, print)) = indexed.next_if(|(record, ..)| *record == stored.id.0) {
                held.push((at, print));
            }
            let id = stored.id;
            if !self.is_sound(stored, &held) {
                report.damaged.push(id);
            }
            Ok(())
        })?;
        report.damaged.extend(indexed.map(|(record, ..)| RecordId(record)));
        report.damaged.dedup();
        let count = self.engine.count()?;
        report.counts_hold = count.records == report.records && count.events == events;
        for (set, records) in of_sets {
            report.counts_hold &= self.engine.records_in(set)? == records;
        }
        Ok(report)
    }

    /// Whether a record holds and the index has its marks and no others.
    fn is_sound(&self, stored: StoredRecord, held: &[(u8, u64)]) -> bool {
        let Ok(body) = body_of(&stored) else { return false };
        let events = u32::try_from(body.events.len());
        let expected: Vec<(u8, u64)> = {
            let mut gathered = Gathered::default();
            gathered.add_body(stored.id, stored.set, &body);
            let print = |entry: &Entry| {
                let profile = usize::try_from(entry.profile).ok();
                let profile = profile.and_then(|at| gathered.profiles.get(at));
                profile.map(|profile| (entry.position, fingerprint(&entry.hit(), profile)))
            };
            let mut prints: Vec<_> = gathered.entries.iter().filter_map(print).collect();
            prints.sort_unstable();
            prints
        };
        events == Ok(stored.events) && expected == held && self.verified(stored).is_ok()
    }
}

/// What of a mark and its gun is in the index, as one number.
fn fingerprint(hit: &Hit, profile: &Profile) -> u64 {
    use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    hasher.hash_one((hit.serial, hit.is_frame, hit.year, profile))
}

/// Records taken at once.
const CHUNK: usize = 8_192;

/// Marks on their way into the index.
#[derive(Default)]
pub(super) struct Gathered {
    profiles: Vec<Profile>,
    numbers: HashMap<Profile, u32>,
    entries: Vec<Entry>,
}

impl Gathered {
    fn add(&mut self, stored: &StoredRecord) -> Result<(), RegistryError> {
        let body = body_of(stored)?;
        self.add_body(stored.id, stored.set, &body);
        Ok(())
    }

    fn add_body(&mut self, id: RecordId, set: SetNumber, body: &RecordBody) {
        let profile = Profile::of(set, &body.description);
        let next = u32::try_from(self.profiles.len()).unwrap_or(u32::MAX);
        let profiles = &mut self.profiles;
        let number = *self.numbers.entry(profile).or_insert_with_key(|profile| {
            profiles.push(profile.clone());
            next
        });
        self.entries.extend(entries_of(id, number, &body.description));
    }

    fn hand_over(&mut self, writing: &mut Writing<'_>) {
        writing.add(&self.profiles, &self.entries);
        self.profiles.clear();
        self.numbers.clear();
        self.entries.clear();
    }
}

/// The entries of one record under the number of its profile.
pub(super) fn entries_of(
    id: RecordId,
    profile: u32,
    description: &FirearmDescription,
) -> impl Iterator<Item = Entry> {
    let year = description.manufactured.map(PartialDate::year);
    description.marks.iter().enumerate().filter(|(_, mark)| mark.is_serial()).filter_map(
        move |(position, mark)| {
            let forms = SerialForms::of(mark.text.as_str());
            (!forms.is_empty()).then(|| Entry {
                serial: Folded::of(&forms.canonical, &forms.folded),
                profile,
                record: id,
                position: u8::try_from(position).unwrap_or(u8::MAX),
                is_frame: mark.component.is_frame(),
                year,
            })
        },
    )
}

/// A record's number as the index and a place hold it.
pub(super) fn number_of(id: RecordId) -> Result<u32, RegistryError> {
    u32::try_from(id.0).map_err(|_| RegistryError::Full)
}
