//! Connections to servers that are no nodes: logs, witnesses, time-stamping authorities. Plain, or
//! TLS 1.2 and 1.3 under the authorities of this machine and of one file more.
//!
//! What comes over them is verified by its signatures all the same; TLS keeps others from seeing who
//! asks for what, and from withholding it unnoticed.

use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper::Uri;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// Where distributions keep the certificates of public authorities; the first that is there counts.
const SYSTEM: [&str; 4] = [
    // Debian, Ubuntu, Alpine, Arch.
    "/etc/ssl/certs/ca-certificates.crt",
    // Fedora, Red Hat.
    "/etc/pki/tls/certs/ca-bundle.crt",
    // SUSE.
    "/etc/ssl/ca-bundle.pem",
    // BSD.
    "/etc/ssl/cert.pem",
];

/// An address `http://HOST[:PORT][/PATH]` or `https://…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Whether the connection is TLS.
    pub secure: bool,
    /// Name or number, without brackets.
    pub host: String,
    /// 80 or 443 where the address names none.
    pub port: u16,
    /// Without a `/` at its end; empty, or it begins with one.
    pub path: String,
}

impl Address {
    /// None: something else, or with a query or credentials.
    #[must_use]
    pub fn parse(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let secure = match uri.scheme_str()? {
            "http" => false,
            "https" => true,
            _ => return None,
        };
        let authority = uri.authority()?;
        let odd = uri.query().is_some() || authority.as_str().contains('@') || url.contains('#');
        if odd || authority.host().is_empty() {
            return None;
        }
        Some(Self {
            secure,
            host: authority.host().trim_matches(['[', ']']).to_owned(),
            port: authority.port_u16().unwrap_or(if secure { 443 } else { 80 }),
            path: uri.path().trim_end_matches('/').to_owned(),
        })
    }

    /// What stands in `Host`: the port only where it is not the usual one.
    #[must_use]
    pub fn authority(&self) -> String {
        let host =
            if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        let usual = if self.secure { 443 } else { 80 };
        if self.port == usual { host } else { format!("{host}:{}", self.port) }
    }
}

/// Why there are no authorities to trust.
#[derive(Debug, Error)]
pub enum AuthoritiesError {
    /// The file cannot be read, or holds no certificate of an authority.
    #[error("{}: {what}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// No file was named, and this machine has none where distributions keep them.
    #[error("this machine has no certificates of authorities, and no file with any was named")]
    None,
}

/// Whose certificates are believed: the authorities of this machine, and those of a file.
#[derive(Clone, Debug)]
pub struct Authorities(Arc<ClientConfig>);

impl Authorities {
    /// Reads the system's certificates, and those of `file`, in PEM form.
    ///
    /// # Errors
    /// [`AuthoritiesError`]; a certificate of the system that cannot be read is passed over, one of
    /// `file` is an error.
    pub fn load(file: Option<&Path>) -> Result<Self, AuthoritiesError> {
        let system = SYSTEM.iter().map(Path::new).find(|path| path.is_file());
        Self::of(system, file)
    }

    /// For a connection that is made elsewhere.
    pub(super) fn config(&self) -> Arc<ClientConfig> {
        Arc::clone(&self.0)
    }

    fn of(system: Option<&Path>, file: Option<&Path>) -> Result<Self, AuthoritiesError> {
        let mut roots = RootCertStore::empty();
        if let Some(system) = system {
            let found = certificates(system)?;
            roots.add_parsable_certificates(found.into_iter().flatten());
        }
        if let Some(path) = file {
            let fail = |what: String| AuthoritiesError::File { path: path.to_owned(), what };
            let found = certificates(path)?;
            if found.is_empty() {
                return Err(fail("it holds no certificate in PEM form".to_owned()));
            }
            for certificate in found {
                let certificate = certificate.map_err(|e| fail(e.to_string()))?;
                roots.add(certificate).map_err(|e| fail(e.to_string()))?;
            }
        }
        if roots.is_empty() {
            return Err(AuthoritiesError::None);
        }
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| AuthoritiesError::None)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self(Arc::new(config)))
    }
}

/// Certificates of a PEM file, each read or not.
type Certificates = Vec<Result<CertificateDer<'static>, rustls::pki_types::pem::Error>>;

fn certificates(path: &Path) -> Result<Certificates, AuthoritiesError> {
    let found = CertificateDer::pem_file_iter(path)
        .map_err(|e| AuthoritiesError::File { path: path.to_owned(), what: e.to_string() })?;
    Ok(found.collect())
}

/// A connection, plain or TLS.
#[derive(Debug)]
pub enum Stream {
    /// In clear.
    Plain(TcpStream),
    /// TLS, the server's certificate verified.
    Tls(Box<TlsStream<TcpStream>>),
}

