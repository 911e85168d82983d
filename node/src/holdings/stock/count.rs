//! Counting a store: two persons who do not keep it, everything by its serial number, and an inquiry
//! into every difference.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;
use vestigo_protocol::time::Timestamp;

use super::Store;
use super::item::{Act, Acted, Condition, Item, Status};
use crate::holdings::gun::Gun;
use crate::holdings::moment;
use crate::holdings::table::{self, Field, Row, TableRefused};

super::super::words! {
    /// A difference between the book and the store.
    Difference {
        /// In the book, and not seen.
        Missing = "MISSING";
        /// Seen, and in no book.
        Unrecorded = "UNRECORDED";
        /// Seen here; in the book of another store.
        OtherStore = "OTHER_STORE";
        /// Seen on another rack than the book says.
        OtherRack = "OTHER_RACK";
        /// Two guns with one number.
        SeenTwice = "SEEN_TWICE";
        /// Seen, and issued, sent or under repair by the book.
        NotHereByBook = "NOT_HERE_BY_BOOK";
        /// Seen, and lost or stolen by the book.
        LostByBook = "LOST_BY_BOOK";
        /// Seen, and destroyed by the book: diversion from destruction.
        DestroyedByBook = "DESTROYED_BY_BOOK";
        /// In another condition.
        OtherCondition = "OTHER_CONDITION";
    }
}

impl Difference {
    /// Whether it is an alarm and not only a correction of the book.
    #[must_use]
    pub const fn is_alarm(self) -> bool {
        !matches!(self, Self::OtherRack | Self::OtherCondition)
    }
}

super::super::words! {
    /// How far a count has come.
    State {
        /// Opened: the list is awaited.
        Open = "OPEN";
        /// The list is there; the other person confirms it.
        Entered = "ENTERED";
        /// Both have confirmed: the differences stand.
        Counted = "COUNTED";
    }
}

/// One difference, with its inquiry.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Discrepancy {
    /// Its number within the count, from 1.
    pub number: u32,
    /// What.
    pub difference: Difference,
    /// The item, if it is in a book.
    pub item: Option<u64>,
    /// Line of the list; absent for what was not seen.
    pub line: Option<u64>,
    /// The gun.
    pub gun: Gun,
    /// What the inquiry found; absent while it is open.
    pub outcome: Option<Outcome>,
}

/// How an inquiry ended.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Outcome {
    /// In words.
    pub text: String,
    /// Officer: never the custodian.
    pub by: String,
    /// When.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub at: Timestamp,
}

/// A gun that was seen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Seen {
    /// Line of the list.
    pub line: u64,
    /// The gun.
    pub gun: Gun,
    /// The rack, if it was written down.
    pub rack: String,
    /// The condition, if it was written down.
    pub condition: Option<Condition>,
}

/// A count.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Count {
    /// Its number at this node.
    pub number: u64,
    /// The store's number.
    pub store: u64,
    /// Who kept the store when the count was opened.
    pub custodian: String,
    /// The two who count.
    pub counters: [String; 2],
    /// When it was opened.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub opened: Timestamp,
    /// How far it has come.
    pub state: State,
    /// Who entered the list.
    pub entered_by: String,
    /// When both had confirmed.
    #[serde(with = "moment::maybe", default)]
    #[schema(value_type = Option<String>)]
    pub closed: Option<Timestamp>,
    /// What was seen.
    #[serde(default)]
    pub seen: Vec<Seen>,
    /// Items that should be here by the book, when it was closed.
    pub expected: usize,
    /// Items that were seen as the book says.
    pub agreed: usize,
    /// The differences.
    pub discrepancies: Vec<Discrepancy>,
}

super::super::silent!(Discrepancy, Outcome, Seen, Count);

