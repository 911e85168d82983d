//! Who takes part: five agencies of invented countries, and what each lets the first one ask.

use crate::service::views::{AgreementTerms, AskTerms};

/// An agency of the demo.
#[derive(Debug)]
pub(super) struct Agency {
    /// User-assigned code of ISO 3166-1: no country has it.
    pub(super) code: &'static str,
    /// The agency's part of the node name.
    pub(super) slug: &'static str,
    /// Text key of its name.
    pub(super) title: &'static str,
    /// Text key of what its agreement with XA says.
    pub(super) policy: &'static str,
}

/// The agencies. XA asks; the others answer, each in its own way.
pub(super) static AGENCIES: [Agency; 5] = [
    Agency {
        code: "XA",
        slug: "tracing-centre",
        title: "demo-agency-xa",
        policy: "demo-policy-xa",
    },
    Agency {
        code: "XB",
        slug: "weapons-registry",
        title: "demo-agency-xb",
        policy: "demo-policy-xb",
    },
    Agency {
        code: "XC",
        slug: "customs-intelligence",
        title: "demo-agency-xc",
        policy: "demo-policy-xc",
    },
    Agency {
        code: "XD",
        slug: "police-firearms",
        title: "demo-agency-xd",
        policy: "demo-policy-xd",
    },
    Agency {
        code: "XE",
        slug: "interior-ministry",
        title: "demo-agency-xe",
        policy: "demo-policy-xe",
    },
];

/// What XA proposes to an agency: what XA may ask it, and, the same for all, what it may ask XA.
pub(super) fn terms(code: &str) -> AgreementTerms {
    let asks = AskTerms {
        request_kinds: list(&["TRACE", "ONWARD_TRACE"]),
        purposes: list(&["U1", "U2", "U3"]),
        highest_level: "L3".to_owned(),
        daily_budget: 200,
        handling: "H1".to_owned(),
        onward: list(&["XB", "XC", "XD", "XE"]),
        retention_days: 3650,
        ..AskTerms::default()
    };
    let accepter_asks = AskTerms { daily_budget: 20, ..asks.clone() };
    let automatic = |level: &str| Some(level.to_owned());
    let proposer_asks = match code {
        // The machine answers, but only that there is something, where and in which month.
        // It makes arms, and hears when they have arrived.
        "XB" => AskTerms {
            request_kinds: list(&["TRACE", "ONWARD_TRACE", "DELIVERY_VERIFICATION"]),
            automatic_level: automatic("L2"),
            automatic_no_record: true,
            ..asks
        },
        // The machine may say that there is nothing; an officer decides on everything else.
        "XC" => AskTerms {
            request_kinds: list(&["TRACE", "ONWARD_TRACE", "RECOVERY_NOTICE", "BULLETIN"]),
            automatic_no_record: true,
            routine_hours: 48,
            ..asks
        },
        // The machine answers with companies, full dates and documents.
        "XD" => AskTerms {
            request_kinds: list(&["TRACE", "ONWARD_TRACE", "BULLETIN"]),
            automatic_level: automatic("L3"),
            automatic_no_record: true,
            handling: "H0".to_owned(),
            ..asks
        },
        // An officer decides on everything, nothing is passed on without consent, and observers see
        // the reason of a delay or refusal.
        _ => AskTerms {
            request_kinds: list(&["TRACE", "CONSENT_REQUEST"]),
            handling: "H2".to_owned(),
            onward: Vec::new(),
            daily_budget: 50,
            observers_see_reasons: true,
            ..asks
        },
    };
    AgreementTerms { proposer_asks, accepter_asks }
}

fn list(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use vestigo_protocol::ids::{Country, NodeName};

    use super::*;
    use crate::text::{Language, Text};

    #[test]
    fn no_agency_has_the_code_of_a_country_and_every_name_says_synthetic() {
        for agency in &AGENCIES {
            assert!(("XA".."XZ").contains(&agency.code), "{}", agency.code);
            assert!(NodeName::new(Country::parse(agency.code).unwrap(), agency.slug).is_ok());
            for language in Language::ALL {
                let title = Text::new(language).say(agency.title);
                assert!(title.contains("SYNTHETIC"), "{title}");
            }
        }
    }

    #[test]
    fn no_two_agreements_let_xa_ask_the_same() {
        let asked: BTreeSet<String> = AGENCIES
            .iter()
            .skip(1)
            .map(|agency| format!("{:?}", terms(agency.code).proposer_asks))
            .collect();
        assert_eq!(asked.len(), AGENCIES.len() - 1);
    }
}
