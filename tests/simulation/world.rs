//! A world of agencies under one seed: one queue of events, one network, one true time.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use vestigo::net::limits::ACK_MESSAGES_MAX;
use vestigo::net::{AckStatus, PeerKey};
use vestigo::runtime::Core;
use vestigo::runtime::Denied;
use vestigo::runtime::core::{Effect, Input, Release};
use vestigo::store::Store as _;
use vestigo_protocol::envelope::Message;
use vestigo_protocol::ids::LeafHash;
use vestigo_tests::chance::Chance;
use vestigo_tests::flaky::Ailing;

use crate::accords::Accords;
use crate::agency::{Agency, country, identity, peer_of};
use crate::book::{Book, Released, Step, digest_of, read};
use crate::breach::Breach;
use crate::checkers::{self, Broken};
use crate::guns;
use crate::hostile::Enemy;
use crate::network::{Network, Plan};
use crate::scratch::Scratch;
use crate::terms::{Pact, Terms};

/// True time at which every world begins: 12 January 2026, in milliseconds.
pub(crate) const DAWN: u64 = 1_768_176_000_000;

/// What happens.
pub(crate) enum Event {
    /// A message arrives.
    Message { from: usize, to: usize, seq: u64, session: u32, bytes: Vec<u8> },
    /// The word on a message arrives.
    Word {
        from: usize,
        to: usize,
        seq: u64,
        session: u32,
        status: AckStatus,
        messages: Vec<Vec<u8>>,
    },
    /// Time passes at an agency, again after some milliseconds; 0: once.
    Tick { at: usize, every: u64 },
    /// Somebody at an agency does something, again and again until the end of the storm.
    Act { at: usize },
    /// The hostile partner does something.
    Hostile,
    /// Something breaks.
    Fault,
    /// A link comes back.
    LinkUp { a: usize, b: usize },
    /// One direction of a link is heard again.
    Heard { from: usize, to: usize },
    /// An agency starts again.
    Restart { at: usize },
    /// Something of a scenario's own.
    Own(fn(&mut World, u64), u64),
}

/// When an agency dies in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Nothing of the step is durable.
    BeforeCommit,
    /// Its commit never returned: all of the step is durable, or nothing.
    InCommit,
    /// Everything is durable and nothing was released.
    BeforeRelease,
}

/// What is counted when the power failed in a step and the step was durable all the same.
pub(crate) const COMMIT_KEPT: &str = "COMMIT_KEPT";
/// What is counted when the power failed in a step and nothing of it was durable.
pub(crate) const COMMIT_LOST: &str = "COMMIT_LOST";
/// What is counted when a step lasted because of a slow register.
pub(crate) const HELD_UP: &str = "HELD_UP";

/// How a world is made.
pub(crate) struct Setting {
    /// Its seed.
    pub(crate) seed: u64,
    /// Agencies with a core.
    pub(crate) agencies: usize,
    /// Whether one partner more is hostile.
    pub(crate) hostile: bool,
    /// Whether all are partners of all, or only of the first.
    pub(crate) mesh: bool,
    /// Guns of each register.
    pub(crate) guns: usize,
    /// Terms for all, or drawn ones.
    pub(crate) terms: Option<Terms>,
    /// What the network does.
    pub(crate) plan: Plan,
    /// What is broken on purpose.
    pub(crate) breach: Breach,
}

/// The world.
pub(crate) struct World {
    /// True time in milliseconds.
    pub(crate) now: u64,
    /// Dice.
    pub(crate) chance: Chance,
    /// The agencies with a core.
    pub(crate) agencies: Vec<Agency>,
    /// The hostile partner, the last of all.
    pub(crate) enemy: Option<Enemy>,
    /// What was seen.
    pub(crate) book: Book,
    /// The network.
    pub(crate) network: Network,
    /// What was broken, and what was found.
    pub(crate) broken: Vec<Broken>,
    /// Whether faults and actors are on.
    pub(crate) storm: bool,
    /// Who dies in the next step, and when in it.
    pub(crate) doomed: BTreeMap<usize, Moment>,
    /// What is broken on purpose.
    pub(crate) breach: Breach,
    /// Steps so far.
    pub(crate) steps: u64,
    /// How much later than now the present step ends.
    lag_ms: u64,
    queue: BTreeMap<(u64, u64), Event>,
    numbered: u64,
    by_peer: BTreeMap<PeerKey, usize>,
    /// Gone with the world.
    _place: Scratch,
}

