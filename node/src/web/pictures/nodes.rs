//! The federation, and who has seen whose log, as one node knows it.

use vestigo_protocol::time::Timestamp;

use super::{counted, heading};
use crate::drawing::federation::{Federation, FederationWords, Node, NodeState};
use crate::drawing::heads::{Heads, HeadsWords, Log, Seen, Sight};
use crate::service::views::{
    PartnerState, PartnerView, StatusView, WitnessListView, WitnessStandingView, WitnessTrouble,
};
use crate::text::Text;
use crate::web::format;

/// A partner that was not heard of for so long counts as down, in seconds: a day.
const DOWN_AFTER: u64 = 86_400;

/// A head older than this counts as behind, in seconds: a day.
const BEHIND_AFTER: u64 = 86_400;

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

/// Who has seen which head of which log, as this node knows it: its own log by those who witness it,
/// and the logs that it witnesses by itself. What one witness saw of another's log is not known here.
#[must_use]
pub fn heads(
    text: Text,
    status: &StatusView,
    witnesses: &WitnessListView,
    now: Timestamp,
) -> Heads {
    let own = status.node.clone();
    let mut readers: Vec<String> = vec![own.clone()];
    readers.extend(witnesses.items.iter().map(|item| item.name.clone()));
    let mut seen = vec![Seen::Own];
    seen.extend(witnesses.items.iter().map(|item| standing(text, item, witnesses, now)));
    let length = |size: u64| {
        let number = format::number(text, size);
        text.say_with("web-picture-entries", &[("count", size.into()), ("number", number.into())])
    };
    let mut logs = vec![Log {
        country: code(&own),
        agency: status.agency.clone(),
        seen,
        checkpoints: vec![witnesses.covered, witnesses.signed],
        length: length(witnesses.signed),
        fork: None,
    }];
    for log in &witnesses.logs {
        let ours = sight(text, log.size, Some(&log.at), now);
        let mut seen = vec![match behind(&log.at, now) {
            true => Seen::Behind(ours),
            false => Seen::Consistent(ours),
        }];
        seen.extend(witnesses.items.iter().map(|item| match item.name == log.origin {
            true => Seen::Own,
            false => Seen::Never,
        }));
        logs.push(Log {
            country: code(&log.origin),
            agency: agency(&log.origin),
            seen,
            checkpoints: vec![log.size],
            length: length(log.size),
            fork: None,
        });
    }
    let description = text.say_with(
        "web-picture-heads-about",
        &[("logs", counted(text, "web-picture-logs", logs.len()).into())],
    );
    Heads {
        heading: heading(
            text.say("web-picture-heads-title"),
            description,
            text.say("web-picture-heads-title"),
        ),
        words: HeadsWords {
            owner: text.say("web-picture-log-of"),
            reader: text.say("web-picture-seen-by"),
            consistent: text.say("web-picture-consistent"),
            behind: text.say("web-picture-behind"),
            fork: text.say("web-picture-fork"),
            trouble: text.say("web-picture-trouble"),
            never: text.say("web-picture-never"),
            own: text.say("web-picture-own"),
            tapes: text.say("web-picture-tapes"),
            proof: text.say("web-picture-proof"),
            nothing: text.say("web-picture-heads-nothing"),
        },
        readers: readers.iter().map(|name| code(name)).collect(),
        logs,
    }
}

/// The State of a node's name in capitals; another name as it is.
fn code(name: &str) -> String {
    match name.strip_prefix("vestigo/").and_then(|rest| rest.split_once('/')) {
        Some((state, _)) => state.to_ascii_uppercase(),
        None => name.to_owned(),
    }
}

/// The agency in a node's name; empty for another name.
fn agency(name: &str) -> String {
    let rest = name.strip_prefix("vestigo/").and_then(|rest| rest.split_once('/'));
    rest.map(|(_, agency)| agency.to_owned()).unwrap_or_default()
}

fn sight(text: Text, size: u64, at: Option<&str>, now: Timestamp) -> Sight {
    let number = format::number(text, size);
    let entries = text.say_with(
        "web-picture-entries",
        &[("count", size.into()), ("number", number.clone().into())],
    );
    let words = match at {
        Some(at) => format!("{entries}, {}", format::ago(text, at, now)),
        None => entries,
    };
    Sight { size, number, words }
}

fn behind(at: &str, now: Timestamp) -> bool {
    Timestamp::parse_rfc3339(at).is_none_or(|at| now.since(at) > BEHIND_AFTER)
}

/// What a witness has seen of our log.
fn standing(
    text: Text,
    item: &WitnessStandingView,
    witnesses: &WitnessListView,
    now: Timestamp,
) -> Seen {
    let sight = sight(text, item.size, item.at.as_deref(), now);
    match item.trouble {
        // It holds a signed head that ours does not continue, or says so: somebody must look.
        Some(
            WitnessTrouble::Ahead
            | WitnessTrouble::WentBack
            | WitnessTrouble::BadLines
            | WitnessTrouble::Refuses
            | WitnessTrouble::NoProof,
        ) => Seen::Trouble(sight),
        Some(WitnessTrouble::Unreachable) | None if item.size == 0 => Seen::Never,
        Some(WitnessTrouble::Unreachable) => Seen::Behind(sight),
        None if item.size >= witnesses.covered => Seen::Consistent(sight),
        None if item.at.as_deref().is_some_and(|at| behind(at, now)) => Seen::Behind(sight),
        None => Seen::Consistent(sight),
    }
}
