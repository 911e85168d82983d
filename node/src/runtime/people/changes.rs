//! Changes of who may do what: by one administrator where there is one, by two where there are two
//! (docs/decisions/0030).

use super::PeopleDenied;
use crate::desk::officer::{Role, Roles};
use crate::desk::signing_in::duties_are_separate;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::core::Core;
use crate::runtime::error::Denied;
use crate::store::{Officer, RoleProposalRecord};

/// A proposal that nobody confirmed is void after this.
const PROPOSAL_SECONDS: u64 = 14 * 24 * 3600;

/// Where no other administrator can act, the one who proposed may confirm himself after this: long
/// enough for others to see it, and nobody is locked out for good.
const ALONE_SECONDS: u64 = 3 * 24 * 3600;

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    /// It was made.
    Made,
    /// It waits for another administrator.
    Proposed,
}

impl Core {
    /// The administrators besides `one`; `active`: only those who may act.
    fn administrators_besides(&self, one: u32, active: bool) -> usize {
        let administers = |officer: &&Officer| {
            let profile = self.staff.profile(officer.id);
            officer.id != one
                && Roles::from_bits(profile.roles).has(Role::Administrator)
                && !(active && profile.suspended)
        };
        self.officers.iter().filter(administers).count()
    }

    /// Whether an officer may have these roles: who administers sees no cases and no records, unless
    /// the node has no other officer.
    ///
    /// # Errors
    /// [`PeopleDenied::Duties`].
    pub(crate) fn may_have(&self, officer: Option<u32>, roles: Roles) -> Result<(), Denied> {
        let acts = |o: &&Officer| Some(o.id) != officer && !self.staff.profile(o.id).suspended;
        let alone = self.officers.iter().filter(acts).count() == 0;
        if alone || duties_are_separate(roles) { Ok(()) } else { Err(PeopleDenied::Duties.into()) }
    }

    /// Changes an officer's roles, or proposes it where there is a second administrator. One who is
    /// suspended counts: else whoever suspends the other one is alone.
    ///
    /// # Errors
    /// Duties that one person may not join; nobody would be left to administer.
    pub(crate) fn change_roles(
        &mut self,
        by: &Officer,
        officer: &Officer,
        roles: Roles,
    ) -> Result<Changed, Denied> {
        self.may_have(Some(officer.id), roles)?;
        self.keeps_an_administrator(officer, Some(roles), None)?;
        let name = self.staff.profile(officer.id).name;
        if self.administrators_besides(by.id, false) == 0 {
            let act = AdminAct::on(AdminCode::OfficerRoles, format!("{name} {roles}"));
            self.note_of(by, act)?;
            self.change_officer(officer, Some(roles), None)?;
            self.forget_proposal(officer.id)?;
            return Ok(Changed::Made);
        }
        self.propose_change(by, officer, roles.bits(), false)?;
        Ok(Changed::Proposed)
    }

