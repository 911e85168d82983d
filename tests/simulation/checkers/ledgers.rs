//! What the logs must show.

use vestigo::store::{SqliteStore, Store as _};
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::limits::FUTURE_SKEW_MAX_SECONDS;
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::message::{Body, InterimKind};

use crate::book::{Book, Entry, Step, decides};

/// 2. Whatever leaves is an entry of its own log that is durable by then.
pub(crate) fn no_release_without_an_entry(
    _: &mut Book,
    step: &Step<'_>,
    reader: &mut SqliteStore,
) -> Result<(), String> {
    for released in step.released {
        if !reader.has_leaf(&released.read.leaf).map_err(|e| e.to_string())? {
            let kind = released.read.header.kind;
            return Err(format!("a {kind:?} left that is not durable in the log"));
        }
    }
    Ok(())
}

/// 3. The log only grows, and every note that anybody was shown is over a beginning of it.
pub(crate) fn append_only(
    book: &mut Book,
    step: &Step<'_>,
    reader: &mut SqliteStore,
) -> Result<(), String> {
    let log = &book.logs[step.at];
    let size = reader.log_size().map_err(|e| e.to_string())?;
    if size != log.size {
        return Err(format!("{size} entries where {} were durable", log.size));
    }
    if let Some(at) = size.checked_sub(1)
        && let Some(last) = reader.entries(at, 1).map_err(|e| e.to_string())?.first()
        && log.last != Some(last.leaf)
    {
        return Err(format!("entry {at} is another one now"));
    }
    let published = step.published.iter().map(|(_, note)| note.as_str());
    for note in step.released.iter().filter_map(|r| r.note.as_deref()).chain(published) {
        // Most messages carry a note that was looked at.
        if book.shown.get(&step.at).is_some_and(|shown| shown == note) {
            continue;
        }
        let signed = SignedCheckpoint::parse(note).map_err(|e| e.to_string())?;
        let checkpoint = signed.unverified();
        if !log.has_root(checkpoint.size, &checkpoint.root) {
            return Err(format!("its checkpoint over {} is not of its log", checkpoint.size));
        }
        book.shown.insert(step.at, note.to_owned());
    }
    Ok(())
}

/// 4. One decision on a question, and the same bytes however often it is told.
pub(crate) fn at_most_one_decision(
    book: &mut Book,
    step: &Step<'_>,
    _: &mut SqliteStore,
) -> Result<(), String> {
    for entry in step.entries.iter().filter(|e| e.own && decides(e.read.header.kind)) {
        for query in &entry.read.header.in_reply_to {
            one_decision(book, step.at, query, &entry.read.leaf)?;
        }
    }
    for released in step.released {
        let leaf = released.read.leaf;
        let first = book.left_before.get(&leaf).copied().unwrap_or(released.digest);
        if *book.left.entry(leaf).or_insert(first) != released.digest {
            return Err("a repeat has other bytes".to_owned());
        }
        if decides(released.read.header.kind) {
            for query in &released.read.header.in_reply_to {
                one_decision(book, step.at, query, &leaf)?;
            }
        }
    }
    Ok(())
}

fn one_decision(
    book: &mut Book,
    at: usize,
    query: &LeafHash,
    decision: &LeafHash,
) -> Result<(), String> {
    let first = book.decided.entry((at, *query)).or_insert(*decision);
    if first == decision { Ok(()) } else { Err("a question was decided twice".to_owned()) }
}

/// 5. What is logged as a partner's was signed by that partner for us and in its time, and no
///    question is considered that the agreement in force here does not carry.
pub(crate) fn no_acceptance_outside_a_window(
    book: &mut Book,
    step: &Step<'_>,
    _: &mut SqliteStore,
) -> Result<(), String> {
    for entry in step.entries {
        if entry.own { considered(book, step.at, entry)? } else { accepted(book, step.at, entry)? }
    }
    Ok(())
}

fn accepted(book: &mut Book, at: usize, entry: &Entry) -> Result<(), String> {
    let header = &entry.read.header;
    let kind = header.kind;
    if book.names.get(&header.audience) != Some(&at) {
        return Err(format!("a {kind:?} for somebody else was accepted"));
    }
    let issuer = book.names.get(&header.issuer).copied();
    let signed = match book.hostile.get(&entry.read.leaf) {
        Some(to) => issuer == book.enemy && *to == at,
        // An honest message is accepted once: its audience knows repeats by its log.
        None => book.issued.remove(&entry.read.leaf) && issuer != book.enemy,
    };
    if !signed {
        return Err(format!("a {kind:?} was accepted that its issuer did not sign"));
    }
    let latest = entry.logged_at + FUTURE_SKEW_MAX_SECONDS;
    if header.issued_at.0 > latest {
        return Err(format!("a {kind:?} of the future was accepted"));
    }
    Ok(())
}

/// An answer, or the word that an officer has it, is only given where the agreement carries it.
fn considered(book: &Book, at: usize, entry: &Entry) -> Result<(), String> {
    let header = &entry.read.header;
    let to_oneself = header.audience == header.issuer;
    if to_oneself != entry.read.content.common.off_network.is_some() {
        return Err(
            "a letter is named in what was said to somebody, or not where one was".to_owned()
        );
    }
    let considers = match &entry.read.content.body {
        Body::Answer(_) => true,
        Body::Interim(interim) => interim.interim == InterimKind::WithOfficer,
        _ => false,
    };
    let Some(query) = entry.read.header.in_reply_to.first().filter(|_| considers) else {
        return Ok(());
    };
    let Some(question) = book.questions.get(query) else {
        return Err("what nobody asked was considered".to_owned());
    };
    if question.unlawful {
        return Err("a question was considered that no agreement carries".to_owned());
    }
    if question.asked != at {
        return Err("another's question was considered".to_owned());
    }
    // What a letter answered is told to nobody.
    if question.is_letter() {
        return Ok(());
    }
    if !entry.agreed {
        return Err("a question was considered under an agreement that is not in force".to_owned());
    }
    Ok(())
}

/// 6. The decision that an asker took is the one that was made for its question, in both logs.
pub(crate) fn both_books_agree(
    book: &mut Book,
    step: &Step<'_>,
    reader: &mut SqliteStore,
) -> Result<(), String> {
    for entry in step.entries.iter().filter(|e| !e.own) {
        let header = &entry.read.header;
        if !matches!(header.kind, Kind::Answer | Kind::Refusal | Kind::Interim | Kind::Accepted) {
            continue;
        }
        let hop = reader.hop(&header.exchange).map_err(|e| e.to_string())?;
        let Some(hop) = hop else { continue };
        let Some(decision) = hop.decision else { continue };
        let first = *book.taken.entry((step.at, hop.exchange)).or_insert(decision);
        if first != decision {
            return Err("a decision that was taken was replaced".to_owned());
        }
        let Some(partner) = book.names.get(&hop.partner).copied() else { continue };
        if !reader.has_leaf(&decision).map_err(|e| e.to_string())? {
            return Err("a decision was taken that is not in the log".to_owned());
        }
        if Some(partner) == book.enemy {
            continue;
        }
        // What is kept as decided was read from its maker's log.
        if book.decided.get(&(partner, hop.query)) != Some(&decision) {
            return Err("a decision was taken that its maker did not make".to_owned());
        }
    }
    Ok(())
}
