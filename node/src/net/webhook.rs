//! One signed message to a program of the agency, over HTTPS.
//!
//! The address is an officer's choice, and this machine stands in a network that others do not
//! reach: so the name is resolved here, every address that it has must be a public one (or the host
//! be named in the configuration), the connection goes to just that address, nothing is followed
//! anywhere, and of the response only the status is read.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Method, Request, Uri, header};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::https::Authorities;

/// From resolving the name to the status of the response.
const DEADLINE: Duration = Duration::from_secs(15);

/// Longest address of a webhook, in bytes.
pub const URL_MAX: usize = 1_024;

/// Why a message did not arrive. Nothing of the message is in it.
#[derive(Debug, Error)]
pub enum HookError {
    /// Not `https://HOST[:PORT][/PATH]`, or plain HTTP to a host that is not named.
    #[error("the address of a webhook is https://HOST[:PORT][/PATH][?QUERY]")]
    Address,
    /// The name has an address of a private network, and is not named in the configuration.
    #[error("the host has an address that is not public, and webhooks.allow does not name it")]
    NotPublic,
    /// The name has no address.
    #[error("the host has no address")]
    NoAddress,
    /// The network.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// Not HTTP, or cut off.
    #[error("{0}")]
    Http(#[from] hyper::Error),
    /// Not in time.
    #[error("no response within 15 s")]
    TimedOut,
    /// Another status than 2xx; redirects are not followed.
    #[error("status {0}")]
    Status(u16),
}

/// What is sent.
#[derive(Clone)]
pub struct Message {
    /// Where to.
    pub url: String,
    /// Headers beside those of HTTP itself.
    pub headers: Vec<(&'static str, String)>,
    /// JSON.
    pub body: String,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Message(..)")
    }
}

/// The sender of such messages.
#[derive(Clone, Debug)]
pub struct Hooks {
    allow: Arc<[String]>,
    authorities: Option<Authorities>,
}

/// An address taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Target {
    tls: bool,
    host: String,
    port: u16,
    path: String,
    /// Named in the configuration.
    named: bool,
}

impl Hooks {
    /// A sender that believes the certificates of `authorities`, and may reach the hosts in `allow`
    /// (`HOST` or `HOST:PORT`) also where they are private and without TLS.
    #[must_use]
    pub fn new(allow: &[String], authorities: Option<Authorities>) -> Self {
        let allow = allow.iter().map(|host| host.trim().to_ascii_lowercase()).collect();
        Self { allow, authorities }
    }

    /// Whether a message could be sent to an address at all; its name is not resolved yet.
    #[must_use]
    pub fn accepts(&self, url: &str) -> bool {
        self.target(url).is_ok_and(|target| {
            let ip = target.host.parse::<IpAddr>();
            target.named || ip.map_or(true, is_public)
        })
    }

    /// Sends one message.
    ///
    /// # Errors
    /// [`HookError`]: it may have arrived all the same.
    pub async fn post(&self, message: Message) -> Result<(), HookError> {
        timeout(DEADLINE, self.send(message)).await.map_err(|_| HookError::TimedOut)?
    }

    fn target(&self, url: &str) -> Result<Target, HookError> {
        let printable = url.bytes().all(|b| b.is_ascii_graphic());
        if url.len() > URL_MAX || !printable || url.contains('#') {
            return Err(HookError::Address);
        }
        let uri: Uri = url.parse().map_err(|_| HookError::Address)?;
        let authority = uri.authority().ok_or(HookError::Address)?;
        let tls = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(HookError::Address),
        };
        let host = authority.host().trim_matches(['[', ']']).to_ascii_lowercase();
        if host.is_empty() || authority.as_str().contains('@') {
            return Err(HookError::Address);
        }
        let port = authority.port_u16().unwrap_or(if tls { 443 } else { 80 });
        let with_port = format!("{host}:{port}");
        let named = self.allow.iter().any(|name| *name == host || *name == with_port);
        if !tls && !named {
            return Err(HookError::Address);
        }
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Ok(Target { tls, host, port, path, named })
    }

    async fn send(&self, message: Message) -> Result<(), HookError> {
        let target = self.target(&message.url)?;
        let found = lookup_host((target.host.as_str(), target.port)).await?;
        let address = chosen(&target, found)?;
        // This address and no other: a second look-up could say something else.
        let stream = TcpStream::connect(address).await?;
        if !target.tls {
            return exchange(stream, &target, message).await;
        }
        let name = ServerName::try_from(target.host.clone()).map_err(|_| HookError::Address)?;
        let none = || io::Error::other("there are no certificates of authorities to believe");
        let config = self.authorities.as_ref().ok_or_else(none)?.config();
        let stream = TlsConnector::from(config).connect(name, stream).await?;
        exchange(stream, &target, message).await
    }
}

/// The address to connect to: all must be public, so that none of them can be drawn by chance.
fn chosen(
    target: &Target,
    found: impl Iterator<Item = SocketAddr>,
) -> Result<SocketAddr, HookError> {
    let found: Vec<SocketAddr> = found.collect();
    if !target.named && !found.iter().all(|address| is_public(address.ip())) {
        return Err(HookError::NotPublic);
    }
    found.first().copied().ok_or(HookError::NoAddress)
}

/// Whether an address is of the public Internet: nothing private, local, shared, reserved, embedded
/// in another address, or a cloud's own.
fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

const fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        || (a == 100 && b & 0xc0 == 64)
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && b & 0xfe == 18))
}

const fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    // Global unicast, without Teredo and other protocols' blocks, documentation and 6to4.
    a & 0xe000 == 0x2000
        && !(a == 0x2001 && b < 0x200)
        && !(a == 0x2001 && b == 0xdb8)
        && a != 0x2002
        && !(a == 0x3fff && b & 0xf000 == 0)
}

async fn exchange<S>(stream: S, target: &Target, message: Message) -> Result<(), HookError>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    // Ends with the connection; its error comes out of `send_request` too.
    let driver = tokio::spawn(async move {
        let _closed = connection.await;
    });
    let name = match target.host.contains(':') {
        true => format!("[{}]:{}", target.host, target.port),
        false => format!("{}:{}", target.host, target.port),
    };
    let mut request = Request::builder()
        .method(Method::POST)
        .uri(&target.path)
        .header(header::HOST, name)
        .header(header::USER_AGENT, concat!("vestigo/", env!("CARGO_PKG_VERSION")))
        .header(header::CONTENT_TYPE, "application/json");
    for (name, value) in message.headers {
        request = request.header(name, value);
    }
    let request =
        request.body(Full::new(Bytes::from(message.body))).map_err(|_| HookError::Address)?;
    let response = sender.send_request(request).await;
    driver.abort();
    let status = response?.status();
    if status.is_success() { Ok(()) } else { Err(HookError::Status(status.as_u16())) }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    fn hooks(allow: &[&str]) -> Hooks {
        let allow: Vec<String> = allow.iter().map(|host| (*host).to_owned()).collect();
        Hooks::new(&allow, None)
    }

    #[test]
    fn only_addresses_of_the_public_internet_are_public() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "192.0.0.1",
            "198.18.0.1",
            "198.19.255.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "192.88.99.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "fec0::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:0:1::1",
            "2001:db8::1",
            "100::1",
            "3fff::1",
        ] {
            assert!(!is_public(ip(private)), "{private}");
        }
        for public in ["1.1.1.1", "100.128.0.1", "198.20.0.1", "2606:4700::1111", "2a00:1450::1"] {
            assert!(is_public(ip(public)), "{public}");
        }
    }

    #[test]
    fn an_address_is_https_unless_its_host_is_named() {
        let hooks = hooks(&["inside.example:8080", "10.0.0.7"]);
        for good in [
            "https://cases.example/hook?x=1",
            "https://cases.example:8443",
            "http://inside.example:8080/hook",
            "http://10.0.0.7/hook",
            "https://10.0.0.7/hook",
            "https://[2606:4700::1111]/",
        ] {
            assert!(hooks.accepts(good), "{good}");
        }
        for bad in [
            "http://cases.example/hook",
            "http://inside.example/hook",
            "https://10.0.0.8/hook",
            "https://[::1]/",
            "https://user@cases.example/",
            "ftp://cases.example/",
            "https:///hook",
            "https://cases.example/#part",
            "https://cases.example/a b",
            "cases.example",
            "",
        ] {
            assert!(!hooks.accepts(bad), "{bad}");
        }
        assert!(!hooks.accepts(&format!("https://cases.example/{}", "a".repeat(URL_MAX))));
    }

    #[test]
    fn one_private_address_among_public_ones_is_one_too_many() {
        let hooks = hooks(&["inside.example"]);
        let at = |ip: &str| SocketAddr::new(ip.parse().unwrap(), 443);
        let found = [at("1.1.1.1"), at("127.0.0.1")];
        let outside = hooks.target("https://cases.example/").unwrap();
        let refused = chosen(&outside, found.into_iter());
        assert!(matches!(refused, Err(HookError::NotPublic)), "{refused:?}");
        assert_eq!(chosen(&outside, found.into_iter().take(1)).unwrap(), at("1.1.1.1"));
        let inside = hooks.target("https://inside.example/").unwrap();
        assert_eq!(chosen(&inside, found.into_iter()).unwrap(), at("1.1.1.1"));
        assert!(matches!(chosen(&inside, [].into_iter()), Err(HookError::NoAddress)));
    }

    /// A server that takes one request and says this; gives what it heard.
    async fn server(says: &'static str) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let task = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut heard = vec![0; 8192];
            let mut length = 0;
            while !heard[..length].ends_with(b"{}") {
                length += stream.read(&mut heard[length..]).await.unwrap();
            }
            let _gone = stream.write_all(says.as_bytes()).await;
            String::from_utf8_lossy(&heard[..length]).into_owned()
        });
        (host, task)
    }

    fn message(host: &str) -> Message {
        Message {
            url: format!("http://{host}/hook?a=b"),
            headers: vec![("webhook-id", "msg_1_2".to_owned())],
            body: "{}".to_owned(),
        }
    }

    #[tokio::test]
    async fn a_message_is_posted_and_a_redirect_is_a_failure() {
        let (host, heard) = server("HTTP/1.1 204 No Content\r\n\r\n").await;
        hooks(&[&host]).post(message(&host)).await.unwrap();
        let heard = heard.await.unwrap();
        assert!(heard.starts_with("POST /hook?a=b HTTP/1.1\r\n"), "{heard}");
        assert!(heard.contains("webhook-id: msg_1_2\r\n"), "{heard}");
        let moved =
            "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
        let (host, _heard) = server(moved).await;
        let refused = hooks(&[&host]).post(message(&host)).await;
        assert!(matches!(refused, Err(HookError::Status(302))), "{refused:?}");
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_followed() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let message = Message { url: format!("https://localhost:{port}/"), ..message("x") };
        let refused = hooks(&[]).post(message).await;
        assert!(matches!(refused, Err(HookError::NotPublic)), "{refused:?}");
    }
}
