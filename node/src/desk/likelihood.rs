//! Which States most likely know something of a gun, and why: to be chosen from, never asked all at
//! once. What is asked tells of an investigation, so every State that need not know is one too many.

mod states;

use vestigo_protocol::codes::{MarkKind, ResultCode};
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::firearm::make;
use vestigo_protocol::ids::Country;
use vestigo_protocol::message::Answer;

/// States that one trace may ask at once: a person can still give a reason for each.
pub const FAN_OUT_MAX: usize = 5;

/// Why a State may know more. Earlier ones weigh more: they are nearer to the recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// An answer says that the gun was last lawfully exported, shipped or carried there.
    LastLawfulCountry,
    /// An answer names it as a State that may know more.
    Indicated,
    /// The gun bears its import mark.
    ImportMark,
    /// The importer's name on the gun says so.
    Importer,
    /// The gun is said to have been made there.
    CountryOfManufacture,
    /// The maker makes or made guns there.
    Maker,
    /// A proof house there has marked it.
    ProofMark,
}

impl Ground {
    /// All of them, the strongest first.
    pub const ALL: [Self; 7] = [
        Self::LastLawfulCountry,
        Self::Indicated,
        Self::ImportMark,
        Self::Importer,
        Self::CountryOfManufacture,
        Self::Maker,
        Self::ProofMark,
    ];

    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LastLawfulCountry => "LAST_LAWFUL_COUNTRY",
            Self::Indicated => "INDICATED",
            Self::ImportMark => "IMPORT_MARK",
            Self::Importer => "IMPORTER",
            Self::CountryOfManufacture => "COUNTRY_OF_MANUFACTURE",
            Self::Maker => "MAKER",
            Self::ProofMark => "PROOF_MARK",
        }
    }

    /// Each ground outweighs all weaker ones together: an importer's State kept the record of the
    /// import, whatever else points to the maker's.
    const fn weight(self) -> u64 {
        1 << match self {
            Self::LastLawfulCountry => 12,
            Self::Indicated => 10,
            Self::ImportMark => 8,
            Self::Importer => 6,
            Self::CountryOfManufacture => 4,
            Self::Maker => 2,
            Self::ProofMark => 0,
        }
    }
}

/// A State that may know more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// Which.
    pub country: Country,
    /// Why, the strongest ground first, each once.
    pub grounds: Vec<Ground>,
}

/// What points where.
pub type Clue = (Country, Ground);

/// What the gun itself points to. `maker_countries` are where its maker makes or made guns.
#[must_use]
pub fn of_gun(gun: &FirearmDescription, maker_countries: &[Country]) -> Vec<Clue> {
    let mut clues = Vec::new();
    // The newest import comes first among equals.
    let mut imports: Vec<_> = gun.marks.iter().filter(|m| m.kind == MarkKind::Import).collect();
    imports.sort_by_key(|mark| std::cmp::Reverse(mark.year));
    clues.extend(imports.into_iter().filter_map(|m| Some((m.country?, Ground::ImportMark))));
    let importer = gun.importer.as_ref().and_then(|name| country_of_importer(name.as_str()));
    clues.extend(importer.map(|country| (country, Ground::Importer)));
    clues.extend(gun.country_of_manufacture.map(|c| (c, Ground::CountryOfManufacture)));
    clues.extend(maker_countries.iter().map(|country| (*country, Ground::Maker)));
    for mark in gun.marks.iter().filter(|m| m.kind == MarkKind::Proof) {
        let country = mark.country.or_else(|| country_of_proof(mark.text.as_str()));
        clues.extend(country.map(|country| (country, Ground::ProofMark)));
    }
    clues
}

/// What an answer of the State `by` points to.
#[must_use]
pub fn of_answer(answer: &Answer, by: Country) -> Vec<Clue> {
    let lawful = [
        ResultCode::Exported,
        ResultCode::ManufacturedShipped,
        ResultCode::InTransitRecord,
        ResultCode::ImportedFrom,
    ];
    let named = answer.results.iter().filter(|r| lawful.contains(&r.code));
    let mut clues: Vec<Clue> = named
        .filter_map(|r| {
            let party = r.party.as_ref().and_then(|p| p.country);
            let country = r.country.filter(|c| *c != by).or(party)?;
            let ground = match r.code {
                ResultCode::ImportedFrom => Ground::Indicated,
                _ => Ground::LastLawfulCountry,
            };
            Some((country, ground))
        })
        .collect();
    clues.extend(answer.indicated.iter().map(|country| (*country, Ground::Indicated)));
    clues.retain(|(country, _)| *country != by);
    clues
}

/// The States that clues point to, the likeliest first; `asked` are left out. Between States with
/// equal grounds the order of the clues decides.
#[must_use]
pub fn rank(clues: &[Clue], asked: &[Country]) -> Vec<Likely> {
    let mut likely: Vec<Likely> = Vec::new();
    for (country, ground) in clues.iter().filter(|(country, _)| !asked.contains(country)) {
        match likely.iter_mut().find(|known| known.country == *country) {
            Some(known) if known.grounds.contains(ground) => {}
            Some(known) => known.grounds.push(*ground),
            None => likely.push(Likely { country: *country, grounds: vec![*ground] }),
        }
    }
    for known in &mut likely {
        known.grounds.sort_unstable();
    }
    let weight = |l: &Likely| l.grounds.iter().map(|g| g.weight()).sum::<u64>();
    likely.sort_by_key(|known| std::cmp::Reverse(weight(known)));
    likely
}

