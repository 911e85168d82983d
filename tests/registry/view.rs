//! A national database that is read where it lies.

use vestigo::registry::postgres::{PostgresError, PostgresView, Server};
use vestigo::registry::profile::SetNumber;
use vestigo::registry::records::{Records, record_digest};
use vestigo::registry::source::ViewSet;
use vestigo::registry::{Count, RecordId, RegistryError};

use crate::conformance::{all, record, set};
use crate::server::{owner, url, variable};

/// Makes a schema with a table and a view, and an account that may only read the view.
fn national(schema: &str, statements: &str) -> String {
    let reader = format!("{schema}_reader");
    owner()
        .batch_execute(&format!(
            "DROP SCHEMA IF EXISTS {schema} CASCADE;
             CREATE SCHEMA {schema};
             SET search_path = {schema};
             {statements}
             DROP ROLE IF EXISTS {reader};
             CREATE ROLE {reader} LOGIN PASSWORD 'synthetic-reader';
             GRANT USAGE ON SCHEMA {schema} TO {reader};
             GRANT SELECT ON {schema}.guns TO {reader};",
        ))
        .unwrap();
    let port = variable("VESTIGO_TEST_PG_PORT");
    format!("postgres://{reader}:synthetic-reader@127.0.0.1:{port}/registry")
}

const GUNS: &str = "
    CREATE TABLE arma (nr serial PRIMARY KEY, marca text, modelo text, numero varchar(40),
                       anio smallint, version bigint, borrado boolean DEFAULT false);
    INSERT INTO arma (marca, modelo, numero, anio, version) VALUES
        ('Glock', '17', 'BSZ 0018', 1999, 1), ('Taurus', 'PT-92', 'TX4711', NULL, 2),
        ('Colt', NULL, NULL, 1950, 3), ('Norinco', 'NP-28', 'A12345', 2900, 4),
        ('Beretta', '92FS', 'B77', 2001, 5);
    CREATE VIEW guns AS SELECT nr AS record_id, version AS change_number, marca AS make,
        modelo AS model, numero AS serial_number, anio AS year_of_manufacture,
        'not imported' AS remarks FROM arma WHERE NOT borrado;
";

fn licensed() -> Option<ViewSet> {
    Some(ViewSet::new("Licensed guns", "REGISTRY", 1990, 0).unwrap())
}

fn open(url: &str, view: &str, set: Option<ViewSet>) -> Result<PostgresView, RegistryError> {
    PostgresView::open(Server::parse(url)?, view, set)
}

fn ids(records: &[vestigo::registry::records::StoredRecord]) -> Vec<i64> {
    records.iter().map(|record| record.id.0).collect()
}

#[test]
fn rows_that_can_be_read_are_records_and_the_others_are_counted() {
    let url = national("v_rows", GUNS);
    let view = open(&url, "v_rows.guns", licensed()).unwrap();
    // One has no serial number, one was made in a year that has not come.
    assert_eq!(ids(&all(&view, 0)), [1, 2, 5]);
    assert_eq!(view.left_out(), 2);
    assert_eq!(ids(&all(&view, 2)), [5]);
    let place = view.place().unwrap();
    assert_eq!((place.last_record, place.last_change), (5, 5));
    let read = view.read(&[5, 3, 1, 77, 5, -1].map(RecordId)).unwrap();
    assert_eq!(ids(&read), [5, 1, 5]);
    for record in &read {
        assert_eq!(record.digest, record_digest(record.id, record.set, &record.body));
        assert_eq!((record.set, record.events), (SetNumber(1), 0));
    }
    let sets = view.sets().unwrap();
    assert_eq!((sets.len(), sets[0].name.as_str()), (1, "Licensed guns"));
    assert_eq!(view.count().unwrap(), Count { records: 5, events: 0 });
    assert_eq!(view.records_in(SetNumber(1)).unwrap(), 5);
    assert_eq!(view.another().unwrap().place().unwrap(), place);
}

#[test]
fn changes_new_rows_and_deleted_rows_are_noticed() {
    let url = national("v_changes", GUNS);
    let view = open(&url, "v_changes.guns", licensed()).unwrap();
    let before = view.place().unwrap();
    let old = view.read(&[RecordId(1)]).unwrap();
    owner()
        .batch_execute(
            "SET search_path = v_changes;
             UPDATE arma SET numero = 'BSZ 0019', version = 6 WHERE nr = 1;
             INSERT INTO arma (marca, numero, version) VALUES ('Colt', '7', 7);
             DELETE FROM arma WHERE nr = 2;",
        )
        .unwrap();
    let after = view.place().unwrap();
    assert_eq!((after.registry, after.last_record, after.last_change), (before.registry, 6, 7));
    assert_eq!(ids(&all(&view, i64::from(before.last_record))), [6]);
    let changed = view.changed(before.last_change).unwrap();
    assert_eq!(changed, [(6, RecordId(1)), (7, RecordId(6))]);
    assert_ne!(view.read(&[RecordId(1)]).unwrap(), old);
    assert!(view.read(&[RecordId(2)]).unwrap().is_empty());
    assert_eq!(view.count().unwrap().records, 5);
}

