//! Frames of `/vestigo/link/1`.
//!
//! ```text
//! frame  = length (u32, big-endian) ‖ body
//! body   = canonical CBOR ‖ zero bytes
//! length = bytes of the body: the smallest multiple of 4,096 that holds the CBOR, at most 73,728
//! ```
//!
//! ```cddl
//! hello     = [1, versions: [1*8 uint], last-durable: uint]   ; versions ascending
//! hello-ack = [2, version: uint, last-durable: uint]
//! msg       = [3, seq: uint, message: bstr]
//! ack       = [4, seq: uint, status: 0..6, messages: [0*64 bstr]]
//! credit    = [5, bytes: uint]
//! busy      = [6, retry-after-ms: uint]
//! heartbeat = [7]
//! ```
//!
//! Every head is definite, so an item that decodes is canonical exactly if no head is longer than
//! it need be, which is: exactly if the item is as long as its canonical form. Comparing the two
//! lengths saves encoding each message a second time.

use minicbor::{Decoder, Encoder};
use thiserror::Error;

use super::{
    event::AckStatus,
    limits::{ACK_MESSAGES_MAX, FRAME_MAX, FRAME_STEP, VERSIONS_MAX},
};

/// One frame, borrowing what it carries.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Frame<'a> {
    /// First frame of the side that opened the stream.
    Hello {
        /// Versions of the link it speaks, ascending.
        versions: Vec<u64>,
        /// Up to here the other side's messages are durable with the sender.
        last_durable: u64,
    },
    /// First frame of the other side.
    HelloAck {
        /// The version that both speak from now on.
        version: u64,
        /// As in HELLO.
        last_durable: u64,
    },
    /// A message under the sender's outbox number. It uses credit of its body length.
    Msg {
        /// Outbox number; not one that is still unacknowledged on this link.
        seq: u64,
        /// The message, opaque here.
        message: &'a [u8],
    },
    /// What became of a message.
    Ack {
        /// The message's number.
        seq: u64,
        /// What became of it.
        status: AckStatus,
        /// With status durable: statements that name the message's leaf.
        messages: Vec<&'a [u8]>,
    },
    /// The receiver may send MSG bodies of so many bytes more.
    Credit {
        /// Added to what is left.
        bytes: u64,
    },
    /// Send no MSG for a while.
    Busy {
        /// For so many milliseconds.
        retry_after_ms: u64,
    },
    /// Nothing to say, still there.
    Heartbeat,
}

impl std::fmt::Debug for Frame<'_> {
    /// Lengths instead of contents.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Hello { versions, last_durable } => {
                write!(f, "Hello({versions:?}, {last_durable})")
            }
            Self::HelloAck { version, last_durable } => {
                write!(f, "HelloAck({version}, {last_durable})")
            }
            Self::Msg { seq, message } => write!(f, "Msg({seq}, {} bytes)", message.len()),
            Self::Ack { seq, status, messages } => {
                write!(f, "Ack({seq}, {status:?}, {} messages)", messages.len())
            }
            Self::Credit { bytes } => write!(f, "Credit({bytes})"),
            Self::Busy { retry_after_ms } => write!(f, "Busy({retry_after_ms} ms)"),
            Self::Heartbeat => f.write_str("Heartbeat"),
        }
    }
}

/// Why bytes are not a frame.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(super) enum FrameError {
    /// The length is zero, above the maximum or no multiple of the step.
    #[error("a frame body of {0} bytes, not a multiple of 4,096 from 4,096 to 73,728")]
    Length(usize),
    /// Not the CBOR of any frame.
    #[error("not a frame: {0}")]
    Malformed(String),
    /// An integer or length is written longer than it need be.
    #[error("a frame that is not in canonical CBOR")]
    NotCanonical,
    /// The padding is longer than needed, or not zero.
    #[error("a frame with bad padding")]
    Padding,
    /// What should be written does not fit a frame.
    #[error("{0} bytes do not fit a frame")]
    TooLarge(usize),
}

static ZEROS: [u8; FRAME_STEP] = [0; FRAME_STEP];

/// The body length of a frame whose CBOR has `length` bytes.
pub(super) const fn padded(length: usize) -> usize {
    length.next_multiple_of(FRAME_STEP)
}

/// The credit that a message uses: the body length of its MSG.
pub(super) fn cost(seq: u64, message: &[u8]) -> usize {
    padded(2 + head(seq) + string(message))
}

/// The bytes that one statement takes inside an ACK.
pub(super) fn string(bytes: &[u8]) -> usize {
    head(u64::try_from(bytes.len()).unwrap_or(u64::MAX)).saturating_add(bytes.len())
}

