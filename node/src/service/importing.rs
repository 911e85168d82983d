//! Import and search in the registry, for a running node and for a stopped one alike.

use std::io::{Read, Seek};

use vestigo_protocol::codes::NotCompletedCode;
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::Country;

use super::requests::{FindRequest, ImportRequest};
use super::views::{FindView, ImportProgress, ImportReportView, RowIssueView};
use super::{ErrorCode, Outcome, ServiceError, intake, present};
use crate::registry::Registry;
use crate::registry::import::{
    self, ImportError, ImportMode, ImportOptions, RowIssue, Unnoted, encoding_for,
};
use crate::runtime::{Denied, clock};

/// Imports a file.
pub(super) fn import<R: Read + Seek>(
    registry: &mut Registry,
    file: R,
    request: &ImportRequest,
    progress: &mut dyn FnMut(ImportProgress),
) -> Outcome<ImportReportView> {
    let encoding = match request.encoding.as_deref() {
        None | Some("") => None,
        Some(label) => Some(encoding_for(label).ok_or_else(|| intake::bad("encoding", label))?),
    };
    let mode = if request.all_or_nothing { ImportMode::AllOrNothing } else { ImportMode::KeepGood };
    let set = intake::record_set(request, clock::now())?;
    let options = ImportOptions { encoding, mode, ..ImportOptions::new(set) };
    let mut progress = |bytes, total_bytes| {
        progress(ImportProgress { bytes, total_bytes, rows: 0 });
    };
    let report =
        import::import(registry, file, &options, &mut Unnoted, &mut progress).map_err(refused)?;
    let issues = |issues: &[RowIssue]| issues.iter().map(issue).collect::<Vec<_>>();
    Ok(ImportReportView {
        set: request.set.clone(),
        encoding: report.encoding.to_owned(),
        separator: report.separator,
        rows: report.rows,
        imported: report.imported,
        events: report.events,
        completed: report.completed,
        rejected: report.error_count,
        errors: issues(&report.errors),
        warned: report.warning_count,
        warnings: issues(&report.warnings),
        committed: report.kept,
        already: report.already.map(|at| at.to_rfc3339()),
    })
}

fn issue(issue: &RowIssue) -> RowIssueView {
    let reason = issue.reason.name().to_owned();
    RowIssueView { line: issue.line, column: issue.column, reason, detail: issue.detail.clone() }
}

fn refused(error: ImportError) -> ServiceError {
    match error {
        ImportError::Registry(error) => Denied::from(error).into(),
        other => ServiceError::new(ErrorCode::BadInput, "error-import").with("detail", other),
    }
}

/// The gun that a registrar looks for.
pub(super) fn wanted(request: &FindRequest) -> Outcome<FirearmDescription> {
    let firearm = intake::firearm(&request.firearm)?;
    if firearm.marks.is_empty() {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-no-serial"));
    }
    Ok(firearm)
}

/// Looks it up.
pub(super) fn find(
    registry: &Registry,
    wanted: &FirearmDescription,
    limit: Option<u32>,
    own: Country,
    synthetic: bool,
) -> Result<FindView, Denied> {
    let findings = registry.lookup(wanted)?;
    let mut items = present::candidates(&findings, own, synthetic);
    let all = items.len();
    items.truncate(limit.and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX));
    let another = NotCompletedCode::MultipleMatches.code().to_owned();
    Ok(FindView {
        more: findings.more || items.len() < all,
        items,
        near_one: findings.near.one,
        near_two: findings.near.two,
        not_completed: findings.may_be_anothers().then_some(another).into_iter().collect(),
        advice: present::advice(wanted),
        searched: findings
            .searched
            .iter()
            .map(|set| present::record_set(registry, set))
            .collect::<Result<_, _>>()?,
    })
}
