//! Two real nodes that trust each other: one asks, one has a registry and answers by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{broadcast, oneshot};
use tokio::time::{Instant, sleep};
use vestigo::config::Config;
use vestigo::demo::synthetic::register_csv;
use vestigo::desk::answer::empty_common;
use vestigo::desk::{disclosure, policy};
use vestigo::net::webhook::Hooks;
use vestigo::program;
use vestigo::registry::{RecordId, RegistrySource};
use vestigo::runtime::daemon::{Daemon, STORE_FILE, open_registry};
use vestigo::runtime::{Ask, Handle, TraceChange, clock};
use vestigo::service::requests::{
    AcceptInviteRequest, ConfirmPartnerRequest, ImportRequest, InitRequest, ListRequest,
    ProposeAgreementRequest,
};
use vestigo::service::uploads::Uploads;
use vestigo::service::views::{AgreementState, AgreementTerms, AskTerms};
use vestigo::service::{Caller, Running, Service as _, stopped};
use vestigo::store::{SqliteStore, Store as _};
use vestigo_protocol::agreement::{Agreement, Clauses};
use vestigo_protocol::codes::{IntendedUse, LegalBasis, MatchGrade, Priority};
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{Country, ExchangeId, LeafHash};
use vestigo_protocol::message::{Common, PriorityClaim, Query};
use vestigo_protocol::text::Text;

use crate::Failure;
use crate::echo::{Size, Sizes};
use crate::load::Conversation;
use crate::process::{self, Partner};

/// The argument by which the second process becomes the partner's node.
pub(crate) const ROLE: &str = "partner-node";

/// Rows of the partner's registry.
const ROWS: usize = 20_000;

/// Different guns that are asked for, spread over the registry.
pub(crate) const GUNS: usize = 2_000;

/// Whoever runs the benchmark is the one officer of both nodes.
const OFFICER: Caller = Caller::of(1000);

/// How long joining, agreeing and the last acknowledgements may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The asker's running node, and where the partner's stopped one lies.
pub(crate) struct Federation {
    /// Data directory of the partner.
    pub(crate) partner_dir: PathBuf,
    own_dir: PathBuf,
    partner_name: String,
    daemon: Daemon,
    /// Entries of each log before the first exchange.
    entries_before: u64,
}

/// No release interval, no sampled share, and links that come back quickly; all else as shipped.
fn config(port: u16) -> Config {
    let mut config = Config::default();
    config.net.listen = vec![format!("/ip4/127.0.0.1/tcp/{port}")];
    config.net.redial_min_ms = 20;
    config.net.redial_max_ms = 200;
    config.desk.release_interval_seconds = 0;
    config.desk.sampled_share_percent = 0;
    // The guns of one small register, in turn.
    config.desk.stop_sweeps = false;
    config
}

/// The partner must be found again after its restart, so its port is chosen beforehand.
fn free_port() -> Result<u16, Failure> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn found(dir: &Path, country: &str, port: u16) -> Result<(), Failure> {
    let request = InitRequest {
        data_dir: dir.to_owned(),
        root_dir: None,
        country: country.to_owned(),
        agency: format!("SYNTHETIC police of {country}"),
        slug: "police".to_owned(),
        listen: vec![format!("/ip4/127.0.0.1/tcp/{port}")],
        public_name: None,
        marking_practice: None,
        language: "en".to_owned(),
        uid: OFFICER.uid,
    };
    program::found(request, true)?;
    std::fs::write(dir.join("port"), port.to_string())?;
    Ok(())
}

async fn start(dir: &Path) -> Result<(Daemon, Running), Failure> {
    let port = std::fs::read_to_string(dir.join("port"))?.parse()?;
    let daemon = program::start(dir, &config(port)).await?;
    let running = Running {
        core: daemon.core.clone(),
        projections: daemon.projections.clone(),
        net: daemon.net.clone(),
        identity: Arc::clone(&daemon.identity),
        data_dir: dir.to_owned(),
        announce: vec![format!("/ip4/127.0.0.1/tcp/{port}")],
        started: clock::now(),
        log_address: None,
        staging: Default::default(),
        backing: Default::default(),
        books: Default::default(),
        uploads: Uploads::new(dir, 0),
        door: Default::default(),
        hooks: Hooks::new(&[], None),
    };
    Ok((daemon, running))
}

/// Waits until `look` finds something.
async fn until<T, F: Future<Output = Result<Option<T>, Failure>>>(
    what: &str,
    mut look: impl FnMut() -> F,
) -> Result<T, Failure> {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if Instant::now() > end {
            return Err(format!("{what}: not within {} s", PATIENCE.as_secs()).into());
        }
        sleep(Duration::from_millis(20)).await;
    }
}

