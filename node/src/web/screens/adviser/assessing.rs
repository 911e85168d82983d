//! Forms of the self-assessment: beginning one, the questions of an area, an action, closing.

use askama::Template;
use axum::http::StatusCode;

use super::assessments::{area_path, questions};
use crate::service::requests::{
    AnswerAssessmentRequest, AssessmentAnswer, BeginAssessmentRequest, PlanRequest,
};
use crate::service::views::{AssessmentAreaView, AssessmentQuestionsView, AssessmentView};
use crate::service::{Outcome, roles};
use crate::web::kit::{Choice, Errors, Field, Form, Question, blank, refused};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters};

pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let (reads, does) = (Access::Roles(roles::READS_ASSESSMENTS), Access::Roles(roles::ASSESSES));
    vec![
        Route::get("/adviser/assessments/new", does, ask_begin),
        Route::post("/adviser/assessments/new", does, begin),
        Route::get("/adviser/assessments/{number}/areas/{area}", reads, ask_area),
        Route::post("/adviser/assessments/{number}/areas/{area}", does, area),
        Route::get("/adviser/assessments/{number}/plan", does, ask_plan),
        Route::post("/adviser/assessments/{number}/plan", does, plan),
        Route::get("/adviser/assessments/{number}/close", does, ask_close),
        Route::post("/adviser/assessments/{number}/close", does, close),
    ]
}

const NEW: &str = "/adviser/assessments/new";
const LIST: &str = "/adviser/assessments";

async fn begin_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let all = visit.service().assessments(visit.caller()?).await?.items;
    let earlier = all.iter().map(|row| {
        let args =
            [("year", row.year.to_string().into()), ("number", row.number.to_string().into())];
        Choice::new(row.number.to_string(), text.say_with("web-assessment-of", &args))
    });
    let nothing = Choice::new("", text.say("web-assessment-from-nothing"));
    let from = form
        .select("from", "web-assessment-from", [nothing].into_iter().chain(earlier).collect())
        .hint(visit.say("web-assessment-from-hint"));
    let year = form.line("year", "column-adviser-year").width(5).inputmode("numeric");
    Question::new(visit, form, visit.say("web-assessment-new"), "web-assessment-begin", NEW, LIST)
        .says(visit.say("web-assessment-new-words"))
        .says(visit.say("web-assessment-stays"))
        .asks(year)
        .asks(from)
        .show(visit)
}

async fn ask_begin<S: Service>(visit: Visit<S>) -> Shown {
    let mut form = blank(&visit);
    let today = visit.app.now().to_rfc3339();
    form.fields.set("year", today.get(..4).unwrap_or_default());
    begin_page(&visit, &form).await
}

