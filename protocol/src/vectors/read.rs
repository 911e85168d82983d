//! Reads committed vectors with nothing but their files, and compares with what their JSON says.

use serde_json::{Value, json};

use super::files::{claims, diagnostic, directory};
use super::good::report;
use crate::agreement::{Agreement, AgreementError};
use crate::bundle::{Bundle, Fault};
use crate::codec::{self, RawCbor};
use crate::content::{self, ContentError, Preimage};
use crate::descriptor::{Descriptor, DescriptorError, Invitation};
use crate::envelope::{EnvelopeError, Message, Unverified, UnverifiedStatement, sig_structure};
use crate::header::HeaderError;
use crate::ids::{Digest, LeafHash, NodeName, hex, unhex};
use crate::key::{PublicKey, SafetyNumber, ed25519_thumbprint};
use crate::log::checkpoint::{CheckpointError, LogKeys, SignedCheckpoint};
use crate::log::proof::{ProofFile, ProofFileError};
use crate::log::receipt::{Receipt, ReceiptProof, ReceiptVerifyError};
use crate::log::tile;
use crate::merkle::{verify_consistency, verify_inclusion};
use crate::message::{BodyError, Content};

/// Reads one JSON and the bytes it names, and fails where they disagree.
pub(crate) fn check(json_name: &str) {
    let read = |name: &str| std::fs::read(directory().join(name)).unwrap();
    let about: Value = serde_json::from_slice(&read(json_name)).unwrap();
    let bytes = read(about["file"].as_str().unwrap());
    let inputs = &about["inputs"];
    let found = match about["type"].as_str().unwrap() {
        "safety-number" => safety_number(&bytes, inputs),
        "thumbprint" => thumbprint(&bytes, inputs),
        "message" => message(&bytes, inputs),
        "descriptor" => descriptor(&bytes, inputs["previous"].as_str().map(read)),
        "agreement" => agreement(&bytes),
        "invitation" => invitation(&bytes),
        "checkpoint" => checkpoint(&bytes, inputs),
        "receipt" => receipt(&bytes, inputs),
        "tlog-proof" => tlog_proof(&bytes, inputs),
        "log" => log(&bytes, &about["expect"]),
        "bundle" => bundle(&bytes, inputs),
        "audit-proof" => super::proofs::verdict(&bytes),
        other => panic!("{json_name}: unknown type {other}"),
    };
    let expect = about["expect"].as_object().unwrap();
    for (name, value) in expect {
        assert_eq!(found[name], *value, "{json_name}: {name}");
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn bytes_of(value: &Value) -> Vec<u8> {
    unhex(text(value)).unwrap()
}

fn array<const N: usize>(value: &Value) -> [u8; N] {
    bytes_of(value).try_into().unwrap()
}

fn safety_number(bytes: &[u8], inputs: &Value) -> Value {
    let node = NodeName::parse(text(&inputs["node"])).unwrap();
    let root = PublicKey::from_bytes(&array(&inputs["root"])).unwrap();
    let input = [b"vestigo-root-v1\0", node.as_str().as_bytes(), b"\0", root.as_bytes()].concat();
    assert_eq!(input, bytes);
    json!({ "safety_number": SafetyNumber::of(&node, &root).to_string() })
}

fn thumbprint(bytes: &[u8], inputs: &Value) -> Value {
    let kid = ed25519_thumbprint(&array(&inputs["public_key"]));
    assert_eq!(Digest::of(bytes).0, kid.0);
    json!({ "kid": kid.to_hex() })
}

/// The class of an error, as docs/protocol.md names it.
fn envelope_class(error: &EnvelopeError) -> &'static str {
    match error {
        EnvelopeError::Message(_) => "message-form",
        EnvelopeError::Statement("kid does not name the key given") => "kid",
        EnvelopeError::Statement(_) | EnvelopeError::Header(HeaderError::Codec(_)) => {
            "statement-form"
        }
        EnvelopeError::Header(HeaderError::Rule(_)) => "header-rule",
        EnvelopeError::Payload => "payload",
        EnvelopeError::Signature(_) => "signature",
        EnvelopeError::Content(e) => content_class(e),
    }
}

fn content_class(error: &ContentError) -> &'static str {
    match error {
        ContentError::Codec(_) | ContentError::TooMany(_) | ContentError::TooLarge(_) => {
            "content-form"
        }
        ContentError::Version(_) => "content-version",
        ContentError::Digest { .. } => "digest",
        ContentError::Order { .. } => "order",
        ContentError::Incomplete { .. } => "incomplete",
    }
}

