//! The pages on which an officer acts in a case: what will happen, the form, the passphrase.

use axum::http::StatusCode;

use super::deed::Deed;
use super::{answering, replying};
use crate::desk::officer::Role;
use crate::keys::sealed::Passphrase;
use crate::service::requests::life::{AcknowledgeRequest, AskInformationRequest, OutcomeRequest};
use crate::service::requests::officers::{ApproveRequest, DeclineRequest, UnlockRequest};
use crate::service::requests::{DelayRequest, RefuseRequest};
use crate::service::views::CaseView;
use crate::service::{Caller, ErrorCode, Outcome, ServiceError};
use crate::text::{Text, codes};
use crate::web::kit::{Choice, Facts, Field, Form};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::screens::act::ActPage;
use crate::web::screens::telling::told;
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, format};

/// The routes: a page and a form for each act.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let rows = |deed: Deed| {
        let roles: &'static [Role] = deed.roles();
        let access = Access::Roles(roles);
        [
            Route::get(deed.route(), access, move |visit| ask(visit, deed)),
            Route::post(deed.route(), access, move |visit| sent(visit, deed)),
        ]
    };
    Deed::ALL.into_iter().flat_map(rows).collect()
}

/// What the page of an act says of the case.
pub(super) fn about(text: Text, view: &CaseView) -> Facts {
    let mut facts = Facts::new(text);
    let gun = &view.firearm;
    let named = [&gun.maker, &gun.model, &gun.calibre, &gun.serial];
    let named: Vec<&str> = named.into_iter().flatten().map(String::as_str).collect();
    facts
        .text("column-partner", format::partner(text, &view.partner))
        .text("column-request-kind", text.code_in("request", &view.request_kind))
        .maybe("column-purpose", (!view.purpose.is_empty()).then(|| text.code(&view.purpose)))
        .text("web-wizard-firearm-part", named.join(" · "));
    facts
}

async fn page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    deed: Deed,
    view: &CaseView,
    status: StatusCode,
) -> Shown {
    let text = visit.text();
    let proposal = view.desk.proposal.as_ref().filter(|_| deed == Deed::Approve);
    let template = ActPage {
        errors: form.errors.clone(),
        title: deed.title(),
        lede: deed.lede(),
        button: deed.button(),
        stops: deed.stops(),
        action: visit.frame.href(&format!("/cases/{}/{}", view.id, deed.path())),
        about: about(text, view),
        told: proposal.map(|proposal| told(text, &proposal.released)),
        fields: fields(form, deed, view),
        // An answer is signed on the page after this one, where it is seen as it will be read.
        sends_file: false,
        passphrase: if deed == Deed::Answer { None } else { passphrase(visit, form)? },
    };
    visit
        .page(visit.say(deed.title()))
        .back(&format!("/cases/{}", view.id), "web-case-title")
        .status(status)
        .show(&template)
}

/// The passphrase of an officer whose acts are signed with a key of his own.
pub(in crate::web::screens) fn passphrase<S: Service>(
    visit: &Visit<S>,
    form: &Form,
) -> Outcome<Option<Field>> {
    let field = || {
        form.password("passphrase", "ask-passphrase")
            .hint(visit.say("web-desk-passphrase-hint"))
            .autocomplete("current-password")
    };
    Ok(visit.session()?.has_key.then(field))
}

/// Who signs: where the officer has a key, it is opened for this one act. `None` where that failed,
/// which the form then says.
pub(in crate::web::screens) async fn signer<S: Service>(
    visit: &Visit<S>,
    form: &mut Form,
) -> Outcome<Option<Caller>> {
    let caller = visit.caller()?;
    if !visit.session()?.has_key {
        return Ok(Some(caller));
    }
    let words = form.fields.exact("passphrase");
    if words.is_empty() {
        form.wrong("passphrase", "web-desk-no-passphrase");
        return Ok(None);
    }
    let request = UnlockRequest { passphrase: Passphrase::new(words.to_owned()) };
    match visit.service().open_key(caller, request).await {
        Ok(caller) => Ok(Some(caller)),
        Err(error) => {
            let at = if error.code == ErrorCode::NotAllowed { "passphrase" } else { "" };
            refused(form, at, error)?;
            Ok(None)
        }
    }
}

/// Says on the form what was refused; what is no refusal goes up.
pub(super) fn refused(form: &mut Form, at: &str, error: ServiceError) -> Outcome<()> {
    match error.code {
        ErrorCode::NotAllowed
        | ErrorCode::BadInput
        | ErrorCode::Conflict
        | ErrorCode::NotFound
        | ErrorCode::Unavailable
        | ErrorCode::TooMany => {
            form.failed_at(at, &error);
            Ok(())
        }
        _ => Err(error),
    }
}

