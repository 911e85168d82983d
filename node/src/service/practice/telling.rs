//! A run in words: the same for the running node and for the canned service of tests.

use vestigo_protocol::codes::{DisclosureLevel, PartyKind, ReasonCode, RequestKind};
use vestigo_protocol::firearm::Party;
use vestigo_protocol::message::{Answer, Body};

use super::super::views::{
    PracticeAnsweredView, PracticeChoiceView, PracticeEventView, PracticeFactView,
    PracticeFieldJudgedView, PracticeFieldView, PracticeJudgedView, PracticeScoreView,
    PracticeStepView, PracticeView, TrainingInscriptionView,
};
use super::{Run, number};
use crate::adviser::content;
use crate::adviser::practice::{
    DeskCase, DeskChoice, DeskFact, Found, Judged, NextStep, OWN, Step, World, judge, score,
};
use crate::text::Text;

/// A run where it stands.
pub(crate) fn run(text: Text, run: &Run) -> PracticeView {
    let Run { number: of, world, answers } = run;
    let judged = answers
        .iter()
        .enumerate()
        .filter_map(|(at, answer)| Some(judged_view(text, world, at, &judge(world, at, answer)?)));
    let scores =
        score(world, answers).into_iter().map(|(skill, right, answered)| PracticeScoreView {
            skill: skill.name().to_owned(),
            name: text.code_in("practised", skill.name()),
            right,
            answered,
        });
    PracticeView {
        run: *of,
        seed: world.seed,
        level: world.level,
        invented: text.say("note-practice-invented"),
        steps: number(world.steps.len()),
        step: step(text, world, answers.len()),
        judged: judged.collect(),
        scores: scores.collect(),
    }
}

/// The last answer of a run, and the run.
pub(crate) fn answered(text: Text, of: &Run) -> Option<PracticeAnsweredView> {
    let run = run(text, of);
    let judged = run.judged.last()?.clone();
    Some(PracticeAnsweredView { judged, run })
}

fn judged_view(text: Text, world: &World, at: usize, judged: &Judged) -> PracticeJudgedView {
    let skill = world.steps.get(at).map_or("READ", |step| step.skill().name());
    let told = |name: &str, value: &str| match value {
        "" => text.say("word-practice-nothing"),
        value => in_words(text, world, at, name, value),
    };
    let fields = judged.fields.iter().map(|field| PracticeFieldJudgedView {
        label: text.say(label(field.name)),
        given: told(field.name, &field.given),
        correct: told(field.name, &field.correct),
        right: field.right,
    });
    PracticeJudgedView {
        step: number(at).saturating_add(1),
        skill: skill.to_owned(),
        name: text.code_in("practised", skill),
        right: judged.right,
        fields: fields.collect(),
        why: text.code_in("practice-why", judged.why),
        advice: judged.advice.map(|reason| text.say(&crate::text::codes::advice_key(reason))),
    }
}

/// The text key of what a field is called.
fn label(name: &str) -> &'static str {
    match name {
        "serial" => "column-serial",
        "maker" => "column-maker",
        "model" => "column-model",
        "calibre" => "column-calibre",
        "country" => "column-country-of-manufacture",
        "marks" => "column-marks",
        "purpose" => "column-purpose",
        "basis" => "column-legal-basis",
        "state" => "column-practice-ask",
        "next" => "column-practice-next",
        "point" => "column-practice-point",
        "time" => "column-practice-time",
        _ => "column-practice-decision",
    }
}

/// A value of a field in words.
fn in_words(text: Text, world: &World, at: usize, name: &str, value: &str) -> String {
    match name {
        "purpose" => text.code_with_text(value),
        "basis" => text.code_in("basis", value),
        "next" => text.code_in("practice-next", value),
        "point" => text.code_in("point", value),
        "time" if value == "NONE" => text.say("word-practice-no-time"),
        "time" => text.code_in("bucket", value),
        "decision" => {
            let Some(Step::Desk(case)) = world.steps.get(at) else { return value.to_owned() };
            let choice = case.choices.iter().find(|choice| choice.code() == value);
            choice.map_or_else(|| value.to_owned(), |choice| decision(text, *choice))
        }
        _ => value.to_owned(),
    }
}

