//! Projects of assistance: what two agencies agreed, what was delivered, and what came of it.
//!
//! Each side holds its own record. A figure is counted from our own books where these hold it, from the
//! day of the first delivery on; otherwise somebody enters it and says where it was read. Which of the
//! two it is stands beside it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::codes::AssistanceField;
use vestigo_protocol::time::Timestamp;

use super::refused::AdviserRefused;
use crate::holdings::{destruction, marking, moment, silent, words};

/// Bytes of a text of one line.
pub const LINE_MAX: usize = 300;
/// Bytes of words.
pub const WORDS_MAX: usize = 4_000;
/// Deliveries of one project.
pub const DELIVERIES_MAX: usize = 1_000;

words! {
    /// In what a project is measured.
    Measure {
        /// Marking machines in use.
        MachinesInUse = "MACHINES_IN_USE";
        /// Firearms marked.
        FirearmsMarked = "FIREARMS_MARKED";
        /// Arms destroyed.
        ArmsDestroyed = "ARMS_DESTROYED";
        /// People trained.
        PeopleTrained = "PEOPLE_TRAINED";
    }
}

words! {
    /// Who helps whom.
    Direction {
        /// The partner helps us.
        Received = "RECEIVED";
        /// We help the partner.
        Given = "GIVEN";
    }
}

words! {
    /// How a project stands.
    ProjectState {
        /// Agreed; nothing was delivered.
        Agreed = "AGREED";
        /// Something was delivered.
        Delivered = "DELIVERED";
        /// It is over.
        Closed = "CLOSED";
        /// It came to nothing more.
        Cancelled = "CANCELLED";
    }
}

words! {
    /// What is done with a project.
    ProjectAct {
        /// It is entered.
        Enter = "ENTER";
        /// Something is delivered.
        Deliver = "DELIVER";
        /// A figure is entered.
        Measure = "MEASURE";
        /// It is closed.
        Close = "CLOSE";
        /// It is given up, with a reason.
        Cancel = "CANCEL";
    }
}

words! {
    /// Where a figure comes from.
    FigureSource {
        /// Our own books: marking orders, certificates, workshops.
        Books = "BOOKS";
        /// A person, who says where it was read.
        Entered = "ENTERED";
        /// Nobody has said it yet.
        None = "NONE";
    }
}

/// A goal in numbers.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Of what.
    pub measure: Measure,
    /// How many, at least 1.
    pub number: u64,
}

/// What is agreed, as it is entered.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ProjectWanted {
    /// What it is called.
    pub title: String,
    /// With what (`MARKING`, …).
    pub field: String,
    /// The partner's node.
    pub partner: String,
    /// `RECEIVED` or `GIVEN`.
    pub direction: String,
    /// Goals in numbers: one of a measure, at least one.
    pub goals: Vec<Goal>,
    /// Day on which it was agreed.
    pub agreed: String,
    /// Day by which it is to be done.
    pub until: String,
    /// The request it comes from: our exchange, or the partner's.
    pub exchange: String,
}

/// Something that was delivered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Delivery {
    /// Day.
    pub on: String,
    /// What.
    pub what: String,
    /// How much of it.
    pub quantity: u64,
    /// Which office received it.
    pub with: String,
}

/// A figure that somebody entered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Entered {
    /// Of what.
    pub measure: Measure,
    /// How many.
    pub number: u64,
    /// Where it was read.
    pub source: String,
    /// Day for which it holds.
    pub on: String,
}

/// What was done with a project, by whom.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProjectDone {
    /// What.
    pub act: ProjectAct,
    /// When.
    #[serde(with = "moment")]
    #[schema(value_type = String)]
    pub at: Timestamp,
    /// Which officer.
    pub by: String,
    /// In words.
    pub words: String,
}

/// A project.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Project {
    /// Its number at this node.
    pub number: u64,
    /// What it is called.
    pub title: String,
    /// With what.
    pub field: String,
    /// The partner's node.
    pub partner: String,
    /// Who helps whom.
    pub direction: Direction,
    /// Goals in numbers.
    pub goals: Vec<Goal>,
    /// Day on which it was agreed.
    pub agreed: String,
    /// Day by which it is to be done; empty: none was agreed.
    pub until: String,
    /// How it stands.
    pub state: ProjectState,
    /// The request it comes from; empty: none.
    pub exchange: String,
    /// Number of the assessment whose gap it closes.
    pub assessment: Option<u64>,
    /// The question that is that gap.
    pub question: Option<String>,
    /// What was delivered, in the order in which it was entered.
    pub deliveries: Vec<Delivery>,
    /// Figures that were entered, the newest last.
    pub entered: Vec<Entered>,
    /// Day on which it ended; empty while it goes on.
    pub ended: String,
    /// What was done with it.
    pub history: Vec<ProjectDone>,
}

