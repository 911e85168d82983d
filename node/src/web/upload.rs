//! Files that a form sends (`multipart/form-data`): written to private files as they come, bounded, and
//! removed when nobody needs them any more.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request};
use axum::http::header;
use vestigo_protocol::time::Timestamp;

use super::Service;
use super::visit::{Fields, Visit};
use crate::service::{ErrorCode, Outcome, ServiceError};

/// Parts of a form at most.
const PARTS_MAX: usize = 200;
/// Bytes of a part that is no file.
const FIELD_MAX: usize = 16 * 1024;
/// Characters of a file's name that are kept.
const NAME_MAX: usize = 200;
/// How long a file waits for its owner to go on: longer than looking through a table of errors takes.
const SHELVED_SECONDS: u64 = 3_600;
/// Files that wait at most; the oldest goes first.
const SHELVED_MAX: usize = 32;

/// A file as it was sent; removed with this.
#[derive(Debug)]
pub(super) struct SentFile {
    /// Name of the field.
    pub(super) field: String,
    /// What its owner calls it: the last part of its path, for people alone.
    pub(super) name: String,
    /// Where its bytes lie.
    pub(super) path: PathBuf,
    /// How many.
    pub(super) length: u64,
}

impl Drop for SentFile {
    fn drop(&mut self) {
        let _removed = std::fs::remove_file(&self.path);
    }
}

impl SentFile {
    /// Its bytes.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn bytes(&self) -> Outcome<Vec<u8>> {
        std::fs::read(&self.path).map_err(|e| ServiceError::file(&self.path, &e))
    }
}

/// A form with files.
#[derive(Debug, Default)]
pub(super) struct Upload {
    /// What is no file.
    pub(super) fields: Fields,
    /// Files that hold anything or have a name.
    pub(super) files: Vec<SentFile>,
}

impl Upload {
    /// Takes the first file of a field, if one was chosen.
    pub(super) fn take(&mut self, field: &str) -> Option<SentFile> {
        let at = self.files.iter().position(|file| file.field == field)?;
        Some(self.files.remove(at))
    }
}

/// A name for a private file in a directory. What a killed node left under such a name is removed when it
/// starts, as copies of imports are.
fn reserved(dir: &Path) -> PathBuf {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    dir.join(format!(".import-web-{}-{number}", std::process::id()))
}

fn unreadable(error: impl std::fmt::Display) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, "error-bad-request").with("detail", error)
}

fn too_large(limit: usize) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, "error-too-large").with("limit", limit)
}

fn unwritable(error: std::io::Error) -> ServiceError {
    ServiceError::new(ErrorCode::Unavailable, "error-import-spool").with("detail", error)
}

impl<S: Service> Visit<S> {
    /// The form that was sent, with its files. A form without files is read as well.
    ///
    /// # Errors
    /// It is too large, is no form, or cannot be kept.
    pub(super) async fn upload(&mut self) -> Outcome<Upload> {
        let kind = self.headers.get(header::CONTENT_TYPE).cloned();
        let is_multipart = kind.as_ref().and_then(|kind| kind.to_str().ok()).is_some_and(|kind| {
            kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data")
        });
        if !is_multipart {
            return Ok(Upload { fields: self.form().await?, files: Vec::new() });
        }
        let body = self.body.get_mut().unwrap_or_else(PoisonError::into_inner);
        let mut request = Request::new(std::mem::replace(body, Body::empty()));
        if let Some(kind) = kind {
            request.headers_mut().insert(header::CONTENT_TYPE, kind);
        }
        // Counted below, with what this route allows.
        DefaultBodyLimit::disable().apply(&mut request);
        let parts = Multipart::from_request(request, &()).await.map_err(unreadable)?;
        read(parts, &self.app.site.data_dir, self.body_max).await
    }
}

async fn read(mut parts: Multipart, dir: &Path, body_max: usize) -> Outcome<Upload> {
    let mut upload = Upload::default();
    let (mut received, mut count) = (0, 0);
    let mut add = |length: usize| {
        received += length;
        if received > body_max { Err(too_large(body_max)) } else { Ok(()) }
    };
    while let Some(mut part) = parts.next_field().await.map_err(unreadable)? {
        count += 1;
        if count > PARTS_MAX {
            return Err(unreadable("too many parts"));
        }
        let field = part.name().unwrap_or_default().to_owned();
        let Some(name) = part.file_name().map(last_part) else {
            let mut value = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(unreadable)? {
                add(chunk.len())?;
                if value.len() + chunk.len() > FIELD_MAX {
                    return Err(too_large(FIELD_MAX));
                }
                value.extend_from_slice(&chunk);
            }
            let value = String::from_utf8_lossy(&value).replace("\r\n", "\n");
            upload.fields.0.push((field, value));
            continue;
        };
        let mut sent = SentFile { field, name, path: reserved(dir), length: 0 };
        let mut file = create(&sent.path)?;
        while let Some(chunk) = part.chunk().await.map_err(unreadable)? {
            add(chunk.len())?;
            file.write_all(&chunk).map_err(unwritable)?;
            sent.length += chunk.len() as u64;
        }
        // A field of a file in which none was chosen.
        if sent.length > 0 || !sent.name.is_empty() {
            upload.files.push(sent);
        }
    }
    Ok(upload)
}

