//! Who has seen whose log, as one node knows it and as an audit found it.

use vestigo_protocol::time::Timestamp;

use super::{counted, heading};
use crate::audit::report::{FindingLine, LogLine, Report};
use crate::drawing::heads::{Fork, ForkHead, Heads, HeadsWords, Log, Seen, Sight};
use crate::service::views::{
    ForkView, HeadView, KnownLogView, KnownLogsView, SeenHeadView, StatusView, WitnessListView,
    WitnessStandingView, WitnessTrouble,
};
use crate::text::Text;
use crate::web::format;

/// A head older than this counts as behind, in seconds: a day.
const BEHIND_AFTER: u64 = 86_400;

/// What we are called among those who look.
fn whole(text: Text, readers: Vec<String>, logs: Vec<Log>) -> Heads {
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
        readers,
        logs,
    }
}

fn length(text: Text, size: u64) -> String {
    let number = format::number(text, size);
    text.say_with("web-picture-entries", &[("count", size.into()), ("number", number.into())])
}

/// Who has seen which head of which log, as this node knows it: its own log by its partners and by
/// those who witness it, their logs by itself. What one partner saw of another's log is not known
/// here. Where `witnesses` may not be read, what partners say themselves is shown alone.
#[must_use]
pub fn heads(
    text: Text,
    status: &StatusView,
    known: &KnownLogsView,
    witnesses: Option<&WitnessListView>,
    now: Timestamp,
) -> Heads {
    let own = status.node.as_str();
    let standings = witnesses.map_or(&[][..], |witnesses| witnesses.items.as_slice());
    let mut names = vec![own];
    names.extend(known.items.iter().map(|log| log.origin.as_str()).filter(|o| is_node(o)));
    for item in standings {
        if !names.contains(&item.name.as_str()) {
            names.push(&item.name);
        }
    }
    let covered = witnesses.map_or(0, |witnesses| witnesses.covered);
    let of_ours = |name: &&str| {
        if *name == own {
            return Seen::Own;
        }
        let standing = standings.iter().find(|item| item.name == *name);
        let log = known.items.iter().find(|log| log.origin == *name);
        let said = log.and_then(|log| log.seen_ours.as_ref());
        match (standing, said) {
            (Some(item), _) if item.trouble.is_some() || item.size > 0 => {
                self::standing(text, item, covered, now)
            }
            (_, Some(said)) => seen(text, said, now),
            (_, None) => Seen::Never,
        }
    };
    let size = status.log.as_ref().map_or(0, |log| log.size);
    let size = size.max(witnesses.map_or(0, |witnesses| witnesses.signed));
    let mut logs = vec![Log {
        country: code(own),
        agency: status.agency.clone(),
        seen: names.iter().map(of_ours).collect(),
        checkpoints: [covered, size].into_iter().filter(|size| *size > 0).collect(),
        length: length(text, size),
        fork: fork(text, &known.own),
    }];
    for log in &known.items {
        let of_theirs = |name: &&str| {
            if *name == own {
                return ours(text, log, now);
            }
            if *name == log.origin { Seen::Own } else { Seen::Never }
        };
        let verified = log.verified.as_ref().map(|verified| verified.size);
        let held = log.held.as_ref().map(|held| held.size);
        let size = verified.max(held).unwrap_or(0);
        logs.push(Log {
            country: code(&log.origin),
            agency: called(status, &log.origin),
            seen: names.iter().map(of_theirs).collect(),
            checkpoints: verified.into_iter().chain(held).collect(),
            length: length(text, size),
            fork: fork(text, log),
        });
    }
    whole(text, names.into_iter().map(code).collect(), logs)
}

/// What we have seen of a log ourselves.
fn ours(text: Text, log: &KnownLogView, now: Timestamp) -> Seen {
    if let Some(fork) = log.forks.last() {
        return Seen::Fork(sight(text, fork.second.size, None, now));
    }
    match (&log.verified, &log.held) {
        (Some(verified), _) => seen(text, verified, now),
        (None, Some(held)) => Seen::Consistent(sight(text, held.size, None, now)),
        (None, None) => Seen::Never,
    }
}

fn seen(text: Text, seen: &SeenHeadView, now: Timestamp) -> Seen {
    let sight = sight(text, seen.size, seen.at.as_deref(), now);
    match seen.at.as_deref().is_some_and(|at| behind(at, now)) {
        true => Seen::Behind(sight),
        false => Seen::Consistent(sight),
    }
}

