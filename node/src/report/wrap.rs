//! Breaking text into lines.

use super::font::Face;

/// Lines of at most `width` at this size. A line feed ends a line; lines are broken after spaces and
/// slashes, and inside a word only if the word is wider than a line. Every line that was broken after
/// a space keeps it, so that who reads the text out of the file finds the words apart.
pub(super) fn wrap(face: &Face, size: f32, width: f32, text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        one(face, width / size, line, &mut lines);
    }
    lines
}

/// Lines of one line of text; `width` in ems.
fn one(face: &Face, width: f32, text: &str, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut used = 0.0;
    for piece in text.split_inclusive([' ', '/']) {
        let bare = face.width(piece.trim_end_matches(' '));
        if used + bare > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if bare > width {
            for c in piece.chars() {
                let advance = face.glyph(c).map_or(0.0, |(_, advance)| advance);
                if used + advance > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(c);
                used += advance;
            }
        } else {
            line.push_str(piece);
            used += face.width(piece);
        }
    }
    lines.push(line);
}

#[cfg(test)]
mod tests {
    use super::super::font::Faces;
    use super::*;

    fn wrapped(width: f32, text: &str) -> Vec<String> {
        wrap(Faces::get().unwrap().of(false), 10.0, width, text)
    }

    #[test]
    fn nothing_is_lost_by_breaking_lines() {
        let text = "a gun of Maker SA, serial BSZ0018, vestigo/xb/police; ".repeat(9);
        for width in [20.0, 60.0, 200.0, 10_000.0] {
            assert_eq!(wrapped(width, &text).concat(), text);
        }
    }

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        let face = Faces::get().unwrap().of(false);
        let text = format!("{} {} end", "W".repeat(70), "word ".repeat(50));
        for line in wrapped(80.0, &text) {
            assert!(face.width(line.trim_end()) * 10.0 <= 80.001, "{line}");
        }
    }

    #[test]
    fn words_stay_whole_and_line_feeds_end_lines() {
        assert_eq!(wrapped(60.0, "one two three four"), ["one two ", "three four"]);
        assert_eq!(wrapped(600.0, "one\n\ntwo"), ["one", "", "two"]);
        assert_eq!(wrapped(600.0, ""), [""]);
    }
}
