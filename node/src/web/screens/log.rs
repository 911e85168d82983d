//! The exchange log: its entries, its checkpoint and who cosigned it, proofs, and whether it holds.

use std::time::Duration;

use askama::Template;
use axum::http::StatusCode;

use super::partners::{choices, path as partner_path};
use crate::drawing;
use crate::service::requests::VerifyLogRequest;
use crate::service::views::{
    KnownLogView, LogEntryView, LogVerifyView, StatusView, WitnessListView, WitnessStandingView,
    WitnessTrouble,
};
use crate::service::{ErrorCode, Outcome, roles};
use crate::text::{Text, codes};
use crate::web::kit::{
    Badge, Cell, Choice, Column, Errors, Facts, Field, Form, Listing, Notice, Picture, Tone,
};
use crate::web::page::{Shown, csv, file};
use crate::web::routes::{Access, FORM_MAX, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format, pictures, url};

mod admin;
mod observers;
mod opening;

/// How long recomputing a log may take.
const VERIFY_MAX: Duration = Duration::from_secs(300);

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::ANY);
    let mut rows = vec![
        Route::get("/log", reads, list).entry("web-nav-log"),
        Route::get("/log/entries/{leaf}", reads, entry),
        Route::get("/log/entries/{leaf}/proof", reads, proof),
        Route::get("/log/checkpoint", reads, checkpoint),
        Route::get("/log/verify", reads, verify),
        Route::post("/log/verify", reads, verified).upload(FORM_MAX, VERIFY_MAX),
        Route::get("/log/heads", reads, heads),
    ];
    rows.extend(observers::routes());
    rows.extend(opening::routes());
    rows.extend(admin::routes());
    rows
}

#[derive(Template)]
#[template(path = "log/list.html")]
struct List {
    list: Listing,
    sentence: String,
    root: Option<Cell>,
    may_observe: bool,
    may_open: bool,
    may_admin: bool,
}

/// Kinds as choices, after one for all.
fn kinds(text: Text) -> Vec<Choice> {
    let any = Choice::new("", text.say("web-list-any"));
    let kinds = codes::STATEMENTS.iter().map(|kind| Choice::new(*kind, text.code_in("kind", kind)));
    [any].into_iter().chain(kinds).collect()
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-at").sorts("at"),
        Column::new("column-kind").sorts("kind"),
        Column::new("column-partner").sorts("partner"),
        Column::new("web-log-about"),
        Column::new("web-log-size").numeric().sorts("bytes"),
        Column::new("column-leaf"),
    ];
    let mut list = Listing::new(text, &visit.query, "web-log-title", "web-log-none", &columns);
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let form = list.form();
    list.filter(form.select("state", "column-kind", kinds(text)));
    list.filter(form.select("partner", "column-partner", choices(text, &partners)));
    let mut request = list.request();
    let next = loop {
        let page = visit.service().log_entries(visit.caller()?, request.clone()).await?;
        for entry in &page.items {
            list.row(cells(&visit, entry));
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("log", &list));
    }
    let status = visit.service().status(visit.caller()?).await?;
    let template = List {
        list,
        sentence: sentence(&visit, &status).await?,
        root: status.log.as_ref().map(|log| Cell::Code(log.root.clone(), log.root.clone())),
        may_observe: visit.may(roles::READS_OBSERVERS),
        may_open: visit.may(roles::EXPORTS),
        may_admin: visit.may(roles::READS_ADMIN_LOG),
    };
    visit.page(visit.say("web-log-title")).wide().show(&template)
}

/// How long the log is, and how much of it others have cosigned.
async fn sentence<S: Service>(visit: &Visit<S>, status: &StatusView) -> Outcome<String> {
    let text = visit.text();
    let Some(log) = &status.log else { return Ok(visit.say("web-log-none")) };
    let size = text.say_with("note-log-size", &[("size", log.size.into())]);
    let mut sentence = text.say_with("web-home-log-size", &[("size", size.into())]);
    if visit.may(roles::READS_OBSERVERS) {
        let witnesses = visit.service().witnesses(visit.caller()?).await?;
        let number = |n| format::number(text, n);
        let args = [
            ("covered", number(witnesses.covered).into()),
            ("signed", number(witnesses.signed).into()),
        ];
        sentence.push(' ');
        sentence.push_str(&text.say_with("note-witnessed", &args));
    }
    Ok(sentence)
}

