//! Canned answers about people who sign in.

use serde_json::json;

use super::{AT, FakeService, TRACE, some};
use crate::desk::credentials::SessionId;
use crate::desk::officer::{Role, Roles, Ticket};
use crate::service::requests::officers::UnlockRequest;
use crate::service::requests::people::{
    ActivityFilter, AddPasskeyRequest, EnrolRequest, OidcPurpose, OidcReturn, PasskeyAnswer,
    PasskeyRequest, PasswordRequest, ProofRequest, SessionFilter, SignInRequest, TotpRequest,
    Visitor,
};
use crate::service::views::OfficerView;
use crate::service::views::people::{
    ActivityListView, ActivityRowView, CeremonyView, CredentialsView, EnrolledView, EnrolmentView,
    LinkMadeView, LinkView, OidcBegunView, OidcEndedView, PasskeyView, RecoveryCodesView,
    RoleProposalListView, RoleProposalView, SessionListView, SessionRowView, SessionView,
    SignedInView, TotpOfferView,
};
use crate::service::{
    AccessService, Caller, ErrorCode, OfficerService as _, Outcome, PeopleService, ServiceError,
    SessionToken,
};

/// The name whose token is `SessionToken::new([0; 32])`; any other token is of nobody.
pub(crate) const SIGNED_IN: &str = "ana";

pub(crate) fn token() -> SessionToken {
    SessionToken::new([0; 32])
}

/// The token of somebody who has this role alone.
pub(crate) fn token_of(role: Role) -> SessionToken {
    SessionToken::new([role as u8 + 1; 32])
}

pub(crate) fn session() -> SessionView {
    SessionView {
        id: SessionId([1; 8]).to_string(),
        officer: SIGNED_IN.to_owned(),
        roles: Roles::EVERY.iter().map(|role| role.name().to_owned()).collect(),
        language: some("pt"),
        signed_in_at: AT.to_owned(),
        idle_until: AT.to_owned(),
        ends_at: AT.to_owned(),
        proven_at: AT.to_owned(),
        is_proven: true,
        has_key: false,
        uid: 1000,
        number: SessionId([1; 8]),
    }
}

fn signed_in() -> SignedInView {
    SignedInView { token: token(), session: session(), recovery_left: None }
}

fn ceremony() -> CeremonyView {
    CeremonyView { ceremony: "ab".repeat(16), options: json!({"publicKey": {"challenge": "AA"}}) }
}

fn credentials() -> CredentialsView {
    let passkey = PasskeyView {
        id: "cd".repeat(8),
        label: "blue key".to_owned(),
        since: AT.to_owned(),
        used: some(AT),
        blocked: false,
    };
    CredentialsView {
        password: true,
        provider: some("ana.diaz"),
        totp: true,
        recovery_left: 10,
        passkeys: vec![passkey],
        passkeys_possible: true,
    }
}

fn link() -> LinkView {
    LinkView {
        officer: SIGNED_IN.to_owned(),
        roles: session().roles,
        replaces: false,
        expires: AT.to_owned(),
    }
}

fn link_made(officer: &str) -> LinkMadeView {
    LinkMadeView {
        officer: officer.to_owned(),
        url: some("https://node.example/setup#00000-00000-00000-00000-00000-0"),
        code: some("00000-00000-00000-00000-00000-0"),
        expires: some(AT),
    }
}

fn row() -> SessionRowView {
    SessionRowView {
        id: SessionId([1; 8]).to_string(),
        officer: SIGNED_IN.to_owned(),
        method: "PASSKEY".to_owned(),
        signed_in_at: AT.to_owned(),
        seen_at: AT.to_owned(),
        ends_at: AT.to_owned(),
        address: some("192.0.2.7"),
        agent: "Browser/1".to_owned(),
        own: false,
    }
}

fn proposal(officer: &str) -> RoleProposalView {
    RoleProposalView {
        officer: officer.to_owned(),
        change: "ROLES".to_owned(),
        roles: vec!["AUDITOR".to_owned()],
        by: "ben".to_owned(),
        at: AT.to_owned(),
        confirmed: false,
    }
}

pub(super) fn activity() -> ActivityListView {
    let row = ActivityRowView {
        index: 7,
        at: AT.to_owned(),
        act: "TRACE_READ".to_owned(),
        officer: some(SIGNED_IN),
        subject: TRACE.to_owned(),
    };
    ActivityListView { items: vec![row], next: None }
}

impl AccessService for FakeService {
    async fn officer_link(&self, caller: Caller, name: String) -> Outcome<LinkMadeView> {
        self.calls.note(caller, format!("officer_link {name}"));
        Ok(link_made(&name))
    }

    async fn setup_link(&self, caller: Caller) -> Outcome<LinkMadeView> {
        self.calls.note(caller, "setup_link");
        Ok(link_made(SIGNED_IN))
    }

    async fn sessions(&self, caller: Caller, filter: SessionFilter) -> Outcome<SessionListView> {
        self.calls.note(caller, format!("sessions {}", filter.officer.unwrap_or_default()));
        Ok(SessionListView { items: vec![row()] })
    }

    async fn session_end(&self, caller: Caller, id: String) -> Outcome<SessionRowView> {
        self.calls.note(caller, format!("session_end {id}"));
        Ok(row())
    }

    async fn role_proposals(&self, caller: Caller) -> Outcome<RoleProposalListView> {
        self.calls.note(caller, "role_proposals");
        Ok(RoleProposalListView { items: vec![proposal("ben")] })
    }

    async fn role_confirm(&self, caller: Caller, name: String) -> Outcome<OfficerView> {
        self.calls.note(caller, format!("role_confirm {name}"));
        self.officer_self(caller).await
    }

