//! What the simulation has seen: every log as it grows, everything that was released, and what the
//! simulation itself agreed, asked and decided. The checkers judge by this.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use vestigo::net::AckStatus;
use vestigo::store::{SqliteStore, Store as _};
use vestigo_protocol::codes::IntendedUse;
use vestigo_protocol::content;
use vestigo_protocol::envelope::{Message, UnverifiedStatement};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{AgreementHash, Digest, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::merkle::Frontier;
use vestigo_protocol::message::{AgreementStep, Body, Content};

use crate::guns::Gun;
use crate::terms::{Pact, Terms};

/// A message read by the simulation.
pub(crate) struct Read {
    /// Its leaf.
    pub(crate) leaf: LeafHash,
    /// Its claims.
    pub(crate) header: Header,
    /// Its content.
    pub(crate) content: Content,
}

/// Reads a message, signed by whom it may.
pub(crate) fn read(message: &Message) -> Option<Read> {
    let statement = UnverifiedStatement::parse(&message.statement).ok()?;
    let header = statement.claimed().clone();
    let fields = content::open_whole(&message.preimage, &message.disclosures).ok()?;
    let content = Content::from_fields(header.kind, &fields).ok()?;
    Some(Read { leaf: LeafHash::of(&message.statement), header, content })
}

/// An entry that a log got in a step.
pub(crate) struct Entry {
    /// What it says.
    pub(crate) read: Read,
    /// Whether the log's owner issued it.
    pub(crate) own: bool,
    /// When, by the owner's clock.
    pub(crate) logged_at: u64,
    /// Whether the named agreement was in force here when it was logged.
    pub(crate) agreed: bool,
}

/// A message that left in a step.
pub(crate) struct Released {
    /// To whom.
    pub(crate) to: usize,
    /// What it says.
    pub(crate) read: Read,
    /// Digest of statement and content: the same for every repeat.
    pub(crate) digest: Digest,
    /// The disclosures, as they left.
    pub(crate) disclosures: Vec<u8>,
    /// The note beside it.
    pub(crate) note: Option<String>,
    /// Its number in the outbox; none beside an acknowledgement.
    pub(crate) seq: Option<u64>,
}

/// One step of one agency: what became durable, and what left.
pub(crate) struct Step<'a> {
    /// Which agency.
    pub(crate) at: usize,
    /// Its clock, in seconds.
    pub(crate) now: u64,
    /// New entries of its log, in order.
    pub(crate) entries: &'a [Entry],
    /// What left, in order.
    pub(crate) released: &'a [Released],
    /// The checkpoint that was published, if one was.
    pub(crate) published: Option<(u64, String)>,
}

/// A question that was asked.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// Who asked.
    pub(crate) asker: usize,
    /// Who was asked.
    pub(crate) asked: usize,
    /// The exchange.
    pub(crate) exchange: ExchangeId,
    /// The agreement that it names.
    pub(crate) agreement: Option<AgreementHash>,
    /// The serial number that it gives.
    pub(crate) serial: String,
    /// Whether it asks in a way that no agreement allows: it must come back.
    pub(crate) unlawful: bool,
    /// Whether it is urgent.
    pub(crate) urgent: bool,
    /// When it was entered here, in seconds.
    pub(crate) seen: u64,
}

/// Beginnings of roots that are kept for each log: nobody shows a note older than that.
const ROOTS: usize = 8192;

/// A log as the simulation follows it.
#[derive(Default)]
pub(crate) struct Log {
    /// Its entries.
    pub(crate) size: u64,
    /// Its last leaf.
    pub(crate) last: Option<LeafHash>,
    roots: VecDeque<[u8; 16]>,
    frontier: Frontier,
}

impl Log {
    fn append(&mut self, leaf: LeafHash) {
        self.size += 1;
        self.last = Some(leaf);
        self.frontier.append(leaf);
        self.roots.push_back(short(&self.frontier.root()));
        if self.roots.len() > ROOTS {
            self.roots.pop_front();
        }
    }

    /// Whether a root is that of the first `size` entries.
    pub(crate) fn has_root(&self, size: u64, root: &Digest) -> bool {
        let Some(back) = self.size.checked_sub(size) else { return false };
        let Ok(back) = usize::try_from(back) else { return false };
        let at = self.roots.len().checked_sub(1 + back);
        at.and_then(|at| self.roots.get(at)) == Some(&short(root))
    }
}

/// The beginning of a root.
fn short(root: &Digest) -> [u8; 16] {
    root.0[..16].try_into().expect("32 bytes")
}

