//! A verified message of a partner: judged, logged, acted on, receipted; all in one transaction.

use vestigo_protocol::codes::ReturnReason;
use vestigo_protocol::content;
use vestigo_protocol::envelope::{Message, UnverifiedStatement};
use vestigo_protocol::exchange::arrival::{self, Arrival, Seen};
use vestigo_protocol::exchange::responder::{Responder, ResponderState, Step};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::limits::EXCHANGE_STATEMENTS_MAX;
use vestigo_protocol::message::{Accepted, Body, Common, Conflict, Content, Delivered};

use super::core::{Core, Effect};
use super::directory::{Arrived, Known, SeenCheckpoint};
use super::error::Denied;
use super::fairness::is_batch_refusal;
use crate::desk::answer::empty_common;
use crate::desk::inquiry;
use crate::net::{AckSlot, AckStatus};
use crate::store::StoreError;

/// A message that is being taken in.
pub(crate) struct Incoming<'a> {
    pub(crate) header: &'a Header,
    pub(crate) leaf: LeafHash,
    pub(crate) message: &'a Message,
}

impl Core {
    /// Takes one message in.
    pub(crate) fn arrive(
        &mut self,
        known: &Known,
        arrived: Arrived,
        ack: Option<AckSlot>,
    ) -> Result<(), Denied> {
        match arrived {
            Arrived::Read { verified, content, checkpoint, introduced } => {
                let incoming = Incoming {
                    header: verified.header(),
                    leaf: verified.leaf(),
                    message: verified.message(),
                };
                if let Some(descriptor) = introduced {
                    self.introduced(known, *descriptor)?;
                }
                self.arrive_read(known, &incoming, &content, checkpoint.as_ref(), ack)
            }
            Arrived::UnknownVersion { statement, message } => {
                let incoming =
                    Incoming { header: &statement.header, leaf: statement.leaf, message: &message };
                self.arrive_unknown_version(known, &incoming, ack)
            }
        }
    }

    fn judge(&mut self, incoming: &Incoming<'_>) -> Result<Arrival, Denied> {
        let seen = if self.store.has_leaf(&incoming.leaf)? {
            Seen::Same
        } else {
            match self.store.leaf_by_id(&incoming.header.issuer, &incoming.header.id)? {
                Some(other) => Seen::OtherWithSameId(other),
                None => Seen::Never,
            }
        };
        Ok(arrival::judge(incoming.header, &self.identity.name, seen, self.now()))
    }

    fn arrive_read(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        content: &Content,
        checkpoint: Option<&SeenCheckpoint>,
        ack: Option<AckSlot>,
    ) -> Result<(), Denied> {
        let late = match self.judge(incoming)? {
            Arrival::Fresh { late } => late,
            other => return self.not_fresh(known, incoming, other, ack),
        };
        if self.is_full(incoming.header)? {
            self.too_many(known, incoming, ack);
            return Ok(());
        }
        let now = self.now();
        match incoming.header.kind {
            Kind::Query => {
                self.log_query(incoming.header, incoming.message, incoming.leaf, now)?;
            }
            _ => self.log(incoming.header, incoming.message, incoming.leaf, false, now)?,
        }
        // Only what belongs to a request brings files along.
        let brings = [Kind::Query, Kind::Supplement, Kind::Answer, Kind::Interim, Kind::Refusal];
        if brings.contains(&incoming.header.kind) {
            self.attachments_named(incoming.header, incoming.leaf, content, false)?;
        }
        if let Some(partner) = self.partners.get_mut(&known.name) {
            partner.last_seen = Some(now);
        }
        let receipts = self.act(known, incoming, content, late)?;
        // After the act: a descriptor may say from which head the partner's log goes on.
        if let Some(seen) = checkpoint {
            self.see_checkpoint(&known.name, seen)?;
        }
        if let Some(ack) = ack {
            self.effects.push(Effect::Ack(ack, receipts.iter().map(Message::to_bytes).collect()));
        }
        Ok(())
    }

