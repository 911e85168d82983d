//! PostgreSQL on the same rows: btrees where they help, a trigram index (`pg_trgm`) where they do
//! not, a sequential scan where neither finds everything.

use std::fs::File;
use std::io::{BufReader, Write as _, copy};
use std::path::Path;
use std::time::Instant;

use postgres::{Client, NoTls};

use super::classes::Class;
use super::report::{Sample, Timing};
use super::{Failure, Import};

/// A connection and what it was told.
pub(super) struct Peer {
    client: Client,
}

const COLUMNS: &str = "id bigint NOT NULL, make text, model text, caliber text, type text,
    serial text, country text, year text, norm text NOT NULL, folded text NOT NULL,
    reversed text NOT NULL";

impl Peer {
    /// Connects and readies an empty schema.
    pub(super) fn connect(url: &str) -> Result<Self, Failure> {
        let mut client = Client::connect(url, NoTls)?;
        client.batch_execute(
            "DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench; SET search_path = bench, public;
             CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
             SET jit = off; SET maintenance_work_mem = '1GB'; SET work_mem = '256MB';",
        )?;
        Ok(Self { client })
    }

    /// COPY into a table that has its primary key and its btree already.
    pub(super) fn copy_into_indexed(&mut self, rows: &Path) -> Result<Import, Failure> {
        self.client.batch_execute(&format!(
            "DROP TABLE IF EXISTS gun; CREATE TABLE gun ({COLUMNS}, PRIMARY KEY (id));
             CREATE INDEX gun_norm ON gun (norm text_pattern_ops);"
        ))?;
        let began = Instant::now();
        self.copy(rows)?;
        Ok(Import {
            what: "PostgreSQL: COPY into a table with primary key and btree",
            seconds: began.elapsed().as_secs_f64(),
        })
    }

    /// COPY, then primary key and btree.
    pub(super) fn copy_then_index(&mut self, rows: &Path) -> Result<Import, Failure> {
        self.client
            .batch_execute(&format!("DROP TABLE IF EXISTS gun; CREATE TABLE gun ({COLUMNS});"))?;
        let began = Instant::now();
        self.copy(rows)?;
        self.client.batch_execute(
            "ALTER TABLE gun ADD PRIMARY KEY (id); CREATE INDEX gun_norm ON gun (norm text_pattern_ops);",
        )?;
        Ok(Import {
            what: "PostgreSQL: COPY, then primary key and btree",
            seconds: began.elapsed().as_secs_f64(),
        })
    }

    /// What the other questions need: seconds.
    pub(super) fn more_indexes(&mut self) -> Result<Import, Failure> {
        let began = Instant::now();
        self.client.batch_execute(
            "CREATE INDEX gun_folded ON gun (folded text_pattern_ops);
             CREATE INDEX gun_reversed ON gun (reversed text_pattern_ops);
             CREATE INDEX gun_trigrams ON gun USING gin (folded gin_trgm_ops);",
        )?;
        // Not inside a batch, which is one transaction.
        self.client.batch_execute("VACUUM ANALYZE gun")?;
        Ok(Import {
            what: "PostgreSQL: two more btrees, GIN trigrams, ANALYZE",
            seconds: began.elapsed().as_secs_f64(),
        })
    }

    fn copy(&mut self, rows: &Path) -> Result<(), Failure> {
        let mut file = BufReader::with_capacity(1 << 20, File::open(rows)?);
        let mut writer = self.client.copy_in("COPY gun FROM STDIN (FORMAT csv)")?;
        copy(&mut file, &mut writer)?;
        writer.flush()?;
        writer.finish()?;
        Ok(())
    }

    /// Bytes of the table and of its indexes.
    pub(super) fn sizes(&mut self) -> Result<(u64, u64), Failure> {
        let row =
            self.client.query_one("SELECT pg_table_size('gun'), pg_indexes_size('gun')", &[])?;
        Ok((u64::try_from(row.get::<_, i64>(0))?, u64::try_from(row.get::<_, i64>(1))?))
    }

