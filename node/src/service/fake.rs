//! A service with canned answers, for tests of the faces: one trace that ends at its third look,
//! one case, one partner. It remembers what was called, and by whom.

mod analysis;
mod adviser;
mod training;
mod practice;
mod batches;
mod chain;
mod drafts;
mod keeping;
pub(crate) mod records;
mod reports;
mod statistics;
pub(crate) mod uploads;
mod life;
pub(crate) mod logbook;
mod matters;
mod sharing;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tokio::sync::mpsc;

mod observers;
mod officers;
mod marking;
mod security;
mod stock;
mod incidents;
mod assistance;
mod bulletins;
pub(crate) mod programs;
pub(crate) mod people;
mod attachments;

use super::requests::{
    AcceptInviteRequest, AnswerRequest, ChangeAgreementRequest, CompareAgreementsRequest,
    ConfirmPartnerRequest, DelayRequest, ExportRequest, ExportUse, FindRequest, ImportFiles,
    ImportRequest, ListRequest, ProposeAgreementRequest, RefuseRequest, SimulateRequest,
    TraceBatchRequest, TraceRequest, VerifyLogRequest,
};
use super::views::{
    AcceptedInviteView, AdviceView, AgreementDiffView, AgreementListView, AgreementState,
    AgreementView, AlarmView, BundleView, CandidateView, CaseAskedView, CaseListView, CaseRowView,
    CaseState, CaseView, CheckpointView, ClauseChangeView, DirectionDiffView, DocumentView,
    EffectView, EventView, ExportView, FindView, FirearmView, HopState, HopView, ImportProgress,
    ImportReportView, InventoryView, InviteView, LogVerifyView, NewsView, OutcomeView,
    PartnerListView, PartnerState, PartnerView, PartyView, PastImportView, ProofView,
    RecordSetView, RegistryCheckView, RowIssueView, SearchedView, SimulatedChangeView,
    SimulatedRowView, SimulationView, SourceView, StatementView, StatusView, TermsView,
    TraceListView, TraceRowView, TraceState, TraceView,
};
use super::{BatchOutcome, BatchView, Caller, ErrorCode, Outcome, Service, ServiceError};

pub(crate) use chain::{letter, verified, witnessed};

pub(crate) const TRACE: &str = "0123456789abcdef0123456789abcdef";
/// A case that asks for figures.
pub(crate) const FIGURES: &str = "f1900e5f00000000000000000000beef";
pub(crate) const PARTNER: &str = "vestigo/xb/customs";
pub(crate) const SERIAL: &str = "ZZ-SERIAL-77";
pub(crate) const NUMBER: &str = "00001 00002 00003 00004 00005 00006 00007 00008";
const AT: &str = "2026-11-22T18:34:55Z";

/// What was called, as `method argument`, and the uid of the last caller.
#[derive(Clone, Debug, Default)]
pub(crate) struct Calls(Arc<Mutex<(Vec<String>, Option<u32>)>>);

impl Calls {
    fn note(&self, caller: Caller, call: impl Into<String>) {
        let mut calls = self.0.lock().unwrap();
        calls.0.push(call.into());
        calls.1 = Some(caller.uid);
    }

    pub(crate) fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().0.clone()
    }

    pub(crate) fn last_uid(&self) -> Option<u32> {
        self.0.lock().unwrap().1
    }
}

/// The service.
#[derive(Clone, Debug, Default)]
pub(crate) struct FakeService {
    pub(crate) calls: Calls,
    /// What was asked under idempotency keys, and answered.
    kept: Arc<Mutex<Kept>>,
    /// How long the log is.
    pub(crate) grown: tokio::sync::watch::Sender<u64>,
    drafts: Arc<Mutex<Vec<super::views::DraftView>>>,
}

