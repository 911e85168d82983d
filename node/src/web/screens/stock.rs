//! The stock: stores, items, counts.

use askama::Template;

use crate::holdings::security::Standing;
use crate::service::requests::ListRequest;
use crate::service::stock::{StoreView, StoreWanted};
use crate::service::{ServiceError, roles};
use crate::text::{Language, Text};
use crate::web::kit::{
    Badge, Cell, Choice, Column, Facts, Field, Form, Listing, Notice, Question, Tone, blank,
    refused,
};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::upload;
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

mod counts;
mod items;
mod security;

/// Bytes of a form with a list.
pub(super) const SENT_MAX: usize = 9 * 1024 * 1024;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let sees = Access::Roles(roles::SEES_HOLDINGS);
    let keeps = Access::Roles(roles::KEEPS_RECORDS);
    let counts = Access::Roles(roles::COUNTS);
    let list = |route: Route<S>| route.upload(SENT_MAX, PAGE_MAX * 4);
    let mut rows = vec![
        Route::get("/stock", sees, stores).entry("web-nav-stock"),
        Route::get("/stock/new", keeps, ask_new),
        Route::post("/stock/new", keeps, add),
        Route::get("/stock/stores/{id}", sees, store),
        Route::get("/stock/stores/{id}/change", keeps, ask_change),
        Route::post("/stock/stores/{id}/change", keeps, change),
        Route::get("/stock/stores/{id}/receive", keeps, items::ask_receive),
        list(Route::post("/stock/stores/{id}/receive", keeps, items::receive)),
        Route::get("/stock/stores/{id}/ammunition", keeps, items::ask_ammunition),
        list(Route::post("/stock/stores/{id}/ammunition", keeps, items::ammunition)),
        Route::get("/stock/stores/{id}/count", counts, counts::ask_open),
        Route::post("/stock/stores/{id}/count", counts, counts::open),
        Route::get("/stock/items", sees, items::list),
        Route::post("/stock/items", sees, items::search),
        Route::get("/stock/items/{id}", sees, items::show),
        Route::get("/stock/items/{id}/act", keeps, items::ask_act),
        Route::post("/stock/items/{id}/act", keeps, items::act),
        Route::get("/stock/counts", sees, counts::list),
        Route::get("/stock/counts/{id}", sees, counts::show),
        Route::get("/stock/counts/{id}/list", counts, counts::ask_list),
        list(Route::post("/stock/counts/{id}/list", counts, counts::enter)),
        Route::get("/stock/counts/{id}/confirm", counts, counts::ask_confirm),
        Route::post("/stock/counts/{id}/confirm", counts, counts::confirm),
        Route::get("/stock/counts/{id}/inquiries/{number}", counts, counts::ask_end),
        Route::post("/stock/counts/{id}/inquiries/{number}", counts, counts::end),
    ];
    rows.extend(security::routes());
    rows
}

