//! The officers of the node: who acts, what for, and with which key.

use std::collections::BTreeMap;

use thiserror::Error;
use vestigo_protocol::ids::Kid;
use vestigo_protocol::key::{PublicKey, SecretKey};
use vestigo_protocol::time::Timestamp;

use super::core::Core;
use super::deciding::Pending;
use super::error::Denied;
use crate::desk::officer::{Acting, OfficerName, Role, Roles, Ticket};
use crate::store::{Officer, OfficerKey, OfficerProfile, Store, StoreResult};

/// How long an opened key waits for its one act.
const OPENED_SECONDS: u64 = 120;

/// Why an officer may not do it.
#[derive(Debug, Error)]
pub enum OfficerDenied {
    /// The account has several officers, and the caller did not say which.
    #[error("uid {0} has several officers; say which")]
    Which(u32),
    /// No such officer of this account, or of this node.
    #[error("no officer {0}")]
    Unknown(String),
    /// The name is taken.
    #[error("there is an officer {0} already")]
    Exists(String),
    /// May not act any more.
    #[error("officer {0} is suspended")]
    Suspended(String),
    /// None of the roles that the use case asks for.
    #[error("it takes the role {0}")]
    Role(&'static str),
    /// Somebody must be left to administer.
    #[error("the last administrator")]
    LastAdministrator,
    /// The officer has a key, and it was not opened for this act.
    #[error("the officer's key was not opened")]
    PassphraseNeeded,
    /// A release by two officers takes keys of both.
    #[error("the officer has no signing key")]
    KeyNeeded,
    /// A signing key is its officer's own.
    #[error("the signing key is another officer's")]
    KeyOfAnother,
    /// Nothing was proposed, or it was released or fell.
    #[error("nothing is proposed in this case")]
    NoProposal,
    /// The one who proposed it does not release it.
    #[error("the officer proposed it")]
    OwnProposal,
    /// The one who asks about the gun does not release what others ask about it.
    #[error("the officer has a trace of this gun")]
    OwnTrace,
    /// It waited too long.
    #[error("the proposal has expired")]
    Expired,
    /// What would leave is not what was proposed any more.
    #[error("the case has changed since the proposal")]
    Changed,
    /// The second officer may narrow what was proposed, not widen it.
    #[error("the level is above the proposed one")]
    Wider,
}

/// A key opened for one act.
struct Opened {
    officer: u32,
    key: SecretKey,
    until: Timestamp,
}

/// The officer that `vestigo init` makes.
const FIRST: u32 = 1;

/// What the core holds about officers besides their numbers.
#[derive(Default)]
pub(crate) struct Staff {
    profiles: BTreeMap<u32, OfficerProfile>,
    keys: BTreeMap<Kid, OfficerKey>,
    opened: BTreeMap<Ticket, Opened>,
    /// The decision that is being carried out.
    pub(super) pending: Option<Pending>,
}

impl std::fmt::Debug for Staff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Staff({})", self.profiles.len())
    }
}

impl Staff {
    /// Reads what is stored.
    pub(super) fn load(store: &mut dyn Store) -> StoreResult<Self> {
        let profiles = store.profiles()?.into_iter().map(|p| (p.officer, p)).collect();
        let keys = store.officer_keys()?.into_iter().map(|k| (k.thumbprint, k)).collect();
        Ok(Self { profiles, keys, ..Self::default() })
    }

    /// Reads again what is stored. Keys that were opened stay open.
    pub(super) fn reload(&mut self, store: &mut dyn Store) -> StoreResult<()> {
        let Self { profiles, keys, .. } = Self::load(store)?;
        (self.profiles, self.keys) = (profiles, keys);
        Ok(())
    }

    /// The profile of an officer. The first one of a node of before has none: it may do everything.
    /// Another without one may do nothing.
    pub(crate) fn profile(&self, officer: u32) -> OfficerProfile {
        let is_first = officer == FIRST;
        let roles = if is_first { Roles::EVERY } else { Roles::default() };
        self.profiles.get(&officer).cloned().unwrap_or_else(|| OfficerProfile {
            officer,
            name: format!("officer-{officer}"),
            roles: roles.bits(),
            suspended: !is_first,
            sealed_key: None,
            since: Timestamp(0),
        })
    }

