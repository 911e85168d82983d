//! Signed notes (c2sp.org/signed-note v1.0.0), read in one form only.
//!
//! A note that this module accepts is the one serialisation of what it says: canonical base64,
//! exact line forms, no signature by the same key twice.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// Largest note in bytes: 16 lines of ML-DSA-44 with our names, which every reader must take, are
/// 53 kB; the wire carries far less ([`crate::limits::CHECKPOINT_MAX`]).
pub const NOTE_MAX: usize = 60_000;

/// Most signature lines in a note; the specification asks for at least 16.
pub const SIGNATURES_MAX: usize = 32;

/// Longest key name in bytes: a cosigned message has one byte for its length.
pub const KEY_NAME_MAX: usize = 255;

const LINE_START: &str = "\u{2014} ";

/// A text and the signatures over it. Nothing is verified by reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

/// One signature line: `— <name> base64(key id ‖ signature)`.
#[derive(Clone, PartialEq, Eq)]
pub struct NoteSignature {
    name: String,
    key_id: KeyId,
    signature: Vec<u8>,
}

/// The first four bytes of a hash over key name, signature type and public key. It tells keys
/// apart that are known already; it identifies nothing to a stranger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 4]);

/// The signature types in use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum SignatureType {
    /// Ed25519 over the note text.
    Ed25519 = 0x01,
    /// `cosignature/v1`: Ed25519 over the note text and a time.
    Ed25519Cosignature = 0x04,
    /// `subtree/v1`: ML-DSA-44 over origin, size, root, cosigner name and a time.
    MlDsa44Cosignature = 0x06,
}

/// Why a text is not a signed note in the accepted form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NoteError {
    /// Larger than [`NOTE_MAX`].
    #[error("a note of {0} bytes; at most {NOTE_MAX} are read")]
    TooLarge(usize),
    /// Not UTF-8, or a control character other than the newline.
    #[error("the note holds bytes that no note may hold, at byte {0}")]
    BadCharacter(usize),
    /// No empty line between text and signatures, or nothing on one side of it.
    #[error("the note has no text, an empty line and signature lines after it")]
    NoSignatures,
    /// A line after the text is not a signature line in its exact form.
    #[error("signature line {line} of the note is not of the form \u{2014} NAME BASE64")]
    BadLine {
        /// Counted from 1.
        line: usize,
    },
    /// The base64 is not the canonical form of at least five bytes.
    #[error("the signature in line {line} of the note is not canonical base64")]
    BadBase64 {
        /// Counted from 1.
        line: usize,
    },
    /// More than [`SIGNATURES_MAX`] lines.
    #[error("the note has more than {SIGNATURES_MAX} signature lines")]
    TooManySignatures,
    /// Two lines by one key.
    #[error("the note has two signatures by the same key of {name}")]
    DuplicateKey {
        /// Key name.
        name: String,
    },
}

impl KeyId {
    /// SHA-256(name ‖ newline ‖ type ‖ public key), first four bytes.
    #[must_use]
    pub fn of(name: &str, signature_type: SignatureType, public_key: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(name.as_bytes());
        hasher.update([b'\n', signature_type as u8]);
        hasher.update(public_key);
        let hash: [u8; 32] = hasher.finalize().into();
        let [a, b, c, d, ..] = hash;
        Self([a, b, c, d])
    }
}

impl NoteSignature {
    /// A line from its parts.
    ///
    /// # Errors
    /// The name is empty, longer than [`KEY_NAME_MAX`], or holds a space, plus sign or control
    /// character, or the signature is empty: [`NoteError::BadLine`] with line 0.
    pub fn new(name: &str, key_id: KeyId, signature: Vec<u8>) -> Result<Self, NoteError> {
        if is_key_name(name) && !signature.is_empty() {
            Ok(Self { name: name.to_owned(), key_id, signature })
        } else {
            Err(NoteError::BadLine { line: 0 })
        }
    }

    /// The key name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key id.
    #[must_use]
    pub const fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// The signature bytes after the key id.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// Reads one line without its newline; `line` is for the error.
    fn parse(text: &str, line: usize) -> Result<Self, NoteError> {
        let bad_line = NoteError::BadLine { line };
        let (name, encoded) = text
            .strip_prefix(LINE_START)
            .and_then(|rest| rest.split_once(' '))
            .ok_or_else(|| bad_line.clone())?;
        if !is_key_name(name) {
            return Err(bad_line);
        }
        let bytes = decode_base64(encoded).ok_or(NoteError::BadBase64 { line })?;
        match bytes.split_first_chunk::<4>() {
            Some((key_id, signature)) if !signature.is_empty() => Ok(Self {
                name: name.to_owned(),
                key_id: KeyId(*key_id),
                signature: signature.to_vec(),
            }),
            _ => Err(NoteError::BadBase64 { line }),
        }
    }
}

