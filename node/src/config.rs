//! Configuration: `vestigo.toml` in the data directory, then `VESTIGO_<SECTION>_<KEY>` from the
//! environment. An unknown key or variable is refused, with the nearest known one: a misspelt
//! security setting must not be a silent default.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;
use vestigo_protocol::time::Timestamp;

use crate::service::{ErrorCode, ServiceError};

mod nearest;
mod web;

pub use nearest::nearest;
pub use web::{WebAddress, WebConfig, WebTls};

/// Name of the file in the data directory.
pub const FILE_NAME: &str = "vestigo.toml";

/// Variables beside `VESTIGO_<SECTION>_<KEY>`.
const OTHER_VARIABLES: [&str; 3] = ["VESTIGO_DATA_DIR", "VESTIGO_LANG", "VESTIGO_STOP_WITH_STDIN"];

/// The largest configuration file that is read, in bytes. The example with all its comments has
/// under 8 kB.
const FILE_MAX: u64 = 256 * 1024;

/// The whole configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The node itself.
    pub node: NodeConfig,
    /// The network.
    pub net: NetConfig,
    /// Answers.
    pub desk: DeskConfig,
    /// Working days.
    pub calendar: CalendarConfig,
    /// The exchange log.
    pub log: LogConfig,
    /// The exchange log for observers and witnesses.
    pub log_http: LogHttpConfig,
    /// The pages for officers.
    pub web: WebConfig,
    /// Witnesses.
    pub witness: WitnessConfig,
    /// The registry.
    pub registry: RegistryConfig,
    /// How long contents are kept.
    pub retention: RetentionConfig,
    /// Programs that are told of events.
    pub webhooks: WebhooksConfig,
    /// Operational messages.
    pub telemetry: TelemetryConfig,
}

/// `[node]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NodeConfig {
    /// Language of texts where neither command nor locale names one: `en` or `es`.
    pub language: String,
}

/// `[net]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NetConfig {
    /// Multiaddresses to listen on.
    pub listen: Vec<String>,
    /// Multiaddresses that partners are told; empty: those of `listen`.
    pub announce: Vec<String>,
    /// PEM file in the data directory with certificates of authorities that are believed for
    /// `https://`, beside those of this machine; empty: none.
    pub authorities: String,
    /// Refuse links whose key exchange is not post-quantum.
    pub require_post_quantum: bool,
    /// Shortest pause before dialling a partner again, in milliseconds.
    pub redial_min_ms: u64,
    /// Longest pause before dialling a partner again, in milliseconds.
    pub redial_max_ms: u64,
}

/// `[desk]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeskConfig {
    /// Automatic answers leave at the next multiple of so many seconds; 0: at once.
    pub release_interval_seconds: u64,
    /// Share of automatic answers that goes to an officer all the same, in percent, 0 to 100.
    pub sampled_share_percent: u8,
    /// Whether a partner that tries serial numbers one after the other is looked nothing up for any
    /// more that day. Off only where all numbers are invented.
    pub stop_sweeps: bool,
    /// GiB of attached files that are taken from one partner, 1 to 1,048,576; what is more is not
    /// fetched.
    pub files_per_partner_gib: u64,
}

/// `[calendar]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CalendarConfig {
    /// Free days of the week, in English.
    pub weekend: Vec<String>,
    /// Public holidays, as `2026-12-25`.
    pub holidays: Vec<String>,
}

/// Days of the week as `calendar.weekend` names them.
const WEEK: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl CalendarConfig {
    /// Whether each free day of the week is one, and a day is left to work.
    fn is_a_weekend(&self) -> bool {
        let named: BTreeSet<String> =
            self.weekend.iter().map(|day| day.trim().to_ascii_lowercase()).collect();
        named.len() < WEEK.len() && named.iter().all(|day| WEEK.contains(&day.as_str()))
    }

    /// Whether each holiday is a date.
    fn are_dates(&self) -> bool {
        let is_date = |day: &str| day.len() == 10 && Timestamp::parse_rfc3339(day).is_some();
        self.holidays.iter().all(|day| is_date(day.trim()))
    }
}

/// `[log]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LogConfig {
    /// Longest time between an entry and the signed checkpoint that covers it, in milliseconds.
    pub checkpoint_interval_ms: u64,
}

