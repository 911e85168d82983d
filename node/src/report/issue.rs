//! What of one issue of a certificate of destruction is not in the certificate: language, time, the
//! signature of the officer who certified. The issuing node signs it and says who it is, so that nobody
//! else can make such a file out of somebody's certificate.

use minicbor::bytes::{ByteArray, ByteVec};
use minicbor::{Decode, Encode};
use thiserror::Error;
use vestigo_protocol::codec::{self, CodecError};
use vestigo_protocol::descriptor::{Descriptor, DescriptorError};
use vestigo_protocol::ids::{Digest, Kid};
use vestigo_protocol::key::{PublicKey, SecretKey};
use vestigo_protocol::limits::DESCRIPTOR_MAX;
use vestigo_protocol::time::Timestamp;

/// Most bytes of a signed issue: a descriptor, and what is said beside it.
pub const ISSUE_MAX: usize = DESCRIPTOR_MAX + 4096;

/// What the signature is over, before the issue: no other signature of a node begins so.
const DOMAIN: &[u8] = b"vestigo-certificate-issue-v1\0";

/// Hexadecimal digits of a verification code: 80 bits.
const CODE_DIGITS: usize = 20;

/// One issue.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Issue {
    /// Version of this form: 1.
    #[n(1)]
    pub version: u64,
    /// The program that drew the pages ([`super::renderer`]).
    #[n(2)]
    pub renderer: String,
    /// Tag of the language.
    #[n(3)]
    pub language: String,
    /// When, by the issuing node's clock.
    #[n(4)]
    pub issued_at: Timestamp,
    /// SHA-256 of the certificate.
    #[n(5)]
    pub certificate: Digest,
    /// The public key of the officer who certified; absent where he had none.
    #[n(6)]
    pub key: Option<ByteArray<32>>,
    /// His signature over the certificate's digest.
    #[n(7)]
    pub signature: Option<ByteArray<64>>,
}

/// Why enclosed bytes are no issue of the certificate beside them.
#[derive(Debug, Error)]
pub enum IssueError {
    /// Too long, or not the one encoding.
    #[error("it is not in its form: {0}")]
    Form(#[from] CodecError),
    /// Longer than an issue is.
    #[error("it has more than {ISSUE_MAX} bytes")]
    Length,
    /// A form of a later version.
    #[error("its form has version {0}, and this program reads 1")]
    Version(u64),
    /// Of another certificate.
    #[error("it names another certificate than the one enclosed")]
    Certificate,
    /// The description of the issuing node does not hold.
    #[error("the issuing node's description does not hold: {0}")]
    Descriptor(#[from] DescriptorError),
    /// Signed by nobody who may.
    #[error("it is not signed by the node that it names")]
    Signature,
}

impl Issue {
    /// The public key of the officer, if one signed.
    #[must_use]
    pub fn officer(&self) -> Option<(PublicKey, [u8; 64])> {
        let key = self.key.as_ref().and_then(|key| PublicKey::from_bytes(key).ok())?;
        Some((key, **self.signature.as_ref()?))
    }

    /// The issue with its signature, as it is enclosed.
    #[must_use]
    pub fn sign(&self, key: &SecretKey, issuer: &Descriptor) -> Vec<u8> {
        let issue = codec::encode(self);
        let signature = key.sign(&[DOMAIN, &issue].concat());
        codec::encode(&(
            ByteVec::from(issue),
            ByteVec::from(issuer.to_bytes()),
            key.kid(),
            ByteArray::from(signature),
        ))
    }

    /// Reads a signed issue and verifies it: it names this certificate, and the node of the descriptor
    /// in it signed it with a key that may sign at the time it names.
    ///
    /// # Errors
    /// [`IssueError`].
    pub fn open(signed: &[u8], certificate: &[u8]) -> Result<(Self, Descriptor), IssueError> {
        if signed.len() > ISSUE_MAX {
            return Err(IssueError::Length);
        }
        let (bytes, issuer, kid, signature): (ByteVec, ByteVec, Kid, ByteArray<64>) =
            codec::decode(signed)?;
        let issue: Self = codec::decode(&bytes)?;
        if issue.version != 1 {
            return Err(IssueError::Version(issue.version));
        }
        let issuer = Descriptor::from_bytes(&issuer)?;
        let key = issuer.signing_key_at(&kid, issue.issued_at).ok_or(IssueError::Signature)?;
        key.verify(&[DOMAIN, bytes.as_slice()].concat(), signature.as_slice())
            .map_err(|_| IssueError::Signature)?;
        if issue.certificate != Digest::of(certificate) {
            return Err(IssueError::Certificate);
        }
        Ok((issue, issuer))
    }
}

/// The verification code of a certificate: the first 80 bits of its digest, in groups of four.
#[must_use]
pub fn code(certificate: &Digest) -> String {
    let hex = certificate.to_hex().to_ascii_uppercase();
    let digits: Vec<char> = hex.chars().take(CODE_DIGITS).collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}
