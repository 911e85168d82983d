//! The work that questions make: by partner and month, how they ended, in which time, and what is too few
//! to be told.

use std::collections::BTreeMap;

use vestigo_protocol::time::Timestamp;

use super::calendar::Month;
use super::crime;
use super::rows::Fate;
use super::table::{Name, Put, Table};
use crate::desk::matters::SMALLEST_CELL;

/// The least count of outcomes, times and flows that is told.
pub const LEAST: u64 = SMALLEST_CELL;

/// Questions to or of one partner in one month, or all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// The partner; empty: all of them.
    pub partner: String,
    /// The month in which it was asked; none: the whole time.
    pub month: Option<Month>,
    /// Questions asked.
    pub asked: u64,
    /// Of these, answered.
    pub answered: u64,
    /// Refused with a reason.
    pub refused: u64,
    /// Returned as inadmissible.
    pub returned: u64,
    /// Withdrawn, or never delivered.
    pub dropped: u64,
    /// Not decided yet.
    pub open: u64,
    /// Decided after the date on which it was due, or due and not decided.
    pub overdue: u64,
    /// Seconds until the decision, the median of those decided.
    pub median_seconds: Option<u64>,
}

/// What one side's questions came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// All of it first, then the newest month first, by partner.
    pub work: Vec<Work>,
    /// How often each code was the outcome.
    pub outcomes: BTreeMap<String, u64>,
}

/// What the chains of our traces say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chains {
    /// Times to crime by interval; none: too few.
    pub times: Vec<Option<u64>>,
    /// Their median, if there are enough.
    pub median_days: Option<u64>,
    /// States in which guns were last lawful, those with enough.
    pub flows: Vec<(String, u64)>,
    /// Guns of the other States; none: too few.
    pub other_flows: Option<u64>,
}

/// A row that grows.
#[derive(Debug, Default)]
struct Row {
    work: Work,
    seconds: Vec<u64>,
}

impl Row {
    fn add(&mut self, put: &Put, now: Timestamp) {
        let work = &mut self.work;
        work.asked += 1;
        let fate = match put.fate {
            Fate::Open => &mut work.open,
            Fate::Answered => &mut work.answered,
            Fate::Refused => &mut work.refused,
            Fate::Returned => &mut work.returned,
            Fate::Dropped => &mut work.dropped,
        };
        *fate += 1;
        work.overdue += u64::from(is_overdue(put, now));
        self.seconds.extend(put.decided_at.map(|at| at.since(put.asked_at)));
    }

    fn done(mut self) -> Work {
        self.work.median_seconds = median(&mut self.seconds);
        self.work
    }
}

/// Decided late, or due and not decided. What was dropped waits for nothing.
fn is_overdue(put: &Put, now: Timestamp) -> bool {
    let waits = put.decided_at.is_some() || put.fate == Fate::Open;
    waits && put.due_at.0 > 0 && put.decided_at.unwrap_or(now) > put.due_at
}

/// Questions that were asked from a moment to before another: of ours, or those that were received.
#[must_use]
pub fn side(table: &Table, received: bool, time: (Timestamp, Timestamp), now: Timestamp) -> Side {
    let mut all = Row::default();
    let mut rows: BTreeMap<(Month, Name), Row> = BTreeMap::new();
    let mut codes = table.counts::<1>();
    for put in table.questions_between(time).filter(|put| put.received == received) {
        all.add(put, now);
        rows.entry((put.month, put.partner)).or_default().add(put, now);
        if let Some(code) = put.code {
            codes.add(code, [1]);
        }
    }
    let mut work: Vec<Work> = rows
        .into_iter()
        .map(|((month, partner), row)| Work {
            partner: table.names.text(partner).to_owned(),
            month: Some(month),
            ..row.done()
        })
        .collect();
    work.sort_by(|a, b| b.month.cmp(&a.month).then_with(|| a.partner.cmp(&b.partner)));
    work.insert(0, all.done());
    let outcomes = codes.counted(&table.names).map(|(code, [count])| (code.to_owned(), count));
    Side { work, outcomes: outcomes.collect() }
}

/// What the chains of our traces say that were asked in this time.
#[must_use]
pub fn chains(table: &Table, time: (Timestamp, Timestamp)) -> Chains {
    let own = || table.guns_between(time).filter(|gun| gun.own);
    let (counts, mut days) = crime::certain(own());
    let times: BTreeMap<usize, u64> = counts.into_iter().enumerate().collect();
    let mut sources = table.counts::<1>();
    for source in own().filter_map(|gun| gun.source) {
        sources.add(source, [1]);
    }
    let enough = days.len() as u64 >= LEAST;
    let counted = sources.counted(&table.names).map(|(state, [count])| (state.to_owned(), count));
    let (flows, small): (Vec<_>, Vec<_>) = counted.partition(|(_, count)| *count >= LEAST);
    let mut flows = flows;
    flows.sort();
    let others: u64 = small.iter().map(|(_, count)| *count).sum();
    Chains {
        times: told(&times).into_values().collect(),
        median_days: median(&mut days).filter(|_| enough),
        flows,
        other_flows: (others == 0 || others >= LEAST).then_some(others),
    }
}

