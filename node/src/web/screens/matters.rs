//! Requests and notices that are no traces: what we asked or told, partners' notices, guns that are
//! watched, alerts, consents.

use askama::Template;

use super::telling::{description, event, evidence};
use crate::service::requests::{ListRequest, TellRequest};
use crate::service::views::{
    ConsentTermsView, FigureView, FirearmView, HopState, MatterView, NoticeView,
};
use crate::service::{Outcome, ServiceError, roles};
use crate::text::{Text, codes};
use crate::web::kit::{Badge, Cell, Choice, Column, Facts, Listing, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

mod asking;
mod shared;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let traces = Access::Roles(roles::READS_TRACES);
    let cases = Access::Roles(roles::READS_CASES);
    let mut rows = vec![
        Route::get("/matters", traces, asked).entry("web-nav-matters"),
        Route::get("/matters/consents", traces, consents),
        Route::get("/matters/notices", cases, notices),
        Route::get("/matters/notices/{notice}", cases, notice),
        Route::get("/matters/watches", cases, watches),
        Route::get("/matters/alerts", cases, alerts),
        Route::post("/matters/alerts/{number}/tell", Access::Roles(roles::DECIDES), tell),
        Route::get("/matters/{id}", traces, matter),
    ];
    rows.extend(asking::routes());
    rows.extend(shared::routes());
    rows
}

/// Kinds that are no traces.
const KINDS: [&str; 11] = [
    "CONSENT_REQUEST",
    "WATCH",
    "RECOVERY_NOTICE",
    "HIT_CONFIRMATION",
    "BULLETIN",
    "DISCLOSURE_NOTICE",
    "DELIVERY_VERIFICATION",
    "CLARIFICATION",
    "AGGREGATE_STATISTICS",
    "ASSISTANCE_REQUEST",
    "ASSISTANCE_OFFER",
];

/// How a request of ours stands.
pub(super) const fn tone(state: HopState) -> Tone {
    match state {
        HopState::Answered | HopState::Partial => Tone::Good,
        HopState::Refused | HopState::Returned | HopState::Undeliverable => Tone::Bad,
        HopState::InfoRequested | HopState::Delayed => Tone::Warn,
        HopState::Withdrawn => Tone::Plain,
        _ => Tone::Waiting,
    }
}

