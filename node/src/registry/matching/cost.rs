//! How far apart two serial numbers are, as an expert counts: what hands, stamps and eyes confuse
//! costs less than what they do not.
//!
//! Optimal string alignment over glyphs, in thousandths of one unexplained edit. [`cost`] runs
//! over every hit of a search and looks at three diagonals; [`explain`] goes back over them for the
//! few that are shown.

use crate::registry::symbols::Folded;

/// A cost in thousandths of one unexplained edit.
pub type Cost = u16;

/// Another glyph of the same group, as `O` for `0`: the commonest of all errors, and one that
/// stamps share.
pub const GLYPH: Cost = 200;

/// Two glyphs of [`ALIKE`]: a hand or a worn stamp makes one of the other.
pub const LOOK_ALIKE: Cost = 450;

/// A glyph of a group for one that looks like another of the group, as `I` for `7` by way of `1`.
pub const LOOK_ALIKE_OF_GROUP: Cost = 650;

/// Two neighbours exchanged: the commonest slip of a typist, told by both characters being there.
pub const EXCHANGE: Cost = 600;

/// One of two equal neighbours left out or written again: the eye loses its place.
pub const DOUBLED: Cost = 600;

/// Any other character replaced, left out or added: nothing explains it.
pub const EDIT: Cost = 1000;

/// Letters between the digits left out or changed, or the digits alone compared: police systems
/// drop them themselves (NCIC), so the rest still says much.
pub const CORE: Cost = 600;

/// A prefix or suffix that one side lacks: lost with the slide it stood on, or never typed.
pub const AFFIX: Cost = 700;

/// Each character of such a prefix or suffix: long ones are rarer.
pub const AFFIX_SYMBOL: Cost = 50;

/// Zeros before the number: forms add and drop them.
pub const LEADING_ZEROS: Cost = 300;

/// A year of make or lot run together with the number, or taken off it.
pub const YEAR: Cost = 400;

/// Each character that an unknown run of a pattern stands for: the shorter reading comes first.
pub const RUN_SYMBOL: Cost = 20;

/// More than any pair that a search within two edits finds.
pub const FAR: Cost = 20_000;

/// Pairs that handwriting, worn stamps and tired eyes confuse, beside the groups that fold
/// (domain.md §5.2): own list from police manuals and form-reading practice. `W` for `VV` is a
/// rule of its own.
const ALIKE: &[u8] = b"17 49 38 06 56 UV MN CG T7 A4 YV EF PR KX 27 9G 9Q HN VW XY CO";

const OTHER_GLYPH: u8 = 36;
const W: u8 = 32;
const V: u8 = 31;

/// Places kept of a number: a power of two, so that a masked position is always inside.
const SPAN: usize = 32;

/// A table over pairs of glyphs.
const PAIRS: usize = 64 * 64;

static SUBSTITUTION: [Cost; PAIRS] = substitutions();
static DECODE: [u8; 128] = decoding();

const fn glyph_number(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0',
        b'A'..=b'Z' => byte - b'A' + 10,
        _ => OTHER_GLYPH,
    }
}

