//! Workshops: the list, one with its people and results, entering, lists of participants, erasing names.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::stock::{SENT_MAX, list_fields, sent};
use super::assistance::{chosen, place_of};
use super::{Listed, One};
use crate::service::requests::{ListRequest, WordsRequest};
use crate::service::workshops::{
    AgendaItem, ParticipantsRequest, WorkshopSaid, WorkshopView, agenda_item,
};
use crate::service::{Outcome, ServiceError, roles};
use crate::text::{Text, codes};
use crate::web::kit::{
    Cell, Choice, Column, Facts, Form, Listing, Notice, Question, Tone, blank, refused,
};
use crate::web::page::{Shown, csv, file};
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, format};

pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let (reads, does) = (Access::Roles(roles::READS_ASSISTANCE), Access::Roles(roles::ASSISTS));
    vec![
        Route::get(LIST, reads, list),
        Route::get(NEW, does, ask_new),
        Route::post(NEW, does, new),
        Route::get("/adviser/workshops/{number}", reads, show),
        Route::get("/adviser/workshops/{number}/change", does, ask_change),
        Route::post("/adviser/workshops/{number}/change", does, change),
        Route::get("/adviser/workshops/{number}/participants", does, ask_take),
        Route::post("/adviser/workshops/{number}/participants", does, take)
            .upload(SENT_MAX, PAGE_MAX * 4),
        Route::get("/adviser/workshops/{number}/csv", does, as_csv),
        Route::get("/adviser/workshops/{number}/xlsx", does, xlsx),
        Route::get("/adviser/workshops/{number}/erase", does, ask_erase),
        Route::post("/adviser/workshops/{number}/erase", does, erase),
    ]
}

const LIST: &str = "/adviser/workshops";
const NEW: &str = "/adviser/workshops/new";
/// What a workbook is called on the wire.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Projects that can be chosen.
const PROJECTS_MAX: u32 = 200;

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-workshop").sorts("title"),
        Column::new("column-workshop-kind").sorts("kind"),
        Column::new("column-workshop-from").sorts("from"),
        Column::new("column-workshop-to").sorts("to"),
        Column::new("column-place").sorts("place"),
        Column::new("column-project"),
        Column::new("column-workshop-trained").numeric(),
        Column::new("column-workshop-passed").numeric(),
    ];
    let (caption, empty) = ("web-workshops-title", "note-no-workshops");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    let any = Choice::new("", text.say("web-list-any"));
    let kinds = codes::ASSISTANCE_FIELDS.iter();
    let kinds = kinds.map(|kind| Choice::new(*kind, text.code_in("assistance", kind)));
    let kinds = [any].into_iter().chain(kinds).collect();
    list.filter(form.select("state", "column-workshop-kind", kinds));
    let mut request = list.request();
    request.state = request.state.filter(|kind| codes::ASSISTANCE_FIELDS.contains(&kind.as_str()));
    let next = loop {
        let page = visit.service().workshops(visit.caller()?, request.clone()).await?;
        for view in &page.items {
            let (said, number) = (&view.workshop.said, view.workshop.number);
            let href = visit.frame.href(&format!("{LIST}/{number}"));
            list.row(vec![
                Cell::Link(href, said.title.clone()),
                Cell::text(text.code_in("assistance", &said.kind)),
                Cell::Date(said.from.clone()),
                Cell::Date(said.to.clone()),
                Cell::text(&said.place),
                project_cell(&visit, said.project),
                Cell::Number(view.counts.trained),
                Cell::Number(view.counts.passed),
            ]);
        }
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("workshops", &list));
    }
    let title = visit.say("web-workshops-title");
    let adds = match visit.may(roles::ASSISTS) {
        true => vec![(visit.frame.href(NEW), "web-workshop-new")],
        false => Vec::new(),
    };
    let template = Listed { title: title.clone(), adds, lede: "web-workshops-lede", list };
    visit.page(title).back("/adviser", "web-adviser-title").wide().show(&template)
}

