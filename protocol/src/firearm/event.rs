//! One hop of a gun's chain of custody.

use minicbor::{Decode, Encode};

use super::{Name, PartialDate, silent_debug};
use crate::codes::{Certainty, DocumentKind, EventKind, Handling, PartyKind};
use crate::ids::{Country, Digest};
use crate::limits::{PARTY_NAME_MAX, PLACE_MAX, REFERENCE_MAX};
use crate::text::Text;

/// What happened at one hop, as one State or record set asserts it. Two States may assert
/// conflicting events; both are kept.
#[derive(Clone, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(map)]
pub struct ChainEvent {
    /// What happened.
    #[n(1)]
    pub kind: EventKind,
    /// When, as far as known.
    #[n(2)]
    pub date: Option<PartialDate>,
    /// Who gave the gun away or lost it.
    #[n(3)]
    pub from: Option<Party>,
    /// Who received it.
    #[n(4)]
    pub to: Option<Party>,
    /// The other State of the hop: destination of an export, origin of an import. For any other
    /// event, where it took place.
    #[n(5)]
    pub country: Option<Country>,
    /// Where: port, town, depot.
    #[n(6)]
    pub place: Option<Text<PLACE_MAX>>,
    /// The document behind it.
    #[n(7)]
    pub document: Option<DocumentRef>,
    /// The record set it comes from, by name.
    #[n(8)]
    pub record_set: Option<Name>,
    /// How sure it is.
    #[n(9)]
    pub certainty: Certainty,
    /// The State that asserts it; missing in that State's own records.
    #[n(10)]
    pub asserted_by: Option<Country>,
    /// A handling code stricter than the answer's.
    #[n(11)]
    pub handling: Option<Handling>,
}

impl ChainEvent {
    /// A recorded event of this kind with nothing else known.
    #[must_use]
    pub const fn new(kind: EventKind) -> Self {
        Self {
            kind,
            date: None,
            from: None,
            to: None,
            country: None,
            place: None,
            document: None,
            record_set: None,
            certainty: Certainty::Recorded,
            asserted_by: None,
            handling: None,
        }
    }

    /// True if a party is, or may be, a natural person: level L4. A place counts as the person's,
    /// because it may be a home.
    #[must_use]
    pub fn names_a_person(&self) -> bool {
        [&self.from, &self.to].into_iter().flatten().any(Party::may_be_a_person)
    }
}

/// One side of an event.
#[derive(Clone, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(map)]
pub struct Party {
    /// What it is.
    #[n(1)]
    pub kind: PartyKind,
    /// Its name.
    #[n(2)]
    pub name: Option<Text<PARTY_NAME_MAX>>,
    /// Its licence number.
    #[n(3)]
    pub licence: Option<Text<REFERENCE_MAX>>,
    /// Its country.
    #[n(4)]
    pub country: Option<Country>,
}

impl Party {
    /// True unless it is known to be a licensee, a force or a State.
    #[must_use]
    pub const fn may_be_a_person(&self) -> bool {
        !matches!(self.kind, PartyKind::Licensee | PartyKind::Force | PartyKind::State)
    }
}

/// A document that an event rests on. Named, never contained.
#[derive(Clone, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(map)]
pub struct DocumentRef {
    /// What it is.
    #[n(1)]
    pub kind: DocumentKind,
    /// Its number at the issuer.
    #[n(2)]
    pub number: Option<Text<REFERENCE_MAX>>,
    /// Who issued it.
    #[n(3)]
    pub issuer: Option<Name>,
    /// SHA-256 of its scan, where one is kept.
    #[n(4)]
    pub sha256: Option<Digest>,
}

silent_debug! { ChainEvent Party DocumentRef }
