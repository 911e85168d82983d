//! A form as a workbook: one sheet with its figures and how each was counted.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::service::views::StatutoryView;
use crate::text::Text;

/// Writes it. The same figures give the same bytes.
///
/// # Errors
/// The library refuses a cell.
pub(super) fn write(text: Text, view: &StatutoryView) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The time of writing would be in it otherwise.
    let created = ExcelDateTime::from_ymd(view.to_year.clamp(1900, 9999), 12, 31)?;
    book.set_properties(
        &DocProperties::new().set_title(&view.name).set_creation_datetime(&created),
    );
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let percent = Format::new().set_num_format("0.00");
    let sheet = book.add_worksheet();
    sheet.set_name(view.form.replace('_', " "))?;
    sheet.set_column_width(0, 42)?;
    sheet.set_column_width(1, 34)?;
    sheet.set_column_width(2, 12)?;
    sheet.set_column_width(3, 90)?;
    sheet.write_string_with_format(0, 0, &view.name, &bold)?;
    let years = if view.from_year == view.to_year {
        view.to_year.to_string()
    } else {
        format!("{}–{}", view.from_year, view.to_year)
    };
    sheet.write_string(1, 0, years)?;
    if view.synthetic {
        sheet.write_string_with_format(1, 1, text.say("word-report-synthetic"), &bold)?;
    }
    let heads = [
        "column-statutory-figure",
        "column-statutory-of",
        "column-statutory-number",
        "column-statutory-counted",
    ];
    for (column, key) in (0..).zip(heads) {
        sheet.write_string_with_format(3, column, text.say(key), &bold)?;
    }
    let mut row = 4;
    for line in &view.lines {
        sheet.write_string(row, 0, &line.name)?;
        sheet.write_string(row, 1, line.by_name.as_deref().unwrap_or_default())?;
        if let Some(value) = line.value {
            if line.item == "INDICATOR" {
                sheet.write_number_with_format(row, 2, value as f64 / 100.0, &percent)?;
            } else {
                sheet.write_number(row, 2, value as f64)?;
            }
        }
        sheet.write_string_with_format(row, 3, &line.counted, &wrapped)?;
        row += 1;
    }
    sheet.write_string(row + 1, 0, &view.disclaimer)?;
    book.save_to_buffer()
}