/// Nothing waits to be sent any more.
async fn outbox_empty(node: &Running) -> Result<(), Failure> {
    let look = || async { Ok((node.status(OFFICER).await?.outbox == 0).then_some(())) };
    until("the outbox is empty", look).await
}

impl Federation {
    /// Founds both nodes under `dir`, fills the registry, joins them and lets them agree.
    pub(crate) async fn found(dir: &Path) -> Result<Self, Failure> {
        let (own_dir, partner_dir) = (dir.join("xa"), dir.join("xb"));
        found(&own_dir, "XA", free_port()?)?;
        found(&partner_dir, "XB", free_port()?)?;
        fill_registry(&partner_dir)?;
        let (daemon, own) = start(&own_dir).await?;
        let (partner_daemon, partner) = start(&partner_dir).await?;
        let partner_name = join(&own, &partner).await?;
        agree(&own, &partner, &partner_name).await?;
        outbox_empty(&own).await?;
        outbox_empty(&partner).await?;
        drop(partner);
        partner_daemon.stop().await?;
        let entries_before = SqliteStore::open_reader(&partner_dir.join(STORE_FILE))?.log_size()?;
        Ok(Self { partner_dir, own_dir, partner_name, daemon, entries_before })
    }

    /// Stops both nodes when everything is acknowledged, and compares their logs.
    pub(crate) async fn finish(self, partner: Partner) -> Result<Proof, Failure> {
        let node = Running {
            core: self.daemon.core.clone(),
            projections: self.daemon.projections.clone(),
            net: self.daemon.net.clone(),
            identity: Arc::clone(&self.daemon.identity),
            data_dir: self.own_dir.clone(),
            announce: Vec::new(),
            started: clock::now(),
            log_address: None,
            staging: Default::default(),
            backing: Default::default(),
            books: Default::default(),
            uploads: Uploads::new(&self.own_dir, 0),
            door: Default::default(),
            hooks: Hooks::new(&[], None),
        };
        outbox_empty(&node).await?;
        drop(node);
        let partner_used = partner.finish()?;
        self.daemon.stop().await?;
        let mut own = SqliteStore::open_reader(&self.own_dir.join(STORE_FILE))?;
        let mut theirs = SqliteStore::open_reader(&self.partner_dir.join(STORE_FILE))?;
        Proof::of(&mut own, &mut theirs, self.entries_before, partner_used)
    }
}

fn fill_registry(dir: &Path) -> Result<(), Failure> {
    let country = Country::parse("XB").ok_or("XB is a country code")?;
    let csv = register_csv(country, 1, ROWS, &[]);
    let mut registry = open_registry(&RegistrySource::Directory(dir.to_owned()))?;
    let request =
        ImportRequest { set: "SYNTHETIC register".to_owned(), ..ImportRequest::default() };
    let report = stopped::import(&mut registry, std::io::Cursor::new(csv), &request, &mut |_| {})?;
    if report.rejected > 0 {
        return Err(format!("{} synthetic rows were rejected", report.rejected).into());
    }
    Ok(())
}

async fn join(own: &Running, partner: &Running) -> Result<String, Failure> {
    let ours = own.partner_invite(OFFICER).await?;
    let accept = |line| AcceptInviteRequest { line };
    let theirs = partner.partner_accept(OFFICER, accept(ours.line)).await?;
    let accepted = own.partner_accept(OFFICER, accept(theirs.line)).await?;
    let name = accepted.partner.name;
    let confirm = |name, safety_number| ConfirmPartnerRequest { name, safety_number };
    own.partner_confirm(OFFICER, confirm(name.clone(), theirs.safety_number)).await?;
    partner.partner_confirm(OFFICER, confirm(ours.node, ours.safety_number)).await?;
    for node in [own, partner] {
        let look = || async {
            let partners = node.partners(OFFICER).await?.items;
            let known =
                |p: &vestigo::service::views::PartnerView| p.connected && !p.agency.is_empty();
            Ok(partners.iter().all(known).then_some(()))
        };
        until("both descriptors have arrived", look).await?;
    }
    Ok(name)
}

async fn agree(own: &Running, partner: &Running, name: &str) -> Result<(), Failure> {
    let asks = AskTerms {
        request_kinds: vec!["TRACE".to_owned()],
        purposes: vec!["U1".to_owned()],
        automatic_level: Some("L3".to_owned()),
        automatic_no_record: true,
        highest_level: "L3".to_owned(),
        daily_budget: u64::from(u32::MAX),
        ..AskTerms::default()
    };
    let request = ProposeAgreementRequest {
        partner: name.to_owned(),
        terms: AgreementTerms { proposer_asks: asks.clone(), accepter_asks: asks },
        valid_from: None,
    };
    let hash = own.agreement_propose(OFFICER, request).await?.hash;
    until("the proposal has arrived", || reached(partner, AgreementState::ProposedByPartner))
        .await?;
    partner.agreement_accept(OFFICER, hash).await?;
    until("the agreement is in force", || reached(own, AgreementState::InForce)).await
}

