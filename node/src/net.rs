//! The network: long-lived, post-quantum links to partners, over libp2p.
//!
//! [`start`] gives a [`Net`], a handle to clone, and a stream of [`Event`]s. The network moves
//! bytes: it neither reads nor signs messages, and it decides nothing about them. What must
//! survive it is in the outbox of the layer above, which on [`Event::LinkUp`] sends what the
//! partner does not have and on [`Event::LinkDown`] waits.
//!
//! ```text
//! accept ─► gate (rate and slots per address block) ─► TLS 1.3, X25519MLKEM768
//!        ─► door (keys of partners only) ─► connection limits ─► link, log, identify, ping
//! ```
//!
//! A stranger's connection ends at the door: nothing of ours has parsed a byte of it by then. No
//! type of libp2p leaves this module.

pub mod limits;
mod peer;
mod event;
mod counters;
mod frame;
mod bucket;
mod backoff;
mod dials;
mod roster;
mod tls;
mod gate;
mod link;
mod log;
mod blob;
pub mod https;
pub mod oidc;
pub mod witness;
pub mod webhook;
mod swarm;
mod task;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fmt,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use libp2p::{Multiaddr, identity::Keypair};
use thiserror::Error;
use tokio::sync::{mpsc, oneshot};
use zeroize::Zeroizing;

pub use counters::Counters;
pub use event::{AckSlot, AckStatus, Event, FrameSlot, ReplySlot};
pub use limits::NetLimits;
pub use log::LogError;
pub use peer::{Peer, PeerIdError, PeerKey};

use blob::Fetching;
use counters::Cells;
use limits::{BLOB_FRAMES, COMMANDS, LOG_REQUEST_MAX, MESSAGE_MAX};
use link::{Common, Link, Unsent};
use log::Asking;
use task::{Command, Task};
use tls::PqTls;

/// How a node takes part in the network.
#[derive(Clone)]
pub struct NetConfig {
    /// Multiaddresses to listen on, for example `/ip4/0.0.0.0/tcp/4001`. Port 0 picks one.
    pub listen: Vec<String>,
    /// The Ed25519 seed of the transport key.
    pub transport_seed: Zeroizing<[u8; 32]>,
    /// Refuse connections whose keys were agreed without X25519MLKEM768. The shipped default is
    /// true; false is for partners whose software cannot yet.
    pub require_post_quantum: bool,
    /// Rates, waits and sizes.
    pub limits: NetLimits,
}

impl fmt::Debug for NetConfig {
    /// Without the seed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NetConfig")
            .field("listen", &self.listen)
            .field("require_post_quantum", &self.require_post_quantum)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// Why the network did not start, or stopped listening to its handle.
#[derive(Debug, Error)]
pub enum NetError {
    /// The environment would make TLS write its session secrets to a file.
    #[error(
        "SSLKEYLOGFILE is set: TLS would write the keys of every connection to that file; unset \
         it and start again"
    )]
    KeyLog,
    /// A listening address cannot be read.
    #[error("{address} is not a multiaddress such as /ip4/0.0.0.0/tcp/4001: {reason}")]
    BadAddress {
        /// As configured.
        address: String,
        /// libp2p's words.
        reason: String,
    },
    /// A listening address cannot be used.
    #[error("cannot listen on {address}: {reason}")]
    Listen {
        /// As configured.
        address: String,
        /// The operating system's or libp2p's words.
        reason: String,
    },
    /// No certificate could be made from the transport key.
    #[error("no TLS certificate could be made from the transport key: {0}")]
    Certificate(String),
    /// The network has been shut down.
    #[error("the network has been shut down")]
    Stopped,
}

/// Why a message was not sent.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SendError {
    /// There is no link to the partner; the message waits in the outbox.
    #[error("there is no link to the partner; send again after it is up")]
    NoLink,
    /// The same number is still unacknowledged.
    #[error("message {0} is on its way already")]
    InFlight(u64),
    /// Larger than [`MESSAGE_MAX`].
    #[error("a message of {0} bytes; at most 73,712 fit one frame")]
    TooLarge(usize),
}

