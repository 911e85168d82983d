//! Who supplied guns, in which sales and consignments, and how their numbers were treated.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{Gun, Sale};
use super::ways::add;
use super::{Figure, Guard, SHORT_DAYS, SHORT_TIMES, Subject, Tally, business_days, open_figure};

/// Guns by a party, and how many of them were recovered after a short time.
pub(super) fn by(
    guns: &[Gun],
    subject: Subject,
    party: impl Fn(&Gun) -> Option<&str>,
    guard: Guard,
) -> Figure {
    let mut tally = Tally::new();
    for gun in guns {
        if let Some(name) = party(gun) {
            // Short for certain: also if it took the longest that its dates allow.
            let short = matches!(gun.days, Some((_, Some(most))) if most < SHORT_DAYS);
            add(&mut tally, vec![name.to_owned()], &[1, u64::from(short)]);
        }
    }
    let mut figure = open_figure(subject, tally, guard);
    for row in &mut figure.rows {
        row.stands_out = row.cells.get(1).copied().flatten().is_some_and(|n| n >= SHORT_TIMES);
    }
    figure
}

/// Business days within which several handguns to one buyer are one multiple sale (ATF F 3310.4).
const DAYS: i64 = 5;

/// Multiple sales by dealer: how many, and of how many handguns. The days run from the first gun, and a
/// gun belongs to one sale.
pub(super) fn multiple_sales(sales: &[Sale], guard: Guard) -> Figure {
    let mut bought: BTreeMap<(&str, &str), Vec<i64>> = BTreeMap::new();
    for sale in sales.iter().filter(|sale| !sale.buyer.is_empty() && !sale.dealer.is_empty()) {
        bought.entry((&sale.dealer, &sale.buyer)).or_default().push(sale.day);
    }
    let mut tally = Tally::new();
    for ((dealer, _), mut days) in bought {
        days.sort_unstable();
        let mut rest = days.as_slice();
        while let Some(first) = rest.first() {
            let within = rest.partition_point(|day| business_days(*first, *day) <= DAYS);
            // The first gun is within its own days, also on a Sunday.
            let (one, later) = rest.split_at(within.max(1));
            if one.len() > 1 {
                add(&mut tally, vec![dealer.to_owned()], &[1, one.len() as u64]);
            }
            rest = later;
        }
    }
    open_figure(Subject::MultipleSales, tally, guard)
}

/// Places of recovery by serial number: what stands before its digits, and their value.
type Lot<'a> = BTreeMap<(&'a str, u64), &'a str>;

/// Guns of one maker and consignment whose serial numbers are neighbours: how many, and in how many
/// States they were recovered.
pub(super) fn consignments(guns: &[Gun], guard: Guard) -> Figure {
    let mut lots: BTreeMap<(&str, &str), Lot<'_>> = BTreeMap::new();
    for gun in guns {
        let Some(consignment) = &gun.consignment else { continue };
        let Some(number) = numbered(&gun.serial) else { continue };
        let lot = lots.entry((&gun.maker, consignment)).or_default();
        lot.insert(number, &gun.recovered_in);
    }
    let mut tally = Tally::new();
    for ((maker, consignment), lot) in lots {
        let (mut many, mut places) = (0_u64, BTreeSet::new());
        for ((prefix, number), place) in &lot {
            let next = number.checked_add(1).is_some_and(|n| lot.contains_key(&(*prefix, n)));
            let last = number.checked_sub(1).is_some_and(|n| lot.contains_key(&(*prefix, n)));
            if next || last {
                many += 1;
                places.insert(*place);
            }
        }
        if many > 0 {
            let about = vec![maker.to_owned(), consignment.to_owned()];
            add(&mut tally, about, &[many, places.len() as u64]);
        }
    }
    let mut figure = open_figure(Subject::Consignments, tally.clone(), guard);
    // States are no cases: where guns may be told, so may be in how many States they were found.
    for row in &mut figure.rows {
        let places = tally.get(&row.about).and_then(|counts| counts.get(1));
        if let (Some(cell), Some(places)) = (row.cells.get_mut(1), places) {
            *cell = Some(*places);
        }
    }
    figure
}

/// What stands before the digits at the end of a serial number, and their value.
fn numbered(serial: &str) -> Option<(&str, u64)> {
    let digits = serial.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (prefix, digits) = serial.split_at_checked(serial.len() - digits)?;
    digits.parse().ok().map(|number| (prefix, number))
}

/// By type of gun: how many, and of how many the number was removed or altered.
pub(super) fn obliteration(guns: &[Gun], guard: Guard) -> Figure {
    let mut tally = Tally::new();
    for gun in guns.iter().filter(|gun| !gun.kind.is_empty()) {
        add(&mut tally, vec![gun.kind.clone()], &[1, u64::from(gun.obliterated)]);
    }
    open_figure(Subject::Obliteration, tally, guard)
}
