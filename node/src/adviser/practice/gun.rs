//! The gun on the table: what stands on it, what it was, and what should be read.

use vestigo_protocol::codes::{FirearmType, MarkComponent};
use vestigo_protocol::firearm::{FirearmDescription, Mark, Name, PartialDate};
use vestigo_protocol::ids::Country;

use super::{Gun, Reading, Trap};
use crate::adviser::training::Inscription;
use crate::registry::synth::Random;

/// Kinds of guns with their type, the places of the maker's name and of the serial number.
const KINDS: [(&str, &str, &str, &str); 4] = [
    ("pistol", "PI", "slide", "frame"),
    ("revolver", "PR", "barrel", "frame"),
    ("rifle", "RB", "barrel", "receiver"),
    ("shotgun", "SP", "barrel", "receiver"),
];

/// Makers with two models each, all invented.
const MAKERS: [(&str, [&str; 2]); 5] = [
    ("ARDENNE ARMS", ["AR 17", "AR 21"]),
    ("NORHAVEN", ["NH-22", "NH-30"]),
    ("CASTELLAR", ["C38 II", "C45"]),
    ("BRIGHTWATER", ["BW 200", "BW 310"]),
    ("MORAVAN", ["MODEL 5", "MODEL 7"]),
];

/// Calibres by kind of gun.
const CALIBRES: [(&str, [&str; 2]); 4] = [
    ("pistol", ["9x19", ".45 AUTO"]),
    ("revolver", [".38 SPECIAL", ".357 MAGNUM"]),
    ("rifle", [".308 WINCHESTER", "5.56x45"]),
    ("shotgun", ["12", "20"]),
];

/// A letter that is taken for a digit, and the digit.
const LOOK_ALIKES: [char; 3] = ['O', 'I', 'S'];

/// Letters that are not taken for digits.
const LETTERS: [char; 12] = ['A', 'C', 'E', 'F', 'H', 'K', 'L', 'N', 'P', 'R', 'T', 'W'];

/// What a gun is made from.
pub(super) struct Plan {
    /// What makes it hard to read.
    pub(super) traps: Vec<Trap>,
    /// Where it was made.
    pub(super) made_in: Country,
    /// Import marks, the newest first, with their years.
    pub(super) imports: Vec<(Country, u16)>,
    /// The year in which it was made.
    pub(super) made: u16,
    /// Whether the model stands where it is not seen at first.
    pub(super) hides_model: bool,
}

/// The gun, and another of the same maker that is not it: its model and calibre.
pub(super) struct Made {
    pub(super) gun: Gun,
    /// The maker's other model.
    pub(super) other_model: &'static str,
    /// Another maker.
    pub(super) other_maker: &'static str,
    /// Another calibre of such guns.
    pub(super) other_calibre: &'static str,
    /// Numbers that differ from the gun's where one digit is worn away.
    pub(super) siblings: Vec<String>,
}

fn digit(random: &mut Random) -> char {
    char::from(b'0'.saturating_add(u8::try_from(random.below(10)).unwrap_or(0)))
}

/// A name of a description.
pub(super) fn name(text: &str) -> Option<Name> {
    Name::new(text).ok()
}