/// What the handles and the task share.
#[derive(Debug, Default)]
struct Shared {
    /// The current link of each partner.
    links: RwLock<BTreeMap<PeerKey, Arc<Link>>>,
    listening: RwLock<Vec<String>>,
    cells: Arc<Cells>,
}

impl Shared {
    fn link(&self, peer: PeerKey) -> Option<Arc<Link>> {
        self.links.read().unwrap_or_else(PoisonError::into_inner).get(&peer).cloned()
    }

    fn insert(&self, link: Arc<Link>) {
        let mut links = self.links.write().unwrap_or_else(PoisonError::into_inner);
        links.insert(link.peer, link);
    }

    fn remove(&self, peer: PeerKey) {
        self.links.write().unwrap_or_else(PoisonError::into_inner).remove(&peer);
    }

    fn listening(&self, address: String) {
        self.listening.write().unwrap_or_else(PoisonError::into_inner).push(address);
    }

    fn not_listening(&self, address: &str) {
        let mut listening = self.listening.write().unwrap_or_else(PoisonError::into_inner);
        listening.retain(|known| known != address);
    }
}

/// A handle to the running network; clones are the same network. When the last one is dropped,
/// the network shuts down.
#[derive(Clone)]
pub struct Net {
    own: PeerKey,
    shared: Arc<Shared>,
    commands: mpsc::Sender<Command>,
}

impl fmt::Debug for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Net({})", self.own)
    }
}

impl Net {
    /// The own transport key.
    #[must_use]
    pub fn key(&self) -> PeerKey {
        self.own
    }

    /// Sends a message under an outbox number, after waiting for room in the window, for the
    /// partner's credit and for the end of a pause it asked for. Every success ends in one
    /// [`Event::Acked`] or in [`Event::LinkDown`]. Await it where no events are taken.
    ///
    /// Messages leave in the order of their calls if one task makes them. Dropping the future
    /// sends nothing.
    ///
    /// # Errors
    /// [`SendError`]: there is no link, or it went down while waiting; the number is in use; the
    /// message is too large.
    pub async fn send(&self, peer: PeerKey, seq: u64, bytes: Vec<u8>) -> Result<(), SendError> {
        if bytes.len() > MESSAGE_MAX {
            return Err(SendError::TooLarge(bytes.len()));
        }
        let mut bytes = bytes;
        let mut tried: Option<Arc<Link>> = None;
        loop {
            let link = self.shared.link(peer).ok_or(SendError::NoLink)?;
            if tried.is_some_and(|tried| Arc::ptr_eq(&tried, &link)) {
                return Err(SendError::NoLink);
            }
            match link.send(seq, bytes).await {
                Ok(()) => return Ok(()),
                Err(Unsent::InFlight) => return Err(SendError::InFlight(seq)),
                // Another link may have superseded this one.
                Err(Unsent::Closed(back)) => bytes = back,
            }
            tried = Some(link);
        }
    }

    /// Asks a partner to send no messages for a while; it counts at most
    /// [`BUSY_MAX`](limits::BUSY_MAX), and zero ends an earlier pause. Nothing happens without a
    /// link.
    pub fn pause(&self, peer: PeerKey, retry_after: Duration) {
        if let Some(link) = self.shared.link(peer) {
            link.pause_partner(retry_after);
        }
    }

    /// Says who the partners are. When it returns, those left out are being disconnected and
    /// cannot come back, and new ones are admitted and dialled. Own key: ignored.
    ///
    /// # Errors
    /// [`NetError::Stopped`].
    pub async fn set_peers(&self, peers: Vec<Peer>) -> Result<(), NetError> {
        let (done, set) = oneshot::channel();
        self.command(Command::SetPeers { peers, done }).await?;
        set.await.map_err(|_| NetError::Stopped)
    }

    /// One request and its response on `/vestigo/log/1`, at most 15 s.
    ///
    /// # Errors
    /// [`LogError`].
    pub async fn log_request(&self, peer: PeerKey, bytes: Vec<u8>) -> Result<Vec<u8>, LogError> {
        if bytes.len() > LOG_REQUEST_MAX {
            return Err(LogError::TooLarge(bytes.len()));
        }
        let (reply, response) = oneshot::channel();
        let asking = Asking { bytes, reply };
        let sent = self.command(Command::Ask { peer, asking }).await;
        sent.map_err(|_| LogError::NoLink)?;
        // Dropped unanswered: the connection closed meanwhile.
        response.await.unwrap_or(Err(LogError::NoLink))
    }

