//! Calibre names: enough to see that two spellings are one cartridge.
//!
//! The table is ours: each line is common usage among shooters, dealers and police reports. A
//! calibre supports a match; it never makes or breaks one alone.

use unicode_normalization::UnicodeNormalization as _;

/// A spelling as [`spelling`] leaves it and the form it stands for, sorted by spelling.
const ALIASES: &[(&str, &str)] = &[
    ("1143", "45AUTO"),
    ("1143X23", "45AUTO"),
    ("12X70", "12GA"),
    ("12X76", "12GA"),
    ("17", "17HMR"),
    ("20X70", "20GA"),
    ("20X76", "20GA"),
    ("223REM", "223"),
    ("223REMINGTON", "223"),
    ("22LFB", "22LR"),
    ("22LONGRIFLE", "22LR"),
    ("25ACP", "25AUTO"),
    ("25AUTOMATIC", "25AUTO"),
    ("308WIN", "308"),
    ("308WINCHESTER", "308"),
    ("32ACP", "32AUTO"),
    ("32AUTOMATIC", "32AUTO"),
    ("357MAG", "357"),
    ("357MAGNUM", "357"),
    ("38", "38SPECIAL"),
    ("380", "380AUTO"),
    ("380ACP", "380AUTO"),
    ("38SPC", "38SPECIAL"),
    ("38SPL", "38SPECIAL"),
    ("40", "40SW"),
    ("40SANDW", "40SW"),
    ("40SMITHANDWESSON", "40SW"),
    ("44MAG", "44MAGNUM"),
    ("44REMMAG", "44MAGNUM"),
    ("45", "45AUTO"),
    ("45ACP", "45AUTO"),
    ("45AUTOMATIC", "45AUTO"),
    ("556NATO", "556X45"),
    ("556X45NATO", "556X45"),
    ("635", "25AUTO"),
    ("635BROWNING", "25AUTO"),
    ("635X15", "25AUTO"),
    ("762NATO", "762X51"),
    ("762X39SOVIET", "762X39"),
    ("762X51NATO", "762X51"),
    ("765", "32AUTO"),
    ("765BROWNING", "32AUTO"),
    ("765X17", "32AUTO"),
    ("765X17SR", "32AUTO"),
    ("9", "9X19"),
    ("9BROWNINGCOURT", "380AUTO"),
    ("9CORTO", "380AUTO"),
    ("9COURT", "380AUTO"),
    ("9CURTO", "380AUTO"),
    ("9KURZ", "380AUTO"),
    ("9LUGER", "9X19"),
    ("9MAKAROV", "9X18"),
    ("9NATO", "9X19"),
    ("9PARA", "9X19"),
    ("9PARABELLUM", "9X19"),
    ("9SHORT", "380AUTO"),
    ("9X17", "380AUTO"),
    ("9X19LUGER", "9X19"),
    ("9X19NATO", "9X19"),
    ("9X19PARABELLUM", "9X19"),
];

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
    let spelling = spelling(text);
    match ALIASES.binary_search_by_key(&spelling.as_str(), |(alias, _)| alias) {
        Ok(found) => ALIASES.get(found).map_or(spelling, |(_, form)| (*form).to_owned()),
        Err(_) => spelling,
    }
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
        ] {
            assert!(same_calibre(a, b), "{a} | {b}: {} {}", normal_form(a), normal_form(b));
        }
    }

    #[test]
    fn different_cartridges_stay_different() {
        for (a, b) in
            [("9x18", "9x19"), (".38", ".380"), (".22 LR", ".223"), ("12 GA", "20 GA"), ("", "mm")]
        {
            assert!(!same_calibre(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_an_alias_leads_to_a_final_form() {
        assert!(ALIASES.is_sorted_by(|a, b| a.0 < b.0));
        for (alias, form) in ALIASES {
            assert_eq!(spelling(alias), *alias);
            assert_eq!(normal_form(form), *form, "{alias}");
        }
    }
}
