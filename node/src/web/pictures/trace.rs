//! A trace as a chain and as a route.

use vestigo_protocol::time::Timestamp;

use super::{counted, date, duration, evidence, heading};
use crate::drawing::Evidence;
use crate::drawing::chain::{Ask, Chain, ChainWords, Clash, Gap, Stop};
use crate::drawing::map::{Leg, MapWords, Route, RouteStop};
use crate::drawing::time::{Moment, When};
use crate::service::views::{
    EventView, HopState, HopView, SourceOfView, TimeToCrimeView, TraceView,
};
use crate::text::Text;
use crate::web::format;

/// A stop with what it was made from.
struct Station {
    stop: Stop,
    /// The hop, and the place in its events (label 20) or results (16), from 1.
    source: Option<(usize, u8, usize)>,
    /// The State that the gun was sent to there, if it was.
    sent_to: Option<String>,
    /// What it is sorted by; what has no date stands after what was told before it.
    day: f64,
}

/// The chain of a trace. `home` is our own State, where the gun was recovered.
#[must_use]
pub fn chain(text: Text, trace: &TraceView, home: &str, now: Timestamp) -> Chain {
    let stations = stations(text, trace, home);
    let asks: Vec<Ask> = trace.hops.iter().filter_map(|hop| ask(text, hop, home)).collect();
    let place = |source: &SourceOfView| {
        let wanted = (source.hop, source.label, source.position);
        stations.iter().position(|station| station.source == Some(wanted))
    };
    let recovery = stations.iter().position(|station| station.source.is_none());
    let gap = trace.time_to_crime.as_ref().and_then(|ttc| {
        Some(Gap { from: place(&ttc.from)?, to: recovery?, words: time_to_crime(text, ttc) })
    });
    let clashes = trace.conflicts.iter().filter_map(|conflict| {
        Some(Clash {
            one: place(&conflict.one)?,
            other: place(&conflict.other)?,
            words: text.code_in("conflict", &conflict.kind),
        })
    });
    let clashes: Vec<Clash> = clashes.collect();
    let about = text.say_with(
        "web-picture-chain-about",
        &[
            ("stations", counted(text, "web-picture-stations", stations.len()).into()),
            ("questions", counted(text, "web-picture-questions", asks.len()).into()),
        ],
    );
    let mut description = vec![about];
    // In full here: whoever does not see the picture hears these first.
    description
        .extend(trace.time_to_crime.as_ref().map(|t| format!("{}.", time_to_crime(text, t))));
    description.extend(clashes.iter().map(|clash| format!("{}.", clash.words)));
    let title = text
        .say_with("web-picture-chain-title", &[("id", format::short(&trace.id).to_owned().into())]);
    let at = i64::try_from(now.0).unwrap_or(i64::MAX);
    Chain {
        heading: heading(title, description.join(" "), text.say("web-picture-chain-table")),
        words: words(text),
        stops: stations.into_iter().map(|station| station.stop).collect(),
        gap,
        clashes,
        asks,
        now: Moment { at, words: format::moment(text, &now.to_rfc3339()) },
    }
}

/// The route of a trace: the States of its chain, under the same numbers.
#[must_use]
pub fn route(text: Text, trace: &TraceView, home: &str) -> Route {
    let stations = stations(text, trace, home);
    let mut states: Vec<(String, Vec<usize>)> = Vec::new();
    for (number, station) in (1..).zip(&stations) {
        let code = &station.stop.country;
        match states.iter_mut().find(|(state, _)| state == code) {
            Some((_, numbers)) => numbers.push(number),
            None => states.push((code.clone(), vec![number])),
        }
    }
    let seat = |code: &str| states.iter().position(|(state, _)| state == code);
    let pairs = stations.iter().zip(stations.iter().skip(1)).zip(2..);
    let legs: Vec<Leg> = pairs
        .filter(|((one, next), _)| one.stop.country != next.stop.country)
        .filter_map(|((one, next), number)| {
            // Told by the State that sent it there, or by the one that received it.
            let sent = one.sent_to.as_deref() == Some(next.stop.country.as_str());
            let signed = sent && one.stop.evidence == Evidence::Signed;
            let told = if sent { &one.stop } else { &next.stop };
            Some(Leg {
                from: seat(&one.stop.country)?,
                to: seat(&next.stop.country)?,
                number,
                signed,
                words: format!("{}, {}", told.event, told.date.words),
            })
        })
        .collect();
    let names: Vec<String> = states.iter().map(|(code, _)| format::country(text, code)).collect();
    let about = text.say_with("web-picture-route-about", &[("countries", names.join(", ").into())]);
    let stops = states.iter().zip(&names).map(|((code, numbers), name)| RouteStop {
        country: code.clone(),
        name: name.clone(),
        numbers: ranges(numbers),
        link: None,
    });
    Route {
        heading: heading(
            text.say("web-picture-route-title"),
            about,
            text.say("web-picture-route-table"),
        ),
        words: MapWords {
            signed: text.say("web-picture-way-signed"),
            inferred: text.say("web-picture-way-inferred"),
            elsewhere: text.say("web-picture-elsewhere"),
            borders: text.say("web-picture-borders"),
            columns: [
                text.say("web-picture-number"),
                text.say("web-picture-from"),
                text.say("web-picture-to"),
                text.say("web-picture-what"),
                text.say("web-picture-evidence"),
            ],
        },
        stops: stops.collect(),
        legs,
    }
}

