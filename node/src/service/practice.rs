//! Use cases of the practice of a trace: runs in an invented federation, kept so that they can be gone
//! on with. Nothing here touches a partner, the registry or the log: a run is a seed, a level and what
//! was answered, and everything else is made from that.

use std::future::Future;

use super::requests::{AnswerPracticeRequest, BeginPracticeRequest, PracticeRequest, WordsRequest};
use super::running::Running;
use super::views::{PracticeAnsweredView, PracticeListView, PracticeRowView, PracticeView};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, roles};
use crate::adviser::leitner::{self, Progress};
use crate::adviser::practice::{self, EDITION, LEVELS, World};
use crate::adviser::training;
use crate::runtime::{Core, Denied};
use crate::store::{CardRecord, PracticeRecord};
use crate::text::{Language, Text};

pub(crate) mod telling;
#[cfg(test)]
mod tests;

/// Runs that are kept for an officer; the oldest goes for a new one.
const RUNS_MAX: usize = 100;

/// Bytes of one field of an answer.
const FIELD_MAX: usize = 400;

/// Fields of one answer.
const FIELDS_MAX: usize = 8;

/// The use cases of this room.
pub trait PracticeService: Send + Sync + 'static {
    /// The caller's runs, the newest first.
    fn practices(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> impl Future<Output = Outcome<PracticeListView>> + Send;

    /// Begins a run.
    fn practice_begin(
        &self,
        caller: Caller,
        request: BeginPracticeRequest,
    ) -> impl Future<Output = Outcome<PracticeView>> + Send;

    /// A run of the caller, where it stands.
    fn practice(
        &self,
        caller: Caller,
        request: PracticeRequest,
    ) -> impl Future<Output = Outcome<PracticeView>> + Send;

    /// Answers the step of a run that waits. The last one takes the score into the training.
    fn practice_answer(
        &self,
        caller: Caller,
        request: AnswerPracticeRequest,
    ) -> impl Future<Output = Outcome<PracticeAnsweredView>> + Send;
}

/// The words of the language that a request names; English if it names none.
pub(crate) fn words(language: Option<&str>) -> Outcome<Text> {
    let tag = language.unwrap_or(Language::English.tag());
    let known = Language::ALL.into_iter().find(|known| known.tag() == tag);
    known.map(Text::new).ok_or_else(|| intake::bad("language", tag))
}

fn none() -> ServiceError {
    ServiceError::new(ErrorCode::NotFound, "error-no-such-practice")
}

/// Answers as they are kept.
type Answers = Vec<Vec<(String, String)>>;

/// A run as it stands.
pub(crate) struct Run {
    pub(crate) number: u32,
    pub(crate) world: World,
    pub(crate) answers: Answers,
}

/// A run from its record; none if its world was made by an earlier version.
fn read(record: &PracticeRecord) -> Outcome<Option<Run>> {
    if record.edition != EDITION {
        return Ok(None);
    }
    let answers = serde_json::from_str(&record.answers).map_err(ServiceError::unexpected)?;
    let world = practice::world(record.seed, record.level);
    Ok(world.map(|world| Run { number: record.run, world, answers }))
}

