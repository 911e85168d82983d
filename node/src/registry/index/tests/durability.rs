//! Files: what comes back, what is noticed, what is merged.

use vestigo_protocol::codes::FirearmType;
use vestigo_protocol::ids::Country;

use super::*;
use crate::scratch::Scratch;

const REGISTRY: RegistryKey = [7; 16];

/// Marks of records `from..to`, some with long serials and core forms.
fn batch(from: u32, to: u32) -> Batch {
    let mut batch = Batch::new();
    for record in from..to {
        let mut random = Seeded::new(u64::from(record));
        let length = 3 + random.below(14);
        let symbols = random.symbols(length, &[1, 2, 3, 11, 12]);
        let profile = Profile {
            maker: format!("MAKER {}", record % 7),
            firearm_type: FirearmType::parse(["P", "RB"][record as usize % 2]).ok(),
            country: Country::parse("XA").filter(|_| record % 3 == 0),
            ..profile(record as usize % 5)
        };
        let profile = batch.intern(&profile);
        let serial = Folded::from_parts(&symbols, u64::from(record), true);
        batch.add(&NewEntry { serial, profile, record, position: 0, is_frame: true, year: None });
    }
    batch
}

fn covers(record: u32) -> Covers {
    Covers { record, change: u64::from(record) * 3 }
}

fn everything(snapshot: &Snapshot) -> Vec<(Said, Profile)> {
    let mut all = Vec::new();
    let pattern = Pattern { pieces: vec![Piece::Run] };
    snapshot.like(&pattern, &mut |hit| {
        let said = said(snapshot, |s, visit| {
            s.equal(hit.serial.symbols(), &mut |same| {
                if same == hit {
                    visit(same);
                }
            });
        });
        all.extend(said.into_iter().map(|said| (said, snapshot.profile(hit.profile).clone())));
    });
    all.sort_unstable();
    all
}

fn ready(opened: Opened) -> SerialIndex {
    match opened {
        Opened::Ready(index) => index,
        Opened::Rebuild { why } => panic!("{why}"),
    }
}

fn files(directory: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(directory).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| !file.ends_with("lock"));
    files.sort();
    files
}

#[test]
fn what_was_published_is_there_after_reopening() {
    let scratch = Scratch::new("index-reopen");
    let directory = scratch.path().join("serials");
    let missing = SerialIndex::open(&directory, REGISTRY).unwrap();
    assert!(matches!(missing, Opened::Rebuild { why: IndexError::Missing { .. } }));
    let index = SerialIndex::create(&directory, REGISTRY).unwrap();
    index.publish(batch(0, 400), covers(400)).unwrap();
    index.publish(batch(400, 430), covers(430)).unwrap();
    assert_eq!((index.covers(), index.durable()), (covers(430), Covers::default()));
    let before = everything(&index.snapshot());
    assert_eq!(before.len(), 430);
    index.persist().unwrap();
    assert_eq!((index.durable(), index.snapshot().segments()), (covers(430), 1));
    assert!(everything(&index.snapshot()) == before);
    drop(index);
    let index = ready(SerialIndex::open(&directory, REGISTRY).unwrap());
    assert_eq!(index.covers(), covers(430));
    assert!(everything(&index.snapshot()) == before);
    // What only the changes say is written too.
    index.publish(Batch::new(), covers(500)).unwrap();
    index.persist().unwrap();
    drop(index);
    assert_eq!(ready(SerialIndex::open(&directory, REGISTRY).unwrap()).covers(), covers(500));
}

#[test]
fn a_search_has_few_segments_and_old_snapshots_do_not_change() {
    let scratch = Scratch::new("index-tiers");
    let index = SerialIndex::create(scratch.path(), REGISTRY).unwrap();
    let empty = index.snapshot();
    let mut most = 0;
    for record in 0..300 {
        index.publish(batch(record, record + 1), covers(record)).unwrap();
        if record % 60 == 0 {
            index.persist().unwrap();
        }
        most = most.max(index.snapshot().segments());
    }
    assert!(most <= 10, "{most} segments");
    assert_eq!((index.snapshot().marks(), empty.marks()), (300, 0));
    let expected = SerialIndex::create(&scratch.path().join("once"), REGISTRY).unwrap();
    expected.publish(batch(0, 300), covers(300)).unwrap();
    assert!(everything(&index.snapshot()) == everything(&expected.snapshot()));
}

#[test]
fn many_marks_are_written_at_once_and_merged_with_their_like() {
    let scratch = Scratch::new("index-merge");
    let index = SerialIndex::create(scratch.path(), REGISTRY).unwrap();
    let step = u32::try_from(FILE_MARKS).unwrap();
    for round in 0..3 {
        index.publish(batch(round * step, (round + 1) * step), covers(round)).unwrap();
        assert_eq!(index.durable(), covers(round));
    }
    assert_eq!(index.snapshot().marks(), 3 * FILE_MARKS);
    // 50,000 and 50,000 became 100,000; another 50,000 stands beside it.
    assert_eq!(files(scratch.path()).len(), 1 + index.snapshot().segments());
    assert_eq!(index.snapshot().segments(), 2);
}

