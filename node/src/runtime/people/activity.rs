//! Who did what, out of the administrative log: for officers about themselves, and about the traces
//! and cases that they may open.

use vestigo_protocol::ids::ExchangeId;
use vestigo_protocol::time::Timestamp;

use crate::runtime::admin::{AdminEntry, entry_of, indexed};
use crate::runtime::answering::pseudonym;
use crate::runtime::core::Core;
use crate::runtime::error::Denied;
use crate::store::{Officer, Store, StoreError, StoreResult};

/// Entries that are read at once while the log is made searchable.
const CHUNK: u64 = 1024;

/// Shortest beginning of an id that an entry may name.
const PREFIX_MIN: usize = 8;

impl Core {
    /// What an officer did, and what was noted about him, before entry `before`.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn activity_of(
        &mut self,
        officer: &Officer,
        before: u64,
        limit: u64,
    ) -> Result<Vec<AdminEntry>, Denied> {
        let own = pseudonym(officer, &self.identity.name).0;
        let name = self.staff.profile(officer.id).name;
        let records = self.store.admin_of(own.as_ref(), &name, before, limit)?;
        records.iter().map(entry_of).collect()
    }

    /// When an officer last did something that was noted.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn last_act(&mut self, officer: &Officer) -> Result<Option<Timestamp>, Denied> {
        let own = pseudonym(officer, &self.identity.name).0;
        // No subject is a control character.
        let records = self.store.admin_of(own.as_ref(), "\u{0}", u64::MAX, 1)?;
        let last = records.first().map(entry_of).transpose()?;
        Ok(last.map(|entry| entry.at))
    }

    /// What was noted about exchanges, before entry `before`. An entry may name the beginning of an
    /// id that somebody typed.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn activity_about(
        &mut self,
        ids: &[ExchangeId],
        before: u64,
        limit: u64,
    ) -> Result<Vec<AdminEntry>, Denied> {
        let beginnings = |id: &ExchangeId| {
            let id = id.to_hex();
            (PREFIX_MIN..=id.len()).filter_map(move |end| id.get(..end).map(str::to_owned))
        };
        let subjects: Vec<String> = ids.iter().flat_map(beginnings).collect();
        let records = self.store.admin_about(&subjects, before, limit)?;
        records.iter().map(entry_of).collect()
    }
}

impl Core {
    /// What was noted about something by this very name, the newest first.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn activity_on(
        &mut self,
        subject: &str,
        limit: u64,
    ) -> Result<Vec<AdminEntry>, Denied> {
        let records = self.store.admin_about(&[subject.to_owned()], u64::MAX, limit)?;
        records.iter().map(entry_of).collect()
    }
}

/// Makes entries searchable that were written before there was an index.
///
/// # Errors
/// The store fails, or an entry cannot be read.
pub(in crate::runtime) fn index_admin_log(store: &mut dyn Store) -> StoreResult<()> {
    loop {
        let start = store.admin_indexed()?;
        if start >= store.admin_size()? {
            return Ok(());
        }
        store.begin()?;
        for record in store.admin_entries(start, CHUNK)? {
            let entry = entry_of(&record).map_err(|_| StoreError::Unreadable {
                what: "administrative entry",
                key: record.index.to_string(),
            })?;
            let about = indexed(&entry.subject);
            store.index_admin(record.index, entry.officer.as_deref(), about)?;
        }
        store.commit()?;
    }
}
