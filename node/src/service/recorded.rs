//! What of a stock and of destructions goes into the registry: that a gun is in state stock, lost,
//! stolen or destroyed, when, and under which certificate. No store, rack, custodian or place.

use vestigo_protocol::codes::{Certainty, DocumentKind, EventKind, RecordSetKind};
use vestigo_protocol::firearm::{ChainEvent, DocumentRef, Name, PartialDate, RecordSet};
use vestigo_protocol::ids::Digest;
use vestigo_protocol::text::Text;

use crate::holdings::gun::Gun;
use crate::holdings::moment;
use crate::registry::NewRecord;
use crate::registry::import::session::Durability;
use crate::runtime::{Core, Denied};

/// The record set of the stock.
pub(super) const STOCK: &str = "stock";
/// The record set of what was destroyed and was in no set before.
pub(super) const DESTROYED: &str = "destruction";

fn rule(error: impl std::fmt::Display) -> Denied {
    Denied::Rule(error.to_string())
}

/// Writes an event of each gun into the stock's record set.
pub(super) fn in_stock<'a>(
    core: &mut Core,
    guns: impl Iterator<Item = (&'a Gun, EventKind)>,
) -> Result<(), Denied> {
    let date = PartialDate::parse(&moment::day_of(core.now())).ok();
    let event = |kind| ChainEvent { date, certainty: Certainty::Recorded, ..ChainEvent::new(kind) };
    let events = guns.map(|(gun, kind)| (gun, event(kind)));
    write(core, STOCK, RecordSetKind::Stock, events)
}

/// Writes tombstones into a record set: these guns were destroyed under this certificate.
pub(super) fn tombstones<'a>(
    core: &mut Core,
    set: &str,
    guns: impl Iterator<Item = &'a Gun>,
    certificate: &str,
    digest: Digest,
) -> Result<(), Denied> {
    let kind = if set == STOCK { RecordSetKind::Stock } else { RecordSetKind::Destruction };
    let event = ChainEvent {
        date: PartialDate::parse(&moment::day_of(core.now())).ok(),
        document: Some(DocumentRef {
            kind: DocumentKind::Certificate,
            number: Text::new(certificate).ok(),
            issuer: None,
            sha256: Some(digest),
        }),
        certainty: Certainty::Recorded,
        ..ChainEvent::new(EventKind::Destroyed)
    };
    write(core, set, kind, guns.map(|gun| (gun, event.clone())))
}

/// The record set of a name as it is from now on; if there is none, one of this kind from that year on.
pub(super) fn record_set(
    core: &Core,
    name: Name,
    kind: RecordSetKind,
    from_year: Option<u16>,
) -> RecordSet {
    let as_of = core.now();
    let known = core.registry.record_sets().into_iter().find(|known| known.name == name);
    let new =
        RecordSet { name, holder: None, kind, from_year, to_year: None, digitised_pct: 100, as_of };
    RecordSet { as_of, ..known.unwrap_or(new) }
}

/// A gun that the set has already gets the event alone, and one that has it gets nothing: what was
/// cut off can be repeated.
fn write<'a>(
    core: &mut Core,
    set: &str,
    kind: RecordSetKind,
    events: impl Iterator<Item = (&'a Gun, ChainEvent)>,
) -> Result<(), Denied> {
    let name = Name::new(set).map_err(rule)?;
    let year = moment::day_of(core.now()).get(..4).and_then(|year| year.parse().ok());
    let set = record_set(core, name, kind, year);
    let mut session = core.registry.session(&set, Durability::Whole)?;
    for (gun, event) in events {
        let description = gun.description(Vec::new()).map_err(rule)?;
        session.add(NewRecord { description, event: Some(event), particulars: None })?;
    }
    Ok(session.finish(None, Vec::new())?)
}
