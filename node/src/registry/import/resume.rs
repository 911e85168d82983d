//! How an import is told again from others, and where it stands.

use std::io::{self, Read, Seek, SeekFrom};

use minicbor::{Decode, Encode};
use sha2::{Digest as _, Sha256};
use vestigo_protocol::codec;
use vestigo_protocol::firearm::RecordSet;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::time::Timestamp;

use super::{ISSUES_KEPT, ImportError, ImportOptions, ImportReport, IssueReason, RowIssue};
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
}

impl State {
    /// What a report says.
    pub(super) fn of(report: &ImportReport, at: Timestamp) -> Self {
        Self {
            rows: report.rows,
            imported: report.imported,
            events: report.events,
            completed: report.completed,
            errors: report.error_count,
            warnings: report.warning_count,
            at: at.0,
        }
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
}

/// An issue, to be stored with its batch.
pub(super) fn stored(issue: &RowIssue, is_error: bool) -> StoredIssue {
    let place = IssueReason::ALL.iter().position(|reason| *reason == issue.reason);
    let body = IssueBody {
        is_error,
        column: issue.column,
        reason: place.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX),
        detail: issue.detail.clone(),
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
    hasher.update(format!("{encoding} {:?}", options.mode));
    Ok(Digest(hasher.finalize().into()))
}

/// An import that was begun before: what it counted, and its issues.
pub(super) fn recall(
    registry: &Registry,
    import: &StoredImport,
    report: &mut ImportReport,
) -> Result<State, ImportError> {
    let state: State = minicbor::decode(&import.state)
        .map_err(|_| ImportError::Registry(RegistryError::DamagedImport(import.number)))?;
    state.put_into(report);
    registry.engine.issues(import.number, &mut |stored| {
        let damaged = || RegistryError::DamagedImport(import.number);
        let body: IssueBody = minicbor::decode(&stored.body).map_err(|_| damaged())?;
        let reason = IssueReason::ALL.get(usize::from(body.reason)).ok_or_else(damaged)?;
        let list = if body.is_error { &mut report.errors } else { &mut report.warnings };
        if list.len() < ISSUES_KEPT {
            let IssueBody { column, detail, .. } = body;
            list.push(RowIssue { line: stored.line, column, reason: *reason, detail });
        }
        Ok(())
    })?;
    Ok(state)
}
