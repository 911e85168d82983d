//! A witness with an address of its own (c2sp.org/tlog-witness), as its client: one bounded request
//! over HTTP.
//!
//! Nothing here is secret: a checkpoint is public, and what the witness gives is verified under
//! keys that the operator named. So plain HTTP is enough; a witness behind TLS is reached through
//! a proxy on this machine.

use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::{Method, Request, Uri, header};
use hyper_util::rt::TokioIo;
use thiserror::Error;
use tokio::net::TcpStream;
use tokio::time::timeout;
use vestigo_protocol::log::witness::{REPLY_MAX, Reply};

/// From connecting to the last byte of the reply.
const DEADLINE: Duration = Duration::from_secs(10);

/// Why a witness gave no reply.
#[derive(Debug, Error)]
pub enum WitnessError {
    /// Not `http://HOST[:PORT][/PATH]`.
    #[error("the address of a witness is http://HOST[:PORT][/PATH]")]
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

/// Host, port and path of a submission prefix.
///
/// # Errors
/// [`WitnessError::Address`].
pub fn address(url: &str) -> Result<(String, u16, String), WitnessError> {
    let uri: Uri = url.parse().map_err(|_| WitnessError::Address)?;
    let authority = uri.authority().ok_or(WitnessError::Address)?;
    let plain = uri.scheme_str() == Some("http")
        && uri.query().is_none()
        && !authority.as_str().contains('@')
        && !authority.host().is_empty();
    if !plain {
        return Err(WitnessError::Address);
    }
    let host = authority.host().trim_matches(['[', ']']).to_owned();
    let path = uri.path().trim_end_matches('/').to_owned();
    Ok((host, authority.port_u16().unwrap_or(80), path))
}

/// Asks a witness to cosign; `body` is that of a request.
///
/// # Errors
/// [`WitnessError`].
pub async fn add_checkpoint(url: &str, body: String) -> Result<Reply, WitnessError> {
    timeout(DEADLINE, post(url, body)).await.map_err(|_| WitnessError::TimedOut)?
}

async fn post(url: &str, body: String) -> Result<Reply, WitnessError> {
    let (host, port, path) = address(url)?;
    let stream = TcpStream::connect((host.as_str(), port)).await?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    // Ends with the connection; its error comes out of `send_request` too.
    let driver = tokio::spawn(async move {
        let _closed = connection.await;
    });
    let name = if host.contains(':') { format!("[{host}]") } else { host };
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("{path}/add-checkpoint"))
        .header(header::HOST, format!("{name}:{port}"))
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

    use super::*;

    #[test]
    fn an_address_is_plain_http_and_nothing_else() {
        let good = |url| address(url).unwrap();
        assert_eq!(good("http://w.example/a/"), ("w.example".into(), 80, "/a".into()));
        assert_eq!(good("http://127.0.0.1:99"), ("127.0.0.1".into(), 99, String::new()));
        assert_eq!(good("http://[::1]:99/x"), ("::1".into(), 99, "/x".into()));
        for bad in ["", "w.example", "https://w.example", "http://a@b/", "http://w/?q", "ftp://w"] {
            assert!(address(bad).is_err(), "{bad}");
        }
    }

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
        let reply = add_checkpoint(&url, "old 0\n".to_owned()).await.unwrap();
        assert_eq!(reply, Reply { status: 409, body: "17\n".to_owned() });
        let mut huge = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
        huge.resize(REPLY_MAX + 1000, b'a');
        let url = server(huge).await;
        let refused = add_checkpoint(&url, "old 0\n".to_owned()).await;
        assert!(matches!(refused, Err(WitnessError::Reply)), "{refused:?}");
        let url = server(b"nonsense\r\n\r\n".to_vec()).await;
        let refused = add_checkpoint(&url, "old 0\n".to_owned()).await;
        assert!(matches!(refused, Err(WitnessError::Http(_))), "{refused:?}");
    }
}
