//! We ask: a trace, its hops, and the onward traces that an answer leads to.

mod life;

pub use life::Which;
pub(crate) use life::is_urgent;

use vestigo_protocol::codes::{Priority, RequestKind};
use vestigo_protocol::exchange::asker::{Asker, AskerState, Incoming as What, Reaction};
use vestigo_protocol::ids::{ExchangeId, LeafHash};
use vestigo_protocol::limits::DELIVER_AFTER_ANSWER_SECONDS;
use vestigo_protocol::message::{Body, Common, Content, Query};
use vestigo_protocol::time::Timestamp;

use super::answering::{prefix_bounds, pseudonym, the_one};
use super::arrivals::Incoming;
use super::core::{Core, TraceChange};
use super::error::Denied;
use super::letters::LetterTo;
use super::posting::Draft;
use crate::desk::officer::Acting;
use crate::store::{HopRecord, TraceRecord};

/// A trace to be submitted.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Node name of whom to ask first.
    pub to: String,
    /// The gun and its recovery.
    pub query: Query,
    /// Purpose, legal basis, priority. Agreement, officer and request kind are filled in.
    pub common: Common,
    /// Whether onward traces are sent without asking.
    pub auto_onward: bool,
    /// Node names of whom to ask at the same time; each was confirmed by the officer.
    pub also_to: Vec<String>,
    /// Ask an agency without a node by letter; `to` and `also_to` then say nothing.
    pub letter: Option<LetterTo>,
}

impl Core {
    /// Signs, logs and posts a trace request of the officer who acts. It leaves once the batch
    /// is durable; [`Handle::changes`](super::Handle::changes) tells how the trace goes on.
    ///
    /// # Errors
    /// No such officer or confirmed partner, or no agreement in force with it.
    pub fn submit(&mut self, who: impl Into<Acting>, ask: Ask) -> Result<TraceRecord, Denied> {
        self.submit_as(who, ask, None)
    }

    /// [`Self::submit`] under an id that was drawn before, because files were encrypted for it.
    pub(crate) fn submit_as(
        &mut self,
        who: impl Into<Acting>,
        ask: Ask,
        exchange: Option<ExchangeId>,
    ) -> Result<TraceRecord, Denied> {
        let who = who.into();
        if let Some(letter) = &ask.letter {
            let letter = letter.clone();
            return self.submit_by_letter(who, ask, letter);
        }
        let officer = self.officer(who)?;
        let partner = self.confirmed(&ask.to)?;
        let now = self.now();
        let others = self.others_asked(&ask, &partner, now)?;
        let agreement = self
            .in_force(&partner, now)
            .ok_or_else(|| Denied::NoAgreement(partner.to_string()))?
            .hash();
        for name in std::iter::once(&partner).chain(others.iter().map(|(name, _)| name)) {
            self.own_sweep(name, &ask.common, &ask.query, now)?;
        }
        let mut common = Common {
            officer: Some(pseudonym(&officer, &partner)),
            request_kind: ask.common.request_kind.or(Some(RequestKind::Trace)),
            synthetic: self.synthetic.then_some(true),
            ..ask.common
        };
        let attachments = std::mem::take(&mut common.attachments);
        // Files are encrypted for one exchange: further partners get them when they are attached.
        let first = Common { agreement: Some(agreement), attachments, ..common.clone() };
        let mut draft = self.opening(&partner, Content::new(first, Body::Query(ask.query.clone())));
        draft.exchange = exchange.unwrap_or(draft.exchange);
        let trace = TraceRecord {
            id: draft.exchange,
            officer: officer.id,
            created_at: now,
            auto_onward: ask.auto_onward,
            ended: false,
            version: 1,
        };
        // What cannot be signed fails here, before anything is written.
        self.ask(&trace, draft, None, 0, now)?;
        for ((partner, agreement), position) in others.into_iter().zip(1..) {
            let common = Common {
                agreement: Some(agreement),
                officer: Some(pseudonym(&officer, &partner)),
                ..common.clone()
            };
            let content = Content::new(common, Body::Query(ask.query.clone()));
            let draft = self.opening(&partner, content);
            self.ask(&trace, draft, None, position, now)?;
        }
        self.store.put_trace(&trace)?;
        self.note_own_conversion(&trace, &ask.query)?;
        self.trace_changed(&trace);
        Ok(trace)
    }

