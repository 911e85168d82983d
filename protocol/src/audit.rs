//! What an observer tells from logs alone, without a node and without any content: who asked whom
//! and when, whether it was answered in time, and whether anybody rewrote a log.
//!
//! The flow: descriptors make a [`directory::Directory`]; every entry becomes a verified statement
//! through it, in any order and on any number of threads; [`books::Books`] takes the statements of
//! each log in the order of that log and says what is open, missing or contradictory
//! ([`finding::Finding`]); [`proof::Proof`] is one finding as a small file that a stranger verifies
//! offline. Reading files and asking servers is the caller's part.

pub mod directory;
pub mod finding;
pub mod series;
pub mod books;
pub mod proof;
