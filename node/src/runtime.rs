//! The only place that knows all ports, the clock and the tasks.
//!
//! One thread, the [`core`], owns the store and the registry and makes every decision; around it
//! stand tasks that only move things: the network's events, one sender per partner, the
//! projections of the log. The core takes what has come in as one batch, runs it in one
//! transaction, makes it durable with one fsync, and only then releases what the batch wants
//! outside: acknowledgements, messages, replies to people. A failure of the store ends the daemon;
//! the next start reads what is durable.

pub mod clock;
pub mod surroundings;
pub mod identity;
pub mod directory;
pub mod error;
pub mod core;
mod posting;
pub(crate) mod arrivals;
mod joining;
pub(crate) mod agreeing;
mod fairness;
pub(crate) mod answering;
mod acting;
pub mod batches;
pub(crate) mod life;
pub(crate) mod deciding;
pub(crate) mod staff;
pub mod people;
mod matters;
mod watching;
pub(crate) mod converting;
pub mod attaching;
pub mod asking;
pub mod onward;
pub mod letters;
pub mod sealing;
pub mod admin;
pub mod recovering;
mod retaining;
pub mod projection;
pub mod evidence;
pub mod observing;
pub mod witnessing;
pub mod cosigning;
pub mod announcing;
pub mod events;
pub mod tokens;
pub mod webhooks;
pub mod daemon;
#[cfg(test)]
mod examples;

pub use agreeing::End;
pub use asking::{Ask, Which};
pub use core::{Core, Handle, TraceChange};
pub use error::Denied;
pub use matters::Matter;
