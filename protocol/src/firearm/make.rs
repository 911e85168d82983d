//! Maker names: enough to see that two spellings are one maker.
//!
//! For comparing only. "American Derringer Corp." and "American Derringer Co." are two makers in
//! police code lists, and so are Glock in Austria and Glock in the United States; agreement here
//! makes a match stronger, it never changes a record.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::aliases::AliasTable;

/// Words that say what kind of company it is, dropped from the end of a name; sorted.
const COMPANY_WORDS: &[&str] = &[
    "AB",
    "AG",
    "ARMS",
    "AS",
    "BV",
    "CIA",
    "CO",
    "COMPANY",
    "CORP",
    "CORPORATION",
    "DD",
    "FIREARMS",
    "GMBH",
    "INC",
    "INCORPORATED",
    "INTERNATIONAL",
    "INTL",
    "JSC",
    "KG",
    "LIMITED",
    "LLC",
    "LTD",
    "LTDA",
    "MANUFACTURING",
    "MFG",
    "NV",
    "OY",
    "PLC",
    "SA",
    "SL",
    "SPA",
    "SRL",
    "SRO",
    "USA",
];

/// Version of the table of spellings, as in the first line of its file. Forms that were stored
/// under another version have to be made again.
pub const TABLE_VERSION: u32 = 2;

const FILE: &str = include_str!("../../data/makers.csv");

static TABLE: LazyLock<AliasTable<SpellingKind>> =
    LazyLock::new(|| AliasTable::parse(FILE, SpellingKind::parse));

/// How a spelling and its normal form belong together; for a normal form itself, what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpellingKind {
    /// The normal form of a maker.
    Name,
    /// Another spelling.
    Alias,
    /// An earlier or later name of the same house, whose numbers go on.
    Successor,
    /// An importer, whose mark stands on guns that others made.
    Importer,
    /// A brand of the house.
    Brand,
    /// A retailer that sold guns of others under its own name.
    Retailer,
}

impl SpellingKind {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "name" => Self::Name,
            "alias" => Self::Alias,
            "successor" => Self::Successor,
            "importer" => Self::Importer,
            "brand" => Self::Brand,
            "retailer" => Self::Retailer,
            _ => return None,
        })
    }
}

/// The known spellings with their normal forms, by spelling. A normal form stands for itself.
pub fn spellings() -> impl Iterator<Item = (&'static str, &'static str, SpellingKind)> {
    TABLE.rows().iter().map(|row| (row.spelling, row.form, row.kind))
}

/// What the house is that a normal form names, if it is known.
#[must_use]
pub fn kind(form: &str) -> Option<SpellingKind> {
    TABLE.find(form).filter(|row| row.form == form).map(|row| row.kind)
}

/// True for the normal form of an importer: a name to be found as an import mark on guns that
/// others made.
#[must_use]
pub fn is_importer(form: &str) -> bool {
    kind(form) == Some(SpellingKind::Importer)
}

/// The form in which maker names are compared: letters without accents in upper case, digits,
/// `&` and `+` as `AND`, no spaces or punctuation, no company words at the end, aliases replaced.
#[must_use]
pub fn normal_form(name: &str) -> String {
    TABLE.form_of(spelling(name))
}

/// True if two names are spellings of one maker. Two names without a letter or digit are not.
#[must_use]
pub fn same_maker(a: &str, b: &str) -> bool {
    let form = normal_form(a);
    !form.is_empty() && form == normal_form(b)
}

