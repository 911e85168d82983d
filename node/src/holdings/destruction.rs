//! Destruction: ordered, compared gun by gun immediately before, witnessed by two who have no part in
//! it, and certified. What was destroyed stays in the records: a gun that turns up later is an alarm.
//!
//! UN Firearms Protocol 6, ITI 9, MOSAIC 05.50.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use utoipa::ToSchema;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::time::Timestamp;

use super::gun::Gun;
use super::moment;
use super::stock::item::Item;
use super::table::{self, Field, TableRefused};
use signing::{Certifier, Issued, Issuer, Sheet};

pub mod signing;

/// Longest time between the comparison of the numbers and the destruction, in seconds: one shift.
pub const VERIFIED_WITHIN: u64 = 12 * 3_600;

/// Guns of one order at most.
pub const GUNS_MAX: usize = 5_000;

super::words! {
    /// Why something is destroyed.
    Basis {
        /// Surplus.
        Surplus = "SURPLUS";
        /// Forfeited.
        Forfeiture = "FORFEITURE";
        /// Handed in.
        Collection = "COLLECTION";
        /// A court's order.
        Court = "COURT_ORDER";
        /// Unserviceable.
        Unserviceable = "UNSERVICEABLE";
    }
}

super::words! {
    /// How it is destroyed. Dumping at sea is no way: nobody can verify it.
    Method {
        /// Shredded.
        Shred = "SHRED";
        /// Sheared.
        Shear = "SHEAR";
        /// Cut by saw or torch.
        Cut = "CUT";
        /// Crushed.
        Crush = "CRUSH";
        /// Melted.
        Melt = "MELT";
        /// Burnt or detonated, for ammunition.
        BurnOrDetonate = "BURN_OR_DETONATE";
    }
}

super::words! {
    /// What is wrong between the order and what lies there.
    Difference {
        /// Ordered, and not there.
        Missing = "MISSING";
        /// There, and not ordered.
        NotOrdered = "NOT_ORDERED";
        /// Listed twice.
        Twice = "TWICE";
    }
}

/// A gun of an order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Planned {
    /// Its place in the order, from 1.
    pub sequence: u32,
    /// The gun.
    pub gun: Gun,
    /// Record set of the registry in which it is a tombstone from then on.
    pub set: String,
    /// Whether its number was found at the last comparison.
    pub verified: bool,
    /// The item of the stock that it is, if it is one.
    #[serde(default)]
    pub item: Option<u64>,
    /// The case or stock that it comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The components that are destroyed, where not all are.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub components: String,
    /// In which condition it was (`A` to `D`).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub condition: String,
}

/// Ammunition of an order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ammunition {
    /// Calibre or designation.
    pub calibre: String,
    /// The maker's lot.
    pub lot: String,
    /// Rounds.
    pub quantity: u64,
    /// Weight in grams.
    pub weight: u64,
}

/// A difference, without a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// What.
    pub difference: Difference,
    /// The gun's place in the order, if it is in it.
    pub sequence: Option<u32>,
    /// Line of the list, if it is on it.
    pub line: Option<u64>,
}

/// A person who saw it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Witness {
    /// Name.
    pub name: String,
    /// Organisation.
    pub organisation: String,
}

/// What is said when it is done.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Performance {
    /// How (`MELT`, …).
    pub method: String,
    /// Where.
    pub place: String,
    /// Who did it.
    pub operator: String,
    /// Who presided.
    pub presiding: String,
    /// Who kept what was destroyed until then.
    pub custodian: String,
    /// Who saw it: at least two who are none of these.
    pub witnesses: Vec<Witness>,
    /// That frame or receiver, and barrel and bolt or slide, cannot be used any more.
    pub components_unusable: bool,
    /// What became of the scrap: weight, smelter's receipt.
    pub residue: String,
    /// When it began, `2026-11-23T09:30:00Z`; empty: not said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub begun: String,
    /// When it ended.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ended: String,
}

/// The certificate.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Certificate {
    /// Its number.
    pub number: String,
    /// When it was done.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub at: Timestamp,
    /// What was said.
    pub performance: Performance,
    /// Guns destroyed, by their place in the order.
    pub destroyed: Vec<u32>,
    /// SHA-256 of the certificate as it is given out ([`Order::document`]).
    pub digest: String,
    /// The officer who certified.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Thumbprint of the key that he signed with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The agency whose officer he is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// His signature over the digest ([`signing::sign`]), in hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
}

