//! Security assessments of stores: the list, one with its gaps and plan, its forms.

use askama::Template;
use axum::http::StatusCode;

use super::{List, tabs};
use crate::service::requests::{
    AnswerAssessmentRequest, AssessmentAnswer, PlanRequest, WordsRequest,
};
use crate::service::security::{
    SecurityListRequest, SecurityQuestionsView, SecurityRowView, SecurityView,
};
use crate::service::views::{AssessmentAreaView, AssessmentQuestionView};
use crate::service::{Outcome, ServiceError, roles};
use crate::text::Text;
use crate::web::kit::{
    Badge, Cell, Choice, Column, Errors, Field, Form, Listing, Notice, Question, Tone, blank,
    refused,
};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::screens::adviser::assessments::{change, score};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters};

const LIST: &str = "/stock/security";

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let (sees, does) = (Access::Roles(roles::SEES_HOLDINGS), Access::Roles(roles::COUNTS));
    vec![
        Route::get(LIST, sees, list),
        Route::get("/stock/stores/{id}/security", does, ask_begin),
        Route::post("/stock/stores/{id}/security", does, begin),
        Route::get("/stock/security/{number}", sees, show),
        Route::get("/stock/security/{number}/answers", sees, answers),
        Route::get("/stock/security/{number}/areas/{section}", sees, ask_area),
        Route::post("/stock/security/{number}/areas/{section}", does, area),
        Route::get("/stock/security/{number}/plan", does, ask_plan),
        Route::post("/stock/security/{number}/plan", does, plan),
        Route::get("/stock/security/{number}/close", does, ask_close),
        Route::post("/stock/security/{number}/close", does, close),
    ]
}

async fn questions<S: Service>(visit: &Visit<S>) -> Outcome<SecurityQuestionsView> {
    let language = Some(visit.text().language.tag().to_owned());
    visit.service().security_questions(visit.caller()?, WordsRequest { language }).await
}

async fn of_path<S: Service>(visit: &Visit<S>) -> Outcome<SecurityView> {
    visit.service().security(visit.caller()?, visit.param("number").to_owned()).await
}

fn path_of(number: u64) -> String {
    format!("{LIST}/{number}")
}

fn state(text: Text, row: &SecurityRowView) -> Badge {
    match row.closed {
        Some(_) => Badge::new(Tone::Good, text.say("word-assessment-closed")),
        None => Badge::new(Tone::Waiting, text.say("word-assessment-open")),
    }
}

fn answered(text: Text, answered: u32, of: u32) -> String {
    let args = [("answered", answered.to_string().into()), ("of", of.to_string().into())];
    text.say_with("web-assessment-answered", &args)
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-adviser-assessment").sorts("number"),
        Column::new("column-store").sorts("store"),
        Column::new("column-state").sorts("state"),
        Column::new("column-adviser-score").numeric().sorts("score"),
        Column::new("column-adviser-answered-of"),
        Column::new("column-updated").sorts("updated"),
        Column::new("column-security-due").sorts("due"),
    ];
    let (caption, empty) = ("web-security-title", "note-no-security");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    let states = vec![
        Choice::new("", text.say("web-list-any")),
        Choice::new("open", text.say("word-assessment-open")),
        Choice::new("closed", text.say("word-assessment-closed")),
    ];
    list.filter(form.select("state", "column-state", states));
    let request = list.request();
    let mut request = SecurityListRequest {
        store: None,
        state: request.state,
        limit: request.limit,
        after: request.after,
    };
    let next = loop {
        let page = visit.service().security_list(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            list.row(vec![
                Cell::Link(visit.frame.href(&path_of(row.number)), row.number.to_string()),
                Cell::Link(
                    visit.frame.href(&format!("/stock/stores/{}", row.store)),
                    row.name.clone(),
                ),
                Cell::Badge(state(text, row)),
                Cell::maybe(row.overall.score.map(|hundredths| score(text, hundredths))),
                Cell::text(answered(text, row.overall.answered, row.overall.of)),
                Cell::Moment(row.updated.clone()),
                Cell::moment(row.due.as_ref()),
            ]);
        }
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("security", &list));
    }
    let template = List {
        title: "web-security-title",
        lede: "web-security-lede",
        tabs: tabs(&visit, LIST),
        add: None,
        serial: None,
        list,
    };
    visit.page(visit.say("web-security-title")).wide().show(&template)
}

