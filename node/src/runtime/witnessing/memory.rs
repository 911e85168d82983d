//! How many heads a witness has cosigned, in a file beside its key.
//!
//! The same count is in the store. The file is written after the store and before the answer
//! leaves, so a store that has a smaller count than the file is an older copy: what it says was
//! cosigned last is not what was.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use vestigo_protocol::ids::Kid;

/// Name of the file in the directory of the keys.
const FILE: &str = "witness.count";

const FORMAT: &str = "vestigo-witness-v1";

/// Longest file: the format, 64 digits of the key, 20 of the count.
const FILE_MAX: u64 = 128;

/// The count of one key.
#[derive(Debug)]
pub struct Memory {
    path: PathBuf,
    kid: Kid,
    noted: Mutex<u64>,
}

impl Memory {
    /// Begins to count, with the key. A file of another key is replaced.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn create(dir: &Path, kid: Kid) -> io::Result<Self> {
        let memory = Self { path: dir.join(FILE), kid, noted: Mutex::new(0) };
        memory.write(0)?;
        Ok(memory)
    }

    /// Goes on counting; `None` if there is no file of this key.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn open(dir: &Path, kid: Kid) -> io::Result<Option<Self>> {
        let path = dir.join(FILE);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(e),
        };
        let mut text = String::new();
        file.take(FILE_MAX).read_to_string(&mut text)?;
        let count = text
            .strip_prefix(&format!("{FORMAT} {kid} "))
            .and_then(|rest| rest.strip_suffix('\n'))
            .and_then(|count| count.parse().ok());
        Ok(count.map(|count| Self { path, kid, noted: Mutex::new(count) }))
    }

    /// What was noted last.
    #[must_use]
    pub fn count(&self) -> u64 {
        *self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a count durable unless a larger one is.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn note(&self, count: u64) -> io::Result<()> {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        if count > *noted {
            self.write(count)?;
            *noted = count;
        }
        Ok(())
    }

    /// Under another name first, so that the file is whole, the old or the new.
    fn write(&self, count: u64) -> io::Result<()> {
        let draft = self.path.with_extension("count.new");
        let mut options = OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
        file.write_all(format!("{FORMAT} {} {count}\n", self.kid).as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&draft, &self.path)?;
        self.path.parent().map_or(Ok(()), |dir| File::open(dir)?.sync_all())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_count_only_grows_and_belongs_to_one_key() {
        let scratch = Scratch::new("witness-memory");
        let (kid, other) = (Kid([1; 32]), Kid([2; 32]));
        assert!(Memory::open(scratch.path(), kid).unwrap().is_none());
        let memory = Memory::create(scratch.path(), kid).unwrap();
        memory.note(5).unwrap();
        memory.note(3).unwrap();
        assert_eq!(Memory::open(scratch.path(), kid).unwrap().unwrap().count(), 5);
        assert!(Memory::open(scratch.path(), other).unwrap().is_none());
        std::fs::write(scratch.path().join(FILE), "vestigo-witness-v1 5").unwrap();
        assert!(Memory::open(scratch.path(), kid).unwrap().is_none());
    }
}
