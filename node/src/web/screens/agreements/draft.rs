//! A proposal: a form over the closed lists or a file, then in words what it would mean, and only
//! then it is signed and sent.

use askama::Template;
use axum::http::StatusCode;

use super::super::partners::is_input;
use super::{partner_name, simulate, terms, words};
use crate::service::requests::{
    AgreementChange, ChangeAgreementRequest, CompareAgreementsRequest, ListRequest,
    ProposeAgreementRequest, SimulateRequest,
};
use crate::service::views::{
    AgreementDiffView, AgreementState, AgreementTerms, AgreementView, PartnerState, PartnerView,
};
use crate::service::{ErrorCode, Outcome, ServiceError, roles};
use crate::web::kit::{Choice, Errors, Field, Form, Hidden, Listing, Notice, Tone};
use crate::web::page::Shown;
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, upload};

/// Bytes of a file of terms at most, as on the command line.
const TERMS_MAX: usize = 256 * 1024;
/// Bytes of a form around it.
const AROUND_MAX: usize = 64 * 1024;
/// Days that a replay looks back at most, as on the command line.
const DAYS_MAX: u32 = 366;

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let agrees = Access::Roles(roles::AGREES);
    vec![
        Route::get("/agreements/new", agrees, begin),
        Route::post("/agreements/new", agrees, sent),
        Route::post("/agreements/upload", agrees, uploaded)
            .upload(TERMS_MAX + AROUND_MAX, PAGE_MAX),
    ]
}

#[derive(Template)]
#[template(path = "agreements/draft.html")]
struct Draft {
    errors: Errors,
    action: String,
    upload: String,
    title: String,
    lede: String,
    /// Whom it is proposed to; hidden where that is settled.
    partner: Option<Field>,
    upload_partner: Option<Field>,
    carried: Hidden,
    file: Field,
    sides: Vec<(String, terms::Side)>,
    valid_from: Field,
}

/// Whom the terms in a file are for: a name of its own, because both forms stand on one page.
const TO: &str = "to";

/// Fields that are carried along beside the terms.
const CARRIED: [&str; 2] = ["amends", "partner"];

/// What a draft begins with: the agreement in `amends` or `like`, or that in force with `partner`,
/// or nothing.
async fn basis<S: Service>(visit: &Visit<S>, fields: &Fields) -> Outcome<Option<AgreementView>> {
    let named = fields.one("amends").or_else(|| fields.one("like"));
    if let Some(hash) = named {
        return visit.service().agreement(visit.caller()?, hash).await.map(Some);
    }
    let Some(partner) = fields.one("partner") else { return Ok(None) };
    in_force(visit, &partner).await
}

/// The agreement in force with a partner.
async fn in_force<S: Service>(visit: &Visit<S>, partner: &str) -> Outcome<Option<AgreementView>> {
    let request = ListRequest {
        state: Some("in-force".to_owned()),
        partner: Some(partner.to_owned()),
        ..ListRequest::default()
    };
    let found = visit.service().agreements(visit.caller()?, request).await?.items;
    let fits =
        |view: &AgreementView| view.state == AgreementState::InForce && view.partner == partner;
    Ok(found.into_iter().find(fits))
}

/// Terms with us as the proposer.
fn as_ours(own: &str, view: &AgreementView) -> AgreementTerms {
    let AgreementTerms { proposer_asks, accepter_asks } = view.terms.clone();
    match view.proposer == own {
        true => AgreementTerms { proposer_asks, accepter_asks },
        false => AgreementTerms { proposer_asks: accepter_asks, accepter_asks: proposer_asks },
    }
}

fn fill(fields: &mut Fields, terms: &AgreementTerms) {
    terms::fill(fields, "ours", &terms.proposer_asks);
    terms::fill(fields, "theirs", &terms.accepter_asks);
}

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    let mut fields = visit.query.without(&["like"]);
    let basis = basis(&visit, &visit.query).await?;
    match &basis {
        Some(view) => {
            fill(&mut fields, &as_ours(&visit.frame.site.node, view));
            fields.set("partner", &view.partner);
        }
        None => fill(&mut fields, &AgreementTerms::default()),
    }
    form(&visit, &Form::new(visit.text(), fields)).await
}

/// Partners to whom something may be proposed.
async fn partners<S: Service>(visit: &Visit<S>) -> Outcome<Vec<PartnerView>> {
    let all = visit.service().partners(visit.caller()?).await?.items;
    Ok(all.into_iter().filter(|p| p.state == PartnerState::Confirmed).collect())
}