/// Something if an agreement of the node has come so far.
async fn reached(node: &Running, state: AgreementState) -> Result<Option<()>, Failure> {
    let agreements = node.agreements(OFFICER, ListRequest::default()).await?.items;
    Ok(agreements.iter().any(|a| a.state == state).then_some(()))
}

/// The partner's process.
pub(crate) async fn serve_partner(dir: &Path) -> Result<(), Failure> {
    let (daemon, node) = start(dir).await?;
    process::told_to_end().await?;
    outbox_empty(&node).await?;
    drop(node);
    daemon.stop().await?;
    process::say("stopped in order")
}

/// The asker as a conversation: one trace at a time, watched to its end.
pub(crate) struct Asker {
    core: Handle,
    partner: String,
    guns: Vec<FirearmDescription>,
    next: AtomicUsize,
    waiting: Arc<Waiting>,
    watcher: tokio::task::JoinHandle<()>,
}

/// Who waits for which trace, and which have ended before anybody waited.
#[derive(Default)]
struct Waiting(Mutex<BTreeMap<ExchangeId, Option<oneshot::Sender<()>>>>);

impl Waiting {
    fn ended(&self, trace: ExchangeId) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match waiting.remove(&trace) {
            Some(Some(waiter)) => {
                // Gone only when the whole measurement is.
                let _gone = waiter.send(());
            }
            Some(None) => {}
            None => {
                waiting.insert(trace, None);
            }
        }
    }

    /// None if it has ended already.
    fn wait(&self, trace: ExchangeId) -> Option<oneshot::Receiver<()>> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.remove(&trace).is_some() {
            return None;
        }
        let (waiter, end) = oneshot::channel();
        waiting.insert(trace, Some(waiter));
        Some(end)
    }
}

impl Asker {
    /// Chooses the guns and follows the traces.
    pub(crate) fn new(federation: &Federation) -> Result<Self, Failure> {
        let clauses = clauses(federation)?;
        let guns = guns(&federation.partner_dir, &clauses)?;
        let core = federation.daemon.core.clone();
        let waiting = Arc::new(Waiting::default());
        let watcher = tokio::spawn(watch(core.changes(), Arc::clone(&waiting)));
        let partner = federation.partner_name.clone();
        Ok(Self { core, partner, guns, next: AtomicUsize::new(0), waiting, watcher })
    }

    fn ask(&self) -> Result<Ask, Failure> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let gun = self.guns.get(number % self.guns.len()).ok_or("there are guns")?;
        let mut query = Query::describing(gun.clone());
        query.circumstances = Some(Text::new("SYNTHETIC: found in a vehicle at a road check")?);
        query.case_reference = Some(Text::new(format!("SYNTHETIC-{number:08}"))?);
        let priority =
            PriorityClaim { priority: Priority::Routine, justification: None, text: None };
        let common = Common {
            priority: Some(priority),
            purpose: IntendedUse::from_name("U1"),
            legal_basis: LegalBasis::ALL.first().copied(),
            ..empty_common()
        };
        Ok(Ask {
            to: self.partner.clone(),
            query,
            common,
            auto_onward: false,
            also_to: Vec::new(),
            letter: None,
        })
    }
}

impl Drop for Asker {
    fn drop(&mut self) {
        self.watcher.abort();
    }
}

async fn watch(mut changes: broadcast::Receiver<TraceChange>, waiting: Arc<Waiting>) {
    // A lagging watcher would leave an exchange waiting for ever, and `once` says so.
    while let Ok(change) = changes.recv().await {
        if change.ended {
            waiting.ended(change.trace);
        }
    }
}

impl Conversation for Asker {
    async fn once(&self) -> Result<(), Failure> {
        let ask = self.ask()?;
        let trace = self.core.run(move |core| core.submit(OFFICER.uid, ask)).await?;
        if let Some(end) = self.waiting.wait(trace.id) {
            let ended = tokio::time::timeout(PATIENCE, end).await;
            ended.map_err(|_| "an exchange did not end")??;
        }
        Ok(())
    }
}

