//! The grade of a record that a search found.

use vestigo_protocol::codes::MatchGrade;

use super::agreement::{Agreement, Maker, Verdict};
use super::cost::{self, Cost};
use crate::registry::serials::Hit;

/// How the number of a record is related to the one asked for; the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same canonical form.
    Same,
    /// The same with a word before the number, such as `NR`, counted as part of it.
    SameWithWord,
    /// The same folded form.
    SameFolded,
    /// The same but for zeros before it.
    LeadingZeros,
    /// The same once a year merged with one of the two is taken off.
    YearSplit,
    /// The same without the letters between digits (NCIC).
    Embedded,
    /// The same digits between letters on both sides.
    DigitCore,
    /// What a pattern with few unknown characters describes.
    NarrowPattern,
    /// What any other pattern describes.
    WidePattern,
    /// One edit apart.
    OneEdit,
    /// Two edits apart.
    TwoEdits,
    /// The record's has a prefix or suffix more.
    Lost,
    /// The record's has a prefix or suffix less.
    Surplus,
}

impl Relation {
    /// All of them, closest first.
    pub const ALL: [Self; 13] = [
        Self::Same,
        Self::SameWithWord,
        Self::SameFolded,
        Self::LeadingZeros,
        Self::YearSplit,
        Self::Embedded,
        Self::DigitCore,
        Self::NarrowPattern,
        Self::WidePattern,
        Self::OneEdit,
        Self::TwoEdits,
        Self::Lost,
        Self::Surplus,
    ];
}

/// What stands against taking a mark for the gun's number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubt {
    /// The number of another part, while the frame's was given too; or that of another part of
    /// the recorded gun, which has several.
    pub other_part: bool,
    /// Read with doubt, or the gun's number was altered.
    pub doubtful: bool,
}

impl Doubt {
    /// With what stands against the mark that was found: its number is not that of the gun.
    #[must_use]
    pub const fn of(self, hit: &Hit) -> Self {
        Self { other_part: self.other_part || !hit.is_frame, ..self }
    }
}

/// How near a record's number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closeness {
    /// In what way.
    pub relation: Relation,
    /// At what cost.
    pub cost: Cost,
    /// Symbols that the two numbers share where one has a prefix or suffix more; else its length.
    pub shared: u8,
}

/// What one thousandth of an edit takes from the score: one unexplained edit counts 5.0, so that
/// a maker, a calibre and a type that agree outweigh most of it, and of two edits never all.
pub const SCORE_PER_COST: i32 = 5;

/// Below this score a record is not worth a look, except under the very number asked for: two
/// unexplained edits need at least a maker that agrees, and not with model and calibre against it.
pub const POSSIBLE_MIN: i32 = -9300;

/// Up to this cost one difference is explained: a look-alike, an exchange, a doubled character.
pub const CHEAP: Cost = 600;

/// Up to this cost a record of another maker is worth a look.
pub const CHEAP_FOR_ANOTHER_MAKER: Cost = 500;

/// Two edits above this cost are worth a look only if the maker or the model speaks for them: in a
/// dense register every number has hundreds of neighbours.
pub const TWO_EDITS_NEED_SUPPORT: Cost = 1200;

/// Up to so many symbols asked for, two edits are worth a look only if the maker agrees: two in
/// five changed is half of the numbers that there are.
pub const SHORT: u8 = 5;

/// Symbols that numbers share at least for a lost prefix or suffix to be a strong match.
pub const STRONG_SHARED_MIN: u8 = 5;

/// Agreement less what the differences cost.
#[must_use]
pub fn score(cost: Cost, agreement: &Agreement) -> i32 {
    agreement.points() - SCORE_PER_COST * i32::from(cost)
}

