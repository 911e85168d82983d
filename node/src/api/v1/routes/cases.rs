//! Partners' requests.

use std::sync::Arc;

use super::super::call::Call;
use super::super::operation::{Operation, get, post};
use crate::service::Service;
use crate::service::roles::{APPROVES, DECIDES, EXPLAINS, LOOKS_AT, READS_CASES, READS_FILES};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    vec![
        get("/cases", "listCases", "Lists partners' requests, the waiting ones first")
            .of(READS_CASES)
            .searches(asked!(cases)),
        get("/cases/{id}", "getCase", "Shows a partner's request; that it was read is recorded")
            .of(READS_CASES)
            .plain(named!(case)),
        post("/cases/{id}/acknowledge", "acknowledgeCase", "Takes note of a request, as a person")
            .of(DECIDES)
            .asks(named_asked!(case_acknowledge)),
        post("/cases/{id}/ask", "askForInformation", "Asks the partner for more information")
            .of(DECIDES)
            .asks(named_asked!(case_ask)),
        post("/cases/{id}/preview", "previewAnswer", "Shows what an answer would tell the partner")
            .of(DECIDES)
            .asks(named_asked!(case_preview)),
        post("/cases/{id}/answer", "answerCase", "Answers a request at a level and whole")
            .of(DECIDES)
            .asks(named_asked!(case_answer)),
        post("/cases/{id}/outcome", "answerCaseOtherwise", "Answers a request in another way")
            .of(DECIDES)
            .asks(named_asked!(case_outcome)),
        post("/cases/{id}/refuse", "refuseCase", "Refuses a request, with a D code")
            .of(DECIDES)
            .asks(named_asked!(case_refuse)),
        post("/cases/{id}/return", "returnCase", "Returns a request, with an A code")
            .of(DECIDES)
            .asks(named_asked!(case_refuse)),
        post("/cases/{id}/delay", "delayCase", "Delays a request until a date of review")
            .of(DECIDES)
            .asks(named_asked!(case_delay)),
        post("/cases/{id}/reply", "replyToCase", "Replies to a request that is no look-up")
            .of(DECIDES)
            .asks(named_asked!(case_reply)),
        post(
            "/cases/{id}/reply-with-attachments",
            "replyToCaseWithFiles",
            "Replies to a request that is no look-up, with files",
        )
        .of(DECIDES)
        .asks(named_asked!(case_reply_with)),
        post(
            "/cases/{id}/act-with-attachments",
            "actInCaseWithFiles",
            "Answers, or asks for information, with files",
        )
        .of(DECIDES)
        .asks(named_asked!(case_act_with)),
        post("/cases/{id}/approve", "approveCase", "Releases what another officer proposed")
            .of(APPROVES)
            .asks(named_asked!(case_approve)),
        post(
            "/cases/{id}/decline",
            "declineCase",
            "Does not release what another officer proposed",
        )
        .of(APPROVES)
        .asks(named_asked!(case_decline)),
        get("/cases/{id}/readers", "listCaseReaders", "Lists who looked at a case")
            .of(LOOKS_AT)
            .plain(named!(who_looked)),
        get("/cases/{id}/attachments", "listCaseFiles", "Lists the files of a case")
            .of(READS_FILES)
            .plain(named!(attachments)),
        get("/cases/{id}/explanation", "explainCase", "Says how the decision of a case came about")
            .of(EXPLAINS)
            .plain(named!(explain)),
    ]
}