/// The digit that a glyph folds to; itself where it does not fold.
const fn group(glyph: u8) -> u8 {
    const O: u8 = glyph_number(b'O');
    const Q: u8 = glyph_number(b'Q');
    const D: u8 = glyph_number(b'D');
    const I: u8 = glyph_number(b'I');
    const L: u8 = glyph_number(b'L');
    const Z: u8 = glyph_number(b'Z');
    const S: u8 = glyph_number(b'S');
    const G: u8 = glyph_number(b'G');
    const B: u8 = glyph_number(b'B');
    match glyph {
        O | Q | D => 0,
        I | L => 1,
        Z => 2,
        S => 5,
        G => 6,
        B => 8,
        other => other,
    }
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, over constant bounds")]
const fn substitutions() -> [Cost; PAIRS] {
    let mut table = [EDIT; PAIRS];
    let mut pair = 0;
    while pair + 1 < ALIKE.len() {
        let (a, b) = (glyph_number(ALIKE[pair]), glyph_number(ALIKE[pair + 1]));
        let mut x = 0u8;
        while x < OTHER_GLYPH {
            let mut y = 0u8;
            while y < OTHER_GLYPH {
                if group(x) == group(a) && group(y) == group(b) {
                    let price = if x == a && y == b { LOOK_ALIKE } else { LOOK_ALIKE_OF_GROUP };
                    let (there, back) =
                        ((x as usize) << 6 | y as usize, (y as usize) << 6 | x as usize);
                    if price < table[there] {
                        table[there] = price;
                        table[back] = price;
                    }
                }
                y += 1;
            }
            x += 1;
        }
        pair += 3;
    }
    let mut x = 0u8;
    while x <= OTHER_GLYPH {
        let mut y = 0u8;
        while y <= OTHER_GLYPH {
            if group(x) == group(y) {
                table[(x as usize) << 6 | y as usize] = if x == y { 0 } else { GLYPH };
            }
            y += 1;
        }
        x += 1;
    }
    table
}

/// From symbol and variant to glyph; the numbering is that of `symbols`.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, over constant bounds")]
const fn decoding() -> [u8; 128] {
    const GROUPS: [&[u8]; 10] =
        [b"0OQD", b"1IL", b"2Z", b"3", b"4", b"5S", b"6G", b"7", b"8B", b"9"];
    const LETTERS: &[u8] = b"ACEFHJKMNPRTUVWXY";
    let mut table = [OTHER_GLYPH; 128];
    let mut symbol = 0;
    while symbol < 10 {
        let mut variant = 0;
        while variant < GROUPS[symbol].len() {
            table[(symbol + 1) * 4 + variant] = glyph_number(GROUPS[symbol][variant]);
            variant += 1;
        }
        symbol += 1;
    }
    let mut letter = 0;
    while letter < LETTERS.len() {
        table[(letter + 11) * 4] = glyph_number(LETTERS[letter]);
        letter += 1;
    }
    table
}

/// What one glyph written for another costs.
#[inline]
fn substitution(a: u8, b: u8) -> Cost {
    SUBSTITUTION.get((usize::from(a) << 6 | usize::from(b)) & (PAIRS - 1)).copied().unwrap_or(EDIT)
}

/// What `ab` read as `cd` costs as an exchange of neighbours; [`FAR`] if it is none.
#[inline]
fn exchange(a: u8, b: u8, c: u8, d: u8) -> Cost {
    let (first, second) = (substitution(a, d), substitution(b, c));
    if first.max(second) <= GLYPH { EXCHANGE + first + second } else { FAR }
}

/// A serial number glyph by glyph, ready to be compared. No `Debug`: it names a gun.
#[derive(Clone, Copy)]
#[expect(
    missing_debug_implementations,
    reason = "a serial number must not be printable by accident"
)]
pub struct Glyphs {
    at: [u8; SPAN],
    length: usize,
}

impl Glyphs {
    /// Of a number in folded form.
    #[must_use]
    #[inline]
    pub fn of(serial: &Folded) -> Self {
        let mut at = [OTHER_GLYPH; SPAN];
        let mut variants = serial.variants();
        let symbols = serial.symbols();
        for (place, symbol) in at.iter_mut().zip(symbols) {
            let entry = (usize::from(*symbol) << 2 | usize::from((variants & 3) as u8)) & 127;
            *place = DECODE.get(entry).copied().unwrap_or(OTHER_GLYPH);
            variants >>= 2;
        }
        Self { at, length: symbols.len() }
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.length
    }

    /// True for the number that has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The glyphs.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        self.at.get(..self.length).unwrap_or_default()
    }

    #[inline]
    fn get(&self, at: usize) -> u8 {
        self.at.get(at & (SPAN - 1)).copied().unwrap_or(OTHER_GLYPH)
    }

    /// What leaving out, or adding, the glyph at a place costs.
    #[inline]
    fn leave(&self, at: usize) -> Cost {
        let glyph = self.get(at);
        let doubled = (at > 0 && self.get(at - 1) == glyph)
            | (at + 1 < self.length && self.get(at + 1) == glyph);
        if doubled { DOUBLED } else { EDIT }
    }

    /// True if it has a `W` or a `VV`, which one another's cost depends on.
    #[must_use]
    pub fn has_double_v(&self) -> bool {
        let glyphs = self.as_slice();
        glyphs.contains(&W) || glyphs.windows(2).any(|pair| pair == [V, V])
    }

    /// True if the four glyphs from a place on are a year between 1800 and 2099.
    #[must_use]
    pub fn is_year(&self, from: usize) -> bool {
        let digit = |at: usize| from + at < self.length && self.get(from + at) <= 9;
        (0..4).all(digit) && matches!((self.get(from), self.get(from + 1)), (1, 8 | 9) | (2, 0))
    }

    /// True if the first `count` glyphs are the digit zero.
    #[must_use]
    pub fn begins_with_zeros(&self, count: usize) -> bool {
        count <= self.length && (0..count).all(|at| self.get(at) == 0)
    }
}

