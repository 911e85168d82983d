//! The conversation as a pure state machine: accept, remember, answer once, repeat on request,
//! retry, late delivery.
//!
//! Four parts: [`arrival`] judges one message that came in, before anyone acts on it;
//! [`asker`] and [`responder`] hold what one side of an exchange may do next; [`deadline`] computes
//! from signed statements when a decision is due; [`outbox`] says when a message is sent again and
//! what ends it. None reads a clock, a store or the network: the facts
//! they need are parameters, so that simulation covers every order of events.

pub mod arrival;
pub mod asker;
pub mod responder;
pub mod deadline;
pub mod outbox;
