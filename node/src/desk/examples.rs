//! Agreements, requests and records that the desk's tests start from.

use std::collections::BTreeSet;

use vestigo_protocol::agreement::{
    Agreement, AgreementDoc, AutomaticRule, Budget, Clauses, ObserverView,
};
use vestigo_protocol::codes::{
    DisclosureLevel, EventKind, Handling, IntendedUse, LegalBasis, MarkComponent, MatchGrade,
    OnwardUse, PartyKind, RecordSetKind, RequestKind,
};
use vestigo_protocol::firearm::{
    ChainEvent, FirearmDescription, Mark, Name, PartialDate, Party, RecordSet,
};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{Country, Digest, ExchangeId, Kid, MessageId, NodeName, Pseudonym};
use vestigo_protocol::message::{Common, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::answer::empty_common;
use crate::registry::matching::NearCounts;
use crate::registry::{Candidate, Findings, FirearmRecord, MatchReason, MatchedMark, RecordId};

pub(super) fn asker() -> NodeName {
    NodeName::parse("vestigo/xa/police").unwrap()
}

pub(super) fn us() -> NodeName {
    NodeName::parse("vestigo/xb/police").unwrap()
}

pub(super) fn clauses() -> Clauses {
    let rule = |grade, level| AutomaticRule { grade, result: None, level };
    Clauses {
        request_kinds: BTreeSet::from([RequestKind::Trace]),
        purposes: BTreeSet::from([IntendedUse::CriminalInvestigation]),
        legal_bases: BTreeSet::from([LegalBasis::Iti, LegalBasis::Other]),
        record_sets: BTreeSet::from([RecordSetKind::Registry]),
        automatic: vec![
            rule(MatchGrade::Exact, DisclosureLevel::L2),
            rule(MatchGrade::None, DisclosureLevel::L1),
        ],
        ceiling: DisclosureLevel::L4,
        two_officers_from: Some(DisclosureLevel::L4),
        handling: Handling::H2,
        onward: OnwardUse::Named,
        onward_states: BTreeSet::from([Country::parse("XC").unwrap()]),
        retention_days: 30,
        budget: Budget {
            per_day: 10,
            per_officer_per_day: None,
            per_case: None,
            consignment: None,
        },
        routine_seconds: 1000,
        urgent_seconds: 100,
        observers: ObserverView { reasons: false, delay_seconds: 0 },
    }
}

pub(crate) fn agreement() -> Agreement {
    Agreement::new(&AgreementDoc {
        version: 1,
        nonce: Digest([1; 32]),
        first: asker(),
        second: us(),
        replaces: None,
        valid_from: Timestamp(0),
        first_asks: clauses(),
        second_asks: clauses(),
        title: None,
    })
    .unwrap()
}

pub(super) fn header() -> Header {
    Header {
        kid: Kid([0; 32]),
        issuer: asker(),
        exchange: ExchangeId([1; 16]),
        audience: us(),
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

pub(super) fn common() -> Common {
    Common {
        agreement: Some(agreement().hash()),
        officer: Some(Pseudonym([3; 16])),
        request_kind: Some(RequestKind::Trace),
        purpose: Some(IntendedUse::CriminalInvestigation),
        legal_basis: Some(LegalBasis::Iti),
        ..empty_common()
    }
}

pub(super) fn gun() -> FirearmDescription {
    FirearmDescription {
        maker: Some(Name::new("Glock").unwrap()),
        brand: None,
        importer: None,
        model: None,
        calibre: None,
        firearm_type: None,
        manufacture_class: None,
        country_of_manufacture: None,
        manufactured: None,
        obliteration: None,
        marks: vec![Mark::serial(MarkComponent::Frame, "ABC123").unwrap()],
    }
}

pub(super) fn query() -> Query {
    let mut query = Query::describing(gun());
    query.circumstances = Some(Text::new("found in a car").unwrap());
    query
}

pub(super) fn party(kind: PartyKind, name: &str) -> Party {
    Party { kind, name: Some(Text::new(name).unwrap()), licence: None, country: None }
}

pub(super) fn event(kind: EventKind) -> ChainEvent {
    dated(kind, "2019-05-17")
}

pub(super) fn dated(kind: EventKind, date: &str) -> ChainEvent {
    ChainEvent { date: Some(PartialDate::parse(date).unwrap()), ..ChainEvent::new(kind) }
}

/// A record of the example's register.
pub(super) fn record(id: i64, events: Vec<ChainEvent>) -> FirearmRecord {
    FirearmRecord {
        id: RecordId(id),
        set: Name::new("register").unwrap(),
        description: gun(),
        events,
        particulars: None,
    }
}

/// Findings with one record of each chain, all graded `grade`.
pub(super) fn findings(grade: MatchGrade, chains: Vec<Vec<ChainEvent>>) -> Findings {
    let set = Name::new("register").unwrap();
    let candidates = chains
        .into_iter()
        .enumerate()
        .map(|(n, events)| Candidate {
            record: record(i64::try_from(n).unwrap(), events),
            grade,
            reasons: vec![MatchReason::SerialEqual, MatchReason::MakerAgrees],
            matched: MatchedMark { asked: 0, recorded: 0 },
        })
        .collect();
    Findings {
        candidates,
        truncated: false,
        more: false,
        near: NearCounts::default(),
        searched: vec![RecordSet {
            name: set,
            holder: None,
            kind: RecordSetKind::Registry,
            from_year: None,
            to_year: None,
            digitised_pct: 100,
            as_of: Timestamp(1),
        }],
        variants: Vec::new(),
        never_numbered: false,
    }
}
