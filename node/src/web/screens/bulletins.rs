//! Bulletins: the list, one with its files and its list of authorised parties, a new one, and who is
//! authorised by all that partners told.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::marking::{partners, text_of};
use super::matters::{handling, tone};
use super::telling::files;
use crate::service::attachments::STAGE_MAX;
use crate::service::bulletins::{
    AuthorisedPartyView, BulletinRowView, BulletinView, BulletinWanted, BulletinsRequest,
    PARTY_KINDS, PartiesRequest, PartiesWanted, WAYS,
};
use crate::service::requests::attachments::{OpenRequest, StageRequest};
use crate::service::views::HopState;
use crate::service::{Outcome, ServiceError, roles};
use crate::text::{Text, codes};
use crate::web::kit::{
    Badge, Cell, Choice, Column, Facts, Form, Listing, Notice, Question, Tone, blank, refused,
};
use crate::web::page::{Shown, csv, file};
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let (reads, sends) =
        (Access::Roles(roles::READS_BULLETINS), Access::Roles(roles::SENDS_BULLETINS));
    let most = usize::try_from(STAGE_MAX).unwrap_or(usize::MAX);
    vec![
        Route::get(LIST, reads, list).entry("web-nav-bulletins"),
        Route::get(NEW, sends, ask_new),
        Route::post(NEW, sends, new).upload(most, PAGE_MAX * 4),
        Route::get(PARTIES, reads, parties),
        Route::get("/bulletins/{id}", reads, show),
        Route::get("/bulletins/{id}/files/{digest}", reads, opened),
    ]
}

const LIST: &str = "/bulletins";
const NEW: &str = "/bulletins/new";
const PARTIES: &str = "/bulletins/parties";
/// Rows of a list that its bulletin shows; all are found by the search.
const SHOWN_MAX: usize = 200;
/// Bytes of a list that are shown again in the form; a larger one is chosen anew.
const ECHO_MAX: usize = 100_000;
/// Wrong rows that are named at the field.
const WRONG_MAX: usize = 20;
/// What has a list of authorised parties.
const LISTS: &str = "AUTHORISED_PARTIES";

#[derive(Template)]
#[template(path = "bulletins/list.html")]
struct List {
    title: &'static str,
    lede: &'static str,
    /// Both lists: address, key, whether it is this one.
    tabs: Vec<(String, &'static str, bool)>,
    may_send: bool,
    notices: Vec<Notice>,
    list: Listing,
}

fn listed<S: Service>(
    visit: &Visit<S>,
    (title, lede): (&'static str, &'static str),
    notices: Vec<Notice>,
    list: Listing,
) -> Shown {
    let tabs = [(LIST, "web-bulletins-title"), (PARTIES, "web-parties-title")];
    let tabs = tabs.map(|(path, key)| (visit.frame.href(path), key, key == title)).into();
    let may_send = visit.may(roles::SENDS_BULLETINS);
    let template = List { title, lede, tabs, may_send, notices, list };
    visit.page(visit.say(title)).wide().show(&template)
}

fn chosen(text: Text, list: &str, codes: &[&str]) -> Vec<Choice> {
    let any = Choice::new("", text.say("web-list-any"));
    let named = codes.iter().map(|code| Choice::new(*code, text.code_in(list, code)));
    [any].into_iter().chain(named).collect()
}

/// Partners in few words: one by name, several by their number.
fn with(text: Text, row: &BulletinRowView) -> String {
    match &row.partners[..] {
        [one] => format::partner(text, one),
        several => text.say_with("web-bulletin-partners", &[("count", several.len().into())]),
    }
}

/// Whether a bulletin stands.
fn standing(text: Text, row: &BulletinRowView) -> Badge {
    match row.replaced_by {
        Some(_) => Badge::new(Tone::Plain, text.say("web-bulletin-replaced")),
        None => Badge::new(Tone::Good, text.say("web-bulletin-stands")),
    }
}

/// The head of a long text.
fn beginning(words: &str) -> String {
    const SHOWN: usize = 200;
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-about").sorts("about"),
        Column::new("column-bulletin-way").sorts("way"),
        Column::new("column-partner").sorts("partner"),
        Column::new("column-at").sorts("at"),
        Column::new("column-text"),
        Column::new("column-bulletin-files").numeric(),
        Column::new("column-state").sorts("state"),
    ];
    let (title, empty) = ("web-bulletins-title", "note-no-bulletins");
    let mut list = Listing::new(text, &visit.query, title, empty, &columns);
    let form = list.form();
    list.filter(form.line("find", "web-bulletin-find").width(20));
    list.filter(form.select("about", "column-about", chosen(text, "bulletin", &codes::BULLETINS)));
    list.filter(form.select("state", "column-bulletin-way", chosen(text, "bulletin-way", WAYS)));
    let any = Choice::new("", text.say("web-list-any"));
    let with_partners = [any].into_iter().chain(partners(&visit).await?).collect();
    list.filter(form.select("partner", "column-partner", with_partners));
    let both = Choice::new("", text.say("web-list-any"));
    let current = Choice::new("yes", text.say("web-bulletin-current"));
    list.filter(form.select("current", "column-state", vec![both, current]));
    let asked = list.request();
    let of = |name: &str, codes: &[&str]| {
        visit.query.one(name).filter(|code| codes.contains(&code.as_str()))
    };
    let mut request = BulletinsRequest {
        way: of("state", WAYS),
        about: of("about", &codes::BULLETINS),
        partner: asked.partner,
        find: visit.query.one("find"),
        current: visit.query.get("current") == "yes",
        limit: asked.limit,
        after: asked.after,
    };
    let next = loop {
        let page = visit.service().bulletins(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            let href = visit.frame.href(&format!("{LIST}/{}", row.id));
            list.row(vec![
                Cell::Link(href, text.code_in("bulletin", &row.about)),
                Cell::text(text.code_in("bulletin-way", &row.way)),
                Cell::text(with(text, row)),
                Cell::Moment(row.at.clone()),
                row.text.as_deref().map_or_else(|| Cell::text(""), |w| Cell::Quote(beginning(w))),
                Cell::Number(row.files),
                Cell::Badge(standing(text, row)),
            ]);
        }
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("bulletins", &list));
    }
    listed(&visit, (title, "web-bulletins-lede"), Vec::new(), list)
}