/// `Interarms, Alexandria VA, USA` says US, and so does the house by itself.
fn country_of_importer(name: &str) -> Option<Country> {
    let last = name.rsplit([',', ' ', '(']).find(|word| !word.trim().is_empty())?;
    let word: String =
        last.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    // Two letters after a comma may be a State of the United States, so they are not read.
    let house = || states::of_importer(&make::normal_form(name.split(',').next().unwrap_or(name)));
    states::of_word(&word).or_else(house)
}

/// The country of the proof house whose name or letters stand in a mark.
fn country_of_proof(mark: &str) -> Option<Country> {
    let mark: String = mark
        .chars()
        .map(|c| if c.is_alphanumeric() { c.to_ascii_uppercase() } else { ' ' })
        .collect();
    let words = mark.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = states::proof_houses().find(|(house, _)| {
        words == *house
            || words.split(' ').any(|w| w == *house)
            || words.contains(&format!("{house} "))
    });
    found.map(|(_, country)| country)
}

/// The normal form under which a maker's countries are known.
#[must_use]
pub fn maker_form(gun: &FirearmDescription) -> Option<String> {
    let name = gun.maker.as_ref().or(gun.brand.as_ref())?;
    Some(make::normal_form(name.as_str())).filter(|form| !form.is_empty())
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::MarkComponent;
    use vestigo_protocol::firearm::{Mark, Name};
    use vestigo_protocol::message::TraceResult;

    use super::*;
    use crate::desk::examples::gun;

    fn country(code: &str) -> Country {
        Country::parse(code).unwrap()
    }

    fn ranked(clues: &[Clue], asked: &[&str]) -> Vec<(String, Vec<Ground>)> {
        let asked: Vec<Country> = asked.iter().map(|c| country(c)).collect();
        rank(clues, &asked).into_iter().map(|l| (l.country.to_string(), l.grounds)).collect()
    }

    #[test]
    fn marks_importer_maker_and_proof_are_read_from_the_gun() {
        let mut gun = gun();
        gun.importer = Some(Name::new("Interarms, Alexandria VA, USA").unwrap());
        gun.country_of_manufacture = Some(country("AT"));
        let proof =
            Mark { kind: MarkKind::Proof, ..Mark::import(MarkComponent::Other, "ELG").unwrap() };
        let old = Mark::import(MarkComponent::Other, "GT 09").unwrap();
        let new = Mark::import(MarkComponent::Other, "TT 2021").unwrap();
        gun.marks.extend([proof, old, new]);
        let clues = of_gun(&gun, &[country("AT"), country("US")]);
        let found = ranked(&clues, &[]);
        let states: Vec<&str> = found.iter().map(|(state, _)| state.as_str()).collect();
        assert_eq!(states, ["TT", "GT", "US", "AT", "BE"]);
        assert_eq!(found[2].1, [Ground::Importer, Ground::Maker]);
        assert_eq!(found[3].1, [Ground::CountryOfManufacture, Ground::Maker]);
    }

    #[test]
    fn where_an_answer_says_it_went_outweighs_everything_on_the_gun() {
        let mut answer = Answer::other();
        answer.results = vec![TraceResult {
            code: ResultCode::Exported,
            country: Some(country("GY")),
            date: None,
            party: None,
            document: None,
        }];
        answer.indicated = vec![country("SR"), country("US")];
        let mut clues = of_answer(&answer, country("US"));
        clues.push((country("TT"), Ground::ImportMark));
        clues.push((country("TT"), Ground::Maker));
        let states: Vec<String> = ranked(&clues, &[]).into_iter().map(|(s, _)| s).collect();
        assert_eq!(states, ["GY", "SR", "TT"], "the answering State does not lead to itself");
        let asked: Vec<String> = ranked(&clues, &["GY"]).into_iter().map(|(s, _)| s).collect();
        assert_eq!(asked, ["SR", "TT"]);
    }

    #[test]
    fn one_stronger_ground_outweighs_all_weaker_ones() {
        for (at, strong) in Ground::ALL.into_iter().enumerate() {
            let weaker: u64 = Ground::ALL[at + 1..].iter().map(|g| g.weight()).sum();
            assert!(strong.weight() > weaker, "{}", strong.name());
        }
    }

    #[test]
    fn what_names_no_country_is_no_clue() {
        for name in ["Armas Unidas, Alexandria, VA", "K-Sport", ""] {
            assert_eq!(country_of_importer(name), None, "{name}");
        }
        assert_eq!(country_of_importer("Century Arms (U.S.A.)"), Some(country("US")));
        for house in ["Interarms, Alexandria, VA", "CAI, ST ALB, VT"] {
            assert_eq!(country_of_importer(house), Some(country("US")), "{house}");
        }
        for (mark, state) in
            [("Crown BNP", Some("GB")), ("ST. ETIENNE", Some("FR")), ("EIBARRA", None), ("N", None)]
        {
            assert_eq!(country_of_proof(mark), state.map(country), "{mark}");
        }
    }
}
