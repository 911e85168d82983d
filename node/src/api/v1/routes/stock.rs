//! Stock and destruction.

use std::sync::Arc;

use axum::http::StatusCode;

use super::super::call::Call;
use super::super::operation::{Operation, get, post};
use crate::service::Service;
use crate::service::roles::{COUNTS, KEEPS_RECORDS, SEES_HOLDINGS};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    let mut all = stock();
    all.extend(counting());
    all.extend(destruction());
    all
}

fn stock<S: Service>() -> Vec<Operation<S>> {
    vec![
        get("/stores", "listStores", "Lists stores, or those whose count is overdue (state=due)")
            .of(SEES_HOLDINGS)
            .searches(asked!(stores)),
        post("/stores", "addStore", "Enters a store")
            .of(KEEPS_RECORDS)
            .makes(StatusCode::CREATED)
            .at("/stores", "/store/number")
            .asks(asked!(store_add)),
        get("/stores/{id}", "getStore", "Shows a store, its ammunition and what is wrong with it")
            .of(SEES_HOLDINGS)
            .plain(named!(store)),
        post("/stores/{id}", "changeStore", "Changes what is said of a store")
            .of(KEEPS_RECORDS)
            .asks(named_asked!(store_change)),
        post("/stores/{id}/items", "receiveItems", "Takes the guns of a list into a store")
            .of(KEEPS_RECORDS)
            .asks(named_asked!(store_receive)),
        post(
            "/stores/{id}/ammunition",
            "enterAmmunition",
            "Brings the ammunition of a store up to a list",
        )
        .of(KEEPS_RECORDS)
        .asks(named_asked!(store_ammunition)),
        post("/items/search", "findItems", "Lists items by store, state or number")
            .of(SEES_HOLDINGS)
            .only_looks()
            .asks(asked!(items)),
        get("/items/{id}", "getItem", "Shows an item with what was done with it")
            .of(SEES_HOLDINGS)
            .plain(named!(item)),
        post("/items/{id}/acts", "actOnItem", "Issues, returns, sends, condemns an item, …")
            .of(KEEPS_RECORDS)
            .asks(named_asked!(item_act)),
    ]
}

fn counting<S: Service>() -> Vec<Operation<S>> {
    vec![
        get("/counts", "listCounts", "Lists counts: all, open ones, or those with open inquiries")
            .of(SEES_HOLDINGS)
            .searches(asked!(counts)),
        post(
            "/stores/{id}/counts",
            "openCount",
            "Opens a count of a store by two officers who do not keep it",
        )
        .of(COUNTS)
        .makes(StatusCode::CREATED)
        .at("/counts", "/count/number")
        .asks(named_asked!(count_open)),
        get("/counts/{id}", "getCount", "Shows a count with its discrepancies")
            .of(SEES_HOLDINGS)
            .plain(named!(count)),
        post("/counts/{id}/list", "enterCount", "Hands in what was seen, by one of the two")
            .of(COUNTS)
            .asks(named_asked!(count_enter)),
        post(
            "/counts/{id}/confirmation",
            "confirmCount",
            "Confirms the list, by the other of the two; it is compared with the book",
        )
        .of(COUNTS)
        .plain(named!(count_confirm)),
        post("/counts/{id}/inquiries", "endInquiry", "Ends the inquiry into a discrepancy")
            .of(COUNTS)
            .asks(named_asked!(inquiry_end)),
    ]
}

fn destruction<S: Service>() -> Vec<Operation<S>> {
    vec![
        get("/destructions", "listDestructions", "Lists destruction orders: all, open or done")
            .of(SEES_HOLDINGS)
            .searches(asked!(destructions)),
        post("/destructions", "orderDestruction", "Enters an order to destroy")
            .of(KEEPS_RECORDS)
            .makes(StatusCode::CREATED)
            .at("/destructions", "/order/number")
            .asks(asked!(destruction_order)),
        get(
            "/destructions/{id}",
            "getDestruction",
            "Shows an order, by its number or that of its certificate",
        )
        .of(SEES_HOLDINGS)
        .plain(named!(destruction)),
        post(
            "/destructions/{id}/comparison",
            "compareDestruction",
            "Compares the numbers of what lies there with the order",
        )
        .of(COUNTS)
        .asks(named_asked!(destruction_compare)),
        post(
            "/destructions/{id}/certification",
            "certifyDestruction",
            "Certifies that it is done, by another officer than the one who entered the order",
        )
        .of(COUNTS)
        .asks(named_asked!(destruction_certify)),
        get(
            "/destructions/{id}/certificate",
            "getCertificate",
            "Gives the certificate; reading it is recorded",
        )
        .of(SEES_HOLDINGS)
        .plain(named!(certificate)),
        post(
            "/destructions/{id}/pages",
            "issueCertificate",
            "Gives the certificate as pages (PDF) that enclose it; the file's digest is recorded",
        )
        .of(SEES_HOLDINGS)
        .asks(named_asked!(certificate_issue)),
        post(
            "/destructions/{id}/sheets",
            "fileSheet",
            "Files the scan of the sheet that the witnesses signed; an earlier one stays",
        )
        .of(COUNTS)
        .asks(named_asked!(sheet_file)),
        get(
            "/destructions/{id}/sheets/{number}",
            "getSheet",
            "Gives such a scan, by its number within the certificate; opening it is recorded",
        )
        .of(SEES_HOLDINGS)
        .plain(|service: Arc<S>, call: Call| async move {
            Ok(service.sheet(call.caller, call.id(), call.hop()?).await?)
        }),
    ]
}
