//! What templates can say: `{{ KEY|say }}`, `{{ KEY|count(n) }}`,
//! `{{ row.updated|moment }}`.

#![expect(unreachable_pub, reason = "the macro that makes a filter writes it so")]

use std::fmt::Display;

use askama::{PrimitiveType, Result, Values, get_value};

use super::format;
use crate::text::Text;

/// Name of the value that holds the language of a page.
pub(super) const TEXT: &str = "text";

fn text(values: &dyn Values) -> Result<Text> {
    get_value::<Text>(values, TEXT).copied()
}

/// The text of a key.
#[askama::filter_fn]
pub(super) fn say(key: impl Display, values: &dyn Values) -> Result<String> {
    Ok(text(values)?.say(&key.to_string()))
}

/// The text of a key whose variable `count` is this number; plurals follow it.
#[askama::filter_fn]
pub(super) fn count<N: PrimitiveType<Value = u64>>(
    key: impl Display,
    values: &dyn Values,
    number: N,
) -> Result<String> {
    Ok(text(values)?.say_with(&key.to_string(), &[("count", number.get().into())]))
}

/// The text of a key with one variable.
#[askama::filter_fn]
pub(super) fn with<V: Display>(
    key: impl Display,
    values: &dyn Values,
    name: &str,
    value: V,
) -> Result<String> {
    Ok(text(values)?.say_with(&key.to_string(), &[(name, value.to_string().into())]))
}

/// A number as the language writes it.
#[askama::filter_fn]
pub(super) fn number(
    number: impl PrimitiveType<Value = u64>,
    values: &dyn Values,
) -> Result<String> {
    Ok(format::number(text(values)?, number.get()))
}

/// A date, or a part of one, as the language writes it: `2019-03` is `Mar 2019`.
#[askama::filter_fn]
pub(super) fn date(date: impl Display, values: &dyn Values) -> Result<String> {
    Ok(format::date(text(values)?, &date.to_string()))
}

/// A moment as the language writes it, in UTC: `22 Nov 2026, 18:34 UTC`.
#[askama::filter_fn]
pub(super) fn moment(at: impl Display, values: &dyn Values) -> Result<String> {
    Ok(format::moment(text(values)?, &at.to_string()))
}

/// The text of a member of a code list, `{{ "U1"|code("") }}`; an unknown one as it is.
#[askama::filter_fn]
pub(super) fn code(code: impl Display, values: &dyn Values, list: &str) -> Result<String> {
    Ok(text(values)?.code_in(list, &code.to_string()))
}

/// The name of a country as the language has it; an unknown code as it is.
#[askama::filter_fn]
pub(super) fn country(code: impl Display, values: &dyn Values) -> Result<String> {
    Ok(format::country(text(values)?, &code.to_string()))
}

/// An address of this language: `{{ "/traces"|href }}`.
#[askama::filter_fn]
pub(super) fn href(path: impl Display, values: &dyn Values) -> Result<String> {
    Ok(format!("/{}{path}", text(values)?.language.tag()))
}
