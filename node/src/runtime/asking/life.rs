//! What we do with a request of ours after it was sent: supply what is asked of us, seek
//! clarification, withdraw it, open it again.

use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::exchange::asker::Asker;
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{ExchangeId, LeafHash};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{Attachment, Body, Common, Content, Query, Supplement, Withdrawal};
use vestigo_protocol::text::Text;

use super::super::answering::pseudonym;
use super::super::core::Core;
use super::super::error::Denied;
use super::super::life::OutOfTurn;
use crate::desk::answer::empty_common;
use crate::desk::officer::Acting;
use crate::store::{HopRecord, Officer, TraceRecord};

/// Which hop of a trace is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Its place in the chain, from 1; none: the one hop to which the act applies, or the first.
    pub hop: Option<usize>,
}

impl Core {
    /// The hop that is meant: the one that was named, else the first that `fits`, else the first.
    pub(crate) fn hop_of(
        &mut self,
        trace: &TraceRecord,
        which: Which,
        fits: impl Fn(&HopRecord) -> bool,
    ) -> Result<HopRecord, Denied> {
        let hops = self.store.hops(&trace.id)?;
        let found = match which.hop {
            Some(number) => {
                let index = number.checked_sub(1);
                index.and_then(|i| hops.get(i)).ok_or(OutOfTurn::NoSuchHop(number))?
            }
            None => hops
                .iter()
                .find(|hop| fits(hop))
                .or_else(|| hops.first())
                .ok_or(OutOfTurn::NoSuchHop(1))?,
        };
        Ok(found.clone())
    }

    /// The common part of what we say further in an exchange of ours.
    fn further(&self, officer: &Officer, hop: &HopRecord, first: &Common) -> Common {
        Common {
            agreement: first.agreement,
            officer: Some(pseudonym(officer, &hop.partner)),
            synthetic: self.synthetic.then_some(true),
            ..empty_common()
        }
    }

    /// Replies to the information request that waits longest; the partner's clock goes on.
    ///
    /// # Errors
    /// No such officer, trace or hop, nothing is asked of us, or it cannot be signed.
    pub fn supply(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        which: Which,
        supplement: Supplement,
        text: Option<Text<NOTE_MAX>>,
        attachments: Vec<Attachment>,
    ) -> Result<TraceRecord, Denied> {
        let officer = self.officer(who)?;
        let trace = self.trace_by_prefix(id)?;
        let (hop, wanted) = self.asked_of_us(&trace, which)?;
        let (first, _) = self.asked_in(&hop)?;
        let common = Common { text, attachments, ..self.further(&officer, &hop, &first) };
        let content = Content::new(common, Body::Supplement(supplement));
        let draft = self.reply(&hop.partner, hop.exchange, wanted, content);
        let signed = self.issue(draft)?;
        self.post(&signed, is_urgent(&first))?;
        self.supplied(hop)?;
        self.trace_by_prefix(id)
    }

    /// What was wanted of us in an exchange was sent: its clock goes on.
    pub(crate) fn supplied(&mut self, mut hop: HopRecord) -> Result<(), Denied> {
        let mut asker = Asker { query: hop.query, state: hop.state, decision: hop.decision };
        asker.supplement_sent();
        hop.state = asker.state;
        hop.moved_at = self.now();
        if let Some(due) = self.due_of_hop(&hop)? {
            hop.answer_by = due.at;
        }
        self.store.put_hop(&hop)?;
        if let Some(trace) = self.store.trace(&hop.trace)? {
            self.changed_trace(&trace)?;
        }
        Ok(())
    }

    /// The hop whose partner wants information of us, and its request for it.
    pub(crate) fn asked_of_us(
        &mut self,
        trace: &TraceRecord,
        which: Which,
    ) -> Result<(HopRecord, LeafHash), Denied> {
        let mut asked = Vec::new();
        for hop in self.store.hops(&trace.id)? {
            if !hop.state.is_final() && self.claims_of(&hop.exchange)?.unanswered().is_some() {
                asked.push(hop.exchange);
            }
        }
        let hop = self.hop_of(trace, which, |hop| asked.contains(&hop.exchange))?;
        let wanted = self.claims_of(&hop.exchange)?.unanswered();
        match wanted {
            Some(wanted) if !hop.state.is_final() => Ok((hop, wanted)),
            _ => Err(OutOfTurn::NothingAsked.into()),
        }
    }

