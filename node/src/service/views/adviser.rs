//! The adviser's tools: questions in words, assessments with their scores.

use serde::{Deserialize, Serialize};

use super::silent_debug;

/// A question of the self-assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AssessmentQuestionView {
    /// Its id: `M1`.
    pub id: String,
    /// What is asserted.
    pub ask: String,
    /// What would show it.
    pub evidence: String,
    /// The levels from 0 to 4 in words.
    pub levels: Vec<String>,
}

/// An area of the self-assessment with its questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AssessmentAreaView {
    /// Its id: `marking`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its questions.
    pub questions: Vec<AssessmentQuestionView>,
}

/// All questions, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AssessmentQuestionsView {
    /// Edition of the questions.
    pub edition: u32,
    /// The areas.
    pub areas: Vec<AssessmentAreaView>,
}

/// How an area stands.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AreaScoreView {
    /// Its id; empty: all areas.
    pub area: String,
    /// Questions with an answer.
    pub answered: u32,
    /// Questions.
    pub of: u32,
    /// Mean level in hundredths, 0 to 400, over the answered questions; for all areas the mean of the
    /// areas, once each has an answer.
    pub score: Option<u32>,
}

/// An assessment in a list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AssessmentRowView {
    /// Its number.
    pub number: u64,
    /// The year that it is about.
    pub year: u16,
    /// When it was begun.
    pub begun: String,
    /// When it was last changed.
    pub updated: String,
    /// When it was closed.
    pub closed: Option<String>,
    /// How it stands on the whole.
    pub overall: AreaScoreView,
    /// How each area stands.
    pub areas: Vec<AreaScoreView>,
}

/// Assessments, the newest first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AssessmentListView {
    /// The assessments.
    pub items: Vec<AssessmentRowView>,
}

/// How an area changed since the assessment before.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AreaChangeView {
    /// Its id.
    pub area: String,
    /// Score of the area in the assessment before, as that one has it.
    pub before: Option<u32>,
    /// Questions that both answered.
    pub common: u32,
    /// Difference of the mean levels over these, in hundredths; none if there are none.
    pub change: Option<i32>,
}

/// An answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AssessmentAnswerView {
    /// Id of the question.
    pub question: String,
    /// From 0 to 4.
    pub level: u8,
    /// What shows it.
    pub evidence: String,
}

/// A gap: a question at level 0 or 1.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GapView {
    /// Id of the question.
    pub question: String,
    /// Its level.
    pub level: u8,
    /// Whether the plan has an action for it.
    pub planned: bool,
}

/// An action of the plan.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ActionView {
    /// Its number within the assessment.
    pub number: u32,
    /// Id of the question.
    pub question: String,
    /// What is done.
    pub what: String,
    /// Which office does it.
    pub who: String,
    /// By when.
    pub by: String,
    /// When it was done.
    pub done: Option<String>,
    /// Whether its day has passed and it is not done.
    pub late: bool,
}

/// An assessment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AssessmentView {
    /// Its number.
    pub number: u64,
    /// As in the list.
    pub summary: AssessmentRowView,
    /// Number of the closed assessment that it is compared with.
    pub before: Option<u64>,
    /// The year of that one.
    pub before_year: Option<u16>,
    /// The comparison, by area; empty if there is none before.
    pub changes: Vec<AreaChangeView>,
    /// The answers.
    pub answers: Vec<AssessmentAnswerView>,
    /// The gaps, the lowest level first.
    pub gaps: Vec<GapView>,
    /// The plan.
    pub actions: Vec<ActionView>,
}

/// A spot of the picture of a gun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GunSpotView {
    /// Its number in the picture.
    pub number: u32,
    /// Where it is.
    pub name: String,
    /// What stands there.
    pub text: String,
    /// Whether the serial number is looked for here.
    pub serial: bool,
}

/// How one kind of gun is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GunGuideView {
    /// Which: `pistol`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How it is recognised.
    pub know: String,
    /// What to do, one after the other.
    pub steps: Vec<String>,
    /// What is easily got wrong.
    pub beware: String,
    /// The spots of its picture.
    pub spots: Vec<GunSpotView>,
}

