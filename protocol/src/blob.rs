//! `/vestigo/blob/1`: how the bytes of an attachment travel, apart from the message that names it.
//!
//! One substream per request, opened by whoever the message was addressed to. Each frame is a u32
//! big-endian length and so many bytes of canonical CBOR. The recipient sends one [`BlobRequest`];
//! the sender of the message replies with one [`BlobFrame::Chunk`] after the other from the
//! offset on, or with one [`BlobFrame::Refused`], and closes. What ended early is asked for again
//! from where it ended.

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};

use crate::ids::{Digest, LeafHash};
use crate::limits::{ATTACHMENT_MAX, BLOB_CHUNK};

/// Asks for a file from an offset on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct BlobRequest {
    /// The statement that names the file.
    #[n(0)]
    pub entry: LeafHash,
    /// The attachment's digest.
    #[n(1)]
    pub digest: Digest,
    /// First byte wanted: a multiple of [`BLOB_CHUNK`], below the file's length.
    #[n(2)]
    pub offset: u64,
}

impl BlobRequest {
    /// The number of the first chunk wanted; none if the offset lies within a chunk or beyond the
    /// largest file.
    #[must_use]
    pub const fn first_chunk(&self) -> Option<u64> {
        if self.offset.is_multiple_of(BLOB_CHUNK) && self.offset < ATTACHMENT_MAX {
            Some(self.offset / BLOB_CHUNK)
        } else {
            None
        }
    }
}

crate::codes::code_list! {
    /// Why a request gets no bytes.
    BlobRefusal {
        /// Nothing here for this asker under this entry and digest. It says no more, so that nobody
        /// learns what there is for others.
        NotHere = 1, "NOT_HERE";
        /// Not now: the message is not receipted yet, or another file is on its way.
        NotNow = 2, "NOT_NOW";
        /// It was there, and was erased.
        Erased = 3, "ERASED";
    }
}

/// One frame of a reply.
#[derive(Clone, PartialEq, Eq)]
pub enum BlobFrame {
    /// The bytes at an offset: [`BLOB_CHUNK`] of them, fewer only at the end of the file.
    Chunk {
        /// First byte.
        offset: u64,
        /// 1 to [`BLOB_CHUNK`] bytes.
        bytes: ByteVec,
    },
    /// There will be none.
    Refused(BlobRefusal),
}

impl std::fmt::Debug for BlobFrame {
    /// The length instead of the bytes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Chunk { offset, bytes } => write!(f, "Chunk({offset}, {} bytes)", bytes.len()),
            Self::Refused(why) => write!(f, "Refused({})", why.name()),
        }
    }
}

impl<C> Encode<C> for BlobFrame {
    fn encode<W: encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), encode::Error<W::Error>> {
        match self {
            Self::Chunk { offset, bytes } => {
                e.array(3)?.u64(1)?.u64(*offset)?.encode_with(bytes, ctx)?;
            }
            Self::Refused(why) => {
                e.array(2)?.u64(2)?.u64(why.number())?;
            }
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for BlobFrame {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, decode::Error> {
        match (d.array()?, d.u64()?) {
            (Some(3), 1) => {
                let (offset, bytes) = (d.u64()?, ByteVec::decode(d, ctx)?);
                let most = usize::try_from(BLOB_CHUNK).unwrap_or(usize::MAX);
                if bytes.is_empty() || bytes.len() > most {
                    return Err(decode::Error::message("a chunk has 1 to 65,536 bytes"));
                }
                Ok(Self::Chunk { offset, bytes })
            }
            (Some(2), 2) => Ok(Self::Refused(BlobRefusal::from_number(d.u64()?))),
            _ => Err(decode::Error::message("no frame of /vestigo/blob/1")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec;

    #[test]
    fn a_request_has_one_form_and_starts_at_a_chunk() {
        let request =
            BlobRequest { entry: LeafHash([1; 32]), digest: Digest([2; 32]), offset: 65_536 };
        let bytes = codec::encode(&request);
        assert_eq!(codec::decode::<BlobRequest>(&bytes).unwrap(), request);
        // As protocol.md gives it.
        let head = [&[0x83, 0x58, 32][..], &[1; 32], &[0x58, 32], &[2; 32]].concat();
        assert_eq!(bytes, [&head[..], &[0x1a, 0, 1, 0, 0]].concat());
        assert_eq!(request.first_chunk(), Some(1));
        assert!(bytes.len() <= crate::limits::BLOB_REQUEST_MAX);
        for offset in [1, 65_535, 65_537, ATTACHMENT_MAX, u64::MAX] {
            assert_eq!(BlobRequest { offset, ..request.clone() }.first_chunk(), None);
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert!(codec::decode::<BlobRequest>(&longer).is_err());
        assert!(codec::decode::<BlobRequest>(&bytes[..bytes.len() - 1]).is_err());
    }

    #[test]
    fn a_chunk_is_neither_empty_nor_too_long_and_a_refusal_says_why() {
        let chunk = |n: usize| BlobFrame::Chunk { offset: 0, bytes: vec![7; n].into() };
        for n in [1, 65_536] {
            let bytes = codec::encode(&chunk(n));
            assert_eq!(codec::decode::<BlobFrame>(&bytes).unwrap(), chunk(n));
            assert!(bytes.len() <= crate::limits::BLOB_FRAME_MAX);
        }
        for n in [0, 65_537] {
            assert!(codec::decode::<BlobFrame>(&codec::encode(&chunk(n))).is_err());
        }
        let refused = BlobFrame::Refused(BlobRefusal::NotNow);
        assert_eq!(codec::encode(&refused), [0x82, 2, 2]);
        assert_eq!(codec::decode::<BlobFrame>(&[0x82, 2, 2]).unwrap(), refused);
        for bad in [&[0x82, 1, 0][..], &[0x82, 3, 0], &[0x80], &[0x82, 2, 0x18, 2]] {
            assert!(codec::decode::<BlobFrame>(bad).is_err());
        }
    }
}
