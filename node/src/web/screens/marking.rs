//! Marking: orders, the marking machine's files, and the word to the exporting State.

use std::sync::Arc;

use askama::Template;

use super::traces::is_refusal;
use crate::holdings::marking::Ordered;
use crate::service::marking::{MarkingView, STATES};
use crate::service::views::{HopState, PartnerState};
use crate::service::{Outcome, roles};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Choice, Column, Facts, Form, Listing, Notice, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::shelf::{KeptFile, Upload};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

mod delivery;
mod machine;
mod ordering;

/// Bytes of a form with a table or a machine's file: what the rules take, and the other fields.
const SENT_MAX: usize = 9 * 1024 * 1024;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let sees = Access::Roles(roles::SEES_HOLDINGS);
    let mut rows = vec![Route::get("/marking", sees, list).entry("web-nav-marking")];
    rows.extend(ordering::routes());
    rows.push(Route::get("/marking/{number}", sees, show));
    rows.extend(machine::routes());
    rows.extend(delivery::routes());
    rows
}

/// Where an order is, after the language.
fn path(number: &str) -> String {
    format!("/marking/{number}")
}

/// Confirmed partners, by the name that people read.
pub(super) async fn partners<S: Service>(visit: &Visit<S>) -> Outcome<Vec<Choice>> {
    let text = visit.text();
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let confirmed = partners.iter().filter(|partner| partner.state == PartnerState::Confirmed);
    let named = |name: &str| Choice::new(name, format::partner(text, name));
    Ok(confirmed.map(|partner| named(&partner.name)).collect())
}

/// The file that was sent with a form, or with the form before: it waits on the shelf, so that it need
/// not be chosen again when something else was wrong.
fn kept<S: Service>(
    visit: &Visit<S>,
    upload: Upload,
    form: &mut Form,
) -> Outcome<Option<Arc<KeptFile>>> {
    let officer = visit.session()?.officer.clone();
    if let Some(file) = upload.file.filter(|file| file.length > 0) {
        form.fields.set("upload_name", file.name.clone());
        let id = visit.app.uploads.put(&officer, file, visit.app.now())?;
        form.fields.set("upload", id);
    }
    Ok(visit.app.uploads.get(&officer, form.get("upload"), visit.app.now()))
}

/// A file as text: what is no UTF-8 was written by an old spreadsheet, whose letters are those of
/// Latin-1.
pub(super) fn text_of(file: &KeptFile) -> Outcome<String> {
    let bytes = file.bytes()?;
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| error.as_bytes().iter().map(|byte| char::from(*byte)).collect()))
}

/// How an order stands.
fn state(text: Text, view: &MarkingView) -> Badge {
    let (tone, key) = match view.done {
        done if done == view.guns => (Tone::Good, "web-marking-state-done"),
        0 => (Tone::Waiting, "web-marking-state-open"),
        _ => (Tone::Waiting, "web-marking-state-begun"),
    };
    Badge::new(tone, text.say(key))
}

/// How the word to the exporting State stands; nothing where nobody is to be told.
fn delivered(text: Text, view: &MarkingView) -> Cell {
    let word = |tone, key: &str| Cell::badge(tone, text.say(key));
    let due = |by: &String| {
        let key = if view.overdue { "web-marking-tell-late" } else { "web-marking-tell-due" };
        let by = format::date(text, by);
        let tone = if view.overdue { Tone::Bad } else { Tone::Waiting };
        Cell::badge(tone, text.say_with(key, &[("date", by.into())]))
    };
    match (&view.tell_by, view.told) {
        (Some(by), _) => due(by),
        (None, Some(HopState::Submitted)) => word(Tone::Waiting, "web-marking-told-waits"),
        (None, Some(_)) => word(Tone::Good, "web-marking-told"),
        (None, None) => Cell::text(""),
    }
}

