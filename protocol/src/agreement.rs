//! What two agencies agreed, signed by both and named by its hash in every message.
//!
//! Default deny: what a clause does not list is not allowed. The document only says what was
//! agreed; the desk decides from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use minicbor::{Decode, Encode};
use thiserror::Error;

use crate::codec::{self, CodecError};
use crate::codes::{
    DisclosureLevel, Handling, IntendedUse, LegalBasis, MatchGrade, OnwardUse, Priority,
    RecordSetKind, RequestKind, ResultCode,
};
use crate::ids::{AgreementHash, Country, Digest, NodeName};
use crate::limits;
use crate::time::Timestamp;

/// One rule of automatic disclosure: what leaves without a person, for a grade and a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct AutomaticRule {
    /// The match grade it applies to.
    #[n(0)]
    pub grade: MatchGrade,
    /// The result it applies to; absent = any result without a rule of its own.
    #[n(1)]
    pub result: Option<ResultCode>,
    /// The level at which the answer is cut.
    #[n(2)]
    pub level: DisclosureLevel,
}

/// Budgets against fishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Budget {
    /// Queries a day.
    #[n(1)]
    pub per_day: u64,
    /// Queries of one officer a day.
    #[n(2)]
    pub per_officer_per_day: Option<u64>,
    /// Queries in one case of the asker.
    #[n(3)]
    pub per_case: Option<u64>,
    /// Numbers that follow one another and that one case of the asker may ask for: a consignment that
    /// was seized together. Absent: as few as where no case is named.
    #[n(4)]
    pub consignment: Option<u64>,
}

/// What observers see of this direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ObserverView {
    /// Whether a D code of a refusal or delay stands in the header. A codes always do.
    #[n(1)]
    pub reasons: bool,
    /// Entries become visible this many seconds after they were logged.
    #[n(2)]
    pub delay_seconds: u64,
}

/// What one side may ask of the other, and how it is answered.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Clauses {
    /// Request kinds allowed.
    #[n(1)]
    pub request_kinds: BTreeSet<RequestKind>,
    /// Intended uses allowed.
    #[n(2)]
    pub purposes: BTreeSet<IntendedUse>,
    /// Legal bases accepted.
    #[n(3)]
    pub legal_bases: BTreeSet<LegalBasis>,
    /// Kinds of record sets that are searched.
    #[n(4)]
    pub record_sets: BTreeSet<RecordSetKind>,
    /// What is disclosed without a person; empty = every answer needs an officer.
    #[n(5)]
    pub automatic: Vec<AutomaticRule>,
    /// The most that an officer may disclose under this agreement.
    #[n(6)]
    pub ceiling: DisclosureLevel,
    /// From this level on two officers decide; absent = one always suffices.
    #[n(7)]
    pub two_officers_from: Option<DisclosureLevel>,
    /// Handling code of answers unless the officer sets a stricter one.
    #[n(8)]
    pub handling: Handling,
    /// Where an answer may go next without asking.
    #[n(9)]
    pub onward: OnwardUse,
    /// The States that NAMED allows.
    #[n(10)]
    pub onward_states: BTreeSet<Country>,
    /// Days that the asker may keep an answer.
    #[n(11)]
    pub retention_days: u64,
    /// Budgets.
    #[n(12)]
    pub budget: Budget,
    /// Seconds to the decision of a routine request.
    #[n(13)]
    pub routine_seconds: u64,
    /// Seconds to the decision of an urgent request.
    #[n(14)]
    pub urgent_seconds: u64,
    /// What observers see.
    #[n(15)]
    pub observers: ObserverView,
}

impl Clauses {
    /// Seconds to the decision of a request of `priority`.
    #[must_use]
    pub const fn deadline_seconds(&self, priority: Priority) -> u64 {
        match priority {
            Priority::Urgent => self.urgent_seconds,
            Priority::Routine | Priority::Unknown(_) => self.routine_seconds,
        }
    }

    /// The automatic level for a grade and a primary result: the rule for exactly this result, else
    /// the rule for any result, else none.
    #[must_use]
    pub fn automatic_level(
        &self,
        grade: MatchGrade,
        result: ResultCode,
    ) -> Option<DisclosureLevel> {
        let of_grade = || self.automatic.iter().filter(|r| r.grade == grade);
        of_grade()
            .find(|r| r.result == Some(result))
            .or_else(|| of_grade().find(|r| r.result.is_none()))
            .map(|r| r.level)
    }
}

