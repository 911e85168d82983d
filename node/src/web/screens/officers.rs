//! Officers: who they are, what they may do, how they sign in, where they are signed in.

use askama::Template;

use crate::desk::officer::{NO_ACCOUNT, Role};
use crate::service::requests::people::SessionFilter;
use crate::service::views::OfficerView;
use crate::service::views::people::{RoleProposalView, SessionRowView};
use crate::service::{ErrorCode, Outcome, ServiceError, roles};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Choice, Column, Facts, Form, Listing, Notice, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

mod changing;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let sees = Access::Roles(roles::READS_OFFICERS);
    let keeps = Access::Roles(roles::OFFICERS);
    let mut rows = vec![
        Route::get("/officers", sees, list).entry("web-nav-officers"),
        Route::get("/officers/person/{name}", sees, show),
        Route::get("/officers/sessions", keeps, sessions),
        Route::post("/officers/sessions/{id}/end", keeps, end),
    ];
    rows.extend(changing::routes());
    rows
}

/// The page of an officer, after the language.
fn path(name: &str) -> String {
    format!("/officers/person/{}", crate::web::url::encoded(name))
}

/// The officer that the path names.
///
/// # Errors
/// There is none of that name.
async fn named<S: Service>(visit: &Visit<S>) -> Outcome<OfficerView> {
    let name = visit.param("name");
    let all = visit.service().officers(visit.caller()?).await?.items;
    all.into_iter().find(|officer| officer.name == name).ok_or_else(|| {
        ServiceError::new(ErrorCode::NotFound, "error-officer-unknown").with("name", name)
    })
}

fn duties(text: Text, roles: &[String]) -> Cell {
    let words: Vec<String> = roles.iter().map(|role| text.code_in("duty", role)).collect();
    Cell::text(words.join(", "))
}

fn state(text: Text, officer: &OfficerView) -> Badge {
    if officer.suspended {
        Badge::new(Tone::Bad, text.say("word-officer-suspended"))
    } else {
        Badge::new(Tone::Good, text.say("word-officer-active"))
    }
}

fn methods(text: Text, officer: &OfficerView) -> Cell {
    let all = officer.sign_in.iter().map(|method| text.code_in("sign-in", method));
    Cell::Lines(all.collect())
}

fn key(officer: &OfficerView) -> Cell {
    match &officer.key {
        Some(key) => Cell::id(key),
        None => Cell::text(""),
    }
}

#[derive(Template)]
#[template(path = "officers/list.html")]
struct List {
    waiting: Option<Listing>,
    list: Listing,
    may_change: bool,
}

/// States by which officers are filtered.
const STATES: [(&str, &str); 3] = [
    ("active", "word-officer-active"),
    ("suspended", "word-officer-suspended"),
    ("waiting", "web-officers-change-waits"),
];

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-officer").sorts("officer"),
        Column::new("column-roles"),
        Column::new("column-state").sorts("state"),
        Column::new("web-officers-signs-in"),
        Column::new("column-last-seen").sorts("seen"),
        Column::new("column-key"),
        Column::new("column-since").sorts("since"),
    ];
    let (caption, empty) = ("web-officers-title", "web-list-empty");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let named = Role::ALL.map(|role| Choice::new(role.name(), text.code_in("duty", role.name())));
    list.filter(form.select("role", "column-roles", [any()].into_iter().chain(named).collect()));
    let states = STATES.map(|(value, key)| Choice::new(value, text.say(key)));
    list.filter(form.select("state", "column-state", [any()].into_iter().chain(states).collect()));
    let (role, wanted) = (form.get("role"), form.get("state"));
    let officers = visit.service().officers(visit.caller()?).await?.items;
    let fits = |officer: &&OfficerView| {
        let in_state = match wanted {
            "active" => !officer.suspended,
            "suspended" => officer.suspended,
            "waiting" => officer.proposed.is_some(),
            _ => true,
        };
        in_state && (role.is_empty() || officer.roles.iter().any(|held| held == role))
    };
    for officer in officers.iter().filter(fits) {
        let mut states = vec![state(text, officer)];
        if officer.proposed.is_some() {
            states.push(Badge::new(Tone::Warn, text.say("web-officers-change-waits")));
        }
        list.row(vec![
            Cell::Link(visit.frame.href(&path(&officer.name)), officer.name.clone()),
            duties(text, &officer.roles),
            Cell::Badges(states),
            methods(text, officer),
            Cell::moment(officer.seen.as_ref()),
            key(officer),
            Cell::moment(officer.since.as_ref()),
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("officers", &list));
    }
    let waiting = visit.service().role_proposals(visit.caller()?).await?.items;
    let may_change = visit.may(roles::OFFICERS);
    let waiting = (!waiting.is_empty()).then(|| proposals(&visit, &waiting));
    visit.page(visit.say("web-officers-title")).wide().show(&List { waiting, list, may_change })
}

/// Changes that wait for a second administrator.
fn proposals<S: Service>(visit: &Visit<S>, waiting: &[RoleProposalView]) -> Listing {
    let text = visit.text();
    let columns = [
        Column::new("column-officer"),
        Column::new("column-proposal"),
        Column::new("column-proposed-roles"),
        Column::new("column-proposed-by"),
        Column::new("column-at"),
    ];
    let mut list = Listing::table(text, "web-officers-waiting", &columns);
    for row in waiting {
        list.row(vec![
            Cell::Link(visit.frame.href(&path(&row.officer)), row.officer.clone()),
            Cell::text(text.code_in("proposal", &row.change)),
            duties(text, &row.roles),
            Cell::text(&row.by),
            Cell::Moment(row.at.clone()),
        ]);
    }
    list
}