/// Makes the gun.
pub(super) fn made(plan: &Plan, random: &mut Random) -> Option<Made> {
    let (weapon, kind, maker_place, place) = random.pick(&KINDS)?;
    let at = random.place(MAKERS.len());
    let (maker, models) = MAKERS.get(at).copied()?;
    let (other_maker, _) = MAKERS.get((at + 1) % MAKERS.len()).copied()?;
    let (_, calibres) = CALIBRES.into_iter().find(|(of, _)| *of == weapon)?;
    let [calibre, other_calibre] = swapped(calibres, random);
    let [model, other_model] = swapped(models, random);
    let letters: String = (0..2).filter_map(|_| random.pick(&LETTERS)).collect();
    let mut digits: Vec<char> = (0..6).map(|_| digit(random)).collect();
    let spot = 1 + random.place(4);
    let has = |trap| plan.traps.contains(&trap);
    let mut siblings = Vec::new();
    if has(Trap::LookAlike) {
        *digits.get_mut(spot)? = random.pick(&LOOK_ALIKES)?;
    }
    let serial = |digits: &[char]| format!("{letters}{}", digits.iter().collect::<String>());
    let whole = serial(&digits);
    let (mut seen, mut read, mut restored) = (whole.clone(), whole.clone(), None);
    if has(Trap::Worn) {
        let worn = if has(Trap::LookAlike) { (spot + 2) % 6 } else { spot };
        let was = *digits.get(worn)?;
        let with = |put: char| {
            let mut digits = digits.clone();
            digits.get_mut(worn).map(|slot| *slot = put)?;
            Some(serial(&digits))
        };
        seen = with('▒')?;
        read = with('?')?;
        restored = Some(whole.clone());
        let others = ('0'..='9').filter(|other| *other != was && !LOOK_ALIKES.contains(&was));
        let others: Vec<char> = others.collect();
        let start = random.place(others.len());
        for step in 0..1 + random.place(2) {
            // Three apart: never the same.
            siblings.push(with(*others.get((start + 3 * step) % others.len().max(1))?)?);
        }
    }
    let stands = |place: &'static str, text: String| Inscription { place, text };
    let mut inscriptions = vec![stands(maker_place, maker.to_owned())];
    if !plan.hides_model {
        inscriptions.push(stands(maker_place, model.to_owned()));
    }
    inscriptions.push(stands("barrel", calibre.to_owned()));
    if has(Trap::Patent) {
        let number = |random: &mut Random| -> String { (0..3).map(|_| digit(random)).collect() };
        let text = format!("PAT. 4,{},{}", number(random), number(random));
        inscriptions.push(stands(maker_place, text));
    }
    let imports: Vec<String> =
        plan.imports.iter().map(|(state, year)| format!("{state} {:02}", year % 100)).collect();
    let newest_beside = has(Trap::Import);
    for (mark, text) in imports.iter().enumerate() {
        let where_to = if mark == 0 && newest_beside { place } else { "barrel" };
        inscriptions.push(stands(where_to, text.clone()));
    }
    inscriptions.push(stands(place, seen));
    inscriptions.push(stands(maker_place, format!("MADE IN {}", plan.made_in)));
    let mut marks = vec![Mark::serial(MarkComponent::Frame, &whole).ok()?];
    for import in &imports {
        marks.push(Mark::import(MarkComponent::Frame, import).ok()?);
    }
    let truth = FirearmDescription {
        maker: name(maker),
        model: name(model),
        calibre: name(calibre),
        firearm_type: FirearmType::parse(kind).ok(),
        country_of_manufacture: Some(plan.made_in),
        manufactured: PartialDate::of_year(plan.made).ok(),
        marks,
        ..FirearmDescription::default()
    };
    let reading = Reading {
        serial: read,
        maker: maker.to_owned(),
        model: if plan.hides_model { String::new() } else { model.to_owned() },
        calibre: calibre.to_owned(),
        country: plan.made_in.to_string(),
        marks: imports.join("\n"),
    };
    let gun = Gun {
        weapon,
        inscriptions,
        traps: plan.traps.clone(),
        reading,
        truth,
        restored,
        hidden: plan.hides_model.then(|| model.to_owned()),
    };
    Some(Made { gun, other_model, other_maker, other_calibre, siblings })
}

/// Two things, one or the other first.
fn swapped(of: [&'static str; 2], random: &mut Random) -> [&'static str; 2] {
    let [one, other] = of;
    if random.percent(50) { [one, other] } else { [other, one] }
}

/// The description that a reading amounts to, of a gun of a type.
pub(super) fn described(
    reading: &Reading,
    kind: Option<FirearmType>,
) -> Option<FirearmDescription> {
    let filled = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).and_then(name);
    let mut marks = vec![Mark::serial(MarkComponent::Frame, reading.serial.trim()).ok()?];
    for line in reading.marks.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // As the request takes them: `IMPORT: XC 19`, or the text alone.
        let text = line.split_once(": ").map_or(line, |(_, text)| text.trim());
        marks.push(Mark::import(MarkComponent::Frame, text).ok()?);
    }
    Some(FirearmDescription {
        maker: filled(&reading.maker),
        model: filled(&reading.model),
        calibre: filled(&reading.calibre),
        firearm_type: kind,
        country_of_manufacture: Country::parse(reading.country.trim()),
        marks,
        ..FirearmDescription::default()
    })
}
