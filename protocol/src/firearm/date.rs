//! Dates of which only a part is known.

use minicbor::{Decode, Decoder, Encode, Encoder};
use thiserror::Error;

use super::silent_debug;
use crate::codes::DatePrecision;
use crate::limits::{YEAR_MAX, YEAR_MIN};

/// A calendar date of which the day, or day and month, may be unknown, or which only bounds when
/// something happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
    precision: DatePrecision,
}

silent_debug! { PartialDate }

/// Why a date was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DateError {
    /// Not of the form that [`PartialDate::parse`] reads.
    #[error("not a date: write 2019, 2019-05, 2019-05-17, <2019-05 or >2019-05")]
    Form,
    /// No such day, month or year.
    #[error("no such date in the calendar")]
    Impossible,
    /// The precision says that more or less is known than is given.
    #[error("the precision does not fit the parts that are given")]
    Precision,
}

impl PartialDate {
    /// A date from its parts.
    ///
    /// # Errors
    /// [`DateError::Impossible`] for a year outside [`YEAR_MIN`]–[`YEAR_MAX`] or a day that the
    /// Gregorian calendar does not have; [`DateError::Precision`] if a known precision does not
    /// fit the parts.
    pub fn new(
        year: u16,
        month: Option<u8>,
        day: Option<u8>,
        precision: DatePrecision,
    ) -> Result<Self, DateError> {
        if !(YEAR_MIN..=YEAR_MAX).contains(&year) {
            return Err(DateError::Impossible);
        }
        match (month, day) {
            (None, Some(_)) => return Err(DateError::Precision),
            (Some(m), _) if !(1..=12).contains(&m) => return Err(DateError::Impossible),
            (Some(m), Some(d)) if d == 0 || d > days_in(year, m) => {
                return Err(DateError::Impossible);
            }
            _ => {}
        }
        let fits = match precision {
            DatePrecision::Day => day.is_some(),
            DatePrecision::Month => month.is_some() && day.is_none(),
            DatePrecision::Year => month.is_none(),
            DatePrecision::Before | DatePrecision::After | DatePrecision::Unknown(_) => true,
        };
        if fits { Ok(Self { year, month, day, precision }) } else { Err(DateError::Precision) }
    }

    /// A year.
    ///
    /// # Errors
    /// [`DateError::Impossible`] outside [`YEAR_MIN`]–[`YEAR_MAX`].
    pub fn of_year(year: u16) -> Result<Self, DateError> {
        Self::new(year, None, None, DatePrecision::Year)
    }

    /// Reads `2019`, `2019-05`, `2019-05-17`, and any of them after `<` (before) or `>` (after).
    ///
    /// # Errors
    /// [`DateError`]; `2019-02-30` is [`DateError::Impossible`], `30/02/2019` is
    /// [`DateError::Form`], because day and month cannot be told apart.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let (bound, rest) = match text.as_bytes().first() {
            Some(b'<') => (Some(DatePrecision::Before), text.get(1..).unwrap_or("")),
            Some(b'>') => (Some(DatePrecision::After), text.get(1..).unwrap_or("")),
            _ => (None, text),
        };
        let mut parts = rest.split('-');
        let year = number(parts.next().unwrap_or(""), 4)?;
        let mut small = || match parts.next() {
            Some(part) => {
                let value = number(part, 2)?;
                u8::try_from(value).map(Some).map_err(|_| DateError::Impossible)
            }
            None => Ok(None),
        };
        let (month, day) = (small()?, small()?);
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        let exact = match (month, day) {
            (_, Some(_)) => DatePrecision::Day,
            (Some(_), None) => DatePrecision::Month,
            (None, None) => DatePrecision::Year,
        };
        Self::new(year, month, day, bound.unwrap_or(exact))
    }

    /// The form that [`Self::parse`] reads.
    #[must_use]
    pub fn to_text(self) -> String {
        let bound = match self.precision {
            DatePrecision::Before => "<",
            DatePrecision::After => ">",
            _ => "",
        };
        match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{bound}{:04}-{m:02}-{d:02}", self.year),
            (Some(m), None) => format!("{bound}{:04}-{m:02}", self.year),
            _ => format!("{bound}{:04}", self.year),
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, if known.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, if known.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// How much is known.
    #[must_use]
    pub const fn precision(self) -> DatePrecision {
        self.precision
    }

    /// The same date told to the month at most, as disclosure level L2 allows.
    #[must_use]
    pub const fn to_month(self) -> Self {
        match self.precision {
            DatePrecision::Day => Self { day: None, precision: DatePrecision::Month, ..self },
            _ => Self { day: None, ..self },
        }
    }
}

