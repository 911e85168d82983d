//! The running node: network, core, projections and the tasks between them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use vestigo_protocol::codec;
use vestigo_protocol::ids::Digest;
use zeroize::Zeroizing;

use super::admin::ADMIN_LOG_DIR;
use super::attaching;
use super::core::{Core, Effect, Handle, Input, Release, Settings};
use super::cosigning::{self, Wanted};
use super::directory::Directory;
use super::identity::Identity;
use super::projection::{Projection, ProjectionError, Projections};
use super::recovering::{hearing, mirroring};
use super::sealing::{Growth, grew};
use super::surroundings::random;
use super::witnessing::{self, Asker, Witness};
use crate::net::{self, AckStatus, Event, Net, NetConfig, NetError, NetLimits, PeerKey};
use crate::registry::{Registry, RegistryError, RegistrySource};
use crate::store::blobs::{self, ATTACHMENTS_DIR};
use crate::store::{SqliteStore, StoreError, StoreResult};

/// Messages that may wait for one partner's link; the rest stays in the outbox and is sent by the
/// next tick.
const SENDS: usize = 4096;

/// How often time passes for the core: resends, releases and checkpoints are checked this often.
const TICK: Duration = Duration::from_millis(100);

/// Name of the store in the data directory.
pub const STORE_FILE: &str = "store.sqlite";
/// How often the registry is asked whether another process has written into it.
const REGISTRY_WATCH: Duration = Duration::from_secs(30);

/// Directory of the log's tiles in the data directory.
pub const LOG_DIR: &str = "log";

/// Opens a registry, founding it if need be. Not on a task of tokio's: the driver of a database
/// waits.
///
/// # Errors
/// [`RegistryError`].
pub fn open_registry(source: &RegistrySource) -> Result<Registry, RegistryError> {
    Registry::open(source, random())
}

/// What a daemon needs to start.
pub struct Start {
    /// The data directory.
    pub data_dir: PathBuf,
    /// Where the records are.
    pub registry: RegistrySource,
    /// Who we are.
    pub identity: Identity,
    /// Seed of the transport key.
    pub transport_seed: Zeroizing<[u8; 32]>,
    /// Addresses to listen on.
    pub listen: Vec<String>,
    /// Refuse key exchange that is not post-quantum.
    pub require_post_quantum: bool,
    /// Limits of the network.
    pub limits: NetLimits,
    /// The core's settings.
    pub settings: Settings,
    /// What we cosign.
    pub witness: Witness,
    /// Who cosigns us besides partners.
    pub witnesses: Wanted,
}

impl std::fmt::Debug for Start {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Start({})", self.identity.name)
    }
}

