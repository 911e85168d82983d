//! From an index's hits to findings.

use std::collections::BTreeMap;
use std::sync::Arc;

use vestigo_protocol::codes::MatchGrade;
use vestigo_protocol::firearm::serial::{self, SerialForms};
use vestigo_protocol::firearm::{FirearmDescription, Mark};

use super::index::Snapshot;
use super::lookup::{
    self, CANDIDATES_MAX, Candidate, Findings, MatchReason, MatchedMark, Variant, VariantKind,
};
use super::matching::{self, NearCounts, Ranked};
use super::record::{FirearmRecord, RecordId};
use super::serials::{Hit, Serials};
use super::symbols::Folded;
use super::{Registry, RegistryError};
use crate::desk::conversion;

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
        let records = self.read(&ids)?;
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
        let corrected = |id| self.is_corrected(id);
        let Taken { candidates, skipped } = take(matches.ranked, records, foreign, &corrected)?;
        let (searched, variants) = (self.record_sets(), matches.variants);
        let (truncated, more) = (truncated || skipped, more || skipped);
        let never_numbered = conversion::never_numbered(description);
        Ok(Findings { candidates, truncated, more, near, searched, variants, never_numbered })
    }

    /// [`Self::lookup`] without forgiveness: records whose serial equals the one asked for, as it
    /// is or once confusable glyphs are folded.
    ///
    /// # Errors
    /// As of [`Self::lookup`].
    pub fn equal(&self, description: &FirearmDescription) -> Result<Findings, RegistryError> {
        let variants = lookup::variants(description);
        let snapshot = self.marks.snapshot();
        let mut truncated = false;
        let mut hits: Vec<(&Variant, Hit)> = Vec::new();
        let mut searched: Vec<Searched> = Vec::new();
        for variant in &variants {
            let mut found = under(snapshot.as_ref(), variant, &mut searched);
            hits.extend(found.by_ref().take(CANDIDATES_MAX).map(|hit| (variant, hit)));
            truncated |= found.next().is_some();
        }
        let mut records = self.records_of(&hits)?;
        let mut graded: Vec<Graded> = Vec::with_capacity(records.len());
        for (variant, hit) in &hits {
            let (asked, recorded) = (variant.asked, usize::from(hit.position));
            let same = |g: &Graded| g.record == hit.record && g.matched.recorded == recorded;
            if graded.iter().any(same) {
                continue;
            }
            match holds(records.get(&hit.record), hit, variant) {
                Ok(Some(record)) => {
                    let (grade, reasons) = lookup::grade(description, variant, record, recorded);
                    let matched = MatchedMark { asked, recorded };
                    graded.push(Graded { record: hit.record, grade, reasons, matched });
                }
                Ok(None) => {}
                Err(_) if self.engine.is_foreign() => truncated = true,
                // A mark that it had before.
                Err(_) if self.is_corrected(hit.record)? => {}
                Err(error) => return Err(error),
            }
        }
        // Stable: within a grade, frame before other marks and canonical before folded.
        graded.sort_by_key(|graded| std::cmp::Reverse(graded.grade));
        let best = graded.into_iter().filter_map(|graded| {
            let Graded { record, grade, reasons, matched } = graded;
            // A record is taken once, with the best that was found of it.
            records.remove(&record).map(|record| Candidate { record, grade, reasons, matched })
        });
        let candidates = best.collect();
        let (near, searched) = (NearCounts::default(), self.record_sets());
        let never_numbered = conversion::never_numbered(description);
        let more = truncated;
        Ok(Findings { candidates, truncated, more, near, searched, variants, never_numbered })
    }

    /// The records of some hits, read in one view. Of tables that somebody else may change, what
    /// is damaged is left out.
    fn records_of(
        &self,
        hits: &[(&Variant, Hit)],
    ) -> Result<BTreeMap<RecordId, FirearmRecord>, RegistryError> {
        let mut ids: Vec<RecordId> = hits.iter().map(|(_, hit)| hit.record).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut records = BTreeMap::new();
        for stored in self.engine.read(&ids)? {
            match self.verified(stored) {
                Ok(record) => drop(records.insert(record.id, record)),
                Err(RegistryError::Damaged { .. }) if self.engine.is_foreign() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(records)
    }

    /// The index of serial marks as it is now.
    #[must_use]
    pub fn serials(&self) -> Arc<Snapshot> {
        self.marks.snapshot()
    }
}

const INDEXED_BUT_MISSING: &str = "it is indexed but missing";

const ANOTHERS: &str = "its index entry is another's";

/// One record under a form, graded.
struct Graded {
    record: RecordId,
    grade: MatchGrade,
    reasons: Vec<MatchReason>,
    matched: MatchedMark,
}

/// The record of a hit, as it was read; none if its text, which the index did not keep whole, is
/// another than the form.
///
/// # Errors
/// [`RegistryError::Damaged`] if it is missing, or has not the mark that the index says.
fn holds<'a>(
    record: Option<&'a FirearmRecord>,
    hit: &Hit,
    variant: &Variant,
) -> Result<Option<&'a FirearmRecord>, RegistryError> {
    let damaged = |what| RegistryError::Damaged { record: hit.record, what };
    let record = record.ok_or_else(|| damaged(INDEXED_BUT_MISSING))?;
    let mark = record.description.marks.get(usize::from(hit.position));
    let forms = mark.map(|mark| SerialForms::of(mark.text.as_str()));
    let forms = forms.filter(|f| Folded::of(&f.canonical, &f.folded) == hit.serial);
    let forms = forms.ok_or_else(|| damaged(ANOTHERS))?;
    let holds = match variant.kind {
        VariantKind::Folded => forms.folded == variant.form,
        _ => forms.canonical == variant.form,
    };
    Ok(holds.then_some(record))
}

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
    corrected: &dyn Fn(RecordId) -> Result<bool, RegistryError>,
) -> Result<Taken, RegistryError> {
    let mut taken = Taken { candidates: Vec::with_capacity(ranked.len()), skipped: false };
    for ranked in ranked {
        let Ranked { record: id, grade, reasons, matched, serial, .. } = ranked;
        let what = match records.remove(&id) {
            Some(record) if bears(&record, matched.recorded, serial) => {
                taken.candidates.push(Candidate { record, grade, reasons, matched });
                continue;
            }
            // A mark that it had before.
            Some(_) if !foreign && corrected(id)? => continue,
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

/// The marks with one row of symbols, by record and position.
struct Searched {
    serial: Folded,
    hits: Vec<Hit>,
}

/// The marks under one form, by record and position. Forms of one number differ in glyphs alone,
/// mostly, so that one search does for them.
fn under<'a>(
    serials: &dyn Serials,
    variant: &Variant,
    searched: &'a mut Vec<Searched>,
) -> impl Iterator<Item = Hit> + use<'a> {
    let serial = Folded::of(&variant.form, &serial::folded(&variant.form));
    let known = searched.iter().position(|known| known.serial.symbols() == serial.symbols());
    let at = known.unwrap_or_else(|| {
        let mut hits = Vec::new();
        serials.equal(serial.symbols(), &mut |hit| hits.push(hit));
        hits.sort_unstable_by_key(|hit| (hit.record, hit.position));
        searched.push(Searched { serial, hits });
        searched.len() - 1
    });
    let any_glyph = variant.kind == VariantKind::Folded;
    let found = searched.get(at).map(|known| known.hits.as_slice()).unwrap_or_default();
    found.iter().copied().filter(move |hit| {
        any_glyph || !hit.serial.complete() || hit.serial.variants() == serial.variants()
    })
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
            take(found.ranked, read, foreign, &|_| Ok(false))
                .map(|taken| (taken.candidates.len(), taken.skipped))
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