/// A year alone, for columns that hold nothing else.
///
/// # Errors
/// [`DateError::Form`] unless four digits; [`DateError::Impossible`] outside the bounds.
pub fn parse_year(text: &str) -> Result<u16, DateError> {
    let year = number(text, 4)?;
    PartialDate::of_year(year).map(PartialDate::year)
}

/// Exactly `digits` ASCII digits.
fn number(text: &str, digits: usize) -> Result<u16, DateError> {
    if text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().map_err(|_| DateError::Form)
    } else {
        Err(DateError::Form)
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// On the wire: `[precision, year, ? month, ? day]`.
impl<C> Encode<C> for PartialDate {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        ctx: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        let length = 2 + u64::from(self.month.is_some()) + u64::from(self.day.is_some());
        e.array(length)?;
        self.precision.encode(e, ctx)?;
        e.u16(self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            e.u8(part)?;
        }
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for PartialDate {
    fn decode(d: &mut Decoder<'b>, ctx: &mut C) -> Result<Self, minicbor::decode::Error> {
        let position = d.position();
        let length = d.array()?;
        let precision = DatePrecision::decode(d, ctx)?;
        let year = d.u16()?;
        let (month, day) = match length {
            Some(2) => (None, None),
            Some(3) => (Some(d.u8()?), None),
            Some(4) => (Some(d.u8()?), Some(d.u8()?)),
            _ => {
                let what = "a date is an array of two to four";
                return Err(minicbor::decode::Error::message(what).at(position));
            }
        };
        Self::new(year, month, day, precision)
            .map_err(|e| minicbor::decode::Error::message(e).at(position))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec;

    #[test]
    fn a_date_says_how_much_of_it_is_known() {
        for (text, precision) in [
            ("2019", DatePrecision::Year),
            ("2019-05", DatePrecision::Month),
            ("2020-02-29", DatePrecision::Day),
            ("<2019-05-17", DatePrecision::Before),
            (">1987", DatePrecision::After),
        ] {
            let date = PartialDate::parse(text).unwrap();
            assert_eq!(date.precision(), precision, "{text}");
            assert_eq!(date.to_text(), text);
            let bytes = codec::encode(&date);
            assert_eq!(codec::decode::<PartialDate>(&bytes).unwrap(), date);
        }
    }

    #[test]
    fn impossible_and_ambiguous_dates_are_refused() {
        for (text, error) in [
            ("2019-02-30", DateError::Impossible),
            ("1900-02-29", DateError::Impossible),
            ("2019-13", DateError::Impossible),
            ("2019-00-10", DateError::Impossible),
            ("0019", DateError::Impossible),
            ("30/02/2019", DateError::Form),
            ("2019-5-1", DateError::Form),
            ("2019-05-17-01", DateError::Form),
            ("+019", DateError::Form),
            ("<", DateError::Form),
            ("", DateError::Form),
        ] {
            assert_eq!(PartialDate::parse(text), Err(error), "{text}");
        }
        assert_eq!(
            PartialDate::new(2019, Some(2), None, DatePrecision::Day),
            Err(DateError::Precision)
        );
    }

    #[test]
    fn a_hostile_date_is_refused_on_decoding() {
        // [1, 2019, 2, 30], [1, 2019], [3, 2019, 5], [3], {}.
        for bad in [
            &[0x84, 0x01, 0x19, 0x07, 0xe3, 0x02, 0x18, 0x1e][..],
            &[0x82, 0x01, 0x19, 0x07, 0xe3],
            &[0x83, 0x03, 0x19, 0x07, 0xe3, 0x05],
            &[0x81, 0x03],
            &[0xa0],
        ] {
            assert!(codec::decode::<PartialDate>(bad).is_err(), "{bad:x?}");
        }
    }

    #[test]
    fn a_date_told_to_the_month_hides_the_day() {
        assert_eq!(PartialDate::parse("2019-05-17").unwrap().to_month().to_text(), "2019-05");
        assert_eq!(PartialDate::parse("<2019-05-17").unwrap().to_month().to_text(), "<2019-05");
        assert_eq!(PartialDate::parse("2019").unwrap().to_month().to_text(), "2019");
    }
}
