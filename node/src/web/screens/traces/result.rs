//! A trace: the answer in one sentence, then the chain with who said what and when, what follows from
//! it, what can be done next, and the evidence.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::acting::Deed;
use crate::drawing::{self, map::View};
use crate::service::requests::{ExportUse, OnwardRequest, ReportRequest};
use crate::service::views::{
    ConflictView, DiversionView, EventView, HopState, HopView, PartnerView, SourceOfView,
    TimeToCrimeView, TraceState, TraceView,
};
use crate::service::{ServiceError, roles};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Choice, Facts, Field, Form, Listing, Notice, Picture, Tone};
use crate::web::page::{Shown, file};
use crate::web::routes::{Access, Route};
use crate::web::screens::linked;
use crate::web::screens::telling::{description, event, evidence, files, searched, steps};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format, pictures};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let asks = Access::Roles(roles::ASKS);
    vec![
        Route::get("/traces/{id}", Access::Roles(roles::READS_TRACES), show),
        Route::post("/traces/{id}/onward", asks, onward),
        Route::post("/traces/{id}/bundle", Access::Roles(roles::EXPORTS), bundle),
        Route::post("/traces/{id}/report", Access::Roles(roles::EXPORTS), report),
    ]
}

/// How a hop stands.
const fn tone(hop: HopState) -> Tone {
    match hop {
        HopState::Answered | HopState::Partial => Tone::Good,
        HopState::Submitted | HopState::Delivered | HopState::Acknowledged | HopState::ByLetter => {
            Tone::Waiting
        }
        HopState::Proposed | HopState::InfoRequested | HopState::Delayed => Tone::Warn,
        HopState::Refused | HopState::Returned | HopState::Undeliverable => Tone::Bad,
        HopState::NoAgreement
        | HopState::NoPartner
        | HopState::NotAgreed
        | HopState::Suspended
        | HopState::Loop
        | HopState::Home
        | HopState::Withdrawn => Tone::Plain,
    }
}

/// One step of the chain as it is shown.
struct Hop {
    number: usize,
    stop: &'static str,
    name: String,
    badges: Vec<Badge>,
    /// What was answered, in a sentence.
    said: Option<String>,
    quote: Option<Cell>,
    /// Who asked and answered when, and where it is signed.
    when: Vec<String>,
    events: Vec<(String, String)>,
    searched: Vec<String>,
    notes: Vec<String>,
    facts: Facts,
    steps: Listing,
    evidence: Listing,
    /// Where it can be sent on by us.
    onward: Option<String>,
    files: Option<Listing>,
    /// What concerns its letter: address, words.
    letter: Vec<(String, String)>,
    /// Where a node is asked to sign what the letter said, and which.
    confirm: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "traces/trace.html")]
struct TracePage {
    id: String,
    short: String,
    version: u64,
    state: Badge,
    sentence: String,
    rest: Vec<String>,
    notices: Vec<Notice>,
    hops: Vec<Hop>,
    chain: Picture,
    route: Option<Picture>,
    /// Who will use what is exported.
    uses: Field,
    recipient: Field,
    conclusions: Vec<(String, Vec<String>)>,
    request: Facts,
    gun: Facts,
    linked: Option<Listing>,
    may_act: bool,
    may_export: bool,
    /// What may be done: address, words.
    deeds: Vec<(String, String)>,
    said: String,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let view = visit.service().trace(visit.caller()?, visit.param("id").to_owned()).await?;
    let text = visit.text();
    let form = Form::new(text, Fields::default());
    let by_letter = view.hops.iter().any(|hop| hop.letter.is_some());
    // Partners are asked for only where one of them may sign what a letter said.
    let partners = match by_letter {
        true => visit.service().partners(visit.caller()?).await?.items,
        false => Vec::new(),
    };
    let sentence = sentence(text, &view);
    let title = visit.say("web-trace-title");
    let template = TracePage {
        id: view.id.clone(),
        short: format::short(&view.id).to_owned(),
        version: view.version,
        state: Badge::new(super::tone(view.state), text.say(view.state.key())),
        rest: rest(text, &view),
        notices: notices(text, &view),
        hops: hops(&visit, &view, &partners),
        conclusions: conclusions(text, &view),
        request: about(text, &view),
        gun: gun(text, &view),
        linked: linked::listing(&visit, &view.linked),
        uses: uses(text, &view),
        chain: {
            let chain = pictures::chain(text, &view, &visit.frame.site.country, visit.app.now());
            let as_table = pictures::as_table(text);
            Picture::new("chain", as_table, |form| drawing::chain::draw(&chain, form))
        },
        route: view.hops.iter().any(|hop| !hop.events.is_empty()).then(|| {
            let route = pictures::route(text, &view, &visit.frame.site.country);
            let draw = |form| drawing::map::draw(&route, View::Route, form);
            Picture::new("route", pictures::as_table(text), draw)
        }),
        recipient: form
            .line("recipient", "web-trace-recipient")
            .hint(visit.say("web-trace-recipient-hint"))
            .width(40),
        may_act: visit.may(roles::ASKS),
        may_export: visit.may(roles::EXPORTS),
        deeds: deeds(&visit, &view),
        said: sentence.clone(),
        sentence,
    };
    let here = visit.frame.href(&format!("/traces/{}", view.id));
    visit
        .page(format!("{title} {}", format::short(&view.id)))
        .back("/traces", "web-traces-title")
        .live(here)
        .watch(view.id.clone())
        .show(&template)
}