/// Takes what a step releases.
#[derive(Default)]
struct Collected(Vec<Effect>);

impl Release for Collected {
    fn release(&mut self, effect: Effect) {
        self.0.push(effect);
    }
}

impl World {
    /// Makes a world and starts its agencies. Nothing has happened yet.
    pub(crate) fn new(setting: Setting) -> Self {
        let Setting { seed, agencies: count, hostile, mesh, terms, plan, breach, .. } = setting;
        let mut chance = Chance::new(seed);
        let all = count + usize::from(hostile);
        let place = Scratch::new(count <= 20);
        let mut book = Book::new(count);
        book.guns = guns::draw(&mut chance, count, setting.guns);
        book.known = book
            .guns
            .iter()
            .map(|g| ((g.owner, g.serial.clone()), g.id))
            .collect::<BTreeMap<_, _>>();
        book.names = (0..all).map(|at| (identity(at).name.clone(), at)).collect();
        book.enemy = hostile.then_some(count);
        let pairs: Vec<(usize, usize)> = (0..all)
            .flat_map(|a| (a + 1..all).map(move |b| (a, b)))
            .filter(|(a, b)| mesh || *a == 0 || Some(*b) == book.enemy)
            .collect();
        for (a, b) in &pairs {
            let drawn = |chance: &mut Chance| terms.clone().unwrap_or_else(|| Terms::draw(chance));
            let asks = [drawn(&mut chance), drawn(&mut chance)];
            let pact = breach.pact(*a, *b, asks, &mut chance);
            book.accords.insert((*a, *b), Accords::founded(&pact));
            book.accords.insert((*b, *a), Accords::founded(&pact));
            book.pacts.insert(pact.hash, pact);
        }
        let mut agencies = Vec::new();
        for at in 0..count {
            let partners: Vec<usize> = pairs
                .iter()
                .filter_map(|(a, b)| if *a == at { Some(*b) } else { (*b == at).then_some(*a) })
                .collect();
            let pacts: Vec<&Pact> =
                book.pacts.values().filter(|pact| pact.parties.contains(&at)).collect();
            let ailing = Ailing::default();
            let register = guns::register(&book.guns, at, country, ailing.clone());
            let register = (register, ailing);
            let path: &PathBuf = place.path();
            agencies.push(Agency::found(at, path, seed, register, &partners, &pacts));
        }
        let mut world = Self {
            now: DAWN + chance.below(86_400_000),
            agencies,
            enemy: hostile.then(|| Enemy::new(count, chance.bits())),
            book,
            network: Network::new(&pairs, plan),
            broken: Vec::new(),
            storm: true,
            doomed: BTreeMap::new(),
            breach,
            steps: 0,
            lag_ms: 0,
            queue: BTreeMap::new(),
            numbered: 0,
            by_peer: (0..all).map(|at| (peer_of(&identity(at)), at)).collect(),
            _place: place,
            chance,
        };
        for at in 0..count {
            world.start(at);
        }
        for (a, b) in pairs {
            world.link_up(a, b);
        }
        world
    }

    /// Puts an event on the queue.
    pub(crate) fn after(&mut self, ms: u64, event: Event) {
        self.numbered += 1;
        self.queue.insert((self.now + ms, self.numbered), event);
    }

