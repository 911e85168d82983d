//! Verifying our own log: the entries against the tiles, the stored checkpoint, and the copies that
//! partners hold.

use std::collections::BTreeMap;
use std::path::Path;

use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::merkle::Frontier;

use super::requests::VerifyLogRequest;
use super::views::{LogProblemView, LogVerifyView};
use super::{ErrorCode, Outcome, ServiceError};
use crate::ledger::check::{CheckpointVerdict, Fault, LogCheck, check_log};
use crate::ledger::tiles::Tiles;
use crate::runtime::Denied;
use crate::runtime::daemon::LOG_DIR;
use crate::runtime::directory::log_keys;
use crate::store::{Store, StoreError};

/// Entries read at a time.
const CHUNK: u64 = 1024;

/// Problems listed.
const PROBLEMS_MAX: usize = 100;

/// Whose a checkpoint is: the one in our own store. A partner's copy is named by its number, from
/// 1. The texts choose by this word.
const STORED: &str = "stored";

/// Recomputes the log and compares it with everything signed that is at hand. Nothing is written.
pub(super) fn check(
    store: &mut dyn Store,
    data_dir: &Path,
    descriptor: &Descriptor,
    request: &VerifyLogRequest,
) -> Outcome<LogVerifyView> {
    let keys = log_keys(descriptor)
        .ok_or_else(|| ServiceError::unexpected("the descriptor lists no log keys"))?;
    let mut problems = Vec::new();
    let mut copies = Vec::new();
    let stored = store.checkpoint().map_err(Denied::from)?;
    let noted = stored.iter().map(|(_, note)| (STORED.to_owned(), note.as_str()));
    let given = request
        .partner_copies
        .iter()
        .enumerate()
        .map(|(n, note)| ((n + 1).to_string(), note.as_str()));
    for (whose, note) in noted.chain(given) {
        let verified = SignedCheckpoint::parse(note).and_then(|signed| signed.verify(&keys));
        match verified {
            Ok(verified) => copies.push((whose, verified)),
            Err(error) if whose == STORED => {
                problems.push(problem("note-log-stored-note", None, &[("detail", &error)]));
            }
            // A copy that is not ours is the caller's mistake, not a fault of the log.
            Err(error) => {
                return Err(ServiceError::new(ErrorCode::BadInput, "error-partner-copy")
                    .with("copy", whose)
                    .with("node", &keys.origin)
                    .with("detail", error));
            }
        }
    }
    let tiles = Tiles::at(data_dir.join(LOG_DIR));
    let mut frontier = Frontier::new();
    let mut entries = 0u64;
    let rows = Rows { store, next: 0, buffer: Vec::new().into_iter(), ended: false };
    let counted = rows.inspect(|row| {
        if let Ok((_, statement)) = row {
            frontier.append(LeafHash::of(statement));
            entries = entries.saturating_add(1);
        }
    });
    let found = check_log(counted, &tiles, &copies).map_err(|e| {
        ServiceError::new(ErrorCode::Integrity, "error-log-unreadable").with("detail", e)
    })?;
    tell(&found, &mut problems);
    problems.truncate(PROBLEMS_MAX);
    Ok(LogVerifyView {
        origin: keys.origin.to_string(),
        entries,
        root: frontier.root().to_hex(),
        checkpoint_size: stored.map(|(size, _)| size),
        partner_copies: request.partner_copies.len() as u64,
        problems,
    })
}

/// Reads all entries in chunks, without their row digests: a changed row is what we look for.
struct Rows<'a> {
    store: &'a mut dyn Store,
    next: u64,
    buffer: std::vec::IntoIter<(u64, Vec<u8>)>,
    ended: bool,
}

impl Iterator for Rows<'_> {
    type Item = Result<(u64, Vec<u8>), StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(row) = self.buffer.next() {
            return Some(Ok(row));
        }
        if self.ended {
            return None;
        }
        match self.store.statements(self.next, CHUNK) {
            Err(error) => {
                self.ended = true;
                Some(Err(error))
            }
            Ok(rows) => {
                let Some((last, _)) = rows.last() else {
                    self.ended = true;
                    return None;
                };
                self.next = last.saturating_add(1);
                self.buffer = rows.into_iter();
                self.buffer.next().map(Ok)
            }
        }
    }
}

fn problem(
    key: &str,
    index: Option<u64>,
    args: &[(&str, &dyn std::fmt::Display)],
) -> LogProblemView {
    let args: BTreeMap<String, String> =
        args.iter().map(|(name, value)| ((*name).to_owned(), value.to_string())).collect();
    LogProblemView { index, leaf: None, key: key.to_owned(), args }
}