/// Why a daemon did not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The registry.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// The log's projections.
    #[error(transparent)]
    Projection(#[from] ProjectionError),
    /// The network.
    #[error(transparent)]
    Net(#[from] NetError),
    /// No thread.
    #[error("the operating system gives no thread: {0}")]
    Thread(#[from] std::io::Error),
    /// Another node runs under this transport key.
    #[error("the descriptor certifies another transport key than the one in the key file")]
    TransportKey,
}

/// A running node.
#[derive(Debug)]
pub struct Daemon {
    /// The core.
    pub core: Handle,
    /// The log's projections.
    pub projections: Projections,
    /// The network.
    pub net: Net,
    /// Who we are.
    pub identity: Arc<Identity>,
    tasks: JoinSet<()>,
    core_thread: std::thread::JoinHandle<StoreResult<()>>,
    projection_thread: std::thread::JoinHandle<()>,
    /// Ends when its sender is gone.
    registry_watch: (std::sync::mpsc::Sender<()>, std::thread::JoinHandle<()>),
}

impl Daemon {
    /// Starts everything. Needs a tokio runtime.
    ///
    /// # Errors
    /// [`StartError`]; nothing keeps running.
    pub async fn start(start: Start) -> Result<Self, StartError> {
        let identity = Arc::new(start.identity);
        let own = PeerKey::of_seed(&start.transport_seed);
        if identity.transport_key() != Some(own.0) {
            return Err(StartError::TransportKey);
        }
        let store_path = start.data_dir.join(STORE_FILE);
        let store = SqliteStore::open(&store_path)?;
        let mut projection = Projection::open(
            &start.data_dir.join(LOG_DIR),
            &start.data_dir.join(ADMIN_LOG_DIR),
            Box::new(SqliteStore::open_reader(&store_path)?),
        )?;
        projection.publish_descriptors(&identity.descriptor)?;
        let directory = Directory::default();
        let (net, events) = net::start(NetConfig {
            listen: start.listen,
            transport_seed: start.transport_seed,
            require_post_quantum: start.require_post_quantum,
            limits: start.limits,
        })
        .await?;
        let source = start.registry;
        let opened = tokio::task::spawn_blocking(move || {
            let registry = open_registry(&source)?;
            let watched = registry.sibling()?;
            Ok::<_, RegistryError>((registry, watched))
        });
        let (registry, watched) = opened.await.map_err(std::io::Error::other)??;
        let mut core = Core::open(
            Arc::clone(&identity),
            start.settings,
            Box::new(store),
            registry,
            directory.clone(),
        )?;
        core.witness = start.witness;
        core.witness.standings.expect(&start.witnesses);
        let (handle, inputs) = Handle::new(&core);
        let (checkpoints, to_cosign) = watch::channel(core.note.clone());
        let (projections, projection_thread) = Projections::start(projection)?;
        let mut tasks = JoinSet::new();
        let (peers, peer_updates) = watch::channel(Vec::new());
        let (growths, to_prove) = mpsc::channel(16);
        let (wakes, to_fetch) = mpsc::channel(attaching::WAKES);
        let attachments = start.data_dir.join(ATTACHMENTS_DIR);
        match core.remove_orphans(&attachments) {
            Ok(0) => {}
            Ok(files) => tracing::info!(files, "parts of files that nobody waits for were removed"),
            Err(reason) => tracing::warn!(%reason, "left parts of files could not be looked for"),
        }
        let mut release = Releasing {
            net: net.clone(),
            projections: projections.clone(),
            senders: BTreeMap::new(),
            peers,
            checkpoints,
            growths,
            wakes,
            attachments: attachments.clone(),
            runtime: tokio::runtime::Handle::current(),
        };
        let (watching, unwatched) = std::sync::mpsc::channel();
        let watch = std::thread::Builder::new()
            .name("registry-watch".to_owned())
            .spawn(move || watch_registry(watched, &unwatched))?;
        let core_thread = std::thread::Builder::new()
            .name("core".to_owned())
            .spawn(move || core.run(inputs, &mut release))?;
        tasks.spawn(update_peers(net.clone(), peer_updates));
        tasks.spawn(dispatch(
            events,
            directory.clone(),
            handle.clone(),
            projections.clone(),
            attachments.clone(),
        ));
        tasks.spawn(attaching::fetch(net.clone(), handle.clone(), attachments, to_fetch));
        tasks.spawn(hearing::recover(
            net.clone(),
            handle.clone(),
            directory.clone(),
            Arc::clone(&identity),
        ));
        tasks.spawn(tick(handle.clone()));
        tasks.spawn(prove_growth(net.clone(), handle.clone(), to_prove));
        tasks.spawn(cosigning::gather(
            net.clone(),
            handle.clone(),
            projections.clone(),
            start.witnesses,
            to_cosign,
        ));
        Ok(Self {
            core: handle,
            projections,
            net,
            identity,
            tasks,
            core_thread,
            projection_thread,
            registry_watch: (watching, watch),
        })
    }

    /// Waits until the core ends by itself, which it does only when the store fails.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn failed(&self) {
        // The core's queue closes when its thread ends.
        self.core.closed().await;
    }

    /// Stops in order: no new inputs, what is queued becomes durable, links are closed.
    ///
    /// # Errors
    /// The store failed in the last batch.
    pub async fn stop(mut self) -> StoreResult<()> {
        // The core may have ended already.
        let _ended = self.core.send(Input::Stop).await;
        self.net.shutdown().await;
        self.tasks.shutdown().await;
        drop(self.projections);
        let (core, projection) = (self.core_thread, self.projection_thread);
        let (watching, watch) = self.registry_watch;
        let joined = tokio::task::spawn_blocking(move || {
            let result = core.join();
            let _ended = projection.join();
            drop(watching);
            let _ended = watch.join();
            result
        })
        .await;
        match joined {
            Ok(Ok(result)) => result,
            _ => Err(StoreError::Foreign("the core's thread failed".to_owned())),
        }
    }
}

/// Takes notice of what others write into the registry's database, until the daemon is gone. A
/// thread of its own: reading on and building the index waits.
fn watch_registry(mut registry: Registry, unwatched: &std::sync::mpsc::Receiver<()>) {
    use std::sync::mpsc::RecvTimeoutError;
    while unwatched.recv_timeout(REGISTRY_WATCH) == Err(RecvTimeoutError::Timeout) {
        if let Err(reason) = registry.refresh() {
            tracing::warn!(%reason, "what is new in the registry could not be read");
        }
    }
}

/// Puts effects where they belong, without waiting.
struct Releasing {
    net: Net,
    projections: Projections,
    senders: BTreeMap<PeerKey, mpsc::Sender<(u64, Vec<u8>)>>,
    peers: watch::Sender<Vec<net::Peer>>,
    checkpoints: watch::Sender<Option<(u64, String)>>,
    growths: mpsc::Sender<Box<Growth>>,
    wakes: mpsc::Sender<PeerKey>,
    attachments: PathBuf,
    runtime: tokio::runtime::Handle,
}

impl Release for Releasing {
    fn release(&mut self, effect: Effect) {
        match effect {
            Effect::Ack(slot, messages) => slot.durable(messages),
            Effect::Refuse(slot, status) => slot.refuse(status),
            Effect::Send { peer, seq, bytes } => {
                let (net, runtime) = (&self.net, &self.runtime);
                let sender = self.senders.entry(peer).or_insert_with(|| {
                    let (sender, receiver) = mpsc::channel(SENDS);
                    runtime.spawn(send_in_order(net.clone(), peer, receiver));
                    sender
                });
                // Full: the row stays in the outbox, and a later tick sends it.
                let _later = sender.try_send((seq, bytes));
            }
            // The newest list is the whole truth: an older one may be skipped, never the newest.
            Effect::Peers(peers) => drop(self.peers.send_replace(peers)),
            Effect::Published { size, note } => {
                self.projections.published(size, note.clone());
                // The newest is what is cosigned: an older one may be skipped.
                drop(self.checkpoints.send_replace(Some((size, note))));
            }
            Effect::PublishedAdmin { size, note } => self.projections.published_admin(size, note),
            Effect::NewDescriptor => self.projections.new_descriptor(),
            Effect::CheckGrowth(growth) => {
                // Sixteen proofs under way: the next checkpoint brings the next chance.
                let _later = self.growths.try_send(growth);
            }
            Effect::Fetch(peer) => {
                // Full: a link that comes up asks again.
                let _later = self.wakes.try_send(peer);
            }
            Effect::RemoveFiles(folder) => {
                let dir = blobs::folder(&self.attachments, &folder);
                self.runtime.spawn_blocking(move || {
                    // Without their key they say nothing; they are overwritten all the same.
                    if let Err(reason) = blobs::destroy(&dir) {
                        tracing::error!(%reason, "files whose key was destroyed could not be removed");
                    }
                });
            }
            Effect::Discard(files) => {
                let dir = self.attachments.clone();
                self.runtime.spawn_blocking(move || {
                    files.iter().for_each(|file| file.blob(&dir).remove());
                });
            }
            Effect::Reply(reply) => reply(),
        }
    }
}

/// Sends one partner's messages in the order in which they were committed.
async fn send_in_order(net: Net, peer: PeerKey, mut waiting: mpsc::Receiver<(u64, Vec<u8>)>) {
    while let Some((seq, bytes)) = waiting.recv().await {
        // Not sent: no link, or on its way already. The outbox knows, and sends it again.
        if let Err(reason) = net.send(peer, seq, bytes).await {
            tracing::debug!(peer.id = %peer, %reason, "a message waits in the outbox");
        }
    }
}

async fn update_peers(net: Net, mut updates: watch::Receiver<Vec<net::Peer>>) {
    while updates.changed().await.is_ok() {
        let peers = updates.borrow_and_update().clone();
        if net.set_peers(peers).await.is_err() {
            return;
        }
    }
}

/// Asks partners for the proofs that their logs only grew. No answer is no accusation: the next
/// checkpoint asks again.
async fn prove_growth(net: Net, core: Handle, mut waiting: mpsc::Receiver<Box<Growth>>) {
    while let Some(growth) = waiting.recv().await {
        let partner = growth.partner.clone();
        let peer = core
            .run(move |core| Ok(core.partners.get(&partner).map(|p| PeerKey(p.record.transport))))
            .await;
        let Ok(Some(peer)) = peer else { continue };
        let verified = if mirroring::follow(&net, &core, peer, &growth).await {
            true
        } else {
            let request = codec::encode(&(1u64, growth.old.0, growth.new.0));
            let Ok(response) = net.log_request(peer, request).await else { continue };
            let path = codec::decode::<Vec<Digest>>(&response).unwrap_or_default();
            if path.is_empty() {
                continue;
            }
            grew(&growth, &path)
        };
        let kept = core
            .run(move |core| match verified {
                true => {
                    core.log_verified(&growth.partner);
                    Ok(())
                }
                false => core.forked(&growth.partner, &growth.old_note, &growth.new_note),
            })
            .await;
        if kept.is_err() {
            return;
        }
    }
}

async fn tick(core: Handle) {
    let mut interval = tokio::time::interval(TICK);
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        interval.tick().await;
        if core.send(Input::Tick).await.is_err() {
            return;
        }
    }
}

