//! Questions about invented guns. A card is a skill ("which of these is the serial number of a
//! pistol"), not a picture: each time it is asked, another gun is made from a seed, so that the
//! officer learns to read and not to remember.

/// What a card practises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skill {
    /// Which of the inscriptions is the serial number.
    Serial,
    /// In which field an inscription goes.
    Field,
    /// What an import or official mark says.
    Import,
    /// Which State is asked first.
    Ask,
    /// How a number is written that cannot be read whole.
    Write,
}

impl Skill {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Serial, Self::Field, Self::Import, Self::Ask, Self::Write];

    /// Its name in views and content.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Serial => "serial",
            Self::Field => "field",
            Self::Import => "import",
            Self::Ask => "whom",
            Self::Write => "write",
        }
    }
}

/// The cards, in the order in which they are met for the first time: skills alternate.
pub const CARDS: [&str; 27] = [
    "serial-pistol",
    "field-serial",
    "import-two",
    "whom-import",
    "write-unknown",
    "serial-revolver",
    "field-patent",
    "import-three",
    "whom-importer",
    "write-either",
    "serial-ak",
    "field-calibre",
    "import-us",
    "whom-made",
    "write-year",
    "serial-converted",
    "field-import",
    "import-official",
    "whom-answered",
    "serial-rifle",
    "field-maker",
    "serial-shotgun",
    "field-model",
    "serial-machine-gun",
    "field-proof",
    "serial-craft",
    "field-part",
];

/// Fields that an inscription can go to, as choices.
pub const FIELDS: [&str; 8] =
    ["serial", "maker", "model", "calibre", "import", "proof", "patent", "part"];

/// The skill of a card.
#[must_use]
pub fn skill(card: &str) -> Option<Skill> {
    let begins = |skill: &Skill| card.split_once('-').is_some_and(|(word, _)| word == skill.name());
    Skill::ALL.into_iter().find(begins).filter(|_| CARDS.contains(&card))
}