/// `1–3, 5`.
fn ranges(numbers: &[usize]) -> String {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => parts.push((*number, *number)),
        }
    }
    let part = |(first, last): &(usize, usize)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

fn words(text: Text) -> ChainWords {
    ChainWords {
        gun: text.say("web-picture-gun"),
        question: text.say("web-picture-question"),
        contradicts: text.say("web-picture-contradicts"),
        nothing: text.say("web-picture-nothing-told"),
        evidence: evidence(text),
        columns: [
            text.say("web-picture-number"),
            text.say("web-picture-country"),
            text.say("web-picture-what"),
            text.say("web-picture-when"),
            text.say("web-picture-evidence"),
            text.say("web-picture-remarks"),
        ],
    }
}

/// All that is told of the gun, oldest first, and its recovery at the end.
fn stations(text: Text, trace: &TraceView, home: &str) -> Vec<Station> {
    let mut stations = Vec::new();
    for (hop, view) in trace.hops.iter().enumerate() {
        let firmness = match &view.letter {
            Some(letter) if letter.confirmed_by.is_none() => Evidence::Letter,
            _ => Evidence::Signed,
        };
        // What a State tells without a date happened, at the earliest, after what led to it.
        let known =
            stations.iter().map(|station: &Station| station.day).filter(|day| day.is_finite());
        let mut day = known.fold(f64::NEG_INFINITY, f64::max);
        for (place, told) in (1..).zip(&view.events) {
            let station = event(text, told, firmness, (hop, place), day);
            day = station.day;
            stations.push(station);
        }
        let first = view.result.iter().chain(&view.more_results);
        if view.events.is_empty() && view.decided.is_some() {
            for (place, code) in (1..).zip(first) {
                if code != NO_RECORD {
                    stations.push(result(text, view, code, firmness, (hop, place)));
                }
            }
        }
    }
    // An answer without dates stands before what the States told that were asked because of it.
    let told: Vec<(Option<usize>, f64)> =
        stations.iter().map(|s| (s.source.map(|(hop, ..)| hop), s.day)).collect();
    for station in stations.iter_mut().filter(|station| station.day == f64::INFINITY) {
        let hop = station.source.map(|(hop, ..)| hop);
        let later = told.iter().filter(|(other, day)| *other > hop && day.is_finite());
        station.day = later.map(|(_, day)| *day).fold(f64::INFINITY, f64::min);
    }
    stations.sort_by(|one, other| one.day.total_cmp(&other.day));
    if !stations.is_empty() {
        stations.push(recovery(text, trace, home));
    }
    stations
}

/// The result code of a search that found nothing.
const NO_RECORD: &str = "R20";

/// Kinds of event by which a gun leaves the State that tells of it.
const LEAVES: [&str; 3] = ["EXPORTED", "SHIPPED", "TRANSITED"];

fn event(
    text: Text,
    told: &EventView,
    evidence: Evidence,
    (hop, place): (usize, usize),
    before: f64,
) -> Station {
    let teller = &told.asserted_by;
    let leaves = LEAVES.contains(&told.kind.as_str());
    let sent_to = told.country.clone().filter(|country| leaves && country != teller);
    let country = match &told.country {
        Some(country) if !leaves => country.clone(),
        _ => teller.clone(),
    };
    let mut what = text.code_in("event", &told.kind);
    if let Some(to) = &sent_to {
        what = text.say_with(
            "web-picture-sent-to",
            &[("event", what.into()), ("country", format::country(text, to).into())],
        );
    }
    if let Some(name) = told.to.as_ref().and_then(|party| party.name.as_ref()) {
        what = format!("{what}{} {name}", text.colon());
    }
    let mut source = Vec::new();
    if *teller != country {
        let name = format::country(text, teller);
        source.push(text.say_with("web-picture-says", &[("country", name.into())]));
    }
    if told.certainty != RECORDED {
        source.push(text.code_in("certainty", &told.certainty));
    }
    let when = When::read(told.date.as_deref(), &date(text, told.date.as_deref()));
    let day = when.middle().unwrap_or(before);
    Station {
        stop: Stop {
            country,
            event: what,
            date: when,
            evidence,
            source: (!source.is_empty()).then(|| source.join(", ")),
            link: None,
        },
        source: Some((hop, 20, place)),
        sent_to,
        day,
    }
}