fn stale() -> ServiceError {
    ServiceError::new(ErrorCode::Conflict, "error-practice-edition")
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A row of the list.
pub(crate) fn row(record: &PracticeRecord) -> Outcome<PracticeRowView> {
    let run = read(record)?;
    let scores = run.as_ref().map(|run| practice::score(&run.world, &run.answers));
    let right = scores.iter().flatten().map(|(_, right, _)| *right).sum();
    Ok(PracticeRowView {
        run: record.run,
        seed: record.seed,
        level: record.level,
        begun: record.begun_at.to_rfc3339(),
        answered: run.as_ref().map_or(0, |run| number(run.answers.len())),
        steps: run.as_ref().map(|run| number(run.world.steps.len())),
        right,
        finished: record.is_finished,
    })
}

/// The level of a request.
fn level(level: u8) -> Outcome<u8> {
    let known = (1..=LEVELS).contains(&level);
    if known { Ok(level) } else { Err(intake::bad("level", &level.to_string())) }
}

fn begin(
    core: &mut Core,
    caller: Caller,
    request: &BeginPracticeRequest,
) -> Result<Outcome<PracticeRecord>, Denied> {
    let officer = core.allowed(caller, roles::ANY)?.id;
    let level = match level(request.level) {
        Ok(level) => level,
        Err(error) => return Ok(Err(error)),
    };
    let known = core.store.practices(officer)?;
    let run = known.first().map_or(0, |newest| newest.run).saturating_add(1);
    for oldest in known.iter().skip(RUNS_MAX - 1) {
        core.store.drop_practice(officer, oldest.run)?;
    }
    let own = training::seed(officer, "trace", run) >> 32;
    let seed = request.seed.unwrap_or_else(|| u32::try_from(own).unwrap_or(run));
    let now = core.now();
    let record = PracticeRecord {
        officer,
        run,
        seed,
        level,
        edition: EDITION,
        answers: "[]".to_owned(),
        begun_at: now,
        updated_at: now,
        is_finished: false,
    };
    core.store.put_practice(&record)?;
    Ok(Ok(record))
}

fn of(core: &mut Core, caller: Caller, run: Option<u32>) -> Result<Option<PracticeRecord>, Denied> {
    let officer = core.allowed(caller, roles::ANY)?.id;
    let known = core.store.practices(officer)?;
    Ok(known.into_iter().find(|record| run.is_none_or(|run| record.run == run)))
}

/// Takes an answer into the run. Nothing is kept of one that cannot be judged.
fn answer(
    core: &mut Core,
    caller: Caller,
    request: &AnswerPracticeRequest,
) -> Result<Outcome<Run>, Denied> {
    let Some(mut record) = of(core, caller, Some(request.run))? else { return Ok(Err(none())) };
    let mut run = match read(&record) {
        Ok(Some(run)) => run,
        Ok(None) => return Ok(Err(stale())),
        Err(error) => return Ok(Err(error)),
    };
    let waiting = number(run.answers.len()).saturating_add(1);
    if record.is_finished || request.step != waiting {
        return Ok(Err(ServiceError::new(ErrorCode::Conflict, "error-practice-answered")));
    }
    let fields: Vec<(String, String)> =
        request.fields.iter().map(|field| (field.name.clone(), field.value.clone())).collect();
    let long = fields.len() > FIELDS_MAX
        || fields.iter().any(|(name, value)| name.len() + value.len() > FIELD_MAX);
    let judged = practice::judge(&run.world, run.answers.len(), &fields);
    if long || judged.is_none() {
        return Ok(Err(ServiceError::new(ErrorCode::BadInput, "error-practice-answer")));
    }
    run.answers.push(fields);
    record.answers = match serde_json::to_string(&run.answers) {
        Ok(answers) => answers,
        Err(error) => return Ok(Err(ServiceError::unexpected(error))),
    };
    record.updated_at = core.now();
    record.is_finished = run.answers.len() >= run.world.steps.len();
    core.store.put_practice(&record)?;
    if record.is_finished {
        keep(core, record.officer, &run)?;
    }
    Ok(Ok(run))
}

/// Takes the score into the training: a card for each skill, right if all of its steps were.
fn keep(core: &mut Core, officer: u32, run: &Run) -> Result<(), Denied> {
    let now = core.now();
    let known = core.store.cards(Some(officer))?;
    for (skill, right, answered) in practice::score(&run.world, &run.answers) {
        let before = known.iter().find(|record| record.card == skill.card());
        let before = before.map(super::training::progress);
        let after = leitner::after(before.as_ref(), right == answered, now);
        let Progress { place, begun_at, last_at, due_at, .. } = after;
        let count = |of: fn(&Progress) -> u32| before.as_ref().map_or(0, of);
        core.store.put_card(&CardRecord {
            officer,
            card: skill.card().to_owned(),
            place,
            seen: count(|before| before.seen).saturating_add(answered),
            right: count(|before| before.right).saturating_add(right),
            begun_at,
            last_at,
            due_at,
        })?;
    }
    Ok(())
}

impl PracticeService for Running {
    async fn practices(&self, caller: Caller, request: WordsRequest) -> Outcome<PracticeListView> {
        words(request.language.as_deref())?;
        let records = self
            .run(move |core| {
                let officer = core.allowed(caller, roles::ANY)?.id;
                Ok(core.store.practices(officer)?)
            })
            .await?;
        let items = records.iter().map(row).collect::<Outcome<_>>()?;
        Ok(PracticeListView { items })
    }

    async fn practice_begin(
        &self,
        caller: Caller,
        request: BeginPracticeRequest,
    ) -> Outcome<PracticeView> {
        let text = words(request.language.as_deref())?;
        let record = self.run(move |core| begin(core, caller, &request)).await??;
        Ok(telling::run(text, &read(&record)?.ok_or_else(stale)?))
    }

    async fn practice(&self, caller: Caller, request: PracticeRequest) -> Outcome<PracticeView> {
        let text = words(request.language.as_deref())?;
        let record = self.run(move |core| of(core, caller, request.run)).await?;
        let record = record.ok_or_else(none)?;
        Ok(telling::run(text, &read(&record)?.ok_or_else(stale)?))
    }

    async fn practice_answer(
        &self,
        caller: Caller,
        request: AnswerPracticeRequest,
    ) -> Outcome<PracticeAnsweredView> {
        let text = words(request.language.as_deref())?;
        let run = self.run(move |core| answer(core, caller, &request)).await??;
        telling::answered(text, &run).ok_or_else(none)
    }
}
