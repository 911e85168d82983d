//! The pages, one file per area.

pub(super) mod account;
mod act;
pub(super) mod batches;
pub(super) mod cases;
pub(super) mod help;
pub(super) mod home;
pub(super) mod live;
pub(super) mod matters;
pub(super) mod queue;
pub(super) mod setup;
pub(super) mod sign_in;
mod telling;
pub(super) mod traces;
