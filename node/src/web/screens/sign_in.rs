//! Signing in and out, and proving again who one is.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use crate::keys::sealed::Passphrase;
use crate::service::requests::people::{
    PasskeyAnswer, PasskeyRequest, ProofRequest, SignInRequest,
};
use crate::service::views::people::{CeremonyView, SignedInView};
use crate::service::{ErrorCode, Outcome, ServiceError};
use crate::web::answering::is_own_path;
use crate::web::kit::{Errors, Field, Form};
use crate::web::page::{Shown, see_other};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, session, url};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![
        Route::get("/sign-in", Access::Public, ask),
        Route::post("/sign-in", Access::Public, sign_in),
        Route::post("/sign-in/passkey", Access::Public, challenge),
        Route::post("/sign-in/passkey/answer", Access::Public, passkey),
        Route::post("/sign-out", Access::Public, sign_out),
        Route::get("/session", Access::SignedIn, lasts),
        Route::get("/prove", Access::SignedIn, ask_proof),
        Route::post("/prove", Access::SignedIn, prove),
        Route::post("/prove/passkey", Access::SignedIn, prove_challenge),
        Route::post("/prove/passkey/answer", Access::SignedIn, prove_passkey),
    ]
}

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct Ask {
    errors: Errors,
    /// None where a session is there already and only proves itself again.
    name: Option<Field>,
    password: Field,
    code: Field,
    next: String,
    path: &'static str,
    title: &'static str,
    lede: Option<&'static str>,
    act: &'static str,
    /// The other way: what the provider is called, and where it begins.
    provider: Option<(String, String)>,
}

/// The fields of both pages. Neither secret is ever shown again.
fn page<S: Service>(visit: &Visit<S>, form: &Form, proving: bool) -> Ask {
    let own = Some(form.get("next")).filter(|next| is_own_path(next));
    let provider = visit.service().oidc_name().map(|name| {
        let path = if proving { "/prove/oidc" } else { "/sign-in/oidc" };
        let next = own.map(|next| format!("?next={}", url::encoded(next))).unwrap_or_default();
        let words = form.text().say_with("web-sign-in-provider", &[("name", name.into())]);
        (words, visit.frame.href(&format!("{path}{next}")))
    });
    let name = form.line("name", "web-sign-in-name").autocomplete("username webauthn").focus();
    Ask {
        name: (!proving).then_some(name),
        password: form
            .password("password", "web-sign-in-password")
            .autocomplete("current-password"),
        code: form
            .line("code", "web-sign-in-code")
            .hint(form.say("web-sign-in-code-hint"))
            .autocomplete("one-time-code")
            .width(20)
            .value(""),
        next: own.unwrap_or_default().to_owned(),
        errors: form.errors.clone(),
        path: if proving { "/prove" } else { "/sign-in" },
        title: if proving { "web-prove-title" } else { "web-sign-in-title" },
        lede: proving.then_some("web-prove-lede"),
        provider,
        act: if proving { "web-prove-do" } else { "web-sign-in-do" },
    }
}

fn empty<S: Service>(visit: &Visit<S>) -> Form {
    let mut fields = Fields::default();
    fields.set("next", visit.query.get("next"));
    Form::new(visit.text(), fields)
}

/// The page for signing in, with what went wrong elsewhere.
pub(super) fn failed<S: Service>(visit: &Visit<S>, error: &ServiceError) -> Shown {
    let mut form = empty(visit);
    form.failed(error);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    visit.page(visit.say("web-sign-in-title")).status(status).show(&page(visit, &form, false))
}

async fn ask<S: Service>(visit: Visit<S>) -> Shown {
    if visit.frame.session.is_some() {
        return visit.to(own_path(visit.query.get("next")));
    }
    visit.page(visit.say("web-sign-in-title")).show(&page(&visit, &empty(&visit), false))
}

