//! Commands about observers and witnesses.

use super::args::{Observer, Witness};
use super::world::Setting;
use super::{Answer, show};
use crate::service::requests::observers::{AddObserverRequest, RemoveObserverRequest};
use crate::service::{Offline, Outcome, Service, ServiceError};

/// What needs no running node; anything else comes back.
pub(super) fn offline(
    command: super::Command,
    setting: &Setting,
    offline: &dyn Offline,
) -> Result<Outcome<Answer>, super::Command> {
    use super::Command as C;
    match command {
        C::Observer(Observer::Key { file }) => Ok(offline.observer_key(&file).and_then(|view| {
            let human = show::observer_key(setting.text, &view);
            Answer::done(&view, human)
        })),
        C::Witness(Witness::NewKey { root_dir }) => {
            Ok(offline.witness_new_key(&setting.data_dir, &root_dir).and_then(|view| {
                let human = show::witness_key(setting.text, &view);
                Answer::done(&view, human)
            }))
        }
        other => Err(other),
    }
}

/// Runs a command about observers.
pub(super) async fn observer<S: Service>(
    service: &S,
    command: Observer,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let view = match command {
        Observer::Add { name, key, pair, all, until } => {
            let request = AddObserverRequest { name, key, partners: pair, all, until };
            service.observer_add(caller, request).await?
        }
        Observer::Remove { name } => {
            service.observer_remove(caller, RemoveObserverRequest { name }).await?
        }
        Observer::List { live, csv } => {
            let mut view = service.observers(caller).await?;
            view.items.retain(|observer| observer.live || !live);
            let table = show::observers(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-observers");
            if !csv {
                human.push_str(&show::log_address(text, &view));
            }
            return Answer::done(&view, human);
        }
        Observer::Key { .. } => return Err(ServiceError::unexpected("not sent here")),
    };
    Answer::done(&view, show::observer(text, &view))
}

/// Runs a command about witnesses.
pub(super) async fn witness<S: Service>(
    service: &S,
    command: Witness,
    setting: &Setting,
) -> Outcome<Answer> {
    let text = setting.text;
    match command {
        Witness::List { csv } => {
            let view = service.witnesses(setting.caller).await?;
            let human = if csv {
                show::witness_table(text, &view).csv()
            } else {
                show::witnesses(text, &view)
            };
            Answer::done(&view, human)
        }
        Witness::NewKey { .. } => Err(ServiceError::unexpected("not sent here")),
    }
}
