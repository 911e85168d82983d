//! Calibre names: enough to see that two spellings are one cartridge.
//!
//! The table is ours: each line is common usage among shooters, dealers and police reports. A
//! calibre supports a match; it never makes or breaks one alone.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use super::aliases::AliasTable;

/// Version of the table of spellings, as in the first line of its file.
pub const TABLE_VERSION: u32 = 1;

const FILE: &str = include_str!("../../data/calibres.csv");

static TABLE: LazyLock<AliasTable<CalibreSpelling>> =
    LazyLock::new(|| AliasTable::parse(FILE, CalibreSpelling::parse));

/// How a spelling and the cartridge belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalibreSpelling {
    /// The normal form.
    Name,
    /// Another name or spelling of the same cartridge.
    Alias,
    /// A bare number, taken for the cartridge that reports mean by it.
    Bare,
}

impl CalibreSpelling {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "name" => Self::Name,
            "alias" => Self::Alias,
            "bare" => Self::Bare,
            _ => return None,
        })
    }
}

/// The known spellings with their normal forms, by spelling. A normal form stands for itself.
pub fn spellings() -> impl Iterator<Item = (&'static str, &'static str, CalibreSpelling)> {
    TABLE.rows().iter().map(|row| (row.spelling, row.form, row.kind))
}

/// True for the normal form of a cartridge that the table has.
#[must_use]
pub fn is_known(form: &str) -> bool {
    TABLE.find(form).is_some_and(|row| row.form == form)
}

/// Words that add nothing, in the four languages.
const NOISE: &[&str] = &["CAL", "CALIBER", "CALIBRE", "CALIBRO", "MM"];

/// Words for the bore of a shotgun, in the four languages.
const GAUGE: &[&str] = &["BORE", "GA", "GAUGE", "GUAGE"];

/// The form in which calibres are compared: `9X19` for `9mm Luger`, `12GA` for `.12 gauge`.
/// Empty if the text holds no letter or digit.
///
/// A bare `9mm` counts as 9×19 and a bare `.45` as .45 Auto, as reports mean them.
#[must_use]
pub fn normal_form(text: &str) -> String {
    TABLE.form_of(spelling(text))
}

/// True if two texts name one cartridge. Two texts without a letter or digit do not.
#[must_use]
pub fn same_calibre(a: &str, b: &str) -> bool {
    let form = normal_form(a);
    !form.is_empty() && form == normal_form(b)
}

/// Upper case, `×` and `*` as `X`, digits and letters apart, noise dropped, all joined.
fn spelling(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 8);
    let mut previous = ' ';
    for c in text.nfkc().flat_map(char::to_uppercase) {
        match c {
            // `7.65` and `7,65` are one number, `.380` and `380` too.
            '.' | ',' => continue,
            '×' | '*' | 'X' => plain.push('X'),
            '&' => plain.push_str("AND"),
            c if c.is_alphanumeric() => {
                // `9MM`, `45ACP`: a word begins where digits end.
                if previous.is_ascii_digit() && c.is_alphabetic() {
                    plain.push(' ');
                }
                plain.push(c);
            }
            _ => plain.push(' '),
        }
        previous = c;
    }
    plain
        .split_whitespace()
        .map(|word| if GAUGE.contains(&word) { "GA" } else { word })
        .filter(|word| !NOISE.contains(word))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_cartridge_agree() {
        for (a, b) in [
            ("9mm", "9x19"),
            ("9 mm Luger", "9 Para"),
            ("9×19 mm", "9mm NATO"),
            (".380 caliber", "9x17"),
            (".380 ACP", "9 mm Kurz"),
            (".380", "9 corto"),
            ("7,65 Browning", ".32 ACP"),
            ("7.65 mm", ".32 auto"),
            (".45 cal", "11.43 mm"),
            (".45 caliber", ".45 ACP"),
            (".40", "40 caliber"),
            (".40 S&W", ".40 caliber"),
            (".38 Special", ".38 caliber"),
            (".357", ".357 Magnum"),
            (".12 gauge", "12 GA"),
            (".22 LR", ".22 Long Rifle"),
            ("5.56 NATO", "5,56x45 mm"),
            (".22", ".22 LR"),
            (".38 largo", ".38 Spl"),
            ("9 mm Makarov", "9×18"),
            ("7.62 Tokarev", "7,62x25"),
            ("11.25 mm", ".45"),
            ("12/70", "calibre 12"),
            (".410 bore", "36 GA"),
        ] {
            assert!(same_calibre(a, b), "{a} | {b}: {} {}", normal_form(a), normal_form(b));
        }
    }

    #[test]
    fn different_cartridges_stay_different() {
        for (a, b) in [
            ("9x18", "9x19"),
            (".38", ".380"),
            (".22 LR", ".223"),
            (".22 Magnum", ".22"),
            (".38 Super", ".38"),
            (".357 SIG", ".357"),
            ("12 GA", "20 GA"),
            ("", "mm"),
        ] {
            assert!(!same_calibre(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_every_spelling_leads_to_a_final_form() {
        crate::firearm::aliases::check(FILE, TABLE_VERSION, &TABLE, spelling);
        assert!(spellings().count() >= 500);
        for (_, form, _) in spellings() {
            assert_eq!(normal_form(form), form);
            assert!(is_known(form));
        }
        assert!(!is_known(&normal_form("HLD-281")) && !is_known(""));
    }
}