/// What two numbers differ in, place by place, over `length` glyphs from the places given.
#[must_use]
pub fn side_by_side(a: &Glyphs, from_a: usize, b: &Glyphs, from_b: usize, length: usize) -> Cost {
    (0..length.min(SPAN))
        .map(|at| substitution(a.get(from_a + at), b.get(from_b + at)))
        .fold(0, Cost::saturating_add)
}

/// What one glyph costs where several were allowed: nothing if it is one of them.
#[must_use]
pub fn among(glyph: u8, allowed: &[u8]) -> Cost {
    allowed.iter().map(|one| substitution(*one, glyph)).min().unwrap_or(0)
}

/// The number of a canonical character among glyphs.
#[must_use]
pub fn glyph_of(character: char) -> u8 {
    u8::try_from(character).map_or(OTHER_GLYPH, glyph_number)
}

/// What it costs to make one number of the other, if two edits are enough; up to [`FAR`] if not.
/// The same in both directions.
#[must_use]
pub fn cost(a: &Glyphs, b: &Glyphs) -> Cost {
    let shorter = a.length.min(b.length);
    let mut head = 0;
    while head < shorter && a.get(head) == b.get(head) {
        head += 1;
    }
    let mut tail = 0;
    while tail < shorter - head && a.get(a.length - 1 - tail) == b.get(b.length - 1 - tail) {
        tail += 1;
    }
    match (a.length - head - tail, b.length - head - tail) {
        (0, 0) => return 0,
        (1, 1) => return substitution(a.get(head), b.get(head)),
        (m, n) if m.abs_diff(n) > REACH => return FAR,
        _ => {}
    }
    // Of what is equal, the part next to the difference may be told otherwise for less: `S55` for
    // `55` is not an `S` too much, but a look-alike and a doubled character.
    head = head.saturating_sub(REACH);
    tail = tail.saturating_sub(REACH);
    aligned(a, b, head, a.length - head - tail, b.length - head - tail)
}

/// Lengths that two edits can make differ.
const REACH: usize = 2;

/// Diagonals that a pair is aligned on: with two edits no alignment needs more. Numbers of one
/// length use the one beside the main diagonal on each side, others those from the main one on
/// towards the end that differs.
const DIAGONALS: usize = 3;

/// How far below the main diagonal the band begins, for `m` rows and `n` columns.
#[inline]
const fn below(m: usize, n: usize) -> usize {
    if m > n {
        DIAGONALS - 1
    } else if m == n {
        1
    } else {
        0
    }
}

/// One row of the band, with a cell of [`FAR`] at each end.
type Band = [Cost; DIAGONALS + 2];

