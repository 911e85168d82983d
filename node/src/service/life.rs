//! Use cases of the life of a request, on both sides.

mod timeline;

use vestigo_protocol::codes::{
    IllicitBasis, NotCompletedCode, WantedInformation, WithheldPart, WithholdReason,
};
use vestigo_protocol::ids::Country;
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{Restriction, Supplement};
use vestigo_protocol::text::Text;

use super::requests::attachments::CaseAct;
use super::requests::life::{
    AcknowledgeRequest, AskInformationRequest, ClarifyRequest, OutcomeRequest, SupplyRequest,
    WithdrawRequest,
};
use super::running::may;
use super::views::{CaseView, PreviewView, TraceView};
use super::{Caller, ErrorCode, Outcome, Running, ServiceError, intake, pending, present, roles};
use crate::desk::act::{Act, NotCompleted};
use crate::desk::disclosure::Choice;
use crate::desk::matters::Reply;
use crate::registry::RecordId;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::life::OutOfTurn;
use crate::runtime::{Core, Denied, Which};

pub(super) use timeline::{
    fits_case, fits_trace, in_case_row, in_hop, in_status, in_trace_row, of_case,
};

/// What people do in the life of a request besides asking and answering.
pub trait Life: Send + Sync + 'static {
    /// Takes note of a partner's request, as a person.
    fn case_acknowledge(
        &self,
        caller: Caller,
        id: String,
        request: AcknowledgeRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// Asks the partner for more information; the clock stands until it comes.
    fn case_ask(
        &self,
        caller: Caller,
        id: String,
        request: AskInformationRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// Answers a case otherwise than at a level and whole.
    fn case_outcome(
        &self,
        caller: Caller,
        id: String,
        request: OutcomeRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// What an answer would tell the partner, as it would be read. Nothing is signed or sent; that the
    /// case was read is recorded.
    fn case_preview(
        &self,
        caller: Caller,
        id: String,
        request: CaseAct,
    ) -> impl Future<Output = Outcome<PreviewView>> + Send;

    /// Supplies what a partner wants to know.
    fn trace_supply(
        &self,
        caller: Caller,
        id: String,
        request: SupplyRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Seeks clarification of a decision or a delay.
    fn trace_clarify(
        &self,
        caller: Caller,
        id: String,
        request: ClarifyRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Withdraws a trace, or a hop of it.
    fn trace_withdraw(
        &self,
        caller: Caller,
        id: String,
        request: WithdrawRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Opens a decided request again, as a new trace that names the old one. Gives the new one.
    fn trace_reopen(
        &self,
        caller: Caller,
        id: String,
        request: SupplyRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;
}

impl Running {
    async fn act(&self, caller: Caller, id: String, act: Act) -> Outcome<CaseView> {
        let acted = self.core.run(move |core| {
            may(core, caller, roles::DECIDES)?;
            let case = core.act_in_case(caller, &id, act)?;
            present::case(core, &case)
        });
        Ok(acted.await?)
    }

    async fn shown(
        &self,
        caller: Caller,
        body: impl FnOnce(&mut Core) -> Result<crate::store::TraceRecord, Denied> + Send + 'static,
    ) -> Outcome<TraceView> {
        let shown = self.core.run(move |core| {
            may(core, caller, roles::ASKS)?;
            let trace = body(core)?;
            present::trace(core, &trace)
        });
        Ok(shown.await?)
    }
}

impl Life for Running {
    async fn case_acknowledge(
        &self,
        caller: Caller,
        id: String,
        request: AcknowledgeRequest,
    ) -> Outcome<CaseView> {
        let text = words(request.text.as_deref())?;
        self.act(caller, id, Act::Acknowledge { text }).await
    }

    async fn case_ask(
        &self,
        caller: Caller,
        id: String,
        request: AskInformationRequest,
    ) -> Outcome<CaseView> {
        let (act, _) = act_of(CaseAct::Ask(request))?;
        self.act(caller, id, act).await
    }

    async fn case_outcome(
        &self,
        caller: Caller,
        id: String,
        request: OutcomeRequest,
    ) -> Outcome<CaseView> {
        let act = act_of(CaseAct::Outcome(request))?;
        let acted = self.core.run(move |core| carried_out(core, caller, &id, act));
        Ok(acted.await?)
    }

    async fn case_preview(
        &self,
        caller: Caller,
        id: String,
        request: CaseAct,
    ) -> Outcome<PreviewView> {
        let (act, _) = act_of(request)?;
        let foreseen = self.core.run(move |core| {
            may(core, caller, roles::DECIDES)?;
            let case = core.case_by_prefix(&id)?;
            core.note(caller, AdminAct::on(AdminCode::CaseRead, case.exchange))?;
            pending::foreseen(core, &case, &act)
        });
        Ok(foreseen.await?)
    }

    async fn trace_supply(
        &self,
        caller: Caller,
        id: String,
        request: SupplyRequest,
    ) -> Outcome<TraceView> {
        let (supplement, text) = supplement(&request)?;
        if supplement == Supplement::empty() && text.is_none() {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-supply-nothing"));
        }
        let which = Which { hop: request.hop };
        let supply =
            move |core: &mut Core| core.supply(caller, &id, which, supplement, text, Vec::new());
        self.shown(caller, supply).await
    }

    async fn trace_clarify(
        &self,
        caller: Caller,
        id: String,
        request: ClarifyRequest,
    ) -> Outcome<TraceView> {
        let text = intake::text("text", &request.text)?;
        let which = Which { hop: request.hop };
        self.shown(caller, move |core| core.clarify(caller, &id, which, text)).await
    }

    async fn trace_withdraw(
        &self,
        caller: Caller,
        id: String,
        request: WithdrawRequest,
    ) -> Outcome<TraceView> {
        let reason = words(request.reason.as_deref())?;
        let which = Which { hop: request.hop };
        self.shown(caller, move |core| core.withdraw(caller, &id, which, reason)).await
    }

    async fn trace_reopen(
        &self,
        caller: Caller,
        id: String,
        request: SupplyRequest,
    ) -> Outcome<TraceView> {
        let (news, text) = supplement(&request)?;
        let which = Which { hop: request.hop };
        self.shown(caller, move |core| core.reopen(caller, &id, which, &news, text, None)).await
    }
}

/// Words that may be left out.
fn words(text: Option<&str>) -> Outcome<Option<Text<NOTE_MAX>>> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => intake::text("text", text).map(Some),
    }
}

/// Members of a closed list, each once and ascending; at least one.
fn members<T: Ord>(field: &str, values: &[String], read: fn(&str) -> Option<T>) -> Outcome<Vec<T>> {
    let mut members: Vec<T> = values
        .iter()
        .map(|value| intake::code(field, &value.replace('-', "_"), read))
        .collect::<Outcome<_>>()?;
    members.sort_unstable();
    members.dedup();
    if members.is_empty() { Err(intake::bad(field, "")) } else { Ok(members) }
}

/// Which of the candidates is the gun: a number, `none`, or not said.
pub(super) fn choice(record: Option<&str>) -> Outcome<Option<Choice>> {
    match record {
        None | Some("") => Ok(None),
        Some("none") => Ok(Some(Choice::NoRecord)),
        Some(number) => match number.parse() {
            Ok(id) => Ok(Some(Choice::Record(RecordId(id)))),
            Err(_) => Err(intake::bad("record", number)),
        },
    }
}

/// The act that a request stands for, and the id of the case that it repeats.
pub(super) fn act_of(request: CaseAct) -> Outcome<(Act, Option<String>)> {
    let act = match request {
        CaseAct::Outcome(request) => return not_completed_or(request),
        CaseAct::Answer(request) => Act::Answer {
            level: intake::level(&request.level)?,
            choice: choice(request.record.as_deref())?,
            text: words(request.text.as_deref())?,
            restriction: None,
            files: Vec::new(),
        },
        CaseAct::Ask(request) => Act::AskInformation {
            wanted: members("want", &request.want, WantedInformation::from_name)?,
            text: intake::text("text", &request.text)?,
            files: Vec::new(),
        },
    };
    Ok((act, None))
}

/// Carries out what [`act_of`] gave.
pub(super) fn carried_out(
    core: &mut Core,
    caller: Caller,
    id: &str,
    (mut act, duplicate_of): (Act, Option<String>),
) -> Result<CaseView, Denied> {
    may(core, caller, roles::DECIDES)?;
    if let (Act::NotCompleted(outcome), Some(other)) = (&mut act, duplicate_of) {
        let (case, other) = (core.case_by_prefix(id)?, core.case_by_prefix(&other)?);
        if other.partner != case.partner || other.query == case.query {
            let id = other.exchange.to_hex();
            return Err(Denied::NotFound { what: "case", id });
        }
        outcome.duplicate_of = Some(other.query);
    }
    let case = core.act_in_case(caller, id, act)?;
    present::case(core, &case)
}

/// The act that an outcome stands for, and the id of the case that it repeats.
fn not_completed_or(request: OutcomeRequest) -> Outcome<(Act, Option<String>)> {
    let act = match request {
        OutcomeRequest::Restricted { level, record, withheld, reason, text } => {
            let restriction = Restriction {
                reason: intake::code("reason", &reason, WithholdReason::from_name)?,
                text: intake::text("text", &text)?,
                withheld: members("restrict", &withheld, WithheldPart::from_name)?,
            };
            Act::Answer {
                level: intake::level(&level)?,
                choice: choice(record.as_deref())?,
                text: None,
                restriction: Some(restriction),
                files: Vec::new(),
            }
        }
        OutcomeRequest::Partial { level, record, text } => Act::Partial {
            level: intake::level(&level)?,
            choice: choice(record.as_deref())?,
            text: words(text.as_deref())?,
            files: Vec::new(),
        },
        OutcomeRequest::Words { text } => Act::Reply {
            reply: Reply::Words,
            text: Some(intake::text("text", &text)?),
            files: Vec::new(),
        },
        OutcomeRequest::NotMadeHere { text } => Act::NotCompleted(NotCompleted {
            codes: Vec::new(),
            not_made_here: true,
            duplicate_of: None,
            indicated: Vec::new(),
            candidates: None,
            text: Some(intake::text("text", &text)?),
            files: Vec::new(),
        }),
        OutcomeRequest::NotCompleted { codes, duplicate_of, indicated, candidates, text } => {
            let codes = members("not-completed", &codes, NotCompletedCode::from_name)?;
            let missing = |code, given: bool, key| {
                if codes.contains(&code) && !given {
                    Err(ServiceError::new(ErrorCode::BadInput, key))
                } else {
                    Ok(())
                }
            };
            // The asker's withdrawal closes a request by itself.
            if codes.contains(&NotCompletedCode::WithdrawnByRequester) {
                return Err(intake::bad("not-completed", "N16"));
            }
            let repeats = duplicate_of.is_some();
            missing(NotCompletedCode::DuplicateRequest, repeats, "error-duplicate-of-what")?;
            let named = !indicated.is_empty();
            missing(NotCompletedCode::Misdirected, named, "error-misdirected-where")?;
            let country = |code: &String| {
                Country::parse(&code.trim().to_ascii_uppercase())
                    .ok_or_else(|| intake::bad("indicated", code))
            };
            let outcome = NotCompleted {
                indicated: indicated.iter().map(country).collect::<Outcome<_>>()?,
                duplicate_of: None,
                candidates,
                text: words(text.as_deref())?,
                codes,
                not_made_here: false,
                files: Vec::new(),
            };
            return Ok((Act::NotCompleted(outcome), duplicate_of));
        }
    };
    Ok((act, None))
}

/// What is supplied, with its words.
pub(super) fn supplement(request: &SupplyRequest) -> Outcome<(Supplement, Option<Text<NOTE_MAX>>)> {
    let gun = intake::firearm(&request.firearm)?;
    // A supplement cannot say how it was made: rather refused than left out unseen.
    if let Some(class) = gun.manufacture_class {
        return Err(intake::bad("class", class.name()));
    }
    let circumstances = match request.circumstances.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(text) => Some(intake::text("circumstances", text)?),
    };
    let illicit_basis = if request.illicit.is_empty() {
        Vec::new()
    } else {
        members("illicit", &request.illicit, IllicitBasis::from_name)?
    };
    let supplement = Supplement {
        firearm_type: gun.firearm_type,
        maker: gun.maker,
        importer: gun.importer,
        model: gun.model,
        calibre: gun.calibre,
        country_of_manufacture: gun.country_of_manufacture,
        manufactured: gun.manufactured,
        marks: gun.marks,
        obliteration: gun.obliteration,
        circumstances,
        illicit_basis,
    };
    Ok((supplement, words(request.text.as_deref())?))
}

/// What is not possible now, in words.
pub(super) fn out_of_turn(turn: OutOfTurn) -> ServiceError {
    let conflict = |key| ServiceError::new(ErrorCode::Conflict, key);
    match turn {
        OutOfTurn::NothingAsked => conflict("error-nothing-asked"),
        OutOfTurn::NothingSaid => conflict("error-nothing-said"),
        OutOfTurn::StillOpen => conflict("error-still-open"),
        OutOfTurn::AlreadyWithdrawn => conflict("error-already-withdrawn"),
        OutOfTurn::AlreadyAcknowledged => conflict("error-already-acknowledged"),
        OutOfTurn::NoInformationRequest => conflict("error-no-information-request"),
        OutOfTurn::ByWords => ServiceError::new(ErrorCode::BadInput, "error-answer-by-words"),
        OutOfTurn::NoSuchHop(hop) => {
            ServiceError::new(ErrorCode::NotFound, "error-no-such-hop").with("hop", hop)
        }
    }
}
