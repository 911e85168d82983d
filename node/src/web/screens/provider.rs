//! Signing in by the ministry's own OpenID Provider: the way there, the way back, and the account's
//! connection with it.

use axum::response::Response;

use super::sign_in::{begun, failed, with_cookie};
use crate::service::requests::people::{OidcPurpose, OidcReturn};
use crate::service::{ErrorCode, Outcome, ServiceError};
use crate::text::{Language, Text};
use crate::web::answering::is_own_path;
use crate::web::kit::{Question, blank, refused};
use crate::web::page::{Shown, see_other};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, session};

/// The routes. What begins a way is read and not sent: the policy lets no form lead elsewhere.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let own = Access::SignedIn;
    vec![
        Route::get("/sign-in/oidc", Access::Public, sign_in),
        Route::get("/sign-in/oidc/return", Access::Public, back),
        Route::get("/prove/oidc", own, prove),
        Route::get("/account/provider", own, connect),
        Route::get("/account/provider/remove", own, ask_remove),
        Route::post("/account/provider/remove", own, remove),
    ]
}

/// What officers call the provider.
fn name<S: Service>(visit: &Visit<S>) -> Outcome<String> {
    let none = || ServiceError::new(ErrorCode::NotFound, "error-oidc-none");
    visit.service().oidc_name().ok_or_else(none)
}

/// To the provider.
async fn out<S: Service>(visit: &Visit<S>, purpose: OidcPurpose, next: &str) -> Outcome<Response> {
    let caller = match purpose {
        OidcPurpose::SignIn => None,
        OidcPurpose::Prove | OidcPurpose::Connect => Some(visit.caller()?),
    };
    let next = if is_own_path(next) { next.to_owned() } else { String::new() };
    let language = visit.text().language.tag().to_owned();
    let begun = visit.service().oidc_begin(caller, purpose, next, language).await?;
    let cookie = session::way_given(&begun.browser, visit.app.is_secure);
    Ok(with_cookie(see_other(&begun.url), cookie))
}

async fn sign_in<S: Service>(visit: Visit<S>) -> Shown {
    let next = visit.query.get("next");
    if visit.frame.session.is_some() {
        return visit.to(if is_own_path(next) { next } else { "" });
    }
    match out(&visit, OidcPurpose::SignIn, next).await {
        Err(error) if error.code == ErrorCode::Unavailable => failed(&visit, &error),
        other => other,
    }
}

async fn back<S: Service>(mut visit: Visit<S>) -> Shown {
    let is_secure = visit.app.is_secure;
    let back = OidcReturn {
        state: visit.query.get("state").to_owned(),
        code: visit.query.one("code"),
        issuer: visit.query.one("iss"),
        error: visit.query.one("error"),
        browser: session::way(&visit.headers, is_secure).unwrap_or_default(),
    };
    let ended = visit.service().oidc_end(back, visit.visitor()).await;
    let response = match ended {
        Ok(ended) => {
            speak(&mut visit, Some(&ended.language));
            match &ended.signed_in {
                Some(signed_in) => begun(&visit, signed_in, &ended.next),
                None => visit.to(&ended.next)?,
            }
        }
        Err(error) => match error.code {
            ErrorCode::NotAllowed | ErrorCode::Unavailable | ErrorCode::Conflict => {
                let language = error.args.get("language").cloned();
                speak(&mut visit, language.as_ref());
                failed(&visit, &error)?
            }
            _ => return Err(error),
        },
    };
    Ok(with_cookie(response, session::way_taken(is_secure)))
}

/// Goes on in the language in which the way began: the provider knows one way back for all.
fn speak<S: Service>(visit: &mut Visit<S>, language: Option<&String>) {
    if let Some(language) = language.and_then(|tag| Language::from_tag(tag)) {
        visit.frame.text = Text::new(language);
    }
}

async fn prove<S: Service>(visit: Visit<S>) -> Shown {
    out(&visit, OidcPurpose::Prove, visit.query.get("next")).await
}

async fn connect<S: Service>(visit: Visit<S>) -> Shown {
    match visit.prove_first("/account/provider")? {
        Some(first) => Ok(first),
        None => out(&visit, OidcPurpose::Connect, "/account").await,
    }
}

fn remove_page<S: Service>(visit: &Visit<S>, form: &crate::web::kit::Form) -> Shown {
    let name = name(visit)?;
    let args = [("name", name.as_str().into())];
    let title = visit.text().say_with("web-account-provider-remove-title", &args);
    let here = "/account/provider/remove";
    Question::new(visit, form, title, "web-account-provider-remove", here, "/account")
        .says(visit.say("web-account-provider-remove-words"))
        .stops()
        .show(visit)
}

async fn ask_remove<S: Service>(visit: Visit<S>) -> Shown {
    match visit.prove_first("/account/provider/remove")? {
        Some(first) => Ok(first),
        None => remove_page(&visit, &blank(&visit)),
    }
}

async fn remove<S: Service>(visit: Visit<S>) -> Shown {
    match visit.service().oidc_disconnect(visit.caller()?).await {
        Ok(_) => visit.to("/account"),
        Err(error) => {
            let mut form = blank(&visit);
            match refused(&visit, &mut form, "", "/account/provider/remove", error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => remove_page(&visit, &form),
            }
        }
    }
}