/// What this officer may do with the trace: address, words.
fn deeds<S: Service>(visit: &Visit<S>, view: &TraceView) -> Vec<(String, String)> {
    if !visit.may(roles::ASKS) {
        return Vec::new();
    }
    let link = |deed: Deed| {
        let path = format!("/traces/{}/{}", view.id, deed.path());
        (visit.frame.href(&path), visit.say(deed.title()))
    };
    Deed::possible(view).into_iter().map(link).collect()
}

/// The steps of the chain, each with its files and what concerns its letter.
fn hops<S: Service>(visit: &Visit<S>, view: &TraceView, partners: &[PartnerView]) -> Vec<Hop> {
    let base = format!("/traces/{}", view.id);
    let files_at = visit.frame.href(&format!("{base}/files"));
    let (text, may_act) = (visit.text(), visit.may(roles::ASKS));
    let one = |(at, hop): (usize, &HopView)| {
        let mut shown = shown(text, at, hop);
        if !hop.attachments.is_empty() {
            shown.files = Some(files(text, &files_at, &hop.attachments));
        }
        let Some(letter) = &hop.letter else { return shown };
        let number = at + 1;
        let mut link = |path: &str, key: &str| {
            let href = visit.frame.href(&format!("{base}/letters/{number}{path}"));
            shown.letter.push((href, text.say(key)));
        };
        link("", "web-letter-print");
        if letter.scan.is_some() {
            link("/scan", "web-letter-download");
        }
        if may_act && !letter.entered {
            link("/reply", "web-letter-reply");
        }
        if may_act && letter.entered && letter.confirmed_by.is_none() {
            let signs = |p: &&PartnerView| p.country == hop.country && p.agreement.is_some();
            shown.confirm = partners.iter().find(signs).map(|partner| {
                let path = format!("{base}/letters/{number}/confirm");
                (visit.frame.href(&path), partner.name.clone())
            });
        }
        shown
    };
    view.hops.iter().enumerate().map(one).collect()
}

/// Who will use what is exported: a court at once only where every answer was given without limits.
/// Another choice than the first is weighed by the service.
fn uses(text: Text, view: &TraceView) -> Field {
    let is_open = view.hops.iter().all(|hop| hop.handling.as_deref().is_none_or(|tag| tag == "H0"));
    let mut fields = Fields::default();
    fields.set("for", if is_open { "court" } else { "agency" });
    let choices = [
        ("agency", "word-report-for-agency"),
        ("national", "word-report-for-national"),
        ("court", "word-report-for-court"),
    ];
    let choices = choices.map(|(name, key)| Choice::new(name, text.say(key)));
    Form::new(text, fields).select("for", "web-trace-for", choices.into())
}

/// The answer in one sentence.
fn sentence(text: Text, view: &TraceView) -> String {
    let end = view.chain_end.and_then(|index| view.hops.get(index));
    match (end, view.state) {
        (Some(hop), _) => {
            let result = hop.result.as_deref().or(hop.reason.as_deref()).unwrap_or_default();
            let args = [
                ("country", format::country(text, &hop.country).into()),
                ("result", text.code(result).into()),
            ];
            text.say_with("note-chain-ends", &args)
        }
        (None, TraceState::Open) => waiting(text, view),
        (None, TraceState::NeedsDecision) => text.say("note-chain-needs-decision"),
        (None, TraceState::Ended) => text.say("note-chain-without-end"),
    }
}

