//! What a checkpoint must carry, and everything that must make it fail.

use super::*;
use crate::log::cosignature::WitnessSigner;

fn name(text: &str) -> NodeName {
    NodeName::parse(text).unwrap()
}

fn signer() -> LogSigner {
    let seed = |byte| Zeroizing::new([byte; 32]);
    LogSigner::new(name("vestigo/xa/police"), &seed(1), &seed(2)).unwrap()
}

fn witness(slug: &str, seed: u8) -> WitnessSigner {
    let seed = Zeroizing::new([seed; 32]);
    WitnessSigner::new(name(&format!("vestigo/xb/{slug}")), &seed, &seed).unwrap()
}

fn checkpoint() -> Checkpoint {
    Checkpoint { origin: name("vestigo/xa/police"), size: 17, root: Digest([9; 32]) }
}

fn signed() -> SignedCheckpoint {
    signer().sign(&checkpoint(), Timestamp(1_800_000_000)).unwrap()
}

/// The same text with these signature lines.
fn with_lines(lines: Vec<NoteSignature>) -> SignedCheckpoint {
    let note = Note::new(checkpoint().to_text(), lines).unwrap();
    SignedCheckpoint::parse(&note.to_text()).unwrap()
}

#[test]
fn a_signed_checkpoint_survives_its_text_form_and_verifies() {
    let text = signed().to_text();
    let read = SignedCheckpoint::parse(&text).unwrap();
    assert_eq!(read.to_text(), text);
    let verified = read.verify(&signer().keys()).unwrap();
    assert_eq!(verified.checkpoint, checkpoint());
    assert_eq!(verified.signed_at, Timestamp(1_800_000_000));
    assert_eq!(read.verify_exact(&signer().keys(), &[]).unwrap(), verified);
}

#[test]
fn each_of_the_two_log_signatures_is_indispensable() {
    let lines = signed().signatures().to_vec();
    for (gone, signature_type) in
        [(0, SignatureType::Ed25519), (1, SignatureType::MlDsa44Cosignature)]
    {
        let origin = name("vestigo/xa/police");
        let one = with_lines(vec![lines[1 - gone].clone()]);
        assert_eq!(
            one.verify(&signer().keys()),
            Err(CheckpointError::Missing { origin, signature_type })
        );
        for flip in [0, 8, lines[gone].signature().len() - 1] {
            let mut bytes = lines[gone].signature().to_vec();
            bytes[flip] ^= 1;
            let mut bad = lines.clone();
            bad[gone] =
                NoteSignature::new(lines[gone].name(), lines[gone].key_id(), bytes).unwrap();
            let error = with_lines(bad).verify(&signer().keys()).unwrap_err();
            let CheckpointError::BadSignature { signature_type: found, .. } = error else {
                panic!("{error}");
            };
            assert_eq!(found, signature_type);
        }
    }
}

#[test]
fn a_changed_text_fails() {
    let other = Checkpoint { size: 18, ..checkpoint() };
    let note = Note::new(other.to_text(), signed().signatures().to_vec()).unwrap();
    let forged = SignedCheckpoint::parse(&note.to_text()).unwrap();
    assert!(matches!(forged.verify(&signer().keys()), Err(CheckpointError::BadSignature { .. })));
}

#[test]
fn keys_of_another_log_do_not_verify() {
    let keys = LogKeys { origin: name("vestigo/xc/police"), ..signer().keys() };
    assert!(matches!(signed().verify(&keys), Err(CheckpointError::OtherLog { .. })));
    let elsewhere = Checkpoint { origin: name("vestigo/xc/police"), ..checkpoint() };
    assert!(matches!(signer().sign(&elsewhere, Timestamp(1)), Err(SignError::OtherLog { .. })));
    // A small-order key verifies nothing, whatever the signature.
    let mut weak = signer().keys();
    weak.ed25519 = [0; 32];
    weak.ed25519[0] = 1;
    let id = weak.ed25519_id();
    let mut forged = vec![0; 64];
    forged[0] = 1;
    let mut lines = signed().signatures().to_vec();
    lines[0] = NoteSignature::new("vestigo/xa/police", id, forged).unwrap();
    assert!(matches!(
        with_lines(lines).verify(&weak),
        Err(CheckpointError::BadSignature { reason: CosignatureError::Invalid, .. })
    ));
}

