//! The desk between real nodes: each acceptance scenario as one story, in its own file.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "test code: what is not as expected ends the test, with its place"
)]

mod batch;
mod practised;
mod attachment;
mod codes;
mod delay;
mod diversion;
mod information;
mod reopening;
mod urgent;
mod destroyed;
mod converted;
mod stock;
mod lost;
mod assisted;
mod bulletins;
mod partial;
mod handling;
mod letter;
mod watch;
mod cells;
mod lookalike;
mod restored;
mod cyrillic;
mod offline;
mod broad;
