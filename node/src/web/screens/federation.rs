//! The federation as this node sees it: who is reached, what waits, whose clock is off, what needs
//! attention.

use askama::Template;

use super::partners::{called, clock, descriptor, link, path, sight, state, waiting};
use crate::drawing;
use crate::service::roles;
use crate::service::views::{PartnerDetailsView, StatusView};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Column, Facts, Listing, Notice, Picture, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format, pictures};
use vestigo_protocol::time::Timestamp;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![Route::get("/federation", Access::Roles(roles::ANY), show)]
}

#[derive(Template)]
#[template(path = "federation.html")]
struct Page {
    alarms: Vec<Notice>,
    picture: Picture,
    list: Listing,
    node: Facts,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let (text, now) = (visit.text(), visit.app.now());
    let status = visit.service().status(visit.caller()?).await?;
    let mut details = Vec::new();
    for partner in &status.partners {
        let name = partner.name.clone();
        details.push(visit.service().partner_details(visit.caller()?, name).await?);
    }
    let columns = [
        Column::new("column-partner").sorts("partner"),
        Column::new("column-state").sorts("state"),
        Column::new("column-link").sorts("link"),
        Column::new("column-last-seen").sorts("seen"),
        Column::new("column-outbox"),
        Column::new("column-clock"),
        Column::new("web-federation-keys"),
        Column::new("web-partners-verified"),
    ];
    let (caption, none) = ("web-federation-title", "web-partners-none");
    let mut list = Listing::new(text, &visit.query, caption, none, &columns);
    for view in &details {
        list.row(row(&visit, view, now));
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("federation", &list));
    }
    let mut federation = pictures::federation(text, &status, now);
    for (node, view) in federation.nodes.iter_mut().zip(&details) {
        node.link = Some(visit.frame.href(&path(&view.partner.name)));
        if view.partner.outbox > 0 {
            node.queue = waiting(text, view, now);
        }
    }
    let template = Page {
        alarms: alarms(text, &status),
        picture: Picture::new("federation", pictures::as_table(text), |form| {
            drawing::federation::draw(&federation, form)
        }),
        list,
        node: node(text, &status, now),
    };
    visit
        .page(visit.say("web-federation-title"))
        .back("/partners", "web-partners-title")
        .wide()
        .show(&template)
}

/// What needs attention, the most urgent first.
pub(super) fn alarms(text: Text, status: &StatusView) -> Vec<Notice> {
    let alarms = status.alarms.iter().map(|alarm| {
        // Here it is a page that shows the case, not a command.
        let key = match alarm.key.as_str() {
            "note-alarm-diversion" => "web-alarm-diversion",
            key => key,
        };
        let words = text.say_of(key, &alarm.args);
        let tone = match alarm.key.as_str() {
            "note-alarm-fork" | "note-alarm-rewritten" | "note-alarm-witness-ahead" => Tone::Bad,
            _ => Tone::Warn,
        };
        Notice::new(tone, words).titled(format::moment(text, &alarm.since))
    });
    alarms.collect()
}

fn row<S: Service>(visit: &Visit<S>, view: &PartnerDetailsView, now: Timestamp) -> Vec<Cell> {
    let (text, partner) = (visit.text(), &view.partner);
    let href = visit.frame.href(&path(&partner.name));
    vec![
        Cell::Link(href, called(text, partner)),
        Cell::Badge(state(text, partner)),
        Cell::Badge(link(text, partner)),
        Cell::moment(partner.last_seen.as_ref()),
        Cell::text(waiting(text, view, now)),
        Cell::maybe(view.clock_seconds.map(|seconds| clock(text, seconds))),
        keys(text, view),
        match view.log.forks.is_empty() {
            true => Cell::text(sight(text, view.log.verified.as_ref(), now)),
            false => Cell::badge(Tone::Bad, text.say("web-picture-fork")),
        },
    ]
}

/// The version of the descriptor and whether a key was revoked.
fn keys(text: Text, view: &PartnerDetailsView) -> Cell {
    let Some(version) = view.version else { return Cell::text("") };
    let words = descriptor(text, version);
    let revoked = view.keys.iter().filter(|key| key.revoked.is_some()).count();
    match revoked {
        0 => Cell::text(words),
        count => {
            let revoked = text.say_with("web-federation-revoked", &[("count", count.into())]);
            Cell::Cells(vec![Cell::Text(words), Cell::Badge(Badge::new(Tone::Warn, revoked))])
        }
    }
}

/// This node itself.
fn node(text: Text, status: &StatusView, now: Timestamp) -> Facts {
    let mut facts = Facts::new(text);
    facts
        .add("column-node", Cell::Code(status.node.clone(), status.node.clone()))
        .text("column-version", status.version.clone())
        .add("column-started", Cell::Moment(status.started.clone()))
        .add("column-listening", Cell::Lines(status.listening.clone()))
        .add("column-outbox", Cell::Number(status.outbox));
    if let Some(log) = &status.log {
        let size = text.say_with("note-log-size", &[("size", log.size.into())]);
        let ago = log.at.as_deref().map(|at| format!(", {}", format::ago(text, at, now)));
        facts.text("column-log", format!("{size}{}", ago.unwrap_or_default()));
    }
    facts
}
