//! What every registry must do, whatever engine is under it: tests to be called, here and where
//! there is a server.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test code: it ends the test"
)]

use std::io::Cursor;

use vestigo_protocol::codes::{
    EventKind, FirearmType, Legibility, MarkComponent, MatchGrade, Obliteration, RecordSetKind,
};
use vestigo_protocol::firearm::{ChainEvent, FirearmDescription, Mark};
use vestigo_protocol::ids::Digest;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::import::session::Durability;
use super::import::{
    self, BATCH_ROWS, ImportError, ImportMode, ImportOptions, ImportReport, Unnoted,
};
use super::lookup::CANDIDATES_MAX;
use super::profile::SetNumber;
use super::records::{StoredImport, StoredIssue, StoredRecord};
use super::{
    Added, Count, MatchReason, MatchedMark, NewRecord, Particular, RecordId, RecordSet, Registry,
    RegistryError, VariantKind,
};

/// Founds an empty registry. Each call gives another.
pub type Found<'a> = &'a dyn Fn() -> Registry;

/// One test. It ends with a panic if what it states does not hold.
pub type Test = fn(Found<'_>);

/// Every test by its name.
pub const ALL: &[(&str, Test)] = &[
    (
        "a_serial_is_graded_with_what_confirms_or_contradicts_it",
        a_serial_is_graded_with_what_confirms_or_contradicts_it,
    ),
    ("every_grade_comes_with_its_reasons", every_grade_comes_with_its_reasons),
    (
        "a_serial_that_begins_like_a_word_is_found_with_its_letters",
        a_serial_that_begins_like_a_word_is_found_with_its_letters,
    ),
    (
        "the_frame_is_searched_first_and_another_parts_number_never_answers_for_it",
        the_frame_is_searched_first_and_another_parts_number_never_answers_for_it,
    ),
    (
        "a_number_that_was_altered_or_read_with_doubt_is_never_exact",
        a_number_that_was_altered_or_read_with_doubt_is_never_exact,
    ),
    (
        "several_guns_under_one_number_are_all_found_best_first_and_bounded",
        several_guns_under_one_number_are_all_found_best_first_and_bounded,
    ),
    (
        "a_damaged_number_is_found_by_what_is_left_of_it",
        a_damaged_number_is_found_by_what_is_left_of_it,
    ),
    (
        "two_sets_may_hold_the_same_gun_and_a_set_can_be_described_anew",
        two_sets_may_hold_the_same_gun_and_a_set_can_be_described_anew,
    ),
    ("a_chain_as_long_as_it_may_be_takes_no_more", a_chain_as_long_as_it_may_be_takes_no_more),
    (
        "a_gun_is_known_again_in_every_part_of_a_session_and_in_the_next",
        a_gun_is_known_again_in_every_part_of_a_session_and_in_the_next,
    ),
    (
        "a_session_given_up_leaves_what_was_committed_and_nothing_else",
        a_session_given_up_leaves_what_was_committed_and_nothing_else,
    ),
    ("a_second_session_is_refused_while_one_writes", a_second_session_is_refused_while_one_writes),
    ("a_sibling_finds_what_another_has_added", a_sibling_finds_what_another_has_added),
    ("an_engine_keeps_what_it_is_given", an_engine_keeps_what_it_is_given),
    (
        "an_import_that_was_cut_short_goes_on_and_ends_as_one_in_one_go",
        an_import_that_was_cut_short_goes_on_and_ends_as_one_in_one_go,
    ),
    ("the_same_file_again_does_nothing_and_says_so", the_same_file_again_does_nothing_and_says_so),
    (
        "a_dry_run_says_what_would_be_and_keeps_nothing",
        a_dry_run_says_what_would_be_and_keeps_nothing,
    ),
];

/// A record set.
pub(super) fn set(name: &str) -> RecordSet {
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
pub(super) fn gun(text: &str) -> FirearmDescription {
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

fn plain(text: &str) -> NewRecord {
    NewRecord { description: gun(text), event: None, particulars: None }
}

/// Adds guns to the set `Register`.
pub(super) fn fill(registry: &mut Registry, guns: &[&str]) {
    let mut session = registry.session(&set("Register"), Durability::Batches).unwrap();
    for text in guns {
        assert_eq!(session.add(plain(text)).unwrap(), Added::New, "{text}");
    }
    session.finish(None, Vec::new()).unwrap();
}

fn holding(found: Found<'_>, guns: &[&str]) -> Registry {
    let mut registry = found();
    fill(&mut registry, guns);
    registry
}

fn a_serial_is_graded_with_what_confirms_or_contradicts_it(found: Found<'_>) {
    let registry = holding(
        found,
        &[
            "Smith & Wesson|36|PR|.38|J250397",
            "Glock|19|P|9mm|BSZ-0018",
            "||||X77",
            "Norinco|||| 00123",
        ],
    );
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
        let findings = registry.equal(&gun(asked)).unwrap();
        assert_eq!(findings.grade(), grade, "{asked}");
        assert_eq!(findings.searched.len(), 1);
    }
}

fn every_grade_comes_with_its_reasons(found: Found<'_>) {
    let registry = holding(found, &["Glock|19|P|9mm|BSZ0018"]);
    let findings = registry.equal(&gun("Colt|19|P|.45|B5Z-0O18")).unwrap();
    let candidate = &findings.candidates[0];
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
        findings.variants.iter().map(|v| (v.kind, v.form.as_str())).collect::<Vec<_>>(),
        [(VariantKind::Canonical, "B5Z0O18"), (VariantKind::Folded, "8520018")]
    );
}

fn a_serial_that_begins_like_a_word_is_found_with_its_letters(found: Found<'_>) {
    let registry = holding(found, &["Glock|19|P|9mm|NR845"]);
    let findings = registry.equal(&gun("Glock|19|P|9mm|NR 845")).unwrap();
    assert_eq!(findings.grade(), MatchGrade::ExactFolded);
    assert_eq!(findings.candidates[0].reasons[0], MatchReason::SerialEqualWithLeadingWord);
}

fn the_frame_is_searched_first_and_another_parts_number_never_answers_for_it(found: Found<'_>) {
    let registry = holding(found, &["Glock|19|P|9mm|FRAME1", "Glock|19|P|9mm|SLIDE1"]);
    let mut asked = gun("Glock|19|P|9mm|FRAME1");
    asked.marks.insert(0, Mark::serial(MarkComponent::Slide, "SLIDE1").unwrap());
    let findings = registry.equal(&asked).unwrap();
    let grades: Vec<_> = findings.candidates.iter().map(|c| (c.grade, c.matched.asked)).collect();
    assert_eq!(grades, [(MatchGrade::Exact, 1), (MatchGrade::Strong, 0)]);
    assert!(findings.candidates[1].reasons.contains(&MatchReason::NotTheFrameNumber));
    // Without a frame number the slide's is all there is.
    asked.marks.truncate(1);
    assert_eq!(registry.equal(&asked).unwrap().grade(), MatchGrade::Exact);
}

fn a_number_that_was_altered_or_read_with_doubt_is_never_exact(found: Found<'_>) {
    let registry = holding(found, &["Glock|19|P|9mm|ABC123"]);
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
        assert_eq!(registry.equal(&asked).unwrap().grade(), grade);
    }
}

