//! Receipts of a small log, and everything that must not be read or believed.

use zeroize::Zeroizing;

use super::*;
use crate::ids::{NodeName, hex, unhex};
use crate::merkle::tests::Naive;
use crate::merkle::{prove_consistency, prove_inclusion, root_of};

fn signer() -> LogSigner {
    let origin = NodeName::parse("vestigo/xa/police").unwrap();
    LogSigner::new(origin, &Zeroizing::new([1; 32]), &Zeroizing::new([2; 32])).unwrap()
}

fn tree(size: u64) -> Naive {
    Naive((0..size).map(|i| LeafHash::of(format!("entry {i}").as_bytes())).collect())
}

fn inclusion(index: u64, size: u64) -> Receipt {
    let path = prove_inclusion(&tree(size), index, size).unwrap();
    let proof = ReceiptProof::Inclusion(InclusionProof { size, index, path });
    Receipt::sign(&signer(), proof, root_of(&tree(size), size).unwrap())
}

fn consistency(old: u64, new: u64) -> Receipt {
    let path = prove_consistency(&tree(new), old, new).unwrap();
    let proof = ReceiptProof::Consistency(ConsistencyProof { old, new, path });
    Receipt::sign(&signer(), proof, root_of(&tree(new), new).unwrap())
}

#[test]
fn an_inclusion_receipt_survives_its_bytes_and_verifies() {
    let key = signer().keys().ed25519;
    for size in 1..20 {
        let root = root_of(&tree(size), size).unwrap();
        for index in 0..size {
            let receipt = inclusion(index, size);
            let read = Receipt::parse(&receipt.to_bytes()).unwrap();
            assert_eq!(read, receipt);
            let leaf = tree(size).0[usize::try_from(index).unwrap()];
            assert_eq!(read.verify_inclusion(leaf, &key), Ok((size, root)));
            let other = LeafHash::of(b"another entry");
            assert_eq!(read.verify_inclusion(other, &key), Err(ReceiptVerifyError::BadSignature));
        }
    }
}

#[test]
fn a_consistency_receipt_survives_its_bytes_and_verifies() {
    let key = signer().keys().ed25519;
    let root = |size| root_of(&tree(size), size).unwrap();
    for (old, new) in [(0, 5), (1, 2), (4, 9), (7, 7), (6, 13)] {
        let read = Receipt::parse(&consistency(old, new).to_bytes()).unwrap();
        assert_eq!(read.verify_consistency(root(old), root(new), &key), Ok((old, new)));
        assert!(read.verify_consistency(root(old), root(new + 1), &key).is_err());
        assert!(read.verify_consistency(root(old + 1), root(new), &key).is_err());
        assert_eq!(
            read.verify_inclusion(LeafHash([0; 32]), &key),
            Err(ReceiptVerifyError::OtherProof("inclusion"))
        );
    }
}

#[test]
fn another_key_is_refused_by_name() {
    let leaf = tree(3).0[1];
    assert!(matches!(
        inclusion(1, 3).verify_inclusion(leaf, &[9; 32]),
        Err(ReceiptVerifyError::OtherKey { .. })
    ));
}

#[test]
fn every_changed_byte_is_noticed() {
    let key = signer().keys().ed25519;
    let leaf = tree(5).0[2];
    let good = inclusion(2, 5).to_bytes();
    for at in 0..good.len() {
        for flip in [1, 0x20, 0x80] {
            let mut bad = good.clone();
            bad[at] ^= flip;
            let believed =
                Receipt::parse(&bad).is_ok_and(|r| r.verify_inclusion(leaf, &key).is_ok());
            assert!(!believed, "byte {at}");
        }
        assert!(Receipt::parse(&good[..at]).is_err());
    }
}

#[test]
fn the_same_meaning_in_other_bytes_is_refused() {
    let good = hex(&inclusion(0, 2).to_bytes());
    // The frame, for orientation: tag 18, array of 4, protected header of 42 bytes.
    assert!(good.starts_with("d284582aa301270458 20".replace(' ', "").as_str()), "{good}");
    for (what, from, to) in [
        ("no tag", "d284", "84"),
        ("another tag", "d284", "d184"),
        ("long tag", "d284", "d81284"),
        ("indefinite array", "d284", "d29f"),
        ("long length", "d284582a", "d28459002a"),
        ("fully specified algorithm", "a30127", "a30132"),
        ("another structure", "19018b01", "19018b02"),
        ("attached payload", "f65840", "405840"),
        ("two proofs", "a12081", "a12082"),
        ("long index", "830200", "83021800"),
    ] {
        assert!(good.contains(from), "{what}");
        let bad = unhex(&good.replacen(from, to, 1)).unwrap();
        assert!(Receipt::parse(&bad).is_err(), "{what}");
    }
    let mut header = inclusion(0, 2).to_cose();
    header.unprotected.rest.push((coset::Label::Int(394), Value::Null));
    let bytes = header.to_tagged_vec().unwrap();
    assert!(Receipt::parse(&bytes).is_err());
    let mut header = inclusion(0, 2).to_cose();
    header.unprotected.content_type = Some(coset::ContentType::Text("a/b".to_owned()));
    assert_eq!(Receipt::parse(&header.to_tagged_vec().unwrap()), Err(ReceiptError::NotCanonical));
    let nested = [vec![0xd2], vec![0x81; 4000]].concat();
    assert!(Receipt::parse(&nested).is_err());
    assert_eq!(Receipt::parse(&vec![0; 5000]), Err(ReceiptError::TooLarge(5000)));
}

/// The receipt that scitt-cose 0.5.0 verified (leaf `entry 2` of five, key from seed 01…01).
#[test]
fn the_receipt_that_another_implementation_verified_has_not_changed() {
    let digest = Digest::of(&inclusion(2, 5).to_bytes());
    assert_eq!(digest.to_hex(), "a926d43657d93b4766ed301e9cb9ec83f416c522d496d3c161c98497dc51b826");
}

#[test]
fn the_key_id_is_the_hash_of_the_minimal_cose_key() {
    let mut encoder = minicbor::Encoder::new(Vec::new());
    encoder.map(3).unwrap().u8(1).unwrap().u8(1).unwrap();
    encoder.i8(-1).unwrap().u8(6).unwrap().i8(-2).unwrap().bytes(&[3; 32]).unwrap();
    assert_eq!(ed25519_thumbprint(&[3; 32]).0, Digest::of(&encoder.into_writer()).0);
}
