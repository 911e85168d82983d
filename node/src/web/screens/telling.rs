//! What traces and cases have in common, in words: the gun, events, steps, signed messages, files.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::service::views::{
    AttachmentView, EventView, FirearmView, PartyView, PreviewView, RowLifeView, SearchedView,
    StatementView, StepView,
};
use crate::text::{Text, codes};
use crate::web::kit::{Badge, Cell, Column, Listing, Tone};
use crate::web::{filters, format};

/// A gun's description: keys, values, and the page of the wizard that asks for each.
pub(in crate::web::screens) fn description(
    text: Text,
    gun: &FirearmView,
) -> Vec<(&'static str, Cell, &'static str)> {
    let words = |words: &Option<String>| Cell::maybe(words.clone());
    let code = |list: &str, code: &Option<String>| {
        Cell::maybe(code.as_deref().map(|code| text.code_in(list, code)))
    };
    let nothing = || Cell::text("");
    let number = |serial: String| Cell::Code(serial.clone(), serial);
    let country = gun.country_of_manufacture.as_deref().map(|c| format::country(text, c));
    let marks = gun.marks.iter().map(|mark| text.mark(mark));
    let kind = gun.kind.as_deref().map(|kind| text.firearm_type(kind));
    vec![
        ("column-serial", gun.serial.clone().map_or_else(nothing, number), "number"),
        ("column-legibility", code("legibility", &gun.legibility), "number"),
        ("column-obliteration", code("obliteration", &gun.obliteration), "number"),
        ("column-manufacture-class", code("class", &gun.class), "number"),
        ("column-maker", words(&gun.maker), "firearm"),
        ("column-model", words(&gun.model), "firearm"),
        ("column-calibre", words(&gun.calibre), "firearm"),
        ("column-type", Cell::maybe(kind), "firearm"),
        ("column-country-of-manufacture", Cell::maybe(country), "firearm"),
        (
            "column-manufactured",
            gun.manufactured.clone().map_or_else(nothing, Cell::Date),
            "firearm",
        ),
        ("column-importer", words(&gun.importer), "marks"),
        ("column-marks", Cell::Lines(marks.collect()), "marks"),
    ]
}

/// A step in the life of a request, in a sentence.
fn step_sentence(text: Text, step: &StepView) -> String {
    let none = || text.say("word-dash");
    let joined = |said: Vec<String>| if said.is_empty() { none() } else { said.join("; ") };
    let members = |list: &str, of: &[String]| {
        joined(of.iter().map(|member| text.code_in(list, member)).collect())
    };
    let codes = step.codes.iter().map(|code| text.code_with_text(code)).collect();
    let names = step.names.iter().map(|name| format::short(name).to_owned()).collect();
    let until = step.until.as_deref().map_or_else(none, |at| format::moment(text, at));
    text.say_with(
        step.step.key(),
        &[
            ("until", until.into()),
            ("codes", joined(codes).into()),
            ("wanted", members("wanted", &step.wanted).into()),
            ("withheld", members("withheld", &step.withheld).into()),
            ("names", joined(names).into()),
        ],
    )
}

/// What a list says of a request's life beside its state.
pub(in crate::web::screens) fn life(text: Text, life: &RowLifeView) -> Vec<Badge> {
    let marks = [
        (life.overdue, "word-overdue", Tone::Warn),
        (life.review_due, "word-review-due", Tone::Warn),
        (life.unacknowledged, "word-unacknowledged", Tone::Warn),
        (life.clock_stands, "word-clock-stands", Tone::Waiting),
        (life.reopened, "word-reopened", Tone::Plain),
    ];
    let marks = marks.into_iter().filter(|(is, _, _)| *is);
    marks.map(|(_, key, tone)| Badge::new(tone, text.say(key))).collect()
}

fn party(text: Text, party: &PartyView) -> String {
    let who = party.name.clone().unwrap_or_else(|| text.code_in("party", &party.kind));
    match &party.country {
        Some(code) => format!("{who} ({})", format::country(text, code)),
        None => who,
    }
}

/// One event: when, and what with whom, as which State asserts it.
pub(in crate::web::screens) fn event(text: Text, event: &EventView) -> (String, String) {
    let when = event
        .date
        .as_deref()
        .map_or_else(|| text.say("word-date-unknown"), |date| format::date(text, date));
    let mut words = text.code_in("event", &event.kind);
    let said = |who: &Option<PartyView>| who.as_ref().map(|who| party(text, who));
    match (said(&event.from), said(&event.to)) {
        (Some(from), Some(to)) => words.push_str(&format!("{} {from} → {to}", text.colon())),
        (Some(who), None) | (None, Some(who)) => {
            words.push_str(&format!("{} {who}", text.colon()));
        }
        (None, None) => {}
    }
    if let Some(country) = &event.country {
        words.push_str(&format!(", {}", format::country(text, country)));
    }
    if let Some(document) = &event.document {
        let number = document.number.as_ref().map(|n| format!(" {n}")).unwrap_or_default();
        words.push_str(&format!(" · {}{number}", text.code_in("document", &document.kind)));
    }
    let by = text.say_with(
        "note-said-by",
        &[
            ("certainty", text.code_in("certainty", &event.certainty).into()),
            ("country", format::country(text, &event.asserted_by).into()),
        ],
    );
    (when, format!("{words} ({by})"))
}

