//! How well a gun's other particulars agree with what was asked.
//!
//! Points are thousandths of a natural logarithm of a likelihood ratio: how much more often the
//! particulars of one gun, told by two people, come out like this than those of two guns. They are
//! judgements, kept in the order that police manuals give the particulars (domain.md §5.1); what
//! is unknown on either side counts nothing.

use vestigo_protocol::codes::DatePrecision;
use vestigo_protocol::firearm::{FirearmDescription, PartialDate};

use crate::registry::profile::{Profile, SetNumber};
use crate::registry::serials::{ProfileKey, Serials};

/// The maker agrees: nine in ten records of one gun, one in fifteen of another.
pub const MAKER_AGREES: i32 = 2600;
/// The importer was told as the maker, or the reverse: usual on imported guns, but importers bring
/// many makes.
pub const IMPORTER_TAKEN: i32 = 1000;
/// The maker differs: three in a hundred descriptions of one gun.
pub const MAKER_CONTRADICTS: i32 = -3400;
/// The type agrees: half of all guns are of one or two types.
pub const TYPE_AGREES: i32 = 500;
/// The type differs: rarely mistaken.
pub const TYPE_CONTRADICTS: i32 = -2200;
/// The model agrees: what tells guns of one maker apart.
pub const MODEL_AGREES: i32 = 3000;
/// One model name begins or ends with the other, as `92` and `92FS`.
pub const MODEL_NEAR: i32 = 1500;
/// The model differs: often told wrongly, or a variant's name.
pub const MODEL_CONTRADICTS: i32 = -1500;
/// The calibre agrees: a third of all guns share the commonest.
pub const CALIBRE_AGREES: i32 = 1000;
/// The calibre differs: mistaken between neighbours such as .38 and .357.
pub const CALIBRE_CONTRADICTS: i32 = -1800;
/// The country of manufacture agrees: mostly follows from the maker.
pub const COUNTRY_AGREES: i32 = 400;
/// The country differs: often an import mark taken for it.
pub const COUNTRY_CONTRADICTS: i32 = -800;
/// The year agrees.
pub const YEAR_AGREES: i32 = 1500;
/// The year differs by one: made in one, sold or proofed in the next.
pub const YEAR_NEAR: i32 = 800;
/// The year differs by more.
pub const YEAR_CONTRADICTS: i32 = -1200;

/// What two descriptions say about one particular.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The same.
    Agrees,
    /// Nearly the same: one model name part of the other, years that follow each other.
    Near,
    /// Missing on either side, or too vague to tell.
    #[default]
    Unknown,
    /// Another.
    Contradicts,
}

/// What two descriptions say about who made a gun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maker {
    /// A maker or brand of one is a maker or brand of the other.
    Agrees,
    /// A maker or brand of one is the importer of the other.
    ImporterTaken,
    /// Missing on either side.
    #[default]
    Unknown,
    /// Given on both sides, and no pair is the same.
    Contradicts,
}

/// Agreement in everything but the serial number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Agreement {
    /// Maker or brand.
    pub maker: Maker,
    /// Type.
    pub firearm_type: Verdict,
    /// Model.
    pub model: Verdict,
    /// Calibre.
    pub calibre: Verdict,
    /// Country of manufacture.
    pub country: Verdict,
    /// Year of manufacture.
    pub year: Verdict,
}

impl Agreement {
    /// The sum of the points.
    #[must_use]
    pub const fn points(&self) -> i32 {
        const fn of(verdict: Verdict, agrees: i32, near: i32, contradicts: i32) -> i32 {
            match verdict {
                Verdict::Agrees => agrees,
                Verdict::Near => near,
                Verdict::Unknown => 0,
                Verdict::Contradicts => contradicts,
            }
        }
        let maker = match self.maker {
            Maker::Agrees => MAKER_AGREES,
            Maker::ImporterTaken => IMPORTER_TAKEN,
            Maker::Unknown => 0,
            Maker::Contradicts => MAKER_CONTRADICTS,
        };
        maker
            + of(self.firearm_type, TYPE_AGREES, 0, TYPE_CONTRADICTS)
            + of(self.model, MODEL_AGREES, MODEL_NEAR, MODEL_CONTRADICTS)
            + of(self.calibre, CALIBRE_AGREES, 0, CALIBRE_CONTRADICTS)
            + of(self.country, COUNTRY_AGREES, 0, COUNTRY_CONTRADICTS)
            + of(self.year, YEAR_AGREES, YEAR_NEAR, YEAR_CONTRADICTS)
    }

