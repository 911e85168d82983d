//! Bounds, and that everything comes to its end.

use vestigo::store::{SqliteStore, Store as _};
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::LeafHash;

use crate::book::{Book, Step};
use crate::world::World;

/// From here on the partner has it.
const DELIVERED: AskerState = AskerState::Delivered;

/// Agencies of a large world.
const LARGE: usize = 20;

/// Cases are counted one by one up to here.
const CASES_COUNTED: u64 = 500;

/// 7. No budget is exceeded, and neither outbox nor cases outgrow what was said.
pub(crate) fn bounded(
    book: &mut Book,
    step: &Step<'_>,
    reader: &mut SqliteStore,
) -> Result<(), String> {
    for entry in step.entries.iter().filter(|e| e.admits) {
        let Some(query) = entry.read.header.in_reply_to.first() else { continue };
        let Some(question) = book.questions.get(query) else { continue };
        let pact = question.agreement.and_then(|hash| book.pacts.get(&hash));
        let terms = pact.and_then(|pact| pact.asked_by(question.asker));
        let Some(per_day) = terms.map(|terms| terms.per_day).filter(|_| entry.agreed) else {
            continue;
        };
        let key = (step.at, question.asker, entry.logged_at / 86_400);
        let admitted = book.admitted.entry(key).or_default();
        *admitted += 1;
        if *admitted > per_day {
            return Err(format!("{admitted} questions of a day were taken, agreed are {per_day}"));
        }
    }
    // In a large world the whole outbox is not counted at every step.
    if book.logs.len() > LARGE && !step.now.is_multiple_of(32) {
        return Ok(());
    }
    for (partner, rows) in reader.outbox_counts().map_err(|e| e.to_string())? {
        let Some(to) = book.names.get(&partner) else { continue };
        let said = book.addressed.get(&(step.at, *to)).copied().unwrap_or(0);
        if rows > said {
            return Err(format!("{rows} messages wait for agency {to}, to whom {said} were said"));
        }
    }
    let asked = book.asked_of[step.at];
    if asked < CASES_COUNTED && step.entries.iter().any(|e| e.read.header.kind == Kind::Query) {
        let cases = reader.cases(usize::MAX).map_err(|e| e.to_string())?.len() as u64;
        if cases > asked {
            return Err(format!("{cases} cases of {asked} questions"));
        }
    }
    Ok(())
}

/// What is left when all is well again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AliveReport {
    /// Questions of honest agencies to honest agencies that have not ended.
    pub(crate) open: Vec<String>,
    /// Messages between honest agencies that still wait.
    pub(crate) waiting: u64,
}

/// 8. With faults off, everything that honest agencies asked each other ends, and nothing waits.
pub(crate) fn alive(world: &mut World) -> AliveReport {
    let mut report = AliveReport::default();
    let book = &world.book;
    for agency in &mut world.agencies {
        for (partner, rows) in agency.reader.outbox_counts().expect("readable") {
            if book.names.get(&partner) != book.enemy.as_ref() {
                report.waiting += rows;
            }
        }
    }
    let all: Vec<LeafHash> = book.questions.keys().copied().collect();
    report.open = still_open(world, &all);
    report
}

/// Those questions of honest agencies to honest agencies that have not ended, in words.
pub(crate) fn still_open(world: &mut World, questions: &[LeafHash]) -> Vec<String> {
    let mut open = Vec::new();
    for query in questions {
        let Some(question) = world.book.questions.get(query) else { continue };
        if [Some(question.asker), Some(question.asked)].contains(&world.book.enemy) {
            continue;
        }
        let hop = world.agencies[question.asker].reader.hop(&question.exchange).expect("readable");
        // A letter waits for an officer alone, and a notice for its receipt.
        let told =
            question.kind.is_notice() && hop.as_ref().is_some_and(|hop| hop.state >= DELIVERED);
        let entered = question.is_letter() && hop.as_ref().is_some_and(|h| h.state.is_final());
        if told || entered {
            continue;
        }
        let case = world.agencies[question.asked].reader.case(query).expect("readable");
        let asker = hop.as_ref().map_or("LOST", |hop| hop.state.name());
        let asked = case.as_ref().map_or("LOST", |case| case.state.name());
        let ended = hop.as_ref().is_some_and(|hop| hop.state.is_final())
            && case.as_ref().is_none_or(|case| case.state.is_final());
        let decision = hop.and_then(|hop| hop.decision);
        let same = match case {
            Some(case) => decision == case.decision,
            // Over budget there is no case: the refusal of many is in the log, and that is all.
            None => decision.is_some_and(|leaf| {
                let entry = world.agencies[question.asked].reader.entry_by_leaf(&leaf);
                entry.expect("readable").is_some_and(|e| e.own && e.kind == Kind::Refusal)
            }),
        };
        if !ended || !same {
            let (from, to) = (question.asker, question.asked);
            open.push(format!("agency {from} asks {to}: {asker} there, {asked} here"));
        }
    }
    open
}
