//! Agencies with keys from fixed seeds, their logs in memory, and what they say to each other.

use std::collections::BTreeMap;

use minicbor::bytes::ByteVec;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::agreement::{Agreement, AgreementDoc, AutomaticRule, Budget, Clauses, ObserverView};
use crate::bundle::Bundle;
use crate::codes::{
    DisclosureLevel, Handling, IntendedUse, LegalBasis, MatchGrade, OnwardUse, Priority,
    RecordSetKind, RequestKind, ResultCode,
};
use crate::content;
use crate::descriptor::{Descriptor, DescriptorDoc, Head, KeyEntry, KeyRole, Recovery};
use crate::envelope::{Message, Signed, sign};
use crate::firearm::{Mark, RecordSet};
use crate::header::{Header, Kind};
use crate::ids::{
    AgreementHash, Country, Digest, ExchangeId, LeafHash, MessageId, NodeName, Pseudonym,
};
use crate::key::SecretKey;
use crate::log::checkpoint::{Checkpoint, LogSigner, SignedCheckpoint};
use crate::log::cosignature::{CosignerKey, WitnessSigner};
use crate::log::receipt::{ConsistencyProof, InclusionProof, Receipt, ReceiptProof};
use crate::merkle::{self, HashReader, node_hash};
use crate::message::{
    Accepted, AgreementAct, AgreementStep, Answer, Body, Common, Content, Delivered, PriorityClaim,
    Query, TraceResult,
};
use crate::text::Text;
use crate::time::Timestamp;

/// 2026-11-22T00:00:00Z: the day on which everything in the vectors happens.
pub(crate) const DAY: Timestamp = Timestamp(1_795_305_600);

/// The 32-byte seed with this label: SHA-256("vestigo vector seed: " ‖ label).
pub(crate) fn seed(label: &str) -> [u8; 32] {
    Digest::of(format!("vestigo vector seed: {label}").as_bytes()).0
}

/// Fixed bytes in place of random ones: SHA-256("vestigo vector bytes: " ‖ label ‖ block number
/// as four bytes big-endian), block after block.
pub(crate) fn bytes(label: &str, length: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(length + 32);
    for block in 0u32.. {
        if out.len() >= length {
            break;
        }
        let mut hasher = Sha256::new();
        hasher.update(format!("vestigo vector bytes: {label}"));
        hasher.update(block.to_be_bytes());
        out.extend_from_slice(&hasher.finalize());
    }
    out.truncate(length);
    out
}

/// Fixed bytes of a fixed length.
pub(crate) fn array<const N: usize>(label: &str) -> [u8; N] {
    bytes(label, N).try_into().unwrap()
}

/// A text of the fixtures.
pub(crate) fn text<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::new(text).unwrap()
}

/// Checkpoints that were signed before. ML-DSA-44 signing is hedged, so that signing again would
/// give other bytes; a checkpoint of the same text and time is taken from here instead.
pub(crate) type Kept = BTreeMap<(String, Timestamp), SignedCheckpoint>;

/// One agency.
pub(crate) struct Node {
    pub(crate) name: NodeName,
    pub(crate) label: String,
    pub(crate) root: SecretKey,
    pub(crate) signing: SecretKey,
    pub(crate) log: LogSigner,
    pub(crate) descriptor: Descriptor,
    pub(crate) entries: Vec<Vec<u8>>,
    series: BTreeMap<NodeName, (u64, LeafHash)>,
}

impl Node {
    /// A node whose every key comes from a seed labelled by `label` and the key's role.
    pub(crate) fn new(name: &str, label: &str, agency: &str) -> Self {
        let name = NodeName::parse(name).unwrap();
        let key = |role: &str| SecretKey::from_seed(&seed(&format!("{label} {role}")));
        let secret = |role: &str| Zeroizing::new(seed(&format!("{label} {role}")));
        let (root, signing, transport) = (key("root"), key("signing"), key("transport"));
        let log =
            LogSigner::new(name.clone(), &secret("log ed25519"), &secret("log ml-dsa-44")).unwrap();
        let entry = |role, key: &[u8]| KeyEntry {
            role,
            key: key.to_vec(),
            not_before: DAY,
            not_after: None,
            revoked_at: None,
        };
        let doc = DescriptorDoc {
            node: name.clone(),
            version: 1,
            previous: None,
            root: root.public().clone(),
            country: name.country(),
            names: BTreeMap::from([("en".to_owned(), agency.to_owned())]),
            keys: vec![
                entry(KeyRole::Signing, signing.public().as_bytes()),
                entry(KeyRole::LogEd25519, &log.keys().ed25519),
                entry(KeyRole::LogMlDsa44, &log.keys().ml_dsa_44),
                entry(KeyRole::Transport, transport.public().as_bytes()),
            ],
            addresses: vec![format!("/dns/{}.example/tcp/4001", name.agency())],
            versions: vec![1],
            marking_practice: None,
            contact: Some(format!("duty officer, {agency}")),
            issued_at: DAY,
            recoveries: None,
        };
        let descriptor = Descriptor::sign(&doc, &root, &signing, None).unwrap();
        Self {
            name,
            label: label.to_owned(),
            root,
            signing,
            log,
            descriptor,
            entries: Vec::new(),
            series: BTreeMap::new(),
        }
    }

