//! The chain of a trace: the life of the gun on an axis of time, and below it the life of the
//! question, one lane for each agency that was asked.
//!
//! With few stops the life of the gun is a rail from left to right; with many, or in a narrow
//! picture, it is a list from top to bottom. Both say the same, in the same order, under the same
//! numbers, which are those of the route on the [`map`](super::map).

use super::marks::{self, Evidence, EvidenceWords, KeyEntry};
use super::time::{Moment, When};
use super::{
    Anchor, Area, Class, Column, Drawing, Form, Heading, Point, Section, Shape, Table, at,
    silent_debug,
};

mod lanes;
mod list;
mod rail;

/// A station in the life of the gun, as one State asserts it.
#[derive(Clone, PartialEq, Eq)]
pub struct Stop {
    /// Code of the State where it happened, two letters.
    pub country: String,
    /// What happened, and who is named: "exported to a licensee".
    pub event: String,
    /// When. Stops stand in the order in which they are given; a date that is not known lets a stop
    /// stand between its neighbours.
    pub date: When,
    /// How firm that is.
    pub evidence: Evidence,
    /// Who says so, if it is another State: "says Brazil". Shown in the list and in the table.
    pub source: Option<String>,
    /// Where it leads: see [`Shape::Group`].
    pub link: Option<String>,
}

/// The time from the last known lawful transfer to the recovery.
#[derive(Clone, PartialEq, Eq)]
pub struct Gap {
    /// Place of the last lawful stop in the list of stops, from 0.
    pub from: usize,
    /// Place of the recovery.
    pub to: usize,
    /// "Time to crime: 3 years 2 months".
    pub words: String,
}

/// Two stops that contradict each other.
#[derive(Clone, PartialEq, Eq)]
pub struct Clash {
    /// Place of the one, from 0.
    pub one: usize,
    /// Place of the other.
    pub other: usize,
    /// What about: "The dates exclude each other".
    pub words: String,
}

/// A question to one agency, and what became of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Ask {
    /// Code of the State that asks.
    pub from: String,
    /// Code of the State that is asked.
    pub to: String,
    /// The agency that is asked.
    pub agency: String,
    /// When it was asked.
    pub asked: Moment,
    /// When it was decided; none while it waits.
    pub ended: Option<Moment>,
    /// What came of it: "answered: lawfully exported", "waiting, due 12 May".
    pub outcome: String,
    /// How firm that is.
    pub evidence: Evidence,
    /// Words for clocks that do not agree, where the answer is dated before its question: shown
    /// beside the lane. The lane is drawn without a length.
    pub skew: Option<String>,
    /// Where it leads: see [`Shape::Group`].
    pub link: Option<String>,
}

/// Words of the picture.
#[derive(Clone, PartialEq, Eq)]
pub struct ChainWords {
    /// "Life of the firearm".
    pub gun: String,
    /// "Life of the question".
    pub question: String,
    /// "Contradicts": before the number of the other stop, and in the key.
    pub contradicts: String,
    /// What stands where nothing is known of the gun yet.
    pub nothing: String,
    /// Kinds of evidence.
    pub evidence: EvidenceWords,
    /// Heads of the table: number, State, what happened, when, evidence, remarks.
    pub columns: [String; 6],
}

/// What the picture shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Chain {
    /// What it is called and described with.
    pub heading: Heading,
    /// Words.
    pub words: ChainWords,
    /// Life of the gun, oldest first; the last is usually the recovery.
    pub stops: Vec<Stop>,
    /// Time to crime, if it is known.
    pub gap: Option<Gap>,
    /// What contradicts what.
    pub clashes: Vec<Clash>,
    /// Life of the question, in the order in which it was asked.
    pub asks: Vec<Ask>,
    /// The present, up to which open questions last.
    pub now: Moment,
}

silent_debug!(Stop, Gap, Clash, Ask, ChainWords, Chain);

/// More stops than this do not stand side by side.
const SIDE_BY_SIDE: usize = 9;
/// Left and right margin.
const MARGIN: f64 = 14.0;
/// Size of letters.
const SIZE: f64 = 14.0;
/// Size of smaller letters.
const SMALL: f64 = 12.5;
/// Distance of lines.
const LINE: f64 = 17.0;
/// Radius of a badge.
const BADGE: f64 = 9.0;

/// Draws the chain.
#[must_use]
pub fn draw(chain: &Chain, form: Form) -> Drawing {
    let mut shapes = Vec::new();
    let width = form.width();
    heading(&mut shapes, &chain.words.gun, 18.0);
    let side_by_side = match form {
        Form::Wide | Form::Paper if (1..=SIDE_BY_SIDE).contains(&chain.stops.len()) => {
            rail::draw(&mut shapes, chain, 24.0, width)
        }
        _ => None,
    };
    let mut y = side_by_side.unwrap_or_else(|| list::draw(&mut shapes, chain, 24.0, form));
    if !chain.asks.is_empty() {
        y += 18.0;
        heading(&mut shapes, &chain.words.question, y + 12.0);
        y = lanes::draw(&mut shapes, chain, y + 20.0, form);
    }
    y = key(&mut shapes, chain, y + 6.0, width);
    Drawing {
        form,
        view: Area::new(0.0, 0.0, width, y + 4.0),
        title: chain.heading.title.clone(),
        description: chain.heading.description.clone(),
        shapes,
        table: table(chain),
    }
}

