//! What of one issue of a report is not in its bundle: number, language, recipient, time. The issuing
//! node signs it, together with the digest of the bundle; so nobody else can make a report out of
//! somebody's bundle, and nobody can change to whom a report was given.

use minicbor::bytes::{ByteArray, ByteVec};
use minicbor::{Decode, Encode};
use thiserror::Error;
use vestigo_protocol::codec::{self, CodecError};
use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::ids::{Digest, ExchangeId, Kid};
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::time::Timestamp;

/// Most bytes of a signed slip.
pub const SLIP_MAX: usize = 4096;

/// Most characters of a recipient.
pub const RECIPIENT_MAX: usize = 200;

/// What the signature is over, before the slip: no other signature of a node begins so.
const DOMAIN: &[u8] = b"vestigo-report-v1\0";

/// Hexadecimal digits of a verification code: 80 bits.
const CODE_DIGITS: usize = 20;

/// One issue.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Slip {
    /// Version of this form: 1.
    #[n(1)]
    pub version: u64,
    /// The program that drew the pages ([`super::renderer`]).
    #[n(2)]
    pub renderer: String,
    /// The trace.
    #[n(3)]
    pub trace: ExchangeId,
    /// Number of the issue, from 1, of the issuing node.
    #[n(4)]
    pub number: u64,
    /// Tag of the language.
    #[n(5)]
    pub language: String,
    /// To whom it was given.
    #[n(6)]
    pub recipient: String,
    /// For what use: `agency`, `national`, `court`, or the code of a State.
    #[n(7)]
    pub wanted: String,
    /// Whether it is a draft.
    #[n(8)]
    pub draft: bool,
    /// When, by the issuing node's clock.
    #[n(9)]
    pub issued_at: Timestamp,
    /// SHA-256 of the bundle.
    #[n(10)]
    pub bundle: Digest,
}

impl std::fmt::Debug for Slip {
    /// Without the recipient.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Slip({} of {}, {})", self.number, self.trace.to_hex(), self.language)
    }
}

/// Why enclosed bytes are no slip of the bundle beside them.
#[derive(Debug, Error)]
pub enum SlipError {
    /// Too long, or not the one encoding.
    #[error("it is not in its form: {0}")]
    Form(#[from] CodecError),
    /// Longer than a slip is.
    #[error("it has more than {SLIP_MAX} bytes")]
    Length,
    /// A form of a later version.
    #[error("its form has version {0}, and this program reads 1")]
    Version(u64),
    /// Of another bundle.
    #[error("it names another bundle than the one enclosed")]
    Bundle,
    /// Signed by nobody who may.
    #[error("it is not signed by the node whose log the bundle is of")]
    Signature,
}

impl Slip {
    /// Its one encoding.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        codec::encode(self)
    }

    /// The verification code: the first 80 bits of the slip's digest, in groups of four.
    #[must_use]
    pub fn code(&self) -> String {
        let hex = Digest::of(&self.to_bytes()).to_hex().to_ascii_uppercase();
        let digits: Vec<char> = hex.chars().take(CODE_DIGITS).collect();
        let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join("-")
    }

    /// The slip with its signature, as it is enclosed.
    #[must_use]
    pub fn sign(&self, key: &SecretKey) -> Vec<u8> {
        let slip = self.to_bytes();
        let signature = key.sign(&[DOMAIN, &slip].concat());
        codec::encode(&(ByteVec::from(slip), key.kid(), ByteArray::from(signature)))
    }

    /// Reads a signed slip and verifies it: it names this bundle, and the node of this descriptor
    /// signed it with a key that may sign at the time it names.
    ///
    /// # Errors
    /// [`SlipError`].
    pub fn open(signed: &[u8], bundle: &[u8], issuer: &Descriptor) -> Result<Self, SlipError> {
        if signed.len() > SLIP_MAX {
            return Err(SlipError::Length);
        }
        let (bytes, kid, signature): (ByteVec, Kid, ByteArray<64>) = codec::decode(signed)?;
        let slip: Self = codec::decode(&bytes)?;
        if slip.version != 1 {
            return Err(SlipError::Version(slip.version));
        }
        let key = issuer.signing_key_at(&kid, slip.issued_at).ok_or(SlipError::Signature)?;
        key.verify(&[DOMAIN, bytes.as_slice()].concat(), signature.as_slice())
            .map_err(|_| SlipError::Signature)?;
        if slip.bundle != Digest::of(bundle) {
            return Err(SlipError::Bundle);
        }
        Ok(slip)
    }
}
