//! Use cases of the training: questions about invented guns, asked again at growing distances.

use std::collections::BTreeMap;
use std::future::Future;

use super::adviser::showing::content_of;
use super::requests::{TrainingAnswerRequest, WordsRequest};
use super::running::{Running, may};
use super::views::{
    TrainingAnswerView, TrainingCountView, TrainingCountsView, TrainingInscriptionView,
    TrainingNextView, TrainingQuestionView, TrainingSkillView, TrainingView,
};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, roles};
use crate::adviser::content::Content;
use crate::adviser::leitner::{self, NEW_A_DAY, Progress, WAITS};
use crate::adviser::practice::Practised;
use crate::adviser::training::{self, CARDS, Choice, Question, Skill};
use crate::runtime::{Core, Denied};
use crate::store::CardRecord;
use crate::text::{Language, Text};
use vestigo_protocol::time::Timestamp;

#[cfg(test)]
mod tests;

/// Officers without whom a count is not told: with fewer, one would be known by it.
const LEAST: usize = 3;

/// A card is learnt from this box on: it was known after three days.
const LEARNT: u8 = 4;

/// The use cases of this room.
pub trait TrainingService: Send + Sync + 'static {
    /// How the caller stands.
    fn training(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> impl Future<Output = Outcome<TrainingView>> + Send;

    /// The caller's next question; none if nothing is due.
    fn training_next(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> impl Future<Output = Outcome<TrainingNextView>> + Send;

    /// Answers a question. One that was answered already, or is not due, is not counted.
    fn training_answer(
        &self,
        caller: Caller,
        request: TrainingAnswerRequest,
    ) -> impl Future<Output = Outcome<TrainingAnswerView>> + Send;

    /// What all officers answered, by skill: counts, no names.
    fn training_counts(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> impl Future<Output = Outcome<TrainingCountsView>> + Send;
}

/// A language by its tag, with its words.
fn words(language: Option<&str>) -> Outcome<(&'static Content, Text)> {
    let content = content_of(language)?;
    let known = Language::ALL.into_iter().find(|known| Some(known.tag()) == language);
    Ok((content, Text::new(known.unwrap_or_default())))
}

/// A question in words.
pub(crate) fn told(
    content: &Content,
    text: Text,
    made: &Question,
    attempt: u32,
) -> TrainingQuestionView {
    let skill = content.skill(made.skill.name());
    let weapon = made.weapon.and_then(|id| content.weapons.iter().find(|one| one.id == id));
    let about = match made.skill {
        Skill::Ask if made.about.is_empty() => None,
        Skill::Ask => {
            let country = text.code_in("country", &made.about);
            content.about.get("answered").map(|said| said.replace("{country}", &country))
        }
        Skill::Serial => None,
        _ => Some(made.about.clone()),
    };
    let place = |id: &str| content.place.get(id).cloned().unwrap_or_default();
    TrainingQuestionView {
        card: made.card.to_owned(),
        attempt,
        skill: made.skill.name().to_owned(),
        ask: skill.map(|skill| skill.ask.clone()).unwrap_or_default(),
        gun: weapon.map(|weapon| weapon.name.clone()),
        about,
        inscriptions: made
            .inscriptions
            .iter()
            .map(|one| TrainingInscriptionView { place: place(one.place), text: one.text.clone() })
            .collect(),
        choices: made.choices.iter().map(|choice| chosen(content, text, choice)).collect(),
    }
}

/// A choice in words.
fn chosen(content: &Content, text: Text, choice: &Choice) -> String {
    match choice {
        Choice::Text(words) => words.clone(),
        Choice::Split(number, year) => {
            content.split.replace("{number}", number).replace("{year}", year)
        }
        Choice::Field(id) => content.field.get(*id).cloned().unwrap_or_default(),
        Choice::Says(id, country, year) => content
            .says
            .get(*id)
            .map(|said| {
                let country = text.code_in("country", country);
                said.replace("{country}", &country).replace("{year}", &year.to_string())
            })
            .unwrap_or_default(),
        Choice::State(code) => text.code_in("country", code),
        Choice::None => content.none.clone(),
    }
}

/// Why an answer is right: the rule of the card, or of its skill.
fn why(content: &Content, card: &str) -> String {
    let skill = card.split('-').next().unwrap_or_default();
    content.why.get(card).or_else(|| content.why.get(skill)).cloned().unwrap_or_default()
}

/// Judges a choice.
///
/// # Errors
/// There is no such card or choice.
pub(crate) fn judged(
    content: &Content,
    text: Text,
    made: &Question,
    choice: u32,
    due: Timestamp,
) -> Outcome<TrainingAnswerView> {
    let at = usize::try_from(choice).unwrap_or(usize::MAX);
    let chosen_one = made.choices.get(at);
    let chosen_one = chosen_one.ok_or_else(|| intake::bad("choice", &choice.to_string()))?;
    let right = made.choices.get(made.right).unwrap_or(chosen_one);
    Ok(TrainingAnswerView {
        right: at == made.right,
        chosen: chosen(content, text, chosen_one),
        correct: chosen(content, text, right),
        why: why(content, made.card),
        due: due.to_rfc3339(),
    })
}

pub(super) fn progress(record: &CardRecord) -> Progress {
    Progress {
        place: record.place,
        seen: record.seen,
        right: record.right,
        begun_at: record.begun_at,
        last_at: record.last_at,
        due_at: record.due_at,
    }
}

type Known = BTreeMap<String, Progress>;

/// How an officer stands with every card that still exists.
fn known(core: &mut Core, officer: u32) -> Result<Known, Denied> {
    let cards = core.store.cards(Some(officer))?;
    let cards = cards.iter().filter(|record| CARDS.contains(&record.card.as_str()));
    Ok(cards.map(|record| (record.card.clone(), progress(record))).collect())
}

/// How an officer stands with the skills of practised traces.
fn practised(core: &mut Core, officer: u32) -> Result<Known, Denied> {
    let cards = core.store.cards(Some(officer))?;
    let of = |card: &str| Practised::ALL.into_iter().any(|skill| skill.card() == card);
    let cards = cards.iter().filter(|record| of(&record.card));
    Ok(cards.map(|record| (record.card.clone(), progress(record))).collect())
}

/// When something is due next, if nothing is now: a known card, or new ones tomorrow.
fn next_due(known: &Known, now: Timestamp) -> Option<String> {
    let known_due = known.values().map(|p| p.due_at).min();
    let fresh = CARDS.iter().any(|card| !known.contains_key(*card));
    let newest = known.values().map(|p| p.begun_at).min().filter(|_| fresh);
    let tomorrow = newest.map(|at| Timestamp(at.0.saturating_add(86_400)));
    [known_due, tomorrow]
        .into_iter()
        .flatten()
        .filter(|at| *at > now)
        .min()
        .map(Timestamp::to_rfc3339)
}

/// How an officer stands, in words.
pub(crate) fn standing(
    content: &Content,
    text: Text,
    (known, practised): (&Known, &Known),
    now: Timestamp,
) -> TrainingView {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let due = known.values().filter(|p| p.due_at <= now).count();
    let day_ago = Timestamp(now.0.saturating_sub(86_400));
    let begun = known.values().filter(|p| p.begun_at > day_ago).count();
    let fresh = CARDS.len().saturating_sub(known.len());
    let skills = Skill::ALL.into_iter().map(|skill| {
        let of = |card: &&&str| training::skill(card) == Some(skill);
        let own: Vec<&Progress> =
            CARDS.iter().filter(of).filter_map(|card| known.get(*card)).collect();
        TrainingSkillView {
            skill: skill.name().to_owned(),
            name: content.skill(skill.name()).map(|one| one.name.clone()).unwrap_or_default(),
            cards: number(CARDS.iter().filter(of).count()),
            learnt: number(own.iter().filter(|p| p.place >= LEARNT).count()),
            answered: own.iter().map(|p| p.seen).fold(0, u32::saturating_add),
            right: own.iter().map(|p| p.right).fold(0, u32::saturating_add),
        }
    });
    let boxes = (1_u8..).take(WAITS.len());
    let practised = Practised::ALL.into_iter().map(|skill| {
        let own = practised.get(skill.card());
        TrainingSkillView {
            skill: skill.name().to_owned(),
            name: text.code_in("practised", skill.name()),
            cards: 1,
            learnt: u32::from(own.is_some_and(|p| p.place >= LEARNT)),
            answered: own.map_or(0, |p| p.seen),
            right: own.map_or(0, |p| p.right),
        }
    });
    TrainingView {
        due: number(due),
        fresh: number(fresh.min(NEW_A_DAY.saturating_sub(begun))),
        next_due: next_due(known, now).filter(|_| due == 0),
        skills: skills.chain(practised).collect(),
        boxes: boxes.map(|at| number(known.values().filter(|p| p.place == at).count())).collect(),
    }
}

/// A question with the time it is asked for, and, if there is none, when something is due.
type Next = (Option<(Question, u32)>, Option<String>);

fn next(core: &mut Core, caller: Caller) -> Result<Next, Denied> {
    let officer = core.allowed(caller, roles::ANY)?.id;
    let (known, now) = (known(core, officer)?, core.now());
    let Some(card) = leitner::next(&CARDS, &known, now) else {
        return Ok((None, next_due(&known, now)));
    };
    let attempt = known.get(card).map_or(0, |p| p.seen);
    let made = training::question(card, training::seed(officer, card, attempt));
    Ok((made.map(|made| (made, attempt)), None))
}

/// What an answer comes to: the question, whether it counted, and when it is due again.
fn answer(
    core: &mut Core,
    caller: Caller,
    request: &TrainingAnswerRequest,
) -> Result<Outcome<(Question, Timestamp)>, Denied> {
    let officer = core.allowed(caller, roles::ANY)?.id;
    let (known, now) = (known(core, officer)?, core.now());
    let before = known.get(&request.card);
    if before.map_or(0, |p| p.seen) != request.attempt {
        return Ok(Err(ServiceError::new(ErrorCode::Conflict, "error-training-answered")));
    }
    if before.is_some_and(|p| p.due_at > now) {
        return Ok(Err(ServiceError::new(ErrorCode::Conflict, "error-training-not-due")));
    }
    let seed = training::seed(officer, &request.card, request.attempt);
    let Some(made) = training::question(&request.card, seed) else {
        return Ok(Err(intake::bad("card", &request.card)));
    };
    let at = usize::try_from(request.choice).unwrap_or(usize::MAX);
    if at >= made.choices.len() {
        return Ok(Err(intake::bad("choice", &request.choice.to_string())));
    }
    let after = leitner::after(before, at == made.right, now);
    core.store.put_card(&CardRecord {
        officer,
        card: made.card.to_owned(),
        place: after.place,
        seen: after.seen,
        right: after.right,
        begun_at: after.begun_at,
        last_at: after.last_at,
        due_at: after.due_at,
    })?;
    Ok(Ok((made, after.due_at)))
}

/// Counts by skill, of all officers.
pub(crate) fn counted(content: &Content, text: Text, cards: &[CardRecord]) -> TrainingCountsView {
    let officers = |cards: &[&CardRecord]| {
        let mut ids: Vec<u32> = cards.iter().map(|card| card.officer).collect();
        ids.dedup();
        ids.len()
    };
    let all: Vec<&CardRecord> = cards.iter().collect();
    let count = |skill: &str, name: String, own: &[&CardRecord]| {
        let is_told = officers(own) >= LEAST || own.is_empty();
        let sum = |part: fn(&CardRecord) -> u32| {
            own.iter().map(|card| part(card)).fold(0, u32::saturating_add)
        };
        TrainingCountView {
            skill: skill.to_owned(),
            name,
            answered: is_told.then(|| sum(|card| card.seen)),
            right: is_told.then(|| sum(|card| card.right)),
        }
    };
    let asked = Skill::ALL.into_iter().map(|skill| {
        let own: Vec<&CardRecord> =
            cards.iter().filter(|card| training::skill(&card.card) == Some(skill)).collect();
        let name = content.skill(skill.name()).map(|one| one.name.clone()).unwrap_or_default();
        count(skill.name(), name, &own)
    });
    let practised = Practised::ALL.into_iter().map(|skill| {
        let own: Vec<&CardRecord> = cards.iter().filter(|card| card.card == skill.card()).collect();
        count(skill.name(), text.code_in("practised", skill.name()), &own)
    });
    let items = asked.chain(practised);
    TrainingCountsView {
        officers: u32::try_from(officers(&all)).unwrap_or(u32::MAX),
        least: u32::try_from(LEAST).unwrap_or(u32::MAX),
        items: items.collect(),
    }
}

impl TrainingService for Running {
    async fn training(&self, caller: Caller, request: WordsRequest) -> Outcome<TrainingView> {
        let (content, text) = words(request.language.as_deref())?;
        self.run(move |core| {
            let officer = core.allowed(caller, roles::ANY)?.id;
            let (known, practised) = (known(core, officer)?, practised(core, officer)?);
            Ok(standing(content, text, (&known, &practised), core.now()))
        })
        .await
    }

    async fn training_next(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> Outcome<TrainingNextView> {
        let (content, text) = words(request.language.as_deref())?;
        let (made, next_due) = self.run(move |core| next(core, caller)).await?;
        let question = made.map(|(made, attempt)| told(content, text, &made, attempt));
        Ok(TrainingNextView { question, next_due })
    }

    async fn training_answer(
        &self,
        caller: Caller,
        request: TrainingAnswerRequest,
    ) -> Outcome<TrainingAnswerView> {
        let (content, text) = words(request.language.as_deref())?;
        let choice = request.choice;
        let (made, due) = self.run(move |core| answer(core, caller, &request)).await??;
        judged(content, text, &made, choice, due)
    }

    async fn training_counts(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> Outcome<TrainingCountsView> {
        let (content, text) = words(request.language.as_deref())?;
        self.run(move |core| {
            may(core, caller, roles::ASSESSES)?;
            Ok(counted(content, text, &core.store.cards(None)?))
        })
        .await
    }
}
