//! Record sets: what is kept, for which years, how much of it can be searched, and how many records
//! there are.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;

use super::Pages;
use crate::service::requests::SetRequest;
use crate::service::views::RecordSetView;
use crate::service::{ErrorCode, roles};
use crate::text::{Text, codes};
use crate::web::kit::{Cell, Choice, Column, Errors, Facts, Field, Form, Listing};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format, url};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let keeps = Access::Roles(roles::KEEPS_RECORDS);
    vec![
        Route::get("/registry/sets", Access::Roles(roles::SEES_SETS), list),
        Route::get("/registry/sets/edit", keeps, edit),
        Route::post("/registry/sets/edit", keeps, edited),
    ]
}

/// The years that a set covers.
pub(super) fn period(text: Text, set: &RecordSetView) -> String {
    let year = |year: Option<u16>| year.map(|year| year.to_string());
    match (year(set.from_year), year(set.to_year)) {
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => text.say_with("web-sets-since", &[("year", from.into())]),
        (None, Some(to)) => text.say_with("web-sets-until", &[("year", to.into())]),
        (None, None) => text.say("web-sets-years-unknown"),
    }
}

/// A share of a hundred.
pub(super) fn percent(text: Text, percent: u8) -> String {
    text.say_with("web-sets-percent", &[("share", percent.to_string().into())])
}

#[derive(Template)]
#[template(path = "registry/sets.html")]
struct SetsPage {
    pages: Pages,
    /// How many records there are.
    total: String,
    kinds: Facts,
    list: Listing,
    may_change: bool,
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-set").sorts("set"),
        Column::new("column-kind").sorts("kind"),
        Column::new("column-period").sorts("period"),
        Column::new("column-digitised").sorts("digitised").numeric(),
        Column::new("column-records").sorts("records").numeric(),
        Column::new("column-holder").sorts("holder"),
        Column::new("column-as-of").sorts("as-of"),
    ];
    let mut list = Listing::new(text, &visit.query, "web-registry-sets", "web-sets-none", &columns);
    let form = list.form();
    let any = Choice::new("", text.say("web-list-any"));
    list.filter(form.select("kind", "column-kind", [any].into_iter().chain(kinds(text)).collect()));
    let sets = visit.service().registry_inventory(visit.caller()?).await?.sets;
    let may_change = visit.may(roles::KEEPS_RECORDS);
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for set in &sets {
        *counts.entry(set.kind.clone()).or_default() += set.records;
    }
    let wanted = visit.query.get("kind").to_ascii_lowercase();
    for set in sets.iter().filter(|set| wanted.is_empty() || set.kind == wanted) {
        let name = if may_change {
            let path = format!("/registry/sets/edit?name={}", url::encoded(&set.name));
            Cell::Link(visit.frame.href(&path), set.name.clone())
        } else {
            Cell::text(set.name.clone())
        };
        list.row(vec![
            name,
            Cell::text(text.code_in("set", &set.kind)),
            Cell::text(period(text, set)),
            Cell::text(percent(text, set.digitised)),
            Cell::Number(set.records),
            Cell::maybe(set.holder.clone()),
            Cell::Moment(set.as_of.clone()),
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("record-sets", &list));
    }
    let mut facts = Facts::new(text);
    for code in codes::RECORD_SETS {
        let kind = code.to_ascii_lowercase();
        if let Some(count) = counts.get(&kind) {
            facts.add(&codes::key_in("set", &kind), Cell::Number(*count));
        }
    }
    let template = SetsPage {
        pages: Pages::new(&visit, "/registry/sets"),
        total: {
            let all: u64 = counts.values().sum();
            let number = format::number(text, all);
            text.say_with("web-sets-total", &[("count", all.into()), ("number", number.into())])
        },
        kinds: facts,
        list,
        may_change,
    };
    visit.page(visit.say("web-registry-sets")).wide().show(&template)
}

fn kinds(text: Text) -> impl Iterator<Item = Choice> {
    codes::RECORD_SETS
        .iter()
        .map(move |code| Choice::new(code.to_ascii_lowercase(), text.code_in("set", code)))
}

#[derive(Template)]
#[template(path = "registry/set.html")]
struct SetPage {
    errors: Errors,
    title: String,
    fields: Vec<Field>,
}

