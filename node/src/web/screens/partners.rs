//! Partners: who they are, how they stand, and how one becomes a partner.

use askama::Template;
use axum::http::StatusCode;

use super::log::fork_notices;
use crate::service::requests::{AcceptInviteRequest, ConfirmPartnerRequest};
use crate::service::views::{
    InviteView, KnownLogView, PartnerDetailsView, PartnerState, PartnerView, SeenHeadView,
};
use crate::service::{ErrorCode, Outcome, ServiceError, roles};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Choice, Column, Facts, Field, Form, Listing, Notice, Qr, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format, url};
use vestigo_protocol::time::Timestamp;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let (reads, joins) = (Access::Roles(roles::ANY), Access::Roles(roles::PARTNERS));
    vec![
        Route::get("/partners", reads, list).entry("web-nav-partners"),
        Route::get("/partners/invite", joins, invite),
        Route::post("/partners/accept", joins, accept),
        Route::get("/partners/{country}/{agency}", reads, show),
        Route::post("/partners/{country}/{agency}/confirm", joins, confirm),
    ]
}

/// The path of a partner's page, after the language: `/partners/xb/customs`. A name's slashes stand
/// as they are, for proxies that take no encoded ones.
pub(in crate::web) fn path(name: &str) -> String {
    let rest = name.strip_prefix("vestigo/").unwrap_or(name);
    let parts: Vec<String> = rest.split('/').map(url::encoded).collect();
    format!("/partners/{}", parts.join("/"))
}

/// How joining stands.
pub(super) fn state(text: Text, partner: &PartnerView) -> Badge {
    let tone = match partner.state {
        PartnerState::Unconfirmed => Tone::Warn,
        PartnerState::Confirmed => Tone::Good,
        PartnerState::Suspended => Tone::Bad,
    };
    Badge::new(tone, text.say(partner.state.key()))
}

/// Whether a link is up.
pub(super) fn link(text: Text, partner: &PartnerView) -> Badge {
    match partner.connected {
        true => Badge::new(Tone::Good, text.say("word-link-up")),
        false => Badge::new(Tone::Waiting, text.say("word-link-down")),
    }
}

/// What a partner is called: its name for itself, else that of its node.
pub(super) fn called(text: Text, partner: &PartnerView) -> String {
    match partner.agency.as_str() {
        "" => format::partner(text, &partner.name),
        agency => format!("{} · {agency}", format::country(text, &partner.country)),
    }
}

/// How far a log was seen, and when.
pub(super) fn sight(text: Text, seen: Option<&SeenHeadView>, now: Timestamp) -> String {
    let Some(seen) = seen else { return String::new() };
    let size = text.say_with("note-log-size", &[("size", seen.size.into())]);
    match seen.at.as_deref() {
        Some(at) => format!("{size}, {}", format::ago(text, at, now)),
        None => size,
    }
}

/// A choice for every partner, before them one for all.
pub(super) fn choices(text: Text, partners: &[PartnerView]) -> Vec<Choice> {
    let any = Choice::new("", text.say("web-list-any"));
    let names = partners.iter().map(|p| Choice::new(&p.name, called(text, p)));
    [any].into_iter().chain(names).collect()
}

#[derive(Template)]
#[template(path = "partners/list.html")]
struct List {
    list: Listing,
    may_join: bool,
}

