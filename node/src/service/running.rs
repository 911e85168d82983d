//! The use cases of a running node.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::sync::{broadcast::error::RecvError, mpsc};
use vestigo_protocol::codes::{ReturnReason, WithholdReason};
use vestigo_protocol::descriptor::Invitation;
use vestigo_protocol::ids::{ExchangeId, LeafHash};
use vestigo_protocol::key::SafetyNumber;
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::log::proof::ProofFile;
use vestigo_protocol::time::Timestamp;

use super::logcheck;
use super::paging::{kebab, page};
use super::requests::attachments::CaseAct;
use super::requests::{
    AcceptInviteRequest, AnswerRequest, ChangeAgreementRequest, CompareAgreementsRequest,
    ConfirmPartnerRequest, DelayRequest, ExportRequest, ExportUse, FindRequest, ImportFiles,
    ImportRequest, ListRequest, ProposeAgreementRequest, RefuseRequest, SimulateRequest,
    TraceBatchRequest, TraceRequest, VerifyLogRequest,
};
use super::views::{
    AcceptedInviteView, AgreementDiffView, AgreementListView, AgreementView, AlarmView, BundleView,
    CaseListView, CaseView, CheckpointView, ExportView, FindView, ImportProgress, ImportReportView,
    InventoryView, InviteView, LogVerifyView, PartnerListView, PartnerView, ProofView,
    RegistryCheckView, SimulationView, StatusView, TraceListView, TraceView,
};
use super::{
    BatchOutcome, BatchView, Caller, ErrorCode, FOLLOW_WAIT, Outcome, Service, ServiceError,
    agreements, converted, destruction, fairness, holdings, importing, intake, life, listing,
    matters, news, observers, present, roles, simulating,
};
use crate::desk::act::Act;
use crate::desk::officer::Role;
use crate::desk::policy::Referral;
use crate::net::Net;
use crate::registry::Registry;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::daemon::STORE_FILE;
use crate::runtime::identity::Identity;
use crate::runtime::projection::Projections;
use crate::runtime::{Core, Denied, Handle, clock, evidence};
use crate::store::{QueuePlace, SqliteStore};

/// A running node, as people use it.
#[derive(Debug)]
pub struct Running {
    /// The core.
    pub core: Handle,
    /// The log's projections.
    pub projections: Projections,
    /// The network.
    pub net: Net,
    /// Who we are.
    pub identity: Arc<Identity>,
    /// The data directory.
    pub data_dir: PathBuf,
    /// Addresses that partners are told; empty: where we listen.
    pub announce: Vec<String>,
    /// When the daemon started.
    pub started: Timestamp,
    /// Where observers reach the log.
    pub log_address: Option<std::net::SocketAddr>,
    /// Files that are to leave.
    pub staging: super::attachments::Staging,
    /// The backup that is being written.
    pub backing: super::keeping::Backing,
    /// Files on their way into the registry.
    pub uploads: super::uploads::Uploads,
    /// The rows that figures are counted over.
    pub books: super::analysing::Books,
    /// How programs are told.
    pub hooks: crate::net::webhook::Hooks,
    /// What signing in needs beside the core.
    pub door: super::people::Door,
}

impl Running {
    /// Addresses for an invitation.
    fn addresses(&self) -> Vec<String> {
        if self.announce.is_empty() { self.net.addresses() } else { self.announce.clone() }
    }

    pub(super) async fn run<T: Send + 'static>(
        &self,
        body: impl FnOnce(&mut Core) -> Result<T, Denied> + Send + 'static,
    ) -> Outcome<T> {
        Ok(self.core.run(body).await?)
    }

    /// Works on the registry beside the core, through a connection of its own: lookups go on
    /// meanwhile.
    pub(super) async fn beside<T: Send + 'static>(
        &self,
        caller: Caller,
        role: &'static [Role],
        body: impl FnOnce(&mut Registry) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let sibling = self.run(move |core| {
            may(core, caller, role)?;
            Ok(core.registry.sibling()?)
        });
        let mut registry = sibling.await?;
        tokio::task::spawn_blocking(move || body(&mut registry))
            .await
            .map_err(ServiceError::unexpected)?
    }
}

