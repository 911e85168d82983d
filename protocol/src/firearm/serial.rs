//! Normal forms of serial numbers. The text as seen is kept; these are only for comparing.

pub mod pattern;
mod splits;

use unicode_normalization::UnicodeNormalization as _;

pub use splits::{Split, SplitKind, splits};

/// The comparable forms of one serial number.
///
/// `Debug` is silent: a normal form names a gun as well as the text does.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SerialForms {
    /// [`canonical`].
    pub canonical: String,
    /// [`folded`].
    pub folded: String,
}

impl SerialForms {
    /// Both forms of a text as seen.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let canonical = canonical(text);
        let folded = fold(&canonical);
        Self { canonical, folded }
    }

    /// True if nothing comparable is left, as of `---`: it matches no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.canonical.is_empty()
    }
}

impl std::fmt::Debug for SerialForms {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SerialForms")
    }
}

/// Words that people write before a serial number and that are not part of it.
const LEADING_WORDS: &[&str] =
    &["SERIAL", "SERIE", "SER", "NUMERO", "NUMBER", "NUM", "NO", "NR", "N°", "S/N", "S.N", "SN"];

/// Compatibility characters folded (NFKC), upper case, leading words such as `No.`, `Nr`, `SN:`,
/// `SER` and `S/N` dropped, then spaces and `- . / _ :` dropped. Leading zeros stay.
///
/// A leading word is dropped only where a space, `.`, `:` or `#` follows it and something is left
/// after it: `SN123` and `NO-123` keep their letters, because serial numbers begin like that.
#[must_use]
pub fn canonical(text: &str) -> String {
    let upper = upper(text);
    without_separators(without_leading_words(&upper, false))
}

/// [`canonical`] without dropping leading words, where that makes a difference: a Glock `NR 845`
/// has a serial that begins with `NR`.
#[must_use]
pub fn canonical_with_words(text: &str) -> Option<String> {
    let upper = upper(text);
    (without_leading_words(&upper, false).len() != upper.trim().len())
        .then(|| without_separators(&upper))
}

/// [`canonical`] with glyphs that are easily confused folded together: Cyrillic and Greek letters
/// to the Latin letter they look like, then O, Q, D → 0; I, L → 1; Z → 2; S → 5; G → 6; B → 8.
/// Digits of other scripts become 0–9.
#[must_use]
pub fn folded(text: &str) -> String {
    fold(&canonical(text))
}

fn upper(text: &str) -> String {
    // Nearly all numbers; the other forms leave ASCII as it is.
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    text.nfkc().flat_map(char::to_uppercase).collect()
}

/// `more` says that something of the number follows `upper` in any case.
fn without_leading_words(upper: &str, more: bool) -> &str {
    let mut rest = if more { upper.trim_start() } else { upper.trim() };
    // Three words at most: `SERIAL NO. N°`. More is not a prefix but a text.
    for _ in 0..3 {
        let Some(next) = without_one_word(rest, more) else { break };
        rest = next;
    }
    rest
}

fn without_one_word(text: &str, more: bool) -> Option<&str> {
    let ends_word = |c: char| c.is_whitespace() || matches!(c, '.' | ':' | '#');
    LEADING_WORDS.iter().find_map(|word| {
        let after = text.strip_prefix(word)?;
        let rest = after.trim_start_matches(ends_word);
        // The sign in `N°123` ends the word by itself.
        let separated = rest.len() < after.len() || word.ends_with('°');
        (separated && (more || rest.contains(char::is_alphanumeric))).then_some(rest)
    })
}

fn without_separators(text: &str) -> String {
    text.chars().filter(|c| !is_separator(*c)).collect()
}

/// Spaces, `- . / _ :`, and the other dashes that word processors put for `-`.
const fn is_separator(c: char) -> bool {
    matches!(
        c,
        '-' | '.' | '/' | '_' | ':' | '\u{00AD}' | '\u{200B}' | '\u{FEFF}' | '\u{2212}' | '\u{2010}'
            ..='\u{2015}'
    ) || c.is_whitespace()
}

