//! Views of the adviser's tools, from records and content: the same for the running node and for the
//! canned service of tests.

use vestigo_protocol::time::Timestamp;

use super::super::views::{
    ActionView, AreaChangeView, AreaScoreView, AssessmentAnswerView, AssessmentAreaView,
    AssessmentListView, AssessmentQuestionView, AssessmentQuestionsView, AssessmentRowView,
    AssessmentView, GapView, GuideView, GunGuideView, GunSpotView, MarkKeyRowView, MarkKeyView,
    TrapView,
};
use super::super::{Outcome, intake};
use super::{none, read};
use crate::adviser::assessment::{AREAS, Assessment, CHECKLIST, EDITION, QUESTIONS, Score};
use crate::adviser::content::{self, AreaWords, Content, QuestionWords};
use crate::adviser::guide::{MARKS, Spot, TRAPS, WEAPONS};
use crate::holdings::checklist::Action;
use crate::store::AssessmentRecord;
use crate::text::Language;

/// The words of the language that a request names; English if it names none.
///
/// # Errors
/// It names a language that is none of ours.
pub(crate) fn content_of(language: Option<&str>) -> Outcome<&'static Content> {
    let tag = language.unwrap_or(Language::English.tag());
    if !Language::TAGS.contains(&tag) {
        return Err(intake::bad("language", tag));
    }
    Ok(content::of(tag))
}

/// An area with its questions in words.
pub(crate) fn area(area: &AreaWords) -> AssessmentAreaView {
    let question = |question: &QuestionWords| AssessmentQuestionView {
        id: question.id.clone(),
        ask: question.ask.clone(),
        evidence: question.evidence.clone(),
        levels: question.levels.clone(),
    };
    AssessmentAreaView {
        id: area.id.clone(),
        name: area.name.clone(),
        questions: area.question.iter().map(question).collect(),
    }
}

/// The questions in words.
///
/// # Errors
/// As of [`content_of`].
pub(crate) fn questions(language: Option<&str>) -> Outcome<AssessmentQuestionsView> {
    let areas = content_of(language)?.areas.iter().map(area).collect();
    Ok(AssessmentQuestionsView { edition: EDITION, areas })
}

/// An action of a plan.
pub(crate) fn action(action: &Action, today: &str) -> ActionView {
    ActionView {
        number: action.number,
        question: action.question.clone(),
        what: action.what.clone(),
        who: action.who.clone(),
        by: action.by.clone(),
        done: action.done.clone(),
        late: action.is_late(today),
    }
}

/// How an area stands.
pub(crate) fn score(area: &str, score: Score) -> AreaScoreView {
    AreaScoreView {
        area: area.to_owned(),
        answered: score.answered,
        of: score.of,
        score: score.hundredths,
    }
}

fn row(record: &AssessmentRecord, content: &Assessment) -> AssessmentRowView {
    AssessmentRowView {
        number: record.number,
        year: record.year,
        begun: record.begun_at.to_rfc3339(),
        updated: record.updated_at.to_rfc3339(),
        closed: record.closed_at.map(Timestamp::to_rfc3339),
        overall: score("", CHECKLIST.overall(content)),
        areas: AREAS.map(|area| score(area, CHECKLIST.area(content, area))).into(),
    }
}

/// All assessments, in the order of the records.
///
/// # Errors
/// A record cannot be read.
pub(crate) fn list(all: &[AssessmentRecord]) -> Outcome<AssessmentListView> {
    let items = all.iter().map(|record| Ok(row(record, &read(record)?)));
    Ok(AssessmentListView { items: items.collect::<Outcome<_>>()? })
}

/// The closed assessment that one is compared with: the last of an earlier year, or of the same year
/// with a lower number.
fn before<'a>(all: &'a [AssessmentRecord], of: &AssessmentRecord) -> Option<&'a AssessmentRecord> {
    let place = |record: &AssessmentRecord| (record.year, record.number);
    all.iter()
        .filter(|record| record.closed_at.is_some() && place(record) < place(of))
        .max_by_key(|record| place(record))
}

/// One of all assessments, compared with the one before it.
///
/// # Errors
/// There is none of this number; a record cannot be read.
pub(crate) fn assessment(
    all: &[AssessmentRecord],
    number: u64,
    now: Timestamp,
) -> Outcome<AssessmentView> {
    let record = all.iter().find(|record| record.number == number).ok_or_else(none)?;
    let content = read(record)?;
    let before = before(all, record);
    let mut changes = Vec::new();
    if let Some(before) = before {
        let then = read(before)?;
        for area in AREAS {
            let change = CHECKLIST.change(&content, &then, area);
            changes.push(AreaChangeView {
                area: area.to_owned(),
                before: CHECKLIST.area(&then, area).hundredths,
                common: change.map_or(0, |change| change.common),
                change: change.map(|change| change.hundredths),
            });
        }
    }
    let level = |question: &str| content.answers.get(question).map_or(0, |answer| answer.level);
    let gap = |question: &str| GapView {
        question: question.to_owned(),
        level: level(question),
        planned: content.is_planned(question),
    };
    let today = now.to_rfc3339();
    let answers = QUESTIONS.iter().filter_map(|(question, _)| {
        let answer = content.answers.get(*question)?;
        Some(AssessmentAnswerView {
            question: (*question).to_owned(),
            level: answer.level,
            evidence: answer.evidence.clone(),
        })
    });
    let actions =
        content.actions.iter().map(|one| action(one, today.get(..10).unwrap_or_default()));
    Ok(AssessmentView {
        number,
        summary: row(record, &content),
        before: before.map(|before| before.number),
        before_year: before.map(|before| before.year),
        changes,
        answers: answers.collect(),
        gaps: CHECKLIST.gaps(&content).into_iter().map(gap).collect(),
        actions: actions.collect(),
    })
}

/// How guns are read.
///
/// # Errors
/// As of [`content_of`].
pub(crate) fn guide(language: Option<&str>) -> Outcome<GuideView> {
    let content = content_of(language)?;
    let guns = content.weapons.iter().zip(WEAPONS).map(|(weapon, (id, kinds))| GunGuideView {
        id: id.to_owned(),
        name: weapon.name.clone(),
        know: weapon.know.clone(),
        steps: weapon.steps.clone(),
        beware: weapon.beware.clone(),
        spots: weapon
            .spot
            .iter()
            .zip(kinds)
            .zip(1..)
            .map(|((spot, kind), number)| GunSpotView {
                number,
                name: spot.name.clone(),
                text: spot.text.clone(),
                serial: *kind == Spot::Serial,
            })
            .collect(),
    });
    let traps = content.traps.iter().zip(TRAPS).map(|(trap, (id, example))| TrapView {
        id: id.to_owned(),
        name: trap.name.clone(),
        text: trap.text.clone(),
        example: example.to_owned(),
    });
    Ok(GuideView { common: content.common.clone(), guns: guns.collect(), traps: traps.collect() })
}

/// The key of marks.
///
/// # Errors
/// As of [`content_of`].
pub(crate) fn mark_key(language: Option<&str>) -> Outcome<MarkKeyView> {
    let rows = content_of(language)?.marks.iter().zip(MARKS).map(|(words, mark)| MarkKeyRowView {
        id: mark.id.to_owned(),
        name: words.name.clone(),
        purpose: mark.purpose.name().to_owned(),
        example: mark.example.to_owned(),
        read: words.read.clone(),
        sourced: mark.is_sourced,
    });
    Ok(MarkKeyView { items: rows.collect() })
}
