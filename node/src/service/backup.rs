//! Backups: one file with everything that a node needs to go on elsewhere, and its way back.
//!
//! ```text
//! file  = "vestigo-backup-v1\n" *( part ) end
//! part  = header-length (u32, big-endian) header bytes SHA-256(header bytes)
//! header = deterministic CBOR [ name: tstr, length: uint ]
//! end   = a part named "" whose length is 0
//! ```
//!
//! Tiles, indexes and sockets are not in it: they are made again from what is. Key files are in it
//! only under a passphrase.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use minicbor::bytes::ByteVec;
use sha2::{Digest as _, Sha256};
use vestigo_protocol::codec;
use vestigo_protocol::descriptor::Head;
use vestigo_protocol::time::Timestamp;

use super::views::{BackupView, RestoreView};
use super::{ErrorCode, Outcome, ServiceError};
use crate::config::FILE_NAME;
use crate::keys::sealed::{Cost, Passphrase, SealedKey};
use crate::keys::{self, Role};
use crate::registry::{REGISTRY_FILE, SERIALS_DIR};
use crate::runtime::Denied;
use crate::runtime::admin::ADMIN_LOG_DIR;
use crate::runtime::daemon::{LOG_DIR, STORE_FILE};
use crate::runtime::recovering::{RESTORED, mark};
use crate::store::blobs::ATTACHMENTS_DIR;
use crate::store::{SqliteStore, Store as _, checked_head, snapshot};

const MAGIC: &[u8] = b"vestigo-backup-v1\n";
/// The part with the key files.
const KEYS: &str = "keys.sealed";
/// The name of the key of the contents among them.
const CONTENTS: &str = "contents";
/// Where snapshots lie until they are in the file.
const WORK_DIR: &str = "backup-work";
/// Longest header: the longest name is that of an attachment, 120 bytes.
const HEADER_MAX: u32 = 1024;
/// Bytes copied at a time.
const PIECE: usize = 64 * 1024;

/// Where a restored file is unpacked before it is put in place.
const RESTORE_DIR: &str = "restore-work";

/// Removes what a killed backup or restore left: copies of the store, in which contents may be
/// that are destroyed since. When a node starts.
pub(crate) fn remove_left(data_dir: &Path) {
    for dir in [WORK_DIR, RESTORE_DIR] {
        match fs::remove_dir_all(data_dir.join(dir)) {
            Ok(()) => tracing::info!(dir, "the copy that an unfinished backup left was removed"),
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(reason) => tracing::warn!(dir, %reason, "a left copy could not be removed"),
        }
    }
}

/// Hears of bytes done, and of all.
pub(super) type Progress<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// A directory that is removed when this is dropped.
struct Work(PathBuf);

impl Work {
    fn new(data_dir: &Path) -> Outcome<Self> {
        let dir = data_dir.join(WORK_DIR);
        // Left by a crash.
        let _absent = fs::remove_dir_all(&dir);
        fs::DirBuilder::new().mode(0o700).create(&dir).map_err(|e| ServiceError::file(&dir, &e))?;
        Ok(Self(dir))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let _removed = fs::remove_dir_all(&self.0);
    }
}

