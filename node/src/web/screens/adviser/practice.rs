//! Practising a trace: the runs, a page for each step, what each answer came to, the scores. Every page
//! says that its data are invented.

use askama::Template;
use axum::http::StatusCode;

use super::guns::picture;
use crate::service::requests::{
    AnswerPracticeRequest, BeginPracticeRequest, PracticeField, PracticeRequest, WordsRequest,
};
use crate::service::views::{
    PracticeAnsweredView, PracticeFactView, PracticeFieldView, PracticeStepView, PracticeView,
};
use crate::service::{ErrorCode, roles};
use crate::text::Text;
use crate::web::kit::{
    Cell, Choice, Column, Errors, Field, Form, Listing, Notice, Picture, Tone, blank, refused,
};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters};

pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let any = Access::Roles(roles::ANY);
    vec![
        Route::get("/adviser/practice", any, list),
        Route::post("/adviser/practice", any, begin),
        Route::get("/adviser/practice/{run}", any, show),
        Route::post("/adviser/practice/{run}", any, answer),
    ]
}

const HOME: &str = "/adviser/practice";

fn language(text: Text) -> Option<String> {
    Some(text.language.tag().to_owned())
}

#[derive(Template)]
#[template(path = "adviser/practices.html")]
struct Practices {
    errors: Errors,
    level: Field,
    seed: Field,
    list: Listing,
}

/// Keys of the levels.
const LEVELS: [&str; 3] = ["web-practice-level-1", "web-practice-level-2", "web-practice-level-3"];

