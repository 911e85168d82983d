//! Use cases about officers, and the second pair of eyes.

use zeroize::Zeroizing;

use vestigo_protocol::key::{PublicKey, SecretKey};
use vestigo_protocol::time::Timestamp;

use super::requests::officers::{
    AddOfficerRequest, ApproveRequest, DeclineRequest, PassphraseRequest, RolesRequest,
    UnlockRequest,
};
use super::roles;
use super::running::Running;
use super::views::{CaseView, OfficerListView, OfficerView, UnlockedView};
use super::{Caller, ErrorCode, Outcome, ServiceError, explaining, intake, present};
use crate::desk::officer::{NO_ACCOUNT, OfficerName, Role, Roles};
use crate::keys::Seed;
use crate::keys::sealed::{Cost, PASSPHRASE_MIN, Passphrase, SealError, SealedKey};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::people::SignInMethod;
use crate::runtime::staff::OfficerDenied;
use crate::runtime::{Core, Denied};
use crate::service::views::ExplainView;
use crate::store::Officer;

/// The use cases about officers. Implementations write plain `async fn`.
pub trait OfficerService: Send + Sync + 'static {
    /// All officers.
    fn officers(&self, caller: Caller) -> impl Future<Output = Outcome<OfficerListView>> + Send;

    /// The officer who calls.
    fn officer_self(&self, caller: Caller) -> impl Future<Output = Outcome<OfficerView>> + Send;

    /// Adds an officer, with a signing key where a passphrase is given: only on the host and of the
    /// caller's own account, under which the caller could make it as well.
    fn officer_add(
        &self,
        caller: Caller,
        request: AddOfficerRequest,
    ) -> impl Future<Output = Outcome<OfficerView>> + Send;

    /// Shuts an officer out, or lets it act again.
    fn officer_suspend(
        &self,
        caller: Caller,
        name: String,
        suspended: bool,
    ) -> impl Future<Output = Outcome<OfficerView>> + Send;

    /// Gives an officer other roles.
    fn officer_roles(
        &self,
        caller: Caller,
        name: String,
        request: RolesRequest,
    ) -> impl Future<Output = Outcome<OfficerView>> + Send;

    /// Makes a new signing key under a new passphrase: one's own, and nobody else's. In a session it
    /// asks for a fresh proof.
    fn officer_key(
        &self,
        caller: Caller,
        name: String,
        request: PassphraseRequest,
    ) -> impl Future<Output = Outcome<OfficerView>> + Send;

    /// Seals the same key under another passphrase; as [`Self::officer_key`].
    fn officer_passphrase(
        &self,
        caller: Caller,
        name: String,
        request: PassphraseRequest,
    ) -> impl Future<Output = Outcome<OfficerView>> + Send;

    /// Opens the caller's key for one act.
    fn officer_unlock(
        &self,
        caller: Caller,
        request: UnlockRequest,
    ) -> impl Future<Output = Outcome<UnlockedView>> + Send;

    /// The second officer releases what was proposed in a case, or less of it.
    fn case_approve(
        &self,
        caller: Caller,
        id: String,
        request: ApproveRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// The second officer does not release it.
    fn case_decline(
        &self,
        caller: Caller,
        id: String,
        request: DeclineRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// How a decision came about, and whether it follows from what is kept of it: of a partner's
    /// case, or of what partners said in a trace of ours.
    fn explain(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<ExplainView>> + Send;
}

/// The refusals that are about officers, for people.
pub(super) fn refusal(denied: &OfficerDenied) -> ServiceError {
    let not_allowed = |key| ServiceError::new(ErrorCode::NotAllowed, key);
    match denied {
        OfficerDenied::Which(uid) => {
            ServiceError::new(ErrorCode::BadInput, "error-officer-which").with("uid", uid)
        }
        OfficerDenied::Unknown(name) => {
            ServiceError::new(ErrorCode::NotFound, "error-officer-unknown").with("name", name)
        }
        OfficerDenied::Exists(name) => {
            ServiceError::new(ErrorCode::Conflict, "error-officer-exists").with("name", name)
        }
        OfficerDenied::Suspended(name) => not_allowed("error-officer-suspended").with("name", name),
        OfficerDenied::Role(role) => not_allowed("error-officer-role").with("role", role),
        OfficerDenied::LastAdministrator => not_allowed("error-officer-last-administrator"),
        OfficerDenied::PassphraseNeeded => not_allowed("error-officer-passphrase-needed"),
        OfficerDenied::KeyNeeded => not_allowed("error-officer-key-needed"),
        OfficerDenied::KeyOfAnother => not_allowed("error-officer-key-own"),
        OfficerDenied::NoProposal => {
            ServiceError::new(ErrorCode::NotFound, "error-officer-no-proposal")
        }
        OfficerDenied::OwnProposal => not_allowed("error-officer-own-proposal"),
        OfficerDenied::OwnTrace => not_allowed("error-officer-own-trace"),
        OfficerDenied::Expired => ServiceError::new(ErrorCode::Conflict, "error-officer-expired"),
        OfficerDenied::Changed => ServiceError::new(ErrorCode::Conflict, "error-officer-changed"),
        OfficerDenied::Wider => not_allowed("error-officer-wider"),
    }
}

fn seal_error(error: SealError) -> ServiceError {
    match error {
        SealError::Passphrase => {
            ServiceError::new(ErrorCode::NotAllowed, "error-officer-passphrase")
        }
        SealError::Record | SealError::Unavailable => ServiceError::unexpected(error),
    }
}

/// The names of roles.
pub(super) fn names(bits: u8) -> Vec<String> {
    Roles::from_bits(bits).iter().map(|role| role.name().to_owned()).collect()
}

pub(super) fn view(core: &mut Core, officer: &Officer) -> Result<OfficerView, Denied> {
    let profile = core.staff.profile(officer.id);
    Ok(OfficerView {
        name: profile.name,
        uid: officer.uid,
        roles: names(profile.roles),
        suspended: profile.suspended,
        key: core.staff.thumbprint(officer.id).map(|thumbprint| thumbprint.to_string()),
        since: (profile.since.0 > 0).then(|| profile.since.to_rfc3339()),
        proposed: core.proposal(officer.id).filter(|p| !p.link).map(|p| names(p.roles)),
        sign_in: methods(core, officer)?,
        seen: core.last_act(officer)?.map(Timestamp::to_rfc3339),
    })
}

/// How an officer can sign in, as sessions name it.
fn methods(core: &mut Core, officer: &Officer) -> Result<Vec<String>, Denied> {
    let credential = core.store.credential(officer.id)?;
    let password = credential.filter(|c| c.password.is_some()).map(|c| match c.totp {
        Some(_) => SignInMethod::Password,
        None => SignInMethod::PasswordAlone,
    });
    let keys = core.store.passkeys(officer.id)?;
    let passkey = keys.iter().any(|key| !key.blocked).then_some(SignInMethod::Passkey);
    let all = passkey.into_iter().chain(password);
    Ok(all.map(|method| SignInMethod::name_of(method.number()).to_owned()).collect())
}

fn name(text: &str) -> Outcome<OfficerName> {
    OfficerName::parse(text).ok_or_else(|| {
        ServiceError::new(ErrorCode::BadInput, "error-officer-name").with("name", text)
    })
}

fn roles_of(words: &[String]) -> Outcome<Roles> {
    words
        .iter()
        .map(|word| Role::from_name(word).ok_or_else(|| intake::bad("roles", word)))
        .collect()
}

/// A new key under a passphrase. Takes some tenths of a second: never on the core's thread.
async fn new_key(passphrase: Passphrase) -> Outcome<(Vec<u8>, PublicKey)> {
    if !passphrase.is_long_enough() {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-officer-passphrase-short")
            .with("min", PASSPHRASE_MIN));
    }
    beside(move || {
        let seed = Seed::generate()?;
        let sealed = seal(&seed, &passphrase)?;
        Ok((sealed, SecretKey::from_seed(seed.expose()).public().clone()))
    })
    .await
}

fn seal(seed: &Seed, passphrase: &Passphrase) -> Outcome<Vec<u8>> {
    let mut salt = Zeroizing::new([0u8; 16]);
    getrandom::fill(&mut *salt).map_err(ServiceError::unexpected)?;
    let sealed = SealedKey::seal(seed, passphrase, *salt, Cost::USUAL).map_err(seal_error)?;
    Ok(sealed.to_bytes())
}

async fn open(sealed: Option<Vec<u8>>, passphrase: Passphrase) -> Outcome<Seed> {
    beside(move || unsealed(sealed, &passphrase)).await
}

fn unsealed(sealed: Option<Vec<u8>>, passphrase: &Passphrase) -> Outcome<Seed> {
    let sealed = sealed.ok_or_else(|| refusal(&OfficerDenied::KeyNeeded))?;
    let sealed = SealedKey::from_bytes(&sealed).map_err(seal_error)?;
    sealed.open(passphrase).map_err(seal_error)
}

/// The signing key under a passphrase. Takes some tenths of a second: never on the core's thread.
pub(super) fn opened(sealed: Option<Vec<u8>>, passphrase: &Passphrase) -> Outcome<SecretKey> {
    Ok(SecretKey::from_seed(unsealed(sealed, passphrase)?.expose()))
}

async fn beside<T: Send + 'static>(
    body: impl FnOnce() -> Outcome<T> + Send + 'static,
) -> Outcome<T> {
    tokio::task::spawn_blocking(body).await.map_err(ServiceError::unexpected)?
}

