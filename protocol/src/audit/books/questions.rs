//! Queries that wait for their decision.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::{Decode, Encode};

use super::{Said, Tally, about};
use crate::audit::finding::{Class, Finding, Seat};
use crate::codes::{ReasonCode, ReturnReason};
use crate::envelope::Statement;
use crate::exchange::deadline::{Due, Stated, due};
use crate::header::Kind;
use crate::ids::{ExchangeId, LeafHash, NodeName};
use crate::limits::DELIVER_AFTER_ANSWER_SECONDS;
use crate::time::Timestamp;

/// Withdrawals and queries that nothing came of are forgotten after this time: twice what a message
/// is delivered for.
const FORGET_SECONDS: u64 = 2 * DELIVER_AFTER_ANSWER_SECONDS;

/// Queries without a decision, by entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct Questions {
    #[n(1)]
    open: BTreeMap<LeafHash, Question>,
    #[n(2)]
    by_exchange: BTreeMap<ExchangeId, BTreeSet<LeafHash>>,
    /// Withdrawals whose query is not open: it may still come.
    #[n(3)]
    withdrawn: BTreeMap<LeafHash, Timestamp>,
}

/// A query and what was said to it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
struct Question {
    #[n(1)]
    asked: Said,
    #[n(2)]
    accepted: Option<Said>,
    /// Interims, decisions, and receipts for what came after the query, of the asked side.
    #[n(3)]
    replies: Vec<Said>,
    #[n(4)]
    supplements: Vec<Said>,
}

impl Question {
    fn due(&self, now: Timestamp) -> Option<Due> {
        fn stated(said: &[Said]) -> Vec<Stated<'_>> {
            said.iter().map(|s| Stated { leaf: s.leaf, header: &s.header }).collect()
        }
        let query = Stated { leaf: self.asked.leaf, header: &self.asked.header };
        due(query, &stated(&self.replies), &stated(&self.supplements), now)
    }

    /// The entries behind a deadline: query, receipt, what set or moved it, and every supplement: a
    /// receipt for something that is not shown would weaken the proof.
    fn seats(&self, due: &Due) -> Vec<Seat> {
        let accepted = self.accepted.iter().map(|said| said.seat.clone());
        let all = || self.replies.iter().chain(&self.supplements);
        let rest = due
            .statements
            .iter()
            .chain(self.supplements.iter().map(|said| &said.leaf))
            .filter_map(|leaf| all().find(|said| said.leaf == *leaf).map(|s| s.seat.clone()));
        [self.asked.seat.clone()].into_iter().chain(accepted).chain(rest).collect()
    }
}

impl Questions {
    /// Queries that were accepted and wait.
    pub(super) fn open(&self) -> u64 {
        self.open.values().filter(|question| question.accepted.is_some()).count() as u64
    }

    /// Takes a statement that is seen for the first time.
    pub(super) fn take(&mut self, seat: Seat, statement: &Statement, tally: &mut Tally) {
        let said =
            || Said { seat: seat.clone(), leaf: statement.leaf, header: statement.header.clone() };
        let header = &statement.header;
        match header.kind {
            Kind::Query if header.answer_by.is_some() => {
                tally.queries = tally.queries.saturating_add(1);
                if self.withdrawn.remove(&statement.leaf).is_some() {
                    tally.withdrawn = tally.withdrawn.saturating_add(1);
                    return;
                }
                self.by_exchange.entry(header.exchange).or_default().insert(statement.leaf);
                let question = Question {
                    asked: said(),
                    accepted: None,
                    replies: Vec::new(),
                    supplements: Vec::new(),
                };
                self.open.insert(statement.leaf, question);
            }
            Kind::Accepted => {
                for leaf in &header.in_reply_to {
                    if let Some(question) = self.open.get_mut(leaf)
                        && question.asked.header.audience == header.issuer
                    {
                        question.accepted.get_or_insert_with(said);
                    }
                }
                // Of a supplement that names an interim, which may be read later.
                for leaf in self.by_exchange.get(&header.exchange).into_iter().flatten() {
                    if let Some(question) = self.open.get_mut(leaf)
                        && question.asked.header.audience == header.issuer
                        && !header.in_reply_to.contains(leaf)
                    {
                        question.replies.push(said());
                    }
                }
            }
            Kind::Interim | Kind::Answer | Kind::Refusal => self.reply(&said(), tally),
            Kind::Supplement => {
                for leaf in self.by_exchange.get(&header.exchange).into_iter().flatten() {
                    if let Some(question) = self.open.get_mut(leaf)
                        && question.asked.header.issuer == header.issuer
                    {
                        question.supplements.push(said());
                    }
                }
            }
            Kind::Withdrawal => {
                for leaf in &header.in_reply_to {
                    let ours = |q: &Question| q.asked.header.issuer == header.issuer;
                    if self.open.get(leaf).is_some_and(ours) {
                        self.forget(leaf);
                        tally.withdrawn = tally.withdrawn.saturating_add(1);
                    } else {
                        self.withdrawn.insert(*leaf, header.issued_at);
                    }
                }
            }
            _ => {}
        }
    }

