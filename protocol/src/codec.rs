//! Deterministic CBOR: RFC 8949 §4.2.1, enforced on input by one rule.
//!
//! Bytes are accepted only if decoding and encoding again gives the same bytes. That one
//! comparison rejects non-minimal integers, indefinite lengths, unsorted, duplicate and unknown
//! keys, explicit nulls for absent members, stray tags and trailing bytes, so no second parser is
//! needed. Integer keys in [`Encode`] implementations are written in ascending order of their
//! encoded bytes.

use minicbor::data::Type;
use minicbor::{Decode, Decoder, Encode, Encoder};
use thiserror::Error;

/// Why bytes were not accepted as deterministic CBOR of the expected type.
#[derive(Debug, Error)]
pub enum CodecError {
    /// The bytes are not CBOR of this type.
    #[error("not the expected CBOR at byte {offset}: {what}")]
    Malformed {
        /// Where decoding stopped.
        offset: usize,
        /// The decoder's words.
        what: String,
    },
    /// The bytes decode, but they are not the deterministic encoding of what they decode to.
    #[error("not deterministic CBOR: differs from the canonical form at byte {offset}")]
    NotCanonical {
        /// First byte that differs.
        offset: usize,
    },
    /// Larger than the named bound.
    #[error("{length} bytes, at most {limit} are allowed")]
    TooLarge {
        /// Actual length.
        length: usize,
        /// The bound.
        limit: usize,
    },
}

/// The deterministic encoding of a value.
#[must_use]
pub fn encode<T: Encode<()>>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(256);
    // Writing to a Vec is infallible, and our Encode implementations add no errors of their own.
    let _infallible = minicbor::encode(value, &mut bytes);
    bytes
}

/// Decodes a value and insists that its encoding is exactly `bytes`.
///
/// # Errors
/// [`CodecError::Malformed`] or [`CodecError::NotCanonical`].
pub fn decode<'b, T: Decode<'b, ()> + Encode<()>>(bytes: &'b [u8]) -> Result<T, CodecError> {
    let value: T = minicbor::decode(bytes).map_err(|e| CodecError::Malformed {
        offset: e.position().unwrap_or(0),
        what: e.to_string(),
    })?;
    let again = encode(&value);
    if again == bytes {
        return Ok(value);
    }
    let same = again.iter().zip(bytes).take_while(|(a, b)| a == b).count();
    Err(CodecError::NotCanonical { offset: same })
}

/// One CBOR item of unknown meaning, kept as the canonical bytes it arrived in.
///
/// Extension labels carry such values; they are passed on unchanged.
#[derive(Clone, PartialEq, Eq)]
pub struct RawCbor(Vec<u8>);

/// Nesting an extension value may have. Four levels hold a list of records of lists; eight leave
/// room, and a decoder of ours never recurses deeper.
pub const RAW_DEPTH_MAX: usize = 8;

impl RawCbor {
    /// Checks that `bytes` are one item in deterministic encoding, nested at most
    /// [`RAW_DEPTH_MAX`] deep.
    ///
    /// # Errors
    /// [`CodecError`] with the byte at which the check stopped.
    pub fn new(bytes: &[u8]) -> Result<Self, CodecError> {
        let mut decoder = Decoder::new(bytes);
        check_canonical(&mut decoder, 0)?;
        if decoder.position() == bytes.len() {
            Ok(Self(bytes.to_vec()))
        } else {
            Err(CodecError::NotCanonical { offset: decoder.position() })
        }
    }

    /// The deterministic encoding of `value`.
    #[must_use]
    pub fn of<T: Encode<()>>(value: &T) -> Self {
        Self(encode(value))
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for RawCbor {
    /// Silent: the value may be case content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RawCbor({} bytes)", self.0.len())
    }
}

impl<C> Encode<C> for RawCbor {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.writer_mut().write_all(&self.0).map_err(minicbor::encode::Error::write)
    }
}

impl<'b, C> Decode<'b, C> for RawCbor {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let start = d.position();
        check_canonical(d, 0).map_err(|e| minicbor::decode::Error::message(e).at(d.position()))?;
        let bytes = d.input().get(start..d.position()).unwrap_or_default();
        Ok(Self(bytes.to_vec()))
    }
}