/// The officer who calls, if it is the one named: a signature is one officer's own word, so nobody
/// else may make the key for it. Who administers officers may not either.
fn key_owner(core: &Core, caller: Caller, name: &str) -> Result<Officer, Denied> {
    let officer = core.officer_named(name)?;
    if core.officer(caller)? != officer {
        return Err(OfficerDenied::KeyOfAnother.into());
    }
    if caller.session.is_some() {
        core.proven(caller.session)?;
    }
    Ok(officer)
}

/// Whether the caller may give an officer whom he adds to an account its key: on the host, of the own
/// account, where he could act as that officer and make it then.
fn may_bring_key(caller: Caller, uid: u32) -> Result<(), Denied> {
    if caller.is_on_host() && caller.uid == uid {
        Ok(())
    } else {
        Err(OfficerDenied::KeyOfAnother.into())
    }
}

impl OfficerService for Running {
    async fn officers(&self, caller: Caller) -> Outcome<OfficerListView> {
        self.run(move |core| {
            core.allowed(caller, roles::READS_OFFICERS)?;
            // When somebody worked last is for those who read the log of it.
            let all = core.allowed(caller, roles::READS_ADMIN_LOG).is_ok();
            let mut items = Vec::new();
            for officer in core.officers.clone() {
                let item = view(core, &officer)?;
                items.push(if all { item } else { OfficerView { seen: None, ..item } });
            }
            Ok(OfficerListView { items })
        })
        .await
    }

