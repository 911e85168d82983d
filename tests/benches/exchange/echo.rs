//! The bare echo: the link, the signatures and strict verifications of an exchange, and nothing
//! else. No content is made or read, nothing is stored, nobody decides.
//!
//! ```text
//! asker                                      partner
//! sign 1 ── MSG query ─────────────────────► verify 1
//!                                            sign 2, sign 3
//! verify 2 ◄───────────── ACK with accepted ─
//! verify 3 ◄──────────────────── MSG answer ─
//! sign 4 ── ACK with delivered ────────────► verify 4
//! ```
//!
//! Frames, acknowledgements and sizes are those of the exchange, and once a second each side signs
//! a checkpoint with both keys, which travels with its next message and is verified.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use vestigo::net::{self, AckStatus, Event, Net, NetConfig, NetLimits, Peer, PeerKey};
use vestigo::runtime::clock;
use vestigo_protocol::ids::{Digest, NodeName};
use vestigo_protocol::key::{PublicKey, SecretKey};
use vestigo_protocol::log::checkpoint::{Checkpoint, LogKeys, LogSigner, SignedCheckpoint};

use crate::Failure;
use crate::load::Conversation;
use crate::process;

/// The argument by which the second process becomes the echo.
pub(crate) const ROLE: &str = "partner-echo";

/// Messages that may wait for the link.
const SENDS: usize = 4096;

/// How long one echo, or the opening of the link, may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Mean bytes of one kind of message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// The whole message.
    pub(crate) message: usize,
    /// Its statement: what is signed, but for some dozen bytes.
    pub(crate) statement: usize,
}

/// Sizes of query, accepted, answer and delivered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes(pub(crate) [Size; 4]);

impl Sizes {
    /// For the second process.
    pub(crate) fn to_argument(self) -> String {
        self.0.map(|s| format!("{}:{}", s.message, s.statement)).join(",")
    }

    fn from_argument(text: &str) -> Result<Self, Failure> {
        let mut sizes = Vec::new();
        for part in text.split(',') {
            let (message, statement) = part.split_once(':').ok_or("a size is two numbers")?;
            sizes.push(Size { message: message.parse()?, statement: statement.parse()? });
        }
        Ok(Self(sizes.try_into().map_err(|_| "there are four sizes")?))
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.map(|s| s.message.to_string()).join(", "))
    }
}

/// Which of the four.
#[derive(Clone, Copy)]
enum Step {
    Query,
    Accepted,
    Answer,
    Delivered,
}

/// What one side does with keys, and how often it did.
struct Side {
    sizes: Sizes,
    signing: SecretKey,
    theirs: PublicKey,
    log: LogSigner,
    their_log: LogKeys,
    /// The newest note, until it has left.
    note: Mutex<Option<Vec<u8>>>,
    signed: AtomicU64,
    verified: AtomicU64,
    checkpoints_signed: AtomicU64,
    checkpoints_verified: AtomicU64,
}

/// Bytes of the number and of the signature before what is signed.
const NUMBER: usize = 8;
const HEAD: usize = NUMBER + 64;

impl Side {
    /// The side with seeds of `own`, against the one with seeds of `other`.
    fn new(sizes: Sizes, own: u8, other: u8) -> Result<Self, Failure> {
        Ok(Self {
            sizes,
            signing: SecretKey::from_seed(&[own; 32]),
            theirs: SecretKey::from_seed(&[other; 32]).public().clone(),
            log: log_signer(own)?,
            their_log: log_signer(other)?.keys(),
            note: Mutex::new(None),
            signed: AtomicU64::new(0),
            verified: AtomicU64::new(0),
            checkpoints_signed: AtomicU64::new(0),
            checkpoints_verified: AtomicU64::new(0),
        })
    }

    fn size(&self, step: Step) -> Size {
        let Sizes([query, accepted, answer, delivered]) = self.sizes;
        match step {
            Step::Query => query,
            Step::Accepted => accepted,
            Step::Answer => answer,
            Step::Delivered => delivered,
        }
    }

    /// `number ‖ signature ‖ statement ‖ filling`, as long as the real message.
    fn sign(&self, step: Step, number: u64) -> Vec<u8> {
        let size = self.size(step);
        let statement = vec![0x5a; size.statement.saturating_sub(64)];
        let mut bytes = Vec::with_capacity(size.message);
        bytes.extend_from_slice(&number.to_be_bytes());
        bytes.extend_from_slice(&self.signing.sign(&statement));
        bytes.extend_from_slice(&statement);
        bytes.resize(size.message.max(bytes.len()), 0);
        self.signed.fetch_add(1, Ordering::Relaxed);
        bytes
    }