/// Why a count does not go on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CountRefused {
    /// Whoever keeps the store counts it.
    #[error("the custodian does not count the own store")]
    Custodian,
    /// One person.
    #[error("a count needs two different persons")]
    OnePerson,
    /// Somebody else.
    #[error("this is for the two who count")]
    NotACounter,
    /// Whoever entered the list confirms it.
    #[error("the other person confirms the list")]
    SamePerson,
    /// It has not come there, or is past it.
    #[error("the count is {}", .0.name())]
    State(State),
    /// The list cannot be read.
    #[error(transparent)]
    List(#[from] TableRefused),
    /// No such difference, or its inquiry has ended.
    #[error("there is no open inquiry of this number")]
    NoInquiry,
    /// An inquiry ends with words.
    #[error("an inquiry ends with what was found, in words")]
    Words,
}

const COLUMNS: &[Field] = &[
    ("rack", &["rack", "shelf", "box", "estante", "rayon"]),
    ("condition", &["condition", "condicion", "condicao", "etat"]),
];

/// Opens a count of a store by two persons.
///
/// # Errors
/// [`CountRefused::Custodian`], [`CountRefused::OnePerson`].
pub fn open(
    store: &Store,
    number: u64,
    counters: [String; 2],
    now: Timestamp,
) -> Result<Count, CountRefused> {
    if counters.contains(&store.custodian) {
        return Err(CountRefused::Custodian);
    }
    let [first, second] = &counters;
    if first == second || first.is_empty() || second.is_empty() {
        return Err(CountRefused::OnePerson);
    }
    Ok(Count {
        number,
        store: store.number,
        custodian: store.custodian.clone(),
        counters,
        opened: now,
        state: State::Open,
        entered_by: String::new(),
        closed: None,
        seen: Vec::new(),
        expected: 0,
        agreed: 0,
        discrepancies: Vec::new(),
    })
}

impl Count {
    fn is_counter(&self, officer: &str) -> Result<(), CountRefused> {
        if officer == self.custodian {
            return Err(CountRefused::Custodian);
        }
        if self.counters.iter().any(|counter| counter == officer) {
            Ok(())
        } else {
            Err(CountRefused::NotACounter)
        }
    }

    /// Takes the list of what was seen. Until it is confirmed it may be handed in again.
    ///
    /// # Errors
    /// [`CountRefused`].
    pub fn enter(&mut self, list: &str, by: &str) -> Result<(), CountRefused> {
        self.is_counter(by)?;
        if self.state == State::Counted {
            return Err(CountRefused::State(self.state));
        }
        let rows = table::read(list, &[table::GUN, COLUMNS], &["serial"])?;
        self.seen = rows.iter().map(seen).collect::<Result<_, _>>()?;
        self.entered_by = by.to_owned();
        self.state = State::Entered;
        Ok(())
    }

    /// The other person confirms the list: it is compared with the book, and gives the items that
    /// changed. `others` says whether a number is in the book of another store.
    ///
    /// # Errors
    /// [`CountRefused`].
    pub fn confirm(
        &mut self,
        by: &str,
        now: Timestamp,
        book: &[Item],
        others: &[Item],
    ) -> Result<Vec<Item>, CountRefused> {
        self.is_counter(by)?;
        if self.state != State::Entered {
            return Err(CountRefused::State(self.state));
        }
        if by == self.entered_by {
            return Err(CountRefused::SamePerson);
        }
        let found = compare(&self.seen, book, others);
        self.expected = book.iter().filter(|item| item.status.is_here()).count();
        self.agreed = found.agreed.len();
        let numbered = (1u32..).zip(found.differences);
        self.discrepancies = numbered
            .map(|(number, (difference, item, seen))| Discrepancy {
                number,
                difference,
                item: item.map(|item| item.number),
                line: seen.map(|seen| seen.line),
                gun: item.map(|i| &i.gun).or(seen.map(|s| &s.gun)).cloned().unwrap_or_default(),
                outcome: None,
            })
            .collect();
        let missing: BTreeSet<u64> = self
            .discrepancies
            .iter()
            .filter(|d| d.difference == Difference::Missing)
            .filter_map(|d| d.item)
            .collect();
        self.state = State::Counted;
        self.closed = Some(now);
        let changed = book.iter().filter_map(|item| {
            if found.agreed.contains(&item.number) {
                return Some(Item { verified: Some(now), ..item.clone() });
            }
            missing.contains(&item.number).then(|| Item { status: Status::Missing, ..item.clone() })
        });
        Ok(changed.collect())
    }

