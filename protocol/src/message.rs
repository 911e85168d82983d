//! The content of messages by kind: which labels exist, which must be there, what their values are.
//!
//! Each leaf field of a body is its own disclosure, so a body is a list of labelled fields and
//! not a CBOR map. Labels 1 to 12 are common to all kinds ([`Common`]); a body's own labels start
//! at 16. The set is closed per kind: an unknown label below 1000 is refused, labels from 1000 on
//! are extensions that are kept as raw bytes and never acted on. `protocol/vestigo.cddl` says the
//! same for other implementers.

mod fields;
mod query;
mod answer;
mod receipts;
mod acts;
mod matters;
mod letter;

pub use acts::{AgreementAct, AgreementStep, CheckpointSeen, DescriptorNotice, Erasure, Heartbeat};
pub use answer::{Answer, Interim, InterimKind, Refusal, Restriction, TraceResult};
pub use fields::{BodyError, FieldReader};
pub use letter::OffNetwork;
pub use matters::{ConsentAsked, ConsentGiven, StatisticsAsked, StatisticsCell, WatchAsked};
pub use query::{Onward, Query, Supplement, Withdrawal};
pub use receipts::{Accepted, Acknowledged, Conflict, Delivered};

use minicbor::{Decode, Encode};

use crate::codes::{
    AttachmentRole, DisclosureLevel, Handling, IntendedUse, LegalBasis, MatchGrade, OnwardUse,
    Priority, RequestKind, UrgentJustification,
};
use crate::content::Field;
use crate::firearm::Name;
use crate::header::Kind;
use crate::ids::{AgreementHash, Country, Digest, NodeName, Pseudonym};
use crate::limits::{
    ATTACHMENT_MAX, ATTACHMENTS_CASE_MAX, ATTACHMENTS_MESSAGE_MAX, CONTENT_MAX, DISCLOSURES_MAX,
    MARKS_MAX, NOTE_MAX, REFERENCE_MAX,
};
use crate::text::Text;
use crate::time::Timestamp;
use fields::body;

/// Label 3: how urgent, and why.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PriorityClaim {
    /// ROUTINE or URGENT.
    #[n(1)]
    pub priority: Priority,
    /// Required with URGENT.
    #[n(2)]
    pub justification: Option<UrgentJustification>,
    /// In words, required with the justification OTHER.
    #[n(3)]
    pub text: Option<Text<NOTE_MAX>>,
}

/// Label 7: what the receiver may do with what was disclosed (domain.md §9.3). It travels with
/// every disclosed item, and originator control is enforced from it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct HandlingTag {
    /// Who gave the information and decides on its further use.
    #[n(1)]
    pub originator: NodeName,
    /// H0 to H3.
    #[n(2)]
    pub handling: Handling,
    /// Purposes for which it may be used.
    #[n(3)]
    pub purposes: Vec<IntendedUse>,
    /// Whether it may go on to other authorities or States.
    #[n(4)]
    pub onward: OnwardUse,
    /// The States that [`OnwardUse::Named`] allows, ascending.
    #[n(5)]
    pub onward_states: Vec<Country>,
    /// Until when the receiver may keep it.
    #[n(6)]
    pub retain_until: Option<Timestamp>,
    /// Whether it holds personal data.
    #[n(7)]
    pub personal_data: bool,
}

impl HandlingTag {
    /// Whether the item may go to an authority of `state` without asking the originator.
    #[must_use]
    pub fn allows_onward_to(&self, state: Country) -> bool {
        self.onward == OnwardUse::Named && self.onward_states.contains(&state)
    }
}

/// Label 8: a file that travels beside the exchange on `/vestigo/blob/1`, by digest.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Attachment {
    /// SHA-256 of the salt and the file: a known file cannot be recognised by its digest.
    #[n(1)]
    pub digest: Digest,
    /// Length in bytes.
    #[n(2)]
    pub length: u64,
    /// Media type.
    #[n(3)]
    pub media_type: Text<REFERENCE_MAX>,
    /// What it is (photograph of the marks, certificate).
    #[n(4)]
    pub title: Option<Name>,
    /// 32 random bytes.
    #[n(5)]
    pub salt: Digest,
    /// What the file is.
    #[n(6)]
    pub role: AttachmentRole,
    /// Handling code, where it is stricter than the message's.
    #[n(7)]
    pub handling: Option<Handling>,
}

