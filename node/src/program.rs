//! The whole program: what the binary does with files of its own. It stands above the faces,
//! because `serve` starts one of them.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, IsTerminal as _, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustix::fs::{FlockOperation, flock};
use vestigo_protocol::bundle::{Authenticity, Bundle};
use vestigo_protocol::content::CONTENT_VERSION;
use vestigo_protocol::descriptor::{Descriptor, DescriptorDoc, KeyEntry, KeyRole};
use vestigo_protocol::ids::{Country, NodeName};
use vestigo_protocol::key::{SafetyNumber, SecretKey};
use vestigo_protocol::log::checkpoint::LogSigner;

use crate::api::public::{self, PublicAddress};
use crate::api::{self, ImportSpool, socket};
use crate::config::Config;
use crate::demo;
use crate::desk::calendar::Calendar;
use crate::keys::{self, Role, Seed, WorkingSeeds};
use crate::net::{NetLimits, PeerKey};
use crate::registry::source::{RegistrySource, ViewSet};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::core::{SYNTHETIC, Settings};
use crate::runtime::daemon::{Daemon, LOG_DIR, STORE_FILE, Start, open_registry};
use crate::runtime::identity::Identity;
use crate::runtime::people::first_link;
use crate::runtime::recovering::DESCRIPTOR;
use crate::runtime::surroundings::random;
use crate::runtime::{Denied, clock};
use crate::service::observing::RunningLog;
use crate::service::people::{Door, link_at};
use crate::service::requests::keeping::RestoreRequest;
use crate::service::requests::{
    DemoRequest, EvaluateRequest, ExportRequest, FindRequest, ImportFiles, ImportRequest,
    InitRequest, SynthRequest, VerifyBundleRequest, VerifyLogRequest,
};
use crate::service::views::{
    DemoView, EvaluationReport, ExportView, FindView, ImportProgress, ImportReportView, InitView,
    InventoryView, LogVerifyView, ObserverKeyView, RegistryCheckView, RestoreView, SignerView,
    SynthView, Verdict, VerifyView, WitnessKeyView,
};
use crate::service::{
    ErrorCode, Offline, Outcome, Running, ServiceError, backup, stopped, trial, verified,
};
use crate::store::{Officer, SqliteStore, Store, WitnessStore as _};
use crate::text::{Language, Text};
use crate::web::{self, Listening, Site};

mod beside;
mod records;
mod witness;

/// Name of the lock file in the data directory.
const LOCK_FILE: &str = "lock";
/// Where imports are spooled in the data directory.
const SPOOL_DIR: &str = "spool";

/// Characters of the marking practice that a descriptor says: some sentences.
const PRACTICE_MAX: usize = 500;

/// If this variable is set, whatever to, `serve` stops when its standard input ends: whoever
/// started it holds the other end, and the node does not outlive them.
pub const STOP_WITH_STDIN: &str = "VESTIGO_STOP_WITH_STDIN";

/// What the binary does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Program;

/// Founds a node. `synthetic` marks everything it will say as invented.
///
/// # Errors
/// The directory holds a node already, or files cannot be made.
pub fn found(request: InitRequest, synthetic: bool) -> Outcome<InitView> {
    let country = Country::parse(&request.country).ok_or_else(|| {
        ServiceError::new(ErrorCode::BadInput, "error-country").with("country", &request.country)
    })?;
    let name = NodeName::new(country, &request.slug).map_err(ServiceError::unexpected)?;
    if let Some(practice) = &request.marking_practice {
        vestigo_protocol::text::Text::<PRACTICE_MAX>::new(practice).map_err(|reason| {
            ServiceError::new(ErrorCode::BadInput, "error-bad-text")
                .with("field", "marking-practice")
                .with("detail", reason)
        })?;
    }
    let data_dir = &request.data_dir;
    if data_dir.join(STORE_FILE).exists() {
        return Err(ServiceError::new(ErrorCode::Conflict, "error-node-exists")
            .with("data", data_dir.display()));
    }
    keys::create_dir(data_dir)?;
    let _lock = lock(data_dir)?;
    let root_dir = request.root_dir.clone().unwrap_or_else(|| data_dir.join(keys::ROOT_DIR));
    keys::create_dir(&root_dir)?;
    let root_seed = Seed::generate()?;
    keys::create(&root_dir, Role::Root, &root_seed)?;
    let seeds = WorkingSeeds::create(data_dir)?;
    let witness = witness::Made::new(data_dir, &name)?;
    let descriptor = first_descriptor(&name, &request, &root_seed, &seeds, &witness)?;
    let config = write_config(&request)?;
    let mut store = SqliteStore::open(&data_dir.join(STORE_FILE)).map_err(Denied::from)?;
    let secret = Seed::generate()?;
    let officer = Officer { id: 1, uid: request.uid, secret: *secret.expose() };
    let written = (|| {
        store.begin()?;
        store.put_meta(DESCRIPTOR, &descriptor.to_bytes())?;
        store.put_witness_key(&witness.key)?;
        store.put_officer(&officer)?;
        if synthetic {
            store.put_meta(SYNTHETIC, b"1")?;
        }
        store.commit()
    })();
    written.map_err(Denied::from)?;
    let setup_link = setup_link(data_dir, &mut store, officer.id)?;
    open_registry(&RegistrySource::Directory(data_dir.to_owned())).map_err(Denied::from)?;
    Ok(InitView {
        node: name.to_string(),
        data_dir: data_dir.display().to_string(),
        root_dir: root_dir.display().to_string(),
        config: config.display().to_string(),
        safety_number: descriptor.safety_number().to_string(),
        officer_uid: request.uid,
        setup_link,
    })
}

