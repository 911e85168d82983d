//! The exchange log over HTTP: for observers, for witnesses, and as a witness.
//!
//! Plain HTTP/1.1 on an address of its own, GET and HEAD for all but one path. Which bytes a path
//! names is decided by reading it into one of a few shapes, never by joining it to a folder. TLS is
//! done by a proxy that the configuration names.
//!
//! ```text
//! checkpoint  checkpoint.cosigned  tile/<level from 1>/…  descriptors/<n>    everyone
//! tile/0/…  observer/v1/entries?start=&end=  proof?index=  receipt?index=    observers
//! seen/<leaf hash>                                                           observers of the pair
//! tile/entries/…                                                             observers of all pairs
//! POST witness/add-checkpoint   witness/<sha256 of origin>/checkpoint        everyone; what is
//!                                 cosigned of partners' logs, observers of the pair
//! ```
//!
//! Leaf hashes are not for everyone: the same one stands in both parties' logs, so that whoever has
//! those of two logs counts what passes between them, and when.

mod gate;
mod path;

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Method, Request, Response, StatusCode, header};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};
use vestigo_protocol::log::witness::{ADD_CHECKPOINT_MAX, Refusal, Reply};
use vestigo_protocol::observer::SCHEME;

use crate::service::observing::{PublicFile, PublicLog, SignedRequest, Withheld};
use gate::Gate;
use path::Wanted;

/// Bytes of a request's head: a path, two headers of an observer, what a proxy adds.
const HEAD_MAX: usize = 16 * 1024;

/// How long things may take.
#[derive(Clone, Copy, Debug)]
struct Deadlines {
    /// From connecting, or from the end of the request before, to the end of a request's head.
    head: Duration,
    /// From the end of the head to the answer; what a peer posts is read within it.
    answer: Duration,
    /// Of a connection: a million entries at 256 a request.
    connection: Duration,
}

const DEADLINES: Deadlines = Deadlines {
    head: Duration::from_secs(10),
    answer: Duration::from_secs(20),
    connection: Duration::from_secs(600),
};

/// Where to serve, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct PublicAddress {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The only address that may connect, if one is named; it tells who asks.
    pub proxy: Option<IpAddr>,
}

/// Listens.
///
/// # Errors
/// The address cannot be had.
pub async fn bind(address: PublicAddress) -> std::io::Result<TcpListener> {
    TcpListener::bind(address.listen).await
}

/// Serves the log until this future is dropped; connections end with it.
pub async fn serve<L: PublicLog>(listener: TcpListener, proxy: Option<IpAddr>, log: L) {
    serve_within(listener, proxy, log, DEADLINES).await;
}

