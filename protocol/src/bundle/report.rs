//! What a verified bundle says.

use std::fmt;

use crate::agreement::Agreement;
use crate::codes::RequestKind;
use crate::content::Field;
use crate::descriptor::Descriptor;
use crate::header::Header;
use crate::ids::{AgreementHash, Country, ExchangeId, LeafHash, MessageId, NodeName};
use crate::key::SafetyNumber;
use crate::log::checkpoint::Checkpoint;
use crate::message::{AgreementStep, Content, OffNetwork};
use crate::time::Timestamp;

use super::Place;

/// The outcome of [`super::Bundle::verify`]: the bundle is consistent under the keys in it.
#[derive(Clone, Debug)]
pub struct Report {
    /// Whose log the receipts lead to.
    pub exporter: NodeName,
    /// The exporter's checkpoint that covers every message.
    pub checkpoint: Checkpoint,
    /// When the exporter signed it, by its own clock.
    pub checkpoint_signed_at: Timestamp,
    /// Issuers and audiences, by name.
    pub parties: Vec<Party>,
    /// Concluded agreements, in log order of their acceptance.
    pub agreements: Vec<AgreementFound>,
    /// Exchanges in the order in which they begin in the log.
    pub exchanges: Vec<Exchange>,
    /// What a reader should know and what is not an error of the bundle.
    pub notes: Vec<Note>,
    /// At least one opened message says that it is demonstration data. Where fields are withheld,
    /// false proves nothing.
    pub synthetic: bool,
    /// What the bundle proves about time.
    pub time: TimeStatement,
    /// Cosignatures, in the order of the checkpoints and of their lines.
    pub witnesses: Vec<Witnessed>,
}

/// One agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its node name.
    pub node: NodeName,
    /// Its country.
    pub country: Country,
    /// Its name by language.
    pub names: Vec<(String, String)>,
    /// Version of its newest descriptor here.
    pub descriptor_version: u64,
    /// The safety number of its national root.
    pub safety_number: SafetyNumber,
}

impl Party {
    pub(super) fn of(descriptor: &Descriptor) -> Self {
        let doc = descriptor.doc();
        Self {
            node: doc.node.clone(),
            country: doc.country,
            names: doc.names.iter().map(|(k, v)| (k.clone(), v.clone())).collect(),
            descriptor_version: doc.version,
            safety_number: descriptor.safety_number(),
        }
    }
}

/// A witness's word that it saw a log at a size: everything below that size existed at that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witnessed {
    /// The checkpoint in the bundle.
    pub checkpoint: Place,
    /// Whose log.
    pub log: NodeName,
    /// How many entries it had.
    pub size: u64,
    /// Who says so. It may be a party of the exchanges, or a node that is here for this alone.
    pub witness: Party,
    /// Signed with ML-DSA-44; else with Ed25519.
    pub post_quantum: bool,
    /// When, by the witness's clock.
    pub at: Timestamp,
}

/// An agreement with both statements that make it one.
#[derive(Clone, Debug)]
pub struct AgreementFound {
    /// The document.
    pub agreement: Agreement,
    /// Who proposed it, and when by its own clock.
    pub proposed: (NodeName, Timestamp),
    /// Who accepted it, and when by its own clock.
    pub accepted: (NodeName, Timestamp),
    /// Entry of the acceptance.
    pub acceptance: LeafHash,
    /// Suspensions and revocations that are in the bundle, in log order.
    pub ended: Vec<(AgreementStep, NodeName, Timestamp)>,
}

/// Messages that carry one exchange id, in log order.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// `sub`.
    pub id: ExchangeId,
    /// Its messages.
    pub messages: Vec<MessageFound>,
}

impl Exchange {
    /// The letter, if this exchange passed by letter: then everything in it is the word of its one
    /// signer, and no signature of the State that answered stands behind it.
    #[must_use]
    pub fn letter(&self) -> Option<&OffNetwork> {
        let own = self.messages.iter().filter(|message| message.header.is_own());
        own.filter_map(|message| message.content.as_ref()?.common.off_network.as_ref()).next()
    }
}

/// One verified message.
#[derive(Clone, Debug)]
pub struct MessageFound {
    /// Number in member 4, from 1.
    pub number: usize,
    /// Index in the exporter's log.
    pub index: u64,
    /// Its entry.
    pub leaf: LeafHash,
    /// Kind, issuer, audience, times, reason.
    pub header: Header,
    /// The disclosed fields, by label, then position.
    pub fields: Vec<Field>,
    /// Fields that were signed but are not disclosed here.
    pub withheld: usize,
    /// The whole content, where nothing is withheld and all of it is understood.
    pub content: Option<Content>,
}

impl MessageFound {
    /// What a query asks, if that field is disclosed.
    #[must_use]
    pub fn request_kind(&self) -> Option<RequestKind> {
        self.fields.iter().find(|field| field.label == 4)?.read().ok()
    }
}

