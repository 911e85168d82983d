//! The whole decision, tabled: every combination of what a decision is made from, against a model
//! that is written differently and reads the agreement as numbers from its canonical bytes.
//!
//! What the desk lets out and the model does not is over-disclosure, and so a defect; what the model
//! lets out and the desk does not is a request that goes back without a ground.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::Decoder;
use vestigo_protocol::agreement::{Agreement, AutomaticRule, Budget, Clauses};
use vestigo_protocol::codec;
use vestigo_protocol::codes::{
    DisclosureLevel, IntendedUse, LegalBasis, MatchGrade, RequestKind, ResultCode, ReturnReason,
};

use super::admission::{self, Circumstances, Force, Spent, Standing};
use super::clause::ClauseId;
use super::disclosure::Assessment;
use super::examples::{agreement, clauses, common, header, query};
use super::policy::{self, Decision};

/// Clauses as their canonical bytes hold them: lists of numbers under the number of the clause.
struct Numbers {
    lists: BTreeMap<u16, BTreeSet<u64>>,
    automatic: Vec<(u64, Option<u64>, u64)>,
    ceiling: u64,
    two_officers_from: Option<u64>,
    budget: BTreeMap<u16, u64>,
}

impl Numbers {
    fn of(clauses: &Clauses) -> Self {
        let bytes = codec::encode(clauses);
        let mut numbers = Self {
            lists: BTreeMap::new(),
            automatic: Vec::new(),
            ceiling: 0,
            two_officers_from: None,
            budget: BTreeMap::new(),
        };
        let mut reader = Decoder::new(&bytes);
        for _ in 0..reader.map().unwrap().unwrap() {
            match reader.u16().unwrap() {
                list @ 1..=4 => {
                    let length = reader.array().unwrap().unwrap();
                    let items = (0..length).map(|_| reader.u64().unwrap()).collect();
                    numbers.lists.insert(list, items);
                }
                5 => {
                    for _ in 0..reader.array().unwrap().unwrap() {
                        let parts = reader.array().unwrap().unwrap();
                        assert_eq!(parts, 3);
                        let grade = reader.u64().unwrap();
                        let result = nullable(&mut reader);
                        numbers.automatic.push((grade, result, reader.u64().unwrap()));
                    }
                }
                6 => numbers.ceiling = reader.u64().unwrap(),
                7 => numbers.two_officers_from = nullable(&mut reader),
                12 => {
                    for _ in 0..reader.map().unwrap().unwrap() {
                        let part = reader.u16().unwrap();
                        if let Some(most) = nullable(&mut reader) {
                            numbers.budget.insert(part, most);
                        }
                    }
                }
                _ => reader.skip().unwrap(),
            }
        }
        numbers
    }
}

fn nullable(reader: &mut Decoder<'_>) -> Option<u64> {
    if reader.datatype().unwrap() == minicbor::data::Type::Null {
        reader.null().unwrap();
        return None;
    }
    Some(reader.u64().unwrap())
}

const CONFIRMED: usize = 1;
const IN_FORCE: usize = 0;
/// Highest numbers that this version of each list knows.
const KINDS: u64 = 15;
const USES: u64 = 6;
const BASES: u64 = 6;

/// What the model lets in: 0, or the number of the A code that the request goes back with.
fn model_of_admission(
    numbers: &Numbers,
    (standing, force): (usize, usize),
    (kind, purpose, basis): (Option<u64>, Option<u64>, Option<u64>),
    spent: Spent,
) -> u64 {
    let listed = |clause: u16, code: Option<u64>, known: u64| {
        code.is_some_and(|c| (1..=known).contains(&c) && numbers.lists[&clause].contains(&c))
    };
    let most = |part: u16| numbers.budget.get(&part).copied().unwrap_or(u64::MAX);
    let over = [(1, spent.per_day), (2, spent.of_officer), (3, spent.of_case)];
    // Each ground with the code it gives, strongest first.
    let grounds = [
        (4, standing != CONFIRMED),
        (5, force != IN_FORCE),
        (9, spent.sweep || over.iter().any(|(part, count)| *count > most(*part))),
        // A clarification needs no clause (ITI 23).
        (5, kind != Some(10) && !listed(1, kind, KINDS)),
        (3, purpose.is_none()),
        (5, !listed(2, purpose, USES)),
        (5, !listed(3, basis, BASES)),
        // The example names no decision that a clarification could be about.
        (5, kind == Some(10)),
        // The example names a gun and says how it was found, which is all that these kinds need.
        (2, !kind.is_some_and(|kind| (1..=6).contains(&kind))),
    ];
    grounds.iter().find(|(_, holds)| *holds).map_or(0, |(code, _)| *code)
}

fn every(known: u64) -> Vec<Option<u64>> {
    (0..=known).map(|n| (n > 0).then_some(n)).chain([Some(77)]).collect()
}

