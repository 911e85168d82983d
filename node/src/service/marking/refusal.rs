//! Why a step of marking is not taken, in the service's words: with the field that it is about.

use super::{ErrorCode, MarkingRefused, ServiceError};
use crate::holdings::marking::OrderRefused;
use crate::holdings::marking::job::TemplateRefused;
use crate::holdings::marking::pattern::PatternRefused;
use crate::holdings::table::TableRefused;

/// A refusal as a person reads it.
pub(in super::super) fn refusal(refused: &MarkingRefused) -> ServiceError {
    let bad = |key, field: &str| ServiceError::new(ErrorCode::BadInput, key).with("field", field);
    match refused {
        MarkingRefused::Order(error) => order(error),
        MarkingRefused::File(error) => table(error, "file"),
        MarkingRefused::Template(error) => template(error),
        MarkingRefused::NoOrder(id) => {
            ServiceError::new(ErrorCode::NotFound, "error-marking-none").with("id", id)
        }
        MarkingRefused::NoSuchCheck => bad("error-marking-choice", "check"),
        MarkingRefused::NotPassed(_) => bad("error-marking-checks", "check"),
        MarkingRefused::Operator => bad("error-marking-missing", "operator"),
        MarkingRefused::StruckOn => bad("error-marking-day", "on"),
        MarkingRefused::Set => bad("error-marking-missing", "set"),
        MarkingRefused::NobodyToTell => {
            ServiceError::new(ErrorCode::BadInput, "error-marking-nobody")
        }
        MarkingRefused::NotArrived => {
            ServiceError::new(ErrorCode::BadInput, "error-marking-not-arrived")
        }
        MarkingRefused::Told => ServiceError::new(ErrorCode::Conflict, "error-already-told"),
        MarkingRefused::Unreadable => ServiceError::unexpected(refused),
    }
}

fn order(refused: &OrderRefused) -> ServiceError {
    let bad = |key, field: &str| ServiceError::new(ErrorCode::BadInput, key).with("field", field);
    match refused {
        OrderRefused::Purpose => bad("error-marking-choice", "purpose"),
        OrderRefused::Component => bad("error-marking-choice", "component"),
        OrderRefused::Pattern(error) => pattern(error),
        OrderRefused::Table(error) => table(error, "guns"),
        OrderRefused::TooMany => {
            bad("error-marking-many", "guns").with("count", crate::holdings::marking::GUNS_MAX)
        }
        OrderRefused::Twice(first, line) => {
            bad("error-marking-twice", "guns").with("first", first).with("line", line)
        }
        OrderRefused::NoSerial(line) => bad("error-marking-serial", "guns").with("line", line),
        OrderRefused::Text(line) => bad("error-marking-text", "guns").with("line", line),
        OrderRefused::Arrived => bad("error-marking-day", "arrived"),
        OrderRefused::Authority => bad("error-marking-missing", "authority"),
    }
}

fn pattern(refused: &PatternRefused) -> ServiceError {
    let (why, field) = match refused {
        PatternRefused::Field(_) => ("field", "pattern"),
        PatternRefused::Brace => ("brace", "pattern"),
        PatternRefused::Number => ("number", "pattern"),
        PatternRefused::Agency => ("agency", "agency"),
        PatternRefused::Alphabet => ("alphabet", "pattern"),
        PatternRefused::TooLong => ("long", "pattern"),
        PatternRefused::UsedUp => ("used", "pattern"),
    };
    ServiceError::new(ErrorCode::BadInput, "error-marking-pattern")
        .with("field", field)
        .with("why", why)
}

fn table(refused: &TableRefused, field: &str) -> ServiceError {
    let (why, line, column) = match refused {
        TableRefused::TooLarge => ("large", 0, ""),
        TableRefused::Row(line) => ("row", *line, ""),
        TableRefused::Column(column) => ("column", 0, *column),
        TableRefused::Empty => ("empty", 0, ""),
        TableRefused::Cell { line, column } => ("cell", *line, *column),
    };
    ServiceError::new(ErrorCode::BadInput, "error-marking-table")
        .with("field", field)
        .with("why", why)
        .with("line", line)
        .with("column", column)
}

fn template(refused: &TemplateRefused) -> ServiceError {
    let why = match refused {
        TemplateRefused::Field(_) => "field",
        TemplateRefused::Each => "each",
        TemplateRefused::Mark => "mark",
        TemplateRefused::TooLong => "long",
    };
    ServiceError::new(ErrorCode::BadInput, "error-marking-template")
        .with("field", "template")
        .with("why", why)
}

/// Every refusal that a person reads, for the test of their words.
#[cfg(test)]
pub(in super::super) fn refusals() -> Vec<MarkingRefused> {
    use crate::holdings::marking::quality::{Check, NotPassed};
    let patterns = [
        PatternRefused::Field("x".to_owned()),
        PatternRefused::Brace,
        PatternRefused::Number,
        PatternRefused::Agency,
        PatternRefused::Alphabet,
        PatternRefused::TooLong,
        PatternRefused::UsedUp,
    ];
    let tables = [
        TableRefused::TooLarge,
        TableRefused::Row(3),
        TableRefused::Column("maker"),
        TableRefused::Empty,
        TableRefused::Cell { line: 3, column: "depth" },
    ];
    let templates = [
        TemplateRefused::Field("x".to_owned()),
        TemplateRefused::Each,
        TemplateRefused::Mark,
        TemplateRefused::TooLong,
    ];
    let mut orders = vec![
        OrderRefused::Purpose,
        OrderRefused::Component,
        OrderRefused::TooMany,
        OrderRefused::Twice(2, 3),
        OrderRefused::NoSerial(2),
        OrderRefused::Text(2),
        OrderRefused::Arrived,
        OrderRefused::Authority,
    ];
    orders.extend(patterns.map(OrderRefused::Pattern));
    orders.extend(tables.clone().map(OrderRefused::Table));
    let mut all: Vec<MarkingRefused> = orders.into_iter().map(MarkingRefused::Order).collect();
    all.extend(tables.map(MarkingRefused::File));
    all.extend(templates.map(MarkingRefused::Template));
    all.extend([
        MarkingRefused::NoOrder("7".to_owned()),
        MarkingRefused::NoSuchCheck,
        MarkingRefused::NotPassed(NotPassed(Check::Depth)),
        MarkingRefused::Operator,
        MarkingRefused::StruckOn,
        MarkingRefused::Set,
        MarkingRefused::NobodyToTell,
        MarkingRefused::NotArrived,
        MarkingRefused::Told,
    ]);
    all
}
