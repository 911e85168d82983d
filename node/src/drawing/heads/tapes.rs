//! The logs as tapes that grow to the right, with their checkpoints, and the readers on them where
//! they stand. A second history is a second tape, hatched, that leaves the first.

use std::collections::BTreeMap;

use super::super::metrics::{fit, width, wrap};
use super::super::{Anchor, Area, Class, Form, Point, Shape, Step, at};
use super::{Fork, Heads, Log, Seen};

/// Height of a tape.
const TAPE: f64 = 14.0;
/// Size of letters.
const SIZE: f64 = 12.5;
/// Checkpoints nearer than this to the last that was drawn are not drawn.
const TICKS: f64 = 5.0;

/// From entries to a place on the tape.
struct Scale {
    left: f64,
    room: f64,
    most: f64,
}

impl Scale {
    fn x(&self, entries: u64) -> f64 {
        self.left + self.room * (entries as f64 / self.most).min(1.0)
    }
}

/// Draws the tapes from `top` downwards and gives the y below them.
pub(super) fn draw(shapes: &mut Vec<Shape>, heads: &Heads, top: f64, form: Form) -> f64 {
    let wide = form.width();
    let margin = 8.0;
    shapes.push(Shape::text(
        at(margin, top + 12.0),
        Anchor::Start,
        15.0,
        Class::Strong,
        &fit(&heads.words.tapes, 15.0, true, wide - 2.0 * margin),
    ));
    let names = match form {
        Form::Wide | Form::Paper => 60.0,
        Form::Narrow => 40.0,
    };
    let lengths = heads.logs.iter().map(length).max().unwrap_or(0).max(1);
    let scale = Scale {
        left: margin + names,
        room: wide - 2.0 * margin - names - 2.0,
        most: lengths as f64,
    };
    let mut y = top + 24.0;
    for log in &heads.logs {
        y = one(shapes, heads, log, &scale, (margin, y), form);
    }
    y
}

fn length(log: &Log) -> u64 {
    let forked = log.fork.iter().flat_map(|fork| fork.heads.iter().map(|head| head.size));
    let seen = log.seen.iter().filter_map(|seen| match seen {
        Seen::Consistent(sight) | Seen::Behind(sight) | Seen::Fork(sight) => Some(sight.size),
        Seen::Own | Seen::Never | Seen::Trouble(_) => None,
    });
    log.checkpoints.iter().copied().chain(forked).chain(seen).max().unwrap_or(0)
}

fn one(
    shapes: &mut Vec<Shape>,
    heads: &Heads,
    log: &Log,
    scale: &Scale,
    (margin, top): (f64, f64),
    form: Form,
) -> f64 {
    // Readers stand above the tape.
    let tape = top + 18.0;
    let main = match &log.fork {
        Some(fork) => fork.heads.first().map_or(0, |head| head.size).max(fork.common),
        None => length(log),
    };
    let area = Area::new(scale.left, tape, (scale.x(main) - scale.left).max(2.0), TAPE);
    let code = fit(&log.country, 14.0, true, scale.left - margin - 4.0);
    let foot = at(margin, tape + 12.0);
    shapes.push(Shape::text(foot, Anchor::Start, 14.0, Class::Strong, &code));
    shapes.push(Shape::rect(area, Class::Tape));
    let mut last = f64::NEG_INFINITY;
    let mut checkpoints = log.checkpoints.clone();
    checkpoints.sort_unstable();
    for size in checkpoints.iter().filter(|size| **size <= main) {
        let x = scale.x(*size);
        if x - last >= TICKS {
            shapes.push(Shape::line(at(x, tape + 3.0), at(x, tape + TAPE - 3.0), Class::Tick));
            last = x;
        }
    }
    readers(shapes, heads, log, scale, tape, |seen| !matches!(seen, Seen::Fork(_)));
    let mut y = tape + TAPE;
    let Some(fork) = &log.fork else {
        // The length below the end of the tape, as far as it fits.
        let words = fit(&log.length, SIZE, false, scale.room);
        let needed = width(&words, SIZE, false);
        let x = (area.right() - needed).max(scale.left);
        shapes.push(Shape::text(at(x, y + 14.0), Anchor::Start, SIZE, Class::Muted, &words));
        return y + 20.0;
    };
    y = forked(shapes, heads, log, fork, scale, tape, form);
    y + 8.0
}

