//! What the trait `Records` promises, asked of any engine.

use vestigo::registry::profile::SetNumber;
use vestigo::registry::records::{
    Records, StoredImport, StoredIssue, StoredRecord, StoredSet, record_digest, set_digest,
};
use vestigo::registry::{Count, RecordId, RegistryError};
use vestigo_protocol::ids::Digest;

/// One test for each promise, over what `$fresh(name)` gives: an empty registry.
#[macro_export]
macro_rules! conformance {
    ($fresh:path) => {
        $crate::conformance!($fresh:
            an_empty_registry_says_so
            what_was_committed_is_seen_by_all_and_what_was_not_by_its_writer
            what_was_rolled_back_is_gone
            records_come_in_the_order_asked_for_and_missing_ones_are_left_out
            a_replacement_is_noted_and_counted
            nothing_is_written_without_a_batch
            a_second_writer_is_told_to_wait
            a_scan_is_one_view_in_the_order_of_numbers
            a_visitor_may_ask_and_may_stop
            imports_and_their_issues_are_kept
            notes_are_kept_by_name
            a_set_is_replaced_by_its_number
            a_batch_larger_than_any_buffer_is_whole
        );
    };
    ($fresh:path: $($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                $crate::conformance::$name(&|name| $fresh(name));
            }
        )*
    };
}

/// Gives an empty registry of its own for each name.
pub(crate) type Fresh<'a> = &'a dyn Fn(&str) -> Box<dyn Records>;

/// A record with some bytes for a body, empty ones and zeros included.
pub(crate) fn record(id: u32, set: u32, events: u32) -> StoredRecord {
    let body: Vec<u8> = (0..id % 40).map(|at| u8::try_from((id + at) % 256).unwrap()).collect();
    let (id, set) = (RecordId(i64::from(id)), SetNumber(set));
    StoredRecord { id, set, events, digest: record_digest(id, set, &body), body }
}

/// Another version of it.
pub(crate) fn changed(record: &StoredRecord, events: u32) -> StoredRecord {
    let body = [record.body.as_slice(), b"again"].concat();
    StoredRecord {
        events,
        digest: record_digest(record.id, record.set, &body),
        body,
        ..record.clone()
    }
}

pub(crate) fn set(number: u32, name: &str) -> StoredSet {
    let body = name.as_bytes().to_vec();
    let number = SetNumber(number);
    StoredSet { number, name: name.to_owned(), digest: set_digest(number, &body), body }
}

/// A registry with one set and records 1 to `last` of one event each.
pub(crate) fn filled(fresh: Fresh<'_>, name: &str, last: u32) -> Box<dyn Records> {
    let mut records = fresh(name);
    records.begin().unwrap();
    records.put_set(&set(1, "Sales")).unwrap();
    records.append(&(1..=last).map(|id| record(id, 1, 1)).collect::<Vec<_>>()).unwrap();
    records.commit().unwrap();
    records
}

pub(crate) fn all(records: &dyn Records, after: i64) -> Vec<StoredRecord> {
    let mut all = Vec::new();
    records
        .scan(RecordId(after), &mut |record| {
            all.push(record);
            Ok(())
        })
        .unwrap();
    all
}

fn ids(records: &[StoredRecord]) -> Vec<i64> {
    records.iter().map(|record| record.id.0).collect()
}

pub(crate) fn an_empty_registry_says_so(fresh: Fresh<'_>) {
    let records = fresh("empty");
    let place = records.place().unwrap();
    assert_ne!(place.registry, [0; 16]);
    assert_eq!((place.last_record, place.last_change), (0, 0));
    assert_eq!(records.count().unwrap(), Count::default());
    assert_eq!(records.records_in(SetNumber(1)).unwrap(), 0);
    assert!(records.sets().unwrap().is_empty());
    assert!(records.read(&[RecordId(1), RecordId(0), RecordId(-1)]).unwrap().is_empty());
    assert!(all(&*records, 0).is_empty());
    assert!(records.changed(0).unwrap().is_empty());
    assert!(records.imports().unwrap().is_empty());
    assert_eq!(records.another().unwrap().place().unwrap(), place);
    assert_ne!(fresh("empty_too").place().unwrap().registry, place.registry);
}

