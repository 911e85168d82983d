//! Batches of traces, as the fake tells of them.

use std::path::PathBuf;

use super::{AT, FakeService, PARTNER, TRACE};
use crate::service::requests::{BatchRequest, BatchRun, ListRequest};
use crate::service::views::{
    BatchCheckView, BatchLineView, BatchLinesView, BatchPartnerView, BatchProgressView,
    BatchRowCountsView, BatchSummaryView, BatchesView, ReturnedRowView,
};
use crate::service::{BatchService, Caller, ErrorCode, Outcome, ServiceError};

fn summary(state: &str) -> BatchSummaryView {
    BatchSummaryView {
        id: 7,
        file: "seized.csv".to_owned(),
        created: AT.to_owned(),
        state: state.to_owned(),
        rows: 4,
        counts: BatchRowCountsView { waiting: 1, submitted: 2, rejected: 1, decided: 1 },
        partners: vec![BatchProgressView {
            partner: PARTNER.to_owned(),
            waiting: 1,
            submitted: 2,
            rejected: 1,
            states: [("answered".to_owned(), 1), ("submitted".to_owned(), 1)].into(),
            held: Some("budget".to_owned()),
            until: Some(AT.to_owned()),
        }],
    }
}

fn back() -> ReturnedRowView {
    ReturnedRowView {
        sheet: Some("Sheet 1".to_owned()),
        line: 3,
        column: Some("importer".to_owned()),
        error: ServiceError::new(ErrorCode::BadInput, "error-batch-no-importer")
            .with("made", "XC")
            .with("partner", PARTNER),
    }
}

impl BatchService for FakeService {
    async fn batch_file(
        &self,
        caller: Caller,
        request: BatchRequest,
        file: PathBuf,
    ) -> Outcome<BatchCheckView> {
        let text = std::fs::read_to_string(&file).map_err(|e| ServiceError::file(&file, &e))?;
        let rows = text.lines().count() as u64;
        let (dry, by_country) = (request.dry_run, request.by_country);
        let allow = request.allow.join("+");
        self.calls.note(caller, format!("batch_file {dry} {by_country} {allow} {rows}"));
        let chosen = u64::from(request.to.is_none());
        let partner = BatchPartnerView {
            partner: PARTNER.to_owned(),
            rows: 2,
            chosen,
            per_day: 100,
            today: 40,
            days: 1,
        };
        Ok(BatchCheckView {
            id: (!dry).then_some(7),
            file: request.file,
            rows: 3,
            good: 2,
            chosen,
            partners: vec![partner],
            returned: vec![back()],
            warnings: vec![back()],
        })
    }

    async fn batches(&self, caller: Caller, request: ListRequest) -> Outcome<BatchesView> {
        self.calls.note(caller, format!("batches {request:?}"));
        Ok(BatchesView { items: vec![summary("running")], next: None })
    }

    async fn batch(&self, caller: Caller, id: String) -> Outcome<BatchSummaryView> {
        self.calls.note(caller, format!("batch {id}"));
        Ok(summary("done"))
    }

    async fn batch_lines(
        &self,
        caller: Caller,
        id: String,
        request: ListRequest,
    ) -> Outcome<BatchLinesView> {
        self.calls.note(caller, format!("batch_lines {id} {request:?}"));
        let row = |row, state: &str| BatchLineView {
            row,
            sheet: None,
            line: row + 1,
            partner: Some(PARTNER.to_owned()),
            state: state.to_owned(),
            trace: (state == "submitted").then(|| TRACE.to_owned()),
            hop: (state == "submitted").then(|| "answered".to_owned()),
            result: (state == "submitted").then(|| "R06".to_owned()),
            errors: if state == "rejected" { vec![back()] } else { Vec::new() },
        };
        let items = vec![row(1, "submitted"), row(2, "rejected"), row(3, "waiting")];
        Ok(BatchLinesView { items, next: None })
    }

    async fn batch_run(
        &self,
        caller: Caller,
        id: String,
        request: BatchRun,
    ) -> Outcome<BatchSummaryView> {
        self.calls.note(caller, format!("batch_run {id} {}", request.runs));
        Ok(summary(if request.runs { "running" } else { "stopped" }))
    }
}
