//! Security assessments of stores. They stay on the node, sealed as what they are about: no message
//! carries them.

use std::collections::BTreeMap;
use std::future::Future;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::time::Timestamp;

use super::adviser::{answers, planned, put, showing};
use super::paging::limit;
use super::requests::{AnswerAssessmentRequest, ListRequest, PlanRequest, WordsRequest};
use super::running::{Running, may};
use super::views::{
    ActionView, AreaChangeView, AreaScoreView, AssessmentAnswerView, AssessmentAreaView,
    silent_debug,
};
use super::{Caller, ErrorCode, Outcome, ServiceError, kept, roles};
use crate::holdings::checklist::Answer;
use crate::holdings::refused::Refused;
use crate::holdings::security::{self, AREAS, EDITION, QUESTIONS, Risk, SiteAssessment};
use crate::holdings::stock::Store;
use crate::holdings::stock::ammunition::Lot;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};

#[cfg(test)]
mod tests;

/// Use cases of a running node about the security of its stores.
pub trait SecurityService: Send + Sync + 'static {
    /// The questions in words.
    fn security_questions(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> impl Future<Output = Outcome<SecurityQuestionsView>> + Send;

    /// Assessments, the newest first.
    fn security_list(
        &self,
        caller: Caller,
        request: SecurityListRequest,
    ) -> impl Future<Output = Outcome<SecurityListView>> + Send;

    /// One assessment; opening it is recorded.
    fn security(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<SecurityView>> + Send;

    /// Begins an assessment of a store, which has one open at most. What is not done of the plan of the
    /// last one goes on in it.
    fn security_begin(
        &self,
        caller: Caller,
        store: String,
    ) -> impl Future<Output = Outcome<SecurityView>> + Send;

    /// Answers questions of an open assessment; others stay as they are.
    fn security_answer(
        &self,
        caller: Caller,
        id: String,
        request: AnswerAssessmentRequest,
    ) -> impl Future<Output = Outcome<SecurityView>> + Send;

    /// Adds or changes an action of the plan, also of a closed assessment: plans go on.
    fn security_plan(
        &self,
        caller: Caller,
        id: String,
        request: PlanRequest,
    ) -> impl Future<Output = Outcome<SecurityView>> + Send;

    /// Closes an assessment: its answers do not change any more. Every question that applies has one.
    fn security_close(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<SecurityView>> + Send;
}

/// Which assessments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SecurityListRequest {
    /// Of this store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store: Option<u64>,
    /// `open` or `closed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// At most so many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next` of the page before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// The questions of the security assessment, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SecurityQuestionsView {
    /// Edition of the questions.
    pub edition: u32,
    /// The areas.
    pub areas: Vec<AssessmentAreaView>,
    /// Weight of each question, 1 to 3.
    pub weights: BTreeMap<String, u8>,
    /// Questions that are asked of stores with ammunition alone.
    pub ammunition: Vec<String>,
}

/// An assessment in a list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SecurityRowView {
    /// Its number.
    pub number: u64,
    /// The store.
    pub store: u64,
    /// The store's name.
    pub name: String,
    /// Whether ammunition lies there.
    pub ammunition: bool,
    /// The officer who began it.
    pub by: String,
    /// When.
    pub begun: String,
    /// When it was last changed.
    pub updated: String,
    /// When it was closed.
    pub closed: Option<String>,
    /// When the next one of the store is due; none of an open one.
    pub due: Option<String>,
    /// How it stands on the whole.
    pub overall: AreaScoreView,
    /// How each area stands.
    pub areas: Vec<AreaScoreView>,
}

/// A page of assessments.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SecurityListView {
    /// The assessments.
    pub items: Vec<SecurityRowView>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

/// A gap: a question at level 0 to 2.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SecurityGapView {
    /// Id of the question.
    pub question: String,
    /// Its level.
    pub level: u8,
    /// What it amounts to.
    pub risk: Risk,
    /// Whether the plan has an action for it.
    pub planned: bool,
}

/// An assessment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SecurityView {
    /// Its number.
    pub number: u64,
    /// As in the list.
    pub summary: SecurityRowView,
    /// Number of the closed assessment of the same store that it is compared with.
    pub before: Option<u64>,
    /// The comparison, by area; empty if there is none before.
    pub changes: Vec<AreaChangeView>,
    /// The answers to questions that apply.
    pub answers: Vec<AssessmentAnswerView>,
    /// Questions that do not apply.
    pub not_applicable: Vec<String>,
    /// The gaps, the greatest risk first.
    pub gaps: Vec<SecurityGapView>,
    /// The plan.
    pub actions: Vec<ActionView>,
}

silent_debug!(SecurityRowView, SecurityListView, SecurityGapView, SecurityView);

