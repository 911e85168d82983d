//! When a decision is due, computed from signed statements alone: the query, the answering side's
//! interims and the asker's supplements. Both logs hold all of them, so both sides, and whoever
//! verifies a bundle, compute the same; *overdue* is never stored and always provable.
//!
//! The rule:
//! 1. The query's `answer-by` is the first deadline; a query without one has none.
//! 2. An interim with `answer-by` sets a new deadline. Of several the one with the highest sequence
//!    number holds, in whatever order they arrived.
//! 3. An interim that stops the clock does so from its `iat` until the `iat` of the first receipt (kind
//!    2) of the asked side for a supplement that names it, never backwards, or until now where there is
//!    none: what was never delivered starts no clock, and both times are of one clock. Stretches that
//!    overlap count once.
//! 4. The deadline moves by as long as the clock stood after it was set: what stood before an interim
//!    with a new deadline was known to whoever set it.
//! 5. A decision is overdue when now is later than the deadline so moved. While the clock stands the
//!    deadline moves with now, so that a request can become overdue only while the clock runs.
//! 6. A decision ends it: interims signed after it do not count, and whether it was late is told by
//!    its own `iat`.

use crate::header::{Header, Kind};
use crate::ids::LeafHash;
use crate::time::Timestamp;

/// A statement of the exchange and its entry.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'a> {
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// Its claims.
    pub header: &'a Header,
}

/// When a decision is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The deadline, moved by what the clock stood. While it stands this moves with now.
    pub at: Timestamp,
    /// Whether the clock stands now: information was asked for and has not come.
    pub standing: bool,
    /// When it was decided; nothing is overdue from then on.
    pub decided_at: Option<Timestamp>,
    /// Seconds that the clock stood since the deadline was set.
    pub stood_seconds: u64,
    /// The entries that prove it, in the order of the rule: the query, what set the deadline, then
    /// each stop with the supplement that ended it and its receipt, and the decision.
    pub statements: Vec<LeafHash>,
}

impl Due {
    /// Seconds past the deadline without a decision; none if there is one, or it has not passed.
    #[must_use]
    pub fn overdue_seconds(&self, now: Timestamp) -> Option<u64> {
        (self.decided_at.is_none() && now > self.at).then(|| now.since(self.at))
    }

    /// Whether the decision was signed after the deadline.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.decided_at.is_some_and(|decided| decided > self.at)
    }
}

/// A stretch in which the clock stood.
struct Stop {
    from: Timestamp,
    to: Timestamp,
    open: bool,
    asked: LeafHash,
    /// The supplement and its receipt.
    supplied: Option<[LeafHash; 2]>,
}

