//! Cells that a spreadsheet would compute instead of showing.

use std::borrow::Cow;

/// What a spreadsheet would compute instead of showing. A `-` begins serial numbers too, so it
/// counts only where something follows that no serial number holds.
pub(super) fn is_formula(text: &str) -> bool {
    let rest = text.trim_start_matches(' ');
    match rest.as_bytes().first() {
        Some(b'=' | b'+' | b'@' | b'\t') => true,
        Some(b'-') => rest.chars().skip(1).any(|c| !c.is_alphanumeric() && !" -./_:".contains(c)),
        _ => false,
    }
}

/// A text as it is written to files that a spreadsheet may open: with an apostrophe before what
/// it could take for a formula, and before an apostrophe that [`plain`] would take away.
pub(in crate::registry) fn neutral(text: &str) -> Cow<'_, str> {
    let begins = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let needs =
        begins(text) || text.strip_prefix('\'').is_some_and(|r| begins(r) || r.starts_with('\''));
    if needs { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text without the apostrophe that [`neutral`] put before it.
pub(super) fn plain(text: &str) -> &str {
    match text.as_bytes() {
        [b'\'', b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n' | b'\'', ..] => {
            text.get(1..).unwrap_or(text)
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_would_compute_is_made_text() {
        for (text, written) in [
            ("=HYPERLINK(x)", "'=HYPERLINK(x)"),
            ("-33245", "'-33245"),
            ("'t Hart", "'t Hart"),
            ("'=1", "''=1"),
            ("''x", "'''x"),
            ("ABC", "ABC"),
        ] {
            assert_eq!(neutral(text), written);
            assert_eq!(plain(written), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_made_neutral_comes_back_and_is_no_formula(text in "['=+@\\-\ta 1]{0,6}") {
            let written = neutral(&text);
            prop_assert_eq!(plain(&written), &text);
            prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t']));
        }
    }
}