    async fn officer_self(&self, caller: Caller) -> Outcome<OfficerView> {
        self.run(move |core| {
            let own = core.officer(caller)?;
            view(core, &own)
        })
        .await
    }

    async fn officer_add(
        &self,
        caller: Caller,
        request: AddOfficerRequest,
    ) -> Outcome<OfficerView> {
        let (name, roles) = (name(&request.name)?, roles_of(&request.roles)?);
        // Who comes over the network has no account to lend.
        let own = if caller.is_on_host() { caller.uid } else { NO_ACCOUNT };
        let uid = request.uid.unwrap_or(own);
        let brings_key = request.passphrase.is_some();
        // Before the costly part.
        self.run(move |core| {
            core.allowed(caller, roles::OFFICERS)?;
            if brings_key { may_bring_key(caller, uid) } else { Ok(()) }
        })
        .await?;
        let key = match request.passphrase {
            Some(passphrase) => Some(new_key(passphrase).await?),
            None => None,
        };
        self.run(move |core| {
            let by = core.allowed(caller, roles::OFFICERS)?;
            let officer = core.add_officer_by(&by, &name, uid, roles)?;
            if let Some((sealed, public)) = key {
                core.set_officer_key(&officer, sealed, &public)?;
            }
            view(core, &officer)
        })
        .await
    }

