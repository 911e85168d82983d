//! Requests other than a trace: consent, watches, notices, confirmation of hits, figures, help;
//! and what the originator's tag allows to be done with an answer.

mod replying;

use std::future::Future;

use vestigo_protocol::codes::{
    AssistanceField, IntendedUse, LegalBasis, RequestKind, StatisticsMeasure,
};
use vestigo_protocol::firearm::PartialDate;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{Country, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::message::{
    Body, Common, ConsentAsked, Content, Query, StatisticsAsked, WatchAsked,
};
use vestigo_protocol::time::Timestamp;

pub(super) use replying::{Said, reply};

use super::paging::{fill, limit, page};
use super::requests::{ExportUse, ListRequest, MatterRequest, ReplyRequest, TellRequest};
use super::running::{Running, may};
use super::views::{
    AlertListView, AlertRowView, CaseView, ConsentListView, ConsentTermsView, ConsentView,
    FigureView, MatterAnswerView, MatterListView, MatterView, NoticeListView, NoticeView,
    WatchListView, WatchView,
};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, present, roles};
use crate::desk::answer::empty_common;
use crate::desk::figures::{Period, Refused};
use crate::desk::handling::FurtherUse;
use crate::runtime::{Core, Denied, Matter};
use crate::store::{AlertRecord, HopRecord, MatterRecord};

