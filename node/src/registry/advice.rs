//! What looks wrong about a description while it is typed: warnings, never refusals.
//!
//! Most traces that fail do so because another text than the serial number was copied, or because
//! a name stands in the wrong field. An expert sees that at a glance; so does this, mostly.

mod houses;
mod inscription;

use vestigo_protocol::codes::{Legibility, Obliteration};
use vestigo_protocol::firearm::make::SpellingKind;
use vestigo_protocol::firearm::serial::pattern::SerialPattern;
use vestigo_protocol::firearm::serial::{canonical, canonical_with_words};
use vestigo_protocol::firearm::{FirearmDescription, Mark, Name, calibre, make};
use vestigo_protocol::ids::Country;

use self::houses::House;
use super::record::model_form;

/// Characters of the shortest serial number that raises no question.
const SERIAL_MIN: usize = 4;

/// Digits from which on a model looks like a serial number whoever made it.
const SERIAL_DIGITS: usize = 5;

/// One warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Advice {
    /// Where to look.
    pub field: AdviceField,
    /// What seems wrong.
    pub reason: AdviceReason,
}

/// The field that a warning is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdviceField {
    /// A serial number, of whatever component.
    Serial,
    /// The maker.
    Maker,
    /// The model.
    Model,
    /// The country of manufacture.
    CountryOfManufacture,
}

impl AdviceField {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Serial, Self::Maker, Self::Model, Self::CountryOfManufacture];

    /// Its name in views.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Serial => "serial",
            Self::Maker => "maker",
            Self::Model => "model",
            Self::CountryOfManufacture => "country-of-manufacture",
        }
    }
}

/// The countries in which a maker makes or made guns, its licensed works included, by the maker's
/// normal form; none if it is not known.
#[must_use]
pub fn countries_of(form: &str) -> Vec<Country> {
    let countries = House::of(form).map(|house| house.countries.as_slice());
    countries.unwrap_or_default().iter().filter_map(|code| Country::parse(code)).collect()
}

/// What seems wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdviceReason {
    /// The serial is a patent mark.
    PatentNumberAsSerial,
    /// The serial is a NATO stock number.
    StockNumberAsSerial,
    /// The serial is an inscription: a proof, a part number, a place of make, a warning.
    InscriptionAsSerial,
    /// The serial is a calibre.
    CalibreAsSerial,
    /// The serial is a maker's name, or begins with it.
    MakerAsSerial,
    /// Model and serial stand in each other's place.
    ModelAndSerialSwapped,
    /// The serial is a model, or holds the model that was given.
    ModelAsSerial,
    /// The model looks like a serial number.
    SerialAsModel,
    /// The serial has no digit.
    SerialWithoutDigits,
    /// The serial has fewer than four characters.
    SerialTooShort,
    /// No serial of this maker is known to look like this.
    SerialImplausibleForMaker,
    /// `?`, `*` or brackets stand in the serial in a way that cannot be read.
    PatternUnreadable,
    /// Too little of the serial is known to search for it.
    PatternTooBroad,
    /// A letter that looks like a digit stands between digits, or the other way round.
    LookAlikeCharacters,
    /// Letters of two scripts stand in one serial.
    MixedScripts,
    /// The maker is known as an importer.
    ImporterAsMaker,
    /// The maker is the text of an import mark.
    ImportMarkAsMaker,
    /// The maker is known as a retailer that sold guns of others.
    RetailerAsMaker,
    /// The model is known of one other maker and not of this one, who may be its importer.
    ModelOfAnotherMaker,
    /// The maker is not known to have made guns in this country: it may be the importer's.
    CountryNotOfMaker,
}

impl AdviceReason {
    /// All of them, in order.
    pub const ALL: [Self; 20] = [
        Self::PatentNumberAsSerial,
        Self::StockNumberAsSerial,
        Self::InscriptionAsSerial,
        Self::CalibreAsSerial,
        Self::MakerAsSerial,
        Self::ModelAndSerialSwapped,
        Self::ModelAsSerial,
        Self::SerialAsModel,
        Self::SerialWithoutDigits,
        Self::SerialTooShort,
        Self::SerialImplausibleForMaker,
        Self::PatternUnreadable,
        Self::PatternTooBroad,
        Self::LookAlikeCharacters,
        Self::MixedScripts,
        Self::ImporterAsMaker,
        Self::ImportMarkAsMaker,
        Self::RetailerAsMaker,
        Self::ModelOfAnotherMaker,
        Self::CountryNotOfMaker,
    ];

