//! Serial numbers of which only a part can be read.
//!
//! For what is asked, never for what is recorded: `*` and `[` on a recorded gun are marks.

use std::collections::BTreeSet;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

use super::{
    canonical, fold_character, is_separator, upper, without_leading_words, without_separators,
};
use crate::firearm::silent_debug;
use crate::limits::{
    MARK_TEXT_MAX, PATTERN_ALTERNATIVES_MAX, PATTERN_EDGE_MIN, PATTERN_FEW_MAX, PATTERN_KNOWN_MIN,
    PATTERN_KNOWN_PERCENT_MIN, PATTERN_LOOK_ALIKES_MAX, PATTERN_RUN_LENGTH,
};

/// A serial number with what could not be read: `?` is one unknown character, `[8B]` one of
/// several, `*` any number of unknown characters, none included.
///
/// `Debug` is silent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SerialPattern {
    pieces: Vec<PatternPiece>,
}

/// One place of a [`SerialPattern`]. `Debug` is silent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PatternPiece {
    /// One character, one of these: canonical, in order, at least one and at most
    /// [`PATTERN_ALTERNATIVES_MAX`].
    One(Vec<char>),
    /// One character that is not known.
    Any,
    /// Any number of characters that are not known, none included.
    Run,
}

silent_debug! { SerialPattern PatternPiece }

/// Why a text is no pattern. Positions count characters from 1, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PatternError {
    /// `[` without `]`.
    #[error("the bracket opened at character {position} is not closed; close it with ]")]
    Unclosed {
        /// Of the opening bracket.
        position: usize,
    },
    /// `]` without `[`.
    #[error("the bracket closed at character {position} was not opened; write [8B] for 8 or B")]
    Unopened {
        /// Of the closing bracket.
        position: usize,
    },
    /// Nothing between the brackets.
    #[error("the bracket at character {position} lists nothing; write ? for an unknown character")]
    EmptyBracket {
        /// Of the opening bracket.
        position: usize,
    },
    /// More than [`PATTERN_ALTERNATIVES_MAX`] alternatives.
    #[error(
        "the bracket at character {position} lists more than {PATTERN_ALTERNATIVES_MAX} \
         characters; write ? for an unknown character"
    )]
    TooManyAlternatives {
        /// Of the opening bracket.
        position: usize,
    },
    /// Something between the brackets that is not one letter or digit: a range, another bracket,
    /// `?`, `*`, a comma.
    #[error(
        "character {position} cannot stand in brackets; list letters and digits one by one, \
         without ranges"
    )]
    NotAnAlternative {
        /// Of the character.
        position: usize,
    },
    /// Longer than any mark.
    #[error("the text is longer than {MARK_TEXT_MAX} bytes; give the serial number alone")]
    TooLong,
}

