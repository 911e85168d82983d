//! Levels on a scale from 0 to 4: one lying bar per row, and where the row stood before.

use super::metrics::{fit, width, wrap};
use super::{
    Anchor, Area, Class, Column, Drawing, Form, Heading, Section, Shape, Table, at, silent_debug,
};

/// The highest level, in hundredths.
const TOP: f64 = 400.0;
/// Margin at the sides.
const MARGIN: f64 = 10.0;
/// Size of letters.
const SIZE: f64 = 14.0;
/// Height of a bar.
const BAR: f64 = 20.0;
/// Width of the names in a wide picture.
const NAMES: f64 = 230.0;

/// One bar.
#[derive(Clone, PartialEq, Eq)]
pub struct LevelRow {
    /// What it is of.
    pub name: String,
    /// Hundredths of a level, 0 to 400; none: nothing to show.
    pub level: Option<u32>,
    /// The level as it is written: "2.5", or why there is none.
    pub words: String,
    /// How much it rests on: "3 of 4".
    pub rests_on: String,
    /// Where it stood before.
    pub before: Option<u32>,
    /// The same as it is written.
    pub before_words: String,
    /// Where it leads, as [`Shape::Group`] has it.
    pub link: Option<String>,
}

/// Words of the picture.
#[derive(Clone, PartialEq, Eq)]
pub struct LevelWords {
    /// Head of the names.
    pub name: String,
    /// Head of the levels.
    pub level: String,
    /// Head of what they rest on.
    pub rests_on: String,
    /// Head of where they stood before, and name of the mark for it; none: there is no before.
    pub before: Option<String>,
}

/// What the picture shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Levels {
    /// What it is called and described with.
    pub heading: Heading,
    /// Words.
    pub words: LevelWords,
    /// The bars, from the top.
    pub rows: Vec<LevelRow>,
}

silent_debug!(LevelRow, LevelWords, Levels);

/// Draws the bars: beside their names in a wide picture, below them in a narrow one.
#[must_use]
pub fn draw(levels: &Levels, form: Form) -> Drawing {
    let wide = form.width();
    let is_narrow = form == Form::Narrow;
    let left = if is_narrow { MARGIN + 6.0 } else { NAMES };
    let right = wide - MARGIN - 60.0;
    let mut shapes = Vec::new();
    let mut y = 8.0;
    if let Some(before) = &levels.words.before {
        y += 14.0;
        shapes.push(mark(left + 8.0, y - 5.0));
        let words = fit(before, 13.0, false, wide - left - 30.0);
        shapes.push(Shape::text(at(left + 22.0, y), Anchor::Start, 13.0, Class::Muted, &words));
        y += 10.0;
    }
    let x = |hundredths: f64| left + (right - left) * hundredths / TOP;
    let top = y;
    let mut bars = Vec::new();
    for row in &levels.rows {
        let mut own = Vec::new();
        if is_narrow {
            for line in wrap(&row.name, SIZE, false, wide - 2.0 * MARGIN, 2) {
                y += 18.0;
                own.push(Shape::text(at(MARGIN, y), Anchor::Start, SIZE, Class::Body, &line));
            }
            y += 6.0;
        } else {
            y += 12.0;
            let name = fit(&row.name, SIZE, false, NAMES - MARGIN - 14.0);
            let foot = at(NAMES - 12.0, y + 15.0);
            own.push(Shape::text(foot, Anchor::End, SIZE, Class::Body, &name));
        }
        let level = row.level.map(f64::from).unwrap_or_default();
        if row.level.is_some() {
            // A level of 0 is an answer too, and has a bar.
            let long = (x(level) - left).max(3.0);
            own.push(Shape::rect(Area::new(left, y, long, BAR), Class::Bar));
        }
        let class = if row.level.is_some() { Class::Strong } else { Class::Muted };
        // The words stand behind the bar and behind the mark.
        let before = row.before.map(f64::from);
        let end = before.map_or(level, |before| before.max(level));
        let behind = if before.is_some_and(|before| before >= level) { 16.0 } else { 8.0 };
        let start = x(end) + behind;
        let words = fit(&row.words, SIZE, true, (wide - MARGIN - start).max(40.0));
        let fits = start + width(&words, SIZE, true) <= wide - 2.0;
        let foot = if fits { start } else { wide - 4.0 };
        let anchor = if fits { Anchor::Start } else { Anchor::End };
        own.push(Shape::text(at(foot, y + 15.0), anchor, SIZE, class, &words));
        if let Some(before) = before {
            own.push(mark(x(before), y + BAR / 2.0));
        }
        y += BAR + if is_narrow { 6.0 } else { 4.0 };
        bars.push(Shape::Group {
            link: row.link.clone(),
            label: row.link.as_ref().map(|_| row.name.clone()),
            shapes: own,
        });
    }
    let bottom = y + 6.0;
    for level in 0..=4 {
        let x = x(f64::from(level) * 100.0);
        let class = if level == 0 { Class::Axis } else { Class::Grid };
        shapes.push(Shape::line(at(x, top), at(x, bottom), class));
        let foot = at(x, bottom + 16.0);
        shapes.push(Shape::text(foot, Anchor::Middle, 12.5, Class::Muted, &level.to_string()));
    }
    shapes.append(&mut bars);
    Drawing {
        form,
        view: Area::new(0.0, 0.0, wide, bottom + 26.0),
        title: levels.heading.title.clone(),
        description: levels.heading.description.clone(),
        shapes,
        table: table(levels),
    }
}