    /// Its name in views.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PatentNumberAsSerial => "patent-number-as-serial",
            Self::StockNumberAsSerial => "stock-number-as-serial",
            Self::InscriptionAsSerial => "inscription-as-serial",
            Self::CalibreAsSerial => "calibre-as-serial",
            Self::MakerAsSerial => "maker-as-serial",
            Self::ModelAndSerialSwapped => "model-and-serial-swapped",
            Self::ModelAsSerial => "model-as-serial",
            Self::SerialAsModel => "serial-as-model",
            Self::SerialWithoutDigits => "serial-without-digits",
            Self::SerialTooShort => "serial-too-short",
            Self::SerialImplausibleForMaker => "serial-implausible-for-maker",
            Self::PatternUnreadable => "pattern-unreadable",
            Self::PatternTooBroad => "pattern-too-broad",
            Self::LookAlikeCharacters => "look-alike-characters",
            Self::MixedScripts => "mixed-scripts",
            Self::ImporterAsMaker => "importer-as-maker",
            Self::ImportMarkAsMaker => "import-mark-as-maker",
            Self::RetailerAsMaker => "retailer-as-maker",
            Self::ModelOfAnotherMaker => "model-of-another-maker",
            Self::CountryNotOfMaker => "country-not-of-maker",
        }
    }

    /// True for what is only worth a second look, because many right numbers have it too.
    #[must_use]
    pub const fn is_notice(self) -> bool {
        matches!(self, Self::LookAlikeCharacters)
    }
}

/// What looks wrong about a description as typed, each reason once per field, serial first.
///
/// The serials are read as patterns: this is for what is asked or entered by a person, not for
/// records.
#[must_use]
pub fn advise(description: &FirearmDescription) -> Vec<Advice> {
    let typed = Typed::of(description);
    let mut found = Vec::new();
    for (at, mark) in description.serials().enumerate() {
        if mark.legibility != Legibility::Illegible {
            found.extend(typed.serial(mark, at == 0));
        }
    }
    found.extend(typed.maker());
    found.extend(typed.country(description));
    found.sort_unstable();
    found.dedup();
    found
}

/// What the checks ask of a description, in the forms that they compare.
struct Typed<'a> {
    maker: &'a str,
    maker_form: String,
    brand_form: String,
    house: Option<&'static House>,
    model: String,
    calibre: String,
    intact: bool,
}

impl<'a> Typed<'a> {
    fn of(description: &'a FirearmDescription) -> Self {
        let text = |name: &'a Option<Name>| name.as_ref().map_or("", |name| name.as_str());
        let maker = text(&description.maker);
        let maker_form = make::normal_form(maker);
        let brand_form = make::normal_form(text(&description.brand));
        let house = House::of(&maker_form).or_else(|| House::of(&brand_form));
        let intact = matches!(
            description.obliteration,
            None | Some(Obliteration::None | Obliteration::Altered)
        );
        Self {
            maker,
            maker_form,
            brand_form,
            house,
            model: model_form(text(&description.model)),
            calibre: calibre::normal_form(text(&description.calibre)),
            intact,
        }
    }

    /// `first` says that this is the number that identifies the gun. Parts have short numbers,
    /// or the last digits of the frame's.
    fn serial(&self, mark: &Mark, first: bool) -> Vec<Advice> {
        let text = mark.text.as_str();
        let serial = |reason| Advice { field: AdviceField::Serial, reason };
        if first && self.is_swapped(&canonical(text)) {
            return vec![serial(AdviceReason::ModelAndSerialSwapped)];
        }
        if let Some(reason) = self.other_text(text, first && self.intact) {
            return vec![serial(reason)];
        }
        let mut found = Vec::new();
        match SerialPattern::parse(text) {
            Err(_) => found.push(serial(AdviceReason::PatternUnreadable)),
            Ok(pattern) if !pattern.is_plain() => {
                if pattern.is_too_broad() {
                    found.push(serial(AdviceReason::PatternTooBroad));
                }
            }
            Ok(_) if first => found.extend(self.number(text)),
            Ok(_) => {}
        }
        if inscription::has_look_alikes(&canonical(text)) {
            found.push(serial(AdviceReason::LookAlikeCharacters));
        }
        if inscription::mixes_scripts(text) {
            found.push(serial(AdviceReason::MixedScripts));
        }
        found
    }

    /// What else than a serial number a text is. `whole` says that it should be a whole number.
    fn other_text(&self, text: &str, whole: bool) -> Option<AdviceReason> {
        let form = canonical(text);
        let begins_with_maker =
            self.maker_form.len() >= SERIAL_MIN && form.starts_with(&self.maker_form);
        let is_name = || make::kind(&make::normal_form(text)).is_some() && digits(&form) == 0;
        Some(if inscription::is_patent(text) {
            AdviceReason::PatentNumberAsSerial
        } else if inscription::is_stock_number(text) {
            AdviceReason::StockNumberAsSerial
        } else if inscription::is_calibre(text, &self.calibre, whole) {
            AdviceReason::CalibreAsSerial
        } else if begins_with_maker || is_name() {
            AdviceReason::MakerAsSerial
        } else if inscription::is_inscription(text) {
            AdviceReason::InscriptionAsSerial
        } else {
            return None;
        })
    }

