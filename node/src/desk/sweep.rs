//! Whether a partner traces guns or tries numbers.
//!
//! A trace asks for guns that were found; a sweep asks for numbers that might exist. One question does
//! not tell which it is, many do. What is looked at are the serial numbers that one partner had looked
//! up within the window (the caller's: seven days, at most 1,024 requests), each once, by its *shape*:
//! the canonical number with every letter as `L` and every digit as `D`. Within a shape a number has a
//! *place*: letters count to 26, digits to 10, the last character fastest, so that ABC123 and ABC124
//! are neighbours, and ABZ999 and ACA000 too. Four patterns are a sweep:
//!
//! - **run**: [`RUN`] different numbers of one shape, each at most [`RUN_STEP`] places from the next;
//! - **steps**: [`STEPS`] numbers of one shape one after the other, each as far from the one before it;
//! - **dense**: [`DENSE`] different numbers of one maker and one shape with a million places or more,
//!   within [`DENSE_SPAN`] places;
//! - **letters**: [`LETTERS`] different numbers of one shape with the same three or more digits.
//!
//! Unrelated guns do not look like that: of a thousand numbers of five digits, 19 neighbours in a row
//! lie within ten places of each other less than once in 10¹⁵ weeks. A lot of consecutive numbers that
//! was really found does. Nothing but people can tell it from fishing: two agencies may agree on
//! consignments, so many numbers in a row that one case may ask for ([`Bounds::of_case`]); where they did
//! not, the focal points telephone.

use std::collections::{BTreeMap, BTreeSet};

use vestigo_protocol::firearm::serial;

/// Different numbers in a run.
pub const RUN: usize = 20;
/// Places between neighbours of a run, at most.
pub const RUN_STEP: u128 = 10;
/// Numbers that follow one another in equal steps.
pub const STEPS: usize = 20;
/// Different numbers of one maker in a narrow range.
pub const DENSE: usize = 40;
/// That range, in places: one number in fifty.
pub const DENSE_SPAN: u128 = 2_000;
/// Places of a shape from which on a narrow range is no accident.
const DENSE_PLACES: u128 = 1_000_000;
/// Different numbers that differ in their letters alone.
pub const LETTERS: usize = 20;
/// Digits from which on equal ones are no accident.
const SAME_DIGITS: usize = 3;
/// The largest consignment that can be agreed: with more, one case would list a register.
pub const CONSIGNMENT_MAX: u64 = 10_000;
/// Characters of a number that have a place; longer ones are compared by their end.
const PLACES: usize = 20;

/// What gave a sweep away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Neighbouring numbers.
    Run,
    /// Numbers in equal steps.
    Steps,
    /// Many numbers of one maker in a narrow range.
    Dense,
    /// The same digits behind ever other letters.
    Letters,
}

impl Pattern {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Run, Self::Steps, Self::Dense, Self::Letters];

    /// The number that is stored, from 1.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::Run => 1,
            Self::Steps => 2,
            Self::Dense => 3,
            Self::Letters => 4,
        }
    }

    /// Its word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Run => "RUN",
            Self::Steps => "STEPS",
            Self::Dense => "DENSE",
            Self::Letters => "LETTERS",
        }
    }

    /// Reads [`Self::number`].
    #[must_use]
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|pattern| pattern.number() == number)
    }
}

/// What is known of the numbers of one shape.
#[derive(Default)]
struct Shape {
    places: BTreeSet<u128>,
    of_maker: BTreeMap<String, BTreeSet<u128>>,
    of_digits: BTreeMap<String, BTreeSet<u128>>,
    last: Option<u128>,
    step: Option<i128>,
    steps: usize,
}

/// The numbers that one partner had looked up within the window.
#[derive(Default)]
pub struct Asked {
    shapes: BTreeMap<String, Shape>,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Asked({} shapes)", self.shapes.len())
    }
}

