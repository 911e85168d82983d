//! Who a partner is: an agency's signed self-description (wire.md, "Descriptor").
//!
//! There is no authority above it. A version is signed by the national root, by the agency's own
//! signing key and, from version 2, by the previous version's signing key, so that rotation never
//! breaks old evidence. A first version is believed after two people compared the root's safety
//! number by telephone.

use std::collections::BTreeMap;

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Decoder, Encode, Encoder};
use thiserror::Error;

use crate::codec::{self, CodecError};
use crate::codes::code_list;
use crate::content::CONTENT_VERSION;
use crate::envelope::{Detached, EnvelopeError};
use crate::ids::{Country, Digest, Kid, NodeName};
use crate::key::{KeyError, PublicKey, SafetyNumber, SecretKey};
use crate::limits;
use crate::time::Timestamp;

mod recovery;

pub use recovery::{Head, Recovery};

/// `typ` of a descriptor's signatures.
pub const DESCRIPTOR_TYPE: &str = "application/vestigo-descriptor+cose";

code_list! {
    /// What a key in a descriptor is for. One key never has two roles.
    KeyRole {
        /// Signs statements (Ed25519).
        Signing = 1, "SIGNING";
        /// Signs checkpoints (Ed25519).
        LogEd25519 = 2, "LOG_ED25519";
        /// Signs checkpoints (ML-DSA-44).
        LogMlDsa44 = 3, "LOG_ML_DSA_44";
        /// Authenticates the transport (Ed25519, the libp2p identity).
        Transport = 4, "TRANSPORT";
        /// Witness cosignatures (Ed25519).
        WitnessEd25519 = 5, "WITNESS_ED25519";
        /// Witness cosignatures (ML-DSA-44).
        WitnessMlDsa44 = 6, "WITNESS_ML_DSA_44";
    }
}

/// One key with its window: `[role, key, not-before, ? not-after / null, ? revoked-at]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEntry {
    /// What it is for.
    pub role: KeyRole,
    /// The public key: 32 bytes for Ed25519, 1,312 for ML-DSA-44.
    pub key: Vec<u8>,
    /// Valid from.
    pub not_before: Timestamp,
    /// Set only when a later version replaces the key; nothing expires by the calendar.
    pub not_after: Option<Timestamp>,
    /// Revoked at: what it signed later is not believed.
    pub revoked_at: Option<Timestamp>,
}

impl KeyEntry {
    /// Whether a statement issued at `time` may carry this key's signature.
    #[must_use]
    pub fn covers(&self, time: Timestamp) -> bool {
        time >= self.not_before
            && self.not_after.is_none_or(|end| time <= end)
            && self.revoked_at.is_none_or(|end| time < end)
    }
}

