//! The header: which column holds what.

use super::ImportError;
use super::rows::Row;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Make,
    Model,
    Calibre,
    FirearmType,
    Serial,
    CountryOfManufacture,
    YearOfManufacture,
    Importer,
    ImportMark,
    EventKind,
    EventDate,
    EventFrom,
    EventFromKind,
    EventTo,
    EventToKind,
    EventToLicence,
    EventCountry,
    EventDocument,
    EventPlace,
}

/// What a header may say, as [`plain`] leaves it. The first of each is the name in messages and
/// in files that are written here; English, then Spanish, Portuguese and French.
const HEADINGS: &[(Column, &[&str])] = &[
    (
        Column::Make,
        &["make", "maker", "manufacturer", "marca", "fabricante", "marque", "fabricant"],
    ),
    (Column::Model, &["model", "modelo", "modele", "modèle"]),
    (Column::Calibre, &["caliber", "calibre"]),
    (Column::FirearmType, &["type", "firearm_type", "tipo"]),
    (
        Column::Serial,
        &[
            "serial_number",
            "serial",
            "serial_no",
            "serial_no.",
            "numero_de_serie",
            "número_de_serie",
            "número_de_série",
            "numéro_de_série",
            "serie",
        ],
    ),
    (
        Column::CountryOfManufacture,
        &["country_of_manufacture", "country_of_origin", "pais_de_fabricacion"],
    ),
    (Column::YearOfManufacture, &["year_of_manufacture", "year"]),
    (Column::Importer, &["importer", "importador", "importateur"]),
    (Column::ImportMark, &["import_mark"]),
    (Column::EventKind, &["event_kind"]),
    (Column::EventDate, &["event_date"]),
    (Column::EventFrom, &["event_from"]),
    (Column::EventFromKind, &["event_from_kind"]),
    (Column::EventTo, &["event_to"]),
    (Column::EventToKind, &["event_to_kind"]),
    (Column::EventToLicence, &["event_to_licence", "event_to_license"]),
    (Column::EventCountry, &["event_country"]),
    (Column::EventDocument, &["event_document"]),
    (Column::EventPlace, &["event_place"]),
];

impl Column {
    /// Its name in messages.
    pub(super) fn name(self) -> &'static str {
        HEADINGS
            .iter()
            .find(|(column, _)| *column == self)
            .and_then(|(_, names)| names.first())
            .map_or("", |name| *name)
    }
}

/// The columns of one file.
pub(super) struct Columns {
    /// Line of the header.
    pub(super) line: u64,
    /// What each column holds, in the order of the file.
    pub(super) order: Vec<Option<Column>>,
    /// Columns that are not imported: number from 1, and heading cut to a sensible length.
    pub(super) unknown: Vec<(u32, String)>,
}

impl Columns {
    /// The number of a column, from 1; 1 if the file has none such.
    pub(super) fn number_of(&self, column: Column) -> u32 {
        let position = self.order.iter().position(|held| *held == Some(column));
        number(position.unwrap_or(0))
    }
}

/// The number, from 1, of a position from 0.
pub(super) fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX).saturating_add(1)
}

/// Reads the header row.
pub(super) fn read(row: &Row) -> Result<Columns, ImportError> {
    let mut columns = Columns { line: row.line, order: Vec::new(), unknown: Vec::new() };
    for (position, cell) in row.cells().enumerate() {
        let heading = String::from_utf8_lossy(cell);
        let plain = plain(&heading);
        let found = HEADINGS.iter().find(|(_, names)| names.contains(&plain.as_str()));
        let column = found.map(|(column, _)| *column);
        if let Some(column) = column
            && let Some(first) = columns.order.iter().position(|held| *held == Some(column))
        {
            let (first, second) = (number(first), number(position));
            return Err(ImportError::DoubleColumn { first, second, name: column.name() });
        }
        if column.is_none() {
            columns.unknown.push((number(position), heading.chars().take(40).collect()));
        }
        columns.order.push(column);
    }
    if columns.order.contains(&Some(Column::Serial)) {
        Ok(columns)
    } else {
        Err(ImportError::NoSerialColumn)
    }
}

/// Lower case, inner spaces and hyphens as `_`.
fn plain(heading: &str) -> String {
    heading
        .trim()
        .chars()
        .map(|c| if c.is_whitespace() || c == '-' { '_' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}
