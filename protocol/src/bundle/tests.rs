use super::*;
use crate::header::Kind;
use crate::ids::{AgreementHash, Digest};
use crate::key::SafetyNumber;
use crate::log::receipt::ReceiptProof;
use crate::message::{Body, Heartbeat};
use crate::vectors::federation::{
    DAY, Draft, Exchange as Played, Kept, Node, answer_body, common, cosigned, receipts, send,
};

fn played() -> Played {
    Played::play("")
}

fn sample() -> Bundle {
    played().bundle(&Kept::new())
}

/// What verification says of the bundle that `change` makes of a good one.
fn verdict(change: impl FnOnce(&mut Bundle)) -> String {
    let mut bundle = sample();
    change(&mut bundle);
    let again = Bundle::from_bytes(&bundle.to_bytes());
    match again.and_then(|bundle| bundle.verify()) {
        Ok(_) => "consistent".to_owned(),
        Err(e) => e.to_string(),
    }
}

#[test]
fn a_bundle_survives_its_file_and_says_who_said_what() {
    let bundle = sample();
    let bytes = bundle.to_bytes();
    let read = Bundle::from_bytes(&bytes).unwrap();
    assert!(read == bundle);
    assert_eq!(read.to_bytes(), bytes);
    let report = read.verify().unwrap();
    assert_eq!(report.exporter.as_str(), "vestigo/xa/police");
    assert_eq!((report.checkpoint.size, report.checkpoint_signed_at), (6, DAY.plus(900)));
    let parties: Vec<String> = report.parties.iter().map(|p| p.node.to_string()).collect();
    assert_eq!(parties, ["vestigo/xa/police", "vestigo/xb/customs"]);
    assert_eq!(report.agreements.len(), 1);
    assert_eq!(report.agreements[0].accepted.0.as_str(), "vestigo/xb/customs");
    assert_eq!(report.exchanges.len(), 1);
    let kinds: Vec<u64> =
        report.exchanges[0].messages.iter().map(|m| m.header.kind.number()).collect();
    assert_eq!(kinds, [1, 2, 5, 7]);
    assert!(matches!(
        report.exchanges[0].messages[2].content.as_ref().map(|c| &c.body),
        Some(Body::Answer(_))
    ));
    assert!(report.synthetic);
    assert_eq!(report.time.to_string(), "time self-asserted");
    assert_eq!(report.notes, []);
}

#[test]
fn authentic_needs_every_root_and_an_attackers_bundle_never_is() {
    let report = sample().verify().unwrap();
    let roots: Vec<SafetyNumber> = report.parties.iter().map(|p| p.safety_number).collect();
    assert_eq!(report.authentic(&roots), Authenticity::Confirmed);
    let Authenticity::Unconfirmed(missing) = report.authentic(&roots[..1]) else {
        panic!("one root is not both")
    };
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].node.as_str(), "vestigo/xb/customs");

    // The same names and words, complete and flawless, under keys of the attacker's own.
    let forged = Played::play("attacker ").bundle(&Kept::new());
    let forged = Bundle::from_bytes(&forged.to_bytes()).unwrap().verify().unwrap();
    assert_eq!(forged.exchanges[0].messages.len(), 4);
    assert_eq!(forged.parties.len(), 2);
    let Authenticity::Unconfirmed(missing) = forged.authentic(&roots) else {
        panic!("a forged bundle is authentic")
    };
    assert_eq!(missing.len(), 2);
    assert!(matches!(forged.authentic(&[]), Authenticity::Unconfirmed(_)));
}

/// Where in these bytes a change of the lowest or highest bit is not noticed.
fn unnoticed(bytes: &[u8], places: std::ops::Range<usize>) -> Vec<usize> {
    let accepted = |position: usize, flip: u8| {
        let mut changed = bytes.to_vec();
        changed[position] ^= flip;
        Bundle::from_bytes(&changed).and_then(|bundle| bundle.verify()).is_ok()
    };
    // Shared out among the processors.
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                let (accepted, places) = (&accepted, places.clone());
                scope.spawn(move || -> Vec<usize> {
                    let own = places.skip(worker).step_by(threads);
                    own.filter(|p| accepted(*p, 0x01) || accepted(*p, 0x80)).collect()
                })
            })
            .collect();
        workers.into_iter().flat_map(|w| w.join().unwrap()).collect()
    })
}

