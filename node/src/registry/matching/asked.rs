//! The numbers asked for, in the forms that are searched.

use vestigo_protocol::codes::{Legibility, Obliteration};
use vestigo_protocol::firearm::serial::pattern::{PatternPiece, SerialPattern};
use vestigo_protocol::firearm::serial::{self, SerialForms, SplitKind};
use vestigo_protocol::firearm::{FirearmDescription, Mark};

use super::cost::{self, Cost, Glyphs};
use super::grading::{Doubt, Relation};
use super::{NUMBERS_MAX, TooBroad};
use crate::registry::lookup::{Variant, VariantKind};
use crate::registry::symbols::{ANY, Folded, Pattern, Piece, symbol};

/// What is asked for.
pub(super) struct Asked {
    /// The numbers, frame or receiver first.
    pub(super) marks: Vec<AskedMark>,
    /// True if there were more than are searched.
    pub(super) left_out: bool,
}

/// One number asked for.
pub(super) struct AskedMark {
    /// Position in the description.
    pub(super) position: usize,
    /// What stands against it.
    pub(super) doubt: Doubt,
    /// The first of those that are searched together, by its place among the marks: itself, or
    /// another spelling of the same folded number.
    pub(super) search: usize,
    /// What to search.
    pub(super) number: Number,
}

/// What is known of a number.
pub(super) enum Number {
    /// Every character.
    Plain(Box<Plain>),
    /// A part.
    Partial(Partial),
}

/// A number of which every character is known.
pub(super) struct Plain {
    pub(super) canonical: String,
    pub(super) text: String,
    pub(super) serial: Folded,
    pub(super) glyphs: Glyphs,
    /// Whether [`Glyphs::has_double_v`].
    pub(super) double_v: bool,
    /// With the word before it, where there is one.
    pub(super) with_word: Option<(String, Folded)>,
    /// Other readings.
    pub(super) splits: Vec<Reading>,
}

/// Another reading of a number.
pub(super) struct Reading {
    pub(super) relation: Relation,
    pub(super) text: String,
    pub(super) serial: Folded,
}

/// A number of which a part is known.
pub(super) struct Partial {
    pub(super) notation: String,
    pub(super) pattern: Pattern,
    /// For each piece the glyphs it allows; empty where any will do.
    pub(super) allowed: Vec<Vec<u8>>,
    /// Whether little enough is unknown for a strong match.
    pub(super) narrow: bool,
    /// Whether a character is unknown, or one of so many that it counts as that.
    pub(super) unknown: bool,
}

/// Unknown characters that a narrow pattern has at most; a run is never narrow.
pub(super) const NARROW_UNKNOWN_MAX: usize = 2;

/// The serial marks of a description, frame or receiver first. Each number once, and at most
/// [`NUMBERS_MAX`] different searches.
pub(super) fn marks(asked: &FirearmDescription) -> Result<Asked, TooBroad> {
    let frame_given = asked.serials().next().is_some_and(|first| first.component.is_frame());
    let mut marks: Vec<AskedMark> = Vec::new();
    let (mut searches, mut left_out) = (0, false);
    for mark in asked.serials() {
        let Some(position) = asked.marks.iter().position(|m| std::ptr::eq(m, mark)) else {
            continue;
        };
        let Some(number) = Number::of(mark.text.as_str()).map_err(|()| TooBroad { position })?
        else {
            continue;
        };
        // A number stamped on frame and slide is searched once, as the frame's.
        if marks.iter().any(|known| known.number.form() == number.form()) {
            continue;
        }
        let doubt = Doubt {
            other_part: frame_given && !mark.component.is_frame(),
            doubtful: is_altered(asked.obliteration) || is_doubtful(mark),
        };
        let together = marks.iter().find(|known| known.number.is_searched_as(&number));
        let search = match together {
            Some(known) => known.search,
            None if searches < NUMBERS_MAX => {
                searches += 1;
                marks.len()
            }
            None => {
                left_out = true;
                continue;
            }
        };
        marks.push(AskedMark { position, doubt, search, number });
    }
    Ok(Asked { marks, left_out })
}

