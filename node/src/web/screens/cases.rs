//! A partner's request on our desk: who asks and why, what our records say, what would be told, and
//! what an officer may do.

use askama::Template;

use super::telling::{Told, description, event, evidence, files, steps, told};
use super::{destruction, linked, queue};
use crate::desk::clause::ClauseId;
use crate::service::roles;
use crate::service::views::{CandidateView, CaseView, FirearmView};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Column, Facts, Listing, Notice, Tone};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

pub(super) mod acting;
mod answering;
mod deed;
pub(super) mod explained;
mod figures;
mod replying;
pub(super) mod taking;

use deed::Deed;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let mut rows = vec![Route::get("/cases/{id}", Access::Roles(roles::READS_CASES), show)];
    rows.extend(acting::routes());
    rows.extend(figures::routes());
    rows.extend(taking::routes());
    rows
}

/// A record that may be the gun.
struct Candidate {
    name: String,
    grade: Badge,
    reasons: Vec<String>,
    /// Field by field: as asked, as recorded.
    compared: Listing,
    events: Vec<(String, String)>,
    result: Option<String>,
    /// Certificates of destruction that lie here: address, number.
    certificates: Vec<(String, String)>,
}

/// What waits for a second officer.
struct Proposal {
    said: String,
    told: Told,
    partial: bool,
    words: Option<Cell>,
    files: Option<Listing>,
}

#[derive(Template)]
#[template(path = "cases/case.html")]
struct CasePage {
    id: String,
    short: String,
    state: Badge,
    sentence: String,
    rest: Vec<String>,
    notices: Vec<Notice>,
    request: Facts,
    gun: Facts,
    linked: Option<Listing>,
    shows_records: bool,
    candidates: Vec<Candidate>,
    proposal: Option<Proposal>,
    told: Vec<Told>,
    agreement: Option<(String, String)>,
    clauses: Vec<String>,
    steps: Listing,
    evidence: Listing,
    files: Option<Listing>,
    /// The act that comes first, and the others: address, words.
    first: Option<(String, String)>,
    others: Vec<(String, String)>,
    may_export: bool,
    said: String,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let view = visit.service().case(visit.caller()?, visit.param("id").to_owned()).await?;
    let text = visit.text();
    let sentence = sentence(text, &view);
    let mut deeds = Deed::possible(&visit, &view).into_iter().map(|deed| {
        let path = format!("/cases/{}/{}", view.id, deed.path());
        (visit.frame.href(&path), visit.say(deed.title()))
    });
    let base = visit.frame.href(&format!("/cases/{}/files", view.id));
    let template = CasePage {
        id: view.id.clone(),
        short: format::short(&view.id).to_owned(),
        state: Badge::new(queue::tone(view.state), text.say(view.state.key())),
        rest: rest(text, &view),
        notices: notices(text, &view),
        request: request(text, &view),
        gun: gun(text, &view.firearm),
        linked: linked::listing(&visit, &view.linked),
        shows_records: view.state.is_undecided() && !view.is_unnumbered()
            || !view.candidates.is_empty(),
        candidates: view
            .candidates
            .iter()
            .map(|c| Candidate {
                certificates: destruction::certificates(&visit, &c.events),
                ..candidate(text, &view.firearm, c)
            })
            .collect(),
        proposal: view.desk.proposal.as_ref().map(|proposal| Proposal {
            said: text.say_with(
                "note-proposed",
                &[
                    ("officer", proposal.officer.as_str().into()),
                    ("at", format::moment(text, &proposal.at).into()),
                    ("expires", format::moment(text, &proposal.expires).into()),
                ],
            ),
            told: told(text, &proposal.released),
            partial: proposal.partial,
            words: proposal.text.clone().map(Cell::Quote),
            files: (!proposal.attachments.is_empty())
                .then(|| files(text, &base, &proposal.attachments)),
        }),
        told: if view.is_unnumbered() {
            Vec::new()
        } else {
            view.desk.previews.iter().map(|preview| told(text, preview)).collect()
        },
        agreement: view.desk.agreement.as_ref().map(|hash| {
            let href = visit.frame.href(&format!("/agreements/{hash}"));
            (href, format::short(hash).to_owned())
        }),
        clauses: clauses(text, &view.desk.clauses),
        steps: steps(text, &view.life.timeline),
        evidence: evidence(text, &view.statements),
        files: (!view.attachments.is_empty()).then(|| files(text, &base, &view.attachments)),
        first: deeds.next(),
        others: deeds.collect(),
        may_export: visit.may(roles::EXPORTS_CASES),
        said: sentence.clone(),
        sentence,
    };
    visit
        .page(format!("{} {}", visit.say("web-case-title"), format::short(&view.id)))
        .back("/queue", "web-queue-title")
        .live(visit.frame.href(&format!("/cases/{}", view.id)))
        .watch(view.id.clone())
        .show(&template)
}

/// Who asks what, for what.
fn sentence(text: Text, view: &CaseView) -> String {
    let args = [
        ("partner", format::partner(text, &view.partner).into()),
        ("kind", text.code_in("request", &view.request_kind).into()),
        ("purpose", text.code(&view.purpose).into()),
    ];
    let key = if view.purpose.is_empty() { "web-case-asks-plainly" } else { "web-case-asks" };
    text.say_with(key, &args)
}

