//! Requests other than a look-up: what is said on them tells nothing of any record, and a word that
//! a gun turned up goes only to who watches it, from who was told of it or may tell of its own record.

use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::message::{Answer, Query};

use crate::book::{Book, Question, Released};

type Done = Result<(), String>;

fn unless(holds: bool, what: &str) -> Done {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

/// An answer to a request that is no look-up.
pub(super) fn replied(
    book: &Book,
    at: usize,
    question: &Question,
    released: &Released,
    answer: &Answer,
) -> Done {
    let common = &released.read.content.common;
    let by_machine = common.officer.is_none();
    let kind = question.kind;
    unless(
        book.terms(question, common.agreement).is_some(),
        "a matter that is not agreed was answered",
    )?;
    let of_records = !answer.results.is_empty()
        || !answer.events.is_empty()
        || !answer.searched.is_empty()
        || !answer.variants.is_empty()
        || !answer.indicated.is_empty()
        || answer.candidates.is_some()
        || answer.restricted.is_some();
    unless(!of_records, "an answer to no look-up tells of records")?;
    unless(answer.level.number() <= 1, "an answer to no look-up has a level")?;
    unless(
        by_machine == (kind == RequestKind::Watch),
        "another answered than who answers this kind",
    )?;
    unless(
        answer.watched_until.is_some() == (kind == RequestKind::Watch),
        "a watch that nobody asked for",
    )?;
    let consents = answer.consent.as_ref();
    unless(
        consents.is_none() || kind == RequestKind::ConsentRequest,
        "a consent that nobody asked for",
    )?;
    let confirms = answer.confirmation.is_some();
    unless(
        !confirms || kind == RequestKind::HitConfirmation,
        "a hit that nobody asked to confirm",
    )?;
    if consents.is_some() || confirms {
        let about = question.concerns.first();
        let same = consents.is_none_or(|consent| Some(&consent.answer) == about);
        let ours = about.is_some_and(|leaf| decided_for(book, at, question.asker, leaf));
        unless(same && ours, "a word on an answer that was not given to who asks")?;
    }
    unless(!kind.is_notice(), "a notice was answered")
}

/// Whether an entry is an answer of `at` to `asker`.
fn decided_for(book: &Book, at: usize, asker: usize, leaf: &LeafHash) -> bool {
    let told = |(by, query): &(usize, LeafHash)| {
        *by == at && book.questions.get(query).is_some_and(|question| question.asker == asker)
    };
    book.decided.iter().any(|(of, decision)| decision == leaf && told(of))
}

/// A request: where it says that a watched gun turned up, it tells of what the sender knows.
pub(super) fn asked(book: &Book, at: usize, released: &Released, query: &Query) -> Done {
    let common = &released.read.content.common;
    let watched = query.concerns.first().and_then(|leaf| book.questions.get(leaf));
    let (Some(RequestKind::RecoveryNotice), Some(watch)) = (common.request_kind, watched) else {
        return Ok(());
    };
    let theirs = watch.asker == released.to && watch.asked == at;
    unless(
        theirs && watch.kind == RequestKind::Watch,
        "a gun turned up that its reader does not watch",
    )?;
    let number = query.marks.first().map_or("", |mark| mark.text.as_str());
    unless(number == watch.serial, "another gun turned up than the one that is watched")?;
    if book.recovered.contains(&(at, number.to_owned())) {
        return Ok(());
    }
    let terms = common.agreement.and_then(|hash| book.pacts.get(&hash));
    let terms = terms.and_then(|pact| pact.asked_by(watch.asker));
    let may = book.gun(at, number).zip(terms).is_some_and(|(gun, terms)| {
        !gun.is_sensitive() && terms.sets.contains(&gun.set) && terms.one_officer() >= 1
    });
    unless(may, "a watcher was told of a record that one officer may not tell of")
}
