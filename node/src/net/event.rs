//! What the network tells the upper layer, and the slots through which it answers.

use std::{fmt, sync::Arc};

use tokio::sync::{mpsc, oneshot};

use super::{link::Link, peer::PeerKey};

/// What became of a message (wire.md, Link). The numbers are the wire's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AckStatus {
    /// 0: the receiver's commit is durable.
    Durable,
    /// 1: not now; send it again later.
    Busy,
    /// 2: not a message.
    Malformed,
    /// 3: addressed to somebody else.
    NotForMe,
    /// 4: signed with a key that the sender's descriptor does not name.
    UnknownKey,
    /// 5: over a limit.
    OverLimit,
    /// 6: the same id was seen with other contents.
    Conflict,
}

impl AckStatus {
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Durable => 0,
            Self::Busy => 1,
            Self::Malformed => 2,
            Self::NotForMe => 3,
            Self::UnknownKey => 4,
            Self::OverLimit => 5,
            Self::Conflict => 6,
        }
    }

    pub(super) const fn from_code(code: u64) -> Option<Self> {
        Some(match code {
            0 => Self::Durable,
            1 => Self::Busy,
            2 => Self::Malformed,
            3 => Self::NotForMe,
            4 => Self::UnknownKey,
            5 => Self::OverLimit,
            6 => Self::Conflict,
            _ => return None,
        })
    }
}

/// Something happened on the network.
///
/// Events of one link come in order. (For a few seconds after a simultaneous dial a partner has
/// two links; what travels on one may then overtake the other.) While nobody takes events, links are not read and partners
/// run out of credit; so the task that takes events must never wait for
/// [`Net::send`](super::Net::send), whose credit arrives on the same links.
pub enum Event {
    /// The node listens here. Port 0 in the configuration appears as the real port.
    Listening {
        /// Multiaddress without the peer id.
        address: String,
    },
    /// Messages to and from this partner can flow.
    LinkUp {
        /// The partner.
        peer: PeerKey,
        /// Own messages up to this number are durable there; the outbox resumes after it.
        their_last_durable_seq: u64,
        /// Whether the connection was agreed with X25519MLKEM768.
        post_quantum: bool,
    },
    /// The partner's last link is gone. What was sent and has no [`Event::Acked`] may or may not
    /// have arrived.
    LinkDown {
        /// The partner.
        peer: PeerKey,
    },
    /// A message of a partner.
    Message {
        /// The partner.
        peer: PeerKey,
        /// The number in the partner's outbox.
        seq: u64,
        /// The message as received.
        bytes: Vec<u8>,
        /// Says what became of it.
        ack: AckSlot,
    },
    /// What became of an own message. Every successful send ends in exactly one of these or in
    /// [`Event::LinkDown`].
    Acked {
        /// The partner.
        peer: PeerKey,
        /// The number given to [`Net::send`](super::Net::send).
        seq: u64,
        /// What became of it. [`AckStatus::Busy`] also stands for "sent on a link that was then
        /// superseded": send it again.
        status: AckStatus,
        /// With [`AckStatus::Durable`]: the partner's statements that name this message's leaf,
        /// in its log order. Unsigned in themselves: treat each as a received message.
        messages: Vec<Vec<u8>>,
    },
    /// A request on `/vestigo/log/1`.
    LogRequest {
        /// The partner.
        peer: PeerKey,
        /// At most [`LOG_REQUEST_MAX`](super::limits::LOG_REQUEST_MAX) bytes.
        bytes: Vec<u8>,
        /// Takes the response.
        reply: ReplySlot,
    },
    /// A partner asks on `/vestigo/blob/1`.
    BlobRequest {
        /// The partner.
        peer: PeerKey,
        /// The request, opaque here.
        bytes: Vec<u8>,
        /// Takes the frames of the reply.
        frames: FrameSlot,
    },
}

