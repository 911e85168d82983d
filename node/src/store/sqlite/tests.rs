//! The store on a real file.

use vestigo_protocol::header::Kind;

use super::*;
use crate::store::PartnerStanding;

fn open() -> (std::path::PathBuf, SqliteStore) {
    let dir = std::env::temp_dir().join(format!(
        "vestigo-store-{}-{:?}",
        std::process::id(),
        std::thread::current().id()
    ));
    let _old = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    let store = SqliteStore::open(&dir.join("store.sqlite")).unwrap();
    (dir, store)
}

fn partner() -> PartnerRecord {
    PartnerRecord {
        name: NodeName::parse("vestigo/xb/police").unwrap(),
        root: [1; 32],
        transport: [2; 32],
        addresses: vec!["/ip4/127.0.0.1/tcp/1".to_owned()],
        expected_descriptor: [3; 32],
        descriptor: None,
        standing: PartnerStanding::Invited,
        since: Timestamp(5),
    }
}

#[test]
fn what_was_rolled_back_is_not_there() {
    let (dir, mut store) = open();
    store.begin().unwrap();
    store.put_partner(&partner()).unwrap();
    assert_eq!(store.partners().unwrap().len(), 1);
    store.rollback().unwrap();
    assert!(store.partners().unwrap().is_empty());
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_changed_column_is_reported_with_its_record() {
    let (dir, mut store) = open();
    store.put_partner(&partner()).unwrap();
    store.connection.execute("UPDATE partner SET since = 6", []).unwrap();
    let error = store.partners().unwrap_err();
    assert!(matches!(error, StoreError::Corrupt { what: "partner", .. }), "{error}");
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_checkpoint_never_goes_back_and_is_never_replaced_at_its_size() {
    let (dir, mut store) = open();
    store.put_checkpoint(4, "four").unwrap();
    store.put_checkpoint(9, "nine").unwrap();
    for size in [4, 9] {
        assert!(matches!(
            store.put_checkpoint(size, "other"),
            Err(StoreError::CheckpointRace { stored: 9, .. })
        ));
    }
    assert_eq!(store.checkpoint().unwrap(), Some((9, "nine".to_owned())));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn urgent_rows_leave_first_and_a_row_ends_once() {
    let (dir, mut store) = open();
    let row = |n: u8, urgent| OutboxRow {
        seq: 0,
        partner: partner().name,
        leaf: LeafHash([n; 32]),
        kind: Kind::Query,
        urgent,
        attempts: 0,
        next_at: Timestamp(10),
        deliver_until: Timestamp(100),
    };
    store.outbox_push(&row(1, false)).unwrap();
    let seq = store.outbox_push(&row(2, true)).unwrap();
    let due = store.outbox_due(&partner().name, Timestamp(10), 10).unwrap();
    assert_eq!(due.iter().map(|r| r.leaf.0[0]).collect::<Vec<_>>(), [2, 1]);
    assert!(store.outbox_due(&partner().name, Timestamp(9), 10).unwrap().is_empty());
    assert_eq!(store.outbox_by_leaf(&LeafHash([2; 32])).unwrap().unwrap().seq, seq);
    store.outbox_end(&LeafHash([2; 32])).unwrap();
    assert!(store.outbox_by_leaf(&LeafHash([2; 32])).unwrap().is_none());
    assert_eq!(store.outbox_expired(Timestamp(101)).unwrap().len(), 1);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_closed_store_is_whole_in_its_file_even_if_a_reader_closes_last() {
    let (dir, mut store) = open();
    let reader = SqliteStore::open_reader(&dir.join("store.sqlite")).unwrap();
    store.put_checkpoint(4, "four").unwrap();
    drop(store);
    let copy = dir.join("copy.sqlite");
    std::fs::copy(dir.join("store.sqlite"), &copy).unwrap();
    drop(reader);
    let mut copied = SqliteStore::open(&copy).unwrap();
    assert_eq!(copied.checkpoint().unwrap(), Some((4, "four".to_owned())));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn another_programs_database_is_refused() {
    let (dir, store) = open();
    drop(store);
    let path = dir.join("other.sqlite");
    let other = Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE t (a)").unwrap();
    drop(other);
    assert!(matches!(SqliteStore::open(&path), Err(StoreError::Foreign(_))));
    std::fs::remove_dir_all(dir).unwrap();
}