/// `[log_http]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LogHttpConfig {
    /// `ADDRESS:PORT` where observers and witnesses reach the log; empty: nowhere.
    pub listen: String,
    /// Address of the proxy that does TLS, and the only one that may connect; empty: none.
    pub proxy: String,
}

/// `[witness]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WitnessConfig {
    /// File of c2sp.org/tlog-policy in the data directory: witnesses of our log, and how many are
    /// enough; empty: partners alone, and one of them.
    pub policy: String,
    /// File of the same form whose logs we cosign for anyone who asks; empty: partners' alone.
    pub logs: String,
}

/// `[registry]`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RegistryConfig {
    /// The largest file that a running node takes in one import, in MiB.
    pub import_max_mib: u64,
    /// `postgres://…` if the records are in a PostgreSQL database; empty: `registry.sqlite`.
    pub url: String,
    /// A view of that database, if it is another's and only read; empty: our own tables.
    pub view: String,
    /// The record set that the rows of the view are; empty: a second view lists several.
    pub record_set: String,
    /// Its kind.
    pub record_set_kind: String,
    /// First and last year that it covers; 0: not known, or still kept.
    pub record_set_from_year: u16,
    /// See `record_set_from_year`.
    pub record_set_to_year: u16,
}

impl std::fmt::Debug for RegistryConfig {
    /// Says nothing of the URL, which may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RegistryConfig")
            .field("import_max_mib", &self.import_max_mib)
            .field("view", &self.view)
            .finish_non_exhaustive()
    }
}

/// `[retention]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RetentionConfig {
    /// Days after the end of an exchange after which its contents are destroyed; the shorter of
    /// this and what the agreement says counts. 0: what the agreement says.
    pub days: u64,
}

/// `[webhooks]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WebhooksConfig {
    /// `HOST` or `HOST:PORT` that may be told although it is not public, and without TLS.
    pub allow: Vec<String>,
}

/// `[telemetry]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TelemetryConfig {
    /// `error`, `warn`, `info`, `debug` or `trace`, or a filter as of `tracing-subscriber`.
    pub level: String,
}

impl Default for NodeConfig {
    fn default() -> Self {
        Self { language: "en".to_owned() }
    }
}

impl Default for NetConfig {
    fn default() -> Self {
        Self {
            listen: vec!["/ip4/0.0.0.0/tcp/4780".to_owned(), "/ip6/::/tcp/4780".to_owned()],
            announce: Vec::new(),
            authorities: String::new(),
            require_post_quantum: true,
            redial_min_ms: 1_000,
            redial_max_ms: 300_000,
        }
    }
}

impl Default for DeskConfig {
    fn default() -> Self {
        Self {
            release_interval_seconds: 60,
            sampled_share_percent: 3,
            stop_sweeps: true,
            // Two hundred exchanges with as much as an exchange may have.
            files_per_partner_gib: 20,
        }
    }
}

impl Default for CalendarConfig {
    fn default() -> Self {
        Self { weekend: ["saturday", "sunday"].map(str::to_owned).into(), holidays: Vec::new() }
    }
}

impl Default for LogConfig {
    fn default() -> Self {
        Self { checkpoint_interval_ms: 1_000 }
    }
}

impl Default for RegistryConfig {
    fn default() -> Self {
        Self {
            import_max_mib: 1_024,
            url: String::new(),
            view: String::new(),
            record_set: String::new(),
            record_set_kind: "REGISTRY".to_owned(),
            record_set_from_year: 0,
            record_set_to_year: 0,
        }
    }
}

impl Default for TelemetryConfig {
    fn default() -> Self {
        Self { level: "info".to_owned() }
    }
}

/// A key with its section, its value, and where that comes from.
pub type Explained = (String, Value, Origin);

/// Where the value of a key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// The file.
    File,
    /// A variable of the environment.
    Environment,
}