/// [`normal_form`] before aliases are replaced.
fn spelling(name: &str) -> String {
    let mut plain = String::with_capacity(name.len() + 8);
    for c in name.nfkd() {
        match c {
            '&' | '+' => plain.push_str(" AND "),
            // "Colt's" is one word, and so is "S.A.".
            '.' | '\'' | '’' => {}
            c if is_combining_mark(c) => {}
            c if c.is_alphanumeric() => plain.extend(c.to_uppercase()),
            _ => plain.push(' '),
        }
    }
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    // At least one word stays: "Arms Co." must not become nothing.
    while words.len() > 1 {
        match words.last() {
            Some(last) if COMPANY_WORDS.binary_search(last).is_ok() => {
                words.pop();
                // "Sturm, Ruger & Co." leaves "and" at the end.
                while words.len() > 1 && words.last() == Some(&"AND") {
                    words.pop();
                }
            }
            _ => break,
        }
    }
    words.concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn spellings_of_one_maker_agree() {
        for (a, b) in [
            ("Smith & Wesson", "Smith and Wesson"),
            ("Smith & Wesson", "S&W"),
            ("S & W", "S+W"),
            ("Sig Sauer", "SIG-Sauer"),
            ("SIG Sauer, Inc.", "sigsauer"),
            ("Sturm, Ruger & Co., Inc.", "Ruger"),
            ("Colt's Mfg. Co.", "COLT"),
            ("Glock Ges.m.b.H.", "Glock"),
            ("Heckler & Koch GmbH", "H&K"),
            ("Česká zbrojovka", "CZ"),
            ("Charter Arms", "Charter Arms Corp."),
            ("Hi-Point Firearms", "Hi Point"),
            ("Forjas Taurus S.A.", "Taurus"),
            ("O.F. Mossberg & Sons", "Mossberg"),
            ("Fabbrica d'Armi Pietro Beretta", "Beretta"),
            ("Izhmash", "Kalashnikov"),
            ("Sarsılmaz Silah Sanayi A.Ş.", "SAR"),
            ("Indústria de Material Bélico do Brasil", "IMBEL"),
            ("Rock Island Armory", "Armscor"),
            ("H&R", "Harrington & Richardson"),
        ] {
            assert!(same_maker(a, b), "{a} | {b}: {} {}", normal_form(a), normal_form(b));
        }
    }

    #[test]
    fn different_makers_stay_different() {
        for (a, b) in [
            ("Colt", "Cobra"),
            ("Taurus", "Rossi"),
            ("Astra", "Star"),
            ("FN", "Browning"),
            ("Remington", "Remington Rand"),
            ("IMI", "IWI"),
            ("Baikal", "Izhmash"),
            ("Raven", "Jimenez"),
            ("SIG Sauer", "J.P. Sauer & Sohn"),
            ("Arms Co.", "Firearms Inc."),
            ("", ""),
            ("-", "."),
        ] {
            assert!(!same_maker(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_every_spelling_leads_to_a_final_form() {
        assert!(COMPANY_WORDS.is_sorted());
        crate::firearm::aliases::check(FILE, TABLE_VERSION, &TABLE, spelling);
        let forms: BTreeSet<&str> = spellings().map(|(_, form, _)| form).collect();
        let others = spellings().filter(|(spelling, form, _)| spelling != form).count();
        assert!(forms.len() >= 120 && others >= 250, "{} {others}", forms.len());
        for form in forms {
            assert_eq!(normal_form(form), form);
            let wrong = [SpellingKind::Alias, SpellingKind::Successor];
            assert!(kind(form).is_some_and(|kind| !wrong.contains(&kind)), "{form}");
        }
    }

    #[test]
    fn an_importer_is_told_from_a_maker() {
        for importer in [
            "Century Arms",
            "C.A.I.",
            "CAI St. Albans",
            "Interarms",
            "Inter Arms, Alexandria",
            "K.B.I.",
            "EAA Corp.",
            "American Tactical Imports",
            "PW Arms",
            "Navy Arms Co.",
            "Magnum Research, Inc.",
            "Eagle Imports",
            "Garcia Sporting Arms Corp.",
            "K-VAR Corp.",
            "DCAM",
        ] {
            assert!(is_importer(&normal_form(importer)), "{importer}");
        }
        for maker in ["Glock", "Zastava", "Izhmash", "IMI", "Armscor", "Sears", "", "Nobody"] {
            assert!(!is_importer(&normal_form(maker)), "{maker}");
        }
        assert_eq!(kind("SEARS"), Some(SpellingKind::Retailer));
        assert_eq!(kind("SANDW"), None, "no normal form");
    }
}