fn body_class(error: &BodyError) -> &'static str {
    match error {
        BodyError::Missing { .. } => "label-missing",
        BodyError::Repeated { .. } => "label-repeated",
        BodyError::UnknownLabel { .. } => "label-unknown",
        BodyError::Value { .. } => "value",
        BodyError::Rule(_) => "content-rule",
    }
}

fn message(bytes: &[u8], inputs: &Value) -> Value {
    let key = PublicKey::from_bytes(&array(&inputs["public_key"])).unwrap();
    let refused = |e: &EnvelopeError| json!({ "statement": envelope_class(e) });
    let parsed = match Message::from_bytes(bytes) {
        Ok(parsed) => parsed,
        Err(e) => return refused(&e),
    };
    assert_eq!(parsed.to_bytes(), bytes, "re-encodes to other bytes");
    let unverified = match Unverified::decode(bytes) {
        Ok(unverified) => unverified,
        Err(e) => return refused(&e),
    };
    let (statement, message) = match unverified.verify_statement(&key) {
        Ok(verified) => verified,
        Err(e) => return refused(&e),
    };
    let header = &statement.header;
    let reparsed = UnverifiedStatement::parse(&message.statement).unwrap();
    assert_eq!(reparsed.claimed().to_bytes(), header.to_bytes());
    let mut found = json!({
        "statement": "valid",
        "header": claims(header),
        "payload": statement.payload.to_hex(),
        "leaf_hash": statement.leaf.to_hex(),
        "sig_structure": hex(&sig_structure(&header.to_bytes(), &statement.payload.0)),
        "statement_bytes": message.statement.len(),
    });
    let fields = match content::open_whole(&message.preimage, &message.disclosures) {
        Ok(fields) => fields,
        Err(e) => {
            found["content"] = json!(content_class(&e));
            if let ContentError::Version(version) = e {
                found["content_version"] = json!(version);
            }
            return found;
        }
    };
    match Content::from_fields(header.kind, &fields) {
        Ok(content) => {
            assert!(content.to_fields() == fields, "the content re-encodes to other fields");
            found["content"] = json!("valid");
        }
        Err(e) => {
            found["content"] = json!(body_class(&e));
            return found;
        }
    }
    let preimage: Preimage = codec::decode(&message.preimage).unwrap();
    found["content_version"] = json!(preimage.version);
    if let Some(salts) = inputs["salts"].as_str() {
        let sealed = content::seal(fields.clone(), &unhex(salts).unwrap());
        assert!(sealed == (message.preimage.clone(), message.disclosures.clone()));
    }
    let field = |(field, digest): (&content::Field, &Digest)| {
        json!({
            "label": field.label,
            "value": hex(field.value.as_bytes()),
            "diagnostic": diagnostic(field.value.as_bytes()),
            "digest": digest.to_hex(),
        })
    };
    found["fields"] = fields.iter().zip(&preimage.digests).map(field).collect();
    found
}

fn descriptor_class(error: &DescriptorError) -> &'static str {
    match error {
        DescriptorError::Codec(_) => "descriptor-form",
        DescriptorError::Rule(_) => "descriptor-rule",
        DescriptorError::Key(_) => "weak-key",
        DescriptorError::Signature { .. } => "descriptor-signature",
    }
}

fn descriptor(bytes: &[u8], previous: Option<Vec<u8>>) -> Value {
    let descriptor = match Descriptor::from_bytes(bytes) {
        Ok(descriptor) => descriptor,
        Err(e) => return json!({ "descriptor": descriptor_class(&e) }),
    };
    assert_eq!(descriptor.to_bytes(), bytes, "re-encodes to other bytes");
    if let Some(previous) = previous {
        let previous = Descriptor::from_bytes(&previous).unwrap();
        if descriptor.succeeds(&previous).is_err() {
            return json!({ "descriptor": "succession" });
        }
    }
    super::files::descriptor("", &descriptor, None)["expect"].clone()
}

