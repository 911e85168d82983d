//! Signing in and out.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use zeroize::Zeroizing;

use crate::service::ErrorCode;
use crate::web::answering::is_own_path;
use crate::web::kit::{Errors, Field, Form};
use crate::web::page::{Shown, see_other};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, session};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![
        Route::get("/sign-in", Access::Public, ask),
        Route::post("/sign-in", Access::Public, sign_in),
        Route::post("/sign-out", Access::Public, sign_out),
        Route::get("/session", Access::SignedIn, lasts),
    ]
}

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct Password {
    errors: Errors,
    name: Field,
    password: Field,
    code: Field,
    next: String,
}

fn password<S: Service>(visit: &Visit<S>, form: &Form) -> Password {
    Password {
        name: form.line("name", "web-sign-in-name").autocomplete("username"),
        password: form
            .password("password", "web-sign-in-password")
            .autocomplete("current-password"),
        code: form
            .line("code", "web-sign-in-code")
            .hint(visit.say("web-sign-in-code-hint"))
            .autocomplete("one-time-code")
            .inputmode("numeric")
            .width(10)
            .value(""),
        next: Some(form.get("next"))
            .filter(|next| is_own_path(next))
            .unwrap_or_default()
            .to_owned(),
        errors: form.errors.clone(),
    }
}

async fn ask<S: Service>(visit: Visit<S>) -> Shown {
    if visit.frame.session.is_some() {
        return visit.to("");
    }
    let next = visit.query.get("next").to_owned();
    let mut fields = Fields::default();
    fields.set("next", next);
    let form = Form::new(visit.text(), fields);
    visit.page(visit.say("web-sign-in-title")).show(&password(&visit, &form))
}

async fn sign_in<S: Service>(mut visit: Visit<S>) -> Shown {
    let fields = visit.form().await?;
    let mut form = Form::new(visit.text(), fields);
    let name = form.need("name", "web-sign-in-no-name");
    let secret = Zeroizing::new(form.fields.exact("password").to_owned());
    if secret.is_empty() {
        form.wrong("password", "web-sign-in-no-password");
    }
    let code = form.get("code").to_owned();
    if form.errors.is_empty() {
        match visit.service().sign_in(name, secret, code, visit.asker).await {
            Ok((token, _)) => {
                let next = form.get("next");
                let path = if is_own_path(next) { next } else { "" };
                let cookie = session::given(&token, visit.app.is_secure);
                return Ok(with_cookie(see_other(&visit.frame.href(path)), cookie));
            }
            Err(error) if error.code == ErrorCode::NotAllowed => {
                let (what, next) = visit.text().error(&error);
                form.errors.add("", format!("{what} {next}"));
            }
            Err(error) => return Err(error),
        }
    }
    visit
        .page(visit.say("web-sign-in-title"))
        .status(StatusCode::UNPROCESSABLE_ENTITY)
        .show(&password(&visit, &form))
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

fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Until when the session lasts, for the warning before it ends; asking goes on with it.
async fn lasts<S: Service>(visit: Visit<S>) -> Shown {
    let session = visit.session()?;
    let until = serde_json::json!({"idle_until": session.idle_until, "ends_at": session.ends_at});
    let mut response = Response::new(axum::body::Body::from(until.to_string()));
    let kind = HeaderValue::from_static("application/json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(response)
}
