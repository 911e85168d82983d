//! National registers that nobody keeps: guns of real makes, everything else invented.
//!
//! Every party, place and document says that it is synthetic, so that a screenshot or a stray
//! file can never be taken for somebody's record. The same seed gives the same register.

mod catalogue;
mod chains;
mod clock;

use std::collections::BTreeSet;

use vestigo_protocol::codes::{EventKind, PartyKind};
use vestigo_protocol::firearm::serial::SerialForms;
use vestigo_protocol::ids::Country;

use crate::registry::synth::Random;

/// The header of a register: the columns of the import, in its order.
const HEADER: [&str; 19] = [
    "make",
    "model",
    "caliber",
    "type",
    "serial_number",
    "country_of_manufacture",
    "year_of_manufacture",
    "importer",
    "import_mark",
    "event_kind",
    "event_date",
    "event_from",
    "event_from_kind",
    "event_to",
    "event_to_kind",
    "event_to_licence",
    "event_country",
    "event_document",
    "event_place",
];

/// A gun to be put among the others, with its chain: one row per event, or one row without.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PlacedRow {
    /// Maker.
    pub make: String,
    /// Model.
    pub model: String,
    /// Calibre.
    pub calibre: String,
    /// Type, in words or as a code.
    pub firearm_type: String,
    /// Serial number, on the frame.
    pub serial: String,
    /// Two letters, or empty.
    pub country_of_manufacture: String,
    /// Four digits, or empty.
    pub year_of_manufacture: String,
    /// Importer, or empty.
    pub importer: String,
    /// Import mark, or empty.
    pub import_mark: String,
    /// What happened to it, oldest first.
    pub events: Vec<PlacedEvent>,
}

impl std::fmt::Debug for PlacedRow {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PlacedRow")
    }
}

/// One event of a [`PlacedRow`]. Empty texts are left out.
#[derive(Clone, PartialEq, Eq)]
pub struct PlacedEvent {
    /// What happened.
    pub kind: EventKind,
    /// As `PartialDate` reads it.
    pub date: String,
    /// Who gave the gun away, and what kind of party that is.
    pub from: Option<(String, PartyKind)>,
    /// Who received it.
    pub to: Option<(String, PartyKind)>,
    /// Licence number of the receiver.
    pub to_licence: String,
    /// The other State of an import or export; else where it happened.
    pub country: Option<Country>,
    /// Kind and number, such as `LICENCE EX-2019-44`. A document that does not say so gets
    /// `SYNTHETIC` in front of its number.
    pub document: String,
    /// Where.
    pub place: String,
}

impl PlacedEvent {
    /// An event of which only kind and date are known.
    #[must_use]
    pub fn new(kind: EventKind, date: &str) -> Self {
        Self {
            kind,
            date: date.to_owned(),
            from: None,
            to: None,
            to_licence: String::new(),
            country: None,
            document: String::new(),
            place: String::new(),
        }
    }
}

impl std::fmt::Debug for PlacedEvent {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PlacedEvent")
    }
}

/// A register of one country as a CSV file in the form that the import reads: `rows` rows of
/// invented guns with their chains, and the rows of `placed`, spread among them in the order
/// given. No invented gun has a serial that could be taken for a placed one's.
#[must_use]
pub fn register_csv(country: Country, seed: u64, rows: usize, placed: &[PlacedRow]) -> String {
    let taken = placed.iter().map(|row| SerialForms::of(&row.serial).folded).collect();
    let mut register = Register {
        random: Random::labelled(seed, country.as_str()),
        country,
        writer: csv::Writer::from_writer(Vec::with_capacity((rows + 16) * 220)),
        taken,
        seen: BTreeSet::new(),
    };
    register.write(&HEADER);
    // The k-th of n placed guns comes after the k/(n+1)-th part of the rows.
    let mut waiting = placed.iter().enumerate();
    let mut next = waiting.next();
    let mut written = 0;
    while written < rows {
        while let Some((position, row)) = next
            && written * (placed.len() + 1) >= rows * (position + 1)
        {
            register.place(row);
            next = waiting.next();
        }
        let mut gun = register.invent();
        gun.events.truncate(rows - written);
        written += gun.events.len();
        register.place(&gun);
    }
    for (_, row) in next.into_iter().chain(waiting) {
        register.place(row);
    }
    register.text()
}

/// A register being written.
struct Register {
    random: Random,
    country: Country,
    writer: csv::Writer<Vec<u8>>,
    /// Folded serials of placed guns.
    taken: BTreeSet<String>,
    /// Makers and canonical serials that are used.
    seen: BTreeSet<(&'static str, String)>,
}

impl Register {
    fn write(&mut self, cells: &[&str; 19]) {
        // Writing to memory cannot fail, and every row has as many cells as the header.
        let _written = self.writer.write_record(cells);
    }

    fn text(self) -> String {
        let bytes = self.writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// Writes a gun with its chain.
    fn place(&mut self, gun: &PlacedRow) {
        let head = [
            gun.make.as_str(),
            &gun.model,
            &gun.calibre,
            &gun.firearm_type,
            &gun.serial,
            &gun.country_of_manufacture,
            &gun.year_of_manufacture,
            &gun.importer,
            &gun.import_mark,
        ];
        let mut cells = [""; 19];
        for (cell, text) in cells.iter_mut().zip(head) {
            *cell = text;
        }
        if gun.events.is_empty() {
            self.write(&cells);
        }
        for event in &gun.events {
            let country = event.country.map(|country| country.to_string()).unwrap_or_default();
            let document = synthetic_document(&event.document);
            let (from, from_kind) = party_cells(event.from.as_ref());
            let (to, to_kind) = party_cells(event.to.as_ref());
            let tail = [
                event.kind.name(),
                &event.date,
                from,
                from_kind,
                to,
                to_kind,
                &event.to_licence,
                &country,
                &document,
                &event.place,
            ];
            let mut cells = cells;
            for (cell, text) in cells.iter_mut().skip(head.len()).zip(tail) {
                *cell = text;
            }
            self.write(&cells);
        }
    }
}

fn party_cells(party: Option<&(String, PartyKind)>) -> (&str, &'static str) {
    party.map_or(("", ""), |(name, kind)| (name.as_str(), kind.name()))
}

/// Puts the word in front of the number, unless it is there.
fn synthetic_document(document: &str) -> String {
    if document.is_empty() || document.contains("SYNTHETIC") {
        return document.to_owned();
    }
    match document.split_once(' ') {
        Some((kind, number)) => format!("{kind} SYNTHETIC-{number}"),
        None => format!("SYNTHETIC-{document}"),
    }
}

#[cfg(test)]
mod tests;
