//! An officer's own account: who he is here, how he signs in, where he is signed in, what he did,
//! and who looked at his traces.

use askama::Template;

use crate::service::requests::people::{ActivityFilter, SessionFilter};
use crate::service::roles;
use crate::service::views::people::{ActivityRowView, CredentialsView, SessionListView};
use crate::text::{Language, Text};
use crate::web::kit::{Badge, Cell, Choice, Column, Facts, Field, Form, Listing, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

mod credentials;
mod key;

/// Entries of the list of what was done, on the page of the account and on a page of its own.
const ACTIVITY: u32 = 10;
const ACTIVITY_PAGE: u32 = 50;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let own = Access::SignedIn;
    let mut rows = vec![
        Route::get("/account", own, show),
        Route::post("/account/language", own, language),
        Route::get("/account/activity", own, activity),
        Route::post("/account/sessions/{id}/end", own, end),
        Route::get("/traces/{id}/readers", Access::Roles(roles::READS_TRACES), readers),
    ];
    rows.extend(credentials::routes());
    rows.extend(key::routes());
    rows
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct Account {
    who: Facts,
    roles: Vec<String>,
    ways: Facts,
    passkeys: Option<Listing>,
    may_add_passkey: bool,
    key: Facts,
    language: Field,
    sessions: Vec<(String, String, String, bool)>,
    activity: Listing,
    may_hook: bool,
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
    let mut activity = Listing::table(text, "web-account-activity", &ACTIVITY_COLUMNS);
    for row in done {
        activity.row(activity_cells(text, row));
    }
    let mut fields = Fields::default();
    fields.set("language", session.language.unwrap_or_default());
    let choices = Language::ALL.map(|language| Choice::new(language.tag(), language.name()));
    let template = Account {
        who,
        roles: session.roles.clone(),
        passkeys: (!ways.passkeys.is_empty()).then(|| passkeys(&visit, &ways)),
        may_add_passkey: ways.passkeys_possible,
        ways: self::ways(text, &ways),
        key: key::facts(&visit).await?,
        language: Form::new(text, fields).select(
            "language",
            "web-account-language",
            choices.into(),
        ),
        sessions: rows(text, sessions),
        activity,
        may_hook: visit.may(roles::HOOKS),
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
    facts
}

/// Passkeys, each with the way to take it off.
fn passkeys<S: Service>(visit: &Visit<S>, view: &CredentialsView) -> Listing {
    let text = visit.text();
    let columns = [
        Column::new("web-setup-label"),
        Column::new("column-since"),
        Column::new("column-used"),
        Column::new("column-state"),
        Column::new("web-account-passkey-change"),
    ];
    let mut list = Listing::table(text, "web-account-passkeys", &columns);
    for key in &view.passkeys {
        let (tone, word) = if key.blocked {
            (Tone::Bad, "web-account-passkey-blocked")
        } else {
            (Tone::Good, "web-account-passkey-good")
        };
        let remove = visit.frame.href(&format!("/account/passkeys/{}/remove", key.id));
        list.row(vec![
            Cell::text(&key.label),
            Cell::Moment(key.since.clone()),
            Cell::moment(key.used.as_ref()),
            Cell::badge(tone, text.say(word)),
            Cell::Link(remove, text.say("web-account-passkey-remove")),
        ]);
    }
    list
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

async fn end<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    visit.service().session_end(visit.caller()?, id).await?;
    visit.to("/account")
}

const ACTIVITY_COLUMNS: [Column; 4] = [
    Column::new("column-at"),
    Column::new("web-account-what"),
    Column::new("web-account-about"),
    Column::new("web-account-by"),
];

fn activity_cells(text: Text, row: ActivityRowView) -> Vec<Cell> {
    let by = row.officer.unwrap_or_else(|| text.say("web-account-by-node"));
    vec![
        Cell::Moment(row.at.clone()),
        Cell::text(text.code_in("admin", &row.act)),
        Cell::Code(format::short(&row.subject).to_owned(), row.subject),
        Cell::text(by),
    ]
}

#[derive(Template)]
#[template(path = "account/activity.html")]
struct Activity {
    title: String,
    lede: String,
    list: Listing,
}

/// What the officer did, and what was noted about him.
async fn activity<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let (caption, empty) = ("web-account-activity", "note-no-activity");
    let mut list = Listing::new(text, &visit.query, caption, empty, &ACTIVITY_COLUMNS);
    let mut filter = ActivityFilter {
        before: visit.query.get("after").parse().ok(),
        limit: Some(ACTIVITY_PAGE),
    };
    let next = loop {
        let page = visit.service().activity(visit.caller()?, filter.clone()).await?;
        for row in page.items {
            list.row(activity_cells(text, row));
        }
        let next = page.next.map(|before| before.to_string());
        if !list.goes_on(&next) {
            break next;
        }
        filter.before = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("activity", &list));
    }
    let title = visit.say("web-account-activity");
    let template =
        Activity { title: title.clone(), lede: visit.say("web-account-activity-lede"), list };
    visit.page(title).back("/account", "web-account").show(&template)
}

/// Who looked at a trace.
async fn readers<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-at").sorts("at"),
        Column::new("column-officer").sorts("officer"),
        Column::new("web-account-what").sorts("what"),
    ];
    let id = visit.param("id").to_owned();
    let (caption, empty) = ("web-readers-title", "note-nobody-looked");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    for row in visit.service().who_looked(visit.caller()?, id.clone()).await?.items {
        let by = row.officer.unwrap_or_else(|| text.say("web-account-by-node"));
        list.row(vec![
            Cell::Moment(row.at),
            Cell::text(by),
            Cell::text(text.code_in("admin", &row.act)),
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("readers", &list));
    }
    let title = format!("{} {}", visit.say("web-readers-title"), format::short(&id));
    let template = Activity { title: title.clone(), lede: visit.say("web-readers-lede"), list };
    let back = format!("/traces/{id}");
    visit.page(title).back(&back, "web-trace-title").show(&template)
}
