//! Use cases about observers and witnesses.

use vestigo_protocol::ids::{Digest, NodeName};
use vestigo_protocol::observer::{key_from_line, key_to_line};
use vestigo_protocol::time::Timestamp;

use super::requests::observers::{AddObserverRequest, RemoveObserverRequest};
use super::running::{Running, may};
use super::views::{
    AlarmView, ObservedPairView, ObserverListView, ObserverView, WitnessListView,
    WitnessStandingView, WitnessState, WitnessTrouble, WitnessedLogView,
};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, roles};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::cosigning::Trouble;
use crate::runtime::observing::{ObserverDenied, partners};
use crate::runtime::witnessing::witness_keys;
use crate::runtime::{Core, Denied};
use crate::store::{ObserverRecord, Pairs};

/// The use cases of this room.
pub trait ObserverService: Send + Sync + 'static {
    /// All enrolments of observers.
    fn observers(&self, caller: Caller) -> impl Future<Output = Outcome<ObserverListView>> + Send;

    /// Enrols an observer.
    fn observer_add(
        &self,
        caller: Caller,
        request: AddObserverRequest,
    ) -> impl Future<Output = Outcome<ObserverView>> + Send;

    /// Ends an enrolment.
    fn observer_remove(
        &self,
        caller: Caller,
        request: RemoveObserverRequest,
    ) -> impl Future<Output = Outcome<ObserverView>> + Send;

    /// Who cosigns our log, and whom we cosign.
    fn witnesses(&self, caller: Caller) -> impl Future<Output = Outcome<WitnessListView>> + Send;
}

/// The refusals that are about observers, for people.
pub(super) fn refusal(denied: &ObserverDenied) -> ServiceError {
    let error = ServiceError::new;
    match denied {
        ObserverDenied::Name => error(ErrorCode::BadInput, "error-observer-name"),
        ObserverDenied::Exists(name) => {
            error(ErrorCode::Conflict, "error-observer-exists").with("name", name)
        }
        ObserverDenied::Unknown(name) => {
            error(ErrorCode::NotFound, "error-observer-unknown").with("name", name)
        }
        ObserverDenied::Past => error(ErrorCode::BadInput, "error-observer-past"),
        ObserverDenied::NoPairs => error(ErrorCode::BadInput, "error-observer-no-pairs"),
        ObserverDenied::TooMany => error(ErrorCode::Conflict, "error-observer-too-many"),
    }
}

/// One of each, for the test of their texts.
#[cfg(test)]
pub(super) fn refusals() -> [ObserverDenied; 6] {
    [
        ObserverDenied::Name,
        ObserverDenied::Exists("ana".to_owned()),
        ObserverDenied::Unknown("ana".to_owned()),
        ObserverDenied::Past,
        ObserverDenied::NoPairs,
        ObserverDenied::TooMany,
    ]
}

fn view(core: &mut Core, record: &ObserverRecord) -> Result<ObserverView, Denied> {
    let seen: Vec<NodeName> = match &record.pairs {
        Pairs::All => core.partners.keys().cloned().collect(),
        Pairs::With(partners) => partners.iter().cloned().collect(),
    };
    let mut pairs = Vec::new();
    for partner in seen {
        let delay_seconds = core.observer_delay(&partner)?;
        pairs.push(ObservedPairView { partner: partner.to_string(), delay_seconds });
    }
    Ok(ObserverView {
        name: record.name.clone(),
        key: key_to_line(&record.key),
        kid: record.key.kid().to_hex(),
        all: record.pairs == Pairs::All,
        pairs,
        since: record.since.to_rfc3339(),
        until: record.until.to_rfc3339(),
        removed: record.removed.map(|(at, _)| at.to_rfc3339()),
        live: record.is_live(core.now()),
    })
}

/// What is noted of it: its name here, and the thumbprint of its key.
fn act(code: AdminCode, record: &ObserverRecord) -> AdminAct {
    AdminAct::on(code, &record.name).with(Digest(record.key.kid().0))
}

fn trouble(trouble: &Trouble) -> WitnessTrouble {
    match trouble {
        Trouble::Unreachable(_) => WitnessTrouble::Unreachable,
        Trouble::Refuses(_) => WitnessTrouble::Refuses,
        Trouble::Ahead(_) => WitnessTrouble::Ahead,
        Trouble::WentBack(_) => WitnessTrouble::WentBack,
        Trouble::BadLines => WitnessTrouble::BadLines,
        Trouble::NoProof(_) => WitnessTrouble::NoProof,
    }
}

