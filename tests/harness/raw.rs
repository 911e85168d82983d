//! A partner that a test drives by hand: it has keys, a descriptor and a link like any other, but
//! sends exactly the bytes that the test gives it, and answers only when told to.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use tokio::sync::mpsc;
use vestigo::net::{
    self, AckSlot, AckStatus, Event, FrameSlot, Net, NetConfig, NetLimits, Peer, PeerKey,
};
use vestigo::runtime::clock;
use vestigo::service::Service as _;
use vestigo::service::requests::AcceptInviteRequest;
use vestigo::service::views::AgreementTerms;
use vestigo_protocol::codes::{FirearmType, IntendedUse, LegalBasis, MarkComponent, RequestKind};
use vestigo_protocol::content::{self, CONTENT_VERSION};
use vestigo_protocol::descriptor::{
    Descriptor, DescriptorDoc, Invitation, KeyEntry, KeyRole, as_field,
};
use vestigo_protocol::envelope::{self, Message, Signed, UnverifiedStatement};
use vestigo_protocol::firearm::{FirearmDescription, Mark};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{
    AgreementHash, Country, ExchangeId, LeafHash, MessageId, NodeName, Pseudonym,
};
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::log::checkpoint::LogSigner;
use vestigo_protocol::message::{
    Accepted, AgreementAct, AgreementStep, Body, Common, Content, Delivered, DescriptorNotice,
    Query,
};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;
use zeroize::Zeroizing;

use crate::node::{ME, Node};
use crate::pair;
use crate::wait::bounded;

/// Seconds of the agreed deadline of [`pair::open_terms`].
pub const DEADLINE: u64 = 240 * 3600;

/// What the node answered to one message.
#[derive(Debug)]
pub struct Reply {
    /// The link's status.
    pub status: AckStatus,
    /// The statements beside it, byte for byte.
    pub messages: Vec<Vec<u8>>,
}

impl Reply {
    /// Kinds of the statements beside it.
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        self.messages.iter().map(|m| read(m).0.kind).collect()
    }
}

/// A message of the node, not acknowledged yet.
#[derive(Debug)]
pub struct Incoming {
    /// Its claims.
    pub header: Header,
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// Its content.
    pub content: Content,
    /// The message without the checkpoint that came beside it, which is not part of it.
    pub bytes: Vec<u8>,
    /// Where to acknowledge it.
    pub ack: AckSlot,
}

/// The partner.
#[derive(Debug)]
pub struct RawPeer {
    /// Its node name.
    pub name: NodeName,
    /// Signs its statements.
    pub signing: Arc<SecretKey>,
    /// What the node knows of it.
    pub descriptor: Descriptor,
    /// Its network, to be used directly by tests of the network.
    pub net: Net,
    /// The node that it talks to.
    pub node: NodeName,
    addresses: Vec<String>,
    peer: PeerKey,
    /// Seed of its transport key.
    pub transport_seed: Zeroizing<[u8; 32]>,
    events: mpsc::Receiver<Event>,
    waiting: VecDeque<Incoming>,
    acks: BTreeMap<u64, Reply>,
    linked: bool,
    /// Requests of the node on `/vestigo/blob/1`, not answered yet.
    blobs: VecDeque<(Vec<u8>, FrameSlot)>,
    sequence: u64,
    previous: Option<LeafHash>,
    sent: u64,
    /// The agreement that questions name.
    pub agreement: Option<AgreementHash>,
    /// The entry that accepted it.
    pub acceptance: Option<LeafHash>,
}

/// Claims, leaf and content of a message of the node.
#[must_use]
pub fn read(bytes: &[u8]) -> (Header, LeafHash, Content) {
    let message = Message::from_bytes(bytes).expect("a message");
    let statement = UnverifiedStatement::parse(&message.statement).expect("a statement");
    let fields = content::open_whole(&message.preimage, &message.disclosures).expect("content");
    let header = statement.claimed().clone();
    let content = Content::from_fields(header.kind, &fields).expect("fields");
    (header, statement.leaf(), content)
}

/// The entry and its content alone.
fn without_checkpoint(bytes: &[u8]) -> Vec<u8> {
    let message = Message::from_bytes(bytes).expect("a message");
    Message { checkpoint: None, ..message }.to_bytes()
}

/// A common part with nothing but a mark that all is invented.
#[must_use]
pub fn bare() -> Common {
    Common { synthetic: Some(true), ..vestigo::desk::answer::empty_common() }
}

/// Fresh random bytes.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("randomness");
    bytes
}

