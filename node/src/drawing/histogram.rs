//! How long guns took from the last known lawful transfer to their recovery: counts in the
//! intervals in which such times are published, the median, and how many there are in all.

use super::metrics::{fit, width, wrap};
use super::{
    Anchor, Area, Class, Column, Drawing, Form, Heading, Point, Section, Shape, Step, Table, at,
    silent_debug,
};

/// A count, or that it is too small to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// At least one, and fewer than may be told.
    Few,
}

/// One interval.
#[derive(Clone, PartialEq, Eq)]
pub struct Bin {
    /// What it is called: "3 to 7 months".
    pub name: String,
    /// The first day of it, counted from the transfer.
    pub from_day: u64,
    /// How many.
    pub count: Count,
}

/// The median of all.
#[derive(Clone, PartialEq, Eq)]
pub struct Median {
    /// In days.
    pub days: u64,
    /// "median 6 years 2 months".
    pub words: String,
}

/// Words of the picture.
#[derive(Clone, PartialEq, Eq)]
pub struct HistogramWords {
    /// Head of the intervals.
    pub interval: String,
    /// Head of the counts.
    pub count: String,
    /// Head of the shares.
    pub share: String,
    /// Head of the shares added up, and name of their line.
    pub cumulative: String,
    /// A count that is too small to be told: "fewer than 5".
    pub few: String,
    /// "n = 1,204"; always shown.
    pub number: String,
    /// Where there is nothing to show.
    pub nothing: String,
}

/// What the picture shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Histogram {
    /// What it is called and described with.
    pub heading: Heading,
    /// Words.
    pub words: HistogramWords,
    /// The intervals, shortest first, without gaps; the last one is open.
    pub bins: Vec<Bin>,
    /// The median, if it may be told.
    pub median: Option<Median>,
    /// Whether the shares added up are drawn over the bars. They are left out where a count is too
    /// small to be told, because it could be computed from them.
    pub cumulative: bool,
}

silent_debug!(Bin, Median, HistogramWords, Histogram);

/// Room above the bars.
const ABOVE: f64 = 62.0;
/// Height of the bars.
const HIGH: f64 = 200.0;
/// Size of letters.
const SIZE: f64 = 13.0;
/// An interval narrower than this has no room for a share beside its count.
const LABELLED: f64 = 100.0;

impl Histogram {
    fn total(&self) -> u64 {
        let exact = |bin: &Bin| match bin.count {
            Count::Exactly(count) => count,
            Count::Few => 0,
        };
        self.bins.iter().map(exact).fold(0, u64::saturating_add)
    }

    fn tells_all(&self) -> bool {
        self.bins.iter().all(|bin| matches!(bin.count, Count::Exactly(_)))
    }

    /// Shares added up, in thousandths, one for each bin; none where they are not to be told.
    fn added_up(&self) -> Option<Vec<u64>> {
        let total = self.total();
        if total == 0 || !self.tells_all() {
            return None;
        }
        let mut sum: u128 = 0;
        let shares = self.bins.iter().map(|bin| {
            if let Count::Exactly(count) = bin.count {
                sum += u128::from(count);
            }
            u64::try_from(sum * 1000 / u128::from(total)).unwrap_or(1000)
        });
        Some(shares.collect())
    }
}

/// A share in thousandths as a whole percentage.
fn percent(thousandths: u64) -> String {
    format!("{}\u{a0}%", (thousandths + 5) / 10)
}

