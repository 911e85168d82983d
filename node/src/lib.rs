//! Node.

pub mod config;
pub mod keys;
pub mod text;
pub mod service;
pub mod cli;

#[cfg(test)]
mod scratch;
