use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, sink};

use vestigo_protocol::codes::{FirearmType, RecordSetKind};
use vestigo_protocol::firearm::RecordSet;
use vestigo_protocol::firearm::serial::SerialForms;
use vestigo_protocol::ids::Country;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::*;
use crate::registry::import::{self, ImportMode, ImportOptions, Unnoted};
use crate::registry::{Registry, RegistrySource};

const fn options(records: u64, density: Density) -> SynthOptions {
    SynthOptions { records, density, seed: 7 }
}

fn guns(records: u64, density: Density) -> Vec<SynthGun> {
    register(options(records, density)).unwrap().collect()
}

#[test]
fn no_two_series_of_a_maker_share_a_number() {
    let shapes = layout::shapes();
    for (at, (maker, text, shape)) in shapes.iter().enumerate() {
        for (_, other_text, other) in shapes[at + 1..].iter().filter(|(m, _, _)| m == maker) {
            let (a, b) = (shape.characters(), other.characters());
            let meets = |(a, b): (&Vec<char>, &Vec<char>)| a.iter().any(|c| b.contains(c));
            let overlap = a.len() == b.len() && a.iter().zip(&b).all(meets);
            assert!(!overlap, "{maker}: {text} and {other_text}");
        }
    }
}

#[test]
fn no_two_guns_of_a_maker_have_one_number() {
    for density in [Density::Sparse, Density::Runs] {
        let mut seen = BTreeSet::new();
        let guns = guns(20_000, density);
        assert_eq!(guns.len(), 20_000);
        for gun in guns {
            let canonical = SerialForms::of(&gun.serial).canonical;
            assert!(seen.insert((gun.make, canonical.clone())), "{canonical}");
        }
    }
}

#[test]
fn a_sparse_register_uses_a_hundredth_of_any_range() {
    for records in [1, 1_000, 1_000_000, 20_000_000] {
        let register = SynthRegister::new(options(records, Density::Sparse)).unwrap();
        let uses = register.densities();
        assert_eq!(uses.iter().map(|used| used.guns).sum::<u64>(), records);
        for used in &uses {
            assert!(used.guns * 100 <= used.range * SPARSE_PERCENT, "{used:?}");
        }
    }
    let most = SynthRegister::new(options(u64::MAX, Density::Sparse)).unwrap_err();
    let SynthError::TooMany { most, .. } = most;
    assert!(most >= 50_000_000, "{most}");
}

#[test]
fn a_register_of_runs_uses_a_third_of_each_span() {
    for records in [1_000, 1_000_000, 20_000_000] {
        let register = SynthRegister::new(options(records, Density::Runs)).unwrap();
        let uses = register.densities();
        assert_eq!(uses.iter().map(|used| used.guns).sum::<u64>(), records);
        for used in &uses {
            assert!(used.guns * 100 >= used.span * RUNS_PERCENT, "{used:?}");
            assert!(used.span <= used.range, "{used:?}");
            assert!(used.guns >= CONSIGNMENT.0 * used.consignments, "{used:?}");
            assert!(used.guns <= CONSIGNMENT.1 * used.consignments, "{used:?}");
        }
    }
}

#[test]
fn a_consignment_is_of_one_model_and_consecutive() {
    let guns = guns(20_000, Density::Runs);
    let number = |gun: &SynthGun| {
        gun.serial.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u64>().unwrap()
    };
    let pairs = guns.iter().zip(&guns[1..]);
    let next = pairs.filter(|(a, b)| a.model == b.model && number(b) == number(a) + 1).count();
    assert!(next > 19_000, "{next}");
}

#[test]
fn any_gun_is_the_one_of_the_stream_and_a_seed_makes_its_own_register() {
    for density in [Density::Sparse, Density::Runs] {
        let stream = guns(3_000, density);
        let register = SynthRegister::new(options(3_000, density)).unwrap();
        for at in [0, 17, 2_999] {
            assert!(register.gun(at as u64).unwrap() == stream[at]);
        }
        assert!(register.gun(3_000).is_none());
        let other = SynthOptions { seed: 8, ..options(3_000, density) };
        let other: Vec<SynthGun> = super::register(other).unwrap().collect();
        assert!(stream != other);
    }
}

#[test]
fn makers_models_types_and_countries_are_ones_that_the_registry_knows() {
    let mut makers = BTreeMap::new();
    for gun in guns(20_000, Density::Sparse) {
        assert!(FirearmType::from_words(&gun.firearm_type).is_some(), "{}", gun.firearm_type);
        assert!(Country::parse(&gun.country).is_some(), "{}", gun.country);
        *makers.entry(gun.make).or_insert(0u64) += 1;
    }
    assert!(makers.len() >= 45, "{}", makers.len());
}

fn csv(options: SynthOptions, per_million: u32) -> (String, String, u64) {
    let (mut file, mut key) = (Vec::new(), Vec::new());
    let rows = Rows { events: true, errors: Some(Errors { per_million, key: &mut key }) };
    let damaged = write_csv(options, rows, &mut file, &mut |_| {}).unwrap();
    (String::from_utf8(file).unwrap(), String::from_utf8(key).unwrap(), damaged)
}

#[test]
fn the_file_is_one_that_the_import_takes_and_every_row_says_synthetic() {
    for density in [Density::Sparse, Density::Runs] {
        let (file, _, _) = csv(options(2_000, density), 0);
        assert!(file.lines().skip(1).all(|line| line.contains("SYNTHETIC")));
        let mut registry = Registry::open(&RegistrySource::Memory, [7; 16]).unwrap();
        let set = RecordSet {
            name: Text::new("Synthetic sales").unwrap(),
            holder: None,
            kind: RecordSetKind::Retail,
            from_year: None,
            to_year: None,
            digitised_pct: 100,
            as_of: Timestamp(1_800_000_000),
        };
        let import = ImportOptions { mode: ImportMode::AllOrNothing, ..ImportOptions::new(set) };
        let report = import::import(
            &mut registry,
            Cursor::new(file.as_bytes()),
            &import,
            &mut Unnoted,
            &mut |_, _| {},
        )
        .unwrap();
        assert_eq!((report.error_count, report.imported), (0, 2_000));
        assert_eq!(registry.count().unwrap().events, 2_000);
    }
}

#[test]
fn the_same_options_give_the_same_bytes_and_the_key_says_what_was_damaged() {
    let options = options(4_000, Density::Sparse);
    let (file, key, damaged) = csv(options, 50_000);
    assert!(csv(options, 50_000) == (file.clone(), key.clone(), damaged));
    let (clean, no_key, none) = csv(options, 0);
    assert_eq!((no_key.lines().count(), none), (1, 0));
    assert!((150..250).contains(&damaged), "{damaged}");
    let wrong: Vec<u64> = file
        .lines()
        .zip(clean.lines())
        .zip(1u64..)
        .filter(|((a, b), _)| a != b)
        .map(|(_, line)| line)
        .collect();
    let keyed: Vec<u64> =
        key.lines().skip(1).map(|row| row.split(',').next().unwrap().parse().unwrap()).collect();
    assert_eq!(wrong, keyed);
}

#[test]
fn a_register_of_twenty_million_begins_at_once() {
    // Nothing that grows with the number of guns is made before the first row.
    let options = options(20_000_000, Density::Runs);
    let register = SynthRegister::new(options).unwrap();
    assert!(register.gun(19_999_999).is_some());
    let rows: Rows<std::io::Sink> = Rows { events: false, errors: None };
    let few = SynthOptions { records: 10, ..options };
    assert_eq!(write_csv(few, rows, &mut sink(), &mut |_| {}).unwrap(), 0);
}
