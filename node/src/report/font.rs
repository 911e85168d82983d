//! The two fonts: which characters they have, and how wide each is.
//!
//! Both are subsets of Noto Sans (`assets/fonts`), compiled in. Characters are set one by one, without
//! kerning or ligatures, so that what is measured is what is drawn.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use krilla::text::Font;

static REGULAR_FILE: &[u8] = include_bytes!("../../assets/fonts/report-regular.ttf");
static BOLD_FILE: &[u8] = include_bytes!("../../assets/fonts/report-bold.ttf");
static REGULAR: LazyLock<Option<Face>> = LazyLock::new(|| Face::read(REGULAR_FILE));
static BOLD: LazyLock<Option<Face>> = LazyLock::new(|| Face::read(BOLD_FILE));

/// Bytes of the fonts.
pub(super) fn sources() -> [&'static [u8]; 2] {
    [REGULAR_FILE, BOLD_FILE]
}

/// Both fonts.
#[derive(Clone, Copy)]
pub(super) struct Faces {
    regular: &'static Face,
    bold: &'static Face,
}

impl Faces {
    /// Reads them once; `None` if a file is damaged.
    pub(super) fn get() -> Option<Self> {
        Some(Self { regular: REGULAR.as_ref()?, bold: BOLD.as_ref()? })
    }

    pub(super) const fn of(self, bold: bool) -> &'static Face {
        if bold { self.bold } else { self.regular }
    }

    /// The text as it is drawn: a character that a font lacks is named by its code point, and a tab
    /// is a space. Line feeds stay.
    pub(super) fn shown(self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' => shown.push(c),
                '\t' => shown.push(' '),
                c if self.regular.glyph(c).is_some() && self.bold.glyph(c).is_some() => {
                    shown.push(c);
                }
                c => {
                    let _written = write!(shown, "[U+{:04X}]", u32::from(c));
                }
            }
        }
        shown
    }
}

/// One font.
pub(super) struct Face {
    /// As it is drawn with.
    pub(super) font: Font,
    /// Units of an em.
    units: f32,
    /// Glyph and advance by character.
    glyphs: BTreeMap<char, (u16, u16)>,
}

impl Face {
    /// Glyph and advance, in ems.
    pub(super) fn glyph(&self, c: char) -> Option<(u32, f32)> {
        let (glyph, advance) = self.glyphs.get(&c)?;
        Some((u32::from(*glyph), f32::from(*advance) / self.units))
    }

    /// Width of a line in ems; characters that the font lacks have none.
    pub(super) fn width(&self, text: &str) -> f32 {
        text.chars().filter_map(|c| self.glyph(c)).map(|(_, advance)| advance).sum()
    }

    fn read(file: &'static [u8]) -> Option<Self> {
        let units = word(table(file, b"head")?, 18)?;
        let metrics = word(table(file, b"hhea")?, 34)?;
        let advances = table(file, b"hmtx")?;
        let mut glyphs = BTreeMap::new();
        for (c, glyph) in characters(table(file, b"cmap")?)? {
            // Those after the last long metric share its advance.
            let at = usize::from(glyph.min(metrics.checked_sub(1)?));
            glyphs.insert(c, (glyph, word(advances, at.checked_mul(4)?)?));
        }
        Some(Self { font: Font::new(file.into(), 0)?, units: f32::from(units), glyphs })
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    Some((usize::from(word(bytes, at)?) << 16) | usize::from(word(bytes, at.checked_add(2)?)?))
}

fn table<'a>(file: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let tables = usize::from(word(file, 4)?);
    let entry = (0..tables)
        .map(|at| 12 + at * 16)
        .find(|at| file.get(*at..*at + 4) == Some(tag.as_slice()))?;
    let start = long(file, entry + 8)?;
    file.get(start..start.checked_add(long(file, entry + 12)?)?)
}

/// The characters of a `cmap` table with their glyphs: its subtable of format 4, which has all of
/// the basic plane.
fn characters(cmap: &[u8]) -> Option<Vec<(char, u16)>> {
    let subtables = usize::from(word(cmap, 2)?);
    let sub = (0..subtables)
        .filter_map(|at| cmap.get(long(cmap, 4 + at * 8 + 4)?..))
        .find(|sub| word(sub, 0) == Some(4))?;
    let segments = usize::from(word(sub, 6)?) / 2;
    let mut found = Vec::new();
    for segment in 0..segments {
        let at =
            |list: usize| 14 + list * segments * 2 + segment * 2 + if list > 0 { 2 } else { 0 };
        let (end, start) = (word(sub, at(0))?, word(sub, at(1))?);
        let (delta, offset) = (word(sub, at(2))?, word(sub, at(3))?);
        for code in start..=end {
            let glyph = if offset == 0 {
                code.wrapping_add(delta)
            } else {
                let place = at(3) + usize::from(offset) + usize::from(code - start) * 2;
                match word(sub, place)? {
                    0 => 0,
                    glyph => glyph.wrapping_add(delta),
                }
            };
            if let Some(c) = char::from_u32(u32::from(code)).filter(|_| glyph != 0) {
                found.push((c, glyph));
            }
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_fonts_have_what_names_and_serial_numbers_are_written_in() {
        let faces = Faces::get().unwrap();
        let latin = ('\u{20}'..='\u{7e}').chain('\u{a0}'..='\u{17f}');
        let greek = ('Α'..='Ρ').chain('Σ'..='Ω');
        let others = greek.chain('А'..='я').chain("ЁёІЇЄҐ→‑\u{202f}–—…•№€“”‘’«»".chars());
        for c in latin.chain(others) {
            assert_eq!(faces.shown(&c.to_string()), c.to_string(), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_character_without_a_glyph_is_named_and_never_dropped() {
        let faces = Faces::get().unwrap();
        assert_eq!(faces.shown("a\u{4e2d}b\u{202e}c\u{1f52b}"), "a[U+4E2D]b[U+202E]c[U+1F52B]");
        assert_eq!(faces.shown("a\tb\nc\r"), "a b\nc[U+000D]");
    }

    #[test]
    fn characters_have_their_own_widths() {
        let faces = Faces::get().unwrap();
        let face = faces.of(false);
        assert!(face.width("W") > face.width("i") && face.width("i") > 0.1);
        assert!(faces.of(true).width("abc") > face.width("abc"));
        assert!((face.width("11") - 2.0 * face.width("1")).abs() < 1e-6);
    }
}
