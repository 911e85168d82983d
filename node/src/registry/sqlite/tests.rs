use std::path::PathBuf;

use vestigo_protocol::codec;
use vestigo_protocol::codes::MatchGrade;
use vestigo_protocol::firearm::{FirearmDescription, RecordSet};

use super::super::record::{RecordBody, identity};
use super::super::suite::{self, fill, gun};
use super::super::{CheckReport, REGISTRY_FILE, Registry, RegistrySource};
use super::old::{old_digest, writing};
use super::*;

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let name = format!("vestigo-registry-{}-{test}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join(REGISTRY_FILE)
    }

    fn open(&self) -> Result<Registry, RegistryError> {
        Registry::open(&RegistrySource::Directory(self.0.clone()), [7; 16])
    }

    fn raw(&self) -> Connection {
        Connection::open(self.file()).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _left_behind = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_suite_holds_in_a_file() {
    let folder = Folder::new("suite");
    let number = std::cell::Cell::new(0);
    for (name, test) in suite::ALL {
        eprintln!("{name}");
        test(&|| {
            number.set(number.get() + 1);
            let directory = folder.0.join(number.get().to_string());
            std::fs::create_dir(&directory).unwrap();
            Registry::open(&RegistrySource::Directory(directory), [7; 16]).unwrap()
        });
    }
}

#[test]
fn the_suite_holds_in_memory() {
    for (name, test) in suite::ALL {
        eprintln!("{name}");
        test(&|| Registry::open(&RegistrySource::Memory, [7; 16]).unwrap());
    }
}

#[test]
fn a_damaged_record_is_an_error_that_names_it_and_not_a_no_record() {
    let folder = Folder::new("damaged");
    let mut registry = folder.open().unwrap();
    fill(&mut registry, &["Colt||P||AAA111", "Colt||P||BBB222"]);
    let raw = folder.raw();
    let flip = "UPDATE record SET body = CAST(replace(body, 'BBB', 'BBC') AS BLOB) WHERE id = 2";
    assert_eq!(raw.execute(flip, []).unwrap(), 1);
    assert!(registry.lookup(&gun("Colt||P||AAA111")).is_ok());
    let Err(error) = registry.lookup(&gun("Colt||P||BBB222")) else { panic!("not noticed") };
    assert!(matches!(error, RegistryError::Damaged { record: RecordId(2), .. }), "{error}");
    assert!(!error.to_string().contains("BB"), "{error}");
    assert!(registry.get(RecordId(2)).is_err());
    let expected = CheckReport { records: 2, damaged: vec![RecordId(2)], counts_hold: true };
    assert_eq!(registry.check().unwrap(), expected);
    assert!(registry.rebuild_index(&mut |_, _| {}).is_err(), "an index that would hide it");
    // One record in another's place.
    raw.execute("UPDATE record SET body = (SELECT body FROM record WHERE id = 1)", []).unwrap();
    assert!(registry.get(RecordId(1)).is_ok());
    assert!(registry.get(RecordId(2)).is_err());
}

#[test]
fn an_index_that_is_gone_behind_ahead_or_anothers_is_put_right_when_the_registry_is_opened() {
    let folder = Folder::new("index");
    let serials = folder.0.join(super::super::SERIALS_DIR);
    let found = |serial: &str| {
        let registry = folder.open().unwrap();
        assert!(registry.check().unwrap().is_sound());
        registry.lookup(&gun(&format!("Colt||P||{serial}"))).unwrap().grade()
    };
    fill(&mut folder.open().unwrap(), &["Colt||P||AAA111"]);
    let kept = folder.0.join("kept");
    std::fs::rename(&serials, &kept).unwrap();
    assert_eq!(found("AAA111"), MatchGrade::Exact, "gone");
    fill(&mut folder.open().unwrap(), &["Colt||P||BBB222"]);
    std::fs::remove_dir_all(&serials).unwrap();
    std::fs::rename(&kept, &serials).unwrap();
    assert_eq!(found("BBB222"), MatchGrade::Exact, "behind");
    let raw = folder.raw();
    raw.execute_batch("DELETE FROM record WHERE id = 2; UPDATE tally SET records = 1").unwrap();
    assert_eq!(found("BBB222"), MatchGrade::None, "ahead");
    raw.execute("UPDATE meta SET value = ?1 WHERE name = 'registry'", [[8u8; 16]]).unwrap();
    assert_eq!(found("AAA111"), MatchGrade::Exact, "another's");
    for entry in std::fs::read_dir(&serials).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        if let Some(byte) = bytes.last_mut() {
            *byte ^= 1;
        }
        std::fs::write(&path, bytes).unwrap();
    }
    assert_eq!(found("AAA111"), MatchGrade::Exact, "damaged");
}

#[test]
fn the_check_finds_a_mark_too_few_or_too_many_and_a_false_count() {
    let folder = Folder::new("check");
    let mut registry = folder.open().unwrap();
    fill(&mut registry, &["Colt||P||AAA111", "Colt||P||BBB222", "Colt||P||CCC333"]);
    let raw = folder.raw();
    // The records, under digests of their own, no longer say what the index says.
    let body = |serial: &str| {
        codec::encode(&RecordBody {
            description: gun(&format!("Colt||P||{serial}")),
            events: Vec::new(),
            particulars: None,
        })
    };
    let put = |id: i64, body: &[u8]| {
        let digest = record_digest(RecordId(id), SetNumber(1), body);
        let update = "UPDATE record SET body = ?2, digest = ?3 WHERE id = ?1";
        assert_eq!(raw.execute(update, params![id, body, digest.0]).unwrap(), 1);
    };
    put(2, &body("DDD444"));
    put(
        3,
        &codec::encode(&RecordBody {
            description: FirearmDescription::default(),
            events: vec![],
            particulars: None,
        }),
    );
    raw.execute("UPDATE tally SET records = 4", []).unwrap();
    let report = registry.check().unwrap();
    assert_eq!((report.damaged, report.counts_hold), (vec![RecordId(2), RecordId(3)], false));
    let found = registry.lookup(&gun("Colt||P||BBB222"));
    assert!(matches!(found, Err(RegistryError::Damaged { record: RecordId(2), .. })));
    raw.execute("DELETE FROM record WHERE id > 1", []).unwrap();
    assert_eq!(registry.check().unwrap().damaged, [RecordId(2), RecordId(3)]);
    let found = registry.lookup(&gun("Colt||P||BBB222"));
    assert!(matches!(found, Err(RegistryError::Damaged { record: RecordId(2), .. })));
}

