//! Pictures as plain data: shapes with classes, the words that say the same, and the table that
//! holds what is drawn.
//!
//! A picture is laid out by the function of its room ([`chain`], [`map`], [`flow`], [`histogram`],
//! [`federation`], [`heads`]) from data that bring all their words along, already in the reader's
//! language; nothing here looks up a text, reads a clock or knows HTML. [`svg`] writes a
//! [`Drawing`] for the pages; the report draws the same shapes on paper by [`Class::ink`].
//!
//! Units are CSS pixels at the picture's natural size; x grows to the right, y downwards; a text
//! stands on its baseline. A class says what a shape means, never how it looks: the pages' looks are
//! in `assets/drawing.css`, the paper's in [`style`].

use std::fmt;

pub mod style;
pub mod metrics;
pub mod svg;
pub mod time;
pub mod marks;
pub mod places;
pub mod chain;
pub mod map;
pub mod flow;
pub mod histogram;
pub mod federation;
pub mod heads;
pub mod levels;
pub mod gun;

pub use marks::Evidence;
pub use style::{Class, Ink};

/// A point or a distance.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A point.
#[must_use]
pub const fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width, not negative.
    pub width: f64,
    /// Height, not negative.
    pub height: f64,
}

impl Area {
    /// A rectangle by its upper left corner and its size.
    #[must_use]
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// Right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether the two have more than an edge in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}

/// One step of a path, in absolute coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Begins a new line here.
    Move(Point),
    /// A straight line to here.
    Line(Point),
    /// A quadratic curve: its control point, its end.
    Quad(Point, Point),
    /// A cubic curve: its two control points, its end.
    Cubic(Point, Point, Point),
    /// Back to where the line began.
    Close,
}

/// Which part of a text stands at its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What is drawn, in order: later shapes cover earlier ones.
#[derive(Clone, PartialEq)]
pub enum Shape {
    /// A rectangle with corners of this radius.
    Rect {
        /// Where.
        area: Area,
        /// Radius of the corners; 0: square.
        radius: f64,
        /// What it means.
        class: Class,
    },
    /// A straight line.
    Line {
        /// From here.
        from: Point,
        /// To here.
        to: Point,
        /// What it means.
        class: Class,
    },
    /// Lines and curves; an area if its class fills it, by the even-odd rule.
    Path {
        /// The steps; the first is a [`Step::Move`].
        steps: Vec<Step>,
        /// What it means.
        class: Class,
    },
    /// A circle.
    Circle {
        /// Its centre.
        centre: Point,
        /// Its radius.
        radius: f64,
        /// What it means.
        class: Class,
    },
    /// A closed polygon.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
        /// What it means.
        class: Class,
    },
    /// One line of text.
    Text {
        /// Its point on the baseline.
        at: Point,
        /// Which part of it stands there.
        anchor: Anchor,
        /// Size of the letters.
        size: f64,
        /// What it means; says also whether it is bold.
        class: Class,
        /// The text. Never more than one line.
        text: String,
    },
    /// Parallel lines from lower left to upper right over an area.
    Hatch {
        /// The area.
        area: Area,
        /// Distance of the lines, measured along the edge.
        gap: f64,
        /// What they mean.
        class: Class,
    },
    /// The base map, [`places::WIDTH`] by [`places::HEIGHT`] units of its own, stretched over an area.
    World {
        /// The area that the whole map takes, of which a view may show a part.
        area: Area,
    },
    /// Shapes that belong together.
    Group {
        /// Where it leads: a path of the same site (`/traces/…`, `?map=…` or `#…`); anything else
        /// is not written.
        link: Option<String>,
        /// A name that shows when it is pointed at, and that a link is read by.
        label: Option<String>,
        /// The shapes.
        shapes: Vec<Self>,
    },
}

impl Shape {
    /// A text.
    #[must_use]
    pub fn text(at: Point, anchor: Anchor, size: f64, class: Class, text: &str) -> Self {
        Self::Text { at, anchor, size, class, text: text.to_owned() }
    }

    /// A line.
    #[must_use]
    pub const fn line(from: Point, to: Point, class: Class) -> Self {
        Self::Line { from, to, class }
    }

