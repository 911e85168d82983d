//! Proofs of an audit: three that prove or claim something, and what they must not be taken for.

use minicbor::bytes::ByteVec;
use serde_json::{Value, json};

use super::federation::{
    DAY, Draft, Exchange, Kept, Node, answer_body, common, query_body, query_common, send,
};
use super::files::Files;
use super::good::text;
use crate::audit::finding::Class;
use crate::audit::proof::{Exhibit, Placed, Proof, Strength};
use crate::envelope::Signed;
use crate::message::{Accepted, Body, Heartbeat};
use crate::time::Timestamp;

/// What a verifier says of a proof.
pub(super) fn verdict(bytes: &[u8]) -> Value {
    let Ok(read) = Proof::from_bytes(bytes) else {
        return json!({ "audit-proof": "refused" });
    };
    assert!(read.to_bytes() == bytes, "re-encodes to other bytes");
    match read.verify() {
        Err(_) => json!({ "audit-proof": "refused" }),
        Ok(proven) => json!({
            "audit-proof": match proven.strength {
                Strength::Proven => "proven",
                Strength::UnlessRecovered => "proven-unless-recovered",
                Strength::Rebuttable => "claimed",
            },
            "class": proven.class.name(),
            "about": proven.about.as_str(),
            "accused": proven.accused.as_ref().map(|node| node.as_str()),
            "exchange": proven.exchange.map(|id| id.to_hex()),
            "entry": proven.entry.map(|leaf| leaf.to_hex()),
            "at": proven.at.map(|at| at.0),
        }),
    }
}

/// A query, its receipt, and what the answering side said last; none of it decides.
struct Unanswered {
    asker: Node,
    holder: Node,
    query: Signed,
    accepted: Signed,
    last: Signed,
}

impl Unanswered {
    /// `decided`: the last statement is an answer instead.
    fn play(decided: bool) -> Self {
        let mut asker = Node::new("vestigo/xa/police", "xa", "National Police of Xanadia");
        let mut holder = Node::new("vestigo/xb/customs", "xb", "Customs of Xeboria");
        let due = DAY.plus(7 * 86_400);
        let mut query =
            Draft::new("overdue", DAY.plus(600), query_common(common(None)), query_body());
        query.answer_by = Some(due);
        query.deliver_until = Some(due.plus(30 * 86_400));
        let query = send(&mut asker, &mut holder, &query);
        let received = Accepted { late: false, received_at: DAY.plus(601) };
        let accepted = Draft::new("overdue", DAY.plus(601), common(None), Body::Accepted(received));
        let accepted = send(&mut holder, &mut asker, &accepted.replying_to(&[query.leaf]));
        let last = if decided {
            let answer = Draft::new("overdue", due.plus(3600), common(None), answer_body());
            answer.replying_to(&[query.leaf])
        } else {
            let beat = Body::Heartbeat(Heartbeat {});
            Draft::new("beat", due.plus(3600), common(None), beat)
        };
        let last = send(&mut holder, &mut asker, &last);
        Self { asker, holder, query, accepted, last }
    }

    fn proof(&self, class: Class, kept: &Kept) -> Proof {
        let place = self.asker.inclusion(self.query.leaf, 3);
        let place = Placed { checkpoint: 0, index: place.index, path: place.path };
        Proof {
            descriptors: vec![self.asker.descriptor.to_bytes(), self.holder.descriptor.to_bytes()],
            checkpoints: vec![text(&self.asker.checkpoint(3, self.signed_at(), kept))],
            exhibits: vec![
                Exhibit { place: Some(place), ..exhibit(&self.query) },
                exhibit(&self.accepted),
                exhibit(&self.last),
            ],
            ..empty(class)
        }
    }

    /// Of each its own, so that its checkpoint is found again among those that are kept.
    fn signed_at(&self) -> Timestamp {
        self.last.header.issued_at.plus(60)
    }
}

fn exhibit(signed: &Signed) -> Exhibit {
    Exhibit { statement: ByteVec::from(signed.message.statement.clone()), place: None }
}

fn empty(class: Class) -> Proof {
    Proof {
        class,
        descriptors: Vec::new(),
        checkpoints: Vec::new(),
        exhibits: Vec::new(),
        growth: None,
        leaves: None,
        served: None,
    }
}

pub(super) fn write(files: &mut Files, kept: &Kept) {
    let mut add = |name: &str, proof: &Proof, about: &str| {
        let bytes = proof.to_bytes();
        let about = json!({
            "type": "audit-proof",
            "about": about,
            "expect": verdict(&bytes),
        });
        files.add(name, "cbor", bytes, about);
    };
    let open = Unanswered::play(false);
    let overdue = open.proof(Class::Overdue, kept);
    add(
        "proof-overdue",
        &overdue,
        "A query that was accepted and is not decided at its deadline; the \
        series of the answering side goes on after it without a gap.",
    );
    let mut gap = overdue.clone();
    gap.exhibits.pop();
    add(
        "proof-overdue-claimed",
        &gap,
        "The same without a statement after the deadline: claimed, \
        because an answer may exist that is not shown.",
    );
    let mut unplaced = overdue.clone();
    unplaced.exhibits[0].place = None;
    add("bad-proof-unplaced", &unplaced, "The query has no place in a log.");
    let mut forged = overdue.clone();
    let mut statement = forged.exhibits[2].statement.to_vec();
    *statement.last_mut().unwrap() ^= 1;
    forged.exhibits[2].statement = statement.into();
    add("bad-proof-signature", &forged, "The last statement's signature.");
    let answered = Unanswered::play(true);
    let late = answered.proof(Class::AnsweredLate, kept);
    add("proof-answered-late", &late, "An answer an hour after the deadline.");
    let wrong = Proof { class: Class::Overdue, ..late.clone() };
    add("bad-proof-decided", &wrong, "Said to be overdue, and the file itself holds the answer.");

    let small = Exchange::play("");
    let mut rewritten = Exchange::play("").asker;
    rewritten.entries[0] = rewritten.entries[1].clone();
    let notes = [&small.asker, &rewritten].map(|node| node.checkpoint(5, DAY.plus(1200), kept));
    let mut checkpoints = notes.each_ref().map(text).to_vec();
    checkpoints.sort();
    let split = Proof {
        descriptors: vec![small.asker.descriptor.to_bytes()],
        checkpoints,
        ..empty(Class::SplitView)
    };
    add("proof-split-view", &split, "Two checkpoints of one log at one size with two roots.");
    let mut same = split;
    same.checkpoints.pop();
    add("bad-proof-one-view", &same, "One checkpoint contradicts nothing.");
    // Signed once: what is kept is what the proofs hold.
    let held = |proof: &Proof| proof.checkpoints.first().cloned().unwrap_or_default();
    files.add_plain("checkpoint-proof-overdue.txt", held(&overdue));
    files.add_plain("checkpoint-proof-late.txt", held(&late));
    for (name, note) in
        ["checkpoint-proof-view-1.txt", "checkpoint-proof-view-2.txt"].iter().zip(&notes)
    {
        files.add_plain(name, text(note));
    }
}
