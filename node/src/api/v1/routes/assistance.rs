//! Assistance between agencies, its projects and workshops.

use std::sync::Arc;

use axum::http::StatusCode;

use super::super::call::Call;
use super::super::operation::{Operation, get, post};
use crate::service::Service;
use crate::service::roles::{ASSISTS, READS_ASSISTANCE};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    let mut all = vec![
        get("/assistance", "listAssistance", "Lists assistance that was asked and offered")
            .of(READS_ASSISTANCE)
            .searches(asked!(assistance)),
        post("/assistance", "askAssistance", "Asks partners for assistance, or offers it")
            .of(ASSISTS)
            .makes(StatusCode::CREATED)
            .asks(asked!(assistance_ask)),
        post(
            "/assistance/preview",
            "previewShare",
            "Shows what of a closed assessment would go to a partner; sends nothing",
        )
        .of(ASSISTS)
        .only_looks()
        .asks(asked!(assistance_preview)),
        get("/projects", "listProjects", "Lists projects of assistance with their results")
            .of(READS_ASSISTANCE)
            .searches(asked!(projects)),
        post("/projects", "enterProject", "Enters what was agreed with a partner")
            .of(ASSISTS)
            .makes(StatusCode::CREATED)
            .at("/projects", "/project/number")
            .asks(asked!(project_enter)),
        get("/projects/{id}", "getProject", "Shows a project with its results")
            .of(READS_ASSISTANCE)
            .plain(named!(project)),
        post(
            "/projects/{id}/acts",
            "actOnProject",
            "Delivers, measures, closes or cancels a project",
        )
        .of(ASSISTS)
        .asks(named_asked!(project_act)),
    ];
    all.extend(workshops());
    all
}

fn workshops<S: Service>() -> Vec<Operation<S>> {
    vec![
        get("/workshops", "listWorkshops", "Lists workshops with their counts")
            .of(READS_ASSISTANCE)
            .searches(asked!(workshops)),
        post("/workshops", "enterWorkshop", "Enters a workshop")
            .of(ASSISTS)
            .makes(StatusCode::CREATED)
            .at("/workshops", "/workshop/number")
            .asks(asked!(workshop_enter)),
        get("/workshops/{id}", "getWorkshop", "Shows a workshop; reading its people is recorded")
            .of(READS_ASSISTANCE)
            .plain(named!(workshop)),
        post("/workshops/{id}", "changeWorkshop", "Changes what is said of a workshop")
            .of(ASSISTS)
            .asks(named_asked!(workshop_change)),
        post(
            "/workshops/{id}/participants",
            "takeParticipants",
            "Takes a list of participants with attendance and results",
        )
        .of(ASSISTS)
        .asks(named_asked!(workshop_take)),
        post(
            "/workshops/{id}/erase",
            "eraseParticipants",
            "Erases the names of a workshop's people; the counts stay",
        )
        .of(ASSISTS)
        .plain(named!(workshop_erase)),
        post("/workshops/{id}/workbook", "getWorkshopWorkbook", "Gives a workshop as a workbook")
            .of(ASSISTS)
            .asks(named_asked!(workshop_book)),
    ]
}
