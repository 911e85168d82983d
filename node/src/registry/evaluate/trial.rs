//! A whole trial: the register, its index, the questions, the aims.

use std::cell::RefCell;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use thiserror::Error;
use vestigo_protocol::firearm::FirearmDescription;

use super::{Answer, Engine, EvaluateOptions, EvaluationReport, Stock, aims, evaluate};
use crate::registry::index::{Batch, Covers, IndexError, NewEntry, SerialIndex, Snapshot};
use crate::registry::serials::Serials;
use crate::registry::synth::{Density, SynthError, SynthGun};
use crate::registry::{advice, matching};

/// Candidates that a search keeps: as many as an officer looks through.
const KEEP: usize = 20;

/// Damaged descriptions of each class that the list is asked for at least where only the aims are
/// tried: enough to see a search that misses one in fifty, few enough for every change's tests.
const COMPARED_FOR_AIMS: u64 = 25;

/// Marks that are added to the index at once: about 36 MB until then.
const BATCH: usize = 1_000_000;

/// Why there was no trial.
#[derive(Debug, Error)]
pub enum TrialError {
    /// There is no such register.
    #[error(transparent)]
    Synth(#[from] SynthError),
    /// The index could not be made.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// There is no place for its files.
    #[error("no directory for the index: {0}")]
    Place(#[from] io::Error),
    /// Record numbers of an index end with 32 bits.
    #[error("more guns than an index has numbers for")]
    TooMany,
}

/// Makes a register with `placed` behind it and an index of it, asks, and compares with the aims.
/// `progress` hears of parts done, and of how many there are.
///
/// # Errors
/// [`TrialError`].
pub fn run(
    options: &EvaluateOptions,
    placed: Vec<SynthGun>,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<EvaluationReport, TrialError> {
    let mut options = *options;
    // What the list reaches is an aim of registers of runs.
    if options.only_aims && options.synth.density == Density::Runs {
        options.oracle_queries = options.oracle_queries.max(COMPARED_FOR_AIMS);
    }
    let options = &options;
    let stock = Stock::new(options.synth, placed)?;
    let began = Instant::now();
    let place = Place::new()?;
    let snapshot = indexed(&stock, &place)?;
    let build_seconds = began.elapsed().as_secs_f64();
    let engine = Searched(&*snapshot);
    let list = (options.oracle_queries > 0).then(|| stock.listed());
    let oracle = list.as_ref().map(Searched);
    let oracle = oracle.as_ref().map(|oracle| oracle as &dyn Engine);
    let (results, entry) = evaluate(&stock, options, &engine, oracle, progress);
    Ok(EvaluationReport {
        synth: options.synth,
        recovered: stock.placed().len() as u64,
        densities: stock.register().densities(),
        build_seconds,
        aims: aims(options.synth.density, &results, &entry),
        results,
        entry,
    })
}

/// An index of all guns.
pub(super) fn indexed(stock: &Stock, place: &Place) -> Result<Arc<Snapshot>, TrialError> {
    let index = SerialIndex::create(&place.0, [0; 16])?;
    // Profiles are numbered anew in each batch, so each batch is made by its own pass over them.
    let batch = RefCell::new(Batch::new());
    let mut failed = None;
    let mut covers = Covers::default();
    let mut generation = 0u32;
    stock.each(
        |profile| (profile, std::cell::Cell::new((u32::MAX, None))),
        |entry| {
            if failed.is_some() {
                return;
            }
            let Ok(record) = u32::try_from(entry.record.0) else {
                failed = Some(TrialError::TooMany);
                return;
            };
            let mut filling = batch.borrow_mut();
            let (profile, number) = entry.profile;
            let known = match number.get() {
                (made, Some(known)) if made == generation => known,
                _ => {
                    let known = filling.intern(profile);
                    number.set((generation, Some(known)));
                    known
                }
            };
            filling.add(&NewEntry {
                serial: entry.serial,
                profile: known,
                record,
                position: 0,
                is_frame: true,
                year: entry.year,
            });
            covers.record = record;
            if filling.len() >= BATCH {
                let full = std::mem::take(&mut *filling);
                failed = index.publish(full, covers).err().map(TrialError::Index);
                generation += 1;
            }
        },
    );
    if let Some(error) = failed {
        return Err(error);
    }
    index.publish(batch.into_inner(), covers)?;
    Ok(index.snapshot())
}

/// The search of the registry over these marks.
pub(super) struct Searched<'a, S>(pub(super) &'a S);

impl<S: Serials> Engine for Searched<'_, S> {
    fn search(&self, asked: &FirearmDescription) -> Answer {
        let matches = matching::search(asked, self.0, KEEP);
        Answer {
            ranked: matches.ranked.iter().map(|ranked| ranked.record).collect(),
            flagged: matches.may_be_anothers(),
            refused: matches.refused.is_some(),
        }
    }

    fn warns(&self, asked: &FirearmDescription) -> bool {
        !advice::advise(asked).is_empty()
    }

    fn serials(&self) -> &dyn Serials {
        self.0
    }
}

/// A directory for the files of an index, removed at the end.
pub(super) struct Place(PathBuf);

impl Place {
    pub(super) fn new() -> io::Result<Self> {
        use std::os::unix::fs::DirBuilderExt as _;
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|e| io::Error::other(e.to_string()))?;
        let name = format!("vestigo-trial-{:016x}", u64::from_le_bytes(random));
        let path = std::env::temp_dir().join(name);
        std::fs::DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What is left lies in the directory for temporary files.
        let _removed = std::fs::remove_dir_all(&self.0);
    }
}
