//! Bundles that must be refused, each made from the small good one.

use minicbor::bytes::ByteVec;
use serde_json::json;

use crate::bundle::Bundle;
use crate::descriptor::{Descriptor, KeyRole};
use crate::ids::Digest;
use crate::log::checkpoint::SignedCheckpoint;
use crate::log::note::{Note, NoteSignature};
use crate::message::{AgreementAct, AgreementStep, Body};
use crate::vectors::federation::{
    DAY, Draft, Exchange, Kept, Node, agreement, common, cosigned, receipts, send,
};
use crate::vectors::files::Files;
use crate::vectors::good::{checkpoint, text};

pub(super) fn write(files: &mut Files, kept: &Kept) {
    let small = Exchange::play("");
    let good = small.bundle(kept);
    let mut add = |name: &str, bundle: &Bundle, place: &str, class: &str, about: &str| {
        let about = json!({
            "type": "bundle",
            "about": about,
            "inputs": { "roots": [] },
            "expect": { "bundle": class, "place": place },
        });
        files.add(&format!("bad-bundle-{name}"), "cbor", bundle.to_bytes(), about);
    };
    let changed = |change: &dyn Fn(&mut Bundle)| {
        let mut bundle = good.clone();
        change(&mut bundle);
        bundle
    };

    let bundle = changed(&|b| {
        let signature = b.messages[2].statement.last_mut().unwrap();
        *signature ^= 1;
    });
    add("signature", &bundle, "message 3", "signature", "The answer's signature.");
    let bundle = changed(&|b| {
        let disclosure = b.messages[2].disclosures.last_mut().unwrap();
        disclosure[4] ^= 1;
    });
    add("disclosure", &bundle, "message 3", "digest", "A disclosed field of the answer.");
    let bundle = changed(&|b| b.messages[1].checkpoint = Some(b"x".to_vec()));
    let about = "A checkpoint beside a message.";
    add("checkpoint-beside", &bundle, "message 2", "bundle-rule", about);
    let bundle = changed(&|b| {
        b.receipts.pop();
    });
    add("receipt-missing", &bundle, "bundle", "bundle-rule", "One message has no receipt.");
    let bundle = changed(&|b| b.receipts.swap(2, 3));
    let about = "Two receipts stand at each other's messages.";
    add("receipts-swapped", &bundle, "receipt 3", "receipt-signature", about);
    let bundle = changed(&|b| {
        b.messages.swap(1, 2);
        b.receipts.swap(3, 4);
    });
    let about = "Messages with their receipts are not in log order.";
    add("order", &bundle, "receipt 5", "bundle-rule", about);
    let bundle = changed(&|b| {
        b.descriptors.pop();
    });
    let about = "A party has no descriptor.";
    add("no-descriptor", &bundle, "agreement message 2", "no-descriptor", about);
    let stranger = Node::new("vestigo/xc/registry", "xc", "Registry of Xc").descriptor;
    let bundle = changed(&|b| b.descriptors.push(stranger.clone()));
    let about = "A descriptor of a node that is no party.";
    add("unused-descriptor", &bundle, "descriptor 3", "bundle-rule", about);
    let bundle = changed(&|b| {
        b.agreements.clear();
        b.receipts.drain(..2);
    });
    let about = "The agreement that the exporter's query names is missing.";
    add("no-agreement", &bundle, "message 1", "bundle-rule", about);
    let bundle = changed(&|b| {
        b.agreements.pop();
        b.receipts.remove(1);
    });
    let about = "A proposal without its acceptance.";
    add("not-accepted", &bundle, "agreement message 1", "bundle-rule", about);
    let bundle = changed(&|b| b.consistency.clear());
    let about = "No proof between two checkpoints of one log.";
    add("no-consistency", &bundle, "bundle", "bundle-rule", about);
    let bundle = changed(&|b| b.consistency[0].path[0].0[0] ^= 1);
    let about = "A hash of the consistency proof.";
    add("consistency", &bundle, "consistency proof 1", "consistency", about);

    cosignatures(&mut add, kept);

    let mut narrow = small.asker.descriptor.doc().clone();
    narrow.keys[0].not_before = DAY.plus(300);
    let narrow = Descriptor::sign(&narrow, &small.asker.root, &small.asker.signing, None).unwrap();
    let bundle = changed(&|b| b.descriptors[0] = narrow.clone());
    let about = "The key was not yet valid when the proposal was issued.";
    add("key-time", &bundle, "agreement message 1", "no-key", about);
    let (node, bundle) = other_document(kept);
    let about = "The acceptance carries another document than the proposal.";
    add("other-document", &bundle, "agreement message 2", "bundle-rule", about);
    let signed = &bundle.checkpoints[0];
    let about = checkpoint("Of bad-bundle-other-document.", &node, signed);
    files.add("checkpoint-other-document", "txt", text(signed), about);
}