/// The one-time link of the first officer, if browsers are to reach the node.
fn setup_link(data_dir: &Path, store: &mut SqliteStore, officer: u32) -> Outcome<Option<String>> {
    let web = Config::load(data_dir, [])?.web;
    let Some(base) = web.base(data_dir)? else { return Ok(None) };
    let link = first_link(store, officer, clock::now(), random()).map_err(Denied::from)?;
    Ok(Some(link_at(&base, &link)))
}

fn first_descriptor(
    name: &NodeName,
    request: &InitRequest,
    root: &Seed,
    seeds: &WorkingSeeds,
    witness: &witness::Made,
) -> Outcome<Descriptor> {
    let root = SecretKey::from_seed(root.expose());
    let signing = SecretKey::from_seed(seeds.signing.expose());
    let log = log_signer(name, seeds)?.keys();
    let now = clock::now();
    let entry = |role, key: Vec<u8>| KeyEntry {
        role,
        key,
        not_before: now,
        not_after: None,
        revoked_at: None,
    };
    let doc = DescriptorDoc {
        node: name.clone(),
        version: 1,
        previous: None,
        root: root.public().clone(),
        country: name.country(),
        names: BTreeMap::from([(request.language.clone(), request.agency.clone())]),
        keys: vec![
            entry(KeyRole::Signing, signing.public().as_bytes().to_vec()),
            entry(KeyRole::LogEd25519, log.ed25519.to_vec()),
            entry(KeyRole::LogMlDsa44, log.ml_dsa_44),
            entry(KeyRole::Transport, PeerKey::of_seed(seeds.transport.expose()).0.to_vec()),
            entry(KeyRole::WitnessEd25519, witness.ed25519.clone()),
            entry(KeyRole::WitnessMlDsa44, witness.ml_dsa_44.clone()),
        ],
        addresses: request.listen.iter().filter(|a| is_dialable(a)).cloned().collect(),
        versions: vec![CONTENT_VERSION],
        marking_practice: request.marking_practice.clone(),
        contact: None,
        issued_at: now,
        recoveries: None,
    };
    Descriptor::sign(&doc, &root, &signing, None).map_err(ServiceError::unexpected)
}

fn log_signer(name: &NodeName, seeds: &WorkingSeeds) -> Outcome<LogSigner> {
    let seed = |s: &Seed| zeroize::Zeroizing::new(*s.expose());
    LogSigner::new(name.clone(), &seed(&seeds.log), &seed(&seeds.log_mldsa))
        .map_err(ServiceError::unexpected)
}

/// A listening address that a partner could dial: not "every interface", not "some port".
fn is_dialable(address: &str) -> bool {
    !address.contains("/0.0.0.0/") && !address.contains("/::/") && !address.ends_with("/tcp/0")
}

fn write_config(request: &InitRequest) -> Outcome<PathBuf> {
    let path = request.data_dir.join(crate::config::FILE_NAME);
    let mut text = Config::initial_file(&request.language, &request.listen);
    if let Some(name) = &request.public_name {
        text.push_str(&format!(
            "\n[web]\npublic_name = {}\n",
            serde_json::Value::from(name.as_str())
        ));
    }
    // What was written must be what is read.
    Config::read(&text, crate::config::FILE_NAME, [])?;
    if !path.exists() {
        std::fs::write(&path, text).map_err(|e| ServiceError::file(&path, &e))?;
    }
    Ok(path)
}