    /// Whether the text in the serial field is a model, or no serial number at least, and the
    /// model looks like a serial number.
    fn is_swapped(&self, form: &str) -> bool {
        let model = self.model.as_str();
        if form.is_empty() || form == model {
            return false;
        }
        let no_serial = form.chars().count() < SERIAL_MIN || digits(form) == 0;
        (self.is_model(form) && self.could_be_serial(model))
            || (no_serial && self.looks_like_serial(model))
    }

    /// The number that identifies the gun, against model and maker.
    fn number(&self, text: &str) -> Option<Advice> {
        let form = canonical(text);
        // `NR 845` is a whole number of some makers.
        let whole = canonical_with_words(text);
        let short = whole.as_ref().unwrap_or(&form).chars().count() < SERIAL_MIN;
        // What is left of an obliterated number may happen to be a model.
        let known_model = self.is_model(&form) && (self.intact || !short);
        let names_model = known_model
            || form == self.model
            || (self.model.len() >= SERIAL_MIN && form.contains(&self.model));
        let serial = |reason| Some(Advice { field: AdviceField::Serial, reason });
        if form.is_empty() {
            None
        } else if names_model {
            serial(AdviceReason::ModelAsSerial)
        } else if self.looks_like_serial(&self.model) {
            Some(Advice { field: AdviceField::Model, reason: AdviceReason::SerialAsModel })
        } else if digits(&form) == 0 && self.intact {
            serial(AdviceReason::SerialWithoutDigits)
        } else if short && self.intact {
            serial(AdviceReason::SerialTooShort)
        } else if self.is_implausible(text) && self.intact {
            serial(AdviceReason::SerialImplausibleForMaker)
        } else {
            None
        }
    }

    fn is_model(&self, form: &str) -> bool {
        self.house.map_or_else(|| houses::is_model_of_any(form), |house| house.has_model(form))
    }

    /// Whether a model may be a serial number for all that is known.
    fn could_be_serial(&self, model: &str) -> bool {
        // `M1911A1` is a model of twenty makers.
        model.chars().count() > SERIAL_MIN
            && digits(model) >= SERIAL_MIN - 1
            && !model.contains("1911")
            && !self.is_model(model)
    }

    /// Whether a model looks like a serial number and not like a model.
    fn looks_like_serial(&self, model: &str) -> bool {
        let shaped = || self.house.is_some_and(|house| house.has_shape(model));
        self.could_be_serial(model) && (digits(model) >= SERIAL_DIGITS || shaped())
    }

    fn is_implausible(&self, text: &str) -> bool {
        let Some(house) = self.house.filter(|house| house.shapes_are_all) else { return false };
        let fits = |form: String| house.has_shape(&form);
        !fits(canonical(text)) && !canonical_with_words(text).is_some_and(fits)
    }

    fn maker(&self) -> Option<Advice> {
        let reason = match make::kind(&self.maker_form) {
            Some(SpellingKind::Importer) => AdviceReason::ImporterAsMaker,
            Some(SpellingKind::Retailer) => AdviceReason::RetailerAsMaker,
            None if inscription::is_import_mark(self.maker) => AdviceReason::ImportMarkAsMaker,
            _ if self.is_model_of_another() => AdviceReason::ModelOfAnotherMaker,
            _ => return None,
        };
        Some(Advice { field: AdviceField::Maker, reason })
    }

    /// Whether one other maker alone is known for the model, and neither maker nor brand is it. Of
    /// a model that several make, as `M1911A1`, nothing can be said.
    fn is_model_of_another(&self) -> bool {
        let names = [self.maker_form.as_str(), self.brand_form.as_str()];
        !self.maker_form.is_empty()
            && houses::only_maker_of(&self.model).is_some_and(|form| !names.contains(&form))
    }

    fn country(&self, description: &FirearmDescription) -> Option<Advice> {
        let country = description.country_of_manufacture?;
        let countries = &House::of(&self.maker_form)?.countries;
        (!countries.is_empty() && !countries.contains(&country.as_str())).then_some(Advice {
            field: AdviceField::CountryOfManufacture,
            reason: AdviceReason::CountryNotOfMaker,
        })
    }
}

fn digits(form: &str) -> usize {
    form.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests;
