//! Terms as a form over the closed lists, and back: what is not chosen is denied.

use vestigo_protocol::codes::{DisclosureLevel, MatchGrade, ResultCode};
use vestigo_protocol::ids::Country;

use crate::service::views::{AskTerms, AutomaticTerm};
use crate::text::{Text, codes};
use crate::web::kit::{Choice, Field, Form};
use crate::web::visit::Fields;

/// The fields of one direction, by part: what may be asked, what is told, how much and how fast.
#[derive(Debug)]
pub(super) struct Side {
    /// `ours` or `theirs`: a prefix of names and ids.
    pub(super) id: &'static str,
    pub(super) parts: Vec<(String, Vec<Field>)>,
}

/// Names of the two directions in the form.
pub(super) const SIDES: [&str; 2] = ["ours", "theirs"];

/// Lists of which "all" is agreed by naming none.
const NOTHING: &str = "NONE";

fn choices(text: Text, list: &str, codes: &[&str]) -> Vec<Choice> {
    let named = |code: &&str| match list {
        "" => text.code_with_text(code),
        list => text.code_in(list, code),
    };
    codes.iter().map(|code| Choice::new(*code, named(code))).collect()
}

fn with_none(none: String, choices: Vec<Choice>) -> Vec<Choice> {
    [Choice::new("", none)].into_iter().chain(choices).collect()
}

/// The fields of a direction, as they were sent.
pub(super) fn side(form: &Form, id: &'static str) -> Side {
    let text = form.text();
    let name = |field: &str| format!("{id}-{field}");
    let boxes = |field: &str, key: &str, list: &str, codes: &[&str]| {
        form.boxes(&name(field), key, choices(text, list, codes))
    };
    let yes = || vec![Choice::new("yes", text.say("word-yes"))];
    let number =
        |field: &str, key: &str| form.line(&name(field), key).width(10).inputmode("numeric");
    let automatic: Vec<&str> = codes::LEVELS.into_iter().filter(|l| *l <= "L3").collect();
    let levels: Vec<&str> = codes::LEVELS.into_iter().filter(|l| *l >= "L1").collect();
    let automatic: Vec<&str> = automatic.into_iter().filter(|l| *l >= "L1").collect();
    let asked = vec![
        boxes("kinds", "column-request-kinds", "request", &codes::REQUEST_KINDS),
        boxes("purposes", "column-purposes", "", &codes::PURPOSES),
        boxes("bases", "column-legal-bases", "basis", &codes::LEGAL_BASES),
        boxes("sets", "column-record-sets", "set", &codes::RECORD_SETS),
    ];
    let told = vec![
        form.select(
            &name("automatic"),
            "column-automatic-level",
            with_none(text.say("note-officer-decides"), choices(text, "", &automatic)),
        ),
        form.boxes(&name("no-record"), "column-automatic-no-record", yes()),
        form.area(&name("results"), "column-automatic-results", 3)
            .hint(text.say("web-agreement-results-hint"))
            .optional(),
        form.select(&name("ceiling"), "column-highest-level", choices(text, "", &levels)),
        form.select(
            &name("two"),
            "column-two-officers-from",
            with_none(text.say("note-two-officers-always"), choices(text, "", &levels)),
        ),
        form.select(&name("handling"), "column-handling", choices(text, "", &codes::HANDLING)),
        form.radios(&name("onward"), "column-onward", choices(text, "onward", &codes::ONWARD_USES)),
        form.line(&name("states"), "web-agreement-states")
            .hint(text.say("web-agreement-states-hint"))
            .optional(),
        number("retention", "column-retention-days"),
    ];
    let much = vec![
        number("daily", "column-daily-budget"),
        number("officer", "column-officer-budget").optional(),
        number("case", "column-case-budget").optional(),
        number("consignment", "column-consignment").optional(),
        form.line(&name("urgent"), "column-urgent-hours").width(10),
        form.line(&name("routine"), "column-routine-hours")
            .width(10)
            .hint(text.say("web-agreement-hours-hint")),
        form.boxes(&name("reasons"), "column-observers-see-reasons", yes()),
        form.line(&name("after"), "column-observers-after-hours").width(10),
    ];
    let part = |key: &str, fields| (text.say(key), fields);
    Side {
        id,
        parts: vec![
            part("web-agreement-part-asked", asked),
            part("web-agreement-part-told", told),
            part("web-agreement-part-much", much),
        ],
    }
}

/// Hours as they are typed: `24`, or `90 s` where they are none.
fn typed_hours(hours: u64, exactly: Option<u64>) -> String {
    exactly.map_or_else(|| hours.to_string(), |seconds| format!("{seconds} s"))
}

