//! How descriptions of guns go wrong: the classes of error that police material and traces show.
//!
//! Damage is done to the text of a form, as people do it; nothing here knows how guns are
//! searched.

mod fields;
mod serial;

use serde::{Deserialize, Serialize};

use super::SynthGun;
use super::random::Random;

/// A class of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DamageClass {
    /// None: the description as it should be.
    Undamaged,
    /// One character taken for one that looks like it in print or on metal.
    ConfusableGlyph,
    /// One digit taken for one that looks like it in handwriting.
    Handwriting,
    /// One character put for another, added or left out, each alike often.
    AnyEdit,
    /// Two neighbours exchanged.
    Transposed,
    /// One character written twice.
    Doubled,
    /// One character left out.
    Dropped,
    /// Two edits of any kind.
    TwoEdits,
    /// The part before the number is missing.
    PrefixLost,
    /// The part after the number is missing.
    SuffixLost,
    /// Separators, case, or words such as `No.`.
    Separators,
    /// Zeros before the number, added or left out.
    LeadingZeros,
    /// The year of manufacture written as a part of the serial.
    YearMerged,
    /// One character unknown: `?`.
    UnknownOne,
    /// Two characters unknown, of at least six.
    UnknownTwo,
    /// One character that can be read in two ways: `[8B]`.
    Alternatives,
    /// Some neighbouring characters unknown, and not how many: `*`.
    UnknownRun,
    /// Latin letters for the Cyrillic ones that look alike, or the other way round.
    Script,
    /// A letter between digits added, changed or left out.
    EmbeddedLetter,
    /// Model and serial number in each other's place.
    ModelSerialSwapped,
    /// The importer given as maker.
    ImporterAsMaker,
    /// The calibre in the place of the serial number.
    CalibreAsSerial,
    /// A patent number in the place of the serial number.
    PatentAsSerial,
    /// The calibre by another name.
    CalibreSynonym,
    /// The maker by another name.
    MakerSynonym,
}

/// What a class does to a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DamageKind {
    /// Nothing.
    None,
    /// It changes the serial number and leaves something of it.
    Serial,
    /// It changes another field; the serial number is right.
    Field,
    /// It puts something else into the place of the serial number: only a check at typing helps.
    Swap,
}

impl DamageClass {
    /// All of them.
    pub const ALL: [Self; 25] = [
        Self::Undamaged,
        Self::ConfusableGlyph,
        Self::Handwriting,
        Self::AnyEdit,
        Self::Transposed,
        Self::Doubled,
        Self::Dropped,
        Self::TwoEdits,
        Self::PrefixLost,
        Self::SuffixLost,
        Self::Separators,
        Self::LeadingZeros,
        Self::YearMerged,
        Self::UnknownOne,
        Self::UnknownTwo,
        Self::Alternatives,
        Self::UnknownRun,
        Self::Script,
        Self::EmbeddedLetter,
        Self::ModelSerialSwapped,
        Self::ImporterAsMaker,
        Self::CalibreAsSerial,
        Self::PatentAsSerial,
        Self::CalibreSynonym,
        Self::MakerSynonym,
    ];

    /// Its name: lower case with hyphens.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Undamaged => "undamaged",
            Self::ConfusableGlyph => "confusable-glyph",
            Self::Handwriting => "handwriting",
            Self::AnyEdit => "any-edit",
            Self::Transposed => "transposed",
            Self::Doubled => "doubled",
            Self::Dropped => "dropped",
            Self::TwoEdits => "two-edits",
            Self::PrefixLost => "prefix-lost",
            Self::SuffixLost => "suffix-lost",
            Self::Separators => "separators",
            Self::LeadingZeros => "leading-zeros",
            Self::YearMerged => "year-merged",
            Self::UnknownOne => "unknown-one",
            Self::UnknownTwo => "unknown-two",
            Self::Alternatives => "alternatives",
            Self::UnknownRun => "unknown-run",
            Self::Script => "script",
            Self::EmbeddedLetter => "embedded-letter",
            Self::ModelSerialSwapped => "model-serial-swapped",
            Self::ImporterAsMaker => "importer-as-maker",
            Self::CalibreAsSerial => "calibre-as-serial",
            Self::PatentAsSerial => "patent-as-serial",
            Self::CalibreSynonym => "calibre-synonym",
            Self::MakerSynonym => "maker-synonym",
        }
    }

    /// What it does.
    #[must_use]
    pub const fn kind(self) -> DamageKind {
        match self {
            Self::Undamaged => DamageKind::None,
            Self::ModelSerialSwapped | Self::CalibreAsSerial | Self::PatentAsSerial => {
                DamageKind::Swap
            }
            Self::ImporterAsMaker | Self::CalibreSynonym | Self::MakerSynonym => DamageKind::Field,
            _ => DamageKind::Serial,
        }
    }

    /// True for errors that stand in registers too: nobody writes `?` into one.
    #[must_use]
    pub const fn is_in_registers(self) -> bool {
        !matches!(
            self,
            Self::Undamaged
                | Self::UnknownOne
                | Self::UnknownTwo
                | Self::Alternatives
                | Self::UnknownRun
        )
    }
}

/// Damages the description of a gun; none where the class does not apply to it, as a lost prefix
/// to a serial without one.
#[must_use]
pub fn damage(gun: &SynthGun, class: DamageClass, random: &mut Random) -> Option<SynthGun> {
    let mut asked = gun.clone();
    match class.kind() {
        DamageKind::None => {}
        DamageKind::Serial => asked.serial = serial::damaged(gun, class, random)?,
        DamageKind::Field | DamageKind::Swap => fields::damage(&mut asked, class, random)?,
    }
    Some(asked)
}

#[cfg(test)]
mod tests;
