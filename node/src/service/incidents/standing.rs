//! What of an incident stands in the registry, brought from what it was to what it is.

use vestigo_protocol::firearm::{ChainEvent, FirearmDescription, Name};

use crate::holdings::incident::{Incident, Place};
use crate::holdings::moment;
use crate::registry::entering::{EntryError, RecordAct, RecordActKind};
use crate::runtime::{Core, Denied};
use crate::service::recorded;

/// What partners find of an incident.
struct Standing {
    place: Place,
    gun: FirearmDescription,
    events: Vec<ChainEvent>,
}

fn rule(error: impl std::fmt::Display) -> Denied {
    Denied::Rule(error.to_string())
}

fn entry(error: EntryError) -> Denied {
    match error {
        EntryError::Registry(error) => error.into(),
        other => rule(other),
    }
}

impl Standing {
    /// None if nobody finds anything of it.
    fn of(incident: &Incident) -> Result<Option<Self>, Denied> {
        let events = incident.chain().map_err(rule)?;
        if events.is_empty() {
            return Ok(None);
        }
        let gun = incident.description().map_err(rule)?;
        Ok(Some(Self { place: incident.kind.place(), gun, events }))
    }

    fn report(&self, core: &mut Core, act: &RecordAct) -> Result<(), Denied> {
        let name = Name::new(self.place.set).map_err(rule)?;
        let year = moment::day_of(core.now()).get(..4).and_then(|year| year.parse().ok());
        let set = recorded::record_set(core, name, self.place.kind, year);
        core.registry.report(&set, &self.gun, &self.events, act).map_err(entry)
    }

    fn withdraw(&self, core: &mut Core, act: &RecordAct) -> Result<(), Denied> {
        let name = Name::new(self.place.set).map_err(rule)?;
        core.registry.withdraw(&name, &self.gun, &self.events, act).map_err(entry)
    }
}

/// Brings the registry from what an incident was to what it is. What was cut off can be repeated.
pub(super) fn restate(
    core: &mut Core,
    before: Option<&Incident>,
    after: &Incident,
) -> Result<(), Denied> {
    let was = before.map(Standing::of).transpose()?.flatten();
    let is = Standing::of(after)?;
    let done = after.history.last();
    let act = RecordAct {
        kind: RecordActKind::Reported,
        at: core.now(),
        by: done.map(|done| done.by.clone()).unwrap_or_default(),
        reason: Some(format!("incident {}", after.number)),
    };
    match (was, is) {
        (None, None) => Ok(()),
        (None, Some(is)) => is.report(core, &act),
        (Some(was), None) => was.withdraw(core, &act),
        // Only more is said of the same gun.
        (Some(was), Some(is)) if was.gun == is.gun && is.events.starts_with(&was.events) => {
            is.report(core, &act)
        }
        (Some(was), Some(is)) => {
            was.withdraw(core, &act)?;
            // Better what was said before than nothing.
            is.report(core, &act).or_else(|error| was.report(core, &act).and(Err(error)))
        }
    }
}
