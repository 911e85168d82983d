//! One agency's node: the daemon, its command line and its programming interface.
//!
//! Imports go one way: faces (`cli`, `api`, `web`) → `service` → `runtime` → ports (`store`, `registry`,
//! `net`, `ledger`) → `desk` → `vestigo_protocol`. `text`, `config` and `keys` stand beside them
//! and know nobody above.

pub mod config;
pub mod keys;
pub mod text;
pub mod report;
pub mod drawing;
pub mod desk;
pub mod analysis;
pub mod holdings;
pub mod adviser;
pub mod registry;
pub mod store;
pub mod ledger;
pub mod net;
pub mod runtime;
pub mod service;
pub mod audit;
pub mod api;
pub mod web;
pub mod cli;
pub mod demo;
pub mod program;

#[cfg(test)]
mod scratch;
