//! Where the gun left lawful hands (domain.md §4.4): a report that says so, or else what the order
//! of records leaves open. Nobody is accused by inference: what no record tells is not established.

use vestigo_protocol::codes::{
    Certainty, EventKind, ManufactureClass, PartyKind, PointOfDiversion, ResultCode,
};
use vestigo_protocol::firearm::Party;
use vestigo_protocol::ids::Country;

use super::facts::Fact;
use super::{Change, Diversion, Hop, Recovery};
use PointOfDiversion as Point;

/// The point of diversion, and the last lawful transfer before it, from which time is measured.
pub(super) fn find<'f, 'a>(
    facts: &'f [Fact<'a>],
    hops: &[Hop<'_>],
    recovery: &Recovery,
) -> (Diversion, Option<&'f Fact<'a>>) {
    let firm: Vec<&Fact<'_>> = facts.iter().filter(|f| f.is_firm()).collect();
    let broken = firm.iter().rposition(|f| f.breaks());
    // What lawful hands held again afterwards was lost from there, not before.
    let standing = broken.filter(|at| !firm.iter().skip(at + 1).any(|f| f.is_lawful()));
    let before = standing.unwrap_or(firm.len());
    let lawful = firm.iter().take(before).rev().find(|f| f.is_lawful()).copied();
    let transfer = firm.iter().take(before).rev().find(|f| f.transfers()).copied();
    let broke = standing.and_then(|at| firm.get(at)).copied();
    // A claim says where to look; it establishes nothing.
    let claimed = facts.iter().rev().find(|f| f.breaks() && !f.is_firm());
    let mut found = match (broke, lawful) {
        (Some(fact), _) => of_break(fact, lawful),
        (None, _) if let Some(point) = of_class(recovery.class) => {
            plain(point, Certainty::Inferred)
        }
        (None, None) => open(Vec::new()),
        (None, Some(last)) => of_last(last, hops),
    };
    let mut rests_on: Vec<&Fact<'_>> = lawful.into_iter().chain(broke).collect();
    if found.point == Point::NotEstablished
        && broke.is_none()
        && let Some(claim) = claimed
    {
        found = Diversion { certainty: Certainty::Claimed, ..of_break(claim, lawful) };
        found.changes.push(Change::RecordOf(claim.by));
        found.broke = Some(claim.source);
        found.country = Some(claim.country.unwrap_or(claim.by));
        found.date = claim.date;
        rests_on.push(claim);
    }
    if let Some(fact) = broke {
        found.broke = Some(fact.source);
        found.country = Some(fact.country.unwrap_or(fact.by));
        found.date = fact.date;
    }
    found.last_lawful = lawful.map(|f| f.source);
    found.signed = rests_on.iter().all(|f| f.signed);
    for fact in rests_on.iter().filter(|f| !f.signed) {
        push(&mut found.changes, Change::SignatureOf(fact.by));
    }
    for hop in hops.iter().filter(|h| h.answer.is_none()) {
        push(&mut found.changes, Change::AnswerOf(hop.country));
    }
    (found, transfer)
}

fn push(changes: &mut Vec<Change>, change: Change) {
    if !changes.contains(&change) {
        changes.push(change);
    }
}

const fn plain(point: Point, certainty: Certainty) -> Diversion {
    Diversion {
        point,
        or: Vec::new(),
        certainty,
        country: None,
        date: None,
        last_lawful: None,
        broke: None,
        signed: true,
        changes: Vec::new(),
    }
}

fn open(or: Vec<Point>) -> Diversion {
    Diversion { or, ..plain(Point::NotEstablished, Certainty::Inferred) }
}

/// What our own examination of the gun says.
const fn of_class(class: Option<ManufactureClass>) -> Option<Point> {
    Some(match class {
        Some(
            ManufactureClass::Craft
            | ManufactureClass::PrivatelyMadeKit
            | ManufactureClass::Printed3d,
        ) => Point::IllicitManufacture,
        Some(ManufactureClass::ConvertedAlarmSignal | ManufactureClass::ConvertedOther) => {
            Point::Conversion
        }
        Some(ManufactureClass::Reactivated) => Point::Reactivation,
        _ => return None,
    })
}

/// From a report of theft or loss, a conversion or a reactivation.
fn of_break(fact: &Fact<'_>, lawful: Option<&Fact<'_>>) -> Diversion {
    let certainty = fact.certainty;
    match fact.kind {
        EventKind::ReportedLost => plain(Point::Loss, certainty),
        EventKind::Converted => plain(Point::Conversion, certainty),
        EventKind::Reactivated => plain(Point::Reactivation, certainty),
        _ => {
            let (point, or) = stolen_from(fact, lawful);
            let mut found = Diversion { or, ..plain(point, certainty) };
            if point == Point::NotEstablished || !found.or.is_empty() {
                found.changes.push(Change::HolderIn(fact.by));
            }
            found
        }
    }
}