type Kept = BTreeMap<[u8; 32], ([u8; 32], Option<Vec<u8>>)>;

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(crate) fn firearm() -> FirearmView {
    FirearmView {
        serial: some(SERIAL),
        maker: some("Glock"),
        model: some("17"),
        calibre: some("9x19"),
        kind: some("pistol"),
        country_of_manufacture: some("XE"),
        importer: some("Importer"),
        manufactured: some("1998"),
        legibility: None,
        obliteration: None,
        class: None,
        marks: vec!["GT 25".to_owned()],
    }
}

fn party(kind: &str, name: &str) -> PartyView {
    PartyView { kind: kind.to_owned(), name: some(name), country: None }
}

fn event(kind: &str) -> EventView {
    EventView {
        kind: kind.to_owned(),
        date: some("2019-03"),
        from: Some(party("LICENSEE", "Maker SA")),
        to: Some(party("LICENSEE", "Dealer \x1b[31mSA")),
        country: some("XC"),
        document: Some(DocumentView { kind: "LICENCE".to_owned(), number: some("7") }),
        certainty: "RECORDED".to_owned(),
        asserted_by: "XB".to_owned(),
        synthetic: true,
    }
}

fn statement(kind: u16) -> StatementView {
    StatementView { kind, issuer: PARTNER.to_owned(), at: AT.to_owned(), leaf: "ab".repeat(32) }
}

fn hop(after: Option<usize>, country: &str, state: HopState) -> HopView {
    HopView {
        exchange: TRACE.to_owned(),
        after,
        partner: Some(format!("vestigo/{}/police", country.to_lowercase())),
        country: country.to_owned(),
        state,
        sent: some(AT),
        delivered: some(AT),
        answer_by: some(AT),
        decided: None,
        late: false,
        result: None,
        more_results: Vec::new(),
        reason: None,
        text: None,
        review: None,
        grade: None,
        level: None,
        handling: None,
        points_to: None,
        events: Vec::new(),
        searched: Vec::new(),
        statements: vec![statement(1), statement(2)],
        request_kind: some("TRACE"),
        letter: None,
        next: None,
        attachments: vec![attachments::item()],
        life: life::of_hop(),
    }
}

pub(crate) fn trace(version: u64) -> TraceView {
    let mut first = hop(None, "XB", HopState::Delivered);
    let mut hops = Vec::new();
    if version > 1 {
        first.state = HopState::Answered;
        first.decided = some(AT);
        first.late = true;
        first.result = some("R06");
        first.more_results = vec!["R13".to_owned()];
        first.grade = some("EXACT");
        first.level = some("L3");
        first.handling = some("H2");
        first.points_to = some("XC");
        first.events = vec![event("MANUFACTURED"), event("EXPORTED")];
        let mut second = hop(Some(0), "XC", HopState::Submitted);
        if version > 2 {
            second.state = HopState::Answered;
            second.result = some("R08");
            second.text = some("stolen\nfrom a dealer");
            second.searched = vec![SearchedView {
                set: "stolen-2000".to_owned(),
                from_year: Some(2000),
                to_year: None,
                variants: 3,
            }];
        }
        hops.push(second);
    }
    hops.insert(0, first);
    TraceView {
        id: TRACE.to_owned(),
        version,
        state: if version > 2 { TraceState::Ended } else { TraceState::Open },
        synthetic: true,
        submitted: AT.to_owned(),
        updated: AT.to_owned(),
        priority: "ROUTINE".to_owned(),
        purpose: "U1".to_owned(),
        legal_basis: "art. 5".to_owned(),
        case_ref: some("2026/1"),
        firearm: firearm(),
        chain_end: (version > 2).then_some(1),
        hops,
        recovered: None,
        diversion: None,
        time_to_crime: None,
        conflicts: Vec::new(),
        linked: Vec::new(),
    }
}

fn asked() -> CaseAskedView {
    CaseAskedView {
        text: some("words\nof the asker"),
        recovered: some("2026-10-02"),
        recovery: some("SEIZED"),
        place: some("Port"),
        illicit: vec!["I1".to_owned()],
        concerns: vec!["ab".repeat(32)],
        consent: Some(matters::terms()),
        watch_until: some(AT),
        ..CaseAskedView::default()
    }
}