fn begin_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("/stock/stores/{}", visit.param("id"));
    let path = format!("{back}/security");
    Question::new(visit, form, visit.say("web-security-new"), "web-security-begin", &path, &back)
        .says(visit.say("web-security-new-words"))
        .says(visit.say("web-security-stays"))
        .show(visit)
}

async fn ask_begin<S: Service>(visit: Visit<S>) -> Shown {
    begin_page(&visit, &blank(&visit))
}

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    match visit.service().security_begin(visit.caller()?, id.clone()).await {
        Ok(view) => visit.to(&path_of(view.number)),
        Err(error) => {
            let mut form = blank(&visit);
            let path = format!("/stock/stores/{id}/security");
            match refused(&visit, &mut form, "", &path, error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => begin_page(&visit, &form),
            }
        }
    }
}

/// An area on the page of its assessment.
struct AreaCard {
    name: String,
    href: String,
    score: Option<String>,
    answered: String,
    change: Option<String>,
    is_whole: bool,
}

#[derive(Template)]
#[template(path = "stock/security.html")]
struct Assessment {
    heading: String,
    badge: Badge,
    number: u64,
    overall: Option<String>,
    notices: Vec<Notice>,
    areas: Vec<AreaCard>,
    gaps: Listing,
    plan: Listing,
    is_open: bool,
    may_assess: bool,
    compared: Option<String>,
    store: String,
}

fn asked(view: &SecurityQuestionsView) -> impl Iterator<Item = &AssessmentQuestionView> {
    view.areas.iter().flat_map(|area| &area.questions)
}

fn gaps(text: Text, questions: &SecurityQuestionsView, view: &SecurityView) -> Listing {
    let columns = [
        Column::new("column-security-risk"),
        Column::new("column-adviser-question"),
        Column::new("column-adviser-asserted"),
        Column::new("column-level").numeric(),
        Column::new("column-adviser-planned"),
    ];
    let mut list = Listing::table(text, "word-adviser-gaps", &columns);
    for gap in &view.gaps {
        let tone = match gap.risk.name() {
            "CRITICAL" => Tone::Bad,
            "HIGH" => Tone::Warn,
            _ => Tone::Plain,
        };
        let planned = if gap.planned {
            Cell::badge(Tone::Good, text.say("word-yes"))
        } else {
            Cell::badge(Tone::Warn, text.say("word-no"))
        };
        let question = asked(questions).find(|question| question.id == gap.question);
        list.row(vec![
            Cell::badge(tone, text.code_in("risk", gap.risk.name())),
            Cell::text(&gap.question),
            Cell::text(question.map(|question| question.ask.clone()).unwrap_or_default()),
            Cell::Number(gap.level.into()),
            planned,
        ]);
    }
    list
}

fn plan_of<S: Service>(visit: &Visit<S>, view: &SecurityView, may_assess: bool) -> Listing {
    let text = visit.text();
    let columns = [
        Column::new("column-adviser-what"),
        Column::new("column-adviser-question"),
        Column::new("column-adviser-who"),
        Column::new("column-adviser-by"),
        Column::new("column-adviser-done"),
    ];
    let mut list = Listing::table(text, "word-adviser-plan", &columns);
    for action in &view.actions {
        let path = format!("{}/plan?action={}", path_of(view.number), action.number);
        let what = if may_assess {
            Cell::Link(visit.frame.href(&path), action.what.clone())
        } else {
            Cell::text(&action.what)
        };
        let done = match &action.done {
            Some(done) => Cell::Date(done.clone()),
            None if action.late => Cell::badge(Tone::Warn, text.say("word-overdue")),
            None => Cell::badge(Tone::Waiting, text.say("web-assessment-not-done")),
        };
        list.row(vec![
            what,
            Cell::text(&action.question),
            Cell::text(&action.who),
            Cell::Date(action.by.clone()),
            done,
        ]);
    }
    list
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let (questions, view) = (questions(&visit).await?, of_path(&visit).await?);
    let may_assess = visit.may(roles::COUNTS);
    let row = &view.summary;
    let args = [("store", row.name.as_str().into()), ("number", view.number.to_string().into())];
    let heading = text.say_with("web-security-heading", &args);
    let card = |area: &AssessmentAreaView| {
        let found = row.areas.iter().find(|one| one.area == area.id);
        let (done, of) = found.map_or((0, 0), |one| (one.answered, one.of));
        AreaCard {
            name: area.name.clone(),
            href: visit.frame.href(&format!("{}/areas/{}", path_of(view.number), area.id)),
            score: found.and_then(|one| one.score).map(|hundredths| score(text, hundredths)),
            answered: answered(text, done, of),
            change: view.changes.iter().find(|one| one.area == area.id).map(|c| change(text, c)),
            is_whole: done == of,
        }
    };
    let mut notices = Vec::new();
    let unplanned = view.gaps.iter().filter(|gap| !gap.planned).count() as u64;
    if unplanned > 0 {
        let words = text.say_with("web-assessment-unplanned", &[("count", unplanned.into())]);
        notices.push(Notice::new(Tone::Warn, words));
    }
    let late = view.actions.iter().filter(|action| action.late).count() as u64;
    if late > 0 {
        let words = text.say_with("web-assessment-late", &[("count", late.into())]);
        notices.push(Notice::new(Tone::Warn, words));
    }
    let compared = |number: u64| {
        text.say_with("note-security-change", &[("number", number.to_string().into())])
    };
    let template = Assessment {
        heading: heading.clone(),
        badge: state(text, row),
        number: view.number,
        overall: row.overall.score.map(|hundredths| {
            text.say_with("web-assessment-overall", &[("score", score(text, hundredths).into())])
        }),
        notices,
        areas: questions.areas.iter().map(card).collect(),
        gaps: gaps(text, &questions, &view),
        plan: plan_of(&visit, &view, may_assess),
        is_open: row.closed.is_none(),
        may_assess,
        compared: view.before.map(compared),
        store: visit.frame.href(&format!("/stock/stores/{}", row.store)),
    };
    visit.page(heading).back(LIST, "web-security-title").show(&template)
}

