use proptest::prelude::*;

use super::*;
use crate::codec;
use crate::codes::{
    Certainty, DocumentKind, EventKind, Handling, Legibility, MarkComponent, MarkKind, PartyKind,
    Script,
};
use crate::ids::Digest;
use crate::limits::MARK_TEXT_MAX;

fn text<const MAX: usize>() -> impl Strategy<Value = Text<MAX>> {
    "[A-Za-zА-Яα-ω0-9 &.,/-]{1,20}".prop_map(|t| Text::new(t).unwrap())
}

fn country() -> impl Strategy<Value = Country> {
    "[A-Z]{2}".prop_map(|t| Country::parse(&t).unwrap())
}

fn date() -> impl Strategy<Value = PartialDate> {
    ("[<>]?", 1900u16..2100, 1u8..13, 1u8..29, 0..3).prop_map(|(bound, y, m, d, parts)| {
        let text = match parts {
            0 => format!("{bound}{y}"),
            1 => format!("{bound}{y}-{m:02}"),
            _ => format!("{bound}{y}-{m:02}-{d:02}"),
        };
        PartialDate::parse(&text).unwrap()
    })
}

fn mark() -> impl Strategy<Value = Mark> {
    let numbers = (0u64..20, 0u64..20, 0u64..20, 0u64..20);
    (numbers, text(), proptest::option::of(country()), proptest::option::of(1900u16..2100))
        .prop_map(|((component, kind, script, legibility), text, country, year)| Mark {
            component: MarkComponent::from_number(component),
            kind: MarkKind::from_number(kind),
            text,
            script: Script::from_number(script),
            legibility: Legibility::from_number(legibility),
            country,
            year,
        })
}

fn description() -> impl Strategy<Value = FirearmDescription> {
    use proptest::option::of;
    (
        (of(text()), of(text()), of(text()), of(text()), of(text())),
        (of("[A-Z]{1,2}"), of(0u64..20), of(country()), of(date()), of(0u64..20)),
        proptest::collection::vec(mark(), 0..6),
    )
        .prop_map(|(names, rest, marks)| {
            let (maker, brand, importer, model, calibre) = names;
            let (letters, class, country_of_manufacture, manufactured, obliteration) = rest;
            FirearmDescription {
                maker,
                brand,
                importer,
                model,
                calibre,
                firearm_type: letters.map(|l| FirearmType::parse(&l).unwrap()),
                manufacture_class: class.map(ManufactureClass::from_number),
                country_of_manufacture,
                manufactured,
                obliteration: obliteration.map(Obliteration::from_number),
                marks,
            }
        })
}

fn party() -> impl Strategy<Value = Party> {
    use proptest::option::of;
    (0u64..9, of(text()), of(text()), of(country())).prop_map(|(kind, name, licence, country)| {
        Party { kind: PartyKind::from_number(kind), name, licence, country }
    })
}

fn event() -> impl Strategy<Value = ChainEvent> {
    use proptest::option::of;
    let document = (1u64..10, of(text()), of(text()), of(any::<[u8; 32]>())).prop_map(
        |(kind, number, issuer, sha256)| DocumentRef {
            kind: DocumentKind::from_number(kind),
            number,
            issuer,
            sha256: sha256.map(Digest),
        },
    );
    (
        (0u64..30, of(date()), of(party()), of(party()), of(country())),
        (of(text()), of(document), of(text()), 0u64..5, of(country()), of(0u64..5)),
    )
        .prop_map(|((kind, date, from, to, country), rest)| {
            let (place, document, record_set, certainty, asserted_by, handling) = rest;
            ChainEvent {
                kind: EventKind::from_number(kind),
                date,
                from,
                to,
                country,
                place,
                document,
                record_set,
                certainty: Certainty::from_number(certainty),
                asserted_by,
                handling: handling.map(Handling::from_number),
            }
        })
}