fn candidate() -> CandidateView {
    CandidateView {
        record: "17".to_owned(),
        set: "sales".to_owned(),
        grade: "EXACT".to_owned(),
        reasons: vec!["serial-equal".to_owned(), "maker-agrees".to_owned()],
        firearm: firearm(),
        events: vec![event("SOLD_RETAIL")],
        result: some("R02"),
    }
}

pub(crate) fn case(state: CaseState) -> CaseView {
    CaseView {
        id: TRACE.to_owned(),
        partner: PARTNER.to_owned(),
        state,
        synthetic: false,
        request_kind: "TRACE".to_owned(),
        received: AT.to_owned(),
        answer_by: some(AT),
        overdue: true,
        late: true,
        priority: "URGENT".to_owned(),
        justification: some("LIFE_AT_RISK"),
        purpose: "U1".to_owned(),
        legal_basis: "art. 5".to_owned(),
        circumstances: some("found"),
        case_ref: None,
        asked: asked(),
        firearm: firearm(),
        referred_because: vec!["SENSITIVE".to_owned()],
        candidates: vec![candidate()],
        highest_level: some("L4"),
        decision: None,
        decided: None,
        review: None,
        desk: officers::desk(),
        statements: vec![statement(1)],
        attachments: vec![attachments::item()],
        life: life::of_case(),
        linked: Vec::new(),
    }
}

pub(crate) fn partner() -> PartnerView {
    PartnerView {
        name: PARTNER.to_owned(),
        agency: "Customs".to_owned(),
        country: "XB".to_owned(),
        state: PartnerState::Confirmed,
        safety_number: NUMBER.to_owned(),
        connected: true,
        last_seen: some(AT),
        outbox: 2,
        agreement: Some("cd".repeat(32)),
        log_verified: some(AT),
    }
}

fn record_set() -> RecordSetView {
    RecordSetView {
        name: "sales".to_owned(),
        kind: "retail".to_owned(),
        from_year: Some(1990),
        to_year: None,
        records: 41,
        holder: some("Dealers"),
        digitised: 80,
        as_of: AT.to_owned(),
    }
}

pub(crate) fn inventory() -> InventoryView {
    let past = |number, finished| PastImportView {
        number,
        set: some("sales"),
        begun: AT.to_owned(),
        finished,
        rows: 50,
        imported: 41,
        events: 9,
        rejected: 2,
    };
    let source = SourceView {
        name: "Dealer".to_owned(),
        readable: true,
        columns: [("Nr".to_owned(), "serial_number".to_owned())].into(),
        date_order: some("dmy"),
        two_digit_years: Some(30),
        country: some("XB"),
        event: None,
    };
    let stolen = RecordSetView {
        name: "stolen".to_owned(),
        kind: "stolen".to_owned(),
        holder: None,
        ..record_set()
    };
    InventoryView {
        sets: vec![record_set(), stolen],
        imports: vec![past(1, true), past(2, false)],
        sources: vec![source],
    }
}

/// Writes what an export of the fake registry writes.
pub(crate) fn export(request: &ExportRequest, file: &Path) -> Outcome<ExportView> {
    if request.set.as_deref() == Some("nowhere") {
        return Err(ServiceError::not_found("record-set"));
    }
    let text = if request.spreadsheet { "PK" } else { "serial_number\r\nA1\r\n" };
    std::fs::write(file, text).map_err(|e| ServiceError::file(file, &e))?;
    Ok(ExportView { records: 1, rows: 1 })
}

/// Writes what an import of the fake registry has to say.
pub(crate) fn note_issues(files: &ImportFiles) {
    if let Some(path) = &files.issues {
        std::fs::write(path, ISSUES).unwrap();
    }
}

