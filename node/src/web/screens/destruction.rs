//! Destruction: orders, the comparison before, the certificate.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::cases::acting::{passphrase, signer};
use super::stock::{One, SENT_MAX, list_fields, moment, place_of, sent, tabs};
use crate::holdings::destruction::signing::Sheet;
use crate::service::ServiceError;
use crate::service::chain::SCAN_MAX;
use crate::service::destruction::{
    BASES, CertificateWanted, CompareRequest, DestructionView, DestructionWanted, METHODS,
    Performance, SheetRequest, Witness,
};
use crate::service::requests::ListRequest;
use crate::service::roles;
use crate::service::views::EventView;
use crate::text::{Language, Text};
use crate::web::kit::{
    Badge, Cell, Choice, Column, Facts, Field, Form, Listing, Notice, Question, Tone, blank,
    refused,
};
use crate::web::page::{Shown, csv, file};
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters};

/// Bytes of a form with the scan of a signed sheet.
const SHEET_MAX: usize = SCAN_MAX + 256 * 1024;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let sees = Access::Roles(roles::SEES_HOLDINGS);
    let keeps = Access::Roles(roles::KEEPS_RECORDS);
    let counts = Access::Roles(roles::COUNTS);
    let list = |route: Route<S>| route.upload(SENT_MAX, PAGE_MAX * 4);
    vec![
        Route::get("/destruction", sees, orders),
        Route::get("/destruction/new", keeps, ask_new),
        list(Route::post("/destruction/new", keeps, add)),
        Route::get("/destruction/{id}", sees, show),
        Route::get("/destruction/{id}/compare", counts, ask_compare),
        list(Route::post("/destruction/{id}/compare", counts, compare)),
        Route::get("/destruction/{id}/certify", counts, ask_certify),
        Route::post("/destruction/{id}/certify", counts, certify),
        Route::get("/destruction/{id}/certificate", sees, certificate),
        Route::get("/destruction/{id}/document", sees, document),
        Route::post("/destruction/{id}/pdf", sees, pages),
        Route::get("/destruction/{id}/signed", counts, ask_signed),
        Route::post("/destruction/{id}/signed", counts, signed).upload(SHEET_MAX, PAGE_MAX * 4),
        Route::get("/destruction/{id}/sheets/{number}", sees, sheet),
    ]
}

/// The certificates of ours that events name: address and number. Others have numbers of another form.
pub(super) fn certificates<S: Service>(
    visit: &Visit<S>,
    events: &[EventView],
) -> Vec<(String, String)> {
    let is_ours = |number: &str| {
        let parts = number.strip_prefix('D').and_then(|rest| rest.split_once('-'));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        parts.is_some_and(|(order, day)| digits(order) && digits(day) && day.len() == 8)
    };
    let numbers = events
        .iter()
        .filter(|event| event.kind == "DESTROYED" && visit.may(roles::SEES_HOLDINGS))
        .filter_map(|event| event.document.as_ref()?.number.clone());
    let ours = numbers.filter(|number| is_ours(number));
    let href = |number: &str| visit.frame.href(&format!("/destruction/{number}/certificate"));
    ours.map(|number| (href(&number), number)).collect()
}