    fn reply(&mut self, said: &Said, tally: &mut Tally) {
        let header = &said.header;
        for leaf in &header.in_reply_to {
            let Some(question) = self.open.get_mut(leaf) else { continue };
            let asked = &question.asked.header;
            // A refusal over budget answers queries of several exchanges.
            let over_budget = header.kind == Kind::Refusal
                && header.reason == Some(ReasonCode::Returned(ReturnReason::RateLimit));
            let same = header.exchange == asked.exchange;
            if header.issuer != asked.audience || !(same || over_budget) {
                continue;
            }
            let decision = match header.kind {
                Kind::Answer => &mut tally.answered,
                Kind::Refusal => &mut tally.refused,
                _ => {
                    question.replies.push(said.clone());
                    continue;
                }
            };
            let decides = |s: &Said| matches!(s.header.kind, Kind::Answer | Kind::Refusal);
            let again = question.replies.iter().any(decides);
            if !again {
                *decision = decision.saturating_add(1);
            }
            question.replies.push(said.clone());
            // Whether it is late is told at the end: an interim that moves the deadline may have
            // been delivered later.
            let late = same && question.due(header.issued_at).is_some_and(|due| due.is_late());
            if !late {
                self.forget(leaf);
            }
        }
    }

    fn forget(&mut self, leaf: &LeafHash) {
        let Some(question) = self.open.remove(leaf) else { return };
        let exchange = question.asked.header.exchange;
        if let Some(leaves) = self.by_exchange.get_mut(&exchange) {
            leaves.remove(leaf);
            if leaves.is_empty() {
                self.by_exchange.remove(&exchange);
            }
        }
    }

    /// Says what is overdue or was late, and forgets what is decided or was never heard of again.
    /// `known_to` says up to which time all is known that the first said to the second.
    pub(super) fn close(
        &mut self,
        now: Timestamp,
        tally: &mut Tally,
        known_to: impl Fn(&NodeName, &NodeName) -> Timestamp,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut done = Vec::new();
        let today = now;
        for (leaf, question) in &self.open {
            let asked = &question.asked.header;
            let now = now.min(known_to(&asked.audience, &asked.issuer));
            let (Some(due), Some(first)) = (question.due(now), asked.answer_by) else { continue };
            let finding = |class, at| Finding {
                accused: Some(asked.audience.clone()),
                at: Some(at),
                ..about(class, asked, *leaf, question.seats(&due))
            };
            let accepted = question.accepted.as_ref().map(|said| said.header.issued_at);
            if due.decided_at.is_some() {
                done.push(*leaf);
                if due.is_late() && accepted.is_some_and(|at| at <= first) {
                    tally.late = tally.late.saturating_add(1);
                    let late = due.decided_at.map(|at| at.since(due.at));
                    findings.push(Finding { number: late, ..finding(Class::AnsweredLate, due.at) });
                }
                continue;
            }
            match (accepted, due.overdue_seconds(now)) {
                (Some(at), Some(seconds)) if at <= first => {
                    let overdue = finding(Class::Overdue, due.at);
                    findings.push(Finding { number: Some(seconds), ..overdue });
                }
                (Some(at), Some(_)) => {
                    let marked = finding(Class::AcceptedLate, due.at);
                    let late = Some(at.since(first));
                    findings.push(Finding { number: late, accused: None, ..marked });
                }
                (None, _) => {
                    let end = asked
                        .deliver_until
                        .unwrap_or_else(|| first.plus(DELIVER_AFTER_ANSWER_SECONDS));
                    if today > end.plus(FORGET_SECONDS) {
                        done.push(*leaf);
                    }
                }
                (Some(_), None) => {}
            }
        }
        for leaf in done {
            self.forget(&leaf);
        }
        self.withdrawn.retain(|_, at| now.since(*at) <= FORGET_SECONDS);
        findings
    }
}
