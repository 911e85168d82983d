//! The asking side of one exchange.

use crate::ids::LeafHash;

/// Where a request of ours stands (domain.md §11.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AskerState {
    /// Signed, logged, on its way.
    Submitted,
    /// The partner's machine has it (signed receipt).
    Delivered,
    /// An officer of the partner has taken note.
    Acknowledged,
    /// With a person.
    InProgress,
    /// More information is asked of us.
    InfoRequested,
    /// Delayed, with a reason and a review date.
    Delayed,
    /// A part of the answer is here; the decision is to come.
    Partial,
    /// Decided: answered.
    Answered,
    /// Decided: refused with a reason.
    Refused,
    /// Decided: returned as inadmissible.
    Returned,
    /// Withdrawn by us.
    Withdrawn,
    /// Never delivered until deliver-until.
    Undelivered,
}

impl AskerState {
    /// All states, in the order in which stores number them: new ones stand at the end.
    pub const ALL: [Self; 12] = [
        Self::Submitted,
        Self::Delivered,
        Self::Acknowledged,
        Self::InProgress,
        Self::InfoRequested,
        Self::Delayed,
        Self::Answered,
        Self::Refused,
        Self::Returned,
        Self::Withdrawn,
        Self::Undelivered,
        Self::Partial,
    ];

    /// The name of domain.md §11.1.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Submitted => "SUBMITTED",
            Self::Delivered => "DELIVERED",
            Self::Acknowledged => "ACKNOWLEDGED",
            Self::InProgress => "IN_PROGRESS",
            Self::InfoRequested => "INFO_REQUESTED",
            Self::Delayed => "DELAYED",
            Self::Partial => "PARTIAL",
            Self::Answered => "ANSWERED",
            Self::Refused => "REFUSED",
            Self::Returned => "RETURNED",
            Self::Withdrawn => "WITHDRAWN",
            Self::Undelivered => "UNDELIVERED",
        }
    }

    /// Reads [`Self::name`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }

    /// Whether nothing more is expected.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(
            self,
            Self::Answered | Self::Refused | Self::Returned | Self::Withdrawn | Self::Undelivered
        )
    }
}

/// One request of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker {
    /// Our query's entry.
    pub query: LeafHash,
    /// Where it stands.
    pub state: AskerState,
    /// The decision's entry, once there is one.
    pub decision: Option<LeafHash>,
}

/// What came in from the partner, as far as the state depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// Kind 2.
    Accepted,
    /// Kind 3.
    Acknowledged,
    /// Kind 4, with an officer.
    WithOfficer,
    /// Kind 4, a part of the answer.
    Partial,
    /// Kind 4, delayed.
    Delay,
    /// Kind 4, information asked.
    InformationRequest,
    /// Kind 5.
    Answer,
    /// Kind 6 with a D code.
    Refusal,
    /// Kind 6 with an A code.
    Return,
}

/// What the asker does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reaction {
    /// The state moved.
    Moved(AskerState),
    /// Valid but changes nothing (a receipt that came after the answer).
    Unchanged,
    /// A second decision: kept and receipted, shown as such, never a change of state.
    SecondDecision {
        /// The decision that stands.
        first: LeafHash,
    },
}

impl Asker {
    /// A request that was just signed and logged.
    #[must_use]
    pub const fn submitted(query: LeafHash) -> Self {
        Self { query, state: AskerState::Submitted, decision: None }
    }

    /// Takes a verified reply that names our query. Messages arrive in any order: a state never
    /// moves backwards, and a late decision is taken even after we gave the query up as
    /// undelivered or withdrew it.
    pub fn receive(&mut self, incoming: Incoming, leaf: LeafHash) -> Reaction {
        let next = match incoming {
            Incoming::Accepted => AskerState::Delivered,
            Incoming::Acknowledged => AskerState::Acknowledged,
            Incoming::WithOfficer => AskerState::InProgress,
            Incoming::Partial => AskerState::Partial,
            Incoming::Delay => AskerState::Delayed,
            Incoming::InformationRequest => AskerState::InfoRequested,
            Incoming::Answer => AskerState::Answered,
            Incoming::Refusal => AskerState::Refused,
            Incoming::Return => AskerState::Returned,
        };
        let decides =
            matches!(next, AskerState::Answered | AskerState::Refused | AskerState::Returned);
        if let Some(first) = self.decision {
            return if decides && first != leaf {
                Reaction::SecondDecision { first }
            } else {
                Reaction::Unchanged
            };
        }
        if decides {
            self.decision = Some(leaf);
            self.state = next;
            return Reaction::Moved(next);
        }
        // Before a decision the interims may alternate; receipts only ever move forward.
        let alternates = |s: AskerState| {
            matches!(
                s,
                AskerState::InProgress
                    | AskerState::InfoRequested
                    | AskerState::Delayed
                    | AskerState::Partial
            )
        };
        let forward = next > self.state || (alternates(next) && alternates(self.state));
        if self.state == AskerState::Withdrawn || !forward || next == self.state {
            return Reaction::Unchanged;
        }
        self.state = next;
        Reaction::Moved(next)
    }

    /// The state after a reply to an information request of the partner left us.
    pub fn supplement_sent(&mut self) {
        if self.state == AskerState::InfoRequested {
            self.state = AskerState::InProgress;
        }
    }

    /// We withdrew it. True if that closes it: a decision that is here already stands, and the
    /// withdrawal is only kept beside it.
    pub fn withdraw(&mut self) -> bool {
        let closes = !self.state.is_final();
        if closes {
            self.state = AskerState::Withdrawn;
        }
        closes
    }