fn fold(canonical: &str) -> String {
    canonical.chars().map(fold_character).collect()
}

/// What [`folded`] makes of one character of a canonical form.
#[must_use]
pub const fn fold_character(canonical: char) -> char {
    fold_glyph(to_latin(canonical))
}

/// The Latin letter that an upper-case Cyrillic or Greek letter looks like, and the value of an
/// Arabic digit.
const fn to_latin(c: char) -> char {
    match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ё' | 'Ε' => 'E',
        'Ԍ' => 'G',
        'Н' | 'Η' => 'H',
        'І' | 'Ӏ' | 'Ι' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        'З' => '3',
        '٠' | '۰' => '0',
        '١' | '۱' => '1',
        '٢' | '۲' => '2',
        '٣' | '۳' => '3',
        '٤' | '۴' => '4',
        '٥' | '۵' => '5',
        '٦' | '۶' => '6',
        '٧' | '۷' => '7',
        '٨' | '۸' => '8',
        '٩' | '۹' => '9',
        other => other,
    }
}

const fn fold_glyph(c: char) -> char {
    match c {
        'O' | 'Q' | 'D' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'G' => '6',
        'B' => '8',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn separators_case_and_leading_words_do_not_matter() {
        for (text, form) in [
            ("HLD-281", "HLD281"),
            ("hgl 845", "HGL845"),
            ("1-54938-03", "15493803"),
            ("No 00123-A", "00123A"),
            ("No. 00123-A", "00123A"),
            ("N° 123", "123"),
            ("№ 123", "123"),
            ("N°123", "123"),
            ("SN: 123", "123"),
            ("S/N 123", "123"),
            ("Ser. No. 123", "123"),
            ("Serial Number: 123", "123"),
            ("Nr.123", "123"),
            ("ＡＢ１２３", "AB123"),
            ("AB\u{2011}123\u{2013}4", "AB1234"),
            ("A_1:2/3", "A123"),
        ] {
            assert_eq!(canonical(text), form, "{text}");
        }
    }

    #[test]
    fn letters_that_belong_to_the_serial_stay() {
        for (text, form) in [
            ("SN123", "SN123"),
            ("NO-123", "NO123"),
            ("NR845", "NR845"),
            ("S123", "S123"),
            ("SERV 12", "SERV12"),
            ("NORINCO 12", "NORINCO12"),
            ("SN", "SN"),
            ("No.", "NO"),
            ("00123", "00123"),
        ] {
            assert_eq!(canonical(text), form, "{text}");
        }
        assert_eq!(canonical_with_words("NR 845").as_deref(), Some("NR845"));
        assert_eq!(canonical_with_words("NR845"), None);
        assert_eq!(canonical_with_words(" AB 845 "), None);
    }

    #[test]
    fn confusable_glyphs_fold_together() {
        assert_eq!(folded("B5Z0O18"), folded("BSZ0018"));
        assert_eq!(folded("QDO-IL-ZSGB"), "000112568");
        assert_eq!(folded("АВ 12"), folded("AB12"), "Cyrillic and Latin");
        assert_eq!(folded("ΒΡ 12"), folded("BP12"), "Greek and Latin");
        assert_eq!(folded("١٢٣"), "123");
        assert_ne!(canonical("АВ 12"), canonical("AB12"), "the canonical form keeps the script");
    }

    #[test]
    fn nothing_but_separators_is_empty() {
        assert!(SerialForms::of(" -./_: ").is_empty());
        assert!(!SerialForms::of("0").is_empty());
    }

    proptest! {
        #[test]
        fn separators_put_anywhere_change_nothing(
            characters in proptest::collection::vec("[A-Z0-9]", 1..12),
            separators in proptest::collection::vec("[-/_]?", 12),
        ) {
            let plain = characters.concat();
            let spaced: String =
                characters.iter().zip(&separators).map(|(c, s)| format!("{c}{s}")).collect();
            prop_assert_eq!(canonical(&spaced), canonical(&plain));
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&canonical(&text));
            prop_assert_eq!(fold(&once), once);
        }
    }
}