async fn form<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let partners = partners(visit).await?;
    let (amends, chosen) = (form.fields.one("amends"), form.fields.one("partner"));
    let settled = amends.is_some();
    let select = |name: &str| {
        let none = Choice::new("", visit.say("web-agreement-choose"));
        let names = partners.iter().map(|p| Choice::new(&p.name, super::called(text, p)));
        form.select(name, "column-partner", [none].into_iter().chain(names).collect())
    };
    let title = match (&amends, &chosen) {
        (Some(_), Some(partner)) => {
            let name = partner_name(text, &partners, partner);
            text.say_with("web-agreement-amend-title", &[("partner", name.into())])
        }
        _ => visit.say("web-agreement-new"),
    };
    let heads = ["web-agreement-we-ask", "web-agreement-they-ask"];
    let sides = heads.iter().zip(terms::SIDES);
    let template = Draft {
        errors: form.errors.clone(),
        action: visit.frame.href("/agreements/new"),
        upload: visit.frame.href("/agreements/upload"),
        title,
        lede: visit.say("web-agreement-lede"),
        partner: (!settled).then(|| select("partner")),
        upload_partner: (!settled).then(|| select(TO)),
        carried: form.fields.hidden(if settled { &CARRIED } else { &[] }),
        file: form.file("file", "web-agreement-file").accept(".toml"),
        sides: sides.map(|(key, id)| (visit.say(key), terms::side(form, id))).collect(),
        valid_from: form
            .line("valid_from", "column-valid-from")
            .of("date")
            .width(20)
            .hint(visit.say("web-agreement-valid-hint"))
            .optional(),
    };
    let page = visit.page(template.title.clone()).back("/agreements", "web-agreements-title");
    page.status(status(form)).show(&template)
}

fn status(form: &Form) -> StatusCode {
    match form.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Reads both directions, and whom they are for.
fn read(form: &mut Form) -> AgreementTerms {
    form.need("partner", "web-agreement-need-partner");
    let [ours, theirs] = terms::SIDES.map(|id| terms::read(form, id));
    AgreementTerms { proposer_asks: ours, accepter_asks: theirs }
}

async fn sent<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut given = Form::new(visit.text(), visit.form().await?);
    let wanted = given.get("do").to_owned();
    match wanted.as_str() {
        "edit" => return form(&visit, &given).await,
        "mirror" => {
            terms::mirror(&mut given.fields, "ours", "theirs");
            return form(&visit, &given).await;
        }
        _ => {}
    }
    let terms = read(&mut given);
    if !given.errors.is_empty() {
        return form(&visit, &given).await;
    }
    if wanted == "propose" {
        match propose(&visit, &given, terms).await {
            Ok(view) => return visit.to(&format!("/agreements/{}", view.hash)),
            Err(error) if is_input(&error) => {
                given.failed(&error);
                return form(&visit, &given).await;
            }
            Err(error) => return Err(error),
        }
    }
    check(&visit, given, &terms, wanted == "replay").await
}

async fn propose<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    terms: AgreementTerms,
) -> Outcome<AgreementView> {
    let valid_from = form.fields.one("valid_from");
    let caller = visit.caller()?;
    match form.fields.one("amends") {
        Some(hash) => {
            let change = AgreementChange::Amend;
            let terms = Some(terms);
            let request = ChangeAgreementRequest { change, text: None, terms, valid_from };
            visit.service().agreement_change(caller, hash, request).await
        }
        None => {
            let partner = form.get("partner").to_owned();
            let request = ProposeAgreementRequest { partner, terms, valid_from };
            visit.service().agreement_propose(caller, request).await
        }
    }
}

#[derive(Template)]
#[template(path = "agreements/check.html")]
struct Check {
    action: String,
    partner: String,
    clauses: Listing,
    changes: Vec<words::Direction>,
    /// False: nothing is agreed yet, so that nothing differs.
    is_compared: bool,
    replay: Option<simulate::Replay>,
    notices: Vec<Notice>,
    days: Field,
    carried: Hidden,
}

