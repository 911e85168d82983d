//! What an observer found: the report of `vestigo audit`, or one of its proofs, shown in words.

use askama::Template;
use axum::http::StatusCode;
use vestigo_protocol::audit::proof::{Proof, Proven, Strength};
use vestigo_protocol::time::Timestamp;

use super::partners::is_input;
use crate::audit::report::{Report, Verdict};
use crate::audit::words::{
    LOG_COLUMNS, Values, counted, log_notes, said, sentence, verdict, weight, words,
};
use crate::drawing;
use crate::service::views::{PartnerState, PartnerView};
use crate::service::{ErrorCode, ServiceError, roles};
use crate::text::Text;
use crate::web::kit::{Cell, Column, Errors, Facts, Field, Form, Listing, Notice, Picture, Tone};
use crate::web::page::Shown;
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format, pictures, upload};

/// Bytes of a report or proof at most.
const FILE_MAX: usize = 16 * 1024 * 1024;
/// Findings shown at most; the file has all.
const SHOWN_MAX: usize = 500;
/// Logs shown at most: more than there are States.
const LOGS_MAX: usize = 250;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::ANY);
    vec![
        Route::get("/audit", reads, begin),
        Route::post("/audit", reads, show).upload(FILE_MAX, PAGE_MAX),
    ]
}

#[derive(Template)]
#[template(path = "audit/upload.html")]
struct Upload {
    errors: Errors,
    file: Field,
    action: String,
    may_observe: bool,
}

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    upload(&visit, &Form::new(visit.text(), Fields::default()))
}

fn upload<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let template = Upload {
        errors: form.errors.clone(),
        file: form.file("file", "web-audit-file").hint(visit.say("web-audit-file-hint")),
        action: visit.frame.href("/audit"),
        may_observe: visit.may(roles::READS_OBSERVERS),
    };
    let status = match form.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = visit.page(visit.say("web-audit-title")).back("/log", "web-log-title");
    page.status(status).show(&template)
}

async fn show<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), Fields::default());
    let read = upload::read(&mut visit).await;
    let file = match read {
        Ok((file, _)) => file,
        Err(error) if is_input(&error) => {
            form.failed_at("file", &error);
            return upload(&visit, &form);
        }
        Err(error) => return Err(error),
    };
    if file.is_empty() {
        let error = ServiceError::new(ErrorCode::BadInput, "error-web-no-file");
        form.failed_at("file", &error);
        return upload(&visit, &form);
    }
    // A report is JSON; a proof is not.
    if file.trim_ascii_start().first() != Some(&b'{') {
        let proven = Proof::from_bytes(&file).and_then(|proof| proof.verify());
        let partners = visit.service().partners(visit.caller()?).await?.items;
        return proof_page(&visit, proven.as_ref().map_err(ToString::to_string), &partners);
    }
    match serde_json::from_slice::<Report>(&file) {
        Ok(report) => report_page(&visit, &report),
        Err(error) => {
            let error = ServiceError::new(ErrorCode::BadInput, "error-web-audit")
                .with("line", error.line())
                .with("column", error.column());
            form.failed_at("file", &error);
            upload(&visit, &form)
        }
    }
}

#[derive(Template)]
#[template(path = "audit/report.html")]
struct Page {
    verdict: Notice,
    at: String,
    picture: Picture,
    logs: Listing,
    notes: Vec<String>,
    counted: Facts,
    findings: Option<Listing>,
    more: Option<String>,
    limits: Vec<(String, String)>,
}

fn report_page<S: Service>(visit: &Visit<S>, report: &Report) -> Shown {
    let text = visit.text();
    let mut report = report.clone();
    report.logs.truncate(LOGS_MAX);
    let tone = match report.verdict {
        Verdict::Clean => Tone::Good,
        Verdict::Unconfirmed => Tone::Waiting,
        Verdict::Found => Tone::Warn,
        Verdict::Integrity => Tone::Bad,
    };
    let heads = pictures::audited(text, &report, visit.app.now());
    let mut facts = Facts::new(text);
    for (key, count) in counted(&report) {
        facts.add(key, Cell::Number(count));
    }
    let template = Page {
        verdict: Notice::new(tone, verdict(text, &report)),
        at: format::moment(text, &report.at),
        picture: Picture::new("heads", pictures::as_table(text), |form| {
            drawing::heads::draw(&heads, form)
        }),
        logs: logs(text, &report),
        notes: report.logs.iter().flat_map(|log| log_notes(text, log)).collect(),
        counted: facts,
        findings: (!report.findings.is_empty()).then(|| findings(text, &report)),
        more: more(text, report.findings.len()),
        limits: limits(text, &report),
    };
    visit
        .page(visit.say("web-audit-title"))
        .back("/audit", "web-audit-title")
        .wide()
        .show(&template)
}

fn logs(text: Text, report: &Report) -> Listing {
    let [log, entries, new, signed, number, confirmed] = LOG_COLUMNS.map(Column::new);
    let columns = [log, entries.numeric(), new.numeric(), signed, number, confirmed];
    let mut list = Listing::table(text, "web-audit-logs", &columns);
    for log in &report.logs {
        let read = [log.verified, log.hidden, log.unknown, log.bad];
        let read = read.into_iter().fold(0, u64::saturating_add);
        list.row(vec![
            Cell::text(format::partner(text, &log.node)),
            log.size.map_or_else(|| Cell::text(""), Cell::Number),
            Cell::Number(read),
            Cell::moment(log.signed_at.as_ref()),
            Cell::maybe(log.safety_number.clone()),
            match log.confirmed {
                true => Cell::badge(Tone::Good, text.say("word-yes")),
                false => Cell::badge(Tone::Warn, text.say("word-no")),
            },
        ]);
    }
    list
}

