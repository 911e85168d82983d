//! Commands about the security of stores.

use super::args::StockSecurity;
use super::world::Setting;
use super::{Answer, show};
use crate::service::requests::{
    AnswerAssessmentRequest, AssessmentAnswer, PlanRequest, WordsRequest,
};
use crate::service::security::{SecurityListRequest, SecurityView};
use crate::service::{Outcome, Service};

/// Runs a command about the security of stores.
pub(super) async fn security<S: Service>(
    service: &S,
    command: StockSecurity,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let view = match command {
        StockSecurity::Questions { csv } => {
            let view = service.security_questions(caller, words(setting)).await?;
            let human = if csv {
                show::security::levels(text, &view).csv()
            } else {
                show::security::questions(&view)
            };
            return Answer::done(&view, human);
        }
        StockSecurity::List { store, state, limit, after, csv } => {
            let request = SecurityListRequest { store, state, limit, after };
            let view = service.security_list(caller, request).await?;
            let table = show::security::assessments(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-security");
            show::next_page(text, &mut human, csv, view.next.as_deref());
            return Answer::done(&view, human);
        }
        StockSecurity::Show { id, csv } => {
            let view = service.security(caller, id).await?;
            return assessment(service, &view, setting, csv).await;
        }
        StockSecurity::Begin { id } => service.security_begin(caller, id).await?,
        StockSecurity::Answer { id, question, level, evidence } => {
            let evidence = evidence.unwrap_or_default();
            let answers = vec![AssessmentAnswer { question, level, evidence }];
            service.security_answer(caller, id, AnswerAssessmentRequest { answers }).await?
        }
        StockSecurity::Plan { id, action, question, what, who, by, done } => {
            let request = PlanRequest { action, question, what, who, by, done };
            service.security_plan(caller, id, request).await?
        }
        StockSecurity::Close { id } => service.security_close(caller, id).await?,
    };
    assessment(service, &view, setting, false).await
}

fn words(setting: &Setting) -> WordsRequest {
    WordsRequest { language: Some(setting.text.language.tag().to_owned()) }
}

async fn assessment<S: Service>(
    service: &S,
    view: &SecurityView,
    setting: &Setting,
    csv: bool,
) -> Outcome<Answer> {
    let questions = service.security_questions(setting.caller, words(setting)).await?;
    let human = if csv {
        show::security::answers(setting.text, &questions, view).csv()
    } else {
        show::security::assessment(setting.text, &questions, view)
    };
    Answer::done(view, human)
}
