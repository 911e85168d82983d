//! The matrix: a row for each log, a column for each reader.

use super::super::metrics::{fit, width, wrap};
use super::super::{Anchor, Area, Class, Form, Point, Shape, at};
use super::{Heads, Log, Seen, Sight, sign};

/// A column narrower than this has no room for the size of a head.
const ROOMY: f64 = 72.0;
/// A column narrower than this has no room for the code of its reader.
const CODED: f64 = 21.0;

/// Lines that the name of an agency may have, and their height.
const NAME: (usize, f64) = (3, 14.0);
/// Room for the code of a State.
const STATE: f64 = 30.0;

/// Draws the matrix from `top` downwards and gives the y below it.
pub(super) fn draw(shapes: &mut Vec<Shape>, heads: &Heads, top: f64, form: Form) -> f64 {
    let wide = form.width();
    let margin = 8.0;
    let names = match form {
        Form::Wide => 200.0,
        Form::Paper => 120.0,
        Form::Narrow => 52.0,
    };
    let columns = heads.readers.len().max(1) as f64;
    let column = ((wide - 2.0 * margin - names) / columns).min(130.0);
    let row: f64 = if column >= ROOMY { 30.0 } else { column.clamp(14.0, 26.0) };
    let radius = (row / 2.0 - 2.0).min(8.0).min(column / 2.0 - 0.8);
    // Codes stand beside each other where columns are wide enough, otherwise in two lines.
    let stagger = column < 30.0;
    let head = top + if stagger { 48.0 } else { 34.0 };
    let owner = fit(&heads.words.owner, 13.0, false, wide / 2.0 - margin);
    shapes.push(Shape::text(at(margin, top + 12.0), Anchor::Start, 13.0, Class::Muted, &owner));
    let begin = (margin + names).max(margin + width(&owner, 13.0, false) + 16.0);
    let reader = fit(&heads.words.reader, 13.0, false, wide - margin - begin);
    shapes.push(Shape::text(at(begin, top + 12.0), Anchor::Start, 13.0, Class::Muted, &reader));
    let size = if column < CODED { 10.0 } else { 13.0 };
    // Each where it does not touch the one before it; where columns are very many, not every one.
    let mut free = [margin + names - 8.0; 2];
    for (place, code) in heads.readers.iter().enumerate() {
        let middle = margin + names + column * (place as f64 + 0.5);
        let code = fit(code, size, true, column.max(40.0));
        let half = width(&code, size, true) / 2.0 + 1.0;
        let lines = if stagger { 2 } else { 1 };
        let fits = |end: &f64| *end <= middle - half && middle + half <= wide;
        let Some(line) = free.iter().take(lines).position(fits) else { continue };
        if let Some(end) = free.get_mut(line) {
            *end = middle + half + 1.0;
        }
        let y = head - 14.0 * line as f64;
        shapes.push(Shape::text(at(middle, y), Anchor::Middle, size, Class::Strong, &code));
    }
    let mut y = head + 8.0;
    // Where there is room for signs with numbers, there is room for names in several lines.
    let named = form != Form::Narrow && column >= ROOMY;
    let base = row;
    for log in &heads.logs {
        shapes.push(Shape::line(at(margin, y), at(wide - margin, y), Class::Grid));
        let row = match named {
            true => name(shapes, log, at(margin, y), names - 8.0, base),
            false => {
                let code = fit(&label(log, form), 13.0, true, names - 8.0);
                let foot = at(margin, y + base / 2.0 + 4.5);
                let size = if base < 16.0 { 11.0 } else { 13.0 };
                shapes.push(Shape::text(foot, Anchor::Start, size, Class::Strong, &code));
                base
            }
        };
        cells(shapes, log, (margin + names, column), (y, row), radius);
        y += row;
    }
    shapes.push(Shape::line(at(margin, y), at(wide - margin, y), Class::Grid));
    y + 4.0
}

/// Whose log it is, in one line.
fn label(log: &Log, form: Form) -> String {
    match form {
        Form::Narrow => log.country.clone(),
        Form::Wide | Form::Paper => format!("{} {}", log.country, log.agency),
    }
}

/// The State and beside it the agency's name, in as many lines as it needs; gives the height of the
/// row, which is at least `least`.
fn name(shapes: &mut Vec<Shape>, log: &Log, corner: Point, room: f64, least: f64) -> f64 {
    let (most, high) = NAME;
    // What is no State has its whole name as its code.
    let state = if log.agency.is_empty() { room } else { STATE };
    let lines = wrap(&log.agency, 12.0, false, room - STATE, most);
    let row = least.max(high * lines.len() as f64 + 8.0);
    let middle = corner.y + row / 2.0;
    let code = fit(&log.country, 13.0, true, state);
    shapes.push(Shape::text(at(corner.x, middle + 4.5), Anchor::Start, 13.0, Class::Strong, &code));
    let first = middle + 4.2 - high * (lines.len().saturating_sub(1)) as f64 / 2.0;
    for (place, line) in lines.iter().enumerate() {
        let foot = at(corner.x + STATE, first + high * place as f64);
        shapes.push(Shape::text(foot, Anchor::Start, 12.0, Class::Body, line));
    }
    row
}

fn cells(
    shapes: &mut Vec<Shape>,
    log: &Log,
    (left, column): (f64, f64),
    (top, row): (f64, f64),
    radius: f64,
) {
    for (place, seen) in log.seen.iter().enumerate() {
        let x = left + column * place as f64;
        let area = Area::new(x + 1.0, top + 1.0, column - 2.0, row - 2.0);
        if matches!(seen, Seen::Fork(_)) {
            shapes.push(Shape::rect(area, Class::Fork));
        }
        if matches!(seen, Seen::Own) {
            let area = Area::new(x, top + 0.5, column, row - 1.0);
            shapes.push(Shape::rect(area, Class::Blank));
            continue;
        }
        let (Some(sight), true) = (sight(seen), column >= ROOMY) else {
            let centre = at(x + column / 2.0, top + row / 2.0);
            shapes.extend(small(seen, centre, radius));
            continue;
        };
        let centre = at(x + 14.0, top + row / 2.0);
        shapes.extend(sign(seen, centre, radius));
        let text = &sight.number;
        let class = if matches!(seen, Seen::Fork(_)) { Class::Bad } else { Class::Body };
        let bold = matches!(class, Class::Bad);
        let size = if width(text, 12.5, bold) > column - 30.0 { 10.5 } else { 12.5 };
        let text = fit(text, size, bold, column - 28.0);
        shapes.push(Shape::text(
            at(x + 26.0, top + row / 2.0 + 4.3),
            Anchor::Start,
            size,
            class,
            &text,
        ));
    }
}

fn sight(seen: &Seen) -> Option<&Sight> {
    match seen {
        Seen::Own | Seen::Never => None,
        Seen::Consistent(sight)
        | Seen::Behind(sight)
        | Seen::Trouble(sight)
        | Seen::Fork(sight) => Some(sight),
    }
}

/// A sign where there is little room: what holds is a plain disc, so that what does not stands out.
fn small(seen: &Seen, centre: Point, radius: f64) -> Vec<Shape> {
    match seen {
        Seen::Consistent(_) if radius < 7.0 => {
            vec![Shape::Circle { centre, radius: radius * 0.7, class: Class::Good }]
        }
        Seen::Behind(_) if radius < 7.0 => {
            vec![Shape::Circle { centre, radius: radius * 0.7, class: Class::Open }]
        }
        _ => sign(seen, centre, radius),
    }
}
