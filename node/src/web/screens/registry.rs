//! The agency's own records.

use askama::Template;

use crate::service::roles;
use crate::service::views::AdviceView;
use crate::text::{Text, codes};
use crate::web::kit::{Choice, Field, Form};
use crate::web::routes::{Access, Route};
use crate::web::screens::traces;
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

mod entry;
mod export;
mod import;
mod mapping;
mod progress;
mod record;
mod search;
mod sets;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let mut rows = vec![
        Route::get("/registry", Access::Roles(roles::ANY), search::begin).entry("web-nav-registry"),
    ];
    rows.extend(search::routes());
    rows.extend(record::routes());
    rows.extend(entry::routes());
    rows.extend(sets::routes());
    rows.extend(import::routes());
    rows.extend(mapping::routes());
    rows.extend(progress::routes());
    rows.extend(export::routes());
    rows
}

/// The pages of this area, for those who may see them.
#[derive(Template)]
#[template(path = "registry/pages.html")]
struct Pages {
    /// Address, words, and whether it is this one.
    pages: Vec<(String, String, bool)>,
}

impl askama::filters::HtmlSafe for Pages {}

impl Pages {
    fn new<S: Service>(visit: &Visit<S>, current: &str) -> Self {
        let all = [
            ("/registry", "web-registry-search", roles::LOOKS_UP),
            ("/registry/sets", "web-registry-sets", roles::SEES_SETS),
            ("/registry/enter", "web-registry-enter", roles::KEEPS_RECORDS),
            ("/registry/import", "web-registry-import", roles::KEEPS_RECORDS),
            ("/registry/export", "web-registry-export", roles::KEEPS_RECORDS),
        ];
        let seen = all.into_iter().filter(|(_, _, who)| visit.may(who));
        let page = |(path, key, _): (&str, &str, _)| {
            (visit.frame.href(path), visit.say(key), path == current)
        };
        Self { pages: seen.map(page).collect() }
    }
}

/// What looks odd, as the page of a trace says it.
#[derive(Template)]
#[template(path = "traces/advice.html")]
struct Advice {
    /// What the number is searched as.
    canonical: Option<String>,
    odd: Vec<String>,
    /// True on the page itself, where it is confirmed by sending the form again.
    confirm: bool,
}

impl askama::filters::HtmlSafe for Advice {}

impl Advice {
    fn of(text: Text, advice: &[AdviceView], canonical: Option<String>, confirm: bool) -> Self {
        Self { canonical, odd: traces::said(text, advice), confirm }
    }
}

/// A choice for "nothing said".
fn nothing(text: Text) -> Choice {
    Choice::new("", text.say("web-wizard-not-known"))
}

/// The countries by name, with none first.
fn countries(text: Text) -> Vec<Choice> {
    let named = codes::COUNTRIES.iter().map(|code| Choice::new(*code, format::country(text, code)));
    let mut countries: Vec<Choice> = named.collect();
    countries.sort_by(|a, b| a.label().cmp(b.label()));
    [nothing(text)].into_iter().chain(countries).collect()
}

/// Maker, model, calibre, type, country and year of a gun.
fn gun_fields(form: &Form) -> Vec<Field> {
    let text = form.text();
    let types = traces::TYPES.iter().map(|code| {
        let said = text.firearm_type(code);
        let words = said.strip_prefix(*code).unwrap_or(&said).trim().to_owned();
        Choice::new(*code, words)
    });
    let mut types: Vec<Choice> = [nothing(text)].into_iter().chain(types).collect();
    let recorded = form.get("type");
    if !recorded.is_empty() && !traces::TYPES.contains(&recorded) {
        types.push(Choice::new(recorded, text.firearm_type(recorded)));
    }
    let mut countries = countries(text);
    let country = form.get("country");
    if !country.is_empty() && !codes::COUNTRIES.contains(&country) {
        countries.push(Choice::new(country, country));
    }
    vec![
        form.line("maker", "column-maker").optional(),
        form.line("model", "column-model").optional(),
        form.line("calibre", "column-calibre")
            .suggest(traces::CALIBRES.map(str::to_owned))
            .optional(),
        form.select("type", "column-type", types),
        form.select("country", "column-country-of-manufacture", countries),
        form.line("made", "column-manufactured")
            .hint(form.say("web-wizard-made-hint"))
            .width(10)
            .optional(),
        form.line("importer", "column-importer").optional(),
    ]
}

/// Dates that cannot be read, by the names of their fields.
fn check_dates(form: &mut Form, names: &[&str]) {
    for name in names {
        let date = form.get(name);
        if !date.is_empty() && !traces::is_date(date) {
            form.wrong(name, "web-wizard-bad-date");
        }
    }
}