fn agreement(bytes: &[u8]) -> Value {
    match Agreement::from_bytes(bytes) {
        Err(AgreementError::Codec(_)) => json!({ "agreement": "agreement-form" }),
        Err(AgreementError::Rule(_)) => json!({ "agreement": "agreement-rule" }),
        Ok(agreement) => {
            let doc = agreement.doc();
            assert_eq!(codec::encode(doc), bytes, "re-encodes to other bytes");
            json!({
                "agreement": "valid",
                "hash": agreement.hash().to_hex(),
                "first": doc.first.as_str(),
                "second": doc.second.as_str(),
                "valid_from": doc.valid_from.0,
                "clauses": diagnostic(&codec::encode(&doc.first_asks)),
            })
        }
    }
}

fn invitation(bytes: &[u8]) -> Value {
    let line = std::str::from_utf8(bytes).unwrap().strip_suffix('\n').unwrap();
    let invitation = Invitation::from_line(line).unwrap();
    assert_eq!(invitation.to_line(), line, "re-encodes to another line");
    json!({
        "invitation": "valid",
        "cbor": hex(&codec::encode(&invitation)),
        "node": invitation.node.as_str(),
        "descriptor_digest": invitation.descriptor.to_hex(),
        "safety_number": invitation.safety_number().to_string(),
    })
}

fn log_keys(inputs: &Value) -> LogKeys {
    LogKeys {
        origin: NodeName::parse(text(&inputs["origin"])).unwrap(),
        ed25519: array(&inputs["ed25519"]),
        ml_dsa_44: bytes_of(&inputs["ml_dsa_44"]),
    }
}

fn checkpoint_class(error: &CheckpointError) -> &'static str {
    match error {
        CheckpointError::Note(_) => "note-form",
        CheckpointError::BadText { .. } => "checkpoint-form",
        CheckpointError::OtherLog { .. } => "checkpoint-origin",
        CheckpointError::Missing { .. } => "checkpoint-missing",
        CheckpointError::BadSignature { .. } => "checkpoint-signature",
        CheckpointError::UnknownKey { .. } => "checkpoint-line",
        CheckpointError::LineOrder => "checkpoint-order",
    }
}

fn checkpoint(bytes: &[u8], inputs: &Value) -> Value {
    let refused = |e: &CheckpointError| json!({ "checkpoint": checkpoint_class(e) });
    let signed = match SignedCheckpoint::from_bytes(bytes) {
        Ok(signed) => signed,
        Err(e) => return refused(&e),
    };
    assert_eq!(signed.to_text().as_bytes(), bytes, "re-encodes to other bytes");
    match signed.verify_exact(&log_keys(inputs), &[]) {
        Err(e) => refused(&e),
        Ok(verified) => {
            let line = |line: &crate::log::note::NoteSignature| json!({ "name": line.name(), "key_id": hex(&line.key_id().0) });
            json!({
                "checkpoint": "valid",
                "size": verified.checkpoint.size,
                "root": verified.checkpoint.root.to_hex(),
                "signed_at": verified.signed_at.0,
                "lines": signed.signatures().iter().map(line).collect::<Vec<_>>(),
            })
        }
    }
}

fn receipt_class(error: &ReceiptVerifyError) -> &'static str {
    match error {
        ReceiptVerifyError::OtherKey { .. } => "receipt-key",
        ReceiptVerifyError::BadSignature => "receipt-signature",
        _ => "receipt-proof",
    }
}

fn receipt(bytes: &[u8], inputs: &Value) -> Value {
    let Ok(receipt) = Receipt::parse(bytes) else { return json!({ "receipt": "receipt-form" }) };
    assert_eq!(receipt.to_bytes(), bytes, "re-encodes to other bytes");
    let key = array(&inputs["ed25519"]);
    let root = Digest(array(&inputs["root"]));
    let path = |path: &[Digest]| -> Vec<String> { path.iter().map(Digest::to_hex).collect() };
    match receipt.proof() {
        ReceiptProof::Inclusion(proof) => {
            let leaf = LeafHash(array(&inputs["leaf_hash"]));
            match receipt.verify_inclusion(leaf, &key) {
                Err(e) => json!({ "receipt": receipt_class(&e) }),
                Ok((size, found)) => {
                    assert_eq!(found, root);
                    json!({
                        "receipt": "valid",
                        "proof": "inclusion",
                        "size": size,
                        "index": proof.index,
                        "path": path(&proof.path),
                    })
                }
            }
        }
        ReceiptProof::Consistency(proof) => {
            let old_root = Digest(array(&inputs["old_root"]));
            match receipt.verify_consistency(old_root, root, &key) {
                Err(e) => json!({ "receipt": receipt_class(&e) }),
                Ok((old, new)) => json!({
                    "receipt": "valid",
                    "proof": "consistency",
                    "old": old,
                    "new": new,
                    "path": path(&proof.path),
                }),
            }
        }
    }
}

