//! Assistance: what was asked and offered, asking and offering, and a part of an assessment that goes to
//! one partner.

use askama::Template;
use axum::http::StatusCode;

use super::super::marking::partners;
use super::Listed;
use super::assessments::questions;
use crate::adviser::project::field_of_question;
use crate::service::assistance::{
    AssistanceRequest, AssistanceRowView, AssistanceWanted, SORTS, Share, ShareView, ShareWanted,
};
use crate::service::{Outcome, ServiceError, roles};
use crate::text::{Text, codes};
use crate::web::kit::{
    Badge, Cell, Choice, Column, Errors, Field, Form, Hidden, Listing, Question, Tone, blank,
    refused,
};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format, url};

pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let (reads, does) = (Access::Roles(roles::READS_ASSISTANCE), Access::Roles(roles::ASSISTS));
    vec![
        Route::get(LIST, reads, list),
        Route::get(NEW, does, ask_new),
        Route::post(NEW, does, new),
        Route::get("/adviser/assessments/{number}/share", does, ask_share),
        Route::post("/adviser/assessments/{number}/share", does, preview),
        Route::post("/adviser/assessments/{number}/share/send", does, send),
    ]
}

const LIST: &str = "/adviser/assistance";
const NEW: &str = "/adviser/assistance/new";

/// How a row stands.
fn state(text: Text, row: &AssistanceRowView) -> Cell {
    match (row.hop, row.case) {
        (Some(hop), _) => Cell::badge(Tone::Waiting, text.say(hop.key())),
        (None, Some(case)) => Cell::badge(Tone::Waiting, text.say(case.key())),
        (None, None) if row.taken_up => {
            Cell::badge(Tone::Good, text.say("web-assistance-taken-up"))
        }
        (None, None) => Cell::text(""),
    }
}

/// How a project stands.
pub(super) fn project_badge(text: Text, state: &str) -> Badge {
    let tone = match state {
        "AGREED" => Tone::Waiting,
        "DELIVERED" | "CLOSED" => Tone::Good,
        _ => Tone::Plain,
    };
    Badge::new(tone, text.code_in("project", state))
}

/// Where a row leads: to the request, the notice or the case itself.
fn place(row: &AssistanceRowView) -> String {
    match row.sort.as_str() {
        "OFFER" => format!("/matters/notices/{}", row.id),
        "REQUEST" => format!("/cases/{}", row.id),
        _ => format!("/matters/{}", row.id),
    }
}

/// What can be done with a row, as an address and the key of its name.
fn next_step(row: &AssistanceRowView) -> Option<(String, &'static str)> {
    let (partner, field) = (url::encoded(&row.partner), &row.field);
    match row.sort.as_str() {
        "OFFER" if !row.taken_up => {
            let path = format!("{NEW}?offer={}&partner={partner}&field={field}", row.id);
            Some((path, "web-assistance-take-up"))
        }
        _ if row.project.is_some() || row.sort == "OFFER" => None,
        sort => {
            let way = if matches!(sort, "ASKED") { "RECEIVED" } else { "GIVEN" };
            let path = format!(
                "/adviser/projects/new?exchange={}&partner={partner}&field={field}&direction={way}",
                row.id
            );
            Some((path, "web-project-new"))
        }
    }
}

