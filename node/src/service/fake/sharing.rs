//! Invented figures of partners.

use vestigo_protocol::codes::StatisticsMeasure;
use vestigo_protocol::message::StatisticsCell;
use vestigo_protocol::text::Text as Bounded;

use super::{AT, FakeService, PARTNER, TRACE, case};
use crate::service::requests::{FiguresRequest, SharedFiguresRequest};
use crate::service::sharing::sheet;
use crate::service::views::{
    CaseState, FiguresDraftView, SharedFiguresView, SharedSheetView, SheetView,
};
use crate::service::{Caller, Outcome, SharingService};
use crate::text::{Language, Text};

/// Two partners, as one page compares them.
const OTHER: &str = "vestigo/xc/registry";

fn figures(language: Option<&str>, cells: &[(&str, &str, u64)]) -> SheetView {
    let language = Language::ALL.into_iter().find(|one| Some(one.tag()) == language);
    let text = Text::new(language.unwrap_or_default());
    let cell = |(key, second, count): &(&str, &str, u64)| {
        let second = Bounded::new(*second).ok();
        Some(StatisticsCell { key: Bounded::new(*key).ok()?, second, count: Some(*count) })
    };
    let cells: Vec<StatisticsCell> = cells.iter().filter_map(cell).collect();
    sheet(text, StatisticsMeasure::SourceToRecovery, 2025, &cells)
}

impl SharingService for FakeService {
    async fn case_figures(
        &self,
        caller: Caller,
        id: String,
        request: FiguresRequest,
    ) -> Outcome<FiguresDraftView> {
        self.calls.note(caller, format!("case_figures {id}"));
        Ok(FiguresDraftView {
            case: case(CaseState::Waiting).id,
            partner: PARTNER.to_owned(),
            agreement: Some("ab".repeat(32)),
            closed_from: AT.to_owned(),
            ready: true,
            released: None,
            sheet_id: "5a".repeat(32),
            sheet: figures(request.language.as_deref(), &[("XA", "XB", 15), ("XA", "XC", 5)]),
        })
    }

    async fn shared_figures(
        &self,
        caller: Caller,
        request: SharedFiguresRequest,
    ) -> Outcome<SharedFiguresView> {
        let SharedFiguresRequest { measure, year, partner, language } = request;
        self.calls.note(caller, format!("shared_figures {measure:?} {year:?} {partner:?}"));
        let one = |partner: &str, cells: &[(&str, &str, u64)]| SharedSheetView {
            request: TRACE.to_owned(),
            partner: partner.to_owned(),
            agreement: Some("ab".repeat(32)),
            asked: AT.to_owned(),
            statement: "cd".repeat(32),
            synthetic: true,
            sheet: figures(language.as_deref(), cells),
        };
        let items = vec![
            one(PARTNER, &[("XB", "XA", 20), ("XB", "XC", 5)]),
            one(OTHER, &[("XC", "XA", 10)]),
        ];
        Ok(SharedFiguresView { items })
    }
}
