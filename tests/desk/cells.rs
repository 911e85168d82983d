//! Figures between countries: asked, looked at, released by an officer, kept beside those of others; and
//! the same to everybody, whatever was added since.

use std::collections::BTreeMap;

use vestigo::service::requests::{
    FiguresRequest, MatterRequest, RecoveryRequest, ReplyRequest, SharedFiguresRequest,
    TraceRequest,
};
use vestigo::service::views::{FiguresDraftView, HopState, SheetView};
use vestigo::service::{MatterService as _, SharingService as _};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::open_terms;
use vestigo_tests::records::{about, csv, exported, sold};

use crate::handling::{matter_when, three};

const SOLD: [&str; 17] = [
    "SX-104822",
    "KQ-770391",
    "BD-225017",
    "LM-938460",
    "PR-417735",
    "TV-660128",
    "GH-583904",
    "CN-309276",
    "WA-871653",
    "FY-146598",
    "ZE-752041",
    "RU-493187",
    "MO-618320",
    "DJ-270946",
    "HB-935712",
    "QK-184063",
    "VP-527489",
];
const EXPORTED: [&str; 6] =
    ["EA-338201", "EK-914756", "EQ-607143", "EU-482690", "EC-759318", "EN-126804"];
const UNKNOWN: [&str; 3] = ["UX-900113", "UR-415827", "UD-663290"];

fn question(serial: &str, to: &str) -> TraceRequest {
    let recovered = Some("2025-05-17".to_owned());
    TraceRequest {
        recovery: RecoveryRequest { on: recovered, ..RecoveryRequest::default() },
        ..about(serial, to)
    }
}

fn figures_of(to: &str, measure: &str, (from, to_day): (&str, &str)) -> MatterRequest {
    MatterRequest {
        kind: "AGGREGATE_STATISTICS".to_owned(),
        to: Some(to.to_owned()),
        measure: Some(measure.to_owned()),
        from: Some(from.to_owned()),
        to_day: Some(to_day.to_owned()),
        purpose: Some("U1".to_owned()),
        legal_basis: Some("ITI".to_owned()),
        ..MatterRequest::default()
    }
}

fn told(sheet: &SheetView) -> BTreeMap<String, Option<u64>> {
    sheet.rows.iter().map(|row| (row.key.clone(), row.count)).collect()
}

/// Asks, and shows what the officer of the other node would give.
async fn asked(asker: &Node, answerer: &Node, measure: &str) -> FiguresDraftView {
    let request = figures_of(&answerer.name, measure, ("2025-01-01", "2025-12-31"));
    let asked = asker.client().matter_ask(ME, request).await.unwrap();
    answerer
        .case_when(&asked.id, "figures wait for an officer", |case| {
            case.referred_because.contains(&"REQUEST_KIND".to_owned())
        })
        .await;
    let client = answerer.client();
    client.case_figures(ME, asked.id, FiguresRequest::default()).await.unwrap()
}

fn release(draft: &FiguresDraftView) -> ReplyRequest {
    let sheet_id = Some(draft.sheet_id.clone());
    ReplyRequest { figures: true, sheet_id, ..ReplyRequest::default() }
}

/// Releases what was looked at, and gives what arrived.
async fn given(asker: &Node, answerer: &Node, draft: &FiguresDraftView) -> SheetView {
    answerer.client().case_reply(ME, draft.case.clone(), release(draft)).await.unwrap();
    matter_when(asker, &draft.case, "the figures have arrived", |m| m.state == HopState::Answered)
        .await;
    let all = asker.client().shared_figures(ME, SharedFiguresRequest::default()).await.unwrap();
    let item = all.items.into_iter().find(|item| item.request == draft.case).unwrap();
    assert_eq!(item.partner, answerer.name);
    assert_eq!(item.agreement, draft.agreement);
    item.sheet
}

