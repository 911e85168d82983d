//! The life of the gun from left to right.

use super::super::metrics::{width, wrap};
use super::super::time::Axis;
use super::super::{Anchor, Area, Class, Point, Shape, Step, at, marks};
use super::{BADGE, Chain, LINE, MARGIN, SIZE, SMALL, Stop, contradiction, linked};

/// Marks stand at least so far apart.
const APART: f64 = 30.0;
/// Names of stops are not wider.
const NAME: f64 = 150.0;
/// From the axis down to the rail.
const DROP: f64 = 58.0;
/// Room above the axis: names of years, and the time to crime above them.
const ABOVE: f64 = 46.0;

/// What stands below a mark.
struct Label {
    lines: Vec<(Class, f64, String)>,
    width: f64,
}

impl Label {
    fn of(chain: &Chain, place: usize, stop: &Stop) -> Self {
        let mut lines = vec![(Class::Strong, SIZE, format!("{} {}", place + 1, stop.country))];
        let mut add = |text: &str, class: Class, size: f64, most: usize| {
            let bold = matches!(class, Class::Bad);
            lines.extend(
                wrap(text, size, bold, NAME, most).into_iter().map(|line| (class, size, line)),
            );
        };
        add(&stop.event, Class::Body, SMALL, 3);
        add(&stop.date.words, Class::Muted, SMALL, 2);
        if let Some(words) = contradiction(chain, place) {
            add(&words, Class::Bad, SMALL, 2);
        }
        let bold = |class: Class| matches!(class, Class::Strong | Class::Bad);
        let widest = |(class, size, text): &(Class, f64, String)| width(text, *size, bold(*class));
        let width = lines.iter().map(widest).fold(0.0, f64::max);
        Self { lines, width }
    }

    fn height(&self) -> f64 {
        self.lines.len() as f64 * LINE + 8.0
    }
}

/// Where a label stands: its left edge and its row, and whether its text ends at the mark.
#[derive(Clone, Copy)]
struct Seat {
    left: f64,
    row: usize,
    ends: bool,
}

/// Draws the rail from `top` downwards and gives the y below it; none, with nothing drawn, where
/// the names do not find room.
pub(super) fn draw(shapes: &mut Vec<Shape>, chain: &Chain, top: f64, wide: f64) -> Option<f64> {
    let axis = axis(chain, wide);
    let points = points(chain, &axis);
    let marks = apart(&points, &axis)?;
    let labels: Vec<Label> =
        chain.stops.iter().enumerate().map(|(n, stop)| Label::of(chain, n, stop)).collect();
    let seats = seat(&marks, &labels, wide)?;
    let (line, rail) = (top + ABOVE, top + ABOVE + DROP);

    gap(shapes, chain, (&points, &marks), top, wide);
    scale(shapes, chain, &axis, line, wide);
    shapes.push(Shape::line(at(axis.left(), rail), at(axis.right(), rail), Class::Rail));
    let spans = chain.stops.iter().zip(&points).zip(&marks);
    for ((stop, point), mark) in spans {
        uncertain(shapes, stop, &axis, line);
        if stop.date.middle().is_some() {
            let foot = at(*mark, rail - BADGE - 1.0);
            let knee = at(*mark, line + 20.0);
            shapes.push(Shape::Path {
                steps: vec![Step::Move(at(*point, line)), Step::Line(knee), Step::Line(foot)],
                class: Class::Leader,
            });
        }
    }
    clashes(shapes, chain, &marks, rail);
    // Rows of labels, each as high as its highest.
    let rows = seats.iter().map(|seat| seat.row).max().unwrap_or(0) + 1;
    let mut tops = vec![rail + BADGE + 10.0];
    for row in 0..rows {
        let of_row = seats.iter().zip(&labels).filter(|(seat, _)| seat.row == row);
        let height = of_row.map(|(_, label)| label.height()).fold(0.0, f64::max);
        tops.push(tops.last().copied().unwrap_or(rail) + height);
    }
    for (place, stop) in chain.stops.iter().enumerate() {
        let (Some(mark), Some(seat), Some(label)) =
            (marks.get(place), seats.get(place), labels.get(place))
        else {
            continue;
        };
        let upper = tops.get(seat.row).copied().unwrap_or(rail);
        let mut inner = Vec::new();
        if seat.row > 0 {
            let from = at(*mark, rail + BADGE + 2.0);
            inner.push(Shape::line(from, at(*mark, upper), Class::Leader));
        }
        inner.extend(marks::badge(stop.evidence, at(*mark, rail), BADGE));
        let mut y = upper;
        for (class, size, text) in &label.lines {
            y += LINE;
            let (x, anchor) = if seat.ends {
                (seat.left + label.width, Anchor::End)
            } else {
                (seat.left, Anchor::Start)
            };
            inner.push(Shape::text(at(x, y - 3.0), anchor, *size, *class, text));
        }
        let name = format!("{} {} {}", place + 1, stop.country, stop.event);
        linked(stop.link.as_ref(), name, inner, shapes);
    }
    tops.last().copied()
}

