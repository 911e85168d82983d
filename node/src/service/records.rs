//! Use cases about one record of our own: seen, entered, corrected, with one more event.

use std::future::Future;

use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::Digest;

use super::requests::{CorrectRequest, EnterRequest, EventRequest, SetRequest};
use super::running::Running;
use super::views::people::ActivityListView;
use super::views::{RecordSetView, RecordView};
use super::{Caller, ErrorCode, Outcome, ServiceError, access, intake, present, roles};
use crate::registry::entering::{EntryError, RecordAct, RecordActKind};
use crate::registry::{NewRecord, RecordId, Registry, advice};
use crate::runtime::Denied;
use crate::runtime::admin::{AdminAct, AdminCode};

mod reading;
mod showing;

use showing::Shown;

/// Records up to which the index is built anew before a correction is answered; beyond, after it.
const REBUILT_AT_ONCE: u64 = 300_000;

/// The use cases of this room. Implementations write plain `async fn`.
pub trait RecordService: Send + Sync + 'static {
    /// One record with its events and what was done to it. Reading it is recorded.
    fn registry_record(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<RecordView>> + Send;

    /// Who opened or changed a record, newest first: for those who may open it.
    fn registry_looked(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<ActivityListView>> + Send;

    /// Enters one gun that its set does not have. What looks odd is refused until it is confirmed.
    fn registry_enter(
        &self,
        caller: Caller,
        request: EnterRequest,
    ) -> impl Future<Output = Outcome<RecordView>> + Send;

    /// Corrects what a record says of its gun. What it said before stays with it.
    fn registry_correct(
        &self,
        caller: Caller,
        id: String,
        request: CorrectRequest,
    ) -> impl Future<Output = Outcome<RecordView>> + Send;

    /// Adds an event to a record. One that contradicts another stands beside it.
    fn registry_event(
        &self,
        caller: Caller,
        id: String,
        request: EventRequest,
    ) -> impl Future<Output = Outcome<RecordView>> + Send;

    /// Says what a record set is; makes it, if there is none of that name.
    fn registry_set(
        &self,
        caller: Caller,
        request: SetRequest,
    ) -> impl Future<Output = Outcome<RecordSetView>> + Send;
}

fn none() -> ServiceError {
    ServiceError::new(ErrorCode::NotFound, "error-no-such-record")
}

fn number(id: &str) -> Outcome<RecordId> {
    let number = id.trim().parse::<i64>().ok().filter(|number| *number > 0);
    number.map(RecordId).ok_or_else(none)
}

/// The name under which the administrative log has a record.
fn subject(id: RecordId) -> String {
    format!("record:{}", id.0)
}

fn refused(error: EntryError) -> ServiceError {
    let conflict = |key| ServiceError::new(ErrorCode::Conflict, key);
    match error {
        EntryError::Registry(crate::registry::RegistryError::NoSuchSet) => {
            ServiceError::not_found("record-set")
        }
        EntryError::Registry(error) => Denied::from(error).into(),
        EntryError::There(there) => {
            let record = there.map_or_else(|| "?".to_owned(), |id| id.0.to_string());
            ServiceError::new(ErrorCode::Conflict, "error-record-there").with("record", record)
        }
        EntryError::NoRecord => none(),
        EntryError::Changed => conflict("error-record-changed"),
        EntryError::Same => conflict("error-record-same"),
        EntryError::Full => conflict("error-record-full"),
    }
}

/// Refuses what looks odd, unless somebody has looked again.
fn looked_at(gun: &FirearmDescription, sure: bool) -> Outcome<()> {
    if gun.serials().next().is_none() {
        return Err(ServiceError::new(ErrorCode::BadInput, "error-no-serial"));
    }
    let odd: Vec<&str> = advice::advise(gun)
        .into_iter()
        .filter(|advice| !advice.reason.is_notice())
        .map(|advice| advice.reason.name())
        .collect();
    if sure || odd.is_empty() {
        return Ok(());
    }
    Err(ServiceError::new(ErrorCode::BadInput, "error-record-odd").with("reasons", odd.join(", ")))
}

impl Running {
    /// Who does it, noted before it is done.
    async fn noted_act(
        &self,
        caller: Caller,
        kind: RecordActKind,
        about: String,
        reason: Option<String>,
    ) -> Outcome<RecordAct> {
        let code = match kind {
            RecordActKind::Entered | RecordActKind::Reported => AdminCode::RecordEntered,
            RecordActKind::Corrected | RecordActKind::EventAdded | RecordActKind::Withdrawn => {
                AdminCode::RecordChanged
            }
        };
        self.run(move |core| {
            let officer = core.allowed(caller, roles::KEEPS_RECORDS)?;
            core.note(caller, AdminAct::on(code, about))?;
            let by = core.staff.profile(officer.id).name;
            Ok(RecordAct { kind, at: core.now(), by, reason })
        })
        .await
    }

    /// Changes the registry, and gives the record as it then is.
    async fn change(
        &self,
        caller: Caller,
        body: impl FnOnce(&mut Registry) -> Outcome<RecordId> + Send + 'static,
    ) -> Outcome<RecordView> {
        let shown = self.record_views().await?;
        let view = self
            .beside(caller, roles::KEEPS_RECORDS, move |registry| {
                let id = body(registry)?;
                shown.record(registry, id)?.ok_or_else(none)
            })
            .await?;
        // A record that came now may be of a gun that a partner watches.
        self.run(|core| core.look_at_watches()).await?;
        Ok(view)
    }

    async fn record_views(&self) -> Outcome<Shown> {
        let own = self.identity.name.country();
        let synthetic = self.run(|core| Ok(core.synthetic)).await?;
        Ok(Shown { own, synthetic })
    }
}

impl RecordService for Running {
    async fn registry_record(&self, caller: Caller, id: String) -> Outcome<RecordView> {
        let id = number(&id)?;
        let act = AdminAct::on(AdminCode::RecordRead, subject(id));
        self.noted(caller, roles::LOOKS_UP, act).await?;
        let shown = self.record_views().await?;
        self.beside(caller, roles::LOOKS_UP, move |registry| {
            shown.record(registry, id)?.ok_or_else(none)
        })
        .await
    }

    async fn registry_looked(&self, caller: Caller, id: String) -> Outcome<ActivityListView> {
        let about = subject(number(&id)?);
        self.run(move |core| {
            core.allowed(caller, roles::LOOKS_UP)?;
            access::looked_at(core, &about)
        })
        .await
    }

    async fn registry_enter(&self, caller: Caller, request: EnterRequest) -> Outcome<RecordView> {
        let set = intake::text("set", request.set.trim())?;
        let gun = reading::gun(&request.gun, None)?;
        looked_at(&gun, request.sure)?;
        let about = set.as_str().to_owned();
        let act = self.noted_act(caller, RecordActKind::Entered, about, None).await?;
        let event = request.event.as_ref().map(|event| reading::event(event, &set, act.at));
        let event = event.transpose()?;
        self.change(caller, move |registry| {
            let new = NewRecord { description: gun, event, particulars: None };
            registry.enter(&set, new, &act).map_err(refused)
        })
        .await
    }

    async fn registry_correct(
        &self,
        caller: Caller,
        id: String,
        request: CorrectRequest,
    ) -> Outcome<RecordView> {
        let id = number(&id)?;
        let version = Digest::from_hex(request.version.trim())
            .ok_or_else(|| intake::bad("version", &request.version))?;
        let reason = request.reason.trim().to_owned();
        if reason.is_empty() {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-record-why"));
        }
        let reason: vestigo_protocol::text::Text<{ vestigo_protocol::limits::REFERENCE_MAX }> =
            intake::text("reason", &reason)?;
        // Refused before anything is noted, if it cannot be read.
        looked_at(&reading::gun(&request.gun, None)?, request.sure)?;
        let reason = Some(reason.as_str().to_owned());
        let act = self.noted_act(caller, RecordActKind::Corrected, subject(id), reason).await?;
        let (view, after) = {
            let shown = self.record_views().await?;
            self.beside(caller, roles::KEEPS_RECORDS, move |registry| {
                let before = registry.get(id).map_err(Denied::from)?.ok_or_else(none)?;
                let gun = reading::gun(&request.gun, Some(&before.description))?;
                registry.correct(id, version, gun, &act).map_err(refused)?;
                let all = registry.count().map_err(Denied::from)?.records;
                let at_once = all <= REBUILT_AT_ONCE;
                if at_once {
                    registry.rebuild_index(&mut |_, _| {}).map_err(Denied::from)?;
                }
                let later = if at_once { None } else { registry.sibling().ok() };
                Ok((shown.record(registry, id)?.ok_or_else(none)?, later))
            })
            .await?
        };
        if let Some(mut registry) = after {
            tokio::task::spawn_blocking(move || {
                if let Err(error) = registry.rebuild_index(&mut |_, _| {}) {
                    tracing::warn!(%error, "the index was not built anew after a correction");
                }
            });
        }
        self.run(|core| core.look_at_watches()).await?;
        Ok(view)
    }

    async fn registry_event(
        &self,
        caller: Caller,
        id: String,
        request: EventRequest,
    ) -> Outcome<RecordView> {
        let id = number(&id)?;
        let act = self.noted_act(caller, RecordActKind::EventAdded, subject(id), None).await?;
        self.change(caller, move |registry| {
            let record = registry.get(id).map_err(Denied::from)?.ok_or_else(none)?;
            let event = reading::event(&request, &record.set, act.at)?;
            registry.add_event(id, event, &act).map_err(refused)?;
            Ok(id)
        })
        .await
    }

    async fn registry_set(&self, caller: Caller, request: SetRequest) -> Outcome<RecordSetView> {
        let name = request.name.trim().to_owned();
        let act = AdminAct::on(AdminCode::RecordSetChanged, name);
        self.noted(caller, roles::KEEPS_RECORDS, act).await?;
        let now = self.run(|core| Ok(core.now())).await?;
        self.beside(caller, roles::KEEPS_RECORDS, move |registry| {
            let known = registry.record_sets();
            let set = reading::set(&request, &known, now)?;
            registry.describe_set(&set).map_err(Denied::from)?;
            Ok(present::record_set(registry, &set)?)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_named_by_a_number_and_nothing_else() {
        assert_eq!(number(" 7 ").unwrap(), RecordId(7));
        for bad in ["", "0", "-1", "7a", "99999999999999999999"] {
            assert_eq!(number(bad).unwrap_err().key, "error-no-such-record", "{bad}");
        }
    }

    #[test]
    fn what_looks_odd_is_refused_until_somebody_has_looked_again() {
        use crate::service::requests::{GunRequest, MarkRequest};
        let gun = |maker: &str, serial: &str| {
            let mark = MarkRequest { text: serial.to_owned(), ..MarkRequest::default() };
            let request = GunRequest {
                maker: Some(maker.to_owned()),
                marks: vec![mark],
                ..GunRequest::default()
            };
            reading::gun(&request, None).unwrap()
        };
        for (maker, serial, reason) in [
            ("Glock", "US PAT 1234567", "patent-number-as-serial"),
            ("Glock", "9x19", "calibre-as-serial"),
            ("Century Arms", "AB12345", "importer-as-maker"),
        ] {
            let error = looked_at(&gun(maker, serial), false).unwrap_err();
            assert_eq!(error.key, "error-record-odd");
            assert!(error.args["reasons"].contains(reason), "{serial}: {:?}", error.args);
            assert!(looked_at(&gun(maker, serial), true).is_ok());
        }
        assert!(looked_at(&gun("Glock", "RSW914"), false).is_ok());
        let none = FirearmDescription::default();
        assert_eq!(looked_at(&none, true).unwrap_err().key, "error-no-serial");
    }
}