/// Whose answer is awaited.
fn waiting(text: Text, view: &TraceView) -> String {
    let open = view.hops.iter().find(|hop| !hop.state.is_final() && !hop.exchange.is_empty());
    match open {
        Some(hop) => {
            let country = format::country(text, &hop.country);
            match &hop.answer_by {
                Some(due) => text.say_with(
                    "web-trace-waits-until",
                    &[("country", country.into()), ("due", format::moment(text, due).into())],
                ),
                None => text.say_with("web-trace-waits", &[("country", country.into())]),
            }
        }
        None => text.say("note-chain-open"),
    }
}

/// What the signed answers tell of the gun's life, and what follows, in a few words each.
fn rest(text: Text, view: &TraceView) -> Vec<String> {
    let mut lines = Vec::new();
    let life: Vec<String> =
        view.hops.iter().flat_map(|hop| &hop.events).map(|event| brief(text, event)).collect();
    if !life.is_empty() {
        lines.push(life.join(" → "));
    }
    if let Some(diversion) = &view.diversion
        && diversion.point != "D99"
    {
        let point = text.code_in("point", &diversion.point);
        lines.push(format!("{}{} {point}", text.say("word-diversion"), text.colon()));
    }
    if let Some(time) = &view.time_to_crime {
        let days = days(text, time);
        lines.push(format!("{}{} {days}", text.say("word-time-to-crime"), text.colon()));
    }
    lines
}

/// `exported, Brazil → Paraguay, Mar 2015`.
fn brief(text: Text, event: &EventView) -> String {
    let mut parts = vec![text.code_in("event", &event.kind)];
    if let Some(country) = &event.country {
        parts.push(format::country(text, country));
    }
    if let Some(date) = &event.date {
        parts.push(format::date(text, date));
    }
    parts.join(", ")
}

fn days(text: Text, view: &TimeToCrimeView) -> String {
    match view.days_max {
        Some(max) if max == view.days_min => text.say_with("note-days", &[("count", max.into())]),
        Some(max) => text.say_with(
            "note-days-between",
            &[("least", view.days_min.into()), ("most", max.into())],
        ),
        None => text.say_with("note-days-least", &[("least", view.days_min.into())]),
    }
}

/// What somebody should see before anything else.
fn notices(text: Text, view: &TraceView) -> Vec<Notice> {
    let mut notices = Vec::new();
    for hop in &view.hops {
        if !hop.life.wanted.is_empty() {
            let wanted: Vec<String> =
                hop.life.wanted.iter().map(|w| text.code_in("wanted", w)).collect();
            let title = text.say_with(
                "web-trace-wanted",
                &[("country", format::country(text, &hop.country).into())],
            );
            notices.push(Notice::new(Tone::Warn, wanted.join("; ")).titled(title));
        }
    }
    for conflict in &view.conflicts {
        let title = text.code_in("conflict", &conflict.kind);
        notices.push(
            Notice::new(Tone::Bad, source(text, &conflict.one))
                .also(source(text, &conflict.other))
                .titled(title),
        );
    }
    notices
}

fn shown(text: Text, at: usize, hop: &HopView) -> Hop {
    let tone = tone(hop.state);
    let letter = hop.letter.as_ref().map(|letter| letter.agency.as_str());
    let agency = hop.partner.as_deref().and_then(|name| name.rsplit('/').next()).or(letter);
    let country = format::country(text, &hop.country);
    let mut badges = vec![Badge::new(tone, text.say(hop.state.key()))];
    if hop.life.overdue || hop.late {
        let key = if hop.late { "word-late" } else { "word-overdue" };
        badges.push(Badge::new(Tone::Warn, text.say(key)));
    }
    let results = hop.result.iter().chain(&hop.more_results).chain(&hop.reason);
    let results: Vec<String> = results.map(|code| text.code(code)).collect();
    Hop {
        number: at + 1,
        stop: tone.class(),
        name: agency.map_or_else(|| country.clone(), |agency| format!("{country} · {agency}")),
        badges,
        said: (!results.is_empty()).then(|| results.join("; ")),
        quote: hop.text.as_ref().map(|words| Cell::Quote(words.clone())),
        when: when(text, hop),
        events: hop.events.iter().map(|e| event(text, e)).collect(),
        searched: searched(text, &hop.searched),
        notes: notes(text, hop),
        facts: facts(text, hop),
        steps: steps(text, &hop.life.timeline),
        evidence: evidence(text, &hop.statements),
        onward: (hop.state == HopState::Proposed)
            .then(|| hop.partner.clone().unwrap_or_else(|| hop.country.clone())),
        files: None,
        letter: Vec::new(),
        confirm: None,
    }
}

