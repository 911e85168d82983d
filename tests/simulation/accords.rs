//! How the agreements of one agency with one partner stand, by the simulation's own reading of what
//! both signed and in which order the agency logged it (decision 0017).

use std::collections::{BTreeMap, BTreeSet};

use vestigo_protocol::ids::{AgreementHash, LeafHash};
use vestigo_protocol::message::AgreementStep;

use crate::terms::Pact;

/// How an accepted agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Accepted,
    Suspended,
    Revoked,
}

#[derive(Clone, Debug)]
struct Accord {
    standing: Standing,
    valid_from: u64,
    replaces: Option<AgreementHash>,
    acceptance: LeafHash,
    /// When it was accepted, or one side ended it, by the agency's clock.
    changed_at: u64,
}

/// The agreements of one agency with one partner that were accepted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Accords {
    accepted: BTreeMap<AgreementHash, Accord>,
    /// What ended an acceptance, which may come behind its end.
    ended: BTreeMap<LeafHash, Standing>,
}

impl Accords {
    /// What both agreed before the simulation began.
    pub(crate) fn founded(pact: &Pact) -> Self {
        let mut accords = Self::default();
        accords.accept(pact, LeafHash([2; 32]), 1);
        accords
    }

    /// An acceptance is logged. It is without effect if what it replaces was revoked.
    pub(crate) fn accept(&mut self, pact: &Pact, acceptance: LeafHash, now: u64) {
        let replaces = pact.doc.replaces;
        let revoked = |hash: &AgreementHash| {
            self.accepted.get(hash).is_some_and(|accord| accord.standing == Standing::Revoked)
        };
        if self.accepted.contains_key(&pact.hash) || replaces.as_ref().is_some_and(revoked) {
            return;
        }
        let standing = self.ended.get(&acceptance).copied().unwrap_or(Standing::Accepted);
        let valid_from = pact.doc.valid_from.0;
        let accord = Accord { standing, valid_from, replaces, acceptance, changed_at: now };
        self.accepted.insert(pact.hash, accord);
    }

    /// One side ends what the named acceptances brought into force. What is revoked stays so.
    pub(crate) fn end(&mut self, named: &[LeafHash], step: AgreementStep, now: u64) {
        let standing = match step {
            AgreementStep::Suspend => Standing::Suspended,
            AgreementStep::Revoke => Standing::Revoked,
            _ => return,
        };
        for leaf in named {
            let before = self.ended.get(leaf).copied();
            if before != Some(Standing::Revoked) {
                self.ended.insert(*leaf, standing);
            }
            for accord in self.accepted.values_mut().filter(|accord| accord.acceptance == *leaf) {
                if accord.standing != Standing::Revoked && accord.standing != standing {
                    accord.standing = standing;
                    accord.changed_at = now;
                }
            }
        }
    }

    /// The one in force.
    pub(crate) fn in_force(&self, now: u64) -> Option<AgreementHash> {
        let valid = || self.accepted.iter().filter(|(_, accord)| accord.valid_from <= now);
        let replaced: BTreeSet<AgreementHash> =
            valid().filter_map(|(_, accord)| accord.replaces).collect();
        valid()
            .filter(|(hash, a)| a.standing == Standing::Accepted && !replaced.contains(hash))
            .max_by_key(|(_, accord)| (accord.valid_from, accord.changed_at))
            .map(|(hash, _)| *hash)
    }

    /// Whether a question that names `named` may be considered under `under`: that one itself, or what
    /// took its place while neither side ended it.
    pub(crate) fn carries(&self, named: AgreementHash, under: AgreementHash, now: u64) -> bool {
        let stands = || {
            let accord = self.accepted.get(&named);
            accord.is_some_and(|a| a.standing == Standing::Accepted && a.valid_from <= now)
        };
        self.in_force(now) == Some(under) && (named == under || stands())
    }
}
