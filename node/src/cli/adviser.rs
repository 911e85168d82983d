//! Commands of the adviser's tools.

use super::args::Adviser;
use super::world::Setting;
use super::{Answer, show};
use crate::service::requests::{
    AnswerAssessmentRequest, AssessmentAnswer, BeginAssessmentRequest, PlanRequest,
    TrainingAnswerRequest, WordsRequest,
};
use crate::service::views::AssessmentView;
use crate::service::{Outcome, Service};

/// Runs a command of the adviser's tools.
pub(super) async fn adviser<S: Service>(
    service: &S,
    command: Adviser,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let words = WordsRequest { language: Some(text.language.tag().to_owned()) };
    match command {
        Adviser::Questions { csv } => {
            let view = service.assessment_questions(caller, words).await?;
            let human = if csv {
                show::adviser::levels(text, &view).csv()
            } else {
                show::adviser::questions(&view)
            };
            Answer::done(&view, human)
        }
        Adviser::Assessments { csv } => {
            let questions = service.assessment_questions(caller, words).await?;
            let view = service.assessments(caller).await?;
            let table = show::adviser::assessments(text, &questions, &view.items);
            Answer::done(&view, show::list(text, &table, csv, "note-no-assessments"))
        }
        Adviser::Begin { year, from } => {
            let request = BeginAssessmentRequest { year, from };
            let view = service.assessment_begin(caller, request).await?;
            assessment(service, &view, setting, false).await
        }
        Adviser::Show { id, csv } => {
            let view = service.assessment(caller, id).await?;
            assessment(service, &view, setting, csv).await
        }
        Adviser::Answer { id, question, level, evidence } => {
            let evidence = evidence.unwrap_or_default();
            let answers = vec![AssessmentAnswer { question, level, evidence }];
            let request = AnswerAssessmentRequest { answers };
            let view = service.assessment_answer(caller, id, request).await?;
            assessment(service, &view, setting, false).await
        }
        Adviser::Plan { id, action, question, what, who, by, done } => {
            let request = PlanRequest { action, question, what, who, by, done };
            let view = service.assessment_plan(caller, id, request).await?;
            assessment(service, &view, setting, false).await
        }
        Adviser::Close { id } => {
            let view = service.assessment_close(caller, id).await?;
            assessment(service, &view, setting, false).await
        }
        Adviser::Guns { kind, csv } => {
            let mut view = service.guide(caller, words).await?;
            view.guns.retain(|gun| kind.as_ref().is_none_or(|kind| *kind == gun.id));
            let human = if csv {
                show::adviser::spots(text, &view).csv()
            } else {
                show::adviser::guide(text, &view)
            };
            Answer::done(&view, human)
        }
        Adviser::Marks { csv } => {
            let view = service.mark_key(caller, words).await?;
            let table = show::adviser::marks(text, &view);
            Answer::done(&view, show::list(text, &table, csv, "note-no-marks"))
        }
        Adviser::Training { csv } => {
            let view = service.training(caller, words).await?;
            let table = show::adviser::skills(text, &view);
            let human =
                if csv { table.csv() } else { show::adviser::training(text, &view, &table) };
            Answer::done(&view, human)
        }
        Adviser::Practise => {
            let view = service.training_next(caller, words).await?;
            Answer::done(&view, show::adviser::question(text, &view))
        }
        Adviser::Reply { card, attempt, choice } => {
            let choice = choice.saturating_sub(1);
            let language = words.language;
            let request = TrainingAnswerRequest { card, attempt, choice, language };
            let view = service.training_answer(caller, request).await?;
            Answer::done(&view, show::adviser::judged(text, &view))
        }
        Adviser::Counts { csv } => {
            let view = service.training_counts(caller, words).await?;
            let table = show::adviser::counts(text, &view);
            Answer::done(&view, show::list(text, &table, csv, "note-nothing-due"))
        }
    }
}

async fn assessment<S: Service>(
    service: &S,
    view: &AssessmentView,
    setting: &Setting,
    csv: bool,
) -> Outcome<Answer> {
    let text = setting.text;
    let words = WordsRequest { language: Some(text.language.tag().to_owned()) };
    let questions = service.assessment_questions(setting.caller, words).await?;
    let human = if csv {
        show::adviser::answers(text, &questions, view).csv()
    } else {
        show::adviser::assessment(text, &questions, view)
    };
    Answer::done(view, human)
}
