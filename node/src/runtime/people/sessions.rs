//! Who is signed in.

use vestigo_protocol::time::Timestamp;

use super::{Held, PeopleDenied};
use crate::desk::credentials::SessionId;
use crate::desk::officer::Acting;
use crate::desk::signing_in::{SESSIONS_PER_OFFICER, SessionTimes};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::core::Core;
use crate::runtime::error::Denied;
use crate::store::{Officer, SessionRecord};

/// How often the last use of a session is written down.
const WRITTEN_EVERY_SECONDS: u64 = 60;

/// Characters of a browser's words about itself that are kept.
const AGENT_MAX: usize = 160;

/// How a session was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignInMethod {
    /// Password and code.
    Password,
    /// Password and recovery code.
    RecoveryCode,
    /// A passkey.
    Passkey,
    /// A one-time link.
    Link,
    /// A password alone: only where all data are invented.
    PasswordAlone,
    /// An OpenID Provider.
    Oidc,
}

impl SignInMethod {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Password, "PASSWORD"),
        (Self::RecoveryCode, "RECOVERY_CODE"),
        (Self::Passkey, "PASSKEY"),
        (Self::Link, "LINK"),
        (Self::PasswordAlone, "PASSWORD_ALONE"),
        (Self::Oidc, "OIDC"),
    ];

    /// Its number in the store.
    pub(crate) const fn number(self) -> u8 {
        self as u8
    }

    /// The word for a number.
    pub(crate) fn name_of(number: u8) -> &'static str {
        Self::ALL.iter().find(|(of, _)| of.number() == number).map_or("PASSWORD", |(_, name)| name)
    }
}

/// From where somebody comes, as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Visit {
    /// The address; empty: not known.
    pub(crate) address: String,
    /// The browser.
    pub(crate) agent: String,
}

impl Visit {
    /// Cuts and cleans what a browser says.
    pub(crate) fn new(address: Option<std::net::IpAddr>, agent: &str) -> Self {
        let agent = agent.chars().filter(|c| !c.is_control()).take(AGENT_MAX).collect();
        let address = address.map(|a| a.to_canonical().to_string()).unwrap_or_default();
        Self { address, agent }
    }
}

pub(super) fn times(record: &SessionRecord) -> SessionTimes {
    SessionTimes {
        signed_in_at: record.signed_in_at,
        seen_at: record.seen_at,
        proven_at: record.proven_at,
    }
}

impl Core {
    /// The session of a token's hash and its officer; it counts as used now.
    ///
    /// # Errors
    /// There is none, it is over, or its officer may not act any more.
    pub(crate) fn session(&mut self, hash: &[u8; 32]) -> Result<(SessionRecord, Officer), Denied> {
        let now = self.now();
        let held = self.people.sessions.get_mut(hash).ok_or(PeopleDenied::SignInFirst)?;
        let officer = self.officers.iter().find(|o| o.id == held.record.officer).cloned();
        let active = officer.filter(|o| !self.staff.profile(o.id).suspended);
        let (false, Some(officer)) = (times(&held.record).is_over(now), active) else {
            let id = held.record.id;
            self.people.sessions.remove(hash);
            self.store.drop_session(&id)?;
            return Err(PeopleDenied::SignInFirst.into());
        };
        held.record.seen_at = now;
        if now.since(held.written_at) >= WRITTEN_EVERY_SECONDS {
            held.written_at = now;
            self.store.put_session(&held.record)?;
        }
        Ok((held.record.clone(), officer))
    }

    /// The session that a caller acts in.
    ///
    /// # Errors
    /// The caller acts in none, or it is over.
    pub(crate) fn session_of(&self, id: Option<SessionId>) -> Result<&SessionRecord, Denied> {
        let now = self.now();
        let all = self.people.sessions.values().map(|held| &held.record);
        let found = id.and_then(|id| all.into_iter().find(|record| record.id == id.0));
        let found = found.filter(|record| !times(record).is_over(now));
        found.ok_or_else(|| PeopleDenied::SignInFirst.into())
    }

    /// The session that a caller acts in, if its owner proved lately who he is.
    ///
    /// # Errors
    /// There is none, or the proof is too old.
    pub(crate) fn proven(&self, id: Option<SessionId>) -> Result<&SessionRecord, Denied> {
        let record = self.session_of(id)?;
        if times(record).is_proven(self.now()) {
            Ok(record)
        } else {
            Err(PeopleDenied::ProveFirst.into())
        }
    }