#[test]
fn a_moment_may_stand_for_the_number_of_a_change() {
    let url = national(
        "v_moment",
        "CREATE TABLE guns (record_id integer, serial text, changed_at timestamptz);
         INSERT INTO guns VALUES (1, 'A1', '2024-05-01 10:00:00.000001+02'),
                                 (2, 'A2', '2024-05-01 10:00:00.000002+02'), (3, 'A3', NULL);",
    );
    let view = open(&url, "v_moment.guns", licensed()).unwrap();
    let place = view.place().unwrap();
    assert_eq!(place.last_change, 1_714_550_400_000_002);
    assert!(view.changed(place.last_change).unwrap().is_empty());
    let changed = view.changed(place.last_change - 1).unwrap();
    assert_eq!(changed, [(place.last_change, RecordId(2))]);
    assert_eq!(view.changed(0).unwrap().len(), 2);
}

#[test]
fn several_rows_of_one_number_are_one_gun_with_its_events() {
    let url = national(
        "v_events",
        "CREATE TABLE guns (record_id bigint, serial_number text, make text, event_kind text,
                            event_date date, event_country text, record_set text);
         INSERT INTO guns VALUES
            (1, 'A1', 'Colt', 'EXPORTED', '2020-05-01', 'GY', 'Exports'),
            (1, 'A1', 'Colt', 'MANUFACTURED', '2019-01-01', NULL, 'Exports'),
            (2, 'A2', 'Colt', 'NONSENSE', NULL, NULL, 'Exports'),
            (2, 'A2', 'Colt', 'SEIZED', '2021-01-01', NULL, 'Exports'),
            (3, 'A3', 'Colt', NULL, NULL, NULL, 'Stolen'),
            (4, 'A4', 'Colt', NULL, NULL, NULL, 'A set that nobody described'),
            (5, 'A5', 'Colt', NULL, NULL, NULL, NULL);
         CREATE VIEW guns_set AS VALUES (7, 'Exports', 'EXPORT', 2000, 2024),
                                        (2, 'Stolen', 'STOLEN', NULL, NULL);
         ALTER VIEW guns_set RENAME column1 TO number;
         ALTER VIEW guns_set RENAME column2 TO name;
         ALTER VIEW guns_set RENAME column3 TO kind;
         ALTER VIEW guns_set RENAME column4 TO from_year;
         ALTER VIEW guns_set RENAME column5 TO to_year;
         GRANT SELECT ON guns_set TO PUBLIC;",
    );
    let view = open(&url, "v_events.guns", None).unwrap();
    let records = all(&view, 0);
    let events: Vec<(i64, u32, u32)> =
        records.iter().map(|r| (r.id.0, r.set.0, r.events)).collect();
    assert_eq!(events, [(1, 7, 2), (2, 7, 1), (3, 2, 0)]);
    assert_eq!(view.left_out(), 3);
    let sets: Vec<(u32, String)> =
        view.sets().unwrap().into_iter().map(|s| (s.number.0, s.name)).collect();
    assert_eq!(sets, [(2, "Stolen".to_owned()), (7, "Exports".to_owned())]);
    assert_eq!(view.records_in(SetNumber(7)).unwrap(), 2);
    assert_eq!(view.records_in(SetNumber(2)).unwrap(), 1);
    // Read alone, a gun is the same.
    assert_eq!(view.read(&[RecordId(1)]).unwrap(), records[..1]);
}

#[test]
fn a_row_that_the_server_cannot_compute_is_left_out_too() {
    let url = national(
        "v_broken",
        "CREATE TABLE arma (nr bigint PRIMARY KEY, numero text, anio text);
         INSERT INTO arma SELECT n, 'SYN' || n, '19' || (n % 90 + 10) FROM generate_series(1, 5000) n;
         UPDATE arma SET anio = 'secret-cell' WHERE nr IN (1, 2500, 5000);
         CREATE VIEW guns AS SELECT nr AS record_id, numero AS serial_number,
            anio::integer AS year_of_manufacture FROM arma;",
    );
    let view = open(&url, "v_broken.guns", licensed()).unwrap();
    let found = ids(&all(&view, 0));
    let wanted: Vec<i64> = (1..=5_000).filter(|id| ![1, 2_500, 5_000].contains(id)).collect();
    assert!(found == wanted, "{} found", found.len());
    assert_eq!(view.left_out(), 3);
    assert_eq!(ids(&view.read(&[2_499, 2_500, 2_501].map(RecordId)).unwrap()), [2_499, 2_501]);
    // Within another scan it is an error, and the outer one ends with it.
    let mut visited = 0;
    let ended = view.scan(RecordId(2_500), &mut |_| {
        visited += 1;
        view.scan(RecordId(2_400), &mut |_| Ok(()))
    });
    let error = ended.unwrap_err();
    assert_eq!(visited, 1);
    assert!(!format!("{error} {error:?}").contains("secret-cell"), "{error}");
}

