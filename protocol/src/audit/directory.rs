//! Whose keys verify what: the descriptors that an auditor has.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::descriptor::{Descriptor, DescriptorError, KeyEntry, KeyRole, Recovery};
use crate::envelope::{EnvelopeError, Statement, UnverifiedStatement};
use crate::ids::{Kid, NodeName};
use crate::key::{SafetyNumber, ed25519_thumbprint};
use crate::log::checkpoint::{CheckpointError, LogKeys, SignedCheckpoint, Verified};
use crate::log::cosignature::{Cosigner, CosignerKey};
use crate::log::note::{KeyId, SignatureType};
use crate::time::Timestamp;

/// The descriptors at hand, every version of each node from some version on.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    nodes: BTreeMap<NodeName, Vec<Descriptor>>,
}

/// Why descriptors do not belong together.
#[derive(Debug, Error)]
pub enum DirectoryError {
    /// There is none.
    #[error("there is no descriptor")]
    Empty,
    /// A version does not follow the one before.
    #[error("version {version}: {source}")]
    Succession {
        /// The later version.
        version: u64,
        /// What does not follow.
        #[source]
        source: DescriptorError,
    },
    /// A key of this node is a key of another.
    #[error("a key of {node} is also a key of {other}")]
    SharedKey {
        /// The node that was to be added.
        node: NodeName,
        /// The node that has the key already.
        other: NodeName,
    },
    /// The same version of the same node says two things.
    #[error("there are two different descriptors of {node} in version {version}")]
    Contradiction {
        /// The node.
        node: NodeName,
        /// The version.
        version: u64,
    },
}

/// Why an entry is not a statement of whom it says.
#[derive(Debug, Error)]
pub enum StatementFault {
    /// Not a statement in its one form, or its signature fails.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// No descriptor of the issuer is at hand. This is no fault of the entry.
    #[error("no descriptor of {0} is at hand")]
    NoDescriptor(NodeName),
    /// The issuer's newest descriptor does not let this key sign at this time.
    #[error("{issuer} has no signing key {kid} that was valid at {}", at.to_rfc3339())]
    NoKey {
        /// Who is said to have signed.
        issuer: NodeName,
        /// With which key.
        kid: Kid,
        /// `iat`.
        at: Timestamp,
    },
}

/// Why a signed note is not a checkpoint of the log that it names.
#[derive(Debug, Error)]
pub enum CheckpointFault {
    /// The note or one of its signatures.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// No descriptor of the log's owner is at hand.
    #[error("no descriptor of {0} is at hand")]
    NoDescriptor(NodeName),
    /// No key of the descriptor made one of the two lines.
    #[error("no log key of the descriptor of {0} signed the checkpoint")]
    NoKey(NodeName),
    /// A log key was not valid when it signed.
    #[error("a log key of {0} was not valid when it signed the checkpoint")]
    KeyNotValid(NodeName),
}

impl Directory {
    /// Adds the descriptors of one node: consecutive versions, ascending. What is there already of
    /// the same node must agree; older versions may be missing.
    ///
    /// # Errors
    /// [`DirectoryError`]; nothing was added.
    pub fn add(&mut self, versions: Vec<Descriptor>) -> Result<(), DirectoryError> {
        let node = versions.first().ok_or(DirectoryError::Empty)?.doc().node.clone();
        let mut all: BTreeMap<u64, Descriptor> = BTreeMap::new();
        for known in self.of(&node).iter().cloned().chain(versions) {
            let version = known.doc().version;
            if let Some(there) = all.get(&version)
                && there.digest() != known.digest()
            {
                return Err(DirectoryError::Contradiction { node, version });
            }
            all.insert(version, known);
        }
        let all: Vec<Descriptor> = all.into_values().collect();
        for pair in all.windows(2) {
            let [before, after] = pair else { continue };
            let version = after.doc().version;
            after
                .succeeds(before)
                .map_err(|source| DirectoryError::Succession { version, source })?;
        }
        // The newest lists all keys that there ever were.
        let newest = all.last().ok_or(DirectoryError::Empty)?;
        let keys: BTreeSet<&[u8]> = newest.doc().keys.iter().map(|k| k.key.as_slice()).collect();
        for (other, descriptors) in self.nodes.iter().filter(|(other, _)| **other != node) {
            let theirs = descriptors.last().map(|d| d.doc().keys.as_slice()).unwrap_or_default();
            if theirs.iter().any(|entry| keys.contains(entry.key.as_slice())) {
                return Err(DirectoryError::SharedKey { node, other: other.clone() });
            }
        }
        self.nodes.insert(node, all);
        Ok(())
    }

