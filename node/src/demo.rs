//! The federation on one machine.

pub mod synthetic;
