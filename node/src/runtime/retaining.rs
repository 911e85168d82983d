//! The end of retention: when the contents of an exchange are destroyed, by which rule, and how
//! that is told. The shortest rule wins, unless a person holds the case.

use vestigo_protocol::codec;
use vestigo_protocol::envelope::UnverifiedStatement;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{ExchangeId, LeafHash, NodeName};
use vestigo_protocol::limits::REFERENCE_MAX;
use vestigo_protocol::message::{Body, Content, Erasure};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::admin::{AdminAct, AdminCode};
use super::core::{Core, Effect};
use super::error::Denied;
use crate::desk::officer::Acting;
use crate::store::{Expiry, Hold, PartnerStanding};

/// Exchanges whose end of retention is computed in one look at the calendar.
const COMPUTED_AT_ONCE: usize = 256;
/// Exchanges whose contents are destroyed in one look at the calendar.
const ERASED_AT_ONCE: usize = 64;
/// Entries that one kind 12 names.
const NAMED_AT_ONCE: usize = 128;
/// Entries that are looked at once in their life for questions without a case: six million a day.
const LOOKED_AT_ONCE: u64 = 4_096;
/// Name of the stored number of entries that were looked at.
const LOOKED: &str = "retention-looked";
/// Files of one partner that are looked at in a day.
const FILES_AT_ONCE: usize = 4_096;
/// So long a file of an exchange that is over is still waited for.
const FILES_WAITED_FOR: u64 = 30 * DAY;

/// A reader (a backup) kept older pages: they are cut off after this time, if it has gone.
const FORGET_AGAIN_SECONDS: u64 = 10;

const DAY: u64 = 86_400;
/// Never: no rule names an end.
const NEVER: Timestamp = Timestamp((1 << 53) - 1);

/// Where the daily look stands.
#[derive(Debug, Default)]
pub(super) struct Retaining {
    /// When exchanges that have ended are looked for next.
    look_at: Timestamp,
    /// Contents were destroyed, and older pages of the store may still hold them.
    erased: bool,
    /// When it is tried again to be rid of those pages.
    forget_at: Timestamp,
}

/// A rule and when it ends the retention of an exchange.
struct Rule {
    due: Timestamp,
    words: String,
}

impl Core {
    /// Computes ends of retention, and destroys what has reached its own.
    pub(super) fn retain(&mut self, now: Timestamp) -> Result<(), Denied> {
        if now >= self.retaining.look_at {
            let ended = self.store.without_expiry(now, COMPUTED_AT_ONCE)?;
            // The look goes through everything that has ended: once a day, unless it was cut off.
            if ended.len() < COMPUTED_AT_ONCE {
                self.retaining.look_at = now.plus(DAY);
                self.give_up_files(now)?;
            }
            for (exchange, partner) in ended {
                let expiry = self.expiry_of(&exchange, &partner)?;
                self.store.put_expiry(&expiry)?;
            }
        }
        self.look_for_questions_without_case(now)?;
        for expiry in self.store.expired(now, ERASED_AT_ONCE)? {
            self.erase_expired(expiry, now)?;
        }
        Ok(())
    }

    /// A question that could not be read has no case whose end would be seen. Each entry is looked at
    /// once, a day after it came.
    fn look_for_questions_without_case(&mut self, now: Timestamp) -> Result<(), Denied> {
        let looked = self.store.meta(LOOKED)?;
        let from = looked.and_then(|bytes| codec::decode::<u64>(&bytes).ok()).unwrap_or(0);
        let mut next = from;
        for entry in self.store.entries(from, LOOKED_AT_ONCE)? {
            if now.since(entry.logged_at) < DAY {
                break;
            }
            next = entry.index.saturating_add(1);
            let asked = entry.kind == Kind::Query && !entry.own;
            if !asked || self.store.case(&entry.leaf)?.is_some() {
                continue;
            }
            let statement = UnverifiedStatement::parse(&entry.statement)
                .map_err(|e| Denied::Rule(e.to_string()))?;
            let (exchange, partner) =
                (statement.claimed().exchange, statement.claimed().issuer.clone());
            if self.store.expiry(&exchange, &partner)?.is_some() {
                continue;
            }
            let expiry = match self.expiry_of(&exchange, &partner) {
                Ok(expiry) => expiry,
                Err(Denied::Store(error)) => return Err(error.into()),
                // Of a version that is not read here.
                Err(_) => self.expiry_unread(exchange, partner, entry.logged_at),
            };
            self.store.put_expiry(&expiry)?;
        }
        if next > from {
            self.store.put_meta(LOOKED, &codec::encode(&next))?;
        }
        Ok(())
    }

