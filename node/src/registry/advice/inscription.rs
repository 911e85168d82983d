//! Texts on a gun that are copied for its serial number, or for its maker.

use vestigo_protocol::codes::MarkComponent;
use vestigo_protocol::firearm::serial::canonical;
use vestigo_protocol::firearm::{Mark, calibre, make, script_of};

/// Words of patent marks in the languages of guns, sorted.
const PATENT: &[&str] = &[
    "BREV",
    "BREVET",
    "BREVETE",
    "BREVETS",
    "BREVETTATO",
    "BREVETTO",
    "DRGM",
    "DRP",
    "PAT",
    "PATD",
    "PATENT",
    "PATENTADO",
    "PATENTE",
    "PATENTED",
    "PATENTS",
    "PATS",
];

/// Patents whose numbers stand on the frames of very many pistols, without a word beside them:
/// Glock's US patents, as on its pistols.
const PATENT_NUMBERS: &[&str] = &["4539889", "4825744", "4893546"];

/// Words of other inscriptions, sorted: proof, part and drawing numbers, places, warnings.
const INSCRIPTION: &[&str] = &[
    "ASSEMBLY",
    "ASSY",
    "BEFORE",
    "BLACKPOWDER",
    "CAUTION",
    "DRAWING",
    "DWG",
    "FABRICADO",
    "FABRIQUE",
    "HECHO",
    "INDUSTRIA",
    "LOT",
    "LOTE",
    "MADE",
    "MANUAL",
    "NITRO",
    "PART",
    "PARTS",
    "PATENTED",
    "PN",
    "POLICE",
    "POLICIA",
    "PROOF",
    "PROOFED",
    "PROPERTY",
    "PROPIEDAD",
    "PROVED",
    "RACK",
    "READ",
    "WARNING",
];

/// Letters that are read for digits.
const LIKE_DIGITS: &[char] = &['O', 'Q', 'I', 'L'];

/// The federal supply classes of weapons begin with this (group 10).
const WEAPONS_GROUP: &str = "10";

/// A patent mark: its word, the number of a US patent with commas, or a number known for one.
pub(super) fn is_patent(text: &str) -> bool {
    let upper = text.to_uppercase();
    let worded = words(&upper).any(|word| PATENT.binary_search(&word).is_ok());
    worded || with_commas(&upper) || PATENT_NUMBERS.contains(&canonical(text).as_str())
}

/// `4,539,889` or `10,123,456`.
fn with_commas(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit() && c != ',').any(|number| {
        let groups: Vec<usize> = number.split(',').map(str::len).collect();
        matches!(groups.as_slice(), [1 | 2, 3, 3])
    })
}

/// A NATO stock number, 4-2-3-4 digits; without separators only where its class is one of weapons.
pub(super) fn is_stock_number(text: &str) -> bool {
    let upper = text.to_uppercase();
    let number = upper.trim().trim_start_matches("NSN").trim_start_matches([':', ' ']);
    let groups: Vec<&str> = number.split(['-', ' ', '/']).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let digits = groups.concat();
    digits.len() == 13
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (lengths == [4, 2, 3, 4] || (lengths == [13] && digits.starts_with(WEAPONS_GROUP)))
}

/// A known cartridge that is written as one: with letters or a point. If `whole`, the text would
/// be a whole serial number, and digits alone will do: at most three, or just the calibre `given`.
pub(super) fn is_calibre(text: &str, given: &str, whole: bool) -> bool {
    let form = calibre::normal_form(text);
    let written = text.contains(char::is_alphabetic) || text.trim_start().starts_with('.');
    let short = text.trim().chars().count() <= 3;
    calibre::is_known(&form) && (written || (whole && (short || form == given)))
}

/// An inscription that is neither patent nor calibre.
pub(super) fn is_inscription(text: &str) -> bool {
    let upper = text.to_uppercase();
    upper.contains("P/N") || words(&upper).any(|word| INSCRIPTION.binary_search(&word).is_ok())
}

/// A letter like a digit between two digits, or `0` or `1` between two letters.
pub(super) fn has_look_alikes(canonical: &str) -> bool {
    let characters: Vec<char> = canonical.chars().collect();
    characters.windows(3).any(|three| match *three {
        [a, b, c] if a.is_ascii_digit() && c.is_ascii_digit() => LIKE_DIGITS.contains(&b),
        [a, '0' | '1', c] => a.is_alphabetic() && c.is_alphabetic(),
        _ => false,
    })
}

