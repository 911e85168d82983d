//! A log over HTTP or HTTPS: static files, and the entries of an observer who may not see all pairs.

use std::path::Path;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use tokio::runtime::Runtime;
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::time::{Timestamp, civil_from_days};

use super::AuditError;
use super::source::{FILE_MAX, Source};
use crate::net::https::{Address, Authorities, connect};
use crate::runtime::clock;

/// How long one request may take: a tile on a slow line.
const REQUEST_MAX: Duration = Duration::from_secs(60);

/// How often a request is made again whose connection was lost: a server ends long ones.
const LOST_MAX: usize = 2;

/// Longest pause that a server may ask for at once, and in all.
const PAUSE_MAX: Duration = Duration::from_secs(10);
/// See [`PAUSE_MAX`].
const PAUSES_MAX: Duration = Duration::from_secs(3600);

/// What an observer signs begins with this: no other signature does.
const DOMAIN: &str = "vestigo-observer-v1";

/// The key of an enrolled observer.
#[derive(Clone, Debug)]
pub struct ObserverKey(std::sync::Arc<SecretKey>);

impl ObserverKey {
    /// Reads a key file: 32 bytes, or 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`AuditError::Io`] or [`AuditError::Key`].
    pub fn read(path: &Path) -> Result<Self, AuditError> {
        let bytes = std::fs::read(path).map_err(AuditError::io("read", path))?;
        let bytes = zeroize::Zeroizing::new(bytes);
        let seed: Option<[u8; 32]> = bytes.as_slice().try_into().ok().or_else(|| {
            let text = std::str::from_utf8(&bytes).ok()?;
            vestigo_protocol::ids::Digest::from_hex(text.trim()).map(|digest| digest.0)
        });
        let seed = zeroize::Zeroizing::new(seed.ok_or_else(|| AuditError::Key {
            path: path.to_owned(),
            reason: "not 32 bytes and not 64 hexadecimal digits".to_owned(),
        })?);
        Ok(Self(std::sync::Arc::new(SecretKey::from_seed(&seed))))
    }

    /// The value of `Authorization` for a request at `date`, an RFC 9110 date. `target` is path and
    /// query.
    #[must_use]
    pub fn authorization(&self, origin: &str, target: &str, date: &str) -> String {
        let signed = [DOMAIN, origin, target, date].join("\0");
        let signature = self.0.sign(signed.as_bytes());
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        format!("Vestigo-Observer {}.{}", text(self.0.kid().as_bytes()), text(&signature))
    }
}

/// A server.
pub(super) struct Http {
    address: String,
    server: Address,
    authorities: Option<Authorities>,
    key: Option<ObserverKey>,
    /// Whose log it is, once its checkpoint has been read.
    origin: String,
    runtime: Runtime,
    open: Option<SendRequest<Empty<Bytes>>>,
    /// How long it had us wait.
    waited: Duration,
}

impl std::fmt::Debug for Http {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Http({})", self.address)
    }
}

