//! The registry's tables in a database: how they are recognised, made and brought up to date.

use postgres::error::SqlState;

use super::connection::{Connection, Session};
use super::error::PostgresError;

/// Stands in `meta`, and tells a registry from tables of the same names.
const APPLICATION: &str = "vestigo registry";

/// One step per format, oldest first. A step that has been released never changes. `record` may
/// be there before: `deploy/postgres` makes it as a table spread over several servers, which is
/// why nothing here relies on its having a unique index.
const MIGRATIONS: &[&str] = &["
    CREATE TABLE IF NOT EXISTS {s}.record (
        id      bigint NOT NULL PRIMARY KEY,
        set_id  integer NOT NULL,
        events  integer NOT NULL,
        body    bytea NOT NULL,
        digest  bytea NOT NULL
    );
    CREATE TABLE {s}.record_set (
        number   integer NOT NULL PRIMARY KEY,
        name     text NOT NULL UNIQUE,
        body     bytea NOT NULL,
        digest   bytea NOT NULL,
        records  bigint NOT NULL DEFAULT 0,
        events   bigint NOT NULL DEFAULT 0
    );
    CREATE TABLE {s}.change (
        number     bigint NOT NULL PRIMARY KEY,
        record_id  bigint NOT NULL
    );
    CREATE TABLE {s}.unsettled (
        record_id  bigint NOT NULL
    );
    CREATE TABLE {s}.import (
        key                 bytea NOT NULL PRIMARY KEY,
        number              bigint NOT NULL UNIQUE,
        rows_done           bigint NOT NULL,
        finished            boolean NOT NULL,
        first_record_after  bigint NOT NULL,
        state               bytea NOT NULL
    );
    CREATE TABLE {s}.issue (
        import    bigint NOT NULL,
        position  bigint NOT NULL,
        line      bigint NOT NULL,
        body      bytea NOT NULL,
        PRIMARY KEY (import, position)
    );
    CREATE TABLE {s}.note (
        name  text NOT NULL PRIMARY KEY,
        body  bytea NOT NULL
    );
    CREATE TABLE {s}.meta (
        one          integer NOT NULL PRIMARY KEY CHECK (one = 1),
        application  text NOT NULL,
        format       integer NOT NULL,
        registry     bytea NOT NULL,
        last_record  bigint NOT NULL,
        last_change  bigint NOT NULL,
        batch        bytea NOT NULL
    );
"];

/// What is there.
pub(super) struct Found {
    pub(super) registry: [u8; 16],
    /// True if `record` lies on other servers: then a commit is not one step.
    pub(super) scattered: bool,
}

/// Recognises the registry, or makes it.
pub(super) fn open(connection: &mut Connection, fresh: &[u8; 16]) -> Result<Found, PostgresError> {
    const DOING: &str = "opening the registry";
    let format = match format(connection)? {
        Some(format) => format,
        None => match connection.once(DOING, |s| found(s, fresh)) {
            Ok(()) => newest(),
            Err(error) => {
                connection.end_transaction();
                // Another process may have made it at the same moment.
                match format(connection)? {
                    Some(format) => format,
                    None if error.is(&SqlState::DUPLICATE_TABLE) => {
                        let schema = connection.server().schema().to_owned();
                        return Err(PostgresError::ForeignSchema(schema));
                    }
                    None => return Err(error),
                }
            }
        },
    };
    if !(1..=newest()).contains(&format) {
        return Err(PostgresError::TooNew { found: format, known: newest() });
    }
    if format < newest() {
        let stepped = connection.once(DOING, step_up);
        if stepped.is_err() {
            connection.end_transaction();
        }
        stepped?;
    }
    let bad = |what| PostgresError::Unexpected { doing: DOING, what };
    let registry = connection.once(DOING, |s| {
        let rows = s.query("SELECT registry FROM {s}.meta WHERE one = 1", &[])?;
        rows.first().map(|row| row.try_get::<_, Vec<u8>>(0)).transpose()
    })?;
    let registry = registry.and_then(|id| id.try_into().ok());
    let scattered = connection.once(DOING, |s| {
        let schema = s.with_schema("{s}");
        let rows = s.query(
            "SELECT c.relkind::text FROM pg_catalog.pg_class c
             JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = $1 AND c.relname = 'record'",
            &[&schema],
        )?;
        rows.first().map(|row| row.try_get::<_, String>(0)).transpose()
    })?;
    Ok(Found {
        registry: registry.ok_or_else(|| bad("the registry's own number"))?,
        scattered: scattered.is_some_and(|kind| kind != "r"),
    })
}

fn newest() -> i32 {
    i32::try_from(MIGRATIONS.len()).unwrap_or(i32::MAX)
}

/// The format; none if there is nothing yet.
fn format(connection: &mut Connection) -> Result<Option<i32>, PostgresError> {
    const DOING: &str = "recognising the registry";
    let asked = connection.again(DOING, |s| {
        let rows = s.query("SELECT application, format FROM {s}.meta WHERE one = 1", &[])?;
        let read = |row: &postgres::Row| Ok((row.try_get(0)?, row.try_get(1)?));
        rows.first().map(read).transpose()
    });
    let foreign = |c: &Connection| PostgresError::ForeignSchema(c.server().schema().to_owned());
    match asked {
        Ok(Some((application, format))) => {
            let application: String = application;
            if application == APPLICATION { Ok(Some(format)) } else { Err(foreign(connection)) }
        }
        Ok(None) => Err(foreign(connection)),
        Err(e) if e.is(&SqlState::UNDEFINED_TABLE) || e.is(&SqlState::INVALID_SCHEMA_NAME) => {
            Ok(None)
        }
        Err(e) if e.is(&SqlState::UNDEFINED_COLUMN) => Err(foreign(connection)),
        Err(e) => Err(e),
    }
}

fn found(session: &mut Session, fresh: &[u8; 16]) -> Result<(), postgres::Error> {
    session.run("BEGIN")?;
    let there =
        session.query_unprepared("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = '{s}'")?;
    // Only then is the right to make schemas needed.
    if there.is_empty() {
        session.run("CREATE SCHEMA {s}")?;
    }
    for step in MIGRATIONS {
        session.run(step)?;
    }
    session.execute(
        "INSERT INTO {s}.meta
             (one, application, format, registry, last_record, last_change, batch)
         VALUES (1, $1, $2, $3, 0, 0, $3)",
        &[&APPLICATION, &newest(), &fresh.as_slice()],
    )?;
    session.run("COMMIT")
}

fn step_up(session: &mut Session) -> Result<(), postgres::Error> {
    session.run("BEGIN")?;
    let rows = session.query("SELECT format FROM {s}.meta WHERE one = 1 FOR UPDATE", &[])?;
    let format: i32 = rows.first().map_or(Ok(newest()), |row| row.try_get(0))?;
    for step in MIGRATIONS.iter().skip(usize::try_from(format).unwrap_or(0)) {
        session.run(step)?;
    }
    session.execute("UPDATE {s}.meta SET format = $1 WHERE one = 1", &[&newest()])?;
    session.run("COMMIT")
}
