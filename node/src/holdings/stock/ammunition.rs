//! Ammunition by lot: what may lie together, how much a store may hold, what is to be inspected.
//!
//! Hazard divisions and compatibility groups are those of the United Nations classification; which
//! groups may lie together follows its mixing rules (IATG 01.50), read on the safe side: where they
//! allow something on conditions, a person decides.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::time::Timestamp;

use super::Store;
use crate::holdings::moment::{self, DAY};
use crate::holdings::table::{self, Field, Row, TableRefused};

/// Days between two inspections of a lot at most, unless it is younger.
pub const SURVEILLANCE_DAYS: u64 = 5 * 365;

/// The hazard divisions, the most dangerous first. 1.5 counts as 1.1.
const DIVISIONS: [&str; 6] = ["1.1", "1.5", "1.2", "1.3", "1.6", "1.4"];

/// A lot of ammunition in a store.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Lot {
    /// Its number at this node.
    pub number: u64,
    /// The store's number.
    pub store: u64,
    /// Calibre or designation.
    pub calibre: String,
    /// The maker's lot.
    pub lot: String,
    /// Rounds.
    pub quantity: u64,
    /// Hazard division (`1.4`).
    pub division: String,
    /// Compatibility group (`S`).
    pub group: String,
    /// Net explosive quantity of all, in grams.
    pub explosive: u64,
    /// Condition, `A` to `D`.
    pub condition: String,
    /// Day of the last surveillance; empty: never.
    pub surveyed: String,
}

super::super::silent!(Lot);

super::super::words! {
    /// What is wrong with how ammunition lies.
    Trouble {
        /// Two groups that may never lie together.
        Together = "TOGETHER";
        /// Two groups that may lie together on conditions that a person checks.
        Conditions = "CONDITIONS";
        /// More explosive than the store is licensed for.
        TooMuch = "TOO_MUCH";
        /// The store is licensed for none of this division.
        NotLicensed = "NOT_LICENSED";
        /// The lot was not inspected in time.
        NotSurveyed = "NOT_SURVEYED";
        /// No such hazard division or compatibility group.
        Unclassified = "UNCLASSIFIED";
    }
}

/// A warning about a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Warning {
    /// What.
    pub trouble: Trouble,
    /// The lots, by number; empty where it is about all.
    pub lots: Vec<u64>,
    /// Net explosive quantity in grams that it counts, where it is about that.
    pub explosive: u64,
}

const COLUMNS: &[Field] = &[
    ("calibre", &["calibre", "caliber", "designation"]),
    ("lot", &["lot", "lote", "batch"]),
    ("quantity", &["quantity", "rounds", "cantidad", "quantidade", "quantite"]),
    ("division", &["division", "hazarddivision", "hd", "divisao"]),
    ("group", &["group", "compatibilitygroup", "grupo", "groupe"]),
    ("explosive", &["explosive", "explosivekg", "neqkg", "neq", "explosivo", "explosif"]),
    ("condition", &["condition", "condicion", "condicao", "etat"]),
    ("surveyed", &["surveyed", "surveillance", "lastsurveillance", "vigilancia"]),
];

/// The lots of a list as they lie in a store now: a lot that is there gets the new figures, others are
/// numbered from `first` on. What is not on the list stays as it is.
///
/// # Errors
/// [`TableRefused`]; nothing of the list is taken.
pub fn listed(
    store: &Store,
    list: &str,
    first: u64,
    known: &[Lot],
) -> Result<Vec<Lot>, TableRefused> {
    let rows = table::read(list, &[COLUMNS], &["calibre", "lot", "quantity"])?;
    let mut lots: Vec<Lot> = Vec::with_capacity(rows.len());
    let mut next = first;
    for row in &rows {
        let lot = lot(store, row)?;
        if lots.iter().any(|other| other.is(&lot)) {
            return Err(TableRefused::Cell { line: row.line, column: "lot" });
        }
        let number = known.iter().find(|other| other.is(&lot)).map(|other| other.number);
        let number = number.unwrap_or_else(|| {
            next = next.saturating_add(1);
            next.saturating_sub(1)
        });
        lots.push(Lot { number, ..lot });
    }
    Ok(lots)
}

