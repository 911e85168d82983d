use zeroize::Zeroizing;

use super::*;
use crate::ids::{LeafHash, NodeName};
use crate::log::checkpoint::{Checkpoint, LogSigner};
use crate::merkle::{Frontier, HashReader, prove_consistency, root_of};

fn seed(n: u8) -> Zeroizing<[u8; 32]> {
    Zeroizing::new([n; 32])
}

fn log() -> LogSigner {
    LogSigner::new(NodeName::parse("vestigo/xa/police").unwrap(), &seed(1), &seed(2)).unwrap()
}

fn known() -> KnownLog {
    KnownLog { keys: log().keys().verifier_keys().unwrap().into(), all: true }
}

fn witness() -> WitnessSigner {
    WitnessSigner::new(NodeName::parse("vestigo/xb/customs").unwrap(), &seed(3), &seed(4)).unwrap()
}

/// A tree whose leaf `n` is made of `n` and `salt`.
struct Leaves(u8);

impl HashReader for Leaves {
    type Error = std::convert::Infallible;

    fn subtree(&self, level: u8, index: u64) -> Result<Digest, Self::Error> {
        let width = 1u64 << level;
        let mut tree = Frontier::new();
        for n in index * width..(index + 1) * width {
            tree.append(LeafHash::of(&[self.0, u8::try_from(n).unwrap()]));
        }
        Ok(tree.root())
    }
}

fn checkpoint(tree: &Leaves, size: u64) -> OpenCheckpoint {
    let root = root_of(tree, size).unwrap();
    let checkpoint = Checkpoint { origin: log().keys().origin, size, root };
    OpenCheckpoint::parse(&log().sign(&checkpoint, Timestamp(7)).unwrap().to_text()).unwrap()
}

fn head(tree: &Leaves, size: u64) -> Head {
    Head { size, root: root_of(tree, size).unwrap() }
}

fn asked(tree: &Leaves, old: u64, size: u64) -> AddCheckpoint {
    let proof = prove_consistency(tree, old, size).unwrap();
    AddCheckpoint { old, proof, checkpoint: checkpoint(tree, size) }
}

#[test]
fn a_request_survives_its_text() {
    let request = asked(&Leaves(0), 5, 12);
    let text = request.to_text();
    assert!(text.starts_with("old 5\n"));
    assert_eq!(AddCheckpoint::parse(text.as_bytes()), Ok(request));
    let bad = [
        text.replacen("old 5", "old 05", 1),
        text.replacen("old 5", "Old 5", 1),
        text.replacen("old 5\n", "", 1),
        text.replacen('\n', "\n\n", 1),
        text.replacen("old 5\n", &format!("old 5\n{}", "AAAA\n".repeat(2)), 1),
        text.replacen(
            "old 5\n",
            &format!("old 5\n{}\n", encode_hash(&Digest([0; 32]))).repeat(70),
            1,
        ),
        String::new(),
    ];
    for text in bad {
        assert_eq!(AddCheckpoint::parse(text.as_bytes()), Err(Malformed), "{text}");
    }
    assert_eq!(AddCheckpoint::parse(b"old 0\n\n\xff"), Err(Malformed));
    assert_eq!(AddCheckpoint::parse(&vec![b'a'; ADD_CHECKPOINT_MAX + 1]), Err(Malformed));
}

#[test]
fn growth_is_cosigned_and_nothing_else() {
    let (tree, other) = (Leaves(0), Leaves(1));
    let ask = |old, size| asked(&tree, old, size);
    let judged = |request: &AddCheckpoint, head| judge(request, &known(), head);
    assert_eq!(judged(&ask(0, 0), None), Ok(()));
    assert_eq!(judged(&ask(0, 9), None), Ok(()));
    let nine = head(&tree, 9);
    assert_eq!(judged(&ask(9, 9), Some(&nine)), Ok(()));
    for size in 10..40 {
        assert_eq!(judged(&ask(9, size), Some(&nine)), Ok(()), "{size}");
    }
    // Rollback: an old size that is not ours, whatever the new one.
    assert_eq!(judged(&ask(0, 5), Some(&nine)), Err(Refusal::Conflict(9)));
    assert_eq!(judged(&ask(5, 9), Some(&nine)), Err(Refusal::Conflict(9)));
    assert_eq!(judged(&ask(10, 12), Some(&nine)), Err(Refusal::Conflict(9)));
    assert_eq!(judged(&ask(3, 9), None), Err(Refusal::Conflict(0)));
    // A fork, at equal size and beyond.
    let forked = asked(&other, 9, 9);
    assert!(contradicts(&nine, &forked.checkpoint));
    assert_eq!(judged(&forked, Some(&nine)), Err(Refusal::Inconsistent));
    assert_eq!(judged(&asked(&other, 9, 12), Some(&nine)), Err(Refusal::Inconsistent));
    assert!(!contradicts(&nine, &asked(&other, 9, 12).checkpoint));
    // Proofs that are not the one.
    let mut request = ask(9, 12);
    request.proof.pop();
    assert_eq!(judged(&request, Some(&nine)), Err(Refusal::Inconsistent));
    let mut request = ask(0, 9);
    request.proof.push(Digest([0; 32]));
    assert_eq!(judged(&request, None), Err(Refusal::Inconsistent));
    // Sizes in the wrong order.
    let request = AddCheckpoint { old: 12, ..ask(9, 9) };
    assert_eq!(judged(&request, Some(&nine)), Err(Refusal::Malformed));
}

