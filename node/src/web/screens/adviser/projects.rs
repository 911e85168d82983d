//! Projects of assistance: the list, one with its results, and what is done with it.

use super::super::marking::partners;
use super::assistance::{chosen, place_of, project_badge};
use super::{Listed, One};
use crate::adviser::project::{FigureSource, Measure, Measured};
use crate::service::projects::{
    DIRECTIONS, Goal, MEASURES, ProjectDoing, ProjectView, ProjectWanted, STATES,
};
use crate::service::{Outcome, ServiceError, roles};
use crate::text::{Text, codes};
use crate::web::kit::{
    Cell, Choice, Column, Facts, Form, Listing, Notice, Question, Tone, blank, refused,
};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, format};

pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let (reads, does) = (Access::Roles(roles::READS_ASSISTANCE), Access::Roles(roles::ASSISTS));
    vec![
        Route::get(LIST, reads, list),
        Route::get(NEW, does, ask_new),
        Route::post(NEW, does, new),
        Route::get("/adviser/projects/{number}", reads, show),
        Route::get("/adviser/projects/{number}/act/{step}", does, ask_act),
        Route::post("/adviser/projects/{number}/act/{step}", does, act),
    ]
}

const LIST: &str = "/adviser/projects";
const NEW: &str = "/adviser/projects/new";

/// A goal with its result in one line.
fn result(text: Text, one: &Measured) -> String {
    let number = one.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let args = [
        ("measure", text.code_in("project", one.measure.name()).into()),
        ("number", number.into()),
        ("goal", one.goal.to_string().into()),
    ];
    text.say_with("web-project-result", &args)
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-project").sorts("title"),
        Column::new("column-help-field").sorts("field"),
        Column::new("column-partner").sorts("partner"),
        Column::new("column-project-direction").sorts("direction"),
        Column::new("column-state").sorts("state"),
        Column::new("column-project-agreed").sorts("agreed"),
        Column::new("column-project-until").sorts("until"),
        Column::new("column-project-results"),
    ];
    let (caption, empty) = ("web-projects-title", "note-no-projects");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let states = STATES.iter().map(|state| Choice::new(*state, text.code_in("project", state)));
    let states = [any()].into_iter().chain(states).collect();
    list.filter(form.select("state", "column-state", states));
    let with = [any()].into_iter().chain(partners(&visit).await?).collect();
    list.filter(form.select("partner", "column-partner", with));
    let mut request = list.request();
    request.state = request.state.filter(|state| STATES.contains(&state.as_str()));
    let next = loop {
        let page = visit.service().projects(visit.caller()?, request.clone()).await?;
        for view in &page.items {
            let project = &view.project;
            let href = visit.frame.href(&format!("{LIST}/{}", project.number));
            let until = Cell::Date(project.until.clone());
            let until = match view.overdue {
                true => Cell::Cells(vec![until, Cell::badge(Tone::Bad, text.say("word-overdue"))]),
                false => until,
            };
            list.row(vec![
                Cell::Link(href, project.title.clone()),
                Cell::text(text.code_in("assistance", &project.field)),
                Cell::text(format::partner(text, &project.partner)),
                Cell::text(text.code_in("project", project.direction.name())),
                Cell::Badge(project_badge(text, project.state.name())),
                Cell::Date(project.agreed.clone()),
                until,
                Cell::Lines(view.results.iter().map(|one| result(text, one)).collect()),
            ]);
        }
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("projects", &list));
    }
    let title = visit.say("web-projects-title");
    let adds = match visit.may(roles::ASSISTS) {
        true => vec![(visit.frame.href(NEW), "web-project-new")],
        false => Vec::new(),
    };
    let template = Listed { title: title.clone(), adds, lede: "web-projects-lede", list };
    visit.page(title).back("/adviser", "web-adviser-title").wide().show(&template)
}

async fn new_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let exchange = visit.query.get("exchange");
    let path = match exchange {
        "" => NEW.to_owned(),
        exchange => format!("{NEW}?exchange={exchange}"),
    };
    let back = if exchange.is_empty() { LIST } else { "/adviser/assistance" };
    let none = Choice::new("", text.say("web-assistance-choose"));
    let with = [none].into_iter().chain(partners(visit).await?).collect();
    let fields = chosen(text, "assistance", &codes::ASSISTANCE_FIELDS);
    let mut question = Question::new(
        visit,
        form,
        text.say("web-project-new"),
        "web-project-enter-do",
        &path,
        back,
    )
    .says(text.say("web-project-new-words"))
    .asks(form.line("title", "column-project").width(40))
    .asks(form.select("partner", "column-partner", with))
    .asks(form.select("direction", "column-project-direction", chosen(text, "project", DIRECTIONS)))
    .asks(form.select("field", "column-help-field", fields))
    .asks(form.line("agreed", "column-project-agreed").of("date").width(10))
    .asks(form.line("until", "column-project-until").of("date").width(10).optional());
    for measure in Measure::ALL {
        let goal = form
            .line(&goal_field(*measure), "column-project-goal")
            .labelled(text.code_in("project", measure.name()))
            .inputmode("numeric")
            .width(8)
            .optional();
        question = question.asks(match measure {
            Measure::MachinesInUse => goal.hint(text.say("web-project-goal-hint")),
            _ => goal,
        });
    }
    question.show(visit)
}