const STATES: [(&str, PartnerState); 3] = [
    ("unconfirmed", PartnerState::Unconfirmed),
    ("confirmed", PartnerState::Confirmed),
    ("suspended", PartnerState::Suspended),
];

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let (text, now) = (visit.text(), visit.app.now());
    let columns = [
        Column::new("column-partner").sorts("partner"),
        Column::new("column-state").sorts("state"),
        Column::new("column-link").sorts("link"),
        Column::new("column-last-seen").sorts("seen"),
        Column::new("column-agreement").sorts("agreement"),
        Column::new("web-partners-verified"),
        Column::new("column-outbox").numeric().sorts("outbox"),
    ];
    let (caption, none) = ("web-partners-title", "web-partners-none");
    let mut list = Listing::new(text, &visit.query, caption, none, &columns);
    let any = Choice::new("", text.say("web-list-any"));
    let states = STATES.iter().map(|(value, state)| Choice::new(*value, text.say(state.key())));
    let field =
        list.form().select("state", "column-state", [any].into_iter().chain(states).collect());
    list.filter(field);
    let wanted = STATES.iter().find(|(value, _)| *value == visit.query.get("state"));
    let logs = visit.service().log_heads(visit.caller()?).await?.items;
    for partner in visit.service().partners(visit.caller()?).await?.items {
        if wanted.is_some_and(|(_, state)| *state != partner.state) {
            continue;
        }
        let log = logs.iter().find(|log| log.origin == partner.name);
        let href = visit.frame.href(&path(&partner.name));
        list.row(vec![
            Cell::Link(href, called(text, &partner)),
            Cell::Badge(state(text, &partner)),
            Cell::Badge(link(text, &partner)),
            Cell::moment(partner.last_seen.as_ref()),
            in_force(&visit, &partner),
            verified(text, log, now),
            Cell::Number(partner.outbox),
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("partners", &list));
    }
    let template = List { list, may_join: visit.may(roles::PARTNERS) };
    visit.page(visit.say("web-partners-title")).wide().show(&template)
}

fn in_force<S: Service>(visit: &Visit<S>, partner: &PartnerView) -> Cell {
    match &partner.agreement {
        Some(hash) => Cell::Link(
            visit.frame.href(&format!("/agreements/{hash}")),
            visit.say("code-agreement-in-force"),
        ),
        None => Cell::badge(Tone::Plain, visit.say("web-home-no-agreement")),
    }
}

/// Up to where a partner's log was verified here, or that it has forked.
fn verified(text: Text, log: Option<&KnownLogView>, now: Timestamp) -> Cell {
    match log {
        Some(log) if !log.forks.is_empty() => Cell::badge(Tone::Bad, text.say("web-picture-fork")),
        Some(log) => Cell::text(sight(text, log.verified.as_ref(), now)),
        None => Cell::text(""),
    }
}

#[derive(Template)]
#[template(path = "partners/partner.html")]
struct Partner {
    title: String,
    badges: Vec<Badge>,
    notices: Vec<Notice>,
    facts: Facts,
    log: Facts,
    forks: Vec<Notice>,
    notes: Vec<(String, String)>,
    keys: Listing,
    /// What is to be done before it is a partner: our line, our number, the field for its number.
    join: Option<Join>,
    action: String,
    entries: String,
    agreements: String,
    simulate: Option<String>,
    propose: Option<String>,
    errors: crate::web::kit::Errors,
}

/// What is still to be done together by telephone.
struct Join {
    line: String,
    ours: String,
    theirs: String,
    number: Field,
}

/// The name that the path says.
fn name<S: Service>(visit: &Visit<S>) -> String {
    format!("vestigo/{}/{}", visit.param("country"), visit.param("agency"))
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let view = visit.service().partner_details(visit.caller()?, name(&visit)).await?;
    let form = Form::new(visit.text(), Fields::default());
    page(&visit, &view, &form).await
}

async fn page<S: Service>(visit: &Visit<S>, view: &PartnerDetailsView, form: &Form) -> Shown {
    let (text, partner) = (visit.text(), &view.partner);
    let is_new = partner.state == PartnerState::Unconfirmed;
    let join = match is_new && visit.may(roles::PARTNERS) {
        true => Some(join(visit, partner, form).await?),
        false => None,
    };
    let mut notices = Vec::new();
    if partner.state == PartnerState::Suspended {
        notices.push(Notice::new(Tone::Bad, visit.say("web-partner-suspended")));
    }
    if is_new && join.is_none() {
        notices.push(Notice::new(Tone::Warn, visit.say("web-partner-unconfirmed")));
    }
    let is_partner = partner.state == PartnerState::Confirmed;
    let query = format!("?partner={}", url::encoded(&partner.name));
    let at = |path: &str| visit.frame.href(&format!("{path}{query}"));
    let template = Partner {
        title: called(text, partner),
        badges: vec![state(text, partner), link(text, partner)],
        notices,
        facts: facts(visit, view),
        log: log(visit, view),
        forks: fork_notices(text, &view.log),
        notes: super::log::fork_notes(text, &view.log),
        keys: keys(text, view),
        join,
        action: visit.frame.href(&format!("{}/confirm", path(&partner.name))),
        entries: at("/log"),
        agreements: at("/agreements"),
        simulate: (is_partner && visit.may(roles::FORESEES)).then(|| at("/agreements/simulate")),
        propose: (is_partner && visit.may(roles::AGREES)).then(|| at("/agreements/new")),
        errors: form.errors.clone(),
    };
    let status = match form.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = visit.page(template.title.clone()).back("/partners", "web-partners-title");
    page.status(status).show(&template)
}

