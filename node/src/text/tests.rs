use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

/// Keys of one language with the names of their variables, read as text: the same key twice in one
/// language is an error here, which the bundle would hide.
fn catalogue(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in language.files() {
        FluentResource::try_new(file.to_owned()).unwrap_or_else(|(_, e)| panic!("{e:?}"));
        let mut current = String::new();
        for line in file.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                let (key, _) = line.split_once(" =").unwrap();
                current = key.to_owned();
                let new = keys.insert(current.clone(), BTreeSet::new()).is_none();
                assert!(new, "{current} stands twice in {}", language.tag());
            }
            for part in line.split('$').skip(1) {
                let name: String = part.chars().take_while(|c| c.is_ascii_lowercase()).collect();
                keys.get_mut(&current).unwrap().insert(name);
            }
        }
    }
    keys
}

/// Every string literal of the source that has the shape of a key.
fn literals() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    assert!(found.len() > 100, "the source was not found");
    found
}

fn collect(dir: &Path, found: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("text/tests.rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            for part in source.split('"') {
                let shaped =
                    part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                let prefixed = PREFIXES.iter().any(|p| part.len() > p.len() && part.starts_with(p));
                if shaped && prefixed {
                    found.insert(part.to_owned(), path.display().to_string());
                }
            }
        }
    }
}

/// Keys that no literal names: help, value names, members of code lists, next steps.
fn derived(literals: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = crate::cli::text_keys().into_iter().collect();
    for (list, codes) in codes::LISTS {
        keys.extend(codes.iter().map(|code| codes::key_in(list, code)));
    }
    keys.extend(literals.keys().filter(|k| k.starts_with("error-")).map(|k| format!("{k}-next")));
    keys
}

#[test]
fn english_and_spanish_have_the_same_keys_with_the_same_variables() {
    let english = catalogue(Language::English);
    let spanish = catalogue(Language::Spanish);
    for (key, variables) in &english {
        assert_eq!(spanish.get(key), Some(variables), "{key}");
    }
    for key in spanish.keys() {
        assert!(english.contains_key(key), "{key} is in Spanish only");
    }
}

#[test]
fn every_key_that_is_used_has_a_text() {
    let texts = catalogue(Language::English);
    let literals = literals();
    for (key, file) in &literals {
        assert!(texts.contains_key(key), "{key}, used in {file}, has no text");
    }
    for key in derived(&literals) {
        assert!(texts.contains_key(&key), "{key} has no text");
    }
}

#[test]
fn no_text_is_unused() {
    let literals = literals();
    let derived = derived(&literals);
    for key in catalogue(Language::English).keys() {
        assert!(literals.contains_key(key) || derived.contains(key), "{key} is never used");
        assert!(PREFIXES.iter().any(|p| key.starts_with(p)) || key == "cli", "{key}: prefix");
    }
}

