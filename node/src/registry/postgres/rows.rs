//! Rows of the registry's own tables as what they hold.

use postgres::Row;
use postgres::types::FromSql;
use vestigo_protocol::ids::Digest;

use super::error::PostgresError;
use crate::registry::RegistryError;
use crate::registry::profile::SetNumber;
use crate::registry::record::RecordId;
use crate::registry::records::{StoredImport, StoredIssue, StoredRecord, StoredSet};

/// One value of a row.
pub(super) fn value<'r, T: FromSql<'r>>(
    row: &'r Row,
    at: usize,
    doing: &'static str,
) -> Result<T, PostgresError> {
    row.try_get(at).map_err(|e| PostgresError::of(doing, &e))
}

/// A number that is not negative here and never above what the type holds.
pub(super) fn unsigned<T, N: TryInto<T>>(
    number: N,
    doing: &'static str,
) -> Result<T, PostgresError> {
    number.try_into().map_err(|_| PostgresError::Number { doing })
}

/// From `id, set_id, events, body, digest`.
pub(super) fn record(row: &Row) -> Result<StoredRecord, RegistryError> {
    const DOING: &str = "reading a record";
    let id = RecordId(value(row, 0, DOING)?);
    let damaged = |what| RegistryError::Damaged { record: id, what };
    let set: i32 = value(row, 1, DOING)?;
    let events: i32 = value(row, 2, DOING)?;
    let digest: Vec<u8> = value(row, 4, DOING)?;
    Ok(StoredRecord {
        id,
        set: SetNumber(u32::try_from(set).map_err(|_| damaged("its record set is missing"))?),
        events: u32::try_from(events).map_err(|_| damaged("its number of events is negative"))?,
        body: value(row, 3, DOING)?,
        digest: Digest(digest.try_into().map_err(|_| damaged("its digest has another length"))?),
    })
}

/// From `number, name, body, digest`.
pub(super) fn set(row: &Row) -> Result<StoredSet, RegistryError> {
    const DOING: &str = "reading record sets";
    let number: i32 = value(row, 0, DOING)?;
    let damaged = || RegistryError::DamagedSet(i64::from(number));
    let digest: Vec<u8> = value(row, 3, DOING)?;
    Ok(StoredSet {
        number: SetNumber(u32::try_from(number).map_err(|_| damaged())?),
        name: value(row, 1, DOING)?,
        body: value(row, 2, DOING)?,
        digest: Digest(digest.try_into().map_err(|_| damaged())?),
    })
}

/// From `key, number, rows_done, finished, first_record_after, state`.
pub(super) fn import(row: &Row) -> Result<StoredImport, RegistryError> {
    const DOING: &str = "reading imports";
    let key: Vec<u8> = value(row, 0, DOING)?;
    let number: i64 = value(row, 1, DOING)?;
    let rows_done: i64 = value(row, 2, DOING)?;
    let first: i64 = value(row, 4, DOING)?;
    let unexpected = PostgresError::Unexpected { doing: DOING, what: "an import's key" };
    Ok(StoredImport {
        key: Digest(key.try_into().map_err(|_| unexpected)?),
        number: unsigned(number, DOING)?,
        rows_done: unsigned(rows_done, DOING)?,
        finished: value(row, 3, DOING)?,
        first_record_after: unsigned(first, DOING)?,
        state: value(row, 5, DOING)?,
    })
}

/// From `line, body`.
pub(super) fn issue(row: &Row) -> Result<StoredIssue, RegistryError> {
    const DOING: &str = "reading the issues of an import";
    let line: i64 = value(row, 0, DOING)?;
    Ok(StoredIssue { line: unsigned(line, DOING)?, body: value(row, 1, DOING)? })
}