fn findings(text: Text, report: &Report) -> Listing {
    let columns = [
        Column::new("column-audit-weight"),
        Column::new("column-audit-words"),
        Column::new("column-audit-exchange"),
        Column::new("column-audit-proof"),
    ];
    let mut list = Listing::table(text, "word-audit-findings", &columns);
    for finding in report.findings.iter().take(SHOWN_MAX) {
        let tone = match &*finding.weight {
            "integrity" => Tone::Bad,
            "open" => Tone::Warn,
            _ => Tone::Plain,
        };
        list.row(vec![
            Cell::badge(tone, weight(text, finding)),
            Cell::text(said(text, finding)),
            finding.exchange.as_deref().map_or_else(|| Cell::text(""), Cell::id),
            Cell::maybe(finding.proof.clone()),
        ]);
    }
    list
}

/// How many findings are in the file alone.
fn more(text: Text, all: usize) -> Option<String> {
    let more = all.checked_sub(SHOWN_MAX).filter(|more| *more > 0)?;
    Some(text.say_with("web-audit-more", &[("count", more.into())]))
}

/// What the proofs of each class that was found do not show.
fn limits(text: Text, report: &Report) -> Vec<(String, String)> {
    let mut seen: Vec<&str> = Vec::new();
    let mut limits = Vec::new();
    for finding in &report.findings {
        let Some(words) = words(&finding.class).filter(|w| !seen.contains(&w.class)) else {
            continue;
        };
        seen.push(words.class);
        let values = Values::of(finding);
        let limit = sentence(text, words.limit, &values);
        limits.push((sentence(text, words.said, &values), limit));
    }
    limits
}

#[derive(Template)]
#[template(path = "audit/proof.html")]
struct ProofPage {
    verdict: Notice,
    problem: Option<String>,
    facts: Facts,
    signers: Option<Listing>,
}

fn proof_page<S: Service>(
    visit: &Visit<S>,
    proven: Result<&Proven, String>,
    partners: &[PartnerView],
) -> Shown {
    let text = visit.text();
    let template = match proven {
        Err(problem) => ProofPage {
            verdict: Notice::new(Tone::Bad, visit.say("note-broken")),
            problem: Some(problem),
            facts: Facts::new(text),
            signers: None,
        },
        Ok(proven) => proof(text, proven, partners),
    };
    visit.page(visit.say("web-audit-proof")).back("/audit", "web-audit-title").show(&template)
}

fn proof(text: Text, proven: &Proven, partners: &[PartnerView]) -> ProofPage {
    // A root that people of this agency compared by telephone.
    let is_confirmed = |node: &str, number: &str| {
        let fits = |partner: &&PartnerView| {
            partner.name == node && partner.state == PartnerState::Confirmed
        };
        partners.iter().find(fits).is_some_and(|partner| partner.safety_number == number)
    };
    let columns = [
        Column::new("column-node"),
        Column::new("column-safety-number"),
        Column::new("column-confirmed"),
    ];
    let mut signers = Listing::table(text, "word-signers", &columns);
    let mut confirmed = true;
    for party in &proven.parties {
        let (node, number) = (party.node.to_string(), party.safety_number.to_string());
        let known = is_confirmed(&node, &number);
        confirmed &= known;
        signers.row(vec![
            Cell::text(format::partner(text, &node)),
            Cell::Code(number.clone(), number),
            match known {
                true => Cell::badge(Tone::Good, text.say("word-yes")),
                false => Cell::badge(Tone::Warn, text.say("word-no")),
            },
        ]);
    }
    let (tone, key) = match confirmed && !proven.parties.is_empty() {
        true => (Tone::Good, "web-audit-proof-known"),
        false => (Tone::Waiting, "note-proof-consistent"),
    };
    let node = |name: &vestigo_protocol::ids::NodeName| name.to_string();
    let (about, other) = (node(&proven.about), proven.other.as_ref().map(node));
    let accused = proven.accused.as_ref().map(node);
    let at = proven.at.map(Timestamp::to_rfc3339);
    let values = Values {
        class: proven.class.name(),
        about: &about,
        other: other.as_deref(),
        accused: accused.as_deref(),
        at: at.as_deref(),
        number: proven.number,
        count: 1,
        path: None,
    };
    let mut facts = Facts::new(text);
    if let Some(words) = words(values.class) {
        // Seconds past a deadline depend on the day: a proof says the deadline.
        let said = match words.class {
            "OVERDUE" => "note-proof-overdue",
            "COPY_DIFFERS" => "note-proof-copy",
            "GAP" => "note-proof-gap",
            _ => words.said,
        };
        let strength = match proven.strength {
            Strength::Proven => "note-proof-proven",
            Strength::UnlessRecovered => "note-proof-unless-recovered",
            Strength::Rebuttable => "note-proof-rebuttable",
        };
        facts
            .text("word-proof-says", sentence(text, said, &values))
            .text(
                "word-proof-accused",
                accused.clone().unwrap_or_else(|| text.say("word-proof-nobody")),
            )
            .text("word-proof-strength", text.say(strength))
            .text("word-proof-limit", sentence(text, words.limit, &values));
    }
    facts
        .maybe("column-audit-exchange", proven.exchange.map(|id| id.to_hex()))
        .maybe("column-audit-entry", proven.entry.map(|leaf| leaf.to_hex()));
    ProofPage {
        verdict: Notice::new(tone, text.say(key)),
        problem: None,
        facts,
        signers: Some(signers),
    }
}
