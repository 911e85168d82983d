//! From bytes to a verified message and back: the COSE_Sign1 hash envelope (RFC 9052, RFC 9995).
//!
//! The statement is the log entry, byte for byte. Its unprotected header is empty (it is unsigned,
//! so leaving it free would let anyone mint a second leaf for one statement) and its external_aad
//! is empty (generic verifiers assume so). What has been checked is another type than what has
//! not: [`Unverified`] has no content; [`Verified`] exists only after a strict verification.

use std::fmt;

use coset::{CoseSign1, Header as CoseHeader, ProtectedHeader, TaggedCborSerializable as _};
use minicbor::data::Tag;
use minicbor::{Decode, Decoder, Encode, Encoder};
use thiserror::Error;

use crate::codec::{self, CodecError};
use crate::content::{self, ContentError, Field};
use crate::header::{Header, HeaderError};
use crate::ids::{Digest, LeafHash};
use crate::key::{BadSignature, PublicKey, SecretKey};
use crate::limits;

/// Tag of a COSE_Sign1.
const COSE_SIGN1: u64 = 18;

/// Why a message was refused before anything in it was believed.
#[derive(Debug, Error)]
pub enum EnvelopeError {
    /// The outer array, or a size.
    #[error("message: {0}")]
    Message(#[source] CodecError),
    /// The statement is not a canonical COSE_Sign1 of our shape.
    #[error("statement: {0}")]
    Statement(&'static str),
    /// The protected header breaks a rule.
    #[error("statement: {0}")]
    Header(#[from] HeaderError),
    /// The payload is not the hash of the preimage that came along.
    #[error("the content does not match the hash that was signed")]
    Payload,
    /// The signature fails under the key given.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// The content beside the statement.
    #[error("content: {0}")]
    Content(#[from] ContentError),
}

/// `message = [statement, preimage, [* disclosure], checkpoint / null]` as it travels.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// The statement: tagged COSE_Sign1, the log entry.
    pub statement: Vec<u8>,
    /// Deterministic CBOR of the preimage.
    pub preimage: Vec<u8>,
    /// Disclosures by label, then position.
    pub disclosures: Vec<Vec<u8>>,
    /// The sender's latest signed note, or none if unchanged.
    pub checkpoint: Option<Vec<u8>>,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({} disclosures)", self.disclosures.len())
    }
}

impl Message {
    /// The bytes on the wire.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        codec::encode(self)
    }

    /// Reads a message; nothing in it is believed yet.
    ///
    /// # Errors
    /// Too large, not canonical, or not of this shape.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        if bytes.len() > limits::MESSAGE_MAX {
            return Err(EnvelopeError::Message(CodecError::TooLarge {
                length: bytes.len(),
                limit: limits::MESSAGE_MAX,
            }));
        }
        codec::decode(bytes).map_err(EnvelopeError::Message)
    }
}

impl<C> Encode<C> for Message {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(4)?.bytes(&self.statement)?.bytes(&self.preimage)?;
        e.array(u64::try_from(self.disclosures.len()).unwrap_or(u64::MAX))?;
        for disclosure in &self.disclosures {
            e.bytes(disclosure)?;
        }
        match &self.checkpoint {
            Some(note) => e.bytes(note)?.ok(),
            None => e.null()?.ok(),
        }
    }
}

impl<'b, C> Decode<'b, C> for Message {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let fail = |what: &'static str| minicbor::decode::Error::message(what);
        if d.array()? != Some(4) {
            return Err(fail("a message has four members"));
        }
        let statement = d.bytes()?.to_vec();
        let preimage = d.bytes()?.to_vec();
        let count = d.array()?.ok_or_else(|| fail("indefinite array"))?;
        if count > limits::DISCLOSURES_MAX as u64 {
            return Err(fail("more than 512 disclosures"));
        }
        let mut disclosures = Vec::new();
        for _ in 0..count {
            disclosures.push(d.bytes()?.to_vec());
        }
        let checkpoint = match d.datatype()? {
            minicbor::data::Type::Null => {
                d.null()?;
                None
            }
            _ => Some(d.bytes()?.to_vec()),
        };
        Ok(Self { statement, preimage, disclosures, checkpoint })
    }
}

/// What stands in a statement.
struct Parts<'a> {
    protected: &'a [u8],
    payload: [u8; 32],
    signature: &'a [u8],
}

