//! The histogram with lying bars, one below the other: for narrow pictures.

use super::super::metrics::{fit, width, wrap};
use super::super::{Anchor, Area, Class, NARROW, Shape, at};
use super::{Count, Histogram, MARGIN, SIZE, bar, place_of};

/// Height of an interval: its name, and its bar below.
const ROW: f64 = 46.0;
/// Height of a bar.
const BAR: f64 = 18.0;

/// Draws it from `top` downwards and gives the y below it.
pub(super) fn draw(shapes: &mut Vec<Shape>, histogram: &Histogram, top: f64) -> f64 {
    let room = NARROW - 2.0 * MARGIN;
    let mut y = top;
    let shares = histogram.added_up().filter(|_| histogram.cumulative);
    if shares.is_some() {
        let words = fit(&histogram.words.cumulative, 12.5, false, room);
        let foot = at(NARROW - MARGIN, y + 12.0);
        shapes.push(Shape::text(foot, Anchor::End, 12.5, Class::Muted, &words));
        y += 20.0;
    }
    if histogram.is_empty() {
        for line in wrap(&histogram.words.nothing, 14.0, false, room, 3) {
            y += 18.0;
            shapes.push(Shape::text(at(MARGIN, y), Anchor::Start, 14.0, Class::Muted, &line));
        }
        y += 8.0;
    }
    let begin = y;
    let left = MARGIN + 12.0;
    for (place, bin) in histogram.bins.iter().enumerate() {
        let share = shares.as_ref().and_then(|shares| shares.get(place));
        let share = share.map(|share| histogram.percent(*share));
        let taken = share.as_ref().map_or(0.0, |share| width(share, 12.5, false) + 10.0);
        let name = fit(&bin.name, SIZE, false, NARROW - MARGIN - left - 6.0 - taken);
        shapes.push(Shape::text(at(left + 6.0, y + 15.0), Anchor::Start, SIZE, Class::Body, &name));
        if let Some(share) = share {
            let foot = at(NARROW - MARGIN, y + 15.0);
            shapes.push(Shape::text(foot, Anchor::End, 12.5, Class::Body, &share));
        }
        let count = fit(&histogram.count(bin.count), SIZE, true, room * 0.5);
        // The longest bar leaves room for its count.
        let longest = NARROW - MARGIN - left - width(&count, SIZE, true) - 10.0;
        let most = (room * 0.62).min(longest);
        let long = match bin.count {
            Count::Exactly(0) => 0.0,
            Count::Exactly(count) => (most * count as f64 / histogram.largest()).max(1.0),
            Count::Few => 14.0,
        };
        bar(shapes, bin.count, Area::new(left, y + 20.0, long, BAR));
        let foot = at(left + long + 6.0, y + 34.0);
        shapes.push(Shape::text(foot, Anchor::Start, SIZE, Class::Strong, &count));
        y += ROW;
    }
    shapes.push(Shape::line(at(left, begin + 2.0), at(left, y), Class::Rail));
    if let Some(median) = histogram.median.as_ref().filter(|_| !histogram.is_empty()) {
        let mark = begin + ROW * place_of(histogram, median.days);
        let pointer = |x: f64, y: f64| Shape::Polygon {
            points: vec![at(x, y), at(x - 9.0, y - 5.5), at(x - 9.0, y + 5.5)],
            class: Class::Wrong,
        };
        shapes.push(pointer(left - 2.0, mark.min(y - 4.0)));
        shapes.push(pointer(left - 2.0, y + 14.0));
        for line in wrap(&median.words, SIZE, true, NARROW - MARGIN - left - 4.0, 2) {
            y += 18.0;
            shapes.push(Shape::text(at(left + 4.0, y), Anchor::Start, SIZE, Class::Bad, &line));
        }
    }
    y
}