/// The project of a row.
pub(super) fn project_cell<S: Service>(visit: &Visit<S>, row: &AssistanceRowView) -> Cell {
    let Some((number, state)) = row.project.zip(row.project_state.as_ref()) else {
        return Cell::text("");
    };
    let href = visit.frame.href(&format!("/adviser/projects/{number}"));
    let badge = project_badge(visit.text(), state);
    Cell::Cells(vec![Cell::Link(href, number.to_string()), Cell::Badge(badge)])
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-help-sort").sorts("sort"),
        Column::new("column-help-field").sorts("field"),
        Column::new("column-partner").sorts("partner"),
        Column::new("column-at").sorts("at"),
        Column::new("column-state"),
        Column::new("column-help-words"),
        Column::new("column-help-reply"),
        Column::new("column-help-gap"),
        Column::new("column-project"),
        Column::new("column-help-next"),
    ];
    let (caption, empty) = ("web-assistance-title", "note-no-assistance");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let sorts = SORTS.iter().map(|sort| Choice::new(*sort, text.code_in("help", sort)));
    list.filter(form.select(
        "state",
        "column-help-sort",
        [any()].into_iter().chain(sorts).collect(),
    ));
    let with = [any()].into_iter().chain(partners(&visit).await?).collect();
    list.filter(form.select("partner", "column-partner", with));
    let asked = list.request();
    let mut request = AssistanceRequest {
        sort: asked.state.filter(|sort| SORTS.contains(&sort.as_str())),
        partner: asked.partner,
        assessment: None,
        limit: asked.limit,
        after: asked.after,
    };
    let does = visit.may(roles::ASSISTS);
    let next = loop {
        let page = visit.service().assistance(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            let href = visit.frame.href(&place(row));
            let mut field = text.code_in("assistance", &row.field);
            if field.is_empty() {
                field = format::short(&row.id).to_owned();
            }
            let gap = row.assessment.zip(row.question.as_ref()).map(|(number, question)| {
                let href = visit.frame.href(&format!("/adviser/assessments/{number}"));
                Cell::Link(href, question.clone())
            });
            let step = next_step(row)
                .filter(|_| does)
                .map(|(path, key)| Cell::Link(visit.frame.href(&path), text.say(key)));
            let mut words = row.text.clone().unwrap_or_default();
            if row.shared {
                words = format!("{words}\n{}", text.say("web-share-went-along"));
            }
            list.row(vec![
                Cell::text(text.code_in("help", &row.sort)),
                Cell::Link(href, field),
                Cell::text(format::partner(text, &row.partner)),
                Cell::Moment(row.at.clone()),
                state(text, row),
                Cell::Quote(words),
                row.reply.clone().map_or_else(|| Cell::text(""), Cell::Quote),
                gap.unwrap_or_else(|| Cell::text("")),
                project_cell(&visit, row),
                step.unwrap_or_else(|| Cell::text("")),
            ]);
        }
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("assistance", &list));
    }
    let title = visit.say("web-assistance-title");
    let mut adds = Vec::new();
    if does {
        adds.push((visit.frame.href(NEW), "web-assistance-ask"));
        adds.push((visit.frame.href(&format!("{NEW}?kind=offer")), "web-assistance-offer"));
    }
    let template = Listed { title: title.clone(), adds, lede: "web-assistance-lede", list };
    visit.page(title).back("/adviser", "web-adviser-title").wide().show(&template)
}

/// Choices of a list, after one that is none.
pub(super) fn chosen(text: Text, list: &str, names: &[&str]) -> Vec<Choice> {
    let none = Choice::new("", text.say("web-assistance-choose"));
    let named = names.iter().map(|name| Choice::new(*name, text.code_in(list, name)));
    [none].into_iter().chain(named).collect()
}

/// Purposes: their words are in no list of their own.
fn purposes(text: Text) -> Vec<Choice> {
    let none = Choice::new("", text.say("web-assistance-choose"));
    let named = codes::PURPOSES.iter().map(|code| Choice::new(*code, text.code_with_text(code)));
    [none].into_iter().chain(named).collect()
}

/// What every request about assistance says, but for its partners.
fn said_fields(form: &Form) -> Vec<Field> {
    let text = form.text();
    vec![
        form.select(
            "field",
            "column-help-field",
            chosen(text, "assistance", &codes::ASSISTANCE_FIELDS),
        ),
        form.area("text", "column-help-words", 6).hint(form.say("web-assistance-words-hint")),
        form.select("purpose", "column-purpose", purposes(text)),
        form.select(
            "legal_basis",
            "column-legal-basis",
            chosen(text, "basis", &codes::LEGAL_BASES),
        ),
    ]
}