#[test]
fn flipping_any_one_byte_is_noticed() {
    // One checkpoint suffices for every byte but those of member 7, which is the last.
    let mut small = sample();
    small.checkpoints = vec![small.checkpoints.remove(1)];
    let consistency = codec::encode(&std::mem::take(&mut small.consistency)[0]).len();
    assert!(small.verify().is_ok());
    let bytes = small.to_bytes();
    assert_eq!(unnoticed(&bytes, 0..bytes.len()), Vec::<usize>::new());
    let bytes = sample().to_bytes();
    let member_7 = bytes.len() - consistency - 2..bytes.len();
    assert_eq!(bytes[member_7.start..member_7.start + 2], [0x07, 0x81]);
    assert_eq!(unnoticed(&bytes, member_7), Vec::<usize>::new());
}

#[test]
fn a_cut_or_extended_file_is_refused() {
    let bytes = sample().to_bytes();
    for length in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        assert!(Bundle::from_bytes(&bytes[..length]).is_err(), "{length}");
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert!(Bundle::from_bytes(&longer).is_err());
}

#[test]
fn every_order_is_pinned() {
    for (what, said) in [
        (
            verdict(|b| b.descriptors.swap(0, 1)),
            "descriptor 2: descriptors do not ascend by node name and version",
        ),
        (
            verdict(|b| {
                b.messages.swap(1, 2);
                b.receipts.swap(3, 4);
            }),
            "receipt 5: messages are not in the order of the log",
        ),
        (
            verdict(|b| {
                b.agreements.swap(0, 1);
                b.receipts.swap(0, 1);
            }),
            "receipt 2: messages are not in the order of the log",
        ),
        (
            verdict(|b| b.checkpoints.swap(0, 1)),
            "checkpoint 2: checkpoints do not ascend by origin and size",
        ),
        (
            verdict(|b| {
                b.messages.insert(0, b.agreements[0].clone());
            }),
            "message 1: messages of kind 10 stand in member 3",
        ),
        (
            verdict(|b| {
                b.agreements.push(b.messages[0].clone());
            }),
            "agreement message 3: only messages of kind 10 stand in member 3",
        ),
    ] {
        assert_eq!(what, said);
    }
}

#[test]
fn nothing_may_be_missing_and_nothing_may_be_left_over() {
    for (what, said) in [
        (
            verdict(|b| {
                b.receipts.pop();
            }),
            "bundle: there is not exactly one receipt per message",
        ),
        (
            verdict(|b| {
                b.descriptors.pop();
            }),
            "agreement message 2: the bundle has no descriptor of vestigo/xb/customs",
        ),
        (
            verdict(|b| {
                b.consistency.clear();
            }),
            "bundle: a consistency proof between two checkpoints is missing",
        ),
        (
            verdict(|b| b.consistency.push(b.consistency[0].clone())),
            "consistency proof 2: it is between no two checkpoints",
        ),
        (
            verdict(|b| {
                b.agreements.pop();
                b.receipts.remove(1);
            }),
            "agreement message 1: the proposal was not accepted",
        ),
        (
            verdict(|b| {
                b.agreements.clear();
                b.receipts.drain(..2);
            }),
            "message 1: the agreement that it names is not in the bundle",
        ),
        (
            verdict(|b| {
                b.messages.clear();
                b.agreements.clear();
                b.receipts.clear();
            }),
            "bundle: there is no message in the bundle",
        ),
        (
            verdict(|b| {
                b.messages[0].checkpoint = Some(b"vestigo/xa/police".to_vec());
            }),
            "message 1: the checkpoint member must be null in a bundle",
        ),
        (
            verdict(|b| {
                b.checkpoints.remove(1);
                b.consistency.clear();
            }),
            "receipt 1: it is not at the size of the checkpoint",
        ),
    ] {
        assert_eq!(what, said);
    }
    let stranger = Node::new("vestigo/xc/police", "xc", "Police of Xc");
    let unused = verdict(|b| b.descriptors.push(stranger.descriptor.clone()));
    assert_eq!(
        unused,
        "descriptor 3: no message is by or to this node, and it cosigned nothing here"
    );
}

#[test]
fn a_message_in_the_bundle_twice_is_refused() {
    let said = verdict(|b| {
        b.messages.push(b.messages[3].clone());
        b.receipts.push(b.receipts[5].clone());
    });
    assert!(said.starts_with("message 5: entry ") && said.ends_with("twice"), "{said}");
}

