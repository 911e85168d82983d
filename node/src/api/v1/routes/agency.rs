//! The node, partners, agreements, officers, observers.

use std::sync::Arc;

use axum::http::StatusCode;

use super::super::call::Call;
use super::super::operation::{Operation, delete, get, post};
use crate::service::requests::officers::SuspendRequest;
use crate::service::roles::{
    AGREES, ENROLS, EXPORTS, OFFICERS, PARTNERS, READS_ADMIN_LOG, READS_OBSERVERS, READS_OFFICERS,
    READS_REPORTS, READS_STATISTICS,
};
use crate::service::{Service, ServiceError};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    let mut all = agency();
    all.extend(people());
    all
}

fn agency<S: Service>() -> Vec<Operation<S>> {
    let made = StatusCode::CREATED;
    vec![
        get("/status", "getStatus", "Shows the node on one screen").plain(plain!(status)),
        get("/health", "getHealth", "Says how the node is, each check with its next step")
            .of(READS_ADMIN_LOG)
            .plain(plain!(health)),
        get("/statistics", "getStatistics", "Counts questions and answers of some months")
            .of(READS_STATISTICS)
            .searches(asked!(statistics)),
        get("/reports", "listReports", "Lists the sealed reports that were issued, newest first")
            .of(READS_REPORTS)
            .searches(asked!(reports)),
        post("/traces/{id}/report", "issueReport", "Issues the sealed report of a trace")
            .of(EXPORTS)
            .makes(made)
            .asks(named_asked!(report_issue)),
        get("/partners", "listPartners", "Lists partners").plain(plain!(partners)),
        post("/partners", "acceptInvitation", "Accepts a partner's line")
            .of(PARTNERS)
            .makes(made)
            .at("/partners", "/partner/name")
            .asks(asked!(partner_accept)),
        post("/partners/invitation", "invitePartner", "Gives the line that invites a partner")
            .of(PARTNERS)
            .only_looks()
            .plain(plain!(partner_invite)),
        post(
            "/partners/confirmation",
            "confirmPartner",
            "Confirms the safety number that was compared by telephone",
        )
        .of(PARTNERS)
        .asks(asked!(partner_confirm)),
        get("/partners/{name}", "getPartner", "Shows a partner").plain(
            |service: Arc<S>, call: Call| async move {
                let all = service.partners(call.caller).await?;
                let name = call.id();
                let found = all.items.into_iter().find(|partner| partner.name == name);
                found.ok_or_else(|| ServiceError::not_found("partner").into())
            },
        ),
        get(
            "/partners/{name}/details",
            "describePartner",
            "Shows a partner with its keys, its log and what waits for it",
        )
        .plain(named!(partner_details)),
        get(
            "/partners/{name}/checkpoint",
            "getPartnerCheckpoint",
            "Shows the newest checkpoint that the node holds of a partner",
        )
        .plain(named!(log_partner)),
        get("/agreements", "listAgreements", "Lists agreements, newest first")
            .searches(asked!(agreements)),
        post("/agreements", "proposeAgreement", "Proposes an agreement")
            .of(AGREES)
            .makes(made)
            .at("/agreements", "/hash")
            .asks(asked!(agreement_propose)),
        post(
            "/agreements/comparison",
            "compareAgreements",
            "Says what two agreements let each side do more or less",
        )
        .only_looks()
        .asks(asked!(agreement_compare)),
        post(
            "/agreements/simulation",
            "simulateAgreement",
            "Says what would be seen under an agreement or a draft",
        )
        .of(AGREES)
        .only_looks()
        .asks(asked!(agreement_simulate)),
        get("/agreements/{hash}", "getAgreement", "Shows an agreement")
            .tagged()
            .plain(named!(agreement)),
        post("/agreements/{hash}/accept", "acceptAgreement", "Accepts a partner's proposal")
            .of(AGREES)
            .tagged()
            .plain(named!(agreement_accept)),
        post(
            "/agreements/{hash}/change",
            "changeAgreement",
            "Suspends, resumes, revokes or amends an agreement",
        )
        .of(AGREES)
        .tagged()
        .asks(named_asked!(agreement_change)),
        get("/observers", "listObservers", "Lists observers")
            .of(READS_OBSERVERS)
            .plain(plain!(observers)),
        post("/observers", "addObserver", "Enrols an observer")
            .of(ENROLS)
            .makes(made)
            .asks(asked!(observer_add)),
        post("/observers/removal", "removeObserver", "Ends the enrolment of an observer")
            .of(ENROLS)
            .asks(asked!(observer_remove)),
        get("/witnesses", "listWitnesses", "Lists who cosigns the log, and whom the node cosigns")
            .of(READS_OBSERVERS)
            .plain(plain!(witnesses)),
    ]
}

fn people<S: Service>() -> Vec<Operation<S>> {
    let made = StatusCode::CREATED;
    vec![
        get("/officers", "listOfficers", "Lists officers")
            .of(READS_OFFICERS)
            .plain(plain!(officers)),
        post("/officers", "addOfficer", "Adds an officer")
            .of(OFFICERS)
            .for_people()
            .makes(made)
            .asks(asked!(officer_add)),
        get("/officers/self", "getSelf", "Shows the officer who asks").plain(plain!(officer_self)),
        post(
            "/officers/self/ticket",
            "unlockKey",
            "Opens the officer's key for one act; the ticket goes with it as Vestigo-Ticket",
        )
        .only_looks()
        .asks(asked!(officer_unlock)),
        post("/officers/{name}/suspension", "suspendOfficer", "Shuts an officer out, or in again")
            .of(OFFICERS)
            .for_people()
            .asks(|service: Arc<S>, call: Call, asked: SuspendRequest| async move {
                Ok(service.officer_suspend(call.caller, call.id(), asked.suspended).await?)
            }),
        post("/officers/{name}/roles", "setOfficerRoles", "Gives an officer other roles")
            .of(OFFICERS)
            .for_people()
            .asks(named_asked!(officer_roles)),
        post(
            "/officers/{name}/key",
            "makeOfficerKey",
            "Makes a new signing key of the officer who asks",
        )
        .for_people()
        .asks(named_asked!(officer_key)),
        post(
            "/officers/{name}/passphrase",
            "changePassphrase",
            "Seals an officer's key under another passphrase",
        )
        .for_people()
        .asks(named_asked!(officer_passphrase)),
        post("/officers/{name}/link", "makeOfficerLink", "Makes a link to set up signing in with")
            .of(OFFICERS)
            .for_people()
            .plain(named!(officer_link)),
        get(
            "/role-changes",
            "listRoleChanges",
            "Lists changes that wait for a second administrator",
        )
        .of(OFFICERS)
        .plain(plain!(role_proposals)),
        post("/role-changes/{name}/confirm", "confirmRoleChange", "Confirms such a change")
            .of(OFFICERS)
            .for_people()
            .plain(named!(role_confirm)),
        post("/role-changes/{name}/reject", "rejectRoleChange", "Takes such a change back")
            .of(OFFICERS)
            .for_people()
            .plain(named!(role_reject)),
        get("/sessions", "listSessions", "Lists sessions of people").searches(asked!(sessions)),
        delete("/sessions/{id}", "endSession", "Ends a session").plain(named!(session_end)),
        get(
            "/activity",
            "listActivity",
            "Lists what the officer did, and what was tried in his name",
        )
        .searches(asked!(activity)),
    ]
}