/// Something that is taken for the serial number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrapView {
    /// Which: `patent`.
    pub id: String,
    /// What it is.
    pub name: String,
    /// How it is told apart.
    pub text: String,
    /// An example.
    pub example: String,
}

/// How guns are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GuideView {
    /// What to do with every gun.
    pub common: Vec<String>,
    /// The kinds of guns.
    pub guns: Vec<GunGuideView>,
    /// What is taken for the serial number.
    pub traps: Vec<TrapView>,
}

/// A mark of the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MarkKeyRowView {
    /// Which: `import-two`.
    pub id: String,
    /// What it is.
    pub name: String,
    /// `MANUFACTURE`, `IMPORT`, `PROOF`, `OFFICIAL` or `FORM`.
    pub purpose: String,
    /// How it may look; empty where there is no example.
    pub example: String,
    /// How it is read.
    pub read: String,
    /// Whether this was read in a public source; otherwise it is commonly reported.
    pub sourced: bool,
}

impl MarkKeyRowView {
    /// Key of the text that says what the mark is for.
    #[must_use]
    pub fn purpose_key(&self) -> &'static str {
        purpose_key(&self.purpose)
    }
}

/// Key of the text of a purpose; of an unknown one, that it is about the form.
#[must_use]
pub fn purpose_key(purpose: &str) -> &'static str {
    match purpose {
        "MANUFACTURE" => "word-purpose-manufacture",
        "IMPORT" => "word-purpose-import",
        "PROOF" => "word-purpose-proof",
        "OFFICIAL" => "word-purpose-official",
        _ => "word-purpose-form",
    }
}

/// The key of marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MarkKeyView {
    /// The marks.
    pub items: Vec<MarkKeyRowView>,
}

/// Something that stands on an invented gun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrainingInscriptionView {
    /// Where.
    pub place: String,
    /// The text as seen.
    pub text: String,
}

/// A question of the training, about an invented gun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrainingQuestionView {
    /// Its card.
    pub card: String,
    /// Which time it is asked, from 0.
    pub attempt: u32,
    /// What it practises: `serial`, `field`, `import`, `whom` or `write`.
    pub skill: String,
    /// What is asked.
    pub ask: String,
    /// The kind of gun.
    pub gun: Option<String>,
    /// The inscription that is asked about, or what is known beside the gun.
    pub about: Option<String>,
    /// What stands on the gun.
    pub inscriptions: Vec<TrainingInscriptionView>,
    /// The answers to choose from.
    pub choices: Vec<String>,
}

/// The next question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrainingNextView {
    /// The question; none if nothing is due.
    pub question: Option<TrainingQuestionView>,
    /// When something is due again, if nothing is.
    pub next_due: Option<String>,
}

/// What an answer came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrainingAnswerView {
    /// Whether it was right.
    pub right: bool,
    /// What was chosen.
    pub chosen: String,
    /// The right answer.
    pub correct: String,
    /// Why.
    pub why: String,
    /// When it is asked again.
    pub due: String,
}

/// How an officer stands with a skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrainingSkillView {
    /// Which.
    pub skill: String,
    /// What it is called.
    pub name: String,
    /// Its cards.
    pub cards: u32,
    /// Cards that were still known after three days.
    pub learnt: u32,
    /// Answers given.
    pub answered: u32,
    /// Right ones.
    pub right: u32,
}

/// How an officer stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrainingView {
    /// Cards that are due.
    pub due: u32,
    /// New cards that come today.
    pub fresh: u32,
    /// When something is due again, if nothing is.
    pub next_due: Option<String>,
    /// By skill.
    pub skills: Vec<TrainingSkillView>,
    /// Cards in each of the five boxes.
    pub boxes: Vec<u32>,
}

/// What all officers answered of a skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrainingCountView {
    /// Which.
    pub skill: String,
    /// What it is called.
    pub name: String,
    /// Answers given; none if too few officers practised it.
    pub answered: Option<u32>,
    /// Right ones; none as above.
    pub right: Option<u32>,
}

/// What all officers answered: counts, no names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TrainingCountsView {
    /// Officers who practise.
    pub officers: u32,
    /// Officers from whom on a count is told.
    pub least: u32,
    /// By skill.
    pub items: Vec<TrainingCountView>,
}

