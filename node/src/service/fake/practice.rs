//! A canned run: the first easy world, with as many right answers as the run's number says.

use super::{AT, FakeService};
use crate::adviser::practice;
use crate::service::practice::{Run, telling, words};
use crate::service::requests::{
    AnswerPracticeRequest, BeginPracticeRequest, PracticeRequest, WordsRequest,
};
use crate::service::views::{
    PracticeAnsweredView, PracticeListView, PracticeRowView, PracticeView,
};
use crate::service::{Caller, ErrorCode, Outcome, PracticeService, ServiceError};

const SEED: u32 = 4;

/// The run in which so many steps are answered.
pub(crate) fn run(answered: u32) -> Run {
    let world = practice::world(SEED, 1).unwrap();
    let count = usize::try_from(answered).unwrap().min(world.steps.len());
    let answers = (0..count).map(|at| world.perfect(at)).collect();
    Run { number: answered, world, answers }
}

impl PracticeService for FakeService {
    async fn practices(&self, caller: Caller, request: WordsRequest) -> Outcome<PracticeListView> {
        words(request.language.as_deref())?;
        self.calls.note(caller, "practices");
        let row = |number, finished| PracticeRowView {
            run: number,
            seed: SEED,
            level: 1,
            begun: AT.to_owned(),
            answered: 3,
            steps: Some(9),
            right: 2,
            finished,
        };
        Ok(PracticeListView { items: vec![row(2, false), row(1, true)] })
    }

    async fn practice_begin(
        &self,
        caller: Caller,
        request: BeginPracticeRequest,
    ) -> Outcome<PracticeView> {
        let BeginPracticeRequest { level, seed, language } = request;
        self.calls.note(caller, format!("practice_begin {level} {seed:?}"));
        Ok(telling::run(words(language.as_deref())?, &run(0)))
    }

    async fn practice(&self, caller: Caller, request: PracticeRequest) -> Outcome<PracticeView> {
        self.calls.note(caller, format!("practice {:?}", request.run));
        let answered = request.run.unwrap_or(0);
        Ok(telling::run(words(request.language.as_deref())?, &run(answered)))
    }

    async fn practice_answer(
        &self,
        caller: Caller,
        request: AnswerPracticeRequest,
    ) -> Outcome<PracticeAnsweredView> {
        self.calls.note(caller, format!("practice_answer {} {}", request.run, request.step));
        if request.step != request.run + 1 {
            return Err(ServiceError::new(ErrorCode::Conflict, "error-practice-answered"));
        }
        let text = words(request.language.as_deref())?;
        let mut of = run(request.run);
        let fields: Vec<(String, String)> =
            request.fields.into_iter().map(|field| (field.name, field.value)).collect();
        if practice::judge(&of.world, of.answers.len(), &fields).is_none() {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-practice-answer"));
        }
        of.answers.push(fields);
        Ok(telling::answered(text, &of).unwrap())
    }
}
