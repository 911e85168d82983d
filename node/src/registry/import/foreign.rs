//! Rows of somebody else's table, read as the rows of a file are.

use std::sync::Arc;

use vestigo_protocol::firearm::RecordSet;

use super::ImportError;
use super::cells::Reader;
use super::columns::Columns;
use super::mapping::ColumnMapping;
use super::row::Row;
use crate::registry::NewRecord;

/// Reads rows whose columns have the headings of an import.
pub(in crate::registry) struct RowReader(Arc<Columns>);

impl RowReader {
    /// For columns of these names, in this order; a name that no import knows is passed over.
    ///
    /// # Errors
    /// [`ImportError`] if no column holds serial numbers, or two hold the same.
    pub(in crate::registry) fn new(names: &[String]) -> Result<Self, ImportError> {
        let order = ColumnMapping::of_header(names, &[])?.layout(names)?;
        Ok(Self(Arc::new(Columns::new(1, names.to_vec(), order))))
    }

    /// One row as a record of a set; none if it cannot be read.
    pub(in crate::registry) fn read<'c>(
        &self,
        row: impl Iterator<Item = &'c str>,
        set: &RecordSet,
    ) -> Option<NewRecord> {
        let mut reader = Reader::new(Arc::clone(&self.0), set);
        reader.record(&Row::of(row))
    }
}
