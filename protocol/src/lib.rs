//! What two agencies must agree on, byte for byte.
//!
//! No I/O, no clock, no randomness of its own: time and random bytes are parameters.

pub mod ids;
pub mod time;
pub mod limits;
pub mod codec;
pub mod text;
pub mod codes;
pub mod firearm;