async fn serve_within<L: PublicLog>(
    listener: TcpListener,
    proxy: Option<IpAddr>,
    log: L,
    deadlines: Deadlines,
) {
    let gate = Arc::new(Gate::new(proxy));
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(reason) => {
                // Out of descriptors, mostly: others end in time.
                tracing::warn!(%reason, "a connection to the log's address was not taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let Some(place) = gate.admit(peer.ip()) else { continue };
        let (gate, log) = (Arc::clone(&gate), log.clone());
        connections.spawn(async move {
            connection(stream, peer.ip(), gate, log, deadlines).await;
            drop(place);
        });
    }
}

async fn connection<L: PublicLog>(
    stream: TcpStream,
    peer: IpAddr,
    gate: Arc<Gate>,
    log: L,
    deadlines: Deadlines,
) {
    let service = service_fn(move |request: Request<Incoming>| {
        let (gate, log) = (Arc::clone(&gate), log.clone());
        async move {
            let asker = gate.asker(peer, last_forwarded(request.headers()));
            let may = gate.may_ask(asker, Instant::now());
            Ok::<_, Infallible>(answer(request, may, &log, deadlines.answer).await)
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(deadlines.head)
        .max_buf_size(HEAD_MAX)
        .max_headers(64);
    // What goes wrong on a connection is the other end's affair.
    let served = http.serve_connection(TokioIo::new(stream), service);
    let _closed = timeout(deadlines.connection, served).await;
}

type Body = Full<Bytes>;

async fn answer<L: PublicLog>(
    request: Request<Incoming>,
    may: bool,
    log: &L,
    deadline: Duration,
) -> Response<Body> {
    if !may {
        let mut response = plain(StatusCode::TOO_MANY_REQUESTS, "too many requests\n");
        response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("1"));
        return response;
    }
    let is_head = request.method() == Method::HEAD;
    let response = timeout(deadline, respond(request, log)).await;
    let mut response =
        response.unwrap_or_else(|_| plain(StatusCode::SERVICE_UNAVAILABLE, "no answer in time\n"));
    if is_head {
        let length = http_body_util::BodyExt::collect(response.body_mut())
            .await
            .map_or(0, |body| body.to_bytes().len());
        response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
        *response.body_mut() = Full::default();
    }
    response
}

/// The last address that a proxy added.
fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?;
    last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

async fn respond<L: PublicLog>(request: Request<Incoming>, log: &L) -> Response<Body> {
    let uri = request.uri().clone();
    let Some(wanted) = Wanted::parse(uri.path(), uri.query()) else {
        return plain(StatusCode::NOT_FOUND, "there is no such thing here\n");
    };
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if wanted == Wanted::AddCheckpoint {
        if request.method() != Method::POST {
            return not_allowed("POST");
        }
        return witness(add_checkpoint(request, log).await);
    }
    if !reads {
        return not_allowed("GET, HEAD");
    }
    let who = signed(&request);
    match wanted {
        Wanted::File(file) => match log.file(file).await {
            Some(bytes) => public(file, bytes),
            None => plain(StatusCode::NOT_FOUND, "not there\n"),
        },
        Wanted::Leaves(tile) => private("application/octet-stream", log.leaves(who, tile).await),
        Wanted::Seen(leaf) => private("text/plain; charset=utf-8", log.seen(who, leaf).await),
        Wanted::Bundle(tile) => private("application/octet-stream", log.bundle(who, tile).await),
        Wanted::Entries { start, end } => {
            private("application/cbor", log.entries(who, start, end).await)
        }
        Wanted::Proof(index) => private("text/plain; charset=utf-8", log.proof(who, index).await),
        Wanted::Receipt(index) => private("application/cose", log.receipt(who, index).await),
        Wanted::Witnessed(hash) => match log.witnessed(who, hash).await {
            Some(head) if head.for_everyone => public(PublicFile::Checkpoint, head.note),
            Some(head) => private("text/plain; charset=utf-8", Ok(head.note)),
            None => plain(StatusCode::NOT_FOUND, "nothing of that log was cosigned here\n"),
        },
        Wanted::AddCheckpoint => not_allowed("POST"),
    }
}

/// What an observer's signature is over.
fn signed(request: &Request<Incoming>) -> SignedRequest {
    let one = |name: header::HeaderName| {
        let mut values = request.headers().get_all(name).iter();
        let first = values.next().and_then(|value| value.to_str().ok()).map(str::to_owned);
        // Two would be two requests.
        first.filter(|_| values.next().is_none())
    };
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    SignedRequest {
        authorization: one(header::AUTHORIZATION),
        date: one(header::DATE),
        path: path.to_owned(),
    }
}

async fn add_checkpoint<L: PublicLog>(request: Request<Incoming>, log: &L) -> Reply {
    let limited = Limited::new(request.into_body(), ADD_CHECKPOINT_MAX);
    match limited.collect().await {
        Ok(body) => log.add_checkpoint(body.to_bytes().to_vec()).await,
        Err(_) => Refusal::Malformed.reply(),
    }
}

fn witness(reply: Reply) -> Response<Body> {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
    let kind = match status {
        StatusCode::CONFLICT => "text/x.tlog.size",
        _ => "text/plain; charset=utf-8",
    };
    response(status, kind, "no-store", reply.body.into_bytes())
}

fn public(file: PublicFile, bytes: Vec<u8>) -> Response<Body> {
    let (kind, cache) = match file {
        PublicFile::Checkpoint | PublicFile::Cosigned => {
            ("text/plain; charset=utf-8", "public, max-age=1")
        }
        PublicFile::Hashes(tile) if tile.width() == 256 => {
            ("application/octet-stream", "public, max-age=31536000, immutable")
        }
        // Never other bytes, but gone once the full tile is there.
        PublicFile::Hashes(_) => ("application/octet-stream", "public, max-age=60"),
        PublicFile::Descriptor(_) => ("application/cbor", "public, max-age=31536000, immutable"),
    };
    response(StatusCode::OK, kind, cache, bytes)
}

fn private(kind: &'static str, outcome: Result<Vec<u8>, Withheld>) -> Response<Body> {
    match outcome {
        Ok(bytes) => response(StatusCode::OK, kind, "private, no-store", bytes),
        Err(Withheld::Unsigned) => {
            let mut response =
                plain(StatusCode::UNAUTHORIZED, "signed by an observer's key within 5 minutes\n");
            let scheme = header::HeaderValue::from_static(SCHEME);
            response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
            response
        }
        Err(Withheld::NotEnrolled) => {
            plain(StatusCode::FORBIDDEN, "not for this key, or not now\n")
        }
        Err(Withheld::BadRange) => {
            plain(StatusCode::BAD_REQUEST, "start before end, at most 256 entries\n")
        }
        Err(Withheld::Absent) => plain(StatusCode::NOT_FOUND, "not there, or not yet to be seen\n"),
        Err(Withheld::Unavailable) => {
            plain(StatusCode::SERVICE_UNAVAILABLE, "not possible at the moment\n")
        }
    }
}

fn not_allowed(allowed: &'static str) -> Response<Body> {
    let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "not that way\n");
    response.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static(allowed));
    response
}

fn plain(status: StatusCode, words: &str) -> Response<Body> {
    response(status, "text/plain; charset=utf-8", "no-store", words.as_bytes().to_vec())
}

fn response(
    status: StatusCode,
    kind: &'static str,
    cache: &'static str,
    bytes: Vec<u8>,
) -> Response<Body> {
    let mut response = Response::new(Full::new(Bytes::from(bytes)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, cache),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, header::HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests;