/// What is done with a project.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ProjectDoing {
    /// `DELIVER`, `MEASURE`, `CLOSE` or `CANCEL`.
    pub act: String,
    /// Day; empty: today.
    pub on: String,
    /// What was delivered.
    pub what: String,
    /// How much was delivered, or the figure.
    pub quantity: u64,
    /// Which office received it.
    pub with: String,
    /// Of what the figure is.
    pub measure: String,
    /// Where the figure was read.
    pub source: String,
    /// Conclusion, or why it is cancelled.
    pub words: String,
}

silent!(Goal, ProjectWanted, Delivery, Entered, ProjectDone, Project, ProjectDoing);

/// A text that must be there, within a bound.
pub(super) fn line(text: &str, max: usize, field: &'static str) -> Result<String, AdviserRefused> {
    let text = text.trim();
    let odd = text.chars().any(|c| c.is_control() && c != '\n' && c != '\r');
    if text.is_empty() || text.len() > max || odd {
        return Err(AdviserRefused::Needs(field));
    }
    Ok(text.replace('\r', ""))
}

/// The same where it may be missing.
pub(super) fn maybe(text: &str, max: usize, field: &'static str) -> Result<String, AdviserRefused> {
    if text.trim().is_empty() { Ok(String::new()) } else { line(text, max, field) }
}

/// A day that is not in the future; empty: today.
pub(super) fn past(
    text: &str,
    now: Timestamp,
    field: &'static str,
) -> Result<String, AdviserRefused> {
    let today = moment::day_of(now);
    let day = if text.trim().is_empty() { today.clone() } else { day(text, field)? };
    if day > today { Err(AdviserRefused::Needs(field)) } else { Ok(day) }
}

/// A whole day.
pub(super) fn day(text: &str, field: &'static str) -> Result<String, AdviserRefused> {
    let at = moment::start_of(text).ok_or(AdviserRefused::Needs(field))?;
    Ok(moment::day_of(at))
}

/// The name of a field of assistance.
///
/// # Errors
/// There is none of this name.
pub fn field_of(name: &str) -> Result<AssistanceField, AdviserRefused> {
    let name = name.trim().to_ascii_uppercase();
    AssistanceField::from_name(&name).ok_or(AdviserRefused::Needs("field"))
}

/// The field of assistance that a question of the self-assessment points to.
#[must_use]
pub fn field_of_question(question: &str) -> Option<AssistanceField> {
    Some(match question {
        // Surplus is destroyed; people are trained to identify firearms.
        "S4" => AssistanceField::Destruction,
        "T3" => AssistanceField::Identification,
        _ => match question.as_bytes().first()? {
            b'M' => AssistanceField::Marking,
            b'R' | b'T' => AssistanceField::Tracing,
            b'S' => AssistanceField::Stockpile,
            b'L' => AssistanceField::Legal,
            _ => return None,
        },
    })
}

/// Enters what was agreed. `gap` is the assessment and the question that the request came from.
///
/// # Errors
/// Something that is needed is missing or not of its form.
pub fn enter(
    wanted: &ProjectWanted,
    number: u64,
    gap: Option<(u64, String)>,
    (by, now): (&str, Timestamp),
) -> Result<Project, AdviserRefused> {
    let needs = AdviserRefused::Needs;
    let direction = Direction::from_name(&wanted.direction).ok_or(needs("direction"))?;
    let mut goals = wanted.goals.clone();
    goals.sort_by_key(|goal| goal.measure);
    let twice = goals.windows(2).any(|pair| matches!(pair, [a, b] if a.measure == b.measure));
    if goals.is_empty() || twice || goals.iter().any(|goal| goal.number == 0) {
        return Err(needs("goals"));
    }
    let agreed = past(&wanted.agreed, now, "agreed")?;
    let until = match wanted.until.trim() {
        "" => String::new(),
        text => day(text, "until")?,
    };
    if !until.is_empty() && until < agreed {
        return Err(needs("until"));
    }
    let (assessment, question) = gap.unzip();
    Ok(Project {
        number,
        title: line(&wanted.title, LINE_MAX, "title")?,
        field: field_of(&wanted.field)?.name().to_owned(),
        partner: wanted.partner.trim().to_owned(),
        direction,
        goals,
        agreed,
        until,
        state: ProjectState::Agreed,
        exchange: wanted.exchange.trim().to_owned(),
        assessment,
        question,
        deliveries: Vec::new(),
        entered: Vec::new(),
        ended: String::new(),
        history: vec![ProjectDone {
            act: ProjectAct::Enter,
            at: now,
            by: by.to_owned(),
            words: String::new(),
        }],
    })
}

