//! Every word that a person reads, in English, Spanish, Portuguese and French
//! (Fluent, `locales/`).
//!
//! Keys begin with one of [`PREFIXES`] and stand in the source as whole string literals, or in
//! `text::codes`; that is how the tests find a key without text and a text without use. The
//! catalogues are compiled in, so a missing file fails the build.

use std::collections::BTreeMap;
use std::str::FromStr as _;
use std::sync::LazyLock;

use fluent_templates::fluent_bundle::concurrent::FluentBundle;
use fluent_templates::fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_templates::langid;
use vestigo_protocol::codes::FirearmType;

use crate::service::ServiceError;

pub mod codes;

/// What a key can begin with: `cli-` help of the command line, `error-`, `note-` messages, `column-`
/// names of fields and table columns, `ask-` questions of the wizard, `word-` single words, `code-`
/// members of code lists, `demo-` what the demo says, `web-` what stands on pages alone.
pub const PREFIXES: [&str; 9] =
    ["cli-", "error-", "note-", "column-", "ask-", "word-", "code-", "demo-", "web-"];

/// The catalogue of one language: the same files in each, one per topic.
macro_rules! catalogue {
    ($language:literal) => {
        catalogue!($language:
            "cli", "codes", "demo", "errors", "screens", "life", "officers",
            "agreements", "matters", "chain", "attachments", "batches", "observers", "keeping",
            "audit", "people", "report", "rest",
            "countries",
            "pictures", "picture_trace", "analysis", "sharing",
            "holdings", "marking",
            "stock",
            "certificate",
            "security",
            "web_stock",
            "incidents",
            "web_incidents",
            // Pages: the frame, then one per area.
            "web",
            "web_traces",
            "web_desk",
            "web_admin",
            "records",
            "web_registry",
            "fields",
            "web_partners", "web_log",
            "adviser", "assistance", "bulletins", "practice",
            "converted",
        )
    };
    ($language:literal: $($topic:literal),+ $(,)?) => {
        &[$(($topic, include_str!(concat!("../locales/", $language, "/", $topic, ".ftl")))),+]
    };
}

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// Portuguese.
    Portuguese,
    /// French.
    French,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::English, Self::Spanish, Self::Portuguese, Self::French];

    /// The tags of all of them, as `--lang` takes them.
    pub const TAGS: [&str; 4] = {
        let [a, b, c, d] = Self::ALL;
        [a.tag(), b.tag(), c.tag(), d.tag()]
    };

    /// The tag: `en`, `es`, `pt` or `fr`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::French => "fr",
        }
    }

    /// Its name in its own words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Portuguese => "Português",
            Self::French => "Français",
        }
    }

    /// Reads a tag or a POSIX locale (`es`, `es-UY`, `es_UY.UTF-8`); `None` for any other language
    /// and for `C` and `POSIX`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// The first language that one of these names, in this order: `--lang`, `VESTIGO_LANG`,
    /// `LC_ALL` or else `LANG`, the configuration. English if none does.
    #[must_use]
    pub fn choose(
        flag: Option<&str>,
        env: impl Fn(&str) -> Option<String>,
        configured: Option<&str>,
    ) -> Self {
        let posix = env("LC_ALL").filter(|v| !v.is_empty()).or_else(|| env("LANG"));
        [flag.map(str::to_owned), env("VESTIGO_LANG"), posix, configured.map(str::to_owned)]
            .into_iter()
            .flatten()
            .find_map(|tag| Self::from_tag(&tag))
            .unwrap_or_default()
    }

    /// The best of an `Accept-Language` header's languages, in the order given.
    #[must_use]
    pub fn from_header(header: &str) -> Self {
        Self::among(header).unwrap_or_default()
    }

    /// The same, if it names one of ours.
    #[must_use]
    pub fn among(header: &str) -> Option<Self> {
        header
            .split(',')
            .filter_map(|part| part.split(';').next())
            .find_map(|tag| Self::from_tag(tag.trim()))
    }

    /// The catalogue files of this language, each with its topic.
    const fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::English => catalogue!("en"),
            Self::Spanish => catalogue!("es"),
            Self::Portuguese => catalogue!("pt"),
            Self::French => catalogue!("fr"),
        }
    }
}

/// The sources of the texts of these topics, in all languages.
pub fn sources<'a>(topics: &'a [&str]) -> impl Iterator<Item = &'static str> + 'a {
    let files = Language::ALL.into_iter().flat_map(Language::files);
    files.filter(|(topic, _)| topics.contains(topic)).map(|(_, file)| *file)
}

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));
static SPANISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Spanish));
static PORTUGUESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Portuguese));
static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::French));

