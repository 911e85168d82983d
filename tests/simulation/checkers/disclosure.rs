//! No over-disclosure: judged by the simulation's own terms and by the marks in the bytes.

use vestigo::store::SqliteStore;
use vestigo_protocol::codes::ResultCode;
use vestigo_protocol::firearm::{PartialDate, Party};
use vestigo_protocol::message::{Answer, Body};

use crate::book::{Allowed, Book, Released, Step};
use crate::guns::marks_in;

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
    let found = marks_in(&released.disclosures);
    let kind = released.read.header.kind;
    let Body::Answer(answer) = &released.read.content.body else {
        // A refusal, a delay, a question or a receipt tells nothing of any record.
        return match found.first() {
            Some(mark) => Err(format!("{kind:?} tells field {} of gun {}", mark.field, mark.gun)),
            None => Ok(()),
        };
    };
    let Some(query) = released.read.header.in_reply_to.first() else {
        return Err("an answer to nothing".to_owned());
    };
    let by_machine = released.read.content.common.officer.is_none();
    let under = released.read.content.common.agreement;
    let allowed = book.allowed(query, by_machine, under);
    let asker = book.questions.get(query).map(|question| question.asker);
    if asker != Some(released.to) {
        return Err(format!("an answer went to agency {}, who did not ask", released.to));
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
        if gun.is_sensitive() {
            return Err(format!("one officer told of gun {}, which takes two", gun.id));
        }
        if by_machine && allowed.gun.map(|gun| gun.id) != Some(mark.gun) {
            return Err(format!("the machine told of gun {}, which nobody asked for", gun.id));
        }
    }
    fields(answer, &allowed, by_machine)
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
