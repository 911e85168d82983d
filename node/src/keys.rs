//! Key files: one 32-byte seed each, on one line, readable by the owner alone.
//!
//! ```text
//! vestigo-key-v1 signing AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
//! ```
//!
//! The working keys lie in `<data>/keys/`; the national root key lies in a directory of its own,
//! to be moved offline. A file or directory that others can read is refused with the command that
//! mends it; nothing is ever overwritten.

use std::fmt;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rustix::fs::OFlags;
use thiserror::Error;
use zeroize::{Zeroize as _, Zeroizing};

use crate::service::{ErrorCode, ServiceError};

pub mod passwords;
pub mod sealed;

const FORMAT: &str = "vestigo-key-v1";

/// Longest key file: format, the longest role, 43 characters and a line feed make 69 bytes.
const FILE_MAX: u64 = 128;

/// Directory of the working keys in the data directory.
pub const WORKING_DIR: &str = "keys";

/// Where the national root key is made unless `--root-dir` says otherwise.
pub const ROOT_DIR: &str = "root-key-move-offline";

/// What a key is for. Each role has its own seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Ed25519: signs statements.
    Signing,
    /// Ed25519: signs checkpoints of the log.
    Log,
    /// ML-DSA-44: signs checkpoints of the log.
    LogMldsa,
    /// Ed25519: the libp2p identity.
    Transport,
    /// Ed25519: the national root, kept offline; signs descriptors.
    Root,
    /// Ed25519: cosigns checkpoints of other logs.
    Witness,
    /// ML-DSA-44: cosigns checkpoints of other logs.
    WitnessMldsa,
    /// Ed25519: an observer's, who needs no node; signs requests for entries.
    Observer,
}

impl Role {
    /// The roles of a running node.
    pub const WORKING: [Self; 4] = [Self::Signing, Self::Log, Self::LogMldsa, Self::Transport];

    /// The name in the file and of the file (`signing.key`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Signing => "signing",
            Self::Log => "log",
            Self::LogMldsa => "log-mldsa",
            Self::Transport => "transport",
            Self::Root => "root",
            Self::Witness => "witness",
            Self::WitnessMldsa => "witness-mldsa",
            Self::Observer => "observer",
        }
    }

    /// The file in its directory.
    #[must_use]
    pub fn file_in(self, dir: &Path) -> PathBuf {
        dir.join(format!("{}.key", self.name()))
    }
}

/// A secret seed; erased from memory when dropped, and silent in `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed(Zeroizing<[u8; 32]>);

impl Seed {
    /// A seed from given bytes, for tests and derivations.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A new seed from the operating system's randomness.
    ///
    /// # Errors
    /// [`KeyError::Randomness`].
    pub fn generate() -> Result<Self, KeyError> {
        let mut bytes = Zeroizing::new([0u8; 32]);
        getrandom::fill(&mut *bytes).map_err(|e| KeyError::Randomness(e.to_string()))?;
        Ok(Self(bytes))
    }

    /// The secret bytes.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(..)")
    }
}

/// The four seeds of a running node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingSeeds {
    /// Signs statements.
    pub signing: Seed,
    /// Signs checkpoints, Ed25519.
    pub log: Seed,
    /// Signs checkpoints, ML-DSA-44.
    pub log_mldsa: Seed,
    /// The libp2p identity.
    pub transport: Seed,
}

impl WorkingSeeds {
    /// Makes four new seeds in `<data_dir>/keys/`.
    ///
    /// # Errors
    /// Any [`KeyError`]; [`KeyError::Exists`] if one of the files is there, and then none of the
    /// existing ones is touched.
    pub fn create(data_dir: &Path) -> Result<Self, KeyError> {
        let dir = data_dir.join(WORKING_DIR);
        create_dir(&dir)?;
        for role in Role::WORKING {
            let path = role.file_in(&dir);
            if path.exists() {
                return Err(KeyError::Exists { path });
            }
        }
        let make = |role: Role| -> Result<Seed, KeyError> {
            let seed = Seed::generate()?;
            create(&dir, role, &seed)?;
            Ok(seed)
        };
        Ok(Self {
            signing: make(Role::Signing)?,
            log: make(Role::Log)?,
            log_mldsa: make(Role::LogMldsa)?,
            transport: make(Role::Transport)?,
        })
    }

    /// Loads the four seeds of `<data_dir>/keys/`.
    ///
    /// # Errors
    /// Any [`KeyError`] but [`KeyError::Exists`].
    pub fn load(data_dir: &Path) -> Result<Self, KeyError> {
        let dir = data_dir.join(WORKING_DIR);
        Ok(Self {
            signing: load(&dir, Role::Signing)?,
            log: load(&dir, Role::Log)?,
            log_mldsa: load(&dir, Role::LogMldsa)?,
            transport: load(&dir, Role::Transport)?,
        })
    }
}

