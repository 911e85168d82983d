//! The pages, one file per area.

pub(super) mod account;
mod act;
pub(super) mod adviser;
pub(super) mod agreements;
pub(super) mod audit;
pub(super) mod batches;
pub(super) mod cases;
pub(super) mod federation;
pub(super) mod help;
pub(super) mod home;
pub(super) mod live;
pub(super) mod log;
pub(super) mod matters;
pub(super) mod node;
pub(super) mod officers;
pub(super) mod partners;
pub(super) mod queue;
pub(super) mod registry;
pub(super) mod setup;
pub(super) mod sign_in;
pub(super) mod statistics;
mod telling;
pub(super) mod tokens;
pub(super) mod traces;
pub(super) mod webhooks;
