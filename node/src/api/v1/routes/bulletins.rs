//! Bulletins, and who is authorised by them.

use std::sync::Arc;

use axum::http::StatusCode;

use super::super::call::Call;
use super::super::operation::{Operation, get, post};
use crate::service::Service;
use crate::service::roles::{READS_BULLETINS, SENDS_BULLETINS};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    vec![
        get("/bulletins", "listBulletins", "Lists bulletins, ours and partners', newest first")
            .of(READS_BULLETINS)
            .searches(asked!(bulletins)),
        post("/bulletins", "sendBulletin", "Sends a bulletin to partners, each a signed notice")
            .of(SENDS_BULLETINS)
            .makes(StatusCode::CREATED)
            .at("/bulletins", "/bulletin/id")
            .asks(asked!(bulletin_send)),
        get("/bulletins/{id}", "getBulletin", "Shows a bulletin with its files and its list")
            .of(READS_BULLETINS)
            .plain(named!(bulletin)),
        post(
            "/bulletins/{id}/files/{digest}/open",
            "openBulletinFile",
            "Opens a file of a bulletin",
        )
        .of(READS_BULLETINS)
        .only_looks()
        .asks(|service: Arc<S>, call: Call, asked| async move {
            let digest = call.arguments.get(1).cloned().unwrap_or_default();
            Ok(service.bulletin_open(call.caller, call.id(), digest, asked).await?)
        }),
        get(
            "/authorised-parties",
            "listAuthorisedParties",
            "Lists who is authorised to make, sell, import, export or carry arms, as partners told",
        )
        .of(READS_BULLETINS)
        .searches(asked!(parties)),
        post(
            "/authorised-parties/check",
            "checkAuthorisedParties",
            "Says what a list of authorised parties holds and what is wrong with it; sends nothing",
        )
        .of(SENDS_BULLETINS)
        .only_looks()
        .asks(asked!(bulletin_check)),
    ]
}
