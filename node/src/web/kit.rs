//! The pieces that screens are made of. Each is plain data with a template of its own, and stands in
//! a screen's template as `{{ piece }}`: fields with hint and error, error summaries, tables with
//! sorting, filters and pages, lists of facts, badges, notices.

use askama::Template;
use askama::filters::HtmlSafe;

use super::visit::Fields;
use crate::text::Text;

mod cell;
mod field;
mod listing;
mod picture;
mod qr;
mod question;

pub(super) use cell::Cell;
pub(super) use field::{Choice, Errors, Field, Form};
pub(super) use listing::{Column, Listing};
pub(super) use picture::Picture;
pub(super) use qr::Qr;
pub(super) use question::{Question, blank, refused};

/// Its template escapes what it shows, so that a page that holds it need not.
macro_rules! html {
    ($($name:ty),+ $(,)?) => {$(
        impl HtmlSafe for $name {}
    )+};
}

/// How something stands: each tone has a colour and a shape of its own, and a label beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Neither good nor bad.
    Plain,
    /// Done, verified, in force.
    Good,
    /// Waits for somebody else.
    Waiting,
    /// Waits for us, or is late.
    Warn,
    /// Refused, broken, forked.
    Bad,
}

impl Tone {
    /// Its name in the stylesheet.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Waiting => "waiting",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    /// Its shape, for those who do not see the colour.
    pub(super) const fn shape(self) -> &'static str {
        match self {
            Self::Plain => "–",
            Self::Good => "✓",
            Self::Waiting => "◌",
            Self::Warn => "▲",
            Self::Bad => "✕",
        }
    }
}

/// How something stands, in a word or two.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "kit/badge.html")]
pub(super) struct Badge {
    pub(super) tone: Tone,
    pub(super) label: String,
}

impl Badge {
    pub(super) fn new(tone: Tone, label: impl Into<String>) -> Self {
        Self { tone, label: label.into() }
    }
}

/// A fact of a [`Facts`].
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) value: Cell,
    /// Address and words of a link that changes it.
    pub(super) change: Option<(String, String)>,
}

/// Names and values, one below the other. Empty values are left out.
#[derive(Clone, Debug, Template)]
#[template(path = "kit/facts.html")]
pub(super) struct Facts {
    text: Text,
    facts: Vec<Fact>,
}

impl Facts {
    pub(super) const fn new(text: Text) -> Self {
        Self { text, facts: Vec::new() }
    }

    /// Adds a value under the name of a text key.
    pub(super) fn add(&mut self, key: &str, value: Cell) -> &mut Self {
        if !value.is_empty() {
            self.facts.push(Fact { name: self.text.say(key), value, change: None });
        }
        self
    }

    /// Adds words.
    pub(super) fn text(&mut self, key: &str, words: impl Into<String>) -> &mut Self {
        self.add(key, Cell::text(words))
    }

    /// Adds words if there are any.
    pub(super) fn maybe(&mut self, key: &str, words: Option<impl Into<String>>) -> &mut Self {
        self.add(key, Cell::maybe(words))
    }

    /// Adds a value with a link to the page where it is changed; an empty one too.
    pub(super) fn changeable(&mut self, key: &str, value: Cell, href: String) -> &mut Self {
        let name = self.text.say(key);
        let value =
            if value.is_empty() { Cell::text(self.text.say("web-not-given")) } else { value };
        let change = Some((href, self.text.say("web-change")));
        self.facts.push(Fact { name, value, change });
        self
    }

    /// True if there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }
}

/// A message in a box.
#[derive(Clone, Debug, Template)]
#[template(path = "kit/notice.html")]
pub(super) struct Notice {
    tone: Tone,
    title: Option<String>,
    words: Vec<String>,
    links: Vec<(String, String)>,
}

impl Notice {
    pub(super) fn new(tone: Tone, words: impl Into<String>) -> Self {
        Self { tone, title: None, words: vec![words.into()], links: Vec::new() }
    }

    /// With a title above.
    pub(super) fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// With one more paragraph.
    pub(super) fn also(mut self, words: impl Into<String>) -> Self {
        self.words.push(words.into());
        self
    }

    /// With a link: address with its language, words.
    pub(super) fn link(mut self, href: impl Into<String>, words: impl Into<String>) -> Self {
        self.links.push((href.into(), words.into()));
        self
    }
}

html!(Badge, Cell, Facts, Notice, Field, Errors, Listing, Picture, Qr);

impl Fields {
    /// Hidden fields that carry the values of these names along.
    pub(super) fn hidden(&self, names: &[&str]) -> Hidden {
        let fields = self.0.iter().filter(|(name, _)| names.contains(&name.as_str()));
        Hidden { fields: fields.cloned().collect() }
    }
}

/// Values that a form carries along.
#[derive(Debug, Template)]
#[template(
    source = "{% for field in fields %}<input type=\"hidden\" name=\"{{ field.0 }}\" value=\"{{ field.1 }}\">{% endfor %}",
    ext = "html"
)]
pub(super) struct Hidden {
    fields: Vec<(String, String)>,
}

impl HtmlSafe for Hidden {}