    /// Acts on a message that is in the log now, and gives the receipts that go back at once.
    fn act(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        content: &Content,
        late: bool,
    ) -> Result<Vec<Message>, Denied> {
        let header = incoming.header;
        match &content.body {
            Body::Query(query) => return self.asked(known, incoming, &content.common, query, late),
            Body::Accepted(_) | Body::Delivered(_) => {
                self.receipted(known, header)?;
                self.moved(known, incoming, content)?;
                return Ok(Vec::new());
            }
            Body::Acknowledged(_) | Body::Interim(_) | Body::Answer(_) | Body::Refusal(_) => {
                self.receipted(known, header)?;
                self.moved(known, incoming, content)?;
            }
            Body::Withdrawal(_) => {
                self.stepped(known, header, Step::Withdraw)?;
                self.withdrawn_early(known, header)?;
            }
            Body::Supplement(_) => self.supplemented(known, incoming)?,
            Body::Agreement(act) => self.agreement_arrived(known, incoming, act)?,
            Body::Descriptor(notice) => self.descriptor_arrived(known, &notice.descriptor)?,
            Body::Conflict(_) => {
                tracing::error!(
                    partner.name = %known.name,
                    "a partner says that we signed two statements under one id"
                );
            }
            Body::Erasure(_) | Body::Checkpoint(_) | Body::Heartbeat(_) => {}
        }
        match header.kind.receipt() {
            Some(Kind::Accepted) => {
                Ok(vec![self.accept(known, incoming, &content.common, late)?])
            }
            Some(_) => Ok(vec![self.deliver(known, incoming, &content.common)?]),
            None => Ok(Vec::new()),
        }
    }

    /// The common part of a receipt: the agreement of what it receipts, nothing else.
    fn receipt_common(&self, kind: Kind, of: &Common) -> Common {
        let bare = matches!(kind, Kind::Agreement | Kind::Descriptor);
        Common {
            agreement: if bare { None } else { of.agreement },
            synthetic: self.synthetic.then_some(true),
            ..empty_common()
        }
    }

    /// Signs and logs the machine's receipt of kind 2.
    pub(crate) fn accept(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        common: &Common,
        late: bool,
    ) -> Result<Message, Denied> {
        let common = self.receipt_common(incoming.header.kind, common);
        let body = Body::Accepted(Accepted { late, received_at: self.now() });
        let content = Content::new(common, body);
        let draft = self.reply(&known.name, incoming.header.exchange, incoming.leaf, content);
        Ok(self.issue(draft)?.message)
    }

    /// Signs and logs the machine's receipt of kind 7.
    pub(super) fn deliver(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        common: &Common,
    ) -> Result<Message, Denied> {
        let common = self.receipt_common(incoming.header.kind, common);
        let body = Body::Delivered(Delivered { received_at: self.now() });
        let content = Content::new(common, body);
        let draft = self.reply(&known.name, incoming.header.exchange, incoming.leaf, content);
        Ok(self.issue(draft)?.message)
    }

    /// A signed reply ends the outbox rows that it names, if they went to this partner.
    pub(super) fn receipted(&mut self, known: &Known, header: &Header) -> Result<(), Denied> {
        for leaf in &header.in_reply_to {
            let Some(row) = self.store.outbox_by_leaf(leaf)? else { continue };
            // Over budget the return is the receipt too (wire.md). No other decision ends a query:
            // its receipt may be lost, and would be in the partner's log alone.
            let over_budget = row.kind == Kind::Query
                && header.kind == Kind::Refusal
                && header.reason == Some(ReturnReason::RateLimit.into());
            let proves = row.kind.receipt() == Some(header.kind) || over_budget;
            if row.partner == known.name && proves {
                self.store.outbox_end(leaf)?;
            }
        }
        Ok(())
    }

    /// Moves the hop that a reply belongs to.
    fn moved(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        content: &Content,
    ) -> Result<(), Denied> {
        if is_batch_refusal(incoming.header) {
            return self.batch_refused(known, incoming, content);
        }
        let Some(what) = inquiry::incoming(&content.body) else { return Ok(()) };
        let Some(hop) = self.store.hop(&incoming.header.exchange)? else { return Ok(()) };
        if hop.partner != known.name || !incoming.header.in_reply_to.contains(&hop.query) {
            self.refused.unrelated = self.refused.unrelated.saturating_add(1);
            return Ok(());
        }
        self.hop_moved(hop, what, incoming, content)
    }

