//! Rows of somebody else's table, read as the rows of a file are.

use vestigo_protocol::firearm::RecordSet;

use super::ImportError;
use super::cells;
use super::columns::{self, Columns};
use super::rows::Row;
use crate::registry::NewRecord;

/// Reads rows whose columns have the headings of an import.
pub(in crate::registry) struct RowReader(Columns);

impl RowReader {
    /// For columns of these names, in this order; a name that no import knows is passed over.
    ///
    /// # Errors
    /// [`ImportError`] if no column holds serial numbers, or two hold the same.
    pub(in crate::registry) fn new(names: &[String]) -> Result<Self, ImportError> {
        Ok(Self(columns::read(&Row::of(names.iter().map(String::as_str)))?))
    }

    /// One row as a record of a set; none if it cannot be read.
    pub(in crate::registry) fn read<'c>(
        &self,
        row: impl Iterator<Item = &'c str>,
        set: &RecordSet,
    ) -> Option<NewRecord> {
        cells::read(&Row::of(row), &self.0, set).ok().map(|(record, _)| record)
    }
}
