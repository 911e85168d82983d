//! The guns of a trial: a synthetic register and guns placed among them.

use std::collections::BTreeMap;

use vestigo_protocol::codes::{FirearmType, MarkComponent};
use vestigo_protocol::firearm::serial::SerialForms;
use vestigo_protocol::firearm::{FirearmDescription, Mark, Name, PartialDate};
use vestigo_protocol::ids::Country;

use super::Fields;
use crate::registry::oracle::Listed;
use crate::registry::profile::{Profile, SetNumber};
use crate::registry::record::RecordId;
use crate::registry::serials::Hit;
use crate::registry::symbols::Folded;
use crate::registry::synth::{SynthError, SynthGun, SynthOptions, SynthRegister};

/// Guns, each with the number of its record.
#[derive(Debug)]
pub struct Stock {
    register: SynthRegister,
    placed: Vec<SynthGun>,
}

/// One gun as an index takes it.
pub struct Entry<'a, P> {
    /// What the profile was made into.
    pub profile: &'a P,
    /// Its serial.
    pub serial: Folded,
    /// Its record.
    pub record: RecordId,
    /// Year of manufacture.
    pub year: Option<u16>,
}

impl<P> std::fmt::Debug for Entry<'_, P> {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entry")
    }
}

impl Stock {
    /// A register with these guns behind it.
    ///
    /// # Errors
    /// [`SynthError`].
    pub fn new(options: SynthOptions, placed: Vec<SynthGun>) -> Result<Self, SynthError> {
        Ok(Self { register: SynthRegister::new(options)?, placed })
    }

    /// The synthetic part.
    #[must_use]
    pub const fn register(&self) -> &SynthRegister {
        &self.register
    }

    /// The placed guns.
    #[must_use]
    pub fn placed(&self) -> &[SynthGun] {
        &self.placed
    }

    /// The record of a synthetic gun.
    #[must_use]
    pub fn record_of(number: u64) -> RecordId {
        RecordId(i64::try_from(number).unwrap_or(i64::MAX).saturating_add(1))
    }

    /// The record of a placed gun.
    #[must_use]
    pub fn record_of_placed(&self, position: usize) -> RecordId {
        Self::record_of(self.register.options().records.saturating_add(position as u64))
    }

    /// Gives every gun out, one after the other. Each kind of gun is made into what an index keeps
    /// once: a register has few of them.
    pub fn each<P>(&self, mut keep: impl FnMut(Profile) -> P, mut visit: impl FnMut(Entry<'_, P>)) {
        let mut profiles: BTreeMap<[String; 6], P> = BTreeMap::new();
        let records = self.register.options().records;
        let synthetic = (0..records).map_while(|number| self.register.gun(number));
        for (gun, number) in synthetic.chain(self.placed.iter().cloned()).zip(0u64..) {
            let kind = [
                &gun.make,
                &gun.model,
                &gun.calibre,
                &gun.firearm_type,
                &gun.country,
                &gun.importer,
            ]
            .map(|text| text.to_string());
            let profile = profiles.entry(kind).or_insert_with(|| {
                keep(Profile::of(SetNumber::default(), &describe(&gun, Fields::All)))
            });
            let forms = SerialForms::of(&gun.serial);
            visit(Entry {
                profile,
                serial: Folded::of(&forms.canonical, &forms.folded),
                record: Self::record_of(number),
                year: gun.year,
            });
        }
    }

    /// All guns in the list that looks at everything.
    #[must_use]
    pub fn listed(&self) -> Listed {
        // Two at once borrow the list: one adds profiles, the other marks.
        let list = std::cell::RefCell::new(Listed::default());
        self.each(
            |profile| list.borrow_mut().add_profile(profile),
            |entry| {
                list.borrow_mut().add(Hit {
                    serial: entry.serial,
                    profile: *entry.profile,
                    record: entry.record,
                    position: 0,
                    is_frame: true,
                    year: entry.year,
                });
            },
        );
        list.into_inner()
    }
}

/// Guns of a file with the columns `make`, `model`, `caliber`, `type` and `serial_number`, in this
/// order; rows without a serial number are left out.
#[must_use]
pub fn placed(csv: &str) -> Vec<SynthGun> {
    let mut reader = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    rows.filter_map(|row| {
        let cell = |at: usize| row.get(at).unwrap_or_default().trim().to_owned();
        let gun = SynthGun {
            make: cell(0).into(),
            model: cell(1).into(),
            calibre: cell(2).into(),
            firearm_type: cell(3).into(),
            serial: cell(4),
            ..SynthGun::default()
        };
        (!gun.serial.is_empty()).then_some(gun)
    })
    .collect()
}

/// The description that a form with these fields makes of a gun. What is not text that a form can
/// hold is left out.
#[must_use]
pub fn describe(gun: &SynthGun, fields: Fields) -> FirearmDescription {
    let name = |text: &str, from: Fields| {
        (fields >= from && !text.is_empty()).then(|| Name::new(text).ok()).flatten()
    };
    let all = fields == Fields::All;
    FirearmDescription {
        maker: name(&gun.make, Fields::Maker),
        calibre: name(&gun.calibre, Fields::MakerCalibre),
        model: name(&gun.model, Fields::All),
        importer: name(&gun.importer, Fields::All),
        firearm_type: FirearmType::from_words(&gun.firearm_type).filter(|_| all),
        country_of_manufacture: Country::parse(&gun.country).filter(|_| all),
        manufactured: gun.year.filter(|_| all).and_then(|year| PartialDate::of_year(year).ok()),
        marks: Mark::serial(MarkComponent::Frame, &gun.serial).into_iter().collect(),
        ..FirearmDescription::default()
    }
}
