//! A State without a node: it is asked by letter and answers by letter. What passed lies in our own
//! log as statements addressed to ourselves, so that deadline, chain and bundle hold it like any
//! other hop, and nobody takes it for the signature of the State that answered.

use vestigo_protocol::codes::{
    DisclosureLevel, MatchGrade, NotCompletedCode, Priority, ReasonCode, RecordSetKind,
    RequestKind, ResultCode, WithholdReason,
};
use vestigo_protocol::exchange::asker::{Asker, Incoming, Reaction};
use vestigo_protocol::firearm::{Name, PartialDate, RecordSet};
use vestigo_protocol::ids::{Country, ExchangeId, LeafHash};
use vestigo_protocol::limits::{NOTE_MAX, REFERENCE_MAX};
use vestigo_protocol::message::{
    Answer, Attachment, Body, Common, Content, Interim, InterimKind, OffNetwork, Query, Refusal,
    TraceResult,
};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::answering::pseudonym;
use super::asking::Ask;
use super::attaching::Located;
use super::core::Core;
use super::error::Denied;
use super::onward::{ChainDenied, HOPS_MAX, Way};
use crate::desk::answer::{self, empty_common};
use crate::desk::inquiry;
use crate::desk::officer::Acting;
use crate::store::{HopRecord, TraceRecord};

/// Time for a routine letter to be answered, unless the officer says otherwise: posts, translation
/// and a ministry at both ends.
const ROUTINE_DAYS: u32 = 60;
/// Time for an urgent one, which goes by fax or courier.
const URGENT_DAYS: u32 = 7;

/// To whom a letter goes.
#[derive(Clone, Debug)]
pub struct LetterTo {
    /// The State.
    pub country: Country,
    /// Its agency.
    pub agency: Name,
    /// Days until the reply is due; none: 60, or 7 if it is urgent.
    pub days: Option<u32>,
}

/// What a letter answers.
pub enum Said {
    /// An answer. A result, or why there is none.
    Answer {
        /// What its records say.
        results: Vec<TraceResult>,
        /// Why not.
        not_completed: Vec<NotCompletedCode>,
        /// What was searched; needed with NO_RECORD.
        searched: Option<Name>,
        /// States that may know more.
        indicated: Vec<Country>,
    },
    /// A refusal (D) or a return (A).
    Refusal(ReasonCode),
    /// A delay until a day.
    Delay(WithholdReason, Timestamp),
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Answer { .. } => "Answer",
            Self::Refusal(_) => "Refusal",
            Self::Delay(..) => "Delay",
        })
    }
}

/// A reply by letter, as an officer enters it.
pub struct Reply {
    /// Number of the hop in the trace, from 1; none: the one that the rest fits.
    pub hop: Option<usize>,
    /// The reference that the letter quotes.
    pub reference: Option<String>,
    /// The date on it.
    pub dated: Option<PartialDate>,
    /// Its own reference.
    pub their_reference: Option<Text<REFERENCE_MAX>>,
    /// Its words that matter.
    pub text: Option<Text<NOTE_MAX>>,
    /// What it says.
    pub said: Said,
    /// The scan, durable already under the key of the exchange.
    pub scan: Option<Attachment>,
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reply(hop {:?})", self.hop)
    }
}

/// The reference of a request by letter: the asking State and 48 bits of the exchange's id, which
/// people can read out.
#[must_use]
pub fn reference(country: Country, exchange: &ExchangeId) -> String {
    let hex = exchange.to_hex().to_ascii_uppercase();
    let group = |at: usize| hex.get(at..at + 4).unwrap_or_default().to_owned();
    format!("{country}-{}-{}-{}", group(0), group(4), group(8))
}

impl Core {
    /// A trace whose first request goes by letter.
    pub(super) fn submit_by_letter(
        &mut self,
        who: impl Into<Acting>,
        ask: Ask,
        to: LetterTo,
    ) -> Result<TraceRecord, Denied> {
        let officer = self.officer(who)?;
        let now = self.now();
        let id = ExchangeId(self.random());
        let trace = TraceRecord {
            id,
            officer: officer.id,
            created_at: now,
            auto_onward: ask.auto_onward,
            ended: false,
            version: 1,
        };
        let common = Common { request_kind: Some(RequestKind::Trace), ..ask.common };
        let query = ask.query.clone();
        self.write_to(&trace, id, common, ask.query, to, None, 0)?;
        self.store.put_trace(&trace)?;
        self.note_own_conversion(&trace, &query)?;
        self.trace_changed(&trace);
        Ok(trace)
    }

