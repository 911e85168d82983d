//! The guns of a simulated world, and what the simulation itself knows about them.
//!
//! Every secret of a record carries a mark, `~M` with the lowest level that may tell it, the gun and
//! the field. A mark that is found in bytes that leave says by itself what they disclose, whatever
//! fields they lie in.

use vestigo::registry::import::session::Durability;
use vestigo::registry::{NewRecord, Registry};
use vestigo_protocol::codes::{
    DocumentKind, EventKind, FirearmType, MarkComponent, PartyKind, RecordSetKind,
};
use vestigo_protocol::firearm::{
    ChainEvent, DocumentRef, FirearmDescription, Mark, Name, PartialDate, Party, RecordSet,
};
use vestigo_protocol::ids::Country;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;
use vestigo_tests::chance::Chance;
use vestigo_tests::flaky::{Ailing, FlakyRecords};

/// What a register knows of a gun's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Made here, and nothing else.
    Made,
    /// Sold to a dealer.
    Dealer,
    /// Registered to a person.
    Person,
    /// Exported to the country of an agency.
    Exported(usize),
    /// Issued to a police force.
    Force,
    /// Reported stolen.
    Stolen,
}

/// One gun in one register.
#[derive(Clone, Debug)]
pub(crate) struct Gun {
    /// Its number in the world, which its marks carry.
    pub(crate) id: u16,
    /// The agency whose register knows it.
    pub(crate) owner: usize,
    /// Its serial number. Two registers may know one gun.
    pub(crate) serial: String,
    /// What became of it.
    pub(crate) fate: Fate,
    /// The kind of record set it is in.
    pub(crate) set: RecordSetKind,
}

impl Gun {
    /// Whether only a person may say anything of it.
    pub(crate) fn is_sensitive(&self) -> bool {
        self.fate == Fate::Force || self.set == RecordSetKind::Stock
    }
}

/// The kinds of record sets that every agency keeps.
pub(crate) const SETS: [RecordSetKind; 4] = [
    RecordSetKind::Registry,
    RecordSetKind::Manufacture,
    RecordSetKind::Stolen,
    RecordSetKind::Stock,
];

/// The maker of every gun.
pub(crate) const MAKER: &str = "SYNTHETIC Arms";

/// Draws the guns of a world: `each` per agency, and for those exported the record that the
/// importing agency has of them.
pub(crate) fn draw(chance: &mut Chance, agencies: usize, each: usize) -> Vec<Gun> {
    let mut guns: Vec<Gun> = Vec::new();
    for owner in 0..agencies {
        for nth in 0..each {
            let serial = serial(chance);
            let (fate, set) = match chance.below(8) {
                0 => (Fate::Made, RecordSetKind::Manufacture),
                1 => (Fate::Dealer, RecordSetKind::Registry),
                2 => (Fate::Person, RecordSetKind::Registry),
                3 => (Fate::Force, RecordSetKind::Stock),
                4 => (Fate::Force, RecordSetKind::Registry),
                5 => (Fate::Stolen, RecordSetKind::Stolen),
                _ => {
                    let step = 1 + nth % agencies.saturating_sub(1).max(1);
                    (Fate::Exported((owner + step) % agencies), RecordSetKind::Registry)
                }
            };
            if let Fate::Exported(to) = fate
                && to != owner
            {
                let id = id(guns.len());
                let (owner, serial) = (to, serial.clone());
                let (fate, set) = (Fate::Person, RecordSetKind::Registry);
                guns.push(Gun { id, owner, serial, fate, set });
            }
            guns.push(Gun { id: id(guns.len()), owner, serial, fate, set });
        }
    }
    guns
}

fn id(length: usize) -> u16 {
    u16::try_from(length).expect("few guns")
}

/// A serial number of eight characters without look-alikes.
pub(crate) fn serial(chance: &mut Chance) -> String {
    const LETTERS: &[u8] = b"ACEFHJKLMNPRTUVWXY";
    const DIGITS: &[u8] = b"34679";
    let mut from = |set: &[u8]| {
        let at = usize::try_from(chance.below(set.len() as u64)).expect("small");
        char::from(set[at])
    };
    (0..3).map(|_| from(LETTERS)).collect::<String>()
        + &(0..5).map(|_| from(DIGITS)).collect::<String>()
}

/// The description under which a gun is recorded, and asked for.
pub(crate) fn describe(serial: &str) -> FirearmDescription {
    FirearmDescription {
        maker: Some(Name::new(MAKER).expect("short")),
        firearm_type: FirearmType::from_words("PISTOL"),
        marks: vec![Mark::serial(MarkComponent::Frame, serial).expect("short")],
        ..FirearmDescription::default()
    }
}

