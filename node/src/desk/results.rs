//! What a record says, as result codes (domain.md §11.2).
//!
//! A record's chain of events is read from its newest end, by date and not in the order in which
//! the events were recorded: the last event that moves the gun or ends its life decides the primary
//! result, older ones are secondary.

use vestigo_protocol::codes::{Certainty, EventKind, PartyKind, RecordSetKind, ResultCode};
use vestigo_protocol::firearm::ChainEvent;
use vestigo_protocol::ids::Country;
use vestigo_protocol::message::TraceResult;

use crate::registry::FirearmRecord;

/// The result that one event stands for, if it decides one.
#[must_use]
pub fn of_event(event: &ChainEvent) -> Option<ResultCode> {
    let receiver = event.to.as_ref().map(|p| p.kind);
    Some(match event.kind {
        EventKind::Exported => ResultCode::Exported,
        EventKind::ReportedStolen => ResultCode::RecordedStolen,
        EventKind::ReportedLost => ResultCode::RecordedLost,
        EventKind::Destroyed => ResultCode::RecordedDestroyed,
        EventKind::Deactivated => ResultCode::RecordedDeactivated,
        EventKind::Seized | EventKind::Recovered => ResultCode::InOfficialCustody,
        EventKind::RetainedOfficialUse => ResultCode::StateStock,
        EventKind::Transited => ResultCode::InTransitRecord,
        EventKind::Imported => ResultCode::ImportedFrom,
        EventKind::Manufactured => ResultCode::ManufacturedShipped,
        EventKind::Shipped => match receiver {
            Some(PartyKind::Licensee) => ResultCode::DealerLastKnown,
            _ => ResultCode::ManufacturedShipped,
        },
        EventKind::SoldRetail => match receiver {
            Some(PartyKind::Force | PartyKind::State) => ResultCode::StateStock,
            Some(PartyKind::Licensee) => ResultCode::DealerLastKnown,
            _ => ResultCode::FirstPurchaserIdentified,
        },
        EventKind::Issued
        | EventKind::Registered
        | EventKind::TransferredPrivate
        | EventKind::Inherited => match receiver {
            Some(PartyKind::Force | PartyKind::State) => ResultCode::StateStock,
            Some(PartyKind::Licensee) => ResultCode::PrivateSecurityStock,
            _ => ResultCode::HolderIdentified,
        },
        EventKind::DeliveryVerified
        | EventKind::Marked
        | EventKind::Restamped
        | EventKind::Converted
        | EventKind::Reactivated
        | EventKind::Unknown(_) => return None,
    })
}

/// What a record without a deciding event stands for, by the record set it is in. A register that
/// names no holder identifies none.
#[must_use]
pub const fn of_set(kind: RecordSetKind) -> Option<ResultCode> {
    Some(match kind {
        RecordSetKind::Manufacture => ResultCode::ManufacturedShipped,
        RecordSetKind::Import => ResultCode::ImportedFrom,
        RecordSetKind::Export => ResultCode::Exported,
        RecordSetKind::Retail => ResultCode::DealerLastKnown,
        RecordSetKind::Stolen => ResultCode::RecordedStolen,
        RecordSetKind::Stock => ResultCode::StateStock,
        RecordSetKind::Destruction => ResultCode::RecordedDestroyed,
        RecordSetKind::Registry | RecordSetKind::Unknown(_) => return None,
    })
}

/// Results whose disclosure is always a person's decision, whoever asks.
#[must_use]
pub const fn is_sensitive(code: ResultCode) -> bool {
    matches!(
        code,
        ResultCode::StateStock
            | ResultCode::InOfficialCustody
            | ResultCode::RecordedDestroyed
            | ResultCode::Unknown(_)
    )
}

/// The results of a record, the primary one first, each once; none if the record does not say
/// what became of the gun.
#[must_use]
pub fn of_record(record: &FirearmRecord, set: Option<RecordSetKind>) -> Vec<TraceResult> {
    let mut results: Vec<TraceResult> = Vec::new();
    for event in record.events_in_order().into_iter().rev() {
        // A claim that nobody recorded does not decide.
        if event.certainty == Certainty::Claimed {
            continue;
        }
        let Some(code) = of_event(event) else { continue };
        if results.iter().any(|r| r.code == code) {
            continue;
        }
        results.push(TraceResult {
            code,
            country: event.country.or_else(|| event.to.as_ref().and_then(|p| p.country)),
            date: event.date,
            party: event.to.clone(),
            document: event.document.clone(),
        });
    }
    if results.is_empty()
        && let Some(code) = set.and_then(of_set)
    {
        results.push(TraceResult { code, country: None, date: None, party: None, document: None });
    }
    results
}

