//! Canned records.

use super::people::activity;
use super::{AT, FakeService, event, firearm, record_set, some};
use crate::service::requests::{CorrectRequest, EnterRequest, EventRequest, SetRequest};
use crate::service::views::people::ActivityListView;
use crate::service::views::{
    FieldChangeView, MarkView, ParticularView, RecordChangeView, RecordEventView, RecordSetView,
    RecordView,
};
use crate::service::{Caller, ErrorCode, Outcome, RecordService, ServiceError};

/// The version of the record that everybody gets.
pub(crate) const VERSION: &str = "abababababababababababababababababababababababababababababababab";

fn record(id: &str) -> RecordView {
    let mark = |component: &str, kind: &str, text: &str| MarkView {
        component: component.to_owned(),
        kind: kind.to_owned(),
        text: text.to_owned(),
        legibility: "CLEAR".to_owned(),
    };
    let happened = |kind: &str, contradicts: &[u32], after_destruction| RecordEventView {
        event: event(kind),
        place: some("Depot"),
        issuer: some("Ministry"),
        contradicts: contradicts.to_vec(),
        after_destruction,
    };
    let change = |act: &str, fields: Vec<FieldChangeView>| RecordChangeView {
        at: AT.to_owned(),
        by: "rosa".to_owned(),
        act: act.to_owned(),
        reason: some("wrong in the book"),
        fields,
    };
    let fields = vec![FieldChangeView {
        field: "maker".to_owned(),
        before: "Glok".to_owned(),
        after: "Glock".to_owned(),
    }];
    RecordView {
        record: id.to_owned(),
        version: VERSION.to_owned(),
        set: record_set(),
        firearm: firearm(),
        brand: some("Brand"),
        marks: vec![mark("FRAME", "SERIAL", super::SERIAL), mark("BARREL", "IMPORT", "GT 25")],
        particulars: vec![ParticularView {
            field: "barrel_length_mm".to_owned(),
            value: "102".to_owned(),
        }],
        status: vec!["DESTROYED".to_owned(), "OFFICIAL_CUSTODY".to_owned()],
        exported_to: some("XC"),
        events: vec![
            happened("MANUFACTURED", &[1], false),
            happened("MANUFACTURED", &[0], false),
            happened("RECOVERED", &[], true),
        ],
        changes: vec![change("ENTERED", Vec::new()), change("CORRECTED", fields)],
    }
}

impl RecordService for FakeService {
    async fn registry_record(&self, caller: Caller, id: String) -> Outcome<RecordView> {
        self.calls.note(caller, format!("registry_record {id}"));
        if id == "404" {
            return Err(ServiceError::new(ErrorCode::NotFound, "error-no-such-record"));
        }
        Ok(record(&id))
    }

    async fn registry_looked(&self, caller: Caller, id: String) -> Outcome<ActivityListView> {
        self.calls.note(caller, format!("registry_looked {id}"));
        Ok(activity())
    }

    async fn registry_enter(&self, caller: Caller, request: EnterRequest) -> Outcome<RecordView> {
        let (set, marks) = (&request.set, request.gun.marks.len());
        let event = request.event.map(|event| event.kind).unwrap_or_default();
        self.calls.note(caller, format!("registry_enter {set} {marks} {event} {}", request.sure));
        if request.gun.maker.as_deref() == Some("There") {
            return Err(
                ServiceError::new(ErrorCode::Conflict, "error-record-there").with("record", 7)
            );
        }
        Ok(record("7"))
    }

    async fn registry_correct(
        &self,
        caller: Caller,
        id: String,
        request: CorrectRequest,
    ) -> Outcome<RecordView> {
        let (marks, sure) = (request.gun.marks.len(), request.sure);
        self.calls.note(caller, format!("registry_correct {id} {marks} {sure}"));
        if request.version != VERSION {
            return Err(ServiceError::new(ErrorCode::Conflict, "error-record-changed"));
        }
        Ok(record(&id))
    }

    async fn registry_event(
        &self,
        caller: Caller,
        id: String,
        request: EventRequest,
    ) -> Outcome<RecordView> {
        self.calls.note(caller, format!("registry_event {id} {}", request.kind));
        if request.date.as_deref() == Some("2999") {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-bad-value")
                .with("field", "date")
                .with("value", "2999"));
        }
        Ok(record(&id))
    }

    async fn registry_set(&self, caller: Caller, request: SetRequest) -> Outcome<RecordSetView> {
        self.calls.note(caller, format!("registry_set {}", request.name));
        Ok(RecordSetView { name: request.name, ..record_set() })
    }
}