#[derive(Template)]
#[template(path = "destruction/list.html")]
struct List {
    /// The lists: address, key, whether it is this one.
    tabs: Vec<(String, &'static str, bool)>,
    may_add: bool,
    list: Listing,
}

fn badge(text: Text, view: &DestructionView) -> Badge {
    if view.unsigned {
        return Badge::new(Tone::Warn, text.say("note-destruction-unsigned"));
    }
    let tone = match view.state.as_str() {
        "DONE" => Tone::Good,
        "COMPARED" if !view.order.findings.is_empty() => Tone::Warn,
        _ => Tone::Waiting,
    };
    Badge::new(tone, text.code_in("destruction", &view.state))
}

async fn orders<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-number").sorts("number"),
        Column::new("column-authority").sorts("authority"),
        Column::new("column-basis").sorts("basis"),
        Column::new("column-state").sorts("state"),
        Column::new("column-guns").numeric().sorts("guns"),
        Column::new("column-destroyed").numeric().sorts("destroyed"),
        Column::new("column-rounds").numeric().sorts("rounds"),
        Column::new("column-certificate").sorts("certificate"),
    ];
    let (caption, empty) = ("web-destruction-title", "note-no-destructions");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let states = vec![
        Choice::new("", text.say("web-list-any")),
        Choice::new("open", text.say("web-stock-open")),
        Choice::new("done", text.code_in("destruction", "DONE")),
        Choice::new("unsigned", text.say("note-destruction-unsigned")),
    ];
    let states = list.form().select("state", "column-state", states);
    list.filter(states);
    let mut request = ListRequest { partner: None, ..list.request() };
    let next = loop {
        let page = visit.service().destructions(visit.caller()?, request.clone()).await?;
        for view in &page.items {
            let order = &view.order;
            let href = visit.frame.href(&format!("/destruction/{}", order.number));
            list.row(vec![
                Cell::Link(href, order.number.to_string()),
                Cell::text(&order.authority),
                Cell::text(text.code_in("destruction", order.basis.name())),
                Cell::Badge(badge(text, view)),
                Cell::Number(view.guns),
                Cell::Number(view.destroyed),
                Cell::Number(view.rounds),
                Cell::maybe(order.certificate.as_ref().map(|c| c.number.clone())),
            ]);
        }
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("destructions", &list));
    }
    let may_add = visit.may(roles::KEEPS_RECORDS);
    visit.page(visit.say(caption)).wide().show(&List {
        tabs: tabs(&visit, "/destruction"),
        may_add,
        list,
    })
}

/// What is said of an order, and of its certificate.
fn facts(text: Text, view: &DestructionView) -> Facts {
    let order = &view.order;
    let lots = order.ammunition.iter().map(|lot| {
        let (rounds, kg) = (lot.quantity, text.kilograms(lot.weight));
        format!("{} {}{} {rounds}, {kg} kg", lot.calibre, lot.lot, text.colon())
    });
    let mut facts = Facts::new(text);
    facts
        .text("column-authority", &order.authority)
        .text("column-dated", order.dated.clone().unwrap_or_default())
        .text("column-basis", text.code_in("destruction", order.basis.name()))
        .text("column-ordered", moment(text, order.ordered))
        .text("column-officer", &order.by)
        .add("column-guns", Cell::Number(view.guns))
        .add("web-stock-ammunition", Cell::Lines(lots.collect()));
    if let Some(verified) = order.verified {
        facts
            .text("column-compared", moment(text, verified))
            .text("column-compared-by", order.verified_by.join(", "));
    }
    let Some(certificate) = &order.certificate else { return facts };
    let said = &certificate.performance;
    let witnesses = said.witnesses.iter().map(|w| format!("{} ({})", w.name, w.organisation));
    facts
        .text("column-certificate", &certificate.number)
        .text("column-when", moment(text, certificate.at))
        .add("column-destroyed", Cell::Number(view.destroyed))
        .text(
            "column-method",
            text.code_in("destruction", &said.method.trim().to_ascii_uppercase()),
        )
        .text("column-begun", times(text, &said.begun))
        .text("column-ended", times(text, &said.ended))
        .text("column-place", &said.place)
        .text("column-operator", &said.operator)
        .text("column-presiding", &said.presiding)
        .text("column-custodian", &said.custodian)
        .add("column-witnesses", Cell::Lines(witnesses.collect()))
        .text("web-destruction-unusable", text.say("word-yes"))
        .text("column-residue", &said.residue)
        .add("column-digest", Cell::Code(certificate.digest.clone(), certificate.digest.clone()))
        .text("column-certified-by", &certificate.by);
    if let Some(key) = &certificate.key {
        facts.add("column-certificate-key", Cell::Code(key.clone(), key.clone()));
    }
    facts
}

/// A point in time that was said, as a page says it; nothing if nothing was.
fn times(text: Text, said: &str) -> String {
    if said.is_empty() { String::new() } else { crate::web::format::moment(text, said) }
}