/// A text that may be told from `level` on.
fn marked<const MAX: usize>(level: u8, gun: &Gun, field: char) -> Option<Text<MAX>> {
    Some(Text::new(format!("SYNTHETIC ~M{level}{:04x}{field}", gun.id)).expect("short"))
}

/// A mark that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The lowest level that may tell it.
    pub(crate) level: u8,
    /// The gun that it is about.
    pub(crate) gun: u16,
    /// The field.
    pub(crate) field: char,
}

/// Every mark in some bytes.
pub(crate) fn marks_in(bytes: &[u8]) -> Vec<Found> {
    let mut found = Vec::new();
    for at in bytes.windows(8).enumerate().filter(|(_, w)| w.starts_with(b"~M")).map(|(at, _)| at) {
        let mark = &bytes[at + 2..at + 8];
        let text = |of: std::ops::Range<usize>| std::str::from_utf8(&mark[of]).ok();
        let level = text(0..1).and_then(|t| t.parse().ok());
        let gun = text(1..5).and_then(|t| u16::from_str_radix(t, 16).ok());
        if let (Some(level), Some(gun)) = (level, gun) {
            found.push(Found { level, gun, field: char::from(mark[5]) });
        }
    }
    found
}

fn events(gun: &Gun, country: impl Fn(usize) -> Country) -> Vec<ChainEvent> {
    let day = |text| PartialDate::parse(text).ok();
    let document = |field| {
        Some(DocumentRef {
            kind: DocumentKind::Licence,
            number: marked(3, gun, field),
            issuer: None,
            sha256: None,
        })
    };
    let dealer = |field: char| Party {
        kind: PartyKind::Licensee,
        name: marked(3, gun, field),
        licence: marked(3, gun, field.to_ascii_uppercase()),
        country: None,
    };
    let made = ChainEvent {
        date: day("2011-02-03"),
        to: Some(dealer('a')),
        place: marked(3, gun, 'b'),
        document: document('c'),
        ..ChainEvent::new(EventKind::Manufactured)
    };
    let mut events = vec![made];
    let last = |kind| ChainEvent { date: day("2019-05-17"), ..ChainEvent::new(kind) };
    match gun.fate {
        Fate::Made => {}
        Fate::Dealer => events.push(ChainEvent {
            to: Some(dealer('d')),
            place: marked(3, gun, 'e'),
            document: document('f'),
            ..last(EventKind::SoldRetail)
        }),
        Fate::Person => events.push(ChainEvent {
            to: Some(Party {
                kind: PartyKind::Natural,
                name: marked(4, gun, 'g'),
                licence: marked(4, gun, 'h'),
                country: None,
            }),
            place: marked(4, gun, 'i'),
            document: document('j'),
            ..last(EventKind::Registered)
        }),
        Fate::Exported(to) => events.push(ChainEvent {
            to: Some(dealer('k')),
            country: Some(country(to)),
            document: document('l'),
            ..last(EventKind::Exported)
        }),
        Fate::Force => events.push(ChainEvent {
            to: Some(Party {
                kind: PartyKind::Force,
                name: marked(3, gun, 'm'),
                licence: None,
                country: None,
            }),
            place: marked(3, gun, 'n'),
            ..last(EventKind::Issued)
        }),
        Fate::Stolen => events.push(ChainEvent {
            from: Some(Party {
                kind: PartyKind::Natural,
                name: marked(4, gun, 'o'),
                licence: None,
                country: None,
            }),
            place: marked(4, gun, 'p'),
            document: document('q'),
            ..last(EventKind::ReportedStolen)
        }),
    }
    events
}

/// The register of one agency, in memory, with what is the matter with it.
pub(crate) fn register(
    guns: &[Gun],
    owner: usize,
    country: impl Fn(usize) -> Country,
    ailing: Ailing,
) -> Registry {
    let records = Box::new(FlakyRecords::new(ailing));
    let mut registry = Registry::over(records, None).expect("in memory");
    for kind in SETS {
        let set = RecordSet {
            name: Name::new(format!("SYNTHETIC {}", kind.name())).expect("short"),
            holder: None,
            kind,
            from_year: Some(1990),
            to_year: None,
            digitised_pct: 100,
            as_of: Timestamp(1_700_000_000),
        };
        let mut session = registry.session(&set, Durability::Whole).expect("one writer");
        for gun in guns.iter().filter(|gun| gun.owner == owner && gun.set == kind) {
            for event in events(gun, &country) {
                let description = describe(&gun.serial);
                let new = NewRecord { description, event: Some(event), particulars: None };
                session.add(new).expect("there is room");
            }
        }
        session.finish(None, Vec::new()).expect("in memory");
    }
    registry
}
