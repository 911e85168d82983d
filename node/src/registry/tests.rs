use std::path::PathBuf;

use vestigo_protocol::codes::{
    EventKind, FirearmType, Legibility, MarkComponent, MatchGrade, Obliteration, RecordSetKind,
};
use vestigo_protocol::firearm::{ChainEvent, Mark};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::lookup::CANDIDATES_MAX;
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
        self.0.join("registry.sqlite")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _left_behind = std::fs::remove_dir_all(&self.0);
    }
}

fn set(name: &str) -> RecordSet {
    RecordSet {
        name: Text::new(name).unwrap(),
        holder: Text::new("National Police").ok(),
        kind: RecordSetKind::Registry,
        from_year: Some(1998),
        to_year: None,
        digitised_pct: 90,
        as_of: Timestamp(1_795_372_495),
    }
}

/// `maker|model|type|calibre|serial`, each of which may be empty.
fn gun(text: &str) -> FirearmDescription {
    let mut parts = text.split('|');
    let mut next = || parts.next().filter(|part| !part.is_empty());
    let (maker, model, kind, calibre, serial) = (next(), next(), next(), next(), next());
    let name = |part: Option<&str>| part.map(|part| Text::new(part).unwrap());
    FirearmDescription {
        maker: name(maker),
        model: name(model),
        firearm_type: kind.map(|kind| FirearmType::parse(kind).unwrap()),
        calibre: name(calibre),
        marks: serial.map(|s| Mark::serial(MarkComponent::Frame, s).unwrap()).into_iter().collect(),
        ..FirearmDescription::default()
    }
}

fn fill(registry: &mut SqliteRegistry, guns: &[&str]) {
    registry.begin().unwrap();
    let set = set("Register");
    registry.declare_set(&set).unwrap();
    for text in guns {
        let record = NewRecord { description: gun(text), event: None, particulars: None };
        assert_eq!(registry.add(&set.name, &record).unwrap(), Added::New, "{text}");
    }
    registry.commit().unwrap();
}

fn holding(guns: &[&str]) -> SqliteRegistry {
    let mut registry = SqliteRegistry::open_in_memory().unwrap();
    fill(&mut registry, guns);
    registry
}

#[test]
fn a_serial_is_graded_with_what_confirms_or_contradicts_it() {
    let registry = holding(&[
        "Smith & Wesson|36|PR|.38|J250397",
        "Glock|19|P|9mm|BSZ-0018",
        "||||X77",
        "Norinco|||| 00123",
    ]);
    for (asked, grade) in [
        ("S&W|36|PR|.38 Special|j 250397", MatchGrade::Exact),
        ("Smith and Wesson||||J250397", MatchGrade::Exact),
        // One of maker and type is enough, whatever the other says.
        ("Ruger||PR||J250397", MatchGrade::Exact),
        ("S&W||R||J250397", MatchGrade::Exact),
        // Both contradict, one contradicts and the other is unknown, both are unknown.
        ("Ruger||R||J250397", MatchGrade::Strong),
        ("Ruger||||J250397", MatchGrade::Strong),
        ("||||J250397", MatchGrade::Strong),
        ("Colt||P||X77", MatchGrade::Strong),
        // "pistol" neither confirms nor contradicts a revolver.
        ("||P||J250397", MatchGrade::Strong),
        ("Glock|19|P|9mm|B5Z0O18", MatchGrade::ExactFolded),
        ("Glock|19|P|9mm|BSZ0018", MatchGrade::Exact),
        ("Glock|19|P|9mm|ВSZ0018", MatchGrade::ExactFolded),
        ("Glock|19|P|9mm|BSZ0019", MatchGrade::None),
        ("Norinco||||No. 00123", MatchGrade::Exact),
        ("Norinco||||123", MatchGrade::None),
        ("Glock||P||---", MatchGrade::None),
        ("Glock||P||", MatchGrade::None),
    ] {
        let findings = registry.lookup(&gun(asked)).unwrap();
        assert_eq!(findings.grade(), grade, "{asked}");
        assert_eq!(findings.searched.len(), 1);
    }
}