    async fn officer_suspend(
        &self,
        caller: Caller,
        name: String,
        suspended: bool,
    ) -> Outcome<OfficerView> {
        self.run(move |core| {
            core.allowed(caller, roles::OFFICERS)?;
            let officer = core.officer_named(&name)?;
            let to = if suspended { "SUSPENDED" } else { "REINSTATED" };
            let act = AdminAct::on(AdminCode::OfficerSuspended, format!("{name} {to}"));
            core.note(caller, act)?;
            core.change_officer(&officer, None, Some(suspended))?;
            view(core, &officer)
        })
        .await
    }

    async fn officer_roles(
        &self,
        caller: Caller,
        name: String,
        request: RolesRequest,
    ) -> Outcome<OfficerView> {
        let roles = roles_of(&request.roles)?;
        self.run(move |core| {
            let by = core.allowed(caller, roles::OFFICERS)?;
            let officer = core.officer_named(&name)?;
            core.change_roles(&by, &officer, roles)?;
            view(core, &officer)
        })
        .await
    }

    async fn officer_key(
        &self,
        caller: Caller,
        name: String,
        request: PassphraseRequest,
    ) -> Outcome<OfficerView> {
        let named = name.clone();
        self.run(move |core| key_owner(core, caller, &named)).await?;
        let (sealed, public) = new_key(request.new).await?;
        self.run(move |core| {
            let officer = key_owner(core, caller, &name)?;
            core.note(caller, AdminAct::on(AdminCode::OfficerKey, &name))?;
            core.set_officer_key(&officer, sealed, &public)?;
            view(core, &officer)
        })
        .await
    }