fn several_guns_under_one_number_are_all_found_best_first_and_bounded(found: Found<'_>) {
    let mut guns = vec!["Colt|A|P||1".to_owned(), "Ruger|A|P||l".to_owned()];
    guns.extend((0..CANDIDATES_MAX).map(|model| format!("Astra|M{model}|R||1")));
    let guns: Vec<&str> = guns.iter().map(String::as_str).collect();
    let registry = holding(found, &guns);
    let findings = registry.equal(&gun("Colt||P||1")).unwrap();
    assert!(findings.truncated);
    assert_eq!(findings.best().count(), 1);
    assert_eq!(findings.candidates[0].record.id, RecordId(1));
    assert!(findings.candidates.is_sorted_by(|a, b| a.grade >= b.grade));
    let findings = registry.equal(&gun("Ruger||P||L")).unwrap();
    assert_eq!(findings.candidates[0].grade, MatchGrade::Exact);
}

fn a_damaged_number_is_found_by_what_is_left_of_it(found: Found<'_>) {
    let registry = holding(
        found,
        &[
            "Glock|19|P|9mm|AB34387",
            "Glock|17|P|9mm|AB34999",
            "Colt||R||ZZ1234567",
            "Astra||P||Ж12345678",
        ],
    );
    for (asked, record, grade) in [
        ("Glock||P||A?34[38]87", 1, MatchGrade::Strong),
        ("Glock||P||*B34999", 2, MatchGrade::Strong),
        ("Glock||P||A834387", 1, MatchGrade::ExactFolded),
        ("Colt||R||ZZ1234657", 3, MatchGrade::Possible),
        ("Astra||P||Ж12345678", 4, MatchGrade::Exact),
    ] {
        let findings = registry.lookup(&gun(asked)).unwrap();
        let best = findings.candidates.first().unwrap();
        assert_eq!(best.record.id, RecordId(record), "{asked}");
        assert!(best.grade >= grade.min(MatchGrade::Possible), "{asked}");
        assert!(!best.reasons.is_empty());
        assert_eq!(findings.searched.len(), 1);
    }
    assert_eq!(registry.lookup(&gun("Glock||P||XYZXYZXYZ")).unwrap().grade(), MatchGrade::None);
    assert!(matches!(registry.lookup(&gun("Glock||P||*")), Err(RegistryError::TooBroad)));
}

