//! The accounts of an audit: what each log holds, paired with what the other party's log holds.
//!
//! Statements come log by log in the order of each log; how the logs are interleaved changes
//! nothing but how much has to be kept. What was paired and decided is forgotten, so that the
//! accounts stay small and can be saved between two runs ([`Books`] encodes as CBOR).
//!
//! **No false alarm** is the rule that decides what is said when: logs are read at different moments,
//! so that what one lacks may only not have been written when it was read. A statement counts as
//! denied only if the log that lacks it shows by its own later statements of the same series that it
//! was written after it, or was signed two days later by the clock of the same agency.

mod pairing;
mod questions;

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};

use crate::envelope::Statement;
use crate::header::{Header, Kind};
use crate::ids::{LeafHash, NodeName};
use crate::time::Timestamp;
use pairing::Halves;
use questions::Questions;

use super::finding::{Class, Evidence, Finding, Seat};
use super::series::{Discord, Held, Member, SeriesName};

/// How old a statement has to be before it counts as missing elsewhere: longer than a message and a
/// checkpoint take while both nodes run.
pub const GRACE_SECONDS: u64 = 600;

/// A statement with its place.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Said {
    /// Where it was seen first.
    #[n(1)]
    pub seat: Seat,
    /// Its entry.
    #[n(2)]
    pub leaf: LeafHash,
    /// Its claims.
    #[n(3)]
    pub header: Header,
}

/// What was counted since the first run. A statement that lies in two logs counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Tally {
    /// Entries read, in all logs.
    #[n(1)]
    pub entries: u64,
    /// Different statements.
    #[n(2)]
    pub statements: u64,
    /// Queries that ask for a decision.
    #[n(3)]
    pub queries: u64,
    /// Queries that were answered.
    #[n(4)]
    pub answered: u64,
    /// Queries that were refused or returned.
    #[n(5)]
    pub refused: u64,
    /// Queries that were withdrawn before a decision.
    #[n(6)]
    pub withdrawn: u64,
    /// Decisions after the deadline.
    #[n(7)]
    pub late: u64,
    /// Erasures.
    #[n(8)]
    pub erasures: u64,
    /// Statements found in both parties' logs.
    #[n(9)]
    pub paired: u64,
}

/// The accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Books {
    #[n(1)]
    audited: BTreeSet<NodeName>,
    #[n(2)]
    questions: Questions,
    #[n(3)]
    halves: Halves,
    #[n(4)]
    series: BTreeMap<NodeName, BTreeMap<SeriesName, Held>>,
    #[n(5)]
    epochs: BTreeMap<NodeName, u64>,
    #[n(6)]
    tally: Tally,
    /// Logs of which some entries were not shown.
    #[n(7)]
    hiding: BTreeSet<NodeName>,
    /// Of this run: the indexes that each log did not show, as stretches `from..to`, ascending.
    #[cbor(skip)]
    hidden: BTreeMap<NodeName, Vec<(u64, u64)>>,
    /// Of this run: when each agency last opened a recovery epoch.
    #[cbor(skip)]
    recovered: BTreeMap<NodeName, Timestamp>,
    /// Of this run: told once.
    #[cbor(skip)]
    events: Vec<Finding>,
}

impl Books {
    /// Empty accounts over these logs.
    #[must_use]
    pub fn over(audited: BTreeSet<NodeName>) -> Self {
        Self { audited, ..Self::default() }
    }

    /// The logs that they are over.
    #[must_use]
    pub const fn audited(&self) -> &BTreeSet<NodeName> {
        &self.audited
    }

    /// What was counted.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Queries that are accepted and wait for a decision.
    #[must_use]
    pub fn open_questions(&self) -> u64 {
        self.questions.open()
    }

    /// Takes the entry at `index` of `log`. Entries of one log come in its order, each once.
    pub fn take(&mut self, log: &NodeName, index: u64, statement: &Statement) {
        let header = &statement.header;
        self.tally.entries = self.tally.entries.saturating_add(1);
        self.in_series(log, index, statement);
        let seat = Seat { log: log.clone(), index };
        self.halves.name(&seat, statement);
        let own = header.is_own();
        let both = !own
            && self.audited.contains(&header.issuer)
            && self.audited.contains(&header.audience);
        if both && !self.halves.first_sight(&seat, statement) {
            self.tally.paired = self.tally.paired.saturating_add(1);
            return;
        }
        self.tally.statements = self.tally.statements.saturating_add(1);
        self.events_of(&seat, statement);
        if !own {
            self.questions.take(seat, statement, &mut self.tally);
        }
    }

