//! The shape of a series of serial numbers, and the numbers in it in the order of stamping.

/// Places of one serial that vary.
const PLACES_MAX: usize = 16;

/// A shape: which serials there are, counted from 0.
///
/// Digits count fastest, from the right, then everything else, from the right: after `ABC999`
/// comes `ABD000`, after `99999C` comes `00000D`.
#[derive(Debug)]
pub(super) struct Shape {
    places: Vec<Place>,
    /// Positions in `places` of those that vary, fastest first.
    order: Vec<usize>,
    count: u64,
}

#[derive(Debug)]
enum Place {
    Fixed(char),
    One(Vec<char>),
    /// First year, how many, and whether it is written with two digits.
    Year(u16, u16, bool),
}

impl Shape {
    /// Reads a shape: `#` is a digit, `%` one that is not 0, `@` a letter from A to Z, `[AC-E]` one
    /// of these, `(1985-1992)` and `(85-07)` a year; anything else is itself.
    pub(super) fn parse(text: &str) -> Self {
        let mut places = Vec::new();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            places.push(match c {
                '#' => Place::One(('0'..='9').collect()),
                '%' => Place::One(('1'..='9').collect()),
                '@' => Place::One(('A'..='Z').collect()),
                '[' => Place::One(alternatives(rest.by_ref().take_while(|c| *c != ']'))),
                '(' => years(&rest.by_ref().take_while(|c| *c != ')').collect::<String>()),
                c => Place::Fixed(c),
            });
        }
        let is_digit = |place: &Place| matches!(place, Place::One(l) if l.iter().all(char::is_ascii_digit) && l.len() > 8);
        let varying = |digits: bool| {
            places
                .iter()
                .enumerate()
                .rev()
                .filter(move |(_, p)| p.values() > 1 && is_digit(p) == digits)
                .map(|(at, _)| at)
        };
        let order: Vec<usize> = varying(true).chain(varying(false)).take(PLACES_MAX).collect();
        let count = places.iter().map(Place::values).product();
        Self { places, order, count }
    }

    /// How many serials there are.
    pub(super) const fn count(&self) -> u64 {
        self.count
    }

    /// Appends serial `number`, which is below [`Self::count`]; the year that it states, if any.
    pub(super) fn write(&self, number: u64, text: &mut String) -> Option<u16> {
        let mut chosen = [0u64; 64];
        let mut left = number;
        for at in &self.order {
            let Some(values) = self.places.get(*at).map(Place::values) else { continue };
            if let Some(slot) = chosen.get_mut(*at) {
                *slot = left % values;
            }
            left /= values;
        }
        let mut year = None;
        for (place, chosen) in self.places.iter().zip(chosen) {
            match place {
                Place::Fixed(c) => text.push(*c),
                Place::One(list) => {
                    let at = usize::try_from(chosen).unwrap_or(0);
                    text.extend(list.get(at));
                }
                Place::Year(first, _, short) => {
                    let this = first + u16::try_from(chosen).unwrap_or(0);
                    year = Some(this);
                    let (width, shown) = if *short { (2, this % 100) } else { (4, this) };
                    for power in (0..width).rev() {
                        let digit = shown / 10u16.pow(power) % 10;
                        text.extend(char::from_digit(u32::from(digit), 10));
                    }
                }
            }
        }
        year
    }

    /// For each character of the canonical form (no separators), which there may be.
    #[cfg(test)]
    pub(super) fn characters(&self) -> Vec<Vec<char>> {
        let mut all = Vec::new();
        for place in &self.places {
            match place {
                Place::Fixed(c) if !c.is_alphanumeric() => {}
                Place::Fixed(c) => all.push(vec![*c]),
                Place::One(list) => all.push(list.clone()),
                Place::Year(first, count, short) => {
                    let texts: Vec<Vec<char>> = (*first..first + count)
                        .map(|y| if *short { format!("{:02}", y % 100) } else { y.to_string() })
                        .map(|y| y.chars().collect())
                        .collect();
                    for at in 0..if *short { 2 } else { 4 } {
                        all.push(texts.iter().map(|t| t[at]).collect());
                    }
                }
            }
        }
        all
    }
}

impl Place {
    fn values(&self) -> u64 {
        match self {
            Self::Fixed(_) => 1,
            Self::One(list) => list.len() as u64,
            Self::Year(_, count, _) => u64::from(*count),
        }
    }
}

fn alternatives(inside: impl Iterator<Item = char>) -> Vec<char> {
    let mut list: Vec<char> = Vec::new();
    let mut inside = inside;
    while let Some(c) = inside.next() {
        match (c, list.last().copied()) {
            ('-', Some(first)) => {
                if let Some(last) = inside.next() {
                    list.extend((first..=last).skip(1));
                }
            }
            _ => list.push(c),
        }
    }
    list
}

/// Two-digit years from 70 on are of the last century.
fn years(text: &str) -> Place {
    let mut parts = text.split('-').map(|part| (part.len() < 4, part.parse().unwrap_or(0)));
    let full = |(short, year): (bool, u16)| match (short, year) {
        (true, 70..) => 1900 + year,
        (true, _) => 2000 + year,
        (false, _) => year,
    };
    let first = parts.next().unwrap_or((false, 0));
    let last = full(parts.next().unwrap_or(first));
    Place::Year(full(first), last.saturating_sub(full(first)) + 1, first.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_as_they_are_stamped() {
        for (shape, number, serial, year) in [
            ("@@@###", 0, "AAA000", None),
            ("@@@###", 999, "AAA999", None),
            ("@@@###", 1_000, "AAB000", None),
            ("#####[A-C]", 99_999, "99999A", None),
            ("#####[A-C]", 100_000, "00000B", None),
            ("1-#####-(01-16)", 200_005, "1-00005-03", Some(2003)),
            ("(1985-1992) %#", 91, "1986 11", Some(1986)),
            ("[AC-E]%", 9, "C1", None),
        ] {
            let shape = Shape::parse(shape);
            let mut text = String::new();
            assert_eq!(shape.write(number, &mut text), year, "{serial}");
            assert_eq!(text, serial);
        }
        assert_eq!(Shape::parse("@@@###").count(), 17_576_000);
        assert_eq!(Shape::parse("1-#####-(01-16)").count(), 1_600_000);
    }
}
