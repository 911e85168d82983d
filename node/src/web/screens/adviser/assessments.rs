//! Self-assessments: the list over the years, and one with its result.

use askama::Template;

use super::assistance::project_cell;
use crate::drawing::levels::{LevelRow, LevelWords, Levels, draw};
use crate::drawing::{Form as Size, Heading};
use crate::service::assistance::{AssistanceRequest, AssistanceRowView};
use crate::service::requests::WordsRequest;
use crate::service::views::{
    AreaChangeView, AreaScoreView, AssessmentQuestionsView, AssessmentRowView, AssessmentView,
};
use crate::service::{Outcome, ServiceError, roles};
use crate::text::{Language, Text};
use crate::web::kit::{Badge, Cell, Choice, Column, Listing, Notice, Picture, Tone};
use crate::web::page::{Shown, csv, file};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format, pictures};

pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::READS_ASSESSMENTS);
    vec![
        Route::get("/adviser/assessments", reads, list),
        Route::get("/adviser/assessments/{number}", reads, show),
        Route::get("/adviser/assessments/{number}/answers", reads, answers),
        Route::get("/adviser/assessments/{number}/json", reads, json),
    ]
}

/// The questions in the language of the page.
pub(super) async fn questions<S: Service>(visit: &Visit<S>) -> Outcome<AssessmentQuestionsView> {
    let language = Some(visit.text().language.tag().to_owned());
    visit.service().assessment_questions(visit.caller()?, WordsRequest { language }).await
}

/// Hundredths as the language writes them: `2.5`, `2,5`.
pub(in crate::web::screens) fn score(text: Text, hundredths: u32) -> String {
    let point = if text.language == Language::English { '.' } else { ',' };
    let tenths = hundredths.saturating_add(5) / 10;
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

/// How an area changed, in words.
pub(in crate::web::screens) fn change(text: Text, change: &AreaChangeView) -> String {
    match change.change {
        None => text.say("web-assessment-nothing-common"),
        Some(0) => text.say("web-assessment-unchanged"),
        Some(by) => {
            let sign = if by < 0 { '−' } else { '+' };
            let by = format!("{sign}{}", score(text, by.unsigned_abs()));
            let count = u64::from(change.common);
            let args = [("count", count.into()), ("change", by.into())];
            text.say_with("web-assessment-changed", &args)
        }
    }
}

fn state(text: Text, row: &AssessmentRowView) -> Badge {
    match row.closed {
        Some(_) => Badge::new(Tone::Good, text.say("word-assessment-closed")),
        None => Badge::new(Tone::Waiting, text.say("word-assessment-open")),
    }
}

/// A score in a cell.
fn cell(text: Text, area: &AreaScoreView) -> Cell {
    Cell::maybe(area.score.map(|hundredths| score(text, hundredths)))
}

#[derive(Template)]
#[template(path = "adviser/assessments.html")]
struct List {
    list: Listing,
    picture: Option<Picture>,
    may_begin: bool,
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-adviser-assessment"),
        Column::new("column-adviser-year").numeric().sorts("year"),
        Column::new("column-state").sorts("state"),
        Column::new("web-area-marking").numeric().sorts("marking"),
        Column::new("web-area-records").numeric().sorts("records"),
        Column::new("web-area-tracing").numeric().sorts("tracing"),
        Column::new("web-area-stockpile").numeric().sorts("stockpile"),
        Column::new("web-area-law").numeric().sorts("law"),
        Column::new("word-adviser-all").numeric().sorts("overall"),
        Column::new("column-updated").sorts("updated"),
    ];
    let (caption, empty) = ("web-assessments-title", "note-no-assessments");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    let states = [
        Choice::new("", text.say("web-list-any")),
        Choice::new("open", text.say("word-assessment-open")),
        Choice::new("closed", text.say("word-assessment-closed")),
    ];
    list.filter(form.select("state", "column-state", states.into()));
    let wanted = form.get("state");
    let view = visit.service().assessments(visit.caller()?).await?;
    for row in &view.items {
        let fits = match wanted {
            "open" => row.closed.is_none(),
            "closed" => row.closed.is_some(),
            _ => true,
        };
        if !fits {
            continue;
        }
        let href = visit.frame.href(&format!("/adviser/assessments/{}", row.number));
        let name =
            text.say_with("web-assessment-number", &[("number", row.number.to_string().into())]);
        let mut cells = vec![
            Cell::Link(href, name),
            Cell::text(row.year.to_string()),
            Cell::Badge(state(text, row)),
        ];
        cells.extend(row.areas.iter().map(|area| cell(text, area)));
        cells.push(cell(text, &row.overall));
        cells.push(Cell::Moment(row.updated.clone()));
        list.row(cells);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("assessments", &list));
    }
    let template =
        List { list, picture: years(&visit, &view.items), may_begin: visit.may(roles::ASSESSES) };
    let page = visit.page(visit.say("web-assessments-title"));
    page.back("/adviser", "web-adviser-title").wide().show(&template)
}