/// Draws the histogram.
#[must_use]
pub fn draw(histogram: &Histogram, form: Form) -> Drawing {
    let wide = form.width();
    let mut shapes = Vec::new();
    let margin = 10.0;
    let number = fit(&histogram.words.number, 14.0, true, wide - 2.0 * margin);
    shapes.push(Shape::text(at(margin, 18.0), Anchor::Start, 14.0, Class::Strong, &number));
    let floor = ABOVE + HIGH;
    let slot = (wide - 2.0 * margin) / histogram.bins.len().max(1) as f64;
    let largest = histogram.bins.iter().filter_map(|bin| match bin.count {
        Count::Exactly(count) => Some(count),
        Count::Few => None,
    });
    let largest = largest.max().unwrap_or(0).max(1) as f64;
    let mut bottom = floor;
    for part in 1..=4_u32 {
        let y = floor - HIGH * f64::from(part) / 4.0;
        shapes.push(Shape::line(at(margin, y), at(wide - margin, y), Class::Grid));
    }
    for (place, bin) in histogram.bins.iter().enumerate() {
        let x = margin + slot * place as f64;
        bar(&mut shapes, histogram, bin, Area::new(x, ABOVE, slot, HIGH), largest);
        let mut y = floor + 4.0;
        for line in wrap(&bin.name, SIZE, false, slot - 6.0, 4) {
            y += 16.0;
            let foot = at(x + slot / 2.0, y);
            shapes.push(Shape::text(foot, Anchor::Middle, SIZE, Class::Body, &line));
        }
        bottom = bottom.max(y);
    }
    shapes.push(Shape::line(at(margin, floor), at(wide - margin, floor), Class::Rail));
    if histogram.bins.iter().all(|bin| bin.count == Count::Exactly(0)) {
        let words = fit(&histogram.words.nothing, 14.0, false, wide - 2.0 * margin);
        let middle = at(wide / 2.0, ABOVE + HIGH / 2.0);
        shapes.push(Shape::text(middle, Anchor::Middle, 14.0, Class::Muted, &words));
    } else {
        if histogram.cumulative
            && let Some(shares) = histogram.added_up()
        {
            cumulative(&mut shapes, histogram, &shares, margin, slot);
        }
        if let Some(median) = &histogram.median {
            let x = margin + slot * place_of(histogram, median.days);
            line_of_median(&mut shapes, median, x, wide);
        }
    }
    Drawing {
        form,
        view: Area::new(0.0, 0.0, wide, bottom + 12.0),
        title: histogram.heading.title.clone(),
        description: histogram.heading.description.clone(),
        shapes,
        table: table(histogram),
    }
}

/// A bar with its count above it; what is too small to be told is a low hatched box.
fn bar(shapes: &mut Vec<Shape>, histogram: &Histogram, bin: &Bin, slot: Area, largest: f64) {
    let inner = (slot.width * 0.72).min(110.0);
    let x = slot.x + (slot.width - inner) / 2.0;
    let (words, top) = match bin.count {
        Count::Exactly(0) => ("0".to_owned(), slot.bottom()),
        Count::Exactly(count) => {
            // Room is left above the highest bar for the line of the shares.
            let height = (slot.height * 0.9 * count as f64 / largest).max(1.0);
            let area = Area::new(x, slot.bottom() - height, inner, height);
            shapes.push(Shape::rect(area, Class::Bar));
            (count.to_string(), area.y)
        }
        Count::Few => {
            let area = Area::new(x, slot.bottom() - 12.0, inner, 12.0);
            shapes.push(Shape::rect(area, Class::Pooled));
            shapes.push(Shape::Hatch { area, gap: 6.0, class: Class::Hatch });
            (histogram.words.few.clone(), area.y)
        }
    };
    let lines = wrap(&words, SIZE, true, slot.width - 4.0, 2);
    for (place, line) in lines.iter().rev().enumerate() {
        let foot = at(slot.x + slot.width / 2.0, top - 6.0 - 15.0 * place as f64);
        shapes.push(Shape::text(foot, Anchor::Middle, SIZE, Class::Strong, line));
    }
}

/// Where a number of days stands, in bins from the left edge.
fn place_of(histogram: &Histogram, days: u64) -> f64 {
    let after = histogram.bins.iter().position(|bin| bin.from_day > days);
    let place = after.unwrap_or(histogram.bins.len()).saturating_sub(1);
    let begin = histogram.bins.get(place).map_or(0, |bin| bin.from_day);
    let inside = match histogram.bins.get(place + 1) {
        Some(next) if next.from_day > begin => {
            days.saturating_sub(begin) as f64 / (next.from_day - begin) as f64
        }
        // The last interval has no end that would give a place in it.
        _ => 0.5,
    };
    place as f64 + inside.clamp(0.0, 1.0)
}