    /// Takes a step in the case that a partner's message names.
    pub(super) fn stepped(
        &mut self,
        known: &Known,
        header: &Header,
        step: Step,
    ) -> Result<(), Denied> {
        for leaf in &header.in_reply_to {
            let Some(mut case) = self.case_named_by(leaf)? else { continue };
            if case.partner != known.name {
                continue;
            }
            let mut responder =
                Responder { query: case.query, state: case.state, decision: case.decision };
            if let Ok(state) = responder.step(step)
                && state != case.state
            {
                case.state = state;
                case.release_at = vestigo_protocol::time::Timestamp(0);
                self.store.put_case(&case)?;
                if state == ResponderState::Withdrawn {
                    self.files_unwanted(&case.exchange, &case.partner, None)?;
                }
            }
        }
        Ok(())
    }

    /// A leaf names a case directly (the query) or through an interim of ours that it answers.
    pub(super) fn case_named_by(
        &mut self,
        leaf: &LeafHash,
    ) -> Result<Option<crate::store::CaseRecord>, Denied> {
        if let Some(case) = self.store.case(leaf)? {
            return Ok(Some(case));
        }
        if !self.store.entry_by_leaf(leaf)?.is_some_and(|e| e.own && e.kind == Kind::Interim) {
            return Ok(None);
        }
        let (header, _) = self.read_stored(leaf)?;
        match header.in_reply_to.first() {
            Some(query) => Ok(self.store.case(query)?),
            None => Ok(None),
        }
    }

    fn not_fresh(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        arrival: Arrival,
        ack: Option<AckSlot>,
    ) -> Result<(), Denied> {
        match arrival {
            Arrival::Repeat => {
                self.refused.repeats = self.refused.repeats.saturating_add(1);
                let Some(ack) = ack else { return Ok(()) };
                // Everything we ever said about it, byte for byte.
                let replies = self.store.own_replies(&incoming.leaf)?;
                let bytes = replies.iter().map(Message::to_bytes).collect();
                self.effects.push(Effect::Ack(ack, bytes));
            }
            Arrival::Conflict { stored } => {
                self.refused.conflicts = self.refused.conflicts.saturating_add(1);
                // One signed pair proves it; the next ones of the same id prove nothing more.
                if self.is_full(incoming.header)? || self.store.own_conflicts(&stored)? > 0 {
                    self.refuse(ack, AckStatus::Conflict);
                    return Ok(());
                }
                tracing::error!(
                    partner.name = %known.name, message.leaf = %incoming.leaf,
                    "a partner signed two statements under one id"
                );
                let now = self.now();
                self.log(incoming.header, incoming.message, incoming.leaf, false, now)?;
                let body = Body::Conflict(Conflict { other: incoming.leaf });
                let common = self.receipt_common(Kind::Conflict, &empty_common());
                let mut draft = self.reply(
                    &known.name,
                    incoming.header.exchange,
                    stored,
                    Content::new(common, body),
                );
                // Naming both lets a repeat of either find the conflict again.
                draft.in_reply_to.push(incoming.leaf);
                let signed = self.issue(draft)?;
                self.post(&signed, false)?;
                self.refuse(ack, AckStatus::Conflict);
            }
            Arrival::NotForMe => {
                self.refused.not_for_me = self.refused.not_for_me.saturating_add(1);
                self.refuse(ack, AckStatus::NotForMe);
            }
            Arrival::Parked { ahead_seconds } => {
                self.refused.parked = self.refused.parked.saturating_add(1);
                tracing::warn!(
                    partner.name = %known.name, clock.ahead_seconds = ahead_seconds,
                    "a partner's clock is ahead of ours; its message waits"
                );
                self.refuse(ack, AckStatus::Busy);
            }
            Arrival::Fresh { .. } => {}
        }
        Ok(())
    }

