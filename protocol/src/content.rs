//! The confidential part of a message: salted leaf fields and the preimage that lists their
//! digests (evidence.md §2.2, wire.md "Message").
//!
//! Each leaf field can be disclosed, or erased, alone: the statement signs the hash of the
//! preimage, the preimage lists one digest per field, and a field's disclosure is its own salted
//! encoding. An observer holds the statement and learns nothing.

use std::fmt;

use minicbor::{Decode, Decoder, Encode, Encoder};
use thiserror::Error;

use crate::codec::{self, CodecError, RawCbor};
use crate::ids::Digest;
use crate::limits;

/// The content version that this implementation writes. It is member 0 of the preimage.
pub const CONTENT_VERSION: u64 = 1;

/// One leaf field in the open: its label and the canonical bytes of its value.
#[derive(Clone, PartialEq, Eq)]
pub struct Field {
    /// Number of the field (wire.md, vestigo.cddl).
    pub label: u64,
    /// Deterministic CBOR of the value.
    pub value: RawCbor,
}

impl Field {
    /// A field of `value`.
    #[must_use]
    pub fn of<T: Encode<()>>(label: u64, value: &T) -> Self {
        Self { label, value: RawCbor::of(value) }
    }

    /// Reads the value as `T`.
    ///
    /// # Errors
    /// The bytes are not the deterministic encoding of a `T`.
    pub fn read<'a, T: Decode<'a, ()> + Encode<()>>(&'a self) -> Result<T, CodecError> {
        codec::decode(self.value.as_bytes())
    }
}

impl fmt::Debug for Field {
    /// Silent about the value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({})", self.label)
    }
}

/// Why content was refused.
#[derive(Debug, Error)]
pub enum ContentError {
    /// Not the deterministic CBOR expected.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// The content version is not one that we read; the reply names ours.
    #[error("content version {0} is not supported")]
    Version(u64),
    /// A disclosure's digest is not listed, or stands in another place.
    #[error("disclosure {position} (label {label}) does not match the digests that were signed")]
    Digest {
        /// Position of the disclosure, from 0.
        position: usize,
        /// Its label.
        label: u64,
    },
    /// Labels do not ascend.
    #[error("disclosure {position} (label {label}) stands out of order")]
    Order {
        /// Position of the disclosure, from 0.
        position: usize,
        /// Its label.
        label: u64,
    },
    /// Digests are listed that no disclosure matches, in a message that must be whole.
    #[error("{listed} digests are signed, {disclosed} fields are disclosed")]
    Incomplete {
        /// Digests in the preimage.
        listed: usize,
        /// Disclosures that came along.
        disclosed: usize,
    },
    /// Longer than [`limits::CONTENT_MAX`].
    #[error("the content has {0} bytes, at most 64,512 are allowed")]
    TooLarge(usize),
    /// More fields than [`limits::DISCLOSURES_MAX`].
    #[error("{0} fields, at most 512 are allowed")]
    TooMany(usize),
}

/// `preimage = [version, salt, [* digest]]`; the statement's payload is its SHA-256.
#[derive(Clone, PartialEq, Eq)]
pub struct Preimage {
    /// Content version.
    pub version: u64,
    /// 32 random bytes: serial numbers are guessable, a bare hash would hide nothing.
    pub salt: [u8; 32],
    /// One digest per leaf field, by label, then position.
    pub digests: Vec<Digest>,
}

impl fmt::Debug for Preimage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Preimage({} fields)", self.digests.len())
    }
}

impl<C> Encode<C> for Preimage {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(3)?.u64(self.version)?.bytes(&self.salt)?;
        e.encode_with(&self.digests, ctx)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Preimage {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let fail = |what: &'static str| minicbor::decode::Error::message(what);
        if d.array()? != Some(3) {
            return Err(fail("a preimage has three members"));
        }
        let version = d.u64()?;
        let salt = d.bytes()?.try_into().map_err(|_| fail("the salt is 32 bytes"))?;
        Ok(Self { version, salt, digests: d.decode_with(ctx)? })
    }
}

