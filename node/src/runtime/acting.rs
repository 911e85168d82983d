//! An officer acts in a partner's case.

mod interims;
mod outcomes;

use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::codes::{ReasonCode, WithholdReason};
use vestigo_protocol::exchange::responder::{ResponderState, Step};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{Body, Content, Interim, InterimKind};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::answering::{pseudonym, step};
use super::core::Core;
use super::error::Denied;
use crate::desk::act::Act;
use crate::desk::answer::{self, Signature};
use crate::desk::officer::Acting;
use crate::store::{CaseRecord, Officer};

impl Core {
    /// An officer acts in the case whose id begins with `id`.
    ///
    /// # Errors
    /// No such officer or case, the case is closed or awaits its release, or the agreement does not
    /// allow the act.
    pub fn act_in_case(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        act: Act,
    ) -> Result<CaseRecord, Denied> {
        let who = who.into();
        let officer = self.officer(who)?;
        let mut case = self.case_by_prefix(id)?;
        ensure_open(&case)?;
        self.decide_as(who, &officer, &mut case, act)?;
        Ok(case)
    }

    /// Signs, logs and posts what an officer decided. What is said carries the digest of its record.
    pub(super) fn perform(
        &mut self,
        officer: &Officer,
        case: &mut CaseRecord,
        act: Act,
    ) -> Result<(), Denied> {
        let now = self.now();
        let (common, query) = self.query_of(case)?;
        let pseudonym = pseudonym(officer, &case.partner);
        self.name_files(&case.query, act.files());
        match act {
            Act::Answer { level, choice, text, restriction, .. } => {
                self.answer_at(case, level, choice, text, restriction, pseudonym)
            }
            Act::Partial { level, choice, text, .. } => {
                self.answer_in_part(case, level, choice, text, pseudonym)
            }
            Act::NotCompleted(outcome) => {
                self.answer_not_completed(case, outcome, &common, pseudonym)
            }
            Act::Acknowledge { text } => {
                let by = self.by(common.agreement, Some(pseudonym), now);
                self.acknowledge(case, text, &by)
            }
            Act::AskInformation { wanted, text, .. } => {
                let by = self.by(common.agreement, Some(pseudonym), now);
                self.ask_information(case, wanted, text, &by)
            }
            Act::Reply { reply, text, .. } => {
                // The one that it rests on, which may have replaced the one that was named.
                let named = common.agreement.as_ref();
                let deciding = self.agreement_named(named, &case.partner, now);
                let by = self.by(deciding.as_ref().map(Agreement::hash), Some(pseudonym), now);
                self.reply_to_matter(case, (&common, &query), reply, text, &by)
            }
            Act::Refuse { reason, text } => {
                let by = self.by(common.agreement, Some(pseudonym), now);
                let content = answer::refusal(reason.into(), text, None, &by);
                self.decide(case, content, Step::Refuse, Some(reason.into()))
            }
            Act::Return { reason, text } => {
                let reason = ReasonCode::from(reason);
                let by = self.by(common.agreement, Some(pseudonym), now);
                let content = answer::refusal(reason, text, None, &by);
                self.decide(case, content, Step::Return, Some(reason))
            }
            Act::Delay { reason, text, review_at } => {
                let by = self.by(common.agreement, Some(pseudonym), now);
                self.delay(case, reason, text, review_at, &by)
            }
        }
    }

    fn delay(
        &mut self,
        case: &mut CaseRecord,
        reason: WithholdReason,
        text: Text<NOTE_MAX>,
        review_at: Timestamp,
        by: &Signature<'_>,
    ) -> Result<(), Denied> {
        let interim = Interim {
            reason: Some(reason),
            text: Some(text),
            review_at: Some(review_at),
            ..answer::interim(InterimKind::Delay)
        };
        let content = Content::new(by.common(), Body::Interim(interim));
        let (_, state) = step(case, Step::Delay)?;
        let mut draft = self.reply(&case.partner, case.exchange, case.query, content);
        // The decision is then due when the delay is looked at again.
        draft.answer_by = Some(review_at);
        if self.observers_see_reasons(&case.partner) {
            draft.reason = Some(reason.into());
        }
        let signed = self.issue(draft)?;
        self.post(&signed, case.urgent)?;
        case.state = state;
        case.review_at = review_at;
        case.answer_by = review_at;
        case.release_at = Timestamp(0);
        Ok(self.store.put_case(case)?)
    }
}

/// Before the release nobody decides: a person's answer would leave at its own time and tell that
/// a person gave it.
fn ensure_open(case: &CaseRecord) -> Result<(), Denied> {
    match case.state {
        ResponderState::AwaitingRelease => Err(Denied::AwaitsRelease),
        state if state.is_final() => Err(Denied::Closed(state)),
        _ => Ok(()),
    }
}