fn tlog_proof(bytes: &[u8], inputs: &Value) -> Value {
    let Ok(proof) = ProofFile::parse(std::str::from_utf8(bytes).unwrap()) else {
        return json!({ "tlog-proof": "tlog-proof-form" });
    };
    assert_eq!(proof.to_text().as_bytes(), bytes, "re-encodes to other bytes");
    let leaf = LeafHash(array(&inputs["leaf_hash"]));
    match proof.verify(leaf, &log_keys(inputs)) {
        Err(ProofFileError::Inclusion(_)) => json!({ "tlog-proof": "tlog-proof-inclusion" }),
        Err(_) => json!({ "tlog-proof": "tlog-proof-form" }),
        Ok(verified) => json!({
            "tlog-proof": "valid",
            "index": proof.index,
            "size": verified.checkpoint.size,
        }),
    }
}

/// Verifies every proof of the JSON against the entries; what holds is returned as it stands.
fn log(bytes: &[u8], expect: &Value) -> Value {
    let size = expect["size"].as_u64().unwrap();
    let entries = tile::decode_bundle(bytes, u16::try_from(size).unwrap()).unwrap();
    assert_eq!(tile::encode_bundle(&entries).unwrap(), bytes, "re-encodes to other bytes");
    let leaves: Vec<LeafHash> = entries.iter().map(|entry| LeafHash::of(entry)).collect();
    let mut frontier = crate::merkle::Frontier::new();
    let mut roots = vec![frontier.root()];
    for leaf in &leaves {
        frontier.append(*leaf);
        roots.push(frontier.root());
    }
    let path = |value: &Value| -> Vec<Digest> {
        value["path"].as_array().unwrap().iter().map(|hash| Digest(array(hash))).collect()
    };
    let root = *roots.last().unwrap();
    for (leaf, proof) in leaves.iter().zip(expect["inclusion"].as_array().unwrap()) {
        let index = proof["index"].as_u64().unwrap();
        verify_inclusion(*leaf, index, size, &path(proof), root).unwrap();
    }
    for proof in expect["consistency"].as_array().unwrap() {
        let old = proof["old"].as_u64().unwrap();
        let old_root = roots[usize::try_from(old).unwrap()];
        verify_consistency(old, size, &path(proof), old_root, root).unwrap();
    }
    for entry in &entries {
        UnverifiedStatement::parse(entry).unwrap();
    }
    json!({
        "size": entries.len(),
        "leaf_hashes": leaves.iter().map(LeafHash::to_hex).collect::<Vec<_>>(),
        "roots": roots.iter().map(Digest::to_hex).collect::<Vec<_>>(),
        "inclusion": expect["inclusion"],
        "consistency": expect["consistency"],
    })
}

fn bundle(bytes: &[u8], inputs: &Value) -> Value {
    let roots: Vec<SafetyNumber> = inputs["roots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|root| SafetyNumber::parse(text(root)).unwrap())
        .collect();
    assert!(RawCbor::new(bytes).is_ok(), "not deterministic");
    let read = Bundle::from_bytes(bytes);
    if let Ok(bundle) = &read {
        assert!(bundle.to_bytes() == bytes, "re-encodes to other bytes");
    }
    match read.and_then(|bundle| bundle.verify()) {
        Ok(found) => report(&found, &roots),
        Err(e) => {
            let class = match &e.fault {
                Fault::Envelope(e) => envelope_class(e),
                Fault::Content(e) => content_class(e),
                Fault::Descriptor(e) => descriptor_class(e),
                Fault::ReceiptVerify(e) => receipt_class(e),
                Fault::Checkpoint(e) => checkpoint_class(e),
                Fault::Consistency(_) => "consistency",
                Fault::NoDescriptor(_) => "no-descriptor",
                Fault::NoKey { .. } => "no-key",
                Fault::Rule(_) | Fault::Twice(_) => "bundle-rule",
                _ => "bundle-form",
            };
            json!({ "bundle": class, "place": e.place.to_string() })
        }
    }
}
