//! Any content of any kind, made from a string of bytes so that proptest can shrink it.

use minicbor::bytes::ByteVec;

use crate::codec::RawCbor;
use crate::codes::{
    AssistanceField, AttachmentRole, BulletinKind, Certainty, Confirmation, DisclosureLevel,
    DocumentKind, EventKind, FirearmType, Handling, IllicitBasis, IntendedUse, LegalBasis,
    Legibility, ManufactureClass, MarkComponent, MarkKind, MatchGrade, NotCompletedCode,
    Obliteration, OnwardUse, PartyKind, Priority, ReasonCode, RecordSetKind, RecoveryKind,
    RequestKind, ResultCode, Script, StatisticsMeasure, UrgentJustification, WantedInformation,
    WithheldPart, WithholdReason,
};
use crate::content::Field;
use crate::firearm::{ChainEvent, DocumentRef, Mark, PartialDate, Party, RecordSet};
use crate::header::Kind;
use crate::ids::{AgreementHash, Country, Digest, LeafHash, NodeName, Pseudonym};
use crate::message::{
    Accepted, Acknowledged, AgreementAct, AgreementStep, Answer, Attachment, Body, CheckpointSeen,
    Common, Conflict, ConsentAsked, ConsentGiven, Content, Delivered, DescriptorNotice, Erasure,
    HandlingTag, Heartbeat, Interim, InterimKind, OffNetwork, Onward, PriorityClaim, Query,
    Refusal, Restriction, StatisticsAsked, StatisticsCell, Supplement, TraceResult, WatchAsked,
    Withdrawal,
};
use crate::text::Text;
use crate::time::Timestamp;

/// Gives values until its bytes are used up, then zeros.
pub(crate) struct Dice<'a>(pub(crate) std::slice::Iter<'a, u8>);

