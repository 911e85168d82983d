//! What a shape can mean, and how each meaning looks on paper.
//!
//! The pages take their looks from `assets/drawing.css`, which has a rule for every class, in light
//! and dark; the report takes them from [`Class::ink`], which has the light ones. Whatever a colour
//! says is also said by a shape, a pattern or a word.

/// A colour: red, green, blue.
pub type Rgb = (u8, u8, u8);

/// How a class is drawn on white paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// The area, or the letters; none: not filled.
    pub fill: Option<Rgb>,
    /// Opacity of the fill, from 0 to 1.
    pub opacity: f32,
    /// The line; none: no line.
    pub stroke: Option<Rgb>,
    /// Width of the line in units.
    pub width: f32,
    /// Lengths of dashes and gaps; empty: a whole line.
    pub dashes: &'static [f32],
    /// Whether letters are bold.
    pub bold: bool,
}

macro_rules! classes {
    ($($(#[doc = $doc:literal])+ $class:ident = $name:literal,)+) => {
        /// What a shape means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Class {
            $($(#[doc = $doc])+ $class,)+
        }

        impl Class {
            /// All of them.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$class),+];

            /// Its name in the stylesheet, after `d-`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$class => $name,)+
                }
            }
        }
    };
}

classes! {
    /// Text that is looked for: codes, numbers, names of rails.
    Strong = "strong",
    /// Plain text.
    Body = "body",
    /// Text of second rank: dates, units.
    Muted = "muted",
    /// Text about the shaded gap, and what wants attention.
    Warn = "warn",
    /// Text about what is wrong: contradictions, forks.
    Bad = "bad",
    /// Text on a dark area.
    Inverse = "inverse",
    /// A scale, and the outline of what is neutral.
    Axis = "axis",
    /// Lines that only lead the eye.
    Grid = "grid",
    /// The life of a gun, of a log: the main line of a picture.
    Rail = "rail",
    /// From a mark to its words.
    Leader = "leader",
    /// How far a date is uncertain.
    Span = "span",
    /// The time to crime.
    Gap = "gap",
    /// The edge of the time to crime.
    GapEdge = "gap-edge",
    /// What contradicts: brackets and links.
    Clash = "clash",
    /// A card or a row behind text.
    Panel = "panel",
    /// A stretch of the life of a question.
    Asked = "asked",
    /// A stretch that has not ended.
    Waiting = "waiting",
    /// What counts: bars.
    Bar = "bar",
    /// What is pooled or suppressed.
    Pooled = "pooled",
    /// From a source to a place of recovery.
    Ribbon = "ribbon",
    /// A ribbon of what is pooled.
    RibbonPooled = "ribbon-pooled",
    /// The median.
    Median = "median",
    /// What adds up from left to right.
    Cumulative = "cumulative",
    /// A point of it.
    CumulativeDot = "cumulative-dot",
    /// A mark filled with the colour of what holds.
    Good = "good",
    /// A mark filled with the colour of what is wrong.
    Wrong = "wrong",
    /// A mark filled with the colour of what wants attention.
    Late = "late",
    /// An empty mark.
    Open = "open",
    /// An empty mark with a broken outline.
    OpenDashed = "open-dashed",
    /// A sign in a filled mark.
    Glyph = "glyph",
    /// A sign in an empty mark.
    GlyphInk = "glyph-ink",
    /// A State of a route on the map.
    Country = "country",
    /// A way that a signed answer tells of.
    Way = "way",
    /// A way that is only inferred.
    WayInferred = "way-inferred",
    /// The head of an arrow on a way.
    WayHead = "way-head",
    /// What keeps a way apart from the map beneath it.
    Casing = "casing",
    /// A numbered stop on the map.
    Stop = "stop",
    /// The number in it.
    StopNumber = "stop-number",
    /// The tape of a log.
    Tape = "tape",
    /// A second history of a log.
    Fork = "fork",
    /// A checkpoint on a tape.
    Tick = "tick",
    /// The lines of a hatch.
    Hatch = "hatch",
    /// The lines of a hatch over what is wrong.
    HatchWrong = "hatch-wrong",
    /// A cell that a log's owner and its reader share, or where nothing is expected.
    Blank = "blank",
}

/// The palette of light pages and of paper, by name as the stylesheet has it.
mod light {
    use super::Rgb;

    pub(super) const INK: Rgb = (0x1b, 0x24, 0x30);
    pub(super) const MUTED: Rgb = (0x4a, 0x55, 0x68);
    pub(super) const GROUND: Rgb = (0xff, 0xff, 0xff);
    pub(super) const PANEL: Rgb = (0xf1, 0xf5, 0xf9);
    pub(super) const LINE: Rgb = (0x5f, 0x6b, 0x7a);
    pub(super) const SOFT: Rgb = (0xd3, 0xd9, 0xe1);
    pub(super) const BRAND: Rgb = (0x0f, 0x4c, 0x5c);
    pub(super) const TINT: Rgb = (0x9c, 0xc2, 0xcc);
    pub(super) const GOOD: Rgb = (0x1b, 0x6e, 0x3c);
    pub(super) const WRONG: Rgb = (0xb3, 0x26, 0x1e);
    pub(super) const WRONG_TINT: Rgb = (0xfb, 0xe4, 0xe2);
    pub(super) const WARN: Rgb = (0x7a, 0x4b, 0x00);
    pub(super) const WARN_TINT: Rgb = (0xff, 0xf0, 0xc2);
}

impl Ink {
    const NONE: Self =
        Self { fill: None, opacity: 1.0, stroke: None, width: 0.0, dashes: &[], bold: false };

    const fn letters(fill: Rgb, bold: bool) -> Self {
        Self { fill: Some(fill), bold, ..Self::NONE }
    }

    const fn line(stroke: Rgb, width: f32) -> Self {
        Self { stroke: Some(stroke), width, ..Self::NONE }
    }

    const fn area(fill: Rgb) -> Self {
        Self { fill: Some(fill), ..Self::NONE }
    }

    const fn edged(fill: Rgb, stroke: Rgb, width: f32) -> Self {
        Self { fill: Some(fill), stroke: Some(stroke), width, ..Self::NONE }
    }

    const fn dashed(mut self, dashes: &'static [f32]) -> Self {
        self.dashes = dashes;
        self
    }

    const fn seen_through(mut self, opacity: f32) -> Self {
        self.opacity = opacity;
        self
    }
}

impl Class {
    /// How it looks on white paper.
    #[must_use]
    pub const fn ink(self) -> Ink {
        use light::{
            BRAND, GOOD, GROUND, INK, LINE, MUTED, PANEL, SOFT, TINT, WARN, WARN_TINT, WRONG,
            WRONG_TINT,
        };
        match self {
            Self::Strong => Ink::letters(INK, true),
            Self::Body => Ink::letters(INK, false),
            Self::Muted => Ink::letters(MUTED, false),
            Self::Warn => Ink::letters(WARN, true),
            Self::Bad => Ink::letters(WRONG, true),
            Self::Inverse => Ink::letters(GROUND, true),
            Self::StopNumber => Ink::letters(INK, true),
            Self::Axis => Ink::line(LINE, 1.0),
            Self::Grid => Ink::line(SOFT, 1.0),
            Self::Rail => Ink::line(LINE, 2.5),
            Self::Leader => Ink::line(LINE, 1.0),
            Self::Span => Ink::area(LINE).seen_through(0.45),
            Self::Gap => Ink::area(WARN_TINT),
            Self::GapEdge => Ink::line(WARN, 1.5),
            Self::Clash => Ink::line(WRONG, 1.5).dashed(&[5.0, 2.0]),
            Self::Panel => Ink::edged(PANEL, SOFT, 1.0),
            Self::Asked => Ink::area(BRAND),
            Self::Waiting => Ink::edged(GROUND, BRAND, 1.5).dashed(&[4.0, 3.0]),
            Self::Bar => Ink::edged(BRAND, BRAND, 1.0),
            Self::Pooled => Ink::edged(GROUND, LINE, 1.0),
            Self::Ribbon => Ink::edged(TINT, BRAND, 0.75).seen_through(0.7),
            Self::RibbonPooled => Ink::edged(PANEL, LINE, 0.75).dashed(&[3.0, 2.0]),
            Self::Median => Ink::line(WRONG, 2.0).dashed(&[6.0, 3.0]),
            Self::Cumulative => Ink::line(INK, 2.0),
            Self::CumulativeDot => Ink::edged(GROUND, INK, 2.0),
            Self::Good => Ink::edged(GOOD, GOOD, 1.5),
            Self::Wrong => Ink::edged(WRONG, WRONG, 1.5),
            Self::Late => Ink::edged(WARN_TINT, WARN, 1.5),
            Self::Open => Ink::edged(GROUND, LINE, 2.0),
            Self::OpenDashed => Ink::edged(GROUND, WARN, 1.8).dashed(&[3.0, 2.0]),
            Self::Glyph => Ink::line(GROUND, 2.0),
            Self::GlyphInk => Ink::line(INK, 1.8),
            Self::Country => Ink::edged(TINT, BRAND, 1.0),
            Self::Way => Ink::line(WRONG, 2.5),
            Self::WayInferred => Ink::line(WRONG, 2.5).dashed(&[6.0, 4.0]),
            Self::WayHead => Ink::area(WRONG),
            Self::Casing => Ink::line(GROUND, 5.0).seen_through(0.8),
            Self::Stop => Ink::edged(GROUND, WRONG, 2.5),
            Self::Tape => Ink::edged(TINT, BRAND, 1.0),
            Self::Fork => Ink::edged(WRONG_TINT, WRONG, 1.5),
            Self::Tick => Ink::line(BRAND, 2.0),
            Self::Hatch => Ink::line(LINE, 1.0),
            Self::HatchWrong => Ink::line(WRONG, 1.2),
            Self::Blank => Ink::area(SOFT),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const SHEET: &str = include_str!("../../assets/drawing.css");

    /// The value of a custom property in the part of the stylesheet after `from`.
    fn colour(from: &str, name: &str) -> Rgb {
        let part = SHEET.split_once(from).unwrap().1;
        let value = part.split_once(&format!("--d-{name}:")).unwrap().1.trim_start();
        let hex = value.strip_prefix('#').unwrap();
        let two = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        (two(0), two(2), two(4))
    }

    fn luminance((r, g, b): Rgb) -> f64 {
        let one = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * one(r) + 0.7152 * one(g) + 0.0722 * one(b)
    }

    fn contrast(one: Rgb, other: Rgb) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_class_has_one_name_and_a_rule_in_the_stylesheet() {
        let names: BTreeSet<&str> = Class::ALL.into_iter().map(Class::name).collect();
        assert_eq!(names.len(), Class::ALL.len());
        for name in names {
            let ruled =
                SHEET.split(['{', '}', ',']).any(|s| s.trim().ends_with(&format!(".d-{name}")));
            assert!(ruled, ".d-{name} has no rule");
        }
    }

    #[test]
    fn the_stylesheet_has_rules_for_no_other_class() {
        let known = |name: &str| {
            ["svg", "wide", "narrow", "paper"].contains(&name)
                || Class::ALL.iter().any(|c| c.name() == name)
        };
        for part in SHEET.split(".d-").skip(1) {
            let name: String =
                part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            assert!(known(&name), ".d-{name} is no class");
        }
    }

    #[test]
    fn paper_and_light_pages_have_the_same_colours() {
        use super::light::*;
        let same = [
            ("ink", INK),
            ("muted", MUTED),
            ("ground", GROUND),
            ("panel", PANEL),
            ("line", LINE),
            ("soft", SOFT),
            ("brand", BRAND),
            ("tint", TINT),
            ("good", GOOD),
            ("wrong", WRONG),
            ("wrong-tint", WRONG_TINT),
            ("warn", WARN),
            ("warn-tint", WARN_TINT),
        ];
        for (name, value) in same {
            assert_eq!(colour("/* light */", name), value, "{name}");
        }
    }

    /// WCAG 2.2: 4.5 for text, 3 for what carries meaning.
    #[test]
    fn what_carries_meaning_has_enough_contrast_in_light_and_dark() {
        const PAIRS: [(&str, &str, f64); 22] = [
            ("ink", "ground", 7.0),
            ("ink", "panel", 7.0),
            ("muted", "ground", 4.5),
            ("muted", "panel", 4.5),
            ("warn", "ground", 4.5),
            ("warn", "warn-tint", 4.5),
            ("ink", "warn-tint", 4.5),
            ("muted", "warn-tint", 4.5),
            ("wrong", "ground", 4.5),
            ("wrong", "panel", 4.5),
            ("wrong", "warn-tint", 4.5),
            ("wrong", "wrong-tint", 4.5),
            ("ink", "wrong-tint", 4.5),
            ("ground", "brand", 4.5),
            ("ground", "good", 4.5),
            ("line", "ground", 3.0),
            ("line", "panel", 3.0),
            ("line", "warn-tint", 3.0),
            ("brand", "ground", 3.0),
            ("brand", "tint", 3.0),
            ("good", "panel", 3.0),
            ("wrong", "tint", 3.0),
        ];
        for theme in ["/* light */", "/* dark */"] {
            for (one, other, least) in PAIRS {
                let found = contrast(colour(theme, one), colour(theme, other));
                assert!(found >= least, "{one} on {other} in {theme}: {found:.2}");
            }
        }
    }
}
