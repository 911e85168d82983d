//! Codes and countries as people write them, read without making anything of them first.

use vestigo_protocol::codes::{
    Certainty, DocumentKind, EventKind, Handling, Legibility, ManufactureClass, MarkComponent,
    MarkKind, Obliteration, PartyKind, Restoration, Script,
};
use vestigo_protocol::ids::Country;

use crate::registry::particulars::{FireMode, Modification, PhotoRole};

/// A closed list with names.
pub(in crate::registry) trait Code: Copy + 'static {
    /// Every value.
    const ALL: &'static [Self];

    /// Its name.
    fn name_of(self) -> &'static str;

    /// The value with a number that this version has no name for, and that number.
    fn of_number(_number: u64) -> Option<Self> {
        None
    }

    /// The number of a value without a name.
    fn unnamed(self) -> Option<u64> {
        None
    }
}

macro_rules! wire_codes {
    ($($list:ident)+) => { $(
        impl Code for $list {
            const ALL: &'static [Self] = $list::ALL;

            fn name_of(self) -> &'static str {
                self.name()
            }

            fn of_number(number: u64) -> Option<Self> {
                Some($list::from_number(number))
            }

            fn unnamed(self) -> Option<u64> {
                (!self.is_known()).then(|| self.number())
            }
        }
    )+ };
}

macro_rules! own_codes {
    ($($list:ident)+) => { $(
        impl Code for $list {
            const ALL: &'static [Self] = $list::ALL;

            fn name_of(self) -> &'static str {
                self.name()
            }
        }
    )+ };
}

wire_codes! {
    Certainty DocumentKind EventKind Handling Legibility ManufactureClass MarkComponent MarkKind
    Obliteration PartyKind Restoration Script
}
own_codes! { FireMode Modification PhotoRole }

/// The value that a text names, as people write it (`sold retail`, `Sold-Retail`), or by number
/// (`#77`) where a later version had no name to give.
pub(in crate::registry) fn code<T: Code>(text: &str) -> Option<T> {
    if let Some(number) = text.strip_prefix('#') {
        return number.parse().ok().and_then(T::of_number);
    }
    let text = text.trim();
    T::ALL.iter().copied().find(|value| is_name(text, value.name_of()))
}

/// How [`code`] reads it back.
pub(in crate::registry) fn code_text<T: Code>(value: T) -> String {
    value.unnamed().map_or_else(|| value.name_of().to_owned(), |number| format!("#{number}"))
}

fn is_name(text: &str, name: &str) -> bool {
    text.len() == name.len()
        && text.bytes().zip(name.bytes()).all(|(a, b)| match a {
            b' ' | b'-' => b == b'_',
            _ => a.to_ascii_uppercase() == b,
        })
}

/// Two letters of ISO 3166, or one of the names that makers' lists use.
pub(super) fn country(text: &str) -> Option<Country> {
    if let [a, b] = text.as_bytes() {
        let code = [a.to_ascii_uppercase(), b.to_ascii_uppercase()];
        return std::str::from_utf8(&code).ok().and_then(Country::parse);
    }
    let upper = text.to_uppercase();
    let code = match upper.as_str() {
        "USA" | "U.S.A." | "UNITED STATES" => "US",
        "AUSTRIA" | "AUT" => "AT",
        "BELGIUM" | "BEL" => "BE",
        "BRAZIL" | "BRASIL" | "BRA" => "BR",
        "CHINA" | "CHN" => "CN",
        "CZECH REPUBLIC" | "CZECHIA" | "CZE" => "CZ",
        "GERMANY" | "ALEMANIA" | "DEU" => "DE",
        "ISRAEL" | "ISR" => "IL",
        "ITALY" | "ITALIA" | "ITA" => "IT",
        "PHILIPPINES" | "PHL" => "PH",
        "ROMANIA" | "ROU" => "RO",
        "RUSSIA" | "RUS" => "RU",
        "SERBIA" | "SRB" => "RS",
        "SPAIN" | "ESPAÑA" | "ESP" => "ES",
        "SWITZERLAND" | "CHE" => "CH",
        "TURKEY" | "TÜRKIYE" | "TUR" => "TR",
        _ => return None,
    };
    Country::parse(code)
}

/// The items of a list in one cell: `|` between them, `\|` and `\\` inside them.
pub(super) fn items(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        let c = match c {
            '|' => {
                items.push(String::new());
                continue;
            }
            '\\' => characters.next().unwrap_or('\\'),
            other => other,
        };
        if let Some(item) = items.last_mut() {
            item.push(c);
        }
    }
    let trimmed = items.iter().map(|item| item.trim().to_owned());
    trimmed.filter(|item| !item.is_empty()).collect()
}

/// How [`items`] reads them back.
pub(in crate::registry) fn list_text(items: impl IntoIterator<Item = String>) -> String {
    let escaped = items.into_iter().map(|item| item.replace('\\', "\\\\").replace('|', "\\|"));
    escaped.collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it_and_by_number() {
        for (text, kind) in [
            ("SOLD_RETAIL", Some(EventKind::SoldRetail)),
            ("sold retail", Some(EventKind::SoldRetail)),
            ("Sold-Retail", Some(EventKind::SoldRetail)),
            ("#77", Some(EventKind::from_number(77))),
            ("SOLD", None),
            ("", None),
        ] {
            assert_eq!(code::<EventKind>(text), kind, "{text}");
        }
        assert_eq!(code_text(EventKind::from_number(77)), "#77");
        assert_eq!(code::<FireMode>("semi-automatic"), Some(FireMode::SemiAutomatic));
    }

    #[test]
    fn a_list_comes_back_as_it_was() {
        let list = ["a|b", "c\\", "d e", "\\|"].map(str::to_owned);
        assert_eq!(items(&list_text(list.clone())), list);
        assert_eq!(items(" a |b|| "), ["a", "b"]);
        assert!(items("").is_empty());
    }
}