/// Writes a backup of a data directory whose node may run. `target` is a new file, or a directory
/// in which one is made.
pub(super) fn write(
    data_dir: &Path,
    target: &Path,
    keys: Option<&Passphrase>,
    now: Timestamp,
    progress: Progress<'_>,
) -> Outcome<BackupView> {
    let work = Work::new(data_dir)?;
    let store = work.0.join(STORE_FILE);
    snapshot(&data_dir.join(STORE_FILE), &store).map_err(Denied::from)?;
    // What does not hold now is not worth keeping, and is said while the original is still there.
    let mut opened = SqliteStore::open_reader(&store).map_err(Denied::from)?;
    let head = checked_head(&mut opened, |_| ()).map_err(broken)?;
    drop(opened);
    let mut parts = vec![(STORE_FILE.to_owned(), store)];
    let registry = data_dir.join(REGISTRY_FILE);
    if registry.exists() {
        let copy = work.0.join(REGISTRY_FILE);
        snapshot(&registry, &copy).map_err(Denied::from)?;
        parts.push((REGISTRY_FILE.to_owned(), copy));
    }
    let config = data_dir.join(FILE_NAME);
    if config.exists() {
        let text = fs::read_to_string(&config).map_err(|e| ServiceError::file(&config, &e))?;
        let copy = work.0.join(FILE_NAME);
        private(&copy, without_passwords(&text).as_bytes())?;
        parts.push((FILE_NAME.to_owned(), copy));
    }
    if let Some(passphrase) = keys {
        let copy = work.0.join(KEYS);
        private(&copy, &seal_keys(data_dir, passphrase)?)?;
        parts.push((KEYS.to_owned(), copy));
    }
    parts.extend(attachments(data_dir)?);
    let file = named(target, now);
    let part = file.with_extension("part");
    let mut written = Written { path: part.clone(), kept: false };
    let bytes = pack(&parts, &part, progress)?;
    // Read again from the disk, to its end: a backup that cannot be read is none.
    let count = unpack(&part, &mut |_, _| Ok(None))?;
    if file.exists() {
        return Err(ServiceError::new(ErrorCode::Conflict, "error-backup-exists")
            .with("path", file.display()));
    }
    fs::rename(&part, &file).map_err(|e| ServiceError::file(&file, &e))?;
    written.kept = true;
    if let Some(dir) = file.parent().filter(|d| !d.as_os_str().is_empty()) {
        File::open(dir).and_then(|d| d.sync_all()).map_err(|e| ServiceError::file(dir, &e))?;
    }
    Ok(BackupView {
        path: file.display().to_string(),
        bytes,
        files: count,
        entries: head.size,
        root: head.root.to_string(),
        with_keys: keys.is_some(),
        with_registry: registry.exists(),
    })
}

/// An unfinished file is removed.
struct Written {
    path: PathBuf,
    kept: bool,
}

impl Drop for Written {
    fn drop(&mut self) {
        if !self.kept {
            let _removed = fs::remove_file(&self.path);
        }
    }
}

fn broken(error: impl std::fmt::Display) -> ServiceError {
    ServiceError::new(ErrorCode::Integrity, "error-backup-broken").with("detail", error)
}

fn named(target: &Path, now: Timestamp) -> PathBuf {
    if target.is_dir() {
        let time: String = now.to_rfc3339().chars().filter(char::is_ascii_alphanumeric).collect();
        target.join(format!("vestigo-{time}.backup"))
    } else {
        target.to_owned()
    }
}

fn private(path: &Path, bytes: &[u8]) -> Outcome<()> {
    let write = || -> io::Result<()> {
        let mut file = File::options().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|e| ServiceError::file(path, &e))
}

/// The configuration without the passwords of URLs.
fn without_passwords(text: &str) -> String {
    let clean = |line: &str| -> String {
        let Some((before, rest)) = line.split_once("://") else { return line.to_owned() };
        let Some((credentials, host)) = rest.split_once('@') else { return line.to_owned() };
        match credentials.split_once(':') {
            Some((user, _)) => format!("{before}://{user}@{host}"),
            None => line.to_owned(),
        }
    };
    text.lines().map(|line| clean(line) + "\n").collect()
}

/// Every key file that a running node has, each sealed by itself.
fn seal_keys(data_dir: &Path, passphrase: &Passphrase) -> Outcome<Vec<u8>> {
    let mut sealed = Vec::new();
    for role in Role::WORKING {
        let seed = keys::load(&data_dir.join(keys::WORKING_DIR), role)?;
        let key = SealedKey::seal(&seed, passphrase, salt()?, Cost::USUAL)
            .map_err(ServiceError::unexpected)?;
        sealed.push((role.name().to_owned(), ByteVec::from(key.to_bytes())));
    }
    if let Some(key) =
        SqliteStore::contents_key(&data_dir.join(STORE_FILE)).map_err(Denied::from)?
    {
        let seed = keys::Seed::from_bytes(*key);
        let key = SealedKey::seal(&seed, passphrase, salt()?, Cost::USUAL)
            .map_err(ServiceError::unexpected)?;
        sealed.push((CONTENTS.to_owned(), ByteVec::from(key.to_bytes())));
    }
    Ok(codec::encode(&sealed))
}

fn salt() -> Outcome<[u8; 16]> {
    let seed = keys::Seed::generate()?;
    let (salt, _) = seed.expose().split_at(16);
    salt.try_into().map_err(ServiceError::unexpected)
}

/// Each key with its role; none for the key of the contents.
type OpenedKeys = Vec<(Option<Role>, keys::Seed)>;

