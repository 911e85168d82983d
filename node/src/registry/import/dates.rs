//! Dates as registers write them.

use serde::{Deserialize, Serialize};
use vestigo_protocol::codes::DatePrecision;
use vestigo_protocol::firearm::{DateError, PartialDate};
use vestigo_protocol::time::civil_from_days;

/// What stands first in a date of three numbers whose last is the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// `17/05/2019`.
    DayFirst,
    /// `05/17/2019`.
    MonthFirst,
}

/// From which day a spreadsheet counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 is 1 January 1900, and 29 February 1900 existed.
    From1900,
    /// 0 is 1 January 1904.
    From1904,
}

/// What is known about how a column writes dates.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DateForms {
    pub(super) order: Option<DateOrder>,
    /// Two-digit years from here on are of the 1900s.
    pub(super) pivot: Option<u8>,
    /// Set where a number of five digits or more is a day count of a spreadsheet.
    pub(super) epoch: Option<Epoch>,
}

/// Why a date was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateFault {
    /// None of the forms.
    Form,
    /// No such day, month or year.
    Impossible,
    /// Day and month cannot be told apart.
    Ambiguous,
    /// The century is missing.
    TwoDigitYear,
}

impl DateFault {
    /// What it is and what to do.
    pub(super) const fn detail(self) -> &'static str {
        match self {
            Self::Form => {
                "not a date in a form that is read: write 2019, 2019-05, 2019-05-17, 17/05/2019, \
                 17-May-2019, <2019-05 or >2019-05"
            }
            Self::Impossible => "no such date in the calendar",
            Self::Ambiguous => {
                "day and month cannot be told apart, and nothing in the column tells which comes \
                 first; say so with --date-order dmy or mdy"
            }
            Self::TwoDigitYear => {
                "the year has two digits; write four, or say with --two-digit-years from which \
                 number on years are of the 1900s"
            }
        }
    }
}

/// Months by name: English, Spanish, Portuguese, French, lower case without accents.
const MONTHS: [&[&str]; 12] = [
    &["january", "enero", "janeiro", "janvier"],
    &["february", "febrero", "fevereiro", "fevrier"],
    &["march", "marzo", "marco", "mars"],
    &["april", "abril", "avril"],
    &["may", "mayo", "maio", "mai"],
    &["june", "junio", "junho", "juin"],
    &["july", "julio", "julho", "juillet"],
    &["august", "agosto", "aout"],
    &["september", "septiembre", "setiembre", "setembro", "septembre"],
    &["october", "octubre", "outubro", "octobre"],
    &["november", "noviembre", "novembro", "novembre"],
    &["december", "diciembre", "dezembro", "decembre"],
];

/// Words before a date that is not known exactly.
const ABOUT: &[&str] =
    &["~", "circa ", "ca. ", "ca ", "c. ", "c.", "c ", "about ", "aprox. ", "vers ", "env. "];

/// Words before a date that bounds another from above.
const BEFORE: &[&str] = &["<", "before ", "antes de ", "avant "];

/// Words before a date that bounds another from below.
const AFTER: &[&str] = &[">", "after ", "después de ", "despues de ", "depois de ", "après "];

impl DateForms {
    /// Reads a date.
    pub(super) fn read(&self, text: &str) -> Result<PartialDate, DateFault> {
        match PartialDate::parse(text) {
            Ok(date) => return Ok(date),
            Err(DateError::Impossible) => return Err(DateFault::Impossible),
            Err(DateError::Form | DateError::Precision) => {}
        }
        // The longest of the forms, `después de 17 de septiembre de 2019 00:00:00`, has 43.
        if text.len() > 64 {
            return Err(DateFault::Form);
        }
        let lower = text.trim().to_lowercase();
        let (bound, rest) = bound_of(&lower);
        let parts = self.parts(without_time(rest.trim()))?;
        let vague = bound == Some(Bound::About) && parts.2.is_some();
        let day = parts.2.filter(|_| !vague);
        let precision = match (bound, parts.1, day) {
            (Some(Bound::Before), ..) => DatePrecision::Before,
            (Some(Bound::After), ..) => DatePrecision::After,
            (_, _, Some(_)) => DatePrecision::Day,
            (_, Some(_), None) => DatePrecision::Month,
            (_, None, None) => DatePrecision::Year,
        };
        // An impossible day is an error even where only the month is kept.
        PartialDate::new(parts.0, parts.1, parts.2, DatePrecision::Before)
            .and_then(|_| PartialDate::new(parts.0, parts.1, day, precision))
            .map_err(|_| DateFault::Impossible)
    }

