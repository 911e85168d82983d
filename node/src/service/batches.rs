//! Batches: a file of traces is checked row by row, submitted by the node in pieces, and followed
//! as one operation.

mod reading;
mod screening;

use std::collections::BTreeMap;
use std::fs::File;
use std::future::Future;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use vestigo_protocol::codes::MatchGrade;
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::NodeName;
use vestigo_protocol::time::Timestamp;

use super::paging::page;
use super::requests::{BatchRequest, BatchRun, ListRequest};
use super::running::{Running, may};
use super::views::{
    BatchCheckView, BatchLineView, BatchLinesView, BatchPartnerView, BatchProgressView,
    BatchRowCountsView, BatchSummaryView, BatchesView, ReturnedRowView,
};
use super::{Caller, Outcome, ServiceError, intake, present, roles};
use crate::registry::{Registry, RegistryError};
use crate::runtime::batches::{AskedBefore, Hold, NewRow};
use crate::runtime::{Core, Denied, clock};
use crate::store::{BatchRecord, BatchRowFilter, BatchRowRecord, BatchRowState, BatchState};
use reading::{ReadFile, ReadRow, row_error};
use screening::{Addressed, Askable};

/// Days within which an answer counts as the answer to the same request, unless the caller says
/// otherwise: what a dealer's books say of last quarter seldom changes.
const ANSWERED_DAYS: u32 = 90;

/// Rows that are compared with earlier requests at a time, so that the core does other work
/// between.
const SCREENED: usize = 500;

/// Seconds of a day.
const DAY: u64 = 86_400;

/// What may be sent all the same.
const ALLOWED: [&str; 4] = ["repeated", "asked", "own", "importer"];

/// Rows of one page at most.
const LINES_MAX: u64 = 1_000;