impl Http {
    /// Reads the address; nothing is asked yet.
    pub(super) fn new(
        address: &str,
        key: Option<ObserverKey>,
        authorities: Option<Authorities>,
    ) -> Result<Self, AuditError> {
        let server =
            Address::parse(address).ok_or_else(|| AuditError::Address(address.to_owned()))?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|e| AuditError::Http { url: address.to_owned(), reason: e.to_string() })?;
        Ok(Self {
            address: address.to_owned(),
            server,
            authorities,
            key,
            origin: String::new(),
            runtime,
            open: None,
            waited: Duration::ZERO,
        })
    }

    /// Asks, and asks again where the server wants us to wait or has ended the connection.
    fn fetch(&mut self, target: &str, observer: bool) -> Result<Fetched, AuditError> {
        let mut lost = 0;
        loop {
            let kept_open = self.open.is_some();
            match self.once(target, observer) {
                Ok(Fetched::Busy(pause)) if self.waited < PAUSES_MAX => {
                    let pause = pause.min(PAUSE_MAX);
                    // Counted for at least a moment, so that it ends.
                    self.waited += pause.max(Duration::from_millis(100));
                    std::thread::sleep(pause);
                }
                Err(_) if lost < LOST_MAX && (kept_open || lost > 0) => lost += 1,
                answered => return answered,
            }
        }
    }

    fn too_busy(&self) -> AuditError {
        let reason = "the server has had us wait for an hour".to_owned();
        AuditError::Http { url: self.address.clone(), reason }
    }

    fn once(&mut self, target: &str, observer: bool) -> Result<Fetched, AuditError> {
        let scheme = if self.server.secure { "https" } else { "http" };
        let authority = self.server.authority();
        let url = format!("{scheme}://{authority}{target}");
        let fail = |reason: String| AuditError::Http { url: url.clone(), reason };
        let date = http_date(clock::now());
        let mut request =
            Request::get(target).header(header::HOST, &authority).header(header::DATE, &date);
        if let Some(key) = self.key.as_ref().filter(|_| observer) {
            let authorization = key.authorization(&self.origin, target, &date);
            request = request.header(header::AUTHORIZATION, authorization);
        }
        let request = request.body(Empty::new()).map_err(|e| fail(e.to_string()))?;
        let open = self.open.take();
        let (answer, open) = self.runtime.block_on(async {
            let asked = ask(open, &self.server, self.authorities.as_ref(), request);
            match tokio::time::timeout(REQUEST_MAX, asked).await {
                Ok(answer) => answer.map_err(fail),
                Err(_) => Err(fail("no answer within 60 seconds".to_owned())),
            }
        })?;
        self.open = Some(open);
        let (status, pause, body) = answer;
        match status {
            StatusCode::TOO_MANY_REQUESTS => Ok(Fetched::Busy(pause)),
            StatusCode::OK => Ok(Fetched::Body(body)),
            StatusCode::NOT_FOUND | StatusCode::GONE => Ok(Fetched::Absent),
            other => Ok(Fetched::Refused(AuditError::Http {
                url,
                reason: format!("the server says {other}"),
            })),
        }
    }
}

/// What became of a request that was answered.
enum Fetched {
    Body(Vec<u8>),
    Absent,
    /// Too many requests: again after a pause.
    Busy(Duration),
    Refused(AuditError),
}

type Answer = ((StatusCode, Duration, Vec<u8>), SendRequest<Empty<Bytes>>);

/// One request, on the open connection if it still is.
async fn ask(
    open: Option<SendRequest<Empty<Bytes>>>,
    server: &Address,
    authorities: Option<&Authorities>,
    request: Request<Empty<Bytes>>,
) -> Result<Answer, String> {
    let mut open = open;
    let alive = match &mut open {
        Some(sender) => sender.ready().await.is_ok(),
        None => false,
    };
    let mut sender = match open {
        Some(sender) if alive => sender,
        _ => {
            let stream = connect(server, authorities).await.map_err(|e| e.to_string())?;
            let (sender, connection) =
                handshake(TokioIo::new(stream)).await.map_err(|e| e.to_string())?;
            // Ends with the connection; its error comes out of `send_request` too.
            tokio::spawn(async move {
                let _closed = connection.await;
            });
            sender
        }
    };
    let response = sender.send_request(request).await.map_err(|e| e.to_string())?;
    let status = response.status();
    let pause = response.headers().get(header::RETRY_AFTER).and_then(|v| v.to_str().ok());
    let pause = Duration::from_secs(pause.and_then(|text| text.parse().ok()).unwrap_or(1));
    let limit = usize::try_from(FILE_MAX).unwrap_or(usize::MAX);
    let body = Limited::new(response.into_body(), limit).collect().await;
    let body = body.map_err(|e| e.to_string())?.to_bytes().to_vec();
    Ok(((status, pause, body), sender))
}

