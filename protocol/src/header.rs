//! The statement's protected header: the routing metadata that both logs and every observer see.
//!
//! It holds no serial number, name, case or officer. Labels and rules: wire.md, "Message".

use minicbor::{Decode, Decoder, Encode, Encoder};
use thiserror::Error;

use crate::codec::{self, CodecError};
use crate::codes::ReasonCode;
use crate::ids::{ExchangeId, Kid, LeafHash, MessageId, NodeName};
use crate::limits;
use crate::time::Timestamp;

/// `typ` (RFC 9596) of a statement: domain separation from every other COSE object we sign.
pub const STATEMENT_TYPE: &str = "application/vestigo-statement+cose";
/// Content type of the hashed preimage (RFC 9995 header 259).
pub const CONTENT_TYPE: &str = "application/vestigo-content+cbor";

const ALG_EDDSA: i64 = -8;
const SHA_256: i64 = -16;

const KIND: i64 = -70_001;
const IN_REPLY_TO: i64 = -70_002;
const SEQUENCE: i64 = -70_003;
const PREVIOUS: i64 = -70_004;
const ANSWER_BY: i64 = -70_005;
const DELIVER_UNTIL: i64 = -70_006;
const REASON: i64 = -70_007;
const STOPS_CLOCK: i64 = -70_008;
const EPOCH: i64 = -70_009;

/// What a message is (wire.md, "Kinds").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 1: a request; the request kind of domain.md §11.6 is in its content.
    Query,
    /// 2: the machine's receipt for 1, 9, 10, 11, 12 and 15.
    Accepted,
    /// 3: an officer has taken note.
    Acknowledged,
    /// 4: a delay, an information request, a partial answer, or "with an officer".
    Interim,
    /// 5: the decision that answers.
    Answer,
    /// 6: the decision that refuses (D code) or returns (A code).
    Refusal,
    /// 7: the machine's receipt for 3, 4, 5 and 6.
    Delivered,
    /// 8: two statements of one issuer carry the same id.
    Conflict,
    /// 9: the asker withdraws.
    Withdrawal,
    /// 10: proposal, acceptance, suspension or revocation of an agreement.
    Agreement,
    /// 11: a new version of the sender's descriptor.
    Descriptor,
    /// 12: content was erased under a rule.
    Erasure,
    /// 13: names a partner's checkpoint as seen.
    Checkpoint,
    /// 14: nothing else was said today.
    Heartbeat,
    /// 15: the asker's reply to an information request.
    Supplement,
}

impl Kind {
    /// All kinds, in order of their numbers.
    pub const ALL: [Self; 15] = [
        Self::Query,
        Self::Accepted,
        Self::Acknowledged,
        Self::Interim,
        Self::Answer,
        Self::Refusal,
        Self::Delivered,
        Self::Conflict,
        Self::Withdrawal,
        Self::Agreement,
        Self::Descriptor,
        Self::Erasure,
        Self::Checkpoint,
        Self::Heartbeat,
        Self::Supplement,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn number(self) -> u64 {
        self as u64 + 1
    }

    /// The kind of a number; kinds are closed, an unknown one is refused.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        Self::ALL.get(index).copied()
    }

    /// The kind of receipt that the receiver's machine owes, if any.
    #[must_use]
    pub const fn receipt(self) -> Option<Self> {
        match self {
            Self::Query
            | Self::Withdrawal
            | Self::Agreement
            | Self::Descriptor
            | Self::Erasure
            | Self::Supplement => Some(Self::Accepted),
            Self::Acknowledged | Self::Interim | Self::Answer | Self::Refusal => {
                Some(Self::Delivered)
            }
            Self::Accepted
            | Self::Delivered
            | Self::Conflict
            | Self::Checkpoint
            | Self::Heartbeat => None,
        }
    }

    /// Whether in-reply-to must be present.
    const fn needs_reply(self) -> bool {
        matches!(
            self,
            Self::Accepted
                | Self::Acknowledged
                | Self::Interim
                | Self::Answer
                | Self::Refusal
                | Self::Delivered
                | Self::Conflict
                | Self::Withdrawal
                | Self::Supplement
        )
    }