/// From the first known day to the last, and to the first question.
fn axis(chain: &Chain, wide: f64) -> Axis {
    let now = chain.now.day() as f64;
    let days = chain.stops.iter().flat_map(|stop| [stop.date.first, stop.date.last]);
    let asked = chain.asks.iter().map(|ask| ask.asked.day() as f64);
    let known: Vec<f64> = days.flatten().map(|day| day as f64).chain(asked).collect();
    let first = known.iter().copied().fold(f64::INFINITY, f64::min);
    let last = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let left = MARGIN + BADGE + 2.0;
    let room = wide - 2.0 * left;
    if first.is_finite() {
        Axis::new(first, last, left, room)
    } else {
        Axis::new(now - 365.0, now, left, room)
    }
}

/// Where each stop stands by its date; one without a date between its neighbours.
fn points(chain: &Chain, axis: &Axis) -> Vec<f64> {
    let known: Vec<Option<f64>> =
        chain.stops.iter().map(|stop| stop.date.middle().map(|day| axis.x(day))).collect();
    let before = |place: usize| {
        let earlier = known.iter().enumerate().take(place).rev();
        earlier.clone().find_map(|(at, x)| x.map(|x| (at as f64, x)))
    };
    let after = |place: usize| {
        known.iter().enumerate().skip(place).find_map(|(at, x)| x.map(|x| (at as f64, x)))
    };
    known
        .iter()
        .enumerate()
        .map(|(place, x)| {
            let here = place as f64;
            match (x, before(place), after(place)) {
                (Some(x), ..) => *x,
                (None, Some((i, a)), Some((j, b))) => a + (b - a) * (here - i) / (j - i),
                (None, Some((i, a)), None) => a + APART * (here - i),
                (None, None, Some((j, b))) => b - APART * (j - here),
                (None, None, None) => {
                    let part = (here + 0.5) / known.len().max(1) as f64;
                    axis.left() + part * (axis.right() - axis.left())
                }
            }
        })
        .collect()
}

/// The same, so far apart that marks do not touch; in the order of the list, whatever the dates
/// are. None if they do not all fit.
fn apart(points: &[f64], axis: &Axis) -> Option<Vec<f64>> {
    let count = points.len() as f64;
    if (count - 1.0) * APART > axis.right() - axis.left() {
        return None;
    }
    let mut marks: Vec<f64> = points.to_vec();
    let mut least = axis.left();
    for mark in &mut marks {
        *mark = mark.max(least);
        least = *mark + APART;
    }
    let mut most = axis.right();
    for mark in marks.iter_mut().rev() {
        *mark = mark.min(most);
        most = *mark - APART;
    }
    Some(marks)
}

/// Finds a seat for every label such that no label touches another or a line that leads past it,
/// in as few rows as possible.
fn seat(marks: &[f64], labels: &[Label], wide: f64) -> Option<Vec<Seat>> {
    const ROWS: usize = 5;
    let wanted: Vec<(f64, &Label)> = marks.iter().copied().zip(labels).rev().collect();
    (1..=ROWS).find_map(|rows| {
        let mut taken = Vec::with_capacity(wanted.len());
        let mut tries = 20_000_u32;
        search(&wanted, (rows, wide), &mut taken, &mut tries)
            .then(|| taken.iter().rev().map(|t| t.seat).collect())
    })
}

/// A seat that is taken, and what is needed to see what it is in the way of.
struct Taken {
    seat: Seat,
    right: f64,
    mark: f64,
}

/// Seats the labels one after the other, and goes back where one finds none. False if none is found
/// in as many tries.
fn search(
    wanted: &[(f64, &Label)],
    (rows, wide): (usize, f64),
    taken: &mut Vec<Taken>,
    tries: &mut u32,
) -> bool {
    let Some((mark, label)) = wanted.get(taken.len()).copied() else { return true };
    for row in 0..rows {
        let starts = (mark - BADGE, false);
        let ends = (mark + BADGE - label.width, true);
        let middle = (mark - label.width / 2.0, false);
        for (left, ends) in [starts, ends, middle] {
            let right = left + label.width;
            let fits = left >= MARGIN - 5.0
                && right <= wide - MARGIN + 5.0
                && taken.iter().all(|other| {
                    let (l, r, of) = (other.seat.left, other.right, other.seat.row);
                    let apart = right + 12.0 <= l || r + 12.0 <= left;
                    let below = of > row && (left - 6.0..=right + 6.0).contains(&other.mark);
                    let through = of < row && (l - 6.0..=r + 6.0).contains(&mark);
                    (apart || of != row) && !below && !through
                });
            if !fits {
                continue;
            }
            *tries = tries.saturating_sub(1);
            if *tries == 0 {
                return false;
            }
            taken.push(Taken { seat: Seat { left, row, ends }, right, mark });
            if search(wanted, (rows, wide), taken, tries) {
                return true;
            }
            taken.pop();
        }
    }
    false
}

