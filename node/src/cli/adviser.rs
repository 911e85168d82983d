//! Commands of the adviser's tools.

use std::io::{BufRead as _, Read as _};

use super::args::{Adviser, PractisedTrace};
use super::world::{Setting, World, harmless};
use super::{Answer, show};
use crate::service::requests::{
    AnswerAssessmentRequest, AnswerPracticeRequest, AssessmentAnswer, BeginAssessmentRequest,
    BeginPracticeRequest, PlanRequest, PracticeField, PracticeRequest, TrainingAnswerRequest,
    WordsRequest,
};
use crate::service::views::{AssessmentView, PracticeFieldView, PracticeStepView};
use crate::service::{ErrorCode, Outcome, Service, ServiceError};

/// Runs a command of the adviser's tools.
pub(super) async fn adviser<S: Service>(
    service: &S,
    command: Adviser,
    setting: &Setting,
    world: &mut World<'_>,
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
        Adviser::Trace(command) => practised(service, command, setting, world).await,
    }
}

/// Bytes of one answer that a person types.
const LINE_MAX: u64 = 400;

/// A whole trace on invented data.
async fn practised<S: Service>(
    service: &S,
    command: PractisedTrace,
    setting: &Setting,
    world: &mut World<'_>,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let language = Some(text.language.tag().to_owned());
    match command {
        PractisedTrace::Begin { level, seed } => {
            let request = BeginPracticeRequest { level, seed, language };
            let view = service.practice_begin(caller, request).await?;
            Answer::done(&view, show::adviser::practice(text, &view))
        }
        PractisedTrace::List { csv } => {
            let view = service.practices(caller, WordsRequest { language }).await?;
            let table = show::adviser::practices(text, &view.items);
            Answer::done(&view, show::list(text, &table, csv, "note-no-practice"))
        }
        PractisedTrace::Show { run } => {
            let view = service.practice(caller, PracticeRequest { run, language }).await?;
            Answer::done(&view, show::adviser::practice(text, &view))
        }
        PractisedTrace::Answer { run, step, fields } => {
            let fields = fields.iter().map(|field| given(field)).collect::<Outcome<_>>()?;
            let request = AnswerPracticeRequest { run, step, fields, language };
            let view = service.practice_answer(caller, request).await?;
            Answer::done(&view, show::adviser::practice_answered(text, &view))
        }
        PractisedTrace::Play { run } => {
            let request = PracticeRequest { run, language: language.clone() };
            let mut view = service.practice(caller, request).await?;
            while let Some(step) = &view.step {
                // What is talked about goes beside the result.
                let shown = show::adviser::practice_step(text, &view, step);
                let _written = write!(world.err, "{}", harmless(&shown));
                let Some(fields) = asked(step, setting, world) else { break };
                let (run, step, language) = (view.run, step.number, language.clone());
                let request = AnswerPracticeRequest { run, step, fields, language };
                match service.practice_answer(caller, request).await {
                    Ok(answered) => {
                        let shown = show::adviser::practice_judged(text, &answered.judged);
                        let _written = writeln!(world.err, "{}", harmless(&shown));
                        view = answered.run;
                    }
                    // Mistyped: the step is asked again.
                    Err(error) if error.code == ErrorCode::BadInput => {
                        let (what, next) = text.error(&error);
                        let _written = writeln!(world.err, "{what} {next}\n");
                    }
                    Err(error) => return Err(error),
                }
            }
            Answer::done(&view, show::adviser::practice(text, &view))
        }
    }
}

/// `NAME=VALUE`, with `\n` between lines.
fn given(field: &str) -> Outcome<PracticeField> {
    let wrong = || ServiceError::new(ErrorCode::Usage, "error-practice-answer");
    let (name, value) = field.split_once('=').ok_or_else(wrong)?;
    Ok(PracticeField { name: name.to_owned(), value: value.replace("\\n", "\n") })
}

/// What a person types into the fields of a step; none at the end of the input.
fn asked(
    step: &PracticeStepView,
    setting: &Setting,
    world: &mut World<'_>,
) -> Option<Vec<PracticeField>> {
    let field = |field: &PracticeFieldView| {
        let _written = write!(world.err, "{}{} ", field.label, setting.text.colon());
        let _flushed = world.err.flush();
        let mut line = String::new();
        let read = (&mut *world.input).take(LINE_MAX).read_line(&mut line).ok()?;
        let typed = line.trim();
        // A choice may be named by its number.
        let by_number =
            typed.parse::<usize>().ok().and_then(|n| field.choices.get(n.checked_sub(1)?));
        let value = by_number.map_or_else(|| typed.replace("; ", "\n"), |one| one.value.clone());
        (read > 0).then(|| PracticeField { name: field.name.clone(), value })
    };
    step.fields.iter().map(field).collect()
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