proptest! {
    #[test]
    fn a_description_comes_back_as_it_was(value in description()) {
        let bytes = codec::encode(&value);
        let again: FirearmDescription = codec::decode(&bytes).unwrap();
        prop_assert!(again == value);
        prop_assert!(codec::RawCbor::new(&bytes).is_ok(), "not deterministic");
    }

    #[test]
    fn an_event_comes_back_as_it_was(value in event()) {
        let bytes = codec::encode(&value);
        let again: ChainEvent = codec::decode(&bytes).unwrap();
        prop_assert!(again == value);
        prop_assert!(codec::RawCbor::new(&bytes).is_ok(), "not deterministic");
    }

    #[test]
    fn hostile_bytes_are_refused_or_decode_to_themselves(
        value in description(),
        event in event(),
        position in 0usize..4096,
        flip in 1u8..=255,
        noise in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        for mut bytes in [codec::encode(&value), codec::encode(&event), noise] {
            let length = bytes.len().max(1);
            if let Some(byte) = bytes.get_mut(position % length) {
                *byte ^= flip;
            }
            if let Ok(read) = codec::decode::<FirearmDescription>(&bytes) {
                prop_assert_eq!(codec::encode(&read), bytes.clone());
            }
            if let Ok(read) = codec::decode::<ChainEvent>(&bytes) {
                prop_assert_eq!(codec::encode(&read), bytes.clone());
            }
        }
    }

    #[test]
    fn a_cut_description_is_refused(value in description(), cut in 0usize..4096) {
        let bytes = codec::encode(&value);
        let cut = cut % bytes.len();
        prop_assert!(codec::decode::<FirearmDescription>(&bytes[..cut]).is_err());
    }
}

#[test]
fn more_marks_than_the_bound_are_refused_before_they_are_read() {
    let mark = Mark::serial(MarkComponent::Frame, "1").unwrap();
    let at_bound =
        FirearmDescription { marks: vec![mark.clone(); MARKS_MAX], ..Default::default() };
    assert!(codec::decode::<FirearmDescription>(&codec::encode(&at_bound)).is_ok());
    let over = FirearmDescription { marks: vec![mark; MARKS_MAX + 1], ..Default::default() };
    assert!(codec::decode::<FirearmDescription>(&codec::encode(&over)).is_err());
    // {11: array of 2^62 items} with nothing behind it.
    let claims = [0xa1, 0x0b, 0x9b, 0x40, 0, 0, 0, 0, 0, 0, 0];
    assert!(codec::decode::<FirearmDescription>(&claims).is_err());
}

#[test]
fn a_name_over_the_bound_is_refused() {
    let long = "A".repeat(NAME_MAX + 1);
    let mut bytes = vec![0xa2, 0x01];
    bytes.extend(codec::encode(&long));
    bytes.extend([0x0b, 0x80]);
    assert!(codec::decode::<FirearmDescription>(&bytes).is_err());
    assert!(Text::<MARK_TEXT_MAX>::new("A".repeat(MARK_TEXT_MAX + 1)).is_err());
}

#[test]
fn a_record_set_cannot_be_more_than_complete() {
    let set = RecordSet {
        name: Text::new("Register of licences").unwrap(),
        holder: None,
        kind: RecordSetKind::Registry,
        from_year: Some(1998),
        to_year: None,
        digitised_pct: 100,
        as_of: Timestamp(1_700_000_000),
    };
    assert!(codec::decode::<RecordSet>(&codec::encode(&set)).unwrap() == set);
    let over = RecordSet { digitised_pct: 101, ..set };
    assert!(codec::decode::<RecordSet>(&codec::encode(&over)).is_err());
}

#[test]
fn the_frame_number_is_searched_first() {
    let of = |component, text| Mark::serial(component, text).unwrap();
    let description = FirearmDescription {
        marks: vec![
            of(MarkComponent::Barrel, "B1"),
            Mark::import(MarkComponent::Frame, "TT 24").unwrap(),
            of(MarkComponent::Frame, "F1"),
            of(MarkComponent::Slide, "S1"),
        ],
        ..Default::default()
    };
    let order: Vec<&str> = description.serials().map(|mark| mark.text.as_str()).collect();
    assert_eq!(order, ["F1", "B1", "S1"]);
}

#[test]
fn debug_prints_type_names_only() {
    let mark = Mark::serial(MarkComponent::Frame, "HLD-281").unwrap();
    let party = Party {
        kind: PartyKind::Natural,
        name: Some(Text::new("Ficticia").unwrap()),
        licence: None,
        country: None,
    };
    let event = ChainEvent { from: Some(party.clone()), ..ChainEvent::new(EventKind::SoldRetail) };
    let description = FirearmDescription { marks: vec![mark.clone()], ..Default::default() };
    let shown = format!("{mark:?} {party:?} {event:?} {description:?}");
    assert_eq!(shown, "Mark Party ChainEvent FirearmDescription");
}

#[test]
fn a_party_of_unknown_kind_counts_as_a_person() {
    let party = |kind| Party { kind, name: None, licence: None, country: None };
    let from = |kind| ChainEvent {
        from: Some(party(kind)),
        to: Some(party(PartyKind::Licensee)),
        ..ChainEvent::new(EventKind::SoldRetail)
    };
    assert!(from(PartyKind::Natural).names_a_person());
    assert!(from(PartyKind::NotKnown).names_a_person());
    assert!(from(PartyKind::from_number(77)).names_a_person());
    assert!(!from(PartyKind::Force).names_a_person());
}