/// Letters of more than one script, as of a Cyrillic `А` among Latin letters.
pub(super) fn mixes_scripts(text: &str) -> bool {
    let mut scripts =
        text.chars().filter(|c| c.is_alphabetic()).map(|c| script_of(c.encode_utf8(&mut [0; 4])));
    let first = scripts.next();
    scripts.any(|script| Some(script) != first)
}

/// The text of an import mark: an importer's name with a place after it, or a country's letters
/// with a year.
pub(super) fn is_import_mark(text: &str) -> bool {
    let separators = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/');
    let words: Vec<&str> = text.split(separators).filter(|word| !word.is_empty()).collect();
    // `CZ 75` is a maker's mark.
    let begins_with_maker =
        words.first().is_some_and(|first| make::kind(&make::normal_form(first)).is_some());
    let country_and_year = !begins_with_maker
        && Mark::import(MarkComponent::Other, text)
            .is_ok_and(|mark| mark.country.is_some() && mark.year.is_some());
    let names_importer = (1..words.len()).any(|length| {
        let name = words.get(..length).unwrap_or_default().join(" ");
        make::is_importer(&make::normal_form(&name))
    });
    country_and_year || names_importer
}

fn words(upper: &str) -> impl Iterator<Item = &str> {
    upper.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(PATENT.is_sorted() && INSCRIPTION.is_sorted());
    }

    #[test]
    fn a_patent_mark_is_told_from_a_number() {
        for text in [
            "PAT. 4,539,889",
            "U.S. PAT 4,539,889",
            "Patent Pending",
            "4,539,889",
            "10,123,456",
            "4539889",
            "BREVETE S.G.D.G.",
            "D.R.G.M. PATENT 12",
        ] {
            assert!(is_patent(text), "{text}");
        }
        for text in ["PATRIOT1", "1503684", "26-074384", "PAT1234", "1,234"] {
            assert!(!is_patent(text), "{text}");
        }
    }

    #[test]
    fn a_stock_number_is_told_from_a_number() {
        for text in
            ["1005-01-231-0973", "NSN 1005-01-231-0973", "NSN: 1005 01 231 0973", "1005012310973"]
        {
            assert!(is_stock_number(text), "{text}");
        }
        for text in ["1-54938-03", "9905012310973", "1005-012-31-0973", "1005-01-231-097A"] {
            assert!(!is_stock_number(text), "{text}");
        }
    }

    #[test]
    fn a_calibre_is_told_from_a_number() {
        for text in [
            "9X19",
            "CAL 9MM",
            ".40 caliber",
            "9 mm Luger",
            ".38",
            "380",
            "12 GA",
            "7,62x39",
            "45ACP",
            "5.56 NATO",
        ] {
            assert!(is_calibre(text, "", true), "{text}");
        }
        assert!(!is_calibre("380", "", false), "the last digits of a number, on a part");
        assert!(is_calibre("3006", "3006", true));
        for text in ["3006", "1143", "HLD-281", "A52800", "12345", "22A1234", "9MM1234"] {
            assert!(!is_calibre(text, "", true), "{text}");
        }
    }

    #[test]
    fn an_import_mark_is_told_from_a_maker() {
        for text in
            ["CAI FAIRFAX VT", "Interarms, Alexandria", "KBI INC HBG PA", "TT 24", "GT 2019"]
        {
            assert!(is_import_mark(text), "{text}");
        }
        for text in
            ["Jimenez Arms Costa Mesa CA", "Smith & Wesson Springfield MA", "CZ 75", "Beretta"]
        {
            assert!(!is_import_mark(text), "{text}");
        }
    }

    #[test]
    fn characters_out_of_place_are_seen() {
        for text in ["12O34", "1I2", "A0B", "9Q9"] {
            assert!(has_look_alikes(text), "{text}");
        }
        for text in ["AO12", "12O", "A01", "OIL", "BRAH043", "66A170146"] {
            assert!(!has_look_alikes(text), "{text}");
        }
        assert!(mixes_scripts("\u{410}B12") && !mixes_scripts("AB12") && !mixes_scripts("12"));
        assert!(!mixes_scripts("\u{410}\u{412}12"));
    }
}
