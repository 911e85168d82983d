//! `vestigo audit`: reading logs as files or over HTTP, and saying what they show.
//!
//! What is found is decided in [`vestigo_protocol::audit`]; here are files, requests, threads and the
//! state between two runs. Of a log, the tiles of hashes are read first and checked from the signed
//! root downwards, so that each entry is compared with a hash that was signed; then the entries are
//! verified on all processors and entered into the books.

pub mod source;
pub mod http;
mod tree;
mod log;
mod sweep;
mod forks;
mod evidence;
mod state;
pub mod report;
pub mod words;
mod run;

pub use run::{Audited, Request, audit};

use std::path::PathBuf;

use thiserror::Error;
use vestigo_protocol::ids::NodeName;

use crate::net::https::AuthoritiesError;

/// Why an audit could not be made. What it finds is no error.
#[derive(Debug, Error)]
pub enum AuditError {
    /// A file or directory.
    #[error("{action} {path}: {source}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// On which file.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// A server.
    #[error("{url}: {reason}")]
    Http {
        /// What was asked for.
        url: String,
        /// What went wrong.
        reason: String,
    },
    /// An address that is no directory and no `http://` or `https://` address.
    #[error("{0} is no directory and no http:// or https:// address")]
    Address(String),
    /// There are no authorities to believe for `https://`.
    #[error(transparent)]
    Authorities(#[from] AuthoritiesError),
    /// There is no checkpoint, or nothing that says whose log it is.
    #[error("{address} is not a log: {reason}")]
    NotALog {
        /// The address.
        address: String,
        /// What is missing.
        reason: String,
    },
    /// No descriptor that can be read.
    #[error("{address} has no descriptor of {node}")]
    NoDescriptor {
        /// The address.
        address: String,
        /// Whose is missing.
        node: NodeName,
    },
    /// The state file.
    #[error("the state file {path}: {reason}")]
    State {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The key file of an observer.
    #[error("the key file {path}: {reason}")]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

impl AuditError {
    fn io(action: &'static str, path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { action, path, source }
    }
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
