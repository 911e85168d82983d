//! Commands about stock and destruction.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::args::{ActOnItem, Certify, Destruction, Stock, StoreSaid};
use super::exit::Exit;
use super::online::{new_file, read_bytes, read_text};
use super::world::Setting;
use super::{Answer, security, show};
use crate::service::chain::SCAN_MAX;
use crate::service::destruction::{
    CertificateWanted, CompareRequest, DestructionWanted, Performance, SheetRequest, Witness,
};
use crate::service::requests::ListRequest;
use crate::service::stock::{
    ActWanted, CountRequest, CountView, InquiryRequest, ItemsRequest, ReceiveRequest, StoreWanted,
    TableRequest,
};
use crate::service::{Outcome, Service, ServiceError};

/// Bytes of a table.
const FILE_MAX: u64 = 8 * 1024 * 1024;
/// Items that are asked for at once where all go out as CSV.
const PIECE: u32 = 1_000;

/// Runs a command about the stock.
pub(super) async fn stock<S: Service>(
    service: &S,
    command: Stock,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    match command {
        Stock::Stores { due, csv } => {
            let state = due.then(|| "due".to_owned());
            let request = ListRequest { limit: Some(PIECE), state, ..ListRequest::default() };
            let view = service.stores(caller, request).await?;
            let table = show::stores(text, &view.items);
            Answer::done(&view, show::list(text, &table, csv, "note-no-stores"))
        }
        Stock::Add { name, said } => {
            let view = service.store_add(caller, wanted(name, said)).await?;
            Answer::done(&view, show::store(text, &view))
        }
        Stock::Change { id, name, said } => {
            let name = match name {
                Some(name) => name,
                None => service.store(caller, id.clone()).await?.store.name,
            };
            let view = service.store_change(caller, id, wanted(name, said)).await?;
            Answer::done(&view, show::store(text, &view))
        }
        Stock::Show { id } => {
            let view = service.store(caller, id).await?;
            Answer::done(&view, show::store(text, &view))
        }
        Stock::Receive { id, file, authority, dry_run } => {
            let list = read_text(&file, FILE_MAX)?;
            let request = ReceiveRequest { list, authority, dry_run };
            let view = service.store_receive(caller, id, request).await?;
            Answer::done(&view, show::stock_received(text, &view))
        }
        Stock::Ammunition { id, file } => {
            let list = read_text(&file, FILE_MAX)?;
            let view = service.store_ammunition(caller, id, TableRequest { list }).await?;
            Answer::done(&view, show::store(text, &view))
        }
        Stock::Items { store, state, serial, limit, after, csv } => {
            let whole = csv && limit.is_none() && after.is_none();
            let limit = if whole { Some(PIECE) } else { limit };
            let mut request = ItemsRequest { store, state, serial, limit, after };
            let mut view = service.items(caller, request.clone()).await?;
            while let (true, Some(next)) = (whole, view.next.take()) {
                request.after = Some(next);
                let more = service.items(caller, request.clone()).await?;
                view.items.extend(more.items);
                view.next = more.next;
            }
            let table = show::stock_items(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-items");
            show::next_page(text, &mut human, csv, view.next.as_deref());
            Answer::done(&view, human)
        }
        Stock::Item { id } => {
            let view = service.item(caller, id).await?;
            Answer::done(&view, show::stock_item(text, &view))
        }
        Stock::Act(act) => {
            let (id, request) = acted(*act);
            let view = service.item_act(caller, id, request).await?;
            Answer::done(&view, show::stock_item(text, &view))
        }
        Stock::Counts { state, limit, after, csv } => {
            let request = ListRequest { limit, state, after, ..ListRequest::default() };
            let view = service.counts(caller, request).await?;
            let table = show::counts(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-counts");
            show::next_page(text, &mut human, csv, view.next.as_deref());
            Answer::done(&view, human)
        }
        Stock::Count { id, counter } => {
            let request = CountRequest { counters: counter };
            let view = service.count_open(caller, id, request).await?;
            Answer::done(&view, show::count(text, &view))
        }
        Stock::Enter { id, file } => {
            let list = read_text(&file, FILE_MAX)?;
            let view = service.count_enter(caller, id, TableRequest { list }).await?;
            Answer::done(&view, show::count(text, &view))
        }
        Stock::Confirm { id } => {
            let view = service.count_confirm(caller, id).await?;
            Answer::with(found(&view), &view, show::count(text, &view))
        }
        Stock::Discrepancies { id, csv } => {
            let view = service.count(caller, id).await?;
            let human =
                if csv { show::discrepancies(text, &view).csv() } else { show::count(text, &view) };
            Answer::with(found(&view), &view, human)
        }
        Stock::Security(command) => security::security(service, command, setting).await,
        Stock::Settle { id, number, text: words } => {
            let request = InquiryRequest { number, text: words };
            let view = service.inquiry_end(caller, id, request).await?;
            Answer::done(&view, show::count(text, &view))
        }
    }
}

/// A count with open inquiries says so to a script.
fn found(view: &CountView) -> Exit {
    if view.open > 0 { Exit::Found } else { Exit::Done }
}

fn wanted(name: String, said: StoreSaid) -> StoreWanted {
    StoreWanted {
        name,
        unit: said.unit,
        location: said.location,
        custodian: said.custodian,
        racks: said.rack,
        capacity: said.capacity,
        explosive_limits: said.explosive_limit,
        count_every: said.count_every,
    }
}

fn acted(act: ActOnItem) -> (String, ActWanted) {
    let said = Option::unwrap_or_default;
    let wanted = ActWanted {
        act: act.act,
        to: said(act.to),
        store: act.store,
        rack: act.rack,
        authority: said(act.authority),
        condition: act.condition,
        disposition: act.disposition,
    };
    (act.id, wanted)
}

/// Runs a command about destruction.
pub(super) async fn destruction<S: Service>(
    service: &S,
    command: Destruction,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    match command {
        Destruction::Order { authority, basis, guns, ammunition, store, dated } => {
            let list = |file: Option<std::path::PathBuf>| match file {
                Some(file) => read_text(&file, FILE_MAX),
                None => Ok(String::new()),
            };
            let (guns, ammunition) = (list(guns)?, list(ammunition)?);
            let request = DestructionWanted { authority, dated, basis, guns, ammunition, store };
            let view = service.destruction_order(caller, request).await?;
            Answer::done(&view, show::destruction(text, &view))
        }
        Destruction::List { state, limit, after, csv } => {
            let request = ListRequest { limit, state, after, ..ListRequest::default() };
            let view = service.destructions(caller, request).await?;
            let table = show::destructions(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-destructions");
            show::next_page(text, &mut human, csv, view.next.as_deref());
            Answer::done(&view, human)
        }
        Destruction::Show { id, csv } => {
            let view = service.destruction(caller, id).await?;
            let human = if csv {
                show::destroyed_guns(text, &view).csv()
            } else {
                show::destruction(text, &view)
            };
            Answer::done(&view, human)
        }
        Destruction::Compare { id, file, with } => {
            let list = read_text(&file, FILE_MAX)?;
            let request = CompareRequest { list, with };
            let view = service.destruction_compare(caller, id, request).await?;
            let exit = if view.order.findings.is_empty() { Exit::Done } else { Exit::Found };
            Answer::with(exit, &view, show::destruction(text, &view))
        }
        Destruction::Certify(said) => {
            let (id, request) = performed(*said);
            let view = service.destruction_certify(caller, id, request).await?;
            Answer::done(&view, show::destruction(text, &view))
        }
        Destruction::Certificate { id, pdf: Some(pdf), language, .. } => {
            let language = language.unwrap_or_else(|| text.language.tag().to_owned());
            let request = CertificateWanted { language };
            let made = async {
                let view = service.certificate_issue(caller, id, request).await?;
                let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
                Ok((view, bytes))
            };
            let (view, bytes) = new_file(made, &pdf).await?;
            let human = show::certificate_issued(text, &view, &pdf);
            let mut json = serde_json::to_value(&view).map_err(ServiceError::unexpected)?;
            if let Some(members) = json.as_object_mut() {
                members.remove("base64");
                members.insert("file".to_owned(), serde_json::json!(pdf));
                members.insert("bytes".to_owned(), serde_json::json!(bytes));
            }
            Ok(Answer { exit: Exit::Done, json, human })
        }
        Destruction::Signed { id, scan, by } => {
            let scan = STANDARD.encode(read_bytes(&scan, SCAN_MAX as u64)?);
            let view = service.sheet_file(caller, id, SheetRequest { scan, by }).await?;
            Answer::done(&view, show::destruction(text, &view))
        }
        Destruction::Sheet { id, number, out } => {
            let made = async {
                let view = service.sheet(caller, id, number.unwrap_or(1)).await?;
                let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
                Ok((view, bytes))
            };
            let (view, bytes) = new_file(made, &out).await?;
            let json = serde_json::json!({
                "media_type": view.media_type, "file": out, "bytes": bytes,
            });
            let file = out.display().to_string();
            let args = [("file", file.into()), ("kind", view.media_type.into())];
            let human = format!("{}\n", text.say_with("note-scan-written", &args));
            Ok(Answer { exit: Exit::Done, json, human })
        }
        Destruction::Certificate { id, out: None, .. } => {
            let view = service.certificate(caller, id).await?;
            Answer::done(&view, show::certificate(text, &view))
        }
        Destruction::Certificate { id, out: Some(out), .. } => {
            let made = async {
                let view = service.certificate(caller, id).await?;
                let bytes = view.document.clone().into_bytes();
                Ok((view, bytes))
            };
            let (view, _) = new_file(made, &out).await?;
            Answer::done(&view, show::certificate(text, &view))
        }
    }
}

/// `Name, Organisation` of each witness.
fn performed(said: Certify) -> (String, Performance) {
    let witness = |line: &String| {
        let (name, organisation) = line.split_once(',').unwrap_or((line, ""));
        let (name, organisation) = (name.trim().to_owned(), organisation.trim().to_owned());
        Witness { name, organisation }
    };
    let performance = Performance {
        method: said.method,
        place: said.place,
        operator: said.operator,
        presiding: said.presiding,
        custodian: said.custodian.unwrap_or_default(),
        witnesses: said.witness.iter().map(witness).collect(),
        components_unusable: said.components_unusable,
        residue: said.residue.unwrap_or_default(),
        begun: said.begun.unwrap_or_default(),
        ended: said.ended.unwrap_or_default(),
    };
    (said.id, performance)
}
