//! How well tracing works.

use super::rows::Cause;
use super::table::{Became, Table, Years, bit};
use super::{Figure, Guard, Subject, open_figure};

/// What became of our questions, by partner, and why those failed that were not completed.
pub(super) fn by_partner(table: &Table, years: Years, guard: Guard) -> Figure {
    let mut counts = table.counts::<9>();
    for question in table.questions(years).filter(|question| !question.received) {
        let is = |became: Became| u64::from(question.became == became);
        let (not_completed, causes) = match question.became {
            Became::NotCompleted(causes) => (1, causes),
            _ => (0, 0),
        };
        let by = |cause| u64::from(causes & bit(cause) != 0);
        let counted = [
            1,
            is(Became::Found),
            is(Became::NoRecord),
            not_completed,
            is(Became::Refused),
            is(Became::Open),
            by(Cause::Item),
            by(Cause::Request),
            by(Cause::Records),
        ];
        counts.add(question.partner, counted);
    }
    let tally = counts.tally(&table.names);
    let mut figure = open_figure(Subject::Performance, tally.clone(), guard);
    for row in &mut figure.rows {
        let Some(counts) = tally.get(&row.about) else { continue };
        // These are the parts of all questions.
        let parts = guard.parts(counts.get(1..6).unwrap_or_default());
        let sum = guard.sum(parts.iter().copied());
        for (cell, part) in row.cells.iter_mut().zip(std::iter::once(sum).chain(parts)) {
            *cell = part;
        }
    }
    figure.rows.retain(|row| row.cells.first().is_some_and(Option::is_some));
    super::in_order(&mut figure.rows);
    figure.n = super::total(&figure, guard);
    figure
}