/// What the asker may ask, from the agreement in the partner's store.
fn clauses(federation: &Federation) -> Result<Clauses, Failure> {
    let mut store = SqliteStore::open_reader(&federation.partner_dir.join(STORE_FILE))?;
    let record = store.agreements()?.into_iter().next().ok_or("there is an agreement")?;
    let agreement = Agreement::from_bytes(&record.document)?;
    let clauses = agreement.clauses_for(&federation.daemon.identity.name);
    Ok(clauses.ok_or("the agreement is ours")?.clone())
}

/// Guns that the registry knows exactly and about which the machine may answer.
fn guns(dir: &Path, clauses: &Clauses) -> Result<Vec<FirearmDescription>, Failure> {
    let registry = open_registry(&RegistrySource::Directory(dir.to_owned()))?;
    let records = i64::try_from(registry.count()?.records)?;
    let mut guns = Vec::new();
    // A stride that meets every part of the registry before it comes round.
    let stride = (records / i64::try_from(GUNS)?).max(1);
    for id in (1..=records).step_by(usize::try_from(stride)?).chain(1..=records) {
        if guns.len() == GUNS {
            return Ok(guns);
        }
        let Some(record) = registry.get(RecordId(id))? else { continue };
        let asked = FirearmDescription {
            marks: record.description.serials().take(1).cloned().collect(),
            importer: None,
            manufactured: None,
            ..record.description
        };
        let found = disclosure::assess(&asked, &registry.lookup(&asked)?);
        let by_itself =
            matches!(policy::decide(clauses, &found, false).decision, policy::Decision::Permit(_));
        if found.grade == MatchGrade::Exact && by_itself {
            guns.push(asked);
        }
    }
    Err("the registry has too few guns with an automatic answer".into())
}

/// What both logs say after everything.
pub(crate) struct Proof {
    exchanges: u64,
    partner: String,
    /// Mean sizes of the messages.
    pub(crate) sizes: Sizes,
}

/// The four statements of an exchange, in order.
const STATEMENTS: [Kind; 4] = [Kind::Query, Kind::Accepted, Kind::Answer, Kind::Delivered];

impl Proof {
    fn of(
        own: &mut SqliteStore,
        theirs: &mut SqliteStore,
        entries_before: u64,
        partner: String,
    ) -> Result<Self, Failure> {
        let (ours, leaves) = entries(own, entries_before)?;
        let (others, their_leaves) = entries(theirs, entries_before)?;
        if leaves != their_leaves {
            return Err("the two logs do not hold the same statements".into());
        }
        let exchanges = ours.first().copied().unwrap_or(0);
        if exchanges == 0 || ours != others || ours.iter().any(|n| *n != exchanges) {
            return Err(format!("statements by kind: {ours:?} and {others:?}").into());
        }
        for trace in own.traces(usize::MAX)? {
            if own.hops(&trace.id)?.iter().any(|hop| hop.state != AskerState::Answered) {
                return Err("a trace was not answered".into());
            }
        }
        let sizes = sizes(own)?;
        Ok(Self { exchanges, partner, sizes })
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} exchanges in all; after it both logs hold the same {} statements, four for each \
             exchange, and every trace is answered; bytes of query, accepted, answer, delivered: {}; \
             partner {}",
            self.exchanges,
            self.exchanges * 4,
            self.sizes,
            self.partner
        )
    }
}

/// Statements by kind, and all leaves, of a log.
fn entries(store: &mut SqliteStore, from: u64) -> Result<([u64; 4], BTreeSet<LeafHash>), Failure> {
    let mut counts = [0; 4];
    let mut leaves = BTreeSet::new();
    let mut at = from;
    loop {
        let some = store.entries(at, 4096)?;
        let Some(last) = some.last() else { return Ok((counts, leaves)) };
        at = last.index + 1;
        for entry in some {
            for (kind, count) in STATEMENTS.iter().zip(&mut counts) {
                *count += u64::from(entry.kind == *kind);
            }
            leaves.insert(entry.leaf);
        }
    }
}

/// Mean sizes over some hundred traces.
fn sizes(store: &mut SqliteStore) -> Result<Sizes, Failure> {
    let mut sums = [(0, 0, 0); 4];
    for trace in store.traces(400)? {
        for entry in store.entries_of_exchange(&trace.id)? {
            let message = store.message(&entry.leaf)?.ok_or("every entry has its message")?;
            for (kind, (number, messages, statements)) in STATEMENTS.iter().zip(&mut sums) {
                if entry.kind == *kind {
                    *number += 1;
                    *messages += message.to_bytes().len();
                    *statements += entry.statement.len();
                }
            }
        }
    }
    Ok(Sizes(sums.map(|(number, messages, statements)| Size {
        message: messages / number.max(1),
        statement: statements / number.max(1),
    })))
}