impl Asked {
    /// Takes one number that is about to be looked up, with the maker that was given, and says what it
    /// is a part of. A number that was asked before is no news.
    pub fn observe(&mut self, maker: Option<&str>, number: &str, bounds: Bounds) -> Option<Seen> {
        let canonical = serial::canonical(number);
        let Placed { shape, digits, place, places } = placed(&canonical)?;
        let known = self.shapes.entry(shape).or_default();
        if !known.places.insert(place) {
            return None;
        }
        let steps = known.step_to(place);
        let maker = maker.map(serial::folded).unwrap_or_default();
        let of_maker = known.of_maker.entry(maker).or_default();
        of_maker.insert(place);
        let dense = if places >= DENSE_PLACES { crowd(of_maker, place, bounds.dense) } else { 0 };
        let of_digits = (digits.len() >= SAME_DIGITS && digits.len() < canonical.chars().count())
            .then(|| known.of_digits.entry(digits).or_default());
        let letters = of_digits.map_or(0, |same| {
            same.insert(place);
            same.len()
        });
        Some(Seen { run: run(&known.places, place, bounds.run), steps, dense, letters })
    }

    /// Forgets a number that was taken and then not asked.
    pub fn forget(&mut self, maker: Option<&str>, number: &str) {
        let canonical = serial::canonical(number);
        let Some(Placed { shape, digits, place, .. }) = placed(&canonical) else { return };
        let Some(known) = self.shapes.get_mut(&shape) else { return };
        known.places.remove(&place);
        if let Some(of_maker) =
            known.of_maker.get_mut(&maker.map(serial::folded).unwrap_or_default())
        {
            of_maker.remove(&place);
        }
        if let Some(of_digits) = known.of_digits.get_mut(&digits) {
            of_digits.remove(&place);
        }
    }
}

/// How many numbers a pattern has with the newest one, each counted up to its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    run: usize,
    steps: usize,
    dense: usize,
    letters: usize,
}

impl Seen {
    /// The pattern that is complete within `bounds`, which are none above those that it was counted to.
    #[must_use]
    pub const fn pattern(self, bounds: Bounds) -> Option<Pattern> {
        if self.run >= bounds.run {
            Some(Pattern::Run)
        } else if self.steps >= bounds.steps {
            Some(Pattern::Steps)
        } else if self.dense >= bounds.dense {
            Some(Pattern::Dense)
        } else if self.letters >= bounds.letters {
            Some(Pattern::Letters)
        } else {
            None
        }
    }
}

/// From how many numbers on a pattern is a sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    run: usize,
    steps: usize,
    dense: usize,
    letters: usize,
}

impl Bounds {
    /// Where nothing else was agreed, or no case is named.
    pub const USUAL: Self = Self { run: RUN, steps: STEPS, dense: DENSE, letters: LETTERS };

    /// Within a case, where consignments of so many numbers were agreed. Never below the usual ones.
    #[must_use]
    pub fn of_case(consignment: Option<u64>) -> Self {
        let agreed = consignment.unwrap_or(0).min(CONSIGNMENT_MAX);
        let more = usize::try_from(agreed).unwrap_or(0).saturating_add(1);
        Self {
            run: RUN.max(more),
            steps: STEPS.max(more),
            dense: DENSE.max(more),
            letters: LETTERS.max(more),
        }
    }
}

impl Shape {
    /// How many numbers came in equal steps, this one last.
    fn step_to(&mut self, place: u128) -> usize {
        let signed = |place: u128| i128::try_from(place).unwrap_or(i128::MAX);
        let step = self.last.map(|last| signed(place).wrapping_sub(signed(last)));
        self.steps = match (step, self.step) {
            (None, _) => 1,
            (Some(step), Some(before)) if step == before => self.steps.saturating_add(1),
            (Some(_), _) => 2,
        };
        self.step = step;
        self.last = Some(place);
        self.steps
    }
}

/// A canonical number, taken apart.
struct Placed {
    shape: String,
    digits: String,
    place: u128,
    /// How many places its shape has.
    places: u128,
}

/// None if nothing of it is a letter or a digit. Of a number longer than [`PLACES`] the place is that of
/// its end, and what stands before is in the shape.
fn placed(canonical: &str) -> Option<Placed> {
    let characters: Vec<char> = canonical.chars().collect();
    let before = characters.len().saturating_sub(PLACES);
    let (mut shape, mut digits) = (String::new(), String::new());
    let (mut place, mut places) = (0u128, 1u128);
    for (at, character) in characters.into_iter().enumerate() {
        let (kind, base, value) = if let Some(digit) = character.to_digit(10) {
            digits.push(character);
            ('D', 10, u128::from(digit))
        } else if character.is_ascii_uppercase() {
            ('L', 26, u128::from(character as u32 - u32::from(b'A')))
        } else {
            // Another script, or a place that was left open: it stands for itself.
            (character, 1, 0)
        };
        if at < before {
            shape.push(character);
            continue;
        }
        shape.push(kind);
        place = place.saturating_mul(base).saturating_add(value);
        places = places.saturating_mul(base);
    }
    (places > 1).then_some(Placed { shape, digits, place, places })
}