pub(crate) const ISSUES: &str = "\u{feff}sheet,line,column,column_name,field,severity,reason,detail\r\n\
     ,3,2,Nr,serial_number,error,missing-serial,detail\r\n";

fn checkpoint(origin: &str) -> CheckpointView {
    CheckpointView {
        origin: origin.to_owned(),
        size: 2,
        root: "ef".repeat(32),
        at: some(AT),
        note: format!("{origin}\n2\nAAAA\n\n— {origin} AAAA\n"),
    }
}

fn agreement(hash: &str) -> AgreementView {
    let mut view = AgreementView {
        hash: hash.to_owned(),
        partner: PARTNER.to_owned(),
        proposer: "vestigo/xa/police".to_owned(),
        state: AgreementState::InForce,
        valid_from: AT.to_owned(),
        proposed: AT.to_owned(),
        accepted: some(AT),
        replaces: None,
        terms: super::views::AgreementTerms::default(),
    };
    view.terms.proposer_asks.request_kinds = vec!["TRACE".to_owned()];
    view.terms.proposer_asks.purposes = vec!["U1".to_owned()];
    view
}

pub(crate) fn import_report(set: String, rows: u64) -> ImportReportView {
    let issue = |line, reason: &str| RowIssueView {
        line,
        column: 2,
        sheet: None,
        column_name: some("Nr"),
        reason: reason.to_owned(),
        detail: "detail".to_owned(),
    };
    ImportReportView {
        set,
        encoding: "UTF-8".to_owned(),
        separator: ';',
        rows,
        imported: rows.saturating_sub(1),
        events: rows,
        completed: 0,
        unchanged: 4,
        resumed: 0,
        rejected: u64::from(rows > 0) * 2,
        errors: vec![issue(3, "missing-serial")],
        warned: 1,
        warnings: vec![issue(1, "unknown-column")],
        committed: true,
        dry_run: false,
        source: None,
        already: None,
    }
}

fn by_id(id: &str) -> Outcome<()> {
    if (TRACE.starts_with(id) || FIGURES == id) && id.len() >= 8 {
        Ok(())
    } else {
        Err(ServiceError::not_found("trace"))
    }
}

impl Service for FakeService {
    async fn status(&self, caller: Caller) -> Outcome<StatusView> {
        self.calls.note(caller, "status");
        Ok(StatusView {
            node: "vestigo/xa/police".to_owned(),
            agency: "Police".to_owned(),
            country: "XA".to_owned(),
            version: "0".to_owned(),
            started: AT.to_owned(),
            peer_id: "12D3".to_owned(),
            listening: vec!["/ip4/127.0.0.1/tcp/1".to_owned()],
            synthetic: true,
            release_interval_seconds: 60,
            sampled_share_percent: 3,
            log: Some(checkpoint("vestigo/xa/police")),
            partners: vec![partner()],
            open_traces: 1,
            waiting_cases: 2,
            overdue_cases: 1,
            outbox: 2,
            life: life::in_status(),
            news: NewsView { since: some(AT), results: 1, requests: 2, more: false, proposals: 1 },
            unsigned_certificates: 1,
            record_sets: vec![record_set()],
            alarms: vec![AlarmView {
                since: AT.to_owned(),
                key: "note-log-broken".to_owned(),
                args: BTreeMap::new(),
            }],
        })
    }

    async fn partner_invite(&self, caller: Caller) -> Outcome<InviteView> {
        self.calls.note(caller, "partner_invite");
        Ok(InviteView {
            node: "vestigo/xa/police".to_owned(),
            line: "vestigo1:AAAA".to_owned(),
            safety_number: NUMBER.to_owned(),
        })
    }

    async fn partner_accept(
        &self,
        caller: Caller,
        request: AcceptInviteRequest,
    ) -> Outcome<AcceptedInviteView> {
        self.calls.note(caller, format!("partner_accept {}", request.line));
        Ok(AcceptedInviteView {
            partner: partner(),
            line: "vestigo1:BBBB".to_owned(),
            safety_number: NUMBER.to_owned(),
        })
    }

