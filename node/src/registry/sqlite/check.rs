//! Reading a whole registry to find what the disk has changed.

use rusqlite::{OptionalExtension as _, params};
use vestigo_protocol::firearm::serial::SerialForms;

use super::{SqliteRegistry, StoredRow, database, indexed};
use crate::registry::RegistryError;
use crate::registry::record::{FirearmRecord, RecordId};

/// What [`SqliteRegistry::check`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Records looked at.
    pub records: u64,
    /// Records whose content, index entries or counts are not what was stored.
    pub damaged: Vec<RecordId>,
}

impl SqliteRegistry {
    /// Reads everything and compares it with its digests, its index entries and its counts.
    ///
    /// # Errors
    /// [`RegistryError::Database`]; damage is not an error here but in the report.
    pub fn check(&self) -> Result<CheckReport, RegistryError> {
        let mut report = CheckReport::default();
        let mut next = 0i64;
        loop {
            let row = self
                .connection
                .prepare_cached(
                    "SELECT id, set_id, identity, body, digest FROM record WHERE id >= ?1
                     ORDER BY id LIMIT 1",
                )
                .and_then(|mut s| s.query_row([next], StoredRow::read).optional())
                .map_err(database("checking"))?;
            let Some(row) = row else { return Ok(report) };
            next = row.id.saturating_add(1);
            report.records += 1;
            let sound = match self.verified(&row) {
                Ok(record) => self.is_indexed(&record).map_err(database("checking"))?,
                Err(RegistryError::Damaged { .. }) => false,
                Err(other) => return Err(other),
            };
            if !sound {
                report.damaged.push(RecordId(row.id));
            }
        }
    }

    fn is_indexed(&self, record: &FirearmRecord) -> rusqlite::Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT position, canonical, folded FROM mark WHERE record_id = ?1 ORDER BY position",
        )?;
        let stored = statement
            .query_map([record.id.0], |row| {
                let position: i64 = row.get(0)?;
                let forms = SerialForms { canonical: row.get(1)?, folded: row.get(2)? };
                Ok((usize::try_from(position).unwrap_or(usize::MAX), forms))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let count: i64 = self
            .connection
            .prepare_cached("SELECT event_count FROM record WHERE id = ?1")?
            .query_row([record.id.0], |row| row.get(0))?;
        // Asked of the index and not of the table: an index that lost an entry hides a gun.
        let mut reachable = self.connection.prepare_cached(
            "SELECT count(*) FROM mark INDEXED BY mark_canonical
             WHERE canonical = ?1 AND record_id = ?2 AND position = ?3
             UNION ALL SELECT count(*) FROM mark INDEXED BY mark_folded
             WHERE folded = ?4 AND record_id = ?2 AND position = ?3",
        )?;
        for (position, forms) in &stored {
            let position = i64::try_from(*position).unwrap_or(i64::MAX);
            let found = reachable
                .query_map(params![forms.canonical, record.id.0, position, forms.folded], |row| {
                    row.get::<_, i64>(0)
                })?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            if found != [1, 1] {
                return Ok(false);
            }
        }
        let expected: Vec<_> = indexed(&record.description).collect();
        Ok(stored == expected && usize::try_from(count) == Ok(record.events.len()))
    }
}
