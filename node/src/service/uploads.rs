//! Use cases about files that an officer sends from a browser: kept for a day, looked at, and imported
//! while the pages say how far it has come.
//!
//! A file is not durable, and need not be: an import is, and the same file sent again goes on where
//! it stopped.

use std::collections::BTreeMap;
use std::fs::File;
use std::future::Future;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use vestigo_protocol::time::Timestamp;

use super::requests::{ImportRequest, IssueFilter};
use super::running::Running;
use super::views::{
    ImportPreviewView, ImportProgress, IssueListView, UploadListView, UploadPlace, UploadState,
    UploadView,
};
use super::{Caller, ErrorCode, Outcome, ServiceError, importing, roles};
use crate::registry::Registry;
use crate::runtime::Denied;
use crate::runtime::admin::{AdminAct, AdminCode};

mod issues;
mod preview;

/// Files of one officer at a time.
const FILES_MAX: usize = 4;
/// How long a file is kept: who sent it in the morning may import it in the evening.
const KEPT_SECONDS: u64 = 86_400;
/// Characters of a file's name.
const NAME_MAX: usize = 120;
/// Rows that a preview shows.
const PREVIEW_ROWS: usize = 8;

/// The use cases of this room. Implementations write plain `async fn`.
pub trait UploadService: Send + Sync + 'static {
    /// Where a file that somebody is about to send may be written. The face removes what it does
    /// not hand over.
    fn upload_place(&self, caller: Caller) -> impl Future<Output = Outcome<UploadPlace>> + Send;

    /// Takes over a file that was written to such a place, under the name it had.
    fn upload_keep(
        &self,
        caller: Caller,
        name: String,
        file: PathBuf,
    ) -> impl Future<Output = Outcome<UploadView>> + Send;

    /// The caller's files, the newest first.
    fn uploads(&self, caller: Caller) -> impl Future<Output = Outcome<UploadListView>> + Send;

    /// One of the caller's files.
    fn upload(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<UploadView>> + Send;

    /// How a file would be read. What is asked is kept with it.
    fn upload_preview(
        &self,
        caller: Caller,
        id: String,
        request: ImportRequest,
    ) -> impl Future<Output = Outcome<ImportPreviewView>> + Send;

    /// Begins to import a file, or to try it; it goes on whoever looks.
    fn upload_start(
        &self,
        caller: Caller,
        id: String,
        request: ImportRequest,
    ) -> impl Future<Output = Outcome<UploadView>> + Send;

    /// What the last import or trial of a file said of rows.
    fn upload_issues(
        &self,
        caller: Caller,
        id: String,
        filter: IssueFilter,
    ) -> impl Future<Output = Outcome<IssueListView>> + Send;

    /// The same as a table (CSV): a private file, which stays where it is.
    fn upload_issue_file(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<PathBuf>> + Send;

    /// Forgets one of the caller's files. What was imported stays.
    fn upload_drop(&self, caller: Caller, id: String) -> impl Future<Output = Outcome<()>> + Send;
}

/// The files of all officers.
#[derive(Clone)]
pub struct Uploads {
    dir: PathBuf,
    max_bytes: u64,
    all: Arc<Mutex<BTreeMap<String, Upload>>>,
}

impl std::fmt::Debug for Uploads {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Uploads")
    }
}

/// One file, removed when it is forgotten.
struct Upload {
    officer: u32,
    received: Timestamp,
    path: PathBuf,
    issues: Option<PathBuf>,
    view: UploadView,
}

impl Drop for Upload {
    fn drop(&mut self) {
        let _removed = std::fs::remove_file(&self.path);
        if let Some(issues) = &self.issues {
            let _removed = std::fs::remove_file(issues);
        }
    }
}

impl Upload {
    const fn is_running(&self) -> bool {
        matches!(self.view.state, UploadState::Running(_))
    }
}

fn none() -> ServiceError {
    ServiceError::new(ErrorCode::NotFound, "error-no-such-upload")
}

fn busy() -> ServiceError {
    ServiceError::new(ErrorCode::Conflict, "error-upload-running")
}

