//! Pictures on paper: the shapes of a drawing in the light inks, each with the coordinates to a tenth
//! of a unit, so that no difference between mathematical libraries reaches the file.
//!
//! The base map is drawn as outlines, and of these only what lies in the picture, without corners
//! that nobody could see on paper: a world would be heavier than the evidence.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point as At, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;

use super::draw::{glyphs, paint};
use super::font::Faces;
use crate::drawing::{Anchor, Area, Class, Drawing, Ink, Point, Shape, Step, at, places};

/// Points of a unit, where there is room: a picture that was laid out for paper is then as wide as
/// the text.
const NATURAL: f32 = 0.75;
/// Below this its letters are too small to be read.
const LEAST: f32 = 0.55;
/// Corners of outlines of the base map that are closer than this to the last one are left out, in units.
const NEAR: f64 = 0.8;
/// The base map: `assets/world.svg` has it in this grey at three tenths, with darker borders.
const LAND: Ink = Ink {
    fill: Some((0xd7, 0xdb, 0xdf)),
    opacity: 1.0,
    stroke: Some((0x9b, 0xa5, 0xb0)),
    width: 0.5,
    dashes: &[],
    bold: false,
};

/// Points per unit at which a picture fits; none if it would have to be too small.
pub(super) fn scale(drawing: &Drawing, width: f32, height: f32) -> Option<f32> {
    let (wide, high) = (points(drawing.view.width), points(drawing.view.height));
    if !(wide >= 1.0 && high >= 1.0) {
        return None;
    }
    let scale = NATURAL.min(width / wide).min(height / high);
    (scale >= LEAST).then_some(scale)
}

/// Its height in points.
pub(super) fn height(drawing: &Drawing, scale: f32) -> f32 {
    points(drawing.view.height) * scale
}

/// Draws a picture with its upper left corner at a point of the page.
pub(super) fn draw(
    surface: &mut Surface<'_>,
    faces: Faces,
    drawing: &Drawing,
    corner: (f32, f32),
    scale: f32,
) {
    let view = drawing.view;
    let (x, y) = (points(view.x), points(view.y));
    let place =
        Transform::from_row(scale, 0.0, 0.0, scale, corner.0 - x * scale, corner.1 - y * scale);
    let frame = path(&corners(&view));
    surface.push_transform(&place);
    if let Some(frame) = &frame {
        surface.push_clip_path(frame, &FillRule::NonZero);
    }
    let mut brush = Brush { surface, faces, view };
    brush.shapes(&drawing.shapes);
    if frame.is_some() {
        surface.pop();
    }
    surface.pop();
    surface.set_stroke(None);
}

struct Brush<'a, 'b> {
    surface: &'a mut Surface<'b>,
    faces: Faces,
    view: Area,
}

impl Brush<'_, '_> {
    fn shapes(&mut self, shapes: &[Shape]) {
        for shape in shapes {
            self.shape(shape);
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { area, radius, class } => {
                let steps = if *radius > 0.0 { rounded(area, *radius) } else { corners(area) };
                self.steps(&steps, *class);
            }
            Shape::Line { from, to, class } => {
                self.steps(&[Step::Move(*from), Step::Line(*to)], *class);
            }
            Shape::Path { steps, class } => self.steps(steps, *class),
            Shape::Circle { centre, radius, class } => {
                let area =
                    Area::new(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius);
                self.steps(&rounded(&area, *radius), *class);
            }
            Shape::Polygon { points, class } => self.steps(&closed(points), *class),
            Shape::Text { at, anchor, size, class, text } => {
                self.text(*at, *anchor, *size, class.ink(), text);
            }
            Shape::Hatch { class, .. } => {
                let lines = shape.hatching().into_iter();
                let steps: Vec<Step> =
                    lines.flat_map(|(from, to)| [Step::Move(from), Step::Line(to)]).collect();
                self.steps(&steps, *class);
            }
            Shape::World { area } => self.world(area),
            // Nothing can be followed on paper; what a group is called stands in the table.
            Shape::Group { shapes, .. } => self.shapes(shapes),
        }
    }

    fn steps(&mut self, steps: &[Step], class: Class) {
        self.inked(steps, &class.ink());
    }

    fn inked(&mut self, steps: &[Step], ink: &Ink) {
        let Some(path) = path(steps) else { return };
        if ink.fill.is_none() && ink.stroke.is_none() {
            return;
        }
        let opacity = NormalizedF32::new(ink.opacity.clamp(0.0, 1.0));
        let opacity = opacity.unwrap_or(NormalizedF32::ONE);
        // What is filled is seen through by its area, a line alone by the line.
        let of_line = if ink.fill.is_some() { NormalizedF32::ONE } else { opacity };
        self.surface.set_fill(ink.fill.map(|colour| Fill {
            opacity,
            rule: FillRule::EvenOdd,
            ..paint(colour)
        }));
        self.surface.set_stroke(ink.stroke.map(|(red, green, blue)| {
            Stroke {
                paint: rgb::Color::new(red, green, blue).into(),
                width: ink.width,
                line_cap: if ink.dashes.is_empty() { LineCap::Round } else { LineCap::Butt },
                line_join: LineJoin::Round,
                opacity: of_line,
                dash: (!ink.dashes.is_empty())
                    .then(|| StrokeDash { array: ink.dashes.to_vec(), offset: 0.0 }),
                ..Stroke::default()
            }
        }));
        self.surface.draw_path(&path);
    }

