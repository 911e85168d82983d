//! What an officer says before the decision: taken note, information wanted, a part of the answer.

use vestigo_protocol::codes::{DisclosureLevel, WantedInformation};
use vestigo_protocol::exchange::responder::Step;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::Pseudonym;
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{Acknowledged, Body, Common, Content, Interim, InterimKind};
use vestigo_protocol::text::Text;

use super::super::answering::step;
use super::super::core::Core;
use super::super::error::Denied;
use super::super::life::OutOfTurn;
use crate::desk::answer::{self, Signature};
use crate::desk::disclosure::Choice;
use crate::store::CaseRecord;

impl Core {
    /// Takes note, once.
    pub(super) fn acknowledge(
        &mut self,
        case: &mut CaseRecord,
        note: Option<Text<NOTE_MAX>>,
        by: &Signature<'_>,
    ) -> Result<(), Denied> {
        let own = self.identity.name.clone();
        let claims = self.claims_of(&case.exchange)?;
        if claims.iter().any(|(_, h)| h.kind == Kind::Acknowledged && h.issuer == own) {
            return Err(OutOfTurn::AlreadyAcknowledged.into());
        }
        let content = Content::new(by.common(), Body::Acknowledged(Acknowledged { note }));
        step(case, Step::Acknowledge)?;
        let draft = self.reply(&case.partner, case.exchange, case.query, content);
        let signed = self.issue(draft)?;
        self.post(&signed, case.urgent)?;
        Ok(self.store.put_case(case)?)
    }

    /// Asks for information; the clock stands from now until a supplement names this.
    pub(super) fn ask_information(
        &mut self,
        case: &mut CaseRecord,
        wanted: Vec<WantedInformation>,
        text: Text<NOTE_MAX>,
        by: &Signature<'_>,
    ) -> Result<(), Denied> {
        let interim = Interim {
            text: Some(text),
            wanted,
            ..answer::interim(InterimKind::InformationRequest)
        };
        let content = Content::new(by.common(), Body::Interim(interim));
        step(case, Step::RequestInformation)?;
        let mut draft = self.reply(&case.partner, case.exchange, case.query, content);
        draft.stops_clock = true;
        let signed = self.issue(draft)?;
        self.post(&signed, case.urgent)?;
        Ok(self.store.put_case(case)?)
    }

    /// Gives a part of the answer, cut and tagged like an answer; the decision is still owed.
    pub(super) fn answer_in_part(
        &mut self,
        case: &mut CaseRecord,
        level: DisclosureLevel,
        choice: Option<Choice>,
        text: Option<Text<NOTE_MAX>>,
        officer: Pseudonym,
    ) -> Result<(), Denied> {
        let released = self.cut_for(case, level, choice, &[])?;
        let by = self.by(Some(released.agreement), Some(officer), self.now());
        let cut = released.cut;
        let handling = Some(answer::handling_tag(&released.clauses, &by, cut.personal_data));
        let interim = Interim {
            text,
            results: cut.results,
            events: cut.events,
            level: Some(cut.level),
            ..answer::interim(InterimKind::Partial)
        };
        let content = Content::new(Common { handling, ..by.common() }, Body::Interim(interim));
        step(case, Step::Partial)?;
        let draft = self.reply(&case.partner, case.exchange, case.query, content);
        let signed = self.issue(draft)?;
        self.post(&signed, case.urgent)?;
        Ok(self.store.put_case(case)?)
    }
}
