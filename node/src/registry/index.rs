//! The index of serial numbers: sorted arrays of packed serials, forwards and backwards, kept
//! outside the database and derived from it.

mod automata;
mod batch;
mod joined;
mod key;
mod segment;
mod snapshot;
mod table;
mod walk;

pub(super) use joined::joined;

pub use batch::{Batch, NewEntry, ProfileNumber};
pub use snapshot::Snapshot;

#[cfg(test)]
mod tests;