/// One of the lists.
#[derive(Template)]
#[template(path = "stock/list.html")]
struct List {
    title: &'static str,
    lede: &'static str,
    /// The lists: address, key, whether it is this one.
    tabs: Vec<(String, &'static str, bool)>,
    /// Where something new is entered, and key of what.
    add: Option<(String, &'static str)>,
    /// A field for a number: it is sent, and stands in no address.
    serial: Option<Field>,
    list: Listing,
}

pub(super) fn tabs<S: Service>(visit: &Visit<S>, here: &str) -> Vec<(String, &'static str, bool)> {
    let all = [
        ("/stock", "web-stock-stores"),
        ("/stock/items", "web-stock-items"),
        ("/stock/counts", "web-stock-counts"),
        ("/stock/security", "web-security-title"),
        ("/destruction", "web-destruction-title"),
    ];
    all.map(|(path, key)| (visit.frame.href(path), key, path == here)).into()
}

/// Something on a page of its own, with a table.
#[derive(Template)]
#[template(path = "stock/one.html")]
pub(super) struct One {
    pub(super) title: String,
    pub(super) badge: Badge,
    pub(super) notices: Vec<Notice>,
    pub(super) facts: Facts,
    /// Key of what the table shows.
    pub(super) heading: &'static str,
    pub(super) list: Listing,
    /// What can be done: address, key.
    pub(super) deeds: Vec<(String, &'static str)>,
    /// Key of what is said at the end.
    pub(super) small: &'static str,
}

/// A list that was sent: as a file, or typed. What is refused is shown again as text.
pub(super) async fn sent<S: Service>(visit: &mut Visit<S>) -> Result<Form, ServiceError> {
    let (file, mut fields) = upload::read(visit).await?;
    if !file.is_empty() {
        fields.set("list", String::from_utf8_lossy(&file).replace("\r\n", "\n"));
    }
    Ok(Form::new(visit.text(), fields))
}

/// The fields of a list: a file, or the text of one.
pub(super) fn list_fields(form: &Form, hint: &str) -> [Field; 2] {
    [
        form.file("file", "web-stock-file").hint(form.say(hint)).accept(".csv,.txt").optional(),
        form.area("list", "web-stock-list", 6).mono().optional(),
    ]
}

/// Where in a form a refusal belongs, if it is about a field.
pub(super) fn place_of(error: &ServiceError, usual: &'static str) -> &'static str {
    match error.args.get("field").map(String::as_str) {
        Some("name") => "name",
        Some("unit") => "unit",
        Some("location") => "location",
        Some("custodian") => "custodian",
        Some("rack") if usual == "act" => "rack",
        Some("rack") => "racks",
        Some("countevery") => "count_every",
        Some("explosivelimits") => "explosive_limits",
        Some("authority") => "authority",
        Some("to") => "to",
        Some("store") => "store",
        Some("text") => "text",
        Some("basis") => "basis",
        Some("method") => "method",
        Some("place") => "place",
        Some("operator") => "operator",
        Some("presiding") => "presiding",
        Some("dated") => "dated",
        Some("begun") => "begun",
        Some("ended") => "ended",
        Some("by") => "by",
        _ if error.key == "error-destruction-times" => "ended",
        Some("componentsunusable") => "components_unusable",
        _ if error.key == "error-destruction-witnesses" => "witnesses",
        _ => usual,
    }
}

fn due(text: Text, due: &str, overdue: bool) -> Cell {
    if !overdue {
        return Cell::Moment(due.to_owned());
    }
    let late = Cell::badge(Tone::Warn, text.say("word-overdue"));
    Cell::Cells(vec![Cell::Moment(due.to_owned()), late])
}

/// When the security of a store is assessed again.
fn assessed(text: Text, standing: &Standing) -> Cell {
    match &standing.due {
        Some(at) => due(text, at, standing.overdue),
        None => Cell::badge(Tone::Warn, text.say("word-security-never")),
    }
}

async fn stores<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-store").sorts("store"),
        Column::new("column-unit").sorts("unit"),
        Column::new("column-custodian").sorts("custodian"),
        Column::new("column-capacity").numeric().sorts("capacity"),
        Column::new("column-count-due").sorts("due"),
        Column::new("column-security-due").sorts("security"),
    ];
    let title = "web-stock-stores";
    let mut list = Listing::new(text, &visit.query, title, "note-no-stores", &columns);
    let any = Choice::new("", text.say("web-list-any"));
    let overdue = Choice::new("due", text.say("web-stock-due"));
    let states = list.form().select("state", "column-count-due", vec![any, overdue]);
    list.filter(states);
    let mut request = ListRequest { partner: None, ..list.request() };
    let next = loop {
        let page = visit.service().stores(visit.caller()?, request.clone()).await?;
        for row in page.items {
            let href = visit.frame.href(&format!("/stock/stores/{}", row.store.number));
            list.row(vec![
                Cell::Link(href, row.store.name),
                Cell::text(row.store.unit),
                Cell::text(row.store.custodian),
                Cell::Number(row.store.capacity.into()),
                due(text, &row.due, row.overdue),
                assessed(text, &row.security),
            ]);
        }
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("stores", &list));
    }
    let may_add = visit.may(roles::KEEPS_RECORDS);
    let template = List {
        title: "web-stock-title",
        lede: "web-stock-lede",
        tabs: tabs(&visit, "/stock"),
        add: may_add.then(|| (visit.frame.href("/stock/new"), "web-stock-new")),
        serial: None,
        list,
    };
    visit.page(visit.say("web-stock-title")).wide().show(&template)
}

#[derive(Template)]
#[template(path = "stock/store.html")]
struct StorePage {
    title: String,
    badges: Vec<Badge>,
    notices: Vec<Notice>,
    facts: Facts,
    states: Vec<String>,
    stands: Listing,
    has_lots: bool,
    lots: Listing,
    deeds: Vec<(String, &'static str)>,
}

fn store_facts(text: Text, view: &StoreView) -> Facts {
    let store = &view.store;
    let limits = store.explosive_limits.iter();
    let limits =
        limits.map(|(division, grams)| format!("{division}: {} kg", text.kilograms(*grams)));
    let mut facts = Facts::new(text);
    facts
        .text("column-unit", &store.unit)
        .text("column-location", &store.location)
        .text("column-custodian", &store.custodian)
        .text("column-racks", store.racks.join(", "))
        .add("column-here", Cell::Number(view.here))
        .add("column-capacity", Cell::Number(store.capacity.into()))
        .add("column-explosive", Cell::Lines(limits.collect()))
        .add("column-count-due", due(text, &view.due, view.overdue))
        .add("column-security-due", assessed(text, &view.security))
        .add("web-stock-counted", Cell::moment(store.counted.map(|at| at.to_rfc3339()).as_ref()));
    facts
}

async fn store<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let id = visit.param("id").to_owned();
    let view = visit.service().store(visit.caller()?, id.clone()).await?;
    let number = view.store.number;
    let columns = [Column::new("column-state"), Column::new("column-items").numeric()];
    let mut stands = Listing::table(text, "column-items", &columns);
    for (status, items) in &view.by_status {
        let path = format!("/stock/items?store={number}&state={status}");
        let href = visit.frame.href(&path);
        stands.row(vec![Cell::Link(href, text.code_in("stock", status)), Cell::Number(*items)]);
    }
    let columns = [
        Column::new("column-lot"),
        Column::new("column-calibre"),
        Column::new("column-rounds").numeric(),
        Column::new("column-division"),
        Column::new("column-explosive").numeric(),
        Column::new("column-condition"),
        Column::new("column-surveyed"),
    ];
    let mut lots = Listing::table(text, "web-stock-ammunition", &columns);
    for lot in &view.lots {
        lots.row(vec![
            Cell::text(&lot.lot),
            Cell::text(&lot.calibre),
            Cell::Number(lot.quantity),
            Cell::text(format!("{}{}", lot.division, lot.group)),
            Cell::text(text.kilograms(lot.explosive)),
            Cell::text(&lot.condition),
            Cell::Date(lot.surveyed.clone()),
        ]);
    }
    let may = |roles, path: &str, key| {
        visit.may(roles).then(|| (visit.frame.href(&format!("/stock/stores/{number}/{path}")), key))
    };
    let items = visit.frame.href(&format!("/stock/items?store={number}"));
    let deeds = [
        Some((items, "web-stock-see-items")),
        may(roles::COUNTS, "count", "web-stock-count"),
        may(roles::COUNTS, "security", "web-security-new"),
        may(roles::KEEPS_RECORDS, "receive", "web-stock-receive"),
        may(roles::KEEPS_RECORDS, "ammunition", "web-stock-enter-lots"),
        may(roles::KEEPS_RECORDS, "change", "web-stock-change"),
    ];
    let overdue = view.overdue.then(|| Badge::new(Tone::Warn, text.say("web-stock-due")));
    let template = StorePage {
        title: view.store.name.clone(),
        badges: overdue.into_iter().collect(),
        notices: store_notices(text, &view),
        facts: store_facts(text, &view),
        states: view.by_status.keys().cloned().collect(),
        stands,
        has_lots: !view.lots.is_empty(),
        lots,
        deeds: deeds.into_iter().flatten().collect(),
    };
    visit.page(view.store.name.clone()).back("/stock", "web-stock-title").show(&template)
}

fn store_notices(text: Text, view: &StoreView) -> Vec<Notice> {
    let lot = |number: &u64| {
        let found = view.lots.iter().find(|lot| lot.number == *number);
        found.map_or_else(|| number.to_string(), |lot| lot.lot.clone())
    };
    let mut notices: Vec<Notice> = view
        .warnings
        .iter()
        .map(|warning| {
            let trouble = text.code_in("trouble", warning.trouble.name());
            let lots: Vec<String> = warning.lots.iter().map(lot).collect();
            let tone = match warning.trouble.name() {
                "TOGETHER" | "TOO_MUCH" | "NOT_LICENSED" => Tone::Bad,
                _ => Tone::Warn,
            };
            let notice = Notice::new(tone, trouble);
            let named = format!("{}{} {}", text.say("column-lot"), text.colon(), lots.join(", "));
            if lots.is_empty() { notice } else { notice.also(named) }
        })
        .collect();
    if view.too_full {
        notices.push(Notice::new(Tone::Warn, text.say("note-store-too-full")));
    }
    notices
}

fn store_page<S: Service>(visit: &Visit<S>, form: &Form, path: &str, back: &str) -> Shown {
    let is_new = path == "/stock/new";
    let (title, act) = if is_new {
        ("web-stock-new", "web-stock-add")
    } else {
        ("web-stock-change", "web-stock-keep")
    };
    let text = visit.text();
    Question::new(visit, form, text.say(title), act, path, back)
        .says(text.say("web-stock-stays"))
        .asks(form.line("name", "column-store"))
        .asks(form.line("unit", "column-unit").optional())
        .asks(form.line("location", "column-location").width(40).optional())
        .asks(form.line("custodian", "column-custodian").hint(text.say("web-stock-custodian-hint")))
        .asks(form.line("racks", "column-racks").hint(text.say("web-stock-racks-hint")).optional())
        .asks(form.line("capacity", "column-capacity").inputmode("numeric").width(10).optional())
        .asks(
            form.line("explosive_limits", "column-explosive")
                .hint(text.say("web-stock-limits-hint"))
                .optional(),
        )
        .asks(
            form.line("count_every", "web-stock-every")
                .hint(text.say("web-stock-every-hint"))
                .inputmode("numeric")
                .width(5)
                .optional(),
        )
        .show(visit)
}

/// What a form says of a store.
fn store_wanted(form: &mut Form) -> StoreWanted {
    let name = form.need("name", "web-stock-need-name");
    form.need("custodian", "web-stock-need-custodian");
    let list = |field: &str| -> Vec<String> {
        let words = form.get(field).split([',', ';']).map(str::trim);
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (racks, explosive_limits) = (list("racks"), list("explosive_limits"));
    let number = |field: &str| form.fields.one(field).map(|text| text.parse::<u32>());
    let (capacity, count_every) = (number("capacity"), number("count_every"));
    for (field, is_wrong) in [
        ("capacity", matches!(capacity, Some(Err(_)))),
        ("count_every", matches!(count_every, Some(Err(_)))),
    ] {
        if is_wrong {
            form.wrong(field, "web-stock-no-number");
        }
    }
    StoreWanted {
        name,
        unit: form.fields.one("unit"),
        location: form.fields.one("location"),
        custodian: form.fields.one("custodian"),
        racks,
        capacity: capacity.and_then(Result::ok),
        explosive_limits,
        count_every: count_every.and_then(Result::ok),
    }
}

async fn ask_new<S: Service>(visit: Visit<S>) -> Shown {
    store_page(&visit, &blank(&visit), "/stock/new", "/stock")
}

async fn add<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let wanted = store_wanted(&mut form);
    if form.errors.is_empty() {
        match visit.service().store_add(visit.caller()?, wanted).await {
            Ok(view) => return visit.to(&format!("/stock/stores/{}", view.store.number)),
            Err(error) if error.key == "error-officer-unknown" => {
                form.failed_at("custodian", &error);
            }
            Err(error) => {
                let place = place_of(&error, "name");
                if let Some(elsewhere) = refused(&visit, &mut form, place, "/stock/new", error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    store_page(&visit, &form, "/stock/new", "/stock")
}

async fn ask_change<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let store = visit.service().store(visit.caller()?, id).await?.store;
    let mut fields = Fields::default();
    // As it is read back, in every language.
    let kilograms = |grams: &u64| Text::new(Language::English).kilograms(*grams);
    let limits = store.explosive_limits.iter();
    let limits = limits.map(|(division, grams)| format!("{division}={}", kilograms(grams)));
    fields.set("explosive_limits", limits.collect::<Vec<_>>().join(", "));
    fields.set("racks", store.racks.join(", "));
    fields.set("capacity", store.capacity.to_string());
    fields.set("count_every", store.count_every.to_string());
    fields.set("name", store.name);
    fields.set("unit", store.unit);
    fields.set("location", store.location);
    fields.set("custodian", store.custodian);
    let back = format!("/stock/stores/{}", store.number);
    store_page(&visit, &Form::new(visit.text(), fields), &format!("{back}/change"), &back)
}

async fn change<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let id = visit.param("id").to_owned();
    let back = format!("/stock/stores/{id}");
    let path = format!("{back}/change");
    let wanted = store_wanted(&mut form);
    if form.errors.is_empty() {
        match visit.service().store_change(visit.caller()?, id, wanted).await {
            Ok(view) => return visit.to(&format!("/stock/stores/{}", view.store.number)),
            Err(error) if error.key == "error-officer-unknown" => {
                form.failed_at("custodian", &error);
            }
            Err(error) => {
                let place = place_of(&error, "name");
                if let Some(elsewhere) = refused(&visit, &mut form, place, &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    store_page(&visit, &form, &path, &back)
}

/// A moment as a page says it.
pub(super) fn moment(text: Text, at: vestigo_protocol::time::Timestamp) -> String {
    format::moment(text, &at.to_rfc3339())
}
