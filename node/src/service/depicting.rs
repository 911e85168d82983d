//! A trace as a chain and as a route, for pages and for the sealed report: chooses what is drawn, and
//! puts all words to it.

use vestigo_protocol::time::Timestamp;

use super::views::{ConflictView, EventView, HopState, SourceOfView, TimeToCrimeView};
use crate::drawing::chain::{Ask, Chain, ChainWords, Clash, Gap, Stop};
use crate::drawing::map::{Leg, MapWords, Route, RouteStop};
use crate::drawing::marks::EvidenceWords;
use crate::drawing::time::{Moment, When};
use crate::drawing::{Evidence, Heading};
use crate::text::{Text, codes};

/// What of a trace is drawn.
pub(crate) struct Told<'a> {
    /// Id of the trace.
    pub(crate) id: &'a str,
    /// Our own State, where the gun was recovered.
    pub(crate) home: &'a str,
    /// When it was submitted.
    pub(crate) submitted: &'a str,
    /// When the gun was recovered, as the asker said.
    pub(crate) recovered: Option<&'a str>,
    /// The questions, in the order in which they came about.
    pub(crate) hops: Vec<ToldHop<'a>>,
    /// From the last known lawful transfer to the recovery; names hops by their place.
    pub(crate) time_to_crime: Option<&'a TimeToCrimeView>,
    /// What States contradict each other about; names hops by their place.
    pub(crate) conflicts: &'a [ConflictView],
    /// The present, up to which open questions last.
    pub(crate) now: Timestamp,
}

/// What of a question is drawn.
pub(crate) struct ToldHop<'a> {
    /// Code of the State that is asked.
    pub(crate) country: &'a str,
    /// The agency that is asked, as it is shown.
    pub(crate) agency: String,
    /// Whether it went by letter and nothing signed has confirmed the reply.
    pub(crate) unsigned: bool,
    /// Where it stands.
    pub(crate) state: HopState,
    /// When it was signed; none while it is only proposed.
    pub(crate) sent: Option<String>,
    /// When the decision is due.
    pub(crate) answer_by: Option<String>,
    /// When the decision was signed.
    pub(crate) decided: Option<String>,
    /// Results, the primary one first.
    pub(crate) results: Vec<&'a str>,
    /// Not completed, delayed, refused or returned.
    pub(crate) reason: Option<&'a str>,
    /// The State that the answer points to.
    pub(crate) points_to: Option<&'a str>,
    /// What was told of the gun's life.
    pub(crate) events: &'a [EventView],
}

/// How dates are written: as the language does on pages, as the evidence has them in a report.
pub(crate) struct Writing {
    /// A date as far as it is known: `2019`, `2019-03` or `2019-03-02`.
    pub(crate) date: fn(Text, &str) -> String,
    /// A moment in RFC 3339.
    pub(crate) moment: fn(Text, &str) -> String,
}

/// What is needed for every word.
#[derive(Clone, Copy)]
struct Scribe<'a> {
    text: Text,
    writing: &'a Writing,
}

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