impl<C> Encode<C> for KeyEntry {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        let members = match (self.not_after, self.revoked_at) {
            (_, Some(_)) => 5,
            (Some(_), None) => 4,
            (None, None) => 3,
        };
        e.array(members)?.encode_with(self.role, ctx)?.bytes(&self.key)?.u64(self.not_before.0)?;
        if members > 3 {
            match self.not_after {
                Some(time) => e.u64(time.0)?,
                None => e.null()?,
            };
        }
        if let Some(time) = self.revoked_at {
            e.u64(time.0)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for KeyEntry {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let members = d.array()?.unwrap_or(0);
        if !(3..=5).contains(&members) {
            return Err(minicbor::decode::Error::message("a key entry has 3 to 5 members"));
        }
        let role = d.decode_with(ctx)?;
        let key = d.bytes()?.to_vec();
        let not_before = Timestamp(d.u64()?);
        let not_after =
            if members > 3 { d.decode_with::<_, Option<Timestamp>>(ctx)? } else { None };
        let revoked_at = if members > 4 { Some(Timestamp(d.u64()?)) } else { None };
        Ok(Self { role, key, not_before, not_after, revoked_at })
    }
}

/// The signed document.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DescriptorDoc {
    /// Node name.
    #[n(1)]
    pub node: NodeName,
    /// From 1, rising by one.
    #[n(2)]
    pub version: u64,
    /// SHA-256 of the previous version's document; absent in version 1.
    #[n(3)]
    pub previous: Option<Digest>,
    /// The national root key.
    #[n(4)]
    pub root: PublicKey,
    /// ISO 3166-1 alpha-2.
    #[n(5)]
    pub country: Country,
    /// The agency's name by language (`en`, `es`, `pt`, `fr`).
    #[n(6)]
    pub names: BTreeMap<String, String>,
    /// Keys, old ones included, so that old evidence verifies from this document alone.
    #[n(7)]
    pub keys: Vec<KeyEntry>,
    /// Multiaddresses.
    #[n(8)]
    pub addresses: Vec<String>,
    /// Content versions spoken, ascending.
    #[n(9)]
    pub versions: Vec<u64>,
    /// National marking practice, in words.
    #[n(10)]
    pub marking_practice: Option<String>,
    /// How to reach the national point of contact.
    #[n(11)]
    pub contact: Option<String>,
    /// When it was made.
    #[n(12)]
    pub issued_at: Timestamp,
    /// Recovery epochs, old ones included; absent where there was none.
    #[n(13)]
    pub recoveries: Option<Vec<Recovery>>,
}

