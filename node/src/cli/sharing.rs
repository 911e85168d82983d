//! Commands about figures shared with partners.

use super::args::{CaseFigures, Figures};
use super::world::Setting;
use super::{Answer, show};
use crate::service::requests::{FiguresRequest, SharedFiguresRequest};
use crate::service::{Outcome, Service};

/// What partners gave us.
pub(super) async fn figures<S: Service>(
    service: &S,
    args: Figures,
    setting: &Setting,
) -> Outcome<Answer> {
    let text = setting.text;
    let request = SharedFiguresRequest {
        measure: args.measure.map(|measure| measure.to_uppercase()),
        year: args.year,
        partner: args.partner,
        language: Some(text.language.tag().to_owned()),
    };
    let view = service.shared_figures(setting.caller, request).await?;
    let human = match args.csv {
        true => show::shared_table(text, &view).csv(),
        false => show::shared_figures(text, &view),
    };
    Answer::done(&view, human)
}

/// What would leave in a case.
pub(super) async fn draft<S: Service>(
    service: &S,
    args: CaseFigures,
    setting: &Setting,
) -> Outcome<Answer> {
    let text = setting.text;
    let request = FiguresRequest { language: Some(text.language.tag().to_owned()) };
    let view = service.case_figures(setting.caller, args.id, request).await?;
    let human = match args.csv {
        true => show::sheet_table(text, &view.sheet).csv(),
        false => show::figures_draft(text, &view),
    };
    Answer::done(&view, human)
}
