//! Damage to other fields, and to what stands in which field.

use std::borrow::Cow;

use vestigo_protocol::firearm::{calibre, make};

use super::DamageClass;
use crate::registry::synth::SynthGun;
use crate::registry::synth::makers::MAKERS;
use crate::registry::synth::random::Random;

/// Names of one cartridge, as people write them.
const CALIBRES: [&[&str]; 9] = [
    &["9mm", "9x19", "9 mm Luger", "9mm Para", "9 mm Parabellum", "9x19 NATO"],
    &[".380 ACP", "9x17", "9 mm Kurz", "9 corto", ".380 Auto", "9mm Short"],
    &[".32 ACP", "7.65 mm", "7,65 Browning", ".32 Auto", "7.65x17"],
    &[".45 ACP", "11.43 mm", ".45 Auto", "11.43x23"],
    &[".40 S&W", ".40 caliber", "40 S&W"],
    &[".25 ACP", "6.35 mm", "6,35 Browning", ".25 Auto"],
    &["5.56 NATO", "5.56x45", "5,56x45 mm NATO"],
    &["12 gauge", "12 ga", "12x70"],
    &[".38 Special", ".38 Spl", "38 Special"],
];

/// Numbers of patents that are rolled on slides and barrels: Glock, Colt and others.
const PATENTS: [&str; 6] = ["4539889", "4825744", "4893546", "4539889", "984519", "1070582"];

/// Damages the fields; none where the class does not apply.
pub(super) fn damage(gun: &mut SynthGun, class: DamageClass, random: &mut Random) -> Option<()> {
    match class {
        DamageClass::ModelSerialSwapped => {
            if gun.model.is_empty() {
                return None;
            }
            let model = std::mem::replace(&mut gun.model, Cow::Owned(gun.serial.clone()));
            gun.serial = model.into_owned();
        }
        DamageClass::ImporterAsMaker => {
            // The maker's own house in another country is no wrong name.
            if gun.importer.is_empty() || make::same_maker(&gun.importer, &gun.make) {
                return None;
            }
            gun.make = std::mem::take(&mut gun.importer);
        }
        DamageClass::CalibreAsSerial => {
            if gun.calibre.is_empty() {
                return None;
            }
            let other = synonym(&gun.calibre, random).filter(|_| random.percent(50));
            gun.serial = other.unwrap_or(&gun.calibre).to_owned();
        }
        DamageClass::PatentAsSerial => gun.serial = patent(random)?,
        DamageClass::CalibreSynonym => {
            gun.calibre = Cow::Borrowed(synonym(&gun.calibre, random)?);
        }
        DamageClass::MakerSynonym => {
            let maker = MAKERS.iter().find(|maker| maker.name == gun.make)?;
            gun.make = Cow::Borrowed(random.pick(maker.spellings)?);
        }
        _ => return None,
    }
    Some(())
}

fn synonym(name: &str, random: &mut Random) -> Option<&'static str> {
    let group =
        CALIBRES.iter().find(|names| names.iter().any(|n| calibre::same_calibre(n, name)))?;
    let others: Vec<&'static str> = group.iter().copied().filter(|n| *n != name).collect();
    random.pick(&others)
}

/// As it stands on the gun, or only its digits.
fn patent(random: &mut Random) -> Option<String> {
    let number = random.pick(&PATENTS)?;
    let split = number.len().checked_sub(6)?;
    let (millions, rest) = number.split_at(split);
    let (thousands, units) = rest.split_at(3);
    let grouped = if millions.is_empty() {
        format!("{thousands},{units}")
    } else {
        format!("{millions},{thousands},{units}")
    };
    Some(match random.below(4) {
        0 => format!("PAT. {grouped}"),
        1 => format!("US PAT {number}"),
        2 => grouped,
        _ => number.to_owned(),
    })
}