fn project_cell<S: Service>(visit: &Visit<S>, project: Option<u64>) -> Cell {
    let Some(number) = project else { return Cell::text("") };
    let href = visit.frame.href(&format!("/adviser/projects/{number}"));
    Cell::Link(href, number.to_string())
}

async fn said_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    (title, path, back): (&str, &str, &str),
) -> Shown {
    let text = visit.text();
    let request = ListRequest { limit: Some(PROJECTS_MAX), ..ListRequest::default() };
    let projects = visit.service().projects(visit.caller()?, request).await?.items;
    let none = Choice::new("", text.say("web-workshop-no-project"));
    let projects = projects.iter().map(|view| {
        let project = &view.project;
        Choice::new(project.number.to_string(), format!("{} {}", project.number, project.title))
    });
    let projects = [none].into_iter().chain(projects).collect();
    let kinds = chosen(text, "assistance", &codes::ASSISTANCE_FIELDS);
    let agenda = form.area("agenda", "column-workshop-agenda", 6);
    Question::new(visit, form, text.say(title), "web-workshop-save", path, back)
        .asks(form.line("title", "column-workshop").width(40))
        .asks(form.select("kind", "column-workshop-kind", kinds))
        .asks(form.line("from", "column-workshop-from").of("date").width(10))
        .asks(form.line("to", "column-workshop-to").of("date").width(10).optional())
        .asks(form.line("place", "column-place").width(40))
        .asks(form.select("project", "column-project", projects))
        .asks(agenda.hint(text.say("web-workshop-agenda-hint")).optional())
        .asks(form.area("conclusions", "column-workshop-conclusions", 6).optional())
        .show(visit)
}

fn typed(form: &Form) -> WorkshopSaid {
    let text = |name: &str| form.get(name).to_owned();
    let lines = form.get("agenda").lines().filter(|line| !line.trim().is_empty());
    WorkshopSaid {
        title: text("title"),
        kind: text("kind"),
        from: text("from"),
        to: text("to"),
        place: text("place"),
        project: form.get("project").parse().ok(),
        agenda: lines.map(agenda_item).collect(),
        conclusions: text("conclusions"),
    }
}

/// The field of a form that a refusal is about.
fn field_of(error: &ServiceError) -> String {
    match place_of(error, "title").as_str() {
        "field" => "kind".to_owned(),
        other => other.to_owned(),
    }
}

async fn ask_new<S: Service>(visit: Visit<S>) -> Shown {
    said_page(&visit, &blank(&visit), ("web-workshop-new", NEW, LIST)).await
}

async fn new<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    match visit.service().workshop_enter(visit.caller()?, typed(&form)).await {
        Ok(view) => return visit.to(&format!("{LIST}/{}", view.workshop.number)),
        Err(error) => {
            let place = field_of(&error);
            if let Some(elsewhere) = refused(&visit, &mut form, &place, NEW, error)? {
                return Ok(elsewhere);
            }
        }
    }
    said_page(&visit, &form, ("web-workshop-new", NEW, LIST)).await
}

async fn of_path<S: Service>(visit: &Visit<S>) -> Outcome<WorkshopView> {
    visit.service().workshop(visit.caller()?, visit.param("number").to_owned()).await
}

async fn change_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("{LIST}/{}", visit.param("number"));
    let path = format!("{back}/change");
    said_page(visit, form, ("web-workshop-change", &path, &back)).await
}

async fn ask_change<S: Service>(visit: Visit<S>) -> Shown {
    let said = of_path(&visit).await?.workshop.said;
    let line = |item: &AgendaItem| format!("{}; {}; {}", item.time, item.subject, item.who);
    let agenda: Vec<String> = said.agenda.iter().map(line).collect();
    let mut fields = Fields::default();
    for (name, value) in [
        ("title", said.title),
        ("kind", said.kind),
        ("from", said.from),
        ("to", said.to),
        ("place", said.place),
        ("project", said.project.map(|number| number.to_string()).unwrap_or_default()),
        ("agenda", agenda.join("\n")),
        ("conclusions", said.conclusions),
    ] {
        fields.set(name, value);
    }
    change_page(&visit, &Form::new(visit.text(), fields)).await
}

