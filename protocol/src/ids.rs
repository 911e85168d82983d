//! Newtypes for everything that names something: agencies, exchanges, messages, entries, keys.
//!
//! An id is never an alias: the compiler keeps a leaf hash and a content digest apart.

use std::fmt;

use minicbor::{Decode, Decoder, Encode, Encoder};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// Declares a fixed-size byte identifier that is a CBOR byte string and prints as lower-case hex.
macro_rules! byte_id {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// Length in bytes.
            pub const LEN: usize = $len;

            /// The bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; $len] {
                &self.0
            }

            /// Lower-case hex.
            #[must_use]
            pub fn to_hex(&self) -> String {
                hex(&self.0)
            }

            /// Reads exactly the form of [`Self::to_hex`].
            #[must_use]
            pub fn from_hex(text: &str) -> Option<Self> {
                let bytes = unhex(text)?;
                Some(Self(bytes.try_into().ok()?))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.to_hex())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.to_hex())
            }
        }

        impl<C> Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(&self.0)?.ok()
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(
                d: &mut Decoder<'b>,
                _: &mut C,
            ) -> Result<Self, minicbor::decode::Error> {
                let position = d.position();
                let bytes = d.bytes()?;
                let array = bytes.try_into().map_err(|_| {
                    minicbor::decode::Error::message(concat!(
                        stringify!($name), " has the wrong length"
                    ))
                    .at(position)
                })?;
                Ok(Self(array))
            }
        }
    };
}

byte_id! {
    /// A SHA-256 digest.
    Digest, 32
}
byte_id! {
    /// The RFC 6962 leaf hash of a log entry, SHA-256(00 ‖ entry). It names a statement in
    /// in-reply-to, in both parties' logs, and in every proof.
    LeafHash, 32
}
byte_id! {
    /// Names one exchange (a query and all that follows): `sub` = `urn:vestigo:x:` + its hex.
    ExchangeId, 16
}
byte_id! {
    /// `cti`: unique per issuer. Two statements with the same issuer and `cti` but different
    /// bytes are a conflict.
    MessageId, 16
}
byte_id! {
    /// RFC 9679 thumbprint of an Ed25519 key: the `kid` of a statement.
    Kid, 32
}
byte_id! {
    /// A stable pseudonym of one officer towards one partner.
    Pseudonym, 16
}
byte_id! {
    /// SHA-256 of an agreement's canonical document: what every message names.
    AgreementHash, 32
}

impl Digest {
    /// SHA-256 of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl LeafHash {
    /// RFC 6962 §2.1: SHA-256(00 ‖ entry).
    #[must_use]
    pub fn of(entry: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update([0u8]);
        hasher.update(entry);
        Self(hasher.finalize().into())
    }
}

impl ExchangeId {
    const PREFIX: &'static str = "urn:vestigo:x:";

    /// The `sub` claim.
    #[must_use]
    pub fn to_urn(&self) -> String {
        format!("{}{}", Self::PREFIX, self.to_hex())
    }

    /// Reads exactly the form of [`Self::to_urn`].
    #[must_use]
    pub fn from_urn(text: &str) -> Option<Self> {
        Self::from_hex(text.strip_prefix(Self::PREFIX)?)
    }
}

/// ISO 3166-1 alpha-2, upper case; user-assigned codes (XA–XZ, AA, QM–QZ, ZZ) are allowed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads two upper-case letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 2] = text.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The code, upper case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII letters are ever stored.
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// The code, lower case, as in a node name.
    #[must_use]
    pub fn to_lower(&self) -> String {
        self.as_str().to_ascii_lowercase()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({self})")
    }
}

impl<C> Encode<C> for Country {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(self.as_str())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Country {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let position = d.position();
        Self::parse(d.str()?).ok_or_else(|| {
            minicbor::decode::Error::message("a country is two upper-case letters").at(position)
        })
    }
}