#[test]
fn a_receipt_of_another_message_or_log_is_refused() {
    let swapped = verdict(|b| b.receipts.swap(2, 3));
    assert!(swapped.starts_with("receipt 3: "), "{swapped}");
    let played = played();
    let other = receipts(&played.holder, [&played.query.message].into_iter(), 6);
    let of_holder = verdict(|b| b.receipts[2] = other[0].clone());
    assert!(of_holder.starts_with("receipt 3: the receipt names key"), "{of_holder}");
}

#[test]
fn a_cosignature_or_a_foreign_key_on_a_checkpoint_is_refused() {
    let played = played();
    let bundle = sample();
    let witness = Node::new("vestigo/xb/customs", "witness", "w");
    let line = witness.log.sign(
        &crate::log::checkpoint::Checkpoint {
            origin: witness.name.clone(),
            ..bundle.checkpoints[1].unverified().clone()
        },
        DAY,
    );
    let line = line.unwrap().signatures()[1].clone();
    let cosigned = bundle.checkpoints[1].with_cosignature(line).unwrap();
    let said = verdict(|b| b.checkpoints[1] = cosigned.clone());
    assert!(said.starts_with("checkpoint 2: ") && said.contains("not known"), "{said}");
    let bare = without_cosignatures(&cosigned).unwrap();
    assert!(bare == bundle.checkpoints[1]);

    // A key that was replaced before the checkpoint was signed.
    let late = played.asker.checkpoint(6, DAY.plus(900), &Kept::new());
    let mut doc = played.asker.descriptor.doc().clone();
    for entry in &mut doc.keys {
        entry.not_before = DAY.plus(if entry.role.number() == 2 { 901 } else { 0 });
    }
    let asker = &played.asker;
    let strict = Descriptor::sign(&doc, &asker.root, &asker.signing, None).unwrap();
    let said = verdict(|b| {
        b.descriptors[0] = strict;
        b.checkpoints.remove(0);
        b.consistency.clear();
        b.checkpoints[0] = late;
    });
    assert_eq!(said, "checkpoint 1: a log key that signed it was not valid at the time of signing");
}

#[test]
fn a_rewritten_log_is_noticed_between_two_checkpoints() {
    let played = played();
    let mut rewritten = Played::play("").asker;
    rewritten.entries[0] = b"something else".to_vec();
    let old = rewritten.checkpoint(2, DAY.plus(300), &Kept::new());
    let said = verdict(|b| b.checkpoints[0] = old);
    assert!(said.starts_with("consistency proof 1: "), "{said}");
    let wrong = played.asker.consistency(3, 6);
    let said = verdict(|b| b.consistency[0] = wrong);
    assert_eq!(said, "consistency proof 1: it is not between the two neighbouring checkpoints");
}

#[test]
fn a_message_whose_content_was_destroyed_proves_that_it_was_said() {
    let mut bundle = sample();
    bundle.messages[2].preimage = Vec::new();
    // Something disclosed beside nothing is an error.
    assert!(bundle.verify().is_err());
    bundle.messages[2].disclosures = Vec::new();
    let bundle = Bundle::from_bytes(&bundle.to_bytes()).unwrap();
    let report = bundle.verify().unwrap();
    assert_eq!(report.notes, [Note::Erased { message: Place::Message(3) }]);
    let mut wrong = bundle;
    *wrong.messages[2].statement.last_mut().unwrap() ^= 1;
    assert!(wrong.verify().is_err());
}

#[test]
fn withheld_fields_are_counted_and_the_rest_is_still_proved() {
    let mut bundle = sample();
    let listed = bundle.messages[2].disclosures.len();
    bundle.messages[2].disclosures.drain(2..4);
    let report = Bundle::from_bytes(&bundle.to_bytes()).unwrap().verify().unwrap();
    let answer = &report.exchanges[0].messages[2];
    assert_eq!((answer.withheld, answer.fields.len()), (2, listed - 2));
    assert!(answer.content.is_none());
    assert_eq!(report.notes, [Note::Withheld { message: Place::Message(3), fields: 2 }]);

    let said = verdict(|b| {
        b.agreements[0].disclosures.pop();
    });
    let whole = "agreement message 1: a message about an agreement must be whole and understood";
    assert_eq!(said, whole);
}

