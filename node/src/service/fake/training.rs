//! A canned training: the question of the first card, whatever is answered.

use std::collections::BTreeMap;

use super::{AT, FakeService};
use crate::adviser::training::{self, CARDS};
use crate::service::adviser::showing::content_of;
use crate::service::requests::{TrainingAnswerRequest, WordsRequest};
use crate::service::training::{counted, judged, standing, told};
use crate::service::views::{
    TrainingAnswerView, TrainingCountsView, TrainingNextView, TrainingView,
};
use crate::service::{Caller, ErrorCode, Outcome, ServiceError, TrainingService};
use crate::store::CardRecord;
use crate::text::{Language, Text};
use vestigo_protocol::time::Timestamp;

const NOW: Timestamp = Timestamp(1_795_372_495);

fn text(language: Option<&str>) -> Text {
    let known = Language::ALL.into_iter().find(|known| Some(known.tag()) == language);
    Text::new(known.unwrap_or_default())
}

fn card(officer: u32) -> CardRecord {
    CardRecord {
        officer,
        card: CARDS[0].to_owned(),
        place: 2,
        seen: 4,
        right: 3,
        begun_at: NOW,
        last_at: NOW,
        due_at: NOW,
    }
}

impl TrainingService for FakeService {
    async fn training(&self, caller: Caller, request: WordsRequest) -> Outcome<TrainingView> {
        self.calls.note(caller, "training");
        let language = request.language.as_deref();
        let none = BTreeMap::new();
        Ok(standing(content_of(language)?, text(language), (&none, &none), NOW))
    }

    async fn training_next(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> Outcome<TrainingNextView> {
        self.calls.note(caller, "training_next");
        let language = request.language.as_deref();
        let made = training::question(CARDS[0], 7).unwrap();
        let question = told(content_of(language)?, text(language), &made, 0);
        Ok(TrainingNextView { question: Some(question), next_due: Some(AT.to_owned()) })
    }

    async fn training_answer(
        &self,
        caller: Caller,
        request: TrainingAnswerRequest,
    ) -> Outcome<TrainingAnswerView> {
        let TrainingAnswerRequest { card, attempt, choice, language } = request;
        self.calls.note(caller, format!("training_answer {card} {attempt} {choice}"));
        if attempt > 0 {
            return Err(ServiceError::new(ErrorCode::Conflict, "error-training-answered"));
        }
        let made = training::question(CARDS[0], 7).unwrap();
        let language = language.as_deref();
        judged(content_of(language)?, text(language), &made, choice, NOW)
    }

    async fn training_counts(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> Outcome<TrainingCountsView> {
        self.calls.note(caller, "training_counts");
        let cards = [1, 2, 3].map(card);
        let language = request.language.as_deref();
        Ok(counted(content_of(language)?, text(language), &cards))
    }
}
