//! Items: listed, looked up by number, taken in from lists, and what is done with one.

use super::{List, One, list_fields, place_of, sent, tabs};
use crate::holdings::stock::item::Item;
use crate::service::requests::ListRequest;
use crate::service::stock::{
    ACTS, ActWanted, DISPOSITIONS, ItemsRequest, ReceiveRequest, STATUSES, TableRequest,
};
use crate::service::{Outcome, roles};
use crate::text::{Text, codes};
use crate::web::Service;
use crate::web::kit::{
    Badge, Cell, Choice, Column, Facts, Form, Listing, Question, Tone, blank, refused,
};
use crate::web::page::{Shown, csv};
use crate::web::visit::Visit;

const COLUMNS: [Column; 8] = [
    Column::new("column-item").sorts("item"),
    Column::new("column-serial").sorts("serial"),
    Column::new("column-state").sorts("state"),
    Column::new("column-maker").sorts("maker"),
    Column::new("column-model").sorts("model"),
    Column::new("column-calibre").sorts("calibre"),
    Column::new("column-store").numeric().sorts("store"),
    Column::new("column-rack").sorts("rack"),
];

/// How an item stands.
fn badge(text: Text, item: &Item) -> Badge {
    let name = item.status.name();
    let tone = match name {
        "IN_STORE" | "RECOVERED" => Tone::Good,
        "ISSUED" | "IN_TRANSIT" | "UNDER_REPAIR" => Tone::Waiting,
        "MISSING_UNDER_INQUIRY" | "EVIDENCE_HOLD" | "CONDEMNED" => Tone::Warn,
        "LOST" | "STOLEN" | "DESTROYED" => Tone::Bad,
        _ => Tone::Plain,
    };
    Badge::new(tone, text.code_in("stock", name))
}

fn rows<S: Service>(visit: &Visit<S>, list: &mut Listing, items: &[Item]) {
    let text = visit.text();
    for item in items {
        let href = visit.frame.href(&format!("/stock/items/{}", item.number));
        list.row(vec![
            Cell::Link(href, item.number.to_string()),
            Cell::Code(item.gun.serial.clone(), item.gun.serial.clone()),
            Cell::Badge(badge(text, item)),
            Cell::text(&item.gun.maker),
            Cell::text(&item.gun.model),
            Cell::text(&item.gun.calibre),
            Cell::Number(item.store),
            Cell::text(&item.rack),
        ]);
    }
}

fn shown<S: Service>(visit: &Visit<S>, form: &Form, list: Listing) -> Shown {
    let serial = form.line("serial", "column-serial").mono();
    let template = List {
        title: "web-stock-items",
        lede: "web-stock-items-lede",
        tabs: tabs(visit, "/stock/items"),
        add: None,
        serial: Some(serial),
        list,
    };
    visit
        .page(visit.say("web-stock-items"))
        .back("/stock", "web-stock-title")
        .wide()
        .show(&template)
}

pub(super) async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let (caption, empty) = ("web-stock-items", "note-no-items");
    let mut list = Listing::new(text, &visit.query, caption, empty, &COLUMNS);
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let states = STATUSES.iter().map(|name| Choice::new(*name, text.code_in("stock", name)));
    let states = [any()].into_iter().chain(states).collect();
    list.filter(form.select("state", "column-state", states));
    let every = ListRequest { limit: Some(1_000), ..ListRequest::default() };
    let stores = visit.service().stores(visit.caller()?, every).await?.items;
    let stores = stores.into_iter().map(|row| (row.store.number.to_string(), row.store.name));
    let stores = stores.map(|(number, name)| Choice::new(number, name));
    list.filter(form.select("store", "column-store", [any()].into_iter().chain(stores).collect()));
    let asked = list.request();
    let mut request = ItemsRequest {
        store: visit.query.get("store").parse().ok(),
        state: asked.state.filter(|state| STATUSES.contains(&state.as_str())),
        serial: None,
        limit: asked.limit,
        after: asked.after,
    };
    let next = loop {
        let page = visit.service().items(visit.caller()?, request.clone()).await?;
        rows(&visit, &mut list, &page.items);
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("items", &list));
    }
    shown(&visit, &blank(&visit), list)
}