/// The findings in words for people.
fn tell(found: &LogCheck, problems: &mut Vec<LogProblemView>) {
    if let Some(altered) = &found.first_altered {
        let mut entry =
            problem("note-log-entry-altered", Some(altered.index), &[("index", &altered.index)]);
        entry.leaf = Some(altered.in_tile.to_hex());
        problems.push(entry);
        if found.altered > 1 {
            problems.push(problem(
                "note-log-more-altered",
                None,
                &[("count", &(found.altered - 1))],
            ));
        }
    }
    if let Some(index) = found.first_missing {
        problems.push(problem(
            "note-log-entry-missing",
            Some(index),
            &[("index", &index), ("count", &found.missing)],
        ));
    }
    for fault in &found.faults {
        let word = match &fault.fault {
            Fault::Missing => "missing",
            Fault::Damaged(_) => "damaged",
            Fault::Contradicts => "contradicts",
        };
        problems.push(problem(
            "note-log-tile",
            None,
            &[("tile", &fault.tile), ("fault", &word), ("detail", &fault.fault)],
        ));
    }
    for copy in found.contradicting() {
        let key = match copy.verdict() {
            CheckpointVerdict::Holds => continue,
            CheckpointVerdict::EntriesAltered => "note-log-checkpoint-entries",
            CheckpointVerdict::TilesAltered => "note-log-checkpoint-tiles",
            CheckpointVerdict::BothAltered => "note-log-checkpoint-both",
            CheckpointVerdict::EntriesMissing => "note-log-checkpoint-missing",
        };
        problems.push(problem(key, None, &[("whose", &copy.whose), ("size", &copy.size)]));
    }
    if let Some((from, to)) = found.altered_between()
        && found.first_altered.is_none()
    {
        problems.push(problem("note-log-between", None, &[("from", &from), ("to", &to)]));
    }
    if let Some((first, second)) = found.split_view() {
        let whose = |at: usize| found.checkpoints.get(at).map_or("", |c| c.whose.as_str());
        let size = found.checkpoints.get(first).map_or(0, |c| c.size);
        problems.push(problem(
            "note-log-split",
            None,
            &[("first", &whose(first)), ("second", &whose(second)), ("size", &size)],
        ));
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::ids::Digest;
    use vestigo_protocol::log::tile::{Tile, TileKind};
    use vestigo_protocol::time::Timestamp;

    use super::*;
    use crate::ledger::check::{AlteredEntry, CheckpointCheck, TileFault};
    use crate::text::{Language, Text};

    /// A log with every fault that there is.
    fn faulty() -> LogCheck {
        let leaf = |byte: u8| LeafHash([byte; 32]);
        let digest = |byte: u8| Digest([byte; 32]);
        let checkpoint = |whose: &str, signed, entries, tiles| CheckpointCheck {
            whose: whose.to_owned(),
            size: 9,
            signed_root: digest(signed),
            signed_at: Timestamp(0),
            entries_root: entries,
            tiles_root: tiles,
        };
        LogCheck {
            entries: 9,
            tile_leaves: 9,
            first_altered: Some(AlteredEntry {
                index: 4,
                now: leaf(1),
                in_tile: leaf(2),
                bundle_holds_original: true,
            }),
            altered: 2,
            first_missing: Some(7),
            missing: 3,
            faults: [Fault::Missing, Fault::Contradicts]
                .map(|fault| TileFault {
                    tile: Tile::full(TileKind::Hashes(0), 0),
                    first_entry: 0,
                    fault,
                })
                .into(),
            further_faults: 0,
            checkpoints: vec![
                checkpoint(STORED, 1, Some(digest(2)), Some(digest(1))),
                checkpoint("1", 2, Some(digest(2)), Some(digest(1))),
                checkpoint("2", 3, Some(digest(2)), Some(digest(1))),
                checkpoint("3", 1, None, None),
            ],
        }
    }

    #[test]
    fn every_finding_is_said_in_every_language() {
        let mut problems = vec![problem("note-log-stored-note", None, &[("detail", &"cut off")])];
        tell(&faulty(), &mut problems);
        let mut without_index = faulty();
        without_index.first_altered = None;
        tell(&without_index, &mut problems);
        for problem in &problems {
            let said: std::collections::BTreeSet<String> =
                Language::ALL.map(|l| Text::new(l).say_of(&problem.key, &problem.args)).into();
            assert!(!said.contains(&problem.key), "{problem:?}: {said:?}");
            assert_eq!(said.len(), Language::ALL.len(), "{problem:?}: {said:?}");
        }
        let keys: std::collections::BTreeSet<&str> =
            problems.iter().map(|p| p.key.as_str()).collect();
        assert_eq!(keys.len(), 11, "{keys:?}");
        let spanish = |key: &str| {
            let found = problems.iter().find(|p| p.key == key).unwrap();
            Text::new(Language::Spanish).say_of(key, &found.args)
        };
        assert_eq!(
            spanish("note-log-split"),
            "se firmaron dos historias: el punto de control de 9 entradas guardado aquí y el \
             punto de control de 9 entradas de la copia 1 tienen raíces distintas"
        );
        assert_eq!(spanish("note-log-entry-missing"), "falta la entrada 7, la primera de 3");
        assert_eq!(spanish("note-log-more-altered"), "1 entrada más no es la que se registró");
    }
}
