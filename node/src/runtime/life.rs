//! The life of a request beyond question and answer: its deadline, replies to information requests,
//! delays that come back, withdrawals, and requests that are about earlier ones.

use thiserror::Error;
use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::envelope::UnverifiedStatement;
use vestigo_protocol::exchange::deadline::{self, Due, Stated};
use vestigo_protocol::exchange::responder::Step;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{ExchangeId, LeafHash};
use vestigo_protocol::message::{Body, Common, Query};
use vestigo_protocol::time::Timestamp;

use super::answering::step;
use super::arrivals::Incoming;
use super::core::Core;
use super::directory::Known;
use super::error::Denied;
use crate::desk::admission::{self, Returned};
use crate::desk::clarification;
use crate::store::{CaseRecord, HopRecord};

/// Delays that one tick brings back.
const REVIEWS_MAX: usize = 256;

/// Earlier entries that one query can be about, as far as we keep it.
const CONCERNS_MAX: usize = 8;

/// What a person asked for is not possible at this point of the request's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OutOfTurn {
    /// The partner asks us for nothing.
    #[error("no information is asked of us in this request")]
    NothingAsked,
    /// A clarification before there is anything to clarify.
    #[error("nothing has been decided or delayed yet")]
    NothingSaid,
    /// A request that is still open cannot be opened again.
    #[error("the request is still open")]
    StillOpen,
    /// It was withdrawn before.
    #[error("the request was withdrawn already")]
    AlreadyWithdrawn,
    /// An officer took note of it before.
    #[error("the request was acknowledged already")]
    AlreadyAcknowledged,
    /// N17 where nothing was asked, or where the reply has come.
    #[error("no information request waits for a reply")]
    NoInformationRequest,
    /// A level for a request that is no look-up.
    #[error("this request is answered in words")]
    ByWords,
    /// The trace has no such hop.
    #[error("the trace has no hop {0}")]
    NoSuchHop(usize),
}

/// The claims of every entry of an exchange, in the order of our log.
pub(crate) struct Claims(Vec<(LeafHash, Header)>);

impl Claims {
    /// As the deadline rule takes them.
    pub(crate) fn stated(&self) -> Vec<Stated<'_>> {
        self.0.iter().map(|(leaf, header)| Stated { leaf: *leaf, header }).collect()
    }

    /// When the decision on `query` is due.
    pub(crate) fn due(&self, query: &LeafHash, now: Timestamp) -> Option<Due> {
        let all = self.stated();
        let query = *all.iter().find(|s| s.leaf == *query)?;
        deadline::due(query, &all, &all, now)
    }

    /// Each entry with its claims.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(LeafHash, Header)> {
        self.0.iter()
    }

    /// The information request that waits longest for its reply.
    pub(crate) fn unanswered(&self) -> Option<LeafHash> {
        let answered = |leaf: &LeafHash| {
            let names = |(_, h): &(LeafHash, Header)| h.in_reply_to.contains(leaf);
            self.0.iter().filter(|(_, h)| h.kind == Kind::Supplement).any(names)
        };
        self.0.iter().find(|(leaf, h)| h.stops_clock && !answered(leaf)).map(|(leaf, _)| *leaf)
    }
}

/// The claims of a statement of our own log.
pub(super) fn claimed(statement: &[u8]) -> Result<Header, Denied> {
    let statement =
        UnverifiedStatement::parse(statement).map_err(|e| Denied::Rule(e.to_string()))?;
    Ok(statement.claimed().clone())
}

impl Core {
    /// The claims of an entry, whether or not its content can be read; none if it is not in our log.
    pub(crate) fn header_of(&mut self, leaf: &LeafHash) -> Result<Option<Header>, Denied> {
        let Some(entry) = self.store.entry_by_leaf(leaf)? else { return Ok(None) };
        Ok(Some(claimed(&entry.statement)?))
    }

    /// The claims of an exchange.
    pub(crate) fn claims_of(&mut self, exchange: &ExchangeId) -> Result<Claims, Denied> {
        let mut claims = Vec::new();
        for entry in self.store.entries_of_exchange(exchange)? {
            claims.push((entry.leaf, claimed(&entry.statement)?));
        }
        Ok(Claims(claims))
    }

    /// When the decision on a partner's request is due, by what both sides signed.
    pub(crate) fn due_of_case(&mut self, case: &CaseRecord) -> Result<Option<Due>, Denied> {
        let now = self.now();
        Ok(self.claims_of(&case.exchange)?.due(&case.query, now))
    }

    /// When the decision on a request of ours is due, by what both sides signed.
    pub(crate) fn due_of_hop(&mut self, hop: &HopRecord) -> Result<Option<Due>, Denied> {
        let now = self.now();
        Ok(self.claims_of(&hop.exchange)?.due(&hop.query, now))
    }

    /// Whether an interim that has just been logged says less than one that came before it.
    pub(crate) fn is_overtaken(&mut self, header: &Header) -> Result<bool, Denied> {
        if header.kind != Kind::Interim {
            return Ok(false);
        }
        let claims = self.claims_of(&header.exchange)?;
        Ok(deadline::is_superseded(header, &claims.stated()))
    }

