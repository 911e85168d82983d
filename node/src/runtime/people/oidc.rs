//! Officers who are known by an OpenID Provider. It says who somebody is, never what he may do: roles
//! are given here, and changed by two.

use super::{PeopleDenied, SignInMethod, SignedIn, Visit};
use crate::desk::credentials::SessionId;
use crate::runtime::core::Core;
use crate::runtime::error::Denied;
use crate::store::{Officer, OidcRecord};

impl Core {
    /// The officer that a person at a provider is.
    ///
    /// # Errors
    /// None who may act.
    pub(crate) fn oidc_officer(&mut self, issuer: &str, subject: &str) -> Result<Officer, Denied> {
        let officer = self.store.oidc_officer(issuer, subject)?;
        self.active(officer.ok_or(PeopleDenied::PersonUnknown)?)
    }

    /// The provider says who somebody is: opens a session.
    ///
    /// # Errors
    /// As of [`Self::oidc_officer`].
    pub(crate) fn oidc_fitted(
        &mut self,
        issuer: &str,
        subject: &str,
        hash: [u8; 32],
        visit: Visit,
    ) -> Result<SignedIn, Denied> {
        let officer = self.oidc_officer(issuer, subject)?;
        let session = self.open_session(&officer, SignInMethod::Oidc, hash, visit)?;
        Ok(SignedIn { session, officer, recovery_left: None })
    }

    /// Connects the owner of a session with a person at a provider.
    ///
    /// # Errors
    /// No fresh proof; the person is another officer.
    pub(crate) fn connect_oidc(
        &mut self,
        id: SessionId,
        issuer: String,
        subject: String,
        label: String,
    ) -> Result<Officer, Denied> {
        let officer = self.proven(Some(id))?.officer;
        let taken = self.store.oidc_officer(&issuer, &subject)?;
        if taken.is_some_and(|other| other != officer) {
            return Err(PeopleDenied::PersonTaken.into());
        }
        let officer = self.changing(Some(id), "PROVIDER_CONNECTED")?;
        let made_at = self.now();
        let record = OidcRecord { officer: officer.id, issuer, subject, label, made_at };
        self.store.put_oidc(&record)?;
        Ok(officer)
    }

    /// Takes that back. What other ways there are stays: there is always one, because the link sets
    /// one up and the last is not removed.
    ///
    /// # Errors
    /// No fresh proof.
    pub(crate) fn disconnect_oidc(&mut self, id: Option<SessionId>) -> Result<Officer, Denied> {
        let officer = self.changing(id, "PROVIDER_REMOVED")?;
        self.store.drop_oidc(officer.id)?;
        self.end_sessions_of(officer.id, id)?;
        Ok(officer)
    }
}
