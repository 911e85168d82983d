//! Marking: an order issues marks, a machine strikes them, and what came back is checked before it
//! counts.
//!
//! Instruments: CIFTA VI, UN Firearms Protocol 8, ITI 7 to 10, Directive (EU) 2019/68 and 2024/325.

pub mod delivery;
pub mod job;
pub mod pattern;
pub mod quality;
mod refused;
pub mod returned;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::codes::{EventKind, Legibility, MarkComponent, MarkKind};
use vestigo_protocol::firearm::{Mark, script_of};
use vestigo_protocol::ids::Country;
use vestigo_protocol::limits::REFERENCE_MAX;
use vestigo_protocol::text::{Text, TextError};
use vestigo_protocol::time::Timestamp;

use super::gun::Gun;
use super::moment;
use super::table;
use pattern::{Fields, Pattern};
pub use refused::{MarkingRefused, OrderRefused};

/// Guns that one order has at most: two weeks of one machine.
pub const GUNS_MAX: usize = 5_000;

/// Days after the guns arrived within which the exporting State is told so (Regulation (EU) 2025/41).
pub const DELIVERY_DAYS: u64 = 45;

super::words! {
    /// Why guns are marked.
    Purpose {
        /// Made here: maker, country or place, serial number.
        Manufacture = "MANUFACTURE";
        /// Imported: country and year.
        Import = "IMPORT";
        /// Seized or forfeited, and kept for official use.
        OfficialUse = "OFFICIAL_USE";
        /// From government stock to permanent civilian use: the State that gave it away.
        Transfer = "TRANSFER";
        /// A mark that was removed or cannot be read is replaced.
        Restamp = "RESTAMP";
    }
}

impl Purpose {
    /// The pattern of the mark where none is given.
    #[must_use]
    pub const fn usual_pattern(self) -> &'static str {
        match self {
            Self::Manufacture => "{agency} {yy} {number:6}",
            Self::Import => "{country} {yy} {number:6}",
            Self::OfficialUse | Self::Transfer => "{country} {agency} {yy} {number:5}",
            Self::Restamp => "{country} R {yy} {number:6}",
        }
    }

    /// What is said of the mark as a whole, beside its number.
    const fn mark_kind(self) -> Option<MarkKind> {
        match self {
            Self::Import => Some(MarkKind::Import),
            Self::OfficialUse | Self::Transfer => Some(MarkKind::OfficialUse),
            Self::Manufacture | Self::Restamp => None,
        }
    }

    /// What of the gun's history it is.
    #[must_use]
    pub const fn event(self) -> EventKind {
        match self {
            Self::Restamp => EventKind::Restamped,
            _ => EventKind::Marked,
        }
    }
}

/// A gun of an order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ordered {
    /// Its place in the order, from 1: what the machine's files name.
    pub sequence: u32,
    /// The gun.
    pub gun: Gun,
    /// The mark that was issued for it, used for no other gun.
    pub mark: String,
    /// How it was struck; absent until a machine's file was accepted for it.
    pub struck: Option<Struck>,
    /// True once a machine's file had something wrong with it: it is struck again.
    pub again: bool,
}

/// How a mark was struck.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Struck {
    /// Day, `2026-11-23`.
    pub on: String,
    /// Who worked the machine.
    pub operator: String,
    /// Depth in micrometres, where the machine says it.
    pub depth: Option<u64>,
    /// Height of the characters in micrometres, where the machine says it.
    pub height: Option<u64>,
}

/// A marking order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Order {
    /// Its number at this node.
    pub number: u64,
    /// Why.
    pub purpose: Purpose,
    /// Pattern of the marks.
    pub pattern: String,
    /// What of the mark all guns share: the numbers rise within it.
    pub series: String,
    /// Country of the mark.
    pub country: String,
    /// Year of the mark.
    pub year: u16,
    /// Agency or maker in the mark, where the pattern has one.
    pub agency: String,
    /// Component that is marked.
    pub component: String,
    /// Where the component leaves no room for characters of the full height.
    pub small: bool,
    /// Record set of the registry that the guns are or will be in.
    pub set: String,
    /// The authority's order or permit.
    pub authority: String,
    /// The importer, for an import.
    pub importer: String,
    /// The exporting partner's node, for an import.
    pub exporter: String,
    /// Day on which the guns arrived: from then on the time for telling the exporter runs.
    pub arrived: String,
    /// When it was ordered.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub ordered: Timestamp,
    /// Officer who ordered.
    pub by: String,
    /// The guns, in order.
    pub guns: Vec<Ordered>,
    /// The request by which the exporter was told that they arrived.
    pub told: Option<String>,
    /// When it was told.
    #[serde(with = "moment::maybe", default)]
    #[schema(value_type = Option<String>)]
    pub told_at: Option<Timestamp>,
}

