//! What an answer to a step is worth.

use std::collections::BTreeSet;

use vestigo_protocol::codes::{Certainty, PointOfDiversion};
use vestigo_protocol::firearm::{calibre, make};
use vestigo_protocol::ids::Country;
use vestigo_protocol::message::{Body, InterimKind};
use vestigo_protocol::time::Timestamp;

use super::register::Register;
use super::{DeskChoice, DeskKind, NextStep, Practised, Reading, Step, Trap, World, gun};
use crate::desk::likelihood::Ground;
use crate::registry::advice::advise;

/// An answer: fields with what was put into them.
pub type Given = Vec<(String, String)>;

/// Where no time to crime can be told.
const NO_BUCKET: &str = "NONE";

/// One field of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldJudged {
    /// Which.
    pub name: &'static str,
    /// What was given.
    pub given: String,
    /// What is right.
    pub correct: String,
    /// Whether it is right.
    pub right: bool,
}

/// An answer that was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Whether all of it is right.
    pub right: bool,
    /// Field by field.
    pub fields: Vec<FieldJudged>,
    /// Why: the rule, as the texts name it.
    pub why: &'static str,
    /// What the product warns of in what was typed, as it names it.
    pub advice: Option<&'static str>,
}

/// Rules, for the texts.
pub const WHYS: [&str; 30] = [
    "READ",
    "READ_LOOK_ALIKE",
    "READ_WORN",
    "READ_IMPORT",
    "READ_PATENT",
    "GROUND",
    "WHOM_LAST_LAWFUL_COUNTRY",
    "WHOM_INDICATED",
    "WHOM_IMPORT_MARK",
    "WHOM_COUNTRY_OF_MANUFACTURE",
    "NEXT_ASK_ON",
    "NEXT_ELSEWHERE",
    "NEXT_REFUSED",
    "NEXT_SUPPLY",
    "NEXT_CORRECT",
    "NEXT_DELAYED",
    "NEXT_WITH_OFFICER",
    "NEXT_SET_ASIDE",
    "NEXT_ACCEPT",
    "NEXT_CLOSE",
    "CONCLUDE_RECORDED",
    "CONCLUDE_INFERRED",
    "CONCLUDE_OPEN",
    "DESK_ADMISSION",
    "DESK_RETURN",
    "DESK_ALONE",
    "DESK_TWO",
    "DESK_THIRD_PARTY",
    "DESK_EXPIRED",
    "DESK_GROUND",
];

impl World {
    fn step(&self, at: usize) -> Option<&Step> {
        self.steps.get(at)
    }

    /// The answer that is right at a step.
    #[must_use]
    pub fn perfect(&self, at: usize) -> Given {
        let given = |pairs: &[(&str, String)]| {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
        };
        match self.step(at) {
            None => Given::new(),
            Some(Step::Read) => {
                let Reading { serial, maker, model, calibre, country, marks } = &self.gun.reading;
                given(&[
                    ("serial", serial.clone()),
                    ("maker", maker.clone()),
                    ("model", model.clone()),
                    ("calibre", calibre.clone()),
                    ("country", country.clone()),
                    ("marks", marks.clone()),
                ])
            }
            Some(Step::Ground) => given(&[
                ("purpose", self.purpose.code().to_owned()),
                ("basis", self.basis.name().to_owned()),
            ]),
            Some(Step::Whom { likely, .. }) => {
                let first = likely.first().map(|likely| likely.country.to_string());
                given(&[("state", first.unwrap_or_default())])
            }
            Some(Step::Next { right, .. }) => given(&[("next", right.name().to_owned())]),
            Some(Step::Conclude { conclusions, bucket, .. }) => given(&[
                ("point", conclusions.diversion.point.code().to_owned()),
                ("time", bucket.map_or(NO_BUCKET, |bucket| bucket.name()).to_owned()),
            ]),
            Some(Step::Desk(case)) => {
                let right = case.choices.get(case.right).copied().map(DeskChoice::code);
                given(&[("decision", right.unwrap_or_default())])
            }
        }
    }

