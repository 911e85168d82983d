//! How guns are read: kinds of guns with their pictures, what is no serial number, the key of marks.

use askama::Template;

use crate::drawing::gun::{Gun, GunSpot, draw};
use crate::drawing::{Form as Size, Heading};
use crate::service::requests::WordsRequest;
use crate::service::views::{GuideView, GunGuideView, purpose_key};
use crate::service::{Outcome, roles};
use crate::text::Text;
use crate::web::kit::{Cell, Choice, Column, Listing, Notice, Picture, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, pictures};

pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let any = Access::Roles(roles::ANY);
    vec![
        Route::get("/adviser/guns", any, list),
        Route::get("/adviser/guns/{weapon}", any, show),
        Route::get("/adviser/marks", any, marks),
    ]
}

async fn guide<S: Service>(visit: &Visit<S>) -> Outcome<GuideView> {
    let language = Some(visit.text().language.tag().to_owned());
    visit.service().guide(visit.caller()?, WordsRequest { language }).await
}

/// The picture of a gun with its spots.
pub(super) fn picture(text: Text, gun: &GunGuideView) -> Picture {
    let args = [("gun", gun.name.as_str().into())];
    let drawn = Gun {
        heading: Heading {
            title: text.say_with("web-gun-picture-title", &args),
            description: text.say("web-gun-picture-words"),
            caption: text.say_with("web-gun-picture-title", &args),
        },
        outline: gun.id.clone(),
        spots: gun
            .spots
            .iter()
            .map(|spot| GunSpot {
                name: spot.name.clone(),
                text: spot.text.clone(),
                is_serial: spot.serial,
            })
            .collect(),
        columns: ["column-number", "column-adviser-place", "column-adviser-stands"]
            .map(|key| text.say(key)),
        serial: text.say("web-gun-serial-here"),
    };
    Picture::new("gun", pictures::as_table(text), |form: Size| draw(&drawn, form))
}

#[derive(Template)]
#[template(path = "adviser/guns.html")]
struct Guns {
    common: Vec<String>,
    guns: Vec<GunGuideView>,
    traps: Listing,
}

fn traps(text: Text, view: &GuideView) -> Listing {
    let columns = [
        Column::new("column-adviser-trap"),
        Column::new("column-adviser-example"),
        Column::new("column-adviser-told"),
    ];
    let mut list = Listing::table(text, "word-adviser-traps", &columns);
    for trap in &view.traps {
        list.row(vec![
            Cell::text(&trap.name),
            Cell::Code(trap.example.clone(), trap.example.clone()),
            Cell::text(&trap.text),
        ]);
    }
    list
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let view = guide(&visit).await?;
    let traps = traps(visit.text(), &view);
    let template = Guns { common: view.common, guns: view.guns, traps };
    let page = visit.page(visit.say("web-guns-title"));
    page.back("/adviser", "web-adviser-title").show(&template)
}

#[derive(Template)]
#[template(path = "adviser/gun.html")]
struct Shows {
    gun: GunGuideView,
    picture: Picture,
    beware: Notice,
    common: Vec<String>,
    traps: Listing,
    may_ask: bool,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let view = guide(&visit).await?;
    let wanted = visit.param("weapon");
    let found = view.guns.iter().find(|gun| gun.id == wanted).cloned();
    let gun = found.ok_or_else(crate::service::adviser::none)?;
    let title = gun.name.clone();
    let template = Shows {
        picture: picture(text, &gun),
        beware: Notice::new(Tone::Warn, gun.beware.clone()).titled(text.say("web-gun-beware")),
        traps: traps(text, &view),
        common: view.common,
        may_ask: visit.may(roles::ASKS),
        gun,
    };
    visit.page(title).back("/adviser/guns", "web-guns-title").show(&template)
}

/// Purposes by which the key is filtered, in the order of the key.
const PURPOSES: [&str; 5] = ["MANUFACTURE", "IMPORT", "PROOF", "OFFICIAL", "FORM"];

#[derive(Template)]
#[template(path = "adviser/marks.html")]
struct Marks {
    list: Listing,
}

async fn marks<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-adviser-mark").sorts("mark"),
        Column::new("column-adviser-purpose").sorts("purpose"),
        Column::new("column-adviser-example").sorts("example"),
        Column::new("column-adviser-read"),
        Column::new("column-adviser-sure").sorts("sure"),
    ];
    let (caption, empty) = ("web-marks-title", "note-no-marks");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    let any = Choice::new("", text.say("web-list-any"));
    let purposes = PURPOSES.map(|purpose| Choice::new(purpose, text.say(purpose_key(purpose))));
    let purposes = [any].into_iter().chain(purposes).collect();
    list.filter(form.select("purpose", "column-adviser-purpose", purposes));
    list.filter(form.line("words", "web-marks-words").width(20));
    let (purpose, words) = (form.get("purpose"), form.get("words").to_lowercase());
    let language = Some(text.language.tag().to_owned());
    let view = visit.service().mark_key(visit.caller()?, WordsRequest { language }).await?;
    for mark in &view.items {
        let said = format!("{} {} {}", mark.name, mark.example, mark.read).to_lowercase();
        if !(purpose.is_empty() || purpose == mark.purpose) || !said.contains(&words) {
            continue;
        }
        let sure = if mark.sourced {
            Cell::badge(Tone::Good, text.say("word-adviser-sourced"))
        } else {
            Cell::badge(Tone::Plain, text.say("word-adviser-reported"))
        };
        list.row(vec![
            Cell::text(&mark.name),
            Cell::text(text.say(mark.purpose_key())),
            Cell::text(&mark.example),
            Cell::text(&mark.read),
            sure,
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("marks", &list));
    }
    let page = visit.page(visit.say("web-marks-title"));
    page.back("/adviser", "web-adviser-title").wide().show(&Marks { list })
}
