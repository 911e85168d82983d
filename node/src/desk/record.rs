//! The record of one decision: on what it rested, what it was, who made it. Its digest travels in
//! the answer (label 9); the record itself stays here, beside the officers' signatures over that
//! digest, until an inspector asks for it.
//!
//! A record names no gun, no person and no text: what was chosen and what was written stand in it
//! as salted digests. It begins with a salt of its own, so that its digest tells nobody what is in
//! it, neither by guessing.

use std::fmt;

use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};
use sha2::{Digest as _, Sha256};
use vestigo_protocol::agreement::Clauses;
use vestigo_protocol::codec::{self, CodecError};
use vestigo_protocol::codes::{
    DisclosureLevel, IntendedUse, LegalBasis, MatchGrade, ReasonCode, RequestKind, ResultCode,
    ReturnReason,
};
use vestigo_protocol::ids::{AgreementHash, Digest, Kid, LeafHash, Pseudonym};
use vestigo_protocol::key::{PublicKey, SecretKey};
use vestigo_protocol::time::Timestamp;

use super::admission::{self, Again, Facts};
use super::clause::ClauseId;
use super::disclosure::Assessment;
use super::policy::{self, Decision, Permit, Referral};

/// The version of the form.
pub const FORMAT: u64 = 1;

/// What stands before a record's digest when an officer signs it.
pub const SIGNATURE_DOMAIN: &[u8] = b"vestigo-officer-decision-v1\0";

/// Clauses that a record can name.
pub const CLAUSES_MAX: usize = 64;

/// Who decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum DecidedBy {
    /// The machine, under the agreement.
    #[n(0)]
    Machine,
    /// One officer.
    #[n(1)]
    Officer,
    /// Two officers: one proposed, another released.
    #[n(2)]
    TwoOfficers,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Done {
    /// An answer at a level.
    #[n(0)]
    Answered,
    /// A refusal with a D code.
    #[n(1)]
    Refused,
    /// A return with an A code.
    #[n(2)]
    Returned,
    /// A delay with a D code and a review date.
    #[n(3)]
    Delayed,
    /// The machine left it to an officer.
    #[n(4)]
    Referred,
    /// A first officer proposed an answer; nothing left the node.
    #[n(5)]
    Proposed,
    /// Another act that leaves the decision open: an acknowledgement, a question, a part.
    #[n(6)]
    Noted,
    /// A second officer did not release what was proposed.
    #[n(7)]
    Declined,
    /// A reply to a request that is no look-up.
    #[n(8)]
    Replied,
}

impl Done {
    /// The word on screens.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answered => "ANSWERED",
            Self::Refused => "REFUSED",
            Self::Returned => "RETURNED",
            Self::Delayed => "DELAYED",
            Self::Referred => "REFERRED",
            Self::Proposed => "PROPOSED",
            Self::Noted => "NOTED",
            Self::Declined => "DECLINED",
            Self::Replied => "REPLIED",
        }
    }
}

/// The act of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ActRecord {
    /// What was done.
    #[n(1)]
    pub done: Done,
    /// At which level.
    #[n(2)]
    pub level: Option<DisclosureLevel>,
    /// D or A code.
    #[n(3)]
    pub reason: Option<ReasonCode>,
    /// When a delay is looked at again.
    #[n(4)]
    pub review_at: Option<Timestamp>,
    /// Salted digest of the officer's words.
    #[n(5)]
    pub text: Option<Digest>,
    /// Why the machine left it to an officer: [`Referral::name`].
    #[n(6)]
    pub referral: Option<String>,
    /// Digests of the files that go with it; absent: none.
    #[n(7)]
    pub files: Option<Vec<Digest>>,
}

impl ActRecord {
    /// An act of which nothing more is known.
    #[must_use]
    pub const fn of(done: Done) -> Self {
        Self {
            done,
            level: None,
            reason: None,
            review_at: None,
            text: None,
            referral: None,
            files: None,
        }
    }

    /// An answer at a level.
    #[must_use]
    pub fn answered(level: DisclosureLevel) -> Self {
        Self { level: Some(level), ..Self::of(Done::Answered) }
    }