super::silent!(Ordered, Struck, Order);

/// What is ordered.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Wanted {
    /// Why (`IMPORT`, …).
    pub purpose: String,
    /// Pattern of the marks; empty: the usual one.
    pub pattern: String,
    /// Year of the mark; 0: this year.
    pub year: u16,
    /// Agency or maker in the mark.
    pub agency: String,
    /// Component (`FRAME`, …); empty: the frame.
    pub component: String,
    /// Where the component leaves no room for characters of the full height.
    pub small: bool,
    /// Record set; empty: one for marked guns of that purpose.
    pub set: String,
    /// The authority's order or permit.
    pub authority: String,
    /// The importer.
    pub importer: String,
    /// The exporting partner's node.
    pub exporter: String,
    /// Day on which the guns arrived.
    pub arrived: String,
    /// The guns as a table (CSV): type, maker, model, calibre, serial, country.
    pub guns: String,
}

super::silent!(Wanted);

/// Makes an order: every gun gets a mark of its own, from `next` on in its series. `next` is asked for
/// the first number that no order of the series has issued.
///
/// # Errors
/// [`OrderRefused`].
pub fn order(
    wanted: &Wanted,
    number: u64,
    (country, by, now): (&str, &str, Timestamp),
    next: impl FnOnce(&str) -> u32,
) -> Result<Order, OrderRefused> {
    let purpose = Purpose::from_name(&wanted.purpose).ok_or(OrderRefused::Purpose)?;
    let said = |text: &str, usual: &str| {
        let text = text.trim();
        if text.is_empty() { usual.to_owned() } else { text.to_owned() }
    };
    Text::<REFERENCE_MAX>::new(wanted.authority.trim()).map_err(|_| OrderRefused::Authority)?;
    let component = said(&wanted.component, MarkComponent::Frame.name()).to_ascii_uppercase();
    MarkComponent::from_name(&component).ok_or(OrderRefused::Component)?;
    let arrived = wanted.arrived.trim();
    if moment::start_of(arrived).is_none()
        && !(arrived.is_empty() && wanted.exporter.trim().is_empty())
    {
        return Err(OrderRefused::Arrived);
    }
    let this_year = moment::day_of(now).get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
    let year = if wanted.year == 0 { this_year } else { wanted.year };
    let pattern = said(&wanted.pattern, purpose.usual_pattern());
    let parsed = Pattern::parse(&pattern)?;
    let fields = Fields { country, year, agency: wanted.agency.trim() };
    let series = parsed.series(&fields)?;
    let rows = table::read(&wanted.guns, &[table::GUN], &["maker"])?;
    if rows.len() > GUNS_MAX {
        return Err(OrderRefused::TooMany);
    }
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let first = next(&series);
    let mut guns = Vec::with_capacity(rows.len());
    for (sequence, row) in (1u32..).zip(&rows) {
        let gun = row.gun();
        if gun.serial.trim().is_empty()
            && !matches!(purpose, Purpose::Manufacture | Purpose::Import)
        {
            return Err(OrderRefused::NoSerial(row.line));
        }
        if !gun.serial.trim().is_empty() {
            let key = format!(
                "{}\0{}\0{}",
                gun.maker.to_lowercase(),
                gun.model.to_lowercase(),
                gun.key()
            );
            if let Some(other) = seen.insert(key, row.line) {
                return Err(OrderRefused::Twice(other, row.line));
            }
        }
        let mark = parsed.mark(&fields, first.saturating_add(sequence - 1))?;
        gun.description(Vec::new()).map_err(|_| OrderRefused::Text(row.line))?;
        guns.push(Ordered { sequence, gun, mark, struck: None, again: false });
    }
    let usual_set = format!("Marked here ({})", purpose.name().to_lowercase().replace('_', " "));
    Ok(Order {
        number,
        purpose,
        pattern,
        series,
        country: country.to_owned(),
        year,
        agency: wanted.agency.trim().to_owned(),
        component,
        small: wanted.small,
        set: said(&wanted.set, &usual_set),
        authority: wanted.authority.trim().to_owned(),
        importer: wanted.importer.trim().to_owned(),
        exporter: wanted.exporter.trim().to_owned(),
        arrived: arrived.to_owned(),
        ordered: now,
        by: by.to_owned(),
        guns,
        told: None,
        told_at: None,
    })
}

impl Order {
    /// The number that follows the last that this order issued in its series.
    #[must_use]
    pub fn next_number(&self) -> u32 {
        let count = u32::try_from(self.guns.len()).unwrap_or(u32::MAX);
        self.first_number().saturating_add(count)
    }