fn when(text: Text, hop: &HopView) -> Vec<String> {
    let moments = [
        ("column-sent", &hop.sent),
        ("column-delivered", &hop.delivered),
        ("column-decided", &hop.decided),
    ];
    let said = moments.into_iter().filter_map(|(key, at)| {
        let at = format::moment(text, at.as_deref()?);
        Some(format!("{}{} {at}", text.say(key), text.colon()))
    });
    let mut lines: Vec<String> = said.collect();
    if let (Some(due), None) = (&hop.answer_by, &hop.decided) {
        let due = format::moment(text, due);
        lines.push(format!("{}{} {due}", text.say("column-answer-by"), text.colon()));
    }
    lines
}

/// What else must be known of a hop: letters, and that nothing is signed.
fn notes(text: Text, hop: &HopView) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(letter) = &hop.letter {
        let args = [("reference", letter.reference.as_str().into())];
        lines.push(text.say_with("note-by-letter", &args));
        if letter.entered {
            let country = format::country(text, &hop.country);
            let number = |at: usize| [("number", (at + 1).to_string().into())];
            lines.push(match (letter.confirmed_by, letter.contradicted_by) {
                (_, Some(at)) => text.say_with("note-letter-contradicted", &number(at)),
                (Some(at), None) => text.say_with("note-letter-confirmed", &number(at)),
                (None, None) => text.say_with("note-not-signed", &[("country", country.into())]),
            });
        }
    }
    lines
}

fn facts(text: Text, hop: &HopView) -> Facts {
    let mut facts = Facts::new(text);
    let code = |list: &str, code: &Option<String>| {
        Cell::maybe(code.as_deref().map(|code| text.code_in(list, code)))
    };
    let coded =
        |code: &Option<String>| Cell::maybe(code.as_deref().map(|c| text.code_with_text(c)));
    let list =
        |codes: &[String]| Cell::Lines(codes.iter().map(|c| text.code_with_text(c)).collect());
    facts
        .add("column-request-kind", code("request", &hop.request_kind))
        .add("column-grade", code("grade", &hop.grade))
        .add("column-level", coded(&hop.level))
        .add("column-handling", coded(&hop.handling))
        .add("column-review", Cell::moment(hop.review.as_ref()))
        .maybe("column-points-to", hop.points_to.as_deref().map(|c| format::country(text, c)))
        .add("column-not-completed", list(&hop.life.not_completed))
        .add("column-acknowledged", Cell::moment(hop.life.acknowledged.as_ref()));
    if let Some(restricted) = &hop.life.restricted {
        let withheld = restricted.withheld.iter().map(|w| text.code_in("withheld", w)).collect();
        facts
            .add("column-left-out", Cell::Lines(withheld))
            .text("column-left-out-because", text.code_with_text(&restricted.reason))
            .add("column-left-out-text", Cell::Quote(restricted.text.clone()));
    }
    facts
}

/// `step 3 (Paraguay), event 2: 2 Aug 2021 …`.
fn source(text: Text, of: &SourceOfView) -> String {
    let what = match (&of.event, &of.result) {
        (Some(asserted), _) => {
            let (when, words) = event(text, asserted);
            format!("{when} {words}")
        }
        (None, Some(code)) => text.code(code),
        (None, None) => String::new(),
    };
    let key = if of.label == 20 { "note-source-event" } else { "note-source-result" };
    let args = [
        ("hop", (of.hop + 1).to_string().into()),
        ("country", format::country(text, &of.country).into()),
        ("position", of.position.to_string().into()),
    ];
    format!("{}{} {what}", text.say_with(key, &args), text.colon())
}

fn diversion(text: Text, view: &DiversionView) -> Vec<String> {
    let certainty = text.code_in("certainty", &view.certainty);
    let mut lines = vec![format!("{} ({certainty})", text.code_in("point", &view.point))];
    if !view.or.is_empty() {
        let or: Vec<String> = view.or.iter().map(|code| text.code_in("point", code)).collect();
        lines.push(text.say_with("note-diversion-or", &[("points", or.join("; ").into())]));
    }
    for (key, of) in
        [("note-last-lawful", &view.last_lawful), ("note-diversion-broke", &view.broke)]
    {
        if let Some(of) = of {
            lines.push(text.say_with(key, &[("source", source(text, of).into())]));
        }
    }
    if !view.signed {
        lines.push(text.say("note-rests-on-letter"));
    }
    for change in &view.changes {
        let args = [
            ("what", text.code_in("change", &change.what).into()),
            ("country", format::country(text, &change.country).into()),
        ];
        lines.push(text.say_with("note-would-change", &args));
    }
    lines
}