    /// Year, month and day.
    fn parts(&self, text: &str) -> Result<(u16, Option<u8>, Option<u8>), DateFault> {
        if text.bytes().any(|b| b.is_ascii_alphabetic()) || !text.is_ascii() {
            return self.with_month_name(text);
        }
        let mut split = text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty());
        let (a, b, c) = (split.next().unwrap_or(""), split.next(), split.next());
        if split.next().is_some()
            || !text.bytes().all(|x| x.is_ascii_digit() || b"/.- ".contains(&x))
        {
            return Err(DateFault::Form);
        }
        match (b, c) {
            (None, _) => self.one_number(a),
            (Some(b), None) if a.len() == 4 => Ok((year4(a)?, Some(small(b)?), None)),
            (Some(b), None) => Ok((self.year(b)?, Some(small(a)?), None)),
            (Some(b), Some(c)) if a.len() == 4 => Ok((year4(a)?, Some(small(b)?), Some(small(c)?))),
            (Some(b), Some(c)) => {
                let (first, second, year) = (small(a)?, small(b)?, self.year(c)?);
                // Nobody writes a month first with points.
                let dotted = text.contains('.').then_some(DateOrder::DayFirst);
                let order = match self.order.or(dotted) {
                    Some(order) => order,
                    None if first > 12 => DateOrder::DayFirst,
                    None if second > 12 => DateOrder::MonthFirst,
                    None if first == second => DateOrder::DayFirst,
                    None => return Err(DateFault::Ambiguous),
                };
                Ok(match order {
                    DateOrder::DayFirst => (year, Some(second), Some(first)),
                    DateOrder::MonthFirst => (year, Some(first), Some(second)),
                })
            }
        }
    }

    /// `2019`, `20190517`, `87`, or the day count of a spreadsheet.
    fn one_number(&self, text: &str) -> Result<(u16, Option<u8>, Option<u8>), DateFault> {
        match (text.len(), self.epoch) {
            (5..=7, Some(epoch)) => of_serial(text.parse().map_err(|_| DateFault::Form)?, epoch),
            (4, _) => Ok((year4(text)?, None, None)),
            (8, _) => {
                let part = |range| text.get(range).unwrap_or("");
                Ok((year4(part(0..4))?, Some(small(part(4..6))?), Some(small(part(6..8))?)))
            }
            (2, _) => Ok((self.year(text)?, None, None)),
            _ => Err(DateFault::Form),
        }
    }

    /// `17-may-2019`, `17 de mayo de 2019`, `may 17, 2019`, `mai 2019`.
    fn with_month_name(&self, text: &str) -> Result<(u16, Option<u8>, Option<u8>), DateFault> {
        let mut words = text
            .split([' ', '-', '/', '.', ','])
            .filter(|word| !matches!(*word, "" | "de" | "del" | "of" | "le" | "do"));
        let (Some(a), Some(b)) = (words.next(), words.next()) else { return Err(DateFault::Form) };
        let c = words.next();
        if words.next().is_some() {
            return Err(DateFault::Form);
        }
        match c {
            None => Ok((self.year(b)?, Some(month(a)?), None)),
            Some(year) => {
                let (named, day) = if starts_with_digit(a) { (b, a) } else { (a, b) };
                // `1st`, `2nd`, `1er`, `1º`.
                let digits = day.trim_end_matches(|c: char| !c.is_ascii_digit());
                Ok((self.year(year)?, Some(month(named)?), Some(small(digits)?)))
            }
        }
    }

    fn year(&self, text: &str) -> Result<u16, DateFault> {
        if text.len() != 2 {
            return year4(text);
        }
        let two = u16::from(small(text)?);
        match self.pivot {
            Some(pivot) if two >= u16::from(pivot) => Ok(1900 + two),
            Some(_) => Ok(2000 + two),
            None => Err(DateFault::TwoDigitYear),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    About,
    Before,
    After,
}

fn bound_of(text: &str) -> (Option<Bound>, &str) {
    for (bound, words) in [(Bound::About, ABOUT), (Bound::Before, BEFORE), (Bound::After, AFTER)] {
        if let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) {
            return (Some(bound), rest);
        }
    }
    (None, text)
}

/// Without `T00:00:00` or ` 00:00` behind it.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    let before = text.get(..colon).unwrap_or(text);
    before.rfind(['t', ' ']).and_then(|at| text.get(..at)).unwrap_or(text).trim_end()
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn year4(text: &str) -> Result<u16, DateFault> {
    if text.len() == 4 { text.parse().map_err(|_| DateFault::Form) } else { Err(DateFault::Form) }
}

