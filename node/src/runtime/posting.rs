//! Signing, logging and sending: how a message of ours comes to be, and how it is sent until its
//! end.

use vestigo_protocol::codes::{Priority, ReasonCode};
use vestigo_protocol::content;
use vestigo_protocol::envelope::{self, Message, Signed};
use vestigo_protocol::exchange::outbox::{self, EndsOn};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{ExchangeId, LeafHash, MessageId, NodeName};
use vestigo_protocol::limits::{DELIVER_AFTER_ANSWER_SECONDS, EXCHANGE_STATEMENTS_MAX};
use vestigo_protocol::message::Content;
use vestigo_protocol::time::Timestamp;

use super::arrivals::open_stored;
use super::core::{Core, Effect};
use super::error::Denied;
use crate::net::{AckStatus, PeerKey};
use crate::store::{NewEntry, OutboxRow, PartnerStanding, Series};

/// Rows that one tick sends to one partner: what fits the link's window a few times over.
const RESEND_MAX: usize = 256;

/// Messages between a message and the question that it belongs to, itself included: a supplement
/// names an interim, which names the question.
const NAMED_BY: usize = 2;

/// A message that is not signed yet.
pub(super) struct Draft {
    pub(super) to: NodeName,
    /// What the statement will say, so that deadlines counted from it stay whole when the second
    /// ends between drafting and signing.
    pub(super) issued_at: Timestamp,
    pub(super) exchange: ExchangeId,
    pub(super) in_reply_to: Vec<LeafHash>,
    pub(super) content: Content,
    pub(super) answer_by: Option<Timestamp>,
    pub(super) deliver_until: Option<Timestamp>,
    pub(super) reason: Option<ReasonCode>,
    pub(super) stops_clock: bool,
}

impl Core {
    /// A reply in an exchange.
    pub(super) fn reply(
        &self,
        to: &NodeName,
        exchange: ExchangeId,
        entry: LeafHash,
        mut content: Content,
    ) -> Draft {
        if content.common.decision_record.is_none() {
            content.common.decision_record = self.record_of(&entry);
        }
        if content.common.attachments.is_empty() {
            content.common.attachments = self.files_of(&entry);
        }
        Draft {
            to: to.clone(),
            issued_at: self.now(),
            exchange,
            in_reply_to: vec![entry],
            content,
            answer_by: None,
            deliver_until: None,
            reason: None,
            stops_clock: false,
        }
    }

    /// A message that opens an exchange.
    pub(super) fn opening(&mut self, to: &NodeName, content: Content) -> Draft {
        Draft {
            to: to.clone(),
            issued_at: self.now(),
            exchange: ExchangeId(self.random()),
            in_reply_to: Vec::new(),
            content,
            answer_by: None,
            deliver_until: None,
            reason: None,
            stops_clock: false,
        }
    }

    /// Signs a draft as the next of its series and appends it to the log.
    pub(super) fn issue(&mut self, draft: Draft) -> Result<Signed, Denied> {
        self.may_append()?;
        let epoch = self.epoch();
        let previous = match self.series.get(&draft.to) {
            Some(series) => Some(*series),
            None => self.store.series(&draft.to, epoch)?,
        };
        let kind = draft.content.body.kind();
        // The partner would not take it; half is left for receipts.
        let most = EXCHANGE_STATEMENTS_MAX / 2;
        let own = &self.identity.name;
        if kind == Kind::Supplement && self.store.statements_of(&draft.exchange, own, most)? >= most
        {
            return Err(Denied::Rule("the exchange has as many statements as it may have".into()));
        }
        let now = self.now();
        let fields = draft.content.to_fields();
        let header = Header {
            kid: self.identity.signing.kid(),
            issuer: self.identity.name.clone(),
            exchange: draft.exchange,
            audience: draft.to.clone(),
            issued_at: draft.issued_at,
            id: MessageId(self.random()),
            kind,
            in_reply_to: draft.in_reply_to,
            sequence: previous.map_or(1, |s| s.sequence.saturating_add(1)),
            previous: previous.map(|s| s.leaf),
            answer_by: draft.answer_by,
            deliver_until: draft.deliver_until,
            reason: draft.reason,
            stops_clock: draft.stops_clock,
            epoch,
        };
        let mut salts = vec![0u8; content::salts_len(fields.len())];
        self.fill(&mut salts);
        let signed = envelope::sign(header, fields, &self.identity.signing, &salts)
            .map_err(|e| Denied::Rule(e.to_string()))?;
        self.log(&signed.header, &signed.message, signed.leaf, true, now)?;
        self.attachments_named(&signed.header, signed.leaf, &draft.content, true)?;
        let series = Series { sequence: signed.header.sequence, leaf: signed.leaf };
        self.series.insert(draft.to.clone(), series);
        self.dirty_series.insert(draft.to);
        Ok(signed)
    }

