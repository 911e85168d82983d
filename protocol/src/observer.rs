//! What an observer asks of a node, and what it gets: the signature on its requests, and entries or
//! leaf hashes.
//!
//! An observer has one Ed25519 key and no node. A request is a GET with two headers:
//!
//! ```text
//! Date: Sun, 22 Nov 2026 18:34:55 GMT
//! Authorization: Vestigo-Observer <base64url kid>.<base64url signature>
//! ```
//!
//! The signature is over `vestigo-observer-v1`, the log's origin, path with query, and the Date
//! header's value, with a zero byte between them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use minicbor::{Decode, Decoder, Encode, Encoder};
use thiserror::Error;

use crate::ids::{Kid, LeafHash, NodeName};
use crate::key::{BadSignature, KeyError, PublicKey, SecretKey};
use crate::time::{Timestamp, civil_from_days};

/// Scheme of the Authorization header.
pub const SCHEME: &str = "Vestigo-Observer";

/// How far the Date header may be from the node's clock, in seconds.
pub const SKEW_MAX_SECONDS: u64 = 5 * 60;

/// Most entries of one answer.
pub const ENTRIES_MAX: u64 = 256;

/// What an observer's public key begins with when people pass it on.
const KEY_PREFIX: &str = "vestigo-observer1:";

/// What is signed.
#[must_use]
pub fn signed_bytes(origin: &NodeName, path_and_query: &str, date: &str) -> Vec<u8> {
    ["vestigo-observer-v1", origin.as_str(), path_and_query, date].join("\0").into_bytes()
}

/// The value of an Authorization header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// Thumbprint of the observer's key.
    pub kid: Kid,
    signature: [u8; 64],
}

/// Why a header is no authorization of an observer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not of the form {SCHEME} KID.SIGNATURE, both in base64url without padding")]
pub struct BadAuthorization;

impl Authorization {
    /// Signs a request.
    #[must_use]
    pub fn sign(key: &SecretKey, origin: &NodeName, path_and_query: &str, date: &str) -> Self {
        let signature = key.sign(&signed_bytes(origin, path_and_query, date));
        Self { kid: key.kid(), signature }
    }

    /// The header's value.
    #[must_use]
    pub fn to_header(&self) -> String {
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        format!("{SCHEME} {}.{}", encode(self.kid.as_bytes()), encode(&self.signature))
    }

    /// Reads exactly the form of [`Self::to_header`].
    ///
    /// # Errors
    /// [`BadAuthorization`].
    pub fn parse(header: &str) -> Result<Self, BadAuthorization> {
        let read = || {
            let (kid, signature) =
                header.strip_prefix(SCHEME)?.strip_prefix(' ')?.split_once('.')?;
            let decode = |text| URL_SAFE_NO_PAD.decode(text).ok();
            let kid = Kid(decode(kid)?.try_into().ok()?);
            Some(Self { kid, signature: decode(signature)?.try_into().ok()? })
        };
        read().filter(|read| read.to_header() == header).ok_or(BadAuthorization)
    }

    /// Verifies it strictly under the key that its kid names.
    ///
    /// # Errors
    /// [`BadSignature`].
    pub fn verify(
        &self,
        key: &PublicKey,
        origin: &NodeName,
        path_and_query: &str,
        date: &str,
    ) -> Result<(), BadSignature> {
        if key.kid() != self.kid {
            return Err(BadSignature);
        }
        key.verify(&signed_bytes(origin, path_and_query, date), &self.signature)
    }
}

/// An observer's public key, as one line: `vestigo-observer1:` and base64url.
#[must_use]
pub fn key_to_line(key: &PublicKey) -> String {
    format!("{KEY_PREFIX}{}", URL_SAFE_NO_PAD.encode(key.as_bytes()))
}

/// Why a line is no observer's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyLineError {
    /// Not the form.
    #[error("an observer's key is {KEY_PREFIX} and 43 characters")]
    Form,
    /// A weak key.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// Reads the form of [`key_to_line`].
///
/// # Errors
/// [`KeyLineError`].
pub fn key_from_line(line: &str) -> Result<PublicKey, KeyLineError> {
    let bytes = line
        .trim()
        .strip_prefix(KEY_PREFIX)
        .and_then(|text| URL_SAFE_NO_PAD.decode(text).ok())
        .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
        .ok_or(KeyLineError::Form)?;
    Ok(PublicKey::from_bytes(&bytes)?)
}

/// What an observer sees of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The entry, byte for byte.
    Entry(Vec<u8>),
    /// Its leaf hash alone.
    Leaf(LeafHash),
}

/// One row of an answer: `[index, entry / leaf hash, is-entry]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Index in the log.
    pub index: u64,
    /// Entry or leaf hash.
    pub seen: Seen,
}

impl Row {
    /// The leaf hash, whichever is seen.
    #[must_use]
    pub fn leaf(&self) -> LeafHash {
        match &self.seen {
            Seen::Entry(entry) => LeafHash::of(entry),
            Seen::Leaf(leaf) => *leaf,
        }
    }
}

impl<C> Encode<C> for Row {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(3)?.u64(self.index)?;
        match &self.seen {
            Seen::Entry(entry) => e.bytes(entry)?.bool(true)?,
            Seen::Leaf(leaf) => e.bytes(leaf.as_bytes())?.bool(false)?,
        }
        .ok()
    }
}