    /// With the newest checkpoint, if it has not left yet: only what the outbox carries has one.
    fn with_note(&self, mut bytes: Vec<u8>) -> Vec<u8> {
        let note = self.note.lock().unwrap_or_else(PoisonError::into_inner).take();
        bytes.extend(note.unwrap_or_default());
        bytes
    }

    /// Its number, if the signature holds strictly.
    fn verify(&self, step: Step, bytes: &[u8]) -> Result<u64, Failure> {
        let size = self.size(step);
        let statement = HEAD..HEAD + size.statement.saturating_sub(64);
        let number = bytes.get(..NUMBER).ok_or("a number")?;
        let signature = bytes.get(NUMBER..HEAD).ok_or("a signature")?;
        let statement_end = statement.end;
        let statement = bytes.get(statement).ok_or("a statement")?;
        self.theirs.verify(statement, signature)?;
        self.verified.fetch_add(1, Ordering::Relaxed);
        let note = bytes.get(size.message.max(statement_end)..).unwrap_or_default();
        if !note.is_empty() {
            SignedCheckpoint::from_bytes(note)?.verify(&self.their_log)?;
            self.checkpoints_verified.fetch_add(1, Ordering::Relaxed);
        }
        Ok(u64::from_be_bytes(number.try_into()?))
    }

