//! Which column of a source holds which field, as told from its headings and by its user.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use vestigo_protocol::codes::EventKind;
use vestigo_protocol::ids::Country;

use super::dates::DateOrder;
use super::field::Field;

/// Characters of a heading. Longer ones are cut, here and in the header alike.
const HEADING_CHARS_MAX: usize = 200;

/// Bytes of a saved mapping: a heading of 200 characters for each of 1,024 columns is less.
const MAPPING_BYTES_MAX: usize = 1 << 20;

/// Which column holds what. Made from a header, kept by the name of the source, and checked
/// against each later file of that source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// Fields by heading, as the file has it without spaces around it. Columns that are not
    /// listed are not imported.
    pub columns: BTreeMap<String, Field>,
    /// Whether `03/05/2019` is in May or in March, where that was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// Two-digit years from here on are of the 1900s, those below of the 2000s. Without it a
    /// two-digit year is an error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub two_digit_pivot: Option<u8>,
    /// Country of manufacture where the column is empty or missing: for a maker's own books.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_country: Option<DefaultCountry>,
    /// What happened in rows with particulars of an event where no column says what, such as
    /// `REPORTED_STOLEN`. Without it the kind of the record set decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_event: Option<DefaultEvent>,
}

/// A kind of event as a mapping holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DefaultEvent(pub EventKind);

impl TryFrom<String> for DefaultEvent {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        EventKind::from_name(&text).map(Self).ok_or("not a kind of event")
    }
}

impl From<DefaultEvent> for String {
    fn from(event: DefaultEvent) -> Self {
        event.0.name().to_owned()
    }
}

/// A country as a mapping holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DefaultCountry(pub Country);

impl TryFrom<String> for DefaultCountry {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Country::parse(&text).map(Self).ok_or("not a two-letter code of ISO 3166")
    }
}

impl From<DefaultCountry> for String {
    fn from(country: DefaultCountry) -> Self {
        country.0.to_string()
    }
}

/// Why a header and a mapping do not go together.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MappingError {
    /// No column holds serial numbers.
    #[error(
        "no column is headed serial_number or a word for it; the first line must name the \
         columns, for example make,model,caliber,type,serial_number; or say which column it is, \
         with HEADING=serial_number"
    )]
    NoSerialColumn,
    /// Two columns hold the same field.
    #[error("columns {first} and {second} are both headed {name} or a word for it; keep one")]
    DoubleColumn {
        /// From 1.
        first: u32,
        /// From 1.
        second: u32,
        /// What both are.
        name: &'static str,
    },
    /// The file does not have a column that the mapping names.
    #[error(
        "the file has no column {heading:?}, which the mapping reads as {name}; correct the \
         file, or map its columns anew"
    )]
    MissingColumn {
        /// The heading.
        heading: String,
        /// The field.
        name: &'static str,
    },
    /// What the user wrote is not `HEADING=FIELD`.
    #[error("{0:?} is not HEADING=FIELD")]
    NotAPair(String),
    /// There is no field of that name.
    #[error("there is no field {0:?}; the fields are {names}", names = field_names())]
    NoSuchField(String),
    /// A saved mapping cannot be read.
    #[error("the saved mapping cannot be read; map the columns anew")]
    Unreadable,
}

/// Names of all fields, with commas.
fn field_names() -> String {
    Field::ALL.iter().map(|field| field.name()).collect::<Vec<_>>().join(", ")
}

/// A column that the user maps by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedColumn {
    /// Its heading, as in the file.
    pub heading: String,
    /// What it holds; none if it is not to be imported.
    pub field: Option<Field>,
}

impl std::str::FromStr for MappedColumn {
    type Err = MappingError;

    /// Reads `HEADING=FIELD`; `HEADING=` leaves the column out. The last `=` counts.
    fn from_str(text: &str) -> Result<Self, MappingError> {
        let (heading, field) =
            text.rsplit_once('=').ok_or_else(|| MappingError::NotAPair(shown(text)))?;
        let (heading, field) = (heading_of(heading), field.trim());
        if heading.is_empty() {
            return Err(MappingError::NotAPair(shown(text)));
        }
        let field = match field {
            "" => None,
            name => Some(
                Field::from_name(name)
                    .or_else(|| Field::of_heading(name))
                    .ok_or_else(|| MappingError::NoSuchField(shown(name)))?,
            ),
        };
        Ok(Self { heading, field })
    }
}

/// What a user wrote, cut to a sensible length.
fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A heading as mappings hold it.
pub(super) fn heading_of(cell: &str) -> String {
    cell.trim().chars().take(HEADING_CHARS_MAX).collect()
}

