//! A ledger on a real directory: growth, restarts, torn writes and contradictions.

use std::convert::Infallible;

use vestigo_protocol::ids::NodeName;
use vestigo_protocol::log::checkpoint::{Checkpoint, LogSigner};
use vestigo_protocol::merkle::{Frontier, verify_consistency, verify_inclusion};
use vestigo_protocol::time::Timestamp;
use zeroize::Zeroizing;

use super::*;
use crate::ledger::testing::{TestDir, entries, entry};

fn signer() -> LogSigner {
    let origin = NodeName::parse("vestigo/xa/police").unwrap();
    LogSigner::new(origin, &Zeroizing::new([1; 32]), &Zeroizing::new([2; 32])).unwrap()
}

fn sign(size: u64, root: Digest) -> SignedCheckpoint {
    let origin = NodeName::parse("vestigo/xa/police").unwrap();
    signer().sign(&Checkpoint { origin, size, root }, Timestamp(5)).unwrap()
}

fn root_at(size: u64) -> Digest {
    let mut frontier = Frontier::new();
    for index in 0..size {
        frontier.append(LeafHash::of(&entry(index)));
    }
    frontier.root()
}

/// A ledger of `size` entries, flushed.
fn grown(dir: &TestDir, size: u64) -> Ledger {
    let mut ledger = Ledger::open(dir.path()).unwrap();
    ledger.extend(&entries(ledger.size(), size)).unwrap();
    ledger.flush().unwrap();
    ledger
}

fn rebuild(dir: &TestDir, size: u64) -> Result<Ledger, RebuildError<Infallible>> {
    Ledger::rebuild(dir.path(), (0..size).map(|index| Ok(entry(index))))
}

fn exists(dir: &TestDir, path: &str) -> bool {
    dir.path().join(path).exists()
}

#[test]
fn a_ledger_is_the_same_after_each_reopening() {
    let dir = TestDir::new("reopen");
    for size in [0, 1, 2, 255, 256, 257, 300, 511, 512, 700, 1025] {
        let ledger = grown(&dir, size);
        assert_eq!(ledger.size(), size);
        assert_eq!(ledger.root().unwrap(), root_at(size));
        let reopened = Ledger::open(dir.path()).unwrap();
        assert_eq!((reopened.size(), reopened.root().unwrap()), (size, root_at(size)));
    }
    assert!(exists(&dir, "tile/0/003") && exists(&dir, "tile/entries/003"));
    assert!(exists(&dir, "tile/0/004.p/1") && exists(&dir, "tile/1/000.p/4"));
    // A full tile takes the place of its partial ones.
    assert!(!exists(&dir, "tile/0/001.p") && !exists(&dir, "tile/entries/001.p"));
}

#[test]
fn entries_not_flushed_are_asked_for_again() {
    let dir = TestDir::new("unflushed");
    let mut ledger = grown(&dir, 10);
    ledger.extend(&entries(10, 300)).unwrap();
    drop(ledger);
    let mut ledger = Ledger::open(dir.path()).unwrap();
    assert_eq!(ledger.size(), 256);
    ledger.extend(&entries(256, 300)).unwrap();
    assert_eq!(ledger.root().unwrap(), root_at(300));
}

#[test]
fn proofs_from_tiles_verify() {
    let dir = TestDir::new("proofs");
    grown(&dir, 66_000);
    let ledger = Ledger::open(dir.path()).unwrap();
    assert!(exists(&dir, "tile/1/000") && exists(&dir, "tile/2/000.p/1"));
    let root = root_at(66_000);
    for index in [0, 1, 255, 256, 40_000, 65_535, 65_536, 65_999] {
        let leaf = LeafHash::of(&entry(index));
        let proof = ledger.prove_inclusion(index, 66_000).unwrap();
        assert_eq!(verify_inclusion(leaf, index, 66_000, &proof, root), Ok(()));
    }
    for old in [1, 256, 1000, 65_536, 65_990] {
        let proof = ledger.prove_consistency(old, 66_000).unwrap();
        assert_eq!(verify_consistency(old, 66_000, &proof, root_at(old), root), Ok(()));
    }
    assert!(matches!(
        ledger.prove_inclusion(0, 66_001),
        Err(ProveError::Read(TileError::NotInLog { .. }))
    ));
}

