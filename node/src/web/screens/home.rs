//! The page that an officer sees first: what waits, by role.

use askama::Template;

use crate::service::roles;
use crate::service::views::{PartnerView, StatusView};
use crate::text::Text;
use crate::web::kit::{Cell, Column, Listing, Notice, Tone};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};
use vestigo_protocol::time::Timestamp;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![Route::get("", Access::SignedIn, home).entry("web-nav-home")]
}

/// Something that waits, or a figure.
#[derive(Debug)]
struct Card {
    tone: &'static str,
    figure: u64,
    words: String,
    href: Option<String>,
    /// Whether it is said first: it waits for this officer, or is new.
    calls: bool,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    officer: String,
    sentence: String,
    since: Option<String>,
    cards: Vec<Card>,
    alarms: Vec<Notice>,
    partners: Listing,
    may_ask: bool,
    log: Option<String>,
}

async fn home<S: Service>(visit: Visit<S>) -> Shown {
    let status = visit.service().status(visit.caller()?).await?;
    let text = visit.text();
    let cards = cards(&visit, &status);
    let said: Vec<String> = cards
        .iter()
        .filter(|card| card.figure > 0 && card.calls)
        .map(|card| format!("{} {}", format::number(text, card.figure), card.words))
        .collect();
    let waits = if said.is_empty() { vec![visit.say("web-home-nothing-waits")] } else { said };
    let sentence: Vec<String> = waits.into_iter().chain(verified(&visit, &status)).collect();
    let template = Home {
        officer: visit.session()?.officer.clone(),
        sentence: sentence.join(" · "),
        since: since(&visit, &status),
        alarms: super::federation::alarms(text, &status),
        partners: partners(text, &status.partners, visit.app.now()),
        may_ask: visit.may(roles::ASKS),
        log: status.log.as_ref().map(|log| {
            let size = text.say_with("note-log-size", &[("size", log.size.into())]);
            let Some(at) = log.at.as_deref() else {
                return text.say_with("web-home-log-size", &[("size", size.into())]);
            };
            let ago = format::ago(text, at, visit.app.now());
            text.say_with("web-home-log", &[("size", size.into()), ("ago", ago.into())])
        }),
        cards,
    };
    visit.page(visit.say("web-home-title")).live(visit.frame.href("")).show(&template)
}

/// What waits for this officer: by its roles, the most urgent first.
fn cards<S: Service>(visit: &Visit<S>, status: &StatusView) -> Vec<Card> {
    let text = visit.text();
    let mut cards = Vec::new();
    let mut add = |figure: u64, key: &str, tone: &'static str, path: Option<&str>| {
        cards.push(Card {
            tone: if figure == 0 { "plain" } else { tone },
            figure,
            words: text.say_with(key, &[("count", figure.into())]),
            href: path.map(|path| visit.frame.href(path)),
            calls: tone != "plain",
        });
    };
    if visit.may(roles::READS_CASES) {
        let waiting = Some("/queue?state=waiting");
        add(status.waiting_cases, "web-home-waiting-cases", "warn", waiting);
        add(status.overdue_cases, "web-home-overdue-cases", "bad", Some("/queue?state=overdue"));
        add(status.life.reviews_due, "web-home-reviews", "warn", Some("/queue?state=review-due"));
        let late = Some("/queue?state=unacknowledged");
        add(status.life.unacknowledged_cases, "web-home-unacknowledged", "warn", late);
    }
    if visit.may(roles::APPROVES) {
        add(status.news.proposals, "web-home-proposals", "warn", Some("/queue"));
    }
    if visit.may(roles::READS_TRACES) {
        if status.news.since.is_some() {
            let newest = Some("/traces?sort=-updated");
            add(status.news.results, "web-home-results", "good", newest);
        }
        add(status.open_traces, "web-home-open-traces", "plain", Some("/traces?state=open"));
        let wanted = Some("/traces?state=information-wanted");
        add(status.life.information_wanted, "web-home-information", "warn", wanted);
        let overdue = Some("/traces?state=overdue");
        add(status.life.overdue_traces, "web-home-overdue-traces", "warn", overdue);
    }
    if visit.may(roles::COUNTS) {
        let unsigned = Some("/destruction?state=unsigned");
        add(status.unsigned_certificates, "web-home-unsigned", "warn", unsigned);
    }
    let all = [roles::READS_ADMIN_LOG, roles::KEEPS_RECORDS].concat();
    if visit.may(&all) {
        add(status.outbox, "web-home-outbox", "plain", None);
    }
    if visit.may(roles::SEES_SETS) {
        let records = status.record_sets.iter().map(|set| set.records).sum();
        add(records, "web-home-records", "plain", None);
    }
    cards
}

/// Which partner's log was proved last to have only grown, and when.
fn verified<S: Service>(visit: &Visit<S>, status: &StatusView) -> Option<String> {
    let text = visit.text();
    let newest = status.partners.iter().max_by_key(|partner| partner.log_verified.as_deref())?;
    let ago = format::ago(text, newest.log_verified.as_deref()?, visit.app.now());
    let country = format::country(text, &newest.country);
    let args = [("country", country.into()), ("ago", ago.into())];
    Some(text.say_with("web-home-verified", &args))
}

/// What came since the officer was here before.
fn since<S: Service>(visit: &Visit<S>, status: &StatusView) -> Option<String> {
    let text = visit.text();
    let news = &status.news;
    let at = format::moment(text, news.since.as_deref()?);
    let mut parts = Vec::new();
    if visit.may(roles::READS_TRACES) {
        parts.push(text.say_with("web-home-new-results", &[("count", news.results.into())]));
    }
    if visit.may(roles::READS_CASES) {
        parts.push(text.say_with("web-home-new-requests", &[("count", news.requests.into())]));
    }
    if news.more {
        parts.push(text.say("web-home-new-more"));
    }
    let what = if parts.is_empty() { return None } else { parts.join(", ") };
    Some(text.say_with("web-home-since", &[("at", at.into()), ("what", what.into())]))
}

fn partners(text: Text, partners: &[PartnerView], now: Timestamp) -> Listing {
    let columns = [
        Column::new("column-partner"),
        Column::new("column-state"),
        Column::new("column-link"),
        Column::new("column-last-seen"),
        Column::new("column-agreement"),
        Column::new("web-home-log-verified"),
        Column::new("column-outbox").numeric(),
    ];
    let mut list = Listing::table(text, "word-partners", &columns);
    for partner in partners {
        let link = if partner.connected {
            Cell::badge(Tone::Good, text.say("word-link-up"))
        } else {
            Cell::badge(Tone::Waiting, text.say("word-link-down"))
        };
        let agreement = match &partner.agreement {
            Some(_) => Cell::badge(Tone::Good, text.say("code-agreement-in-force")),
            None => Cell::badge(Tone::Plain, text.say("web-home-no-agreement")),
        };
        let seen = partner.last_seen.as_deref().map(|at| format::ago(text, at, now));
        list.row(vec![
            Cell::text(format::partner(text, &partner.name)),
            Cell::text(text.say(partner.state.key())),
            link,
            Cell::maybe(seen),
            agreement,
            Cell::maybe(partner.log_verified.as_deref().map(|at| format::ago(text, at, now))),
            Cell::Number(partner.outbox),
        ]);
    }
    list
}
