use super::*;

const NO_ENV: [(String, String); 0] = [];

fn env(name: &str, value: &str) -> [(String, String); 1] {
    [(name.to_owned(), value.to_owned())]
}

fn example() -> &'static str {
    include_str!("../../../deploy/vestigo.example.toml")
}

#[test]
fn the_example_with_every_key_uncommented_is_the_default_and_names_every_key() {
    let is_key = |line: &str| {
        let name = line.split('=').next().unwrap_or_default().trim();
        line.contains(" = ")
            && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit())
    };
    let mut uncommented = String::new();
    let mut named = BTreeSet::new();
    let mut section = String::new();
    for line in example().lines() {
        let bare = line.strip_prefix('#').unwrap_or(line);
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']').to_owned();
        }
        if line.starts_with('#') && is_key(bare) {
            named.insert(format!("{section}.{}", bare.split(' ').next().unwrap()));
            uncommented.push_str(bare);
        } else {
            uncommented.push_str(line);
        }
        uncommented.push('\n');
    }
    let known: BTreeSet<String> = known_keys().into_keys().collect();
    assert_eq!(named, known);
    assert_eq!(Config::read(&uncommented, "example", NO_ENV).unwrap(), Config::default());
    assert_eq!(Config::read(example(), "example", NO_ENV).unwrap(), Config::default());
}

#[test]
fn every_key_of_the_example_says_whether_it_is_security_relevant() {
    for line in example().lines().filter(|l| l.starts_with('#') && l.contains("Default:")) {
        assert!(line.contains("Security-relevant: "), "{line}");
    }
    let stated = example().matches("Security-relevant: ").count();
    assert_eq!(stated, known_keys().len());
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest_known_one() {
    let error = Config::read("[net]\nlisen = []\n", "vestigo.toml", NO_ENV).unwrap_err();
    assert!(
        matches!(&error, ConfigError::UnknownKey { key, nearest, .. }
            if key == "net.lisen" && nearest == "net.listen"),
        "{error}"
    );
    for text in ["[nett]\nlisten = []\n", "[nett]\n", "listen = []\n"] {
        let error = Config::read(text, "vestigo.toml", NO_ENV).unwrap_err();
        assert!(matches!(error, ConfigError::UnknownKey { .. }), "{text}: {error}");
    }
}

#[test]
fn an_unknown_variable_is_refused_with_the_nearest_known_one() {
    let error = Config::read("", "vestigo.toml", env("VESTIGO_NET_REQUIRE_POSTQUANTUM", "true"))
        .unwrap_err();
    assert!(
        matches!(&error, ConfigError::UnknownVariable { nearest, .. }
            if nearest == "VESTIGO_NET_REQUIRE_POST_QUANTUM"),
        "{error}"
    );
    Config::read("", "vestigo.toml", env("VESTIGO_DATA_DIR", "/x")).unwrap();
    Config::read("", "vestigo.toml", env("HOME", "/x")).unwrap();
}

#[test]
fn the_environment_overrides_the_file_in_the_type_of_the_key() {
    let file = "[desk]\nrelease_interval_seconds = 5\n";
    let config =
        Config::read(file, "f", env("VESTIGO_DESK_RELEASE_INTERVAL_SECONDS", "1")).unwrap();
    assert_eq!(config.desk.release_interval_seconds, 1);
    let config = Config::read("", "f", env("VESTIGO_NET_REQUIRE_POST_QUANTUM", "false")).unwrap();
    assert!(!config.net.require_post_quantum);
    let config =
        Config::read("", "f", env("VESTIGO_NET_LISTEN", "/ip4/1.2.3.4/tcp/1, /ip6/::1/tcp/2"))
            .unwrap();
    assert_eq!(config.net.listen, ["/ip4/1.2.3.4/tcp/1", "/ip6/::1/tcp/2"]);
    let config = Config::read("", "f", env("VESTIGO_TELEMETRY_LEVEL", "1")).unwrap();
    assert_eq!(config.telemetry.level, "1");
    let error = Config::read("", "f", env("VESTIGO_NET_REDIAL_MIN_MS", "soon")).unwrap_err();
    assert!(error.to_string().contains("VESTIGO_NET_REDIAL_MIN_MS"), "{error}");
}

#[test]
fn values_outside_their_bounds_are_refused() {
    for text in [
        "[desk]\nsampled_share_percent = 101\n",
        "[net]\nredial_min_ms = 0\n",
        "[net]\nredial_max_ms = 1\n",
        "[net]\nlisten = []\n",
        "[node]\nlanguage = \"xx\"\n",
        "[log]\ncheckpoint_interval_ms = 0\n",
        "[registry]\nimport_max_mib = 0\n",
        "[desk]\nrelease_interval_seconds = 3601\n",
    ] {
        let error = Config::read(text, "f", NO_ENV).unwrap_err();
        assert!(matches!(error, ConfigError::OutOfBounds { .. }), "{text}: {error}");
    }
    for text in
        ["[desk]\nsampled_share_percent = 300\n", "[desk]\nsampled_share_percent = -1\n", "[x"]
    {
        let error = Config::read(text, "f", NO_ENV).unwrap_err();
        assert!(matches!(error, ConfigError::Syntax { .. }), "{text}: {error}");
    }
}

#[test]
fn what_init_writes_can_be_read_back() {
    let listen = ["/ip4/127.0.0.1/tcp/0".to_owned(), "/a\"b\\c".to_owned()];
    for language in crate::text::Language::TAGS {
        let text = Config::initial_file(language, &listen);
        assert_eq!(Config::read(&text, "f", NO_ENV).unwrap().node.language, language);
    }
    let config = Config::read(&Config::initial_file("es", &listen), "f", NO_ENV).unwrap();
    assert_eq!(config.net.listen, listen);
    let config = Config::read(&Config::initial_file("en", &[]), "f", NO_ENV).unwrap();
    assert_eq!(config, Config::default());
}

#[test]
fn a_calendar_names_days_and_leaves_one_to_work() {
    use crate::desk::calendar::Calendar;
    let read = |text: &str| Config::read(text, "vestigo.toml", NO_ENV);
    let good = "[calendar]\nweekend = [\"Friday\", \"saturday\"]\nholidays = [\"2026-12-25\"]\n";
    let good = read(good).unwrap().calendar;
    assert!(Calendar::new(&good.weekend, &good.holidays).is_some());
    let all = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let all: Vec<String> = all.map(|day| format!("\"{day}\"")).into();
    for (key, bad) in [
        ("calendar.weekend", "weekend = [\"sabado\"]".to_owned()),
        ("calendar.weekend", format!("weekend = [{}]", all.join(", "))),
        ("calendar.holidays", "holidays = [\"25.12.2026\"]".to_owned()),
        ("calendar.holidays", "holidays = [\"2026-02-30\"]".to_owned()),
    ] {
        let error = read(&format!("[calendar]\n{bad}\n")).unwrap_err();
        let named = matches!(&error, ConfigError::OutOfBounds { key: named, .. } if *named == key);
        assert!(named, "{error}");
    }
}