/// Two histories as the picture has them. Up to where they are the same nobody has shown: all that
/// is certain is that they were the same before the first entry that both cover.
fn fork(text: Text, log: &KnownLogView) -> Option<Fork> {
    let ForkView { first, second, .. } = log.forks.last()?;
    let head = |head: &HeadView| ForkHead {
        size: head.size,
        words: format!("{} · {}", length(text, head.size), format::short(&head.root)),
    };
    // The last head that was verified before both, if it is older than they are.
    let verified = log.verified.as_ref().map_or(0, |verified| verified.size);
    let common = if verified < first.size.min(second.size) { verified } else { 0 };
    Some(Fork { common, heads: [head(first), head(second)], link: Some(anchor(&log.origin)) })
}

/// Where the proof of a fork stands on the page of the picture.
#[must_use]
pub fn anchor(origin: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("#fork-{}", origin.chars().map(plain).collect::<String>())
}

/// Who cosigned which log, and which of them has two histories, as an audit found it.
#[must_use]
pub fn audited(text: Text, report: &Report, now: Timestamp) -> Heads {
    let mut names: Vec<&str> = report.logs.iter().map(|log| log.node.as_str()).collect();
    for witness in report.logs.iter().flat_map(|log| &log.witnesses) {
        if !names.contains(&witness.as_str()) {
            names.push(witness);
        }
    }
    let forked = |log: &LogLine| {
        let fits =
            |finding: &&FindingLine| finding.class == "SPLIT_VIEW" && finding.about == log.node;
        report.findings.iter().find(fits)
    };
    let row = |log: &LogLine| {
        let size = log.size.unwrap_or(0);
        let at = log.signed_at.as_deref();
        let of = |name: &&str| match (*name == log.node, log.witnesses.iter().any(|w| w == name)) {
            (true, _) => Seen::Own,
            (false, true) => Seen::Consistent(sight(text, size, at, now)),
            (false, false) => Seen::Never,
        };
        let fork = forked(log).map(|finding| {
            // They differ within the first so many entries: before them they may be the same.
            let within = finding.number.unwrap_or(size);
            let head = |size: u64, root: Option<&str>| ForkHead {
                size,
                words: match root {
                    Some(root) => format!("{} · {}", length(text, size), format::short(root)),
                    None => text.say("web-audit-other-history"),
                },
            };
            Fork {
                common: 0,
                heads: [head(size, log.root.as_deref()), head(within, None)],
                link: None,
            }
        });
        Log {
            country: code(&log.node),
            agency: agency(&log.node),
            seen: names.iter().map(of).collect(),
            checkpoints: log.size.into_iter().collect(),
            length: length(text, size),
            fork,
        }
    };
    let logs = report.logs.iter().map(row).collect();
    whole(text, names.iter().map(|name| code(name)).collect(), logs)
}

fn is_node(name: &str) -> bool {
    name.starts_with("vestigo/")
}

/// The State of a node's name in capitals; another name as it is.
fn code(name: &str) -> String {
    match name.strip_prefix("vestigo/").and_then(|rest| rest.split_once('/')) {
        Some((state, _)) => state.to_ascii_uppercase(),
        None => name.to_owned(),
    }
}

/// What a partner's agency is called; where that is not known, what its node's name says.
fn called(status: &StatusView, name: &str) -> String {
    let partner = status.partners.iter().find(|partner| partner.name == name);
    let known = partner.map(|partner| partner.agency.clone()).filter(|known| !known.is_empty());
    known.unwrap_or_else(|| agency(name))
}

/// The agency in a node's name; empty for another name.
fn agency(name: &str) -> String {
    let rest = name.strip_prefix("vestigo/").and_then(|rest| rest.split_once('/'));
    rest.map(|(_, agency)| agency.to_owned()).unwrap_or_default()
}

fn sight(text: Text, size: u64, at: Option<&str>, now: Timestamp) -> Sight {
    let number = format::number(text, size);
    let entries = length(text, size);
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
fn standing(text: Text, item: &WitnessStandingView, covered: u64, now: Timestamp) -> Seen {
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
        None if item.size >= covered => Seen::Consistent(sight),
        None if item.at.as_deref().is_some_and(|at| behind(at, now)) => Seen::Behind(sight),
        None => Seen::Consistent(sight),
    }
}
