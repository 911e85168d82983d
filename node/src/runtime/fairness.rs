//! Fair use: what is counted before the registry is touched, the sweep that is noticed, and the one
//! signed refusal for many queries over budget.
//!
//! A query over budget is logged with its batch like any other message, gets no receipt of its own,
//! and waits in a list that is durable in the same commit. The refusal that names up to 64 of
//! them leaves when the list is full or five seconds old. It is their receipt and their decision.
//! Until then a repeat of such a query gets nothing, afterwards the stored refusal.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};
use vestigo_protocol::agreement::{Agreement, Clauses};
use vestigo_protocol::codes::{RequestKind, ReturnReason};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{AgreementHash, LeafHash, NodeName, Pseudonym};
use vestigo_protocol::limits::IN_REPLY_TO_MAX;
use vestigo_protocol::message::{Body, Common, Content, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::arrivals::Incoming;
use super::core::Core;
use super::directory::Known;
use super::error::Denied;
use super::life::claimed;
use crate::desk::admission::{self, Circumstances, Force, Returned, Spent};
use crate::desk::clause::ClauseId;
use crate::desk::sweep::{Asked, Bounds, Pattern, Seen};
use crate::desk::{answer, inquiry};
use crate::store::{EntryRecord, HopRecord, Limited, OverBudget, Scope, SpentKey, StoreResult};

/// A list that is not full leaves after this many seconds.
pub(crate) const BATCH_SECONDS: u64 = 5;

/// How far back look-ups are compared for a sweep, and how many of them at most.
const WINDOW_SECONDS: u64 = 7 * DAY_SECONDS;
const WINDOW_MAX: usize = 1_024;

/// Serial marks of one query that are compared. A gun has four or fewer numbers; a query with more
/// goes to a person whatever they are.
const NUMBERS_COMPARED: usize = 8;

const DAY_SECONDS: u64 = 86_400;

/// Counters kept in memory beside the store. More than a day of 250 partners has; then they are
/// read again.
const COUNTERS_MAX: usize = 65_536;

fn day_of(now: Timestamp) -> u64 {
    now.0 / DAY_SECONDS
}

type Counter = (NodeName, u64, Scope, SpentKey);

/// What the core holds of fair use between two commits. All of it can be read back from the store.
#[derive(Debug, Default)]
pub(crate) struct FairUse {
    counters: BTreeMap<Counter, u64>,
    counted: BTreeSet<Counter>,
    waiting: BTreeMap<(NodeName, ClauseId), OverBudget>,
    grown: BTreeSet<(NodeName, ClauseId)>,
    /// Of the day that it was last asked about.
    limited: BTreeMap<(NodeName, ClauseId), Limited>,
    limited_day: u64,
    /// What each partner had looked up within the window that ends on a day.
    asked: BTreeMap<NodeName, (u64, Asked)>,
    /// What we had looked up by each partner, in the same way.
    asking: BTreeMap<NodeName, (u64, Asked)>,
}

/// The text that a batch refusal of queries stopped by a clause carries.
fn told(clause: ClauseId) -> &'static str {
    match clause {
        ClauseId::BudgetPerOfficer => "the budget agreed for one officer and day is used up",
        ClauseId::BudgetPerCase => "the budget agreed for one case is used up",
        ClauseId::NoSweep => "numbers were tried one after the other; no more is looked up today",
        _ => "the budget agreed for one day is used up",
    }
}

/// What stands for a case of the asker: its reference without separators and in one case of letters,
/// so that writing it otherwise does not open another budget. Hashed under a secret of this node, since it
/// is case text that could be guessed and outlives the contents.
fn case_key(secret: &[u8; 32], reference: Option<&str>) -> SpentKey {
    let plain: String = reference
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect();
    let mut hasher = Sha256::new();
    hasher.update(b"vestigo-case-v2\0");
    hasher.update(secret);
    hasher.update(plain.as_bytes());
    let digest: [u8; 32] = hasher.finalize().into();
    let mut key = [0; 16];
    key.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    key
}

impl Core {
    /// Reads back what waits for its refusal. Called once, when the core opens.
    pub(super) fn load_fair_use(&mut self) -> StoreResult<()> {
        for waiting in self.store.over_budget()? {
            let Some(clause) = ClauseId::from_number(waiting.clause) else { continue };
            self.fair.waiting.insert((waiting.partner.clone(), clause), waiting);
        }
        Ok(())
    }

