//! Events as they happen (server-sent events), or a page of them.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, header};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use tokio::time::Instant;

use super::answer::{Answer, Failure, Place};
use super::call::{Again, Call};
use super::streamed;
use crate::service::{Caller, Programs, ServiceError};

/// A comment is sent when nothing else was for so long, so that nobody takes the line for dead.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How long one response lasts; the reader then connects again and goes on.
const LASTS: Duration = Duration::from_secs(600);

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// Which events.
#[derive(Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EventsQuery {
    /// Those after this one; absent: from the first on, or as server-sent events from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<u64>,
}

/// Answers with a page, or with a stream where the caller accepts one.
pub(super) async fn events<S: Programs>(
    service: Arc<S>,
    call: Call,
    query: EventsQuery,
) -> Result<Answer, Failure> {
    let accepts = call.header(&header::ACCEPT).unwrap_or_default();
    if !accepts.contains("text/event-stream") {
        return Answer::json(&service.events(call.caller, query.after).await?);
    }
    let last = call.header(&LAST_EVENT_ID).filter(|text| !text.is_empty());
    let last = last.map(|text| {
        let bad = |_| Failure::at(Place::Parameter("Last-Event-ID"), "a number".to_owned());
        text.parse::<u64>().map_err(bad)
    });
    let grown = service.grown();
    let after = match last.transpose()?.or(query.after) {
        Some(after) => Some(after),
        // From now on: what is in the log is known.
        None => grown.borrow().checked_sub(1),
    };
    let following = Following {
        service,
        caller: Some(call.caller),
        again: call.again,
        after,
        grown,
        until: Instant::now() + LASTS,
        begun: false,
    };
    let pieces = futures::stream::unfold(following, |mut following| async move {
        let piece = following.next().await?;
        Some((Ok::<_, Infallible>(Bytes::from(piece)), following))
    });
    let kind = [(header::CONTENT_TYPE, "text/event-stream")];
    Ok(streamed((kind, Body::from_stream(pieces))))
}

/// One reader.
struct Following<S> {
    service: Arc<S>,
    /// None once it may read no more.
    caller: Option<Caller>,
    again: Again,
    after: Option<u64>,
    grown: watch::Receiver<u64>,
    until: Instant,
    begun: bool,
}

impl<S: Programs> Following<S> {
    /// The next piece; none at the end.
    async fn next(&mut self) -> Option<String> {
        if !self.begun {
            self.begun = true;
            return Some("retry: 5000\n\n".to_owned());
        }
        loop {
            let caller = self.caller?;
            // What grows from here on wakes the wait below.
            self.grown.mark_unchanged();
            let Ok(page) = self.service.events(caller, self.after).await else { return None };
            if page.next.is_some() {
                self.after = page.next;
            }
            let said: Result<String, _> = page.items.iter().map(said).collect();
            let said = said.ok()?;
            if !said.is_empty() {
                return Some(said);
            }
            if page.next.is_some() {
                continue;
            }
            let heartbeat = tokio::time::sleep(HEARTBEAT);
            tokio::select! {
                changed = self.grown.changed() => {
                    changed.ok()?;
                    self.caller = (self.again)().await;
                }
                () = heartbeat => {
                    self.caller = (self.again)().await;
                    return Some(": still here\n\n".to_owned());
                }
                () = tokio::time::sleep_until(self.until) => return None,
            }
        }
    }
}

fn said(event: &crate::service::views::ChangeEventView) -> Result<String, ServiceError> {
    let data = serde_json::to_string(event).map_err(ServiceError::unexpected)?;
    Ok(format!("id: {}\nevent: {}\ndata: {data}\n\n", event.id, event.kind))
}
