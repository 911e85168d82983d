//! Other ways to read a number that was copied with something that is not part of it.

use crate::firearm::silent_debug;

/// Years that a gun in a registry can bear: from the first arms with smokeless powder to some
/// years ahead, for lots that are numbered before they are made.
const YEARS: std::ops::RangeInclusive<u16> = 1880..=2035;

/// Characters that must be left: with fewer, every serial that begins like a year would be two.
const LEFT_MIN: usize = 3;

/// One other reading of a canonical serial.
#[derive(Clone, PartialEq, Eq)]
pub struct Split {
    /// What was taken off.
    pub kind: SplitKind,
    /// What is left, canonical; at least three characters, one a digit.
    pub rest: String,
}

silent_debug! { Split }

/// What can be merged with a serial number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SplitKind {
    /// A year of make or a lot before it, as on Yugoslav, Russian and Chinese arms.
    YearBefore(u16),
    /// The same behind it.
    YearAfter(u16),
    /// Zeros before it, which a form asked for or left out.
    LeadingZeros,
}

/// The other readings of a canonical serial, most likely first; often none.
#[must_use]
pub fn splits(canonical: &str) -> Vec<Split> {
    let mut found = Vec::new();
    let mut offer = |kind: Option<SplitKind>, rest: &str| {
        let left = rest.chars().count() >= LEFT_MIN && rest.contains(|c: char| c.is_ascii_digit());
        if let (Some(kind), true) = (kind, left) {
            found.push(Split { kind, rest: rest.to_owned() });
        }
    };
    if let Some((head, rest)) = canonical.split_at_checked(4) {
        offer(year(head).map(SplitKind::YearBefore), rest);
    }
    if let Some((rest, tail)) =
        canonical.len().checked_sub(4).and_then(|at| canonical.split_at_checked(at))
    {
        offer(year(tail).map(SplitKind::YearAfter), rest);
    }
    let rest = canonical.trim_start_matches('0');
    offer((rest.len() < canonical.len()).then_some(SplitKind::LeadingZeros), rest);
    found
}

fn year(text: &str) -> Option<u16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| digits && YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(canonical: &str) -> Vec<(SplitKind, String)> {
        splits(canonical).into_iter().map(|split| (split.kind, split.rest)).collect()
    }

    #[test]
    fn a_year_is_taken_off_either_end() {
        assert_eq!(of("19874512"), [(SplitKind::YearBefore(1987), "4512".to_owned())]);
        assert_eq!(of("AB4511987"), [(SplitKind::YearAfter(1987), "AB451".to_owned())]);
        assert_eq!(
            of("19871988123"),
            [(SplitKind::YearBefore(1987), "1988123".to_owned())],
            "the end is no year"
        );
        assert_eq!(of("19601970").len(), 2);
    }

    #[test]
    fn zeros_before_the_number_are_taken_off() {
        assert_eq!(of("0523531"), [(SplitKind::LeadingZeros, "523531".to_owned())]);
        assert_eq!(of("00012"), []);
    }

    #[test]
    fn no_other_reading_is_made_up() {
        for canonical in
            ["", "1987", "198745", "18794512", "20364512", "A1987B", "HLD281", "1987ABC"]
        {
            assert_eq!(of(canonical), [], "{canonical}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_split(canonical in "\\PC{0,12}") {
            for split in splits(&canonical) {
                prop_assert!(split.rest.len() < canonical.len());
            }
        }
    }
}
