//! A drawing as inline SVG: no inline style, no script, no reference to another site; the same
//! drawing gives the same bytes.

use std::fmt::Write as _;

use super::{Anchor, Area, Drawing, Form, Point, Shape, Step};

/// What the page adds to a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// What ids of this picture begin with; different for every picture of a page. Letters, digits
    /// and `-`; other characters are left out.
    pub prefix: &'a str,
    /// Address of the base map, as the page serves it.
    pub world: &'a str,
}

/// Writes a drawing as one `<svg>` element.
///
/// It is an image with a name and a description to assistive technology; if something in it can be
/// followed, it is a group with that name instead, because what is in an image cannot be reached.
#[must_use]
pub fn write(drawing: &Drawing, page: &Page<'_>) -> String {
    let mut out = Writer { out: String::new(), world: page.world };
    let id: String =
        page.prefix.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let view = drawing.view;
    let form = match drawing.form {
        Form::Wide => "d-wide",
        Form::Paper => "d-paper",
        Form::Narrow => "d-narrow",
    };
    let mut linked = false;
    drawing.each(&mut |shape| {
        linked |= matches!(shape, Shape::Group { link: Some(link), .. } if is_ours(link));
    });
    let role = if linked { "group" } else { "img" };
    out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"d-svg ");
    out.raw(form);
    out.raw("\" viewBox=\"");
    for (at, value) in [view.x, view.y, view.width, view.height].into_iter().enumerate() {
        if at > 0 {
            out.raw(" ");
        }
        out.number(value);
    }
    // The natural size: what a page without the stylesheet shows, and the aspect before it loads.
    let natural = drawing.form.width() / view.width.max(1.0);
    out.raw("\"");
    out.length("width", view.width * natural);
    out.length("height", view.height * natural);
    let _ = write!(out.out, " role=\"{role}\" aria-labelledby=\"{id}-t {id}-d\">");
    let _ = write!(out.out, "<title id=\"{id}-t\">");
    out.escaped(&drawing.title);
    let _ = write!(out.out, "</title><desc id=\"{id}-d\">");
    out.escaped(&drawing.description);
    out.raw("</desc>");
    for shape in &drawing.shapes {
        out.shape(shape);
    }
    out.raw("</svg>");
    out.out
}

/// Whether a link stays on this site.
fn is_ours(link: &str) -> bool {
    let local = link.starts_with('/') && !link.starts_with("//") && !link.starts_with("/\\");
    local || link.starts_with('?') || link.starts_with('#')
}

struct Writer<'a> {
    out: String,
    world: &'a str,
}