/// By number, which is sent and stands in no address.
pub(super) async fn search<S: Service>(mut visit: Visit<S>) -> Shown {
    let form = Form::new(visit.text(), visit.form().await?);
    let serial = form.fields.one("serial");
    if serial.is_none() {
        return visit.to("/stock/items");
    }
    let request = ItemsRequest { serial, ..ItemsRequest::default() };
    let page = visit.service().items(visit.caller()?, request).await?;
    let mut list = Listing::table(visit.text(), "web-stock-items", &COLUMNS);
    rows(&visit, &mut list, &page.items);
    list.end(None);
    shown(&visit, &form, list)
}

pub(super) async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let id = visit.param("id").to_owned();
    let view = visit.service().item(visit.caller()?, id).await?;
    let item = &view.item;
    let store = visit.frame.href(&format!("/stock/stores/{}", item.store));
    let mut facts = Facts::new(text);
    facts
        .text("column-serial", &item.gun.serial)
        .text("column-maker", &item.gun.maker)
        .text("column-model", &item.gun.model)
        .text("column-calibre", &item.gun.calibre)
        .text("column-type", &item.gun.kind)
        .add("column-store", Cell::Link(store, view.store.clone()))
        .text("column-rack", &item.rack)
        .text("column-condition", text.code_in("condition", item.condition.name()))
        .text("column-holder", &item.holder)
        .add("column-counted", Cell::moment(item.verified.map(|at| at.to_rfc3339()).as_ref()));
    if !item.disposition.is_empty() {
        facts.text("column-disposition", text.code_in("disposition", &item.disposition));
    }
    let columns = [
        Column::new("column-when"),
        Column::new("column-act"),
        Column::new("column-officer"),
        Column::new("column-to"),
        Column::new("column-authority"),
    ];
    let mut acts = Listing::table(text, "web-stock-acts", &columns);
    for acted in item.acts.iter().rev() {
        acts.row(vec![
            Cell::Moment(acted.at.to_rfc3339()),
            Cell::text(text.code_in("stock-act", acted.act.name())),
            Cell::text(&acted.by),
            Cell::text(&acted.to),
            Cell::text(&acted.authority),
        ]);
    }
    let may = visit.may(roles::KEEPS_RECORDS) && !item.status.is_gone();
    let act = (visit.frame.href(&format!("/stock/items/{}/act", item.number)), "web-stock-act");
    let args = [("number", item.number.to_string().into())];
    let title = text.say_with("web-stock-item-title", &args);
    let template = One {
        title: title.clone(),
        badge: badge(text, item),
        notices: Vec::new(),
        facts,
        heading: "web-stock-acts",
        list: acts,
        deeds: may.then_some(act).into_iter().collect(),
        small: "web-stock-stays",
    };
    visit.page(title).back("/stock/items", "web-stock-items").show(&template)
}

async fn act_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let id = visit.param("id");
    let view = visit.service().item(visit.caller()?, id.to_owned()).await?;
    let choose = Choice::new("", text.say("web-stock-choose"));
    let acts = ACTS.iter().map(|act| Choice::new(*act, text.code_in("stock-act", act)));
    let acts = [choose].into_iter().chain(acts);
    let none = || Choice::new("", text.say("web-stock-as-it-is"));
    let plans = DISPOSITIONS.iter().map(|one| Choice::new(*one, text.code_in("disposition", one)));
    let conditions = codes::CONDITIONS.iter();
    let conditions = conditions.map(|one| Choice::new(*one, text.code_in("condition", one)));
    let back = format!("/stock/items/{id}");
    let standing = text.code_in("stock", view.item.status.name());
    let title = text.say("web-stock-act");
    Question::new(visit, form, title, "web-stock-do", &format!("{back}/act"), &back)
        .says(format!("{}{} {standing}", text.say("column-state"), text.colon()))
        .says(text.say("web-stock-act-words"))
        .asks(form.select("act", "column-act", acts.collect()))
        .asks(form.line("authority", "column-authority").hint(text.say("web-stock-authority-hint")))
        .asks(form.line("to", "column-to").hint(text.say("web-stock-to-hint")).optional())
        .asks(
            form.line("store", "web-stock-other-store")
                .hint(text.say("web-stock-other-store-hint"))
                .inputmode("numeric")
                .width(5)
                .optional(),
        )
        .asks(form.line("rack", "column-rack").hint(text.say("web-stock-rack-hint")).optional())
        .asks(form.select(
            "condition",
            "column-condition",
            [none()].into_iter().chain(conditions).collect(),
        ))
        .asks(form.select(
            "disposition",
            "column-disposition",
            [none()].into_iter().chain(plans).collect(),
        ))
        .show(visit)
}