/// The guns of an order: what was found before, and what was destroyed.
fn guns<S: Service>(visit: &Visit<S>, view: &DestructionView) -> Listing {
    let text = visit.text();
    let columns = [
        Column::new("column-marking-sequence").sorts("sequence"),
        Column::new("column-serial").sorts("serial"),
        Column::new("column-state").sorts("state"),
        Column::new("column-maker").sorts("maker"),
        Column::new("column-model").sorts("model"),
        Column::new("column-item").numeric().sorts("item"),
    ];
    let (caption, empty) = ("column-guns", "web-destruction-no-guns");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let order = &view.order;
    for gun in &order.guns {
        let is_destroyed =
            order.certificate.as_ref().is_some_and(|c| c.destroyed.contains(&gun.sequence));
        let (tone, key) = match (is_destroyed, gun.verified, order.verified) {
            (true, ..) => (Tone::Good, "web-destruction-destroyed"),
            (false, true, _) => (Tone::Waiting, "web-destruction-found"),
            (false, false, Some(_)) => (Tone::Bad, "web-destruction-not-found"),
            (false, false, None) => (Tone::Plain, "web-destruction-ordered"),
        };
        let item = match gun.item {
            Some(item) => {
                let href = visit.frame.href(&format!("/stock/items/{item}"));
                Cell::Link(href, item.to_string())
            }
            None => Cell::text(""),
        };
        list.row(vec![
            Cell::Number(gun.sequence.into()),
            Cell::Code(gun.gun.serial.clone(), gun.gun.serial.clone()),
            Cell::badge(tone, text.say(key)),
            Cell::text(&gun.gun.maker),
            Cell::text(&gun.gun.model),
            item,
        ]);
    }
    list.end(None);
    list
}

fn notices(text: Text, view: &DestructionView) -> Vec<Notice> {
    if view.order.findings.is_empty() {
        return Vec::new();
    }
    let mut notice = Notice::new(Tone::Warn, text.say("web-destruction-differs"));
    for finding in view.order.findings.iter().take(20) {
        let what = text.code_in("destruction", finding.difference.name());
        let place = |key: &str, number: String| format!("{} {number}", text.say(key));
        let of_order = finding.sequence.map(|n| place("column-marking-sequence", n.to_string()));
        let of_list = finding.line.map(|line| place("column-line", line.to_string()));
        let places: Vec<String> = [of_order, of_list].into_iter().flatten().collect();
        notice = notice.also(format!("{what} ({})", places.join(", ")));
    }
    vec![notice]
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let id = visit.param("id").to_owned();
    let view = visit.service().destruction(visit.caller()?, id).await?;
    let list = guns(&visit, &view);
    let number = view.order.number;
    if list.wants_csv() {
        return Ok(csv(&format!("destruction-{number}"), &list));
    }
    let path = |rest: &str| visit.frame.href(&format!("/destruction/{number}/{rest}"));
    let may = visit.may(roles::COUNTS);
    let deeds = match view.state.as_str() {
        "DONE" if may => vec![
            (path("certificate"), "web-destruction-certificate"),
            (path("signed"), "web-destruction-signed"),
        ],
        "DONE" => vec![(path("certificate"), "web-destruction-certificate")],
        "COMPARED" if may => vec![
            (path("certify"), "web-destruction-certify"),
            (path("compare"), "web-destruction-compare"),
        ],
        "ORDERED" if may => vec![(path("compare"), "web-destruction-compare")],
        _ => Vec::new(),
    };
    let title = text.say_with("web-destruction-one", &[("number", number.to_string().into())]);
    let template = One {
        title: title.clone(),
        badge: badge(text, &view),
        notices: notices(text, &view),
        facts: facts(text, &view),
        heading: "column-guns",
        list,
        deeds,
        small: "web-destruction-rules",
    };
    visit.page(title).back("/destruction", "web-destruction-title").show(&template)
}

/// Members of a list, with none chosen before somebody chooses.
fn choices(text: Text, names: &[&str]) -> Vec<Choice> {
    let choose = Choice::new("", text.say("web-stock-choose"));
    let members = names.iter().map(|one| Choice::new(*one, text.code_in("destruction", one)));
    [choose].into_iter().chain(members).collect()
}

fn new_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let bases = choices(text, BASES);
    let [guns, list] = list_fields(form, "web-destruction-guns-hint");
    let title = text.say("web-destruction-new");
    let (path, back) = ("/destruction/new", "/destruction");
    Question::new(visit, form, title, "web-destruction-order", path, back)
        .says(text.say("web-destruction-new-words"))
        .asks(form.line("authority", "column-authority").hint(text.say("web-destruction-by")))
        .asks(form.line("dated", "column-dated").of("date").width(10).optional())
        .asks(form.select("basis", "column-basis", bases))
        .asks(
            form.line("store", "web-destruction-store")
                .hint(text.say("web-destruction-store-hint"))
                .inputmode("numeric")
                .width(5)
                .optional(),
        )
        .asks(guns)
        .asks(list)
        .asks(
            form.area("ammunition", "web-stock-ammunition", 4)
                .hint(text.say("web-destruction-lots-hint"))
                .mono()
                .optional(),
        )
        .sends_file()
        .show(visit)
}

