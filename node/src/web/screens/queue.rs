//! Partners' requests as lists: the queue of those that await a decision, the most urgent first, and
//! all of them.

use askama::Template;

use crate::service::roles;
use crate::service::views::{CaseRowView, CaseState};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Choice, Column, Listing, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::screens::telling::life;
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::READS_CASES);
    vec![
        Route::get("/queue", reads, queue).entry("web-nav-queue"),
        Route::get("/cases", reads, all).entry("web-nav-cases"),
    ]
}

/// How a case stands, for us.
pub(super) const fn tone(state: CaseState) -> Tone {
    match state {
        CaseState::Waiting => Tone::Warn,
        CaseState::AwaitingRelease | CaseState::InfoRequested | CaseState::Delayed => Tone::Waiting,
        CaseState::Answered | CaseState::AnsweredAutomatically => Tone::Good,
        CaseState::Refused | CaseState::Returned => Tone::Bad,
        CaseState::Withdrawn => Tone::Plain,
    }
}

/// By which state the queue is filtered; the first is what it shows unless told.
const OPEN: [(&str, &str); 7] = [
    ("undecided", "web-desk-undecided"),
    ("waiting", "code-case-waiting"),
    ("overdue", "word-overdue"),
    ("review-due", "word-review-due"),
    ("unacknowledged", "word-unacknowledged"),
    ("delayed", "code-case-delayed"),
    ("info-requested", "code-case-info-requested"),
];

/// The same for all cases.
const STATES: [(&str, &str); 14] = [
    ("", "web-list-any"),
    ("undecided", "web-desk-undecided"),
    ("waiting", "code-case-waiting"),
    ("overdue", "word-overdue"),
    ("review-due", "word-review-due"),
    ("unacknowledged", "word-unacknowledged"),
    ("delayed", "code-case-delayed"),
    ("info-requested", "code-case-info-requested"),
    ("awaiting-release", "code-case-awaiting-release"),
    ("answered", "code-case-answered"),
    ("answered-automatically", "code-case-answered-automatically"),
    ("refused", "code-case-refused"),
    ("returned", "code-case-returned"),
    ("withdrawn", "code-case-withdrawn"),
];

/// What distinguishes one list from the other.
struct Kind {
    title: &'static str,
    lede: &'static str,
    empty: &'static str,
    states: &'static [(&'static str, &'static str)],
    file: &'static str,
}

const QUEUE: Kind = Kind {
    title: "web-queue-title",
    lede: "web-queue-lede",
    empty: "web-queue-none",
    states: &OPEN,
    file: "queue",
};

const ALL: Kind = Kind {
    title: "web-cases-title",
    lede: "web-cases-lede",
    empty: "web-cases-none",
    states: &STATES,
    file: "cases",
};

async fn queue<S: Service>(visit: Visit<S>) -> Shown {
    listed(visit, &QUEUE).await
}

async fn all<S: Service>(visit: Visit<S>) -> Shown {
    listed(visit, &ALL).await
}

#[derive(Template)]
#[template(path = "cases/list.html")]
struct List {
    title: &'static str,
    lede: &'static str,
    list: Listing,
}

async fn listed<S: Service>(visit: Visit<S>, kind: &Kind) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-id"),
        Column::new("column-partner").sorts("partner"),
        Column::new("web-desk-asks"),
        Column::new("column-priority").sorts("priority"),
        Column::new("column-answer-by").sorts("due"),
        Column::new("column-state").sorts("state"),
        Column::new("web-desk-because").sorts("because"),
        Column::new("column-received").sorts("received"),
    ];
    let mut list = Listing::new(text, &visit.query, kind.title, kind.empty, &columns);
    let form = list.form();
    let states = kind.states.iter().map(|(value, key)| Choice::new(*value, text.say(key)));
    list.filter(form.select("state", "column-state", states.collect()));
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let names = partners
        .iter()
        .map(|partner| Choice::new(&partner.name, format::partner(text, &partner.name)));
    let any = Choice::new("", text.say("web-list-any"));
    list.filter(form.select("partner", "column-partner", [any].into_iter().chain(names).collect()));
    let mut request = list.request();
    if request.state.is_none() {
        let first = kind.states.first().map(|(value, _)| (*value).to_owned());
        request.state = first.filter(|value| !value.is_empty());
    }
    let next = loop {
        let page = visit.service().cases(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            list.row(cells(&visit, row));
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv(kind.file, &list));
    }
    let template = List { title: kind.title, lede: kind.lede, list };
    visit.page(visit.say(kind.title)).wide().show(&template)
}

fn cells<S: Service>(visit: &Visit<S>, row: &CaseRowView) -> Vec<Cell> {
    let text = visit.text();
    let href = visit.frame.href(&format!("/cases/{}", row.id));
    let mut states = vec![Badge::new(tone(row.state), text.say(row.state.key()))];
    if row.proposed {
        states.push(Badge::new(Tone::Warn, text.say("web-desk-proposed")));
    }
    states.extend(life(text, &row.life));
    let asks = [
        row.request_kind.as_deref().map(|kind| text.code_in("request", kind)),
        row.purpose.as_deref().map(|purpose| text.code(purpose)),
    ];
    vec![
        Cell::Link(href, format::short(&row.id).to_owned()),
        Cell::text(format::partner(text, &row.partner)),
        Cell::Lines(asks.into_iter().flatten().collect()),
        priority(text, &row.priority),
        Cell::moment(row.answer_by.as_ref()),
        Cell::Badges(states),
        Cell::maybe(row.because.as_deref().map(|code| text.code_in("refer", code))),
        Cell::Moment(row.received.clone()),
    ]
}

/// Urgent ones stand out.
pub(super) fn priority(text: Text, code: &str) -> Cell {
    let words = text.code_in("priority", code);
    if code == "URGENT" { Cell::badge(Tone::Bad, words) } else { Cell::text(words) }
}