pub(super) async fn ask_act<S: Service>(visit: Visit<S>) -> Shown {
    act_page(&visit, &blank(&visit)).await
}

pub(super) async fn act<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let act = form.need("act", "web-stock-need-act");
    let store = form.fields.one("store").map(|store| store.parse::<u64>());
    if matches!(store, Some(Err(_))) {
        form.wrong("store", "web-stock-no-number");
    }
    if form.errors.is_empty() {
        let id = visit.param("id").to_owned();
        let wanted = ActWanted {
            act,
            to: form.get("to").to_owned(),
            store: store.and_then(Result::ok),
            rack: form.fields.one("rack"),
            authority: form.get("authority").to_owned(),
            condition: form.fields.one("condition"),
            disposition: form.fields.one("disposition"),
        };
        let path = format!("/stock/items/{id}");
        match visit.service().item_act(visit.caller()?, id, wanted).await {
            Ok(_) => return visit.to(&path),
            Err(error) => {
                let place = place_of(&error, "act");
                let path = format!("{path}/act");
                if let Some(elsewhere) = refused(&visit, &mut form, place, &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    act_page(&visit, &form).await
}

fn receive_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("/stock/stores/{}", visit.param("id"));
    let text = visit.text();
    let title = text.say("web-stock-receive");
    let [file, list] = list_fields(form, "web-stock-receive-hint");
    let path = format!("{back}/receive");
    Question::new(visit, form, title, "web-stock-receive-do", &path, &back)
        .says(text.say("web-stock-receive-words"))
        .asks(form.line("authority", "column-authority").hint(text.say("web-stock-receipt-hint")))
        .asks(file)
        .asks(list)
        .sends_file()
        .show(visit)
}

pub(super) async fn ask_receive<S: Service>(visit: Visit<S>) -> Shown {
    receive_page(&visit, &blank(&visit))
}

pub(super) async fn receive<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = sent(&mut visit).await?;
    let authority = form.need("authority", "web-stock-need-authority");
    let list = form.need("list", "web-stock-need-list");
    if form.errors.is_empty() {
        let id = visit.param("id").to_owned();
        let request = ReceiveRequest { list, authority, dry_run: false };
        match visit.service().store_receive(visit.caller()?, id.clone(), request).await {
            Ok(_) => return visit.to(&format!("/stock/items?store={id}")),
            Err(error) => {
                let path = format!("/stock/stores/{id}/receive");
                let place = place_of(&error, "list");
                if let Some(elsewhere) = refused(&visit, &mut form, place, &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    receive_page(&visit, &form)
}

fn lots_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("/stock/stores/{}", visit.param("id"));
    let text = visit.text();
    let title = text.say("web-stock-enter-lots");
    let [file, list] = list_fields(form, "web-stock-lots-hint");
    let path = format!("{back}/ammunition");
    Question::new(visit, form, title, "web-stock-lots-do", &path, &back)
        .says(text.say("web-stock-lots-words"))
        .asks(file)
        .asks(list)
        .sends_file()
        .show(visit)
}

pub(super) async fn ask_ammunition<S: Service>(visit: Visit<S>) -> Shown {
    lots_page(&visit, &blank(&visit))
}

pub(super) async fn ammunition<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = sent(&mut visit).await?;
    let list = form.need("list", "web-stock-need-list");
    if form.errors.is_empty() {
        let id = visit.param("id").to_owned();
        let back = format!("/stock/stores/{id}");
        let kept: Outcome<_> =
            visit.service().store_ammunition(visit.caller()?, id, TableRequest { list }).await;
        match kept {
            Ok(_) => return visit.to(&back),
            Err(error) => {
                let path = format!("{back}/ammunition");
                if let Some(elsewhere) = refused(&visit, &mut form, "list", &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    lots_page(&visit, &form)
}
