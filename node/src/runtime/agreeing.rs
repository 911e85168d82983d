//! How agreements stand, and what becomes of running cases when that changes.

use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::ids::{AgreementHash, NodeName};
use vestigo_protocol::time::Timestamp;

use super::core::Core;
use crate::desk::admission::{Force, Standing};
use crate::store::{AgreementStatus, PartnerStanding};

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
}
