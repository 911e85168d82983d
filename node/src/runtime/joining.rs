//! Joining with partners, their descriptors, and agreements.

use minicbor::bytes::ByteVec;
use vestigo_protocol::agreement::{Agreement, AgreementDoc};
use vestigo_protocol::descriptor::{Descriptor, Invitation, KeyRole};
use vestigo_protocol::ids::{AgreementHash, LeafHash, NodeName};
use vestigo_protocol::key::{PublicKey, SafetyNumber};
use vestigo_protocol::message::{
    AgreementAct, AgreementStep, Body, Common, Content, DescriptorNotice,
};

use super::agreeing::End;
use super::arrivals::Incoming;
use super::core::{Core, Partner};
use super::directory::Known;
use super::error::Denied;
use crate::desk::answer::empty_common;
use crate::desk::officer::Acting;
use crate::net::PeerKey;
use crate::store::{AgreementRecord, AgreementStatus, PartnerRecord, PartnerStanding};

/// Proposals of one partner that wait for our word: they are held in memory, 32 KiB each at most.
const PROPOSALS_MAX: usize = 32;

impl Core {
    /// The line that invites a partner to us.
    pub(crate) fn invitation(&self, addresses: Vec<String>) -> Result<Invitation, Denied> {
        let descriptor = self.descriptor();
        let transport = self
            .identity
            .transport_key()
            .and_then(|k| PublicKey::from_bytes(&k).ok())
            .ok_or_else(|| Denied::Rule("no transport key is in force".to_owned()))?;
        Ok(Invitation {
            node: self.identity.name.clone(),
            root: descriptor.doc().root.clone(),
            transport,
            addresses,
            descriptor: descriptor.digest(),
            issued_at: self.now(),
        })
    }

    /// Lets a partner's peer id pass the door, for kind 11 alone, and sends it ours.
    pub(crate) fn accept_invitation(
        &mut self,
        who: impl Into<Acting>,
        invitation: &Invitation,
    ) -> Result<NodeName, Denied> {
        self.officer(who)?;
        let name = invitation.node.clone();
        if name == self.identity.name {
            return Err(Denied::Ourselves);
        }
        if let Some(partner) = self.partners.get_mut(&name) {
            if partner.record.root != *invitation.root.as_bytes() {
                return Err(Denied::AnotherRoot(name.to_string()));
            }
            // The same agency again: its addresses may have changed; nothing else does.
            partner.record.addresses.clone_from(&invitation.addresses);
            let record = partner.record.clone();
            self.store.put_partner(&record)?;
            self.refresh_directory();
            return Ok(name);
        }
        let (root, transport) = (invitation.root.as_bytes(), invitation.transport.as_bytes());
        if let Some(owner) = self.owner_of_a_key(&name, root, &[transport.as_slice()]) {
            return Err(Denied::KeyOfAnother {
                partner: name.to_string(),
                owner: owner.to_string(),
            });
        }
        let record = PartnerRecord {
            name: name.clone(),
            root: *invitation.root.as_bytes(),
            transport: *invitation.transport.as_bytes(),
            addresses: invitation.addresses.clone(),
            expected_descriptor: invitation.descriptor.0,
            descriptor: None,
            standing: PartnerStanding::Invited,
            since: self.now(),
        };
        self.store.put_partner(&record)?;
        self.by_key.insert(PeerKey(record.transport), name.clone());
        self.partners.insert(
            name.clone(),
            Partner {
                record,
                descriptor: None,
                linked: false,
                checkpoint_sent: 0,
                last_seen: None,
                log_verified: None,
            },
        );
        self.send_descriptor(&name)?;
        self.refresh_directory();
        Ok(name)
    }

