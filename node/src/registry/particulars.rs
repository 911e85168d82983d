//! What a record says of a gun beyond the description that partners exchange.

use std::fmt;

use minicbor::{Decode, Encode};
use vestigo_protocol::codes::Restoration;
use vestigo_protocol::firearm::{Name, PartialDate};
use vestigo_protocol::ids::{Country, Digest};
use vestigo_protocol::limits::{PLACE_MAX, REFERENCE_MAX};
use vestigo_protocol::text::{Text, decode_list};

use super::Particular;

/// Kinds of modification that one gun may have: all of them.
pub const MODIFICATIONS_MAX: usize = Modification::ALL.len();

/// References to ballistic images of one gun. A gun is test-fired once for each system that keeps
/// images; four times that.
pub const BALLISTIC_REFERENCES_MAX: usize = 16;

/// Photographs of one gun: both sides, each mark, and as many again after restoration.
pub const PHOTOS_MAX: usize = 32;

/// A number or code at an issuer.
pub type Reference = Text<REFERENCE_MAX>;

/// Particulars of a gun that the wire's description does not have. Every one may be missing; one
/// that holds nothing is not kept at all.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Particulars {
    /// Town of the importer, as marked or recorded.
    #[n(1)]
    pub importer_city: Option<Text<PLACE_MAX>>,
    /// Country of the importer.
    #[n(2)]
    pub importer_country: Option<Country>,
    /// Length of the barrel in millimetres, rounded.
    #[n(3)]
    pub barrel_length_mm: Option<u16>,
    /// Length over all in millimetres, rounded.
    #[n(4)]
    pub overall_length_mm: Option<u16>,
    /// Shots without reloading.
    #[n(5)]
    pub shots: Option<u16>,
    /// Finish, as recorded.
    #[n(6)]
    pub finish: Option<Name>,
    /// How it fires.
    #[n(7)]
    pub fire_mode: Option<FireMode>,
    /// What was done to it, sorted, each once; at most [`MODIFICATIONS_MAX`].
    #[n(8)]
    #[cbor(decode_with = "decode_list::<_, Modification, MODIFICATIONS_MAX>")]
    pub modifications: Vec<Modification>,
    /// Its class in law.
    #[n(9)]
    pub legal_category: Option<LegalCategory>,
    /// Its entry in INTERPOL's reference table.
    #[n(10)]
    pub ifrt_reference: Option<Reference>,
    /// Its images in ballistic systems, named and never contained; at most
    /// [`BALLISTIC_REFERENCES_MAX`].
    #[n(11)]
    #[cbor(decode_with = "decode_list::<_, Reference, BALLISTIC_REFERENCES_MAX>")]
    pub ballistic_references: Vec<Reference>,
    /// Photographs, by digest; at most [`PHOTOS_MAX`].
    #[n(12)]
    #[cbor(decode_with = "decode_list::<_, Photo, PHOTOS_MAX>")]
    pub photos: Vec<Photo>,
    /// What a laboratory made of a number that was removed.
    #[n(13)]
    pub restoration: Option<RestorationReport>,
}

/// A class in law: `EU` and `B`, `USML` and `I`, `HS` and `9302`.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct LegalCategory {
    /// Whose classes.
    #[n(1)]
    pub scheme: Reference,
    /// Which one.
    #[n(2)]
    pub code: Reference,
}

/// A photograph that is kept elsewhere.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Photo {
    /// SHA-256 of the file.
    #[n(1)]
    pub sha256: Digest,
    /// What it shows.
    #[n(2)]
    pub role: PhotoRole,
}

/// What a laboratory reports about a serial number that was removed or changed.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RestorationReport {
    /// Which laboratory.
    #[n(1)]
    pub laboratory: Option<Name>,
    /// How, such as magneto-optical or etching.
    #[n(2)]
    pub method: Option<Name>,
    /// How much could be read.
    #[n(3)]
    pub result: Option<Restoration>,
    /// When.
    #[n(4)]
    pub date: Option<PartialDate>,
}

