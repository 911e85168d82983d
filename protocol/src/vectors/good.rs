//! Vectors that must be accepted, and what is read in them.

use serde_json::{Value, json};

use super::conversation::{Conversation, at};
use super::federation::{
    Draft, Exchange, Kept, Node, answer_body, bytes, clauses, common, header, salts_label, send,
};
use super::files::{Files, claims, descriptor, diagnostic, message};
use crate::bundle::{Authenticity, Bundle, Report};
use crate::codec::{self, RawCbor};
use crate::codes::{MatchGrade, ResultCode};
use crate::content::{self, Field};
use crate::descriptor::Invitation;
use crate::envelope::{Signed, sign};
use crate::ids::{Digest, LeafHash, hex};
use crate::key::{PublicKey, SafetyNumber, SecretKey};
use crate::log::checkpoint::SignedCheckpoint;
use crate::log::proof::ProofFile;
use crate::log::receipt::{Receipt, ReceiptProof};
use crate::log::tile;
use crate::message::{Body, Heartbeat};

/// Size of the asker's log when its checkpoints are taken.
pub(crate) const OLD_SIZE: usize = 7;

pub(crate) fn write(files: &mut Files, talk: &Conversation, kept: &Kept) {
    names_and_keys(files, talk);
    messages(files, talk);
    extensions(files);
    documents(files, talk);
    logs(files, talk, kept);
    bundles(files, talk, kept);
}

fn names_and_keys(files: &mut Files, talk: &Conversation) {
    let (node, root) = (&talk.asker.name, talk.asker.root.public());
    let input = [b"vestigo-root-v1\0", node.as_str().as_bytes(), b"\0", root.as_bytes()].concat();
    let about = json!({
        "type": "safety-number",
        "about": "The bytes are what SHA-512 is taken of.",
        "inputs": { "node": node.as_str(), "root": hex(root.as_bytes()) },
        "expect": { "safety_number": SafetyNumber::of(node, root).to_string() },
    });
    files.add("safety-number", "bin", input, about);
    let key = talk.asker.signing.public();
    let input = [b"\xa3\x01\x01\x20\x06\x21\x58\x20".as_slice(), key.as_bytes()].concat();
    let about = json!({
        "type": "thumbprint",
        "about": "The bytes are the COSE_Key that RFC 9679 takes SHA-256 of.",
        "inputs": { "public_key": hex(key.as_bytes()) },
        "expect": { "kid": key.kid().to_hex() },
    });
    files.add("thumbprint", "cbor", input, about);
}

/// The key that signed a message of the conversation.
fn key_of(talk: &Conversation, signed: &Signed) -> SecretKey {
    let first =
        |label: &str| SecretKey::from_seed(&super::federation::seed(&format!("{label} signing")));
    let second = SecretKey::from_seed(&super::federation::seed("xb signing 2"));
    let keys = [first("xa"), first("xb"), second];
    assert!(talk.holder.signing.kid() == keys[2].kid());
    keys.into_iter().find(|key| key.kid() == signed.header.kid).unwrap()
}

fn messages(files: &mut Files, talk: &Conversation) {
    for (name, about, signed) in &talk.said {
        let about = message(about, signed, &key_of(talk, signed));
        files.add(name, "cbor", signed.message.to_bytes(), about);
    }
}