    /// An officer sends a trace on by letter.
    ///
    /// # Errors
    /// No such officer or trace, or that State was written to already.
    pub(crate) fn send_on_by_letter(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        to: LetterTo,
    ) -> Result<TraceRecord, Denied> {
        self.officer(who)?;
        let trace = self.trace_by_prefix(id)?;
        let hops = self.store.hops(&trace.id)?;
        if hops.len() >= HOPS_MAX {
            return Err(ChainDenied::TooLong.into());
        }
        let own = self.identity.name.clone();
        for hop in hops.iter().filter(|hop| hop.partner == own) {
            if self.state_of(hop)? == to.country && !hop.state.is_final() {
                return Err(ChainDenied::AlreadyAsked(to.country.to_string()).into());
            }
        }
        let lead = self.leads(&trace)?.into_iter().find(|lead| lead.to == to.country);
        let kind = lead.as_ref().map_or(RequestKind::Trace, |_| RequestKind::OnwardTrace);
        let (first, query, position) = self.first_question(&trace)?;
        let common = Common { request_kind: Some(kind), ..inquiry::onward_common(&first, None) };
        let query = Query { onward: None, ..query };
        let exchange = ExchangeId(self.random());
        let parent = lead.map(|lead| lead.from);
        self.write_to(&trace, exchange, common, query, to, parent, position)?;
        self.touched(trace)
    }

    /// States, in a statement to ourselves, that a letter asks.
    #[expect(clippy::too_many_arguments, reason = "a hop's place in its chain, and the letter")]
    fn write_to(
        &mut self,
        trace: &TraceRecord,
        exchange: ExchangeId,
        common: Common,
        query: Query,
        to: LetterTo,
        parent: Option<ExchangeId>,
        position: u64,
    ) -> Result<(), Denied> {
        let own = self.identity.name.clone();
        let now = self.now();
        let urgent = common.priority.as_ref().is_some_and(|p| p.priority == Priority::Urgent);
        let days = to.days.unwrap_or(if urgent { URGENT_DAYS } else { ROUTINE_DAYS });
        let officer =
            self.officers.iter().find(|o| o.id == trace.officer).map(|o| pseudonym(o, &own));
        let letter = OffNetwork {
            country: to.country,
            agency: to.agency,
            reference: Text::new(reference(own.country(), &exchange))
                .map_err(|e| Denied::Rule(e.to_string()))?,
            dated: None,
            their_reference: None,
        };
        let common = Common {
            agreement: None,
            officer,
            synthetic: self.synthetic.then_some(true),
            off_network: Some(letter),
            ..common
        };
        let mut draft = self.opening(&own, Content::new(common, Body::Query(query)));
        draft.exchange = exchange;
        let answer_by = draft.issued_at.plus(u64::from(days).saturating_mul(86_400));
        draft.answer_by = Some(answer_by);
        let signed = self.issue(draft)?;
        let asker = Asker::submitted(signed.leaf);
        let hop = HopRecord {
            exchange,
            trace: trace.id,
            position,
            parent,
            partner: own,
            query: asker.query,
            state: asker.state,
            decision: asker.decision,
            asked_at: now,
            answer_by,
            moved_at: now,
        };
        Ok(self.store.put_hop(&hop)?)
    }