impl Uploads {
    /// None yet; files are written into a private directory, and are removed from it when the node
    /// starts.
    #[must_use]
    pub fn new(dir: &Path, max_bytes: u64) -> Self {
        Self { dir: dir.to_owned(), max_bytes, all: Arc::default() }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Upload>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A name for a private file that is not there yet. It begins as those that are removed when
    /// the node starts.
    fn reserve(&self, what: &str) -> PathBuf {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        self.dir.join(format!(".import-{what}-{}-{number}", std::process::id()))
    }

    fn of<T>(
        &self,
        officer: u32,
        id: &str,
        body: impl FnOnce(&mut Upload) -> Outcome<T>,
    ) -> Outcome<T> {
        let mut all = self.lock();
        let upload = all.get_mut(id).filter(|upload| upload.officer == officer);
        body(upload.ok_or_else(none)?)
    }

    fn keep(&self, upload: Upload) -> Outcome<UploadView> {
        let mut all = self.lock();
        let now = upload.received;
        all.retain(|_, old| old.is_running() || now.since(old.received) < KEPT_SECONDS);
        let own = all.values().filter(|old| old.officer == upload.officer).count();
        if own >= FILES_MAX {
            return Err(ServiceError::new(ErrorCode::Conflict, "error-uploads-too-many")
                .with("limit", FILES_MAX));
        }
        let view = upload.view.clone();
        all.insert(view.id.clone(), upload);
        Ok(view)
    }

    /// Says where a file stands, if it is still here.
    fn set(&self, id: &str, state: UploadState) {
        if let Some(upload) = self.lock().get_mut(id) {
            upload.view.state = state;
        }
    }

    /// Marks a file as being imported: the file, and where its issues go.
    fn start(
        &self,
        officer: u32,
        id: &str,
        request: &ImportRequest,
    ) -> Outcome<(PathBuf, PathBuf, UploadView)> {
        let issues = self.reserve("issues");
        self.of(officer, id, |upload| {
            if upload.is_running() {
                return Err(busy());
            }
            if let Some(old) = upload.issues.replace(issues.clone()) {
                let _removed = std::fs::remove_file(old);
            }
            let progress = ImportProgress { total_bytes: upload.view.bytes, ..Default::default() };
            upload.view.state = UploadState::Running(progress);
            upload.view.request = request.clone();
            Ok((upload.path.clone(), issues, upload.view.clone()))
        })
    }
}

/// A name as somebody's computer had it, without what a page or a log should not show.
fn name_of(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = last.chars().filter(|c| !c.is_control()).take(NAME_MAX);
    shown.collect::<String>().trim().to_owned()
}

impl Running {
    /// The caller's number, if he keeps records.
    async fn registrar(&self, caller: Caller) -> Outcome<u32> {
        self.run(move |core| Ok(core.allowed(caller, roles::KEEPS_RECORDS)?.id)).await
    }
}

impl UploadService for Running {
    async fn upload_place(&self, caller: Caller) -> Outcome<UploadPlace> {
        self.registrar(caller).await?;
        let path = self.uploads.reserve("file");
        Ok(UploadPlace { path, max_bytes: self.uploads.max_bytes })
    }

    async fn upload_keep(
        &self,
        caller: Caller,
        name: String,
        file: PathBuf,
    ) -> Outcome<UploadView> {
        let officer = self.registrar(caller).await?;
        let bytes = std::fs::metadata(&file).map_err(|e| ServiceError::file(&file, &e))?.len();
        let (id, now) = self.run(|core| Ok((core.random::<16>(), core.now()))).await?;
        let view = UploadView {
            id: format!("{:032x}", u128::from_be_bytes(id)),
            name: name_of(&name),
            bytes,
            received: now.to_rfc3339(),
            request: ImportRequest::default(),
            state: UploadState::Here,
        };
        self.uploads.keep(Upload { officer, received: now, path: file, issues: None, view })
    }

    async fn uploads(&self, caller: Caller) -> Outcome<UploadListView> {
        let officer = self.registrar(caller).await?;
        let all = self.uploads.lock();
        let own = all.values().filter(|upload| upload.officer == officer);
        let mut items: Vec<UploadView> = own.map(|upload| upload.view.clone()).collect();
        items.sort_by(|a, b| b.received.cmp(&a.received));
        Ok(UploadListView { items })
    }

    async fn upload(&self, caller: Caller, id: String) -> Outcome<UploadView> {
        let officer = self.registrar(caller).await?;
        self.uploads.of(officer, &id, |upload| Ok(upload.view.clone()))
    }

    async fn upload_preview(
        &self,
        caller: Caller,
        id: String,
        request: ImportRequest,
    ) -> Outcome<ImportPreviewView> {
        let officer = self.registrar(caller).await?;
        let path = self.uploads.of(officer, &id, |upload| {
            if upload.is_running() {
                return Err(busy());
            }
            upload.view.request = request.clone();
            Ok(upload.path.clone())
        })?;
        let own = self.identity.name.country();
        let synthetic = self.run(|core| Ok(core.synthetic)).await?;
        self.beside(caller, roles::KEEPS_RECORDS, move |registry| {
            let file = File::open(&path).map_err(|e| ServiceError::file(&path, &e))?;
            let file = BufReader::new(file);
            preview::preview(registry, file, &request, PREVIEW_ROWS, (own, synthetic))
        })
        .await
    }

    async fn upload_start(
        &self,
        caller: Caller,
        id: String,
        request: ImportRequest,
    ) -> Outcome<UploadView> {
        let officer = self.registrar(caller).await?;
        let act = AdminAct::on(AdminCode::RecordsImported, request.set.clone());
        self.noted(caller, roles::KEEPS_RECORDS, act).await?;
        let mut registry = self.run(|core| Ok(core.registry.sibling()?)).await?;
        let (path, issues, view) = self.uploads.start(officer, &id, &request)?;
        let (uploads, core) = (self.uploads.clone(), self.core.clone());
        // A task of its own: it goes on when nobody looks any more.
        tokio::spawn(async move {
            let told = (uploads.clone(), id.clone());
            let work = tokio::task::spawn_blocking(move || {
                let (uploads, id) = told;
                imported(&mut registry, &path, &issues, &request, &mut |progress| {
                    uploads.set(&id, UploadState::Running(progress));
                })
            });
            let state = match work.await.map_err(ServiceError::unexpected) {
                Ok(Ok(report)) => UploadState::Done(Box::new(report)),
                Ok(Err(error)) | Err(error) => UploadState::Failed(error),
            };
            // A record that came now may be of a gun that a partner watches.
            if let Err(error) = core.run(|core| core.look_at_watches()).await {
                tracing::warn!(%error, "watches were not looked at after an import");
            }
            uploads.set(&id, state);
        });
        Ok(view)
    }

