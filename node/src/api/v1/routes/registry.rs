//! The agency's own records.

use std::sync::Arc;

use axum::http::StatusCode;

use super::super::call::Call;
use super::super::files;
use super::super::operation::{Gives, Operation, Shape, get, post};
use crate::api::ImportEvent;
use crate::service::Service;
use crate::service::roles::{KEEPS_RECORDS, LOOKS_UP, SEES_SETS};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    vec![
        get("/registry", "getRegistry", "Shows record sets, imports and sources")
            .of(SEES_SETS)
            .plain(plain!(registry_inventory)),
        post("/registry/search", "findRecords", "Looks a gun up in the agency's own records")
            .of(LOOKS_UP)
            .only_looks()
            .asks(asked!(registry_find)),
        post(
            "/registry/records",
            "enterRecord",
            "Enters one gun that its record set does not have",
        )
        .of(KEEPS_RECORDS)
        .makes(StatusCode::CREATED)
        .at("/registry/records", "/record")
        .asks(asked!(registry_enter)),
        get("/registry/records/{id}", "getRecord", "Shows a record; reading it is recorded")
            .of(LOOKS_UP)
            .plain(named!(registry_record)),
        get(
            "/registry/records/{id}/looked",
            "whoLookedAtRecord",
            "Shows who opened or changed a record",
        )
        .of(LOOKS_UP)
        .plain(named!(registry_looked)),
        post(
            "/registry/records/{id}/correction",
            "correctRecord",
            "Corrects what a record says of its gun; what it said before stays with it",
        )
        .of(KEEPS_RECORDS)
        .asks(named_asked!(registry_correct)),
        post("/registry/records/{id}/events", "addRecordEvent", "Adds an event to a record")
            .of(KEEPS_RECORDS)
            .asks(named_asked!(registry_event)),
        post("/registry/sets", "describeRecordSet", "Says what a record set is, or makes it")
            .of(KEEPS_RECORDS)
            .asks(asked!(registry_set)),
        post("/registry/check", "checkRegistry", "Compares every record with its digest")
            .of(SEES_SETS)
            .only_looks()
            .plain(plain!(registry_check)),
        post(
            "/registry/imports",
            "importRecords",
            "Imports a file; answers with progress, issues and the report, a line of JSON each",
        )
        .of(KEEPS_RECORDS)
        .receives(Gives::Lines(Shape::of::<ImportEvent>()), files::import),
        post("/registry/exports", "exportRecords", "Exports records as a file")
            .of(KEEPS_RECORDS)
            .only_looks()
            .sends(Gives::File(files::TABLES), files::export),
    ]
}