    /// What can be chosen in a field of a step; none for a field that is written in.
    #[must_use]
    pub fn choices(&self, at: usize, field: &str) -> Option<Vec<String>> {
        use vestigo_protocol::codes::{IntendedUse, LegalBasis};
        let named = |of: &[&str]| of.iter().map(|one| (*one).to_owned()).collect();
        Some(match (self.step(at)?, field) {
            (Step::Ground, "purpose") => {
                IntendedUse::ALL.iter().map(|one| one.code().to_owned()).collect()
            }
            (Step::Ground, "basis") => {
                LegalBasis::ALL.iter().map(|one| one.name().to_owned()).collect()
            }
            (Step::Whom { choices, .. }, "state") => {
                choices.iter().map(ToString::to_string).collect()
            }
            (Step::Next { .. }, "next") => named(&NextStep::ALL.map(NextStep::name)),
            (Step::Conclude { points, .. }, "point") => {
                points.iter().map(|point| point.code().to_owned()).collect()
            }
            (Step::Conclude { .. }, "time") => {
                let buckets = crate::desk::chain::Bucket::ALL.map(|bucket| bucket.name());
                buckets.into_iter().chain([NO_BUCKET]).map(str::to_owned).collect()
            }
            (Step::Desk(case), "decision") => {
                case.choices.iter().copied().map(DeskChoice::code).collect()
            }
            _ => return None,
        })
    }
}

/// Judges the answer to a step; none if there is no such step, a field is missing, or what was chosen
/// cannot be chosen there.
#[must_use]
pub fn judge(world: &World, at: usize, answer: &[(String, String)]) -> Option<Judged> {
    let step = world.step(at)?;
    let perfect = world.perfect(at);
    let given = |name: &str| answer.iter().find(|(known, _)| known == name).map(|(_, v)| v.trim());
    let mut fields = Vec::new();
    let reading = matches!(step, Step::Read).then(|| read(&given));
    for (name, correct) in &perfect {
        let value = match (&reading, given(name)) {
            // What is left empty was left out.
            (Some(_), value) => value.unwrap_or_default().to_owned(),
            (None, value) => value?.to_owned(),
        };
        if world.choices(at, name).is_some_and(|choices| !choices.contains(&value)) {
            return None;
        }
        let right = match &reading {
            Some(reading) => field_is_right(world, reading, name),
            None => value == *correct,
        };
        fields.push(FieldJudged {
            name: field_name(name)?,
            given: value,
            correct: correct.clone(),
            right,
        });
    }
    let advice = reading.as_ref().and_then(|reading| {
        let described = gun::described(reading, world.gun.truth.firearm_type)?;
        let serious = advise(&described).into_iter().find(|advice| !advice.reason.is_notice())?;
        Some(serious.reason.name())
    });
    let right = fields.iter().all(|field| field.right);
    let advice = advice.filter(|_| !right);
    Some(Judged { right, fields, why: why(world, step), advice })
}

/// The names of all fields.
const FIELDS: [&str; 13] = [
    "serial", "maker", "model", "calibre", "country", "marks", "purpose", "basis", "state", "next",
    "point", "time", "decision",
];

fn field_name(name: &str) -> Option<&'static str> {
    FIELDS.into_iter().find(|known| *known == name)
}

fn read<'a>(given: &impl Fn(&str) -> Option<&'a str>) -> Reading {
    let text = |name: &str| given(name).unwrap_or_default().to_owned();
    Reading {
        serial: text("serial"),
        maker: text("maker"),
        model: text("model"),
        calibre: text("calibre"),
        country: text("country").to_uppercase(),
        marks: text("marks"),
    }
}

/// Whether a field of a reading is right, by the rules that compare descriptions.
fn field_is_right(world: &World, reading: &Reading, field: &str) -> bool {
    let perfect = &world.gun.reading;
    match field {
        "serial" => serial_is_right(world, &reading.serial).unwrap_or(false),
        "maker" => make::same_maker(&reading.maker, &perfect.maker),
        "calibre" => calibre::same_calibre(&reading.calibre, &perfect.calibre),
        "country" => Country::parse(&reading.country) == Country::parse(&perfect.country),
        // It may be left out; if it is given it is the gun's.
        "model" => reading.model.is_empty() || letters(&reading.model) == letters(&perfect.model),
        "marks" => imports(world, reading) == imports(world, perfect),
        _ => false,
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The States and years of the import marks.
fn imports(world: &World, reading: &Reading) -> BTreeSet<(Country, Option<u16>)> {
    let with_number = Reading { serial: world.gun.reading.serial.clone(), ..reading.clone() };
    let described = gun::described(&with_number, None).unwrap_or_default();
    described.marks.iter().filter_map(|mark| Some((mark.country?, mark.year))).collect()
}

/// A number is right if a register that holds the gun finds it by that number as well as by the right
/// one. What cannot be read is neither guessed nor put at another place.
fn serial_is_right(world: &World, typed: &str) -> Option<bool> {
    let perfect = &world.gun.reading;
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric() || *c == '?')
            .flat_map(char::to_uppercase)
            .collect()
    };
    if perfect.serial.contains('?') {
        return Some(plain(typed) == plain(&perfect.serial));
    }
    let register = Register::of(vec![(world.gun.truth.clone(), Vec::new())], Timestamp(0))?;
    let grade = |serial: &str| {
        let reading = Reading { serial: serial.to_owned(), ..perfect.clone() };
        let described = gun::described(&reading, world.gun.truth.firearm_type)?;
        Some(register.lookup(&described)?.grade())
    };
    Some(grade(typed)? == grade(&perfect.serial)?)
}

