//! One agency's node.

pub mod store;