/// Takes a statement apart. Its form is fixed, so it is read directly: with a general reader of COSE,
/// which builds a tree of all that a header may hold, this took a fifth of a strict verification.
fn parts(bytes: &[u8]) -> Result<Parts<'_>, EnvelopeError> {
    let wrong = EnvelopeError::Statement;
    let mut d = Decoder::new(bytes);
    let sign1 = |_| wrong("not a tagged COSE_Sign1");
    let tagged = d.tag().map_err(sign1)?.as_u64() == COSE_SIGN1;
    if !tagged || d.array().map_err(sign1)? != Some(4) {
        return Err(wrong("not a tagged COSE_Sign1"));
    }
    let protected = d.bytes().map_err(sign1)?;
    if d.map().map_err(sign1)? != Some(0) {
        return Err(wrong("the unprotected header must be empty"));
    }
    let no_hash = "the payload is not a SHA-256";
    let payload = d.bytes().map_err(|_| wrong(no_hash))?;
    let payload: [u8; 32] = payload.try_into().map_err(|_| wrong(no_hash))?;
    let signature = d.bytes().map_err(sign1)?;
    if signature.len() != 64 {
        return Err(wrong("the signature is not 64 bytes"));
    }
    // The reader accepts long heads and bytes behind; a statement has one form.
    if encoded(protected, &payload, signature) != bytes {
        return Err(wrong("not in deterministic encoding"));
    }
    Ok(Parts { protected, payload, signature })
}

/// A statement in its one form.
fn encoded(protected: &[u8], payload: &[u8], signature: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(protected.len() + payload.len() + signature.len() + 16);
    let mut e = Encoder::new(&mut bytes);
    // Writing to a Vec is infallible.
    let _ok = e
        .tag(Tag::new(COSE_SIGN1))
        .and_then(|e| e.array(4))
        .and_then(|e| e.bytes(protected))
        .and_then(|e| e.map(0))
        .and_then(|e| e.bytes(payload))
        .and_then(|e| e.bytes(signature));
    bytes
}

/// A statement that was parsed canonically but whose signature was not checked yet.
#[derive(Debug)]
pub struct UnverifiedStatement {
    header: Header,
    payload: Digest,
    leaf: LeafHash,
    to_be_signed: Vec<u8>,
    signature: Vec<u8>,
}

impl UnverifiedStatement {
    /// Reads the canonical form: tag 18, protected header by our rules, empty unprotected header,
    /// a payload of 32 bytes, a signature of 64.
    ///
    /// # Errors
    /// [`EnvelopeError`] says which part is wrong.
    pub fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        if bytes.len() > limits::STATEMENT_MAX {
            return Err(EnvelopeError::Statement("larger than 4,096 bytes"));
        }
        let Parts { protected, payload, signature } = parts(bytes)?;
        let header = Header::from_bytes(protected)?;
        Ok(Self {
            header,
            payload: Digest(payload),
            leaf: LeafHash::of(bytes),
            to_be_signed: sig_structure(protected, &payload),
            signature: signature.to_vec(),
        })
    }

    /// The claims, not yet believed: good for finding the key to verify with.
    #[must_use]
    pub fn claimed(&self) -> &Header {
        &self.header
    }

    /// The leaf hash of these bytes.
    #[must_use]
    pub fn leaf(&self) -> LeafHash {
        self.leaf
    }

    /// Verifies the signature strictly.
    ///
    /// # Errors
    /// The signature fails, or the key is not the one that `kid` names.
    pub fn verify(self, key: &PublicKey) -> Result<Statement, EnvelopeError> {
        if key.kid() != self.header.kid {
            return Err(EnvelopeError::Statement("kid does not name the key given"));
        }
        key.verify(&self.to_be_signed, &self.signature)?;
        Ok(Statement { header: self.header, payload: self.payload, leaf: self.leaf })
    }
}

/// A statement whose signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The claims.
    pub header: Header,
    /// SHA-256 of the preimage.
    pub payload: Digest,
    /// Its leaf hash.
    pub leaf: LeafHash,
}

/// A message that came from outside: parsed, nothing believed.
#[derive(Debug)]
pub struct Unverified {
    statement: UnverifiedStatement,
    message: Message,
}

