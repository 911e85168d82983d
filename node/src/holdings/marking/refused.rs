//! Why a step of marking is not taken.

use thiserror::Error;

use super::GUNS_MAX;
use super::job::TemplateRefused;
use super::pattern::PatternRefused;
use super::quality::NotPassed;
use crate::holdings::table::TableRefused;

/// Why an order is not taken. Names lines, never what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OrderRefused {
    /// No such purpose.
    #[error("there is no such purpose of marking")]
    Purpose,
    /// No such component.
    #[error("there is no such component")]
    Component,
    /// The pattern does not give marks.
    #[error(transparent)]
    Pattern(#[from] PatternRefused),
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] TableRefused),
    /// More guns than one order has.
    #[error("an order has at most {GUNS_MAX} guns")]
    TooMany,
    /// Two lines are one gun.
    #[error("lines {0} and {1} are the same gun")]
    Twice(u64, u64),
    /// A gun without a number of its own is only marked on manufacture or import.
    #[error("line {0} has no serial number")]
    NoSerial(u64),
    /// A text that a record does not hold.
    #[error("line {0} has a text that is too long or has control characters")]
    Text(u64),
    /// The day of arrival is none.
    #[error("the day of arrival is no day")]
    Arrived,
    /// Neither order nor permit is named.
    #[error("the authority's order or permit is not named")]
    Authority,
}

/// Why a step of marking is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MarkingRefused {
    /// The order.
    #[error(transparent)]
    Order(#[from] OrderRefused),
    /// The machine's file cannot be read.
    #[error(transparent)]
    File(TableRefused),
    /// The machine's form cannot be filled in.
    #[error(transparent)]
    Template(#[from] TemplateRefused),
    /// No order of this number.
    #[error("there is no marking order {0}")]
    NoOrder(String),
    /// No such check.
    #[error("there is no such check")]
    NoSuchCheck,
    /// Not every check of the list was passed.
    #[error(transparent)]
    NotPassed(#[from] NotPassed),
    /// Who worked the machine is not named.
    #[error("the operator of the machine is not named")]
    Operator,
    /// The day on which the marks were struck is none.
    #[error("the day on which the marks were struck is no day")]
    StruckOn,
    /// The record set has no name that can be kept.
    #[error("the name of the record set cannot be kept")]
    Set,
    /// The order is no import from a partner.
    #[error("the order is no import from a partner")]
    NobodyToTell,
    /// The guns have not arrived yet.
    #[error("the firearms have not arrived yet")]
    NotArrived,
    /// The exporting State was told already.
    #[error("the exporting State was told already")]
    Told,
    /// What is kept cannot be read.
    #[error("the order cannot be read")]
    Unreadable,
}
