//! The administrative log: who did what on this node.

use askama::Template;

use crate::service::views::{AdminEntryView, AdminVerifyView};
use crate::service::{ServiceError, roles};
use crate::text::{Text, codes};
use crate::web::kit::{Cell, Choice, Column, Facts, Listing, Notice, Tone};
use crate::web::page::{Shown, csv, file};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::READS_ADMIN_LOG);
    vec![
        Route::get("/log/admin", reads, list),
        Route::post("/log/admin/verify", reads, verify),
        Route::post("/log/admin/export", reads, export),
    ]
}

#[derive(Template)]
#[template(path = "log/admin.html")]
struct List {
    list: Listing,
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-at").sorts("at"),
        Column::new("column-officer").sorts("officer"),
        Column::new("column-act").sorts("act"),
        Column::new("column-subject").sorts("subject"),
        Column::new("column-entry").numeric(),
    ];
    let (caption, none) = ("web-admin-log-title", "web-admin-log-none");
    let mut list = Listing::new(text, &visit.query, caption, none, &columns);
    let any = Choice::new("", text.say("web-list-any"));
    let acts = codes::ADMIN_ACTS.iter().map(|act| Choice::new(*act, text.code_in("admin", act)));
    let field = list.form().select("state", "column-act", [any].into_iter().chain(acts).collect());
    list.filter(field);
    let mut request = list.request();
    let next = loop {
        let page = visit.service().admin_log(visit.caller()?, request.clone()).await?;
        for entry in &page.items {
            list.row(cells(text, entry));
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("admin-log", &list));
    }
    visit
        .page(visit.say("web-admin-log-title"))
        .back("/log", "web-log-title")
        .wide()
        .show(&List { list })
}

fn cells(text: Text, entry: &AdminEntryView) -> Vec<Cell> {
    // Ids are shown by their first digits; names as they are.
    let is_id = entry.subject.len() >= 32 && entry.subject.bytes().all(|b| b.is_ascii_hexdigit());
    vec![
        Cell::Moment(entry.at.clone()),
        Cell::text(entry.officer.clone().unwrap_or_else(|| text.say("word-machine"))),
        Cell::text(text.code_in("admin", &entry.act)),
        if is_id { Cell::id(&entry.subject) } else { Cell::text(entry.subject.clone()) },
        Cell::Number(entry.index),
    ]
}

#[derive(Template)]
#[template(path = "log/admin_verified.html")]
struct Verified {
    notice: Notice,
    facts: Facts,
    problems: Vec<String>,
}

async fn verify<S: Service>(visit: Visit<S>) -> Shown {
    let AdminVerifyView { entries, root, problems } =
        visit.service().admin_log_verify(visit.caller()?).await?;
    let (tone, key) = match problems.is_empty() {
        true => (Tone::Good, "note-admin-log-holds"),
        false => (Tone::Bad, "note-admin-log-broken"),
    };
    let mut facts = Facts::new(visit.text());
    facts
        .add("column-entries", Cell::Number(entries))
        .add("column-root", Cell::Code(root.clone(), root));
    let template = Verified { notice: Notice::new(tone, visit.say(key)), facts, problems };
    visit
        .page(visit.say("web-log-verify"))
        .back("/log/admin", "web-admin-log-title")
        .show(&template)
}

/// All entries, signed to the end, as the command line writes them.
async fn export<S: Service>(visit: Visit<S>) -> Shown {
    let view = visit.service().admin_log_export(visit.caller()?).await?;
    let json = serde_json::to_vec_pretty(&view).map_err(ServiceError::unexpected)?;
    let node = format::short(&visit.frame.site.node.replace('/', "-")).to_owned();
    Ok(file(&format!("admin-log-{node}.json"), "application/json", json))
}