/// Use cases of a running node that are about requests other than a trace.
pub trait MatterService: Send + Sync + 'static {
    /// Signs, logs and sends a request or notice.
    fn matter_ask(
        &self,
        caller: Caller,
        request: MatterRequest,
    ) -> impl Future<Output = Outcome<MatterView>> + Send;

    /// One request of ours that is no trace. `id` may be any unambiguous beginning of 8 or more digits.
    fn matter(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<MatterView>> + Send;

    /// Our requests that are no traces, newest first. `state` may be a request kind.
    fn matters(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<MatterListView>> + Send;

    /// Partners' notices, newest first; reading them is recorded. `state` may be a request kind.
    fn notices(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<NoticeListView>> + Send;

    /// Standing alerts that partners asked of us.
    fn watches(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<WatchListView>> + Send;

    /// Guns that are watched or recorded and turned up.
    fn alerts(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<AlertListView>> + Send;

    /// Tells the partner who watches that its gun turned up.
    fn alert_tell(
        &self,
        caller: Caller,
        id: String,
        request: TellRequest,
    ) -> impl Future<Output = Outcome<MatterView>> + Send;

    /// Consents that we gave and that were given to us.
    fn consents(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<ConsentListView>> + Send;

    /// Replies to a partner's request that is no look-up.
    fn case_reply(
        &self,
        caller: Caller,
        id: String,
        request: ReplyRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;
}

/// What of a page's rows a list request asks for.
fn fits(request: &ListRequest, partner: &str, state: &str) -> bool {
    request.partner.as_deref().is_none_or(|p| p == partner)
        && request.state.as_deref().is_none_or(|s| s.eq_ignore_ascii_case(state))
}

impl MatterService for Running {
    async fn matter_ask(&self, caller: Caller, request: MatterRequest) -> Outcome<MatterView> {
        let asked = read(&request)?;
        self.run(move |core| {
            let matter = complete(core, asked)?;
            may(core, caller, roles::ASKS)?;
            let trace = core.ask_matter(caller, matter)?;
            view_of(core, &trace.id)
        })
        .await
    }

    async fn matter(&self, caller: Caller, id: String) -> Outcome<MatterView> {
        self.run(move |core| {
            may(core, caller, roles::READS_TRACES)?;
            let matter = matter_by_prefix(core, &id)?;
            view_of(core, &matter.exchange)
        })
        .await
    }

    async fn matters(&self, caller: Caller, request: ListRequest) -> Outcome<MatterListView> {
        self.run(move |core| {
            may(core, caller, roles::READS_TRACES)?;
            let Some(after) = cursor(&request, ExchangeId::from_hex) else {
                return Ok(MatterListView { items: Vec::new(), next: None });
            };
            let core = std::cell::RefCell::new(core);
            let (items, more) = fill(
                limit(&request),
                after,
                |after| {
                    let store = &mut core.borrow_mut().store;
                    Ok::<_, Denied>(store.matter_page(after.as_ref(), PIECE)?)
                },
                |record| Some(record.exchange),
                |record| match view_of(&mut core.borrow_mut(), &record.exchange) {
                    // Nothing of it is left to list.
                    Err(Denied::Erased) => Ok(None),
                    view => Ok(Some(view?).filter(|v| fits(&request, &v.partner, &v.kind))),
                },
            )?;
            let next = items.last().filter(|_| more).map(|view| view.id.clone());
            Ok(MatterListView { items, next })
        })
        .await
    }

    async fn notices(&self, caller: Caller, request: ListRequest) -> Outcome<NoticeListView> {
        tracing::info!(officer.uid = caller.uid, "notices were read");
        self.run(move |core| {
            may(core, caller, roles::READS_CASES)?;
            let mut rows = Vec::new();
            for record in core.store.notices()? {
                if fits(&request, record.partner.as_str(), record.kind.name()) {
                    rows.push(notice(core, &record)?);
                }
            }
            let (items, next) = page(rows, &request, |r| r.id.clone());
            Ok(NoticeListView { items, next })
        })
        .await
    }

    async fn watches(&self, caller: Caller, request: ListRequest) -> Outcome<WatchListView> {
        self.run(move |core| {
            may(core, caller, roles::READS_CASES)?;
            let now = core.now();
            let mut rows = Vec::new();
            for record in core.store.watches()? {
                let stands = record.until > now;
                let state = if stands { "stands" } else { "ended" };
                if fits(&request, record.partner.as_str(), state) {
                    let gun = core.described_in(&record.query)?;
                    rows.push(WatchView {
                        id: record.exchange.to_hex(),
                        partner: record.partner.to_string(),
                        until: record.until.to_rfc3339(),
                        stands,
                        firearm: gun.as_ref().map(present::firearm),
                    });
                }
            }
            let (items, next) = page(rows, &request, |r| r.id.clone());
            Ok(WatchListView { items, next })
        })
        .await
    }

    async fn alerts(&self, caller: Caller, request: ListRequest) -> Outcome<AlertListView> {
        self.run(move |core| {
            may(core, caller, roles::READS_CASES)?;
            let Some(before) = cursor(&request, |text| text.parse().ok()) else {
                return Ok(AlertListView { items: Vec::new(), next: None });
            };
            let core = std::cell::RefCell::new(core);
            let (items, more) = fill(
                limit(&request),
                before.unwrap_or(ALERTS_ALL),
                |before| {
                    let store = &mut core.borrow_mut().store;
                    Ok::<_, Denied>(store.alert_page(*before, PIECE)?)
                },
                |alert| alert.id,
                |alert| alert_row(&mut core.borrow_mut(), &request, &alert),
            )?;
            let next = items.last().filter(|_| more).map(|row| row.id.clone());
            Ok(AlertListView { items, next })
        })
        .await
    }

    async fn alert_tell(
        &self,
        caller: Caller,
        id: String,
        request: TellRequest,
    ) -> Outcome<MatterView> {
        let number: u64 = id.parse().map_err(|_| intake::bad("alert", &id))?;
        let text = intake::optional("text", request.text.as_deref())?;
        self.run(move |core| {
            may(core, caller, roles::DECIDES)?;
            let told = core.tell_watcher(caller, number, text)?;
            view_of(core, &told.id)
        })
        .await
    }

    async fn consents(&self, caller: Caller, request: ListRequest) -> Outcome<ConsentListView> {
        self.run(move |core| {
            may(core, caller, roles::READS_TRACES)?;
            let mut rows = Vec::new();
            for record in core.store.consents()? {
                let state = if record.given { "given" } else { "received" };
                if !fits(&request, record.partner.as_str(), state) {
                    continue;
                }
                let (_, content) = core.read_stored(&record.grant)?;
                let terms = match &content.body {
                    Body::Answer(answer) => answer.consent.as_ref().map(terms),
                    _ => None,
                };
                rows.push(ConsentView {
                    grant: record.grant.to_hex(),
                    answer: record.answer.to_hex(),
                    partner: record.partner.to_string(),
                    given: record.given,
                    at: record.at.to_rfc3339(),
                    terms: terms.unwrap_or_default(),
                });
            }
            let (items, next) = page(rows, &request, |r| r.grant.clone());
            Ok(ConsentListView { items, next })
        })
        .await
    }

    async fn case_reply(
        &self,
        caller: Caller,
        id: String,
        request: ReplyRequest,
    ) -> Outcome<CaseView> {
        let said = Said::read(&request)?.looked(self, caller, &id, &request).await?;
        self.run(move |core| reply(core, caller, &id, said, Vec::new())).await
    }
}

/// Rows that are read at a time to fill a page.
const PIECE: usize = 64;
/// Above the number of every alert.
const ALERTS_ALL: u64 = i64::MAX.unsigned_abs();

/// Where a list goes on; none: the cursor is of no list.
fn cursor<C>(request: &ListRequest, read: impl Fn(&str) -> Option<C>) -> Option<Option<C>> {
    match request.after.as_deref() {
        None => Some(None),
        Some(text) => read(text).map(Some),
    }
}

/// An alert as it is listed, if it fits.
fn alert_row(
    core: &mut Core,
    request: &ListRequest,
    alert: &AlertRecord,
) -> Result<Option<AlertRowView>, Denied> {
    let partner = issuer_of(core, alert.watch.as_ref())?;
    let state = if alert.told.is_some() { "told" } else { "open" };
    if !fits(request, partner.as_deref().unwrap_or_default(), state) {
        return Ok(None);
    }
    Ok(Some(AlertRowView {
        id: alert.id.to_string(),
        at: alert.at.to_rfc3339(),
        watcher: partner,
        recovered_by: issuer_of(core, alert.notice.as_ref())?,
        record: alert.record.map(|r| r.to_string()),
        told: alert.told.is_some(),
    }))
}

/// A request as far as it is known without the store.
struct Asked {
    kind: RequestKind,
    to: Option<String>,
    trace: Option<String>,
    hop: Option<u32>,
    ends: Option<String>,
    forward: bool,
    query: Query,
    common: Common,
}

/// Reads what a person wrote.
fn read(request: &MatterRequest) -> Outcome<Asked> {
    let kind = intake::code("kind", &request.kind, RequestKind::from_name)?;
    if kind == RequestKind::Bulletin {
        // It goes to several at once.
        return Err(intake::bad("kind", &request.kind));
    }
    let firearm = request.firearm.as_ref().map(intake::firearm).transpose()?;
    let mut query = Query::describing(firearm.unwrap_or_default());
    let word = |field: &str, value: &Option<String>| -> Outcome<String> {
        match value.as_deref().map(str::trim) {
            None | Some("") => {
                Err(ServiceError::new(ErrorCode::BadInput, "error-matter-needs")
                    .with("field", field))
            }
            Some(word) => Ok(word.to_owned()),
        }
    };
    if kind == RequestKind::Watch {
        let end = request.ends.is_some();
        let until = if end {
            Timestamp(0)
        } else {
            intake::time("until", &word("until", &request.until)?)?
        };
        query.watch = Some(WatchAsked { until, end });
    }
    if kind == RequestKind::ConsentRequest {
        let states = countries("state", &request.states)?;
        let purposes = purposes(&request.purposes)?;
        query.consent = Some(ConsentAsked { states, purposes, court_use: request.court });
    }
    if matches!(kind, RequestKind::AssistanceRequest | RequestKind::AssistanceOffer) {
        let with = word("with", &request.assistance)?;
        query.assistance = Some(intake::code("with", &with, AssistanceField::from_name)?);
    }
    if kind == RequestKind::AggregateStatistics {
        let measure = word("measure", &request.measure)?;
        let day = |field: &str, value: &Option<String>| -> Outcome<PartialDate> {
            let text = word(field, value)?;
            PartialDate::parse(&text).map_err(|_| intake::bad(field, &text))
        };
        let asked = StatisticsAsked {
            measure: intake::code("measure", &measure, StatisticsMeasure::from_name)?,
            from: day("from", &request.from)?,
            to: day("to-day", &request.to_day)?,
        };
        // A partner would return it.
        if Period::asked(&asked).is_none() {
            return Err(super::sharing::refusal(&Refused::Period));
        }
        query.statistics = Some(asked);
    }
    let purpose = request
        .purpose
        .as_deref()
        .map(|word| intake::code("purpose", word, IntendedUse::from_name))
        .transpose()?;
    let legal_basis = request
        .legal_basis
        .as_deref()
        .map(|word| intake::code("legal-basis", word, LegalBasis::from_name))
        .transpose()?;
    let text = intake::optional("text", request.text.as_deref())?;
    let common = Common { purpose, legal_basis, text, ..empty_common() };
    Ok(Asked {
        kind,
        to: request.to.clone(),
        trace: request.trace.clone(),
        hop: request.hop,
        ends: request.ends.clone(),
        forward: request.forward,
        query,
        common,
    })
}

/// Adds what the trace says that the request is about.
fn complete(core: &mut Core, asked: Asked) -> Result<Matter, Denied> {
    let Asked { kind, to, trace, hop, ends, forward, mut query, mut common } = asked;
    let mut to = to;
    if let Some(id) = trace {
        let trace = core.trace_by_prefix(&id)?;
        let (answered, leaf) = the_answer(core, &trace.id, hop)?;
        let first = core.store.hops(&trace.id)?.into_iter().next();
        if let Some(first) = first {
            let (_, content) = core.read_stored(&first.query)?;
            common.purpose = common.purpose.or(content.common.purpose);
            common.legal_basis = common.legal_basis.or(content.common.legal_basis);
            if let Body::Query(gun) = content.body
                && query.firearm().marks.is_empty()
                && matches!(kind, RequestKind::RecoveryNotice | RequestKind::HitConfirmation)
            {
                let described = Query::describing(gun.firearm());
                query = Query { consent: query.consent, ..described };
            }
        }
        query.concerns = vec![leaf];
        if let Some(consent) = &mut query.consent {
            if consent.purposes.is_empty() {
                consent.purposes.extend(common.purpose);
            }
            consent.states.sort_unstable();
            consent.purposes.sort_unstable();
        }
        if forward {
            pass_on(core, to.as_deref(), leaf, &mut query, &mut common)?;
        }
        to = to.or_else(|| Some(answered.partner.to_string()));
    }
    if let Some(id) = ends {
        let matter = matter_by_prefix(core, &id)?;
        let hop = core.store.hop(&matter.exchange)?;
        let hop = hop.ok_or_else(|| Denied::NotFound { what: "request", id })?;
        query.concerns = vec![hop.query];
        to = to.or_else(|| Some(hop.partner.to_string()));
        let (_, content) = core.read_stored(&hop.query)?;
        common.purpose = common.purpose.or(content.common.purpose);
        common.legal_basis = common.legal_basis.or(content.common.legal_basis);
    }
    if let Some(period) = query.statistics.as_ref().and_then(Period::asked)
        && !period.is_closed(core.now())
    {
        let (year, from) = (period.year(), period.closed_from());
        return Err(Refused::Open { year, from }.into());
    }
    let to = to.ok_or_else(|| Denied::NoSuchPartner(String::new()))?;
    Ok(Matter { to, kind, query, common })
}

/// Puts an answer's events into a notice to another State, if its originator allows that.
fn pass_on(
    core: &mut Core,
    to: Option<&str>,
    answer: LeafHash,
    query: &mut Query,
    common: &mut Common,
) -> Result<(), Denied> {
    let named = to.ok_or_else(|| Denied::NoSuchPartner(String::new()))?;
    let state = core.confirmed(named)?.country();
    let purpose = common.purpose.unwrap_or(IntendedUse::CriminalInvestigation);
    let tag = core.may_use(&answer, FurtherUse::State(state), purpose)?;
    let (_, content) = core.read_stored(&answer)?;
    if let Body::Answer(told) = content.body {
        query.events = told.events;
    }
    // The originator stays the originator, and its tag goes along.
    common.handling = tag;
    Ok(())
}

/// The answer that a request is about: of the hop that was named, else the last.
fn the_answer(
    core: &mut Core,
    trace: &ExchangeId,
    hop: Option<u32>,
) -> Result<(HopRecord, LeafHash), Denied> {
    let answers = core.answers_of(trace)?;
    let found = match hop {
        None => answers.into_iter().next_back(),
        Some(number) => answers
            .into_iter()
            .find(|(record, _)| record.position.saturating_add(1) == u64::from(number)),
    };
    found.ok_or_else(|| Denied::NotFound { what: "answer", id: trace.to_hex() })
}

fn matter_by_prefix(core: &mut Core, id: &str) -> Result<MatterRecord, Denied> {
    let not_found = || Denied::NotFound { what: "request", id: id.to_owned() };
    let trace = match core.trace_by_prefix(id) {
        Err(Denied::NotFound { .. }) => return Err(not_found()),
        found => found?,
    };
    core.store.matter(&trace.id)?.ok_or_else(not_found)
}

/// Whether the agreement with a partner lets us say this on this ground; the partner's name.
pub(super) fn allowed_to(
    core: &Core,
    to: &str,
    (kind, purpose, basis): (RequestKind, IntendedUse, LegalBasis),
) -> Result<NodeName, Denied> {
    let partner = core.confirmed(to)?;
    let own = core.identity.name.clone();
    let agreement = core.in_force(&partner, core.now());
    let clauses = agreement.and_then(|agreement| agreement.clauses_for(&own));
    let clauses = clauses.ok_or_else(|| Denied::NoAgreement(partner.to_string()))?;
    let what = if !clauses.request_kinds.contains(&kind) {
        kind.name()
    } else if !clauses.purposes.contains(&purpose) {
        purpose.code()
    } else if !clauses.legal_bases.contains(&basis) {
        basis.name()
    } else {
        return Ok(partner);
    };
    let partner = partner.to_string();
    Err(Denied::NotAgreedTo { partner, what: what.to_owned() })
}

/// A request of ours as it stands.
pub(super) fn view_of(core: &mut Core, exchange: &ExchangeId) -> Result<MatterView, Denied> {
    let not_found = || Denied::NotFound { what: "request", id: exchange.to_hex() };
    let matter = core.store.matter(exchange)?.ok_or_else(not_found)?;
    let hop = core.store.hop(exchange)?.ok_or_else(not_found)?;
    let shown = present::hop(core, &hop, None)?;
    let answer = match hop.decision {
        Some(decision) => answer_of(&core.read_stored(&decision)?.1),
        None => None,
    };
    Ok(MatterView {
        id: exchange.to_hex(),
        kind: matter.kind.name().to_owned(),
        partner: hop.partner.to_string(),
        state: shown.state,
        sent: hop.asked_at.to_rfc3339(),
        answer_by: (hop.answer_by.0 > 0).then(|| hop.answer_by.to_rfc3339()),
        about: matter.about.map(|leaf| leaf.to_hex()),
        answer,
        reason: shown.reason,
        text: shown.text,
        statements: shown.statements,
    })
}

fn terms(consent: &vestigo_protocol::message::ConsentGiven) -> ConsentTermsView {
    ConsentTermsView {
        states: consent.states.iter().map(Country::to_string).collect(),
        purposes: consent.purposes.iter().map(|p| p.code().to_owned()).collect(),
        court: consent.court_use,
        until: consent.until.map(Timestamp::to_rfc3339),
    }
}

fn answer_of(content: &Content) -> Option<MatterAnswerView> {
    let Body::Answer(answer) = &content.body else { return None };
    let figures = answer.statistics.iter().map(|cell| FigureView {
        key: cell.key.as_str().to_owned(),
        second: cell.second.as_ref().map(|second| second.as_str().to_owned()),
        count: cell.count,
    });
    Some(MatterAnswerView {
        consent: answer.consent.as_ref().map(terms),
        confirmation: answer.confirmation.map(|c| c.name().to_owned()),
        watched_until: answer.watched_until.map(Timestamp::to_rfc3339),
        figures: figures.collect(),
    })
}

/// Who signed an entry of our log.
fn issuer_of(core: &mut Core, entry: Option<&LeafHash>) -> Result<Option<String>, Denied> {
    let Some(entry) = entry else { return Ok(None) };
    Ok(core.header_of(entry)?.map(|header| header.issuer.to_string()))
}

fn notice(core: &mut Core, record: &crate::store::NoticeRecord) -> Result<NoticeView, Denied> {
    let (_, content) = core.read_stored(&record.leaf)?;
    let synthetic = content.common.synthetic == Some(true);
    let mut view = NoticeView {
        id: record.leaf.to_hex(),
        partner: record.partner.to_string(),
        kind: record.kind.name().to_owned(),
        received: record.received_at.to_rfc3339(),
        subject: None,
        text: content.common.text.as_ref().map(|t| t.as_str().to_owned()),
        firearm: None,
        events: Vec::new(),
        handling: content
            .common
            .handling
            .as_ref()
            .map(|tag| format!("{} {}", tag.handling.code(), tag.originator)),
        concerns: Vec::new(),
    };
    if let Body::Query(query) = content.body {
        let gun = query.firearm();
        let described = !gun.marks.is_empty();
        view.firearm = described.then(|| present::firearm(&gun));
        view.subject = query
            .bulletin
            .map(|b| b.name().to_owned())
            .or_else(|| query.assistance.map(|a| a.name().to_owned()));
        let country = record.partner.country();
        view.events = query.events.iter().map(|e| present::event(e, country, synthetic)).collect();
        view.concerns = query.concerns.iter().map(|leaf| leaf.to_hex()).collect();
    }
    Ok(view)
}

fn countries(field: &str, words: &[String]) -> Outcome<Vec<Country>> {
    words
        .iter()
        .map(|w| {
            Country::parse(&w.trim().to_ascii_uppercase()).ok_or_else(|| intake::bad(field, w))
        })
        .collect()
}

fn purposes(words: &[String]) -> Outcome<Vec<IntendedUse>> {
    words.iter().map(|w| intake::code("purpose", w, IntendedUse::from_name)).collect()
}

/// What an export is for, as a person says it; said nothing, it stays with the agency.
pub(super) fn wanted_use(wanted: &ExportUse) -> Outcome<FurtherUse> {
    Ok(match wanted.wanted.as_deref().map(str::trim) {
        None | Some("" | "agency") => FurtherUse::Agency,
        Some("national") => FurtherUse::National,
        Some("court") => FurtherUse::Court,
        Some(state) => FurtherUse::State(
            Country::parse(&state.to_ascii_uppercase()).ok_or_else(|| intake::bad("for", state))?,
        ),
    })
}

/// Whether every answer of a trace may be exported for this use. What we told in a partner's request
/// is ours to use.
///
/// # Errors
/// [`Denied::Handling`] for the first that may not; the officer may not read such requests.
pub(super) fn may_export(
    core: &mut Core,
    caller: Caller,
    id: &str,
    wanted: FurtherUse,
) -> Result<(), Denied> {
    let trace = match core.trace_by_prefix(id) {
        Ok(trace) => trace,
        Err(no_trace @ Denied::NotFound { .. }) => {
            if let Err(Denied::NotFound { .. }) = core.case_by_prefix(id) {
                return Err(no_trace);
            }
            return may(core, caller, roles::EXPORTS_CASES);
        }
        Err(other) => return Err(other),
    };
    let Some(first) = core.store.hops(&trace.id)?.into_iter().next() else { return Ok(()) };
    let asked_for = match core.read_stored(&first.query) {
        // Of what was destroyed only the statement can leave.
        Err(Denied::Erased) => None,
        read => read?.1.common.purpose,
    };
    let purpose = match wanted {
        // A court is asked to judge, whatever the trace was for.
        FurtherUse::Court => IntendedUse::Prosecution,
        _ => asked_for.unwrap_or(IntendedUse::CriminalInvestigation),
    };
    for (_, answer) in core.answers_of(&trace.id)? {
        match core.may_use(&answer, wanted, purpose) {
            Err(Denied::Erased) => {}
            may => drop(may?),
        }
    }
    // What was told in parts is told.
    for hop in core.store.hops(&trace.id)? {
        for entry in core.entries_of_hop(&hop)? {
            if entry.own || entry.kind != Kind::Interim {
                continue;
            }
            let told = match core.read_if_readable(&entry.leaf)?.map(|(_, content)| content.body) {
                Some(Body::Interim(interim)) => interim.level.is_some(),
                _ => false,
            };
            if told {
                core.may_use(&entry.leaf, wanted, purpose)?;
            }
        }
    }
    Ok(())
}