/// What a draft would mean, in words.
async fn check<S: Service>(
    visit: &Visit<S>,
    mut given: Form,
    terms: &AgreementTerms,
    replays: bool,
) -> Shown {
    let text = visit.text();
    let partner = given.get("partner").to_owned();
    let old = match given.fields.one("amends") {
        Some(hash) => Some(hash),
        None => in_force(visit, &partner).await?.map(|view| view.hash),
    };
    let known = partners(visit).await?;
    let name = partner_name(text, &known, &partner);
    let own = visit.frame.site.node.clone();
    let changes = match compared(visit, old.as_ref(), terms).await {
        Ok(None) => Vec::new(),
        Ok(Some(diff)) => words::difference(text, &own, &name, &diff),
        Err(error) if is_input(&error) => {
            given.failed(&error);
            return form(visit, &given).await;
        }
        Err(error) => return Err(error),
    };
    let days = given.get("days").parse().unwrap_or(30).clamp(1, DAYS_MAX);
    let mut notices = Vec::new();
    let replay = match replays {
        false => None,
        true => {
            let terms = Box::new(terms.clone());
            let request = SimulateRequest::Replay { partner: partner.clone(), days, terms };
            match visit.service().agreement_simulate(visit.caller()?, request).await {
                Ok(view) => Some(simulate::replay(text, &view)),
                Err(error) if is_input(&error) => {
                    let (what, next) = text.error(&error);
                    notices.push(Notice::new(Tone::Warn, what).also(next));
                    None
                }
                Err(error) => return Err(error),
            }
        }
    };
    given.fields.set("days", days.to_string());
    let names: Vec<String> = given
        .fields
        .0
        .iter()
        .map(|(name, _)| name.clone())
        .filter(|name| name != "do" && name != "days")
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let template = Check {
        action: visit.frame.href("/agreements/new"),
        clauses: words::clauses(text, terms, true),
        is_compared: old.is_some(),
        changes,
        replay,
        notices,
        days: given.line("days", "web-agreement-days").width(5).inputmode("numeric"),
        carried: given.fields.hidden(&names),
        partner: name,
    };
    visit
        .page(visit.say("web-agreement-check"))
        .back("/agreements", "web-agreements-title")
        .show(&template)
}

/// The difference between an agreement and a draft; none if there is nothing to compare it with.
async fn compared<S: Service>(
    visit: &Visit<S>,
    old: Option<&String>,
    terms: &AgreementTerms,
) -> Outcome<Option<AgreementDiffView>> {
    let Some(old) = old.cloned() else { return Ok(None) };
    let draft = Some(Box::new(terms.clone()));
    let request = CompareAgreementsRequest { old, new: String::new(), draft };
    visit.service().agreement_compare(visit.caller()?, request).await.map(Some)
}

/// The form once more, with the terms that it began with, after a file that says nothing.
async fn again<S: Service>(visit: &Visit<S>, mut given: Form) -> Shown {
    let terms = match basis(visit, &given.fields).await? {
        Some(view) => as_ours(&visit.frame.site.node, &view),
        None => AgreementTerms::default(),
    };
    fill(&mut given.fields, &terms);
    form(visit, &given).await
}

/// A file that the command line takes: shown in words before anything is done with it.
async fn uploaded<S: Service>(mut visit: Visit<S>) -> Shown {
    let text = visit.text();
    let (file, mut fields) = match upload::read(&mut visit).await {
        Ok(parts) => parts,
        Err(error) if is_input(&error) => {
            let mut given = Form::new(text, Fields::default());
            given.failed_at("file", &error);
            return again(&visit, given).await;
        }
        Err(error) => return Err(error),
    };
    if let Some(to) = fields.one(TO) {
        fields.set("partner", to);
    }
    let mut given = Form::new(text, fields);
    if given.get("partner").is_empty() {
        given.wrong(TO, "web-agreement-need-partner");
    }
    let read: Result<AgreementTerms, ServiceError> = match std::str::from_utf8(&file) {
        Ok("") => Err(ServiceError::new(ErrorCode::BadInput, "error-web-no-file")),
        Ok(toml) => toml::from_str(toml).map_err(|e| e.message().to_owned()).map_err(not_terms),
        Err(_) => Err(not_terms("UTF-8".to_owned())),
    };
    match read {
        Ok(terms) if given.errors.is_empty() => {
            fill(&mut given.fields, &terms);
            check(&visit, given, &terms, false).await
        }
        Ok(_) => again(&visit, given).await,
        Err(error) => {
            given.failed_at("file", &error);
            again(&visit, given).await
        }
    }
}

fn not_terms(detail: String) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, "error-web-terms").with("detail", detail)
}