    /// Whether a partner has as many statements in an exchange as it may have.
    fn is_full(&mut self, header: &Header) -> Result<bool, Denied> {
        let most = EXCHANGE_STATEMENTS_MAX;
        Ok(self.store.statements_of(&header.exchange, &header.issuer, most)? >= most)
    }

    /// One statement more than an exchange may have: not logged, so that it costs no other anything.
    fn too_many(&mut self, known: &Known, incoming: &Incoming<'_>, ack: Option<AckSlot>) {
        self.refused.over_limit = self.refused.over_limit.saturating_add(1);
        tracing::warn!(
            partner.name = %known.name, exchange.id = %incoming.header.exchange,
            "a partner says more in one exchange than an exchange may hold"
        );
        self.refuse(ack, AckStatus::OverLimit);
    }

    pub(super) fn refuse(&mut self, ack: Option<AckSlot>, status: AckStatus) {
        if let Some(ack) = ack {
            self.effects.push(Effect::Refuse(ack, status));
        }
    }

    /// A good statement over content of a version that we do not read: a query gets a signed
    /// refusal that names our versions; anything else is malformed to us.
    fn arrive_unknown_version(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        ack: Option<AckSlot>,
    ) -> Result<(), Denied> {
        if incoming.header.kind != Kind::Query {
            self.refuse(ack, AckStatus::Malformed);
            return Ok(());
        }
        match self.judge(incoming)? {
            Arrival::Fresh { .. } => {}
            other => return self.not_fresh(known, incoming, other, ack),
        }
        if self.is_full(incoming.header)? {
            self.too_many(known, incoming, ack);
            return Ok(());
        }
        let now = self.now();
        self.log(incoming.header, incoming.message, incoming.leaf, false, now)?;
        self.return_unknown_version(known, incoming)?;
        if let Some(ack) = ack {
            self.effects.push(Effect::Ack(ack, Vec::new()));
        }
        Ok(())
    }

    /// The claims and the content of a message in the log.
    pub(crate) fn read_stored(&mut self, leaf: &LeafHash) -> Result<(Header, Content), Denied> {
        if let Some(opened) = self.opened.get(leaf) {
            return Ok(opened.clone());
        }
        let unreadable = || StoreError::Unreadable { what: "message", key: leaf.to_hex() };
        let Some(message) = self.store.message(leaf)? else {
            // An entry without content was destroyed under a rule of retention.
            let erased = self.store.has_leaf(leaf)?;
            return Err(if erased { Denied::Erased } else { unreadable().into() });
        };
        let opened = open_stored(&message).ok_or_else(unreadable)?;
        Ok(self.keep_opened(*leaf, opened))
    }

    /// Keeps an opened message for the rest of the input, up to [`OPENED_MAX`].
    fn keep_opened(&mut self, leaf: LeafHash, opened: (Header, Content)) -> (Header, Content) {
        if self.opened.len() >= OPENED_MAX {
            self.opened.clear();
        }
        self.opened.insert(leaf, opened.clone());
        opened
    }

    /// [`Self::read_stored`] where one message must not hide the others: none if its content is of
    /// a version that we do not read, or was erased.
    pub(crate) fn read_if_readable(
        &mut self,
        leaf: &LeafHash,
    ) -> Result<Option<(Header, Content)>, Denied> {
        if let Some(opened) = self.opened.get(leaf) {
            return Ok(Some(opened.clone()));
        }
        let opened = self.store.message(leaf)?.and_then(|message| open_stored(&message));
        Ok(opened.map(|opened| self.keep_opened(*leaf, opened)))
    }
}

/// Opened messages that are kept at once, for the rest of an input.
const OPENED_MAX: usize = 64;

/// Reads a message of our own log: its signature was verified before it was stored, and its row's
/// digest on reading.
pub(crate) fn open_stored(message: &Message) -> Option<(Header, Content)> {
    let statement = UnverifiedStatement::parse(&message.statement).ok()?;
    let header = statement.claimed().clone();
    let fields = content::open_whole(&message.preimage, &message.disclosures).ok()?;
    let content = Content::from_fields(header.kind, &fields).ok()?;
    Some((header, content))
}

#[cfg(test)]
mod tests;