const PARTY_COLUMNS: [Column; 9] = [
    Column::new("column-party-kind").sorts("kind"),
    Column::new("column-party-name").sorts("name"),
    Column::new("column-party-licence"),
    Column::new("column-country").sorts("country"),
    Column::new("column-place").sorts("place"),
    Column::new("column-party-from").sorts("from"),
    Column::new("column-party-until").sorts("until"),
    Column::new("column-party-stands").sorts("stands"),
    Column::new("column-party-told-by"),
];

fn party_row<S: Service>(visit: &Visit<S>, row: &AuthorisedPartyView) -> Vec<Cell> {
    let text = visit.text();
    let party = &row.party;
    let day = |day: &String| match day.is_empty() {
        true => Cell::text(""),
        false => Cell::Date(day.clone()),
    };
    let stands = match row.stands {
        true => Badge::new(Tone::Good, text.say("word-yes")),
        false => Badge::new(Tone::Warn, text.say("word-no")),
    };
    let href = visit.frame.href(&format!("{LIST}/{}", row.bulletin));
    vec![
        Cell::text(text.code_in("authorised", party.kind.name())),
        Cell::text(party.name.clone()),
        Cell::text(party.licence.clone()),
        Cell::text(format::country(text, &party.country)),
        Cell::text(party.place.clone()),
        day(&party.from),
        day(&party.until),
        Cell::Badge(stands),
        Cell::Link(href, format::partner(text, &row.told_by)),
    ]
}

async fn parties<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let (title, empty) = ("web-parties-title", "note-no-parties");
    let mut list = Listing::new(text, &visit.query, title, empty, &PARTY_COLUMNS);
    let form = list.form();
    list.filter(form.line("find", "web-parties-find").width(20));
    list.filter(form.select("state", "column-party-kind", chosen(text, "authorised", PARTY_KINDS)));
    list.filter(form.line("country", "column-country").width(2));
    let both = Choice::new("", text.say("web-list-any"));
    let standing = Choice::new("yes", text.say("word-yes"));
    list.filter(form.select("standing", "column-party-stands", vec![both, standing]));
    let asked = list.request();
    let mut request = PartiesRequest {
        find: visit.query.one("find"),
        kind: asked.state.filter(|kind| PARTY_KINDS.contains(&kind.as_str())),
        country: visit.query.one("country"),
        standing: visit.query.get("standing") == "yes",
        limit: asked.limit,
        after: asked.after,
    };
    let (next, waiting) = loop {
        let page = visit.service().parties(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            list.row(party_row(&visit, row));
        }
        if !list.goes_on(&page.next) {
            break (page.next, page.waiting);
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("authorised-parties", &list));
    }
    let mut notices = Vec::new();
    if !waiting.is_empty() {
        let names: Vec<String> = waiting.iter().map(|name| format::partner(text, name)).collect();
        let args = [("partners", names.join(", ").into())];
        notices.push(Notice::new(Tone::Waiting, text.say_with("note-parties-waiting", &args)));
    }
    listed(&visit, (title, "web-parties-lede"), notices, list)
}