/// One process at a time owns a data directory. The lock ends with the process, however it ends.
fn lock(data_dir: &Path) -> Outcome<File> {
    let path = data_dir.join(LOCK_FILE);
    let file = File::options()
        .mode(0o600)
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|e| ServiceError::file(&path, &e))?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(file),
        Err(rustix::io::Errno::WOULDBLOCK) => {
            Err(ServiceError::new(ErrorCode::Running, "error-running")
                .with("data", data_dir.display()))
        }
        Err(error) => Err(ServiceError::file(&path, &error.into())),
    }
}

fn ensure_node(data_dir: &Path) -> Outcome<()> {
    if data_dir.join(STORE_FILE).exists() {
        return Ok(());
    }
    Err(ServiceError::new(ErrorCode::NotFound, "error-no-node").with("data", data_dir.display()))
}

/// The descriptor that `init` stored.
fn own_descriptor(store: &mut dyn Store) -> Outcome<Descriptor> {
    let bytes = store
        .meta(DESCRIPTOR)
        .map_err(Denied::from)?
        .ok_or_else(|| ServiceError::unexpected("the store holds no descriptor"))?;
    Descriptor::from_bytes(&bytes).map_err(ServiceError::unexpected)
}

/// Where the configuration puts the records.
fn source(data_dir: &Path, config: &Config) -> Outcome<RegistrySource> {
    let registry = &config.registry;
    let set = match registry.record_set.as_str() {
        "" => Ok(None),
        name => {
            let (from, to) = (registry.record_set_from_year, registry.record_set_to_year);
            ViewSet::new(name, &registry.record_set_kind, from, to).map(Some)
        }
    };
    set.and_then(|set| RegistrySource::configured(&registry.url, &registry.view, set, data_dir))
        .map_err(|reason| {
            ServiceError::new(ErrorCode::BadInput, "error-registry-source").with("detail", reason)
        })
}

fn configuration(data_dir: &Path, registry: Option<&str>) -> Outcome<Config> {
    let mut config = Config::load(data_dir, environment())?;
    if let Some(url) = registry {
        url.clone_into(&mut config.registry.url);
    }
    Ok(config)
}

/// Starts the daemon of a data directory that is locked already. Needs a tokio runtime.
///
/// # Errors
/// Keys, configuration, store or network do not allow it.
pub async fn start(data_dir: &Path, config: &Config) -> Outcome<Daemon> {
    backup::remove_left(data_dir);
    let seeds = WorkingSeeds::load(data_dir)?;
    let mut store = SqliteStore::open(&data_dir.join(STORE_FILE)).map_err(Denied::from)?;
    let descriptor = own_descriptor(&mut store)?;
    let (cosigning, wanted) = witness::configured(data_dir, config, &mut store, &descriptor)?;
    drop(store);
    let name = descriptor.doc().node.clone();
    let signing = SecretKey::from_seed(seeds.signing.expose());
    let certified = descriptor.current(KeyRole::Signing).map(|k| k.key.as_slice());
    if certified != Some(signing.public().as_bytes().as_slice()) {
        return Err(ServiceError::new(ErrorCode::Integrity, "error-keys-descriptor"));
    }
    let log = log_signer(&name, &seeds)?;
    let limits = NetLimits {
        redial_min: Duration::from_millis(config.net.redial_min_ms),
        redial_max: Duration::from_millis(config.net.redial_max_ms),
        ..NetLimits::default()
    };
    let daemon = Daemon::start(Start {
        data_dir: data_dir.to_owned(),
        registry: source(data_dir, config)?,
        identity: Identity { name, signing, log, descriptor },
        transport_seed: zeroize::Zeroizing::new(*seeds.transport.expose()),
        listen: config.net.listen.clone(),
        require_post_quantum: config.net.require_post_quantum,
        limits,
        settings: Settings {
            release_interval_seconds: config.desk.release_interval_seconds,
            sampled_share_percent: config.desk.sampled_share_percent,
            stop_sweeps: config.desk.stop_sweeps,
            files_per_partner_max: config.desk.files_per_partner_gib.saturating_mul(1 << 30),
            checkpoint_interval_ms: config.log.checkpoint_interval_ms,
            retention_days: config.retention.days,
            calendar: Calendar::new(&config.calendar.weekend, &config.calendar.holidays)
                .unwrap_or_default(),
        },
        witness: cosigning,
        witnesses: wanted,
    })
    .await?;
    // No log, no service: before anybody is served.
    let digest = config.digest();
    daemon.core.run(move |core| core.note_start(digest)).await?;
    Ok(daemon)
}