/// The two seeds with which a node cosigns the checkpoints of other logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessSeeds {
    /// Ed25519.
    pub ed25519: Seed,
    /// ML-DSA-44.
    pub mldsa: Seed,
}

impl WitnessSeeds {
    /// Makes two new seeds in `<data_dir>/keys/`, in place of those that are there: a witness that
    /// lost its memory must not sign under its old keys any more, so they are not kept.
    ///
    /// # Errors
    /// Any [`KeyError`].
    pub fn replace(data_dir: &Path) -> Result<Self, KeyError> {
        let dir = data_dir.join(WORKING_DIR);
        create_dir(&dir)?;
        let make = |role: Role| -> Result<Seed, KeyError> {
            let path = role.file_in(&dir);
            match std::fs::remove_file(&path) {
                Err(source) if source.kind() != io::ErrorKind::NotFound => {
                    return Err(KeyError::File { path, source });
                }
                _ => {}
            }
            let seed = Seed::generate()?;
            create(&dir, role, &seed)?;
            Ok(seed)
        };
        Ok(Self { ed25519: make(Role::Witness)?, mldsa: make(Role::WitnessMldsa)? })
    }

    /// Loads both; `None` if the node has not made them.
    ///
    /// # Errors
    /// Any [`KeyError`] but [`KeyError::Exists`].
    pub fn load(data_dir: &Path) -> Result<Option<Self>, KeyError> {
        let dir = data_dir.join(WORKING_DIR);
        if !Role::Witness.file_in(&dir).exists() {
            return Ok(None);
        }
        let (ed25519, mldsa) = (load(&dir, Role::Witness)?, load(&dir, Role::WitnessMldsa)?);
        Ok(Some(Self { ed25519, mldsa }))
    }
}

/// Why a key could not be made or loaded.
#[derive(Debug, Error)]
pub enum KeyError {
    /// The operating system gives no randomness.
    #[error("no randomness: {0}")]
    Randomness(String),
    /// A file or directory cannot be used.
    #[error("{path}: {source}")]
    File {
        /// The file or directory.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is already there.
    #[error("{path} exists and is not overwritten")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Others can read or write it.
    #[error("{path} has mode {found:03o}; run: chmod {wanted:03o} {path}")]
    TooWide {
        /// The file or directory.
        path: PathBuf,
        /// Its permission bits.
        found: u32,
        /// What they must be.
        wanted: u32,
    },
    /// It belongs to someone else.
    #[error("{path} belongs to uid {owner}; run: chown {us} {path}")]
    NotOurs {
        /// The file or directory.
        path: PathBuf,
        /// Its owner.
        owner: u32,
        /// The uid of this process.
        us: u32,
    },
    /// Not one line `vestigo-key-v1 <role> <43 characters>`, or another role.
    #[error("{path} is not a key file for {role}")]
    Format {
        /// The file.
        path: PathBuf,
        /// The role that was wanted.
        role: &'static str,
    },
}

impl From<KeyError> for ServiceError {
    fn from(error: KeyError) -> Self {
        let bad =
            |key, path: &Path| Self::new(ErrorCode::BadInput, key).with("path", path.display());
        match &error {
            KeyError::Randomness(detail) => Self::unexpected(detail),
            KeyError::File { path, source } => Self::file(path, source),
            KeyError::Exists { path } => {
                Self::new(ErrorCode::Conflict, "error-key-exists").with("path", path.display())
            }
            KeyError::TooWide { path, found, wanted } => bad("error-key-mode", path)
                .with("found", format_args!("{found:03o}"))
                .with("wanted", format_args!("{wanted:03o}")),
            KeyError::NotOurs { path, owner, us } => {
                bad("error-key-owner", path).with("owner", owner).with("us", us)
            }
            KeyError::Format { path, role } => bad("error-key-format", path).with("role", role),
        }
    }
}

/// Makes a directory with mode 0700; one that is there must already be so.
///
/// # Errors
/// [`KeyError::File`], [`KeyError::TooWide`], [`KeyError::NotOurs`].
pub fn create_dir(dir: &Path) -> Result<(), KeyError> {
    let fail = |source| KeyError::File { path: dir.to_owned(), source };
    DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(fail)?;
    check(dir, &std::fs::symlink_metadata(dir).map_err(fail)?, 0o700)
}

/// Writes a seed to its file in `dir`: under another name first, synced, then linked to its own, so
/// that the file is whole or absent and never replaces another.
///
/// # Errors
/// [`KeyError::Exists`], [`KeyError::File`].
pub fn create(dir: &Path, role: Role, seed: &Seed) -> Result<PathBuf, KeyError> {
    create_at(dir, role.file_in(dir), role, seed)
}

/// [`create`] under a name of the caller's choice in `dir`.
///
/// # Errors
/// As [`create`].
pub fn create_at(dir: &Path, path: PathBuf, role: Role, seed: &Seed) -> Result<PathBuf, KeyError> {
    let draft = dir.join(format!(".{}.key.new", role.name()));
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |source| KeyError::File { path, source }
    };
    // Left by a process that was killed while writing; it was never a key.
    match std::fs::remove_file(&draft) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(fail(&draft)(e)),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    let mut file = options.open(&draft).map_err(fail(&draft))?;
    let line = Zeroizing::new(format!(
        "{FORMAT} {} {}\n",
        role.name(),
        *Zeroizing::new(URL_SAFE_NO_PAD.encode(seed.expose()))
    ));
    file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).map_err(fail(&draft))?;
    let linked = std::fs::hard_link(&draft, &path);
    std::fs::remove_file(&draft).map_err(fail(&draft))?;
    match linked {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            return Err(KeyError::Exists { path });
        }
        other => other.map_err(fail(&path))?,
    }
    File::open(dir).and_then(|d| d.sync_all()).map_err(fail(dir))?;
    Ok(path)
}