/// The grade. A number that is nearer, or particulars that agree better, never give a worse one.
///
/// | grade | number | particulars |
/// |---|---|---|
/// | EXACT | same canonical form, of the frame or the only one, asked for and recorded, read without doubt | maker or type agrees, maker does not contradict |
/// | EXACT_FOLDED | same folded form, or same with the word before it; as above | as above |
/// | STRONG | same canonical or folded form | anything else, but with a maker that contradicts: canonical form only, and neither type nor calibre contradicts too |
/// | STRONG | not another part's, and one explained difference ([`CHEAP`]), or a prefix or suffix lost with [`STRONG_SHARED_MIN`] symbols left, or all of a narrow pattern | maker agrees, neither type nor calibre contradicts |
/// | POSSIBLE | same canonical or folded form | anything |
/// | POSSIBLE | any other relation | score from [`POSSIBLE_MIN`]; a maker that contradicts only up to [`CHEAP_FOR_ANOTHER_MAKER`] and not for a wide pattern; two edits above [`TWO_EDITS_NEED_SUPPORT`] only if make, importer taken for it, or model agrees, and of a number of up to [`SHORT`] symbols only if the maker does; model and calibre not both against it, if there are two edits or an unexplained one |
/// | NONE | anything else | |
#[must_use]
pub fn grade(near: Closeness, doubt: Doubt, agreement: &Agreement) -> MatchGrade {
    let another_maker = agreement.maker == Maker::Contradicts;
    let against =
        agreement.firearm_type == Verdict::Contradicts || agreement.calibre == Verdict::Contradicts;
    let sure = agreement.is_confirmed() && !another_maker && !doubt.other_part && !doubt.doubtful;
    match near.relation {
        Relation::Same if sure => MatchGrade::Exact,
        Relation::Same if another_maker && against => MatchGrade::Possible,
        Relation::Same => MatchGrade::Strong,
        Relation::SameWithWord | Relation::SameFolded if sure => MatchGrade::ExactFolded,
        Relation::SameWithWord | Relation::SameFolded if another_maker => MatchGrade::Possible,
        Relation::SameWithWord | Relation::SameFolded => MatchGrade::Strong,
        relation => {
            if !is_possible(near, agreement) {
                return MatchGrade::None;
            }
            let explained = match relation {
                Relation::NarrowPattern => true,
                Relation::WidePattern => false,
                Relation::Lost | Relation::Surplus => near.shared >= STRONG_SHARED_MIN,
                _ => near.cost <= CHEAP,
            };
            let backed = agreement.maker == Maker::Agrees && !against && !doubt.other_part;
            if explained && backed { MatchGrade::Strong } else { MatchGrade::Possible }
        }
    }
}

/// Whether a number that is not the same is worth a look.
fn is_possible(near: Closeness, agreement: &Agreement) -> bool {
    let Closeness { relation, cost, shared } = near;
    let supported = matches!(agreement.maker, Maker::Agrees | Maker::ImporterTaken)
        || agreement.model == Verdict::Agrees;
    let bare = relation == Relation::TwoEdits && cost > TWO_EDITS_NEED_SUPPORT && !supported;
    let short =
        relation == Relation::TwoEdits && shared <= SHORT && agreement.maker != Maker::Agrees;
    let foreign = agreement.maker == Maker::Contradicts
        && (cost > CHEAP_FOR_ANOTHER_MAKER || relation == Relation::WidePattern);
    let another_gun = agreement.model == Verdict::Contradicts
        && agreement.calibre == Verdict::Contradicts
        && (cost > CHEAP || relation == Relation::TwoEdits);
    score(cost, agreement) >= POSSIBLE_MIN && !bare && !short && !foreign && !another_gun
}