/// Use cases of a running node about batches of traces.
pub trait BatchService: Send + Sync + 'static {
    /// Checks a file and, unless the request says otherwise, stores it as a batch; the node then
    /// submits its good rows. The file is a private copy that the caller of this function removes.
    fn batch_file(
        &self,
        caller: Caller,
        request: BatchRequest,
        file: PathBuf,
    ) -> impl Future<Output = Outcome<BatchCheckView>> + Send;

    /// Batches, newest first; `state` may be `running`, `stopped` or `done`.
    fn batches(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<BatchesView>> + Send;

    /// One batch with its counts. `id` is its number.
    fn batch(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<BatchSummaryView>> + Send;

    /// Rows of a batch, in order; `state` may be `waiting`, `submitted` or `rejected`.
    fn batch_lines(
        &self,
        caller: Caller,
        id: String,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<BatchLinesView>> + Send;

    /// Stops a batch, or lets it go on.
    fn batch_run(
        &self,
        caller: Caller,
        id: String,
        request: BatchRun,
    ) -> impl Future<Output = Outcome<BatchSummaryView>> + Send;
}

impl BatchService for Running {
    async fn batch_file(
        &self,
        caller: Caller,
        request: BatchRequest,
        file: PathBuf,
    ) -> Outcome<BatchCheckView> {
        if let Some(other) =
            request.allow.iter().find(|w| !w.is_empty() && !ALLOWED.contains(&w.as_str()))
        {
            return Err(intake::bad("allow", other));
        }
        let partners = self.run(move |core| {
            may(core, caller, roles::ASKS)?;
            core.index_asked_guns()?;
            Ok(askable(core))
        });
        let partners = partners.await?;
        let source = digest(&file, &request)?;
        if !request.dry_run {
            // Before its rows are found to repeat those of that batch.
            self.run(move |core| core.no_same_batch(&source)).await?;
        }
        let wanted = request.clone();
        let (mut read, mut whom) = self
            .beside(caller, roles::ASKS, move |registry| {
                let mut read = read_file(registry, &wanted, &file)?;
                let whom = judge(&mut read.rows, &partners, &wanted);
                if !allows(&wanted, "own") {
                    look_up(registry, &mut read.rows, &whom)?;
                }
                Ok((read, whom))
            })
            .await?;
        if !allows(&request, "asked") {
            self.compare(&mut read.rows, &mut whom, &request).await?;
        }
        self.finish(caller, request, source, read, whom).await
    }

    async fn batches(&self, caller: Caller, request: ListRequest) -> Outcome<BatchesView> {
        self.run(move |core| {
            may(core, caller, roles::READS_TRACES)?;
            let mut items = Vec::new();
            for batch in core.store.batches()? {
                let fits = request.state.as_deref().is_none_or(|s| s == state_word(batch.state));
                if fits {
                    items.push(batch);
                }
            }
            let (items, next) = page(items, &request, |b| b.id.to_string());
            let items = items.iter().map(|b| summary(core, b)).collect::<Result<_, _>>()?;
            Ok(BatchesView { items, next })
        })
        .await
    }

    async fn batch(&self, caller: Caller, id: String) -> Outcome<BatchSummaryView> {
        let id = number(&id)?;
        self.run(move |core| {
            may(core, caller, roles::READS_TRACES)?;
            let batch = core.batch_by_id(id)?;
            summary(core, &batch)
        })
        .await
    }

    async fn batch_lines(
        &self,
        caller: Caller,
        id: String,
        request: ListRequest,
    ) -> Outcome<BatchLinesView> {
        let id = number(&id)?;
        let state = match request.state.as_deref() {
            None => None,
            Some("waiting") => Some(0),
            Some("submitted") => Some(1),
            Some("rejected") => Some(2),
            Some(other) => return Err(intake::bad("state", other)),
        };
        let after = request.after.as_deref().map(number).transpose()?.unwrap_or(0);
        let limit = u64::from(request.limit.unwrap_or(100)).clamp(1, LINES_MAX);
        self.run(move |core| {
            may(core, caller, roles::READS_TRACES)?;
            core.batch_by_id(id)?;
            let partner = request.partner.clone();
            let filter = BatchRowFilter { after, limit: limit + 1, state, partner };
            let mut rows = core.store.batch_rows(id, &filter)?;
            let more = rows.len() as u64 > limit;
            rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            let next = rows.last().filter(|_| more).map(|row| row.row.to_string());
            let items = rows.into_iter().map(|row| line(core, row)).collect::<Result<_, _>>()?;
            Ok(BatchLinesView { items, next })
        })
        .await
    }

    async fn batch_run(
        &self,
        caller: Caller,
        id: String,
        request: BatchRun,
    ) -> Outcome<BatchSummaryView> {
        let id = number(&id)?;
        self.run(move |core| {
            may(core, caller, roles::ASKS)?;
            let batch = core.batch_runs(id, request.runs)?;
            summary(core, &batch)
        })
        .await
    }
}

impl Running {
    /// Sends rows back that repeat an earlier request.
    async fn compare(
        &self,
        rows: &mut [ReadRow],
        whom: &mut [Option<Addressed>],
        request: &BatchRequest,
    ) -> Outcome<()> {
        let days = u64::from(request.answered_days.unwrap_or(ANSWERED_DAYS));
        let since = Timestamp(clock::now().0.saturating_sub(days.saturating_mul(DAY)));
        for (rows, whom) in rows.chunks_mut(SCREENED).zip(whom.chunks_mut(SCREENED)) {
            let asked: Vec<Option<(NodeName, FirearmDescription)>> = rows
                .iter()
                .zip(whom.iter())
                .map(|(row, whom)| {
                    let ask = row.good()?;
                    Some((whom.as_ref()?.partner.clone(), ask.query.firearm()))
                })
                .collect();
            let found = self.run(move |core| {
                let before = |asked: Option<(NodeName, FirearmDescription)>| match asked {
                    None => Ok(None),
                    Some((partner, gun)) => core.asked_before(&partner, &gun, since),
                };
                asked.into_iter().map(before).collect::<Result<Vec<_>, Denied>>()
            });
            for (row, before) in rows.iter_mut().zip(found.await?) {
                let Some(before) = before else { continue };
                let error = match before {
                    AskedBefore::Waits(batch) => row_error("error-batch-waits").with("id", batch),
                    AskedBefore::Open(trace) => row_error("error-batch-asked")
                        .with("trace", super::views::short(&trace.to_hex())),
                    AskedBefore::Answered(trace, at) => row_error("error-batch-answered")
                        .with("trace", super::views::short(&trace.to_hex()))
                        .with("time", at.to_rfc3339()),
                };
                row.back(Some("serial_number"), error);
            }
        }
        Ok(())
    }

    /// Tells what was found out, and stores the batch if it is to be.
    async fn finish(
        &self,
        caller: Caller,
        request: BatchRequest,
        source: [u8; 32],
        read: ReadFile,
        whom: Vec<Option<Addressed>>,
    ) -> Outcome<BatchCheckView> {
        let ReadFile { rows, warnings } = read;
        let mut view = BatchCheckView {
            file: request.file.clone(),
            rows: rows.len() as u64,
            warnings,
            ..BatchCheckView::default()
        };
        let mut partners: BTreeMap<NodeName, (u64, u64)> = BTreeMap::new();
        for (row, whom) in rows.iter().zip(&whom) {
            view.returned.extend(row.errors.iter().cloned());
            if let (Some(_), Some(whom)) = (row.good(), whom) {
                let chosen = u64::from(whom.chosen);
                view.good += 1;
                view.chosen += chosen;
                let counted = partners.entry(whom.partner.clone()).or_default();
                *counted = (counted.0 + 1, counted.1 + chosen);
            }
        }
        let wanted = !request.all_or_nothing || view.returned.is_empty();
        let stores = wanted && !request.dry_run;
        let rows: Vec<NewRow> = if stores { new_rows(rows, whom) } else { Vec::new() };
        self.run(move |core| {
            view.partners = partners
                .into_iter()
                .map(|(partner, (rows, chosen))| planned(core, &partner, rows, chosen))
                .collect::<Result<_, _>>()?;
            if stores && view.good > 0 {
                let batch = core.begin_batch(caller, request.file, source, rows)?;
                tracing::info!(officer.uid = caller.uid, batch.id = batch.id, "a batch was taken");
                view.id = Some(batch.id);
            }
            Ok(view)
        })
        .await
    }
}

fn allows(request: &BatchRequest, what: &str) -> bool {
    request.allow.iter().any(|word| word == what)
}

/// Digest of a file and of what was said beside it: the same again is the same batch.
fn digest(file: &Path, request: &BatchRequest) -> Outcome<[u8; 32]> {
    let failed = |e: std::io::Error| ServiceError::file(Path::new(&request.file), &e);
    let mut reader = BufReader::new(File::open(file).map_err(failed)?);
    let mut digest = Sha256::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        let length = reader.read(&mut piece).map_err(failed)?;
        let Some(bytes) = piece.get(..length).filter(|bytes| !bytes.is_empty()) else { break };
        digest.update(bytes);
    }
    let said = BatchRequest { dry_run: false, file: String::new(), ..request.clone() };
    digest.update(serde_json::to_vec(&said).map_err(ServiceError::unexpected)?);
    Ok(digest.finalize().into())
}

fn read_file(registry: &Registry, request: &BatchRequest, file: &Path) -> Outcome<ReadFile> {
    let source = request.source.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let saved = match source {
        None => None,
        Some(name) => {
            let none = || ServiceError::not_found("source");
            let saved = registry.saved_mapping(name);
            let saved = saved.map_err(|e| row_error("error-import").with("detail", e))?;
            Some(saved.ok_or_else(none)?)
        }
    };
    let failed = |e: std::io::Error| ServiceError::file(Path::new(&request.file), &e);
    let reader = BufReader::new(File::open(file).map_err(failed)?);
    reading::read(reader, request, saved, clock::now())
}

/// Confirmed partners and what we may ask of them.
fn askable(core: &Core) -> Vec<Askable> {
    let now = core.now();
    let me = core.identity.name.clone();
    let names = core.partners.keys().filter(|name| core.confirmed(name.as_str()).is_ok());
    names
        .map(|name| Askable {
            name: name.clone(),
            clauses: core.in_force(name, now).and_then(|a| a.clauses_for(&me)).cloned(),
        })
        .collect()
}

/// Judges rows by themselves, by what is agreed and by each other.
fn judge(
    rows: &mut [ReadRow],
    partners: &[Askable],
    request: &BatchRequest,
) -> Vec<Option<Addressed>> {
    let mut whom = Vec::with_capacity(rows.len());
    for row in rows.iter_mut() {
        let addressed = screening::address(row, partners, request.by_country || request.dry_run);
        if let Some(addressed) = &addressed
            && !allows(request, "importer")
        {
            screening::needs_importer(row, &addressed.partner);
        }
        whom.push(addressed);
    }
    if !allows(request, "repeated") {
        screening::repeated(rows, &whom);
    }
    whom
}

/// Sends rows back whose gun our own registry holds.
fn look_up(registry: &Registry, rows: &mut [ReadRow], whom: &[Option<Addressed>]) -> Outcome<()> {
    for (row, _) in rows.iter_mut().zip(whom).filter(|(_, whom)| whom.is_some()) {
        let Some(ask) = row.good() else { continue };
        let findings = match registry.lookup(&ask.query.firearm()) {
            Ok(findings) => findings,
            // What says too little for our registry may still be enough for a partner's officer.
            Err(RegistryError::TooBroad) => continue,
            Err(error) => return Err(Denied::from(error).into()),
        };
        if findings.grade() == MatchGrade::Exact
            && let Some(record) = findings.candidates.first().map(|c| c.record.id)
        {
            let error = row_error("error-batch-own").with("record", record);
            row.back(Some("serial_number"), error);
        }
    }
    Ok(())
}

/// Rows as the core stores them.
fn new_rows(rows: Vec<ReadRow>, whom: Vec<Option<Addressed>>) -> Vec<NewRow> {
    let stored = rows.into_iter().zip(whom).map(|(row, whom)| {
        let partner = whom.map(|whom| whom.partner);
        let ask = match (row.ask, row.errors.is_empty() && partner.is_some()) {
            (Some(ask), true) => Ok(ask),
            _ => Err(serde_json::to_string(&row.errors).unwrap_or_default()),
        };
        NewRow { sheet: row.sheet, line: row.line, partner, ask }
    });
    stored.collect()
}

/// On how many days rows for a partner are sent.
fn planned(
    core: &mut Core,
    partner: &NodeName,
    rows: u64,
    chosen: u64,
) -> Result<BatchPartnerView, Denied> {
    let now = core.now();
    let me = core.identity.name.clone();
    let per_day = core
        .in_force(partner, now)
        .and_then(|a| a.clauses_for(&me))
        .map_or(0, |clauses| clauses.budget.per_day);
    let today = Timestamp(now.0.saturating_sub(now.0 % DAY));
    let left = per_day.saturating_sub(core.store.asked_since(partner, today)?);
    let later = rows.saturating_sub(left);
    let days = u64::from(left > 0 || rows == 0) + later.div_ceil(per_day.max(1));
    // Where today holds nothing, today is a day without rows.
    let days = days + u64::from(left == 0 && rows > 0);
    Ok(BatchPartnerView { partner: partner.to_string(), rows, chosen, per_day, today: left, days })
}

fn number(id: &str) -> Outcome<u64> {
    id.trim().parse().map_err(|_| intake::bad("batch", id))
}

const fn state_word(state: BatchState) -> &'static str {
    match state {
        BatchState::Running => "running",
        BatchState::Stopped => "stopped",
        BatchState::Done => "done",
    }
}