    /// The public key of a thumbprint, also of the past, and whose it is.
    pub(crate) fn key(&self, thumbprint: &Kid) -> Option<(u32, PublicKey)> {
        let key = self.keys.get(thumbprint)?;
        Some((key.officer, PublicKey::from_bytes(&key.public).ok()?))
    }

    /// The public keys of all officers, also of the past.
    pub(crate) fn public_keys(&self) -> Vec<PublicKey> {
        self.keys.values().filter_map(|key| PublicKey::from_bytes(&key.public).ok()).collect()
    }

    /// The thumbprint of the key that an officer has now.
    pub(crate) fn thumbprint(&self, officer: u32) -> Option<Kid> {
        self.profiles.get(&officer)?.sealed_key.as_ref()?;
        let of_officer = self.keys.values().filter(|k| k.officer == officer);
        of_officer.max_by_key(|k| k.since).map(|k| k.thumbprint)
    }

    pub(super) fn who(&self, officers: &[Officer], who: Acting) -> Result<Officer, Denied> {
        let named = |o: &&Officer, name: &OfficerName| self.profile(o.id).name == name.as_str();
        let mut of_account = officers.iter().filter(|o| o.uid == who.uid);
        let officer = match who.name {
            Some(name) => of_account
                .find(|o| named(o, &name))
                .ok_or_else(|| OfficerDenied::Unknown(name.to_string()))?,
            None => {
                let mut active = of_account.clone().filter(|o| !self.profile(o.id).suspended);
                let first = active.next().or_else(|| of_account.next());
                let first = first.ok_or(Denied::NotAnOfficer(who.uid))?;
                if active.next().is_some() {
                    return Err(OfficerDenied::Which(who.uid).into());
                }
                first
            }
        };
        let profile = self.profile(officer.id);
        if profile.suspended {
            return Err(OfficerDenied::Suspended(profile.name).into());
        }
        Ok(officer.clone())
    }
}

impl Core {
    /// The officer who acts, if it has one of `roles`.
    ///
    /// # Errors
    /// No such officer, suspended, or without the role.
    pub(crate) fn allowed(
        &self,
        who: impl Into<Acting>,
        roles: &[Role],
    ) -> Result<Officer, Denied> {
        let who = who.into();
        let officer = self.officer(who)?;
        let held = Roles::from_bits(self.staff.profile(officer.id).roles);
        if held.within(who.scope.unwrap_or(Roles::EVERY)).has_one_of(roles) {
            return Ok(officer);
        }
        let first = roles.first().map_or("", |role| role.name());
        Err(OfficerDenied::Role(first).into())
    }

    /// The officer of a name, whoever's account it is of.
    ///
    /// # Errors
    /// There is none.
    pub(crate) fn officer_named(&self, name: &str) -> Result<Officer, Denied> {
        let found = self.officers.iter().find(|o| self.staff.profile(o.id).name == name);
        found.cloned().ok_or_else(|| OfficerDenied::Unknown(name.to_owned()).into())
    }

    /// Adds an officer of an account.
    ///
    /// # Errors
    /// The name is taken.
    pub(crate) fn add_officer(
        &mut self,
        name: &OfficerName,
        uid: u32,
        roles: Roles,
    ) -> Result<Officer, Denied> {
        if self.officer_named(name.as_str()).is_ok() {
            return Err(OfficerDenied::Exists(name.to_string()).into());
        }
        let id = self.officers.iter().map(|o| o.id).max().unwrap_or(0).saturating_add(1);
        let officer = Officer { id, uid, secret: self.random() };
        let profile = OfficerProfile {
            officer: id,
            name: name.to_string(),
            roles: roles.bits(),
            suspended: false,
            sealed_key: None,
            since: self.now(),
        };
        self.store.put_officer(&officer)?;
        self.officers.push(officer.clone());
        self.put_profile(profile)?;
        Ok(officer)
    }