fn heading(shapes: &mut Vec<Shape>, words: &str, y: f64) {
    shapes.push(Shape::text(at(MARGIN, y), Anchor::Start, 15.0, Class::Strong, words));
}

/// The signs that occur, with their words.
fn key(shapes: &mut Vec<Shape>, chain: &Chain, top: f64, width: f64) -> f64 {
    let occurs = |evidence: Evidence| {
        chain.stops.iter().any(|stop| stop.evidence == evidence)
            || chain.asks.iter().any(|ask| ask.evidence == evidence)
    };
    let mut entries: Vec<KeyEntry<'_>> = Evidence::ALL
        .into_iter()
        .filter(|evidence| occurs(*evidence))
        .map(|evidence| KeyEntry {
            sign: Box::new(move |centre: Point| marks::badge(evidence, centre, 8.0)),
            words: chain.words.evidence.of(evidence),
        })
        .collect();
    if !chain.asks.is_empty() {
        let sign = |centre: Point| {
            let area = Area::new(centre.x - 10.0, centre.y - 3.0, 20.0, 6.0);
            vec![Shape::rect(area, Class::Asked)]
        };
        entries.push(KeyEntry { sign: Box::new(sign), words: &chain.words.question });
    }
    if !chain.clashes.is_empty() {
        entries.push(KeyEntry {
            sign: Box::new(|centre: Point| marks::clash(centre, 7.5)),
            words: &chain.words.contradicts,
        });
    }
    marks::key(shapes, &entries, MARGIN, top, width - 2.0 * MARGIN)
}

/// The numbers of the stops that contradict this one, from 1, with what about.
fn contradicted(chain: &Chain, stop: usize) -> impl Iterator<Item = (usize, &str)> {
    chain.clashes.iter().filter_map(move |clash| {
        let other = match stop {
            _ if clash.one == stop => clash.other,
            _ if clash.other == stop => clash.one,
            _ => return None,
        };
        (other < chain.stops.len()).then_some((other + 1, clash.words.as_str()))
    })
}

/// "Contradicts 3, 4", if anything does.
fn contradiction(chain: &Chain, stop: usize) -> Option<String> {
    let others: Vec<String> = contradicted(chain, stop).map(|(n, _)| n.to_string()).collect();
    (!others.is_empty()).then(|| format!("{} {}", chain.words.contradicts, others.join(", ")))
}

fn table(chain: &Chain) -> Table {
    let words = &chain.words;
    let columns = words.columns.iter().enumerate();
    let columns = columns
        .map(|(place, head)| if place == 0 { Column::numbers(head) } else { Column::words(head) })
        .collect();
    let gun = chain.stops.iter().enumerate().map(|(place, stop)| {
        let mut remarks: Vec<String> = stop.source.iter().cloned().collect();
        remarks.extend(
            contradicted(chain, place)
                .map(|(other, what)| format!("{} {other}: {what}", words.contradicts)),
        );
        remarks.extend(chain.gap.iter().filter(|gap| gap.to == place).map(|gap| gap.words.clone()));
        vec![
            (place + 1).to_string(),
            stop.country.clone(),
            stop.event.clone(),
            stop.date.words.clone(),
            words.evidence.of(stop.evidence).to_owned(),
            remarks.join("; "),
        ]
    });
    let question = chain.asks.iter().enumerate().map(|(place, ask)| {
        let ended = ask.ended.as_ref().map(|ended| format!(" – {}", ended.words));
        vec![
            (place + 1).to_string(),
            format!("{} → {}", ask.from, ask.to),
            format!("{}: {}", ask.agency, ask.outcome),
            format!("{}{}", ask.asked.words, ended.unwrap_or_default()),
            words.evidence.of(ask.evidence).to_owned(),
            ask.skew.clone().unwrap_or_default(),
        ]
    });
    let sections = vec![
        Section { head: Some(words.gun.clone()), rows: gun.collect() },
        Section { head: Some(words.question.clone()), rows: question.collect() },
    ];
    let sections = sections.into_iter().filter(|section| !section.rows.is_empty()).collect();
    Table { caption: chain.heading.caption.clone(), columns, sections }
}

/// The shapes of something that may lead somewhere.
fn linked(link: Option<&String>, label: String, inner: Vec<Shape>, shapes: &mut Vec<Shape>) {
    match link {
        None => shapes.extend(inner),
        Some(link) => shapes.push(Shape::Group {
            link: Some(link.clone()),
            label: Some(label),
            shapes: inner,
        }),
    }
}

#[cfg(test)]
mod tests;
