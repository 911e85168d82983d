//! What admission looks at in a request: enough to decide again from a decision record, and no gun, no
//! person and nobody's words.

use minicbor::{Decode, Encode};
use vestigo_protocol::codes::{IntendedUse, LegalBasis, Priority, RequestKind, ReturnReason};
use vestigo_protocol::header::Header;
use vestigo_protocol::message::{Common, Query};

use super::{Circumstances, Force, Returned, Spent, Standing, is_too_broad};
use crate::desk::{clarification, conversion, matters};

/// The facts of one request, as they were when it was judged.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Facts {
    /// How far the sender was trusted.
    #[n(1)]
    pub standing: Standing,
    /// How the agreement stood.
    #[n(2)]
    pub force: Force,
    /// Whether the sender is a party to it.
    #[n(3)]
    pub party: bool,
    /// Whether a later agreement judged again what had been admitted before.
    #[n(4)]
    pub again: bool,
    /// What was counted.
    #[n(5)]
    pub spent: Spent,
    /// Request kind.
    #[n(6)]
    pub request_kind: Option<RequestKind>,
    /// Intended use.
    #[n(7)]
    pub purpose: Option<IntendedUse>,
    /// Legal basis.
    #[n(8)]
    pub legal_basis: Option<LegalBasis>,
    /// Whether it is urgent.
    #[n(9)]
    pub urgent: bool,
    /// Whether it says why it is urgent.
    #[n(10)]
    pub justified: bool,
    /// Whether an officer stands behind it.
    #[n(11)]
    pub officer: bool,
    /// Whether there are words in which another legal basis can be cited.
    #[n(12)]
    pub words: bool,
    /// Whether circumstances or the illicit nature are given.
    #[n(13)]
    pub illicit: bool,
    /// Whether a serial mark is given.
    #[n(14)]
    pub serial: bool,
    /// Whether it has more marks than a gun.
    #[n(15)]
    pub too_many_marks: bool,
    /// Whether so little of a number is known that it would list a register.
    #[n(16)]
    pub too_broad: bool,
    /// Seconds from its signing to the answer-by that it asks for; absent: none.
    #[n(17)]
    pub seconds: Option<u64>,
    /// The code with which it goes back for want of what its own kind needs.
    #[n(18)]
    pub incomplete: Option<ReturnReason>,
    /// Whether it is described as a gun that never had a number; absent where it is not.
    #[n(19)]
    pub never_numbered: Option<bool>,
}

impl Facts {
    /// What is known before anything of the description is read: enough for every budget.
    pub(super) fn counted(
        header: &Header,
        common: &Common,
        circumstances: &Circumstances<'_>,
        again: bool,
    ) -> Self {
        let agreement = circumstances.agreement;
        let claim = common.priority.as_ref();
        Self {
            standing: circumstances.standing,
            force: agreement.map_or(Force::Unknown, |_| circumstances.force),
            party: agreement.is_some_and(|a| a.clauses_for(&header.issuer).is_some()),
            again,
            spent: circumstances.spent,
            request_kind: common.request_kind,
            purpose: common.purpose,
            legal_basis: common.legal_basis,
            urgent: claim.is_some_and(|claim| claim.priority == Priority::Urgent),
            justified: claim.is_some_and(|claim| claim.justification.is_some()),
            officer: common.officer.is_some(),
            words: common.text.is_some(),
            illicit: false,
            serial: false,
            too_many_marks: false,
            too_broad: false,
            seconds: header.answer_by.map(|by| by.0.saturating_sub(header.issued_at.0)),
            incomplete: None,
            never_numbered: None,
        }
    }

    /// Reads the description. What its own kind lacks comes back with the words for it.
    pub(super) fn describe(&mut self, common: &Common, query: &Query) -> Option<Returned> {
        let gun = query.firearm();
        self.words |= query.circumstances.is_some();
        self.illicit = query.circumstances.is_some() || !query.illicit_basis.is_empty();
        self.serial = gun.serials().next().is_some();
        self.never_numbered = conversion::never_numbered(&gun).then_some(true);
        self.too_many_marks = query.marks.len() > super::MARKS_MAX;
        self.too_broad = gun.serials().any(is_too_broad);
        let own = match common.request_kind {
            Some(RequestKind::Clarification) => clarification::admit(common, query),
            Some(kind) if !kind.looks_up() => matters::well_formed(kind, common, query),
            _ => Ok(()),
        };
        let missing = own.err();
        self.incomplete = missing.as_ref().map(|returned| returned.reason);
        missing
    }

    /// Whether the request is for a look-up; each other kind says of itself what it needs.
    pub(super) fn looks_up(&self) -> bool {
        self.request_kind.is_some_and(RequestKind::looks_up)
    }

    /// Its priority, as deadlines know it.
    pub(super) const fn priority(&self) -> Priority {
        if self.urgent { Priority::Urgent } else { Priority::Routine }
    }
}