    /// One request on `/vestigo/blob/1` and the frames of its reply, as they come. They end when the
    /// partner has no more, does not answer or stalls, when another request to it is under way, or
    /// when there is no link; and when the receiver is dropped, which ends the substream.
    pub async fn blob_request(&self, peer: PeerKey, bytes: Vec<u8>) -> mpsc::Receiver<Vec<u8>> {
        let (frames, arriving) = mpsc::channel(BLOB_FRAMES);
        let fetching = Fetching { bytes, frames };
        // Not taken: the sender is dropped, and the frames end.
        let _stopped = self.command(Command::Fetch { peer, fetching }).await;
        arriving
    }

    /// Totals since the start.
    #[must_use]
    pub fn counters(&self) -> Counters {
        self.shared.cells.read()
    }

    /// Where the node listens now, as multiaddresses without the peer id.
    #[must_use]
    pub fn addresses(&self) -> Vec<String> {
        self.shared.listening.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Closes every connection in order and stops. The stream of events ends.
    pub async fn shutdown(&self) {
        let (done, stopped) = oneshot::channel();
        if self.command(Command::Shutdown { done }).await.is_ok() {
            // An error says that the task is gone, which is what was wanted.
            let _stopped = stopped.await;
        }
    }

    async fn command(&self, command: Command) -> Result<(), NetError> {
        self.commands.send(command).await.map_err(|_| NetError::Stopped)
    }
}

/// Refuses an environment in which TLS would write its session secrets to a file: libp2p's TLS
/// always follows `SSLKEYLOGFILE`. `lookup` reads an environment variable.
///
/// # Errors
/// [`NetError::KeyLog`].
pub fn refuse_key_log(lookup: impl Fn(&str) -> Option<OsString>) -> Result<(), NetError> {
    if lookup("SSLKEYLOGFILE").is_some() { Err(NetError::KeyLog) } else { Ok(()) }
}

/// Starts the network, which listens and admits nobody until [`Net::set_peers`]. Needs a tokio
/// runtime.
///
/// # Errors
/// [`NetError`]: `SSLKEYLOGFILE` is set, or a listening address cannot be read or used.
pub async fn start(config: NetConfig) -> Result<(Net, mpsc::Receiver<Event>), NetError> {
    refuse_key_log(|name| std::env::var_os(name))?;
    start_with(config, |_, tls| tls)
}

/// [`start`] with a chance to change the TLS, for the tests.
fn start_with(
    config: NetConfig,
    change: impl FnOnce(&Keypair, PqTls) -> PqTls,
) -> Result<(Net, mpsc::Receiver<Event>), NetError> {
    let NetConfig { listen, transport_seed, require_post_quantum, limits } = config;
    let own = PeerKey::of_seed(&transport_seed);
    let keypair = Keypair::ed25519_from_bytes(transport_seed)
        .map_err(|e| NetError::Certificate(e.to_string()))?;
    let shared = Arc::new(Shared::default());
    let tls = PqTls::new(&keypair, require_post_quantum, Arc::clone(&shared.cells))
        .map_err(|e| NetError::Certificate(e.to_string()))?;
    let tls = change(&keypair, tls);
    let (events, stream) = mpsc::channel(limits.events.max(1));
    let common = Common { events, cells: Arc::clone(&shared.cells), limits: Arc::new(limits) };
    let mut swarm = swarm::build(&keypair, tls, common.clone());
    for address in listen {
        let parsed: Multiaddr = address.parse().map_err(|e: libp2p::multiaddr::Error| {
            NetError::BadAddress { address: address.clone(), reason: e.to_string() }
        })?;
        swarm.listen_on(parsed).map_err(|e| NetError::Listen { address, reason: e.to_string() })?;
    }
    let (commands, received) = mpsc::channel(COMMANDS);
    let task = Task::new(own, swarm, Arc::clone(&shared), common, received);
    tokio::spawn(task.run());
    Ok((Net { own, shared, commands }, stream))
}