/// What our own books hold, for the measures that they hold at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Books {
    /// Firearms whose marks were struck; none: nothing is marked here.
    pub marked: Option<u64>,
    /// Firearms that certificates say were destroyed; none: nothing is destroyed here.
    pub destroyed: Option<u64>,
    /// People who attended the project's workshops; none: it has no workshop.
    pub trained: Option<u64>,
}

/// Firearms struck from one day to another, both included.
#[must_use]
pub fn struck(orders: &[marking::Order], (from, to): (&str, &str)) -> Option<u64> {
    if orders.is_empty() {
        return None;
    }
    let guns = orders.iter().flat_map(|order| &order.guns);
    let within = |on: &str| on >= from && on <= to;
    let done = guns.filter(|gun| gun.struck.as_ref().is_some_and(|struck| within(&struck.on)));
    Some(u64::try_from(done.count()).unwrap_or(u64::MAX))
}

/// Firearms that were destroyed from one day to another, both included, as certificates say.
#[must_use]
pub fn destroyed(orders: &[destruction::Order], (from, to): (&str, &str)) -> Option<u64> {
    if orders.is_empty() {
        return None;
    }
    let certificates = orders.iter().filter_map(|order| order.certificate.as_ref());
    let done = certificates.filter(|one| {
        let on = moment::day_of(one.at);
        on.as_str() >= from && on.as_str() <= to
    });
    Some(done.map(|one| u64::try_from(one.destroyed.len()).unwrap_or(u64::MAX)).sum())
}

/// A goal and what has come of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Measured {
    /// Of what.
    pub measure: Measure,
    /// The goal.
    pub goal: u64,
    /// How many there are; none until anything was delivered, or said.
    pub number: Option<u64>,
    /// Where the figure comes from.
    pub source: FigureSource,
    /// In words where it was read, if somebody entered it.
    pub read: String,
    /// The day for which it holds; of our books, up to today or the end.
    pub on: String,
}

silent!(Measured);

impl Project {
    /// The days over which our books are read: from the first delivery to the end, or to today. None
    /// before anything was delivered.
    #[must_use]
    pub fn days(&self, now: Timestamp) -> Option<(String, String)> {
        let first = self.deliveries.iter().map(|delivery| delivery.on.clone()).min()?;
        let last = if self.ended.is_empty() { moment::day_of(now) } else { self.ended.clone() };
        Some((first, last))
    }

    /// What our books say of a measure, if they hold it. What is marked and destroyed with our help is in
    /// the partner's books.
    #[must_use]
    pub fn counted(&self, measure: Measure, books: &Books) -> Option<u64> {
        let ours = self.direction == Direction::Received;
        match measure {
            Measure::FirearmsMarked => books.marked.filter(|_| ours),
            Measure::ArmsDestroyed => books.destroyed.filter(|_| ours),
            Measure::PeopleTrained => books.trained,
            Measure::MachinesInUse => None,
        }
    }

    /// Each goal with its result.
    #[must_use]
    pub fn results(&self, books: &Books, now: Timestamp) -> Vec<Measured> {
        let days = self.days(now);
        let of = |goal: &Goal| {
            let entered = self.entered.iter().rfind(|one| one.measure == goal.measure);
            let counted = self.counted(goal.measure, books).zip(days.as_ref());
            let (number, source, read, on) = match (counted, entered) {
                (Some((number, (_, last))), _) => {
                    (Some(number), FigureSource::Books, String::new(), last.clone())
                }
                (None, Some(one)) => {
                    (Some(one.number), FigureSource::Entered, one.source.clone(), one.on.clone())
                }
                (None, None) => (None, FigureSource::None, String::new(), String::new()),
            };
            Measured { measure: goal.measure, goal: goal.number, number, source, read, on }
        };
        self.goals.iter().map(of).collect()
    }