impl RawPeer {
    /// A peer of an invented country that knows `node` and is not known to it yet.
    pub async fn new(country: &str, node: &Node) -> Self {
        let line = node.client().partner_invite(ME).await.expect("an invitation").line;
        let invitation = Invitation::from_line(&line).expect("our own line");
        let country = Country::parse(country).expect("a country");
        let name = NodeName::new(country, "raw").expect("a name");
        let [root, signing] = [(); 2].map(|()| SecretKey::from_seed(&random()));
        let transport_seed = random_seed();
        let transport = SecretKey::from_seed(&transport_seed);
        let log = LogSigner::new(name.clone(), &random_seed(), &random_seed()).expect("log keys");
        let descriptor = descriptor(&name, &root, &signing, &transport, &log);
        let (net, events) = net::start(NetConfig {
            listen: Vec::new(),
            transport_seed: transport_seed.clone(),
            require_post_quantum: true,
            limits: NetLimits {
                redial_min: std::time::Duration::from_millis(100),
                redial_max: std::time::Duration::from_millis(400),
                ..NetLimits::default()
            },
        })
        .await
        .expect("a network");
        let peer = PeerKey(*invitation.transport.as_bytes());
        let addresses = invitation.addresses;
        let raw = Self {
            addresses: addresses.clone(),
            name,
            signing: Arc::new(signing),
            descriptor,
            net,
            node: invitation.node,
            peer,
            transport_seed,
            events,
            waiting: VecDeque::new(),
            acks: BTreeMap::new(),
            linked: false,
            blobs: VecDeque::new(),
            sequence: 0,
            previous: None,
            sent: 0,
            agreement: None,
            acceptance: None,
        };
        raw.net
            .set_peers(vec![Peer { key: peer, addresses, last_durable_seq: 0 }])
            .await
            .expect("the network runs");
        raw
    }

    /// A partner in good standing, under `terms` in both directions.
    pub async fn partner(country: &str, node: &Node, terms: AgreementTerms) -> Self {
        let mut raw = Self::invited(country, node).await;
        raw.confirmed_by(node).await;
        raw.agree(node, terms).await;
        raw
    }

    /// A peer whose line the node has accepted, and whose descriptor has arrived there; nobody has
    /// confirmed it.
    pub async fn invited(country: &str, node: &Node) -> Self {
        let mut raw = Self::new(country, node).await;
        let line = raw.line();
        let accept = AcceptInviteRequest { line };
        node.client().partner_accept(ME, accept).await.expect("accepted");
        raw.until_linked().await;
        let descriptor = as_field(&raw.descriptor.to_bytes());
        let body = Body::Descriptor(DescriptorNotice { descriptor });
        let notice = raw.issue(Content::new(bare(), body), |_| {});
        let reply = raw.send(notice.message.to_bytes()).await;
        assert_eq!((reply.status, reply.kinds()), (AckStatus::Durable, vec![Kind::Accepted]));
        raw
    }

    /// The officer of the node confirms our number; its own descriptor is taken.
    pub async fn confirmed_by(&mut self, node: &Node) {
        let number = self.descriptor.safety_number().to_string();
        pair::confirm(node, self.name.as_str(), &number).await;
        self.take(Kind::Descriptor).await;
    }

    /// The node proposes, we accept.
    pub async fn agree(&mut self, node: &Node, terms: AgreementTerms) -> AgreementHash {
        let hash = pair::propose(node, self.name.as_str(), terms, None).await;
        let proposal = self.take(Kind::Agreement).await;
        let Body::Agreement(act) = proposal.content.body else { panic!("a proposal") };
        let act = AgreementAct { step: AgreementStep::Accept, ..act };
        let content = Content::new(bare(), Body::Agreement(act));
        let acceptance = self.issue(content, |h| h.in_reply_to = vec![proposal.leaf]);
        let reply = self.send(acceptance.message.to_bytes()).await;
        assert_eq!((reply.status, reply.kinds()), (AckStatus::Durable, vec![Kind::Accepted]));
        pair::in_force(node, &hash).await;
        let hash = AgreementHash::from_hex(&hash).expect("a hash");
        self.agreement = Some(hash);
        self.acceptance = Some(acceptance.leaf);
        hash
    }

    /// The line by which the node learns of us. It can only wait for us to dial.
    #[must_use]
    pub fn line(&self) -> String {
        let doc = self.descriptor.doc();
        Invitation {
            node: self.name.clone(),
            root: doc.root.clone(),
            transport: SecretKey::from_seed(&self.transport_seed).public().clone(),
            addresses: Vec::new(),
            descriptor: self.descriptor.digest(),
            issued_at: clock::now(),
        }
        .to_line()
    }

