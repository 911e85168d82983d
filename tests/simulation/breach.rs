//! Faults on purpose: each breaks one promise of the node, and the checkers must see it.

use std::sync::Arc;

use vestigo::runtime::directory::Known;
use vestigo::store::Store as _;
use vestigo_protocol::content::salts_len;
use vestigo_protocol::envelope::{self, UnverifiedStatement};
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::MessageId;
use vestigo_tests::chance::Chance;

use crate::agency::identity;
use crate::book::Released;
use crate::terms::{Pact, Terms};
use crate::world::World;

/// What is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Breach {
    /// Nothing.
    None,
    /// The machine answers by wider terms than were agreed.
    CutHigher,
    /// Messages leave before they are durable.
    ReleaseBeforeCommit,
    /// What was durable is gone after a crash.
    ForgetCommitted,
    /// An answer that was given is signed anew.
    DecideAgain,
    /// Whose signature it is is not looked at.
    BelieveForged,
    /// Questions fall out of the outbox before they are sent.
    LoseQuestions,
}

impl Breach {
    /// All that break something.
    pub(crate) const ALL: [Self; 6] = [
        Self::CutHigher,
        Self::ReleaseBeforeCommit,
        Self::ForgetCommitted,
        Self::DecideAgain,
        Self::BelieveForged,
        Self::LoseQuestions,
    ];

    /// The one of a name; nothing is broken under any other.
    pub(crate) fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|breach| format!("{breach:?}") == name).unwrap_or(Self::None)
    }

    /// The pact of two agencies. Broken, the document says more than what they agreed.
    pub(crate) fn pact(self, a: usize, b: usize, asks: [Terms; 2], chance: &mut Chance) -> Pact {
        let mut nonce = [0; 32];
        nonce[..8].copy_from_slice(&chance.bits().to_be_bytes());
        let (first, second) = (identity(a), identity(b));
        let [ours, theirs] = asks;
        let make = |ours, theirs| {
            Pact::between((a, &first.name, ours), (b, &second.name, theirs), None, nonce)
        };
        let agreed = make(ours, theirs);
        if self != Self::CutHigher {
            return agreed;
        }
        Pact { asks: agreed.asks, ..make(Terms::open(), Terms::open()) }
    }

    /// By whose keys a message is verified.
    pub(crate) fn known(self, known: Arc<Known>, bytes: &[u8], enemy: Option<usize>) -> Arc<Known> {
        let Some(enemy) = enemy.filter(|_| self == Self::BelieveForged) else { return known };
        let message = envelope::Message::from_bytes(bytes).ok();
        let statement = message.and_then(|m| UnverifiedStatement::parse(&m.statement).ok());
        let theirs = identity(enemy);
        match statement {
            Some(s) if s.claimed().kid == theirs.signing.kid() => Arc::new(Known {
                name: s.claimed().issuer.clone(),
                standing: known.standing,
                descriptor: Some(theirs.descriptor.clone()),
                root: known.root,
                transport: known.transport,
                expected_descriptor: known.expected_descriptor,
            }),
            _ => known,
        }
    }

    /// Whether a message is lost for good on its way out.
    pub(crate) fn loses(world: &World, at: usize, seq: u64, released: &[Released]) -> bool {
        if world.breach != Self::LoseQuestions {
            return false;
        }
        let question = released.iter().find(|r| r.seq == Some(seq));
        let Some(question) = question.filter(|r| r.read.header.kind == Kind::Query) else {
            return false;
        };
        world.agencies[at].tamper().outbox_end(&question.read.leaf).expect("writable");
        true
    }

    /// After a crash the store is as it was after the crash before.
    pub(crate) fn crashed(world: &mut World, at: usize) {
        if world.breach == Self::ForgetCommitted {
            world.agencies[at].forget();
        }
    }

    /// The answers that leave are signed once more.
    pub(crate) fn decides_again(world: &mut World, at: usize, released: &[Released]) {
        if world.breach != Self::DecideAgain {
            return;
        }
        for answer in released.iter().filter(|r| r.read.header.kind == Kind::Answer) {
            let fields = answer.read.content.to_fields();
            let mut header = answer.read.header.clone();
            header.id = MessageId(*b"once more, again");
            let salts = vec![3; salts_len(fields.len())];
            let key = &identity(at).signing;
            let again = envelope::sign(header, fields, key, &salts).expect("as before");
            for query in &answer.read.header.in_reply_to {
                let first = world.book.decided.get(&(at, *query)).copied();
                if first.is_some_and(|first| first != again.leaf) {
                    world.send_as(at, answer.to, &again.message);
                }
            }
        }
    }
}