    /// A return.
    #[must_use]
    pub fn returned(reason: ReturnReason) -> Self {
        Self { reason: Some(reason.into()), ..Self::of(Done::Returned) }
    }

    /// The machine leaves it to an officer.
    #[must_use]
    pub fn referred(why: Referral) -> Self {
        Self { referral: Some(why.name().to_owned()), ..Self::of(Done::Referred) }
    }

    /// The outcome in one line of codes, such as `ANSWERED L2` or `REFERRED SENSITIVE`.
    #[must_use]
    pub fn outcome(&self) -> String {
        let mut words = self.done.name().to_owned();
        let level = self.level.map(|l| l.code());
        let reason = self.reason.map(|r| r.code());
        for part in [level, reason, self.referral.as_deref()].into_iter().flatten() {
            words.push(' ');
            words.push_str(part);
        }
        words
    }
}

/// What the registry gave, as far as a decision used it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Found {
    /// Best grade.
    #[n(1)]
    pub grade: MatchGrade,
    /// Primary result of the best candidate.
    #[n(2)]
    pub primary: Option<ResultCode>,
    /// State stock, custody or destruction.
    #[n(3)]
    pub sensitive: bool,
    /// Several fit equally well.
    #[n(4)]
    pub ambiguous: bool,
    /// The maker is another.
    #[n(5)]
    pub contradicted: bool,
    /// It may be several guns.
    #[n(6)]
    pub many_numbers: bool,
    /// Names of the record sets that were searched.
    #[n(7)]
    pub searched: Vec<String>,
    /// Candidates.
    #[n(8)]
    pub candidates: u64,
    /// Salted digest of the record that the answer is about.
    #[n(9)]
    pub chosen: Option<Digest>,
}

impl Found {
    /// Of an assessment; `searched` and `candidates` as found.
    #[must_use]
    pub fn of(assessment: &Assessment, searched: Vec<String>, candidates: usize) -> Self {
        Self {
            grade: assessment.grade,
            primary: assessment.primary,
            sensitive: assessment.sensitive,
            ambiguous: assessment.ambiguous,
            contradicted: assessment.contradicted,
            many_numbers: assessment.many_numbers,
            searched,
            candidates: candidates as u64,
            chosen: None,
        }
    }

    /// The assessment that it was made of.
    #[must_use]
    pub const fn assessment(&self) -> Assessment {
        Assessment {
            grade: self.grade,
            primary: self.primary,
            sensitive: self.sensitive,
            ambiguous: self.ambiguous,
            contradicted: self.contradicted,
            many_numbers: self.many_numbers,
        }
    }
}

/// What a decision was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Inputs {
    /// Request kind.
    #[n(1)]
    pub request_kind: Option<RequestKind>,
    /// Intended use.
    #[n(2)]
    pub purpose: Option<IntendedUse>,
    /// Legal basis.
    #[n(3)]
    pub legal_basis: Option<LegalBasis>,
    /// What the registry gave; absent if it was not asked.
    #[n(4)]
    pub found: Option<Found>,
    /// Whether the request was drawn for the sampled share; absent if it was not drawn at all.
    #[n(5)]
    pub sampled: Option<bool>,
    /// What admission looked at, where the request went back.
    #[n(6)]
    pub admission: Option<Facts>,
}

/// An officer behind a decision.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct OfficerRecord {
    /// The pseudonym towards the partner.
    #[n(1)]
    pub pseudonym: Pseudonym,
    /// Thumbprint of the key that signed; absent for an officer without one.
    #[n(2)]
    pub thumbprint: Option<Kid>,
}

