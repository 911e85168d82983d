//! The libp2p swarm: transport and behaviours.

use std::time::Duration;

use futures::{AsyncRead, AsyncWrite};
use libp2p::{
    PeerId, Swarm, Transport, allow_block_list as allow, connection_limits as limits,
    core::{muxing::StreamMuxerBox, transport::Boxed, upgrade::Version},
    dns, identify,
    identity::Keypair,
    ping,
    swarm::{self, NetworkBehaviour},
    tcp, yamux,
};

use super::{
    blob,
    gate::IpGate,
    limits::{CONNECTIONS_PER_PEER, CONNECTIONS_SPARE, SECURE_DEADLINE, STREAMS_MAX},
    link::{self, Common},
    log,
    tls::{Groups, PqTls},
};

/// What identify says instead of a product and its version.
const AGENT: &str = "vestigo";

/// libp2p's name for the set of protocols that peers expect.
const PROTOCOL_VERSION: &str = "/vestigo/1";

/// Identify repeats itself so rarely because nothing of it changes.
const IDENTIFY_INTERVAL: Duration = Duration::from_secs(3_600);

/// All behaviours. The order counts: the swarm asks them one after the other whether a connection
/// may exist, and stops at the first refusal, so that nothing below keeps state for a stranger.
#[derive(NetworkBehaviour)]
#[behaviour(prelude = "libp2p::swarm::derive_prelude")]
pub(super) struct Behaviours {
    pub(super) gate: IpGate,
    pub(super) allow: allow::Behaviour<allow::AllowedPeers>,
    pub(super) limits: limits::Behaviour,
    pub(super) link: link::Behaviour,
    pub(super) log: log::Behaviour,
    pub(super) blob: blob::Behaviour,
    pub(super) identify: identify::Behaviour,
    pub(super) ping: ping::Behaviour,
}

/// Limits on established connections for so many partners.
pub(super) fn connection_limits(partners: usize) -> limits::ConnectionLimits {
    let partners = u32::try_from(partners).unwrap_or(u32::MAX);
    let total = partners.saturating_mul(CONNECTIONS_PER_PEER).saturating_add(CONNECTIONS_SPARE);
    limits::ConnectionLimits::default()
        .with_max_established_per_peer(Some(CONNECTIONS_PER_PEER))
        .with_max_established(Some(total))
}

/// Builds the swarm. It listens nowhere and admits nobody yet.
pub(super) fn build(keypair: &Keypair, tls: PqTls, common: Common) -> Swarm<Behaviours> {
    let groups = Groups::default();
    let identify = identify::Config::new(PROTOCOL_VERSION.to_owned(), keypair.public())
        .with_agent_version(AGENT.to_owned())
        .with_interval(IDENTIFY_INTERVAL)
        .with_cache_size(0)
        .with_hide_listen_addrs(true);
    let behaviours = Behaviours {
        gate: IpGate::new(&common.limits),
        allow: allow::Behaviour::default(),
        limits: limits::Behaviour::new(connection_limits(0)),
        link: link::Behaviour::new(common.clone(), groups.clone()),
        log: log::Behaviour::new(common.clone()),
        blob: blob::Behaviour::new(common),
        identify: identify::Behaviour::new(identify),
        ping: ping::Behaviour::default(),
    };
    let config = swarm::Config::with_tokio_executor()
        .with_substream_upgrade_protocol_override(Version::V1Lazy);
    Swarm::new(transport(tls, &groups), behaviours, keypair.public().to_peer_id(), config)
}

/// TCP, names, TLS, multiplexer.
pub(super) fn transport(tls: PqTls, groups: &Groups) -> Boxed<(PeerId, StreamMuxerBox)> {
    let tcp = || tcp::tokio::Transport::new(tcp::Config::default().nodelay(true));
    match dns::tokio::Transport::system(tcp()) {
        Ok(named) => secured(named, tls, groups),
        Err(error) => {
            // No public resolver instead: it would learn who our partners are.
            tracing::warn!(
                error = %error,
                "the system's name resolution is not usable; only partners with IP addresses can \
                 be dialled: {error}"
            );
            secured(tcp(), tls, groups)
        }
    }
}

fn secured<T>(base: T, tls: PqTls, groups: &Groups) -> Boxed<(PeerId, StreamMuxerBox)>
where
    T: Transport + Send + Unpin + 'static,
    T::Output: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    T::Error: Send + Sync + 'static,
    T::Dial: Send,
    T::ListenerUpgrade: Send,
{
    let mut yamux = yamux::Config::default();
    yamux.set_max_num_streams(STREAMS_MAX);
    let groups = groups.clone();
    base.upgrade(Version::V1Lazy)
        .authenticate(tls)
        .multiplex_ext(move |_, endpoint| {
            groups.record(endpoint);
            yamux
        })
        .timeout(SECURE_DEADLINE)
        .boxed()
}
