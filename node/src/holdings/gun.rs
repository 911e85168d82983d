//! A gun as a marking order, a store or a destruction order names it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::codes::{FirearmType, MarkComponent};
use vestigo_protocol::firearm::{FirearmDescription, Mark, Name, make, serial};
use vestigo_protocol::ids::Country;
use vestigo_protocol::text::TextError;

/// What is known of a gun; an empty text is not known.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Gun {
    /// NCIC type, or its word (`PISTOL`).
    pub kind: String,
    /// Maker as marked.
    pub maker: String,
    /// Model as marked.
    pub model: String,
    /// Calibre as marked.
    pub calibre: String,
    /// The maker's serial number.
    pub serial: String,
    /// Country of manufacture, ISO 3166-1 alpha-2.
    pub country: String,
}

super::silent!(Gun);

impl Gun {
    /// The number by which it is compared: marks of blanks and hyphens do not count.
    #[must_use]
    pub fn key(&self) -> String {
        serial::canonical(&self.serial)
    }

    /// Whether a gun with this number may be the other: the same number, and no other maker.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        let makers = (self.maker.trim(), other.maker.trim());
        let same_maker =
            makers.0.is_empty() || makers.1.is_empty() || make::same_maker(makers.0, makers.1);
        !self.serial.trim().is_empty() && self.key() == other.key() && same_maker
    }

    /// The gun in the words of a record, with its serial number on the frame and then `marks`.
    ///
    /// # Errors
    /// A text is longer than a record holds, or has control characters.
    pub fn description(&self, marks: Vec<Mark>) -> Result<FirearmDescription, TextError> {
        let name = |text: &str| -> Result<Option<Name>, TextError> {
            let text = text.trim();
            if text.is_empty() { Ok(None) } else { Name::new(text).map(Some) }
        };
        let kind = self.kind.trim().to_ascii_uppercase();
        let mut all = Vec::with_capacity(marks.len() + 1);
        if !self.serial.trim().is_empty() {
            all.push(Mark::serial(MarkComponent::Frame, self.serial.trim())?);
        }
        all.extend(marks);
        Ok(FirearmDescription {
            maker: name(&self.maker)?,
            model: name(&self.model)?,
            calibre: name(&self.calibre)?,
            firearm_type: FirearmType::parse(&kind)
                .ok()
                .or_else(|| FirearmType::from_words(self.kind.trim())),
            country_of_manufacture: Country::parse(&self.country.trim().to_ascii_uppercase()),
            marks: all,
            ..FirearmDescription::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gun(maker: &str, serial: &str) -> Gun {
        Gun { maker: maker.to_owned(), serial: serial.to_owned(), ..Gun::default() }
    }

    #[test]
    fn blanks_do_not_make_another_gun_and_another_maker_does() {
        assert!(gun("Glock", "AB 123").may_be(&gun("", "ab-123")));
        assert!(!gun("Glock", "AB123").may_be(&gun("Taurus", "AB123")));
        assert!(!gun("Glock", "").may_be(&gun("Glock", "")));
    }

    #[test]
    fn what_a_record_says_begins_with_the_makers_number() {
        let import = Mark::import(MarkComponent::Frame, "GT 25").unwrap();
        let kept = Gun { kind: "pistol".to_owned(), ..gun("Glock", "AB123") };
        let said = kept.description(vec![import]).unwrap();
        assert_eq!(said.marks.len(), 2);
        assert!(said.marks[0].is_serial() && !said.marks[1].is_serial());
        assert!(said.firearm_type.is_some() && said.calibre.is_none());
    }
}