/// The record of one decision.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DecisionRecord {
    /// [`FORMAT`].
    #[n(1)]
    pub format: u64,
    /// Makes the digest tell nothing.
    #[n(2)]
    pub salt: ByteArray<16>,
    /// The query's entry: which case.
    #[n(3)]
    pub query: LeafHash,
    /// The agreement that decided.
    #[n(4)]
    pub agreement: Option<AgreementHash>,
    /// The clauses rested on, by their numbers, ascending; at most [`CLAUSES_MAX`].
    #[n(5)]
    pub clauses: Vec<u64>,
    /// From what.
    #[n(6)]
    pub inputs: Inputs,
    /// What.
    #[n(7)]
    pub act: ActRecord,
    /// By whom.
    #[n(8)]
    pub by: DecidedBy,
    /// The officers, the one who proposed first.
    #[n(9)]
    pub officers: Vec<OfficerRecord>,
    /// When.
    #[n(10)]
    pub at: Timestamp,
    /// Digest of the record of the proposal that was released or declined.
    #[n(11)]
    pub proposal: Option<Digest>,
}

impl fmt::Debug for DecisionRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecisionRecord({})", self.act.outcome())
    }
}

impl DecisionRecord {
    /// The document.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        codec::encode(self)
    }

    /// Reads a document.
    ///
    /// # Errors
    /// [`CodecError`] if it is not the one encoding of a record.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CodecError> {
        codec::decode(bytes)
    }

    /// What label 9 says: the SHA-256 of the document.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest(Sha256::digest(self.to_bytes()).into())
    }
}

/// The clauses that a person's decision rests on, ascending: those that let the request be considered,
/// and those that say how much may be released and by how many.
#[must_use]
pub fn clauses(inputs: &Inputs, act: &ActRecord) -> Vec<ClauseId> {
    let mut rested = let_in();
    if let Some(found) = &inputs.found {
        rested.push(ClauseId::RecordSets);
        if found.sensitive {
            rested.push(ClauseId::Sensitive);
        }
    }
    let releases = match act.done {
        Done::Answered | Done::Proposed => true,
        // A part of an answer is held to what an answer is.
        Done::Noted => act.level.is_some(),
        _ => false,
    };
    if releases {
        rested.extend([ClauseId::Ceiling, ClauseId::TwoOfficers]);
    }
    rested.sort_unstable();
    rested
}

/// The clauses that the machine's decision rests on, ascending: what let a request go on, `ruled` with
/// what let it in; what stopped it, `ruled` alone.
#[must_use]
pub fn clauses_of_machine(act: &ActRecord, ruled: &[ClauseId]) -> Vec<ClauseId> {
    let mut rested = match act.done {
        Done::Referred | Done::Returned => Vec::new(),
        _ => let_in(),
    };
    rested.extend(ruled);
    rested.sort_unstable();
    rested.dedup();
    rested
}

fn let_in() -> Vec<ClauseId> {
    let agreed = [ClauseId::RequestKinds, ClauseId::Purposes, ClauseId::LegalBases];
    agreed.into_iter().chain([ClauseId::InForce]).collect()
}

/// As a record keeps them.
#[must_use]
pub fn numbers(clauses: &[ClauseId]) -> Vec<u64> {
    clauses.iter().map(|clause| u64::from(clause.number())).take(CLAUSES_MAX).collect()
}

/// Salted digest of something that a record must not say: the chosen record, an officer's words.
#[must_use]
pub fn salted(salt: &[u8; 16], what: &[u8]) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(what);
    Digest(hasher.finalize().into())
}

/// An officer's signature over a record's digest.
#[must_use]
pub fn sign(key: &SecretKey, digest: &Digest) -> [u8; 64] {
    key.sign(&signed_bytes(digest))
}

/// Whether `signature` is of `key` over `digest`.
#[must_use]
pub fn is_signed(key: &PublicKey, digest: &Digest, signature: &[u8]) -> bool {
    key.verify(&signed_bytes(digest), signature).is_ok()
}

fn signed_bytes(digest: &Digest) -> Vec<u8> {
    [SIGNATURE_DOMAIN, digest.as_bytes()].concat()
}

/// What came of deciding again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replay {
    /// From the recorded inputs and the agreement the recorded outcome follows.
    Follows,
    /// Another outcome follows: this one, or none that the agreement allows.
    Differs {
        /// In codes, as [`ActRecord::outcome`]; empty if the agreement does not allow what was done.
        computed: String,
    },
    /// The agreement is not here any more.
    NoAgreement,
    /// It rested on a failure of the machine, or on what stands in our log and not in the record.
    NotFromInputs,
}