/// One of the lists.
#[derive(Template)]
#[template(path = "matters/list.html")]
struct List {
    title: &'static str,
    lede: &'static str,
    /// The other lists: address, key, whether it is this one.
    tabs: Vec<(String, &'static str, bool)>,
    list: Listing,
    may_ask: bool,
}

fn tabs<S: Service>(visit: &Visit<S>, here: &str) -> Vec<(String, &'static str, bool)> {
    let all = [
        ("/matters", "web-matters-title", visit.may(roles::READS_TRACES)),
        ("/matters/consents", "web-consents-title", visit.may(roles::READS_TRACES)),
        ("/matters/notices", "web-notices-title", visit.may(roles::READS_CASES)),
        ("/matters/watches", "web-watches-title", visit.may(roles::READS_CASES)),
        ("/matters/alerts", "web-alerts-title", visit.may(roles::READS_CASES)),
        ("/matters/figures", "web-shared-title", visit.may(roles::READS_FIGURES)),
    ];
    let shown = all.into_iter().filter(|(_, _, may)| *may);
    shown.map(|(path, key, _)| (visit.frame.href(path), key, key == here)).collect()
}

/// What a list asks for: by state, or by kind where `states` are kinds; and by partner.
async fn begun<S: Service>(
    visit: &Visit<S>,
    (title, empty): (&'static str, &'static str),
    label: &str,
    states: Vec<Choice>,
    columns: &[Column],
) -> Outcome<(Listing, ListRequest)> {
    let text = visit.text();
    let mut list = Listing::new(text, &visit.query, title, empty, columns);
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let states = [any()].into_iter().chain(states).collect();
    list.filter(form.select("state", label, states));
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let names = partners
        .iter()
        .map(|partner| Choice::new(&partner.name, format::partner(text, &partner.name)));
    let names = [any()].into_iter().chain(names).collect();
    list.filter(form.select("partner", "column-partner", names));
    let request = list.request();
    Ok((list, request))
}

fn kinds(text: Text) -> Vec<Choice> {
    KINDS.iter().map(|kind| Choice::new(*kind, text.code_in("request", kind))).collect()
}

/// Shows a list that is whole, or gives it as CSV.
fn ended<S: Service>(
    visit: &Visit<S>,
    title: &'static str,
    lede: &'static str,
    file: &str,
    mut list: Listing,
    next: Option<String>,
) -> Shown {
    list.end(next);
    if list.wants_csv() {
        return Ok(csv(file, &list));
    }
    let may_ask = title == "web-matters-title" && visit.may(roles::ASKS);
    let template = List { title, lede, tabs: tabs(visit, title), list, may_ask };
    visit.page(visit.say(title)).wide().show(&template)
}

async fn asked<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let title = "web-matters-title";
    let columns = [
        Column::new("column-id"),
        Column::new("column-kind").sorts("kind"),
        Column::new("column-partner").sorts("partner"),
        Column::new("column-state").sorts("state"),
        Column::new("column-sent").sorts("sent"),
        Column::new("column-answer-by").sorts("due"),
    ];
    let names = (title, "web-matters-none");
    let (mut list, mut request) =
        begun(&visit, names, "column-kind", kinds(text), &columns).await?;
    let next = loop {
        let page = visit.service().matters(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            let href = visit.frame.href(&format!("/matters/{}", row.id));
            list.row(vec![
                Cell::Link(href, format::short(&row.id).to_owned()),
                Cell::text(text.code_in("request", &row.kind)),
                Cell::text(format::partner(text, &row.partner)),
                Cell::badge(tone(row.state), text.say(row.state.key())),
                Cell::Moment(row.sent.clone()),
                Cell::moment(row.answer_by.as_ref()),
            ]);
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    ended(&visit, title, "web-matters-lede", "requests", list, next)
}

/// One request, notice or whatever else is shown as facts.
#[derive(Template)]
#[template(path = "matters/one.html")]
struct One {
    title: String,
    state: Option<Badge>,
    facts: Facts,
    gun: Option<Facts>,
    events: Vec<(String, String)>,
    evidence: Option<Listing>,
}

/// What a consent allows.
fn terms(text: Text, terms: &ConsentTermsView) -> Cell {
    let states = terms.states.iter().map(|code| format::country(text, code));
    let purposes = terms.purposes.iter().map(|code| text.code(code));
    let court = terms.court.then(|| text.say("word-in-court"));
    let until = terms.until.as_deref().map(|at| {
        let at = format::moment(text, at);
        text.say_with("note-until", &[("time", at.into())])
    });
    Cell::Lines(states.chain(purposes).chain(court).chain(until).collect())
}

fn figures(text: Text, figures: &[FigureView]) -> Cell {
    let one = |figure: &FigureView| {
        let second = figure.second.as_ref().map(|second| format!(" → {second}"));
        let count = figure.count.map(|count| format::number(text, count));
        let count = count.unwrap_or_else(|| "< 5".to_owned());
        format!("{}{}{} {count}", figure.key, second.unwrap_or_default(), text.colon())
    };
    Cell::Lines(figures.iter().map(one).collect())
}

fn gun(text: Text, gun: &FirearmView) -> Facts {
    let mut facts = Facts::new(text);
    for (key, value, _) in description(text, gun) {
        facts.add(key, value);
    }
    facts
}

fn matter_facts(text: Text, view: &MatterView) -> Facts {
    let mut facts = Facts::new(text);
    let words = view.text.clone().map_or_else(|| Cell::text(""), Cell::Quote);
    facts
        .text("column-partner", format::partner(text, &view.partner))
        .add("column-sent", Cell::Moment(view.sent.clone()))
        .add("column-answer-by", Cell::moment(view.answer_by.as_ref()))
        .add("column-about", view.about.as_deref().map_or_else(|| Cell::text(""), Cell::id))
        .maybe("column-reason", view.reason.as_deref().map(|code| text.code_with_text(code)))
        .add("column-text", words);
    if let Some(answer) = &view.answer {
        if let Some(consent) = &answer.consent {
            facts.add("column-consent", terms(text, consent));
        }
        facts
            .maybe(
                "column-confirmation",
                answer.confirmation.as_deref().map(|code| text.code_in("confirmation", code)),
            )
            .add("column-watched-until", Cell::moment(answer.watched_until.as_ref()))
            .add("column-figures", figures(text, &answer.figures));
    }
    facts.add("column-id", Cell::Code(view.id.clone(), view.id.clone()));
    facts
}

async fn matter<S: Service>(visit: Visit<S>) -> Shown {
    let view = visit.service().matter(visit.caller()?, visit.param("id").to_owned()).await?;
    let text = visit.text();
    let title = text.code_in("request", &view.kind);
    let mut facts = matter_facts(text, &view);
    if view.answer.as_ref().is_some_and(|answer| !answer.figures.is_empty()) {
        let href = visit.frame.href("/matters/figures");
        facts.add("web-shared-beside", Cell::Link(href, text.say("web-shared-title")));
    }
    let template = One {
        title: title.clone(),
        state: Some(Badge::new(tone(view.state), text.say(view.state.key()))),
        facts,
        gun: None,
        events: Vec::new(),
        evidence: Some(evidence(text, &view.statements)),
    };
    visit.page(title).back("/matters", "web-matters-title").show(&template)
}

async fn consents<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let title = "web-consents-title";
    let columns = [
        Column::new("column-consent"),
        Column::new("column-given").sorts("given"),
        Column::new("column-partner").sorts("partner"),
        Column::new("web-consents-allows"),
        Column::new("column-at").sorts("at"),
    ];
    let states = [("given", "word-by-us"), ("received", "word-to-us")];
    let states = states.map(|(value, key)| Choice::new(value, text.say(key)));
    let names = (title, "note-no-consents");
    let (mut list, mut request) =
        begun(&visit, names, "column-given", states.into(), &columns).await?;
    let next = loop {
        let page = visit.service().consents(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            list.row(vec![
                Cell::id(&row.grant),
                Cell::text(text.say(if row.given { "word-by-us" } else { "word-to-us" })),
                Cell::text(format::partner(text, &row.partner)),
                terms(text, &row.terms),
                Cell::Moment(row.at.clone()),
            ]);
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    ended(&visit, title, "web-consents-lede", "consents", list, next)
}

async fn notices<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let title = "web-notices-title";
    let columns = [
        Column::new("column-id"),
        Column::new("column-kind").sorts("kind"),
        Column::new("column-partner").sorts("partner"),
        Column::new("column-text"),
        Column::new("column-received").sorts("received"),
    ];
    let names = (title, "note-no-notices");
    let (mut list, mut request) =
        begun(&visit, names, "column-kind", kinds(text), &columns).await?;
    let next = loop {
        let page = visit.service().notices(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            let href = visit.frame.href(&format!("/matters/notices/{}", row.id));
            list.row(vec![
                Cell::Link(href, format::short(&row.id).to_owned()),
                Cell::text(text.code_in("request", &row.kind)),
                Cell::text(format::partner(text, &row.partner)),
                row.text.clone().map_or_else(|| Cell::text(""), Cell::Quote),
                Cell::Moment(row.received.clone()),
            ]);
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    ended(&visit, title, "web-notices-lede", "notices", list, next)
}

/// The notice of an entry: lists of notices are short, so that it is looked for.
async fn find<S: Service>(visit: &Visit<S>, leaf: &str) -> Outcome<NoticeView> {
    let mut request = ListRequest { limit: Some(1_000), ..ListRequest::default() };
    loop {
        let page = visit.service().notices(visit.caller()?, request.clone()).await?;
        if let Some(found) = page.items.into_iter().find(|notice| notice.id == leaf) {
            return Ok(found);
        }
        match page.next {
            Some(next) => request.after = Some(next),
            None => return Err(ServiceError::not_found("notice")),
        }
    }
}

async fn notice<S: Service>(visit: Visit<S>) -> Shown {
    let view = find(&visit, visit.param("notice")).await?;
    let text = visit.text();
    let title = text.code_in("request", &view.kind);
    let mut facts = Facts::new(text);
    let list = if view.kind == "BULLETIN" { "bulletin" } else { "assistance" };
    let words = view.text.clone().map_or_else(|| Cell::text(""), Cell::Quote);
    let about = view.concerns.iter().map(|leaf| Cell::id(leaf)).collect();
    facts
        .text("column-partner", format::partner(text, &view.partner))
        .add("column-received", Cell::Moment(view.received.clone()))
        .maybe("column-about", view.subject.as_deref().map(|code| text.code_in(list, code)))
        .add("column-text", words)
        .maybe("column-handling", view.handling.as_deref().map(|h| handling(text, h)))
        .add("web-notices-concerns", Cell::Cells(about))
        .add("column-leaf", Cell::id(&view.id));
    let template = One {
        title: title.clone(),
        state: None,
        facts,
        gun: view.firearm.as_ref().map(|firearm| gun(text, firearm)),
        events: view.events.iter().map(|e| event(text, e)).collect(),
        evidence: None,
    };
    visit.page(title).back("/matters/notices", "web-notices-title").show(&template)
}

/// `H2 vestigo/xb/customs` in words.
pub(super) fn handling(text: Text, tag: &str) -> String {
    match tag.split_once(' ') {
        Some((code, originator)) => {
            format!("{} · {}", text.code_with_text(code), format::partner(text, originator))
        }
        None => text.code_with_text(tag),
    }
}

async fn watches<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let title = "web-watches-title";
    let columns = [
        Column::new("column-id"),
        Column::new("column-partner").sorts("partner"),
        Column::new("column-state").sorts("state"),
        Column::new("column-watched-until").sorts("until"),
        Column::new("column-maker"),
        Column::new("column-serial"),
    ];
    let states = [("stands", "word-stands"), ("ended", "word-ended")];
    let states = states.map(|(value, key)| Choice::new(value, text.say(key)));
    let names = (title, "note-no-watches");
    let (mut list, mut request) =
        begun(&visit, names, "column-state", states.into(), &columns).await?;
    let next = loop {
        let page = visit.service().watches(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            let href = visit.frame.href(&format!("/cases/{}", row.id));
            let (tone, key) =
                if row.stands { (Tone::Good, "word-stands") } else { (Tone::Plain, "word-ended") };
            let gun = row.firearm.clone().unwrap_or_default();
            list.row(vec![
                Cell::Link(href, format::short(&row.id).to_owned()),
                Cell::text(format::partner(text, &row.partner)),
                Cell::badge(tone, text.say(key)),
                Cell::Moment(row.until.clone()),
                Cell::maybe(gun.maker),
                gun.serial.map_or_else(|| Cell::text(""), |s| Cell::Code(s.clone(), s)),
            ]);
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    ended(&visit, title, "web-watches-lede", "watches", list, next)
}

#[derive(Template)]
#[template(path = "matters/alerts.html")]
struct Alerts {
    tabs: Vec<(String, &'static str, bool)>,
    list: Listing,
    /// Those that can be told: address, number.
    untold: Vec<(String, String)>,
}

async fn alerts<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let title = "web-alerts-title";
    let columns = [
        Column::new("column-number"),
        Column::new("column-at").sorts("at"),
        Column::new("column-watcher").sorts("watcher"),
        Column::new("column-recovered-by").sorts("by"),
        Column::new("column-record"),
        Column::new("column-told").sorts("told"),
    ];
    let states = [("open", "word-no"), ("told", "word-yes")];
    let states = states.map(|(value, key)| Choice::new(value, text.say(key)));
    let names = (title, "note-no-alerts");
    let (mut list, mut request) =
        begun(&visit, names, "column-told", states.into(), &columns).await?;
    let mut untold = Vec::new();
    let next = loop {
        let page = visit.service().alerts(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            if row.watcher.is_some() && !row.told && visit.may(roles::DECIDES) {
                let href = visit.frame.href(&format!("/matters/alerts/{}/tell", row.id));
                untold.push((href, row.id.clone()));
            }
            let (tone, key) =
                if row.told { (Tone::Good, "word-yes") } else { (Tone::Warn, "word-no") };
            let name = |name: &Option<String>| {
                Cell::maybe(name.as_deref().map(|name| format::partner(text, name)))
            };
            list.row(vec![
                Cell::text(row.id.clone()),
                Cell::Moment(row.at.clone()),
                name(&row.watcher),
                name(&row.recovered_by),
                Cell::maybe(row.record.clone()),
                Cell::badge(tone, text.say(key)),
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
        return Ok(csv("alerts", &list));
    }
    let template = Alerts { tabs: tabs(&visit, title), list, untold };
    visit.page(visit.say(title)).wide().show(&template)
}

/// Tells the partner who watches that its gun turned up.
async fn tell<S: Service>(mut visit: Visit<S>) -> Shown {
    let text = visit.form().await?.one("text");
    let number = visit.param("number").to_owned();
    let view = visit.service().alert_tell(visit.caller()?, number, TellRequest { text }).await?;
    visit.to(&format!("/matters/{}", view.id))
}

/// The members of a list as choices.
fn members(text: Text, list: &str, codes: &[&str]) -> Vec<Choice> {
    codes.iter().map(|code| Choice::new(*code, text.code_in(list, code))).collect()
}

/// The legal bases, which every request names one of.
fn bases(text: Text) -> Vec<Choice> {
    members(text, "basis", &codes::LEGAL_BASES)
}
