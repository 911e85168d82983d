//! Statements that were lost here and came back are appended as they are, and what they say is
//! brought into our own state again. Nothing is signed meanwhile.

use std::collections::BTreeSet;

use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::codes::ReasonCode;
use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::exchange::asker::{Asker, AskerState};
use vestigo_protocol::exchange::responder::{Responder, ResponderState, Step};
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::message::{AgreementAct, AgreementStep, Body, Content};
use vestigo_protocol::time::Timestamp;

use super::Held;
use crate::desk::inquiry;
use crate::desk::policy::Referral;
use crate::net::PeerKey;
use crate::runtime::agreeing::End;
use crate::runtime::arrivals::{Incoming, open_stored};
use crate::runtime::core::Core;
use crate::runtime::error::Denied;
use crate::store::{AgreementStatus, CaseRecord, HopRecord, PartnerStanding, Series, TraceRecord};

impl Core {
    /// Takes statements in that no checkpoint covered which a partner saw: in an order in which
    /// each follows what it rests on.
    pub(super) fn adopt(&mut self, mut held: Vec<Held>) -> Result<(), Denied> {
        self.recovery.replaying = true;
        // What a partner still sends comes by itself, and is then judged like anything else.
        held.retain(|h| !h.unacknowledged && !matches!(self.store.has_leaf(&h.leaf), Ok(true)));
        held.sort_by(|a, b| {
            let key = |h: &Held| (h.header.issued_at, h.header.epoch, h.header.sequence, h.leaf);
            key(a).cmp(&key(b))
        });
        held.dedup_by_key(|h| h.leaf);
        let mut waiting: BTreeSet<LeafHash> = held.iter().map(|h| h.leaf).collect();
        let mut adopted = Vec::new();
        while !held.is_empty() {
            let ready = |h: &Held| {
                let rests_on = h.header.in_reply_to.iter().chain(&h.header.previous);
                !rests_on.clone().any(|leaf| waiting.contains(leaf))
            };
            // A circle cannot come from honest signers; the oldest goes first then.
            let next = held.iter().position(ready).unwrap_or(0);
            let lost = held.remove(next);
            waiting.remove(&lost.leaf);
            if lost.header.issuer != self.identity.name {
                adopted.push((lost.header.issuer.clone(), lost.leaf));
            }
            self.replay(lost)?;
        }
        self.recovery.replaying = false;
        self.receipt_adopted(&adopted)?;
        // Only now is it known what had been decided already.
        let unsettled = std::mem::take(&mut self.recovery.unsettled);
        unsettled.iter().try_for_each(|partner| self.return_what_nothing_carries(partner))
    }

    /// Appends one statement as it is, and takes from it what our state needs.
    pub(super) fn replay(&mut self, held: Held) -> Result<(), Denied> {
        let now = self.now();
        let own = held.header.issuer == self.identity.name;
        self.log(&held.header, &held.message, held.leaf, own, now)?;
        let descriptor = match held.content.as_deref().map(|content| &content.body) {
            Some(Body::Descriptor(notice)) => Some(notice),
            _ => None,
        };
        if own {
            // Before its place is counted: it may be the first of the epoch that it opens.
            if let Some(next) = descriptor.and_then(|n| Descriptor::from_bytes(&n.descriptor).ok())
            {
                self.descriptor_came_back(next)?;
            }
            self.series_goes_on(&held)?;
        }
        let Some(content) = &held.content else { return Ok(()) };
        let brings = [Kind::Query, Kind::Supplement, Kind::Answer, Kind::Interim, Kind::Refusal];
        if brings.contains(&held.header.kind) {
            self.attachments_named(&held.header, held.leaf, content, own)?;
        }
        if own { self.replay_ours(&held, content) } else { self.replay_theirs(&held, content) }
    }

