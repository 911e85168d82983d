//! The guns: real ones as court filings describe them, and the invented records that fit them.

use super::synthetic::{PlacedEvent, PlacedRow};
use crate::service::ServiceError;
use crate::service::views::FirearmView;
use vestigo_protocol::codes::{EventKind, PartyKind};
use vestigo_protocol::ids::Country;

/// Recovered guns, as written in public court filings: make, model, calibre, type, serial.
pub(super) const RECOVERED: &str = include_str!("../../../deploy/demo/recovered-firearms.csv");

/// The gun whose chain crosses three countries.
pub(super) const ACROSS: &str = "RSW914";
/// The gun of which XE's officer may not tell yet.
pub(super) const DELAYED: &str = "66A170146";
/// The gun that XE's officer says nothing about.
pub(super) const REFUSED: &str = "MFL958";
/// The gun that nobody has a record of.
pub(super) const UNKNOWN: &str = "CM8551";
/// The guns that are asked for while XD does not run, and what it answers once it does.
pub(super) const WAITING: [(&str, &str); 3] =
    [("BK5104209", "R03"), ("X432643", "R09"), ("VJF8239", "R20")];
/// The guns that are asked for at the end, so that somebody can answer for XE.
pub(super) const OPEN: [&str; 3] = ["PBR 725", "F2900614", "BDW582US"];
/// The gun whose record has a letter O where the court filing has a zero.
pub(super) const FOLDED: &str = "TLT10456";

/// The recovered guns, every cell as it is written.
///
/// # Errors
/// The built-in file is damaged.
pub(super) fn recovered() -> Result<Vec<FirearmView>, ServiceError> {
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(RECOVERED.as_bytes());
    let mut guns = Vec::new();
    for row in reader.records() {
        let row = row.map_err(ServiceError::unexpected)?;
        let cell = |n: usize| row.get(n).filter(|c| !c.is_empty()).map(str::to_owned);
        guns.push(FirearmView {
            maker: cell(0),
            model: cell(1),
            calibre: cell(2),
            kind: cell(3),
            serial: cell(4),
            ..FirearmView::default()
        });
    }
    Ok(guns)
}

