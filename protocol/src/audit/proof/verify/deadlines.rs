//! Queries without a decision, or with a late one.

use std::collections::BTreeSet;

use super::{Proven, Read, Shown, Strength, rule};
use crate::audit::proof::ProofError;
use crate::audit::series::SeriesName;
use crate::envelope::Statement;
use crate::exchange::deadline::{Due, Stated, due};
use crate::header::Kind;
use crate::ids::{LeafHash, NodeName};
use crate::limits::TIME_MAX_SECONDS;
use crate::time::Timestamp;

fn stated(shown: &Shown) -> Stated<'_> {
    Stated { leaf: shown.statement.leaf, header: &shown.statement.header }
}

/// Whether these statements are one series without a gap, each naming the one before.
fn is_contiguous<'s>(mut statements: impl Iterator<Item = &'s Statement>) -> bool {
    let Some(mut before) = statements.next() else { return false };
    statements.all(|next| {
        let follows = SeriesName::of(&next.header) == SeriesName::of(&before.header)
            && next.header.sequence == before.header.sequence.saturating_add(1)
            && next.header.previous == Some(before.leaf);
        before = next;
        follows
    })
}

impl Read<'_> {
    /// Query and receipt, then the answering side's later statements in the order of their numbers,
    /// then the asker's supplements. Gives the two, what is due, and whether the answering side's
    /// statements are without a gap and tell of nothing in this exchange that the file does not hold: a
    /// receipt for something else may be one for a withdrawal.
    fn case(&self, now: Timestamp) -> Result<(&Shown, &Shown, Due, bool), ProofError> {
        let [query, accepted, rest @ ..] = self.shown.as_slice() else {
            return Err(ProofError::Rule("the query and its receipt are missing"));
        };
        rule(query.place.is_some(), "the query has no place in a log")?;
        let (asked, receipt) = (&query.statement.header, &accepted.statement.header);
        let is_receipt = asked.kind == Kind::Query
            && receipt.kind == Kind::Accepted
            && receipt.issuer == asked.audience
            && receipt.audience == asked.issuer
            && receipt.in_reply_to.contains(&query.statement.leaf);
        rule(is_receipt, "the second statement is not the receipt for the query")?;
        let theirs = rest.partition_point(|s| s.statement.header.issuer == asked.audience);
        let (replies, supplements) = rest.split_at_checked(theirs).unwrap_or((rest, &[]));
        let series = SeriesName::of(receipt);
        let ascend =
            std::iter::once(accepted).chain(replies).map(|s| &s.statement.header).is_sorted_by(
                |a, b| SeriesName::of(b) == series && (a.epoch, a.sequence) < (b.epoch, b.sequence),
            );
        rule(ascend, "the statements of the answering side are not one series in its order")?;
        let supply = supplements.iter().all(|s| {
            let header = &s.statement.header;
            header.kind == Kind::Supplement && header.issuer == asked.issuer
        });
        rule(supply, "a statement of the asking side is not a supplement")?;
        let replies: Vec<Stated<'_>> = replies.iter().map(stated).collect();
        let supplements: Vec<Stated<'_>> = supplements.iter().map(stated).collect();
        let due = due(stated(query), &replies, &supplements, now)
            .ok_or(ProofError::Rule("the query asks for no decision"))?;
        let chain = std::iter::once(accepted).chain(rest.iter().take(theirs));
        let shown: BTreeSet<LeafHash> = self.shown.iter().map(|s| s.statement.leaf).collect();
        let known = |s: &Shown| {
            let header = &s.statement.header;
            header.kind != Kind::Accepted
                || header.exchange != asked.exchange
                || header.in_reply_to.iter().all(|leaf| shown.contains(leaf))
        };
        let contiguous = chain.clone().all(known) && is_contiguous(chain.map(|s| &s.statement));
        Ok((query, accepted, due, contiguous))
    }

    /// The time of the answering side's last statement.
    fn last_of(&self, node: &NodeName) -> Timestamp {
        let theirs = self.shown.iter().filter(|s| s.statement.header.issuer == *node);
        theirs.map(|s| s.statement.header.issued_at).max().unwrap_or_default()
    }

    pub(super) fn overdue(&self) -> Result<Proven, ProofError> {
        let (query, accepted, due, contiguous) = self.case(Timestamp(TIME_MAX_SECONDS))?;
        let asked = &query.statement.header;
        let in_time = asked.answer_by.is_some_and(|by| accepted.statement.header.issued_at <= by);
        rule(in_time, "the query was accepted after its deadline: no breach")?;
        let decided = self.shown.iter().map(|s| &s.statement.header).any(|header| {
            matches!(header.kind, Kind::Answer | Kind::Refusal)
                && header.in_reply_to.contains(&query.statement.leaf)
        });
        rule(!decided && due.decided_at.is_none(), "the query was decided")?;
        rule(!due.standing, "the clock stands: information was asked for and has not come")?;
        let shown_after = contiguous && self.last_of(&asked.audience) > due.at;
        let strength = if shown_after { Strength::Proven } else { Strength::Rebuttable };
        Ok(Proven {
            accused: Some(asked.audience.clone()),
            at: Some(due.at),
            number: None,
            ..self.about(&query.statement, strength)
        })
    }

    pub(super) fn answered_late(&self) -> Result<Proven, ProofError> {
        let (query, accepted, due, contiguous) = self.case(Timestamp(TIME_MAX_SECONDS))?;
        let asked = &query.statement.header;
        let in_time = asked.answer_by.is_some_and(|by| accepted.statement.header.issued_at <= by);
        rule(in_time, "the query was accepted after its deadline: no breach")?;
        rule(due.is_late(), "the decision was not late")?;
        let strength = if contiguous { Strength::Proven } else { Strength::Rebuttable };
        Ok(Proven {
            accused: Some(asked.audience.clone()),
            at: Some(due.at),
            number: due.decided_at.map(|at| at.since(due.at)),
            ..self.about(&query.statement, strength)
        })
    }

    pub(super) fn accepted_late(&self) -> Result<Proven, ProofError> {
        let (query, accepted, ..) = self.case(Timestamp(TIME_MAX_SECONDS))?;
        let by = query.statement.header.answer_by;
        let at = accepted.statement.header.issued_at;
        rule(by.is_some_and(|by| at > by), "the query was accepted in time")?;
        let late = by.map(|by| at.since(by));
        Ok(Proven { at: by, number: late, ..self.about(&query.statement, Strength::Proven) })
    }
}