#[tokio::test]
async fn what_one_partner_was_told_every_partner_is_told_whatever_came_since() {
    let kinds = ["TRACE", "AGGREGATE_STATISTICS"].map(str::to_owned).into();
    let terms = vestigo::service::views::AskTerms { request_kinds: kinds, ..open_terms() };
    let (office, first, second) = three(terms).await;
    office.import("dealers", "retail", &csv(&SOLD.map(sold)));
    office.import("exports", "export", &csv(&EXPORTED.map(|serial| exported(serial, "XD"))));
    let (early, late) = SOLD.split_at(12);
    for serial in early.iter().chain(&EXPORTED).chain(&UNKNOWN) {
        let hop = first.ask(question(serial, &office.name)).await;
        assert_eq!(hop.state, HopState::Answered);
    }

    // Days that could be subtracted are not even asked, nor a year that is not closed.
    for (days, key) in [
        (("2025-01-01", "2025-06-30"), "error-figures-period"),
        (("2024-07-01", "2025-06-30"), "error-figures-period"),
        (("2199-01-01", "2199-12-31"), "error-figures-open"),
    ] {
        let request = figures_of(&office.name, "TRACES_BY_RESULT", days);
        let refused = first.client().matter_ask(ME, request).await.unwrap_err();
        assert_eq!(refused.key, key);
    }

    // Twelve sales are told as ten; three without a record are not told, and with them not the six
    // exports either, which would bound them.
    let draft = asked(&first, &office, "TRACES_BY_RESULT").await;
    assert!(draft.ready && draft.released.is_none());
    assert_eq!((draft.sheet.rows.len(), draft.sheet.n), (1, Some(10)), "{:?}", draft.sheet.rows);
    assert!(draft.sheet.disclaimer.contains("random sample") && draft.sheet.minimum == 5);

    // Nothing leaves that nobody looked at.
    let client = office.client();
    let blind = ReplyRequest { figures: true, ..ReplyRequest::default() };
    let refused = client.case_reply(ME, draft.case.clone(), blind).await.unwrap_err();
    assert_eq!(refused.key, "error-figures-not-looked");
    let other = ReplyRequest { sheet_id: Some("0".repeat(64)), ..release(&draft) };
    let refused = client.case_reply(ME, draft.case.clone(), other).await.unwrap_err();
    assert_eq!(refused.key, "error-figures-changed");
    let words = first.client().matter(ME, draft.case.clone()).await.unwrap();
    assert!(words.answer.is_none());

    let sheet = given(&first, &office, &draft).await;
    assert_eq!(sheet, draft.sheet);

    // Five more come to the same year. Who asks again, and who asks for the first time, is told the same.
    for serial in late {
        first.ask(question(serial, &office.name)).await;
    }
    for asker in [&first, &second] {
        let again = asked(asker, &office, "TRACES_BY_RESULT").await;
        assert!(again.released.is_some());
        assert_eq!(again.sheet_id, draft.sheet_id);
        assert_eq!(told(&given(asker, &office, &again).await), told(&sheet));
    }

    // Another measure, asked for the first time, was kept with the year: it knows nothing of the five.
    let times = asked(&second, &office, "TIME_TO_CRIME").await;
    assert!(times.released.is_some());
    assert_eq!(told(&times.sheet), [("3_YEARS_AND_OVER".to_owned(), Some(10))].into());
    given(&second, &office, &times).await;
    let flows = asked(&second, &office, "SOURCE_TO_RECOVERY").await;
    let rows: Vec<_> = flows.sheet.rows.iter().map(|r| (&*r.key, r.second.as_deref())).collect();
    assert_eq!(rows, [("XA", Some("XB"))], "{:?}", flows.sheet.rows);
    given(&second, &office, &flows).await;

    // The command line shows the same, of this year and for a spreadsheet.
    let (exit, out, error) = second.command(&["request", "figures", "--year", "2025", "--csv"]);
    assert_eq!(exit, 0, "{error}");
    assert_eq!(out.lines().count(), 1 + 3, "{out}");
    assert!(out.contains(&office.name), "{out}");
    let (exit, out, error) = office.command(&["case", "figures", &flows.case, "--json"]);
    assert_eq!(exit, 0, "{error}");
    assert!(out.contains(&flows.sheet_id), "{out}");

    for mut node in [office, first, second] {
        node.stop().await;
        node.assert_log_holds();
    }
}