/// What became of a gun, as the record of one country ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Made here and shipped to this country.
    Made(&'static str),
    /// Exported to this country.
    Exported(&'static str),
    /// Stolen from a dealer.
    Stolen,
    /// Lost in transport by a dealer.
    Lost,
    /// At a dealer, nothing after.
    Dealer,
    /// Sold by a dealer to a person.
    Sold,
    /// Registered to a person.
    Registered,
    /// Issued to a police force.
    Issued,
    /// Destroyed after a seizure.
    Destroyed,
}

/// What XA should hear about a gun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// This result, by the machine.
    Found(&'static str),
    /// An officer has to look first.
    Officer,
    /// Nothing on record, by the machine.
    NoRecord,
}

/// A record that is put into a register.
struct Placement {
    /// In whose register.
    at: &'static str,
    /// Serial as recovered.
    recovered: &'static str,
    /// Serial, maker, model, calibre and type as recorded: registers write them in their own way.
    recorded: [&'static str; 5],
    /// Where it came from, and when.
    came: (&'static str, u16),
    fate: Fate,
}

macro_rules! placements {
    ($($at:literal $recovered:literal = $serial:literal $make:literal $model:literal
       $calibre:literal $kind:literal, $from:literal $year:literal, $fate:expr;)+) => {
        [$( Placement {
            at: $at,
            recovered: $recovered,
            recorded: [$serial, $make, $model, $calibre, $kind],
            came: ($from, $year),
            fate: $fate,
        }, )+]
    };
}

/// Register, serial as recovered = serial, maker, model, calibre, type as recorded, from where and
/// when, and what became of it.
#[rustfmt::skip]
static PLACEMENTS: [Placement; 32] = placements! {
    "XB" "RSW914" = "RSW914" "Glock" "17" "9mm" "pistol", "XB" 2012, Fate::Made("XC");
    "XC" "RSW914" = "RSW-914" "GLOCK" "17 Gen4" "9x19" "pistol", "XB" 2014, Fate::Exported("XD");
    "XD" "RSW914" = "RSW914" "Glock" "17" "9mm" "pistol", "XC" 2016, Fate::Stolen;
    "XE" "66A170146" = "66A170146" "SIG Sauer" "P365" "9mm" "pistol", "US" 2018, Fate::Registered;
    "XE" "MFL958" = "MFL958" "Glock" "26" "9mm" "pistol", "AT" 2010, Fate::Sold;
    "XE" "PBR 725" = "PBR725" "Glock" "36" ".45 ACP" "pistol", "AT" 2011, Fate::Registered;
    "XE" "F2900614" = "F2900614" "Beretta" "85" ".380 ACP" "pistol", "IT" 1999, Fate::Sold;
    "XE" "BDW582US" = "BDW582US" "Glock" "23" ".40 S&W" "pistol", "AT" 1996, Fate::Stolen;
    "XD" "X432643" = "X432643" "Hi-Point" "JHP" ".45 ACP" "pistol", "US" 2012, Fate::Lost;
    "XD" "BK5104209" = "BK5104209" "Bushmaster" "XM15" ".223 Remington" "rifle", "US" 2009, Fate::Dealer;
    "XB" "TLT10456" = "TLT1O456" "Taurus" "PT92" "9mm" "pistol", "BR" 2005, Fate::Sold;
    "XB" "HLD-281" = "HLD281" "Glock" "27" ".40 S&W" "pistol", "AT" 2006, Fate::Sold;
    "XB" "1-54938-03" = "1-54938-03" "Romarm" "WASR-10" "7.62x39" "rifle", "RO" 2004, Fate::Exported("XD");
    "XB" "VCY 0842" = "VCY0842" "Smith & Wesson" "SD40" ".40 S&W" "pistol", "US" 2013, Fate::Stolen;
    "XB" "BRAH043" = "BRAH043" "Glock" "19" "9mm" "pistol", "AT" 2015, Fate::Sold;
    "XB" "DA09346" = "DA09346" "Colt" "" ".45 ACP" "pistol", "US" 1996, Fate::Dealer;
    "XB" "A52800" = "A52800" "Llama" "" ".380 ACP" "pistol", "ES" 1988, Fate::Registered;
    "XB" "GYF032" = "GYF 032" "Glock" "" "9mm" "pistol", "AT" 2004, Fate::Lost;
    "XB" "PKG188" = "PKG188" "Glock" "23" ".40 S&W" "pistol", "AT" 2007, Fate::Issued;
    "XB" "448172" = "448172" "Charter Arms" "Undercover" ".38 Special" "revolver", "US" 1989, Fate::Exported("XE");
    "XB" "K839843" = "K839843" "Mossberg" "500" "12 gauge" "shotgun", "US" 1994, Fate::Stolen;
    "XB" "371102162" = "371-102162" "Ruger" "LCP" ".380 ACP" "pistol", "US" 2011, Fate::Dealer;
    "XB" "HGL 845" = "HGL845" "Glock" "27" ".40 S&W" "pistol", "AT" 2003, Fate::Destroyed;
    "XB" "R198770" = "R198770" "Astra" "" ".38 Special" "revolver", "ES" 1986, Fate::Registered;
    "XB" "171-97086" = "171-97086" "Ruger" "GP100" ".357 Magnum" "revolver", "US" 1998, Fate::Sold;
    "XB" "P1907044" = "P1907O44" "Hi-Point" "C9" "9mm" "pistol", "US" 2014, Fate::Lost;
    "XB" "300-20134" = "300-20134" "Ruger" "P85" "9mm" "pistol", "US" 1990, Fate::Exported("XC");
    "XB" "CGX-411" = "CGX411" "Glock" "23" ".40 S&W" "pistol", "AT" 2001, Fate::Issued;
    "XB" "33243C" = "33243C" "Taurus" "PT738" ".380 ACP" "pistol", "BR" 2012, Fate::Dealer;
    "XB" "HYH3249" = "HYH3249" "Smith and Wesson" "M&P9" "9mm" "pistol", "US" 2014, Fate::Stolen;
    "XB" "J250397" = "J250397" "S&W" "36" ".38 Special" "revolver", "US" 1987, Fate::Registered;
    "XB" "36-98896" = "36-98896" "Sturm, Ruger & Co." "Blackhawk" ".357 Magnum" "revolver", "US" 1991, Fate::Exported("XD");
};

/// The invented records that are put into the register of a country.
pub(super) fn placed(code: &str) -> Vec<PlacedRow> {
    PLACEMENTS.iter().filter(|p| p.at == code).map(Placement::row).collect()
}

/// An invented record of one recovered gun, as an impostor would have it: another fate.
pub(super) fn forged(serial: &str) -> Vec<PlacedRow> {
    PLACEMENTS
        .iter()
        .find(|p| p.recovered == serial)
        .map(|p| Placement { at: p.at, came: ("AT", 2012), fate: Fate::Stolen, ..*p }.row())
        .into_iter()
        .collect()
}

/// Recovered guns that XB does not have, while it has others whose numbers differ by so little that
/// a person has to look: one is a Glock, `BRAH043`, in the same court filings.
const RESEMBLED: [&str; 3] = ["66A170146", "25617749", "BPAH043"];

/// What the agreement with XB lets XA hear at once about a recovered gun.
pub(super) fn expected_of_xb(serial: &str) -> Expected {
    let Some(placement) = PLACEMENTS.iter().find(|p| p.at == "XB" && p.recovered == serial) else {
        return if RESEMBLED.contains(&serial) { Expected::Officer } else { Expected::NoRecord };
    };
    let [recorded, ..] = placement.recorded;
    let plain = |text: &str| text.replace([' ', '-'], "");
    if plain(serial) != plain(recorded) {
        return Expected::Officer;
    }
    match placement.fate {
        Fate::Made(_) => Expected::Found("R13"),
        Fate::Exported(_) => Expected::Found("R06"),
        Fate::Stolen => Expected::Found("R08"),
        Fate::Lost => Expected::Found("R09"),
        Fate::Dealer => Expected::Found("R03"),
        Fate::Sold => Expected::Found("R02"),
        Fate::Registered => Expected::Found("R01"),
        // A gun in State stock, or one that was destroyed, has no business in XA.
        Fate::Issued | Fate::Destroyed => Expected::Officer,
    }
}

impl Placement {
    fn row(&self) -> PlacedRow {
        let [serial, make, model, calibre, kind] = self.recorded;
        let (from, year) = self.came;
        PlacedRow {
            make: make.to_owned(),
            model: model.to_owned(),
            calibre: calibre.to_owned(),
            firearm_type: kind.to_owned(),
            serial: serial.to_owned(),
            importer: party(self.at, "Importer", 7).0,
            import_mark: format!("{} {:02}", self.at, year % 100),
            year_of_manufacture: String::new(),
            country_of_manufacture: made_in(self.recovered, from).to_owned(),
            events: self.events(),
        }
    }

    fn events(&self) -> Vec<PlacedEvent> {
        let at = self.at;
        let (from, year) = self.came;
        let importer = party(at, "Importer", 7);
        let dealer = party(at, "Dealer", 3);
        let person = (format!("Fictional Person {at} 00317 (SYNTHETIC)"), PartyKind::Natural);
        let force = (format!("Fictional Police {at} Unit 4 (SYNTHETIC)"), PartyKind::Force);
        let document = |kind: &str, year: u16| format!("{kind} SYNTHETIC-{at}-{year}-01842");
        let here = |kind, date: String, document| PlacedEvent {
            country: Country::parse(at),
            document,
            place: format!("Fictional Town {at} (SYNTHETIC)"),
            ..PlacedEvent::new(kind, &date)
        };
        let shipped = PlacedEvent {
            from: Some(importer.clone()),
            to: Some(dealer.clone()),
            ..here(EventKind::Shipped, format!("{}-02-11", year + 1), document("REPORT", year + 1))
        };
        let sold = PlacedEvent {
            from: Some(dealer.clone()),
            to: Some(person.clone()),
            ..here(
                EventKind::SoldRetail,
                format!("{}-06-20", year + 1),
                document("SALE_FORM", year + 1),
            )
        };
        if let Fate::Made(to) = self.fate {
            let maker = party(at, "Maker", 1);
            return vec![
                PlacedEvent {
                    to: Some(maker.clone()),
                    ..here(
                        EventKind::Manufactured,
                        format!("{year}-05"),
                        document("CERTIFICATE", year),
                    )
                },
                PlacedEvent {
                    from: Some(maker),
                    country: Country::parse(to),
                    document: document("INVOICE", year + 2),
                    ..PlacedEvent::new(EventKind::Shipped, &format!("{}-04-22", year + 2))
                },
            ];
        }
        let mut events = vec![PlacedEvent {
            from: Some(party(from, "Exporter", 2)),
            to: Some(importer.clone()),
            country: Country::parse(from),
            document: document("IMPORT_PERMIT", year),
            ..PlacedEvent::new(EventKind::Imported, &format!("{year}-05-14"))
        }];
        match self.fate {
            Fate::Made(_) => {}
            Fate::Exported(to) => events.push(PlacedEvent {
                from: Some(importer),
                to: Some(party(to, "Importer", 7)),
                country: Country::parse(to),
                document: document("LICENCE", year + 2),
                ..PlacedEvent::new(EventKind::Exported, &format!("{}-04-03", year + 2))
            }),
            Fate::Stolen => events.extend([
                shipped,
                PlacedEvent {
                    from: Some(dealer),
                    ..here(
                        EventKind::ReportedStolen,
                        format!("{}-09-27", year + 2),
                        document("REPORT", year + 2),
                    )
                },
            ]),
            Fate::Lost => events.extend([
                shipped,
                PlacedEvent {
                    from: Some(dealer),
                    ..here(
                        EventKind::ReportedLost,
                        format!("{}-11-08", year + 1),
                        document("REPORT", year + 1),
                    )
                },
            ]),
            Fate::Dealer => events.push(shipped),
            Fate::Sold => events.extend([shipped, sold]),
            Fate::Registered => events.extend([
                shipped,
                sold,
                PlacedEvent {
                    to: Some(person),
                    ..here(
                        EventKind::Registered,
                        format!("{}-07-02", year + 1),
                        document("LICENCE", year + 1),
                    )
                },
            ]),
            Fate::Issued => events.push(PlacedEvent {
                to: Some(force),
                ..here(
                    EventKind::Issued,
                    format!("{}-03-30", year + 1),
                    document("CERTIFICATE", year + 1),
                )
            }),
            Fate::Destroyed => events.extend([
                PlacedEvent {
                    to: Some(force.clone()),
                    ..here(
                        EventKind::Seized,
                        format!("{}-01-19", year + 3),
                        document("REPORT", year + 3),
                    )
                },
                PlacedEvent {
                    from: Some(force),
                    ..here(
                        EventKind::Destroyed,
                        format!("{}-12-05", year + 4),
                        document("CERTIFICATE", year + 4),
                    )
                },
            ]),
        }
        events
    }
}

/// Where a gun was made, as its records have it. The one of the chain was made under licence in XB.
fn made_in(recovered: &str, from: &'static str) -> &'static str {
    match from {
        _ if recovered == ACROSS => "XB",
        other if other.starts_with('X') => "AT",
        other => other,
    }
}

fn party(code: &str, role: &str, number: u8) -> (String, PartyKind) {
    (format!("Fictional {role} {code} {number} (SYNTHETIC)"), PartyKind::Licensee)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use vestigo_protocol::firearm::serial::SerialForms;

    use super::*;

    #[test]
    fn the_recovered_guns_are_the_41_of_the_file_with_all_their_mess() {
        let guns = recovered().unwrap();
        assert_eq!(guns.len(), 41);
        let serials: BTreeSet<&str> = guns.iter().filter_map(|g| g.serial.as_deref()).collect();
        assert_eq!(serials.len(), 41);
        let waiting = WAITING.map(|(serial, _)| serial);
        let told = [ACROSS, DELAYED, REFUSED, UNKNOWN, FOLDED].into_iter();
        for told in told.chain(waiting).chain(OPEN) {
            assert!(serials.contains(told), "{told}");
        }
        assert!(guns.iter().any(|g| g.kind.as_deref() == Some("RIFLE") && g.calibre.is_none()));
    }

    #[test]
    fn every_placed_record_fits_a_recovered_gun_once_glyphs_are_folded() {
        let guns = recovered().unwrap();
        for placement in &PLACEMENTS {
            assert!(guns.iter().any(|g| g.serial.as_deref() == Some(placement.recovered)));
            let [recorded, ..] = placement.recorded;
            let (a, b) = (SerialForms::of(placement.recovered), SerialForms::of(recorded));
            assert_eq!(a.folded, b.folded, "{}", placement.at);
        }
    }

    #[test]
    fn the_record_that_needs_folding_differs_by_a_glyph_and_by_nothing_else() {
        let row = placed("XB").into_iter().find(|r| r.serial == "TLT1O456").unwrap();
        let (a, b) = (SerialForms::of(FOLDED), SerialForms::of(&row.serial));
        assert_ne!(a.canonical, b.canonical);
        assert_eq!(expected_of_xb(FOLDED), Expected::Officer);
    }

    #[test]
    fn every_party_and_document_of_a_placed_record_says_synthetic() {
        for code in ["XB", "XC", "XD", "XE"] {
            for event in placed(code).iter().flat_map(|row| &row.events) {
                let parties = [&event.from, &event.to].into_iter().flatten();
                assert!(parties.into_iter().all(|(name, _)| name.contains("SYNTHETIC")));
                assert!(event.document.contains("SYNTHETIC"));
            }
        }
    }

    #[test]
    fn the_chain_leads_from_xb_over_xc_to_a_theft_in_xd() {
        let last = |code: &str| {
            let row = placed(code)
                .into_iter()
                .find(|r| SerialForms::of(&r.serial) == SerialForms::of(ACROSS))
                .unwrap();
            let event = row.events.last().unwrap();
            (event.kind, event.country.unwrap().to_string())
        };
        assert_eq!(last("XB"), (EventKind::Shipped, "XC".to_owned()));
        assert_eq!(last("XC"), (EventKind::Exported, "XD".to_owned()));
        assert_eq!(last("XD"), (EventKind::ReportedStolen, "XD".to_owned()));
    }
}