impl std::fmt::Debug for NoteSignature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NoteSignature({} {:?}, {} bytes)", self.name, self.key_id, self.signature.len())
    }
}

impl Note {
    /// A note from its parts.
    ///
    /// # Errors
    /// [`NoteError`]: exactly when the serialisation would not be read back.
    pub fn new(text: String, signatures: Vec<NoteSignature>) -> Result<Self, NoteError> {
        let note = Self { text, signatures };
        // One set of rules, the reader's. A text that ends like a note would be read as another.
        if Self::parse(&note.to_text())? == note { Ok(note) } else { Err(NoteError::NoSignatures) }
    }

    /// Reads a note; any deviation from the one form is an error.
    ///
    /// # Errors
    /// [`NoteError`].
    pub fn parse(note: &str) -> Result<Self, NoteError> {
        if note.len() > NOTE_MAX {
            return Err(NoteError::TooLarge(note.len()));
        }
        if let Some(at) = note.bytes().position(|b| b < b' ' && b != b'\n') {
            return Err(NoteError::BadCharacter(at));
        }
        let (text, lines) = note
            .rfind("\n\n")
            .and_then(|at| Some((note.get(..=at)?, note.get(at + 2..)?)))
            .ok_or(NoteError::NoSignatures)?;
        let lines = lines.strip_suffix('\n').ok_or(NoteError::NoSignatures)?;
        let mut signatures: Vec<NoteSignature> = Vec::new();
        for (number, line) in lines.split('\n').enumerate() {
            if number == SIGNATURES_MAX {
                return Err(NoteError::TooManySignatures);
            }
            let signature = NoteSignature::parse(line, number + 1)?;
            let same_key =
                |s: &NoteSignature| s.name == signature.name && s.key_id == signature.key_id;
            if signatures.iter().any(same_key) {
                return Err(NoteError::DuplicateKey { name: signature.name });
            }
            signatures.push(signature);
        }
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// Reads a note from bytes.
    ///
    /// # Errors
    /// [`NoteError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NoteError> {
        if bytes.len() > NOTE_MAX {
            return Err(NoteError::TooLarge(bytes.len()));
        }
        let text =
            std::str::from_utf8(bytes).map_err(|e| NoteError::BadCharacter(e.valid_up_to()))?;
        Self::parse(text)
    }

    /// The signed text, with its final newline.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature lines in their order.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// The signature by the key of this name and id.
    #[must_use]
    pub fn signature_by(&self, name: &str, key_id: KeyId) -> Option<&NoteSignature> {
        self.signatures.iter().find(|s| s.name == name && s.key_id == key_id)
    }

    /// The serialisation.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut note = self.text.clone();
        note.push('\n');
        for s in &self.signatures {
            let mut bytes = s.key_id.0.to_vec();
            bytes.extend_from_slice(&s.signature);
            // Writing to a String cannot fail.
            let _written = writeln!(note, "{LINE_START}{} {}", s.name, STANDARD.encode(bytes));
        }
        note
    }
}

fn is_key_name(name: &str) -> bool {
    (1..=KEY_NAME_MAX).contains(&name.len())
        && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+')
}

/// Standard base64 with padding, canonical: no whitespace, no stray bits in the last digit.
pub(crate) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok().filter(|bytes| STANDARD.encode(bytes) == text)
}