    /// Asks the partner what a decision or a delay of its means. The answer comes in words, as a hop
    /// of the same trace.
    ///
    /// # Errors
    /// No such officer, trace or hop, nothing was decided or delayed, or no agreement is in force.
    pub fn clarify(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        which: Which,
        text: Text<NOTE_MAX>,
    ) -> Result<TraceRecord, Denied> {
        let officer = self.officer(who)?;
        let trace = self.trace_by_prefix(id)?;
        let hop = self.hop_of(&trace, which, |hop| hop.decision.is_some())?;
        let subject = match hop.decision {
            Some(decision) => decision,
            None => self.newest_interim(&hop)?.ok_or(OutOfTurn::NothingSaid)?,
        };
        let (first, query) = self.asked_in(&hop)?;
        let mut asked = Query::describing(FirearmDescription::default());
        asked.case_reference = query.case_reference;
        asked.concerns = vec![subject];
        let common = Common {
            request_kind: Some(RequestKind::Clarification),
            priority: first.priority.clone(),
            purpose: first.purpose,
            legal_basis: first.legal_basis,
            text: Some(text),
            ..self.further(&officer, &hop, &first)
        };
        let common = self.under_agreement(&hop, common)?;
        let position = self.store.hops(&trace.id)?.len() as u64;
        let draft = self.opening(&hop.partner, Content::new(common, Body::Query(asked)));
        let exchange = draft.exchange;
        let now = self.now();
        self.ask(&trace, draft, Some(hop.exchange), position, now)?;
        self.note_own_concern(&subject, &exchange)?;
        self.changed_trace(&trace)
    }

    /// Withdraws what is open of a trace, or one hop of it. A hop that is decided already can be
    /// withdrawn when it is named: the decision stands, and both logs say that we withdrew.
    ///
    /// # Errors
    /// No such officer, trace or hop, or it was withdrawn already.
    pub fn withdraw(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        which: Which,
        reason: Option<Text<NOTE_MAX>>,
    ) -> Result<TraceRecord, Denied> {
        let officer = self.officer(who)?;
        let trace = self.trace_by_prefix(id)?;
        let mut hops: Vec<HopRecord> = match which.hop {
            Some(_) => vec![self.hop_of(&trace, which, |_| false)?],
            None => self.store.hops(&trace.id)?,
        };
        let open = |hop: &HopRecord| !hop.state.is_final();
        if which.hop.is_none() {
            // Nothing open: the first was decided, and is what a person means.
            if hops.iter().any(open) { hops.retain(open) } else { hops.truncate(1) }
        }
        let mut drafts = Vec::new();
        for hop in hops {
            let claims = self.claims_of(&hop.exchange)?;
            if claims.iter().any(|(_, h)| h.kind == Kind::Withdrawal) {
                continue;
            }
            let (first, _) = self.asked_in(&hop)?;
            // What went by letter is a statement to ourselves, and so is its withdrawal.
            let off_network = first.off_network.clone();
            let common = Common { off_network, ..self.further(&officer, &hop, &first) };
            let body = Body::Withdrawal(Withdrawal { reason: reason.clone() });
            let draft =
                self.reply(&hop.partner, hop.exchange, hop.query, Content::new(common, body));
            drafts.push((hop, draft, is_urgent(&first)));
        }
        if drafts.is_empty() {
            return Err(OutOfTurn::AlreadyWithdrawn.into());
        }
        for (mut hop, draft, urgent) in drafts {
            let signed = self.issue(draft)?;
            if hop.partner != self.identity.name {
                self.post(&signed, urgent)?;
            }
            let mut asker = Asker { query: hop.query, state: hop.state, decision: hop.decision };
            if asker.withdraw() {
                hop.state = asker.state;
                hop.moved_at = self.now();
                self.store.put_hop(&hop)?;
            }
        }
        self.changed_trace(&trace)
    }

    /// Opens a decided request again: a new trace to the same partner that names the old request.
    /// Its description is the old one's with `news` taken in. Files were sealed for the exchange
    /// that is named with them.
    ///
    /// # Errors
    /// No such officer, trace or hop, the request is still open, or no agreement is in force.
    pub fn reopen(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        which: Which,
        news: &Supplement,
        text: Option<Text<NOTE_MAX>>,
        files: Option<(ExchangeId, Vec<Attachment>)>,
    ) -> Result<TraceRecord, Denied> {
        let officer = self.officer(who)?;
        let old = self.trace_by_prefix(id)?;
        let hop = self.hop_of(&old, which, |_| false)?;
        if !hop.state.is_final() {
            return Err(OutOfTurn::StillOpen.into());
        }
        let (first, mut query) = self.asked_in(&hop)?;
        if !first.request_kind.is_some_and(RequestKind::looks_up) {
            return Err(OutOfTurn::ByWords.into());
        }
        query.supplement(news);
        query.concerns = vec![hop.query];
        query.onward = None;
        let (sealed_for, attachments) = files.unzip();
        let attachments = attachments.unwrap_or_default();
        let common = Common {
            priority: first.priority.clone(),
            request_kind: Some(RequestKind::Trace),
            purpose: first.purpose,
            legal_basis: first.legal_basis,
            text,
            attachments,
            ..self.further(&officer, &hop, &first)
        };
        let common = self.under_agreement(&hop, common)?;
        let mut draft = self.opening(&hop.partner, Content::new(common, Body::Query(query)));
        draft.exchange = sealed_for.unwrap_or(draft.exchange);
        let exchange = draft.exchange;
        let now = self.now();
        let trace = TraceRecord {
            id: exchange,
            officer: officer.id,
            created_at: now,
            auto_onward: old.auto_onward,
            ended: false,
            version: 1,
        };
        self.ask(&trace, draft, None, 0, now)?;
        self.store.put_trace(&trace)?;
        self.trace_changed(&trace);
        self.note_own_concern(&hop.query, &exchange)?;
        self.changed_trace(&old)?;
        Ok(trace)
    }

