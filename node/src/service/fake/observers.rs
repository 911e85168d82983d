//! Canned observers and witnesses.

use super::{AT, FakeService, PARTNER, some};
use crate::service::requests::observers::{AddObserverRequest, RemoveObserverRequest};
use crate::service::views::{
    ObservedPairView, ObserverListView, ObserverView, WitnessListView, WitnessStandingView,
    WitnessState, WitnessTrouble, WitnessedLogView,
};
use crate::service::{Caller, ObserverService, Outcome};

fn observer(name: &str, all: bool, removed: bool) -> ObserverView {
    ObserverView {
        name: name.to_owned(),
        key: "vestigo-observer1:AAAA".to_owned(),
        kid: "ab".repeat(32),
        all,
        pairs: vec![
            ObservedPairView { partner: PARTNER.to_owned(), delay_seconds: Some(86_400) },
            ObservedPairView { partner: "vestigo/xc/police".to_owned(), delay_seconds: None },
        ],
        since: AT.to_owned(),
        until: "2027-01-01T00:00:00Z".to_owned(),
        removed: removed.then(|| AT.to_owned()),
        live: !removed,
    }
}

fn standing(trouble: Option<WitnessTrouble>) -> WitnessStandingView {
    WitnessStandingView {
        name: PARTNER.to_owned(),
        url: trouble.map(|_| "http://127.0.0.1:1".to_owned()),
        size: 9,
        at: some(AT),
        trouble,
        detail: trouble.map(|_| "no answer".to_owned()),
        keys: vec![format!("{PARTNER}+00000000+AAAA")],
    }
}

impl ObserverService for FakeService {
    async fn observers(&self, caller: Caller) -> Outcome<ObserverListView> {
        self.calls.note(caller, "observers");
        let items = vec![
            observer("ombudsman", true, false),
            observer("court", false, true),
            ObserverView { live: false, ..observer("press", false, false) },
        ];
        Ok(ObserverListView { items, address: some("127.0.0.1:4781") })
    }

    async fn observer_add(
        &self,
        caller: Caller,
        request: AddObserverRequest,
    ) -> Outcome<ObserverView> {
        let AddObserverRequest { name, partners, all, until, .. } = request;
        self.calls.note(caller, format!("observer_add {name} {partners:?} {all} {until}"));
        Ok(observer(&name, all, false))
    }

    async fn observer_remove(
        &self,
        caller: Caller,
        request: RemoveObserverRequest,
    ) -> Outcome<ObserverView> {
        self.calls.note(caller, format!("observer_remove {}", request.name));
        Ok(observer(&request.name, false, true))
    }

    async fn witnesses(&self, caller: Caller) -> Outcome<WitnessListView> {
        self.calls.note(caller, "witnesses");
        use WitnessTrouble as T;
        let all = [T::Unreachable, T::Refuses, T::Ahead, T::WentBack, T::BadLines, T::NoProof];
        Ok(WitnessListView {
            state: WitnessState::Active,
            keys: vec!["vestigo/xa/police+00000000+AAAA".to_owned()],
            covered: 7,
            signed: 9,
            lagging_since: some(AT),
            items: [None].into_iter().chain(all.map(Some)).map(standing).collect(),
            logs: vec![WitnessedLogView {
                origin: "log.example".to_owned(),
                size: 3,
                at: AT.to_owned(),
            }],
        })
    }
}
