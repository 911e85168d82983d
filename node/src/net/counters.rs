//! What happened on the network since the start.

use std::sync::atomic::{AtomicU64, Ordering};

macro_rules! counters {
    ($($(#[doc = $doc:literal])+ $name:ident,)+) => {
        /// Totals since the start. Each only grows.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub struct Counters {
            $($(#[doc = $doc])+ pub $name: u64,)+
        }

        /// The live cells behind [`Counters`].
        #[derive(Debug, Default)]
        pub(super) struct Cells {
            $(pub(super) $name: Cell,)+
        }

        impl Cells {
            /// The present totals; each is exact, together they are not one instant.
            pub(super) fn read(&self) -> Counters {
                Counters { $($name: self.$name.get(),)+ }
            }
        }
    };
}

counters! {
    /// Connections of partners that we accepted.
    connections_accepted,
    /// Connections of partners that we dialled.
    connections_dialled,
    /// Connections closed, whoever closed them.
    connections_closed,
    /// Refused before the handshake: too many from one address block, or in all.
    gate_refused,
    /// Refused after the handshake: the key is no partner's.
    strangers_refused,
    /// Refused because a connection limit was reached.
    limits_refused,
    /// Handshakes without X25519MLKEM768 that were refused.
    non_post_quantum_refused,
    /// Handshakes that did not finish.
    handshakes_failed,
    /// Dials that reached nobody.
    dials_failed,
    /// Links that opened.
    links_opened,
    /// Links closed because nothing came for too long, or HELLO did not come in time.
    links_dead,
    /// Frames that were not canonical, too large, badly padded or not expected; each closed its
    /// connection.
    frames_malformed,
    /// Links closed because the partner sent more than it had been granted.
    credit_violations,
    /// Messages received.
    messages_in,
    /// Messages written.
    messages_out,
    /// Bytes of link frames received.
    bytes_in,
    /// Bytes of link frames written.
    bytes_out,
    /// Reads postponed because a partner was above its rate.
    reads_postponed,
    /// Requests received on `/vestigo/log/1`.
    log_requests_in,
    /// Requests made on `/vestigo/log/1`.
    log_requests_out,
    /// Requests on `/vestigo/log/1` refused, malformed or not answered in time.
    log_requests_failed,
    /// Requests received on `/vestigo/blob/1`.
    blob_requests_in,
    /// Requests made on `/vestigo/blob/1`.
    blob_requests_out,
    /// Bytes of frames received on `/vestigo/blob/1`.
    blob_bytes_in,
}

/// One total.
#[derive(Debug, Default)]
pub(super) struct Cell(AtomicU64);

impl Cell {
    pub(super) fn one(&self) {
        self.many(1);
    }

    pub(super) fn many(&self, n: usize) {
        let n = u64::try_from(n).unwrap_or(u64::MAX);
        self.0.fetch_add(n, Ordering::Relaxed);
    }

    pub(super) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
