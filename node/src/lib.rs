//! Node.

pub mod registry;