    /// All sessions that are not over, newest first; of one officer or of all.
    pub(crate) fn sessions(&self, officer: Option<u32>) -> Vec<SessionRecord> {
        let now = self.now();
        let all = self.people.sessions.values().map(|held| &held.record);
        let mut found: Vec<SessionRecord> = all
            .filter(|r| officer.is_none_or(|id| r.officer == id) && !times(r).is_over(now))
            .cloned()
            .collect();
        found.sort_by_key(|r| (std::cmp::Reverse(r.signed_in_at), r.id));
        found
    }

    /// Opens a session for an officer who has proven who he is, and notes it.
    pub(super) fn open_session(
        &mut self,
        officer: &Officer,
        method: SignInMethod,
        hash: [u8; 32],
        visit: Visit,
    ) -> Result<SessionRecord, Denied> {
        let now = self.now();
        self.end_old_sessions(officer.id, now)?;
        let record = SessionRecord {
            id: self.random(),
            hash,
            officer: officer.id,
            method: method.number(),
            signed_in_at: now,
            seen_at: now,
            proven_at: now,
            address: visit.address,
            agent: visit.agent,
        };
        let id = SessionId(record.id);
        self.note_of(officer, AdminAct::on(AdminCode::SignedIn, id))?;
        self.store.put_session(&record)?;
        self.people.sessions.insert(hash, Held { record: record.clone(), written_at: now });
        Ok(record)
    }

    /// Removes what is over, and the officer's oldest beyond what one may have.
    fn end_old_sessions(&mut self, officer: u32, now: Timestamp) -> Result<(), Denied> {
        let over = |record: &SessionRecord| times(record).is_over(now);
        let all = || self.people.sessions.values().map(|held| &held.record);
        let mut going: Vec<SessionRecord> = all().filter(|r| over(r)).cloned().collect();
        let mut own: Vec<SessionRecord> =
            all().filter(|r| !over(r) && r.officer == officer).cloned().collect();
        own.sort_by_key(|r| (r.signed_in_at, r.id));
        let beyond = (own.len() + 1).saturating_sub(SESSIONS_PER_OFFICER);
        going.extend(own.into_iter().take(beyond));
        for record in going {
            self.remove_session(&record)?;
        }
        Ok(())
    }

    fn remove_session(&mut self, record: &SessionRecord) -> Result<(), Denied> {
        self.people.sessions.remove(&record.hash);
        Ok(self.store.drop_session(&record.id)?)
    }

    /// The owner of a session ends it. One that is over already is no error.
    pub(crate) fn sign_out(&mut self, hash: &[u8; 32]) -> Result<(), Denied> {
        let Some(held) = self.people.sessions.get(hash) else { return Ok(()) };
        let record = held.record.clone();
        if let Some(officer) = self.officers.iter().find(|o| o.id == record.officer).cloned() {
            let id = SessionId(record.id);
            self.note_of(&officer, AdminAct::on(AdminCode::SignedOut, id))?;
        }
        self.remove_session(&record)
    }

    /// Somebody who may ends a session. What it gives is the session as it was.
    ///
    /// # Errors
    /// There is none.
    pub(crate) fn end_session(
        &mut self,
        who: impl Into<Acting>,
        id: SessionId,
    ) -> Result<SessionRecord, Denied> {
        let record = self.session_of(Some(id)).map_err(|_| PeopleDenied::Unknown("session"))?;
        let record = record.clone();
        let name = self.staff.profile(record.officer).name;
        self.note(who, AdminAct::on(AdminCode::SessionEnded, name))?;
        self.remove_session(&record)?;
        Ok(record)
    }

    /// Ends all sessions of an officer but one: what he may do, or how he signs in, has changed.
    pub(crate) fn end_sessions_of(
        &mut self,
        officer: u32,
        but: Option<SessionId>,
    ) -> Result<(), Denied> {
        let all = self.people.sessions.values().map(|held| &held.record);
        let going: Vec<SessionRecord> = all
            .filter(|r| r.officer == officer && but.is_none_or(|id| id.0 != r.id))
            .cloned()
            .collect();
        if going.is_empty() {
            return Ok(());
        }
        let name = self.staff.profile(officer).name;
        self.note_machine(AdminAct::on(AdminCode::SessionEnded, name))?;
        going.iter().try_for_each(|record| self.remove_session(record))
    }

    /// The owner of a session has proven again who he is.
    pub(super) fn renew_proof(&mut self, id: SessionId) -> Result<SessionRecord, Denied> {
        let hash = self.session_of(Some(id))?.hash;
        let now = self.now();
        let held = self.people.sessions.get_mut(&hash).ok_or(PeopleDenied::SignInFirst)?;
        held.record.proven_at = now;
        held.record.seen_at = now;
        held.written_at = now;
        let record = held.record.clone();
        self.store.put_session(&record)?;
        Ok(record)
    }
}