/// What a later version, or another implementer, may add.
fn extensions(files: &mut Files) {
    let mut from = Node::new("vestigo/xa/police", "xa", "National Police of Xanadia");
    let mut to = Node::new("vestigo/xb/customs", "xb", "Customs of Xeboria");
    let mut draft = Draft::new("extension", at(1), common(None), Body::Heartbeat(Heartbeat {}));
    let value = RawCbor::new(&codec::encode(&(7u64, "kept", [1u64, 2]))).unwrap();
    draft.content.extensions = vec![Field { label: 1000, value }, Field::of(1 << 40, &"also kept")];
    let signed = send(&mut from, &mut to, &draft);
    let about = "Labels from 1000 on are kept byte for byte and never acted on.";
    let about = message(about, &signed, &from.signing);
    files.add("extension-labels", "cbor", signed.message.to_bytes(), about);

    let Body::Answer(mut answer) = answer_body() else { panic!("not an answer") };
    answer.results[0].code = ResultCode::from_number(177);
    answer.grade = MatchGrade::from_number(9);
    let draft = Draft::new("extension", at(2), common(None), Body::Answer(answer));
    let draft = draft.replying_to(&[signed.leaf]);
    let signed = send(&mut from, &mut to, &draft);
    let about = "A result code and a match grade of a later version are kept as numbers.";
    let about = message(about, &signed, &from.signing);
    files.add("extension-unknown-codes", "cbor", signed.message.to_bytes(), about);

    // The statement is good, its content is of a version that is not read here.
    let draft = Draft::new("extension", at(3), common(None), Body::Heartbeat(Heartbeat {}));
    let header = header(&from, &to.name, draft.content.body.kind(), &draft);
    let preimage = codec::encode(&(2u64, bytes("a later preimage", 40)));
    let signed = sign_preimage(&header.to_bytes(), &from.signing, preimage);
    let about = json!({
        "type": "message",
        "about": "Content version 2, of a shape that version 1 does not have: the statement \
                  verifies and is logged, the content is refused by a signed reply.",
        "inputs": { "public_key": hex(from.signing.public().as_bytes()) },
        "expect": {
            "statement": "valid",
            "content": "content-version",
            "content_version": 2,
            "header": claims(&header),
            "leaf_hash": LeafHash::of(&signed.statement).to_hex(),
        },
    });
    files.add("extension-content-version", "cbor", signed.to_bytes(), about);
}

/// A message over a preimage that sealing would not make.
pub(crate) fn sign_preimage(
    protected: &[u8],
    key: &SecretKey,
    preimage: Vec<u8>,
) -> crate::envelope::Message {
    let payload = Digest::of(&preimage).0.to_vec();
    let signature = key.sign(&crate::envelope::sig_structure(protected, &payload)).to_vec();
    let statement = crate::envelope::assemble(protected.to_vec(), Some(payload), signature);
    crate::envelope::Message {
        statement: statement.unwrap(),
        preimage,
        disclosures: Vec::new(),
        checkpoint: None,
    }
}

fn documents(files: &mut Files, talk: &Conversation) {
    let about = "Version 1: signed by the national root and the signing key.";
    let (asker, holder) = (&talk.asker, &talk.holder);
    let first = descriptor(about, &asker.descriptor, None);
    files.add("descriptor-xa-1", "cbor", asker.descriptor.to_bytes(), first);
    let first = descriptor(about, &talk.holder_first, None);
    files.add("descriptor-xb-1", "cbor", talk.holder_first.to_bytes(), first);
    let about = "Version 2: the signing key was replaced; the old one signs third.";
    let second = descriptor(about, &holder.descriptor, Some("descriptor-xb-1.cbor"));
    files.add("descriptor-xb-2", "cbor", holder.descriptor.to_bytes(), second);
    let about = "The version after: the holder lost the end of its log and opens recovery epoch 1.";
    let recovered = holder.recovered();
    let third = descriptor(about, &recovered, Some("descriptor-xb-2.cbor"));
    files.add("descriptor-xb-3", "cbor", recovered.to_bytes(), third);

    let doc = talk.agreement.doc();
    let about = json!({
        "type": "agreement",
        "about": "The canonical document of an agreement; both directions have equal clauses.",
        "expect": {
            "agreement": "valid",
            "hash": talk.agreement.hash().to_hex(),
            "first": doc.first.as_str(),
            "second": doc.second.as_str(),
            "valid_from": doc.valid_from.0,
            "clauses": diagnostic(&codec::encode(&clauses())),
        },
    });
    files.add("agreement-document", "cbor", talk.agreement.as_bytes().to_vec(), about);

    let transport = asker.descriptor.doc().keys.iter().find(|k| k.role.number() == 4).unwrap();
    let transport = PublicKey::from_bytes(transport.key.as_slice().try_into().unwrap()).unwrap();
    let invitation = Invitation {
        node: asker.name.clone(),
        root: asker.root.public().clone(),
        transport,
        addresses: asker.descriptor.doc().addresses.clone(),
        descriptor: asker.descriptor.digest(),
        issued_at: at(0),
    };
    let about = json!({
        "type": "invitation",
        "about": "The line that `partner invite` prints.",
        "expect": {
            "invitation": "valid",
            "cbor": hex(&codec::encode(&invitation)),
            "node": invitation.node.as_str(),
            "descriptor_digest": invitation.descriptor.to_hex(),
            "safety_number": invitation.safety_number().to_string(),
        },
    });
    files.add("invitation", "txt", format!("{}\n", invitation.to_line()).into_bytes(), about);
}

