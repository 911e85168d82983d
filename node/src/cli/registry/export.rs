//! `registry export`.

use std::path::Path;

use tokio::sync::mpsc;

use super::super::args::Export;
use super::super::online::block_on;
use super::super::world::{Setting, World};
use super::super::{Answer, show};
use super::{Bar, PROGRESS_WAITING, beside, elsewhere};
use crate::service::requests::ExportRequest;
use crate::service::views::ExportView;
use crate::service::{ErrorCode, Offline, Outcome, Service as _, ServiceError};

pub(super) fn export(
    args: Export,
    setting: &Setting,
    world: &World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    let (running, url) = elsewhere(setting, args.registry.as_deref())?;
    let path = args.file.as_path();
    let request = ExportRequest { set: args.set, spreadsheet: is_spreadsheet(path)? };
    if !args.force && path.exists() {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-export-exists")
            .with("path", path.display()));
    }
    let part = beside(path)?;
    let bar = Bar::counting(setting, world, "note-exporting");
    let exported = if running {
        through_node(request, &part, setting, &bar)
    } else {
        let mut show = |at, of| bar.at(at, of);
        offline.registry_export(&setting.data_dir, url, request, &part, &mut show)
    };
    bar.0.finish_and_clear();
    let moved = exported.and_then(|view| {
        std::fs::rename(&part, path).map_err(|e| ServiceError::file(path, &e))?;
        Ok(view)
    });
    if moved.is_err() {
        // A part of a register would look like one.
        let _absent = std::fs::remove_file(&part);
    }
    let view = moved?;
    let json = serde_json::json!({ "records": view.records, "rows": view.rows, "file": path });
    Answer::done(&json, show::exported_records(setting.text, &view, path))
}

/// What kind of file its name asks for.
fn is_spreadsheet(path: &Path) -> Outcome<bool> {
    let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
    match extension.as_ref().and_then(|extension| extension.to_str()) {
        Some("csv") => Ok(false),
        Some("xlsx") => Ok(true),
        _ => {
            Err(ServiceError::new(ErrorCode::Usage, "error-export-kind")
                .with("path", path.display()))
        }
    }
}

fn through_node(
    request: ExportRequest,
    part: &Path,
    setting: &Setting,
    bar: &Bar,
) -> Outcome<ExportView> {
    let client = setting.client();
    let (sender, mut receiver) = mpsc::channel(PROGRESS_WAITING);
    block_on(async {
        let export = client.registry_export(setting.caller, request, part.to_owned(), sender);
        let watch = async {
            while let Some((at, of)) = receiver.recv().await {
                bar.at(at, of);
            }
        };
        let (view, ()) = futures::join!(export, watch);
        view
    })
}
