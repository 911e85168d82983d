use vestigo_protocol::ids::LeafHash;

use super::*;
use crate::scratch::Scratch;
use crate::store::{AdminStore as _, SqliteStore, Store as _};

fn open(scratch: &Scratch) -> SqliteStore {
    SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap()
}

fn raw(scratch: &Scratch, sql: &str) -> Vec<u8> {
    let connection = rusqlite::Connection::open(scratch.path().join("store.sqlite")).unwrap();
    if sql.starts_with("SELECT") {
        return connection.query_row(sql, [], |row| row.get(0)).unwrap();
    }
    connection.execute_batch(sql).unwrap();
    Vec::new()
}

fn credential() -> CredentialRecord {
    CredentialRecord {
        officer: 3,
        password: Some(vec![1, 2, 3]),
        totp: Some(*b"a secret of a phone!"),
        totp_step: 77,
        language: Some("fr".to_owned()),
        changed_at: Timestamp(9),
    }
}

fn session(id: u8) -> SessionRecord {
    SessionRecord {
        id: [id; 8],
        hash: [id; 32],
        officer: 3,
        method: 1,
        signed_in_at: Timestamp(u64::from(id)),
        seen_at: Timestamp(20),
        proven_at: Timestamp(10),
        address: "192.0.2.7".to_owned(),
        agent: "browser".to_owned(),
    }
}

#[test]
fn the_secret_of_an_app_is_sealed_and_opens_for_its_officer_alone() {
    let scratch = Scratch::new("people-credential");
    let mut store = open(&scratch);
    assert!(store.credential(3).unwrap().is_none());
    store.put_credential(&credential()).unwrap();
    assert!(store.credential(3).unwrap().unwrap() == credential());
    assert_eq!(format!("{:?}", credential()), "CredentialRecord(3)");
    drop(store);
    let sealed = raw(&scratch, "SELECT totp FROM person_credential");
    assert!(!sealed.windows(8).any(|w| w == b"a secret"));
    raw(&scratch, "UPDATE person_credential SET officer = 4");
    assert!(open(&scratch).credential(4).is_err());
}

#[test]
fn a_recovery_code_is_spent_once_and_new_ones_void_the_old() {
    let scratch = Scratch::new("people-recovery");
    let mut store = open(&scratch);
    store.put_recovery(3, &[[1; 32], [2; 32]]).unwrap();
    assert!(!store.spend_recovery(4, &[1; 32]).unwrap(), "another officer's");
    assert!(store.spend_recovery(3, &[1; 32]).unwrap());
    assert!(!store.spend_recovery(3, &[1; 32]).unwrap());
    assert_eq!(store.recovery_left(3).unwrap(), 1);
    store.put_recovery(3, &[[5; 32]]).unwrap();
    assert!(!store.spend_recovery(3, &[2; 32]).unwrap());
}

#[test]
fn what_is_kept_of_people_survives_and_a_changed_row_is_found() {
    let scratch = Scratch::new("people-rows");
    let mut store = open(&scratch);
    let passkey = PasskeyRecord {
        id: vec![7; 40],
        officer: 3,
        label: "blue".to_owned(),
        key: vec![1],
        counter: 5,
        made_at: Timestamp(1),
        used_at: None,
        blocked: false,
    };
    let link = LinkRecord { officer: 3, hash: [8; 32], made_by: Some(1), made_at: Timestamp(4) };
    let failures = FailureRecord { key: [9; 32], kind: 1, count: 6, last_at: Timestamp(5) };
    let proposal = RoleProposalRecord {
        officer: 3,
        link: false,
        roles: 2,
        proposed_by: 1,
        made_at: Timestamp(6),
        confirmed: false,
    };
    store.put_passkey(&passkey).unwrap();
    store.put_session(&session(2)).unwrap();
    store.put_session(&session(1)).unwrap();
    store.put_link(&link).unwrap();
    store.put_failures(&failures).unwrap();
    store.put_role_proposal(&proposal).unwrap();
    drop(store);
    let mut store = open(&scratch);
    assert!(store.passkeys(3).unwrap() == [passkey.clone()]);
    assert!(store.passkey(&[7; 40]).unwrap() == Some(passkey));
    assert!(store.sessions().unwrap() == [session(1), session(2)]);
    assert!(store.links().unwrap() == [link]);
    assert_eq!(store.failures().unwrap(), [failures]);
    assert_eq!(store.role_proposals().unwrap(), [proposal]);
    drop(store);
    for table in
        ["person_passkey", "person_session", "person_link", "person_failures", "role_proposal"]
    {
        let column = match table {
            "person_failures" => "count = 0",
            "role_proposal" => "roles = 16",
            _ => "officer = 1",
        };
        raw(&scratch, &format!("UPDATE {table} SET {column}"));
        let mut store = open(&scratch);
        let read = match table {
            "person_passkey" => store.passkey(&[7; 40]).map(drop),
            "person_session" => store.sessions().map(drop),
            "person_link" => store.links().map(drop),
            "person_failures" => store.failures().map(drop),
            _ => store.role_proposals().map(drop),
        };
        assert!(read.is_err(), "{table}");
    }
}

#[test]
fn a_link_is_taken_once_and_replaced_by_the_next() {
    let scratch = Scratch::new("people-link");
    let mut store = open(&scratch);
    let link = |hash| LinkRecord { officer: 3, hash, made_by: None, made_at: Timestamp(4) };
    store.put_link(&link([1; 32])).unwrap();
    store.put_link(&link([2; 32])).unwrap();
    assert!(!store.take_link(&[1; 32]).unwrap());
    assert!(store.take_link(&[2; 32]).unwrap());
    assert!(!store.take_link(&[2; 32]).unwrap());
}

#[test]
fn entries_are_found_by_who_and_by_what_newest_first_in_pages() {
    let scratch = Scratch::new("people-index");
    let mut store = open(&scratch);
    let by: [(&[u8], &str); 5] =
        [(b"ana", "t1"), (b"ben", "ana"), (b"ana", "t2"), (b"ben", "t1"), (b"ana", "ana")];
    store.begin().unwrap();
    for (index, (officer, subject)) in (0u64..).zip(by) {
        let leaf = LeafHash([u8::try_from(index).unwrap(); 32]);
        let record = AdminRecord { index, leaf, entry: vec![1], content: vec![2] };
        store.append_admin(&record).unwrap();
        store.index_admin(index, Some(officer), subject).unwrap();
    }
    store.commit().unwrap();
    assert_eq!(store.admin_indexed().unwrap(), 5);
    let numbers = |found: Vec<AdminRecord>| found.iter().map(|r| r.index).collect::<Vec<_>>();
    assert_eq!(numbers(store.admin_of(b"ana", "ana", 9, 10).unwrap()), [4, 2, 1, 0]);
    assert_eq!(numbers(store.admin_of(b"ana", "ana", 4, 2).unwrap()), [2, 1]);
    let about = ["t1".to_owned(), "t2".to_owned()];
    assert_eq!(numbers(store.admin_about(&about, 9, 10).unwrap()), [3, 2, 0]);
    assert_eq!(numbers(store.admin_about(&about, 3, 1).unwrap()), [2]);
}
