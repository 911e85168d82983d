//! A caller at a node's door with a TLS of its own: any key, any key exchange.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::Arc;

use libp2p::identity::Keypair;
use libp2p::tls;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::aws_lc_rs::{self, kx_group};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, SignatureScheme, Stream};

use crate::wait::BOUND;

/// multistream-select, and what is asked for first.
const TLS: [&str; 2] = ["/multistream/1.0.0\n", "/tls/1.0.0\n"];
/// The same within TLS.
const YAMUX: [&str; 2] = ["/multistream/1.0.0\n", "/yamux/1.0.0\n"];

/// Type of yamux's good-bye, the second byte of a frame.
const GO_AWAY: u8 = 3;

/// How keys are agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exchange {
    /// X25519MLKEM768.
    PostQuantum,
    /// X25519 alone.
    Classical,
}

/// What became of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The node closed the connection without opening a stream.
    Closed,
    /// The node opened a stream: the caller is inside.
    Let,
}

/// Calls a node at `address` (`/ip4/…/tcp/…`) with the transport key of `seed`. Blocks.
#[must_use]
pub fn knock(address: &str, seed: &[u8; 32], exchange: Exchange) -> Answer {
    let mut parts = address.split('/').skip(2).step_by(2);
    let (host, port) = (parts.next().expect("a host"), parts.next().expect("a port"));
    let mut socket = TcpStream::connect(format!("{host}:{port}")).expect("the node listens");
    socket.set_read_timeout(Some(BOUND)).expect("a socket");
    negotiate(&mut socket, TLS).expect("the node speaks TLS");
    let name = ServerName::IpAddress(Ipv4Addr::UNSPECIFIED.into());
    let mut connection = ClientConnection::new(config(seed, exchange), name).expect("a client");
    let mut stream = Stream::new(&mut connection, &mut socket);
    // The first frame: a node that lets us in opens a stream; one that does not says good-bye.
    let mut frame = [0; 12];
    let spoken = negotiate(&mut stream, YAMUX).and_then(|()| stream.read_exact(&mut frame));
    match spoken {
        Ok(()) if frame.get(1) == Some(&GO_AWAY) => Answer::Closed,
        Ok(()) => Answer::Let,
        Err(error) => {
            let late = matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
            assert!(!late, "neither let in nor closed: {error}");
            Answer::Closed
        }
    }
}

/// Asks for a protocol and reads that it is agreed.
fn negotiate(stream: &mut (impl Read + Write), words: [&str; 2]) -> std::io::Result<()> {
    let mut said = Vec::new();
    for word in words {
        said.push(u8::try_from(word.len()).expect("short"));
        said.extend(word.as_bytes());
    }
    stream.write_all(&said)?;
    stream.flush()?;
    let mut heard = vec![0; said.len()];
    stream.read_exact(&mut heard)?;
    if heard == said { Ok(()) } else { Err(ErrorKind::InvalidData.into()) }
}

fn config(seed: &[u8; 32], exchange: Exchange) -> Arc<ClientConfig> {
    let keypair = Keypair::ed25519_from_bytes(*seed).expect("any seed is a key");
    let like_libp2p = tls::make_client_config(&keypair, None).expect("a certificate");
    let mut provider = aws_lc_rs::default_provider();
    provider.kx_groups = match exchange {
        Exchange::PostQuantum => vec![kx_group::X25519MLKEM768],
        Exchange::Classical => vec![kx_group::X25519],
    };
    let mut config = ClientConfig::builder_with_provider(provider.into())
        .with_protocol_versions(&[&rustls::version::TLS13])
        .expect("TLS 1.3")
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Anyone))
        .with_client_cert_resolver(like_libp2p.client_auth_cert_resolver.clone());
    config.alpn_protocols.clone_from(&like_libp2p.alpn_protocols);
    Arc::new(config)
}

/// The caller does not care who opens.
#[derive(Debug)]
struct Anyone;

impl ServerCertVerifier for Anyone {
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
        vec![SignatureScheme::ECDSA_NISTP256_SHA256, SignatureScheme::ED25519]
    }
}
