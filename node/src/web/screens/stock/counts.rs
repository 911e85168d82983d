//! Counts: opened for two, entered by one, confirmed by the other, and their inquiries.

use super::{List, One, list_fields, moment, sent, tabs};
use crate::service::requests::ListRequest;
use crate::service::roles;
use crate::service::stock::{CountRequest, CountView, InquiryRequest, TableRequest};
use crate::text::Text;
use crate::web::Service;
use crate::web::kit::{
    Badge, Cell, Choice, Column, Facts, Form, Listing, Notice, Question, Tone, blank, refused,
};
use crate::web::page::{Shown, csv};
use crate::web::visit::Visit;

fn badge(text: Text, view: &CountView) -> Badge {
    match (view.count.state.name(), view.open) {
        ("COUNTED", 0) => Badge::new(Tone::Good, text.code_in("count", "COUNTED")),
        ("COUNTED", _) => Badge::new(Tone::Warn, text.say("column-inquiries")),
        (state, _) => Badge::new(Tone::Waiting, text.code_in("count", state)),
    }
}

fn number(count: usize) -> Cell {
    Cell::Number(u64::try_from(count).unwrap_or(u64::MAX))
}

pub(super) async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-number").sorts("number"),
        Column::new("column-store").sorts("store"),
        Column::new("column-state").sorts("state"),
        Column::new("column-opened").sorts("opened"),
        Column::new("column-counters").sorts("counters"),
        Column::new("column-discrepancies").numeric().sorts("discrepancies"),
        Column::new("column-inquiries").numeric().sorts("inquiries"),
    ];
    let (caption, empty) = ("web-stock-counts", "note-no-counts");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let states = vec![
        Choice::new("", text.say("web-list-any")),
        Choice::new("open", text.say("web-stock-open")),
        Choice::new("inquiry", text.say("column-inquiries")),
    ];
    let states = list.form().select("state", "column-state", states);
    list.filter(states);
    let mut request = ListRequest { partner: None, ..list.request() };
    let next = loop {
        let page = visit.service().counts(visit.caller()?, request.clone()).await?;
        for view in &page.items {
            let count = &view.count;
            let href = visit.frame.href(&format!("/stock/counts/{}", count.number));
            list.row(vec![
                Cell::Link(href, count.number.to_string()),
                Cell::text(&view.store),
                Cell::Badge(badge(text, view)),
                Cell::Moment(count.opened.to_rfc3339()),
                Cell::text(count.counters.join(", ")),
                number(count.discrepancies.len()),
                Cell::Number(view.open),
            ]);
        }
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("counts", &list));
    }
    let template = List {
        title: "web-stock-counts",
        lede: "web-stock-counts-lede",
        tabs: tabs(&visit, "/stock/counts"),
        add: None,
        serial: None,
        list,
    };
    visit
        .page(visit.say("web-stock-counts"))
        .back("/stock", "web-stock-title")
        .wide()
        .show(&template)
}

fn facts<S: Service>(visit: &Visit<S>, view: &CountView) -> Facts {
    let text = visit.text();
    let count = &view.count;
    let store = visit.frame.href(&format!("/stock/stores/{}", count.store));
    let mut facts = Facts::new(text);
    facts
        .add("column-store", Cell::Link(store, view.store.clone()))
        .text("column-custodian", &count.custodian)
        .text("column-counters", count.counters.join(", "))
        .text("column-opened", moment(text, count.opened))
        .text("column-entered-by", &count.entered_by)
        .add("column-lines-seen", Cell::Number(view.seen));
    if let Some(closed) = count.closed {
        facts
            .text("column-confirmed", moment(text, closed))
            .add("column-expected", number(count.expected))
            .add("column-agreed", number(count.agreed))
            .add("column-discrepancies", number(count.discrepancies.len()))
            .add("column-inquiries", Cell::Number(view.open));
    }
    facts
}