/// Alignment of `m` glyphs with `n` from `head` on. Cell `d` of row `i` is column `i + d` less
/// what [`below`] says. No sum overflows: a cell is at most [`FAR`], a price at most 1000.
#[expect(clippy::indexing_slicing, reason = "two cells more than diagonals; masked places")]
fn aligned(a: &Glyphs, b: &Glyphs, head: usize, m: usize, n: usize) -> Cost {
    let below = below(m, n);
    let mut before: Band = [FAR; DIAGONALS + 2];
    let mut last = before;
    let mut leave = [EDIT; SPAN];
    for (j, place) in leave.iter_mut().take(n).enumerate() {
        *place = b.leave(head + j);
    }
    let mut sum: Cost = 0;
    for (j, place) in last.iter_mut().skip(below + 1).take(DIAGONALS - below).enumerate() {
        if j > 0 {
            sum += leave[(j - 1) & (SPAN - 1)];
        }
        *place = if j <= n { sum } else { FAR };
    }
    let mut above = OTHER_GLYPH;
    for i in 1..=m {
        let x = a.get(head + i - 1);
        let drop = a.leave(head + i - 1);
        let mut row: Band = [FAR; DIAGONALS + 2];
        for d in 0..DIAGONALS {
            let Some(j) = (i + d).checked_sub(below).filter(|j| *j <= n) else { continue };
            let at = d + 1;
            let mut best = last[at + 1].wrapping_add(drop);
            if j > 0 {
                let (y, before_y) = (b.get(head + j - 1), b.get((head + j).wrapping_sub(2)));
                best = best.min(last[at].wrapping_add(substitution(x, y)));
                best = best.min(row[at - 1].wrapping_add(leave[(j - 1) & (SPAN - 1)]));
                if i > 1 && j > 1 {
                    best = best.min(before[at].wrapping_add(exchange(above, x, before_y, y)));
                }
                if x == W && j > 1 && y == V && before_y == V {
                    best = best.min(last[at - 1].wrapping_add(LOOK_ALIKE));
                }
                if y == W && i > 1 && x == V && above == V {
                    best = best.min(before[at + 1].wrapping_add(LOOK_ALIKE));
                }
            }
            row[at] = best.min(FAR);
        }
        above = x;
        before = last;
        last = row;
    }
    (n + below).checked_sub(m).and_then(|d| last.get(d + 1)).copied().unwrap_or(FAR)
}

/// What a difference is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Characters that look alike, of one group or of a pair.
    pub look_alike: bool,
    /// Two neighbours exchanged.
    pub exchanged: bool,
    /// One of two equal neighbours left out or written again.
    pub doubled: bool,
    /// Anything else.
    pub other: bool,
}

/// [`cost`] again, and what it is made of. Of alignments that cost the same, the one
/// that replaces characters is taken.
#[must_use]
pub fn explain(a: &Glyphs, b: &Glyphs) -> (Cost, Differences) {
    let below = below(a.length, b.length);
    explain_on(a, b, |i, j| (i..i + DIAGONALS).contains(&(j + below)))
}

/// [`explain`] on the cells that `on` holds.
fn explain_on(a: &Glyphs, b: &Glyphs, on: impl Fn(usize, usize) -> bool) -> (Cost, Differences) {
    let mut table = Table([FAR; (SPAN + 1) * (SPAN + 1)]);
    for i in 0..=a.length {
        for j in 0..=b.length {
            let cheapest = steps(a, b, i, j)
                .filter_map(|s| Some(table.get(i.checked_sub(s.0)?, j.checked_sub(s.1)?) + s.2))
                .min()
                .filter(|_| on(i, j));
            table.set(i, j, if (i, j) == (0, 0) { 0 } else { cheapest.unwrap_or(FAR).min(FAR) });
        }
    }
    let total = table.get(a.length, b.length);
    let mut found = Differences::default();
    let (mut i, mut j) = (a.length, b.length);
    while (i, j) != (0, 0) {
        let here = table.get(i, j);
        let taken = steps(a, b, i, j).find(|s| {
            let from = i.checked_sub(s.0).zip(j.checked_sub(s.1));
            from.is_some_and(|(i, j)| table.get(i, j) + s.2 == here)
        });
        let Some((back, aside, price, step)) = taken else { break };
        match step {
            Step::Replace if price == 0 => {}
            Step::Replace if price < EDIT => found.look_alike = true,
            Step::Merge => found.look_alike = true,
            Step::Exchange => found.exchanged = true,
            Step::Leave if price == DOUBLED => found.doubled = true,
            Step::Replace | Step::Leave => found.other = true,
        }
        i -= back;
        j -= aside;
    }
    (total, found)
}

#[derive(Clone, Copy)]
enum Step {
    Replace,
    Exchange,
    Merge,
    Leave,
}

