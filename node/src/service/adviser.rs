//! Use cases of the adviser's tools: the self-assessment of a country's capacity, how guns are read.
//!
//! Assessments stay on the node, but for what is shared with one partner (`service::assistance`).

use std::future::Future;

use super::requests::{AnswerAssessmentRequest, BeginAssessmentRequest, PlanRequest, WordsRequest};
use super::running::{Running, may};
use super::views::{
    AssessmentListView, AssessmentQuestionsView, AssessmentView, GuideView, MarkKeyView,
};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, roles};
use crate::adviser::assessment::CHECKLIST;
use crate::holdings::checklist::{Action, Answer, Assessment, Checklist, LEVEL_MAX};
use crate::runtime::{Core, Denied};
use crate::store::AssessmentRecord;
use vestigo_protocol::time::Timestamp;

pub(crate) mod showing;
#[cfg(test)]
mod tests;

/// Characters of what shows a level.
const EVIDENCE_MAX: usize = 2_000;
/// Characters of what is done.
const WHAT_MAX: usize = 500;
/// Characters of who does it.
const WHO_MAX: usize = 200;
/// Actions of one plan.
const ACTIONS_MAX: usize = 200;
/// Years that an assessment can be about.
const YEARS: std::ops::RangeInclusive<u16> = 1990..=2199;

