//! What stands in a cell of a table or beside the name of a fact.

#![expect(unused_qualifications, reason = "the macro that makes a template names the type in full")]

use askama::Template;

use super::super::{filters, format};
use super::{Badge, Tone};

/// What stands in a cell of a table or beside the name of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "kit/cell.html")]
pub(in super::super) enum Cell {
    /// Words; empty: nothing.
    Text(String),
    /// Words that somebody else wrote, line by line.
    Quote(String),
    /// A link: address with its language, words.
    Link(String, String),
    /// A file to be kept: address, words.
    File(String, String),
    /// A badge.
    Badge(Badge),
    /// Several badges.
    Badges(Vec<Badge>),
    /// A moment, RFC 3339 in UTC.
    Moment(String),
    /// A date as far as it is known.
    Date(String),
    /// A number.
    Number(u64),
    /// An id or hash: what is shown of it, and the whole.
    Code(String, String),
    /// Several lines.
    Lines(Vec<String>),
    /// Several cells, one below the other.
    Cells(Vec<Cell>),
}

impl Cell {
    pub(in super::super) fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// Words if there are any.
    pub(in super::super) fn maybe(words: Option<impl Into<String>>) -> Self {
        Self::Text(words.map(Into::into).unwrap_or_default())
    }

    /// A moment if there is one.
    pub(in super::super) fn moment(at: Option<&String>) -> Self {
        at.map_or_else(|| Self::Text(String::new()), |at| Self::Moment(at.clone()))
    }

    pub(in super::super) fn badge(tone: Tone, label: impl Into<String>) -> Self {
        Self::Badge(Badge::new(tone, label))
    }

    /// An id, shown by its first digits.
    pub(in super::super) fn id(id: &str) -> Self {
        Self::Code(format::short(id).to_owned(), id.to_owned())
    }

    /// True if it shows nothing.
    pub(in super::super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(words) | Self::Quote(words) | Self::Date(words) => words.is_empty(),
            Self::Badges(badges) => badges.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
            Self::Cells(cells) => cells.iter().all(Self::is_empty),
            _ => false,
        }
    }

    /// What a spreadsheet gets of it, and what it is sorted by: times as they are, ids whole.
    pub(in super::super) fn plain(&self) -> String {
        match self {
            Self::Text(words)
            | Self::Quote(words)
            | Self::Link(_, words)
            | Self::File(_, words)
            | Self::Moment(words)
            | Self::Date(words)
            | Self::Code(_, words) => words.clone(),
            Self::Badge(badge) => badge.label.clone(),
            Self::Badges(badges) => {
                badges.iter().map(|b| b.label.as_str()).collect::<Vec<_>>().join("; ")
            }
            Self::Number(number) => number.to_string(),
            Self::Lines(lines) => lines.join("; "),
            Self::Cells(cells) => {
                let plain: Vec<String> =
                    cells.iter().map(Self::plain).filter(|p| !p.is_empty()).collect();
                plain.join("; ")
            }
        }
    }
}