#[derive(Template)]
#[template(path = "marking/list.html")]
struct List {
    list: Listing,
    may_order: bool,
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-id").sorts("number"),
        Column::new("column-marking-purpose").sorts("purpose"),
        Column::new("column-marking-series").sorts("series"),
        Column::new("column-marking-guns").sorts("guns").numeric(),
        Column::new("column-marking-done").sorts("done").numeric(),
        Column::new("column-state").sorts("state"),
        Column::new("column-marking-exporter").sorts("exporter"),
    ];
    let mut list =
        Listing::new(text, &visit.query, "web-marking-title", "note-no-markings", &columns);
    let any = || Choice::new("", text.say("web-list-any"));
    let states = STATES.iter().zip([
        "web-marking-filter-open",
        "web-marking-filter-done",
        "web-marking-filter-to-tell",
        "web-marking-filter-overdue",
    ]);
    let states = states.map(|(state, key)| Choice::new(*state, text.say(key)));
    let form = list.form();
    let states = [any()].into_iter().chain(states).collect();
    list.filter(form.select("state", "column-state", states));
    let exporters = [any()].into_iter().chain(partners(&visit).await?).collect();
    list.filter(form.select("partner", "column-marking-exporter", exporters));
    let mut request = list.request();
    let next = loop {
        let page = visit.service().markings(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            let number = row.order.number.to_string();
            list.row(vec![
                Cell::Link(visit.frame.href(&path(&number)), number),
                Cell::text(text.code_in("marking", row.order.purpose.name())),
                Cell::text(row.order.series.clone()),
                Cell::Number(row.guns),
                Cell::Number(row.done),
                Cell::Badge(state(text, row)),
                Cell::Cells(vec![Cell::text(exporter(text, row)), delivered(text, row)]),
            ]);
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("marking", &list));
    }
    let template = List { list, may_order: visit.may(roles::KEEPS_RECORDS) };
    visit.page(visit.say("web-marking-title")).wide().show(&template)
}

fn exporter(text: Text, view: &MarkingView) -> String {
    match view.order.exporter.as_str() {
        "" => String::new(),
        name => format::partner(text, name),
    }
}

#[derive(Template)]
#[template(path = "marking/order.html")]
struct OrderPage {
    number: String,
    state: Badge,
    sentence: String,
    rest: String,
    done: u64,
    of: u64,
    notice: Option<Notice>,
    facts: Facts,
    guns: Listing,
    /// Whether the machine's files can be made and taken.
    may_mark: bool,
    may_tell: bool,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let number = visit.param("number").to_owned();
    let view = visit.service().marking(visit.caller()?, number.clone()).await?;
    let text = visit.text();
    let guns = guns(&visit, &view);
    if guns.wants_csv() {
        return Ok(csv(&format!("marking-{number}"), &guns));
    }
    let again = view.order.guns.iter().filter(|gun| gun.again && gun.struck.is_none()).count();
    let left = view.guns.saturating_sub(view.done);
    let args = [("done", format::number(text, view.done).into()), ("count", view.guns.into())];
    let rest = match (left, again as u64) {
        (0, _) => text.say("web-marking-all-done"),
        (left, 0) => text.say_with("web-marking-left", &[("count", left.into())]),
        (_, again) => text.say_with("web-marking-again", &[("count", again.into())]),
    };
    let template = OrderPage {
        number: number.clone(),
        state: state(text, &view),
        sentence: text.say_with("web-marking-progress", &args),
        rest,
        done: view.done,
        of: view.guns,
        notice: notice(text, &view),
        facts: facts(&visit, &view),
        guns,
        may_mark: left > 0 && visit.may(roles::KEEPS_RECORDS),
        may_tell: view.tell_by.is_some() && visit.may(roles::VERIFIES_DELIVERY),
    };
    let title = text.say_with("web-marking-order", &[("number", number.into())]);
    visit.page(title).back("/marking", "web-marking-title").wide().show(&template)
}

/// What is still to be told to the exporting State, or came back.
fn notice(text: Text, view: &MarkingView) -> Option<Notice> {
    let by = view.tell_by.as_deref()?;
    let args = [("partner", exporter(text, view).into()), ("date", format::date(text, by).into())];
    let (tone, key) = match view.overdue {
        true => (Tone::Bad, "web-marking-notice-late"),
        false => (Tone::Warn, "web-marking-notice-due"),
    };
    let notice = Notice::new(tone, text.say_with(key, &args));
    Some(match view.told {
        Some(state) => {
            let state = text.say(state.key());
            notice.also(text.say_with("web-marking-notice-back", &[("state", state.into())]))
        }
        None => notice,
    })
}