#[test]
fn an_acceptance_of_another_document_is_no_agreement() {
    let mut played = played();
    let mut doc = played.agreement.doc().clone();
    doc.nonce = Digest([9; 32]);
    let other = crate::agreement::Agreement::new(&doc).unwrap();
    let act = |agreement: &crate::agreement::Agreement, step| {
        let document = Some(ByteVec::from(agreement.as_bytes().to_vec()));
        let act = crate::message::AgreementAct { step, document };
        Draft::new("agreement 2", DAY.plus(1), common(None), Body::Agreement(act))
    };
    let (asker, holder) = (&mut played.asker, &mut played.holder);
    let propose = act(&other, crate::message::AgreementStep::Propose);
    let proposal = send(asker, holder, &propose);
    let accept = act(&played.agreement, crate::message::AgreementStep::Accept);
    let acceptance = send(holder, asker, &accept.clone().replying_to(&[proposal.leaf]));
    let both = [proposal.message.clone(), acceptance.message.clone()];
    let bundle = |agreements: &[Message], played: &Played| {
        let mut bundle = played.bundle(&Kept::new());
        bundle.agreements.extend_from_slice(agreements);
        let all = bundle.agreements.iter().chain(&bundle.messages);
        bundle.receipts = receipts(&played.asker, all, played.asker.entries.len());
        bundle
    };
    let said = bundle(&both, &played).verify().unwrap_err().to_string();
    assert_eq!(said, "agreement message 4: it accepts another document than was proposed");

    // Accepted by the side that proposed it.
    let accept = act(&other, crate::message::AgreementStep::Accept);
    let own = send(&mut played.asker, &mut played.holder, &accept.replying_to(&[proposal.leaf]));
    let both = [proposal.message, own.message];
    let said = bundle(&both, &played).verify().unwrap_err().to_string();
    assert_eq!(said, "agreement message 4: the proposal was not made to its issuer");
}

#[test]
fn what_only_a_partner_claims_is_noted_and_does_not_break_the_bundle() {
    let mut played = played();
    let (asker, holder) = (&mut played.asker, &mut played.holder);
    let nowhere = LeafHash([7; 32]);
    let unknown = AgreementHash([8; 32]);
    let reply = Draft::new("elsewhere", DAY.plus(800), common(Some(unknown)), answer_body());
    let reply = send(holder, asker, &reply.replying_to(&[nowhere, played.query.leaf]));
    let mut bundle = played.bundle(&Kept::new());
    bundle.messages.push(reply.message);
    let all = bundle.agreements.iter().chain(&bundle.messages);
    bundle.receipts = receipts(&played.asker, all, 7);
    let report = bundle.verify().unwrap();
    let message = Place::Message(5);
    assert_eq!(
        report.notes,
        [
            Note::AgreementUnknown { message, agreement: unknown },
            Note::ReplyOutside { message, entry: nowhere },
            Note::ReplyAcross { message, entry: played.query.leaf },
        ]
    );
    assert_eq!(report.exchanges.len(), 2);
}

#[test]
fn a_statement_outside_its_keys_time_is_refused() {
    let mut played = played();
    let old = played.asker.signing.kid();
    played.asker.rotate_signing_key(DAY.plus(605));
    let bundle = played.bundle(&Kept::new());
    // The query was issued at +600, the delivered at +661, both with the first key.
    let said = bundle.verify().unwrap_err();
    assert_eq!(said.place, Place::Message(4));
    assert!(matches!(said.fault, Fault::NoKey { kid, .. } if kid == old));

    // With the version before it beside it the succession is verified, and the newest rules.
    let first = self::played().asker.descriptor;
    let mut chained = bundle.clone();
    chained.descriptors.insert(0, first.clone());
    assert_eq!(chained.verify().unwrap_err().place, Place::Message(4));
    let mut later = self::played();
    later.asker.rotate_signing_key(DAY.plus(3600));
    let mut chained = later.bundle(&Kept::new());
    chained.descriptors.insert(0, first);
    assert_eq!(chained.verify().unwrap().parties[0].descriptor_version, 2);

    let mut stranger = self::played();
    stranger.asker.rotate_signing_key(DAY.plus(3600));
    let mut broken = stranger.bundle(&Kept::new());
    broken.descriptors.insert(0, Played::play("other ").asker.descriptor);
    assert_eq!(broken.verify().unwrap_err().place, Place::Descriptor(2));
}