    /// Signs content as the next of our series, after `change` had its way with the claims.
    pub fn issue(&mut self, content: Content, change: impl FnOnce(&mut Header)) -> Signed {
        let header = self.header(&content, change);
        self.sign(header, &content)
    }

    /// The claims that [`Self::issue`] would sign.
    #[must_use]
    pub fn header(&self, content: &Content, change: impl FnOnce(&mut Header)) -> Header {
        let mut header = Header {
            kid: self.signing.kid(),
            issuer: self.name.clone(),
            exchange: ExchangeId(random()),
            audience: self.node.clone(),
            issued_at: clock::now(),
            id: MessageId(random()),
            kind: content.body.kind(),
            in_reply_to: Vec::new(),
            sequence: self.sequence + 1,
            previous: self.previous,
            answer_by: None,
            deliver_until: None,
            reason: None,
            stops_clock: false,
            epoch: 0,
        };
        if header.kind == Kind::Query {
            header.answer_by = Some(header.issued_at.plus(DEADLINE));
        }
        change(&mut header);
        header
    }

    /// Signs claims and content as they are; our series goes on from there.
    pub fn sign(&mut self, header: Header, content: &Content) -> Signed {
        let fields = content.to_fields();
        let mut salts = vec![0; content::salts_len(fields.len())];
        getrandom::fill(&mut salts).expect("randomness");
        let signed = envelope::sign(header, fields, &self.signing, &salts).expect("signed");
        self.sequence = signed.header.sequence;
        self.previous = Some(signed.leaf);
        signed
    }

    /// A question about a pistol, under the agreement.
    #[must_use]
    pub fn question(&self, serial: &str) -> Content {
        let text = |t: &str| Text::new(t).expect("a text");
        let firearm = FirearmDescription {
            maker: Some(Text::new("SYNTHETIC Arms").expect("a name")),
            firearm_type: FirearmType::from_words("PISTOL"),
            marks: vec![Mark::serial(MarkComponent::Frame, serial).expect("a mark")],
            brand: None,
            importer: None,
            model: None,
            calibre: None,
            manufacture_class: None,
            country_of_manufacture: None,
            manufactured: None,
            obliteration: None,
        };
        let common = Common {
            agreement: self.agreement,
            officer: Some(Pseudonym([7; 16])),
            request_kind: Some(RequestKind::Trace),
            purpose: Some(IntendedUse::CriminalInvestigation),
            legal_basis: Some(LegalBasis::Iti),
            ..bare()
        };
        let query = Query {
            circumstances: Some(text("SYNTHETIC: found in a test")),
            ..Query::describing(firearm)
        };
        Content::new(common, Body::Query(query))
    }

    /// A signed question.
    pub fn query(&mut self, serial: &str) -> Signed {
        let content = self.question(serial);
        self.issue(content, |_| {})
    }

    /// The receipt that we owe for a message.
    pub fn receipt(
        &mut self,
        header: &Header,
        leaf: LeafHash,
        content: &Content,
    ) -> Option<Signed> {
        let received_at = clock::now();
        let body = match header.kind.receipt()? {
            Kind::Accepted => Body::Accepted(Accepted { late: false, received_at }),
            _ => Body::Delivered(Delivered { received_at }),
        };
        let common = Common { agreement: content.common.agreement, ..bare() };
        let exchange = header.exchange;
        Some(self.issue(Content::new(common, body), |h| {
            h.exchange = exchange;
            h.in_reply_to = vec![leaf];
        }))
    }

    /// Sends bytes and waits for the link's word on them.
    pub async fn send(&mut self, bytes: Vec<u8>) -> Reply {
        self.sent += 1;
        let seq = self.sent;
        self.net.send(self.peer, seq, bytes).await.expect("there is a link");
        loop {
            if let Some(reply) = self.acks.remove(&seq) {
                return reply;
            }
            self.pump("an acknowledgement").await;
        }
    }

    /// The next message of a kind, not acknowledged. Others wait.
    pub async fn next(&mut self, kind: Kind) -> Incoming {
        self.next_of(&[kind]).await
    }

    async fn next_of(&mut self, kinds: &[Kind]) -> Incoming {
        loop {
            if let Some(at) = self.waiting.iter().position(|m| kinds.contains(&m.header.kind)) {
                return self.waiting.remove(at).expect("it is there");
            }
            self.pump(&format!("a message of {kinds:?}")).await;
        }
    }

    /// The next message of a kind, acknowledged with our receipt.
    pub async fn take(&mut self, kind: Kind) -> Taken {
        self.take_of(&[kind]).await
    }

