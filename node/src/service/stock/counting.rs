//! Counts: opened for two, entered by one, confirmed by the other, inquired into by neither custodian.

use vestigo_protocol::codes::EventKind;

use super::{CountListView, CountRequest, CountView, InquiryRequest, TableRequest};
use super::{digest, number};
use crate::holdings::refused::Refused;
use crate::holdings::stock::Store;
use crate::holdings::stock::count::{self, Count, CountRefused, State};
use crate::holdings::stock::item::{Item, Status};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};
use crate::service::paging::limit;
use crate::service::requests::ListRequest;
use crate::service::{Caller, kept, recorded, roles};

fn refused(refused: CountRefused) -> Denied {
    Refused::from(refused).into()
}

/// The name of the officer who acts, if counting is for such as that one.
fn name(core: &Core, caller: Caller) -> Result<String, Denied> {
    let officer = core.allowed(caller, roles::COUNTS)?;
    Ok(core.staff.profile(officer.id).name)
}

pub(super) fn view(core: &mut Core, mut count: Count) -> Result<CountView, Denied> {
    let store = kept::one::<Store>(core, &count.store.to_string())?.name;
    let (seen, open) = (number(count.seen.len()), number(count.open_inquiries()));
    count.seen.clear();
    Ok(CountView { count, store, seen, open })
}

pub(super) fn list(core: &mut Core, request: &ListRequest) -> Result<CountListView, Denied> {
    let fits = |count: &Count| match request.state.as_deref() {
        Some("open") => count.state != State::Counted,
        Some("inquiry") => count.open_inquiries() > 0,
        _ => true,
    };
    let (counts, next) = kept::page::<Count>(core, request.after.as_deref(), limit(request), fits)?;
    let mut items = Vec::with_capacity(counts.len());
    for count in counts {
        let mut row = view(core, count)?;
        row.count.discrepancies.iter_mut().for_each(|found| found.gun = Default::default());
        items.push(row);
    }
    Ok(CountListView { items, next })
}

pub(super) fn open(
    core: &mut Core,
    caller: Caller,
    id: &str,
    request: &CountRequest,
) -> Result<CountView, Denied> {
    let by = name(core, caller)?;
    let store = kept::one::<Store>(core, id)?;
    if by == store.custodian {
        return Err(refused(CountRefused::Custodian));
    }
    let [first, second] = request.counters.as_slice() else {
        return Err(refused(CountRefused::OnePerson));
    };
    let counters = [first.trim().to_owned(), second.trim().to_owned()];
    for counter in &counters {
        core.officer_named(counter)?;
    }
    let number = kept::next::<Count>(core)?;
    let opened = count::open(&store, number, counters, core.now()).map_err(refused)?;
    core.note(caller, AdminAct::on(AdminCode::CountOpened, number))?;
    kept::put(core, &opened)?;
    view(core, opened)
}

pub(super) fn enter(
    core: &mut Core,
    caller: Caller,
    id: &str,
    request: &TableRequest,
) -> Result<CountView, Denied> {
    let by = name(core, caller)?;
    let mut kept_count = kept::one::<Count>(core, id)?;
    kept_count.enter(&request.list, &by).map_err(refused)?;
    let act = AdminAct::on(AdminCode::CountEntered, kept_count.number);
    core.note(caller, act.with(digest(&request.list)))?;
    kept::put(core, &kept_count)?;
    view(core, kept_count)
}

pub(super) fn confirm(core: &mut Core, caller: Caller, id: &str) -> Result<CountView, Denied> {
    let by = name(core, caller)?;
    let now = core.now();
    let mut counted = kept::one::<Count>(core, id)?;
    let mut store = kept::one::<Store>(core, &counted.store.to_string())?;
    let items = kept::all::<Item>(core)?;
    // In the order of the book.
    let (mut book, others): (Vec<Item>, Vec<Item>) =
        items.into_iter().partition(|item| item.store == store.number);
    book.reverse();
    let changed = counted.confirm(&by, now, &book, &others).map_err(refused)?;
    let said = serde_json::to_string(&counted.discrepancies).unwrap_or_default();
    let act = AdminAct::on(AdminCode::CountConfirmed, counted.number);
    core.note(caller, act.with(digest(&said)))?;
    for item in &changed {
        kept::put(core, item)?;
    }
    store.counted = Some(now);
    kept::put(core, &store)?;
    kept::put(core, &counted)?;
    view(core, counted)
}

/// Ends an inquiry. What was missing and was not found again until then is lost from now on, and the
/// registry says so.
pub(super) fn settle(
    core: &mut Core,
    caller: Caller,
    id: &str,
    request: &InquiryRequest,
) -> Result<CountView, Denied> {
    let by = name(core, caller)?;
    let now = core.now();
    let mut counted = kept::one::<Count>(core, id)?;
    let ended = counted.settle(request.number, &request.text, &by, now).map_err(refused)?;
    let (difference, item) = (ended.difference, ended.item);
    let about = format!("{} {}", counted.number, request.number);
    core.note(caller, AdminAct::on(AdminCode::InquiryEnded, about))?;
    if let Some(item) = item {
        let known = kept::one::<Item>(core, &item.to_string())?;
        let next = count::settled(&known, difference, &by, now, counted.number);
        if next.status == Status::Lost && known.status != Status::Lost {
            let lost = [(&next.gun, EventKind::ReportedLost)];
            recorded::in_stock(core, lost.into_iter())?;
        }
        if next != known {
            kept::put(core, &next)?;
        }
    }
    kept::put(core, &counted)?;
    view(core, counted)
}
