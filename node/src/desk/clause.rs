//! What a decision rests on, by number: the clauses of an agreement and the rules of the house.
//!
//! A decision that lets a request go on names every clause that let it; one that stops it names the
//! one clause that stopped it. Numbers are kept in decision records and never change their
//! meaning: 1 to 15 are the clauses of an agreement under their numbers in the document, with 121 to
//! 123 for the parts of clause 12 that are optional; from 200 on they are what no agreement can
//! change.

/// Writes the enum, its numbers and the keys of its texts in one place.
macro_rules! clauses {
    ($( $(#[$doc:meta])* $variant:ident = $number:literal, $key:literal; )+) => {
        /// A clause or rule that a decision rested on. Closed; ordered by number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ClauseId {
            $( $(#[$doc])* $variant = $number, )+
        }

        impl ClauseId {
            /// All of them, by number.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// The number that a decision record keeps.
            #[must_use]
            pub const fn number(self) -> u16 {
                self as u16
            }

            /// The clause with this number; `None` for one of a later version.
            #[must_use]
            pub const fn from_number(number: u16) -> Option<Self> {
                match number {
                    $( $number => Some(Self::$variant), )+
                    _ => None,
                }
            }

            /// The key of its text.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $( Self::$variant => $key, )+
                }
            }
        }
    };
}

clauses! {
    /// The request kinds that were agreed.
    RequestKinds = 1, "code-clause-request-kinds";
    /// The intended uses that were agreed.
    Purposes = 2, "code-clause-purposes";
    /// The legal bases that were agreed.
    LegalBases = 3, "code-clause-legal-bases";
    /// The kinds of record sets that are searched.
    RecordSets = 4, "code-clause-record-sets";
    /// What is disclosed without a person, by grade and result.
    Automatic = 5, "code-clause-automatic";
    /// The most that may be disclosed.
    Ceiling = 6, "code-clause-ceiling";
    /// From which level on two officers decide.
    TwoOfficers = 7, "code-clause-two-officers";
    /// The handling code of answers.
    Handling = 8, "code-clause-handling";
    /// Where an answer may go next.
    Onward = 9, "code-clause-onward";
    /// The States to which it may go.
    OnwardStates = 10, "code-clause-onward-states";
    /// How long an answer may be kept.
    Retention = 11, "code-clause-retention";
    /// Requests a day.
    BudgetPerDay = 12, "code-clause-budget-per-day";
    /// Time to the decision of a routine request.
    RoutineDeadline = 13, "code-clause-routine-deadline";
    /// Time to the decision of an urgent request.
    UrgentDeadline = 14, "code-clause-urgent-deadline";
    /// What observers see.
    Observers = 15, "code-clause-observers";
    /// Requests of one officer a day.
    BudgetPerOfficer = 121, "code-clause-budget-per-officer";
    /// Requests in one case of the asker.
    BudgetPerCase = 122, "code-clause-budget-per-case";
    /// Numbers that follow one another in one case of the asker.
    Consignment = 123, "code-clause-consignment";

    /// The partner is confirmed and not shut out.
    PartnerConfirmed = 201, "code-clause-partner-confirmed";
    /// An agreement that both signed carries the request, and it is in force.
    InForce = 202, "code-clause-in-force";
    /// Numbers that are tried one after the other are not traces.
    NoSweep = 203, "code-clause-no-sweep";

    /// A request says what the information is wanted for.
    UseStated = 301, "code-clause-use-stated";
    /// Another legal basis is cited in words.
    BasisCited = 302, "code-clause-basis-cited";
    /// An officer stands behind a request.
    OfficerNamed = 303, "code-clause-officer-named";
    /// An urgent request says why it is urgent.
    UrgencyJustified = 304, "code-clause-urgency-justified";
    /// Circumstances or the illicit nature are given.
    IllicitNature = 305, "code-clause-illicit-nature";
    /// A serial mark is given.
    SerialGiven = 306, "code-clause-serial-given";
    /// No more marks than a gun has.
    MarksBounded = 307, "code-clause-marks-bounded";
    /// No number of which so little is known that it would list a register.
    PatternBounded = 308, "code-clause-pattern-bounded";
    /// The kind of request is one that the machine looks up.
    LookedUp = 309, "code-clause-looked-up";
    /// A request that is no look-up says what its kind needs.
    MatterComplete = 310, "code-clause-matter-complete";

    /// State stock, custody and destruction: always a person.
    Sensitive = 401, "code-clause-sensitive";
    /// One question is about one gun.
    OneGun = 402, "code-clause-one-gun";
    /// The record says what became of the gun.
    RecordComplete = 403, "code-clause-record-complete";
    /// No code of a later version decides anything.
    KnownCodes = 404, "code-clause-known-codes";
    /// Only an exact match is a hit for the machine.
    ExactMatch = 405, "code-clause-exact-match";
    /// The maker of the record does not contradict.
    MakerAgrees = 406, "code-clause-maker-agrees";
    /// Exactly one record fits, and all that could were looked at.
    OneRecord = 407, "code-clause-one-record";
    /// "No record" is said only where nothing resembles the gun.
    NothingResembles = 408, "code-clause-nothing-resembles";
    /// Nothing above L3 leaves without a person.
    AutomaticBound = 409, "code-clause-automatic-bound";
    /// A share of ordinary answers is decided by a person, so that waiting tells nothing.
    Sampled = 410, "code-clause-sampled";
    /// The register could be read.
    RegisterRead = 411, "code-clause-register-read";
    /// The answer fits one message.
    FitsMessage = 412, "code-clause-fits-message";
    /// The machine could make and sign its answer.
    MachineAble = 413, "code-clause-machine-able";
    /// A request that is asked again by name is for the person who decided it.
    NotReopened = 414, "code-clause-not-reopened";
    /// A gun without a number is compared by a person.
    Numbered = 415, "code-clause-numbered";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_rise_and_lead_back_to_their_clause() {
        assert!(ClauseId::ALL.is_sorted_by(|a, b| a.number() < b.number()));
        for clause in ClauseId::ALL {
            assert_eq!(ClauseId::from_number(clause.number()), Some(*clause));
        }
        assert_eq!(ClauseId::from_number(0), None);
    }

    /// The numbers of an agreement's clauses are those of its document.
    #[test]
    fn the_clauses_of_an_agreement_have_the_numbers_of_the_document() {
        let bytes = vestigo_protocol::codec::encode(&crate::desk::examples::clauses());
        let mut reader = minicbor::Decoder::new(&bytes);
        for _ in 0..reader.map().unwrap().unwrap() {
            let number = reader.u16().unwrap();
            assert!(ClauseId::from_number(number).is_some(), "clause {number} has no id");
            reader.skip().unwrap();
        }
    }
}
