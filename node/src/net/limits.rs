//! Every size, count and wait of the network, each with its derivation.

use std::time::Duration;

/// A frame's body is a multiple of this, so that its length tells little about what it carries
/// (wire.md, Link).
pub const FRAME_STEP: usize = 4_096;

/// Largest frame body: a 64 KiB message, its envelope and room for the head (wire.md, Link).
pub const FRAME_MAX: usize = 72 * 1024;

/// Largest message in one MSG: [`FRAME_MAX`] less the array head (1), type (1), a sequence number
/// (9) and the byte string's head (5).
pub const MESSAGE_MAX: usize = FRAME_MAX - 16;

/// Statements in one ACK. A leaf is named by its accepted, an acknowledged, a few interims, an
/// answer and a handful of supplements; 64 is what `in-reply-to` allows elsewhere.
pub const ACK_MESSAGES_MAX: usize = 64;

/// Versions in a HELLO.
pub const VERSIONS_MAX: usize = 8;

/// The version of the link spoken here.
pub const LINK_VERSION: u64 = 1;

/// Bytes of MSG frame bodies that a receiver grants at first and keeps granted: 256 frames of one
/// step, or 14 of the largest.
pub const CREDIT_BYTES: u32 = 1024 * 1024;

/// A partner may not grant more than this altogether; more is an error, not generosity.
pub const CREDIT_MAX: usize = 64 * 1024 * 1024;

/// Own messages without an ACK. 128 of one step are half of [`CREDIT_BYTES`], so that small
/// messages are bounded by number and large ones by credit; at 150 ms round trip it allows 850
/// messages a second to one partner, forty times what a busy agency sends.
pub const WINDOW: usize = 128;

/// Between connection and HELLO answered (network.md §7): five slow round trips.
pub const HELLO_DEADLINE: Duration = Duration::from_secs(5);

/// A frame leaves at least this often.
pub const HEARTBEAT: Duration = Duration::from_secs(10);

/// Three heartbeats missed: the connection is dead and is closed.
pub const DEAD_AFTER: Duration = Duration::from_secs(30);

/// The longest pause that a BUSY can ask for; a longer one counts as this.
pub const BUSY_MAX: Duration = Duration::from_secs(60);

/// What is superseded after a simultaneous dial lives on for this long, so that messages on their
/// way arrive and are acknowledged.
pub const DRAIN: Duration = Duration::from_secs(5);

/// Two links of one partner that opened within this time were dialled simultaneously; when the
/// older is older than that, the partner has lost it and the newer one counts. One security
/// time-out.
pub const SIMULTANEOUS: Duration = Duration::from_secs(10);

/// Shortest and longest back-off before the next dial; full jitter in between (network.md §7).
pub const REDIAL_MIN: Duration = Duration::from_secs(1);
/// See [`REDIAL_MIN`].
pub const REDIAL_MAX: Duration = Duration::from_secs(300);

/// Dials in progress at once: a restart next to 200 partners must not open 200 sockets at once.
pub const DIALS_MAX: usize = 16;

/// Addresses used per partner.
pub const ADDRESSES_MAX: usize = 8;

/// TCP, TLS and multiplexer together (network.md §1, upgrade time-out).
pub const SECURE_DEADLINE: Duration = Duration::from_secs(10);

/// Streams per connection: one link, identify, ping, a file and at most 4 log requests each way, with
/// ample room.
pub const STREAMS_MAX: usize = 64;

/// Established connections of one partner: two, because both may dial at once; one would close
/// both (network.md §6).
pub const CONNECTIONS_PER_PEER: u32 = 2;

/// Established connections beyond two per partner: strangers between handshake and refusal.
pub const CONNECTIONS_SPARE: u32 = 16;

/// Connections of one address block before the handshake's end, and the rate at which they may
/// come (network.md §6, measured: a friend gets in 20 times of 20 under flood).
pub const GATE_PENDING: usize = 8;
/// See [`GATE_PENDING`].
pub const GATE_PER_SECOND: u32 = 20;
/// See [`GATE_PENDING`].
pub const GATE_BURST: u32 = 40;

/// Unfinished connections of all strangers together: at 40 kB each 20 MB.
pub const GATE_STRANGERS_PENDING: usize = 512;

/// Reserved for addresses of partners, whatever strangers do.
pub const GATE_PARTNERS_PENDING: usize = 512;

/// A block of a partner may do so many times what a stranger's may: several agencies of a country
/// often share one address, and so do all nodes of a demonstration.
pub const GATE_PARTNER_FACTOR: usize = 8;

