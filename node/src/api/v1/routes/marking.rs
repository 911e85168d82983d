//! Marking: orders, the machine's files, the word to the exporting State.

use std::sync::Arc;

use axum::http::StatusCode;

use super::super::call::Call;
use super::super::operation::{Operation, get, post};
use crate::service::Service;
use crate::service::marking::Wanted;
use crate::service::roles::{KEEPS_RECORDS, SEES_HOLDINGS, VERIFIES_DELIVERY};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    vec![
        get("/markings", "listMarkingOrders", "Lists marking orders, newest first")
            .of(SEES_HOLDINGS)
            .searches(asked!(markings)),
        post(
            "/markings",
            "orderMarking",
            "Enters a marking order; every firearm gets a mark of its own",
        )
        .of(KEEPS_RECORDS)
        .makes(StatusCode::CREATED)
        .at("/markings", "/order/number")
        .asks(|service: Arc<S>, call: Call, asked: Wanted| async move {
            let mut view = service.marking_order(call.caller, asked).await?;
            // Thousands of marks are not kept under the key; they are where the location leads.
            view.order.guns.clear();
            Ok(view)
        }),
        get("/markings/{id}", "getMarkingOrder", "Shows a marking order with its firearms")
            .of(SEES_HOLDINGS)
            .plain(named!(marking)),
        post(
            "/markings/{id}/job",
            "makeMarkingJob",
            "Makes the file for the marking machine: what is still to be marked",
        )
        .of(KEEPS_RECORDS)
        .asks(named_asked!(marking_job)),
        post(
            "/markings/{id}/return",
            "returnMarking",
            "Takes the marking machine's file, or only says what is wrong with it",
        )
        .of(KEEPS_RECORDS)
        .asks(named_asked!(marking_return)),
        post(
            "/markings/{id}/delivery",
            "verifyDelivery",
            "Tells the exporting partner that the firearms arrived",
        )
        .of(VERIFIES_DELIVERY)
        .makes(StatusCode::ACCEPTED)
        .asks(named_asked!(marking_tell)),
    ]
}