/// The certainty that goes without saying.
const RECORDED: &str = "RECORDED";

/// The word of an answer that tells no events.
fn result(
    text: Text,
    view: &HopView,
    code: &str,
    evidence: Evidence,
    (hop, place): (usize, usize),
) -> Station {
    let sent_to = view.points_to.clone().filter(|to| place == 1 && *to != view.country);
    let mut what = text.code(code);
    if let Some(to) = &sent_to {
        what = text.say_with(
            "web-picture-sent-to",
            &[("event", what.into()), ("country", format::country(text, to).into())],
        );
    }
    Station {
        stop: Stop {
            country: view.country.clone(),
            event: what,
            date: When::read(None, &date(text, None)),
            evidence,
            source: None,
            link: None,
        },
        source: Some((hop, 16, place)),
        sent_to,
        // Found when all are told.
        day: f64::INFINITY,
    }
}

/// The recovery, which we say ourselves; if we did not say when, it was before we asked.
fn recovery(text: Text, trace: &TraceView, home: &str) -> Station {
    let date = match trace.recovered.as_deref() {
        Some(day) => When::read(Some(day), &date(text, Some(day))),
        None => {
            let asked = trace.submitted.get(..10);
            When {
                first: None,
                last: When::read(asked, "").last,
                words: text.say("word-before-asking"),
            }
        }
    };
    Station {
        stop: Stop {
            country: home.to_owned(),
            event: text.code_in("event", "RECOVERED"),
            date,
            evidence: Evidence::Signed,
            source: None,
            link: None,
        },
        source: None,
        sent_to: None,
        day: f64::INFINITY,
    }
}

fn time_to_crime(text: Text, ttc: &TimeToCrimeView) -> String {
    let least = duration(text, ttc.days_min);
    let time = match ttc.days_max.map(|days| duration(text, days)) {
        Some(most) if most == least => least,
        Some(most) => {
            text.say_with("web-picture-between", &[("least", least.into()), ("most", most.into())])
        }
        None => text.say_with("web-picture-or-more", &[("least", least.into())]),
    };
    text.say_with("web-picture-time-to-crime", &[("time", time.into())])
}

/// The question of a hop, if one was sent.
fn ask(text: Text, hop: &HopView, home: &str) -> Option<Ask> {
    let sent = hop.sent.as_deref()?;
    let moment = |at: &str| {
        let seconds = Timestamp::parse_rfc3339(at).and_then(|t| i64::try_from(t.0).ok());
        seconds.map(|seconds| Moment { at: seconds, words: format::moment(text, at) })
    };
    let asked = moment(sent)?;
    let ended = hop.decided.as_deref().and_then(moment);
    let mut outcome = text.say(hop.state.key());
    if let Some(code) = hop.result.as_ref().or(hop.reason.as_ref()) {
        outcome = format!("{outcome}{} {}", text.colon(), text.code(code));
    }
    if let (None, Some(due)) = (&ended, &hop.answer_by) {
        outcome = text.say_with(
            "web-picture-due",
            &[("state", outcome.into()), ("date", format::date(text, due).into())],
        );
    }
    let skew = ended.as_ref().is_some_and(|ended| ended.at < asked.at);
    let letter = hop.letter.as_ref();
    let agency = match (letter, &hop.partner) {
        (Some(letter), _) => letter.agency.clone(),
        (None, Some(partner)) => format::partner(text, partner),
        (None, None) => String::new(),
    };
    let unsigned = letter.is_some_and(|letter| letter.confirmed_by.is_none());
    let evidence = match hop.state {
        HopState::Refused | HopState::Returned | HopState::Withdrawn | HopState::Undeliverable => {
            Evidence::Refused
        }
        HopState::Answered if hop.result.as_deref() == Some(NO_RECORD) => Evidence::NoRecord,
        HopState::Answered if unsigned => Evidence::Letter,
        HopState::Answered => Evidence::Signed,
        _ => Evidence::Waiting,
    };
    Some(Ask {
        from: home.to_owned(),
        to: hop.country.clone(),
        agency,
        asked,
        ended,
        outcome,
        evidence,
        skew: skew.then(|| text.say("web-picture-clocks")),
        link: None,
    })
}