/// `to Brazil · customs`, or `from …`.
fn way(text: Text, entry: &LogEntryView) -> String {
    let key = if entry.own { "web-log-to" } else { "web-log-from" };
    let partner = format::partner(text, &entry.partner);
    text.say_with(key, &[("partner", partner.into())])
}

/// What an entry is about, with a link for those who may read it.
fn about<S: Service>(visit: &Visit<S>, entry: &LogEntryView) -> Cell {
    let (Some(about), Some(subject)) = (&entry.about, &entry.subject) else {
        return Cell::text("");
    };
    let short = format::short(subject);
    let link = |path: String, words: String| Cell::Link(visit.frame.href(&path), words);
    let named = |key: &str| visit.text().say_with(key, &[("id", short.into())]);
    match about.as_str() {
        "trace" if visit.may(roles::READS_TRACES) => {
            link(format!("/traces/{subject}"), named("web-log-trace"))
        }
        "trace" => Cell::text(named("web-log-trace")),
        "case" if visit.may(roles::READS_CASES) => {
            link(format!("/cases/{subject}"), named("web-log-case"))
        }
        "case" => Cell::text(named("web-log-case")),
        "agreement" => link(
            format!("/agreements?partner={}", url::encoded(subject)),
            visit.say("web-agreements-title"),
        ),
        "partner" => link(partner_path(subject), visit.say("column-partner")),
        _ => Cell::text(named("web-log-request")),
    }
}

fn cells<S: Service>(visit: &Visit<S>, entry: &LogEntryView) -> Vec<Cell> {
    let text = visit.text();
    let href = visit.frame.href(&format!("/log/entries/{}", entry.leaf));
    vec![
        Cell::Moment(entry.at.clone()),
        Cell::Link(href, text.code_in("kind", &entry.kind)),
        Cell::text(way(text, entry)),
        about(visit, entry),
        Cell::Number(entry.bytes),
        Cell::id(&entry.leaf),
    ]
}

#[derive(Template)]
#[template(path = "log/entry.html")]
struct Entry {
    title: String,
    facts: Facts,
    proof: String,
    open: Option<String>,
}

async fn entry<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let leaf = visit.param("leaf").to_owned();
    let view = visit.service().log_entry(visit.caller()?, leaf).await?;
    let mut facts = Facts::new(text);
    let replies = view.replies_to.iter().map(|leaf| {
        let href = visit.frame.href(&format!("/log/entries/{leaf}"));
        Cell::Link(href, format::short(leaf).to_owned())
    });
    let partner = Cell::Link(visit.frame.href(&partner_path(&view.partner)), way(text, &view));
    facts
        .text("column-kind", text.code_in("kind", &view.kind))
        .add("column-partner", partner)
        .add("web-log-about", about(&visit, &view))
        .add("web-log-logged", Cell::Moment(view.at.clone()))
        .add("web-log-issued", Cell::Moment(view.issued.clone()))
        .add("web-log-place", Cell::Number(view.index))
        .add("web-log-series", Cell::Number(view.sequence))
        .add("column-exchange", Cell::Code(view.exchange.clone(), view.exchange.clone()))
        .add("web-log-replies", Cell::Cells(replies.collect()))
        .add("web-log-size", Cell::Number(view.bytes))
        .add("column-leaf", Cell::Code(view.leaf.clone(), view.leaf.clone()));
    let open = format!("/log/open?id={}&message={}", view.exchange, view.leaf);
    let is_exchange = matches!(view.about.as_deref(), Some("trace" | "case" | "request"));
    let template = Entry {
        title: text
            .say_with("web-log-entry", &[("number", format::number(text, view.index).into())]),
        facts,
        proof: visit.frame.href(&format!("/log/entries/{}/proof", view.leaf)),
        open: (is_exchange && visit.may(roles::EXPORTS)).then(|| visit.frame.href(&open)),
    };
    visit.page(template.title.clone()).back("/log", "web-log-title").show(&template)
}

/// The inclusion proof as a file: `tlog-proof`.
async fn proof<S: Service>(visit: Visit<S>) -> Shown {
    let leaf = visit.param("leaf").to_owned();
    let view = visit.service().log_prove(visit.caller()?, leaf).await?;
    let name = format!("entry-{}.tlog-proof", view.index);
    Ok(file(&name, "text/plain; charset=utf-8", view.proof.into_bytes()))
}

