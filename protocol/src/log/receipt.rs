//! COSE receipts (RFC 9942): one entry's inclusion in a log, or the growth of a log, as a signed
//! CBOR object that other transparency tools verify.
//!
//! A receipt is a `COSE_Sign1` over the detached root hash, signed with the log's Ed25519 key. It
//! is read in one form only: exactly the headers below, in deterministic encoding.
//!
//! ```cddl
//! receipt = #6.18([ protected: bstr .cbor { 1: -8, 4: bstr .size 32, 395: 1 },
//!                   { 396: { (-1: [ inclusion ]) // (-2: [ consistency ]) } },
//!                   nil, signature: bstr .size 64 ])
//! inclusion   = bstr .cbor [ size: uint, index: uint, [* bstr .size 32] ]
//! consistency = bstr .cbor [ old: uint, new: uint, [* bstr .size 32] ]
//! ```

use coset::cbor::Value;
use coset::{
    CoseSign1, CoseSign1Builder, Header, HeaderBuilder, TaggedCborSerializable as _, iana,
};
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use minicbor::{Decode, Encode};
use thiserror::Error;

use crate::codec;
use crate::ids::{Digest, Kid, LeafHash};
use crate::key::ed25519_thumbprint;
use crate::log::checkpoint::LogSigner;
use crate::merkle::{
    ConsistencyError, InclusionError, TREE_SIZE_MAX, root_from_inclusion, verify_consistency,
};

/// Largest receipt in bytes: 128 hashes of a consistency proof and the frame around them.
pub const RECEIPT_MAX: usize = 128 * 34 + 256;

/// COSE header label of the verifiable data structure; value 1 is RFC9162_SHA256.
const VDS: i64 = 395;
const RFC9162_SHA256: i64 = 1;
/// COSE header label of the proofs.
const VDP: i64 = 396;

/// What a receipt proves. The sizes and hashes are believed until verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptProof {
    /// An entry is at `index` of the log when it had `size` entries.
    Inclusion(InclusionProof),
    /// The log with `new` entries extends the log with `old`.
    Consistency(ConsistencyProof),
}

/// An RFC 9162 inclusion proof.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct InclusionProof {
    /// Entries in the log.
    #[n(0)]
    pub size: u64,
    /// Index of the entry.
    #[n(1)]
    pub index: u64,
    /// From the leaf's sibling upwards.
    #[n(2)]
    pub path: Vec<Digest>,
}

/// An RFC 9162 consistency proof.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ConsistencyProof {
    /// Entries in the older log.
    #[n(0)]
    pub old: u64,
    /// Entries in the newer log.
    #[n(1)]
    pub new: u64,
    /// The proof.
    #[n(2)]
    pub path: Vec<Digest>,
}

/// A receipt as received: nothing is verified yet.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt {
    kid: Kid,
    proof: ReceiptProof,
    signature: [u8; 64],
}

/// Why bytes are not a receipt in the accepted form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReceiptError {
    /// Larger than [`RECEIPT_MAX`].
    #[error("a receipt of {0} bytes; at most {RECEIPT_MAX} are read")]
    TooLarge(usize),
    /// Not a tagged `COSE_Sign1`.
    #[error("the receipt is not a COSE_Sign1: {0}")]
    NotCose(String),
    /// A member is missing, has another type, or should not be there.
    #[error("the receipt has no acceptable {0}")]
    BadMember(&'static str),
    /// It says the right things in other bytes.
    #[error("the receipt is not in the one encoding, or has members that no receipt has")]
    NotCanonical,
}

