//! Damage to a serial number.

use vestigo_protocol::firearm::serial::SerialForms;

use super::DamageClass;
use crate::registry::oracle::distance;
use crate::registry::symbols::Folded;
use crate::registry::synth::SynthGun;
use crate::registry::synth::random::Random;

/// Glyphs that are taken for one another in print or on metal.
const CONFUSABLE: [&str; 12] =
    ["B8", "0DOQ", "1IL", "5S", "2Z", "6G", "UV", "MN", "CG", "7T", "4A", "VY"];

/// Digits that are taken for one another in handwriting.
const HANDWRITTEN: [&str; 4] = ["17", "49", "38", "06"];

/// Cyrillic letters and the Latin ones that look like them.
const SCRIPTS: [(char, char); 12] = [
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
];

const ALPHABET: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Characters that must be left of a serial for it to be worth searching. Of a lost prefix or
/// suffix half of all must be left too: `1980` of `1980 761241` names a year, no gun.
const LEFT_MIN: usize = 4;

/// Draws until one is as it should be; a serial for which none is does not fit the class.
const DRAWS: usize = 24;

/// The damaged text, if the class applies.
pub(super) fn damaged(gun: &SynthGun, class: DamageClass, random: &mut Random) -> Option<String> {
    let text: Vec<char> = gun.serial.chars().collect();
    if marks(&text).len() < LEFT_MIN {
        return None;
    }
    let damaged: Vec<char> = match class {
        DamageClass::ConfusableGlyph => exchanged(&text, &CONFUSABLE, random)?,
        DamageClass::Handwriting => exchanged(&text, &HANDWRITTEN, random)?,
        DamageClass::AnyEdit => edited(&text, 1, random)?,
        DamageClass::TwoEdits => edited(&text, 2, random)?,
        DamageClass::Transposed => transposed(&text, random)?,
        DamageClass::Doubled => {
            let mut text = text.clone();
            let at = random.pick(&marks(&text))?;
            text.insert(at, *text.get(at)?);
            text
        }
        DamageClass::Dropped => {
            let mut text = text.clone();
            text.remove(random.pick(&marks(&text))?);
            text
        }
        DamageClass::PrefixLost => without_prefix(&text)?,
        DamageClass::SuffixLost => {
            let reversed: Vec<char> = text.iter().rev().copied().collect();
            without_prefix(&reversed)?.into_iter().rev().collect()
        }
        DamageClass::Separators => separated(&text, random),
        DamageClass::LeadingZeros => with_other_zeros(&text, random)?,
        DamageClass::YearMerged => {
            let begins_with_digit = text.first().is_some_and(char::is_ascii_digit);
            let year = gun.year.filter(|_| begins_with_digit)?;
            let space = if random.percent(50) { " " } else { "" };
            return Some(format!("{year}{space}{}", gun.serial));
        }
        DamageClass::UnknownOne => unknown(&text, 1, 5, random)?,
        DamageClass::UnknownTwo => unknown(&text, 2, 6, random)?,
        DamageClass::Alternatives => with_alternatives(&text, random)?,
        DamageClass::UnknownRun => with_run(&text, random)?,
        DamageClass::Script => in_other_script(&text)?,
        DamageClass::EmbeddedLetter => with_embedded_letter(&text, random)?,
        _ => return None,
    };
    let damaged: String = damaged.into_iter().collect();
    (damaged != gun.serial && !SerialForms::of(&damaged).is_empty()).then_some(damaged)
}

/// Positions of letters and digits.
fn marks(text: &[char]) -> Vec<usize> {
    text.iter().enumerate().filter(|(_, c)| c.is_alphanumeric()).map(|(at, _)| at).collect()
}

