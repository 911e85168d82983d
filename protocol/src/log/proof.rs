//! Proof files (c2sp.org/tlog-proof, `@v1`): one entry's index, its inclusion proof and the
//! checkpoint it leads to, as text.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thiserror::Error;

use crate::ids::{Digest, LeafHash};
use crate::log::checkpoint::{CheckpointError, LogKeys, SignedCheckpoint, Verified};
use crate::log::note::{NOTE_MAX, decode_base64, decode_decimal, decode_hash, encode_hash};
use crate::merkle::{InclusionError, verify_inclusion};

const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// Longest inclusion path: the height of a tree of 2^64 leaves.
pub const PATH_MAX: usize = 64;

/// Largest proof file in bytes: a note, 64 hashes of 45 bytes, and as much extra data again as
/// the largest log entry in base64.
pub const PROOF_MAX: usize = NOTE_MAX + PATH_MAX * 45 + 88_000;

/// The content of a `.tlog-proof` file. Nothing is verified by reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofFile {
    /// Opaque data, not authenticated. We put nothing here; others may.
    pub extra: Option<Vec<u8>>,
    /// Index of the entry.
    pub index: u64,
    /// Inclusion proof, from the leaf's sibling upwards.
    pub path: Vec<Digest>,
    /// The checkpoint that the path leads to.
    pub checkpoint: SignedCheckpoint,
}

/// Why a text is not a proof file, or the proof does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProofFileError {
    /// Larger than [`PROOF_MAX`].
    #[error("a proof file of {0} bytes; at most {PROOF_MAX} are read")]
    TooLarge(usize),
    /// A line is not what belongs there.
    #[error("line {line} of the proof file is not {expected}")]
    BadLine {
        /// Counted from 1.
        line: usize,
        /// What belongs there.
        expected: &'static str,
    },
    /// The checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The path.
    #[error(transparent)]
    Inclusion(#[from] InclusionError),
}

impl ProofFile {
    /// The text of the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        // Writing to a String cannot fail.
        if let Some(extra) = &self.extra {
            let _written = writeln!(text, "extra {}", STANDARD.encode(extra));
        }
        let _written = writeln!(text, "index {}", self.index);
        for hash in &self.path {
            let _written = writeln!(text, "{}", encode_hash(hash));
        }
        text.push('\n');
        text.push_str(&self.checkpoint.to_text());
        text
    }

    /// Reads exactly the form of [`Self::to_text`].
    ///
    /// # Errors
    /// [`ProofFileError`].
    pub fn parse(text: &str) -> Result<Self, ProofFileError> {
        if text.len() > PROOF_MAX {
            return Err(ProofFileError::TooLarge(text.len()));
        }
        let bad = |line, expected| ProofFileError::BadLine { line, expected };
        let (head, checkpoint) =
            text.split_once("\n\n").ok_or(bad(1, "part of a proof with a checkpoint"))?;
        let mut lines = head.split('\n').zip(1..).peekable();
        if lines.next() != Some((HEADER, 1)) {
            return Err(bad(1, HEADER));
        }
        let extra = match lines.next_if(|(line, _)| line.starts_with("extra ")) {
            Some((line, number)) => {
                let data = line.strip_prefix("extra ").and_then(decode_base64);
                Some(data.ok_or(bad(number, "extra data in base64"))?)
            }
            None => None,
        };
        let index = lines
            .next()
            .and_then(|(line, _)| decode_decimal(line.strip_prefix("index ")?))
            .ok_or(bad(if extra.is_some() { 3 } else { 2 }, "the index of an entry"))?;
        let mut path = Vec::new();
        for (line, number) in lines {
            if path.len() == PATH_MAX {
                return Err(bad(number, "the empty line after at most 64 hashes"));
            }
            path.push(decode_hash(line).ok_or(bad(number, "a hash in base64"))?);
        }
        Ok(Self { extra, index, path, checkpoint: SignedCheckpoint::parse(checkpoint)? })
    }

    /// Verifies the checkpoint under the log's keys, and that `leaf` is the entry at this index.
    ///
    /// # Errors
    /// [`ProofFileError`].
    pub fn verify(&self, leaf: LeafHash, keys: &LogKeys) -> Result<Verified, ProofFileError> {
        let verified = self.checkpoint.verify(keys)?;
        let Verified { checkpoint, .. } = &verified;
        verify_inclusion(leaf, self.index, checkpoint.size, &self.path, checkpoint.root)?;
        Ok(verified)
    }
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;
    use crate::ids::NodeName;
    use crate::log::checkpoint::{Checkpoint, LogSigner};
    use crate::merkle::node_hash;
    use crate::time::Timestamp;

    fn sample() -> (ProofFile, LeafHash, LogKeys) {
        let seed = Zeroizing::new([4; 32]);
        let origin = NodeName::parse("vestigo/xa/police").unwrap();
        let signer = LogSigner::new(origin.clone(), &seed, &seed).unwrap();
        let (first, leaf) = (LeafHash::of(b"first"), LeafHash::of(b"second"));
        let root = node_hash(&Digest(first.0), &Digest(leaf.0));
        let checkpoint = Checkpoint { origin, size: 2, root };
        let checkpoint = signer.sign(&checkpoint, Timestamp(1)).unwrap();
        let file = ProofFile { extra: None, index: 1, path: vec![Digest(first.0)], checkpoint };
        (file, leaf, signer.keys())
    }

    #[test]
    fn a_proof_survives_its_file_and_verifies() {
        let (file, leaf, keys) = sample();
        for extra in [None, Some(Vec::new()), Some(vec![1, 2])] {
            let file = ProofFile { extra, ..file.clone() };
            let read = ProofFile::parse(&file.to_text()).unwrap();
            assert_eq!(read, file);
            assert_eq!(read.verify(leaf, &keys).unwrap().signed_at, Timestamp(1));
            assert!(read.verify(LeafHash::of(b"third"), &keys).is_err());
        }
        let elsewhere = ProofFile { index: 0, ..file };
        assert!(matches!(elsewhere.verify(leaf, &keys), Err(ProofFileError::Inclusion(_))));
    }

    #[test]
    fn every_deviation_from_the_form_is_an_error() {
        let (file, ..) = sample();
        let text = file.to_text();
        let hash = encode_hash(&file.path[0]);
        for (what, bad) in [
            ("version", text.replace("@v1", "@v2")),
            ("no index", text.replace("index 1\n", "")),
            ("leading zero", text.replace("index 1", "index 01")),
            ("extra after index", text.replace("index 1", "index 1\nextra AA==")),
            ("two extras", text.replace("index", "extra AA==\nextra AA==\nindex")),
            ("bad extra", text.replace("index", "extra AB==\nindex")),
            ("unpadded hash", text.replace(&hash, hash.trim_end_matches('='))),
            ("short hash", text.replace(&hash, "AAAA")),
            ("too many hashes", text.replace(&hash, &vec![hash.as_str(); 65].join("\n"))),
            ("two empty lines", text.replacen("\n\n", "\n\n\n", 1)),
            ("carriage returns", text.replace('\n', "\r\n")),
            ("no checkpoint", text.split_once("\n\n").unwrap().0.to_owned()),
            ("something after it", format!("{text}\n")),
            ("too large", format!("{text}{}", "a".repeat(PROOF_MAX))),
        ] {
            assert!(ProofFile::parse(&bad).is_err(), "{what}");
        }
    }
}
