//! What holds for every picture, and the files that they are compared with.

use std::path::Path;

use super::*;
use crate::drawing::metrics::width;
use crate::drawing::svg::Page;

/// Compares a picture with its file in `golden/`, byte for byte. With `UPDATE_GOLDEN` set the file
/// is written instead: look at it before you commit it.
pub(super) fn golden(name: &str, drawing: &Drawing) {
    let written = svg::write(drawing, &Page { prefix: name, world: "../../../assets/world.svg" });
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/drawing/golden");
    let path = dir.join(format!("{name}.svg"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::write(&path, format!("{written}\n")).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept.trim_end() == written, "{name} is not what {} holds", path.display());
}

/// What a text covers, a little less than it may need.
fn covers(shape: &Shape) -> Option<(Area, &str)> {
    let Shape::Text { at, anchor, size, class, text } = shape else { return None };
    let wide = width(text, *size, class.ink().bold);
    let x = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - wide / 2.0,
        Anchor::End => at.x - wide,
    };
    Some((Area::new(x, at.y - 0.72 * size, wide, 0.72 * size), text))
}

/// Checks what holds for every picture, whatever it shows.
pub(super) fn sound(drawing: &Drawing) {
    let mut texts = Vec::new();
    drawing.each(&mut |shape| texts.extend(covers(shape)));
    let view = drawing.view;
    for (place, (area, text)) in texts.iter().enumerate() {
        let inside = area.x >= view.x - 0.5
            && area.right() <= view.right() + 0.5
            && area.y >= view.y - 0.5
            && area.bottom() <= view.bottom() + 0.5;
        assert!(inside, "{text:?} leaves the picture: {area:?} in {view:?}");
        assert!(!text.contains('\n'));
        for (other, words) in texts.iter().skip(place + 1) {
            assert!(!area.overlaps(other), "{text:?} {area:?} covers {words:?} {other:?}");
        }
    }
    assert!(!drawing.title.is_empty() && !drawing.description.is_empty());
    assert!(!drawing.table.caption.is_empty() && !drawing.table.columns.is_empty());
    for row in drawing.table.rows() {
        assert_eq!(row.len(), drawing.table.columns.len(), "{row:?}");
    }
    let page = Page { prefix: "p", world: "/static/world.svg" };
    let written = svg::write(drawing, &page);
    assert!(!written.contains("style=") && !written.contains("NaN"));
    assert_eq!(written, svg::write(&drawing.clone(), &page));
    balanced(&written);
}

/// Every element that is opened is closed, in order.
fn balanced(written: &str) {
    let mut open: Vec<&str> = Vec::new();
    for part in written.split('<').skip(1) {
        let (tag, _) = part.split_once('>').expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{written}");
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

pub(super) fn heading(title: &str) -> Heading {
    Heading {
        title: title.to_owned(),
        description: format!("{title}, described."),
        caption: format!("{title}, as a table"),
    }
}

/// A name longer than any picture is wide.
pub(super) fn long() -> String {
    "Dirección General de Asuntos Internos y Supervisión de Empresas Privadas de Seguridad y Armas \
     de Fuego del Departamento Central de Investigaciones"
        .to_owned()
}

fn empty(shapes: Vec<Shape>) -> Drawing {
    Drawing {
        form: Form::Wide,
        view: Area::new(0.0, 0.0, 880.0, 100.0),
        title: "T".to_owned(),
        description: "D".to_owned(),
        shapes,
        table: Table::default(),
    }
}

fn written(shapes: Vec<Shape>) -> String {
    svg::write(&empty(shapes), &Page { prefix: "a b\"1", world: "/world.svg" })
}

#[test]
fn texts_are_escaped_and_cannot_turn_the_direction_of_writing() {
    let text = "<b onclick=\"x\">&\u{202e}abc\u{0}\u{7}\u{2066}é";
    let out = written(vec![Shape::text(at(1.0, 2.0), Anchor::Start, 12.0, Class::Body, text)]);
    assert!(out.contains(">&lt;b onclick=&quot;x&quot;&gt;&amp;abcé</text>"), "{out}");
    balanced(&out);
}

#[test]
fn a_picture_is_named_by_its_title_and_description() {
    let out = written(Vec::new());
    assert!(out.contains("role=\"img\" aria-labelledby=\"ab1-t ab1-d\""), "{out}");
    assert!(out.contains("<title id=\"ab1-t\">T</title><desc id=\"ab1-d\">D</desc>"), "{out}");
    assert!(out.starts_with("<svg ") && out.contains("viewBox=\"0 0 880 100\""));
}

/// What is inside an image cannot be reached by those who do not see it.
#[test]
fn a_picture_with_a_link_is_a_group_and_no_image() {
    let group = |link: &str| Shape::Group {
        link: Some(link.to_owned()),
        label: Some("stop 1".to_owned()),
        shapes: vec![Shape::line(at(0.0, 0.0), at(1.0, 1.0), Class::Axis)],
    };
    let out = written(vec![group("/traces/1?x=1&y=2")]);
    assert!(out.contains("role=\"group\""), "{out}");
    assert!(out.contains("<a href=\"/traces/1?x=1&amp;y=2\"><title>stop 1</title><line "), "{out}");
    for elsewhere in ["https://example.org/", "//example.org", "/\\example.org", "javascript:x"] {
        let out = written(vec![group(elsewhere)]);
        assert!(out.contains("role=\"img\"") && !out.contains("href"), "{out}");
    }
}

#[test]
fn numbers_are_short_and_rounding_does_not_add_up() {
    let mut steps = vec![Step::Move(at(-0.04, 0.0))];
    steps.extend((1..=30_u32).map(|n| Step::Line(at(f64::from(n) * 0.33, 0.0))));
    steps.push(Step::Close);
    steps.push(Step::Line(at(1.0, f64::NAN)));
    let out = written(vec![Shape::Path { steps, class: Class::Rail }]);
    let (_, data) = out.split_once(" d=\"").unwrap();
    let (data, _) = data.split_once('"').unwrap();
    assert!(data.starts_with("M0 0l0.3 0 0.4 0 0.3 0"), "{data}");
    let end: f64 = data
        .trim_start_matches("M0 0l")
        .split('z')
        .next()
        .unwrap()
        .split(' ')
        .step_by(2)
        .map(|dx| dx.parse::<f64>().unwrap())
        .sum();
    assert!((end - 9.9).abs() < 1e-9, "{end}");
    assert!(data.ends_with("zl1 0"), "{data}");
}

#[test]
fn a_hatch_stays_in_its_area() {
    let area = Area::new(10.0, 20.0, 30.0, 12.0);
    let lines = Shape::Hatch { area, gap: 5.0, class: Class::Hatch }.hatching();
    assert!(lines.len() > 5);
    for (from, to) in lines {
        for point in [from, to] {
            assert!((10.0..=40.0).contains(&point.x) && (20.0..=32.0).contains(&point.y));
        }
        assert!((from.x - to.x).abs() > 0.0 && ((to.x - from.x) + (to.y - from.y)).abs() < 1e-9);
    }
    let none = Shape::Hatch { area, gap: 0.0, class: Class::Hatch };
    assert!(none.hatching().is_empty());
}

#[test]
fn debug_of_a_picture_prints_no_word_of_it() {
    let drawing = empty(vec![Shape::text(at(0.0, 9.0), Anchor::Start, 9.0, Class::Body, "Ms Doe")]);
    let shown = format!("{drawing:?} {:?} {:?}", drawing.shapes, drawing.table);
    assert!(!shown.contains("Doe") && shown.contains("Drawing(Wide, 1 shapes)"), "{shown}");
}