#[derive(Template)]
#[template(path = "adviser/answers.html")]
struct Answers {
    title: String,
    list: Listing,
}

/// All answers as a list that filters and goes out as CSV.
async fn answers<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-adviser-question").sorts("question"),
        Column::new("column-adviser-area").sorts("area"),
        Column::new("column-adviser-asserted"),
        Column::new("column-level").sorts("level"),
        Column::new("column-adviser-words"),
        Column::new("column-adviser-evidence"),
        Column::new("column-security-risk").sorts("risk"),
        Column::new("column-adviser-actions"),
    ];
    let (caption, empty) = ("web-assessment-answers", "web-assessment-no-answer");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let (questions, view) = (questions(&visit).await?, of_path(&visit).await?);
    let form = list.form();
    let any = [Choice::new("", text.say("web-list-any"))];
    let areas = questions.areas.iter().map(|area| Choice::new(&area.id, &area.name));
    list.filter(form.select("area", "column-adviser-area", any.into_iter().chain(areas).collect()));
    let wanted = form.get("area");
    for area in questions.areas.iter().filter(|area| wanted.is_empty() || wanted == area.id) {
        for question in &area.questions {
            let answer = view.answers.iter().find(|answer| answer.question == question.id);
            let words = answer.and_then(|answer| question.levels.get(usize::from(answer.level)));
            let gap = view.gaps.iter().find(|gap| gap.question == question.id);
            let actions = view.actions.iter().filter(|action| action.question == question.id);
            let level = if view.not_applicable.contains(&question.id) {
                text.say("word-security-not-applicable")
            } else {
                answer.map(|answer| answer.level.to_string()).unwrap_or_default()
            };
            list.row(vec![
                Cell::text(&question.id),
                Cell::text(&area.name),
                Cell::text(&question.ask),
                Cell::text(level),
                Cell::maybe(words.cloned()),
                answer.map_or_else(|| Cell::text(""), |answer| Cell::text(&answer.evidence)),
                Cell::maybe(gap.map(|gap| text.code_in("risk", gap.risk.name()))),
                Cell::Lines(actions.map(|a| format!("{} ({}, {})", a.what, a.who, a.by)).collect()),
            ]);
        }
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv(&format!("security-{}", view.number), &list));
    }
    let title = visit.say("web-assessment-answers");
    let template = Answers { title: title.clone(), list };
    visit
        .page(title)
        .back(&path_of(view.number), "column-adviser-assessment")
        .wide()
        .show(&template)
}

/// A question on the form of its area.
struct Asked {
    id: String,
    ask: String,
    level: Field,
    evidence: Field,
}

#[derive(Template)]
#[template(path = "adviser/area.html")]
struct Area {
    errors: Errors,
    title: String,
    path: String,
    back: String,
    questions: Vec<Asked>,
    is_writable: bool,
}

