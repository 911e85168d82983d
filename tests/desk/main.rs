//! The desk between real nodes: each acceptance scenario as one story, in its own file.

mod delay;
mod destroyed;
mod handling;
mod watch;