    /// Notes that the entry at this index of a log was not shown: it may be of any pair. From then on
    /// nothing is said about what the log lacks of others, and a query counts as overdue only where the
    /// answering side's later statement of the same series is there, with all before it. A number of its
    /// own that is not there is a gap as ever; only whether it is hidden cannot always be told.
    pub fn hide(&mut self, log: &NodeName, index: u64) {
        self.hiding.insert(log.clone());
        let stretches = self.hidden.entry(log.clone()).or_default();
        match stretches.last_mut().filter(|(_, to)| *to == index) {
            Some((_, to)) => *to = index.saturating_add(1),
            None => stretches.push((index, index.saturating_add(1))),
        }
    }

    /// How many entries of a log between two indexes were not shown.
    fn hidden_between(&self, log: &NodeName, from: u64, to: u64) -> u64 {
        let stretches = self.hidden.get(log).map(Vec::as_slice).unwrap_or_default();
        let overlap = |(a, b): &(u64, u64)| (*b).min(to).saturating_sub((*a).max(from));
        stretches.iter().map(overlap).sum()
    }

    /// Notes that an agency opened a recovery epoch at this time, by its own clock, as its descriptor
    /// says. What its log should have from before was lost, and nobody denies it. Said in each run.
    pub fn recovered(&mut self, node: &NodeName, at: Timestamp) {
        self.recovered.insert(node.clone(), at);
    }

    /// What is open, missing or contradictory now, and what was found on the way since the books
    /// were made or read. `signed` says when each log signed its newest checkpoint, by its own
    /// clock; a log that could not be read whole is left out, and nothing is said about what it
    /// lacks.
    pub fn close(
        &mut self,
        now: Timestamp,
        signed: &BTreeMap<NodeName, Timestamp>,
    ) -> Vec<Finding> {
        let mut findings = std::mem::take(&mut self.events);
        let (audited, hiding, series) = (&self.audited, &self.hiding, &self.series);
        let whole = |node: &NodeName| !audited.contains(node) || signed.contains_key(node);
        // Up to which time everything is known that an agency said to another.
        let known_to = |from: &NodeName, to: &NodeName| {
            if !whole(from) || !whole(to) {
                return Timestamp(0);
            }
            if !hiding.contains(from) && !hiding.contains(to) {
                return now;
            }
            let heard = [from, to].map(|log| heard_to(series.get(log), from, to));
            heard.into_iter().max().unwrap_or_default().min(now)
        };
        findings.extend(self.questions.close(now, &mut self.tally, known_to));
        let accounted = self.halves.accounted();
        let shown: BTreeMap<NodeName, Timestamp> = signed
            .iter()
            .filter(|(log, _)| !self.hiding.contains(*log))
            .map(|(log, time)| (log.clone(), *time))
            .collect();
        findings.extend(self.halves.close(now, &shown, &self.series, &self.recovered));
        for (log, all) in self.series.iter().filter(|(log, _)| shown.contains_key(*log)) {
            for (name, held) in all {
                let lost = self.recovered.get(&name.issuer).copied();
                findings.extend(gaps(log, name, held, &accounted, now, lost));
            }
        }
        findings.extend(self.gaps_beside_hidden(signed, &accounted, now));
        findings
    }

    /// Numbers of its own that a log lacks which does not show everything. A pair is shown as a whole or
    /// not at all, so that of a pair that is shown a later number is not there without those before it,
    /// but for a delay that has become shorter: where hidden entries could be the missing ones, nobody is
    /// accused and nothing is proved.
    fn gaps_beside_hidden(
        &self,
        signed: &BTreeMap<NodeName, Timestamp>,
        accounted: &BTreeMap<SeriesName, BTreeSet<u64>>,
        now: Timestamp,
    ) -> Vec<Finding> {
        let mut found = Vec::new();
        for log in self.hiding.iter().filter(|log| signed.contains_key(*log)) {
            let lost = self.recovered.get(log).copied();
            let own = self.series.get(log).into_iter().flatten();
            for (name, held) in own.filter(|(name, _)| name.issuer == *log) {
                for (gap, missing) in
                    gaps(log, name, held, accounted, now, lost).into_iter().zip(held.gaps())
                {
                    let from = missing.before.map_or(0, |before| before.index);
                    let hidden = self.hidden_between(log, from, missing.after.index);
                    found.push(if hidden < missing.count {
                        gap
                    } else {
                        Finding { accused: None, evidence: Evidence::Nothing, ..gap }
                    });
                }
            }
        }
        found
    }