/// A decision in words.
fn decision(text: Text, choice: DeskChoice) -> String {
    let with =
        |key: &str, code: &str| text.say_with(key, &[("code", text.code_with_text(code).into())]);
    match choice {
        DeskChoice::Return(reason) => with("word-practice-return", reason.code()),
        DeskChoice::Refuse(reason) => with("word-practice-refuse", reason.code()),
        DeskChoice::Release(level, false) => with("word-practice-alone", level.code()),
        DeskChoice::Release(level, true) => with("word-practice-two", level.code()),
        other => text.code_in("practice-decision", &other.code()),
    }
}

struct Facts(Text, Vec<PracticeFactView>);

impl Facts {
    fn add(&mut self, key: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.1.push(PracticeFactView { label: self.0.say(key), value });
        }
    }
}

/// The step that waits.
fn step(text: Text, world: &World, at: usize) -> Option<PracticeStepView> {
    let step = world.steps.get(at)?;
    let skill = step.skill().name();
    let mut facts = Facts(text, Vec::new());
    let mut events = Vec::new();
    let mut inscriptions = Vec::new();
    let words = content::of(text.language.tag());
    let place = |id: &str| words.place.get(id).cloned().unwrap_or_default();
    match step {
        Step::Read => {
            inscriptions = world
                .gun
                .inscriptions
                .iter()
                .map(|one| TrainingInscriptionView {
                    place: place(one.place),
                    text: one.text.clone(),
                })
                .collect();
        }
        Step::Ground => {
            facts.add("column-circumstances", text.code_in("practice-story", world.purpose.code()));
            facts.add("column-recovered", world.recovered.to_text());
            facts.add("column-practice-accepted", text.code_in("basis", world.basis.name()));
        }
        Step::Whom { .. } => {
            gun_facts(&mut facts, world, at);
            said_so_far(text, &mut facts, world, at);
        }
        Step::Next { by, said, found, .. } => {
            facts.add("column-practice-by", by.to_string());
            message(text, &mut facts, said);
            if let Body::Answer(answer) = &**said {
                events = events_of(text, &by.to_string(), answer);
            }
            match found {
                Some(Found::Restored(serial)) => facts.add(
                    "column-practice-meanwhile",
                    text.say_with("note-practice-restored", &[("serial", serial.as_str().into())]),
                ),
                Some(Found::Model(model)) => facts.add(
                    "column-practice-meanwhile",
                    text.say_with("note-practice-model", &[("model", model.as_str().into())]),
                ),
                None => {}
            }
        }
        Step::Conclude { .. } => {
            facts.add("column-recovered", format!("{OWN}, {}", world.recovered.to_text()));
            said_so_far(text, &mut facts, world, at);
            events =
                accepted(world, at).flat_map(|(by, answer)| events_of(text, &by, answer)).collect();
        }
        Step::Desk(case) => desk(text, &mut facts, case),
    }
    Some(PracticeStepView {
        number: number(at).saturating_add(1),
        skill: skill.to_owned(),
        name: text.code_in("practised", skill),
        ask: text.code_in("practice-ask", step.ask()),
        gun: matches!(step, Step::Read).then(|| world.gun.weapon.to_owned()),
        inscriptions,
        facts: facts.1,
        events,
        fields: fields(text, world, at),
    })
}

/// What is known of the gun when one chooses whom to ask: what was read, and what has come to light.
fn gun_facts(facts: &mut Facts, world: &World, at: usize) {
    let reading = &world.gun.reading;
    let (mut serial, mut model) = (&reading.serial, &reading.model);
    for step in world.steps.iter().take(at) {
        match step {
            Step::Next { found: Some(Found::Restored(whole)), .. } => serial = whole,
            Step::Next { found: Some(Found::Model(shown)), .. } => model = shown,
            _ => {}
        }
    }
    facts.add("column-serial", serial);
    facts.add("column-maker", &reading.maker);
    facts.add("column-model", model);
    facts.add("column-country-of-manufacture", &reading.country);
    facts.add("column-marks", reading.marks.replace('\n', ", "));
}