/// What two people need on the telephone.
async fn join<S: Service>(visit: &Visit<S>, partner: &PartnerView, form: &Form) -> Outcome<Join> {
    let own = visit.service().partner_invite(visit.caller()?).await?;
    let number = form
        .line("number", "web-partner-number")
        .hint(visit.say("web-partner-number-hint"))
        .width(40)
        .inputmode("numeric")
        .mono();
    Ok(Join {
        line: own.line,
        ours: own.safety_number,
        theirs: partner.safety_number.clone(),
        number,
    })
}

fn facts<S: Service>(visit: &Visit<S>, view: &PartnerDetailsView) -> Facts {
    let (text, now, partner) = (visit.text(), visit.app.now(), &view.partner);
    let mut facts = Facts::new(text);
    facts
        .add("column-node", Cell::Code(partner.name.clone(), partner.name.clone()))
        .add(
            "column-safety-number",
            Cell::Code(partner.safety_number.clone(), partner.safety_number.clone()),
        )
        .maybe("column-last-seen", partner.last_seen.as_deref().map(|at| seen(text, at, now)))
        .add("column-agreement", in_force(visit, partner))
        .add("column-outbox", Cell::text(waiting(text, view, now)))
        .maybe("column-clock", view.clock_seconds.map(|seconds| clock(text, seconds)))
        .maybe("web-federation-keys", view.version.map(|version| descriptor(text, version)))
        .add("column-addresses", Cell::Lines(view.addresses.clone()))
        .add("column-contact", Cell::Quote(view.contact.clone().unwrap_or_default()))
        .add(
            "column-marking-practice",
            Cell::Quote(view.marking_practice.clone().unwrap_or_default()),
        );
    facts
}

/// `descriptor, version 2`.
pub(super) fn descriptor(text: Text, version: u64) -> String {
    text.say_with("web-federation-version", &[("version", version.to_string().into())])
}

fn seen(text: Text, at: &str, now: Timestamp) -> String {
    format!("{} ({})", format::moment(text, at), format::ago(text, at, now))
}

/// What waits for a partner, and since when.
pub(super) fn waiting(text: Text, view: &PartnerDetailsView, now: Timestamp) -> String {
    let count = format::number(text, view.partner.outbox);
    match (&view.waiting_since, view.partner.outbox) {
        (Some(since), 1..) => {
            let ago = format::ago(text, since, now);
            text.say_with("web-partner-waiting", &[("count", count.into()), ("ago", ago.into())])
        }
        _ => count,
    }
}

/// Seconds that a message may take without anybody looking at clocks.
const CLOCK_SLACK: i64 = 120;

/// What the newest message says of a partner's clock.
pub(super) fn clock(text: Text, seconds: i64) -> String {
    let minutes = seconds.unsigned_abs().div_ceil(60);
    match seconds {
        ..0 if seconds < -CLOCK_SLACK => {
            text.say_with("web-partner-clock-ahead", &[("count", minutes.into())])
        }
        _ if seconds > CLOCK_SLACK => {
            text.say_with("web-partner-clock-late", &[("count", minutes.into())])
        }
        _ => text.say("web-partner-clock-good"),
    }
}

