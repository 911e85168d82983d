//! Checkpoints of any log, and the keys that sign them, as operators write them: verifier keys of
//! c2sp.org/signed-note.
//!
//! Our own logs are stricter ([`super::checkpoint`]); what is here also reads the logs and the
//! lines of others, whose origins and key names are no node names.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::Signature;
use thiserror::Error;

use crate::ids::Digest;
use crate::key::PublicKey;
use crate::log::cosignature::{
    CosignatureError, ML_DSA_44_PUBLIC_KEY_LEN, ML_DSA_44_SIGNATURE_LEN, Tree, cosignature_v1,
    is_signing_time, subtree_v1, verify_ml_dsa_44,
};
use crate::log::note::{
    KEY_NAME_MAX, KeyId, Note, NoteError, NoteSignature, SignatureType, decode_base64,
    decode_decimal, decode_hash,
};
use crate::merkle::{TREE_SIZE_MAX, empty_root};
use crate::time::Timestamp;

/// A checkpoint of any log, as received: nothing is verified by reading it. More lines may follow
/// the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCheckpoint {
    note: Note,
    origin: String,
    size: u64,
    root: Digest,
}

/// Why a text is no checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpenCheckpointError {
    /// Not a signed note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The text does not begin with origin, size and root.
    #[error("line {0} of the checkpoint is not what belongs there")]
    BadText(usize),
}

impl OpenCheckpoint {
    /// Reads a signed checkpoint.
    ///
    /// # Errors
    /// [`OpenCheckpointError`].
    pub fn parse(text: &str) -> Result<Self, OpenCheckpointError> {
        let note = Note::parse(text)?;
        let bad = OpenCheckpointError::BadText;
        let mut lines = note.text().split('\n');
        let origin = lines
            .next()
            .filter(|origin| (1..=KEY_NAME_MAX).contains(&origin.len()))
            .ok_or(bad(1))?
            .to_owned();
        let size = lines.next().and_then(decode_decimal);
        let size = size.filter(|size| *size <= TREE_SIZE_MAX).ok_or(bad(2))?;
        let root = lines.next().and_then(decode_hash).ok_or(bad(3))?;
        let more: Vec<&str> = lines.collect();
        match more.split_last() {
            Some((&"", extensions)) if extensions.iter().all(|line| !line.is_empty()) => {}
            _ => return Err(bad(4)),
        }
        Ok(Self { note, origin, size, root })
    }

    /// The serialisation: exactly what [`Self::parse`] was given.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.note.to_text()
    }

    /// Whose log it says it is of.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Number of entries.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Root over them.
    #[must_use]
    pub const fn root(&self) -> Digest {
        self.root
    }

    /// Whether a tree of no entries has the root of one.
    #[must_use]
    pub fn root_fits_size(&self) -> bool {
        self.size != 0 || self.root == empty_root()
    }

    /// Whether lines follow after the root.
    #[must_use]
    pub fn has_extensions(&self) -> bool {
        self.note.text().lines().count() > 3
    }

    /// The signed text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.note.text()
    }

    /// The signature lines.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        self.note.signatures()
    }

    /// The same with these lines after the ones it has; a line by a key that has one replaces it.
    ///
    /// # Errors
    /// [`NoteError`]: the note would be too large.
    pub fn with_lines(&self, lines: &[NoteSignature]) -> Result<Self, NoteError> {
        let mut all = self.signatures().to_vec();
        for line in lines {
            match all.iter_mut().find(|l| l.name() == line.name() && l.key_id() == line.key_id()) {
                Some(same) => *same = line.clone(),
                None => all.push(line.clone()),
            }
        }
        Ok(Self { note: Note::new(self.text().to_owned(), all)?, ..self.clone() })
    }

    pub(crate) fn tree(&self) -> Tree<'_> {
        Tree { origin: &self.origin, size: self.size, root: &self.root }
    }
}

/// A key that signs checkpoints, with its name: `<name>+<key id>+<base64(type ‖ key)>`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct VerifierKey {
    name: String,
    signature_type: SignatureType,
    key: Vec<u8>,
}