/// What can be said of a checkpoint.
pub(crate) fn checkpoint(about: &str, node: &Node, signed: &SignedCheckpoint) -> Value {
    let verified = signed.verify(&node.log.keys()).unwrap();
    let lines: Vec<Value> = signed
        .signatures()
        .iter()
        .map(|line| json!({ "name": line.name(), "key_id": hex(&line.key_id().0) }))
        .collect();
    json!({
        "type": "checkpoint",
        "about": about,
        "inputs": {
            "origin": node.name.as_str(),
            "ed25519": hex(&node.log.keys().ed25519),
            "ml_dsa_44": hex(&node.log.keys().ml_dsa_44),
        },
        "expect": {
            "checkpoint": "valid",
            "size": verified.checkpoint.size,
            "root": verified.checkpoint.root.to_hex(),
            "signed_at": verified.signed_at.0,
            "lines": lines,
        },
    })
}

fn logs(files: &mut Files, talk: &Conversation, kept: &Kept) {
    let node = &talk.asker;
    let size = node.entries.len();
    let about = "The asker's log after the agreement and most of the trace.";
    let old = node.checkpoint(OLD_SIZE, at(300), kept);
    files.add("checkpoint-xa-old", "txt", text(&old), checkpoint(about, node, &old));
    let about = "The asker's whole log.";
    let new = node.checkpoint(size, at(1500), kept);
    files.add("checkpoint-xa-new", "txt", text(&new), checkpoint(about, node, &new));
    let about = "The holder's log when it answered.";
    let other = talk.holder.checkpoint(8, at(310), kept);
    files.add("checkpoint-xb", "txt", text(&other), checkpoint(about, &talk.holder, &other));

    let leaf = talk.message("kind-05-answer").leaf;
    let inclusion = node.inclusion(leaf, size);
    let path = |path: &[Digest]| -> Vec<String> { path.iter().map(Digest::to_hex).collect() };
    let receipt = |about: &str, receipt: &Receipt, expect: Value| {
        let about = json!({
            "type": "receipt",
            "about": about,
            "inputs": {
                "ed25519": hex(&node.log.keys().ed25519),
                "leaf_hash": leaf.to_hex(),
                "root": node.root_at(size).to_hex(),
                "old_root": node.root_at(OLD_SIZE).to_hex(),
            },
            "expect": expect,
        });
        (receipt.to_bytes(), about)
    };
    let (bytes, about) = receipt(
        "RFC 9942: the answer is in the asker's log.",
        &node.receipt(leaf, size),
        json!({
            "receipt": "valid",
            "proof": "inclusion",
            "size": size,
            "index": inclusion.index,
            "path": path(&inclusion.path),
        }),
    );
    files.add("receipt-inclusion", "cbor", bytes, about);
    let consistency = node.consistency(OLD_SIZE, size);
    let proof = ReceiptProof::Consistency(consistency.clone());
    let (bytes, about) = receipt(
        "RFC 9942: the asker's log grew from the older checkpoint to the newer.",
        &Receipt::sign(&node.log, proof, node.root_at(size)),
        json!({
            "receipt": "valid",
            "proof": "consistency",
            "old": OLD_SIZE,
            "new": size,
            "path": path(&consistency.path),
        }),
    );
    files.add("receipt-consistency", "cbor", bytes, about);

    let proof =
        ProofFile { extra: None, index: inclusion.index, path: inclusion.path, checkpoint: new };
    let about = json!({
        "type": "tlog-proof",
        "about": "c2sp.org/tlog-proof@v1: the answer is in the asker's log.",
        "inputs": {
            "leaf_hash": leaf.to_hex(),
            "origin": node.name.as_str(),
            "ed25519": hex(&node.log.keys().ed25519),
            "ml_dsa_44": hex(&node.log.keys().ml_dsa_44),
        },
        "expect": { "tlog-proof": "valid", "index": proof.index, "size": size },
    });
    files.add("proof-answer", "txt", proof.to_text().into_bytes(), about);
    log_directory(files, talk, &proof.checkpoint);
}