/// Why a configuration was refused.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is larger than any configuration.
    #[error("{path}: larger than {FILE_MAX} bytes")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The text is not TOML, or a value has the wrong type.
    #[error("{origin}: {detail}")]
    Syntax {
        /// File or variable.
        origin: String,
        /// What is wrong, in the words of the parser.
        detail: String,
    },
    /// A section or key that nobody reads.
    #[error("{origin}: unknown key {key}; the nearest is {nearest}")]
    UnknownKey {
        /// The file.
        origin: String,
        /// The key, with its section.
        key: String,
        /// The nearest known key.
        nearest: String,
    },
    /// A variable `VESTIGO_…` that nobody reads.
    #[error("unknown variable {name}; the nearest is {nearest}")]
    UnknownVariable {
        /// The variable.
        name: String,
        /// The nearest known variable.
        nearest: String,
    },
    /// A value outside its bounds.
    #[error("{key}: {rule}")]
    OutOfBounds {
        /// The key, with its section.
        key: &'static str,
        /// What it must be.
        rule: &'static str,
    },
    /// Values of `[web]` that do not go together.
    #[error("web.listen {listen}: {key}")]
    Web {
        /// Key of the text.
        key: &'static str,
        /// Where it was to listen.
        listen: String,
    },
}

impl From<ConfigError> for ServiceError {
    fn from(error: ConfigError) -> Self {
        let bad = |key| Self::new(ErrorCode::BadInput, key);
        match error {
            ConfigError::File { path, source } => Self::file(&path, &source),
            ConfigError::TooLarge { path } => {
                bad("error-config-too-large").with("path", path.display())
            }
            ConfigError::Syntax { origin, detail } => {
                bad("error-config-syntax").with("origin", origin).with("detail", detail)
            }
            ConfigError::UnknownKey { origin, key, nearest } => bad("error-config-unknown-key")
                .with("origin", origin)
                .with("key", key)
                .with("nearest", nearest),
            ConfigError::UnknownVariable { name, nearest } => {
                bad("error-config-unknown-variable").with("name", name).with("nearest", nearest)
            }
            ConfigError::OutOfBounds { key, rule } => {
                bad("error-config-out-of-bounds").with("key", key).with("rule", rule)
            }
            ConfigError::Web { key, listen } => bad(key).with("listen", listen),
        }
    }
}

impl Config {
    /// Digest of everything that is set, defaults included: what the administrative log names.
    #[must_use]
    pub fn digest(&self) -> vestigo_protocol::ids::Digest {
        // Plain structures always serialise.
        let text = serde_json::to_string(self).unwrap_or_default();
        vestigo_protocol::ids::Digest::of(text.as_bytes())
    }

    /// Reads `vestigo.toml` in `data_dir` and then the environment.
    ///
    /// # Errors
    /// Any [`ConfigError`]; a missing file is one.
    pub fn load(
        data_dir: &Path,
        env: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let path = data_dir.join(FILE_NAME);
        let text = read_bounded(&path)?;
        Self::read(&text, &path.display().to_string(), env)
    }

    /// The same, with every key, its value, and where it comes from, by name.
    ///
    /// # Errors
    /// As of [`Self::load`].
    pub fn explained(
        data_dir: &Path,
        env: impl IntoIterator<Item = (String, String)>,
    ) -> Result<(Self, Vec<Explained>), ConfigError> {
        let path = data_dir.join(FILE_NAME);
        let text = read_bounded(&path)?;
        let env: Vec<(String, String)> = env.into_iter().collect();
        let set: BTreeSet<&str> = env.iter().map(|(name, _)| name.as_str()).collect();
        let config = Self::read(&text, &path.display().to_string(), env.iter().cloned())?;
        let file: Map<String, Value> = toml::from_str(&text).unwrap_or_default();
        let in_file = |dotted: &str| {
            let (section, key) = dotted.split_once('.')?;
            file.get(section)?.get(key)
        };
        let now = serde_json::to_value(&config).unwrap_or_default();
        let explained = known_keys().into_iter().map(|(dotted, default)| {
            let (section, key) = dotted.split_once('.').unwrap_or((&dotted, ""));
            let value = now.get(section).and_then(|s| s.get(key)).cloned().unwrap_or(default);
            let origin = if set.contains(variable(&dotted).as_str()) {
                Origin::Environment
            } else if in_file(&dotted).is_some() {
                Origin::File
            } else {
                Origin::Default
            };
            (dotted, value, origin)
        });
        Ok((config, explained.collect()))
    }