    async fn upload_issues(
        &self,
        caller: Caller,
        id: String,
        filter: IssueFilter,
    ) -> Outcome<IssueListView> {
        let path = self.upload_issue_file(caller, id).await?;
        tokio::task::spawn_blocking(move || issues::page(&path, &filter))
            .await
            .map_err(ServiceError::unexpected)?
    }

    async fn upload_issue_file(&self, caller: Caller, id: String) -> Outcome<PathBuf> {
        let officer = self.registrar(caller).await?;
        self.uploads.of(officer, &id, |upload| match &upload.issues {
            Some(path) if !upload.is_running() => Ok(path.clone()),
            _ => Err(none()),
        })
    }

    async fn upload_drop(&self, caller: Caller, id: String) -> Outcome<()> {
        let officer = self.registrar(caller).await?;
        self.uploads.of(
            officer,
            &id,
            |upload| if upload.is_running() { Err(busy()) } else { Ok(()) },
        )?;
        self.uploads.lock().remove(&id);
        Ok(())
    }
}

/// Imports a file of the spool; what it left is found from now on, also if it then failed.
fn imported(
    registry: &mut Registry,
    path: &Path,
    issues: &Path,
    request: &ImportRequest,
    progress: &mut dyn FnMut(ImportProgress),
) -> Outcome<super::views::ImportReportView> {
    let file = File::open(path).map_err(|e| ServiceError::file(path, &e))?;
    let done = importing::import(registry, BufReader::new(file), request, Some(issues), progress);
    let seen = registry.refresh();
    let done = done?;
    seen.map_err(Denied::from)?;
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn upload(scratch: &Scratch, officer: u32, id: &str, at: u64) -> Upload {
        let path = scratch.path().join(format!(".import-file-{id}"));
        std::fs::write(&path, "serial\nA1\n").unwrap();
        let view = UploadView {
            id: id.to_owned(),
            name: name_of("C:\\books\\a\u{7}.csv"),
            bytes: 10,
            received: Timestamp(at).to_rfc3339(),
            request: ImportRequest::default(),
            state: UploadState::Here,
        };
        Upload { officer, received: Timestamp(at), path, issues: None, view }
    }

    #[test]
    fn a_file_is_its_officers_and_is_gone_when_it_is_forgotten() {
        let scratch = Scratch::new("uploads");
        let uploads = Uploads::new(scratch.path(), 100);
        let path = uploads
            .keep(upload(&scratch, 1, "a", 0))
            .map(|_| ())
            .map(|()| uploads.of(1, "a", |upload| Ok(upload.path.clone())).unwrap());
        let path = path.unwrap();
        assert!(path.exists());
        assert_eq!(uploads.of(2, "a", |_| Ok(())).unwrap_err().key, "error-no-such-upload");
        assert_eq!(uploads.lock()["a"].view.name, "a.csv");
        uploads.keep(upload(&scratch, 1, "b", KEPT_SECONDS + 1)).unwrap();
        assert!(!path.exists(), "left for a day");
        for id in ["c", "d", "e"] {
            uploads.keep(upload(&scratch, 1, id, KEPT_SECONDS + 2)).unwrap();
        }
        let over = uploads.keep(upload(&scratch, 1, "f", KEPT_SECONDS + 3)).unwrap_err();
        assert_eq!(over.key, "error-uploads-too-many");
        uploads.keep(upload(&scratch, 2, "g", KEPT_SECONDS + 3)).unwrap();
    }

    #[test]
    fn a_file_is_imported_once_at_a_time() {
        let scratch = Scratch::new("uploads-once");
        let uploads = Uploads::new(scratch.path(), 100);
        uploads.keep(upload(&scratch, 1, "a", 0)).unwrap();
        let request = ImportRequest { set: "s".to_owned(), ..ImportRequest::default() };
        let (path, issues, view) = uploads.start(1, "a", &request).unwrap();
        assert!(matches!(view.state, UploadState::Running(_)) && view.request == request);
        assert_eq!(uploads.start(1, "a", &request).unwrap_err().key, "error-upload-running");
        let mut registry =
            Registry::open(&crate::registry::RegistrySource::Memory, [1; 16]).unwrap();
        let report = imported(&mut registry, &path, &issues, &request, &mut |_| {}).unwrap();
        assert_eq!(report.imported, 1);
        uploads.set("a", UploadState::Done(Box::new(report)));
        assert!(uploads.start(1, "a", &request).is_ok());
        assert!(!issues.exists(), "those of the run before");
    }
}
