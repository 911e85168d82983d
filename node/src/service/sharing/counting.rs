//! What figures for partners are counted from, gathered a page at a time, so that the node answers partners
//! between two pages.

use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::firearm::PartialDate;
use vestigo_protocol::ids::ExchangeId;
use vestigo_protocol::message::{Body, Query};
use vestigo_protocol::time::Timestamp;

use crate::analysis::crime::interval;
use crate::analysis::shared::{Books, Question, Recovered};
use crate::desk::chain::{self, Hop};
use crate::runtime::{Core, Denied};
use crate::service::Outcome;
use crate::service::analysing::year_of;
use crate::service::running::Running;
use crate::store::{CaseRecord, Lane, QueuePlace, TraceFilter};

/// Cases or traces that are read at once.
const AT_ONCE: usize = 100;

/// Partners' questions with our own answers, and the guns that we recovered.
pub(super) async fn books(running: &Running) -> Outcome<Books> {
    let mut books = Books::default();
    let mut place: Option<QueuePlace> = None;
    loop {
        let from = place.clone();
        let (some, next) = running.run(move |core| cases(core, from)).await?;
        books.questions.extend(some);
        match next {
            Some(next) => place = Some(next),
            None => break,
        }
    }
    let mut after: Option<ExchangeId> = None;
    loop {
        let (some, next) = running.run(move |core| traces(core, after)).await?;
        books.recovered.extend(some);
        match next {
            Some(next) => after = Some(next),
            None => break Ok(books),
        }
    }
}

fn cases(
    core: &mut Core,
    from: Option<QueuePlace>,
) -> Result<(Vec<Question>, Option<QueuePlace>), Denied> {
    let from = from.unwrap_or(QueuePlace::before(Lane::Waiting));
    let page = core.store.case_page(None, &from, AT_ONCE)?;
    let next = page.last().filter(|_| page.len() == AT_ONCE).map(QueuePlace::of);
    let mut questions = Vec::new();
    for record in &page {
        questions.extend(question(core, record)?);
    }
    Ok((questions, next))
}

/// A question as it counts; none: it is no look-up, was not answered, or was destroyed under a rule of
/// retention.
fn question(core: &mut Core, record: &CaseRecord) -> Result<Option<Question>, Denied> {
    let Some(decision) = record.decision else { return Ok(None) };
    let Some((_, asked)) = core.read_if_readable(&record.query)? else { return Ok(None) };
    let Body::Query(query) = asked.body else { return Ok(None) };
    if !asked.common.request_kind.is_some_and(RequestKind::looks_up) {
        return Ok(None);
    }
    let Some((_, told)) = core.read_if_readable(&decision)? else { return Ok(None) };
    let Body::Answer(answer) = told.body else { return Ok(None) };
    let own = core.identity.name.country();
    let hops = [Hop { country: own, leaf: decision, answer: Some(&answer), signed: true }];
    let recovery = chain::Recovery {
        country: record.partner.country(),
        on: query.recovered_on,
        asked: record.received_at,
        class: query.manufacture_class,
    };
    let conclusions = chain::conclude(&hops, &recovery);
    let lawful = conclusions.diversion.last_lawful;
    let time = conclusions.time_to_crime;
    Ok(Some(Question {
        year: counts_in(&query, record.received_at),
        result: answer.results.first().map(|result| result.code.code().to_owned()),
        cause: answer.not_completed.first().map(|code| code.code().to_owned()),
        flow: lawful.map(|_| (own.to_string(), record.partner.country().to_string())),
        bucket: time.and_then(|time| interval(time.days_min, time.days_max)),
    }))
}

fn traces(
    core: &mut Core,
    after: Option<ExchangeId>,
) -> Result<(Vec<Recovered>, Option<ExchangeId>), Denied> {
    let filter = TraceFilter { partner: None, ended: None };
    let page = core.store.trace_page(filter, after.as_ref(), AT_ONCE)?;
    let next = page.last().filter(|_| page.len() == AT_ONCE).map(|record| record.id);
    let mut guns = Vec::new();
    for record in &page {
        let Some(first) = core.store.hops(&record.id)?.into_iter().next() else { continue };
        let Some((_, asked)) = core.read_if_readable(&first.query)? else { continue };
        let Body::Query(query) = asked.body else { continue };
        let kind = query.firearm().firearm_type.map(|kind| kind.code()).unwrap_or_default();
        guns.push(Recovered { year: counts_in(&query, first.asked_at), kind });
    }
    Ok((guns, next))
}

/// The year in which something counts: of the recovery, or of the question where that is not said.
fn counts_in(query: &Query, asked: Timestamp) -> u16 {
    query.recovered_on.map_or_else(|| year_of(asked), PartialDate::year)
}
