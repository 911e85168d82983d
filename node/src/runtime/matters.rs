//! Requests other than a trace, both sides: what we ask and tell, what partners ask and tell us.
//!
//! A request of ours is kept as a trace of one hop, so that its states, deadline and delivery are
//! those of every request; a notice is closed by its receipt.

use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::codes::{DisclosureLevel, IntendedUse, RequestKind};
use vestigo_protocol::exchange::responder::Step;
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{ExchangeId, LeafHash};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{
    Body, Common, ConsentGiven, Content, HandlingTag, Query, StatisticsCell,
};
use vestigo_protocol::text::Text;

use super::arrivals::Incoming;
use super::asking::Ask;
use super::core::Core;
use super::deciding::inputs_of;
use super::directory::Known;
use super::error::Denied;
use super::watching::{WATCHES_PER_PARTNER_MAX, is_near};
use crate::desk::answer::{Signature, empty_common};
use crate::desk::disclosure;
use crate::desk::figures::{self, Period, Refused, Sheet};
use crate::desk::handling::{self, Forbidden, FurtherUse};
use crate::desk::matters::{self, Reply};
use crate::desk::officer::Acting;
use crate::desk::policy::{self, Referral};
use crate::desk::record::{ActRecord, Done};
use crate::store::{
    CaseRecord, ConsentRecord, HopRecord, MatterRecord, NoticeRecord, ReleasedRecord, TraceRecord,
    WatchRecord,
};

/// A request that is no trace.
#[derive(Clone, Debug)]
pub struct Matter {
    /// Node name of whom it goes to.
    pub to: String,
    /// What it is.
    pub kind: RequestKind,
    /// What it says.
    pub query: Query,
    /// Purpose, legal basis, words.
    pub common: Common,
}

impl Core {
    /// Signs, logs and posts a request that is no trace.
    ///
    /// # Errors
    /// No such officer or confirmed partner, or no agreement in force with it.
    pub fn ask_matter(
        &mut self,
        who: impl Into<Acting>,
        matter: Matter,
    ) -> Result<TraceRecord, Denied> {
        self.ask_matter_as(who, matter, None)
    }

    /// [`Self::ask_matter`] under an id that was drawn before, because files were encrypted for it.
    pub(crate) fn ask_matter_as(
        &mut self,
        who: impl Into<Acting>,
        matter: Matter,
        exchange: Option<ExchangeId>,
    ) -> Result<TraceRecord, Denied> {
        let about = matter.query.concerns.first().copied();
        let common = Common { request_kind: Some(matter.kind), ..matter.common };
        let ask = Ask {
            to: matter.to,
            query: matter.query,
            common,
            auto_onward: false,
            also_to: Vec::new(),
            letter: None,
        };
        let trace = self.submit_as(who, ask, exchange)?;
        let record = MatterRecord { exchange: trace.id, kind: matter.kind, about };
        self.store.put_matter(&record)?;
        Ok(trace)
    }

    /// A partner's request that is no look-up, admitted and in the log.
    pub(super) fn matter_asked(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        (common, query): (&Common, &Query),
        kind: RequestKind,
        (case, agreement): (&mut CaseRecord, &Agreement),
    ) -> Result<(), Denied> {
        let now = self.now();
        if kind.is_notice() {
            let received_at = now;
            let notice = NoticeRecord {
                leaf: incoming.leaf,
                partner: known.name.clone(),
                kind,
                received_at,
            };
            self.store.put_notice(&notice)?;
            if kind == RequestKind::RecoveryNotice {
                self.look_later(&incoming.leaf)?;
            }
            return Ok(());
        }
        let (RequestKind::Watch, Some(asked)) = (kind, query.watch) else {
            return self.refer(case, agreement, Referral::RequestKind, inputs_of(common), now);
        };
        let until = if asked.end {
            self.end_watch(known, query.concerns.first())?;
            now
        } else if self.store.watches_of(&known.name, now)? >= WATCHES_PER_PARTNER_MAX {
            return self.refer(case, agreement, Referral::RequestKind, inputs_of(common), now);
        } else {
            let until = matters::watched_until(asked.until, now);
            let (query, exchange) = (incoming.leaf, incoming.header.exchange);
            let partner = known.name.clone();
            self.store.put_watch(&WatchRecord { query, exchange, partner, until })?;
            self.look_later(&query)?;
            until
        };
        let by = self.by(Some(agreement.hash()), None, now);
        let act = ActRecord::of(Done::Replied);
        self.record_machine(case, by.agreement, inputs_of(common), act, &[]);
        let content = matters::watching(until, &by);
        self.decide(case, content, Step::Answer, None)
    }