/// `disclosure = [salt, value, label]`.
struct Disclosure {
    salt: [u8; 16],
    field: Field,
}

impl<C> Encode<C> for Disclosure {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(3)?.bytes(&self.salt)?.encode_with(&self.field.value, ctx)?;
        e.u64(self.field.label)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Disclosure {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let fail = |what: &'static str| minicbor::decode::Error::message(what);
        if d.array()? != Some(3) {
            return Err(fail("a disclosure has three members"));
        }
        let salt = d.bytes()?.try_into().map_err(|_| fail("a field's salt is 16 bytes"))?;
        let value = d.decode_with(ctx)?;
        Ok(Self { salt, field: Field { label: d.u64()?, value } })
    }
}

/// Random bytes that [`seal`] needs for `fields` leaf fields.
#[must_use]
pub const fn salts_len(fields: usize) -> usize {
    32 + 16 * fields
}

/// Preimage bytes and disclosures of `fields`, which are put in label order (stable, so equal
/// labels keep their positions).
///
/// `salts` are [`salts_len`] fresh random bytes; missing ones would be zero and are a programming
/// error that the caller's types prevent.
#[must_use]
pub fn seal(mut fields: Vec<Field>, salts: &[u8]) -> (Vec<u8>, Vec<Vec<u8>>) {
    fields.sort_by_key(|f| f.label);
    let (first, rest) = salts.split_at_checked(32).unwrap_or((&[], &[]));
    let mut salts = rest.chunks_exact(16);
    let mut disclosures = Vec::with_capacity(fields.len());
    let mut digests = Vec::with_capacity(fields.len());
    for field in fields {
        let salt = salts.next().and_then(|s| s.try_into().ok()).unwrap_or_default();
        let bytes = codec::encode(&Disclosure { salt, field });
        digests.push(Digest::of(&bytes));
        disclosures.push(bytes);
    }
    let salt = first.try_into().unwrap_or_default();
    (codec::encode(&Preimage { version: CONTENT_VERSION, salt, digests }), disclosures)
}

/// What was found in a preimage and the disclosures beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The disclosed fields, by label, then position.
    pub fields: Vec<Field>,
    /// Fields that were signed but not disclosed (0 in a message, some in an opened copy).
    pub withheld: usize,
}

/// Member 0 of a preimage, if it has one.
fn version_of(preimage: &[u8]) -> Option<u64> {
    let mut decoder = Decoder::new(preimage);
    decoder.array().ok()?;
    decoder.u64().ok()
}

/// Checks disclosures against the digests of a preimage. A subset in order is good: that is an
/// opened or erased copy. [`open_whole`] demands all.
///
/// # Errors
/// [`ContentError`] names the first disclosure that is wrong.
pub fn open(preimage: &[u8], disclosures: &[Vec<u8>]) -> Result<Opened, ContentError> {
    // Whatever its version: what we would not sign, we do not take either.
    let length = disclosures.iter().fold(preimage.len(), |sum, d| sum.saturating_add(d.len()));
    if length > limits::CONTENT_MAX {
        return Err(ContentError::TooLarge(length));
    }
    // Another version may have another shape, so its number is read before the rest.
    if let Some(version) = version_of(preimage).filter(|v| *v != CONTENT_VERSION) {
        return Err(ContentError::Version(version));
    }
    let Preimage { digests, .. } = codec::decode(preimage)?;
    if digests.len() > limits::DISCLOSURES_MAX {
        return Err(ContentError::TooMany(digests.len()));
    }
    let mut fields: Vec<Field> = Vec::with_capacity(disclosures.len());
    let mut remaining = digests.iter();
    for (position, bytes) in disclosures.iter().enumerate() {
        let disclosure: Disclosure = codec::decode(bytes)?;
        let label = disclosure.field.label;
        let digest = Digest::of(bytes);
        // Taking from one iterator makes the order of disclosures the order of digests.
        if !remaining.any(|listed| *listed == digest) {
            return Err(ContentError::Digest { position, label });
        }
        if fields.last().is_some_and(|last| last.label > label) {
            return Err(ContentError::Order { position, label });
        }
        fields.push(disclosure.field);
    }
    let withheld = digests.len().saturating_sub(fields.len());
    Ok(Opened { fields, withheld })
}

