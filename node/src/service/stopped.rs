//! Use cases that work on the files of a stopped node. Who calls holds the lock.

use std::io::{Read, Seek};
use std::path::Path;

use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::ids::Country;

use super::requests::{FindRequest, ImportRequest, VerifyLogRequest};
use super::views::{FindView, ImportProgress, ImportReportView, LogVerifyView};
use super::{Outcome, importing, logcheck};
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
pub fn import<R: Read + Seek>(
    registry: &mut Registry,
    file: R,
    request: &ImportRequest,
    progress: &mut dyn FnMut(ImportProgress),
) -> Outcome<ImportReportView> {
    importing::import(registry, file, request, progress)
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
