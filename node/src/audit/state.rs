//! What an audit keeps between two runs.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use vestigo_protocol::audit::books::Books;
use vestigo_protocol::codec;
use vestigo_protocol::ids::NodeName;

use super::AuditError;

/// Version of the file.
const VERSION: u64 = 2;

/// Checkpoints of a log that were larger than what could be read, and wait for the next run.
pub(super) const WAITING_MAX: usize = 64;

/// One log as it was left.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct LogState {
    #[n(1)]
    pub(super) name: NodeName,
    /// The newest checkpoint that was verified.
    #[n(2)]
    pub(super) note: String,
    /// The newest descriptor.
    #[n(3)]
    pub(super) descriptor: ByteVec,
    /// Checkpoints that others hold, beyond that one.
    #[n(4)]
    pub(super) waiting: Vec<String>,
    /// How many entries, from the first on, are in the books.
    #[n(5)]
    pub(super) read: u64,
}

/// Everything between two runs.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct State {
    #[n(1)]
    version: u64,
    /// Ascending by name.
    #[n(2)]
    pub(super) logs: Vec<LogState>,
    #[n(3)]
    pub(super) books: Books,
}

impl State {
    pub(super) const fn new(logs: Vec<LogState>, books: Books) -> Self {
        Self { version: VERSION, logs, books }
    }

    /// Reads the file; none if there is none yet.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, AuditError> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(AuditError::io("read", path)(e)),
        };
        let bad = |reason: String| AuditError::State { path: path.to_owned(), reason };
        let state: Self = codec::decode(&bytes).map_err(|e| bad(e.to_string()))?;
        if state.version != VERSION {
            return Err(bad(format!("version {} is not known, only {VERSION} is", state.version)));
        }
        Ok(Some(state))
    }

    /// Replaces the file: after a crash it is there whole, as it was or as it is.
    pub(super) fn write(&self, path: &Path) -> Result<(), AuditError> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        let temporary = path.with_file_name(name);
        let written = (|| {
            let mut file = File::create(&temporary)?;
            file.write_all(&codec::encode(self))?;
            file.sync_all()?;
            fs::rename(&temporary, path)?;
            let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
            File::open(dir.unwrap_or(Path::new(".")))?.sync_all()
        })();
        written.map_err(AuditError::io("write", path))
    }
}
