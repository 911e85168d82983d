//! An officer's decisions other than a refusal: an answer, perhaps restricted; that the trace could
//! not be completed, and why; words.

use vestigo_protocol::agreement::{Agreement, Clauses};
use vestigo_protocol::codes::{
    DisclosureLevel, NotCompletedCode, RequestKind, ResultCode, WithheldPart,
};
use vestigo_protocol::exchange::responder::Step;
use vestigo_protocol::ids::{AgreementHash, Pseudonym};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{Answer, Body, Common, Content, Restriction, TraceResult};
use vestigo_protocol::text::Text;

use super::super::core::Core;
use super::super::error::Denied;
use super::super::life::OutOfTurn;
use crate::desk::act::NotCompleted;
use crate::desk::answer;
use crate::desk::disclosure::{self, Choice, Disclosure};
use crate::desk::policy::{self, Permit};
use crate::desk::restriction;
use crate::store::CaseRecord;

/// What an officer releases, and under which agreement.
pub(super) struct Released {
    pub(super) cut: Disclosure,
    pub(super) clauses: Clauses,
    pub(super) agreement: AgreementHash,
}

impl Core {
    /// Cuts what our records say of a request to what an officer releases of it. The gun is looked up
    /// as the request describes it now, with what was supplied.
    pub(super) fn cut_for(
        &mut self,
        case: &CaseRecord,
        level: DisclosureLevel,
        choice: Option<Choice>,
        withheld: &[WithheldPart],
    ) -> Result<Released, Denied> {
        let now = self.now();
        let (common, query) = self.described(case)?;
        if !common.request_kind.is_some_and(RequestKind::looks_up) {
            return Err(OutOfTurn::ByWords.into());
        }
        let agreement = self
            .agreement_named(common.agreement.as_ref(), &case.partner, now)
            .ok_or_else(|| Denied::NoAgreement(case.partner.to_string()))?;
        let clauses = agreement.clauses_for(&case.partner).ok_or(Denied::Level)?;
        let permit = self.permit(&case.query, level, clauses)?;
        let found = self.registry.lookup(&query.firearm())?;
        let findings = disclosure::within(found, &clauses.record_sets);
        let choice = match choice {
            Some(choice) => choice,
            None if findings.candidates.len() > 1 => return Err(Denied::ChooseRecord),
            None => Choice::Best,
        };
        // The register may have changed since it was weighed who must decide.
        let sensitive = disclosure::assess(&query.firearm(), &findings).sensitive
            || disclosure::chosen_is_sensitive(&findings, choice);
        if policy::needs_two_officers(level, clauses, sensitive)
            && !self.released_by_two(&case.query)
        {
            return Err(Denied::Level);
        }
        let country = self.identity.name.country();
        let mut cut =
            disclosure::cut(permit, &findings, choice, country).ok_or(Denied::NoSuchCandidate)?;
        restriction::withhold(&mut cut, withheld);
        Ok(Released { cut, clauses: clauses.clone(), agreement: agreement.hash() })
    }

    /// Answers at a level, without what is withheld.
    pub(super) fn answer_at(
        &mut self,
        case: &mut CaseRecord,
        level: DisclosureLevel,
        choice: Option<Choice>,
        text: Option<Text<NOTE_MAX>>,
        restriction: Option<Restriction>,
        officer: Pseudonym,
    ) -> Result<(), Denied> {
        let withheld = restriction.as_ref().map_or(&[][..], |r| &r.withheld);
        let Released { cut, clauses, agreement } = self.cut_for(case, level, choice, withheld)?;
        let by = self.by(Some(agreement), Some(officer), self.now());
        let mut content = answer::answer(cut, &clauses, &by, text);
        if let Body::Answer(answer) = &mut content.body {
            answer.restricted = restriction;
        }
        self.decide(case, content, Step::Answer, None)
    }

    /// Answers that the trace could not be completed.
    pub(super) fn answer_not_completed(
        &mut self,
        case: &mut CaseRecord,
        outcome: NotCompleted,
        common: &Common,
        officer: Pseudonym,
    ) -> Result<(), Denied> {
        let now = self.now();
        let has = |code| outcome.codes.contains(&code);
        if has(NotCompletedCode::InsufficientInformation)
            && self.claims_of(&case.exchange)?.unanswered().is_none()
        {
            return Err(OutOfTurn::NoInformationRequest.into());
        }
        let mut body = Answer { not_completed: outcome.codes.clone(), ..Answer::other() };
        // What was searched belongs to it; without an agreement in force nothing of it is told.
        let agreement = self.agreement_named(common.agreement.as_ref(), &case.partner, now);
        let clauses = agreement.as_ref().and_then(|a| a.clauses_for(&case.partner));
        let several =
            has(NotCompletedCode::SerialPartialAmbiguous) || has(NotCompletedCode::MultipleMatches);
        let looks_up = common.request_kind.is_some_and(RequestKind::looks_up);
        if looks_up
            && let Some(permit) = clauses.and_then(|c| Permit::by_officer(DisclosureLevel::L1, c))
            && let Some(clauses) = clauses
        {
            let (_, query) = self.described(case)?;
            let found = self.registry.lookup(&query.firearm())?;
            let findings = disclosure::within(found, &clauses.record_sets);
            // That several records fit tells that there are some: as a hit does.
            let sensitive = disclosure::assess(&query.firearm(), &findings).sensitive;
            // That a gun is none of our maker's tells what our records do not hold.
            if (several || outcome.not_made_here)
                && policy::needs_two_officers(DisclosureLevel::L1, clauses, sensitive)
            {
                return Err(Denied::Level);
            }
            let country = self.identity.name.country();
            let count = findings.candidates.len() as u64;
            if let Some(cut) = disclosure::cut(permit, &findings, Choice::NoRecord, country) {
                body.searched = cut.searched;
                body.variants = cut.variants;
            }
            body.candidates = several.then(|| outcome.candidates.unwrap_or(count));
            if outcome.not_made_here {
                body.results = vec![TraceResult {
                    code: ResultCode::NotManufacturedHere,
                    country: Some(country),
                    date: None,
                    party: None,
                    document: None,
                }];
                body.level = DisclosureLevel::L1;
            }
        } else if outcome.not_made_here {
            return Err(Denied::Level);
        }
        body.duplicate_of = outcome.duplicate_of;
        body.indicated = outcome.indicated;
        let by = self.by(agreement.as_ref().map(Agreement::hash), Some(officer), now);
        let common = Common { text: outcome.text, ..by.common() };
        self.decide(case, Content::new(common, Body::Answer(body)), Step::Answer, None)
    }
}