/// Every step of the exchange: when, who, what.
pub(in crate::web::screens) fn steps(text: Text, timeline: &[StepView]) -> Listing {
    let columns =
        [Column::new("column-at"), Column::new("column-issuer"), Column::new("web-trace-step")];
    let mut list = Listing::table(text, "word-steps", &columns);
    for step in timeline {
        let by = text.say(if step.officer { "word-by-officer" } else { "word-by-machine" });
        let mut cells = vec![Cell::text(step_sentence(text, step))];
        cells.extend(step.text.clone().map(Cell::Quote));
        list.row(vec![
            Cell::Moment(step.at.clone()),
            Cell::text(format!("{} ({by})", format::partner(text, &step.who))),
            Cell::Cells(cells),
        ]);
    }
    list
}

/// The signed statements.
pub(in crate::web::screens) fn evidence(text: Text, statements: &[StatementView]) -> Listing {
    let columns = [
        Column::new("column-at"),
        Column::new("column-statement"),
        Column::new("column-issuer"),
        Column::new("web-trace-signature"),
        Column::new("column-leaf"),
    ];
    let mut list = Listing::table(text, "web-trace-evidence", &columns);
    for statement in statements {
        let kind = codes::statement(statement.kind)
            .map_or_else(|| statement.kind.to_string(), |code| text.code_in("kind", code));
        list.row(vec![
            Cell::Moment(statement.at.clone()),
            Cell::text(kind),
            Cell::text(format::partner(text, &statement.issuer)),
            Cell::badge(Tone::Good, text.say("web-trace-verified")),
            Cell::id(&statement.leaf),
        ]);
    }
    list
}

/// Which record sets were searched, a sentence each.
pub(in crate::web::screens) fn searched(text: Text, sets: &[SearchedView]) -> Vec<String> {
    let year = |y: Option<u16>| y.map_or_else(|| "…".to_owned(), |y| y.to_string());
    let of = |set: &SearchedView| {
        let undated = set.from_year.is_none() && set.to_year.is_none();
        let key = if undated { "note-searched-undated" } else { "note-searched" };
        let args = [
            ("set", set.set.as_str().into()),
            ("from", year(set.from_year).into()),
            ("to", year(set.to_year).into()),
            ("variants", set.variants.into()),
        ];
        text.say_with(key, &args)
    };
    sets.iter().map(of).collect()
}

/// An answer at a level, as the partner would read it.
#[derive(Debug, Template)]
#[template(path = "cases/told.html")]
pub(in crate::web::screens) struct Told {
    /// The level, in words.
    pub(in crate::web::screens) level: String,
    /// Whether it takes two officers.
    pub(in crate::web::screens) two: bool,
    /// What the records say, in words.
    pub(in crate::web::screens) results: String,
    /// How well the record fits, and where the answer points to.
    pub(in crate::web::screens) rest: Vec<String>,
    /// When and what.
    pub(in crate::web::screens) events: Vec<(String, String)>,
    /// What was searched.
    pub(in crate::web::screens) searched: Vec<String>,
}

impl HtmlSafe for Told {}

/// An answer as it would be read.
pub(in crate::web::screens) fn told(text: Text, view: &PreviewView) -> Told {
    let results: Vec<String> = view.results.iter().map(|code| text.code(code)).collect();
    let named = |key: &str, words: String| format!("{}{} {words}", text.say(key), text.colon());
    let grade = view.grade.as_deref().map(|grade| text.code_in("grade", grade));
    let to = view.points_to.as_deref().map(|code| format::country(text, code));
    Told {
        level: text.code_with_text(&view.level),
        two: view.two,
        results: if results.is_empty() { text.say("note-only-a-hit") } else { results.join("; ") },
        rest: [
            grade.map(|words| named("column-grade", words)),
            to.map(|words| named("column-points-to", words)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        events: view.events.iter().map(|e| event(text, e)).collect(),
        searched: searched(text, &view.searched),
    }
}

/// Files that messages name; `base` is the address below which they are opened.
pub(in crate::web::screens) fn files(text: Text, base: &str, files: &[AttachmentView]) -> Listing {
    let columns = [
        Column::new("column-title"),
        Column::new("column-attachment-role"),
        Column::new("column-length").numeric(),
        Column::new("column-issuer"),
        Column::new("column-state"),
    ];
    let mut list = Listing::table(text, "word-attachments", &columns);
    for file in files {
        let name = file.title.clone().unwrap_or_else(|| format::short(&file.digest).to_owned());
        let (tone, state) = match file.state.as_str() {
            "proposed" => (Tone::Waiting, "word-attachment-proposed"),
            _ if file.own => (Tone::Good, "word-attachment-sent"),
            "here" => (Tone::Good, "word-attachment-here"),
            "wrong" => (Tone::Bad, "word-attachment-wrong"),
            "over-quota" => (Tone::Warn, "word-attachment-over-quota"),
            "not-taken" => (Tone::Warn, "word-attachment-not-taken"),
            "gone" => (Tone::Plain, "word-attachment-gone"),
            "unwanted" => (Tone::Plain, "word-attachment-unwanted"),
            _ => (Tone::Waiting, "word-attachment-waiting"),
        };
        let can_be_opened = file.own || file.state == "here";
        let name = if can_be_opened {
            Cell::File(format!("{base}/{}", file.digest), name)
        } else {
            Cell::text(name)
        };
        let by =
            if file.own { text.say("word-by-us") } else { format::partner(text, &file.partner) };
        list.row(vec![
            name,
            Cell::text(text.code_in("attachment", &file.role)),
            Cell::Number(file.length),
            Cell::text(by),
            Cell::badge(tone, text.say(state)),
        ]);
    }
    list
}