#[test]
fn a_message_of_a_later_content_version_stands_without_its_content() {
    let mut played = played();
    let (asker, holder) = (&mut played.asker, &mut played.holder);
    let draft = Draft::new("later", DAY.plus(800), common(None), Body::Heartbeat(Heartbeat {}));
    let header = crate::vectors::federation::header(holder, &asker.name, Kind::Heartbeat, &draft);
    // A preimage of another version need not even have our shape.
    let preimage = codec::encode(&(2u64, "something new"));
    let statement = sign_preimage(&header, &holder.signing, &preimage);
    asker.entries.push(statement.clone());
    let later = Message { statement, preimage, disclosures: Vec::new(), checkpoint: None };
    let mut bundle = played.bundle(&Kept::new());
    bundle.messages.push(later);
    let all = bundle.agreements.iter().chain(&bundle.messages);
    bundle.receipts = receipts(&played.asker, all, 7);
    bundle.checkpoints[1] = played.asker.checkpoint(7, DAY.plus(900), &Kept::new());
    bundle.consistency[0] = played.asker.consistency(2, 7);
    let report = bundle.verify().unwrap();
    assert!(matches!(
        report.notes.as_slice(),
        [Note::ContentNotUnderstood { message: Place::Message(5), .. }]
    ));
    bundle.messages[4].disclosures.push(b"\x01".to_vec());
    assert_eq!(bundle.verify().unwrap_err().place, Place::Message(5));
}

/// A statement over a preimage that `content::seal` would not make.
fn sign_preimage(
    header: &crate::header::Header,
    key: &crate::key::SecretKey,
    preimage: &[u8],
) -> Vec<u8> {
    let protected = header.to_bytes();
    let payload = Digest::of(preimage).0.to_vec();
    let message = crate::envelope::sig_structure(&protected, &payload);
    let signature = key.sign(&message).to_vec();
    crate::envelope::assemble(protected, Some(payload), signature).unwrap()
}

#[test]
fn a_consistency_receipt_is_no_inclusion_receipt() {
    let played = played();
    let proof = ReceiptProof::Consistency(played.asker.consistency(2, 6));
    let receipt = Receipt::sign(&played.asker.log, proof, played.asker.root_at(6));
    let said = verdict(|b| b.receipts[0] = receipt);
    assert!(said.starts_with("receipt 1: "), "{said}");
}

#[test]
fn cosignatures_say_when_all_of_it_existed_and_whose_word_that_is() {
    let (bundle, witness) = cosigned(&Kept::new());
    let read = Bundle::from_bytes(&bundle.to_bytes()).unwrap();
    assert!(read == bundle);
    let report = read.verify().unwrap();
    let said: Vec<_> = report
        .witnesses
        .iter()
        .map(|w| (w.witness.node.to_string(), w.post_quantum, w.at, w.size))
        .collect();
    let [xb, xc] = ["vestigo/xb/customs", "vestigo/xc/registry"].map(str::to_owned);
    let (early, late) = (DAY.plus(955), DAY.plus(960));
    for quantum in [false, true] {
        assert!(said.contains(&(xb.clone(), quantum, late, 6)), "{said:?}");
        assert!(said.contains(&(xc.clone(), quantum, early, 6)), "{said:?}");
    }
    assert_eq!(said.len(), 4);
    assert_eq!(report.time, TimeStatement::ExistedAt { at: early, witness: witness.name.clone() });
    // Who only cosigned is no party: whose word the statements are does not depend on it.
    assert_eq!(report.parties.len(), 2);
    let roots: Vec<SafetyNumber> = report.parties.iter().map(|p| p.safety_number).collect();
    assert_eq!(report.authentic(&roots), Authenticity::Confirmed);
}

#[test]
fn what_a_log_published_is_cut_down_to_what_the_bundles_descriptors_prove() {
    let (bundle, witness) = cosigned(&Kept::new());
    let published = &bundle.checkpoints[1];
    let (two, both) = (&bundle.descriptors[..2], &bundle.descriptors);
    let (kept, by) = with_known_cosignatures(published, two).unwrap();
    assert_eq!((kept.signatures().len(), by.len()), (4, 1));
    let (kept, by) = with_known_cosignatures(published, both).unwrap();
    assert!(kept == *published && by.contains(&witness.name));
    // A log does not witness itself.
    let (kept, _) = with_known_cosignatures(published, &bundle.descriptors[..1]).unwrap();
    assert_eq!(kept.signatures().len(), 2);
}

#[test]
fn debug_prints_counts_only() {
    assert_eq!(format!("{:?}", sample()), "Bundle(2 agreement messages, 4 messages)");
}
