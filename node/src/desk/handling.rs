//! What may be done further with what a partner told us: originator control (CIFTA XII, ITI 15,
//! domain.md §9.3). Default deny: what neither the tag nor a consent allows is forbidden.
//!
//! | further use | the tag allows it if | else a consent |
//! |---|---|---|
//! | the agency itself | always, for its purposes, until the end of retention | to the purpose |
//! | other authorities of our State | onward is NATIONAL, or NAMED with our State; not H3 | that names our State |
//! | another State | onward is NAMED with that State; not H3 | that names it |
//! | court | H0 | to court use |

use vestigo_protocol::codes::{Handling, IntendedUse, OnwardUse};
use vestigo_protocol::ids::Country;
use vestigo_protocol::message::{ConsentGiven, HandlingTag};
use vestigo_protocol::time::Timestamp;

/// To whom something would go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FurtherUse {
    /// Nobody but the agency that asked.
    Agency,
    /// Other authorities of our State.
    National,
    /// An authority of another State.
    State(Country),
    /// A court.
    Court,
}

/// Why it may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// It had to be destroyed by now.
    Expired,
    /// It was not given for this purpose.
    Purpose,
    /// It was not given to these.
    Onward,
    /// It was not given for a court.
    Court,
}

impl Forbidden {
    /// The word in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Purpose => "purpose",
            Self::Onward => "onward",
            Self::Court => "court",
        }
    }
}

/// Whether what carries `tag` may be used further, given the originator's consents to it. Without a
/// tag it stays with the agency.
///
/// # Errors
/// [`Forbidden`]: the first rule that forbids it.
pub fn check(
    tag: Option<&HandlingTag>,
    consents: &[ConsentGiven],
    wanted: FurtherUse,
    purpose: IntendedUse,
    own: Country,
    now: Timestamp,
) -> Result<(), Forbidden> {
    let in_time = |until: Option<Timestamp>| until.is_none_or(|until| now <= until);
    if !in_time(tag.and_then(|t| t.retain_until)) {
        return Err(Forbidden::Expired);
    }
    let consented = |covers: &dyn Fn(&ConsentGiven) -> bool| {
        consents.iter().any(|c| in_time(c.until) && c.purposes.contains(&purpose) && covers(c))
    };
    let to_state = |state: Country| {
        let allowed = tag.is_some_and(|t| {
            let named = t.onward == OnwardUse::Named && t.onward_states.contains(&state);
            let national = t.onward == OnwardUse::National && state == own;
            (named || national) && known_and_open(t.handling)
        });
        match allowed {
            true => for_purpose(tag, purpose, consented(&|_| true)),
            false if consented(&|c| c.states.contains(&state)) => Ok(()),
            false => Err(Forbidden::Onward),
        }
    };
    match wanted {
        FurtherUse::Agency => for_purpose(tag, purpose, consented(&|_| true)),
        FurtherUse::National => to_state(own),
        FurtherUse::State(state) => to_state(state),
        FurtherUse::Court => {
            let allowed = tag.is_some_and(|t| t.handling == Handling::H0);
            match allowed {
                true => for_purpose(tag, purpose, consented(&|_| true)),
                false if consented(&|c| c.court_use) => Ok(()),
                false => Err(Forbidden::Court),
            }
        }
    }
}

/// H3 holds restrictions in words, which only a person can weigh; so does a code of a later version.
const fn known_and_open(handling: Handling) -> bool {
    matches!(handling, Handling::H0 | Handling::H1 | Handling::H2)
}

