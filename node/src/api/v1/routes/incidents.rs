//! Firearms that were lost, stolen, seized, found or handed in, and what crossed the border.

use std::sync::Arc;

use axum::http::StatusCode;

use super::super::call::Call;
use super::super::operation::{Operation, get, post};
use crate::service::Service;
use crate::service::roles::{REPORTS_INCIDENTS, SEES_INCIDENTS};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    vec![
        post("/incidents/search", "findIncidents", "Lists incidents: what is overdue first")
            .of(SEES_INCIDENTS)
            .only_looks()
            .asks(asked!(incidents)),
        post(
            "/incidents",
            "enterIncident",
            "Enters a lost, stolen, seized, found or surrendered firearm, or one that crossed the border",
        )
        .of(REPORTS_INCIDENTS)
        .makes(StatusCode::CREATED)
        .at("/incidents", "/incident/number")
        .asks(asked!(incident_enter)),
        post(
            "/incidents/known",
            "findKnownIncidents",
            "Says what was reported of the same firearm before, and enters nothing",
        )
        .of(REPORTS_INCIDENTS)
        .only_looks()
        .asks(asked!(incident_known)),
        get("/incidents/{id}", "getIncident", "Shows an incident; reading it is recorded")
            .of(SEES_INCIDENTS)
            .plain(named!(incident)),
        post(
            "/incidents/{id}/acts",
            "actOnIncident",
            "Supplements, modifies, locates, disposes of, clears or cancels an incident",
        )
        .of(REPORTS_INCIDENTS)
        .asks(named_asked!(incident_act)),
    ]
}
