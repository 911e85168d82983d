//! `batch`: many traces from a file, as one operation.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::time::Duration;

use super::args::{Batch, BatchFile};
use super::exit::Exit;
use super::registry::Bar;
use super::world::{Setting, World, harmless};
use super::{Answer, show};
use crate::service::requests::{BatchRequest, BatchRun, ListRequest};
use crate::service::views::{BatchCheckView, BatchLineView, BatchLinesView, BatchSummaryView};
use crate::service::{ErrorCode, Outcome, Service, ServiceError};

/// How often a batch that is followed is looked at.
const LOOK: Duration = Duration::from_millis(300);

/// Rows that are fetched at a time.
const PAGE: u32 = 1_000;

pub(super) async fn batch<S: Service>(
    service: &S,
    command: Batch,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let view = match command {
        Batch::Check(file) => {
            let request = BatchRequest { dry_run: true, ..request(&file) };
            let report = file.report.as_deref();
            may_be_made(report)?;
            let view = service.batch_file(caller, request, file.file.clone()).await?;
            return checked(setting, &view, report);
        }
        Batch::Submit { file, by_country, all_or_nothing, no_wait } => {
            let request = BatchRequest { by_country, all_or_nothing, ..request(&file) };
            return submit(service, &file, request, no_wait, setting, world).await;
        }
        Batch::List { limit, state, after, csv } => {
            let request = ListRequest { limit, state, partner: None, after };
            let view = service.batches(caller, request).await?;
            let table = show::batches(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-batches");
            show::next_page(text, &mut human, csv, view.next.as_deref());
            return Answer::done(&view, human);
        }
        Batch::Show { id, rows, state, partner, csv } => {
            if rows || csv || state.is_some() || partner.is_some() {
                let items = lines(service, &id, state, partner, setting).await?;
                let table = show::batch_lines(text, &items);
                let human = show::list(text, &table, csv, "note-no-batch-rows");
                return Answer::done(&BatchLinesView { items, next: None }, human);
            }
            service.batch(caller, id).await?
        }
        Batch::Follow { id, answers } => {
            let first = service.batch(caller, id).await?;
            let until = |view: &BatchSummaryView| {
                view.state != "running"
                    && (!answers || view.counts.decided == view.counts.submitted)
            };
            follow(service, first, until, setting, world).await?
        }
        Batch::Stop { id } => service.batch_run(caller, id, BatchRun { runs: false }).await?,
        Batch::Resume { id } => service.batch_run(caller, id, BatchRun { runs: true }).await?,
    };
    Answer::done(&view, show::batch_summary(text, &view))
}

fn request(file: &BatchFile) -> BatchRequest {
    let name = file.file.file_name().map(|name| name.to_string_lossy().into_owned());
    BatchRequest {
        file: name.unwrap_or_default(),
        to: file.to.clone(),
        purpose: file.purpose.clone(),
        legal_basis: file.legal_basis.clone(),
        circumstances: file.circumstances.clone(),
        case_ref: file.case_ref.clone(),
        priority: file.priority.clone(),
        justification: file.justification.clone(),
        no_auto_onward: file.no_auto_onward,
        allow: file.allow.clone(),
        answered_days: file.answered_days,
        encoding: file.encoding.clone(),
        sheet: file.sheet.clone(),
        source: file.source.clone(),
        columns: file.map.clone(),
        ..BatchRequest::default()
    }
}

/// A report is written over nothing.
fn may_be_made(report: Option<&Path>) -> Outcome<()> {
    match report {
        Some(path) if path.exists() => {
            Err(ServiceError::new(ErrorCode::BadInput, "error-batch-report-exists")
                .with("path", path.display()))
        }
        _ => Ok(()),
    }
}

/// Writes the rows that go back as a table.
fn write_report(setting: &Setting, view: &BatchCheckView, path: &Path) -> Outcome<()> {
    let failed = |e: std::io::Error| ServiceError::file(path, &e);
    let mut to = std::fs::File::options();
    let mut to = to.write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    // A spreadsheet takes it for UTF-8 by the mark.
    let table = format!("\u{feff}{}", show::returned(setting.text, &view.returned).csv());
    to.write_all(table.as_bytes()).map_err(failed)
}

fn checked(setting: &Setting, view: &BatchCheckView, report: Option<&Path>) -> Outcome<Answer> {
    if let Some(path) = report {
        write_report(setting, view, path)?;
    }
    let exit = if view.returned.is_empty() { Exit::Done } else { Exit::BadInput };
    Answer::with(exit, view, show::batch_check(setting.text, view, report))
}

async fn submit<S: Service>(
    service: &S,
    file: &BatchFile,
    mut request: BatchRequest,
    no_wait: bool,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let report = file.report.as_deref();
    may_be_made(report)?;
    if !request.by_country {
        // Whom rows ask that name nobody is a person's decision, and known only now.
        let trial = BatchRequest { dry_run: true, ..request.clone() };
        let trial = service.batch_file(setting.caller, trial, file.file.clone()).await?;
        if trial.chosen > 0 {
            confirm(&trial, setting, world)?;
            request.by_country = true;
        }
    }
    let view = service.batch_file(setting.caller, request, file.file.clone()).await?;
    let mut answer = checked(setting, &view, report)?;
    let Some(id) = view.id else { return Ok(answer) };
    let mut batch = service.batch(setting.caller, id.to_string()).await?;
    if !no_wait {
        let until = |view: &BatchSummaryView| {
            let held = |p: &crate::service::views::BatchProgressView| {
                p.waiting == 0 || p.held.as_deref().is_some_and(|held| held != "outbox")
            };
            view.state != "running" || view.partners.iter().all(held)
        };
        batch = follow(service, batch, until, setting, world).await?;
    }
    answer.human.push('\n');
    answer.human.push_str(&show::batch_summary(setting.text, &batch));
    if let serde_json::Value::Object(members) = &mut answer.json {
        let batch = serde_json::to_value(&batch).map_err(ServiceError::unexpected)?;
        members.insert("batch".to_owned(), batch);
    }
    Ok(answer)
}

/// Asks whether rows that name no partner go to the countries of manufacture.
fn confirm(trial: &BatchCheckView, setting: &Setting, world: &mut World<'_>) -> Outcome<()> {
    let chosen: Vec<String> = trial
        .partners
        .iter()
        .filter(|p| p.chosen > 0)
        .map(|p| format!("{} ({})", p.partner, p.chosen))
        .collect();
    let refused = ServiceError::new(ErrorCode::Usage, "error-batch-by-country")
        .with("count", trial.chosen)
        .with("partners", chosen.join(", "));
    if setting.json || !world.err_is_terminal {
        return Err(refused);
    }
    let args = [("count", trial.chosen.into()), ("partners", chosen.join(", ").into())];
    let question = setting.text.say_with("ask-batch-by-country", &args);
    // If standard error is closed nobody can answer either.
    let _written = write!(world.err, "{} ", harmless(&question)).and_then(|()| world.err.flush());
    let mut answer = String::new();
    let _read = world.input.read_line(&mut answer);
    let yes = setting.text.say("word-yes");
    if !answer.trim().is_empty() && yes.to_lowercase().starts_with(&answer.trim().to_lowercase()) {
        Ok(())
    } else {
        Err(refused)
    }
}

/// Looks at a batch until it is as wanted, with a bar on a terminal.
async fn follow<S: Service>(
    service: &S,
    mut view: BatchSummaryView,
    until: impl Fn(&BatchSummaryView) -> bool,
    setting: &Setting,
    world: &World<'_>,
) -> Outcome<BatchSummaryView> {
    let bar = Bar::counting(setting, world, "note-batch-submitting");
    loop {
        bar.at(view.counts.submitted, view.counts.submitted + view.counts.waiting);
        if until(&view) {
            bar.0.finish_and_clear();
            return Ok(view);
        }
        tokio::time::sleep(LOOK).await;
        view = service.batch(setting.caller, view.id.to_string()).await?;
    }
}

/// All rows that are wanted.
async fn lines<S: Service>(
    service: &S,
    id: &str,
    state: Option<String>,
    partner: Option<String>,
    setting: &Setting,
) -> Outcome<Vec<BatchLineView>> {
    let mut items = Vec::new();
    let mut request = ListRequest { limit: Some(PAGE), state, partner, after: None };
    loop {
        let page = service.batch_lines(setting.caller, id.to_owned(), request.clone()).await?;
        items.extend(page.items);
        match page.next {
            Some(next) => request.after = Some(next),
            None => return Ok(items),
        }
    }
}