/// When the decision on `query` is due. Of `replies` those count that the asked side issued in this
/// exchange as interims, decisions, or receipts for supplements; of `supplements` those that the asker
/// issued in it. Others are passed over, so that the whole exchange may be given as both. None: the query asks for no decision.
#[must_use]
pub fn due(
    query: Stated<'_>,
    replies: &[Stated<'_>],
    supplements: &[Stated<'_>],
    now: Timestamp,
) -> Option<Due> {
    let mut at = query.header.answer_by?;
    let mut statements = vec![query.leaf];
    let place = |s: &Stated<'_>| (s.header.epoch, s.header.sequence);
    let decision =
        replies.iter().copied().filter(|s| is_decision_on(query, *s)).min_by_key(|s| place(s));
    let decided_at = decision.map(|s| s.header.issued_at);
    let now = decided_at.unwrap_or(now);
    let mut interims: Vec<Stated<'_>> = replies
        .iter()
        .copied()
        .filter(|s| is_interim_to(query, *s))
        .filter(|s| decision.is_none_or(|decision| place(s) < place(&decision)))
        .collect();
    interims.sort_by_key(place);
    let set = interims.iter().rfind(|s| s.header.answer_by.is_some());
    let mut since = query.header.issued_at;
    if let Some((interim, new)) = set.and_then(|s| Some((s, s.header.answer_by?))) {
        at = new;
        since = interim.header.issued_at;
        statements.push(interim.leaf);
    }
    let mut stops: Vec<Stop> = interims
        .iter()
        .filter(|s| s.header.stops_clock)
        .map(|asked| stop(query, *asked, replies, supplements, now))
        .filter(|stop| stop.open || stop.to > since)
        .collect();
    stops.sort_by_key(|stop| stop.from);
    let mut stood_seconds = 0;
    let mut counted = since;
    for stop in &stops {
        let from = stop.from.max(counted);
        stood_seconds += stop.to.since(from);
        counted = counted.max(stop.to);
        statements.extend([stop.asked].into_iter().chain(stop.supplied.into_iter().flatten()));
    }
    let standing = decided_at.is_none() && stops.iter().any(|stop| stop.open);
    statements.extend(decision.map(|s| s.leaf));
    statements.dedup();
    Some(Due { at: at.plus(stood_seconds), standing, decided_at, stood_seconds, statements })
}

/// When the decision was due at `now`, if that has passed: [`due`] with its seconds past it.
#[must_use]
pub fn overdue(
    query: Stated<'_>,
    replies: &[Stated<'_>],
    supplements: &[Stated<'_>],
    now: Timestamp,
) -> Option<(Due, u64)> {
    let due = due(query, replies, supplements, now)?;
    let seconds = due.overdue_seconds(now)?;
    Some((due, seconds))
}

/// Whether an interim that arrived says less than one that is there already: its issuer signed it
/// earlier.
#[must_use]
pub fn is_superseded(interim: &Header, there: &[Stated<'_>]) -> bool {
    there.iter().any(|other| {
        other.header.kind == Kind::Interim
            && other.header.issuer == interim.issuer
            && other.header.exchange == interim.exchange
            && (other.header.epoch, other.header.sequence) > (interim.epoch, interim.sequence)
    })
}

fn is_interim_to(query: Stated<'_>, reply: Stated<'_>) -> bool {
    reply.header.kind == Kind::Interim && is_reply_to(query, reply)
}

fn is_decision_on(query: Stated<'_>, reply: Stated<'_>) -> bool {
    matches!(reply.header.kind, Kind::Answer | Kind::Refusal) && is_reply_to(query, reply)
}

/// Said by the side that was asked, in the same exchange, to this query.
fn is_reply_to(query: Stated<'_>, reply: Stated<'_>) -> bool {
    let (asked, header) = (query.header, reply.header);
    header.exchange == asked.exchange
        && header.issuer == asked.audience
        && header.in_reply_to.contains(&query.leaf)
}

fn stop(
    query: Stated<'_>,
    asked: Stated<'_>,
    replies: &[Stated<'_>],
    supplements: &[Stated<'_>],
    now: Timestamp,
) -> Stop {
    let from = asked.header.issued_at;
    let supplies = |s: &&Stated<'_>| {
        s.header.kind == Kind::Supplement
            && s.header.exchange == query.header.exchange
            && s.header.issuer == query.header.issuer
            && s.header.in_reply_to.contains(&asked.leaf)
    };
    let receipt = |supplement: &Stated<'_>| {
        let receipts = replies.iter().filter(|s| {
            s.header.kind == Kind::Accepted
                && s.header.exchange == query.header.exchange
                && s.header.issuer == query.header.audience
                && s.header.in_reply_to.contains(&supplement.leaf)
        });
        let first = receipts.min_by_key(|s| s.header.issued_at)?;
        Some((first.header.issued_at, [supplement.leaf, first.leaf]))
    };
    let supplied = supplements.iter().filter(supplies).filter_map(receipt).min();
    Stop {
        from,
        // Never backwards, should the clock have been set back.
        to: supplied.map_or(now, |(at, _)| at).max(from),
        open: supplied.is_none(),
        asked: asked.leaf,
        supplied: supplied.map(|(_, leaves)| leaves),
    }
}

#[cfg(test)]
mod tests;
