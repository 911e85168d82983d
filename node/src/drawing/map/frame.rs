//! Which part of the world a picture shows, and how large.

use super::super::{Area, Form, Point, Step, at, places};
use super::Route;

/// What the map shows. The page has a button for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The States of the route and what is around them.
    #[default]
    Route,
    /// The Americas.
    Americas,
    /// All lands but Antarctica.
    World,
}

impl View {
    /// All of them, the nearest first.
    pub const ALL: [Self; 3] = [Self::Route, Self::Americas, Self::World];

    /// Its name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Route => "route",
            Self::Americas => "americas",
            Self::World => "world",
        }
    }

    /// The view of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// All lands but Antarctica, in units of the map.
const WORLD: Area = Area::new(60.0, 120.0, 9480.0, 4300.0);
/// The Americas.
const AMERICAS: Area = Area::new(1000.0, 330.0, 2900.0, 4010.0);
/// The least width that a route is shown with, so that its surroundings tell where it is.
const LEAST: f64 = 1150.0;

/// A part of the map, fitted to a picture.
pub(super) struct Frame {
    /// Width of the picture.
    pub(super) width: f64,
    /// Height of its map.
    pub(super) height: f64,
    /// Pixels per unit of the map.
    pub(super) scale: f64,
    /// What stands at the upper left corner, in units of the map.
    corner: Point,
}

/// A panel for States without a place.
pub(super) struct Panel {
    pub(super) area: Area,
    across: usize,
    step: f64,
}

/// Height of a row of chips in it.
const ROW: f64 = 46.0;

impl Panel {
    /// The place of the chip with this number, from 0.
    pub(super) fn seat(&self, number: usize) -> Point {
        let (column, row) = (number % self.across, number / self.across);
        // Neighbours stand at different heights, so that ways between them do not fall together.
        let lower = if column % 2 == 1 { 16.0 } else { 0.0 };
        at(
            self.area.x + self.step * (column as f64 + 0.5),
            self.area.y + 46.0 + ROW * row as f64 + lower,
        )
    }
}

impl Frame {
    /// The part of the map that a view shows of a route.
    pub(super) fn of(route: &Route, view: View, form: Form) -> Self {
        let width = form.width();
        let placed = route.stops.iter().any(|stop| places::find(&stop.country).is_some());
        let (shown, ratio) = match (view, form) {
            (View::World, _) => (WORLD, WORLD.height / WORLD.width),
            (View::Route, _) if !placed => (WORLD, WORLD.height / WORLD.width),
            (View::Americas, Form::Wide | Form::Paper) => (AMERICAS, 0.75),
            (View::Americas, Form::Narrow) => (AMERICAS, AMERICAS.height / AMERICAS.width),
            (View::Route, _) => {
                let around = around(route);
                let shape = around.height / around.width;
                let (flat, high) = match form {
                    Form::Wide | Form::Paper => (0.5, 0.75),
                    Form::Narrow => (0.9, 1.3),
                };
                (around, shape.clamp(flat, high))
            }
        };
        // Widened or heightened to the picture's shape, then held on the map.
        let wide = shown.width.max(shown.height / ratio).min(places::WIDTH);
        let high = wide * ratio;
        let held = |middle: f64, size: f64, whole: f64| {
            (middle - size / 2.0).clamp(0.0_f64.min(whole - size), (whole - size).max(0.0))
        };
        let corner = at(
            held(shown.x + shown.width / 2.0, wide, places::WIDTH),
            held(shown.y + shown.height / 2.0, high, places::HEIGHT),
        );
        Self { width, height: width * ratio, scale: width / wide, corner }
    }

    /// The area of the whole map in the picture.
    pub(super) fn world(&self) -> Area {
        let corner = self.point(at(0.0, 0.0));
        Area::new(corner.x, corner.y, places::WIDTH * self.scale, places::HEIGHT * self.scale)
    }

    /// A point of the map in the picture.
    pub(super) fn point(&self, point: Point) -> Point {
        at((point.x - self.corner.x) * self.scale, (point.y - self.corner.y) * self.scale)
    }