fn create(path: &Path) -> Outcome<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    options.open(path).map_err(unwritable)
}

/// Some browsers send the whole path.
fn last_part(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(NAME_MAX).collect()
}

/// A file that waits for its owner to go on.
#[derive(Debug)]
struct Shelved {
    officer: String,
    file: Arc<SentFile>,
    at: Timestamp,
}

/// Files between two pages: looked at, and not taken yet. They do not outlive the node.
#[derive(Debug, Default)]
pub(super) struct Shelf(Mutex<BTreeMap<String, Shelved>>);

impl Shelf {
    /// Keeps a file for its owner; the number under which it is found.
    ///
    /// # Errors
    /// There is no randomness.
    pub(super) fn put(&self, officer: &str, file: SentFile, now: Timestamp) -> Outcome<String> {
        let mut number = [0u8; 16];
        getrandom::fill(&mut number).map_err(ServiceError::unexpected)?;
        let id: String = number.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, shelved| now.since(shelved.at) < SHELVED_SECONDS);
        if all.len() >= SHELVED_MAX
            && let Some(oldest) = all.iter().min_by_key(|(_, s)| s.at).map(|(id, _)| id.clone())
        {
            all.remove(&oldest);
        }
        let shelved = Shelved { officer: officer.to_owned(), file: Arc::new(file), at: now };
        all.insert(id.clone(), shelved);
        Ok(id)
    }

    /// A file of this officer that still waits.
    pub(super) fn get(&self, officer: &str, id: &str, now: Timestamp) -> Option<Arc<SentFile>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let shelved = all.get(id).filter(|s| s.officer == officer);
        let shelved = shelved.filter(|s| now.since(s.at) < SHELVED_SECONDS);
        shelved.map(|s| Arc::clone(&s.file))
    }

    /// Forgets a file of this officer.
    pub(super) fn drop(&self, officer: &str, id: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.get(id).is_some_and(|shelved| shelved.officer == officer) {
            all.remove(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn file(scratch: &Scratch) -> SentFile {
        let path = reserved(scratch.path());
        std::fs::write(&path, "a,b\n").unwrap();
        SentFile { field: "file".to_owned(), name: "a.csv".to_owned(), path, length: 4 }
    }

    #[test]
    fn a_file_waits_for_its_owner_alone_and_not_for_ever() {
        let scratch = Scratch::new("shelf");
        let shelf = Shelf::default();
        let now = Timestamp(1_000_000);
        let kept = file(&scratch);
        let path = kept.path.clone();
        let id = shelf.put("ana", kept, now).unwrap();
        assert!(shelf.get("ana", &id, now).is_some());
        assert!(shelf.get("ben", &id, now).is_none());
        assert!(shelf.get("ana", &id, now.plus(SHELVED_SECONDS)).is_none());
        shelf.drop("ben", &id);
        assert!(path.exists());
        shelf.drop("ana", &id);
        assert!(!path.exists());
    }

    #[test]
    fn the_shelf_is_not_endless() {
        let scratch = Scratch::new("shelf-full");
        let shelf = Shelf::default();
        let put = |at: u64| shelf.put("ana", file(&scratch), Timestamp(at)).unwrap();
        let first = put(1);
        let last = (2..=SHELVED_MAX as u64 + 1).map(put).last().unwrap();
        let now = Timestamp(100);
        assert!(shelf.get("ana", &first, now).is_none() && shelf.get("ana", &last, now).is_some());
    }

    #[tokio::test]
    async fn a_form_with_a_file_is_read_within_its_bounds() {
        let scratch = Scratch::new("upload-form");
        let body = "--x\r\ncontent-disposition: form-data; name=\"note\"\r\n\r\none\r\ntwo\r\n\
                    --x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"C:\\a\\guns.csv\"\r\n\r\n\
                    a,b\r\n--x\r\ncontent-disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";
        let asked = async |max| {
            let mut request = Request::new(Body::from(body));
            let kind = header::HeaderValue::from_static("multipart/form-data; boundary=x");
            request.headers_mut().insert(header::CONTENT_TYPE, kind);
            let parts = Multipart::from_request(request, &()).await.unwrap();
            read(parts, scratch.path(), max).await
        };
        let mut upload = asked(1_000).await.unwrap();
        assert_eq!(upload.fields.get("note"), "one\ntwo");
        assert!(upload.take("none").is_none());
        let file = upload.take("file").unwrap();
        assert_eq!((file.name.as_str(), file.length), ("guns.csv", 3));
        assert_eq!(file.bytes().unwrap(), b"a,b");
        let error = asked(8).await.unwrap_err();
        assert_eq!(error.key, "error-too-large");
        drop(file);
        assert_eq!(std::fs::read_dir(scratch.path()).unwrap().count(), 0);
    }
}
