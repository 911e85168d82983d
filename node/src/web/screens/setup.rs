//! Setting up how one signs in, with a one-time link: a password with an authenticator app, or a
//! passkey.

use askama::Template;
use axum::http::StatusCode;

use super::sign_in::{answer, with_cookie};
use crate::keys::sealed::{PASSPHRASE_MIN, Passphrase};
use crate::service::requests::people::{AddPasskeyRequest, EnrolRequest};
use crate::service::views::people::EnrolmentView;
use crate::service::{ErrorCode, Outcome, ServiceError};
use crate::web::kit::{Errors, Facts, Field, Form, Qr};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, session};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![
        Route::get("/setup", Access::Public, ask),
        Route::post("/setup", Access::Public, open),
        Route::post("/setup/enrol", Access::Public, enrol),
    ]
}

#[derive(Template)]
#[template(path = "sign_in/link.html")]
struct Link {
    errors: Errors,
    link: Field,
}

fn link_page(form: &Form) -> Link {
    let link =
        form.line("link", "web-setup-code").hint(form.say("web-setup-code-hint")).mono().width(40);
    Link { errors: form.errors.clone(), link }
}

async fn ask<S: Service>(visit: Visit<S>) -> Shown {
    let form = Form::new(visit.text(), Fields::default());
    visit.page(visit.say("web-setup-title")).show(&link_page(&form))
}

#[derive(Template)]
#[template(path = "sign_in/setup.html")]
struct Setup {
    errors: Errors,
    who: Facts,
    replaces: bool,
    link: String,
    qr: Option<Qr>,
    secret: String,
    password: Field,
    again: Field,
    code: Field,
    label: Field,
    /// Options of the passkey's ceremony as JSON, and its number.
    passkey: Option<(String, String)>,
}

fn setup_page(form: &Form, view: &EnrolmentView) -> Setup {
    let mut who = Facts::new(form.text());
    let roles: Vec<String> =
        view.link.roles.iter().map(|role| form.text().code_in("duty", role)).collect();
    who.text("web-sign-in-name", &view.link.officer).text("column-roles", roles.join(", "));
    let hint = form
        .text()
        .say_with("web-setup-password-hint", &[("count", (PASSPHRASE_MIN as u64).into())]);
    let grouped: Vec<String> = view
        .totp_secret
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8_lossy(four).into_owned())
        .collect();
    Setup {
        errors: form.errors.clone(),
        who,
        replaces: view.link.replaces,
        link: form.get("link").to_owned(),
        qr: Qr::new(&view.totp_uri, form.say("web-setup-qr")),
        secret: grouped.join(" "),
        password: form
            .password("password", "web-setup-password")
            .hint(hint)
            .autocomplete("new-password"),
        again: form.password("again", "web-setup-again").autocomplete("new-password"),
        code: form
            .line("code", "web-sign-in-code")
            .hint(form.say("web-setup-app-code-hint"))
            .autocomplete("one-time-code")
            .inputmode("numeric")
            .width(10)
            .value(""),
        label: form.line("label", "web-setup-label").hint(form.say("web-setup-label-hint")),
        passkey: view
            .passkey
            .as_ref()
            .map(|ceremony| (ceremony.ceremony.clone(), ceremony.options.to_string())),
    }
}

/// The link is unknown or over: said on the page where it is typed.
fn no_link<S: Service>(visit: &Visit<S>, mut form: Form, error: ServiceError) -> Shown {
    if !matches!(error.code, ErrorCode::NotFound | ErrorCode::BadInput | ErrorCode::NotAllowed) {
        return Err(error);
    }
    form.failed_at("link", &error);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    visit.page(visit.say("web-setup-title")).status(status).show(&link_page(&form))
}

async fn open<S: Service>(mut visit: Visit<S>) -> Shown {
    let form = Form::new(visit.text(), visit.form().await?);
    match visit.service().enrolment(form.get("link").to_owned()).await {
        Ok(view) => visit.page(visit.say("web-setup-title")).show(&setup_page(&form, &view)),
        Err(error) => no_link(&visit, form, error),
    }
}

#[derive(Template)]
#[template(path = "sign_in/recovery.html")]
struct Recovery {
    codes: Vec<String>,
}

/// Reads what the officer chose: a passkey where its answer came along, else password and code.
fn chosen(form: &mut Form, language: &str) -> Outcome<Option<EnrolRequest>> {
    let link = form.get("link").to_owned();
    let language = Some(language.to_owned());
    let whole = |password, code, passkey| EnrolRequest { link, password, code, passkey, language };
    if !form.get("credential").is_empty() {
        let label = match form.get("label") {
            "" => form.say("web-setup-passkey"),
            label => label.to_owned(),
        };
        let answer = answer(&form.fields)?;
        return Ok(Some(whole(None, None, Some(AddPasskeyRequest { label, answer }))));
    }
    let password = Passphrase::new(form.fields.exact("password").to_owned());
    let again = Passphrase::new(form.fields.exact("again").to_owned());
    if !password.is_long_enough() {
        form.wrong("password", "web-setup-short");
    } else if !password.is(&again) {
        form.wrong("again", "web-setup-differs");
    }
    let code = form.need("code", "web-setup-no-code");
    Ok(form.errors.is_empty().then(|| whole(Some(password), Some(code), None)))
}

async fn enrol<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    if let Some(request) = chosen(&mut form, visit.text().language.tag())? {
        match visit.service().enrol(request, visit.visitor()).await {
            Ok(enrolled) => {
                let cookie = session::given(&enrolled.signed_in.token, visit.app.is_secure);
                let response = if enrolled.recovery_codes.is_empty() {
                    visit.to("")?
                } else {
                    let template = Recovery { codes: enrolled.recovery_codes };
                    visit.page(visit.say("web-recovery-title")).show(&template)?
                };
                return Ok(with_cookie(response, cookie));
            }
            Err(error) if error.key == "error-app-code" => form.failed_at("code", &error),
            Err(error) if error.key == "error-password-weak" => form.failed_at("password", &error),
            Err(error) if error.code == ErrorCode::NotFound => return no_link(&visit, form, error),
            Err(error) => form.failed(&error),
        }
    }
    let view = match visit.service().enrolment(form.get("link").to_owned()).await {
        Ok(view) => view,
        Err(error) => return no_link(&visit, form, error),
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    visit.page(visit.say("web-setup-title")).status(status).show(&setup_page(&form, &view))
}
