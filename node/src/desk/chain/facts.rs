//! What the answers of a chain assert, one by one, in the order in which it can have happened.

use vestigo_protocol::codes::{Certainty, EventKind, PartyKind, ResultCode};
use vestigo_protocol::firearm::{ChainEvent, PartialDate, Party};
use vestigo_protocol::ids::Country;
use vestigo_protocol::message::TraceResult;

use super::span::Span;
use super::{Hop, Position, Recovery, Source};

/// One assertion.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact<'a> {
    pub(super) source: Source,
    pub(super) kind: EventKind,
    pub(super) date: Option<PartialDate>,
    pub(super) span: Span,
    /// The State that asserts it.
    pub(super) by: Country,
    /// The other State of an export or import; else where it took place.
    pub(super) country: Option<Country>,
    pub(super) from: Option<&'a Party>,
    pub(super) to: Option<&'a Party>,
    /// What kind of holder a result without parties stands for.
    pub(super) holder: Option<PartyKind>,
    pub(super) certainty: Certainty,
    pub(super) signed: bool,
}

impl Fact<'_> {
    /// The State that it leads to, if it leaves the asserting one.
    pub(super) fn destination(&self) -> Option<Country> {
        if !self.is_on_the_way() {
            return None;
        }
        let party = self.to.and_then(|party| party.country);
        self.country.filter(|c| *c != self.by).or(party).filter(|c| *c != self.by)
    }

    /// Handed to a carrier and not yet said to have arrived.
    pub(super) const fn is_on_the_way(&self) -> bool {
        matches!(self.kind, EventKind::Shipped | EventKind::Exported | EventKind::Transited)
    }

    /// It left lawful hands.
    pub(super) const fn breaks(&self) -> bool {
        matches!(
            self.kind,
            EventKind::ReportedStolen
                | EventKind::ReportedLost
                | EventKind::Converted
                | EventKind::Reactivated
        )
    }

    /// A lawful hand gave it to another.
    pub(super) const fn transfers(&self) -> bool {
        matches!(
            self.kind,
            EventKind::Shipped
                | EventKind::Imported
                | EventKind::Exported
                | EventKind::DeliveryVerified
                | EventKind::SoldRetail
                | EventKind::TransferredPrivate
                | EventKind::Registered
                | EventKind::Issued
                | EventKind::Inherited
        )
    }

    /// It was lawfully held or made, kept by officials, or taken out of the world of guns.
    pub(super) const fn is_lawful(&self) -> bool {
        !self.breaks() && !matches!(self.kind, EventKind::Unknown(_))
    }

    /// More than somebody's claim.
    pub(super) fn is_firm(&self) -> bool {
        matches!(self.certainty, Certainty::Recorded | Certainty::Inferred)
    }

    /// What the hand is that received it, if that is told.
    pub(super) fn receiver(&self) -> Option<PartyKind> {
        self.to.map(|party| party.kind).or(self.holder)
    }
}

/// Everything that the answers assert up to the recovery. An answer tells its events oldest first,
/// and the answers follow each other as the gun did; only dates that exclude it change that order.
pub(super) fn of<'a>(hops: &[Hop<'a>], recovery: &Recovery) -> Vec<Fact<'a>> {
    let recovered = recovered(recovery);
    let mut facts: Vec<Fact<'a>> = Vec::new();
    for (place, hop) in hops.iter().enumerate() {
        let Some(answer) = hop.answer else { continue };
        let source = |position| Source { hop: place, leaf: hop.leaf, position };
        let mut told: Vec<Fact<'a>> = answer
            .events
            .iter()
            .enumerate()
            .map(|(at, event)| of_event(event, hop, source(Position::Event(at))))
            .collect();
        if told.is_empty() {
            let results = answer.results.iter().enumerate().rev();
            told = results
                .filter_map(|(at, result)| of_result(result, hop, source(Position::Result(at))))
                .collect();
        }
        for fact in told {
            // What came after, and the recovery itself, are no part of how it left lawful hands.
            let recovery_itself = matches!(fact.kind, EventKind::Seized | EventKind::Recovered)
                && fact.by == recovery.country
                && !fact.span.is_before(recovered);
            if recovered.is_before(fact.span) || recovery_itself {
                continue;
            }
            let before = facts.iter().rposition(|known| !fact.span.is_before(known.span));
            facts.insert(before.map_or(0, |at| at + 1), fact);
        }
    }
    facts
}

/// The days on which the gun can have been recovered.
pub(super) fn recovered(recovery: &Recovery) -> Span {
    match recovery.on {
        Some(date) => Span::of(Some(date)),
        None => Span::until(recovery.asked),
    }
}

fn of_event<'a>(event: &'a ChainEvent, hop: &Hop<'a>, source: Source) -> Fact<'a> {
    Fact {
        source,
        kind: event.kind,
        date: event.date,
        span: Span::of(event.date),
        by: event.asserted_by.unwrap_or(hop.country),
        country: event.country,
        from: event.from.as_ref(),
        to: event.to.as_ref(),
        holder: None,
        certainty: event.certainty,
        signed: hop.signed,
    }
}

/// A result stands for an event where the answer tells none.
fn of_result<'a>(result: &'a TraceResult, hop: &Hop<'a>, source: Source) -> Option<Fact<'a>> {
    let (kind, holder) = match result.code {
        ResultCode::HolderIdentified => (EventKind::Registered, None),
        ResultCode::FirstPurchaserIdentified => (EventKind::SoldRetail, Some(PartyKind::Natural)),
        ResultCode::DealerLastKnown => (EventKind::SoldRetail, Some(PartyKind::Licensee)),
        ResultCode::StateStock => (EventKind::Issued, Some(PartyKind::Force)),
        ResultCode::PrivateSecurityStock => (EventKind::Issued, Some(PartyKind::Licensee)),
        ResultCode::Exported => (EventKind::Exported, None),
        ResultCode::ImportedFrom => (EventKind::Imported, None),
        ResultCode::RecordedStolen => (EventKind::ReportedStolen, None),
        ResultCode::RecordedLost => (EventKind::ReportedLost, None),
        ResultCode::InOfficialCustody => (EventKind::Seized, None),
        ResultCode::RecordedDestroyed => (EventKind::Destroyed, None),
        ResultCode::RecordedDeactivated => (EventKind::Deactivated, None),
        ResultCode::ManufacturedShipped => (EventKind::Shipped, None),
        ResultCode::InTransitRecord => (EventKind::Transited, None),
        ResultCode::NotManufacturedHere | ResultCode::NoRecord | ResultCode::Unknown(_) => {
            return None;
        }
    };
    let breaks = matches!(kind, EventKind::ReportedStolen | EventKind::ReportedLost);
    let party = result.party.as_ref();
    Some(Fact {
        source,
        kind,
        date: result.date,
        span: Span::of(result.date),
        by: hop.country,
        country: result.country,
        from: party.filter(|_| breaks),
        to: party.filter(|_| !breaks),
        holder,
        certainty: Certainty::Recorded,
        signed: hop.signed,
    })
}