#[test]
fn no_sentence_is_left_in_english() {
    let english = Text::new(Language::English);
    let spanish = Text::new(Language::Spanish);
    for (key, variables) in catalogue(Language::English) {
        let args: Vec<(&str, FluentValue<'_>)> =
            variables.iter().map(|name| (name.as_str(), FluentValue::from(2))).collect();
        let (a, b) = (english.say_with(&key, &args), spanish.say_with(&key, &args));
        assert_ne!(a, key, "{key} prints as itself");
        let words = a.split_whitespace().filter(|w| w.chars().all(char::is_alphabetic)).count();
        assert!(words < 3 || a != b, "{key} is not translated: {a}");
    }
}

#[test]
fn plurals_follow_the_number() {
    for (language, one, many) in [
        (Language::English, "1 entry", "2 entries"),
        (Language::Spanish, "1 entrada", "2 entradas"),
    ] {
        let text = Text::new(language);
        assert_eq!(text.say_with("note-log-size", &[("size", 1.into())]), one);
        assert_eq!(text.say_with("note-log-size", &[("size", 2.into())]), many);
        let zero = text.say_with("note-log-size", &[("size", 0.into())]);
        assert!(zero.starts_with("0 ") && zero.ends_with('s'), "{zero}");
    }
}

#[test]
fn the_language_is_chosen_in_the_documented_order() {
    let choose = |flag: Option<&str>, env: &[(&str, &str)], configured: Option<&str>| {
        let env: BTreeMap<&str, &str> = env.iter().copied().collect();
        Language::choose(flag, |name| env.get(name).map(|v| (*v).to_owned()), configured)
    };
    assert_eq!(choose(None, &[], None), Language::English);
    assert_eq!(choose(None, &[], Some("es")), Language::Spanish);
    assert_eq!(choose(None, &[("LANG", "es_UY.UTF-8")], None), Language::Spanish);
    assert_eq!(choose(None, &[("LANG", "en_US.UTF-8")], Some("es")), Language::English);
    assert_eq!(choose(None, &[("LC_ALL", "en_GB"), ("LANG", "es_UY")], None), Language::English);
    assert_eq!(choose(None, &[("LC_ALL", ""), ("LANG", "es")], None), Language::Spanish);
    assert_eq!(choose(None, &[("LC_ALL", "C.UTF-8")], Some("es")), Language::Spanish);
    assert_eq!(choose(None, &[("LANG", "fr_FR")], Some("es")), Language::Spanish);
    assert_eq!(choose(None, &[("VESTIGO_LANG", "es"), ("LC_ALL", "en")], None), Language::Spanish);
    assert_eq!(choose(Some("en"), &[("VESTIGO_LANG", "es")], Some("es")), Language::English);
    assert_eq!(Language::from_header("fr-FR, es;q=0.8, en;q=0.5"), Language::Spanish);
    assert_eq!(Language::from_header(""), Language::English);
}

#[test]
fn an_unknown_code_prints_as_itself() {
    let text = Text::new(Language::Spanish);
    assert_eq!(text.code("R99"), "R99");
    assert_eq!(text.code_with_text("R20"), "R20 sin registro");
    assert_eq!(text.code_in("grade", "NONE"), "sin coincidencia");
}

/// Every error that this crate's own parts can raise says all its arguments in both languages:
/// formatting asserts that no variable is missing.
#[test]
fn errors_say_what_and_the_next_step() {
    use crate::api::socket::SocketError;
    use crate::config::ConfigError;
    use crate::keys::KeyError;
    let path = || std::path::PathBuf::from("/data/x");
    let io = || std::io::Error::other("disk");
    let text = || "t".to_owned();
    let errors: Vec<ServiceError> = vec![
        ConfigError::File { path: path(), source: io() }.into(),
        ConfigError::TooLarge { path: path() }.into(),
        ConfigError::Syntax { origin: text(), detail: text() }.into(),
        ConfigError::UnknownKey { origin: text(), key: text(), nearest: text() }.into(),
        ConfigError::UnknownVariable { name: text(), nearest: text() }.into(),
        ConfigError::OutOfBounds { key: "k", rule: "r" }.into(),
        KeyError::Randomness(text()).into(),
        KeyError::File { path: path(), source: io() }.into(),
        KeyError::Exists { path: path() }.into(),
        KeyError::TooWide { path: path(), found: 0o644, wanted: 0o600 }.into(),
        KeyError::NotOurs { path: path(), owner: 1, us: 2 }.into(),
        KeyError::Format { path: path(), role: "log" }.into(),
        SocketError::Live(path()).into(),
        SocketError::NotASocket(path()).into(),
        SocketError::TooLong(path()).into(),
        SocketError::Io { path: path(), source: io() }.into(),
        ServiceError::not_found("trace"),
        ServiceError::unexpected("x"),
    ];
    for error in errors {
        for language in Language::ALL {
            let (what, next) = Text::new(language).error(&error);
            assert!(!what.contains('$') && what != error.key, "{what}");
            assert!(!next.is_empty() && !next.contains('$'), "{error}: {next}");
        }
    }
    let error = ServiceError::from(KeyError::TooWide { path: path(), found: 0o644, wanted: 0o600 });
    let (what, next) = Text::new(Language::English).error(&error);
    assert_eq!(what, "/data/x can be read by others (mode 644).");
    assert_eq!(next, "Run: chmod 600 /data/x");
}

/// Codes of a list of the wire.
macro_rules! wire {
    ($list:ident, $name:ident) => {
        vestigo_protocol::codes::$list::ALL.iter().map(|c| c.$name()).collect::<Vec<&str>>()
    };
}

#[test]
fn the_lists_are_those_of_the_wire_the_desk_and_the_registry() {
    assert_eq!(wire!(ResultCode, code), codes::RESULTS);
    assert_eq!(wire!(NotCompletedCode, code), codes::NOT_COMPLETED);
    assert_eq!(wire!(WithholdReason, code), codes::REFUSALS);
    assert_eq!(wire!(ReturnReason, code), codes::RETURNS);
    assert_eq!(wire!(IntendedUse, code), codes::PURPOSES);
    assert_eq!(wire!(DisclosureLevel, code), codes::LEVELS);
    assert_eq!(wire!(Handling, code), codes::HANDLING);
    assert_eq!(wire!(IllicitBasis, code), codes::ILLICIT_BASES);
    let mut grades = wire!(MatchGrade, name);
    grades.reverse();
    assert_eq!(grades, codes::GRADES);
    assert_eq!(wire!(Priority, name), codes::PRIORITIES);
    assert_eq!(wire!(UrgentJustification, name), codes::JUSTIFICATIONS);
    assert_eq!(wire!(RequestKind, name), codes::REQUEST_KINDS);
    assert_eq!(wire!(EventKind, name), codes::EVENTS);
    assert_eq!(wire!(Certainty, name), codes::CERTAINTIES);
    assert_eq!(wire!(RecoveryKind, name), codes::RECOVERIES);
    assert_eq!(wire!(PointOfDiversion, code), codes::POINTS_OF_DIVERSION);
    assert_eq!(wire!(RecordSetKind, name), codes::RECORD_SETS);
    use crate::desk::policy::Referral;
    for referral in [
        Referral::Sensitive,
        Referral::Grade,
        Referral::Ambiguous,
        Referral::Agreement,
        Referral::Sampled,
        Referral::UnknownCode,
        Referral::RequestKind,
        Referral::RegistryFailed,
    ] {
        assert!(codes::REFERRALS.contains(&referral.name()), "{referral:?}");
    }
    use crate::registry::import::IssueReason;
    for reason in [IssueReason::MissingSerial, IssueReason::NotRecognised, IssueReason::TooMany] {
        let name = serde_json::to_value(reason).unwrap();
        assert!(codes::ROW_ISSUES.contains(&name.as_str().unwrap()), "{reason:?}");
    }
}
