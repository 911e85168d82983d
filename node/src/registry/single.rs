//! A register of one gun, in memory: so that two descriptions are compared by the one rule for
//! grades.

use vestigo_protocol::codes::RecordSetKind;
use vestigo_protocol::firearm::{FirearmDescription, Name, RecordSet};
use vestigo_protocol::time::Timestamp;

use super::import::session::Durability;
use super::{NewRecord, Registry, RegistryError, RegistrySource};

impl Registry {
    /// A register that holds `gun` alone. `fresh` as of [`Self::open`].
    ///
    /// # Errors
    /// [`RegistryError`], also where the gun has no serial mark to be found by.
    pub fn of_one(gun: &FirearmDescription, fresh: [u8; 16]) -> Result<Self, RegistryError> {
        let mut registry = Self::open(&RegistrySource::Memory, fresh)?;
        let set = RecordSet {
            name: Name::new("one gun").map_err(|_| RegistryError::NoSuchSet)?,
            holder: None,
            kind: RecordSetKind::Registry,
            from_year: None,
            to_year: None,
            digitised_pct: 100,
            as_of: Timestamp(0),
        };
        let record = NewRecord { description: gun.clone(), event: None, particulars: None };
        let mut session = registry.session(&set, Durability::Whole)?;
        session.add(record)?;
        session.finish(None, Vec::new())?;
        Ok(registry)
    }
}