    async fn officer_passphrase(
        &self,
        caller: Caller,
        name: String,
        request: PassphraseRequest,
    ) -> Outcome<OfficerView> {
        let named = name.clone();
        let sealed = self
            .run(move |core| {
                let officer = key_owner(core, caller, &named)?;
                Ok(core.staff.profile(officer.id).sealed_key)
            })
            .await?;
        let old = request.old.ok_or_else(|| refusal(&OfficerDenied::PassphraseNeeded))?;
        if !request.new.is_long_enough() {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-officer-passphrase-short")
                .with("min", PASSPHRASE_MIN));
        }
        let seed = open(sealed, old).await?;
        let (sealed, public) = beside(move || {
            let sealed = seal(&seed, &request.new)?;
            Ok((sealed, SecretKey::from_seed(seed.expose()).public().clone()))
        })
        .await?;
        self.run(move |core| {
            let officer = key_owner(core, caller, &name)?;
            core.note(caller, AdminAct::on(AdminCode::OfficerKey, &name))?;
            core.set_officer_key(&officer, sealed, &public)?;
            view(core, &officer)
        })
        .await
    }

    async fn officer_unlock(
        &self,
        caller: Caller,
        request: UnlockRequest,
    ) -> Outcome<UnlockedView> {
        let (officer, sealed) = self
            .run(move |core| {
                let officer = core.officer(caller)?;
                Ok((officer.id, core.staff.profile(officer.id).sealed_key))
            })
            .await?;
        let opened = open(sealed, request.passphrase).await;
        if opened.is_err() {
            tracing::warn!(officer.uid = caller.uid, "an officer's key was not opened");
        }
        let key = SecretKey::from_seed(opened?.expose());
        let ticket = self.run(move |core| Ok(core.hold_key(officer, key))).await?;
        Ok(UnlockedView { ticket: ticket.0.iter().map(|byte| format!("{byte:02x}")).collect() })
    }

    async fn case_approve(
        &self,
        caller: Caller,
        id: String,
        request: ApproveRequest,
    ) -> Outcome<CaseView> {
        let level = request.level.as_deref().map(intake::level).transpose()?;
        self.run(move |core| {
            core.allowed(caller, roles::APPROVES)?;
            let case = core.approve(caller, &id, level)?;
            present::case(core, &case)
        })
        .await
    }

    async fn case_decline(
        &self,
        caller: Caller,
        id: String,
        request: DeclineRequest,
    ) -> Outcome<CaseView> {
        let words = intake::text("text", &request.text)?;
        self.run(move |core| {
            core.allowed(caller, roles::APPROVES)?;
            let case = core.decline(caller, &id, &words)?;
            present::case(core, &case)
        })
        .await
    }

    async fn explain(&self, caller: Caller, id: String) -> Outcome<ExplainView> {
        self.run(move |core| {
            core.allowed(caller, roles::EXPLAINS)?;
            explaining::explain(core, &id)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::people::testing::{Clock, add, found, open};
    use crate::scratch::Scratch;

    fn called(name: &str) -> Caller {
        Caller { officer: OfficerName::parse(name), ..Caller::of(7) }
    }

    #[test]
    fn a_signing_key_is_made_by_its_officer_and_not_by_who_administers() {
        let scratch = Scratch::new("officers-key");
        found(&scratch, false);
        let mut core = open(&scratch, &Clock::default());
        core.begin().unwrap();
        let ana = add(&mut core, "ana", &[Role::FocalPoint]);
        add(&mut core, "adam", &[Role::Administrator]);
        for other in ["officer-1", "adam"] {
            let denied = key_owner(&core, called(other), "ana").unwrap_err();
            let refused = ServiceError::from(denied);
            assert_eq!(
                (refused.code, refused.key.as_str()),
                (ErrorCode::NotAllowed, "error-officer-key-own"),
                "{other}"
            );
        }
        assert_eq!(key_owner(&core, called("ana"), "ana").unwrap(), ana);
        core.commit().unwrap();
    }

    #[test]
    fn a_new_officer_gets_a_key_only_from_whom_could_act_as_it() {
        let here = Caller::of(7);
        assert!(may_bring_key(here, 7).is_ok());
        assert!(may_bring_key(here, 8).is_err() && may_bring_key(here, NO_ACCOUNT).is_err());
        let there = Caller { remote: true, ..Caller::of(NO_ACCOUNT) };
        assert!(may_bring_key(there, NO_ACCOUNT).is_err());
    }

    #[test]
    fn an_officer_was_last_seen_when_it_last_did_something() {
        let scratch = Scratch::new("officers-seen");
        found(&scratch, false);
        let clock = Clock::default();
        let mut core = open(&scratch, &clock);
        core.begin().unwrap();
        let ana = add(&mut core, "ana", &[Role::FocalPoint]);
        assert_eq!(view(&mut core, &ana).unwrap().seen, None);
        core.note(called("ana"), AdminAct::on(AdminCode::LookedAt, "ab")).unwrap();
        let at = clock.now().to_rfc3339();
        clock.pass(60);
        core.note(called("officer-1"), AdminAct::on(AdminCode::OfficerSuspended, "ana")).unwrap();
        let seen = view(&mut core, &ana).unwrap();
        assert_eq!((seen.seen, seen.sign_in), (Some(at), Vec::<String>::new()));
        core.commit().unwrap();
    }
}
