//! The invented register of one State, searched and graded as every register is.

use vestigo_protocol::codes::RecordSetKind;
use vestigo_protocol::firearm::{ChainEvent, FirearmDescription, Mark, Name, RecordSet, serial};
use vestigo_protocol::time::Timestamp;

use crate::desk::conversion;
use crate::registry::matching;
use crate::registry::oracle::Listed;
use crate::registry::profile::{Profile, SetNumber};
use crate::registry::serials::Hit;
use crate::registry::symbols::Folded;
use crate::registry::{Candidate, Findings, FirearmRecord, RecordId};

/// Records that a search keeps at most: more than a register of practice holds.
const KEEP: usize = 8;

/// A register.
pub(super) struct Register {
    records: Vec<FirearmRecord>,
    searched: Vec<RecordSet>,
}

impl Register {
    /// One with these guns and what happened to them.
    pub(super) fn of(
        guns: Vec<(FirearmDescription, Vec<ChainEvent>)>,
        now: Timestamp,
    ) -> Option<Self> {
        let name = Name::new("SYNTHETIC register").ok()?;
        let records = (1..)
            .zip(guns)
            .map(|(id, (description, events))| FirearmRecord {
                id: RecordId(id),
                set: name.clone(),
                description,
                events,
                particulars: None,
            })
            .collect();
        let searched = vec![RecordSet {
            name,
            holder: None,
            kind: RecordSetKind::Registry,
            from_year: Some(1990),
            to_year: None,
            digitised_pct: 100,
            as_of: now,
        }];
        Some(Self { records, searched })
    }

    /// What is found; none if too little of the number is known to search it.
    pub(super) fn lookup(&self, asked: &FirearmDescription) -> Option<Findings> {
        let mut list = Listed::default();
        for record in &self.records {
            let profile = list.add_profile(Profile::of(SetNumber(1), &record.description));
            let marks = record.description.marks.iter().enumerate();
            for (position, mark) in marks.filter(|(_, mark)| mark.is_serial()) {
                list.add(Hit {
                    serial: Folded::of_text(mark.text.as_str())?,
                    profile,
                    record: record.id,
                    position: u8::try_from(position).ok()?,
                    is_frame: true,
                    year: record.description.manufactured.map(|date| date.year()),
                });
            }
        }
        let mut matches = matching::search(asked, &list, KEEP);
        if matches.refused.is_some() {
            return None;
        }
        let record = |id: RecordId| self.records.iter().find(|record| record.id == id);
        let form = |mark: Option<&Mark>| mark.map(|mark| serial::canonical(mark.text.as_str()));
        matches.confirm(|ranked| {
            let recorded = record(ranked.record)
                .and_then(|record| record.description.marks.get(ranked.matched.recorded));
            form(asked.marks.get(ranked.matched.asked)) == form(recorded)
        });
        let (truncated, near) = (matches.is_truncated(), matches.near);
        let more = matches.more || matches.incomplete;
        let candidates = matches.ranked.into_iter().filter_map(|ranked| {
            Some(Candidate {
                record: record(ranked.record)?.clone(),
                grade: ranked.grade,
                reasons: ranked.reasons,
                matched: ranked.matched,
            })
        });
        Some(Findings {
            candidates: candidates.collect(),
            truncated,
            more,
            near,
            searched: self.searched.clone(),
            variants: matches.variants,
            never_numbered: conversion::never_numbered(asked),
        })
    }
}
