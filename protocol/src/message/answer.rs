//! Decisions and what precedes them: kinds 4, 5 and 6.

use minicbor::{Decode, Encode};

use super::fields::body;
use super::matters::{ConsentGiven, StatisticsCell};
use crate::codes::{
    Confirmation, DisclosureLevel, MatchGrade, NotCompletedCode, ReasonCode, ResultCode,
    WantedInformation, WithheldPart, WithholdReason,
};
use crate::firearm::{ChainEvent, DocumentRef, PartialDate, Party, RecordSet};
use crate::ids::{Country, LeafHash};
use crate::limits::{MARK_TEXT_MAX, NOTE_MAX, REFERENCE_MAX};
use crate::text::Text;
use crate::time::Timestamp;

/// One thing that the records say (domain.md §11.2), cut to the level disclosed.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct TraceResult {
    /// What.
    #[n(1)]
    pub code: ResultCode,
    /// The other State, for example where it was exported to.
    #[n(2)]
    pub country: Option<Country>,
    /// When.
    #[n(3)]
    pub date: Option<PartialDate>,
    /// With whom the chain ends here, from L3.
    #[n(4)]
    pub party: Option<Party>,
    /// Licence, certificate or report, from L3.
    #[n(5)]
    pub document: Option<DocumentRef>,
}

impl std::fmt::Debug for TraceResult {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TraceResult({})", self.code)
    }
}

/// Label 22 of an answer: an answer may be restricted, with a reason; that is not an end state of
/// its own.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Restriction {
    /// D1 to D6.
    #[n(1)]
    pub reason: WithholdReason,
    /// In words.
    #[n(2)]
    pub text: Text<NOTE_MAX>,
    /// What was left out, ascending.
    #[n(3)]
    pub withheld: Vec<WithheldPart>,
}

body! {
    /// Kind 5.
    Answer {
        /// 16: each result, the primary one first.
        results: many TraceResult = 16,
        /// 17: how well the record matches.
        grade: one MatchGrade = 17,
        /// 18: each record set that was searched.
        searched: many RecordSet = 18,
        /// 19: each form of the serial number that was tried.
        variants: many Text<MARK_TEXT_MAX> = 19,
        /// 20: each custody event disclosed, oldest first.
        events: many ChainEvent = 20,
        /// 21: why the trace could not be completed.
        not_completed: many NotCompletedCode = 21,
        /// 22: restricted, and why.
        restricted: opt Restriction = 22,
        /// 23: the level at which it was cut.
        level: one DisclosureLevel = 23,
        /// The consent that is given; to a CONSENT_REQUEST.
        consent: opt ConsentGiven = 24,
        /// What the owner of the record says; to a HIT_CONFIRMATION.
        confirmation: opt Confirmation = 25,
        /// The request that this one repeats; with N15.
        duplicate_of: opt LeafHash = 26,
        /// States that may know more; with N18.
        indicated: many Country = 27,
        /// How many records fit; with N02 and N08.
        candidates: opt u64 = 28,
        /// Figures; to an AGGREGATE_STATISTICS.
        statistics: many StatisticsCell = 29,
        /// Until when the gun is watched; to a WATCH.
        watched_until: opt Timestamp = 30,
    }
}

impl Answer {
    /// Whether a field of the answer says what was asked: a result, why there is none, or what
    /// requests other than a look-up ask for.
    #[must_use]
    pub fn says_something(&self) -> bool {
        !self.results.is_empty()
            || !self.not_completed.is_empty()
            || !self.statistics.is_empty()
            || self.consent.is_some()
            || self.confirmation.is_some()
            || self.watched_until.is_some()
    }

    /// An answer that says nothing yet, for a request that is no look-up.
    #[must_use]
    pub const fn other() -> Self {
        Self {
            results: Vec::new(),
            grade: MatchGrade::None,
            searched: Vec::new(),
            variants: Vec::new(),
            events: Vec::new(),
            not_completed: Vec::new(),
            restricted: None,
            level: DisclosureLevel::L1,
            consent: None,
            confirmation: None,
            duplicate_of: None,
            indicated: Vec::new(),
            candidates: None,
            statistics: Vec::new(),
            watched_until: None,
        }
    }
}

crate::codes::code_list! {
    /// What a kind 4 says.
    InterimKind {
        /// With a person. Sensitive hits and sampled ordinary ones carry the same bytes.
        WithOfficer = 1, "WITH_OFFICER";
        /// Delayed, with a reason and a review date.
        Delay = 2, "DELAY";
        /// More information is needed; the clock stops.
        InformationRequest = 3, "INFORMATION_REQUEST";
        /// A part of the answer.
        Partial = 4, "PARTIAL";
    }
}

body! {
    /// Kind 4.
    Interim {
        /// 16: which.
        interim: one InterimKind = 16,
        /// 17: reason of a delay.
        reason: opt WithholdReason = 17,
        /// 18: in words.
        text: opt Text<NOTE_MAX> = 18,
        /// 19: when a delay is looked at again.
        review_at: opt Timestamp = 19,
        /// 20: results so far.
        results: many TraceResult = 20,
        /// 21: events so far.
        events: many ChainEvent = 21,
        /// What an information request asks for.
        wanted: many WantedInformation = 22,
        /// Level at which a partial answer is cut.
        level: opt DisclosureLevel = 23,
    }
}

body! {
    /// Kind 6: refused (D code) or returned as inadmissible (A code). Never without a reason.
    Refusal {
        /// 16: the reason.
        reason: one ReasonCode = 16,
        /// 17: in words, mandatory.
        text: one Text<NOTE_MAX> = 17,
        /// 18: the law or article relied on.
        citation: opt Text<REFERENCE_MAX> = 18,
        /// 19: content versions that we read, where an unknown one is the reason.
        versions: many u64 = 19,
    }
}