async fn serve(data_dir: &Path, config: &Config) -> Outcome<()> {
    let listener = socket::bind(data_dir)?;
    let spool = data_dir.join(SPOOL_DIR);
    keys::create_dir(&spool)?;
    api::remove_left_copies(&spool).map_err(|e| ServiceError::file(&spool, &e))?;
    let daemon = start(data_dir, config).await?;
    tracing::info!(node.name = %daemon.identity.name, "the node serves");
    let public = match config.log_http.address()? {
        Some(listen) => {
            let address = PublicAddress { listen, proxy: config.log_http.proxy_address()? };
            let bound = public::bind(address).await.map_err(|e| {
                let detail = format!("{listen}: {e}");
                ServiceError::new(ErrorCode::Unavailable, "error-start").with("detail", detail)
            })?;
            Some((bound, address))
        }
        None => None,
    };
    let pages = pages(data_dir, config).await?;
    let door = match &pages {
        Some(listening) => beside::door(data_dir, config, listening)?,
        None => Door::default(),
    };
    let hooks = beside::hooks(data_dir, config);
    let site = site(&daemon, config, data_dir).await?;
    let service = Arc::new(Running {
        hooks: hooks.clone(),
        log_address: public.as_ref().and_then(|(bound, _)| bound.local_addr().ok()),
        core: daemon.core.clone(),
        projections: daemon.projections.clone(),
        net: daemon.net.clone(),
        identity: Arc::clone(&daemon.identity),
        data_dir: data_dir.to_owned(),
        announce: config.net.announce.clone(),
        started: clock::now(),
        staging: Default::default(),
        backing: Default::default(),
        books: Default::default(),
        uploads: crate::service::uploads::Uploads::new(
            &spool,
            config.registry.import_max_mib.saturating_mul(1024 * 1024),
        ),
        door,
    });
    let telling = tokio::spawn(crate::runtime::webhooks::tell(daemon.core.clone(), hooks));
    let (stop, stopping) = tokio::sync::oneshot::channel::<()>();
    let spool = ImportSpool {
        dir: spool,
        max_bytes: config.registry.import_max_mib.saturating_mul(1024 * 1024),
    };
    let (close, closing) = tokio::sync::oneshot::channel::<()>();
    let pages = pages.map(|listening| {
        tracing::info!(web.url = %listening.url(), "the pages are served");
        let beside = beside::rest(&service, &spool, listening.is_secure());
        tokio::spawn(web::serve(listening, Arc::clone(&service), site, beside, async {
            let _told = closing.await;
        }))
    });
    let face = tokio::spawn(api::serve(listener, service, spool, async {
        // An error means that the sender is gone: stop all the same.
        let _told = stopping.await;
    }));
    let outside = public.map(|(bound, address)| {
        let log = RunningLog {
            core: daemon.core.clone(),
            projections: daemon.projections.clone(),
            identity: Arc::clone(&daemon.identity),
            dir: data_dir.join(LOG_DIR),
        };
        tokio::spawn(public::serve(bound, address.proxy, log))
    });
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .map_err(ServiceError::unexpected)?;
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
        () = stdin_ended() => {}
        () = daemon.failed() => tracing::error!("the core has stopped by itself"),
    }
    tracing::info!("stopping");
    if let Some(outside) = outside {
        outside.abort();
        // Its handles to the log's projections must be gone before these end.
        let _aborted = outside.await;
    }
    telling.abort();
    let _gone = close.send(());
    if let Some(pages) = pages {
        let _ended = tokio::time::timeout(Duration::from_secs(2), pages).await;
    }
    let _gone = stop.send(());
    // Requests under way are finished, but a follower may wait for 25 s: not for it.
    let _ended = tokio::time::timeout(Duration::from_secs(2), face).await;
    daemon.stop().await.map_err(Denied::from)?;
    let _absent = std::fs::remove_file(socket::path_in(data_dir));
    Ok(())
}

