//! Who decides: the machine under the agreement, or an officer.
//!
//! Total by construction: every row of [`RULES`] must hold before anything leaves without a person,
//! and a code this version does not know always goes to one. An agreement can narrow what is
//! automatic, never widen it: EXACT with agreeing maker or type, and "no record" when no candidate
//! reaches POSSIBLE.

use vestigo_protocol::agreement::Clauses;
use vestigo_protocol::codes::{DisclosureLevel, MatchGrade, ResultCode};

use super::clause::ClauseId;
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

    /// One officer's decision, within what the agreement allows. Whether the hit itself asks for a
    /// second one, [`needs_two_officers`] says.
    #[must_use]
    pub fn by_officer(level: DisclosureLevel, clauses: &Clauses) -> Option<Self> {
        Self::by_two_officers(level, clauses)
            .filter(|permit| !needs_two_officers(permit.level, clauses, false))
    }

    /// Two officers' decision: one proposed it, another released it.
    #[must_use]
    pub fn by_two_officers(level: DisclosureLevel, clauses: &Clauses) -> Option<Self> {
        (level.within(clauses.ceiling) && level >= DisclosureLevel::L1).then_some(Self { level })
    }
}

/// Whether a release at `level` takes two officers: where the agreement says so, from L4 on always,
/// and for a `sensitive` hit (state stock, custody, destroyed) at every level.
#[must_use]
pub fn needs_two_officers(level: DisclosureLevel, clauses: &Clauses, sensitive: bool) -> bool {
    sensitive
        || level >= DisclosureLevel::L4
        || clauses.two_officers_from.is_some_and(|from| level >= from)
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
    /// The answer at the automatic level is larger than one message.
    TooLarge,
    /// The record does not say what became of the gun.
    IncompleteRecord,
    /// Many different numbers in one question: it may be several guns.
    ManyNumbers,
    /// The machine could not make or sign its answer; the administrator is told.
    MachineFailed,
    /// It opens an earlier request again: what a person decided, the machine does not answer.
    Reopened,
    /// The gun never had a number: a person compares how it was made.
    Unnumbered,
}

impl Referral {
    /// All of them, in order.
    pub const ALL: [Self; 14] = [
        Self::Sensitive,
        Self::Grade,
        Self::Ambiguous,
        Self::Agreement,
        Self::Sampled,
        Self::UnknownCode,
        Self::RequestKind,
        Self::RegistryFailed,
        Self::TooLarge,
        Self::IncompleteRecord,
        Self::ManyNumbers,
        Self::MachineFailed,
        Self::Reopened,
        Self::Unnumbered,
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
            Self::TooLarge => "TOO_LARGE",
            Self::IncompleteRecord => "INCOMPLETE_RECORD",
            Self::ManyNumbers => "MANY_NUMBERS",
            Self::MachineFailed => "MACHINE_FAILED",
            Self::Reopened => "REOPENED",
            Self::Unnumbered => "UNNUMBERED",
        }
    }

    /// The clause behind it, for what is referred outside of [`decide`], which names a closer one
    /// where several lead to one referral.
    #[must_use]
    pub const fn clause(self) -> ClauseId {
        match self {
            Self::Sensitive => ClauseId::Sensitive,
            Self::Grade => ClauseId::ExactMatch,
            Self::Ambiguous => ClauseId::OneRecord,
            Self::Agreement => ClauseId::Automatic,
            Self::Sampled => ClauseId::Sampled,
            Self::UnknownCode => ClauseId::KnownCodes,
            Self::RequestKind => ClauseId::LookedUp,
            Self::RegistryFailed => ClauseId::RegisterRead,
            Self::TooLarge => ClauseId::FitsMessage,
            Self::IncompleteRecord => ClauseId::RecordComplete,
            Self::ManyNumbers => ClauseId::OneGun,
            Self::MachineFailed => ClauseId::MachineAble,
            Self::Reopened => ClauseId::NotReopened,
            Self::Unnumbered => ClauseId::Numbered,
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

/// A decision with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The decision.
    pub decision: Decision,
    /// For a permit every clause that gave leave; for a referral the one that wants a person. By
    /// number.
    pub rested_on: Vec<ClauseId>,
}

/// All that a decision is made from.
struct Facts<'a> {
    clauses: &'a Clauses,
    found: &'a Assessment,
    /// The level of the agreement's automatic rule for this grade and result.
    level: Option<DisclosureLevel>,
    sampled: bool,
}

