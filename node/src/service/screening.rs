//! What looks odd about trace requests before they are sent: advice, and guns named twice. No node
//! is needed.

use std::collections::BTreeMap;

use vestigo_protocol::firearm::make::normal_form;
use vestigo_protocol::firearm::serial::canonical;

use super::requests::TraceRequest;
use super::views::{AdviceView, FirearmView};
use super::{intake, present};

/// What looks odd about a description. Nothing, if it cannot be read: sending it says why.
#[must_use]
pub fn advice(firearm: &FirearmView) -> Vec<AdviceView> {
    intake::firearm(firearm).map(|firearm| present::advice(&firearm)).unwrap_or_default()
}

/// For each request, the place of an earlier one that asks the same agency about the same number
/// of the same maker.
#[must_use]
pub fn duplicates(requests: &[TraceRequest]) -> Vec<Option<usize>> {
    let mut seen: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    let earlier = |(place, request): (usize, &TraceRequest)| {
        let serial = canonical(request.firearm.serial.as_deref()?);
        if serial.is_empty() {
            return None;
        }
        let maker = normal_form(request.firearm.maker.as_deref().unwrap_or_default());
        let gun = (request.to.trim().to_owned(), maker, serial);
        match seen.get(&gun) {
            Some(first) => Some(*first),
            None => {
                seen.insert(gun, place);
                None
            }
        }
    };
    requests.iter().enumerate().map(earlier).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_of_the_same_maker_for_the_same_agency_is_a_duplicate() {
        let asked = |to: &str, maker: &str, serial: &str| TraceRequest {
            to: to.to_owned(),
            firearm: FirearmView {
                serial: Some(serial.to_owned()),
                maker: Some(maker.to_owned()),
                ..FirearmView::default()
            },
            purpose: String::new(),
            legal_basis: String::new(),
            circumstances: String::new(),
            case_ref: None,
            priority: String::new(),
            justification: None,
            auto_onward: false,
            ..TraceRequest::default()
        };
        let requests = [
            asked("b", "Glock", "BSZ 0018"),
            asked("b", "GLOCK", "bsz-0018"),
            asked("c", "Glock", "BSZ 0018"),
            asked("b", "Colt", "BSZ 0018"),
            asked("b", "glock", "BSZ0018"),
            asked("b", "glock", "---"),
            asked("b", "glock", "---"),
        ];
        let expected = [None, Some(0), None, None, Some(0), None, None];
        assert_eq!(duplicates(&requests), expected);
    }

    #[test]
    fn advice_is_given_and_an_unreadable_description_is_not_judged() {
        let of = |serial: &str| {
            advice(&FirearmView { serial: Some(serial.to_owned()), ..FirearmView::default() })
        };
        assert_eq!(of("US PAT 1234567").first().map(|a| a.field.as_str()), Some("serial"));
        assert_eq!(of("[["), []);
    }
}