async fn sign_in<S: Service>(mut visit: Visit<S>) -> Shown {
    let fields = visit.form().await?;
    let mut form = Form::new(visit.text(), fields);
    let officer = form.need("name", "web-sign-in-no-name");
    let password = secret(&mut form);
    if form.errors.is_empty() {
        let code = form.get("code").to_owned();
        let request = SignInRequest { officer, password, code };
        match visit.service().sign_in(request, visit.visitor()).await {
            Ok(signed_in) => return Ok(begun(&visit, &signed_in, form.get("next"))),
            Err(error) => refused(&mut form, error)?,
        }
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    visit.page(visit.say("web-sign-in-title")).status(status).show(&page(&visit, &form, false))
}

fn secret(form: &mut Form) -> Passphrase {
    let words = form.fields.exact("password").to_owned();
    if words.is_empty() {
        form.wrong("password", "web-sign-in-no-password");
    }
    Passphrase::new(words)
}

/// Says on the form what was refused; what is no refusal goes up.
fn refused(form: &mut Form, error: ServiceError) -> Outcome<()> {
    match error.code {
        ErrorCode::NotAllowed | ErrorCode::Unavailable | ErrorCode::BadInput => {
            form.failed(&error);
            Ok(())
        }
        _ => Err(error),
    }
}

fn own_path(next: &str) -> &str {
    if is_own_path(next) { next } else { "" }
}

/// A session has begun: its cookie, and where the officer wanted to go.
pub(super) fn begun<S: Service>(
    visit: &Visit<S>,
    signed_in: &SignedInView,
    next: &str,
) -> Response {
    let cookie = session::given(&signed_in.token, visit.app.is_secure);
    with_cookie(see_other(&visit.frame.href(own_path(next))), cookie)
}

pub(super) fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// What the script of a passkey gets.
pub(super) fn json(value: &impl serde::Serialize) -> Shown {
    let text = serde_json::to_string(value).map_err(ServiceError::unexpected)?;
    let mut response = Response::new(axum::body::Body::from(text));
    let kind = HeaderValue::from_static("application/json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(response)
}

/// What the script of a passkey sends.
pub(super) fn answer(fields: &Fields) -> Outcome<PasskeyAnswer> {
    let bad = |detail: serde_json::Error| {
        ServiceError::new(ErrorCode::BadInput, "error-bad-request")
            .with("detail", format!("line {}", detail.line()))
    };
    let credential = serde_json::from_str(fields.get("credential")).map_err(bad)?;
    Ok(PasskeyAnswer { ceremony: fields.get("ceremony").to_owned(), credential })
}

async fn challenge<S: Service>(mut visit: Visit<S>) -> Shown {
    let officer = visit.form().await?.get("name").to_owned();
    let ceremony: CeremonyView =
        visit.service().passkey_challenge(PasskeyRequest { officer }, visit.visitor()).await?;
    json(&ceremony)
}

async fn passkey<S: Service>(mut visit: Visit<S>) -> Shown {
    let fields = visit.form().await?;
    let signed_in = visit.service().passkey_sign_in(answer(&fields)?, visit.visitor()).await;
    match signed_in {
        Ok(signed_in) => Ok(begun(&visit, &signed_in, fields.get("next"))),
        Err(error) => {
            let mut form = Form::new(visit.text(), fields);
            refused(&mut form, error)?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            visit
                .page(visit.say("web-sign-in-title"))
                .status(status)
                .show(&page(&visit, &form, false))
        }
    }
}

async fn sign_out<S: Service>(visit: Visit<S>) -> Shown {
    if let Some(token) = session::token(&visit.headers, visit.app.is_secure) {
        visit.service().sign_out(&token).await?;
    }
    let response = see_other(&visit.frame.href("/sign-in"));
    let mut response = with_cookie(response, session::taken(visit.app.is_secure));
    // What a shared computer still holds of the pages.
    let all = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", all);
    Ok(response)
}

/// Until when the session lasts, for the warning before it ends; asking goes on with it.
async fn lasts<S: Service>(visit: Visit<S>) -> Shown {
    let session = visit.session()?;
    json(&serde_json::json!({"idle_until": session.idle_until, "ends_at": session.ends_at}))
}

async fn ask_proof<S: Service>(visit: Visit<S>) -> Shown {
    if visit.session()?.is_proven {
        return visit.to(own_path(visit.query.get("next")));
    }
    visit.page(visit.say("web-prove-title")).show(&page(&visit, &empty(&visit), true))
}

async fn prove<S: Service>(mut visit: Visit<S>) -> Shown {
    let fields = visit.form().await?;
    let mut form = Form::new(visit.text(), fields);
    let password = secret(&mut form);
    if form.errors.is_empty() {
        let code = form.get("code").to_owned();
        let request = ProofRequest::Password { password, code };
        match visit.service().prove(visit.caller()?, request, visit.visitor()).await {
            Ok(_) => return visit.to(own_path(form.get("next"))),
            Err(error) => refused(&mut form, error)?,
        }
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    visit.page(visit.say("web-prove-title")).status(status).show(&page(&visit, &form, true))
}

async fn prove_challenge<S: Service>(visit: Visit<S>) -> Shown {
    json(&visit.service().prove_challenge(visit.caller()?).await?)
}

async fn prove_passkey<S: Service>(mut visit: Visit<S>) -> Shown {
    let fields = visit.form().await?;
    let request = ProofRequest::Passkey(answer(&fields)?);
    match visit.service().prove(visit.caller()?, request, visit.visitor()).await {
        Ok(_) => visit.to(own_path(fields.get("next"))),
        Err(error) => {
            let mut form = Form::new(visit.text(), fields);
            refused(&mut form, error)?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            visit.page(visit.say("web-prove-title")).status(status).show(&page(&visit, &form, true))
        }
    }
}