    fn text(&mut self, point: Point, anchor: Anchor, size: f64, ink: Ink, text: &str) {
        let face = self.faces.of(ink.bold);
        let text = self.faces.shown(text).replace('\n', " ");
        let glyphs = glyphs(face, &text);
        let Some(colour) = ink.fill.filter(|_| !glyphs.is_empty()) else { return };
        let size = tenth(size);
        let width = face.width(&text) * size;
        let before = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(paint(colour)));
        let start = At::from_xy(tenth(point.x) - before, tenth(point.y));
        self.surface.draw_glyphs(start, &glyphs, face.font.clone(), &text, size, false);
    }

    /// The base map over an area, as far as it is in the picture.
    fn world(&mut self, area: &Area) {
        let (across, down) = (area.width / places::WIDTH, area.height / places::HEIGHT);
        let named = places::all().iter().map(places::Place::outline);
        let mut seen = Vec::new();
        for outline in places::nameless().into_iter().chain(named) {
            let here = |p: Point| at(area.x + p.x * across, area.y + p.y * down);
            for ring in outline.split_inclusive(|step| *step == Step::Close) {
                let points: Vec<Point> = ring.iter().filter_map(end).map(here).collect();
                if bounds(&points).overlaps(&self.view) {
                    seen.extend(closed(&thinned(&points)));
                }
            }
        }
        self.inked(&seen, &LAND);
    }
}

/// Where a step ends.
fn end(step: &Step) -> Option<Point> {
    match step {
        Step::Move(to) | Step::Line(to) | Step::Quad(_, to) | Step::Cubic(_, _, to) => Some(*to),
        Step::Close => None,
    }
}

fn bounds(points: &[Point]) -> Area {
    let least = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (x, y) = (least(|p| p.x), least(|p| p.y));
    Area::new(x, y, most(|p| p.x) - x, most(|p| p.y) - y)
}

/// A ring without the corners that are next to each other; none if nothing is left of it.
fn thinned(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        let near =
            |last: &Point| (last.x - point.x).abs() < NEAR && (last.y - point.y).abs() < NEAR;
        if !kept.last().is_some_and(near) {
            kept.push(*point);
        }
    }
    if kept.len() < 3 { Vec::new() } else { kept }
}

fn corners(area: &Area) -> Vec<Step> {
    closed(&[
        at(area.x, area.y),
        at(area.right(), area.y),
        at(area.right(), area.bottom()),
        at(area.x, area.bottom()),
    ])
}

/// A rectangle with round corners; a circle if they meet.
fn rounded(area: &Area, radius: f64) -> Vec<Step> {
    // How far the control points of a quarter of a circle stand from its ends.
    const ARC: f64 = 0.447_715_25;
    let r = radius.min(area.width / 2.0).min(area.height / 2.0);
    let (l, t, w, b) = (area.x, area.y, area.right(), area.bottom());
    let c = r * ARC;
    vec![
        Step::Move(at(l + r, t)),
        Step::Line(at(w - r, t)),
        Step::Cubic(at(w - c, t), at(w, t + c), at(w, t + r)),
        Step::Line(at(w, b - r)),
        Step::Cubic(at(w, b - c), at(w - c, b), at(w - r, b)),
        Step::Line(at(l + r, b)),
        Step::Cubic(at(l + c, b), at(l, b - c), at(l, b - r)),
        Step::Line(at(l, t + r)),
        Step::Cubic(at(l, t + c), at(l + c, t), at(l + r, t)),
        Step::Close,
    ]
}

fn closed(points: &[Point]) -> Vec<Step> {
    let Some((first, rest)) = points.split_first() else { return Vec::new() };
    let mut steps = vec![Step::Move(*first)];
    steps.extend(rest.iter().copied().map(Step::Line));
    steps.push(Step::Close);
    steps
}

fn path(steps: &[Step]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let xy = |p: &Point| (tenth(p.x), tenth(p.y));
    for step in steps {
        match step {
            Step::Move(to) => {
                let (x, y) = xy(to);
                path.move_to(x, y);
            }
            Step::Line(to) => {
                let (x, y) = xy(to);
                path.line_to(x, y);
            }
            Step::Quad(a, to) => {
                let ((ax, ay), (x, y)) = (xy(a), xy(to));
                path.quad_to(ax, ay, x, y);
            }
            Step::Cubic(a, b, to) => {
                let ((ax, ay), (bx, by), (x, y)) = (xy(a), xy(b), xy(to));
                path.cubic_to(ax, ay, bx, by, x, y);
            }
            Step::Close => path.close(),
        }
    }
    path.finish()
}

/// In the precision of the page: pictures have some thousand units.
#[expect(clippy::cast_possible_truncation, reason = "a page has no use for more digits")]
const fn points(value: f64) -> f32 {
    value as f32
}

/// To a tenth of a unit.
fn tenth(value: f64) -> f32 {
    if value.is_finite() { points((value * 10.0).round() / 10.0) } else { 0.0 }
}