fn two_sets_may_hold_the_same_gun_and_a_set_can_be_described_anew(found: Found<'_>) {
    let mut registry = holding(found, &["Colt||P||1"]);
    let mut session = registry.session(&set("Stolen"), Durability::Batches).unwrap();
    let event = Some(ChainEvent::new(EventKind::ReportedStolen));
    let record = NewRecord { description: gun("Colt||P||1"), event, particulars: None };
    assert_eq!(session.add(record).unwrap(), Added::New);
    session.finish(None, Vec::new()).unwrap();
    let later = RecordSet { as_of: Timestamp(1_800_000_000), ..set("Register") };
    let session = registry.session(&later, Durability::Batches).unwrap();
    session.finish(None, Vec::new()).unwrap();
    let findings = registry.lookup(&gun("Colt||P||1")).unwrap();
    assert_eq!(findings.candidates.len(), 2);
    assert_eq!(findings.searched.len(), 2);
    assert_eq!(findings.searched[0].as_of, later.as_of);
    assert_eq!(registry.records_in(&set("Stolen").name).unwrap(), 1);
    let elsewhere = registry.records_in(&set("Elsewhere").name);
    assert!(matches!(elsewhere, Err(RegistryError::NoSuchSet)));
}

fn a_chain_as_long_as_it_may_be_takes_no_more(found: Found<'_>) {
    use vestigo_protocol::limits::EVENTS_MAX;
    let mut registry = found();
    let mut session = registry.session(&set("Register"), Durability::Batches).unwrap();
    let mut add = |number: usize| {
        let place = Text::new(format!("Depot {number}")).ok();
        let event = Some(ChainEvent { place, ..ChainEvent::new(EventKind::Issued) });
        session.add(NewRecord { description: gun("Colt||P||1"), event, particulars: None }).unwrap()
    };
    assert_eq!(add(0), Added::New);
    for number in 1..EVENTS_MAX {
        assert_eq!(add(number), Added::EventAdded);
    }
    assert_eq!(add(EVENTS_MAX), Added::Full);
    session.finish(None, Vec::new()).unwrap();
    assert_eq!(registry.get(RecordId(1)).unwrap().unwrap().events.len(), EVENTS_MAX);
    assert_eq!(registry.count().unwrap().events, EVENTS_MAX as u64);
    assert_sound(&registry);
}

fn a_gun_is_known_again_in_every_part_of_a_session_and_in_the_next(found: Found<'_>) {
    let mut registry = found();
    let event = |place: &str| ChainEvent {
        place: Text::new(place).ok(),
        ..ChainEvent::new(EventKind::Issued)
    };
    let with = |text: &str, place: &str| NewRecord {
        description: gun(text),
        event: Some(event(place)),
        particulars: None,
    };
    for durability in [Durability::Batches, Durability::Whole] {
        let name = format!("{durability:?}");
        let mut session = registry.session(&set(&name), durability).unwrap();
        assert_eq!(session.add(plain("Colt|A|||AB1")).unwrap(), Added::New);
        assert_eq!(session.add(plain("Colt|A|P||ab-1")).unwrap(), Added::Completed);
        assert_eq!(session.add(plain("Colt|B|||AB1")).unwrap(), Added::New);
        assert_eq!(session.add(plain("Colt|A|||A81")).unwrap(), Added::New, "a look-alike");
        session.commit(None, Vec::new()).unwrap();
        // In a part that was handed on, and twice in one part.
        assert_eq!(session.add(with("Colt|A|||AB1", "X")).unwrap(), Added::EventAdded);
        assert_eq!(session.add(with("Colt|A|||AB1", "X")).unwrap(), Added::Duplicate);
        assert_eq!(session.add(plain("Colt|A||.45|AB1")).unwrap(), Added::Completed);
        session.commit(None, Vec::new()).unwrap();
        assert_eq!(session.add(with("Colt|A|||AB1", "Y")).unwrap(), Added::EventAdded);
        session.finish(None, Vec::new()).unwrap();
        let mut session = registry.session(&set(&name), durability).unwrap();
        assert_eq!(session.add(plain("Colt|A|||AB1")).unwrap(), Added::Unchanged);
        let calibre = Added::Conflict(Particular::Calibre);
        assert_eq!(session.add(plain("Colt|A||9mm|AB1")).unwrap(), calibre);
        assert_eq!(session.add(with("Colt|A|||AB1", "Z")).unwrap(), Added::EventAdded);
        session.commit(None, Vec::new()).unwrap();
        assert_eq!(session.add(with("Colt|A|||AB1", "Z")).unwrap(), Added::Unchanged);
        session.finish(None, Vec::new()).unwrap();
        assert_eq!(registry.records_in(&set(&name).name).unwrap(), 3);
    }
    assert_eq!(registry.count().unwrap(), Count { records: 6, events: 6 });
    // What a row added to a gun that was there is in the index too.
    let findings = registry.lookup(&gun("||P|.45|AB1")).unwrap();
    assert_eq!(findings.grade(), MatchGrade::Exact);
    assert_eq!(findings.best().count(), 2);
    assert_sound(&registry);
}

