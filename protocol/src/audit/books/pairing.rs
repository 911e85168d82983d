//! Statements that were seen in one of the two logs in which they belong.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};

use super::{GRACE_SECONDS, about};
use crate::audit::finding::{Class, Evidence, Finding, Seat};
use crate::audit::series::{Held, SeriesName};
use crate::envelope::Statement;
use crate::header::Header;
use crate::ids::{LeafHash, NodeName};
use crate::limits::FUTURE_SKEW_MAX_SECONDS;
use crate::time::Timestamp;

/// Every statement that only one of its two logs has shown, by entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct Halves {
    #[n(1)]
    halves: BTreeMap<LeafHash, Half>,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
struct Half {
    #[n(1)]
    seat: Seat,
    #[n(2)]
    header: Header,
    /// A statement of the party whose log lacks it that names it.
    #[n(3)]
    named_by: Option<Naming>,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
struct Naming {
    #[n(1)]
    seat: Seat,
    #[n(2)]
    sequence: u64,
    #[n(3)]
    epoch: u64,
    #[n(4)]
    issued_at: Timestamp,
}

impl Half {
    /// The party whose log lacks it.
    fn lacking(&self) -> &NodeName {
        if self.seat.log == self.header.issuer {
            &self.header.audience
        } else {
            &self.header.issuer
        }
    }

    fn take_naming(&mut self, seat: &Seat, header: &Header) {
        if self.named_by.is_none() && header.issuer == *self.lacking() {
            self.named_by = Some(Naming {
                seat: seat.clone(),
                sequence: header.sequence,
                epoch: header.epoch,
                issued_at: header.issued_at,
            });
        }
    }
}

/// Whether a log that lacks something of its owner's own making must have had it.
enum Due {
    /// It was read before that.
    NotYet,
    /// It was signed two days later, or has later numbers of the same series: the index of the last.
    Had(Option<u64>),
    /// Its owner has opened a recovery epoch since.
    Recovered,
}

impl Halves {
    /// Notes what a statement names.
    pub(super) fn name(&mut self, seat: &Seat, statement: &Statement) {
        for leaf in &statement.header.in_reply_to {
            if let Some(half) = self.halves.get_mut(leaf) {
                half.take_naming(seat, &statement.header);
            }
        }
    }

    /// Takes a statement that belongs in two audited logs; false if it has been seen before.
    pub(super) fn first_sight(&mut self, seat: &Seat, statement: &Statement) -> bool {
        if let Some(half) = self.halves.get(&statement.leaf) {
            if half.seat.log != seat.log {
                self.halves.remove(&statement.leaf);
            }
            return false;
        }
        let half = Half { seat: seat.clone(), header: statement.header.clone(), named_by: None };
        self.halves.insert(statement.leaf, half);
        true
    }

    /// The numbers of each series that its issuer's log holds and its audience's log lacks.
    pub(super) fn accounted(&self) -> BTreeMap<SeriesName, BTreeSet<u64>> {
        let mut numbers: BTreeMap<SeriesName, BTreeSet<u64>> = BTreeMap::new();
        for half in self.halves.values().filter(|half| half.seat.log == half.header.issuer) {
            numbers.entry(SeriesName::of(&half.header)).or_default().insert(half.header.sequence);
        }
        numbers
    }

    /// What is undelivered, denied or lost.
    pub(super) fn close(
        &mut self,
        now: Timestamp,
        signed: &BTreeMap<NodeName, Timestamp>,
        series: &BTreeMap<NodeName, BTreeMap<SeriesName, Held>>,
        recovered: &BTreeMap<NodeName, Timestamp>,
    ) -> Vec<Finding> {
        self.name_each_other();
        let due = |node: &NodeName, to: &NodeName, epoch: u64, sequence: u64, at: Timestamp| {
            let empty = BTreeMap::new();
            let own = series.get(node).unwrap_or(&empty);
            let name = |epoch| SeriesName { issuer: node.clone(), audience: to.clone(), epoch };
            if recovered.get(node).is_some_and(|time| *time >= at) {
                return Due::Recovered;
            }
            let held = own.get(&name(epoch)).filter(|held| held.highest() >= sequence);
            if let Some(last) = held.and_then(Held::last) {
                return Due::Had(Some(last.index));
            }
            let later = name(epoch.saturating_add(1))..=name(u64::MAX);
            if own.range(later).next().is_some() {
                return Due::Recovered;
            }
            let two_days = at.plus(FUTURE_SKEW_MAX_SECONDS);
            if signed.get(node).is_some_and(|time| *time >= two_days) {
                return Due::Had(None);
            }
            Due::NotYet
        };
        let mut findings = self.reused();
        for (leaf, half) in &self.halves {
            let header = &half.header;
            let (lacking, holder) = (half.lacking(), &half.seat.log);
            if !signed.contains_key(lacking) {
                continue;
            }
            let seats = || {
                let naming = half.named_by.iter().map(|naming| naming.seat.clone());
                [half.seat.clone()].into_iter().chain(naming).collect::<Vec<_>>()
            };
            let had = if lacking == &header.issuer {
                // Its own statement: nothing else is needed.
                due(lacking, holder, header.epoch, header.sequence, header.issued_at)
            } else if let Some(naming) = &half.named_by {
                due(lacking, holder, naming.epoch, naming.sequence, naming.issued_at)
            } else {
                if now.since(header.issued_at) > GRACE_SECONDS {
                    findings.push(about(Class::Undelivered, header, *leaf, seats()));
                }
                continue;
            };
            let (class, later) = match had {
                Due::NotYet => continue,
                Due::Had(later) => (Class::Denied, later),
                Due::Recovered => (Class::Lost, None),
            };
            let mut seats =
                if lacking == &header.issuer { vec![half.seat.clone()] } else { seats() };
            let later = later.map(|index| Seat { log: lacking.clone(), index });
            seats.extend(later.filter(|later| !seats.contains(later)));
            findings.push(Finding {
                accused: (class == Class::Denied).then(|| lacking.clone()),
                evidence: Evidence::Entries(seats),
                ..about(class, header, *leaf, Vec::new())
            });
        }
        findings
    }

    /// Two statements under one number, each in the log of one party alone.
    fn reused(&self) -> Vec<Finding> {
        let mut numbers: BTreeMap<(SeriesName, u64), &Half> = BTreeMap::new();
        let mut findings = Vec::new();
        for (leaf, half) in &self.halves {
            let header = &half.header;
            let number = (SeriesName::of(header), header.sequence);
            if let Some(other) = numbers.insert(number, half) {
                let seats = vec![other.seat.clone(), half.seat.clone()];
                let accused = Some(header.issuer.clone());
                let finding = about(Class::NumberReused, header, *leaf, seats);
                findings.push(Finding { accused, ..finding });
            }
        }
        findings
    }

    /// A statement that its issuer's log alone holds may name one that the other log alone holds.
    fn name_each_other(&mut self) {
        let namings: Vec<(Seat, Header)> = self
            .halves
            .values()
            .filter(|half| !half.header.in_reply_to.is_empty())
            .map(|half| (half.seat.clone(), half.header.clone()))
            .collect();
        for (seat, header) in namings {
            for leaf in &header.in_reply_to {
                if let Some(half) = self.halves.get_mut(leaf) {
                    half.take_naming(&seat, &header);
                }
            }
        }
    }
}
