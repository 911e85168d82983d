//! The listener: connections, their number and their patience; TLS where the node does it.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt as _;

/// Connections at once: a thousand officers with a page open that updates itself.
const CONNECTIONS_MAX: usize = 2_000;
/// Connections of one address at once, unless a proxy stands before us: offices share addresses.
const OF_ONE_MAX: usize = 200;
/// Bytes of a request's head.
const HEAD_MAX: usize = 32 * 1024;
/// From connecting, or from the end of the request before, to the end of a request's head.
const HEAD: Duration = Duration::from_secs(60);
/// For the handshake of TLS.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Of a connection: pages that update themselves connect again.
const CONNECTION: Duration = Duration::from_secs(3_600);
/// What requests under way get when the node stops.
const LAST: Duration = Duration::from_secs(1);

/// Who connected, beside every request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asker(pub(super) IpAddr);

/// Who may connect, and who is connected.
#[derive(Debug)]
struct Gate {
    proxy: Option<IpAddr>,
    open: Mutex<BTreeMap<IpAddr, usize>>,
}

/// One connection's place; given back when it is dropped.
#[derive(Debug)]
struct Place {
    gate: Arc<Gate>,
    ip: IpAddr,
}

impl Gate {
    fn admit(self: &Arc<Self>, ip: IpAddr) -> Option<Place> {
        if self.proxy.is_some_and(|proxy| proxy != ip) {
            return None;
        }
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = open.values().sum();
        let own = open.entry(ip).or_default();
        if all >= CONNECTIONS_MAX || (self.proxy.is_none() && *own >= OF_ONE_MAX) {
            return None;
        }
        *own += 1;
        Some(Place { gate: Arc::clone(self), ip })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.gate.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.ip) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.ip);
            }
        }
    }
}

/// Serves `app` until `stop` completes; requests under way get a moment to finish.
pub(super) async fn serve(
    listener: TcpListener,
    proxy: Option<IpAddr>,
    tls: Option<TlsAcceptor>,
    app: Router,
    stop: impl Future<Output = ()>,
) {
    let gate = Arc::new(Gate { proxy, open: Mutex::default() });
    let (stopping, stopped) = watch::channel(false);
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        while connections.try_join_next().is_some() {}
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(reason) => {
                // Out of descriptors, mostly: others end in time.
                tracing::warn!(%reason, "a connection to the pages was not taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let ip = peer.ip().to_canonical();
        let Some(place) = gate.admit(ip) else { continue };
        let (app, tls, stopped) = (app.clone(), tls.clone(), stopped.clone());
        connections.spawn(async move {
            accept(stream, peer, tls, app, stopped).await;
            drop(place);
        });
    }
    drop(listener);
    let _told = stopping.send(true);
    let all = async { while connections.join_next().await.is_some() {} };
    let _done = timeout(LAST, all).await;
}

async fn accept(
    stream: TcpStream,
    peer: SocketAddr,
    tls: Option<TlsAcceptor>,
    app: Router,
    stopped: watch::Receiver<bool>,
) {
    // Small answers leave at once.
    let _best_effort = stream.set_nodelay(true);
    match tls {
        None => connection(stream, peer, app, stopped).await,
        Some(tls) => {
            if let Ok(Ok(stream)) = timeout(HANDSHAKE, tls.accept(stream)).await {
                connection(stream, peer, app, stopped).await;
            }
        }
    }
}

async fn connection(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send,
    peer: SocketAddr,
    app: Router,
    mut stopped: watch::Receiver<bool>,
) {
    let ip = peer.ip().to_canonical();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let app = app.clone();
        async move {
            let mut request: Request = request.map(Body::new);
            request.extensions_mut().insert(Asker(ip));
            // A router's error type has no value.
            Ok::<_, Infallible>(app.oneshot(request).await.unwrap_or_default())
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_MAX).max_headers(64);
    let served = http.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(served);
    let ended = async {
        tokio::select! {
            // What goes wrong on a connection is the other end's affair.
            _ = served.as_mut() => return,
            _ = stopped.wait_for(|stop| *stop) => {}
        }
        served.as_mut().graceful_shutdown();
        let _closed = served.as_mut().await;
    };
    let _closed = timeout(CONNECTION, ended).await;
}