impl Source for Http {
    fn get(&mut self, path: &str) -> Result<Option<Vec<u8>>, AuditError> {
        let target = format!("{}/{path}", self.server.path);
        // Bundles may be for enrolled observers alone, and for others than this one; what a log
        // publishes of others' checkpoints it need not show to everyone.
        let bundles = path.starts_with("tile/entries/");
        let of_others = ["seen/", "witness/"].iter().any(|dir| path.starts_with(dir));
        let observer = bundles || of_others || path.starts_with("tile/0/");
        let found = match self.fetch(&target, observer)? {
            Fetched::Body(body) => Some(body),
            Fetched::Absent => None,
            Fetched::Refused(_) if of_others || bundles && self.key.is_some() => None,
            Fetched::Busy(_) => return Err(self.too_busy()),
            Fetched::Refused(error) => return Err(error),
        };
        if path == "checkpoint"
            && let Some(bytes) = &found
        {
            let text = String::from_utf8_lossy(bytes);
            text.lines().next().unwrap_or_default().clone_into(&mut self.origin);
        }
        Ok(found)
    }

    fn observed(&mut self, start: u64, end: u64) -> Result<Option<Vec<u8>>, AuditError> {
        if self.key.is_none() {
            return Ok(None);
        }
        let target = format!("{}/observer/v1/entries?start={start}&end={end}", self.server.path);
        match self.fetch(&target, true)? {
            Fetched::Body(body) => Ok(Some(body)),
            Fetched::Absent => Ok(None),
            Fetched::Busy(_) => Err(self.too_busy()),
            Fetched::Refused(error) => Err(error),
        }
    }

    fn address(&self) -> &str {
        &self.address
    }
}

/// An IMF-fixdate (RFC 9110 §5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
#[must_use]
pub fn http_date(time: Timestamp) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let days = time.0 / 86_400;
    let (year, month, day) = civil_from_days(days);
    let name = |names: &[&'static str], at: u64| {
        usize::try_from(at).ok().and_then(|at| names.get(at).copied()).unwrap_or("")
    };
    let (weekday, month) = (name(&DAYS, days % 7), name(&MONTHS, month.saturating_sub(1)));
    let second = time.0 % 86_400;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_that_of_rfc_9110() {
        assert_eq!(http_date(Timestamp(784_111_777)), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(http_date(Timestamp(0)), "Thu, 01 Jan 1970 00:00:00 GMT");
    }

    #[test]
    fn an_observer_signs_origin_target_and_date() {
        let key = ObserverKey(std::sync::Arc::new(SecretKey::from_seed(&[7; 32])));
        let value =
            key.authorization("vestigo/xa/office", "/observer/v1/entries?start=0&end=9", "d");
        let (kid, signature) =
            value.strip_prefix("Vestigo-Observer ").unwrap().split_once('.').unwrap();
        let bytes = |text| URL_SAFE_NO_PAD.decode(text).unwrap();
        assert_eq!(bytes(kid), key.0.kid().as_bytes());
        let message =
            b"vestigo-observer-v1\0vestigo/xa/office\0/observer/v1/entries?start=0&end=9\0d";
        assert!(key.0.public().verify(message, &bytes(signature)).is_ok());
    }

    #[test]
    fn an_address_is_a_host_and_a_path() {
        let read = |address: &str| {
            Http::new(address, None, None).map(|h| (h.server.authority(), h.server.path))
        };
        assert_eq!(read("http://a.example").unwrap(), ("a.example".into(), String::new()));
        assert_eq!(read("https://a.example/x").unwrap(), ("a.example".into(), "/x".into()));
        assert_eq!(read("http://a:8/x/y/").unwrap(), ("a:8".into(), "/x/y".into()));
        for bad in ["http://", "ftp://a", "http://u@a/", "http://a b/"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
