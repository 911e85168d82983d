//! Where States contradict each other. Both assertions stay; which is right is for people to find.

use vestigo_protocol::codes::{EventKind, ResultCode};
use vestigo_protocol::ids::Country;

use super::facts::Fact;
use super::{Hop, Position, Source};

/// What two assertions cannot agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictKind {
    /// Their dates exclude each other.
    Dates,
    /// They name different consignees.
    Consignee,
    /// They name different States of origin or destination.
    Country,
    /// One says that it was sent there, the other has no record of it.
    Arrival,
    /// Something happened to it after it was destroyed.
    AfterDestruction,
    /// Two answers of one State differ: a letter and what its node signed later.
    Result,
}

impl ConflictKind {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [
        Self::Dates,
        Self::Consignee,
        Self::Country,
        Self::Arrival,
        Self::AfterDestruction,
        Self::Result,
    ];

    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dates => "DATES",
            Self::Consignee => "CONSIGNEE",
            Self::Country => "COUNTRY",
            Self::Arrival => "ARRIVAL",
            Self::AfterDestruction => "AFTER_DESTRUCTION",
            Self::Result => "RESULT",
        }
    }
}

/// Two assertions side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What about.
    pub kind: ConflictKind,
    /// The one, and the State that asserts it.
    pub one: (Source, Country),
    /// The other, and the State that asserts it.
    pub other: (Source, Country),
}

/// All contradictions, in the order of the facts.
pub(super) fn find(facts: &[Fact<'_>], hops: &[Hop<'_>]) -> Vec<Conflict> {
    let mut found = Vec::new();
    for (at, one) in facts.iter().enumerate() {
        for other in facts.iter().skip(at + 1) {
            // One answer is one State's account; it is not held against itself.
            if one.source.hop == other.source.hop {
                continue;
            }
            for kind in between(one, other).into_iter().flatten() {
                found.push(Conflict {
                    kind,
                    one: (one.source, one.by),
                    other: (other.source, other.by),
                });
            }
        }
        found.extend(not_arrived(one, hops));
    }
    found.extend(answers_of_one_state(hops));
    found
}

fn between(one: &Fact<'_>, other: &Fact<'_>) -> [Option<ConflictKind>; 3] {
    let apart = one.span.is_before(other.span) || other.span.is_before(one.span);
    let once = |kind| matches!(kind, EventKind::Manufactured | EventKind::Destroyed);
    if one.kind == other.kind && once(one.kind) && one.by != other.by {
        return [apart.then_some(ConflictKind::Dates), None, None];
    }
    if let Some((sent, received)) = consignment(one, other) {
        let early = received.span.is_before(sent.span);
        let origin =
            received.country.is_some_and(|origin| origin != sent.by && origin != received.by);
        let name = |f: &Fact<'_>| {
            let party = f.to.filter(|party| !party.may_be_a_person())?;
            Some(plain(party.name.as_ref()?.as_str()))
        };
        let consignee =
            matches!((name(sent), name(received)), (Some(a), Some(b)) if !alike(&a, &b));
        return [
            early.then_some(ConflictKind::Dates),
            consignee.then_some(ConflictKind::Consignee),
            origin.then_some(ConflictKind::Country),
        ];
    }
    // Two States that say where one consignment went.
    let sent = |f: &Fact<'_>| f.kind == EventKind::Exported;
    if sent(one)
        && sent(other)
        && one.by == other.by
        && one.date.is_some()
        && one.date == other.date
    {
        let differ = one.destination() != other.destination();
        return [differ.then_some(ConflictKind::Country), None, None];
    }
    let outlived = [(one, other), (other, one)].into_iter().any(|(gone, later)| {
        gone.kind == EventKind::Destroyed && later.is_firm() && gone.span.is_before(later.span)
    });
    [outlived.then_some(ConflictKind::AfterDestruction), None, None]
}

/// One State says that it went to the other, which says that it came: of one consignment, unless
/// years lie between.
fn consignment<'f, 'a>(
    one: &'f Fact<'a>,
    other: &'f Fact<'a>,
) -> Option<(&'f Fact<'a>, &'f Fact<'a>)> {
    const YEARS: i64 = 3 * 366;
    [(one, other), (other, one)].into_iter().find(|(sent, received)| {
        let near = match (sent.span.first, received.span.first) {
            (Some(a), Some(b)) => a.abs_diff(b) <= YEARS.unsigned_abs(),
            _ => true,
        };
        sent.is_on_the_way()
            && received.kind == EventKind::Imported
            && sent.destination() == Some(received.by)
            && near
    })
}

/// The State that it was sent to answers that it has no record.
fn not_arrived(fact: &Fact<'_>, hops: &[Hop<'_>]) -> Option<Conflict> {
    let to = fact.destination()?;
    let (place, hop) = hops.iter().enumerate().find(|(_, hop)| {
        let answer = hop.answer.filter(|_| hop.country == to);
        let first = answer.and_then(|answer| answer.results.first());
        first.is_some_and(|result| result.code == ResultCode::NoRecord)
    })?;
    let source = Source { hop: place, leaf: hop.leaf, position: Position::Result(0) };
    Some(Conflict { kind: ConflictKind::Arrival, one: (fact.source, fact.by), other: (source, to) })
}

/// Two answers of one State with different primary results.
fn answers_of_one_state(hops: &[Hop<'_>]) -> Vec<Conflict> {
    let mut found = Vec::new();
    let primary = |hop: &Hop<'_>| Some(hop.answer?.results.first()?.code);
    for (at, one) in hops.iter().enumerate() {
        for (place, other) in hops.iter().enumerate().skip(at + 1) {
            let (Some(a), Some(b)) = (primary(one), primary(other)) else { continue };
            if one.country != other.country || a == b {
                continue;
            }
            let source = |hop, leaf| Source { hop, leaf, position: Position::Result(0) };
            found.push(Conflict {
                kind: ConflictKind::Result,
                one: (source(at, one.leaf), one.country),
                other: (source(place, other.leaf), other.country),
            });
        }
    }
    found
}

/// A company's name as letters and digits.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// One name is often the other with the form of company behind it.
fn alike(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a)
}