/// A number that someone changed is not the gun's number, however well it can be read.
const fn is_altered(obliteration: Option<Obliteration>) -> bool {
    !matches!(obliteration, None | Some(Obliteration::None))
}

const fn is_doubtful(mark: &Mark) -> bool {
    !matches!(mark.legibility, Legibility::Clear | Legibility::Worn | Legibility::Restored)
}

impl Number {
    /// None if nothing is left to search for, an error if too little is known.
    fn of(text: &str) -> Result<Option<Self>, ()> {
        // What is no pattern was seen like that, brackets and all.
        let Ok(pattern) = SerialPattern::parse(text) else {
            return Ok(Plain::of(text, SerialForms::of(text)));
        };
        if pattern.is_too_broad() {
            return Err(());
        }
        let Some(canonical) = pattern.plain() else {
            return Ok(Some(Self::Partial(Partial::of(&pattern))));
        };
        let mut forms = SerialForms::of(text);
        if forms.canonical != canonical {
            forms = SerialForms::of(&canonical);
        }
        Ok(Plain::of(text, forms))
    }

    /// True if one search finds both: look-alike spellings of one number.
    fn is_searched_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plain(a), Self::Plain(b)) => a.serial.symbols() == b.serial.symbols(),
            _ => false,
        }
    }

    fn form(&self) -> &str {
        match self {
            Self::Plain(plain) => &plain.canonical,
            Self::Partial(partial) => &partial.notation,
        }
    }
}

fn folded(canonical: &str) -> Folded {
    Folded::of(canonical, &serial::folded(canonical))
}

impl Plain {
    fn of(text: &str, forms: SerialForms) -> Option<Number> {
        if forms.is_empty() {
            return None;
        }
        let serial = Folded::of(&forms.canonical, &forms.folded);
        let glyphs = Glyphs::of(&serial);
        let with_word = serial::canonical_with_words(text).map(|word| {
            let serial = folded(&word);
            (word, serial)
        });
        let splits = serial::splits(&forms.canonical)
            .into_iter()
            .map(|split| Reading {
                relation: match split.kind {
                    SplitKind::YearBefore(_) | SplitKind::YearAfter(_) => Relation::YearSplit,
                    SplitKind::LeadingZeros => Relation::LeadingZeros,
                },
                serial: folded(&split.rest),
                text: split.rest,
            })
            .collect();
        Some(Number::Plain(Box::new(Self {
            canonical: forms.canonical,
            text: forms.folded,
            serial,
            glyphs,
            double_v: glyphs.has_double_v(),
            with_word,
            splits,
        })))
    }
}

impl Partial {
    fn of(pattern: &SerialPattern) -> Self {
        let mut pieces = Vec::with_capacity(pattern.pieces().len());
        let mut allowed = Vec::with_capacity(pattern.pieces().len());
        for piece in pattern.pieces() {
            let (one, glyphs) = match piece {
                PatternPiece::One(of) => (
                    Piece::One(of.iter().fold(0, |set, c| set | 1 << symbol_of(*c))),
                    of.iter().map(|c| cost::glyph_of(*c)).collect(),
                ),
                PatternPiece::Any => (Piece::One(ANY), Vec::new()),
                PatternPiece::Run => (Piece::Run, Vec::new()),
            };
            pieces.push(one);
            allowed.push(glyphs);
        }
        let unknown = pattern.pieces().iter().filter(|piece| piece.is_unknown()).count();
        let run = pieces.contains(&Piece::Run);
        Self {
            notation: pattern.notation(),
            pattern: Pattern { pieces },
            allowed,
            narrow: !run && unknown <= NARROW_UNKNOWN_MAX,
            unknown: run || unknown > 0,
        }
    }