/// Why a text is no verifier key that is used here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum VerifierKeyError {
    /// Not name, key id and key.
    #[error("a verifier key is NAME+KEYID+BASE64")]
    Form,
    /// Neither Ed25519 (01), an Ed25519 cosigner (04) nor an ML-DSA-44 cosigner (06).
    #[error("a verifier key of a type that is not used here; 01, 04 and 06 are")]
    Type,
    /// The key has the wrong length, or is weak.
    #[error("the key in the verifier key is malformed or weak")]
    Key,
    /// The key id is another key's.
    #[error("the key id in the verifier key is not that of its name and key")]
    KeyId,
}

impl VerifierKey {
    /// A key from its parts.
    ///
    /// # Errors
    /// [`VerifierKeyError::Form`] or [`VerifierKeyError::Key`].
    pub fn new(
        name: &str,
        signature_type: SignatureType,
        key: Vec<u8>,
    ) -> Result<Self, VerifierKeyError> {
        // One set of rules, that of the lines.
        NoteSignature::new(name, KeyId([0; 4]), vec![0]).map_err(|_| VerifierKeyError::Form)?;
        let good = match signature_type {
            SignatureType::Ed25519 | SignatureType::Ed25519Cosignature => key
                .as_slice()
                .try_into()
                .is_ok_and(|key: &[u8; 32]| PublicKey::from_bytes(key).is_ok()),
            SignatureType::MlDsa44Cosignature => key.len() == ML_DSA_44_PUBLIC_KEY_LEN,
        };
        if good {
            Ok(Self { name: name.to_owned(), signature_type, key })
        } else {
            Err(VerifierKeyError::Key)
        }
    }

    /// Reads exactly the form of [`Self::to_text`].
    ///
    /// # Errors
    /// [`VerifierKeyError`].
    pub fn parse(text: &str) -> Result<Self, VerifierKeyError> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(encoded)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(VerifierKeyError::Form);
        };
        let bytes = decode_base64(encoded).ok_or(VerifierKeyError::Form)?;
        let (kind, key) = bytes.split_first().ok_or(VerifierKeyError::Form)?;
        let signature_type = match kind {
            0x01 => SignatureType::Ed25519,
            0x04 => SignatureType::Ed25519Cosignature,
            0x06 => SignatureType::MlDsa44Cosignature,
            _ => return Err(VerifierKeyError::Type),
        };
        let read = Self::new(name, signature_type, key.to_vec())?;
        if hex_id(read.key_id()) == id { Ok(read) } else { Err(VerifierKeyError::KeyId) }
    }

    /// The text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut bytes = vec![self.signature_type as u8];
        bytes.extend_from_slice(&self.key);
        format!("{}+{}+{}", self.name, hex_id(self.key_id()), STANDARD.encode(bytes))
    }

    /// The key name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What lines of this key are.
    #[must_use]
    pub const fn signature_type(&self) -> SignatureType {
        self.signature_type
    }

    /// The public key.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.key
    }

    /// The key id of its lines.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        KeyId::of(&self.name, self.signature_type, &self.key)
    }

    /// This key's line on a note.
    #[must_use]
    pub fn line_in<'a>(&self, lines: &'a [NoteSignature]) -> Option<&'a NoteSignature> {
        let id = self.key_id();
        lines.iter().find(|line| line.name() == self.name && line.key_id() == id)
    }

    /// Verifies this key's line over a checkpoint, and says when it was made if the line does.
    ///
    /// # Errors
    /// [`CosignatureError`].
    pub fn verify(
        &self,
        checkpoint: &OpenCheckpoint,
        line: &NoteSignature,
    ) -> Result<Option<Timestamp>, CosignatureError> {
        if self.signature_type == SignatureType::Ed25519 {
            self.verify_ed25519(checkpoint.text().as_bytes(), line.signature())?;
            return Ok(None);
        }
        let (time, signature) =
            line.signature().split_first_chunk::<8>().ok_or(CosignatureError::WrongLength)?;
        let signed_at = Timestamp(u64::from_be_bytes(*time));
        if !is_signing_time(signed_at) {
            return Err(CosignatureError::BadTime);
        }
        if self.signature_type == SignatureType::Ed25519Cosignature {
            self.verify_ed25519(&cosignature_v1(checkpoint.text(), signed_at), signature)?;
        } else {
            if signature.len() != ML_DSA_44_SIGNATURE_LEN {
                return Err(CosignatureError::WrongLength);
            }
            let message = subtree_v1(&self.name, checkpoint.tree(), signed_at);
            verify_ml_dsa_44(&self.key, &message, signature)?;
        }
        Ok(Some(signed_at))
    }

    fn verify_ed25519(&self, message: &[u8], signature: &[u8]) -> Result<(), CosignatureError> {
        // Its length is checked apart, so that the error says so.
        Signature::from_slice(signature).map_err(|_| CosignatureError::WrongLength)?;
        let key = self.key.as_slice().try_into().map_err(|_| CosignatureError::BadKey)?;
        PublicKey::from_bytes(key)
            .map_err(|_| CosignatureError::BadKey)?
            .verify(message, signature)
            .map_err(|_| CosignatureError::Invalid)
    }
}

