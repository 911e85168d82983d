//! Telling partners of new versions of our descriptor.

use vestigo_protocol::codec;
use vestigo_protocol::ids::NodeName;

use super::core::Core;
use super::error::Denied;

/// Name of the stored bytes of one version of our descriptor.
#[must_use]
pub fn version_key(version: u64) -> String {
    format!("descriptor {version}")
}

impl Core {
    /// Sends each partner the versions of our descriptor that it has not been sent, in order: one
    /// follows the one before by its signatures. The first one goes with joining.
    pub(super) fn announce(&mut self, partners: &[NodeName]) -> Result<(), Denied> {
        let current = self.descriptor().doc().version;
        if current == 1 {
            return Ok(());
        }
        for partner in partners {
            let key = sent_key(partner);
            let sent = self.store.meta(&key)?.and_then(|bytes| codec::decode::<u64>(&bytes).ok());
            for version in sent.unwrap_or(1).saturating_add(1)..=current {
                let stored = self.store.meta(&version_key(version))?;
                let bytes = match stored {
                    Some(bytes) => bytes,
                    None if version == current => self.descriptor().to_bytes(),
                    None => continue,
                };
                self.send_descriptor_version(partner, bytes)?;
                self.store.put_meta(&key, &codec::encode(&version))?;
            }
        }
        Ok(())
    }
}

/// Name of the stored version of our descriptor that a partner was sent last.
pub(super) fn sent_key(partner: &NodeName) -> String {
    format!("descriptor-sent {partner}")
}