    /// Sends one question of a trace.
    pub(super) fn ask(
        &mut self,
        trace: &TraceRecord,
        mut draft: Draft,
        parent: Option<ExchangeId>,
        position: u64,
        now: Timestamp,
    ) -> Result<(), Denied> {
        let priority = draft
            .content
            .common
            .priority
            .as_ref()
            .map_or(Priority::Routine, |claim| claim.priority);
        let partner = draft.to.clone();
        let exchange = draft.exchange;
        let gun = self.traced_gun(&draft.content);
        let own = self.numbers_of(trace.officer, &draft.content);
        self.count_own(&partner, &draft.content, now)?;
        // A notice has no decision to wait for: its receipt closes it (wire.md).
        let notice = draft.content.common.request_kind.is_some_and(RequestKind::is_notice);
        let due = self
            .in_force(&partner, now)
            .and_then(|a| a.clauses_for(&self.identity.name))
            .map(|c| draft.issued_at.plus(c.deadline_seconds(priority)))
            .ok_or_else(|| Denied::NoAgreement(partner.to_string()))?;
        draft.answer_by = (!notice).then_some(due);
        draft.deliver_until = Some(due.plus(DELIVER_AFTER_ANSWER_SECONDS));
        let answer_by = draft.answer_by.unwrap_or(Timestamp(0));
        let signed = self.issue(draft)?;
        self.post(&signed, priority == Priority::Urgent)?;
        if let Some(gun) = gun {
            self.store.put_asked_gun(&gun, &partner, &exchange, now)?;
        }
        for number in own {
            self.store.put_asked_gun(&number, &partner, &exchange, now)?;
        }
        let asker = Asker::submitted(signed.leaf);
        let hop = HopRecord {
            exchange,
            trace: trace.id,
            position,
            parent,
            partner,
            query: asker.query,
            state: asker.state,
            decision: asker.decision,
            asked_at: now,
            answer_by,
            moved_at: now,
        };
        Ok(self.store.put_hop(&hop)?)
    }

    /// A verified reply of the partner moves its hop, and perhaps the chain.
    pub(crate) fn hop_moved(
        &mut self,
        mut hop: HopRecord,
        what: What,
        incoming: &Incoming<'_>,
        content: &Content,
    ) -> Result<(), Denied> {
        let withdrawn = hop.state == AskerState::Withdrawn;
        let mut asker = Asker { query: hop.query, state: hop.state, decision: hop.decision };
        let reaction = match self.is_overtaken(incoming.header)? {
            true => Reaction::Unchanged,
            false => asker.receive(what, incoming.leaf),
        };
        if let Reaction::SecondDecision { first } = reaction {
            tracing::warn!(
                partner.name = %hop.partner, message.leaf = %incoming.leaf, decision.first = %first,
                "a partner decided one request twice; the first decision stands"
            );
        }
        // Computed, as the partner computes it: from what both sides signed.
        let new_deadline = match asker.decision {
            None => self.due_of_hop(&hop)?.map(|due| due.at).filter(|at| *at != hop.answer_by),
            Some(_) => None,
        };
        // A second delay or part of the answer moves no state, and is news all the same.
        let news = matches!(content.body, Body::Interim(_)) && asker.decision.is_none();
        if reaction == Reaction::Unchanged && new_deadline.is_none() && !news {
            return Ok(());
        }
        let now = self.now();
        hop.state = asker.state;
        hop.decision = asker.decision;
        hop.moved_at = now;
        if let Some(deadline) = new_deadline {
            hop.answer_by = deadline;
        }
        self.store.put_hop(&hop)?;
        // What we withdrew is not followed any further.
        if let (Reaction::Moved(_), Body::Answer(_), false) = (reaction, &content.body, withdrawn) {
            self.matter_answered(&hop, incoming.leaf, content)?;
            self.follow(&hop, incoming.leaf, content)?;
        }
        self.hop_stored(&hop)
    }

    /// A hop has moved; its trace ends when each of its hops has.
    pub(super) fn hop_stored(&mut self, hop: &HopRecord) -> Result<(), Denied> {
        let Some(mut trace) = self.store.trace(&hop.trace)? else { return Ok(()) };
        let notice = self.store.matter(&hop.exchange)?.is_some_and(|m| m.kind.is_notice());
        let told = notice && hop.state >= AskerState::Delivered;
        trace.ended = told
            || hop.state.is_final()
                && self.store.hops(&hop.trace)?.iter().all(|h| h.state.is_final());
        trace.version = trace.version.saturating_add(1);
        self.store.put_trace(&trace)?;
        self.trace_changed(&trace);
        Ok(())
    }

    /// Seen by those who follow once the batch is durable.
    pub(super) fn trace_changed(&mut self, trace: &TraceRecord) {
        let TraceRecord { id, version, ended, .. } = *trace;
        self.changes.push(TraceChange { trace: id, version, ended });
    }

    /// A query of ours was given up: deliver-until passed without a signed receipt.
    pub(crate) fn undelivered(&mut self, leaf: &LeafHash, now: Timestamp) -> Result<(), Denied> {
        let (header, _) = self.read_stored(leaf)?;
        let Some(mut hop) = self.store.hop(&header.exchange)? else { return Ok(()) };
        let mut asker = Asker { query: hop.query, state: hop.state, decision: hop.decision };
        if hop.query == *leaf && asker.expire() {
            hop.state = asker.state;
            hop.moved_at = now;
            self.store.put_hop(&hop)?;
            self.hop_stored(&hop)?;
        }
        Ok(())
    }

    /// The trace whose id begins with `id`.
    pub(crate) fn trace_by_prefix(&mut self, id: &str) -> Result<TraceRecord, Denied> {
        if let Some(whole) = ExchangeId::from_hex(id)
            && let Some(trace) = self.store.trace(&whole)?
        {
            return Ok(trace);
        }
        let bounds = prefix_bounds(id, 32);
        let bounds = bounds.as_ref().and_then(|(first, last)| {
            Some((ExchangeId::from_hex(first)?, ExchangeId::from_hex(last)?))
        });
        let found = match bounds {
            Some((first, last)) => self.store.traces_between(&first, &last, 2)?,
            None => Vec::new(),
        };
        the_one(found, id, "trace")
    }
}