impl SerialPattern {
    /// Reads a text as typed. What is not notation becomes what [`canonical`] makes of it: a text
    /// without notation is a pattern whose [`plain`](Self::plain) is exactly its canonical form.
    ///
    /// # Errors
    /// [`PatternError`], with the position of what is wrong.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        if text.len() > MARK_TEXT_MAX {
            return Err(PatternError::TooLong);
        }
        let signs = signs(text);
        if !signs.iter().any(|sign| is_notation(sign.character)) {
            let one = |c| PatternPiece::One(vec![c]);
            return Ok(Self { pieces: canonical(text).chars().map(one).collect() });
        }
        let mut pieces = Vec::new();
        let mut rest = signs.as_slice();
        while let Some((sign, after)) = rest.split_first() {
            match sign.character {
                '?' => pieces.push(PatternPiece::Any),
                '*' if pieces.last() == Some(&PatternPiece::Run) => {}
                '*' => pieces.push(PatternPiece::Run),
                '[' => {
                    let close = after.iter().position(|s| s.character == ']');
                    let (listed, behind) = close
                        .and_then(|at| Some((after.get(..at)?, after.get(at + 1..)?)))
                        .ok_or(PatternError::Unclosed { position: sign.position })?;
                    pieces.push(PatternPiece::One(alternatives(sign.position, listed)?));
                    rest = behind;
                    continue;
                }
                ']' => return Err(PatternError::Unopened { position: sign.position }),
                _ => {
                    let length = rest.iter().position(|s| is_notation(s.character));
                    let (literal, behind) = rest.split_at(length.unwrap_or(rest.len()));
                    let first = rest.len() == signs.len();
                    let literal: String = literal.iter().map(|s| s.character).collect();
                    pieces.extend(known(&literal, first).map(|c| PatternPiece::One(vec![c])));
                    rest = behind;
                    continue;
                }
            }
            rest = after;
        }
        Ok(Self { pieces })
    }

    /// Its places, first to last. No two runs follow each other.
    #[must_use]
    pub fn pieces(&self) -> &[PatternPiece] {
        &self.pieces
    }

    /// True if every character is known.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, PatternPiece::One(of) if of.len() == 1))
    }

    /// The canonical form, if every character is known.
    #[must_use]
    pub fn plain(&self) -> Option<String> {
        self.is_plain().then(|| self.notation())
    }

    /// True if nothing is left to search for, as of `---`.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The pattern in its notation, canonical: `A?34[38]7*`. It names a gun as the serial does.
    #[must_use]
    pub fn notation(&self) -> String {
        let mut text = String::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            match piece {
                PatternPiece::One(of) if of.len() == 1 => text.extend(of),
                PatternPiece::One(of) => {
                    text.push('[');
                    text.extend(of);
                    text.push(']');
                }
                PatternPiece::Any => text.push('?'),
                PatternPiece::Run => text.push('*'),
            }
        }
        text
    }

    /// How many characters are known: one of a few counts half, one of many nothing
    /// ([`PatternPiece::is_unknown`]).
    #[must_use]
    pub fn known(&self) -> f64 {
        f64::from(self.known_halves()) / 2.0
    }

    /// How long it is, with [`PATTERN_RUN_LENGTH`] for a run.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.sum(|piece| match piece {
            PatternPiece::One(_) | PatternPiece::Any => 1,
            PatternPiece::Run => PATTERN_RUN_LENGTH,
        })
    }

    /// True if too little is known to search for it: fewer than [`PATTERN_KNOWN_MIN`] characters,
    /// less than [`PATTERN_KNOWN_PERCENT_MIN`] of its length, or with a run fewer than
    /// [`PATTERN_EDGE_MIN`] at its beginning and at its end. Never true of a plain serial.
    #[must_use]
    pub fn is_too_broad(&self) -> bool {
        let halves = self.known_halves();
        let too_few = halves < 2 * PATTERN_KNOWN_MIN;
        let too_little = halves * 100 < 2 * self.length() * PATTERN_KNOWN_PERCENT_MIN;
        !self.is_plain() && (too_few || too_little || self.is_loose())
    }

    /// True if runs leave neither a beginning nor an end to search by.
    fn is_loose(&self) -> bool {
        let mut between_runs = self.pieces.split(|piece| *piece == PatternPiece::Run);
        let known = |edge: Option<&[PatternPiece]>| -> u32 {
            edge.unwrap_or_default().iter().map(PatternPiece::known_halves).sum()
        };
        let beginning = known(between_runs.next());
        // Without a run, what it begins with is all.
        let end = between_runs.next_back();
        end.is_some() && beginning.max(known(end)) < 2 * PATTERN_EDGE_MIN
    }

    fn known_halves(&self) -> u32 {
        self.sum(PatternPiece::known_halves)
    }

    fn sum(&self, of: impl Fn(&PatternPiece) -> u32) -> u32 {
        self.pieces.iter().map(of).sum()
    }
}