/// One character replaced by another of a group that both are in.
fn exchanged(text: &[char], groups: &[&str], random: &mut Random) -> Option<Vec<char>> {
    let choices: Vec<(usize, char)> = marks(text)
        .into_iter()
        .flat_map(|at| {
            let this = text.get(at).copied().unwrap_or(' ');
            let mates = groups.iter().filter(move |g| g.contains(this));
            mates.flat_map(move |g| g.chars().filter(move |c| *c != this)).map(move |c| (at, c))
        })
        .collect();
    // Each place is alike likely, however many look-alikes it has.
    let mut places: Vec<usize> = choices.iter().map(|(at, _)| *at).collect();
    places.dedup();
    let place = random.pick(&places)?;
    let here: Vec<(usize, char)> = choices.into_iter().filter(|(at, _)| *at == place).collect();
    let (at, other) = random.pick(&here)?;
    let mut text = text.to_vec();
    *text.get_mut(at)? = other;
    Some(text)
}

fn symbols(text: &[char]) -> Vec<u8> {
    let forms = SerialForms::of(&text.iter().collect::<String>());
    Folded::of(&forms.canonical, &forms.folded).symbols().to_vec()
}

/// So many edits of any kind; two of them do not undo each other, and neither is without effect.
fn edited(text: &[char], edits: usize, random: &mut Random) -> Option<Vec<char>> {
    let before = symbols(text);
    for _ in 0..DRAWS {
        let mut edited = text.to_vec();
        for _ in 0..edits {
            edit(&mut edited, random)?;
        }
        // One edit may well put O for 0; two must be two for the search as well.
        let apart = distance(&before, &symbols(&edited));
        if if edits == 1 { edited != text } else { apart == edits } {
            return Some(edited);
        }
    }
    None
}

fn edit(text: &mut Vec<char>, random: &mut Random) -> Option<()> {
    let letter = char::from(random.pick(ALPHABET)?);
    let at = random.pick(&marks(text))?;
    match random.below(3) {
        0 => *text.get_mut(at)? = letter,
        1 => text.insert(at + usize::from(random.percent(50)), letter),
        _ => {
            text.remove(at);
        }
    }
    Some(())
}

fn transposed(text: &[char], random: &mut Random) -> Option<Vec<char>> {
    let marks = marks(text);
    let pairs: Vec<(usize, usize)> = marks
        .iter()
        .zip(marks.iter().skip(1))
        .map(|(a, b)| (*a, *b))
        .filter(|(a, b)| text.get(*a) != text.get(*b))
        .collect();
    let (a, b) = random.pick(&pairs)?;
    let mut text = text.to_vec();
    text.swap(a, b);
    Some(text)
}

/// Without the group before the first separator, or without the letters before the first digit.
fn without_prefix(text: &[char]) -> Option<Vec<char>> {
    let begins_with_letter = text.first().is_some_and(|c| c.is_alphabetic());
    let end = if begins_with_letter {
        text.iter().position(|c| !c.is_alphabetic())?
    } else {
        text.iter().position(|c| !c.is_alphanumeric())?
    };
    let rest: Vec<char> =
        text.get(end..)?.iter().copied().skip_while(|c| !c.is_alphanumeric()).collect();
    let left = marks(&rest).len();
    (left >= LEFT_MIN && left * 2 >= marks(text).len()).then_some(rest)
}

fn separated(text: &[char], random: &mut Random) -> Vec<char> {
    let mut written: Vec<char> = Vec::new();
    let (separator, everywhere) =
        (random.pick(&[' ', '-', '.', '/']).unwrap_or(' '), random.percent(20));
    let plain: Vec<char> = text.iter().copied().filter(|c| c.is_alphanumeric()).collect();
    for (at, c) in plain.iter().enumerate() {
        let letters_end =
            at > 0 && plain.get(at - 1).is_some_and(|b| b.is_alphabetic() != c.is_alphabetic());
        if at > 0 && (letters_end || (everywhere && at % 3 == 0)) {
            written.push(separator);
        }
        written.push(*c);
    }
    if random.percent(40) {
        let word =
            random.pick(&["No. ", "SN: ", "S/N ", "Serial No. ", "Nr. ", "N° "]).unwrap_or("");
        written.splice(0..0, word.chars());
    }
    if random.percent(30) {
        written = written.into_iter().flat_map(char::to_lowercase).collect();
    }
    written
}

