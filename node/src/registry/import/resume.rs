//! How an import is told again from others, and where it stands.

use std::io::{self, Read, Seek, SeekFrom};

use minicbor::{Decode, Encode};
use sha2::{Digest as _, Sha256};
use vestigo_protocol::codec;
use vestigo_protocol::firearm::RecordSet;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::time::Timestamp;

use super::cells::error_at;
use super::{
    Columns, ImportError, ImportOptions, ImportReport, IssueReason, Issues, RowIssue, RowPlace,
    Severity,
};
use crate::registry::records::{StoredImport, StoredIssue};
use crate::registry::{Registry, RegistryError};

/// What an import has counted so far, as stored with every batch.
#[derive(Clone, Debug, Default, Encode, Decode)]
#[cbor(map)]
pub(super) struct State {
    #[n(1)]
    rows: u64,
    #[n(2)]
    imported: u64,
    #[n(3)]
    events: u64,
    #[n(4)]
    completed: u64,
    #[n(5)]
    errors: u64,
    #[n(6)]
    warnings: u64,
    /// Seconds since 1970.
    #[n(7)]
    at: u64,
    #[n(8)]
    unchanged: u64,
    /// The record set; missing in what the first version wrote.
    #[n(9)]
    set: Option<String>,
}

impl State {
    /// What a report says.
    pub(super) fn of(report: &ImportReport, at: Timestamp, set: &str) -> Self {
        Self {
            rows: report.rows,
            imported: report.imported,
            events: report.events,
            completed: report.completed,
            errors: report.error_count,
            warnings: report.warning_count,
            at: at.0,
            unchanged: report.unchanged,
            set: Some(set.to_owned()),
        }
    }

    /// What an import says of itself.
    pub(super) fn read(import: &StoredImport) -> Result<Self, RegistryError> {
        minicbor::decode(&import.state).map_err(|_| RegistryError::DamagedImport(import.number))
    }

    /// The record set.
    pub(super) fn set(self) -> Option<String> {
        self.set
    }

    /// When the import began.
    pub(super) const fn at(&self) -> Timestamp {
        Timestamp(self.at)
    }

    /// Puts it into a report.
    pub(super) fn put_into(&self, report: &mut ImportReport) {
        report.rows = self.rows;
        report.imported = self.imported;
        report.events = self.events;
        report.completed = self.completed;
        report.unchanged = self.unchanged;
        report.error_count = self.errors;
        report.warning_count = self.warnings;
    }
}

/// An issue as stored.
#[derive(Encode, Decode)]
#[cbor(map)]
struct IssueBody {
    #[n(1)]
    is_error: bool,
    #[n(2)]
    column: u32,
    /// Its place in [`IssueReason::ALL`].
    #[n(3)]
    reason: u8,
    #[n(4)]
    detail: String,
    #[n(5)]
    sheet: Option<String>,
}

/// An issue, to be stored with its batch.
pub(super) fn stored(issue: &RowIssue) -> StoredIssue {
    let place = IssueReason::ALL.iter().position(|reason| *reason == issue.reason);
    let body = IssueBody {
        is_error: issue.severity == Severity::Error,
        column: issue.column,
        reason: place.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX),
        detail: issue.detail.clone(),
        sheet: issue.sheet.clone(),
    };
    StoredIssue { line: issue.line, body: codec::encode(&body) }
}

/// The digest under which an import is known: the bytes of the file, the set, and what changes
/// the outcome. When it is done does not.
pub(super) fn key<R: Read + Seek>(file: &mut R, options: &ImportOptions) -> io::Result<Digest> {
    let mut hasher = Sha256::new();
    file.seek(SeekFrom::Start(0))?;
    let mut chunk = vec![0; 1 << 16];
    loop {
        let length = file.read(&mut chunk)?;
        if length == 0 {
            break;
        }
        hasher.update(chunk.get(..length).unwrap_or_default());
    }
    let set = RecordSet { as_of: Timestamp(0), ..options.set.clone() };
    hasher.update(codec::encode(&set));
    let encoding = options.encoding.map_or("", |encoding| encoding.name());
    hasher.update(format!("{encoding} {:?} {:?} ", options.mode, options.sheets));
    hasher.update(format!("{:?} {:?} ", options.mapping, options.columns));
    hasher.update(format!("{:?} {:?} ", options.date_order, options.two_digit_pivot));
    hasher.update(format!("{:?} {:?}", options.default_country, options.default_event));
    Ok(Digest(hasher.finalize().into()))
}

/// An import that was begun before: what it counted, and its issues.
pub(super) fn recall(
    registry: &Registry,
    import: &StoredImport,
    columns: &Columns,
    report: &mut ImportReport,
    issues: &mut dyn Issues,
) -> Result<State, ImportError> {
    let state = State::read(import)?;
    registry.engine.issues(import.number, &mut |stored| {
        let damaged = || RegistryError::DamagedImport(import.number);
        let body: IssueBody = minicbor::decode(&stored.body).map_err(|_| damaged())?;
        let reason = IssueReason::ALL.get(usize::from(body.reason)).ok_or_else(damaged)?;
        let IssueBody { is_error, column, detail, sheet, .. } = body;
        let severity = if is_error { Severity::Error } else { Severity::Warning };
        let issue = error_at(stored.line, column, *reason, detail);
        let place = RowPlace { sheet: sheet.map(Into::into), line: stored.line };
        let issue = columns.named(RowIssue { severity, ..issue }, &place);
        report.keep(&issue);
        issues.note(issue);
        Ok(())
    })?;
    state.put_into(report);
    Ok(state)
}