    /// Ends the inquiry into a difference. Whoever keeps the store does not end it.
    ///
    /// # Errors
    /// [`CountRefused`].
    pub fn settle(
        &mut self,
        number: u32,
        text: &str,
        by: &str,
        now: Timestamp,
    ) -> Result<&Discrepancy, CountRefused> {
        if by == self.custodian {
            return Err(CountRefused::Custodian);
        }
        if text.trim().is_empty() {
            return Err(CountRefused::Words);
        }
        let mut open = self.discrepancies.iter_mut().filter(|d| d.outcome.is_none());
        let found = open.find(|d| d.number == number).ok_or(CountRefused::NoInquiry)?;
        let text = text.trim().to_owned();
        found.outcome = Some(Outcome { text, by: by.to_owned(), at: now });
        Ok(found)
    }

    /// Inquiries that have not ended.
    #[must_use]
    pub fn open_inquiries(&self) -> usize {
        self.discrepancies.iter().filter(|d| d.outcome.is_none()).count()
    }
}

fn seen(row: &Row) -> Result<Seen, TableRefused> {
    let condition = match row.get("condition") {
        "" => None,
        word => Some(
            Condition::from_name(word)
                .ok_or(TableRefused::Cell { line: row.line, column: "condition" })?,
        ),
    };
    Ok(Seen { line: row.line, gun: row.gun(), rack: row.get("rack").to_owned(), condition })
}

#[derive(Default)]
struct Compared<'a> {
    agreed: BTreeSet<u64>,
    differences: Vec<(Difference, Option<&'a Item>, Option<&'a Seen>)>,
}

/// Holds a list against the book: in the order of the list, then what is missing in the order of the
/// book.
fn compare<'a>(list: &'a [Seen], book: &'a [Item], others: &'a [Item]) -> Compared<'a> {
    let by_number = |items: &'a [Item]| {
        let mut found: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
        for item in items {
            found.entry(item.gun.key()).or_default().push(item);
        }
        found
    };
    let (here, elsewhere) = (by_number(book), by_number(others));
    let mut taken: BTreeSet<u64> = BTreeSet::new();
    let mut compared = Compared::default();
    for seen in list {
        let key = seen.gun.key();
        let fits = |items: &BTreeMap<String, Vec<&'a Item>>| -> Vec<&'a Item> {
            let all = items.get(&key).map(Vec::as_slice).unwrap_or_default();
            all.iter().copied().filter(|item| item.gun.may_be(&seen.gun)).collect()
        };
        let candidates = fits(&here);
        // Of several guns with one number, one that lies here goes before one that is away.
        let free = candidates.iter().filter(|item| !taken.contains(&item.number));
        let found = free.min_by_key(|item| !item.status.is_here()).copied();
        let Some(item) = found else {
            let elsewhere = fits(&elsewhere);
            let gone = elsewhere.iter().find(|item| item.status == Status::Destroyed).copied();
            let difference = match (candidates.first(), gone, elsewhere.first()) {
                (Some(item), _, _) => (Difference::SeenTwice, Some(*item)),
                (None, Some(item), _) => (Difference::DestroyedByBook, Some(item)),
                (None, None, Some(item)) => (Difference::OtherStore, Some(*item)),
                (None, None, None) => (Difference::Unrecorded, None),
            };
            compared.differences.push((difference.0, difference.1, Some(seen)));
            continue;
        };
        taken.insert(item.number);
        let other_rack = !seen.rack.is_empty() && !item.rack.is_empty() && seen.rack != item.rack;
        let difference = match item.status {
            Status::Destroyed => Some(Difference::DestroyedByBook),
            Status::Lost | Status::Stolen | Status::Missing => Some(Difference::LostByBook),
            status if !status.is_here() => Some(Difference::NotHereByBook),
            _ if other_rack => Some(Difference::OtherRack),
            _ if seen.condition.is_some_and(|c| c != item.condition) => {
                Some(Difference::OtherCondition)
            }
            _ => None,
        };
        match difference {
            Some(difference) => compared.differences.push((difference, Some(item), Some(seen))),
            None => drop(compared.agreed.insert(item.number)),
        }
    }
    let absent = book.iter().filter(|item| item.status.is_here() && !taken.contains(&item.number));
    compared.differences.extend(absent.map(|item| (Difference::Missing, Some(item), None)));
    compared
}