    /// Reads the text of a configuration, named `origin` in errors, and then the environment.
    ///
    /// # Errors
    /// Any [`ConfigError`] but those of files.
    pub fn read(
        text: &str,
        origin: &str,
        env: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let syntax = |origin: &str, detail: String| ConfigError::Syntax {
            origin: origin.to_owned(),
            detail: detail.trim_end().to_owned(),
        };
        let file: Map<String, Value> =
            toml::from_str(text).map_err(|e| syntax(origin, e.to_string()))?;
        let known = known_keys();
        let mut merged = Map::new();
        for (section, values) in file {
            let Value::Object(values) = values else {
                return Err(unknown_key(origin, &section, &known));
            };
            for key in values.keys() {
                let dotted = format!("{section}.{key}");
                if !known.contains_key(&dotted) {
                    return Err(unknown_key(origin, &dotted, &known));
                }
            }
            if !known.keys().any(|k| k.starts_with(&format!("{section}."))) {
                return Err(unknown_key(origin, &section, &known));
            }
            merged.insert(section, Value::Object(values));
        }
        // The file alone first, so that an error of type is blamed on the right place.
        let of_file: Self = serde_json::from_value(Value::Object(merged.clone()))
            .map_err(|e| syntax(origin, e.to_string()))?;
        let variables = overrides(env, &known)?;
        if variables.is_empty() {
            return of_file.checked();
        }
        for (name, dotted, value) in variables {
            let (section, key) = dotted.split_once('.').unwrap_or((&dotted, ""));
            if let Value::Object(values) =
                merged.entry(section).or_insert_with(|| Value::Object(Map::new()))
            {
                values.insert(key.to_owned(), value);
            }
            let whole = Value::Object(merged.clone());
            serde_json::from_value::<Self>(whole).map_err(|e| syntax(&name, e.to_string()))?;
        }
        serde_json::from_value::<Self>(Value::Object(merged))
            .map_err(|e| syntax(origin, e.to_string()))?
            .checked()
    }

    /// The text of `vestigo.toml` as `init` writes it: what it was asked, and where the rest is
    /// explained.
    #[must_use]
    pub fn initial_file(language: &str, listen: &[String]) -> String {
        let mut text = format!(
            "# Every key, its meaning and its default: vestigo.example.toml.\n\n[node]\nlanguage = {}\n",
            quoted(language)
        );
        if !listen.is_empty() {
            let list: Vec<String> = listen.iter().map(|a| quoted(a)).collect();
            text.push_str(&format!("\n[net]\nlisten = [{}]\n", list.join(", ")));
        }
        text
    }

    fn checked(self) -> Result<Self, ConfigError> {
        let rule = |held: bool, key, rule| {
            if held { Ok(()) } else { Err(ConfigError::OutOfBounds { key, rule }) }
        };
        let known_language = crate::text::Language::from_tag(&self.node.language).is_some();
        rule(known_language, "node.language", "en, es, pt, fr")?;
        rule(!self.net.listen.is_empty(), "net.listen", ">= 1")?;
        rule(self.net.redial_min_ms >= 100, "net.redial_min_ms", ">= 100")?;
        let ordered = self.net.redial_max_ms >= self.net.redial_min_ms;
        rule(ordered, "net.redial_max_ms", ">= net.redial_min_ms")?;
        rule(
            self.desk.release_interval_seconds <= 3_600,
            "desk.release_interval_seconds",
            "<= 3600",
        )?;
        rule(self.desk.sampled_share_percent <= 100, "desk.sampled_share_percent", "<= 100")?;
        rule(self.calendar.is_a_weekend(), "calendar.weekend", "monday - sunday, <= 6")?;
        rule(self.calendar.are_dates(), "calendar.holidays", "YYYY-MM-DD")?;
        let interval = self.log.checkpoint_interval_ms;
        rule((10..=60_000).contains(&interval), "log.checkpoint_interval_ms", "10 - 60000")?;
        let files = self.desk.files_per_partner_gib;
        rule((1..=1_048_576).contains(&files), "desk.files_per_partner_gib", "1 - 1048576")?;
        self.log_http.address().and_then(|_| self.log_http.proxy_address())?;
        self.web.address(Path::new(""))?;
        let import = self.registry.import_max_mib;
        rule((1..=65_536).contains(&import), "registry.import_max_mib", "1 - 65536")?;
        let of_database = self.registry.view.is_empty() || !self.registry.url.is_empty();
        rule(of_database, "registry.view", "+ registry.url")?;
        Ok(self)
    }
}