fn log<S: Service>(visit: &Visit<S>, view: &PartnerDetailsView) -> Facts {
    let (text, now) = (visit.text(), visit.app.now());
    let mut facts = Facts::new(text);
    if let Some(held) = &view.log.held {
        let size = text.say_with("note-log-size", &[("size", held.size.into())]);
        facts.text("web-partner-log-held", size);
        facts.add("column-root", Cell::id(&held.root));
    }
    facts
        .text("web-partners-verified", sight(text, view.log.verified.as_ref(), now))
        .text("web-partner-log-ours", sight(text, view.log.seen_ours.as_ref(), now));
    facts
}

fn keys(text: Text, view: &PartnerDetailsView) -> Listing {
    let columns = [
        Column::new("column-key-role"),
        Column::new("column-since"),
        Column::new("column-until"),
        Column::new("column-key-digest"),
    ];
    let mut list = Listing::table(text, "word-keys", &columns);
    for key in &view.keys {
        let until = match (&key.revoked, &key.until) {
            (Some(at), _) => {
                let at = format::moment(text, at);
                let words = text.say_with("web-partner-key-revoked", &[("at", at.into())]);
                Cell::badge(Tone::Bad, words)
            }
            (None, Some(at)) => Cell::Moment(at.clone()),
            (None, None) => Cell::badge(Tone::Good, text.say("web-partner-key-used")),
        };
        list.row(vec![
            Cell::text(text.code_in("role", &key.role)),
            Cell::Moment(key.since.clone()),
            until,
            Cell::id(&key.digest),
        ]);
    }
    list
}

async fn confirm<S: Service>(mut visit: Visit<S>) -> Shown {
    let name = name(&visit);
    let mut form = Form::new(visit.text(), visit.form().await?);
    let safety_number = form.need("number", "web-partner-need-number");
    if form.errors.is_empty() {
        let request = ConfirmPartnerRequest { name: name.clone(), safety_number };
        match visit.service().partner_confirm(visit.caller()?, request).await {
            Ok(_) => return visit.to(&path(&name)),
            Err(error) if is_input(&error) => form.failed_at("number", &error),
            Err(error) => return Err(error),
        }
    }
    let view = visit.service().partner_details(visit.caller()?, name).await?;
    page(&visit, &view, &form).await
}

/// Whether what was typed is at fault, so that the form is shown again.
pub(super) fn is_input(error: &ServiceError) -> bool {
    const REFUSED: [&str; 4] = [
        "error-safety-number",
        "error-another-root",
        "error-partner-not-confirmed",
        "error-no-agreement",
    ];
    matches!(error.code, ErrorCode::BadInput | ErrorCode::Usage | ErrorCode::Conflict)
        || REFUSED.contains(&error.key.as_str())
}

#[derive(Template)]
#[template(path = "partners/invite.html")]
struct Invite {
    own: InviteView,
    qr: Option<Qr>,
    line: Field,
    action: String,
    errors: crate::web::kit::Errors,
}

async fn invitation<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let own = visit.service().partner_invite(visit.caller()?).await?;
    let template = Invite {
        qr: Qr::new(&own.line, visit.say("web-partner-line-qr")),
        own,
        line: form.area("line", "web-partner-line", 4).hint(visit.say("web-partner-line-hint")),
        action: visit.frame.href("/partners/accept"),
        errors: form.errors.clone(),
    };
    let status = match form.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = visit.page(visit.say("web-partners-invite")).back("/partners", "web-partners-title");
    page.status(status).show(&template)
}

async fn invite<S: Service>(visit: Visit<S>) -> Shown {
    invitation(&visit, &Form::new(visit.text(), Fields::default())).await
}

async fn accept<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let line = form.need("line", "web-partner-need-line");
    if form.errors.is_empty() {
        let request = AcceptInviteRequest { line: line.split_whitespace().collect() };
        match visit.service().partner_accept(visit.caller()?, request).await {
            Ok(view) => return visit.to(&path(&view.partner.name)),
            Err(error) if is_input(&error) => form.failed_at("line", &error),
            Err(error) => return Err(error),
        }
    }
    invitation(&visit, &form).await
}
