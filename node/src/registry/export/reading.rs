//! All records of a registry, one after the other.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::sync::mpsc;

use thiserror::Error;
use vestigo_protocol::firearm::Name;

use super::{CsvOptions, Exported};
use crate::registry::record::{FirearmRecord, RecordId};
use crate::registry::{Registry, RegistryError};

/// Records that may wait to be written.
const WAITING: usize = 1_024;

/// Why an export was not completed.
#[derive(Debug, Error)]
pub enum ExportError {
    /// Writing failed.
    #[error("writing the file failed: {0}")]
    Write(#[from] io::Error),
    /// The registry failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// Writes records into a file and makes it durable: a spreadsheet, or text that spreadsheets know
/// as UTF-8.
///
/// # Errors
/// [`ExportError`].
pub fn to_file(
    file: &File,
    records: impl IntoIterator<Item = Result<FirearmRecord, ExportError>>,
    spreadsheet: bool,
) -> Result<Exported, ExportError> {
    let exported = if spreadsheet {
        let mut to = BufWriter::new(file);
        let exported = super::xlsx(&mut to, records)?;
        to.flush()?;
        exported
    } else {
        super::csv(file, records, CsvOptions { byte_order_mark: true })?
    };
    file.sync_all()?;
    Ok(exported)
}

impl Registry {
    /// The records of one set, or of all, in the order of their numbers and in one consistent
    /// view: another connection reads them on a thread of its own, as far ahead as the caller
    /// takes them.
    ///
    /// # Errors
    /// [`RegistryError`], also if there is no such set; while reading, among the records.
    pub fn records(
        &self,
        set: Option<&Name>,
    ) -> Result<impl Iterator<Item = Result<FirearmRecord, RegistryError>> + '_, RegistryError>
    {
        let wanted = match set {
            Some(name) => Some(self.set_number(name).ok_or(RegistryError::NoSuchSet)?),
            None => None,
        };
        let engine = self.engine.another()?;
        let (sender, receiver) = mpsc::sync_channel(WAITING);
        let read = move || {
            let scanned = engine.scan(RecordId(0), &mut |stored| {
                if wanted.is_some_and(|set| set != stored.set) {
                    return Ok(());
                }
                // Whoever listened has gone: an end, not a failure.
                sender.send(Ok(stored)).map_err(|_| RegistryError::WriterGone)
            });
            if let Err(error) = scanned {
                let _gone = sender.send(Err(error));
            }
        };
        let thread = std::thread::Builder::new().name("registry-export".to_owned());
        thread.spawn(read).map_err(RegistryError::Thread)?;
        Ok(receiver.into_iter().map(|stored| stored.and_then(|stored| self.verified(stored))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistrySource;
    use crate::registry::import::{ImportOptions, Unnoted, import};
    use vestigo_protocol::codes::RecordSetKind;
    use vestigo_protocol::firearm::RecordSet;
    use vestigo_protocol::time::Timestamp;

    #[test]
    fn the_records_of_one_set_come_without_those_of_another() {
        let mut registry = Registry::open(&RegistrySource::Memory, [7; 16]).unwrap();
        for (name, file) in [("a", "serial\nA1001\nA1002\n"), ("b", "serial\nB2001\n")] {
            let set = RecordSet {
                name: Name::new(name).unwrap(),
                holder: None,
                kind: RecordSetKind::Registry,
                from_year: None,
                to_year: None,
                digitised_pct: 100,
                as_of: Timestamp(1_800_000_000),
            };
            let file = io::Cursor::new(file);
            import(&mut registry, file, &ImportOptions::new(set), &mut Unnoted, &mut |_, _| {})
                .unwrap();
        }
        let of = |name: Option<&str>| {
            let name = name.map(|name| Name::new(name).unwrap());
            let records = registry.records(name.as_ref()).unwrap();
            records.map(|record| record.unwrap().id.0).collect::<Vec<_>>()
        };
        assert_eq!((of(None), of(Some("a")), of(Some("b"))), (vec![1, 2, 3], vec![1, 2], vec![3]));
        let absent = Name::new("c").unwrap();
        assert!(matches!(registry.records(Some(&absent)).err(), Some(RegistryError::NoSuchSet)));
        // One who stops listening holds nothing up.
        assert_eq!(registry.records(None).unwrap().take(1).count(), 1);
    }
}