/// Loads a seed from its file in `dir`.
///
/// # Errors
/// Any [`KeyError`] but [`KeyError::Exists`].
pub fn load(dir: &Path, role: Role) -> Result<Seed, KeyError> {
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |source| KeyError::File { path, source }
    };
    let dir_meta = std::fs::symlink_metadata(dir).map_err(fail(dir))?;
    check(dir, &dir_meta, 0o700)?;
    let path = role.file_in(dir);
    // Neither a link to somewhere else nor a pipe that never ends.
    let flags = i32::try_from((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits()).unwrap_or_default();
    let file =
        OpenOptions::new().read(true).custom_flags(flags).open(&path).map_err(fail(&path))?;
    let meta = file.metadata().map_err(fail(&path))?;
    let format = || KeyError::Format { path: path.clone(), role: role.name() };
    if !meta.is_file() {
        return Err(format());
    }
    check(&path, &meta, 0o600)?;
    let mut text = Zeroizing::new(String::with_capacity(256));
    file.take(FILE_MAX).read_to_string(&mut text).map_err(fail(&path))?;
    parse(&text, role).ok_or_else(format)
}

/// Reads the one line of a file that only we can read: the secret of another system.
///
/// # Errors
/// [`KeyError::File`], [`KeyError::TooWide`], [`KeyError::NotOurs`]; [`KeyError::Format`] if it is
/// empty, or no short line.
pub fn secret_line(path: &Path) -> Result<Zeroizing<String>, KeyError> {
    let fail = |source| KeyError::File { path: path.to_owned(), source };
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(fail)?;
    let meta = file.metadata().map_err(fail)?;
    let format = || KeyError::Format { path: path.to_owned(), role: "secret" };
    if !meta.is_file() {
        return Err(format());
    }
    check(path, &meta, 0o600)?;
    let mut text = Zeroizing::new(String::with_capacity(1024));
    file.take(FILE_MAX).read_to_string(&mut text).map_err(fail)?;
    let line = text.trim();
    if line.is_empty() || line.contains(char::is_control) || text.len() as u64 >= FILE_MAX {
        return Err(format());
    }
    Ok(Zeroizing::new(line.to_owned()))
}

fn parse(text: &str, role: Role) -> Option<Seed> {
    let line = text.strip_suffix('\n').unwrap_or(text);
    let rest = line.strip_prefix(FORMAT)?.strip_prefix(' ')?;
    let encoded = rest.strip_prefix(role.name())?.strip_prefix(' ')?;
    let mut bytes = Zeroizing::new([0u8; 32]);
    // `decode_slice` wants room for its estimate, which is one byte more.
    let mut buffer = Zeroizing::new([0u8; 33]);
    let length = URL_SAFE_NO_PAD.decode_slice(encoded, &mut *buffer).ok()?;
    if length != 32 {
        return None;
    }
    bytes.copy_from_slice(buffer.get(..32)?);
    buffer.zeroize();
    Some(Seed(bytes))
}

/// Refuses what others can read or write, and what is not ours.
fn check(path: &Path, meta: &std::fs::Metadata, wanted: u32) -> Result<(), KeyError> {
    let us = rustix::process::geteuid().as_raw();
    if meta.uid() != us {
        return Err(KeyError::NotOurs { path: path.to_owned(), owner: meta.uid(), us });
    }
    let found = meta.mode() & 0o777;
    if found & 0o077 != 0 {
        return Err(KeyError::TooWide { path: path.to_owned(), found, wanted });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