#[derive(Template)]
#[template(path = "bulletins/one.html")]
struct One {
    title: String,
    badge: Option<Badge>,
    notices: Vec<Notice>,
    facts: Facts,
    /// Where ours is replaced.
    replace: Option<String>,
    /// Tables: key of the heading, table.
    parts: Vec<(&'static str, Listing)>,
}

fn facts<S: Service>(visit: &Visit<S>, view: &BulletinView) -> Facts {
    let text = visit.text();
    let row = &view.bulletin;
    let other = |id: &Option<String>| match id {
        Some(id) => {
            let href = visit.frame.href(&format!("{LIST}/{id}"));
            Cell::Link(href, format::short(id).to_owned())
        }
        None => Cell::text(""),
    };
    let mut facts = Facts::new(text);
    facts
        .text("column-bulletin-way", text.code_in("bulletin-way", &row.way))
        .text("column-partner", with(text, row))
        .add("column-at", Cell::Moment(row.at.clone()))
        .maybe("column-officer", view.by.clone())
        .maybe("column-handling", view.handling.as_deref().map(|tag| handling(text, tag)))
        .text(
            "column-bulletin-national",
            text.say(if view.national { "word-yes" } else { "word-no" }),
        )
        .add("column-bulletin-replaces", other(&row.replaces))
        .add("column-bulletin-replaced-by", other(&row.replaced_by));
    match &row.text {
        Some(words) => facts.add("column-text", Cell::Quote(words.clone())),
        None => facts.text("column-text", text.say("error-erased")),
    };
    facts
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let id = visit.param("id").to_owned();
    let view = visit.service().bulletin(visit.caller()?, id).await?;
    let row = &view.bulletin;
    let mut parts = Vec::new();
    if !view.sent.is_empty() {
        let columns = [Column::new("column-partner"), Column::new("column-state")];
        let mut list = Listing::table(text, "web-bulletin-sent", &columns);
        for one in &view.sent {
            // Nothing follows: what was delivered is done.
            let tone = match one.state {
                HopState::Delivered => Tone::Good,
                other => tone(other),
            };
            let state = Badge::new(tone, text.say(one.state.key()));
            let partner = format::partner(text, &one.partner);
            let partner = if visit.may(roles::READS_TRACES) {
                let href = visit.frame.href(&format!("/matters/{}", one.exchange));
                Cell::Link(href, partner)
            } else {
                Cell::text(partner)
            };
            list.row(vec![partner, Cell::Badge(state)]);
        }
        parts.push(("web-bulletin-sent", list));
    }
    if !view.files.is_empty() {
        let base = visit.frame.href(&format!("{LIST}/{}/files", row.id));
        parts.push(("word-attachments", files(text, &base, &view.files)));
    }
    if !view.parties.is_empty() {
        let mut list = Listing::table(text, "web-parties-title", &PARTY_COLUMNS);
        for party in view.parties.iter().take(SHOWN_MAX) {
            list.row(party_row(&visit, party));
        }
        parts.push(("web-parties-title", list));
    }
    let mut notices = Vec::new();
    if view.parties.len() > SHOWN_MAX {
        let args = [("shown", SHOWN_MAX.into()), ("count", view.parties.len().into())];
        let href = visit.frame.href(PARTIES);
        let words = text.say_with("web-parties-first", &args);
        let more = Notice::new(Tone::Plain, words).link(href, text.say("web-parties-title"));
        notices.push(more);
    }
    if !view.left_out.is_empty() {
        let names: Vec<String> =
            view.left_out.iter().map(|name| format::partner(text, name)).collect();
        let args = [("partners", names.join(", ").into())];
        notices.push(Notice::new(Tone::Warn, text.say_with("note-bulletin-left-out", &args)));
    }
    if !view.wrong.is_empty() {
        let args = [("count", view.wrong.len().into())];
        notices.push(Notice::new(Tone::Warn, text.say_with("note-parties-wrong", &args)));
    }
    let replace =
        (visit.may(roles::SENDS_BULLETINS) && row.way == "SENT" && row.replaced_by.is_none())
            .then(|| visit.frame.href(&format!("{NEW}?replaces={}", row.id)));
    let about = text.code_in("bulletin", &row.about);
    let title = text.say_with("web-bulletin-title", &[("about", about.into())]);
    let template = One {
        title: title.clone(),
        badge: Some(standing(text, row)),
        notices,
        facts: facts(&visit, &view),
        replace,
        parts,
    };
    visit.page(title).back(LIST, "web-bulletins-title").wide().show(&template)
}

/// A file of a bulletin, to be kept: it is never shown in the page.
async fn opened<S: Service>(visit: Visit<S>) -> Shown {
    let (id, digest) = (visit.param("id").to_owned(), visit.param("digest").to_owned());
    let name = format::short(&digest).to_owned();
    let request = OpenRequest { as_released: false };
    let view = visit.service().bulletin_open(visit.caller()?, id, digest, request).await?;
    let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
    let ending = super::cases::taking::ending(&view.media_type);
    Ok(file(&format!("{name}.{ending}"), "application/octet-stream", bytes))
}

/// What a bulletin about this tells.
fn hint(about: &str) -> &'static str {
    match about {
        "ROUTE" => "web-bulletin-is-route",
        "CONCEALMENT" => "web-bulletin-is-concealment",
        "PRACTICE" => "web-bulletin-is-practice",
        _ => "web-bulletin-is-authorised-parties",
    }
}