fn lot(store: &Store, row: &Row) -> Result<Lot, TableRefused> {
    let cell = |column| TableRefused::Cell { line: row.line, column };
    let said = |field| row.get(field).to_owned();
    for column in ["calibre", "lot"] {
        if row.get(column).is_empty() {
            return Err(cell(column));
        }
    }
    let surveyed = said("surveyed");
    if !surveyed.is_empty() && moment::start_of(&surveyed).is_none() {
        return Err(cell("surveyed"));
    }
    Ok(Lot {
        number: 0,
        store: store.number,
        calibre: said("calibre"),
        lot: said("lot"),
        quantity: row.number("quantity")?.ok_or_else(|| cell("quantity"))?,
        division: said("division"),
        group: said("group").to_uppercase(),
        explosive: row.thousandths("explosive")?.unwrap_or(0),
        condition: said("condition").to_uppercase(),
        surveyed,
    })
}

impl Lot {
    /// Whether both are one lot of one store.
    fn is(&self, other: &Self) -> bool {
        let same = |a: &str, b: &str| a.trim().eq_ignore_ascii_case(b.trim());
        self.store == other.store
            && same(&self.calibre, &other.calibre)
            && same(&self.lot, &other.lot)
    }

    /// The lot without so many rounds, which were destroyed.
    #[must_use]
    pub fn without(&self, rounds: u64) -> Self {
        let left = self.quantity.saturating_sub(rounds);
        let explosive = match self.quantity {
            0 => 0,
            all => u64::try_from(u128::from(self.explosive) * u128::from(left) / u128::from(all))
                .unwrap_or(self.explosive),
        };
        Self { quantity: left, explosive, ..self.clone() }
    }
}

/// A hazard division as it is written; none if there is no such.
#[must_use]
pub fn division(text: &str) -> Option<&'static str> {
    let text = text.trim().trim_start_matches("HD").trim();
    DIVISIONS.into_iter().find(|division| *division == text)
}

/// Whether two groups may lie together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mixing {
    /// They may.
    Allowed,
    /// On conditions.
    Conditional,
    /// They may not.
    Forbidden,
}

/// Whether two compatibility groups may lie together. A group that there is not may not.
#[must_use]
pub fn mixing(a: char, b: char) -> Mixing {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let like_d = |group: char| matches!(group, 'C' | 'D' | 'E');
    match (a, b) {
        // Each lot of group L is a danger of its own kind.
        ('L', 'L') => Mixing::Conditional,
        (a, b) if a == b && "ABCDEFGHJKNS".contains(a) => Mixing::Allowed,
        (a, b) if like_d(a) && like_d(b) => Mixing::Allowed,
        (a, 'G' | 'N') if like_d(a) => Mixing::Conditional,
        (a, 'S') if "BCDEFGHJKN".contains(a) => Mixing::Allowed,
        _ => Mixing::Forbidden,
    }
}

fn group_of(lot: &Lot) -> Option<char> {
    let mut letters = lot.group.trim().chars();
    let group = letters.next().map(|c| c.to_ascii_uppercase())?;
    (letters.next().is_none() && "ABCDEFGHJKLNS".contains(group)).then_some(group)
}