/// Where in a form a refusal belongs.
pub(super) fn place_of(error: &ServiceError, usual: &str) -> String {
    match error.key.as_str() {
        "error-not-agreed-to" | "error-assistance-no-offer" => "to".to_owned(),
        _ => {
            let field = error.args.get("field").map(|field| field.replace('-', "_"));
            field.unwrap_or_else(|| usual.to_owned())
        }
    }
}

async fn new_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let query = &visit.query;
    let offers = query.get("kind") == "offer";
    let address = query.query();
    let path = if address.is_empty() { NEW.to_owned() } else { format!("{NEW}?{address}") };
    let (title, act, words) = if offers {
        ("web-assistance-offer", "web-assistance-offer-do", "web-assistance-offer-words")
    } else if query.get("offer").is_empty() {
        ("web-assistance-ask", "web-assistance-ask-do", "web-assistance-ask-words")
    } else {
        ("web-assistance-take-up", "web-assistance-ask-do", "web-assistance-take-words")
    };
    let mut question =
        Question::new(visit, form, text.say(title), act, &path, LIST).says(text.say(words));
    let gap = query.get("question");
    if !gap.is_empty() {
        let questions = questions(visit).await?;
        let all = questions.areas.iter().flat_map(|area| &area.questions);
        if let Some(one) = all.into_iter().find(|one| one.id == gap) {
            let args = [("question", one.id.as_str().into()), ("words", one.ask.as_str().into())];
            question = question.says(text.say_with("web-assistance-gap", &args));
        }
    }
    let with = partners(visit).await?;
    let made_by = query.get("partner");
    let with = if query.get("offer").is_empty() {
        with
    } else {
        vec![Choice::new(made_by, format::partner(text, made_by))]
    };
    question = question.asks(form.boxes("to", "web-assistance-to", with));
    for field in said_fields(form) {
        question = question.asks(field);
    }
    question.show(visit)
}

async fn ask_new<S: Service>(visit: Visit<S>) -> Shown {
    let mut form = blank(&visit);
    let preset = field_of_question(visit.query.get("question"));
    let field =
        preset.map_or_else(|| visit.query.get("field").to_owned(), |field| field.name().to_owned());
    form.fields.set("field", field);
    form.fields.set("to", visit.query.get("partner"));
    new_page(&visit, &form).await
}

fn wanted(form: &Form, to: Vec<String>) -> AssistanceWanted {
    let text = |name: &str| form.get(name).to_owned();
    AssistanceWanted {
        to,
        field: text("field"),
        text: text("text"),
        purpose: text("purpose"),
        legal_basis: text("legal_basis"),
        ..AssistanceWanted::default()
    }
}

/// What is left out is said at its field, before the service is asked.
fn needs(form: &mut Form, to: &[String]) {
    if to.is_empty() {
        form.wrong("to", "web-assistance-need-to");
    }
    for name in ["field", "text", "purpose", "legal_basis"] {
        if form.get(name).trim().is_empty() {
            form.wrong(name, "web-assistance-need");
        }
    }
}