/// The second history, and both heads in words.
fn forked(
    shapes: &mut Vec<Shape>,
    heads: &Heads,
    log: &Log,
    fork: &Fork,
    scale: &Scale,
    tape: f64,
    form: Form,
) -> f64 {
    let [first, second] = &fork.heads;
    let below = tape + TAPE + 30.0;
    let from = scale.x(fork.common).min(scale.left + scale.room - 26.0);
    let begin = from + 14.0;
    let until = scale.x(second.size).max(begin + 12.0);
    // It leaves the first tape where both are last known to be the same.
    shapes.push(Shape::Path {
        steps: vec![
            Step::Move(at(from, tape + TAPE / 2.0)),
            Step::Cubic(
                at(from + 10.0, tape + TAPE / 2.0),
                at(begin - 12.0, below + TAPE / 2.0),
                at(begin, below + TAPE / 2.0),
            ),
        ],
        class: Class::Clash,
    });
    let area = Area::new(begin, below, until - begin, TAPE);
    shapes.push(Shape::rect(area, Class::Fork));
    shapes.push(Shape::Hatch { area, gap: 7.0, class: Class::HatchWrong });
    readers(shapes, heads, log, scale, below, |seen| matches!(seen, Seen::Fork(_)));
    let mut y = below + TAPE + 6.0;
    let room = match form {
        Form::Wide | Form::Paper => scale.room,
        Form::Narrow => scale.room + scale.left - 8.0,
    };
    let left = scale.left + scale.room - room;
    for (solid, head) in [(true, first), (false, second)] {
        let mark = Area::new(left, y + 5.0, 22.0, 10.0);
        shapes.push(Shape::rect(mark, if solid { Class::Tape } else { Class::Fork }));
        if !solid {
            shapes.push(Shape::Hatch { area: mark, gap: 5.0, class: Class::HatchWrong });
        }
        let class = if solid { Class::Body } else { Class::Bad };
        for line in wrap(&head.words, SIZE, !solid, room - 30.0, 3) {
            y += 15.0;
            shapes.push(Shape::text(at(left + 30.0, y), Anchor::Start, SIZE, class, &line));
        }
        y += 3.0;
    }
    if let Some(link) = &fork.link {
        let words = fit(&heads.words.proof, SIZE, true, room - 30.0);
        let text = Shape::text(at(left + 30.0, y + 16.0), Anchor::Start, SIZE, Class::Bad, &words);
        shapes.push(Shape::Group { link: Some(link.clone()), label: None, shapes: vec![text] });
        y += 20.0;
    }
    y
}

/// The readers of one history above its tape, each where its head ends; several at the same place
/// share their names, and names that do not fit beside each other are counted.
fn readers(
    shapes: &mut Vec<Shape>,
    heads: &Heads,
    log: &Log,
    scale: &Scale,
    tape: f64,
    wanted: impl Fn(&Seen) -> bool,
) {
    let mut places: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    for (seen, code) in log.seen.iter().zip(&heads.readers) {
        if let Seen::Consistent(sight) | Seen::Behind(sight) | Seen::Fork(sight) = seen
            && wanted(seen)
        {
            places.entry(sight.size).or_default().push(code);
        }
    }
    // From the newest backwards: who is up to date is never left out.
    let mut free = scale.left + scale.room;
    for (size, codes) in places.iter().rev() {
        let x = scale.x(*size);
        let end = (x + 6.0).min(free);
        let room = end - scale.left + 20.0;
        let mut words = codes.join(" ");
        if width(&words, 11.5, false) > room.min(260.0) {
            words = format!("×{}", codes.len());
        }
        shapes.push(triangle(at(x, tape)));
        let needed = width(&words, 11.5, false);
        if needed > room {
            continue;
        }
        shapes.push(Shape::text(at(end, tape - 8.0), Anchor::End, 11.5, Class::Muted, &words));
        free = end - needed - 8.0;
    }
}

/// A small pointer onto a tape.
fn triangle(tip: Point) -> Shape {
    Shape::Polygon {
        points: vec![tip, at(tip.x - 4.0, tip.y - 6.0), at(tip.x + 4.0, tip.y - 6.0)],
        class: Class::Asked,
    }
}
