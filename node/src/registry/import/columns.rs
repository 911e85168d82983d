//! The columns of one file: what each holds, and what is said about them.

use super::dates::DateOrder;
use super::field::Field;
use super::mapping::number;
use super::{RowIssue, RowPlace};

/// Characters of a heading that are shown.
const SHOWN_CHARS_MAX: usize = 40;

/// Digits in a row that a heading may have. Four are a part of a serial number, or a year of
/// birth.
const SHOWN_DIGITS_MAX: usize = 3;

/// A heading as reports may show it, cut to a sensible length; none if it does not look like one.
/// The first row of a file without headings is a gun's, and reports hold no content of cells.
pub(super) fn shown(heading: &str) -> Option<String> {
    let longest = heading.split(|c: char| !c.is_numeric()).map(|run| run.chars().count()).max();
    let is_heading =
        heading.chars().any(char::is_alphabetic) && longest.unwrap_or(0) <= SHOWN_DIGITS_MAX;
    is_heading.then(|| heading.chars().take(SHOWN_CHARS_MAX).collect())
}

/// The columns of one file.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Line of the header.
    pub(super) line: u64,
    /// The headings, in the order of the file.
    pub(super) headings: Vec<String>,
    /// What each column holds.
    pub(super) order: Vec<Option<Field>>,
    /// The number of each field's column, from 1; 0 if the file has none.
    numbers: Vec<u32>,
    /// The order of dates that a first look at their column told.
    pub(super) date_orders: Vec<(Field, DateOrder)>,
}

impl Columns {
    pub(super) fn new(line: u64, headings: Vec<String>, order: Vec<Option<Field>>) -> Self {
        let mut numbers = vec![0; Field::COUNT];
        for (position, field) in order.iter().enumerate() {
            if let Some(slot) = field.and_then(|field| numbers.get_mut(field.index())) {
                *slot = number(position);
            }
        }
        Self { line, headings, order, numbers, date_orders: Vec::new() }
    }

    /// The number of a field's column, from 1; 1 if the file has none.
    pub(super) fn number_of(&self, field: Field) -> u32 {
        self.numbers.get(field.index()).copied().unwrap_or(0).max(1)
    }

    /// True if the file has a column of this field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.numbers.get(field.index()).is_some_and(|number| *number > 0)
    }

    /// Puts in the names of column and field, and the sheet.
    pub(super) fn named(&self, issue: RowIssue, place: &RowPlace) -> RowIssue {
        let position = (issue.column as usize).saturating_sub(1);
        RowIssue {
            sheet: place.sheet.as_deref().map(str::to_owned),
            column_name: self.headings.get(position).and_then(|heading| shown(heading)),
            field: self.order.get(position).copied().flatten(),
            ..issue
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_heading_is_shown() {
        for heading in ["serial_number", "Nr. 2", "Número de serie", "Ø", "mark 123"] {
            assert_eq!(shown(heading).as_deref(), Some(heading));
        }
        for cell in ["", "9", "12-34", "AB1234", "17/05/2019", "ABC\u{661}\u{662}\u{663}\u{664}"] {
            assert_eq!(shown(cell), None, "{cell}");
        }
        assert_eq!(shown(&"é".repeat(90)).unwrap().chars().count(), SHOWN_CHARS_MAX);
    }
}