async fn ask_new<S: Service>(visit: Visit<S>) -> Shown {
    new_page(&visit, &blank(&visit))
}

async fn add<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = sent(&mut visit).await?;
    let authority = form.need("authority", "web-stock-need-authority");
    form.need("basis", "web-destruction-need-basis");
    let store = form.fields.one("store").map(|store| store.parse::<u64>());
    if matches!(store, Some(Err(_))) {
        form.wrong("store", "web-stock-no-number");
    }
    let (guns, ammunition) = (form.get("list").to_owned(), form.get("ammunition").to_owned());
    if guns.is_empty() && ammunition.is_empty() && store.is_none() {
        form.wrong("list", "web-stock-need-list");
    }
    if form.errors.is_empty() {
        let basis = form.get("basis").to_owned();
        let store = store.and_then(Result::ok);
        let dated = form.fields.one("dated");
        let request = DestructionWanted { authority, dated, basis, guns, ammunition, store };
        match visit.service().destruction_order(visit.caller()?, request).await {
            Ok(view) => return visit.to(&format!("/destruction/{}", view.order.number)),
            Err(error) => {
                let place = place_of(&error, "list");
                if let Some(elsewhere) =
                    refused(&visit, &mut form, place, "/destruction/new", error)?
                {
                    return Ok(elsewhere);
                }
            }
        }
    }
    new_page(&visit, &form)
}

fn compare_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("/destruction/{}", visit.param("id"));
    let text = visit.text();
    let [file, list] = list_fields(form, "web-destruction-seen-hint");
    let path = format!("{back}/compare");
    let title = text.say("web-destruction-compare");
    Question::new(visit, form, title, "web-destruction-compare-do", &path, &back)
        .says(text.say("web-destruction-compare-words"))
        .asks(form.line("with", "web-destruction-with").hint(text.say("web-destruction-with-hint")))
        .asks(file)
        .asks(list)
        .sends_file()
        .show(visit)
}

async fn ask_compare<S: Service>(visit: Visit<S>) -> Shown {
    compare_page(&visit, &blank(&visit))
}

