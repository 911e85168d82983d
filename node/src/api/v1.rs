//! The REST interface for programs of the agency: `/api/v1/…` over HTTPS.
//!
//! Everything that the command line does with a running node, by the same use cases. One table of
//! operations ([`routes`]) makes the routes and the document (`docs/openapi.json`). A program comes
//! with a token (`Authorization: Bearer vestigo_pat_…`) and acts as its officer within the token's
//! roles; a person comes with the session of the pages. Who mounts the router gives it TLS, bounds
//! on connections and the rule against requests from foreign pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::RequestExt as _;
use axum::Router;
use axum::body::to_bytes;
use axum::extract::{RawPathParams, Request};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use futures::future::BoxFuture;
use tokio::time::Instant;

use super::officers::{TICKET, ticket};
use super::{BODY_MAX, ImportSpool};
use crate::runtime::surroundings::random;
use crate::service::programs::Repeatable;
use crate::service::{Caller, ErrorCode, Outcome, Programs, Service, ServiceError};
use crate::text::{Language, Text};

mod answer;
mod call;
pub mod document;
mod files;
mod limits;
#[macro_use]
mod operation;
mod page;
mod routes;
mod stream;

use answer::{Answer, Failure, Whole, put};
use call::{Again, Call, Sent};
use limits::{BURST, Counted, Left, Limits};
use operation::{Operation, Repeating, Takes, Verb};

/// Where the interface is.
pub const BASE: &str = "/api/v1";

/// The OpenAPI document of the interface.
pub const OPENAPI: &str = page::DOCUMENT;

/// Header with the number of a request, in answers and problems.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Header with which a request can be repeated without being done twice.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Longest such key.
const KEY_MAX: usize = 255;
/// The largest answer that is kept under such a key, in bytes.
const KEPT_MAX: usize = 1024 * 1024;

/// Finds the person who is signed in by a request's headers: none if they hold no session.
pub type Sessions =
    Arc<dyn Fn(HeaderMap) -> BoxFuture<'static, Option<Outcome<Caller>>> + Send + Sync>;

/// What the interface needs beside the use cases.
#[derive(Clone)]
pub struct Setting {
    /// Where files are spooled.
    pub spool: ImportSpool,
    /// How a person's session is found; none: only tokens are let in.
    pub sessions: Option<Sessions>,
}

impl std::fmt::Debug for Setting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Setting").field("spool", &self.spool).finish_non_exhaustive()
    }
}

/// What every request needs.
struct Interface<S> {
    service: Arc<S>,
    setting: Setting,
    limits: Limits,
}

/// The routes, with the document and a page that shows it.
pub fn router<S: Service + Programs>(service: Arc<S>, setting: Setting) -> Router {
    router_within(service, setting, Limits::new(Instant::now))
}

fn router_within<S: Service + Programs>(
    service: Arc<S>,
    setting: Setting,
    limits: Limits,
) -> Router {
    let interface = Arc::new(Interface { service, setting, limits });
    let mut paths: BTreeMap<&'static str, MethodRouter> = BTreeMap::new();
    for operation in routes::all::<S>() {
        let filter = match operation.verb {
            Verb::Get => MethodFilter::GET,
            Verb::Post => MethodFilter::POST,
            Verb::Delete => MethodFilter::DELETE,
        };
        let (path, operation) = (operation.path, Arc::new(operation));
        let interface = Arc::clone(&interface);
        let handler = move |request: Request| {
            answer_to(Arc::clone(&interface), Arc::clone(&operation), request)
        };
        let known = paths.remove(path).unwrap_or_default();
        paths.insert(path, known.merge(on(filter, handler)));
    }
    let mut router = Router::new();
    for (path, methods) in paths {
        router = router.route(path, methods);
    }
    let router = router.merge(page::routes());
    Router::new()
        .nest(BASE, router.fallback(no_such_route).method_not_allowed_fallback(no_such_method))
}

fn text_of(headers: &HeaderMap) -> Text {
    let said = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Text::new(Language::from_header(said.unwrap_or_default()))
}

