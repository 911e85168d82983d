//! The certificates and keys beside this file are of nobody: they were made for these tests alone.

use std::os::unix::fs::PermissionsExt as _;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, SignatureScheme};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;

use super::*;
use crate::scratch::Scratch;

const ONE: (&str, &str) = (include_str!("one.pem"), include_str!("one.key.pem"));
const TWO: (&str, &str) = (include_str!("two.pem"), include_str!("two.key.pem"));

fn written(scratch: &Scratch, (chain, key): (&str, &str)) -> (PathBuf, PathBuf) {
    let (at, key_at) = (scratch.path().join("chain.pem"), scratch.path().join("key.pem"));
    // As tools do it: a new file in the place of the old one.
    for (path, text) in [(&at, chain), (&key_at, key)] {
        let new = path.with_extension("new");
        std::fs::write(&new, text).unwrap();
        std::fs::set_permissions(&new, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::fs::rename(&new, path).unwrap();
    }
    (at, key_at)
}

/// Believes anybody: what is asked is which certificate is shown.
#[derive(Debug)]
struct Anybody;

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        vec![SignatureScheme::ECDSA_NISTP256_SHA256]
    }
}

/// Connects, and gives the certificate that is shown.
async fn shown(
    acceptor: &TlsAcceptor,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> Option<Vec<u8>> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let config = ClientConfig::builder_with_provider(aws_lc_rs::default_provider().into())
        .with_protocol_versions(versions)
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Anybody))
        .with_no_client_auth();
    let served = async {
        let (stream, _) = listener.accept().await.unwrap();
        acceptor.accept(stream).await.is_ok()
    };
    let asked = async {
        let stream = TcpStream::connect(address).await.unwrap();
        let name = ServerName::try_from("one.example").unwrap();
        let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.ok()?;
        let certificates = stream.get_ref().1.peer_certificates()?;
        Some(certificates.first()?.as_ref().to_vec())
    };
    tokio::join!(served, asked).1
}

fn der((chain, _): (&str, &str)) -> Option<Vec<u8>> {
    CertificateDer::from_pem_slice(chain.as_bytes()).ok().map(|der| der.as_ref().to_vec())
}

#[tokio::test]
async fn new_files_are_taken_without_a_restart_and_half_of_them_are_not() {
    let scratch = Scratch::new("pages-certificate");
    let (chain, key) = written(&scratch, ONE);
    let mut certificate = Certificate::open(&chain, &key).unwrap();
    let acceptor = certificate.acceptor().unwrap();
    assert_eq!(shown(&acceptor, &[&version::TLS13]).await, der(ONE));
    assert!(!certificate.refresh());
    // The chain is new and the key still the old one.
    let _files = written(&scratch, (TWO.0, ONE.1));
    assert!(!certificate.refresh());
    assert_eq!(shown(&acceptor, &[&version::TLS13]).await, der(ONE));
    let _files = written(&scratch, TWO);
    assert!(certificate.refresh());
    assert_eq!(shown(&acceptor, &[&version::TLS13]).await, der(TWO));
}

#[tokio::test]
async fn older_versions_of_tls_are_refused() {
    let scratch = Scratch::new("pages-tls12");
    let (chain, key) = written(&scratch, ONE);
    let acceptor = Certificate::open(&chain, &key).unwrap().acceptor().unwrap();
    assert_eq!(shown(&acceptor, &[&version::TLS12]).await, None);
}

#[test]
fn a_key_that_everybody_can_read_is_refused() {
    let scratch = Scratch::new("pages-key-mode");
    let (chain, key) = written(&scratch, ONE);
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let refused = Certificate::open(&chain, &key);
    assert!(matches!(refused, Err(CertificateError::TooWide { mode: 0o644, .. })), "{refused:?}");
    let swapped = Certificate::open(&key, &chain);
    assert!(swapped.is_err());
    assert!(Certificate::open(&scratch.path().join("none"), &key).is_err());
}