body! {
    /// The labels that every kind may carry.
    Common {
        /// 1: the agreement that this message relies on; absent in kinds 10, 11, 13, 14.
        agreement: opt AgreementHash = 1,
        /// 2: the officer behind it, stable per officer and partner.
        officer: opt Pseudonym = 2,
        /// 3: priority and justification.
        priority: opt PriorityClaim = 3,
        /// 4: what a kind 1 asks for.
        request_kind: opt RequestKind = 4,
        /// 5: intended use.
        purpose: opt IntendedUse = 5,
        /// 6: legal basis.
        legal_basis: opt LegalBasis = 6,
        /// 7: handling tag.
        handling: opt HandlingTag = 7,
        /// 8: attachments, by digest.
        attachments: many Attachment = 8,
        /// 9: digest of the decision record kept by the sender.
        decision_record: opt Digest = 9,
        /// 10: free text.
        text: opt Text<NOTE_MAX> = 10,
        /// 11: true in demonstration data. Never set on real cases.
        synthetic: opt bool = 11,
        /// 12: the letter that a statement to oneself stands for; there always, elsewhere never.
        off_network: opt OffNetwork = 12,
    }
}

/// The body of a message, by kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Kind 1.
    Query(Query),
    /// Kind 2.
    Accepted(Accepted),
    /// Kind 3.
    Acknowledged(Acknowledged),
    /// Kind 4.
    Interim(Interim),
    /// Kind 5.
    Answer(Answer),
    /// Kind 6.
    Refusal(Refusal),
    /// Kind 7.
    Delivered(Delivered),
    /// Kind 8.
    Conflict(Conflict),
    /// Kind 9.
    Withdrawal(Withdrawal),
    /// Kind 10.
    Agreement(AgreementAct),
    /// Kind 11.
    Descriptor(DescriptorNotice),
    /// Kind 12.
    Erasure(Erasure),
    /// Kind 13.
    Checkpoint(CheckpointSeen),
    /// Kind 14.
    Heartbeat(Heartbeat),
    /// Kind 15.
    Supplement(Supplement),
}

impl Body {
    /// The kind that this body belongs to.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Query(_) => Kind::Query,
            Self::Accepted(_) => Kind::Accepted,
            Self::Acknowledged(_) => Kind::Acknowledged,
            Self::Interim(_) => Kind::Interim,
            Self::Answer(_) => Kind::Answer,
            Self::Refusal(_) => Kind::Refusal,
            Self::Delivered(_) => Kind::Delivered,
            Self::Conflict(_) => Kind::Conflict,
            Self::Withdrawal(_) => Kind::Withdrawal,
            Self::Agreement(_) => Kind::Agreement,
            Self::Descriptor(_) => Kind::Descriptor,
            Self::Erasure(_) => Kind::Erasure,
            Self::Checkpoint(_) => Kind::Checkpoint,
            Self::Heartbeat(_) => Kind::Heartbeat,
            Self::Supplement(_) => Kind::Supplement,
        }
    }

    fn write(&self, out: &mut Vec<Field>) {
        match self {
            Self::Query(b) => b.write(out),
            Self::Accepted(b) => b.write(out),
            Self::Acknowledged(b) => b.write(out),
            Self::Interim(b) => b.write(out),
            Self::Answer(b) => b.write(out),
            Self::Refusal(b) => b.write(out),
            Self::Delivered(b) => b.write(out),
            Self::Conflict(b) => b.write(out),
            Self::Withdrawal(b) => b.write(out),
            Self::Agreement(b) => b.write(out),
            Self::Descriptor(b) => b.write(out),
            Self::Erasure(b) => b.write(out),
            Self::Checkpoint(b) => b.write(out),
            Self::Heartbeat(b) => b.write(out),
            Self::Supplement(b) => b.write(out),
        }
    }

    fn read(kind: Kind, fields: &mut FieldReader<'_>) -> Result<Self, BodyError> {
        Ok(match kind {
            Kind::Query => Self::Query(Query::read(fields)?),
            Kind::Accepted => Self::Accepted(Accepted::read(fields)?),
            Kind::Acknowledged => Self::Acknowledged(Acknowledged::read(fields)?),
            Kind::Interim => Self::Interim(Interim::read(fields)?),
            Kind::Answer => Self::Answer(Answer::read(fields)?),
            Kind::Refusal => Self::Refusal(Refusal::read(fields)?),
            Kind::Delivered => Self::Delivered(Delivered::read(fields)?),
            Kind::Conflict => Self::Conflict(Conflict::read(fields)?),
            Kind::Withdrawal => Self::Withdrawal(Withdrawal::read(fields)?),
            Kind::Agreement => Self::Agreement(AgreementAct::read(fields)?),
            Kind::Descriptor => Self::Descriptor(DescriptorNotice::read(fields)?),
            Kind::Erasure => Self::Erasure(Erasure::read(fields)?),
            Kind::Checkpoint => Self::Checkpoint(CheckpointSeen::read(fields)?),
            Kind::Heartbeat => Self::Heartbeat(Heartbeat::read(fields)?),
            Kind::Supplement => Self::Supplement(Supplement::read(fields)?),
        })
    }
}