/// A row of the table: facts for which `holds` is false go to a person.
struct Rule {
    clause: ClauseId,
    referral: Referral,
    holds: fn(&Facts<'_>) -> bool,
}

const fn rule(clause: ClauseId, referral: Referral, holds: fn(&Facts<'_>) -> bool) -> Rule {
    Rule { clause, referral, holds }
}

/// The rules, in the order in which they are asked. The order decides only which reason an officer
/// reads: whatever stands first, one row that does not hold is enough.
const RULES: [Rule; 12] = [
    rule(ClauseId::Sensitive, Referral::Sensitive, |f| !f.found.sensitive),
    // Neither a hit nor "no record" may tell of many numbers for the price of one question.
    rule(ClauseId::OneGun, Referral::ManyNumbers, |f| !f.found.many_numbers),
    rule(ClauseId::RecordComplete, Referral::IncompleteRecord, |f| f.found.primary.is_some()),
    rule(ClauseId::KnownCodes, Referral::UnknownCode, |f| {
        f.found.grade.is_known() && f.found.primary.is_some_and(ResultCode::is_known)
    }),
    rule(ClauseId::MakerAgrees, Referral::Grade, |f| {
        f.found.grade != MatchGrade::Exact || !f.found.contradicted
    }),
    // Where not all that could fit was looked at, nothing can be said to be missing either.
    rule(ClauseId::OneRecord, Referral::Ambiguous, |f| {
        !matches!(f.found.grade, MatchGrade::Exact | MatchGrade::None) || !f.found.ambiguous
    }),
    rule(ClauseId::ExactMatch, Referral::Grade, |f| {
        matches!(f.found.grade, MatchGrade::Exact | MatchGrade::None)
    }),
    rule(ClauseId::NothingResembles, Referral::Grade, |f| {
        (f.found.grade == MatchGrade::None) == (f.found.primary == Some(ResultCode::NoRecord))
    }),
    rule(ClauseId::Automatic, Referral::Agreement, |f| f.level.is_some()),
    rule(ClauseId::Ceiling, Referral::Agreement, |f| {
        f.level.is_some_and(|level| level.within(f.clauses.ceiling))
    }),
    rule(ClauseId::AutomaticBound, Referral::Agreement, |f| {
        f.level.is_some_and(|level| {
            level.within(DisclosureLevel::L3)
                && level >= DisclosureLevel::L1
                && f.clauses.two_officers_from.is_none_or(|from| level < from)
        })
    }),
    rule(ClauseId::Sampled, Referral::Sampled, |f| !f.sampled),
];

/// Decides from the agreement, what was found and the draw of the sampled share.
#[must_use]
pub fn decide(clauses: &Clauses, found: &Assessment, sampled: bool) -> Ruling {
    let level = found.primary.and_then(|primary| clauses.automatic_level(found.grade, primary));
    let facts = Facts { clauses, found, level, sampled };
    if let Some(broken) = RULES.iter().find(|rule| !(rule.holds)(&facts)) {
        return Ruling {
            decision: Decision::Refer(broken.referral),
            rested_on: vec![broken.clause],
        };
    }
    // The row of the automatic rule holds only where there is a level.
    let Some(level) = level else {
        let rested_on = vec![ClauseId::Automatic];
        return Ruling { decision: Decision::Refer(Referral::Agreement), rested_on };
    };
    let fits = match found.grade {
        MatchGrade::None => ClauseId::NothingResembles,
        _ => ClauseId::ExactMatch,
    };
    let rested_on = vec![ClauseId::RecordSets, ClauseId::Automatic, ClauseId::Ceiling, fits];
    Ruling { decision: Decision::Permit(Permit { level }), rested_on }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::examples::clauses;

    fn assessment(grade: MatchGrade, primary: ResultCode) -> Assessment {
        Assessment {
            grade,
            primary: Some(primary),
            sensitive: false,
            ambiguous: false,
            contradicted: false,
            many_numbers: false,
        }
    }

    #[test]
    fn a_record_that_says_nothing_goes_to_a_person() {
        let mut input = assessment(MatchGrade::Exact, ResultCode::Exported);
        input.primary = None;
        let decision = decide(&clauses(), &input, false).decision;
        assert_eq!(decision, Decision::Refer(Referral::IncompleteRecord));
    }

    #[test]
    fn an_agreement_narrows_and_never_widens() {
        let exact = assessment(MatchGrade::Exact, ResultCode::Exported);
        let mut none = clauses();
        none.automatic.clear();
        assert_eq!(decide(&none, &exact, false).decision, Decision::Refer(Referral::Agreement));

        let mut below = clauses();
        below.ceiling = DisclosureLevel::L1;
        assert_eq!(decide(&below, &exact, false).decision, Decision::Refer(Referral::Agreement));

        // A rule for a weak grade is not a way around the person.
        let mut wide = clauses();
        for grade in MatchGrade::ALL {
            let rule = vestigo_protocol::agreement::AutomaticRule {
                grade: *grade,
                result: None,
                level: DisclosureLevel::L2,
            };
            wide.automatic.push(rule);
        }
        for grade in [MatchGrade::Possible, MatchGrade::Strong, MatchGrade::ExactFolded] {
            let input = assessment(grade, ResultCode::Exported);
            assert_eq!(decide(&wide, &input, false).decision, Decision::Refer(Referral::Grade));
        }
    }

    #[test]
    fn a_rule_for_one_result_stands_before_the_rule_for_any() {
        let mut clauses = clauses();
        clauses.automatic.push(vestigo_protocol::agreement::AutomaticRule {
            grade: MatchGrade::Exact,
            result: Some(ResultCode::RecordedStolen),
            level: DisclosureLevel::L3,
        });
        let level = |result| {
            let found = assessment(MatchGrade::Exact, result);
            match decide(&clauses, &found, false).decision {
                Decision::Permit(permit) => permit.level(),
                Decision::Refer(why) => panic!("{why:?}"),
            }
        };
        assert_eq!(level(ResultCode::RecordedStolen), DisclosureLevel::L3);
        assert_eq!(level(ResultCode::Exported), DisclosureLevel::L2);
    }

    #[test]
    fn an_officer_stays_within_the_ceiling_and_needs_a_second_where_agreed() {
        let clauses = clauses();
        assert!(Permit::by_officer(DisclosureLevel::L3, &clauses).is_some());
        // Two officers from L4.
        assert!(Permit::by_officer(DisclosureLevel::L4, &clauses).is_none());
        assert!(Permit::by_officer(DisclosureLevel::L5, &clauses).is_none());
        assert!(Permit::by_officer(DisclosureLevel::L0, &clauses).is_none());
        assert!(Permit::by_officer(DisclosureLevel::from_number(9), &clauses).is_none());
    }
}
