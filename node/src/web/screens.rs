//! The pages, one file per area.

pub(super) mod account;
pub(super) mod analysis;
pub(super) mod help;
pub(super) mod home;
pub(super) mod live;
pub(super) mod setup;
pub(super) mod sign_in;
pub(super) mod traces;
