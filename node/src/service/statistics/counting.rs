//! Counting: rows by partner and month, medians, and what is too few to be told. Pure.

use std::collections::BTreeMap;

use crate::service::views::WorkRowView;

/// The least count that is told.
pub(super) const LEAST: u64 = 5;

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Open,
    Answered,
    Refused,
    Returned,
    Dropped,
}

/// One question.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) partner: String,
    pub(super) month: String,
    pub(super) fate: Fate,
    pub(super) overdue: bool,
    /// Until its decision.
    pub(super) seconds: Option<u64>,
}

/// A row that grows.
#[derive(Debug, Default)]
struct Row {
    view: WorkRowView,
    seconds: Vec<u64>,
}

impl Row {
    fn add(&mut self, question: &Question) {
        let row = &mut self.view;
        row.asked = row.asked.saturating_add(1);
        let fate = match question.fate {
            Fate::Open => &mut row.open,
            Fate::Answered => &mut row.answered,
            Fate::Refused => &mut row.refused,
            Fate::Returned => &mut row.returned,
            Fate::Dropped => &mut row.dropped,
        };
        *fate = fate.saturating_add(1);
        row.overdue = row.overdue.saturating_add(u64::from(question.overdue));
        self.seconds.extend(question.seconds);
    }

    fn view(mut self) -> WorkRowView {
        self.view.median_seconds = median(&mut self.seconds);
        self.view
    }
}

/// The middle of some numbers, the lower of two; none of none.
pub(super) fn median(numbers: &mut [u64]) -> Option<u64> {
    numbers.sort_unstable();
    numbers.get(numbers.len().saturating_sub(1) / 2).copied()
}

/// Questions by partner and month.
#[derive(Debug, Default)]
pub(super) struct Work {
    all: Row,
    rows: BTreeMap<(String, String), Row>,
}

impl Work {
    pub(super) fn add(&mut self, question: &Question) {
        self.all.add(question);
        let key = (question.month.clone(), question.partner.clone());
        let row = self.rows.entry(key).or_default();
        row.view.partner.clone_from(&question.partner);
        row.view.month.clone_from(&question.month);
        row.add(question);
    }

    /// All of it first, then the newest month first, by partner.
    pub(super) fn rows(self) -> Vec<WorkRowView> {
        let mut rows: Vec<WorkRowView> = self.rows.into_values().map(Row::view).collect();
        rows.sort_by(|a, b| b.month.cmp(&a.month).then_with(|| a.partner.cmp(&b.partner)));
        rows.insert(0, self.all.view());
        rows
    }
}

/// Counts as they may be told: one to four are absent. If that is one alone, the smallest of the
/// others is absent too, or the sum of all would tell it.
pub(super) fn told<K: Ord + Clone>(counts: &BTreeMap<K, u64>) -> BTreeMap<K, Option<u64>> {
    let few = |count: u64| (1..LEAST).contains(&count);
    let mut told: BTreeMap<K, Option<u64>> =
        counts.iter().map(|(key, n)| (key.clone(), (!few(*n)).then_some(*n))).collect();
    if counts.values().filter(|n| few(**n)).count() == 1 {
        let others = counts.iter().filter(|(_, n)| **n >= LEAST);
        if let Some((key, _)) = others.min_by_key(|(_, n)| **n) {
            told.insert(key.clone(), None);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(partner: &str, month: &str, fate: Fate, seconds: Option<u64>) -> Question {
        let (partner, month) = (partner.to_owned(), month.to_owned());
        Question { partner, month, fate, overdue: seconds.is_none(), seconds }
    }

    #[test]
    fn questions_are_counted_by_partner_and_month_and_in_all() {
        let mut work = Work::default();
        for (partner, month, fate, seconds) in [
            ("b", "2026-10", Fate::Answered, Some(10)),
            ("a", "2026-11", Fate::Answered, Some(40)),
            ("a", "2026-11", Fate::Refused, Some(20)),
            ("a", "2026-11", Fate::Open, None),
        ] {
            work.add(&question(partner, month, fate, seconds));
        }
        let rows = work.rows();
        let said: Vec<(&str, &str, u64)> =
            rows.iter().map(|r| (r.partner.as_str(), r.month.as_str(), r.asked)).collect();
        assert_eq!(said, [("", "", 4), ("a", "2026-11", 3), ("b", "2026-10", 1)]);
        let all = &rows[0];
        assert_eq!((all.answered, all.refused, all.open, all.overdue), (2, 1, 1, 1));
        assert_eq!(all.median_seconds, Some(20));
        assert_eq!(rows[1].median_seconds, Some(20));
    }

    #[test]
    fn a_small_count_is_not_told_and_cannot_be_computed_from_the_others() {
        let counts = |pairs: &[(&'static str, u64)]| pairs.iter().copied().collect();
        let of = |pairs: &[(&'static str, u64)]| told(&counts(pairs));
        let one = of(&[("a", 3), ("b", 9), ("c", 7), ("d", 0)]);
        assert_eq!(one["a"], None);
        assert_eq!((one["b"], one["c"], one["d"]), (Some(9), None, Some(0)));
        let two = of(&[("a", 3), ("b", 9), ("c", 4)]);
        assert_eq!((two["a"], two["b"], two["c"]), (None, Some(9), None));
        assert_eq!(of(&[("a", 5)])["a"], Some(5));
    }

    #[test]
    fn the_median_of_nothing_is_nothing() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [3]), Some(3));
        assert_eq!(median(&mut [9, 1, 5, 7]), Some(5));
    }
}