/// The State in which the chain goes on, if the primary result of the State `by` names another one
/// (R06, R13, R15). Of a transit the event names where it took place, and the consignee's State
/// where it went.
#[must_use]
pub fn leads_to(results: &[TraceResult], by: Country) -> Option<Country> {
    let primary = results.first()?;
    let sent = matches!(
        primary.code,
        ResultCode::Exported | ResultCode::ManufacturedShipped | ResultCode::InTransitRecord
    );
    let party = primary.party.as_ref().and_then(|party| party.country);
    sent.then(|| primary.country.filter(|c| *c != by).or(party).filter(|c| *c != by)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::examples::{dated, event, party, record, us};

    fn of_record(chain: &[ChainEvent], set: Option<RecordSetKind>) -> Vec<TraceResult> {
        super::of_record(&record(0, chain.to_vec()), set)
    }

    #[test]
    fn dates_decide_and_not_the_order_of_arrival() {
        let exported = dated(EventKind::Exported, "2015-03");
        let stolen = dated(EventKind::ReportedStolen, "2021-08-02");
        let made = dated(EventKind::Manufactured, "2009");
        let results = of_record(&[stolen, made, exported], None);
        let codes: Vec<ResultCode> = results.iter().map(|r| r.code).collect();
        assert_eq!(
            codes,
            [ResultCode::RecordedStolen, ResultCode::Exported, ResultCode::ManufacturedShipped]
        );
    }

    #[test]
    fn the_newest_deciding_event_is_the_primary_result() {
        let mut exported = event(EventKind::Exported);
        exported.country = Country::parse("XC");
        let chain = [event(EventKind::Manufactured), exported, event(EventKind::DeliveryVerified)];
        let results = of_record(&chain, None);
        let codes: Vec<ResultCode> = results.iter().map(|r| r.code).collect();
        assert_eq!(codes, [ResultCode::Exported, ResultCode::ManufacturedShipped]);
        assert_eq!(leads_to(&results, us().country()), Country::parse("XC"));
    }

    #[test]
    fn a_gun_that_came_back_and_was_stolen_leads_nowhere() {
        let mut exported = event(EventKind::Exported);
        exported.country = Country::parse("XC");
        let results = of_record(&[exported, event(EventKind::ReportedStolen)], None);
        assert_eq!(results[0].code, ResultCode::RecordedStolen);
        assert_eq!(leads_to(&results, us().country()), None);
    }

    #[test]
    fn a_transit_leads_to_the_consignees_state_and_nothing_leads_back_to_who_answers() {
        let mut consignee = party(PartyKind::Licensee, "Consignee");
        consignee.country = Country::parse("XC");
        let here = us().country();
        let transit = TraceResult {
            code: ResultCode::InTransitRecord,
            country: Some(here),
            date: None,
            party: Some(consignee),
            document: None,
        };
        assert_eq!(leads_to(std::slice::from_ref(&transit), here), Country::parse("XC"));
        let nowhere = TraceResult { party: None, ..transit };
        assert_eq!(leads_to(&[nowhere], here), None);
    }

    #[test]
    fn a_claim_does_not_decide() {
        let mut claimed = event(EventKind::Destroyed);
        claimed.certainty = Certainty::Claimed;
        let results = of_record(&[event(EventKind::Registered), claimed], None);
        assert_eq!(results[0].code, ResultCode::HolderIdentified);
    }

    #[test]
    fn a_sale_to_a_force_is_state_stock_and_sensitive() {
        let mut sold = event(EventKind::SoldRetail);
        sold.to = Some(party(PartyKind::Force, "Police"));
        let results = of_record(&[sold], None);
        assert_eq!(results[0].code, ResultCode::StateStock);
        assert!(is_sensitive(results[0].code));
    }

    #[test]
    fn what_is_recorded_with_a_licensed_company_is_its_stock_and_not_a_holders() {
        let mut issued = event(EventKind::Issued);
        issued.to = Some(party(PartyKind::Licensee, "Guards SA"));
        let results = of_record(&[issued], None);
        assert_eq!(results[0].code, ResultCode::PrivateSecurityStock);
        assert!(!is_sensitive(results[0].code));
    }

    #[test]
    fn a_register_that_names_no_holder_identifies_none() {
        assert!(of_record(&[], Some(RecordSetKind::Registry)).is_empty());
        assert!(of_record(&[event(EventKind::Marked)], None).is_empty());
    }

    #[test]
    fn a_record_without_events_says_what_its_set_is() {
        let results = of_record(&[], Some(RecordSetKind::Destruction));
        assert_eq!(results[0].code, ResultCode::RecordedDestroyed);
    }
}
