//! Node.

pub mod registry;
pub mod demo;
