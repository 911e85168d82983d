//! A witness with an address of its own (c2sp.org/tlog-witness), as its client: one bounded request
//! over HTTP or HTTPS.
//!
//! Nothing here is secret: a checkpoint is public, and what the witness gives is verified under
//! keys that the operator named. So plain HTTP is enough where nobody but us and the witness can
//! withhold it.

use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::{Method, Request, header};
use hyper_util::rt::TokioIo;
use thiserror::Error;
use tokio::time::timeout;
use vestigo_protocol::log::witness::{REPLY_MAX, Reply};

use super::https::{Address, Authorities, connect};

/// From connecting to the last byte of the reply.
const DEADLINE: Duration = Duration::from_secs(10);

/// Why a witness gave no reply.
#[derive(Debug, Error)]
pub enum WitnessError {
    /// Not `http://HOST[:PORT][/PATH]`, nor with `https://`.
    #[error("the address of a witness is http://HOST[:PORT][/PATH] or https://HOST[:PORT][/PATH]")]
    Address,
    /// The network.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// Not HTTP, or cut off.
    #[error("{0}")]
    Http(#[from] hyper::Error),
    /// Not in time.
    #[error("no reply within 10 s")]
    TimedOut,
    /// Larger than [`REPLY_MAX`], or not text.
    #[error("the reply is no text of at most 16 KiB")]
    Reply,
}

/// A submission prefix.
///
/// # Errors
/// [`WitnessError::Address`].
pub fn address(url: &str) -> Result<Address, WitnessError> {
    Address::parse(url).ok_or(WitnessError::Address)
}

/// Asks a witness to cosign; `body` is that of a request. `authorities` are needed for `https://`.
///
/// # Errors
/// [`WitnessError`].
pub async fn add_checkpoint(
    url: &str,
    authorities: Option<&Authorities>,
    body: String,
) -> Result<Reply, WitnessError> {
    let posted = timeout(DEADLINE, post(url, authorities, body));
    posted.await.map_err(|_| WitnessError::TimedOut)?
}

async fn post(
    url: &str,
    authorities: Option<&Authorities>,
    body: String,
) -> Result<Reply, WitnessError> {
    let address = address(url)?;
    let stream = connect(&address, authorities).await?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    // Ends with the connection; its error comes out of `send_request` too.
    let driver = tokio::spawn(async move {
        let _closed = connection.await;
    });
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("{}/add-checkpoint", address.path))
        .header(header::HOST, address.authority())
        .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
        .body(Full::new(Bytes::from(body)))
        .map_err(|_| WitnessError::Address)?;
    let replied = async {
        let response = sender.send_request(request).await?;
        let status = response.status().as_u16();
        let limited = Limited::new(response.into_body(), REPLY_MAX);
        let bytes = limited.collect().await.map_err(|_| WitnessError::Reply)?.to_bytes();
        let body = String::from_utf8(bytes.to_vec()).map_err(|_| WitnessError::Reply)?;
        Ok(Reply { status, body })
    };
    let reply = replied.await;
    driver.abort();
    reply
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;
    use tokio_rustls::TlsAcceptor;

    use super::super::https;
    use super::*;
    use crate::scratch::Scratch;

    /// A server that gives each connection these bytes.
    async fn server(says: Vec<u8>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/w", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = vec![0; 4096];
            let read = stream.read(&mut request).await.unwrap();
            let request = String::from_utf8_lossy(&request[..read]).into_owned();
            assert!(request.starts_with("POST /w/add-checkpoint HTTP/1.1\r\n"), "{request}");
            let _gone = stream.write_all(&says).await;
        });
        url
    }

    #[tokio::test]
    async fn status_and_body_come_back_and_both_are_bounded() {
        let says = "HTTP/1.1 409 Conflict\r\ncontent-length: 3\r\n\r\n17\n";
        let url = server(says.into()).await;
        let reply = add_checkpoint(&url, None, "old 0\n".to_owned()).await.unwrap();
        assert_eq!(reply, Reply { status: 409, body: "17\n".to_owned() });
        let mut huge = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
        huge.resize(REPLY_MAX + 1000, b'a');
        let url = server(huge).await;
        let refused = add_checkpoint(&url, None, "old 0\n".to_owned()).await;
        assert!(matches!(refused, Err(WitnessError::Reply)), "{refused:?}");
        let url = server(b"nonsense\r\n\r\n".to_vec()).await;
        let refused = add_checkpoint(&url, None, "old 0\n".to_owned()).await;
        assert!(matches!(refused, Err(WitnessError::Http(_))), "{refused:?}");
    }

    #[tokio::test]
    async fn a_witness_behind_tls_is_asked_and_one_without_a_good_certificate_is_not() {
        let scratch = Scratch::new("witness-https");
        let file = scratch.path().join("ca.pem");
        let server = https::testing::server(&file, &["127.0.0.1"]);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://{}/w", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let acceptor = TlsAcceptor::from(server);
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let Ok(mut stream) = acceptor.accept(stream).await else { continue };
                let mut request = vec![0; 4096];
                let read = stream.read(&mut request).await.unwrap();
                assert!(request[..read].starts_with(b"POST /w/add-checkpoint HTTP/1.1\r\n"));
                let says = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
                let _gone = stream.write_all(says).await;
            }
        });
        let ours = Authorities::load(Some(&file)).unwrap();
        let reply = add_checkpoint(&url, Some(&ours), "old 0\n".to_owned()).await.unwrap();
        assert_eq!(reply, Reply { status: 200, body: "ok".to_owned() });
        https::testing::server(&file, &["127.0.0.1"]);
        let others = Authorities::load(Some(&file)).unwrap();
        for authorities in [Some(&others), None] {
            let refused = add_checkpoint(&url, authorities, "old 0\n".to_owned()).await;
            assert!(matches!(refused, Err(WitnessError::Io(_))), "{refused:?}");
        }
    }
}