    /// The end of what cannot be read: as the agreement in force says, or the own rule.
    fn expiry_unread(&self, exchange: ExchangeId, partner: NodeName, ended: Timestamp) -> Expiry {
        let agreed = self.in_force(&partner, ended);
        let days =
            agreed.and_then(|agreement| Some(agreement.clauses_for(&partner)?.retention_days));
        let own = Some(self.settings.retention_days).filter(|days| *days > 0);
        let (due, rule) = match days.into_iter().chain(own).min() {
            Some(days) => (
                ended.plus(days.saturating_mul(DAY)).min(NEVER),
                format!("content that is not read here: {days} days"),
            ),
            None => (NEVER, "no rule".to_owned()),
        };
        Expiry { exchange, partner, due, rule, erased_at: None }
    }

    /// Files that a partner announced and did not send are not waited for longer than a month in an
    /// exchange that is over: they would hold its part of the disk for ever.
    fn give_up_files(&mut self, now: Timestamp) -> Result<(), Denied> {
        let waited = self.held.iter().filter(|(_, held)| held.waiting_files > 0);
        let partners: Vec<NodeName> = waited.map(|(name, _)| name.clone()).collect();
        for partner in partners {
            for record in self.store.attachments_waiting(&partner, None, FILES_AT_ONCE)? {
                let named = self.store.entry_by_leaf(&record.entry)?;
                let long = named.is_none_or(|e| now.since(e.logged_at) > FILES_WAITED_FOR);
                if long && self.is_over(&record.exchange, &partner)? {
                    self.files_unwanted(&record.exchange, &partner, Some(&record.entry))?;
                }
            }
        }
        Ok(())
    }

