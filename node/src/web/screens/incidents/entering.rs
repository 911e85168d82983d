//! Entering an incident, and correcting what is said of one.

use askama::Template;

use super::super::traces;
use super::{code, kind_title, place_of};
use crate::holdings::gun::Gun;
use crate::service::incidents::{
    IncidentWanted, KINDS, KnownView, OBLITERATIONS, OWNERS, Particulars,
};
use crate::service::{Outcome, ServiceError, roles};
use crate::text::{Text, codes};
use crate::web::kit::{Choice, Field, Form, Question, blank, refused};
use crate::web::page::Shown;
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// Kinds that customs officers enter.
const AT_THE_BORDER: [&str; 4] = ["SEIZED", "IMPORT", "EXPORT", "TRANSIT"];

#[derive(Template)]
#[template(path = "incidents/kinds.html")]
struct Kinds {
    /// Address, name, what it is for.
    kinds: Vec<(String, String, String)>,
}

/// Which kind, first: what is asked depends on it.
pub(super) async fn kinds<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let inland = visit.may(roles::SEES_INLAND);
    let kinds = KINDS.iter().filter(|kind| inland || AT_THE_BORDER.contains(kind));
    let row = |kind: &&str| {
        let href = visit.frame.href(&format!("/incidents/new/{}", kind.to_lowercase()));
        (href, text.say(kind_title(kind)), text.say(words_of(kind)))
    };
    let template = Kinds { kinds: kinds.map(row).collect() };
    visit
        .page(visit.say("web-incident-new"))
        .back("/incidents", "web-incident-title")
        .show(&template)
}

/// Key of what a kind is for.
fn words_of(kind: &str) -> &'static str {
    match kind {
        "LOST" | "STOLEN" => "web-incident-missing-words",
        "SEIZED" | "FOUND" | "SURRENDERED" => "web-incident-custody-words",
        _ => "web-incident-border-words",
    }
}

/// The kind in the address.
fn kind_of<S: Service>(visit: &Visit<S>) -> Outcome<&'static str> {
    let typed = visit.param("kind");
    let known = KINDS.iter().find(|kind| kind.eq_ignore_ascii_case(typed));
    known.copied().ok_or_else(|| ServiceError::not_found("incident"))
}

fn choices(text: Text, names: &[&str], none: &str, say: impl Fn(&str) -> String) -> Vec<Choice> {
    let named = names.iter().map(|name| Choice::new(*name, say(name)));
    [Choice::new("", text.say(none))].into_iter().chain(named).collect()
}

fn countries(text: Text) -> Vec<Choice> {
    let mut named: Vec<Choice> = codes::COUNTRIES
        .iter()
        .map(|code| Choice::new(*code, format::country(text, code)))
        .collect();
    named.sort_by(|a, b| a.label().cmp(b.label()));
    [Choice::new("", text.say("web-wizard-not-known"))].into_iter().chain(named).collect()
}

/// What is asked of an incident of this kind, in the order of the form.
pub(super) fn fields(form: &Form, kind: &str) -> Vec<Field> {
    let text = form.text();
    let missing = matches!(kind, "LOST" | "STOLEN");
    let custody = matches!(kind, "SEIZED" | "FOUND" | "SURRENDERED");
    let crosses = !missing && !custody;
    let types = choices(text, &traces::TYPES, "web-stock-choose", |code| {
        let said = text.firearm_type(code);
        said.strip_prefix(code).unwrap_or(&said).trim().to_owned()
    });
    // A type that was recorded in other words stays.
    let recorded = form.get("type");
    let others = (!recorded.is_empty() && !traces::TYPES.contains(&recorded))
        .then(|| Choice::new(recorded, text.firearm_type(recorded)));
    let types = types.into_iter().chain(others).collect();
    let serial = form.line("serial", "column-serial").mono();
    let mut all = vec![if custody {
        serial.hint(form.say("web-incident-serial-hint")).optional()
    } else {
        serial
    }];
    if custody {
        // That nothing is wrong with it is what is said by saying nothing.
        let names: Vec<&str> =
            OBLITERATIONS.iter().copied().filter(|name| *name != "NONE").collect();
        let states = choices(text, &names, "web-incident-legible", |name| {
            text.code_in("obliteration", name)
        });
        all.push(form.select("obliteration", "column-incident-obliteration", states));
    }
    all.extend([
        form.line("maker", "column-maker"),
        form.line("model", "column-model").optional(),
        form.line("calibre", "column-calibre").suggest(traces::CALIBRES.map(str::to_owned)),
        form.select("type", "column-type", types),
        form.select("country", "column-country-of-manufacture", countries(text)),
        form.line("date", "column-date").of("date").width(10),
    ]);
    if !crosses {
        let place = form.line("place", "column-place").width(40);
        let hint = if missing { "web-incident-home-hint" } else { "web-incident-place-hint" };
        let place = place.hint(form.say(hint));
        all.push(if missing { place.optional() } else { place });
    }
    if kind == "SEIZED" || crosses {
        let post = form.line("post", "column-incident-post");
        all.push(if crosses {
            post
        } else {
            post.hint(form.say("web-incident-post-hint")).optional()
        });
    }
    if crosses {
        all.push(form.select("other_state", other_state(kind), countries(text)));
        all.push(form.line("party", party(kind)));
        all.push(form.line("licence", "column-incident-licence"));
    }
    all.push(form.line("agency", "column-agency"));
    all.push(form.line("case_number", "column-incident-case"));
    if !crosses {
        let owners =
            choices(text, OWNERS, "web-wizard-not-known", |name| text.code_in("party", name));
        all.push(form.select("owner", "column-incident-owner", owners));
    }
    if custody {
        all.push(form.line("ground", "column-incident-ground").width(40).optional());
    }
    let more = form.area("circumstances", "column-incident-circumstances", 4);
    all.push(more.hint(form.say("web-incident-circumstances-hint")).optional());
    all
}