#[test]
fn a_view_is_never_written_even_if_the_account_may() {
    let _reader = national("v_write", GUNS);
    // The owner of the database, who may do everything.
    let mut view = open(&url(""), "v_write.guns", licensed()).unwrap();
    let refused = |result: Result<(), RegistryError>| {
        assert!(matches!(result, Err(RegistryError::ReadOnly)), "{result:?}");
    };
    refused(view.begin());
    refused(view.put_set(&set(1, "Sales")));
    refused(view.append(&[record(1, 1, 0)]));
    refused(view.replace(&record(1, 1, 0)));
    refused(view.put_note("a", b""));
    refused(view.add_issues(1, &[]));
    refused(view.commit());
    view.roll_back().unwrap();
    assert!(view.imports().unwrap().is_empty() && view.notes("").unwrap().is_empty());
    owner()
        .batch_execute(
            "SET search_path = v_write;
             CREATE FUNCTION sly(bigint) RETURNS bigint LANGUAGE sql VOLATILE
                AS 'DELETE FROM v_write.arma RETURNING 1::bigint';
             CREATE VIEW sly_guns AS SELECT nr AS record_id, numero AS serial_number,
                sly(nr) AS change_number FROM arma;",
        )
        .unwrap();
    let sly = open(&url(""), "v_write.sly_guns", licensed()).unwrap();
    let error = sly.place().unwrap_err().to_string();
    assert!(error.contains("25006"), "{error}");
}

#[test]
fn a_view_that_cannot_be_a_registry_is_refused_with_the_reason() {
    let url = national(
        "v_bad",
        "CREATE VIEW guns AS SELECT 1::bigint AS record_id, 'A1'::text AS serial_number;
         CREATE VIEW no_number AS SELECT 'A1'::text AS serial_number;
         CREATE VIEW text_number AS SELECT '1'::text AS record_id, 'A1'::text AS serial_number;
         CREATE VIEW no_serial AS SELECT 1 AS record_id, 'Colt'::text AS make;
         CREATE VIEW twice AS SELECT 1 AS record_id, 'A'::text AS serial, 'B'::text AS serie;
         CREATE VIEW bad_change AS SELECT 1 AS record_id, 'A'::text AS serial, 'x'::text AS changed_at;
         CREATE VIEW far AS SELECT 5000000000 AS record_id, 'A'::text AS serial;
         GRANT SELECT ON no_number, text_number, no_serial, twice, bad_change, far TO PUBLIC;
         CREATE VIEW forbidden AS SELECT 1 AS record_id, 'A'::text AS serial;",
    );
    let why = |view: &str| match open(&url, view, licensed()) {
        Err(error) => error.to_string(),
        Ok(view) => view.place().unwrap_err().to_string(),
    };
    for (view, part) in [
        ("v_bad.no_number", "no column record_id"),
        ("v_bad.text_number", "must be a bigint"),
        ("v_bad.no_serial", "serial_number"),
        ("v_bad.twice", "keep one"),
        ("v_bad.bad_change", "must be a timestamp"),
        ("v_bad.far", "4294967295"),
        ("v_bad.nothing", "42P01"),
        ("v_bad.forbidden", "42501"),
        ("v_bad.guns; DROP TABLE x", "NAME or SCHEMA.NAME"),
        ("a.b.c", "NAME or SCHEMA.NAME"),
    ] {
        let error = why(view);
        assert!(error.contains(part), "{view}: {error}");
        assert!(!error.contains("synthetic-reader"));
    }
    let error = open(&url, "v_bad.guns", None).unwrap_err();
    assert!(error.to_string().contains("registry.record_set"), "{error}");
    assert!(matches!(error, RegistryError::Postgres(PostgresError::View { .. })));
}

#[test]
fn an_index_of_another_view_or_of_other_columns_does_not_fit() {
    let url = national("v_identity", GUNS);
    let registry = |view: &str| open(&url, view, licensed()).unwrap().place().unwrap().registry;
    let first = registry("v_identity.guns");
    assert_eq!(registry("v_identity.guns"), first);
    owner()
        .batch_execute(
            "CREATE VIEW v_identity.guns_2 AS SELECT * FROM v_identity.guns;
             GRANT SELECT ON v_identity.guns_2 TO PUBLIC;",
        )
        .unwrap();
    assert_ne!(registry("v_identity.guns_2"), first);
    owner()
        .batch_execute(
            "CREATE OR REPLACE VIEW v_identity.guns AS SELECT nr AS record_id,
                version AS change_number, marca AS make, modelo AS model,
                numero AS serial_number, anio AS year_of_manufacture,
                'not imported' AS remarks, '9 mm' AS caliber FROM v_identity.arma;",
        )
        .unwrap();
    assert_ne!(registry("v_identity.guns"), first);
}