    /// What it costs to read a number that fits as the pattern: nothing for what is unknown.
    pub(super) fn cost(&self, found: &Glyphs) -> Cost {
        let found = found.as_slice();
        let mut row: Vec<Cost> = vec![cost::FAR; found.len() + 1];
        if let Some(first) = row.first_mut() {
            *first = 0;
        }
        for (piece, allowed) in self.pattern.pieces.iter().zip(&self.allowed) {
            let mut next: Vec<Cost> = Vec::with_capacity(row.len());
            let mut before = cost::FAR;
            let mut glyphs = found.iter();
            for here in &row {
                let made = match piece {
                    Piece::Run => {
                        let longer = next.last().map_or(cost::FAR, |c| c + cost::RUN_SYMBOL);
                        (*here).min(longer)
                    }
                    Piece::One(_) if next.is_empty() => cost::FAR,
                    Piece::One(_) => {
                        before + glyphs.next().map_or(0, |glyph| cost::among(*glyph, allowed))
                    }
                };
                next.push(made.min(cost::FAR));
                before = *here;
            }
            row = next;
        }
        row.last().copied().unwrap_or(cost::FAR)
    }
}

fn symbol_of(character: char) -> u8 {
    let mut text = [0; 4];
    serial::folded(character.encode_utf8(&mut text)).chars().next().map_or(0, symbol)
}

/// What is tried for a number, in order.
pub(super) fn variants(marks: &[AskedMark], maker_given: bool) -> Vec<Variant> {
    let mut variants: Vec<Variant> = Vec::new();
    for mark in marks {
        let mut put = |kind, form: &str| {
            if !variants.iter().any(|known| known.kind == kind && known.form == form) {
                variants.push(Variant { asked: mark.position, kind, form: form.to_owned() });
            }
        };
        match &mark.number {
            Number::Partial(partial) => put(VariantKind::Pattern, &partial.notation),
            Number::Plain(plain) => {
                put(VariantKind::Canonical, &plain.canonical);
                if let Some((word, _)) = &plain.with_word {
                    put(VariantKind::CanonicalWithWord, word);
                }
                put(VariantKind::Folded, &plain.text);
                for split in &plain.splits {
                    put(VariantKind::Split, &split.text);
                }
                for kind in super::wider(plain.serial.symbols().len(), maker_given) {
                    put(*kind, &plain.text);
                }
            }
        }
    }
    variants
}

#[cfg(test)]
mod tests {
    use super::*;

    fn partial(text: &str) -> Partial {
        match Number::of(text) {
            Ok(Some(Number::Partial(partial))) => partial,
            _ => panic!("{text} is no pattern"),
        }
    }

    #[test]
    fn a_pattern_costs_nothing_where_it_does_not_know_and_little_for_another_glyph() {
        for (pattern, found, expected) in [
            ("A?34[38]7", "A93437", 0),
            ("A?34[38]7", "A934B7", cost::GLYPH),
            ("A034?7", "AO34X7", cost::GLYPH),
            ("12345*", "12345", 0),
            ("12345*", "1234567", 2 * cost::RUN_SYMBOL),
            ("*1234*56789", "XX1234Y56789", 3 * cost::RUN_SYMBOL),
            ("*D2345", "ODO2345", 2 * cost::RUN_SYMBOL + cost::GLYPH),
        ] {
            let found = Glyphs::of(&folded(found));
            assert_eq!(partial(pattern).cost(&found), expected, "{pattern}");
        }
    }

    #[test]
    fn few_unknown_characters_make_a_narrow_pattern_and_a_run_never() {
        for (pattern, narrow, unknown) in [
            ("12345?", true, true),
            ("1234[38]", true, false),
            ("?12345?", true, true),
            ("??12345?", false, true),
            ("12345*", false, true),
            ("12345[3489][3489]", true, true),
            ("123456[3489][3489][3489]", false, true),
            ("123456[0OQD][0OQD][0OQD]", true, false),
        ] {
            let partial = partial(pattern);
            assert_eq!((partial.narrow, partial.unknown), (narrow, unknown), "{pattern}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_searched_and_what_is_no_pattern_is_taken_as_seen() {
        assert!(matches!(Number::of("---"), Ok(None)));
        assert!(matches!(Number::of("???1"), Err(())));
        assert!(matches!(Number::of("*123456789*"), Err(())));
        let Ok(Some(Number::Plain(plain))) = Number::of("12[34") else { panic!("not plain") };
        assert_eq!(plain.canonical, "12[34");
        let Ok(Some(Number::Plain(plain))) = Number::of("12[3]4") else { panic!("not plain") };
        assert_eq!(plain.canonical, "1234");
    }
}
