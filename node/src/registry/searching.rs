//! From an index's hits to findings.

use std::collections::BTreeMap;
use std::sync::Arc;

use vestigo_protocol::firearm::serial::{self, SerialForms};
use vestigo_protocol::firearm::{FirearmDescription, Mark};

use super::index::Snapshot;
use super::lookup::{self, CANDIDATES_MAX, Candidate, Findings, MatchedMark, Variant, VariantKind};
use super::matching::{self, NearCounts, Ranked};
use super::record::{FirearmRecord, RecordId};
use super::serials::{Hit, Serials};
use super::symbols::Folded;
use super::{Registry, RegistryError};

impl Registry {
    /// Searches every serial mark of a description, frame or receiver first.
    ///
    /// # Errors
    /// [`RegistryError`]; a damaged record is an error, never a "no record".
    pub fn lookup(&self, description: &FirearmDescription) -> Result<Findings, RegistryError> {
        let snapshot = self.marks.snapshot();
        let mut matches = matching::search(description, snapshot.as_ref(), CANDIDATES_MAX);
        if matches.refused.is_some() {
            return Err(RegistryError::TooBroad);
        }
        let ids: Vec<RecordId> = matches.ranked.iter().map(|ranked| ranked.record).collect();
        let mut records = BTreeMap::new();
        for stored in self.engine.read(&ids)? {
            let record = self.verified(stored)?;
            records.insert(record.id, record);
        }
        matches.confirm(|ranked| {
            let MatchedMark { asked, recorded } = ranked.matched;
            let recorded =
                records.get(&ranked.record).and_then(|r| r.description.marks.get(recorded));
            let form = |mark: Option<&Mark>| mark.map(|mark| serial::canonical(mark.text.as_str()));
            form(description.marks.get(asked)) == form(recorded)
        });
        let (truncated, near) = (matches.is_truncated(), matches.near);
        let more = matches.more || matches.incomplete;
        let foreign = self.engine.is_foreign();
        let Taken { candidates, skipped } = take(matches.ranked, records, foreign)?;
        let (searched, variants) = (self.record_sets(), matches.variants);
        let (truncated, more) = (truncated || skipped, more || skipped);
        Ok(Findings { candidates, truncated, more, near, searched, variants })
    }