/// Takes the network's events, verifies what they carry, and gives it to the core.
async fn dispatch(
    mut events: mpsc::Receiver<Event>,
    directory: Directory,
    core: Handle,
    projections: Projections,
    attachments: PathBuf,
) {
    while let Some(event) = events.recv().await {
        let taken = match event {
            Event::Listening { address } => {
                tracing::info!(net.address = %address, "listening");
                Ok(())
            }
            Event::LinkUp { peer, post_quantum, .. } => {
                tracing::info!(peer.id = %peer, net.post_quantum = post_quantum, "link up");
                core.send(Input::LinkUp { peer }).await
            }
            Event::LinkDown { peer } => {
                tracing::info!(peer.id = %peer, "link down");
                core.send(Input::LinkDown { peer }).await
            }
            Event::Message { peer, bytes, ack, .. } => {
                let Some(known) = directory.get(peer) else {
                    ack.refuse(AckStatus::UnknownKey);
                    continue;
                };
                match known.verify(&bytes) {
                    Ok(arrived) => {
                        core.send(Input::Arrived { known, arrived, ack: Some(ack) }).await
                    }
                    Err(status) => {
                        tracing::warn!(
                            partner.name = %known.name, status = ?status,
                            "a message was refused before it was believed"
                        );
                        core.rejected(status);
                        ack.refuse(status);
                        Ok(())
                    }
                }
            }
            Event::Acked { peer, seq, status, messages } => {
                acked(&directory, &core, peer, seq, status, messages).await
            }
            Event::BlobRequest { peer, bytes, frames } => {
                let (core, dir) = (core.clone(), attachments.clone());
                tokio::spawn(attaching::serve(core, dir, peer, bytes, frames));
                Ok(())
            }
            Event::LogRequest { peer, bytes, reply } => {
                let (projections, core) = (projections.clone(), core.clone());
                tokio::spawn(async move {
                    if let Some(body) = witnessing::request_of(&bytes) {
                        let answer = witnessing::answer(&core, Asker::Partner(peer), body).await;
                        return reply.send(codec::encode(&answer));
                    }
                    hearing::serve(core, projections, peer, bytes, reply).await;
                });
                Ok(())
            }
        };
        if taken.is_err() {
            return;
        }
    }
}

/// The statements beside an acknowledgement are messages like any other.
async fn acked(
    directory: &Directory,
    core: &Handle,
    peer: PeerKey,
    seq: u64,
    status: AckStatus,
    messages: Vec<Vec<u8>>,
) -> Result<(), super::error::Denied> {
    for bytes in messages {
        let Some(known) = directory.get(peer) else { continue };
        match known.verify(&bytes) {
            Ok(arrived) => core.send(Input::Arrived { known, arrived, ack: None }).await?,
            Err(status) => {
                core.rejected(status);
                tracing::debug!(
                    partner.name = %known.name, status = ?status,
                    "a statement beside an acknowledgement was refused"
                );
            }
        }
    }
    core.send(Input::Acked { peer, seq, status }).await
}