/// Connects to a server. Its certificate must be for the host of the address and lead to one of
/// the authorities.
///
/// # Errors
/// The network; or the certificate is refused, or there are no authorities for a TLS address.
pub async fn connect(address: &Address, authorities: Option<&Authorities>) -> io::Result<Stream> {
    let stream = TcpStream::connect((address.host.as_str(), address.port)).await?;
    if !address.secure {
        return Ok(Stream::Plain(stream));
    }
    let none = || io::Error::other(AuthoritiesError::None);
    let config = Arc::clone(&authorities.ok_or_else(none)?.0);
    let name = ServerName::try_from(address.host.clone()).map_err(io::Error::other)?;
    let stream = TlsConnector::from(config).connect(name, stream).await?;
    Ok(Stream::Tls(Box::new(stream)))
}

impl AsyncRead for Stream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_read(context, buffer),
            Self::Tls(stream) => Pin::new(stream).poll_read(context, buffer),
        }
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_write(context, bytes),
            Self::Tls(stream) => Pin::new(stream).poll_write(context, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_flush(context),
            Self::Tls(stream) => Pin::new(stream).poll_flush(context),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(stream) => Pin::new(stream).poll_shutdown(context),
            Self::Tls(stream) => Pin::new(stream).poll_shutdown(context),
        }
    }
}

/// A server with a certificate of its own making, for tests.
#[cfg(test)]
pub(crate) mod testing {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::PathBuf;
    use std::sync::Arc;

    use rcgen::generate_simple_self_signed;
    use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
    use rustls::{ServerConfig, ServerConnection, StreamOwned};

    /// A certificate for `names`, written to `file` as what a reader trusts; and the server's side.
    pub(crate) fn server(file: &PathBuf, names: &[&str]) -> Arc<ServerConfig> {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let made = generate_simple_self_signed(names).unwrap();
        std::fs::write(file, made.cert.pem()).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.key_pair.serialize_der()));
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        Arc::new(config)
    }

    /// The server's end of a connection, for a thread that blocks.
    pub(crate) fn accept(server: Arc<ServerConfig>, stream: TcpStream) -> impl Read + Write {
        StreamOwned::new(ServerConnection::new(server).unwrap(), stream)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;
    use tokio_rustls::TlsAcceptor;

    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn an_address_is_http_or_https_and_nothing_else() {
        let good = |url| {
            let a = Address::parse(url).unwrap();
            (a.secure, a.authority(), a.port, a.path)
        };
        assert_eq!(good("http://w.example/a/"), (false, "w.example".into(), 80, "/a".into()));
        assert_eq!(good("https://w.example"), (true, "w.example".into(), 443, String::new()));
        assert_eq!(good("https://w:80/x"), (true, "w:80".into(), 80, "/x".into()));
        assert_eq!(good("http://[::1]:99/x"), (false, "[::1]:99".into(), 99, "/x".into()));
        assert_eq!(Address::parse("http://[::1]:99/x").unwrap().host, "::1");
        for bad in
            ["", "w.example", "http://", "http://a@b/", "http://w/?q", "ftp://w", "http://a b/"]
        {
            assert!(Address::parse(bad).is_none(), "{bad}");
        }
    }

    #[tokio::test]
    async fn only_a_certificate_for_the_host_under_a_named_authority_is_believed() {
        let scratch = Scratch::new("https");
        let (good, other) = (scratch.path().join("good.pem"), scratch.path().join("other.pem"));
        let server = testing::server(&good, &["127.0.0.1"]);
        testing::server(&other, &["127.0.0.1"]);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            let acceptor = TlsAcceptor::from(server);
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                if let Ok(mut stream) = acceptor.accept(stream).await {
                    let _gone = stream.write_all(b"hello").await;
                    let _closed = stream.shutdown().await;
                }
            }
        });
        let try_as = async |host: &str, authorities: Option<&Authorities>| {
            let address = Address { secure: true, host: host.into(), port, path: String::new() };
            let mut stream = connect(&address, authorities).await?;
            let mut said = String::new();
            stream.read_to_string(&mut said).await?;
            Ok::<_, io::Error>(said)
        };
        let trusted = |file: &Path| Authorities::of(None, Some(file)).unwrap();
        assert_eq!(try_as("127.0.0.1", Some(&trusted(&good))).await.unwrap(), "hello");
        // The certificate names the number only.
        assert!(try_as("localhost", Some(&trusted(&good))).await.is_err());
        assert!(try_as("127.0.0.1", Some(&trusted(&other))).await.is_err());
        assert!(try_as("127.0.0.1", None).await.is_err());
        // The system's are believed beside those of the file.
        let both = Authorities::of(Some(&good), Some(&other)).unwrap();
        assert_eq!(try_as("127.0.0.1", Some(&both)).await.unwrap(), "hello");
    }

    #[test]
    fn a_file_without_a_certificate_is_named() {
        let scratch = Scratch::new("https-none");
        let empty = scratch.path().join("empty.pem");
        std::fs::write(&empty, "").unwrap();
        for path in [&empty, &scratch.path().join("missing.pem")] {
            let error = Authorities::of(None, Some(path)).unwrap_err().to_string();
            assert!(error.starts_with(&path.display().to_string()), "{error}");
        }
        assert!(matches!(Authorities::of(None, None), Err(AuthoritiesError::None)));
        // What the system holds is not ours to judge.
        let alone = Authorities::of(Some(&empty), None);
        assert!(matches!(alone, Err(AuthoritiesError::None)));
    }
}
