//! Which agreement decides a running case, once agreements have changed since it was asked.
//!
//! One rule for every case that has no decision, whether it waits for its release, an officer, a
//! second officer, a review or the asker: *it is decided under the agreement that its query names as
//! long as that is in force; under the one that replaced it, as far as that one would admit it; and
//! under none otherwise, which returns it.* A decision that is in the log stands.

use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::header::Header;
use vestigo_protocol::message::{Common, Query};

use super::admission::{self, Circumstances, Force, Returned, Spent, Standing};

/// The agreements that matter to a running case.
#[derive(Clone, Copy, Debug)]
pub struct Agreements<'a> {
    /// The one that its query names, if it is known here.
    pub named: Option<&'a Agreement>,
    /// How that one stands now.
    pub force: Force,
    /// The one in force with the partner now.
    pub current: Option<&'a Agreement>,
}

/// The agreement that decides a running case.
///
/// # Errors
/// None does: the case is returned.
pub fn carried<'a>(
    header: &Header,
    common: &Common,
    query: &Query,
    standing: Standing,
    agreements: Agreements<'a>,
) -> Result<&'a Agreement, Returned> {
    let circumstances =
        |agreement, force| Circumstances { standing, agreement, force, spent: Spent::default() };
    let (deciding, force) = match (agreements.force, agreements.named, agreements.current) {
        (Force::Replaced, Some(_), Some(current)) => (Some(current), Force::InForce),
        (force, named, _) => (named, force),
    };
    admission::readmit(header, common, query, circumstances(deciding, force))?;
    // Readmitted under nothing is never readmitted; the fallback keeps this free of panics.
    deciding.ok_or_else(|| admission::outside_every_agreement(agreements.force))
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::agreement::{AgreementDoc, Clauses};
    use vestigo_protocol::codes::{DisclosureLevel, IntendedUse, ReturnReason};
    use vestigo_protocol::ids::Digest;

    use super::*;
    use crate::desk::clause::ClauseId;
    use crate::desk::examples::{agreement, clauses, common, header, query};

    fn later(clauses: Clauses) -> Agreement {
        let replaced = agreement();
        Agreement::new(&AgreementDoc {
            nonce: Digest([2; 32]),
            replaces: Some(replaced.hash()),
            first_asks: clauses,
            ..replaced.doc().clone()
        })
        .unwrap()
    }

    fn decides(
        standing: Standing,
        force: Force,
        named: Option<&Agreement>,
        current: Option<&Agreement>,
    ) -> Result<Agreement, Returned> {
        let agreements = Agreements { named, force, current };
        carried(&header(), &common(), &query(), standing, agreements).cloned()
    }

    /// Every standing × every force × whether it is known × what is in force now.
    #[test]
    fn a_running_case_follows_its_agreement_or_the_one_that_replaced_it_or_goes_back() {
        let named = agreement();
        let same = later(clauses());
        let narrower = later(Clauses { purposes: [IntendedUse::Prosecution].into(), ..clauses() });
        let wider = later(Clauses { ceiling: DisclosureLevel::L5, ..clauses() });
        let (mut kept, mut followed) = (0, 0);
        for standing in Standing::ALL {
            for force in Force::ALL {
                for known in [Some(&named), None] {
                    for current in [None, Some(&same), Some(&narrower), Some(&wider)] {
                        let decided = decides(standing, force, known, current);
                        let expected = match (standing, known, force, current) {
                            (Standing::Confirmed, Some(named), Force::InForce, _) => Some(named),
                            (Standing::Confirmed, Some(_), Force::Replaced, Some(current))
                                if *current != narrower =>
                            {
                                Some(current)
                            }
                            _ => None,
                        };
                        assert_eq!(decided.as_ref().ok(), expected, "{standing:?} {force:?}");
                        kept += u32::from(expected == Some(&named));
                        followed += u32::from(expected.is_some_and(|by| *by != named));
                    }
                }
            }
        }
        assert_eq!((kept, followed), (4, 2));
    }

    #[test]
    fn what_goes_back_says_why() {
        let named = agreement();
        let narrower = later(Clauses { purposes: [IntendedUse::Prosecution].into(), ..clauses() });
        let why = |force, current| decides(Standing::Confirmed, force, Some(&named), current);
        for (force, word) in [
            (Force::Suspended, "suspended"),
            (Force::Revoked, "revoked"),
            (Force::Replaced, "replaced"),
        ] {
            let returned = why(force, None).unwrap_err();
            assert_eq!(returned.reason, ReturnReason::OutsideAgreement);
            assert!(returned.text.contains(word), "{}", returned.text);
        }
        let returned = why(Force::Replaced, Some(&narrower)).unwrap_err();
        assert_eq!(returned.rested_on, [ClauseId::Purposes]);
    }
}
