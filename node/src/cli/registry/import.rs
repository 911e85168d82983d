//! `registry import`.

use std::io::Read as _;
use std::path::Path;

use tokio::sync::mpsc;

use super::super::args::Import;
use super::super::exit::Exit;
use super::super::online::block_on;
use super::super::world::{Setting, World};
use super::super::{Answer, show};
use super::{Bar, PROGRESS_WAITING, beside, elsewhere};
use crate::service::requests::{ImportFiles, ImportRequest};
use crate::service::views::ImportReportView;
use crate::service::{ErrorCode, Offline, Outcome, Service as _, ServiceError, stopped};

pub(super) fn import(
    args: Import,
    setting: &Setting,
    world: &World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    let (running, url) = elsewhere(setting, args.registry.as_deref())?;
    let issues = match &args.report {
        Some(path) => {
            may_be_replaced(path)?;
            Some(beside(path)?)
        }
        None => None,
    };
    let files = ImportFiles { file: args.file, issues };
    let request = ImportRequest {
        set: args.set,
        kind: args.kind,
        from_year: args.from_year,
        to_year: args.to_year,
        all_or_nothing: args.all_or_nothing,
        encoding: args.encoding,
        holder: args.holder,
        digitised: args.digitised,
        source: args.source,
        columns: args.map,
        date_order: args.date_order,
        two_digit_years: args.two_digit_years,
        sheet: args.sheet,
        country: args.country,
        event: args.event,
        dry_run: args.dry_run,
    };
    let bar = Bar::new(setting, world);
    let report = if running {
        through_node(request, files.clone(), setting, &bar)
    } else {
        let mut show = |progress| bar.show(progress);
        offline.registry_import(&setting.data_dir, url, request, &files, &mut show)
    };
    bar.0.finish_and_clear();
    let report = match (report, &files.issues, &args.report) {
        (Ok(report), Some(part), Some(path)) => {
            std::fs::rename(part, path).map_err(|e| ServiceError::file(path, &e))?;
            report
        }
        (Err(error), Some(part), _) => {
            // Half a table would look like one.
            let _absent = std::fs::remove_file(part);
            return Err(error);
        }
        (report, ..) => report?,
    };
    let exit = if report.rejected == 0 { Exit::Done } else { Exit::BadInput };
    let human = show::import(setting.text, &report, args.report.as_deref());
    Answer::with(exit, &report, human)
}

/// A report is written over an earlier one, for the same import may be going on, and over nothing
/// else.
fn may_be_replaced(path: &Path) -> Outcome<()> {
    let mut file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(ServiceError::file(path, &error)),
    };
    let header = stopped::issue_header();
    let mut begins = vec![0; header.len()];
    if file.read_exact(&mut begins).is_ok() && begins == header.as_bytes() {
        return Ok(());
    }
    Err(ServiceError::new(ErrorCode::BadInput, "error-report-exists").with("path", path.display()))
}

fn through_node(
    request: ImportRequest,
    files: ImportFiles,
    setting: &Setting,
    bar: &Bar,
) -> Outcome<ImportReportView> {
    let client = setting.client();
    let (sender, mut receiver) = mpsc::channel(PROGRESS_WAITING);
    block_on(async {
        let import = client.registry_import(setting.caller, request, files, sender);
        let watch = async {
            while let Some(progress) = receiver.recv().await {
                bar.show(progress);
            }
        };
        let (report, ()) = futures::join!(import, watch);
        report
    })
}