/// What is wrong with the ammunition in a store, in the order of the list of troubles.
#[must_use]
pub fn warnings(store: &Store, lots: &[Lot], now: Timestamp) -> Vec<Warning> {
    let here: Vec<&Lot> =
        lots.iter().filter(|lot| lot.store == store.number && lot.quantity > 0).collect();
    let mut found = Vec::new();
    let mut by_group: BTreeMap<char, Vec<u64>> = BTreeMap::new();
    for lot in &here {
        match (group_of(lot), division(&lot.division)) {
            (Some(group), Some(_)) => by_group.entry(group).or_default().push(lot.number),
            _ => found.push(Warning {
                trouble: Trouble::Unclassified,
                lots: vec![lot.number],
                explosive: 0,
            }),
        }
    }
    for (group, own) in &by_group {
        for (other, theirs) in by_group.range(group..) {
            let alone = group == other && own.len() < 2;
            let trouble = match mixing(*group, *other) {
                _ if alone => continue,
                Mixing::Allowed => continue,
                Mixing::Conditional => Trouble::Conditions,
                Mixing::Forbidden => Trouble::Together,
            };
            let both = own.iter().chain(theirs.iter().filter(|_| group != other));
            found.push(Warning { trouble, lots: both.copied().collect(), explosive: 0 });
        }
    }
    // What lies together may go up together: all of it counts as the most dangerous division.
    let explosive: u64 = here.iter().map(|lot| lot.explosive).fold(0, u64::saturating_add);
    let worst =
        DIVISIONS.into_iter().find(|d| here.iter().any(|l| division(&l.division) == Some(d)));
    if let Some(worst) = worst.map(|worst| if worst == "1.5" { "1.1" } else { worst }) {
        let trouble = match store.explosive_limits.get(worst) {
            None => Some(Trouble::NotLicensed),
            Some(limit) if explosive > *limit => Some(Trouble::TooMuch),
            Some(_) => None,
        };
        found.extend(trouble.map(|trouble| Warning { trouble, lots: Vec::new(), explosive }));
    }
    let late = here.iter().filter(|lot| {
        let last = moment::start_of(&lot.surveyed);
        last.is_none_or(|last| last.plus(SURVEILLANCE_DAYS * DAY) < now)
    });
    found.extend(late.map(|lot| Warning {
        trouble: Trouble::NotSurveyed,
        lots: vec![lot.number],
        explosive: 0,
    }));
    found.sort_by_key(|warning| warning.trouble);
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::depot;
    use super::*;

    fn lot(number: u64, division: &str, group: &str, kilograms: u64) -> Lot {
        Lot {
            number,
            store: 1,
            calibre: "9 mm".to_owned(),
            lot: format!("SYNTHETIC {number}"),
            quantity: 1_000,
            division: division.to_owned(),
            group: group.to_owned(),
            explosive: kilograms * 1_000,
            condition: "A".to_owned(),
            surveyed: "2026-01-01".to_owned(),
        }
    }

    fn said(lots: &[Lot]) -> Vec<(Trouble, Vec<u64>)> {
        let now = moment::start_of("2026-11-23").unwrap();
        warnings(&depot(), lots, now).into_iter().map(|w| (w.trouble, w.lots)).collect()
    }

    #[test]
    fn mixing_does_not_depend_on_the_order_and_strange_groups_lie_alone() {
        for a in 'A'..='S' {
            for b in 'A'..='S' {
                assert_eq!(mixing(a, b), mixing(b, a), "{a} {b}");
            }
        }
        assert_eq!(mixing('C', 'E'), Mixing::Allowed);
        assert_eq!(mixing('B', 'S'), Mixing::Allowed);
        assert_eq!(mixing('D', 'G'), Mixing::Conditional);
        for (a, b) in [('B', 'D'), ('A', 'S'), ('L', 'S'), ('H', 'J'), ('M', 'M')] {
            assert_eq!(mixing(a, b), Mixing::Forbidden, "{a} {b}");
        }
    }

    #[test]
    fn what_may_not_lie_together_is_said_with_its_lots() {
        assert_eq!(said(&[lot(1, "1.4", "S", 10), lot(2, "1.4", "S", 20)]), []);
        let fuzes = lot(3, "1.4", "B", 1);
        let shells = lot(4, "1.4", "D", 1);
        assert_eq!(said(&[fuzes, shells]), [(Trouble::Together, vec![3, 4])]);
        assert_eq!(said(&[lot(5, "1.4", "X", 1)])[0], (Trouble::Unclassified, vec![5]));
    }

    #[test]
    fn all_explosive_counts_as_the_most_dangerous_division() {
        let small = lot(1, "1.4", "S", 30);
        assert_eq!(said(&[small.clone(), lot(2, "1.4", "S", 21)]), [(Trouble::TooMuch, vec![])]);
        // One lot of 1.1 makes a store of 1.1, for which this one is not licensed.
        assert_eq!(said(&[small, lot(2, "1.1", "S", 1)]), [(Trouble::NotLicensed, vec![])]);
        let old = Lot { surveyed: "2020-01-01".to_owned(), ..lot(7, "1.4", "S", 1) };
        let never = Lot { surveyed: String::new(), ..lot(8, "1.4", "S", 1) };
        let late = |number| (Trouble::NotSurveyed, vec![number]);
        assert_eq!(said(&[old, never]), [late(7), late(8)]);
    }

    #[test]
    fn a_list_brings_lots_up_to_date_and_leaves_the_others() {
        let list = "Calibre;Lot;Rounds;HD;Group;NEQ kg;Surveyed\n\
                    9 mm;SYNTHETIC 1;900;1.4;s;0,9;2026-01-01\n5.56;L2;10;1.4;S;;\n";
        let known = [lot(1, "1.4", "S", 1), lot(2, "1.4", "S", 1)];
        let lots = listed(&depot(), list, 3, &known).unwrap();
        let said: Vec<(u64, u64, u64)> =
            lots.iter().map(|l| (l.number, l.quantity, l.explosive)).collect();
        assert_eq!(said, [(1, 900, 900), (3, 10, 0)]);
        let twice = "calibre,lot,quantity\n9 mm,A,1\n9 MM,a,2\n";
        let refused = Err(TableRefused::Cell { line: 3, column: "lot" });
        assert_eq!(listed(&depot(), twice, 3, &[]), refused);
        assert_eq!((lots[0].without(300).quantity, lots[0].without(300).explosive), (600, 600));
        assert_eq!(lots[1].without(99).quantity, 0);
    }
}
