//! The records that are written: signed statements, each determined by the seed and its number,
//! so that the verifier can make the expected bytes anew and needs no copy of them.

use sha2::{Digest as _, Sha256};
use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::content;
use vestigo_protocol::envelope::{self, EnvelopeError, Signed};
use vestigo_protocol::firearm::{FirearmDescription, Name};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{ExchangeId, LeafHash, MessageId, NodeName};
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::message::{Body, Common, Content, Query};
use vestigo_protocol::time::Timestamp;

use crate::Failure;

/// Records per commit.
pub const BATCH: u64 = 200;

/// `iat` of record 0; each record is a second later. Any fixed time serves.
const FIRST_ISSUED_AT: u64 = 1_790_000_000;

/// One agency's outgoing series to one partner: each statement names the one before.
pub struct Records {
    seed: u64,
    key: SecretKey,
    partner: NodeName,
    issuer: NodeName,
    number: u64,
    previous: Option<LeafHash>,
}

impl Records {
    /// The series of a seed, from record 0.
    pub fn new(seed: u64) -> Result<Self, Failure> {
        Ok(Self {
            seed,
            key: SecretKey::from_seed(&expand(seed, u64::MAX, "key")),
            partner: partner()?,
            issuer: NodeName::parse("vestigo/xa/powerloss-writer")?,
            number: 0,
            previous: None,
        })
    }

    /// The next record.
    pub fn make(&mut self) -> Result<Signed, Failure> {
        let number = self.number;
        let issued_at = issued_at(number);
        let fields = content(number)?.to_fields();
        let salts: Vec<u8> = (0..content::salts_len(fields.len()).div_ceil(32))
            .flat_map(|block| expand(self.seed, number, &format!("salt {block}")))
            .collect();
        let header = Header {
            kid: self.key.kid(),
            issuer: self.issuer.clone(),
            exchange: ExchangeId(half(expand(self.seed, number, "exchange"))),
            audience: self.partner.clone(),
            issued_at,
            id: MessageId(half(expand(self.seed, number, "id"))),
            kind: Kind::Query,
            in_reply_to: Vec::new(),
            sequence: number + 1,
            previous: self.previous,
            answer_by: Some(issued_at.plus(86_400)),
            deliver_until: Some(issued_at.plus(31 * 86_400)),
            reason: None,
            stops_clock: false,
            epoch: 0,
        };
        let signed: Result<Signed, EnvelopeError> =
            envelope::sign(header, fields, &self.key, &salts);
        let signed = signed?;
        self.number += 1;
        self.previous = Some(signed.leaf);
        Ok(signed)
    }

    /// The next [`BATCH`] records.
    pub fn batch(&mut self) -> Result<Vec<Signed>, Failure> {
        (0..BATCH).map(|_| self.make()).collect()
    }
}

/// Whom the series is addressed to.
pub fn partner() -> Result<NodeName, Failure> {
    Ok(NodeName::parse("vestigo/xb/powerloss-partner")?)
}

/// When a record says it was issued and logged.
pub fn issued_at(number: u64) -> Timestamp {
    Timestamp(FIRST_ISSUED_AT + number)
}

fn content(number: u64) -> Result<Content, Failure> {
    let gun = FirearmDescription {
        maker: Some(Name::new("Synthetic Arms")?),
        model: Some(Name::new("Model 34")?),
        calibre: Some(Name::new("9x19")?),
        ..FirearmDescription::default()
    };
    let mut query = Query::describing(gun);
    query.case_reference = Some(format!("POWERLOSS-{number:08}").parse()?);
    let common = Common {
        agreement: None,
        officer: None,
        priority: None,
        request_kind: Some(RequestKind::Trace),
        purpose: None,
        legal_basis: None,
        handling: None,
        attachments: Vec::new(),
        decision_record: None,
        text: None,
        synthetic: Some(true),
        off_network: None,
    };
    Ok(Content::new(common, Body::Query(query)))
}

fn expand(seed: u64, number: u64, purpose: &str) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(seed.to_le_bytes());
    hasher.update(number.to_le_bytes());
    hasher.update(purpose.as_bytes());
    hasher.finalize().into()
}

fn half(bytes: [u8; 32]) -> [u8; 16] {
    std::array::from_fn(|index| bytes.get(index).copied().unwrap_or_default())
}