/// The ways into a cell: rows and columns back, price, kind.
fn steps(
    a: &Glyphs,
    b: &Glyphs,
    i: usize,
    j: usize,
) -> impl Iterator<Item = (usize, usize, Cost, Step)> {
    let (x, y) = (|back| a.get(i.wrapping_sub(back)), |back| b.get(j.wrapping_sub(back)));
    let both = i > 0 && j > 0;
    let crossed = if i > 1 && j > 1 { exchange(x(2), x(1), y(2), y(1)) } else { FAR };
    let split = i > 0 && j > 1 && x(1) == W && (y(1), y(2)) == (V, V);
    let joined = i > 1 && j > 0 && y(1) == W && (x(1), x(2)) == (V, V);
    [
        both.then(|| (1, 1, substitution(x(1), y(1)), Step::Replace)),
        (crossed < FAR).then_some((2, 2, crossed, Step::Exchange)),
        split.then_some((1, 2, LOOK_ALIKE, Step::Merge)),
        joined.then_some((2, 1, LOOK_ALIKE, Step::Merge)),
        (i > 0).then(|| (1, 0, a.leave(i - 1), Step::Leave)),
        (j > 0).then(|| (0, 1, b.leave(j - 1), Step::Leave)),
    ]
    .into_iter()
    .flatten()
}

struct Table([Cost; (SPAN + 1) * (SPAN + 1)]);

impl Table {
    fn get(&self, i: usize, j: usize) -> Cost {
        self.0.get(i * (SPAN + 1) + j).copied().unwrap_or(FAR)
    }

    fn set(&mut self, i: usize, j: usize, cost: Cost) {
        if let Some(place) = self.0.get_mut(i * (SPAN + 1) + j) {
            *place = cost;
        }
    }
}