async fn begin<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let year = form.need("year", "web-assessment-year-wrong").parse().ok();
    if year.is_none() && form.errors.is_empty() {
        form.wrong("year", "web-assessment-year-wrong");
    }
    if let Some(year) = year.filter(|_| form.errors.is_empty()) {
        let request = BeginAssessmentRequest { year, from: form.get("from").parse().ok() };
        match visit.service().assessment_begin(visit.caller()?, request).await {
            Ok(view) => return visit.to(&format!("{LIST}/{}", view.number)),
            Err(error) => {
                if let Some(elsewhere) = refused(&visit, &mut form, "year", NEW, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    begin_page(&visit, &form).await
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

fn named<'a>(
    questions: &'a AssessmentQuestionsView,
    area: &str,
) -> Outcome<&'a AssessmentAreaView> {
    let found = questions.areas.iter().find(|one| one.id == area);
    found.ok_or_else(crate::service::adviser::none)
}

fn area_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    area: &AssessmentAreaView,
    view: &AssessmentView,
) -> Shown {
    let asked = area.questions.iter().map(|question| {
        let mut choices: Vec<Choice> = question
            .levels
            .iter()
            .enumerate()
            .map(|(level, words)| Choice::new(level.to_string(), format!("{level} – {words}")))
            .collect();
        choices.push(Choice::new("-", visit.say("web-assessment-none-yet")));
        let name = format!("level-{}", question.id);
        let evidence = format!("evidence-{}", question.id);
        Asked {
            id: question.id.clone(),
            ask: question.ask.clone(),
            level: form.radios(&name, "column-level", choices),
            evidence: form
                .area(&evidence, "column-adviser-evidence", 3)
                .hint(question.evidence.clone())
                .optional(),
        }
    });
    let args =
        [("area", area.name.as_str().into()), ("year", view.summary.year.to_string().into())];
    let title = visit.text().say_with("web-assessment-area-title", &args);
    let template = Area {
        errors: form.errors.clone(),
        title: title.clone(),
        path: visit.frame.href(&area_path(view.number, &area.id)),
        back: visit.frame.href(&format!("{LIST}/{}", view.number)),
        questions: asked.collect(),
        is_writable: view.summary.closed.is_none() && visit.may(roles::ASSESSES),
    };
    let page = visit.page(title);
    let wrong = !form.errors.is_empty();
    let page = if wrong { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    page.back(&format!("{LIST}/{}", view.number), "column-adviser-assessment").show(&template)
}

async fn of_path<S: Service>(visit: &Visit<S>) -> Outcome<AssessmentView> {
    visit.service().assessment(visit.caller()?, visit.param("number").to_owned()).await
}

async fn ask_area<S: Service>(visit: Visit<S>) -> Shown {
    let (questions, view) = (questions(&visit).await?, of_path(&visit).await?);
    let area = named(&questions, visit.param("area"))?;
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
    let area = named(&questions, visit.param("area"))?;
    let mut answers = Vec::new();
    for question in &area.questions {
        let name = format!("level-{}", question.id);
        let (level, evidence) =
            (form.get(&name).to_owned(), form.get(&format!("evidence-{}", question.id)).to_owned());
        match (level.as_str(), level.parse::<u8>()) {
            // What was left out altogether stays as it is.
            ("", _) if evidence.is_empty() => {}
            // Evidence without a level would be lost.
            ("" | "-", _) if !evidence.is_empty() => {
                form.wrong(&name, "web-assessment-level-first");
            }
            ("-", _) => answers.push(AssessmentAnswer {
                question: question.id.clone(),
                level: None,
                evidence,
            }),
            (_, Ok(level)) => answers.push(AssessmentAnswer {
                question: question.id.clone(),
                level: Some(level),
                evidence,
            }),
            _ => form.wrong(&name, "web-assessment-level-wrong"),
        }
    }
    if form.errors.is_empty() {
        let request = AnswerAssessmentRequest { answers };
        let id = view.number.to_string();
        match visit.service().assessment_answer(visit.caller()?, id, request).await {
            Ok(_) => return visit.to(&format!("{LIST}/{}", view.number)),
            Err(error) => {
                let path = area_path(view.number, &area.id);
                if let Some(elsewhere) = refused(&visit, &mut form, "", &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    area_page(&visit, &form, area, &view)
}

async fn plan_page<S: Service>(visit: &Visit<S>, form: &Form, view: &AssessmentView) -> Shown {
    let questions = questions(visit).await?;
    let asked = questions.areas.iter().flat_map(|area| &area.questions);
    let choices = asked.map(|q| Choice::new(&q.id, format!("{} – {}", q.id, q.ask))).collect();
    let action = form.get("action").to_owned();
    let mut path = format!("{LIST}/{}/plan", view.number);
    let back = format!("{LIST}/{}", view.number);
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

/// The number of an action in the address.
fn action<S: Service>(visit: &Visit<S>) -> Option<u32> {
    visit.query.get("action").parse().ok()
}

async fn ask_plan<S: Service>(visit: Visit<S>) -> Shown {
    let view = of_path(&visit).await?;
    let mut fields = Fields::default();
    if let Some(number) = action(&visit) {
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
    let number = action(&visit);
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
        match visit.service().assessment_plan(visit.caller()?, id, request).await {
            Ok(_) => return visit.to(&format!("{LIST}/{}", view.number)),
            Err(error) => {
                let field = error.args.get("field").cloned().unwrap_or_default();
                let path = format!("{LIST}/{}/plan", view.number);
                if let Some(elsewhere) = refused(&visit, &mut form, &field, &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    plan_page(&visit, &form, &view).await
}

fn close_page<S: Service>(visit: &Visit<S>, form: &Form, view: &AssessmentView) -> Shown {
    let back = format!("{LIST}/{}", view.number);
    let overall = &view.summary.overall;
    let missing = u64::from(overall.of.saturating_sub(overall.answered));
    let mut page = Question::new(
        visit,
        form,
        visit.say("web-assessment-close"),
        "web-assessment-close-do",
        &format!("{back}/close"),
        &back,
    )
    .says(visit.say("web-assessment-close-words"));
    if missing > 0 {
        let words = visit.text().say_with("web-assessment-missing", &[("count", missing.into())]);
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
    let back = format!("{LIST}/{}", view.number);
    match visit.service().assessment_close(visit.caller()?, view.number.to_string()).await {
        Ok(_) => visit.to(&back),
        Err(error) => {
            let mut form = blank(&visit);
            match refused(&visit, &mut form, "", &back, error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => close_page(&visit, &form, &view),
            }
        }
    }
}
