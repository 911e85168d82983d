//! Faults on purpose: each breaks one promise of the node, and the checkers must see it.

use std::sync::Arc;

use vestigo::runtime::core::Effect;
use vestigo::runtime::directory::Known;
use vestigo::store::Store as _;
use vestigo_protocol::codes::ResultCode;
use vestigo_protocol::content::salts_len;
use vestigo_protocol::envelope::{self, UnverifiedStatement};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::MessageId;
use vestigo_protocol::message::{Answer, Body, Content, TraceResult};
use vestigo_tests::chance::Chance;

use crate::agency::identity;
use crate::book::{Released, decides};
use crate::power::Disk;
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
    /// What is told of a question is another decision than the one in the log.
    SwapDecisions,
    /// The document grants many questions a day where few were agreed.
    TakeOverBudget,
    /// What leaves together leaves in the reverse order.
    RoutineFirst,
    /// What a commit wrote did not reach the disk when it said so.
    LoseUnsynced,
    /// The document lets one officer tell what two were agreed for.
    OneForTwo,
    /// A watch is answered with what the register says.
    TellTheWatcher,
}

impl Breach {
    /// All that break something.
    pub(crate) const ALL: [Self; 12] = [
        Self::CutHigher,
        Self::ReleaseBeforeCommit,
        Self::ForgetCommitted,
        Self::DecideAgain,
        Self::BelieveForged,
        Self::LoseQuestions,
        Self::SwapDecisions,
        Self::TakeOverBudget,
        Self::RoutineFirst,
        Self::LoseUnsynced,
        Self::OneForTwo,
        Self::TellTheWatcher,
    ];

    /// The number of the checker that must see it.
    pub(crate) const fn seen_by(self) -> &'static str {
        match self {
            Self::None => "",
            Self::CutHigher | Self::OneForTwo | Self::TellTheWatcher => "1",
            Self::ReleaseBeforeCommit => "2",
            Self::ForgetCommitted | Self::LoseUnsynced => "3",
            Self::DecideAgain => "4",
            Self::BelieveForged => "5",
            Self::SwapDecisions => "6",
            Self::TakeOverBudget => "7",
            Self::LoseQuestions => "8",
            Self::RoutineFirst => "9",
        }
    }

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
        let few = |terms: Terms| match self {
            Self::TakeOverBudget => Terms { per_day: 3, ..terms },
            _ => terms,
        };
        let agreed = make(few(ours), few(theirs));
        let wider = |change: fn(Terms) -> Terms| {
            let [ours, theirs] = [a, b].map(|party| agreed.asked_by(party).cloned().map(change));
            make(ours.unwrap_or_else(Terms::open), theirs.unwrap_or_else(Terms::open))
        };
        let written = match self {
            Self::CutHigher => wider(|_| Terms::open()),
            Self::TakeOverBudget => wider(|terms| Terms { per_day: 1000, ..terms }),
            Self::OneForTwo => wider(|terms| Terms { two_from: None, ..terms }),
            _ => return agreed,
        };
        Pact { asks: agreed.asks, ..written }
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

    /// What leaves, in the order in which it leaves.
    pub(crate) fn ordered(self, mut effects: Vec<Effect>) -> Vec<Effect> {
        if self == Self::RoutineFirst {
            effects.reverse();
        }
        effects
    }

    /// A message as it goes on the line: with the same claims, and another one than was logged.
    pub(crate) fn on_the_line(
        world: &mut World,
        at: usize,
        seq: u64,
        bytes: Vec<u8>,
        released: &[Released],
    ) -> Vec<u8> {
        let said = released.iter().find(|r| r.seq == Some(seq));
        let Some(said) = said else { return bytes };
        let header = &said.read.header;
        let content = match world.breach {
            Self::SwapDecisions if decides(header.kind) => said.read.content.clone(),
            _ => return bytes,
        };
        let header = Header { id: MessageId(*b"another decision"), ..header.clone() };
        let fields = content.to_fields();
        let salts = vec![3; salts_len(fields.len())];
        let signed = envelope::sign(header, fields, &identity(at).signing, &salts).expect("sound");
        // Its issuer did sign it: what is wrong is that no log has it.
        world.book.issued.insert(signed.leaf);
        signed.message.to_bytes()
    }

    /// After a crash the store is as it was after the crash before.
    pub(crate) fn crashed(world: &mut World, at: usize) {
        if world.breach == Self::ForgetCommitted {
            world.agencies[at].forget();
        }
    }

    /// The disk never had what the step before a crash committed and released.
    pub(crate) fn unsynced(world: &mut World, at: usize, synced: Option<&Disk>) {
        if world.breach == Self::LoseUnsynced
            && let Some(synced) = synced
        {
            world.agencies[at].lose_power(synced, &mut world.chance);
            world.judge_what_is_durable(at);
        }
    }

    /// Whoever watches a gun is told what the register says of it.
    pub(crate) fn tells_the_watcher(world: &mut World, at: usize, released: &[Released]) {
        if world.breach != Self::TellTheWatcher {
            return;
        }
        for taken in released {
            let Body::Answer(answer) = &taken.read.content.body else { continue };
            if answer.watched_until.is_none() {
                continue;
            }
            let stock = TraceResult {
                code: ResultCode::StateStock,
                country: None,
                date: None,
                party: None,
                document: None,
            };
            let answer = Answer { results: vec![stock], ..answer.clone() };
            let content = Content::new(taken.read.content.common.clone(), Body::Answer(answer));
            let header =
                Header { id: MessageId(*b"what we know ..."), ..taken.read.header.clone() };
            let fields = content.to_fields();
            let salts = vec![3; salts_len(fields.len())];
            let key = &identity(at).signing;
            let signed = envelope::sign(header, fields, key, &salts).expect("sound");
            world.send_as(at, taken.to, &signed.message);
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
