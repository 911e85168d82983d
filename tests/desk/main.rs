//! The desk between real nodes: each acceptance scenario as one story, in its own file.

mod attachment;
mod batch;
mod delay;
mod diversion;
mod information;
mod reopening;
mod urgent;
mod destroyed;
mod handling;
mod letter;
mod watch;
