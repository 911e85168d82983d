//! How agreements stand, how one ends, and what becomes of running cases when that changes.

use vestigo_protocol::agreement::{Agreement, AgreementDoc};
use vestigo_protocol::exchange::responder::Step;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{AgreementHash, Digest, LeafHash, NodeName};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{AgreementAct, AgreementStep, Body, Common, Content, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::arrivals::Incoming;
use super::core::Core;
use super::deciding::inputs_of;
use super::directory::Known;
use super::error::Denied;
use crate::desk::admission::{Force, Returned, Standing};
use crate::desk::answer;
use crate::desk::carried::{self, Agreements};
use crate::desk::officer::Acting;
use crate::desk::record::{ActRecord, Inputs};
use crate::store::{AgreementStatus, CaseRecord, PartnerStanding};

/// How one side ends an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Until both sign the same terms again.
    Suspend,
    /// For good.
    Revoke,
}

impl End {
    const fn step(self) -> AgreementStep {
        match self {
            Self::Suspend => AgreementStep::Suspend,
            Self::Revoke => AgreementStep::Revoke,
        }
    }

    /// The status that follows; none where the agreement cannot be ended like this any more.
    const fn after(self, status: AgreementStatus) -> Option<AgreementStatus> {
        match (self, status) {
            (Self::Suspend, AgreementStatus::Accepted) => Some(AgreementStatus::Suspended),
            (Self::Revoke, AgreementStatus::Accepted | AgreementStatus::Suspended) => {
                Some(AgreementStatus::Revoked)
            }
            _ => None,
        }
    }
}

impl Core {
    /// How far a partner is trusted, as the desk reads it.
    pub(crate) fn standing(&self, partner: &NodeName) -> Standing {
        match self.partners.get(partner).map(|p| p.record.standing) {
            Some(PartnerStanding::Confirmed) => Standing::Confirmed,
            Some(PartnerStanding::Invited) => Standing::Invited,
            Some(PartnerStanding::Suspended) | None => Standing::Suspended,
        }
    }

    /// The agreement that a partner names, if it is one with that partner, and how it stands.
    pub(crate) fn named(
        &self,
        hash: Option<&AgreementHash>,
        partner: &NodeName,
        now: Timestamp,
    ) -> (Option<Agreement>, Force) {
        let held = hash.and_then(|hash| self.agreements.get(hash));
        match held.filter(|(_, record)| record.partner == *partner) {
            Some((agreement, _)) => (Some(agreement.clone()), self.force(agreement, partner, now)),
            None => (None, Force::Unknown),
        }
    }

    /// How an agreement with a partner stands. Accepted and valid is not enough: what replaced it
    /// decides, even if that was suspended or revoked since.
    fn force(&self, agreement: &Agreement, partner: &NodeName, now: Timestamp) -> Force {
        let Some((_, record)) = self.agreements.get(&agreement.hash()) else {
            return Force::Unknown;
        };
        match record.status {
            AgreementStatus::ProposedByUs | AgreementStatus::ProposedByPartner => Force::Proposed,
            AgreementStatus::Suspended => Force::Suspended,
            AgreementStatus::Revoked => Force::Revoked,
            AgreementStatus::Accepted if agreement.doc().valid_from > now => Force::NotYet,
            AgreementStatus::Accepted => match self.in_force(partner, now) {
                Some(current) if current.hash() == agreement.hash() => Force::InForce,
                _ => Force::Replaced,
            },
        }
    }

    /// Whether an agreement would replace one that was revoked: it cannot come into force any more.
    pub(super) fn replaces_revoked(&self, agreement: &Agreement) -> bool {
        let replaced = agreement.doc().replaces.and_then(|hash| self.agreements.get(&hash));
        replaced.is_some_and(|(_, record)| record.status == AgreementStatus::Revoked)
    }

