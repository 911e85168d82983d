//! The training over a real core and a real store.

use super::*;
use crate::adviser::content;
use crate::desk::officer::{OfficerName, Role};
use crate::runtime::people::testing::{Clock, add, found, open};
use crate::scratch::Scratch;

fn house(name: &str) -> (Scratch, Clock, Core) {
    let scratch = Scratch::new(name);
    found(&scratch, true);
    let clock = Clock::default();
    let mut core = open(&scratch, &clock);
    core.begin().unwrap();
    for (name, role) in [
        ("ana", Role::Investigator),
        ("ben", Role::Administrator),
        ("eva", Role::Registrar),
        ("fay", Role::FocalPoint),
    ] {
        add(&mut core, name, &[role]);
    }
    (scratch, clock, core)
}

fn as_(name: &str) -> Caller {
    Caller::remote(7, OfficerName::parse(name).unwrap())
}

/// Answers the next question of an officer, rightly or wrongly; gives its card.
fn play(core: &mut Core, name: &str, rightly: bool) -> Option<&'static str> {
    let (made, _) = next(core, as_(name)).unwrap();
    let (made, attempt) = made?;
    let choice = if rightly { made.right } else { (made.right + 1) % made.choices.len() };
    let choice = u32::try_from(choice).unwrap();
    let request =
        TrainingAnswerRequest { card: made.card.to_owned(), attempt, choice, language: None };
    answer(core, as_(name), &request).unwrap().unwrap();
    Some(made.card)
}

#[test]
fn ten_new_cards_a_day_and_then_what_is_due() {
    let (_scratch, clock, mut core) = house("training-days");
    let first: Vec<_> = std::iter::from_fn(|| play(&mut core, "ana", true)).collect();
    assert_eq!(first, CARDS[..10]);
    let (none, due) = next(&mut core, as_("ana")).unwrap();
    assert!(none.is_none() && due.is_some());
    clock.pass(86_400);
    let second: Vec<_> = std::iter::from_fn(|| play(&mut core, "ana", true)).collect();
    assert_eq!(second, [&CARDS[..10], &CARDS[10..20]].concat());
    let officer = core.allowed(as_("ana"), roles::ANY).unwrap().id;
    let known = known(&mut core, officer).unwrap();
    let (text, none) = (Text::new(Language::Spanish), Known::new());
    let view = standing(content::of("es"), text, (&known, &none), core.now());
    assert_eq!((view.due, view.fresh, view.boxes), (0, 0, vec![0, 10, 10, 0, 0]));
    let answered: u32 = view.skills.iter().map(|skill| skill.answered).sum();
    assert_eq!((answered, view.skills[0].name.as_str()), (30, "Hallar el número de serie"));
}

#[test]
fn a_wrong_answer_comes_back_with_another_gun() {
    let (_scratch, clock, mut core) = house("training-wrong");
    let (before, _) = next(&mut core, as_("ana")).unwrap();
    let card = play(&mut core, "ana", false).unwrap();
    clock.pass(600);
    let (again, _) = next(&mut core, as_("ana")).unwrap();
    let ((before, _), (again, attempt)) = (before.unwrap(), again.unwrap());
    assert_eq!((again.card, attempt), (card, 1));
    assert_ne!(before.inscriptions, again.inscriptions);
}

#[test]
fn an_answer_counts_once_and_only_when_it_is_due() {
    let (_scratch, _clock, mut core) = house("training-once");
    play(&mut core, "ana", true).unwrap();
    let mut request =
        TrainingAnswerRequest { card: CARDS[0].to_owned(), attempt: 0, choice: 0, language: None };
    let mut key = |request: &TrainingAnswerRequest| {
        answer(&mut core, as_("ana"), request).unwrap().unwrap_err().key
    };
    assert_eq!(key(&request), "error-training-answered");
    request.attempt = 1;
    assert_eq!(key(&request), "error-training-not-due");
    request = TrainingAnswerRequest { card: "serial-cannon".to_owned(), attempt: 0, ..request };
    assert_eq!(key(&request), "error-bad-value");
    request = TrainingAnswerRequest { card: CARDS[1].to_owned(), choice: 99, ..request };
    assert_eq!(key(&request), "error-bad-value");
    assert_eq!(core.store.cards(None).unwrap().len(), 1);
}

#[test]
fn counts_are_told_from_three_officers_on_and_name_nobody() {
    let (_scratch, _clock, mut core) = house("training-counts");
    for name in ["ana", "ben"] {
        play(&mut core, name, true).unwrap();
    }
    let few =
        counted(content::of("en"), Text::new(Language::English), &core.store.cards(None).unwrap());
    assert_eq!((few.officers, few.items[0].answered, few.items[1].answered), (2, None, Some(0)));
    play(&mut core, "eva", false).unwrap();
    let told =
        counted(content::of("en"), Text::new(Language::English), &core.store.cards(None).unwrap());
    assert_eq!((told.items[0].answered, told.items[0].right), (Some(3), Some(2)));
    let json = serde_json::to_string(&told).unwrap();
    assert!(!json.contains("ana") && !json.contains("eva"), "{json}");
    assert!(may(&core, as_("fay"), roles::ASSESSES).is_ok());
    assert!(may(&core, as_("ana"), roles::ASSESSES).is_err());
}

#[test]
fn every_question_has_all_its_words_in_every_language() {
    for language in Language::ALL {
        let (content, text) = words(Some(language.tag())).unwrap();
        for card in CARDS {
            for seed in 0..20 {
                let made = training::question(card, seed).unwrap();
                let told = told(content, text, &made, 0);
                let mut said = told.choices.iter().chain([&told.ask]);
                assert!(said.all(|words| !words.is_empty() && !words.contains('{')), "{told:?}");
                let mut places = told.inscriptions.iter();
                assert!(places.all(|one| !one.place.is_empty()), "{card} {told:?}");
                assert!(told.about.is_none_or(|about| !about.contains('{')));
                let view = judged(content, text, &made, 0, Timestamp(0)).unwrap();
                assert!(!view.why.is_empty(), "{card} in {}", language.tag());
            }
        }
    }
}