/// What a reader should know. `message` is a place in the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It replies to an entry that is not in the bundle.
    ReplyOutside {
        /// The reply.
        message: Place,
        /// What it names.
        entry: LeafHash,
    },
    /// It replies to an entry between other parties.
    ReplyToOthers {
        /// The reply.
        message: Place,
        /// What it names.
        entry: LeafHash,
    },
    /// It replies to an entry of another exchange; a batch refusal does.
    ReplyAcross {
        /// The reply.
        message: Place,
        /// What it names.
        entry: LeafHash,
    },
    /// Its issuer used the sequence number before.
    SequenceRepeated {
        /// The later message.
        message: Place,
        /// The number.
        sequence: u64,
    },
    /// Its issuer used the message id before: a conflict.
    IdRepeated {
        /// The later message.
        message: Place,
        /// The id.
        id: MessageId,
    },
    /// It names an agreement that is not in the bundle, or not one of issuer and audience.
    AgreementUnknown {
        /// The message.
        message: Place,
        /// What it names.
        agreement: AgreementHash,
    },
    /// Its content is signed but not understood: a version or a field of later or wrong making.
    ContentNotUnderstood {
        /// The message.
        message: Place,
        /// Why, without any value.
        why: String,
    },
    /// Its content was destroyed at the end of its retention; the statement is left.
    Erased {
        /// The message.
        message: Place,
    },
    /// Fields were left out of this copy.
    Withheld {
        /// The message.
        message: Place,
        /// How many.
        fields: usize,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Erased { message } => {
                write!(f, "{message}: its content was destroyed at the end of its retention")
            }
            Self::ReplyOutside { message, entry } => {
                write!(f, "{message} replies to entry {entry}, which is not in this bundle")
            }
            Self::ReplyToOthers { message, entry } => {
                write!(f, "{message} replies to entry {entry}, which is between other parties")
            }
            Self::ReplyAcross { message, entry } => {
                write!(f, "{message} replies to entry {entry} of another exchange")
            }
            Self::SequenceRepeated { message, sequence } => {
                write!(f, "{message}: its issuer used sequence number {sequence} before")
            }
            Self::IdRepeated { message, id } => {
                write!(f, "{message}: its issuer used message id {id} before")
            }
            Self::AgreementUnknown { message, agreement } => {
                write!(f, "{message} names agreement {agreement}, ")?;
                f.write_str("which is not an agreement of its parties in this bundle")
            }
            Self::ContentNotUnderstood { message, why } => {
                write!(f, "{message}: the signed content is not understood: {why}")
            }
            Self::Withheld { message, fields } => {
                write!(f, "{message}: {fields} signed fields are withheld in this copy")
            }
        }
    }
}

/// What a bundle proves about time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeStatement {
    /// No witness cosigned: every time is what its signer says.
    SelfAsserted,
    /// A witness had cosigned the exporter's checkpoint, which covers every message: all of them
    /// existed at that time, by the clock of the first that did.
    ExistedAt {
        /// The earliest time of a cosignature.
        at: Timestamp,
        /// Whose it is. It is worth as much as the reader trusts this node.
        witness: NodeName,
    },
}

impl TimeStatement {
    /// What the cosignatures of the exporter's checkpoint say.
    pub(super) fn of(witnessed: &[Witnessed]) -> Self {
        let first =
            witnessed.iter().min_by(|a, b| (a.at, &a.witness.node).cmp(&(b.at, &b.witness.node)));
        first.map_or(Self::SelfAsserted, |first| Self::ExistedAt {
            at: first.at,
            witness: first.witness.node.clone(),
        })
    }
}

impl fmt::Display for TimeStatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SelfAsserted => f.write_str("time self-asserted"),
            Self::ExistedAt { at, witness } => {
                write!(f, "existed at {}, says {witness}", at.to_rfc3339())
            }
        }
    }
}

/// Whether the signers are who a reader thinks they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authenticity {
    /// Every party's national root is one that the reader gave.
    Confirmed,
    /// The root of these parties is not.
    Unconfirmed(Vec<Party>),
}

impl Report {
    /// Compares each party's national root with the safety numbers that the reader trusts. A
    /// safety number stands for one root under one node name.
    #[must_use]
    pub fn authentic(&self, roots: &[SafetyNumber]) -> Authenticity {
        let unconfirmed: Vec<Party> = self
            .parties
            .iter()
            .filter(|party| !roots.contains(&party.safety_number))
            .cloned()
            .collect();
        // No party at all would be confirmed by nobody.
        if unconfirmed.is_empty() && !self.parties.is_empty() {
            Authenticity::Confirmed
        } else {
            Authenticity::Unconfirmed(unconfirmed)
        }
    }
}
