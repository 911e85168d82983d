//! Requests other than a look-up: consent, watches, notices, confirmation of hits, figures, help.
//!
//! Admission has checked agreement, kind, purpose, legal basis, officer and budget. Here stands
//! what each kind must say besides, and what an officer's reply to it becomes.

use vestigo_protocol::codes::{Confirmation, IntendedUse, RequestKind, ReturnReason};
use vestigo_protocol::ids::{Country, LeafHash};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{
    Answer, Body, Common, ConsentGiven, Content, Query, StatisticsCell,
};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::admission::Returned;
use super::answer::Signature;
use super::clause::ClauseId;
use super::figures::Period;

/// Longest watch that is taken: then it must be asked again, so that no alert outlives its reason.
pub const WATCH_MAX_SECONDS: u64 = 366 * 86_400;

/// Figures below this are not told: a small number may point to a person (domain.md §7).
pub const SMALLEST_CELL: u64 = 5;

/// Whether a request says what its kind needs.
///
/// # Errors
/// [`Returned`].
pub fn well_formed(kind: RequestKind, common: &Common, query: &Query) -> Result<(), Returned> {
    let incomplete = |text| {
        let (reason, rested_on) =
            (ReturnReason::DescriptionMissing, vec![ClauseId::MatterComplete]);
        Err(Returned { reason, text, rested_on, facts: None })
    };
    let names_gun = query.firearm().serials().next().is_some();
    match kind {
        RequestKind::RecoveryNotice if !names_gun => {
            incomplete("a recovery notice names the gun by a serial mark")
        }
        RequestKind::Watch if query.watch.is_none() => {
            incomplete("a watch says until when it stands")
        }
        RequestKind::Watch if query.watch.is_some_and(|w| w.end) => match query.concerns.len() {
            1 => Ok(()),
            _ => incomplete("the watch that ends is named in label 34"),
        },
        RequestKind::Watch if !names_gun => incomplete("a watch names the gun by a serial mark"),
        RequestKind::ConsentRequest if query.consent.is_none() || query.concerns.len() != 1 => {
            incomplete("a request for consent names one answer and the use that is wanted")
        }
        RequestKind::HitConfirmation if query.concerns.is_empty() && !names_gun => {
            incomplete("a hit is named by the answer that gave it, or by the gun")
        }
        RequestKind::DisclosureNotice if query.concerns.is_empty() || common.text.is_none() => {
            incomplete("a disclosure notice names the answer and says to whom and why")
        }
        RequestKind::Bulletin if query.bulletin.is_none() || common.text.is_none() => {
            incomplete("a bulletin says what it is about, in words")
        }
        RequestKind::DeliveryVerification if query.events.is_empty() => {
            incomplete("a delivery verification says what arrived")
        }
        RequestKind::AggregateStatistics
            if query.statistics.as_ref().and_then(Period::asked).is_none() =>
        {
            incomplete("a request for statistics says what is counted, in one calendar year")
        }
        RequestKind::AssistanceRequest | RequestKind::AssistanceOffer
            if query.assistance.is_none() || common.text.is_none() =>
        {
            incomplete("assistance is asked or offered with something, in words")
        }
        _ => Ok(()),
    }
}

/// Until when a watch stands that was asked until `asked`.
#[must_use]
pub fn watched_until(asked: Timestamp, now: Timestamp) -> Timestamp {
    asked.min(now.plus(WATCH_MAX_SECONDS))
}

/// What an officer replies to a request that is no look-up.
#[derive(Clone, PartialEq, Eq)]
pub enum Reply {
    /// Consents to a further use of our answer.
    Consent {
        /// States.
        states: Vec<Country>,
        /// Purposes.
        purposes: Vec<IntendedUse>,
        /// In court.
        court_use: bool,
        /// Until when.
        until: Option<Timestamp>,
    },
    /// Says whether a record stands.
    Confirm(Confirmation),
    /// Figures.
    Figures(Vec<StatisticsCell>),
    /// Words alone.
    Words,
}

impl Reply {
    /// Whether it replies to a request of this kind.
    #[must_use]
    pub const fn fits(&self, kind: RequestKind) -> bool {
        matches!(
            (self, kind),
            (Self::Consent { .. }, RequestKind::ConsentRequest)
                | (Self::Confirm(_), RequestKind::HitConfirmation)
                | (Self::Figures(_), RequestKind::AggregateStatistics)
                | (Self::Words, RequestKind::AssistanceRequest | RequestKind::Clarification)
        )
    }
}

impl std::fmt::Debug for Reply {
    /// Says which it is and no more.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Consent { .. } => "Consent",
            Self::Confirm(_) => "Confirm",
            Self::Figures(_) => "Figures",
            Self::Words => "Words",
        })
    }
}