/// What may be wrong with the lines of witnesses.
fn cosignatures(add: &mut impl FnMut(&str, &Bundle, &str, &str, &str), kept: &Kept) {
    let (good, witness) = cosigned(kept);
    let of_lines = |change: &dyn Fn(&mut Vec<NoteSignature>)| {
        let mut bundle = good.clone();
        let stated = bundle.checkpoints[1].unverified().to_text();
        let mut lines = bundle.checkpoints[1].signatures().to_vec();
        change(&mut lines);
        let note = Note::new(stated, lines).unwrap().to_text();
        bundle.checkpoints[1] = SignedCheckpoint::parse(&note).unwrap();
        bundle
    };
    let is_ed25519 = |line: &&NoteSignature| line.signature().len() == 72;
    let bundle = of_lines(&|lines| {
        let (own, others) = lines.split_at_mut(2);
        assert_eq!(own.len(), 2);
        let line = others.iter_mut().find(|line| is_ed25519(&&**line)).unwrap();
        let mut later = line.signature().to_vec();
        later[7] ^= 1;
        *line = NoteSignature::new(line.name(), line.key_id(), later).unwrap();
    });
    let about = "A cosignature with another time than was signed.";
    add("cosignature", &bundle, "checkpoint 2", "checkpoint-signature", about);
    let bundle = of_lines(&|lines| lines.swap(2, 5));
    let about = "Cosignatures that are not in order of name and key id.";
    add("cosignature-order", &bundle, "checkpoint 2", "checkpoint-order", about);
    let mut bundle = good.clone();
    bundle.descriptors.pop();
    let about = "A cosignature by a node that has no descriptor in the bundle.";
    add("cosignature-unknown", &bundle, "checkpoint 2", "checkpoint-line", about);
    let bundle = of_lines(&|lines| lines.truncate(4));
    let about = "The descriptor of a witness that cosigned nothing.";
    add("witness-unused", &bundle, "descriptor 3", "bundle-rule", about);
    let mut narrow = witness.descriptor.doc().clone();
    for entry in &mut narrow.keys {
        if matches!(entry.role, KeyRole::WitnessEd25519 | KeyRole::WitnessMlDsa44) {
            entry.not_before = DAY.plus(2000);
        }
    }
    let mut bundle = good;
    bundle.descriptors[2] =
        Descriptor::sign(&narrow, &witness.root, &witness.signing, None).unwrap();
    let about = "A witness key that was not valid yet when it cosigned.";
    add("cosignature-time", &bundle, "checkpoint 2", "bundle-rule", about);
}

/// An acceptance that carries another document than its proposal.
fn other_document(kept: &Kept) -> (Node, Bundle) {
    let mut asker = Node::new("vestigo/xa/police", "xa", "National Police of Xanadia");
    let mut holder = Node::new("vestigo/xb/customs", "xb", "Customs of Xeboria");
    let proposed = agreement(&asker.name, &holder.name);
    let mut doc = proposed.doc().clone();
    doc.nonce = Digest([9; 32]);
    let other = crate::agreement::Agreement::new(&doc).unwrap();
    let act = |step, agreement: &crate::agreement::Agreement| {
        let document = Some(ByteVec::from(agreement.as_bytes().to_vec()));
        let body = Body::Agreement(AgreementAct { step, document });
        Draft::new("agreement", DAY.plus(60), common(None), body)
    };
    let proposal = send(&mut asker, &mut holder, &act(AgreementStep::Propose, &proposed));
    let accept = act(AgreementStep::Accept, &other).replying_to(&[proposal.leaf]);
    let acceptance = send(&mut holder, &mut asker, &accept);
    let agreements = vec![proposal.message, acceptance.message];
    let bundle = Bundle {
        descriptors: vec![asker.descriptor.clone(), holder.descriptor],
        receipts: receipts(&asker, agreements.iter(), 2),
        agreements,
        messages: Vec::new(),
        checkpoints: vec![asker.checkpoint(2, DAY.plus(400), kept)],
        consistency: Vec::new(),
    };
    (asker, bundle)
}
