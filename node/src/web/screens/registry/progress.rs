//! An import under way, what it came to, and every row that was not taken.

use askama::Template;

use super::import::{badge, size};
use crate::service::requests::{ImportRequest, IssueFilter};
use crate::service::roles;
use crate::service::views::{ImportReportView, RowIssueView, UploadState, UploadView};
use crate::text::{Language, Text, codes};
use crate::web::kit::{Badge, Cell, Choice, Column, Facts, Listing, Notice, Tone};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let keeps = Access::Roles(roles::KEEPS_RECORDS);
    vec![
        Route::get("/registry/import/{id}", keeps, show),
        Route::post("/registry/import/{id}/go", keeps, go),
        Route::get("/registry/import/{id}/rows", keeps, rows),
    ]
}

/// Rows of a page of issues.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "registry/progress.html")]
struct ProgressPage {
    id: String,
    name: String,
    badge: Badge,
    /// Changes whenever something else is to be shown.
    version: String,
    sentence: String,
    /// Done, of all, in words; while it runs.
    running: Option<(u64, u64, String)>,
    facts: Facts,
    notices: Vec<Notice>,
    /// Whether there are rows to be looked at.
    has_issues: bool,
    /// Whether it can be read in another way now.
    may_map: bool,
    /// Whether it can be imported now, as it was last to be read.
    may_go: bool,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let upload = visit.service().upload(visit.caller()?, id.clone()).await?;
    let text = visit.text();
    if matches!(upload.state, UploadState::Here) {
        return visit.to(&format!("/registry/import/{id}/map"));
    }
    let mut facts = Facts::new(text);
    let mut notices = Vec::new();
    let (mut running, mut has_issues) = (None, false);
    let sentence = match &upload.state {
        UploadState::Here => String::new(),
        UploadState::Running(progress) => {
            let of = progress.total_bytes.max(1);
            let share = (progress.bytes.min(of) * 100 / of).to_string();
            let words = text.say_with("web-import-share", &[("share", share.into())]);
            running = Some((progress.bytes.min(of), of, words));
            text.say("web-import-running-words")
        }
        UploadState::Failed(error) => {
            let (what, next) = text.error(error);
            notices.push(Notice::new(Tone::Bad, what).also(next));
            text.say("web-import-failed-words")
        }
        UploadState::Done(report) => {
            has_issues = report.rejected + report.warned > 0;
            told(text, report, &mut facts, &mut notices);
            sentence(text, report)
        }
    };
    let template = ProgressPage {
        badge: badge(text, &upload.state),
        version: version(&upload),
        may_map: running.is_none(),
        may_go: match &upload.state {
            UploadState::Done(report) => report.dry_run && !upload.request.set.is_empty(),
            UploadState::Failed(_) => !upload.request.set.is_empty(),
            UploadState::Here | UploadState::Running(_) => false,
        },
        name: format!("{} · {}", upload.name, size(text, upload.bytes)),
        sentence,
        running,
        facts,
        notices,
        has_issues,
        id: id.clone(),
    };
    let here = visit.frame.href(&format!("/registry/import/{id}"));
    let page =
        visit.page(visit.say("web-import-title")).back("/registry/import", "web-registry-import");
    match upload.state {
        UploadState::Running(_) => page.live(here).show(&template),
        _ => page.show(&template),
    }
}

/// Imports a file as it was tried.
async fn go<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let caller = visit.caller()?;
    let upload = visit.service().upload(caller, id.clone()).await?;
    let request = ImportRequest { dry_run: false, ..upload.request };
    visit.service().upload_start(caller, id.clone(), request).await?;
    visit.to(&format!("/registry/import/{id}"))
}

fn version(upload: &UploadView) -> String {
    match &upload.state {
        UploadState::Here => "here".to_owned(),
        UploadState::Running(progress) => format!("at-{}", progress.bytes),
        UploadState::Done(_) => "done".to_owned(),
        UploadState::Failed(_) => "failed".to_owned(),
    }
}