/// The newest signed checkpoint as a file.
async fn checkpoint<S: Service>(visit: Visit<S>) -> Shown {
    let view = visit.service().log_checkpoint(visit.caller()?).await?;
    Ok(file("checkpoint.txt", "text/plain; charset=utf-8", view.note.into_bytes()))
}

#[derive(Template)]
#[template(path = "log/verify.html")]
struct Verify {
    errors: Errors,
    copies: Field,
    action: String,
    found: Option<Found>,
}

/// What verifying found.
struct Found {
    notice: Notice,
    facts: Facts,
    problems: Option<Listing>,
}

async fn verify<S: Service>(visit: Visit<S>) -> Shown {
    verifying(&visit, &Form::new(visit.text(), Fields::default()), None)
}

fn verifying<S: Service>(visit: &Visit<S>, form: &Form, found: Option<Found>) -> Shown {
    let template = Verify {
        errors: form.errors.clone(),
        copies: form
            .area("copies", "web-log-copies", 6)
            .hint(visit.say("web-log-copies-hint"))
            .optional(),
        action: visit.frame.href("/log/verify"),
        found,
    };
    let status = match form.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = visit.page(visit.say("web-log-verify")).back("/log", "web-log-title");
    page.status(status).show(&template)
}

/// Signed notes one after the other: each begins with the name of the log on a line of its own.
fn copies(typed: &str, own: &str) -> Vec<String> {
    let mut copies: Vec<String> = Vec::new();
    for line in typed.lines() {
        if line.trim() == own || copies.is_empty() {
            copies.push(String::new());
        }
        if let Some(copy) = copies.last_mut() {
            copy.push_str(line.trim_end());
            copy.push('\n');
        }
    }
    let filled = copies.into_iter().filter(|copy| !copy.trim().is_empty());
    // Blank lines between two notes belong to neither.
    filled.map(|copy| format!("{}\n", copy.trim_end())).collect()
}

async fn verified<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let partner_copies = copies(form.get("copies"), &visit.frame.site.node);
    let request = VerifyLogRequest { partner_copies };
    match visit.service().log_verify(visit.caller()?, request).await {
        Ok(view) => verifying(&visit, &form, Some(found(visit.text(), &view))),
        Err(error) if error.code == ErrorCode::BadInput => {
            form.failed_at("copies", &error);
            verifying(&visit, &form, None)
        }
        Err(error) => Err(error),
    }
}

fn found(text: Text, view: &LogVerifyView) -> Found {
    let holds = view.problems.is_empty();
    let (tone, key) = match holds {
        true => (Tone::Good, "note-log-holds"),
        false => (Tone::Bad, "note-log-broken"),
    };
    let mut facts = Facts::new(text);
    facts
        .text("column-log", view.origin.clone())
        .add("column-entries", Cell::Number(view.entries))
        .add("column-root", Cell::Code(view.root.clone(), view.root.clone()))
        .add("column-checkpoint", view.checkpoint_size.map_or_else(|| Cell::text(""), Cell::Number))
        .add("column-partner-copies", Cell::Number(view.partner_copies));
    let columns = [Column::new("column-problem"), Column::new("column-leaf")];
    let mut list = Listing::table(text, "column-problem", &columns);
    for problem in &view.problems {
        list.row(vec![
            Cell::text(text.say_of(&problem.key, &problem.args)),
            problem.leaf.as_deref().map_or_else(|| Cell::text(""), Cell::id),
        ]);
    }
    Found { notice: Notice::new(tone, text.say(key)), facts, problems: (!holds).then_some(list) }
}

/// What two histories of a log mean, for somebody who never heard of a log.
pub(super) fn fork_notices(text: Text, log: &KnownLogView) -> Vec<Notice> {
    let partner = format::partner(text, &log.origin);
    let notice = |fork: &crate::service::views::ForkView| {
        let size = |size| format::number(text, size);
        let args = [
            ("partner", partner.clone().into()),
            ("first", size(fork.first.size).into()),
            ("second", size(fork.second.size).into()),
        ];
        Notice::new(Tone::Bad, text.say_with("web-log-forked", &args))
            .titled(text.say_with("web-log-forked-title", &[("partner", partner.clone().into())]))
            .also(text.say("web-log-forked-do"))
    };
    // One is enough to know; the notes of all of them stand below.
    log.forks.last().map(notice).into_iter().collect()
}