impl Running {
    /// Notes an act that happens beside the core, before it does.
    pub(super) async fn noted(
        &self,
        caller: Caller,
        roles: &'static [Role],
        act: AdminAct,
    ) -> Outcome<()> {
        self.run(move |core| {
            may(core, caller, roles)?;
            core.note(caller, act)
        })
        .await
    }
}

/// Whether the caller may: reading is a use case too.
pub(super) fn may(core: &Core, caller: Caller, roles: &[Role]) -> Result<(), Denied> {
    core.allowed(caller, roles).map(drop)
}

impl Service for Running {
    async fn status(&self, caller: Caller) -> Outcome<StatusView> {
        let listening = self.net.addresses();
        let peer_id = self.net.key().peer_id();
        let started = self.started.to_rfc3339();
        let counters = self.net.counters();
        let rejections = self.core.rejections();
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            let partners = present::partners(core)?;
            let counts = core.store.case_counts(core.now(), Referral::Sensitive.name())?;
            let life = life::in_status(core, &counts)?;
            let open_traces = core.store.open_traces()?;
            let checkpoint = match core.store.checkpoint()? {
                Some((_, note)) => Some(present::checkpoint(&note, None)?),
                None => None,
            };
            let outbox = core.store.outbox_counts()?.values().sum();
            let registry = &core.registry;
            let record_sets = registry
                .record_sets()
                .iter()
                .map(|set| present::record_set(registry, set))
                .collect::<Result<Vec<_>, _>>()?;
            let mut alarms = Vec::new();
            let mut alarm = |key: &str, name: &str, value: String| {
                let args = [(name.to_owned(), value)].into();
                alarms.push(AlarmView { since: started.clone(), key: key.to_owned(), args });
            };
            for (partner, _, _) in core.store.fork_proofs()? {
                alarm("note-alarm-fork", "partner", partner);
            }
            if counts.alerts > 0 {
                alarm("note-alarm-diversion", "count", counts.alerts.to_string());
            }
            if counters.non_post_quantum_refused > 0 {
                let count = counters.non_post_quantum_refused.to_string();
                alarm("note-alarm-not-post-quantum", "count", count);
            }
            if core.refused.conflicts > 0 {
                alarm("note-alarm-conflicts", "count", core.refused.conflicts.to_string());
            }
            let refused = core.refused;
            let rejected = [
                rejections.malformed,
                rejections.unknown_key,
                refused.not_for_me,
                refused.unrelated,
            ];
            let rejected = rejected.into_iter().fold(0u64, u64::saturating_add);
            if rejected > 0 {
                alarm("note-alarm-rejected", "count", rejected.to_string());
            }
            if core.refused.parked > 0 {
                alarm("note-alarm-clock", "count", core.refused.parked.to_string());
            }
            if core.recovery.is_on() {
                alarm("note-alarm-restored", "node", core.identity.name.to_string());
            }
            alarms.extend(fairness::alarms(core)?);
            alarms.extend(super::keeping::alarms(core, &started)?);
            alarms.extend(observers::alarms(core));
            let descriptor = core.descriptor().doc();
            Ok(StatusView {
                node: core.identity.name.to_string(),
                agency: descriptor.names.values().next().cloned().unwrap_or_default(),
                country: descriptor.country.to_string(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                started,
                peer_id,
                listening,
                synthetic: core.synthetic,
                release_interval_seconds: core.settings.release_interval_seconds,
                sampled_share_percent: core.settings.sampled_share_percent,
                log: checkpoint,
                partners,
                open_traces,
                waiting_cases: counts.waiting,
                overdue_cases: life.1,
                life: life.0,
                news: news::of(core, caller)?,
                unsigned_certificates: if may(core, caller, roles::COUNTS).is_ok() {
                    destruction::unsigned(core)?
                } else {
                    0
                },
                outbox,
                record_sets,
                alarms,
            })
        })
        .await
    }

    async fn partner_invite(&self, caller: Caller) -> Outcome<InviteView> {
        let addresses = self.addresses();
        self.run(move |core| {
            may(core, caller, roles::PARTNERS)?;
            let invitation = core.invitation(addresses)?;
            Ok(InviteView {
                node: invitation.node.to_string(),
                line: invitation.to_line(),
                safety_number: invitation.safety_number().to_string(),
            })
        })
        .await
    }

    async fn partner_accept(
        &self,
        caller: Caller,
        request: AcceptInviteRequest,
    ) -> Outcome<AcceptedInviteView> {
        let invitation =
            Invitation::from_line(&request.line).map_err(|e| Denied::Invitation(e.to_string()))?;
        let addresses = self.addresses();
        self.run(move |core| {
            may(core, caller, roles::PARTNERS)?;
            let name = core.accept_invitation(caller, &invitation)?;
            core.note(caller, AdminAct::on(AdminCode::PartnerAccepted, &name))?;
            let own = core.invitation(addresses)?;
            Ok(AcceptedInviteView {
                partner: present::partner(core, &name)?,
                line: own.to_line(),
                safety_number: own.safety_number().to_string(),
            })
        })
        .await
    }

    async fn partner_confirm(
        &self,
        caller: Caller,
        request: ConfirmPartnerRequest,
    ) -> Outcome<PartnerView> {
        let number = SafetyNumber::parse(&request.safety_number)
            .ok_or_else(|| intake::bad("safety-number", &request.safety_number))?;
        self.run(move |core| {
            may(core, caller, roles::PARTNERS)?;
            let name = core.confirm_partner(caller, &request.name, &number)?;
            core.note(caller, AdminAct::on(AdminCode::PartnerConfirmed, &name))?;
            present::partner(core, &name)
        })
        .await
    }

    async fn partners(&self, caller: Caller) -> Outcome<PartnerListView> {
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            Ok(PartnerListView { items: present::partners(core)? })
        })
        .await
    }

    async fn agreement_propose(
        &self,
        caller: Caller,
        request: ProposeAgreementRequest,
    ) -> Outcome<AgreementView> {
        agreements::propose(self, caller, request).await
    }

    async fn agreement_accept(&self, caller: Caller, hash: String) -> Outcome<AgreementView> {
        self.run(move |core| {
            let hash = agreements::by_prefix(core, &hash)?;
            may(core, caller, roles::AGREES)?;
            let hash = core.accept_agreement(caller, &hash)?;
            core.note(caller, AdminAct::on(AdminCode::AgreementAccepted, hash))?;
            agreements::view(core, &hash)
        })
        .await
    }

    async fn agreement_change(
        &self,
        caller: Caller,
        hash: String,
        request: ChangeAgreementRequest,
    ) -> Outcome<AgreementView> {
        agreements::change(self, caller, hash, request).await
    }

    async fn agreement_compare(
        &self,
        caller: Caller,
        request: CompareAgreementsRequest,
    ) -> Outcome<AgreementDiffView> {
        agreements::compare(self, caller, request).await
    }

    async fn agreement_simulate(
        &self,
        caller: Caller,
        request: SimulateRequest,
    ) -> Outcome<SimulationView> {
        simulating::simulate(self, caller, request).await
    }

    async fn agreement(&self, caller: Caller, hash: String) -> Outcome<AgreementView> {
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            let hash = agreements::by_prefix(core, &hash)?;
            agreements::view(core, &hash)
        })
        .await
    }

    async fn agreements(&self, caller: Caller, request: ListRequest) -> Outcome<AgreementListView> {
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            let hashes: Vec<_> = core.store.agreements()?.iter().map(|a| a.hash).collect();
            let mut items = Vec::new();
            for hash in hashes {
                let view = agreements::view(core, &hash)?;
                let fits = request.partner.as_ref().is_none_or(|p| *p == view.partner)
                    && request.state.as_ref().is_none_or(|s| *s == kebab(&view.state));
                if fits {
                    items.push(view);
                }
            }
            let (items, _) = page(items, &request, |v| v.hash.clone());
            Ok(AgreementListView { items })
        })
        .await
    }

    async fn registry_import(
        &self,
        caller: Caller,
        request: ImportRequest,
        files: ImportFiles,
        progress: mpsc::Sender<ImportProgress>,
    ) -> Outcome<ImportReportView> {
        let set = request.set.clone();
        self.noted(caller, roles::KEEPS_RECORDS, AdminAct::on(AdminCode::RecordsImported, set))
            .await?;
        let import = move |registry: &mut Registry| {
            let ImportFiles { file, issues } = files;
            let reader = File::open(&file).map_err(|e| ServiceError::file(&file, &e))?;
            let reader = BufReader::new(reader);
            importing::import(registry, reader, &request, issues.as_deref(), &mut |step| {
                // A full queue or a gone listener is no reason to stop.
                let _skipped = progress.try_send(step);
            })
        };
        let imported = self
            .beside(caller, roles::KEEPS_RECORDS, move |registry| {
                let imported = import(registry);
                // Also what an import brought that then failed is found from now on.
                let seen = registry.refresh();
                let imported = imported?;
                seen.map_err(Denied::from)?;
                Ok(imported)
            })
            .await;
        // A record that came now may be of a gun that a partner watches.
        self.run(|core| core.look_at_watches()).await?;
        imported
    }

    async fn registry_export(
        &self,
        caller: Caller,
        request: ExportRequest,
        file: PathBuf,
        progress: mpsc::Sender<(u64, u64)>,
    ) -> Outcome<ExportView> {
        let set = request.set.clone().unwrap_or_default();
        self.noted(caller, roles::KEEPS_RECORDS, AdminAct::on(AdminCode::RecordsExported, set))
            .await?;
        self.beside(caller, roles::KEEPS_RECORDS, move |registry| {
            holdings::export(registry, &request, &file, &mut |done, of| {
                let _skipped = progress.try_send((done, of));
            })
        })
        .await
    }

    async fn registry_inventory(&self, caller: Caller) -> Outcome<InventoryView> {
        self.beside(caller, roles::SEES_SETS, |registry| Ok(holdings::inventory(registry)?)).await
    }

    async fn registry_check(&self, caller: Caller) -> Outcome<RegistryCheckView> {
        self.beside(caller, roles::SEES_SETS, |registry| Ok(holdings::check(registry)?)).await
    }

    async fn registry_find(&self, caller: Caller, request: FindRequest) -> Outcome<FindView> {
        let wanted = importing::wanted(&request)?;
        // What was searched for stays out of the log.
        self.noted(caller, roles::LOOKS_UP, AdminAct::on(AdminCode::RecordsSearched, "")).await?;
        let own = self.identity.name.country();
        let synthetic = self.run(|core| Ok(core.synthetic)).await?;
        self.beside(caller, roles::LOOKS_UP, move |registry| {
            Ok(importing::find(registry, &wanted, request.limit, own, synthetic)?)
        })
        .await
    }

    async fn trace_submit(&self, caller: Caller, request: TraceRequest) -> Outcome<TraceView> {
        let ask = intake::trace(&request)?;
        self.run(move |core| {
            may(core, caller, roles::ASKS)?;
            let trace = core.submit(caller, ask)?;
            present::trace(core, &trace)
        })
        .await
    }

    async fn trace_submit_batch(
        &self,
        caller: Caller,
        request: TraceBatchRequest,
    ) -> Outcome<BatchView> {
        let mut items = Vec::with_capacity(request.items.len());
        for item in request.items {
            items.push(match self.trace_submit(caller, item).await {
                Ok(view) => BatchOutcome::Submitted(view.id),
                Err(error) if error.code == ErrorCode::Unavailable => return Err(error),
                Err(error) => BatchOutcome::Rejected(error),
            });
        }
        Ok(BatchView { items })
    }

    async fn trace(&self, caller: Caller, id: String) -> Outcome<TraceView> {
        self.run(move |core| {
            may(core, caller, roles::READS_TRACES)?;
            let trace = core.trace_by_prefix(&id)?;
            core.note(caller, AdminAct::on(AdminCode::TraceRead, trace.id))?;
            let linked = converted::of_trace(core, trace.id)?;
            Ok(TraceView { linked, ..present::trace(core, &trace)? })
        })
        .await
    }

    async fn trace_wait(&self, caller: Caller, id: String, version: u64) -> Outcome<TraceView> {
        let deadline = tokio::time::Instant::now() + FOLLOW_WAIT;
        // Before the first reading, so that no change falls between reading and waiting.
        let mut changes = self.core.changes();
        loop {
            let view = self.trace(caller, id.clone()).await?;
            if view.version > version {
                return Ok(view);
            }
            loop {
                tokio::select! {
                    changed = changes.recv() => match changed {
                        Ok(change) if change.trace.to_hex() == view.id => break,
                        Ok(_) => {}
                        Err(RecvError::Lagged(_)) => break,
                        Err(RecvError::Closed) => return Err(Denied::Stopping.into()),
                    },
                    () = tokio::time::sleep_until(deadline) => return Ok(view),
                }
            }
        }
    }

    async fn traces(&self, caller: Caller, request: ListRequest) -> Outcome<TraceListView> {
        let after = match &request.after {
            None => None,
            Some(id) => Some(ExchangeId::from_hex(id).ok_or_else(|| intake::bad("after", id))?),
        };
        self.run(move |core| {
            may(core, caller, roles::READS_TRACES)?;
            listing::traces(core, &request, after)
        })
        .await
    }

    async fn cases(&self, caller: Caller, request: ListRequest) -> Outcome<CaseListView> {
        let after = match &request.after {
            None => None,
            Some(place) => {
                Some(QueuePlace::parse(place).ok_or_else(|| intake::bad("after", place))?)
            }
        };
        self.run(move |core| {
            may(core, caller, roles::READS_CASES)?;
            listing::cases(core, &request, after)
        })
        .await
    }

    async fn case(&self, caller: Caller, id: String) -> Outcome<CaseView> {
        self.run(move |core| {
            may(core, caller, roles::READS_CASES)?;
            let case = core.case_by_prefix(&id)?;
            core.note(caller, AdminAct::on(AdminCode::CaseRead, case.exchange))?;
            present::case(core, &case)
        })
        .await
    }

    async fn case_answer(
        &self,
        caller: Caller,
        id: String,
        request: AnswerRequest,
    ) -> Outcome<CaseView> {
        let act = life::act_of(CaseAct::Answer(request))?;
        self.run(move |core| life::carried_out(core, caller, &id, act)).await
    }

    async fn case_refuse(
        &self,
        caller: Caller,
        id: String,
        request: RefuseRequest,
    ) -> Outcome<CaseView> {
        let word = request.reason.trim().to_ascii_uppercase();
        let text = intake::text("text", &request.text)?;
        let act = match (WithholdReason::from_name(&word), ReturnReason::from_name(&word)) {
            (Some(reason), _) => Act::Refuse { reason, text },
            (None, Some(reason)) => Act::Return { reason, text },
            (None, None) => return Err(intake::bad("reason", &request.reason)),
        };
        self.run(move |core| {
            may(core, caller, roles::DECIDES)?;
            let case = core.act_in_case(caller, &id, act)?;
            present::case(core, &case)
        })
        .await
    }

    async fn case_delay(
        &self,
        caller: Caller,
        id: String,
        request: DelayRequest,
    ) -> Outcome<CaseView> {
        let reason = intake::code("reason", &request.reason, WithholdReason::from_name)?;
        let text = intake::text("text", &request.text)?;
        let until = intake::time("until", &request.until)?;
        if until <= clock::now() {
            return Err(intake::bad("until", &request.until));
        }
        self.run(move |core| {
            let act = Act::Delay { reason, text, review_at: until };
            may(core, caller, roles::DECIDES)?;
            let case = core.act_in_case(caller, &id, act)?;
            present::case(core, &case)
        })
        .await
    }

    async fn log_checkpoint(&self, caller: Caller) -> Outcome<CheckpointView> {
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            core.checkpoint_now()?;
            match core.store.checkpoint()? {
                Some((_, note)) => present::checkpoint(&note, None),
                None => Err(Denied::NothingExchanged),
            }
        })
        .await
    }

    async fn log_partner(&self, caller: Caller, partner: String) -> Outcome<CheckpointView> {
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            let name = core.confirmed(&partner)?;
            match core.store.partner_checkpoint(&name)? {
                Some((_, note)) => present::checkpoint(&note, None),
                None => Err(Denied::NotFound { what: "checkpoint", id: partner }),
            }
        })
        .await
    }

    async fn log_prove(&self, caller: Caller, leaf: String) -> Outcome<ProofView> {
        let leaf = LeafHash::from_hex(&leaf).ok_or_else(|| intake::bad("leaf", &leaf))?;
        let (index, size, note) = self
            .run(move |core| {
                may(core, caller, roles::ANY)?;
                let entry = core
                    .store
                    .entry_by_leaf(&leaf)?
                    .ok_or_else(|| Denied::NotFound { what: "entry", id: leaf.to_hex() })?;
                core.checkpoint_now()?;
                let (size, note) = core.store.checkpoint()?.ok_or(Denied::NothingExchanged)?;
                Ok((entry.index, size, note))
            })
            .await?;
        let path = self.projections.run(move |p| p.inclusion(index, size)).await?;
        let checkpoint = SignedCheckpoint::parse(&note).map_err(ServiceError::unexpected)?;
        let proof = ProofFile { extra: None, index, path, checkpoint };
        Ok(ProofView {
            leaf: leaf.to_hex(),
            index,
            proof: proof.to_text(),
            checkpoint: present::checkpoint(&note, None)?,
        })
    }

    async fn log_verify(
        &self,
        caller: Caller,
        request: VerifyLogRequest,
    ) -> Outcome<LogVerifyView> {
        self.run(move |core| may(core, caller, roles::ANY)).await?;
        let data_dir = self.data_dir.clone();
        let descriptor = self.identity.descriptor.clone();
        tokio::task::spawn_blocking(move || {
            let mut store =
                SqliteStore::open_reader(&data_dir.join(STORE_FILE)).map_err(Denied::from)?;
            logcheck::check(&mut store, &data_dir, &descriptor, &request)
        })
        .await
        .map_err(ServiceError::unexpected)?
    }

    async fn bundle_export(
        &self,
        caller: Caller,
        id: String,
        wanted: ExportUse,
    ) -> Outcome<BundleView> {
        let (wanted, trace) = (matters::wanted_use(&wanted)?, id.clone());
        self.run(move |core| {
            may(core, caller, roles::EXPORTS)?;
            core.note(caller, AdminAct::on(AdminCode::BundleExported, &trace))?;
            matters::may_export(core, caller, &trace, wanted)
        })
        .await?;
        let (bundle, report) =
            evidence::export(&self.core, &self.projections, &self.identity, id.clone()).await?;
        let bytes = bundle.to_bytes();
        Ok(BundleView {
            trace: id,
            statements: (bundle.agreements.len() + bundle.messages.len()) as u64,
            synthetic: report.synthetic,
            base64: STANDARD.encode(bytes),
        })
    }
}
