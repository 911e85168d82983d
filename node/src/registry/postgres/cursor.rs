//! Rows of a long result, page by page, in one consistent view.

use std::cell::RefCell;

use postgres::Row;

use super::connection::Connection;
use super::error::PostgresError;
use crate::registry::RegistryError;

/// Rows of one page: some hundred kilobytes of records, a round trip of a millisecond at most.
const PAGE: usize = 2_000;

/// A view of the database that does not move while it is read. Inside a batch there is one
/// already, as far as the batch needs it.
pub(super) struct View<'c> {
    connection: &'c RefCell<Connection>,
    own: bool,
    generation: u64,
    doing: &'static str,
}

impl<'c> View<'c> {
    /// Opens a view, unless `inside` a batch or another view of this connection.
    pub(super) fn open(
        connection: &'c RefCell<Connection>,
        inside: bool,
        doing: &'static str,
    ) -> Result<Self, PostgresError> {
        let mut open = connection.borrow_mut();
        if !inside {
            open.again(doing, |s| s.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"))?;
        }
        let generation = open.generation();
        Ok(Self { connection, own: !inside, generation, doing })
    }

    /// Rows of a query that needs no values, given to `visit` page by page. Nothing of the
    /// connection is held while a page is visited. `name` tells cursors of one view apart.
    pub(super) fn pages(
        &self,
        name: &str,
        query: &str,
        visit: &mut dyn FnMut(Vec<Row>) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        let fetch = format!("FETCH FORWARD {PAGE} FROM {name}");
        self.connection
            .borrow_mut()
            .once(self.doing, |s| s.run(&format!("DECLARE {name} NO SCROLL CURSOR FOR {query}")))?;
        loop {
            let mut connection = self.connection.borrow_mut();
            if connection.generation() != self.generation {
                return Err(PostgresError::Lost { doing: self.doing }.into());
            }
            let rows = connection.once(self.doing, |s| s.query_unprepared(&fetch))?;
            drop(connection);
            let last = rows.len() < PAGE;
            visit(rows)?;
            if last {
                break;
            }
        }
        let close = format!("CLOSE {name}");
        Ok(self.connection.borrow_mut().once(self.doing, |s| s.run(&close))?)
    }
}

impl Drop for View<'_> {
    fn drop(&mut self) {
        if self.own
            && let Ok(mut connection) = self.connection.try_borrow_mut()
            && connection.generation() == self.generation
        {
            connection.end_transaction();
        }
    }
}