async fn new_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let replaces = visit.query.get("replaces");
    let path = match replaces {
        "" => NEW.to_owned(),
        number => format!("{NEW}?replaces={}", crate::web::url::encoded(number)),
    };
    let title = match replaces {
        "" => text.say("web-bulletin-new"),
        number => text.say_with("web-bulletin-new-for", &[("number", number.into())]),
    };
    let abouts = codes::BULLETINS.iter();
    let abouts = abouts
        .map(|code| Choice::new(*code, text.code_in("bulletin", code)).hint(text.say(hint(code))));
    let purposes = codes::PURPOSES.iter();
    let purposes = purposes.map(|code| Choice::new(*code, text.code_with_text(code))).collect();
    let bases = codes::LEGAL_BASES.iter();
    let bases = bases.map(|code| Choice::new(*code, text.code_in("basis", code))).collect();
    let handlings = codes::HANDLING.iter();
    let handlings = handlings.map(|code| Choice::new(*code, text.code_with_text(code))).collect();
    let everyone = vec![Choice::new("yes", text.say("web-bulletin-everyone-yes"))];
    let national = vec![Choice::new("yes", text.say("web-bulletin-national-yes"))];
    Question::new(visit, form, title, "web-bulletin-send", &path, LIST)
        .says(text.say("web-bulletin-words"))
        .asks(form.radios("about", "column-about", abouts.collect()))
        .asks(form.area("text", "column-text", 8).hint(text.say("web-bulletin-text-hint")))
        .asks(
            form.file("file", "web-bulletin-file")
                .hint(text.say("web-bulletin-file-hint"))
                .accept(".csv,.txt,.pdf,.jpg,.jpeg,.png")
                .optional(),
        )
        .asks(form.area("list", "web-bulletin-list", 4).mono().optional())
        .asks(form.boxes("everyone", "web-bulletin-to", everyone))
        .asks(form.boxes("to", "web-bulletin-to-these", partners(visit).await?).optional())
        .asks(form.select("handling", "column-handling", handlings))
        .asks(form.boxes("national", "column-bulletin-national", national).optional())
        .asks(form.select("purpose", "column-purpose", purposes))
        .asks(form.select("legal_basis", "column-legal-basis", bases))
        .sends_file()
        .show(visit)
}

async fn ask_new<S: Service>(visit: Visit<S>) -> Shown {
    let mut form = blank(&visit);
    // What is replaced goes to the same partners, unless the officer says otherwise.
    let replaces = visit.query.get("replaces").to_owned();
    if !replaces.is_empty() {
        let earlier = visit.service().bulletin(visit.caller()?, replaces).await?;
        form.fields.set("about", earlier.bulletin.about);
        form.fields.set("text", earlier.bulletin.text.unwrap_or_default());
        let code = earlier.handling.as_deref().and_then(|tag| tag.split(' ').next());
        form.fields.set("handling", code.unwrap_or_default());
        if earlier.national {
            form.fields.set("national", "yes");
        }
        for partner in earlier.bulletin.partners {
            form.fields.0.push(("to".to_owned(), partner));
        }
    }
    new_page(&visit, &form).await
}