/// The discrepancies of a count, each with what its inquiry found or where it is ended.
fn discrepancies<S: Service>(visit: &Visit<S>, view: &CountView) -> Listing {
    let text = visit.text();
    let columns = [
        Column::new("column-number").sorts("number"),
        Column::new("column-serial").sorts("serial"),
        Column::new("column-discrepancy").sorts("discrepancy"),
        Column::new("column-maker").sorts("maker"),
        Column::new("column-item").numeric().sorts("item"),
        Column::new("column-line").numeric().sorts("line"),
        Column::new("column-inquiry-outcome").sorts("outcome"),
    ];
    let (caption, empty) = ("column-discrepancies", "web-stock-all-agreed");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let states = vec![
        Choice::new("", text.say("web-list-any")),
        Choice::new("inquiry", text.say("column-inquiries")),
    ];
    let states = list.form().select("state", "column-state", states);
    list.filter(states);
    let only_open = visit.query.get("state") == "inquiry";
    let may_end = visit.may(roles::COUNTS);
    for found in &view.count.discrepancies {
        if only_open && found.outcome.is_some() {
            continue;
        }
        let tone = match found.difference.name() {
            "DESTROYED_BY_BOOK" => Tone::Bad,
            _ if found.difference.is_alarm() => Tone::Warn,
            _ => Tone::Plain,
        };
        let path = format!("/stock/counts/{}/inquiries/{}", view.count.number, found.number);
        let outcome = match &found.outcome {
            Some(outcome) => Cell::Cells(vec![
                Cell::text(format!("{}{} {}", outcome.by, text.colon(), outcome.text)),
                Cell::Moment(outcome.at.to_rfc3339()),
            ]),
            None if may_end => Cell::Link(visit.frame.href(&path), text.say("web-stock-inquire")),
            None => Cell::text(""),
        };
        let item = match found.item {
            Some(item) => {
                let href = visit.frame.href(&format!("/stock/items/{item}"));
                Cell::Link(href, item.to_string())
            }
            None => Cell::text(""),
        };
        let line = found.line.map_or_else(|| Cell::text(""), Cell::Number);
        list.row(vec![
            Cell::Number(found.number.into()),
            Cell::Code(found.gun.serial.clone(), found.gun.serial.clone()),
            Cell::badge(tone, text.code_in("discrepancy", found.difference.name())),
            Cell::text(&found.gun.maker),
            item,
            line,
            outcome,
        ]);
    }
    list.end(None);
    list
}

pub(super) async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let id = visit.param("id").to_owned();
    let view = visit.service().count(visit.caller()?, id).await?;
    let list = discrepancies(&visit, &view);
    if list.wants_csv() {
        return Ok(csv(&format!("count-{}", view.count.number), &list));
    }
    let path =
        |rest: &str| visit.frame.href(&format!("/stock/counts/{}/{rest}", view.count.number));
    let deed = match view.count.state.name() {
        _ if !visit.may(roles::COUNTS) => Vec::new(),
        "OPEN" => vec![(path("list"), "web-stock-hand-in")],
        "ENTERED" => {
            vec![(path("confirm"), "web-stock-confirm"), (path("list"), "web-stock-hand-in")]
        }
        _ => Vec::new(),
    };
    let destroyed = |name: &str| name == "DESTROYED_BY_BOOK";
    let alarm = view.count.discrepancies.iter().any(|d| destroyed(d.difference.name()));
    let alarm = alarm.then(|| Notice::new(Tone::Bad, text.say("web-stock-destroyed-seen")));
    let args = [("number", view.count.number.to_string().into())];
    let title = text.say_with("web-stock-count-title", &args);
    let template = One {
        title: title.clone(),
        badge: badge(text, &view),
        notices: alarm.into_iter().collect(),
        facts: facts(&visit, &view),
        heading: "column-discrepancies",
        list,
        deeds: deed,
        small: "web-stock-two",
    };
    visit.page(title).back("/stock/counts", "web-stock-counts").show(&template)
}

fn open_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("/stock/stores/{}", visit.param("id"));
    let text = visit.text();
    let path = format!("{back}/count");
    let title = text.say("web-stock-count");
    Question::new(visit, form, title, "web-stock-count-do", &path, &back)
        .says(text.say("web-stock-two"))
        .asks(form.line("first", "web-stock-first").hint(text.say("web-stock-officer-hint")))
        .asks(form.line("second", "web-stock-second").hint(text.say("web-stock-officer-hint")))
        .show(visit)
}

