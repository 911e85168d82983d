//! The cells that describe a gun, but for its marks and what happened to it.

use vestigo_protocol::codes::FirearmType;
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::Digest;

use super::IssueReason;
use super::cells::{Cells, Kind, Reader};
use super::field::Field;
use super::words::{code, items};
use crate::registry::particulars::{
    BALLISTIC_REFERENCES_MAX, LegalCategory, Modification, PHOTOS_MAX, Particulars, Photo,
    PhotoRole, Reference, RestorationReport,
};

/// The shortest barrel and the longest gun, in millimetres. A length below is in another unit.
const LENGTHS_MM: std::ops::RangeInclusive<f64> = 15.0..=3_000.0;

/// Shots without reloading at most: belts hold more, and are not the gun's.
const SHOTS_MAX: u16 = 1_000;

impl Reader<'_> {
    /// The gun that a row describes.
    pub(super) fn describe(&mut self, cells: &Cells<'_>) -> Kind {
        let obliteration = cells.get(Field::Obliteration);
        let class = cells.get(Field::ManufactureClass);
        let description = FirearmDescription {
            maker: self.text(cells, Field::Make),
            brand: self.text(cells, Field::Brand),
            importer: self.text(cells, Field::Importer),
            model: self.text(cells, Field::Model),
            calibre: self.text(cells, Field::Calibre),
            firearm_type: self.firearm_type(cells),
            manufacture_class: self.known(Field::ManufactureClass, class),
            country_of_manufacture: self
                .country(cells, Field::CountryOfManufacture)
                .or(self.default_country),
            manufactured: self.date(cells, Field::Manufactured),
            obliteration: self.known(Field::Obliteration, obliteration),
            marks: Vec::new(),
        };
        let particulars = self.particulars(cells).boxed();
        Kind::of(description, particulars)
    }

    fn firearm_type(&mut self, cells: &Cells<'_>) -> Option<FirearmType> {
        let text = cells.get(Field::FirearmType)?;
        let code = || FirearmType::parse(&text.to_ascii_uppercase()).ok();
        let found = FirearmType::from_words(text).or_else(code);
        if found.is_none() {
            self.not_recognised(Field::FirearmType, "the type is neither a known word nor a code");
        }
        found
    }

    fn particulars(&mut self, cells: &Cells<'_>) -> Particulars {
        let fire_mode = cells.get(Field::FireMode);
        let (scheme, category): (Option<Reference>, Option<Reference>) =
            (self.text(cells, Field::LegalScheme), self.text(cells, Field::LegalCategory));
        if scheme.is_some() && category.is_none() {
            let detail = "a legal_scheme without a legal_category";
            self.error_in(Field::LegalScheme, IssueReason::UnreadableValue, detail);
        }
        // A register that names no scheme means its own country's law.
        let scheme = scheme.or_else(|| Reference::new("NATIONAL").ok());
        let legal_category = scheme.zip(category);
        Particulars {
            importer_city: self.text(cells, Field::ImporterCity),
            importer_country: self.country(cells, Field::ImporterCountry),
            barrel_length_mm: self.length(cells, Field::BarrelLength),
            overall_length_mm: self.length(cells, Field::OverallLength),
            shots: self.shots(cells),
            finish: self.text(cells, Field::Finish),
            fire_mode: self.known(Field::FireMode, fire_mode),
            modifications: self.modifications(cells),
            legal_category: legal_category.map(|(scheme, code)| LegalCategory { scheme, code }),
            ifrt_reference: self.text(cells, Field::IfrtReference),
            ballistic_references: self.ballistic_references(cells),
            photos: self.photos(cells),
            restoration: self.restoration(cells),
        }
    }

    /// `102`, `102 mm`, `10.2 cm`, `4 in`, `4"`.
    fn length(&mut self, cells: &Cells<'_>, field: Field) -> Option<u16> {
        let text = cells.get(field)?;
        let unit = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
        let (figures, unit) = text.split_at(unit.unwrap_or(text.len()));
        let factor = match unit.trim().to_ascii_lowercase().as_str() {
            "" | "mm" => Some(1.0),
            "cm" => Some(10.0),
            "in" | "in." | "inch" | "inches" | "\"" | "″" | "pulgadas" => Some(25.4),
            _ => None,
        };
        let figures = figures.replace(',', ".").parse::<f64>().ok();
        let length = figures.zip(factor).map(|(figures, factor)| (figures * factor).round());
        let length = length.filter(|length| LENGTHS_MM.contains(length));
        if length.is_none() {
            let detail = "not a length of 15 to 3000 mm; write millimetres, or the unit behind \
                          the number: 102, 10.2 cm, 4 in";
            self.error_in(field, IssueReason::UnreadableValue, detail);
        }
        // Whole, and within bounds that fit.
        length.and_then(|length| format!("{length}").parse().ok())
    }

    fn shots(&mut self, cells: &Cells<'_>) -> Option<u16> {
        let shots = cells.get(Field::Shots)?.parse().ok().filter(|shots| *shots <= SHOTS_MAX);
        if shots.is_none() {
            let detail = format!("not a whole number of at most {SHOTS_MAX}");
            self.error_in(Field::Shots, IssueReason::UnreadableValue, detail);
        }
        shots
    }

    fn modifications(&mut self, cells: &Cells<'_>) -> Vec<Modification> {
        let mut list = Vec::new();
        for item in cells.get(Field::Modifications).map(items).unwrap_or_default() {
            list.extend(self.known::<Modification>(Field::Modifications, Some(&item)));
        }
        list.sort_unstable();
        list.dedup();
        list
    }

    fn ballistic_references(&mut self, cells: &Cells<'_>) -> Vec<Reference> {
        let field = Field::BallisticReferences;
        let mut list = Vec::new();
        for item in cells.get(field).map(items).unwrap_or_default() {
            if let Some(reference) = self.checked(field, Reference::new(item))
                && !list.contains(&reference)
            {
                list.push(reference);
            }
        }
        self.bounded(field, list, BALLISTIC_REFERENCES_MAX)
    }

    /// Digest and role of each: `9f86d0…0f00a08 MARK`.
    fn photos(&mut self, cells: &Cells<'_>) -> Vec<Photo> {
        let mut list = Vec::new();
        for item in cells.get(Field::Photos).map(items).unwrap_or_default() {
            let (hex, role) = item.split_once(' ').unwrap_or((&item, "OTHER"));
            match (digest(hex), code::<PhotoRole>(role)) {
                (Some(sha256), Some(role)) => {
                    let photo = Photo { sha256, role };
                    if !list.contains(&photo) {
                        list.push(photo);
                    }
                }
                _ => {
                    let detail = "a photograph is named by the 64 hexadecimal digits of its \
                                  SHA-256 and a role such as MARK, with | between photographs";
                    self.error_in(Field::Photos, IssueReason::UnreadableValue, detail);
                }
            }
        }
        self.bounded(Field::Photos, list, PHOTOS_MAX)
    }

    fn bounded<T>(&mut self, field: Field, list: Vec<T>, max: usize) -> Vec<T> {
        if list.len() > max {
            self.error_in(field, IssueReason::TooMany, format!("at most {max} are kept"));
        }
        list
    }

    fn restoration(&mut self, cells: &Cells<'_>) -> Option<RestorationReport> {
        let result = cells.get(Field::RestorationResult);
        let report = RestorationReport {
            laboratory: self.text(cells, Field::RestorationLaboratory),
            method: self.text(cells, Field::RestorationMethod),
            result: self.known(Field::RestorationResult, result),
            date: self.date(cells, Field::RestorationDate),
        };
        (report != RestorationReport::default()).then_some(report)
    }
}

/// A digest in hexadecimal digits.
pub(super) fn digest(hex: &str) -> Option<Digest> {
    let mut bytes = [0u8; 32];
    if hex.len() != 64 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?;
    }
    Some(Digest(bytes))
}

/// How [`digest`] reads it back.
pub(in crate::registry) fn digest_text(digest: &Digest) -> String {
    digest.0.iter().map(|byte| format!("{byte:02x}")).collect()
}
