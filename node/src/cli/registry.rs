//! `registry`: through the node that runs, or on the files of one that is stopped.

use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::sync::mpsc;

use super::args::{Find, Registry};
use super::exit::Exit;
use super::online::block_on;
use super::world::{Setting, World};
use super::{Answer, show};
use crate::api::client::Client;
use crate::api::socket;
use crate::service::requests::{FindRequest, ImportRequest};
use crate::service::views::{FirearmView, ImportProgress, ImportReportView};
use crate::service::{Offline, Outcome, Service as _};

/// Progress reports that may wait for the bar.
const PROGRESS_WAITING: usize = 8;

pub(super) fn registry(
    command: Registry,
    setting: &Setting,
    world: &World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    let running = socket::is_live(&setting.data_dir);
    match command {
        Registry::Import { file, set, kind, from_year, to_year, all_or_nothing, encoding } => {
            let request = ImportRequest { set, kind, from_year, to_year, all_or_nothing, encoding };
            let bar = Bar::new(setting, world);
            let report = if running {
                import_running(request, &file, setting, &bar)
            } else {
                offline.registry_import(&setting.data_dir, request, &file, &mut |p| bar.show(p))
            };
            bar.0.finish_and_clear();
            let report = report?;
            let exit = if report.rejected == 0 { Exit::Done } else { Exit::BadInput };
            Answer::with(exit, &report, show::import(setting.text, &report))
        }
        Registry::Find(find) => {
            let request = wanted(*find);
            let view = if running {
                let client = Client::new(&setting.data_dir);
                block_on(client.registry_find(setting.caller, request))?
            } else {
                offline.registry_find(&setting.data_dir, request)?
            };
            Answer::done(&view, show::found(setting.text, &view))
        }
    }
}

fn wanted(find: Find) -> FindRequest {
    let firearm = FirearmView {
        serial: Some(find.serial),
        maker: find.maker,
        model: find.model,
        calibre: find.calibre,
        kind: find.kind,
        country_of_manufacture: find.country_of_manufacture,
        importer: find.importer,
        manufactured: find.manufactured,
        marks: find.mark,
    };
    FindRequest { firearm, limit: find.limit }
}

fn import_running(
    request: ImportRequest,
    file: &Path,
    setting: &Setting,
    bar: &Bar,
) -> Outcome<ImportReportView> {
    let client = Client::new(&setting.data_dir);
    let (sender, mut receiver) = mpsc::channel(PROGRESS_WAITING);
    block_on(async {
        let import = client.registry_import(setting.caller, request, file.to_owned(), sender);
        let watch = async {
            while let Some(progress) = receiver.recv().await {
                bar.show(progress);
            }
        };
        let (report, ()) = futures::join!(import, watch);
        report
    })
}

/// A bar on a terminal, nothing anywhere else.
struct Bar(ProgressBar);

impl Bar {
    fn new(setting: &Setting, world: &World<'_>) -> Self {
        let target = if world.err_is_terminal && !setting.json {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        let template = "{bar:30} {bytes}/{total_bytes} {msg} {eta}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(setting.text.say("note-importing"));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    fn show(&self, progress: ImportProgress) {
        self.0.set_length(progress.total_bytes);
        self.0.set_position(progress.bytes);
    }
}