    /// The other node, ours included, that has one of the keys of this one. A national root may stand
    /// above several agencies; any other key is one node's, and none is anybody's root: whoever
    /// could sign as both would speak for both.
    fn owner_of_a_key(&self, node: &NodeName, root: &[u8; 32], keys: &[&[u8]]) -> Option<NodeName> {
        let clashes = |other_root: &[u8], other: Option<&Descriptor>, transport: &[u8]| {
            let listed = other.into_iter().flat_map(|d| &d.doc().keys).map(|k| k.key.as_slice());
            let mut others = listed.chain([transport]);
            keys.contains(&other_root)
                || others.any(|key| key == root.as_slice() || keys.contains(&key))
        };
        let own = self.descriptor();
        if clashes(own.doc().root.as_bytes(), Some(own), &[]) {
            return Some(self.identity.name.clone());
        }
        let mut others = self.partners.iter().filter(|(name, _)| *name != node);
        let found = others.find(|(_, other)| {
            let PartnerRecord { root, transport, .. } = &other.record;
            clashes(root, other.descriptor.as_ref(), transport)
        });
        found.map(|(name, _)| name.clone())
    }

    /// The same of a descriptor that arrived; it is said, and the descriptor is not taken.
    fn has_a_key_of_another(&self, descriptor: &Descriptor) -> bool {
        let doc = descriptor.doc();
        let keys: Vec<&[u8]> = doc.keys.iter().map(|entry| entry.key.as_slice()).collect();
        let owner = self.owner_of_a_key(&doc.node, doc.root.as_bytes(), &keys);
        if let Some(owner) = &owner {
            tracing::error!(
                partner.name = %doc.node, key.owner = %owner,
                "a descriptor is not accepted: it has a key of another node"
            );
        }
        owner.is_some()
    }

    pub(super) fn send_descriptor(&mut self, to: &NodeName) -> Result<(), Denied> {
        self.send_descriptor_version(to, self.descriptor().to_bytes())
    }

    pub(super) fn send_descriptor_version(
        &mut self,
        to: &NodeName,
        bytes: Vec<u8>,
    ) -> Result<(), Denied> {
        let descriptor = ByteVec::from(bytes);
        let content =
            Content::new(self.bare_common(), Body::Descriptor(DescriptorNotice { descriptor }));
        let draft = self.opening(to, content);
        let signed = self.issue(draft)?;
        self.post(&signed, false)
    }

    pub(super) fn bare_common(&self) -> Common {
        Common { synthetic: self.synthetic.then_some(true), ..empty_common() }
    }

    /// A person compared the forty digits by telephone.
    pub(crate) fn confirm_partner(
        &mut self,
        who: impl Into<Acting>,
        name: &str,
        number: &SafetyNumber,
    ) -> Result<NodeName, Denied> {
        self.officer(who)?;
        let unknown = || Denied::NoSuchPartner(name.to_owned());
        let parsed = NodeName::parse(name).map_err(|_| unknown())?;
        let partner = self.partners.get_mut(&parsed).ok_or_else(unknown)?;
        let root =
            PublicKey::from_bytes(&partner.record.root).map_err(|e| Denied::Rule(e.to_string()))?;
        if SafetyNumber::of(&parsed, &root) != *number {
            return Err(Denied::SafetyNumber(name.to_owned()));
        }
        partner.record.standing = PartnerStanding::Confirmed;
        let record = partner.record.clone();
        let linked = partner.linked;
        self.store.put_partner(&record)?;
        self.refresh_directory();
        if linked {
            let now = self.now();
            self.store.outbox_wake(&parsed, now)?;
            self.resend(&parsed, now)?;
        }
        Ok(parsed)
    }

    /// The first kind 11 of a partner verified under the descriptor that its invitation pinned.
    pub(super) fn introduced(&mut self, known: &Known, first: Descriptor) -> Result<(), Denied> {
        if self.has_a_key_of_another(&first) {
            return Ok(());
        }
        let Some(partner) = self.partners.get_mut(&known.name) else { return Ok(()) };
        if partner.descriptor.is_some() {
            return Ok(());
        }
        partner.record.descriptor = Some(first.to_bytes());
        partner.descriptor = Some(first);
        let record = partner.record.clone();
        self.store.put_partner(&record)?;
        self.refresh_directory();
        Ok(())
    }

