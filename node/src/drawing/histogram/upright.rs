//! The histogram with upright bars; the shares added up are a band of their own above them.

use super::super::metrics::{fit, width, wrap};
use super::super::{Anchor, Area, Class, Point, Shape, Step, at};
use super::{Bin, Count, Histogram, MARGIN, SIZE, bar, place_of};

/// Height of the bars.
const HIGH: f64 = 200.0;
/// Height of the band of the shares added up.
const BAND: f64 = 110.0;
/// Room for the words of the median.
const MEDIAN: f64 = 30.0;

/// Draws it from `top` downwards and gives the y below it.
pub(super) fn draw(shapes: &mut Vec<Shape>, histogram: &Histogram, top: f64, wide: f64) -> f64 {
    let slot = (wide - 2.0 * MARGIN) / histogram.bins.len().max(1) as f64;
    let shares = histogram.added_up().filter(|_| histogram.cumulative);
    let mut top = top;
    if let Some(shares) = &shares {
        band(shapes, histogram, shares, (slot, wide), top);
        top += BAND + 14.0;
    }
    let ceiling = top + MEDIAN;
    let floor = ceiling + HIGH;
    for part in 1..=4_u32 {
        let y = floor - HIGH * f64::from(part) / 4.0;
        shapes.push(Shape::line(at(MARGIN, y), at(wide - MARGIN, y), Class::Grid));
    }
    let mut bottom = floor;
    for (place, bin) in histogram.bins.iter().enumerate() {
        let area = Area::new(MARGIN + slot * place as f64, ceiling, slot, HIGH);
        column(shapes, histogram, bin, area);
        let mut y = floor + 6.0;
        for line in wrap(&bin.name, SIZE, false, slot - 6.0, 4) {
            y += 16.0;
            let foot = at(area.x + slot / 2.0, y);
            shapes.push(Shape::text(foot, Anchor::Middle, SIZE, Class::Body, &line));
        }
        bottom = bottom.max(y);
    }
    shapes.push(Shape::line(at(MARGIN, floor), at(wide - MARGIN, floor), Class::Rail));
    if histogram.is_empty() {
        let words = fit(&histogram.words.nothing, 14.0, false, wide - 2.0 * MARGIN);
        let middle = at(wide / 2.0, ceiling + HIGH / 2.0);
        shapes.push(Shape::text(middle, Anchor::Middle, 14.0, Class::Muted, &words));
    } else {
        median(shapes, histogram, (slot, wide), (ceiling, floor));
    }
    bottom
}

/// Upper edge of a bar.
fn height(histogram: &Histogram, bin: &Bin) -> f64 {
    match bin.count {
        Count::Exactly(0) => 0.0,
        // Room is left above the highest for its count.
        Count::Exactly(count) => (HIGH * 0.9 * count as f64 / histogram.largest()).max(1.0),
        Count::Few => 12.0,
    }
}

fn column(shapes: &mut Vec<Shape>, histogram: &Histogram, bin: &Bin, slot: Area) {
    let inner = (slot.width * 0.72).min(110.0);
    let high = height(histogram, bin);
    let area = Area::new(slot.x + (slot.width - inner) / 2.0, slot.bottom() - high, inner, high);
    bar(shapes, bin.count, area);
    let lines = wrap(&histogram.count(bin.count), SIZE, true, slot.width - 4.0, 2);
    for (place, line) in lines.iter().rev().enumerate() {
        let foot = at(slot.x + slot.width / 2.0, area.y - 6.0 - 15.0 * place as f64);
        shapes.push(Shape::text(foot, Anchor::Middle, SIZE, Class::Strong, line));
    }
}

/// The median: a line from its words down to the counts, and its place on the floor.
fn median(
    shapes: &mut Vec<Shape>,
    histogram: &Histogram,
    (slot, wide): (f64, f64),
    (ceiling, floor): (f64, f64),
) {
    let Some(median) = &histogram.median else { return };
    let place = place_of(histogram, median.days);
    let x = MARGIN + slot * place;
    let under = |left: f64, right: f64| {
        let bins = histogram.bins.iter().enumerate();
        bins.filter(move |(n, _)| {
            let (begin, end) = (*n as f64, *n as f64 + 1.0);
            begin < right && end > left
        })
        .map(|(_, bin)| height(histogram, bin))
        .fold(0.0, f64::max)
    };
    // Two lines of count stand above a bar at most.
    let end = floor - under(place - 0.02, place + 0.02) - 38.0;
    let begin = ceiling - 10.0;
    shapes.push(Shape::line(at(x, begin), at(x, end.max(begin + 6.0)), Class::Median));
    shapes.push(Shape::Polygon {
        points: vec![at(x, floor - 1.0), at(x - 6.0, floor + 9.0), at(x + 6.0, floor + 9.0)],
        class: Class::Wrong,
    });
    let words = fit(&median.words, SIZE, true, wide - 2.0 * MARGIN);
    let needed = width(&words, SIZE, true);
    let left = (x - needed / 2.0).clamp(MARGIN, (wide - MARGIN - needed).max(MARGIN));
    let foot = at(left, begin - 5.0);
    shapes.push(Shape::text(foot, Anchor::Start, SIZE, Class::Bad, &words));
}

/// The shares added up: a line that rises from left to right, each point with its percentage.
fn band(
    shapes: &mut Vec<Shape>,
    histogram: &Histogram,
    shares: &[u64],
    (slot, wide): (f64, f64),
    top: f64,
) {
    let floor = top + BAND;
    let high = BAND - 36.0;
    let words = fit(&histogram.words.cumulative, SIZE, false, wide / 2.0);
    shapes.push(Shape::text(at(MARGIN, top + 14.0), Anchor::Start, SIZE, Class::Muted, &words));
    let points: Vec<Point> = shares
        .iter()
        .enumerate()
        .map(|(place, share)| {
            let x = MARGIN + slot * (place as f64 + 1.0);
            at(x - 4.0, floor - high * *share as f64 / 1000.0)
        })
        .collect();
    let mut steps = vec![Step::Move(at(MARGIN, floor))];
    steps.extend(points.iter().copied().map(Step::Line));
    shapes.push(Shape::line(at(MARGIN, floor), at(wide - MARGIN, floor), Class::Axis));
    shapes.push(Shape::line(
        at(MARGIN, floor - high),
        at(wide - MARGIN, floor - high),
        Class::Grid,
    ));
    shapes.push(Shape::Path { steps, class: Class::Cumulative });
    for (point, share) in points.iter().zip(shares) {
        shapes.push(Shape::Circle { centre: *point, radius: 4.0, class: Class::CumulativeDot });
        let foot = at(point.x - 2.0, point.y - 9.0);
        let share = histogram.percent(*share);
        shapes.push(Shape::text(foot, Anchor::End, 12.5, Class::Body, &share));
    }
}
