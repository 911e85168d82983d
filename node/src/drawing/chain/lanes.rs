//! The life of the question: one lane for each agency that was asked, from asking to deciding.

use super::super::metrics::{fit, width, wrap};
use super::super::{Anchor, Area, Class, Evidence, Form, Shape, at, marks};
use super::{Ask, BADGE, Chain, LINE, MARGIN, SIZE, SMALL, linked};

/// Where the lanes begin in a wide picture; before them stands who was asked.
const LANES: f64 = 230.0;
/// The same on paper.
const LANES_PAPER: f64 = 190.0;
/// The least length of a lane, that of an answer within seconds.
const LEAST: f64 = 5.0;

/// From the first question to the present, over a stretch of the picture.
struct Scale {
    first: i64,
    seconds: f64,
    left: f64,
    room: f64,
}

impl Scale {
    fn x(&self, at: i64) -> f64 {
        let part = at.saturating_sub(self.first) as f64 / self.seconds;
        self.left + part.clamp(0.0, 1.0) * self.room
    }
}

/// Draws the lanes from `top` downwards and gives the y below them.
pub(super) fn draw(shapes: &mut Vec<Shape>, chain: &Chain, top: f64, form: Form) -> f64 {
    let first = chain.asks.iter().map(|ask| ask.asked.at).min().unwrap_or(0);
    let ends = |ask: &Ask| ask.ended.as_ref().map_or(chain.now.at, |ended| ended.at);
    let last = chain.asks.iter().map(ends).max().unwrap_or(first);
    let left = match form {
        Form::Wide => LANES,
        Form::Paper => LANES_PAPER,
        Form::Narrow => MARGIN + 2.0,
    };
    let scale = Scale {
        first,
        seconds: (last.saturating_sub(first) as f64).max(1.0),
        left,
        room: form.width() - left - MARGIN - 2.0 * BADGE - 6.0,
    };
    let mut y = top;
    for (place, ask) in chain.asks.iter().enumerate() {
        let mut inner = Vec::new();
        let next = match form {
            Form::Wide | Form::Paper => wide(&mut inner, chain, ask, place, &scale, y),
            Form::Narrow => narrow(&mut inner, chain, ask, place, &scale, y),
        };
        let name = format!("{} {} → {} {}", place + 1, ask.from, ask.to, ask.outcome);
        linked(ask.link.as_ref(), name, inner, shapes);
        y = next + 4.0;
        let across = Shape::line(at(MARGIN, y), at(form.width() - MARGIN, y), Class::Grid);
        if place + 1 < chain.asks.len() {
            shapes.push(across);
        }
        y += 4.0;
    }
    y
}

/// "1 AR → BR", from `x` on.
fn who(shapes: &mut Vec<Shape>, place: usize, ask: &Ask, x: f64, y: f64) {
    let from = format!("{} {}", place + 1, ask.from);
    shapes.push(Shape::text(at(x, y), Anchor::Start, SIZE, Class::Strong, &from));
    let after = x + width(&from, SIZE, true) + 6.0;
    shapes.push(marks::arrow(after, y, 16.0));
    shapes.push(Shape::text(at(after + 22.0, y), Anchor::Start, SIZE, Class::Strong, &ask.to));
}

/// The lane with its badge. Gives where it begins.
fn lane(shapes: &mut Vec<Shape>, chain: &Chain, ask: &Ask, scale: &Scale, y: f64) -> f64 {
    let end = scale.left + scale.room;
    shapes.push(Shape::line(at(scale.left, y), at(end, y), Class::Grid));
    let from = scale.x(ask.asked.at).min(end - LEAST);
    let until = ask.ended.as_ref().map_or(chain.now.at, |ended| ended.at);
    let length = (scale.x(until) - from).max(LEAST);
    let area = Area::new(from, y - 4.0, length, 8.0);
    let waits = ask.ended.is_none() && ask.evidence == Evidence::Waiting;
    let class = if waits { Class::Waiting } else { Class::Asked };
    shapes.push(Shape::Rect { area, radius: 2.0, class });
    shapes.extend(marks::badge(ask.evidence, at(area.right() + BADGE + 3.0, y), BADGE));
    from
}

/// From when to when, and what came of it; clocks that do not agree after it.
fn said(ask: &Ask) -> String {
    let ended = ask.ended.as_ref().map(|ended| format!(" – {}", ended.words));
    let mut said = format!("{}{}: {}", ask.asked.words, ended.unwrap_or_default(), ask.outcome);
    if let Some(skew) = &ask.skew {
        said.push_str(" · ");
        said.push_str(skew);
    }
    said
}

fn wide(
    shapes: &mut Vec<Shape>,
    chain: &Chain,
    ask: &Ask,
    place: usize,
    scale: &Scale,
    top: f64,
) -> f64 {
    who(shapes, place, ask, MARGIN, top + 15.0);
    let mut below = top + 15.0;
    for line in wrap(&ask.agency, SMALL, false, scale.left - MARGIN - 20.0, 2) {
        below += LINE - 1.0;
        shapes.push(Shape::text(at(MARGIN, below), Anchor::Start, SMALL, Class::Muted, &line));
    }
    let from = lane(shapes, chain, ask, scale, top + 11.0);
    let room = scale.room + 2.0 * BADGE;
    let mut y = top + 21.0;
    let lines = wrap(&said(ask), SMALL, false, room, 3);
    let widest = lines.iter().map(|line| width(line, SMALL, false)).fold(0.0, f64::max);
    // Below its lane, as far as it fits.
    let x = from.min(scale.left + room - widest).max(scale.left);
    for line in lines {
        y += LINE - 4.0;
        shapes.push(Shape::text(at(x, y), Anchor::Start, SMALL, Class::Body, &line));
        y += 3.0;
    }
    below.max(y) + 3.0
}

fn narrow(
    shapes: &mut Vec<Shape>,
    chain: &Chain,
    ask: &Ask,
    place: usize,
    scale: &Scale,
    top: f64,
) -> f64 {
    let room = scale.room + 2.0 * BADGE;
    who(shapes, place, ask, MARGIN, top + 15.0);
    let mut y = top + 15.0;
    let agency = fit(&ask.agency, SMALL, false, room);
    y += LINE - 1.0;
    shapes.push(Shape::text(at(MARGIN, y), Anchor::Start, SMALL, Class::Muted, &agency));
    lane(shapes, chain, ask, scale, y + 15.0);
    y += 25.0;
    for line in wrap(&said(ask), SMALL, false, room, 4) {
        y += LINE - 2.0;
        shapes.push(Shape::text(at(MARGIN, y), Anchor::Start, SMALL, Class::Body, &line));
    }
    y + 3.0
}