/// What waits for a second administrator, in a sentence.
fn proposed(text: Text, proposal: &RoleProposalView) -> String {
    let roles: Vec<String> = proposal.roles.iter().map(|role| text.code_in("duty", role)).collect();
    let none = || text.say("web-officers-no-roles");
    let args = [
        ("by", proposal.by.as_str().into()),
        ("at", format::moment(text, &proposal.at).into()),
        ("name", proposal.officer.as_str().into()),
        ("roles", if roles.is_empty() { none() } else { roles.join(", ") }.into()),
    ];
    let key = match (proposal.change.as_str(), proposal.confirmed) {
        ("LINK", true) => "web-officers-link-confirmed",
        ("LINK", false) => "web-officers-proposed-link",
        _ => "web-officers-proposed-roles",
    };
    text.say_with(key, &args)
}

#[derive(Template)]
#[template(path = "officers/officer.html")]
struct Person {
    name: String,
    badge: Badge,
    facts: Facts,
    waits: Option<Notice>,
    may_confirm: bool,
    may_change: bool,
    is_suspended: bool,
    path: String,
    sessions: Option<Vec<SessionLine>>,
}

/// A session and the form that ends it.
struct SessionLine {
    id: String,
    officer: String,
    since: String,
    words: String,
    own: bool,
}

fn session_line(text: Text, row: SessionRowView) -> SessionLine {
    let method = text.code_in("sign-in", &row.method);
    let from = row.address.map(|address| format!(" · {address}")).unwrap_or_default();
    let args = [("at", format::moment(text, &row.seen_at).into())];
    let seen = text.say_with("web-officers-seen", &args);
    SessionLine {
        id: row.id,
        officer: row.officer,
        since: format::moment(text, &row.signed_in_at),
        words: format!("{method}{from} · {} · {seen}", row.agent),
        own: row.own,
    }
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let officer = named(&visit).await?;
    let may_change = visit.may(roles::OFFICERS);
    let all = visit.service().role_proposals(visit.caller()?).await?.items;
    let proposal = all.into_iter().find(|proposal| proposal.officer == officer.name);
    let sessions = if may_change {
        let filter = SessionFilter { officer: Some(officer.name.clone()) };
        let rows = visit.service().sessions(visit.caller()?, filter).await?.items;
        Some(rows.into_iter().map(|row| session_line(text, row)).collect())
    } else {
        None
    };
    let own = &visit.session()?.officer;
    let mut facts = Facts::new(text);
    let account = if officer.uid == NO_ACCOUNT {
        text.say("word-no-account")
    } else {
        officer.uid.to_string()
    };
    facts
        .add("column-roles", duties(text, &officer.roles))
        .text("column-uid", account)
        .add("column-since", Cell::moment(officer.since.as_ref()))
        .add("web-officers-signs-in", methods(text, &officer))
        .add("column-last-seen", Cell::moment(officer.seen.as_ref()));
    match &officer.key {
        Some(key) => facts.add("column-key", Cell::Code(key.clone(), key.clone())),
        None => facts.text("column-key", text.say("word-no-key")),
    };
    let template = Person {
        badge: state(text, &officer),
        facts,
        waits: proposal.as_ref().map(|proposal| {
            Notice::new(Tone::Warn, proposed(text, proposal))
                .titled(text.say("web-officers-change-waits"))
        }),
        may_confirm: proposal
            .as_ref()
            .is_some_and(|p| !p.confirmed && p.by != *own && officer.name != *own),
        may_change,
        is_suspended: officer.suspended,
        path: visit.frame.href(&path(&officer.name)),
        sessions,
        name: officer.name.clone(),
    };
    visit.page(officer.name).back("/officers", "web-officers-title").show(&template)
}

#[derive(Template)]
#[template(path = "officers/sessions.html")]
struct Sessions {
    list: Listing,
    lines: Vec<SessionLine>,
}

/// Everybody's sessions.
async fn sessions<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-officer").sorts("officer"),
        Column::new("column-sign-in").sorts("method"),
        Column::new("web-account-since").sorts("since"),
        Column::new("column-seen").sorts("seen"),
        Column::new("column-address").sorts("address"),
        Column::new("column-agent"),
        Column::new("web-account-ends"),
    ];
    let (caption, empty) = ("web-officers-sessions", "note-no-sessions");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form: Form = list.form();
    list.filter(form.line("officer", "column-officer"));
    let wanted = form.fields.one("officer");
    let filter = SessionFilter { officer: Some("*".to_owned()) };
    let rows = visit.service().sessions(visit.caller()?, filter).await?.items;
    let mut lines = Vec::new();
    for row in rows {
        if wanted.as_ref().is_some_and(|name| *name != row.officer) {
            continue;
        }
        list.row(vec![
            Cell::Link(visit.frame.href(&path(&row.officer)), row.officer.clone()),
            Cell::text(text.code_in("sign-in", &row.method)),
            Cell::Moment(row.signed_in_at.clone()),
            Cell::Moment(row.seen_at.clone()),
            Cell::maybe(row.address.clone()),
            Cell::text(row.agent.clone()),
            Cell::Moment(row.ends_at.clone()),
        ]);
        lines.push(session_line(text, row));
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("sessions", &list));
    }
    let page = visit.page(visit.say("web-officers-sessions"));
    page.back("/officers", "web-officers-title").wide().show(&Sessions { list, lines })
}

async fn end<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let row = visit.service().session_end(visit.caller()?, id).await?;
    visit.to(&path(&row.officer))
}