/// The book.
#[derive(Default)]
pub(crate) struct Book {
    /// Every gun, by number.
    pub(crate) guns: Vec<Gun>,
    /// Which register knows which serial number.
    pub(crate) known: BTreeMap<(usize, String), u16>,
    /// Agencies by name.
    pub(crate) names: BTreeMap<NodeName, usize>,
    /// Every log, by agency.
    pub(crate) logs: Vec<Log>,
    /// Everything that was agreed or proposed.
    pub(crate) pacts: BTreeMap<AgreementHash, Pact>,
    /// What is in force at an agency (first) with another.
    pub(crate) in_force: BTreeMap<(usize, usize), AgreementHash>,
    /// Every question that was asked, by its entry.
    pub(crate) questions: BTreeMap<LeafHash, Question>,
    /// What an officer chose to tell, by the question.
    pub(crate) chosen: BTreeMap<LeafHash, u8>,
    /// What an agency signed in honesty and nobody has accepted yet: own entries of the logs.
    pub(crate) issued: BTreeSet<LeafHash>,
    /// Everything that the hostile partner signed with its own key, and to whom.
    pub(crate) hostile: BTreeMap<LeafHash, usize>,
    /// Questions that ended and were forgotten here.
    pub(crate) ended: u64,
    /// Which agency is hostile.
    pub(crate) enemy: Option<usize>,
    /// Digest of each message that left: repeats must be the same.
    pub(crate) left: BTreeMap<LeafHash, Digest>,
    /// The same, of a while ago.
    pub(crate) left_before: BTreeMap<LeafHash, Digest>,
    /// The decision on each question, in the log of who decided.
    pub(crate) decided: BTreeMap<(usize, LeafHash), LeafHash>,
    /// The decision that each asker's hop took.
    pub(crate) taken: BTreeMap<(usize, ExchangeId), LeafHash>,
    /// Questions that were receipted: by agency, partner and day.
    pub(crate) admitted: BTreeMap<(usize, usize, u64), u64>,
    /// Own entries per agency, towards each partner.
    pub(crate) addressed: BTreeMap<(usize, usize), u64>,
    /// Questions in each log that partners asked.
    pub(crate) asked_of: Vec<u64>,
    /// The note that each agency showed last and that was found to be of its log.
    pub(crate) shown: BTreeMap<usize, String>,
    /// What left on the present session of each link, by number.
    pub(crate) sent: BTreeMap<(usize, usize), BTreeSet<u64>>,
    /// Running digest of everything that happened: equal for equal seeds.
    pub(crate) trail: [u8; 32],
    /// Everything that left.
    pub(crate) released: u64,
    /// Messages that came and were refused before the core saw them, by status.
    pub(crate) turned_away: BTreeMap<AckStatus, u64>,
}

impl Book {
    /// An empty book.
    pub(crate) fn new(agencies: usize) -> Self {
        Self {
            logs: (0..agencies).map(|_| Log::default()).collect(),
            asked_of: vec![0; agencies],
            ..Self::default()
        }
    }

    /// Mixes an event into the trail.
    pub(crate) fn note(&mut self, what: &[u8]) {
        let mut bytes = self.trail.to_vec();
        bytes.extend(what);
        self.trail = Digest::of(&bytes).0;
    }

    /// The gun that a register has under a serial number.
    pub(crate) fn gun(&self, owner: usize, serial: &str) -> Option<&Gun> {
        let id = self.known.get(&(owner, serial.to_owned()))?;
        self.guns.get(usize::from(*id))
    }

    /// Reads what an agency's log got since the last time, and keeps the books.
    pub(crate) fn follow(
        &mut self,
        at: usize,
        reader: &mut SqliteStore,
    ) -> Result<Vec<Entry>, String> {
        let from = self.logs[at].size;
        let mut entries = Vec::new();
        for record in reader.entries(from, u64::MAX >> 1).map_err(|e| e.to_string())? {
            let message = reader.message(&record.leaf).map_err(|e| e.to_string())?;
            let message = message.ok_or("an entry without its message")?;
            if LeafHash::of(&record.statement) != record.leaf {
                return Err("an entry under another leaf hash".to_owned());
            }
            let read = read(&message).ok_or("an entry that cannot be read")?;
            self.logs[at].append(record.leaf);
            let agreed = self.keep(at, &read, record.own);
            let logged_at = record.logged_at.0;
            entries.push(Entry { read, own: record.own, logged_at, agreed });
        }
        Ok(entries)
    }