/// A number of one or two digits.
fn small(text: &str) -> Result<u8, DateFault> {
    if matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().map_err(|_| DateFault::Form)
    } else {
        Err(DateFault::Form)
    }
}

/// The month that a name or its first three letters or more mean in one of the languages.
fn month(word: &str) -> Result<u8, DateFault> {
    let plain: String = word.chars().map(without_accent).collect();
    if plain.len() < 3 {
        return Err(DateFault::Form);
    }
    let mut found = None;
    for (number, names) in (1u8..).zip(MONTHS) {
        if names.contains(&plain.as_str()) {
            return Ok(number);
        }
        if names.iter().any(|name| name.starts_with(&plain)) {
            if found.is_some() {
                // `jui` is juin or juillet.
                return Err(DateFault::Form);
            }
            found = Some(number);
        }
    }
    found.ok_or(DateFault::Form)
}

const fn without_accent(c: char) -> char {
    match c {
        'é' | 'è' => 'e',
        'û' => 'u',
        'ç' => 'c',
        other => other,
    }
}

/// The day that a spreadsheet's count means.
fn of_serial(count: u32, epoch: Epoch) -> Result<(u16, Option<u8>, Option<u8>), DateFault> {
    // Days from the epoch to 1970-01-01. Before 1 March 1900 the count of 1900 is one off, and
    // numbers of five digits are all later.
    let before_1970 = match epoch {
        Epoch::From1900 => 25_569,
        Epoch::From1904 => 24_107,
    };
    let days = u64::from(count).checked_sub(before_1970);
    let Some(days) = days else {
        // 1900 to 1969: 70 years, of which 17 are leap years, back from 1970.
        return before_epoch(before_1970 - u64::from(count));
    };
    let (year, month, day) = civil_from_days(days);
    let year = u16::try_from(year).ok().filter(|year| *year <= 9999);
    let month = u8::try_from(month).ok();
    let day = u8::try_from(day).ok();
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => Ok((year, Some(month), Some(day))),
        _ => Err(DateFault::Impossible),
    }
}

/// The day so many days before 1970-01-01, at most 70 years: the calendar repeats after 28 years
/// from 1901 to 2099, so it is that of 84 years later.
fn before_epoch(days_back: u64) -> Result<(u16, Option<u8>, Option<u8>), DateFault> {
    const YEARS_84: u64 = 84 * 365 + 21;
    let (year, month, day) =
        civil_from_days(YEARS_84.checked_sub(days_back).ok_or(DateFault::Impossible)?);
    let year = u16::try_from(year).ok().and_then(|year| year.checked_sub(84));
    match (year, u8::try_from(month), u8::try_from(day)) {
        (Some(year), Ok(month), Ok(day)) => Ok((year, Some(month), Some(day))),
        _ => Err(DateFault::Impossible),
    }
}

/// A first look at all dates of a column.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DateSurvey {
    day_first: bool,
    month_first: bool,
    ambiguous: bool,
}

impl DateSurvey {
    /// Looks at one date.
    pub(super) fn look(&mut self, text: &str) {
        let mut parts = text.split(['/', '-', ' ']);
        let mut number = || parts.next().and_then(|part| small(part.trim()).ok());
        let (Some(first), Some(second)) = (number(), number()) else { return };
        if first > 12 {
            self.day_first |= second <= 12;
        } else if second > 12 {
            self.month_first = true;
        } else {
            self.ambiguous |= first != second;
        }
    }

    /// True if some date depends on the order.
    pub(super) const fn matters(self) -> bool {
        self.ambiguous || self.day_first || self.month_first
    }