    /// An officer enters what a letter answered.
    ///
    /// # Errors
    /// No such officer, trace or open request by letter; the reply quotes another reference.
    pub fn enter_reply(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        reply: Reply,
    ) -> Result<TraceRecord, Denied> {
        let officer = self.officer(who)?;
        let trace = self.trace_by_prefix(id)?;
        let reference = reply.reference.as_deref();
        let (mut hop, letter) = self.letter_answered(&trace, reply.hop, reference)?;
        let own = self.identity.name.clone();
        let by_officer = pseudonym(&officer, &own);
        let (body, what) = self.said(&reply)?;
        let common = Common {
            officer: Some(by_officer),
            synthetic: self.synthetic.then_some(true),
            attachments: reply.scan.iter().cloned().collect(),
            text: reply.text.clone(),
            off_network: Some(OffNetwork {
                dated: reply.dated,
                their_reference: reply.their_reference.clone(),
                ..letter
            }),
            ..empty_common()
        };
        let content = Content::new(common, body);
        let mut draft = self.reply(&own, hop.exchange, hop.query, content.clone());
        if let Said::Delay(_, until) = reply.said {
            draft.answer_by = Some(until);
        }
        if let Said::Refusal(reason) = reply.said
            && matches!(reason, ReasonCode::Returned(_))
        {
            draft.reason = Some(reason);
        }
        let signed = self.issue(draft)?;
        let mut asker = Asker { query: hop.query, state: hop.state, decision: hop.decision };
        let reaction = asker.receive(what, signed.leaf);
        hop.state = asker.state;
        hop.decision = asker.decision;
        hop.moved_at = self.now();
        if let Said::Delay(_, until) = reply.said {
            hop.answer_by = until;
        }
        self.store.put_hop(&hop)?;
        if let (Reaction::Moved(_), Body::Answer(_)) = (reaction, &content.body) {
            self.follow(&hop, signed.leaf, &content)?;
        }
        self.touched(trace)
    }

    /// The open request that a letter answers, and what it was sent with.
    fn letter_answered(
        &mut self,
        trace: &TraceRecord,
        wanted: Option<usize>,
        reference: Option<&str>,
    ) -> Result<(HopRecord, OffNetwork), Denied> {
        let hops = self.store.hops(&trace.id)?;
        let mut open = Vec::new();
        for (hop, number) in hops.into_iter().zip(1..) {
            if wanted.is_some_and(|wanted| wanted != number) {
                continue;
            }
            let (_, content) = self.read_stored(&hop.query)?;
            if let Some(letter) = content.common.off_network {
                open.push((hop, letter));
            }
        }
        if open.is_empty() {
            return Err(ChainDenied::NoSuchLetter.into());
        }
        if let Some(quoted) = reference {
            open.retain(|(_, letter)| same_reference(letter.reference.as_str(), quoted));
            if open.is_empty() {
                return Err(ChainDenied::AnotherReference.into());
            }
        }
        open.retain(|(hop, _)| hop.decision.is_none());
        match (open.pop(), open.is_empty()) {
            (None, _) => Err(ChainDenied::ReplyEntered.into()),
            (Some(found), true) => Ok(found),
            (Some(_), false) => Err(ChainDenied::ChooseLetter.into()),
        }
    }

    /// The body of a reply, and what it is to our request.
    fn said(&self, reply: &Reply) -> Result<(Body, Incoming), Denied> {
        let words = || {
            let missing = || Denied::Rule("a refusal or delay is entered in words".to_owned());
            reply.text.clone().ok_or_else(missing)
        };
        Ok(match &reply.said {
            Said::Answer { results, not_completed, searched, indicated } => {
                let answer = Answer {
                    results: results.clone(),
                    grade: MatchGrade::None,
                    searched: searched.iter().map(|name| as_searched(name, self.now())).collect(),
                    not_completed: not_completed.clone(),
                    level: DisclosureLevel::L2,
                    indicated: indicated.clone(),
                    ..Answer::other()
                };
                let nothing = results.iter().any(|r| r.code == ResultCode::NoRecord);
                if nothing && answer.searched.is_empty() {
                    let why = "R20 needs what was searched";
                    return Err(Denied::Rule(why.to_owned()));
                }
                (Body::Answer(answer), Incoming::Answer)
            }
            Said::Refusal(reason) => {
                let what = match reason {
                    ReasonCode::Returned(_) => Incoming::Return,
                    ReasonCode::Withheld(_) | ReasonCode::Unknown(_) => Incoming::Refusal,
                };
                let refusal = Refusal {
                    reason: *reason,
                    text: words()?,
                    citation: None,
                    versions: Vec::new(),
                };
                (Body::Refusal(refusal), what)
            }
            Said::Delay(reason, until) => {
                let interim = Interim {
                    reason: Some(*reason),
                    text: Some(words()?),
                    review_at: Some(*until),
                    ..answer::interim(InterimKind::Delay)
                };
                (Body::Interim(interim), Incoming::Delay)
            }
        })
    }

