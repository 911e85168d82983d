//! What the rules of assistance refuse, in the service's words.

use crate::adviser::refused::AdviserRefused;
use crate::service::{ErrorCode, ServiceError, stock};

/// A refusal with its next step.
pub(in crate::service) fn refusal(refused: &AdviserRefused) -> ServiceError {
    let bad = |key| ServiceError::new(ErrorCode::BadInput, key);
    let conflict = |key| ServiceError::new(ErrorCode::Conflict, key);
    match refused {
        AdviserRefused::Needs(field) => bad("error-assistance-needs").with("field", field),
        AdviserRefused::ProjectState(state) => {
            conflict("error-project-state").with("state", state.name().to_ascii_lowercase())
        }
        AdviserRefused::Counted(_) => conflict("error-project-counted"),
        AdviserRefused::NoGoal(_) => bad("error-project-no-goal"),
        AdviserRefused::Link => bad("error-project-link"),
        AdviserRefused::NoOffer => bad("error-assistance-no-offer"),
        AdviserRefused::NotClosed => conflict("error-share-not-closed"),
        AdviserRefused::Changed => conflict("error-share-changed"),
        AdviserRefused::Erased => conflict("error-workshop-erased"),
        AdviserRefused::Table(refused) => stock::table_refusal(refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adviser::project::{Measure, ProjectState};
    use crate::text::{Language, Text};

    #[test]
    fn every_refusal_says_what_and_the_next_step_in_every_language() {
        let refusals = [
            AdviserRefused::Needs("agreed"),
            AdviserRefused::ProjectState(ProjectState::Closed),
            AdviserRefused::Counted(Measure::PeopleTrained),
            AdviserRefused::NoGoal(Measure::ArmsDestroyed),
            AdviserRefused::Link,
            AdviserRefused::NoOffer,
            AdviserRefused::NotClosed,
            AdviserRefused::Changed,
            AdviserRefused::Erased,
        ];
        for refused in &refusals {
            let error = refusal(refused);
            for language in Language::ALL {
                let (what, next) = Text::new(language).error(&error);
                assert!(what.contains(' ') && next.contains(' '), "{} {what}", error.key);
                assert!(!what.contains('{'), "{what}");
            }
        }
    }
}
