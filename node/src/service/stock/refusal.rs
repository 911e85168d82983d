//! What the rules of stock and destruction refuse, in the service's words.

use crate::holdings::destruction::DestructionRefused;
use crate::holdings::refused::Refused;
use crate::holdings::security::SecurityRefused;
use crate::holdings::stock::StoreRefused;
use crate::holdings::stock::count::CountRefused;
use crate::holdings::stock::item::ActRefused;
use crate::holdings::stock::receive::ReceiveRefused;
use crate::holdings::table::TableRefused;
use crate::runtime::Denied;
use crate::service::{ErrorCode, ServiceError};

fn bad(key: &str) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, key)
}

/// Something is not said, or not as it is written.
fn needs(field: &str) -> ServiceError {
    bad("error-holding-needs").with("field", field.replace('_', ""))
}

/// A word that is not of its list.
pub(super) fn word(field: &'static str) -> Denied {
    Refused::from(TableRefused::Cell { line: 0, column: field }).into()
}

pub(in crate::service) fn table(refused: &TableRefused) -> ServiceError {
    match refused {
        TableRefused::TooLarge => bad("error-table-large"),
        TableRefused::Row(line) => bad("error-table-row").with("line", line),
        TableRefused::Column(column) => bad("error-table-column").with("column", column),
        TableRefused::Empty => bad("error-table-empty"),
        // No line: a word that was not in a table.
        TableRefused::Cell { line: 0, column } => needs(column),
        TableRefused::Cell { line, column } => {
            bad("error-table-cell").with("line", line).with("column", column)
        }
    }
}

fn count(refused: &CountRefused) -> ServiceError {
    let not_allowed = |key| ServiceError::new(ErrorCode::NotAllowed, key);
    match refused {
        CountRefused::Custodian => not_allowed("error-count-custodian"),
        CountRefused::NotACounter => not_allowed("error-count-stranger"),
        CountRefused::SamePerson => not_allowed("error-count-same-person"),
        CountRefused::OnePerson => bad("error-count-two-persons"),
        CountRefused::State(_) => ServiceError::new(ErrorCode::Conflict, "error-count-state"),
        CountRefused::List(refused) => table(refused),
        CountRefused::NoInquiry => ServiceError::new(ErrorCode::Conflict, "error-count-no-inquiry"),
        CountRefused::Words => needs("text"),
    }
}

fn destruction(refused: &DestructionRefused) -> ServiceError {
    let conflict = |key| ServiceError::new(ErrorCode::Conflict, key);
    match refused {
        DestructionRefused::Basis => needs("basis"),
        DestructionRefused::Table(refused) => table(refused),
        DestructionRefused::Gun(line) => bad("error-destruction-gun").with("line", line),
        DestructionRefused::TooMany => bad("error-destruction-too-many"),
        DestructionRefused::Done => conflict("error-destruction-done"),
        DestructionRefused::OnePerson => bad("error-destruction-one-person"),
        DestructionRefused::NotVerified => conflict("error-destruction-not-compared"),
        DestructionRefused::Nothing => conflict("error-destruction-nothing"),
        DestructionRefused::Method => needs("method"),
        DestructionRefused::Witnesses => bad("error-destruction-witnesses"),
        DestructionRefused::Missing(field) => needs(field),
        DestructionRefused::Times => bad("error-destruction-times"),
        DestructionRefused::NotCertified => conflict("error-destruction-not-certified"),
        DestructionRefused::SameSheet => conflict("error-destruction-same-sheet"),
        DestructionRefused::Sheets => conflict("error-destruction-sheets"),
    }
}

fn security(refused: &SecurityRefused) -> ServiceError {
    let conflict = |key| ServiceError::new(ErrorCode::Conflict, key);
    match refused {
        SecurityRefused::Open(number) => conflict("error-security-open").with("number", number),
        SecurityRefused::Closed => conflict("error-assessment-closed"),
        SecurityRefused::Incomplete(count) => {
            conflict("error-security-incomplete").with("count", count)
        }
    }
}

fn act(refused: &ActRefused) -> ServiceError {
    match refused {
        ActRefused::Act => needs("act"),
        ActRefused::Status { .. } => ServiceError::new(ErrorCode::Conflict, "error-stock-status"),
        ActRefused::Needs { needs: field, .. } => needs(field),
        ActRefused::Condition => needs("condition"),
        ActRefused::Disposition => needs("disposition"),
    }
}

/// A refusal with its next step.
pub(in crate::service) fn denied(refused: &Refused) -> ServiceError {
    match refused {
        Refused::Store(StoreRefused::Text(field)) => needs(field),
        Refused::Store(StoreRefused::Interval) => needs("count_every"),
        Refused::Store(StoreRefused::Limit) => needs("explosive_limits"),
        Refused::Act(refused) => act(refused),
        Refused::Count(refused) => count(refused),
        Refused::Receive(refused) => match refused {
            ReceiveRefused::List(refused) => table(refused),
            ReceiveRefused::Authority => needs("authority"),
            ReceiveRefused::Number(line) => {
                bad("error-table-cell").with("line", line).with("column", "serial")
            }
            ReceiveRefused::Known(line) => bad("error-stock-known").with("line", line),
            ReceiveRefused::Destroyed(line) => {
                ServiceError::new(ErrorCode::Conflict, "error-stock-destroyed").with("line", line)
            }
            ReceiveRefused::Rack(line) => {
                bad("error-table-cell").with("line", line).with("column", "rack")
            }
        },
        Refused::Destruction(refused) => destruction(refused),
        Refused::Incident(refused) => crate::service::incidents::refusal(refused),
        Refused::Security(refused) => security(refused),
        Refused::Table(refused) => table(refused),
        Refused::Rack => needs("rack"),
        Refused::OwnOrder => {
            ServiceError::new(ErrorCode::NotAllowed, "error-destruction-own-order")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Text};

    #[test]
    fn every_refusal_says_what_and_the_next_step_in_every_language() {
        let refusals: Vec<Refused> = vec![
            StoreRefused::Interval.into(),
            ActRefused::Act.into(),
            CountRefused::Custodian.into(),
            CountRefused::NotACounter.into(),
            CountRefused::SamePerson.into(),
            CountRefused::OnePerson.into(),
            CountRefused::NoInquiry.into(),
            TableRefused::TooLarge.into(),
            TableRefused::Row(2).into(),
            TableRefused::Column("serial").into(),
            TableRefused::Empty.into(),
            TableRefused::Cell { line: 2, column: "rack" }.into(),
            ReceiveRefused::Known(3).into(),
            ReceiveRefused::Destroyed(3).into(),
            DestructionRefused::Gun(3).into(),
            DestructionRefused::TooMany.into(),
            DestructionRefused::Done.into(),
            DestructionRefused::OnePerson.into(),
            DestructionRefused::NotVerified.into(),
            DestructionRefused::Nothing.into(),
            DestructionRefused::Witnesses.into(),
            DestructionRefused::Times.into(),
            DestructionRefused::NotCertified.into(),
            DestructionRefused::SameSheet.into(),
            DestructionRefused::Sheets.into(),
            SecurityRefused::Open(7).into(),
            SecurityRefused::Closed.into(),
            SecurityRefused::Incomplete(3).into(),
            Refused::Rack,
            Refused::OwnOrder,
        ];
        for refused in &refusals {
            let error = denied(refused);
            for language in Language::ALL {
                let (what, next) = Text::new(language).error(&error);
                assert!(what.contains(' ') && next.contains(' '), "{} {what}", error.key);
            }
        }
    }
}
