//! One mark on one component.

use minicbor::{Decode, Encode};

use super::silent_debug;
use crate::codes::{Legibility, MarkComponent, MarkKind, Script};
use crate::ids::Country;
use crate::limits::MARK_TEXT_MAX;
use crate::text::{Text, TextError};

/// One mark as seen. A gun has many: the frame number identifies it, others tell its history.
#[derive(Clone, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(map)]
pub struct Mark {
    /// Where it is.
    #[n(1)]
    pub component: MarkComponent,
    /// What it is for.
    #[n(2)]
    pub kind: MarkKind,
    /// Every character as seen, in the script it is written in.
    #[n(3)]
    pub text: Text<MARK_TEXT_MAX>,
    /// Its script.
    #[n(4)]
    pub script: Script,
    /// How well it could be read.
    #[n(5)]
    pub legibility: Legibility,
    /// The country it names, for import and official-use marks.
    #[n(6)]
    pub country: Option<Country>,
    /// The year it names.
    #[n(7)]
    pub year: Option<u16>,
}

silent_debug! { Mark }

impl Mark {
    /// True for a serial number, or one stamped again.
    #[must_use]
    pub const fn is_serial(&self) -> bool {
        matches!(self.kind, MarkKind::Serial | MarkKind::Restamp)
    }

    /// A clearly legible serial number; the script is told from its characters.
    ///
    /// # Errors
    /// [`TextError`] if the text is empty, too long, or holds control characters.
    pub fn serial(component: MarkComponent, text: &str) -> Result<Self, TextError> {
        Ok(Self {
            component,
            kind: MarkKind::Serial,
            text: Text::new(text)?,
            script: script_of(text),
            legibility: Legibility::Clear,
            country: None,
            year: None,
        })
    }

    /// An import mark such as `TT 24`, `TTO 2024` or `GTM 19`. Country and year are filled in
    /// where the text is two letters of a country and a year of two or four digits; a
    /// three-letter code is kept as text only. A State's mark in the form of the Nairobi Protocol
    /// (RECSA), a star, two letters of a country, the force and its number (`* KE KP 00123`),
    /// gives the country.
    ///
    /// # Errors
    /// [`TextError`] as in [`Self::serial`].
    pub fn import(component: MarkComponent, text: &str) -> Result<Self, TextError> {
        if let Some(country) = starred_country(text) {
            let kind = MarkKind::Import;
            return Ok(Self { kind, country: Some(country), ..Self::serial(component, text)? });
        }
        let mut words = text.split_whitespace();
        let (first, second, rest) = (words.next(), words.next(), words.next());
        let plain = rest.is_none();
        Ok(Self {
            kind: MarkKind::Import,
            country: first.filter(|_| plain).and_then(Country::parse),
            year: second.filter(|_| plain).and_then(mark_year),
            ..Self::serial(component, text)?
        })
    }
}

/// The country of a mark such as `* KE KP 00123`: what follows the star, as a word of its own.
fn starred_country(text: &str) -> Option<Country> {
    let rest = text.trim().strip_prefix(['*', '★', '☆'])?;
    rest.split_whitespace().next().and_then(Country::parse)
}

/// A year in an import mark. Two digits mean 1970 to 2069: marking on import began with the US
/// Gun Control Act of 1968.
fn mark_year(text: &str) -> Option<u16> {
    let number: u16 = text.parse().ok()?;
    match text.len() {
        2 if number >= 70 => Some(1900 + number),
        2 => Some(2000 + number),
        4 if (1900..=2100).contains(&number) => Some(number),
        _ => None,
    }
}

/// The script of the first letter; text without letters counts as Latin.
#[must_use]
pub fn script_of(text: &str) -> Script {
    let Some(letter) = text.chars().find(|c| c.is_alphabetic()) else { return Script::Latin };
    match letter {
        '\u{0041}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FF21}'..='\u{FF5A}' => {
            Script::Latin
        }
        '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}' => Script::Greek,
        '\u{0400}'..='\u{052F}' | '\u{2DE0}'..='\u{2DFF}' => Script::Cyrillic,
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' => {
            Script::Arabic
        }
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_mark_gives_country_and_year_only_in_the_plain_form() {
        for (text, country, year) in [
            ("TT 24", Some("TT"), Some(2024)),
            ("GT 99", Some("GT"), Some(1999)),
            ("TT 2024", Some("TT"), Some(2024)),
            ("TTO 2024", None, Some(2024)),
            ("C.A.I. ST ALB VT", None, None),
            ("KE 5", Some("KE"), None),
            ("* KE KP 00123", Some("KE"), None),
            ("★KE KP", Some("KE"), None),
            ("* KP", Some("KP"), None),
            ("* KEKP 00123", None, None),
            ("*", None, None),
        ] {
            let mark = Mark::import(MarkComponent::Frame, text).unwrap();
            assert_eq!(mark.country.map(|c| c.to_string()).as_deref(), country, "{text}");
            assert_eq!(mark.year, year, "{text}");
        }
    }

    #[test]
    fn the_script_is_that_of_the_first_letter() {
        assert_eq!(script_of("12345"), Script::Latin);
        assert_eq!(script_of("19 АК 45"), Script::Cyrillic);
        assert_eq!(script_of("ΕΛ 12"), Script::Greek);
        assert_eq!(script_of("ب 12"), Script::Arabic);
        assert_eq!(script_of("北 12"), Script::Other);
    }
}