/// Terms that differ in what they list.
fn terms() -> Vec<Clauses> {
    let mut wide = clauses();
    wide.request_kinds = RequestKind::ALL.iter().copied().collect();
    wide.purposes = IntendedUse::ALL.iter().copied().collect();
    wide.legal_bases = LegalBasis::ALL.iter().copied().collect();
    wide.budget =
        Budget { per_day: 100, per_officer_per_day: Some(3), per_case: Some(2), consignment: None };
    // A number of a later version that was agreed still decides nothing here.
    let mut later = wide.clone();
    later.request_kinds.insert(RequestKind::from_number(77));
    later.purposes.insert(IntendedUse::from_number(77));
    later.legal_bases.insert(LegalBasis::from_number(77));
    let mut closed = clauses();
    closed.request_kinds.clear();
    closed.purposes.clear();
    closed.legal_bases.clear();
    vec![clauses(), wide, later, closed]
}

/// Request kind × purpose × legal basis × standing × status × budgets × terms.
#[test]
fn what_is_admitted_is_what_the_model_lets_in() {
    let spent = |per_day, of_officer, of_case, sweep| Spent { per_day, of_officer, of_case, sweep };
    let counts = [
        spent(1, 1, 0, false),
        spent(11, 1, 1, false),
        spent(101, 1, 1, false),
        spent(1, 4, 1, false),
        spent(1, 1, 3, false),
        spent(1, 1, 1, true),
    ];
    let (header, query, mut common) = (header(), query(), common());
    let (mut rows, mut admitted) = (0u64, 0u64);
    for clauses in terms() {
        let numbers = Numbers::of(&clauses);
        let mut doc = agreement().doc().clone();
        doc.first_asks = clauses;
        let agreement = Agreement::new(&doc).unwrap();
        for (standing_number, standing) in Standing::ALL.into_iter().enumerate() {
            for (force_number, force) in Force::ALL.into_iter().enumerate() {
                for spent in counts {
                    for kind in every(KINDS) {
                        for purpose in every(USES) {
                            for basis in every(BASES) {
                                common.request_kind = kind.map(RequestKind::from_number);
                                common.purpose = purpose.map(IntendedUse::from_number);
                                common.legal_basis = basis.map(LegalBasis::from_number);
                                let agreement = Some(&agreement);
                                let circumstances =
                                    Circumstances { standing, agreement, force, spent };
                                let ruled =
                                    admission::admit(&header, &common, &query, circumstances);
                                let code = match &ruled {
                                    Ok(_) => 0,
                                    Err(returned) => returned.reason.number() - 400,
                                };
                                let asked = (kind, purpose, basis);
                                let stands = (standing_number, force_number);
                                let wanted = model_of_admission(&numbers, stands, asked, spent);
                                assert_eq!(code, wanted, "{asked:?} {stands:?} {spent:?}");
                                rows += 1;
                                admitted += u64::from(ruled.is_ok());
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(rows > 400_000 && admitted > 500, "{rows} {admitted}");
}

#[test]
fn what_stops_a_request_is_one_clause_and_what_lets_it_through_is_several() {
    let agreement = agreement();
    let circumstances = |force| Circumstances {
        standing: Standing::Confirmed,
        agreement: Some(&agreement),
        force,
        spent: Spent::default(),
    };
    for force in Force::ALL {
        match admission::admit(&header(), &common(), &query(), circumstances(force)) {
            Ok(admitted) => {
                assert_eq!(force, Force::InForce);
                let expected = [
                    ClauseId::RequestKinds,
                    ClauseId::Purposes,
                    ClauseId::LegalBases,
                    ClauseId::BudgetPerDay,
                    ClauseId::RoutineDeadline,
                    ClauseId::InForce,
                ];
                assert_eq!(admitted.rested_on, expected);
            }
            Err(returned) => {
                assert_eq!(returned.reason, ReturnReason::OutsideAgreement);
                assert_eq!(returned.rested_on, [ClauseId::InForce]);
                assert!(!returned.text.is_empty());
            }
        }
    }
}

/// A point of the table of what was found.
#[derive(Clone, Copy, Debug)]
struct Point {
    grade: u64,
    result: Option<u64>,
    /// sensitive, ambiguous, contradicted, many numbers, sampled
    flags: [bool; 5],
}

const EXACT: u64 = 4;
const NONE: u64 = 0;
const NO_RECORD: u64 = 120;
/// R01 to R15: what a record can say.
const OF_RECORDS: std::ops::RangeInclusive<u64> = 101..=115;

/// The level at which the model lets the machine answer.
fn model_of_policy(numbers: &Numbers, point: Point) -> Option<u64> {
    let Point { grade, result, flags: [sensitive, ambiguous, contradicted, many, sampled] } = point;
    let result = result?;
    let plain_hit = grade == EXACT && OF_RECORDS.contains(&result) && !contradicted;
    let plain_miss = grade == NONE && result == NO_RECORD;
    if sensitive || ambiguous || many || sampled || !(plain_hit || plain_miss) {
        return None;
    }
    // The narrower rule first, and of equal ones the one that stands first.
    let mut rules: Vec<_> = numbers
        .automatic
        .iter()
        .filter(|(g, r, _)| *g == grade && r.is_none_or(|r| r == result))
        .collect();
    rules.sort_by_key(|(_, r, _)| r.is_none());
    let (_, _, level) = rules.first()?;
    let two_officers = numbers.two_officers_from.unwrap_or(u64::MAX);
    let bounded = (1..=3).contains(level) && *level <= numbers.ceiling && numbers.ceiling <= 5;
    (bounded && *level < two_officers).then_some(*level)
}

fn decided(clauses: &Clauses, point: Point) -> (Option<u64>, Vec<ClauseId>) {
    let [sensitive, ambiguous, contradicted, many_numbers, sampled] = point.flags;
    let found = Assessment {
        grade: MatchGrade::from_number(point.grade),
        primary: point.result.map(ResultCode::from_number),
        sensitive,
        ambiguous,
        contradicted,
        many_numbers,
    };
    let ruling = policy::decide(clauses, &found, sampled);
    let level = match ruling.decision {
        Decision::Permit(permit) => Some(permit.level().number()),
        Decision::Refer(_) => None,
    };
    (level, ruling.rested_on)
}

/// Compares desk and model on every grade, result and given set of flags; permits counted.
fn compare(clauses: &Clauses, flags: impl Iterator<Item = [bool; 5]> + Clone) -> u64 {
    let numbers = Numbers::of(clauses);
    let grades = MatchGrade::ALL.iter().map(|g| g.number()).chain([99]);
    let results: Vec<Option<u64>> =
        ResultCode::ALL.iter().map(|r| Some(r.number())).chain([Some(199), None]).collect();
    let mut permits = 0;
    for grade in grades {
        for &result in &results {
            for flags in flags.clone() {
                let point = Point { grade, result, flags };
                let (level, rested_on) = decided(clauses, point);
                let allowed = model_of_policy(&numbers, point);
                assert!(level <= allowed, "over-disclosure at {point:?}: {level:?} {allowed:?}");
                assert_eq!(level, allowed, "{point:?} rested on {rested_on:?}");
                assert!(level.is_some() == (rested_on.len() > 1), "{rested_on:?}");
                permits += u64::from(level.is_some());
            }
        }
    }
    permits
}

fn rule(grade: MatchGrade, result: Option<ResultCode>, level: u64) -> AutomaticRule {
    AutomaticRule { grade, result, level: DisclosureLevel::from_number(level) }
}

/// Grade × result × every combination of flags, under narrow and wide terms.
#[test]
fn what_leaves_without_a_person_is_what_the_model_lets_out() {
    let flags = (0..32u8).map(|bits| std::array::from_fn(|n| bits >> n & 1 == 1));
    let mut wide = clauses();
    wide.automatic.clear();
    for grade in MatchGrade::ALL.iter().copied().chain([MatchGrade::from_number(99)]) {
        wide.automatic.push(rule(grade, None, 2));
        for result in [ResultCode::RecordedStolen, ResultCode::NoRecord] {
            wide.automatic.push(rule(grade, Some(result), 3));
        }
        wide.automatic.push(rule(grade, Some(ResultCode::from_number(199)), 1));
    }
    let mut none = clauses();
    none.automatic.clear();
    let plain = compare(&clauses(), flags.clone());
    assert!(plain > 10);
    assert_eq!(compare(&wide, flags.clone()), plain);
    assert_eq!(compare(&none, flags), 0);
}

/// Every single automatic rule × ceiling × two officers × every flag alone, also such as no
/// agreement can hold.
#[test]
fn no_rule_ceiling_or_number_of_officers_lets_out_more_than_the_model() {
    let flags = (0..6usize).map(|set| std::array::from_fn(|n| n == set));
    let grades = MatchGrade::ALL.iter().copied().chain([MatchGrade::from_number(99)]);
    let (mut agreements, mut permits) = (0u64, 0u64);
    for grade in grades {
        for result in [None, Some(ResultCode::Exported), Some(ResultCode::NoRecord)] {
            for level in [0, 1, 3, 4, 9] {
                for ceiling in [0, 2, 4, 9] {
                    for two in [None, Some(DisclosureLevel::L2)] {
                        let mut terms = clauses();
                        terms.automatic = vec![rule(grade, result, level)];
                        terms.ceiling = DisclosureLevel::from_number(ceiling);
                        terms.two_officers_from = two;
                        permits += compare(&terms, flags.clone());
                        agreements += 1;
                    }
                }
            }
        }
    }
    assert!(agreements == 720 && permits == 100, "{agreements} {permits}");
}