/// Answers before a step that were not set aside, with who gave them.
fn accepted(world: &World, at: usize) -> impl Iterator<Item = (String, &Answer)> {
    world.steps.iter().take(at).filter_map(|step| match step {
        Step::Next { by, said, right, .. } => match (&**said, right) {
            (Body::Answer(answer), NextStep::AskOn | NextStep::Accept | NextStep::Close) => {
                Some((by.to_string(), answer))
            }
            _ => None,
        },
        _ => None,
    })
}

/// What each State said last, in a line.
fn said_so_far(text: Text, facts: &mut Facts, world: &World, at: usize) {
    let mut lines: Vec<(String, String)> = Vec::new();
    for step in world.steps.iter().take(at) {
        let Step::Next { by, said, .. } = step else { continue };
        let by = by.to_string();
        lines.retain(|(state, _)| *state != by);
        lines.push((by, in_a_line(text, said)));
    }
    for (state, line) in lines {
        facts.1.push(PracticeFactView { label: state, value: line });
    }
}

/// A message in a line.
fn in_a_line(text: Text, said: &Body) -> String {
    match said {
        Body::Answer(answer) => {
            let results = answer.results.iter().map(|result| {
                let country = result.country.map(|c| format!(" ({c})")).unwrap_or_default();
                format!("{}{country}", text.code_with_text(result.code.code()))
            });
            let not = answer.not_completed.iter().map(|code| text.code_with_text(code.code()));
            let told: Vec<String> = results.chain(not).collect();
            let grade = text.code_in("grade", answer.grade.name());
            if told.is_empty() { grade } else { told.join("; ") }
        }
        Body::Refusal(refusal) => reason(text, refusal.reason),
        Body::Interim(interim) => text.code_in("interim", interim.interim.name()),
        _ => String::new(),
    }
}

fn reason(text: Text, reason: ReasonCode) -> String {
    text.code_with_text(reason.code())
}

/// What a message says, point by point.
fn message(text: Text, facts: &mut Facts, said: &Body) {
    match said {
        Body::Answer(answer) => {
            facts.add("column-statement", text.code_in("kind", "ANSWER"));
            facts.add("column-grade", text.code_in("grade", answer.grade.name()));
            facts.add("column-level", text.code_with_text(answer.level.code()));
            facts.add("column-result", in_a_line(text, said));
            if let Some(count) = answer.candidates {
                facts.add("column-candidates", count.to_string());
            }
            let indicated: Vec<String> = answer.indicated.iter().map(ToString::to_string).collect();
            facts.add("column-indicated", indicated.join(", "));
        }
        Body::Refusal(refusal) => {
            facts.add("column-statement", text.code_in("kind", "REFUSAL"));
            facts.add("column-reason", reason(text, refusal.reason));
        }
        Body::Interim(interim) => {
            facts.add("column-statement", text.code_in("interim", interim.interim.name()));
            if let Some(reason) = interim.reason {
                facts.add("column-reason", text.code_with_text(reason.code()));
            }
            let day = interim.review_at.map(|at| at.to_rfc3339());
            facts.add("column-review", day.as_deref().and_then(|at| at.get(..10)).unwrap_or(""));
            let wanted: Vec<String> =
                interim.wanted.iter().map(|one| text.code_in("wanted", one.name())).collect();
            facts.add("column-wanted", wanted.join(", "));
        }
        _ => {}
    }
}

fn side(text: Text, party: Option<&Party>) -> String {
    let Some(party) = party.filter(|party| party.kind != PartyKind::NotKnown) else {
        return String::new();
    };
    let kind = text.code_in("party", party.kind.name());
    match &party.name {
        Some(name) => format!("{} ({kind})", name.as_str()),
        None => kind,
    }
}