/// What is wrong with witnesses, for the status.
pub(super) fn alarms(core: &Core) -> Vec<AlarmView> {
    let now = core.now();
    let mut alarms = Vec::new();
    let mut alarm = |since: Timestamp, key: &str, args: &[(&str, String)]| {
        let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        alarms.push(AlarmView { since: since.to_rfc3339(), key: key.to_owned(), args });
    };
    if core.witness.retired {
        alarm(now, "note-alarm-witness-retired", &[]);
    }
    if let Some(since) = core.witness.standings.lagging(now) {
        alarm(since, "note-alarm-witness-lag", &[]);
    }
    for (name, standing) in &core.witness.standings.each {
        let since = standing.at.unwrap_or(now);
        let witness = ("witness", name.clone());
        match standing.trouble {
            Some(Trouble::Ahead(size)) => {
                alarm(since, "note-alarm-witness-ahead", &[witness, ("size", size.to_string())]);
            }
            Some(Trouble::WentBack(_)) => alarm(since, "note-alarm-witness-went-back", &[witness]),
            _ => {}
        }
    }
    alarms
}

fn witnesses(core: &mut Core) -> Result<WitnessListView, Denied> {
    let now = core.now();
    let mut items = Vec::new();
    for (name, partner) in &core.partners {
        let keys = partner.descriptor.as_ref().map(|d| witness_keys(d, now)).unwrap_or_default();
        let standing = core.witness.standings.each.get(name.as_str());
        if !keys.is_empty() || standing.is_some() {
            let keys = keys.iter().map(|key| key.to_text()).collect();
            items.push((name.to_string(), standing.cloned().unwrap_or_default(), keys));
        }
    }
    for (name, standing) in &core.witness.standings.each {
        if standing.url.is_some() {
            items.push((name.clone(), standing.clone(), Vec::new()));
        }
    }
    let items = items.into_iter().map(|(name, standing, keys)| WitnessStandingView {
        name,
        url: standing.url,
        size: standing.size,
        at: standing.at.map(Timestamp::to_rfc3339),
        trouble: standing.trouble.as_ref().map(trouble),
        detail: standing.trouble.as_ref().map(ToString::to_string),
        keys,
    });
    let (witness, state) = (
        &core.witness,
        match &core.witness {
            w if w.retired => WitnessState::Retired,
            w if w.signing.is_some() => WitnessState::Active,
            _ => WitnessState::Absent,
        },
    );
    let keys = witness.signing.as_ref().and_then(|s| s.signer.verifier_keys().ok());
    let logs = core.store.witness_heads()?.into_iter().map(|head| WitnessedLogView {
        origin: head.origin,
        size: head.head.size,
        at: head.cosigned_at.to_rfc3339(),
    });
    Ok(WitnessListView {
        state,
        keys: keys.iter().flatten().map(|key| key.to_text()).collect(),
        covered: core.witness.standings.covered,
        signed: core.note.as_ref().map_or(0, |(size, _)| *size),
        lagging_since: core.witness.standings.lagging(now).map(Timestamp::to_rfc3339),
        items: items.collect(),
        logs: logs.collect(),
    })
}

impl ObserverService for Running {
    async fn observers(&self, caller: Caller) -> Outcome<ObserverListView> {
        let address = self.log_address.map(|address| address.to_string());
        self.run(move |core| {
            may(core, caller, roles::READS_OBSERVERS)?;
            let records = core.store.observers()?;
            let items =
                records.iter().map(|record| view(core, record)).collect::<Result<_, _>>()?;
            Ok(ObserverListView { items, address })
        })
        .await
    }

    async fn observer_add(
        &self,
        caller: Caller,
        request: AddObserverRequest,
    ) -> Outcome<ObserverView> {
        let key = key_from_line(&request.key).map_err(|error| {
            ServiceError::new(ErrorCode::BadInput, "error-observer-key").with("detail", error)
        })?;
        let until = intake::time("until", &request.until)?;
        let pairs = match request.all {
            true if request.partners.is_empty() => Pairs::All,
            true => return Err(intake::bad("partners", "--all")),
            false => Pairs::With(partners(&request.partners)?),
        };
        self.run(move |core| {
            let officer = core.allowed(caller, roles::ENROLS)?;
            let record = core.add_observer(&officer, &request.name, key, pairs, until)?;
            core.note(caller, act(AdminCode::ObserverAdded, &record))?;
            view(core, &record)
        })
        .await
    }

    async fn observer_remove(
        &self,
        caller: Caller,
        request: RemoveObserverRequest,
    ) -> Outcome<ObserverView> {
        self.run(move |core| {
            let officer = core.allowed(caller, roles::ENROLS)?;
            let record = core.remove_observer(&officer, &request.name)?;
            core.note(caller, act(AdminCode::ObserverEnded, &record))?;
            view(core, &record)
        })
        .await
    }

    async fn witnesses(&self, caller: Caller) -> Outcome<WitnessListView> {
        self.run(move |core| {
            may(core, caller, roles::READS_OBSERVERS)?;
            witnesses(core)
        })
        .await
    }
}