    /// Lets everything happen until a time, or until a promise is broken.
    pub(crate) fn run_until(&mut self, end: u64) {
        while self.broken.is_empty() {
            match self.queue.first_key_value() {
                Some(((at, _), _)) if *at <= end => {}
                _ => break,
            }
            let Some(((at, _), event)) = self.queue.pop_first() else { break };
            self.now = self.now.max(at);
            self.happen(event);
        }
        self.now = self.now.max(end);
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Message { to, .. } | Event::Word { to, .. } => self.arrive(to, event),
            Event::Tick { at, every } => {
                self.feed(at, vec![Input::Tick]);
                if every > 0 {
                    let ms = every / 2 + self.chance.below(every);
                    self.after(ms, Event::Tick { at, every });
                }
            }
            Event::Act { at } if self.storm => {
                crate::actors::act(self, at);
                let ms = 1 + self.chance.below(180_000);
                self.after(ms, Event::Act { at });
            }
            Event::Hostile if self.storm => {
                crate::hostile::act(self);
                let ms = 1 + self.chance.below(120_000);
                self.after(ms, Event::Hostile);
            }
            Event::Fault if self.storm => crate::faults::strike(self),
            Event::Act { .. } | Event::Hostile | Event::Fault => {}
            Event::LinkUp { a, b } => self.link_up(a, b),
            Event::Heard { from, to } => self.network.hear(from, to),
            Event::Restart { at } => self.start(at),
            Event::Own(what, number) => what(self, number),
        }
    }

    /// Takes what arrives at an agency at about the same time as one batch.
    fn arrive(&mut self, to: usize, first: Event) {
        const TOGETHER_MS: u64 = 20;
        let mut arrived = vec![first];
        while let Some(next) = self.queue.first_entry() {
            let near = next.key().0 <= self.now + TOGETHER_MS && arrived.len() < 16;
            let same = matches!(
                next.get(),
                Event::Message { to: other, .. } | Event::Word { to: other, .. } if *other == to
            );
            if !(near && same) {
                break;
            }
            arrived.push(next.remove());
        }
        if Some(to) == self.book.enemy {
            for event in arrived {
                crate::hostile::receive(self, event);
            }
            return;
        }
        let mut inputs = Vec::new();
        for event in arrived {
            match event {
                Event::Message { from, seq, session, bytes, .. }
                    if self.network.is_up(from, to, session) =>
                {
                    self.message_in(from, to, (seq, session), &bytes, &mut inputs);
                }
                Event::Word { from, seq, session, status, messages, .. }
                    if self.network.is_up(from, to, session) =>
                {
                    for bytes in messages {
                        if let Ok((known, arrived)) = self.verify(from, to, &bytes) {
                            inputs.push(Input::Arrived { known, arrived, ack: None });
                        }
                    }
                    let peer = peer_of(&identity(from));
                    inputs.push(Input::Acked { peer, seq, status });
                }
                // Lost with the session that it was on.
                _ => {}
            }
        }
        self.feed(to, inputs);
    }

    /// As the node's dispatcher does it: nothing reaches the core that was not verified.
    fn message_in(
        &mut self,
        from: usize,
        to: usize,
        (seq, session): (u64, u32),
        bytes: &[u8],
        inputs: &mut Vec<Input>,
    ) {
        if self.agencies[to].core.is_none() {
            return;
        }
        let slot = self.agencies[to].slot(from, seq, session);
        match self.verify(from, to, bytes) {
            Ok((known, arrived)) => {
                inputs.push(Input::Arrived { known, arrived, ack: Some(slot) });
            }
            Err(status) => {
                *self.book.turned_away.entry(status).or_default() += 1;
                slot.refuse(status);
            }
        }
    }

    fn verify(
        &self,
        from: usize,
        to: usize,
        bytes: &[u8],
    ) -> Result<
        (Arc<vestigo::runtime::directory::Known>, vestigo::runtime::directory::Arrived),
        AckStatus,
    > {
        let known = self.agencies[to].directory.get(peer_of(&identity(from)));
        let known = known.ok_or(AckStatus::UnknownKey)?;
        let known = self.breach.known(known, bytes, self.book.enemy);
        known.verify(bytes).map(|arrived| (known, arrived))
    }

    /// Gives an agency inputs as one batch, releases what becomes durable, and checks.
    pub(crate) fn feed(&mut self, at: usize, inputs: Vec<Input>) {
        let doom = self.doomed.remove(&at);
        let agency = &mut self.agencies[at];
        // Who still reads a slow register takes the next step when that is done.
        let from = self.now.max(agency.busy_until);
        let now = agency.set_clock(from);
        let synced = doom.is_some().then(|| agency.disk());
        let Some(core) = agency.core.as_mut() else { return };
        self.steps += 1;
        let mut released = Collected::default();
        let done = core.begin().and_then(|()| {
            for input in inputs {
                core.take(input)?;
            }
            if doom == Some(Moment::BeforeCommit) {
                return Ok(());
            }
            if self.breach == Breach::ReleaseBeforeCommit {
                core.let_go(&mut released);
                return Ok(());
            }
            core.commit()?;
            if doom.is_none() || self.breach == Breach::LoseUnsynced {
                core.let_go(&mut released);
            }
            Ok(())
        });
        agency.busy_until = from + agency.spent(now);
        self.lag_ms = agency.busy_until - self.now;
        if let Err(error) = done {
            self.fail("0 no failure", format!("agency {at} stopped: {error}"));
        }
        if let (Some(Moment::BeforeCommit | Moment::InCommit), Some(synced)) = (doom, &synced) {
            let before = self.book.logs[at].size;
            self.agencies[at].lose_power(synced, &mut self.chance);
            let durable = self.agencies[at].reader.log_size().unwrap_or(before);
            self.book.did(if durable > before { COMMIT_KEPT } else { COMMIT_LOST });
        }
        if self.lag_ms > 0 {
            self.book.did(HELD_UP);
        }
        let effects = self.breach.ordered(released.0);
        self.judge(at, now / 1000, effects);
        self.lag_ms = 0;
        if self.breach == Breach::ReleaseBeforeCommit
            && let Some(core) = self.agencies[at].core.as_mut()
            && let Err(error) = core.commit()
        {
            self.fail("0 no failure", error.to_string());
        }
        if let Some(moment) = doom {
            if moment == Moment::BeforeRelease {
                Breach::unsynced(self, at, synced.as_ref());
            }
            self.crash(at);
        }
    }

    /// Reads what became durable, checks it with what left, and carries what left.
    fn judge(&mut self, at: usize, now: u64, effects: Vec<Effect>) {
        let agency = &mut self.agencies[at];
        let entries = match self.book.follow(at, &mut agency.reader) {
            Ok(entries) => entries,
            Err(what) => return self.fail("3 append only", what),
        };
        let mut released = Vec::new();
        let mut carried = Vec::new();
        let mut published = None;
        for effect in effects {
            match effect {
                Effect::Send { peer, seq, bytes } => {
                    let Some(to) = self.by_peer.get(&peer).copied() else { continue };
                    released.extend(self.left(to, Some(seq), &bytes));
                    self.book.sent.entry((at, to)).or_default().insert(seq);
                    carried.push((to, seq, bytes));
                }
                Effect::Ack(slot, mut messages) => {
                    messages.truncate(ACK_MESSAGES_MAX);
                    slot.durable(messages);
                }
                Effect::Refuse(slot, status) => {
                    slot.refuse(status);
                }
                Effect::Published { size, note } => published = Some((size, note)),
                Effect::Reply(reply) => reply(),
                Effect::Peers(_)
                | Effect::CheckGrowth(_)
                | Effect::NewDescriptor
                | Effect::Fetch(_)
                | Effect::Discard(_)
                | Effect::RemoveFiles(_)
                | Effect::PublishedAdmin { .. } => {}
            }
        }
        let told = self.agencies[at].take_told();
        for word in &told {
            for bytes in &word.messages {
                released.extend(self.left(word.to, None, bytes));
            }
        }
        self.book.released += released.len() as u64;
        self.book.note(&(at as u64).to_be_bytes());
        self.book.note(&self.now.to_be_bytes());
        for left in &released {
            let digest = left.digest;
            self.book.note(&digest.0);
        }
        let step = Step { at, now, entries: &entries, released: &released, published };
        let agency = &mut self.agencies[at];
        self.broken.extend(checkers::check(&mut self.book, &step, &mut agency.reader));
        self.broken.extend(crate::lanes::urgent_first(&self.book, &step, &mut agency.reader));
        self.carry(at, carried, told, &released);
    }

    /// Checks what is durable at an agency from which nothing leaves.
    pub(crate) fn judge_what_is_durable(&mut self, at: usize) {
        self.judge(at, self.now / 1000, Vec::new());
    }

    fn left(&mut self, to: usize, seq: Option<u64>, bytes: &[u8]) -> Option<Released> {
        let message = Message::from_bytes(bytes).ok();
        let Some((message, read)) = message.and_then(|m| read(&m).map(|read| (m, read))) else {
            self.fail("2 no answer without an entry", "what left cannot be read".to_owned());
            return None;
        };
        let note = message.checkpoint.as_ref().and_then(|n| String::from_utf8(n.clone()).ok());
        let disclosures = message.disclosures.concat();
        Some(Released { to, read, digest: digest_of(&message), disclosures, note, seq })
    }

    fn carry(
        &mut self,
        at: usize,
        carried: Vec<(usize, u64, Vec<u8>)>,
        told: Vec<crate::agency::Told>,
        released: &[Released],
    ) {
        for (to, seq, bytes) in carried {
            let lost = Breach::loses(self, at, seq, released);
            if !lost {
                let bytes = Breach::on_the_line(self, at, seq, bytes, released);
                self.send(at, to, seq, bytes);
            }
        }
        Breach::decides_again(self, at, released);
        Breach::tells_the_watcher(self, at, released);
        for word in told {
            let (to, session) = (word.to, word.session);
            if let Some(ms) = self.network.carry(at, to, session, self.storm, &mut self.chance) {
                let (seq, status, messages) = (word.seq, word.status, word.messages);
                let ms = ms + self.lag_ms;
                self.after(ms, Event::Word { from: at, to, seq, session, status, messages });
            }
        }
    }

    /// Puts a message on the network.
    pub(crate) fn send(&mut self, from: usize, to: usize, seq: u64, bytes: Vec<u8>) {
        let session = self.network.session(from, to);
        let once = |world: &mut Self, bytes: Vec<u8>| {
            let carried = world.network.carry(from, to, session, world.storm, &mut world.chance);
            if let Some(ms) = carried {
                let ms = ms + world.lag_ms;
                world.after(ms, Event::Message { from, to, seq, session, bytes });
            }
        };
        if self.network.doubles(self.storm, &mut self.chance) {
            once(self, bytes.clone());
        }
        once(self, bytes);
    }

    /// Releases a message of an agency behind its core's back: for those who break things.
    pub(crate) fn send_as(&mut self, at: usize, to: usize, message: &Message) {
        let bytes = message.to_bytes();
        let released: Vec<Released> = self.left(to, Some(0), &bytes).into_iter().collect();
        let (now, published) = (self.now / 1000, None);
        let step = Step { at, now, entries: &[], released: &released, published };
        let agency = &mut self.agencies[at];
        self.broken.extend(checkers::check(&mut self.book, &step, &mut agency.reader));
        self.send(at, to, 0, bytes);
    }

    /// Runs a use case of an agency in a step of its own. None: it is down, or died in the step.
    pub(crate) fn command<T: Send + 'static>(
        &mut self,
        at: usize,
        body: impl FnOnce(&mut Core) -> Result<T, Denied> + Send + 'static,
    ) -> Option<Result<T, String>> {
        let (give, result) = std::sync::mpsc::channel();
        let before = self.book.logs[at].size;
        let command = move |core: &mut Core| {
            give.send(body(core).map_err(|e| e.to_string())).expect("the world waits");
        };
        self.feed(at, vec![Input::Command(Box::new(command))]);
        let result = result.try_recv().ok()?;
        self.agencies[at].core.as_ref()?;
        if let Err(denied) = &result
            && self.book.logs[at].size != before
        {
            self.fail(
                "0 no failure",
                format!("agency {at}: a use case was done by half: {denied}"),
            );
        }
        Some(result)
    }

    /// A promise is broken.
    pub(crate) fn fail(&mut self, checker: &'static str, what: String) {
        self.broken.push(Broken { checker, what });
    }

    /// An agency dies: what it had not committed or not released is gone, its links break.
    pub(crate) fn crash(&mut self, at: usize) {
        self.agencies[at].stop();
        Breach::crashed(self, at);
        for other in self.network.partners(at) {
            self.link_down(at, other);
        }
        let ms = 1000 + self.chance.below(600_000);
        self.after(ms, Event::Restart { at });
    }

    /// An agency starts, if it is down; its links come up one after the other.
    pub(crate) fn start(&mut self, at: usize) {
        if self.agencies[at].core.is_some() {
            return;
        }
        self.agencies[at].set_clock(self.now);
        self.agencies[at].start();
        for other in self.network.partners(at) {
            let ms = 1 + self.chance.below(5000);
            let (a, b) = (at.min(other), at.max(other));
            self.after(ms, Event::LinkUp { a, b });
        }
    }

    /// A link comes up if both ends run and nothing keeps them apart.
    pub(crate) fn link_up(&mut self, a: usize, b: usize) {
        let runs = |at: usize| Some(at) == self.book.enemy || self.agencies[at].core.is_some();
        if !runs(a) || !runs(b) || !self.network.up(a, b) {
            return;
        }
        for (at, other) in [(a, b), (b, a)] {
            self.book.sent.remove(&(at, other));
            if Some(at) != self.book.enemy {
                let peer = peer_of(&identity(other));
                self.feed(at, vec![Input::LinkUp { peer }]);
            }
        }
    }

    /// A link breaks: what is on its way is lost.
    pub(crate) fn link_down(&mut self, a: usize, b: usize) {
        if !self.network.down(a, b) {
            return;
        }
        for (at, other) in [(a, b), (b, a)] {
            if Some(at) != self.book.enemy {
                let peer = peer_of(&identity(other));
                self.feed(at, vec![Input::LinkDown { peer }]);
            }
        }
    }

    /// Everything is well from now on: no loss, right clocks, all run, all links up.
    pub(crate) fn heal(&mut self) {
        self.storm = false;
        self.doomed.clear();
        for at in 0..self.agencies.len() {
            self.agencies[at].skew_ms = 0;
            self.agencies[at].ailing.mend();
        }
        for (a, b) in self.network.heal() {
            self.link_down(a, b);
        }
        for at in 0..self.agencies.len() {
            self.start(at);
        }
        for (a, b) in self.network.pairs() {
            self.link_up(a, b);
        }
    }

    /// Forgets what ended before `before` (questions asked by then), so that the books stay small
    /// in a long run. What has not ended is a promise broken.
    pub(crate) fn age(&mut self, before: u64) {
        let old: Vec<LeafHash> =
            self.book.questions.iter().filter(|(_, q)| q.seen < before).map(|(l, _)| *l).collect();
        let report = checkers::still_open(self, &old);
        if let Some(first) = report.first() {
            self.fail(checkers::ALIVE, format!("{} questions did not end: {first}", report.len()));
        }
        let book = &mut self.book;
        for leaf in &old {
            if let Some(question) = book.questions.remove(leaf) {
                book.taken.remove(&(question.asker, question.exchange));
                book.chosen.remove(leaf);
                book.ended += 1;
            }
        }
        book.left_before = std::mem::take(&mut book.left);
        let today = self.now / 86_400_000;
        book.admitted.retain(|(_, _, day), _| *day + 3 > today);
    }

    /// Reads every store over a new connection.
    pub(crate) fn reopen_readers(&mut self) {
        for agency in &mut self.agencies {
            agency.reopen_reader();
        }
    }

    /// Forks that agencies hold proofs of.
    pub(crate) fn forks(&mut self) -> usize {
        let agencies = self.agencies.iter_mut();
        agencies.map(|a| a.reader.fork_proofs().map_or(0, |f| f.len())).sum()
    }
}