/// Why a descriptor was refused.
#[derive(Debug, Error)]
pub enum DescriptorError {
    /// Not the deterministic CBOR of a descriptor.
    #[error("descriptor: {0}")]
    Codec(#[from] CodecError),
    /// A rule of its content is broken.
    #[error("descriptor: {0}")]
    Rule(&'static str),
    /// A key in it is weak or malformed.
    #[error("descriptor: {0}")]
    Key(#[from] KeyError),
    /// One of its signatures fails.
    #[error("descriptor: the signature of the {by} fails: {source}")]
    Signature {
        /// Whose.
        by: &'static str,
        /// Why.
        #[source]
        source: EnvelopeError,
    },
}

/// A descriptor whose own signatures hold. Whether its root is believed is another question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    doc: DescriptorDoc,
    doc_bytes: Vec<u8>,
    signatures: Vec<Vec<u8>>,
    signing: Vec<(Kid, PublicKey)>,
}

/// `[doc: bstr, [2*3 COSE_Sign1]]`; the signatures are carried as they are, not wrapped.
struct Outer {
    doc: Vec<u8>,
    signatures: Vec<codec::RawCbor>,
}

impl<C> Encode<C> for Outer {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.array(2)?.bytes(&self.doc)?.encode_with(&self.signatures, ctx)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Outer {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        if d.array()? != Some(2) {
            return Err(minicbor::decode::Error::message("a descriptor has two members"));
        }
        Ok(Self { doc: d.bytes()?.to_vec(), signatures: d.decode_with(ctx)? })
    }
}

impl Descriptor {
    /// Signs a document. `previous` is the signing key of the version before, absent in version 1
    /// or when the document revokes that key.
    ///
    /// # Errors
    /// The document breaks a rule of its content.
    pub fn sign(
        doc: &DescriptorDoc,
        root: &SecretKey,
        signing: &SecretKey,
        previous: Option<&SecretKey>,
    ) -> Result<Self, DescriptorError> {
        let doc_bytes = codec::encode(doc);
        let signatures = [Some(root), Some(signing), previous]
            .into_iter()
            .flatten()
            .map(|key| {
                let signature = Detached::sign(&doc_bytes, DESCRIPTOR_TYPE, key);
                codec::RawCbor::new(signature.as_bytes()).map_err(DescriptorError::from)
            })
            .collect::<Result<_, _>>()?;
        Self::from_bytes(&codec::encode(&Outer { doc: doc_bytes, signatures }))
    }

    /// Puts a descriptor together whose root signature was made elsewhere, by
    /// [`sign_as_root`].
    ///
    /// # Errors
    /// As of [`Self::sign`], and if that signature is not the root's.
    pub fn assemble(
        doc: &DescriptorDoc,
        root: &[u8],
        signing: &SecretKey,
        previous: Option<&SecretKey>,
    ) -> Result<Self, DescriptorError> {
        let doc_bytes = codec::encode(doc);
        let mut signatures = vec![codec::RawCbor::new(root)?];
        for key in [Some(signing), previous].into_iter().flatten() {
            let signature = Detached::sign(&doc_bytes, DESCRIPTOR_TYPE, key);
            signatures.push(codec::RawCbor::new(signature.as_bytes())?);
        }
        Self::from_bytes(&codec::encode(&Outer { doc: doc_bytes, signatures }))
    }

    /// Reads a descriptor, checks its content, and verifies the root's and the current signing
    /// key's signatures. A third signature is verified by [`Self::succeeds`], which knows the
    /// version before; until then it must at least be one of a listed signing key.
    ///
    /// # Errors
    /// [`DescriptorError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DescriptorError> {
        if bytes.len() > limits::DESCRIPTOR_MAX {
            let (length, limit) = (bytes.len(), limits::DESCRIPTOR_MAX);
            return Err(CodecError::TooLarge { length, limit }.into());
        }
        let outer: Outer = codec::decode(bytes)?;
        let doc: DescriptorDoc = codec::decode(&outer.doc)?;
        check_doc(&doc)?;
        let mut signing = Vec::new();
        for entry in &doc.keys {
            match entry.role {
                KeyRole::Signing => {
                    let key = ed25519(&entry.key)?;
                    signing.push((key.kid(), key));
                }
                KeyRole::LogEd25519 | KeyRole::Transport | KeyRole::WitnessEd25519 => {
                    ed25519(&entry.key)?;
                }
                KeyRole::LogMlDsa44 | KeyRole::WitnessMlDsa44 => {
                    if entry.key.len() != 1312 {
                        return Err(DescriptorError::Rule("an ML-DSA-44 key has 1,312 bytes"));
                    }
                }
                KeyRole::Unknown(_) => {}
            }
        }
        let descriptor = Self {
            doc,
            doc_bytes: outer.doc,
            signatures: outer.signatures.iter().map(|s| s.as_bytes().to_vec()).collect(),
            signing,
        };
        descriptor.verify_own_signatures()?;
        Ok(descriptor)
    }

    fn verify_own_signatures(&self) -> Result<(), DescriptorError> {
        let current = self.signing_key()?;
        let third = match self.signatures.as_slice() {
            [root, own] => {
                self.verify_one(root, &self.doc.root, "national root")?;
                self.verify_one(own, current, "signing key")?;
                return Ok(());
            }
            [root, own, third] => {
                self.verify_one(root, &self.doc.root, "national root")?;
                self.verify_one(own, current, "signing key")?;
                third
            }
            _ => return Err(DescriptorError::Rule("two or three signatures are required")),
        };
        if self.doc.version == 1 {
            return Err(DescriptorError::Rule("version 1 has no previous signing key"));
        }
        let by_listed = self
            .signing
            .iter()
            .any(|(_, key)| self.verify_one(third, key, "previous signing key").is_ok());
        if by_listed {
            Ok(())
        } else {
            Err(DescriptorError::Rule("the third signature is of no signing key that is listed"))
        }
    }

    fn verify_one(
        &self,
        signature: &[u8],
        key: &PublicKey,
        by: &'static str,
    ) -> Result<(), DescriptorError> {
        Detached::from_bytes(signature)
            .verify(&self.doc_bytes, DESCRIPTOR_TYPE, key)
            .map_err(|source| DescriptorError::Signature { by, source })
    }

    /// Whether this version follows `previous`: same node and root, version + 1, hash chain, and
    /// the previous signing key's signature unless this version revokes that key.
    ///
    /// # Errors
    /// [`DescriptorError::Rule`] names what does not follow.
    pub fn succeeds(&self, previous: &Self) -> Result<(), DescriptorError> {
        let rule = |good: bool, what: &'static str| {
            if good { Ok(()) } else { Err(DescriptorError::Rule(what)) }
        };
        rule(self.doc.node == previous.doc.node, "another node")?;
        rule(self.doc.root == previous.doc.root, "another national root")?;
        rule(self.doc.version == previous.doc.version.saturating_add(1), "not the next version")?;
        rule(
            self.doc.previous == Some(Digest::of(&previous.doc_bytes)),
            "does not name the version before",
        )?;
        rule(recovery::follows(&self.doc, &previous.doc), "changes the recoveries before")?;
        let old = previous.signing_key()?;
        let revoked =
            self.doc.keys.iter().any(|k| k.key == old.as_bytes() && k.revoked_at.is_some());
        if revoked {
            return Ok(());
        }
        match self.signatures.get(2) {
            Some(third) => self.verify_one(third, old, "previous signing key"),
            None => Err(DescriptorError::Rule("the previous signing key did not sign")),
        }
    }

