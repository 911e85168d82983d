//! The runtime's refusals in the service's words.

use super::{ErrorCode, ServiceError, officers, views};
use crate::registry::RegistryError;
use crate::runtime::Denied;
use crate::runtime::daemon::StartError;
use crate::runtime::evidence::ExportError;
use crate::runtime::projection::ProjectionError;

impl From<Denied> for ServiceError {
    fn from(denied: Denied) -> Self {
        let named = |code, key, name: &str, value: &dyn std::fmt::Display| {
            Self::new(code, key).with(name, value)
        };
        match &denied {
            Denied::Stopping => Self::new(ErrorCode::Unavailable, "error-stopping"),
            Denied::Registry(
                RegistryError::Damaged { .. }
                | RegistryError::DamagedSet(_)
                | RegistryError::DamagedImport(_),
            ) => named(ErrorCode::Integrity, "error-registry-damaged", "detail", &denied),
            Denied::Registry(RegistryError::Busy) => {
                Self::new(ErrorCode::Unavailable, "error-registry-busy")
            }
            Denied::Registry(RegistryError::ReadOnly) => {
                Self::new(ErrorCode::NotAllowed, "error-registry-read-only")
            }
            Denied::Store(_) | Denied::Registry(_) => Self::unexpected(&denied),
            Denied::NotAnOfficer(uid) => {
                named(ErrorCode::NotAllowed, "error-not-an-officer", "uid", uid)
            }
            Denied::Officer(denied) => officers::refusal(denied),
            Denied::People(denied) => super::people::refusal(denied),
            Denied::NoSuchPartner(name) => {
                named(ErrorCode::NotFound, "error-no-such-partner", "partner", name)
            }
            Denied::NotConfirmed(name) => {
                named(ErrorCode::NotAllowed, "error-partner-not-confirmed", "partner", name)
            }
            Denied::NoDescriptor(name) => {
                named(ErrorCode::Unavailable, "error-no-descriptor", "partner", name)
            }
            Denied::SafetyNumber(name) => {
                named(ErrorCode::NotAllowed, "error-safety-number", "partner", name)
            }
            Denied::KeyOfAnother { partner, owner } => {
                Self::new(ErrorCode::Conflict, "error-key-of-another")
                    .with("partner", partner)
                    .with("owner", owner)
            }
            Denied::AnotherRoot(name) => {
                named(ErrorCode::NotAllowed, "error-another-root", "partner", name)
            }
            Denied::Ourselves => Self::new(ErrorCode::BadInput, "error-own-invitation"),
            Denied::Invitation(detail) => {
                named(ErrorCode::BadInput, "error-invitation", "detail", detail)
            }
            Denied::OwnSweep(name) => {
                named(ErrorCode::NotAllowed, "error-own-sweep", "partner", name)
            }
            Denied::NoAgreement(name) => {
                named(ErrorCode::NotAllowed, "error-no-agreement", "partner", name)
            }
            Denied::NotAgreedTo { partner, what } => {
                Self::new(ErrorCode::NotAllowed, "error-not-agreed-to")
                    .with("partner", partner)
                    .with("what", what)
            }
            Denied::NobodyToTell => Self::new(ErrorCode::NotAllowed, "error-bulletin-nobody"),
            Denied::Replaced(id) => named(ErrorCode::Conflict, "error-bulletin-replaced", "id", id),
            Denied::NotFound { what, id } => {
                Self::new(ErrorCode::NotFound, "error-no-such-id").with("what", what).with("id", id)
            }
            Denied::Ambiguous { id } => named(ErrorCode::BadInput, "error-ambiguous", "id", id),
            Denied::AgreementStep => Self::new(ErrorCode::Conflict, "error-agreement-step"),
            Denied::Rule(detail) => named(ErrorCode::BadInput, "error-rule", "detail", detail),
            Denied::Holding(refused) => super::stock::denied(refused),
            Denied::Adviser(refused) => super::assistance::refusal(refused),
            Denied::Closed(state) => {
                named(ErrorCode::Conflict, "error-case-closed", "state", &state.name())
            }
            Denied::Level => Self::new(ErrorCode::NotAllowed, "error-level"),
            Denied::NoSuchCandidate => Self::new(ErrorCode::NotFound, "error-no-such-candidate"),
            Denied::ChooseRecord => Self::new(ErrorCode::BadInput, "error-choose-record"),
            Denied::Erased => Self::new(ErrorCode::NotFound, "error-erased"),
            Denied::NoHold => Self::new(ErrorCode::NotFound, "error-no-hold"),
            Denied::Recovery(denied) => super::keeping::denied(*denied),
            Denied::Observer(denied) => super::observers::refusal(denied),
            Denied::Token(denied) => super::tokens::refusal(*denied),
            Denied::Marking(refused) => super::marking::refusal(refused),
            Denied::Chain(chain) => super::chain::denied(chain),
            Denied::AwaitsRelease => Self::new(ErrorCode::Conflict, "error-awaits-release"),
            Denied::Life(turn) => super::life::out_of_turn(*turn),
            Denied::ReplyDoesNotFit(kind) => {
                named(ErrorCode::BadInput, "error-reply-does-not-fit", "kind", &kind.name())
            }
            Denied::Figures(refused) => super::sharing::refusal(refused),
            Denied::WordsMissing => Self::new(ErrorCode::BadInput, "error-words-missing"),
            Denied::NotOurAnswer => Self::new(ErrorCode::BadInput, "error-not-our-answer"),
            Denied::AlreadyTold => Self::new(ErrorCode::Conflict, "error-already-told"),
            Denied::NobodyWatches => Self::new(ErrorCode::BadInput, "error-nobody-watches"),
            Denied::Handling { why, trace, exchange } => {
                Self::new(ErrorCode::NotAllowed, "error-handling")
                    .with("why", why.name())
                    .with("trace", views::short(trace))
                    .with("exchange", views::short(exchange))
            }
            Denied::SameBatch(id) => named(ErrorCode::Conflict, "error-same-batch", "id", id),
            Denied::BatchDone(id) => named(ErrorCode::Conflict, "error-batch-done", "id", id),
            Denied::NothingExchanged => Self::new(ErrorCode::NotFound, "error-nothing-exchanged"),
        }
    }
}