/// What a count says to an item's memory once its inquiry has ended.
#[must_use]
pub fn settled(item: &Item, difference: Difference, by: &str, at: Timestamp, count: u64) -> Item {
    let mut next = item.clone();
    if difference == Difference::Missing && item.status == Status::Missing {
        next.remember(Acted {
            at,
            by: by.to_owned(),
            act: Act::ReportLost,
            to: String::new(),
            authority: format!("count {count}"),
        });
        next.status = Status::Lost;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::super::item::tests::pistol;
    use super::super::tests::depot;
    use super::*;

    fn names(first: &str, second: &str) -> [String; 2] {
        [first.to_owned(), second.to_owned()]
    }

    #[test]
    fn the_custodian_neither_counts_nor_counts_alone() {
        let now = Timestamp(9);
        assert_eq!(open(&depot(), 1, names("ana", "ben"), now), Err(CountRefused::Custodian));
        assert_eq!(open(&depot(), 1, names("ben", "ana"), now), Err(CountRefused::Custodian));
        assert_eq!(open(&depot(), 1, names("ben", "ben"), now), Err(CountRefused::OnePerson));
        let mut count = open(&depot(), 1, names("ben", "cid"), now).unwrap();
        let list = "serial\nQS000001\n";
        assert_eq!(count.enter(list, "ana"), Err(CountRefused::Custodian));
        assert_eq!(count.enter(list, "eva"), Err(CountRefused::NotACounter));
        let early = count.confirm("cid", now, &[], &[]);
        assert_eq!(early, Err(CountRefused::State(State::Open)));
        count.enter(list, "ben").unwrap();
        assert_eq!(count.confirm("ben", now, &[], &[]), Err(CountRefused::SamePerson));
        assert_eq!(count.confirm("ana", now, &[], &[]), Err(CountRefused::Custodian));
        count.confirm("cid", now, &[pistol(1)], &[]).unwrap();
        assert_eq!(count.enter(list, "ben"), Err(CountRefused::State(State::Counted)));
    }

    /// The book of 10,000 pistols, of which number 5 is issued, 6 was destroyed and 7 is stolen; and
    /// what lies in another store.
    fn books() -> (Vec<Item>, Vec<Item>) {
        let mut book: Vec<Item> = (1..=10_000).map(pistol).collect();
        book[4].status = Status::Issued;
        book[5].status = Status::Destroyed;
        book[6].status = Status::Stolen;
        (book, vec![Item { store: 2, ..pistol(20_001) }])
    }

    #[test]
    fn a_count_of_ten_thousand_items_finds_exactly_the_twelve_differences() {
        let (book, others) = books();
        let mut list = String::from("Serial;Rack;Condition\n");
        for number in 1..=10_000u64 {
            // Not seen: 100, 2000, 9999. Rightly not seen: 5, 6, 7, but all three are seen.
            if [100, 2_000, 9_999].contains(&number) {
                continue;
            }
            let rack = if number == 300 { "R2" } else { "R1" };
            let condition = if number == 400 { "C" } else { "" };
            list.push_str(&format!("QS-{number:06};{rack};{condition}\n"));
        }
        // Two that nobody knows, one of another store, and one number a second time.
        for extra in ["ZZ000001", "ZZ000002", "QS020001", "QS000500"] {
            list.push_str(&format!("{extra};R1;\n"));
        }
        let mut count = open(&depot(), 1, names("ben", "cid"), Timestamp(9)).unwrap();
        count.enter(&list, "ben").unwrap();
        let changed = count.confirm("cid", Timestamp(10), &book, &others).unwrap();
        let found: Vec<(Difference, Option<u64>)> =
            count.discrepancies.iter().map(|d| (d.difference, d.item)).collect();
        assert_eq!(
            found,
            [
                (Difference::NotHereByBook, Some(5)),
                (Difference::DestroyedByBook, Some(6)),
                (Difference::LostByBook, Some(7)),
                (Difference::OtherRack, Some(300)),
                (Difference::OtherCondition, Some(400)),
                (Difference::Unrecorded, None),
                (Difference::Unrecorded, None),
                (Difference::OtherStore, Some(20_001)),
                (Difference::SeenTwice, Some(500)),
                (Difference::Missing, Some(100)),
                (Difference::Missing, Some(2_000)),
                (Difference::Missing, Some(9_999)),
            ]
        );
        assert_eq!((count.expected, count.agreed), (9_997, 9_992));
        let missing = changed.iter().filter(|item| item.status == Status::Missing);
        assert_eq!(missing.map(|item| item.number).collect::<Vec<_>>(), [100, 2_000, 9_999]);
        let verified = changed.iter().filter(|item| item.verified == Some(Timestamp(10)));
        assert_eq!(verified.count(), 9_992);
    }

    #[test]
    fn a_store_as_the_book_says_has_no_difference_and_two_makers_may_share_a_number() {
        let mut other = pistol(2);
        other.gun.serial = pistol(1).gun.serial;
        other.gun.maker = "SYNTHETIC Works".to_owned();
        let book = [pistol(1), other];
        let mut count = open(&depot(), 1, names("ben", "cid"), Timestamp(9)).unwrap();
        let list = "maker,serial\nSYNTHETIC Works,QS000001\nSYNTHETIC Arms,QS 000001\n";
        count.enter(list, "cid").unwrap();
        count.confirm("ben", Timestamp(10), &book, &[]).unwrap();
        assert!(count.discrepancies.is_empty());
        assert_eq!((count.expected, count.agreed), (2, 2));
    }

    #[test]
    fn an_inquiry_ends_with_words_and_not_by_the_custodian() {
        let mut count = open(&depot(), 1, names("ben", "cid"), Timestamp(9)).unwrap();
        count.enter("serial\nZZ1\n", "ben").unwrap();
        let book = [pistol(1)];
        let changed = count.confirm("cid", Timestamp(10), &book, &[]).unwrap();
        assert_eq!(count.open_inquiries(), 2);
        let now = Timestamp(20);
        assert!(matches!(count.settle(2, "x", "ana", now), Err(CountRefused::Custodian)));
        assert!(matches!(count.settle(2, " ", "eva", now), Err(CountRefused::Words)));
        assert!(matches!(count.settle(3, "x", "eva", now), Err(CountRefused::NoInquiry)));
        let ended = count.settle(2, "not found; reported lost", "eva", now).unwrap();
        assert_eq!(ended.difference, Difference::Missing);
        assert!(matches!(count.settle(2, "x", "eva", now), Err(CountRefused::NoInquiry)));
        assert_eq!(count.open_inquiries(), 1);
        let lost = settled(&changed[0], Difference::Missing, "eva", now, 1);
        assert_eq!(lost.status, Status::Lost);
    }
}
