//! Fields of forms: label, hint, error, and the value that was typed.

use askama::Template;

use super::super::filters;
use super::super::visit::Fields;
use crate::service::ServiceError;
use crate::text::Text;

/// One of several: its value and its label.
#[derive(Clone, Debug)]
pub(in super::super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) chosen: bool,
}

impl Choice {
    pub(in super::super) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, chosen: false }
    }

    /// What it is called.
    pub(in super::super) fn label(&self) -> &str {
        &self.label
    }

    /// With words below the label.
    pub(in super::super) fn hint(mut self, words: impl Into<String>) -> Self {
        self.hint = Some(words.into());
        self
    }
}

#[derive(Clone, Debug)]
enum Kind {
    Line,
    Area(u8),
    Select,
    Radios,
    Boxes,
    File,
}

/// A field of a form.
#[derive(Clone, Debug, Template)]
#[template(path = "kit/field.html")]
pub(in super::super) struct Field {
    kind: Kind,
    name: String,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    value: String,
    choices: Vec<Choice>,
    /// `text`, `password`, `date`, `email`, …
    line: &'static str,
    /// Of [`Self::width`].
    width: u8,
    autocomplete: &'static str,
    inputmode: Option<&'static str>,
    /// Suggestions of a line.
    suggestions: Vec<String>,
    mono: bool,
    optional: bool,
    large: bool,
    focus: bool,
    /// Another word for the accept attribute of a file.
    accept: &'static str,
}

impl Field {
    /// Words below the label, by a text key.
    pub(in super::super) fn hint(mut self, words: impl Into<String>) -> Self {
        self.hint = Some(words.into());
        self
    }

    /// Words of others for a label: a heading of their file.
    pub(in super::super) fn labelled(mut self, words: impl Into<String>) -> Self {
        self.label = words.into();
        self
    }

    /// The value, where it is not what was sent.
    pub(in super::super) fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// About so many characters wide: 5, 10, 20 or 40.
    pub(in super::super) const fn width(mut self, characters: u8) -> Self {
        self.width = characters;
        self
    }

    /// What the browser may fill in (`username`, `current-password`, `one-time-code`); off otherwise.
    pub(in super::super) const fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = what;
        self
    }

    /// Which keyboard a telephone shows (`numeric`).
    pub(in super::super) const fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    /// `password`, `date`, `number`, … instead of `text`.
    pub(in super::super) const fn of(mut self, line: &'static str) -> Self {
        self.line = line;
        self
    }

    /// What may be chosen while typing; anything else may be typed too.
    pub(in super::super) fn suggest(mut self, words: impl IntoIterator<Item = String>) -> Self {
        self.suggestions = words.into_iter().collect();
        self
    }

    /// In letters of one width, where `O` and `0` differ: numbers as seen on a gun.
    pub(in super::super) const fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// May be left empty; the label says so.
    pub(in super::super) const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The only question of its page: its label is the heading.
    #[expect(
        dead_code,
        reason = "for the screens to come; the first that uses it takes this line out"
    )]
    pub(in super::super) const fn large(mut self) -> Self {
        self.large = true;
        self
    }

    /// Has the cursor when the page opens. Only on pages that are nothing but a form.
    pub(in super::super) const fn focus(mut self) -> Self {
        self.focus = true;
        self
    }

    /// Which files are offered (`.csv,.xlsx`).
    pub(in super::super) const fn accept(mut self, kinds: &'static str) -> Self {
        self.accept = kinds;
        self
    }

    fn id(&self) -> String {
        format!("field-{}", self.name)
    }

    /// Ids of hint and error, for those who hear the page.
    fn described(&self) -> Option<String> {
        let id = self.id();
        let hint = self.hint.is_some().then(|| format!("{id}-hint"));
        let error = self.error.is_some().then(|| format!("{id}-error"));
        let both: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!both.is_empty()).then(|| both.join(" "))
    }
}

/// What is wrong with a form: above it, each with a link to its field.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "kit/errors.html")]
pub(in super::super) struct Errors {
    items: Vec<(String, String)>,
}

impl Errors {
    /// Adds what is wrong with a field; an empty name: with the whole form.
    pub(in super::super) fn add(&mut self, field: &str, words: impl Into<String>) {
        self.items.push((field.to_owned(), words.into()));
    }

