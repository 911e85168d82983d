//! Points in time and days, as they are kept and shown: RFC 3339.

use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer, Serializer};
use vestigo_protocol::firearm::PartialDate;
use vestigo_protocol::time::{Timestamp, civil_from_days};

/// Seconds of a day.
pub const DAY: u64 = 86_400;

/// Writes a point in time.
///
/// # Errors
/// The serializer's.
pub fn serialize<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&at.to_rfc3339())
}

/// Reads a point in time.
///
/// # Errors
/// It is none.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
    let text = String::deserialize(from)?;
    Timestamp::parse_rfc3339(&text).ok_or_else(|| D::Error::custom("not a point in time"))
}

/// The same where there may be none.
pub mod maybe {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};
    use vestigo_protocol::time::Timestamp;

    /// Writes it.
    ///
    /// # Errors
    /// The serializer's.
    pub fn serialize<S: Serializer>(at: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
        match at {
            Some(at) => to.serialize_some(&at.to_rfc3339()),
            None => to.serialize_none(),
        }
    }

    /// Reads it.
    ///
    /// # Errors
    /// It is none.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
        let read = Timestamp::parse_rfc3339(&text);
        read.map(Some).ok_or_else(|| D::Error::custom("not a point in time"))
    }
}

/// The day of a point in time, `2026-11-23`.
#[must_use]
pub fn day_of(at: Timestamp) -> String {
    let (year, month, day) = civil_from_days(at.0 / DAY);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The beginning of a whole day; none of a month or year alone.
#[must_use]
pub fn start_of(day: &str) -> Option<Timestamp> {
    let date = PartialDate::parse(day.trim()).ok()?;
    date.day()?;
    Timestamp::parse_rfc3339(&format!("{}T00:00:00Z", date.to_text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_whole_one_and_comes_back() {
        let at = start_of("2026-11-23").unwrap();
        assert_eq!(day_of(at), "2026-11-23");
        assert_eq!(day_of(Timestamp(at.0 + DAY - 1)), "2026-11-23");
        assert!(start_of("2026-11").is_none() && start_of("soon").is_none());
    }
}