pub(crate) fn what_was_committed_is_seen_by_all_and_what_was_not_by_its_writer(fresh: Fresh<'_>) {
    let mut writer = fresh("visible");
    let reader = writer.another().unwrap();
    writer.begin().unwrap();
    writer.put_set(&set(1, "Sales")).unwrap();
    writer.put_set(&set(2, "Stolen")).unwrap();
    writer.append(&[record(1, 1, 0), record(2, 2, 3)]).unwrap();
    writer.append(&[record(3, 1, 1)]).unwrap();
    assert_eq!(writer.place().unwrap().last_record, 3);
    assert_eq!(ids(&all(&*writer, 0)), [1, 2, 3]);
    assert_eq!(writer.read(&[RecordId(2)]).unwrap(), [record(2, 2, 3)]);
    assert_eq!(writer.count().unwrap(), Count { records: 3, events: 4 });
    assert_eq!(reader.place().unwrap().last_record, 0);
    assert!(reader.read(&[RecordId(1)]).unwrap().is_empty());
    assert!(all(&*reader, 0).is_empty());
    assert!(reader.sets().unwrap().is_empty());
    writer.commit().unwrap();
    for seen in [&*writer, &*reader, &*reader.another().unwrap()] {
        let place = seen.place().unwrap();
        assert_eq!((place.last_record, place.last_change), (3, 0));
        assert_eq!(all(seen, 0), [record(1, 1, 0), record(2, 2, 3), record(3, 1, 1)]);
        assert_eq!(seen.sets().unwrap(), [set(1, "Sales"), set(2, "Stolen")]);
        assert_eq!(seen.count().unwrap(), Count { records: 3, events: 4 });
        assert_eq!(seen.records_in(SetNumber(1)).unwrap(), 2);
        assert_eq!(seen.records_in(SetNumber(2)).unwrap(), 1);
        assert_eq!(seen.records_in(SetNumber(3)).unwrap(), 0);
    }
}

pub(crate) fn what_was_rolled_back_is_gone(fresh: Fresh<'_>) {
    let mut records = filled(fresh, "rolled_back", 2);
    let before = (records.place().unwrap(), all(&*records, 0), records.count().unwrap());
    records.begin().unwrap();
    records.put_set(&set(2, "Stolen")).unwrap();
    records.append(&[record(3, 2, 1)]).unwrap();
    records.replace(&changed(&record(1, 1, 1), 2)).unwrap();
    records.put_note("a", b"1").unwrap();
    assert_eq!(records.place().unwrap().last_change, 1);
    assert_eq!(ids(&all(&*records, 0)), [1, 2, 3]);
    records.roll_back().unwrap();
    assert_eq!((records.place().unwrap(), all(&*records, 0), records.count().unwrap()), before);
    assert_eq!(records.sets().unwrap(), [set(1, "Sales")]);
    assert!(records.changed(0).unwrap().is_empty());
    assert_eq!(records.note("a").unwrap(), None);
    // Nothing is open, and that is no error; the numbers go on as if nothing had been.
    records.roll_back().unwrap();
    records.begin().unwrap();
    records.append(&[record(3, 1, 1)]).unwrap();
    records.commit().unwrap();
    assert_eq!(ids(&all(&*records, 2)), [3]);
}

pub(crate) fn records_come_in_the_order_asked_for_and_missing_ones_are_left_out(fresh: Fresh<'_>) {
    let records = filled(fresh, "order", 50);
    let asked = [40, 3, 51, 7, -2, 3, 0].map(RecordId);
    assert_eq!(ids(&records.read(&asked).unwrap()), [40, 3, 7, 3]);
    assert_eq!(records.read(&[RecordId(40)]).unwrap(), [record(40, 1, 1)]);
    assert!(records.read(&[]).unwrap().is_empty());
}

pub(crate) fn a_replacement_is_noted_and_counted(fresh: Fresh<'_>) {
    let mut records = filled(fresh, "replaced", 30);
    let again = changed(&record(7, 1, 1), 5);
    records.begin().unwrap();
    records.replace(&changed(&record(20, 1, 1), 2)).unwrap();
    records.replace(&changed(&record(7, 1, 1), 2)).unwrap();
    assert_eq!(records.read(&[RecordId(7)]).unwrap(), [changed(&record(7, 1, 1), 2)]);
    records.replace(&again).unwrap();
    records.append(&[record(31, 1, 1)]).unwrap();
    records.commit().unwrap();
    assert_eq!(records.read(&[RecordId(7)]).unwrap(), std::slice::from_ref(&again));
    let place = records.place().unwrap();
    let changes = records.changed(0).unwrap();
    let changed_ids: Vec<i64> = changes.iter().map(|(_, id)| id.0).collect();
    assert!(changed_ids.contains(&7) && changed_ids.contains(&20), "{changed_ids:?}");
    assert!(changes.is_sorted_by(|a, b| a.0 < b.0), "{changes:?}");
    assert_eq!(changes.last().unwrap().0, place.last_change);
    assert_eq!(records.count().unwrap(), Count { records: 31, events: 31 + 1 + 4 });
    // From a place on, only what came later.
    let reader = records.another().unwrap();
    assert!(reader.changed(place.last_change).unwrap().is_empty());
    records.begin().unwrap();
    records.replace(&record(9, 1, 0)).unwrap();
    records.commit().unwrap();
    let later = reader.changed(place.last_change).unwrap();
    assert_eq!(later.iter().map(|(_, id)| id.0).collect::<Vec<_>>(), [9]);
    assert!(later[0].0 > place.last_change);
    assert_eq!(reader.count().unwrap(), Count { records: 31, events: 35 });
    assert_eq!(reader.records_in(SetNumber(1)).unwrap(), 31);
}