    fn end_watch(&mut self, known: &Known, named: Option<&LeafHash>) -> Result<(), Denied> {
        let now = self.now();
        let Some(named) = named else { return Ok(()) };
        match self.store.watch(named)?.filter(|watch| watch.partner == known.name) {
            Some(watch) => Ok(self.store.put_watch(&WatchRecord { until: now, ..watch })?),
            None => Ok(()),
        }
    }

    /// An officer tells the partner who watches that its gun turned up.
    ///
    /// # Errors
    /// No such alert, no watch, or it was told already.
    pub fn tell_watcher(
        &mut self,
        who: impl Into<Acting>,
        id: u64,
        text: Option<Text<NOTE_MAX>>,
    ) -> Result<TraceRecord, Denied> {
        let not_found = || Denied::NotFound { what: "alert", id: id.to_string() };
        let mut alert =
            self.store.alert_page(id.saturating_add(1), 1)?.pop().ok_or_else(not_found)?;
        if alert.id != id {
            return Err(not_found());
        }
        if alert.told.is_some() {
            return Err(Denied::AlreadyTold);
        }
        let watched = alert.watch.ok_or(Denied::NobodyWatches)?;
        let watch = self.store.watch(&watched)?.ok_or(Denied::NobodyWatches)?;
        if watch.until <= self.now() {
            return Err(Denied::NobodyWatches);
        }
        let (_, content) = self.read_stored(&watch.query)?;
        let Body::Query(asked) = content.body else { return Err(not_found()) };
        if alert.record.is_some() {
            self.may_tell_of_record(&watch, &asked.firearm())?;
        }
        let query = Query { concerns: vec![watch.query], ..Query::describing(asked.firearm()) };
        let common = Common {
            purpose: content.common.purpose,
            legal_basis: content.common.legal_basis,
            text,
            ..empty_common()
        };
        let kind = RequestKind::RecoveryNotice;
        let to = watch.partner.to_string();
        let told = self.ask_matter(who, Matter { to, kind, query, common })?;
        let hop = self.store.hop(&told.id)?.ok_or_else(not_found)?;
        alert.told = Some(hop.query);
        self.store.alert_told(&alert)?;
        Ok(told)
    }

    /// Whether one officer may tell a partner that our records know the gun that it watches. Where the
    /// agreement or the record asks for more, the partner must ask for a trace.
    fn may_tell_of_record(
        &mut self,
        watch: &WatchRecord,
        gun: &FirearmDescription,
    ) -> Result<(), Denied> {
        let agreement = self.in_force(&watch.partner, self.now()).cloned();
        let clauses = agreement.as_ref().and_then(|a| a.clauses_for(&watch.partner));
        let clauses = clauses.ok_or_else(|| Denied::NoAgreement(watch.partner.to_string()))?;
        let findings = disclosure::within(self.registry.lookup(gun)?, &clauses.record_sets);
        let sensitive = disclosure::assess(gun, &findings).sensitive;
        let level = DisclosureLevel::L1;
        let allowed = level.within(clauses.ceiling)
            && findings.candidates.iter().any(|c| is_near(c.grade))
            && !policy::needs_two_officers(level, clauses, sensitive);
        if allowed { Ok(()) } else { Err(Denied::Level) }
    }

    /// An officer replies to a request that is no look-up.
    pub(super) fn reply_to_matter(
        &mut self,
        case: &mut CaseRecord,
        (common, query): (&Common, &Query),
        reply: Reply,
        text: Option<Text<NOTE_MAX>>,
        by: &Signature<'_>,
    ) -> Result<(), Denied> {
        let kind = common.request_kind.unwrap_or(RequestKind::Trace);
        if !reply.fits(kind) {
            return Err(Denied::ReplyDoesNotFit(kind));
        }
        if matches!(reply, Reply::Words) && text.is_none() {
            return Err(Denied::WordsMissing);
        }
        let about = query.concerns.first().copied();
        if matches!(reply, Reply::Consent { .. } | Reply::Confirm(_)) {
            // Only the originator can consent or confirm, and only what it told this partner: a number
            // that nobody was told of is a trace.
            let entry = match about {
                Some(leaf) => self.store.entry_by_leaf(&leaf)?.filter(|e| e.own),
                None => None,
            };
            let ours = match entry {
                Some(entry) if entry.kind == Kind::Answer => {
                    self.read_header(&entry.leaf)?.audience == case.partner
                }
                _ => false,
            };
            if !ours {
                return Err(Denied::NotOurAnswer);
            }
        }
        if let Reply::Figures(cells) = &reply {
            self.release_figures(query, cells)?;
        }
        let consents = matches!(reply, Reply::Consent { .. });
        let content = matters::reply(reply, about, text, by);
        self.decide(case, content, Step::Answer, None)?;
        if let (true, Some(answer), Some(grant)) = (consents, about, case.decision) {
            let partner = case.partner.clone();
            let at = self.now();
            self.store.put_consent(&ConsentRecord { grant, answer, partner, given: true, at })?;
        }
        Ok(())
    }

