//! Traces, batches, requests other than a trace, attachments.

use std::sync::Arc;

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::super::call::Call;
use super::super::files;
use super::super::operation::{Gives, Operation, Shape, get, post};
use crate::service::Service;
use crate::service::roles::{
    ASKS, ATTACHES, DECIDES, EXPLAINS, LOOKS_AT, READS_CASES, READS_FILES, READS_TRACES,
};
use crate::service::views::{BatchCheckView, StagedView};

/// How a trace is read.
#[derive(Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct TraceQuery {
    /// Waits up to 25 s until the trace's version is greater than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after_version: Option<u64>,
}

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    let mut all = traces();
    all.extend(others());
    all
}

fn traces<S: Service>() -> Vec<Operation<S>> {
    let sent = StatusCode::ACCEPTED;
    vec![
        get("/traces", "listTraces", "Lists traces, newest first")
            .of(READS_TRACES)
            .searches(asked!(traces)),
        post("/traces", "submitTrace", "Signs, logs and sends a trace request")
            .of(ASKS)
            .makes(sent)
            .at("/traces", "/id")
            .asks(asked!(trace_submit)),
        post(
            "/traces/several",
            "submitTraces",
            "Submits several traces; each is accepted or rejected alone",
        )
        .of(ASKS)
        .makes(sent)
        .asks(asked!(trace_submit_batch)),
        post("/traces/with-attachments", "submitTraceWithFiles", "Submits a trace with files")
            .of(ASKS)
            .makes(sent)
            .at("/traces", "/id")
            .asks(asked!(trace_submit_with)),
        post("/traces/suggestions", "suggestStates", "Names States that may know more of a gun")
            .of(READS_TRACES)
            .only_looks()
            .asks(asked!(trace_suggest)),
        get(
            "/traces/{id}",
            "getTrace",
            "Shows a trace with its chain, or waits for a change of it",
        )
        .of(READS_TRACES)
        .searches(|service: Arc<S>, call: Call, query: TraceQuery| async move {
            Ok(match query.after_version {
                Some(version) => service.trace_wait(call.caller, call.id(), version).await?,
                None => service.trace(call.caller, call.id()).await?,
            })
        }),
        post("/traces/{id}/withdraw", "withdrawTrace", "Withdraws a trace, or a hop of it")
            .of(ASKS)
            .asks(named_asked!(trace_withdraw)),
        post("/traces/{id}/supply", "supplyTrace", "Supplies what a partner wants to know")
            .of(ASKS)
            .asks(named_asked!(trace_supply)),
        post(
            "/traces/{id}/supply-with-attachments",
            "supplyTraceWithFiles",
            "Supplies what a partner wants to know, with files",
        )
        .of(ASKS)
        .asks(named_asked!(trace_supply_with)),
        post("/traces/{id}/clarify", "clarifyTrace", "Seeks clarification of a decision")
            .of(ASKS)
            .asks(named_asked!(trace_clarify)),
        post(
            "/traces/{id}/reopen",
            "reopenTrace",
            "Opens a decided trace again, as a new one that names it",
        )
        .of(ASKS)
        .makes(sent)
        .at("/traces", "/id")
        .asks(named_asked!(trace_reopen)),
        post(
            "/traces/{id}/reopen-with-attachments",
            "reopenTraceWithFiles",
            "Opens a decided trace again, with files",
        )
        .of(ASKS)
        .makes(sent)
        .at("/traces", "/id")
        .asks(named_asked!(trace_reopen_with)),
        post("/traces/{id}/onward", "sendTraceOn", "Sends a trace on to the next State")
            .of(ASKS)
            .makes(sent)
            .asks(named_asked!(trace_onward)),
        post("/traces/{id}/replies", "enterReply", "Enters a reply by letter")
            .of(ASKS)
            .makes(StatusCode::CREATED)
            .asks(named_asked!(trace_enter_reply)),
        post(
            "/traces/{id}/confirmations",
            "confirmLetter",
            "Asks a node to sign what a letter of its State said",
        )
        .of(ASKS)
        .makes(sent)
        .asks(named_asked!(trace_confirm_letter)),
        get("/traces/{id}/letters/{hop}", "getLetter", "Gives a request by letter, to be printed")
            .of(READS_TRACES)
            .plain(|service: Arc<S>, call: Call| async move {
                Ok(service.trace_letter(call.caller, call.id(), call.hop()?).await?)
            }),
        get("/traces/{id}/scans/{hop}", "getScan", "Gives the scan of a reply by letter")
            .of(READS_TRACES)
            .plain(|service: Arc<S>, call: Call| async move {
                Ok(service.trace_scan(call.caller, call.id(), call.hop()?).await?)
            }),
        get("/traces/{id}/readers", "listTraceReaders", "Lists who looked at a trace")
            .of(LOOKS_AT)
            .plain(named!(who_looked)),
        get("/traces/{id}/attachments", "listTraceFiles", "Lists the files of a trace")
            .of(READS_FILES)
            .plain(named!(attachments)),
        post("/traces/{id}/attachments", "attachToTrace", "Adds files to a trace")
            .of(ASKS)
            .makes(StatusCode::CREATED)
            .asks(named_asked!(trace_attach)),
        get(
            "/traces/{id}/explanation",
            "explainTrace",
            "Says how partners' decisions in a trace came about",
        )
        .of(EXPLAINS)
        .plain(named!(explain)),
    ]
}

