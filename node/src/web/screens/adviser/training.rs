//! The training: how the officer stands, the next question, and what its answer came to.

use askama::Template;
use axum::http::StatusCode;

use crate::service::requests::{TrainingAnswerRequest, WordsRequest};
use crate::service::views::{TrainingAnswerView, TrainingQuestionView, TrainingView};
use crate::service::{ErrorCode, roles};
use crate::text::Text;
use crate::web::kit::{Cell, Choice, Column, Errors, Field, Form, Listing, Notice, Tone, refused};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let any = Access::Roles(roles::ANY);
    vec![
        Route::get("/adviser/training", any, show),
        Route::get("/adviser/training/next", any, next),
        Route::post("/adviser/training/next", any, answer),
        Route::get("/adviser/training/counts", Access::Roles(roles::ASSESSES), counts),
    ]
}

const HOME: &str = "/adviser/training";
const NEXT: &str = "/adviser/training/next";

fn words(text: Text) -> WordsRequest {
    WordsRequest { language: Some(text.language.tag().to_owned()) }
}

#[derive(Template)]
#[template(path = "adviser/training.html")]
struct Standing {
    due: u64,
    fresh: u64,
    may_practise: bool,
    next: Option<String>,
    skills: Listing,
    boxes: Listing,
    may_count: bool,
}

fn skills(text: Text, view: &TrainingView) -> Listing {
    let columns = [
        Column::new("column-adviser-skill"),
        Column::new("column-adviser-cards").numeric(),
        Column::new("column-adviser-learnt").numeric(),
        Column::new("column-adviser-answers").numeric(),
        Column::new("column-adviser-right").numeric(),
    ];
    let mut list = Listing::table(text, "web-training-skills", &columns);
    for skill in &view.skills {
        list.row(vec![
            Cell::text(&skill.name),
            Cell::Number(skill.cards.into()),
            Cell::Number(skill.learnt.into()),
            Cell::Number(skill.answered.into()),
            Cell::Number(skill.right.into()),
        ]);
    }
    list
}

/// Keys of how long a card waits in each box.
const BOXES: [&str; 5] = [
    "web-training-box-1",
    "web-training-box-2",
    "web-training-box-3",
    "web-training-box-4",
    "web-training-box-5",
];

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let view = visit.service().training(visit.caller()?, words(text)).await?;
    let columns =
        [Column::new("column-adviser-box"), Column::new("column-adviser-cards").numeric()];
    let mut boxes = Listing::table(text, "web-training-boxes", &columns);
    for (key, count) in BOXES.iter().zip(&view.boxes) {
        boxes.row(vec![Cell::text(text.say(key)), Cell::Number((*count).into())]);
    }
    let template = Standing {
        due: view.due.into(),
        fresh: view.fresh.into(),
        may_practise: view.due > 0 || view.fresh > 0,
        next: view.next_due.as_deref().map(|at| format::moment(text, at)),
        skills: skills(text, &view),
        boxes,
        may_count: visit.may(roles::ASSESSES),
    };
    let page = visit.page(visit.say("web-training-title"));
    page.back("/adviser", "web-adviser-title").show(&template)
}

#[derive(Template)]
#[template(path = "adviser/question.html")]
struct Asked {
    errors: Errors,
    question: TrainingQuestionView,
    choices: Field,
}

#[derive(Template)]
#[template(path = "adviser/nothing.html")]
struct Nothing {
    next: Option<String>,
}

async fn ask<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let view = visit.service().training_next(visit.caller()?, words(text)).await?;
    let page = visit.page(visit.say("web-training-title")).back(HOME, "web-training-title");
    let Some(question) = view.question else {
        let next = view.next_due.as_deref().map(|at| format::moment(text, at));
        return page.show(&Nothing { next });
    };
    let choices = question
        .choices
        .iter()
        .enumerate()
        .map(|(at, words)| Choice::new(at.to_string(), words))
        .collect();
    let mut choices = form.radios("choice", "web-training-choose", choices);
    choices = choices.labelled(question.ask.clone());
    let wrong = !form.errors.is_empty();
    let page = if wrong { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    page.show(&Asked { errors: form.errors.clone(), question, choices })
}

async fn next<S: Service>(visit: Visit<S>) -> Shown {
    let form = crate::web::kit::blank(&visit);
    ask(&visit, &form).await
}

#[derive(Template)]
#[template(path = "adviser/judged.html")]
struct Judged {
    notice: Notice,
    chosen: String,
    correct: Option<String>,
    due: String,
}

fn judged<S: Service>(visit: &Visit<S>, view: &TrainingAnswerView) -> Shown {
    let text = visit.text();
    let (tone, title) = if view.right {
        (Tone::Good, "web-training-right")
    } else {
        (Tone::Warn, "web-training-wrong")
    };
    let template = Judged {
        notice: Notice::new(tone, view.why.clone()).titled(text.say(title)),
        chosen: view.chosen.clone(),
        correct: (!view.right).then(|| view.correct.clone()),
        due: format::moment(text, &view.due),
    };
    visit.page(text.say(title)).back(HOME, "web-training-title").show(&template)
}

async fn answer<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let choice = form.need("choice", "web-training-choose").parse().ok();
    let attempt = form.get("attempt").parse().ok();
    if let (Some(choice), Some(attempt)) = (choice, attempt) {
        let language = Some(visit.text().language.tag().to_owned());
        let card = form.get("card").to_owned();
        let request = TrainingAnswerRequest { card, attempt, choice, language };
        match visit.service().training_answer(visit.caller()?, request).await {
            Ok(view) => return judged(&visit, &view),
            // Sent twice, or from an older page: the next question stands below.
            Err(error) => {
                let field = if error.code == ErrorCode::BadInput { "choice" } else { "" };
                form.fields.set("choice", "");
                if let Some(elsewhere) = refused(&visit, &mut form, field, NEXT, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    } else if form.errors.is_empty() {
        form.wrong("choice", "web-training-choose");
    }
    ask(&visit, &form).await
}

#[derive(Template)]
#[template(path = "adviser/counts.html")]
struct Counts {
    officers: u64,
    least: u64,
    list: Listing,
}

async fn counts<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-adviser-skill").sorts("skill"),
        Column::new("column-adviser-answers").numeric().sorts("answers"),
        Column::new("column-adviser-right").numeric().sorts("right"),
    ];
    let (caption, empty) = ("web-training-counts", "note-nothing-due");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let view = visit.service().training_counts(visit.caller()?, words(text)).await?;
    let few = || text.say_with("note-few-officers", &[("least", view.least.to_string().into())]);
    let count = |count: Option<u32>| match count {
        Some(count) => Cell::Number(count.into()),
        None => Cell::text(few()),
    };
    for row in &view.items {
        list.row(vec![Cell::text(&row.name), count(row.answered), count(row.right)]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("training", &list));
    }
    let template = Counts { officers: view.officers.into(), least: view.least.into(), list };
    let page = visit.page(visit.say("web-training-counts"));
    page.back(HOME, "web-training-title").show(&template)
}