pub(super) async fn ask_open<S: Service>(visit: Visit<S>) -> Shown {
    open_page(&visit, &blank(&visit))
}

pub(super) async fn open<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let first = form.need("first", "web-stock-need-officer");
    let second = form.need("second", "web-stock-need-officer");
    if form.errors.is_empty() {
        let id = visit.param("id").to_owned();
        let path = format!("/stock/stores/{id}/count");
        let request = CountRequest { counters: vec![first, second] };
        match visit.service().count_open(visit.caller()?, id, request).await {
            Ok(view) => return visit.to(&format!("/stock/counts/{}", view.count.number)),
            Err(error) if error.key == "error-officer-unknown" => form.failed_at("first", &error),
            Err(error) => {
                if let Some(elsewhere) = refused(&visit, &mut form, "first", &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    open_page(&visit, &form)
}

fn list_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("/stock/counts/{}", visit.param("id"));
    let text = visit.text();
    let path = format!("{back}/list");
    let [file, list] = list_fields(form, "web-stock-seen-hint");
    let title = text.say("web-stock-hand-in");
    Question::new(visit, form, title, "web-stock-hand-in-do", &path, &back)
        .says(text.say("web-stock-hand-in-words"))
        .asks(file)
        .asks(list)
        .sends_file()
        .show(visit)
}

pub(super) async fn ask_list<S: Service>(visit: Visit<S>) -> Shown {
    list_page(&visit, &blank(&visit))
}

pub(super) async fn enter<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = sent(&mut visit).await?;
    let list = form.need("list", "web-stock-need-list");
    if form.errors.is_empty() {
        let id = visit.param("id").to_owned();
        let back = format!("/stock/counts/{id}");
        match visit.service().count_enter(visit.caller()?, id, TableRequest { list }).await {
            Ok(_) => return visit.to(&back),
            Err(error) => {
                let path = format!("{back}/list");
                if let Some(elsewhere) = refused(&visit, &mut form, "list", &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    list_page(&visit, &form)
}

fn confirm_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("/stock/counts/{}", visit.param("id"));
    let text = visit.text();
    let title = text.say("web-stock-confirm");
    let path = format!("{back}/confirm");
    Question::new(visit, form, title, "web-stock-confirm-do", &path, &back)
        .says(text.say("web-stock-confirm-words"))
        .show(visit)
}

pub(super) async fn ask_confirm<S: Service>(visit: Visit<S>) -> Shown {
    confirm_page(&visit, &blank(&visit))
}

pub(super) async fn confirm<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let back = format!("/stock/counts/{id}");
    match visit.service().count_confirm(visit.caller()?, id).await {
        Ok(_) => visit.to(&back),
        Err(error) => {
            let mut form = blank(&visit);
            let path = format!("{back}/confirm");
            match refused(&visit, &mut form, "", &path, error)? {
                Some(elsewhere) => Ok(elsewhere),
                None => confirm_page(&visit, &form),
            }
        }
    }
}

fn end_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let back = format!("/stock/counts/{}", visit.param("id"));
    let text = visit.text();
    let path = format!("{back}/inquiries/{}", visit.param("number"));
    let args = [("number", visit.param("number").into())];
    let title = text.say_with("web-stock-inquiry-title", &args);
    Question::new(visit, form, title, "web-stock-inquire", &path, &back)
        .says(text.say("web-stock-inquiry-words"))
        .asks(form.area("text", "column-inquiry-outcome", 4))
        .show(visit)
}

pub(super) async fn ask_end<S: Service>(visit: Visit<S>) -> Shown {
    end_page(&visit, &blank(&visit))
}

pub(super) async fn end<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let text = form.need("text", "web-stock-need-words");
    if form.errors.is_empty() {
        let id = visit.param("id").to_owned();
        let back = format!("/stock/counts/{id}");
        let number = visit.param("number").parse().unwrap_or_default();
        let path = format!("{back}/inquiries/{number}");
        let request = InquiryRequest { number, text };
        match visit.service().inquiry_end(visit.caller()?, id, request).await {
            Ok(_) => return visit.to(&back),
            Err(error) => {
                if let Some(elsewhere) = refused(&visit, &mut form, "text", &path, error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    end_page(&visit, &form)
}