/// Walks one item and checks it against RFC 8949 §4.2.1. Floats and undefined are refused: no
/// Vestigo value is one, and their canonical forms differ between libraries.
fn check_canonical(d: &mut Decoder<'_>, depth: usize) -> Result<(), CodecError> {
    let start = d.position();
    let malformed = |e: minicbor::decode::Error| CodecError::Malformed {
        offset: e.position().unwrap_or(start),
        what: e.to_string(),
    };
    let not_canonical = || CodecError::NotCanonical { offset: start };
    if depth > RAW_DEPTH_MAX {
        return Err(CodecError::Malformed { offset: start, what: "nested too deep".to_owned() });
    }
    let mut again = Vec::new();
    let mut e = Encoder::new(&mut again);
    match d.datatype().map_err(malformed)? {
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => {
            let _ok = e.u64(d.u64().map_err(malformed)?);
        }
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::Int => {
            let _ok = e.int(d.int().map_err(malformed)?);
        }
        Type::Bool => {
            let _ok = e.bool(d.bool().map_err(malformed)?);
        }
        Type::Null => {
            d.null().map_err(malformed)?;
            return Ok(());
        }
        Type::Bytes => {
            let _ok = e.bytes(d.bytes().map_err(malformed)?);
        }
        Type::String => {
            let _ok = e.str(d.str().map_err(malformed)?);
        }
        Type::Tag => {
            let _ok = e.tag(d.tag().map_err(malformed)?);
            same_bytes(d, start, &again)?;
            return check_canonical(d, depth + 1);
        }
        Type::Array => {
            let length = d.array().map_err(malformed)?.ok_or_else(not_canonical)?;
            let _ok = e.array(length);
            same_bytes(d, start, &again)?;
            for _ in 0..length {
                check_canonical(d, depth + 1)?;
            }
            return Ok(());
        }
        Type::Map => {
            let length = d.map().map_err(malformed)?.ok_or_else(not_canonical)?;
            let _ok = e.map(length);
            same_bytes(d, start, &again)?;
            let mut previous: Option<&[u8]> = None;
            for _ in 0..length {
                let key_start = d.position();
                check_canonical(d, depth + 1)?;
                let key = d.input().get(key_start..d.position()).unwrap_or_default();
                if previous.is_some_and(|p| p >= key) {
                    return Err(CodecError::NotCanonical { offset: key_start });
                }
                previous = Some(key);
                check_canonical(d, depth + 1)?;
            }
            return Ok(());
        }
        _ => return Err(not_canonical()),
    }
    same_bytes(d, start, &again)
}

/// The bytes from `start` to the decoder's position must be `again`.
fn same_bytes(d: &Decoder<'_>, start: usize, again: &[u8]) -> Result<(), CodecError> {
    if d.input().get(start..d.position()) == Some(again) {
        Ok(())
    } else {
        Err(CodecError::NotCanonical { offset: start })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::unhex;

    #[derive(Debug, PartialEq, Eq, Encode, Decode)]
    #[cbor(map)]
    struct Sample {
        #[n(1)]
        number: u64,
        #[n(2)]
        text: Option<String>,
    }

    #[test]
    fn only_the_canonical_form_of_a_typed_value_is_accepted() {
        let good = unhex("a2010502616b").unwrap();
        assert_eq!(
            decode::<Sample>(&good).unwrap(),
            Sample { number: 5, text: Some("k".to_owned()) }
        );
        for (what, bad) in [
            ("non-minimal integer", "a201180502616b"),
            ("non-minimal key", "a218010502616b"),
            ("indefinite map", "bf010502616bff"),
            ("unsorted", "a202616b0105"),
            ("duplicate", "a3010502616b02616b"),
            ("unknown key", "a3010502616b0305"),
            ("explicit null", "a2010502f6"),
            ("trailing byte", "a2010502616b00"),
            ("stray tag", "a20105c102616b"),
            ("bad utf-8", "a201050261ff"),
            ("absurd length", "a20105027bffffffffffffffff"),
        ] {
            assert!(decode::<Sample>(&unhex(bad).unwrap()).is_err(), "{what}");
        }
    }

    #[test]
    fn raw_items_must_be_canonical_and_shallow() {
        for good in ["00", "20", "8301820203f6", "a201020304", "f5", "c074323032"] {
            let bytes = unhex(good).unwrap();
            // The last one is truncated on purpose.
            assert_eq!(RawCbor::new(&bytes).is_ok(), good != "c074323032", "{good}");
        }
        for bad in ["1800", "9f00ff", "a203040102", "a201020102", "f90000", "f7", "0000", ""] {
            assert!(RawCbor::new(&unhex(bad).unwrap()).is_err(), "{bad}");
        }
        let deep = [0x81; 20_000];
        assert!(RawCbor::new(&deep).is_err());
    }
}
