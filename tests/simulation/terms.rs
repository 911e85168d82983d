//! What two simulated agencies agree, in the simulation's own words, and the document that says so.

use std::collections::BTreeSet;

use vestigo_protocol::agreement::{
    Agreement, AgreementDoc, AutomaticRule, Budget, Clauses, ObserverView,
};
use vestigo_protocol::codes::{
    DisclosureLevel, Handling, IntendedUse, LegalBasis, MatchGrade, OnwardUse, RecordSetKind,
    RequestKind,
};
use vestigo_protocol::ids::{AgreementHash, Country, Digest, NodeName};
use vestigo_protocol::time::Timestamp;
use vestigo_tests::chance::Chance;

use crate::guns::SETS;

/// What one side may ask of the other. The checkers read this and never the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    /// Kinds of record sets that are searched.
    pub(crate) sets: BTreeSet<RecordSetKind>,
    /// Level of the machine's answer about a gun that it has, if it may give one.
    pub(crate) hit: Option<u8>,
    /// Whether the machine says that it has no record.
    pub(crate) miss: bool,
    /// The most that an officer may tell.
    pub(crate) ceiling: u8,
    /// From this level on two officers decide.
    pub(crate) two_from: Option<u8>,
    /// Queries a day.
    pub(crate) per_day: u64,
    /// Seconds to a routine decision.
    pub(crate) routine_seconds: u64,
    /// Whether observers see D codes.
    pub(crate) reasons: bool,
    /// Requests that may be made besides a trace and a question that seeks clarification.
    pub(crate) matters: BTreeSet<RequestKind>,
}

/// The requests other than a look-up that the simulation makes.
pub(crate) const MATTERS: [RequestKind; 4] = [
    RequestKind::Watch,
    RequestKind::RecoveryNotice,
    RequestKind::ConsentRequest,
    RequestKind::HitConfirmation,
];

impl Terms {
    /// Draws terms.
    pub(crate) fn draw(chance: &mut Chance) -> Self {
        let sets = SETS
            .into_iter()
            .filter(|kind| *kind == RecordSetKind::Registry || chance.below(3) > 0)
            .collect();
        let ceiling = 2 + byte(chance.below(3));
        let hit = Some(1 + byte(chance.below(3))).filter(|_| chance.below(5) > 0);
        let two_from = Some(3 + byte(chance.below(2))).filter(|_| chance.below(3) == 0);
        let alone = two_from.map_or(ceiling, |from| ceiling.min(from - 1));
        Self {
            sets,
            hit: hit.map(|level| level.min(alone)),
            miss: chance.below(4) > 0,
            ceiling,
            two_from,
            per_day: if chance.below(4) == 0 { 3 + chance.below(4) } else { 1000 },
            routine_seconds: 3600 * (1 + chance.below(48)),
            reasons: chance.below(2) == 0,
            matters: MATTERS.into_iter().filter(|_| chance.below(4) > 0).collect(),
        }
    }

    /// Terms under which the machine answers what it may.
    pub(crate) fn open() -> Self {
        Self {
            sets: SETS.into_iter().collect(),
            hit: Some(3),
            miss: true,
            ceiling: 4,
            two_from: Some(4),
            per_day: 1_000_000,
            routine_seconds: 7 * 86_400,
            reasons: true,
            matters: MATTERS.into_iter().collect(),
        }
    }

    /// Whether a kind of request may be made at all.
    pub(crate) fn allows(&self, kind: RequestKind) -> bool {
        match kind {
            // Who withholds says why, and may be asked what that means.
            RequestKind::Trace | RequestKind::OnwardTrace | RequestKind::Clarification => true,
            other => self.matters.contains(&other),
        }
    }

    /// The most that one officer alone may tell: persons always take two.
    pub(crate) fn one_officer(&self) -> u8 {
        const WITHOUT_PERSONS: u8 = 3;
        let alone = self.two_from.map_or(self.ceiling, |from| self.ceiling.min(from - 1));
        alone.min(WITHOUT_PERSONS)
    }

    fn clauses(&self, onward: &[Country]) -> Clauses {
        let level = |n: u8| DisclosureLevel::from_number(u64::from(n));
        let rule = |grade, n| AutomaticRule { grade, result: None, level: level(n) };
        let hit = self.hit.map(|n| rule(MatchGrade::Exact, n));
        let miss = self.miss.then(|| rule(MatchGrade::None, 1));
        Clauses {
            request_kinds: [RequestKind::Trace, RequestKind::OnwardTrace]
                .into_iter()
                .chain(self.matters.iter().copied())
                .collect(),
            purposes: BTreeSet::from([IntendedUse::CriminalInvestigation]),
            legal_bases: BTreeSet::from([LegalBasis::Iti]),
            record_sets: self.sets.clone(),
            automatic: hit.into_iter().chain(miss).collect(),
            ceiling: level(self.ceiling),
            two_officers_from: self.two_from.map(level),
            handling: Handling::H2,
            onward: if onward.is_empty() { OnwardUse::None } else { OnwardUse::Named },
            onward_states: onward.iter().copied().collect(),
            retention_days: 365,
            budget: Budget {
                per_day: self.per_day,
                per_officer_per_day: None,
                per_case: None,
                consignment: None,
            },
            routine_seconds: self.routine_seconds,
            urgent_seconds: self.routine_seconds / 4,
            observers: ObserverView { reasons: self.reasons, delay_seconds: 0 },
        }
    }
}

/// A number below 256 as a byte.
pub(crate) fn byte(number: u64) -> u8 {
    u8::try_from(number).expect("below 256")
}

/// An agreement between two agencies.
#[derive(Clone, Debug)]
pub(crate) struct Pact {
    /// The parties, the one with the lower name first.
    pub(crate) parties: [usize; 2],
    /// What each of them may ask of the other.
    pub(crate) asks: [Terms; 2],
    /// Its hash.
    pub(crate) hash: AgreementHash,
    /// The document's fields.
    pub(crate) doc: AgreementDoc,
}

impl Pact {
    /// Makes the document of some terms: what `a` may ask of `b`, and `b` of `a`.
    pub(crate) fn between(
        a: (usize, &NodeName, Terms),
        b: (usize, &NodeName, Terms),
        replaces: Option<AgreementHash>,
        nonce: [u8; 32],
    ) -> Self {
        let (first, second) = if a.1 < b.1 { (a, b) } else { (b, a) };
        let (parties, names) = ([first.0, second.0], [first.1, second.1]);
        let asks = [first.2, second.2];
        let countries: Vec<Country> =
            (b'A'..=b'Z').filter_map(|c| Country::parse(&format!("X{}", char::from(c)))).collect();
        let doc = AgreementDoc {
            version: 1,
            nonce: Digest(nonce),
            first: names[0].clone(),
            second: names[1].clone(),
            replaces,
            valid_from: Timestamp(1),
            first_asks: asks[0].clauses(&countries),
            second_asks: asks[1].clauses(&countries),
            title: None,
        };
        let hash = Agreement::new(&doc).expect("sound terms").hash();
        Self { parties, asks, hash, doc }
    }

    /// What `asker` may ask of the other party.
    pub(crate) fn asked_by(&self, asker: usize) -> Option<&Terms> {
        let at = self.parties.iter().position(|party| *party == asker)?;
        Some(&self.asks[at])
    }

    /// The canonical document.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        Agreement::new(&self.doc).expect("sound terms").as_bytes().to_vec()
    }
}