/// Years that one picture shows at most.
const YEARS_MAX: usize = 10;

/// All areas together, year by year; none where there is nothing to compare.
fn years<S: Service>(visit: &Visit<S>, rows: &[AssessmentRowView]) -> Option<Picture> {
    let text = visit.text();
    let scored = rows.iter().filter(|row| row.overall.score.is_some()).take(YEARS_MAX);
    let mut bars: Vec<LevelRow> = scored
        .map(|row| LevelRow {
            name: text.say_with(
                "web-assessment-of",
                &[("year", row.year.to_string().into()), ("number", row.number.to_string().into())],
            ),
            level: row.overall.score,
            words: row.overall.score.map(|level| score(text, level)).unwrap_or_default(),
            rests_on: answered(text, &row.overall),
            before: None,
            before_words: String::new(),
            link: Some(visit.frame.href(&format!("/adviser/assessments/{}", row.number))),
        })
        .collect();
    if bars.len() < 2 {
        return None;
    }
    bars.reverse();
    let drawn = Levels {
        heading: Heading {
            title: text.say("web-assessment-years-title"),
            description: text.say("web-assessment-years-words"),
            caption: text.say("web-assessment-years-title"),
        },
        words: words(text, "column-adviser-assessment", None),
        rows: bars,
    };
    Some(Picture::new("years", pictures::as_table(text), |form: Size| draw(&drawn, form)))
}

fn words(text: Text, name: &str, before: Option<String>) -> LevelWords {
    LevelWords {
        name: text.say(name),
        level: text.say("column-level"),
        rests_on: text.say("column-adviser-answered-of"),
        before,
    }
}