impl PatternPiece {
    /// True if it says nothing that counts: any character, or one of more than
    /// [`PATTERN_FEW_MAX`], unless these are [`PATTERN_LOOK_ALIKES_MAX`] at most and all one once
    /// folded.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.known_halves() == 0
    }

    fn known_halves(&self) -> u32 {
        match self {
            Self::One(of) if of.len() == 1 => 2,
            Self::One(of) if of.len() <= PATTERN_FEW_MAX => 1,
            Self::One(of) if of.len() <= PATTERN_LOOK_ALIKES_MAX && are_look_alikes(of) => 1,
            Self::One(_) | Self::Any | Self::Run => 0,
        }
    }
}

fn are_look_alikes(characters: &[char]) -> bool {
    let mut folded = characters.iter().map(|character| fold_character(*character));
    let first = folded.next();
    folded.all(|other| Some(other) == first)
}

/// A character and where it stands in the text as typed.
struct Sign {
    position: usize,
    character: char,
}

/// The characters of a text. A compatibility form of a sign of the notation, such as a full-width
/// `？`, is that sign.
fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        let position = at + 1;
        if std::iter::once(c).nfkc().any(is_notation) {
            let sign = |character| Sign { position, character };
            signs.extend(std::iter::once(c).nfkc().map(sign));
        } else {
            signs.push(Sign { position, character: c });
        }
    }
    signs
}

const fn is_notation(c: char) -> bool {
    matches!(c, '?' | '*' | '[' | ']')
}

/// The canonical characters of a stretch without notation. Words such as `No.` are dropped only
/// where the text begins.
fn known(literal: &str, first: bool) -> std::vec::IntoIter<char> {
    let upper = upper(literal);
    let number = if first { without_leading_words(&upper, true) } else { &upper };
    without_separators(number).chars().collect::<Vec<char>>().into_iter()
}