    /// Appends an entry.
    pub(super) fn log(
        &mut self,
        header: &Header,
        message: &Message,
        leaf: LeafHash,
        own: bool,
        logged_at: Timestamp,
    ) -> Result<(), Denied> {
        self.store.append(&NewEntry { leaf, header, message, own, logged_at })?;
        self.appended_leaf(leaf);
        Ok(())
    }

    /// Appends a partner's query that may be over a budget: it belongs to its exchange once it is not.
    pub(super) fn log_query(
        &mut self,
        header: &Header,
        message: &Message,
        leaf: LeafHash,
        logged_at: Timestamp,
    ) -> Result<(), Denied> {
        self.store.append_apart(&NewEntry { leaf, header, message, own: false, logged_at })?;
        self.appended_leaf(leaf);
        Ok(())
    }

    fn appended_leaf(&mut self, leaf: LeafHash) {
        self.frontier.append(leaf);
        self.appended = self.appended.saturating_add(1);
    }

    /// Puts a signed message on its way: an outbox row now, the first send after the commit. What
    /// belongs to an urgent question is urgent in any case.
    pub(super) fn post(&mut self, signed: &Signed, urgent: bool) -> Result<(), Denied> {
        let urgent = urgent || self.belongs_to_urgent(&signed.header)?;
        let now = self.now();
        let [jitter] = self.random::<1>();
        let deliver_until =
            signed.header.deliver_until.unwrap_or_else(|| now.plus(DELIVER_AFTER_ANSWER_SECONDS));
        let row = OutboxRow {
            seq: 0,
            partner: signed.header.audience.clone(),
            leaf: signed.leaf,
            kind: signed.header.kind,
            urgent,
            attempts: 1,
            next_at: outbox::next_attempt(now, 1, jitter),
            deliver_until,
        };
        let seq = self.store.outbox_push(&row)?;
        self.send(&row.partner, seq, signed.message.clone());
        Ok(())
    }

    /// Whether a message belongs to an urgent question: what is said on one is as urgent as it is.
    /// It names the question, or an interim that names it.
    fn belongs_to_urgent(&mut self, header: &Header) -> Result<bool, Denied> {
        let mut named = header.in_reply_to.first().copied();
        for _ in 0..NAMED_BY {
            let Some(leaf) = named else { break };
            let Some(message) = self.store.message(&leaf)? else { break };
            let Some((header, content)) = open_stored(&message) else { break };
            if header.kind == Kind::Query {
                let claim = content.common.priority;
                return Ok(claim.is_some_and(|claim| claim.priority == Priority::Urgent));
            }
            named = header.in_reply_to.first().copied();
        }
        Ok(false)
    }

    /// Hands a message to the partner's link, if there is one, with our checkpoint if it is news.
    fn send(&mut self, to: &NodeName, seq: u64, mut message: Message) {
        let Some(partner) = self.partners.get_mut(to) else { return };
        if !partner.linked {
            return;
        }
        if let Some((size, note)) = &self.note
            && *size > partner.checkpoint_sent
            && partner.record.standing == PartnerStanding::Confirmed
        {
            partner.checkpoint_sent = *size;
            message.checkpoint = Some(note.clone().into_bytes());
        }
        let peer = PeerKey(partner.record.transport);
        self.effects.push(Effect::Send { peer, seq, bytes: message.to_bytes() });
    }