fn events_of(text: Text, by: &str, answer: &Answer) -> Vec<PracticeEventView> {
    let event = |event: &vestigo_protocol::firearm::ChainEvent| PracticeEventView {
        state: by.to_owned(),
        event: text.code_in("event", event.kind.name()),
        date: event.date.map(|date| date.to_text()).unwrap_or_default(),
        country: event.country.map(|c| c.to_string()).unwrap_or_default(),
        from: side(text, event.from.as_ref()),
        to: side(text, event.to.as_ref()),
    };
    answer.events.iter().map(event).collect()
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// What is known of a case at the desk.
fn desk(text: Text, facts: &mut Facts, case: &DeskCase) {
    let none = || text.say("word-practice-nothing");
    let level = |level: DisclosureLevel| text.code_with_text(level.code());
    facts.add("column-practice-from", case.from.to_string());
    facts.add("column-kind", text.code_in("request", RequestKind::Trace.name()));
    let yes = |is: bool| text.say(if is { "word-yes" } else { "word-no" });
    for fact in &case.facts {
        let (key, value) = match fact {
            DeskFact::Purposes(all) => (
                "column-practice-agreed-purposes",
                joined(all.iter().map(|one| text.code_with_text(one.code()))),
            ),
            DeskFact::Bases(all) => (
                "column-practice-accepted",
                joined(all.iter().map(|one| text.code_in("basis", one.name()))),
            ),
            DeskFact::Budget(most, today) => (
                "column-practice-budget",
                text.say_with(
                    "note-practice-budget",
                    &[("most", most.to_string().into()), ("today", today.to_string().into())],
                ),
            ),
            DeskFact::Ceiling(most) => ("column-practice-ceiling", level(*most)),
            DeskFact::TwoFrom(from) => ("column-two-officers-from", from.map_or_else(none, level)),
            DeskFact::Purpose(purpose) => (
                "column-purpose",
                purpose.map_or_else(none, |purpose| text.code_with_text(purpose.code())),
            ),
            DeskFact::Basis(basis) => ("column-legal-basis", text.code_in("basis", basis.name())),
            DeskFact::Serial(serial) => ("column-serial", serial.clone()),
            DeskFact::Circumstances(given) => ("column-practice-circumstances", yes(*given)),
            DeskFact::Officer(named) => ("column-practice-officer", yes(*named)),
            DeskFact::Wanted(wanted) => ("column-practice-wanted", level(*wanted)),
            DeskFact::Record(code) => ("column-practice-record", text.code_with_text(code)),
            DeskFact::Originator(state) => ("column-practice-originator", state.to_string()),
            DeskFact::Handling(code) => ("column-handling", text.code_with_text(code)),
            DeskFact::Onward(states) if states.is_empty() => ("column-onward", none()),
            DeskFact::Onward(states) => {
                ("column-onward", joined(states.iter().map(ToString::to_string)))
            }
            DeskFact::Until(until) => ("column-practice-until", until.to_text()),
            DeskFact::Today(today) => ("column-practice-today", today.to_text()),
            DeskFact::Story(reason) => {
                ("column-practice-case", text.code_in("practice-case", reason.code()))
            }
        };
        facts.add(key, value);
    }
}

/// The fields of a step, with what can be chosen in each.
fn fields(text: Text, world: &World, at: usize) -> Vec<PracticeFieldView> {
    let field = |(name, _): (String, String)| {
        let choices = world.choices(at, &name).unwrap_or_default();
        let choice = |value: String| PracticeChoiceView {
            label: in_words(text, world, at, &name, &value),
            hint: hint(text, world, at, &name, &value),
            value,
        };
        PracticeFieldView {
            label: text.say(label(&name)),
            optional: matches!(name.as_str(), "model" | "marks"),
            lines: name == "marks",
            choices: choices.into_iter().map(choice).collect(),
            name,
        }
    };
    world.perfect(at).into_iter().map(field).collect()
}

/// What speaks for a State.
fn hint(text: Text, world: &World, at: usize, name: &str, value: &str) -> Option<String> {
    let Step::Whom { likely, .. } = world.steps.get(at).filter(|_| name == "state")? else {
        return None;
    };
    let found = likely.iter().find(|likely| likely.country.to_string() == value);
    let Some(found) = found else { return Some(text.say("word-practice-no-ground")) };
    Some(joined(found.grounds.iter().map(|ground| text.code_in("ground", ground.name()))))
}