/// Something that stands on a gun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inscription {
    /// Where: one of the places of the content.
    pub place: &'static str,
    /// The text as seen.
    pub text: String,
}

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A text as seen, or as written.
    Text(String),
    /// A number and the year beside it.
    Split(String, String),
    /// A field, by its id.
    Field(&'static str),
    /// What a mark says, by the id of the sentence, with a State and a year.
    Says(&'static str, &'static str, u16),
    /// A State, by its code.
    State(&'static str),
    /// None of the others: the gun has no serial number.
    None,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its card.
    pub card: &'static str,
    /// What it practises.
    pub skill: Skill,
    /// The kind of gun, as the guide names it; none where the gun is not shown.
    pub weapon: Option<&'static str>,
    /// What stands on it.
    pub inscriptions: Vec<Inscription>,
    /// The text or the State that is asked about.
    pub about: String,
    /// The answers to choose from.
    pub choices: Vec<Choice>,
    /// Which of them is right.
    pub right: usize,
}

/// States of import and manufacture: code with two letters, with three, the year follows.
const STATES: [(&str, &str); 8] = [
    ("TT", "TTO"),
    ("GT", "GTM"),
    ("JM", "JAM"),
    ("BB", "BRB"),
    ("GY", "GUY"),
    ("BZ", "BLZ"),
    ("PA", "PAN"),
    ("CR", "CRI"),
];

/// States of manufacture, with the words on the gun.
const MADE: [(&str, &str); 5] = [
    ("AT", "MADE IN AUSTRIA"),
    ("BR", "MADE IN BRAZIL"),
    ("CZ", "MADE IN CZECH REPUBLIC"),
    ("IT", "MADE IN ITALY"),
    ("TR", "MADE IN TURKEY"),
];

/// Makers, all invented.
const MAKERS: [&str; 5] = ["ARDENNE ARMS", "NORHAVEN", "CASTELLAR", "BRIGHTWATER", "MORAVAN"];

/// Models, all invented.
const MODELS: [&str; 5] = ["AR 17", "NH-22", "C38 II", "BW 200", "MODEL 5"];

/// Importers, all invented.
const IMPORTERS: [&str; 3] = ["B.L.T. ST PAUL MN", "HARBOR ARMS MIAMI FL", "NW IMPORTS RENO NV"];

/// Numbers that repeat from a seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `count`, which is not 0.
    fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(1).max(1);
        usize::try_from(self.next() % count).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, of: &[T], otherwise: T) -> T {
        let at = self.below(of.len());
        of.get(at).copied().unwrap_or(otherwise)
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap_or(0))).collect()
    }

    /// Two letters that are not taken for digits.
    fn letters(&mut self) -> String {
        const LETTERS: [char; 12] = ['A', 'C', 'E', 'F', 'H', 'K', 'L', 'N', 'P', 'R', 'T', 'W'];
        (0..2).map(|_| self.pick(&LETTERS, 'A')).collect()
    }

    fn serial(&mut self) -> String {
        format!("{}{}", self.letters(), self.digits(6))
    }

    fn year(&mut self) -> u16 {
        2012 + u16::try_from(self.below(13)).unwrap_or(0)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// The seed of an officer's question: another one for each officer, card and attempt.
#[must_use]
pub fn seed(officer: u32, card: &str, attempt: u32) -> u64 {
    let start = (u64::from(officer) << 32) | u64::from(attempt);
    card.bytes()
        .fold(Dice(start).next(), |seed, byte| Dice(seed.wrapping_add(u64::from(byte))).next())
}

/// The question of a card that a seed gives; none if there is no such card.
#[must_use]
pub fn question(card: &str, seed: u64) -> Option<Question> {
    let card = *CARDS.iter().find(|known| **known == card)?;
    let skill = skill(card)?;
    let (_, detail) = card.split_once('-')?;
    let dice = &mut Dice(seed);
    let made = match skill {
        Skill::Serial => serial(detail, dice),
        Skill::Field => field(detail, dice),
        Skill::Import => import(detail, dice),
        Skill::Ask => ask(detail, dice),
        Skill::Write => write(detail, dice),
    };
    let Made { weapon, inscriptions, about, right, others } = made?;
    let mut choices = vec![right.clone()];
    for other in others {
        if !choices.contains(&other) {
            choices.push(other);
        }
    }
    dice.shuffle(&mut choices);
    let right = choices.iter().position(|choice| *choice == right)?;
    Some(Question { card, skill, weapon, inscriptions, about, choices, right })
}

/// What a card makes: the right answer and the wrong ones apart.
struct Made {
    weapon: Option<&'static str>,
    inscriptions: Vec<Inscription>,
    about: String,
    right: Choice,
    others: Vec<Choice>,
}

fn stands(place: &'static str, text: impl Into<String>) -> Inscription {
    Inscription { place, text: text.into() }
}

/// A gun with the usual inscriptions: which is the serial number?
fn serial(weapon: &str, dice: &mut Dice) -> Option<Made> {
    let maker = dice.pick(&MAKERS, "NORHAVEN");
    let model = dice.pick(&MODELS, "MODEL 5");
    let (state, _) = dice.pick(&STATES, ("TT", "TTO"));
    let import = format!("{state} {:02}", dice.year() % 100);
    let patent = format!("PAT. 4,{},{}", dice.digits(3), dice.digits(3));
    let number = dice.serial();
    let part = format!("P/N {}-{}", dice.digits(4), dice.digits(1));
    let (weapon, right, inscriptions) = match weapon {
        "pistol" => (
            "pistol",
            Some(number.clone()),
            vec![
                stands("slide", format!("{maker} {model}")),
                stands("slide", patent),
                stands("barrel", "9x19"),
                stands("frame", number),
                stands("frame", import),
            ],
        ),
        "revolver" => (
            "revolver",
            Some(number.clone()),
            vec![
                stands("barrel", format!("{maker} .38 SPL")),
                stands("crane", format!("MOD {}", dice.digits(2))),
                stands("crane", dice.digits(3)),
                stands("butt", number),
                stands("frame", import),
            ],
        ),
        "rifle" => (
            "rifle",
            Some(number.clone()),
            vec![
                stands("receiver", number),
                stands("bolt", dice.digits(3)),
                stands("barrel", ".308 WIN"),
                stands("stock", format!("R {}", dice.digits(2))),
                stands("barrel", import),
            ],
        ),
        "ak" => {
            let (year, number) = (1972 + dice.below(18), dice.digits(4));
            (
                "ak",
                Some(number.clone()),
                vec![
                    stands("trunnion", year.to_string()),
                    stands("trunnion", number),
                    stands("cover", dice.digits(3)),
                    stands("barrel", "7.62x39"),
                    stands("receiver", import),
                ],
            )
        }
        "shotgun" => (
            "shotgun",
            Some(number.clone()),
            vec![
                stands("receiver", number),
                stands("receiver", format!("{maker} {model}")),
                stands("barrel", "12 GA 2 3/4 IN"),
                stands("barrel", "NITRO"),
                stands("barrel", import),
            ],
        ),
        "machine-gun" => (
            "machine-gun",
            Some(number.clone()),
            vec![
                stands("receiver", number),
                stands("barrel", dice.digits(5)),
                stands("cover", dice.digits(3)),
                stands("plate", format!("1005-00-{}-{}", dice.digits(3), dice.digits(4))),
                stands("barrel", "7.62x51"),
            ],
        ),
        "converted" => (
            "converted",
            None,
            vec![
                stands("slide", format!("{maker} {model}")),
                stands("barrel", "9 mm P.A.K."),
                stands("slide", patent),
                stands("frame", part),
            ],
        ),
        "craft" => (
            "craft",
            None,
            vec![
                stands("frame", format!("MADE LIKE {maker}")),
                stands("barrel", "12"),
                stands("stock", format!("R {}", dice.digits(2))),
            ],
        ),
        _ => return None,
    };
    let none = right.is_none();
    let right = right.map_or(Choice::None, Choice::Text);
    let mut others: Vec<Choice> =
        inscriptions.iter().map(|one| Choice::Text(one.text.clone())).collect();
    if !none {
        others.push(Choice::None);
    }
    Some(Made { weapon: Some(weapon), inscriptions, about: String::new(), right, others })
}

/// One inscription: in which field does it go?
fn field(field: &str, dice: &mut Dice) -> Option<Made> {
    let right = *FIELDS.iter().find(|known| **known == field)?;
    let (state, _) = dice.pick(&STATES, ("TT", "TTO"));
    let (place, text) = match right {
        "serial" => ("frame", dice.serial()),
        "maker" => ("slide", dice.pick(&MAKERS, "NORHAVEN").to_owned()),
        "model" => ("slide", dice.pick(&MODELS, "MODEL 5").to_owned()),
        "calibre" => ("barrel", dice.pick(&["9x19", ".45 AUTO", ".380 ACP"], "9x19").to_owned()),
        "import" => ("frame", format!("{state} {:02}", dice.year() % 100)),
        "proof" => ("barrel", dice.pick(&["NITRO", "PROOFED 2019"], "NITRO").to_owned()),
        "patent" => ("slide", format!("U.S. PAT. 4,{},{}", dice.digits(3), dice.digits(3))),
        _ => ("slide", format!("P/N {}-{}", dice.digits(4), dice.digits(1))),
    };
    let mut others: Vec<&'static str> = FIELDS.into_iter().filter(|one| *one != right).collect();
    dice.shuffle(&mut others);
    Some(Made {
        weapon: Some("pistol"),
        inscriptions: vec![stands(place, text.clone())],
        about: text,
        right: Choice::Field(right),
        others: others.into_iter().take(4).map(Choice::Field).collect(),
    })
}

/// A mark: what does it say?
fn import(form: &str, dice: &mut Dice) -> Option<Made> {
    let (two, three) = dice.pick(&STATES, ("TT", "TTO"));
    let year = dice.year();
    let short = year % 100;
    let (text, right) = match form {
        "two" => (format!("{two} {short:02}"), "imported"),
        "three" => (format!("{three} {year}"), "imported"),
        "official" => (format!("{three} PF {short:02}"), "official"),
        "us" => (dice.pick(&IMPORTERS, "HARBOR ARMS MIAMI FL").to_owned(), "importer"),
        _ => return None,
    };
    let says = ["imported", "made", "official", "importer", "registered"];
    let others = says.into_iter().filter(|one| *one != right);
    Some(Made {
        weapon: None,
        inscriptions: vec![stands("frame", text.clone())],
        about: text,
        right: Choice::Says(right, two, year),
        others: others.map(|one| Choice::Says(one, two, year)).collect(),
    })
}

/// A gun and what is known of it: which State is asked first? The order is that of the desk's
/// suggestions: an answer that points on, an import mark, an importer, the State of manufacture.
fn ask(ground: &str, dice: &mut Dice) -> Option<Made> {
    let (made, words) = dice.pick(&MADE, ("AT", "MADE IN AUSTRIA"));
    let (state, _) = dice.pick(&STATES, ("TT", "TTO"));
    let (other, _) = dice.pick(&STATES, ("GT", "GTM"));
    let import = format!("{state} {:02}", dice.year() % 100);
    let importer = dice.pick(&IMPORTERS, "HARBOR ARMS MIAMI FL");
    let mut inscriptions = vec![stands("frame", dice.serial()), stands("slide", words)];
    let mut about = String::new();
    let right = match ground {
        "import" => {
            inscriptions.push(stands("frame", import));
            state
        }
        "importer" => {
            inscriptions.push(stands("barrel", importer));
            "US"
        }
        "made" => made,
        "answered" => {
            inscriptions.push(stands("barrel", importer));
            about = state.to_owned();
            state
        }
        _ => return None,
    };
    let others = [made, "US", other, "DE"].map(Choice::State);
    Some(Made {
        weapon: Some("pistol"),
        inscriptions,
        about,
        right: Choice::State(right),
        others: others.into(),
    })
}

/// A number that cannot be read whole: how is it written?
fn write(what: &str, dice: &mut Dice) -> Option<Made> {
    let text = |text: String| Choice::Text(text);
    let (head, tail) = (dice.letters(), dice.digits(3));
    let (seen, right, others) = match what {
        "unknown" => (
            format!("{head}1▒{tail}"),
            text(format!("{head}1?{tail}")),
            vec![
                text(format!("{head}1{tail}")),
                text(format!("{head}10{tail}")),
                text(format!("{head}1*{tail}")),
                text(format!("{head}1X{tail}")),
            ],
        ),
        "either" => (
            format!("{head}(8/B){tail}"),
            text(format!("{head}[8B]{tail}")),
            vec![
                text(format!("{head}8{tail}")),
                text(format!("{head}B{tail}")),
                text(format!("{head}8B{tail}")),
                text(format!("{head}?{tail}")),
            ],
        ),
        "year" => {
            let year = (1972 + dice.below(18)).to_string();
            let number = dice.digits(4);
            (
                format!("{year} {number}"),
                Choice::Split(number.clone(), year.clone()),
                vec![
                    text(format!("{year}{number}")),
                    text(year.clone()),
                    text(format!("{number}{year}")),
                    Choice::Split(year, number),
                ],
            )
        }
        _ => return None,
    };
    let (weapon, place) = if what == "year" { ("ak", "trunnion") } else { ("pistol", "frame") };
    Some(Made {
        weapon: Some(weapon),
        inscriptions: vec![stands(place, seen.clone())],
        about: seen,
        right,
        others,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_card_makes_questions_with_one_right_answer_among_several() {
        for card in CARDS {
            for seed in 0..200 {
                let made = question(card, seed).unwrap();
                assert_eq!(Some(made.skill), skill(card));
                assert!((3..=7).contains(&made.choices.len()), "{card} {seed}: {made:?}");
                for (at, choice) in made.choices.iter().enumerate() {
                    assert!(!made.choices[at + 1..].contains(choice), "{card} {seed}: {choice:?}");
                }
                assert!(made.right < made.choices.len());
                assert!(!made.inscriptions.is_empty(), "{card}");
            }
        }
        assert_eq!(question("serial-cannon", 1), None);
        assert_eq!(skill("serial-cannon"), None);
    }

    #[test]
    fn a_seed_repeats_its_question_and_another_makes_another() {
        for card in CARDS {
            assert_eq!(question(card, 7), question(card, 7));
            let made: Vec<_> = (0..50).filter_map(|seed| question(card, seed)).collect();
            assert!(made.iter().any(|one| *one != made[0]), "{card}");
            let places: BTreeSet<usize> = made.iter().map(|one| one.right).collect();
            assert!(places.len() > 1, "{card}: the right answer always stands at the same place");
        }
    }

    #[test]
    fn the_right_answers_are_those_of_the_rules() {
        for seed in 0..100 {
            let of = |card: &str| {
                let made = question(card, seed).unwrap();
                let right = made.choices[made.right].clone();
                (made, right)
            };
            let (pistol, right) = of("serial-pistol");
            let on_frame = pistol.inscriptions.iter().find(|one| one.place == "frame").unwrap();
            assert_eq!(right, Choice::Text(on_frame.text.clone()));
            assert_eq!(of("serial-converted").1, Choice::None);
            assert_eq!(of("field-patent").1, Choice::Field("patent"));
            let (import, right) = of("whom-import");
            let mark = import.inscriptions.last().unwrap().text[..2].to_owned();
            assert!(matches!(right, Choice::State(state) if state == mark));
            assert_eq!(of("whom-importer").1, Choice::State("US"));
            let (unknown, right) = of("write-unknown");
            assert_eq!(right, Choice::Text(unknown.about.replace('▒', "?")));
            let (year, right) = of("write-year");
            let (first, second) = year.about.split_once(' ').unwrap();
            assert_eq!(right, Choice::Split(second.to_owned(), first.to_owned()));
        }
    }
}