impl LogHttpConfig {
    /// Where to listen, if anywhere. Beyond this machine only for a proxy: the node does no TLS.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`].
    pub fn address(&self) -> Result<Option<SocketAddr>, ConfigError> {
        if self.listen.is_empty() {
            return Ok(None);
        }
        let listen: Option<SocketAddr> = self.listen.parse().ok();
        let rule = "127.0.0.1:PORT, [::1]:PORT, ADDRESS:PORT + log_http.proxy";
        listen
            .filter(|address| address.ip().is_loopback() || !self.proxy.is_empty())
            .map(Some)
            .ok_or(ConfigError::OutOfBounds { key: "log_http.listen", rule })
    }

    /// The proxy, if there is one.
    ///
    /// # Errors
    /// [`ConfigError::OutOfBounds`].
    pub fn proxy_address(&self) -> Result<Option<IpAddr>, ConfigError> {
        if self.proxy.is_empty() {
            return Ok(None);
        }
        let bad = |_| ConfigError::OutOfBounds { key: "log_http.proxy", rule: "ADDRESS" };
        self.proxy.parse().map(Some).map_err(bad)
    }
}

/// A TOML basic string; JSON escapes are valid in it.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Every key, `section.key`, with its default.
fn known_keys() -> BTreeMap<String, Value> {
    let mut keys = BTreeMap::new();
    if let Ok(Value::Object(sections)) = serde_json::to_value(Config::default()) {
        for (section, values) in sections {
            if let Value::Object(values) = values {
                for (key, value) in values {
                    keys.insert(format!("{section}.{key}"), value);
                }
            }
        }
    }
    keys
}

fn unknown_key(origin: &str, key: &str, known: &BTreeMap<String, Value>) -> ConfigError {
    ConfigError::UnknownKey {
        origin: origin.to_owned(),
        key: key.to_owned(),
        nearest: nearest(key, known.keys().map(String::as_str)).unwrap_or_default().to_owned(),
    }
}

/// `desk.release_interval_seconds` → `VESTIGO_DESK_RELEASE_INTERVAL_SECONDS`.
fn variable(dotted: &str) -> String {
    format!("VESTIGO_{}", dotted.replace('.', "_").to_ascii_uppercase())
}

/// The variables that set a key: name, key, value in the type of the key's default.
fn overrides(
    env: impl IntoIterator<Item = (String, String)>,
    known: &BTreeMap<String, Value>,
) -> Result<Vec<(String, String, Value)>, ConfigError> {
    let variables: BTreeMap<String, &String> = known.keys().map(|k| (variable(k), k)).collect();
    let mut found = Vec::new();
    for (name, text) in env {
        if !name.starts_with("VESTIGO_") || OTHER_VARIABLES.contains(&name.as_str()) {
            continue;
        }
        let Some(dotted) = variables.get(&name) else {
            let names = variables.keys().map(String::as_str).chain(OTHER_VARIABLES);
            let nearest = nearest(&name, names).unwrap_or_default().to_owned();
            return Err(ConfigError::UnknownVariable { name, nearest });
        };
        let value = match known.get(*dotted) {
            Some(Value::String(_)) => Value::from(text),
            Some(Value::Array(_)) => text
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(Value::from)
                .collect(),
            // Numbers and booleans read as themselves; anything else fails in its type's words.
            _ => serde_json::from_str(&text).unwrap_or(Value::String(text)),
        };
        found.push((name, (*dotted).clone(), value));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

fn read_bounded(path: &Path) -> Result<String, ConfigError> {
    use std::io::Read as _;
    let fail = |source| ConfigError::File { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(fail)?;
    let mut text = String::new();
    let read = file.take(FILE_MAX + 1).read_to_string(&mut text).map_err(fail)?;
    if read as u64 > FILE_MAX {
        return Err(ConfigError::TooLarge { path: path.to_owned() });
    }
    Ok(text)
}

#[cfg(test)]
mod tests;
