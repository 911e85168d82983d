//! What the simulation has seen: every log as it grows, everything that was released, and what the
//! simulation itself agreed, asked and decided. The checkers judge by this.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use vestigo::net::AckStatus;
use vestigo::store::{SqliteStore, Store as _};
use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::codes::{IntendedUse, RequestKind};
use vestigo_protocol::content;
use vestigo_protocol::envelope::{Message, UnverifiedStatement};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{AgreementHash, Digest, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::merkle::Frontier;
use vestigo_protocol::message::{AgreementAct, AgreementStep, Body, Content};

use crate::accords::Accords;
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
    /// Whether the named agreement was in force here when it was logged, and carried the question
    /// that it replies to.
    pub(crate) agreed: bool,
    /// Whether it is the receipt of a question that had not been withdrawn by then.
    pub(crate) admits: bool,
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
    /// What kind of request it is.
    pub(crate) kind: RequestKind,
    /// The entries that it is about.
    pub(crate) concerns: Vec<LeafHash>,
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

impl Question {
    /// Whether it went by letter to a State without a node, and is a statement to oneself.
    pub(crate) const fn is_letter(&self) -> bool {
        self.asker == self.asked
    }
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
    /// What was proposed, and by whom, by the proposal's entry.
    pub(crate) proposals: BTreeMap<LeafHash, (AgreementHash, usize)>,
    /// Everything that was agreed or proposed.
    pub(crate) pacts: BTreeMap<AgreementHash, Pact>,
    /// What was accepted at an agency (first) with another.
    pub(crate) accords: BTreeMap<(usize, usize), Accords>,
    /// Every question that was asked, by its entry.
    pub(crate) questions: BTreeMap<LeafHash, Question>,
    /// What an officer chose to tell, by the question.
    pub(crate) chosen: BTreeMap<LeafHash, u8>,
    /// What officers chose to tell in parts, at most, by the question.
    pub(crate) parts: BTreeMap<LeafHash, u8>,
    /// What a first officer proposed to tell, by the question.
    pub(crate) proposed: BTreeMap<LeafHash, u8>,
    /// What a second officer released, by the question.
    pub(crate) by_two: BTreeMap<LeafHash, u8>,
    /// The number that a question is about since its asker replied to an information request.
    pub(crate) supplied: BTreeMap<LeafHash, String>,
    /// The question that each interim of an agency is about.
    pub(crate) interims: BTreeMap<LeafHash, LeafHash>,
    /// Questions whose withdrawal an agency has logged.
    pub(crate) withdrawn: BTreeSet<(usize, LeafHash)>,
    /// Numbers of guns that an agency was told were recovered.
    pub(crate) recovered: BTreeSet<(usize, String)>,
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
    /// Questions over budget, by the agency that was asked.
    pub(crate) over_budget: BTreeSet<(usize, LeafHash)>,
    /// Questions in each log that partners asked.
    pub(crate) asked_of: Vec<u64>,
    /// The note that each agency showed last and that was found to be of its log.
    pub(crate) shown: BTreeMap<usize, String>,
    /// What left on the present session of each link, by number.
    pub(crate) sent: BTreeMap<(usize, usize), BTreeSet<u64>>,
    /// How often each thing was done: that nothing is only tried.
    pub(crate) done: BTreeMap<String, u64>,
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

    /// Counts something that was done.
    pub(crate) fn did(&mut self, what: &str) {
        *self.done.entry(what.to_owned()).or_default() += 1;
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
            if LeafHash::of(&record.statement) != record.leaf {
                return Err("an entry under another leaf hash".to_owned());
            }
            let Some(message) = message else {
                // Of a question over budget the statement alone is kept; nothing but a refusal
                // may reply to it.
                if record.own || record.kind != Kind::Query {
                    return Err("an entry without its message".to_owned());
                }
                self.logs[at].append(record.leaf);
                self.asked_of[at] += 1;
                self.over_budget.insert((at, record.leaf));
                continue;
            };
            let read = read(&message).ok_or("an entry that cannot be read")?;
            self.logs[at].append(record.leaf);
            let logged_at = record.logged_at.0;
            let agreed = self.keep(at, &read, record.own, logged_at)?;
            let admits = record.own && self.admits(at, &read);
            entries.push(Entry { read, own: record.own, logged_at, agreed, admits });
        }
        Ok(entries)
    }

    /// Keeps the books over one entry. True: the agreement that it names is in force here and carries
    /// the question that it replies to.
    fn keep(&mut self, at: usize, read: &Read, own: bool, now: u64) -> Result<bool, String> {
        let Read { leaf, header, content } = read;
        let other = if own { &header.audience } else { &header.issuer };
        let Some(other) = self.names.get(other).copied() else { return Ok(false) };
        if own {
            let over =
                header.in_reply_to.iter().any(|leaf| self.over_budget.contains(&(at, *leaf)));
            // That its asker signed two under one id is said of whatever it asked.
            if over && !matches!(header.kind, Kind::Refusal | Kind::Conflict) {
                return Err("a question over budget got more than a refusal".to_owned());
            }
            self.did(what(content));
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
                    kind: content.common.request_kind.unwrap_or(RequestKind::Trace),
                    concerns: query.concerns.clone(),
                    agreement: content.common.agreement,
                    serial: serial.unwrap_or_default(),
                    unlawful: content.common.purpose != Some(IntendedUse::CriminalInvestigation),
                    urgent: claim.is_some_and(|c| c.justification.is_some()),
                    seen: header.issued_at.0,
                };
                self.questions.insert(*leaf, question);
            }
            Body::Query(query) => {
                self.asked_of[at] += 1;
                if content.common.request_kind == Some(RequestKind::RecoveryNotice) {
                    let numbers = query.marks.iter().map(|mark| mark.text.as_str().to_owned());
                    self.recovered.extend(numbers.map(|number| (at, number)));
                }
            }
            Body::Interim(_) if own => {
                let question = header.in_reply_to.first().copied();
                self.interims.extend(question.map(|question| (*leaf, question)));
            }
            Body::Supplement(supplement) if !own => {
                let asked = header.in_reply_to.iter().find_map(|leaf| self.interims.get(leaf));
                let number = supplement.marks.first().map(|mark| mark.text.as_str().to_owned());
                self.supplied.extend(asked.copied().zip(number));
            }
            Body::Withdrawal(_) if !own => {
                self.withdrawn.extend(header.in_reply_to.iter().map(|leaf| (at, *leaf)));
            }
            Body::Agreement(act) => self.keep_act(at, other, read, own, act, now)?,
            _ => {}
        }
        let Some(under) = content.common.agreement else { return Ok(false) };
        let question = header.in_reply_to.first().and_then(|leaf| self.questions.get(leaf));
        let named = question.and_then(|question| question.agreement).unwrap_or(under);
        let accords = self.accords.get(&(at, other));
        Ok(accords.is_some_and(|accords| accords.carries(named, under, now)))
    }

    /// Whether an own entry is the receipt of a question that its asker still wants.
    fn admits(&self, at: usize, read: &Read) -> bool {
        let question = read.header.in_reply_to.first();
        matches!(read.content.body, Body::Accepted(_))
            && question.is_some_and(|question| !self.withdrawn.contains(&(at, *question)))
    }

    /// An acceptance is in force where it is logged. What ends it ends it where it is logged.
    fn keep_act(
        &mut self,
        at: usize,
        other: usize,
        read: &Read,
        own: bool,
        act: &AgreementAct,
        now: u64,
    ) -> Result<(), String> {
        let hash = act.document.as_deref().map(|d| AgreementHash(Digest::of(d).0));
        match (act.step, hash) {
            (AgreementStep::Propose, Some(hash)) if !self.pacts.contains_key(&hash) => {
                self.resumed(act)?;
            }
            (AgreementStep::Accept, Some(hash)) => {
                let Some(pact) = self.pacts.get(&hash) else { return Ok(()) };
                // Only what one side proposed can the other accept.
                let proposer = read.header.in_reply_to.first().and_then(|p| self.proposals.get(p));
                if proposer != Some(&(hash, if own { other } else { at })) {
                    return Ok(());
                }
                let accords = self.accords.entry((at, other)).or_default();
                accords.accept(pact, read.leaf, now);
            }
            (AgreementStep::Suspend | AgreementStep::Revoke, _) => {
                let accords = self.accords.entry((at, other)).or_default();
                accords.end(&read.header.in_reply_to, act.step, now);
            }
            _ => {}
        }
        if let (AgreementStep::Propose, Some(hash)) = (act.step, hash) {
            let proposer = if own { at } else { other };
            self.proposals.insert(read.leaf, (hash, proposer));
        }
        Ok(())
    }

    /// Terms that are proposed again are those that were suspended.
    fn resumed(&mut self, act: &AgreementAct) -> Result<(), String> {
        let bytes = act.document.as_deref().map_or(&[][..], |bytes| &bytes[..]);
        let agreement = Agreement::from_bytes(bytes).map_err(|e| e.to_string())?;
        let doc = agreement.doc();
        let old = doc.replaces.and_then(|hash| self.pacts.get(&hash));
        let old = old.ok_or("a proposal that nobody made")?;
        if (&doc.first_asks, &doc.second_asks) != (&old.doc.first_asks, &old.doc.second_asks) {
            return Err("other terms are proposed than those that were suspended".to_owned());
        }
        let (parties, asks) = (old.parties, old.asks.clone());
        let pact = Pact { parties, asks, hash: agreement.hash(), doc: doc.clone() };
        self.pacts.insert(pact.hash, pact);
        Ok(())
    }

    /// What is in force at an agency with another.
    pub(crate) fn in_force(&self, at: usize, other: usize, now: u64) -> Option<AgreementHash> {
        self.accords.get(&(at, other))?.in_force(now)
    }

    /// The terms under which a question may be answered: of an agreement between the two. That it was in
    /// force when the answer was given is checker 5's.
    pub(crate) fn terms(
        &self,
        question: &Question,
        under: Option<AgreementHash>,
    ) -> Option<&Terms> {
        let pact = self.pacts.get(&under?)?;
        (pact.parties.contains(&question.asked) && !question.unlawful)
            .then(|| pact.asked_by(question.asker))?
            .filter(|terms| terms.allows(question.kind))
    }

    /// What the question may be answered with at most, by the machine or by an officer, under the
    /// agreement that the answer names.
    pub(crate) fn allowed(
        &self,
        query: &LeafHash,
        by_machine: bool,
        under: Option<AgreementHash>,
    ) -> Allowed<'_> {
        let nothing =
            Allowed { level: 0, part: 0, gun: None, searched: BTreeSet::new(), two: false };
        let Some(question) = self.questions.get(query) else { return nothing };
        let Some(terms) = self.terms(question, under) else { return nothing };
        let searched: BTreeSet<u64> = terms.sets.iter().map(|set| set.number()).collect();
        let serial = self.supplied.get(query).filter(|_| !by_machine);
        let gun = self
            .gun(question.asked, serial.unwrap_or(&question.serial))
            .filter(|gun| searched.contains(&gun.set.number()));
        let by_two = self.by_two.get(query).filter(|_| !by_machine);
        let part = self.parts.get(query).filter(|_| !by_machine).copied().unwrap_or(0);
        let part = part.min(terms.one_officer());
        let level = match (by_machine, gun) {
            _ if by_two.is_some() => by_two.map_or(0, |level| terms.ceiling.min(*level)),
            // A sensitive gun takes two officers.
            (_, Some(gun)) if gun.is_sensitive() => 0,
            (true, Some(_)) => terms.hit.unwrap_or(0),
            (true, None) => u8::from(terms.miss),
            (false, _) => self.chosen.get(query).map_or(0, |level| terms.one_officer().min(*level)),
        };
        Allowed { level, part, gun, searched, two: by_two.is_some() }
    }
}