/// The use cases of this room.
pub trait AdviserService: Send + Sync + 'static {
    /// The questions of the self-assessment in words.
    fn assessment_questions(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> impl Future<Output = Outcome<AssessmentQuestionsView>> + Send;

    /// All assessments, the newest first.
    fn assessments(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<AssessmentListView>> + Send;

    /// One assessment, by its number.
    fn assessment(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<AssessmentView>> + Send;

    /// Begins an assessment. There is one open assessment of a year at most.
    fn assessment_begin(
        &self,
        caller: Caller,
        request: BeginAssessmentRequest,
    ) -> impl Future<Output = Outcome<AssessmentView>> + Send;

    /// Answers questions of an open assessment; others stay as they are.
    fn assessment_answer(
        &self,
        caller: Caller,
        id: String,
        request: AnswerAssessmentRequest,
    ) -> impl Future<Output = Outcome<AssessmentView>> + Send;

    /// Adds or changes an action of the plan, also of a closed assessment: plans go on.
    fn assessment_plan(
        &self,
        caller: Caller,
        id: String,
        request: PlanRequest,
    ) -> impl Future<Output = Outcome<AssessmentView>> + Send;

    /// Closes an assessment: its answers do not change any more. Every area must have an answer.
    fn assessment_close(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<AssessmentView>> + Send;

    /// How guns are read, in words.
    fn guide(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> impl Future<Output = Outcome<GuideView>> + Send;

    /// The key of marks, in words.
    fn mark_key(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> impl Future<Output = Outcome<MarkKeyView>> + Send;
}

pub(crate) fn none() -> ServiceError {
    ServiceError::new(ErrorCode::NotFound, "error-no-such-assessment")
}

fn closed() -> ServiceError {
    ServiceError::new(ErrorCode::Conflict, "error-assessment-closed")
}

/// A text of at most so many characters without control characters but line ends, where they are
/// allowed. What was given is never quoted.
fn words(field: &'static str, text: &str, max: usize, lines: bool) -> Outcome<String> {
    let text = text.trim();
    let odd = text.chars().any(|c| c.is_control() && !(lines && c == '\n'));
    if odd || text.chars().count() > max {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-adviser-words")
            .with("field", field)
            .with("limit", max));
    }
    Ok(text.to_owned())
}

fn needed(field: &'static str, text: &str, max: usize) -> Outcome<String> {
    let text = words(field, text, max, false)?;
    if text.is_empty() {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-adviser-words")
            .with("field", field)
            .with("limit", max));
    }
    Ok(text)
}

/// A day as `2027-06-30`.
fn day(field: &str, text: &str) -> Outcome<String> {
    let text = text.trim();
    let read = Timestamp::parse_rfc3339(&format!("{text}T00:00:00Z"));
    let fits = text.len() == 10 && read.is_some_and(|at| at.to_rfc3339().starts_with(text));
    if fits { Ok(text.to_owned()) } else { Err(intake::bad(field, text)) }
}

pub(super) fn question(list: &Checklist, id: &str) -> Outcome<String> {
    if list.is_question(id) { Ok(id.to_owned()) } else { Err(intake::bad("question", id)) }
}

/// What is in a record. What this version cannot read is an error, never an empty assessment.
pub(crate) fn read(record: &AssessmentRecord) -> Outcome<Assessment> {
    serde_json::from_slice(&record.body).map_err(ServiceError::unexpected)
}

fn body(assessment: &Assessment) -> Outcome<Vec<u8>> {
    serde_json::to_vec(assessment).map_err(ServiceError::unexpected)
}

fn number(id: &str) -> Outcome<u64> {
    id.parse().map_err(|_| none())
}

/// Answers of a request, checked; none takes one back.
pub(super) fn answers(
    list: &Checklist,
    request: AnswerAssessmentRequest,
) -> Outcome<Vec<(String, Option<Answer>)>> {
    let mut checked = Vec::new();
    for answer in request.answers {
        let id = question(list, &answer.question)?;
        let evidence = words("evidence", &answer.evidence, EVIDENCE_MAX, true)?;
        let level = match answer.level {
            Some(level) if level > LEVEL_MAX => {
                return Err(intake::bad("level", &level.to_string()));
            }
            level => level,
        };
        checked.push((id, level.map(|level| Answer { level, evidence })));
    }
    Ok(checked)
}

/// Puts the action of a request into a plan.
pub(super) fn planned(
    list: &Checklist,
    plan: &mut Assessment,
    request: &PlanRequest,
) -> Outcome<()> {
    let action = Action {
        number: request.action.unwrap_or_else(|| plan.next_action()),
        question: question(list, &request.question)?,
        what: needed("what", &request.what, WHAT_MAX)?,
        who: needed("who", &request.who, WHO_MAX)?,
        by: day("by", &request.by)?,
        done: request.done.as_deref().map(|done| day("done", done)).transpose()?,
    };
    match request.action {
        Some(number) => {
            let found = plan.actions.iter_mut().find(|action| action.number == number);
            *found.ok_or_else(|| intake::bad("action", &number.to_string()))? = action;
        }
        None if plan.actions.len() >= ACTIONS_MAX => {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-adviser-plan-full")
                .with("limit", ACTIONS_MAX));
        }
        None => plan.actions.push(action),
    }
    Ok(())
}

/// Puts answers into an assessment; none takes one back.
pub(super) fn put(into: &mut Assessment, answers: Vec<(String, Option<Answer>)>) {
    for (question, answer) in answers {
        match answer {
            Some(answer) => drop(into.answers.insert(question, answer)),
            None => drop(into.answers.remove(&question)),
        }
    }
}

/// A new record that begins with nothing, or with what another one has.
fn begun(
    all: &[AssessmentRecord],
    request: &BeginAssessmentRequest,
    now: Timestamp,
) -> Outcome<AssessmentRecord> {
    let year = request.year;
    if !YEARS.contains(&year) {
        return Err(intake::bad("year", &year.to_string()));
    }
    if all.iter().any(|record| record.year == year && record.closed_at.is_none()) {
        return Err(
            ServiceError::new(ErrorCode::Conflict, "error-assessment-open").with("year", year)
        );
    }
    let mut content = Assessment::default();
    if let Some(from) = request.from {
        content = read(all.iter().find(|record| record.number == from).ok_or_else(none)?)?;
        content.actions.retain(|action| action.done.is_none());
    }
    let last = all.iter().map(|record| record.number).max().unwrap_or(0);
    Ok(AssessmentRecord {
        number: last.saturating_add(1),
        year,
        begun_at: now,
        updated_at: now,
        closed_at: None,
        body: body(&content)?,
    })
}

/// What a change to one assessment comes to.
fn changed(
    core: &mut Core,
    number: u64,
    change: impl FnOnce(&mut AssessmentRecord, Timestamp) -> Outcome<()>,
) -> Result<Outcome<AssessmentView>, Denied> {
    let Some(mut record) = core.store.assessment(number)? else { return Ok(Err(none())) };
    let now = core.now();
    if let Err(refused) = change(&mut record, now) {
        return Ok(Err(refused));
    }
    record.updated_at = now;
    core.store.put_assessment(&record)?;
    shown(core, number)
}

fn shown(core: &mut Core, number: u64) -> Result<Outcome<AssessmentView>, Denied> {
    let all = core.store.assessments()?;
    Ok(showing::assessment(&all, number, core.now()))
}

impl AdviserService for Running {
    async fn assessment_questions(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> Outcome<AssessmentQuestionsView> {
        self.run(move |core| may(core, caller, roles::READS_ASSESSMENTS)).await?;
        showing::questions(request.language.as_deref())
    }

    async fn assessments(&self, caller: Caller) -> Outcome<AssessmentListView> {
        let all = self
            .run(move |core| {
                may(core, caller, roles::READS_ASSESSMENTS)?;
                Ok(core.store.assessments()?)
            })
            .await?;
        showing::list(&all)
    }

    async fn assessment(&self, caller: Caller, id: String) -> Outcome<AssessmentView> {
        let number = number(&id)?;
        self.run(move |core| {
            may(core, caller, roles::READS_ASSESSMENTS)?;
            shown(core, number)
        })
        .await?
    }

    async fn assessment_begin(
        &self,
        caller: Caller,
        request: BeginAssessmentRequest,
    ) -> Outcome<AssessmentView> {
        self.run(move |core| begin(core, caller, &request)).await?
    }

    async fn assessment_answer(
        &self,
        caller: Caller,
        id: String,
        request: AnswerAssessmentRequest,
    ) -> Outcome<AssessmentView> {
        let (number, answers) = (number(&id)?, answers(&CHECKLIST, request)?);
        self.run(move |core| answer(core, caller, number, answers)).await?
    }

    async fn assessment_plan(
        &self,
        caller: Caller,
        id: String,
        request: PlanRequest,
    ) -> Outcome<AssessmentView> {
        let number = number(&id)?;
        self.run(move |core| plan(core, caller, number, &request)).await?
    }

    async fn assessment_close(&self, caller: Caller, id: String) -> Outcome<AssessmentView> {
        let number = number(&id)?;
        self.run(move |core| close(core, caller, number)).await?
    }

    async fn guide(&self, caller: Caller, request: WordsRequest) -> Outcome<GuideView> {
        self.run(move |core| may(core, caller, roles::ANY)).await?;
        showing::guide(request.language.as_deref())
    }

    async fn mark_key(&self, caller: Caller, request: WordsRequest) -> Outcome<MarkKeyView> {
        self.run(move |core| may(core, caller, roles::ANY)).await?;
        showing::mark_key(request.language.as_deref())
    }
}

fn begin(
    core: &mut Core,
    caller: Caller,
    request: &BeginAssessmentRequest,
) -> Result<Outcome<AssessmentView>, Denied> {
    may(core, caller, roles::ASSESSES)?;
    let all = core.store.assessments()?;
    match begun(&all, request, core.now()) {
        Ok(record) => {
            core.store.put_assessment(&record)?;
            shown(core, record.number)
        }
        Err(refused) => Ok(Err(refused)),
    }
}

fn answer(
    core: &mut Core,
    caller: Caller,
    number: u64,
    answers: Vec<(String, Option<Answer>)>,
) -> Result<Outcome<AssessmentView>, Denied> {
    may(core, caller, roles::ASSESSES)?;
    changed(core, number, |record, _| {
        if record.closed_at.is_some() {
            return Err(closed());
        }
        let mut content = read(record)?;
        put(&mut content, answers);
        record.body = body(&content)?;
        Ok(())
    })
}

fn plan(
    core: &mut Core,
    caller: Caller,
    number: u64,
    request: &PlanRequest,
) -> Result<Outcome<AssessmentView>, Denied> {
    may(core, caller, roles::ASSESSES)?;
    changed(core, number, |record, _| {
        let mut content = read(record)?;
        planned(&CHECKLIST, &mut content, request)?;
        record.body = body(&content)?;
        Ok(())
    })
}

fn close(core: &mut Core, caller: Caller, number: u64) -> Result<Outcome<AssessmentView>, Denied> {
    may(core, caller, roles::ASSESSES)?;
    changed(core, number, |record, now| {
        if record.closed_at.is_some() {
            return Err(closed());
        }
        if CHECKLIST.overall(&read(record)?).hundredths.is_none() {
            return Err(ServiceError::new(ErrorCode::Conflict, "error-assessment-incomplete"));
        }
        record.closed_at = Some(now);
        Ok(())
    })
}
