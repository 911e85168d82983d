//! How an officer signs in: password, authenticator app, recovery codes, passkeys. All of it asks for
//! a fresh proof of who he is.

use askama::Template;
use axum::http::StatusCode;

use super::super::sign_in::answer;
use crate::keys::sealed::{PASSPHRASE_MIN, Passphrase};
use crate::service::requests::people::{AddPasskeyRequest, PasswordRequest, TotpRequest};
use crate::service::views::people::{PasskeyView, TotpOfferView};
use crate::service::{ErrorCode, Outcome, ServiceError};
use crate::web::kit::{Errors, Field, Form, Qr, Question, blank, refused};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let own = Access::SignedIn;
    vec![
        Route::get("/account/password", own, ask_password),
        Route::post("/account/password", own, password),
        Route::get("/account/app", own, ask_app),
        Route::post("/account/app", own, app),
        Route::post("/account/recovery", own, recovery),
        Route::get("/account/passkeys/new", own, ask_passkey),
        Route::post("/account/passkeys/new", own, passkey),
        Route::get("/account/passkeys/{id}/remove", own, ask_remove),
        Route::post("/account/passkeys/{id}/remove", own, remove),
    ]
}

/// Two fields for a new password or passphrase.
pub(super) fn twice(form: &Form, name: &str, key: &str) -> [Field; 2] {
    let count = PASSPHRASE_MIN as u64;
    let hint = form.text().say_with("web-setup-password-hint", &[("count", count.into())]);
    [
        form.password(name, key).hint(hint).autocomplete("new-password"),
        form.password("again", "web-account-once-more").autocomplete("new-password"),
    ]
}

/// What was typed twice, or an error at its field.
pub(super) fn typed(form: &mut Form, name: &str) -> Option<Passphrase> {
    let (short, differs) = match name {
        "password" => ("web-setup-short", "web-setup-differs"),
        _ => ("web-account-too-short", "web-account-differs"),
    };
    let new = Passphrase::new(form.fields.exact(name).to_owned());
    if !new.is_long_enough() {
        form.wrong(name, short);
    } else if !new.is(&Passphrase::new(form.fields.exact("again").to_owned())) {
        form.wrong("again", differs);
    }
    form.errors.is_empty().then_some(new)
}

fn password_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let [new, again] = twice(form, "password", "web-setup-password");
    let title = visit.say("web-account-password");
    Question::new(visit, form, title, "web-account-save", "/account/password", "/account")
        .says(visit.say("web-account-password-words"))
        .asks(new)
        .asks(again)
        .show(visit)
}

async fn ask_password<S: Service>(visit: Visit<S>) -> Shown {
    match visit.prove_first("/account/password")? {
        Some(first) => Ok(first),
        None => password_page(&visit, &blank(&visit)),
    }
}