    /// What can be done with it now.
    #[must_use]
    pub const fn acts(&self) -> &'static [ProjectAct] {
        match self.state {
            ProjectState::Agreed => &[ProjectAct::Deliver, ProjectAct::Cancel],
            ProjectState::Delivered => {
                &[ProjectAct::Deliver, ProjectAct::Measure, ProjectAct::Close, ProjectAct::Cancel]
            }
            ProjectState::Closed | ProjectState::Cancelled => &[],
        }
    }

    /// Does something with it.
    ///
    /// # Errors
    /// It does not stand so that this can be done; something is missing; our books count the figure.
    pub fn act(
        &self,
        doing: &ProjectDoing,
        books: &Books,
        (by, now): (&str, Timestamp),
    ) -> Result<Self, AdviserRefused> {
        let needs = AdviserRefused::Needs;
        let act = ProjectAct::from_name(&doing.act).ok_or(needs("act"))?;
        if !self.acts().contains(&act) {
            return Err(AdviserRefused::ProjectState(self.state));
        }
        let mut after = self.clone();
        let mut words = maybe(&doing.words, WORDS_MAX, "words")?;
        match act {
            ProjectAct::Deliver => {
                let on = past(&doing.on, now, "on")?;
                if on < self.agreed {
                    return Err(needs("on"));
                }
                if doing.quantity == 0 || self.deliveries.len() >= DELIVERIES_MAX {
                    return Err(needs("quantity"));
                }
                after.deliveries.push(Delivery {
                    on,
                    what: line(&doing.what, LINE_MAX, "what")?,
                    quantity: doing.quantity,
                    with: line(&doing.with, LINE_MAX, "with")?,
                });
                after.state = ProjectState::Delivered;
            }
            ProjectAct::Measure => {
                let measure = Measure::from_name(&doing.measure).ok_or(needs("measure"))?;
                if !self.goals.iter().any(|goal| goal.measure == measure) {
                    return Err(AdviserRefused::NoGoal(measure));
                }
                if self.counted(measure, books).is_some() {
                    return Err(AdviserRefused::Counted(measure));
                }
                after.entered.push(Entered {
                    measure,
                    number: doing.quantity,
                    source: line(&doing.source, LINE_MAX, "source")?,
                    on: past(&doing.on, now, "on")?,
                });
            }
            ProjectAct::Close => {
                after.state = ProjectState::Closed;
                after.ended = past("", now, "on")?;
            }
            ProjectAct::Cancel => {
                words = line(&doing.words, WORDS_MAX, "words")?;
                after.state = ProjectState::Cancelled;
                after.ended = past("", now, "on")?;
            }
            ProjectAct::Enter => return Err(AdviserRefused::ProjectState(self.state)),
        }
        after.history.push(ProjectDone { act, at: now, by: by.to_owned(), words });
        Ok(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2027-01-15.
    const NOW: Timestamp = Timestamp(1_800_000_000);

    fn wanted() -> ProjectWanted {
        let goal = |measure, number| Goal { measure, number };
        ProjectWanted {
            title: "SYNTHETIC marking".to_owned(),
            field: "marking".to_owned(),
            partner: "vestigo/xb/police".to_owned(),
            direction: "received".to_owned(),
            goals: vec![goal(Measure::FirearmsMarked, 500), goal(Measure::MachinesInUse, 2)],
            agreed: "2027-01-01".to_owned(),
            until: "2027-12-31".to_owned(),
            ..ProjectWanted::default()
        }
    }

    fn made() -> Project {
        enter(&wanted(), 7, Some((1, "M4".to_owned())), ("ana", NOW)).unwrap()
    }

    fn doing(act: &str) -> ProjectDoing {
        let text = |text: &str| text.to_owned();
        ProjectDoing {
            act: text(act),
            on: text("2027-01-10"),
            what: text("SYNTHETIC machine"),
            quantity: 2,
            with: text("SYNTHETIC laboratory"),
            measure: text("MACHINES_IN_USE"),
            source: text("SYNTHETIC visit"),
            words: text("SYNTHETIC reason"),
        }
    }

    const NO_BOOKS: Books = Books { marked: None, destroyed: None, trained: None };

    #[test]
    fn what_is_agreed_needs_a_goal_in_numbers() {
        let made = made();
        assert_eq!((made.state, made.question.as_deref()), (ProjectState::Agreed, Some("M4")));
        assert_eq!(format!("{made:?}"), "Project");
        type Change = fn(&mut ProjectWanted);
        let wrong: [(Change, &str); 8] = [
            (|w| w.goals.clear(), "goals"),
            (|w| w.goals[0].number = 0, "goals"),
            (|w| w.goals[1].measure = Measure::FirearmsMarked, "goals"),
            (|w| w.field = "COFFEE".to_owned(), "field"),
            (|w| w.direction.clear(), "direction"),
            (|w| w.title = " ".to_owned(), "title"),
            (|w| w.until = "2026-12-31".to_owned(), "until"),
            (|w| w.agreed = "2027-01-16".to_owned(), "agreed"),
        ];
        for (change, field) in wrong {
            let mut other = wanted();
            change(&mut other);
            let refused = enter(&other, 7, None, ("ana", NOW)).unwrap_err();
            assert_eq!(refused, AdviserRefused::Needs(field));
        }
    }

    #[test]
    fn a_project_goes_from_agreed_to_closed_and_not_back() {
        let who = ("ana", NOW);
        let agreed = made();
        let early = agreed.act(&doing("close"), &NO_BOOKS, who).unwrap_err();
        assert_eq!(early, AdviserRefused::ProjectState(ProjectState::Agreed));
        let delivered = agreed.act(&doing("deliver"), &NO_BOOKS, who).unwrap();
        assert_eq!(delivered.days(NOW), Some(("2027-01-10".to_owned(), "2027-01-15".to_owned())));
        let measured = delivered.act(&doing("measure"), &NO_BOOKS, who).unwrap();
        let closed = measured.act(&doing("close"), &NO_BOOKS, who).unwrap();
        assert_eq!((closed.state, closed.ended.as_str()), (ProjectState::Closed, "2027-01-15"));
        for act in ["deliver", "measure", "close", "cancel"] {
            assert!(closed.act(&doing(act), &NO_BOOKS, who).is_err(), "{act}");
        }
        let without = ProjectDoing { words: String::new(), ..doing("cancel") };
        let refused = delivered.act(&without, &NO_BOOKS, who).unwrap_err();
        assert_eq!(refused, AdviserRefused::Needs("words"));
        assert_eq!(closed.history.len(), 4);
        let before = ProjectDoing { on: "2026-12-31".to_owned(), ..doing("deliver") };
        assert!(agreed.act(&before, &NO_BOOKS, who).is_err(), "delivered before it was agreed");
    }

    #[test]
    fn each_figure_says_whether_it_was_counted_or_entered() {
        let books = Books { marked: Some(40), destroyed: Some(3), trained: None };
        let who = ("ana", NOW);
        let sources = |project: &Project| -> Vec<(FigureSource, Option<u64>)> {
            project.results(&books, NOW).iter().map(|one| (one.source, one.number)).collect()
        };
        // Nothing counts before anything was delivered.
        assert_eq!(sources(&made()), [(FigureSource::None, None), (FigureSource::None, None)]);
        let delivered = made().act(&doing("deliver"), &books, who).unwrap();
        let measured = delivered.act(&doing("measure"), &books, who).unwrap();
        assert_eq!(
            sources(&measured),
            [(FigureSource::Entered, Some(2)), (FigureSource::Books, Some(40))]
        );
        let marked = ProjectDoing { measure: "FIREARMS_MARKED".to_owned(), ..doing("measure") };
        let refused = delivered.act(&marked, &books, who).unwrap_err();
        assert_eq!(refused, AdviserRefused::Counted(Measure::FirearmsMarked));
        assert!(delivered.act(&marked, &NO_BOOKS, who).is_ok(), "our books hold no marks");
        let people = ProjectDoing { measure: "PEOPLE_TRAINED".to_owned(), ..doing("measure") };
        let refused = delivered.act(&people, &books, who).unwrap_err();
        assert_eq!(refused, AdviserRefused::NoGoal(Measure::PeopleTrained));
        // What we gave is marked by the partner.
        let given = Project { direction: Direction::Given, ..measured };
        assert_eq!(sources(&given), [(FigureSource::Entered, Some(2)), (FigureSource::None, None)]);
    }

    #[test]
    fn every_question_of_the_assessment_points_to_a_field() {
        for (question, _) in crate::adviser::assessment::QUESTIONS {
            assert!(field_of_question(question).is_some(), "{question}");
        }
        assert_eq!(field_of_question("S4"), Some(AssistanceField::Destruction));
        assert_eq!(field_of_question("X1"), None);
    }
}
