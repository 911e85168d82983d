//! Logs that were tampered with in every way the check must tell apart.

use std::convert::Infallible;

use vestigo_protocol::ids::NodeName;
use vestigo_protocol::log::checkpoint::Checkpoint;
use vestigo_protocol::log::tile::{encode_bundle, encode_hashes};

use super::*;
use crate::ledger::Ledger;
use crate::ledger::testing::{TestDir, entry};

const SIZE: u64 = 66_100;

fn root_at(size: u64) -> Digest {
    let mut frontier = Frontier::new();
    for index in 0..size {
        frontier.append(LeafHash::of(&entry(index)));
    }
    frontier.root()
}

fn copy(whose: &str, size: u64, root: Digest) -> (String, Verified) {
    let origin = NodeName::parse("vestigo/xa/police").unwrap();
    let checkpoint = Checkpoint { origin, size, root };
    (whose.to_owned(), Verified { checkpoint, signed_at: Timestamp(size), cosignatures: vec![] })
}

/// A log of `size` entries and honest copies of its checkpoints.
fn log(size: u64) -> (TestDir, Vec<(String, Verified)>) {
    let dir = TestDir::new("check");
    let all = (0..size).map(|index| Ok::<_, Infallible>(entry(index)));
    Ledger::rebuild(dir.path(), all).unwrap();
    let copies = [("ours", size), ("partner XB", size / 2), ("partner XC", size / 4)];
    (dir, copies.map(|(whose, size)| copy(whose, size, root_at(size))).into())
}

fn check_with(
    dir: &TestDir,
    copies: &[(String, Verified)],
    entries: impl IntoIterator<Item = (u64, Vec<u8>)>,
) -> LogCheck {
    let entries = entries.into_iter().map(Ok::<_, Infallible>);
    check_log(entries, &Tiles::at(dir.path()), copies).unwrap()
}

fn all(size: u64) -> impl Iterator<Item = (u64, Vec<u8>)> {
    (0..size).map(|index| (index, entry(index)))
}

/// All entries with one of them replaced.
fn all_but(size: u64, altered: u64) -> impl Iterator<Item = (u64, Vec<u8>)> {
    all(size).map(move |(index, entry)| {
        (index, if index == altered { b"forged".to_vec() } else { entry })
    })
}

fn verdicts(check: &LogCheck) -> Vec<CheckpointVerdict> {
    check.checkpoints.iter().map(CheckpointCheck::verdict).collect()
}

use CheckpointVerdict::{BothAltered, EntriesAltered, EntriesMissing, Holds, TilesAltered};

#[test]
fn an_honest_log_of_any_size_is_intact() {
    for size in [0, 1, 4, 255, 256, 257, 600] {
        let (dir, copies) = log(size);
        let check = check_with(&dir, &copies, all(size));
        assert!(check.is_intact(), "{check:?}");
        assert_eq!((check.entries, check.tile_leaves), (size, size));
        assert_eq!(verdicts(&check), [Holds; 3]);
        assert_eq!((check.altered_between(), check.split_view()), (None, None));
    }
}

#[test]
fn tiles_that_lag_behind_the_entries_are_no_fault() {
    let (dir, mut copies) = log(300);
    copies.push(copy("ours", 700, root_at(700)));
    let check = check_with(&dir, &copies, all(700));
    assert!(check.is_intact(), "{check:?}");
    assert_eq!((check.entries, check.tile_leaves), (700, 300));
}

#[test]
fn an_altered_entry_is_named_with_the_copies_it_contradicts() {
    let (dir, copies) = log(2000);
    for altered in [0, 255, 256, 700, 1999] {
        let check = check_with(&dir, &copies, all_but(2000, altered));
        let found = check.first_altered.clone().unwrap();
        assert_eq!((found.index, check.altered), (altered, 1));
        assert_eq!(found.now, LeafHash::of(b"forged"));
        assert_eq!(found.in_tile, LeafHash::of(&entry(altered)));
        assert!(found.bundle_holds_original && !check.is_intact() && check.faults.is_empty());
        let expected: Vec<_> = copies
            .iter()
            .map(|(_, v)| if v.checkpoint.size > altered { EntriesAltered } else { Holds })
            .collect();
        assert_eq!(verdicts(&check), expected);
    }
    let check = check_with(&dir, &copies, all_but(2000, 700));
    let whose: Vec<&str> = check.contradicting().map(|c| c.whose.as_str()).collect();
    assert_eq!(whose, ["ours", "partner XB"]);
    assert_eq!(check.altered_between(), Some((500, 1000)));
}

#[test]
fn an_entry_altered_with_all_its_tiles_still_contradicts_the_copies_of_others() {
    let (dir, copies) = log(1000);
    dir.remove("tile");
    let forged = all_but(1000, 300).map(|(_, entry)| Ok::<_, Infallible>(entry));
    Ledger::rebuild(dir.path(), forged).unwrap();
    let check = check_with(&dir, &copies, all_but(1000, 300));
    assert_eq!((check.altered, check.faults.len()), (0, 0));
    assert!(!check.is_intact());
    assert_eq!(verdicts(&check), [BothAltered, BothAltered, Holds]);
    assert_eq!(check.altered_between(), Some((250, 500)));
}

#[test]
fn an_entry_altered_with_its_lowest_tile_contradicts_the_tile_above() {
    let (dir, copies) = log(SIZE);
    let block: Vec<Vec<u8>> = all_but(SIZE, 20_000).skip(19_968).take(256).map(|e| e.1).collect();
    dir.write("tile/0/078", &encode_hashes(&leaf_hashes(&block)));
    dir.write("tile/entries/078", &encode_bundle(&block).unwrap());
    let check = check_with(&dir, &copies, all_but(SIZE, 20_000));
    assert_eq!(check.altered, 0);
    let faults: Vec<_> = check.faults.iter().map(|f| (f.tile.to_string(), f.first_entry)).collect();
    assert_eq!(faults, [("tile/1/000".to_owned(), 19_968), ("tile/2/000.p/1".to_owned(), 0)]);
    assert_eq!(verdicts(&check), [BothAltered, BothAltered, Holds]);
}

