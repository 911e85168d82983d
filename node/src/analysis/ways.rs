//! Where guns came from, and by which way.

use std::collections::BTreeMap;

use super::table::{Name, Table, Years};
use super::{Figure, Guard, Subject, open_figure};

/// From the State of the last lawful transfer to that of the recovery.
pub(super) fn flows(table: &Table, years: Years, guard: Guard) -> Figure {
    let mut counts: BTreeMap<(Name, Name), u64> = BTreeMap::new();
    for gun in table.guns(years) {
        if let Some(source) = gun.source {
            *counts.entry((source, gun.recovered_in)).or_default() += 1;
        }
    }
    let text = |name| table.names.text(name).to_owned();
    let told = counts.into_iter().map(|((from, to), n)| (vec![text(from), text(to)], vec![n]));
    open_figure(Subject::Flows, told.collect(), guard)
}

/// The States in the order in which the gun was there, where there was more than one.
pub(super) fn routes(table: &Table, years: Years, guard: Guard) -> Figure {
    let mut counts = table.counts::<1>();
    for route in table.guns(years).filter_map(|gun| gun.route) {
        counts.add(route, [1]);
    }
    let states = |route: &str| route.split('>').map(str::to_owned).collect();
    let told = counts.counted(&table.names).map(|(route, [n])| (states(route), vec![n]));
    open_figure(Subject::Routes, told.collect(), guard)
}

/// By the State that a gun was last lawfully exported to: how many were recovered, and how many of these there.
pub(super) fn exported_then_diverted(table: &Table, years: Years, guard: Guard) -> Figure {
    let mut counts = table.counts::<2>();
    for gun in table.guns(years) {
        if let Some(to) = gun.exported_to {
            counts.add(to, [1, u64::from(to == gun.recovered_in)]);
        }
    }
    open_figure(Subject::ExportedThenDiverted, counts.tally(&table.names), guard)
}
