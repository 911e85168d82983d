//! When a card is asked again: five boxes (Leitner). A right answer moves a card one box on, a wrong
//! one back to the first.
//!
//! Boxes, and not an ease factor per card as in SM-2: our answers are right or wrong, nobody grades
//! how hard a question felt, and an officer can be told in one sentence why a card comes back.

use std::collections::BTreeMap;

use vestigo_protocol::time::Timestamp;

const DAY: u64 = 86_400;

/// Seconds until a card of each box is asked again. The first is within the same sitting; the last
/// is a month, because the officers who need this read guns every week or never.
pub const WAITS: [u64; 5] = [600, DAY, 3 * DAY, 10 * DAY, 30 * DAY];

/// Cards that an officer sees for the first time within a day, at most.
pub const NEW_A_DAY: usize = 10;

/// How an officer stands with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// From 1 to the number of [`WAITS`].
    pub place: u8,
    /// Times answered.
    pub seen: u32,
    /// Times answered rightly.
    pub right: u32,
    /// When it was first answered.
    pub begun_at: Timestamp,
    /// When it was last answered.
    pub last_at: Timestamp,
    /// From when it is asked again.
    pub due_at: Timestamp,
}

/// How an officer stands with a card after an answer.
#[must_use]
pub fn after(before: Option<&Progress>, is_right: bool, now: Timestamp) -> Progress {
    let last = u8::try_from(WAITS.len()).unwrap_or(u8::MAX);
    let place = match (before, is_right) {
        (_, false) => 1,
        // Who knows it at first sight need not see it again in the same sitting.
        (None, true) => 2,
        (Some(before), true) => before.place.saturating_add(1).min(last),
    };
    let at = usize::from(place).saturating_sub(1);
    let wait = WAITS.get(at).copied().unwrap_or(DAY);
    let count = |number: fn(&Progress) -> u32| before.map_or(0, number);
    Progress {
        place,
        seen: count(|p| p.seen).saturating_add(1),
        right: count(|p| p.right).saturating_add(u32::from(is_right)),
        begun_at: before.map_or(now, |before| before.begun_at),
        last_at: now,
        due_at: Timestamp(now.0.saturating_add(wait)),
    }
}

/// The card to ask now: of those that are due the one that waits longest, or else a new one, in the
/// order of `cards`, while there were fewer than [`NEW_A_DAY`] within a day.
#[must_use]
pub fn next<'a>(
    cards: &[&'a str],
    progress: &BTreeMap<String, Progress>,
    now: Timestamp,
) -> Option<&'a str> {
    let known = cards.iter().filter_map(|card| Some((*card, progress.get(*card)?)));
    let due = known.filter(|(_, p)| p.due_at <= now).min_by_key(|(_, p)| p.due_at);
    if let Some((card, _)) = due {
        return Some(card);
    }
    let day_ago = now.0.saturating_sub(DAY);
    let new = progress.values().filter(|p| p.begun_at.0 > day_ago).count();
    let fresh = cards.iter().find(|card| !progress.contains_key(**card));
    fresh.copied().filter(|_| new < NEW_A_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000);

    #[test]
    fn a_right_answer_moves_a_card_on_and_a_wrong_one_back() {
        let table: [(&[bool], u8, u64); 6] = [
            (&[true], 2, DAY),
            (&[false], 1, 600),
            (&[true, true], 3, 3 * DAY),
            (&[true, true, false], 1, 600),
            (&[false, true], 2, DAY),
            (&[true; 9], 5, 30 * DAY),
        ];
        for (answers, place, wait) in table {
            let mut now = None;
            for answer in answers {
                now = Some(after(now.as_ref(), *answer, NOW));
            }
            let now = now.unwrap();
            assert_eq!((now.place, now.due_at.0 - NOW.0), (place, wait), "{answers:?}");
            assert_eq!(now.seen as usize, answers.len());
            assert_eq!(now.right as usize, answers.iter().filter(|right| **right).count());
        }
    }

    #[test]
    fn what_waits_longest_comes_first_and_then_what_is_new() {
        let cards = ["a", "b", "c"];
        let mut progress = BTreeMap::new();
        assert_eq!(next(&cards, &progress, NOW), Some("a"));
        progress.insert("a".to_owned(), after(None, false, NOW));
        assert_eq!(next(&cards, &progress, NOW), Some("b"));
        progress.insert("b".to_owned(), after(None, false, Timestamp(NOW.0 - 100)));
        let later = Timestamp(NOW.0 + 1_000);
        assert_eq!(next(&cards, &progress, later), Some("b"));
        progress.insert("b".to_owned(), after(progress.get("b"), true, later));
        assert_eq!(next(&cards, &progress, later), Some("a"));
    }

    #[test]
    fn no_more_than_so_many_new_cards_come_in_a_day() {
        let names: Vec<String> = (0..=NEW_A_DAY).map(|n| format!("{n:02}")).collect();
        let cards: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut progress = BTreeMap::new();
        for card in cards.iter().take(NEW_A_DAY) {
            assert_eq!(next(&cards, &progress, NOW), Some(*card));
            progress.insert((*card).to_owned(), after(None, true, NOW));
        }
        assert_eq!(next(&cards, &progress, NOW), None);
        // A day later what was learnt is due before anything new.
        let tomorrow = Timestamp(NOW.0 + DAY);
        assert_eq!(next(&cards, &progress, tomorrow), Some("00"));
        for card in cards.iter().take(NEW_A_DAY) {
            let again = after(progress.get(*card), true, tomorrow);
            progress.insert((*card).to_owned(), again);
        }
        assert_eq!(next(&cards, &progress, tomorrow), Some("10"));
    }
}