    /// An answer to a request of ours: a consent counts if it is about what we asked and comes from
    /// whom we asked.
    pub(super) fn matter_answered(
        &mut self,
        hop: &HopRecord,
        leaf: LeafHash,
        content: &Content,
    ) -> Result<(), Denied> {
        let Body::Answer(answer) = &content.body else { return Ok(()) };
        let Some(consent) = &answer.consent else { return Ok(()) };
        let about = self.store.matter(&hop.exchange)?.and_then(|m| m.about);
        if about != Some(consent.answer) {
            tracing::warn!(partner.name = %hop.partner, "a consent is about something else");
            return Ok(());
        }
        let (partner, at) = (hop.partner.clone(), self.now());
        let record =
            ConsentRecord { grant: leaf, answer: consent.answer, partner, given: false, at };
        Ok(self.store.put_consent(&record)?)
    }

    /// What the originator consented to for one of its answers.
    pub(crate) fn consents_to(&mut self, answer: &LeafHash) -> Result<Vec<ConsentGiven>, Denied> {
        let mut given = Vec::new();
        for record in self.store.consents()? {
            if record.given || record.answer != *answer {
                continue;
            }
            // Only who told it can consent to its use.
            if self.read_header(answer)?.issuer != record.partner {
                continue;
            }
            if let Body::Answer(grant) = self.read_stored(&record.grant)?.1.body {
                given.extend(grant.consent);
            }
        }
        Ok(given)
    }

    /// Whether an answer of a partner may be used further.
    ///
    /// # Errors
    /// [`Denied::Handling`] says why not; or there is no such answer.
    pub(crate) fn may_use(
        &mut self,
        answer: &LeafHash,
        wanted: FurtherUse,
        purpose: IntendedUse,
    ) -> Result<Option<HandlingTag>, Denied> {
        let (_, content) = self.read_stored(answer)?;
        let consents = self.consents_to(answer)?;
        let tag = content.common.handling;
        let own = self.identity.name.country();
        match handling::check(tag.as_ref(), &consents, wanted, purpose, own, self.now()) {
            Ok(()) => Ok(tag),
            Err(forbidden) => Err(self.forbidden(answer, forbidden)?),
        }
    }

    fn forbidden(&mut self, answer: &LeafHash, why: Forbidden) -> Result<Denied, Denied> {
        let exchange = self.read_header(answer)?.exchange;
        let trace = self.store.hop(&exchange)?.map_or(exchange, |hop| hop.trace);
        Ok(Denied::Handling { why, trace: trace.to_hex(), exchange: exchange.to_hex() })
    }

    fn read_header(&mut self, leaf: &LeafHash) -> Result<Header, Denied> {
        Ok(self.read_stored(leaf)?.0)
    }

    /// The hops of a trace that were answered: exchange and answer.
    pub(crate) fn answers_of(
        &mut self,
        trace: &ExchangeId,
    ) -> Result<Vec<(HopRecord, LeafHash)>, Denied> {
        let mut answers = Vec::new();
        for hop in self.store.hops(trace)? {
            let Some(decision) = hop.decision else { continue };
            let entry = self.store.entry_by_leaf(&decision)?;
            if entry.is_some_and(|e| e.kind == Kind::Answer) {
                answers.push((hop, decision));
            }
        }
        Ok(answers)
    }

    /// Keeps all measures of a year as they are from now on. Of a year that is kept already, nothing
    /// changes.
    ///
    /// # Errors
    /// The year is not closed, or the sheets are not all of its measures.
    pub(crate) fn freeze_figures(
        &mut self,
        period: Period,
        sheets: Vec<Sheet>,
    ) -> Result<(), Denied> {
        let at = self.now();
        figures::freeze(period, &sheets, at)?;
        for sheet in sheets {
            if self.store.released(sheet.measure, period.year())?.is_none() {
                self.store.put_released(&ReleasedRecord { sheet, at })?;
            }
        }
        Ok(())
    }

    /// Only figures that were kept leave.
    fn release_figures(&mut self, query: &Query, cells: &[StatisticsCell]) -> Result<(), Denied> {
        let asked = query.statistics.ok_or(Refused::Period)?;
        let period = Period::asked(&asked).ok_or(Refused::Period)?;
        let kept = self.store.released(asked.measure, period.year())?;
        Ok(figures::release(&asked, kept.as_ref().map(|record| &record.sheet), cells)?)
    }
}
