//! Practised traces over a real core and a real store.

use super::*;
use crate::desk::officer::{OfficerName, Role};
use crate::runtime::people::testing::{Clock, add, found, open};
use crate::scratch::Scratch;
use crate::service::requests::PracticeField;

fn house(name: &str) -> (Scratch, Clock, Core) {
    let scratch = Scratch::new(name);
    found(&scratch, true);
    let clock = Clock::default();
    let mut core = open(&scratch, &clock);
    core.begin().unwrap();
    for (name, role) in [("ana", Role::Investigator), ("eva", Role::Registrar)] {
        add(&mut core, name, &[role]);
    }
    (scratch, clock, core)
}

fn as_(name: &str) -> Caller {
    Caller::remote(7, OfficerName::parse(name).unwrap())
}

fn begun(core: &mut Core, name: &str, level: u8, seed: Option<u32>) -> PracticeRecord {
    let request = BeginPracticeRequest { level, seed, language: None };
    begin(core, as_(name), &request).unwrap().unwrap()
}

fn given(run: u32, step: u32, answer: Vec<(String, String)>) -> AnswerPracticeRequest {
    let field = |(name, value)| PracticeField { name, value };
    let fields = answer.into_iter().map(field).collect();
    AnswerPracticeRequest { run, step, fields, language: None }
}

/// Plays a run to its end, all steps right but those whose number is in `wrong`.
fn play(core: &mut Core, name: &str, record: &PracticeRecord, wrong: &[u32]) -> Run {
    let mut run = read(record).unwrap().unwrap();
    for at in run.answers.len()..run.world.steps.len() {
        let step = number(at) + 1;
        let mut answer = run.world.perfect(at);
        if wrong.contains(&step) {
            let (field, right) = answer[0].clone();
            let choices = run.world.choices(at, &field);
            let other = choices.map(|all| all.into_iter().find(|one| *one != right).unwrap());
            answer[0].1 = other.unwrap_or_else(|| "WRONG 1".to_owned());
        }
        run = super::answer(core, as_(name), &given(record.run, step, answer)).unwrap().unwrap();
    }
    run
}

#[test]
fn a_run_is_gone_on_with_and_its_score_goes_into_the_training() {
    let (_scratch, clock, mut core) = house("practice-run");
    let record = begun(&mut core, "ana", 2, Some(11));
    let run = read(&record).unwrap().unwrap();
    let first = run.world.perfect(0);
    answer(&mut core, as_("ana"), &given(1, 1, first)).unwrap().unwrap();
    clock.pass(3_600);
    // Some time later it stands where it was left.
    let kept = of(&mut core, as_("ana"), None).unwrap().unwrap();
    assert_eq!((kept.run, kept.is_finished, row(&kept).unwrap().answered), (1, false, 1));
    assert!(core.store.cards(None).unwrap().is_empty());
    play(&mut core, "ana", &kept, &[2]);
    let kept = of(&mut core, as_("ana"), Some(1)).unwrap().unwrap();
    assert!(kept.is_finished);
    let row = row(&kept).unwrap();
    assert_eq!((row.answered, Some(row.right + 1)), (row.steps.unwrap(), row.steps));
    let cards = core.store.cards(None).unwrap();
    assert_eq!(cards.len(), 6);
    let card = |name: &str| cards.iter().find(|card| card.card == name).unwrap();
    assert_eq!((card("trace-ground").seen, card("trace-ground").right), (1, 0));
    assert_eq!((card("trace-read").seen, card("trace-read").right), (1, 1));
    // A second run is added to it.
    let again = begun(&mut core, "ana", 1, None);
    assert_eq!(again.run, 2);
    play(&mut core, "ana", &again, &[]);
    let cards = core.store.cards(None).unwrap();
    let ground = cards.iter().find(|card| card.card == "trace-ground").unwrap();
    assert_eq!((ground.seen, ground.right), (2, 1));
}