    fn series_goes_on(&mut self, held: &Held) -> Result<(), Denied> {
        let to = &held.header.audience;
        if held.header.epoch != self.epoch() {
            return Ok(());
        }
        let current = match self.series.get(to) {
            Some(series) => Some(*series),
            None => self.store.series(to, self.epoch())?,
        };
        if current.is_none_or(|s| s.sequence < held.header.sequence) {
            let series = Series { sequence: held.header.sequence, leaf: held.leaf };
            self.series.insert(to.clone(), series);
            self.dirty_series.insert(to.clone());
        }
        Ok(())
    }

    fn replay_ours(&mut self, held: &Held, content: &Content) -> Result<(), Denied> {
        let header = &held.header;
        match &content.body {
            Body::Query(_) if self.store.hop(&header.exchange)?.is_none() => {
                let officer = self.officers.first().map_or(0, |o| o.id);
                let trace = TraceRecord {
                    id: header.exchange,
                    officer,
                    created_at: header.issued_at,
                    auto_onward: false,
                    ended: false,
                    version: 1,
                };
                let asker = Asker::submitted(held.leaf);
                let hop = HopRecord {
                    exchange: header.exchange,
                    trace: trace.id,
                    position: 0,
                    parent: None,
                    partner: header.audience.clone(),
                    query: held.leaf,
                    state: asker.state,
                    decision: None,
                    asked_at: header.issued_at,
                    answer_by: header.answer_by.unwrap_or(Timestamp(0)),
                    moved_at: header.issued_at,
                };
                self.store.put_hop(&hop)?;
                self.store.put_trace(&trace)?;
                self.trace_changed(&trace);
            }
            Body::Withdrawal(_) => {
                if let Some(mut hop) = self.store.hop(&header.exchange)?
                    && !hop.state.is_final()
                {
                    hop.state = AskerState::Withdrawn;
                    self.store.put_hop(&hop)?;
                    self.hop_stored(&hop)?;
                }
            }
            Body::Interim(_) => self.replay_step(held, Step::Refer)?,
            Body::Answer(_) => self.replay_step(held, Step::Answer)?,
            Body::Refusal(_) => {
                let returned = matches!(header.reason, Some(ReasonCode::Returned(_)));
                self.replay_step(held, if returned { Step::Return } else { Step::Refuse })?;
            }
            Body::Agreement(act) => self.replay_own_agreement(held, act)?,
            _ => {}
        }
        Ok(())
    }

    fn replay_theirs(&mut self, held: &Held, content: &Content) -> Result<(), Denied> {
        let header = &held.header;
        let Some(partner) = self.partners.get(&header.issuer) else { return Ok(()) };
        if partner.record.standing != PartnerStanding::Confirmed {
            return Ok(());
        }
        let Some(known) = self.directory.get(PeerKey(partner.record.transport)) else {
            return Ok(());
        };
        match &content.body {
            Body::Query(_) => {
                // Whoever sent it is told that a person decides, unless we had decided.
                let case = CaseRecord {
                    query: held.leaf,
                    exchange: header.exchange,
                    partner: header.issuer.clone(),
                    state: ResponderState::WithOfficer,
                    decision: None,
                    received_at: self.now(),
                    answer_by: header.answer_by.unwrap_or(Timestamp(0)),
                    late: false,
                    release_at: Timestamp(0),
                    referral: Referral::MachineFailed.name().to_owned(),
                    review_at: Timestamp(0),
                    urgent: false,
                };
                self.store.put_case(&case)?;
            }
            Body::Withdrawal(_) => self.stepped(&known, header, Step::Withdraw)?,
            // Judged as if it came now: what was not to be believed then is not now.
            Body::Agreement(act) => {
                let incoming = Incoming { header, leaf: held.leaf, message: &held.message };
                self.agreement_arrived(&known, &incoming, act)?;
            }
            Body::Descriptor(notice) => self.descriptor_arrived(&known, &notice.descriptor)?,
            body => {
                self.receipted(&known, header)?;
                self.replay_hop(held, body)?;
            }
        }
        Ok(())
    }

