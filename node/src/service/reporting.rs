//! Sealed reports: what one says (`content`), in which words (`pages`, `sentence`), how it is issued
//! and how it is checked (`check`).

use std::future::Future;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::sync::Semaphore;
use vestigo_protocol::bundle::{Bundle, Report};
use vestigo_protocol::ids::Digest;
use vestigo_protocol::time::Timestamp;

pub mod check;
pub mod content;
mod pages;
mod sentence;
#[cfg(test)]
mod tests;

use super::requests::{ExportUse, ListRequest, ReportListRequest, ReportRequest};
use super::running::{Running, may};
use super::views::{IssuedReportView, ReportListView, ReportView};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, matters, paging, roles};
use crate::desk::handling::FurtherUse;
use crate::report::slip::{RECIPIENT_MAX, Slip};
use crate::report::{self, ReportError};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Denied, evidence};
use crate::store::ReportRecord;
use crate::text::{self, Language, Text};

/// Topics of the texts that a report is written in.
const TOPICS: [&str; 10] = [
    "report",
    "screens",
    "chain",
    "codes",
    "countries",
    "matters",
    "life",
    "observers",
    "picture_trace",
    "converted",
];

static RENDERER: LazyLock<String> = LazyLock::new(|| report::renderer(text::sources(&TOPICS)));

/// One report is drawn at a time, and its number is taken with it.
static ISSUING: Semaphore = Semaphore::const_new(1);

/// The use cases of this room.
pub trait ReportService: Send + Sync + 'static {
    /// Issues the sealed report of a trace. Its number, recipient and digest are durable before it
    /// is given out. If nothing has changed since the same was issued, it is the same file again.
    fn report_issue(
        &self,
        caller: Caller,
        id: String,
        request: ReportRequest,
    ) -> impl Future<Output = Outcome<IssuedReportView>> + Send;

    /// The reports that were issued, newest first.
    fn reports(
        &self,
        caller: Caller,
        request: ReportListRequest,
    ) -> impl Future<Output = Outcome<ReportListView>> + Send;
}

impl ReportService for Running {
    async fn report_issue(
        &self,
        caller: Caller,
        id: String,
        request: ReportRequest,
    ) -> Outcome<IssuedReportView> {
        let wanted = matters::wanted_use(&ExportUse { wanted: request.wanted.clone() })?;
        let recipient = recipient(&request.recipient)?;
        let language = Language::ALL
            .into_iter()
            .find(|language| language.tag() == request.language)
            .ok_or_else(|| intake::bad("language", &request.language))?;
        let _one_at_a_time = ISSUING.acquire().await.map_err(ServiceError::unexpected)?;
        let trace = self
            .run(move |core| {
                may(core, caller, roles::EXPORTS)?;
                let trace = core.trace_by_prefix(&id)?.id;
                matters::may_export(core, caller, &trace.to_hex(), wanted)?;
                Ok(trace)
            })
            .await?;
        let gathered =
            evidence::export(&self.core, &self.projections, &self.identity, trace.to_hex());
        let (bundle, verified) = gathered.await?;
        let bytes = bundle.to_bytes();
        let mut slip = Slip {
            version: 1,
            renderer: RENDERER.clone(),
            trace,
            number: 0,
            language: language.tag().to_owned(),
            recipient,
            wanted: use_name(wanted),
            draft: request.draft,
            issued_at: Timestamp(0),
            bundle: Digest::of(&bytes),
        };
        // The same again has its number and time, or else the next number and the present.
        let (slip, before) = self
            .run(move |core| {
                let mut page = None;
                loop {
                    let some = core.store.reports(Some(&trace), page, SEARCHED)?;
                    if let Some(same) = some.iter().find(|record| is_same(record, &slip)) {
                        (slip.number, slip.issued_at) = (same.number, same.issued_at);
                        return Ok((slip, Some(same.file)));
                    }
                    page = some.last().map(|record| record.number);
                    if page.is_none() {
                        slip.number = core.store.last_report()?.saturating_add(1);
                        slip.issued_at = core.now();
                        return Ok((slip, None));
                    }
                }
            })
            .await?;
        let signed = slip.sign(&self.identity.signing);
        let synthetic = verified.synthetic;
        let drawn = slip.clone();
        let draw = move || render(&bundle, &verified, &drawn, bytes, signed);
        let file = tokio::task::spawn_blocking(draw)
            .await
            .map_err(ServiceError::unexpected)?
            .map_err(ServiceError::unexpected)?;
        let digest = Digest::of(&file);
        let record = record(&slip, digest);
        let kept = record.clone();
        self.run(move |core| {
            let act = AdminAct::on(AdminCode::ReportIssued, trace.to_hex()).with(digest);
            match before {
                // What differs from the record must not leave under its number.
                Some(file) if file != digest => {
                    return Err(Denied::Rule("the report is not what was issued".to_owned()));
                }
                Some(_) => {}
                None => core.store.put_report(&kept)?,
            }
            core.note(caller, act)
        })
        .await?;
        Ok(IssuedReportView {
            report: view(&record),
            again: before.is_some(),
            synthetic,
            base64: STANDARD.encode(file),
        })
    }

