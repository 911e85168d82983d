//! Use cases that work on the files of a stopped node. Who calls holds the lock.

use std::io::{Read, Seek};
use std::path::Path;

use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::ids::Country;

use super::requests::{ExportRequest, FindRequest, ImportRequest, VerifyLogRequest};
use super::views::{
    ExportView, FindView, ImportProgress, ImportReportView, InventoryView, LogVerifyView,
    RegistryCheckView,
};
use super::{Outcome, holdings, importing, logcheck};
use crate::registry::Registry;
use crate::store::Store;

/// Verifies the log.
///
/// # Errors
/// Something cannot be read at all. A log that does not hold is in the view.
pub fn log_verify(
    store: &mut dyn Store,
    data_dir: &Path,
    descriptor: &Descriptor,
    request: &VerifyLogRequest,
) -> Outcome<LogVerifyView> {
    logcheck::check(store, data_dir, descriptor, request)
}

/// Imports into the registry.
///
/// # Errors
/// The file cannot be imported at all. Rejected rows are in the view.
pub fn import<R: Read + Seek + Send>(
    registry: &mut Registry,
    file: R,
    request: &ImportRequest,
    progress: &mut dyn FnMut(ImportProgress),
) -> Outcome<ImportReportView> {
    importing::import(registry, file, request, None, progress)
}

/// Imports into the registry and writes every issue into a new file, as a table (CSV).
///
/// # Errors
/// As of [`import`], or the new file cannot be written.
pub fn import_noting<R: Read + Seek + Send>(
    registry: &mut Registry,
    file: R,
    request: &ImportRequest,
    issues: Option<&Path>,
    progress: &mut dyn FnMut(ImportProgress),
) -> Outcome<ImportReportView> {
    importing::import(registry, file, request, issues, progress)
}

/// How the table of [`import_noting`] begins.
#[must_use]
pub fn issue_header() -> String {
    crate::registry::import::issue_header()
}

/// Record sets, imports and sources.
///
/// # Errors
/// The registry is damaged.
pub fn inventory(registry: &Registry) -> Outcome<InventoryView> {
    Ok(holdings::inventory(registry)?)
}

/// Reads everything and compares it with its digests and with the index.
///
/// # Errors
/// The registry cannot be read. Damage is in the view.
pub fn check(registry: &Registry) -> Outcome<RegistryCheckView> {
    Ok(holdings::check(registry)?)
}

/// Builds the index anew; `progress` hears of records done, and of all.
///
/// # Errors
/// A record is damaged, or the disk fails.
pub fn rebuild(registry: &mut Registry, progress: &mut dyn FnMut(u64, u64)) -> Outcome<ExportView> {
    Ok(holdings::rebuild(registry, progress)?)
}

/// Writes records into a new private file; `progress` as of [`rebuild`].
///
/// # Errors
/// There is no such set, the file is there already, or reading or writing fails.
pub fn export(
    registry: &Registry,
    request: &ExportRequest,
    file: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Outcome<ExportView> {
    holdings::export(registry, request, file, progress)
}

/// Looks a gun up.
///
/// # Errors
/// The request cannot be read, or the registry is damaged.
pub fn find(
    registry: &Registry,
    request: &FindRequest,
    own: Country,
    synthetic: bool,
) -> Outcome<FindView> {
    let wanted = importing::wanted(request)?;
    Ok(importing::find(registry, &wanted, request.limit, own, synthetic)?)
}