    /// A later kind 11: the next version of the partner's descriptor, or one that we have.
    pub(super) fn descriptor_arrived(&mut self, known: &Known, bytes: &[u8]) -> Result<(), Denied> {
        let Some(partner) = self.partners.get(&known.name) else { return Ok(()) };
        let Some(current) = &partner.descriptor else { return Ok(()) };
        let next = match Descriptor::from_bytes(bytes) {
            Ok(next) => next,
            Err(error) => {
                tracing::warn!(partner.name = %known.name, reason = %error, "a descriptor is not accepted");
                return Ok(());
            }
        };
        if next.digest() == current.digest() {
            return Ok(());
        }
        if let Err(error) = next.succeeds(current) {
            tracing::warn!(partner.name = %known.name, reason = %error, "a descriptor is not accepted");
            return Ok(());
        }
        if self.has_a_key_of_another(&next) {
            return Ok(());
        }
        let Some(partner) = self.partners.get_mut(&known.name) else { return Ok(()) };
        let Some(current) = &partner.descriptor else { return Ok(()) };
        let known_before = current.doc().recoveries().len();
        let recovery = next.doc().recoveries().get(known_before).cloned();
        self.by_key.remove(&PeerKey(partner.record.transport));
        if let Some(key) =
            next.current(KeyRole::Transport).and_then(|k| k.key.as_slice().try_into().ok())
        {
            partner.record.transport = key;
        }
        partner.record.addresses.clone_from(&next.doc().addresses);
        partner.record.descriptor = Some(next.to_bytes());
        partner.descriptor = Some(next);
        let record = partner.record.clone();
        self.by_key.insert(PeerKey(record.transport), known.name.clone());
        self.store.put_partner(&record)?;
        if let Some(recovery) = recovery {
            self.partner_recovered(known, &recovery)?;
        }
        self.refresh_directory();
        Ok(())
    }

    /// Signs and sends a proposal.
    ///
    /// # Errors
    /// [`Denied`]: no officer, no confirmed partner, or a document that is none between the two.
    pub fn propose(
        &mut self,
        who: impl Into<Acting>,
        doc: &AgreementDoc,
    ) -> Result<AgreementHash, Denied> {
        self.officer(who)?;
        let agreement = Agreement::new(doc).map_err(|e| Denied::Rule(e.to_string()))?;
        let partner = agreement
            .counterpart(&self.identity.name)
            .ok_or_else(|| Denied::Rule("we are not a party".to_owned()))?
            .clone();
        self.confirmed(partner.as_str())?;
        let act = AgreementAct {
            step: AgreementStep::Propose,
            document: Some(ByteVec::from(agreement.as_bytes().to_vec())),
        };
        let content = Content::new(self.bare_common(), Body::Agreement(act));
        let draft = self.opening(&partner, content);
        let signed = self.issue(draft)?;
        self.post(&signed, false)?;
        self.keep(agreement, partner, AgreementStatus::ProposedByUs, signed.leaf, None)
    }

    /// Signs and sends the acceptance of a partner's proposal: the same document, naming the
    /// proposal's entry.
    ///
    /// # Errors
    /// [`Denied`]: no officer, no such agreement, or one that is not a partner's proposal.
    pub fn accept_agreement(
        &mut self,
        who: impl Into<Acting>,
        hash: &AgreementHash,
    ) -> Result<AgreementHash, Denied> {
        self.officer(who)?;
        let not_found = || Denied::NotFound { what: "agreement", id: hash.to_hex() };
        let (agreement, record) = self.agreements.get(hash).cloned().ok_or_else(not_found)?;
        if record.status != AgreementStatus::ProposedByPartner || self.replaces_revoked(&agreement)
        {
            return Err(Denied::AgreementStep);
        }
        let act = AgreementAct {
            step: AgreementStep::Accept,
            document: Some(ByteVec::from(agreement.as_bytes().to_vec())),
        };
        let content = Content::new(self.bare_common(), Body::Agreement(act));
        let (proposal, _) = self.read_stored(&record.proposal)?;
        let draft = self.reply(&record.partner, proposal.exchange, record.proposal, content);
        let signed = self.issue(draft)?;
        self.post(&signed, false)?;
        let (status, partner) = (AgreementStatus::Accepted, record.partner);
        let hash =
            self.keep(agreement, partner.clone(), status, record.proposal, Some(signed.leaf))?;
        self.return_what_nothing_carries(&partner)?;
        Ok(hash)
    }