/// The asker's log as c2sp.org/tlog-tiles lays it out, and proofs between all its places.
fn log_directory(files: &mut Files, talk: &Conversation, checkpoint: &SignedCheckpoint) {
    let node = &talk.asker;
    let size = node.entries.len();
    let entries = tile::encode_bundle(&node.entries).unwrap();
    let hashes = tile::leaf_hashes(&node.entries);
    files.add_plain("log/checkpoint", text(checkpoint));
    files.add_plain(&format!("log/tile/entries/000.p/{size}"), entries.clone());
    files.add_plain(&format!("log/tile/0/000.p/{size}"), tile::encode_hashes(&hashes));
    files.add_plain("log/descriptor.cbor", node.descriptor.to_bytes());
    let path = |path: &[Digest]| -> Vec<String> { path.iter().map(Digest::to_hex).collect() };
    let inclusion: Vec<Value> = hashes
        .iter()
        .map(|leaf| {
            let proof = node.inclusion(LeafHash(leaf.0), size);
            json!({ "index": proof.index, "path": path(&proof.path) })
        })
        .collect();
    let consistency: Vec<Value> = (1..=size)
        .map(|old| json!({ "old": old, "path": path(&node.consistency(old, size).path) }))
        .collect();
    let roots: Vec<String> = (0..=size).map(|size| node.root_at(size).to_hex()).collect();
    let about = json!({
        "type": "log",
        "about": "An entry bundle of c2sp.org/tlog-tiles with every entry of the asker's log. The \
                  directory log/ holds the same log as tiles with its checkpoint.",
        "expect": {
            "size": size,
            "leaf_hashes": path(&hashes),
            "roots": roots,
            "inclusion": inclusion,
            "consistency": consistency,
        },
    });
    files.add("log-entries", "bin", entries, about);
}

pub(crate) fn text(signed: &SignedCheckpoint) -> Vec<u8> {
    signed.to_text().into_bytes()
}

/// What verification reports of a bundle.
pub(crate) fn report(report: &Report, roots: &[SafetyNumber]) -> Value {
    let authenticity = match report.authentic(roots) {
        Authenticity::Confirmed => "confirmed",
        Authenticity::Unconfirmed(_) => "unconfirmed",
    };
    let parties: Vec<Value> = report
        .parties
        .iter()
        .map(|party| {
            json!({
                "node": party.node.as_str(),
                "country": party.country.as_str(),
                "descriptor_version": party.descriptor_version,
                "safety_number": party.safety_number.to_string(),
            })
        })
        .collect();
    let exchanges: Vec<Value> = report
        .exchanges
        .iter()
        .map(|exchange| {
            let messages: Vec<Value> = exchange
                .messages
                .iter()
                .map(|m| {
                    json!({
                        "number": m.number,
                        "index": m.index,
                        "kind": m.header.kind.number(),
                        "leaf_hash": m.leaf.to_hex(),
                        "withheld": m.withheld,
                    })
                })
                .collect();
            json!({ "sub": exchange.id.to_urn(), "messages": messages })
        })
        .collect();
    let agreements: Vec<String> =
        report.agreements.iter().map(|a| a.agreement.hash().to_hex()).collect();
    json!({
        "bundle": "consistent",
        "authenticity": authenticity,
        "exporter": report.exporter.as_str(),
        "size": report.checkpoint.size,
        "parties": parties,
        "agreements": agreements,
        "exchanges": exchanges,
        "synthetic": report.synthetic,
        "notes": report.notes.len(),
        "time": report.time.to_string(),
    })
}

fn bundle(files: &mut Files, name: &str, about: &str, bundle: &Bundle, roots: &[SafetyNumber]) {
    let trusted: Vec<String> = roots.iter().map(SafetyNumber::to_string).collect();
    let about = json!({
        "type": "bundle",
        "about": about,
        "inputs": { "roots": trusted },
        "expect": report(&bundle.verify().unwrap(), roots),
    });
    files.add(name, "cbor", bundle.to_bytes(), about);
}