    /// A reply moves its hop; nothing is asked onward meanwhile.
    fn replay_hop(&mut self, held: &Held, body: &Body) -> Result<(), Denied> {
        let Some(what) = inquiry::incoming(body) else { return Ok(()) };
        let Some(mut hop) = self.store.hop(&held.header.exchange)? else { return Ok(()) };
        if hop.partner != held.header.issuer || !held.header.in_reply_to.contains(&hop.query) {
            return Ok(());
        }
        let mut asker = Asker { query: hop.query, state: hop.state, decision: hop.decision };
        asker.receive(what, held.leaf);
        hop.state = asker.state;
        hop.decision = asker.decision;
        hop.moved_at = self.now();
        self.store.put_hop(&hop)?;
        self.hop_stored(&hop)
    }

    /// A reply of ours moves the case that it names.
    fn replay_step(&mut self, held: &Held, step: Step) -> Result<(), Denied> {
        for leaf in &held.header.in_reply_to {
            let Some(mut case) = self.case_named_by(leaf)? else { continue };
            let mut responder =
                Responder { query: case.query, state: case.state, decision: case.decision };
            if responder.step(step).is_err() {
                continue;
            }
            if responder.state.is_final() {
                responder.decided(held.leaf);
            }
            case.state = responder.state;
            case.decision = responder.decision;
            case.release_at = Timestamp(0);
            self.store.put_case(&case)?;
        }
        Ok(())
    }

    /// A step of ours in an agreement with the partner to whom it went. We had judged it when we
    /// signed it; it still has to fit what it names.
    fn replay_own_agreement(&mut self, held: &Held, act: &AgreementAct) -> Result<(), Denied> {
        let partner = &held.header.audience;
        let between = |a: &Agreement| a.counterpart(&self.identity.name) == Some(partner);
        let document = act.document.as_deref().and_then(|d| Agreement::from_bytes(d).ok());
        match (act.step, document.filter(between)) {
            (AgreementStep::Propose, Some(agreement))
                if !self.agreements.contains_key(&agreement.hash()) =>
            {
                let status = AgreementStatus::ProposedByUs;
                self.keep(agreement, partner.clone(), status, held.leaf, None)?;
            }
            (AgreementStep::Accept, Some(agreement)) => {
                let Some((_, record)) = self.agreements.get(&agreement.hash()) else {
                    return Ok(());
                };
                let proposal = record.proposal;
                let fits = record.status == AgreementStatus::ProposedByPartner
                    && record.partner == *partner
                    && held.header.in_reply_to.contains(&proposal);
                if fits {
                    let (status, acceptance) = (AgreementStatus::Accepted, Some(held.leaf));
                    self.keep(agreement, partner.clone(), status, proposal, acceptance)?;
                    self.return_what_nothing_carries(partner)?;
                }
            }
            (AgreementStep::Suspend, _) => {
                self.ended_by(partner, &held.header.in_reply_to, End::Suspend)?;
            }
            (AgreementStep::Revoke, _) => {
                self.ended_by(partner, &held.header.in_reply_to, End::Revoke)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// A receipt for each statement of a partner that came back without ours.
    fn receipt_adopted(&mut self, adopted: &[(NodeName, LeafHash)]) -> Result<(), Denied> {
        for (partner, leaf) in adopted {
            let Some(peer) = self.partners.get(partner).map(|p| PeerKey(p.record.transport)) else {
                continue;
            };
            let Some(known) = self.directory.get(peer) else { continue };
            if self.store.own_replies(leaf)?.is_empty() {
                let message = self.store.message(leaf)?;
                let Some(message) = message else { continue };
                let Some((header, content)) = open_stored(&message) else { continue };
                let incoming = Incoming { header: &header, leaf: *leaf, message: &message };
                match header.kind.receipt() {
                    Some(Kind::Accepted) => {
                        self.accept(&known, &incoming, &content.common, false)?;
                    }
                    Some(_) => {
                        self.deliver(&known, &incoming, &content.common)?;
                    }
                    None => {}
                }
            }
        }
        Ok(())
    }
}