/// What is done with a statement, in a word.
fn what(content: &Content) -> &'static str {
    match &content.body {
        Body::Query(_) | Body::Answer(_) | Body::Refusal(_)
            if content.common.off_network.is_some() =>
        {
            "LETTER"
        }
        Body::Query(query) => match content.common.request_kind {
            Some(RequestKind::Watch) if query.watch.is_some_and(|watch| watch.end) => "WATCH_ENDED",
            Some(RequestKind::RecoveryNotice) if !query.concerns.is_empty() => "WATCHER_TOLD",
            Some(RequestKind::Trace) if !query.concerns.is_empty() => "REOPENED",
            Some(kind) => kind.name(),
            None => "QUERY",
        },
        Body::Interim(interim) => interim.interim.name(),
        Body::Agreement(act) => act.step.name(),
        Body::Withdrawal(_) => "WITHDRAWAL",
        Body::Supplement(_) => "SUPPLEMENT",
        Body::Acknowledged(_) => "ACKNOWLEDGED",
        Body::Answer(answer) if answer.consent.is_some() => "CONSENT",
        Body::Answer(answer) if answer.confirmation.is_some() => "CONFIRMED",
        Body::Answer(answer) if answer.watched_until.is_some() => "WATCHED",
        Body::Answer(answer) if answer.restricted.is_some() => "RESTRICTED",
        Body::Answer(answer) if !answer.not_completed.is_empty() => "NOT_COMPLETED",
        Body::Answer(_) => "ANSWER",
        Body::Refusal(_) => "REFUSAL",
        _ => "OTHER",
    }
}

/// What may be told.
pub(crate) struct Allowed<'a> {
    /// Up to this level; 0: nothing.
    pub(crate) level: u8,
    /// In a part of the answer, up to this level.
    pub(crate) part: u8,
    /// Whether two officers decided.
    pub(crate) two: bool,
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