    /// Suspends or revokes an agreement, at once here and with its commit at the partner's. What runs
    /// under it goes back in the same commit.
    ///
    /// # Errors
    /// No such officer or agreement, or one that cannot be ended like this any more.
    pub fn end_agreement(
        &mut self,
        who: impl Into<Acting>,
        hash: &AgreementHash,
        end: End,
        text: Option<Text<NOTE_MAX>>,
    ) -> Result<AgreementHash, Denied> {
        self.officer(who)?;
        let not_found = || Denied::NotFound { what: "agreement", id: hash.to_hex() };
        let (agreement, record) = self.agreements.get(hash).cloned().ok_or_else(not_found)?;
        let status = end.after(record.status).ok_or(Denied::AgreementStep)?;
        let acceptance = record.acceptance.ok_or(Denied::AgreementStep)?;
        let act = AgreementAct { step: end.step(), document: None };
        let common = Common { text, ..self.bare_common() };
        let (accepted, _) = self.read_stored(&acceptance)?;
        let content = Content::new(common, Body::Agreement(act));
        let draft = self.reply(&record.partner, accepted.exchange, acceptance, content);
        let signed = self.issue(draft)?;
        // Ahead of what is merely routine: it closes a door.
        self.post(&signed, true)?;
        let partner = record.partner.clone();
        self.keep(agreement, record.partner, status, record.proposal, record.acceptance)?;
        self.return_what_nothing_carries(&partner)?;
        Ok(*hash)
    }

    /// The partner of an agreement that an amendment may replace: accepted or suspended.
    pub(crate) fn may_replace(&self, hash: &AgreementHash) -> Result<NodeName, Denied> {
        let not_found = || Denied::NotFound { what: "agreement", id: hash.to_hex() };
        let (_, record) = self.agreements.get(hash).ok_or_else(not_found)?;
        match record.status {
            AgreementStatus::Accepted | AgreementStatus::Suspended => Ok(record.partner.clone()),
            _ => Err(Denied::AgreementStep),
        }
    }

    /// Proposes the terms of a suspended agreement again. Both signed the terms and one ended them, so
    /// both sign again.
    ///
    /// # Errors
    /// No such officer or agreement, or one that is not suspended.
    pub fn resume_agreement(
        &mut self,
        who: impl Into<Acting>,
        hash: &AgreementHash,
    ) -> Result<AgreementHash, Denied> {
        let not_found = || Denied::NotFound { what: "agreement", id: hash.to_hex() };
        let (agreement, record) = self.agreements.get(hash).ok_or_else(not_found)?;
        if record.status != AgreementStatus::Suspended {
            return Err(Denied::AgreementStep);
        }
        let doc = agreement.doc().clone();
        let (nonce, valid_from) = (Digest(self.random()), self.now());
        self.propose(who, &AgreementDoc { nonce, replaces: Some(*hash), valid_from, ..doc })
    }

    /// A partner suspends or revokes: the acceptance is named, and it takes effect with this commit.
    pub(super) fn agreement_ended(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
        end: End,
    ) -> Result<(), Denied> {
        self.ended_by(&known.name, &incoming.header.in_reply_to, end)
    }

    /// Ends the agreement with a partner whose acceptance is among the entries that are named.
    pub(super) fn ended_by(
        &mut self,
        partner: &NodeName,
        named: &[LeafHash],
        end: End,
    ) -> Result<(), Denied> {
        let found = self.agreements.values().find(|(_, record)| {
            record.partner == *partner && record.acceptance.is_some_and(|a| named.contains(&a))
        });
        let Some((agreement, record)) = found.cloned() else { return Ok(()) };
        // What is revoked stays so, whatever comes after it.
        let Some(status) = end.after(record.status) else { return Ok(()) };
        self.keep(agreement, record.partner, status, record.proposal, record.acceptance)?;
        self.return_what_nothing_carries(partner)
    }