/// As [`open`], and every digest must have its disclosure: the form in which messages travel.
///
/// # Errors
/// [`ContentError`].
pub fn open_whole(preimage: &[u8], disclosures: &[Vec<u8>]) -> Result<Vec<Field>, ContentError> {
    let opened = open(preimage, disclosures)?;
    if opened.withheld > 0 {
        let disclosed = opened.fields.len();
        return Err(ContentError::Incomplete { listed: disclosed + opened.withheld, disclosed });
    }
    Ok(opened.fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Vec<u8>, Vec<Vec<u8>>) {
        let fields = vec![
            Field::of(17, &2u64),
            Field::of(1, &1u64),
            Field::of(17, &3u64),
            Field::of(1001, &9u64),
        ];
        let salts: Vec<u8> = (0..salts_len(4)).map(|i| u8::try_from(i).unwrap()).collect();
        seal(fields, &salts)
    }

    #[test]
    fn fields_come_back_in_label_order() {
        let (preimage, disclosures) = sample();
        let fields = open_whole(&preimage, &disclosures).unwrap();
        let labels: Vec<u64> = fields.iter().map(|f| f.label).collect();
        assert_eq!(labels, [1, 17, 17, 1001]);
        assert_eq!(fields[2].read::<u64>().unwrap(), 3);
    }

    #[test]
    fn content_that_is_longer_than_may_be_signed_is_not_read() {
        let whole = |length: usize| {
            let value = vec![0u8; length];
            seal(vec![Field::of(1001, &minicbor::bytes::ByteVec::from(value))], &[7; 48])
        };
        let length = |(preimage, disclosures): &(Vec<u8>, Vec<Vec<u8>>)| {
            preimage.len() + disclosures.iter().map(Vec::len).sum::<usize>()
        };
        let over = length(&whole(60_000)) - 60_000;
        let (longest, longer) =
            (whole(limits::CONTENT_MAX - over), whole(limits::CONTENT_MAX - over + 1));
        assert_eq!(length(&longest), limits::CONTENT_MAX);
        assert!(open_whole(&longest.0, &longest.1).is_ok());
        let refused = open_whole(&longer.0, &longer.1);
        assert!(matches!(refused, Err(ContentError::TooLarge(64_513))), "{refused:?}");
    }

    #[test]
    fn a_later_version_is_named_whatever_its_shape() {
        for later in [codec::encode(&(2u64, [0u8; 3])), codec::encode(&[2u64])] {
            assert!(matches!(open(&later, &[]), Err(ContentError::Version(2))));
        }
        assert!(matches!(open(&[0x80], &[]), Err(ContentError::Codec(_))));
    }

    #[test]
    fn a_subset_opens_and_says_how_much_is_withheld() {
        let (preimage, disclosures) = sample();
        let opened = open(&preimage, &disclosures[1..3]).unwrap();
        assert_eq!((opened.fields.len(), opened.withheld), (2, 2));
        assert!(matches!(
            open_whole(&preimage, &disclosures[1..3]),
            Err(ContentError::Incomplete { listed: 4, disclosed: 2 })
        ));
    }

    #[test]
    fn a_swapped_repeated_or_altered_disclosure_is_named() {
        let (preimage, disclosures) = sample();
        let mut swapped = disclosures.clone();
        swapped.swap(0, 1);
        assert!(matches!(
            open(&preimage, &swapped),
            Err(ContentError::Digest { position: 1, label: 1 })
        ));
        let repeated = vec![disclosures[0].clone(), disclosures[0].clone()];
        assert!(open(&preimage, &repeated).is_err());
        let mut altered = disclosures;
        *altered[2].last_mut().unwrap() ^= 1;
        assert!(open(&preimage, &altered).is_err());
    }
}