    /// Writes what the batch changed: one row per counter and list, however many queries came.
    pub(super) fn seal_fair_use(&mut self) -> StoreResult<()> {
        for counter in std::mem::take(&mut self.fair.counted) {
            let requests = self.fair.counters.get(&counter).copied().unwrap_or(0);
            let (partner, day, scope, key) = &counter;
            self.store.put_spent(partner, *day, *scope, key, requests)?;
        }
        for list in std::mem::take(&mut self.fair.grown) {
            if let Some(waiting) = self.fair.waiting.get(&list) {
                self.store.put_over_budget(waiting)?;
            }
        }
        if self.fair.counters.len() > COUNTERS_MAX {
            self.fair.counters.clear();
        }
        Ok(())
    }

    fn count(
        &mut self,
        partner: &NodeName,
        day: u64,
        scope: Scope,
        key: SpentKey,
    ) -> StoreResult<u64> {
        let counter = (partner.clone(), day, scope, key);
        let before = match self.fair.counters.get(&counter) {
            Some(before) => *before,
            None => self.store.spent(partner, day, scope, &key)?,
        };
        let requests = before.saturating_add(1);
        self.fair.counters.insert(counter.clone(), requests);
        self.fair.counted.insert(counter);
        Ok(requests)
    }

    /// Counts a request against every budget that applies to it, before anything is looked up. What
    /// is over the partner's own budget is not counted any further.
    fn spend(
        &mut self,
        partner: &NodeName,
        clauses: Option<&Clauses>,
        common: &Common,
        query: &Query,
        now: Timestamp,
    ) -> Result<Spent, Denied> {
        let day = day_of(now);
        let per_day = self.count(partner, day, Scope::Partner, SpentKey::default())?;
        let mut spent = Spent { per_day, ..Spent::default() };
        let Some(budget) = clauses.map(|clauses| clauses.budget) else { return Ok(spent) };
        if per_day > budget.per_day {
            return Ok(spent);
        }
        spent.sweep = self.limited_today(partner, ClauseId::NoSweep, now)?.is_some();
        if spent.sweep {
            return Ok(spent);
        }
        if budget.per_officer_per_day.is_some()
            && let Some(Pseudonym(officer)) = common.officer
        {
            spent.of_officer = self.count(partner, day, Scope::Officer, officer)?;
        }
        if budget.per_case.is_some() {
            let reference = query.case_reference.as_ref().map(Text::as_str);
            // All that names no case is one case a day.
            let day = if reference.is_some() { 0 } else { day };
            spent.of_case =
                self.count(partner, day, Scope::Case, case_key(&self.sampling_secret, reference))?;
        }
        Ok(spent)
    }

    /// Whether this request, which may be looked up, completes a sweep. Numbers in a row that are let
    /// through as a consignment are noted once a day.
    fn sweeps(
        &mut self,
        partner: &NodeName,
        query: &Query,
        clauses: Option<&Clauses>,
        now: Timestamp,
    ) -> Result<Option<Pattern>, Denied> {
        let day = day_of(now);
        if self.fair.asked.get(partner).is_none_or(|(of, _)| *of != day) {
            let asked = self.asked_within_the_window(partner, now)?;
            self.fair.asked.insert(partner.clone(), (day, asked));
        }
        let Some((_, asked)) = self.fair.asked.get_mut(partner) else { return Ok(None) };
        let bounds = bounds(query, clauses);
        let seen = observe(asked, query, bounds);
        let found = seen.iter().find_map(|seen| seen.pattern(bounds));
        let consignment = seen.iter().find_map(|seen| seen.pattern(Bounds::USUAL));
        if let (None, Some(pattern)) = (found, consignment)
            && self.limited_today(partner, ClauseId::Consignment, now)?.is_none()
        {
            self.limit(partner, ClauseId::Consignment, pattern.number(), 0, now)?;
        }
        Ok(found)
    }

    fn asked_within_the_window(
        &mut self,
        partner: &NodeName,
        now: Timestamp,
    ) -> Result<Asked, Denied> {
        let since = Timestamp(now.0.saturating_sub(WINDOW_SECONDS));
        let mut asked = Asked::default();
        for leaf in self.store.cases_of(partner, since, WINDOW_MAX)?.iter().rev() {
            // A query whose content was erased has no numbers any more.
            if let Ok((_, Content { common, body: Body::Query(query), .. })) =
                self.read_stored(leaf)
                && may_sweep(&common)
            {
                observe(&mut asked, &query, Bounds::USUAL);
            }
        }
        Ok(asked)
    }