fn open_keys(bytes: &[u8], passphrase: &Passphrase) -> Outcome<OpenedKeys> {
    let sealed = codec::decode::<Vec<(String, ByteVec)>>(bytes).map_err(broken)?;
    let mut opened = Vec::new();
    for (name, bytes) in sealed {
        let role = Role::WORKING.into_iter().find(|r| r.name() == name);
        if role.is_none() && name != CONTENTS {
            return Err(broken("a key of an unknown role"));
        }
        let key = SealedKey::from_bytes(&bytes).map_err(broken)?;
        let seed = key
            .open(passphrase)
            .map_err(|_| ServiceError::new(ErrorCode::NotAllowed, "error-backup-passphrase"))?;
        opened.push((role, seed));
    }
    Ok(opened)
}

/// Every file below the directory of attachments.
fn attachments(data_dir: &Path) -> Outcome<Vec<(String, PathBuf)>> {
    let dir = data_dir.join(ATTACHMENTS_DIR);
    let mut found = Vec::new();
    if !dir.exists() {
        return Ok(found);
    }
    let list = |dir: &Path| -> io::Result<Vec<fs::DirEntry>> { fs::read_dir(dir)?.collect() };
    for folder in list(&dir).map_err(|e| ServiceError::file(&dir, &e))? {
        let path = folder.path();
        for file in list(&path).map_err(|e| ServiceError::file(&path, &e))? {
            let name = format!(
                "{ATTACHMENTS_DIR}/{}/{}",
                folder.file_name().to_string_lossy(),
                file.file_name().to_string_lossy()
            );
            // What is still arriving is fetched again.
            if is_allowed(&name) {
                found.push((name, file.path()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a part may be written under its name: nothing leads out of the data directory.
fn is_allowed(name: &str) -> bool {
    let hex = |text: &str| {
        !text.is_empty() && text.len() <= 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
    };
    let parts: Vec<&str> = name.split('/').collect();
    match parts.as_slice() {
        [one] => [STORE_FILE, REGISTRY_FILE, FILE_NAME, KEYS].contains(one),
        [dir, folder, file] => *dir == ATTACHMENTS_DIR && hex(folder) && hex(file),
        _ => false,
    }
}

fn header(out: &mut impl Write, name: &str, length: u64) -> io::Result<Sha256> {
    let header = codec::encode(&(name, length));
    let size = u32::try_from(header.len()).map_err(io::Error::other)?;
    out.write_all(&size.to_be_bytes())?;
    out.write_all(&header)?;
    Ok(Sha256::new().chain_update(&header))
}

fn pack(parts: &[(String, PathBuf)], file: &Path, progress: Progress<'_>) -> Outcome<u64> {
    let fail = |e: io::Error| ServiceError::file(file, &e);
    let mut all = 0u64;
    for (_, path) in parts {
        all += fs::metadata(path).map_err(|e| ServiceError::file(path, &e))?.len();
    }
    let new = File::options().write(true).create_new(true).mode(0o600).open(file);
    let new = new.map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => {
            ServiceError::new(ErrorCode::Conflict, "error-backup-exists")
                .with("path", file.display())
        }
        _ => fail(e),
    })?;
    let mut out = BufWriter::new(new);
    out.write_all(MAGIC).map_err(fail)?;
    let mut done = 0u64;
    for (name, path) in parts {
        let mut source = File::open(path).map_err(|e| ServiceError::file(path, &e))?;
        let length = source.metadata().map_err(|e| ServiceError::file(path, &e))?.len();
        let mut hash = header(&mut out, name, length).map_err(fail)?;
        let mut piece = vec![0u8; PIECE];
        let mut left = length;
        while left > 0 {
            let read = source.read(&mut piece).map_err(|e| ServiceError::file(path, &e))?;
            let bytes = piece.get(..read).unwrap_or_default();
            if bytes.is_empty() || read as u64 > left {
                return Err(broken(format!("{name} changed while it was read")));
            }
            out.write_all(bytes).map_err(fail)?;
            hash.update(bytes);
            left -= read as u64;
            done += read as u64;
            progress(done, all);
        }
        out.write_all(&hash.finalize()).map_err(fail)?;
    }
    let hash = header(&mut out, "", 0).map_err(fail)?;
    out.write_all(&hash.finalize()).map_err(fail)?;
    let file_handle = out.into_inner().map_err(|e| fail(e.into_error()))?;
    file_handle.sync_all().map_err(fail)?;
    Ok(file_handle.metadata().map_err(fail)?.len())
}

/// Says where a part goes; none: it is only checked.
type Target<'a> = &'a mut dyn FnMut(&str, u64) -> Outcome<Option<File>>;

/// Reads a backup to its end and gives the number of its parts.
fn unpack(file: &Path, target: Target<'_>) -> Outcome<u64> {
    let opened = File::open(file).map_err(|e| ServiceError::file(file, &e))?;
    let mut input = BufReader::new(opened);
    let cut = |_: io::Error| broken("the file ends too early");
    let mut magic = [0u8; MAGIC.len()];
    input.read_exact(&mut magic).map_err(cut)?;
    if magic != *MAGIC {
        return Err(broken("the file is no backup of a node, or of a later version"));
    }
    let mut count = 0u64;
    loop {
        let mut size = [0u8; 4];
        input.read_exact(&mut size).map_err(cut)?;
        let size = u32::from_be_bytes(size);
        if size > HEADER_MAX {
            return Err(broken("a part has no header"));
        }
        let mut header = vec![0u8; size as usize];
        input.read_exact(&mut header).map_err(cut)?;
        let (name, length) = codec::decode::<(String, u64)>(&header).map_err(broken)?;
        let mut hash = Sha256::new().chain_update(&header);
        let ends = name.is_empty();
        if !ends && !is_allowed(&name) {
            return Err(broken("a part has a name that no part has"));
        }
        let mut out = if ends { None } else { target(&name, length)? };
        let mut piece = vec![0u8; PIECE];
        let mut left = length;
        while left > 0 {
            let want = usize::try_from(left.min(PIECE as u64)).unwrap_or(PIECE);
            let piece = piece.get_mut(..want).unwrap_or_default();
            input.read_exact(piece).map_err(cut)?;
            hash.update(&*piece);
            if let Some(out) = &mut out {
                out.write_all(piece).map_err(|e| ServiceError::file(file, &e))?;
            }
            left -= want as u64;
        }
        let mut digest = [0u8; 32];
        input.read_exact(&mut digest).map_err(cut)?;
        if hash.finalize().as_slice() != digest {
            return Err(broken(format!("{name} is damaged")));
        }
        if let Some(out) = out {
            out.sync_all().map_err(|e| ServiceError::file(file, &e))?;
        }
        if ends {
            let mut rest = [0u8; 1];
            return match input.read(&mut rest) {
                Ok(0) => Ok(count),
                _ => Err(broken("bytes after the end")),
            };
        }
        count += 1;
    }
}

/// What a node that was here left behind and a restored one would take for its own: a published log
/// of another length, files of other cases, records, the journal of a store that is gone.
fn leftovers(data_dir: &Path) -> Vec<String> {
    let journal = |file: &str| ["-wal", "-journal"].map(|end| format!("{file}{end}"));
    let dirs = [LOG_DIR, ADMIN_LOG_DIR, ATTACHMENTS_DIR, SERIALS_DIR].map(str::to_owned);
    let is_empty = |path: &Path| fs::read_dir(path).is_ok_and(|mut files| files.next().is_none());
    dirs.into_iter()
        .chain([REGISTRY_FILE.to_owned()])
        .chain(journal(REGISTRY_FILE))
        .chain(journal(STORE_FILE))
        .filter(|name| {
            let path = data_dir.join(name);
            path.symlink_metadata().is_ok() && !is_empty(&path)
        })
        .collect()
}

/// Makes a data directory from a backup. The node that starts on it appends nothing before it has
/// heard its partners. Who calls holds the lock.
///
/// # Errors
/// The backup is damaged, or the directory holds a node, or what one left.
pub fn restore(
    file: &Path,
    data_dir: &Path,
    passphrase: Option<&Passphrase>,
    now: Timestamp,
) -> Outcome<RestoreView> {
    if data_dir.join(STORE_FILE).exists() {
        return Err(ServiceError::new(ErrorCode::Conflict, "error-node-exists")
            .with("data", data_dir.display()));
    }
    let left = leftovers(data_dir);
    if !left.is_empty() {
        return Err(ServiceError::new(ErrorCode::Conflict, "error-restore-leftover")
            .with("data", data_dir.display())
            .with("names", left.join(", ")));
    }
    // Every byte is checked before the first is written.
    unpack(file, &mut |_, _| Ok(None))?;
    let mut sealed = false;
    let staging = data_dir.join(RESTORE_DIR);
    let _absent = fs::remove_dir_all(&staging);
    let work = Work(staging.clone());
    let make = |path: &Path| -> io::Result<File> {
        if let Some(dir) = path.parent() {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
        }
        File::options().write(true).create_new(true).mode(0o600).open(path)
    };
    let files = unpack(file, &mut |name, _| {
        sealed = sealed || name == KEYS;
        let path = staging.join(name);
        make(&path).map(Some).map_err(|e| ServiceError::file(&path, &e))
    })?;
    let keys = match (passphrase, sealed) {
        (Some(passphrase), true) => {
            let path = staging.join(KEYS);
            let bytes = fs::read(&path).map_err(|e| ServiceError::file(&path, &e))?;
            open_keys(&bytes, passphrase)?
        }
        (Some(_), false) => {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-backup-no-keys"));
        }
        (None, _) => Vec::new(),
    };
    let store = staging.join(STORE_FILE);
    let head = marked(&store, now)?;
    let key_dir = data_dir.join(keys::WORKING_DIR);
    keys::create_dir(&key_dir)?;
    let with_keys = !keys.is_empty();
    for (role, seed) in keys {
        match role {
            Some(role) => drop(keys::create(&key_dir, role, &seed)?),
            None => SqliteStore::put_contents_key(&data_dir.join(STORE_FILE), *seed.expose())
                .map_err(Denied::from)?,
        }
    }
    // The store last: with it the directory is a node.
    for name in [ATTACHMENTS_DIR, REGISTRY_FILE, FILE_NAME, STORE_FILE] {
        let (from, to) = (staging.join(name), data_dir.join(name));
        let keep = name == FILE_NAME && to.exists();
        if from.exists() && !keep {
            fs::rename(&from, &to).map_err(|e| ServiceError::file(&to, &e))?;
        }
    }
    File::open(data_dir)
        .and_then(|d| d.sync_all())
        .map_err(|e| ServiceError::file(data_dir, &e))?;
    drop(work);
    Ok(RestoreView {
        data_dir: data_dir.display().to_string(),
        files,
        entries: head.size,
        root: head.root.to_string(),
        with_keys,
        sealed_keys: sealed,
    })
}

/// Checks the store and marks it as restored.
fn marked(path: &Path, now: Timestamp) -> Outcome<Head> {
    let mut store = SqliteStore::open_keyless(path).map_err(Denied::from)?;
    let head = checked_head(&mut store, |_| ()).map_err(broken)?;
    let written = (|| {
        store.begin()?;
        store.put_meta(RESTORED, &mark(now, head))?;
        store.commit()
    })();
    written.map_err(Denied::from)?;
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    const WORDS: &str = "correct horse battery";

    fn node(dir: &Path) {
        let mut store = SqliteStore::open(&dir.join(STORE_FILE)).unwrap();
        store.put_meta("name", b"value").unwrap();
        keys::create_dir(dir).unwrap();
        keys::WorkingSeeds::create(dir).unwrap();
        let config = "[registry]\nurl = \"postgres://reader:hunter2@db/guns\"\n";
        fs::write(dir.join(FILE_NAME), config).unwrap();
        let folder = dir.join(ATTACHMENTS_DIR).join("01".repeat(16));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("ab".repeat(32)), b"sealed").unwrap();
        fs::write(folder.join(format!("{}.part", "ab".repeat(32))), b"half").unwrap();
    }

    fn words() -> Passphrase {
        Passphrase::new(WORDS.to_owned())
    }

    fn back_up(dir: &Path, file: &Path, keys: bool) -> Outcome<BackupView> {
        let words = words();
        write(dir, file, keys.then_some(&words), Timestamp(1_780_000_000), &|_, _| ())
    }

    #[test]
    fn a_backup_comes_back_marked_and_without_secrets() {
        let scratch = Scratch::new("backup");
        let (from, to) = (scratch.path().join("from"), scratch.path().join("to"));
        keys::create_dir(&from).unwrap();
        keys::create_dir(&to).unwrap();
        node(&from);
        let view = back_up(&from, scratch.path(), false).unwrap();
        assert!(view.path.ends_with("vestigo-20260528T202640Z.backup"), "{}", view.path);
        assert_eq!((view.files, view.with_keys), (3, false));
        let file = PathBuf::from(&view.path);
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(7).any(|w| w == b"hunter2"));
        assert!(back_up(&from, &file, false).is_err(), "nothing is overwritten");
        let words = words();
        assert!(restore(&file, &to, Some(&words), Timestamp(5)).is_err(), "it has no keys");
        let back = restore(&file, &to, None, Timestamp(5)).unwrap();
        assert_eq!((back.files, back.with_keys), (3, false));
        let mut store = SqliteStore::open(&to.join(STORE_FILE)).unwrap();
        assert_eq!(store.meta("name").unwrap().as_deref(), Some(&b"value"[..]));
        assert!(store.meta(RESTORED).unwrap().is_some_and(|m| !m.is_empty()));
        let file_back = to.join(ATTACHMENTS_DIR).join("01".repeat(16)).join("ab".repeat(32));
        assert_eq!(fs::read(file_back).unwrap(), b"sealed");
        assert!(!to.join("restore-work").exists() && !from.join(WORK_DIR).exists());
        assert!(restore(&file, &to, None, Timestamp(5)).is_err(), "a node is there");
    }

    #[test]
    fn nothing_is_restored_among_what_another_node_left() {
        let scratch = Scratch::new("backup-leftover");
        let (from, to) = (scratch.path().join("from"), scratch.path().join("to"));
        keys::create_dir(&from).unwrap();
        keys::create_dir(&to).unwrap();
        node(&from);
        let file = scratch.path().join("file");
        back_up(&from, &file, false).unwrap();
        let wal = format!("{STORE_FILE}-wal");
        for name in [LOG_DIR, ADMIN_LOG_DIR, ATTACHMENTS_DIR, SERIALS_DIR, REGISTRY_FILE, &wal] {
            let left = to.join(name);
            if name.contains(".sqlite") {
                fs::write(&left, b"left").unwrap();
            } else {
                fs::create_dir(&left).unwrap();
                fs::write(left.join("checkpoint"), b"left").unwrap();
            }
            let refused = restore(&file, &to, None, Timestamp(5)).unwrap_err();
            assert_eq!(refused.key, "error-restore-leftover", "{name}");
            assert!(!to.join(STORE_FILE).exists(), "{name}");
            // What the operator is told to do.
            fs::rename(&left, scratch.path().join("aside")).unwrap();
            let aside = scratch.path().join("aside");
            let _removed = fs::remove_dir_all(&aside).or_else(|_| fs::remove_file(&aside));
        }
        fs::create_dir(to.join(LOG_DIR)).unwrap();
        restore(&file, &to, None, Timestamp(5)).unwrap();
    }

    #[test]
    fn keys_travel_only_under_a_passphrase() {
        let scratch = Scratch::new("backup-keys");
        let (from, to) = (scratch.path().join("from"), scratch.path().join("to"));
        keys::create_dir(&from).unwrap();
        keys::create_dir(&to).unwrap();
        node(&from);
        let file = scratch.path().join("with-keys");
        back_up(&from, &file, true).unwrap();
        let wrong = Passphrase::new("another horse entirely".to_owned());
        assert!(restore(&file, &to, Some(&wrong), Timestamp(5)).is_err());
        assert!(!to.join(STORE_FILE).exists(), "nothing is left of what failed");
        let words = words();
        assert!(restore(&file, &to, Some(&words), Timestamp(5)).unwrap().with_keys);
        assert_eq!(
            keys::WorkingSeeds::load(&from).unwrap(),
            keys::WorkingSeeds::load(&to).unwrap()
        );
    }

    #[test]
    fn a_changed_or_cut_backup_is_refused_before_anything_is_written() {
        let scratch = Scratch::new("backup-damaged");
        let (from, to) = (scratch.path().join("from"), scratch.path().join("to"));
        keys::create_dir(&from).unwrap();
        keys::create_dir(&to).unwrap();
        node(&from);
        let file = scratch.path().join("file");
        back_up(&from, &file, false).unwrap();
        let good = fs::read(&file).unwrap();
        let step = good.len() / 97;
        for at in (0..good.len()).step_by(step.max(1)) {
            let mut wrong = good.clone();
            wrong[at] ^= 1;
            fs::write(&file, &wrong).unwrap();
            assert!(restore(&file, &to, None, Timestamp(5)).is_err(), "byte {at}");
            fs::write(&file, &good[..at]).unwrap();
            assert!(restore(&file, &to, None, Timestamp(5)).is_err(), "cut at {at}");
        }
        assert_eq!(fs::read_dir(&to).unwrap().count(), 0);
    }

    #[test]
    fn no_part_leads_out_of_the_data_directory() {
        for name in ["../x", "/etc/passwd", "keys/root.key", "attachments/../a", "log/checkpoint"] {
            assert!(!is_allowed(name), "{name}");
        }
        assert!(is_allowed("attachments/00ff/ab12"));
    }
}