fn with_other_zeros(text: &[char], random: &mut Random) -> Option<Vec<char>> {
    let first = text.iter().position(char::is_ascii_digit)?;
    let mut text = text.to_vec();
    let zeros = text.iter().skip(first).take_while(|c| **c == '0').count();
    let followed = text.get(first + zeros).is_some_and(char::is_ascii_digit);
    if zeros > 0 && followed {
        text.drain(first..first + zeros);
        return (marks(&text).len() >= LEFT_MIN).then_some(text);
    }
    for _ in 0..=random.below(2) {
        text.insert(first, '0');
    }
    Some(text)
}

fn unknown(text: &[char], count: usize, least: usize, random: &mut Random) -> Option<Vec<char>> {
    let mut places = marks(text);
    if places.len() < least {
        return None;
    }
    let mut text = text.to_vec();
    for _ in 0..count {
        let at = places.swap_remove(random.place(places.len()));
        *text.get_mut(at)? = '?';
    }
    Some(text)
}

fn with_alternatives(text: &[char], random: &mut Random) -> Option<Vec<char>> {
    let groups: Vec<&str> = CONFUSABLE.iter().chain(&HANDWRITTEN).copied().collect();
    let other = exchanged(text, &groups, random)?;
    let at = text.iter().zip(&other).position(|(a, b)| a != b)?;
    let (right, wrong) = (*text.get(at)?, *other.get(at)?);
    let both = if random.percent(50) { ['[', right, wrong, ']'] } else { ['[', wrong, right, ']'] };
    let mut text = text.to_vec();
    text.splice(at..=at, both);
    Some(text)
}

fn with_run(text: &[char], random: &mut Random) -> Option<Vec<char>> {
    let marks = marks(text);
    let length = 2 + random.place(2);
    // Six known at least: what is left must still be a description of one gun.
    let last = marks.len().checked_sub(length).filter(|known| *known >= 5)?;
    let from = random.place(last + 1);
    let (from, to) = (*marks.get(from)?, *marks.get(from + length - 1)?);
    let mut text = text.to_vec();
    text.splice(from..=to, ['*']);
    Some(text)
}

fn in_other_script(text: &[char]) -> Option<Vec<char>> {
    let cyrillic = text.iter().any(|c| SCRIPTS.iter().any(|(other, _)| other == c));
    let written: Vec<char> = text
        .iter()
        .map(|c| {
            let mate = |(cyr, lat): &(char, char)| match cyrillic {
                true => (cyr == c).then_some(*lat),
                false => (lat == c).then_some(*cyr),
            };
            SCRIPTS.iter().find_map(mate).unwrap_or(*c)
        })
        .collect();
    (written != text).then_some(written)
}

fn with_embedded_letter(text: &[char], random: &mut Random) -> Option<Vec<char>> {
    let digits: Vec<usize> =
        text.iter().enumerate().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let (first, last) = (*digits.first()?, *digits.last()?);
    let mut text = text.to_vec();
    // Letters that no digit looks like: the class is about letters.
    let letter = char::from(random.pick(b"ACEFHJKMNPRTUVWXY")?);
    let inner: Vec<usize> =
        (first..last).filter(|at| text.get(*at).is_some_and(|c| c.is_alphabetic())).collect();
    match random.pick(&inner) {
        Some(at) if random.percent(50) => *text.get_mut(at)? = letter,
        Some(at) => {
            text.remove(at);
        }
        None => text.insert(random.pick(digits.get(1..)?)?, letter),
    }
    (marks(&text).len() >= LEFT_MIN).then_some(text)
}
