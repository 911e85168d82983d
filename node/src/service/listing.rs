//! Lists of traces and cases, a page at a time. A page looks at a bounded number of rows: where a filter
//! lets few of them through it may be short, and says from where to go on.

use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::ids::{ExchangeId, NodeName};
use vestigo_protocol::time::Timestamp;

use super::paging::{kebab, limit};
use super::requests::ListRequest;
use super::views::{CaseListView, TraceListView};
use super::{life, present};
use crate::runtime::{Core, Denied};
use crate::store::{CaseRecord, Lane, QueuePlace, TraceFilter};

/// Rows that one page looks at.
const LOOKED_AT_MAX: usize = 2_000;

/// Rows that are read at once while looking for those that a filter lets through.
const AT_ONCE: usize = 250;

/// The partner that a request names; some name that is nobody's gives an empty list.
fn partner(request: &ListRequest) -> Result<Option<NodeName>, ()> {
    request.partner.as_deref().map(NodeName::parse).transpose().map_err(|_| ())
}

/// A page of the partners' requests, in the order of the queue.
pub(super) fn cases(
    core: &mut Core,
    request: &ListRequest,
    after: Option<QueuePlace>,
) -> Result<CaseListView, Denied> {
    let mut view = CaseListView { items: Vec::new(), next: None };
    let Ok(partner) = partner(request) else { return Ok(view) };
    let (now, wanted) = (core.now(), request.state.as_deref());
    let (first, last) = lanes(wanted);
    let mut after = after.unwrap_or(QueuePlace::before(first)).max(QueuePlace::before(first));
    let limit = limit(request);
    let at_once = if wanted.is_none() { limit } else { AT_ONCE };
    let mut looked_at = 0;
    loop {
        let rows = core.store.case_page(partner.as_ref(), &after, at_once)?;
        let full = rows.len() == at_once;
        for case in rows {
            if Lane::of(case.state) > last {
                return Ok(view);
            }
            if view.items.len() == limit {
                view.next = Some(after.to_string());
                return Ok(view);
            }
            after = QueuePlace::of(&case);
            looked_at += 1;
            if !wanted.is_none_or(|wanted| may_fit(wanted, &case, now)) {
                continue;
            }
            let row = match present::case_row(core, &case) {
                Err(Denied::Erased) => super::keeping::erased_case(&case),
                row => row?,
            };
            if wanted.is_none_or(|wanted| life::fits_case(wanted, &row, &kebab(&row.state))) {
                view.items.push(row);
            }
        }
        if !full {
            return Ok(view);
        }
        let whole = view.items.len() == limit;
        if whole || looked_at >= LOOKED_AT_MAX {
            let more = core.store.case_page(partner.as_ref(), &after, 1)?;
            let goes_on = more.first().is_some_and(|case| Lane::of(case.state) <= last);
            view.next = goes_on.then(|| after.to_string());
            return Ok(view);
        }
    }
}

/// The part of the queue in which a filter finds anything.
fn lanes(wanted: Option<&str>) -> (Lane, Lane) {
    match wanted {
        Some("waiting" | "review-due") => (Lane::Waiting, Lane::Waiting),
        Some("undecided") => (Lane::Waiting, Lane::Standing),
        Some("delayed" | "info-requested") => (Lane::Standing, Lane::Standing),
        Some("awaiting-release") => (Lane::Release, Lane::Release),
        Some("overdue" | "unacknowledged") => (Lane::Waiting, Lane::Release),
        Some(_) => (Lane::Closed, Lane::Closed),
        None => (Lane::Waiting, Lane::Closed),
    }
}

/// Whether a filter may let a case through, as far as its record says.
fn may_fit(wanted: &str, case: &CaseRecord, now: Timestamp) -> bool {
    match wanted {
        "overdue" => case.answer_by.0 > 0 && now > case.answer_by,
        "review-due" => case.state == ResponderState::WithOfficer && case.review_at.0 > 0,
        "unacknowledged" | "undecided" => !case.state.is_final(),
        state => kebab(&present::state_of(case)) == state,
    }
}

/// A page of our traces, newest first.
pub(super) fn traces(
    core: &mut Core,
    request: &ListRequest,
    mut after: Option<ExchangeId>,
) -> Result<TraceListView, Denied> {
    let mut view = TraceListView { items: Vec::new(), next: None };
    let Ok(partner) = partner(request) else { return Ok(view) };
    let wanted = request.state.as_deref();
    let filter = TraceFilter {
        partner: partner.as_ref(),
        ended: match wanted {
            Some("open" | "overdue" | "information-wanted") => Some(false),
            // Which of those that have ended need a decision, their answers say.
            Some(_) => Some(true),
            None => None,
        },
    };
    let limit = limit(request);
    let at_once = if wanted.is_none() { limit } else { AT_ONCE };
    let mut looked_at = 0;
    let id = |after: Option<ExchangeId>| after.map(|id| id.to_hex());
    loop {
        let rows = core.store.trace_page(filter, after.as_ref(), at_once)?;
        let full = rows.len() == at_once;
        for trace in rows {
            if view.items.len() == limit || looked_at >= LOOKED_AT_MAX {
                view.next = id(after);
                return Ok(view);
            }
            after = Some(trace.id);
            looked_at += 1;
            let row = match present::trace_row(core, &trace) {
                Err(Denied::Erased) => super::keeping::erased_trace(core, &trace)?,
                row => row?,
            };
            let fits = request.partner.as_ref().is_none_or(|p| *p == row.partner)
                && wanted.is_none_or(|wanted| life::fits_trace(wanted, &row, &kebab(&row.state)));
            if fits {
                view.items.push(row);
            }
        }
        if !full {
            return Ok(view);
        }
        if view.items.len() == limit || looked_at >= LOOKED_AT_MAX {
            let more = core.store.trace_page(filter, after.as_ref(), 1)?;
            view.next = if more.is_empty() { None } else { id(after) };
            return Ok(view);
        }
    }
}