impl std::fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VerifierKey({} {:?})", self.name, self.signature_type)
    }
}

fn hex_id(id: KeyId) -> String {
    crate::ids::hex(&id.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::NodeName;
    use crate::log::checkpoint::{Checkpoint, LogSigner};
    use zeroize::Zeroizing;

    /// The verifier key of the signed-note specification.
    const EXAMPLE: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    #[test]
    fn the_key_of_the_specification_reads_and_prints() {
        let key = VerifierKey::parse(EXAMPLE).unwrap();
        assert_eq!((key.name(), key.to_text().as_str()), ("example.com/foo", EXAMPLE));
        for (bad, error) in [
            ("", VerifierKeyError::Form),
            ("a+530d903a", VerifierKeyError::Form),
            (&EXAMPLE.replace("530d", "530e"), VerifierKeyError::KeyId),
            (&EXAMPLE.replace("530d903a", "530D903A"), VerifierKeyError::KeyId),
            ("example.com/foo+530d903a+Aek=", VerifierKeyError::Key),
            ("example.com/foo+530d903a+Cek=", VerifierKeyError::Type),
            ("a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", VerifierKeyError::Form),
        ] {
            assert_eq!(VerifierKey::parse(bad), Err(error), "{bad}");
        }
    }

    #[test]
    fn our_own_checkpoint_verifies_as_anyones() {
        let origin = NodeName::parse("vestigo/xa/police").unwrap();
        let seed = |n| Zeroizing::new([n; 32]);
        let log = LogSigner::new(origin.clone(), &seed(1), &seed(2)).unwrap();
        let checkpoint = Checkpoint { origin, size: 3, root: Digest([7; 32]) };
        let signed = log.sign(&checkpoint, Timestamp(9)).unwrap();
        let open = OpenCheckpoint::parse(&signed.to_text()).unwrap();
        let keys = log.keys().verifier_keys().unwrap();
        let times: Vec<_> = keys
            .iter()
            .map(|key| key.verify(&open, key.line_in(open.signatures()).unwrap()).unwrap())
            .collect();
        assert_eq!(times, [None, Some(Timestamp(9))]);
        let other = OpenCheckpoint::parse(&signed.to_text().replacen("\n3\n", "\n4\n", 1)).unwrap();
        for key in &keys {
            let line = key.line_in(other.signatures()).unwrap();
            assert_eq!(key.verify(&other, line), Err(CosignatureError::Invalid));
        }
    }

    #[test]
    fn another_logs_checkpoint_may_say_more() {
        let root = STANDARD.encode([1; 32]);
        let text = |more: &str| {
            format!("example.com/log\n5\n{root}\n{more}\n\u{2014} example.com/log AAAAAAA=\n")
        };
        assert_eq!(OpenCheckpoint::parse(&text("")).unwrap().size(), 5);
        let open = OpenCheckpoint::parse(&text("more\n")).unwrap();
        assert!(open.text().ends_with("more\n"));
        let bad = text("").replace("\n5\n", "\n05\n");
        assert_eq!(OpenCheckpoint::parse(&bad), Err(OpenCheckpointError::BadText(2)));
        assert!(OpenCheckpoint::parse("a\n\n\u{2014} a AAAAAAA=\n").is_err());
    }
}
