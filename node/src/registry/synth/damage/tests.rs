use std::collections::BTreeSet;

use vestigo_protocol::firearm::serial::SerialForms;
use vestigo_protocol::firearm::{calibre, make};

use super::*;
use crate::registry::oracle::distance;
use crate::registry::symbols::Folded;
use crate::registry::synth::{Density, SynthOptions, register};

fn gun(serial: &str) -> SynthGun {
    SynthGun {
        make: "Glock".into(),
        model: "17".into(),
        calibre: "9mm".into(),
        importer: "Interarms".into(),
        year: Some(1987),
        serial: serial.to_owned(),
        ..SynthGun::default()
    }
}

/// What a class makes of a serial, in forty draws.
fn all(serial: &str, class: DamageClass) -> BTreeSet<String> {
    let mut random = Random::new(7);
    (0..40).filter_map(|_| damage(&gun(serial), class, &mut random)).map(|g| g.serial).collect()
}

fn symbols(text: &str) -> Vec<u8> {
    let forms = SerialForms::of(text);
    Folded::of(&forms.canonical, &forms.folded).symbols().to_vec()
}

#[test]
fn each_class_does_what_its_name_says() {
    for (class, serial, damaged) in [
        (DamageClass::ConfusableGlyph, "E3E34X5", &["E3E3AX5", "E3E34XS"][..]),
        (DamageClass::Handwriting, "EE1EE2", &["EE7EE2"]),
        (DamageClass::Transposed, "AA12", &["AA21", "A1A2"]),
        (DamageClass::Dropped, "1123", &["123", "113", "112"]),
        (DamageClass::Doubled, "1-23", &[]),
        (DamageClass::PrefixLost, "AB 12345", &["12345"]),
        (DamageClass::PrefixLost, "371-02162", &["02162"]),
        (DamageClass::PrefixLost, "AB123", &[]),
        (DamageClass::SuffixLost, "BDW582US", &["BDW582"]),
        (DamageClass::SuffixLost, "1-54938-03", &["1-54938"]),
        (DamageClass::SuffixLost, "123456", &[]),
        (DamageClass::SuffixLost, "1980 761241", &[]),
        (DamageClass::LeadingZeros, "K013254", &["K13254"]),
        (DamageClass::LeadingZeros, "K13254", &["K013254", "K0013254"]),
        (DamageClass::YearMerged, "4512", &["19874512", "1987 4512"]),
        (DamageClass::YearMerged, "A4512", &[]),
        (DamageClass::UnknownOne, "1234", &[]),
        (DamageClass::UnknownTwo, "12345", &[]),
        (DamageClass::Script, "АВ1234", &["AB1234"]),
        (DamageClass::Script, "FP1234", &["FР1234"]),
        (DamageClass::Script, "1234", &[]),
        (
            DamageClass::Alternatives,
            "EE1EE",
            &["EE[17]EE", "EE[71]EE", "EE[1I]EE", "EE[I1]EE", "EE[1L]EE", "EE[L1]EE"],
        ),
        (DamageClass::ModelSerialSwapped, "AB123", &["17"]),
    ] {
        let expected: BTreeSet<String> = damaged.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(all(serial, class), expected, "{} of {serial}", class.name());
    }
}

#[test]
fn edits_are_as_many_as_the_class_says() {
    for serial in ["BRAH043", "1-54938-03", "371102162"] {
        let far = |class| -> BTreeSet<usize> {
            all(serial, class).iter().map(|d| distance(&symbols(serial), &symbols(d))).collect()
        };
        assert_eq!(far(DamageClass::TwoEdits), BTreeSet::from([2]), "{serial}");
        assert!(far(DamageClass::AnyEdit).iter().all(|edits| *edits <= 1), "{serial}");
        assert!(far(DamageClass::Doubled).iter().all(|edits| *edits == 1), "{serial}");
        assert_eq!(far(DamageClass::Separators), BTreeSet::from([0]), "{serial}");
    }
}

#[test]
fn unknown_characters_are_noted_as_laboratories_note_them() {
    let count = |text: &str, c: char| text.chars().filter(|x| *x == c).count();
    assert!(all("BRAH043", DamageClass::UnknownOne).iter().all(|text| count(text, '?') == 1));
    let two = all("BRAH043", DamageClass::UnknownTwo);
    assert!(two.len() > 5 && two.iter().all(|text| count(text, '?') == 2 && text.len() == 7));
    let runs = all("1-54938-03", DamageClass::UnknownRun);
    assert!(runs.len() > 3 && runs.iter().all(|text| count(text, '*') == 1));
}

#[test]
fn an_embedded_letter_stands_between_digits() {
    let damaged = all("AB369257", DamageClass::EmbeddedLetter);
    assert!(!damaged.is_empty());
    for text in &damaged {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        assert_eq!((digits.as_str(), text.len()), ("369257", 9), "{text}");
        assert!(text.ends_with('7') && text.starts_with("AB3"), "{text}");
    }
    let changed = all("369J257", DamageClass::EmbeddedLetter);
    assert!(changed.contains("369257") && changed.iter().any(|text| text.len() == 7));
}

#[test]
fn fields_are_put_in_each_others_place_and_called_by_other_names() {
    let mut random = Random::new(7);
    let of = |class, random: &mut Random| damage(&gun("AB123"), class, random).unwrap();
    for _ in 0..20 {
        let swapped = of(DamageClass::ModelSerialSwapped, &mut random);
        assert_eq!((&*swapped.model, swapped.serial.as_str()), ("AB123", "17"));
        let importer = of(DamageClass::ImporterAsMaker, &mut random);
        assert_eq!((&*importer.make, &*importer.importer), ("Interarms", ""));
        let calibre_name = of(DamageClass::CalibreSynonym, &mut random);
        assert!(calibre_name.calibre != "9mm");
        assert!(calibre::same_calibre(&calibre_name.calibre, "9mm"));
        let calibre_number = of(DamageClass::CalibreAsSerial, &mut random);
        assert!(calibre::same_calibre(&calibre_number.serial, "9mm"));
        let patent = of(DamageClass::PatentAsSerial, &mut random);
        assert!(patent.serial.chars().filter(char::is_ascii_digit).count() >= 6);
    }
    let without = SynthGun { importer: "".into(), ..gun("AB123") };
    assert!(damage(&without, DamageClass::ImporterAsMaker, &mut random).is_none());
    let own_house =
        SynthGun { importer: "Glock, Inc.".into(), make: "Glock".into(), ..gun("AB123") };
    assert!(damage(&own_house, DamageClass::ImporterAsMaker, &mut random).is_none());
}

#[test]
fn makers_go_by_names_that_most_registries_know() {
    let options = SynthOptions { records: 2_000, density: Density::Sparse, seed: 7 };
    let mut random = Random::new(7);
    let (mut known, mut all) = (0, 0);
    for gun in register(options).unwrap() {
        let Some(asked) = damage(&gun, DamageClass::MakerSynonym, &mut random) else { continue };
        assert!(asked.make != gun.make);
        known += usize::from(make::same_maker(&asked.make, &gun.make));
        all += 1;
    }
    assert!(all == 2_000 && known * 2 > all, "{known} of {all}");
}

#[test]
fn names_are_kebab_case_and_all_classes_are_listed_once() {
    let names: BTreeSet<&str> = DamageClass::ALL.iter().map(|class| class.name()).collect();
    assert_eq!(names.len(), DamageClass::ALL.len());
    for class in DamageClass::ALL {
        assert_eq!(serde_json::to_value(class).unwrap(), class.name());
    }
}