impl Writer<'_> {
    fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A text of people: marked characters escaped; what controls a terminal, a parser or the
    /// direction of writing left out.
    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\t' | '\n' | '\r' => self.out.push(' '),
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {}
                c if c.is_control() => {}
                c => self.out.push(c),
            }
        }
    }

    fn number(&mut self, value: f64) {
        self.out.push_str(&decimal(value));
    }

    fn length(&mut self, name: &str, value: f64) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.number(value);
        self.raw("\"");
    }

    fn area(&mut self, area: &Area) {
        self.length("x", area.x);
        self.length("y", area.y);
        self.length("width", area.width);
        self.length("height", area.height);
    }

    fn begin(&mut self, tag: &str, class: super::Class) {
        let _ = write!(self.out, "<{tag} class=\"d-{}\"", class.name());
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { area, radius, class } => {
                self.begin("rect", *class);
                self.area(area);
                if *radius > 0.0 {
                    self.length("rx", *radius);
                }
                self.raw("/>");
            }
            Shape::Line { from, to, class } => {
                self.begin("line", *class);
                self.length("x1", from.x);
                self.length("y1", from.y);
                self.length("x2", to.x);
                self.length("y2", to.y);
                self.raw("/>");
            }
            Shape::Path { steps, class } => {
                self.begin("path", *class);
                self.raw(" d=\"");
                self.out.push_str(&path(steps));
                self.raw("\"/>");
            }
            Shape::Circle { centre, radius, class } => {
                self.begin("circle", *class);
                self.length("cx", centre.x);
                self.length("cy", centre.y);
                self.length("r", *radius);
                self.raw("/>");
            }
            Shape::Polygon { points, class } => {
                self.begin("path", *class);
                self.raw(" d=\"");
                self.out.push_str(&path(&closed(points)));
                self.raw("\"/>");
            }
            Shape::Text { at, anchor, size, class, text } => {
                self.begin("text", *class);
                self.length("x", at.x);
                self.length("y", at.y);
                self.length("font-size", *size);
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => self.raw(" text-anchor=\"middle\""),
                    Anchor::End => self.raw(" text-anchor=\"end\""),
                }
                self.raw(">");
                self.escaped(text);
                self.raw("</text>");
            }
            Shape::Hatch { class, .. } => {
                self.begin("path", *class);
                self.raw(" d=\"");
                let lines = shape.hatching();
                let steps: Vec<Step> = lines
                    .into_iter()
                    .flat_map(|(from, to)| [Step::Move(from), Step::Line(to)])
                    .collect();
                self.out.push_str(&path(&steps));
                self.raw("\"/>");
            }
            Shape::World { area } => {
                // The map itself is described by the picture.
                self.raw("<image href=\"");
                self.escaped(self.world);
                self.raw("\"");
                self.area(area);
                self.raw(" aria-hidden=\"true\"/>");
            }
            Shape::Group { link, label, shapes } => self.group(link.as_deref(), label, shapes),
        }
    }

    fn group(&mut self, link: Option<&str>, label: &Option<String>, shapes: &[Shape]) {
        let link = link.filter(|link| is_ours(link));
        match link {
            Some(link) => {
                self.raw("<a href=\"");
                self.escaped(link);
                self.raw("\">");
            }
            None => self.raw("<g>"),
        }
        if let Some(label) = label {
            self.raw("<title>");
            self.escaped(label);
            self.raw("</title>");
        }
        for shape in shapes {
            self.shape(shape);
        }
        self.raw(if link.is_some() { "</a>" } else { "</g>" });
    }
}

/// The steps of a closed polygon.
fn closed(points: &[Point]) -> Vec<Step> {
    let mut steps: Vec<Step> = points.iter().copied().map(Step::Line).collect();
    if let Some(first) = steps.first_mut()
        && let Some(point) = points.first()
    {
        *first = Step::Move(*point);
        steps.push(Step::Close);
    }
    steps
}

/// Path data, relative, to a tenth of a unit.
fn path(steps: &[Step]) -> String {
    let mut out = String::new();
    // Where the pen is, as it was written: rounding must not add up.
    let (mut pen, mut begun) = (Point::default(), Point::default());
    let rounded = |p: Point| Point { x: round(p.x), y: round(p.y) };
    let mut last = ' ';
    for step in steps {
        let (letter, points): (char, &[Point]) = match step {
            Step::Move(to) => ('M', &[*to]),
            Step::Line(to) => ('l', &[*to]),
            Step::Quad(a, to) => ('q', &[*a, *to]),
            Step::Cubic(a, b, to) => ('c', &[*a, *b, *to]),
            Step::Close => ('z', &[]),
        };
        if letter != last || letter == 'M' {
            out.push(letter);
            last = letter;
        } else if !points.is_empty() {
            out.push(' ');
        }
        let from = if letter == 'M' { Point::default() } else { pen };
        for (at, point) in points.iter().enumerate() {
            let point = rounded(*point);
            if at > 0 {
                out.push(' ');
            }
            out.push_str(&decimal(point.x - from.x));
            let y = decimal(point.y - from.y);
            out.push_str(if y.starts_with('-') { "" } else { " " });
            out.push_str(&y);
            pen = point;
        }
        match letter {
            'M' => begun = pen,
            'z' => {
                pen = begun;
                last = ' ';
            }
            _ => {}
        }
    }
    out
}

/// To a tenth.
fn round(value: f64) -> f64 {
    if value.is_finite() { (value * 10.0).round() / 10.0 } else { 0.0 }
}

/// The shortest text of a number to a tenth.
fn decimal(value: f64) -> String {
    let text = format!("{:.1}", round(value));
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