    /// True if nothing is wrong.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// What is wrong with a field.
    pub(in super::super) fn of(&self, field: &str) -> Option<String> {
        self.items.iter().find(|(name, _)| name == field).map(|(_, words)| words.clone())
    }
}

/// A form as it was sent: makes fields that show their value and their error again.
#[derive(Clone, Debug)]
pub(in super::super) struct Form {
    text: Text,
    /// What was sent; empty the first time.
    pub(in super::super) fields: Fields,
    /// What is wrong with it.
    pub(in super::super) errors: Errors,
}

impl Form {
    /// An empty form, or one with values to begin with.
    pub(in super::super) fn new(text: Text, fields: Fields) -> Self {
        Self { text, fields, errors: Errors::default() }
    }

    /// The value of a field without blanks around it.
    pub(in super::super) fn get(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    /// The value, or an error by this text key if there is none.
    pub(in super::super) fn need(&mut self, name: &str, key: &str) -> String {
        let value = self.fields.get(name).to_owned();
        if value.is_empty() {
            self.errors.add(name, self.text.say(key));
        }
        value
    }

    /// The language of the form.
    pub(in super::super) const fn text(&self) -> Text {
        self.text
    }

    /// The text of a key.
    pub(in super::super) fn say(&self, key: &str) -> String {
        self.text.say(key)
    }

    /// Says above the form why a use case did not do it.
    pub(in super::super) fn failed(&mut self, error: &ServiceError) {
        self.failed_at("", error);
    }

    /// The same at a field.
    pub(in super::super) fn failed_at(&mut self, name: &str, error: &ServiceError) {
        let (what, next) = self.text.error(error);
        self.errors.add(name, format!("{what} {next}"));
    }

    /// Says that a field is wrong, by a text key.
    pub(in super::super) fn wrong(&mut self, name: &str, key: &str) {
        self.errors.add(name, self.text.say(key));
    }

    fn field(&self, kind: Kind, name: &str, key: &str) -> Field {
        Field {
            kind,
            name: name.to_owned(),
            label: self.text.say(key),
            hint: None,
            error: self.errors.of(name),
            value: self.fields.get(name).to_owned(),
            choices: Vec::new(),
            line: "text",
            width: 20,
            autocomplete: "off",
            inputmode: None,
            suggestions: Vec::new(),
            mono: false,
            optional: false,
            large: false,
            focus: false,
            accept: "",
        }
    }

    /// One line; `key` is that of its label.
    pub(in super::super) fn line(&self, name: &str, key: &str) -> Field {
        self.field(Kind::Line, name, key)
    }

    /// A password: what was typed is not shown again.
    pub(in super::super) fn password(&self, name: &str, key: &str) -> Field {
        self.field(Kind::Line, name, key).of("password").value("")
    }

    /// Several lines, so many of them shown.
    pub(in super::super) fn area(&self, name: &str, key: &str, lines: u8) -> Field {
        self.field(Kind::Area(lines), name, key)
    }

    /// One of many, in a list that opens. A choice with an empty value stands for none.
    pub(in super::super) fn select(&self, name: &str, key: &str, choices: Vec<Choice>) -> Field {
        self.chosen(Kind::Select, name, key, choices)
    }

    /// One of a few, all in sight.
    pub(in super::super) fn radios(&self, name: &str, key: &str, choices: Vec<Choice>) -> Field {
        self.chosen(Kind::Radios, name, key, choices)
    }

    /// Any of a few.
    pub(in super::super) fn boxes(&self, name: &str, key: &str, choices: Vec<Choice>) -> Field {
        self.chosen(Kind::Boxes, name, key, choices)
    }

    /// A file. The form then needs `enctype="multipart/form-data"`.
    pub(in super::super) fn file(&self, name: &str, key: &str) -> Field {
        self.field(Kind::File, name, key)
    }

    fn chosen(&self, kind: Kind, name: &str, key: &str, mut choices: Vec<Choice>) -> Field {
        let values = match kind {
            Kind::Boxes => self.fields.all(name),
            _ => vec![self.fields.get(name).to_owned()],
        };
        for choice in &mut choices {
            choice.chosen = values.contains(&choice.value);
        }
        Field { choices, ..self.field(kind, name, key) }
    }
}
