//! A restored core, and what partners show it: honest ones, mistaken ones and hostile ones.

use vestigo_protocol::agreement::{Agreement, AgreementDoc};
use vestigo_protocol::descriptor::{DescriptorDoc, sign_as_root};
use vestigo_protocol::envelope::{Message, Signed, UnverifiedStatement};
use vestigo_protocol::ids::AgreementHash;
use vestigo_protocol::log::checkpoint::{LogSigner, SignedCheckpoint};
use vestigo_protocol::message::{AgreementAct, AgreementStep, Heartbeat};

use zeroize::Zeroizing;

use super::*;
use crate::desk::answer::empty_common;
use crate::runtime::directory::Known;
use crate::runtime::examples::{identity, key, partner, us};
use crate::runtime::fairness::tests::{Node, agreement, budget, known};
use crate::scratch::Scratch;
use crate::store::{AgreementRecord, AgreementStatus, Officer};

mod agreements;
mod ahead;
mod evidence;
mod hostile;
mod rewritten;
mod twice;

const OFFICER: u32 = 1000;

/// The acceptance of the example's agreement.
const ACCEPTANCE: LeafHash = LeafHash([2; 32]);

/// A statement as a partner gives it back, whoever signed it.
fn held(message: &Message) -> Held {
    let known = Known { descriptor: Some(theirs()), ..known() };
    let leaf = LeafHash::of(&message.statement);
    hearing::read(&identity(), Some(&known), &message.to_bytes(), leaf).unwrap()
}

/// The log of the partner.
fn their_log() -> LogSigner {
    LogSigner::new(partner(), &Zeroizing::new([11; 32]), &Zeroizing::new([12; 32])).unwrap()
}

/// Its descriptor.
fn theirs() -> Descriptor {
    let ours = identity().descriptor.doc().clone();
    let log = their_log().keys();
    let mut keys = ours.keys.clone();
    let [signing, transport] = [9, 23].map(|seed| key(seed).public().as_bytes().to_vec());
    let of = [signing, log.ed25519.to_vec(), log.ml_dsa_44, transport];
    keys.iter_mut().zip(of).for_each(|(entry, key)| entry.key = key);
    let root = key(21).public().clone();
    let doc = DescriptorDoc { node: partner(), country: partner().country(), root, keys, ..ours };
    Descriptor::sign(&doc, &key(21), &key(9), None).unwrap()
}

impl Node {
    /// Something as one batch.
    fn batch<T>(&mut self, body: impl FnOnce(&mut Core) -> T) -> T {
        self.core.store.begin().unwrap();
        let done = body(&mut self.core);
        self.core.commit().unwrap();
        done
    }

    /// Goes on as a node does that was just restored, its one officer in place.
    fn restored(scratch: &Scratch) -> Self {
        let mut node = Self::open(scratch, budget(5));
        let reached = Head { size: node.core.frontier.size(), root: node.core.frontier.root() };
        let bytes = mark(node.core.now(), reached);
        node.batch(|core| core.store.put_meta(RESTORED, &bytes)).unwrap();
        drop(node);
        let mut node = Self::open(scratch, budget(5));
        node.core.officers.push(Officer { id: 1, uid: OFFICER, secret: [7; 32] });
        node.core.partners.get_mut(&partner()).unwrap().descriptor = Some(theirs());
        assert!(node.core.recovery.is_on());
        node
    }

    /// Says something to the partner, whoever listens.
    fn beat(&mut self) -> Signed {
        self.batch(|core| {
            let content = Content::new(empty_common(), Body::Heartbeat(Heartbeat {}));
            let draft = core.opening(&partner(), content);
            core.issue(draft).unwrap()
        })
    }

    /// Everything that the partner could show of the log from `from` on.
    fn shown(&mut self, from: u64) -> Heard {
        self.batch(|core| core.checkpoint_now()).unwrap();
        let (size, note) = self.core.store.checkpoint().unwrap().unwrap();
        let root = self.core.frontier.root();
        let entries = self.core.store.entries(from, size).unwrap();
        let tail: Vec<LeafHash> = entries.iter().map(|entry| entry.leaf).collect();
        let messages = tail.iter().map(|leaf| self.core.store.message(leaf).unwrap().unwrap());
        let held = messages.map(|message| held(&message)).collect();
        Heard { seen: Some((Head { size, root }, note)), tail, held, ..Heard::default() }
    }

    /// The national root opens an epoch.
    fn open_epoch(&mut self) -> u64 {
        let document = codec::encode(&self.core.recovery_draft().unwrap());
        let signature = sign_as_root(&document, &key(1));
        self.batch(|core| core.open_epoch(OFFICER, &document, &signature)).unwrap()
    }
}

/// Another place with the same files.
fn copy(of: &Scratch, name: &str) -> Scratch {
    let copy = Scratch::new(name);
    for entry in std::fs::read_dir(of.path()).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }
    copy
}