/// The signed notes that prove it, each with a title.
pub(super) fn fork_notes(text: Text, log: &KnownLogView) -> Vec<(String, String)> {
    let mut notes = Vec::new();
    for fork in &log.forks {
        for (head, note) in [(&fork.first, &fork.first_note), (&fork.second, &fork.second_note)] {
            let number = format::number(text, head.size);
            let title = text.say_with("web-log-note", &[("size", number.into())]);
            notes.push((title, note.clone()));
        }
    }
    notes
}

#[derive(Template)]
#[template(path = "log/heads.html")]
struct Heads {
    picture: Picture,
    forks: Vec<Forked>,
    witnesses: Option<Listing>,
    lagging: Option<Notice>,
}

/// A log with two histories: where the picture leads.
struct Forked {
    id: String,
    notices: Vec<Notice>,
    notes: Vec<(String, String)>,
}

async fn heads<S: Service>(visit: Visit<S>) -> Shown {
    let (text, now) = (visit.text(), visit.app.now());
    let status = visit.service().status(visit.caller()?).await?;
    let known = visit.service().log_heads(visit.caller()?).await?;
    let witnesses = match visit.may(roles::READS_OBSERVERS) {
        true => Some(visit.service().witnesses(visit.caller()?).await?),
        false => None,
    };
    let heads = pictures::heads(text, &status, &known, witnesses.as_ref(), now);
    let forked = [&known.own].into_iter().chain(&known.items).filter(|log| !log.forks.is_empty());
    let template = Heads {
        picture: Picture::new("heads", pictures::as_table(text), |form| {
            drawing::heads::draw(&heads, form)
        }),
        forks: forked
            .map(|log| Forked {
                id: pictures::anchor(&log.origin).trim_start_matches('#').to_owned(),
                notices: fork_notices(text, log),
                notes: fork_notes(text, log),
            })
            .collect(),
        lagging: witnesses.as_ref().and_then(|view| view.lagging_since.as_deref()).map(|since| {
            let since = format::moment(text, since);
            let words = text.say_with("note-witness-lagging", &[("since", since.into())]);
            Notice::new(Tone::Warn, words)
        }),
        witnesses: witnesses.as_ref().map(|view| cosigners(text, view)),
    };
    visit.page(visit.say("web-log-heads")).back("/log", "web-log-title").wide().show(&template)
}

fn standing(text: Text, item: &WitnessStandingView) -> Badge {
    let (tone, key) = match item.trouble {
        None if item.size == 0 => (Tone::Waiting, "word-witness-not-yet"),
        None => (Tone::Good, "word-witness-good"),
        Some(WitnessTrouble::Unreachable) => (Tone::Warn, "word-witness-unreachable"),
        Some(WitnessTrouble::Refuses) => (Tone::Warn, "word-witness-refuses"),
        Some(WitnessTrouble::Ahead) => (Tone::Bad, "word-witness-ahead"),
        Some(WitnessTrouble::WentBack) => (Tone::Bad, "word-witness-went-back"),
        Some(WitnessTrouble::BadLines) => (Tone::Bad, "word-witness-bad-lines"),
        Some(WitnessTrouble::NoProof) => (Tone::Warn, "word-witness-no-proof"),
    };
    Badge::new(tone, text.say(key))
}

/// Who cosigns us.
fn cosigners(text: Text, view: &WitnessListView) -> Listing {
    let columns = [
        Column::new("column-witness"),
        Column::new("column-state"),
        Column::new("column-entries").numeric(),
        Column::new("column-at"),
    ];
    let mut list = Listing::table(text, "word-who-cosigns-us", &columns);
    for item in &view.items {
        list.row(vec![
            Cell::text(format::partner(text, &item.name)),
            Cell::Badge(standing(text, item)),
            Cell::Number(item.size),
            Cell::moment(item.at.as_ref()),
        ]);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_one_after_the_other_are_told_apart() {
        let note = |size: u8| format!("vestigo/xa/police\n{size}\nAAAA\n\n— vestigo/xa/police B\n");
        let typed = format!("\n{}\n\n{}", note(1), note(2));
        assert_eq!(copies(&typed, "vestigo/xa/police"), [note(1), note(2)]);
        assert_eq!(copies(" \n", "vestigo/xa/police"), Vec::<String>::new());
        assert_eq!(copies("nonsense", "vestigo/xa/police"), ["nonsense\n"]);
    }
}