impl From<ProjectionError> for ServiceError {
    fn from(error: ProjectionError) -> Self {
        match error {
            ProjectionError::Stopped => Self::new(ErrorCode::Unavailable, "error-stopping"),
            ProjectionError::Range(detail) => Self::new(ErrorCode::NotFound, "error-no-such-id")
                .with("what", "entry")
                .with("id", detail),
            ProjectionError::Behind { .. } => {
                Self::new(ErrorCode::Integrity, "error-start-log").with("detail", &error)
            }
            ProjectionError::Ledger(_) | ProjectionError::Store(_) | ProjectionError::Note => {
                Self::new(ErrorCode::Integrity, "error-log-broken").with("detail", &error)
            }
        }
    }
}

impl From<StartError> for ServiceError {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Store(error) => Denied::from(error).into(),
            StartError::Registry(error) => Denied::from(error).into(),
            StartError::Projection(error) => error.into(),
            StartError::TransportKey => Self::new(ErrorCode::Integrity, "error-keys-descriptor"),
            StartError::Thread(error) => Self::unexpected(&error),
            StartError::Net(error) => {
                Self::new(ErrorCode::Unavailable, "error-start").with("detail", error)
            }
        }
    }
}

impl From<ExportError> for ServiceError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Denied(denied) => denied.into(),
            ExportError::Projection(error) => error.into(),
            ExportError::Verify(error) => {
                Self::new(ErrorCode::Integrity, "error-bundle-broken").with("detail", error)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::exchange::responder::ResponderState;
    use vestigo_protocol::time::Timestamp;

    use super::*;
    use crate::desk::figures::Refused;
    use crate::desk::handling::Forbidden;
    use crate::runtime::recovering::RecoveryDenied;
    use crate::runtime::staff::OfficerDenied;
    use crate::text::{Language, Text};

    #[test]
    fn every_refusal_says_what_and_the_next_step_in_every_language() {
        let name = || "vestigo/xb/customs".to_owned();
        let mut refusals = vec![
            Denied::Stopping,
            Denied::NotAnOfficer(7),
            Denied::NoSuchPartner(name()),
            Denied::NotConfirmed(name()),
            Denied::NoDescriptor(name()),
            Denied::SafetyNumber(name()),
            Denied::AnotherRoot(name()),
            Denied::KeyOfAnother { partner: name(), owner: "vestigo/xc/registry".to_owned() },
            Denied::Ourselves,
            Denied::Invitation("short".to_owned()),
            Denied::NoAgreement(name()),
            Denied::Ambiguous { id: "00ab".to_owned() },
            Denied::AgreementStep,
            Denied::Rule("a rule".to_owned()),
            Denied::Level,
            Denied::NoSuchCandidate,
            Denied::ChooseRecord,
            Denied::AwaitsRelease,
            Denied::NothingExchanged,
            Denied::ReplyDoesNotFit(vestigo_protocol::codes::RequestKind::Watch),
            Denied::WordsMissing,
            Denied::Figures(Refused::Period),
            Denied::Figures(Refused::Open { year: 2026, from: Timestamp(1_800_000_000) }),
            Denied::Figures(Refused::Changed),
            Denied::Figures(Refused::NotLooked),
            Denied::NotOurAnswer,
            Denied::AlreadyTold,
            Denied::NobodyWatches,
            Denied::Erased,
            Denied::NoHold,
            Denied::Recovery(RecoveryDenied::Restored),
            Denied::Recovery(RecoveryDenied::NotRestored),
            Denied::Recovery(RecoveryDenied::AnotherDocument),
            Denied::Registry(RegistryError::DamagedImport(3)),
            Denied::Registry(RegistryError::Busy),
            Denied::Registry(RegistryError::ReadOnly),
        ];
        for what in ["trace", "case", "agreement", "entry", "checkpoint", "query"] {
            refusals.push(Denied::NotFound { what, id: "00000012".to_owned() });
        }
        for why in [Forbidden::Expired, Forbidden::Purpose, Forbidden::Onward, Forbidden::Court] {
            refusals.push(Denied::Handling {
                why,
                trace: "0011".to_owned(),
                exchange: "2233".to_owned(),
            });
        }
        refusals.extend(ResponderState::ALL.map(Denied::Closed));
        refusals.extend(
            [
                OfficerDenied::Which(7),
                OfficerDenied::Unknown("ana".to_owned()),
                OfficerDenied::Exists("ana".to_owned()),
                OfficerDenied::Suspended("ana".to_owned()),
                OfficerDenied::Role("APPROVER"),
                OfficerDenied::LastAdministrator,
                OfficerDenied::PassphraseNeeded,
                OfficerDenied::KeyNeeded,
                OfficerDenied::NoProposal,
                OfficerDenied::OwnProposal,
                OfficerDenied::OwnTrace,
                OfficerDenied::Expired,
                OfficerDenied::Changed,
                OfficerDenied::Wider,
            ]
            .map(Denied::Officer),
        );
        refusals.extend(super::super::observers::refusals().map(Denied::Observer));
        refusals.extend(super::super::marking::refusals().into_iter().map(Denied::Marking));
        let mut errors: Vec<ServiceError> = refusals.into_iter().map(Into::into).collect();
        errors.push(ProjectionError::Stopped.into());
        errors.push(ProjectionError::Note.into());
        let behind = ProjectionError::Behind { dir: "/x/log".into(), published: 6, stored: 5 };
        errors.push(StartError::Projection(behind).into());
        for error in errors {
            let said = Language::ALL.map(|language| Text::new(language).error(&error));
            for text in said.iter().flat_map(|(what, next)| [what, next]) {
                assert!(!text.is_empty() && !text.contains('$'), "{error}: {text}");
                assert_ne!(*text, error.key);
            }
            let different: std::collections::BTreeSet<_> = said.iter().collect();
            assert_eq!(different.len(), Language::ALL.len(), "{error}: {said:?}");
        }
    }

    #[test]
    fn a_log_that_does_not_belong_to_the_store_is_not_blamed_on_the_network() {
        let behind = ProjectionError::Behind { dir: "/x/log".into(), published: 6, stored: 5 };
        let error = ServiceError::from(StartError::Projection(behind));
        let (what, next) = Text::new(Language::English).error(&error);
        assert!(what.contains("/x/log shows a published checkpoint of 6 entries"), "{what}");
        assert!(next.contains("admin-log") && !next.contains("net.listen"), "{next}");
    }

    #[test]
    fn an_id_prints_as_it_was_given() {
        let error =
            ServiceError::from(Denied::NotFound { what: "case", id: "00000012".to_owned() });
        let (what, next) = Text::new(Language::English).error(&error);
        assert_eq!(what, "There is no case 00000012 here.");
        assert_eq!(next, "Give 8 of its digits or more. To see what there is: vestigo case list");
    }
}
