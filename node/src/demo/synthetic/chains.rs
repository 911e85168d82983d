//! Guns that do not exist, and what happened to them.

use vestigo_protocol::codes::{EventKind, PartyKind};
use vestigo_protocol::firearm::serial::SerialForms;
use vestigo_protocol::ids::Country;

use super::catalogue::{CATALOGUE, Entry};
use super::clock::Clock;
use super::{PlacedEvent, PlacedRow, Register};

impl Register {
    /// A gun that does not exist, with one event at least.
    pub(super) fn invent(&mut self) -> PlacedRow {
        let (entry, serial) = loop {
            let entry = self.entry();
            let serial = self.serial(entry.serial);
            let forms = SerialForms::of(&serial);
            if !self.taken.contains(&forms.folded)
                && self.seen.insert((entry.make, forms.canonical))
            {
                break (entry, serial);
            }
        };
        let year = self.random.between(entry.from_year, entry.to_year);
        let mut clock = Clock { day: u32::from(year) * Clock::YEAR };
        clock.advance(&mut self.random, 300);
        let made_here = entry.country == self.country.as_str();
        let mut gun = PlacedRow {
            make: entry.make.to_owned(),
            model: entry.model.to_owned(),
            calibre: entry.calibre.to_owned(),
            firearm_type: entry.firearm_type.to_owned(),
            serial,
            country_of_manufacture: entry.country.to_owned(),
            year_of_manufacture: year.to_string(),
            ..PlacedRow::default()
        };
        if made_here {
            let mut event = PlacedEvent::new(EventKind::Manufactured, &clock.text());
            event.to = Some(self.company("Maker"));
            event.document = self.document("CERTIFICATE", clock);
            gun.events.push(event);
        } else {
            clock.advance(&mut self.random, 500);
            self.import(&mut gun, entry, clock);
        }
        self.chain(&mut gun, clock);
        gun
    }

    fn import(&mut self, gun: &mut PlacedRow, entry: &Entry, clock: Clock) {
        let importer = self.company("Importer");
        gun.importer.clone_from(&importer.0);
        // Marking on import became usual with the Firearms Protocol.
        if clock.year() >= 2005 && self.random.percent(70) {
            gun.import_mark = format!("{} {:02}", self.country, clock.year() % 100);
        }
        let mut event = PlacedEvent::new(EventKind::Imported, &clock.text());
        event.from = Some((
            format!("Fictional Exporter {} {} (SYNTHETIC)", entry.country, self.random.below(20)),
            PartyKind::Licensee,
        ));
        event.to = Some(importer);
        event.country = Country::parse(entry.country);
        event.document = self.document("IMPORT_PERMIT", clock);
        event.place = format!("Port Fictional {} (SYNTHETIC)", self.country);
        gun.events.push(event);
    }

    /// What happened after the gun was there.
    fn chain(&mut self, gun: &mut PlacedRow, mut clock: Clock) {
        clock.advance(&mut self.random, 400);
        match self.random.below(100) {
            0..=59 => self.civilian(gun, clock),
            60..=76 => self.official(gun, clock),
            77..=84 => self.export(gun, clock),
            85..=88 => self.seized(gun, clock),
            // Still with the importer or dealer.
            _ => {}
        }
    }

    fn civilian(&mut self, gun: &mut PlacedRow, mut clock: Clock) {
        let dealer = self.company("Dealer");
        let mut holder = self.person();
        let sold = (EventKind::SoldRetail, "SALE_FORM");
        self.step(gun, clock, sold, Some(dealer), Some(holder.clone()));
        if self.random.percent(70) {
            clock.advance(&mut self.random, 30);
            let registered = (EventKind::Registered, "LICENCE");
            self.step(gun, clock, registered, None, Some(holder.clone()));
        }
        clock.advance(&mut self.random, 3_000);
        let fate = self.random.below(100);
        match fate {
            0..=5 => {
                let next = self.person();
                let kind =
                    if fate == 0 { EventKind::Inherited } else { EventKind::TransferredPrivate };
                self.step(gun, clock, (kind, "LICENCE"), Some(holder), Some(next.clone()));
                holder = next;
                clock.advance(&mut self.random, 1_000);
                if self.random.percent(10) {
                    let lost = (EventKind::ReportedLost, "REPORT");
                    self.step(gun, clock, lost, Some(holder), None);
                }
            }
            6..=9 => {
                self.step(gun, clock, (EventKind::ReportedStolen, "REPORT"), Some(holder), None);
                if self.random.percent(25) {
                    clock.advance(&mut self.random, 900);
                    let force = self.force();
                    let recovered = (EventKind::Recovered, "REPORT");
                    self.step(gun, clock, recovered, None, Some(force));
                }
            }
            10 | 11 => {
                self.step(gun, clock, (EventKind::ReportedLost, "REPORT"), Some(holder), None);
            }
            12 => {
                let deactivated = (EventKind::Deactivated, "CERTIFICATE");
                self.step(gun, clock, deactivated, Some(holder), None);
            }
            _ => {}
        }
    }

