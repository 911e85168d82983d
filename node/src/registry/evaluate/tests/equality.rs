//! The index gives what the list that looks at everything gives: records, order, grades, scores.

use super::super::trial::{Place, indexed};
use super::*;
use crate::registry::matching::{self, Matches};
use crate::registry::synth::damage::damage;
use crate::registry::synth::{Random, register};

/// Guns of each register.
const RECORDS: u64 = 20_000;

/// Descriptions of each class: looking at everything takes long without optimisation.
const QUERIES: usize = 3;

fn equal(density: Density) {
    let synth = SynthOptions { records: RECORDS, density, seed: 11 };
    let stock = Stock::new(synth, recovered()).unwrap();
    let place = Place::new().unwrap();
    let index = indexed(&stock, &place).unwrap();
    let list = stock.listed();
    let guns: Vec<SynthGun> = register(synth).unwrap().collect();
    let mut random = Random::new(5);
    let mut asked = 0;
    for class in DamageClass::ALL {
        for at in 0..QUERIES {
            let damaged = (0..500).find_map(|_| {
                let gun = guns.get(random.place(guns.len())).unwrap();
                damage(gun, class, &mut random)
            });
            let fields = [Fields::Serial, Fields::Maker, Fields::All][at % 3];
            let description = describe(&damaged.unwrap(), fields);
            let search = |serials| matching::search(&description, serials, 20);
            let (fast, slow) = (search(&*index), search(&list));
            let what = format!("{} {}, {at}, {}", density.name(), class.name(), fields.name());
            assert_eq!(ranked(&fast), ranked(&slow), "{what}");
            assert_eq!((fast.near, fast.more), (slow.near, slow.more), "{what}");
            asked += 1;
        }
    }
    assert_eq!(asked, DamageClass::ALL.len() * QUERIES);
}

fn ranked(matches: &Matches) -> Vec<String> {
    let line =
        |r: &matching::Ranked| format!("{} {:?} {} {:?}", r.record, r.grade, r.score, r.reasons);
    matches.ranked.iter().map(line).collect()
}

#[test]
fn the_index_gives_what_the_list_gives_in_a_sparse_register() {
    equal(Density::Sparse);
}

#[test]
fn the_index_gives_what_the_list_gives_in_a_register_of_runs() {
    equal(Density::Runs);
}