    /// Whether a fresh request may be considered, counted against every budget first. The registry is
    /// not touched.
    pub(super) fn admitted(
        &mut self,
        known: &Known,
        header: &Header,
        common: &Common,
        query: &Query,
        (agreement, force): (Option<&Agreement>, Force),
    ) -> Result<Result<(), Returned>, Denied> {
        let now = self.now();
        let clauses = agreement.and_then(|a| a.clauses_for(&known.name));
        let spent = self.spend(&known.name, clauses, common, query, now)?;
        let standing = self.standing(&known.name);
        let circumstances = Circumstances { standing, agreement, force, spent };
        let admitted = admission::admit(header, common, query, circumstances).map(drop);
        if admitted.is_err() || !may_sweep(common) || !self.settings.stop_sweeps {
            return Ok(admitted);
        }
        let Some(pattern) = self.sweeps(&known.name, query, clauses, now)? else {
            return Ok(admitted);
        };
        self.sweep_found(&known.name, pattern, now)?;
        let spent = Spent { sweep: true, ..spent };
        let circumstances = Circumstances { spent, ..circumstances };
        Ok(admission::admit(header, common, query, circumstances).map(drop))
    }

    /// A sweep was found in this request.
    fn sweep_found(
        &mut self,
        partner: &NodeName,
        pattern: Pattern,
        now: Timestamp,
    ) -> Result<(), Denied> {
        tracing::warn!(
            partner.name = %partner, sweep.pattern = pattern.name(),
            "a partner tries serial numbers one after the other; nothing more is looked up for it today"
        );
        self.limit(partner, ClauseId::NoSweep, pattern.number(), 0, now)
    }

    fn limited_today(
        &mut self,
        partner: &NodeName,
        clause: ClauseId,
        now: Timestamp,
    ) -> StoreResult<Option<Limited>> {
        let day = day_of(now);
        if self.fair.limited_day != day {
            self.fair.limited_day = day;
            self.fair.limited.clear();
            for limited in self.store.limited(day)? {
                if let Some(clause) = ClauseId::from_number(limited.clause) {
                    self.fair.limited.insert((limited.partner.clone(), clause), limited);
                }
            }
        }
        Ok(self.fair.limited.get(&(partner.clone(), clause)).cloned())
    }

    fn limit(
        &mut self,
        partner: &NodeName,
        clause: ClauseId,
        pattern: u16,
        refused: u64,
        now: Timestamp,
    ) -> Result<(), Denied> {
        let mut limited = self.limited_today(partner, clause, now)?.unwrap_or_else(|| Limited {
            partner: partner.clone(),
            day: day_of(now),
            clause: clause.number(),
            pattern,
            since: now,
            refused: 0,
        });
        limited.refused = limited.refused.saturating_add(refused);
        self.store.put_limited(&limited)?;
        self.fair.limited.insert((partner.clone(), clause), limited);
        Ok(())
    }

    /// A query over budget, already in the log: it waits for the refusal of its batch.
    pub(super) fn over_budget(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        agreement: AgreementHash,
        returned: &Returned,
        now: Timestamp,
    ) -> Result<(), Denied> {
        let clause = returned.rested_on.first().copied().unwrap_or(ClauseId::BudgetPerDay);
        let list = (known.name.clone(), clause);
        if self.fair.waiting.get(&list).is_some_and(|waiting| waiting.agreement != agreement) {
            self.refuse_batch(&list, now)?;
        }
        let waiting = self.fair.waiting.entry(list.clone()).or_insert_with(|| OverBudget {
            partner: known.name.clone(),
            clause: clause.number(),
            agreement,
            exchange: incoming.header.exchange,
            queries: Vec::with_capacity(IN_REPLY_TO_MAX),
            since: now,
        });
        waiting.queries.push(incoming.leaf);
        if waiting.queries.len() >= IN_REPLY_TO_MAX {
            return self.refuse_batch(&list, now);
        }
        self.fair.grown.insert(list);
        Ok(())
    }

    /// Refuses every list that has waited long enough.
    pub(super) fn refuse_over_budget(&mut self, now: Timestamp) -> Result<(), Denied> {
        let due: Vec<(NodeName, ClauseId)> = self
            .fair
            .waiting
            .iter()
            .filter(|(_, waiting)| now.0.saturating_sub(waiting.since.0) >= BATCH_SECONDS)
            .map(|(list, _)| list.clone())
            .collect();
        due.iter().try_for_each(|list| self.refuse_batch(list, now))
    }