    /// Whether a node may address it to itself: what passes by letter between an asker and an
    /// agency without a node.
    #[must_use]
    pub const fn may_be_own(self) -> bool {
        matches!(
            self,
            Self::Query | Self::Interim | Self::Answer | Self::Refusal | Self::Withdrawal
        )
    }

    /// Whether in-reply-to must be absent.
    const fn forbids_reply(self) -> bool {
        matches!(self, Self::Query | Self::Checkpoint | Self::Heartbeat)
    }
}

/// Why a protected header was refused.
#[derive(Debug, Error)]
pub enum HeaderError {
    /// Not the deterministic CBOR of a header.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// A claim is missing, out of place or contradicts the kind.
    #[error("header: {0}")]
    Rule(&'static str),
}

/// The claims of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Thumbprint of the issuer's signing key.
    pub kid: Kid,
    /// `iss`.
    pub issuer: NodeName,
    /// `sub`.
    pub exchange: ExchangeId,
    /// `aud`.
    pub audience: NodeName,
    /// `iat`, seconds.
    pub issued_at: Timestamp,
    /// `cti`.
    pub id: MessageId,
    /// −70001.
    pub kind: Kind,
    /// −70002, 0 to 64 leaf hashes (0 = absent).
    pub in_reply_to: Vec<LeafHash>,
    /// −70003, from 1 per (issuer, audience, epoch).
    pub sequence: u64,
    /// −70004, absent only at sequence 1.
    pub previous: Option<LeafHash>,
    /// −70005.
    pub answer_by: Option<Timestamp>,
    /// −70006.
    pub deliver_until: Option<Timestamp>,
    /// −70007: A codes always, D codes where the observer view grants them.
    pub reason: Option<ReasonCode>,
    /// −70008: the clock stops until a supplement names this.
    pub stops_clock: bool,
    /// −70009, 0 = absent.
    pub epoch: u64,
}

impl Header {
    /// The deterministic protected header.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        codec::encode(self)
    }

    /// Reads a protected header and checks every rule of wire.md on it.
    ///
    /// # Errors
    /// [`HeaderError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, HeaderError> {
        if bytes.len() > limits::HEADER_MAX {
            let too_large = CodecError::TooLarge { length: bytes.len(), limit: limits::HEADER_MAX };
            return Err(too_large.into());
        }
        let header: Self = codec::decode(bytes)?;
        header.check()?;
        Ok(header)
    }

    /// The rules that hold for a header of its kind.
    ///
    /// # Errors
    /// [`HeaderError::Rule`] names the first rule that is broken.
    pub fn check(&self) -> Result<(), HeaderError> {
        let rule = |good: bool, what: &'static str| {
            if good { Ok(()) } else { Err(HeaderError::Rule(what)) }
        };
        rule(
            self.in_reply_to.len() <= limits::IN_REPLY_TO_MAX,
            "more than 64 entries in in-reply-to",
        )?;
        rule(
            !self.kind.needs_reply() || !self.in_reply_to.is_empty(),
            "in-reply-to is required for this kind",
        )?;
        rule(
            !self.kind.forbids_reply() || self.in_reply_to.is_empty(),
            "in-reply-to is forbidden for this kind",
        )?;
        let in_range =
            |time: Option<Timestamp>| time.is_none_or(|time| time.0 <= limits::TIME_MAX_SECONDS);
        rule(
            in_range(Some(self.issued_at))
                && in_range(self.answer_by)
                && in_range(self.deliver_until),
            "a time is after the year 9999",
        )?;
        rule(
            self.sequence <= limits::SEQUENCE_MAX && self.epoch <= limits::SEQUENCE_MAX,
            "a sequence number or epoch is not below 2^53",
        )?;
        rule(self.sequence >= 1, "the sequence number starts at 1")?;
        rule(
            (self.sequence == 1) == self.previous.is_none(),
            "the previous entry is absent at sequence 1 and only there",
        )?;
        rule(
            self.answer_by.is_none() || matches!(self.kind, Kind::Query | Kind::Interim),
            "answer-by belongs to a query or an interim",
        )?;
        rule(
            self.deliver_until.is_none() || self.kind == Kind::Query,
            "deliver-until belongs to a query",
        )?;
        rule(
            self.reason.is_none() || matches!(self.kind, Kind::Interim | Kind::Refusal),
            "a reason code belongs to an interim or a refusal",
        )?;
        rule(!self.stops_clock || self.kind == Kind::Interim, "only an interim stops the clock")?;
        rule(
            self.issuer != self.audience || self.kind.may_be_own(),
            "issuer and audience are the same node",
        )
    }

    /// A statement of its issuer alone, about what it asked and was told by letter: addressed to
    /// itself, because the other side has no node.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.issuer == self.audience
    }
}

