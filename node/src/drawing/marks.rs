//! Small signs that several pictures share: how firm a word is, the key beneath a picture, arrows.

use super::metrics::width;
use super::{Anchor, Class, Point, Shape, Step, at, silent_debug};

/// How firm it is what an agency is said to have said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The State signed it.
    Signed,
    /// A letter that the State did not sign; our officer entered it.
    Letter,
    /// Refused, or returned.
    Refused,
    /// Nothing has come yet.
    Waiting,
    /// Looked for, and there is no record.
    NoRecord,
}

impl Evidence {
    /// All of them, in the order of the key.
    pub const ALL: [Self; 5] =
        [Self::Signed, Self::Letter, Self::Waiting, Self::Refused, Self::NoRecord];
}

/// What each kind of evidence is called.
#[derive(Clone, PartialEq, Eq)]
pub struct EvidenceWords {
    /// Signed by the State.
    pub signed: String,
    /// By letter, not signed.
    pub letter: String,
    /// Awaited.
    pub waiting: String,
    /// Refused.
    pub refused: String,
    /// No record.
    pub no_record: String,
}

silent_debug!(EvidenceWords);

impl EvidenceWords {
    /// The words of one kind.
    #[must_use]
    pub fn of(&self, evidence: Evidence) -> &str {
        match evidence {
            Evidence::Signed => &self.signed,
            Evidence::Letter => &self.letter,
            Evidence::Waiting => &self.waiting,
            Evidence::Refused => &self.refused,
            Evidence::NoRecord => &self.no_record,
        }
    }
}

/// The mark of a kind of evidence around a point; each has an outline of its own besides its sign.
#[must_use]
pub fn badge(evidence: Evidence, centre: Point, radius: f64) -> Vec<Shape> {
    let p = |dx: f64, dy: f64| at(centre.x + dx * radius, centre.y + dy * radius);
    let circle = |class| Shape::Circle { centre, radius, class };
    match evidence {
        // A disc with a tick.
        Evidence::Signed => vec![
            circle(Class::Good),
            Shape::Path {
                steps: vec![
                    Step::Move(p(-0.45, 0.02)),
                    Step::Line(p(-0.12, 0.38)),
                    Step::Line(p(0.47, -0.36)),
                ],
                class: Class::Glyph,
            },
        ],
        // An envelope.
        Evidence::Letter => vec![
            Shape::Polygon {
                points: vec![p(-1.1, -0.75), p(1.1, -0.75), p(1.1, 0.75), p(-1.1, 0.75)],
                class: Class::Open,
            },
            Shape::Path {
                steps: vec![
                    Step::Move(p(-1.0, -0.65)),
                    Step::Line(p(0.0, 0.15)),
                    Step::Line(p(1.0, -0.65)),
                ],
                class: Class::GlyphInk,
            },
        ],
        // A ring of dashes with the hands of a clock.
        Evidence::Waiting => vec![
            circle(Class::OpenDashed),
            Shape::Path {
                steps: vec![
                    Step::Move(p(0.0, -0.5)),
                    Step::Line(p(0.0, 0.0)),
                    Step::Line(p(0.38, 0.22)),
                ],
                class: Class::GlyphInk,
            },
        ],
        // An octagon with a cross.
        Evidence::Refused => vec![
            Shape::Polygon {
                points: vec![
                    p(-0.44, -1.06),
                    p(0.44, -1.06),
                    p(1.06, -0.44),
                    p(1.06, 0.44),
                    p(0.44, 1.06),
                    p(-0.44, 1.06),
                    p(-1.06, 0.44),
                    p(-1.06, -0.44),
                ],
                class: Class::Wrong,
            },
            Shape::Path {
                steps: vec![
                    Step::Move(p(-0.38, -0.38)),
                    Step::Line(p(0.38, 0.38)),
                    Step::Move(p(0.38, -0.38)),
                    Step::Line(p(-0.38, 0.38)),
                ],
                class: Class::Glyph,
            },
        ],
        // An empty square with a bar.
        Evidence::NoRecord => vec![
            Shape::Polygon {
                points: vec![p(-0.9, -0.9), p(0.9, -0.9), p(0.9, 0.9), p(-0.9, 0.9)],
                class: Class::Open,
            },
            Shape::Path {
                steps: vec![Step::Move(p(-0.45, 0.0)), Step::Line(p(0.45, 0.0))],
                class: Class::GlyphInk,
            },
        ],
    }
}