#[test]
fn no_flipped_byte_goes_unnoticed() {
    let scratch = Scratch::new("index-flip");
    let index = SerialIndex::create(scratch.path(), REGISTRY).unwrap();
    index.publish(batch(0, 40), covers(40)).unwrap();
    index.persist().unwrap();
    drop(index);
    let files = files(scratch.path());
    assert_eq!(files.len(), 2);
    let opens = || match SerialIndex::open(scratch.path(), REGISTRY).unwrap() {
        Opened::Ready(_) => None,
        Opened::Rebuild { why } => Some(why),
    };
    for file in &files {
        let whole = std::fs::read(file).unwrap();
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << (at % 8);
            std::fs::write(file, &flipped).unwrap();
            assert!(matches!(opens(), Some(IndexError::Damaged { .. })), "{file:?} at {at}");
        }
        for length in (0..whole.len()).step_by(7) {
            std::fs::write(file, &whole[..length]).unwrap();
            assert!(matches!(opens(), Some(IndexError::Damaged { .. })), "{file:?} of {length}");
        }
        std::fs::write(file, [&whole[..], b"\0"].concat()).unwrap();
        assert!(matches!(opens(), Some(IndexError::Damaged { .. })), "{file:?} longer");
        std::fs::write(file, &whole).unwrap();
        assert!(opens().is_none());
    }
    std::fs::remove_file(&files[0]).unwrap();
    assert!(matches!(opens(), Some(IndexError::Damaged { .. })), "a missing segment");
}

#[test]
fn another_registrys_index_is_not_taken() {
    let scratch = Scratch::new("index-foreign");
    drop(SerialIndex::create(scratch.path(), REGISTRY).unwrap());
    let opened = SerialIndex::open(scratch.path(), [8; 16]).unwrap();
    assert!(matches!(opened, Opened::Rebuild { why: IndexError::Foreign { .. } }));
}

#[test]
fn an_older_segment_under_a_newer_ones_name_is_noticed() {
    let scratch = Scratch::new("index-stale");
    let index = SerialIndex::create(scratch.path(), REGISTRY).unwrap();
    index.publish(batch(0, 40), covers(40)).unwrap();
    index.persist().unwrap();
    let older = files(scratch.path()).remove(0);
    let bytes = std::fs::read(&older).unwrap();
    index.publish(batch(40, 80), covers(80)).unwrap();
    index.persist().unwrap();
    drop(index);
    let newer = files(scratch.path()).remove(0);
    assert_ne!(older, newer);
    std::fs::write(&newer, bytes).unwrap();
    let opened = SerialIndex::open(scratch.path(), REGISTRY).unwrap();
    assert!(matches!(opened, Opened::Rebuild { why: IndexError::Damaged { .. } }));
}

#[test]
fn what_an_interrupted_write_left_is_removed() {
    let scratch = Scratch::new("index-left");
    drop(SerialIndex::create(scratch.path(), REGISTRY).unwrap());
    std::fs::write(scratch.path().join("00000009.segment"), b"left").unwrap();
    std::fs::write(scratch.path().join("list.draft"), b"left").unwrap();
    let index = ready(SerialIndex::open(scratch.path(), REGISTRY).unwrap());
    assert_eq!(files(scratch.path()).len(), 1);
    assert_eq!(index.covers(), Covers::default());
}

#[test]
fn of_two_owners_the_first_writes() {
    let scratch = Scratch::new("index-owners");
    let first = SerialIndex::create(scratch.path(), REGISTRY).unwrap();
    let second = ready(SerialIndex::open(scratch.path(), REGISTRY).unwrap());
    second.publish(batch(0, 10), covers(10)).unwrap();
    second.persist().unwrap();
    assert_eq!((second.snapshot().marks(), second.durable()), (10, Covers::default()));
    first.publish(batch(0, 20), covers(20)).unwrap();
    first.persist().unwrap();
    drop((first, second));
    let index = ready(SerialIndex::open(scratch.path(), REGISTRY).unwrap());
    assert_eq!((index.snapshot().marks(), index.covers()), (20, covers(20)));
}

#[test]
fn what_cannot_be_written_is_still_found() {
    let scratch = Scratch::new("index-full");
    let directory = scratch.path().join("serials");
    let index = SerialIndex::create(&directory, REGISTRY).unwrap();
    std::fs::remove_dir_all(&directory).unwrap();
    index.publish(batch(0, 10), covers(10)).unwrap();
    assert!(matches!(index.persist(), Err(IndexError::Io { .. })));
    assert_eq!((index.snapshot().marks(), index.covers()), (10, covers(10)));
}
