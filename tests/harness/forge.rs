//! Messages that no honest node sends: made by hand where the library refuses to make them.

use vestigo_protocol::envelope::{Message, sig_structure};
use vestigo_protocol::ids::Digest;
use vestigo_protocol::key::SecretKey;

/// CBOR key of the kind in a protected header: −70001.
const KIND: [u8; 5] = [0x3a, 0x00, 0x01, 0x11, 0x70];

/// A COSE_Sign1 over any protected header and payload.
#[must_use]
pub fn statement(protected: &[u8], payload: &[u8], key: &SecretKey) -> Vec<u8> {
    let signature = key.sign(&sig_structure(protected, payload));
    let mut bytes = vec![0xd2, 0x84];
    byte_string(&mut bytes, protected);
    bytes.push(0xa0);
    byte_string(&mut bytes, payload);
    byte_string(&mut bytes, &signature);
    bytes
}

/// A well-signed message around any preimage.
#[must_use]
pub fn around(
    protected: &[u8],
    preimage: Vec<u8>,
    disclosures: Vec<Vec<u8>>,
    key: &SecretKey,
) -> Vec<u8> {
    let statement = statement(protected, &Digest::of(&preimage).0, key);
    Message { statement, preimage, disclosures, checkpoint: None }.to_bytes()
}

/// A protected header with the kind replaced by a number of one byte.
#[must_use]
pub fn with_kind(protected: &[u8], kind: u8) -> Vec<u8> {
    let mut changed = protected.to_vec();
    let at = changed.windows(5).position(|w| *w == KIND).expect("a header has a kind");
    *changed.get_mut(at + 5).expect("and a number") = kind;
    changed
}

fn byte_string(out: &mut Vec<u8>, bytes: &[u8]) {
    match u16::try_from(bytes.len()).expect("short") {
        length @ 0..=23 => out.push(0x40 + length.to_be_bytes()[1]),
        length @ 24..=255 => out.extend([0x58, length.to_be_bytes()[1]]),
        length => {
            out.push(0x59);
            out.extend(length.to_be_bytes());
        }
    }
    out.extend(bytes);
}
