//! What turns up, and who watches for it: watches, notices and records are compared beside the messages
//! that bring them.
//!
//! A notice or a watch that arrives is only written into a list. What is in the list is looked up when
//! answers are released, a bounded number at a time: whoever sends a notice learns nothing from how
//! long its receipt takes, and holds nobody else up. The list is durable, so that a crash loses no look.

use std::collections::BTreeMap;

use vestigo_protocol::codes::{MatchGrade, RequestKind};
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::message::Body;
use vestigo_protocol::time::Timestamp;

use super::answering::of_one_case;
use super::core::Core;
use super::error::Denied;
use crate::registry::{Registry, RegistryError};
use crate::store::{AlertRecord, NoticeRecord, WatchRecord};

/// Watches of one partner that stand at a time: the guns that a police force misses in some years. One
/// more is for an officer to answer. Each is looked up with each notice and each import.
pub(super) const WATCHES_PER_PARTNER_MAX: u64 = 500;

/// Records of ours that one description raises an alert for: the best, not all that are possible.
const ALERTS_PER_GUN: usize = 5;

/// Alerts that one notice raises for the watches of one partner, so that nobody's watches drown
/// another's; and that one watch raises for notices that were there before it.
const ALERTS_PER_PARTNER: usize = 4;

/// Descriptions that one tick compares, about: a tenth of a second's work.
const COMPARED_PER_TICK: usize = 512;

/// Entries of the list that one tick takes at most.
const LOOKS_PER_TICK: usize = 64;

/// How far back a new watch is compared with notices, and with how many at most, the newest first.
const NOTICES_BACK_SECONDS: u64 = 365 * 86_400;
const NOTICES_BACK_MAX: usize = 256;

/// Seconds until a look that failed is made again.
const LOOK_AGAIN_SECONDS: u64 = 60;

/// A watch that ended is listed for so long.
const ENDED_KEPT_SECONDS: u64 = 30 * 86_400;

/// Name of the number of the newest record that was looked at for watches.
const WATCHED: &str = "watched-records";

impl Core {
    /// A notice or a watch waits to be looked up until the next release of answers.
    pub(super) fn look_later(&mut self, entry: &LeafHash) -> Result<(), Denied> {
        let now = self.now();
        let interval = self.settings.release_interval_seconds;
        let at = match now.0.checked_div(interval) {
            Some(passed) => Timestamp(passed.saturating_add(1).saturating_mul(interval)),
            None => now,
        };
        Ok(self.store.put_look(entry, at)?)
    }

    /// Has every watch that stands looked up again, if there are new records: a record that came
    /// later fires it.
    pub(crate) fn look_at_watches(&mut self) -> Result<(), Denied> {
        let now = self.now();
        self.store.forget_watches(Timestamp(now.0.saturating_sub(ENDED_KEPT_SECONDS)))?;
        let newest = self.registry.newest();
        let seen =
            self.store.meta(WATCHED)?.and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
        if seen == Some(newest) {
            return Ok(());
        }
        for watch in self.store.watches_standing(now)? {
            self.store.put_look(&watch.query, now)?;
        }
        Ok(self.store.put_meta(WATCHED, &newest.to_le_bytes())?)
    }

    /// Looks up what is due, as much as one tick may.
    pub(super) fn looks_due(&mut self, now: Timestamp) -> Result<(), Denied> {
        let mut compared = 0;
        for entry in self.store.looks_due(now, LOOKS_PER_TICK)? {
            if compared >= COMPARED_PER_TICK {
                break;
            }
            self.store.end_look(&entry)?;
            match self.look(&entry, now) {
                Ok(more) => compared = compared.saturating_add(more),
                Err(Denied::Registry(error)) => {
                    tracing::error!(
                        reason = %error,
                        "a watch or notice could not be looked up; it is tried again"
                    );
                    self.store.put_look(&entry, now.plus(LOOK_AGAIN_SECONDS))?;
                }
                Err(error) => {
                    let error = of_one_case(error)?;
                    tracing::error!(reason = %error, "a watch or notice cannot be looked up");
                }
            }
        }
        Ok(())
    }

    /// Looks one entry of the list up, and says how many descriptions it was compared with.
    fn look(&mut self, entry: &LeafHash, now: Timestamp) -> Result<usize, Denied> {
        if let Some(watch) = self.store.watch(entry)? {
            return if watch.until > now { self.look_for(&watch, now) } else { Ok(1) };
        }
        match self.store.notice(entry)? {
            Some(notice) => self.gun_turned_up(&notice, now),
            None => Ok(1),
        }
    }

