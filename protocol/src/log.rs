//! The tamper-evident log: what is signed about it, where its hashes lie, and how one entry is
//! proved to a stranger.
//!
//! The tree is [`crate::merkle`]; the formats are those of C2SP (signed-note, tlog-checkpoint,
//! tlog-cosignature, tlog-tiles, tlog-proof) and RFC 9942, so that existing transparency tools
//! read and verify a log. Where those specifications leave a choice, one form is accepted.

pub mod note;
pub mod cosignature;
pub mod checkpoint;
pub mod vkey;
pub mod witness;
pub mod policy;
pub mod tile;
pub mod proof;
pub mod receipt;

/// Largest log entry in bytes: the length prefix of an entry bundle has two bytes.
pub const ENTRY_MAX: usize = 0xffff;