/// Numbers in the chain of neighbours around `place`, itself included, counted up to `most` each way.
fn run(places: &BTreeSet<u128>, place: u128, most: usize) -> usize {
    let chain = |next: &mut dyn Iterator<Item = &u128>| {
        let mut last = place;
        next.take(most)
            .take_while(|at| {
                let near = at.abs_diff(last) <= RUN_STEP;
                last = **at;
                near
            })
            .count()
    };
    let above =
        chain(&mut places.range((std::ops::Bound::Excluded(place), std::ops::Bound::Unbounded)));
    let below = chain(&mut places.range(..place).rev());
    above + below + 1
}

/// The most numbers within [`DENSE_SPAN`] places that `place` is one of, counted up to `most` each
/// way.
fn crowd(places: &BTreeSet<u128>, place: u128, most: usize) -> usize {
    let lowest = place.saturating_sub(DENSE_SPAN);
    let mut below: Vec<u128> = places.range(lowest..=place).rev().take(most).copied().collect();
    below.reverse();
    let highest = place.saturating_add(DENSE_SPAN);
    let above =
        places.range((std::ops::Bound::Excluded(place), std::ops::Bound::Included(highest)));
    let near: Vec<u128> = below.into_iter().chain(above.take(most).copied()).collect();
    let within = |from: usize| {
        let start = near.get(from).copied().unwrap_or(u128::MAX);
        near.iter().skip(from).take_while(|at| at.abs_diff(start) <= DENSE_SPAN).count()
    };
    (0..near.len()).map(within).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of questions after which `numbers` are found to be a sweep, and by what.
    fn found<S: AsRef<str>>(
        maker: Option<&str>,
        numbers: impl IntoIterator<Item = S>,
    ) -> Option<(usize, Pattern)> {
        let mut asked = Asked::default();
        numbers
            .into_iter()
            .enumerate()
            .find_map(|(n, number)| Some((n + 1, completes(&mut asked, maker, number.as_ref())?)))
    }

    fn completes(asked: &mut Asked, maker: Option<&str>, number: &str) -> Option<Pattern> {
        asked.observe(maker, number, Bounds::USUAL)?.pattern(Bounds::USUAL)
    }

    /// A fixed stream of numbers below `below` that has no order.
    fn scattered(below: u64) -> impl Iterator<Item = u64> {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        std::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % below
        })
    }

    #[test]
    fn numbers_in_sequence_are_a_sweep_in_whatever_order_they_come() {
        let upwards = (0..1000).map(|n| format!("ABC{n:03}"));
        assert_eq!(found(None, upwards), Some((RUN, Pattern::Run)));
        // Sevens through a hundred: every number, no two steps alike in a row for long.
        let shuffled = (0..101).map(|n| format!("{:06}", 230_000 + n * n * 7 % 101));
        let (after, pattern) = found(Some("Glock"), shuffled).unwrap();
        assert!(after < 60 && pattern == Pattern::Run, "{after} {pattern:?}");
    }

    #[test]
    fn a_step_over_letters_or_a_few_numbers_is_a_neighbour() {
        let carry = ["ABZ997", "ABZ998", "ABZ999", "ACA000", "ACA001", "ACA002"];
        let places: Vec<u128> = carry.iter().map(|n| placed(n).unwrap().place).collect();
        assert!(places.is_sorted_by(|a, b| a + 1 == *b));
        let gaps = scattered(8).map(|gap| gap + 1);
        let mut at = 5_000_000;
        let uneven = gaps.take(40).map(|gap| {
            at += gap;
            format!("K{at}")
        });
        assert_eq!(found(None, uneven).map(|(_, pattern)| pattern), Some(Pattern::Run));
    }

    #[test]
    fn wide_equal_steps_are_a_sweep_too() {
        let hundreds = (0..50).map(|n| format!("{:07}", 1_000_000 + n * 317));
        assert_eq!(found(None, hundreds), Some((STEPS, Pattern::Steps)));
    }

    #[test]
    fn many_numbers_of_one_maker_in_a_narrow_range_are_a_sweep() {
        // Every 35th number of one range, in no order.
        let numbers: Vec<String> =
            scattered(57).take(150).map(|n| format!("GX{:05}", 12_000 + n * 35)).collect();
        let after = found(Some("Taurus"), &numbers);
        assert_eq!(after.map(|(_, pattern)| pattern), Some(Pattern::Dense));
        // The same numbers of as many makers are not.
        let mut asked = Asked::default();
        for (n, number) in numbers.iter().enumerate() {
            assert_eq!(completes(&mut asked, Some(&format!("M{n}")), number), None);
        }
    }

    #[test]
    fn the_same_digits_behind_ever_other_letters_are_a_sweep() {
        let letters = scattered(26 * 26 * 26).map(|n| {
            let letter = |n: u64| char::from(b'A' + u8::try_from(n % 26).unwrap());
            format!("{}{}{}481", letter(n / 676), letter(n / 26), letter(n))
        });
        let (after, pattern) = found(None, letters.take(100)).unwrap();
        assert!(after <= LETTERS + 5 && pattern == Pattern::Letters, "{after} {pattern:?}");
    }

    #[test]
    fn five_hundred_unrelated_guns_a_day_for_a_week_are_none() {
        for (width, below) in [(4, 10_000), (5, 100_000), (6, 1_000_000)] {
            let numbers = scattered(below).take(if width == 4 { 200 } else { 1_000 });
            assert_eq!(found(None, numbers.map(|n| format!("{n:0width$}"))), None, "{width}");
        }
        let letters = scattered(26 * 26 * 26 * 1000).take(1_000).map(|n| {
            let letter = |n: u64| char::from(b'A' + u8::try_from(n % 26).unwrap());
            let n_digits = n % 1000;
            let n = n / 1000;
            format!("{}{}{}{n_digits:03}", letter(n / 676), letter(n / 26), letter(n))
        });
        assert_eq!(found(Some("Glock"), letters), None);
    }

    #[test]
    fn the_same_gun_asked_again_and_a_small_lot_of_neighbours_are_none() {
        assert_eq!(found(None, std::iter::repeat_n("ABC123", 500)), None);
        assert_eq!(found(None, (0..STEPS - 1).map(|n| format!("ABC{n:03}"))), None);
    }

    #[test]
    fn a_consignment_that_was_agreed_is_let_through_and_no_number_more() {
        let bounds = Bounds::of_case(Some(300));
        let mut asked = Asked::default();
        let mut usual = None;
        for n in 0..400 {
            let seen = asked.observe(Some("Glock"), &format!("{:07}", 2_000_000 + n), bounds);
            let seen = seen.unwrap();
            usual = usual.or(seen.pattern(Bounds::USUAL).map(|_| n + 1));
            let found = seen.pattern(bounds);
            assert_eq!(found.is_some(), n >= 300, "{n}: {found:?}");
        }
        assert_eq!(usual, Some(RUN), "and is known for one all the same");
        assert_eq!(Bounds::of_case(None), Bounds::USUAL);
        assert_eq!(Bounds::of_case(Some(3)), Bounds::USUAL);
        assert_eq!(Bounds::of_case(Some(u64::MAX)), Bounds::of_case(Some(CONSIGNMENT_MAX)));
    }

    #[test]
    fn a_number_that_was_not_asked_after_all_counts_when_it_is_tried_again() {
        let mut asked = Asked::default();
        for n in 0..RUN - 1 {
            assert_eq!(completes(&mut asked, None, &format!("ABC{n:03}")), None);
        }
        for _ in 0..3 {
            assert!(completes(&mut asked, None, "ABC019").is_some());
            asked.forget(None, "ABC019");
        }
    }

    #[test]
    fn writing_does_not_hide_a_number() {
        let spaced = (0..RUN).map(|n| match n % 3 {
            0 => format!("No. abc {n:03}"),
            1 => format!("ABC-{n:03}"),
            _ => format!("abc{n:03}"),
        });
        assert_eq!(found(None, spaced), Some((RUN, Pattern::Run)));
        assert_eq!(found(None, ["", "???", "—"]), None);
        let long = (0..30).map(|n| format!("{}{n:02}", "X".repeat(60)));
        assert_eq!(found(None, long), Some((RUN, Pattern::Run)));
    }

    #[test]
    fn numbers_of_patterns_lead_back_to_them() {
        for pattern in Pattern::ALL {
            assert_eq!(Pattern::from_number(pattern.number()), Some(pattern));
        }
        assert_eq!(Pattern::from_number(0), None);
    }
}
