//! The registry in PostgreSQL.

use postgres::{Client, NoTls};
use vestigo::registry::postgres::{PostgresError, PostgresRecords, Server};
use vestigo::registry::records::Records;
use vestigo::registry::{RecordId, RegistryError};

use crate::conformance::{all, changed, filled, record, set};

crate::conformance!(fresh);

/// A variable that `tests/postgres/start` prints.
pub(crate) fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        panic!("{name} is not set: run tests/run, or eval \"$(tests/postgres/start /tmp/NAME)\"")
    })
}

/// The server's URL with more parameters.
pub(crate) fn url(parameters: &str) -> String {
    format!("{}?{parameters}", variable("VESTIGO_TEST_POSTGRES"))
}

/// Another session, of the database's owner.
pub(crate) fn owner() -> Client {
    Client::connect(&variable("VESTIGO_TEST_POSTGRES"), NoTls).expect("the server is there")
}

fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("random bytes");
    bytes
}

fn open(schema: &str) -> Result<PostgresRecords, RegistryError> {
    PostgresRecords::open(Server::parse(&url(&format!("search_path={schema}")))?, random())
}

/// Prepares a schema in which nothing is.
fn empty_schema(schema: &str) {
    if let Ok(command) = std::env::var("VESTIGO_TEST_PG_SPREAD") {
        let done = std::process::Command::new(&command).arg("schema").arg(schema).status();
        assert!(done.expect("it runs").success(), "{command}");
    } else {
        owner().batch_execute(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE")).unwrap();
    }
}

pub(crate) fn fresh(name: &str) -> Box<dyn Records> {
    let schema = format!("t_{name}");
    empty_schema(&schema);
    Box::new(open(&schema).unwrap())
}

fn fresh_url(name: &str) -> (String, Box<dyn Records>) {
    (format!("t_{name}"), fresh(name))
}

/// Ends the server's side of every connection that works on a schema.
fn cut(owner: &mut Client, application: &str) -> u64 {
    let sql = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
               WHERE application_name = $1";
    owner.query(sql, &[&application]).unwrap().len() as u64
}

fn named(schema: &str) -> Result<PostgresRecords, RegistryError> {
    let parameters = format!("search_path={schema}&application_name={schema}");
    PostgresRecords::open(Server::parse(&url(&parameters))?, random())
}

#[test]
fn a_connection_that_broke_is_opened_again_for_reading_and_for_the_next_batch() {
    let (schema, first) = fresh_url("cut");
    drop(first);
    let mut records = named(&schema).unwrap();
    records.begin().unwrap();
    records.put_set(&set(1, "Sales")).unwrap();
    records.append(&[record(1, 1, 1)]).unwrap();
    records.commit().unwrap();
    let mut owner = owner();
    assert_eq!(cut(&mut owner, &schema), 1);
    assert_eq!(records.place().unwrap().last_record, 1);
    assert_eq!(cut(&mut owner, &schema), 1);
    assert_eq!(all(&records, 0).len(), 1);
    assert_eq!(cut(&mut owner, &schema), 1);
    records.begin().unwrap();
    records.append(&[record(2, 1, 1)]).unwrap();
    records.commit().unwrap();
    assert_eq!(all(&records, 0).len(), 2);
}

#[test]
fn a_batch_does_not_survive_its_connection_and_leaves_nothing() {
    let (schema, first) = fresh_url("cut_batch");
    drop(first);
    let mut records = named(&schema).unwrap();
    records.begin().unwrap();
    records.put_set(&set(1, "Sales")).unwrap();
    records.append(&[record(1, 1, 1)]).unwrap();
    records.commit().unwrap();
    let mut owner = owner();
    let lost = |result: Result<(), RegistryError>| {
        let lost = matches!(result, Err(RegistryError::Postgres(PostgresError::Lost { .. })));
        assert!(lost, "{result:?}");
    };
    records.begin().unwrap();
    records.append(&(2..=100).map(|id| record(id, 1, 1)).collect::<Vec<_>>()).unwrap();
    assert_eq!(all(&records, 0).len(), 100);
    assert!(cut(&mut owner, &schema) >= 1);
    // What comes after must not be written outside the batch, on a new connection.
    lost(records.put_set(&set(2, "Stolen")));
    lost(records.append(&[record(101, 1, 1)]).and_then(|()| records.put_note("a", b"")));
    lost(records.commit());
    assert_eq!(records.place().unwrap().last_record, 1);
    assert_eq!(all(&records, 0).len(), 1);
    assert_eq!(records.sets().unwrap().len(), 1);
    // The lock is free.
    let mut another = records.another().unwrap();
    another.begin().unwrap();
    another.append(&[record(2, 1, 1)]).unwrap();
    another.replace(&changed(&record(1, 1, 1), 2)).unwrap();
    another.commit().unwrap();
    let place = records.place().unwrap();
    assert_eq!((place.last_record, place.last_change), (2, 1));
}

#[test]
fn a_scan_under_which_the_connection_breaks_ends_with_an_error_and_not_early() {
    let (schema, first) = fresh_url("cut_scan");
    drop(first);
    let records = filled(&|_| Box::new(named(&schema).unwrap()), "", 5_000);
    let mut owner = owner();
    let mut seen = 0;
    let ended = records.scan(RecordId(0), &mut |_| {
        if seen == 0 {
            cut(&mut owner, &schema);
        }
        seen += 1;
        Ok(())
    });
    assert!(matches!(ended, Err(RegistryError::Postgres(_))), "{ended:?} after {seen}");
    assert_eq!(all(&*records, 0).len(), 5_000);
}

#[test]
fn a_second_process_catches_up_from_the_place_where_it_was() {
    let (schema, mut writer) = fresh_url("catch_up");
    writer.begin().unwrap();
    writer.put_set(&set(1, "Sales")).unwrap();
    writer.append(&(1..=10).map(|id| record(id, 1, 1)).collect::<Vec<_>>()).unwrap();
    writer.commit().unwrap();
    let other = open(&schema).unwrap();
    let before = other.place().unwrap();
    writer.begin().unwrap();
    writer.append(&[record(11, 1, 1), record(12, 1, 1)]).unwrap();
    writer.replace(&changed(&record(4, 1, 1), 2)).unwrap();
    writer.commit().unwrap();
    let after = other.place().unwrap();
    assert_eq!(after.registry, before.registry);
    let new = all(&other, i64::from(before.last_record));
    assert_eq!(new, [record(11, 1, 1), record(12, 1, 1)]);
    let changes = other.changed(before.last_change).unwrap();
    assert_eq!(changes, [(after.last_change, RecordId(4))]);
}

#[test]
fn a_record_that_is_missing_or_was_tampered_with_is_damage_and_not_silence() {
    let (schema, mut records) = fresh_url("damage");
    records.begin().unwrap();
    records.put_set(&set(1, "Sales")).unwrap();
    records.append(&(1..=10).map(|id| record(id, 1, 1)).collect::<Vec<_>>()).unwrap();
    records.commit().unwrap();
    owner().batch_execute(&format!("DELETE FROM {schema}.record WHERE id IN (5, 10)")).unwrap();
    let damaged = |result: Result<(), RegistryError>, id| {
        let named = matches!(&result, Err(RegistryError::Damaged { record, .. }) if record.0 == id);
        assert!(named, "{result:?}");
    };
    damaged(records.read(&[RecordId(4), RecordId(5)]).map(drop), 5);
    damaged(records.scan(RecordId(0), &mut |_| Ok(())), 5);
    damaged(records.scan(RecordId(5), &mut |_| Ok(())), 10);
    assert_eq!(records.read(&[RecordId(4)]).unwrap().len(), 1);
}

#[test]
fn numbers_that_leave_a_gap_are_refused_and_so_is_a_replacement_of_nothing() {
    let (_, mut records) = fresh_url("gap");
    records.begin().unwrap();
    records.put_set(&set(1, "Sales")).unwrap();
    let refused = |result: Result<(), RegistryError>| {
        let number = matches!(result, Err(RegistryError::Postgres(PostgresError::Number { .. })));
        assert!(number, "{result:?}");
    };
    refused(records.append(&[record(2, 1, 1)]));
    refused(records.replace(&record(1, 1, 1)));
    records.roll_back().unwrap();
}

#[test]
fn a_schema_of_somebody_else_and_a_later_format_are_left_alone() {
    let mut owner = owner();
    owner
        .batch_execute(
            "DROP SCHEMA IF EXISTS t_foreign CASCADE; CREATE SCHEMA t_foreign;
             CREATE TABLE t_foreign.change (a integer);",
        )
        .unwrap();
    let foreign = |result: Result<PostgresRecords, RegistryError>| {
        let error = result.unwrap_err();
        assert!(
            matches!(error, RegistryError::Postgres(PostgresError::ForeignSchema(_))),
            "{error}"
        );
    };
    foreign(open("t_foreign"));
    owner.batch_execute("CREATE TABLE t_foreign.meta (one integer)").unwrap();
    foreign(open("t_foreign"));
    let count = "SELECT count(*) FROM pg_tables WHERE schemaname = 't_foreign'";
    assert_eq!(owner.query_one(count, &[]).unwrap().get::<_, i64>(0), 2);
    let (schema, records) = fresh_url("later");
    drop(records);
    owner.batch_execute(&format!("UPDATE {schema}.meta SET format = 77")).unwrap();
    let error = open(&schema).unwrap_err();
    assert!(
        matches!(error, RegistryError::Postgres(PostgresError::TooNew { found: 77, .. })),
        "{error}"
    );
}

#[test]
fn two_processes_that_found_a_registry_at_once_found_one() {
    empty_schema("t_race");
    let found: Vec<_> = std::thread::scope(|scope| {
        let both = [(); 4].map(|()| scope.spawn(|| open("t_race").unwrap().place().unwrap()));
        both.into_iter().map(|opened| opened.join().unwrap()).collect()
    });
    assert!(found.iter().all(|place| *place == found[0]));
}

/// A schema whose records lie in partitions, so that a commit counts as one of several steps.
fn in_partitions(schema: &str) {
    owner()
        .batch_execute(&format!(
            "DROP SCHEMA IF EXISTS {schema} CASCADE;
             CREATE SCHEMA {schema};
             CREATE TABLE {schema}.record (id bigint NOT NULL, set_id integer NOT NULL,
                events integer NOT NULL, body bytea NOT NULL, digest bytea NOT NULL)
                PARTITION BY HASH (id);
             CREATE TABLE {schema}.record_0 PARTITION OF {schema}.record
                FOR VALUES WITH (MODULUS 2, REMAINDER 0);
             CREATE TABLE {schema}.record_1 PARTITION OF {schema}.record
                FOR VALUES WITH (MODULUS 2, REMAINDER 1);"
        ))
        .unwrap();
}

#[test]
fn what_a_crash_between_two_servers_commits_leaves_is_settled() {
    in_partitions("t_settle");
    let mut writer = filled(&|_| Box::new(open("t_settle").unwrap()), "", 10);
    let reader = writer.another().unwrap();
    // A batch that replaced 4 and 5 and added 11 and 12: the servers of 4 and 11 have committed,
    // those of 5 and 12 and the front have not.
    let half = changed(&record(4, 1, 1), 3);
    let orphan = record(11, 1, 1);
    let mut owner = owner();
    let unsettled = "SELECT count(*) FROM t_settle.unsettled";
    owner.batch_execute("INSERT INTO t_settle.unsettled VALUES (4), (5), (5)").unwrap();
    owner
        .execute(
            "UPDATE t_settle.record SET body = $1, digest = $2, events = 3 WHERE id = 4",
            &[&half.body, &half.digest.0.as_slice()],
        )
        .unwrap();
    owner
        .execute(
            "INSERT INTO t_settle.record VALUES (11, 1, 1, $1, $2)",
            &[&orphan.body, &orphan.digest.0.as_slice()],
        )
        .unwrap();
    // Nobody takes the orphan for a record.
    assert!(reader.read(&[RecordId(11)]).unwrap().is_empty());
    assert_eq!(all(&*reader, 0).len(), 10);
    let before = reader.place().unwrap();
    // The next process that opens the registry makes known what may have changed.
    let next = open("t_settle").unwrap();
    let place = next.place().unwrap();
    assert_eq!((place.last_record, place.last_change), (10, before.last_change + 2));
    let changes = reader.changed(before.last_change).unwrap();
    assert_eq!(changes.iter().map(|(_, id)| id.0).collect::<Vec<_>>(), [4, 5]);
    assert_eq!(reader.count().unwrap().events, 12);
    assert_eq!(owner.query_one(unsettled, &[]).unwrap().get::<_, i64>(0), 0);
    // The batch is written again, and its own notes are gone with its commit.
    writer.begin().unwrap();
    writer.append(&[record(11, 1, 2), record(12, 1, 1)]).unwrap();
    writer.replace(&changed(&record(5, 1, 1), 2)).unwrap();
    writer.commit().unwrap();
    assert_eq!(reader.read(&[RecordId(11)]).unwrap(), [record(11, 1, 2)]);
    assert_eq!(reader.count().unwrap().events, 12 + 3 + 1);
    assert_eq!(owner.query_one(unsettled, &[]).unwrap().get::<_, i64>(0), 0);
    // What an open connection finds left over, it settles at its next batch.
    owner.batch_execute("INSERT INTO t_settle.unsettled VALUES (7)").unwrap();
    let before = reader.place().unwrap();
    writer.begin().unwrap();
    writer.commit().unwrap();
    let changes = reader.changed(before.last_change).unwrap();
    assert_eq!(changes.iter().map(|(_, id)| id.0).collect::<Vec<_>>(), [7]);
}

#[test]
fn a_connection_is_encrypted_or_refused_as_the_url_says() {
    let port = variable("VESTIGO_TEST_PG_PORT");
    let ca = variable("VESTIGO_TEST_PG_CA").replace('/', "%2F");
    let at = |host: &str, parameters: &str| {
        let url = format!(
            "postgres://vestigo:synthetic-password@{host}:{port}/registry?search_path=t_tls&\
             application_name=t_tls_{}&{parameters}",
            parameters.len()
        );
        PostgresRecords::open(Server::parse(&url)?, random())
    };
    let encrypted = |records: &PostgresRecords, parameters: &str| -> bool {
        assert!(records.place().is_ok());
        let sql = "SELECT s.ssl FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid)
                   WHERE a.application_name = $1";
        let name = format!("t_tls_{}", parameters.len());
        owner().query_one(sql, &[&name]).unwrap().get(0)
    };
    empty_schema("t_tls");
    for (parameters, wanted) in [
        (format!("sslmode=verify-full&sslrootcert={ca}"), true),
        (format!("sslmode=require&sslrootcert={ca}"), true),
        (format!("sslrootcert={ca}"), true),
        ("sslmode=disable".to_owned(), false),
        (String::new(), false),
    ] {
        let records = at("localhost", &parameters).unwrap();
        assert_eq!(encrypted(&records, &parameters), wanted, "{parameters}");
    }
    // The certificate is for localhost; another authority did not sign it.
    let verified = format!("sslmode=verify-full&sslrootcert={ca}");
    let error = at("127.0.0.1", &verified).unwrap_err().to_string();
    assert!(error.contains("cannot connect") && error.contains("certificate"), "{error}");
    let other = std::env::temp_dir().join(format!("vestigo-other-ca-{}", std::process::id()));
    std::fs::write(&other, OTHER_AUTHORITY).unwrap();
    let stranger = format!("sslrootcert={}", other.display()).replace('/', "%2F");
    let error = at("localhost", &stranger).unwrap_err().to_string();
    std::fs::remove_file(&other).unwrap();
    assert!(error.contains("UnknownIssuer"), "{error}");
}

#[test]
fn no_error_and_no_debug_text_shows_the_password() {
    let port = variable("VESTIGO_TEST_PG_PORT");
    let shows = |text: String| assert!(!text.contains("synthetic-password"), "{text}");
    let records = open("t_secret_shown").unwrap();
    shows(format!("{records:?}"));
    for url in [
        "postgres://vestigo:synthetic-password-wrong@127.0.0.1:PORT/registry",
        "postgres://nobody:synthetic-password@127.0.0.1:PORT/registry",
        "postgres://vestigo:synthetic-password@127.0.0.1:PORT/nothing",
        "postgres://vestigo:synthetic-password@127.0.0.1:1/registry",
        "postgres://vestigo:synthetic-password@nowhere.invalid:PORT/registry?sslmode=disable",
        "postgres://vestigo@127.0.0.1:PORT/registry?passwordfile=%2Fnowhere",
        "postgres://vestigo@127.0.0.1:PORT/registry",
    ] {
        let server = Server::parse(&url.replace("PORT", &port)).unwrap();
        let error = PostgresRecords::open(server, random()).unwrap_err();
        shows(format!("{error} {error:?}"));
    }
}

#[test]
fn the_password_may_lie_in_a_file_that_only_its_owner_reads() {
    use std::os::unix::fs::PermissionsExt as _;
    let port = variable("VESTIGO_TEST_PG_PORT");
    let file = std::env::temp_dir().join(format!("vestigo-password-{}", std::process::id()));
    std::fs::write(&file, "synthetic-password\n").unwrap();
    let url = format!(
        "postgres://vestigo@127.0.0.1:{port}/registry?search_path=t_secret&passwordfile={}",
        file.display()
    );
    let with_mode = |mode| {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        PostgresRecords::open(Server::parse(&url).unwrap(), random())
    };
    let refused = with_mode(0o640).unwrap_err().to_string();
    assert!(refused.contains("chmod 600"), "{refused}");
    let opened = with_mode(0o600);
    std::fs::remove_file(&file).unwrap();
    opened.unwrap();
}

#[test]
fn it_works_on_a_thread_of_a_runtime_that_may_block_and_over_a_socket() {
    let socket = variable("VESTIGO_TEST_PG_SOCKET").replace('/', "%2F");
    let port = variable("VESTIGO_TEST_PG_PORT");
    let url = format!(
        "postgres:///registry?host={socket}&port={port}&user=vestigo&\
         password=synthetic-password&search_path=t_socket"
    );
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let place = runtime.block_on(async {
        tokio::task::spawn_blocking(move || {
            let records = PostgresRecords::open(Server::parse(&url).unwrap(), random()).unwrap();
            records.place().unwrap()
        })
        .await
    });
    assert_eq!(place.unwrap().last_record, 0);
}

/// A certificate of an authority that signed nothing here.
const OTHER_AUTHORITY: &str = "-----BEGIN CERTIFICATE-----
MIIBkTCCATegAwIBAgIUFB3gXmlwhPniSGrVZ4RIwk2AnakwCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSU1lOVEhFVElDIHN0cmFuZ2VyMCAXDTI2MTEyMjIyMTU0N1oY
DzIxMjYxMDI5MjIxNTQ3WjAdMRswGQYDVQQDDBJTWU5USEVUSUMgc3RyYW5nZXIw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATPR+iET8qqYtzckdRNunVTTbyX+Dfb
Z3XlWp0VeaQORhqvcB8ITXZrviYTLTX90nIumUax7r7hTq9oHauLZUIvo1MwUTAd
BgNVHQ4EFgQUOw2l+HM7J4gwLFE2WxLwbP6cmTUwHwYDVR0jBBgwFoAUOw2l+HM7
J4gwLFE2WxLwbP6cmTUwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBF
AiEAwADLuL63DyhArR0NQIIg/onhNpREYS9YZi2DghbUDhYCIDLXlmY0qOmZybUU
5AHDHHaWZqjt0c/i4nRSJcfow4DY
-----END CERTIFICATE-----
";