    /// Maker or type agrees: what an exact match must have beside the number.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.maker == Maker::Agrees || self.firearm_type == Verdict::Agrees
    }
}

/// The particulars asked for, in the forms that are compared.
#[derive(Debug)]
pub struct Particulars {
    profile: Profile,
    manufactured: Option<PartialDate>,
}

impl Particulars {
    /// Of a description.
    #[must_use]
    pub fn of(asked: &FirearmDescription) -> Self {
        let profile = Profile::of(SetNumber::default(), asked);
        Self { profile, manufactured: asked.manufactured }
    }

    /// True if a maker or brand is asked for, so that one can agree.
    #[must_use]
    pub const fn names_a_maker(&self) -> bool {
        !self.profile.maker.is_empty() || !self.profile.brand.is_empty()
    }

    /// How a profile agrees; nothing is said about the year.
    #[must_use]
    pub fn agreement(&self, found: &Profile) -> Agreement {
        let asked = &self.profile;
        let firearm_type = match (asked.firearm_type, found.firearm_type) {
            (Some(a), Some(b)) => a.agrees(b),
            _ => None,
        };
        let country = match (asked.country, found.country) {
            (Some(a), Some(b)) => Some(a == b),
            _ => None,
        };
        Agreement {
            maker: maker(asked, found),
            firearm_type: verdict(firearm_type),
            model: model(&asked.model, &found.model),
            calibre: verdict(equal(&asked.calibre, &found.calibre)),
            country: verdict(country),
            year: Verdict::Unknown,
        }
    }

    /// How a recorded year of manufacture agrees.
    #[must_use]
    pub fn year(&self, recorded: Option<u16>) -> Verdict {
        let (Some(asked), Some(found)) = (self.manufactured, recorded) else {
            return Verdict::Unknown;
        };
        let apart = asked.year().abs_diff(found);
        match asked.precision() {
            // A bound says only what it excludes.
            DatePrecision::Before if found <= asked.year() => Verdict::Unknown,
            DatePrecision::After if found >= asked.year() => Verdict::Unknown,
            DatePrecision::Before | DatePrecision::After if apart == 1 => Verdict::Unknown,
            DatePrecision::Unknown(_) => Verdict::Unknown,
            _ => match apart {
                0 => Verdict::Agrees,
                1 => Verdict::Near,
                _ => Verdict::Contradicts,
            },
        }
    }
}

const fn verdict(same: Option<bool>) -> Verdict {
    match same {
        Some(true) => Verdict::Agrees,
        Some(false) => Verdict::Contradicts,
        None => Verdict::Unknown,
    }
}

fn equal(a: &str, b: &str) -> Option<bool> {
    (!a.is_empty() && !b.is_empty()).then(|| a == b)
}

/// Maker and brand are often written for each other: any pair that agrees will do.
fn maker(asked: &Profile, found: &Profile) -> Maker {
    let any = |of: &[&String], others: &[&String]| {
        of.iter().flat_map(|a| others.iter().map(move |b| equal(a, b))).fold(None, |seen, same| {
            match same {
                Some(true) => Some(true),
                Some(false) => seen.or(Some(false)),
                None => seen,
            }
        })
    };
    let (asked_names, found_names) = ([&asked.maker, &asked.brand], [&found.maker, &found.brand]);
    let made = any(&asked_names, &found_names);
    if made == Some(true) {
        return Maker::Agrees;
    }
    let imported = [any(&asked_names, &[&found.importer]), any(&[&asked.importer], &found_names)];
    if imported.contains(&Some(true)) {
        return Maker::ImporterTaken;
    }
    if made == Some(false) { Maker::Contradicts } else { Maker::Unknown }
}