    async fn partner_confirm(
        &self,
        caller: Caller,
        request: ConfirmPartnerRequest,
    ) -> Outcome<PartnerView> {
        self.calls
            .note(caller, format!("partner_confirm {} {}", request.name, request.safety_number));
        Ok(partner())
    }

    async fn partners(&self, caller: Caller) -> Outcome<PartnerListView> {
        self.calls.note(caller, "partners");
        Ok(PartnerListView { items: vec![partner()] })
    }

    async fn agreement_propose(
        &self,
        caller: Caller,
        request: ProposeAgreementRequest,
    ) -> Outcome<AgreementView> {
        let budget = request.terms.accepter_asks.daily_budget;
        self.calls.note(caller, format!("agreement_propose {} {budget}", request.partner));
        Ok(agreement(&"cd".repeat(32)))
    }

    async fn agreement_accept(&self, caller: Caller, hash: String) -> Outcome<AgreementView> {
        self.calls.note(caller, format!("agreement_accept {hash}"));
        Ok(agreement(&hash))
    }

    async fn agreement_change(
        &self,
        caller: Caller,
        hash: String,
        request: ChangeAgreementRequest,
    ) -> Outcome<AgreementView> {
        let change = request.change;
        self.calls.note(caller, format!("agreement_change {hash} {change:?} {:?}", request.text));
        Ok(agreement(&hash))
    }

    async fn agreement_compare(
        &self,
        caller: Caller,
        request: CompareAgreementsRequest,
    ) -> Outcome<AgreementDiffView> {
        self.calls.note(caller, format!("agreement_compare {} {}", request.old, request.new));
        Ok(AgreementDiffView {
            old: request.old,
            new: request.new,
            directions: vec![DirectionDiffView {
                asker: PARTNER.to_owned(),
                changes: vec![ClauseChangeView {
                    clause: 2,
                    key: "code-clause-purposes".to_owned(),
                    effect: EffectView::Less,
                    before: TermsView::Codes(String::new(), vec!["U1".to_owned()]),
                    after: TermsView::Codes(String::new(), Vec::new()),
                }],
            }],
        })
    }

    async fn agreement_simulate(
        &self,
        caller: Caller,
        request: SimulateRequest,
    ) -> Outcome<SimulationView> {
        let what = match request {
            SimulateRequest::WeAsk { .. } => "we-ask",
            SimulateRequest::TheyAsk { .. } => "they-ask",
            SimulateRequest::Replay { .. } => "replay",
        };
        self.calls.note(caller, format!("agreement_simulate {what}"));
        let level = OutcomeView::Answered("L2".to_owned());
        let officer = OutcomeView::Officer("SENSITIVE".to_owned());
        let replayed = what == "replay";
        Ok(SimulationView {
            partner: PARTNER.to_owned(),
            agreement: TRACE.to_owned(),
            outcome: (what == "they-ask").then(|| officer.clone()),
            text: None,
            clauses: vec!["code-clause-sensitive".to_owned()],
            rows: vec![SimulatedRowView {
                grade: "EXACT".to_owned(),
                results: vec!["R06".to_owned()],
                outcome: level.clone(),
            }],
            answer: None,
            sampled_share_percent: 3,
            replayed: u64::from(replayed) * 2,
            changes: vec![SimulatedChangeView {
                before: level,
                after: officer,
                cases: vec![TRACE.to_owned()],
            }],
        })
    }

    async fn agreement(&self, caller: Caller, hash: String) -> Outcome<AgreementView> {
        self.calls.note(caller, format!("agreement {hash}"));
        Ok(agreement(&hash))
    }

    async fn agreements(&self, caller: Caller, request: ListRequest) -> Outcome<AgreementListView> {
        self.calls.note(caller, format!("agreements {request:?}"));
        Ok(AgreementListView { items: vec![agreement(&"cd".repeat(32))] })
    }