impl Unverified {
    /// Reads a message from the wire.
    ///
    /// # Errors
    /// [`EnvelopeError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        Self::from_message(Message::from_bytes(bytes)?)
    }

    /// As [`Self::decode`], from the outer array.
    ///
    /// # Errors
    /// [`EnvelopeError`].
    pub fn from_message(message: Message) -> Result<Self, EnvelopeError> {
        let statement = UnverifiedStatement::parse(&message.statement)?;
        if Digest::of(&message.preimage) != statement.payload {
            return Err(EnvelopeError::Payload);
        }
        Ok(Self { statement, message })
    }

    /// The claims, not yet believed.
    #[must_use]
    pub fn claimed(&self) -> &Header {
        self.statement.claimed()
    }

    /// The leaf hash of the statement.
    #[must_use]
    pub fn leaf(&self) -> LeafHash {
        self.statement.leaf()
    }

    /// Verifies the signature and opens the whole content.
    ///
    /// # Errors
    /// [`EnvelopeError::Content`] with [`ContentError::Version`] is the one error that is answered
    /// by a signed refusal: the statement itself was good. [`Self::verify_statement`] serves it.
    pub fn verify(self, key: &PublicKey) -> Result<Verified, EnvelopeError> {
        let statement = self.statement.verify(key)?;
        let fields = content::open_whole(&self.message.preimage, &self.message.disclosures)?;
        Ok(Verified { statement, fields, message: self.message })
    }

    /// Verifies the signature alone and gives the message back with its statement.
    ///
    /// # Errors
    /// [`EnvelopeError`].
    pub fn verify_statement(self, key: &PublicKey) -> Result<(Statement, Message), EnvelopeError> {
        Ok((self.statement.verify(key)?, self.message))
    }
}

/// A message whose signature and content hold under a key of its issuer.
#[derive(Debug, Clone)]
pub struct Verified {
    statement: Statement,
    fields: Vec<Field>,
    message: Message,
}

impl Verified {
    /// The claims.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.statement.header
    }

    /// The leaf hash.
    #[must_use]
    pub fn leaf(&self) -> LeafHash {
        self.statement.leaf
    }

    /// The leaf fields, by label, then position.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The message as received, for the log and for repeats.
    #[must_use]
    pub fn message(&self) -> &Message {
        &self.message
    }
}

/// A message of our own, signed.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The claims that were signed.
    pub header: Header,
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// What travels; the checkpoint is added when it leaves.
    pub message: Message,
}

/// Signs a statement over `fields`. `salts` are [`content::salts_len`] fresh random bytes.
///
/// # Errors
/// The header breaks a rule of its kind, its `kid` is not the key's, or the message would be
/// larger than a receiver takes: nothing is signed that nobody can read.
pub fn sign(
    header: Header,
    fields: Vec<Field>,
    key: &SecretKey,
    salts: &[u8],
) -> Result<Signed, EnvelopeError> {
    header.check()?;
    if header.kid != key.kid() {
        return Err(EnvelopeError::Statement("kid does not name the signing key"));
    }
    if fields.len() > limits::DISCLOSURES_MAX {
        return Err(ContentError::TooMany(fields.len()).into());
    }
    let (preimage, disclosures) = content::seal(fields, salts);
    let length = preimage.len() + disclosures.iter().map(Vec::len).sum::<usize>();
    if length > limits::CONTENT_MAX {
        let limit = limits::CONTENT_MAX;
        return Err(EnvelopeError::Message(CodecError::TooLarge { length, limit }));
    }
    let protected = header.to_bytes();
    let payload = Digest::of(&preimage).0;
    let signature = key.sign(&sig_structure(&protected, &payload));
    let statement = encoded(&protected, &payload, &signature);
    let leaf = LeafHash::of(&statement);
    Ok(Signed {
        header,
        leaf,
        message: Message { statement, preimage, disclosures, checkpoint: None },
    })
}

/// `Sig_structure` of RFC 9052 §4.4 with empty external_aad.
#[must_use]
pub fn sig_structure(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(protected.len() + payload.len() + 32);
    let mut e = Encoder::new(&mut bytes);
    // Writing to a Vec is infallible.
    let _ok = e
        .array(4)
        .and_then(|e| e.str("Signature1"))
        .and_then(|e| e.bytes(protected))
        .and_then(|e| e.bytes(&[]))
        .and_then(|e| e.bytes(payload));
    bytes
}