    /// Lists witness keys too; gives what signs with them.
    pub(crate) fn witnessing(&mut self) -> WitnessSigner {
        let secret = |role: &str| Zeroizing::new(seed(&format!("{} {role}", self.label)));
        let (ed25519, ml_dsa_44) = (secret("witness ed25519"), secret("witness ml-dsa-44"));
        let signer = WitnessSigner::new(self.name.clone(), &ed25519, &ml_dsa_44).unwrap();
        let mut doc = self.descriptor.doc().clone();
        for cosigner in signer.cosigners() {
            let (role, key) = match cosigner.key {
                CosignerKey::Ed25519(key) => (KeyRole::WitnessEd25519, key.to_vec()),
                CosignerKey::MlDsa44(key) => (KeyRole::WitnessMlDsa44, key),
            };
            let (not_after, revoked_at) = (None, None);
            doc.keys.push(KeyEntry { role, key, not_before: DAY, not_after, revoked_at });
        }
        self.descriptor = Descriptor::sign(&doc, &self.root, &self.signing, None).unwrap();
        signer
    }

    /// The version after: a new signing key from `at` on, signed by root, new and old key.
    pub(crate) fn rotate_signing_key(&mut self, at: Timestamp) {
        let version = self.descriptor.doc().version + 1;
        let label = format!("{} signing {version}", self.label);
        let next = SecretKey::from_seed(&seed(&label));
        let mut doc = self.descriptor.doc().clone();
        doc.version = version;
        doc.previous = Some(self.descriptor.digest());
        doc.issued_at = at;
        let live = |e: &&mut KeyEntry| e.role == KeyRole::Signing && e.not_after.is_none();
        doc.keys.iter_mut().find(live).unwrap().not_after = Some(at);
        doc.keys.push(KeyEntry {
            role: KeyRole::Signing,
            key: next.public().as_bytes().to_vec(),
            not_before: at,
            not_after: None,
            revoked_at: None,
        });
        self.descriptor = Descriptor::sign(&doc, &self.root, &next, Some(&self.signing)).unwrap();
        self.signing = next;
    }

    /// The version after: the first recovery epoch.
    pub(crate) fn recovered(&self) -> Descriptor {
        let mut doc = self.descriptor.doc().clone();
        doc.version += 1;
        doc.previous = Some(self.descriptor.digest());
        doc.issued_at = doc.issued_at.plus(86_400);
        let head = |size: u64| Head { size, root: Digest([u8::try_from(size).unwrap(); 32]) };
        let (at, reached, seen) = (doc.issued_at, head(40), Some(head(44)));
        doc.recoveries = Some(vec![Recovery { epoch: 1, at, reached, seen }]);
        Descriptor::sign(&doc, &self.root, &self.signing, Some(&self.signing)).unwrap()
    }

    /// The root over the first `size` entries.
    pub(crate) fn root_at(&self, size: usize) -> Digest {
        merkle::root_of(self, size as u64).unwrap()
    }

    /// A signed checkpoint over the first `size` entries.
    pub(crate) fn checkpoint(&self, size: usize, at: Timestamp, kept: &Kept) -> SignedCheckpoint {
        let root = self.root_at(size);
        let checkpoint = Checkpoint { origin: self.name.clone(), size: size as u64, root };
        match kept.get(&(checkpoint.to_text(), at)) {
            Some(kept) if kept.verify(&self.log.keys()).is_ok() => kept.clone(),
            _ => self.log.sign(&checkpoint, at).unwrap(),
        }
    }

    /// The inclusion proof of `leaf` in the first `size` entries.
    pub(crate) fn inclusion(&self, leaf: LeafHash, size: usize) -> InclusionProof {
        let index = self.entries.iter().position(|e| LeafHash::of(e) == leaf).unwrap() as u64;
        let size = size as u64;
        let path = merkle::prove_inclusion(self, index, size).unwrap();
        InclusionProof { size, index, path }
    }