#[test]
fn every_grade_comes_with_its_reasons() {
    let registry = holding(&["Glock|19|P|9mm|BSZ0018"]);
    let found = registry.lookup(&gun("Colt|19|P|.45|B5Z-0O18")).unwrap();
    let candidate = &found.candidates[0];
    assert_eq!(
        candidate.reasons,
        [
            MatchReason::SerialEqualFolded,
            MatchReason::MakerContradicts,
            MatchReason::TypeAgrees,
            MatchReason::ModelAgrees,
            MatchReason::CalibreContradicts,
        ]
    );
    assert_eq!(candidate.matched, MatchedMark { asked: 0, recorded: 0 });
    assert_eq!(
        found.variants.iter().map(|v| (v.kind, v.form.as_str())).collect::<Vec<_>>(),
        [(VariantKind::Canonical, "B5Z0O18"), (VariantKind::Folded, "8520018")]
    );
}

#[test]
fn a_serial_that_begins_like_a_word_is_found_with_its_letters() {
    let registry = holding(&["Glock|19|P|9mm|NR845"]);
    let found = registry.lookup(&gun("Glock|19|P|9mm|NR 845")).unwrap();
    assert_eq!(found.grade(), MatchGrade::ExactFolded);
    assert_eq!(found.candidates[0].reasons[0], MatchReason::SerialEqualWithLeadingWord);
}

#[test]
fn the_frame_is_searched_first_and_another_parts_number_never_answers_for_it() {
    let registry = holding(&["Glock|19|P|9mm|FRAME1", "Glock|19|P|9mm|SLIDE1"]);
    let mut asked = gun("Glock|19|P|9mm|FRAME1");
    asked.marks.insert(0, Mark::serial(MarkComponent::Slide, "SLIDE1").unwrap());
    let found = registry.lookup(&asked).unwrap();
    let grades: Vec<_> = found.candidates.iter().map(|c| (c.grade, c.matched.asked)).collect();
    assert_eq!(grades, [(MatchGrade::Exact, 1), (MatchGrade::Strong, 0)]);
    assert!(found.candidates[1].reasons.contains(&MatchReason::NotTheFrameNumber));
    // Without a frame number the slide's is all there is.
    asked.marks.truncate(1);
    assert_eq!(registry.lookup(&asked).unwrap().grade(), MatchGrade::Exact);
}

#[test]
fn a_number_that_was_altered_or_read_with_doubt_is_never_exact() {
    let registry = holding(&["Glock|19|P|9mm|ABC123"]);
    let intact = gun("Glock|19|P|9mm|ABC123");
    for (obliteration, legibility, grade) in [
        (Some(Obliteration::None), Legibility::Worn, MatchGrade::Exact),
        (Some(Obliteration::Altered), Legibility::Clear, MatchGrade::Strong),
        (Some(Obliteration::from_number(99)), Legibility::Clear, MatchGrade::Strong),
        (None, Legibility::Doubtful, MatchGrade::Strong),
        (None, Legibility::from_number(99), MatchGrade::Strong),
    ] {
        let mut asked = FirearmDescription { obliteration, ..intact.clone() };
        asked.marks[0].legibility = legibility;
        assert_eq!(registry.lookup(&asked).unwrap().grade(), grade);
    }
}

#[test]
fn several_guns_under_one_number_are_all_found_best_first_and_bounded() {
    let mut guns = vec!["Colt|A|P||1".to_owned(), "Ruger|A|P||l".to_owned()];
    guns.extend((0..CANDIDATES_MAX).map(|model| format!("Astra|M{model}|R||1")));
    let guns: Vec<&str> = guns.iter().map(String::as_str).collect();
    let registry = holding(&guns);
    let found = registry.lookup(&gun("Colt||P||1")).unwrap();
    assert!(found.truncated);
    assert_eq!(found.best().count(), 1);
    assert_eq!(found.candidates[0].record.id, RecordId(1));
    assert!(found.candidates.is_sorted_by(|a, b| a.grade >= b.grade));
    let found = registry.lookup(&gun("Ruger||P||L")).unwrap();
    assert_eq!(found.candidates[0].grade, MatchGrade::Exact);
}