    async fn registry_import(
        &self,
        caller: Caller,
        request: ImportRequest,
        files: ImportFiles,
        progress: mpsc::Sender<ImportProgress>,
    ) -> Outcome<ImportReportView> {
        let text = std::fs::read_to_string(&files.file).unwrap();
        let columns: String = request.columns.iter().map(|c| format!(" {c:?}")).collect();
        let (set, length) = (&request.set, text.len());
        self.calls.note(caller, format!("registry_import {set} {length} bytes{columns}"));
        note_issues(&files);
        if request.set == "locked" {
            return Err(ServiceError::new(ErrorCode::NotAllowed, "error-init-stopped"));
        }
        let total = text.len() as u64;
        for rows in 0..3 {
            let _full = progress.try_send(ImportProgress { bytes: rows, total_bytes: total, rows });
        }
        Ok(import_report(request.set, text.lines().count() as u64))
    }

    async fn registry_export(
        &self,
        caller: Caller,
        request: ExportRequest,
        file: PathBuf,
        progress: mpsc::Sender<(u64, u64)>,
    ) -> Outcome<ExportView> {
        self.calls.note(caller, format!("registry_export {:?}", request.set));
        let _full = progress.try_send((1, 1));
        export(&request, &file)
    }

    async fn registry_inventory(&self, caller: Caller) -> Outcome<InventoryView> {
        self.calls.note(caller, "registry_inventory");
        Ok(inventory())
    }

    async fn registry_check(&self, caller: Caller) -> Outcome<RegistryCheckView> {
        self.calls.note(caller, "registry_check");
        Ok(RegistryCheckView { records: 41, damaged: vec![], counts_hold: true })
    }

    async fn registry_find(&self, caller: Caller, request: FindRequest) -> Outcome<FindView> {
        self.calls
            .note(caller, format!("registry_find {}", request.firearm.serial.unwrap_or_default()));
        Ok(FindView {
            items: vec![candidate()],
            searched: vec![record_set()],
            near_one: 1,
            near_two: 3,
            not_completed: vec!["N08".to_owned()],
            advice: vec![AdviceView {
                field: "serial".to_owned(),
                reason: "look-alike-characters".to_owned(),
            }],
            more: true,
        })
    }

    async fn trace_submit(&self, caller: Caller, request: TraceRequest) -> Outcome<TraceView> {
        let auto = request.auto_onward;
        self.calls.note(caller, format!("trace_submit {} {} {auto}", request.to, request.purpose));
        Ok(trace(1))
    }

    async fn trace_submit_batch(
        &self,
        caller: Caller,
        request: TraceBatchRequest,
    ) -> Outcome<BatchView> {
        self.calls.note(caller, format!("trace_submit_batch {}", request.items.len()));
        let outcome = |request: &TraceRequest| match &request.firearm.maker {
            Some(_) => BatchOutcome::Submitted(TRACE.to_owned()),
            None => BatchOutcome::Rejected(ServiceError::not_found("partner")),
        };
        Ok(BatchView { items: request.items.iter().map(outcome).collect() })
    }

    async fn trace(&self, caller: Caller, id: String) -> Outcome<TraceView> {
        self.calls.note(caller, format!("trace {id}"));
        by_id(&id).map(|()| trace(1))
    }

    async fn trace_wait(&self, caller: Caller, id: String, version: u64) -> Outcome<TraceView> {
        self.calls.note(caller, format!("trace_wait {id} {version}"));
        by_id(&id).map(|()| trace(version + 1))
    }