/// Listens for browsers, if the configuration says where.
async fn pages(data_dir: &Path, config: &Config) -> Outcome<Option<Listening>> {
    let Some(address) = config.web.address(data_dir)? else { return Ok(None) };
    web::bind(address).await.map(Some).map_err(|reason| {
        ServiceError::new(ErrorCode::Unavailable, "error-web-start").with("detail", reason)
    })
}

/// What pages say of the node.
async fn site(daemon: &Daemon, config: &Config, data_dir: &Path) -> Outcome<Site> {
    let synthetic = daemon.core.run(|core| Ok(core.synthetic)).await?;
    let doc = daemon.identity.descriptor.doc();
    Ok(Site {
        node: daemon.identity.name.to_string(),
        agency: doc.names.clone(),
        country: doc.country.to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        synthetic,
        language: Language::from_tag(&config.node.language).unwrap_or_default(),
        data_dir: data_dir.to_owned(),
    })
}

/// Waits for the end of standard input, for ever unless [`STOP_WITH_STDIN`] is set.
async fn stdin_ended() {
    if std::env::var_os(STOP_WITH_STDIN).is_none() {
        return std::future::pending().await;
    }
    let (ended, end) = tokio::sync::oneshot::channel();
    // A thread of its own: a read cannot be cancelled, and must not hold up the runtime's end.
    std::thread::spawn(move || {
        let _read = std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink());
        let _gone = ended.send(());
    });
    let _ended = end.await;
}

impl Offline for Program {
    fn init(&self, request: InitRequest) -> Outcome<InitView> {
        found(request, false)
    }

    fn restore(&self, request: RestoreRequest) -> Outcome<RestoreView> {
        keys::create_dir(&request.data_dir)?;
        let _lock = lock(&request.data_dir)?;
        backup::restore(&request.file, &request.data_dir, request.keys.as_ref(), clock::now())
    }

    fn serve(&self, data_dir: &Path, registry: Option<&str>) -> Outcome<()> {
        ensure_node(data_dir)?;
        let config = configuration(data_dir, registry)?;
        let _lock = lock(data_dir)?;
        telemetry(&config.telemetry.level)?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(ServiceError::unexpected)?;
        runtime.block_on(serve(data_dir, &config))
    }

    fn witness_new_key(&self, data_dir: &Path, root_dir: &Path) -> Outcome<WitnessKeyView> {
        ensure_node(data_dir)?;
        let _lock = lock(data_dir)?;
        witness::new_key(data_dir, root_dir)
    }

    fn observer_key(&self, file: &Path) -> Outcome<ObserverKeyView> {
        witness::observer_key(file)
    }

    fn demo(&self, request: DemoRequest, text: Text, out: &mut dyn Write) -> Outcome<DemoView> {
        demo::run(request, text, out)
    }

    fn verify_bundle(&self, request: VerifyBundleRequest) -> Outcome<VerifyView> {
        verify_bundle(&request)
    }

    fn log_verify(&self, data_dir: &Path, request: VerifyLogRequest) -> Outcome<LogVerifyView> {
        ensure_node(data_dir)?;
        let _lock = lock(data_dir)?;
        let mut store =
            SqliteStore::open_reader(&data_dir.join(STORE_FILE)).map_err(Denied::from)?;
        let descriptor = own_descriptor(&mut store)?;
        stopped::log_verify(&mut store, data_dir, &descriptor, &request)
    }

    fn registry_import(
        &self,
        data_dir: &Path,
        registry: Option<&str>,
        request: ImportRequest,
        files: &ImportFiles,
        progress: &mut dyn FnMut(ImportProgress),
    ) -> Outcome<ImportReportView> {
        let act = AdminAct::on(AdminCode::RecordsImported, &request.set);
        let (_lock, mut registry) = records::noted(data_dir, registry, &act)?;
        let ImportFiles { file, issues } = files;
        let reader = File::open(file).map_err(|e| ServiceError::file(file, &e))?;
        let reader = BufReader::new(reader);
        stopped::import_noting(&mut registry, reader, &request, issues.as_deref(), progress)
    }