/// The canonical document.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct AgreementDoc {
    /// Version of this format, 1.
    #[n(1)]
    pub version: u64,
    /// 32 random bytes: two agreements with the same terms are two agreements.
    #[n(2)]
    pub nonce: Digest,
    /// The party with the lower name.
    #[n(3)]
    pub first: NodeName,
    /// The party with the higher name.
    #[n(4)]
    pub second: NodeName,
    /// Hash of the agreement that this one replaces.
    #[n(5)]
    pub replaces: Option<AgreementHash>,
    /// In force from this time on, if accepted by then.
    #[n(6)]
    pub valid_from: Timestamp,
    /// What `first` may ask of `second`.
    #[n(7)]
    pub first_asks: Clauses,
    /// What `second` may ask of `first`.
    #[n(8)]
    pub second_asks: Clauses,
    /// In words, for people.
    #[n(9)]
    pub title: Option<String>,
}

/// Why an agreement document was refused.
#[derive(Debug, Error)]
pub enum AgreementError {
    /// Not the deterministic CBOR of an agreement.
    #[error("agreement: {0}")]
    Codec(#[from] CodecError),
    /// A rule of its content is broken.
    #[error("agreement: {0}")]
    Rule(&'static str),
}

/// A document that was read and checked, with its hash. A copy costs nothing: each request that is
/// decided has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    doc: Arc<AgreementDoc>,
    bytes: Arc<[u8]>,
    hash: AgreementHash,
}

impl Agreement {
    /// Takes a document of our own making.
    ///
    /// # Errors
    /// A rule of its content is broken.
    pub fn new(doc: &AgreementDoc) -> Result<Self, AgreementError> {
        Self::from_bytes(&codec::encode(doc))
    }

    /// Reads the canonical bytes.
    ///
    /// # Errors
    /// [`AgreementError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, AgreementError> {
        if bytes.len() > limits::AGREEMENT_MAX {
            let (length, limit) = (bytes.len(), limits::AGREEMENT_MAX);
            return Err(CodecError::TooLarge { length, limit }.into());
        }
        let doc: AgreementDoc = codec::decode(bytes)?;
        let rule = |good: bool, what: &'static str| {
            if good { Ok(()) } else { Err(AgreementError::Rule(what)) }
        };
        rule(doc.version == 1, "only format version 1 is known")?;
        rule(doc.first < doc.second, "the parties are not in order of their names")?;
        for clauses in [&doc.first_asks, &doc.second_asks] {
            rule(clauses.routine_seconds > 0 && clauses.urgent_seconds > 0, "a deadline is zero")?;
            let automatic_is_bounded =
                clauses.automatic.iter().all(|r| r.level.within(DisclosureLevel::L3));
            // Natural persons are always disclosed by a person (domain.md §9.2).
            rule(automatic_is_bounded, "an automatic level is above L3")?;
            let alone =
                |r: &AutomaticRule| clauses.two_officers_from.is_none_or(|from| r.level < from);
            rule(clauses.automatic.iter().all(alone), "automatic where two officers must decide")?;
        }
        let hash = AgreementHash(Digest::of(bytes).0);
        Ok(Self { doc: Arc::new(doc), bytes: bytes.into(), hash })
    }

    /// The document.
    #[must_use]
    pub fn doc(&self) -> &AgreementDoc {
        &self.doc
    }

    /// The canonical bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// SHA-256 of the canonical bytes.
    #[must_use]
    pub fn hash(&self) -> AgreementHash {
        self.hash
    }

    /// What `asker` may ask of the other party, if it is a party.
    #[must_use]
    pub fn clauses_for(&self, asker: &NodeName) -> Option<&Clauses> {
        if *asker == self.doc.first {
            Some(&self.doc.first_asks)
        } else if *asker == self.doc.second {
            Some(&self.doc.second_asks)
        } else {
            None
        }
    }

    /// The party that is not `node`.
    #[must_use]
    pub fn counterpart(&self, node: &NodeName) -> Option<&NodeName> {
        if *node == self.doc.first {
            Some(&self.doc.second)
        } else if *node == self.doc.second {
            Some(&self.doc.first)
        } else {
            None
        }
    }
}
