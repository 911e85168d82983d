//! The exchange log, bundles, the administrative log, what is held, and recovery.

use std::sync::Arc;

use super::super::call::Call;
use super::super::operation::{Operation, get, post};
use crate::service::Service;
use crate::service::roles::{BACKS_UP, EXPORTS, HOLDS, READS_ADMIN_LOG, READS_HOLDS};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    vec![
        get("/log/checkpoint", "getCheckpoint", "Shows the newest signed checkpoint of the log")
            .plain(plain!(log_checkpoint)),
        get("/log/entries", "listEntries", "Lists entries of the log, newest first")
            .searches(asked!(log_entries)),
        get("/log/entries/{leaf}", "getEntry", "Shows an entry of the log")
            .plain(named!(log_entry)),
        get("/log/heads", "listHeads", "Shows who has seen which head of which log, and forks")
            .plain(plain!(log_heads)),
        get("/log/proofs/{leaf}", "proveEntry", "Proves that an entry is in the log")
            .plain(named!(log_prove)),
        post(
            "/log/verification",
            "verifyLog",
            "Recomputes the log and compares it with every signed checkpoint",
        )
        .only_looks()
        .asks(asked!(log_verify)),
        post("/bundles/{id}", "exportBundle", "Gives the court bundle of a trace or case")
            .of(EXPORTS)
            .only_looks()
            .asks(named_asked!(bundle_export)),
        post(
            "/bundles/{id}/opening",
            "openBundle",
            "Opens an exchange, or fields of it, for an inspector",
        )
        .of(EXPORTS)
        .only_looks()
        .asks(named_asked!(bundle_open)),
        get("/admin-log", "listAdminLog", "Lists entries of the administrative log, newest first")
            .of(READS_ADMIN_LOG)
            .searches(asked!(admin_log)),
        post("/admin-log/verification", "verifyAdminLog", "Recomputes the administrative log")
            .of(READS_ADMIN_LOG)
            .only_looks()
            .plain(plain!(admin_log_verify)),
        post(
            "/admin-log/export",
            "exportAdminLog",
            "Gives the administrative log, signed to its end",
        )
        .of(READS_ADMIN_LOG)
        .only_looks()
        .plain(plain!(admin_log_export)),
        get("/holds", "listHolds", "Lists orders that contents stay")
            .of(READS_HOLDS)
            .plain(plain!(holds)),
        post("/holds/{id}", "setHold", "Orders that contents stay, or lifts the order")
            .of(HOLDS)
            .asks(named_asked!(hold)),
        get("/recovery", "getRecovery", "Shows how far the recovery of a restored node has come")
            .plain(plain!(recovery)),
        get(
            "/recovery/draft",
            "getRecoveryDraft",
            "Gives what the national root signs to open a recovery epoch",
        )
        .of(BACKS_UP)
        .plain(plain!(recovery_draft)),
        post("/recovery/epoch", "openEpoch", "Opens a recovery epoch")
            .of(BACKS_UP)
            .for_people()
            .asks(asked!(recovery_open)),
    ]
}