/// The asker's bundle over the whole conversation.
pub(crate) fn whole(talk: &Conversation, kept: &Kept) -> Bundle {
    let node = &talk.asker;
    let size = node.entries.len();
    let (agreements, messages): (Vec<_>, Vec<_>) = talk
        .said
        .iter()
        .map(|(_, _, signed)| signed)
        .partition(|signed| signed.header.kind == crate::header::Kind::Agreement);
    let agreements: Vec<_> = agreements.iter().map(|s| s.message.clone()).collect();
    let messages: Vec<_> = messages.iter().map(|s| s.message.clone()).collect();
    Bundle {
        receipts: super::federation::receipts(node, agreements.iter().chain(&messages), size),
        descriptors: vec![
            node.descriptor.clone(),
            talk.holder_first.clone(),
            talk.holder.descriptor.clone(),
        ],
        agreements,
        messages,
        checkpoints: vec![
            node.checkpoint(OLD_SIZE, at(300), kept),
            node.checkpoint(size, at(1500), kept),
            talk.holder.checkpoint(8, at(310), kept),
        ],
        consistency: vec![node.consistency(OLD_SIZE, size)],
    }
}

fn bundles(files: &mut Files, talk: &Conversation, kept: &Kept) {
    let roots = [talk.asker.descriptor.safety_number(), talk.holder.descriptor.safety_number()];
    let mut full = whole(talk, kept);
    let about = "Every message of the conversation, both versions of a descriptor, and two \
                 checkpoints of one log.";
    bundle(files, "bundle", about, &full, &roots);
    let about = "Half of the roots: consistent, not authentic.";
    bundle(files, "bundle-one-root", about, &full, &roots[..1]);
    // Member 4 begins with query, accepted, acknowledged, interim, supplement, answer.
    let answer = full.messages.get_mut(5).unwrap();
    let before = answer.disclosures.len();
    answer.disclosures.retain(|bytes| !is_event(bytes));
    assert!(answer.disclosures.len() == before - 2);
    let about = "As before, with the two custody events of the answer withheld.";
    bundle(files, "bundle-withheld", about, &full, &roots);

    let small = Exchange::play("");
    for (name, node, size, time) in [
        ("checkpoint-small-old", &small.asker, 2, 300),
        ("checkpoint-small-new", &small.asker, 6, 900),
        ("checkpoint-small-other", &small.holder, 3, 700),
    ] {
        let signed = node.checkpoint(size, super::federation::DAY.plus(time), kept);
        let about = checkpoint("Of the small bundle.", node, &signed);
        files.add(name, "txt", text(&signed), about);
    }
    let about = "Two agencies, one agreement, one query and its answer.";
    bundle(files, "bundle-small", about, &small.bundle(kept), &roots);
    let attacker = Exchange::play("attacker ");
    for (name, node, size, time) in [
        ("checkpoint-attacker-old", &attacker.asker, 2, 300),
        ("checkpoint-attacker-new", &attacker.asker, 6, 900),
        ("checkpoint-attacker-other", &attacker.holder, 3, 700),
    ] {
        let signed = node.checkpoint(size, super::federation::DAY.plus(time), kept);
        let about = checkpoint("Of the attacker's bundle.", node, &signed);
        files.add(name, "txt", text(&signed), about);
    }
    let about = "The same names and words under keys of an attacker's own: consistent, and never \
                 authentic.";
    bundle(files, "bundle-attacker", about, &attacker.bundle(kept), &roots);
    let (cosigned, _) = super::federation::cosigned(kept);
    files.add_plain("checkpoint-cosigned.txt", text(&cosigned.checkpoints[1]));
    let about = "The small bundle with cosignatures on the exporter's checkpoint: by the other \
                 party, and by an agency that is in it for this alone.";
    bundle(files, "bundle-cosigned", about, &cosigned, &roots);
}

/// Whether a disclosure of an answer is a custody event (label 20).
fn is_event(disclosure: &[u8]) -> bool {
    disclosure.last() == Some(&20)
}

/// A message with these fields, whatever the kind allows.
pub(crate) fn sign_fields(node: &Node, to: &Node, draft: &Draft, fields: Vec<Field>) -> Signed {
    let header = header(node, &to.name, draft.content.body.kind(), draft);
    let salts = bytes(&salts_label(&header), content::salts_len(fields.len()));
    sign(header, fields, &node.signing, &salts).unwrap()
}