    /// Puts a later version in the place of all that are at hand, where those between them are
    /// missing: same node and root, and no key of another node.
    ///
    /// # Errors
    /// [`DirectoryError`]; nothing was changed.
    pub fn replace(&mut self, newest: Descriptor) -> Result<(), DirectoryError> {
        let (node, version) = (newest.doc().node.clone(), newest.doc().version);
        let follows = self
            .newest(&node)
            .is_none_or(|old| old.doc().root == newest.doc().root && old.doc().version < version);
        if !follows {
            return Err(DirectoryError::Contradiction { node, version });
        }
        let before = self.nodes.remove(&node);
        let added = self.add(vec![newest]);
        if let (Err(_), Some(before)) = (&added, before) {
            self.nodes.insert(node, before);
        }
        added
    }

    /// Puts a descriptor that was believed before in the place of what is at hand of its node.
    pub fn set(&mut self, known: Descriptor) {
        self.nodes.insert(known.doc().node.clone(), vec![known]);
    }

    /// The versions of a node, ascending; empty if none is at hand.
    #[must_use]
    pub fn of(&self, node: &NodeName) -> &[Descriptor] {
        self.nodes.get(node).map(Vec::as_slice).unwrap_or_default()
    }

    /// The newest version of a node: it overrules the older ones.
    #[must_use]
    pub fn newest(&self, node: &NodeName) -> Option<&Descriptor> {
        self.of(node).last()
    }

    /// The nodes, by name.
    pub fn nodes(&self) -> impl Iterator<Item = &NodeName> {
        self.nodes.keys()
    }

    /// The safety number of a node's national root.
    #[must_use]
    pub fn safety_number(&self, node: &NodeName) -> Option<SafetyNumber> {
        self.newest(node).map(Descriptor::safety_number)
    }

    /// The last recovery epoch that a node opened at or after `since`, by the newest descriptor at
    /// hand: what it signed or logged before that may be on the branch that was lost.
    #[must_use]
    pub fn recovered_since(&self, node: &NodeName, since: Timestamp) -> Option<&Recovery> {
        self.newest(node)?.doc().recoveries().last().filter(|recovery| recovery.at >= since)
    }

    /// The recovery epoch with which the owner of a log gave up the branch that `lost` is of, and went
    /// on to `kept`: signed before and after it, by the log's own clock. None if they are of different
    /// logs, or no epoch explains both. A version at hand that was issued after an epoch is said to
    /// have begun, and does not list it, speaks against it.
    #[must_use]
    pub fn gave_up(&self, lost: &Verified, kept: &Verified) -> Option<&Recovery> {
        let node = &lost.checkpoint.origin;
        if kept.checkpoint.origin != *node {
            return None;
        }
        let between = |r: &&Recovery| {
            let known = |d: &&Descriptor| d.doc().epoch() < r.epoch;
            let reached = &r.reached;
            lost.checkpoint.size > reached.size
                && lost.signed_at <= r.at
                && kept.signed_at >= r.at
                && kept.checkpoint.size >= reached.size
                && (kept.checkpoint.size > reached.size || kept.checkpoint.root == reached.root)
                && self.of(node).iter().filter(known).all(|d| d.doc().issued_at <= r.at)
        };
        self.newest(node)?.doc().recoveries().iter().find(between)
    }

    /// Whether the newest descriptor at hand was issued at `time` or later. Only then does it tell of
    /// every recovery epoch that was opened up to that time.
    #[must_use]
    pub fn is_settled(&self, node: &NodeName, time: Timestamp) -> bool {
        self.newest(node).is_some_and(|descriptor| descriptor.doc().issued_at >= time)
    }

    /// Whether the newest descriptor of a node lists this signing key, valid or not. One that it does
    /// not list may stand in a later version, which is not at hand.
    #[must_use]
    pub fn lists(&self, node: &NodeName, kid: &Kid) -> bool {
        self.newest(node).into_iter().flat_map(|d| d.keys(KeyRole::Signing)).any(|entry| {
            let key: Result<&[u8; 32], _> = entry.key.as_slice().try_into();
            key.is_ok_and(|key| ed25519_thumbprint(key) == *kid)
        })
    }

    /// Reads an entry and verifies it strictly under the key of its issuer's newest descriptor.
    ///
    /// # Errors
    /// [`StatementFault`]; [`StatementFault::NoDescriptor`] says nothing against the entry.
    pub fn verify_statement(&self, entry: &[u8]) -> Result<Statement, StatementFault> {
        let unverified = UnverifiedStatement::parse(entry)?;
        let claimed = unverified.claimed();
        let Some(descriptor) = self.newest(&claimed.issuer) else {
            return Err(StatementFault::NoDescriptor(claimed.issuer.clone()));
        };
        let (kid, at) = (claimed.kid, claimed.issued_at);
        let Some(key) = descriptor.signing_key_at(&kid, at) else {
            return Err(StatementFault::NoKey { issuer: claimed.issuer.clone(), kid, at });
        };
        Ok(unverified.verify(key)?)
    }