fn bundle(language: Language) -> Bundle {
    let id = match language {
        Language::English => langid!("en"),
        Language::Spanish => langid!("es"),
        Language::Portuguese => langid!("pt"),
        Language::French => langid!("fr"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks (U+2068, U+2069) would end up in what people copy.
    bundle.set_use_isolating(false);
    for (_, file) in language.files() {
        // What cannot be parsed or stands twice is left out here and found by the tests.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(part, _)| part);
        let _added = bundle.add_resource(resource);
    }
    bundle
}

/// The texts in one language. Cheap to copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The language.
    pub language: Language,
}

impl Text {
    /// The texts in `language`.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// Grams in kilograms with the language's decimal mark, without zeros at the end: `5.2`, `5,2`.
    #[must_use]
    pub fn kilograms(self, grams: u64) -> String {
        let mark = if self.language == Language::English { '.' } else { ',' };
        let whole = format!("{}{mark}{:03}", grams / 1_000, grams % 1_000);
        whole.trim_end_matches('0').trim_end_matches(mark).to_owned()
    }

    /// The text of `key`.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The text of `key` with arguments. A key that has no text prints as itself.
    #[must_use]
    pub fn say_with(self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The text of `key` with arguments, if it has one.
    #[must_use]
    pub fn find(self, key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let bundle = match self.language {
            Language::English => &*ENGLISH,
            Language::Spanish => &*SPANISH,
            Language::Portuguese => &*PORTUGUESE,
            Language::French => &*FRENCH,
        };
        let pattern = bundle.get_message(key)?.value()?;
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        let mut problems = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut problems).into_owned();
        debug_assert!(problems.is_empty(), "{key}: {problems:?}");
        Some(text)
    }

    /// The colon between a name and its value, with the space that French writes before it.
    #[must_use]
    pub const fn colon(self) -> &'static str {
        match self.language {
            Language::French => "\u{a0}:",
            _ => ":",
        }
    }

    /// The text of a code that is unique by itself (`R06`); an unknown code as it is.
    #[must_use]
    pub fn code(self, code: &str) -> String {
        self.code_in("", code)
    }

    /// The text of a member of one of [`codes::LISTS`] (`grade`, `EXACT_FOLDED`); an unknown code
    /// as it is.
    #[must_use]
    pub fn code_in(self, list: &str, code: &str) -> String {
        self.find(&codes::key_in(list, code), &[]).unwrap_or_else(|| code.to_owned())
    }

    /// `R06 lawfully exported`: the code and its text; an unknown code as it is.
    #[must_use]
    pub fn code_with_text(self, code: &str) -> String {
        match self.find(&codes::key(code), &[]) {
            Some(text) => format!("{code} {text}"),
            None => code.to_owned(),
        }
    }

    /// The text of `key` with the arguments of a view or an error.
    #[must_use]
    pub fn say_of(self, key: &str, args: &BTreeMap<String, String>) -> String {
        self.say_with(key, &values(args))
    }

    /// The type of a gun: `PR pistol, revolver`; a text that is no type code as it is.
    #[must_use]
    pub fn firearm_type(self, code: &str) -> String {
        let Ok(parsed) = FirearmType::parse(code) else { return code.to_owned() };
        let Some(kind) = self.find(&codes::key_in("type", parsed.kind_name()), &[]) else {
            return code.to_owned();
        };
        match parsed.action_name().and_then(|a| self.find(&codes::key_in("action", a), &[])) {
            Some(action) => format!("{code} {kind}, {action}"),
            None => format!("{code} {kind}"),
        }
    }

    /// A mark as views show it, `KIND: TEXT`, in words; what a conversion left, feature by feature.
    #[must_use]
    pub fn mark(self, mark: &str) -> String {
        let Some((kind, seen)) = mark.split_once(": ") else { return mark.to_owned() };
        let features = |seen: &str| {
            let parts: Vec<String> =
                seen.split(';').map(|part| self.code_in("conversion", part.trim())).collect();
            parts.join("; ")
        };
        let seen = if kind == "CONVERSION" { features(seen) } else { seen.to_owned() };
        format!("{}{} {seen}", self.code_in("mark", kind), self.colon())
    }

    /// What happened, and the next step.
    #[must_use]
    pub fn error(self, error: &ServiceError) -> (String, String) {
        let args = values(&error.args);
        let next = format!("{}-next", error.key);
        (self.say_with(&error.key, &args), self.find(&next, &args).unwrap_or_default())
    }
}

/// Arguments as Fluent takes them: `count` is a number, for the plural; the others stay text, so
/// that an id or a safety number prints as it is.
fn values(args: &BTreeMap<String, String>) -> Vec<(&str, FluentValue<'_>)> {
    let value = |name: &str, text| match u64::from_str(text) {
        Ok(number) if name == "count" => FluentValue::from(number),
        _ => FluentValue::from(text),
    };
    args.iter().map(|(name, text)| (name.as_str(), value(name, text.as_str()))).collect()
}

#[cfg(test)]
mod tests;