async fn compare<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = sent(&mut visit).await?;
    let with = form.need("with", "web-destruction-need-with");
    let list = form.need("list", "web-stock-need-list");
    if form.errors.is_empty() {
        let id = visit.param("id").to_owned();
        let back = format!("/destruction/{id}");
        let request = CompareRequest { list, with };
        match visit.service().destruction_compare(visit.caller()?, id, request).await {
            Ok(_) => return visit.to(&back),
            Err(error) => {
                let is_second = error.key == "error-destruction-one-person";
                let place = if is_second { "with" } else { "list" };
                let path = format!("{back}/compare");
                if let Some(elsewhere) = refused(&visit, &mut form, place, &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    compare_page(&visit, &form)
}

fn certify_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("/destruction/{}", visit.param("id"));
    let text = visit.text();
    let methods = choices(text, METHODS);
    let unusable = vec![Choice::new("yes", text.say("web-destruction-unusable"))];
    let path = format!("{back}/certify");
    let title = text.say("web-destruction-certify");
    let question = Question::new(visit, form, title, "web-destruction-certify-do", &path, &back)
        .says(text.say("web-destruction-certify-words"))
        .asks(form.select("method", "column-method", methods))
        .asks(point(form, "begun"))
        .asks(point(form, "ended"))
        .asks(form.line("place", "column-place").width(40))
        .asks(form.line("operator", "column-operator"))
        .asks(form.line("presiding", "column-presiding"))
        .asks(
            form.line("custodian", "column-custodian")
                .hint(text.say("web-destruction-custodian-hint"))
                .optional(),
        )
        .asks(
            form.area("witnesses", "column-witnesses", 3)
                .hint(text.say("web-destruction-witnesses-hint")),
        )
        .asks(form.boxes("components_unusable", "web-destruction-components", unusable))
        .asks(
            form.area("residue", "column-residue", 2)
                .hint(text.say("web-destruction-residue-hint"))
                .optional(),
        )
        .stops();
    let question = match passphrase(visit, form)? {
        Some(field) => question.asks(field),
        None => question,
    };
    question.show(visit)
}

/// A point in time, in UTC.
fn point(form: &Form, name: &str) -> Field {
    let key = if name == "begun" { "column-begun" } else { "column-ended" };
    form.line(name, key).hint(form.say("web-destruction-time-hint")).width(20).optional()
}

async fn ask_certify<S: Service>(visit: Visit<S>) -> Shown {
    certify_page(&visit, &blank(&visit))
}

/// What a form says of how it was done; a witness is a line, `Name, Organisation`.
fn performance(fields: &Fields) -> Performance {
    let said = |name: &str| fields.get(name).to_owned();
    let witnesses = fields.get("witnesses").lines().map(str::trim).filter(|line| !line.is_empty());
    let witness = |line: &str| {
        let (name, organisation) = line.split_once(',').unwrap_or((line, ""));
        let (name, organisation) = (name.trim().to_owned(), organisation.trim().to_owned());
        Witness { name, organisation }
    };
    Performance {
        method: said("method"),
        place: said("place"),
        operator: said("operator"),
        presiding: said("presiding"),
        custodian: said("custodian"),
        witnesses: witnesses.map(witness).collect(),
        components_unusable: fields.has("components_unusable"),
        residue: said("residue"),
        begun: said("begun"),
        ended: said("ended"),
    }
}

async fn certify<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    for (field, key) in [
        ("method", "web-destruction-need-method"),
        ("place", "web-destruction-need-place"),
        ("operator", "web-destruction-need-operator"),
        ("presiding", "web-destruction-need-presiding"),
        ("witnesses", "web-destruction-need-witnesses"),
        ("components_unusable", "web-destruction-need-components"),
    ] {
        form.need(field, key);
    }
    let who = if form.errors.is_empty() { signer(&visit, &mut form).await? } else { None };
    if let Some(caller) = who {
        let id = visit.param("id").to_owned();
        let back = format!("/destruction/{id}");
        let request = performance(&form.fields);
        match visit.service().destruction_certify(caller, id, request).await {
            Ok(view) => {
                return visit.to(&format!("/destruction/{}/certificate", view.order.number));
            }
            Err(error) => {
                let path = format!("{back}/certify");
                let place = place_of(&error, "method");
                if let Some(elsewhere) = refused(&visit, &mut form, place, &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    certify_page(&visit, &form)
}

#[derive(Template)]
#[template(path = "destruction/certificate.html")]
struct CertificatePage {
    number: String,
    id: u64,
    facts: Facts,
    list: Listing,
    synthetic: Option<Notice>,
    /// The scans of the sheet that the witnesses signed: address and words.
    sheets: Vec<(String, String)>,
    unsigned: Option<Notice>,
    /// In which language the pages are drawn.
    language: Field,
    pages: String,
    may_file: bool,
}

async fn certificate<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let id = visit.param("id").to_owned();
    let view = visit.service().certificate(visit.caller()?, id).await?;
    let order = &view.destruction.order;
    let columns = [
        Column::new("column-marking-sequence"),
        Column::new("column-maker"),
        Column::new("column-model"),
        Column::new("column-calibre"),
        Column::new("column-serial"),
    ];
    let mut list = Listing::table(text, "column-destroyed", &columns);
    let destroyed = order.certificate.as_ref().map(|c| c.destroyed.as_slice());
    let destroyed = destroyed.unwrap_or_default();
    for gun in order.guns.iter().filter(|gun| destroyed.contains(&gun.sequence)) {
        list.row(vec![
            Cell::Number(gun.sequence.into()),
            Cell::text(&gun.gun.maker),
            Cell::text(&gun.gun.model),
            Cell::text(&gun.gun.calibre),
            Cell::Code(gun.gun.serial.clone(), gun.gun.serial.clone()),
        ]);
    }
    let site = &visit.frame.site;
    let languages = Language::ALL.map(|one| Choice::new(one.tag(), one.name()));
    let mut form = blank(&visit);
    form.fields.set("language", text.language.tag());
    let sheet = |sheet: &Sheet| {
        let path = format!("/destruction/{}/sheets/{}", order.number, sheet.number);
        let args = [
            ("number", sheet.number.to_string().into()),
            ("by", sheet.by.as_str().into()),
            ("officer", sheet.filed_by.as_str().into()),
            ("time", moment(text, sheet.filed).into()),
            ("digest", sheet.digest.as_str().into()),
        ];
        (visit.frame.href(&path), text.say_with("note-destruction-sheet", &args))
    };
    let unsigned = || Notice::new(Tone::Warn, text.say("web-destruction-unsigned-words"));
    let template = CertificatePage {
        sheets: order.sheets.iter().map(sheet).collect(),
        unsigned: view.destruction.unsigned.then(unsigned),
        language: form.select("language", "column-language", languages.into()),
        pages: visit.frame.href(&format!("/destruction/{}/pdf", order.number)),
        may_file: visit.may(roles::COUNTS),
        facts: facts(text, &view.destruction),
        list,
        id: order.number,
        synthetic: site.synthetic.then(|| Notice::new(Tone::Warn, text.say("note-synthetic"))),
        number: view.number.clone(),
    };
    let title =
        text.say_with("web-destruction-certificate-title", &[("number", view.number.into())]);
    visit
        .page(title)
        .back(&format!("/destruction/{}", order.number), "web-destruction-back")
        .show(&template)
}

/// The certificate as a file, of which the digest was logged.
async fn document<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let view = visit.service().certificate(visit.caller()?, id).await?;
    let name = format!("{}.json", view.number);
    Ok(file(&name, "application/json; charset=utf-8", view.document.into_bytes()))
}

/// The certificate as pages, in the language chosen.
async fn pages<S: Service>(mut visit: Visit<S>) -> Shown {
    let language = visit.form().await?.one("language");
    let language = language.unwrap_or_else(|| visit.text().language.tag().to_owned());
    let id = visit.param("id").to_owned();
    let request = CertificateWanted { language };
    let view = visit.service().certificate_issue(visit.caller()?, id, request).await?;
    let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
    let name = format!("{}-{}.pdf", view.number, view.language);
    Ok(file(&name, "application/pdf", bytes))
}

fn signed_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("/destruction/{}", visit.param("id"));
    let text = visit.text();
    let path = format!("{back}/signed");
    let title = text.say("web-destruction-signed");
    Question::new(visit, form, title, "web-destruction-signed-do", &path, &back)
        .says(text.say("web-destruction-signed-words"))
        .asks(
            form.file("scan", "web-destruction-scan")
                .hint(text.say("web-destruction-scan-hint"))
                .accept(".pdf,.png,.jpg,.jpeg,.tif,.tiff"),
        )
        .asks(
            form.line("by", "web-destruction-handed-in")
                .hint(text.say("web-destruction-handed-in-hint")),
        )
        .sends_file()
        .show(visit)
}

async fn ask_signed<S: Service>(visit: Visit<S>) -> Shown {
    signed_page(&visit, &blank(&visit))
}

async fn signed<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut sent = visit.upload("scan").await?;
    let mut form = Form::new(visit.text(), sent.fields.clone());
    let by = form.need("by", "web-destruction-need-by");
    let scan = sent.file.take().map(|scan| scan.bytes()).transpose()?;
    let Some(scan) = scan.filter(|scan| !scan.is_empty()) else {
        form.wrong("scan", "web-destruction-need-scan");
        return signed_page(&visit, &form);
    };
    if form.errors.is_empty() {
        let id = visit.param("id").to_owned();
        let request = SheetRequest { scan: STANDARD.encode(scan), by };
        match visit.service().sheet_file(visit.caller()?, id.clone(), request).await {
            Ok(_) => return visit.to(&format!("/destruction/{id}/certificate")),
            Err(error) => {
                let path = format!("/destruction/{id}/signed");
                let place = if place_of(&error, "scan") == "by" { "by" } else { "scan" };
                if let Some(elsewhere) = refused(&visit, &mut form, place, &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    signed_page(&visit, &form)
}

/// The scan of a signed sheet.
async fn sheet<S: Service>(visit: Visit<S>) -> Shown {
    let number = visit.param("number").parse().map_err(|_| ServiceError::not_found("scan"))?;
    let id = visit.param("id").to_owned();
    let view = visit.service().sheet(visit.caller()?, id.clone(), number).await?;
    let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
    let ending = match view.media_type.as_str() {
        "application/pdf" => "pdf",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/tiff" => "tiff",
        _ => "bin",
    };
    Ok(file(&format!("destruction-{id}-{number}.{ending}"), "application/octet-stream", bytes))
}