/// The content of a reply. `about` is the entry that a consent is about.
#[must_use]
pub fn reply(
    reply: Reply,
    about: Option<LeafHash>,
    text: Option<Text<NOTE_MAX>>,
    by: &Signature<'_>,
) -> Content {
    let mut answer = Answer::other();
    match reply {
        Reply::Consent { mut states, mut purposes, court_use, until } => {
            states.sort_unstable();
            states.dedup();
            purposes.sort_unstable();
            purposes.dedup();
            answer.consent =
                about.map(|answer| ConsentGiven { answer, states, purposes, court_use, until });
        }
        Reply::Confirm(confirmation) => answer.confirmation = Some(confirmation),
        Reply::Figures(cells) => answer.statistics = cells,
        Reply::Words => {}
    }
    Content::new(Common { text, ..by.common() }, Body::Answer(answer))
}

/// The answer to a watch: until when it stands. It is the same whether the gun is known here.
#[must_use]
pub fn watching(until: Timestamp, by: &Signature<'_>) -> Content {
    let answer = Answer { watched_until: Some(until), ..Answer::other() };
    Content::new(by.common(), Body::Answer(answer))
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::{AssistanceField, BulletinKind, StatisticsMeasure};
    use vestigo_protocol::firearm::PartialDate;
    use vestigo_protocol::message::{ConsentAsked, StatisticsAsked, WatchAsked};

    use super::*;
    use crate::desk::examples::{common, event, query};

    fn said(kind: RequestKind, change: impl Fn(&mut Common, &mut Query)) -> bool {
        let (mut common, mut query) = (common(), query());
        change(&mut common, &mut query);
        well_formed(kind, &common, &query).is_ok()
    }

    #[test]
    fn each_kind_says_what_it_must() {
        use RequestKind as K;
        let words = || Some(Text::new("in words").unwrap());
        let no_gun = |_: &mut Common, q: &mut Query| q.marks.clear();
        assert!(said(K::RecoveryNotice, |_, _| {}) && !said(K::RecoveryNotice, no_gun));
        let watch = |end| Some(WatchAsked { until: Timestamp(9), end });
        assert!(!said(K::Watch, |_, _| {}));
        assert!(said(K::Watch, |_, q| q.watch = watch(false)));
        assert!(!said(K::Watch, |_, q| {
            q.watch = watch(false);
            q.marks.clear();
        }));
        assert!(!said(K::Watch, |_, q| q.watch = watch(true)));
        assert!(said(K::Watch, |_, q| {
            q.watch = watch(true);
            q.concerns = vec![LeafHash([1; 32])];
        }));
        let consent = || Some(ConsentAsked { states: vec![], purposes: vec![], court_use: true });
        assert!(!said(K::ConsentRequest, |_, q| q.consent = consent()));
        assert!(said(K::ConsentRequest, |_, q| {
            q.consent = consent();
            q.concerns = vec![LeafHash([1; 32])];
        }));
        assert!(said(K::HitConfirmation, |_, _| {}) && !said(K::HitConfirmation, no_gun));
        assert!(!said(K::DisclosureNotice, |c, _| c.text = words()));
        assert!(said(K::DisclosureNotice, |c, q| {
            c.text = words();
            q.concerns = vec![LeafHash([1; 32])];
        }));
        assert!(!said(K::Bulletin, |c, _| c.text = words()));
        assert!(said(K::Bulletin, |c, q| {
            c.text = words();
            q.bulletin = Some(BulletinKind::Route);
        }));
        assert!(!said(K::DeliveryVerification, |_, _| {}));
        assert!(said(K::DeliveryVerification, |_, q| q.events =
            vec![event(vestigo_protocol::codes::EventKind::DeliveryVerified)]));
        assert!(!said(K::AggregateStatistics, |_, _| {}));
        assert!(said(K::AggregateStatistics, |_, q| q.statistics = Some(StatisticsAsked {
            measure: StatisticsMeasure::TracesByResult,
            from: PartialDate::parse("2026-01-01").unwrap(),
            to: PartialDate::parse("2026-12-31").unwrap(),
        })));
        // Days that could be subtracted from others.
        assert!(!said(K::AggregateStatistics, |_, q| q.statistics = Some(StatisticsAsked {
            measure: StatisticsMeasure::TracesByResult,
            from: PartialDate::parse("2026-01-01").unwrap(),
            to: PartialDate::parse("2026-06-30").unwrap(),
        })));
        for kind in [K::AssistanceRequest, K::AssistanceOffer] {
            assert!(!said(kind, |c, _| c.text = words()));
            assert!(said(kind, |c, q| {
                c.text = words();
                q.assistance = Some(AssistanceField::Marking);
            }));
        }
    }

    #[test]
    fn a_watch_ends_within_a_year_whatever_was_asked() {
        assert_eq!(watched_until(Timestamp(50), Timestamp(10)), Timestamp(50));
        let far = Timestamp(10 + 2 * WATCH_MAX_SECONDS);
        assert_eq!(watched_until(far, Timestamp(10)), Timestamp(10 + WATCH_MAX_SECONDS));
    }

    #[test]
    fn a_reply_fits_one_kind_of_request() {
        let consent =
            Reply::Consent { states: vec![], purposes: vec![], court_use: false, until: None };
        for kind in RequestKind::ALL.iter().copied() {
            assert_eq!(consent.fits(kind), kind == RequestKind::ConsentRequest);
            assert_eq!(
                Reply::Confirm(Confirmation::Confirmed).fits(kind),
                kind == RequestKind::HitConfirmation
            );
        }
    }
}