/// Decides again from the record alone and the agreement's clauses.
#[must_use]
pub fn replay(record: &DecisionRecord, clauses: Option<&Clauses>) -> Replay {
    match (record.by, record.act.done) {
        (DecidedBy::Machine, Done::Replied) => return Replay::NotFromInputs,
        (DecidedBy::Machine, Done::Returned) => return returned_again(record, clauses),
        _ => {}
    }
    let Some(clauses) = clauses else { return Replay::NoAgreement };
    let found = record.inputs.found.as_ref();
    let followed = match record.by {
        DecidedBy::Machine => match machine(record, clauses) {
            Some(computed) => computed,
            None => return Replay::NotFromInputs,
        },
        DecidedBy::Officer | DecidedBy::TwoOfficers => {
            let sensitive = found.is_some_and(|f| f.sensitive);
            let two = record.by == DecidedBy::TwoOfficers;
            let allowed = match (record.act.done, record.act.level) {
                (Done::Answered, Some(level)) => allows(level, clauses, sensitive, two),
                (Done::Proposed, Some(level)) => allows(level, clauses, sensitive, true),
                (Done::Answered | Done::Proposed, None) => false,
                // A refusal, a return or a delay needs a reason and no clause.
                (Done::Refused | Done::Returned | Done::Delayed, _) => record.act.reason.is_some(),
                // A part of an answer is held to what an answer is.
                (Done::Noted, Some(level)) => allows(level, clauses, sensitive, two),
                (Done::Noted | Done::Declined | Done::Replied, _) => true,
                (Done::Referred, _) => false,
            };
            let enough = record.officers.len() == if two { 2 } else { 1 };
            let distinct = match &record.officers[..] {
                [first, second] => first.pseudonym != second.pseudonym,
                _ => true,
            };
            if allowed && enough && distinct { record.act.outcome() } else { String::new() }
        }
    };
    if followed == record.act.outcome() {
        Replay::Follows
    } else {
        Replay::Differs { computed: followed }
    }
}

/// Admits again from the recorded facts.
fn returned_again(record: &DecisionRecord, clauses: Option<&Clauses>) -> Replay {
    let Some(facts) = &record.inputs.admission else { return Replay::NotFromInputs };
    let (act, rested_on) = match admission::from_facts(facts, clauses) {
        Again::NoClauses => return Replay::NoAgreement,
        Again::Admitted => return Replay::Differs { computed: String::new() },
        Again::Returned(returned) => (ActRecord::returned(returned.reason), returned.rested_on),
    };
    let computed = act.outcome();
    if computed == record.act.outcome() && numbers(&rested_on) == record.clauses {
        Replay::Follows
    } else {
        Replay::Differs { computed }
    }
}

fn allows(level: DisclosureLevel, clauses: &Clauses, sensitive: bool, two: bool) -> bool {
    let permit = if two {
        Permit::by_two_officers(level, clauses)
    } else {
        Permit::by_officer(level, clauses)
    };
    permit.is_some() && (two || !policy::needs_two_officers(level, clauses, sensitive))
}

/// What the machine decides; none where the record does not hold what it decided from.
fn machine(record: &DecisionRecord, clauses: &Clauses) -> Option<String> {
    let failed = [Referral::RegistryFailed, Referral::MachineFailed, Referral::TooLarge];
    let referral = record.act.referral.as_deref();
    if failed.iter().any(|why| referral == Some(why.name())) {
        return None;
    }
    let act = if !record.inputs.request_kind.is_some_and(RequestKind::looks_up) {
        ActRecord::referred(Referral::RequestKind)
    } else {
        let assessment = record.inputs.found.as_ref()?.assessment();
        match policy::decide(clauses, &assessment, record.inputs.sampled?).decision {
            Decision::Refer(why) => ActRecord::referred(why),
            Decision::Permit(permit) => ActRecord::answered(permit.level()),
        }
    };
    Some(act.outcome())
}

#[cfg(test)]
mod tests;