    /// What a partner's request describes, with its replies to our information requests taken in.
    /// Numbers of which too little is known to be searched are left as the query has them.
    pub(crate) fn described(&mut self, case: &CaseRecord) -> Result<(Common, Query), Denied> {
        let (common, mut query) = self.query_of(case)?;
        let claims = self.claims_of(&case.exchange)?;
        let asked: Vec<LeafHash> =
            claims.iter().filter(|(_, h)| h.stops_clock).map(|(leaf, _)| *leaf).collect();
        for (leaf, header) in claims.iter() {
            let replies = header.kind == Kind::Supplement
                && header.issuer == case.partner
                && header.in_reply_to.iter().any(|named| asked.contains(named));
            if !replies {
                continue;
            }
            let content = self.read_if_readable(leaf)?.map(|(_, content)| content.body);
            if let Some(Body::Supplement(mut supplement)) = content {
                supplement.marks.retain(|m| !(m.is_serial() && admission::is_too_broad(m)));
                query.supplement(&supplement);
            }
        }
        Ok((common, query))
    }

    /// A partner replied to an information request: the matter is an officer's again, and the clock
    /// goes on.
    pub(crate) fn supplemented(
        &mut self,
        known: &Known,
        incoming: &Incoming<'_>,
    ) -> Result<(), Denied> {
        self.stepped(known, incoming.header, Step::Supplemented)?;
        // Read once, however many requests it names: a supplement counts in its own exchange alone.
        let exchange = incoming.header.exchange;
        let (claims, now) = (self.claims_of(&exchange)?, self.now());
        for leaf in &incoming.header.in_reply_to {
            let Some(mut case) = self.case_named_by(leaf)? else { continue };
            if case.partner != known.name || case.exchange != exchange || case.state.is_final() {
                continue;
            }
            if let Some(due) = claims.due(&case.query, now)
                && due.at != case.answer_by
            {
                case.answer_by = due.at;
                self.store.put_case(&case)?;
            }
        }
        Ok(())
    }

    /// Keeps the withdrawal of a query that has not come yet, so that it is found when the query comes.
    pub(crate) fn withdrawn_early(&mut self, known: &Known, header: &Header) -> Result<(), Denied> {
        for leaf in &header.in_reply_to {
            if !self.store.has_leaf(leaf)? {
                self.store.put_early_withdrawal(leaf, &known.name)?;
            }
        }
        Ok(())
    }

    /// Whether the withdrawal of a query came before the query itself.
    pub(crate) fn was_withdrawn(&mut self, incoming: &Incoming<'_>) -> Result<bool, Denied> {
        let issuer = &incoming.header.issuer;
        Ok(self.store.take_early_withdrawal(&incoming.leaf, issuer)?)
    }

    /// Keeps what a partner's query is about, as far as it is in our log.
    pub(crate) fn note_concerns(
        &mut self,
        incoming: &Incoming<'_>,
        query: &Query,
    ) -> Result<(), Denied> {
        for subject in query.concerns.iter().take(CONCERNS_MAX) {
            if self.store.has_leaf(subject)? {
                self.store.put_concern(subject, &incoming.leaf)?;
            }
        }
        Ok(())
    }

    /// A clarification is admitted only for what we said on a request of its asker.
    pub(crate) fn clarifies_ours(
        &mut self,
        known: &Known,
        common: &Common,
        query: &Query,
        admitted: Result<(), Returned>,
    ) -> Result<Result<(), Returned>, Denied> {
        if common.request_kind != Some(RequestKind::Clarification) || admitted.is_err() {
            return Ok(admitted);
        }
        let about = match query.concerns.first() {
            Some(leaf) => self.case_decided_by(leaf)?,
            None => None,
        };
        let ours = about.is_some_and(|case| case.partner == known.name);
        Ok(if ours { Ok(()) } else { Err(clarification::about_nothing()) })
    }

    /// The case in which we said `leaf`: a decision, or an interim.
    pub(crate) fn case_decided_by(
        &mut self,
        leaf: &LeafHash,
    ) -> Result<Option<CaseRecord>, Denied> {
        let said = |kind| matches!(kind, Kind::Answer | Kind::Refusal | Kind::Interim);
        if !self.store.entry_by_leaf(leaf)?.is_some_and(|e| e.own && said(e.kind)) {
            return Ok(None);
        }
        let (header, _) = self.read_stored(leaf)?;
        match header.in_reply_to.first() {
            Some(query) => Ok(self.store.case(query)?),
            None => Ok(None),
        }
    }

    /// Brings back the delays whose review date has come: they wait for an officer again.
    pub(crate) fn reviews_due(&mut self, now: Timestamp) -> Result<(), Denied> {
        for mut case in self.store.cases_to_review(now, REVIEWS_MAX)? {
            step(&mut case, Step::Review)?;
            self.store.put_case(&case)?;
            tracing::info!(
                exchange.id = %case.exchange, partner.name = %case.partner,
                "a delayed request is due for review"
            );
        }
        Ok(())
    }

    /// When somebody of ours took note of a request: an acknowledgement, or any later step of a
    /// person. None: nobody yet.
    pub(crate) fn noted_at(&mut self, case: &CaseRecord) -> Result<Option<Timestamp>, Denied> {
        let own = self.identity.name.clone();
        let claims = self.claims_of(&case.exchange)?;
        let mut noted = None;
        for (leaf, header) in claims.iter().filter(|(_, h)| h.issuer == own) {
            let by_person = match header.kind {
                Kind::Acknowledged => true,
                // The machine's "with an officer" is nobody's; an officer's interim has a pseudonym.
                Kind::Interim | Kind::Answer | Kind::Refusal => self
                    .read_if_readable(leaf)?
                    .is_some_and(|(_, content)| content.common.officer.is_some()),
                _ => false,
            };
            if by_person {
                noted =
                    Some(noted.map_or(header.issued_at, |at: Timestamp| at.min(header.issued_at)));
            }
        }
        Ok(noted)
    }
}