/// The bytes of a canonical CBOR head with this argument.
const fn head(argument: u64) -> usize {
    match argument {
        0..=0x17 => 1,
        0x18..=0xff => 2,
        0x100..=0xffff => 3,
        0x1_0000..=0xffff_ffff => 5,
        _ => 9,
    }
}

impl Frame<'_> {
    /// The length of the canonical CBOR.
    fn length(&self) -> usize {
        match self {
            Self::Hello { versions, last_durable } => {
                3 + versions.iter().map(|v| head(*v)).sum::<usize>() + head(*last_durable)
            }
            Self::HelloAck { version, last_durable } => 2 + head(*version) + head(*last_durable),
            Self::Msg { seq, message } => 2 + head(*seq) + string(message),
            Self::Ack { seq, messages, .. } => {
                let count = u64::try_from(messages.len()).unwrap_or(u64::MAX);
                3 + head(*seq) + head(count) + messages.iter().map(|m| string(m)).sum::<usize>()
            }
            Self::Credit { bytes: n } | Self::Busy { retry_after_ms: n } => 2 + head(*n),
            Self::Heartbeat => 2,
        }
    }

    /// Appends the frame, its length first, and returns the length of its body.
    ///
    /// # Errors
    /// [`FrameError::TooLarge`]; the buffer is then unchanged.
    pub(super) fn write(&self, buffer: &mut Vec<u8>) -> Result<usize, FrameError> {
        let length = self.length();
        let body = padded(length);
        let too_large = FrameError::TooLarge(length);
        if body > FRAME_MAX {
            return Err(too_large);
        }
        let prefix = u32::try_from(body).map_err(|_| too_large)?;
        buffer.extend_from_slice(&prefix.to_be_bytes());
        let end = buffer.len() + body;
        let mut e = Encoder::new(&mut *buffer);
        // Writing to a Vec is infallible.
        let _infallible = self.cbor(&mut e);
        buffer.resize(end, 0);
        Ok(body)
    }

    fn cbor(
        &self,
        e: &mut Encoder<&mut Vec<u8>>,
    ) -> Result<(), minicbor::encode::Error<std::convert::Infallible>> {
        match self {
            Self::Hello { versions, last_durable } => {
                e.array(3)?.u8(1)?.array(versions.len() as u64)?;
                for version in versions {
                    e.u64(*version)?;
                }
                e.u64(*last_durable)?;
            }
            Self::HelloAck { version, last_durable } => {
                e.array(3)?.u8(2)?.u64(*version)?.u64(*last_durable)?;
            }
            Self::Msg { seq, message } => {
                e.array(3)?.u8(3)?.u64(*seq)?.bytes(message)?;
            }
            Self::Ack { seq, status, messages } => {
                e.array(4)?.u8(4)?.u64(*seq)?.u8(status.code())?.array(messages.len() as u64)?;
                for message in messages {
                    e.bytes(message)?;
                }
            }
            Self::Credit { bytes } => {
                e.array(2)?.u8(5)?.u64(*bytes)?;
            }
            Self::Busy { retry_after_ms } => {
                e.array(2)?.u8(6)?.u64(*retry_after_ms)?;
            }
            Self::Heartbeat => {
                e.array(1)?.u8(7)?;
            }
        }
        Ok(())
    }

    /// Checks the length that precedes a body.
    ///
    /// # Errors
    /// [`FrameError::Length`].
    pub(super) fn body_length(prefix: [u8; 4]) -> Result<usize, FrameError> {
        let length = usize::try_from(u32::from_be_bytes(prefix)).unwrap_or(usize::MAX);
        if length == 0 || length > FRAME_MAX || !length.is_multiple_of(FRAME_STEP) {
            return Err(FrameError::Length(length));
        }
        Ok(length)
    }
}

/// Reads a body.
///
/// # Errors
/// Anything but the one encoding of one frame.
pub(super) fn read(body: &[u8]) -> Result<Frame<'_>, FrameError> {
    let mut d = Decoder::new(body);
    let frame = frame(&mut d).map_err(|e| FrameError::Malformed(e.to_string()))?;
    let end = d.position();
    if end != frame.length() {
        return Err(FrameError::NotCanonical);
    }
    let padding = body.get(end..).unwrap_or_default();
    if body.len() == padded(end) && ZEROS.get(..padding.len()) == Some(padding) {
        Ok(frame)
    } else {
        Err(FrameError::Padding)
    }
}