/// Why a receipt does not prove what it should.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReceiptVerifyError {
    /// Signed with another key than the log's.
    #[error("the receipt names key {found}, the log's is {expected}")]
    OtherKey {
        /// Thumbprint of the log's key.
        expected: Kid,
        /// Thumbprint in the receipt.
        found: Kid,
    },
    /// A receipt of the other sort was needed.
    #[error("the receipt does not hold a proof of {0}")]
    OtherProof(&'static str),
    /// The log has more entries than any log.
    #[error("the receipt is about a log of {0} entries, more than any log has")]
    TooLarge(u64),
    /// The inclusion proof has the wrong shape.
    #[error(transparent)]
    Inclusion(#[from] InclusionError),
    /// The consistency proof does not hold.
    #[error(transparent)]
    Consistency(#[from] ConsistencyError),
    /// The signature is not one of this key over this root.
    #[error("the signature of the receipt does not verify over the root that its proof leads to")]
    BadSignature,
}

impl Receipt {
    /// Signs a receipt. The caller has verified that `proof` leads to `root`, which the log's
    /// signed checkpoint of that size states.
    #[must_use]
    pub fn sign(signer: &LogSigner, proof: ReceiptProof, root: Digest) -> Self {
        let kid = ed25519_thumbprint(&signer.ed25519().verifying_key().to_bytes());
        let unsigned = Self { kid, proof, signature: [0; 64] };
        let message = unsigned.to_cose().tbs_detached_data(root.as_bytes(), b"");
        Self { signature: signer.ed25519().sign(&message).to_bytes(), ..unsigned }
    }

    /// Thumbprint of the key that is said to have signed.
    #[must_use]
    pub const fn kid(&self) -> Kid {
        self.kid
    }

    /// What it is said to prove.
    #[must_use]
    pub const fn proof(&self) -> &ReceiptProof {
        &self.proof
    }

    /// The deterministic encoding.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Only integers, byte strings, arrays and maps: nothing that has no encoding.
        self.to_cose().to_tagged_vec().unwrap_or_default()
    }

    /// Reads exactly the form of [`Self::to_bytes`].
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ReceiptError> {
        if bytes.len() > RECEIPT_MAX {
            return Err(ReceiptError::TooLarge(bytes.len()));
        }
        let cose = CoseSign1::from_tagged_slice(bytes)
            .map_err(|e| ReceiptError::NotCose(e.to_string()))?;
        let kid = cose.protected.header.key_id.as_slice().try_into().map(Kid);
        let signature = cose.signature.as_slice().try_into();
        let receipt = Self {
            kid: kid.map_err(|_| ReceiptError::BadMember("key id"))?,
            proof: read_proof(&cose.unprotected)?,
            signature: signature.map_err(|_| ReceiptError::BadMember("signature"))?,
        };
        // Everything else in the one form follows from these three; the comparison also settles
        // the algorithm, the data structure and the absence of a payload and of other headers.
        if receipt.to_bytes() == bytes { Ok(receipt) } else { Err(ReceiptError::NotCanonical) }
    }

    /// Verifies that the log with this Ed25519 key held `leaf`, and returns the size of the log
    /// and its root at that size, which a checkpoint may confirm.
    ///
    /// # Errors
    /// [`ReceiptVerifyError`].
    pub fn verify_inclusion(
        &self,
        leaf: LeafHash,
        log_key: &[u8; 32],
    ) -> Result<(u64, Digest), ReceiptVerifyError> {
        let ReceiptProof::Inclusion(InclusionProof { size, index, path }) = &self.proof else {
            return Err(ReceiptVerifyError::OtherProof("inclusion"));
        };
        check_size(*size)?;
        let root = root_from_inclusion(leaf, *index, *size, path)?;
        self.verify_signature(root, log_key)?;
        Ok((*size, root))
    }

    /// Verifies that the log with this Ed25519 key grew from `old_root` to `new_root`, and
    /// returns the two sizes.
    ///
    /// # Errors
    /// [`ReceiptVerifyError`].
    pub fn verify_consistency(
        &self,
        old_root: Digest,
        new_root: Digest,
        log_key: &[u8; 32],
    ) -> Result<(u64, u64), ReceiptVerifyError> {
        let ReceiptProof::Consistency(ConsistencyProof { old, new, path }) = &self.proof else {
            return Err(ReceiptVerifyError::OtherProof("consistency"));
        };
        check_size(*new)?;
        verify_consistency(*old, *new, path, old_root, new_root)?;
        self.verify_signature(new_root, log_key)?;
        Ok((*old, *new))
    }

    fn verify_signature(&self, root: Digest, log_key: &[u8; 32]) -> Result<(), ReceiptVerifyError> {
        let expected = ed25519_thumbprint(log_key);
        if self.kid != expected {
            return Err(ReceiptVerifyError::OtherKey { expected, found: self.kid });
        }
        let message = self.to_cose().tbs_detached_data(root.as_bytes(), b"");
        VerifyingKey::from_bytes(log_key)
            .and_then(|key| key.verify_strict(&message, &Signature::from_bytes(&self.signature)))
            .map_err(|_| ReceiptVerifyError::BadSignature)
    }

    fn to_cose(&self) -> CoseSign1 {
        let protected = HeaderBuilder::new()
            .algorithm(iana::Algorithm::EdDSA)
            .key_id(self.kid.0.to_vec())
            .value(VDS, Value::from(RFC9162_SHA256))
            .build();
        let (label, proof) = match &self.proof {
            ReceiptProof::Inclusion(proof) => (-1, codec::encode(proof)),
            ReceiptProof::Consistency(proof) => (-2, codec::encode(proof)),
        };
        let proofs = Value::Array(vec![Value::Bytes(proof)]);
        let unprotected =
            HeaderBuilder::new().value(VDP, Value::Map(vec![(Value::from(label), proofs)])).build();
        CoseSign1Builder::new()
            .protected(protected)
            .unprotected(unprotected)
            .signature(self.signature.to_vec())
            .build()
    }
}

impl std::fmt::Debug for Receipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Receipt").field("kid", &self.kid).field("proof", &self.proof).finish()
    }
}

fn check_size(size: u64) -> Result<(), ReceiptVerifyError> {
    if size > TREE_SIZE_MAX { Err(ReceiptVerifyError::TooLarge(size)) } else { Ok(()) }
}

/// The single proof of an unprotected header.
fn read_proof(header: &Header) -> Result<ReceiptProof, ReceiptError> {
    let bad = ReceiptError::BadMember("proof");
    let [(_, Value::Map(proofs))] = header.rest.as_slice() else {
        return Err(bad);
    };
    let [(Value::Integer(label), Value::Array(proofs))] = proofs.as_slice() else {
        return Err(bad);
    };
    let [Value::Bytes(proof)] = proofs.as_slice() else {
        return Err(bad);
    };
    match i128::from(*label) {
        -1 => codec::decode(proof).map(ReceiptProof::Inclusion).map_err(|_| bad),
        -2 => codec::decode(proof).map(ReceiptProof::Consistency).map_err(|_| bad),
        _ => Err(bad),
    }
}

#[cfg(test)]
mod tests;