/// The chain of a trace.
pub(crate) fn chain(text: Text, writing: &Writing, trace: &Told<'_>) -> Chain {
    let scribe = Scribe { text, writing };
    let stations = stations(scribe, trace);
    let asks: Vec<Ask> = trace.hops.iter().filter_map(|hop| ask(scribe, hop, trace.home)).collect();
    let place = |source: &SourceOfView| {
        let wanted = (source.hop, source.label, source.position);
        stations.iter().position(|station| station.source == Some(wanted))
    };
    let recovery = stations.iter().position(|station| station.source.is_none());
    let gap = trace.time_to_crime.and_then(|ttc| {
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
    description.extend(trace.time_to_crime.map(|t| format!("{}.", time_to_crime(text, t))));
    description.extend(clashes.iter().map(|clash| format!("{}.", clash.words)));
    let short = trace.id.get(..12).unwrap_or(trace.id);
    let title = text.say_with("web-picture-chain-title", &[("id", short.to_owned().into())]);
    let at = i64::try_from(trace.now.0).unwrap_or(i64::MAX);
    Chain {
        heading: heading(title, description.join(" "), text.say("web-picture-chain-table")),
        words: words(text),
        stops: stations.into_iter().map(|station| station.stop).collect(),
        gap,
        clashes,
        asks,
        now: Moment { at, words: (writing.moment)(text, &trace.now.to_rfc3339()) },
    }
}

/// The route of a trace: the States of its chain, under the same numbers.
pub(crate) fn route(text: Text, writing: &Writing, trace: &Told<'_>) -> Route {
    let stations = stations(Scribe { text, writing }, trace);
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
    let names: Vec<String> = states.iter().map(|(code, _)| state_name(text, code)).collect();
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
fn stations(scribe: Scribe<'_>, trace: &Told<'_>) -> Vec<Station> {
    let mut stations = Vec::new();
    for (hop, view) in trace.hops.iter().enumerate() {
        let firmness = if view.unsigned { Evidence::Letter } else { Evidence::Signed };
        // What a State tells without a date happened, at the earliest, after what led to it.
        let known =
            stations.iter().map(|station: &Station| station.day).filter(|day| day.is_finite());
        let mut day = known.fold(f64::NEG_INFINITY, f64::max);
        for (place, told) in (1..).zip(view.events) {
            let station = event(scribe, told, firmness, (hop, place), day);
            day = station.day;
            stations.push(station);
        }
        if view.events.is_empty() && view.decided.is_some() {
            for (place, code) in (1..).zip(&view.results) {
                if *code != NO_RECORD {
                    stations.push(result(scribe, view, code, firmness, (hop, place)));
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
        stations.push(recovery(scribe, trace));
    }
    stations
}

/// The result code of a search that found nothing.
const NO_RECORD: &str = "R20";

/// Kinds of event by which a gun leaves the State that tells of it.
const LEAVES: [&str; 3] = ["EXPORTED", "SHIPPED", "TRANSITED"];

fn event(
    scribe: Scribe<'_>,
    told: &EventView,
    evidence: Evidence,
    (hop, place): (usize, usize),
    before: f64,
) -> Station {
    let text = scribe.text;
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
            &[("event", what.into()), ("country", state_name(text, to).into())],
        );
    }
    if let Some(name) = told.to.as_ref().and_then(|party| party.name.as_ref()) {
        what = format!("{what}{} {name}", text.colon());
    }
    let mut source = Vec::new();
    if *teller != country {
        let name = state_name(text, teller);
        source.push(text.say_with("web-picture-says", &[("country", name.into())]));
    }
    if told.certainty != RECORDED {
        source.push(text.code_in("certainty", &told.certainty));
    }
    let when = When::read(told.date.as_deref(), &scribe.date(told.date.as_deref()));
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
    scribe: Scribe<'_>,
    view: &ToldHop<'_>,
    code: &str,
    evidence: Evidence,
    (hop, place): (usize, usize),
) -> Station {
    let text = scribe.text;
    let sent_to = view.points_to.filter(|to| place == 1 && *to != view.country);
    let sent_to = sent_to.map(str::to_owned);
    let mut what = text.code(code);
    if let Some(to) = &sent_to {
        what = text.say_with(
            "web-picture-sent-to",
            &[("event", what.into()), ("country", state_name(text, to).into())],
        );
    }
    Station {
        stop: Stop {
            country: view.country.to_owned(),
            event: what,
            date: When::read(None, &scribe.date(None)),
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
fn recovery(scribe: Scribe<'_>, trace: &Told<'_>) -> Station {
    let text = scribe.text;
    let date = match trace.recovered {
        Some(day) => When::read(Some(day), &scribe.date(Some(day))),
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
            country: trace.home.to_owned(),
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
fn ask(scribe: Scribe<'_>, hop: &ToldHop<'_>, home: &str) -> Option<Ask> {
    let text = scribe.text;
    let sent = hop.sent.as_deref()?;
    let moment = |at: &str| {
        let seconds = Timestamp::parse_rfc3339(at).and_then(|t| i64::try_from(t.0).ok());
        seconds.map(|seconds| Moment { at: seconds, words: (scribe.writing.moment)(text, at) })
    };
    let asked = moment(sent)?;
    let ended = hop.decided.as_deref().and_then(moment);
    let mut outcome = text.say(hop.state.key());
    if let Some(code) = hop.results.first().copied().or(hop.reason) {
        outcome = format!("{outcome}{} {}", text.colon(), text.code(code));
    }
    if let (None, Some(due)) = (&ended, &hop.answer_by) {
        outcome = text.say_with(
            "web-picture-due",
            &[("state", outcome.into()), ("date", (scribe.writing.date)(text, due).into())],
        );
    }
    let skew = ended.as_ref().is_some_and(|ended| ended.at < asked.at);
    let evidence = match hop.state {
        HopState::Refused | HopState::Returned | HopState::Withdrawn | HopState::Undeliverable => {
            Evidence::Refused
        }
        HopState::Answered if hop.results.first() == Some(&NO_RECORD) => Evidence::NoRecord,
        HopState::Answered if hop.unsigned => Evidence::Letter,
        HopState::Answered => Evidence::Signed,
        _ => Evidence::Waiting,
    };
    Some(Ask {
        from: home.to_owned(),
        to: hop.country.to_owned(),
        agency: hop.agency.clone(),
        asked,
        ended,
        outcome,
        evidence,
        skew: skew.then(|| text.say("web-picture-clocks")),
        link: None,
    })
}

impl Scribe<'_> {
    /// A date as far as it is known, also one that only bounds.
    fn date(self, date: Option<&str>) -> String {
        let text = self.text;
        let written = |date: &str| (self.writing.date)(text, date);
        let bound = |key, rest: &str| text.say_with(key, &[("date", written(rest).into())]);
        match date {
            None => text.say("web-picture-date-unknown"),
            Some(date) => match (date.strip_prefix('<'), date.strip_prefix('>')) {
                (Some(rest), _) => bound("web-picture-before", rest),
                (_, Some(rest)) => bound("web-picture-after", rest),
                _ => written(date),
            },
        }
    }
}

/// The name of a State; an unknown code as it is.
fn state_name(text: Text, code: &str) -> String {
    text.find(&codes::key_in("country", code), &[]).unwrap_or_else(|| code.to_owned())
}

/// What a picture is called and described with.
pub(crate) fn heading(title: String, description: String, caption: String) -> Heading {
    Heading { title, description, caption }
}

/// Kinds of evidence.
pub(crate) fn evidence(text: Text) -> EvidenceWords {
    EvidenceWords {
        signed: text.say("web-picture-signed"),
        letter: text.say("web-picture-letter"),
        waiting: text.say("web-picture-waiting"),
        refused: text.say("web-picture-refused"),
        no_record: text.say("web-picture-no-record"),
    }
}

/// The text of a key with the number that its plural follows.
pub(crate) fn counted(text: Text, key: &str, count: usize) -> String {
    text.say_with(key, &[("count", count.into())])
}

/// A stretch of days as people say it: days, months, or years and months.
pub(crate) fn duration(text: Text, days: u64) -> String {
    if days < 60 {
        return text.say_with("note-days", &[("count", days.into())]);
    }
    // Twelve months in 365.2425 days.
    let months = days.saturating_mul(120_000) / 3_652_425;
    let (years, months) = (months / 12, months % 12);
    let said = |key, count: u64| text.say_with(key, &[("count", count.into())]);
    match (years, months) {
        (0, months) => said("web-picture-months", months),
        (years, 0) => said("web-picture-years", years),
        (years, months) => {
            format!("{} {}", said("web-picture-years", years), said("web-picture-months", months))
        }
    }
}