    fn registry_export(
        &self,
        data_dir: &Path,
        registry: Option<&str>,
        request: ExportRequest,
        file: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Outcome<ExportView> {
        let set = request.set.clone().unwrap_or_default();
        let act = AdminAct::on(AdminCode::RecordsExported, set);
        let (_lock, registry) = records::noted(data_dir, registry, &act)?;
        stopped::export(&registry, &request, file, progress)
    }

    fn registry_inventory(
        &self,
        data_dir: &Path,
        registry: Option<&str>,
    ) -> Outcome<InventoryView> {
        let (_lock, registry) = records::locked(data_dir, registry)?;
        stopped::inventory(&registry)
    }

    fn registry_check(
        &self,
        data_dir: &Path,
        registry: Option<&str>,
    ) -> Outcome<RegistryCheckView> {
        let (_lock, registry) = records::locked(data_dir, registry)?;
        stopped::check(&registry)
    }

    fn registry_rebuild(
        &self,
        data_dir: &Path,
        registry: Option<&str>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Outcome<ExportView> {
        let (_lock, mut registry) = records::locked(data_dir, registry)?;
        stopped::rebuild(&mut registry, progress)
    }

    fn registry_find(
        &self,
        data_dir: &Path,
        registry: Option<&str>,
        request: FindRequest,
    ) -> Outcome<FindView> {
        ensure_node(data_dir)?;
        let _lock = lock(data_dir)?;
        let mut store = SqliteStore::open(&data_dir.join(STORE_FILE)).map_err(Denied::from)?;
        let own = own_descriptor(&mut store)?.doc().country;
        let synthetic = store.meta(SYNTHETIC).map_err(Denied::from)?.is_some();
        let registry = records::opened(data_dir, registry)?;
        records::note(&mut store, &AdminAct::on(AdminCode::RecordsSearched, ""))?;
        stopped::find(&registry, &request, own, synthetic)
    }

    fn registry_synth(
        &self,
        request: SynthRequest,
        out: &Path,
        progress: &dyn Fn(u64, u64),
    ) -> Outcome<SynthView> {
        trial::synth(&request, out, progress)
    }

    fn registry_evaluate(
        &self,
        request: EvaluateRequest,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Outcome<EvaluationReport> {
        trial::evaluate(&request, progress)
    }
}

/// The environment, as far as it is text.
fn environment() -> Vec<(String, String)> {
    std::env::vars_os()
        .filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?)))
        .collect()
}

/// Operational messages go to standard error.
fn telemetry(level: &str) -> Outcome<()> {
    let filter = tracing_subscriber::EnvFilter::try_new(level)
        .map_err(|_| ServiceError::unexpected(format!("telemetry.level: {level}")))?;
    // A second subscriber in one process (tests) keeps the first.
    let _first = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // Colours are for a person's eyes: a journal or a file gets the plain text.
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .try_init();
    Ok(())
}

/// Verifies a bundle: no configuration, no network, nothing but the file and the roots given.
///
/// # Errors
/// A root is not forty digits.
pub fn verify_bundle(request: &VerifyBundleRequest) -> Outcome<VerifyView> {
    let roots = request
        .roots
        .iter()
        .map(|text| {
            SafetyNumber::parse(text).ok_or_else(|| {
                ServiceError::new(ErrorCode::BadInput, "error-root").with("root", text)
            })
        })
        .collect::<Outcome<Vec<_>>>()?;
    let broken = |problem: String| VerifyView {
        verdict: Verdict::Broken,
        signers: Vec::new(),
        statements: 0,
        receipts: 0,
        checkpoints: 0,
        synthetic: false,
        problems: vec![problem],
        chain: Vec::new(),
        witnesses: Vec::new(),
    };
    let bundle = match Bundle::from_bytes(&request.bundle) {
        Ok(bundle) => bundle,
        Err(error) => return Ok(broken(error.to_string())),
    };
    let report = match bundle.verify() {
        Ok(report) => report,
        Err(error) => return Ok(broken(error.to_string())),
    };
    let verdict = match report.authentic(&roots) {
        Authenticity::Confirmed => Verdict::Authentic,
        Authenticity::Unconfirmed(_) => Verdict::Consistent,
    };
    Ok(VerifyView {
        verdict,
        signers: report
            .parties
            .iter()
            .map(|party| SignerView {
                node: party.node.to_string(),
                safety_number: party.safety_number.to_string(),
                confirmed: roots.contains(&party.safety_number),
            })
            .collect(),
        statements: (bundle.agreements.len() + bundle.messages.len()) as u64,
        receipts: bundle.receipts.len() as u64,
        checkpoints: bundle.checkpoints.len() as u64,
        synthetic: report.synthetic,
        problems: Vec::new(),
        chain: verified::chain(&report),
        witnesses: verified::witnesses(&report, &roots),
    })
}