    async fn reports(&self, caller: Caller, request: ReportListRequest) -> Outcome<ReportListView> {
        let ReportListRequest { trace, code, limit, after } = request;
        let limit =
            paging::limit(&ListRequest { limit, state: None, partner: None, after: None }) as u64;
        let before = after
            .map(|after| after.parse::<u64>().map_err(|_| intake::bad("after", &after)))
            .transpose()?;
        self.run(move |core| {
            may(core, caller, roles::READS_REPORTS)?;
            if let Some(code) = code {
                let found = core.store.reports_by_code(&grouped(&code))?;
                return Ok(ReportListView { items: found.iter().map(view).collect(), next: None });
            }
            let trace = match trace {
                Some(id) => Some(core.trace_by_prefix(&id)?.id),
                None => None,
            };
            let mut found = core.store.reports(trace.as_ref(), before, limit.saturating_add(1))?;
            let more = found.len() as u64 > limit;
            found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            let next = found.last().filter(|_| more).map(|record| record.number.to_string());
            Ok(ReportListView { items: found.iter().map(view).collect(), next })
        })
        .await
    }
}

/// Issues of a trace that are looked through at once.
const SEARCHED: u64 = 100;

/// The file of an issue: `report` is what verifying `bundle` gave, `bytes` are the bundle's own.
///
/// # Errors
/// [`ReportError`]; the language of the slip is none of ours.
fn render(
    bundle: &Bundle,
    report: &Report,
    slip: &Slip,
    bytes: Vec<u8>,
    signed: Vec<u8>,
) -> Result<Vec<u8>, ReportError> {
    let language = Language::ALL
        .into_iter()
        .find(|language| language.tag() == slip.language)
        .ok_or_else(|| ReportError::Standard("the language".to_owned()))?;
    let content = content::of(bundle, report, slip, bytes.len());
    report::pdf(&pages::document(&content, Text::new(language), bytes, signed))
}

/// Whether an issue is of the same evidence, to the same recipient, in the same form.
fn is_same(record: &ReportRecord, slip: &Slip) -> bool {
    record.bundle == slip.bundle
        && record.language == slip.language
        && record.recipient == slip.recipient
        && record.wanted == slip.wanted
        && record.draft == slip.draft
        && record.renderer == slip.renderer
}

fn record(slip: &Slip, file: Digest) -> ReportRecord {
    ReportRecord {
        number: slip.number,
        trace: slip.trace,
        code: slip.code(),
        issued_at: slip.issued_at,
        language: slip.language.clone(),
        recipient: slip.recipient.clone(),
        wanted: slip.wanted.clone(),
        draft: slip.draft,
        renderer: slip.renderer.clone(),
        bundle: slip.bundle,
        file,
    }
}

fn view(record: &ReportRecord) -> ReportView {
    ReportView {
        number: record.number,
        trace: record.trace.to_hex(),
        code: record.code.clone(),
        issued: record.issued_at.to_rfc3339(),
        language: record.language.clone(),
        recipient: record.recipient.clone(),
        wanted: record.wanted.clone(),
        draft: record.draft,
        renderer: record.renderer.clone(),
        digest: record.file.to_hex(),
        bundle: record.bundle.to_hex(),
    }
}

/// A recipient in one line.
fn recipient(text: &str) -> Outcome<String> {
    let text = text.trim();
    let long = text.chars().count() > RECIPIENT_MAX;
    if text.is_empty() || long || text.chars().any(char::is_control) {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-report-recipient"));
    }
    Ok(text.to_owned())
}

fn use_name(wanted: FurtherUse) -> String {
    match wanted {
        FurtherUse::Agency => "agency".to_owned(),
        FurtherUse::National => "national".to_owned(),
        FurtherUse::Court => "court".to_owned(),
        FurtherUse::State(state) => state.to_string(),
    }
}

/// A verification code as it is kept, whatever hyphens and spaces it was typed with.
fn grouped(code: &str) -> String {
    let digits: Vec<char> =
        code.chars().filter(char::is_ascii_hexdigit).map(|c| c.to_ascii_uppercase()).collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}