/// An order to destroy.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Order {
    /// Its number at this node.
    pub number: u64,
    /// The authority's order.
    pub authority: String,
    /// The day of that order, `2026-11-20`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// Why.
    pub basis: Basis,
    /// When it was entered.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub ordered: Timestamp,
    /// Officer who entered it.
    pub by: String,
    /// The guns.
    pub guns: Vec<Planned>,
    /// The ammunition.
    pub ammunition: Vec<Ammunition>,
    /// When the numbers were last compared.
    #[serde(with = "moment::maybe", default)]
    #[schema(value_type = Option<String>)]
    pub verified: Option<Timestamp>,
    /// The two who compared them.
    pub verified_by: Vec<String>,
    /// What did not agree.
    pub findings: Vec<Finding>,
    /// The certificate, once it is done.
    pub certificate: Option<Certificate>,
    /// Scans of the sheet that the witnesses signed, in the order in which they were filed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<Sheet>,
    /// Issues of the certificate's pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<Issued>,
}

super::silent!(Planned, Ammunition, Witness, Performance, Certificate, Order);

/// Why an order does not go on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DestructionRefused {
    /// No such basis, or no authority named.
    #[error("an order names its authority and one of {:?}", Basis::NAMES)]
    Basis,
    /// The list cannot be read.
    #[error(transparent)]
    Table(#[from] TableRefused),
    /// Two lines are one gun, or a gun has no number.
    #[error("line {0} names a gun without a number, or one that stands there already")]
    Gun(u64),
    /// More than one order has.
    #[error("an order has at most {GUNS_MAX} guns")]
    TooMany,
    /// It is done.
    #[error("the certificate was issued already")]
    Done,
    /// One person alone compared the numbers.
    #[error("the numbers are compared by two different persons")]
    OnePerson,
    /// Nobody compared the numbers, or too long ago.
    #[error("the numbers are compared at most {} hours before", VERIFIED_WITHIN / 3_600)]
    NotVerified,
    /// Nothing that was found is on the order.
    #[error("none of the guns of the order was found")]
    Nothing,
    /// No such way.
    #[error("the method is one of {:?}", Method::NAMES)]
    Method,
    /// Not two independent witnesses.
    #[error("two witnesses are needed who are neither operator, presiding officer nor custodian")]
    Witnesses,
    /// Not said that the components are unusable, or where, by whom.
    #[error("\"{0}\" is not said")]
    Missing(&'static str),
    /// It ended before it began, or later than now.
    #[error("a destruction begins, ends, and is then certified")]
    Times,
    /// Nothing was certified that somebody could have signed.
    #[error("there is no certificate yet")]
    NotCertified,
    /// This scan is filed already.
    #[error("the same scan is filed already")]
    SameSheet,
    /// More scans than one certificate has.
    #[error("a certificate has at most {} scans", signing::SHEETS_MAX)]
    Sheets,
}

const SET: &[Field] = &[
    ("set", &["set", "recordset", "registro", "registre"]),
    ("source", &["source", "case", "caso", "processo", "affaire"]),
    ("components", &["components", "componentes", "elements"]),
    ("condition", &["condition", "estado", "etat"]),
];

const AMMUNITION: &[Field] = &[
    ("calibre", &["calibre", "caliber", "designation"]),
    ("lot", &["lot", "lote", "batch"]),
    ("quantity", &["quantity", "rounds", "cantidad", "quantidade", "quantite"]),
    ("weight", &["weightkg", "weight", "peso", "poids"]),
];

/// Enters an order: `guns` and `ammunition` are tables, which may be empty; `stock` are the items that
/// are to be destroyed with them. The caller says of which day the authority's order is.
///
/// # Errors
/// [`DestructionRefused`].
pub fn order(
    number: u64,
    (authority, basis): (&str, &str),
    (guns, ammunition, stock): (&str, &str, &[Item]),
    (by, now): (&str, Timestamp),
) -> Result<Order, DestructionRefused> {
    let basis = Basis::from_name(basis).filter(|_| !authority.trim().is_empty());
    let basis = basis.ok_or(DestructionRefused::Basis)?;
    let has_more = !ammunition.trim().is_empty() || !stock.is_empty();
    let rows = if guns.trim().is_empty() && has_more {
        Vec::new()
    } else {
        table::read(guns, &[table::GUN, SET], &["serial"])?
    };
    if rows.len().saturating_add(stock.len()) > GUNS_MAX {
        return Err(DestructionRefused::TooMany);
    }
    let mut planned: Vec<Planned> = Vec::with_capacity(rows.len());
    let mut known: BTreeSet<String> = BTreeSet::new();
    let key = |gun: &Gun| format!("{}\0{}", gun.maker.trim().to_lowercase(), gun.key());
    for (sequence, row) in (1u32..).zip(&rows) {
        let gun = row.gun();
        if gun.key().is_empty() || !known.insert(key(&gun)) {
            return Err(DestructionRefused::Gun(row.line));
        }
        let said = |column: &str| row.get(column).to_owned();
        planned.push(Planned {
            sequence,
            gun,
            set: said("set"),
            verified: false,
            item: None,
            source: said("source"),
            components: said("components"),
            condition: said("condition").to_uppercase(),
        });
    }
    let listed = u32::try_from(planned.len()).unwrap_or(u32::MAX);
    // What stands on the list too is destroyed once.
    let more = stock.iter().filter(|item| known.insert(key(&item.gun)));
    for (sequence, item) in (listed.saturating_add(1)..).zip(more) {
        planned.push(Planned {
            sequence,
            gun: item.gun.clone(),
            set: String::new(),
            verified: false,
            item: Some(item.number),
            source: String::new(),
            components: String::new(),
            condition: item.condition.name().to_owned(),
        });
    }
    let lots = if ammunition.trim().is_empty() {
        Vec::new()
    } else {
        let rows = table::read(ammunition, &[AMMUNITION], &["calibre", "lot", "weight"])?;
        let lot = |row: &table::Row| {
            Ok(Ammunition {
                calibre: row.get("calibre").to_owned(),
                lot: row.get("lot").to_owned(),
                quantity: row.number("quantity")?.unwrap_or(0),
                weight: row.thousandths("weight")?.unwrap_or(0),
            })
        };
        rows.iter().map(lot).collect::<Result<_, TableRefused>>()?
    };
    Ok(Order {
        number,
        authority: authority.trim().to_owned(),
        dated: None,
        basis,
        ordered: now,
        by: by.to_owned(),
        guns: planned,
        ammunition: lots,
        verified: None,
        verified_by: Vec::new(),
        findings: Vec::new(),
        certificate: None,
        sheets: Vec::new(),
        issues: Vec::new(),
    })
}

/// A point in time as it is typed, in UTC: `2026-11-23 09:30`, or RFC 3339; none if nothing is.
fn point(typed: &str, field: &'static str) -> Result<Option<Timestamp>, DestructionRefused> {
    let typed = typed.trim().replace(' ', "T");
    if typed.is_empty() {
        return Ok(None);
    }
    let whole = match typed.len() {
        // A day alone is no point in time.
        10 => return Err(DestructionRefused::Missing(field)),
        16 => format!("{typed}:00Z"),
        19 => format!("{typed}Z"),
        _ => typed,
    };
    let read = Timestamp::parse_rfc3339(&whole);
    read.map(Some).ok_or(DestructionRefused::Missing(field))
}

/// Names that are the same person as far as a list can tell.
fn person(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

impl Order {
    /// Compares the numbers of what lies there with the order. It may be done again until it is
    /// destroyed; the last comparison counts.
    ///
    /// # Errors
    /// [`DestructionRefused`].
    pub fn verify(
        &mut self,
        list: &str,
        by: [&str; 2],
        now: Timestamp,
    ) -> Result<(), DestructionRefused> {
        if self.certificate.is_some() {
            return Err(DestructionRefused::Done);
        }
        if by.iter().any(|name| name.trim().is_empty()) || person(by[0]) == person(by[1]) {
            return Err(DestructionRefused::OnePerson);
        }
        let rows = table::read(list, &[table::GUN], &["serial"])?;
        let mut by_number: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, gun) in self.guns.iter().enumerate() {
            by_number.entry(gun.gun.key()).or_default().push(at);
        }
        let mut there = BTreeSet::new();
        let mut findings = Vec::new();
        for row in &rows {
            let seen = row.gun();
            let all = by_number.get(&seen.key()).map(Vec::as_slice).unwrap_or_default();
            let fits = |at: &usize| self.guns.get(*at).is_some_and(|g| g.gun.may_be(&seen));
            let fitting: Vec<usize> = all.iter().copied().filter(fits).collect();
            if let Some(at) = fitting.iter().find(|at| !there.contains(*at)) {
                there.insert(*at);
                continue;
            }
            let known = fitting.first().and_then(|at| self.guns.get(*at));
            let difference =
                if known.is_some() { Difference::Twice } else { Difference::NotOrdered };
            let sequence = known.map(|gun| gun.sequence);
            findings.push(Finding { difference, sequence, line: Some(row.line) });
        }
        for (at, gun) in self.guns.iter_mut().enumerate() {
            gun.verified = there.contains(&at);
            if !gun.verified {
                let (difference, sequence) = (Difference::Missing, Some(gun.sequence));
                findings.push(Finding { difference, sequence, line: None });
            }
        }
        self.findings = findings;
        self.verified = Some(now);
        self.verified_by = by.iter().map(|name| name.trim().to_owned()).collect();
        Ok(())
    }

    /// Says that it is done: guns whose number was compared are destroyed, the others are not.
    ///
    /// # Errors
    /// [`DestructionRefused`].
    pub fn perform(
        &mut self,
        mut said: Performance,
        by: &Certifier,
        now: Timestamp,
    ) -> Result<&Certificate, DestructionRefused> {
        if self.certificate.is_some() {
            return Err(DestructionRefused::Done);
        }
        let fresh = self.verified.is_some_and(|at| now.since(at) <= VERIFIED_WITHIN);
        if !fresh && !self.guns.is_empty() {
            return Err(DestructionRefused::NotVerified);
        }
        Method::from_name(&said.method).ok_or(DestructionRefused::Method)?;
        let needed =
            [("place", &said.place), ("operator", &said.operator), ("presiding", &said.presiding)];
        if let Some((field, _)) = needed.iter().find(|(_, text)| text.trim().is_empty()) {
            return Err(DestructionRefused::Missing(field));
        }
        let times = (point(&said.begun, "begun")?, point(&said.ended, "ended")?);
        if matches!(times, (Some(begun), Some(ended)) if begun > ended)
            || [times.0, times.1].into_iter().flatten().any(|time| time > now)
        {
            return Err(DestructionRefused::Times);
        }
        let written = |time: Option<Timestamp>| time.map(Timestamp::to_rfc3339).unwrap_or_default();
        (said.begun, said.ended) = (written(times.0), written(times.1));
        if !said.components_unusable {
            return Err(DestructionRefused::Missing("components_unusable"));
        }
        let mut part: BTreeSet<String> =
            [&said.operator, &said.presiding, &said.custodian].map(|name| person(name)).into();
        part.extend(self.verified_by.iter().map(|name| person(name)));
        part.insert(person(&self.by));
        let independent: BTreeSet<String> = said
            .witnesses
            .iter()
            .filter(|witness| !witness.organisation.trim().is_empty())
            .map(|witness| person(&witness.name))
            .filter(|name| !name.is_empty() && !part.contains(name))
            .collect();
        if independent.len() < 2 {
            return Err(DestructionRefused::Witnesses);
        }
        let destroyed: Vec<u32> =
            self.guns.iter().filter(|gun| gun.verified).map(|gun| gun.sequence).collect();
        if destroyed.is_empty() && self.ammunition.is_empty() {
            return Err(DestructionRefused::Nothing);
        }
        let number = format!("D{}-{}", self.number, moment::day_of(now).replace('-', ""));
        self.certificate = Some(Certificate {
            number,
            at: now,
            performance: said,
            destroyed,
            digest: String::new(),
            by: by.name.clone(),
            key: by.key.clone(),
            issuer: by.issuer.clone(),
            signature: None,
        });
        let digest = Digest(Sha256::digest(self.document().as_bytes()).into()).to_hex();
        let kept = self.certificate.as_mut().ok_or(DestructionRefused::Nothing)?;
        kept.digest = digest;
        Ok(kept)
    }

    /// The certificate as it is given out: JSON that is determined by the order, without the digest
    /// and the signature over itself, and without what was filed with it since.
    #[must_use]
    pub fn document(&self) -> String {
        let mut order = self.clone();
        if let Some(certificate) = &mut order.certificate {
            certificate.digest = String::new();
            certificate.signature = None;
        }
        order.sheets.clear();
        order.issues.clear();
        serde_json::to_string_pretty(&order).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_790_000_000);

    fn ordered() -> Order {
        let guns = "maker,serial,set\nA,X1,stock\nA,X2,stock\nB,X2,stock\n";
        let ammunition = "calibre;lot;rounds;weight\n9 mm;L7;1000;12,5\n";
        order(4, ("Court 7/26", "court_order"), (guns, ammunition, &[]), ("rosa", NOW)).unwrap()
    }

    fn witness(name: &str) -> Witness {
        Witness { name: name.to_owned(), organisation: "SYNTHETIC Court".to_owned() }
    }

    fn said(witnesses: &[&str]) -> Performance {
        Performance {
            method: "melt".to_owned(),
            place: "SYNTHETIC smelter".to_owned(),
            operator: "Olga Op".to_owned(),
            presiding: "Piet Pres".to_owned(),
            custodian: "Carl Cust".to_owned(),
            witnesses: witnesses.iter().map(|name| witness(name)).collect(),
            components_unusable: true,
            ..Performance::default()
        }
    }

    pub(super) fn certified() -> Order {
        let mut order = ordered();
        order.verify(LIST, ["ana", "ben"], NOW).unwrap();
        order.perform(said(&["Wim One", "Wes Two"]), &Certifier::default(), NOW).unwrap();
        order
    }

    const LIST: &str = "maker,serial\nA,X-1\nA,X2\nA,X2\nB,X2\nC,X9\n";

    #[test]
    fn the_numbers_are_compared_gun_by_gun_by_two_persons() {
        let mut order = ordered();
        assert_eq!(order.ammunition[0].weight, 12_500);
        assert_eq!(order.verify(LIST, ["ana", "Ana "], NOW), Err(DestructionRefused::OnePerson));
        order.verify(LIST, ["ana", "ben"], NOW).unwrap();
        let found: Vec<(Difference, Option<u32>, Option<u64>)> =
            order.findings.iter().map(|f| (f.difference, f.sequence, f.line)).collect();
        assert_eq!(
            found,
            [(Difference::Twice, Some(2), Some(4)), (Difference::NotOrdered, None, Some(6))]
        );
        order.verify("serial\nX1\n", ["ana", "ben"], NOW).unwrap();
        assert_eq!(order.findings.len(), 2);
        assert_eq!(order.guns.iter().filter(|gun| gun.verified).count(), 1);
    }

    #[test]
    fn nothing_is_certified_without_two_witnesses_who_have_no_part_in_it() {
        let two = ["Wim One", "Wes Two"];
        let mut order = ordered();
        assert_eq!(
            order.perform(said(&two), &Certifier::default(), NOW).err(),
            Some(DestructionRefused::NotVerified)
        );
        order.verify(LIST, ["ana", "ben"], NOW).unwrap();
        let late = NOW.plus(VERIFIED_WITHIN + 1);
        assert_eq!(
            order.perform(said(&two), &Certifier::default(), late).err(),
            Some(DestructionRefused::NotVerified)
        );
        let none = Some(DestructionRefused::Witnesses);
        for names in [
            &["Wim One"][..],
            &["Wim One", "wim  one"],
            &["Wim One", "olga op"],
            &["Wim One", "Piet Pres"],
            &["Wim One", "carl cust"],
            &["Wim One", "ben"],
            &["Wim One", ""],
        ] {
            assert_eq!(
                order.perform(said(names), &Certifier::default(), NOW).err(),
                none,
                "{names:?}"
            );
        }
        let sea = Performance { method: "deep sea".to_owned(), ..said(&two) };
        assert_eq!(
            order.perform(sea, &Certifier::default(), NOW).err(),
            Some(DestructionRefused::Method)
        );
        let usable = Performance { components_unusable: false, ..said(&two) };
        assert!(
            order.perform(usable, &Certifier::default(), NOW).is_err()
                && order.certificate.is_none()
        );
        let certificate = order.perform(said(&two), &Certifier::default(), NOW).unwrap().clone();
        assert_eq!(certificate.destroyed, [1, 2, 3]);
        let digest = Digest(Sha256::digest(order.document().as_bytes()).into()).to_hex();
        assert_eq!(certificate.digest, digest);
        assert_eq!(
            order.perform(said(&two), &Certifier::default(), NOW).err(),
            Some(DestructionRefused::Done)
        );
        assert_eq!(order.verify(LIST, ["ana", "ben"], NOW), Err(DestructionRefused::Done));
    }

    #[test]
    fn a_destruction_begins_ends_and_is_then_certified() {
        let two = ["Wim One", "Wes Two"];
        let mut order = ordered();
        order.verify(LIST, ["ana", "ben"], NOW).unwrap();
        let at = |begun: &str, ended: &str| Performance {
            begun: begun.to_owned(),
            ended: ended.to_owned(),
            ..said(&two)
        };
        // NOW is 2026-09-21T14:13:20Z.
        for (begun, ended, refused) in [
            ("soon", "", DestructionRefused::Missing("begun")),
            ("", "2026-09-21", DestructionRefused::Missing("ended")),
            ("2026-09-21 12:00", "2026-09-21 11:00", DestructionRefused::Times),
            ("2026-09-21 12:00", "2026-09-21 15:00", DestructionRefused::Times),
        ] {
            let said = order.perform(at(begun, ended), &Certifier::default(), NOW);
            assert_eq!(said.err(), Some(refused), "{begun} {ended}");
        }
        let times = at("2026-09-21 12:00", "2026-09-21T13:30:00Z");
        let kept = order.perform(times, &Certifier::default(), NOW).unwrap();
        let said = &kept.performance;
        assert_eq!(said.begun, "2026-09-21T12:00:00Z");
        assert_eq!(said.ended, "2026-09-21T13:30:00Z");
    }

    /// A certificate of before has none of what came later, and its digest is what was logged.
    #[test]
    fn what_was_added_later_is_not_in_a_certificate_that_does_not_say_it() {
        let order = certified();
        let document = order.document();
        for word in ["sheets", "issues", "dated", "begun", "ended", "issuer", "signature", "source"]
        {
            assert!(!document.contains(&format!("\"{word}\"")), "{word}");
        }
        let again: Order = serde_json::from_str(&document).unwrap();
        assert_eq!(again.document(), document);
    }

    #[test]
    fn what_was_not_found_is_not_certified() {
        let mut order = ordered();
        order.verify("serial\nX1\n", ["ana", "ben"], NOW).unwrap();
        let certificate =
            order.perform(said(&["Wim One", "Wes Two"]), &Certifier::default(), NOW).unwrap();
        assert_eq!(certificate.destroyed, [1]);
        let twice = order_of("serial\nX1\nX-1\n");
        assert_eq!(twice.err(), Some(DestructionRefused::Gun(3)));
        assert_eq!(order_of("serial,maker\n,A\n").err(), Some(DestructionRefused::Gun(2)));
    }

    fn order_of(guns: &str) -> Result<Order, DestructionRefused> {
        order(1, ("A", "SURPLUS"), (guns, "", &[]), ("rosa", NOW))
    }

    #[test]
    fn what_lies_in_a_store_is_ordered_with_what_stands_on_the_list_and_once() {
        use crate::holdings::stock::item::tests::pistol;
        let list = "maker,serial\nSYNTHETIC Arms,QS-000001\nB,X2\n";
        let stock = [pistol(1), pistol(2)];
        let made = order(1, ("A", "SURPLUS"), (list, "", &stock), ("rosa", NOW)).unwrap();
        let said: Vec<(u32, Option<u64>)> =
            made.guns.iter().map(|g| (g.sequence, g.item)).collect();
        assert_eq!(said, [(1, None), (2, None), (3, Some(2))]);
        let alone = order(1, ("A", "SURPLUS"), ("", "", &stock), ("rosa", NOW)).unwrap();
        assert_eq!(alone.guns.len(), 2);
        assert!(order(1, ("A", "SURPLUS"), ("", "", &[]), ("rosa", NOW)).is_err());
    }
}
