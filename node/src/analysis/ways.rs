//! Where guns came from, and by which way.

use super::rows::Gun;
use super::{Figure, Guard, Subject, Tally, open_figure};

/// From the State of the last lawful transfer to that of the recovery.
pub(super) fn flows(guns: &[Gun], guard: Guard) -> Figure {
    let mut tally = Tally::new();
    for gun in guns {
        if let Some(source) = &gun.source {
            add(&mut tally, vec![source.clone(), gun.recovered_in.clone()], &[1]);
        }
    }
    open_figure(Subject::Flows, tally, guard)
}

/// The States in the order in which the gun was there, where there was more than one.
pub(super) fn routes(guns: &[Gun], guard: Guard) -> Figure {
    let mut tally = Tally::new();
    for gun in guns.iter().filter(|gun| gun.route.len() > 1) {
        add(&mut tally, gun.route.clone(), &[1]);
    }
    open_figure(Subject::Routes, tally, guard)
}

/// By the State that a gun was last lawfully exported to: how many were recovered, and how many of these there.
pub(super) fn exported_then_diverted(guns: &[Gun], guard: Guard) -> Figure {
    let mut tally = Tally::new();
    for gun in guns {
        if let Some(to) = &gun.exported_to {
            add(&mut tally, vec![to.clone()], &[1, u64::from(*to == gun.recovered_in)]);
        }
    }
    open_figure(Subject::ExportedThenDiverted, tally, guard)
}

/// Adds counts to a row.
pub(super) fn add(tally: &mut Tally, about: Vec<String>, counts: &[u64]) {
    let row = tally.entry(about).or_insert_with(|| vec![0; counts.len()]);
    for (sum, count) in row.iter_mut().zip(counts) {
        *sum = sum.saturating_add(*count);
    }
}
