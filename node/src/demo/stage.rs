//! What the demo prints, and what it claims.

use std::io::{IsTerminal as _, Write};
use std::time::{Duration, Instant};

use fluent_templates::fluent_bundle::FluentValue;

use crate::cli::harmless;
use crate::service::views::DemoCheckView;
use crate::text::Text;

/// Where the demo speaks.
pub(super) struct Stage<'a> {
    out: &'a mut dyn Write,
    /// The language.
    pub(super) text: Text,
    begun: Instant,
    /// Time in which a person read.
    paused: Duration,
    attended: bool,
    stays: bool,
    acts: u32,
    checks: Vec<DemoCheckView>,
}

impl<'a> Stage<'a> {
    /// `attended`: somebody watches, and says when to go on and when it ends. Without a terminal
    /// nobody says when to go on.
    pub(super) fn new(out: &'a mut dyn Write, text: Text, attended: bool) -> Self {
        let terminals = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        Self {
            out,
            text,
            begun: Instant::now(),
            paused: Duration::ZERO,
            attended: attended && terminals,
            stays: attended,
            acts: 0,
            checks: Vec::new(),
        }
    }

    /// Waits for the person who watches, if there is one. `key` says what comes.
    pub(super) async fn pause(&mut self, key: &str) {
        if self.attended {
            self.attended = self.hears(key).await;
        }
    }

    /// Waits until somebody has had enough, or nobody can say so any more: with a terminal or
    /// without, so that a program can use what runs.
    pub(super) async fn linger(&mut self, key: &str) {
        if self.stays {
            self.hears(key).await;
        }
    }

    /// Says what comes and waits for a line. False: the input has ended, and nobody will say
    /// anything any more.
    async fn hears(&mut self, key: &str) -> bool {
        let from = Instant::now();
        let prompt = self.text.say(key);
        let _written = write!(self.out, "\n   {prompt} ");
        let _flushed = self.out.flush();
        // Not awaited by a worker: a read cannot be cancelled.
        let read = tokio::task::spawn_blocking(|| {
            let mut line = String::new();
            std::io::stdin().read_line(&mut line)
        });
        let heard = matches!(read.await, Ok(Ok(bytes)) if bytes > 0);
        self.paused += from.elapsed();
        heard
    }

    /// A line as it is.
    pub(super) fn line(&mut self, words: &str) {
        // If nobody reads any more the demo still has to clean up.
        let _written = writeln!(self.out, "{}", harmless(words).trim_end());
        let _flushed = self.out.flush();
    }

    /// A sentence, indented.
    pub(super) fn say(&mut self, key: &str, args: &[(&str, FluentValue<'_>)]) {
        for line in self.text.say_with(key, args).lines() {
            self.line(&format!("   {line}"));
        }
    }

    /// A new part, with the time that has passed.
    pub(super) fn act(&mut self, key: &str, args: &[(&str, FluentValue<'_>)]) {
        self.acts += 1;
        let title = self.text.say_with(key, args);
        let passed = seconds(self.elapsed());
        self.line("");
        self.line(&format!("{}. {title}  [{passed}]", self.acts));
    }

    /// A command that a person would type.
    pub(super) fn command(&mut self, words: &str) {
        self.line(&format!("   $ vestigo {words}"));
    }

    /// A claim: whether it held is reported at the end, and at once where it did not.
    pub(super) fn check(&mut self, key: &str, held: bool) {
        match self.checks.iter_mut().find(|check| check.key == key) {
            Some(check) => check.held &= held,
            None => self.checks.push(DemoCheckView { key: key.to_owned(), held }),
        }
        if !held {
            let words = format!("   {}  {}", self.text.say("word-fails"), self.text.say(key));
            self.line(&words);
        }
    }

    /// Time since the beginning, without pauses.
    pub(super) fn elapsed(&self) -> Duration {
        self.begun.elapsed().saturating_sub(self.paused)
    }

    /// All claims, in the order in which they were first made.
    pub(super) fn into_checks(self) -> Vec<DemoCheckView> {
        self.checks
    }
}

/// `1.3 s`.
pub(super) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_claim_made_twice_holds_only_if_it_held_twice() {
        let mut out = Vec::new();
        let mut stage = Stage::new(&mut out, Text::new(Language::English), false);
        stage.check("demo-check-chain", true);
        stage.check("demo-check-refused", true);
        stage.check("demo-check-chain", false);
        stage.check("demo-check-chain", true);
        let checks = stage.into_checks();
        let held: Vec<bool> = checks.iter().map(|check| check.held).collect();
        assert_eq!(held, [false, true]);
        assert!(!out.is_empty(), "a claim that fails is said at once");
    }
}
