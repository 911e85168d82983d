//! What the rules of incidents refuse, in the service's words.

use crate::holdings::incident::IncidentRefused;
use crate::service::{ErrorCode, ServiceError};

/// A refusal with its next step.
pub(in crate::service) fn refusal(refused: &IncidentRefused) -> ServiceError {
    let bad = |key| ServiceError::new(ErrorCode::BadInput, key);
    let conflict = |key| ServiceError::new(ErrorCode::Conflict, key);
    match refused {
        IncidentRefused::Needs(field) => {
            bad("error-incident-needs").with("field", field.replace('_', "-"))
        }
        IncidentRefused::Number => bad("error-incident-number"),
        IncidentRefused::State(state) => {
            conflict("error-incident-state").with("state", state.name())
        }
        IncidentRefused::Same => conflict("error-incident-same"),
        IncidentRefused::NotFinal => bad("error-incident-not-final"),
        IncidentRefused::Certificate => bad("error-incident-certificate"),
        IncidentRefused::Known(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
            conflict("error-incident-known").with("numbers", numbers.join(", "))
        }
        IncidentRefused::NotAtTheBorder => {
            ServiceError::new(ErrorCode::NotAllowed, "error-incident-border")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::holdings::incident::State;
    use crate::text::{Language, Text};

    #[test]
    fn every_refusal_says_what_and_the_next_step_in_every_language() {
        let refusals = [
            IncidentRefused::Needs("case_number"),
            IncidentRefused::Number,
            IncidentRefused::State(State::Cleared),
            IncidentRefused::Same,
            IncidentRefused::NotFinal,
            IncidentRefused::Certificate,
            IncidentRefused::Known(vec![3, 7]),
            IncidentRefused::NotAtTheBorder,
        ];
        for refused in &refusals {
            let error = refusal(refused);
            for language in Language::ALL {
                let (what, next) = Text::new(language).error(&error);
                assert!(what.contains(' ') && next.contains(' '), "{} {what}", error.key);
                assert!(!what.contains('{') && !what.contains("case-number"), "{what}");
            }
        }
    }
}