#[test]
fn altered_tiles_are_told_apart_from_altered_entries() {
    let (dir, copies) = log(1000);
    let mut bytes = dir.read("tile/0/001");
    bytes[32 * 9] ^= 1;
    dir.write("tile/0/001", &bytes);
    let check = check_with(&dir, &copies, all(1000));
    // The entry differs from the tile, but the checkpoints side with the entries.
    let found = check.first_altered.clone().unwrap();
    assert_eq!(found.index, 265);
    assert!(!found.bundle_holds_original);
    assert_eq!(verdicts(&check), [TilesAltered, TilesAltered, Holds]);
    assert_eq!(check.altered_between(), None);
    let tiles: Vec<_> =
        check.faults.iter().map(|f| (f.tile.to_string(), f.fault.clone())).collect();
    assert_eq!(
        tiles,
        [
            ("tile/entries/001".to_owned(), Fault::Contradicts),
            ("tile/1/000.p/3".to_owned(), Fault::Contradicts)
        ]
    );
}

#[test]
fn a_changed_bundle_alone_is_a_fault_of_that_bundle() {
    let (dir, copies) = log(600);
    let mut bytes = dir.read("tile/entries/002.p/88");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    dir.write("tile/entries/002.p/88", &bytes);
    let check = check_with(&dir, &copies, all(600));
    let [fault] = check.faults.as_slice() else { panic!("{check:?}") };
    assert_eq!((fault.first_entry, &fault.fault), (599, &Fault::Contradicts));
    assert_eq!(verdicts(&check), [Holds; 3]);
}

#[test]
fn missing_and_damaged_tiles_are_faults_and_the_rest_is_still_checked() {
    let (dir, copies) = log(1500);
    dir.remove("tile/0/001");
    dir.write("tile/0/003", b"short");
    dir.remove("tile/entries/004");
    dir.write("tile/entries/000", &[0xff; 600]);
    let check = check_with(&dir, &copies, all_but(1500, 1400));
    let faults: Vec<_> = check
        .faults
        .iter()
        .map(|f| (f.tile.to_string(), f.first_entry, f.fault == Fault::Missing))
        .collect();
    assert_eq!(
        faults,
        [
            ("tile/entries/000".to_owned(), 0, false),
            ("tile/0/001".to_owned(), 256, true),
            ("tile/0/003".to_owned(), 768, false),
            ("tile/entries/004".to_owned(), 1024, true),
        ]
    );
    assert_eq!(check.first_altered.clone().unwrap().index, 1400);
    assert_eq!(verdicts(&check), [EntriesAltered, Holds, Holds]);
    assert_eq!(check.tile_leaves, 1500 - 512);
}

#[test]
fn deleted_entries_are_named() {
    let (dir, copies) = log(1000);
    for (gone, first) in [(990..1000, 990), (10..11, 10), (200..700, 200), (0..1000, 0)] {
        let kept = all(1000).filter(|(index, _)| !gone.contains(index));
        let check = check_with(&dir, &copies, kept);
        assert_eq!(check.first_missing, Some(first));
        assert_eq!(check.missing, gone.end - gone.start);
        assert_eq!(check.altered, 0);
        let expected: Vec<_> = copies
            .iter()
            .map(|(_, v)| if v.checkpoint.size > first { EntriesMissing } else { Holds })
            .collect();
        assert_eq!(verdicts(&check), expected);
    }
    // Cut together with every tile: only the copies of others know.
    dir.remove("tile");
    let cut = all(400).map(|(_, entry)| Ok::<_, Infallible>(entry));
    Ledger::rebuild(dir.path(), cut).unwrap();
    let check = check_with(&dir, &copies, all(400));
    assert_eq!((check.missing, check.faults.len()), (0, 0));
    assert_eq!(verdicts(&check), [EntriesMissing, EntriesMissing, Holds]);
    assert_eq!(check.altered_between(), Some((250, 500)));
}

#[test]
fn two_signed_histories_are_a_split_view() {
    let (dir, mut copies) = log(100);
    copies.push(copy("partner XD", 50, Digest([1; 32])));
    let check = check_with(&dir, &copies, all(100));
    assert_eq!(check.split_view(), Some((1, 3)));
    assert_eq!(verdicts(&check), [Holds, Holds, Holds, BothAltered]);
}

#[test]
fn entries_out_of_order_and_errors_of_the_store_end_the_check() {
    let (dir, copies) = log(10);
    let tiles = Tiles::at(dir.path());
    let entries = |list: &[u64]| -> Vec<Result<(u64, Vec<u8>), &'static str>> {
        list.iter().map(|index| Ok((*index, entry(*index)))).collect()
    };
    for (list, expected, found) in [
        (&[0, 1, 1][..], 2, 1),
        (&[1, 0], 2, 0),
        (&[0, 600], 256, 600),
        (&[u64::MAX], 256, u64::MAX),
    ] {
        let error = check_log(entries(list), &tiles, &copies).unwrap_err();
        let CheckLogError::OutOfOrder { expected: e, found: f } = error else { panic!("{error}") };
        assert_eq!((e, f), (expected, found));
    }
    let mut failing = entries(&[0, 1]);
    failing.push(Err("disk"));
    let error = check_log(failing, &tiles, &copies).unwrap_err();
    assert!(matches!(error, CheckLogError::Entries("disk")));
}