    /// An outline in the picture, without points that would not be told apart, and without the rings
    /// that lie outside.
    pub(super) fn outline(&self, steps: &[Step]) -> Vec<Step> {
        const NEAR: f64 = 0.6;
        let mut out: Vec<Step> = Vec::new();
        let mut ring: Vec<Point> = Vec::new();
        for step in steps {
            match step {
                Step::Move(to) | Step::Line(to) => {
                    let point = self.point(*to);
                    let near = |last: &Point| (last.x - point.x).hypot(last.y - point.y) < NEAR;
                    if !ring.last().is_some_and(near) {
                        ring.push(point);
                    }
                }
                _ => {
                    let seen = ring.iter().any(|p| {
                        (-20.0..=self.width + 20.0).contains(&p.x)
                            && (-20.0..=self.height + 20.0).contains(&p.y)
                    });
                    if seen && ring.len() > 2 {
                        let mut points = ring.drain(..);
                        out.extend(points.next().map(Step::Move));
                        out.extend(points.map(Step::Line));
                        out.push(Step::Close);
                    }
                    ring.clear();
                }
            }
        }
        out
    }

    /// A chip held within the map.
    pub(super) fn within(&self, area: Area) -> Area {
        let x = area.x.clamp(4.0, (self.width - area.width - 4.0).max(4.0));
        let y = area.y.clamp(4.0, (self.height - area.height - 4.0).max(4.0));
        Area::new(x, y, area.width, area.height)
    }

    /// The panel for the States of a route that have no place; none if all have one.
    pub(super) fn panel(&self, route: &Route) -> Option<Panel> {
        let homeless =
            route.stops.iter().filter(|stop| places::find(&stop.country).is_none()).count();
        if homeless == 0 {
            return None;
        }
        let chip = |stop: &super::RouteStop| {
            super::super::metrics::width(&super::chip_text(stop), super::SIZE, true) + 70.0
        };
        let step = route.stops.iter().map(chip).fold(110.0, f64::max).min(self.width - 16.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few chips, at least one"
        )]
        let fit = ((self.width - 16.0) / step).floor().max(1.0) as usize;
        let across = fit.min(homeless);
        // No narrower than its heading.
        let heading = super::super::metrics::width(&route.words.elsewhere, super::SIZE, false);
        let least = (heading + 22.0).min(self.width - 16.0) / across as f64;
        let step = step.max(least);
        let rows = homeless.div_ceil(across);
        let height = (44.0 + ROW * rows as f64 + 10.0).min(self.height - 16.0);
        let wide = step * across as f64;
        let area = Area::new(8.0, self.height - height - 8.0, wide, height);
        Some(Panel { area, across, step })
    }
}

/// What a route needs: its label points, its smaller States whole, and room around.
fn around(route: &Route) -> Area {
    const SMALL: f64 = 1300.0;
    let (mut left, mut top) = (f64::INFINITY, f64::INFINITY);
    let (mut right, mut bottom) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    let mut take = |x0: f64, y0: f64, x1: f64, y1: f64| {
        (left, top) = (left.min(x0), top.min(y0));
        (right, bottom) = (right.max(x1), bottom.max(y1));
    };
    for place in route.stops.iter().filter_map(|stop| places::find(&stop.country)) {
        let point = place.point();
        take(point.x - 120.0, point.y - 120.0, point.x + 120.0, point.y + 120.0);
        let points: Vec<Point> = place
            .outline()
            .iter()
            .filter_map(|step| match step {
                Step::Move(to) | Step::Line(to) => Some(*to),
                _ => None,
            })
            .collect();
        let least = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (x0, y0) = (least(|p| p.x), least(|p| p.y));
        let (x1, y1) = (most(|p| p.x), most(|p| p.y));
        if !points.is_empty() && x1 - x0 <= SMALL && y1 - y0 <= SMALL {
            take(x0, y0, x1, y1);
        }
    }
    let (wide, high) = (right - left, bottom - top);
    let extra = ((LEAST - wide) / 2.0).max(wide * 0.06);
    Area::new(left - extra, top - high * 0.06, wide + 2.0 * extra, high * 1.12)
}
