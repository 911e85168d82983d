//! Observers: who they are, and what one of them may see of the log.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;
use vestigo_protocol::envelope::UnverifiedStatement;
use vestigo_protocol::ids::{Kid, LeafHash, NodeName};
use vestigo_protocol::key::PublicKey;
use vestigo_protocol::observer::{Row, Seen};
use vestigo_protocol::time::Timestamp;

use super::core::Core;
use super::error::Denied;
use crate::store::{EntryRecord, ObserverRecord, Officer, Pairs};

/// Enrolments in force at a time: an answer to each request looks through them.
const OBSERVERS_MAX: usize = 256;

/// Longest name of an observer, in bytes.
const NAME_MAX: usize = 80;

/// Why an observer was not enrolled or removed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ObserverDenied {
    /// Not one line of at most [`NAME_MAX`] bytes.
    #[error("the name of an observer is one line of at most 80 bytes")]
    Name,
    /// The name or the key is of an observer already.
    #[error("an observer of this name or key is enrolled")]
    Exists(String),
    /// No observer of this name may look.
    #[error("no observer {0}")]
    Unknown(String),
    /// The time has passed.
    #[error("the time until which it may observe has passed")]
    Past,
    /// No partner named, and not all.
    #[error("no pair is named")]
    NoPairs,
    /// [`OBSERVERS_MAX`] are enrolled.
    #[error("no more than 256 observers at a time")]
    TooMany,
}

/// Accepted agreements with a partner: since when, and after how many seconds observers may read.
type Delays = Vec<(Timestamp, u64)>;

/// What one observer may see, as of one moment.
#[derive(Clone, Debug)]
pub struct Sight {
    own: NodeName,
    pairs: Pairs,
    delays: BTreeMap<NodeName, Delays>,
    now: Timestamp,
}

impl Sight {
    /// Whether it sees all pairs.
    #[must_use]
    pub const fn is_of_all(&self) -> bool {
        matches!(self.pairs, Pairs::All)
    }

    /// Whether it sees what passes between us and a partner.
    #[must_use]
    pub fn includes(&self, partner: &NodeName) -> bool {
        self.pairs.include(partner)
    }

    /// What is shown of an entry.
    #[must_use]
    pub fn row(&self, entry: EntryRecord) -> Row {
        let seen = if self.shows(&entry) {
            Seen::Entry(entry.statement)
        } else {
            Seen::Leaf(LeafHash(entry.leaf.0))
        };
        Row { index: entry.index, seen }
    }

    /// Whether the entry itself is shown: of an enrolled pair, and after the delay of the agreement
    /// under which it was logged.
    #[must_use]
    pub fn shows(&self, entry: &EntryRecord) -> bool {
        let Ok(statement) = UnverifiedStatement::parse(&entry.statement) else { return false };
        let header = statement.claimed();
        let partner = if header.issuer == self.own { &header.audience } else { &header.issuer };
        self.pairs.include(partner)
            && entry.logged_at.plus(self.delay(partner, entry.logged_at)) <= self.now
    }

    /// The delay of the agreement that was the newest when the entry was logged; before the first,
    /// that of the first. Where nothing was ever agreed, the enrolment alone decides.
    fn delay(&self, partner: &NodeName, logged_at: Timestamp) -> u64 {
        let Some(delays) = self.delays.get(partner) else { return 0 };
        let then = delays.iter().filter(|(since, _)| *since <= logged_at).max();
        then.or_else(|| delays.iter().min()).map_or(0, |(_, delay)| *delay)
    }
}