/// Until when, and why an officer decides; or how it ended.
fn rest(text: Text, view: &CaseView) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(decision) = &view.decision {
        let at = view.decided.as_deref().map(|at| format::moment(text, at));
        let args = [("what", text.code(decision).into()), ("at", at.unwrap_or_default().into())];
        lines.push(text.say_with("web-case-decided", &args));
        return lines;
    }
    if let (Some(due), true) = (&view.answer_by, view.state.is_undecided()) {
        let key = if view.overdue { "web-case-was-due" } else { "web-case-due" };
        lines.push(text.say_with(key, &[("due", format::moment(text, due).into())]));
    }
    let because: Vec<String> =
        view.referred_because.iter().map(|code| text.code_in("refer", code)).collect();
    if !because.is_empty() {
        let name = text.say("column-referred-because");
        lines.push(format!("{name}{} {}", text.colon(), because.join("; ")));
    }
    lines
}

fn notices(text: Text, view: &CaseView) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut add = |is: bool, tone: Tone, key: &str| {
        if is {
            notices.push(Notice::new(tone, text.say(key)));
        }
    };
    add(view.desk.alert, Tone::Bad, "web-case-alert");
    let open = view.state.is_undecided();
    add(open && view.life.review_due, Tone::Warn, "note-review-due");
    add(open && view.life.clock_stands, Tone::Waiting, "web-case-clock-stands");
    add(view.life.unacknowledged, Tone::Warn, "web-case-unacknowledged");
    add(view.late, Tone::Warn, "web-case-late");
    notices
}

fn request(text: Text, view: &CaseView) -> Facts {
    let mut facts = Facts::new(text);
    let code = |list: &str, code: &Option<String>| {
        Cell::maybe(code.as_deref().map(|code| text.code_in(list, code)))
    };
    let quote = |words: &Option<String>| words.clone().map_or_else(|| Cell::text(""), Cell::Quote);
    let asked = &view.asked;
    facts
        .text("column-partner", format::partner(text, &view.partner))
        .text("column-request-kind", text.code_in("request", &view.request_kind))
        .add("column-text", quote(&asked.text))
        .add("column-purpose", Cell::text(text.code_with_text(&view.purpose)))
        .text("column-legal-basis", text.code_in("basis", &view.legal_basis))
        .add("column-priority", queue::priority(text, &view.priority))
        .add("column-justification", code("justification", &view.justification))
        .maybe("column-case-ref", view.case_ref.clone())
        .add("column-circumstances", quote(&view.circumstances))
        .add(
            "column-letter-illicit",
            Cell::Lines(asked.illicit.iter().map(|basis| text.code(basis)).collect()),
        )
        .add("column-letter-recovery", code("recovery", &asked.recovery))
        .add("column-recovered", asked.recovered.clone().map_or_else(|| Cell::text(""), Cell::Date))
        .maybe("column-letter-place", asked.place.clone());
    replying::asked(text, &mut facts, view);
    facts
        .add("column-received", Cell::Moment(view.received.clone()))
        .add("column-acknowledged", Cell::moment(view.life.acknowledged.as_ref()))
        .add("column-acknowledge-by", Cell::moment(view.life.acknowledge_by.as_ref()))
        .add("column-answer-by", Cell::moment(view.answer_by.as_ref()))
        .add("column-review", Cell::moment(view.review.as_ref()))
        .add("column-id", Cell::Code(view.id.clone(), view.id.clone()));
    for (key, others) in [
        ("column-reopened-by", &view.life.reopened_by),
        ("column-clarified-by", &view.life.clarified_by),
    ] {
        let others = others.iter().map(|id| Cell::id(id)).collect::<Vec<_>>();
        facts.add(key, Cell::Cells(others));
    }
    for (key, other) in [
        ("column-reopens", &view.life.reopens),
        ("column-clarifies", &view.life.clarifies),
        ("column-duplicate-of", &view.life.duplicate_of),
    ] {
        if let Some(id) = other {
            facts.add(key, Cell::id(id));
        }
    }
    facts
}

fn gun(text: Text, gun: &FirearmView) -> Facts {
    let mut facts = Facts::new(text);
    for (key, value, _) in description(text, gun) {
        facts.add(key, value);
    }
    facts
}

fn candidate(text: Text, asked: &FirearmView, view: &CandidateView) -> Candidate {
    let grade = Badge::new(
        if view.grade.starts_with("EXACT") { Tone::Good } else { Tone::Warn },
        text.code_in("grade", &view.grade),
    );
    let columns = [
        Column::new("column-field"),
        Column::new("web-case-as-asked"),
        Column::new("web-case-as-recorded"),
    ];
    let mut compared = Listing::table(text, "web-case-compared", &columns);
    let (asked, recorded) = (description(text, asked), description(text, &view.firearm));
    for ((key, asked, _), (_, recorded, _)) in asked.into_iter().zip(recorded) {
        if !asked.is_empty() || !recorded.is_empty() {
            compared.row(vec![Cell::text(text.say(key)), asked, recorded]);
        }
    }
    Candidate {
        name: record_name(text, view),
        grade,
        reasons: view.reasons.iter().map(|code| text.code_in("match", code)).collect(),
        compared,
        events: view.events.iter().map(|e| event(text, e)).collect(),
        result: view.result.as_deref().map(|code| text.code(code)),
        certificates: Vec::new(),
    }
}

/// What a record is called.
fn record_name(text: Text, view: &CandidateView) -> String {
    let args = [("record", view.record.as_str().into()), ("set", view.set.as_str().into())];
    text.say_with("web-case-record", &args)
}

/// The clauses that decide, as the agreement numbers them.
fn clauses(text: Text, numbers: &[u64]) -> Vec<String> {
    let clause = |number: &u64| {
        let clause = ClauseId::from_number(u16::try_from(*number).ok()?)?;
        let words = text.say(clause.key());
        let args = [("number", number.to_string().into()), ("clause", words.into())];
        Some(text.say_with("note-explain-clause", &args))
    };
    numbers.iter().filter_map(clause).collect()
}