fn time(text: Text, view: &TimeToCrimeView) -> Vec<String> {
    let bucket = |code: &str| text.code_in("bucket", code);
    let buckets = if view.bucket_min == view.bucket_max {
        bucket(&view.bucket_min)
    } else {
        let args =
            [("from", bucket(&view.bucket_min).into()), ("to", bucket(&view.bucket_max).into())];
        text.say_with("note-buckets", &args)
    };
    let to = view
        .to_date
        .as_deref()
        .map_or_else(|| text.say("word-before-asking"), |date| format::date(text, date));
    let args = [
        ("from", format::date(text, &view.from_date).into()),
        ("to", to.into()),
        ("source", source(text, &view.from).into()),
    ];
    let mut lines =
        vec![format!("{} ({buckets})", days(text, view)), text.say_with("note-time-from", &args)];
    if !view.signed {
        lines.push(text.say("note-rests-on-letter"));
    }
    lines
}

fn conclusions(text: Text, view: &TraceView) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    if let Some(view) = &view.diversion {
        all.push((text.say("word-diversion"), diversion(text, view)));
    }
    if let Some(view) = &view.time_to_crime {
        all.push((text.say("word-time-to-crime"), time(text, view)));
    }
    let conflict = |c: &ConflictView| {
        format!(
            "{}{} {} / {}",
            text.code_in("conflict", &c.kind),
            text.colon(),
            source(text, &c.one),
            source(text, &c.other)
        )
    };
    if !view.conflicts.is_empty() {
        let lines = view.conflicts.iter().map(conflict).collect();
        all.push((text.say("word-contradictions"), lines));
    }
    all
}

fn about(text: Text, view: &TraceView) -> Facts {
    let mut facts = Facts::new(text);
    facts
        .add("column-id", Cell::Code(view.id.clone(), view.id.clone()))
        .add("column-submitted", Cell::Moment(view.submitted.clone()))
        .add("column-updated", Cell::Moment(view.updated.clone()))
        .text("column-priority", text.code_in("priority", &view.priority))
        .text("column-purpose", text.code_with_text(&view.purpose))
        .text("column-legal-basis", text.code_in("basis", &view.legal_basis))
        .maybe("column-case-ref", view.case_ref.clone());
    facts
}

fn gun(text: Text, view: &TraceView) -> Facts {
    let mut facts = Facts::new(text);
    for (key, value, _) in description(text, &view.firearm) {
        facts.add(key, value);
    }
    if let Some(date) = &view.recovered {
        facts.add("column-recovered", Cell::Date(date.clone()));
    }
    facts
}

async fn onward<S: Service>(mut visit: Visit<S>) -> Shown {
    let to = visit.form().await?.one("to");
    let id = visit.param("id").to_owned();
    let request = OnwardRequest { to, letter: None };
    visit.service().trace_onward(visit.caller()?, id.clone(), request).await?;
    visit.to(&format!("/traces/{id}"))
}

async fn bundle<S: Service>(mut visit: Visit<S>) -> Shown {
    let wanted = ExportUse { wanted: visit.form().await?.one("for") };
    let id = visit.param("id").to_owned();
    let view = visit.service().bundle_export(visit.caller()?, id, wanted).await?;
    let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
    let name = format!("trace-{}.bundle", format::short(&view.trace));
    Ok(file(&name, "application/octet-stream", bytes))
}

/// The sealed report, in the language of the page.
async fn report<S: Service>(mut visit: Visit<S>) -> Shown {
    let fields = visit.form().await?;
    let id = visit.param("id").to_owned();
    let request = ReportRequest {
        recipient: fields.get("recipient").to_owned(),
        language: visit.text().language.tag().to_owned(),
        wanted: fields.one("for"),
        draft: false,
    };
    let view = visit.service().report_issue(visit.caller()?, id, request).await?;
    let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
    Ok(file(&format!("report-{}.pdf", view.report.code), "application/pdf", bytes))
}