fn goal_field(measure: Measure) -> String {
    format!("goal-{}", measure.name().to_lowercase())
}

async fn ask_new<S: Service>(visit: Visit<S>) -> Shown {
    let mut form = blank(&visit);
    for name in ["partner", "field", "direction"] {
        form.fields.set(name, visit.query.get(name));
    }
    let today = visit.app.now().to_rfc3339();
    form.fields.set("agreed", today.get(..10).unwrap_or_default());
    new_page(&visit, &form).await
}

/// The goals that were typed; what is no number is said at its field.
fn goals(form: &mut Form) -> Vec<Goal> {
    let mut goals = Vec::new();
    for &measure in Measure::ALL {
        let name = goal_field(measure);
        match form.get(&name).trim() {
            "" => {}
            typed => match typed.parse() {
                Ok(number) => goals.push(Goal { measure, number }),
                Err(_) => form.wrong(&name, "web-project-number-wrong"),
            },
        }
    }
    goals
}

async fn new<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let goals = goals(&mut form);
    if form.errors.is_empty() {
        let text = |name: &str| form.get(name).to_owned();
        let request = ProjectWanted {
            title: text("title"),
            field: text("field"),
            partner: text("partner"),
            direction: text("direction"),
            goals,
            agreed: text("agreed"),
            until: text("until"),
            exchange: visit.query.get("exchange").to_owned(),
        };
        match visit.service().project_enter(visit.caller()?, request).await {
            Ok(view) => return visit.to(&format!("{LIST}/{}", view.project.number)),
            Err(error) => {
                let place = match place_of(&error, "title").as_str() {
                    "goals" => goal_field(Measure::MachinesInUse),
                    "to" => "partner".to_owned(),
                    other => other.to_owned(),
                };
                if let Some(elsewhere) = refused(&visit, &mut form, &place, NEW, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    new_page(&visit, &form).await
}

/// Key of what an act is called where it can be chosen.
fn deed(act: &str) -> Option<(&'static str, &'static str)> {
    Some(match act {
        "DELIVER" => ("deliver", "web-project-deliver"),
        "MEASURE" => ("measure", "web-project-measure"),
        "CLOSE" => ("close", "web-project-close"),
        "CANCEL" => ("cancel", "web-project-cancel"),
        _ => return None,
    })
}

fn facts<S: Service>(visit: &Visit<S>, view: &ProjectView) -> Facts {
    let (text, project) = (visit.text(), &view.project);
    let mut facts = Facts::new(text);
    facts
        .text("column-help-field", text.code_in("assistance", &project.field))
        .text("column-partner", format::partner(text, &project.partner))
        .text("column-project-direction", text.code_in("project", project.direction.name()))
        .add("column-project-agreed", Cell::Date(project.agreed.clone()));
    if !project.until.is_empty() {
        facts.add("column-project-until", Cell::Date(project.until.clone()));
    }
    if !project.ended.is_empty() {
        facts.add("column-project-ended", Cell::Date(project.ended.clone()));
    }
    if let Some((number, question)) = project.assessment.zip(project.question.as_ref()) {
        let href = visit.frame.href(&format!("/adviser/assessments/{number}"));
        facts.add("column-help-gap", Cell::Link(href, question.clone()));
    }
    if !project.exchange.is_empty() {
        facts.add("column-help-exchange", Cell::id(&project.exchange));
    }
    facts
}

fn results(text: Text, view: &ProjectView) -> Listing {
    let columns = [
        Column::new("column-project-measure"),
        Column::new("column-project-goal").numeric(),
        Column::new("column-project-result").numeric(),
        Column::new("column-project-source"),
        Column::new("column-date"),
    ];
    let mut list = Listing::table(text, "column-project-results", &columns);
    for one in &view.results {
        let source = text.code_in("project", one.source.name());
        let source = match one.source {
            FigureSource::Entered => Cell::Lines(vec![source, one.read.clone()]),
            _ => Cell::text(source),
        };
        list.row(vec![
            Cell::text(text.code_in("project", one.measure.name())),
            Cell::text(one.goal.to_string()),
            Cell::text(one.number.map(|number| number.to_string()).unwrap_or_default()),
            source,
            Cell::Date(one.on.clone()),
        ]);
    }
    list
}

fn deliveries(text: Text, view: &ProjectView) -> Listing {
    let columns = [
        Column::new("column-date"),
        Column::new("column-project-delivery"),
        Column::new("column-project-quantity").numeric(),
        Column::new("column-project-with"),
    ];
    let mut list = Listing::table(text, "column-project-deliveries", &columns);
    for one in &view.project.deliveries {
        list.row(vec![
            Cell::Date(one.on.clone()),
            Cell::text(&one.what),
            Cell::text(one.quantity.to_string()),
            Cell::text(&one.with),
        ]);
    }
    list
}

fn history(text: Text, view: &ProjectView) -> Listing {
    let columns = [
        Column::new("column-when"),
        Column::new("column-act"),
        Column::new("column-officer"),
        Column::new("column-help-words"),
    ];
    let mut list = Listing::table(text, "column-project-history", &columns);
    for done in view.project.history.iter().rev() {
        list.row(vec![
            Cell::Moment(done.at.to_rfc3339()),
            Cell::text(text.code_in("project", done.act.name())),
            Cell::text(&done.by),
            Cell::Quote(done.words.clone()),
        ]);
    }
    list
}

async fn of_path<S: Service>(visit: &Visit<S>) -> Outcome<ProjectView> {
    visit.service().project(visit.caller()?, visit.param("number").to_owned()).await
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let view = of_path(&visit).await?;
    let number = view.project.number;
    let mut notices = Vec::new();
    if view.overdue {
        notices.push(Notice::new(Tone::Warn, text.say("web-project-overdue")));
    }
    let deeds =
        view.acts.iter().filter_map(|act| deed(act)).map(|(step, key)| {
            (visit.frame.href(&format!("{LIST}/{number}/act/{step}")), key, false)
        });
    let template = One {
        title: view.project.title.clone(),
        badge: Some(project_badge(text, view.project.state.name())),
        notices,
        facts: facts(&visit, &view),
        deeds: deeds.collect(),
        small: "web-project-stays",
        parts: vec![
            ("column-project-results", results(text, &view)),
            ("column-project-deliveries", deliveries(text, &view)),
            ("column-project-history", history(text, &view)),
        ],
    };
    visit.page(view.project.title.clone()).back(LIST, "web-projects-title").show(&template)
}

fn act_page<S: Service>(visit: &Visit<S>, form: &Form, view: &ProjectView) -> Shown {
    let text = visit.text();
    let act = visit.param("step").to_uppercase();
    let Some((step, key)) = deed(&act) else {
        return Err(ServiceError::not_found("project"));
    };
    let back = format!("{LIST}/{}", view.project.number);
    let path = format!("{back}/act/{step}");
    let mut question = Question::new(visit, form, text.say(key), key, &path, &back)
        .says(view.project.title.clone());
    let day = || form.line("on", "column-date").of("date").width(10);
    let number = |name: &str| form.line(name, "column-project-quantity").inputmode("numeric");
    match act.as_str() {
        "DELIVER" => {
            let with = form.line("with", "column-project-with").width(40);
            question = question
                .says(text.say("web-project-deliver-words"))
                .asks(day())
                .asks(form.line("what", "column-project-delivery").width(40))
                .asks(number("quantity").width(8))
                .asks(with.hint(text.say("web-project-with-hint")));
        }
        "MEASURE" => {
            let source = form.line("source", "column-project-read").width(40);
            question = question
                .says(text.say("web-project-measure-words"))
                .asks(form.select(
                    "measure",
                    "column-project-measure",
                    chosen(text, "project", MEASURES),
                ))
                .asks(number("quantity").width(8))
                .asks(source.hint(text.say("web-project-source-hint")))
                .asks(day());
        }
        "CLOSE" => {
            question = question
                .says(text.say("web-project-close-words"))
                .asks(form.area("words", "column-help-words", 3).optional());
        }
        _ => {
            question = question
                .says(text.say("web-project-cancel-words"))
                .asks(form.area("words", "web-project-why", 3))
                .stops();
        }
    }
    question.show(visit)
}

async fn ask_act<S: Service>(visit: Visit<S>) -> Shown {
    let view = of_path(&visit).await?;
    let mut form = blank(&visit);
    let today = visit.app.now().to_rfc3339();
    form.fields.set("on", today.get(..10).unwrap_or_default());
    act_page(&visit, &form, &view)
}

async fn act<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let (id, step) = (visit.param("number").to_owned(), visit.param("step").to_owned());
    let back = format!("{LIST}/{id}");
    let text = |name: &str| form.get(name).to_owned();
    let typed = form.get("quantity").trim().to_owned();
    let quantity = typed.parse().ok().or_else(|| typed.is_empty().then_some(0));
    let doing = ProjectDoing {
        act: step.to_uppercase(),
        on: text("on"),
        what: text("what"),
        quantity: quantity.unwrap_or_default(),
        with: text("with"),
        measure: text("measure"),
        source: text("source"),
        words: text("words"),
    };
    if quantity.is_none() {
        form.wrong("quantity", "web-project-number-wrong");
    } else {
        match visit.service().project_act(visit.caller()?, id, doing).await {
            Ok(_) => return visit.to(&back),
            Err(error) => {
                let place = place_of(&error, "words");
                let again = format!("{back}/act/{step}");
                if let Some(elsewhere) = refused(&visit, &mut form, &place, &again, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    let view = of_path(&visit).await?;
    act_page(&visit, &form, &view)
}
