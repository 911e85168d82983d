//! The last page before a trace is signed: all that was said, whom it goes to, and what may come back.

use askama::Template;
use axum::http::StatusCode;

use super::{Step, request, said};
use crate::service::requests::{SimulateRequest, TraceRequest};
use crate::service::views::OutcomeView;
use crate::service::{ErrorCode, Outcome, screening};
use crate::web::kit::{Cell, Column, Errors, Facts, Form, Listing, Notice, Tone};
use crate::web::page::Shown;
use crate::web::screens::telling::description;
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

#[derive(Template)]
#[template(path = "traces/check.html")]
struct CheckPage {
    errors: Errors,
    action: String,
    drop: String,
    number: usize,
    to: String,
    parts: Vec<(String, Facts)>,
    advice: Vec<Notice>,
    foreseen: Option<Listing>,
    unforeseen: Option<Notice>,
}

/// All that was said, whom it goes to and what may come back.
pub(super) async fn check_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    id: &str,
    status: StatusCode,
) -> Shown {
    let text = visit.text();
    let request = request(&form.fields);
    let (foreseen, unforeseen) = foresee(visit, &request).await?;
    let advice = screening::advice(&request.firearm);
    let template = CheckPage {
        errors: form.errors.clone(),
        action: visit.frame.href(&format!("/traces/new/{id}/check")),
        drop: visit.frame.href(&format!("/traces/drafts/{id}/drop")),
        number: Step::Check.number(),
        to: format::partner(text, &request.to),
        parts: parts(visit, &request, id),
        advice: said(text, &advice)
            .into_iter()
            .map(|words| Notice::new(Tone::Warn, words))
            .collect(),
        foreseen,
        unforeseen,
    };
    visit
        .page(visit.say("web-wizard-check"))
        .back(&format!("/traces/new/{id}/partner"), "web-back")
        .status(status)
        .show(&template)
}

/// The facts of each page, with links to change them.
fn parts<S: Service>(visit: &Visit<S>, request: &TraceRequest, id: &str) -> Vec<(String, Facts)> {
    let text = visit.text();
    let href = |step: Step| visit.frame.href(&format!("/traces/new/{id}/{}", step.name()));
    let maybe = |words: &Option<String>| Cell::maybe(words.clone());
    let code = |list: &str, code: &Option<String>| {
        Cell::maybe(code.as_deref().map(|code| text.code_in(list, code)))
    };
    let mut whom = Facts::new(text);
    whom.changeable(
        "column-partner",
        Cell::text(format::partner(text, &request.to)),
        href(Step::Partner),
    );
    let onward = if request.auto_onward { "web-wizard-onward-yes" } else { "web-wizard-onward-no" };
    whom.changeable("web-wizard-onward-legend", Cell::text(text.say(onward)), href(Step::Partner));
    let mut gun = Facts::new(text);
    for (key, value, step) in description(text, &request.firearm) {
        let step = match step {
            "number" => Step::Number,
            "marks" => Step::Marks,
            _ => Step::Firearm,
        };
        gun.changeable(key, value, href(step));
    }
    let recovery = &request.recovery;
    let mut found = Facts::new(text);
    let on = recovery.on.clone().map_or_else(|| Cell::text(""), Cell::Date);
    found
        .changeable("web-wizard-recovered", on, href(Step::Recovery))
        .changeable("web-wizard-kind", code("recovery", &recovery.kind), href(Step::Recovery))
        .changeable("web-wizard-place", maybe(&recovery.place), href(Step::Recovery))
        .changeable(
            "web-wizard-circumstances",
            Cell::Quote(request.circumstances.clone()),
            href(Step::Recovery),
        );
    let illicit: Vec<String> = recovery.illicit_basis.iter().map(|c| text.code(c)).collect();
    found.changeable("web-wizard-illicit", Cell::Lines(illicit), href(Step::Recovery));
    let mut case = Facts::new(text);
    case.changeable("column-purpose", Cell::text(text.code(&request.purpose)), href(Step::Case))
        .changeable(
            "column-legal-basis",
            Cell::text(text.code_in("basis", &request.legal_basis)),
            href(Step::Case),
        )
        .changeable("column-case-ref", maybe(&request.case_ref), href(Step::Case))
        .changeable(
            "column-priority",
            Cell::text(text.code_in("priority", &request.priority)),
            href(Step::Case),
        );
    if request.justification.is_some() {
        let why = code("justification", &request.justification);
        case.changeable("web-wizard-justification", why, href(Step::Case));
    }
    vec![
        (visit.say("web-wizard-partner"), whom),
        (visit.say("web-wizard-firearm-part"), gun),
        (visit.say("web-wizard-recovery"), found),
        (visit.say("web-wizard-case"), case),
    ]
}

/// What the agreement lets the partner tell, by how well a record fits.
async fn foresee<S: Service>(
    visit: &Visit<S>,
    request: &TraceRequest,
) -> Outcome<(Option<Listing>, Option<Notice>)> {
    let text = visit.text();
    let asked = SimulateRequest::WeAsk {
        partner: request.to.clone(),
        request_kind: "TRACE".to_owned(),
        purpose: request.purpose.clone(),
        legal_basis: request.legal_basis.clone(),
    };
    if request.to.is_empty() || request.purpose.is_empty() || request.legal_basis.is_empty() {
        return Ok((None, Some(Notice::new(Tone::Warn, visit.say("web-wizard-incomplete")))));
    }
    let view = match visit.service().agreement_simulate(visit.caller()?, asked).await {
        Ok(view) => view,
        Err(error) if error.code != ErrorCode::Unexpected => {
            let (what, next) = text.error(&error);
            return Ok((None, Some(Notice::new(Tone::Warn, what).also(next))));
        }
        Err(error) => return Err(error),
    };
    if let Some(OutcomeView::Returned(code)) = &view.outcome {
        let words = text
            .say_with("web-wizard-would-return", &[("reason", text.code_with_text(code).into())]);
        return Ok((None, Some(Notice::new(Tone::Bad, words))));
    }
    let columns =
        [Column::new("column-grade"), Column::new("column-result"), Column::new("web-wizard-then")];
    let mut list = Listing::table(text, "web-wizard-foreseen", &columns);
    for row in &view.rows {
        let results: Vec<String> = row.results.iter().map(|code| text.code(code)).collect();
        let then = match &row.outcome {
            OutcomeView::Answered(level) => {
                let level = text.code_with_text(level);
                Cell::text(text.say_with("web-wizard-then-answered", &[("level", level.into())]))
            }
            OutcomeView::Officer(_) => {
                Cell::badge(Tone::Waiting, text.say("web-wizard-then-officer"))
            }
            OutcomeView::Returned(code) => Cell::badge(Tone::Bad, text.code_with_text(code)),
        };
        list.row(vec![
            Cell::text(text.code_in("grade", &row.grade)),
            Cell::text(results.join("; ")),
            then,
        ]);
    }
    Ok((Some(list), None))
}