    /// One signed statement for all that waits in a list: receipt and decision of each.
    fn refuse_batch(&mut self, list: &(NodeName, ClauseId), now: Timestamp) -> Result<(), Denied> {
        let Some(waiting) = self.fair.waiting.remove(list) else { return Ok(()) };
        let Some(first) = waiting.queries.first() else { return Ok(()) };
        let (partner, clause) = list;
        let reason = ReturnReason::RateLimit.into();
        let text = Text::new(told(*clause)).map_err(|e| Denied::Rule(e.to_string()))?;
        let by = self.by(Some(waiting.agreement), None, now);
        let content = answer::refusal(reason, text, None, &by);
        let mut draft = self.reply(partner, waiting.exchange, *first, content);
        draft.in_reply_to.clone_from(&waiting.queries);
        draft.reason = Some(reason);
        let signed = self.issue(draft)?;
        // Routine, whatever the questions claimed: what is over budget has no place before others.
        self.post(&signed, false)?;
        self.fair.grown.remove(list);
        self.store.end_over_budget(partner, clause.number())?;
        self.limit(partner, *clause, 0, waiting.queries.len() as u64, now)
    }

    /// A batch refusal of a partner names many queries of ours, each in an exchange of its own: every
    /// hop that it names moves.
    pub(super) fn batch_refused(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        content: &Content,
    ) -> Result<(), Denied> {
        let Some(what) = inquiry::incoming(&content.body) else { return Ok(()) };
        for leaf in &incoming.header.in_reply_to {
            match self.hop_of_query(leaf)? {
                Some(hop) if hop.partner == known.name => {
                    self.hop_moved(hop, what, incoming, content)?;
                }
                _ => self.refused.unrelated = self.refused.unrelated.saturating_add(1),
            }
        }
        Ok(())
    }

    /// The hop that a query of ours asked.
    fn hop_of_query(&mut self, query: &LeafHash) -> Result<Option<HopRecord>, Denied> {
        if !self.store.entry_by_leaf(query)?.is_some_and(|e| e.own && e.kind == Kind::Query) {
            return Ok(None);
        }
        let (header, _) = self.read_stored(query)?;
        Ok(self.store.hop(&header.exchange)?.filter(|hop| hop.query == *query))
    }

    /// The log's entries about a hop: those of its exchange with its partner, and the decision where
    /// one statement decided many exchanges. What another partner signed under the same exchange id
    /// is no part of it.
    pub(crate) fn entries_of_hop(&mut self, hop: &HopRecord) -> Result<Vec<EntryRecord>, Denied> {
        let mut entries = Vec::new();
        for entry in self.store.entries_of_exchange(&hop.exchange)? {
            let header = claimed(&entry.statement)?;
            let other = if entry.own { &header.audience } else { &header.issuer };
            if *other == hop.partner {
                entries.push(entry);
            }
        }
        if let Some(decision) = hop.decision
            && entries.iter().all(|entry| entry.leaf != decision)
        {
            entries.extend(self.store.entry_by_leaf(&decision)?);
        }
        Ok(entries)
    }

    /// What was refused for want of fairness since a day: for the status screen.
    pub(crate) fn limited_since(&mut self, days: u64) -> StoreResult<Vec<Limited>> {
        let since = day_of(self.now()).saturating_sub(days);
        self.store.limited(since)
    }
}

/// Whether a reply is the one that decides many queries at once.
pub(super) fn is_batch_refusal(header: &Header) -> bool {
    header.kind == Kind::Refusal && header.reason == Some(ReturnReason::RateLimit.into())
}

/// Whether numbers of this kind of request are tried: a notice tells of guns that were found, and
/// gets no answer.
fn may_sweep(common: &Common) -> bool {
    !matches!(
        common.request_kind,
        Some(
            RequestKind::RecoveryNotice
                | RequestKind::DisclosureNotice
                | RequestKind::Bulletin
                | RequestKind::AggregateStatistics
        )
    )
}

/// Who names a case may ask for a consignment, where one was agreed.
fn bounds(query: &Query, clauses: Option<&Clauses>) -> Bounds {
    let named = query.case_reference.is_some();
    Bounds::of_case(clauses.and_then(|c| c.budget.consignment).filter(|_| named))
}

fn numbers(query: &Query) -> impl Iterator<Item = &str> {
    let serials = query.marks.iter().filter(|mark| mark.is_serial()).take(NUMBERS_COMPARED);
    serials.map(|mark| mark.text.as_str())
}

fn maker(query: &Query) -> Option<&str> {
    query.maker.as_ref().map(vestigo_protocol::firearm::Name::as_str)
}

/// Every number is taken in, also behind one that completes a pattern.
fn observe(asked: &mut Asked, query: &Query, bounds: Bounds) -> Vec<Seen> {
    numbers(query).filter_map(|number| asked.observe(maker(query), number, bounds)).collect()
}

mod own;

#[cfg(test)]
pub(super) mod tests;