#[test]
fn the_text_is_read_in_one_form_only() {
    let good = checkpoint().to_text();
    assert_eq!(Checkpoint::parse(&good).unwrap(), checkpoint());
    let root = encode_hash(&Digest([9; 32]));
    for bad in [
        format!("vestigo/XA/police\n17\n{root}\n"),
        format!("vestigo/xa/police\n017\n{root}\n"),
        format!("vestigo/xa/police\n 17\n{root}\n"),
        format!("vestigo/xa/police\n18446744073709551615\n{root}\n"),
        format!("vestigo/xa/police\n0\n{root}\n"),
        format!("vestigo/xa/police\n17\n{}\n", root.replace('=', "")),
        format!("vestigo/xa/police\n17\n{root}"),
        format!("vestigo/xa/police\n17\n{root}\n\n"),
        format!("vestigo/xa/police\n17\n{root}\nextension\n"),
        "vestigo/xa/police\n17\n".to_owned(),
        String::new(),
    ] {
        assert!(matches!(Checkpoint::parse(&bad), Err(CheckpointError::BadText { .. })), "{bad}");
    }
    let empty = Checkpoint { size: 0, root: empty_root(), ..checkpoint() };
    assert_eq!(Checkpoint::parse(&empty.to_text()).unwrap(), empty);
}

#[test]
fn witnesses_add_lines_which_the_plain_reader_ignores() {
    let mut cosigned = signed();
    let mut known = Vec::new();
    for witness in [witness("z", 5), witness("b", 6)] {
        for line in witness.cosign(&checkpoint(), Timestamp(44)).unwrap() {
            cosigned = cosigned.with_cosignature(line).unwrap();
        }
        known.extend(witness.cosigners());
    }
    let keys = signer().keys();
    assert!(cosigned.verify(&keys).unwrap().cosignatures.is_empty());
    let verified = cosigned.verify_exact(&keys, &known).unwrap();
    let names: Vec<&str> = verified.cosignatures.iter().map(|c| c.name.agency()).collect();
    assert_eq!(names, ["b", "b", "z", "z"]);

    // A line whose key nobody named, and one that is another checkpoint's.
    assert_eq!(
        cosigned.verify_exact(&keys, &known[..2]),
        Err(CheckpointError::UnknownKey { name: "vestigo/xb/b".to_owned() })
    );
    let other = Checkpoint { size: 18, ..checkpoint() };
    let [_, stale] = witness("b", 6).cosign(&other, Timestamp(45)).unwrap();
    let replaced = cosigned.with_cosignature(stale).unwrap();
    assert_eq!(replaced.signatures().len(), 6);
    assert!(replaced.verify(&keys).is_ok());
    assert!(matches!(
        replaced.verify_exact(&keys, &known),
        Err(CheckpointError::BadSignature { reason: CosignatureError::Invalid, .. })
    ));

    // Every other order of the same lines is another text with the same meaning.
    for (i, j) in [(0, 1), (1, 2), (2, 3), (4, 5)] {
        let mut lines = cosigned.signatures().to_vec();
        lines.swap(i, j);
        let shuffled = with_lines(lines);
        assert!(shuffled.verify(&keys).is_ok());
        assert_eq!(shuffled.verify_exact(&keys, &known), Err(CheckpointError::LineOrder));
    }
}

#[test]
fn debug_prints_no_key() {
    assert_eq!(format!("{:?}", signer()), "LogSigner(vestigo/xa/police)");
    assert_eq!(format!("{:?}", signer().keys()), "LogKeys(vestigo/xa/police)");
}
