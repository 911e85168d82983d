//! What stands in for the node's own files until the runtime is linked: refuses everything.

use std::io::Write;
use std::path::Path;

use super::requests::{
    DemoRequest, FindRequest, ImportRequest, InitRequest, VerifyBundleRequest, VerifyLogRequest,
};
use super::views::{
    DemoView, FindView, ImportProgress, ImportReportView, InitView, LogVerifyView, VerifyView,
};
use super::{Offline, Outcome, ServiceError};
use crate::text::Text;

/// Refuses every use case.
#[derive(Clone, Copy, Debug)]
pub struct NotLinked;

fn refuse<T>() -> Outcome<T> {
    Err(ServiceError::unexpected("the runtime is not linked into this build"))
}

impl Offline for NotLinked {
    fn init(&self, _: InitRequest) -> Outcome<InitView> {
        refuse()
    }

    fn serve(&self, _: &Path) -> Outcome<()> {
        refuse()
    }

    fn demo(&self, _: DemoRequest, _: Text, _: &mut dyn Write) -> Outcome<DemoView> {
        refuse()
    }

    fn verify_bundle(&self, _: VerifyBundleRequest) -> Outcome<VerifyView> {
        refuse()
    }

    fn log_verify(&self, _: &Path, _: VerifyLogRequest) -> Outcome<LogVerifyView> {
        refuse()
    }

    fn registry_import(
        &self,
        _: &Path,
        _: ImportRequest,
        _: &Path,
        _: &mut dyn FnMut(ImportProgress),
    ) -> Outcome<ImportReportView> {
        refuse()
    }

    fn registry_find(&self, _: &Path, _: FindRequest) -> Outcome<FindView> {
        refuse()
    }
}