fn line_of_median(shapes: &mut Vec<Shape>, median: &Median, x: f64, wide: f64) {
    let top = 40.0;
    shapes.push(Shape::line(at(x, top), at(x, ABOVE + HIGH), Class::Median));
    let words = fit(&median.words, SIZE, true, wide - 16.0);
    let needed = width(&words, SIZE, true);
    let left = (x - needed / 2.0).clamp(8.0, (wide - 8.0 - needed).max(8.0));
    shapes.push(Shape::text(at(left, top - 5.0), Anchor::Start, SIZE, Class::Bad, &words));
}

/// The shares added up, as a line over the bars, each point with its percentage.
fn cumulative(
    shapes: &mut Vec<Shape>,
    histogram: &Histogram,
    shares: &[u64],
    margin: f64,
    slot: f64,
) {
    let floor = ABOVE + HIGH;
    let points: Vec<Point> = shares
        .iter()
        .enumerate()
        .map(|(place, share)| {
            let x = margin + slot * (place as f64 + 1.0);
            at(x, floor - HIGH * *share as f64 / 1000.0)
        })
        .collect();
    let mut steps = vec![Step::Move(at(margin, floor))];
    steps.extend(points.iter().copied().map(Step::Line));
    shapes.push(Shape::Path { steps, class: Class::Cumulative });
    for (point, share) in points.iter().zip(shares) {
        shapes.push(Shape::Circle { centre: *point, radius: 4.0, class: Class::CumulativeDot });
        if slot < LABELLED {
            continue;
        }
        let foot = at(point.x - 7.0, point.y - 6.0);
        shapes.push(Shape::text(foot, Anchor::End, 12.0, Class::Muted, &percent(*share)));
    }
    // What the line is, below the number of all.
    let words = &histogram.words.cumulative;
    let wide = margin * 2.0 + slot * shares.len() as f64;
    let room = wide / 2.0;
    let words = fit(words, 12.0, false, room);
    let left = wide - margin - width(&words, 12.0, false);
    shapes.push(Shape::line(at(left - 28.0, 14.0), at(left - 8.0, 14.0), Class::Cumulative));
    let dot = at(left - 18.0, 14.0);
    shapes.push(Shape::Circle { centre: dot, radius: 4.0, class: Class::CumulativeDot });
    shapes.push(Shape::text(at(left, 18.0), Anchor::Start, 12.0, Class::Muted, &words));
}

fn table(histogram: &Histogram) -> Table {
    let words = &histogram.words;
    let total = histogram.total();
    let added_up = histogram.added_up();
    let mut columns = vec![Column::words(&words.interval), Column::numbers(&words.count)];
    if added_up.is_some() {
        columns.push(Column::numbers(&words.share));
        columns.push(Column::numbers(&words.cumulative));
    }
    let rows = histogram.bins.iter().enumerate().map(|(place, bin)| {
        let count = match bin.count {
            Count::Exactly(count) => count.to_string(),
            Count::Few => words.few.clone(),
        };
        let mut row = vec![bin.name.clone(), count];
        if let (Some(added_up), Count::Exactly(count)) = (&added_up, bin.count) {
            let share = u128::from(count) * 1000 / u128::from(total.max(1));
            row.push(percent(u64::try_from(share).unwrap_or(1000)));
            row.push(percent(added_up.get(place).copied().unwrap_or(1000)));
        }
        row
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    if let Some(median) = &histogram.median {
        let mut row = vec![median.words.clone()];
        row.resize(columns.len(), String::new());
        rows.push(row);
    }
    Table {
        caption: format!("{} ({})", histogram.heading.caption, words.number),
        columns,
        sections: vec![Section { head: None, rows }],
    }
}

#[cfg(test)]
mod tests;