    /// Verifies both signatures of a log over its checkpoint, and every cosignature by a witness
    /// key of a descriptor at hand. Lines by unknown keys are passed over.
    ///
    /// # Errors
    /// [`CheckpointFault`].
    pub fn verify_checkpoint(
        &self,
        signed: &SignedCheckpoint,
    ) -> Result<Verified, CheckpointFault> {
        let keys = self.log_keys(signed)?;
        let mut verified = signed.verify(&keys)?;
        self.ensure_valid(signed, verified.signed_at)?;
        let witnesses: Vec<(KeyId, Cosigner)> =
            self.witnesses().map(|cosigner| (cosigner.key_id(), cosigner)).collect();
        for line in signed.signatures() {
            let known = witnesses
                .iter()
                .find(|(id, c)| line.key_id() == *id && line.name() == c.name.as_str());
            let Some((_, cosigner)) = known else { continue };
            let cosignature = cosigner.verify(signed.unverified(), line).map_err(|reason| {
                CheckpointError::BadSignature {
                    name: line.name().to_owned(),
                    signature_type: cosigner.key.signature_type(),
                    reason,
                }
            })?;
            verified.cosignatures.push(cosignature);
        }
        Ok(verified)
    }

    /// As [`Self::verify_checkpoint`], for a note that holds the log's own two lines and nothing
    /// else.
    ///
    /// # Errors
    /// [`CheckpointFault`].
    pub fn verify_exact(&self, signed: &SignedCheckpoint) -> Result<Verified, CheckpointFault> {
        let verified = signed.verify_exact(&self.log_keys(signed)?, &[])?;
        self.ensure_valid(signed, verified.signed_at)?;
        Ok(verified)
    }

    /// The keys of the log that made the lines of this note.
    fn log_keys(&self, signed: &SignedCheckpoint) -> Result<LogKeys, CheckpointFault> {
        let origin = &signed.unverified().origin;
        let no_key = || CheckpointFault::NoKey(origin.clone());
        let ed25519 = self.signer(signed, KeyRole::LogEd25519, SignatureType::Ed25519)?;
        let ml_dsa = self.signer(signed, KeyRole::LogMlDsa44, SignatureType::MlDsa44Cosignature)?;
        Ok(LogKeys {
            origin: origin.clone(),
            ed25519: ed25519.key.as_slice().try_into().map_err(|_| no_key())?,
            ml_dsa_44: ml_dsa.key.clone(),
        })
    }

    fn ensure_valid(
        &self,
        signed: &SignedCheckpoint,
        at: Timestamp,
    ) -> Result<(), CheckpointFault> {
        let ed25519 = self.signer(signed, KeyRole::LogEd25519, SignatureType::Ed25519)?;
        let ml_dsa = self.signer(signed, KeyRole::LogMlDsa44, SignatureType::MlDsa44Cosignature)?;
        if ed25519.covers(at) && ml_dsa.covers(at) {
            Ok(())
        } else {
            Err(CheckpointFault::KeyNotValid(signed.unverified().origin.clone()))
        }
    }

    /// The key of a role that one of the lines names.
    fn signer(
        &self,
        signed: &SignedCheckpoint,
        role: KeyRole,
        signature_type: SignatureType,
    ) -> Result<&KeyEntry, CheckpointFault> {
        let origin = &signed.unverified().origin;
        let descriptor =
            self.newest(origin).ok_or_else(|| CheckpointFault::NoDescriptor(origin.clone()))?;
        descriptor
            .keys(role)
            .find(|entry| {
                let id = KeyId::of(origin.as_str(), signature_type, &entry.key);
                signed.signatures().iter().any(|line| line.key_id() == id)
            })
            .ok_or_else(|| CheckpointFault::NoKey(origin.clone()))
    }

    /// The witness keys that the descriptors list.
    fn witnesses(&self) -> impl Iterator<Item = Cosigner> {
        self.nodes.values().filter_map(|versions| versions.last()).flat_map(|descriptor| {
            let name = &descriptor.doc().node;
            descriptor.doc().keys.iter().filter_map(|entry| {
                let key = match entry.role {
                    KeyRole::WitnessEd25519 => {
                        CosignerKey::Ed25519(entry.key.as_slice().try_into().ok()?)
                    }
                    KeyRole::WitnessMlDsa44 => CosignerKey::MlDsa44(entry.key.clone()),
                    _ => return None,
                };
                Some(Cosigner { name: name.clone(), key })
            })
        })
    }
}