/// Why a node name was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a node name is vestigo/<country>/<agency>, lower case, agency 1 to 40 of a-z 0-9 -")]
pub struct NodeNameError;

/// `vestigo/xa/agency-slug`: issuer, audience, log origin and note key name in one (wire.md).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeName(String);

impl NodeName {
    /// Builds a name from its parts.
    ///
    /// # Errors
    /// The agency slug is empty, longer than 40, or holds something else than `a-z 0-9 -`.
    pub fn new(country: Country, agency: &str) -> Result<Self, NodeNameError> {
        Self::parse(&format!("vestigo/{}/{agency}", country.to_lower()))
    }

    /// Reads a whole name.
    ///
    /// # Errors
    /// Any other form than `vestigo/<two lower-case letters>/<slug>`.
    pub fn parse(text: &str) -> Result<Self, NodeNameError> {
        let rest = text.strip_prefix("vestigo/").ok_or(NodeNameError)?;
        let (country, slug) = rest.split_once('/').ok_or(NodeNameError)?;
        let country_good = country.len() == 2 && country.bytes().all(|b| b.is_ascii_lowercase());
        let slug_good = (1..=40).contains(&slug.len())
            && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if country_good && slug_good { Ok(Self(text.to_owned())) } else { Err(NodeNameError) }
    }

    /// The origin of this node's administrative log. It is a name of a log and of no node: nothing
    /// is addressed to it, and [`Self::parse`] refuses it.
    #[must_use]
    pub fn admin_log(&self) -> Self {
        Self(format!("{}/admin", self.0))
    }

    /// Reads the origin of a log: a node's name, or that of its administrative log.
    ///
    /// # Errors
    /// Any other form.
    pub fn parse_origin(text: &str) -> Result<Self, NodeNameError> {
        match text.strip_suffix("/admin") {
            Some(node) => Self::parse(node).map(|node| node.admin_log()),
            None => Self::parse(text),
        }
    }

    /// The whole name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country part, upper case.
    #[must_use]
    pub fn country(&self) -> Country {
        let upper = self.0.get(8..10).unwrap_or("zz").to_ascii_uppercase();
        Country::parse(&upper).unwrap_or(Country(*b"ZZ"))
    }

    /// The agency part.
    #[must_use]
    pub fn agency(&self) -> &str {
        self.0.get(11..).unwrap_or("")
    }
}

impl fmt::Display for NodeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for NodeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NodeName({})", self.0)
    }
}

impl<C> Encode<C> for NodeName {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for NodeName {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let position = d.position();
        Self::parse(d.str()?).map_err(|e| minicbor::decode::Error::message(e).at(position))
    }
}

/// Lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _written = write!(text, "{byte:02x}");
    }
    text
}

/// Reads lower-case hex; anything else is `None`.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |b: u8| match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'a'..=b'f' => Some(b - b'a' + 10),
        _ => None,
    };
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.as_bytes()
        .chunks_exact(2)
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_name_is_read_in_one_form_only() {
        let name = NodeName::parse("vestigo/xa/national-police").unwrap();
        assert_eq!(name.country().as_str(), "XA");
        assert_eq!(name.agency(), "national-police");
        for bad in ["vestigo/XA/a", "vestigo/xa/", "vestigo/xa/A", "vestigo/xaa/b", "xa/b", ""] {
            assert_eq!(NodeName::parse(bad), Err(NodeNameError), "{bad}");
        }
    }

    #[test]
    fn hex_round_trips_and_refuses_upper_case() {
        assert_eq!(unhex(&hex(&[0, 255, 16])).unwrap(), [0, 255, 16]);
        assert_eq!(unhex("AA"), None);
        assert_eq!(unhex("a"), None);
    }

    #[test]
    fn an_exchange_urn_is_read_in_one_form_only() {
        let id = ExchangeId([7; 16]);
        assert_eq!(ExchangeId::from_urn(&id.to_urn()), Some(id));
        assert_eq!(ExchangeId::from_urn(&id.to_urn().to_uppercase()), None);
    }
}