    /// Our own question of a hop.
    pub(crate) fn asked_in(&mut self, hop: &HopRecord) -> Result<(Common, Query), Denied> {
        let (_, content) = self.read_stored(&hop.query)?;
        match content.body {
            Body::Query(query) => Ok((content.common, query)),
            _ => Err(Denied::NotFound { what: "query", id: hop.query.to_hex() }),
        }
    }

    /// A new question goes under the agreement that is in force now.
    fn under_agreement(&self, hop: &HopRecord, common: Common) -> Result<Common, Denied> {
        let partner = self.confirmed(hop.partner.as_str())?;
        let agreement = self
            .in_force(&partner, self.now())
            .ok_or_else(|| Denied::NoAgreement(partner.to_string()))?
            .hash();
        Ok(Common { agreement: Some(agreement), ..common })
    }

    /// The delay or partial answer that the partner signed last.
    fn newest_interim(&mut self, hop: &HopRecord) -> Result<Option<LeafHash>, Denied> {
        let claims = self.claims_of(&hop.exchange)?;
        let theirs =
            claims.iter().filter(|(_, h)| h.kind == Kind::Interim && h.issuer == hop.partner);
        Ok(theirs.max_by_key(|(_, h)| (h.epoch, h.sequence)).map(|(leaf, _)| *leaf))
    }

    fn note_own_concern(
        &mut self,
        subject: &LeafHash,
        exchange: &ExchangeId,
    ) -> Result<(), Denied> {
        if let Some(asked) = self.store.hop(exchange)? {
            self.store.put_concern(subject, &asked.query)?;
        }
        Ok(())
    }

    /// A trace whose hops changed: whether it has ended, its version, and word to who follows it.
    fn changed_trace(&mut self, trace: &TraceRecord) -> Result<TraceRecord, Denied> {
        let mut trace = trace.clone();
        trace.ended = self.store.hops(&trace.id)?.iter().all(|hop| hop.state.is_final());
        trace.version = trace.version.saturating_add(1);
        self.store.put_trace(&trace)?;
        self.trace_changed(&trace);
        Ok(trace)
    }
}

/// Whether a question was asked as urgent.
pub(crate) fn is_urgent(common: &Common) -> bool {
    common
        .priority
        .as_ref()
        .is_some_and(|claim| claim.priority == vestigo_protocol::codes::Priority::Urgent)
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::agreement::Budget;
    use vestigo_protocol::codes::MarkComponent;
    use vestigo_protocol::exchange::asker::AskerState;
    use vestigo_protocol::firearm::{Mark, Name};
    use vestigo_protocol::ids::Country;

    use super::*;
    use crate::runtime::Ask;
    use crate::runtime::fairness::tests::Node;
    use crate::runtime::letters::LetterTo;
    use crate::scratch::Scratch;

    #[test]
    fn the_withdrawal_of_a_letter_stays_in_our_own_log() {
        let scratch = Scratch::new("withdrawn-letter");
        let budget =
            Budget { per_day: 5, per_officer_per_day: None, per_case: None, consignment: None };
        let core = &mut Node::open(&scratch, budget).core;
        core.officers.push(Officer { id: 1, uid: 1000, secret: [7; 32] });
        let mut gun = FirearmDescription::default();
        gun.marks.push(Mark::serial(MarkComponent::Frame, "A1234567").unwrap());
        let letter = LetterTo {
            country: Country::parse("XY").unwrap(),
            agency: Name::new("Police").unwrap(),
            days: None,
        };
        let ask = Ask {
            to: String::new(),
            query: Query::describing(gun),
            common: empty_common(),
            auto_onward: false,
            also_to: Vec::new(),
            letter: Some(letter),
        };
        let trace = core.submit(1000, ask).unwrap();
        core.withdraw(1000, &trace.id.to_hex(), Which::default(), None).unwrap();
        assert_eq!(core.store.hop(&trace.id).unwrap().unwrap().state, AskerState::Withdrawn);
        assert!(core.store.outbox_counts().unwrap().is_empty());
        let entries = core.store.entries_of_exchange(&trace.id).unwrap();
        let withdrawal = entries.iter().find(|e| e.kind == Kind::Withdrawal).unwrap();
        let (_, content) = core.read_stored(&withdrawal.leaf).unwrap();
        assert!(content.common.off_network.is_some());
    }
}
