//! Invented records, and questions about them.

use vestigo::service::requests::TraceRequest;
use vestigo::service::views::FirearmView;

const HEADER: &str = "make,model,caliber,type,serial_number,event_kind,event_date,event_to,\
                      event_to_kind,event_country\n";

/// One pistol, sold to a dealer.
#[must_use]
pub fn sold(serial: &str) -> String {
    format!(
        "SYNTHETIC Arms,Model 1,9 mm,PISTOL,{serial},SOLD_RETAIL,2019-03-04,SYNTHETIC Dealer,LICENSEE,\n"
    )
}

/// One pistol, exported to `country`.
#[must_use]
pub fn exported(serial: &str, country: &str) -> String {
    format!(
        "SYNTHETIC Arms,Model 1,9 mm,PISTOL,{serial},EXPORTED,2019-03-04,SYNTHETIC Importer,LICENSEE,{country}\n"
    )
}

/// A file of such rows.
#[must_use]
pub fn csv(rows: &[String]) -> String {
    format!("{HEADER}{}", rows.concat())
}

/// A question about a pistol.
#[must_use]
pub fn about(serial: &str, to: &str) -> TraceRequest {
    TraceRequest {
        to: to.to_owned(),
        firearm: FirearmView {
            serial: Some(serial.to_owned()),
            maker: Some("SYNTHETIC Arms".to_owned()),
            kind: Some("PISTOL".to_owned()),
            ..FirearmView::default()
        },
        purpose: "U1".to_owned(),
        legal_basis: "ITI".to_owned(),
        circumstances: "SYNTHETIC: found in a test".to_owned(),
        case_ref: None,
        priority: "ROUTINE".to_owned(),
        justification: None,
        auto_onward: false,
        ..TraceRequest::default()
    }
}