fn named<'a>(questions: &'a SecurityQuestionsView, area: &str) -> Outcome<&'a AssessmentAreaView> {
    let found = questions.areas.iter().find(|one| one.id == area);
    found.ok_or_else(crate::service::adviser::none)
}

/// The questions of an area that apply.
fn applying<'a>(
    area: &'a AssessmentAreaView,
    view: &'a SecurityView,
) -> impl Iterator<Item = &'a AssessmentQuestionView> {
    area.questions.iter().filter(|question| !view.not_applicable.contains(&question.id))
}

fn area_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    area: &AssessmentAreaView,
    view: &SecurityView,
) -> Shown {
    let asked = applying(area, view).map(|question| {
        let words = question.levels.iter().enumerate();
        let mut choices: Vec<Choice> = words
            .map(|(level, words)| Choice::new(level.to_string(), format!("{level} – {words}")))
            .collect();
        choices.push(Choice::new("-", visit.say("web-assessment-none-yet")));
        Asked {
            id: question.id.clone(),
            ask: question.ask.clone(),
            level: form.radios(&format!("level-{}", question.id), "column-level", choices),
            evidence: form
                .area(&format!("evidence-{}", question.id), "column-adviser-evidence", 3)
                .hint(question.evidence.clone())
                .optional(),
        }
    });
    let args = [("area", area.name.as_str().into()), ("store", view.summary.name.as_str().into())];
    let title = visit.text().say_with("web-security-area-title", &args);
    let back = path_of(view.number);
    let template = Area {
        errors: form.errors.clone(),
        title: title.clone(),
        path: visit.frame.href(&format!("{back}/areas/{}", area.id)),
        back: visit.frame.href(&back),
        questions: asked.collect(),
        is_writable: view.summary.closed.is_none() && visit.may(roles::COUNTS),
    };
    let page = visit.page(title);
    let wrong = !form.errors.is_empty();
    let page = if wrong { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    page.back(&back, "column-adviser-assessment").show(&template)
}

async fn ask_area<S: Service>(visit: Visit<S>) -> Shown {
    let (questions, view) = (questions(&visit).await?, of_path(&visit).await?);
    let area = named(&questions, visit.param("section"))?;
    let mut fields = Fields::default();
    for question in &area.questions {
        let answer = view.answers.iter().find(|answer| answer.question == question.id);
        let level = answer.map_or_else(|| "-".to_owned(), |answer| answer.level.to_string());
        fields.set(&format!("level-{}", question.id), level);
        let evidence = answer.map(|answer| answer.evidence.clone()).unwrap_or_default();
        fields.set(&format!("evidence-{}", question.id), evidence);
    }
    area_page(&visit, &Form::new(visit.text(), fields), area, &view)
}

async fn area<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let (questions, view) = (questions(&visit).await?, of_path(&visit).await?);
    let area = named(&questions, visit.param("section"))?;
    let mut answers = Vec::new();
    for question in applying(area, &view) {
        let name = format!("level-{}", question.id);
        let level = form.get(&name).to_owned();
        let evidence = form.get(&format!("evidence-{}", question.id)).to_owned();
        let said =
            |level, evidence| AssessmentAnswer { question: question.id.clone(), level, evidence };
        match (level.as_str(), level.parse::<u8>()) {
            // What was left out altogether stays as it is.
            ("", _) if evidence.is_empty() => {}
            // Evidence without a level would be lost.
            ("" | "-", _) if !evidence.is_empty() => {
                form.wrong(&name, "web-assessment-level-first");
            }
            ("-", _) => answers.push(said(None, evidence)),
            (_, Ok(level)) => answers.push(said(Some(level), evidence)),
            _ => form.wrong(&name, "web-assessment-level-wrong"),
        }
    }
    if form.errors.is_empty() {
        let request = AnswerAssessmentRequest { answers };
        let id = view.number.to_string();
        match visit.service().security_answer(visit.caller()?, id, request).await {
            Ok(_) => return visit.to(&path_of(view.number)),
            Err(error) => {
                let path = format!("{}/areas/{}", path_of(view.number), area.id);
                if let Some(elsewhere) = refused(&visit, &mut form, "", &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    area_page(&visit, &form, area, &view)
}

async fn plan_page<S: Service>(visit: &Visit<S>, form: &Form, view: &SecurityView) -> Shown {
    let questions = questions(visit).await?;
    let applies = asked(&questions).filter(|one| !view.not_applicable.contains(&one.id));
    let choices = applies.map(|q| Choice::new(&q.id, format!("{} – {}", q.id, q.ask))).collect();
    let action = form.get("action").to_owned();
    let back = path_of(view.number);
    let mut path = format!("{back}/plan");
    if !action.is_empty() {
        path = format!("{path}?action={action}");
    }
    let title =
        if action.is_empty() { "web-assessment-add-action" } else { "web-assessment-action" };
    Question::new(visit, form, visit.say(title), "web-assessment-save", &path, &back)
        .says(visit.say("web-assessment-action-words"))
        .asks(form.select("question", "column-adviser-question", choices))
        .asks(form.area("what", "column-adviser-what", 2))
        .asks(
            form.line("who", "column-adviser-who")
                .width(40)
                .hint(visit.say("web-assessment-who-hint")),
        )
        .asks(form.line("by", "column-adviser-by").of("date").width(10))
        .asks(form.line("done", "column-adviser-done").of("date").width(10).optional())
        .show(visit)
}

async fn ask_plan<S: Service>(visit: Visit<S>) -> Shown {
    let view = of_path(&visit).await?;
    let mut fields = Fields::default();
    if let Ok(number) = visit.query.get("action").parse::<u32>() {
        let found = view.actions.iter().find(|action| action.number == number);
        let found = found.ok_or_else(crate::service::adviser::none)?;
        fields.set("action", number.to_string());
        fields.set("question", &found.question);
        fields.set("what", &found.what);
        fields.set("who", &found.who);
        fields.set("by", &found.by);
        fields.set("done", found.done.clone().unwrap_or_default());
    } else if let Some(gap) = view.gaps.iter().find(|gap| !gap.planned) {
        fields.set("question", &gap.question);
    }
    plan_page(&visit, &Form::new(visit.text(), fields), &view).await
}

async fn plan<S: Service>(mut visit: Visit<S>) -> Shown {
    let view = of_path(&visit).await?;
    let mut form = Form::new(visit.text(), visit.form().await?);
    let number: Option<u32> = visit.query.get("action").parse().ok();
    form.fields.set("action", number.map(|number| number.to_string()).unwrap_or_default());
    let request = PlanRequest {
        action: number,
        question: form.need("question", "web-assessment-question-first"),
        what: form.need("what", "web-assessment-what-first"),
        who: form.need("who", "web-assessment-who-first"),
        by: form.need("by", "web-assessment-by-first"),
        done: form.fields.one("done"),
    };
    if form.errors.is_empty() {
        let id = view.number.to_string();
        match visit.service().security_plan(visit.caller()?, id, request).await {
            Ok(_) => return visit.to(&path_of(view.number)),
            Err(error) => {
                let field = error.args.get("field").cloned().unwrap_or_default();
                let path = format!("{}/plan", path_of(view.number));
                if let Some(elsewhere) = refused(&visit, &mut form, &field, &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    plan_page(&visit, &form, &view).await
}

fn close_page<S: Service>(visit: &Visit<S>, form: &Form, view: &SecurityView) -> Shown {
    let back = path_of(view.number);
    let overall = &view.summary.overall;
    let missing = u64::from(overall.of.saturating_sub(overall.answered));
    let title = visit.say("web-assessment-close");
    let path = format!("{back}/close");
    let mut page = Question::new(visit, form, title, "web-assessment-close-do", &path, &back)
        .says(visit.say("web-security-close-words"));
    if missing > 0 {
        let words = visit.text().say_with("web-security-missing", &[("count", missing.into())]);
        page = page.says(words);
    }
    page.show(visit)
}

async fn ask_close<S: Service>(visit: Visit<S>) -> Shown {
    let view = of_path(&visit).await?;
    close_page(&visit, &blank(&visit), &view)
}

async fn close<S: Service>(visit: Visit<S>) -> Shown {
    let view = of_path(&visit).await?;
    let back = path_of(view.number);
    match visit.service().security_close(visit.caller()?, view.number.to_string()).await {
        Ok(_) => visit.to(&back),
        Err(error) => closed(&visit, &view, &back, error),
    }
}

fn closed<S: Service>(
    visit: &Visit<S>,
    view: &SecurityView,
    back: &str,
    error: ServiceError,
) -> Shown {
    let mut form = blank(visit);
    match refused(visit, &mut form, "", back, error)? {
        Some(elsewhere) => Ok(elsewhere),
        None => close_page(visit, &form, view),
    }
}
