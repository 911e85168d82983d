//! One agency's node: the library behind the binary `vestigo`.
//!
//! Imports go one way: faces (`cli`, `api`) → `service` → the rest. `text`, `config` and `keys` stand
//! beside them and know nobody above.

pub mod config;
pub mod keys;
pub mod text;
pub mod service;
pub mod api;
pub mod cli;

#[cfg(test)]
mod scratch;