#[test]
fn leftovers_of_a_crash_do_not_matter() {
    let dir = TestDir::new("crash");
    grown(&dir, 66_000);
    // A torn temporary file where the next tile will be written, and next to a partial tile.
    dir.write("tile/0/x000/.new-999", b"half");
    dir.write("tile/0/257.p/.new-217", b"half");
    // A bundle whose level-0 tile was not written any more, as at entry 66,048.
    let bundle = encode_bundle(&entries(65_792, 66_048)).unwrap();
    dir.write("tile/entries/257", &bundle);
    // A full tile of a higher level that was not written any more.
    dir.remove("tile/1/000");
    let mut ledger = Ledger::open(dir.path()).unwrap();
    assert_eq!(ledger.size(), 66_000);
    assert!(exists(&dir, "tile/1/000"));
    assert_eq!(ledger.root().unwrap(), root_at(66_000));
    ledger.extend(&entries(66_000, 66_100)).unwrap();
    assert_eq!(ledger.root().unwrap(), root_at(66_100));
}

#[test]
fn a_tile_of_the_wrong_length_is_an_error() {
    for (path, index) in [("tile/0/000", 1), ("tile/0/001", 300)] {
        let dir = TestDir::new("length");
        grown(&dir, 600);
        let whole = dir.read(path);
        for cut in [0, 31, 8191] {
            dir.write(path, &whole[..cut]);
            // The right edge is computed from the full tiles, so opening notices it already.
            assert!(matches!(
                Ledger::open(dir.path()),
                Err(LedgerError::Tile(TileError::Damaged { what: Damage::WrongLength { .. }, .. }))
            ));
        }
        dir.write(path, &[&whole[..], b"x"].concat());
        assert!(Ledger::open(dir.path()).is_err());
        dir.write(path, &whole);
        let ledger = Ledger::open(dir.path()).unwrap();
        dir.write(path, &whole[..100]);
        let Err(ProveError::Read(error)) = ledger.prove_inclusion(index, 600) else {
            panic!("a cut tile was read");
        };
        assert!(error.to_string().starts_with(&format!("{path} is damaged")), "{error}");
    }
}

#[test]
fn a_flipped_bit_in_a_tile_is_an_error() {
    let dir = TestDir::new("flip");
    let ledger = grown(&dir, 600);
    let mut bytes = dir.read("tile/0/001");
    bytes[77] ^= 4;
    dir.write("tile/0/001", &bytes);
    let Err(ProveError::Read(TileError::Damaged { tile, what })) = ledger.prove_inclusion(300, 600)
    else {
        panic!("a changed tile was believed");
    };
    assert_eq!((tile.to_string().as_str(), what), ("tile/0/001", Damage::NotUnderParent));
    // The flushed tile of level 1 still holds what it was.
    let Err(LedgerError::Tile(TileError::Contradiction { tile, first_entry })) =
        Ledger::open(dir.path())
    else {
        panic!("a changed tile was opened");
    };
    assert_eq!((tile.to_string().as_str(), first_entry), ("tile/1/000.p/2", 256));
    // And the entries name the leaf.
    let Err(RebuildError::Ledger(LedgerError::Tile(error))) = rebuild(&dir, 600) else {
        panic!("a contradiction was overwritten");
    };
    let TileError::Contradiction { tile, first_entry } = error else { panic!("{error}") };
    assert_eq!((tile.to_string().as_str(), first_entry), ("tile/0/001", 256 + 2));
    assert_eq!(dir.read("tile/0/001"), bytes);
}

#[test]
fn a_changed_partial_tile_is_an_error() {
    let dir = TestDir::new("partial");
    grown(&dir, 300);
    let path = "tile/entries/001.p/44";
    let whole = dir.read(path);
    let mut bytes = whole.clone();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    dir.write(path, &bytes);
    assert!(matches!(
        Ledger::open(dir.path()),
        Err(LedgerError::Tile(TileError::Damaged { what: Damage::NotUnderLeaves(299), .. }))
    ));
    dir.write(path, &whole[..last]);
    assert!(matches!(
        Ledger::open(dir.path()),
        Err(LedgerError::Tile(TileError::Damaged { what: Damage::Bundle(_), .. }))
    ));
}

#[test]
fn a_rebuild_keeps_what_agrees_and_overwrites_nothing() {
    let dir = TestDir::new("rebuild");
    let root = grown(&dir, 700).root().unwrap();
    dir.remove("tile/0/001");
    dir.remove("tile/entries/000");
    let ledger = rebuild(&dir, 710).unwrap();
    assert_eq!(ledger.size(), 710);
    assert_eq!(merkle::root_of(&ledger, 700).unwrap(), root);
    assert!(exists(&dir, "tile/0/001") && exists(&dir, "tile/entries/000"));
    assert_eq!(Ledger::open(dir.path()).unwrap().size(), 710);

    // The store lost entries, or one of them is another.
    for size in [0, 500, 600, 709] {
        let error = rebuild(&dir, size).unwrap_err();
        let RebuildError::Ledger(LedgerError::StoreBehind { entries, tiles }) = error else {
            panic!("{error}");
        };
        assert_eq!((entries, tiles), (size, 710));
    }
    for changed in [0, 255, 256, 300, 705] {
        let entries = (0..710).map(|index| {
            Ok::<_, Infallible>(if index == changed { b"other".to_vec() } else { entry(index) })
        });
        let error = Ledger::rebuild(dir.path(), entries).unwrap_err();
        let RebuildError::Ledger(LedgerError::Tile(error)) = error else { panic!("{error}") };
        let TileError::Contradiction { first_entry, .. } = error else { panic!("{error}") };
        assert_eq!(first_entry, changed);
    }
    assert_eq!(Ledger::open(dir.path()).unwrap().root().unwrap(), root_at(710));
}