/// A part of a model name says something from this length on.
const MODEL_PART_MIN: usize = 2;

fn model(a: &str, b: &str) -> Verdict {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let part = short.len() >= MODEL_PART_MIN && (long.starts_with(short) || long.ends_with(short));
    match equal(a, b) {
        Some(false) if part => Verdict::Near,
        same => verdict(same),
    }
}

/// Parts of an index, and profiles of a part, that a search remembers the agreement of; those
/// beyond are compared each time.
const REMEMBERED_PARTS: usize = 256;
const REMEMBERED_PLACES: usize = 1 << 18;

/// The agreement of each profile that a search has met, compared once.
pub(super) struct Agreements<'a> {
    asked: Particulars,
    serials: &'a dyn Serials,
    known: Vec<Vec<Option<Agreement>>>,
}

impl<'a> Agreements<'a> {
    pub(super) const fn new(asked: Particulars, serials: &'a dyn Serials) -> Self {
        Self { asked, serials, known: Vec::new() }
    }

    /// The agreement of a hit's gun, the year of its record included.
    pub(super) fn of(&mut self, key: ProfileKey, year: Option<u16>) -> Agreement {
        Agreement { year: self.asked.year(year), ..self.of_profile(key) }
    }

    fn of_profile(&mut self, key: ProfileKey) -> Agreement {
        let (part, place) = (key.part as usize, key.place as usize);
        let known = self.known.get(part).and_then(|places| places.get(place));
        if let Some(Some(agreement)) = known {
            return *agreement;
        }
        let agreement = self.asked.agreement(self.serials.profile(key));
        if part < REMEMBERED_PARTS && place < REMEMBERED_PLACES {
            if self.known.len() <= part {
                self.known.resize_with(part + 1, Vec::new);
            }
            if let Some(places) = self.known.get_mut(part) {
                if places.len() <= place {
                    places.resize(place + 1, None);
                }
                if let Some(slot) = places.get_mut(place) {
                    *slot = Some(agreement);
                }
            }
        }
        agreement
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::FirearmType;
    use vestigo_protocol::firearm::Name;
    use vestigo_protocol::ids::Country;

    use super::*;

    fn name(text: &str) -> Option<Name> {
        Name::new(text).ok()
    }

    fn compare(asked: &FirearmDescription, found: &FirearmDescription) -> Agreement {
        let particulars = Particulars::of(asked);
        let year = found.manufactured.map(PartialDate::year);
        let agreement = particulars.agreement(&Profile::of(SetNumber(1), found));
        Agreement { year: particulars.year(year), ..agreement }
    }

    #[test]
    fn maker_brand_and_importer_are_told_apart() {
        let of = |maker: &str, brand: &str, importer: &str| FirearmDescription {
            maker: name(maker),
            brand: name(brand),
            importer: name(importer),
            ..FirearmDescription::default()
        };
        for (asked, found, expected) in [
            (("S&W", "", ""), ("Smith & Wesson", "", ""), Maker::Agrees),
            (("Zastava", "", ""), ("Crvena", "Zastava", ""), Maker::Agrees),
            (("", "Zastava", ""), ("Zastava", "", ""), Maker::Agrees),
            (("Interarms", "", ""), ("Walther", "", "Interarms"), Maker::ImporterTaken),
            (("Walther", "", ""), ("Interarms", "", "Walther"), Maker::ImporterTaken),
            (("Walther", "", "Interarms"), ("Interarms", "", ""), Maker::ImporterTaken),
            (("Interarms", "", ""), ("", "", "Interarms"), Maker::ImporterTaken),
            (("Walther", "", "Interarms"), ("Walther", "", "Century"), Maker::Agrees),
            (("Colt", "", ""), ("Walther", "", "Interarms"), Maker::Contradicts),
            (("", "", ""), ("Walther", "", ""), Maker::Unknown),
            (("Colt", "", ""), ("", "", "Interarms"), Maker::Unknown),
        ] {
            let (a, b) = (of(asked.0, asked.1, asked.2), of(found.0, found.1, found.2));
            assert_eq!(compare(&a, &b).maker, expected, "{asked:?} {found:?}");
        }
    }

    #[test]
    fn a_model_may_be_a_part_of_the_other() {
        for (a, b, expected) in [
            ("PT-738", "PT738", Verdict::Agrees),
            ("92", "92 FS", Verdict::Near),
            ("G19", "19", Verdict::Near),
            ("9", "92", Verdict::Contradicts),
            ("92", "96", Verdict::Contradicts),
            ("", "96", Verdict::Unknown),
        ] {
            let of = |model| FirearmDescription { model: name(model), ..Default::default() };
            assert_eq!(compare(&of(a), &of(b)).model, expected, "{a} {b}");
            assert_eq!(compare(&of(b), &of(a)).model, expected, "{b} {a}");
        }
    }

    #[test]
    fn calibre_type_and_country_compare_by_meaning() {
        let of = |calibre: &str, kind: &str, country: &str| FirearmDescription {
            calibre: name(calibre),
            firearm_type: FirearmType::parse(kind).ok(),
            country_of_manufacture: Country::parse(country),
            ..FirearmDescription::default()
        };
        let found = compare(&of("9x19", "PI", "AT"), &of("9 mm Luger", "P", "US"));
        assert_eq!(found.calibre, Verdict::Agrees);
        assert_eq!(found.firearm_type, Verdict::Agrees);
        assert_eq!(found.country, Verdict::Contradicts);
        let found = compare(&of(".45", "R", "AT"), &of("9 mm Luger", "P", "AT"));
        assert_eq!(found.calibre, Verdict::Contradicts);
        assert_eq!(found.firearm_type, Verdict::Contradicts);
        assert_eq!(found.country, Verdict::Agrees);
        assert_eq!(compare(&of("", "", ""), &of(".45", "R", "AT")), Agreement::default());
    }

    #[test]
    fn a_year_may_be_off_by_one_and_a_bound_only_excludes() {
        for (asked, found, expected) in [
            ("1990", 1990, Verdict::Agrees),
            ("1990-05-03", 1991, Verdict::Near),
            ("1990", 1992, Verdict::Contradicts),
            ("<1990", 1985, Verdict::Unknown),
            ("<1990", 1991, Verdict::Unknown),
            ("<1990", 1999, Verdict::Contradicts),
            (">1990", 1999, Verdict::Unknown),
            (">1990", 1980, Verdict::Contradicts),
        ] {
            let date = PartialDate::parse(asked).unwrap();
            let asked = FirearmDescription { manufactured: Some(date), ..Default::default() };
            let particulars = Particulars::of(&asked);
            assert_eq!(particulars.year(Some(found)), expected);
            assert_eq!(particulars.year(None), Verdict::Unknown);
        }
    }

    #[test]
    fn points_add_up_and_what_is_unknown_counts_nothing() {
        assert_eq!(Agreement::default().points(), 0);
        let best = Agreement {
            maker: Maker::Agrees,
            firearm_type: Verdict::Agrees,
            model: Verdict::Agrees,
            calibre: Verdict::Agrees,
            country: Verdict::Agrees,
            year: Verdict::Agrees,
        };
        assert_eq!(best.points(), 2600 + 500 + 3000 + 1000 + 400 + 1500);
        let weaker = Agreement { maker: Maker::ImporterTaken, ..best };
        assert!(weaker.points() < best.points());
        assert!(weaker.points() > Agreement { maker: Maker::Unknown, ..best }.points());
    }
}
