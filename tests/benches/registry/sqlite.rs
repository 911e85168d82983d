//! SQLite with btrees on the same rows: what we would have without an index of our own.

use std::fs::File;
use std::path::Path;
use std::time::Instant;

use rusqlite::{Connection, params};

use super::classes::Class;
use super::report::{Sample, Timing};
use super::{Failure, Import};

/// Rows in one durable commit, as in our own import.
const BATCH: usize = 10_000;

pub(super) struct Peer {
    connection: Connection,
}

impl Peer {
    /// An empty database with its btrees.
    pub(super) fn create(path: &Path) -> Result<Self, Failure> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -1048576;
             CREATE TABLE gun (id INTEGER PRIMARY KEY, make TEXT, model TEXT, caliber TEXT, type TEXT,
                 serial TEXT, country TEXT, year TEXT, norm TEXT NOT NULL, folded TEXT NOT NULL,
                 reversed TEXT NOT NULL) STRICT;
             CREATE INDEX gun_norm ON gun (norm); CREATE INDEX gun_folded ON gun (folded);",
        )?;
        Ok(Self { connection })
    }

    pub(super) fn import(&mut self, rows: &Path) -> Result<Import, Failure> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).from_reader(File::open(rows)?);
        let began = Instant::now();
        let mut record = csv::StringRecord::new();
        let mut more = true;
        while more {
            let transaction = self.connection.transaction()?;
            {
                let mut insert = transaction.prepare_cached(
                    "INSERT INTO gun VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                )?;
                for _ in 0..BATCH {
                    more = reader.read_record(&mut record)?;
                    if !more {
                        break;
                    }
                    let id: i64 = record.get(0).unwrap_or_default().parse()?;
                    let cell = |n| record.get(n).unwrap_or_default();
                    insert.execute(params![
                        id,
                        cell(1),
                        cell(2),
                        cell(3),
                        cell(4),
                        cell(5),
                        cell(6),
                        cell(7),
                        cell(8),
                        cell(9),
                        cell(10)
                    ])?;
                }
            }
            transaction.commit()?;
        }
        Ok(Import {
            what: "SQLite with btrees on canonical and folded form",
            seconds: began.elapsed().as_secs_f64(),
        })
    }

    /// Exact and folded by btree; `None` for what SQLite has no index for.
    pub(super) fn ask(&self, class: Class, asked: &[String]) -> Result<Option<Timing>, Failure> {
        let column = match class {
            Class::Exact => "norm",
            Class::Folded => "folded",
            _ => return Ok(None),
        };
        let mut statement =
            self.connection.prepare(&format!("SELECT * FROM gun WHERE {column} = ?1"))?;
        let mut samples = Vec::with_capacity(asked.len());
        for text in asked {
            let began = Instant::now();
            let found = statement
                .query_map([text], |row| {
                    for column in 1..8 {
                        let _text: String = row.get(column)?;
                    }
                    row.get(0)
                })?
                .collect::<Result<_, _>>()?;
            samples.push(Sample { seconds: began.elapsed().as_secs_f64(), server: None, found });
        }
        Ok(Some(Timing::of(samples)))
    }
}