pub(crate) fn nothing_is_written_without_a_batch(fresh: Fresh<'_>) {
    let mut records = filled(fresh, "no_batch", 1);
    let refused = |result: Result<(), RegistryError>| {
        assert!(matches!(result, Err(RegistryError::NoBatch)), "{result:?}");
    };
    refused(records.append(&[record(2, 1, 0)]));
    refused(records.replace(&record(1, 1, 0)));
    refused(records.put_set(&set(2, "Stolen")));
    refused(records.put_note("a", b""));
    refused(records.put_import(&import(1, 0)));
    refused(records.add_issues(1, &[]));
    refused(records.commit());
}

pub(crate) fn a_second_writer_is_told_to_wait(fresh: Fresh<'_>) {
    let mut first = filled(fresh, "busy", 1);
    let mut second = first.another().unwrap();
    first.begin().unwrap();
    assert!(matches!(second.begin(), Err(RegistryError::Busy)));
    // Reading does not wait, and the first writer was not disturbed.
    assert_eq!(second.place().unwrap().last_record, 1);
    first.append(&[record(2, 1, 1)]).unwrap();
    first.commit().unwrap();
    second.begin().unwrap();
    assert_eq!(second.place().unwrap().last_record, 2);
    second.append(&[record(3, 1, 1)]).unwrap();
    second.commit().unwrap();
    assert_eq!(first.place().unwrap().last_record, 3);
}

pub(crate) fn a_scan_is_one_view_in_the_order_of_numbers(fresh: Fresh<'_>) {
    let records = filled(fresh, "scan", 5_000);
    let mut writer = records.another().unwrap();
    let mut seen = Vec::new();
    records
        .scan(RecordId(10), &mut |record| {
            if seen.is_empty() {
                writer.begin().unwrap();
                writer.append(&[self::record(5_001, 1, 1)]).unwrap();
                writer.replace(&changed(&self::record(4_999, 1, 1), 1)).unwrap();
                writer.commit().unwrap();
            }
            seen.push(record);
            Ok(())
        })
        .unwrap();
    let wanted: Vec<StoredRecord> = (11..=5_000).map(|id| record(id, 1, 1)).collect();
    assert!(seen == wanted, "{} records", seen.len());
    assert_eq!(ids(&all(&*records, 4_998)), [4_999, 5_000, 5_001]);
}

pub(crate) fn a_visitor_may_ask_and_may_stop(fresh: Fresh<'_>) {
    let mut records = filled(fresh, "visitor", 3_000);
    let (mut seen, mut inner) = (0, 0);
    let stopped = records.scan(RecordId(0), &mut |record| {
        seen += 1;
        assert_eq!(records.read(&[record.id]).unwrap(), [record]);
        assert_eq!(records.place().unwrap().last_record, 3_000);
        if seen == 2_500 {
            records.scan(RecordId(2_990), &mut |_| {
                inner += 1;
                Ok(())
            })?;
            return Err(RegistryError::NoSuchSet);
        }
        Ok(())
    });
    assert!(matches!(stopped, Err(RegistryError::NoSuchSet)), "{stopped:?}");
    assert_eq!((seen, inner), (2_500, 10));
    // The connection is as good as new.
    assert_eq!(all(&*records, 0).len(), 3_000);
    records.begin().unwrap();
    records.roll_back().unwrap();
}

fn import(number: u32, rows_done: u64) -> StoredImport {
    StoredImport {
        key: Digest([u8::try_from(number).unwrap(); 32]),
        number,
        rows_done,
        finished: rows_done > 100,
        first_record_after: 7,
        state: vec![0, 1, 2],
    }
}

