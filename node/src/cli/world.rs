//! The surroundings of one run of the program: streams, environment, who runs it.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::PathBuf;

use crate::api::client::Client;
use crate::desk::officer::OfficerName;
use crate::service::Caller;
use crate::text::Text;

/// What a command reads from and writes to. Tests give it buffers.
#[expect(missing_debug_implementations, reason = "streams have nothing to print")]
pub struct World<'a> {
    /// Environment variables.
    pub env: BTreeMap<String, String>,
    /// Answers of the person.
    pub input: &'a mut dyn BufRead,
    /// Results.
    pub out: &'a mut dyn Write,
    /// Talk: questions, progress, errors.
    pub err: &'a mut dyn Write,
    /// True if `out` is a terminal.
    pub out_is_terminal: bool,
    /// True if `err` is a terminal.
    pub err_is_terminal: bool,
    /// Who runs the program.
    pub caller: Caller,
}

/// What every command knows.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    /// The person's language.
    pub(super) text: Text,
    /// The data directory.
    pub(super) data_dir: PathBuf,
    /// One JSON object instead of words.
    pub(super) json: bool,
    /// Who runs the program.
    pub(super) caller: Caller,
    /// Which officer of the account.
    pub(super) officer: Option<OfficerName>,
    /// Where the officer's passphrase stands; `-`: standard input.
    pub(super) passphrase_file: Option<PathBuf>,
}

impl Setting {
    /// The node on the data directory.
    pub(super) fn client(&self) -> Client {
        Client::new(&self.data_dir).acting_as(self.officer.as_ref().map(OfficerName::as_str))
    }
}

impl World<'_> {
    /// An environment variable.
    pub(super) fn var(&self, name: &str) -> Option<String> {
        self.env.get(name).cloned()
    }

    /// The data directory where none is named: `$XDG_DATA_HOME/vestigo` or
    /// `~/.local/share/vestigo`.
    pub(super) fn default_data_dir(&self) -> PathBuf {
        let share = self.var("XDG_DATA_HOME").filter(|v| !v.is_empty()).map(PathBuf::from);
        let home = || PathBuf::from(self.var("HOME").unwrap_or_default()).join(".local/share");
        share.unwrap_or_else(home).join("vestigo")
    }
}

/// Replaces what could drive a terminal or hide text: control characters other than a line end,
/// and the marks that reorder or hide what follows. Partners' words pass through here.
#[must_use]
pub fn harmless(text: &str) -> String {
    let mut chars = text.chars().peekable();
    std::iter::from_fn(|| chars.next().map(|c| (c, chars.peek().copied())))
        .map(|(c, next)| match c {
            '\n' => c,
            // The line end of CSV (RFC 4180); alone, it would overwrite the line.
            '\r' if next == Some('\n') => c,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {
                char::REPLACEMENT_CHARACTER
            }
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partners_words_cannot_drive_the_terminal() {
        assert_eq!(
            harmless("a\x1b[2Jb\r\u{202e}c\nd\u{9b}e"),
            "a\u{fffd}[2Jb\u{fffd}\u{fffd}c\nd\u{fffd}e"
        );
        assert_eq!(harmless("año — ñandú"), "año — ñandú");
        assert_eq!(harmless("a,b\r\nc,\rd\r\n"), "a,b\r\nc,\u{fffd}d\r\n");
    }
}