/// Fills the fields of a direction with terms.
pub(super) fn fill(fields: &mut Fields, id: &str, terms: &AskTerms) {
    let prefix = format!("{id}-");
    fields.0.retain(|(name, _)| !name.starts_with(&prefix));
    let mut put = |field: &str, value: &str| {
        fields.0.push((format!("{id}-{field}"), value.to_owned()));
    };
    let mut all = |field: &str, codes: &[String]| {
        codes.iter().for_each(|code| put(field, code));
    };
    all("kinds", &terms.request_kinds);
    all("purposes", &terms.purposes);
    let every = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    let known = |codes: &[String], every: Vec<String>| match codes {
        [] => every,
        [nothing] if nothing == NOTHING => Vec::new(),
        codes => codes.to_vec(),
    };
    all("bases", &known(&terms.legal_bases, every(&codes::LEGAL_BASES)));
    all("sets", &known(&terms.record_sets, every(&codes::RECORD_SETS)));
    let rule = |rule: &AutomaticTerm| {
        let result = rule.result.as_deref().map(|r| format!("{r} ")).unwrap_or_default();
        format!("{} {result}{}", rule.grade, rule.level)
    };
    let rules: Vec<String> = terms.automatic_results.iter().map(rule).collect();
    put("results", &rules.join("\n"));
    put("automatic", terms.automatic_level.as_deref().unwrap_or_default());
    if terms.automatic_no_record {
        put("no-record", "yes");
    }
    put("ceiling", &terms.highest_level);
    put("two", terms.two_officers_from.as_deref().unwrap_or_default());
    put("handling", &terms.handling);
    match terms.onward.as_slice() {
        [] => put("onward", "NONE"),
        [word] if word.len() > 2 => put("onward", word),
        states => {
            put("onward", "NAMED");
            put("states", &states.join(", "));
        }
    }
    put("retention", &terms.retention_days.to_string());
    put("daily", &terms.daily_budget.to_string());
    let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    put("officer", &number(terms.officer_budget));
    put("case", &number(terms.case_budget));
    put("consignment", &number(terms.consignment));
    put("urgent", &typed_hours(terms.urgent_hours, terms.urgent_seconds));
    put("routine", &typed_hours(terms.routine_hours, terms.routine_seconds));
    if terms.observers_see_reasons {
        put("reasons", "yes");
    }
    put("after", &typed_hours(terms.observers_after_hours, terms.observers_after_seconds));
}

/// Makes one direction the same as the other.
pub(super) fn mirror(fields: &mut Fields, from: &str, to: &str) {
    let (from, into) = (format!("{from}-"), format!("{to}-"));
    fields.0.retain(|(name, _)| !name.starts_with(&into));
    let same = fields.0.iter().filter_map(|(name, value)| {
        Some((format!("{into}{}", name.strip_prefix(&from)?), value.clone()))
    });
    let same: Vec<(String, String)> = same.collect();
    fields.0.extend(same);
}

/// A number that must be there.
fn number(form: &mut Form, name: &str) -> u64 {
    form.get(name).parse().unwrap_or_else(|_| {
        form.wrong(name, "web-agreement-need-number");
        0
    })
}

/// A number, if one is given.
fn optional(form: &mut Form, name: &str) -> Option<u64> {
    match form.get(name) {
        "" => None,
        _ => Some(number(form, name)),
    }
}

/// Hours, or seconds where an `s` follows.
fn hours(form: &mut Form, name: &str) -> (u64, Option<u64>) {
    let typed = form.get(name).to_owned();
    let parsed = match typed.strip_suffix('s') {
        Some(seconds) => seconds.trim().parse().ok().map(|seconds: u64| (0, Some(seconds))),
        None => typed.parse().ok().map(|hours| (hours, None)),
    };
    parsed.unwrap_or_else(|| {
        form.wrong(name, "web-agreement-need-hours");
        (0, None)
    })
}

/// Codes of a list of which "all" is said by naming none.
fn all_or(chosen: Vec<String>, every: usize) -> Vec<String> {
    match chosen.len() {
        0 => vec![NOTHING.to_owned()],
        some if some == every => Vec::new(),
        _ => chosen,
    }
}

/// A rule as it is typed: a result and a level, a grade before them if it is not exact.
fn rule(line: &str) -> Option<AutomaticTerm> {
    let words: Vec<String> = line.split_whitespace().map(str::to_ascii_uppercase).collect();
    let (mut grade, mut result, mut level) = (None, None, None);
    for word in words {
        if DisclosureLevel::from_name(&word).is_some() && level.is_none() {
            level = Some(word);
        } else if ResultCode::from_name(&word).is_some() && result.is_none() {
            result = Some(word);
        } else if MatchGrade::from_name(&word).is_some() && grade.is_none() {
            grade = Some(word);
        } else {
            return None;
        }
    }
    let grade = grade.unwrap_or_else(|| MatchGrade::Exact.name().to_owned());
    Some(AutomaticTerm { grade, result, level: level? })
}

