//! Accepting, suspending, resuming and revoking: each on a page of its own that says what happens.

use askama::Template;
use axum::http::StatusCode;

use super::super::partners::is_input;
use super::{before, partner_name, words};
use crate::service::requests::{
    AgreementChange, ChangeAgreementRequest, CompareAgreementsRequest, ListRequest,
};
use crate::service::views::{AgreementView, CaseState, TraceState};
use crate::service::{Outcome, roles};
use crate::web::kit::{Errors, Field, Form, Listing};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters};

/// What is done to an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Accept,
    Suspend,
    Resume,
    Revoke,
}

impl Act {
    /// Whether something ends by it.
    const fn ends(self) -> bool {
        matches!(self, Self::Suspend | Self::Revoke)
    }

    /// What the page and its button are called.
    const fn title(self) -> &'static str {
        match self {
            Self::Accept => "web-agreement-accept",
            Self::Suspend => "web-agreement-suspend",
            Self::Resume => "web-agreement-resume",
            Self::Revoke => "web-agreement-revoke",
        }
    }

    /// What happens, sentence by sentence.
    const fn told(self) -> &'static [&'static str] {
        match self {
            Self::Accept => &["web-agreement-accept-1", "web-agreement-accept-2"],
            Self::Suspend => &[
                "web-agreement-end-now",
                "web-agreement-end-cases",
                "web-agreement-end-traces",
                "web-agreement-suspend-back",
            ],
            Self::Resume => &["web-agreement-resume-1", "web-agreement-resume-2"],
            Self::Revoke => &[
                "web-agreement-end-now",
                "web-agreement-end-cases",
                "web-agreement-end-traces",
                "web-agreement-revoke-back",
            ],
        }
    }
}

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let agrees = Access::Roles(roles::AGREES);
    vec![
        Route::get("/agreements/{hash}/accept", agrees, |visit| ask(visit, Act::Accept)),
        Route::post("/agreements/{hash}/accept", agrees, |visit| done(visit, Act::Accept)),
        Route::get("/agreements/{hash}/suspend", agrees, |visit| ask(visit, Act::Suspend)),
        Route::post("/agreements/{hash}/suspend", agrees, |visit| done(visit, Act::Suspend)),
        Route::get("/agreements/{hash}/resume", agrees, |visit| ask(visit, Act::Resume)),
        Route::post("/agreements/{hash}/resume", agrees, |visit| done(visit, Act::Resume)),
        Route::get("/agreements/{hash}/revoke", agrees, |visit| ask(visit, Act::Revoke)),
        Route::post("/agreements/{hash}/revoke", agrees, |visit| done(visit, Act::Revoke)),
    ]
}

#[derive(Template)]
#[template(path = "agreements/act.html")]
struct Page {
    errors: Errors,
    title: String,
    partner: String,
    told: Vec<String>,
    running: Vec<String>,
    clauses: Option<Listing>,
    changes: Vec<words::Direction>,
    words: Option<Field>,
    action: String,
    back: String,
    do_it: String,
    ends: bool,
}

async fn ask<S: Service>(visit: Visit<S>, act: Act) -> Shown {
    page(&visit, act, &Form::new(visit.text(), Fields::default())).await
}

async fn page<S: Service>(visit: &Visit<S>, act: Act, form: &Form) -> Shown {
    let text = visit.text();
    let hash = visit.param("hash").to_owned();
    let view = visit.service().agreement(visit.caller()?, hash).await?;
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let partner = partner_name(text, &partners, &view.partner);
    let told = |key: &&str| text.say_with(key, &[("partner", partner.clone().into())]);
    let own_is_proposer = view.proposer == visit.frame.site.node;
    let is_accepted = act == Act::Accept;
    let template = Page {
        errors: form.errors.clone(),
        title: visit.say(act.title()),
        told: act.told().iter().map(told).collect(),
        running: if act.ends() { running(visit, &view).await? } else { Vec::new() },
        clauses: is_accepted.then(|| words::clauses(text, &view.terms, own_is_proposer)),
        changes: if is_accepted { changes(visit, &view, &partner).await? } else { Vec::new() },
        words: act.ends().then(|| {
            let hint = visit.say("web-agreement-words-hint");
            form.area("text", "web-agreement-words", 3).hint(hint).optional()
        }),
        action: visit.frame.href(&format!("/agreements/{}/{}", view.hash, path(act))),
        back: visit.frame.href(&format!("/agreements/{}", view.hash)),
        do_it: visit.say(act.title()),
        ends: act.ends(),
        partner,
    };
    let status = match form.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let back = format!("/agreements/{}", view.hash);
    visit.page(template.title.clone()).back(&back, "web-back").status(status).show(&template)
}