async fn ask<S: Service>(visit: Visit<S>, deed: Deed) -> Shown {
    let view = visit.service().case(visit.caller()?, visit.param("id").to_owned()).await?;
    if !view.state.is_undecided() {
        return visit.to(&format!("/cases/{}", view.id));
    }
    // Figures are looked at before anything is signed; words alone have the plain page.
    if deed == Deed::Reply && replying::gives_figures(&view) && !visit.query.has("words") {
        return visit.to(&format!("/cases/{}/figures", view.id));
    }
    let form = Form::new(visit.text(), first(deed, &view));
    page(&visit, &form, deed, &view, StatusCode::OK).await
}

/// What a form begins with.
fn first(deed: Deed, view: &CaseView) -> Fields {
    match deed {
        Deed::Answer => answering::first(view),
        Deed::Reply => replying::first(view),
        Deed::NotCompleted if view.is_unnumbered() => Fields::parse(b"codes=N03"),
        _ => Fields::default(),
    }
}

async fn sent<S: Service>(mut visit: Visit<S>, deed: Deed) -> Shown {
    let fields = visit.form().await?;
    let view = visit.service().case(visit.caller()?, visit.param("id").to_owned()).await?;
    let mut form = Form::new(visit.text(), fields);
    check(&mut form, deed, &view);
    if deed == Deed::Answer {
        if form.errors.is_empty()
            && let Some(shown) = answering::sent(&visit, &mut form, &view).await?
        {
            return Ok(shown);
        }
    } else if form.errors.is_empty()
        && let Some(caller) = signer(&visit, &mut form).await?
    {
        match carry_out(&visit, caller, deed, &view, &form.fields).await {
            Ok(()) => return visit.to(&format!("/cases/{}", view.id)),
            Err(error) => refused(&mut form, "", error)?,
        }
    }
    let wrong = !form.errors.is_empty();
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page(&visit, &form, deed, &view, status).await
}

/// Choices of codes that are unique by themselves: code and text.
pub(super) fn coded(text: Text, codes: &[&str]) -> Vec<Choice> {
    codes.iter().map(|code| Choice::new(*code, text.code_with_text(code))).collect()
}

/// Choices of the members of a list.
pub(super) fn members(text: Text, list: &str, codes: &[&str]) -> Vec<Choice> {
    codes.iter().map(|code| Choice::new(*code, text.code_in(list, code))).collect()
}

/// Words for the partner.
pub(super) fn words(form: &Form) -> Field {
    form.area("text", "web-desk-words", 4).hint(form.say("web-desk-words-hint"))
}

/// The fields of an act's form.
fn fields(form: &Form, deed: Deed, view: &CaseView) -> Vec<Field> {
    let text = form.text();
    let reason = |codes| form.radios("reason", "column-reason", coded(text, codes));
    match deed {
        Deed::Answer => answering::fields(form, view),
        Deed::Reply => replying::fields(form, view),
        Deed::NotCompleted => not_completed(form),
        Deed::Acknowledge => vec![words(form).optional()],
        Deed::Ask => vec![
            form.boxes("want", "column-wanted", members(text, "wanted", &codes::WANTED)),
            words(form),
        ],
        Deed::Delay => vec![
            reason(&codes::REFUSALS),
            form.line("until", "column-review")
                .hint(form.say("web-deed-until-hint"))
                .of("date")
                .width(10),
            words(form),
        ],
        Deed::Return => vec![reason(&codes::RETURNS), words(form)],
        Deed::Refuse => vec![reason(&codes::REFUSALS), words(form)],
        Deed::Approve => {
            let released = view.desk.proposal.as_ref().map(|p| p.released.level.as_str());
            let lower = codes::LEVELS.iter().filter(|l| **l != "L0" && Some(**l) < released);
            let lower: Vec<&str> = lower.copied().collect();
            let whole = Choice::new("", text.say("web-deed-approve-whole"));
            let levels = [whole].into_iter().chain(coded(text, &lower)).collect();
            vec![form.radios("level", "web-deed-approve-level", levels)]
        }
        Deed::Decline => vec![
            form.area("text", "web-deed-decline-why", 4).hint(form.say("web-deed-decline-hint")),
        ],
    }
}

/// `R14`: not made by the maker that is marked; what is chosen beside the N codes.
const NOT_MADE_HERE: &str = "R14";

