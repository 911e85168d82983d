//! `registry`: through the node that runs, or on the files of one that is stopped.

use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::sync::mpsc;

use super::args::{Evaluate, Find, Registry, Synth};
use super::exit::Exit;
use super::online::block_on;
use super::world::{Setting, World};
use super::{Answer, show};
use crate::api::client::Client;
use crate::api::socket;
use crate::service::requests::{EvaluateRequest, FindRequest, ImportRequest, SynthRequest};
use crate::service::views::{FirearmView, ImportProgress, ImportReportView};
use crate::service::{ErrorCode, Offline, Outcome, Service as _, ServiceError};

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
        Registry::Import(args) => {
            let elsewhere = elsewhere(running, args.registry.as_deref())?;
            let request = ImportRequest {
                set: args.set,
                kind: args.kind,
                from_year: args.from_year,
                to_year: args.to_year,
                all_or_nothing: args.all_or_nothing,
                encoding: args.encoding,
            };
            let bar = Bar::new(setting, world);
            let report = if running {
                import_running(request, &args.file, setting, &bar)
            } else {
                let mut show = |progress| bar.show(progress);
                let data_dir = &setting.data_dir;
                offline.registry_import(data_dir, elsewhere, request, &args.file, &mut show)
            };
            bar.0.finish_and_clear();
            let report = report?;
            let exit = if report.rejected == 0 { Exit::Done } else { Exit::BadInput };
            Answer::with(exit, &report, show::import(setting.text, &report))
        }
        Registry::Find(find) => {
            let url = find.registry.clone();
            let elsewhere = elsewhere(running, url.as_deref())?;
            let request = wanted(*find);
            let view = if running {
                let client = Client::new(&setting.data_dir);
                block_on(client.registry_find(setting.caller, request))?
            } else {
                offline.registry_find(&setting.data_dir, elsewhere, request)?
            };
            Answer::done(&view, show::found(setting.text, &view))
        }
        Registry::Synth(args) => synth(args, setting, world, offline),
        Registry::Evaluate(args) => evaluate(args, setting, world, offline),
    }
}

/// The URL of a registry given on the command line, which a node that runs does not take.
fn elsewhere(running: bool, url: Option<&str>) -> Outcome<Option<&str>> {
    if running && url.is_some() {
        return Err(ServiceError::new(ErrorCode::Usage, "error-registry-of-running"));
    }
    Ok(url)
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

fn synth(
    args: Synth,
    setting: &Setting,
    world: &World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    let Synth { density, records, seed, errors, no_events, out } = args;
    let request = SynthRequest { density, records, seed, errors, events: !no_events };
    let bar = Bar::counting(setting, world, "note-synth-writing");
    let view = offline.registry_synth(request, &out, &|at, of| bar.at(at, of));
    bar.0.finish_and_clear();
    let view = view?;
    Answer::done(&view, show::synthetic_written(setting.text, &view))
}

fn evaluate(
    args: Evaluate,
    setting: &Setting,
    world: &World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    let Evaluate { density, records, queries, oracle, seed, markdown, check } = args;
    let request = EvaluateRequest { density, records, queries, oracle, only_aims: check, seed };
    let bar = Bar::counting(setting, world, "note-evaluating");
    let report = offline.registry_evaluate(request, &|at, of| bar.at(at, of));
    bar.0.finish_and_clear();
    let report = report?;
    let exit = if check && !report.holds() { Exit::Integrity } else { Exit::Done };
    Answer::with(exit, &report, show::evaluated(setting.text, &report, markdown))
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
        let template = "{bar:30} {bytes}/{total_bytes} {msg} {eta}";
        Self::with(setting, world, template, "note-importing")
    }

    /// A bar of things that are not bytes.
    fn counting(setting: &Setting, world: &World<'_>, key: &str) -> Self {
        Self::with(setting, world, "{bar:30} {human_pos}/{human_len} {msg} {eta}", key)
    }

    fn with(setting: &Setting, world: &World<'_>, template: &str, key: &str) -> Self {
        let target = if world.err_is_terminal && !setting.json {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(setting.text.say(key));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    fn at(&self, position: u64, of: u64) {
        self.0.set_length(of);
        self.0.set_position(position);
    }

    fn show(&self, progress: ImportProgress) {
        self.0.set_length(progress.total_bytes);
        self.0.set_position(progress.bytes);
    }
}
