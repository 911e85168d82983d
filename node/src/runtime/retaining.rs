//! The end of retention: when the contents of an exchange are destroyed, by which rule, and how
//! that is told. The shortest rule wins, unless a person holds the case.

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
            }
            for (exchange, partner) in ended {
                let expiry = self.expiry_of(&exchange, &partner)?;
                self.store.put_expiry(&expiry)?;
            }
        }
        for expiry in self.store.expired(now, ERASED_AT_ONCE)? {
            self.erase_expired(expiry, now)?;
        }
        Ok(())
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