#[test]
fn a_checkpoint_is_published_with_its_tiles_and_never_backwards() {
    let dir = TestDir::new("publish");
    let mut ledger = Ledger::open(dir.path()).unwrap();
    ledger.extend(&entries(0, 300)).unwrap();
    assert!(!exists(&dir, "tile/0/001.p/44"));
    ledger.publish(&sign(280, root_at(280))).unwrap();
    assert!(exists(&dir, "tile/0/001.p/24") && exists(&dir, "tile/1/000.p/1"));
    ledger.publish(&sign(300, root_at(300))).unwrap();
    let again = sign(300, root_at(300));
    ledger.publish(&again).unwrap();
    assert_eq!(dir.read("checkpoint"), again.to_text().as_bytes());

    for (size, root) in [(280, root_at(280)), (301, root_at(301)), (300, root_at(299))] {
        let error = ledger.publish(&sign(size, root)).unwrap_err();
        let as_expected = match size {
            280 => matches!(error, LedgerError::Backwards { published: 300, offered: 280 }),
            301 => matches!(error, LedgerError::CheckpointAhead { size: 301, entries: 300 }),
            _ => matches!(error, LedgerError::CheckpointContradicted { size: 300, .. }),
        };
        assert!(as_expected, "{error}");
    }
    let elsewhere = Checkpoint {
        origin: NodeName::parse("vestigo/xb/police").unwrap(),
        size: 300,
        root: root_at(300),
    };
    let seed = Zeroizing::new([3; 32]);
    let other = LogSigner::new(elsewhere.origin.clone(), &seed, &seed).unwrap();
    let other = other.sign(&elsewhere, Timestamp(6)).unwrap();
    assert!(matches!(ledger.publish(&other), Err(LedgerError::OtherLog)));
    assert_eq!(dir.read("checkpoint"), again.to_text().as_bytes());
    let reopened = Ledger::open(dir.path()).unwrap();
    assert_eq!(reopened.published(), Some(&again));
}

#[test]
fn entries_that_do_not_lead_to_the_published_root_are_refused() {
    let dir = TestDir::new("contradicted");
    let mut ledger = grown(&dir, 20);
    ledger.publish(&sign(20, root_at(20))).unwrap();
    // All tiles are deleted and written anew from changed entries: the checkpoint remembers.
    dir.remove("tile");
    let mut ledger = Ledger::open(dir.path()).unwrap();
    assert_eq!(ledger.size(), 0);
    let mut changed = entries(0, 21);
    changed[7] = b"other".to_vec();
    assert!(matches!(
        ledger.extend(&changed),
        Err(LedgerError::CheckpointContradicted { size: 20, .. })
    ));
    assert!(matches!(ledger.extend(&changed), Err(LedgerError::Failed)));
    assert!(matches!(ledger.flush(), Err(LedgerError::Failed)));
    let error = rebuild(&dir, 19).unwrap_err();
    assert!(matches!(
        error,
        RebuildError::Ledger(LedgerError::StoreBehind { entries: 19, tiles: 20 })
    ));
    // The tiles do not lead to the published root.
    drop(grown(&dir, 19));
    dir.write("checkpoint", sign(19, root_at(18)).to_text().as_bytes());
    assert!(matches!(
        Ledger::open(dir.path()),
        Err(LedgerError::CheckpointContradicted { size: 19, .. })
    ));
    dir.write("checkpoint", b"not a note");
    assert!(matches!(Ledger::open(dir.path()), Err(LedgerError::CheckpointFile { .. })));
}

#[test]
fn an_entry_that_no_bundle_can_hold_changes_nothing() {
    let dir = TestDir::new("large");
    let mut ledger = grown(&dir, 3);
    let large = vec![entry(3), vec![0; ENTRY_MAX + 1]];
    assert!(matches!(ledger.extend(&large), Err(LedgerError::EntryTooLarge(65_536))));
    assert_eq!(ledger.size(), 3);
    ledger.extend(&[entry(3), vec![0; ENTRY_MAX]]).unwrap();
    assert_eq!(ledger.size(), 5);
}
