//! Maker names: enough to see that two spellings are one maker.
//!
//! For comparing only. "American Derringer Corp." and "American Derringer Co." are two makers in
//! police code lists, and so are Glock in Austria and Glock in the United States; agreement here
//! makes a match stronger, it never changes a record.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

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
    "KG",
    "LIMITED",
    "LLC",
    "LTD",
    "LTDA",
    "MANUFACTURING",
    "MFG",
    "OY",
    "PLC",
    "SA",
    "SL",
    "SPA",
    "SRL",
    "SRO",
    "USA",
];

/// Another spelling and the form it stands for, without spaces, sorted by spelling. The comment
/// says where each comes from; "common usage" is that of dealers, catalogues and police reports.
const ALIASES: &[(&str, &str)] = &[
    // Common usage.
    ("ARMSCOROFTHEPHILIPPINES", "ARMSCOR"),
    // Common usage.
    ("ARMSCORPORATIONOFTHEPHILIPPINES", "ARMSCOR"),
    // Common usage.
    ("ARMSCORPRECISION", "ARMSCOR"),
    // Astra-Unceta y Cía, Guernica: common usage.
    ("ASTRAUNCETA", "ASTRA"),
    // The same, company word dropped.
    ("ASTRAUNCETAY", "ASTRA"),
    // Brand of the works: common usage.
    ("BAIKAL", "IZHMECH"),
    // Beemiller signs Hi-Point frames: common usage.
    ("BEEMILLER", "HIPOINT"),
    // Common usage.
    ("BERSASA", "BERSA"),
    // Common usage.
    ("BUSHMASTERFIREARMS", "BUSHMASTER"),
    // Common usage.
    ("CARLWALTHER", "WALTHER"),
    // The firm signs CZ: common usage.
    ("CESKAZBROJOVKA", "CZ"),
    // Common usage.
    ("CESKAZBROJOVKAUHERSKYBROD", "CZ"),
    // Reorganised under this name: common usage.
    ("CHARCO", "CHARTERARMS"),
    // "Arms" dropped as a company word.
    ("CHARTER", "CHARTERARMS"),
    // Reorganised under this name: common usage.
    ("CHARTER2000", "CHARTERARMS"),
    // Common usage.
    ("CHINANORTHINDUSTRIES", "NORINCO"),
    // Common usage.
    ("COBRAENTERPRISES", "COBRA"),
    // Common usage.
    ("COBRAENTERPRISESOFUTAH", "COBRA"),
    // "Colt's" of the company name: common usage.
    ("COLTS", "COLT"),
    // Common usage.
    ("COLTSPATENT", "COLT"),
    // Common usage.
    ("COLTSPATENTFIREARMS", "COLT"),
    // Abbreviated on slides: common usage.
    ("COLTSPTFA", "COLT"),
    // Name until 1992: common usage.
    ("CRVENAZASTAVA", "ZASTAVA"),
    // The Cugir works make for Romarm: common usage.
    ("CUGIR", "ROMARM"),
    // Uherský Brod: common usage.
    ("CZUB", "CZ"),
    // Common usage.
    ("EAA", "EUROPEANAMERICANARMORY"),
    // Name on slides: common usage.
    ("FABBRICADARMIPIETROBERETTA", "BERETTA"),
    // Common usage.
    ("FABRIQUENATIONALE", "FN"),
    // Name on slides: common usage.
    ("FABRIQUENATIONALEDARMESDEGUERRE", "FN"),
    // Common usage.
    ("FABRIQUENATIONALEHERSTAL", "FN"),
    // Common usage.
    ("FNAMERICA", "FN"),
    // Common usage.
    ("FNH", "FN"),
    // Common usage.
    ("FNHERSTAL", "FN"),
    // Name on frames: common usage.
    ("FORJASTAURUS", "TAURUS"),
    // Gabilondo y Cía made the Llama: common usage.
    ("GABILONDO", "LLAMA"),
    // Austrian form of the company name.
    ("GLOCKGESMBH", "GLOCK"),
    // Common usage.
    ("GLOCKSMYRNA", "GLOCK"),
    // Common usage.
    ("HANDK", "HECKLERANDKOCH"),
    // Common usage.
    ("HANDR", "HARRINGTONANDRICHARDSON"),
    // German "und".
    ("HECKLERUNDKOCH", "HECKLERANDKOCH"),
    // Common usage.
    ("HIPOINTFIREARMS", "HIPOINT"),
    // Common usage.
    ("HK", "HECKLERANDKOCH"),
    // Common usage.
    ("INDUSTRIADEMATERIALBELICODOBRASIL", "IMBEL"),
    // Common usage.
    ("ISRAELWEAPONINDUSTRIES", "IWI"),
    // Common usage.
    ("IZHEVSKMECHANICALPLANT", "IZHMECH"),
    // Common usage.
    ("KELTECCNC", "KELTEC"),
    // Common usage.
    ("LLAMAGABILONDO", "LLAMA"),
    // Name on slides: common usage.
    ("LLAMAGABILONDOYCIAVITORIA", "LLAMA"),
    // Common usage.
    ("MOSSBERGANDSONS", "MOSSBERG"),
    // Common usage.
    ("OFMOSSBERG", "MOSSBERG"),
    // "O.F. Mossberg & Sons": common usage.
    ("OFMOSSBERGANDSONS", "MOSSBERG"),
    // Common usage.
    ("PIETROBERETTA", "BERETTA"),
    // Common usage.
    ("ROMARMCUGIR", "ROMARM"),
    // Common misspelling.
    ("ROMARMS", "ROMARM"),
    // Common usage.
    ("SANDW", "SMITHANDWESSON"),
    // Common usage.
    ("SAVAGESTEVENS", "SAVAGE"),
    // The pistol maker today: common usage.
    ("SIG", "SIGSAUER"),
    // The importer's old name: common usage.
    ("SIGARMS", "SIGSAUER"),
    // The alias table's own example in police practice: common usage.
    ("SMITH", "SMITHANDWESSON"),
    // Common misspelling.
    ("SMITHANDWESON", "SMITHANDWESSON"),
    // Common usage.
    ("SMITHWESSON", "SMITHANDWESSON"),
    // Common usage.
    ("SPRINGFIELDARMORY", "SPRINGFIELD"),
    // Common usage.
    ("STARBONIFACIOECHEVERRIA", "STAR"),
    // Common usage.
    ("STEYRMANNLICHER", "STEYR"),
    // Common usage.
    ("STURMRUGER", "RUGER"),
    // "Sturm, Ruger & Co.": company word dropped.
    ("STURMRUGERAND", "RUGER"),
    // Common usage.
    ("SW", "SMITHANDWESSON"),
    // Common usage.
    ("TAURUSARMAS", "TAURUS"),
    // Common usage.
    ("TAURUSBRASIL", "TAURUS"),
    // Common usage.
    ("WALTHERCARL", "WALTHER"),
    // Common usage.
    ("WINCHESTERREPEATING", "WINCHESTER"),
    // "oružje" is "arms" in Serbian.
    ("ZASTAVAORUZJE", "ZASTAVA"),
    // Name on receivers: common usage.
    ("ZAVODICRVENAZASTAVA", "ZASTAVA"),
];