fn frame<'a>(d: &mut Decoder<'a>) -> Result<Frame<'a>, minicbor::decode::Error> {
    use minicbor::decode::Error;
    let members = d.array()?;
    let kind = d.u64()?;
    let (expected, frame) = match kind {
        1 => {
            let versions = versions(d)?;
            (3, Frame::Hello { versions, last_durable: d.u64()? })
        }
        2 => (3, Frame::HelloAck { version: d.u64()?, last_durable: d.u64()? }),
        3 => (3, Frame::Msg { seq: d.u64()?, message: d.bytes()? }),
        4 => {
            let seq = d.u64()?;
            let status = AckStatus::from_code(d.u64()?)
                .ok_or_else(|| Error::message("an acknowledgement of unknown status"))?;
            (4, Frame::Ack { seq, status, messages: messages(d)? })
        }
        5 => (2, Frame::Credit { bytes: d.u64()? }),
        6 => (2, Frame::Busy { retry_after_ms: d.u64()? }),
        7 => (1, Frame::Heartbeat),
        _ => return Err(Error::message("a frame of unknown type")),
    };
    if members == Some(expected) {
        Ok(frame)
    } else {
        Err(Error::message("a frame with another number of members"))
    }
}

fn versions(d: &mut Decoder<'_>) -> Result<Vec<u64>, minicbor::decode::Error> {
    let mut versions = Vec::new();
    for _ in 0..count(d, 1, VERSIONS_MAX)? {
        versions.push(d.u64()?);
    }
    if versions.is_sorted_by(|a, b| a < b) {
        Ok(versions)
    } else {
        Err(minicbor::decode::Error::message("versions that do not ascend"))
    }
}

fn messages<'a>(d: &mut Decoder<'a>) -> Result<Vec<&'a [u8]>, minicbor::decode::Error> {
    let mut messages = Vec::new();
    for _ in 0..count(d, 0, ACK_MESSAGES_MAX)? {
        messages.push(d.bytes()?);
    }
    Ok(messages)
}