impl<C> Encode<C> for Header {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.map(6)?;
        e.u8(1)?.i64(ALG_EDDSA)?;
        e.u8(4)?.encode_with(self.kid, ctx)?;
        let optional = u64::from(!self.in_reply_to.is_empty())
            + u64::from(self.previous.is_some())
            + u64::from(self.answer_by.is_some())
            + u64::from(self.deliver_until.is_some())
            + u64::from(self.reason.is_some())
            + u64::from(self.stops_clock)
            + u64::from(self.epoch > 0);
        e.u8(15)?.map(7 + optional)?;
        e.u8(1)?.str(self.issuer.as_str())?;
        e.u8(2)?.str(&self.exchange.to_urn())?;
        e.u8(3)?.str(self.audience.as_str())?;
        e.u8(6)?.u64(self.issued_at.0)?;
        e.u8(7)?.encode_with(self.id, ctx)?;
        e.i64(KIND)?.u64(self.kind.number())?;
        if !self.in_reply_to.is_empty() {
            e.i64(IN_REPLY_TO)?.encode_with(&self.in_reply_to, ctx)?;
        }
        e.i64(SEQUENCE)?.u64(self.sequence)?;
        if let Some(previous) = &self.previous {
            e.i64(PREVIOUS)?.encode_with(previous, ctx)?;
        }
        if let Some(time) = self.answer_by {
            e.i64(ANSWER_BY)?.u64(time.0)?;
        }
        if let Some(time) = self.deliver_until {
            e.i64(DELIVER_UNTIL)?.u64(time.0)?;
        }
        if let Some(reason) = self.reason {
            e.i64(REASON)?.u64(reason.number())?;
        }
        if self.stops_clock {
            e.i64(STOPS_CLOCK)?.bool(true)?;
        }
        if self.epoch > 0 {
            e.i64(EPOCH)?.u64(self.epoch)?;
        }
        e.u8(16)?.str(STATEMENT_TYPE)?;
        e.u16(258)?.i64(SHA_256)?;
        e.u16(259)?.str(CONTENT_TYPE)?.ok()
    }
}

/// Takes the next map key, which must be `expected`.
fn key(d: &mut Decoder<'_>, expected: i64) -> Result<(), minicbor::decode::Error> {
    let position = d.position();
    if d.i64()? == expected {
        Ok(())
    } else {
        Err(minicbor::decode::Error::message("unexpected header label").at(position))
    }
}

impl<'b, C> Decode<'b, C> for Header {
    /// Only the shape that [`Encode`] writes is read; re-encoding proves it was canonical.
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let fail = |what: &'static str, at: usize| minicbor::decode::Error::message(what).at(at);
        if d.map()? != Some(6) {
            return Err(fail("the protected header has six members", 0));
        }
        key(d, 1)?;
        if d.i64()? != ALG_EDDSA {
            return Err(fail("alg must be -8 (EdDSA with Ed25519)", d.position()));
        }
        key(d, 4)?;
        let kid = d.decode_with(ctx)?;
        key(d, 15)?;
        let members = d.map()?.ok_or_else(|| fail("indefinite map", d.position()))?;
        let mut header = Self::decode_claims(d, ctx, members, kid)?;
        header.kid = kid;
        key(d, 16)?;
        if d.str()? != STATEMENT_TYPE {
            return Err(fail("typ is not a Vestigo statement", d.position()));
        }
        key(d, 258)?;
        if d.i64()? != SHA_256 {
            return Err(fail("the payload hash must be SHA-256 (-16)", d.position()));
        }
        key(d, 259)?;
        if d.str()? != CONTENT_TYPE {
            return Err(fail("the preimage is not Vestigo content", d.position()));
        }
        Ok(header)
    }
}

