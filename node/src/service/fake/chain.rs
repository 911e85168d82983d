//! Canned answers about chains and letters.

use super::{AT, FakeService, PARTNER, by_id, firearm, trace};
use crate::service::requests::{
    ConfirmLetterRequest, LetterReplyRequest, OnwardRequest, SuggestRequest,
};
use crate::service::views::{
    ChangeView, ConflictView, DiversionView, HopState, LetterHopView, LetterView, NextStepView,
    ScanView, SourceOfView, SuggestionListView, SuggestionView, TimeToCrimeView, TraceView,
    VerifiedHopView, WitnessedView,
};
use crate::service::{Caller, ChainService, Outcome};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn source(hop: usize) -> SourceOfView {
    SourceOfView {
        hop,
        country: "XC".to_owned(),
        leaf: "ab".repeat(32),
        label: 20,
        position: 2,
        event: Some(super::event("REPORTED_STOLEN")),
        result: None,
    }
}

/// A trace that has conclusions, contradictions, a letter and next steps.
pub(crate) fn concluded() -> TraceView {
    let mut view = trace(3);
    view.recovered = some("2023-05-10");
    view.diversion = Some(DiversionView {
        point: "D02".to_owned(),
        or: vec!["D01".to_owned()],
        certainty: "RECORDED".to_owned(),
        country: some("XC"),
        date: some("2021-08-02"),
        signed: false,
        last_lawful: Some(source(0)),
        broke: Some(SourceOfView { label: 16, event: None, result: some("R08"), ..source(1) }),
        changes: vec![ChangeView { what: "SIGNATURE_OF".to_owned(), country: "XC".to_owned() }],
    });
    view.time_to_crime = Some(TimeToCrimeView {
        days_min: 1471,
        days_max: Some(1500),
        bucket_min: "3_YEARS_AND_OVER".to_owned(),
        bucket_max: "3_YEARS_AND_OVER".to_owned(),
        from: source(0),
        from_date: "2019-04".to_owned(),
        to_date: some("2023-05-10"),
        certainty: "RECORDED".to_owned(),
        signed: true,
    });
    view.conflicts =
        vec![ConflictView { kind: "CONSIGNEE".to_owned(), one: source(0), other: source(1) }];
    if let Some(hop) = view.hops.get_mut(1) {
        hop.partner = None;
        hop.state = HopState::Answered;
        hop.letter = Some(LetterHopView {
            agency: "SYNTHETIC Ministry".to_owned(),
            reference: "XA-0123-4567-89AB".to_owned(),
            dated: some("2023-06-01"),
            their_reference: some("M/7"),
            scan: some("application/pdf"),
            entered: true,
            confirmed_by: None,
            contradicted_by: None,
        });
        let args = [("id", "0123456789ab"), ("country", "XC"), ("number", "2")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        hop.next = Some(NextStepView { key: "note-next-unsigned".to_owned(), args: args.into() });
    }
    view
}

/// A hop of a verified bundle that passed by letter.
pub(crate) fn verified() -> VerifiedHopView {
    VerifiedHopView {
        exchange: super::TRACE.to_owned(),
        asker: "vestigo/xa/police".to_owned(),
        asked: None,
        country: "XD".to_owned(),
        agency: some("SYNTHETIC Ministry"),
        reference: some("XA-0123-4567-89AB"),
        request_kind: some("TRACE"),
        sent: AT.to_owned(),
        decided: some(AT),
        outcome: some("R06"),
        withdrawn: false,
        statements: 2,
        signed: false,
    }
}

/// A witness of a verified bundle.
pub(crate) fn witnessed() -> WitnessedView {
    WitnessedView {
        node: "vestigo/xc/registry".to_owned(),
        safety_number: super::NUMBER.to_owned(),
        confirmed: true,
        at: AT.to_owned(),
    }
}

/// A request by letter.
pub(crate) fn letter() -> LetterView {
    LetterView {
        reference: "XA-0123-4567-89AB".to_owned(),
        from: [("en".to_owned(), "Police <b>&".to_owned())].into(),
        from_country: "XA".to_owned(),
        contact: some("npc@police.example"),
        agency: "SYNTHETIC Ministry".to_owned(),
        country: "XD".to_owned(),
        written: AT.to_owned(),
        answer_by: AT.to_owned(),
        synthetic: true,
        request_kind: "TRACE".to_owned(),
        priority: "URGENT".to_owned(),
        justification: some("LIFE_AT_RISK"),
        purpose: "U1".to_owned(),
        legal_basis: "ITI".to_owned(),
        illicit_basis: vec!["I1".to_owned()],
        recovery: some("SEIZED"),
        recovered_on: some("2023-05-10"),
        recovery_place: some("Port"),
        circumstances: some("found"),
        case_ref: some("2026/1"),
        firearm: firearm(),
        leaf: "ab".repeat(32),
    }
}

impl ChainService for FakeService {
    async fn trace_suggest(
        &self,
        caller: Caller,
        request: SuggestRequest,
    ) -> Outcome<SuggestionListView> {
        self.calls.note(caller, format!("trace_suggest {:?}", request.trace));
        let item = |country: &str, partner: Option<&str>, barred: Option<&str>| SuggestionView {
            country: country.to_owned(),
            grounds: vec!["IMPORT_MARK".to_owned(), "MAKER".to_owned()],
            partner: partner.map(str::to_owned),
            barred: barred.map(str::to_owned),
        };
        let items = vec![
            item("XB", Some(PARTNER), None),
            item("XC", Some("vestigo/xc/police"), None),
            item("XD", None, Some("no-partner")),
        ];
        Ok(SuggestionListView { items })
    }

    async fn trace_onward(
        &self,
        caller: Caller,
        id: String,
        request: OnwardRequest,
    ) -> Outcome<TraceView> {
        let letter = request.letter.map(|l| format!("{} {:?}", l.country, l.days));
        self.calls.note(caller, format!("trace_onward {id} {:?} {letter:?}", request.to));
        by_id(&id).map(|()| concluded())
    }

    async fn trace_enter_reply(
        &self,
        caller: Caller,
        id: String,
        request: LetterReplyRequest,
    ) -> Outcome<TraceView> {
        let scan = request.scan.as_ref().map(String::len);
        self.calls.note(caller, format!("trace_enter_reply {id} {} {scan:?}", request.result));
        by_id(&id).map(|()| concluded())
    }

    async fn trace_confirm_letter(
        &self,
        caller: Caller,
        id: String,
        request: ConfirmLetterRequest,
    ) -> Outcome<TraceView> {
        let ConfirmLetterRequest { hop, partner } = request;
        self.calls.note(caller, format!("trace_confirm_letter {id} {hop} {partner}"));
        by_id(&id).map(|()| concluded())
    }

    async fn trace_letter(&self, caller: Caller, id: String, hop: usize) -> Outcome<LetterView> {
        self.calls.note(caller, format!("trace_letter {id} {hop}"));
        by_id(&id).map(|()| letter())
    }

    async fn trace_scan(&self, caller: Caller, id: String, hop: usize) -> Outcome<ScanView> {
        self.calls.note(caller, format!("trace_scan {id} {hop}"));
        by_id(&id)?;
        let media_type = "application/pdf".to_owned();
        Ok(ScanView { media_type, base64: "JVBERi0=".to_owned() })
    }
}
