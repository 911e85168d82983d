//! The guns of a file that is no register: a list of what is to be asked about.

use std::io::{Read, Seek};
use std::ops::ControlFlow;
use std::sync::Arc;

use vestigo_protocol::firearm::FirearmDescription;

use super::super::cells::{self, Reader};
use super::super::table::Item;
use super::super::{ImportError, RowIssue, RowPlace};
use super::{Headers, Intake, Looked, look};

/// One row with anything in it.
pub struct ListedGun {
    /// Where it stands.
    pub place: RowPlace,
    /// Cells of the columns that the caller reads itself, in the order of [`Intake::aside`]; none
    /// if the row could not be split into cells.
    pub aside: Vec<String>,
    /// The gun and what is odd about the row, or all that is wrong with it.
    pub gun: Result<(FirearmDescription, Vec<RowIssue>), Vec<RowIssue>>,
}

impl std::fmt::Debug for ListedGun {
    /// Place only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ListedGun({})", self.place.line)
    }
}

/// A good row's gun.
pub(super) fn described(reader: &mut Reader<'_>, kind: usize) -> FirearmDescription {
    let marks = std::mem::take(&mut reader.marks);
    let told = reader.kinds.get(kind).map(|kind| kind.told.description.clone());
    FirearmDescription { marks, ..told.unwrap_or_default() }
}

impl<R: Read + Seek> Intake<'_, R> {
    /// Reads all rows and gives each to `each`, until that has enough.
    ///
    /// # Errors
    /// That of reading.
    pub fn each_gun(
        &mut self,
        each: &mut dyn FnMut(ListedGun) -> ControlFlow<()>,
    ) -> Result<(), ImportError> {
        let mut reader = self.reader();
        let columns = Arc::clone(&self.columns);
        let mut headers = Headers::new(&columns);
        let places: Vec<usize> = self.aside.iter().map(|(_, place)| *place).collect();
        look(&mut self.table, &mut |item, _| {
            let mut aside = Vec::new();
            let (line, read) = match item {
                Item::Sheet(name) => {
                    headers.sheet(name);
                    return Ok(());
                }
                Item::Row(row) if row.is_blank() => return Ok(()),
                Item::Row(row) => {
                    if headers.takes(row)? {
                        return Ok(());
                    }
                    let cell = |place: &usize| row.cells().nth(*place).unwrap_or_default();
                    let text = |place| String::from_utf8_lossy(cell(place)).trim().to_owned();
                    aside = places.iter().map(text).collect();
                    (row.line, reader.read(row))
                }
                Item::Bad(bad) => (bad.line, Err(vec![cells::issue_of(bad)])),
            };
            let place = RowPlace { sheet: headers.sheet.clone(), line };
            let named = |issues: Vec<RowIssue>| {
                issues.into_iter().map(|issue| columns.named(issue, &place)).collect()
            };
            let gun = match read {
                Ok(gun) => {
                    let described = described(&mut reader, gun.kind);
                    if reader.is_full() {
                        reader.forget();
                    }
                    Ok((described, named(gun.warnings)))
                }
                Err(errors) => Err(named(errors)),
            };
            match each(ListedGun { place, aside, gun }) {
                ControlFlow::Continue(()) => Ok(()),
                ControlFlow::Break(()) => Err(Looked::Enough),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use vestigo_protocol::codes::RecordSetKind;
    use vestigo_protocol::firearm::RecordSet;
    use vestigo_protocol::text::Text;
    use vestigo_protocol::time::Timestamp;

    use super::*;
    use crate::registry::import::ImportOptions;

    #[test]
    fn columns_that_the_caller_reads_are_given_beside_the_gun() {
        let set = RecordSet {
            name: Text::new("list").unwrap(),
            holder: None,
            kind: RecordSetKind::Registry,
            from_year: None,
            to_year: None,
            digitised_pct: 100,
            as_of: Timestamp(1_700_000_000),
        };
        let options = ImportOptions {
            aside: ["to", "case_ref"].map(str::to_owned).into(),
            ..ImportOptions::new(set)
        };
        let file =
            "Case Ref,make,serial,To,date\nK1,Glock,A1001,XB,x\nK2,Colt,,XC,\n\nK3,Colt,C3,,\n";
        let mut intake = Intake::open(Cursor::new(file), &options).unwrap();
        assert_eq!(intake.aside().collect::<Vec<_>>(), ["case_ref", "to"]);
        // The event's column is only not known; those that the caller reads are known.
        assert_eq!(intake.about_file().len(), 1);
        let mut rows = Vec::new();
        intake
            .each_gun(&mut |row| {
                let maker = row.gun.map(|(gun, _)| gun.maker.unwrap().as_str().to_owned());
                let maker = maker.map_err(|issues| issues.len());
                rows.push((row.place.line, row.aside.concat(), maker));
                ControlFlow::Continue(())
            })
            .unwrap();
        let expected = [
            (2, "K1XB".to_owned(), Ok("Glock".to_owned())),
            (3, "K2XC".to_owned(), Err(1)),
            (5, "K3".to_owned(), Ok("Colt".to_owned())),
        ];
        assert_eq!(rows, expected);
    }
}