fn a_session_given_up_leaves_what_was_committed_and_nothing_else(found: Found<'_>) {
    for (durability, left) in [(Durability::Batches, 1), (Durability::Whole, 0)] {
        let mut registry = found();
        let mut session = registry.session(&set("Register"), durability).unwrap();
        session.add(plain("Colt||P||1")).unwrap();
        session.commit(None, Vec::new()).unwrap();
        session.add(plain("Colt||P||2")).unwrap();
        drop(session);
        assert_eq!(registry.count().unwrap().records, left);
        registry.refresh().unwrap();
        assert_eq!(registry.record_sets().len(), usize::try_from(left).unwrap());
        let there = registry.lookup(&gun("Colt||P||1")).unwrap().candidates.len();
        assert_eq!(there, usize::try_from(left).unwrap());
        assert_sound(&registry);
        fill(&mut registry, &["Colt||P||2"]);
        assert_sound(&registry);
    }
}

fn a_second_session_is_refused_while_one_writes(found: Found<'_>) {
    let mut registry = found();
    let mut other = registry.sibling().unwrap();
    let session = registry.session(&set("Register"), Durability::Batches).unwrap();
    let refused = other.session(&set("Register"), Durability::Batches);
    assert!(matches!(refused, Err(RegistryError::Busy)));
    drop(refused);
    drop(session);
    fill(&mut other, &["Colt||P||1"]);
}

fn a_sibling_finds_what_another_has_added(found: Found<'_>) {
    let mut registry = found();
    let mut other = registry.sibling().unwrap();
    std::thread::spawn(move || fill(&mut other, &["Colt||P||AAA111"])).join().unwrap();
    assert_eq!(registry.count().unwrap().records, 1);
    registry.refresh().unwrap();
    assert_eq!(registry.lookup(&gun("Colt||||AAA111")).unwrap().grade(), MatchGrade::Exact);
    assert_eq!(registry.record_sets().len(), 1);
    registry.rebuild_index(&mut |_, _| {}).unwrap();
    assert_eq!(registry.lookup(&gun("Colt||||AAA111")).unwrap().grade(), MatchGrade::Exact);
    assert_sound(&registry);
}

