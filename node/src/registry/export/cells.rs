//! A record as rows of cells.

use vestigo_protocol::codes::{MarkComponent, MarkKind};
use vestigo_protocol::firearm::{ChainEvent, FirearmDescription, Mark, Party, script_of};

use crate::registry::import::{Field, code_text, digest_text, list_text, mark_text, neutral};
use crate::registry::particulars::Particulars;
use crate::registry::record::FirearmRecord;

/// One row, reused for the next.
pub(super) struct Line(Vec<String>);

impl Default for Line {
    fn default() -> Self {
        Self(vec![String::new(); Field::COUNT])
    }
}

impl Line {
    /// The cells of these columns, in their order.
    pub(super) fn cells(&self, columns: impl Iterator<Item = Field>) -> impl Iterator<Item = &str> {
        columns.map(|field| self.0.get(field.index()).map_or("", String::as_str))
    }

    /// Gives each row of a record to `each`; says how many there were.
    pub(super) fn each_of<E>(
        &mut self,
        record: &FirearmRecord,
        each: &mut dyn FnMut(&Self) -> Result<(), E>,
    ) -> Result<u64, E> {
        self.clear();
        self.identity(&record.description);
        self.description(&record.description);
        if let Some(particulars) = &record.particulars {
            self.particulars(particulars);
        }
        if record.events.is_empty() {
            each(self)?;
            return Ok(1);
        }
        let mut rows = 0;
        for event in &record.events {
            if rows > 0 {
                self.clear();
                self.identity(&record.description);
            }
            self.event(event);
            each(self)?;
            rows += 1;
        }
        Ok(rows)
    }

    /// What is known of a gun beyond its description, one cell each.
    pub(super) fn beyond(particulars: &Particulars) -> Vec<(Field, String)> {
        let mut line = Self::default();
        line.particulars(particulars);
        let cells = Field::ALL.iter().copied().zip(line.0);
        cells.filter(|(_, cell)| !cell.is_empty()).collect()
    }

    fn clear(&mut self) {
        self.0.iter_mut().for_each(String::clear);
    }

    fn put(&mut self, field: Field, text: impl AsRef<str>) {
        if let Some(cell) = self.0.get_mut(field.index()) {
            cell.push_str(&neutral(text.as_ref()));
        }
    }

    fn put_if(&mut self, field: Field, text: Option<impl AsRef<str>>) {
        if let Some(text) = text {
            self.put(field, text);
        }
    }

    /// What makes two rows the same gun: maker, model and the first serial number.
    fn identity(&mut self, description: &FirearmDescription) {
        self.put_if(Field::Make, description.maker.as_ref());
        self.put_if(Field::Model, description.model.as_ref());
        match description.serials().next() {
            Some(mark) if is_plain(mark) => self.put(Field::Serial, &mark.text),
            Some(mark) => self.put(Field::Marks, list_text([mark_text(mark)])),
            None => {}
        }
    }

    fn description(&mut self, description: &FirearmDescription) {
        self.put_if(Field::Brand, description.brand.as_ref());
        self.put_if(Field::Calibre, description.calibre.as_ref());
        self.put_if(Field::Importer, description.importer.as_ref());
        self.put_if(Field::FirearmType, description.firearm_type.map(|t| t.code()));
        let class = description.manufacture_class.map(code_text);
        self.put_if(Field::ManufactureClass, class);
        let country = description.country_of_manufacture.map(|c| c.to_string());
        self.put_if(Field::CountryOfManufacture, country);
        let manufactured = description.manufactured.map(|date| date.to_text());
        self.put_if(Field::Manufactured, manufactured);
        self.put_if(Field::Obliteration, description.obliteration.map(code_text));
        self.marks(description);
    }

    /// The first serial number in its own column if it comes first and is an ordinary one, all
    /// others in the column for all, so that the order comes back too.
    fn marks(&mut self, description: &FirearmDescription) {
        let first = description.serials().next();
        let alone = match (description.marks.first(), first) {
            (Some(head), Some(first)) => std::ptr::eq(head, first) && is_plain(first),
            _ => false,
        };
        for field in [Field::Serial, Field::Marks] {
            if let Some(cell) = self.0.get_mut(field.index()) {
                cell.clear();
            }
        }
        let rest = description.marks.get(usize::from(alone)..).unwrap_or_default();
        if alone && let Some(mark) = first {
            self.put(Field::Serial, &mark.text);
        }
        self.put(Field::Marks, list_text(rest.iter().map(mark_text)));
    }