/// Reads a direction; what is wrong is said at its field.
pub(super) fn read(form: &mut Form, id: &str) -> AskTerms {
    let name = |field: &str| format!("{id}-{field}");
    let all = |form: &Form, field: &str| form.fields.all(&name(field));
    let mut rules = Vec::new();
    for line in form.get(&name("results")).to_owned().lines().filter(|l| !l.trim().is_empty()) {
        match rule(line) {
            Some(rule) => rules.push(rule),
            None => form.wrong(&name("results"), "web-agreement-bad-rule"),
        }
    }
    let onward = match form.get(&name("onward")) {
        "NAMED" => {
            let typed = form.get(&name("states")).to_ascii_uppercase();
            let states = typed.split([',', ';', ' ', '\n']).filter(|state| !state.is_empty());
            let states: Vec<String> = states.map(str::to_owned).collect();
            if states.is_empty() || states.iter().any(|state| Country::parse(state).is_none()) {
                form.wrong(&name("states"), "web-agreement-bad-states");
            }
            states
        }
        "NATIONAL" => vec!["NATIONAL".to_owned()],
        _ => Vec::new(),
    };
    let (urgent_hours, urgent_seconds) = hours(form, &name("urgent"));
    let (routine_hours, routine_seconds) = hours(form, &name("routine"));
    let (observers_after_hours, observers_after_seconds) = hours(form, &name("after"));
    AskTerms {
        request_kinds: all(form, "kinds"),
        purposes: all(form, "purposes"),
        legal_bases: all_or(all(form, "bases"), codes::LEGAL_BASES.len()),
        record_sets: all_or(all(form, "sets"), codes::RECORD_SETS.len()),
        automatic_level: form.fields.one(&name("automatic")),
        automatic_no_record: form.fields.has(&name("no-record")),
        automatic_results: rules,
        highest_level: form.get(&name("ceiling")).to_owned(),
        two_officers_from: form.fields.one(&name("two")),
        daily_budget: number(form, &name("daily")),
        officer_budget: optional(form, &name("officer")),
        case_budget: optional(form, &name("case")),
        consignment: optional(form, &name("consignment")),
        urgent_hours,
        urgent_seconds,
        routine_hours,
        routine_seconds,
        handling: form.get(&name("handling")).to_owned(),
        onward,
        retention_days: number(form, &name("retention")),
        observers_see_reasons: form.fields.has(&name("reasons")),
        observers_after_hours,
        observers_after_seconds,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> AskTerms {
        AskTerms {
            request_kinds: vec!["TRACE".to_owned(), "WATCH".to_owned()],
            purposes: vec!["U1".to_owned()],
            record_sets: vec!["REGISTRY".to_owned()],
            legal_bases: vec!["NONE".to_owned()],
            automatic_level: Some("L2".to_owned()),
            automatic_no_record: true,
            automatic_results: vec![AutomaticTerm {
                grade: "EXACT".to_owned(),
                result: Some("R06".to_owned()),
                level: "L3".to_owned(),
            }],
            highest_level: "L4".to_owned(),
            two_officers_from: Some("L3".to_owned()),
            daily_budget: 50,
            officer_budget: Some(10),
            case_budget: None,
            consignment: Some(500),
            urgent_hours: 24,
            urgent_seconds: None,
            routine_hours: 0,
            routine_seconds: Some(90),
            handling: "H1".to_owned(),
            onward: vec!["BR".to_owned(), "PY".to_owned()],
            retention_days: 365,
            observers_see_reasons: true,
            observers_after_hours: 48,
            observers_after_seconds: None,
        }
    }

    #[test]
    fn terms_come_back_from_the_form_as_they_went_in() {
        let every = AskTerms { legal_bases: Vec::new(), onward: Vec::new(), ..terms() };
        let national = AskTerms { onward: vec!["NATIONAL".to_owned()], ..terms() };
        for terms in [terms(), every, national, AskTerms::default()] {
            let mut fields = Fields::default();
            fill(&mut fields, "ours", &terms);
            let mut form = Form::new(Text::default(), fields);
            assert_eq!(read(&mut form, "ours"), terms);
            assert!(form.errors.is_empty());
            mirror(&mut form.fields, "ours", "theirs");
            assert_eq!(read(&mut form, "theirs"), terms);
        }
    }

    #[test]
    fn what_cannot_be_read_is_said_at_its_field() {
        let mut fields = Fields::default();
        fill(&mut fields, "theirs", &terms());
        for (name, value) in [("results", "R06"), ("states", "Brazil"), ("daily", "many")] {
            fields.set(&format!("theirs-{name}"), value);
        }
        let mut form = Form::new(Text::default(), fields);
        let _read = read(&mut form, "theirs");
        for name in ["theirs-results", "theirs-states", "theirs-daily"] {
            assert!(form.errors.of(name).is_some(), "{name}");
        }
        assert!(form.errors.of("theirs-urgent").is_none());
    }

    #[test]
    fn a_rule_has_a_level_and_nothing_unknown() {
        let read = |line| rule(line).map(|rule| (rule.grade, rule.result, rule.level));
        let exact = || "EXACT".to_owned();
        assert_eq!(read("r06 l2"), Some((exact(), Some("R06".to_owned()), "L2".to_owned())));
        assert_eq!(read("L1"), Some((exact(), None, "L1".to_owned())));
        assert_eq!((read("R06"), read("R06 L2 L3"), read("R06 L2 please")), (None, None, None));
    }
}
