//! What two agencies must agree on, byte for byte.
//!
//! No I/O, no clock, no randomness of its own: time and random bytes are parameters, so that every
//! rule here can be simulated, and another implementer can read it in one place. The flow of types:
//! bytes → [`envelope::Message`] → [`envelope::Unverified`] → [`envelope::Verified`] →
//! [`message::Content`]; and back through [`envelope::sign`].

pub mod ids;
pub mod time;
pub mod limits;
pub mod codec;
pub mod text;
pub mod codes;
pub mod firearm;
pub mod key;
pub mod header;
pub mod content;
pub mod envelope;
pub mod message;
pub mod blob;
pub mod descriptor;
pub mod agreement;
pub mod merkle;
pub mod log;
pub mod observer;
pub mod exchange;
pub mod bundle;
pub mod audit;

#[cfg(test)]
mod vectors;
