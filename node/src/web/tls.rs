//! TLS with a certificate from files, which are read again when they change.

use std::io::Read as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ServerConfig, version};
use thiserror::Error;
use tokio_rustls::TlsAcceptor;
use zeroize::Zeroizing;

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(10);

/// Largest file, in bytes: a chain of a dozen certificates.
const FILE_MAX: u64 = 256 * 1024;

/// Why there is no certificate.
#[derive(Debug, Error)]
pub enum CertificateError {
    /// A file cannot be read.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Others can read the private key.
    #[error("{path}: others can read the private key (mode {mode:o})")]
    TooWide {
        /// The file.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// A file holds something else, or certificate and key do not belong together.
    #[error("{path}: {reason}")]
    Unfit {
        /// The file.
        path: PathBuf,
        /// In the words of the parser.
        reason: String,
    },
}

/// What tells a file from the one that was there before.
type Stamp = Option<(i64, i64, u64, u64)>;

fn stamp(path: &Path) -> Stamp {
    let meta = std::fs::metadata(path).ok()?;
    Some((meta.mtime(), meta.mtime_nsec(), meta.len(), meta.ino()))
}

fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, CertificateError> {
    let fail = |source| CertificateError::File { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(fail)?;
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(FILE_MAX).read_to_end(&mut bytes).map_err(fail)?;
    Ok(bytes)
}

/// Reads chain and key.
fn load(certificate: &Path, key: &Path) -> Result<CertifiedKey, CertificateError> {
    let unfit =
        |path: &Path, reason: String| CertificateError::Unfit { path: path.to_owned(), reason };
    let mode = std::fs::metadata(key)
        .map_err(|source| CertificateError::File { path: key.to_owned(), source })?
        .mode()
        & 0o777;
    // A group may read it: that is how distributions share keys between servers.
    if mode & 0o007 != 0 {
        return Err(CertificateError::TooWide { path: key.to_owned(), mode });
    }
    let pem = read(certificate)?;
    let chain: Result<Vec<CertificateDer<'static>>, _> =
        CertificateDer::pem_slice_iter(&pem).collect();
    let chain = chain.map_err(|e| unfit(certificate, e.to_string()))?;
    if chain.is_empty() {
        return Err(unfit(certificate, "no certificate in it".to_owned()));
    }
    let private =
        PrivateKeyDer::from_pem_slice(&read(key)?).map_err(|e| unfit(key, e.to_string()))?;
    CertifiedKey::from_der(chain, private, &aws_lc_rs::default_provider())
        .map_err(|e| unfit(certificate, e.to_string()))
}

/// The certificate as it is now.
#[derive(Debug)]
struct Current(RwLock<Arc<CertifiedKey>>);

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

/// A certificate that follows its files.
#[derive(Debug)]
pub(super) struct Certificate {
    certificate: PathBuf,
    key: PathBuf,
    seen: (Stamp, Stamp),
    current: Arc<Current>,
}

impl Certificate {
    /// Reads it for the first time.
    ///
    /// # Errors
    /// [`CertificateError`].
    pub(super) fn open(certificate: &Path, key: &Path) -> Result<Self, CertificateError> {
        let seen = (stamp(certificate), stamp(key));
        let loaded = load(certificate, key)?;
        Ok(Self {
            certificate: certificate.to_owned(),
            key: key.to_owned(),
            seen,
            current: Arc::new(Current(RwLock::new(Arc::new(loaded)))),
        })
    }

    /// What accepts connections with it. TLS 1.3 alone: every browser that gets updates speaks it.
    ///
    /// # Errors
    /// The provider of the primitives lacks TLS 1.3, which it does not.
    pub(super) fn acceptor(&self) -> Result<TlsAcceptor, rustls::Error> {
        let mut config = ServerConfig::builder_with_provider(aws_lc_rs::default_provider().into())
            .with_protocol_versions(&[&version::TLS13])?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(&self.current) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    /// Reads the files again if they have changed; whether it did. While they do not fit together,
    /// which they do not between one copy and the next, the certificate stays as it was.
    pub(super) fn refresh(&mut self) -> bool {
        let now = (stamp(&self.certificate), stamp(&self.key));
        if now == self.seen {
            return false;
        }
        match load(&self.certificate, &self.key) {
            Ok(loaded) => {
                let mut current = self.current.0.write().unwrap_or_else(PoisonError::into_inner);
                *current = Arc::new(loaded);
                self.seen = now;
                tracing::info!("the certificate was read again");
                true
            }
            Err(reason) => {
                tracing::warn!(%reason, "the new certificate cannot be used; the old one stays");
                false
            }
        }
    }

    /// Follows the files until this future is dropped.
    pub(super) async fn follow(mut self) {
        let mut interval = tokio::time::interval(LOOK);
        interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            interval.tick().await;
            let looked = tokio::task::spawn_blocking(move || {
                self.refresh();
                self
            });
            match looked.await {
                Ok(back) => self = back,
                Err(_) => return,
            }
        }
    }
}

#[cfg(test)]
mod tests;