/// The mark of where a row stood before.
const fn mark(x: f64, y: f64) -> Shape {
    Shape::Circle { centre: at(x, y), radius: 6.0, class: Class::Open }
}

fn table(levels: &Levels) -> Table {
    let words = &levels.words;
    let mut columns = vec![
        Column::words(&words.name),
        Column::numbers(&words.level),
        Column::numbers(&words.rests_on),
    ];
    columns.extend(words.before.as_deref().map(Column::numbers));
    let rows = levels.rows.iter().map(|row| {
        let mut cells = vec![row.name.clone(), row.words.clone(), row.rests_on.clone()];
        if words.before.is_some() {
            cells.push(row.before_words.clone());
        }
        cells
    });
    Table {
        caption: levels.heading.caption.clone(),
        columns,
        sections: vec![Section { head: None, rows: rows.collect() }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels() -> Levels {
        let row = |name: &str, level: Option<u32>, before| LevelRow {
            name: name.to_owned(),
            level,
            words: level.map_or_else(|| "no answer".to_owned(), |l| format!("{}", l / 100)),
            rests_on: "4 of 4".to_owned(),
            before,
            before_words: before.map(|b: u32| (b / 100).to_string()).unwrap_or_default(),
            link: Some("/en/adviser".to_owned()),
        };
        Levels {
            heading: Heading {
                title: "Levels".to_owned(),
                description: "Two areas".to_owned(),
                caption: "Levels by area".to_owned(),
            },
            words: LevelWords {
                name: "Area".to_owned(),
                level: "Level".to_owned(),
                rests_on: "Answered".to_owned(),
                before: Some("2025".to_owned()),
            },
            rows: vec![
                row("Marking", Some(400), Some(200)),
                row("Record-keeping", Some(0), Some(400)),
                row("Law", None, None),
            ],
        }
    }

    fn bars(drawing: &Drawing) -> Vec<f64> {
        let mut found = Vec::new();
        drawing.each(&mut |shape| {
            if let Shape::Rect { area, class: Class::Bar, .. } = shape {
                found.push(area.width);
            }
        });
        found
    }

    #[test]
    fn a_bar_is_as_long_as_its_level_and_none_stands_for_no_answer() {
        for form in [Form::Wide, Form::Narrow] {
            let drawing = draw(&levels(), form);
            let bars = bars(&drawing);
            assert_eq!(bars.len(), 2, "{form:?}");
            assert!(bars[0] > 200.0 && bars[1] < 5.0, "{bars:?}");
        }
    }

    #[test]
    fn everything_stays_within_the_picture_and_is_in_the_table() {
        for form in [Form::Wide, Form::Narrow] {
            let drawing = draw(&levels(), form);
            drawing.each(&mut |shape| {
                if let Shape::Text { at, anchor, size, text, .. } = shape {
                    let long = width(text, *size, false);
                    let (from, to) = match anchor {
                        Anchor::Start => (at.x, at.x + long),
                        Anchor::Middle => (at.x - long / 2.0, at.x + long / 2.0),
                        Anchor::End => (at.x - long, at.x),
                    };
                    assert!(from >= -1.0 && to <= form.width() + 1.0, "{form:?} {text}");
                    assert!(at.y <= drawing.view.height, "{text}");
                }
            });
            let rows: Vec<_> = drawing.table.rows().collect();
            assert_eq!(rows.len(), 3);
            assert_eq!(rows[1], &["Record-keeping", "0", "4 of 4", "4"].map(str::to_owned));
        }
    }
}