    /// The document.
    #[must_use]
    pub fn doc(&self) -> &DescriptorDoc {
        &self.doc
    }

    /// SHA-256 of the document, as the next version and an invitation name it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&self.doc_bytes)
    }

    /// The bytes on the wire.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let signatures =
            self.signatures.iter().filter_map(|s| codec::RawCbor::new(s).ok()).collect();
        codec::encode(&Outer { doc: self.doc_bytes.clone(), signatures })
    }

    /// The root's safety number under this node name.
    #[must_use]
    pub fn safety_number(&self) -> SafetyNumber {
        SafetyNumber::of(&self.doc.node, &self.doc.root)
    }

    /// The key with which a statement of `kid`, issued at `time`, must verify.
    #[must_use]
    pub fn signing_key_at(&self, kid: &Kid, time: Timestamp) -> Option<&PublicKey> {
        let (_, key) = self.signing.iter().find(|(k, _)| k == kid)?;
        let covered = self
            .doc
            .keys
            .iter()
            .any(|e| e.role == KeyRole::Signing && e.key == key.as_bytes() && e.covers(time));
        covered.then_some(key)
    }

    /// The signing key in force: the last one that is neither replaced nor revoked.
    fn signing_key(&self) -> Result<&PublicKey, DescriptorError> {
        let entry = self.current(KeyRole::Signing);
        entry
            .and_then(|e| self.signing.iter().find(|(_, k)| k.as_bytes() == e.key.as_slice()))
            .map(|(_, key)| key)
            .ok_or(DescriptorError::Rule("no signing key is in force"))
    }

    /// The entry of a role that is in force.
    #[must_use]
    pub fn current(&self, role: KeyRole) -> Option<&KeyEntry> {
        self.doc
            .keys
            .iter()
            .rev()
            .find(|e| e.role == role && e.not_after.is_none() && e.revoked_at.is_none())
    }

    /// Every key of a role, old ones included.
    pub fn keys(&self, role: KeyRole) -> impl Iterator<Item = &KeyEntry> {
        self.doc.keys.iter().filter(move |e| e.role == role)
    }
}

/// The national root's signature over the canonical bytes of a document: what is made where the
/// root key lies.
#[must_use]
pub fn sign_as_root(doc: &[u8], root: &SecretKey) -> Vec<u8> {
    Detached::sign(doc, DESCRIPTOR_TYPE, root).as_bytes().to_vec()
}

fn ed25519(bytes: &[u8]) -> Result<PublicKey, DescriptorError> {
    let array =
        bytes.try_into().map_err(|_| DescriptorError::Rule("an Ed25519 key has 32 bytes"))?;
    Ok(PublicKey::from_bytes(array)?)
}

