//! What whole-node tests are made of: real `vestigo serve` processes on loopback, the road by which
//! they become partners, and a partner that a test drives by hand.
//!
//! Nothing here sleeps and hopes: every wait is for a condition, and [`wait::until`] bounds it.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "test code: what is not as expected ends the test, with its place"
)]

pub mod wait;
pub mod chance;
pub mod flaky;
pub mod binary;
pub mod node;
pub mod journal;
pub mod pair;
pub mod records;
pub mod raw;
pub mod forge;
pub mod knock;
pub mod sources;

pub use node::Node;
pub use raw::RawPeer;