/// The sign of a contradiction, a diamond with an unequal sign.
#[must_use]
pub fn clash(centre: Point, radius: f64) -> Vec<Shape> {
    let p = |dx: f64, dy: f64| at(centre.x + dx * radius, centre.y + dy * radius);
    vec![
        Shape::Polygon {
            points: vec![p(0.0, -1.2), p(1.2, 0.0), p(0.0, 1.2), p(-1.2, 0.0)],
            class: Class::Wrong,
        },
        Shape::Path {
            steps: vec![
                Step::Move(p(-0.48, -0.22)),
                Step::Line(p(0.48, -0.22)),
                Step::Move(p(-0.48, 0.22)),
                Step::Line(p(0.48, 0.22)),
                Step::Move(p(0.26, -0.55)),
                Step::Line(p(-0.26, 0.55)),
            ],
            class: Class::Glyph,
        },
    ]
}

/// A short arrow to the right, on the middle of small letters that stand on `y`.
#[must_use]
pub fn arrow(x: f64, y: f64, length: f64) -> Shape {
    let y = y - 4.5;
    let (tip, back) = (x + length, 3.5);
    Shape::Path {
        steps: vec![
            Step::Move(at(x, y)),
            Step::Line(at(tip, y)),
            Step::Move(at(tip - back, y - back)),
            Step::Line(at(tip, y)),
            Step::Line(at(tip - back, y + back)),
        ],
        class: Class::GlyphInk,
    }
}

/// An entry of a key: draws its sign around a point, and its words.
pub(super) struct KeyEntry<'a> {
    pub(super) sign: Box<dyn Fn(Point) -> Vec<Shape> + 'a>,
    pub(super) words: &'a str,
}

/// Size of the letters in a key.
const KEY_SIZE: f64 = 13.0;
/// Height of a line of a key.
const KEY_LINE: f64 = 24.0;

/// Draws a key from `top` downwards and gives the y below it. Nothing for no entries.
pub(super) fn key(
    shapes: &mut Vec<Shape>,
    entries: &[KeyEntry<'_>],
    left: f64,
    top: f64,
    room: f64,
) -> f64 {
    if entries.is_empty() {
        return top;
    }
    let (mut x, mut y) = (left, top + 14.0);
    for entry in entries {
        let words = super::metrics::fit(entry.words, KEY_SIZE, false, room - 30.0);
        let needed = 30.0 + width(&words, KEY_SIZE, false);
        if x > left && x + needed > left + room {
            x = left;
            y += KEY_LINE;
        }
        shapes.extend((entry.sign)(at(x + 11.0, y)));
        shapes.push(Shape::text(
            at(x + 26.0, y + 4.5),
            Anchor::Start,
            KEY_SIZE,
            Class::Body,
            &words,
        ));
        x += needed + 14.0;
    }
    y + 16.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_evidence_differ_in_outline_and_sign_not_in_colour_alone() {
        let drawn = Evidence::ALL.map(|evidence| badge(evidence, at(0.0, 0.0), 10.0));
        for (one, shapes) in drawn.iter().enumerate() {
            let outline = |shapes: &[Shape]| match &shapes[0] {
                Shape::Circle { class, .. } => format!("circle {}", class.name()),
                Shape::Polygon { points, .. } => format!("{points:?}"),
                _ => String::new(),
            };
            for other in drawn.iter().skip(one + 1) {
                assert_ne!(outline(shapes), outline(other));
                assert!(shapes[1] != other[1], "the signs are the same");
            }
        }
    }
}