#[test]
fn a_step_is_answered_once_by_who_began_the_run_and_in_its_order() {
    let (_scratch, _clock, mut core) = house("practice-order");
    let record = begun(&mut core, "ana", 1, Some(5));
    let run = read(&record).unwrap().unwrap();
    let mut key = |name: &str, request: &AnswerPracticeRequest| {
        answer(&mut core, as_(name), request).unwrap().err().map(|error| error.key)
    };
    let first = given(1, 1, run.world.perfect(0));
    assert_eq!(key("eva", &first).unwrap(), "error-no-such-practice");
    let second = given(1, 2, run.world.perfect(1));
    assert_eq!(key("ana", &second).unwrap(), "error-practice-answered");
    assert!(key("ana", &first).is_none());
    assert_eq!(key("ana", &first).unwrap(), "error-practice-answered");
    let mut long = run.world.perfect(1);
    long[0].1 = "U1".repeat(FIELD_MAX);
    assert_eq!(key("ana", &given(1, 2, long)).unwrap(), "error-practice-answer");
    assert_eq!(key("ana", &given(1, 2, Vec::new())).unwrap(), "error-practice-answer");
    assert!(key("ana", &second).is_none());
}

#[test]
fn a_run_of_an_earlier_edition_is_listed_and_not_gone_on_with() {
    let (_scratch, _clock, mut core) = house("practice-edition");
    let mut record = begun(&mut core, "ana", 1, None);
    record.edition = EDITION + 1;
    core.store.put_practice(&record).unwrap();
    assert_eq!(row(&record).unwrap().steps, None);
    let error = answer(&mut core, as_("ana"), &given(1, 1, Vec::new())).unwrap();
    assert_eq!(error.err().unwrap().key, "error-practice-edition");
    let level = BeginPracticeRequest { level: 4, seed: None, language: None };
    assert!(begin(&mut core, as_("ana"), &level).unwrap().is_err());
}

#[test]
fn the_oldest_run_goes_for_a_new_one() {
    let (_scratch, _clock, mut core) = house("practice-many");
    for _ in 0..=RUNS_MAX {
        begun(&mut core, "ana", 1, None);
    }
    let known = core.store.practices(core.allowed(as_("ana"), roles::ANY).unwrap().id).unwrap();
    assert_eq!((known.len(), known.last().unwrap().run), (RUNS_MAX, 2));
}

#[test]
fn what_came_to_light_is_known_from_then_on() {
    let text = Text::new(Language::English);
    let (mut restored, mut later) = (0, 0);
    for seed in 0..40 {
        let world = practice::world(seed, 3).unwrap();
        let whole = world.gun.restored.clone().unwrap();
        let mut run = Run { number: 1, world, answers: Vec::new() };
        let mut is_found = false;
        while let Some(step) = telling::run(text, &run).step {
            let value = |label: &str| step.facts.iter().find(|fact| fact.label == label);
            if step.skill == "WHOM" {
                let serial = value("Serial number").unwrap().value.clone();
                assert_eq!(serial == whole, is_found, "{seed}");
                later += u32::from(is_found);
            }
            if value("Meanwhile").is_some() {
                is_found = true;
                restored += 1;
            }
            let answer = run.world.perfect(run.answers.len());
            run.answers.push(answer);
        }
    }
    assert!(restored == 40 && later > 40, "{restored} {later}");
}

/// Every text of every step of many worlds is there, in every language, and says that it is invented.
#[test]
fn every_step_is_told_in_every_language() {
    for language in Language::ALL {
        let text = Text::new(language);
        for seed in 0..60 {
            let world = practice::world(seed, 1 + u8::try_from(seed % 3).unwrap()).unwrap();
            let mut run = Run { number: 1, world, answers: Vec::new() };
            loop {
                let view = telling::run(text, &run);
                let told = format!("{view:?}");
                for prefix in ["code-", "column-", "word-", "note-", "web-"] {
                    assert!(!told.contains(&format!("\"{prefix}")), "{seed} {told}");
                }
                let Some(step) = view.step else { break };
                assert!(!step.fields.is_empty() && !step.ask.is_empty());
                let answer = run.world.perfect(run.answers.len());
                run.answers.push(answer);
            }
        }
    }
}
