//! One agency's node.

pub mod store;
pub mod ledger;