/// The questions in words.
///
/// # Errors
/// The language is none of ours.
pub(super) fn questions(language: Option<&str>) -> Outcome<SecurityQuestionsView> {
    let areas = showing::content_of(language)?.security.iter().map(showing::area).collect();
    let weights = QUESTIONS.iter().map(|question| (question.id.to_owned(), question.weight));
    let ammunition = QUESTIONS.iter().filter(|question| question.ammunition);
    Ok(SecurityQuestionsView {
        edition: EDITION,
        areas,
        weights: weights.collect(),
        ammunition: ammunition.map(|question| question.id.to_owned()).collect(),
    })
}

pub(super) fn row(one: &SiteAssessment, name: &str) -> SecurityRowView {
    let (list, content) = (one.checklist(), &one.content);
    SecurityRowView {
        number: one.number,
        store: one.store,
        name: name.to_owned(),
        ammunition: one.ammunition,
        by: one.by.clone(),
        begun: one.begun.to_rfc3339(),
        updated: one.updated.to_rfc3339(),
        closed: one.closed.map(Timestamp::to_rfc3339),
        due: one.due().map(Timestamp::to_rfc3339),
        overall: showing::score("", list.overall(content)),
        areas: AREAS.map(|area| showing::score(area, list.area(content, area))).into(),
    }
}

/// One of all assessments, compared with the one of its store before it.
pub(super) fn view(
    all: &[SiteAssessment],
    one: &SiteAssessment,
    name: &str,
    now: Timestamp,
) -> SecurityView {
    let (list, content) = (one.checklist(), &one.content);
    let before = security::before(all, one);
    let change = |before: &SiteAssessment, area: &str| {
        let change = list.change(content, &before.content, area);
        AreaChangeView {
            area: area.to_owned(),
            before: before.checklist().area(&before.content, area).hundredths,
            common: change.map_or(0, |change| change.common),
            change: change.map(|change| change.hundredths),
        }
    };
    let changes = before.map(|before| AREAS.map(|area| change(before, area)).to_vec());
    let answer = |question: &str, answer: &Answer| AssessmentAnswerView {
        question: question.to_owned(),
        level: answer.level,
        evidence: answer.evidence.clone(),
    };
    let answers = list
        .questions
        .iter()
        .filter_map(|(question, _)| Some(answer(question, content.answers.get(*question)?)));
    let gap = |question: &'static str| {
        let level = content.level(question).unwrap_or(0);
        SecurityGapView {
            question: question.to_owned(),
            level,
            risk: security::risk(question, level),
            planned: content.is_planned(question),
        }
    };
    let mut gaps: Vec<SecurityGapView> = list.gaps(content).into_iter().map(gap).collect();
    gaps.sort_by_key(|gap| gap.risk);
    let not_applicable = QUESTIONS.iter().filter(|question| !list.is_question(question.id));
    let today = now.to_rfc3339();
    let today = today.get(..10).unwrap_or_default();
    SecurityView {
        number: one.number,
        summary: row(one, name),
        before: before.map(|before| before.number),
        changes: changes.unwrap_or_default(),
        answers: answers.collect(),
        not_applicable: not_applicable.map(|question| question.id.to_owned()).collect(),
        gaps,
        actions: content.actions.iter().map(|action| showing::action(action, today)).collect(),
    }
}

/// Whether ammunition lies in a store.
fn has_ammunition(core: &mut Core, store: u64) -> Result<bool, Denied> {
    let lots = kept::all::<Lot>(core)?;
    Ok(lots.iter().any(|lot| lot.store == store && lot.quantity > 0))
}

fn name_of(core: &mut Core, store: u64) -> Result<String, Denied> {
    Ok(kept::one::<Store>(core, &store.to_string())?.name)
}

fn shown(core: &mut Core, one: &SiteAssessment) -> Result<SecurityView, Denied> {
    let (all, name) = (kept::all::<SiteAssessment>(core)?, name_of(core, one.store)?);
    Ok(view(&all, one, &name, core.now()))
}

/// What an assessment says, for the log: nobody reads it from its digest.
fn digest(one: &SiteAssessment) -> Result<Digest, Denied> {
    let body = serde_json::to_vec(one).map_err(|e| Denied::Rule(e.to_string()))?;
    Ok(Digest::of(&body))
}

/// An assessment; of an open one it is looked again whether ammunition lies there.
fn present(core: &mut Core, id: &str) -> Result<SiteAssessment, Denied> {
    let mut one = kept::one::<SiteAssessment>(core, id)?;
    if one.closed.is_none() {
        one.ammunition = has_ammunition(core, one.store)?;
    }
    Ok(one)
}

fn keep(
    core: &mut Core,
    caller: Caller,
    code: AdminCode,
    mut one: SiteAssessment,
) -> Result<SecurityView, Denied> {
    one.updated = core.now();
    core.note(caller, AdminAct::on(code, one.number).with(digest(&one)?))?;
    kept::put(core, &one)?;
    shown(core, &one)
}

