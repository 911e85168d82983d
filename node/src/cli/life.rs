//! Commands of the life of a request.

use super::args::{Acknowledge, Answering, AskInformation, Clarify, Described, Supply, Withdraw};
use super::world::Setting;
use super::{Answer, show};
use crate::service::requests::AnswerRequest;
use crate::service::requests::life::{
    AcknowledgeRequest, AskInformationRequest, ClarifyRequest, OutcomeRequest, SupplyRequest,
    WithdrawRequest,
};
use crate::service::views::{CaseView, FirearmView};
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
    caller: Caller,
) -> Outcome<CaseView> {
    let request = AskInformationRequest { want: upper(args.want), text: args.text };
    service.case_ask(caller, args.id, request).await
}

/// An answer at a level and whole, or otherwise.
pub(super) async fn answer<S: Service>(
    service: &S,
    args: Answering,
    caller: Caller,
) -> Outcome<CaseView> {
    let Answering { id, level, record, text, partial, .. } = args;
    let request = match level.map(|level| level.to_uppercase()) {
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
        Some(level) => {
            let request = AnswerRequest { level, record, text };
            return service.case_answer(caller, id, request).await;
        }
    };
    service.case_outcome(caller, id, request).await
}

pub(super) async fn supply<S: Service>(
    service: &S,
    args: Supply,
    setting: &Setting,
) -> Outcome<Answer> {
    let (id, request) = supplied(args);
    let view = service.trace_supply(setting.caller, id, request).await?;
    Answer::done(&view, show::trace(setting.text, &view))
}

pub(super) async fn reopen<S: Service>(
    service: &S,
    args: Supply,
    setting: &Setting,
) -> Outcome<Answer> {
    let (id, request) = supplied(args);
    let view = service.trace_reopen(setting.caller, id, request).await?;
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
    let Described { serial, maker, model, calibre, kind, importer, mark, .. } = described;
    let firearm = FirearmView {
        serial,
        legibility: described.legibility.map(|word| word.to_uppercase()),
        maker,
        model,
        calibre,
        kind,
        importer,
        marks: mark,
        ..FirearmView::default()
    };
    let illicit = upper(described.illicit);
    (id, SupplyRequest { hop, firearm, circumstances: described.circumstances, illicit, text })
}

fn upper(words: Vec<String>) -> Vec<String> {
    words.into_iter().map(|word| word.to_uppercase()).collect()
}
