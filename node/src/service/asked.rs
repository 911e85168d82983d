//! What a partner's request says beside the gun, as people read it.

use vestigo_protocol::firearm::PartialDate;
use vestigo_protocol::ids::{Country, LeafHash};
use vestigo_protocol::message::{Common, Query};
use vestigo_protocol::time::Timestamp;

use super::views::{CaseAskedView, ConsentTermsView};

/// Of a request, with what was supplied to it.
pub(super) fn of(common: &Common, query: &Query) -> CaseAskedView {
    let consent = query.consent.as_ref().map(|asked| ConsentTermsView {
        states: asked.states.iter().map(Country::to_string).collect(),
        purposes: asked.purposes.iter().map(|p| p.code().to_owned()).collect(),
        court: asked.court_use,
        until: None,
    });
    let watch = query.watch.as_ref();
    let figures = query.statistics.as_ref();
    CaseAskedView {
        text: common.text.as_ref().map(|text| text.as_str().to_owned()),
        recovered: query.recovered_on.map(PartialDate::to_text),
        recovery: query.recovery.map(|kind| kind.name().to_owned()),
        place: query.recovery_place.as_ref().map(|place| place.as_str().to_owned()),
        illicit: query.illicit_basis.iter().map(|basis| basis.code().to_owned()).collect(),
        concerns: query.concerns.iter().map(LeafHash::to_hex).collect(),
        consent,
        watch_until: watch
            .filter(|watch| !watch.end)
            .map(|watch| Timestamp::to_rfc3339(watch.until)),
        watch_ends: watch.is_some_and(|watch| watch.end),
        measure: figures.map(|asked| asked.measure.name().to_owned()),
        from: figures.map(|asked| asked.from.to_text()),
        to: figures.map(|asked| asked.to.to_text()),
        assistance: query.assistance.map(|field| field.name().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::IntendedUse;
    use vestigo_protocol::firearm::FirearmDescription;
    use vestigo_protocol::message::{ConsentAsked, WatchAsked};

    use super::*;
    use crate::desk::answer::empty_common;

    #[test]
    fn a_request_for_consent_says_for_whom_and_what() {
        let mut query = Query::describing(FirearmDescription::default());
        query.consent = Some(ConsentAsked {
            states: vec![Country::parse("XD").unwrap()],
            purposes: vec![IntendedUse::Prosecution],
            court_use: true,
        });
        query.concerns = vec![LeafHash([7; 32])];
        let view = of(&empty_common(), &query);
        let consent = view.consent.unwrap();
        assert_eq!((consent.states, consent.purposes), (vec!["XD".into()], vec!["U2".into()]));
        assert!(consent.court && view.concerns.len() == 1 && view.measure.is_none());
    }

    #[test]
    fn a_watch_either_stands_until_a_time_or_ends() {
        let mut query = Query::describing(FirearmDescription::default());
        query.watch = Some(WatchAsked { until: Timestamp(86_400), end: false });
        let view = of(&empty_common(), &query);
        assert!(view.watch_until.is_some() && !view.watch_ends);
        query.watch = Some(WatchAsked { until: Timestamp(0), end: true });
        let view = of(&empty_common(), &query);
        assert!(view.watch_until.is_none() && view.watch_ends);
    }
}