    /// Asks a node of a State that answered by letter whether its records say so: a record check
    /// that names our entry of the letter.
    ///
    /// # Errors
    /// No such officer, trace or entered reply; the partner is of another State, or not agreed with.
    pub(crate) fn confirm_by_node(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        number: usize,
        partner: &str,
    ) -> Result<TraceRecord, Denied> {
        self.officer(who)?;
        let trace = self.trace_by_prefix(id)?;
        let partner = self.confirmed(partner)?;
        let hops = self.store.hops(&trace.id)?;
        let hop = number.checked_sub(1).and_then(|at| hops.get(at));
        let hop = hop.filter(|hop| hop.partner == self.identity.name);
        let hop = hop.ok_or(ChainDenied::NoSuchLetter)?.clone();
        let entered = hop.decision.ok_or(ChainDenied::NoReply)?;
        let state = self.state_of(&hop)?;
        if partner.country() != state {
            return Err(ChainDenied::AnotherState(partner).into());
        }
        let now = self.now();
        let agreement =
            self.in_force(&partner, now).ok_or_else(|| Denied::NoAgreement(partner.to_string()))?;
        let clauses = agreement.clauses_for(&self.identity.name);
        let kind = RequestKind::RecordCheck;
        if !clauses.is_some_and(|c| c.request_kinds.contains(&kind)) {
            return Err(ChainDenied::NotAgreed(partner, kind).into());
        }
        let agreement = agreement.hash();
        let (first, query, position) = self.first_question(&trace)?;
        let officer =
            self.officers.iter().find(|o| o.id == trace.officer).map(|o| pseudonym(o, &partner));
        let common = Common {
            officer,
            request_kind: Some(kind),
            ..inquiry::onward_common(&first, Some(agreement))
        };
        let query = Query { onward: None, concerns: vec![entered], ..query };
        let draft = self.opening(&partner, Content::new(common, Body::Query(query)));
        self.ask(&trace, draft, Some(hop.exchange), position, now)?;
        self.touched(trace)
    }

    /// The scan of a letter that the entry `leaf` names; none without one, or once its key was
    /// destroyed.
    pub(crate) fn scan_of(&mut self, leaf: &LeafHash) -> Result<Option<Located>, Denied> {
        let (_, content) = self.read_stored(leaf)?;
        let Some(attachment) = content.common.attachments.first() else { return Ok(None) };
        let named = self.store.attachments_named(&attachment.digest)?;
        match named.into_iter().find(|record| record.entry == *leaf) {
            Some(record) => self.located(record),
            None => Ok(None),
        }
    }

    /// The exchange of the request by letter that a reply is about.
    pub(crate) fn exchange_answered(
        &mut self,
        id: &str,
        hop: Option<usize>,
        reference: Option<&str>,
    ) -> Result<ExchangeId, Denied> {
        let trace = self.trace_by_prefix(id)?;
        Ok(self.letter_answered(&trace, hop, reference)?.0.exchange)
    }

    /// Whether a State has a node that could be asked for its signature.
    pub(crate) fn may_confirm(&self, state: Country) -> bool {
        let way = self.way_to(state, RequestKind::RecordCheck, self.now());
        matches!(way, Way::Open(..))
    }
}

/// A record set of which a letter tells no more than its name.
fn as_searched(name: &Name, now: Timestamp) -> RecordSet {
    RecordSet {
        name: name.clone(),
        holder: None,
        kind: RecordSetKind::Registry,
        from_year: None,
        to_year: None,
        digitised_pct: 0,
        as_of: now,
    }
}

/// People copy references by hand: letters, digits and nothing else count.
fn same_reference(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
    };
    plain(a) == plain(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_short_enough_to_be_read_out_and_known_again_however_it_is_copied() {
        let own = Country::parse("XA").unwrap();
        let id = ExchangeId::from_hex("3f9a22c177b0ffffffffffffffffffff").unwrap();
        let reference = reference(own, &id);
        assert_eq!(reference, "XA-3F9A-22C1-77B0");
        assert!(same_reference(&reference, "xa 3f9a 22c1 77b0."));
        assert!(!same_reference(&reference, "XA-3F9A-22C1-77B1"));
    }
}
