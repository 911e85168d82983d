//! The node itself: what needs somebody, keys, backups, settings. Nothing of any case.

use askama::Template;

use crate::service::roles;
use crate::service::views::{CheckLevel, CheckView, HealthView};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Column, Facts, Listing, Notice, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::READS_ADMIN_LOG);
    vec![
        Route::get("/node", reads, show).entry("web-nav-node"),
        Route::get("/node/settings", reads, settings),
    ]
}

#[derive(Template)]
#[template(path = "node/node.html")]
struct Node {
    badge: Badge,
    about: Facts,
    notices: Vec<Notice>,
    good: Vec<String>,
    keys: Listing,
    is_administrator: bool,
}

/// Arguments as this language writes them: moments, partners.
fn said(text: Text, key: &str, check: &CheckView) -> String {
    let mut args = check.args.clone();
    for (name, value) in &mut args {
        match name.as_str() {
            "at" | "until" => *value = format::moment(text, value),
            "partner" => *value = format::partner(text, value),
            _ => {}
        }
    }
    text.say_of(key, &args)
}

fn notice(text: Text, check: &CheckView) -> Option<Notice> {
    let tone = match check.level {
        CheckLevel::Good => return None,
        CheckLevel::Warn => Tone::Warn,
        CheckLevel::Fail => Tone::Bad,
    };
    let next = check.next().map(|next| said(text, next, check)).unwrap_or_default();
    Some(Notice::new(tone, next).titled(said(text, &check.key, check)))
}

fn badge(text: Text, view: &HealthView) -> Badge {
    let worst = view.checks.iter().map(|check| check.level).max();
    match worst {
        Some(CheckLevel::Fail) => Badge::new(Tone::Bad, text.say("word-check-fail")),
        Some(CheckLevel::Warn) => Badge::new(Tone::Warn, text.say("word-check-warn")),
        _ => Badge::new(Tone::Good, text.say("word-check-good")),
    }
}

fn keys(text: Text, view: &HealthView) -> Listing {
    let columns = [
        Column::new("web-node-key-for"),
        Column::new("column-key"),
        Column::new("column-state"),
        Column::new("column-since"),
        Column::new("web-node-key-until"),
    ];
    let mut list = Listing::table(text, "web-node-keys", &columns);
    for key in &view.keys {
        let (tone, word) = match (&key.revoked, key.current) {
            (Some(_), _) => (Tone::Bad, "web-node-key-revoked"),
            (None, true) => (Tone::Good, "word-token-live"),
            (None, false) => (Tone::Plain, "web-node-key-replaced"),
        };
        list.row(vec![
            Cell::text(text.code_in("role", &key.role)),
            Cell::Code(format!("{}…", key.key), key.key.clone()),
            Cell::badge(tone, text.say(word)),
            Cell::Moment(key.since.clone()),
            Cell::moment(key.revoked.as_ref().or(key.until.as_ref())),
        ]);
    }
    list
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let status = visit.service().status(visit.caller()?).await?;
    let view = visit.service().health(visit.caller()?).await?;
    let mut about = Facts::new(text);
    about
        .text("column-node", &status.node)
        .text("column-version", &status.version)
        .add("column-started", Cell::Moment(status.started.clone()))
        .add("column-listening", Cell::Lines(status.listening.clone()))
        .add("column-peer-id", Cell::Code(status.peer_id.clone(), status.peer_id.clone()))
        .add("column-outbox", Cell::Number(status.outbox));
    let alarms = status.alarms.iter().map(|alarm| {
        Notice::new(Tone::Warn, text.say_of(&alarm.key, &alarm.args))
            .titled(format::moment(text, &alarm.since))
    });
    let checks = view.checks.iter().filter_map(|check| notice(text, check));
    let good = view.checks.iter().filter(|check| check.level == CheckLevel::Good);
    let template = Node {
        badge: badge(text, &view),
        about,
        notices: checks.chain(alarms).collect(),
        good: good.map(|check| said(text, &check.key, check)).collect(),
        keys: keys(text, &view),
        is_administrator: visit.may(roles::BACKS_UP),
    };
    visit.page(visit.say("web-node-title")).show(&template)
}

#[derive(Template)]
#[template(path = "node/settings.html")]
struct Settings {
    list: Listing,
}

async fn settings<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("web-node-setting").sorts("name"),
        Column::new("web-node-value"),
        Column::new("web-node-origin").sorts("origin"),
    ];
    let (caption, empty) = ("web-node-settings", "web-list-empty");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    list.filter(form.line("name", "web-node-setting"));
    let wanted = form.get("name").to_owned();
    for setting in visit.service().health(visit.caller()?).await?.settings {
        if !setting.name.contains(&wanted) {
            continue;
        }
        list.row(vec![
            Cell::Code(setting.name.clone(), setting.name),
            Cell::Code(setting.value.clone(), setting.value),
            Cell::text(text.say(setting.origin.key())),
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("settings", &list));
    }
    let page = visit.page(visit.say("web-node-settings"));
    page.back("/node", "web-node-title").show(&Settings { list })
}