fn new_request_id() -> String {
    random::<8>().iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn no_such_route(headers: HeaderMap) -> Response {
    let error = ServiceError::new(ErrorCode::NotFound, "error-no-such-route");
    closed(Failure::from(error), &headers)
}

async fn no_such_method(headers: HeaderMap) -> Response {
    let error = ServiceError::new(ErrorCode::Usage, "error-no-method");
    closed(Failure::with_status(error, StatusCode::METHOD_NOT_ALLOWED), &headers)
}

fn closed(failure: Failure, headers: &HeaderMap) -> Response {
    let id = new_request_id();
    finished(failure.into_response(text_of(headers), &id), &id)
}

/// What every response has.
fn finished(mut response: Response, request_id: &str) -> Response {
    let headers = response.headers_mut();
    put(headers, REQUEST_ID.as_str(), request_id);
    put(headers, header::CACHE_CONTROL.as_str(), "no-store");
    put(headers, header::X_CONTENT_TYPE_OPTIONS.as_str(), "nosniff");
    put(headers, header::VARY.as_str(), "Accept-Language");
    response
}

async fn answer_to<S: Service + Programs>(
    interface: Arc<Interface<S>>,
    operation: Arc<Operation<S>>,
    request: Request,
) -> Response {
    let request_id = new_request_id();
    let text = text_of(request.headers());
    let mut left = None;
    let outcome = attempt(&interface, Arc::clone(&operation), request, &mut left).await;
    let mut response = match outcome {
        Ok(Answer::Whole(whole)) => whole.into_response(),
        Ok(Answer::Stream(response)) => *response,
        Err(failure) => {
            if failure.status().is_server_error() {
                let key = &failure.error.key;
                tracing::warn!(operation = operation.id, request_id, key, "a request failed");
            }
            failure.into_response(text, &request_id)
        }
    };
    if let Some(Left { requests, seconds }) = left {
        let headers = response.headers_mut();
        put(headers, "ratelimit-limit", &BURST.to_string());
        put(headers, "ratelimit-remaining", &requests.unwrap_or(0).to_string());
        put(headers, "ratelimit-reset", &seconds.to_string());
    }
    finished(response, &request_id)
}

/// Who comes with a request.
struct Known {
    caller: Caller,
    counted: Counted,
    again: Again,
}

/// Finds out who comes: a token, or else a session.
async fn known<S: Service + Programs>(
    interface: &Arc<Interface<S>>,
    headers: &HeaderMap,
) -> Result<Known, Failure> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = bearer.and_then(|value| value.split_once(' '));
    if let Some((scheme, secret)) = bearer
        && scheme.eq_ignore_ascii_case("bearer")
    {
        let secret = secret.trim().to_owned();
        let bearer = interface.service.bearer(secret.clone()).await?;
        let service = Arc::clone(&interface.service);
        let again: Again = Arc::new(move || {
            let (service, secret) = (Arc::clone(&service), secret.clone());
            Box::pin(async move { service.bearer(secret).await.ok().map(|b| b.caller) })
        });
        return Ok(Known { caller: bearer.caller, counted: Counted::Token(bearer.token), again });
    }
    let nobody = || ServiceError::new(ErrorCode::SignInFirst, "error-no-sign-in");
    let sessions = interface.setting.sessions.clone().ok_or_else(nobody)?;
    let headers = headers.clone();
    let caller = sessions(headers.clone()).await.ok_or_else(nobody)??;
    let again: Again = Arc::new(move || {
        let found = sessions(headers.clone());
        Box::pin(async move { found.await.and_then(Result::ok) })
    });
    Ok(Known { caller, counted: Counted::Person(caller.uid), again })
}