    /// A rectangle with square corners.
    #[must_use]
    pub const fn rect(area: Area, class: Class) -> Self {
        Self::Rect { area, radius: 0.0, class }
    }

    /// The lines of a hatch, each from its lower to its upper end, clipped to the area; none for
    /// other shapes.
    #[must_use]
    pub fn hatching(&self) -> Vec<(Point, Point)> {
        let Self::Hatch { area, gap, .. } = self else { return Vec::new() };
        let mut lines = Vec::new();
        let mut along = *gap;
        // A line meets the left edge, or the lower one where it would be below it.
        while along < area.width + area.height && *gap > 0.0 {
            let right = (along - area.height).max(0.0);
            let low = along.min(area.height);
            let end = along.min(area.width);
            let high = (along - area.width).max(0.0);
            lines.push((at(area.x + right, area.y + low), at(area.x + end, area.y + high)));
            along += gap;
        }
        lines
    }
}

/// For what width a picture was laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// [`WIDE`] units: screens.
    #[default]
    Wide,
    /// [`PAPER`] units, laid out as for screens: at three quarters of a point per unit it is as wide
    /// as a page A4 has room, and its smallest letters have nine points.
    Paper,
    /// [`NARROW`] units: telephones, and pages at 400 %.
    Narrow,
}

/// Width of a wide picture.
pub const WIDE: f64 = 880.0;

/// Width of a picture on paper.
pub const PAPER: f64 = 640.0;

/// Width of a narrow picture.
pub const NARROW: f64 = 320.0;

impl Form {
    /// Width of a picture of this form.
    #[must_use]
    pub const fn width(self) -> f64 {
        match self {
            Self::Wide => WIDE,
            Self::Paper => PAPER,
            Self::Narrow => NARROW,
        }
    }
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Whether it holds numbers, which are set to the right.
    pub numeric: bool,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(head: &str) -> Self {
        Self { head: head.to_owned(), numeric: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numbers(head: &str) -> Self {
        Self { head: head.to_owned(), numeric: true }
    }
}

/// Rows of a table that belong together.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// What they have in common; none where the table has one section only.
    pub head: Option<String>,
    /// The rows, each with as many cells as there are columns. The first cell is the row's head.
    pub rows: Vec<Vec<String>>,
}

/// What a picture shows, as a table: nothing is only in the picture.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What the table is about.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub sections: Vec<Section>,
}

impl Table {
    /// All rows, without the heads of sections.
    pub fn rows(&self) -> impl Iterator<Item = &Vec<String>> {
        self.sections.iter().flat_map(|section| &section.rows)
    }
}

/// A picture.
#[derive(Clone, PartialEq)]
pub struct Drawing {
    /// For what width it was laid out.
    pub form: Form,
    /// The part of the plane that it shows: its bounding box.
    pub view: Area,
    /// What it is a picture of.
    pub title: String,
    /// What it shows, in a sentence or two: the text alternative, with the table.
    pub description: String,
    /// What is drawn.
    pub shapes: Vec<Shape>,
    /// The same as a table.
    pub table: Table,
}

impl Drawing {
    /// Calls `look` with every shape, those in groups included, groups before what they hold.
    pub fn each<'a>(&'a self, look: &mut impl FnMut(&'a Shape)) {
        fn walk<'a>(shapes: &'a [Shape], look: &mut impl FnMut(&'a Shape)) {
            for shape in shapes {
                look(shape);
                if let Shape::Group { shapes, .. } = shape {
                    walk(shapes, look);
                }
            }
        }
        walk(&self.shapes, look);
    }
}

/// What every picture is called and described with.
#[derive(Clone, PartialEq, Eq)]
pub struct Heading {
    /// What it is a picture of.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub description: String,
    /// What its table is about.
    pub caption: String,
}

/// Gives a type a `Debug` that prints its name and nothing that it holds: pictures hold names of
/// persons and words of cases.
macro_rules! silent_debug {
    ($($name:ty),+ $(,)?) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}
use silent_debug;

silent_debug!(Shape, Column, Section, Table, Heading);

impl fmt::Debug for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Drawing({:?}, {} shapes)", self.form, self.shapes.len())
    }
}

#[cfg(test)]
mod tests;
