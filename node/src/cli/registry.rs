//! `registry`: through the node that runs, or on the files of one that is stopped.

use std::path::{Path, PathBuf};

use super::args::{Evaluate, Find, Registry, Synth};
use super::exit::Exit;
use super::online::block_on;
use super::world::{Setting, World};
use super::{Answer, show};
use crate::api::socket;
use crate::service::requests::{EvaluateRequest, FindRequest, SynthRequest};
use crate::service::views::{FirearmView, InventoryView};
use crate::service::{ErrorCode, Offline, Outcome, Service as _, ServiceError, needs_stopped};

mod bar;
mod export;
mod import;
mod records;

pub(super) use bar::Bar;

/// Progress reports that may wait for the bar.
const PROGRESS_WAITING: usize = 8;

pub(super) fn registry(
    command: Registry,
    setting: &Setting,
    world: &World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    let text = setting.text;
    match command {
        Registry::Import(args) => import::import(*args, setting, world, offline),
        Registry::Export(args) => export::export(args, setting, world, offline),
        Registry::Find(args) => find(*args, setting, offline),
        Registry::Record { id } => records::record(id, setting),
        Registry::Looked { id, csv } => records::looked(id, csv, setting),
        Registry::Enter(args) => records::enter(*args, setting),
        Registry::Correct(args) => records::correct(*args, setting),
        Registry::Event(args) => records::event(*args, setting),
        Registry::Set(args) => records::describe(args, setting),
        Registry::Sets { kind, csv, registry } => {
            let mut sets = inventory(registry.as_deref(), setting, offline)?.sets;
            sets.retain(|set| kind.as_ref().is_none_or(|kind| *kind == set.kind));
            let table = show::record_sets(text, &sets);
            let view = serde_json::json!({ "items": sets });
            Answer::done(&view, show::list(text, &table, csv, "note-no-sets"))
        }
        Registry::Imports { csv, registry } => {
            let imports = inventory(registry.as_deref(), setting, offline)?.imports;
            let table = show::imports(text, &imports);
            let view = serde_json::json!({ "items": imports });
            Answer::done(&view, show::list(text, &table, csv, "note-no-imports"))
        }
        Registry::Sources { name, registry } => {
            let mut sources = inventory(registry.as_deref(), setting, offline)?.sources;
            if let Some(name) = name {
                sources.retain(|source| source.name == name);
                let none = || ServiceError::not_found("source");
                let source = sources.first().ok_or_else(none)?;
                return Answer::done(source, show::source(text, source));
            }
            let table = show::sources(text, &sources);
            let view = serde_json::json!({ "items": sources });
            Answer::done(&view, show::list(text, &table, false, "note-no-sources"))
        }
        Registry::Check { registry } => check(registry.as_deref(), setting, offline),
        Registry::Rebuild { registry } => rebuild(registry.as_deref(), setting, world, offline),
        Registry::Synth(args) => synth(args, setting, world, offline),
        Registry::Evaluate(args) => evaluate(args, setting, world, offline),
    }
}

/// Whether a node runs, and the URL of a registry given on the command line, which a node that
/// runs does not take.
fn elsewhere<'u>(setting: &Setting, url: Option<&'u str>) -> Outcome<(bool, Option<&'u str>)> {
    let running = socket::is_live(&setting.data_dir);
    if running && url.is_some() {
        return Err(ServiceError::new(ErrorCode::Usage, "error-registry-of-running"));
    }
    Ok((running, url))
}

/// Where a file is written until it is whole.
fn beside(path: &Path) -> Outcome<PathBuf> {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().ok_or_else(|| {
        ServiceError::file(path, &std::io::Error::from(std::io::ErrorKind::IsADirectory))
    })?);
    name.push(".part");
    let part = path.with_file_name(name);
    // Of a run that was killed.
    let _absent = std::fs::remove_file(&part);
    Ok(part)
}

fn find(args: Find, setting: &Setting, offline: &dyn Offline) -> Outcome<Answer> {
    let url = args.registry.clone();
    let (running, url) = elsewhere(setting, url.as_deref())?;
    let csv = args.csv;
    let request = wanted(args);
    let view = if running {
        let client = setting.client();
        block_on(client.registry_find(setting.caller, request))?
    } else {
        offline.registry_find(&setting.data_dir, url, request)?
    };
    let text = setting.text;
    let human =
        if csv { show::candidates(text, &view.items).csv() } else { show::found(text, &view) };
    Answer::done(&view, human)
}

fn wanted(find: Find) -> FindRequest {
    let firearm =
        FirearmView { serial: Some(find.serial), ..find.made.of(find.particulars.view()) };
    FindRequest { firearm, limit: find.limit }
}

fn inventory(
    url: Option<&str>,
    setting: &Setting,
    offline: &dyn Offline,
) -> Outcome<InventoryView> {
    let (running, url) = elsewhere(setting, url)?;
    if running {
        let client = setting.client();
        block_on(client.registry_inventory(setting.caller))
    } else {
        offline.registry_inventory(&setting.data_dir, url)
    }
}

fn check(url: Option<&str>, setting: &Setting, offline: &dyn Offline) -> Outcome<Answer> {
    let (running, url) = elsewhere(setting, url)?;
    let view = if running {
        let client = setting.client();
        block_on(client.registry_check(setting.caller))?
    } else {
        offline.registry_check(&setting.data_dir, url)?
    };
    let exit = if view.is_sound() { Exit::Done } else { Exit::Integrity };
    Answer::with(exit, &view, show::checked(setting.text, &view))
}

fn rebuild(
    url: Option<&str>,
    setting: &Setting,
    world: &World<'_>,
    offline: &dyn Offline,
) -> Outcome<Answer> {
    if socket::is_live(&setting.data_dir) {
        return Err(needs_stopped(&setting.data_dir));
    }
    let bar = Bar::counting(setting, world, "note-rebuilding");
    let view = offline.registry_rebuild(&setting.data_dir, url, &mut |at, of| bar.at(at, of));
    bar.0.finish_and_clear();
    let view = view?;
    let json = serde_json::json!({ "records": view.records });
    Answer::done(&json, show::rebuilt(setting.text, &view))
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