async fn attempt<S: Service + Programs>(
    interface: &Arc<Interface<S>>,
    operation: Arc<Operation<S>>,
    mut request: Request,
    left: &mut Option<Left>,
) -> Result<Answer, Failure> {
    let Known { mut caller, counted, again } = known(interface, request.headers()).await?;
    let counted = *left.insert(interface.limits.count(counted));
    if counted.requests.is_none() {
        let error = ServiceError::new(ErrorCode::TooMany, "error-too-many")
            .with("seconds", counted.seconds);
        return Err(Failure::from(error).header(header::RETRY_AFTER, counted.seconds));
    }
    permitted(&operation, caller)?;
    let signing = request.headers().get(TICKET).and_then(|value| value.to_str().ok());
    caller.ticket = signing.and_then(ticket);
    let parameters = request.extract_parts::<RawPathParams>().await;
    let arguments = parameters
        .map_err(|_| ServiceError::new(ErrorCode::NotFound, "error-no-such-route"))?
        .iter()
        .map(|(_, value)| value.to_owned())
        .collect();
    let (parts, body) = request.into_parts();
    let sent = match operation.takes {
        Takes::File => Sent::Stream(body),
        Takes::Nothing | Takes::Json(_) => {
            let too_large = |_| {
                let error = ServiceError::new(ErrorCode::BadInput, "error-too-large")
                    .with("limit", BODY_MAX);
                Failure::with_status(error, StatusCode::PAYLOAD_TOO_LARGE)
            };
            Sent::Bytes(to_bytes(body, BODY_MAX).await.map_err(too_large)?)
        }
    };
    let spool = interface.setting.spool.clone();
    let (headers, uri) = (parts.headers, parts.uri);
    let call = Call { caller, again, spool, headers, uri, arguments, sent };
    let service = Arc::clone(&interface.service);
    match repeatable(&operation, &call)? {
        None => carry_out(&service, &operation, call).await,
        Some(request) => match service.repeat_begin(request).await? {
            Some(kept) => {
                let mut whole: Whole =
                    serde_json::from_slice(&kept).map_err(ServiceError::unexpected)?;
                whole.header(&HeaderName::from_static("idempotency-replayed"), "true".to_owned());
                Ok(Answer::Whole(whole))
            }
            // A task of its own: it is done and its answer kept also when nobody waits any more.
            None => tokio::spawn(async move {
                let answer = carry_out(&service, &operation, call).await;
                let kept = match &answer {
                    Ok(Answer::Whole(whole)) if whole.body.len() <= KEPT_MAX => {
                        serde_json::to_vec(whole).ok()
                    }
                    // What failed may be sent again, mended or not.
                    _ => None,
                };
                service.repeat_end(request, kept).await?;
                answer
            })
            .await
            .map_err(ServiceError::unexpected)?,
        },
    }
}

/// Whether the operation is for whoever comes. The use case asks again for the officer's roles.
fn permitted<S>(operation: &Operation<S>, caller: Caller) -> Result<(), Failure> {
    let Some(scope) = caller.scope else { return Ok(()) };
    if operation.people {
        return Err(ServiceError::new(ErrorCode::NotAllowed, "error-token-by-token").into());
    }
    if scope.has_one_of(operation.roles) {
        return Ok(());
    }
    let roles: Vec<&str> = operation.roles.iter().map(|role| role.name()).collect();
    let error = ServiceError::new(ErrorCode::NotAllowed, "error-token-scope")
        .with("roles", roles.join(", "));
    Err(error.into())
}

/// The key under which a request can be repeated, where it has one or needs one.
fn repeatable<S>(operation: &Operation<S>, call: &Call) -> Result<Option<Repeatable>, Failure> {
    let refused = |key| {
        let at = answer::Fault {
            at: answer::Place::Parameter("Idempotency-Key"),
            detail: String::new(),
        };
        let error = Failure::from(ServiceError::new(ErrorCode::Usage, key));
        Err(Failure { faults: vec![at], ..error })
    };
    let Sent::Bytes(bytes) = &call.sent else { return Ok(None) };
    let key = match (call.headers.get(&IDEMPOTENCY_KEY), operation.repeating) {
        (_, Repeating::Safe) | (None, Repeating::Allowed) => return Ok(None),
        (None, Repeating::Needed) => return refused("error-idempotency-missing"),
        (Some(key), _) => key.to_str().unwrap_or_default().trim(),
    };
    let printable = key.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    if key.is_empty() || key.len() > KEY_MAX || !printable {
        return refused("error-idempotency-key");
    }
    let place = format!("{} {}", operation.id, call.uri);
    Ok(Some(Repeatable::new(call.caller, &place, key, bytes)))
}