async fn edit<S: Service>(visit: Visit<S>) -> Shown {
    let name = visit.query.get("name").to_owned();
    let mut fields = Fields::default();
    fields.set("digitised", "100");
    fields.set("kind", "registry");
    if !name.is_empty() {
        let sets = visit.service().registry_inventory(visit.caller()?).await?.sets;
        let none = || crate::service::ServiceError::not_found("record-set");
        let set = sets.into_iter().find(|set| set.name == name).ok_or_else(none)?;
        let year = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
        fields.set("name", set.name);
        fields.set("known", "yes");
        fields.set("kind", set.kind);
        fields.set("from", year(set.from_year));
        fields.set("to", year(set.to_year));
        fields.set("holder", set.holder.unwrap_or_default());
        fields.set("digitised", set.digitised.to_string());
    }
    show(&visit, &Form::new(visit.text(), fields), StatusCode::OK)
}

fn show<S: Service>(visit: &Visit<S>, form: &Form, status: StatusCode) -> Shown {
    let text = visit.text();
    let name = form.line("name", "column-set").hint(visit.say("web-sets-name-hint")).width(40);
    let fields = vec![
        name,
        form.select("kind", "column-kind", kinds(text).collect()),
        form.line("from", "web-sets-from")
            .hint(visit.say("web-sets-from-hint"))
            .inputmode("numeric")
            .width(5)
            .optional(),
        form.line("to", "web-sets-to")
            .hint(visit.say("web-sets-to-hint"))
            .inputmode("numeric")
            .width(5)
            .optional(),
        form.line("digitised", "web-sets-digitised")
            .hint(visit.say("web-sets-digitised-hint"))
            .inputmode("numeric")
            .width(5),
        form.line("holder", "column-holder").width(40).optional(),
    ];
    let is_known = form.fields.has("known");
    let title = visit.say(if is_known { "web-sets-edit" } else { "web-sets-new" });
    let template = SetPage { errors: form.errors.clone(), title: title.clone(), fields };
    visit.page(title).back("/registry/sets", "web-registry-sets").status(status).show(&template)
}

async fn edited<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let name = form.need("name", "web-sets-need-name");
    let year = |form: &mut Form, name: &str| {
        let typed = form.get(name).to_owned();
        let read = typed.parse::<u16>().ok().filter(|year| (1500..=2100).contains(year));
        if read.is_none() && !typed.is_empty() {
            form.wrong(name, "web-sets-bad-year");
        }
        read
    };
    let (from_year, to_year) = (year(&mut form, "from"), year(&mut form, "to"));
    if matches!((from_year, to_year), (Some(from), Some(to)) if from > to) {
        form.wrong("to", "web-sets-years-turned");
    }
    let digitised = form.get("digitised").parse::<u8>().ok().filter(|share| *share <= 100);
    if digitised.is_none() {
        form.wrong("digitised", "web-sets-bad-share");
    }
    if !form.errors.is_empty() {
        return show(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let request = SetRequest {
        name,
        kind: form.get("kind").to_owned(),
        from_year,
        to_year,
        holder: form.fields.one("holder"),
        digitised: digitised.unwrap_or_default(),
    };
    match visit.service().registry_set(visit.caller()?, request).await {
        Ok(_) => visit.to("/registry/sets"),
        Err(error) if matches!(error.code, ErrorCode::BadInput | ErrorCode::Unavailable) => {
            let field = error.args.get("field").map_or("", String::as_str);
            let at = match field {
                "set" => "name",
                "kind" => "kind",
                "holder" => "holder",
                _ => "",
            };
            form.failed_at(at, &error);
            show(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_period_says_what_is_not_known_of_it() {
        let text = Text::new(Language::English);
        let of = |from_year, to_year| {
            let set = RecordSetView {
                name: String::new(),
                kind: String::new(),
                from_year,
                to_year,
                records: 0,
                holder: None,
                digitised: 0,
                as_of: String::new(),
            };
            period(text, &set)
        };
        assert_eq!(of(Some(1990), Some(1999)), "1990–1999");
        assert_eq!(of(Some(1990), None), "since 1990");
        assert_eq!(of(None, Some(1999)), "until 1999");
        assert_eq!(of(None, None), "years not stated");
    }
}
