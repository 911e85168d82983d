//! Import and search in the registry, for a running node and for a stopped one alike.

use std::io::{Read, Seek};

use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::Country;

use super::requests::{FindRequest, ImportRequest};
use super::views::{FindView, FirearmView, ImportProgress, ImportReportView, RowErrorView};
use super::{ErrorCode, Outcome, ServiceError, intake, present};
use crate::registry::Registry;
use crate::registry::import::{
    self, ImportError, ImportMode, ImportOptions, IssueReason, encoding_for,
};
use crate::runtime::{Denied, clock};

/// Imports a file.
pub(super) fn import<R: Read + Seek>(
    registry: &mut dyn Registry,
    file: R,
    request: &ImportRequest,
    progress: &mut dyn FnMut(ImportProgress),
) -> Outcome<ImportReportView> {
    let encoding = match request.encoding.as_deref() {
        None | Some("") => None,
        Some(label) => Some(encoding_for(label).ok_or_else(|| intake::bad("encoding", label))?),
    };
    let mode = if request.all_or_nothing { ImportMode::AllOrNothing } else { ImportMode::KeepGood };
    let options = ImportOptions { set: intake::record_set(request, clock::now())?, encoding, mode };
    let report = import::import_csv(registry, file, &options, &mut |bytes, total_bytes| {
        progress(ImportProgress { bytes, total_bytes, rows: 0 });
    })
    .map_err(refused)?;
    let duplicates =
        report.errors.iter().filter(|e| e.reason == IssueReason::Duplicate).count() as u64;
    let reason = |reason: IssueReason| {
        serde_json::to_value(reason)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default()
    };
    Ok(ImportReportView {
        set: request.set.clone(),
        encoding: report.encoding.to_owned(),
        rows: report.rows,
        imported: if report.kept { report.imported } else { 0 },
        duplicates,
        rejected: report.error_count,
        errors: report
            .errors
            .iter()
            .map(|e| RowErrorView {
                line: e.line,
                column: Some(e.column.to_string()),
                reason: reason(e.reason),
            })
            .collect(),
        committed: report.kept,
    })
}

fn refused(error: ImportError) -> ServiceError {
    match error {
        ImportError::Registry(error) => Denied::from(error).into(),
        other => ServiceError::new(ErrorCode::BadInput, "error-import").with("detail", other),
    }
}

/// The gun that a registrar looks for.
pub(super) fn wanted(request: &FindRequest) -> Outcome<FirearmDescription> {
    let view = FirearmView {
        serial: Some(request.serial.clone()),
        maker: request.maker.clone(),
        kind: request.kind.clone(),
        ..FirearmView::default()
    };
    let firearm = intake::firearm(&view)?;
    if firearm.marks.is_empty() {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-no-serial"));
    }
    Ok(firearm)
}

/// Looks it up.
pub(super) fn find(
    registry: &dyn Registry,
    wanted: &FirearmDescription,
    own: Country,
    synthetic: bool,
) -> Result<FindView, Denied> {
    let findings = registry.lookup(wanted)?;
    Ok(FindView {
        items: present::candidates(&findings, own, synthetic),
        searched: findings.searched.iter().map(present::record_set).collect(),
    })
}