    fn particulars(&mut self, particulars: &Particulars) {
        self.put_if(Field::ImporterCity, particulars.importer_city.as_ref());
        let country = particulars.importer_country.map(|country| country.to_string());
        self.put_if(Field::ImporterCountry, country);
        let number = |number: Option<u16>| number.map(|number| number.to_string());
        // With the unit: a short barrel is not one in inches.
        let length = |length: Option<u16>| length.map(|length| format!("{length} mm"));
        self.put_if(Field::BarrelLength, length(particulars.barrel_length_mm));
        self.put_if(Field::OverallLength, length(particulars.overall_length_mm));
        self.put_if(Field::Shots, number(particulars.shots));
        self.put_if(Field::Finish, particulars.finish.as_ref());
        self.put_if(Field::FireMode, particulars.fire_mode.map(code_text));
        let modifications = particulars.modifications.iter().copied().map(code_text);
        self.put(Field::Modifications, list_text(modifications));
        if let Some(category) = &particulars.legal_category {
            self.put(Field::LegalScheme, &category.scheme);
            self.put(Field::LegalCategory, &category.code);
        }
        self.put_if(Field::IfrtReference, particulars.ifrt_reference.as_ref());
        let references = particulars.ballistic_references.iter();
        let references = references.map(|reference| reference.as_str().to_owned());
        self.put(Field::BallisticReferences, list_text(references));
        let photos = particulars.photos.iter();
        let photos = photos.map(|p| format!("{} {}", digest_text(&p.sha256), p.role.name()));
        self.put(Field::Photos, list_text(photos));
        if let Some(report) = &particulars.restoration {
            self.put_if(Field::RestorationLaboratory, report.laboratory.as_ref());
            self.put_if(Field::RestorationMethod, report.method.as_ref());
            self.put_if(Field::RestorationResult, report.result.map(code_text));
            self.put_if(Field::RestorationDate, report.date.map(|date| date.to_text()));
        }
    }

    fn event(&mut self, event: &ChainEvent) {
        self.put(Field::EventKind, code_text(event.kind));
        self.put_if(Field::EventDate, event.date.map(|date| date.to_text()));
        self.party(event.from.as_ref(), FROM);
        self.party(event.to.as_ref(), TO);
        self.put_if(Field::EventCountry, event.country.map(|country| country.to_string()));
        self.put_if(Field::EventPlace, event.place.as_ref());
        if let Some(document) = &event.document {
            self.put(Field::EventDocumentKind, code_text(document.kind));
            self.put_if(Field::EventDocumentNumber, document.number.as_ref());
            self.put_if(Field::EventDocumentIssuer, document.issuer.as_ref());
            self.put_if(Field::EventDocumentSha256, document.sha256.as_ref().map(digest_text));
        }
        self.put(Field::EventCertainty, code_text(event.certainty));
        let asserted_by = event.asserted_by.map(|country| country.to_string());
        self.put_if(Field::EventAssertedBy, asserted_by);
        self.put_if(Field::EventRecordSet, event.record_set.as_ref());
        self.put_if(Field::EventHandling, event.handling.map(code_text));
    }

    fn party(&mut self, party: Option<&Party>, fields: [Field; 4]) {
        let Some(party) = party else { return };
        let [kind, name, licence, country] = fields;
        self.put(kind, code_text(party.kind));
        self.put_if(name, party.name.as_ref());
        self.put_if(licence, party.licence.as_ref());
        self.put_if(country, party.country.map(|country| country.to_string()));
    }
}

/// Kind, name, licence and country of who gave the gun away.
const FROM: [Field; 4] =
    [Field::EventFromKind, Field::EventFrom, Field::EventFromLicence, Field::EventFromCountry];

/// The same of who received it.
const TO: [Field; 4] =
    [Field::EventToKind, Field::EventTo, Field::EventToLicence, Field::EventToCountry];

/// True for what an import makes of the column of serial numbers alone.
fn is_plain(mark: &Mark) -> bool {
    let text = mark.text.as_str();
    let plain = Mark::serial(MarkComponent::Frame, text);
    mark.kind == MarkKind::Serial
        && mark.script == script_of(text)
        && plain.is_ok_and(|plain| plain == *mark)
        && crate::registry::import::is_serial(text)
}