fn alternatives(position: usize, listed: &[Sign]) -> Result<Vec<char>, PatternError> {
    let mut found = BTreeSet::new();
    for sign in listed {
        // `[0-9]` would otherwise silently mean 0 or 9.
        let dash = matches!(sign.character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
        if is_separator(sign.character) && !dash {
            continue;
        }
        let mut forms = std::iter::once(sign.character).nfkc().flat_map(char::to_uppercase);
        match (forms.next(), forms.next()) {
            (Some(one), None) if one.is_alphanumeric() => found.insert(one),
            _ => return Err(PatternError::NotAnAlternative { position: sign.position }),
        };
    }
    match found.len() {
        0 => Err(PatternError::EmptyBracket { position }),
        1..=PATTERN_ALTERNATIVES_MAX => Ok(found.into_iter().collect()),
        _ => Err(PatternError::TooManyAlternatives { position }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(text: &str) -> SerialPattern {
        SerialPattern::parse(text).unwrap()
    }

    #[test]
    fn notation_is_read_and_the_rest_is_canonical() {
        for (text, notation) in [
            ("A?34[38]7", "A?34[38]7"),
            ("a?-34 [83]/7", "A?34[38]7"),
            ("**12 * *345*", "*12*345*"),
            ("No. ?1234", "?1234"),
            ("SN: [8b]1234", "[8B]1234"),
            ("SN?123", "SN?123"),
            ("N°?123", "?123"),
            ("?1 No. 5", "?1NO5"),
            ("[8 / B]12", "[8B]12"),
            ("[8]12", "812"),
            ("[88B]12", "[8B]12"),
            ("12\u{FF1F}\u{FF0A}\u{FF3B}8B\u{FF3D}", "12?*[8B]"),
            ("[\u{FF21}b]12", "[AB]12"),
            ("HLD-281", "HLD281"),
            ("", ""),
        ] {
            assert_eq!(of(text).notation(), notation, "{text}");
        }
        assert!(of("[8]12").is_plain());
        assert_eq!(of("HLD-281").plain().as_deref(), Some("HLD281"));
        assert_eq!(of("HLD-28?").plain(), None);
        assert!(of(" - ").is_empty());
        assert_eq!(
            of("a[9b]?*").pieces(),
            [
                PatternPiece::One(vec!['A']),
                PatternPiece::One(vec!['9', 'B']),
                PatternPiece::Any,
                PatternPiece::Run
            ]
        );
    }

    #[test]
    fn an_error_names_the_character() {
        use PatternError as E;
        for (text, error) in [
            ("12[8B", E::Unclosed { position: 3 }),
            ("12]8", E::Unopened { position: 3 }),
            ("1[]", E::EmptyBracket { position: 2 }),
            ("1[ ]", E::EmptyBracket { position: 2 }),
            ("1[8[B]]", E::NotAnAlternative { position: 4 }),
            ("1[8?]", E::NotAnAlternative { position: 4 }),
            ("1[0-9]", E::NotAnAlternative { position: 4 }),
            ("1[8,B]", E::NotAnAlternative { position: 4 }),
            ("é1[8ß]", E::NotAnAlternative { position: 5 }),
            ("[0123456789ABC]", E::TooManyAlternatives { position: 1 }),
        ] {
            assert_eq!(SerialPattern::parse(text), Err(error), "{text}");
        }
        assert!(SerialPattern::parse("[0123456789AB]").is_ok(), "twelve are allowed");
        assert_eq!(SerialPattern::parse(&"1".repeat(257)), Err(E::TooLong));
    }

    #[test]
    fn a_pattern_that_knows_too_little_is_too_broad() {
        for (text, broad) in [
            ("*1234", true),
            ("??34?6", true),
            ("A?34[38]7", false),
            ("*12345", false),
            ("*123456*", true),
            ("*123456789*", true),
            ("12*3456789*", true),
            ("*1234567*89", true),
            ("12[38]*3456789*", true),
            ("123*456789*", false),
            ("[8B]12[8B]*3456789012*", false),
            ("*3456789*123", false),
            ("?123456*", false),
            ("1234??", false),
            ("1234???", true),
            ("123?", true),
            ("*", true),
            ("12", false),
            ("", false),
            ("[8B][8B][8B][8B][8B][8B][8B][8B]", true),
            ("12[0123456789][0123456789][0123456789][0123456789]", true),
            ("123[1234][1234]", true),
            ("123[123][123]", false),
            ("123[0OQD][0OQD]", false),
            ("123[0OQC][0OQC]", true),
            ("1234[0123456789AB]", false),
        ] {
            assert_eq!(of(text).is_too_broad(), broad, "{text}");
        }
        assert!((of("A?34[38]7*").known() - 4.5).abs() < f64::EPSILON);
        assert_eq!(of("A?34[38]7*").length(), 9);
    }

    #[test]
    fn debug_says_nothing_of_the_number() {
        let pattern = of("A?34[38]7");
        assert_eq!(format!("{pattern:?} {:?}", pattern.pieces()[0]), "SerialPattern PatternPiece");
    }

    proptest! {
        #[test]
        fn any_text_can_be_parsed(text in "\\PC{0,40}") {
            let parsed = SerialPattern::parse(&text);
            if let Ok(pattern) = &parsed {
                let known = pattern.known();
                prop_assert!(known <= f64::from(pattern.length()));
            }
        }

        #[test]
        fn any_notation_can_be_parsed(text in "[A-Z0-9?*\\[\\] .-]{0,24}") {
            if let Ok(pattern) = SerialPattern::parse(&text) {
                let twice = pattern.pieces().windows(2);
                let run = PatternPiece::Run;
                prop_assert!(twice.into_iter().all(|two| two[0] != run || two[1] != run));
            }
        }

        #[test]
        fn a_plain_text_is_its_canonical_form(text in "[^?*\\[\\]]{0,24}") {
            let compatible = text.nfkc().any(is_notation);
            if !compatible && text.len() <= MARK_TEXT_MAX {
                prop_assert_eq!(of(&text).plain(), Some(canonical(&text)));
            }
        }

        #[test]
        fn notation_read_again_is_the_same_pattern(
            text in proptest::collection::vec("[A-Z0-9]|\\?|\\*|\\[[A-Z0-9]{1,12}\\]", 0..16),
        ) {
            let pattern = of(&text.concat());
            prop_assert_eq!(of(&pattern.notation()), pattern);
        }
    }
}
