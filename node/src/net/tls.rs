//! TLS 1.3 with the key agreement X25519MLKEM768.
//!
//! libp2p's TLS offers the hybrid group first but falls back to X25519 without a word. [`PqTls`]
//! looks at what was agreed, refuses the connection if it must be post-quantum and is not, and
//! records it otherwise.

#[cfg(test)]
pub(super) mod classical;

use std::{
    cell::Cell,
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures::{AsyncRead, AsyncWrite, FutureExt, future::BoxFuture};
use libp2p::{
    Multiaddr, PeerId,
    core::{
        ConnectedPoint,
        upgrade::{InboundConnectionUpgrade, OutboundConnectionUpgrade, UpgradeInfo},
    },
    identity::Keypair,
    tls::{self, TlsStream},
};
use thiserror::Error;

use super::counters::Cells;

/// IANA TLS supported group 4588, X25519MLKEM768 (draft-ietf-tls-ecdhe-mlkem).
const X25519_ML_KEM_768: u16 = 0x11ec;

/// Why a connection is not secure enough.
#[derive(Debug, Error)]
pub(super) enum TlsError {
    /// TLS itself failed.
    #[error(transparent)]
    Handshake(#[from] tls::UpgradeError),
    /// The other side does not speak the hybrid group.
    #[error("the other side agrees keys without X25519MLKEM768, which this node requires")]
    NotPostQuantum,
}

thread_local! {
    /// The group of the handshake that ended in this very poll; see [`Groups::record`].
    static JUST_AGREED: Cell<Option<bool>> = const { Cell::new(None) };
}

/// libp2p's TLS, with a look at the group.
#[derive(Clone)]
pub(super) struct PqTls {
    inner: tls::Config,
    required: bool,
    cells: Arc<Cells>,
    #[cfg(test)]
    classical: Option<classical::Dialler>,
}

impl PqTls {
    /// # Errors
    /// When no certificate can be made for the key.
    pub(super) fn new(
        keypair: &Keypair,
        required: bool,
        cells: Arc<Cells>,
    ) -> Result<Self, tls::certificate::GenError> {
        Ok(Self {
            inner: tls::Config::new(keypair)?,
            required,
            cells,
            #[cfg(test)]
            classical: None,
        })
    }

    /// Makes this side offer only X25519 when it dials.
    #[cfg(test)]
    pub(super) fn offering_only_x25519(mut self, keypair: &Keypair) -> Self {
        self.classical = Some(classical::Dialler::new(keypair));
        self
    }

    fn judge<C>(
        &self,
        (peer, stream): (PeerId, TlsStream<C>),
    ) -> Result<(PeerId, TlsStream<C>), TlsError> {
        let group = stream.get_ref().1.negotiated_key_exchange_group();
        let post_quantum = group.is_some_and(|g| u16::from(g.name()) == X25519_ML_KEM_768);
        if self.required && !post_quantum {
            self.cells.non_post_quantum_refused.one();
            tracing::warn!(
                peer.id = %peer,
                "refused a connection that is not post-quantum; the other side must speak \
                 X25519MLKEM768"
            );
            return Err(TlsError::NotPostQuantum);
        }
        JUST_AGREED.set(Some(post_quantum));
        Ok((peer, stream))
    }
}

impl UpgradeInfo for PqTls {
    type Info = &'static str;
    type InfoIter = std::iter::Once<Self::Info>;

    fn protocol_info(&self) -> Self::InfoIter {
        self.inner.protocol_info()
    }
}

impl<C> InboundConnectionUpgrade<C> for PqTls
where
    C: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    type Output = (PeerId, TlsStream<C>);
    type Error = TlsError;
    type Future = BoxFuture<'static, Result<Self::Output, Self::Error>>;

    fn upgrade_inbound(self, socket: C, info: Self::Info) -> Self::Future {
        async move { self.judge(self.inner.clone().upgrade_inbound(socket, info).await?) }.boxed()
    }
}

impl<C> OutboundConnectionUpgrade<C> for PqTls
where
    C: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    type Output = (PeerId, TlsStream<C>);
    type Error = TlsError;
    type Future = BoxFuture<'static, Result<Self::Output, Self::Error>>;

    fn upgrade_outbound(self, socket: C, info: Self::Info) -> Self::Future {
        async move {
            #[cfg(test)]
            if let Some(dialler) = &self.classical {
                return self.judge(dialler.connect(socket).await?);
            }
            self.judge(self.inner.clone().upgrade_outbound(socket, info).await?)
        }
        .boxed()
    }
}

/// Which connections were agreed post-quantum, from the handshake until the behaviour asks.
///
/// The key is the remote address: unique for an inbound connection; of outbound ones there is
/// only one to an address at a time.
#[derive(Debug, Clone, Default)]
pub(super) struct Groups(Arc<Mutex<BTreeMap<Multiaddr, bool>>>);

impl Groups {
    fn entries(&self) -> MutexGuard<'_, BTreeMap<Multiaddr, bool>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes the group of the connection whose handshake has just ended.
    ///
    /// libp2p hands the endpoint of a connection to the next step but not to the handshake. Both
    /// run in the same poll, the next step right after the handshake's last instruction
    /// (libp2p-core, `AndThenFuture::poll`), hence on the same thread: what the handshake left in
    /// `JUST_AGREED` is of this connection. Were that to change, it would be empty here and the
    /// connection would count as not post-quantum.
    pub(super) fn record(&self, endpoint: &ConnectedPoint) {
        let post_quantum = JUST_AGREED.take().unwrap_or(false);
        self.entries().insert(endpoint.get_remote_address().clone(), post_quantum);
    }

    /// Takes out what is known of the connection to this address; unknown is not post-quantum.
    pub(super) fn take(&self, remote: &Multiaddr) -> bool {
        self.entries().remove(remote).unwrap_or(false)
    }
}
