//! Delivery verification: what the exporting State is told when its guns have arrived, before any of
//! them is ever traced.

use std::collections::BTreeMap;

use vestigo_protocol::codes::{Certainty, DocumentKind, EventKind, PartyKind};
use vestigo_protocol::firearm::{ChainEvent, DocumentRef, FirearmDescription, PartialDate, Party};
use vestigo_protocol::ids::Country;
use vestigo_protocol::text::{Text, TextError};

use super::Order;

/// Makers and models that are named; of more the number alone is said.
const NAMED_MAX: usize = 12;

/// The import permit under which the guns of an order came.
#[must_use]
pub fn permit(order: &Order) -> DocumentRef {
    let number = Text::new(&order.authority).ok();
    DocumentRef { kind: DocumentKind::ImportPermit, number, issuer: None, sha256: None }
}

/// The importer, where one is named.
#[must_use]
pub fn importer(order: &Order) -> Option<Party> {
    let name = Text::new(order.importer.trim()).ok()?;
    let country = Country::parse(&order.country);
    Some(Party { kind: PartyKind::Licensee, name: Some(name), licence: None, country })
}

/// That all of them arrived, when and with whom.
#[must_use]
pub fn event(order: &Order) -> ChainEvent {
    ChainEvent {
        date: PartialDate::parse(&order.arrived).ok(),
        to: importer(order),
        country: Country::parse(&order.country),
        document: Some(permit(order)),
        certainty: Certainty::Recorded,
        ..ChainEvent::new(EventKind::DeliveryVerified)
    }
}

/// What all of them have in common: no number of any.
///
/// # Errors
/// A text is longer than a record holds.
pub fn description(order: &Order) -> Result<FirearmDescription, TextError> {
    let mut common = order.guns.first().map(|gun| gun.gun.clone()).unwrap_or_default();
    common.serial.clear();
    for gun in &order.guns {
        let fields = [
            (&mut common.kind, &gun.gun.kind),
            (&mut common.maker, &gun.gun.maker),
            (&mut common.model, &gun.gun.model),
            (&mut common.calibre, &gun.gun.calibre),
            (&mut common.country, &gun.gun.country),
        ];
        for (all, one) in fields {
            if all != one {
                all.clear();
            }
        }
    }
    common.description(Vec::new())
}

/// How many of what, and with which marks: signs that need no translation.
#[must_use]
pub fn words(order: &Order) -> String {
    let mut kinds: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for gun in &order.guns {
        *kinds.entry((gun.gun.maker.trim(), gun.gun.model.trim())).or_default() += 1;
    }
    let mut said: Vec<String> = kinds
        .iter()
        .take(NAMED_MAX)
        .map(|((maker, model), count)| format!("{count} × {maker} {model}").trim_end().to_owned())
        .collect();
    if kinds.len() > NAMED_MAX {
        said.push(format!("… = {}", order.guns.len()));
    }
    if let (Some(first), Some(last)) = (order.guns.first(), order.guns.last()) {
        said.push(match order.guns.len() {
            1 => first.mark.clone(),
            _ => format!("{} – {}", first.mark, last.mark),
        });
    }
    said.join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::tests::imported;
    use super::*;

    #[test]
    fn the_exporter_is_told_what_arrived_and_no_number_of_a_maker() {
        let order = imported(500);
        assert_eq!(words(&order), "500 × SYNTHETIC Arms Model 1; GT 25 000001 – GT 25 000500");
        let event = event(&order);
        assert_eq!(event.date, PartialDate::parse("2025-03-01").ok());
        assert_eq!(event.country, Country::parse("GT"));
        let gun = description(&order).unwrap();
        assert!(gun.marks.is_empty() && gun.maker.is_some() && gun.firearm_type.is_some());
    }

    #[test]
    fn what_differs_among_them_is_not_said_of_all() {
        let mut order = imported(2);
        order.guns[1].gun.model = "Model 2".to_owned();
        let gun = description(&order).unwrap();
        assert!(gun.maker.is_some() && gun.model.is_none());
        let said = words(&order);
        assert!(
            said.starts_with("1 × SYNTHETIC Arms Model 1; 1 × SYNTHETIC Arms Model 2; "),
            "{said}"
        );
    }
}