async fn change<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let id = visit.param("number").to_owned();
    let back = format!("{LIST}/{id}");
    match visit.service().workshop_change(visit.caller()?, id, typed(&form)).await {
        Ok(_) => return visit.to(&back),
        Err(error) => {
            let (place, path) = (field_of(&error), format!("{back}/change"));
            if let Some(elsewhere) = refused(&visit, &mut form, &place, &path, error)? {
                return Ok(elsewhere);
            }
        }
    }
    change_page(&visit, &form).await
}

fn facts<S: Service>(visit: &Visit<S>, view: &WorkshopView) -> Facts {
    let (text, said, counts) = (visit.text(), &view.workshop.said, &view.counts);
    let percent = |number: Option<u64>| {
        number.map_or_else(|| "–".to_owned(), |number| format!("{number}\u{a0}%"))
    };
    let mut facts = Facts::new(text);
    facts
        .text("column-workshop-kind", text.code_in("assistance", &said.kind))
        .add("column-workshop-from", Cell::Date(said.from.clone()))
        .add("column-workshop-to", Cell::Date(said.to.clone()))
        .text("column-place", &said.place)
        .add("column-project", project_cell(visit, said.project))
        .add("column-workshop-invited", Cell::Number(counts.invited))
        .add("column-workshop-trained", Cell::Number(counts.trained))
        .add("column-workshop-passed", Cell::Number(counts.passed))
        .text(
            "column-workshop-tests",
            format!("{} → {}", percent(counts.before), percent(counts.after)),
        );
    if !said.conclusions.is_empty() {
        facts.add("column-workshop-conclusions", Cell::Quote(said.conclusions.clone()));
    }
    facts
}

fn agenda(text: Text, view: &WorkshopView) -> Listing {
    let columns = [
        Column::new("column-workshop-time"),
        Column::new("column-workshop-subject"),
        Column::new("column-workshop-who"),
    ];
    let mut list = Listing::table(text, "column-workshop-agenda", &columns);
    for item in &view.workshop.said.agenda {
        let cells = [&item.time, &item.subject, &item.who];
        list.row(cells.into_iter().map(Cell::text).collect());
    }
    list
}

fn people(text: Text, view: &WorkshopView) -> Listing {
    let columns = [
        Column::new("column-workshop-name"),
        Column::new("column-workshop-office"),
        Column::new("column-country"),
        Column::new("column-workshop-attended"),
        Column::new("column-workshop-before").numeric(),
        Column::new("column-workshop-after").numeric(),
        Column::new("column-workshop-passed"),
    ];
    let mut list = Listing::table(text, "column-workshop-people", &columns);
    let yes = |said: bool| Cell::text(text.say(if said { "word-yes" } else { "word-no" }));
    let percent = |number: Option<u8>| number.map(|number| number.to_string());
    for person in &view.workshop.participants {
        let country = match person.country.as_str() {
            "" => String::new(),
            code => format::country(text, code),
        };
        list.row(vec![
            Cell::text(&person.name),
            Cell::text(&person.office),
            Cell::text(country),
            yes(person.attended),
            Cell::maybe(percent(person.before)),
            Cell::maybe(percent(person.after)),
            person.passed.map_or_else(|| Cell::text(""), yes),
        ]);
    }
    list
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let view = of_path(&visit).await?;
    let (workshop, number) = (&view.workshop, view.workshop.number);
    let does = visit.may(roles::ASSISTS);
    let mut notices = Vec::new();
    if !workshop.erased.is_empty() {
        let args = [("date", format::date(text, &workshop.erased).into())];
        notices.push(Notice::new(Tone::Plain, text.say_with("web-workshop-erased", &args)));
    }
    let mut deeds = Vec::new();
    if does {
        let href = |step: &str| visit.frame.href(&format!("{LIST}/{number}/{step}"));
        deeds.push((href("change"), "web-workshop-change", false));
        if workshop.erased.is_empty() {
            deeds.push((href("participants"), "web-workshop-take", false));
            deeds.push((href("erase"), "web-workshop-erase", false));
        }
        deeds.push((href("csv"), "web-workshop-csv", true));
        deeds.push((href("xlsx"), "web-workshop-xlsx", true));
    }
    let mut parts = vec![("column-workshop-agenda", agenda(text, &view))];
    if does {
        parts.push(("column-workshop-people", people(text, &view)));
    }
    let template = One {
        title: workshop.said.title.clone(),
        badge: None,
        notices,
        facts: facts(&visit, &view),
        deeds,
        small: if does { "web-workshop-recorded" } else { "web-workshop-counts-only" },
        parts,
    };
    visit.page(workshop.said.title.clone()).back(LIST, "web-workshops-title").show(&template)
}

