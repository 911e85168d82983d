//! Commands about figures and about the node's health.

use super::args::Statistics;
use super::exit::Exit;
use super::world::Setting;
use super::{Answer, show};
use crate::service::requests::StatisticsRequest;
use crate::service::{Outcome, Service};

/// Figures about questions and answers.
pub(super) async fn statistics<S: Service>(
    service: &S,
    args: Statistics,
    setting: &Setting,
) -> Outcome<Answer> {
    let Statistics { from, to, table, csv } = args;
    let text = setting.text;
    let view = service.statistics(setting.caller, StatisticsRequest { from, to }).await?;
    let human = match table.as_deref() {
        None if !csv => show::statistics(text, &view),
        of => {
            let table = match of {
                Some("heard") => show::work(text, &view.heard),
                Some("outcomes") => show::outcomes(text, &view),
                _ => show::work(text, &view.asked),
            };
            show::list(text, &table, csv, "note-no-figures")
        }
    };
    Answer::done(&view, human)
}

/// How the node is: fails if anything does not work.
pub(super) async fn doctor<S: Service>(service: &S, setting: &Setting) -> Outcome<Answer> {
    let view = service.health(setting.caller).await?;
    let exit = if view.fails() { Exit::Unexpected } else { Exit::Done };
    Answer::with(exit, &view, show::health(setting.text, &view))
}