/// What it came to, in one sentence.
fn sentence(text: Text, report: &ImportReportView) -> String {
    if let Some(at) = &report.already {
        let at = format::moment(text, at);
        return text.say_with("web-import-already", &[("at", at.into())]);
    }
    let key = match (report.dry_run, report.committed) {
        (true, _) => "web-import-tried-words",
        (false, true) => "web-import-done-words",
        (false, false) => "web-import-not-kept-words",
    };
    let number = |number: u64| format::number(text, number);
    text.say_with(
        key,
        &[
            ("rows", number(report.rows).into()),
            ("imported", number(report.imported).into()),
            ("rejected", number(report.rejected).into()),
            ("set", report.set.clone().into()),
        ],
    )
}

fn told(text: Text, report: &ImportReportView, facts: &mut Facts, notices: &mut Vec<Notice>) {
    facts.text("column-set", report.set.clone()).add("column-rows", Cell::Number(report.rows));
    if report.already.is_none() {
        facts
            .add("column-new-records", Cell::Number(report.imported))
            .add("column-events", Cell::Number(report.events))
            .add("web-import-completed", Cell::Number(report.completed))
            .add("web-import-unchanged", Cell::Number(report.unchanged))
            .add("column-rejected", Cell::Number(report.rejected))
            .add("column-warned", Cell::Number(report.warned));
    }
    if report.resumed > 0 {
        let words = text.say_with("web-import-resumed", &[("count", report.resumed.into())]);
        notices.push(Notice::new(Tone::Plain, words));
    }
    facts.text("web-import-encoding", report.encoding.clone());
    if let Some(source) = &report.source {
        let words = text.say_with("web-import-source-kept", &[("name", source.clone().into())]);
        notices.push(Notice::new(Tone::Good, words));
    }
}

#[derive(Template)]
#[template(path = "registry/rows.html")]
struct RowsPage {
    id: String,
    list: Listing,
}

/// The program's own words on a row, which it has in English alone; elsewhere the table is enough.
fn detail(text: Text, issue: &RowIssueView) -> Cell {
    match text.language {
        Language::English => Cell::Quote(issue.detail.clone()),
        _ => Cell::text(""),
    }
}

async fn rows<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let caller = visit.caller()?;
    if visit.query.get("format") == "csv" {
        // The whole table as it was written, whatever is filtered here.
        let path = visit.service().upload_issue_file(caller, id).await?;
        return super::export::issues(&path);
    }
    let text = visit.text();
    let columns = [
        Column::new("column-line").numeric(),
        Column::new("column-sheet"),
        Column::new("column-column"),
        Column::new("column-state"),
        Column::new("column-problem"),
        Column::new("column-detail"),
    ];
    let mut list = Listing::new(text, &visit.query, "web-rows-title", "web-rows-none", &columns);
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let states = vec![
        any(),
        Choice::new("rejected", text.say("web-rows-rejected")),
        Choice::new("warning", text.say("web-rows-warning")),
    ];
    list.filter(form.select("state", "column-state", states));
    let reasons =
        codes::ROW_ISSUES.iter().map(|code| Choice::new(*code, text.code_in("row", code)));
    list.filter(form.select(
        "reason",
        "column-problem",
        [any()].into_iter().chain(reasons).collect(),
    ));
    let filter = IssueFilter {
        reason: visit.query.one("reason"),
        rejected: match visit.query.get("state") {
            "rejected" => Some(true),
            "warning" => Some(false),
            _ => None,
        },
        after: visit.query.one("after"),
        limit: PAGE,
    };
    let page = visit.service().upload_issues(caller, id.clone(), filter).await?;
    for (rejected, issue) in &page.items {
        let (tone, key) = if *rejected {
            (Tone::Bad, "web-rows-rejected")
        } else {
            (Tone::Warn, "web-rows-warning")
        };
        let column = match &issue.column_name {
            Some(name) => format!("{} ({name})", issue.column),
            None => issue.column.to_string(),
        };
        list.row(vec![
            Cell::Number(issue.line),
            Cell::maybe(issue.sheet.clone()),
            Cell::text(column),
            Cell::badge(tone, text.say(key)),
            Cell::text(text.code_in("row", &issue.reason)),
            detail(text, issue),
        ]);
    }
    list.end(page.next);
    visit
        .page(visit.say("web-rows-title"))
        .back(&format!("/registry/import/{id}"), "web-import-title")
        .wide()
        .show(&RowsPage { id, list })
}