impl ColumnMapping {
    /// The mapping of a header: headings that are known, then what the user says in their place.
    ///
    /// # Errors
    /// [`MappingError::MissingColumn`] if the user names a heading that the header does not have.
    pub fn of_header(header: &[String], told: &[MappedColumn]) -> Result<Self, MappingError> {
        let mut columns = BTreeMap::new();
        for heading in header {
            if let Some(field) = Field::of_heading(heading) {
                columns.insert(heading.clone(), field);
            }
        }
        for column in told {
            if !header.contains(&column.heading) {
                let name = column.field.map_or("left out", Field::name);
                return Err(MappingError::MissingColumn { heading: column.heading.clone(), name });
            }
            match column.field {
                Some(field) => {
                    // What the user says goes before what a heading suggests.
                    columns.retain(|heading, held| {
                        *held != field || told.iter().any(|t| t.heading == *heading)
                    });
                    columns.insert(column.heading.clone(), field);
                }
                None => {
                    columns.remove(&column.heading);
                }
            }
        }
        Ok(Self { columns, ..Self::default() })
    }

    /// The bytes under which a mapping is saved.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Only a map with keys that are no texts could fail.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// A saved mapping.
    ///
    /// # Errors
    /// [`MappingError::Unreadable`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, MappingError> {
        if bytes.len() > MAPPING_BYTES_MAX {
            return Err(MappingError::Unreadable);
        }
        serde_json::from_slice(bytes).map_err(|_| MappingError::Unreadable)
    }

    /// What each column of a file holds.
    ///
    /// # Errors
    /// [`MappingError`] if the header lacks a column, has one twice, or no serial number.
    pub(super) fn layout(&self, header: &[String]) -> Result<Vec<Option<Field>>, MappingError> {
        let order: Vec<Option<Field>> =
            header.iter().map(|heading| self.columns.get(heading).copied()).collect();
        if let Some((heading, field)) = self.columns.iter().find(|(h, _)| !header.contains(h)) {
            let (heading, name) = (heading.clone(), field.name());
            return Err(MappingError::MissingColumn { heading, name });
        }
        for (position, field) in order.iter().enumerate() {
            let Some(field) = *field else { continue };
            if let Some(first) =
                order.iter().take(position).position(|before| *before == Some(field))
            {
                let (first, second) = (number(first), number(position));
                return Err(MappingError::DoubleColumn { first, second, name: field.name() });
            }
        }
        if order.iter().flatten().any(|field| field.is_serial()) {
            Ok(order)
        } else {
            Err(MappingError::NoSerialColumn)
        }
    }
}

/// The number, from 1, of a position from 0.
pub(super) fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn what_the_user_says_goes_before_what_the_heading_suggests() {
        let header = header("Marca,Nr,serial,colour,ORI");
        let told: Vec<MappedColumn> =
            ["Nr=serial_number", "colour=finish", "ORI="].map(|t| t.parse().unwrap()).into();
        let mapping = ColumnMapping::of_header(&header, &told).unwrap();
        let layout = mapping.layout(&header).unwrap();
        assert_eq!(
            layout,
            [Some(Field::Make), Some(Field::Serial), None, Some(Field::Finish), None]
        );
        assert!(matches!("x".parse::<MappedColumn>(), Err(MappingError::NotAPair(_))));
        assert!(matches!("x=y".parse::<MappedColumn>(), Err(MappingError::NoSuchField(_))));
        let absent = ["Number=serial_number".parse().unwrap()];
        let missing = ColumnMapping::of_header(&header, &absent).unwrap_err();
        assert!(missing.to_string().contains("\"Number\""), "{missing}");
    }

    #[test]
    fn a_saved_mapping_comes_back_and_is_held_against_the_file() {
        let header_then = header("make,serie,caliber");
        let mapping = ColumnMapping {
            date_order: Some(DateOrder::DayFirst),
            two_digit_pivot: Some(30),
            default_country: Country::parse("BR").map(DefaultCountry),
            ..ColumnMapping::of_header(&header_then, &[]).unwrap()
        };
        let saved = ColumnMapping::from_bytes(&mapping.to_bytes()).unwrap();
        assert_eq!(saved, mapping);
        assert!(saved.layout(&header("caliber,x,make,serie")).is_ok(), "the order may change");
        let missing = saved.layout(&header("make,serial,caliber")).unwrap_err();
        let expected =
            MappingError::MissingColumn { heading: "serie".into(), name: "serial_number" };
        assert_eq!(missing, expected);
        for bad in [&b"{"[..], b"{\"columns\":{\"a\":\"no_field\"}}", b"[]", b""] {
            assert_eq!(ColumnMapping::from_bytes(bad), Err(MappingError::Unreadable));
        }
    }

    #[test]
    fn a_field_in_two_columns_and_a_file_without_serials_are_refused() {
        let double = header("make,manufacturer,serial");
        let mapping = ColumnMapping::of_header(&double, &[]).unwrap();
        let error = MappingError::DoubleColumn { first: 1, second: 2, name: "make" };
        assert_eq!(mapping.layout(&double), Err(error));
        let same = header("serial,serial");
        let mapping = ColumnMapping::of_header(&same, &[]).unwrap();
        assert!(matches!(mapping.layout(&same), Err(MappingError::DoubleColumn { .. })));
        let none = header("make,model");
        let mapping = ColumnMapping::of_header(&none, &[]).unwrap();
        assert_eq!(mapping.layout(&none), Err(MappingError::NoSerialColumn));
    }
}