impl Core {
    /// Enrols an observer.
    ///
    /// # Errors
    /// [`Denied`]: the name or key is taken, a partner is not known, or the time has passed.
    pub(crate) fn add_observer(
        &mut self,
        officer: &Officer,
        name: &str,
        key: PublicKey,
        pairs: Pairs,
        until: Timestamp,
    ) -> Result<ObserverRecord, Denied> {
        let name = name.trim();
        if name.is_empty() || name.len() > NAME_MAX || name.chars().any(char::is_control) {
            return Err(ObserverDenied::Name.into());
        }
        if let Pairs::With(partners) = &pairs {
            let unknown = partners.iter().find(|p| !self.partners.contains_key(*p));
            if let Some(unknown) = unknown {
                return Err(Denied::NoSuchPartner(unknown.to_string()));
            }
            if partners.is_empty() {
                return Err(ObserverDenied::NoPairs.into());
            }
        }
        let now = self.now();
        if until <= now {
            return Err(ObserverDenied::Past.into());
        }
        let live: Vec<ObserverRecord> =
            self.store.observers()?.into_iter().filter(|o| o.is_live(now)).collect();
        if live.len() >= OBSERVERS_MAX {
            return Err(ObserverDenied::TooMany.into());
        }
        if live.iter().any(|o| o.name == name || o.key == key) {
            return Err(ObserverDenied::Exists(name.to_owned()).into());
        }
        let mut record = ObserverRecord {
            number: 0,
            name: name.to_owned(),
            key,
            pairs,
            since: now,
            until,
            added_by: officer.id.into(),
            removed: None,
        };
        record.number = self.store.add_observer(&record)?;
        Ok(record)
    }

    /// Ends an enrolment before its time.
    ///
    /// # Errors
    /// [`ObserverDenied::Unknown`]: no observer of this name may look.
    pub(crate) fn remove_observer(
        &mut self,
        officer: &Officer,
        name: &str,
    ) -> Result<ObserverRecord, Denied> {
        let now = self.now();
        let found = self.store.observers()?.into_iter().find(|o| o.name == name && o.is_live(now));
        let mut record = found.ok_or_else(|| ObserverDenied::Unknown(name.to_owned()))?;
        record.removed = Some((now, officer.id.into()));
        self.store.end_observer(&record)?;
        Ok(record)
    }

    /// The observer with this key, and what it may see now; `None` if it may see nothing.
    pub(crate) fn sight_of(
        &mut self,
        kid: &Kid,
    ) -> Result<Option<(ObserverRecord, Sight)>, Denied> {
        let now = self.now();
        let Some(observer) = self.store.live_observer(kid, now)? else { return Ok(None) };
        let sight = Sight {
            own: self.identity.name.clone(),
            pairs: observer.pairs.clone(),
            delays: self.observer_delays()?,
            now,
        };
        Ok(Some((observer, sight)))
    }

    /// After how long observers may read what passes between us and a partner, by the newest
    /// agreement; `None` if nothing was agreed.
    ///
    /// # Errors
    /// The store.
    pub(crate) fn observer_delay(&mut self, partner: &NodeName) -> Result<Option<u64>, Denied> {
        let delays = self.observer_delays()?;
        Ok(delays.get(partner).and_then(|all| all.iter().max()).map(|(_, delay)| *delay))
    }

    /// The longer delay of both directions, of every agreement that was ever accepted: an entry
    /// does not tell its direction alone. It holds from when it was accepted, whatever day the document
    /// names: nothing that was logged under a longer delay is shown by a later agreement.
    fn observer_delays(&mut self) -> Result<BTreeMap<NodeName, Delays>, Denied> {
        let mut delays: BTreeMap<NodeName, Delays> = BTreeMap::new();
        for (agreement, record) in self.agreements.values() {
            let Some(acceptance) = &record.acceptance else { continue };
            let logged = self.store.entry_by_leaf(acceptance)?.map(|entry| entry.logged_at);
            let doc = agreement.doc();
            let since = doc.valid_from.max(logged.unwrap_or(record.changed_at));
            let (first, second) = (doc.first_asks.observers, doc.second_asks.observers);
            let delay = first.delay_seconds.max(second.delay_seconds);
            delays.entry(record.partner.clone()).or_default().push((since, delay));
        }
        Ok(delays)
    }
}

/// Reads names of partners.
///
/// # Errors
/// [`Denied::NoSuchPartner`] for what is no name of a node.
pub(crate) fn partners(names: &[String]) -> Result<BTreeSet<NodeName>, Denied> {
    let read =
        |name: &String| NodeName::parse(name).map_err(|_| Denied::NoSuchPartner(name.clone()));
    names.iter().map(read).collect()
}

#[cfg(test)]
mod tests;
