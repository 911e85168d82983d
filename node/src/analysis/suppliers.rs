//! Who supplied guns, in which sales and consignments, and how their numbers were treated.

use std::collections::BTreeMap;

use super::table::{Kept, Name, Table, Years};
use super::{Figure, Guard, SHORT_DAYS, SHORT_TIMES, Subject, Tally, business_days, open_figure};

/// Guns by a party, and how many of them were recovered after a short time.
pub(super) fn by(
    table: &Table,
    years: Years,
    subject: Subject,
    party: fn(&Kept) -> Option<Name>,
    guard: Guard,
) -> Figure {
    let mut counts = table.counts::<2>();
    for gun in table.guns(years) {
        if let Some(name) = party(gun) {
            // Short for certain: also if it took the longest that its dates allow.
            let short = matches!(gun.days, Some((_, Some(most))) if most < SHORT_DAYS);
            counts.add(name, [1, u64::from(short)]);
        }
    }
    let mut figure = open_figure(subject, counts.tally(&table.names), guard);
    for row in &mut figure.rows {
        row.stands_out = row.cells.get(1).copied().flatten().is_some_and(|n| n >= SHORT_TIMES);
    }
    figure
}

/// Business days within which several handguns to one buyer are one multiple sale (ATF F 3310.4).
const DAYS: i64 = 5;

/// Multiple sales by dealer: how many, and of how many handguns. The days run from the first gun, and a
/// gun belongs to one sale.
pub(super) fn multiple_sales(table: &Table, years: Years, guard: Guard) -> Figure {
    let mut counts = table.counts::<2>();
    let sales: Vec<_> = table.sales(years).collect();
    for of_one in sales.chunk_by(|a, b| (a.dealer, a.buyer) == (b.dealer, b.buyer)) {
        let mut rest = of_one;
        while let Some(first) = rest.first() {
            let within = rest.partition_point(|sale| business_days(first.day, sale.day) <= DAYS);
            // The first gun is within its own days, also on a Sunday.
            let (one, later) = rest.split_at(within.max(1));
            if one.len() > 1 {
                counts.add(first.dealer, [1, one.len() as u64]);
            }
            rest = later;
        }
    }
    open_figure(Subject::MultipleSales, counts.tally(&table.names), guard)
}

/// Guns of one maker and consignment whose serial numbers are neighbours: how many, and in how many
/// States they were recovered.
pub(super) fn consignments(table: &Table, years: Years, guard: Guard) -> Figure {
    let numbered = |gun: &Kept| {
        let (prefix, number) = gun.number?;
        Some(((gun.maker, gun.consignment?), (prefix, number), gun.recovered_in))
    };
    let mut guns: Vec<_> = table.guns(years).filter_map(numbered).collect();
    guns.sort_unstable();
    guns.dedup();
    let mut found: BTreeMap<(Name, Name), (u64, Vec<Name>)> = BTreeMap::new();
    // A number that was recovered in two States is one gun, and its own neighbour here.
    let neighbours = |a: &(_, (Name, u64), _), b: &(_, (Name, u64), _)| {
        a.0 == b.0 && a.1.0 == b.1.0 && b.1.1.abs_diff(a.1.1) <= 1
    };
    for run in guns.chunk_by(neighbours) {
        let many = 1 + run.array_windows().filter(|[one, other]| one.1 != other.1).count() as u64;
        let Some((lot, ..)) = run.first().filter(|_| many > 1) else { continue };
        let (sum, places) = found.entry(*lot).or_default();
        *sum += many;
        places.extend(run.iter().map(|(_, _, place)| *place));
    }
    let text = |name| table.names.text(name).to_owned();
    let tally: Tally = found
        .into_iter()
        .map(|((maker, consignment), (many, mut places))| {
            places.sort_unstable();
            places.dedup();
            (vec![text(maker), text(consignment)], vec![many, places.len() as u64])
        })
        .collect();
    let mut figure = open_figure(Subject::Consignments, tally.clone(), guard);
    // States are no cases: where guns may be told, so may be in how many States they were found.
    for row in &mut figure.rows {
        let places = tally.get(&row.about).and_then(|counts| counts.get(1));
        if let (Some(cell), Some(places)) = (row.cells.get_mut(1), places) {
            *cell = Some(*places);
        }
    }
    figure
}

/// By type of gun: how many, and of how many the number was removed or altered.
pub(super) fn obliteration(table: &Table, years: Years, guard: Guard) -> Figure {
    let mut counts = table.counts::<2>();
    for gun in table.guns(years) {
        if let Some(kind) = gun.kind {
            counts.add(kind, [1, u64::from(gun.obliterated)]);
        }
    }
    open_figure(Subject::Obliteration, counts.tally(&table.names), guard)
}
