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
}

impl Referral {
    /// All of them, in order.
    pub const ALL: [Self; 12] = [
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
    // Neither a hit nor "no record" may tell of many numbers for the price of one question.
    if assessment.many_numbers {
        return Decision::Refer(Referral::ManyNumbers);
    }
    let Some(primary) = assessment.primary else {
        return Decision::Refer(Referral::IncompleteRecord);
    };
    if !primary.is_known() {
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
        // Where not all that could fit was looked at, nothing can be said to be missing.
        MatchGrade::None if assessment.ambiguous => return Decision::Refer(Referral::Ambiguous),
        MatchGrade::None if primary == ResultCode::NoRecord => {}
        MatchGrade::None | MatchGrade::Possible | MatchGrade::Strong | MatchGrade::ExactFolded => {
            return Decision::Refer(Referral::Grade);
        }
        MatchGrade::Unknown(_) => return Decision::Refer(Referral::UnknownCode),
    }
    let Some(level) = clauses.automatic_level(assessment.grade, primary) else {
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

    /// Every grade × every result × every flag × sampled: what may leave without a person is
    /// exactly this.
    #[test]
    fn only_a_plain_exact_hit_or_a_plain_miss_is_ever_automatic() {
        let unknown_grade = MatchGrade::from_number(99);
        let unknown_result = ResultCode::from_number(199);
        let clauses = clauses();
        let grades = MatchGrade::ALL.iter().copied().chain([unknown_grade]);
        let results: Vec<ResultCode> =
            ResultCode::ALL.iter().copied().chain([unknown_result]).collect();
        let mut permits = 0;
        for grade in grades {
            for &primary in &results {
                for flags in 0..32u8 {
                    let (sensitive, ambiguous) = (flags & 1 != 0, flags & 2 != 0);
                    let (contradicted, sampled) = (flags & 4 != 0, flags & 8 != 0);
                    let many_numbers = flags & 16 != 0;
                    let input = Assessment {
                        grade,
                        primary: Some(primary),
                        sensitive,
                        ambiguous,
                        contradicted,
                        many_numbers,
                    };
                    let hit = grade == MatchGrade::Exact
                        && primary != unknown_result
                        && !ambiguous
                        && !contradicted;
                    let miss =
                        grade == MatchGrade::None && primary == ResultCode::NoRecord && !ambiguous;
                    let expected = (hit || miss) && !sensitive && !sampled && !many_numbers;
                    let decision = decide(&clauses, &input, sampled);
                    let permitted = matches!(decision, Decision::Permit(_));
                    assert_eq!(permitted, expected, "{input:?} sampled {sampled}: {decision:?}");
                    permits += u32::from(permitted);
                }
            }
        }
        assert!(permits > 10);
    }

    #[test]
    fn a_record_that_says_nothing_goes_to_a_person() {
        let mut input = assessment(MatchGrade::Exact, ResultCode::Exported);
        input.primary = None;
        let decision = decide(&clauses(), &input, false);
        assert_eq!(decision, Decision::Refer(Referral::IncompleteRecord));
    }

    #[test]
    fn an_agreement_narrows_and_never_widens() {
        let exact = assessment(MatchGrade::Exact, ResultCode::Exported);
        let mut none = clauses();
        none.automatic.clear();
        assert_eq!(decide(&none, &exact, false), Decision::Refer(Referral::Agreement));

        let mut below = clauses();
        below.ceiling = DisclosureLevel::L1;
        assert_eq!(decide(&below, &exact, false), Decision::Refer(Referral::Agreement));

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
            assert_eq!(decide(&wide, &input, false), Decision::Refer(Referral::Grade));
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
        let level = |result| match decide(&clauses, &assessment(MatchGrade::Exact, result), false) {
            Decision::Permit(permit) => permit.level(),
            Decision::Refer(why) => panic!("{why:?}"),
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