/// How many edits two numbers are apart that are known to be at most two apart: 0, 1 or 2.
#[must_use]
pub fn edits(a: &[u8], b: &[u8]) -> u8 {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) =
        (a.get(..a.len() - tail).unwrap_or_default(), b.get(..b.len() - tail).unwrap_or_default());
    match (a, b) {
        ([], []) => 0,
        ([_], [_]) | ([_], []) | ([], [_]) => 1,
        ([p, q], [r, s]) if p == s && q == r => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use vestigo_protocol::firearm::serial::SerialForms;

    use super::*;
    use crate::registry::oracle::distance;

    fn folded(text: &str) -> Folded {
        let forms = SerialForms::of(text);
        Folded::of(&forms.canonical, &forms.folded)
    }

    fn glyphs(text: &str) -> Glyphs {
        Glyphs::of(&folded(text))
    }

    #[test]
    fn what_is_easily_confused_costs_less() {
        for (a, b, expected) in [
            ("HLD281", "HLD281", 0),
            ("HLD281", "HL0281", GLYPH),
            ("HLD281", "H1O2B1", 3 * GLYPH),
            ("HLA281", "HLA287", LOOK_ALIKE),
            ("HLA28I", "HLA287", LOOK_ALIKE_OF_GROUP),
            ("U12345", "V12345", LOOK_ALIKE),
            ("M12345", "N12345", LOOK_ALIKE),
            ("C12345", "G12345", LOOK_ALIKE),
            ("T12345", "712345", LOOK_ALIKE),
            ("A12345", "412345", LOOK_ALIKE),
            ("Y12345", "V12345", LOOK_ALIKE),
            ("W12345", "VV12345", LOOK_ALIKE),
            ("12A45W", "12A45VV", LOOK_ALIKE),
            ("12435", "12345", EXCHANGE),
            ("AAC123", "AC123", DOUBLED),
            ("12233", "1223", DOUBLED),
            ("AC1234", "AC124", EDIT),
            ("AC1234", "AC12934", EDIT),
            ("AC1234", "AC1X34", EDIT),
            ("AC1234", "AX1X34", 2 * EDIT),
            ("AC1234", "AC1243", EXCHANGE),
            ("1A2345", "A12435", 2 * EXCHANGE),
            ("AC1234", "1234AC", FAR),
        ] {
            let (x, y) = (glyphs(a), glyphs(b));
            if expected < FAR {
                assert_eq!(cost(&x, &y), expected, "{a} {b}");
                assert_eq!(explain(&x, &y).0, expected, "{a} {b} explained");
            } else {
                assert!(cost(&x, &y) > 2 * EDIT, "{a} {b}");
            }
        }
    }

    #[test]
    fn a_difference_says_what_it_is_made_of() {
        let none = Differences::default();
        for (a, b, made_of) in [
            ("HLD281", "HLD281", none),
            ("HLD281", "HL0281", Differences { look_alike: true, ..none }),
            ("HW0281", "HVVD281", Differences { look_alike: true, ..none }),
            ("12435", "12345", Differences { exchanged: true, ..none }),
            ("12233", "1223", Differences { doubled: true, ..none }),
            ("AC1234", "AC1X34", Differences { other: true, ..none }),
            ("AC12344", "CA1234", Differences { exchanged: true, doubled: true, ..none }),
        ] {
            assert_eq!(explain(&glyphs(a), &glyphs(b)).1, made_of, "{a} {b}");
        }
    }

    #[test]
    fn years_and_zeros_are_seen() {
        assert!(glyphs("19874512").is_year(0));
        assert!(glyphs("45121987").is_year(4));
        assert!(!glyphs("45121987").is_year(5));
        assert!(!glyphs("I9874512").is_year(0));
        assert!(glyphs("00123").begins_with_zeros(2));
        assert!(!glyphs("0O123").begins_with_zeros(2));
    }

    /// A number and one made of it by up to two edits.
    fn damaged() -> impl Strategy<Value = (String, String)> {
        let edit = (0..4u8, 0..12usize, "[0-9A-Z]");
        ("[0-9A-Z]{4,12}", proptest::collection::vec(edit, 0..=2)).prop_map(|(text, edits)| {
            let mut made: Vec<char> = text.chars().collect();
            for (kind, at, with) in edits {
                let (at, with) = (at % made.len().max(1), with.chars().next().unwrap());
                match kind {
                    0 => made.insert(at, with),
                    1 if made.len() > 2 => drop(made.remove(at)),
                    2 if at + 1 < made.len() => made.swap(at, at + 1),
                    _ if !made.is_empty() => made[at] = with,
                    _ => {}
                }
            }
            (text, made.into_iter().collect())
        })
    }

    #[test]
    fn what_is_equal_beside_a_difference_may_explain_it_for_less() {
        for (a, b) in [("55A00A0", "S55A00A0"), ("0A00A55", "0A00A55S")] {
            let (x, y) = (glyphs(a), glyphs(b));
            assert_eq!(cost(&x, &y), GLYPH + DOUBLED, "{a} {b}");
            assert_eq!(cost(&y, &x), GLYPH + DOUBLED, "{b} {a}");
        }
    }

    proptest! {
        #[test]
        fn three_diagonals_miss_nothing_within_two_edits((a, b) in damaged()) {
            let (x, y) = (glyphs(&a), glyphs(&b));
            prop_assert_eq!(cost(&x, &y), explain(&x, &y).0, "{} {}", a, b);
            prop_assert_eq!(cost(&x, &y), cost(&y, &x));
            // What takes three insertions or merged letters costs more than this.
            let anywhere = explain_on(&x, &y, |_, _| true).0;
            prop_assert!(anywhere <= cost(&x, &y));
            if anywhere < 3 * LOOK_ALIKE {
                prop_assert_eq!(anywhere, cost(&x, &y), "{} {}", a, b);
            }
        }

        #[test]
        fn edits_are_counted_as_the_index_counts_them((a, b) in damaged()) {
            let (x, y) = (folded(&a), folded(&b));
            let true_distance = distance(x.symbols(), y.symbols());
            prop_assume!(true_distance <= 2);
            prop_assert_eq!(usize::from(edits(x.symbols(), y.symbols())), true_distance);
        }

        #[test]
        fn one_edit_never_costs_less_than_a_look_alike((a, b) in damaged()) {
            let (x, y) = (folded(&a), folded(&b));
            let apart = distance(x.symbols(), y.symbols());
            let (x, y) = (Glyphs::of(&x), Glyphs::of(&y));
            let least = match apart {
                0 => 0,
                2 if !x.has_double_v() && !y.has_double_v() => 2 * LOOK_ALIKE,
                _ => LOOK_ALIKE,
            };
            prop_assert!(cost(&x, &y) >= least, "{} {}", a, b);
        }
    }
}