async fn password<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    if let Some(new) = typed(&mut form, "password") {
        match visit.service().password_change(visit.caller()?, PasswordRequest { new }).await {
            Ok(_) => return visit.to("/account"),
            Err(error) => {
                let here = "/account/password";
                if let Some(elsewhere) = refused(&visit, &mut form, "password", here, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    password_page(&visit, &form)
}

#[derive(Template)]
#[template(path = "account/app.html")]
struct App {
    errors: Errors,
    qr: Option<Qr>,
    secret: String,
    code: Field,
}

fn app_page<S: Service>(visit: &Visit<S>, form: &Form, offer: &TotpOfferView) -> Shown {
    let four = |four: &[u8]| String::from_utf8_lossy(four).into_owned();
    let grouped: Vec<String> = offer.secret.as_bytes().chunks(4).map(four).collect();
    let template = App {
        errors: form.errors.clone(),
        qr: Qr::new(&offer.uri, visit.say("web-setup-qr")),
        secret: grouped.join(" "),
        code: form
            .line("code", "web-sign-in-code")
            .hint(visit.say("web-setup-app-code-hint"))
            .autocomplete("one-time-code")
            .inputmode("numeric")
            .width(10)
            .value(""),
    };
    let page = visit.page(visit.say("web-account-app-new")).back("/account", "web-account");
    let wrong = !form.errors.is_empty();
    let page = if wrong { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    page.show(&template)
}

async fn ask_app<S: Service>(visit: Visit<S>) -> Shown {
    if let Some(first) = visit.prove_first("/account/app")? {
        return Ok(first);
    }
    let offer = visit.service().totp_offer(visit.caller()?).await?;
    app_page(&visit, &blank(&visit), &offer)
}

async fn app<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let code = form.need("code", "web-setup-no-code");
    if form.errors.is_empty() {
        match visit.service().totp_set(visit.caller()?, TotpRequest { code }).await {
            Ok(_) => return visit.to("/account"),
            Err(error) => {
                if let Some(elsewhere) = refused(&visit, &mut form, "code", "/account/app", error)?
                {
                    return Ok(elsewhere);
                }
            }
        }
    }
    // The same secret as before, as long as the offer lasts.
    let offer = visit.service().totp_offer(visit.caller()?).await?;
    app_page(&visit, &form, &offer)
}

#[derive(Template)]
#[template(path = "sign_in/recovery.html")]
struct Recovery {
    codes: Vec<String>,
}

async fn recovery<S: Service>(visit: Visit<S>) -> Shown {
    if let Some(first) = visit.prove_first("/account")? {
        return Ok(first);
    }
    let codes = visit.service().recovery_renew(visit.caller()?).await?.codes;
    visit.page(visit.say("web-recovery-title")).show(&Recovery { codes })
}

#[derive(Template)]
#[template(path = "account/passkey.html")]
struct Passkey {
    errors: Errors,
    label: Field,
    /// Options of the ceremony as JSON, and its number.
    options: String,
    ceremony: String,
}

async fn passkey_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let asked = visit.service().passkey_offer(visit.caller()?).await?;
    let template = Passkey {
        errors: form.errors.clone(),
        label: form.line("label", "web-setup-label").hint(visit.say("web-setup-label-hint")),
        options: asked.options.to_string(),
        ceremony: asked.ceremony,
    };
    let page = visit.page(visit.say("web-account-passkey-add")).back("/account", "web-account");
    let wrong = !form.errors.is_empty();
    let page = if wrong { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    page.show(&template)
}

async fn ask_passkey<S: Service>(visit: Visit<S>) -> Shown {
    match visit.prove_first("/account/passkeys/new")? {
        Some(first) => Ok(first),
        None => passkey_page(&visit, &blank(&visit)).await,
    }
}

async fn passkey<S: Service>(mut visit: Visit<S>) -> Shown {
    let here = "/account/passkeys/new";
    let mut form = Form::new(visit.text(), visit.form().await?);
    if form.get("credential").is_empty() {
        form.wrong("", "web-passkey-failed");
        return passkey_page(&visit, &form).await;
    }
    let label = match form.get("label") {
        "" => visit.say("web-setup-passkey"),
        label => label.to_owned(),
    };
    let request = AddPasskeyRequest { label, answer: answer(&form.fields)? };
    match visit.service().passkey_add(visit.caller()?, request).await {
        Ok(_) => visit.to("/account"),
        Err(error) => match refused(&visit, &mut form, "", here, error)? {
            Some(elsewhere) => Ok(elsewhere),
            None => passkey_page(&visit, &form).await,
        },
    }
}

/// The passkey that the path names.
async fn named<S: Service>(visit: &Visit<S>) -> Outcome<PasskeyView> {
    let id = visit.param("id");
    let all = visit.service().credentials(visit.caller()?).await?.passkeys;
    let none = || ServiceError::new(ErrorCode::NotFound, "error-no-such-passkey");
    all.into_iter().find(|key| key.id == id).ok_or_else(none)
}

fn remove_page<S: Service>(visit: &Visit<S>, form: &Form, key: &PasskeyView) -> Shown {
    let args = [("label", key.label.as_str().into())];
    let title = visit.text().say_with("web-account-passkey-remove-title", &args);
    let here = format!("/account/passkeys/{}/remove", key.id);
    Question::new(visit, form, title, "web-account-passkey-remove", &here, "/account")
        .says(visit.say("web-account-passkey-remove-words"))
        .stops()
        .show(visit)
}

async fn ask_remove<S: Service>(visit: Visit<S>) -> Shown {
    let key = named(&visit).await?;
    match visit.prove_first(&format!("/account/passkeys/{}/remove", key.id))? {
        Some(first) => Ok(first),
        None => remove_page(&visit, &blank(&visit), &key),
    }
}

async fn remove<S: Service>(visit: Visit<S>) -> Shown {
    let key = named(&visit).await?;
    match visit.service().passkey_remove(visit.caller()?, key.id.clone()).await {
        Ok(_) => visit.to("/account"),
        Err(error) => {
            let mut form = blank(&visit);
            let here = format!("/account/passkeys/{}/remove", key.id);
            match refused(&visit, &mut form, "", &here, error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => remove_page(&visit, &form, &key),
            }
        }
    }
}
