//! Checkpoints, entries that are none, and copies.

use super::{Proven, Read, Strength, rule};
use crate::audit::directory::StatementFault;
use crate::audit::proof::{ProofError, Served};
use crate::descriptor::Descriptor;
use crate::ids::{Digest, LeafHash, NodeName};
use crate::log::checkpoint::{SignedCheckpoint, Verified};
use crate::log::tile::{Tile, TileKind, decode_bundle, decode_hashes};
use crate::merkle::{
    Frontier, InclusionError, TREE_SIZE_MAX, root_from_inclusion, verify_consistency,
};

impl Read<'_> {
    pub(super) fn split_view(&self) -> Result<Proven, ProofError> {
        let [first, second] = self.checkpoints.as_slice() else {
            return Err(ProofError::Rule("it needs exactly two checkpoints"));
        };
        rule(self.shown.is_empty(), "it needs no statement")?;
        let (old, new) = (&first.checkpoint, &second.checkpoint);
        rule(old.origin == new.origin, "they are of two logs")?;
        match &self.proof.growth {
            None => rule(
                old.size == new.size && old.root != new.root,
                "they do not contradict each other",
            )?,
            Some(growth) => {
                rule(old.size < new.size, "they do not have two sizes")?;
                verify_consistency(old.size, new.size, &growth.path, growth.root, new.root)?;
                rule(growth.root != old.root, "the second log extends the first")?;
            }
        }
        // Which of the two is on a branch that was lost does not follow from their sizes.
        let explained = [(first, second), (second, first)]
            .into_iter()
            .any(|(lost, kept)| self.directory.gave_up(lost, kept).is_some());
        rule(!explained, "a recovery epoch of the descriptor explains both")?;
        let strength = self.unless_recovered(&old.origin, first.signed_at.max(second.signed_at));
        Ok(self.of_log(first, Some(old.origin.clone()), strength))
    }

    fn of_log(&self, log: &Verified, accused: Option<NodeName>, strength: Strength) -> Proven {
        Proven {
            class: self.proof.class,
            strength,
            about: log.checkpoint.origin.clone(),
            other: None,
            accused,
            exchange: None,
            entry: None,
            at: Some(log.signed_at),
            number: Some(log.checkpoint.size),
            checkpoints: self.checkpoints.clone(),
            statements: self.proof.exhibits.len(),
            parties: self.parties(),
        }
    }

    pub(super) fn bad_entry(&self) -> Result<Proven, ProofError> {
        let ([exhibit], [log]) = (self.proof.exhibits.as_slice(), self.checkpoints.as_slice())
        else {
            return Err(ProofError::Rule("it needs exactly one entry and one checkpoint"));
        };
        let leaf = LeafHash::of(&exhibit.statement);
        let place = self.place(1, leaf)?;
        let index = place.ok_or(ProofError::Rule("the entry has no place in the log"))?.index;
        let strength = match self.directory.verify_statement(&exhibit.statement) {
            Ok(_) => return Err(ProofError::Rule("the entry is a statement of whom it says")),
            Err(StatementFault::NoDescriptor(_)) => {
                return Err(ProofError::Rule("the descriptor of the entry's issuer is missing"));
            }
            Err(StatementFault::Envelope(_)) => Strength::Proven,
            // A later descriptor may list the key.
            Err(StatementFault::NoKey { .. }) => Strength::Rebuttable,
        };
        Ok(Proven {
            entry: Some(leaf),
            number: Some(index),
            ..self.of_log(log, Some(log.checkpoint.origin.clone()), strength)
        })
    }

    pub(super) fn copy_differs(&self) -> Result<Proven, ProofError> {
        let served = self.proof.served.as_ref();
        let served = served.ok_or(ProofError::Rule("it does not hold what was served"))?;
        rule(served.digest == served.computed_digest(), "what was served was changed since")?;
        rule(self.shown.is_empty(), "it needs no statement")?;
        if served.kind == 4 {
            return self.not_that_file(served);
        }
        let [log] = self.checkpoints.as_slice() else {
            return Err(ProofError::Rule("it needs exactly one checkpoint"));
        };
        rule(log.checkpoint.origin == served.log, "the checkpoint is of another log")?;
        match served.kind {
            1 | 2 => self.other_hash(served, log)?,
            3 => {
                let tree = Frontier::from_bytes(&served.bytes)
                    .map_err(|_| ProofError::Rule("what was served is not a frontier"))?;
                let same_size = tree.size() == log.checkpoint.size;
                rule(same_size, "what was served has another size than the checkpoint")?;
                rule(tree.root() != log.checkpoint.root, "it is what was signed")?;
            }
            _ => return Err(ProofError::Format),
        }
        let found = self.of_log(log, None, Strength::Rebuttable);
        Ok(Proven { number: served.index.or(found.number), ..found })
    }

    fn other_hash(&self, served: &Served, log: &Verified) -> Result<(), ProofError> {
        let (Some(index), Some(signed)) = (served.index, &served.signed) else {
            return Err(ProofError::Rule("it does not say where and what was signed there"));
        };
        let level = u32::from(served.level.unwrap_or(0));
        let entry = served.kind == 1;
        rule(entry == served.level.is_none() && level < 62, "its level is none of a log")?;
        let hash = if entry {
            Digest(LeafHash::of(&served.bytes).0)
        } else {
            let bytes: Result<[u8; 32], _> = served.bytes.as_slice().try_into();
            Digest(bytes.map_err(|_| ProofError::Rule("a hash has 32 bytes"))?)
        };
        let size = log.checkpoint.size;
        let whole = index < size >> level && size <= TREE_SIZE_MAX;
        rule(whole, "there is no such complete subtree")?;
        // Above it the tree is one over complete subtrees of its size.
        let count = (size.saturating_sub(1) >> level).saturating_add(1);
        let root = root_from_inclusion(LeafHash(signed.root.0), index, count, &signed.path)
            .map_err(|source| ProofError::Inclusion { number: 1, source })?;
        if root != log.checkpoint.root {
            let source = InclusionError::RootMismatch { computed: root };
            return Err(ProofError::Inclusion { number: 1, source });
        }
        rule(hash != signed.root, "it is what was signed")
    }

    /// A file that cannot be what its name says.
    fn not_that_file(&self, served: &Served) -> Result<Proven, ProofError> {
        rule(served.index.is_none() && served.level.is_none(), "a file has no level and index")?;
        let bytes = served.bytes.as_slice();
        let good = if bytes.is_empty() {
            false
        } else if ["checkpoint", "checkpoint.cosigned"].contains(&served.path.as_str()) {
            SignedCheckpoint::from_bytes(bytes)
                .is_ok_and(|signed| self.directory.verify_checkpoint(&signed).is_ok())
        } else if served.path.starts_with("descriptors/") {
            let read = Descriptor::from_bytes(bytes);
            read.is_ok_and(|d| self.directory.clone().add(vec![d]).is_ok())
        } else if let Ok(tile) = Tile::parse(&served.path) {
            match tile.kind() {
                TileKind::Entries => decode_bundle(bytes, tile.width()).is_ok(),
                TileKind::Hashes(_) => decode_hashes(bytes, tile.width()).is_some(),
            }
        } else {
            return Err(ProofError::Rule("the file is none of a log"));
        };
        rule(!good, "the file can be what its name says")?;
        Ok(Proven {
            class: self.proof.class,
            strength: Strength::Rebuttable,
            about: served.log.clone(),
            other: None,
            accused: None,
            exchange: None,
            entry: None,
            at: None,
            number: None,
            checkpoints: self.checkpoints.clone(),
            statements: 0,
            parties: self.parties(),
        })
    }
}
