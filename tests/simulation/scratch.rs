//! A place for stores that is gone afterwards: in memory where the machine has such a place.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A directory of its own.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Makes one, on a disk if it will be large.
    pub(crate) fn new(small: bool) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let memory = Path::new("/dev/shm");
        let base =
            if small && memory.is_dir() { memory.to_path_buf() } else { std::env::temp_dir() };
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = base.join(format!("vestigo-sim-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a place for stores");
        Self(path)
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &PathBuf {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}