/// The least that a pair of numbers so many edits apart can cost.
#[must_use]
pub const fn least_cost(edits: u8, double_v: bool) -> Cost {
    match edits {
        0 => 0,
        2 if !double_v => 2 * cost::LOOK_ALIKE,
        _ => cost::LOOK_ALIKE,
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::MatchGrade::{
        Exact, ExactFolded, None as Nothing, Possible, Strong,
    };

    use super::*;

    const NO_DOUBT: Doubt = Doubt { other_part: false, doubtful: false };

    fn near(relation: Relation, cost: Cost) -> Closeness {
        Closeness { relation, cost, shared: 6 }
    }

    /// Every combination that the rules look at.
    fn agreements() -> impl Iterator<Item = Agreement> {
        let verdicts = [Verdict::Agrees, Verdict::Near, Verdict::Unknown, Verdict::Contradicts];
        let makers = [Maker::Agrees, Maker::ImporterTaken, Maker::Unknown, Maker::Contradicts];
        (0..4 * 64).map(move |n| Agreement {
            maker: makers[n / 64],
            firearm_type: verdicts[n / 16 % 4],
            model: verdicts[n / 4 % 4],
            calibre: verdicts[n % 4],
            ..Agreement::default()
        })
    }

    fn doubts() -> impl Iterator<Item = Doubt> {
        (0..4).map(|n| Doubt { other_part: n & 1 != 0, doubtful: n & 2 != 0 })
    }

    #[test]
    fn each_grade_has_its_rows() {
        let agreed =
            Agreement { maker: Maker::Agrees, calibre: Verdict::Agrees, ..Agreement::default() };
        let maker = Agreement { calibre: Verdict::Unknown, ..agreed };
        let importer = Agreement { maker: Maker::ImporterTaken, ..maker };
        let calibre_against = Agreement { calibre: Verdict::Contradicts, ..maker };
        let type_against = Agreement { firearm_type: Verdict::Contradicts, ..maker };
        let another_gun = Agreement { model: Verdict::Contradicts, ..calibre_against };
        let unknown = Agreement::default();
        let of_type = Agreement { firearm_type: Verdict::Agrees, ..unknown };
        let another_maker = Agreement { maker: Maker::Contradicts, ..unknown };
        let all_else = Agreement { firearm_type: Verdict::Agrees, ..another_maker };
        let two_against = Agreement { firearm_type: Verdict::Contradicts, ..another_maker };
        use Relation as R;
        for (row, relation, cost, agreement, expected) in [
            (1, R::Same, 0, agreed, Exact),
            (2, R::Same, 0, of_type, Exact),
            (3, R::Same, 0, type_against, Exact),
            (4, R::Same, 0, unknown, Strong),
            (5, R::Same, 0, importer, Strong),
            (6, R::Same, 0, another_maker, Strong),
            (7, R::Same, 0, all_else, Strong),
            (8, R::Same, 0, two_against, Possible),
            (9, R::SameFolded, 200, agreed, ExactFolded),
            (10, R::SameWithWord, 0, of_type, ExactFolded),
            (11, R::SameFolded, 200, unknown, Strong),
            (12, R::SameFolded, 200, all_else, Possible),
            (13, R::SameFolded, 1600, two_against, Possible),
            (20, R::LeadingZeros, cost::LEADING_ZEROS, maker, Strong),
            (21, R::YearSplit, cost::YEAR, maker, Strong),
            (22, R::Embedded, cost::CORE, maker, Strong),
            (23, R::DigitCore, cost::CORE, maker, Strong),
            (24, R::DigitCore, cost::CORE, importer, Possible),
            (25, R::DigitCore, cost::CORE, unknown, Possible),
            (26, R::DigitCore, cost::CORE, another_maker, Nothing),
            (30, R::NarrowPattern, 0, maker, Strong),
            (31, R::NarrowPattern, 0, unknown, Possible),
            (32, R::NarrowPattern, 0, calibre_against, Possible),
            (33, R::NarrowPattern, 0, another_maker, Possible),
            (34, R::WidePattern, 0, agreed, Possible),
            (35, R::WidePattern, 0, another_maker, Nothing),
            (40, R::OneEdit, cost::LOOK_ALIKE, maker, Strong),
            (41, R::OneEdit, cost::EXCHANGE, agreed, Strong),
            (42, R::OneEdit, cost::EXCHANGE, type_against, Possible),
            (43, R::OneEdit, cost::EXCHANGE, calibre_against, Possible),
            (44, R::OneEdit, cost::LOOK_ALIKE_OF_GROUP, agreed, Possible),
            (45, R::OneEdit, cost::EDIT, agreed, Possible),
            (46, R::OneEdit, cost::EDIT, unknown, Possible),
            (47, R::OneEdit, cost::EDIT, another_gun, Nothing),
            (48, R::OneEdit, cost::LOOK_ALIKE, all_else, Possible),
            (49, R::OneEdit, cost::EXCHANGE, all_else, Nothing),
            (50, R::TwoEdits, cost::LOOK_ALIKE, agreed, Strong),
            (51, R::TwoEdits, 2 * cost::LOOK_ALIKE, unknown, Possible),
            (52, R::TwoEdits, 2 * cost::EDIT, maker, Possible),
            (53, R::TwoEdits, 2 * cost::EDIT, calibre_against, Possible),
            (54, R::TwoEdits, 2 * cost::EDIT, another_gun, Nothing),
            (55, R::TwoEdits, 2 * cost::LOOK_ALIKE, another_gun, Nothing),
            (56, R::TwoEdits, 2 * cost::EDIT, of_type, Nothing),
            (57, R::TwoEdits, 2 * cost::EDIT, all_else, Nothing),
            (60, R::Lost, 800, maker, Strong),
            (61, R::Surplus, 800, unknown, Possible),
            (62, R::Surplus, 800, another_maker, Nothing),
        ] {
            assert_eq!(grade(near(relation, cost), NO_DOUBT, &agreement), expected, "row {row}");
        }
        let short = Closeness { shared: 4, ..near(Relation::Lost, 800) };
        assert_eq!(grade(short, NO_DOUBT, &maker), Possible);
        let short = Closeness { shared: SHORT, ..near(Relation::TwoEdits, 900) };
        assert_eq!(grade(short, NO_DOUBT, &maker), Possible);
        assert_eq!(grade(short, NO_DOUBT, &importer), Nothing);
        assert_eq!(grade(short, NO_DOUBT, &unknown), Nothing);
        let of_model = Agreement { model: Verdict::Agrees, ..unknown };
        assert_eq!(grade(short, NO_DOUBT, &of_model), Nothing);
        assert_eq!(grade(near(Relation::TwoEdits, 900), NO_DOUBT, &of_model), Possible);
    }

    #[test]
    fn exact_needs_the_frames_number_read_without_doubt_and_a_maker_that_does_not_contradict() {
        for agreement in agreements() {
            for doubt in doubts() {
                for relation in Relation::ALL {
                    let grade = grade(near(relation, 0), doubt, &agreement);
                    let sure = agreement.is_confirmed()
                        && agreement.maker != Maker::Contradicts
                        && doubt == NO_DOUBT;
                    assert_eq!(grade == Exact, relation == Relation::Same && sure);
                    let folded = matches!(relation, Relation::SameFolded | Relation::SameWithWord);
                    assert_eq!(grade == ExactFolded, folded && sure);
                    if relation <= Relation::SameFolded {
                        assert!(grade >= Possible, "the number itself is always worth a look");
                    }
                }
            }
        }
    }

    #[test]
    fn another_parts_number_is_strong_only_if_it_is_the_same() {
        let doubt = Doubt { other_part: true, doubtful: false };
        for agreement in agreements() {
            for relation in Relation::ALL.into_iter().filter(|r| *r > Relation::SameFolded) {
                assert!(grade(near(relation, 450), doubt, &agreement) <= Possible);
            }
        }
    }

    #[test]
    fn a_nearer_number_never_gets_a_worse_grade() {
        for agreement in agreements() {
            for doubt in doubts() {
                for relation in Relation::ALL {
                    let grades: Vec<_> = (0..=24)
                        .map(|step| grade(near(relation, step * 100), doubt, &agreement))
                        .collect();
                    assert!(grades.is_sorted_by(|a, b| a >= b), "{relation:?}");
                }
                let same = grade(near(Relation::Same, 0), doubt, &agreement);
                let folded = grade(near(Relation::SameFolded, 0), doubt, &agreement);
                assert!(same >= folded);
                for relation in Relation::ALL.into_iter().skip(3) {
                    assert!(folded >= grade(near(relation, 300), doubt, &agreement));
                }
            }
        }
    }

    #[test]
    fn better_agreement_never_gets_a_worse_grade() {
        let ranks = |a: &Agreement| {
            let of = |v: Verdict| match v {
                Verdict::Agrees => 3,
                Verdict::Near => 2,
                Verdict::Unknown => 1,
                Verdict::Contradicts => 0,
            };
            let maker = match a.maker {
                Maker::Agrees => 3,
                Maker::ImporterTaken => 2,
                Maker::Unknown => 1,
                Maker::Contradicts => 0,
            };
            [maker, of(a.firearm_type), of(a.model), of(a.calibre)]
        };
        let all: Vec<Agreement> = agreements().collect();
        for better in &all {
            let above = ranks(better);
            for worse in &all {
                let differs: Vec<_> =
                    above.iter().zip(ranks(worse)).filter(|(x, y)| *x != y).collect();
                let [(x, y)] = differs.as_slice() else { continue };
                if x < &y {
                    continue;
                }
                for relation in Relation::ALL {
                    for cost in [0, 450, 600, 1000, 2000] {
                        let of = |a| grade(near(relation, cost), NO_DOUBT, a);
                        assert!(of(better) >= of(worse), "{relation:?} {cost}");
                        let of = |a| score(cost, a);
                        assert!(of(better) >= of(worse), "{relation:?} {cost}");
                    }
                }
            }
        }
    }
}
