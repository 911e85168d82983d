//! The directory of an index: the list, the segments' files, and who may write them.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use super::error::IndexError;
use super::file;
use super::manifest::Manifest;
use super::segment::Segment;
use super::{Covers, RegistryKey};

/// Format of the files; another is built anew.
pub(super) const VERSION: u32 = 1;

const LIST: &str = "list";
const LOCK: &str = "lock";
const SEGMENT: &str = ".segment";
const DRAFT: &str = ".draft";

/// A segment's file, as the list names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    /// Its number, which is its name.
    pub(super) number: u64,
    /// The checksum of its head, which has the checksums of the rest.
    pub(super) sum: u32,
}

/// The directory.
pub(super) struct Files {
    directory: PathBuf,
    registry: RegistryKey,
    /// Held as long as this process writes; none if another does.
    lock: Option<File>,
    next: u64,
}

impl Files {
    /// No directory: nothing is ever written.
    pub(super) const fn nowhere(registry: RegistryKey) -> Self {
        Self { directory: PathBuf::new(), registry, lock: None, next: 0 }
    }

    /// A directory that is there.
    ///
    /// # Errors
    /// [`IndexError::Missing`] without a list in it, [`IndexError::Io`].
    pub(super) fn open(directory: &Path, registry: RegistryKey) -> Result<Self, IndexError> {
        let list = directory.join(LIST);
        if !list.try_exists().map_err(IndexError::io("look for", &list))? {
            return Err(IndexError::Missing { directory: directory.to_owned() });
        }
        let lock = lock(directory)?;
        Ok(Self { directory: directory.to_owned(), registry, lock, next: 1 })
    }

    /// A directory that may not be there.
    ///
    /// # Errors
    /// [`IndexError::Io`].
    pub(super) fn create(directory: &Path, registry: RegistryKey) -> Result<Self, IndexError> {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(directory);
        made.map_err(IndexError::io("make the directory", directory))?;
        let lock = lock(directory)?;
        // Beyond every number that is there, so that no file is ever written over.
        let next = names(directory)?.iter().filter_map(|name| number(name)).max();
        let next = next.map_or(1, |number| number.saturating_add(1));
        Ok(Self { directory: directory.to_owned(), registry, lock, next })
    }

    /// Whether this process may write.
    pub(super) const fn writes(&self) -> bool {
        self.lock.is_some()
    }

    /// Reads the list and every segment, and removes what the list does not name.
    ///
    /// # Errors
    /// [`IndexError`]; [`IndexError::Damaged`] also for a missing file.
    pub(super) fn load(&mut self) -> Result<(Manifest, Vec<Segment>), IndexError> {
        loop {
            let list = self.read_list()?;
            let manifest = Manifest::from_bytes(&list, &self.registry, &self.path(LIST))?;
            let read = |stored: &Stored| {
                let path = self.path(&name(stored.number));
                file::read(&path, &self.registry, *stored)
            };
            match manifest.segments.iter().map(read).collect() {
                Ok(segments) => {
                    let last = manifest.segments.iter().map(|stored| stored.number).max();
                    self.next = last.map_or(1, |number| number.saturating_add(1));
                    self.clear(&manifest);
                    return Ok((manifest, segments));
                }
                // The process that writes has merged files meanwhile: there is a newer list.
                Err(_) if !self.writes() && self.read_list()? != list => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn read_list(&self) -> Result<Vec<u8>, IndexError> {
        let path = self.path(LIST);
        fs::read(&path).map_err(IndexError::io("read", &path))
    }

    /// Writes a segment's file, durably.
    ///
    /// # Errors
    /// [`IndexError::Io`].
    pub(super) fn write(
        &mut self,
        segment: &Segment,
        covers: Covers,
    ) -> Result<Stored, IndexError> {
        let number = self.next;
        self.next = self.next.saturating_add(1);
        let parts = file::Parts::of(segment);
        let head = parts.head(&self.registry, number, segment, covers);
        let sum = file::sum_of(&head);
        let name = name(number);
        self.replace(&name, |file| {
            file.write_all(&head)?;
            parts.bytes().iter().try_for_each(|bytes| file.write_all(bytes))
        })?;
        Ok(Stored { number, sum })
    }

    /// Writes the list in place of the one that is there, durably; removes what it does not name.
    ///
    /// # Errors
    /// [`IndexError::Io`].
    pub(super) fn list(&mut self, manifest: &Manifest) -> Result<(), IndexError> {
        if self.writes() {
            let bytes = manifest.to_bytes(&self.registry);
            self.replace(LIST, |file| file.write_all(&bytes))?;
            self.clear(manifest);
        }
        Ok(())
    }

    /// Writes under another name, makes durable, and renames.
    fn replace(
        &self,
        name: &str,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(), IndexError> {
        let draft = self.path(&format!("{name}{DRAFT}"));
        let path = self.path(name);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true).mode(0o600);
        options
            .open(&draft)
            .and_then(|mut file| write(&mut file).and_then(|()| file.sync_all()))
            .map_err(IndexError::io("write", &draft))?;
        fs::rename(&draft, &path).map_err(IndexError::io("rename into place", &path))?;
        File::open(&self.directory)
            .and_then(|directory| directory.sync_all())
            .map_err(IndexError::io("make durable", &self.directory))
    }

    /// Removes what an interrupted write or a merge has left. What cannot be removed is left for
    /// the next time: it is never read.
    fn clear(&self, manifest: &Manifest) {
        if !self.writes() {
            return;
        }
        let listed = |number| manifest.segments.iter().any(|stored| stored.number == number);
        for name in names(&self.directory).unwrap_or_default() {
            let is_left = name.ends_with(DRAFT) || number(&name).is_some_and(|n| !listed(n));
            if is_left {
                let _left = fs::remove_file(self.path(&name));
            }
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }
}

fn name(number: u64) -> String {
    format!("{number:08}{SEGMENT}")
}

/// The number of a segment's file.
fn number(name: &str) -> Option<u64> {
    name.strip_suffix(SEGMENT).and_then(|digits| digits.parse().ok())
}

fn names(directory: &Path) -> Result<Vec<String>, IndexError> {
    let entries = fs::read_dir(directory).map_err(IndexError::io("list", directory))?;
    Ok(entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect())
}

/// The right to write; none if another process has it.
fn lock(directory: &Path) -> Result<Option<File>, IndexError> {
    let path = directory.join(LOCK);
    let mut options = OpenOptions::new();
    let file = options.write(true).create(true).truncate(false).mode(0o600).open(&path);
    let file = file.map_err(IndexError::io("open", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(IndexError::io("lock", &path)(error)),
    }
}