/// Address blocks remembered, at about 100 bytes each. A forgotten block starts with a full
/// bucket; forgetting all of them costs an attacker as many addresses.
pub const GATE_BLOCKS: usize = 4_096;

/// A request on `/vestigo/log/1`: a few numbers and a note.
pub const LOG_REQUEST_MAX: usize = 64 * 1024;

/// A response on `/vestigo/log/1`: a tile is 8 KiB, a proof 2 KiB, an entry bundle of 256
/// statements of at most 4 KiB 1 MiB.
pub const LOG_RESPONSE_MAX: usize = 1024 * 1024;

/// Requests of one connection served at once; more are refused.
pub const LOG_SERVED_MAX: usize = 4;

/// Requests of one connection served per second, and the burst: an observer that follows a log
/// needs a few a minute, one that fetches a log of a million entries 4,000 tiles once. Beyond it
/// they wait, within [`LOG_DEADLINE`].
pub const LOG_PER_SECOND: u64 = 100;
/// See [`LOG_PER_SECOND`].
pub const LOG_BURST: u64 = 400;

/// Own requests to one connection in progress or waiting.
pub const LOG_ASKED_MAX: usize = 16;

/// From opening the substream to the last byte of the response.
pub const LOG_DEADLINE: Duration = Duration::from_secs(15);

/// Replies on `/vestigo/blob/1` served to one connection at once, and fetched from it: what one link
/// carries beside its messages without making them late. More are refused.
pub const BLOB_AT_ONCE: usize = 1;

/// Requests of one connection on `/vestigo/blob/1` per second, and the burst: fifty photographs of a
/// case at once. Beyond it they wait.
pub const BLOB_PER_SECOND: u64 = 4;
/// See [`BLOB_PER_SECOND`].
pub const BLOB_BURST: u64 = 50;

/// Frames of 64 KiB read from the disk before the partner has taken the one before, and read from
/// the network before the disk has.
pub const BLOB_FRAMES: usize = 2;

/// The longest wait for the next frame, either way (network.md §7). A receiver slower than 35 kbit/s
/// would not finish in a day.
pub const BLOB_STALL: Duration = Duration::from_secs(15);

/// Events that wait for the upper layer. With the credit of each partner this bounds memory;
/// when it is full, links are not read.
pub const EVENTS: usize = 512;

/// Frames written before a flush, and the bytes after which a batch is written at once: a few TLS
/// records, small against a socket buffer.
pub const BATCH_FRAMES: usize = 64;
/// See [`BATCH_FRAMES`].
pub const BATCH_BYTES: usize = 128 * 1024;

/// Commands to the task that drives the network.
pub const COMMANDS: usize = 64;

/// What an operator may set. The defaults are the constants of this module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetLimits {
    /// Own messages without an ACK, per partner: [`WINDOW`].
    pub window: usize,
    /// [`HELLO_DEADLINE`].
    pub hello_deadline: Duration,
    /// [`HEARTBEAT`].
    pub heartbeat: Duration,
    /// [`DEAD_AFTER`].
    pub dead_after: Duration,
    /// [`DRAIN`].
    pub drain: Duration,
    /// [`REDIAL_MIN`].
    pub redial_min: Duration,
    /// [`REDIAL_MAX`].
    pub redial_max: Duration,
    /// Frames read from one partner per second. The default of 40,000 lets 10,000 messages a
    /// second pass in both directions with their acknowledgements, twice over. A partner above it
    /// is not disconnected; its link is read more slowly.
    pub frames_per_second: u32,
    /// Bytes read from one partner per second: [`FRAME_STEP`] × the frames.
    pub bytes_per_second: u64,
    /// [`GATE_PENDING`].
    pub gate_pending: usize,
    /// [`GATE_PER_SECOND`].
    pub gate_per_second: u32,
    /// [`GATE_BURST`].
    pub gate_burst: u32,
    /// [`EVENTS`].
    pub events: usize,
}

impl Default for NetLimits {
    fn default() -> Self {
        Self {
            window: WINDOW,
            hello_deadline: HELLO_DEADLINE,
            heartbeat: HEARTBEAT,
            dead_after: DEAD_AFTER,
            drain: DRAIN,
            redial_min: REDIAL_MIN,
            redial_max: REDIAL_MAX,
            frames_per_second: 40_000,
            bytes_per_second: 40_000 * 4_096,
            gate_pending: GATE_PENDING,
            gate_per_second: GATE_PER_SECOND,
            gate_burst: GATE_BURST,
            events: EVENTS,
        }
    }
}
