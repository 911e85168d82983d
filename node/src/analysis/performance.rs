//! How well tracing works.

use super::rows::{Cause, Outcome, Question};
use super::ways::add;
use super::{Figure, Guard, Subject, Tally, open_figure};

/// What became of our questions, by partner, and why those failed that were not completed.
pub(super) fn by_partner(questions: &[Question], guard: Guard) -> Figure {
    let mut tally = Tally::new();
    for question in questions.iter().filter(|question| !question.received) {
        let is = |outcome: &Outcome| u64::from(question.outcome == *outcome);
        let causes: &[Cause] = match &question.outcome {
            Outcome::NotCompleted(causes) => causes,
            _ => &[],
        };
        let not_completed = u64::from(matches!(question.outcome, Outcome::NotCompleted(_)));
        let by = |cause| u64::from(causes.contains(&cause));
        let counts = [
            1,
            is(&Outcome::Found),
            is(&Outcome::NoRecord),
            not_completed,
            is(&Outcome::Refused),
            is(&Outcome::Open),
            by(Cause::Item),
            by(Cause::Request),
            by(Cause::Records),
        ];
        add(&mut tally, vec![question.partner.clone()], &counts);
    }
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