    /// The RFC 9942 receipt of that.
    pub(crate) fn receipt(&self, leaf: LeafHash, size: usize) -> Receipt {
        let proof = ReceiptProof::Inclusion(self.inclusion(leaf, size));
        Receipt::sign(&self.log, proof, self.root_at(size))
    }

    /// The proof that the log grew from `old` to `new` entries.
    pub(crate) fn consistency(&self, old: usize, new: usize) -> ConsistencyProof {
        let (old, new) = (old as u64, new as u64);
        ConsistencyProof { old, new, path: merkle::prove_consistency(self, old, new).unwrap() }
    }
}

impl HashReader for Node {
    type Error = u64;

    fn subtree(&self, level: u8, index: u64) -> Result<Digest, u64> {
        if level == 0 {
            let entry = self.entries.get(usize::try_from(index).unwrap()).ok_or(index)?;
            return Ok(Digest(LeafHash::of(entry).0));
        }
        Ok(node_hash(
            &self.subtree(level - 1, index * 2)?,
            &self.subtree(level - 1, index * 2 + 1)?,
        ))
    }
}

/// What is to be said; the rest of the header follows from the series.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) exchange: ExchangeId,
    pub(crate) at: Timestamp,
    pub(crate) in_reply_to: Vec<LeafHash>,
    pub(crate) answer_by: Option<Timestamp>,
    pub(crate) deliver_until: Option<Timestamp>,
    pub(crate) reason: Option<crate::codes::ReasonCode>,
    pub(crate) stops_clock: bool,
    pub(crate) content: Content,
}

impl Draft {
    pub(crate) fn new(exchange: &str, at: Timestamp, common: Common, body: Body) -> Self {
        Self {
            exchange: ExchangeId(array(&format!("exchange {exchange}"))),
            at,
            in_reply_to: Vec::new(),
            answer_by: None,
            deliver_until: None,
            reason: None,
            stops_clock: false,
            content: Content::new(common, body),
        }
    }

    pub(crate) fn replying_to(mut self, leaves: &[LeafHash]) -> Self {
        self.in_reply_to = leaves.to_vec();
        self
    }
}

/// Salts and ids of the message with this header, so that a vector can name them.
pub(crate) fn salts_label(header: &Header) -> String {
    format!("salts {} {} {}", header.issuer, header.audience, header.sequence)
}

/// The next header of `from` to `to` for a draft.
pub(crate) fn header(from: &Node, to: &NodeName, kind: Kind, draft: &Draft) -> Header {
    let previous = from.series.get(to);
    let sequence = previous.map_or(1, |(sequence, _)| sequence + 1);
    Header {
        kid: from.signing.kid(),
        issuer: from.name.clone(),
        exchange: draft.exchange,
        audience: to.clone(),
        issued_at: draft.at,
        id: MessageId(array(&format!("cti {} {to} {sequence}", from.name))),
        kind,
        in_reply_to: draft.in_reply_to.clone(),
        sequence,
        previous: previous.map(|(_, leaf)| *leaf),
        answer_by: draft.answer_by,
        deliver_until: draft.deliver_until,
        reason: draft.reason,
        stops_clock: draft.stops_clock,
        epoch: 0,
    }
}

/// Signs the draft and logs it on both sides.
pub(crate) fn send(from: &mut Node, to: &mut Node, draft: &Draft) -> Signed {
    let header = header(from, &to.name, draft.content.body.kind(), draft);
    let fields = draft.content.to_fields();
    let salts = bytes(&salts_label(&header), content::salts_len(fields.len()));
    let signed = sign(header, fields, &from.signing, &salts).unwrap();
    from.series.insert(to.name.clone(), (signed.header.sequence, signed.leaf));
    from.entries.push(signed.message.statement.clone());
    to.entries.push(signed.message.statement.clone());
    signed
}

