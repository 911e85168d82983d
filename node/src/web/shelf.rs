//! Files of forms between two pages: looked at, and not taken yet. They lie in private files, and are
//! removed when nobody needs them any more.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::header;
use vestigo_protocol::time::Timestamp;

use super::Service;
use super::visit::{Fields, Visit};
use crate::service::views::UploadPlace;
use crate::service::{Outcome, ServiceError};

/// How long a file waits for its owner to go on: longer than looking through a table of errors takes.
const SHELVED_SECONDS: u64 = 3_600;
/// Files that wait at most; the oldest goes first.
const SHELVED_MAX: usize = 32;

/// A file as it was sent; removed with this.
#[derive(Debug)]
pub(super) struct KeptFile {
    /// What its owner calls it, for people alone.
    pub(super) name: String,
    /// Where its bytes lie.
    pub(super) path: PathBuf,
    /// How many.
    pub(super) length: u64,
}

impl Drop for KeptFile {
    fn drop(&mut self) {
        let _removed = std::fs::remove_file(&self.path);
    }
}

impl KeptFile {
    /// Its bytes.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn bytes(&self) -> Outcome<Vec<u8>> {
        std::fs::read(&self.path).map_err(|e| ServiceError::file(&self.path, &e))
    }
}

/// A form that may have a file.
#[derive(Debug, Default)]
pub(super) struct Upload {
    /// What is no file.
    pub(super) fields: Fields,
    /// The file, if one was chosen.
    pub(super) file: Option<KeptFile>,
}

/// A name for a private file in a directory. What a killed node left under such a name is removed when it
/// starts, as copies of imports are.
fn reserved(dir: &Path) -> PathBuf {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    dir.join(format!(".import-web-{}-{number}", std::process::id()))
}

impl<S: Service> Visit<S> {
    /// The form that was sent, with its file of this field. A form without files is read as well.
    ///
    /// # Errors
    /// It is too large, is no form, or cannot be kept.
    pub(super) async fn upload(&mut self, field: &str) -> Outcome<Upload> {
        let kind = self.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data")) {
            return Ok(Upload { fields: self.form().await?, file: None });
        }
        let path = reserved(&self.app.site.data_dir);
        let place = UploadPlace { path, max_bytes: self.body_max as u64 };
        let sent = self.receive(field, &place).await?;
        let mut upload = Upload { fields: sent.fields, file: None };
        if let Some(file) = sent.file {
            let (name, path) = file.taken();
            let mut kept = KeptFile { name: last_part(&name), path, length: 0 };
            let found = std::fs::metadata(&kept.path);
            kept.length = found.map_err(|e| ServiceError::file(&kept.path, &e))?.len();
            upload.file = Some(kept);
        }
        // Browsers send line ends as CR LF.
        for (_, value) in &mut upload.fields.0 {
            *value = value.replace("\r\n", "\n");
        }
        Ok(upload)
    }
}

/// Characters of a file's name that are kept.
const NAME_MAX: usize = 200;

/// Some browsers send the whole path.
fn last_part(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(NAME_MAX).collect()
}

/// A file that waits for its owner to go on.
#[derive(Debug)]
struct Shelved {
    officer: String,
    file: Arc<KeptFile>,
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
    pub(super) fn put(&self, officer: &str, file: KeptFile, now: Timestamp) -> Outcome<String> {
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
    pub(super) fn get(&self, officer: &str, id: &str, now: Timestamp) -> Option<Arc<KeptFile>> {
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

    fn file(scratch: &Scratch) -> KeptFile {
        let path = reserved(scratch.path());
        std::fs::write(&path, "a,b\n").unwrap();
        KeptFile { name: "a.csv".to_owned(), path, length: 4 }
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
    fn a_name_is_the_last_part_of_a_path() {
        assert_eq!(last_part("C:\\a\\guns.csv"), "guns.csv");
        assert_eq!(last_part("../x\n.csv"), "x.csv");
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
}