fn for_purpose(
    tag: Option<&HandlingTag>,
    purpose: IntendedUse,
    consented: bool,
) -> Result<(), Forbidden> {
    let given = tag.is_none_or(|t| t.purposes.contains(&purpose));
    if given || consented { Ok(()) } else { Err(Forbidden::Purpose) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vestigo_protocol::ids::{LeafHash, NodeName};

    fn state(code: &str) -> Country {
        Country::parse(code).unwrap()
    }

    fn tag(handling: Handling, onward: OnwardUse) -> HandlingTag {
        HandlingTag {
            originator: NodeName::parse("vestigo/xb/police").unwrap(),
            handling,
            purposes: vec![IntendedUse::CriminalInvestigation],
            onward,
            onward_states: vec![state("XC")],
            retain_until: Some(Timestamp(1000)),
            personal_data: false,
        }
    }

    fn consent(states: &[&str], court_use: bool, until: Option<u64>) -> ConsentGiven {
        ConsentGiven {
            answer: LeafHash([1; 32]),
            states: states.iter().map(|s| state(s)).collect(),
            purposes: vec![IntendedUse::CriminalInvestigation, IntendedUse::Prosecution],
            court_use,
            until: until.map(Timestamp),
        }
    }

    /// Every handling code × onward use × use × purpose × consent × time, against rules written the
    /// other way round: what must hold for it to be allowed.
    #[test]
    fn nothing_is_allowed_that_neither_tag_nor_consent_allows() {
        let own = state("XA");
        let handlings = Handling::ALL.iter().copied().chain([Handling::from_number(9)]);
        let uses = [
            FurtherUse::Agency,
            FurtherUse::National,
            FurtherUse::State(state("XC")),
            FurtherUse::State(state("XD")),
            FurtherUse::Court,
        ];
        let consents = [
            vec![],
            vec![consent(&["XD"], false, None)],
            vec![consent(&["XA"], true, Some(500))],
            vec![consent(&[], true, Some(2000))],
        ];
        let mut allowed = 0;
        for handling in handlings {
            for onward in OnwardUse::ALL.iter().copied().chain([OnwardUse::from_number(9)]) {
                let tag = tag(handling, onward);
                for wanted in uses {
                    for purpose in IntendedUse::ALL.iter().copied() {
                        for given in &consents {
                            for now in [400, 600, 1001] {
                                let now = Timestamp(now);
                                let result = check(Some(&tag), given, wanted, purpose, own, now);
                                let live = given.iter().find(|c| {
                                    c.until.is_none_or(|u| u >= now)
                                        && matches!(
                                            purpose,
                                            IntendedUse::CriminalInvestigation
                                                | IntendedUse::Prosecution
                                        )
                                });
                                let told = purpose == IntendedUse::CriminalInvestigation;
                                let goes = |s: &str| {
                                    handling.number() < 3
                                        && (onward == OnwardUse::Named && s == "XC"
                                            || onward == OnwardUse::National && s == "XA")
                                };
                                let with = |s: &str| {
                                    live.is_some_and(|c| c.states.contains(&state(s)))
                                        || goes(s) && (told || live.is_some())
                                };
                                let expected = now.0 <= 1000
                                    && match wanted {
                                        FurtherUse::Agency => told || live.is_some(),
                                        FurtherUse::National => with("XA"),
                                        FurtherUse::State(s) => with(s.as_str()),
                                        FurtherUse::Court => {
                                            live.is_some_and(|c| c.court_use)
                                                || handling == Handling::H0
                                                    && (told || live.is_some())
                                        }
                                    };
                                assert_eq!(
                                    result.is_ok(),
                                    expected,
                                    "{handling} {onward} {wanted:?} {purpose} {now:?} {result:?}"
                                );
                                allowed += u32::from(expected);
                            }
                        }
                    }
                }
            }
        }
        assert!(allowed > 100);
    }

    #[test]
    fn what_carries_no_tag_stays_with_the_agency() {
        let own = state("XA");
        let ask = |wanted| {
            check(None, &[], wanted, IntendedUse::CriminalInvestigation, own, Timestamp(1))
        };
        assert_eq!(ask(FurtherUse::Agency), Ok(()));
        assert_eq!(ask(FurtherUse::National), Err(Forbidden::Onward));
        assert_eq!(ask(FurtherUse::State(state("XC"))), Err(Forbidden::Onward));
        assert_eq!(ask(FurtherUse::Court), Err(Forbidden::Court));
    }
}
