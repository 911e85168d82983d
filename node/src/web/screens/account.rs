//! An officer's own account: who he is here, how he signs in, where he is signed in, what he did.

use askama::Template;
use axum::http::StatusCode;

use crate::keys::sealed::{PASSPHRASE_MIN, Passphrase};
use crate::service::requests::people::{ActivityFilter, PasswordRequest, SessionFilter};
use crate::service::views::people::{CredentialsView, SessionListView};
use crate::text::{Language, Text};
use crate::web::kit::{Badge, Cell, Choice, Column, Errors, Facts, Field, Form, Listing, Tone};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// Entries of the list of what was done.
const ACTIVITY: u32 = 20;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let own = Access::SignedIn;
    vec![
        Route::get("/account", own, show),
        Route::post("/account/language", own, language),
        Route::get("/account/password", own, ask_password),
        Route::post("/account/password", own, password),
        Route::post("/account/recovery", own, recovery),
        Route::post("/account/sessions/{id}/end", own, end),
    ]
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct Account {
    who: Facts,
    roles: Vec<String>,
    ways: Facts,
    language: Field,
    sessions: Vec<(String, String, String, bool)>,
    activity: Listing,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let session = visit.session()?.clone();
    let mut who = Facts::new(text);
    who.text("web-sign-in-name", &session.officer)
        .add("web-account-since", Cell::Moment(session.signed_in_at.clone()))
        .add("web-account-ends", Cell::Moment(session.ends_at.clone()));
    let ways = visit.service().credentials(visit.caller()?).await?;
    let filter = SessionFilter::default();
    let sessions = visit.service().sessions(visit.caller()?, filter).await?;
    let filter = ActivityFilter { before: None, limit: Some(ACTIVITY) };
    let done = visit.service().activity(visit.caller()?, filter).await?.items;
    let columns = [
        Column::new("column-at"),
        Column::new("web-account-what"),
        Column::new("web-account-about"),
    ];
    let mut activity = Listing::table(text, "web-account-activity", &columns);
    for row in done {
        activity.row(vec![
            Cell::Moment(row.at.clone()),
            Cell::text(text.code_in("admin", &row.act)),
            Cell::Code(format::short(&row.subject).to_owned(), row.subject),
        ]);
    }
    let mut fields = Fields::default();
    fields.set("language", session.language.unwrap_or_default());
    let choices = Language::ALL.map(|language| Choice::new(language.tag(), language.name()));
    let template = Account {
        who,
        roles: session.roles.clone(),
        ways: self::ways(text, &ways),
        language: Form::new(text, fields).select(
            "language",
            "web-account-language",
            choices.into(),
        ),
        sessions: rows(text, sessions),
        activity,
    };
    visit.page(visit.say("web-account")).show(&template)
}

fn ways(text: Text, view: &CredentialsView) -> Facts {
    let mut facts = Facts::new(text);
    let yes = |is: bool| {
        let (tone, key) =
            if is { (Tone::Good, "web-account-set") } else { (Tone::Plain, "web-account-not-set") };
        Cell::Badge(Badge::new(tone, text.say(key)))
    };
    facts
        .add("web-sign-in-password", yes(view.password))
        .add("web-account-app", yes(view.totp))
        .add("web-account-recovery-left", Cell::Number(view.recovery_left));
    let keys = view.passkeys.iter().map(|key| key.label.clone()).collect();
    facts.add("web-account-passkeys", Cell::Lines(keys));
    facts
}

/// Number, words, since when, and whether it is this one.
fn rows(text: Text, view: SessionListView) -> Vec<(String, String, String, bool)> {
    let row = |row: crate::service::views::people::SessionRowView| {
        let method = text.code_in("sign-in", &row.method);
        let from = row.address.map(|address| format!(" · {address}")).unwrap_or_default();
        let words = format!("{method}{from} · {}", row.agent);
        (row.id, words, format::moment(text, &row.signed_in_at), row.own)
    };
    view.items.into_iter().map(row).collect()
}

async fn language<S: Service>(mut visit: Visit<S>) -> Shown {
    let chosen = visit.form().await?.get("language").to_owned();
    visit.service().language_set(visit.caller()?, chosen.clone()).await?;
    let language = Language::from_tag(&chosen).unwrap_or(visit.text().language);
    Ok(crate::web::page::see_other(&format!("/{}/account", language.tag())))
}

#[derive(Template)]
#[template(path = "account/password.html")]
struct Password {
    errors: Errors,
    password: Field,
    again: Field,
}

fn password_page(form: &Form) -> Password {
    let count = PASSPHRASE_MIN as u64;
    let hint = form.text().say_with("web-setup-password-hint", &[("count", count.into())]);
    Password {
        errors: form.errors.clone(),
        password: form
            .password("password", "web-setup-password")
            .hint(hint)
            .autocomplete("new-password"),
        again: form.password("again", "web-setup-again").autocomplete("new-password"),
    }
}

async fn ask_password<S: Service>(visit: Visit<S>) -> Shown {
    if let Some(first) = visit.prove_first("/account/password")? {
        return Ok(first);
    }
    let form = Form::new(visit.text(), Fields::default());
    let page = visit.page(visit.say("web-account-password")).back("/account", "web-account");
    page.show(&password_page(&form))
}

async fn password<S: Service>(mut visit: Visit<S>) -> Shown {
    if let Some(first) = visit.prove_first("/account/password")? {
        return Ok(first);
    }
    let mut form = Form::new(visit.text(), visit.form().await?);
    let new = Passphrase::new(form.fields.exact("password").to_owned());
    if !new.is_long_enough() {
        form.wrong("password", "web-setup-short");
    } else if !new.is(&Passphrase::new(form.fields.exact("again").to_owned())) {
        form.wrong("again", "web-setup-differs");
    }
    if form.errors.is_empty() {
        match visit.service().password_change(visit.caller()?, PasswordRequest { new }).await {
            Ok(_) => return visit.to("/account"),
            Err(error) if error.key == "error-password-weak" => form.failed_at("password", &error),
            Err(error) => return Err(error),
        }
    }
    let page = visit.page(visit.say("web-account-password")).back("/account", "web-account");
    page.status(StatusCode::UNPROCESSABLE_ENTITY).show(&password_page(&form))
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

async fn end<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    visit.service().session_end(visit.caller()?, id).await?;
    visit.to("/account")
}