/// The middle of some numbers, the lower of two; none of none.
pub(super) fn median(numbers: &mut [u64]) -> Option<u64> {
    let middle = numbers.len().checked_sub(1)? / 2;
    Some(*numbers.select_nth_unstable(middle).1)
}

/// Counts as they may be told: one to four are absent. If that is one alone, the smallest of the
/// others is absent too, or the sum of all would tell it.
#[must_use]
pub fn told<K: Ord + Clone>(counts: &BTreeMap<K, u64>) -> BTreeMap<K, Option<u64>> {
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
    use crate::analysis::{Gun, Question, Rows};

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    fn question(partner: &str, asked: &str, fate: Fate, seconds: Option<u64>) -> Question {
        let asked_at = month(asked).begins();
        Question {
            partner: partner.to_owned(),
            fate,
            asked_at,
            due_at: Timestamp(asked_at.0 + 30),
            decided_at: seconds.map(|s| Timestamp(asked_at.0 + s)),
            code: seconds.map(|_| "R06".to_owned()),
            ..Question::default()
        }
    }

    const ALWAYS: (Timestamp, Timestamp) = (Timestamp(0), Timestamp(u64::MAX));

    #[test]
    fn questions_are_counted_by_partner_and_month_and_in_all() {
        let questions = [
            ("b", "2026-10", Fate::Answered, Some(10)),
            ("a", "2026-11", Fate::Answered, Some(40)),
            ("a", "2026-11", Fate::Refused, Some(20)),
            ("a", "2026-11", Fate::Open, None),
            ("a", "2026-11", Fate::Dropped, None),
        ];
        let questions = questions.map(|(p, m, fate, s)| question(p, m, fate, s)).to_vec();
        let heard = Question { received: true, ..questions[0].clone() };
        let questions = [questions, vec![heard]].concat();
        let table = Table::of(&Rows { questions, ..Rows::default() });
        let now = month("2026-12").begins();
        let Side { work, outcomes } = side(&table, false, ALWAYS, now);
        let said: Vec<(&str, Option<Month>, u64)> =
            work.iter().map(|r| (r.partner.as_str(), r.month, r.asked)).collect();
        let (october, november) = (Some(month("2026-10")), Some(month("2026-11")));
        assert_eq!(said, [("", None, 5), ("a", november, 4), ("b", october, 1)]);
        let all = &work[0];
        assert_eq!((all.answered, all.refused, all.open, all.dropped), (2, 1, 1, 1));
        assert_eq!(all.overdue, 2, "one was decided late, one is not decided; one was dropped");
        assert_eq!((all.median_seconds, work[1].median_seconds), (Some(20), Some(20)));
        assert_eq!(outcomes, BTreeMap::from([("R06".to_owned(), 3)]));
        let later = (month("2026-11").begins(), now);
        assert_eq!(side(&table, false, later, now).work[0].asked, 4);
        assert_eq!(side(&table, true, ALWAYS, now).work[0].asked, 1);
        // Due is the moment itself, not the one before.
        let just = Timestamp(month("2026-11").begins().0 + 30);
        assert_eq!(side(&table, false, later, just).work[0].overdue, 1);
    }

    #[test]
    fn chains_of_our_own_traces_are_counted_and_few_are_not_told() {
        let gun = |source: &str, days: (u64, Option<u64>), own: bool| Gun {
            source: Some(source.to_owned()),
            days: Some(days),
            own,
            asked_at: Timestamp(100),
            ..Gun::default()
        };
        let mut guns = vec![gun("XB", (10, Some(20)), true); 6];
        guns.extend(vec![gun("XC", (2000, None), true); 4]);
        guns.extend(vec![gun("XD", (80, Some(120)), true); 2]);
        guns.extend(vec![gun("XE", (10, Some(20)), false); 9]);
        let table = Table::of(&Rows { guns, ..Rows::default() });
        let told = chains(&table, ALWAYS);
        assert_eq!(told.times, [None, Some(0), Some(0), Some(0), Some(0), None]);
        assert_eq!(told.median_days, Some(15));
        assert_eq!((told.flows, told.other_flows), (vec![("XB".to_owned(), 6)], Some(6)));
        assert_eq!(chains(&table, (Timestamp(101), Timestamp(200))).median_days, None);
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