fn an_engine_keeps_what_it_is_given(found: Found<'_>) {
    let mut registry = holding(found, &["Colt||P||1", "Colt||P||2", "Colt||P||3"]);
    let engine = &mut registry.engine;
    let all = [1, 2, 3].map(RecordId);
    let read = engine.read(&[RecordId(3), RecordId(9), RecordId(1)]).unwrap();
    assert_eq!(read.iter().map(|stored| stored.id.0).collect::<Vec<_>>(), [3, 1]);
    let mut scanned = Vec::new();
    engine
        .scan(RecordId(1), &mut |stored| {
            scanned.push(stored.id);
            Ok(())
        })
        .unwrap();
    assert_eq!(scanned, all[1..]);
    let stopped = engine.scan(RecordId(0), &mut |_| Err(RegistryError::NoSuchSet));
    assert!(matches!(stopped, Err(RegistryError::NoSuchSet)));
    let place = engine.place().unwrap();
    assert_eq!((place.last_record, place.last_change), (3, 0));

    // A batch given up leaves nothing, not even a number.
    let changed = StoredRecord { events: 2, ..read[0].clone() };
    let fourth = StoredRecord { id: RecordId(4), ..read[0].clone() };
    engine.begin().unwrap();
    engine.replace(&changed).unwrap();
    engine.append(std::slice::from_ref(&fourth)).unwrap();
    engine.put_note("a", b"1").unwrap();
    engine.roll_back().unwrap();
    assert_eq!(engine.place().unwrap(), place);
    assert_eq!(engine.read(&all).unwrap()[2], read[0]);
    assert_eq!(engine.note("a").unwrap(), None);
    assert!(matches!(engine.commit(), Err(RegistryError::NoBatch)));
    assert!(matches!(engine.append(std::slice::from_ref(&fourth)), Err(RegistryError::NoBatch)));

    // What another connection sees is what was committed.
    let other = engine.another().unwrap();
    let import = StoredImport {
        key: Digest([5; 32]),
        number: 1,
        rows_done: 7,
        finished: false,
        first_record_after: 3,
        state: vec![1, 2],
    };
    let issues = [2, 1].map(|line| StoredIssue { line, body: vec![u8::try_from(line).unwrap()] });
    engine.begin().unwrap();
    assert!(engine.append(std::slice::from_ref(&changed)).is_err(), "a number that is taken");
    engine.begin().unwrap();
    engine.append(std::slice::from_ref(&fourth)).unwrap();
    engine.replace(&changed).unwrap();
    engine.put_note("b", b"2").unwrap();
    engine.put_note("a", b"1").unwrap();
    engine.put_note("a%", b"3").unwrap();
    engine.put_import(&import).unwrap();
    engine.add_issues(1, &issues).unwrap();
    assert_eq!(other.place().unwrap(), place);
    engine.commit().unwrap();
    let after = other.place().unwrap();
    assert_eq!((after.last_record, after.last_change > 0), (4, true));
    assert_eq!(other.changed(0).unwrap(), [(after.last_change, RecordId(3))]);
    assert!(other.changed(after.last_change).unwrap().is_empty());
    assert_eq!(other.count().unwrap(), Count { records: 4, events: 2 });
    assert_eq!(other.records_in(SetNumber(1)).unwrap(), 4);
    assert_eq!(other.read(&[RecordId(3)]).unwrap(), [changed]);
    assert_eq!(other.notes("a").unwrap(), ["a", "a%"]);
    assert_eq!(other.notes("").unwrap().len(), 3);
    assert_eq!(other.note("b").unwrap().unwrap(), b"2");
    assert_eq!(other.import(&import.key).unwrap().as_ref(), Some(&import));
    assert_eq!(other.import(&Digest([6; 32])).unwrap(), None);
    let mut told = Vec::new();
    other
        .issues(1, &mut |issue| {
            told.push(issue);
            Ok(())
        })
        .unwrap();
    assert_eq!(told, issues);
    let finished = StoredImport { rows_done: 9, finished: true, ..import };
    engine.begin().unwrap();
    engine.put_import(&finished).unwrap();
    engine.commit().unwrap();
    assert_eq!(other.imports().unwrap(), [finished]);
}

fn options(mode: ImportMode) -> ImportOptions {
    ImportOptions { mode, ..ImportOptions::new(set("Register")) }
}

fn import(registry: &mut Registry, file: &str, options: &ImportOptions) -> ImportReport {
    import::import(registry, Cursor::new(file.as_bytes()), options, &mut Unnoted, &mut |_, _| {})
        .unwrap()
}

/// Rows of several kinds: new guns, events of guns that came before, the same again, a bad one.
fn rows(count: u64) -> String {
    let mut file = "make,model,serial,event_kind,event_place\n".to_owned();
    for number in 0..count {
        file += &match number % 40 {
            7 => format!("Colt,M{},C{},SEIZED,Depot {number}\n", (number - 7) % 3, number - 7),
            13 => format!("Colt,M{},C{},,\n", (number - 13) % 3, number - 13),
            17 => "Colt,M1,,,\n".to_owned(),
            23 => format!(
                "Colt,M{},C{},ISSUED,Depot {number}\n",
                (number / 40 * 20) % 3,
                number / 40 * 20
            ),
            _ => format!("Colt,M{},C{number},,\n", number % 3),
        };
    }
    file
}