/// The form in which maker names are compared: letters without accents in upper case, digits,
/// `&` and `+` as `AND`, no spaces or punctuation, no company words at the end, aliases replaced.
#[must_use]
pub fn normal_form(name: &str) -> String {
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
    let joined = words.concat();
    match ALIASES.binary_search_by_key(&joined.as_str(), |(spelling, _)| spelling) {
        Ok(found) => ALIASES.get(found).map_or(joined, |(_, form)| (*form).to_owned()),
        Err(_) => joined,
    }
}

/// True if two names are spellings of one maker. Two names without a letter or digit are not.
#[must_use]
pub fn same_maker(a: &str, b: &str) -> bool {
    let form = normal_form(a);
    !form.is_empty() && form == normal_form(b)
}

#[cfg(test)]
mod tests {
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
            ("Arms Co.", "Firearms Inc."),
            ("", ""),
            ("-", "."),
        ] {
            assert!(!same_maker(a, b), "{a} | {b}");
        }
    }

    #[test]
    fn both_tables_are_sorted_and_an_alias_leads_to_a_final_form() {
        assert!(COMPANY_WORDS.is_sorted());
        assert!(ALIASES.is_sorted_by(|a, b| a.0 < b.0));
        for (spelling, form) in ALIASES {
            assert_ne!(spelling, form);
            assert_eq!(normal_form(form), *form);
        }
    }
}