impl<'b, C> Decode<'b, C> for Row {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        if d.array()? != Some(3) {
            return Err(minicbor::decode::Error::message("a row has three members"));
        }
        let (index, bytes) = (d.u64()?, d.bytes()?);
        let seen = if d.bool()? {
            Seen::Entry(bytes.to_vec())
        } else {
            let leaf = bytes.try_into();
            let wrong = |_| minicbor::decode::Error::message("a leaf hash has 32 bytes");
            Seen::Leaf(LeafHash(leaf.map_err(wrong)?))
        };
        Ok(Self { index, seen })
    }
}

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A time as the Date header has it (RFC 9110 §5.6.7, IMF-fixdate).
#[must_use]
pub fn http_date(time: Timestamp) -> String {
    let days = time.0 / 86_400;
    let (year, month, day) = civil_from_days(days);
    let of = |names: &[&'static str], at: u64| {
        usize::try_from(at).ok().and_then(|at| names.get(at).copied()).unwrap_or_default()
    };
    let (weekday, month) = (of(&DAYS, days % 7), of(&MONTHS, month - 1));
    let rest = time.0 % 86_400;
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

/// Reads exactly the form of [`http_date`].
#[must_use]
pub fn parse_http_date(text: &str) -> Option<Timestamp> {
    let month = MONTHS.iter().position(|m| text.get(8..11) == Some(m))? + 1;
    let (day, year, clock) = (text.get(5..7)?, text.get(12..16)?, text.get(17..25)?);
    let time = Timestamp::parse_rfc3339(&format!("{year}-{month:02}-{day}T{clock}Z"))?;
    (http_date(time) == text).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec;

    const PATH: &str = "/observer/v1/entries?start=0&end=256";
    const DATE: &str = "Sun, 22 Nov 2026 18:34:55 GMT";

    fn origin() -> NodeName {
        NodeName::parse("vestigo/xa/police").unwrap()
    }

    fn key() -> SecretKey {
        SecretKey::from_seed(&[5; 32])
    }

    #[test]
    fn a_signature_holds_for_its_log_path_and_date_only() {
        let signed = Authorization::sign(&key(), &origin(), PATH, DATE);
        let read = Authorization::parse(&signed.to_header()).unwrap();
        assert_eq!(read, signed);
        let key = key().public().clone();
        assert_eq!(read.verify(&key, &origin(), PATH, DATE), Ok(()));
        let other = NodeName::parse("vestigo/xb/police").unwrap();
        assert!(read.verify(&key, &other, PATH, DATE).is_err());
        assert!(
            read.verify(&key, &origin(), "/observer/v1/entries?start=0&end=257", DATE).is_err()
        );
        assert!(read.verify(&key, &origin(), PATH, "Sun, 22 Nov 2026 18:34:56 GMT").is_err());
        let stranger = SecretKey::from_seed(&[6; 32]);
        assert!(read.verify(stranger.public(), &origin(), PATH, DATE).is_err());
    }

    #[test]
    fn a_header_has_one_form() {
        let good = Authorization::sign(&key(), &origin(), PATH, DATE).to_header();
        for bad in [
            String::new(),
            good.replace("Vestigo", "vestigo"),
            good.replace(' ', "  "),
            good.replace('.', ","),
            format!("{good}A"),
            format!("{good}="),
            good.get(..good.len() - 1).unwrap().to_owned(),
            "Bearer abc".to_owned(),
        ] {
            assert_eq!(Authorization::parse(&bad), Err(BadAuthorization), "{bad}");
        }
    }

    #[test]
    fn dates_are_those_of_rfc_9110() {
        assert_eq!(http_date(Timestamp(784_111_777)), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(http_date(Timestamp(0)), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(parse_http_date(DATE), Some(Timestamp(1_795_372_495)));
        for bad in [
            "Mon, 22 Nov 2026 18:34:55 GMT",
            "Sun, 22 Nov 2026 18:34:55 UTC",
            "Sunday, 22-Nov-26 18:34:55 GMT",
            "Sun Nov 22 18:34:55 2026",
            "Sun, 31 Feb 2026 18:34:55 GMT",
            "",
            "Sun, 22 Növ 2026 18:34:55 GMT",
        ] {
            assert_eq!(parse_http_date(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_key_passes_as_one_line() {
        let line = key_to_line(key().public());
        assert_eq!(key_from_line(&format!(" {line}\n")).as_ref(), Ok(key().public()));
        assert_eq!(key_from_line(&line[..line.len() - 1]), Err(KeyLineError::Form));
        assert_eq!(key_from_line("vestigo1:abc"), Err(KeyLineError::Form));
        let zeros = format!("{KEY_PREFIX}{}", "A".repeat(43));
        assert!(matches!(key_from_line(&zeros), Err(KeyLineError::Key(_))));
    }

    #[test]
    fn rows_have_one_encoding() {
        let rows = vec![
            Row { index: 7, seen: Seen::Entry(b"entry".to_vec()) },
            Row { index: 8, seen: Seen::Leaf(LeafHash([1; 32])) },
        ];
        let bytes = codec::encode(&rows);
        assert_eq!(codec::decode::<Vec<Row>>(&bytes).unwrap(), rows);
        assert_eq!(bytes.get(..10), Some(b"\x82\x83\x07\x45entry\xf5".as_slice()));
        assert_eq!(rows[0].leaf(), LeafHash::of(b"entry"));
        let short = [0x81, 0x83, 0x07, 0x41, 0x00, 0xf4];
        assert!(codec::decode::<Vec<Row>>(&short).is_err());
    }
}