    /// Sends what is due to a partner.
    pub(super) fn resend(&mut self, to: &NodeName, now: Timestamp) -> Result<(), Denied> {
        for row in self.store.outbox_due(to, now, RESEND_MAX)? {
            let [jitter] = self.random::<1>();
            let attempts = row.attempts.saturating_add(1);
            self.store.outbox_attempted(
                row.seq,
                attempts,
                outbox::next_attempt(now, attempts, jitter),
            )?;
            if let Some(message) = self.store.message(&row.leaf)? {
                self.send(to, row.seq, message);
            }
        }
        Ok(())
    }

    /// The link's word on a message of ours. It is unsigned and proves nothing; it only ends rows
    /// of kinds that are never receipted.
    pub(super) fn acked(
        &mut self,
        peer: PeerKey,
        seq: u64,
        status: AckStatus,
    ) -> Result<(), Denied> {
        let Some(row) = self.store.outbox_by_seq(seq)? else { return Ok(()) };
        if self.by_key.get(&peer) != Some(&row.partner) {
            return Ok(());
        }
        match status {
            AckStatus::Durable if outbox::ends_on(row.kind) == EndsOn::LinkAck => {
                self.store.outbox_end(&row.leaf)?;
            }
            // A query that was decided and taken without a receipt (of a content version that the
            // partner does not read): everything that it will ever say of it is here.
            AckStatus::Durable if row.kind == Kind::Query && self.is_decided(&row.leaf)? => {
                self.store.outbox_end(&row.leaf)?;
            }
            // The signed receipt travels in the same acknowledgement and ends the row; if it was
            // lost, the row is sent again.
            AckStatus::Durable | AckStatus::Busy => {}
            other => {
                tracing::warn!(
                    partner.name = %row.partner, message.leaf = %row.leaf, status = ?other,
                    "a partner does not take a message; it is tried again until its end"
                );
            }
        }
        Ok(())
    }

    /// Whether the decision on a query of ours has come.
    fn is_decided(&mut self, query: &LeafHash) -> Result<bool, Denied> {
        let (header, _) = self.read_stored(query)?;
        Ok(self.store.hop(&header.exchange)?.is_some_and(|hop| hop.decision.is_some()))
    }

    /// A link came up: everything that waits is due.
    pub(super) fn link_up(&mut self, peer: PeerKey) -> Result<(), Denied> {
        let Some(name) = self.by_key.get(&peer).cloned() else { return Ok(()) };
        let now = self.now();
        if let Some(partner) = self.partners.get_mut(&name) {
            partner.linked = true;
            partner.checkpoint_sent = 0;
            partner.last_seen = Some(now);
        }
        self.store.outbox_wake(&name, now)?;
        self.resend(&name, now)
    }

    /// A link went down.
    pub(super) fn link_down(&mut self, peer: PeerKey) {
        if let Some(name) = self.by_key.get(&peer)
            && let Some(partner) = self.partners.get_mut(name)
        {
            partner.linked = false;
        }
    }

    /// Time passes: resends, expiries, reviews, releases.
    pub(super) fn tick(&mut self) -> Result<(), Denied> {
        let now = self.now();
        let linked: Vec<NodeName> =
            self.partners.iter().filter(|(_, p)| p.linked).map(|(name, _)| name.clone()).collect();
        for name in linked {
            self.resend(&name, now)?;
        }
        for row in self.store.outbox_expired(now)? {
            tracing::warn!(
                partner.name = %row.partner, message.leaf = %row.leaf,
                "a message was not delivered until its end"
            );
            self.undelivered(&row.leaf, now)?;
        }
        self.agreements_come_into_force(now)?;
        self.refuse_over_budget(now)?;
        self.calendar(now)?;
        self.reviews_due(now)?;
        self.batch_step()?;
        self.looks_due(now)?;
        self.release_due(now)
    }
}
