//! Questions and answers between real nodes.

use vestigo::service::views::HopState;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::records::{about, csv, sold};

#[tokio::test]
async fn a_recorded_gun_is_traced() {
    let (a, b) = two(open_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let hop = a.ask(about("ab-1234", &b.name)).await;
    assert_eq!(hop.state, HopState::Answered);
    assert_eq!(hop.result.as_deref(), Some("R01"));
}
