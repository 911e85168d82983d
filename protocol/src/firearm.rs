//! The description of a gun, its chain of custody, and the record sets that were searched.
//!
//! Values are kept as seen; what makes two of them comparable (serial normal forms, maker and
//! calibre aliases) is computed beside them and never replaces them. `Debug` of everything here
//! prints the type's name only: a serial number names a gun, and a gun its owner.

mod aliases;
pub mod calibre;
mod date;
mod event;
pub mod make;
mod marking;
pub mod serial;

use minicbor::{Decode, Encode};

use crate::codes::{FirearmType, ManufactureClass, Obliteration, RecordSetKind};
use crate::ids::Country;
use crate::limits::{MARKS_MAX, NAME_MAX, PERCENT_MAX};
use crate::text::{Text, decode_list};
use crate::time::Timestamp;

pub use date::{DateError, PartialDate, parse_year};
pub use event::{ChainEvent, DocumentRef, Party};
pub use marking::{Mark, script_of};

/// Implements a `Debug` that prints the type's name and nothing of the value.
macro_rules! silent_debug {
    ($($name:ident)+) => { $(
        impl std::fmt::Debug for $name {
            /// Silent.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )+ };
}
use silent_debug;

/// A name as marked or recorded.
pub type Name = Text<NAME_MAX>;

/// What a person or a record says a gun is. Every field may be missing.
#[derive(Clone, Default, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(map)]
pub struct FirearmDescription {
    /// Maker's name as marked.
    #[n(1)]
    pub maker: Option<Name>,
    /// Brand or trademark, where it is not the maker's.
    #[n(2)]
    pub brand: Option<Name>,
    /// Importer as marked.
    #[n(3)]
    pub importer: Option<Name>,
    /// Model as marked.
    #[n(4)]
    pub model: Option<Name>,
    /// Calibre as seen, not normalised.
    #[n(5)]
    pub calibre: Option<Name>,
    /// NCIC type.
    #[n(6)]
    pub firearm_type: Option<FirearmType>,
    /// How it was made.
    #[n(7)]
    pub manufacture_class: Option<ManufactureClass>,
    /// Country of manufacture; not the country of the import mark.
    #[n(8)]
    pub country_of_manufacture: Option<Country>,
    /// When it was made, usually a year.
    #[n(9)]
    pub manufactured: Option<PartialDate>,
    /// Whether the serial number was removed or changed.
    #[n(10)]
    pub obliteration: Option<Obliteration>,
    /// All marks, serial numbers included; at most [`MARKS_MAX`].
    #[n(11)]
    #[cbor(decode_with = "decode_list::<_, Mark, MARKS_MAX>")]
    pub marks: Vec<Mark>,
}

impl FirearmDescription {
    /// The serial marks to search, those of frame or receiver first, else in the order given.
    pub fn serials(&self) -> impl Iterator<Item = &Mark> {
        let of = |frame: bool| {
            self.marks
                .iter()
                .filter(|mark| mark.is_serial())
                .filter(move |mark| mark.component.is_frame() == frame)
        };
        of(true).chain(of(false))
    }
}

/// A set of records and how far it reaches: what makes "no record" worth something.
#[derive(Clone, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(map)]
pub struct RecordSet {
    /// Its name at the holder.
    #[n(1)]
    pub name: Name,
    /// Who keeps it.
    #[n(2)]
    pub holder: Option<Name>,
    /// What it records.
    #[n(3)]
    pub kind: RecordSetKind,
    /// First year it covers.
    #[n(4)]
    pub from_year: Option<u16>,
    /// Last year it covers; missing while it is still kept.
    #[n(5)]
    pub to_year: Option<u16>,
    /// How much of it can be searched by machine, 0 to 100.
    #[n(6)]
    #[cbor(decode_with = "decode_percent")]
    pub digitised_pct: u8,
    /// Up to when it was complete at the time of the search.
    #[n(7)]
    pub as_of: Timestamp,
}

fn decode_percent<C>(
    d: &mut minicbor::Decoder<'_>,
    _: &mut C,
) -> Result<u8, minicbor::decode::Error> {
    let position = d.position();
    let percent = d.u8()?;
    if percent > PERCENT_MAX {
        return Err(minicbor::decode::Error::message("more than 100 per cent").at(position));
    }
    Ok(percent)
}

silent_debug! { FirearmDescription RecordSet }

#[cfg(test)]
mod tests;
