//! What imports have left in a registry besides records: that they were done, and which columns
//! their sources have.

use vestigo_protocol::time::Timestamp;

use super::mapping::ColumnMapping;
use super::resume::State;
use super::{ImportError, ImportReport};
use crate::registry::records::StoredImport;
use crate::registry::{Registry, RegistryError};

/// Before the name of a source.
const SOURCE: &str = "source:";

/// An import that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastImport {
    /// Its number, from 1.
    pub number: u32,
    /// The record set; the first version did not keep it.
    pub set: Option<String>,
    /// When it was begun.
    pub begun: Timestamp,
    /// False if it was interrupted: the same file imported again goes on where it stopped.
    pub finished: bool,
    /// What it did: counts without issues.
    pub report: ImportReport,
}

impl Registry {
    /// The imports that left something, oldest first.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn past_imports(&self) -> Result<Vec<PastImport>, RegistryError> {
        let past = |import: &StoredImport| {
            let state = State::read(import)?;
            let mut report = ImportReport { kept: true, ..ImportReport::default() };
            state.put_into(&mut report);
            report.rows = import.rows_done;
            let (number, finished, begun) = (import.number, import.finished, state.at());
            Ok(PastImport { number, set: state.set(), begun, finished, report })
        };
        self.imports()?.iter().map(past).collect()
    }

    /// The column mapping that was saved for a source.
    ///
    /// # Errors
    /// It cannot be read, or the registry fails.
    pub fn saved_mapping(&self, source: &str) -> Result<Option<ColumnMapping>, ImportError> {
        let saved = self.engine.note(&format!("{SOURCE}{source}"))?;
        Ok(saved.map(|bytes| ColumnMapping::from_bytes(&bytes)).transpose()?)
    }

    /// Saves the column mapping of a source in place of an earlier one.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn save_mapping(
        &mut self,
        source: &str,
        mapping: &ColumnMapping,
    ) -> Result<(), RegistryError> {
        self.engine.begin()?;
        let put = self.engine.put_note(&format!("{SOURCE}{source}"), &mapping.to_bytes());
        if put.is_err() {
            self.engine.roll_back()?;
        }
        put?;
        self.engine.commit()
    }

    /// The sources whose column mapping was saved, by name; no mapping if it cannot be read.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn saved_mappings(&self) -> Result<Vec<(String, Option<ColumnMapping>)>, RegistryError> {
        let mut saved = Vec::new();
        for note in self.engine.notes(SOURCE)? {
            let Some(bytes) = self.engine.note(&note)? else { continue };
            let name = note.strip_prefix(SOURCE).unwrap_or(&note).to_owned();
            saved.push((name, ColumnMapping::from_bytes(&bytes).ok()));
        }
        Ok(saved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistrySource;

    #[test]
    fn a_saved_mapping_is_there_under_its_name_until_another_takes_its_place() {
        let mut registry = Registry::open(&RegistrySource::Memory, [7; 16]).unwrap();
        assert!(registry.saved_mapping("Dealer").unwrap().is_none());
        let header: Vec<String> = vec!["make".to_owned(), "serie".to_owned()];
        let mapping = ColumnMapping::of_header(&header, &[]).unwrap();
        registry.save_mapping("Dealer", &mapping).unwrap();
        let later = ColumnMapping { two_digit_pivot: Some(30), ..mapping };
        registry.save_mapping("Dealer", &later).unwrap();
        assert_eq!(registry.saved_mapping("Dealer").unwrap(), Some(later.clone()));
        assert_eq!(registry.saved_mappings().unwrap(), [("Dealer".to_owned(), Some(later))]);
    }
}
