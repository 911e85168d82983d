//! The pattern by which a country writes its marks: `{country} {yy} {number:6}`.

use thiserror::Error;
use vestigo_protocol::codes::Script;
use vestigo_protocol::firearm::script_of;

/// Characters of a mark at most: what fits the frame of a pistol in two lines.
pub const MARK_CHARS_MAX: usize = 40;

/// What the fields of a pattern stand for.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    /// ISO 3166-1 alpha-2.
    pub country: &'a str,
    /// Four digits.
    pub year: u16,
    /// Force, agency or maker.
    pub agency: &'a str,
}

/// Why a pattern gives no marks.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PatternRefused {
    /// A field that there is not.
    #[error("there is no field {{{0}}}")]
    Field(String),
    /// A brace without its other.
    #[error("a brace has no other")]
    Brace,
    /// Two guns would get the same mark.
    #[error("the pattern has no {{number}}, or two")]
    Number,
    /// It asks for an agency and none was given.
    #[error("the pattern has {{agency}}, and no agency was given")]
    Agency,
    /// A character outside the alphabets that a mark may have.
    #[error(
        "a mark has letters of the Latin, Greek or Cyrillic alphabet, digits, blanks and - / . *"
    )]
    Alphabet,
    /// Longer than a mark may be.
    #[error("a mark has at most {MARK_CHARS_MAX} characters")]
    TooLong,
    /// The numbers of the series are used up.
    #[error("the numbers of this series are used up; give the number more digits")]
    UsedUp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Country,
    Year,
    ShortYear,
    Agency,
    Number(usize),
}

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Piece>);

impl Pattern {
    /// Reads `{country}`, `{year}`, `{yy}`, `{agency}`, `{number}` and `{number:6}`, and text between.
    ///
    /// # Errors
    /// [`PatternRefused`].
    pub fn parse(text: &str) -> Result<Self, PatternRefused> {
        let mut pieces = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (plain, after) = match rest.split_once('{') {
                Some((plain, after)) => (plain, Some(after)),
                None => (rest, None),
            };
            if plain.contains('}') {
                return Err(PatternRefused::Brace);
            }
            if !plain.is_empty() {
                pieces.push(Piece::Text(plain.to_uppercase()));
            }
            let Some(after) = after else { break };
            let (name, next) = after.split_once('}').ok_or(PatternRefused::Brace)?;
            pieces.push(field(name)?);
            rest = next;
        }
        let numbers = pieces.iter().filter(|piece| matches!(piece, Piece::Number(_))).count();
        if numbers == 1 { Ok(Self(pieces)) } else { Err(PatternRefused::Number) }
    }

    /// The mark of a number.
    ///
    /// # Errors
    /// [`PatternRefused`]; [`PatternRefused::UsedUp`] if the number has more digits than its field.
    pub fn mark(&self, fields: &Fields<'_>, number: u32) -> Result<String, PatternRefused> {
        let mut mark = String::new();
        for piece in &self.0 {
            if let Piece::Number(width) = piece {
                let digits = format!("{number:0width$}", width = *width);
                if *width > 0 && digits.len() > *width {
                    return Err(PatternRefused::UsedUp);
                }
                mark.push_str(&digits);
            } else {
                mark.push_str(&said(piece, fields)?);
            }
        }
        checked(mark)
    }

    /// What all marks of the pattern share, with `#` for the number.
    ///
    /// # Errors
    /// As of [`Self::mark`].
    pub fn series(&self, fields: &Fields<'_>) -> Result<String, PatternRefused> {
        let parts = self.0.iter().map(|piece| match piece {
            Piece::Number(_) => Ok("#".to_owned()),
            other => said(other, fields),
        });
        parts.collect()
    }

    /// The number of a mark of this pattern.
    #[must_use]
    pub fn number_of(&self, fields: &Fields<'_>, mark: &str) -> Option<u32> {
        let series = self.series(fields).ok()?;
        let (before, after) = series.split_once('#')?;
        mark.strip_prefix(before)?.strip_suffix(after)?.parse().ok()
    }
}

fn field(name: &str) -> Result<Piece, PatternRefused> {
    Ok(match name.trim() {
        "country" => Piece::Country,
        "year" => Piece::Year,
        "yy" => Piece::ShortYear,
        "agency" => Piece::Agency,
        "number" => Piece::Number(0),
        other => {
            let width = other.strip_prefix("number:").and_then(|width| width.parse().ok());
            match width {
                Some(width @ 1..=9) => Piece::Number(width),
                _ => return Err(PatternRefused::Field(other.to_owned())),
            }
        }
    })
}

fn said(piece: &Piece, fields: &Fields<'_>) -> Result<String, PatternRefused> {
    Ok(match piece {
        Piece::Text(text) => text.clone(),
        Piece::Country => fields.country.to_owned(),
        Piece::Year => format!("{:04}", fields.year),
        Piece::ShortYear => format!("{:02}", fields.year % 100),
        Piece::Agency if fields.agency.is_empty() => return Err(PatternRefused::Agency),
        Piece::Agency => fields.agency.to_uppercase(),
        Piece::Number(_) => String::new(),
    })
}

/// A mark that can be struck and read (Directive (EU) 2019/68, annex).
fn checked(mark: String) -> Result<String, PatternRefused> {
    let fits = |c: char| {
        let letter =
            matches!(script_of(&c.to_string()), Script::Latin | Script::Greek | Script::Cyrillic);
        c.is_ascii_digit()
            || (c.is_alphabetic() && letter)
            || matches!(c, ' ' | '-' | '/' | '.' | '*')
    };
    if !mark.chars().all(fits) {
        return Err(PatternRefused::Alphabet);
    }
    if mark.chars().count() > MARK_CHARS_MAX { Err(PatternRefused::TooLong) } else { Ok(mark) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: Fields<'_> = Fields { country: "KE", year: 2026, agency: "kp" };

    fn mark(pattern: &str, number: u32) -> Result<String, PatternRefused> {
        Pattern::parse(pattern)?.mark(&FIELDS, number)
    }

    #[test]
    fn the_forms_that_are_in_use_can_be_written() {
        for (pattern, said) in [
            ("{country} {yy} {number:6}", "KE 26 000123"),
            ("* {country} {agency} {number:5}", "* KE KP 00123"),
            ("{country} {agency} {yy} {number:5}", "KE KP 26 00123"),
            ("{country}{year}/{number}", "KE2026/123"),
        ] {
            assert_eq!(mark(pattern, 123).as_deref(), Ok(said));
            let parsed = Pattern::parse(pattern).unwrap();
            assert_eq!(parsed.number_of(&FIELDS, said), Some(123), "{pattern}");
        }
    }

    #[test]
    fn a_pattern_that_gives_no_unique_mark_is_refused() {
        assert_eq!(mark("{country} {yy}", 1), Err(PatternRefused::Number));
        assert_eq!(mark("{number} {number}", 1), Err(PatternRefused::Number));
        assert_eq!(mark("{land} {number}", 1), Err(PatternRefused::Field("land".to_owned())));
        assert_eq!(mark("{number", 1), Err(PatternRefused::Brace));
        assert_eq!(mark("{number:2}", 100), Err(PatternRefused::UsedUp));
        assert_eq!(mark("北 {number}", 1), Err(PatternRefused::Alphabet));
        let nobody = Fields { agency: "", ..FIELDS };
        let pattern = Pattern::parse("{agency}{number}").unwrap();
        assert_eq!(pattern.mark(&nobody, 1), Err(PatternRefused::Agency));
    }
}