    /// Changes what an officer may do, or whether at all.
    ///
    /// # Errors
    /// Nobody would be left to administer.
    pub(crate) fn change_officer(
        &mut self,
        officer: &Officer,
        roles: Option<Roles>,
        suspended: Option<bool>,
    ) -> Result<(), Denied> {
        let profile = self.keeps_an_administrator(officer, roles, suspended)?;
        let changed = profile != self.staff.profile(officer.id);
        self.put_profile(profile)?;
        // What they were opened with is not what the officer may do now.
        if changed { self.end_sessions_of(officer.id, None) } else { Ok(()) }
    }

    /// The officer's profile as it would be.
    ///
    /// # Errors
    /// Nobody would be left to administer.
    pub(super) fn keeps_an_administrator(
        &self,
        officer: &Officer,
        roles: Option<Roles>,
        suspended: Option<bool>,
    ) -> Result<OfficerProfile, Denied> {
        let mut profile = self.staff.profile(officer.id);
        profile.roles = roles.map_or(profile.roles, Roles::bits);
        profile.suspended = suspended.unwrap_or(profile.suspended);
        let administers =
            |p: &OfficerProfile| !p.suspended && Roles::from_bits(p.roles).has(Role::Administrator);
        let others = self.officers.iter().filter(|o| o.id != officer.id);
        let left = others.map(|o| self.staff.profile(o.id)).any(|p| administers(&p));
        if !left && !administers(&profile) {
            return Err(OfficerDenied::LastAdministrator.into());
        }
        Ok(profile)
    }

    /// Gives an officer a signing key, or its key another passphrase. The old public key is kept.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn set_officer_key(
        &mut self,
        officer: &Officer,
        sealed: Vec<u8>,
        public: &PublicKey,
    ) -> Result<(), Denied> {
        let thumbprint = public.kid();
        if !self.staff.keys.contains_key(&thumbprint) {
            let now = self.now();
            // The newest is the one in use, also within one second.
            let newest = self.staff.keys.values().filter(|k| k.officer == officer.id);
            let after = newest.map(|k| k.since.0.saturating_add(1)).max().unwrap_or(0);
            let since = Timestamp(now.0.max(after));
            let public = *public.as_bytes();
            let key = OfficerKey { thumbprint, officer: officer.id, public, since };
            self.store.put_officer_key(&key)?;
            self.staff.keys.insert(thumbprint, key);
        }
        let mut profile = self.staff.profile(officer.id);
        profile.sealed_key = Some(sealed);
        self.put_profile(profile)
    }

    fn put_profile(&mut self, profile: OfficerProfile) -> Result<(), Denied> {
        self.store.put_profile(&profile)?;
        self.staff.profiles.insert(profile.officer, profile);
        Ok(())
    }

    /// Holds an opened key for one act, and gives the ticket to it.
    pub fn hold_key(&mut self, officer: u32, key: SecretKey) -> Ticket {
        let now = self.now();
        self.staff.opened.retain(|_, opened| opened.until > now);
        let ticket = Ticket(self.random());
        let until = now.plus(OPENED_SECONDS);
        self.staff.opened.insert(ticket, Opened { officer, key, until });
        ticket
    }

    /// The key that an officer opened for this act; none for an officer who has none. The ticket is
    /// spent.
    ///
    /// # Errors
    /// The officer has a key and it was not opened.
    pub(crate) fn spend_ticket(
        &mut self,
        officer: &Officer,
        ticket: Option<Ticket>,
    ) -> Result<Option<SecretKey>, Denied> {
        if self.staff.thumbprint(officer.id).is_none() {
            return Ok(None);
        }
        let now = self.now();
        let opened = ticket.and_then(|ticket| self.staff.opened.remove(&ticket));
        opened
            .filter(|opened| opened.officer == officer.id && opened.until > now)
            .map(|opened| Some(opened.key))
            .ok_or_else(|| OfficerDenied::PassphraseNeeded.into())
    }
}
