//! No over-disclosure: judged by the simulation's own terms and by the marks in the bytes.

use vestigo::store::SqliteStore;
use vestigo_protocol::codes::{DisclosureLevel, ResultCode, WithheldPart};
use vestigo_protocol::firearm::{PartialDate, Party};
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::message::{Answer, Body, InterimKind};

use super::matters;
use crate::book::{Allowed, Book, Released, Step};
use crate::guns::{Found, marks_in};

/// 1. Nothing that leaves tells more than the agreement and, where one decided, the officer allow.
pub(crate) fn no_over_disclosure(
    book: &mut Book,
    step: &Step<'_>,
    _: &mut SqliteStore,
) -> Result<(), String> {
    for released in step.released {
        one(book, step.at, released)?;
    }
    Ok(())
}

fn one(book: &Book, at: usize, released: &Released) -> Result<(), String> {
    let Released { read, to, .. } = released;
    let kind = read.header.kind;
    if book.names.get(&read.header.audience) != Some(to) {
        return Err(format!("a {kind:?} for somebody else went to agency {to}"));
    }
    // A repeat has the bytes of the first time, as checker 4 sees.
    if book.left.contains_key(&read.leaf) || book.left_before.contains_key(&read.leaf) {
        return Ok(());
    }
    let found = marks_in(&released.disclosures);
    let question = read.header.in_reply_to.first().and_then(|q| Some((q, book.questions.get(q)?)));
    match (&read.content.body, question) {
        (Body::Answer(_) | Body::Interim(_), Some((_, asked))) if asked.asker != *to => {
            Err(format!("a {kind:?} went to agency {to}, who did not ask"))
        }
        (Body::Answer(answer), Some((_, asked))) if !asked.kind.looks_up() => {
            matters::replied(book, at, asked, released, answer)?;
            nothing_of_records(kind, &found)
        }
        (Body::Answer(answer), Some((query, _))) => told(book, at, query, released, answer, &found),
        (Body::Answer(_), None) => Err("an answer to nothing".to_owned()),
        (Body::Interim(part), Some((query, _))) if part.interim == InterimKind::Partial => {
            let answer = Answer {
                results: part.results.clone(),
                events: part.events.clone(),
                level: part.level.unwrap_or(DisclosureLevel::L5),
                ..Answer::other()
            };
            told(book, at, query, released, &answer, &found)
        }
        // A refusal, a delay, a question or a receipt tells nothing of any record.
        (body, _) => {
            if let Body::Interim(interim) = body
                && !(interim.results.is_empty() && interim.events.is_empty())
            {
                return Err("an interim that is no part of an answer tells of a record".to_owned());
            }
            if let Body::Query(query) = body {
                matters::asked(book, at, released, query)?;
            }
            nothing_of_records(kind, &found)
        }
    }
}

fn nothing_of_records(kind: Kind, found: &[Found]) -> Result<(), String> {
    match found.first() {
        Some(mark) => Err(format!("{kind:?} tells field {} of gun {}", mark.field, mark.gun)),
        None => Ok(()),
    }
}

/// What is told of a gun, in an answer or a part of it.
fn told(
    book: &Book,
    at: usize,
    query: &LeafHash,
    released: &Released,
    answer: &Answer,
    found: &[Found],
) -> Result<(), String> {
    let common = &released.read.content.common;
    let by_machine = common.officer.is_none();
    let mut allowed = book.allowed(query, by_machine, common.agreement);
    if released.read.header.kind == Kind::Interim {
        allowed.level = allowed.part;
        allowed.two = false;
    }
    let says_nothing = answer.results.is_empty()
        && answer.events.is_empty()
        && answer.candidates.is_none()
        && !answer.not_completed.is_empty();
    if says_nothing && !by_machine && !allowed.searched.is_empty() {
        // That a trace could not be completed is no word on any record.
        allowed.level = 1;
    }
    let level = answer.level.number();
    if level > u64::from(allowed.level) {
        let who = if by_machine { "the machine" } else { "an officer" };
        return Err(format!("{who} answered at L{level}, allowed is L{}", allowed.level));
    }
    for mark in found {
        if mark.level > allowed.level {
            let field = mark.field;
            return Err(format!("field {field} of L{} left at L{level}", mark.level));
        }
        let gun = &book.guns[usize::from(mark.gun)];
        if gun.owner != at || !allowed.searched.contains(&gun.set.number()) {
            return Err(format!("gun {} is not in what may be searched", gun.id));
        }
        if gun.is_sensitive() && !allowed.two {
            return Err(format!("one officer told of gun {}, which takes two", gun.id));
        }
        if by_machine && allowed.gun.map(|gun| gun.id) != Some(mark.gun) {
            return Err(format!("the machine told of gun {}, which nobody asked for", gun.id));
        }
    }
    fields(answer, &allowed, by_machine)?;
    withheld(answer)
}