    fn official(&mut self, gun: &mut PlacedRow, mut clock: Clock) {
        let force = self.force();
        let issued = (EventKind::Issued, "CERTIFICATE");
        self.step(gun, clock, issued, None, Some(force.clone()));
        clock.advance(&mut self.random, 4_000);
        match self.random.below(100) {
            0..=7 => {
                let destroyed = (EventKind::Destroyed, "CERTIFICATE");
                self.step(gun, clock, destroyed, Some(force), None);
            }
            8 | 9 => {
                let stolen = (EventKind::ReportedStolen, "REPORT");
                self.step(gun, clock, stolen, Some(force), None);
            }
            _ => {}
        }
    }

    fn export(&mut self, gun: &mut PlacedRow, clock: Clock) {
        let exporter = self.company("Exporter");
        let codes = ["XA", "XB", "XC", "XD", "XE", "XF", "XG"];
        let others: Vec<&str> =
            codes.into_iter().filter(|code| *code != self.country.as_str()).collect();
        let Some(to) = self.random.pick(&others) else { return };
        let consignee = (
            format!("Fictional Consignee {to} {} (SYNTHETIC)", self.random.below(30)),
            PartyKind::Licensee,
        );
        self.step(gun, clock, (EventKind::Exported, "LICENCE"), Some(exporter), Some(consignee));
        if let Some(event) = gun.events.last_mut() {
            event.country = Country::parse(to);
        }
    }

    fn seized(&mut self, gun: &mut PlacedRow, mut clock: Clock) {
        let force = self.force();
        self.step(gun, clock, (EventKind::Seized, "REPORT"), None, Some(force.clone()));
        clock.advance(&mut self.random, 800);
        if self.random.percent(40) {
            let destroyed = (EventKind::Destroyed, "CERTIFICATE");
            self.step(gun, clock, destroyed, Some(force), None);
        } else if self.random.percent(20) {
            let retained = (EventKind::RetainedOfficialUse, "CERTIFICATE");
            self.step(gun, clock, retained, None, Some(force));
        }
    }

    /// One event here, with its document.
    fn step(
        &mut self,
        gun: &mut PlacedRow,
        clock: Clock,
        (kind, document): (EventKind, &str),
        from: Option<(String, PartyKind)>,
        to: Option<(String, PartyKind)>,
    ) {
        let document = self.document(document, clock);
        let place = format!("Town Fictional {} (SYNTHETIC)", self.random.below(40));
        let country = Some(self.country);
        let event = PlacedEvent::new(kind, &clock.text());
        gun.events.push(PlacedEvent { from, to, country, document, place, ..event });
    }

    fn document(&mut self, kind: &str, clock: Clock) -> String {
        let number = self.random.below(100_000);
        format!("{kind} SYNTHETIC-{}-{}-{number:05}", self.country, clock.year())
    }

    fn company(&mut self, role: &str) -> (String, PartyKind) {
        let number = self.random.below(60);
        let name = match self.random.below(3) {
            0 => format!("Comercial Ficticia {} {number} (SYNTHETIC)", self.country),
            1 => format!("Fictional {role} {} {number} (SYNTHETIC)", self.country),
            _ => format!("Maison Fictive {} {number} (SYNTHETIC)", self.country),
        };
        (name, PartyKind::Licensee)
    }

    fn person(&mut self) -> (String, PartyKind) {
        let first = ["Persona Ficticia", "Pessoa Fictícia", "Personne Fictive", "Fictional Person"];
        let name = self.random.pick(&first).unwrap_or("Fictional Person");
        let number = self.random.below(100_000);
        (format!("{name} {} {number:05} (SYNTHETIC)", self.country), PartyKind::Natural)
    }

    fn force(&mut self) -> (String, PartyKind) {
        let forces = ["Police", "Army", "Customs", "Prison Service"];
        let force = self.random.pick(&forces).unwrap_or("Police");
        let unit = self.random.below(30);
        (format!("Fictional {force} {} Unit {unit} (SYNTHETIC)", self.country), PartyKind::Force)
    }

    fn entry(&mut self) -> &'static Entry {
        let total: u64 = CATALOGUE.iter().map(|entry| entry.weight).sum();
        let mut at = self.random.below(total);
        for entry in &CATALOGUE {
            match at.checked_sub(entry.weight) {
                Some(rest) => at = rest,
                None => return entry,
            }
        }
        // Not reached: the weights sum up to more than `at`.
        let [first, ..] = &CATALOGUE;
        first
    }

    /// `L` is a letter, `9` a digit, `1` a digit that is not 0; anything else stands for itself.
    /// A pattern with a letter `L` of its own writes it as `l`.
    fn serial(&mut self, pattern: &str) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
        pattern
            .chars()
            .map(|c| match c {
                'L' => char::from(self.random.pick(LETTERS).unwrap_or(b'A')),
                '9' => char::from(b'0' + u8::try_from(self.random.below(10)).unwrap_or(0)),
                '1' => char::from(b'1' + u8::try_from(self.random.below(9)).unwrap_or(0)),
                'l' => 'L',
                other => other,
            })
            .collect()
    }
}
