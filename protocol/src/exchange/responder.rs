//! The answering side of one exchange: it decides once.

use thiserror::Error;

use crate::ids::LeafHash;

/// Where a partner's request stands with us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResponderState {
    /// Accepted; nobody has looked at it.
    Accepted,
    /// Waits for an officer.
    WithOfficer,
    /// Delayed with a review date.
    Delayed,
    /// Waits for the asker's reply; the clock stands.
    InfoRequested,
    /// Decided automatically, waits for the release interval.
    AwaitingRelease,
    /// Answered.
    Answered,
    /// Refused with a reason.
    Refused,
    /// Returned as inadmissible.
    Returned,
    /// Withdrawn by the asker before a decision.
    Withdrawn,
}

impl ResponderState {
    /// All states, in order.
    pub const ALL: [Self; 9] = [
        Self::Accepted,
        Self::WithOfficer,
        Self::Delayed,
        Self::InfoRequested,
        Self::AwaitingRelease,
        Self::Answered,
        Self::Refused,
        Self::Returned,
        Self::Withdrawn,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "ACCEPTED",
            Self::WithOfficer => "WITH_OFFICER",
            Self::Delayed => "DELAYED",
            Self::InfoRequested => "INFO_REQUESTED",
            Self::AwaitingRelease => "AWAITING_RELEASE",
            Self::Answered => "ANSWERED",
            Self::Refused => "REFUSED",
            Self::Returned => "RETURNED",
            Self::Withdrawn => "WITHDRAWN",
        }
    }

    /// Reads [`Self::name`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }

    /// Whether a decision or a withdrawal closed it.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Answered | Self::Refused | Self::Returned | Self::Withdrawn)
    }
}

/// One request of a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Responder {
    /// The query's entry.
    pub query: LeafHash,
    /// Where it stands.
    pub state: ResponderState,
    /// Our decision's entry.
    pub decision: Option<LeafHash>,
}

/// What a desk wants to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Hand to an officer.
    Refer,
    /// Delay with a review date.
    Delay,
    /// The date of a delay has come: it is looked at again.
    Review,
    /// Give a part of the answer.
    Partial,
    /// Take note, as a person.
    Acknowledge,
    /// Ask for information.
    RequestInformation,
    /// The asker replied.
    Supplemented,
    /// Hold until the next release.
    Hold,
    /// Answer.
    Answer,
    /// Refuse.
    Refuse,
    /// Return.
    Return,
    /// The asker withdrew.
    Withdraw,
}

/// The step is not possible any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the request is closed: {}", state.name())]
pub struct Closed {
    /// The state that closed it.
    pub state: ResponderState,
}

impl Responder {
    /// A request that was just accepted.
    #[must_use]
    pub const fn accepted(query: LeafHash) -> Self {
        Self { query, state: ResponderState::Accepted, decision: None }
    }

    /// Takes a step. A decision names its entry afterwards by [`Self::decided`].
    ///
    /// # Errors
    /// [`Closed`]: one request has one decision.
    pub fn step(&mut self, step: Step) -> Result<ResponderState, Closed> {
        if self.state.is_final() {
            return Err(Closed { state: self.state });
        }
        self.state = match step {
            Step::Refer => ResponderState::WithOfficer,
            // Only what was asked for changes anything: an asker cannot call an officer, nor hold
            // its own answer up.
            Step::Supplemented if self.state == ResponderState::InfoRequested => {
                ResponderState::WithOfficer
            }
            Step::Supplemented => self.state,
            // A date that a person has since replaced calls nobody.
            Step::Review if self.state == ResponderState::Delayed => ResponderState::WithOfficer,
            Step::Review => self.state,
            // Who has taken note still has to decide; what was delayed or asked stays so.
            Step::Acknowledge if self.state == ResponderState::Accepted => {
                ResponderState::WithOfficer
            }
            Step::Acknowledge => self.state,
            // What else was said before is overtaken: the rest of the answer is owed.
            Step::Partial => ResponderState::WithOfficer,
            Step::Delay => ResponderState::Delayed,
            Step::RequestInformation => ResponderState::InfoRequested,
            Step::Hold => ResponderState::AwaitingRelease,
            Step::Answer => ResponderState::Answered,
            Step::Refuse => ResponderState::Refused,
            Step::Return => ResponderState::Returned,
            Step::Withdraw => ResponderState::Withdrawn,
        };
        Ok(self.state)
    }

    /// Remembers the entry of the decision.
    pub fn decided(&mut self, leaf: LeafHash) {
        self.decision = Some(leaf);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_supplement_moves_only_a_request_that_waits_for_it() {
        for state in ResponderState::ALL.into_iter().filter(|s| !s.is_final()) {
            let mut responder = Responder { state, ..Responder::accepted(LeafHash([1; 32])) };
            let expected = match state {
                ResponderState::InfoRequested => ResponderState::WithOfficer,
                other => other,
            };
            assert_eq!(responder.step(Step::Supplemented), Ok(expected));
        }
    }

    #[test]
    fn every_step_in_every_open_state_follows_the_table() {
        use ResponderState as S;
        for state in S::ALL.into_iter().filter(|s| !s.is_final()) {
            let when = |is: S, then: S| if state == is { then } else { state };
            for (step, expected) in [
                (Step::Refer, S::WithOfficer),
                (Step::Delay, S::Delayed),
                (Step::Review, when(S::Delayed, S::WithOfficer)),
                (Step::Acknowledge, when(S::Accepted, S::WithOfficer)),
                (Step::Partial, S::WithOfficer),
                (Step::RequestInformation, S::InfoRequested),
                (Step::Supplemented, when(S::InfoRequested, S::WithOfficer)),
                (Step::Hold, S::AwaitingRelease),
                (Step::Answer, S::Answered),
                (Step::Refuse, S::Refused),
                (Step::Return, S::Returned),
                (Step::Withdraw, S::Withdrawn),
            ] {
                let mut responder = Responder { state, ..Responder::accepted(LeafHash([1; 32])) };
                assert_eq!(responder.step(step), Ok(expected), "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn a_request_is_decided_once_whatever_is_tried_next() {
        let steps = [
            Step::Refer,
            Step::Delay,
            Step::Review,
            Step::Partial,
            Step::Acknowledge,
            Step::RequestInformation,
            Step::Supplemented,
            Step::Hold,
            Step::Answer,
            Step::Refuse,
            Step::Return,
            Step::Withdraw,
        ];
        for last in [Step::Answer, Step::Refuse, Step::Return, Step::Withdraw] {
            let mut responder = Responder::accepted(LeafHash([1; 32]));
            responder.step(Step::Refer).unwrap();
            let state = responder.step(last).unwrap();
            for step in steps {
                assert_eq!(responder.step(step), Err(Closed { state }));
            }
        }
    }
}