    /// deliver-until passed without a signed receipt.
    pub fn expire(&mut self) -> bool {
        let expires = self.state == AskerState::Submitted;
        if expires {
            self.state = AskerState::Undelivered;
        }
        expires
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUERY: LeafHash = LeafHash([1; 32]);
    const ANSWER: LeafHash = LeafHash([2; 32]);

    #[test]
    fn an_answer_that_overtakes_its_receipt_stands() {
        let mut asker = Asker::submitted(QUERY);
        assert_eq!(asker.receive(Incoming::Answer, ANSWER), Reaction::Moved(AskerState::Answered));
        assert_eq!(asker.receive(Incoming::Accepted, LeafHash([3; 32])), Reaction::Unchanged);
        assert_eq!(asker.decision, Some(ANSWER));
    }

    #[test]
    fn a_second_decision_never_replaces_the_first() {
        let mut asker = Asker::submitted(QUERY);
        asker.receive(Incoming::Refusal, ANSWER);
        assert_eq!(
            asker.receive(Incoming::Answer, LeafHash([9; 32])),
            Reaction::SecondDecision { first: ANSWER }
        );
        assert_eq!(asker.receive(Incoming::Refusal, ANSWER), Reaction::Unchanged);
        assert_eq!(asker.state, AskerState::Refused);
    }

    #[test]
    fn a_late_answer_is_taken_after_the_query_was_given_up() {
        let mut asker = Asker::submitted(QUERY);
        assert!(asker.expire());
        assert_eq!(asker.receive(Incoming::Answer, ANSWER), Reaction::Moved(AskerState::Answered));
    }

    #[test]
    fn a_reply_to_an_information_request_hands_the_matter_back() {
        let mut asker = Asker::submitted(QUERY);
        asker.receive(Incoming::InformationRequest, LeafHash([4; 32]));
        asker.supplement_sent();
        assert_eq!(asker.state, AskerState::InProgress);
        // The partner may ask again; a decision is not undone by a late supplement.
        asker.receive(Incoming::InformationRequest, LeafHash([5; 32]));
        assert_eq!(asker.state, AskerState::InfoRequested);
        asker.receive(Incoming::Answer, ANSWER);
        asker.supplement_sent();
        assert_eq!(asker.state, AskerState::Answered);
    }

    #[test]
    fn every_message_in_every_state_follows_the_table() {
        use AskerState as S;
        let incoming = [
            (Incoming::Accepted, S::Delivered),
            (Incoming::Acknowledged, S::Acknowledged),
            (Incoming::WithOfficer, S::InProgress),
            (Incoming::InformationRequest, S::InfoRequested),
            (Incoming::Delay, S::Delayed),
            (Incoming::Partial, S::Partial),
            (Incoming::Answer, S::Answered),
            (Incoming::Refusal, S::Refused),
            (Incoming::Return, S::Returned),
        ];
        let interims = [S::InProgress, S::InfoRequested, S::Delayed, S::Partial];
        let receipts = [S::Submitted, S::Delivered, S::Acknowledged];
        for state in S::ALL {
            for (what, to) in incoming {
                let mut asker = Asker { state, ..Asker::submitted(QUERY) };
                let decides = to.is_final();
                let moves = if decides {
                    // Also after we gave it up or withdrew it: it is in both logs.
                    true
                } else if interims.contains(&to) {
                    state != to && (receipts.contains(&state) || interims.contains(&state))
                } else {
                    receipts.contains(&state) && to > state
                };
                let expected = if moves { Reaction::Moved(to) } else { Reaction::Unchanged };
                assert_eq!(asker.receive(what, ANSWER), expected, "{state:?} {what:?}");
                assert_eq!(asker.decision.is_some(), decides);
            }
        }
    }

    #[test]
    fn a_withdrawal_closes_what_is_undecided_and_changes_no_decision() {
        for state in AskerState::ALL {
            let mut asker = Asker { state, ..Asker::submitted(QUERY) };
            assert_eq!(asker.withdraw(), !state.is_final(), "{state:?}");
            let expected = if state.is_final() { state } else { AskerState::Withdrawn };
            assert_eq!(asker.state, expected);
        }
    }

    #[test]
    fn every_order_of_messages_ends_in_the_one_decision() {
        let incoming = [
            Incoming::Accepted,
            Incoming::Acknowledged,
            Incoming::WithOfficer,
            Incoming::Delay,
            Incoming::InformationRequest,
            Incoming::Answer,
        ];
        // All 720 orders, by Heap's method on indices.
        let mut order = [0usize, 1, 2, 3, 4, 5];
        let mut orders = vec![order];
        let mut counters = [0usize; 6];
        let mut i = 0;
        while i < 6 {
            if counters[i] < i {
                order.swap(if i % 2 == 0 { 0 } else { counters[i] }, i);
                orders.push(order);
                counters[i] += 1;
                i = 0;
            } else {
                counters[i] = 0;
                i += 1;
            }
        }
        assert_eq!(orders.len(), 720);
        for order in orders {
            let mut asker = Asker::submitted(QUERY);
            let mut last = asker.state;
            for index in order {
                let leaf = LeafHash([10 + u8::try_from(index).unwrap(); 32]);
                asker.receive(incoming[index], leaf);
                assert!(!last.is_final() || asker.state == last, "{order:?}");
                last = asker.state;
            }
            assert_eq!(asker.state, AskerState::Answered, "{order:?}");
        }
    }
}
