//! A workshop as a workbook: what it was, what is counted, and who took part.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::WorkshopView;
use crate::text::Text;

/// Writes it. The same workshop gives the same bytes.
///
/// # Errors
/// The library refuses a cell.
pub(super) fn write(text: Text, view: &WorkshopView) -> Result<Vec<u8>, XlsxError> {
    let (workshop, counts) = (&view.workshop, &view.counts);
    let said = &workshop.said;
    let mut book = Workbook::new();
    // The time of writing would be in it otherwise.
    let year = said.from.get(..4).and_then(|year| year.parse().ok()).unwrap_or(1900);
    let created = ExcelDateTime::from_ymd(u16::clamp(year, 1900, 9999), 12, 31)?;
    book.set_properties(
        &DocProperties::new().set_title(&said.title).set_creation_datetime(&created),
    );
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_column_width(0, 36)?;
    sheet.set_column_width(1, 36)?;
    let project = said.project.map(|number| number.to_string()).unwrap_or_default();
    let facts = [
        ("column-workshop", said.title.clone()),
        ("column-workshop-kind", text.code_in("assistance", &said.kind)),
        ("column-workshop-from", said.from.clone()),
        ("column-workshop-to", said.to.clone()),
        ("column-place", said.place.clone()),
        ("column-project", project),
        ("column-workshop-trained", counts.trained.to_string()),
        ("column-workshop-passed", counts.passed.to_string()),
        ("column-workshop-conclusions", said.conclusions.clone()),
    ];
    let mut row = 0;
    for (key, value) in &facts {
        sheet.write_string_with_format(row, 0, text.say(key), &bold)?;
        sheet.write_string(row, 1, value)?;
        row += 1;
    }
    row += 1;
    let heads = ["column-workshop-time", "column-workshop-subject", "column-workshop-who"];
    for (column, key) in (0..).zip(heads) {
        sheet.write_string_with_format(row, column, text.say(key), &bold)?;
    }
    for item in &said.agenda {
        row += 1;
        sheet.write_string(row, 0, &item.time)?;
        sheet.write_string(row, 1, &item.subject)?;
        sheet.write_string(row, 2, &item.who)?;
    }
    row += 2;
    let heads = [
        "column-workshop-name",
        "column-workshop-office",
        "column-country",
        "column-workshop-attended",
        "column-workshop-before",
        "column-workshop-after",
        "column-workshop-passed",
    ];
    for (column, key) in (0..).zip(heads) {
        sheet.write_string_with_format(row, column, text.say(key), &bold)?;
    }
    let yes = |said: bool| text.say(if said { "word-yes" } else { "word-no" });
    for person in &workshop.participants {
        row += 1;
        sheet.write_string(row, 0, &person.name)?;
        sheet.write_string(row, 1, &person.office)?;
        sheet.write_string(row, 2, &person.country)?;
        sheet.write_string(row, 3, yes(person.attended))?;
        if let Some(before) = person.before {
            sheet.write_number(row, 4, f64::from(before))?;
        }
        if let Some(after) = person.after {
            sheet.write_number(row, 5, f64::from(after))?;
        }
        sheet.write_string(row, 6, person.passed.map(yes).unwrap_or_default())?;
    }
    book.save_to_buffer()
}