    /// The order that the column is in, if all that tells agrees.
    pub(super) const fn order(self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(forms: DateForms, text: &str) -> Result<String, DateFault> {
        forms.read(text).map(PartialDate::to_text)
    }

    #[test]
    fn the_forms_that_registers_have_are_read() {
        let told = DateForms { order: Some(DateOrder::DayFirst), pivot: Some(30), epoch: None };
        for (text, date) in [
            ("2019", "2019"),
            ("2019-05", "2019-05"),
            ("2019-05-17", "2019-05-17"),
            ("<2019", "<2019"),
            ("> 05/2019", ">2019-05"),
            ("before 2019", "<2019"),
            ("17/05/2019", "2019-05-17"),
            ("3/5/2019", "2019-05-03"),
            ("17.05.2019", "2019-05-17"),
            ("17-05-2019", "2019-05-17"),
            ("2019/5/17", "2019-05-17"),
            ("20190517", "2019-05-17"),
            ("2019-05-17T12:30:00", "2019-05-17"),
            ("17/05/2019 00:00", "2019-05-17"),
            ("17-May-2019", "2019-05-17"),
            ("17 MAYO 2019", "2019-05-17"),
            ("17 de mayo de 2019", "2019-05-17"),
            ("1er août 2019", "2019-08-01"),
            ("May 17, 2019", "2019-05-17"),
            ("mai 2019", "2019-05"),
            ("Sept. 2019", "2019-09"),
            ("déc 2019", "2019-12"),
            ("março 2019", "2019-03"),
            ("05/2019", "2019-05"),
            ("c. 1987", "1987"),
            ("~1987", "1987"),
            ("circa 17/05/1987", "1987-05"),
            ("17/05/19", "2019-05-17"),
            ("87", "1987"),
        ] {
            assert_eq!(read(told, text).as_deref(), Ok(date), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_an_error_that_says_why() {
        let untold = DateForms::default();
        let month_first = DateForms { order: Some(DateOrder::MonthFirst), ..untold };
        for (forms, text, fault) in [
            (untold, "03/05/2019", DateFault::Ambiguous),
            (untold, "17/05/19", DateFault::TwoDigitYear),
            (untold, "87", DateFault::TwoDigitYear),
            (untold, "30/02/2021", DateFault::Impossible),
            (untold, "~30/02/2021", DateFault::Impossible),
            (untold, "2021-02-30", DateFault::Impossible),
            (untold, "31 juin 2020", DateFault::Impossible),
            (untold, "13/2019", DateFault::Impossible),
            (month_first, "17/05/2019", DateFault::Impossible),
            (untold, "12 jui 2019", DateFault::Form),
            (untold, "1990s", DateFault::Form),
            (untold, "1/2/3/2019", DateFault::Form),
            (untold, "43602", DateFault::Form),
            (untold, "soon", DateFault::Form),
            (untold, "", DateFault::Form),
            (untold, "٠٥/٠٥/٢٠١٩", DateFault::Form),
        ] {
            assert_eq!(read(forms, text), Err(fault), "{text}");
        }
        assert_eq!(read(untold, "17/05/2019").as_deref(), Ok("2019-05-17"));
        assert_eq!(read(untold, "05/17/2019").as_deref(), Ok("2019-05-17"));
        assert_eq!(read(untold, "05/05/2019").as_deref(), Ok("2019-05-05"));
        assert_eq!(read(month_first, "03/05/2019").as_deref(), Ok("2019-03-05"));
    }

    #[test]
    fn day_counts_of_spreadsheets_are_dates_of_both_epochs() {
        for (count, epoch, date) in [
            ("43602", Epoch::From1900, "2019-05-17"),
            ("25569", Epoch::From1900, "1970-01-01"),
            ("25568", Epoch::From1900, "1969-12-31"),
            ("10000", Epoch::From1900, "1927-05-18"),
            ("42140", Epoch::From1904, "2019-05-17"),
            ("24106", Epoch::From1904, "1969-12-31"),
            ("2958465", Epoch::From1900, "9999-12-31"),
        ] {
            let forms = DateForms { epoch: Some(epoch), ..DateForms::default() };
            assert_eq!(read(forms, count).as_deref(), Ok(date), "{count}");
        }
        let forms = DateForms { epoch: Some(Epoch::From1900), ..DateForms::default() };
        assert_eq!(read(forms, "9999999"), Err(DateFault::Impossible));
    }

    #[test]
    fn the_order_is_told_by_a_column_that_agrees_with_itself() {
        let of = |dates: &[&str]| {
            let mut survey = DateSurvey::default();
            dates.iter().for_each(|date| survey.look(date));
            survey
        };
        assert_eq!(of(&["03/05/2019", "17/05/2019"]).order(), Some(DateOrder::DayFirst));
        assert_eq!(of(&["3/5/2019", "5-17-2019"]).order(), Some(DateOrder::MonthFirst));
        assert_eq!(of(&["17/05/2019", "05/17/2019"]).order(), None);
        assert_eq!(of(&["03/05/2019"]).order(), None);
        assert!(of(&["03/05/2019"]).matters());
        assert!(!of(&["2019-05-17", "2019", "17 mayo 2019", ""]).matters());
    }
}