    fn first_number(&self) -> u32 {
        let parsed = Pattern::parse(&self.pattern).ok();
        let first = self.guns.first().map(|gun| gun.mark.as_str()).unwrap_or_default();
        let fields = Fields { country: &self.country, year: self.year, agency: &self.agency };
        parsed.and_then(|pattern| pattern.number_of(&fields, first)).unwrap_or(0)
    }

    /// Guns whose mark is accepted.
    #[must_use]
    pub fn done(&self) -> usize {
        self.guns.iter().filter(|gun| gun.struck.is_some()).count()
    }

    /// Until when the exporting State is to be told that the guns arrived, if it is to be told.
    #[must_use]
    pub fn tell_by(&self) -> Option<Timestamp> {
        let arrived = moment::start_of(&self.arrived)?;
        let wanted = self.purpose == Purpose::Import && !self.exporter.is_empty();
        wanted.then(|| arrived.plus(DELIVERY_DAYS * moment::DAY))
    }

    /// The marks of one of its guns, as they join its record: what the mark says as a whole, and its
    /// number among the numbers by which a gun is found.
    ///
    /// # Errors
    /// The mark is no text of a record.
    pub fn marks(&self, gun: &Ordered) -> Result<Vec<Mark>, TextError> {
        let component = MarkComponent::from_name(&self.component).unwrap_or(MarkComponent::Frame);
        let of = |kind| -> Result<Mark, TextError> {
            Ok(Mark {
                component,
                kind,
                text: Text::new(&gun.mark)?,
                script: script_of(&gun.mark),
                legibility: Legibility::Clear,
                country: Country::parse(&self.country),
                year: Some(self.year),
            })
        };
        // A gun that has a number of its maker's was given another one; the first remains what it is known by.
        let has_number = !gun.gun.serial.trim().is_empty();
        let number = if has_number { MarkKind::Restamp } else { MarkKind::Serial };
        let mut marks = vec![of(number)?];
        if let Some(kind) = self.purpose.mark_kind() {
            marks.push(of(kind)?);
        }
        Ok(marks)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An order of `count` imported pistols.
    pub(crate) fn imported(count: u32) -> Order {
        let rows: String =
            (1..=count).map(|n| format!("P,SYNTHETIC Arms,Model 1,9 mm,QX{n:05},XA\n")).collect();
        let wanted = Wanted {
            purpose: "import".to_owned(),
            authority: "SYNTHETIC-IMP-7".to_owned(),
            exporter: "vestigo/xa/customs".to_owned(),
            arrived: "2025-03-01".to_owned(),
            year: 2025,
            guns: format!("type,maker,model,calibre,serial,country\n{rows}"),
            ..Wanted::default()
        };
        order(&wanted, 1, ("GT", "rosa", Timestamp(1_741_000_000)), |_| 1).unwrap()
    }

    #[test]
    fn every_gun_gets_a_mark_of_its_own_by_the_countrys_pattern() {
        let order = imported(500);
        assert_eq!(order.guns[0].mark, "GT 25 000001");
        assert_eq!(order.guns[499].mark, "GT 25 000500");
        assert_eq!((order.series.as_str(), order.next_number()), ("GT 25 #", 501));
        let tell_by = order.tell_by().unwrap();
        assert_eq!(moment::day_of(tell_by), "2025-04-15");
    }

    #[test]
    fn the_mark_is_found_as_a_number_and_says_what_it_is() {
        let order = imported(1);
        let marks = order.marks(&order.guns[0]).unwrap();
        assert!(marks[0].is_serial());
        assert_eq!((marks[1].kind, marks[1].year), (MarkKind::Import, Some(2025)));
        assert_eq!(marks[1].country, Country::parse("GT"));
    }

    #[test]
    fn one_gun_on_two_lines_is_refused_with_the_lines() {
        let wanted = Wanted {
            purpose: "IMPORT".to_owned(),
            authority: "A".to_owned(),
            guns: "maker,serial\nGlock,AB-1\nTaurus,AB-1\nglock,AB 1\n".to_owned(),
            ..Wanted::default()
        };
        let made = |wanted: &Wanted| order(wanted, 1, ("GT", "rosa", Timestamp(0)), |_| 1);
        assert_eq!(made(&wanted), Err(OrderRefused::Twice(2, 4)));
        let nothing = Wanted { authority: String::new(), ..wanted.clone() };
        assert_eq!(made(&nothing), Err(OrderRefused::Authority));
        let restamp = Wanted {
            purpose: "restamp".to_owned(),
            guns: "maker,serial\nGlock,\n".to_owned(),
            ..wanted
        };
        assert_eq!(made(&restamp), Err(OrderRefused::NoSerial(2)));
    }
}