/// The clauses of the vectors' agreement.
pub(crate) fn clauses() -> Clauses {
    Clauses {
        request_kinds: [RequestKind::Trace, RequestKind::OnwardTrace, RequestKind::RecordCheck]
            .into(),
        purposes: [IntendedUse::CriminalInvestigation, IntendedUse::Prosecution].into(),
        legal_bases: [LegalBasis::Iti, LegalBasis::FirearmsProtocol].into(),
        record_sets: [RecordSetKind::Import, RecordSetKind::Registry].into(),
        automatic: vec![
            AutomaticRule {
                grade: MatchGrade::Exact,
                result: Some(ResultCode::Exported),
                level: DisclosureLevel::L3,
            },
            AutomaticRule { grade: MatchGrade::Exact, result: None, level: DisclosureLevel::L2 },
            AutomaticRule {
                grade: MatchGrade::None,
                result: Some(ResultCode::NoRecord),
                level: DisclosureLevel::L1,
            },
        ],
        ceiling: DisclosureLevel::L4,
        two_officers_from: Some(DisclosureLevel::L4),
        handling: Handling::H1,
        onward: OnwardUse::Named,
        onward_states: [Country::parse("XC").unwrap()].into(),
        retention_days: 3650,
        budget: Budget {
            per_day: 200,
            per_officer_per_day: Some(40),
            per_case: Some(10),
            consignment: None,
        },
        routine_seconds: 7 * 86_400,
        urgent_seconds: 86_400,
        observers: ObserverView { reasons: true, delay_seconds: 86_400 },
    }
}

/// An agreement between two nodes.
pub(crate) fn agreement(a: &NodeName, b: &NodeName) -> Agreement {
    let (first, second) = if a < b { (a, b) } else { (b, a) };
    Agreement::new(&AgreementDoc {
        version: 1,
        nonce: Digest(array("agreement nonce")),
        first: first.clone(),
        second: second.clone(),
        replaces: None,
        valid_from: DAY,
        first_asks: clauses(),
        second_asks: clauses(),
        title: Some("Tracing of firearms, pilot".to_owned()),
    })
    .unwrap()
}

/// Common labels of a message under `agreement` in the vectors: all are marked SYNTHETIC.
pub(crate) fn common(agreement: Option<AgreementHash>) -> Common {
    Common {
        agreement,
        officer: None,
        priority: None,
        request_kind: None,
        purpose: None,
        legal_basis: None,
        handling: None,
        attachments: Vec::new(),
        decision_record: None,
        text: None,
        synthetic: Some(true),
        off_network: None,
    }
}

/// Two agencies, an agreement, one query with its receipts and its answer: what the smallest
/// bundle is made of.
pub(crate) struct Exchange {
    pub(crate) asker: Node,
    pub(crate) holder: Node,
    pub(crate) agreement: Agreement,
    pub(crate) proposal: Signed,
    pub(crate) acceptance: Signed,
    pub(crate) query: Signed,
    pub(crate) accepted: Signed,
    pub(crate) answer: Signed,
    pub(crate) delivered: Signed,
}

impl Exchange {
    /// Plays it. `label` chooses the keys: an attacker's agencies have the same names.
    pub(crate) fn play(label: &str) -> Self {
        let mut asker =
            Node::new("vestigo/xa/police", &format!("{label}xa"), "National Police of Xanadia");
        let mut holder =
            Node::new("vestigo/xb/customs", &format!("{label}xb"), "Customs of Xeboria");
        let agreement = agreement(&asker.name, &holder.name);
        let act = |step| {
            let document = Some(ByteVec::from(agreement.as_bytes().to_vec()));
            Body::Agreement(AgreementAct { step, document })
        };
        let at = |minutes: u64| DAY.plus(minutes * 60);
        let propose = Draft::new("agreement", at(1), common(None), act(AgreementStep::Propose));
        let proposal = send(&mut asker, &mut holder, &propose);
        let accept = Draft::new("agreement", at(2), common(None), act(AgreementStep::Accept))
            .replying_to(&[proposal.leaf]);
        let acceptance = send(&mut holder, &mut asker, &accept);

        let under = || common(Some(agreement.hash()));
        let mut query = Draft::new("trace", at(10), query_common(under()), query_body());
        query.answer_by = Some(at(10).plus(7 * 86_400));
        query.deliver_until = Some(at(10).plus(37 * 86_400));
        let query = send(&mut asker, &mut holder, &query);
        let body = Body::Accepted(Accepted { late: false, received_at: at(10).plus(1) });
        let accepted = Draft::new("trace", at(10).plus(1), under(), body);
        let accepted = send(&mut holder, &mut asker, &accepted.replying_to(&[query.leaf]));
        let answer = Draft::new("trace", at(11), under(), answer_body());
        let answer = send(&mut holder, &mut asker, &answer.replying_to(&[query.leaf]));
        let body = Body::Delivered(Delivered { received_at: at(11).plus(1) });
        let delivered = Draft::new("trace", at(11).plus(1), under(), body);
        let delivered = send(&mut asker, &mut holder, &delivered.replying_to(&[answer.leaf]));
        Self { asker, holder, agreement, proposal, acceptance, query, accepted, answer, delivered }
    }

