//! The words of the adviser's tools, by language: data files beside this one. The tests see to it that
//! all languages have the same members in the same order.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A question of the self-assessment, in words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionWords {
    /// Which.
    pub id: String,
    /// What is asserted, and judged by the level.
    pub ask: String,
    /// What would show it.
    pub evidence: String,
    /// The levels in words, the lowest first.
    pub levels: Vec<String>,
}

/// An area of the self-assessment, in words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaWords {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its questions.
    pub question: Vec<QuestionWords>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct AssessmentFile {
    area: Vec<AreaWords>,
}

/// A spot of a picture, in words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpotWords {
    /// Where it is.
    pub name: String,
    /// What stands there.
    pub text: String,
}

/// A kind of gun, in words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeaponWords {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How it is recognised.
    pub know: String,
    /// What is easily got wrong.
    pub beware: String,
    /// What to do, one after the other.
    pub steps: Vec<String>,
    /// The spots of its picture, from number 1 on.
    pub spot: Vec<SpotWords>,
}

/// Something that is taken for the serial number, in words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrapWords {
    /// Which.
    pub id: String,
    /// What it is.
    pub name: String,
    /// How it is told apart.
    pub text: String,
}

/// A mark of the key, in words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkWords {
    /// Which.
    pub id: String,
    /// What it is.
    pub name: String,
    /// How it is read.
    pub read: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct GuideFile {
    common: Vec<String>,
    weapon: Vec<WeaponWords>,
    trap: Vec<TrapWords>,
    mark: Vec<MarkWords>,
}

/// A skill of the training, in words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkillWords {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What is asked.
    pub ask: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TrainingFile {
    none: String,
    split: String,
    skill: Vec<SkillWords>,
    place: BTreeMap<String, String>,
    field: BTreeMap<String, String>,
    says: BTreeMap<String, String>,
    about: BTreeMap<String, String>,
    why: BTreeMap<String, String>,
}

/// All words of one language.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The areas of the self-assessment.
    pub areas: Vec<AreaWords>,
    /// The areas of the security assessment of a store.
    pub security: Vec<AreaWords>,
    /// What to do with every gun.
    pub common: Vec<String>,
    /// The kinds of guns.
    pub weapons: Vec<WeaponWords>,
    /// What is taken for the serial number.
    pub traps: Vec<TrapWords>,
    /// The key of marks.
    pub marks: Vec<MarkWords>,
    /// The skills of the training.
    pub skills: Vec<SkillWords>,
    /// Said where a gun has no serial number.
    pub none: String,
    /// A number and the year beside it, with `{number}` and `{year}`.
    pub split: String,
    /// Places on a gun by their ids.
    pub place: BTreeMap<String, String>,
    /// Fields by their ids.
    pub field: BTreeMap<String, String>,
    /// What marks say, with `{country}` and `{year}`.
    pub says: BTreeMap<String, String>,
    /// What is known beside the gun, with `{country}`.
    pub about: BTreeMap<String, String>,
    /// Why an answer is right: by card, or by skill for those without a rule of their own.
    pub why: BTreeMap<String, String>,
}

impl Content {
    /// A skill by its id.
    #[must_use]
    pub fn skill(&self, id: &str) -> Option<&SkillWords> {
        self.skills.iter().find(|skill| skill.id == id)
    }

    /// An area by its id.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&AreaWords> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// A question by its id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&QuestionWords> {
        self.areas.iter().flat_map(|area| &area.question).find(|question| question.id == id)
    }
}

/// Reads the files of a language. What cannot be read is empty, which a test finds.
macro_rules! read {
    ($language:literal) => {
        read(
            include_str!(concat!("content/", $language, "/assessment.toml")),
            include_str!(concat!("content/", $language, "/guide.toml")),
            include_str!(concat!("content/", $language, "/training.toml")),
            include_str!(concat!("content/", $language, "/security.toml")),
        )
    };
}

fn read(assessment: &str, guide: &str, training: &str, security: &str) -> Content {
    let security: AssessmentFile = toml::from_str(security).unwrap_or_default();
    let assessment: AssessmentFile = toml::from_str(assessment).unwrap_or_default();
    let guide: GuideFile = toml::from_str(guide).unwrap_or_default();
    let training: TrainingFile = toml::from_str(training).unwrap_or_default();
    Content {
        areas: assessment.area,
        security: security.area,
        common: guide.common,
        weapons: guide.weapon,
        traps: guide.trap,
        marks: guide.mark,
        skills: training.skill,
        none: training.none,
        split: training.split,
        place: training.place,
        field: training.field,
        says: training.says,
        about: training.about,
        why: training.why,
    }
}

static ENGLISH: LazyLock<Content> = LazyLock::new(|| read!("en"));
static SPANISH: LazyLock<Content> = LazyLock::new(|| read!("es"));
static PORTUGUESE: LazyLock<Content> = LazyLock::new(|| read!("pt"));
static FRENCH: LazyLock<Content> = LazyLock::new(|| read!("fr"));

/// The words of a language by its tag: `en`, `es`, `pt` or `fr`; English for any other.
#[must_use]
pub fn of(tag: &str) -> &'static Content {
    match tag {
        "es" => &SPANISH,
        "pt" => &PORTUGUESE,
        "fr" => &FRENCH,
        _ => &ENGLISH,
    }
}

#[cfg(test)]
mod tests {
    use super::super::assessment::{AREAS, LEVEL_MAX, QUESTIONS};
    use super::*;

    const TAGS: [&str; 4] = ["en", "es", "pt", "fr"];