/// The whole confidential content of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Labels 1 to 12.
    pub common: Common,
    /// Labels from 16.
    pub body: Body,
    /// Labels from 1000: kept and passed on, never acted on.
    pub extensions: Vec<Field>,
}

impl Content {
    /// A content without extensions.
    #[must_use]
    pub const fn new(common: Common, body: Body) -> Self {
        Self { common, body, extensions: Vec::new() }
    }

    /// All leaf fields.
    #[must_use]
    pub fn to_fields(&self) -> Vec<Field> {
        let mut fields = Vec::with_capacity(16);
        self.common.write(&mut fields);
        self.body.write(&mut fields);
        fields.extend(self.extensions.iter().cloned());
        fields
    }

    /// Whether one message holds it: not too many fields, and not too many bytes by
    /// [`encoded_len_max`](Self::encoded_len_max). What is too large cannot be signed.
    #[must_use]
    pub fn fits_one_message(&self) -> bool {
        self.to_fields().len() <= DISCLOSURES_MAX && self.encoded_len_max() <= CONTENT_MAX
    }

    /// Upper bound of the bytes that preimage and disclosures take: per field its value, its salt,
    /// label and framing in the disclosure, and its digest in the preimage.
    #[must_use]
    pub fn encoded_len_max(&self) -> usize {
        const PER_FIELD: usize = 17 + 9 + 9 + 5 + 34;
        const PREIMAGE: usize = 64;
        self.to_fields()
            .iter()
            .fold(PREIMAGE, |sum, f| sum.saturating_add(f.value.as_bytes().len() + PER_FIELD))
    }

    /// Reads the fields of a message of `kind`, which are in label order.
    ///
    /// # Errors
    /// A required label is missing, a single label is repeated, an unknown label stands below
    /// 1000, a value is not of its type, or a rule of the kind is broken.
    pub fn from_fields(kind: Kind, fields: &[Field]) -> Result<Self, BodyError> {
        let mut reader = FieldReader::new(fields);
        let common = Common::read(&mut reader)?;
        let body = Body::read(kind, &mut reader)?;
        let extensions = reader.finish()?;
        let content = Self { common, body, extensions };
        content.check()?;
        Ok(content)
    }

    /// What is named must be small enough to be fetched.
    fn check_attachments(&self) -> Result<(), BodyError> {
        let named = &self.common.attachments;
        if named.len() > ATTACHMENTS_MESSAGE_MAX {
            return Err(BodyError::Rule("a message names at most 16 attachments"));
        }
        if named.iter().any(|a| a.length == 0 || a.length > ATTACHMENT_MAX) {
            return Err(BodyError::Rule("an attachment has 1 byte to 20 MiB"));
        }
        if named.iter().map(|a| a.length).sum::<u64>() > ATTACHMENTS_CASE_MAX {
            return Err(BodyError::Rule("the attachments of a message have 100 MiB at most"));
        }
        Ok(())
    }

    /// Rules that span labels.
    fn check(&self) -> Result<(), BodyError> {
        self.check_attachments()?;
        let bare = matches!(
            self.body.kind(),
            Kind::Agreement | Kind::Descriptor | Kind::Checkpoint | Kind::Heartbeat
        );
        if bare && self.common.agreement.is_some() {
            return Err(BodyError::Rule("kinds 10, 11, 13 and 14 name no agreement"));
        }
        if self.common.off_network.is_some() && !self.body.kind().may_be_own() {
            return Err(BodyError::Rule("this kind never stands for a letter"));
        }
        if matches!(self.body, Body::Query(_)) && self.common.request_kind.is_none() {
            return Err(BodyError::Missing { label: 4 });
        }
        // A list of marks without end would make the answer, which names every form that was
        // tried, larger than a message.
        let marks = match &self.body {
            Body::Query(query) => query.marks.len(),
            Body::Supplement(supplement) => supplement.marks.len(),
            _ => 0,
        };
        if marks > MARKS_MAX {
            return Err(BodyError::Rule("a gun has at most 64 marks"));
        }
        if let Body::Answer(answer) = &self.body {
            // "Not found" is evidence only if it says what was searched (domain.md §0.5).
            let no_record =
                answer.results.iter().any(|r| r.code == crate::codes::ResultCode::NoRecord);
            if no_record && answer.searched.is_empty() {
                return Err(BodyError::Rule("a NO_RECORD answer must say what was searched"));
            }
            // L1 says that there is a record and nothing else.
            let only_hit = answer.level == DisclosureLevel::L1 && answer.grade != MatchGrade::None;
            if !only_hit && !answer.says_something() && self.common.text.is_none() {
                return Err(BodyError::Rule(
                    "an answer has a result, a not-completed code, what its request asked for, or words",
                ));
            }
            if answer.level == DisclosureLevel::L0 {
                return Err(BodyError::Rule("an answer discloses at least that there is one"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