/// The rule behind what is right at a step.
fn why(world: &World, step: &Step) -> &'static str {
    match step {
        Step::Read => {
            let hardest = world.gun.traps.iter().max();
            match hardest {
                Some(Trap::Worn) => "READ_WORN",
                Some(Trap::LookAlike) => "READ_LOOK_ALIKE",
                Some(Trap::Import) => "READ_IMPORT",
                Some(Trap::Patent) => "READ_PATENT",
                None => "READ",
            }
        }
        Step::Ground => "GROUND",
        Step::Whom { likely, .. } => match likely.first().and_then(|first| first.grounds.first()) {
            Some(Ground::LastLawfulCountry) => "WHOM_LAST_LAWFUL_COUNTRY",
            Some(Ground::Indicated) => "WHOM_INDICATED",
            Some(Ground::ImportMark | Ground::Importer) => "WHOM_IMPORT_MARK",
            _ => "WHOM_COUNTRY_OF_MANUFACTURE",
        },
        Step::Next { said, right, .. } => match (right, &**said) {
            (NextStep::AskOn, Body::Refusal(_)) => "NEXT_REFUSED",
            (NextStep::AskOn, Body::Answer(answer)) => {
                let leads = !answer.indicated.is_empty()
                    || answer.results.first().is_some_and(|r| r.country.is_some());
                if leads { "NEXT_ASK_ON" } else { "NEXT_ELSEWHERE" }
            }
            (NextStep::AskOn, _) => "NEXT_ASK_ON",
            (NextStep::Supply, _) => "NEXT_SUPPLY",
            (NextStep::Correct, _) => "NEXT_CORRECT",
            (NextStep::Wait, Body::Interim(interim)) if interim.interim == InterimKind::Delay => {
                "NEXT_DELAYED"
            }
            (NextStep::Wait, _) => "NEXT_WITH_OFFICER",
            (NextStep::SetAside, _) => "NEXT_SET_ASIDE",
            (NextStep::Accept, _) => "NEXT_ACCEPT",
            (NextStep::Close, _) => "NEXT_CLOSE",
        },
        Step::Conclude { conclusions, .. } => {
            let diversion = &conclusions.diversion;
            match (diversion.point, diversion.certainty) {
                (PointOfDiversion::NotEstablished, _) => "CONCLUDE_OPEN",
                (_, Certainty::Recorded) => "CONCLUDE_RECORDED",
                _ => "CONCLUDE_INFERRED",
            }
        }
        Step::Desk(case) => match (case.kind, case.choices.get(case.right)) {
            (DeskKind::Admission, Some(DeskChoice::Return(_))) => "DESK_RETURN",
            (DeskKind::Admission, _) => "DESK_ADMISSION",
            (DeskKind::Level, Some(DeskChoice::Release(_, true))) => "DESK_TWO",
            (DeskKind::Level, _) => "DESK_ALONE",
            (DeskKind::ThirdParty, Some(DeskChoice::NothingLeft)) => "DESK_EXPIRED",
            (DeskKind::ThirdParty, _) => "DESK_THIRD_PARTY",
            (DeskKind::Ground, _) => "DESK_GROUND",
        },
    }
}

/// Steps that were right and steps that there were, by skill. Answers that cannot be judged count as
/// wrong.
#[must_use]
pub fn score(world: &World, answers: &[Given]) -> Vec<(Practised, u32, u32)> {
    let judged: Vec<(Practised, bool)> = answers
        .iter()
        .enumerate()
        .filter_map(|(at, answer)| {
            let step = world.step(at)?;
            Some((step.skill(), judge(world, at, answer).is_some_and(|judged| judged.right)))
        })
        .collect();
    let count = |skill: Practised, only_right: bool| {
        let of = judged.iter().filter(|(of, right)| *of == skill && (*right || !only_right));
        u32::try_from(of.count()).unwrap_or(u32::MAX)
    };
    Practised::ALL
        .into_iter()
        .map(|skill| (skill, count(skill, true), count(skill, false)))
        .collect()
}