pub(crate) fn imports_and_their_issues_are_kept(fresh: Fresh<'_>) {
    let mut records = fresh("imports");
    let issue = |line| StoredIssue { line, body: format!("issue {line}").into_bytes() };
    let issues = |records: &dyn Records, import| {
        let mut lines = Vec::new();
        records
            .issues(import, &mut |issue| {
                lines.push(issue.line);
                Ok(())
            })
            .unwrap();
        lines
    };
    records.begin().unwrap();
    records.put_import(&import(2, 10)).unwrap();
    records.put_import(&import(1, 0)).unwrap();
    records.add_issues(2, &[issue(9), issue(4)]).unwrap();
    records.add_issues(2, &[]).unwrap();
    records.add_issues(2, &[issue(5)]).unwrap();
    records.add_issues(1, &[issue(1)]).unwrap();
    assert_eq!(issues(&*records, 2), [9, 4, 5]);
    records.commit().unwrap();
    records.begin().unwrap();
    records.put_import(&import(2, 200)).unwrap();
    records.add_issues(2, &[issue(3)]).unwrap();
    records.commit().unwrap();
    let reader = records.another().unwrap();
    assert_eq!(reader.imports().unwrap(), [import(1, 0), import(2, 200)]);
    assert_eq!(reader.import(&import(2, 0).key).unwrap(), Some(import(2, 200)));
    assert_eq!(reader.import(&Digest([9; 32])).unwrap(), None);
    assert_eq!(issues(&*reader, 2), [9, 4, 5, 3]);
    assert_eq!(issues(&*reader, 1), [1]);
    assert!(issues(&*reader, 3).is_empty());
    let stopped = reader.issues(2, &mut |_| Err(RegistryError::NoSuchSet));
    assert!(matches!(stopped, Err(RegistryError::NoSuchSet)));
}

pub(crate) fn notes_are_kept_by_name(fresh: Fresh<'_>) {
    let mut records = fresh("notes");
    records.begin().unwrap();
    for name in ["mapping/ñ", "mapping/a", "mapping", "map%", "Mapping/b", "mapping/A"] {
        records.put_note(name, name.as_bytes()).unwrap();
    }
    records.put_note("mapping/a", b"").unwrap();
    records.commit().unwrap();
    let reader = records.another().unwrap();
    assert_eq!(reader.note("mapping/a").unwrap(), Some(Vec::new()));
    assert_eq!(reader.note("map%").unwrap(), Some(b"map%".to_vec()));
    assert_eq!(reader.note("nothing").unwrap(), None);
    assert_eq!(reader.notes("mapping/").unwrap(), ["mapping/A", "mapping/a", "mapping/ñ"]);
    assert_eq!(reader.notes("map%").unwrap(), ["map%"]);
    assert_eq!(reader.notes("").unwrap().len(), 6);
}

pub(crate) fn a_set_is_replaced_by_its_number(fresh: Fresh<'_>) {
    let mut records = filled(fresh, "sets", 3);
    records.begin().unwrap();
    records.put_set(&set(2, "Stolen")).unwrap();
    records.put_set(&set(1, "Dealers' sales")).unwrap();
    records.commit().unwrap();
    let reader = records.another().unwrap();
    assert_eq!(reader.sets().unwrap(), [set(1, "Dealers' sales"), set(2, "Stolen")]);
    assert_eq!(reader.records_in(SetNumber(1)).unwrap(), 3);
    // A record of a set that nobody described would be an answer without a source.
    let stranger = records
        .begin()
        .and_then(|()| records.append(&[record(4, 9, 0)]))
        .and_then(|()| records.commit());
    assert!(stranger.is_err());
    records.roll_back().unwrap();
    assert_eq!(reader.place().unwrap().last_record, 3);
}

pub(crate) fn a_batch_larger_than_any_buffer_is_whole(fresh: Fresh<'_>) {
    let mut records = filled(fresh, "large", 1);
    let new: Vec<StoredRecord> = (2..=25_000).map(|id| record(id, 1, id % 3)).collect();
    records.begin().unwrap();
    for some in new.chunks(1_000) {
        records.append(some).unwrap();
    }
    records.commit().unwrap();
    let reader = records.another().unwrap();
    assert!(all(&*reader, 1) == new);
    let backwards: Vec<RecordId> = new.iter().rev().map(|record| record.id).collect();
    let read = reader.read(&backwards).unwrap();
    assert!(read.iter().rev().eq(new.iter()));
    let events = new.iter().map(|record| u64::from(record.events)).sum::<u64>() + 1;
    assert_eq!(reader.count().unwrap(), Count { records: 25_000, events });
}
