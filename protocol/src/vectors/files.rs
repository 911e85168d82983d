//! A vector as a pair of files: the bytes, and a JSON that says what they are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::federation::{Kept, salts_label};
use crate::codec;
use crate::content::{self, Preimage};
use crate::descriptor::Descriptor;
use crate::envelope::{Message, Signed, sig_structure};
use crate::header::Header;
use crate::ids::{Digest, LeafHash, hex};
use crate::key::SecretKey;
use crate::log::checkpoint::SignedCheckpoint;
use crate::time::Timestamp;

/// Where the committed vectors lie.
pub(crate) fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// Files by path within the directory.
#[derive(Default)]
pub(crate) struct Files(pub(crate) BTreeMap<String, Vec<u8>>);

impl Files {
    /// Adds `NAME.EXT` and `NAME.json`, which names it.
    pub(crate) fn add(&mut self, name: &str, extension: &str, bytes: Vec<u8>, mut about: Value) {
        let file = format!("{name}.{extension}");
        about["file"] = json!(file);
        let mut text = serde_json::to_string_pretty(&about).unwrap();
        text.push('\n');
        assert!(self.0.insert(file, bytes).is_none(), "{name} twice");
        self.0.insert(format!("{name}.json"), text.into_bytes());
    }

    /// Adds a file that no JSON describes.
    pub(crate) fn add_plain(&mut self, path: &str, bytes: Vec<u8>) {
        assert!(self.0.insert(path.to_owned(), bytes).is_none(), "{path} twice");
    }

    /// The list of SHA-256 sums in the form that `sha256sum -c` reads.
    pub(crate) fn sums(&self) -> Vec<u8> {
        let line = |(path, bytes): (&String, &Vec<u8>)| format!("{}  {path}\n", Digest::of(bytes));
        self.0.iter().map(line).collect::<String>().into_bytes()
    }
}

/// The checkpoints that are committed, so that hedged signatures are not made anew.
pub(crate) fn kept(keys: &[crate::log::checkpoint::LogKeys]) -> Kept {
    let mut kept = Kept::new();
    let Ok(entries) = std::fs::read_dir(directory()) else { return kept };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !(name.starts_with("checkpoint-") && name.ends_with(".txt")) {
            continue;
        }
        let Ok(signed) = SignedCheckpoint::from_bytes(&std::fs::read(&path).unwrap()) else {
            continue;
        };
        for verified in keys.iter().filter_map(|keys| signed.verify(keys).ok()) {
            kept.insert((verified.checkpoint.to_text(), verified.signed_at), signed.clone());
        }
    }
    kept
}

/// The claims of a header, under their names.
pub(crate) fn claims(header: &Header) -> Value {
    let time = |t: Option<Timestamp>| t.map(|t| t.0);
    let leaves: Vec<String> = header.in_reply_to.iter().map(LeafHash::to_hex).collect();
    json!({
        "kid": header.kid.to_hex(),
        "iss": header.issuer.as_str(),
        "sub": header.exchange.to_urn(),
        "aud": header.audience.as_str(),
        "iat": header.issued_at.0,
        "cti": header.id.to_hex(),
        "kind": header.kind.number(),
        "in_reply_to": leaves,
        "sequence": header.sequence,
        "previous": header.previous.map(|leaf| leaf.to_hex()),
        "answer_by": time(header.answer_by),
        "deliver_until": time(header.deliver_until),
        "reason": header.reason.map(crate::codes::ReasonCode::number),
        "stops_clock": header.stops_clock,
        "epoch": header.epoch,
    })
}

