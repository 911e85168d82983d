//! Where a log is read from.

use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::AuditError;
use super::http::{Http, ObserverKey};
use crate::net::https::Authorities;

/// The largest file of a log in bytes: an entry bundle of the longest entries is 16 MiB and 512.
pub const FILE_MAX: u64 = 17 * 1024 * 1024;

/// The files of one log.
pub trait Source {
    /// The bytes of a file, by its path in the log; none if there is no such file.
    ///
    /// # Errors
    /// It may be there and cannot be read.
    fn get(&mut self, path: &str) -> Result<Option<Vec<u8>>, AuditError>;

    /// Entries from `start` up to but not including `end`, at most 256, as an observer gets them who
    /// may not see all pairs: the canonical `[* [index, bytes, is-entry]]`. None where there is no
    /// such service.
    ///
    /// # Errors
    /// The service does not answer, or refuses.
    fn observed(&mut self, start: u64, end: u64) -> Result<Option<Vec<u8>>, AuditError>;

    /// The address, as it was given.
    fn address(&self) -> &str;
}

/// Whether an address needs authorities.
#[must_use]
pub fn is_secure(address: &str) -> bool {
    address.starts_with("https://")
}

/// Opens an address: a directory, or `http[s]://host[:port][/path]`. The key is that of an
/// observer; the authorities are needed for `https://`.
///
/// # Errors
/// [`AuditError::Address`], or the directory cannot be looked at.
pub fn open(
    address: &str,
    key: Option<&ObserverKey>,
    authorities: Option<&Authorities>,
) -> Result<Box<dyn Source>, AuditError> {
    if is_secure(address) || address.starts_with("http://") {
        return Ok(Box::new(Http::new(address, key.cloned(), authorities.cloned())?));
    }
    let dir = PathBuf::from(address);
    if address.contains("://") || !dir.is_dir() {
        return Err(AuditError::Address(address.to_owned()));
    }
    Ok(Box::new(Folder { address: address.to_owned(), dir }))
}

/// A directory.
#[derive(Debug)]
struct Folder {
    address: String,
    dir: PathBuf,
}

impl Source for Folder {
    fn get(&mut self, path: &str) -> Result<Option<Vec<u8>>, AuditError> {
        read(&self.dir.join(path))
    }

    fn observed(&mut self, _: u64, _: u64) -> Result<Option<Vec<u8>>, AuditError> {
        Ok(None)
    }

    fn address(&self) -> &str {
        &self.address
    }
}

/// A file of at most [`FILE_MAX`] bytes; one byte more is read of a larger one, so that it can be
/// no file of a log.
fn read(path: &Path) -> Result<Option<Vec<u8>>, AuditError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(e) => return Err(AuditError::io("read", path)(e)),
    };
    let mut bytes = Vec::new();
    file.take(FILE_MAX + 1).read_to_end(&mut bytes).map_err(AuditError::io("read", path))?;
    Ok(Some(bytes))
}
