//! Marking orders, stores, items, lots, counts, destruction orders, incidents, security assessments, bulletins,
//! and what there is of assistance, under their numbers.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::adviser::assistance::Sought;
use crate::adviser::project::Project;
use crate::adviser::workshop::Workshop;
use crate::holdings::bulletin::Bulletin;
use crate::holdings::incident::Incident;
use crate::holdings::security::SiteAssessment;
use crate::holdings::stock::Store;
use crate::holdings::stock::ammunition::Lot;
use crate::holdings::stock::count::Count;
use crate::holdings::stock::item::Item;
use crate::holdings::{destruction, marking};
use crate::runtime::{Core, Denied};
use crate::service::paging;
use crate::store::{HoldingArea, HoldingRecord, StoreError};

/// Records that are read at once while a page is filled.
const PIECE: usize = 512;

/// Something that is kept under a number.
pub(super) trait Kept: Serialize + DeserializeOwned {
    /// Where.
    const AREA: HoldingArea;
    /// What it is called where there is none of a number.
    const WHAT: &'static str;
    /// Its number.
    fn number(&self) -> u64;
}

macro_rules! kept {
    ($($kind:ty => $area:ident, $what:literal;)+) => {$(
        impl Kept for $kind {
            const AREA: HoldingArea = HoldingArea::$area;
            const WHAT: &'static str = $what;
            fn number(&self) -> u64 {
                self.number
            }
        }
    )+};
}

kept! {
    Store => Store, "store";
    Item => Item, "item";
    Lot => Lot, "lot";
    Count => Count, "count";
    marking::Order => Marking, "marking";
    destruction::Order => Destruction, "destruction";
    Incident => Incident, "incident";
    Sought => Sought, "assistance";
    Project => Project, "project";
    Workshop => Workshop, "workshop";
    SiteAssessment => Security, "assessment";
    Bulletin => Bulletin, "bulletin";
}

/// The one in a record.
pub(super) fn read<T: Kept>(record: &HoldingRecord) -> Result<T, Denied> {
    let key = || format!("{} {}", T::WHAT, record.number);
    serde_json::from_slice(&record.body)
        .map_err(|_| StoreError::Unreadable { what: "holding", key: key() }.into())
}

/// The one of a number.
pub(super) fn one<T: Kept>(core: &mut Core, id: &str) -> Result<T, Denied> {
    let missing = || Denied::NotFound { what: T::WHAT, id: id.to_owned() };
    let number = id.trim().parse().map_err(|_| missing())?;
    let record = core.store.holding(T::AREA, number)?.ok_or_else(missing)?;
    read(&record)
}

/// All of them, the newest first.
pub(super) fn all<T: Kept>(core: &mut Core) -> Result<Vec<T>, Denied> {
    core.store.holdings_before(T::AREA, None, usize::MAX)?.iter().map(read).collect()
}

/// A page of those that fit, the newest first, and what the next page begins after.
pub(super) fn page<T: Kept>(
    core: &mut Core,
    after: Option<&str>,
    limit: usize,
    fits: impl Fn(&T) -> bool,
) -> Result<(Vec<T>, Option<String>), Denied> {
    let from: Option<u64> = after.and_then(|after| after.parse().ok());
    let (items, more) = paging::fill(
        limit,
        from,
        |before| Ok::<_, Denied>(core.store.holdings_before(T::AREA, *before, PIECE)?),
        |record| Some(record.number),
        |record| Ok(Some(read::<T>(&record)?).filter(|item| fits(item))),
    )?;
    let next = items.last().filter(|_| more).map(|last| last.number().to_string());
    Ok((items, next))
}

/// The next number.
pub(super) fn next<T: Kept>(core: &mut Core) -> Result<u64, Denied> {
    Ok(core.store.last_holding(T::AREA)?.saturating_add(1))
}

/// Keeps one.
pub(super) fn put<T: Kept>(core: &mut Core, one: &T) -> Result<(), Denied> {
    let key = || format!("{} {}", T::WHAT, one.number());
    let body = serde_json::to_vec(one)
        .map_err(|_| StoreError::Unreadable { what: "holding", key: key() })?;
    let (area, number, changed_at) = (T::AREA, one.number(), core.now());
    Ok(core.store.put_holding(&HoldingRecord { area, number, changed_at, body })?)
}