/// Something to know at a step of a practised trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeFactView {
    /// What it is.
    pub label: String,
    /// It.
    pub value: String,
}

/// What an invented State told of the gun's life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeEventView {
    /// Which State tells it.
    pub state: String,
    /// What happened.
    pub event: String,
    /// When, as far as it was told.
    pub date: String,
    /// The other State of an export or import.
    pub country: String,
    /// Who gave it away, as far as it was told.
    pub from: String,
    /// Who received it, as far as it was told.
    pub to: String,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeChoiceView {
    /// As it is sent.
    pub value: String,
    /// In words.
    pub label: String,
    /// What speaks for it.
    pub hint: Option<String>,
}

/// A field to be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeFieldView {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// Whether it may be left empty.
    pub optional: bool,
    /// Whether it takes several lines.
    pub lines: bool,
    /// What can be chosen; nothing: it is written in.
    pub choices: Vec<PracticeChoiceView>,
}

/// A field that was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeFieldJudgedView {
    /// What it is called.
    pub label: String,
    /// What was given.
    pub given: String,
    /// What is right.
    pub correct: String,
    /// Whether it is right.
    pub right: bool,
}

/// A step that was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeJudgedView {
    /// Its number, from 1.
    pub step: u32,
    /// What it practises: `READ`, `GROUND`, `WHOM`, `NEXT`, `CONCLUDE` or `DESK`.
    pub skill: String,
    /// What that is called.
    pub name: String,
    /// Whether all of it is right.
    pub right: bool,
    /// Field by field.
    pub fields: Vec<PracticeFieldJudgedView>,
    /// Why, with where that is laid down.
    pub why: String,
    /// What the program warns of in what was typed.
    pub advice: Option<String>,
}

/// Right steps of a skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeScoreView {
    /// Which.
    pub skill: String,
    /// What it is called.
    pub name: String,
    /// Steps that were right.
    pub right: u32,
    /// Steps that were answered.
    pub answered: u32,
}

/// A step that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeStepView {
    /// Its number, from 1.
    pub number: u32,
    /// What it practises.
    pub skill: String,
    /// What that is called.
    pub name: String,
    /// What is asked.
    pub ask: String,
    /// The kind of gun, as the guide names it.
    pub gun: Option<String>,
    /// What stands on the gun.
    pub inscriptions: Vec<TrainingInscriptionView>,
    /// What is known.
    pub facts: Vec<PracticeFactView>,
    /// What was told of the gun's life.
    pub events: Vec<PracticeEventView>,
    /// What is to be filled in.
    pub fields: Vec<PracticeFieldView>,
}

/// A run of the practice of a trace. Everything in it is invented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeView {
    /// Its number.
    pub run: u32,
    /// What its world is made from.
    pub seed: u32,
    /// How difficult it is, from 1.
    pub level: u8,
    /// That everything is invented.
    pub invented: String,
    /// Its steps.
    pub steps: u32,
    /// The step that waits; none once all were answered.
    pub step: Option<PracticeStepView>,
    /// What was answered.
    pub judged: Vec<PracticeJudgedView>,
    /// Right steps by skill.
    pub scores: Vec<PracticeScoreView>,
}

/// What an answer came to, and how the run goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeAnsweredView {
    /// The answer.
    pub judged: PracticeJudgedView,
    /// The run.
    pub run: PracticeView,
}

/// A run in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeRowView {
    /// Its number.
    pub run: u32,
    /// What its world is made from.
    pub seed: u32,
    /// How difficult it is, from 1.
    pub level: u8,
    /// When it was begun.
    pub begun: String,
    /// Steps that were answered.
    pub answered: u32,
    /// Its steps; absent where its world was made by an earlier version.
    pub steps: Option<u32>,
    /// Steps that were right.
    pub right: u32,
    /// Whether its last step was answered.
    pub finished: bool,
}

/// The caller's runs, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PracticeListView {
    /// The rows.
    pub items: Vec<PracticeRowView>,
}

silent_debug!(
    AreaScoreView,
    AssessmentRowView,
    AssessmentListView,
    AreaChangeView,
    AssessmentAnswerView,
    GapView,
    ActionView,
    AssessmentView,
);
