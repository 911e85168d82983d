//! Descriptors, agreements, checkpoints, receipts and proofs that must be refused.

use serde_json::{Value, json};

use super::refused;
use crate::agreement::AgreementDoc;
use crate::codec::{self, RawCbor};
use crate::codes::DisclosureLevel;
use crate::descriptor::{DESCRIPTOR_TYPE, DescriptorDoc, KeyEntry, KeyRole};
use crate::envelope::Detached;
use crate::ids::{Country, hex, unhex};
use crate::key::SecretKey;
use crate::log::receipt::{Receipt, ReceiptProof};
use crate::vectors::conversation::{Conversation, at};
use crate::vectors::federation::{Kept, seed};
use crate::vectors::files::Files;

/// A descriptor with any signatures over any document.
fn signed(doc: &[u8], keys: &[&SecretKey]) -> Vec<u8> {
    let signatures: Vec<RawCbor> = keys
        .iter()
        .map(|key| RawCbor::new(Detached::sign(doc, DESCRIPTOR_TYPE, key).as_bytes()).unwrap())
        .collect();
    codec::encode(&(minicbor::bytes::ByteVec::from(doc.to_vec()), signatures))
}

pub(super) fn descriptors(files: &mut Files, talk: &Conversation) {
    let node = &talk.asker;
    let good = node.descriptor.doc().clone();
    let (root, own) = (&node.root, &node.signing);
    let stranger = SecretKey::from_seed(&seed("a stranger"));
    let mut add = |name: &str, bytes, class: &str, about: &str| {
        let about = refused("descriptor", class, about, json!({ "previous": Value::Null }));
        files.add(&format!("bad-descriptor-{name}"), "cbor", bytes, about);
    };
    let doc = codec::encode(&good);
    let about = "The root's signature is by a stranger's key.";
    add("root", signed(&doc, &[&stranger, own]), "descriptor-signature", about);
    let about = "The signatures stand in the other order.";
    add("signature-order", signed(&doc, &[own, root]), "descriptor-signature", about);
    add("one-signature", signed(&doc, &[root]), "descriptor-rule", "Only the root signed.");
    let about = "Version 1 has a third signature.";
    add("third-signature", signed(&doc, &[root, own, own]), "descriptor-rule", about);

    let entry = |role, key: Vec<u8>| KeyEntry {
        role,
        key,
        not_before: at(0),
        not_after: None,
        revoked_at: None,
    };
    type Change<'c> = &'c dyn Fn(&mut DescriptorDoc);
    let small_order =
        unhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05").unwrap();
    let witness = |doc: &mut DescriptorDoc| {
        doc.keys.push(entry(KeyRole::WitnessEd25519, small_order.clone()));
    };
    let two_live = |doc: &mut DescriptorDoc| {
        doc.keys.push(entry(KeyRole::Signing, stranger.public().as_bytes().to_vec()));
    };
    let twice = |doc: &mut DescriptorDoc| {
        doc.keys.push(entry(KeyRole::WitnessEd25519, doc.keys[0].key.clone()));
    };
    let changes: [(&str, Change<'_>, &str, &str); 7] = [
        ("weak-key", &witness, "weak-key", "A witness key of order 8."),
        ("two-live-keys", &two_live, "descriptor-rule", "Two signing keys are in force."),
        ("key-twice", &twice, "descriptor-rule", "One key has two roles."),
        (
            "country",
            &|doc| doc.country = Country::parse("XC").unwrap(),
            "descriptor-rule",
            "The country is not that of the node name.",
        ),
        (
            "previous",
            &|doc| doc.previous = Some(node.descriptor.digest()),
            "descriptor-rule",
            "Version 1 names a version before.",
        ),
        (
            "no-content-version",
            &|doc| doc.versions = vec![2],
            "descriptor-rule",
            "It does not speak content version 1.",
        ),
        (
            "ml-dsa-length",
            &|doc| {
                doc.keys[2].key.pop();
            },
            "descriptor-rule",
            "The ML-DSA-44 key has 1,311 bytes.",
        ),
    ];
    for (name, change, class, about) in changes {
        let mut doc = good.clone();
        change(&mut doc);
        add(name, signed(&codec::encode(&doc), &[root, own]), class, about);
    }

    // Succession: good in themselves, not after descriptor-xb-1.
    let second = talk.holder.descriptor.doc();
    let (root, own) = (&talk.holder.root, &talk.holder.signing);
    let mut add = |name: &str, bytes, about: &str| {
        let inputs = json!({ "previous": "descriptor-xb-1.cbor" });
        let about = refused("descriptor", "succession", about, inputs);
        files.add(&format!("bad-succession-{name}"), "cbor", bytes, about);
    };
    let doc = codec::encode(second);
    let about = "The key that it replaces, and does not revoke, did not sign.";
    add("previous-key", signed(&doc, &[root, own]), about);
    let old = SecretKey::from_seed(&seed("xb signing"));
    let mut other = second.clone();
    other.previous = Some(node.descriptor.digest());
    let about = "It names another document as the version before.";
    add("hash", signed(&codec::encode(&other), &[root, own, &old]), about);
    let mut other = second.clone();
    other.version = 3;
    let about = "Version 3 follows version 1.";
    add("version", signed(&codec::encode(&other), &[root, own, &old]), about);
    let mut other = second.clone();
    other.root = stranger.public().clone();
    let about = "The national root is another.";
    add("root", signed(&codec::encode(&other), &[&stranger, own, &old]), about);
}

pub(super) fn agreements(files: &mut Files, talk: &Conversation) {
    let good = talk.agreement.doc();
    let mut add = |name: &str, bytes, class: &str, about: &str| {
        let about = refused("agreement", class, about, json!({}));
        files.add(&format!("bad-agreement-{name}"), "cbor", bytes, about);
    };
    let changed = |change: &dyn Fn(&mut AgreementDoc)| {
        let mut doc = good.clone();
        change(&mut doc);
        codec::encode(&doc)
    };
    let swapped = changed(&|doc| std::mem::swap(&mut doc.first, &mut doc.second));
    add("parties", swapped, "agreement-rule", "The parties are not in order of their names.");
    let above = changed(&|doc| doc.first_asks.automatic[0].level = DisclosureLevel::L4);
    let about = "Natural persons would be named without a person deciding.";
    add("automatic-level", above, "agreement-rule", about);
    let zero = changed(&|doc| doc.second_asks.urgent_seconds = 0);
    add("deadline", zero, "agreement-rule", "A deadline of 0 seconds.");
    let version = changed(&|doc| doc.version = 2);
    add("version", version, "agreement-rule", "Format version 2.");
    let mut null = talk.agreement.as_bytes().to_vec();
    // {1: 1, 2: bytes, …} gains an explicit null at label 5, between 4 and 6.
    let six = [0x06, 0x1a];
    let at = null.windows(2).position(|w| w == six).unwrap();
    null.splice(at..at, [0x05, 0xf6]);
    null[0] += 1;
    add("explicit-null", null, "agreement-form", "An absent member is written as null.");
}

pub(super) fn logs(files: &mut Files, talk: &Conversation, kept: &Kept) {
    checkpoints(files, talk, kept);
    receipts(files, talk);
    proofs(files, talk, kept);
}

fn checkpoints(files: &mut Files, talk: &Conversation, kept: &Kept) {
    let node = &talk.asker;
    let size = node.entries.len();
    let good = node.checkpoint(size, at(1500), kept).to_text();
    let other = talk.holder.checkpoint(8, at(310), kept).to_text();
    let lines: Vec<&str> = good.split_inclusive('\n').collect();
    let other_lines: Vec<&str> = other.split_inclusive('\n').collect();
    let [origin, count, root, empty, ed25519, ml_dsa_44] = lines.as_slice() else {
        panic!("a checkpoint has six lines")
    };
    // 68 bytes leave two unused bits in the last digit before the padding; both must be 0.
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (head, digit) = ed25519.strip_suffix("=\n").unwrap().split_at(ed25519.len() - 3);
    let value = digits.iter().position(|d| *d == digit.as_bytes()[0]).unwrap();
    let stray = format!("{head}{}=\n", char::from(digits[value + 1]));
    let flip = |line: &str, from_end: usize| {
        let at = line.len() - from_end;
        let digit = if line.as_bytes()[at] == b'A' { "B" } else { "A" };
        format!("{}{digit}{}", &line[..at], &line[at + 1..])
    };
    let zero = format!("0{count}");
    let larger = format!("{}\n", size + 1);
    for (name, parts, class, about) in [
        (
            "ed25519",
            vec![*origin, count, root, empty, &flip(ed25519, 20), ml_dsa_44],
            "checkpoint-signature",
            "One digit of the Ed25519 signature.",
        ),
        (
            "ml-dsa-44",
            vec![*origin, count, root, empty, ed25519, &flip(ml_dsa_44, 900)],
            "checkpoint-signature",
            "One digit of the ML-DSA-44 signature.",
        ),
        (
            "time",
            // 4 bytes of key id, then 8 of time: digit 15 lies in the last byte of the time.
            vec![
                *origin,
                count,
                root,
                empty,
                ed25519,
                &flip(ml_dsa_44, ml_dsa_44.len() - ("\u{2014} ".len() + origin.len() + 15)),
            ],
            "checkpoint-signature",
            "The time of the ML-DSA-44 signature.",
        ),
        (
            "no-ml-dsa-44",
            vec![*origin, count, root, empty, ed25519],
            "checkpoint-missing",
            "The ML-DSA-44 line is missing.",
        ),
        (
            "no-ed25519",
            vec![*origin, count, root, empty, ml_dsa_44],
            "checkpoint-missing",
            "The Ed25519 line is missing.",
        ),
        (
            "size",
            vec![*origin, &larger, root, empty, ed25519, ml_dsa_44],
            "checkpoint-signature",
            "One entry more than was signed.",
        ),
        (
            "leading-zero",
            vec![*origin, &zero, root, empty, ed25519, ml_dsa_44],
            "checkpoint-form",
            "The size has a leading zero.",
        ),
        (
            "extension-line",
            vec![*origin, count, root, "extension\n", empty, ed25519, ml_dsa_44],
            "checkpoint-form",
            "A fourth line.",
        ),
        (
            "origin",
            vec![other_lines[0], count, root, empty, ed25519, ml_dsa_44],
            "checkpoint-origin",
            "Another log.",
        ),
        (
            "order",
            vec![*origin, count, root, empty, ml_dsa_44, ed25519],
            "checkpoint-order",
            "The ML-DSA-44 line stands first.",
        ),
        (
            "foreign-line",
            vec![*origin, count, root, empty, ed25519, ml_dsa_44, other_lines[4]],
            "checkpoint-line",
            "A line by a key that is not known here; refused where integrity is judged.",
        ),
        (
            "twice",
            vec![*origin, count, root, empty, ed25519, ed25519, ml_dsa_44],
            "note-form",
            "A line stands twice.",
        ),
        (
            "base64",
            vec![*origin, count, root, empty, &stray, ml_dsa_44],
            "note-form",
            "A signature's base64 is not canonical.",
        ),
        (
            "hyphen",
            vec![*origin, count, root, empty, &ed25519.replace('\u{2014}', "-"), ml_dsa_44],
            "note-form",
            "A hyphen instead of an em dash.",
        ),
    ] {
        let inputs = json!({
            "origin": node.name.as_str(),
            "ed25519": hex(&node.log.keys().ed25519),
            "ml_dsa_44": hex(&node.log.keys().ml_dsa_44),
        });
        let about = refused("checkpoint", class, about, inputs);
        files.add(&format!("bad-note-{name}"), "txt", parts.concat().into_bytes(), about);
    }
}

fn receipts(files: &mut Files, talk: &Conversation) {
    let node = &talk.asker;
    let size = node.entries.len();
    let leaf = talk.message("kind-05-answer").leaf;
    let good = node.inclusion(leaf, size);
    let root = node.root_at(size);
    let sign = |proof| Receipt::sign(&node.log, ReceiptProof::Inclusion(proof), root).to_bytes();
    let mut path = good.clone();
    path.path[1].0[0] ^= 1;
    let mut index = good.clone();
    index.index ^= 1;
    let mut short = good.clone();
    short.path.pop();
    let mut outside = good.clone();
    outside.index = size as u64;
    let mut signature = sign(good.clone());
    *signature.last_mut().unwrap() ^= 1;
    let mut null = sign(good.clone());
    // The nil payload, before the signature 5840….
    let at = null.len() - 67;
    assert_eq!(null[at..at + 3], [0xf6, 0x58, 0x40]);
    null.splice(at..=at, [0x40]);
    let other = Receipt::sign(&talk.holder.log, ReceiptProof::Inclusion(good), root).to_bytes();
    for (name, bytes, class, about) in [
        ("path", sign(path), "receipt-signature", "A hash of the path: another root."),
        ("index", sign(index), "receipt-signature", "Another index: another root."),
        ("short-path", sign(short), "receipt-proof", "The path lacks a hash."),
        ("outside", sign(outside), "receipt-proof", "The index is not below the size."),
        ("signature", signature, "receipt-signature", "One bit of the signature."),
        ("payload", null, "receipt-form", "An empty payload instead of nil."),
        ("key", other, "receipt-key", "Signed with another log's key."),
    ] {
        let inputs = json!({
            "ed25519": hex(&node.log.keys().ed25519),
            "leaf_hash": leaf.to_hex(),
            "root": root.to_hex(),
        });
        let about = refused("receipt", class, about, inputs);
        files.add(&format!("bad-receipt-{name}"), "cbor", bytes, about);
    }
    let mut consistency = node.consistency(crate::vectors::good::OLD_SIZE, size);
    consistency.path[0].0[0] ^= 1;
    let proof = ReceiptProof::Consistency(consistency);
    let inputs = json!({
        "ed25519": hex(&node.log.keys().ed25519),
        "root": root.to_hex(),
        "old_root": node.root_at(crate::vectors::good::OLD_SIZE).to_hex(),
    });
    let about = "A hash of the consistency proof.";
    let about = refused("receipt", "receipt-proof", about, inputs);
    let bytes = Receipt::sign(&node.log, proof, root).to_bytes();
    files.add("bad-receipt-consistency", "cbor", bytes, about);
}

fn proofs(files: &mut Files, talk: &Conversation, kept: &Kept) {
    let node = &talk.asker;
    let size = node.entries.len();
    let leaf = talk.message("kind-05-answer").leaf;
    let proof = node.inclusion(leaf, size);
    let good = crate::log::proof::ProofFile {
        extra: None,
        index: proof.index,
        path: proof.path,
        checkpoint: node.checkpoint(size, at(1500), kept),
    }
    .to_text();
    let index = format!("index {}\n", proof.index);
    for (name, text, class, about) in [
        ("index", good.replace(&index, "index 0\n"), "tlog-proof-inclusion", "Another index."),
        (
            "version",
            good.replace("@v1", "@v2"),
            "tlog-proof-form",
            "Another version of the format.",
        ),
    ] {
        let inputs = json!({
            "leaf_hash": leaf.to_hex(),
            "origin": node.name.as_str(),
            "ed25519": hex(&node.log.keys().ed25519),
            "ml_dsa_44": hex(&node.log.keys().ml_dsa_44),
        });
        let about = refused("tlog-proof", class, about, inputs);
        files.add(&format!("bad-proof-{name}"), "txt", text.into_bytes(), about);
    }
}