    /// The next message of any of these kinds, acknowledged with our receipt.
    pub async fn take_of(&mut self, kinds: &[Kind]) -> Taken {
        let Incoming { header, leaf, content, bytes, ack } = self.next_of(kinds).await;
        let receipt = self.receipt(&header, leaf, &content);
        ack.durable(receipt.iter().map(|r| r.message.to_bytes()).collect());
        Taken { header, leaf, content, bytes }
    }

    /// Messages that have come and wait, of a kind.
    #[must_use]
    pub fn waiting(&self, kind: Kind) -> usize {
        self.waiting.iter().filter(|m| m.header.kind == kind).count()
    }

    /// The next request of the node for a file, and where its frames go.
    pub async fn next_blob(&mut self) -> (Vec<u8>, FrameSlot) {
        loop {
            if let Some(request) = self.blobs.pop_front() {
                return request;
            }
            self.pump("a request for a file").await;
        }
    }

    /// Asks the node for a file, and takes the frames of the reply.
    pub async fn fetch(&self, request: Vec<u8>) -> Vec<Vec<u8>> {
        let mut arriving = self.net.blob_request(self.peer, request).await;
        let mut frames = Vec::new();
        while let Some(frame) = bounded("the end of a file", arriving.recv()).await {
            frames.push(frame);
        }
        frames
    }

    /// Cuts the link, and waits until another one is up.
    pub async fn relink(&mut self) {
        self.net.set_peers(Vec::new()).await.expect("the network runs");
        self.until_unlinked().await;
        let addresses = self.addresses.clone();
        let node = Peer { key: self.peer, addresses, last_durable_seq: 0 };
        self.net.set_peers(vec![node]).await.expect("the network runs");
        self.until_linked().await;
    }

    /// Waits until the link is up.
    pub async fn until_linked(&mut self) {
        while !self.linked {
            self.pump("the link").await;
        }
    }

    /// Waits until the link is down.
    pub async fn until_unlinked(&mut self) {
        while self.linked {
            self.pump("the end of the link").await;
        }
    }

    /// Takes one event of the network.
    async fn pump(&mut self, awaited: &str) {
        let event = bounded(awaited, self.events.recv()).await.expect("the network runs");
        match event {
            Event::Message { bytes, ack, .. } => {
                let (header, leaf, content) = read(&bytes);
                let bytes = without_checkpoint(&bytes);
                self.waiting.push_back(Incoming { header, leaf, content, bytes, ack });
            }
            Event::Acked { seq, status, messages, .. } => {
                self.acks.insert(seq, Reply { status, messages });
            }
            Event::LinkUp { .. } => self.linked = true,
            Event::LinkDown { .. } => self.linked = false,
            Event::BlobRequest { bytes, frames, .. } => self.blobs.push_back((bytes, frames)),
            Event::Listening { .. } | Event::LogRequest { .. } => {}
        }
    }
}

/// A message of the node that we acknowledged.
#[derive(Debug)]
pub struct Taken {
    /// Its claims.
    pub header: Header,
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// Its content.
    pub content: Content,
    /// The message without the checkpoint that came beside it, which is not part of it.
    pub bytes: Vec<u8>,
}

fn random_seed() -> Zeroizing<[u8; 32]> {
    Zeroizing::new(random())
}

fn descriptor(
    name: &NodeName,
    root: &SecretKey,
    signing: &SecretKey,
    transport: &SecretKey,
    log: &LogSigner,
) -> Descriptor {
    // Old enough that a question of last month can be signed.
    let not_before = Timestamp(clock::now().0 - 100 * 86_400);
    let entry = |role, key: &[u8]| KeyEntry {
        role,
        key: key.to_vec(),
        not_before,
        not_after: None,
        revoked_at: None,
    };
    let log = log.keys();
    let doc = DescriptorDoc {
        node: name.clone(),
        version: 1,
        previous: None,
        root: root.public().clone(),
        country: name.country(),
        names: BTreeMap::from([("en".to_owned(), "SYNTHETIC raw peer".to_owned())]),
        keys: vec![
            entry(KeyRole::Signing, signing.public().as_bytes()),
            entry(KeyRole::LogEd25519, &log.ed25519),
            entry(KeyRole::LogMlDsa44, &log.ml_dsa_44),
            entry(KeyRole::Transport, transport.public().as_bytes()),
        ],
        addresses: Vec::new(),
        versions: vec![CONTENT_VERSION],
        marking_practice: None,
        contact: None,
        issued_at: clock::now(),
        recoveries: None,
    };
    Descriptor::sign(&doc, root, signing, None).expect("a descriptor")
}