    fn in_series(&mut self, log: &NodeName, index: u64, statement: &Statement) {
        let header = &statement.header;
        let all = match self.series.get_mut(log) {
            Some(all) => all,
            None => self.series.entry(log.clone()).or_default(),
        };
        let name = SeriesName::of(header);
        let member = Member {
            leaf: statement.leaf,
            previous: header.previous,
            index,
            issued_at: header.issued_at,
        };
        let held = match all.get_mut(&name) {
            Some(held) => held,
            None => all.entry(name).or_default(),
        };
        for discord in held.take(header.sequence, member) {
            let (class, seats) = match discord {
                Discord::Reused => (Class::NumberReused, vec![index]),
                Discord::Broken(before, after) => (Class::ChainBroken, vec![before, after]),
                // Others' statements may arrive in any order.
                Discord::Behind(_) if *log != header.issuer => continue,
                Discord::Behind(later) => (Class::Disordered, vec![later, index]),
            };
            let seat = |index| Seat { log: log.clone(), index };
            let seats = seats.into_iter().map(seat).collect();
            let finding = about(class, header, statement.leaf, seats);
            self.events.push(Finding { accused: Some(header.issuer.clone()), ..finding });
        }
    }

    /// What is told once, when it is seen first.
    fn events_of(&mut self, seat: &Seat, statement: &Statement) {
        let header = &statement.header;
        if header.epoch > self.epochs.get(&header.issuer).copied().unwrap_or(0) {
            self.epochs.insert(header.issuer.clone(), header.epoch);
            let finding = about(Class::Epoch, header, statement.leaf, vec![seat.clone()]);
            self.events.push(Finding { number: Some(header.epoch), ..finding });
        }
        if header.kind == Kind::Erasure {
            self.tally.erasures = self.tally.erasures.saturating_add(1);
            self.events.push(about(Class::Erasure, header, statement.leaf, vec![seat.clone()]));
        }
    }
}

/// The time of the last statement up to which a log holds all that one agency said to another.
fn heard_to(all: Option<&BTreeMap<SeriesName, Held>>, from: &NodeName, to: &NodeName) -> Timestamp {
    let mut series = all.into_iter().flatten();
    let newest = series.rfind(|(name, _)| name.issuer == *from && name.audience == *to);
    newest.and_then(|(_, held)| held.heard_to()).unwrap_or_default()
}

/// A finding about one statement, issued by `about` to `other`.
fn about(class: Class, header: &Header, leaf: LeafHash, seats: Vec<Seat>) -> Finding {
    Finding {
        class,
        about: header.issuer.clone(),
        other: Some(header.audience.clone()),
        accused: None,
        exchange: Some(header.exchange),
        entry: Some(leaf),
        at: Some(header.issued_at),
        number: Some(header.sequence),
        count: 1,
        evidence: Evidence::Entries(seats),
    }
}

/// The gaps of a series in one log that nothing else tells.
fn gaps(
    log: &NodeName,
    name: &SeriesName,
    held: &Held,
    accounted: &BTreeMap<SeriesName, BTreeSet<u64>>,
    now: Timestamp,
    recovered: Option<Timestamp>,
) -> Vec<Finding> {
    let own = *log == name.issuer;
    let mut found = Vec::new();
    for gap in held.gaps() {
        let end = gap.first.saturating_add(gap.count);
        // What the issuer's log holds is told as undelivered or denied.
        let told = accounted.get(name).map_or(0, |n| n.range(gap.first..end).count() as u64);
        let young = now.since(gap.after.issued_at) <= GRACE_SECONDS;
        if !own && (told >= gap.count || young) {
            continue;
        }
        // Numbers that were lost with the end of a log, and of which later ones came back.
        let lost = recovered.is_some_and(|time| time >= gap.after.issued_at);
        let before = gap.before.map(|member| member.index);
        let seat = |index| Seat { log: log.clone(), index };
        let seats = before.into_iter().chain([gap.after.index]).map(seat).collect();
        found.push(Finding {
            class: Class::Gap,
            about: log.clone(),
            other: Some(if own { name.audience.clone() } else { name.issuer.clone() }),
            accused: (own && !lost).then(|| log.clone()),
            exchange: None,
            entry: Some(gap.after.leaf),
            at: Some(gap.after.issued_at),
            number: Some(gap.first),
            count: gap.count,
            evidence: Evidence::Entries(seats),
        });
    }
    found
}

#[cfg(test)]
mod tests;
