//! A partner asks: admission, lookup, decision, answer.

use sha2::{Digest as _, Sha256};
use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::codes::{DisclosureLevel, ReasonCode, RequestKind, ReturnReason};
use vestigo_protocol::content::CONTENT_VERSION;
use vestigo_protocol::envelope::Message;
use vestigo_protocol::exchange::responder::{Responder, ResponderState, Step};
use vestigo_protocol::ids::{AgreementHash, ExchangeId, LeafHash, NodeName, Pseudonym};
use vestigo_protocol::message::{Body, Common, Content, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::arrivals::Incoming;
use super::asking::is_urgent;
use super::core::Core;
use super::deciding::inputs_of;
use super::directory::Known;
use super::error::Denied;
use crate::desk::admission::Force;
use crate::desk::answer::{self, Signature};
use crate::desk::clause::ClauseId;
use crate::desk::conversion;
use crate::desk::disclosure::{self, Choice};
use crate::desk::policy::{self, Decision, Referral};
use crate::desk::record::{ActRecord, Inputs};
use crate::registry::Findings;
use crate::store::{CaseRecord, Officer, StoreError};

/// Cases that one tick releases.
const RELEASE_MAX: usize = 256;

impl Core {
    /// A fresh query, already in the log.
    pub(crate) fn asked(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        common: &Common,
        query: &Query,
        late: bool,
    ) -> Result<Vec<Message>, Denied> {
        let now = self.now();
        let mut case = CaseRecord {
            query: incoming.leaf,
            exchange: incoming.header.exchange,
            partner: known.name.clone(),
            state: ResponderState::Accepted,
            decision: None,
            received_at: now,
            answer_by: incoming.header.answer_by.unwrap_or(Timestamp(0)),
            late,
            release_at: Timestamp(0),
            referral: String::new(),
            review_at: Timestamp(0),
            urgent: is_urgent(common),
        };
        self.note_concerns(incoming, query)?;
        if self.was_withdrawn(incoming)? {
            self.store.enter_exchange(&incoming.leaf, incoming.header, incoming.message)?;
            // The withdrawal overtook it: nothing is looked up for what is not wanted any more.
            case.state = ResponderState::Withdrawn;
            self.store.put_case(&case)?;
            self.files_not_wanted_with(incoming, common)?;
            return Ok(vec![self.accept(known, incoming, common, late)?]);
        }
        let (agreement, force) = self.named(common.agreement.as_ref(), &known.name, now);
        let admitted =
            self.admitted(known, incoming.header, common, query, (agreement.as_ref(), force))?;
        let admitted = self.clarifies_ours(known, common, query, admitted)?;
        // Over budget there is no receipt and no case: one refusal for many is both (wire.md).
        if let (Some(agreement), Err(returned)) = (&agreement, &admitted)
            && returned.reason == ReturnReason::RateLimit
        {
            self.over_budget(known, incoming, agreement.hash(), returned, now)?;
            self.files_not_wanted_with(incoming, common)?;
            return Ok(Vec::new());
        }
        self.store.enter_exchange(&incoming.leaf, incoming.header, incoming.message)?;
        let receipts = vec![self.accept(known, incoming, common, late)?];
        self.note_conversion(&incoming.leaf, case.exchange, false, query)?;
        if let Err(returned) = admitted {
            let text = Text::new(returned.text).map_err(|e| Denied::Rule(e.to_string()))?;
            let by = self.by(agreement.as_ref().map(Agreement::hash), None, now);
            let content = answer::refusal(returned.reason.into(), text, None, &by);
            let act = ActRecord::returned(returned.reason);
            let inputs =
                Inputs { admission: returned.facts.map(|facts| *facts), ..inputs_of(common) };
            self.record_machine(&case, by.agreement, inputs, act, &returned.rested_on);
            self.decide(&mut case, content, Step::Return, Some(returned.reason.into()))?;
            return Ok(receipts);
        }
        let Some(agreement) = agreement else { return Ok(receipts) };
        if let Some(kind) = common.request_kind.filter(|kind| !kind.looks_up()) {
            let running = (&mut case.clone(), &agreement);
            let done = self.matter_asked(known, incoming, (common, query), kind, running);
            self.or_hand_over(done, case, now)?;
            return Ok(receipts);
        }
        match now.0.checked_div(self.settings.release_interval_seconds) {
            None => {
                let considered = self.consider(&mut case.clone(), common, query, &agreement, now);
                self.or_hand_over(considered, case, now)?;
            }
            Some(passed) => {
                // Hits, misses and referrals leave at the same moments: time tells nothing.
                case.state = ResponderState::AwaitingRelease;
                let next = passed.saturating_add(1);
                case.release_at =
                    Timestamp(next.saturating_mul(self.settings.release_interval_seconds));
                self.store.put_case(&case)?;
            }
        }
        Ok(receipts)
    }

    /// The agreement that decides a running case of a partner whose query names `hash`: that one, or the
    /// one that replaced it.
    pub(super) fn agreement_named(
        &self,
        hash: Option<&AgreementHash>,
        partner: &NodeName,
        now: Timestamp,
    ) -> Option<Agreement> {
        match self.named(hash, partner, now) {
            (named, Force::InForce) => named,
            // What it does not admit went back when it came into force.
            (Some(_), Force::Replaced) => self.in_force(partner, now).cloned(),
            _ => None,
        }
    }

    /// Whether a request names an earlier one of its asker that we had.
    fn reopens(&mut self, case: &CaseRecord, query: &Query) -> Result<bool, Denied> {
        for leaf in &query.concerns {
            if self.store.case(leaf)?.is_some_and(|earlier| earlier.partner == case.partner) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Looks the gun up and decides who answers.
    fn consider(
        &mut self,
        case: &mut CaseRecord,
        common: &Common,
        query: &Query,
        agreement: &Agreement,
        now: Timestamp,
    ) -> Result<(), Denied> {
        let Some(clauses) = agreement.clauses_for(&case.partner) else { return Ok(()) };
        let mut inputs = inputs_of(common);
        if !common.request_kind.is_some_and(RequestKind::looks_up) {
            return self.refer(case, agreement, Referral::RequestKind, inputs, now);
        }
        // What a person decided is not answered by the machine when it is asked again by name.
        // (A RECORD_CHECK may name a letter of the asker's that no log of ours holds.)
        if self.reopens(case, query)? {
            return self.refer(case, agreement, Referral::Reopened, inputs, now);
        }
        let asked = query.firearm();
        // "No record" would say that a number was searched.
        if conversion::never_numbered(&asked) {
            return self.refer(case, agreement, Referral::Unnumbered, inputs, now);
        }
        let findings = match self.registry.lookup(&asked) {
            Ok(findings) => disclosure::within(findings, &clauses.record_sets),
            Err(error) => {
                tracing::error!(reason = %error, "the registry could not be read for a request");
                return self.refer(case, agreement, Referral::RegistryFailed, inputs, now);
            }
        };
        let assessment = disclosure::assess(&asked, &findings);
        let sampled = self.sampled(&disclosure::lot(&asked, &findings));
        inputs.found = Some(disclosure::found(&assessment, &findings));
        inputs.sampled = Some(sampled);
        let ruling = policy::decide(clauses, &assessment, sampled);
        match ruling.decision {
            Decision::Refer(why) => {
                self.refer_by(case, agreement, (why, &ruling.rested_on), inputs, now)
            }
            Decision::Permit(permit) => {
                let country = self.identity.name.country();
                let Some(cut) = disclosure::cut(permit, &findings, Choice::Best, country) else {
                    return self.refer(case, agreement, Referral::Ambiguous, inputs, now);
                };
                let by = self.by(Some(agreement.hash()), None, now);
                let act = ActRecord::answered(permit.level());
                self.record_machine(case, by.agreement, inputs.clone(), act, &ruling.rested_on);
                let mut content = answer::answer(cut, clauses, &by, None);
                content.common.decision_record = self.record_of(&case.query);
                // A chain too long for one message: a person answers at a lower level.
                if !content.fits_one_message() {
                    return self.refer(case, agreement, Referral::TooLarge, inputs, now);
                }
                self.decide(case, content, Step::Answer, None)
            }
        }
    }

    /// The draw of the sampled share: from a secret and what [`disclosure::lot`] says, so that
    /// asking again cannot draw again and the asker cannot foresee it.
    fn sampled(&self, lot: &[u8; 32]) -> bool {
        let mut hasher = Sha256::new();
        hasher.update(b"vestigo lot");
        hasher.update(self.sampling_secret);
        hasher.update(lot);
        let digest: [u8; 32] = hasher.finalize().into();
        let draw = digest.iter().take(8).fold(0u64, |n, b| n << 8 | u64::from(*b)) % 100;
        draw < u64::from(self.settings.sampled_share_percent)
    }

    pub(super) fn by(
        &self,
        agreement: Option<AgreementHash>,
        officer: Option<Pseudonym>,
        now: Timestamp,
    ) -> Signature<'static> {
        // The name is copied once per answer so that the desk's inputs do not borrow the core.
        Signature {
            originator: std::borrow::Cow::Owned(self.identity.name.clone()),
            agreement,
            officer,
            synthetic: self.synthetic,
            now,
        }
    }

    pub(super) fn refer(
        &mut self,
        case: &mut CaseRecord,
        agreement: &Agreement,
        why: Referral,
        inputs: Inputs,
        now: Timestamp,
    ) -> Result<(), Denied> {
        self.refer_by(case, agreement, (why, &[why.clause()]), inputs, now)
    }

    fn refer_by(
        &mut self,
        case: &mut CaseRecord,
        agreement: &Agreement,
        (why, rested_on): (Referral, &[ClauseId]),
        inputs: Inputs,
        now: Timestamp,
    ) -> Result<(), Denied> {
        step(case, Step::Refer)?;
        let act = ActRecord::referred(why);
        self.record_machine(case, Some(agreement.hash()), inputs, act, rested_on);
        why.name().clone_into(&mut case.referral);
        case.release_at = Timestamp(0);
        let by = self.by(Some(agreement.hash()), None, now);
        let content = answer::with_officer(agreement, &by);
        let draft = self.reply(&case.partner, case.exchange, case.query, content);
        let signed = self.issue(draft)?;
        self.post(&signed, case.urgent)?;
        self.store.put_case(case)?;
        self.keep_decision(&case.query)
    }

    /// Signs, logs and posts the one decision of a case.
    pub(super) fn decide(
        &mut self,
        case: &mut CaseRecord,
        content: Content,
        decision: Step,
        reason: Option<ReasonCode>,
    ) -> Result<(), Denied> {
        let (mut responder, state) = step(case, decision)?;
        // What came with a request that is not answered is not looked at any more.
        if matches!(decision, Step::Return | Step::Refuse) {
            self.files_unwanted(&case.exchange, &case.partner, None)?;
        }
        let mut draft = self.reply(&case.partner, case.exchange, case.query, content);
        // A codes always stand in the header; D codes only where the observer view grants them.
        draft.reason = match reason {
            Some(ReasonCode::Returned(_)) => reason,
            Some(_) if self.observers_see_reasons(&case.partner) => reason,
            _ => None,
        };
        let signed = self.issue(draft)?;
        self.post(&signed, case.urgent)?;
        responder.decided(signed.leaf);
        case.state = state;
        case.decision = responder.decision;
        case.release_at = Timestamp(0);
        self.store.put_case(case)?;
        self.keep_decision(&case.query)
    }

    pub(super) fn observers_see_reasons(&self, partner: &NodeName) -> bool {
        self.in_force(partner, self.now())
            .and_then(|a| a.clauses_for(partner))
            .is_some_and(|c| c.observers.reasons)
    }

    /// A query whose content we cannot read.
    pub(crate) fn return_unknown_version(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
    ) -> Result<(), Denied> {
        let now = self.now();
        let by = self.by(None, None, now);
        let Some(content) = answer::unknown_version(&[CONTENT_VERSION], &by) else {
            return Ok(());
        };
        let reason = ReturnReason::SignatureOrIdentity.into();
        let mut draft = self.reply(&known.name, incoming.header.exchange, incoming.leaf, content);
        draft.reason = Some(reason);
        let signed = self.issue(draft)?;
        self.post(&signed, false)
    }

    /// Releases what is due. The decision is made now, from the records and the agreement as they
    /// are now. One case that fails goes to an officer and holds no other up.
    pub(crate) fn release_due(&mut self, now: Timestamp) -> Result<(), Denied> {
        for case in self.store.cases_to_release(now, RELEASE_MAX)? {
            let released = self.release(case.clone(), now);
            self.or_hand_over(released, case, now)?;
        }
        Ok(())
    }

    fn release(&mut self, mut case: CaseRecord, now: Timestamp) -> Result<(), Denied> {
        let (common, query) = self.query_of(&case)?;
        match self.carried(&case, now)? {
            Ok(agreement) => self.consider(&mut case, &common, &query, &agreement, now),
            Err(returned) => self.return_case(&mut case, &returned, now),
        }
    }

    /// Gives a case that the machine failed at to an officer; `case` is as it was before. The
    /// partner is told as of any other, if it can be told.
    fn or_hand_over(
        &mut self,
        done: Result<(), Denied>,
        mut case: CaseRecord,
        now: Timestamp,
    ) -> Result<(), Denied> {
        // What fails and is no failure of the store fails before anything of the case is written.
        let Err(error) = done else { return Ok(()) };
        let error = of_one_case(error)?;
        tracing::error!(
            exchange.id = %case.exchange, partner.name = %case.partner, reason = %error,
            "a request could not be answered by the machine; an officer must"
        );
        let why = Referral::MachineFailed;
        if let Some(agreement) = self.in_force(&case.partner, now).cloned() {
            match self.refer(&mut case.clone(), &agreement, why, Inputs::default(), now) {
                Ok(()) => return Ok(()),
                Err(error) => drop(of_one_case(error)?),
            }
        }
        // Never due again, whatever state it was in.
        case.release_at = Timestamp(0);
        why.name().clone_into(&mut case.referral);
        if let Err(error) = step(&mut case, Step::Refer) {
            tracing::error!(exchange.id = %case.exchange, reason = %error, "it is closed");
        }
        Ok(self.store.put_case(&case)?)
    }

    /// The query of a case.
    pub(crate) fn query_of(&mut self, case: &CaseRecord) -> Result<(Common, Query), Denied> {
        let (_, content) = self.read_stored(&case.query)?;
        match content.body {
            Body::Query(query) => Ok((content.common, query)),
            _ => Err(Denied::NotFound { what: "query", id: case.query.to_hex() }),
        }
    }

    /// The case whose exchange id or query leaf begins with `id`.
    pub(crate) fn case_by_prefix(&mut self, id: &str) -> Result<CaseRecord, Denied> {
        if let Some(whole) = LeafHash::from_hex(id)
            && let Some(case) = self.store.case(&whole)?
        {
            return Ok(case);
        }
        let mut found = Vec::new();
        if let Some((first, last)) = prefix_bounds(id, 32)
            && let (Some(first), Some(last)) =
                (ExchangeId::from_hex(&first), ExchangeId::from_hex(&last))
        {
            found.extend(self.store.cases_between(&first, &last, 2)?);
        }
        if let Some((first, last)) = prefix_bounds(id, 64)
            && let (Some(first), Some(last)) =
                (LeafHash::from_hex(&first), LeafHash::from_hex(&last))
        {
            found.extend(self.store.cases_of_queries_between(&first, &last, 2)?);
        }
        found.sort_by_key(|case| case.query);
        found.dedup_by_key(|case| case.query);
        the_one(found, id, "case")
    }

    /// What an officer sees: the findings under the agreement, and the highest level.
    pub(crate) fn findings_for(
        &mut self,
        case: &CaseRecord,
        query: &Query,
    ) -> Result<(Findings, Option<DisclosureLevel>), Denied> {
        let findings = self.registry.lookup(&query.firearm())?;
        let clauses = self
            .in_force(&case.partner, self.now())
            .and_then(|a| a.clauses_for(&case.partner))
            .cloned();
        Ok(match clauses {
            Some(clauses) => {
                (disclosure::within(findings, &clauses.record_sets), Some(clauses.ceiling))
            }
            None => (findings, None),
        })
    }
}

/// An error that concerns one case alone, or else the error that ends the daemon. A stored message
/// that cannot be read is its case's alone; a store that fails is everyone's.
pub(super) fn of_one_case(error: Denied) -> Result<Denied, Denied> {
    match error {
        Denied::Store(StoreError::Unreadable { what: "message", .. }) => Ok(error),
        Denied::Store(_) => Err(error),
        other => Ok(other),
    }
}

pub(super) fn step(
    case: &mut CaseRecord,
    step: Step,
) -> Result<(Responder, ResponderState), Denied> {
    let mut responder = Responder { query: case.query, state: case.state, decision: case.decision };
    let state = responder.step(step).map_err(|closed| Denied::Closed(closed.state))?;
    case.state = state;
    Ok((responder, state))
}

/// The officer's stable pseudonym towards one partner: two partners cannot compare officers.
pub(crate) fn pseudonym(officer: &Officer, partner: &NodeName) -> Pseudonym {
    let mut hasher = Sha256::new();
    hasher.update(b"vestigo-officer-v1\0");
    hasher.update(officer.secret);
    hasher.update(partner.as_str().as_bytes());
    let digest: [u8; 32] = hasher.finalize().into();
    let mut bytes = [0u8; 16];
    bytes.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    Pseudonym(bytes)
}

/// The first and the last of `digits` hexadecimal digits that begin with `id` (8 of them or more).
pub(super) fn prefix_bounds(id: &str, digits: usize) -> Option<(String, String)> {
    let hex = id.bytes().all(|b| b.is_ascii_hexdigit());
    let rest = digits.checked_sub(id.len()).filter(|_| hex && id.len() >= 8)?;
    let id = id.to_ascii_lowercase();
    Some((format!("{id}{}", "0".repeat(rest)), format!("{id}{}", "f".repeat(rest))))
}

/// The one that was found.
pub(super) fn the_one<T>(found: Vec<T>, id: &str, what: &'static str) -> Result<T, Denied> {
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (None, _) => Err(Denied::NotFound { what, id: id.to_owned() }),
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => Err(Denied::Ambiguous { id: id.to_owned() }),
    }
}

/// The one item one of whose ids begins with `id` (8 characters or more, unless whole).
pub(crate) fn one_by_prefix<T, const N: usize>(
    items: impl Iterator<Item = T>,
    ids: impl Fn(&T) -> [String; N],
    id: &str,
    what: &'static str,
) -> Result<T, Denied> {
    let not_found = || Denied::NotFound { what, id: id.to_owned() };
    if id.len() < 8 {
        return Err(not_found());
    }
    let wanted = id.to_ascii_lowercase();
    let mut found = items.filter(|item| ids(item).iter().any(|i| i.starts_with(&wanted)));
    let first = found.next().ok_or_else(not_found)?;
    if found.next().is_some() {
        return Err(Denied::Ambiguous { id: id.to_owned() });
    }
    Ok(first)
}

#[cfg(test)]
mod tests;
