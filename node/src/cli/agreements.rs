//! Agreements that end, change, are compared and tried out.

use super::args::{Agreement, Simulate};
use super::online::read_terms;
use super::world::Setting;
use super::{Answer, show};
use crate::service::requests::{
    AgreementChange, ChangeAgreementRequest, CompareAgreementsRequest, SimulateRequest,
};
use crate::service::views::FirearmView;
use crate::service::{ErrorCode, Outcome, Service, ServiceError};

/// Runs the commands that are not proposing, accepting, showing and listing.
pub(super) async fn run<S: Service>(
    service: &S,
    command: Agreement,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let ended =
        |change, text| ChangeAgreementRequest { change, text, terms: None, valid_from: None };
    let (hash, request) = match command {
        Agreement::Suspend { hash, text } => (hash, ended(AgreementChange::Suspend, text)),
        Agreement::Revoke { hash, text } => (hash, ended(AgreementChange::Revoke, text)),
        Agreement::Resume { hash } => (hash, ended(AgreementChange::Resume, None)),
        Agreement::Amend { hash, terms, valid_from } => {
            let terms = Some(read_terms(&terms)?);
            let change = AgreementChange::Amend;
            (hash, ChangeAgreementRequest { change, text: None, terms, valid_from })
        }
        Agreement::Diff { old, new } => {
            let request = CompareAgreementsRequest { old, new, draft: None };
            let view = service.agreement_compare(caller, request).await?;
            return Answer::done(&view, show::agreement_diff(text, &view));
        }
        Agreement::Simulate(simulate) => {
            let view = service.agreement_simulate(caller, wanted(*simulate)?).await?;
            return Answer::done(&view, show::simulation(text, &view));
        }
        // The others are not sent here.
        _ => return Err(ServiceError::unexpected("no change of an agreement")),
    };
    let amends = request.change == AgreementChange::Amend;
    let view = service.agreement_change(caller, hash, request).await?;
    let mut human = show::agreement(text, &view);
    if let Some(old) = view.replaces.clone().filter(|_| amends) {
        let request = CompareAgreementsRequest { old, new: view.hash.clone(), draft: None };
        let diff = service.agreement_compare(caller, request).await?;
        human.push_str(&show::agreement_diff(text, &diff));
    }
    Answer::done(&view, human)
}

fn wanted(simulate: Simulate) -> Outcome<SimulateRequest> {
    let Simulate { partner, request_kind, purpose, legal_basis, .. } = simulate;
    if let Some(terms) = simulate.terms.filter(|_| simulate.replay) {
        let terms = Box::new(read_terms(&terms)?);
        return Ok(SimulateRequest::Replay { partner, days: simulate.days, terms });
    }
    if simulate.gun.serial.is_none() && simulate.gun.view() != FirearmView::default() {
        return Err(
            ServiceError::new(ErrorCode::Usage, "error-usage-missing").with("argument", "--serial")
        );
    }
    Ok(match simulate.gun.serial {
        None => SimulateRequest::WeAsk { partner, request_kind, purpose, legal_basis },
        Some(_) => {
            let firearm = Box::new(simulate.gun.view());
            SimulateRequest::TheyAsk { partner, request_kind, purpose, legal_basis, firearm }
        }
    })
}