/// What can be said of a message that was signed with `key`.
pub(crate) fn message(about: &str, signed: &Signed, key: &SecretKey) -> Value {
    let Message { statement, preimage, disclosures, .. } = &signed.message;
    let fields = content::open_whole(preimage, disclosures).unwrap();
    let salts = super::federation::bytes(
        &salts_label(&signed.header),
        content::salts_len(disclosures.len()),
    );
    let fields: Vec<Value> = fields
        .iter()
        .zip(disclosures)
        .map(|(field, bytes)| {
            json!({
                "label": field.label,
                "value": hex(field.value.as_bytes()),
                "diagnostic": diagnostic(field.value.as_bytes()),
                "digest": Digest::of(bytes).to_hex(),
            })
        })
        .collect();
    let payload = Digest::of(preimage);
    json!({
        "type": "message",
        "about": about,
        "inputs": {
            "salts": hex(&salts),
            "public_key": hex(key.public().as_bytes()),
        },
        "expect": {
            "statement": "valid",
            "content": "valid",
            "header": claims(&signed.header),
            "payload": payload.to_hex(),
            "leaf_hash": signed.leaf.to_hex(),
            "sig_structure": hex(&sig_structure(&signed.header.to_bytes(), &payload.0)),
            "statement_bytes": statement.len(),
            "content_version": codec::decode::<Preimage>(preimage).unwrap().version,
            "fields": fields,
        },
    })
}

/// What can be said of a descriptor.
pub(crate) fn descriptor(about: &str, descriptor: &Descriptor, previous: Option<&str>) -> Value {
    let doc = descriptor.doc();
    let keys: Vec<Value> = doc
        .keys
        .iter()
        .map(|entry| {
            let kid = <&[u8; 32]>::try_from(entry.key.as_slice())
                .ok()
                .map(|key| crate::key::ed25519_thumbprint(key).to_hex());
            json!({
                "role": entry.role.number(),
                "key": hex(&entry.key),
                "kid": kid,
                "not_before": entry.not_before.0,
                "not_after": entry.not_after.map(|t| t.0),
                "revoked_at": entry.revoked_at.map(|t| t.0),
            })
        })
        .collect();
    json!({
        "type": "descriptor",
        "about": about,
        "inputs": { "previous": previous },
        "expect": {
            "descriptor": "valid",
            "node": doc.node.as_str(),
            "version": doc.version,
            "country": doc.country.as_str(),
            "root": hex(doc.root.as_bytes()),
            "digest": descriptor.digest().to_hex(),
            "previous_digest": doc.previous.map(|d| d.to_hex()),
            "safety_number": descriptor.safety_number().to_string(),
            "keys": keys,
            "recoveries": doc.recoveries().iter().map(|r| json!({
                "epoch": r.epoch,
                "at": r.at.0,
                "reached": [r.reached.size, r.reached.root.to_hex()],
                "seen": r.seen.map(|h| json!([h.size, h.root.to_hex()])),
            })).collect::<Vec<_>>(),
        },
    })
}

/// RFC 8949 diagnostic notation of a canonical item without tags, floats and simple values.
pub(crate) fn diagnostic(bytes: &[u8]) -> String {
    let mut decoder = minicbor::Decoder::new(bytes);
    let mut text = String::new();
    write_item(&mut decoder, &mut text);
    assert_eq!(decoder.position(), bytes.len());
    text
}

fn write_item(d: &mut minicbor::Decoder<'_>, out: &mut String) {
    use minicbor::data::Type;
    match d.datatype().unwrap() {
        Type::Null => {
            d.null().unwrap();
            out.push_str("null");
        }
        Type::Bool => out.push_str(&d.bool().unwrap().to_string()),
        Type::Bytes => out.push_str(&format!("h'{}'", hex(d.bytes().unwrap()))),
        Type::String => out.push_str(&serde_json::to_string(d.str().unwrap()).unwrap()),
        Type::Array => {
            let length = d.array().unwrap().unwrap();
            write_items(d, out, length, ['[', ']'], false);
        }
        Type::Map => {
            let length = d.map().unwrap().unwrap();
            write_items(d, out, length, ['{', '}'], true);
        }
        _ => out.push_str(&d.int().unwrap().to_string()),
    }
}

fn write_items(
    d: &mut minicbor::Decoder<'_>,
    out: &mut String,
    length: u64,
    [open, close]: [char; 2],
    pairs: bool,
) {
    out.push(open);
    for number in 0..length {
        if number > 0 {
            out.push_str(", ");
        }
        write_item(d, out);
        if pairs {
            out.push_str(": ");
            write_item(d, out);
        }
    }
    out.push(close);
}