    async fn role_reject(&self, caller: Caller, name: String) -> Outcome<RoleProposalView> {
        self.calls.note(caller, format!("role_reject {name}"));
        Ok(proposal(&name))
    }

    async fn activity(&self, caller: Caller, _: ActivityFilter) -> Outcome<ActivityListView> {
        self.calls.note(caller, "activity");
        Ok(activity())
    }

    async fn who_looked(&self, caller: Caller, id: String) -> Outcome<ActivityListView> {
        self.calls.note(caller, format!("who_looked {id}"));
        Ok(activity())
    }
}

impl PeopleService for FakeService {
    async fn session(&self, asked: &SessionToken) -> Outcome<SessionView> {
        if asked.hash() == token().hash() {
            return Ok(session());
        }
        let role = Role::ALL.into_iter().find(|role| asked.hash() == token_of(*role).hash());
        if let Some(role) = role {
            return Ok(SessionView { roles: vec![role.name().to_owned()], ..session() });
        }
        Err(ServiceError::new(ErrorCode::SignInFirst, "error-sign-in-first"))
    }

    async fn sign_in(&self, request: SignInRequest, _: Visitor) -> Outcome<SignedInView> {
        if request.officer == SIGNED_IN {
            return Ok(signed_in());
        }
        Err(ServiceError::new(ErrorCode::NotAllowed, "error-sign-in"))
    }

    async fn sign_out(&self, _: &SessionToken) -> Outcome<()> {
        Ok(())
    }

    async fn passkey_challenge(&self, _: PasskeyRequest, _: Visitor) -> Outcome<CeremonyView> {
        Ok(ceremony())
    }

    async fn passkey_sign_in(&self, _: PasskeyAnswer, _: Visitor) -> Outcome<SignedInView> {
        Ok(signed_in())
    }

    async fn prove_challenge(&self, _: Caller) -> Outcome<CeremonyView> {
        Ok(ceremony())
    }

    async fn prove(&self, _: Caller, _: ProofRequest, _: Visitor) -> Outcome<SessionView> {
        Ok(session())
    }

    async fn open_key(&self, caller: Caller, request: UnlockRequest) -> Outcome<Caller> {
        if request.passphrase.is(&crate::keys::sealed::Passphrase::new("wrong".to_owned())) {
            return Err(ServiceError::new(ErrorCode::NotAllowed, "error-officer-passphrase"));
        }
        Ok(Caller { ticket: Some(Ticket([7; 16])), ..caller })
    }

    fn oidc_name(&self) -> Option<String> {
        some("Ministry")
    }

    async fn oidc_begin(
        &self,
        _: Option<Caller>,
        _: OidcPurpose,
        _: String,
        _: String,
    ) -> Outcome<OidcBegunView> {
        let url = "https://id.ministry.example/authorize?state=s".to_owned();
        Ok(OidcBegunView { url, browser: "b".to_owned() })
    }

    async fn oidc_end(&self, back: OidcReturn, _: Visitor) -> Outcome<OidcEndedView> {
        if back.state != "s" || back.browser != "b" {
            return Err(ServiceError::new(ErrorCode::NotAllowed, "error-oidc-over"));
        }
        let next = "/traces".to_owned();
        Ok(OidcEndedView { next, language: "pt".to_owned(), signed_in: Some(signed_in()) })
    }

    async fn oidc_disconnect(&self, _: Caller) -> Outcome<CredentialsView> {
        Ok(CredentialsView { provider: None, ..credentials() })
    }

    async fn link(&self, _: String) -> Outcome<LinkView> {
        Ok(link())
    }

    async fn enrolment(&self, _: String) -> Outcome<EnrolmentView> {
        Ok(EnrolmentView {
            link: link(),
            totp_secret: "A".repeat(32),
            totp_uri: "otpauth://totp/x".to_owned(),
            passkey: Some(ceremony()),
        })
    }

    async fn enrol(&self, _: EnrolRequest, _: Visitor) -> Outcome<EnrolledView> {
        let recovery_codes = vec!["0000-0000-0000-0000".to_owned(); 10];
        Ok(EnrolledView { signed_in: signed_in(), recovery_codes })
    }

    async fn credentials(&self, _: Caller) -> Outcome<CredentialsView> {
        Ok(credentials())
    }

    async fn password_change(&self, _: Caller, _: PasswordRequest) -> Outcome<CredentialsView> {
        Ok(credentials())
    }

    async fn totp_offer(&self, _: Caller) -> Outcome<TotpOfferView> {
        Ok(TotpOfferView { secret: "A".repeat(32), uri: "otpauth://totp/x".to_owned() })
    }

    async fn totp_set(&self, _: Caller, request: TotpRequest) -> Outcome<CredentialsView> {
        if request.code == "000000" {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-app-code"));
        }
        Ok(credentials())
    }

    async fn recovery_renew(&self, _: Caller) -> Outcome<RecoveryCodesView> {
        Ok(RecoveryCodesView { codes: vec!["0000-0000-0000-0000".to_owned(); 10] })
    }

    async fn passkey_offer(&self, _: Caller) -> Outcome<CeremonyView> {
        Ok(ceremony())
    }

    async fn passkey_add(&self, _: Caller, _: AddPasskeyRequest) -> Outcome<CredentialsView> {
        Ok(credentials())
    }

    async fn passkey_remove(&self, _: Caller, _: String) -> Outcome<CredentialsView> {
        Ok(credentials())
    }

    async fn language_set(&self, _: Caller, _: String) -> Outcome<()> {
        Ok(())
    }

    async fn looked_at(&self, caller: Caller, id: String) -> Outcome<()> {
        self.calls.note(caller, format!("looked_at {id}"));
        Ok(())
    }
}