    /// [`Self::lookup`] without forgiveness: records whose serial equals the one asked for, as it
    /// is or once confusable glyphs are folded.
    ///
    /// # Errors
    /// As of [`Self::lookup`].
    pub fn equal(&self, description: &FirearmDescription) -> Result<Findings, RegistryError> {
        let variants = lookup::variants(description);
        let snapshot = self.marks.snapshot();
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut truncated = false;
        for variant in &variants {
            let hits = under(snapshot.as_ref(), variant);
            truncated |= hits.len() > CANDIDATES_MAX;
            for hit in hits.into_iter().take(CANDIDATES_MAX) {
                let position = usize::from(hit.position);
                let same =
                    |c: &Candidate| c.record.id == hit.record && c.matched.recorded == position;
                if candidates.iter().any(same) {
                    continue;
                }
                match self.hit(&hit, variant) {
                    Ok(Some(record)) => {
                        candidates.push(lookup::grade(description, variant, record, position));
                    }
                    Ok(None) => {}
                    Err(RegistryError::Damaged { .. }) if self.engine.is_foreign() => {
                        truncated = true;
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        // Stable: within a grade, frame before other marks and canonical before folded.
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.grade));
        let mut best: Vec<Candidate> = Vec::with_capacity(candidates.len());
        for candidate in candidates {
            if best.iter().all(|better| better.record.id != candidate.record.id) {
                best.push(candidate);
            }
        }
        let (near, searched) = (NearCounts::default(), self.record_sets());
        Ok(Findings { candidates: best, truncated, more: truncated, near, searched, variants })
    }

    /// The record of a hit; none if its text, which the index did not keep whole, is another.
    fn hit(&self, hit: &Hit, variant: &Variant) -> Result<Option<FirearmRecord>, RegistryError> {
        let record = self.indexed(hit.record)?;
        let mark = record.description.marks.get(usize::from(hit.position));
        let forms = mark.map(|mark| SerialForms::of(mark.text.as_str()));
        let Some(forms) = forms.filter(|f| Folded::of(&f.canonical, &f.folded) == hit.serial)
        else {
            return Err(RegistryError::Damaged { record: hit.record, what: ANOTHERS });
        };
        let holds = match variant.kind {
            VariantKind::Folded => forms.folded == variant.form,
            _ => forms.canonical == variant.form,
        };
        Ok(holds.then_some(record))
    }

    /// The index of serial marks as it is now.
    #[must_use]
    pub fn serials(&self) -> Arc<Snapshot> {
        self.marks.snapshot()
    }

    /// A record that the index names.
    fn indexed(&self, id: RecordId) -> Result<FirearmRecord, RegistryError> {
        let missing = || RegistryError::Damaged { record: id, what: INDEXED_BUT_MISSING };
        self.get(id)?.ok_or_else(missing)
    }
}

const INDEXED_BUT_MISSING: &str = "it is indexed but missing";

const ANOTHERS: &str = "its index entry is another's";

/// What was found, with its records.
struct Taken {
    candidates: Vec<Candidate>,
    /// True if a record was not as the index has it, in tables that somebody else may change.
    /// What it is now, nobody looked at: it may fit as well as the best.
    skipped: bool,
}

/// Puts to what was found the records that were read.
fn take(
    ranked: Vec<Ranked>,
    mut records: BTreeMap<RecordId, FirearmRecord>,
    foreign: bool,
) -> Result<Taken, RegistryError> {
    let mut taken = Taken { candidates: Vec::with_capacity(ranked.len()), skipped: false };
    for ranked in ranked {
        let Ranked { record: id, grade, reasons, matched, serial, .. } = ranked;
        let what = match records.remove(&id) {
            Some(record) if bears(&record, matched.recorded, serial) => {
                taken.candidates.push(Candidate { record, grade, reasons, matched });
                continue;
            }
            Some(_) => ANOTHERS,
            None => INDEXED_BUT_MISSING,
        };
        if !foreign {
            return Err(RegistryError::Damaged { record: id, what });
        }
        taken.skipped = true;
    }
    Ok(taken)
}

/// Whether a record has this mark as the index has it: an entry may be older than the record.
fn bears(record: &FirearmRecord, position: usize, serial: Folded) -> bool {
    let mark = record.description.marks.get(position).filter(|mark| mark.is_serial());
    mark.is_some_and(|mark| {
        let forms = SerialForms::of(mark.text.as_str());
        Folded::of(&forms.canonical, &forms.folded) == serial
    })
}

/// The marks under one form, by record and position, at most [`CANDIDATES_MAX`] and one more.
fn under(serials: &dyn Serials, variant: &Variant) -> Vec<Hit> {
    let folded = serial::folded(&variant.form);
    let symbols = Folded::of(&variant.form, &folded);
    let mut hits = Vec::new();
    serials.equal(symbols.symbols(), &mut |hit| {
        let fits = match variant.kind {
            VariantKind::Folded => true,
            _ => !hit.serial.complete() || hit.serial.variants() == symbols.variants(),
        };
        if fits {
            hits.push(hit);
        }
    });
    hits.sort_by_key(|hit| (hit.record, hit.position));
    hits.truncate(CANDIDATES_MAX + 1);
    hits
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::MarkComponent;
    use vestigo_protocol::firearm::Name;

    use super::*;
    use crate::registry::oracle::Listed;
    use crate::registry::profile::Profile;
    use crate::registry::upkeep::{SerialMark, serial_marks};

    fn record(id: i64, serial: &str) -> FirearmRecord {
        let marks = vec![Mark::serial(MarkComponent::Frame, serial).unwrap()];
        let description = FirearmDescription { marks, ..FirearmDescription::default() };
        let set = Name::new("national").unwrap();
        FirearmRecord { id: RecordId(id), set, description, events: Vec::new(), particulars: None }
    }

    #[test]
    fn what_others_have_changed_is_passed_over_and_said_and_in_own_tables_it_is_damage() {
        let records = [record(1, "HLD281"), record(2, "HLD281")];
        let mut list = Listed::default();
        let profile = list.add_profile(Profile::default());
        // The index has followed the change of the second, and keeps what it said before too.
        let changed = [records[0].clone(), record(2, "ZZ99999")];
        for record in records.iter().chain(&changed[1..]) {
            for mark in serial_marks(&record.description) {
                let SerialMark { serial, position, is_frame, year } = mark;
                list.add(Hit { serial, profile, record: record.id, position, is_frame, year });
            }
        }
        let asked = &records[0].description;
        let taken = |read: &[FirearmRecord], foreign: bool| {
            let found = matching::search(asked, &list, CANDIDATES_MAX);
            let read = read.iter().map(|record| (record.id, record.clone())).collect();
            take(found.ranked, read, foreign).map(|taken| (taken.candidates.len(), taken.skipped))
        };
        for foreign in [true, false] {
            assert_eq!(taken(&records, foreign).unwrap(), (2, false));
        }
        for (read, left) in [(&records[..1], 1), (&changed[..], 1), (&[][..], 0)] {
            assert_eq!(taken(read, true).unwrap(), (left, true));
            assert!(matches!(taken(read, false), Err(RegistryError::Damaged { .. })));
        }
    }
}