#[test]
fn a_damaged_record_set_keeps_the_registry_from_opening() {
    let folder = Folder::new("set");
    fill(&mut folder.open().unwrap(), &["Colt||P||AAA111"]);
    folder.raw().execute("UPDATE record_set SET digest = zeroblob(32)", []).unwrap();
    assert!(matches!(folder.open(), Err(RegistryError::DamagedSet(1))));
}

#[test]
fn only_a_registry_of_a_known_format_is_opened_and_nothing_else_is_touched() {
    let folder = Folder::new("foreign");
    let raw = folder.raw();
    raw.execute_batch("CREATE TABLE theirs (x); PRAGMA application_id = 7").unwrap();
    drop(raw);
    let before = std::fs::read(folder.file()).unwrap();
    assert!(matches!(folder.open(), Err(RegistryError::ForeignFile(7))));
    assert_eq!(std::fs::read(folder.file()).unwrap(), before);
    std::fs::remove_file(folder.file()).unwrap();

    drop(folder.open().unwrap());
    let raw = folder.raw();
    raw.pragma_update(None, "user_version", 99).unwrap();
    drop(raw);
    assert!(matches!(folder.open(), Err(RegistryError::TooNew { found: 99, known: 2 })));
}

#[test]
fn what_is_written_is_its_owners_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("mode");
    let mut registry = folder.open().unwrap();
    fill(&mut registry, &["Colt||P||AAA111"]);
    let serials = folder.0.join(super::super::SERIALS_DIR);
    let there = [&folder.0, &serials].map(|path| std::fs::read_dir(path).unwrap());
    let mut seen = 0;
    for entry in there.into_iter().flatten() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o077, 0, "{entry:?}");
        seen += 1;
    }
    assert!(seen > 3);
}

/// Writes a file as format 1 did.
fn write_format_1(folder: &Folder, guns: &[&str]) {
    let raw = folder.raw();
    raw.execute_batch(writing::TABLES).unwrap();
    raw.pragma_update(None, "application_id", 0x5673_5267).unwrap();
    raw.pragma_update(None, "user_version", 1).unwrap();
    raw.pragma_update(None, "journal_mode", "WAL").unwrap();
    let set: RecordSet = suite::set("Register");
    let body = codec::encode(&set);
    let digest = old_digest(1, 0, &[], &body);
    raw.execute(
        "INSERT INTO record_set VALUES (1, ?1, ?2, ?3)",
        params![set.name.as_str(), body, digest],
    )
    .unwrap();
    for (id, text) in (1i64..).zip(guns) {
        let description = gun(text);
        let identity = identity(&description);
        let body =
            codec::encode(&RecordBody { description, events: Vec::new(), particulars: None });
        let digest = old_digest(id, 1, &identity.0, &body);
        raw.execute(
            "INSERT INTO record VALUES (?1, 1, ?2, 0, ?3, ?4)",
            params![id, identity.0, body, digest],
        )
        .unwrap();
        raw.execute("INSERT INTO mark VALUES (?1, 0, 'X', 'X')", [id]).unwrap();
    }
}

#[test]
fn a_registry_of_the_first_format_comes_over_with_every_record() {
    let folder = Folder::new("old");
    let guns = ["Colt||P||AAA111", "Smith & Wesson|36|PR|.38|J250397"];
    write_format_1(&folder, &guns);
    let mut registry = folder.open().unwrap();
    assert!(registry.check().unwrap().is_sound());
    assert_eq!(registry.record_sets(), [suite::set("Register")]);
    for (id, text) in (1..).zip(guns) {
        let found = registry.lookup(&gun(text)).unwrap();
        assert_eq!((found.grade(), found.candidates[0].record.id.0), (MatchGrade::Exact, id));
    }
    fill(&mut registry, &["Colt||P||BBB222"]);
    drop(registry);
    let registry = folder.open().unwrap();
    assert_eq!(registry.count().unwrap().records, 3);
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name LIKE '%old%' OR name = 'mark'";
    assert_eq!(folder.raw().query_row(tables, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
}

#[test]
fn a_damaged_record_of_the_first_format_stays_where_it_is() {
    let folder = Folder::new("old-damaged");
    write_format_1(&folder, &["Colt||P||AAA111", "Colt||P||BBB222"]);
    let raw = folder.raw();
    raw.execute("UPDATE record SET digest = zeroblob(32) WHERE id = 2", []).unwrap();
    let opened = folder.open();
    assert!(matches!(opened, Err(RegistryError::Damaged { record: RecordId(2), .. })));
    let format: i64 = raw.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(format, 1);
    let marks: i64 = raw.query_row("SELECT count(*) FROM mark", [], |row| row.get(0)).unwrap();
    assert_eq!(marks, 2);
}