/// The length of a definite array, between two bounds.
fn count(d: &mut Decoder<'_>, min: usize, max: usize) -> Result<usize, minicbor::decode::Error> {
    d.array()?
        .and_then(|n| usize::try_from(n).ok())
        .filter(|n| (min..=max).contains(n))
        .ok_or_else(|| minicbor::decode::Error::message("a list that is too short or too long"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::net::limits::MESSAGE_MAX;

    fn written(frame: &Frame<'_>) -> Vec<u8> {
        let mut bytes = Vec::new();
        let body = frame.write(&mut bytes).unwrap();
        assert_eq!(bytes.len(), body + 4);
        assert_eq!(Frame::body_length(bytes[..4].try_into().unwrap()), Ok(body));
        bytes.split_off(4)
    }

    fn any_uint() -> impl Strategy<Value = u64> {
        prop_oneof![0u64..32, Just(255), Just(256), Just(65_535), Just(65_536), any::<u64>()]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            kind in 1u8..8,
            a in any_uint(),
            b in any_uint(),
            status in 0u64..7,
            mut versions in prop::collection::btree_set(any_uint(), 1..=VERSIONS_MAX),
            message in prop::collection::vec(any::<u8>(), 0..9_000),
            messages in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..900), 0..70),
        ) {
            versions.insert(1);
            let versions: Vec<u64> = versions.into_iter().take(VERSIONS_MAX).collect();
            let frame = match kind {
                1 => Frame::Hello { versions, last_durable: a },
                2 => Frame::HelloAck { version: a, last_durable: b },
                3 => Frame::Msg { seq: a, message: &message },
                4 => Frame::Ack {
                    seq: a,
                    status: AckStatus::from_code(status).unwrap(),
                    messages: messages.iter().take(ACK_MESSAGES_MAX).map(Vec::as_slice).collect(),
                },
                5 => Frame::Credit { bytes: a },
                6 => Frame::Busy { retry_after_ms: a },
                _ => Frame::Heartbeat,
            };
            let body = written(&frame);
            prop_assert_eq!(body.len() % FRAME_STEP, 0);
            prop_assert_eq!(read(&body).unwrap(), frame);
        }

        #[test]
        fn what_is_read_is_the_only_encoding(
            start in prop::collection::vec(any::<u8>(), 0..40),
            kind in 0u8..9,
            members in 0u8..6,
        ) {
            // Biased towards frames: an array head and a type, then anything.
            let mut body = vec![0x80 | members, kind];
            body.extend(start);
            body.resize(FRAME_STEP, 0);
            if let Ok(frame) = read(&body) {
                prop_assert_eq!(written(&frame), body);
            }
        }

        #[test]
        fn a_changed_byte_never_reads_as_the_same_frame(
            message in prop::collection::vec(any::<u8>(), 0..300),
            at in 0usize..FRAME_STEP,
            flip in 1u8..,
        ) {
            let frame = Frame::Msg { seq: 77, message: &message };
            let mut body = written(&frame);
            body[at] ^= flip;
            if let Ok(other) = read(&body) {
                prop_assert_ne!(&other, &frame);
                prop_assert_eq!(written(&other), body.clone());
            }
        }
    }

    #[test]
    fn the_bytes_of_each_frame_are_pinned() {
        let cases: [(Frame<'_>, &[u8]); 7] = [
            (Frame::Hello { versions: vec![1], last_durable: 24 }, &[0x83, 1, 0x81, 1, 0x18, 24]),
            (Frame::HelloAck { version: 1, last_durable: 0 }, &[0x83, 2, 1, 0]),
            (Frame::Msg { seq: 5, message: b"ab" }, &[0x83, 3, 5, 0x42, b'a', b'b']),
            (
                Frame::Ack { seq: 5, status: AckStatus::Durable, messages: vec![b"c"] },
                &[0x84, 4, 5, 0, 0x81, 0x41, b'c'],
            ),
            (Frame::Credit { bytes: 4_096 }, &[0x82, 5, 0x19, 0x10, 0x00]),
            (Frame::Busy { retry_after_ms: 500 }, &[0x82, 6, 0x19, 0x01, 0xf4]),
            (Frame::Heartbeat, &[0x81, 7]),
        ];
        for (frame, cbor) in cases {
            let body = written(&frame);
            assert_eq!(body.len(), FRAME_STEP);
            assert_eq!(&body[..cbor.len()], cbor, "{frame:?}");
        }
    }

    #[test]
    fn other_encodings_are_refused() {
        let body = |start: &[u8]| {
            let mut body = start.to_vec();
            body.resize(FRAME_STEP, 0);
            body
        };
        for (what, start) in [
            ("empty", &[][..]),
            ("a long type", &[0x81, 0x18, 7]),
            ("a long array head", &[0x98, 1, 7]),
            ("an indefinite array", &[0x9f, 7, 0xff]),
            ("an indefinite string", &[0x83, 3, 5, 0x5f, 0x41, 1, 0xff]),
            ("a long sequence number", &[0x83, 3, 0x18, 5, 0x41, 1]),
            ("a long length", &[0x83, 3, 5, 0x58, 1, 1]),
            ("a missing member", &[0x82, 3, 5]),
            ("a member too many", &[0x82, 7, 0]),
            ("a negative number", &[0x82, 5, 0x20]),
            ("text for bytes", &[0x83, 3, 5, 0x61, b'a']),
            ("a tag", &[0x81, 0xc1, 7]),
            ("type 0", &[0x81, 0]),
            ("type 8", &[0x81, 8]),
            ("status 7", &[0x84, 4, 5, 7, 0x80]),
            ("no version", &[0x83, 1, 0x80, 0]),
            ("versions that descend", &[0x83, 1, 0x82, 2, 1, 0]),
            ("an absurd list", &[0x84, 4, 5, 0, 0x9b, 255, 255, 255, 255, 255, 255, 255, 255]),
            ("a string past the end", &[0x83, 3, 5, 0x59, 0xff, 0xff]),
            ("padding that is not zero", &[0x81, 7, 0, 1]),
        ] {
            assert!(read(&body(start)).is_err(), "{what}");
        }
        let mut longer = written(&Frame::Heartbeat);
        longer.resize(2 * FRAME_STEP, 0);
        assert_eq!(read(&longer), Err(FrameError::Padding), "a step more than needed");
        let mut shorter = written(&Frame::Heartbeat);
        shorter.truncate(100);
        assert_eq!(read(&shorter), Err(FrameError::Padding), "less than a step");
    }

    #[test]
    fn lengths_outside_the_pins_are_refused_before_anything_is_read() {
        for length in [0u32, 1, 4_095, 4_097, 73_729, 77_824, u32::MAX] {
            assert!(Frame::body_length(length.to_be_bytes()).is_err(), "{length}");
        }
        for step in 1..=18u32 {
            assert!(Frame::body_length((step * 4_096).to_be_bytes()).is_ok());
        }
    }

    #[test]
    fn the_largest_message_fits_and_a_larger_frame_is_not_written() {
        let largest = vec![1; MESSAGE_MAX];
        let frame = Frame::Msg { seq: u64::MAX, message: &largest };
        assert_eq!(written(&frame).len(), FRAME_MAX);
        assert_eq!(cost(u64::MAX, &largest), FRAME_MAX);
        let larger = vec![1; MESSAGE_MAX + 1];
        let mut buffer = vec![9];
        let frame = Frame::Msg { seq: u64::MAX, message: &larger };
        assert!(matches!(frame.write(&mut buffer), Err(FrameError::TooLarge(_))));
        assert_eq!(buffer, [9]);
    }
}
