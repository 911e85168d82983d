//! Canned files on their way into the registry.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{AT, FakeService, TRACE, event, firearm, import_report};
use crate::service::requests::{ImportRequest, IssueFilter};
use crate::service::views::{
    ColumnView, ImportPreviewView, ImportProgress, IssueListView, PreviewRowView, RowIssueView,
    UploadListView, UploadPlace, UploadState, UploadView,
};
use crate::service::{Caller, ErrorCode, Outcome, ServiceError, UploadService};

/// The number of a file that is being imported.
pub(crate) const RUNNING: &str = "11111111111111111111111111111111";
/// The number of a file that could not be imported.
pub(crate) const FAILED: &str = "22222222222222222222222222222222";
/// The number of one with which nothing was done yet.
pub(crate) const HERE: &str = "33333333333333333333333333333333";

fn upload(id: &str) -> UploadView {
    let state = match id {
        RUNNING => {
            UploadState::Running(ImportProgress { bytes: 30, total_bytes: 120, rows: 10_000 })
        }
        FAILED => UploadState::Failed(
            ServiceError::new(ErrorCode::BadInput, "error-import").with("detail", "x"),
        ),
        HERE => UploadState::Here,
        _ => UploadState::Done(Box::new(import_report("dealers".to_owned(), 41))),
    };
    UploadView {
        id: id.to_owned(),
        name: "books <1>.csv".to_owned(),
        bytes: 120,
        received: AT.to_owned(),
        request: ImportRequest { set: "dealers".to_owned(), ..ImportRequest::default() },
        state,
    }
}

fn issue(line: u64) -> RowIssueView {
    RowIssueView {
        line,
        column: 2,
        sheet: None,
        column_name: Some("Nr".to_owned()),
        reason: "missing-serial".to_owned(),
        detail: "no serial number".to_owned(),
    }
}

impl UploadService for FakeService {
    async fn upload_place(&self, _: Caller) -> Outcome<UploadPlace> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("vestigo-upload-{}-{number}", std::process::id());
        Ok(UploadPlace { path: std::env::temp_dir().join(name), max_bytes: 1_000 })
    }

    async fn upload_keep(
        &self,
        caller: Caller,
        name: String,
        file: PathBuf,
    ) -> Outcome<UploadView> {
        let bytes = std::fs::read(&file).unwrap().len();
        std::fs::remove_file(&file).unwrap();
        self.calls.note(caller, format!("upload_keep {name} {bytes}"));
        Ok(upload(HERE))
    }

    async fn uploads(&self, _: Caller) -> Outcome<UploadListView> {
        Ok(UploadListView { items: [TRACE, RUNNING, FAILED, HERE].map(upload).into() })
    }

    async fn upload(&self, _: Caller, id: String) -> Outcome<UploadView> {
        Ok(upload(&id))
    }

    async fn upload_preview(
        &self,
        caller: Caller,
        id: String,
        request: ImportRequest,
    ) -> Outcome<ImportPreviewView> {
        let columns = request.columns.join(" ");
        self.calls.note(caller, format!("upload_preview {id} {columns}"));
        let column = |heading: &str, field: Option<&str>| ColumnView {
            heading: heading.to_owned(),
            field: field.map(str::to_owned),
            examples: vec!["<b>A1</b>".to_owned()],
        };
        let row = |line, taken: bool| PreviewRowView {
            line,
            firearm: taken.then(firearm),
            event: taken.then(|| event("EXPORTED")),
            issues: if taken { Vec::new() } else { vec![issue(line)] },
        };
        Ok(ImportPreviewView {
            encoding: "windows-1252".to_owned(),
            separator: Some(';'),
            columns: vec![column("Nr", Some("serial_number")), column("Farbe", None)],
            about: vec![issue(1)],
            rows: vec![row(2, true), row(3, false)],
            problem: None,
        })
    }

    async fn upload_start(
        &self,
        caller: Caller,
        id: String,
        request: ImportRequest,
    ) -> Outcome<UploadView> {
        let ImportRequest { set, dry_run, columns, .. } = &request;
        self.calls.note(caller, format!("upload_start {id} {set} {dry_run} {columns:?}"));
        if set == "locked" {
            return Err(ServiceError::new(ErrorCode::Unavailable, "error-registry-busy"));
        }
        Ok(upload(RUNNING))
    }

    async fn upload_issues(
        &self,
        caller: Caller,
        id: String,
        filter: IssueFilter,
    ) -> Outcome<IssueListView> {
        self.calls.note(caller, format!("upload_issues {id} {filter:?}"));
        Ok(IssueListView { items: vec![(true, issue(2)), (false, issue(3))], next: None })
    }

    async fn upload_issue_file(&self, caller: Caller, id: String) -> Outcome<PathBuf> {
        self.calls.note(caller, format!("upload_issue_file {id}"));
        let place = self.upload_place(caller).await?.path;
        std::fs::write(&place, "\u{FEFF}sheet,line\r\n").unwrap();
        Ok(place)
    }

    async fn upload_drop(&self, caller: Caller, id: String) -> Outcome<()> {
        self.calls.note(caller, format!("upload_drop {id}"));
        Ok(())
    }
}