impl Dice<'_> {
    pub(crate) fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.byte())
    }

    /// Small numbers mostly, so that known codes occur; large ones sometimes.
    fn number(&mut self) -> u64 {
        match self.byte() {
            small @ 0..=199 => u64::from(small % 40),
            200..=239 => 100 + u64::from(self.byte()),
            _ => u64::from_be_bytes(self.array()),
        }
    }

    fn flag(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    fn opt<T>(&mut self, some: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| some(self))
    }

    fn many<T>(&mut self, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.byte() % 4).map(|_| one(self)).collect()
    }

    fn text<const MAX: usize>(&mut self) -> Text<MAX> {
        let letters: Vec<char> = "aZ 09-./&АКω北é\u{10400}".chars().collect();
        let length = 1 + self.byte() % 12;
        let text: String =
            (0..length).map(|_| letters[usize::from(self.byte()) % letters.len()]).collect();
        Text::new(text).unwrap()
    }

    fn country(&mut self) -> Country {
        let letter = |byte: u8| char::from(b'A' + byte % 26);
        let text: String = [self.byte(), self.byte()].map(letter).iter().collect();
        Country::parse(&text).unwrap()
    }

    fn node(&mut self) -> NodeName {
        let slug = format!("agency-{}", self.byte());
        NodeName::new(self.country(), &slug).unwrap()
    }

    fn time(&mut self) -> Timestamp {
        Timestamp(self.number())
    }

    fn date(&mut self) -> PartialDate {
        let bound = ["", "<", ">"][usize::from(self.byte() % 3)];
        let (year, month, day) =
            (1400 + self.number() % 700, 1 + self.byte() % 12, 1 + self.byte() % 28);
        let text = match self.byte() % 3 {
            0 => format!("{bound}{year:04}"),
            1 => format!("{bound}{year:04}-{month:02}"),
            _ => format!("{bound}{year:04}-{month:02}-{day:02}"),
        };
        PartialDate::parse(&text).unwrap()
    }

    fn mark(&mut self) -> Mark {
        Mark {
            component: MarkComponent::from_number(self.number()),
            kind: MarkKind::from_number(self.number()),
            text: self.text(),
            script: Script::from_number(self.number()),
            legibility: Legibility::from_number(self.number()),
            country: self.opt(Self::country),
            year: self.opt(|d| u16::from_be_bytes(d.array())),
        }
    }

    fn party(&mut self) -> Party {
        Party {
            kind: PartyKind::from_number(self.number()),
            name: self.opt(Self::text),
            licence: self.opt(Self::text),
            country: self.opt(Self::country),
        }
    }

    fn document(&mut self) -> DocumentRef {
        DocumentRef {
            kind: DocumentKind::from_number(self.number()),
            number: self.opt(Self::text),
            issuer: self.opt(Self::text),
            sha256: self.opt(|d| Digest(d.array())),
        }
    }

    fn event(&mut self) -> ChainEvent {
        ChainEvent {
            kind: EventKind::from_number(self.number()),
            date: self.opt(Self::date),
            from: self.opt(Self::party),
            to: self.opt(Self::party),
            country: self.opt(Self::country),
            place: self.opt(Self::text),
            document: self.opt(Self::document),
            record_set: self.opt(Self::text),
            certainty: Certainty::from_number(self.number()),
            asserted_by: self.opt(Self::country),
            handling: self.opt(|d| Handling::from_number(d.number())),
        }
    }

    fn result(&mut self) -> TraceResult {
        TraceResult {
            code: ResultCode::from_number(self.number()),
            country: self.opt(Self::country),
            date: self.opt(Self::date),
            party: self.opt(Self::party),
            document: self.opt(Self::document),
        }
    }

    fn record_set(&mut self) -> RecordSet {
        RecordSet {
            name: self.text(),
            holder: self.opt(Self::text),
            kind: RecordSetKind::from_number(self.number()),
            from_year: self.opt(|d| u16::from_be_bytes(d.array())),
            to_year: self.opt(|d| u16::from_be_bytes(d.array())),
            digitised_pct: self.byte() % 101,
            as_of: self.time(),
        }
    }

    fn common(&mut self, kind: Kind) -> Common {
        let bare =
            matches!(kind, Kind::Agreement | Kind::Descriptor | Kind::Checkpoint | Kind::Heartbeat);
        Common {
            agreement: if bare { None } else { self.opt(|d| AgreementHash(d.array())) },
            officer: self.opt(|d| Pseudonym(d.array())),
            priority: self.opt(|d| PriorityClaim {
                priority: Priority::from_number(d.number()),
                justification: d.opt(|d| UrgentJustification::from_number(d.number())),
                text: d.opt(Self::text),
            }),
            request_kind: if kind == Kind::Query {
                Some(RequestKind::from_number(self.number()))
            } else {
                self.opt(|d| RequestKind::from_number(d.number()))
            },
            purpose: self.opt(|d| IntendedUse::from_number(d.number())),
            legal_basis: self.opt(|d| LegalBasis::from_number(d.number())),
            handling: self.opt(|d| HandlingTag {
                originator: d.node(),
                handling: Handling::from_number(d.number()),
                purposes: d.many(|d| IntendedUse::from_number(d.number())),
                onward: OnwardUse::from_number(d.number()),
                onward_states: d.many(Self::country),
                retain_until: d.opt(Self::time),
                personal_data: d.flag(),
            }),
            attachments: self.many(|d| Attachment {
                digest: Digest(d.array()),
                length: d.number() % 1_000 + 1,
                media_type: d.text(),
                title: d.opt(Self::text),
                salt: Digest(d.array()),
                role: AttachmentRole::from_number(d.number()),
                handling: d.opt(|d| Handling::from_number(d.number())),
            }),
            decision_record: self.opt(|d| Digest(d.array())),
            text: self.opt(Self::text),
            synthetic: self.opt(Self::flag),
            off_network: if kind.may_be_own() {
                self.opt(|d| OffNetwork {
                    country: d.country(),
                    agency: d.text(),
                    reference: d.text(),
                    dated: d.opt(Self::date),
                    their_reference: d.opt(Self::text),
                })
            } else {
                None
            },
        }
    }

    fn query(&mut self) -> Query {
        Query {
            firearm_type: self.opt(|d| FirearmType::parse(&d.country().to_string()).unwrap()),
            manufacture_class: self.opt(|d| ManufactureClass::from_number(d.number())),
            maker: self.opt(Self::text),
            brand: self.opt(Self::text),
            importer: self.opt(Self::text),
            model: self.opt(Self::text),
            calibre: self.opt(Self::text),
            country_of_manufacture: self.opt(Self::country),
            manufactured: self.opt(Self::date),
            marks: self.many(Self::mark),
            obliteration: self.opt(|d| Obliteration::from_number(d.number())),
            recovered_on: self.opt(Self::date),
            recovery: self.opt(|d| RecoveryKind::from_number(d.number())),
            recovery_place: self.opt(Self::text),
            circumstances: self.opt(Self::text),
            illicit_basis: self.many(|d| IllicitBasis::from_number(d.number())),
            case_reference: self.opt(Self::text),
            onward: self.opt(|d| Onward { named_by: d.node(), answer: LeafHash(d.array()) }),
            concerns: self.many(|d| LeafHash(d.array())),
            consent: self.opt(|d| ConsentAsked {
                states: d.many(Self::country),
                purposes: d.many(|d| IntendedUse::from_number(d.number())),
                court_use: d.flag(),
            }),
            watch: self.opt(|d| WatchAsked { until: d.time(), end: d.flag() }),
            bulletin: self.opt(|d| BulletinKind::from_number(d.number())),
            events: self.many(Self::event),
            statistics: self.opt(|d| StatisticsAsked {
                measure: StatisticsMeasure::from_number(d.number()),
                from: d.date(),
                to: d.date(),
            }),
            assistance: self.opt(|d| AssistanceField::from_number(d.number())),
        }
    }

    fn answer(&mut self) -> Answer {
        let mut answer = Answer {
            results: self.many(Self::result),
            grade: MatchGrade::from_number(self.number()),
            searched: self.many(Self::record_set),
            variants: self.many(Self::text),
            events: self.many(Self::event),
            not_completed: self.many(|d| NotCompletedCode::from_number(d.number())),
            restricted: self.opt(|d| Restriction {
                reason: WithholdReason::from_number(d.number()),
                text: d.text(),
                withheld: d.many(|d| WithheldPart::from_number(d.number())),
            }),
            level: DisclosureLevel::from_number(1 + self.number() % 1000),
            consent: self.opt(|d| ConsentGiven {
                answer: LeafHash(d.array()),
                states: d.many(Self::country),
                purposes: d.many(|d| IntendedUse::from_number(d.number())),
                court_use: d.flag(),
                until: d.opt(Self::time),
            }),
            confirmation: self.opt(|d| Confirmation::from_number(d.number())),
            duplicate_of: self.opt(|d| LeafHash(d.array())),
            indicated: self.many(Self::country),
            candidates: self.opt(Self::number),
            statistics: self.many(|d| StatisticsCell {
                key: d.text(),
                second: d.opt(Self::text),
                count: d.opt(Self::number),
            }),
            watched_until: self.opt(Self::time),
        };
        // The rules that an answer must keep.
        if answer.results.is_empty() && answer.not_completed.is_empty() {
            answer.not_completed.push(NotCompletedCode::from_number(self.number()));
        }
        if answer.searched.is_empty() {
            answer.searched.push(self.record_set());
        }
        answer
    }

    pub(crate) fn body(&mut self, kind: Kind) -> Body {
        match kind {
            Kind::Query => Body::Query(self.query()),
            Kind::Accepted => {
                Body::Accepted(Accepted { late: self.flag(), received_at: self.time() })
            }
            Kind::Acknowledged => Body::Acknowledged(Acknowledged { note: self.opt(Self::text) }),
            Kind::Interim => Body::Interim(Interim {
                interim: InterimKind::from_number(self.number()),
                reason: self.opt(|d| WithholdReason::from_number(d.number())),
                text: self.opt(Self::text),
                review_at: self.opt(Self::time),
                results: self.many(Self::result),
                events: self.many(Self::event),
                wanted: self.many(|d| WantedInformation::from_number(d.number())),
                level: self.opt(|d| DisclosureLevel::from_number(d.number())),
            }),
            Kind::Answer => Body::Answer(self.answer()),
            Kind::Refusal => Body::Refusal(Refusal {
                reason: ReasonCode::from_number(self.number()),
                text: self.text(),
                citation: self.opt(Self::text),
                versions: self.many(Self::number),
            }),
            Kind::Delivered => Body::Delivered(Delivered { received_at: self.time() }),
            Kind::Conflict => Body::Conflict(Conflict { other: LeafHash(self.array()) }),
            Kind::Withdrawal => Body::Withdrawal(Withdrawal { reason: self.opt(Self::text) }),
            Kind::Agreement => Body::Agreement(AgreementAct {
                step: AgreementStep::from_number(self.number()),
                document: self.opt(|d| ByteVec::from(d.many(Self::byte))),
            }),
            Kind::Descriptor => Body::Descriptor(DescriptorNotice {
                descriptor: ByteVec::from(self.many(Self::byte)),
            }),
            Kind::Erasure => Body::Erasure(Erasure {
                entries: self.many(|d| LeafHash(d.array())),
                rule: self.text(),
            }),
            Kind::Checkpoint => {
                Body::Checkpoint(CheckpointSeen { size: self.number(), root: Digest(self.array()) })
            }
            Kind::Heartbeat => Body::Heartbeat(Heartbeat {}),
            Kind::Supplement => Body::Supplement(Supplement {
                firearm_type: self.opt(|_| FirearmType::parse("P").unwrap()),
                maker: self.opt(Self::text),
                importer: self.opt(Self::text),
                model: self.opt(Self::text),
                calibre: self.opt(Self::text),
                country_of_manufacture: self.opt(|_| Country::parse("XB").unwrap()),
                manufactured: self.opt(|_| PartialDate::parse("1999").unwrap()),
                marks: self.many(Self::mark),
                obliteration: self.opt(|d| Obliteration::from_number(d.number())),
                circumstances: self.opt(Self::text),
                illicit_basis: self.many(|d| IllicitBasis::from_number(d.number())),
            }),
        }
    }

    pub(crate) fn content(&mut self, kind: Kind) -> Content {
        let common = self.common(kind);
        let body = self.body(kind);
        let mut extensions = self.many(|d| Field {
            label: 1000 + d.number(),
            value: RawCbor::of(&(d.number(), d.flag())),
        });
        extensions.sort_by_key(|field| field.label);
        Content { common, body, extensions }
    }
}
