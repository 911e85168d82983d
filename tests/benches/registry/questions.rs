//! What is asked: guns of the register, each class damaging their serials in its way.

use vestigo::registry::symbols::Folded;
use vestigo_protocol::firearm::serial::SerialForms;

use super::Failure;
use super::classes::Class;
use super::rows::Files;

/// One question in both notations.
pub(super) struct Question {
    /// As a person types it for us: canonical, with `?` for what is unknown.
    pub(super) typed: String,
    /// As the peers take it: canonical, folded, or a LIKE pattern of folded characters.
    pub(super) peer: String,
    /// The maker, which only the graded look-up uses.
    pub(super) maker: String,
}

/// All questions.
pub(super) struct Questions {
    classes: Vec<(Class, Vec<Question>)>,
}

/// Questions of each class that are asked first and do not count.
const WARM: usize = 50;

/// Characters that an edit puts in, none of which folds.
const LETTERS: &[u8] = b"ACEFHJKMNPRTUVWXY0123456789";

impl Questions {
    /// Takes guns spread over the whole register.
    pub(super) fn draw(files: &Files, count: usize) -> Result<Self, Failure> {
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
        let mut classes = Vec::new();
        for class in Class::ALL {
            let mut questions = Vec::with_capacity(count);
            while questions.len() < count + WARM {
                let number = chance.below(files.records);
                let gun = files.guns.gun(number).ok_or("a gun is missing")?;
                let forms = SerialForms::of(&gun.serial);
                // Only plain Latin serials: the peers have no scripts.
                let plain = Folded::of(&forms.canonical, &forms.folded).complete();
                if plain && let Some((typed, peer)) = damage(class, &forms, &mut chance) {
                    questions.push(Question { typed, peer, maker: gun.make.to_string() });
                }
            }
            classes.push((class, questions));
        }
        Ok(Self { classes })
    }

    /// Those asked first, to warm up, and those that count.
    pub(super) fn of(&self, class: Class) -> (&[Question], &[Question]) {
        let of_class = self.classes.iter().find(|(c, _)| *c == class);
        of_class.map_or((&[], &[]), |(_, all)| all.split_at(WARM.min(all.len())))
    }
}

fn damage(class: Class, forms: &SerialForms, chance: &mut Chance) -> Option<(String, String)> {
    let (canonical, folded) = (forms.canonical.as_str(), forms.folded.as_str());
    let length = folded.len();
    match class {
        Class::Exact => Some((canonical.to_owned(), canonical.to_owned())),
        Class::Folded => {
            let other = |c: char| match c {
                '0' => 'O',
                'O' | 'D' | 'Q' => '0',
                '1' => 'I',
                'I' | 'L' => '1',
                '5' => 'S',
                'S' => '5',
                '8' => 'B',
                'B' => '8',
                '2' => 'Z',
                'Z' => '2',
                '6' => 'G',
                'G' => '6',
                other => other,
            };
            let confused: String = canonical.chars().map(other).collect();
            (confused != canonical).then(|| (confused, folded.to_owned()))
        }
        Class::LeadingUnknown if length >= 6 => {
            Some((format!("??{}", canonical.get(2..)?), format!("__{}", folded.get(2..)?)))
        }
        // Of the shortest, too little is left: it is refused (A7).
        Class::BothEnds if length >= 8 => {
            let unknown = |text: &str, sign: char| -> String {
                let at = [0, length / 2, length - 1];
                text.chars()
                    .enumerate()
                    .map(|(n, c)| if at.contains(&n) { sign } else { c })
                    .collect()
            };
            Some((unknown(canonical, '?'), unknown(folded, '_')))
        }
        Class::OneEdit | Class::TwoEdits if length >= 6 => {
            let mut text = folded.to_owned();
            for _ in 0..if class == Class::OneEdit { 1 } else { 2 } {
                edit(&mut text, chance);
            }
            Some((text.clone(), text))
        }
        _ => None,
    }
}

fn edit(text: &mut String, chance: &mut Chance) {
    let at = usize::try_from(chance.below(text.len() as u64)).unwrap_or(0);
    let pick = usize::try_from(chance.below(LETTERS.len() as u64)).unwrap_or(0);
    let letter = char::from(LETTERS.get(pick).copied().unwrap_or(b'7'));
    match chance.below(3) {
        0 => text.replace_range(at..=at, letter.encode_utf8(&mut [0; 4])),
        1 => text.insert(at, letter),
        _ => drop(text.remove(at)),
    }
}

/// xorshift64*: the same questions in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % bound.max(1)
    }
}
