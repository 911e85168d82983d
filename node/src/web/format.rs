//! Numbers, dates and names of countries as each language writes them.

use vestigo_protocol::time::Timestamp;

use crate::text::{Language, Text, codes};

/// Keys of the months' short names.
const MONTHS: [&str; 12] = [
    "web-month-1",
    "web-month-2",
    "web-month-3",
    "web-month-4",
    "web-month-5",
    "web-month-6",
    "web-month-7",
    "web-month-8",
    "web-month-9",
    "web-month-10",
    "web-month-11",
    "web-month-12",
];

/// A number with its thousands apart: a comma in English, a point in Portuguese, a narrow space that
/// does not break in Spanish and French, which leave four digits together.
pub(super) fn number(text: Text, number: u64) -> String {
    let digits = number.to_string();
    let (between, least) = match text.language {
        Language::English => (",", 4),
        Language::Portuguese => (".", 4),
        Language::Spanish => ("\u{202f}", 5),
        Language::French => ("\u{202f}", 4),
    };
    if digits.len() < least {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() + 6);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(between);
        }
        out.push(digit);
    }
    out
}

/// How many were counted: `n = 1,250`, or `n < 5` where that is not told.
pub(super) fn n(text: Text, n: Option<u64>, minimum: u64) -> String {
    n.map_or_else(|| format!("n < {minimum}"), |n| format!("n = {}", number(text, n)))
}

/// A date as far as it is known: `2019`, `2019-03` or `2019-03-02`, or the day of a moment. What is
/// none of these prints as it is.
pub(super) fn date(text: Text, date: &str) -> String {
    let day = date.get(..10).unwrap_or(date);
    let parts: Vec<&str> = day.split('-').collect();
    let month = |part: &str| {
        let at = part.parse::<usize>().ok()?.checked_sub(1)?;
        MONTHS.get(at).map(|key| text.say(key))
    };
    match parts.as_slice() {
        [year, m] => match month(m) {
            Some(month) => text
                .say_with("web-date-month", &[("month", month.into()), ("year", (*year).into())]),
            None => date.to_owned(),
        },
        [year, m, d] => match (month(m), d.parse::<u32>()) {
            (Some(month), Ok(d)) => text.say_with(
                "web-date",
                &[("day", d.to_string().into()), ("month", month.into()), ("year", (*year).into())],
            ),
            _ => date.to_owned(),
        },
        _ => date.to_owned(),
    }
}

/// A moment in RFC 3339 and UTC, to the minute; what is none prints as it is.
pub(super) fn moment(text: Text, at: &str) -> String {
    match (at.get(..10), at.get(11..16)) {
        (Some(day), Some(time)) if at.contains('T') => text.say_with(
            "web-moment",
            &[("date", date(text, day).into()), ("time", time.to_owned().into())],
        ),
        _ => date(text, at),
    }
}

/// How long ago a moment was: "just now", minutes, hours, days; a date from a month on.
pub(super) fn ago(text: Text, at: &str, now: Timestamp) -> String {
    let Some(then) = Timestamp::parse_rfc3339(at) else { return at.to_owned() };
    let seconds = now.since(then);
    let (key, count) = match seconds {
        0..60 => return text.say("web-ago-now"),
        60..3_600 => ("web-ago-minutes", seconds / 60),
        3_600..86_400 => ("web-ago-hours", seconds / 3_600),
        86_400..2_592_000 => ("web-ago-days", seconds / 86_400),
        _ => return date(text, at),
    };
    text.say_with(key, &[("count", count.into())])
}

/// What is shown of an id.
pub(super) fn short(id: &str) -> &str {
    id.get(..12).unwrap_or(id)
}

/// The name of a country; an unknown code as it is.
pub(super) fn country(text: Text, code: &str) -> String {
    text.find(&codes::key_in("country", code), &[]).unwrap_or_else(|| code.to_owned())
}

/// A node's name as people read it: `police` of `vestigo/xa/police`, with its State.
pub(super) fn partner(text: Text, name: &str) -> String {
    let mut parts = name.split('/').skip(1);
    match (parts.next(), parts.next()) {
        (Some(state), Some(agency)) => {
            format!("{} · {agency}", country(text, &state.to_ascii_uppercase()))
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn text(language: Language) -> Text {
        Text::new(language)
    }

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        let of = |language, n| number(text(language), n);
        assert_eq!(of(Language::English, 1_234_567), "1,234,567");
        assert_eq!(of(Language::English, 999), "999");
        assert_eq!(of(Language::Spanish, 1_234), "1234");
        assert_eq!(of(Language::Spanish, 12_345), "12\u{202f}345");
        assert_eq!(of(Language::Portuguese, 1_000), "1.000");
        assert_eq!(of(Language::French, 1_000_000), "1\u{202f}000\u{202f}000");
        assert_eq!(of(Language::English, u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn dates_are_written_as_far_as_they_are_known() {
        let of = |language, d| date(text(language), d);
        assert_eq!(of(Language::English, "2019-03-02"), "2 Mar 2019");
        assert_eq!(of(Language::Spanish, "2019-03"), "mar 2019");
        assert_eq!(of(Language::French, "2019"), "2019");
        assert_eq!(of(Language::Portuguese, "2026-11-22T18:34:55Z"), "22 nov. 2026");
        assert_eq!(of(Language::English, "2019-13-02"), "2019-13-02");
        assert_eq!(of(Language::English, "ñ"), "ñ");
        let at = moment(text(Language::English), "2026-11-22T18:34:55Z");
        assert_eq!(at, "22 Nov 2026, 18:34 UTC");
        assert_eq!(moment(text(Language::English), "2026-11"), "Nov 2026");
    }

    #[test]
    fn what_was_long_ago_gets_its_date() {
        let now = Timestamp::parse_rfc3339("2026-11-22T18:34:55Z").unwrap();
        let of = |at| ago(text(Language::English), at, now);
        assert_eq!(of("2026-11-22T18:34:10Z"), "just now");
        assert_eq!(of("2026-11-22T18:30:00Z"), "4 minutes ago");
        assert_eq!(of("2026-11-22T17:34:00Z"), "1 hour ago");
        assert_eq!(of("2026-11-20T17:34:00Z"), "2 days ago");
        assert_eq!(of("2026-01-20T17:34:00Z"), "20 Jan 2026");
        assert_eq!(of("2026-11-23T17:34:00Z"), "just now");
    }
}
