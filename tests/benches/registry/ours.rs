//! Our own registry, in this process.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::time::Instant;

use vestigo::registry::import::{ImportOptions, Unnoted, import};
use vestigo::registry::serials::Serials as _;
use vestigo::registry::symbols::{ANY, Folded, Pattern, Piece, symbol};
use vestigo::registry::{Findings, RecordId, Registry, RegistrySource};
use vestigo_protocol::codes::{MarkComponent, RecordSetKind};
use vestigo_protocol::firearm::serial::{self, SerialForms};
use vestigo_protocol::firearm::{FirearmDescription, Mark, RecordSet};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::classes::Class;
use super::questions::Question;
use super::report::{Sample, Timing};
use super::{Failure, Import};

/// Records that are read and verified of what a class alone finds: a screen.
pub(super) const READ: usize = 20;

pub(super) struct Ours {
    registry: Registry,
    place: PathBuf,
}

impl Ours {
    /// Imports a register into an empty registry, index and all.
    pub(super) fn import(place: &Path, register: &Path) -> Result<(Self, Import), Failure> {
        let place = place.join("ours");
        std::fs::create_dir_all(&place)?;
        let mut registry = open(&place)?;
        let options = ImportOptions::new(RecordSet {
            name: Text::new("SYNTHETIC register").map_err(|_| "a name")?,
            holder: None,
            kind: RecordSetKind::Registry,
            from_year: None,
            to_year: None,
            digitised_pct: 100,
            as_of: Timestamp(1_795_000_000),
        });
        let began = Instant::now();
        let file = BufReader::with_capacity(1 << 20, File::open(register)?);
        let report = import(&mut registry, file, &options, &mut Unnoted, &mut |_, _| {})?;
        let seconds = began.elapsed().as_secs_f64();
        if report.error_count > 0 {
            return Err(format!("{} rows were rejected", report.error_count).into());
        }
        Ok((Self { registry, place }, Import { what: "ours, from the register as it is", seconds }))
    }

    /// Reads every file once, as a registry that is in use has been read. What imported after ours
    /// has filled the memory of the machine since; PostgreSQL's own is filled by building its
    /// indexes last.
    pub(super) fn warm(&self) -> Result<(), Failure> {
        let mut places = vec![self.place.clone()];
        while let Some(place) = places.pop() {
            for entry in std::fs::read_dir(place)? {
                let entry = entry?;
                if entry.file_type()?.is_dir() {
                    places.push(entry.path());
                } else {
                    std::io::copy(&mut File::open(entry.path())?, &mut std::io::sink())?;
                }
            }
        }
        Ok(())
    }

    /// Closes and opens: seconds until it can be searched.
    pub(super) fn reopen(self) -> Result<(Self, f64), Failure> {
        let Self { registry, place } = self;
        drop(registry);
        let began = Instant::now();
        let registry = open(&place)?;
        Ok((Self { registry, place }, began.elapsed().as_secs_f64()))
    }

    /// Bytes of the index in memory and on disk.
    pub(super) fn index_bytes(&self) -> (u64, u64) {
        let files = std::fs::read_dir(self.place.join("serials")).into_iter().flatten().flatten();
        let on_disk = files.filter_map(|file| file.metadata().ok()).map(|meta| meta.len()).sum();
        (self.registry.serials().bytes() as u64, on_disk)
    }

    /// The search of one class alone: every mark that fits, and the first `read` records read and
    /// verified. An exact serial is told from its look-alikes by its record.
    pub(super) fn search(
        &self,
        class: Class,
        asked: &[Question],
        read: usize,
    ) -> Result<Timing, Failure> {
        let mut samples = Vec::with_capacity(asked.len());
        for question in asked {
            let began = Instant::now();
            let serials = self.registry.serials();
            let mut found = BTreeSet::new();
            let mut note = |record: RecordId| {
                found.insert(record.0);
            };
            let forms = SerialForms::of(&question.typed);
            let folded = Folded::of(&forms.canonical, &forms.folded);
            match class {
                Class::Exact | Class::Folded => {
                    serials.equal(folded.symbols(), &mut |hit| note(hit.record));
                }
                Class::LeadingUnknown | Class::BothEnds => {
                    serials.like(&pattern(&question.typed), &mut |hit| note(hit.record));
                }
                Class::OneEdit => serials.within(folded.symbols(), 1, &mut |hit| note(hit.record)),
                Class::TwoEdits => serials.within(folded.symbols(), 2, &mut |hit| note(hit.record)),
            }
            let first: Vec<RecordId> = found.iter().take(read).map(|id| RecordId(*id)).collect();
            let records = self.registry.read(&first)?;
            if records.len() < first.len() {
                return Err("a record is missing".into());
            }
            let mut alike = Vec::new();
            for record in records.values() {
                let mut marks = record.description.marks.iter();
                let same = |mark: &Mark| serial::canonical(mark.text.as_str()) == forms.canonical;
                if class == Class::Exact && !marks.any(same) {
                    alike.push(record.id.0);
                }
            }
            for record in alike {
                found.remove(&record);
            }
            samples.push(Sample { seconds: began.elapsed().as_secs_f64(), server: None, found });
        }
        Ok(Timing::of(samples))
    }

    /// The same serial and its look-alikes, graded, with reasons.
    pub(super) fn equal(&self, asked: &[Question]) -> Result<Timing, Failure> {
        let timed = asked.iter().map(|question| self.timed(question, Registry::equal));
        Ok(Timing::of(timed.collect::<Result<_, _>>()?))
    }

    /// Everything that a person's search does: all relations, graded, with reasons.
    pub(super) fn look_up(&self, asked: &[Question]) -> Result<Timing, Failure> {
        let timed = asked.iter().map(|question| self.timed(question, Registry::lookup));
        Ok(Timing::of(timed.collect::<Result<_, _>>()?))
    }

    fn timed(
        &self,
        question: &Question,
        search: fn(
            &Registry,
            &FirearmDescription,
        ) -> Result<Findings, vestigo::registry::RegistryError>,
    ) -> Result<Sample, Failure> {
        let asked = FirearmDescription {
            maker: Text::new(&question.maker).ok(),
            marks: vec![Mark::serial(MarkComponent::Frame, &question.typed)?],
            ..FirearmDescription::default()
        };
        let began = Instant::now();
        let findings = search(&self.registry, &asked)?;
        let seconds = began.elapsed().as_secs_f64();
        let found = findings.candidates.iter().map(|c| c.record.id.0).collect();
        Ok(Sample { seconds, server: None, found })
    }
}

fn open(place: &Path) -> Result<Registry, Failure> {
    Ok(Registry::open(&RegistrySource::Directory(place.to_owned()), [7; 16])?)
}

/// `??3456` as the index takes it.
fn pattern(typed: &str) -> Pattern {
    let piece = |c: char| match c {
        '?' => Piece::One(ANY),
        c => Piece::One(1 << symbol(serial::fold_character(c))),
    };
    Pattern { pieces: typed.chars().map(piece).collect() }
}
