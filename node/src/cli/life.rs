//! Commands of the life of a request.

use super::args::{
    Acknowledge, Answering, AskInformation, Clarify, Described, Supply, Supplying, Withdraw,
};
use super::world::{Setting, World};
use super::{Answer, attachments, show};
use crate::service::requests::AnswerRequest;
use crate::service::requests::attachments::CaseAct;
use crate::service::requests::life::{
    AcknowledgeRequest, AskInformationRequest, ClarifyRequest, OutcomeRequest, SupplyRequest,
    WithdrawRequest,
};
use crate::service::views::CaseView;
use crate::service::{Caller, Outcome, Service};

pub(super) async fn acknowledge<S: Service>(
    service: &S,
    args: Acknowledge,
    caller: Caller,
) -> Outcome<CaseView> {
    service.case_acknowledge(caller, args.id, AcknowledgeRequest { text: args.text }).await
}

pub(super) async fn ask<S: Service>(
    service: &S,
    args: AskInformation,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<CaseView> {
    let request = AskInformationRequest { want: upper(args.want), text: args.text };
    if args.attach.is_empty() {
        return service.case_ask(setting.caller, args.id, request).await;
    }
    let act = CaseAct::Ask(request);
    attachments::act(service, args.id, act, &args.attach, setting, world).await
}

/// An answer at a level and whole, or otherwise.
pub(super) async fn answer<S: Service>(
    service: &S,
    args: Answering,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<CaseView> {
    let (id, attach) = (args.id.clone(), args.attach.clone());
    let act = answered(args);
    if !attach.is_empty() {
        return attachments::act(service, id, act, &attach, setting, world).await;
    }
    match act {
        CaseAct::Answer(request) => service.case_answer(setting.caller, id, request).await,
        CaseAct::Outcome(request) => service.case_outcome(setting.caller, id, request).await,
        CaseAct::Ask(request) => service.case_ask(setting.caller, id, request).await,
    }
}

/// What an answer would tell the partner.
pub(super) async fn preview<S: Service>(
    service: &S,
    args: Answering,
    setting: &Setting,
) -> Outcome<Answer> {
    let id = args.id.clone();
    let view = service.case_preview(setting.caller, id, answered(args)).await?;
    Answer::done(&view, show::preview(setting.text, &view))
}

fn answered(args: Answering) -> CaseAct {
    let Answering { level, record, text, partial, .. } = args;
    CaseAct::Outcome(match level.map(|level| level.to_uppercase()) {
        None if args.not_made_here => {
            OutcomeRequest::NotMadeHere { text: text.unwrap_or_default() }
        }
        None if args.not_completed.is_empty() => {
            OutcomeRequest::Words { text: text.unwrap_or_default() }
        }
        None => OutcomeRequest::NotCompleted {
            codes: upper(args.not_completed),
            duplicate_of: args.duplicate_of,
            indicated: upper(args.indicated),
            candidates: args.candidates,
            text,
        },
        Some(level) if partial => OutcomeRequest::Partial { level, record, text },
        Some(level) if !args.restrict.is_empty() => OutcomeRequest::Restricted {
            level,
            record,
            withheld: upper(args.restrict),
            reason: args.reason.unwrap_or_default().to_uppercase(),
            text: text.unwrap_or_default(),
        },
        Some(level) => return CaseAct::Answer(AnswerRequest { level, record, text }),
    })
}

pub(super) async fn supply<S: Service>(
    service: &S,
    args: Supplying,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let (id, request) = supplied(args.supply);
    let view = if args.attach.is_empty() {
        service.trace_supply(setting.caller, id, request).await?
    } else {
        attachments::supply(service, id, request, &args.attach, setting, world).await?
    };
    Answer::done(&view, show::trace(setting.text, &view))
}

pub(super) async fn reopen<S: Service>(
    service: &S,
    args: Supplying,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let (id, request) = supplied(args.supply);
    let view = if args.attach.is_empty() {
        service.trace_reopen(setting.caller, id, request).await?
    } else {
        attachments::reopen(service, id, request, &args.attach, setting, world).await?
    };
    Answer::done(&view, show::submitted(setting.text, &view))
}

pub(super) async fn clarify<S: Service>(
    service: &S,
    args: Clarify,
    setting: &Setting,
) -> Outcome<Answer> {
    let request = ClarifyRequest { hop: args.hop, text: args.text };
    let view = service.trace_clarify(setting.caller, args.id, request).await?;
    Answer::done(&view, show::trace(setting.text, &view))
}

pub(super) async fn withdraw<S: Service>(
    service: &S,
    args: Withdraw,
    setting: &Setting,
) -> Outcome<Answer> {
    let request = WithdrawRequest { hop: args.hop, reason: args.reason };
    let view = service.trace_withdraw(setting.caller, args.id, request).await?;
    Answer::done(&view, show::trace(setting.text, &view))
}

fn supplied(args: Supply) -> (String, SupplyRequest) {
    let Supply { id, hop, described, text } = args;
    let Described { gun, circumstances, illicit } = described;
    let firearm = gun.view();
    (id, SupplyRequest { hop, firearm, circumstances, illicit: upper(illicit), text })
}

fn upper(words: Vec<String>) -> Vec<String> {
    words.into_iter().map(|word| word.to_uppercase()).collect()
}
