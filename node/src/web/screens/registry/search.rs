//! Looking for a gun by what is left of its marks. Numbers never stand in an address: the search is a
//! form that is sent.

use askama::Template;
use axum::http::StatusCode;

use super::{Advice, Pages, check_dates, gun_fields, traces};
use crate::service::requests::FindRequest;
use crate::service::views::{CandidateView, FindView};
use crate::service::{ErrorCode, roles, screening};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Column, Errors, Field, Form, Hidden, Listing, Notice, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let looks = Access::Roles(roles::LOOKS_UP);
    vec![
        Route::post("/registry/search", looks, search),
        Route::post("/registry/advice", looks, advise),
    ]
}

/// Names of the fields of a search.
const FIELDS: [&str; 9] =
    ["serial", "maker", "model", "calibre", "type", "country", "made", "importer", "marks"];

#[derive(Template)]
#[template(path = "registry/search.html")]
struct SearchPage {
    pages: Pages,
    errors: Errors,
    fields: Vec<Field>,
    more: Vec<Field>,
    /// Whether something stands in the fields that are folded away.
    is_more: bool,
    found: Option<Found>,
}

/// What a search found.
struct Found {
    sentence: String,
    advice: Option<Advice>,
    notices: Vec<Notice>,
    list: Listing,
    searched: Listing,
    /// What was asked, for the same as CSV.
    asked: Hidden,
}

pub(super) async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    if !visit.may(roles::LOOKS_UP) {
        return visit.to("/registry/sets");
    }
    let form = Form::new(visit.text(), Fields::default());
    show(&visit, &form, None, StatusCode::OK)
}

fn show<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    found: Option<Found>,
    status: StatusCode,
) -> Shown {
    let mut fields = gun_fields(form);
    let more = fields.split_off(3);
    let serial =
        form.line("serial", "web-wizard-serial").hint(visit.say("web-registry-serial-hint")).mono();
    fields.insert(0, serial);
    let marks =
        form.area("marks", "column-marks", 3).hint(visit.say("web-wizard-marks-hint")).optional();
    let is_more = FIELDS.iter().skip(4).any(|name| !form.get(name).is_empty());
    let template = SearchPage {
        pages: Pages::new(visit, "/registry"),
        errors: form.errors.clone(),
        fields,
        more: more.into_iter().chain([marks]).collect(),
        is_more,
        found,
    };
    visit.page(visit.say("web-registry-title")).wide().status(status).show(&template)
}

async fn search<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    if form.get("serial").is_empty() && form.get("marks").is_empty() {
        form.wrong("serial", "web-wizard-need-serial");
    }
    check_dates(&mut form, &["made"]);
    if !form.errors.is_empty() {
        return show(&visit, &form, None, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let request = FindRequest { firearm: traces::firearm(&form.fields), limit: None };
    let view = match visit.service().registry_find(visit.caller()?, request).await {
        Ok(view) => view,
        Err(error) if error.code == ErrorCode::BadInput => {
            let field = error.args.get("field").map(String::as_str);
            let at = match field {
                Some("manufactured") => "made",
                Some("country-of-manufacture") => "country",
                Some("mark") => "marks",
                Some(field) if FIELDS.contains(&field) => field,
                _ => "serial",
            };
            form.failed_at(at, &error);
            return show(&visit, &form, None, StatusCode::UNPROCESSABLE_ENTITY);
        }
        Err(error) => return Err(error),
    };
    let text = visit.text();
    let list = candidates(&visit, &view.items);
    if form.get("format") == "csv" {
        return Ok(csv("records", &list));
    }
    let canonical = traces::searched_as(form.get("serial"));
    let found = Found {
        sentence: sentence(text, &view),
        advice: (canonical.is_some() || !view.advice.is_empty())
            .then(|| Advice::of(text, &view.advice, canonical, false)),
        notices: notices(text, &view),
        list,
        searched: searched(text, &view),
        asked: form.fields.hidden(&FIELDS),
    };
    show(&visit, &form, Some(found), StatusCode::OK)
}

/// The advice alone, while a description is typed.
async fn advise<S: Service>(mut visit: Visit<S>) -> Shown {
    let fields = visit.form().await?;
    let advice = screening::advice(&traces::firearm(&fields));
    let canonical = traces::searched_as(fields.get("serial"));
    visit.fragment(&Advice::of(visit.text(), &advice, canonical, false))
}

fn sentence(text: Text, view: &FindView) -> String {
    match view.items.len() {
        0 => text.say("web-registry-none-found"),
        count => text.say_with("web-registry-found", &[("count", count.into())]),
    }
}

fn notices(text: Text, view: &FindView) -> Vec<Notice> {
    let mut notices = Vec::new();
    if view.items.is_empty() {
        notices.push(Notice::new(Tone::Plain, text.say("web-registry-none-means")));
    }
    if !view.not_completed.is_empty() {
        let near = u64::from(view.near_two.max(view.near_one));
        let words = text.say_with("web-registry-near", &[("count", near.into())]);
        notices.push(Notice::new(Tone::Warn, words));
    }
    if view.more {
        notices.push(Notice::new(Tone::Warn, text.say("web-registry-more")));
    }
    notices
}

/// How well a record fits.
fn tone(grade: &str) -> Tone {
    match grade {
        "EXACT" => Tone::Good,
        "EXACT_FOLDED" | "STRONG" => Tone::Waiting,
        "POSSIBLE" => Tone::Warn,
        _ => Tone::Plain,
    }
}

fn candidates<S: Service>(visit: &Visit<S>, items: &[CandidateView]) -> Listing {
    let text = visit.text();
    let columns = [
        Column::new("column-record"),
        Column::new("column-grade"),
        Column::new("column-serial"),
        Column::new("column-gun"),
        Column::new("column-reasons"),
        Column::new("column-standing"),
        Column::new("column-set"),
    ];
    let mut list = Listing::table(text, "web-registry-candidates", &columns);
    for item in items {
        let gun = &item.firearm;
        let kind = gun.kind.as_deref().map(|kind| text.firearm_type(kind));
        let parts = [gun.maker.clone(), gun.model.clone(), gun.calibre.clone(), kind];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let serial = gun.serial.clone().unwrap_or_default();
        let reasons = item.reasons.iter().map(|reason| text.code_in("match", reason)).collect();
        let last = item.events.last().map(|event| {
            let what = text.code_in("event", &event.kind);
            match &event.date {
                Some(date) => format!("{what}, {}", format::date(text, date)),
                None => what,
            }
        });
        list.row(vec![
            Cell::Link(
                visit.frame.href(&format!("/registry/records/{}", item.record)),
                item.record.clone(),
            ),
            Cell::Badge(Badge::new(tone(&item.grade), text.code_in("grade", &item.grade))),
            Cell::Code(serial.clone(), serial),
            Cell::text(parts.join(" · ")),
            Cell::Lines(reasons),
            Cell::maybe(last),
            Cell::text(item.set.clone()),
        ]);
    }
    list
}

/// What a "no record" rests on.
fn searched(text: Text, view: &FindView) -> Listing {
    let columns = [
        Column::new("column-set"),
        Column::new("column-kind"),
        Column::new("column-period"),
        Column::new("column-digitised").numeric(),
        Column::new("column-records").numeric(),
    ];
    let mut list = Listing::table(text, "word-searched", &columns);
    for set in &view.searched {
        list.row(vec![
            Cell::text(set.name.clone()),
            Cell::text(text.code_in("set", &set.kind)),
            Cell::text(super::sets::period(text, set)),
            Cell::text(super::sets::percent(text, set.digitised)),
            Cell::Number(set.records),
        ]);
    }
    list
}