/// What must hold in a document whatever signed it.
fn check_doc(doc: &DescriptorDoc) -> Result<(), DescriptorError> {
    let rule = |good: bool, what: &'static str| {
        if good { Ok(()) } else { Err(DescriptorError::Rule(what)) }
    };
    rule(doc.version >= 1, "versions start at 1")?;
    rule((doc.version == 1) == doc.previous.is_none(), "version 1 alone has no predecessor")?;
    rule(doc.country == doc.node.country(), "country and node name differ")?;
    // Keys of one length sort the same way in CBOR and in a BTreeMap.
    let two_letters = |k: &String| k.len() == 2 && k.bytes().all(|b| b.is_ascii_lowercase());
    rule(doc.names.keys().all(two_letters), "a language is two lower-case letters")?;
    rule(doc.keys.len() <= limits::DESCRIPTOR_KEYS_MAX, "more than 64 keys")?;
    rule(doc.versions.contains(&CONTENT_VERSION), "does not speak our content version")?;
    rule(doc.versions.is_sorted_by(|a, b| a < b), "versions are not ascending")?;
    let mut seen: Vec<&[u8]> = vec![doc.root.as_bytes()];
    for entry in &doc.keys {
        rule(!seen.contains(&entry.key.as_slice()), "one key stands in two places")?;
        seen.push(&entry.key);
    }
    for role in [KeyRole::Signing, KeyRole::LogEd25519, KeyRole::LogMlDsa44, KeyRole::Transport] {
        let live =
            |e: &&KeyEntry| e.role == role && e.not_after.is_none() && e.revoked_at.is_none();
        rule(doc.keys.iter().filter(live).count() == 1, "each role needs exactly one live key")?;
    }
    recovery::check(doc)
}

/// What `partner invite` prints: enough to reach a node and to recognise its descriptor.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Invitation {
    /// Node name.
    #[n(0)]
    pub node: NodeName,
    /// National root key.
    #[n(1)]
    pub root: PublicKey,
    /// Transport public key (its peer id).
    #[n(2)]
    pub transport: PublicKey,
    /// Multiaddresses.
    #[n(3)]
    pub addresses: Vec<String>,
    /// SHA-256 of the descriptor's document.
    #[n(4)]
    pub descriptor: Digest,
    /// When it was printed.
    #[n(5)]
    pub issued_at: Timestamp,
}

/// Why an invitation line was refused.
#[derive(Debug, Error)]
pub enum InvitationError {
    /// Does not start with `vestigo1:`.
    #[error("an invitation starts with vestigo1:")]
    Prefix,
    /// Not unpadded base64url.
    #[error("the invitation was cut or mistyped: not base64url")]
    Base64,
    /// Not the content of an invitation.
    #[error("the invitation was cut or mistyped: {0}")]
    Codec(#[from] CodecError),
}

impl Invitation {
    const PREFIX: &'static str = "vestigo1:";

    /// The one line.
    #[must_use]
    pub fn to_line(&self) -> String {
        use base64::Engine as _;
        let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(codec::encode(self));
        format!("{}{text}", Self::PREFIX)
    }

    /// Reads the line.
    ///
    /// # Errors
    /// [`InvitationError`].
    pub fn from_line(line: &str) -> Result<Self, InvitationError> {
        use base64::Engine as _;
        let text = line.trim().strip_prefix(Self::PREFIX).ok_or(InvitationError::Prefix)?;
        let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD
            .decode(text)
            .map_err(|_| InvitationError::Base64)?;
        Ok(codec::decode(&bytes)?)
    }

    /// The safety number that both sides read out.
    #[must_use]
    pub fn safety_number(&self) -> SafetyNumber {
        SafetyNumber::of(&self.node, &self.root)
    }
}

/// A document carried as bytes in a message.
#[must_use]
pub fn as_field(bytes: &[u8]) -> ByteVec {
    ByteVec::from(bytes.to_vec())
}