    /// Signs a checkpoint each second.
    async fn checkpoints(self: Arc<Self>, origin: NodeName) -> Result<(), Failure> {
        let mut second = tokio::time::interval(Duration::from_secs(1));
        for size in 1.. {
            second.tick().await;
            let checkpoint = Checkpoint { origin: origin.clone(), size, root: Digest([7; 32]) };
            let note = self.log.sign(&checkpoint, clock::now())?.to_text().into_bytes();
            *self.note.lock().unwrap_or_else(PoisonError::into_inner) = Some(note);
            self.checkpoints_signed.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Whether as many statements came in as went out: each exchange is two and two.
    fn is_even(&self) -> bool {
        self.signed.load(Ordering::Relaxed) == self.verified.load(Ordering::Relaxed)
    }

    fn counts(&self) -> String {
        let read = |cell: &AtomicU64| cell.load(Ordering::Relaxed);
        format!(
            "{} statements signed, {} verified strictly, {} checkpoints signed (Ed25519 and \
             ML-DSA-44), {} verified",
            read(&self.signed),
            read(&self.verified),
            read(&self.checkpoints_signed),
            read(&self.checkpoints_verified)
        )
    }
}

fn origin(seed: u8) -> Result<NodeName, Failure> {
    Ok(NodeName::parse(if seed == ASKER { "vestigo/xa/echo" } else { "vestigo/xb/echo" })?)
}

fn log_signer(seed: u8) -> Result<LogSigner, Failure> {
    let seeds = |n: u8| zeroize_seed(seed.wrapping_add(n));
    Ok(LogSigner::new(origin(seed)?, &seeds(100), &seeds(150))?)
}

/// Seeds of the two sides: fixed, and good for nothing but this.
const ASKER: u8 = 1;
const PARTNER: u8 = 2;

fn zeroize_seed(byte: u8) -> zeroize::Zeroizing<[u8; 32]> {
    zeroize::Zeroizing::new([byte; 32])
}

async fn link(seed: u8) -> Result<(Net, mpsc::Receiver<Event>), Failure> {
    let config = NetConfig {
        listen: vec!["/ip4/127.0.0.1/tcp/0".to_owned()],
        transport_seed: zeroize_seed(seed),
        require_post_quantum: true,
        limits: NetLimits::default(),
    };
    Ok(net::start(config).await?)
}

async fn admit(net: &Net, seed: u8, addresses: Vec<String>) -> Result<(), Failure> {
    let key = PeerKey::of_seed(&[seed; 32]);
    Ok(net.set_peers(vec![Peer { key, addresses, last_durable_seq: 0 }]).await?)
}

/// Sends in the order given, as the daemon does; the task that takes events never waits for it.
fn sender(net: &Net, to: u8) -> mpsc::Sender<Vec<u8>> {
    let (queue, mut waiting) = mpsc::channel::<Vec<u8>>(SENDS);
    let (net, peer) = (net.clone(), PeerKey::of_seed(&[to; 32]));
    tokio::spawn(async move {
        let mut seq = 0;
        while let Some(bytes) = waiting.recv().await {
            seq += 1;
            if net.send(peer, seq, bytes).await.is_err() {
                return;
            }
        }
    });
    queue
}

/// The partner's process.
pub(crate) async fn serve_partner(sizes: &str) -> Result<(), Failure> {
    let side = Arc::new(Side::new(Sizes::from_argument(sizes)?, PARTNER, ASKER)?);
    let (net, mut events) = link(PARTNER).await?;
    admit(&net, ASKER, Vec::new()).await?;
    let answers = sender(&net, ASKER);
    tokio::spawn(Arc::clone(&side).checkpoints(origin(PARTNER)?));
    let ending = process::told_to_end();
    let mut ending = std::pin::pin!(ending);
    let mut told = false;
    // The last receipts are still on their way when it is told to end.
    while !(told && side.is_even()) {
        let event = tokio::select! {
            event = events.recv() => event.ok_or("the network stopped")?,
            ended = &mut ending, if !told => {
                ended?;
                told = true;
                continue;
            }
        };
        match event {
            Event::Listening { address } => process::say(&address)?,
            Event::Message { bytes, ack, .. } => {
                let number = side.verify(Step::Query, &bytes)?;
                let accepted = side.sign(Step::Accepted, number);
                let answer = side.with_note(side.sign(Step::Answer, number));
                answers.try_send(answer)?;
                ack.durable(vec![accepted]);
            }
            Event::Acked { status: AckStatus::Durable, messages, .. } => {
                for delivered in messages {
                    side.verify(Step::Delivered, &delivered)?;
                }
            }
            _ => {}
        }
    }
    process::say(&side.counts())
}

/// The asking side.
pub(crate) struct EchoAsker {
    side: Arc<Side>,
    net: Net,
    queries: mpsc::Sender<Vec<u8>>,
    next: AtomicU64,
    waiting: Arc<Mutex<BTreeMap<u64, oneshot::Sender<()>>>>,
}

impl EchoAsker {
    /// Opens the link.
    pub(crate) async fn start(sizes: Sizes, address: &str) -> Result<Self, Failure> {
        let side = Arc::new(Side::new(sizes, ASKER, PARTNER)?);
        let (net, mut events) = link(ASKER).await?;
        admit(&net, PARTNER, vec![address.to_owned()]).await?;
        let up = async {
            loop {
                match events.recv().await {
                    Some(Event::LinkUp { .. }) => return Ok(()),
                    Some(_) => {}
                    None => return Err::<(), Failure>("the network stopped".into()),
                }
            }
        };
        tokio::time::timeout(PATIENCE, up).await??;
        let queries = sender(&net, PARTNER);
        let waiting = Arc::default();
        tokio::spawn(Arc::clone(&side).checkpoints(origin(ASKER)?));
        tokio::spawn(take(events, Arc::clone(&side), Arc::clone(&waiting)));
        Ok(Self { side, net, queries, next: AtomicU64::new(0), waiting })
    }

    /// What was signed and verified so far.
    pub(crate) fn counts(&self) -> String {
        self.side.counts()
    }

    /// Closes the link.
    pub(crate) async fn stop(&self) {
        self.net.shutdown().await;
    }
}

async fn take(
    mut events: mpsc::Receiver<Event>,
    side: Arc<Side>,
    waiting: Arc<Mutex<BTreeMap<u64, oneshot::Sender<()>>>>,
) -> Result<(), Failure> {
    while let Some(event) = events.recv().await {
        match event {
            Event::Acked { messages, .. } => {
                for accepted in messages {
                    side.verify(Step::Accepted, &accepted)?;
                }
            }
            Event::Message { bytes, ack, .. } => {
                let number = side.verify(Step::Answer, &bytes)?;
                ack.durable(vec![side.sign(Step::Delivered, number)]);
                let waiter = waiting.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
                if let Some(waiter) = waiter {
                    // Gone only when the whole measurement is.
                    let _gone = waiter.send(());
                }
            }
            _ => {}
        }
    }
    Ok(())
}

impl Conversation for EchoAsker {
    async fn once(&self) -> Result<(), Failure> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let (waiter, end) = oneshot::channel();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(number, waiter);
        let query = self.side.with_note(self.side.sign(Step::Query, number));
        self.queries.send(query).await?;
        tokio::time::timeout(PATIENCE, end).await.map_err(|_| "an echo did not come back")??;
        Ok(())
    }
}