    /// Asks each question twice: once as a client does, once inside `EXPLAIN ANALYZE`, which tells
    /// the server's own time. The ids of what was found come from the first.
    pub(super) fn ask(
        &mut self,
        class: Class,
        asked: &[String],
        how: &str,
    ) -> Result<Timing, Failure> {
        let (condition, setting) = condition(class, how);
        self.client.batch_execute(&format!("DEALLOCATE ALL; {setting}"))?;
        let sql = format!(
            "SELECT id, make, model, caliber, type, serial, country, year FROM gun WHERE {condition}"
        );
        let statement = self.client.prepare(&sql)?;
        let plan = format!("PREPARE question (text, text) AS {sql}");
        self.client.batch_execute(&plan)?;
        let mut samples = Vec::with_capacity(asked.len());
        for text in asked {
            let second = second(class, text);
            let began = Instant::now();
            let rows = self.client.query(&statement, &[text, &second])?;
            let client = began.elapsed();
            let found = rows.iter().map(|row| row.get::<_, i64>(0)).collect();
            let explain = format!(
                "EXPLAIN (ANALYZE, TIMING OFF, FORMAT TEXT) EXECUTE question ({}, {})",
                quoted(text),
                quoted(&second)
            );
            let lines = self.client.query(&explain, &[])?;
            let server = lines
                .iter()
                .filter_map(|row| execution_ms(row.get::<_, &str>(0)))
                .next()
                .ok_or("EXPLAIN ANALYZE told no time")?;
            samples.push(Sample {
                seconds: client.as_secs_f64(),
                server: Some(server / 1e3),
                found,
            });
        }
        Ok(Timing::of(samples))
    }

    /// Resident memory of all processes of the server, in bytes; shared pages once.
    pub(super) fn settings(&mut self) -> Result<String, Failure> {
        let row =
            self.client.query_one("SELECT version(), current_setting('shared_buffers')", &[])?;
        let version: String = row.get(0);
        let short: Vec<&str> = version.split(' ').take(2).collect();
        Ok(format!("{}, shared_buffers {}", short.join(" "), row.get::<_, String>(1)))
    }
}

/// The WHERE clause of a class; `$1` and `$2` are what [`second`] says.
fn condition(class: Class, how: &str) -> (&'static str, &'static str) {
    match (class, how) {
        (Class::Exact, _) => ("norm = $1 AND $2 <> ''", ""),
        (Class::Folded, _) => ("folded = $1 AND $2 <> ''", ""),
        (Class::LeadingUnknown, _) => ("reversed LIKE $2 AND $1 <> ''", ""),
        (Class::BothEnds, _) => ("folded LIKE $1 AND $2 <> ''", ""),
        (Class::OneEdit, "trigrams") => (
            "folded % $1 AND levenshtein_less_equal(folded, $2, 1) <= 1",
            "SET pg_trgm.similarity_threshold = 0.2; SET enable_seqscan = off",
        ),
        (Class::OneEdit, _) => {
            ("levenshtein_less_equal(folded, $1, 1) <= 1 AND $2 <> ''", "SET enable_seqscan = on")
        }
        (Class::TwoEdits, "trigrams") => (
            "folded % $1 AND levenshtein_less_equal(folded, $2, 2) <= 2",
            "SET pg_trgm.similarity_threshold = 0.2; SET enable_seqscan = off",
        ),
        (Class::TwoEdits, _) => {
            ("levenshtein_less_equal(folded, $1, 2) <= 2 AND $2 <> ''", "SET enable_seqscan = on")
        }
    }
}

/// The reversed text where an index on reversed texts is asked, else the text again.
fn second(class: Class, text: &str) -> String {
    if class == Class::LeadingUnknown { text.chars().rev().collect() } else { text.to_owned() }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// `Execution Time: 0.043 ms`.
fn execution_ms(line: &str) -> Option<f64> {
    line.trim().strip_prefix("Execution Time: ")?.strip_suffix(" ms")?.parse().ok()
}