/// Whom a stolen gun was stolen from: the party that the report names, or else the last that
/// lawfully had it.
fn stolen_from(fact: &Fact<'_>, lawful: Option<&Fact<'_>>) -> (Point, Vec<Point>) {
    // On its way when the State that sent it says that it was stolen, unless it had reached whom the
    // report names.
    let on_the_way = lawful
        .is_some_and(|last| last.is_on_the_way() && last.by == fact.by && !has_reached(last, fact));
    let at_the_maker = lawful.is_some_and(|last| last.kind == EventKind::Manufactured);
    let named = fact.from.map(|party| party.kind).filter(|kind| *kind != PartyKind::NotKnown);
    let holder = named.or_else(|| lawful.filter(|_| !on_the_way).and_then(Fact::receiver));
    let point = match holder {
        Some(PartyKind::Natural) => Point::TheftPrivateHolder,
        Some(PartyKind::Licensee) if on_the_way || at_the_maker => {
            Point::TheftManufacturerOrTransport
        }
        Some(PartyKind::Licensee) if lawful.is_some_and(|last| last.kind == EventKind::Issued) => {
            Point::PrivateSecurityCompany
        }
        Some(PartyKind::Licensee) => Point::TheftDealer,
        // A record says "force" of the police and of the armed forces alike.
        Some(PartyKind::Force | PartyKind::State) => {
            return (Point::PoliceStockpile, vec![Point::MilitaryStockpile]);
        }
        _ if on_the_way || at_the_maker => Point::TheftManufacturerOrTransport,
        _ => {
            let or = vec![Point::TheftPrivateHolder, Point::TheftDealer];
            return (Point::NotEstablished, or);
        }
    };
    (point, Vec::new())
}

/// Whether what was sent was with its consignee: the report names the same party, by name.
fn has_reached(sent: &Fact<'_>, fact: &Fact<'_>) -> bool {
    let name = |party: Option<&Party>| party.and_then(|party| party.name.clone());
    name(sent.to).is_some_and(|consignee| name(fact.from) == Some(consignee))
}

/// From the last lawful record, where no report says how the gun left lawful hands.
fn of_last(last: &Fact<'_>, hops: &[Hop<'_>]) -> Diversion {
    let inferred = |point| plain(point, Certainty::Inferred);
    let mut found = match last.kind {
        EventKind::Destroyed => inferred(Point::FromDestruction),
        EventKind::Deactivated => inferred(Point::Reactivation),
        EventKind::Seized | EventKind::Recovered => inferred(Point::FromSeizureStore),
        EventKind::RetainedOfficialUse => stock(),
        _ if let Some(to) = last.destination() => return sent(last.by, to, hops),
        _ => match last.receiver() {
            Some(PartyKind::Force | PartyKind::State) => stock(),
            Some(PartyKind::Licensee) if last.kind == EventKind::Issued => {
                inferred(Point::PrivateSecurityCompany)
            }
            _ => open(Vec::new()),
        },
    };
    found.changes.push(Change::ReportIn(last.by));
    found.country = (found.point != Point::NotEstablished).then_some(last.by);
    found
}

fn stock() -> Diversion {
    let found = plain(Point::PoliceStockpile, Certainty::Inferred);
    Diversion { or: vec![Point::MilitaryStockpile], ..found }
}

/// It was lawfully sent to a State: what that State says decides.
fn sent(from: Country, to: Country, hops: &[Hop<'_>]) -> Diversion {
    let answers = || hops.iter().filter(|h| h.country == to).filter_map(|h| h.answer);
    let no_record = |results: &[vestigo_protocol::message::TraceResult]| {
        results.first().is_some_and(|r| r.code == ResultCode::NoRecord)
    };
    if answers().any(|answer| no_record(&answer.results)) {
        // Not said by whom: carriers, consignees and forged papers all fit.
        let or = vec![Point::UnauthorisedReexport, Point::FalseEndUserDocumentation];
        let mut found = Diversion { or, ..plain(Point::InTransit, Certainty::Inferred) };
        found.changes = vec![Change::ReportIn(to), Change::ReportIn(from)];
        return found;
    }
    let mut found = open(Vec::new());
    if !hops.iter().any(|h| h.country == to) {
        found.changes.push(Change::Asking(to));
    }
    found
}
