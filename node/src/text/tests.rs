use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

/// Keys of one language with the names of their variables, read as text: the same key twice in one
/// language is an error here, which the bundle would hide.
fn catalogue(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let files: Vec<&str> = language.files().iter().map(|(_, file)| *file).collect();
    keys_of(language, &files)
}

fn keys_of(language: Language, files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for &file in files {
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
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates")), &mut found);
    assert!(found.len() > 100, "the source was not found");
    found
}

fn collect(dir: &Path, found: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if !path.ends_with("text/tests.rs")
            && path.extension().is_some_and(|e| e == "rs" || e == "html")
        {
            let text = std::fs::read_to_string(&path).unwrap();
            let is_template = path.extension().is_some_and(|e| e == "html");
            let source = if is_template { expressions(&text) } else { text };
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

/// What a template evaluates: all between `{{` and `}}` or `{%` and `%}`. Attributes of the markup
/// may look like keys.
fn expressions(template: &str) -> String {
    let ends = |part: &str| part.find(['}', '%']).unwrap_or(part.len());
    let of = |open: &str| {
        let parts = template.split(open).skip(1);
        parts.map(|part| format!("{} ", &part[..ends(part)])).collect::<String>()
    };
    of("{{") + &of("{%")
}

/// Keys that no literal names: help, value names, members of code lists, next steps.
fn derived(literals: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = crate::cli::text_keys().into_iter().collect();
    for (list, codes) in codes::LISTS {
        keys.extend(codes.iter().map(|code| codes::key_in(list, code)));
    }
    keys.extend(codes::ADVICE_REASONS.map(codes::advice_key));
    keys.extend(literals.keys().filter(|k| k.starts_with("error-")).map(|k| format!("{k}-next")));
    keys
}

/// The languages into which the English texts are translated.
fn translations() -> impl Iterator<Item = Language> {
    Language::ALL.into_iter().filter(|language| *language != Language::English)
}

#[test]
fn all_languages_have_the_same_keys_with_the_same_variables() {
    let english = catalogue(Language::English);
    for language in translations() {
        let (texts, tag) = (catalogue(language), language.tag());
        for (key, variables) in &english {
            assert_eq!(texts.get(key), Some(variables), "{key} in {tag}");
        }
        for key in texts.keys() {
            assert!(english.contains_key(key), "{key} is in {tag} only");
        }
    }
}

/// verify.html is built from a catalogue of its own, which the program does not carry.
#[test]
fn the_page_says_the_same_in_all_languages() {
    let page = |language| {
        let file = match language {
            Language::English => include_str!("../../locales/en/page.ftl"),
            Language::Spanish => include_str!("../../locales/es/page.ftl"),
            Language::Portuguese => include_str!("../../locales/pt/page.ftl"),
            Language::French => include_str!("../../locales/fr/page.ftl"),
        };
        keys_of(language, &[file])
    };
    let english = page(Language::English);
    assert!(english.len() > 200 && english.keys().all(|key| key.starts_with("page-")));
    for language in translations() {
        assert_eq!(page(language), english, "{}", language.tag());
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

/// A text with the same number for each of its variables.
fn with_number(language: Language, key: &str, variables: &BTreeSet<String>, number: u64) -> String {
    let args: Vec<(&str, FluentValue<'_>)> =
        variables.iter().map(|name| (name.as_str(), FluentValue::from(number))).collect();
    Text::new(language).say_with(key, &args)
}

/// Words of letters only, before the command of a line: names of commands, options, columns and
/// variables do not count.
fn words(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.split("vestigo ").next())
        .flat_map(str::split_whitespace)
        .filter(|word| word.chars().all(char::is_alphabetic))
        .collect()
}

#[test]
fn no_sentence_is_left_in_english() {
    for (key, variables) in catalogue(Language::English) {
        let english = with_number(Language::English, &key, &variables, 2);
        assert_ne!(english, key, "{key} prints as itself");
        for language in translations() {
            let text = with_number(language, &key, &variables, 2);
            let same = words(&english).len() >= 3 && english == text;
            assert!(!same, "{key} is not translated into {}: {text}", language.tag());
        }
    }
}

/// Equal texts of one or two words may be right (`calibre`); words that only English has are not.
#[test]
fn no_english_word_is_left_in_a_translation() {
    const ENGLISH: &str = "the and of with that this is are not from by was were which \
                           serial firearm record partner agreement";
    for language in translations() {
        for (key, variables) in catalogue(language) {
            let text = with_number(language, &key, &variables, 2);
            for word in words(&text) {
                let english = ENGLISH.split(' ').any(|one| one == word);
                assert!(!english, "{key} in {}: {word}", language.tag());
            }
        }
    }
}

/// A file that was read in a wrong encoding once has control characters where signs were.
#[test]
fn no_text_holds_a_control_character() {
    for language in Language::ALL {
        for (topic, file) in language.files() {
            let odd = file.chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(odd, None, "{topic} in {}", language.tag());
        }
    }
}

/// One language written into another's file would pass as translated.
#[test]
fn no_two_languages_share_a_sentence() {
    for (key, variables) in catalogue(Language::English) {
        let mut said = BTreeMap::new();
        for language in Language::ALL {
            let text = with_number(language, &key, &variables, 2);
            if words(&text).len() >= 5
                && let Some(other) = said.insert(text, language.tag())
            {
                panic!("{key} is the same in {other} and {}", language.tag());
            }
        }
    }
}

#[test]
fn plurals_follow_the_number() {
    for (language, one, many) in [
        (Language::English, "1 entry", "2 entries"),
        (Language::Spanish, "1 entrada", "2 entradas"),
        (Language::Portuguese, "1 entrada", "2 entradas"),
        (Language::French, "1 entrée", "2 entrées"),
    ] {
        let text = Text::new(language);
        let say = |size: u64| text.say_with("note-log-size", &[("size", size.into())]);
        assert_eq!((say(1).as_str(), say(2).as_str()), (one, many));
        // Portuguese and French put zero with one, English and Spanish with the many.
        let like =
            if matches!(language, Language::Portuguese | Language::French) { one } else { many };
        assert_eq!(say(0), format!("0{}", &like[1..]));
        assert_eq!(say(1_000_000), format!("1000000{}", &many[1..]));
    }
}

/// Where zero takes the form of one, that form must still print the number.
#[test]
fn zero_is_never_said_as_one() {
    for language in Language::ALL {
        for (key, variables) in catalogue(language) {
            let with = |number| with_number(language, &key, &variables, number);
            if !variables.is_empty() && with(1) != with(2).replace('2', "1") {
                let digit = |text: &str| text.matches(|c: char| c.is_ascii_digit()).count();
                assert!(with(0) != with(1) || digit(&with(0)) == 0, "{key} in {}", language.tag());
            }
        }
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
    assert_eq!(choose(None, &[("LANG", "de_CH")], Some("es")), Language::Spanish);
    assert_eq!(choose(None, &[("LANG", "pt_BR.UTF-8")], None), Language::Portuguese);
    assert_eq!(choose(None, &[("LANG", "fr_SN")], Some("es")), Language::French);
    assert_eq!(choose(None, &[("VESTIGO_LANG", "es"), ("LC_ALL", "en")], None), Language::Spanish);
    assert_eq!(choose(Some("en"), &[("VESTIGO_LANG", "es")], Some("es")), Language::English);
    assert_eq!(Language::from_header("de-CH, es;q=0.8, en;q=0.5"), Language::Spanish);
    assert_eq!(Language::from_header("fr-FR, es;q=0.8, en;q=0.5"), Language::French);
    assert_eq!(Language::from_header("PT-br"), Language::Portuguese);
    assert_eq!(Language::from_header(""), Language::English);
}

#[test]
fn an_unknown_code_prints_as_itself() {
    let text = Text::new(Language::Spanish);
    assert_eq!(text.code("R99"), "R99");
    assert_eq!(text.code_with_text("R20"), "R20 sin registro");
    assert_eq!(text.code_in("grade", "NONE"), "sin coincidencia");
    assert_eq!(Text::new(Language::Portuguese).code_with_text("R20"), "R20 nada consta");
    assert_eq!(Text::new(Language::French).code_with_text("R20"), "R20 aucun enregistrement");
}

/// Every error that this crate's own parts can raise says all its arguments in every language:
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

#[test]
fn the_lists_are_those_of_the_wire_the_desk_and_the_registry() {
    use vestigo_protocol::codes::FirearmType;
    use vestigo_protocol::header::Kind;

    use crate::desk::conversion::{self, Likeness};
    use crate::desk::policy::Referral;
    use crate::registry::MatchReason;
    use crate::registry::advice::AdviceReason;
    use crate::registry::import::IssueReason;

    use crate::adviser::practice::{NextStep, Practised};
    use crate::desk::chain::{Bucket, Change, ConflictKind};
    use crate::desk::likelihood::Ground;

    assert_eq!(Bucket::ALL.map(Bucket::name), codes::BUCKETS);
    assert_eq!(ConflictKind::ALL.map(ConflictKind::name), codes::CONFLICTS);
    assert_eq!(Change::NAMES, codes::CHANGES);
    assert_eq!(Ground::ALL.map(Ground::name), codes::GROUNDS);
    assert_eq!(Practised::ALL.map(Practised::name), codes::PRACTISED);
    assert_eq!(NextStep::ALL.map(NextStep::name), codes::PRACTICE_NEXT);
    assert_eq!(Referral::ALL.map(Referral::name), codes::REFERRALS);
    assert_eq!(conversion::FEATURES, codes::CONVERSIONS);
    assert_eq!(Likeness::ALL.map(Likeness::name), codes::LIKENESSES);
    assert_eq!(MatchReason::ALL.map(MatchReason::name), codes::MATCH_REASONS);
    assert_eq!(AdviceReason::ALL.map(AdviceReason::name), codes::ADVICE_REASONS);
    let issue = |reason: IssueReason| serde_json::to_value(reason).unwrap();
    assert_eq!(IssueReason::ALL.map(issue), codes::ROW_ISSUES);
    for kind in Kind::ALL {
        let number = u16::try_from(kind.number()).unwrap();
        assert_eq!(codes::statement(number), Some(format!("{kind:?}").to_uppercase().as_str()));
    }
    let letters = || 'A'..='Z';
    let known = |name: &&str| *name != "UNRECOGNISED";
    let types = |code: &str| FirearmType::parse(code).unwrap();
    let kinds: Vec<_> =
        letters().map(|l| types(&l.to_string()).kind_name()).filter(known).collect();
    assert_eq!(kinds, codes::GUN_KINDS);
    let actions: Vec<_> =
        letters().map(|l| types(&format!("P{l}")).action_name().unwrap()).filter(known).collect();
    assert_eq!(actions, codes::GUN_ACTIONS);
}

#[test]
fn a_type_of_gun_is_said_with_its_code() {
    let (english, spanish) = (Text::new(Language::English), Text::new(Language::Spanish));
    assert_eq!(english.firearm_type("PR"), "PR pistol, revolver");
    assert_eq!(spanish.firearm_type("P"), "P pistola");
    assert_eq!(Text::new(Language::French).firearm_type("PI"), "PI pistolet, semi-automatique");
    assert_eq!(spanish.firearm_type("LX"), "LX");
    assert_eq!(spanish.firearm_type("Pistole"), "Pistole");
}

/// The end of the bracket that `text` is inside of, and what follows it.
fn after_bracket(text: &str) -> &str {
    let mut depth = 1_u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}

/// Arguments that the source gives with an error or an alarm, per place: `Error::new(code, "key")`
/// with its `.with("name", …)`, or the key with the name beside it.
fn arguments(source: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    let starts = source.match_indices("ErrorCode::").chain(source.match_indices("alarm(\""));
    for (start, _) in starts {
        let Some((before, rest)) = source[start..].split_once('"') else { continue };
        let Some((key, rest)) = rest.split_once('"') else { continue };
        let direct = before.trim_end().ends_with([',', '(']) && !before.contains([')', ';', '}']);
        if !direct || !(key.starts_with("error-") || key.starts_with("note-")) {
            continue;
        }
        let mut names = BTreeSet::new();
        if let Some(name) = rest.trim_start_matches([',', ' ', '\n']).strip_prefix('"') {
            names.insert(name.split_once('"').unwrap().0.to_owned());
        }
        let mut rest = after_bracket(rest).trim_start();
        while let Some(call) = rest.strip_prefix(".with(\"") {
            names.insert(call.split_once('"').unwrap().0.to_owned());
            rest = after_bracket(call).trim_start();
        }
        found.push((key.to_owned(), names));
    }
    found
}

fn sources(dir: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_error_and_alarm_is_raised_with_the_arguments_of_its_text() {
    let texts = catalogue(Language::English);
    let none = BTreeSet::new();
    let mut files = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    let raised: Vec<_> = files.iter().flat_map(|source| arguments(source)).collect();
    assert!(raised.len() > 60, "the source was not understood: {}", raised.len());
    for (key, given) in raised {
        let next = texts.get(&format!("{key}-next")).unwrap_or(&none);
        for wanted in texts.get(&key).unwrap_or(&none).union(next) {
            assert!(given.contains(wanted), "{key} is raised without {wanted}: {given:?}");
        }
    }
}

#[test]
fn kilograms_have_the_decimal_mark_of_the_language() {
    let told = |language, grams| Text::new(language).kilograms(grams);
    assert_eq!(told(Language::English, 5_200), "5.2");
    for language in [Language::Spanish, Language::Portuguese, Language::French] {
        assert_eq!(told(language, 5_200), "5,2");
        assert_eq!((told(language, 12_000), told(language, 7)), ("12".into(), "0,007".into()));
    }
}