fn answered(text: Text, score: &AreaScoreView) -> String {
    let args =
        [("answered", score.answered.to_string().into()), ("of", score.of.to_string().into())];
    text.say_with("web-assessment-answered", &args)
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
#[template(path = "adviser/assessment.html")]
struct Assessment {
    heading: String,
    badge: Badge,
    number: u64,
    overall: Option<String>,
    notices: Vec<Notice>,
    picture: Picture,
    areas: Vec<AreaCard>,
    gaps: Listing,
    plan: Listing,
    is_open: bool,
    may_assess: bool,
    may_share: bool,
}

/// What a question says, by its id.
fn asserted(questions: &AssessmentQuestionsView, id: &str) -> String {
    let all = questions.areas.iter().flat_map(|area| &area.questions);
    let found = all.into_iter().find(|question| question.id == id);
    found.map(|question| question.ask.clone()).unwrap_or_default()
}

fn picture<S: Service>(
    visit: &Visit<S>,
    questions: &AssessmentQuestionsView,
    view: &AssessmentView,
) -> Picture {
    let text = visit.text();
    let before = view
        .before_year
        .map(|year| text.say_with("web-assessment-before", &[("year", year.to_string().into())]));
    let row = |area: &AreaScoreView| {
        let name = questions.areas.iter().find(|one| one.id == area.area);
        let changed = view.changes.iter().find(|change| change.area == area.area);
        let then = changed.and_then(|change| change.before);
        LevelRow {
            name: name.map(|area| area.name.clone()).unwrap_or_default(),
            level: area.score,
            words: match area.score {
                Some(level) => score(text, level),
                None => text.say("web-assessment-no-answer"),
            },
            rests_on: answered(text, area),
            before: then,
            before_words: then.map(|level| score(text, level)).unwrap_or_default(),
            link: Some(visit.frame.href(&area_path(view.number, &area.area))),
        }
    };
    let args = [("year", view.summary.year.to_string().into())];
    let drawn = Levels {
        heading: Heading {
            title: text.say_with("web-assessment-picture-title", &args),
            description: text.say("web-assessment-picture-words"),
            caption: text.say_with("web-assessment-picture-title", &args),
        },
        words: words(text, "column-adviser-area", before),
        rows: view.summary.areas.iter().map(row).collect(),
    };
    Picture::new("levels", pictures::as_table(text), |form: Size| draw(&drawn, form))
}

/// Where the form of an area is.
pub(super) fn area_path(number: u64, area: &str) -> String {
    format!("/adviser/assessments/{number}/areas/{area}")
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let questions = questions(&visit).await?;
    let view =
        visit.service().assessment(visit.caller()?, visit.param("number").to_owned()).await?;
    let may_assess = visit.may(roles::ASSESSES);
    let args = [
        ("year", view.summary.year.to_string().into()),
        ("number", view.number.to_string().into()),
    ];
    let heading = text.say_with("web-assessment-heading", &args);
    let area = |area: &AreaScoreView| AreaCard {
        name: questions
            .areas
            .iter()
            .find(|one| one.id == area.area)
            .map(|one| one.name.clone())
            .unwrap_or_default(),
        href: visit.frame.href(&area_path(view.number, &area.area)),
        score: area.score.map(|level| score(text, level)),
        answered: answered(text, area),
        change: view.changes.iter().find(|c| c.area == area.area).map(|c| change(text, c)),
        is_whole: area.answered == area.of,
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
    let template = Assessment {
        heading: heading.clone(),
        badge: state(text, &view.summary),
        number: view.number,
        overall: view.summary.overall.score.map(|level| {
            text.say_with("web-assessment-overall", &[("score", score(text, level).into())])
        }),
        notices,
        picture: picture(&visit, &questions, &view),
        areas: view.summary.areas.iter().map(area).collect(),
        gaps: gaps(&visit, &questions, &view).await?,
        plan: plan(&visit, &view, may_assess),
        is_open: view.summary.closed.is_none(),
        may_assess,
        may_share: view.summary.closed.is_some() && visit.may(roles::ASSISTS),
    };
    visit.page(heading).back("/adviser/assessments", "web-assessments-title").show(&template)
}

/// The gaps, with what was asked of partners and what came of it, for those who see that.
async fn gaps<S: Service>(
    visit: &Visit<S>,
    questions: &AssessmentQuestionsView,
    view: &AssessmentView,
) -> Outcome<Listing> {
    let text = visit.text();
    let reads = visit.may(roles::READS_ASSISTANCE);
    let mut helped = Vec::new();
    if reads {
        let assessment = Some(view.number);
        let mut request =
            AssistanceRequest { assessment, limit: Some(1_000), ..AssistanceRequest::default() };
        loop {
            let page = visit.service().assistance(visit.caller()?, request.clone()).await?;
            helped.extend(page.items);
            if page.next.is_none() {
                break;
            }
            request.after = page.next;
        }
    }
    let mut columns = vec![
        Column::new("column-adviser-question"),
        Column::new("column-adviser-asserted"),
        Column::new("column-level").numeric(),
        Column::new("column-adviser-planned"),
    ];
    if reads {
        columns.push(Column::new("web-assistance-title"));
    }
    let mut list = Listing::table(text, "word-adviser-gaps", &columns);
    for gap in &view.gaps {
        let planned = if gap.planned {
            Cell::badge(Tone::Good, text.say("word-yes"))
        } else {
            Cell::badge(Tone::Warn, text.say("word-no"))
        };
        let mut row_cells = vec![
            Cell::text(&gap.question),
            Cell::text(asserted(questions, &gap.question)),
            Cell::Number(gap.level.into()),
            planned,
        ];
        if reads {
            let about = |row: &&AssistanceRowView| row.question.as_ref() == Some(&gap.question);
            let mut cells = Vec::new();
            for row in helped.iter().filter(about) {
                let href = visit.frame.href(&format!("/matters/{}", row.id));
                cells.push(Cell::Link(href, format::partner(text, &row.partner)));
                if let Some(hop) = row.hop {
                    cells.push(Cell::badge(Tone::Waiting, text.say(hop.key())));
                }
                cells.push(project_cell(visit, row));
            }
            if visit.may(roles::ASSISTS) {
                let (number, question) = (view.number, &gap.question);
                let path =
                    format!("/adviser/assistance/new?assessment={number}&question={question}");
                let href = visit.frame.href(&path);
                cells.push(Cell::Link(href, text.say("web-assistance-ask")));
            }
            row_cells.push(Cell::Cells(cells));
        }
        list.row(row_cells);
    }
    Ok(list)
}

fn plan<S: Service>(visit: &Visit<S>, view: &AssessmentView, may_assess: bool) -> Listing {
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
        let path = format!("/adviser/assessments/{}/plan?action={}", view.number, action.number);
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
        Column::new("column-level").numeric().sorts("level"),
        Column::new("column-adviser-words"),
        Column::new("column-adviser-evidence"),
        Column::new("column-adviser-actions"),
    ];
    let (caption, empty) = ("web-assessment-answers", "web-assessment-no-answer");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let questions = questions(&visit).await?;
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let areas = questions.areas.iter().map(|area| Choice::new(&area.id, &area.name));
    list.filter(form.select(
        "area",
        "column-adviser-area",
        [any()].into_iter().chain(areas).collect(),
    ));
    let levels = (0..=4).map(|level: u8| Choice::new(level.to_string(), level.to_string()));
    list.filter(form.select("level", "column-level", [any()].into_iter().chain(levels).collect()));
    let (area_wanted, level_wanted) = (form.get("area"), form.get("level"));
    let view =
        visit.service().assessment(visit.caller()?, visit.param("number").to_owned()).await?;
    for area in &questions.areas {
        for question in &area.questions {
            let answer = view.answers.iter().find(|answer| answer.question == question.id);
            let level = answer.map(|answer| answer.level.to_string()).unwrap_or_default();
            let fits = (area_wanted.is_empty() || area_wanted == area.id)
                && (level_wanted.is_empty() || level_wanted == level);
            if !fits {
                continue;
            }
            let said = answer.and_then(|answer| question.levels.get(usize::from(answer.level)));
            let actions = view.actions.iter().filter(|action| action.question == question.id);
            list.row(vec![
                Cell::text(&question.id),
                Cell::text(&area.name),
                Cell::text(&question.ask),
                Cell::text(level),
                Cell::maybe(said.cloned()),
                answer.map_or_else(|| Cell::text(""), |answer| Cell::text(&answer.evidence)),
                Cell::Lines(actions.map(|a| format!("{} ({}, {})", a.what, a.who, a.by)).collect()),
            ]);
        }
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv(&format!("assessment-{}", view.number), &list));
    }
    let title = visit.say("web-assessment-answers");
    let back = format!("/adviser/assessments/{}", view.number);
    let template = Answers { title: title.clone(), list };
    visit.page(title).back(&back, "column-adviser-assessment").wide().show(&template)
}

/// The assessment as JSON, as the REST interface gives it.
async fn json<S: Service>(visit: Visit<S>) -> Shown {
    let view =
        visit.service().assessment(visit.caller()?, visit.param("number").to_owned()).await?;
    let bytes = serde_json::to_vec_pretty(&view).map_err(ServiceError::unexpected)?;
    Ok(file(&format!("assessment-{}.json", view.number), "application/json", bytes))
}