/// Declares a closed list of this registry: the names are those of files, the numbers those of
/// records.
macro_rules! closed_list {
    (
        $(#[$doc:meta])*
        $list:ident { $( $(#[$variant_doc:meta])* $variant:ident = $number:literal, $name:literal; )+ }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
        #[cbor(index_only)]
        pub enum $list {
            $( $(#[$variant_doc])* #[n($number)] $variant, )+
        }

        impl $list {
            /// Every value.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// Its name in files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$variant => $name, )+
                }
            }
        }
    };
}

closed_list! {
    /// How a gun fires.
    FireMode {
        /// Loaded by hand for each shot.
        SingleShot = 1, "SINGLE_SHOT";
        /// Repeats by hand: bolt, lever, pump, revolver.
        Manual = 2, "MANUAL";
        /// One shot for each pull.
        SemiAutomatic = 3, "SEMI_AUTOMATIC";
        /// Fires as long as the trigger is held.
        Automatic = 4, "AUTOMATIC";
        /// A lever selects single shots, bursts or automatic fire.
        Selective = 5, "SELECTIVE";
    }
}

closed_list! {
    /// What was done to a gun.
    Modification {
        /// Made to fire automatically.
        AutomaticConversion = 1, "AUTOMATIC_CONVERSION";
        /// Barrel cut.
        CutBarrel = 2, "CUT_BARREL";
        /// Barrel threaded.
        ThreadedBarrel = 3, "THREADED_BARREL";
        /// A device added, such as a switch on the slide.
        Device = 4, "DEVICE";
        /// Stock cut or replaced.
        Stock = 5, "STOCK";
        /// Another calibre.
        Rechambered = 6, "RECHAMBERED";
        /// Something else.
        Other = 7, "OTHER";
    }
}

closed_list! {
    /// What a photograph shows.
    PhotoRole {
        /// The whole gun.
        Overview = 1, "OVERVIEW";
        /// A mark.
        Mark = 2, "MARK";
        /// A mark after restoration.
        Restored = 3, "RESTORED";
        /// Something else.
        Other = 4, "OTHER";
    }
}

/// Implements a `Debug` that prints the type's name and nothing of the value.
macro_rules! silent_debug {
    ($($name:ident)+) => { $(
        impl fmt::Debug for $name {
            /// Silent.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )+ };
}

silent_debug! { Particulars LegalCategory Photo RestorationReport }

impl Particulars {
    /// True if nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Itself where it is kept: none if nothing is known.
    #[must_use]
    pub fn boxed(self) -> Option<Box<Self>> {
        (!self.is_empty()).then(|| Box::new(self))
    }

    /// True if a list is longer than it may be.
    pub(super) fn is_over_full(&self) -> bool {
        self.ballistic_references.len() > BALLISTIC_REFERENCES_MAX
            || self.photos.len() > PHOTOS_MAX
            || self.modifications.len() > MODIFICATIONS_MAX
    }

    /// Fills in what is missing here from `new`; lists grow by what they do not hold.
    ///
    /// # Errors
    /// The first particular in which the two contradict each other; some are then filled in.
    pub(super) fn complete(&mut self, new: &Self) -> Result<(), Particular> {
        take(&mut self.importer_city, &new.importer_city, Particular::ImporterPlace)?;
        take(&mut self.importer_country, &new.importer_country, Particular::ImporterPlace)?;
        take(&mut self.barrel_length_mm, &new.barrel_length_mm, Particular::BarrelLength)?;
        take(&mut self.overall_length_mm, &new.overall_length_mm, Particular::OverallLength)?;
        take(&mut self.shots, &new.shots, Particular::Shots)?;
        take(&mut self.finish, &new.finish, Particular::Finish)?;
        take(&mut self.fire_mode, &new.fire_mode, Particular::FireMode)?;
        take(&mut self.legal_category, &new.legal_category, Particular::LegalCategory)?;
        take(&mut self.ifrt_reference, &new.ifrt_reference, Particular::IfrtReference)?;
        if let Some(report) = &new.restoration {
            self.restoration.get_or_insert_default().complete(report)?;
        }
        join(&mut self.modifications, &new.modifications);
        self.modifications.sort_unstable();
        join(&mut self.ballistic_references, &new.ballistic_references);
        join(&mut self.photos, &new.photos);
        Ok(())
    }
}

impl RestorationReport {
    fn complete(&mut self, new: &Self) -> Result<(), Particular> {
        take(&mut self.laboratory, &new.laboratory, Particular::Restoration)?;
        take(&mut self.method, &new.method, Particular::Restoration)?;
        take(&mut self.result, &new.result, Particular::Restoration)?;
        take(&mut self.date, &new.date, Particular::Restoration)
    }
}

fn take<T: Clone + PartialEq>(
    to: &mut Option<T>,
    from: &Option<T>,
    which: Particular,
) -> Result<(), Particular> {
    match (&to, from) {
        (Some(a), Some(b)) if a != b => return Err(which),
        (None, Some(b)) => *to = Some(b.clone()),
        _ => {}
    }
    Ok(())
}

fn join<T: Clone + PartialEq>(to: &mut Vec<T>, from: &[T]) {
    for item in from {
        if !to.contains(item) {
            to.push(item.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codec;

    use super::*;

    fn full() -> Particulars {
        Particulars {
            importer_city: Text::new("St Albans VT").ok(),
            importer_country: Country::parse("US"),
            barrel_length_mm: Some(102),
            overall_length_mm: Some(174),
            shots: Some(15),
            finish: Text::new("blue").ok(),
            fire_mode: Some(FireMode::SemiAutomatic),
            modifications: vec![Modification::CutBarrel, Modification::Device],
            legal_category: Some(LegalCategory {
                scheme: Text::new("EU").unwrap(),
                code: Text::new("B").unwrap(),
            }),
            ifrt_reference: Text::new("12345").ok(),
            ballistic_references: vec![Text::new("IBIS 7").unwrap()],
            photos: vec![Photo { sha256: Digest([7; 32]), role: PhotoRole::Mark }],
            restoration: Some(RestorationReport {
                laboratory: Text::new("Forensic Institute").ok(),
                method: None,
                result: Some(Restoration::Partial),
                date: PartialDate::of_year(2024).ok(),
            }),
        }
    }

    #[test]
    fn particulars_come_back_as_they_were_and_cut_ones_do_not() {
        for value in [full(), Particulars::default()] {
            let bytes = codec::encode(&value);
            assert!(codec::decode::<Particulars>(&bytes).unwrap() == value);
            for end in 0..bytes.len() {
                assert!(codec::decode::<Particulars>(&bytes[..end]).is_err());
            }
        }
        assert_eq!(format!("{:?}", full()), "Particulars");
    }

    #[test]
    fn a_list_over_its_bound_is_refused() {
        let photo = Photo { sha256: Digest([1; 32]), role: PhotoRole::Other };
        let over = Particulars { photos: vec![photo; PHOTOS_MAX + 1], ..Particulars::default() };
        assert!(over.is_over_full());
        assert!(codec::decode::<Particulars>(&codec::encode(&over)).is_err());
    }

    #[test]
    fn what_is_missing_is_filled_in_and_a_contradiction_is_named() {
        let mut stored = Particulars::default();
        stored.complete(&full()).unwrap();
        assert!(stored == full());
        stored.complete(&full()).unwrap();
        assert!(stored == full(), "the same again changes nothing");
        let shots = Particulars { shots: Some(17), ..Particulars::default() };
        assert_eq!(stored.complete(&shots), Err(Particular::Shots));
        let method = RestorationReport { method: Text::new("etching").ok(), ..Default::default() };
        let more = Particulars {
            restoration: Some(method),
            modifications: vec![Modification::AutomaticConversion],
            ..Particulars::default()
        };
        stored.complete(&more).unwrap();
        assert_eq!(stored.modifications.len(), 3);
        assert!(stored.modifications.is_sorted());
        assert!(stored.restoration.unwrap().method.is_some());
    }
}
