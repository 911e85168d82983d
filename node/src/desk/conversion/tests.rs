use vestigo_protocol::codes::FirearmType;
use vestigo_protocol::firearm::{FirearmDescription, Mark};
use vestigo_protocol::text::Text;

use super::*;

/// An alarm pistol that was bored; `told` is its signature.
fn pistol(told: &str) -> FirearmDescription {
    let mark = Mark::serial(vestigo_protocol::codes::MarkComponent::Barrel, told).unwrap();
    FirearmDescription {
        maker: Some(Text::new("Zoraki").unwrap()),
        model: Some(Text::new("914").unwrap()),
        calibre: Some(Text::new("7.65 Browning").unwrap()),
        firearm_type: FirearmType::parse("PI").ok(),
        manufacture_class: Some(ManufactureClass::ConvertedAlarmSignal),
        obliteration: Some(Obliteration::NeverMarked),
        marks: vec![Mark { kind: MarkKind::Conversion, ..mark }],
        ..FirearmDescription::default()
    }
}

fn linked(one: &FirearmDescription, other: &FirearmDescription) -> Option<Link> {
    link(&signature(one)?, &signature(other)?)
}

fn likeness(one: &FirearmDescription, other: &FirearmDescription) -> Option<Likeness> {
    linked(one, other).map(|link| link.likeness)
}

const WORK: &str = "BARREL_REPLACED; MUZZLE_THREADED; M10x1";

#[test]
fn two_pistols_of_one_workshop_are_linked_by_what_it_left() {
    let first = pistol(WORK);
    let second = pistol("m10 X 1; muzzle threaded ;barrel-replaced");
    let link = linked(&first, &second).unwrap();
    assert_eq!(link.likeness, Likeness::Same);
    assert_eq!(link.shared, ["BARREL_REPLACED", "M10X1", "MUZZLE_THREADED"]);
    assert_eq!(link.agrees, ["maker", "model", "calibre"]);
    assert_eq!(linked(&second, &first), Some(link), "either way round");
    assert_eq!(tidied(" muzzle threaded;;M10 x 1 "), "MUZZLE_THREADED; M10 x 1");
}

#[test]
fn what_is_known_of_one_alone_makes_them_alike() {
    let more = pistol("BARREL_REPLACED; MUZZLE_THREADED; M10x1; VENT_CLOSED");
    assert_eq!(likeness(&pistol(WORK), &more), Some(Likeness::Alike));
    // One workshop converts more than one model, and bores it for what it can get.
    let other = FirearmDescription { maker: Some(Text::new("Ekol").unwrap()), ..pistol(WORK) };
    let link = linked(&pistol(WORK), &other).unwrap();
    assert_eq!((link.likeness, link.agrees), (Likeness::Alike, vec!["model", "calibre"]));
    let unknown = FirearmDescription { maker: None, calibre: None, ..pistol(WORK) };
    assert_eq!(
        likeness(&pistol(WORK), &unknown),
        Some(Likeness::Same),
        "not known is no contradiction"
    );
}

#[test]
fn what_every_second_one_bears_links_nothing() {
    assert_eq!(likeness(&pistol("BARREL_BORED"), &pistol("BARREL_BORED")), None);
    let far =
        pistol("BARREL_REPLACED; MUZZLE_THREADED; VENT_CLOSED; RIFLING_CUT; 6 R; MARKS_REMOVED");
    assert_eq!(likeness(&pistol(WORK), &far), None, "two of seven");
    let otherwise = FirearmDescription {
        manufacture_class: Some(ManufactureClass::ConvertedOther),
        ..pistol(WORK)
    };
    assert_eq!(likeness(&pistol(WORK), &otherwise), None);
}

#[test]
fn only_a_converted_gun_has_a_signature() {
    for class in [None, Some(ManufactureClass::Factory), Some(ManufactureClass::Reactivated)] {
        let gun = FirearmDescription { manufacture_class: class, ..pistol(WORK) };
        assert_eq!(signature(&gun), None);
    }
    assert_eq!(signature(&pistol(" ; -")), None, "nothing told");
    let elsewhere = FirearmDescription { marks: Vec::new(), ..pistol(WORK) };
    assert_eq!(signature(&elsewhere), None);
}

#[test]
fn a_gun_is_never_numbered_only_where_that_can_be() {
    assert!(never_numbered(&pistol(WORK)));
    let changed: [fn(&mut FirearmDescription); 5] = [
        |gun| gun.obliteration = Some(Obliteration::Full),
        |gun| gun.obliteration = None,
        |gun| gun.manufacture_class = Some(ManufactureClass::Factory),
        |gun| gun.firearm_type = None,
        |gun| gun.marks.iter_mut().for_each(|mark| mark.kind = MarkKind::Serial),
    ];
    for change in changed {
        let mut gun = pistol(WORK);
        change(&mut gun);
        assert!(!never_numbered(&gun));
    }
}
