//! How wide a text will be, without a font: the advances of a wide sans serif face (DejaVu Sans),
//! so that what fits here fits in the reader's own.

/// Advances of U+0020 to U+007E, in thousandths of the size.
const ASCII: [u16; 95] = [
    317, 400, 459, 837, 636, 950, 779, 274, 390, 390, 500, 837, 317, 360, 317, 336, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 336, 336, 837, 837, 837, 530, 1000, 684, 686, 698, 770, 631,
    575, 774, 751, 294, 294, 655, 557, 862, 748, 787, 603, 787, 694, 634, 610, 731, 684, 988, 685,
    610, 685, 390, 336, 390, 837, 500, 500, 612, 634, 549, 634, 615, 352, 634, 633, 277, 277, 579,
    277, 974, 633, 611, 634, 634, 411, 520, 392, 633, 591, 817, 591, 591, 524, 636, 336, 636, 837,
];

/// Advances of U+00A0 to U+00FF.
const LATIN: [u16; 96] = [
    317, 400, 636, 636, 636, 636, 336, 500, 500, 1000, 471, 611, 837, 360, 1000, 500, 500, 837,
    400, 400, 500, 636, 636, 317, 500, 400, 471, 611, 969, 969, 969, 530, 684, 684, 684, 684, 684,
    684, 974, 698, 631, 631, 631, 631, 294, 294, 294, 294, 774, 748, 787, 787, 787, 787, 787, 837,
    787, 731, 731, 731, 731, 610, 604, 629, 612, 612, 612, 612, 612, 612, 981, 549, 615, 615, 615,
    615, 277, 277, 277, 277, 611, 633, 611, 611, 611, 611, 611, 837, 611, 633, 633, 633, 633, 591,
    634, 591,
];

/// How much wider bold letters are, at most, over a word.
const BOLD: f64 = 1.16;

/// What stands for what was left out.
const ELLIPSIS: char = '…';

fn advance(c: char) -> f64 {
    let of = |table: &[u16], first: u32| {
        let at = usize::try_from(u32::from(c).checked_sub(first)?).ok()?;
        table.get(at).copied()
    };
    let known = of(&ASCII, 0x20).or_else(|| of(&LATIN, 0xa0));
    let thousandths = known.unwrap_or(match c {
        '\u{100}'..='\u{24f}' | '\u{370}'..='\u{52f}' => 700,
        '\u{300}'..='\u{36f}' => 0,
        '\u{2010}'..='\u{2013}' => 500,
        '\u{2018}' | '\u{2019}' | '\u{202f}' => 318,
        '\u{201c}' | '\u{201d}' => 520,
        _ => 1000,
    });
    f64::from(thousandths) / 1000.0
}

/// How a language writes large numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    /// What stands between groups of three digits.
    pub separator: String,
    /// Numbers with fewer digits stay whole.
    pub least: usize,
}

/// A number with its digits in groups of three.
#[must_use]
pub fn grouped(number: u64, style: &Digits) -> String {
    let digits = number.to_string();
    if digits.len() < style.least {
        return digits;
    }
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push_str(&style.separator);
        }
        out.push(digit);
    }
    out
}

/// Width of a text at a size, in units; never less than it will be in a common sans serif face.
#[must_use]
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let sum: f64 = text.chars().map(advance).sum();
    sum * size * if bold { BOLD } else { 1.0 }
}

/// The text, or as much of its beginning as fits with an ellipsis.
#[must_use]
pub fn fit(text: &str, size: f64, bold: bool, room: f64) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        let mut shown = kept.clone();
        shown.push(ELLIPSIS);
        if width(&shown, size, bold) > room {
            kept.pop();
            break;
        }
    }
    let mut shown = kept.trim_end().to_owned();
    shown.push(ELLIPSIS);
    shown
}

/// The text in at most `most` lines that fit, broken between words; a word that is longer than a line, and
/// what does not fit at the end, ends in an ellipsis. No lines for an empty text.
#[must_use]
pub fn wrap(text: &str, size: f64, bold: bool, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size, bold) <= room {
            line = longer;
            continue;
        }
        let last = lines.len() + 1 >= most;
        if last {
            // Everything that is left is weighed for the last line.
            let rest: Vec<&str> = std::iter::once(longer.as_str()).chain(words).collect();
            lines.push(fit(&rest.join(" "), size, bold, room));
            return lines;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = fit(word, size, bold, room);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_wide_as_its_letters() {
        assert!((width("Ay", 10.0, false) - 12.75).abs() < 1e-9);
        assert!(width("Ay", 10.0, true) > width("Ay", 10.0, false));
        assert_eq!(width("", 10.0, false), 0.0);
        // What the table does not have is taken as wide.
        assert_eq!(width("枪", 10.0, false), 10.0);
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        let style = |separator: &str, least| Digits { separator: separator.to_owned(), least };
        assert_eq!(grouped(0, &style(",", 4)), "0");
        assert_eq!(grouped(1204, &style(",", 4)), "1,204");
        assert_eq!(grouped(1204, &style("\u{202f}", 5)), "1204");
        assert_eq!(grouped(18_204, &style("\u{202f}", 5)), "18\u{202f}204");
        assert_eq!(grouped(123_456_789, &style(".", 4)), "123.456.789");
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(fit("Paraguay", 10.0, false, 100.0), "Paraguay");
        let short = fit("Policía Nacional del Paraguay", 10.0, false, 80.0);
        assert!(short.ends_with('…') && width(&short, 10.0, false) <= 80.0, "{short}");
        assert_eq!(fit("Paraguay", 10.0, false, 1.0), "…");
    }

    #[test]
    fn a_text_is_broken_between_words() {
        let lines = wrap("lawfully exported to Paraguay", 10.0, false, 90.0, 3);
        assert_eq!(lines, ["lawfully exported", "to Paraguay"]);
        let lines = wrap("lawfully exported to Paraguay in 2015", 10.0, false, 90.0, 2);
        assert_eq!(lines, ["lawfully exported", "to Paraguay in…"]);
        assert_eq!(wrap(" \n ", 10.0, false, 90.0, 2), Vec::<String>::new());
        for line in wrap(&"w".repeat(80), 10.0, false, 90.0, 2) {
            assert!(width(&line, 10.0, false) <= 90.0);
        }
        assert_eq!(wrap("one two", 10.0, false, 200.0, 1), ["one two"]);
    }
}