#[test]
fn both_signatures_of_the_log_are_wanted_and_a_spoilt_one_spoils_all() {
    let good = asked(&Leaves(0), 0, 4);
    let text = good.checkpoint.to_text();
    let lines: Vec<&str> = text.trim_end().split('\n').collect();
    let [origin, size, root, _, ed25519, ml_dsa] = lines[..] else { panic!("{text}") };
    let with = |lines: &[&str]| {
        let note = format!("{origin}\n{size}\n{root}\n\n{}\n", lines.join("\n"));
        AddCheckpoint { checkpoint: OpenCheckpoint::parse(&note).unwrap(), ..good.clone() }
    };
    let any = KnownLog { all: false, ..known() };
    assert_eq!(judge(&with(&[ed25519, ml_dsa]), &known(), None), Ok(()));
    assert_eq!(judge(&with(&[ed25519]), &known(), None), Err(Refusal::NotSigned));
    assert_eq!(judge(&with(&[ml_dsa]), &known(), None), Err(Refusal::NotSigned));
    assert_eq!(judge(&with(&[ed25519]), &any, None), Ok(()));
    assert_eq!(judge(&with(&["\u{2014} other AAAAAAA="]), &any, None), Err(Refusal::NotSigned));
    let spoilt = with(&[ed25519, ml_dsa]).to_text().replacen("\n4\n", "\n5\n", 1);
    let spoilt = AddCheckpoint::parse(spoilt.as_bytes()).unwrap();
    assert_eq!(judge(&spoilt, &any, None), Err(Refusal::NotSigned));
    let nobody = KnownLog { keys: Vec::new(), all: true };
    assert_eq!(judge(&good, &nobody, None), Err(Refusal::NotSigned));
}

#[test]
fn the_reply_carries_both_lines_and_the_log_takes_only_those_that_verify() {
    let request = asked(&Leaves(0), 0, 6);
    let lines = cosign(&witness(), &request.checkpoint, Timestamp(99)).unwrap();
    let body = lines_to_text(&lines);
    assert_eq!(body.lines().count(), 2);
    assert!(body.lines().all(|line| line.starts_with("\u{2014} vestigo/xb/customs ")), "{body}");
    let keys = witness().verifier_keys().unwrap();
    let found = cosignatures(&request.checkpoint, &body, &keys);
    let times: Vec<Timestamp> = found.iter().map(|(_, _, time)| *time).collect();
    assert_eq!(times, [Timestamp(99); 2]);
    // Other lines are ignored; over another checkpoint nothing verifies.
    let more = format!("\u{2014} someone AAAAAAA=\n{body}");
    assert_eq!(cosignatures(&request.checkpoint, &more, &keys).len(), 2);
    assert!(cosignatures(&asked(&Leaves(0), 0, 7).checkpoint, &body, &keys).is_empty());
    assert!(cosignatures(&request.checkpoint, "", &keys).is_empty());
    assert!(cosignatures(&request.checkpoint, "not lines", &keys).is_empty());
}

#[test]
fn statuses_are_those_of_the_specification() {
    let reply = Refusal::Conflict(20_852_014).reply();
    assert_eq!((reply.status, reply.body.as_str()), (409, "20852014\n"));
    let request = LinkRequest { kind: LinkRequest::KIND, body: b"old".to_vec() };
    assert_eq!(crate::codec::encode(&request), [0x82, 7, 0x43, b'o', b'l', b'd']);
    assert_eq!(
        crate::codec::encode(&Reply { status: 200, body: "a".to_owned() }),
        [0x82, 0x18, 200, 0x61, b'a']
    );
}

#[test]
fn extension_lines_are_cosigned_only_where_the_log_signed_them() {
    let honest = checkpoint(&Leaves(0), 5);
    let either = KnownLog { all: false, ..known() };
    let [ed25519, ml_dsa] = honest.signatures() else { panic!("two lines") };
    let with = |text: &str, lines: &[&NoteSignature]| {
        let lines = lines.iter().map(|line| (*line).clone()).collect();
        OpenCheckpoint::parse(&Note::new(text.to_owned(), lines).unwrap().to_text()).unwrap()
    };
    // Either line does for the three lines that both are over.
    assert!(either.signed(&with(honest.text(), &[ed25519])));
    assert!(either.signed(&with(honest.text(), &[ml_dsa])));
    // Somebody drops the line that is over the whole text, and adds to the text.
    let longer = format!("{}an extension\n", honest.text());
    assert!(!either.signed(&with(&longer, &[ml_dsa])));
    assert!(!either.signed(&with(&longer, &[ed25519, ml_dsa])));
    assert!(with(&longer, &[ml_dsa]).has_extensions() && !honest.has_extensions());
}