    async fn traces(&self, caller: Caller, request: ListRequest) -> Outcome<TraceListView> {
        self.calls.note(caller, format!("traces {request:?}"));
        let row = TraceRowView {
            id: TRACE.to_owned(),
            state: TraceState::NeedsDecision,
            partner: PARTNER.to_owned(),
            countries: vec!["XB".to_owned(), "XC".to_owned()],
            result: some("R06"),
            submitted: AT.to_owned(),
            updated: AT.to_owned(),
            life: life::in_row(),
        };
        Ok(TraceListView { items: vec![row], next: some("n&1") })
    }

    async fn cases(&self, caller: Caller, request: ListRequest) -> Outcome<CaseListView> {
        self.calls.note(caller, format!("cases {request:?}"));
        let row = CaseRowView {
            id: TRACE.to_owned(),
            partner: PARTNER.to_owned(),
            state: CaseState::Waiting,
            priority: "URGENT".to_owned(),
            request_kind: some("TRACE"),
            purpose: some("U1"),
            because: some("SENSITIVE"),
            proposed: true,
            received: AT.to_owned(),
            answer_by: some(AT),
            overdue: true,
            life: life::in_row(),
        };
        Ok(CaseListView { items: vec![row], next: None })
    }

    async fn case(&self, caller: Caller, id: String) -> Outcome<CaseView> {
        self.calls.note(caller, format!("case {id}"));
        by_id(&id).map(|()| {
            let mut view = case(CaseState::Waiting);
            if id == FIGURES {
                view.id = id;
                view.request_kind = "AGGREGATE_STATISTICS".to_owned();
            }
            view
        })
    }

    async fn case_answer(
        &self,
        caller: Caller,
        id: String,
        request: AnswerRequest,
    ) -> Outcome<CaseView> {
        self.calls.note(caller, format!("case_answer {id} {}", request.level));
        Ok(case(CaseState::Answered))
    }

    async fn case_refuse(
        &self,
        caller: Caller,
        id: String,
        request: RefuseRequest,
    ) -> Outcome<CaseView> {
        self.calls.note(caller, format!("case_refuse {id} {} {}", request.reason, request.text));
        Ok(case(CaseState::Refused))
    }

    async fn case_delay(
        &self,
        caller: Caller,
        id: String,
        request: DelayRequest,
    ) -> Outcome<CaseView> {
        self.calls.note(caller, format!("case_delay {id} {} {}", request.reason, request.until));
        Ok(case(CaseState::Delayed))
    }

    async fn log_checkpoint(&self, caller: Caller) -> Outcome<CheckpointView> {
        self.calls.note(caller, "log_checkpoint");
        Ok(checkpoint("vestigo/xa/police"))
    }

    async fn log_partner(&self, caller: Caller, partner: String) -> Outcome<CheckpointView> {
        self.calls.note(caller, format!("log_partner {partner}"));
        Ok(checkpoint(&partner))
    }

    async fn log_prove(&self, caller: Caller, leaf: String) -> Outcome<ProofView> {
        self.calls.note(caller, format!("log_prove {leaf}"));
        let checkpoint = checkpoint("vestigo/xa/police");
        Ok(ProofView { leaf, index: 1, proof: "c2sp.org/tlog-proof@v1\n".to_owned(), checkpoint })
    }

    async fn log_verify(
        &self,
        caller: Caller,
        request: VerifyLogRequest,
    ) -> Outcome<LogVerifyView> {
        self.calls.note(caller, format!("log_verify {}", request.partner_copies.len()));
        Ok(LogVerifyView {
            origin: "vestigo/xa/police".to_owned(),
            entries: 2,
            root: "ef".repeat(32),
            checkpoint_size: Some(2),
            partner_copies: request.partner_copies.len() as u64,
            problems: Vec::new(),
        })
    }

    async fn bundle_export(&self, caller: Caller, id: String, _: ExportUse) -> Outcome<BundleView> {
        self.calls.note(caller, format!("bundle_export {id}"));
        by_id(&id)?;
        Ok(BundleView {
            trace: TRACE.to_owned(),
            statements: 5,
            synthetic: true,
            base64: "AAEC".to_owned(),
        })
    }
}
