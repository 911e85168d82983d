//! Ways as arcs between chips, each with the number of the stop that it leads to.

use super::super::{Anchor, Area, Class, Point, Shape, Step, at};
use super::{Chip, Route};

/// An arc shorter than this has no number of its own: there is no room for one.
const NUMBERED: f64 = 96.0;

/// A quadratic curve.
#[derive(Clone, Copy)]
struct Arc {
    from: Point,
    control: Point,
    to: Point,
}

fn between(a: Point, b: Point, part: f64) -> Point {
    at(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)
}

impl Arc {
    /// An arc to the left of the straight way, higher for the second and third between the same.
    fn new(from: Point, to: Point, earlier: usize) -> Self {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let height = 0.18 + 0.16 * earlier as f64;
        let middle = between(from, to, 0.5);
        Self { from, control: at(middle.x + dy * height, middle.y - dx * height), to }
    }

    fn at(&self, part: f64) -> Point {
        let (a, b) = (between(self.from, self.control, part), between(self.control, self.to, part));
        between(a, b, part)
    }

    /// The part of it between two others.
    fn part(&self, begin: f64, end: f64) -> Self {
        let control = between(
            between(self.from, self.control, begin),
            between(self.control, self.to, begin),
            end,
        );
        Self { from: self.at(begin), control, to: self.at(end) }
    }

    /// What lies outside two chips; none if nothing does.
    fn outside(&self, from: &Area, to: &Area) -> Option<Self> {
        const STEPS: u32 = 96;
        let share = |n: u32| f64::from(n) / f64::from(STEPS);
        let clear = |area: &Area, room: f64, p: Point| {
            p.x < area.x - room
                || p.x > area.right() + room
                || p.y < area.y - room
                || p.y > area.bottom() + room
        };
        let begin = (0..STEPS).map(share).find(|part| clear(from, 1.0, self.at(*part)))?;
        let end = (0..STEPS).rev().map(share).find(|part| clear(to, 3.0, self.at(*part)))?;
        (begin < end).then(|| self.part(begin, end))
    }

    fn steps(&self) -> Vec<Step> {
        vec![Step::Move(self.from), Step::Quad(self.control, self.to)]
    }

    /// An arrow's head at its end.
    fn head(&self) -> Option<Shape> {
        const LENGTH: f64 = 11.0;
        let (dx, dy) = (self.to.x - self.control.x, self.to.y - self.control.y);
        let length = dx.hypot(dy);
        if length < 0.1 {
            return None;
        }
        let (ux, uy) = (dx / length, dy / length);
        let back = at(self.to.x - ux * LENGTH, self.to.y - uy * LENGTH);
        let half = LENGTH * 0.42;
        Some(Shape::Polygon {
            points: vec![
                self.to,
                at(back.x - uy * half, back.y + ux * half),
                at(back.x + uy * half, back.y - ux * half),
            ],
            class: Class::WayHead,
        })
    }
}

/// Draws all ways: first what keeps them apart from the map, then the ways, then their numbers.
pub(super) fn draw(shapes: &mut Vec<Shape>, route: &Route, chips: &[Chip]) {
    let mut gone: Vec<(usize, usize)> = Vec::new();
    let mut arcs = Vec::new();
    for leg in &route.legs {
        let (Some(from), Some(to)) = (chips.get(leg.from), chips.get(leg.to)) else { continue };
        if leg.from == leg.to {
            continue;
        }
        let way = (leg.from, leg.to);
        let earlier = gone.iter().filter(|other| **other == way).count();
        gone.push(way);
        let arc = Arc::new(from.centre(), to.centre(), earlier);
        let Some(arc) = arc.outside(&from.area, &to.area) else { continue };
        arcs.push((leg, arc));
    }
    for (_, arc) in &arcs {
        shapes.push(Shape::Path { steps: arc.steps(), class: Class::Casing });
    }
    for (leg, arc) in &arcs {
        let class = if leg.signed { Class::Way } else { Class::WayInferred };
        shapes.push(Shape::Path { steps: arc.steps(), class });
        shapes.extend(arc.head());
    }
    for (leg, arc) in &arcs {
        let length = (arc.to.x - arc.from.x).hypot(arc.to.y - arc.from.y);
        if length < NUMBERED {
            continue;
        }
        let number = leg.number.to_string();
        let radius = if number.len() > 1 { 11.0 } else { 9.0 };
        // In the middle, or beside it where a chip of another stop covers the middle.
        let free = |p: &Point| {
            let own = Area::new(p.x - radius, p.y - radius, 2.0 * radius, 2.0 * radius);
            !chips.iter().any(|chip| chip.area.overlaps(&own))
        };
        let places = [0.5, 0.4, 0.6, 0.3, 0.7].map(|part| arc.at(part));
        let Some(centre) = places.into_iter().find(free) else { continue };
        shapes.push(Shape::Circle { centre, radius, class: Class::WayHead });
        let foot = at(centre.x, centre.y + 4.2);
        shapes.push(Shape::text(foot, Anchor::Middle, 12.0, Class::Inverse, &number));
    }
}