/// A decimal number in the one form the C2SP formats allow: digits, no leading zero.
pub(crate) fn decode_decimal(text: &str) -> Option<u64> {
    let canonical = text == "0" || (!text.starts_with('0') && !text.is_empty());
    if canonical && text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// One line of base64 holding a SHA-256 hash.
pub(crate) fn decode_hash(text: &str) -> Option<crate::ids::Digest> {
    Some(crate::ids::Digest(decode_base64(text)?.try_into().ok()?))
}

/// The inverse of [`decode_hash`].
pub(crate) fn encode_hash(hash: &crate::ids::Digest) -> String {
    STANDARD.encode(hash.as_bytes())
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signature, VerifyingKey};

    use super::*;

    /// The example of the signed-note specification.
    const EXAMPLE: &str = "This is an example message.\n\n\
        \u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYj\
        OBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    const EXAMPLE_KEY: &str = "AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    #[test]
    fn the_example_of_the_specification_verifies() {
        let note = Note::parse(EXAMPLE).unwrap();
        assert_eq!(note.to_text(), EXAMPLE);
        let vkey = decode_base64(EXAMPLE_KEY).unwrap();
        let id = KeyId::of("example.com/foo", SignatureType::Ed25519, &vkey[1..]);
        assert_eq!(id, KeyId([0x53, 0x0d, 0x90, 0x3a]));
        let line = note.signature_by("example.com/foo", id).unwrap();
        let key = VerifyingKey::from_bytes(vkey[1..].try_into().unwrap()).unwrap();
        let signature = Signature::from_slice(line.signature()).unwrap();
        assert!(key.verify_strict(note.text().as_bytes(), &signature).is_ok());
    }

    #[test]
    fn the_text_ends_at_the_last_empty_line() {
        let note = Note::parse("a\n\nb\n\n\u{2014} n AAAAAAA=\n").unwrap();
        assert_eq!(note.text(), "a\n\nb\n");
        assert_eq!(note.signatures()[0].signature(), [0]);
    }

    #[test]
    fn every_deviation_from_the_form_is_an_error() {
        let bad_line = NoteError::BadLine { line: 1 };
        let bad_base64 = NoteError::BadBase64 { line: 1 };
        for (what, note, error) in [
            ("empty", "", NoteError::NoSignatures),
            ("no signature", "a\n\n", NoteError::NoSignatures),
            ("no empty line", "a\n\u{2014} n AAAAAAA=\n", NoteError::NoSignatures),
            ("no final newline", "a\n\n\u{2014} n AAAAAAA=", NoteError::NoSignatures),
            ("hyphen", "a\n\n- n AAAAAAA=\n", bad_line.clone()),
            ("en dash", "a\n\n\u{2013} n AAAAAAA=\n", bad_line.clone()),
            ("no name", "a\n\n\u{2014}  AAAAAAA=\n", bad_line.clone()),
            ("plus in name", "a\n\n\u{2014} n+ AAAAAAA=\n", bad_line.clone()),
            ("no-break space in name", "a\n\n\u{2014} n\u{a0} AAAAAAA=\n", bad_line.clone()),
            ("space after dash missing", "a\n\n\u{2014}n AAAAAAA=\n", bad_line),
            ("two spaces", "a\n\n\u{2014} n  AAAAAAA=\n", bad_base64.clone()),
            ("trailing space", "a\n\n\u{2014} n AAAAAAA= \n", bad_base64.clone()),
            ("no padding", "a\n\n\u{2014} n AAAAAAA\n", bad_base64.clone()),
            ("stray bits", "a\n\n\u{2014} n AAAAAAB=\n", bad_base64.clone()),
            ("url alphabet", "a\n\n\u{2014} n AAAAAA_=\n", bad_base64.clone()),
            ("key id only", "a\n\n\u{2014} n AAAAAA==\n", bad_base64),
            ("carriage return", "a\r\n\n\u{2014} n AAAAAAA=\n", NoteError::BadCharacter(1)),
            (
                "same key twice",
                "a\n\n\u{2014} n AAAAAAA=\n\u{2014} n AAAAAAE=\n",
                NoteError::DuplicateKey { name: "n".to_owned() },
            ),
        ] {
            assert_eq!(Note::parse(note), Err(error), "{what}");
        }
        assert_eq!(Note::from_bytes(b"a\xff"), Err(NoteError::BadCharacter(1)));
    }

    #[test]
    fn sizes_are_bounded() {
        let lines = |count: usize| {
            let lines: String = (0..count).map(|i| format!("\u{2014} n{i} AAAAAAA=\n")).collect();
            format!("a\n\n{lines}")
        };
        assert!(Note::parse(&lines(SIGNATURES_MAX)).is_ok());
        assert_eq!(Note::parse(&lines(SIGNATURES_MAX + 1)), Err(NoteError::TooManySignatures));
        let long = "a".repeat(NOTE_MAX + 1);
        assert_eq!(Note::parse(&long), Err(NoteError::TooLarge(NOTE_MAX + 1)));
    }

    #[test]
    fn decimals_are_read_in_one_form() {
        assert_eq!(decode_decimal("0"), Some(0));
        assert_eq!(decode_decimal("18446744073709551615"), Some(u64::MAX));
        for bad in ["", "00", "01", "+1", "-1", "1 ", "1e3", "18446744073709551616", "٣"] {
            assert_eq!(decode_decimal(bad), None, "{bad}");
        }
    }
}