    /// The asker's bundle over all of it, with one earlier checkpoint of its own and one of the
    /// other side.
    pub(crate) fn bundle(&self, kept: &Kept) -> Bundle {
        let of = |signed: &Signed| signed.message.clone();
        let agreements = vec![of(&self.proposal), of(&self.acceptance)];
        let messages =
            vec![of(&self.query), of(&self.accepted), of(&self.answer), of(&self.delivered)];
        let size = self.asker.entries.len();
        Bundle {
            descriptors: vec![self.asker.descriptor.clone(), self.holder.descriptor.clone()],
            receipts: receipts(&self.asker, agreements.iter().chain(&messages), size),
            agreements,
            messages,
            checkpoints: vec![
                self.asker.checkpoint(2, DAY.plus(300), kept),
                self.asker.checkpoint(size, DAY.plus(900), kept),
                self.holder.checkpoint(3, DAY.plus(700), kept),
            ],
            consistency: vec![self.asker.consistency(2, size)],
        }
    }
}

/// A bundle whose checkpoint was cosigned by the other party and by an agency that has no other
/// part in it. The witness is given too.
pub(crate) fn cosigned(kept: &Kept) -> (Bundle, Node) {
    let mut small = Exchange::play("");
    let mut witness = Node::new("vestigo/xc/registry", "xc", "Registry of Xc");
    let signers = [small.holder.witnessing(), witness.witnessing()];
    let mut bundle = small.bundle(kept);
    let size = small.asker.entries.len();
    let mut signed = small.asker.checkpoint(size, DAY.plus(950), kept);
    // Kept with its cosignatures, or new.
    if signed.signatures().len() == 2 {
        for (signer, at) in signers.iter().zip([960, 955]) {
            for line in signer.cosign(signed.unverified(), DAY.plus(at)).unwrap() {
                signed = signed.with_cosignature(line).unwrap();
            }
        }
    }
    bundle.checkpoints[1] = signed;
    bundle.descriptors = vec![
        small.asker.descriptor.clone(),
        small.holder.descriptor.clone(),
        witness.descriptor.clone(),
    ];
    (bundle, witness)
}

/// Receipts of `node` over messages.
pub(crate) fn receipts<'m>(
    node: &Node,
    messages: impl Iterator<Item = &'m Message>,
    size: usize,
) -> Vec<Receipt> {
    messages.map(|m| node.receipt(LeafHash::of(&m.statement), size)).collect()
}

/// A query's common labels.
pub(crate) fn query_common(common: Common) -> Common {
    Common {
        officer: Some(Pseudonym(array("officer"))),
        priority: Some(PriorityClaim {
            priority: Priority::Routine,
            justification: None,
            text: None,
        }),
        request_kind: Some(RequestKind::Trace),
        purpose: Some(IntendedUse::CriminalInvestigation),
        legal_basis: Some(LegalBasis::Iti),
        ..common
    }
}

/// A query about an invented pistol.
pub(crate) fn query_body() -> Body {
    let description = crate::firearm::FirearmDescription {
        maker: Some(text("Waffenwerk Xeboria")),
        model: Some(text("M-9")),
        calibre: Some(text("9x19")),
        firearm_type: Some(crate::codes::FirearmType::parse("PI").unwrap()),
        marks: vec![
            Mark::serial(crate::codes::MarkComponent::Frame, "WX-104822").unwrap(),
            Mark::import(crate::codes::MarkComponent::Frame, "XB 19").unwrap(),
        ],
        ..Default::default()
    };
    Body::Query(Query::describing(description))
}

/// An answer: exported to a third country.
pub(crate) fn answer_body() -> Body {
    Body::Answer(Answer {
        results: vec![TraceResult {
            code: ResultCode::Exported,
            country: Some(Country::parse("XC").unwrap()),
            date: Some(crate::firearm::PartialDate::parse("2019-05").unwrap()),
            party: None,
            document: None,
        }],
        grade: MatchGrade::Exact,
        searched: vec![record_set()],
        variants: vec![text("WX104822")],
        level: DisclosureLevel::L3,
        ..Answer::other()
    })
}

/// A record set.
pub(crate) fn record_set() -> RecordSet {
    RecordSet {
        name: text("Export licences"),
        holder: Some(text("Customs of Xeboria")),
        kind: RecordSetKind::Export,
        from_year: Some(1998),
        to_year: None,
        digitised_pct: 100,
        as_of: DAY,
    }
}