    /// Keeps the books over one entry. True: the agreement that it names is in force here.
    fn keep(&mut self, at: usize, read: &Read, own: bool) -> bool {
        let Read { leaf, header, content } = read;
        let other = if own { &header.audience } else { &header.issuer };
        let Some(other) = self.names.get(other).copied() else { return false };
        if own {
            self.issued.insert(*leaf);
            *self.addressed.entry((at, other)).or_default() += 1;
        }
        match &content.body {
            Body::Query(query) if own => {
                let serial = query.marks.first().map(|mark| mark.text.as_str().to_owned());
                let claim = content.common.priority.as_ref();
                let question = Question {
                    asker: at,
                    asked: other,
                    exchange: header.exchange,
                    agreement: content.common.agreement,
                    serial: serial.unwrap_or_default(),
                    unlawful: content.common.purpose != Some(IntendedUse::CriminalInvestigation),
                    urgent: claim.is_some_and(|c| c.justification.is_some()),
                    seen: header.issued_at.0,
                };
                self.questions.insert(*leaf, question);
            }
            Body::Query(_) => self.asked_of[at] += 1,
            Body::Agreement(act) => self.keep_act(at, other, act),
            _ => {}
        }
        let in_force = self.in_force.get(&(at, other)).copied();
        content.common.agreement.is_some() && content.common.agreement == in_force
    }

    /// An acceptance is in force where it is logged. What ends it ends it where it is logged.
    fn keep_act(&mut self, at: usize, other: usize, act: &vestigo_protocol::message::AgreementAct) {
        let hash = act.document.as_deref().map(|d| AgreementHash(Digest::of(d).0));
        match (act.step, hash) {
            (AgreementStep::Accept, Some(hash)) if self.pacts.contains_key(&hash) => {
                self.in_force.insert((at, other), hash);
            }
            (AgreementStep::Suspend | AgreementStep::Revoke, _) => {
                self.in_force.remove(&(at, other));
            }
            _ => {}
        }
    }

    /// Whether an agreement is another, or replaced it, or what replaced it, and so on.
    pub(crate) fn replaced_by(&self, named: AgreementHash, later: AgreementHash) -> bool {
        let mut back = Some(later);
        while let Some(hash) = back {
            if hash == named {
                return true;
            }
            back = self.pacts.get(&hash).and_then(|pact| pact.doc.replaces);
        }
        false
    }

    /// The terms that decide a question answered under `under`: those that it names, or those of what
    /// replaced them (decision 0017). That they were in force when it was answered is checker 5's.
    fn deciding(&self, question: &Question, under: Option<AgreementHash>) -> Option<&Terms> {
        let (named, under) = (question.agreement?, under?);
        self.replaced_by(named, under).then_some(())?;
        self.pacts.get(&under)?.asked_by(question.asker)
    }

    /// What the question may be answered with at most, by the machine or by an officer, under the
    /// agreement that the answer names.
    pub(crate) fn allowed(
        &self,
        query: &LeafHash,
        by_machine: bool,
        under: Option<AgreementHash>,
    ) -> Allowed<'_> {
        let nothing = Allowed { level: 0, gun: None, searched: BTreeSet::new() };
        let Some(question) = self.questions.get(query) else { return nothing };
        let Some(terms) = self.deciding(question, under) else { return nothing };
        if question.unlawful {
            return nothing;
        }
        let searched: BTreeSet<u64> = terms.sets.iter().map(|set| set.number()).collect();
        let gun = self
            .gun(question.asked, &question.serial)
            .filter(|gun| searched.contains(&gun.set.number()));
        let level = match (by_machine, gun) {
            // A sensitive gun takes two officers, and nobody here is a second one.
            (_, Some(gun)) if gun.is_sensitive() => 0,
            (true, Some(_)) => terms.hit.unwrap_or(0),
            (true, None) => u8::from(terms.miss),
            (false, _) => self.chosen.get(query).map_or(0, |level| terms.one_officer().min(*level)),
        };
        Allowed { level, gun, searched }
    }
}

/// What may be told.
pub(crate) struct Allowed<'a> {
    /// Up to this level; 0: nothing.
    pub(crate) level: u8,
    /// About this gun, as far as the machine is concerned.
    pub(crate) gun: Option<&'a Gun>,
    /// From record sets of these kinds.
    pub(crate) searched: BTreeSet<u64>,
}

/// The digest that every repeat of a message has.
pub(crate) fn digest_of(message: &Message) -> Digest {
    let bare = Message { checkpoint: None, ..message.clone() };
    Digest::of(&bare.to_bytes())
}

/// Whether a kind is a decision.
pub(crate) const fn decides(kind: Kind) -> bool {
    matches!(kind, Kind::Answer | Kind::Refusal)
}