/// A tagged COSE_Sign1 with exactly these protected bytes and an empty unprotected header.
pub(crate) fn assemble(
    protected: Vec<u8>,
    payload: Option<Vec<u8>>,
    signature: Vec<u8>,
) -> Option<Vec<u8>> {
    CoseSign1 {
        protected: ProtectedHeader {
            original_data: Some(protected),
            header: CoseHeader::default(),
        },
        unprotected: CoseHeader::default(),
        payload,
        signature,
    }
    .to_tagged_vec()
    .ok()
}

/// A detached signature over a document, as descriptors carry: an untagged COSE_Sign1 with nil
/// payload and the protected header `{1: -8, 4: kid, 16: typ}`.
#[derive(Clone, PartialEq, Eq)]
pub struct Detached {
    /// The encoded COSE_Sign1.
    bytes: Vec<u8>,
}

impl fmt::Debug for Detached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Detached({} bytes)", self.bytes.len())
    }
}

impl Detached {
    /// Signs `document` for the media type `typ`.
    #[must_use]
    pub fn sign(document: &[u8], typ: &str, key: &SecretKey) -> Self {
        let protected = detached_header(typ, key.public());
        let signature = key.sign(&sig_structure(&protected, document)).to_vec();
        let bytes = assemble(protected, None, signature).unwrap_or_default();
        Self { bytes }
    }

    /// The encoding, tag 18 included.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Takes an encoding; nothing is checked before [`Self::verify`].
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec() }
    }

    /// Verifies strictly: these exact headers, this key, this document.
    ///
    /// # Errors
    /// [`EnvelopeError`].
    pub fn verify(&self, document: &[u8], typ: &str, key: &PublicKey) -> Result<(), EnvelopeError> {
        let sign1 = CoseSign1::from_tagged_slice(&self.bytes)
            .map_err(|_| EnvelopeError::Statement("not a COSE_Sign1"))?;
        let protected = detached_header(typ, key);
        let again = assemble(protected.clone(), None, sign1.signature.clone());
        if again.as_deref() != Some(&self.bytes) {
            return Err(EnvelopeError::Statement("not the signature header of this document type"));
        }
        key.verify(&sig_structure(&protected, document), &sign1.signature)?;
        Ok(())
    }
}

fn detached_header(typ: &str, key: &PublicKey) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(96);
    let mut e = Encoder::new(&mut bytes);
    let _ok = e
        .map(3)
        .and_then(|e| e.u8(1)?.i8(-8))
        .and_then(|e| e.u8(4)?.bytes(key.kid().as_bytes()))
        .and_then(|e| e.u8(16)?.str(typ));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Body, Heartbeat};
    use crate::vectors::federation::{DAY, Draft, Node, bytes, common, header};

    #[test]
    fn nothing_is_signed_that_a_receiver_would_refuse_for_its_size() {
        let node = Node::new("vestigo/xa/police", "xa", "Police");
        let other = Node::new("vestigo/xb/customs", "xb", "Customs");
        let draft = Draft::new("size", DAY, common(None), Body::Heartbeat(Heartbeat {}));
        let signed = |fields: Vec<Field>| {
            let header = header(&node, &other.name, crate::header::Kind::Heartbeat, &draft);
            let salts = bytes("size", content::salts_len(fields.len()));
            sign(header, fields, &node.signing, &salts)
        };
        let extension = |length: usize| Field::of(1000, &"a".repeat(length));
        let many = signed(vec![extension(1); limits::DISCLOSURES_MAX]).unwrap();
        assert!(Unverified::decode(&many.message.to_bytes()).is_ok());
        assert!(matches!(
            signed(vec![extension(1); limits::DISCLOSURES_MAX + 1]),
            Err(EnvelopeError::Content(ContentError::TooMany(513)))
        ));
        assert!(matches!(
            signed(vec![extension(limits::CONTENT_MAX)]),
            Err(EnvelopeError::Message(CodecError::TooLarge { .. }))
        ));
        let large = signed(vec![extension(limits::CONTENT_MAX - 200)]).unwrap();
        let mut message = large.message;
        message.checkpoint = Some(vec![0; limits::CHECKPOINT_MAX]);
        assert!(Unverified::decode(&message.to_bytes()).is_ok(), "the largest still travels");
    }
}
