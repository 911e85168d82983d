//! What a registry holds, whether it is sound, and all of it as a table; for a running node and
//! for a stopped one alike.

use std::fs::File;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use super::requests::ExportRequest;
use super::views::{ExportView, InventoryView, PastImportView, RegistryCheckView, SourceView};
use super::{ErrorCode, Outcome, ServiceError, intake, present};
use crate::registry::export::{self, ExportError};
use crate::registry::import::{ColumnMapping, DateOrder, PastImport};
use crate::registry::{FirearmRecord, Registry, RegistryError};
use crate::runtime::Denied;

/// Records between two reports of progress.
const PROGRESS_EVERY: u64 = 4_096;

/// Record sets, imports and sources.
pub(super) fn inventory(registry: &Registry) -> Result<InventoryView, Denied> {
    let sets = registry.record_sets();
    let sets = sets.iter().map(|set| present::record_set(registry, set));
    let sources = registry.saved_mappings()?.into_iter();
    Ok(InventoryView {
        sets: sets.collect::<Result<_, _>>()?,
        imports: registry.past_imports()?.into_iter().map(past_import).collect(),
        sources: sources.map(|(name, saved)| source(name, saved)).collect(),
    })
}

fn past_import(past: PastImport) -> PastImportView {
    PastImportView {
        number: past.number,
        set: past.set,
        begun: past.begun.to_rfc3339(),
        finished: past.finished,
        rows: past.report.rows,
        imported: past.report.imported,
        events: past.report.events,
        rejected: past.report.error_count,
    }
}

fn source(name: String, saved: Option<ColumnMapping>) -> SourceView {
    let readable = saved.is_some();
    let saved = saved.unwrap_or_default();
    let order = |order| match order {
        DateOrder::DayFirst => "dmy".to_owned(),
        DateOrder::MonthFirst => "mdy".to_owned(),
    };
    let columns = saved.columns.into_iter();
    SourceView {
        name,
        readable,
        columns: columns.map(|(heading, field)| (heading, field.name().to_owned())).collect(),
        date_order: saved.date_order.map(order),
        two_digit_years: saved.two_digit_pivot,
        country: saved.default_country.map(|country| country.0.to_string()),
        event: saved.default_event.map(|event| event.0.name().to_owned()),
    }
}

/// Reads everything and compares it with its digests and with the index.
pub(super) fn check(registry: &Registry) -> Result<RegistryCheckView, Denied> {
    let report = registry.check()?;
    Ok(RegistryCheckView {
        records: report.records,
        damaged: report.damaged.iter().map(|id| id.0).collect(),
        counts_hold: report.counts_hold,
    })
}

/// Builds the index anew.
pub(super) fn rebuild(
    registry: &mut Registry,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<ExportView, Denied> {
    registry.rebuild_index(progress)?;
    Ok(ExportView { records: registry.count()?.records, rows: 0 })
}

/// Writes records into a new private file. `progress` hears of records done, and of all.
pub(super) fn export(
    registry: &Registry,
    request: &ExportRequest,
    path: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Outcome<ExportView> {
    let set = request.set.as_deref().map(|name| intake::text("set", name.trim())).transpose()?;
    let refused = |error| match error {
        RegistryError::NoSuchSet => ServiceError::not_found("record-set"),
        error => Denied::from(error).into(),
    };
    let records = registry.records(set.as_ref()).map_err(refused)?;
    let total = match &set {
        Some(set) => registry.records_in(set),
        None => registry.count().map(|count| count.records),
    };
    let total = total.map_err(refused)?;
    let mut done = 0u64;
    let records = records.map(|record: Result<FirearmRecord, RegistryError>| {
        done += 1;
        if done.is_multiple_of(PROGRESS_EVERY) {
            progress(done, total);
        }
        record.map_err(ExportError::from)
    });
    let failed = |error: std::io::Error| ServiceError::file(path, &error);
    let file = File::options().write(true).create_new(true).mode(0o600).open(path);
    let file = file.map_err(failed)?;
    let exported = export::to_file(&file, records, request.spreadsheet);
    let exported = exported.map_err(|error| match error {
        ExportError::Write(error) => failed(error),
        ExportError::Registry(error) => ServiceError::from(Denied::from(error)),
    })?;
    tracing::info!(records = exported.records, rows = exported.rows, "records were exported");
    Ok(ExportView { records: exported.records, rows: exported.rows })
}

/// The error of a command that needs the node stopped.
#[must_use]
pub fn needs_stopped(data_dir: &Path) -> ServiceError {
    ServiceError::new(ErrorCode::Running, "error-running").with("data", data_dir.display())
}