/// Shades the time to crime, from the axis down to the rail, and names it above.
fn gap(
    shapes: &mut Vec<Shape>,
    chain: &Chain,
    (points, marks): (&[f64], &[f64]),
    top: f64,
    wide: f64,
) {
    let Some(gap) = &chain.gap else { return };
    let (line, rail) = (top + ABOVE, top + ABOVE + DROP);
    let of = |places: &[f64], place: usize| places.get(place).copied();
    let (Some(from), Some(to)) = (of(points, gap.from), of(points, gap.to)) else { return };
    let (Some(left), Some(right)) = (of(marks, gap.from), of(marks, gap.to)) else { return };
    let (high, knee) = (top + 4.0, line + 20.0);
    shapes.push(Shape::Polygon {
        points: vec![
            at(from, high),
            at(to, high),
            at(to, line),
            at(right, knee),
            at(right, rail),
            at(left, rail),
            at(left, knee),
            at(from, line),
        ],
        class: Class::Gap,
    });
    for x in [from, to] {
        shapes.push(Shape::line(at(x, high), at(x, line), Class::GapEdge));
    }
    // Inside the shade if the words fit there, otherwise after it, or before it.
    let needed = width(&gap.words, SIZE, true) + 12.0;
    let (left, right) = (from.min(to), from.max(to));
    let begin = if right - left >= needed {
        left + 6.0
    } else if right + needed <= wide - 4.0 {
        right + 6.0
    } else {
        (left - needed).max(4.0)
    };
    shapes.push(Shape::text(at(begin, high + 14.0), Anchor::Start, SIZE, Class::Warn, &gap.words));
}

/// The axis with its years, and on it the time of the question.
fn scale(shapes: &mut Vec<Shape>, chain: &Chain, axis: &Axis, line: f64, wide: f64) {
    shapes.push(Shape::line(at(axis.left(), line), at(axis.right(), line), Class::Axis));
    for (day, name) in axis.ticks(if wide < 700.0 { 7 } else { 9 }) {
        let x = axis.x(day);
        shapes.push(Shape::line(at(x, line - 5.0), at(x, line), Class::Axis));
        let half = width(&name, SMALL, false) / 2.0;
        let x = x.clamp(half, wide - half);
        shapes.push(Shape::text(at(x, line - 9.0), Anchor::Middle, SMALL, Class::Muted, &name));
    }
    let first = chain.asks.iter().map(|ask| ask.asked.day()).min();
    if let Some(first) = first {
        let (from, to) = (axis.x(first as f64), axis.right());
        let area = Area::new(from.min(to - 4.0), line - 2.0, (to - from).max(4.0), 4.0);
        shapes.push(Shape::rect(area, Class::Asked));
    }
}

/// How far a date is uncertain, as a bar on the axis; an open end runs on to the axis' own.
fn uncertain(shapes: &mut Vec<Shape>, stop: &Stop, axis: &Axis, line: f64) {
    if !stop.date.is_vague() || stop.date.middle().is_none() {
        return;
    }
    let from = stop.date.first.map_or(axis.left(), |day| axis.x(day as f64));
    let to = stop.date.last.map_or(axis.right(), |day| axis.x(day as f64));
    shapes.push(Shape::Rect {
        area: Area::new(from, line - 3.5, (to - from).max(3.0), 7.0),
        radius: 3.0,
        class: Class::Span,
    });
}

/// Links between stops that contradict each other, with a sign in the middle.
fn clashes(shapes: &mut Vec<Shape>, chain: &Chain, marks: &[f64], rail: f64) {
    for clash in &chain.clashes {
        let of = |place: usize| marks.get(place).copied();
        let (Some(one), Some(other)) = (of(clash.one), of(clash.other)) else { continue };
        let middle = at((one + other) / 2.0, rail - 24.0);
        let begin = |x: f64| at(x, rail - BADGE);
        let control = |x: f64| at(x, middle.y);
        shapes.push(Shape::Path {
            steps: vec![
                Step::Move(begin(one)),
                Step::Quad(control(one), middle),
                Step::Quad(control(other), begin(other)),
            ],
            class: Class::Clash,
        });
        let sign: Vec<Shape> = marks::clash(Point { x: middle.x, y: middle.y }, 7.5);
        shapes.push(Shape::Group { link: None, label: Some(clash.words.clone()), shapes: sign });
    }
}