#[test]
fn a_damaged_record_is_an_error_that_names_it_and_not_a_no_record() {
    let folder = Folder::new("damaged");
    let mut registry = SqliteRegistry::open(&folder.file()).unwrap();
    fill(&mut registry, &["Colt||P||AAA111", "Colt||P||BBB222"]);
    let raw = rusqlite::Connection::open(folder.file()).unwrap();
    let flip = "UPDATE record SET body = CAST(replace(body, 'BBB', 'BBC') AS BLOB) WHERE id = 2";
    assert_eq!(raw.execute(flip, []).unwrap(), 1);
    assert!(registry.lookup(&gun("Colt||P||AAA111")).is_ok());
    let Err(error) = registry.lookup(&gun("Colt||P||BBB222")) else { panic!("not noticed") };
    assert!(matches!(error, RegistryError::Damaged { record: RecordId(2), .. }), "{error}");
    assert!(!error.to_string().contains("BB"), "{error}");
    assert!(registry.get(RecordId(2)).is_err());
    assert_eq!(registry.check().unwrap(), CheckReport { records: 2, damaged: vec![RecordId(2)] });
    // One record in another's place.
    raw.execute("UPDATE record SET body = (SELECT body FROM record WHERE id = 1)", []).unwrap();
    assert!(registry.get(RecordId(1)).is_ok());
    assert!(registry.get(RecordId(2)).is_err());
}

#[test]
fn a_lost_or_false_index_entry_is_found_by_the_check() {
    let folder = Folder::new("index");
    let mut registry = SqliteRegistry::open(&folder.file()).unwrap();
    fill(&mut registry, &["Colt||P||AAA111", "Colt||P||BBB222", "Colt||P||CCC333"]);
    let raw = rusqlite::Connection::open(folder.file()).unwrap();
    raw.execute("DELETE FROM mark WHERE record_id = 1", []).unwrap();
    raw.execute("UPDATE mark SET canonical = 'DDD444' WHERE record_id = 3", []).unwrap();
    let report = registry.check().unwrap();
    assert_eq!(report.damaged, [RecordId(1), RecordId(3)]);
    assert!(matches!(
        registry.lookup(&gun("Colt||P||DDD444")),
        Err(RegistryError::Damaged { record: RecordId(3), .. })
    ));
}

#[test]
fn a_damaged_record_set_keeps_the_registry_from_opening() {
    let folder = Folder::new("set");
    let mut registry = SqliteRegistry::open(&folder.file()).unwrap();
    fill(&mut registry, &["Colt||P||AAA111"]);
    drop(registry);
    let raw = rusqlite::Connection::open(folder.file()).unwrap();
    raw.execute("UPDATE record_set SET digest = zeroblob(32)", []).unwrap();
    assert!(matches!(SqliteRegistry::open(&folder.file()), Err(RegistryError::DamagedSet(1))));
}

#[test]
fn only_a_registry_of_a_known_format_is_opened_and_nothing_else_is_touched() {
    let folder = Folder::new("foreign");
    let foreign = folder.0.join("other.sqlite");
    let raw = rusqlite::Connection::open(&foreign).unwrap();
    raw.execute_batch("CREATE TABLE theirs (x); PRAGMA application_id = 7").unwrap();
    drop(raw);
    let before = std::fs::read(&foreign).unwrap();
    assert!(matches!(SqliteRegistry::open(&foreign), Err(RegistryError::ForeignFile(7))));
    assert_eq!(std::fs::read(&foreign).unwrap(), before);

    drop(SqliteRegistry::open(&folder.file()).unwrap());
    let raw = rusqlite::Connection::open(folder.file()).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    drop(raw);
    let opened = SqliteRegistry::open(&folder.file());
    assert!(matches!(opened, Err(RegistryError::TooNew { found: 99, known: 1 })));
}