impl Header {
    /// The CWT claims (header 15), in their one order.
    fn decode_claims<'b, C>(
        d: &mut Decoder<'b>,
        ctx: &mut C,
        members: u64,
        kid: Kid,
    ) -> Result<Self, minicbor::decode::Error> {
        let fail = |what: &'static str, at: usize| minicbor::decode::Error::message(what).at(at);
        key(d, 1)?;
        let issuer = d.decode_with(ctx)?;
        key(d, 2)?;
        let exchange = ExchangeId::from_urn(d.str()?)
            .ok_or_else(|| fail("sub is not urn:vestigo:x: and 32 hex digits", d.position()))?;
        key(d, 3)?;
        let audience = d.decode_with(ctx)?;
        key(d, 6)?;
        let issued_at = Timestamp(d.u64()?);
        key(d, 7)?;
        let id = d.decode_with(ctx)?;
        key(d, KIND)?;
        let kind = Kind::from_number(d.u64()?)
            .ok_or_else(|| fail("unknown message kind", d.position()))?;
        let mut header = Self {
            kid,
            issuer,
            exchange,
            audience,
            issued_at,
            id,
            kind,
            in_reply_to: Vec::new(),
            sequence: 0,
            previous: None,
            answer_by: None,
            deliver_until: None,
            reason: None,
            stops_clock: false,
            epoch: 0,
        };
        for _ in 6..members {
            let position = d.position();
            match d.i64()? {
                IN_REPLY_TO => {
                    header.in_reply_to = d.decode_with(ctx)?;
                    if header.in_reply_to.is_empty() {
                        return Err(fail("in-reply-to is present but empty", position));
                    }
                }
                SEQUENCE => header.sequence = d.u64()?,
                PREVIOUS => header.previous = Some(d.decode_with(ctx)?),
                ANSWER_BY => header.answer_by = Some(Timestamp(d.u64()?)),
                DELIVER_UNTIL => header.deliver_until = Some(Timestamp(d.u64()?)),
                REASON => {
                    let number = d.u64()?;
                    header.reason = Some(ReasonCode::from_number(number));
                    if !(301..=499).contains(&number) {
                        return Err(fail("only A and D codes stand in a header", position));
                    }
                }
                STOPS_CLOCK => header.stops_clock = d.bool()?,
                EPOCH => header.epoch = d.u64()?,
                _ => return Err(fail("unknown header label", position)),
            }
        }
        Ok(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query() -> Header {
        Header {
            kid: Kid([0; 32]),
            issuer: NodeName::parse("vestigo/xa/police").unwrap(),
            exchange: ExchangeId([1; 16]),
            audience: NodeName::parse("vestigo/xb/police").unwrap(),
            issued_at: Timestamp(5000),
            id: MessageId([2; 16]),
            kind: Kind::Query,
            in_reply_to: Vec::new(),
            sequence: 1,
            previous: None,
            answer_by: Some(Timestamp(6000)),
            deliver_until: None,
            reason: None,
            stops_clock: false,
            epoch: 0,
        }
    }

    /// A database keeps numbers below 2^63: a partner's must not come near.
    #[test]
    fn a_time_or_number_without_bound_is_malformed() {
        assert!(query().check().is_ok());
        let last = Timestamp(limits::TIME_MAX_SECONDS);
        for (time, good) in [(last, true), (last.plus(1), false), (Timestamp(u64::MAX), false)] {
            let late = Header { answer_by: Some(time), ..query() };
            let long = Header { deliver_until: Some(time), ..query() };
            let future = Header { issued_at: time, ..query() };
            for header in [late, long, future] {
                assert_eq!(header.check().is_ok(), good, "{time:?}");
            }
        }
        let previous = Some(LeafHash([3; 32]));
        for (number, good) in [(limits::SEQUENCE_MAX, true), (limits::SEQUENCE_MAX + 1, false)] {
            let far = Header { sequence: number, previous, ..query() };
            assert_eq!(far.check().is_ok(), good);
            assert_eq!(Header { epoch: number, ..query() }.check().is_ok(), good);
        }
    }
}
