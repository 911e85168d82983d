//! Stockpile: stores, what lies in them, counts, and ammunition by lot.
//!
//! After MOSAIC 05.20, the OSCE handbooks on stockpiles, and IATG for ammunition.

pub mod ammunition;
pub mod count;
pub mod item;
pub mod receive;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;
use vestigo_protocol::time::Timestamp;

use super::moment::{self, DAY};

/// Days between two counts at most, unless the store says less: a full count every six months.
pub const COUNT_EVERY_MAX: u32 = 366;

/// The usual interval.
pub const COUNT_EVERY: u32 = 180;

/// Characters of a name or place.
const TEXT_MAX: usize = 200;

/// A store: a room or house with a custodian.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Store {
    /// Its number at this node.
    pub number: u64,
    /// Its name.
    pub name: String,
    /// Force and unit that hold it.
    pub unit: String,
    /// Where it is. Never leaves the node.
    pub location: String,
    /// The officer who keeps it.
    pub custodian: String,
    /// Racks, shelves, boxes; empty: anything may be said.
    pub racks: Vec<String>,
    /// Items that fit; 0: not said.
    pub capacity: u32,
    /// Net explosive quantity that is licensed, in grams, by hazard division (`1.1`).
    pub explosive_limits: BTreeMap<String, u64>,
    /// Days between two counts.
    pub count_every: u32,
    /// When it was last counted in full.
    #[serde(with = "moment::maybe", default)]
    #[schema(value_type = Option<String>)]
    pub counted: Option<Timestamp>,
    /// When it was entered.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub since: Timestamp,
}

super::silent!(Store);

/// What is said of a store; what is absent stays as it was.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct StoreWanted {
    /// Its name.
    pub name: String,
    /// Force and unit.
    pub unit: Option<String>,
    /// Where it is.
    pub location: Option<String>,
    /// The officer who keeps it.
    pub custodian: Option<String>,
    /// Racks.
    pub racks: Vec<String>,
    /// Items that fit.
    pub capacity: Option<u32>,
    /// `1.1=500`: kilograms of net explosive quantity that are licensed.
    pub explosive_limits: Vec<String>,
    /// Days between two counts.
    pub count_every: Option<u32>,
}

super::silent!(StoreWanted);

/// Why a store is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreRefused {
    /// A text is empty or too long.
    #[error("\"{0}\" is empty, too long or has control characters")]
    Text(&'static str),
    /// Counted too seldom.
    #[error("a store is counted every 1 to {COUNT_EVERY_MAX} days")]
    Interval,
    /// Not `DIVISION=KILOGRAMS`.
    #[error("a limit is written as 1.1=500: hazard division and kilograms")]
    Limit,
}

fn word(text: &str, field: &'static str) -> Result<String, StoreRefused> {
    let text = text.trim();
    let fits =
        !text.is_empty() && text.chars().count() <= TEXT_MAX && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(StoreRefused::Text(field)) }
}

/// A store as it is then: a new one, or `known` with what is said changed.
///
/// # Errors
/// [`StoreRefused`]; a new store needs a custodian.
pub fn store(
    wanted: &StoreWanted,
    known: Option<&Store>,
    number: u64,
    now: Timestamp,
) -> Result<Store, StoreRefused> {
    let said =
        |given: &Option<String>, old: Option<&String>, field| -> Result<String, StoreRefused> {
            match given {
                Some(text) => word(text, field),
                None => Ok(old.cloned().unwrap_or_default()),
            }
        };
    let custodian = said(&wanted.custodian, known.map(|s| &s.custodian), "custodian")?;
    if custodian.is_empty() {
        return Err(StoreRefused::Text("custodian"));
    }
    let count_every = wanted.count_every.or(known.map(|s| s.count_every)).unwrap_or(COUNT_EVERY);
    if !(1..=COUNT_EVERY_MAX).contains(&count_every) {
        return Err(StoreRefused::Interval);
    }
    let mut limits = known.map(|s| s.explosive_limits.clone()).unwrap_or_default();
    for limit in &wanted.explosive_limits {
        let (division, kilograms) = limit.split_once('=').ok_or(StoreRefused::Limit)?;
        let division = ammunition::division(division).ok_or(StoreRefused::Limit)?;
        let grams = super::table::thousandths(kilograms).ok_or(StoreRefused::Limit)?;
        limits.insert(division.to_owned(), grams);
    }
    let racks =
        wanted.racks.iter().map(|rack| word(rack, "rack")).collect::<Result<Vec<_>, _>>()?;
    Ok(Store {
        number,
        name: word(&wanted.name, "name")?,
        unit: said(&wanted.unit, known.map(|s| &s.unit), "unit")?,
        location: said(&wanted.location, known.map(|s| &s.location), "location")?,
        custodian,
        racks: if racks.is_empty() {
            known.map(|s| s.racks.clone()).unwrap_or_default()
        } else {
            racks
        },
        capacity: wanted.capacity.or(known.map(|s| s.capacity)).unwrap_or(0),
        explosive_limits: limits,
        count_every,
        counted: known.and_then(|s| s.counted),
        since: known.map_or(now, |s| s.since),
    })
}

impl Store {
    /// When the next full count is due. One that was never counted is due an interval after it was
    /// entered.
    #[must_use]
    pub fn count_due(&self) -> Timestamp {
        self.counted.unwrap_or(self.since).plus(u64::from(self.count_every) * DAY)
    }

    /// Whether a rack is one of the store's.
    #[must_use]
    pub fn has_rack(&self, rack: &str) -> bool {
        self.racks.is_empty() || rack.is_empty() || self.racks.iter().any(|known| known == rack)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A store kept by `ana`.
    pub(crate) fn depot() -> Store {
        let wanted = StoreWanted {
            name: "SYNTHETIC depot".to_owned(),
            custodian: Some("ana".to_owned()),
            racks: vec!["R1".to_owned(), "R2".to_owned()],
            explosive_limits: vec!["1.4=50".to_owned()],
            ..StoreWanted::default()
        };
        store(&wanted, None, 1, Timestamp(1_000 * DAY)).unwrap()
    }

    #[test]
    fn a_store_says_when_it_is_counted_next() {
        let mut depot = depot();
        assert_eq!(depot.count_due(), Timestamp(1_180 * DAY));
        depot.counted = Some(Timestamp(1_100 * DAY));
        depot.count_every = 30;
        assert_eq!(depot.count_due(), Timestamp(1_130 * DAY));
        assert!(depot.has_rack("R2") && !depot.has_rack("R3"));
        assert_eq!(depot.explosive_limits.get("1.4"), Some(&50_000));
    }

    #[test]
    fn what_is_not_said_stays_as_it_was_and_nobody_keeps_no_store() {
        let depot = depot();
        let change =
            StoreWanted { name: depot.name.clone(), capacity: Some(90), ..StoreWanted::default() };
        let changed = store(&change, Some(&depot), 1, Timestamp(2_000 * DAY)).unwrap();
        assert_eq!((changed.capacity, changed.since), (90, depot.since));
        assert_eq!(changed.racks, depot.racks);
        assert_eq!(store(&change, None, 2, Timestamp(0)), Err(StoreRefused::Text("custodian")));
        let seldom = StoreWanted { count_every: Some(400), ..change };
        assert_eq!(store(&seldom, Some(&depot), 1, Timestamp(0)), Err(StoreRefused::Interval));
    }
}