/// What is left out, or wrong in the list, is said at its field before anything is sent.
async fn check<S: Service>(
    visit: &Visit<S>,
    form: &mut Form,
    list: Option<&String>,
) -> Outcome<()> {
    form.need("about", "web-matter-need-about");
    form.need("text", "web-desk-need-words");
    let (to, everyone) = (form.fields.all("to"), form.get("everyone") == "yes");
    if to.is_empty() && !everyone {
        form.wrong("everyone", "web-bulletin-need-to");
    }
    if form.get("about") == LISTS && list.is_none() {
        form.wrong("list", "web-bulletin-need-list");
    }
    if let Some(list) = list.filter(|_| form.get("about") == LISTS) {
        let request = PartiesWanted { list: list.clone() };
        match visit.service().bulletin_check(visit.caller()?, request).await {
            Ok(view) => {
                for error in view.errors.iter().take(WRONG_MAX) {
                    let args = [
                        ("line", error.line.to_string().into()),
                        ("column", error.column.as_str().into()),
                    ];
                    let words = visit.text().say_with("web-workshop-row-wrong", &args);
                    form.errors.add("list", words);
                }
            }
            Err(error) => form.failed_at("list", &error),
        }
    }
    Ok(())
}

/// Where in the form a refusal belongs.
fn place_of(error: &ServiceError) -> &'static str {
    match (error.key.as_str(), error.args.get("field").map(String::as_str)) {
        ("error-bulletin-list", _) | (_, Some("list")) => "list",
        (_, Some("text")) => "text",
        (_, Some("about")) => "about",
        (_, Some("handling")) => "handling",
        (
            "error-attachment-empty"
            | "error-attachment-kind"
            | "error-attachment-broken"
            | "error-attachment-pixels"
            | "error-attachment-too-large",
            _,
        ) => "file",
        _ => "everyone",
    }
}

async fn new<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut upload = visit.upload("file").await?;
    let sent = upload.file.take().filter(|file| file.length > 0);
    let mut form = Form::new(visit.text(), upload.fields);
    let (mut picture, mut list) = (None, form.fields.one("list"));
    if let Some(file) = sent {
        if form.get("about") == LISTS {
            let text = text_of(&file)?.replace("\r\n", "\n");
            let is_text = text.len() <= ECHO_MAX && !text.contains('\0');
            form.fields.set("list", if is_text { text.as_str() } else { "" });
            list = Some(text);
        } else {
            picture = Some(file);
        }
    }
    check(&visit, &mut form, list.as_ref()).await?;
    let path = match visit.query.get("replaces") {
        "" => NEW.to_owned(),
        number => format!("{NEW}?replaces={}", crate::web::url::encoded(number)),
    };
    if form.errors.is_empty() {
        match carry_out(&visit, &form, list, picture).await {
            Ok(id) => return visit.to(&format!("{LIST}/{id}")),
            Err(error) => {
                let place = place_of(&error);
                if let Some(elsewhere) = refused(&visit, &mut form, place, &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    new_page(&visit, &form).await
}

/// Sends it; its number.
async fn carry_out<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    list: Option<String>,
    picture: Option<crate::web::shelf::KeptFile>,
) -> Outcome<String> {
    let caller = visit.caller()?;
    let replaces = match visit.query.get("replaces") {
        "" => None,
        number => {
            let none = |_| ServiceError::not_found("bulletin");
            Some(number.parse().map_err(none)?)
        }
    };
    let mut attachments = Vec::new();
    if let Some(file) = picture {
        let request = StageRequest { role: "OTHER".to_owned(), title: Some(file.name.clone()) };
        let staged = visit.service().attachment_stage(caller, request, file.bytes()?).await?;
        attachments.push(staged.id);
    }
    let fields = &form.fields;
    let everyone = form.get("everyone") == "yes";
    let request = BulletinWanted {
        about: form.get("about").to_owned(),
        to: if everyone { Vec::new() } else { fields.all("to") },
        everyone,
        text: form.get("text").to_owned(),
        list,
        attachments,
        handling: form.get("handling").to_owned(),
        national: form.get("national") == "yes",
        purpose: form.get("purpose").to_owned(),
        legal_basis: form.get("legal_basis").to_owned(),
        replaces,
    };
    Ok(visit.service().bulletin_send(caller, request).await?.bulletin.id)
}