    /// Whether a proposal's entry was signed by us.
    pub(crate) fn proposed_by_us(&mut self, proposal: &LeafHash) -> Result<bool, Denied> {
        Ok(self.store.entry_by_leaf(proposal)?.is_some_and(|e| e.own))
    }

    pub(super) fn keep(
        &mut self,
        agreement: Agreement,
        partner: NodeName,
        status: AgreementStatus,
        proposal: LeafHash,
        acceptance: Option<LeafHash>,
    ) -> Result<AgreementHash, Denied> {
        let hash = agreement.hash();
        let record = AgreementRecord {
            hash,
            partner,
            document: agreement.as_bytes().to_vec(),
            status,
            proposal,
            acceptance,
            changed_at: self.now(),
        };
        self.store.put_agreement(&record)?;
        self.hold(agreement, record);
        Ok(hash)
    }

    /// A kind 10 of a partner, already in the log. What does not fit is logged and changes nothing.
    pub(super) fn agreement_arrived(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        act: &AgreementAct,
    ) -> Result<(), Denied> {
        match act.step {
            AgreementStep::Propose => {
                let Some(agreement) = self.readable(known, act) else { return Ok(()) };
                let waiting = self.agreements.values().filter(|(_, record)| {
                    record.partner == known.name
                        && record.status == AgreementStatus::ProposedByPartner
                });
                if waiting.count() >= PROPOSALS_MAX {
                    tracing::warn!(
                        partner.name = %known.name,
                        "too many proposals of a partner wait; the newest is logged and not kept"
                    );
                    return Ok(());
                }
                if !self.agreements.contains_key(&agreement.hash()) {
                    let status = AgreementStatus::ProposedByPartner;
                    self.keep(agreement, known.name.clone(), status, incoming.leaf, None)?;
                }
            }
            AgreementStep::Accept => {
                let Some(agreement) = self.readable(known, act) else { return Ok(()) };
                let Some((_, record)) = self.agreements.get(&agreement.hash()) else {
                    return Ok(());
                };
                let proposal = record.proposal;
                let fits = record.status == AgreementStatus::ProposedByUs
                    && record.partner == known.name
                    && !self.replaces_revoked(&agreement)
                    && incoming.header.in_reply_to.contains(&proposal);
                if fits {
                    let status = self.status_of_acceptance(known, incoming)?;
                    let acceptance = Some(incoming.leaf);
                    self.keep(agreement, known.name.clone(), status, proposal, acceptance)?;
                    self.return_what_nothing_carries(&known.name)?;
                }
            }
            AgreementStep::Suspend => {
                self.agreement_ended(known, incoming, End::Suspend)?;
            }
            AgreementStep::Revoke => {
                self.agreement_ended(known, incoming, End::Revoke)?;
            }
            AgreementStep::Unknown(number) => {
                tracing::warn!(
                    partner.name = %known.name, agreement.step = number,
                    "a partner sent a step of an agreement that this version does not know"
                );
            }
        }
        Ok(())
    }

    /// The document of a kind 10, if it is one between this partner and us.
    fn readable(&self, known: &Known, act: &AgreementAct) -> Option<Agreement> {
        let agreement = Agreement::from_bytes(act.document.as_deref()?).ok()?;
        (agreement.counterpart(&self.identity.name) == Some(&known.name)).then_some(agreement)
    }
}

#[cfg(test)]
mod tests;