    /// How an agreement stands whose acceptance a partner has just sent. What ends it is sent ahead of
    /// what is routine, so that it may have come before the acceptance that it names.
    pub(super) fn status_of_acceptance(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
    ) -> Result<AgreementStatus, Denied> {
        let claims = self.claims_of(&incoming.header.exchange)?;
        let ends = claims.iter().filter(|(_, header)| {
            header.kind == Kind::Agreement
                && header.issuer == known.name
                && header.in_reply_to.contains(&incoming.leaf)
        });
        let mut status = AgreementStatus::Accepted;
        for (leaf, _) in ends {
            let end = match self.read_stored(leaf)?.1.body {
                Body::Agreement(AgreementAct { step: AgreementStep::Suspend, .. }) => End::Suspend,
                Body::Agreement(AgreementAct { step: AgreementStep::Revoke, .. }) => End::Revoke,
                _ => continue,
            };
            status = end.after(status).unwrap_or(status);
        }
        Ok(status)
    }

    /// The agreement that decides a running case now.
    pub(super) fn carried(
        &mut self,
        case: &CaseRecord,
        now: Timestamp,
    ) -> Result<Result<Agreement, Returned>, Denied> {
        let (header, content) = self.read_stored(&case.query)?;
        let Body::Query(query) = &content.body else {
            return Err(Denied::NotFound { what: "query", id: case.query.to_hex() });
        };
        let query: &Query = query;
        let (named, force) = self.named(content.common.agreement.as_ref(), &case.partner, now);
        let current = self.in_force(&case.partner, now);
        let agreements = Agreements { named: named.as_ref(), force, current };
        let standing = self.standing(&case.partner);
        let carried = carried::carried(&header, &content.common, query, standing, agreements);
        Ok(carried.cloned())
    }

    /// Returns the running cases of a partner that no agreement carries any more. A case whose query
    /// cannot be read stays with the officer who has it.
    pub(super) fn return_what_nothing_carries(&mut self, partner: &NodeName) -> Result<(), Denied> {
        // While lost statements come back nothing is signed; the decision on a case may be among them.
        if self.recovery.defers(partner) {
            return Ok(());
        }
        let now = self.now();
        for mut case in self.store.running_cases(partner)? {
            match self.carried(&case, now) {
                Ok(Ok(_)) => {}
                Ok(Err(returned)) => self.return_case(&mut case, &returned, now)?,
                Err(error) => drop(super::answering::of_one_case(error)?),
            }
        }
        Ok(())
    }

    /// Returns a case: signed, logged, sent.
    pub(super) fn return_case(
        &mut self,
        case: &mut CaseRecord,
        returned: &Returned,
        now: Timestamp,
    ) -> Result<(), Denied> {
        let (common, _) = self.query_of(case)?;
        let reason = returned.reason.into();
        let text = Text::new(returned.text).map_err(|e| Denied::Rule(e.to_string()))?;
        let by = self.by(common.agreement, None, now);
        let content = answer::refusal(reason, text, None, &by);
        let act = ActRecord::returned(returned.reason);
        // As far as a later agreement judged it, that one is what it is judged again by.
        let agreement = match self.named(common.agreement.as_ref(), &case.partner, now) {
            (_, Force::Replaced) => self.in_force(&case.partner, now).map(Agreement::hash),
            _ => None,
        };
        let agreement = agreement.or(common.agreement);
        let admission = returned.facts.as_deref().cloned();
        let inputs = Inputs { admission, ..inputs_of(&common) };
        self.record_machine(case, agreement, inputs, act, &returned.rested_on);
        self.decide(case, content, Step::Return, Some(reason))
    }

    /// An agreement whose day came since the last tick may have replaced another: what it does not
    /// admit goes back.
    pub(super) fn agreements_come_into_force(&mut self, now: Timestamp) -> Result<(), Denied> {
        let before = std::mem::replace(&mut self.agreements_seen_at, now);
        let due = |from: Timestamp| from > before && from <= now;
        let partners: std::collections::BTreeSet<NodeName> = self
            .agreements
            .values()
            .filter(|(agreement, record)| {
                record.acceptance.is_some()
                    && agreement.doc().replaces.is_some()
                    && due(agreement.doc().valid_from)
            })
            .map(|(_, record)| record.partner.clone())
            .collect();
        partners.iter().try_for_each(|partner| self.return_what_nothing_carries(partner))
    }
}

#[cfg(test)]
mod tests;