async fn runs<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-number").numeric().sorts("number"),
        Column::new("column-level").numeric().sorts("level"),
        Column::new("column-practice-seed").numeric(),
        Column::new("column-practice-begun").sorts("begun"),
        Column::new("column-adviser-answers").numeric(),
        Column::new("column-practice-steps").numeric(),
        Column::new("column-adviser-right").numeric(),
        Column::new("column-state"),
    ];
    let (caption, empty) = ("web-practice-runs", "note-no-practice");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let request = WordsRequest { language: language(text) };
    for row in &visit.service().practices(visit.caller()?, request).await?.items {
        let (tone, state) = if row.finished {
            (Tone::Good, "word-practice-finished")
        } else {
            (Tone::Plain, "word-practice-open")
        };
        let href = visit.frame.href(&format!("{HOME}/{}", row.run));
        list.row(vec![
            Cell::Link(href, row.run.to_string()),
            Cell::Number(row.level.into()),
            Cell::Number(row.seed.into()),
            Cell::Moment(row.begun.clone()),
            Cell::Number(row.answered.into()),
            Cell::maybe(row.steps.map(|steps| steps.to_string())),
            Cell::Number(row.right.into()),
            Cell::badge(tone, text.say(state)),
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("practice", &list));
    }
    let levels = ["1", "2", "3"].into_iter().zip(LEVELS);
    let levels = levels.map(|(level, key)| Choice::new(level, text.say(key))).collect();
    let seed = form.line("seed", "column-practice-seed").inputmode("numeric").width(10).optional();
    let template = Practices {
        errors: form.errors.clone(),
        level: form.radios("level", "column-level", levels),
        seed: seed.hint(text.say("web-practice-seed-hint")),
        list,
    };
    let page = visit.page(visit.say("web-practice-title")).back("/adviser", "web-adviser-title");
    let wrong = !form.errors.is_empty();
    let page = if wrong { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    page.show(&template)
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let form = blank(&visit);
    runs(&visit, &form).await
}

async fn begin<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let level = form.need("level", "web-practice-need-level").parse().ok();
    let seed = form.get("seed").trim().to_owned();
    let number = seed.parse::<u32>().ok();
    if !seed.is_empty() && number.is_none() {
        form.wrong("seed", "web-practice-wrong-seed");
    }
    if let Some(level) = level.filter(|_| form.errors.is_empty()) {
        let request =
            BeginPracticeRequest { level, seed: number, language: language(visit.text()) };
        match visit.service().practice_begin(visit.caller()?, request).await {
            Ok(view) => return visit.to(&format!("{HOME}/{}", view.run)),
            Err(error) => {
                if let Some(elsewhere) = refused(&visit, &mut form, "level", HOME, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    } else if form.errors.is_empty() {
        form.wrong("level", "web-practice-need-level");
    }
    runs(&visit, &form).await
}

fn number<S: Service>(visit: &Visit<S>) -> Option<u32> {
    visit.param("run").parse().ok()
}

async fn run<S: Service>(visit: &Visit<S>) -> crate::service::Outcome<PracticeView> {
    // What is no number is no run: nobody has run 0.
    let run = Some(number(visit).unwrap_or(0));
    let request = PracticeRequest { run, language: language(visit.text()) };
    visit.service().practice(visit.caller()?, request).await
}

#[derive(Template)]
#[template(path = "adviser/practice.html")]
struct StepPage {
    errors: Errors,
    invented: String,
    title: String,
    at: String,
    picture: Option<Picture>,
    inscriptions: Option<Listing>,
    facts: Vec<PracticeFactView>,
    events: Option<Listing>,
    ask: String,
    action: String,
    step: u32,
    fields: Vec<Field>,
}

fn inscriptions(text: Text, step: &PracticeStepView) -> Option<Listing> {
    if step.inscriptions.is_empty() {
        return None;
    }
    let columns = [Column::new("column-adviser-place"), Column::new("column-adviser-stands")];
    let mut list = Listing::table(text, "web-practice-stands", &columns);
    for one in &step.inscriptions {
        list.row(vec![Cell::text(&one.place), Cell::Code(one.text.clone(), one.text.clone())]);
    }
    Some(list)
}

fn events(text: Text, step: &PracticeStepView) -> Option<Listing> {
    if step.events.is_empty() {
        return None;
    }
    let columns = [
        Column::new("column-state"),
        Column::new("column-date"),
        Column::new("column-event"),
        Column::new("column-country"),
        Column::new("column-from"),
        Column::new("column-to"),
    ];
    let mut list = Listing::table(text, "web-practice-events", &columns);
    for event in &step.events {
        let cells =
            [&event.state, &event.date, &event.event, &event.country, &event.from, &event.to];
        list.row(cells.into_iter().map(Cell::text).collect());
    }
    Some(list)
}

/// A field in the form that it has in a request.
fn field(form: &Form, of: &PracticeFieldView) -> Field {
    let choices = || {
        of.choices.iter().map(|one| {
            let choice = Choice::new(&one.value, &one.label);
            match &one.hint {
                Some(hint) => choice.hint(hint),
                None => choice,
            }
        })
    };
    let field = if !of.choices.is_empty() {
        form.radios(&of.name, "column-practice-decision", choices().collect())
    } else if of.lines {
        form.area(&of.name, "column-marks", 3).hint(form.say("web-wizard-marks-hint"))
    } else if of.name == "serial" {
        let line = form.line(&of.name, "column-serial").mono().width(20);
        line.hint(form.say("web-wizard-serial-hint"))
    } else {
        form.line(&of.name, "column-serial").width(20)
    };
    let field = field.labelled(of.label.clone());
    if of.optional { field.optional() } else { field }
}

async fn page_of<S: Service>(visit: &Visit<S>, view: &PracticeView, form: &Form) -> Shown {
    let text = visit.text();
    let Some(step) = &view.step else { return done(visit, view) };
    let mut drawn = None;
    if let Some(gun) = &step.gun {
        let request = WordsRequest { language: language(text) };
        let guide = visit.service().guide(visit.caller()?, request).await?;
        drawn = guide.guns.iter().find(|one| one.id == *gun).map(|one| picture(text, one));
    }
    let at = [
        ("run", view.run.to_string().into()),
        ("step", step.number.to_string().into()),
        ("steps", view.steps.to_string().into()),
        ("name", step.name.as_str().into()),
    ];
    let template = StepPage {
        errors: form.errors.clone(),
        invented: view.invented.clone(),
        title: step.name.clone(),
        at: text.say_with("note-practice-at", &at),
        picture: drawn,
        inscriptions: inscriptions(text, step),
        facts: step.facts.clone(),
        events: events(text, step),
        ask: step.ask.clone(),
        action: visit.frame.href(&format!("{HOME}/{}", view.run)),
        step: step.number,
        fields: step.fields.iter().map(|one| field(form, one)).collect(),
    };
    let page = visit.page(step.name.clone()).back(HOME, "web-practice-title");
    let wrong = !form.errors.is_empty();
    let page = if wrong { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    page.show(&template)
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let view = run(&visit).await?;
    let form = blank(&visit);
    page_of(&visit, &view, &form).await
}

#[derive(Template)]
#[template(path = "adviser/practice_done.html")]
struct Done {
    invented: String,
    scores: Listing,
    steps: Listing,
}

fn verdict(text: Text, right: bool) -> Cell {
    let (tone, key) =
        if right { (Tone::Good, "web-training-right") } else { (Tone::Warn, "web-training-wrong") };
    Cell::badge(tone, text.say(key))
}

fn done<S: Service>(visit: &Visit<S>, view: &PracticeView) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-adviser-skill"),
        Column::new("column-adviser-answers").numeric(),
        Column::new("column-adviser-right").numeric(),
    ];
    let mut scores = Listing::table(text, "web-practice-scores", &columns);
    for score in &view.scores {
        scores.row(vec![
            Cell::text(&score.name),
            Cell::Number(score.answered.into()),
            Cell::Number(score.right.into()),
        ]);
    }
    let columns = [
        Column::new("column-number").numeric(),
        Column::new("column-adviser-skill"),
        Column::new("column-state"),
        Column::new("column-practice-why"),
    ];
    let mut steps = Listing::table(text, "web-practice-steps", &columns);
    for judged in &view.judged {
        steps.row(vec![
            Cell::Number(judged.step.into()),
            Cell::text(&judged.name),
            verdict(text, judged.right),
            Cell::text(&judged.why),
        ]);
    }
    let template = Done { invented: view.invented.clone(), scores, steps };
    visit.page(text.say("web-practice-done")).back(HOME, "web-practice-title").show(&template)
}

#[derive(Template)]
#[template(path = "adviser/practice_judged.html")]
struct JudgedPage {
    invented: String,
    title: String,
    notice: Notice,
    fields: Listing,
    advice: Option<String>,
    href: String,
}

fn judged<S: Service>(visit: &Visit<S>, view: &PracticeAnsweredView) -> Shown {
    let text = visit.text();
    let (tone, key) = if view.judged.right {
        (Tone::Good, "web-training-right")
    } else {
        (Tone::Warn, "web-training-wrong")
    };
    let columns = [
        Column::new("column-practice-field"),
        Column::new("web-training-chosen"),
        Column::new("web-training-correct"),
        Column::new("column-state"),
    ];
    let mut fields = Listing::table(text, "web-practice-answer", &columns);
    let lines = |words: &str| Cell::Lines(words.lines().map(str::to_owned).collect());
    for field in &view.judged.fields {
        fields.row(vec![
            Cell::text(&field.label),
            lines(&field.given),
            lines(&field.correct),
            verdict(text, field.right),
        ]);
    }
    let template = JudgedPage {
        invented: view.run.invented.clone(),
        title: view.judged.name.clone(),
        notice: Notice::new(tone, view.judged.why.clone()).titled(text.say(key)),
        fields,
        advice: view.judged.advice.clone(),
        href: visit.frame.href(&format!("{HOME}/{}", view.run.run)),
    };
    visit.page(text.say(key)).back(HOME, "web-practice-title").show(&template)
}

async fn answer<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let view = run(&visit).await?;
    let waiting = view.step.as_ref().filter(|step| form.get("step") == step.number.to_string());
    let Some(step) = waiting else {
        // Sent twice, or from an older page: where the run stands is below.
        form.errors.add("", visit.say("error-practice-answered"));
        return page_of(&visit, &view, &form).await;
    };
    for field in step.fields.iter().filter(|field| !field.choices.is_empty()) {
        form.need(&field.name, "web-training-choose");
    }
    if form.errors.is_empty() {
        let given = |field: &PracticeFieldView| PracticeField {
            name: field.name.clone(),
            value: form.get(&field.name).replace("\r\n", "\n"),
        };
        let request = AnswerPracticeRequest {
            run: view.run,
            step: step.number,
            fields: step.fields.iter().map(given).collect(),
            language: language(visit.text()),
        };
        match visit.service().practice_answer(visit.caller()?, request).await {
            Ok(view) => return judged(&visit, &view),
            Err(error) => {
                let first = step.fields.first().map(|field| field.name.clone());
                let field = if error.code == ErrorCode::BadInput { first } else { None };
                let field = field.unwrap_or_default();
                if let Some(elsewhere) = refused(&visit, &mut form, &field, HOME, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    page_of(&visit, &view, &form).await
}
