//! Text of bounded length that is safe to show.

use std::fmt;

use minicbor::{Decode, Decoder, Encode, Encoder};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// One line of text of 1 to `MAX` bytes of UTF-8, kept exactly as given.
///
/// No control characters and no bidirectional overrides: a name from a partner must not be able
/// to break a line, steer a terminal, or show its characters in another order than they have.
/// `Debug` is silent: the text may be a serial number or a person's name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<const MAX: usize>(String);

/// Why a text was refused. Never quotes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TextError {
    /// Nothing in it.
    #[error("the text is empty; leave the field out instead")]
    Empty,
    /// Over the bound.
    #[error("the text has {length} bytes, at most {limit} are allowed")]
    TooLong {
        /// Its length in bytes.
        length: usize,
        /// The bound.
        limit: usize,
    },
    /// A control character, or one that changes the direction of writing.
    #[error("the text holds U+{code:04X} at byte {offset}, a control or direction character")]
    Control {
        /// Which character.
        code: u32,
        /// Where.
        offset: usize,
    },
}

/// The characters of a text in lower case and without accents: for comparing headings and words that
/// people type, never for showing.
pub fn plain(text: &str) -> impl Iterator<Item = char> {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
}

/// Characters that change what a reader sees rather than add to it: U+2028 and U+2029 break
/// lines, U+202A–202E and U+2066–2069 reorder text (Unicode Standard Annex 9).
fn is_forbidden(c: char) -> bool {
    matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}') || c.is_control()
}

impl<const MAX: usize> Text<MAX> {
    /// The bound in bytes.
    pub const MAX: usize = MAX;

    /// Takes a text as it is.
    ///
    /// # Errors
    /// [`TextError`] if it is empty, too long or holds a control character.
    pub fn new(text: impl Into<String>) -> Result<Self, TextError> {
        let text = text.into();
        Self::check(&text)?;
        Ok(Self(text))
    }

    fn check(text: &str) -> Result<(), TextError> {
        if text.is_empty() {
            return Err(TextError::Empty);
        }
        if text.len() > MAX {
            return Err(TextError::TooLong { length: text.len(), limit: MAX });
        }
        match text.char_indices().find(|(_, c)| is_forbidden(*c)) {
            Some((offset, c)) => Err(TextError::Control { code: u32::from(c), offset }),
            None => Ok(()),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> fmt::Debug for Text<MAX> {
    /// Silent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.0.len())
    }
}

impl<const MAX: usize> AsRef<str> for Text<MAX> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> std::str::FromStr for Text<MAX> {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl<C, const MAX: usize> Encode<C> for Text<MAX> {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0)?.ok()
    }
}

impl<'b, C, const MAX: usize> Decode<'b, C> for Text<MAX> {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let position = d.position();
        let text = d.str()?;
        Self::check(text).map_err(|e| minicbor::decode::Error::message(e).at(position))?;
        Ok(Self(text.to_owned()))
    }
}

/// Decodes an array of at most `MAX` items, for `#[cbor(decode_with)]` on a `Vec` field. The
/// bound is checked before the first item is read.
///
/// # Errors
/// An array of indefinite or greater length, or a bad item.
pub fn decode_list<'b, C, T: Decode<'b, C>, const MAX: usize>(
    d: &mut Decoder<'b>,
    ctx: &mut C,
) -> Result<Vec<T>, minicbor::decode::Error> {
    let position = d.position();
    let refuse = |what: &'static str| minicbor::decode::Error::message(what).at(position);
    let length = d.array()?.ok_or_else(|| refuse("a list has a definite length"))?;
    let length = usize::try_from(length).map_err(|_| refuse("the list is too long"))?;
    if length > MAX {
        return Err(refuse("the list is too long"));
    }
    (0..length).map(|_| T::decode(d, ctx)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec;

    #[test]
    fn a_text_that_could_mislead_or_overflow_is_refused_on_both_roads() {
        for (bad, error) in [
            ("", TextError::Empty),
            ("123456789", TextError::TooLong { length: 9, limit: 8 }),
            ("a\nb", TextError::Control { code: 10, offset: 1 }),
            ("a\u{1b}[2J", TextError::Control { code: 27, offset: 1 }),
            ("12\u{202e}34", TextError::Control { code: 0x202e, offset: 2 }),
        ] {
            assert_eq!(Text::<8>::new(bad), Err(error));
            assert!(codec::decode::<Text<8>>(&codec::encode(&bad.to_owned())).is_err());
        }
        let good = Text::<8>::new("АВ 12").unwrap();
        assert_eq!(codec::decode::<Text<8>>(&codec::encode(&good)).unwrap(), good);
    }

    #[test]
    fn debug_does_not_print_the_text() {
        assert_eq!(format!("{:?}", Text::<16>::new("HLD-281").unwrap()), "Text(7 bytes)");
    }
}
