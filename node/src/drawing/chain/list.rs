//! The life of the gun from top to bottom: for many stops, and for narrow pictures. What
//! contradicts each other and stands one after the other, stands side by side where there is room.

use super::super::metrics::wrap;
use super::super::{Anchor, Area, Class, Form, Shape, at, marks};
use super::{BADGE, Chain, Clash, LINE, MARGIN, SIZE, SMALL, Stop, contradiction, linked};

/// Where the rail runs.
const RAIL: f64 = MARGIN + BADGE + 4.0;
/// Where the words begin.
const WORDS: f64 = RAIL + BADGE + 10.0;
/// Room between stops.
const BETWEEN: f64 = 12.0;

/// Draws the list from `top` downwards and gives the y below it.
pub(super) fn draw(shapes: &mut Vec<Shape>, chain: &Chain, top: f64, form: Form) -> f64 {
    if chain.stops.is_empty() {
        let mut y = top + LINE;
        let room = form.width() - 2.0 * MARGIN;
        for line in wrap(&chain.words.nothing, SIZE, false, room, 4) {
            shapes.push(Shape::text(at(MARGIN, y), Anchor::Start, SIZE, Class::Muted, &line));
            y += LINE;
        }
        return y;
    }
    let room = form.width() - WORDS - MARGIN;
    let half = (room - 58.0) / 2.0;
    let (mut rows, mut y) = (Vec::new(), top + 6.0);
    let mut shaded: (Option<f64>, Option<f64>) = (None, None);
    let (mut first, mut last) = (None, y);
    let mut place = 0;
    while let Some(stop) = chain.stops.get(place) {
        let mark = y + 11.0;
        first = first.or(Some(mark));
        last = mark;
        let beside = chain.stops.get(place + 1).filter(|_| form != Form::Narrow);
        let clash = beside.and_then(|_| pair(chain, place));
        let seen = |seat: usize| {
            if chain.gap.as_ref().is_some_and(|gap| gap.from == seat) {
                (Some(mark), None)
            } else if chain.gap.as_ref().is_some_and(|gap| gap.to == seat) {
                (None, Some(mark))
            } else {
                (None, None)
            }
        };
        let next = if let (Some(other), Some(clash)) = (beside, clash) {
            let left = words(&mut rows, chain, place, stop, (WORDS, half), y);
            let x = WORDS + half + 58.0;
            let right = words(&mut rows, chain, place + 1, other, (x, half), y);
            // From the one's mark to the other's, past the words of the one.
            let middle = at(x - 47.0, mark);
            let sign = marks::clash(middle, 7.5);
            let label = Some(clash.words.clone());
            rows.push(Shape::Group { link: None, label, shapes: sign });
            left.max(right)
        } else {
            words(&mut rows, chain, place, stop, (WORDS, room), y)
        };
        let seats = if clash.is_some() { 2 } else { 1 };
        for seat in place..place + seats {
            let (from, to) = seen(seat);
            shaded = (shaded.0.or(from), shaded.1.or(to));
        }
        y = next + BETWEEN;
        place += seats;
        // The time to crime is named on its way, below the last lawful stop.
        if let Some(gap) = &chain.gap
            && (place - seats..place).contains(&gap.from)
            && gap.to > gap.from
        {
            for line in wrap(&gap.words, SIZE, true, room, 2) {
                rows.push(Shape::text(
                    at(WORDS, y + 10.0),
                    Anchor::Start,
                    SIZE,
                    Class::Warn,
                    &line,
                ));
                y += LINE;
            }
            y += BETWEEN;
        }
    }
    if let (Some(from), Some(to)) = shaded {
        let area = Area::new(RAIL - 13.0, from.min(to), 26.0, (to - from).abs());
        shapes.push(Shape::rect(area, Class::Gap));
        for x in [area.x, area.right()] {
            shapes.push(Shape::line(at(x, area.y), at(x, area.bottom()), Class::GapEdge));
        }
    }
    if let Some(first) = first {
        shapes.push(Shape::line(at(RAIL, first), at(RAIL, last), Class::Rail));
    }
    shapes.append(&mut rows);
    y
}

/// The contradiction between a stop and the one after it.
fn pair(chain: &Chain, place: usize) -> Option<&Clash> {
    chain.clashes.iter().find(|clash| {
        let (low, high) = (clash.one.min(clash.other), clash.one.max(clash.other));
        low == place && high == place + 1
    })
}

/// One stop: its mark and its words in a column given by left edge and width. Gives the y below.
fn words(
    shapes: &mut Vec<Shape>,
    chain: &Chain,
    place: usize,
    stop: &Stop,
    (left, room): (f64, f64),
    top: f64,
) -> f64 {
    let mut inner = marks::badge(stop.evidence, at(left - WORDS + RAIL, top + 11.0), BADGE);
    let mut y = top;
    let mut add = |text: &str, class: Class, size: f64, most: usize| {
        let bold = matches!(class, Class::Strong | Class::Bad);
        for line in wrap(text, size, bold, room, most) {
            y += LINE;
            inner.push(Shape::text(at(left, y - 1.0), Anchor::Start, size, class, &line));
        }
    };
    let number = format!("{} {} · {}", place + 1, stop.country, stop.date.words);
    add(&number, Class::Strong, SIZE, 2);
    add(&stop.event, Class::Body, SIZE, 3);
    if let Some(source) = &stop.source {
        add(source, Class::Muted, SMALL, 2);
    }
    if let Some(words) = contradiction(chain, place) {
        add(&words, Class::Bad, SMALL, 2);
    }
    let name = format!("{} {} {}", place + 1, stop.country, stop.event);
    linked(stop.link.as_ref(), name, inner, shapes);
    y
}