/// All that two registries must have in common after the same imports.
fn content(registry: &Registry) -> (Vec<StoredRecord>, Vec<StoredImport>, Count, Vec<StoredIssue>) {
    let mut records = Vec::new();
    let mut issues = Vec::new();
    let engine = &registry.engine;
    engine
        .scan(RecordId(0), &mut |stored| {
            records.push(stored);
            Ok(())
        })
        .unwrap();
    for import in engine.imports().unwrap() {
        engine
            .issues(import.number, &mut |issue| {
                issues.push(issue);
                Ok(())
            })
            .unwrap();
    }
    (records, engine.imports().unwrap(), engine.count().unwrap(), issues)
}

fn an_import_that_was_cut_short_goes_on_and_ends_as_one_in_one_go(found: Found<'_>) {
    let file = rows(3 * BATCH_ROWS + 11);
    let options = options(ImportMode::KeepGood);
    let mut whole = found();
    let in_one_go = import(&mut whole, &file, &options);
    assert!(in_one_go.error_count > 0 && in_one_go.events > 0);
    let mut cut = found();
    for kept in [0, 1, 2] {
        let mut ends = file.match_indices('\n').map(|(at, _)| at as u64);
        let end = ends.nth(usize::try_from(kept * BATCH_ROWS + BATCH_ROWS / 2).unwrap());
        let file = Cursor::new(file.as_bytes());
        let source = CutShort { file, end: end.unwrap(), passes: 0 };
        let Err(error) = import::import(&mut cut, source, &options, &mut Unnoted, &mut |_, _| {})
        else {
            panic!("read beyond the cut")
        };
        assert!(matches!(error, ImportError::Read(_)));
        let done = cut.imports().unwrap().first().map_or(0, |import| import.rows_done);
        assert_eq!(done, kept * BATCH_ROWS);
        if kept == 2 {
            cut.rebuild_index(&mut |_, _| {}).unwrap();
        }
    }
    let resumed = import(&mut cut, &file, &options);
    assert_eq!((resumed.resumed, in_one_go.resumed), (2 * BATCH_ROWS, 0));
    assert!(ImportReport { resumed: 0, ..resumed } == in_one_go, "the reports differ");
    let (mut a, mut b) = (content(&whole), content(&cut));
    assert!(a.0 == b.0 && a.2 == b.2 && a.3 == b.3);
    assert_eq!((a.1.remove(0), a.1.len()), (b.1.remove(0), b.1.len()));
    assert_sound(&whole);
    assert_sound(&cut);
}

/// A file that cannot be read beyond some batches of rows once it was looked through.
struct CutShort<'a> {
    file: Cursor<&'a [u8]>,
    end: u64,
    passes: u64,
}

impl std::io::Read for CutShort<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.passes > 6 && self.file.position() > self.end {
            return Err(std::io::Error::other("gone"));
        }
        let fits = buffer.len().min(4_096);
        self.file.read(&mut buffer[..fits])
    }
}

impl std::io::Seek for CutShort<'_> {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.passes += 1;
        self.file.seek(to)
    }
}

fn the_same_file_again_does_nothing_and_says_so(found: Found<'_>) {
    let mut registry = found();
    let file = rows(100);
    let keep = options(ImportMode::KeepGood);
    let first = import(&mut registry, &file, &keep);
    assert_eq!(first.already, None);
    let before = content(&registry);
    let again = import(&mut registry, &file, &keep);
    assert_eq!((again.already, again.rows, again.kept), (Some(keep.set.as_of), 100, true));
    assert_eq!((again.imported, again.events, again.error_count), (0, 0, 0));
    assert!(content(&registry) == before);
    // Into another set, it is another import.
    let other = ImportOptions { set: set("Elsewhere"), ..keep };
    assert_eq!(import(&mut registry, &file, &other).imported, first.imported);
    assert_eq!(registry.imports().unwrap().len(), 2);
    assert_sound(&registry);
}

fn a_dry_run_says_what_would_be_and_keeps_nothing(found: Found<'_>) {
    let mut registry = found();
    let file = rows(100);
    let dry = ImportOptions { dry_run: true, ..options(ImportMode::KeepGood) };
    let said = import(&mut registry, &file, &dry);
    assert!(!said.kept && said.imported > 0);
    assert_eq!(registry.count().unwrap(), Count::default());
    assert!(registry.imports().unwrap().is_empty());
    let done = import(&mut registry, &file, &options(ImportMode::KeepGood));
    assert_eq!(ImportReport { kept: true, ..said }, done);
}

/// Every digest holds, and the index has every mark and no other.
fn assert_sound(registry: &Registry) {
    let report = registry.check().unwrap();
    assert!(report.is_sound(), "{report:?}");
}