fn not_completed(form: &Form) -> Vec<Field> {
    let text = form.text();
    // The asker's withdrawal ends a request by itself.
    let codes = codes::NOT_COMPLETED.iter().copied().filter(|code| *code != "N16");
    let codes: Vec<&str> = codes.chain([NOT_MADE_HERE]).collect();
    vec![
        form.boxes("codes", "column-not-completed", coded(text, &codes)),
        form.line("candidates", "column-candidates")
            .hint(form.say("web-deed-candidates-hint"))
            .inputmode("numeric")
            .width(5)
            .optional(),
        form.line("duplicate", "column-duplicate-of")
            .hint(form.say("web-deed-duplicate-hint"))
            .optional(),
        form.line("indicated", "column-indicated")
            .hint(form.say("web-deed-indicated-hint"))
            .optional(),
        words(form).optional(),
    ]
}

/// What is missing.
fn check(form: &mut Form, deed: Deed, view: &CaseView) {
    match deed {
        Deed::Answer => answering::check(form, view),
        Deed::Reply => replying::check(form, view),
        Deed::Acknowledge | Deed::Approve => {}
        Deed::NotCompleted => {
            let codes = form.fields.all("codes");
            if codes.is_empty() {
                form.wrong("codes", "web-desk-need-reason");
            }
            if codes.iter().any(|code| code == NOT_MADE_HERE) {
                form.need("text", "web-desk-need-words");
                if codes.len() > 1 {
                    form.wrong("codes", "web-deed-not-made-here-alone");
                }
            }
            let count = form.get("candidates");
            if !count.is_empty() && count.parse::<u64>().is_err() {
                form.wrong("candidates", "web-deed-not-a-number");
            }
        }
        Deed::Ask => {
            if form.fields.all("want").is_empty() {
                form.wrong("want", "web-deed-need-wanted");
            }
            form.need("text", "web-desk-need-words");
        }
        Deed::Delay => {
            form.need("reason", "web-desk-need-reason");
            form.need("until", "web-deed-need-until");
            form.need("text", "web-desk-need-words");
        }
        Deed::Return | Deed::Refuse => {
            form.need("reason", "web-desk-need-reason");
            form.need("text", "web-desk-need-words");
        }
        Deed::Decline => {
            form.need("text", "web-deed-need-why");
        }
    }
}

/// Does it.
async fn carry_out<S: Service>(
    visit: &Visit<S>,
    caller: Caller,
    deed: Deed,
    view: &CaseView,
    fields: &Fields,
) -> Outcome<()> {
    let (service, id) = (visit.service(), view.id.clone());
    let text = fields.get("text").to_owned();
    let reason = fields.get("reason").to_owned();
    match deed {
        // Goes by the page on which it is seen first.
        Deed::Answer => return Ok(()),
        Deed::Reply => service.case_reply(caller, id, replying::request(view, fields)).await,
        Deed::NotCompleted => service.case_outcome(caller, id, outcome(fields)).await,
        Deed::Acknowledge => {
            let request = AcknowledgeRequest { text: fields.one("text") };
            service.case_acknowledge(caller, id, request).await
        }
        Deed::Ask => {
            let request = AskInformationRequest { want: fields.all("want"), text };
            service.case_ask(caller, id, request).await
        }
        Deed::Delay => {
            let request = DelayRequest { reason, text, until: fields.get("until").to_owned() };
            service.case_delay(caller, id, request).await
        }
        Deed::Return | Deed::Refuse => {
            service.case_refuse(caller, id, RefuseRequest { reason, text }).await
        }
        Deed::Approve => {
            let request = ApproveRequest { level: fields.one("level") };
            service.case_approve(caller, id, request).await
        }
        Deed::Decline => service.case_decline(caller, id, DeclineRequest { text }).await,
    }
    .map(drop)
}

/// Why a trace could not be completed.
fn outcome(fields: &Fields) -> OutcomeRequest {
    let codes = fields.all("codes");
    if codes.iter().any(|code| code == NOT_MADE_HERE) {
        return OutcomeRequest::NotMadeHere { text: fields.get("text").to_owned() };
    }
    let countries = fields.get("indicated").split([',', ' ']).filter(|word| !word.is_empty());
    OutcomeRequest::NotCompleted {
        codes,
        duplicate_of: fields.one("duplicate"),
        indicated: countries.map(str::to_ascii_uppercase).collect(),
        candidates: fields.get("candidates").parse().ok(),
        text: fields.one("text"),
    }
}
