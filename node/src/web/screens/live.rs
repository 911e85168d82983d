//! What tells an open page that something has changed (server-sent events): ids alone, and every half
//! minute that time has passed.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use futures::stream;

use crate::service::live::Changes;
use crate::web::Service;
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;

/// How often an open page is told to look again, for what no change of a trace tells; shorter than
/// what proxies wait for silent connections.
const TICK: Duration = Duration::from_secs(30);

/// How many times: then the browser connects again, and its session is looked at again.
const TICKS: u32 = 20;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![Route::get("/events", Access::SignedIn, events).stream()]
}

async fn events<S: Service>(visit: Visit<S>) -> Shown {
    let changes = visit.service().changes(visit.caller()?).await?;
    // The first line makes a browser try again after five seconds, and not at once.
    let begun = stream::once(async {
        Ok::<_, std::convert::Infallible>(Bytes::from_static(b"retry: 5000\n\n"))
    });
    let told = stream::unfold((changes, TICKS), |(changes, left)| async move {
        let (line, changes) = next(changes).await?;
        let left = if line.is_empty() { left.checked_sub(1)? } else { left };
        Some((Ok(Bytes::from(format!("data: {line}\n\n"))), (changes, left)))
    });
    let mut response = Response::new(Body::from_stream(stream::StreamExt::chain(begun, told)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    // nginx holds back what it buffers.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// The next id, or nothing but that time has passed; none: the node stops.
async fn next(mut changes: Changes) -> Option<(String, Changes)> {
    tokio::select! {
        id = changes.next() => Some((id?, changes)),
        () = tokio::time::sleep(TICK) => Some((String::new(), changes)),
    }
}
