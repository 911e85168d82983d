//! What a disk holds when the power fails.
//!
//! A store commits by appending to its write-ahead log and waiting until that is on the disk; it then
//! writes pages to its file at leisure, and waits again before it begins the log anew. Between two
//! waits a disk may write what it was given in any order, or not at all, sector by sector. So all that
//! was there at the last wait is kept, and of each sector written since it is drawn whether it is there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use vestigo_tests::chance::Chance;

/// What a disk writes as one.
const SECTOR: usize = 512;
/// Head of a write-ahead log: its checksums and salts. It is waited for before anything follows it.
const HEAD: usize = 32;

/// The two files of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Disk {
    file: Vec<u8>,
    log: Vec<u8>,
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    PathBuf::from(name)
}

impl Disk {
    /// Reads them.
    pub(crate) fn read(path: &Path) -> Self {
        let file = std::fs::read(path).expect("a store");
        let log = std::fs::read(beside(path, "-wal")).unwrap_or_default();
        Self { file, log }
    }

    /// Writes them elsewhere.
    pub(crate) fn write(&self, path: &Path) {
        std::fs::write(path, &self.file).expect("a place for stores");
        std::fs::write(beside(path, "-wal"), &self.log).expect("a place for stores");
    }

    /// Removes what lies at a path.
    pub(crate) fn remove(path: &Path) {
        for end in ["", "-wal", "-shm"] {
            // A side file is there only while somebody reads.
            let _absent = std::fs::remove_file(beside(path, end));
        }
    }
}

/// What is there of `after`, of which `before` was waited for.
pub(crate) fn torn(before: &Disk, after: &Disk, chance: &mut Chance) -> Disk {
    // Pages go to the file only once the whole log is on the disk.
    if before.file != after.file {
        return Disk { file: mixed(&before.file, &after.file, chance), log: after.log.clone() };
    }
    let begun_anew = before.log.get(..HEAD) != after.log.get(..HEAD);
    if begun_anew && chance.below(4) == 0 {
        return before.clone();
    }
    let mut log = before.log.clone();
    if begun_anew && let Some(head) = after.log.get(..HEAD) {
        log.resize(log.len().max(HEAD), 0);
        log[..HEAD].copy_from_slice(head);
    }
    Disk { file: before.file.clone(), log: mixed(&log, &after.log, chance) }
}

/// Each sector of the one or of the other. Often all of a kind: a disk that was quick, or slow.
fn mixed(old: &[u8], new: &[u8], chance: &mut Chance) -> Vec<u8> {
    let new_in_eight = [0, 4, 7, 8][usize::try_from(chance.below(4)).expect("few")];
    let length = old.len().max(new.len());
    let mut there = vec![0; length];
    let mut end = 0;
    for from in (0..length).step_by(SECTOR) {
        let sector = from..length.min(from + SECTOR);
        let of = |bytes: &[u8]| bytes.get(from..sector.end.min(bytes.len())).map(<[u8]>::to_vec);
        let (old, new) = (of(old), of(new));
        let drawn = if old == new || chance.below(8) < new_in_eight { new } else { old };
        if let Some(bytes) = drawn.filter(|bytes| !bytes.is_empty()) {
            there[from..from + bytes.len()].copy_from_slice(&bytes);
            end = from + bytes.len();
        }
    }
    there.truncate(end);
    there
}

#[test]
fn what_was_waited_for_is_kept_and_all_else_may_be_missing() {
    let before = Disk { file: vec![1; 8192], log: vec![2; 5000] };
    let mut after = before.clone();
    after.log.extend(vec![3; 9000]);
    let (mut none, mut all, mut torn_once) = (false, false, false);
    for seed in 0..64 {
        let left = torn(&before, &after, &mut Chance::new(seed));
        assert_eq!(left.file, before.file);
        assert_eq!(left.log[..5000], before.log[..]);
        none |= left == before;
        all |= left == after;
        torn_once |= left != before && left != after;
    }
    assert!(none && all && torn_once);
    // A log that was written to the file is whole.
    let written = Disk { file: vec![4; 8192], log: after.log.clone() };
    for seed in 0..8 {
        assert_eq!(torn(&after, &written, &mut Chance::new(seed)).log, after.log);
    }
}