impl fmt::Debug for Event {
    /// Lengths instead of contents.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listening { address } => write!(f, "Listening({address})"),
            Self::LinkUp { peer, their_last_durable_seq, post_quantum } => {
                write!(f, "LinkUp({peer}, {their_last_durable_seq}, post-quantum: {post_quantum})")
            }
            Self::LinkDown { peer } => write!(f, "LinkDown({peer})"),
            Self::Message { peer, seq, bytes, .. } => {
                write!(f, "Message({peer}, {seq}, {} bytes)", bytes.len())
            }
            Self::Acked { peer, seq, status, messages } => {
                write!(f, "Acked({peer}, {seq}, {status:?}, {} messages)", messages.len())
            }
            Self::LogRequest { peer, bytes, .. } => {
                write!(f, "LogRequest({peer}, {} bytes)", bytes.len())
            }
            Self::BlobRequest { peer, bytes, .. } => {
                write!(f, "BlobRequest({peer}, {} bytes)", bytes.len())
            }
        }
    }
}

/// Answers one message. Dropped unanswered it says [`AckStatus::Busy`], so that the partner sends
/// the message again.
pub struct AckSlot {
    to: Option<Acknowledged>,
    seq: u64,
    cost: usize,
}

/// Who is told.
enum Acknowledged {
    Link(Arc<Link>),
    Other(Box<dyn FnOnce(AckStatus, Vec<Vec<u8>>) + Send>),
}

impl AckSlot {
    pub(super) fn new(link: Arc<Link>, seq: u64, cost: usize) -> Self {
        Self { to: Some(Acknowledged::Link(link)), seq, cost }
    }

    /// A slot of message `seq` of another network than ours, such as a simulated one: `tell` is
    /// called once, also when the slot is dropped.
    #[must_use]
    pub fn telling(seq: u64, tell: impl FnOnce(AckStatus, Vec<Vec<u8>>) + Send + 'static) -> Self {
        Self { to: Some(Acknowledged::Other(Box::new(tell))), seq, cost: 0 }
    }

    /// The message's commit is durable. `messages` are all own stored statements that name its
    /// leaf, in log order; those beyond [`ACK_MESSAGES_MAX`](super::limits::ACK_MESSAGES_MAX) or
    /// beyond one frame are left out, and travel from the outbox only.
    pub fn durable(mut self, messages: Vec<Vec<u8>>) {
        self.answer(AckStatus::Durable, messages);
    }

    /// The message is not taken.
    pub fn refuse(mut self, status: AckStatus) {
        self.answer(status, Vec::new());
    }

    fn answer(&mut self, status: AckStatus, messages: Vec<Vec<u8>>) {
        match self.to.take() {
            Some(Acknowledged::Link(link)) => {
                link.answer(self.seq, self.cost, status, messages);
            }
            Some(Acknowledged::Other(tell)) => tell(status, messages),
            None => {}
        }
    }
}

impl Drop for AckSlot {
    fn drop(&mut self) {
        self.answer(AckStatus::Busy, Vec::new());
    }
}

impl fmt::Debug for AckSlot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AckSlot({})", self.seq)
    }
}

/// Takes the response to one request. Dropped unanswered, the substream is closed without one.
#[derive(Debug)]
pub struct ReplySlot(pub(super) oneshot::Sender<Vec<u8>>);

impl ReplySlot {
    /// Sends the response: at most [`LOG_RESPONSE_MAX`](super::limits::LOG_RESPONSE_MAX) bytes; a
    /// longer one is not sent. Nothing happens when the asker is gone.
    pub fn send(self, response: Vec<u8>) {
        // The asker may have given up; that is its affair.
        let _gone = self.0.send(response);
    }
}

/// Takes the frames of one reply, each as soon as the partner has room for it. Dropped, it ends the
/// reply.
#[derive(Debug)]
pub struct FrameSlot(pub(super) mpsc::Sender<Vec<u8>>);

impl FrameSlot {
    /// Sends one frame of at most [`BLOB_FRAME_MAX`](vestigo_protocol::limits::BLOB_FRAME_MAX)
    /// bytes, after waiting for room. False: nobody takes any more.
    pub async fn send(&self, frame: Vec<u8>) -> bool {
        self.0.send(frame).await.is_ok()
    }
}