fn facts<S: Service>(visit: &Visit<S>, view: &MarkingView) -> Facts {
    let (text, order) = (visit.text(), &view.order);
    let mut facts = Facts::new(text);
    let date = |day: &str| Cell::Date(day.to_owned());
    facts
        .text("column-marking-purpose", text.code_in("marking", order.purpose.name()))
        .text("column-marking-authority", &order.authority)
        .text("column-marking-series", &order.series)
        .text("column-component", text.code_in("component", &order.component))
        .text("column-marking-set", &order.set)
        .text("column-importer", &order.importer)
        .text("column-marking-exporter", exporter(text, view))
        .add("column-marking-arrived", date(&order.arrived))
        .add("column-marking-delivery", delivered(text, view));
    if let Some(request) = order.told.as_ref().filter(|_| visit.may(roles::READS_TRACES)) {
        let href = visit.frame.href(&format!("/matters/{request}"));
        facts.add("column-marking-word", Cell::Link(href, format::short(request).to_owned()));
    }
    facts
        .text("column-marking-by", &order.by)
        .add("column-marking-ordered", Cell::Moment(order.ordered.to_rfc3339()));
    facts
}

/// A mark in one line, however narrow its column is.
fn mark(mark: &str) -> Cell {
    Cell::Code(mark.replace(' ', "\u{a0}"), mark.to_owned())
}

/// What became of a mark.
fn gun_state(text: Text, gun: &Ordered) -> (&'static str, Badge) {
    let (word, tone, key) = match (&gun.struck, gun.again) {
        (Some(_), _) => ("marked", Tone::Good, "web-marking-gun-marked"),
        (None, true) => ("again", Tone::Warn, "word-marking-again"),
        (None, false) => ("waiting", Tone::Waiting, "web-marking-gun-waiting"),
    };
    (word, Badge::new(tone, text.say(key)))
}

fn guns<S: Service>(visit: &Visit<S>, view: &MarkingView) -> Listing {
    let text = visit.text();
    let columns = [
        Column::new("column-marking-sequence").sorts("sequence"),
        Column::new("column-marking-mark"),
        Column::new("column-marking-serial").sorts("serial"),
        Column::new("column-maker").sorts("maker"),
        Column::new("column-model").sorts("model"),
        Column::new("column-state").sorts("state"),
        Column::new("column-marking-struck").sorts("struck"),
        Column::new("column-marking-operator").sorts("operator"),
    ];
    let mut list =
        Listing::new(text, &visit.query, "column-marking-guns", "web-list-none-fits", &columns);
    let any = Choice::new("", text.say("web-list-any"));
    let states = [
        ("waiting", "web-marking-gun-waiting"),
        ("again", "word-marking-again"),
        ("marked", "web-marking-gun-marked"),
    ]
    .map(|(state, key)| Choice::new(state, text.say(key)));
    let states = [any].into_iter().chain(states).collect();
    list.filter(list.form().select("state", "column-state", states));
    let request = list.request();
    let after: u32 = request.after.as_deref().and_then(|after| after.parse().ok()).unwrap_or(0);
    let limit = if list.wants_csv() { usize::MAX } else { request.limit.unwrap_or(50) as usize };
    let wanted = request.state.as_deref();
    let fitting = view.order.guns.iter().filter(|gun| {
        gun.sequence > after && wanted.is_none_or(|wanted| gun_state(text, gun).0 == wanted)
    });
    let (mut shown, mut last, mut more) = (0usize, 0, false);
    for gun in fitting {
        if shown == limit {
            more = true;
            break;
        }
        (shown, last) = (shown + 1, gun.sequence);
        let struck = gun.struck.as_ref();
        list.row(vec![
            Cell::Number(u64::from(gun.sequence)),
            mark(&gun.mark),
            Cell::text(gun.gun.serial.clone()),
            Cell::text(gun.gun.maker.clone()),
            Cell::text(gun.gun.model.clone()),
            Cell::Badge(gun_state(text, gun).1),
            Cell::Date(struck.map(|struck| struck.on.clone()).unwrap_or_default()),
            Cell::maybe(struck.map(|struck| struck.operator.clone())),
        ]);
    }
    list.end(more.then(|| last.to_string()));
    list
}