    /// Whether a link for an officer may be made now, or waits: to take over how somebody signs in
    /// is as much as to take his roles.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn may_link(&mut self, by: &Officer, officer: &Officer) -> Result<Changed, Denied> {
        let alone = self.administrators_besides(by.id, false) == 0;
        let confirmed = self.proposal(officer.id).filter(|p| p.link && p.confirmed);
        if alone || confirmed.is_some() || !self.signs_in(officer.id)? {
            if confirmed.is_some() {
                self.forget_proposal(officer.id)?;
            }
            return Ok(Changed::Made);
        }
        self.propose_change(by, officer, 0, true)?;
        Ok(Changed::Proposed)
    }

    fn propose_change(
        &mut self,
        by: &Officer,
        officer: &Officer,
        roles: u8,
        link: bool,
    ) -> Result<(), Denied> {
        let name = self.staff.profile(officer.id).name;
        self.note_of(by, AdminAct::on(AdminCode::ChangeProposed, name))?;
        let proposal = RoleProposalRecord {
            officer: officer.id,
            link,
            roles,
            proposed_by: by.id,
            made_at: self.now(),
            confirmed: false,
        };
        self.store.put_role_proposal(&proposal)?;
        self.people.proposals.insert(officer.id, proposal);
        Ok(())
    }

    /// The change that waits for an officer.
    pub(crate) fn proposal(&self, officer: u32) -> Option<RoleProposalRecord> {
        let now = self.now();
        let proposal = self.people.proposals.get(&officer).copied();
        proposal.filter(|p| now.since(p.made_at) < PROPOSAL_SECONDS)
    }

    /// All that wait, oldest first.
    pub(crate) fn proposals(&self) -> Vec<RoleProposalRecord> {
        let ids = self.people.proposals.keys();
        let mut all: Vec<_> = ids.filter_map(|id| self.proposal(*id)).collect();
        all.sort_by_key(|p| (p.made_at, p.officer));
        all
    }

    /// Another administrator confirms; the change is made.
    ///
    /// # Errors
    /// Nothing waits; it is the proposer or the officer himself; the change is not possible any more.
    pub(crate) fn confirm_change(&mut self, by: &Officer, officer: &Officer) -> Result<(), Denied> {
        let proposal = self.proposal(officer.id).filter(|p| !p.confirmed);
        let proposal = proposal.ok_or(PeopleDenied::NothingProposed)?;
        let waited = self.now().since(proposal.made_at) >= ALONE_SECONDS;
        let alone = waited && self.administrators_besides(by.id, true) == 0;
        let another = by.id != proposal.proposed_by && by.id != officer.id;
        if !another && !alone {
            return Err(PeopleDenied::AnotherAdministrator.into());
        }
        let name = self.staff.profile(officer.id).name;
        if proposal.link {
            self.note_of(by, AdminAct::on(AdminCode::ChangeConfirmed, name))?;
            let proposal = RoleProposalRecord { confirmed: true, ..proposal };
            self.store.put_role_proposal(&proposal)?;
            self.people.proposals.insert(officer.id, proposal);
            return Ok(());
        }
        let roles = Roles::from_bits(proposal.roles);
        self.may_have(Some(officer.id), roles)?;
        self.keeps_an_administrator(officer, Some(roles), None)?;
        self.note_of(by, AdminAct::on(AdminCode::OfficerRoles, format!("{name} {roles}")))?;
        self.change_officer(officer, Some(roles), None)?;
        self.forget_proposal(officer.id)
    }

    /// An administrator takes a proposal back.
    ///
    /// # Errors
    /// Nothing waits.
    pub(crate) fn reject_change(
        &mut self,
        by: &Officer,
        officer: &Officer,
    ) -> Result<RoleProposalRecord, Denied> {
        let proposal = self.proposal(officer.id).ok_or(PeopleDenied::NothingProposed)?;
        let name = self.staff.profile(officer.id).name;
        self.note_of(by, AdminAct::on(AdminCode::ChangeRejected, name))?;
        self.forget_proposal(officer.id)?;
        Ok(proposal)
    }

    fn forget_proposal(&mut self, officer: u32) -> Result<(), Denied> {
        self.people.proposals.remove(&officer);
        Ok(self.store.drop_role_proposal(officer)?)
    }

    /// Adds an officer with roles, or with none and a proposal where there is a second administrator.
    ///
    /// # Errors
    /// Duties that one person may not join; the name is taken.
    pub(crate) fn add_officer_by(
        &mut self,
        by: &Officer,
        name: &crate::desk::officer::OfficerName,
        uid: u32,
        roles: Roles,
    ) -> Result<Officer, Denied> {
        self.may_have(None, roles)?;
        let alone = self.administrators_besides(by.id, false) == 0;
        let now = if alone { roles } else { Roles::default() };
        let officer = self.add_officer(name, uid, now)?;
        self.note_of(by, AdminAct::on(AdminCode::OfficerAdded, format!("{name} {now}")))?;
        if !alone {
            self.propose_change(by, &officer, roles.bits(), false)?;
        }
        Ok(officer)
    }
}