const fn path(act: Act) -> &'static str {
    match act {
        Act::Accept => "accept",
        Act::Suspend => "suspend",
        Act::Resume => "resume",
        Act::Revoke => "revoke",
    }
}

/// What a proposal changes of what is agreed.
async fn changes<S: Service>(
    visit: &Visit<S>,
    view: &AgreementView,
    partner: &str,
) -> Outcome<Vec<words::Direction>> {
    let same = ListRequest { partner: Some(view.partner.clone()), ..ListRequest::default() };
    let all = visit.service().agreements(visit.caller()?, same).await?.items;
    let Some(old) = before(view, &all) else { return Ok(Vec::new()) };
    let request =
        CompareAgreementsRequest { old: old.to_owned(), new: view.hash.clone(), draft: None };
    let diff = visit.service().agreement_compare(visit.caller()?, request).await?;
    Ok(words::difference(visit.text(), &visit.frame.site.node, partner, &diff))
}

/// What runs between the two agencies now, as far as one page of each list tells.
async fn running<S: Service>(visit: &Visit<S>, view: &AgreementView) -> Outcome<Vec<String>> {
    let request = || ListRequest {
        limit: Some(1_000),
        partner: Some(view.partner.clone()),
        ..ListRequest::default()
    };
    let mut lines = Vec::new();
    let mut say = |key: &str, count: usize| {
        lines.push(visit.text().say_with(key, &[("count", count.into())]));
    };
    if visit.may(roles::READS_CASES) {
        let cases = visit.service().cases(visit.caller()?, request()).await?.items;
        let open = |state: CaseState| {
            matches!(
                state,
                CaseState::Waiting
                    | CaseState::AwaitingRelease
                    | CaseState::InfoRequested
                    | CaseState::Delayed
            )
        };
        say("web-agreement-open-cases", cases.iter().filter(|case| open(case.state)).count());
    }
    if visit.may(roles::READS_TRACES) {
        let traces = visit.service().traces(visit.caller()?, request()).await?.items;
        let open = traces.iter().filter(|trace| trace.state == TraceState::Open).count();
        say("web-agreement-open-traces", open);
    }
    Ok(lines)
}

async fn done<S: Service>(mut visit: Visit<S>, act: Act) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let (caller, hash) = (visit.caller()?, visit.param("hash").to_owned());
    let change = |change| ChangeAgreementRequest {
        change,
        text: form.fields.one("text"),
        terms: None,
        valid_from: None,
    };
    let outcome = match act {
        Act::Accept => visit.service().agreement_accept(caller, hash).await,
        Act::Suspend => {
            let request = change(AgreementChange::Suspend);
            visit.service().agreement_change(caller, hash, request).await
        }
        Act::Resume => {
            let request = change(AgreementChange::Resume);
            visit.service().agreement_change(caller, hash, request).await
        }
        Act::Revoke => {
            let request = change(AgreementChange::Revoke);
            visit.service().agreement_change(caller, hash, request).await
        }
    };
    match outcome {
        Ok(view) => visit.to(&format!("/agreements/{}", view.hash)),
        Err(error) if is_input(&error) => {
            form.failed(&error);
            page(&visit, act, &form).await
        }
        Err(error) => Err(error),
    }
}
