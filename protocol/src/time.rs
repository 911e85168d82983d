//! Time as the wire carries it. Nothing here reads a clock; `now` is always a parameter.

use minicbor::{Decode, Encode};

/// Seconds since 1970-01-01T00:00:00Z, as in `iat`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct Timestamp(#[n(0)] pub u64);

impl Timestamp {
    /// This time plus `seconds`, saturating.
    #[must_use]
    pub const fn plus(self, seconds: u64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to this time, 0 if this is not later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Reads `2026-11-22` (its first second) or `2026-11-22T18:34:55Z`; nothing else, and no date
    /// that the calendar does not have.
    #[must_use]
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let number = |range: std::ops::Range<usize>| -> Option<u64> {
            let digits = text.get(range)?;
            digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
        };
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let (hour, minute, second) = match text.len() {
            10 => (0, 0, 0),
            20 => (number(11..13)?, number(14..16)?, number(17..19)?),
            _ => return None,
        };
        // Days since 1970-01-01: the inverse of `civil_from_days`.
        let (y, m) = if month <= 2 {
            (year.checked_sub(1)?, month + 9)
        } else {
            (year, month.checked_sub(3)?)
        };
        let (era, yoe) = (y / 400, y % 400);
        let doy = (153 * m + 2) / 5 + day.checked_sub(1)?;
        let days = (era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy).checked_sub(719_468)?;
        let time = Self(days * 86_400 + hour * 3600 + minute * 60 + second);
        let whole = time.to_rfc3339();
        // Printing again proves that every part was in its range and every separator in its place.
        (whole == text || whole.get(..10) == Some(text)).then_some(time)
    }

    /// RFC 3339 in UTC, for example `2026-11-22T18:34:55Z`.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        let (year, month, day) = civil_from_days(self.0 / 86_400);
        let rest = self.0 % 86_400;
        let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// Civil date of a day number counted from 1970-01-01 (Gregorian, proleptic; H. Hinnant's
/// days-to-civil method).
#[must_use]
pub const fn civil_from_days(days: u64) -> (u64, u64, u64) {
    let z = days.saturating_add(719_468);
    let era = z / 146_097;
    let doe = z - era * 146_097;
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_in_two_forms_and_only_if_it_exists() {
        for text in ["1970-01-01T00:00:00Z", "2000-02-29T23:59:59Z", "2026-11-22T18:34:55Z"] {
            assert_eq!(Timestamp::parse_rfc3339(text).unwrap().to_rfc3339(), text);
        }
        assert_eq!(Timestamp::parse_rfc3339("2026-11-22"), Some(Timestamp(1_795_305_600)));
        for bad in [
            "2026-02-29",
            "2026-13-01",
            "1969-12-31",
            "2026-11-22T24:00:00Z",
            "",
            "2026/11/22",
            "2026-11-22T18:34:55",
            "+026-11-22",
            "2026-00-10",
        ] {
            assert_eq!(Timestamp::parse_rfc3339(bad), None, "{bad}");
        }
    }

    #[test]
    fn known_instants_print_as_rfc_3339() {
        assert_eq!(Timestamp(0).to_rfc3339(), "1970-01-01T00:00:00Z");
        assert_eq!(Timestamp(951_782_400).to_rfc3339(), "2000-02-29T00:00:00Z");
        assert_eq!(Timestamp(1_795_372_495).to_rfc3339(), "2026-11-22T18:34:55Z");
    }
}