async fn carry_out<S: Service + Programs>(
    service: &Arc<S>,
    operation: &Operation<S>,
    call: Call,
) -> Result<Answer, Failure> {
    let uri = call.uri.clone();
    if operation.tagged && operation.verb != Verb::Get {
        let wanted = call.header(&header::IF_MATCH).map(str::to_owned);
        unchanged(service, call.caller, call.id(), wanted).await?;
    }
    let answer = (operation.run)(Arc::clone(service), call).await?;
    let Answer::Whole(mut whole) = answer else { return Ok(answer) };
    whole.status = operation.status.as_u16();
    if operation.tagged {
        whole.header(&header::ETAG, etag(&whole.body));
    }
    let wants_value = operation.location.is_some() || operation.query.is_some();
    let value = if wants_value { whole.value() } else { serde_json::Value::Null };
    if let Some((collection, member)) = operation.location {
        let found = value.pointer(member);
        let name = found.map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned));
        if let Some(name) = name {
            whole.header(&header::LOCATION, format!("{BASE}{collection}/{}", escaped(&name)));
        }
    }
    if operation.status == StatusCode::ACCEPTED {
        // A machine signs for it within seconds; people take longer.
        whole.header(&header::RETRY_AFTER, "5".to_owned());
    }
    if let Some(next) = next_page(&value) {
        whole.header(&header::LINK, format!("<{}>; rel=\"next\"", following(&uri, &next)));
    }
    Ok(Answer::Whole(whole))
}

/// What a list says about its next page.
fn next_page(value: &serde_json::Value) -> Option<String> {
    value.get("items")?;
    match value.get("next")? {
        serde_json::Value::String(next) => Some(next.clone()),
        serde_json::Value::Number(next) => Some(next.to_string()),
        _ => None,
    }
}

/// The address of the page after `next`. The router sees its path without what it is nested under.
fn following(uri: &axum::http::Uri, next: &str) -> String {
    let kept = uri.query().unwrap_or_default().split('&');
    let kept = kept.filter(|part| !part.is_empty() && !part.starts_with("after="));
    let query: Vec<String> =
        kept.map(str::to_owned).chain([format!("after={}", escaped(next))]).collect();
    let path = uri.path();
    let base = if path.starts_with(BASE) { "" } else { BASE };
    format!("{base}{path}?{}", query.join("&"))
}

/// Percent-encodes what is not unreserved.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// The tag of a representation.
fn etag(body: &str) -> String {
    let digest = vestigo_protocol::ids::Digest::of(body.as_bytes()).to_hex();
    format!("\"{}\"", digest.get(..32).unwrap_or(&digest))
}

/// Whether an agreement is still what the caller has read.
async fn unchanged<S: Service>(
    service: &Arc<S>,
    caller: Caller,
    hash: String,
    wanted: Option<String>,
) -> Result<(), Failure> {
    let Some(wanted) = wanted else { return Ok(()) };
    let view = service.agreement(caller, hash).await?;
    let body = serde_json::to_string(&view).map_err(ServiceError::unexpected)?;
    let now = etag(&body);
    let fits = wanted.split(',').map(str::trim).any(|tag| tag == "*" || tag == now);
    if fits {
        return Ok(());
    }
    let error = ServiceError::new(ErrorCode::Conflict, "error-changed-meanwhile");
    let failure = Failure::with_status(error, StatusCode::PRECONDITION_FAILED);
    Err(failure.header(header::ETAG, now))
}

/// A response that is no JSON of ours.
fn streamed(response: impl axum::response::IntoResponse) -> Answer {
    Answer::Stream(Box::new(response.into_response()))
}

#[cfg(test)]
mod tests;
