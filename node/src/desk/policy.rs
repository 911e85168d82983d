//! Who decides: the machine under the agreement, or an officer.
//!
//! Total by construction: [`decide`] has a row for every grade, and a code this version does not
//! know always goes to a person. An agreement can narrow what is automatic, never widen it: EXACT
//! with agreeing maker or type, and "no record" when no candidate reaches POSSIBLE (design.md §4).

use vestigo_protocol::agreement::Clauses;
use vestigo_protocol::codes::{DisclosureLevel, MatchGrade, ResultCode};

use super::disclosure::Assessment;

/// Leave to disclose up to a level. Only this module and an officer's decision make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permit {
    level: DisclosureLevel,
}

impl Permit {
    /// The level at which the answer is cut.
    #[must_use]
    pub const fn level(self) -> DisclosureLevel {
        self.level
    }

    /// An officer's decision, within what the agreement allows.
    #[must_use]
    pub fn by_officer(level: DisclosureLevel, clauses: &Clauses) -> Option<Self> {
        let two = clauses.two_officers_from.is_some_and(|from| level >= from);
        (level.within(clauses.ceiling) && level >= DisclosureLevel::L1 && !two)
            .then_some(Self { level })
    }
}

/// Why an officer is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Referral {
    /// State stock, custody or destroyed: a diversion alert, always a person's decision.
    Sensitive,
    /// A weak match: the person compares.
    Grade,
    /// Several records fit equally well.
    Ambiguous,
    /// The agreement has no automatic rule for this grade and result.
    Agreement,
    /// Drawn for the sampled share, so that waiting tells nothing.
    Sampled,
    /// A code that this version does not know.
    UnknownCode,
    /// A kind of request that is never answered by the machine.
    RequestKind,
    /// The registry could not be read; the administrator is told.
    RegistryFailed,
}

impl Referral {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Sensitive,
        Self::Grade,
        Self::Ambiguous,
        Self::Agreement,
        Self::Sampled,
        Self::UnknownCode,
        Self::RequestKind,
        Self::RegistryFailed,
    ];

    /// The word kept with the case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sensitive => "SENSITIVE",
            Self::Grade => "GRADE",
            Self::Ambiguous => "AMBIGUOUS",
            Self::Agreement => "AGREEMENT",
            Self::Sampled => "SAMPLED",
            Self::UnknownCode => "UNKNOWN_CODE",
            Self::RequestKind => "REQUEST_KIND",
            Self::RegistryFailed => "REGISTRY_FAILED",
        }
    }
}

/// The decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The machine answers.
    Permit(Permit),
    /// An officer decides.
    Refer(Referral),
}

/// Decides from the agreement, what was found and the draw of the sampled share.
#[must_use]
pub fn decide(clauses: &Clauses, assessment: &Assessment, sampled: bool) -> Decision {
    if assessment.sensitive {
        return Decision::Refer(Referral::Sensitive);
    }
    if !assessment.primary.is_known() {
        return Decision::Refer(Referral::UnknownCode);
    }
    match assessment.grade {
        MatchGrade::Exact => {
            if assessment.contradicted {
                return Decision::Refer(Referral::Grade);
            }
            if assessment.ambiguous {
                return Decision::Refer(Referral::Ambiguous);
            }
        }
        MatchGrade::None if assessment.primary == ResultCode::NoRecord => {}
        MatchGrade::None | MatchGrade::Possible | MatchGrade::Strong | MatchGrade::ExactFolded => {
            return Decision::Refer(Referral::Grade);
        }
        MatchGrade::Unknown(_) => return Decision::Refer(Referral::UnknownCode),
    }
    let Some(level) = clauses.automatic_level(assessment.grade, assessment.primary) else {
        return Decision::Refer(Referral::Agreement);
    };
    let automatic = level.within(clauses.ceiling)
        && level.within(DisclosureLevel::L3)
        && level >= DisclosureLevel::L1;
    if !automatic {
        return Decision::Refer(Referral::Agreement);
    }
    if sampled {
        return Decision::Refer(Referral::Sampled);
    }
    Decision::Permit(Permit { level })
}