/// What an officer left out is not there.
fn withheld(answer: &Answer) -> Result<(), String> {
    let Some(restriction) = &answer.restricted else { return Ok(()) };
    let results = || answer.results.iter();
    let events = || answer.events.iter();
    let parties = || {
        let of_results = results().filter_map(|r| r.party.as_ref());
        of_results.chain(events().flat_map(|e| [&e.from, &e.to]).flatten())
    };
    let named = |p: &Party| p.name.is_some() || p.licence.is_some();
    let there = |part: &WithheldPart| match part {
        WithheldPart::Persons => parties().any(|p| p.may_be_a_person() && named(p)),
        WithheldPart::Companies => parties().any(|p| !p.may_be_a_person() && named(p)),
        WithheldPart::Documents => {
            results().any(|r| r.document.is_some()) || events().any(|e| e.document.is_some())
        }
        WithheldPart::Places => events().any(|e| e.place.is_some()),
        WithheldPart::Events => events().next().is_some(),
        _ => false,
    };
    match restriction.withheld.iter().find(|part| there(part)) {
        Some(part) => Err(format!("{part:?} were to be left out and are there")),
        None => Ok(()),
    }
}

/// What no mark can say: which fields there may be at all at a level.
fn fields(answer: &Answer, allowed: &Allowed<'_>, by_machine: bool) -> Result<(), String> {
    let more = answer.confirmation.is_some() || !answer.statistics.is_empty();
    if more || answer.consent.is_some() || answer.watched_until.is_some() {
        return Err("an answer to a trace says what no trace asks".to_owned());
    }
    let level = allowed.level.min(u8::try_from(answer.level.number()).unwrap_or(u8::MAX));
    let says_none = answer.results.iter().all(|r| r.code == ResultCode::NoRecord);
    if by_machine && allowed.gun.is_none() && !(says_none && answer.events.is_empty()) {
        return Err("the machine told of a gun that is not in what may be searched".to_owned());
    }
    if answer.searched.iter().any(|set| !allowed.searched.contains(&set.kind.number())) {
        return Err("it names a record set that may not be searched".to_owned());
    }
    if level < 2 && !(says_none && answer.events.is_empty()) {
        return Err("a status at L1".to_owned());
    }
    let results = answer.results.iter();
    let parties = results
        .clone()
        .map(|r| &r.party)
        .chain(answer.events.iter().flat_map(|e| [&e.from, &e.to]))
        .flatten();
    let dates = results.clone().map(|r| r.date).chain(answer.events.iter().map(|e| e.date));
    if level < 3 {
        if parties.clone().next().is_some() {
            return Err("a party below L3".to_owned());
        }
        if dates.flatten().any(|date: PartialDate| date != date.to_month()) {
            return Err("a day below L3".to_owned());
        }
        let documents =
            results.map(|r| &r.document).chain(answer.events.iter().map(|e| &e.document));
        if documents.flatten().next().is_some() || answer.events.iter().any(|e| e.place.is_some()) {
            return Err("a document or a place below L3".to_owned());
        }
    }
    let named = |p: &Party| p.may_be_a_person() && (p.name.is_some() || p.licence.is_some());
    if level < 4 && parties.clone().any(named) {
        return Err("a person below L4".to_owned());
    }
    Ok(())
}
