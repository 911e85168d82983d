use std::collections::BTreeMap;

use super::judging::Given;
use super::*;

const SEEDS: u32 = 2_000;

fn each_world(seeds: u32, mut look: impl FnMut(&World)) {
    for level in 1..=LEVELS {
        for seed in 0..seeds {
            let made = world(seed, level);
            look(&made.unwrap_or_else(|| panic!("seed {seed}, level {level} makes no world")));
        }
    }
}

fn answers(world: &World) -> Vec<Given> {
    (0..world.steps.len()).map(|at| world.perfect(at)).collect()
}

/// Another choice than the right one, or something else that stands on the gun.
fn wrong(world: &World, at: usize) -> Given {
    let mut answer = world.perfect(at);
    let place = at % answer.len();
    let (name, value) = answer[place].clone();
    let choices = world.choices(at, &name);
    match choices {
        Some(choices) => {
            answer[place].1 = choices.into_iter().find(|choice| *choice != value).unwrap();
        }
        None => answer[0].1 = world.gun.reading.maker.clone(),
    }
    answer
}

#[test]
fn every_world_has_one_solution_that_the_perfect_officer_finds() {
    each_world(SEEDS, |world| {
        let name = format!("seed {}, level {}", world.seed, world.level);
        let answers = answers(world);
        for (at, step) in world.steps.iter().enumerate() {
            let judged = judge(world, at, &answers[at]);
            assert!(judged.is_some_and(|judged| judged.right), "{name}: step {at} {step:?}");
            // Of all that can be chosen nothing else is right.
            for (field, right) in answers[at].clone() {
                for other in world.choices(at, &field).unwrap_or_default() {
                    let mut answer = answers[at].clone();
                    let slot = answer.iter_mut().find(|(known, _)| *known == field).unwrap();
                    slot.1.clone_from(&other);
                    let is_right = judge(world, at, &answer).unwrap().right;
                    assert_eq!(is_right, other == right, "{name}: step {at} {field} {other}");
                }
            }
            // Nor is any other inscription the serial number.
            if matches!(step, Step::Read) {
                for inscription in &world.gun.inscriptions {
                    let mut answer = answers[at].clone();
                    answer[0].1.clone_from(&inscription.text);
                    let read = inscription.text == world.gun.reading.serial;
                    assert_eq!(judge(world, at, &answer).unwrap().right, read, "{name}");
                }
            }
        }
        for (skill, right, of) in score(world, &answers) {
            assert!(right == of && of > 0, "{name}: {skill:?} {right} of {of}");
        }
    });
}

#[test]
fn one_error_loses_exactly_that_step() {
    each_world(SEEDS, |world| {
        let perfect = answers(world);
        let total: u32 = score(world, &perfect).iter().map(|(_, right, _)| right).sum();
        let at = usize::try_from(world.seed).unwrap() % world.steps.len();
        let mut one = perfect.clone();
        one[at] = wrong(world, at);
        let scores = score(world, &one);
        assert_eq!(scores.iter().map(|(_, right, _)| right).sum::<u32>(), total - 1);
        let skill = world.steps[at].skill();
        for ((of, right, count), _) in scores.into_iter().zip(&perfect) {
            assert_eq!(count - right, u32::from(of == skill), "seed {} step {at}", world.seed);
        }
    });
}

#[test]
fn a_seed_repeats_its_world_and_levels_are_harder() {
    let told = |seed, level| format!("{:?}", world(seed, level).unwrap());
    assert_eq!(told(7, 2), told(7, 2));
    assert_ne!(told(7, 2), told(8, 2));
    assert!(world(1, 0).is_none() && world(1, LEVELS + 1).is_none());
    let mut hops: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    let mut steps: BTreeMap<u8, usize> = BTreeMap::new();
    each_world(400, |world| {
        let asked = world.steps.iter().filter(|s| matches!(s, Step::Whom { .. })).count();
        hops.entry(world.level).or_default().push(asked);
        *steps.entry(world.level).or_default() += world.steps.len();
        assert!(!world.gun.traps.is_empty());
    });
    let span = |level| {
        let hops = &hops[&level];
        (*hops.iter().min().unwrap(), *hops.iter().max().unwrap())
    };
    assert_eq!((span(1), span(2), span(3)), ((2, 2), (2, 4), (4, 5)));
    assert!(steps[&1] < steps[&2] && steps[&2] < steps[&3], "{steps:?}");
}

/// Nothing of the rules is left out: over the seeds everything that can come, comes.
#[test]
fn every_next_step_ground_point_and_decision_is_met() {
    let mut met: BTreeMap<String, u32> = BTreeMap::new();
    each_world(400, |world| {
        for at in 0..world.steps.len() {
            let judged = judge(world, at, &world.perfect(at)).unwrap();
            *met.entry(judged.why.to_owned()).or_default() += 1;
            for field in &judged.fields {
                *met.entry(format!("{}={}", field.name, field.correct)).or_default() += 1;
            }
        }
    });
    for next in NextStep::ALL {
        assert!(met.contains_key(&format!("next={}", next.name())), "{next:?} is never right");
    }
    for why in WHYS.iter().filter(|why| **why != "READ") {
        assert!(met.contains_key(*why), "{why} is never met");
    }
    for point in ["D01", "D02", "D04", "D06", "D07", "D13", "D14", "D15", "D99"] {
        assert!(met.contains_key(&format!("point={point}")), "{point} is never right: {met:?}");
    }
    for decision in ["ANSWER", "RETURN-A1", "RETURN-A3", "RETURN-A5", "RETURN-A7", "RETURN-A9"] {
        assert!(met.contains_key(&format!("decision={decision}")), "{decision}");
    }
    for purpose in 1..=6 {
        assert!(met.contains_key(&format!("purpose=U{purpose}")));
    }
}

#[test]
fn what_cannot_be_chosen_or_is_missing_is_not_judged() {
    let world = world(3, 1).unwrap();
    assert!(judge(&world, 1, &[]).is_none());
    let strange =
        vec![("purpose".to_owned(), "U9".to_owned()), ("basis".to_owned(), "ITI".to_owned())];
    assert!(judge(&world, 1, &strange).is_none());
    assert!(judge(&world, 99, &world.perfect(0)).is_none());
    // A gun that was not read at all is wrong, and no error.
    let judged = judge(&world, 0, &[]).unwrap();
    assert!(!judged.right && judged.fields.len() == 6);
}