    #[test]
    fn every_question_has_its_words_and_levels_in_every_language() {
        for tag in TAGS {
            let content = of(tag);
            let areas: Vec<&str> = content.areas.iter().map(|area| area.id.as_str()).collect();
            assert_eq!(areas, AREAS, "{tag}");
            let questions: Vec<(&str, &str)> = content
                .areas
                .iter()
                .flat_map(|area| area.question.iter().map(|q| (q.id.as_str(), area.id.as_str())))
                .collect();
            assert_eq!(questions, QUESTIONS, "{tag}");
            for question in content.areas.iter().flat_map(|area| &area.question) {
                let id = &question.id;
                assert_eq!(question.levels.len(), usize::from(LEVEL_MAX) + 1, "{tag} {id}");
                let words = question.levels.iter().chain([&question.ask, &question.evidence]);
                assert!(words.clone().all(|text| text.trim() == text && text.len() > 8), "{id}");
                assert!(words.clone().all(|text| text.ends_with('.')), "{tag} {id}");
            }
        }
    }

    #[test]
    fn the_guide_has_the_same_weapons_spots_traps_and_marks_in_every_language() {
        use super::super::guide::{MARKS, TRAPS, WEAPONS};
        for tag in TAGS {
            let content = of(tag);
            assert_eq!(content.common.len(), of("en").common.len(), "{tag}");
            let weapons: Vec<(&str, usize)> =
                content.weapons.iter().map(|w| (w.id.as_str(), w.spot.len())).collect();
            assert_eq!(weapons, WEAPONS.map(|(id, spots)| (id, spots.len())), "{tag}");
            for (weapon, english) in content.weapons.iter().zip(&of("en").weapons) {
                assert_eq!(weapon.steps.len(), english.steps.len(), "{tag} {}", weapon.id);
                assert!(tag == "en" || weapon.beware != english.beware, "{tag} {}", weapon.id);
            }
            let traps: Vec<&str> = content.traps.iter().map(|trap| trap.id.as_str()).collect();
            assert_eq!(traps, TRAPS.map(|(id, _)| id), "{tag}");
            let marks: Vec<&str> = content.marks.iter().map(|mark| mark.id.as_str()).collect();
            assert_eq!(marks, MARKS.map(|mark| mark.id), "{tag}");
            // What is given as an example is the same gun in every language.
            for (mark, words) in MARKS.iter().zip(&content.marks) {
                let is_example = mark.purpose != super::super::guide::Purpose::Form;
                assert!(!is_example || words.read.contains(mark.example), "{tag} {}", mark.id);
            }
        }
    }

    #[test]
    fn the_training_has_the_same_words_in_every_language() {
        use super::super::training::{CARDS, FIELDS, Skill};
        let english = of("en");
        for tag in TAGS {
            let content = of(tag);
            let skills: Vec<&str> = content.skills.iter().map(|one| one.id.as_str()).collect();
            assert_eq!(skills, Skill::ALL.map(Skill::name), "{tag}");
            assert!(FIELDS.iter().all(|field| content.field.contains_key(*field)), "{tag}");
            for (one, two) in [
                (&content.place, &english.place),
                (&content.field, &english.field),
                (&content.says, &english.says),
                (&content.about, &english.about),
                (&content.why, &english.why),
            ] {
                assert!(one.keys().eq(two.keys()), "{tag}");
                for (key, text) in one {
                    for name in ["{country}", "{year}"] {
                        assert_eq!(text.contains(name), two[key].contains(name), "{tag} {key}");
                    }
                }
            }
            // A rule is that of a card, or that of a skill.
            let named = |key: &&String| CARDS.contains(&key.as_str()) || key.as_str() == "serial";
            assert!(content.why.keys().all(|key| named(&key)), "{tag}");
        }
    }

    #[test]
    fn every_question_of_security_has_its_words_and_levels_in_every_language() {
        use crate::holdings::security::{AREAS, QUESTIONS};
        for tag in TAGS {
            let areas = &of(tag).security;
            let ids: Vec<&str> = areas.iter().map(|area| area.id.as_str()).collect();
            assert_eq!(ids, AREAS, "{tag}");
            let asked = areas.iter().flat_map(|area| {
                area.question.iter().map(|one| (one.id.as_str(), area.id.as_str()))
            });
            let questions = QUESTIONS.map(|question| (question.id, question.area));
            assert_eq!(asked.collect::<Vec<_>>(), questions, "{tag}");
            for question in areas.iter().flat_map(|area| &area.question) {
                assert_eq!(question.levels.len(), usize::from(LEVEL_MAX) + 1, "{tag}");
                let words = question.levels.iter().chain([&question.ask, &question.evidence]);
                assert!(words.into_iter().all(|text| text.contains(' ')), "{tag} {}", question.id);
            }
        }
        for (at, question) in QUESTIONS.iter().enumerate() {
            let mut said: Vec<&str> = TAGS
                .iter()
                .filter_map(|tag| of(tag).security.iter().flat_map(|area| &area.question).nth(at))
                .map(|words| words.ask.as_str())
                .collect();
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), TAGS.len(), "{}", question.id);
        }
    }

    #[test]
    fn no_question_is_left_in_another_language() {
        for (question, _) in QUESTIONS {
            let mut said: Vec<&str> =
                TAGS.iter().map(|tag| of(tag).question(question).unwrap().ask.as_str()).collect();
            said.sort_unstable();
            said.dedup();
            assert_eq!(said.len(), TAGS.len(), "{question}");
        }
    }
}
