//! A dialler without ML-KEM, for the tests: rustls with X25519 alone and no judgement of the
//! server's certificate.

use std::{net::Ipv4Addr, sync::Arc};

use futures::{AsyncRead, AsyncWrite};
use futures_rustls::TlsConnector;
use libp2p::{
    PeerId,
    identity::Keypair,
    tls::{self, TlsStream, UpgradeError},
};
use rustls::{
    ClientConfig, DigitallySignedStruct, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::aws_lc_rs,
    pki_types::{CertificateDer, ServerName, UnixTime},
};

#[derive(Clone)]
pub(in crate::net) struct Dialler(Arc<ClientConfig>);

impl Dialler {
    pub(super) fn new(keypair: &Keypair) -> Self {
        let like_libp2p = tls::make_client_config(keypair, None).unwrap();
        let mut provider = aws_lc_rs::default_provider();
        provider.kx_groups = vec![aws_lc_rs::kx_group::X25519];
        let mut config = ClientConfig::builder_with_provider(provider.into())
            .with_protocol_versions(&[&rustls::version::TLS13])
            .unwrap()
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Anyone))
            .with_client_cert_resolver(like_libp2p.client_auth_cert_resolver.clone());
        config.alpn_protocols = like_libp2p.alpn_protocols.clone();
        Self(Arc::new(config))
    }

    pub(super) async fn connect<C>(&self, socket: C) -> Result<(PeerId, TlsStream<C>), UpgradeError>
    where
        C: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let name = ServerName::IpAddress(Ipv4Addr::UNSPECIFIED.into());
        let connector = TlsConnector::from(Arc::clone(&self.0));
        let stream = connector.connect(name, socket).await.map_err(UpgradeError::ClientUpgrade)?;
        let peer = {
            let certificates = stream.get_ref().1.peer_certificates().unwrap();
            tls::certificate::parse(&certificates[0])?.peer_id()
        };
        Ok((peer, stream.into()))
    }
}

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
