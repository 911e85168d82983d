//! What is new for an officer since he was here last.

use vestigo_protocol::header::Kind;
use vestigo_protocol::time::Timestamp;

use super::views::NewsView;
use super::{Caller, roles};
use crate::runtime::admin::AdminCode;
use crate::runtime::{Core, Denied};

/// Entries of an officer's own activity among which the sign-in before this one is looked for.
const ACTIVITY: u64 = 200;
/// Entries of the exchange log that are looked at, the newest: the home page costs the same however
/// long the log is.
const ENTRIES: u64 = 500;

/// For the officer who calls.
pub(super) fn of(core: &mut Core, caller: Caller) -> Result<NewsView, Denied> {
    let reads_traces = core.allowed(caller, roles::READS_TRACES).is_ok();
    let reads_cases = core.allowed(caller, roles::READS_CASES).is_ok();
    let mut news = NewsView::default();
    if reads_cases {
        let now = core.now();
        news.proposals = core.store.proposals_open(now)?;
    }
    let Some(since) = before(core, caller)? else { return Ok(news) };
    news.since = Some(since.to_rfc3339());
    let size = core.store.log_size()?;
    let start = size.saturating_sub(ENTRIES);
    let entries = core.store.entries(start, size - start)?;
    news.more = start > 0 && entries.first().is_some_and(|entry| entry.logged_at > since);
    for entry in entries.iter().filter(|entry| !entry.own && entry.logged_at > since) {
        match entry.kind {
            Kind::Answer | Kind::Refusal if reads_traces => news.results += 1,
            Kind::Query if reads_cases => news.requests += 1,
            _ => {}
        }
    }
    Ok(news)
}

/// When the officer signed in before the session that asks.
fn before(core: &mut Core, caller: Caller) -> Result<Option<Timestamp>, Denied> {
    let officer = core.officer(caller)?;
    let done = core.activity_of(&officer, u64::MAX, ACTIVITY)?;
    let mut signed_in = done.iter().filter(|entry| entry.code == AdminCode::SignedIn);
    // The newest is the session that asks; on the host there is none.
    if caller.session.is_some() {
        signed_in.next();
    }
    Ok(signed_in.next().map(|entry| entry.at))
}
