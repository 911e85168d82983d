//! How long guns took from the last known lawful transfer to their recovery: counts in the
//! intervals in which such times are published, the median, and how many there are in all.

use super::metrics::{Digits, fit, grouped};
use super::{
    Anchor, Area, Class, Column, Drawing, Form, Heading, Section, Shape, Table, at, silent_debug,
};

mod lying;
mod upright;

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
    /// How large numbers are written.
    pub digits: Digits,
    /// What follows a percentage: "%", or a space and "%".
    pub percent: String,
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

/// Size of letters.
const SIZE: f64 = 13.0;
/// Margin at the sides.
const MARGIN: f64 = 10.0;

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

    /// A share in thousandths as a whole percentage.
    fn percent(&self, thousandths: u64) -> String {
        format!("{}{}", (thousandths + 5) / 10, self.words.percent)
    }

    /// A count as it is shown.
    fn count(&self, count: Count) -> String {
        match count {
            Count::Exactly(count) => grouped(count, &self.words.digits),
            Count::Few => self.words.few.clone(),
        }
    }

    /// The largest count, at least 1.
    fn largest(&self) -> f64 {
        let counts = self.bins.iter().filter_map(|bin| match bin.count {
            Count::Exactly(count) => Some(count),
            Count::Few => None,
        });
        counts.max().unwrap_or(0).max(1) as f64
    }

    fn is_empty(&self) -> bool {
        self.bins.iter().all(|bin| bin.count == Count::Exactly(0))
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

/// Draws the histogram: upright bars in a wide picture, lying ones in a narrow one, where their
/// names need the width.
#[must_use]
pub fn draw(histogram: &Histogram, form: Form) -> Drawing {
    let mut shapes = Vec::new();
    let wide = form.width();
    let number = fit(&histogram.words.number, 14.0, true, wide - 2.0 * MARGIN);
    shapes.push(Shape::text(at(MARGIN, 18.0), Anchor::Start, 14.0, Class::Strong, &number));
    let bottom = match form {
        Form::Wide | Form::Paper => upright::draw(&mut shapes, histogram, 26.0, wide),
        Form::Narrow => lying::draw(&mut shapes, histogram, 26.0),
    };
    Drawing {
        form,
        view: Area::new(0.0, 0.0, wide, bottom + 12.0),
        title: histogram.heading.title.clone(),
        description: histogram.heading.description.clone(),
        shapes,
        table: table(histogram),
    }
}

/// Where a number of days stands, in bins from the first edge.
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

/// A bar, or a low hatched box for what is too small to be told.
fn bar(shapes: &mut Vec<Shape>, count: Count, area: Area) {
    match count {
        Count::Exactly(0) => {}
        Count::Exactly(_) => shapes.push(Shape::rect(area, Class::Bar)),
        Count::Few => {
            shapes.push(Shape::rect(area, Class::Pooled));
            shapes.push(Shape::Hatch { area, gap: 6.0, class: Class::Hatch });
        }
    }
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
        let mut row = vec![bin.name.clone(), histogram.count(bin.count)];
        if let (Some(added_up), Count::Exactly(count)) = (&added_up, bin.count) {
            let share = u128::from(count) * 1000 / u128::from(total.max(1));
            row.push(histogram.percent(u64::try_from(share).unwrap_or(1000)));
            row.push(histogram.percent(added_up.get(place).copied().unwrap_or(1000)));
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