fn other_state(kind: &str) -> &'static str {
    match kind {
        "IMPORT" => "web-incident-from-state",
        _ => "web-incident-to-state",
    }
}

fn party(kind: &str) -> &'static str {
    match kind {
        "IMPORT" => "web-incident-consignor",
        _ => "web-incident-consignee",
    }
}

/// What was typed.
pub(super) fn said(fields: &Fields) -> Particulars {
    let text = |name: &str| fields.get(name).to_owned();
    Particulars {
        gun: Gun {
            kind: text("type"),
            maker: text("maker"),
            model: text("model"),
            calibre: text("calibre"),
            serial: text("serial"),
            country: text("country"),
        },
        obliteration: text("obliteration"),
        date: text("date"),
        place: text("place"),
        agency: text("agency"),
        case_number: text("case_number"),
        owner: text("owner"),
        ground: text("ground"),
        post: text("post"),
        other_state: text("other_state"),
        party: text("party"),
        licence: text("licence"),
        circumstances: text("circumstances"),
    }
}

/// What is said, as it is typed.
pub(super) fn typed(said: &Particulars) -> Fields {
    let mut fields = Fields::default();
    for (name, value) in [
        ("type", &said.gun.kind),
        ("maker", &said.gun.maker),
        ("model", &said.gun.model),
        ("calibre", &said.gun.calibre),
        ("serial", &said.gun.serial),
        ("country", &said.gun.country),
        ("obliteration", &said.obliteration),
        ("date", &said.date),
        ("place", &said.place),
        ("agency", &said.agency),
        ("case_number", &said.case_number),
        ("owner", &said.owner),
        ("ground", &said.ground),
        ("post", &said.post),
        ("other_state", &said.other_state),
        ("party", &said.party),
        ("licence", &said.licence),
        ("circumstances", &said.circumstances),
    ] {
        fields.set(name, value.clone());
    }
    fields
}

fn page<S: Service>(visit: &Visit<S>, form: &Form, kind: &str, known: &[KnownView]) -> Shown {
    let text = visit.text();
    let path = format!("/incidents/new/{}", kind.to_lowercase());
    let title = text.say(kind_title(kind));
    let mut question =
        Question::new(visit, form, title, "web-incident-enter-do", &path, "/incidents")
            .says(text.say(words_of(kind)));
    for field in fields(form, kind) {
        question = question.asks(field);
    }
    if !known.is_empty() {
        let line = |one: &KnownView| {
            let args = [
                ("number", one.number.to_string().into()),
                ("kind", code(text, &one.kind).into()),
                ("state", code(text, &one.state).into()),
                ("agency", one.agency.as_str().into()),
                ("case", one.case_number.as_str().into()),
                ("date", format::date(text, &one.date).into()),
            ];
            text.say_with("web-incident-known-line", &args)
        };
        let lines: Vec<String> = known.iter().map(line).collect();
        let both = Choice::new("yes", text.say("web-incident-known-both"));
        question = question
            .asks(form.boxes("known", "web-incident-known", vec![both]).hint(lines.join(" · ")));
    }
    question.show(visit)
}

pub(super) async fn ask<S: Service>(visit: Visit<S>) -> Shown {
    let kind = kind_of(&visit)?;
    page(&visit, &blank(&visit), kind, &[])
}

pub(super) async fn enter<S: Service>(mut visit: Visit<S>) -> Shown {
    let kind = kind_of(&visit)?;
    let mut form = Form::new(visit.text(), visit.form().await?);
    let known = form.get("known") == "yes";
    let request = IncidentWanted { kind: kind.to_owned(), said: said(&form.fields), known };
    let done = visit.service().incident_enter(visit.caller()?, request.clone()).await;
    let error = match done {
        Ok(view) => return visit.to(&format!("/incidents/{}", view.incident.number)),
        Err(error) => error,
    };
    // What was reported before is shown with what was typed, also where something else is wrong now.
    let was_known = error.key == "error-incident-known";
    let same = if was_known {
        visit.service().incident_known(visit.caller()?, request).await?.items
    } else {
        Vec::new()
    };
    let path = format!("/incidents/new/{}", kind.to_lowercase());
    let place = place_of(&error, "serial");
    if let Some(elsewhere) = refused(&visit, &mut form, &place, &path, error)? {
        return Ok(elsewhere);
    }
    page(&visit, &form, kind, &same)
}