async fn new<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let to = form.fields.all("to");
    needs(&mut form, &to);
    if form.errors.is_empty() {
        let query = &visit.query;
        let request = AssistanceWanted {
            offers: query.get("kind") == "offer",
            assessment: query.get("assessment").parse().ok(),
            question: query.one("question"),
            offer: query.one("offer"),
            ..wanted(&form, to)
        };
        match visit.service().assistance_ask(visit.caller()?, request).await {
            Ok(_) => return visit.to(LIST),
            Err(error) => {
                let place = place_of(&error, "to");
                if let Some(elsewhere) = refused(&visit, &mut form, &place, NEW, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    new_page(&visit, &form).await
}

/// The page of an assessment.
fn back_of<S: Service>(visit: &Visit<S>) -> String {
    format!("/adviser/assessments/{}", visit.param("number"))
}

async fn share_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let back = back_of(visit);
    let questions = questions(visit).await?;
    let areas = questions.areas.iter().map(|area| Choice::new(&area.id, &area.name)).collect();
    let yes = vec![Choice::new("yes", text.say("web-share-evidence-yes"))];
    Question::new(
        visit,
        form,
        text.say("web-share-title"),
        "web-share-look",
        &format!("{back}/share"),
        &back,
    )
    .says(text.say("web-share-words"))
    .asks(form.boxes("areas", "web-assessment-areas", areas))
    .asks(
        form.boxes("evidence", "column-adviser-evidence", yes)
            .hint(text.say("web-share-evidence-hint")),
    )
    .show(visit)
}

async fn ask_share<S: Service>(visit: Visit<S>) -> Shown {
    share_page(&visit, &blank(&visit)).await
}

fn meant<S: Service>(visit: &Visit<S>, form: &Form) -> Outcome<ShareWanted> {
    let assessment = visit.param("number").parse().map_err(|_| crate::service::adviser::none())?;
    let language = Some(visit.text().language.tag().to_owned());
    let evidence = form.get("evidence") == "yes";
    Ok(ShareWanted { assessment, areas: form.fields.all("areas"), evidence, language })
}

#[derive(Template)]
#[template(path = "adviser/share.html")]
struct Preview {
    errors: Errors,
    lede: String,
    file: String,
    digest: String,
    path: String,
    back: String,
    hidden: Hidden,
    fields: Vec<Field>,
}

async fn preview_page<S: Service>(visit: &Visit<S>, form: &mut Form, view: ShareView) -> Shown {
    let text = visit.text();
    let back = back_of(visit);
    form.fields.set("digest", view.digest.clone());
    if form.get("handling").is_empty() {
        form.fields.set("handling", "H2");
    }
    let none = Choice::new("", text.say("web-assistance-choose"));
    let with = [none].into_iter().chain(partners(visit).await?).collect();
    let handling = codes::HANDLING.iter();
    let handling = handling.map(|code| Choice::new(*code, text.code_with_text(code))).collect();
    let mut fields = vec![
        form.select("to", "column-partner", with),
        form.select("handling", "column-handling", handling),
    ];
    fields.extend(said_fields(form));
    let args = [("name", view.name.as_str().into()), ("count", view.answers.into())];
    let template = Preview {
        errors: form.errors.clone(),
        lede: text.say_with("note-share-preview", &args),
        file: view.text,
        digest: view.digest,
        path: visit.frame.href(&format!("{back}/share/send")),
        back: visit.frame.href(&back),
        hidden: form.fields.hidden(&["areas", "evidence", "digest"]),
        fields,
    };
    let page = visit.page(text.say("web-share-preview"));
    let wrong = !form.errors.is_empty();
    let page = if wrong { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    page.back(&back, "column-adviser-assessment").show(&template)
}

async fn preview<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let wanted = meant(&visit, &form)?;
    match visit.service().assistance_preview(visit.caller()?, wanted).await {
        Ok(view) => preview_page(&visit, &mut form, view).await,
        Err(error) => {
            let path = format!("{}/share", back_of(&visit));
            match refused(&visit, &mut form, "areas", &path, error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => share_page(&visit, &form).await,
            }
        }
    }
}

async fn send<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let to: Vec<String> = form.fields.one("to").into_iter().collect();
    needs(&mut form, &to);
    let what = meant(&visit, &form)?;
    if form.errors.is_empty() {
        let (digest, handling) = (form.get("digest").to_owned(), form.get("handling").to_owned());
        let share = Some(Share { what: what.clone(), digest, handling });
        let request = AssistanceWanted { share, ..wanted(&form, to) };
        match visit.service().assistance_ask(visit.caller()?, request).await {
            Ok(_) => return visit.to(LIST),
            Err(error) => {
                let place = place_of(&error, "to");
                let path = format!("{}/share", back_of(&visit));
                if let Some(elsewhere) = refused(&visit, &mut form, &place, &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    // What was looked at is shown again, as it is now.
    match visit.service().assistance_preview(visit.caller()?, what).await {
        Ok(view) => preview_page(&visit, &mut form, view).await,
        Err(error) => {
            let path = format!("{}/share", back_of(&visit));
            match refused(&visit, &mut form, "areas", &path, error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => share_page(&visit, &form).await,
            }
        }
    }
}