fn begin(core: &mut Core, caller: Caller, store: &str) -> Result<SecurityView, Denied> {
    let officer = core.allowed(caller, roles::COUNTS)?;
    let by = core.staff.profile(officer.id).name;
    let store = kept::one::<Store>(core, store)?.number;
    let of = (store, has_ammunition(core, store)?);
    let (number, all) = (kept::next::<SiteAssessment>(core)?, kept::all::<SiteAssessment>(core)?);
    let now = core.now();
    let one = SiteAssessment::begin(number, of, &all, (&by, now)).map_err(Refused::from)?;
    keep(core, caller, AdminCode::SecurityBegun, one)
}

fn answer(
    core: &mut Core,
    caller: Caller,
    id: &str,
    request: AnswerAssessmentRequest,
) -> Result<Outcome<SecurityView>, Denied> {
    core.allowed(caller, roles::COUNTS)?;
    let mut one = present(core, id)?;
    one.open().map_err(Refused::from)?;
    match answers(one.checklist(), request) {
        Ok(answers) => put(&mut one.content, answers),
        Err(refused) => return Ok(Err(refused)),
    }
    keep(core, caller, AdminCode::SecurityAnswered, one).map(Ok)
}

fn plan(
    core: &mut Core,
    caller: Caller,
    id: &str,
    request: &PlanRequest,
) -> Result<Outcome<SecurityView>, Denied> {
    core.allowed(caller, roles::COUNTS)?;
    let mut one = present(core, id)?;
    if let Err(refused) = planned(one.checklist(), &mut one.content, request) {
        return Ok(Err(refused));
    }
    keep(core, caller, AdminCode::SecurityPlanned, one).map(Ok)
}

fn close(core: &mut Core, caller: Caller, id: &str) -> Result<SecurityView, Denied> {
    core.allowed(caller, roles::COUNTS)?;
    let mut one = present(core, id)?;
    one.close(core.now()).map_err(Refused::from)?;
    keep(core, caller, AdminCode::SecurityClosed, one)
}

fn open(core: &mut Core, caller: Caller, id: &str) -> Result<SecurityView, Denied> {
    core.allowed(caller, roles::SEES_HOLDINGS)?;
    let one = present(core, id)?;
    core.note(caller, AdminAct::on(AdminCode::SecurityRead, one.number))?;
    shown(core, &one)
}

fn list(
    core: &mut Core,
    caller: Caller,
    request: &SecurityListRequest,
) -> Result<Outcome<SecurityListView>, Denied> {
    may(core, caller, roles::SEES_HOLDINGS)?;
    let state = request.state.as_deref().filter(|state| !state.is_empty());
    if state.is_some_and(|state| !matches!(state, "open" | "closed")) {
        let wrong =
            ServiceError::new(ErrorCode::BadInput, "error-holding-needs").with("field", "state");
        return Ok(Err(wrong));
    }
    let names: BTreeMap<u64, String> =
        kept::all::<Store>(core)?.into_iter().map(|store| (store.number, store.name)).collect();
    let fits = |one: &SiteAssessment| {
        request.store.is_none_or(|store| one.store == store)
            && state.is_none_or(|state| (state == "open") == one.closed.is_none())
    };
    let page = ListRequest { limit: request.limit, ..ListRequest::default() };
    let (some, next) =
        kept::page::<SiteAssessment>(core, request.after.as_deref(), limit(&page), fits)?;
    let name = |store| names.get(&store).map(String::as_str).unwrap_or_default();
    let items = some.iter().map(|one| row(one, name(one.store))).collect();
    Ok(Ok(SecurityListView { items, next }))
}

impl SecurityService for Running {
    async fn security_questions(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> Outcome<SecurityQuestionsView> {
        self.run(move |core| may(core, caller, roles::SEES_HOLDINGS)).await?;
        questions(request.language.as_deref())
    }

    async fn security_list(
        &self,
        caller: Caller,
        request: SecurityListRequest,
    ) -> Outcome<SecurityListView> {
        self.run(move |core| list(core, caller, &request)).await?
    }

    async fn security(&self, caller: Caller, id: String) -> Outcome<SecurityView> {
        self.run(move |core| open(core, caller, &id)).await
    }

    async fn security_begin(&self, caller: Caller, store: String) -> Outcome<SecurityView> {
        self.run(move |core| begin(core, caller, &store)).await
    }

    async fn security_answer(
        &self,
        caller: Caller,
        id: String,
        request: AnswerAssessmentRequest,
    ) -> Outcome<SecurityView> {
        self.run(move |core| answer(core, caller, &id, request)).await?
    }

    async fn security_plan(
        &self,
        caller: Caller,
        id: String,
        request: PlanRequest,
    ) -> Outcome<SecurityView> {
        self.run(move |core| plan(core, caller, &id, &request)).await?
    }

    async fn security_close(&self, caller: Caller, id: String) -> Outcome<SecurityView> {
        self.run(move |core| close(core, caller, &id)).await
    }
}