#[test]
fn the_file_is_its_owners_only_and_keeps_what_was_committed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("mode");
    let mut registry = SqliteRegistry::open(&folder.file()).unwrap();
    fill(&mut registry, &["Colt||P||AAA111"]);
    registry.begin().unwrap();
    let record = NewRecord { description: gun("Colt||P||BBB222"), event: None, particulars: None };
    registry.add(&set("Register").name, &record).unwrap();
    assert_eq!(registry.count().unwrap().records, 2);
    for entry in std::fs::read_dir(&folder.0).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o077, 0, "{entry:?}");
    }
    // Dropped in the middle of a batch.
    drop(registry);
    let registry = SqliteRegistry::open(&folder.file()).unwrap();
    assert_eq!(registry.count().unwrap(), Count { records: 1, events: 0 });
    assert_eq!(registry.record_sets().unwrap().len(), 1);
}

#[test]
fn a_set_that_was_not_declared_takes_no_record_and_a_batch_given_up_leaves_none() {
    let mut registry = holding(&[]);
    let record = NewRecord { description: gun("Colt||P||1"), event: None, particulars: None };
    let without = registry.add(&set("Register").name, &record);
    assert!(matches!(without, Err(RegistryError::NoBatch)));
    assert!(matches!(registry.commit(), Err(RegistryError::NoBatch)));
    registry.begin().unwrap();
    let unknown = registry.add(&set("Elsewhere").name, &record);
    assert!(matches!(unknown, Err(RegistryError::NoSuchSet)));
    registry.declare_set(&set("Elsewhere")).unwrap();
    assert_eq!(registry.add(&set("Elsewhere").name, &record).unwrap(), Added::New);
    registry.roll_back().unwrap();
    assert_eq!(registry.count().unwrap().records, 0);
    assert_eq!(registry.record_sets().unwrap().len(), 1);
}

#[test]
fn two_sets_may_hold_the_same_gun_and_a_set_can_be_described_anew() {
    let mut registry = holding(&["Colt||P||1"]);
    registry.begin().unwrap();
    registry.declare_set(&set("Stolen")).unwrap();
    let event = Some(ChainEvent::new(EventKind::ReportedStolen));
    let record = NewRecord { description: gun("Colt||P||1"), event, particulars: None };
    assert_eq!(registry.add(&set("Stolen").name, &record).unwrap(), Added::New);
    let later = RecordSet { as_of: Timestamp(1_800_000_000), ..set("Register") };
    registry.declare_set(&later).unwrap();
    registry.commit().unwrap();
    let found = registry.lookup(&gun("Colt||P||1")).unwrap();
    assert_eq!(found.candidates.len(), 2);
    assert_eq!(found.searched.len(), 2);
    assert_eq!(found.searched[0].as_of, later.as_of);
}

#[test]
fn the_registrar_finds_by_the_beginning_of_a_number() {
    let registry =
        holding(&["Colt||P||AB-100", "Colt||P||AB-101", "Colt||P||XAB100", "Colt||P||A8100"]);
    let serials = |text: &str, limit| {
        let found = registry.find(text, limit).unwrap();
        found.iter().map(|r| r.description.marks[0].text.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(serials("ab 10", 9), ["AB-100", "AB-101"]);
    assert_eq!(serials("ab100", 9), ["AB-100", "A8100"]);
    assert_eq!(serials("ab", 1), ["AB-100"]);
    assert_eq!(serials("-", 9), Vec::<String>::new());
}

#[test]
fn a_chain_as_long_as_it_may_be_takes_no_more() {
    use vestigo_protocol::limits::EVENTS_MAX;
    let mut registry = holding(&[]);
    registry.begin().unwrap();
    let add = |registry: &mut SqliteRegistry, number: usize| {
        let place = Text::new(format!("Depot {number}")).ok();
        let event = Some(ChainEvent { place, ..ChainEvent::new(EventKind::Issued) });
        let record = NewRecord { description: gun("Colt||P||1"), event, particulars: None };
        registry.add(&set("Register").name, &record).unwrap()
    };
    assert_eq!(add(&mut registry, 0), Added::New);
    for number in 1..EVENTS_MAX {
        assert_eq!(add(&mut registry, number), Added::EventAdded);
    }
    assert_eq!(add(&mut registry, EVENTS_MAX), Added::Full);
    registry.commit().unwrap();
    assert_eq!(registry.get(RecordId(1)).unwrap().unwrap().events.len(), EVENTS_MAX);
}
