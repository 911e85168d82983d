//! Why an index could not be read or written.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why an index could not be read or written. Never quotes a serial.
#[derive(Debug, Error)]
pub enum IndexError {
    /// There is no index.
    #[error("there is no index of serial numbers in {}; it is built from the registry", directory.display())]
    Missing {
        /// Where it should be.
        directory: PathBuf,
    },
    /// A file is not what was written.
    #[error("the index file {} is damaged ({what}); it is built anew from the registry", file.display())]
    Damaged {
        /// Which.
        file: PathBuf,
        /// What does not hold.
        what: &'static str,
    },
    /// The index was made for another registry.
    #[error("the index file {} belongs to another registry; it is built anew", file.display())]
    Foreign {
        /// Which.
        file: PathBuf,
    },
    /// The format of a file is not this version's.
    #[error("the index file {} has format {found}, this version has {known}; it is built anew", file.display())]
    Version {
        /// Which.
        file: PathBuf,
        /// Its format.
        found: u32,
        /// The one that is known here.
        known: u32,
    },
    /// The file system failed.
    #[error("cannot {doing} {}: {source}; check the disk and the rights to it", path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To which file or directory.
        path: PathBuf,
        /// The system's own error.
        source: io::Error,
    },
}

impl IndexError {
    /// For `map_err`.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { doing, path, source }
    }

    /// For `ok_or_else`.
    pub(super) fn damaged(file: &Path, what: &'static str) -> impl FnOnce() -> Self {
        let file = file.to_owned();
        move || Self::Damaged { file, what }
    }
}
