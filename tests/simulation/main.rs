//! The simulation: whole agencies under one seed, with the real core, the real store and the real
//! bytes, over a network, clocks and people that the seed decides.
//!
//! A failing seed prints one line that repeats it. Known failing seeds stand in `seeds.txt` and
//! always run.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "test code: what is not as expected ends the test, with its place"
)]

mod scratch;
mod power;
mod guns;
mod terms;
mod accords;
mod agency;
mod book;
mod network;
mod world;
mod faults;
mod actors;
mod officers;
mod matters;
mod letters;
mod treaties;
mod hostile;
mod breach;
mod checkers;
mod audited;
mod lanes;
mod storm;
mod crowd;
mod seeds;
mod telling;
mod away;
mod broad;