/// The participants as CSV.
async fn as_csv<S: Service>(visit: Visit<S>) -> Shown {
    let view = of_path(&visit).await?;
    let list = people(visit.text(), &view);
    Ok(csv(&format!("workshop-{}", view.workshop.number), &list))
}

async fn xlsx<S: Service>(visit: Visit<S>) -> Shown {
    let language = Some(visit.text().language.tag().to_owned());
    let id = visit.param("number").to_owned();
    let request = WordsRequest { language };
    let view = visit.service().workshop_book(visit.caller()?, id, request).await?;
    let bytes = STANDARD.decode(&view.workbook).map_err(ServiceError::unexpected)?;
    Ok(file(&view.name, WORKBOOK, bytes))
}

fn take_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let back = format!("{LIST}/{}", visit.param("number"));
    let path = format!("{back}/participants");
    let [file, list] = list_fields(form, "web-workshop-take-hint");
    Question::new(visit, form, text.say("web-workshop-take"), "web-workshop-take-do", &path, &back)
        .says(text.say("web-workshop-take-words"))
        .asks(file)
        .asks(list)
        .sends_file()
        .show(visit)
}

async fn ask_take<S: Service>(visit: Visit<S>) -> Shown {
    take_page(&visit, &blank(&visit))
}

async fn take<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = sent(&mut visit).await?;
    let list = form.need("list", "web-stock-need-list");
    if form.errors.is_empty() {
        let id = visit.param("number").to_owned();
        let back = format!("{LIST}/{id}");
        let request = ParticipantsRequest { list, dry_run: false };
        match visit.service().workshop_take(visit.caller()?, id, request).await {
            Ok(view) if view.taken => return visit.to(&back),
            Ok(view) => {
                let text = visit.text();
                for error in &view.errors {
                    let args = [
                        ("line", error.line.to_string().into()),
                        ("column", error.column.as_str().into()),
                    ];
                    form.errors.add("list", text.say_with("web-workshop-row-wrong", &args));
                }
            }
            Err(error) => {
                let path = format!("{back}/participants");
                if let Some(elsewhere) = refused(&visit, &mut form, "list", &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    take_page(&visit, &form)
}

fn erase_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let back = format!("{LIST}/{}", visit.param("number"));
    let path = format!("{back}/erase");
    let title = text.say("web-workshop-erase");
    Question::new(visit, form, title, "web-workshop-erase-do", &path, &back)
        .says(text.say("web-workshop-erase-words"))
        .stops()
        .show(visit)
}

async fn ask_erase<S: Service>(visit: Visit<S>) -> Shown {
    erase_page(&visit, &blank(&visit))
}

async fn erase<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("number").to_owned();
    let back = format!("{LIST}/{id}");
    match visit.service().workshop_erase(visit.caller()?, id).await {
        Ok(_) => visit.to(&back),
        Err(error) => {
            let mut form = blank(&visit);
            match refused(&visit, &mut form, "", &back, error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => erase_page(&visit, &form),
            }
        }
    }
}