fn others<S: Service>() -> Vec<Operation<S>> {
    vec![
        post("/attachments", "stageFile", "Makes a file ready to leave")
            .of(ATTACHES)
            .receives(Gives::Json(Shape::of::<StagedView>()), files::stage),
        post("/attachments/{id}/open", "openFile", "Opens a file of a trace or case")
            .of(READS_FILES)
            .only_looks()
            .asks(named_asked!(attachment_open)),
        get("/batches", "listBatches", "Lists batches of traces, newest first")
            .of(READS_TRACES)
            .searches(asked!(batches)),
        post("/batches", "submitBatch", "Checks a file of traces and submits its good rows")
            .of(ASKS)
            .receives(Gives::Json(Shape::of::<BatchCheckView>()), files::batch),
        get("/batches/{id}", "getBatch", "Shows a batch with its counts")
            .of(READS_TRACES)
            .plain(named!(batch)),
        get("/batches/{id}/rows", "listBatchRows", "Lists rows of a batch")
            .of(READS_TRACES)
            .searches(named_asked!(batch_lines)),
        post("/batches/{id}/run", "runBatch", "Stops a batch, or lets it go on")
            .of(ASKS)
            .asks(named_asked!(batch_run)),
        get("/matters", "listMatters", "Lists requests and notices of ours that are no traces")
            .of(READS_TRACES)
            .searches(asked!(matters)),
        get("/matters/{id}", "getMatter", "Shows a request or notice of ours that is no trace")
            .of(READS_TRACES)
            .plain(named!(matter)),
        post("/matters", "askMatter", "Signs, logs and sends a request or notice")
            .of(ASKS)
            .makes(StatusCode::ACCEPTED)
            .asks(asked!(matter_ask)),
        get("/notices", "listNotices", "Lists partners' notices")
            .of(READS_CASES)
            .searches(asked!(notices)),
        get("/watches", "listWatches", "Lists standing alerts that partners asked for")
            .of(READS_CASES)
            .searches(asked!(watches)),
        get("/alerts", "listAlerts", "Lists guns that are watched and turned up")
            .of(READS_CASES)
            .searches(asked!(alerts)),
        post("/alerts/{id}/tell", "tellOfAlert", "Tells the partner who watches")
            .of(DECIDES)
            .makes(StatusCode::ACCEPTED)
            .asks(named_asked!(alert_tell)),
        get("/consents", "listConsents", "Lists consents that were given")
            .of(READS_TRACES)
            .searches(asked!(consents)),
    ]
}
