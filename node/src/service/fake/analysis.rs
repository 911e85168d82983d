//! Figures of the invented data set.

use super::FakeService;
use crate::analysis::statutory::Form;
use crate::analysis::{Subject, Table, Years, sample};
use crate::service::analysing::{filled, told};
use crate::service::requests::{AnalysisRequest, StatutoryRequest};
use crate::service::views::{AnalysisView, StatutoryView};
use crate::service::{AnalysisService, Caller, Outcome, intake};
use crate::text::{Language, Text};

fn text(tag: Option<&str>) -> Text {
    let language = Language::ALL.into_iter().find(|language| Some(language.tag()) == tag);
    Text::new(language.unwrap_or_default())
}

impl AnalysisService for FakeService {
    async fn analysis(&self, caller: Caller, request: AnalysisRequest) -> Outcome<AnalysisView> {
        let AnalysisRequest { from_year, to_year, subject, language } = request;
        self.calls.note(caller, format!("analysis {from_year:?} {to_year:?} {subject:?}"));
        let mut figures = told(
            text(language.as_deref()),
            &Table::of(&sample::rows(1, 400)),
            Years::default(),
            &Subject::ALL,
        );
        figures.retain(|figure| {
            subject.as_ref().is_none_or(|name| name.eq_ignore_ascii_case(&figure.subject))
        });
        Ok(AnalysisView {
            minimum: 5,
            from_year,
            to_year,
            as_of: super::AT.to_owned(),
            synthetic: true,
            left_out: Some(15),
            sales_read: true,
            figures,
        })
    }

    async fn statutory(&self, caller: Caller, request: StatutoryRequest) -> Outcome<StatutoryView> {
        self.calls.note(caller, format!("statutory {} {}", request.form, request.year));
        let form = Form::of(&request.form).ok_or_else(|| intake::bad("form", &request.form))?;
        let rows = sample::rows(1, 400);
        filled(text(request.language.as_deref()), &Table::of(&rows), form, request.year, true)
    }
}