/// A state of a hop as views serialise it.
fn hop_word(state: vestigo_protocol::exchange::asker::AskerState) -> String {
    let value = serde_json::to_value(present::hop_state(state)).ok();
    value.and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A batch and its counts.
fn summary(core: &mut Core, batch: &BatchRecord) -> Result<BatchSummaryView, Denied> {
    let mut by_partner: BTreeMap<Option<NodeName>, BatchProgressView> = BTreeMap::new();
    let mut counts = BatchRowCountsView { waiting: 0, submitted: 0, rejected: 0, decided: 0 };
    for tally in core.store.batch_tally(batch.id)? {
        let progress = by_partner.entry(tally.partner).or_default();
        let (own, all) = match tally.state {
            0 => (&mut progress.waiting, &mut counts.waiting),
            1 => (&mut progress.submitted, &mut counts.submitted),
            _ => (&mut progress.rejected, &mut counts.rejected),
        };
        *own += tally.rows;
        *all += tally.rows;
        if let Some(hop) = tally.hop {
            *progress.states.entry(hop_word(hop)).or_default() += tally.rows;
            counts.decided += if hop.is_final() { tally.rows } else { 0 };
        }
    }
    let mut partners = Vec::new();
    for (partner, mut progress) in by_partner {
        if let Some(partner) = partner {
            progress.partner = partner.to_string();
            if progress.waiting > 0 && core.batch_officer(batch).is_none() {
                progress.held = Some("no-officer".to_owned());
            } else if progress.waiting > 0
                && let Err(hold) = core.batch_room(&partner, batch.officer)?
            {
                let (word, until) = match hold {
                    Hold::NoPartner => ("no-partner", None),
                    Hold::NoAgreement => ("no-agreement", None),
                    Hold::Budget { until } => ("budget", Some(until)),
                    Hold::Outbox => ("outbox", None),
                };
                progress.held = Some(word.to_owned());
                progress.until = until.map(|at| at.to_rfc3339());
            }
        }
        partners.push(progress);
    }
    Ok(BatchSummaryView {
        id: batch.id,
        file: batch.file.clone(),
        created: batch.created_at.to_rfc3339(),
        state: state_word(batch.state).to_owned(),
        rows: batch.rows,
        counts,
        partners,
    })
}

/// One row with what became of its trace.
fn line(core: &mut Core, row: BatchRowRecord) -> Result<BatchLineView, Denied> {
    let mut view = BatchLineView {
        row: row.row,
        sheet: row.sheet,
        line: row.line,
        partner: row.partner.map(|p| p.to_string()),
        state: "waiting".to_owned(),
        trace: None,
        hop: None,
        result: None,
        errors: Vec::new(),
    };
    match row.state {
        BatchRowState::Waiting => {}
        BatchRowState::Submitted(trace) => {
            view.state = "submitted".to_owned();
            view.trace = Some(trace.to_hex());
            if let Some(hop) = core.store.hop(&trace)? {
                view.hop = Some(hop_word(hop.state));
                if hop.decision.is_some() {
                    let hop = present::hop(core, &hop, None)?;
                    view.result = hop.result.or(hop.reason);
                }
            }
        }
        BatchRowState::Rejected(reason) => {
            view.state = "rejected".to_owned();
            // What the core says is technical English.
            view.errors = serde_json::from_str(&reason).unwrap_or_else(|_| {
                let error = row_error("error-rule").with("detail", reason);
                vec![ReturnedRowView { sheet: None, line: row.line, column: None, error }]
            });
        }
    }
    Ok(view)
}
