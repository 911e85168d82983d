//! The federation as one node knows it.

use vestigo_protocol::time::Timestamp;

use super::{counted, heading};
use crate::drawing::federation::{Federation, FederationWords, Node, NodeState};
use crate::service::views::{PartnerState, PartnerView, StatusView};
use crate::text::Text;
use crate::web::format;

/// A partner that was not heard of for so long counts as down, in seconds: a day.
const DOWN_AFTER: u64 = 86_400;

/// The partners of a node.
#[must_use]
pub fn federation(text: Text, status: &StatusView, now: Timestamp) -> Federation {
    let nodes: Vec<Node> = status.partners.iter().map(|one| node(text, one, now)).collect();
    let up = nodes.iter().filter(|node| node.state == NodeState::Ok).count();
    let description = text.say_with(
        "web-picture-federation-about",
        &[
            ("up", up.to_string().into()),
            ("partners", counted(text, "web-picture-partners", nodes.len()).into()),
        ],
    );
    Federation {
        heading: heading(
            text.say("web-picture-federation-title"),
            description,
            text.say("web-picture-federation-title"),
        ),
        words: FederationWords {
            states: [
                text.say("web-picture-node-ok"),
                text.say("web-picture-node-slow"),
                text.say("web-picture-node-down"),
                text.say("web-picture-node-not-joined"),
            ],
            columns: [
                text.say("web-picture-country"),
                text.say("web-picture-agency"),
                text.say("web-picture-state"),
                text.say("web-picture-contact"),
                text.say("web-picture-version"),
                text.say("web-picture-queue"),
            ],
            nothing: text.say("web-picture-federation-nothing"),
        },
        nodes,
    }
}

fn node(text: Text, partner: &PartnerView, now: Timestamp) -> Node {
    let seen = partner.last_seen.as_deref();
    let silent = seen.and_then(Timestamp::parse_rfc3339).map(|at| now.since(at));
    let state = match partner.state {
        PartnerState::Unconfirmed => NodeState::NotJoined,
        PartnerState::Suspended => NodeState::Down,
        PartnerState::Confirmed if partner.connected && partner.outbox == 0 => NodeState::Ok,
        PartnerState::Confirmed if partner.connected => NodeState::Slow,
        PartnerState::Confirmed if silent.is_some_and(|s| s < DOWN_AFTER) => NodeState::Slow,
        PartnerState::Confirmed => NodeState::Down,
    };
    let waits = usize::try_from(partner.outbox).unwrap_or(usize::MAX);
    Node {
        country: partner.country.clone(),
        agency: match partner.agency.is_empty() {
            true => format::partner(text, &partner.name),
            false => partner.agency.clone(),
        },
        state,
        contact: seen.map(|at| format::ago(text, at, now)).unwrap_or_default(),
        // A partner does not tell which version it runs.
        version: String::new(),
        queue: match waits {
            0 => String::new(),
            waits => counted(text, "web-picture-messages", waits),
        },
        link: None,
    }
}
