//! One connection: statements prepared once, opened again when it broke.

use std::collections::BTreeMap;

use postgres::types::ToSql;
use postgres::{Client, Row, Statement};

use super::error::{PostgresError, is_loss};
use super::server::Server;

/// What each new connection is told. A batch allows itself more time.
const SETTINGS: &str = "
    SET statement_timeout = '30s';
    SET lock_timeout = '5s';
    SET client_min_messages = 'error';
    SET TimeZone = 'UTC';
";

/// A commit that is not on disk is none, whatever the server's configuration says.
const DURABLE: &str = "SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') = 'off'";

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Of our own tables.
    Writing,
    /// Of somebody else's: then the server itself refuses to write, whatever the account may do.
    Reading,
}

/// A connection to a server. Must not be used, nor dropped, on a task of an asynchronous runtime:
/// the driver blocks its thread.
pub(super) struct Connection {
    server: Server,
    access: Access,
    session: Option<Session>,
    /// Counts connections, so that a batch knows its own from a later one.
    generation: u64,
}

/// What lasts as long as one connection.
pub(super) struct Session {
    client: Client,
    schema: String,
    prepared: BTreeMap<String, Statement>,
}

impl Connection {
    pub(super) fn open(server: Server, access: Access) -> Result<Self, PostgresError> {
        let mut connection = Self { server, access, session: None, generation: 0 };
        connection.session()?;
        Ok(connection)
    }

    pub(super) const fn server(&self) -> &Server {
        &self.server
    }

    pub(super) const fn generation(&self) -> u64 {
        self.generation
    }

    pub(super) const fn is_open(&self) -> bool {
        self.session.is_some()
    }

    fn session(&mut self) -> Result<&mut Session, PostgresError> {
        if self.session.as_ref().is_none_or(|session| session.client.is_closed()) {
            self.session = None;
            let mut client = self.server.connect()?;
            let more = match self.access {
                Access::Writing => DURABLE,
                Access::Reading => "SET default_transaction_read_only = on",
            };
            client
                .batch_execute(SETTINGS)
                .and_then(|()| client.batch_execute(more))
                .map_err(|e| PostgresError::connect(self.server.label(), &e))?;
            self.generation += 1;
            let schema = self.server.schema().to_owned();
            self.session = Some(Session { client, schema, prepared: BTreeMap::new() });
        }
        self.session.as_mut().ok_or(PostgresError::Lost { doing: "connecting" })
    }

    /// Does something on this very connection. One that broke is forgotten.
    pub(super) fn once<T>(
        &mut self,
        doing: &'static str,
        work: impl FnOnce(&mut Session) -> Result<T, postgres::Error>,
    ) -> Result<T, PostgresError> {
        let session = self.session.as_mut().ok_or(PostgresError::Lost { doing })?;
        let error = match work(session) {
            Ok(done) => return Ok(done),
            Err(error) => error,
        };
        if is_loss(&error) || session.client.is_closed() {
            self.session = None;
            return Err(PostgresError::Lost { doing });
        }
        Err(PostgresError::of(doing, &error))
    }

    /// Does something that may be done twice: where the connection broke, since the last call
    /// or under way, a new one is opened and it is tried once more.
    pub(super) fn again<T>(
        &mut self,
        doing: &'static str,
        mut work: impl FnMut(&mut Session) -> Result<T, postgres::Error>,
    ) -> Result<T, PostgresError> {
        self.session()?;
        match self.once(doing, &mut work) {
            Err(PostgresError::Lost { .. }) => {
                self.session()?;
                self.once(doing, &mut work)
            }
            done => done,
        }
    }

    /// Ends whatever transaction is open; a connection on which that fails is closed, which ends
    /// it as well.
    pub(super) fn end_transaction(&mut self) {
        if let Some(session) = &mut self.session
            && session.client.batch_execute("ROLLBACK").is_err()
        {
            self.session = None;
        }
    }
}

impl Session {
    /// A statement with `{s}` for the schema, prepared at its first use.
    fn prepared(&mut self, sql: &str) -> Result<Statement, postgres::Error> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(&self.with_schema(sql))?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    pub(super) fn with_schema(&self, sql: &str) -> String {
        sql.replace("{s}", &self.schema)
    }

    pub(super) fn query(
        &mut self,
        sql: &str,
        values: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, postgres::Error> {
        let statement = self.prepared(sql)?;
        self.client.query(&statement, values)
    }

    /// The same for a statement that does not come again.
    pub(super) fn query_unprepared(&mut self, sql: &str) -> Result<Vec<Row>, postgres::Error> {
        let sql = self.with_schema(sql);
        self.client.query(sql.as_str(), &[])
    }

    /// The columns of a query that is not run: name and type.
    pub(super) fn columns(&mut self, sql: &str) -> Result<Vec<(String, String)>, postgres::Error> {
        let statement = self.client.prepare(&self.with_schema(sql))?;
        let columns = statement.columns().iter();
        Ok(columns.map(|c| (c.name().to_owned(), c.type_().name().to_owned())).collect())
    }

    /// Gives back how many rows it touched.
    pub(super) fn execute(
        &mut self,
        sql: &str,
        values: &[&(dyn ToSql + Sync)],
    ) -> Result<u64, postgres::Error> {
        let statement = self.prepared(sql)?;
        self.client.execute(&statement, values)
    }

    /// Several statements without values.
    pub(super) fn run(&mut self, sql: &str) -> Result<(), postgres::Error> {
        let sql = self.with_schema(sql);
        self.client.batch_execute(&sql)
    }

    /// The driver, for COPY.
    pub(super) const fn client(&mut self) -> &mut Client {
        &mut self.client
    }
}