    /// A watch is compared with our records, and with the guns that partners told of before.
    fn look_for(&mut self, watch: &WatchRecord, now: Timestamp) -> Result<usize, Denied> {
        let Some(gun) = self.described_in(&watch.query)? else { return Ok(1) };
        let of_watch = AlertRecord { watch: Some(watch.query), ..nothing_yet(now) };
        let mut alerts: Vec<AlertRecord> = self
            .near_records(&gun)?
            .into_iter()
            .map(|record| AlertRecord { record: Some(record), ..of_watch.clone() })
            .collect();
        let since = Timestamp(now.0.saturating_sub(NOTICES_BACK_SECONDS));
        let kind = RequestKind::RecoveryNotice;
        let notices = self.store.notices_since(kind, since, NOTICES_BACK_MAX)?;
        let mut met = 0;
        for notice in &notices {
            let Some(found) = self.described_in(&notice.leaf)? else { continue };
            let Some(alone) = self.alone(&found) else { continue };
            if met < ALERTS_PER_PARTNER && is_near(alone.lookup(&gun)?.grade()) {
                met += 1;
                alerts.push(AlertRecord { notice: Some(notice.leaf), ..of_watch.clone() });
            }
        }
        self.raise(&alerts)?;
        Ok(notices.len().saturating_add(1))
    }

    /// A partner told of a gun that was recovered: whoever watches it, and whoever keeps our record of
    /// it, must be told by a person. The gun becomes a register of one, in which each watched gun is
    /// looked up: one rule for grades everywhere.
    fn gun_turned_up(&mut self, notice: &NoticeRecord, now: Timestamp) -> Result<usize, Denied> {
        let Some(gun) = self.described_in(&notice.leaf)? else { return Ok(1) };
        let of_notice = AlertRecord { notice: Some(notice.leaf), ..nothing_yet(now) };
        let mut alerts: Vec<AlertRecord> = self
            .near_records(&gun)?
            .into_iter()
            .map(|record| AlertRecord { record: Some(record), ..of_notice.clone() })
            .collect();
        let watches = self.store.watches_standing(now)?;
        let mut of_partner: BTreeMap<&NodeName, usize> = BTreeMap::new();
        let alone = if watches.is_empty() { None } else { self.alone(&gun) };
        for (alone, watch) in alone.iter().flat_map(|alone| watches.iter().map(move |w| (alone, w)))
        {
            let met = of_partner.entry(&watch.partner).or_default();
            if *met >= ALERTS_PER_PARTNER {
                continue;
            }
            let Some(watched) = self.described_in(&watch.query)? else { continue };
            if is_near(alone.lookup(&watched)?.grade()) {
                *met += 1;
                alerts.push(AlertRecord { watch: Some(watch.query), ..of_notice.clone() });
            }
        }
        self.raise(&alerts)?;
        Ok(watches.len().saturating_add(1))
    }

    /// Records of ours that are near a description.
    fn near_records(&self, gun: &FirearmDescription) -> Result<Vec<i64>, Denied> {
        let findings = match self.registry.lookup(gun) {
            Ok(findings) => findings,
            // Nothing that could be looked up, now or ever.
            Err(RegistryError::TooBroad) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let near = findings.candidates.iter().filter(|c| is_near(c.grade));
        Ok(near.take(ALERTS_PER_GUN).map(|c| c.record.id.0).collect())
    }

    /// A register that holds a gun alone; none if nothing of it could be found.
    fn alone(&mut self, gun: &FirearmDescription) -> Option<Registry> {
        let fresh = self.random();
        Registry::of_one(gun, fresh)
            .inspect_err(|error| tracing::debug!(reason = %error, "a gun has no number to compare"))
            .ok()
    }

    fn raise(&mut self, alerts: &[AlertRecord]) -> Result<(), Denied> {
        for alert in alerts {
            if self.store.put_alert(alert)? {
                tracing::warn!("a gun that is watched or recorded has turned up; see the alerts");
            }
        }
        Ok(())
    }

    /// The gun that a query in our log describes; none once its content was erased.
    pub(crate) fn described_in(
        &mut self,
        query: &LeafHash,
    ) -> Result<Option<FirearmDescription>, Denied> {
        Ok(match self.read_if_readable(query)?.map(|(_, content)| content.body) {
            Some(Body::Query(query)) => Some(query.firearm()),
            _ => None,
        })
    }
}

const fn nothing_yet(at: Timestamp) -> AlertRecord {
    AlertRecord { id: 0, at, watch: None, notice: None, record: None, told: None }
}

/// Near enough for a person to look: the number is the same or nearly so.
pub(super) const fn is_near(grade: MatchGrade) -> bool {
    matches!(grade, MatchGrade::Exact | MatchGrade::ExactFolded | MatchGrade::Strong)
}

#[cfg(test)]
mod tests;