    /// Whether nothing follows in an exchange any more: no case or hop of it is open.
    fn is_over(&mut self, exchange: &ExchangeId, partner: &NodeName) -> Result<bool, Denied> {
        if let Some(hop) = self.store.hop(exchange)?.filter(|hop| hop.partner == *partner) {
            return Ok(hop.state.is_final());
        }
        for entry in self.store.entries_of_exchange(exchange)? {
            let case = match entry.kind {
                Kind::Query => self.store.case(&entry.leaf)?,
                _ => None,
            };
            if case.is_some_and(|case| case.partner == *partner && !case.state.is_final()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// When the contents of an exchange that has ended are to be destroyed.
    fn expiry_of(&mut self, exchange: &ExchangeId, partner: &NodeName) -> Result<Expiry, Denied> {
        let mut rules: Vec<Rule> = Vec::new();
        let mut ended = Timestamp(0);
        let mut asked: Option<(NodeName, LeafHash)> = None;
        let mut late = false;
        for entry in self.store.entries_of_exchange(exchange)? {
            let statement = UnverifiedStatement::parse(&entry.statement)
                .map_err(|e| Denied::Rule(e.to_string()))?;
            let claimed = statement.claimed().clone();
            if claimed.issuer != *partner && claimed.audience != *partner {
                continue;
            }
            ended = ended.max(entry.logged_at);
            let (_, content) = match self.read_stored(&entry.leaf) {
                Ok(read) => read,
                Err(Denied::Erased) => {
                    if claimed.kind == Kind::Query {
                        late = true;
                    }
                    continue;
                }
                Err(other) => return Err(other),
            };
            if matches!(content.body, Body::Query(_)) && asked.is_none() {
                asked = Some((claimed.issuer.clone(), entry.leaf));
            }
            // What the originator tags with an end is kept by the other side no longer.
            let until = content.common.handling.as_ref().and_then(|tag| tag.retain_until);
            if let (Some(due), false) = (until, entry.own) {
                rules.push(Rule { due, words: "handling tag of the originator".to_owned() });
            }
        }
        // Descriptors, agreements, erasures: no question, no case, nothing about a gun or a person.
        let asks = asked.is_some();
        rules.extend(self.agreed(asked, ended)?);
        if self.settings.retention_days > 0 && asks {
            let days = self.settings.retention_days;
            let due = ended.plus(days.saturating_mul(DAY));
            rules.push(Rule { due, words: format!("own rule: {days} days") });
        }
        if late {
            let words = "came after the rest of its exchange was destroyed".to_owned();
            rules.push(Rule { due: ended, words });
        }
        let shortest = rules.into_iter().min_by_key(|rule| rule.due);
        let rule = shortest.unwrap_or_else(|| Rule { due: NEVER, words: "no rule".to_owned() });
        Ok(Expiry {
            exchange: *exchange,
            partner: partner.clone(),
            due: rule.due.min(NEVER),
            rule: rule.words,
            erased_at: None,
        })
    }

    /// What the agreement says that the question names.
    fn agreed(
        &mut self,
        asked: Option<(NodeName, LeafHash)>,
        ended: Timestamp,
    ) -> Result<Option<Rule>, Denied> {
        let Some((asker, query)) = asked else { return Ok(None) };
        let (_, content) = self.read_stored(&query)?;
        let named = content.common.agreement.and_then(|hash| self.agreements.get(&hash));
        let Some((agreement, _)) = named else { return Ok(None) };
        let Some(clauses) = agreement.clauses_for(&asker) else { return Ok(None) };
        let days = clauses.retention_days;
        let hash = agreement.hash().to_hex();
        let hash = hash.get(..16).unwrap_or_default();
        let words = format!("agreement {hash}, clause 11: {days} days");
        Ok(Some(Rule { due: ended.plus(days.saturating_mul(DAY)), words }))
    }

    /// Destroys the contents of one exchange and logs under which rule.
    fn erase_expired(&mut self, mut expiry: Expiry, now: Timestamp) -> Result<(), Denied> {
        let act = AdminAct::on(AdminCode::Erased, format!("{}: {}", expiry.exchange, expiry.rule));
        self.note_machine(act)?;
        let erased = self.store.erase(&expiry.exchange, &expiry.partner)?;
        self.opened.clear();
        expiry.erased_at = Some(now);
        self.store.put_expiry(&expiry)?;
        self.retaining.erased = true;
        if let Some(folder) = erased.folder {
            self.effects.push(Effect::RemoveFiles(folder));
            self.held = self.store.files_held()?;
        }
        tracing::info!(
            partner.name = %expiry.partner, entries = erased.entries.len(),
            "the contents of an exchange reached the end of their retention and were destroyed"
        );
        let told = self.partners.get(&expiry.partner).is_some_and(|p| {
            p.record.standing == PartnerStanding::Confirmed && p.descriptor.is_some()
        });
        if !told {
            return Ok(());
        }
        let rule: Text<REFERENCE_MAX> =
            Text::new(expiry.rule.clone()).map_err(|e| Denied::Rule(e.to_string()))?;
        for entries in erased.entries.chunks(NAMED_AT_ONCE) {
            let body = Erasure { entries: entries.to_vec(), rule: rule.clone() };
            let content = Content::new(self.bare_common(), Body::Erasure(body));
            let draft = self.opening(&expiry.partner, content);
            let signed = self.issue(draft)?;
            self.post(&signed, false)?;
        }
        Ok(())
    }

    /// After a batch that destroyed contents: no older page is left beside the store.
    pub(super) fn forget_erased(&mut self) {
        let now = self.now();
        if !self.retaining.erased || now < self.retaining.forget_at {
            return;
        }
        match self.store.forget_older_pages() {
            Ok(true) => self.retaining.erased = false,
            Ok(false) => self.retaining.forget_at = now.plus(FORGET_AGAIN_SECONDS),
            Err(reason) => {
                tracing::warn!(%reason, "older pages of the store are overwritten later");
                self.retaining.forget_at = now.plus(FORGET_AGAIN_SECONDS);
            }
        }
    }

    /// Orders that the contents of an exchange stay, or lifts the order.
    ///
    /// # Errors
    /// No such case or trace, or nothing to lift.
    pub(crate) fn legal_hold(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        reason: Option<String>,
    ) -> Result<Vec<ExchangeId>, Denied> {
        let who = who.into();
        let officer = self.officer(who)?;
        let exchanges = self.exchanges_of(id)?;
        let code = if reason.is_some() { AdminCode::HoldSet } else { AdminCode::HoldLifted };
        self.note(who, AdminAct::on(code, id))?;
        let mut lifted = false;
        for exchange in &exchanges {
            match &reason {
                Some(reason) => {
                    let (reason, since) = (reason.clone(), self.now());
                    let hold = Hold { exchange: *exchange, reason, officer: officer.id, since };
                    self.store.put_hold(&hold)?;
                }
                None => lifted |= self.store.lift_hold(exchange)?,
            }
        }
        if reason.is_none() && !lifted {
            return Err(Denied::NoHold);
        }
        Ok(exchanges)
    }

    /// The exchanges of the case, or else of the trace, whose id begins with `id`.
    pub(crate) fn exchanges_of(&mut self, id: &str) -> Result<Vec<ExchangeId>, Denied> {
        match self.case_by_prefix(id) {
            Ok(case) => Ok(vec![case.exchange]),
            Err(Denied::NotFound { .. }) => {
                let trace = self.trace_by_prefix(id)?;
                Ok(self.store.hops(&trace.id)?.into_iter().map(|hop| hop.exchange).collect())
            }
            Err(other) => Err(other),
        }
    }
}

#[cfg(test)]
mod tests;
