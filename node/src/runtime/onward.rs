//! The chain that follows itself: what an answer leads to, and the way there. By the trace's own
//! choice the next State is asked at once; otherwise an officer sends it on.

use thiserror::Error;
use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::ids::{AgreementHash, Country, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::message::{Body, Common, Content, Query};
use vestigo_protocol::time::Timestamp;

use super::answering::pseudonym;
use super::asking::Ask;
use super::core::Core;
use super::error::Denied;
use crate::desk::inquiry;
use crate::desk::likelihood::FAN_OUT_MAX;
use crate::desk::officer::Acting;
use crate::store::{AgreementStatus, HopRecord, PartnerStanding, TraceRecord};

/// Hops of one trace: more States than one gun has passed in any published case; a bound against
/// records that point at each other in ever new ways.
pub(super) const HOPS_MAX: usize = 32;

/// Why a chain does not go on as a person asks.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ChainDenied {
    /// No answer of the trace leads to a State that can be asked.
    #[error("no answer leads to a State that can be asked")]
    LeadsNowhere,
    /// Several States can be asked next; one must be chosen.
    #[error("several States can be asked next")]
    ChooseState(Vec<Country>),
    /// No node of this State is a partner.
    #[error("no node of {0} is a partner")]
    NoPartnerIn(Country),
    /// The partner is shut out, or the agreement with it is suspended.
    #[error("{0}, or the agreement with it, is suspended")]
    Suspended(NodeName),
    /// The agreement does not allow this kind of request.
    #[error("the agreement with {0} does not allow {1}")]
    NotAgreed(NodeName, RequestKind),
    /// This trace has asked that State already.
    #[error("{0} was asked already in this trace")]
    AlreadyAsked(String),
    /// The trace has as many hops as a trace may have.
    #[error("the trace has too many hops")]
    TooLong,
    /// More States at once than a trace may ask.
    #[error("more than {FAN_OUT_MAX} States at once")]
    TooMany,
    /// The trace has no hop of this number, or no open request by letter.
    #[error("there is no such request by letter")]
    NoSuchLetter,
    /// Several requests by letter are open; one must be named.
    #[error("several requests by letter are open")]
    ChooseLetter,
    /// The reply quotes another reference than the request gave.
    #[error("the reply quotes another reference")]
    AnotherReference,
    /// A reply that decides the request was entered before.
    #[error("a reply was entered before")]
    ReplyEntered,
    /// No reply was entered that could be confirmed.
    #[error("no reply was entered yet")]
    NoReply,
    /// The partner is of another State than the letter.
    #[error("{0} is no agency of the State that replied")]
    AnotherState(NodeName),
}

/// The way to a State.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Through this partner, under this agreement.
    Open(NodeName, AgreementHash),
    /// The agreement with this partner does not allow onward traces.
    NotAgreed(NodeName),
    /// There is no agreement in force with this partner.
    NoAgreement(NodeName),
    /// This partner is shut out, or the agreement with it suspended.
    Suspended(NodeName),
    /// No node of that State is a confirmed partner.
    NoPartner,
}

/// A State that an answer leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lead {
    /// The exchange whose answer names it.
    pub(crate) from: ExchangeId,
    /// Where it leads.
    pub(crate) to: Country,
    /// What has become of it.
    pub(crate) fate: Fate,
}

/// What has become of a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// That State was asked.
    Asked,
    /// It leads back to a State that the chain came from.
    Loop(ExchangeId),
    /// It leads back to us.
    Home,
    /// Nobody was asked yet.
    Open(Way),
}

impl Core {
    /// The way to a State: the best that any of its nodes offers.
    pub(crate) fn way_to(&self, state: Country, kind: RequestKind, now: Timestamp) -> Way {
        let of_state = self.partners.iter().filter(|(name, _)| name.country() == state);
        let ways = of_state.map(|(name, partner)| {
            if partner.record.standing == PartnerStanding::Suspended {
                return (3, Way::Suspended(name.clone()));
            }
            if self.confirmed(name.as_str()).is_err() {
                return (4, Way::NoPartner);
            }
            let Some(agreement) = self.in_force(name, now) else {
                let suspended = self.agreements.values().any(|(_, record)| {
                    record.partner == *name && record.status == AgreementStatus::Suspended
                });
                return if suspended {
                    (3, Way::Suspended(name.clone()))
                } else {
                    (2, Way::NoAgreement(name.clone()))
                };
            };
            let clauses = agreement.clauses_for(&self.identity.name);
            if clauses.is_some_and(|c| c.request_kinds.contains(&kind)) {
                (0, Way::Open(name.clone(), agreement.hash()))
            } else {
                (1, Way::NotAgreed(name.clone()))
            }
        });
        ways.min_by_key(|(rank, _)| *rank).map_or(Way::NoPartner, |(_, way)| way)
    }

    /// The State that a hop asks: that of the partner, or the one that was written to.
    pub(crate) fn state_of(&mut self, hop: &HopRecord) -> Result<Country, Denied> {
        if hop.partner != self.identity.name {
            return Ok(hop.partner.country());
        }
        let (_, content) = self.read_stored(&hop.query)?;
        let letter = content.common.off_network.map(|letter| letter.country);
        Ok(letter.unwrap_or_else(|| hop.partner.country()))
    }

    /// What the answers of a trace lead to, in the order of its hops.
    pub(crate) fn leads(&mut self, trace: &TraceRecord) -> Result<Vec<Lead>, Denied> {
        let hops = self.store.hops(&trace.id)?;
        let now = self.now();
        let mut states = Vec::with_capacity(hops.len());
        for hop in &hops {
            states.push(self.state_of(hop)?);
        }
        let mut leads: Vec<Lead> = Vec::new();
        for (hop, by) in hops.iter().zip(&states) {
            let Some(decision) = hop.decision else { continue };
            let (_, content) = match self.read_stored(&decision) {
                Ok(read) => read,
                // What was destroyed leads nowhere any more, and stops nothing.
                Err(Denied::Erased) => continue,
                Err(other) => return Err(other),
            };
            let Body::Answer(answer) = &content.body else { continue };
            for to in inquiry::leads(answer, *by) {
                let fate = if to == self.identity.name.country() {
                    Fate::Home
                } else if let Some(before) = came_from(&hops, &states, hop, to) {
                    Fate::Loop(before)
                } else if states.contains(&to) {
                    Fate::Asked
                } else {
                    Fate::Open(self.way_to(to, RequestKind::OnwardTrace, now))
                };
                // Two answers that lead to one State are one lead.
                if !leads.iter().any(|lead| lead.to == to && lead.fate == fate) {
                    leads.push(Lead { from: hop.exchange, to, fate });
                }
            }
        }
        Ok(leads)
    }

    /// Goes on to the State that an answer names, if the trace's choice and the agreement allow it.
    /// Of several only the likeliest is asked: the others are for a person to choose.
    pub(super) fn follow(
        &mut self,
        hop: &HopRecord,
        leaf: LeafHash,
        content: &Content,
    ) -> Result<(), Denied> {
        let Some(trace) = self.store.trace(&hop.trace)? else { return Ok(()) };
        let Body::Answer(answer) = &content.body else { return Ok(()) };
        if !trace.auto_onward || self.store.hops(&trace.id)?.len() >= HOPS_MAX {
            return Ok(());
        }
        let by = self.state_of(hop)?;
        let Some(to) = inquiry::leads(answer, by).first().copied() else { return Ok(()) };
        let leads = self.leads(&trace)?;
        let open = leads.into_iter().find_map(|lead| match lead.fate {
            Fate::Open(Way::Open(partner, agreement)) if lead.to == to => {
                Some((partner, agreement))
            }
            _ => None,
        });
        let Some((partner, agreement)) = open else { return Ok(()) };
        let naming = Some((hop, leaf, &content.common));
        match self.ask_onward(&trace, &partner, agreement, naming, RequestKind::OnwardTrace) {
            // The answer that led here is in the log already, and must be receipted all the same.
            Err(Denied::Rule(reason)) => {
                tracing::warn!(%reason, "an onward trace cannot be signed");
                Ok(())
            }
            other => other.map(drop),
        }
    }

    /// An officer sends a trace on: to the one State that its answers lead to, or to `to`, a node or
    /// a State.
    ///
    /// # Errors
    /// No such officer or trace, no lead or several, or no way to whom it should go.
    pub(crate) fn send_on(
        &mut self,
        who: impl Into<Acting>,
        id: &str,
        to: Option<&str>,
    ) -> Result<TraceRecord, Denied> {
        self.officer(who)?;
        let trace = self.trace_by_prefix(id)?;
        let now = self.now();
        if self.store.hops(&trace.id)?.len() >= HOPS_MAX {
            return Err(ChainDenied::TooLong.into());
        }
        let leads = self.leads(&trace)?;
        let (state, named) = match to {
            None => (the_one(&leads)?, None),
            Some(word) => match Country::parse(&word.trim().to_ascii_uppercase()) {
                Some(state) => (state, None),
                None => {
                    let partner = self.confirmed(word.trim())?;
                    (partner.country(), Some(partner))
                }
            },
        };
        let lead = leads.iter().find(|lead| lead.to == state);
        // What no answer names is a trace of its own choice, not an onward one.
        let kind = lead.map_or(RequestKind::Trace, |_| RequestKind::OnwardTrace);
        let (partner, agreement) = match named {
            None => open(self.way_to(state, kind, now), state, kind)?,
            Some(partner) => {
                let agreement = self
                    .in_force(&partner, now)
                    .ok_or_else(|| Denied::NoAgreement(partner.to_string()))?;
                let clauses = agreement.clauses_for(&self.identity.name);
                if !clauses.is_some_and(|c| c.request_kinds.contains(&kind)) {
                    return Err(ChainDenied::NotAgreed(partner, kind).into());
                }
                let hash = agreement.hash();
                (partner, hash)
            }
        };
        let hops = self.store.hops(&trace.id)?;
        if hops.iter().any(|hop| hop.partner == partner) {
            return Err(ChainDenied::AlreadyAsked(partner.to_string()).into());
        }
        let naming = match lead {
            None => None,
            Some(lead) => self.naming(lead, &hops)?,
        };
        let naming = naming.as_ref().map(|(hop, leaf, common)| (hop, *leaf, common));
        self.ask_onward(&trace, &partner, agreement, naming, kind)?;
        self.touched(trace)
    }

    /// The hop and the answer that a lead comes from.
    pub(super) fn naming(
        &mut self,
        lead: &Lead,
        hops: &[HopRecord],
    ) -> Result<Option<(HopRecord, LeafHash, Common)>, Denied> {
        let Some(hop) = hops.iter().find(|hop| hop.exchange == lead.from) else { return Ok(None) };
        let Some(leaf) = hop.decision else { return Ok(None) };
        let (_, content) = self.read_stored(&leaf)?;
        Ok(Some((hop.clone(), leaf, content.common)))
    }

    /// Sends the first query's gun to the next partner.
    fn ask_onward(
        &mut self,
        trace: &TraceRecord,
        partner: &NodeName,
        agreement: AgreementHash,
        naming: Option<(&HopRecord, LeafHash, &Common)>,
        kind: RequestKind,
    ) -> Result<(), Denied> {
        let (first_common, first_query, position) = self.first_question(trace)?;
        let officer =
            self.officers.iter().find(|o| o.id == trace.officer).map(|o| pseudonym(o, partner));
        let common = Common {
            officer,
            request_kind: Some(kind),
            ..inquiry::onward_common(&first_common, Some(agreement))
        };
        let onward = naming.and_then(|(hop, leaf, answered)| {
            inquiry::onward_reference(answered, &hop.partner, leaf, partner.country())
        });
        let query = Query { onward, ..first_query };
        let draft = self.opening(partner, Content::new(common, Body::Query(query)));
        let parent = naming.map(|(hop, ..)| hop.exchange);
        self.ask(trace, draft, parent, position, self.now())
    }

    /// What the trace asked first, and the place of its next hop.
    pub(super) fn first_question(
        &mut self,
        trace: &TraceRecord,
    ) -> Result<(Common, Query, u64), Denied> {
        let hops = self.store.hops(&trace.id)?;
        let missing = || Denied::NotFound { what: "query", id: trace.id.to_hex() };
        let first = hops.first().ok_or_else(missing)?;
        let (_, content) = self.read_stored(&first.query)?;
        match content.body {
            Body::Query(query) => Ok((content.common, query, hops.len() as u64)),
            _ => Err(missing()),
        }
    }

    /// A trace went on by an officer's act.
    pub(super) fn touched(&mut self, mut trace: TraceRecord) -> Result<TraceRecord, Denied> {
        trace.ended = self.store.hops(&trace.id)?.iter().all(|hop| hop.state.is_final());
        trace.version = trace.version.saturating_add(1);
        self.store.put_trace(&trace)?;
        self.trace_changed(&trace);
        Ok(trace)
    }

    /// The other partners of a fan-out with their agreements: all can be asked, or none is.
    pub(super) fn others_asked(
        &self,
        ask: &Ask,
        first: &NodeName,
        now: Timestamp,
    ) -> Result<Vec<(NodeName, AgreementHash)>, Denied> {
        if ask.also_to.len() >= FAN_OUT_MAX {
            return Err(ChainDenied::TooMany.into());
        }
        let mut others: Vec<(NodeName, AgreementHash)> = Vec::new();
        for name in &ask.also_to {
            let partner = self.confirmed(name)?;
            if partner == *first || others.iter().any(|(known, _)| *known == partner) {
                return Err(ChainDenied::AlreadyAsked(partner.to_string()).into());
            }
            let agreement = self
                .in_force(&partner, now)
                .ok_or_else(|| Denied::NoAgreement(partner.to_string()))?;
            let hash = agreement.hash();
            others.push((partner, hash));
        }
        Ok(others)
    }
}

/// The one State that leads leave open to be asked.
fn the_one(leads: &[Lead]) -> Result<Country, ChainDenied> {
    let open: Vec<&Lead> = leads.iter().filter(|lead| matches!(lead.fate, Fate::Open(_))).collect();
    let askable: Vec<Country> = open
        .iter()
        .filter(|lead| matches!(lead.fate, Fate::Open(Way::Open(..))))
        .map(|lead| lead.to)
        .collect();
    match (askable.as_slice(), open.first()) {
        ([one], _) => Ok(*one),
        // Only one way, and it is shut: say why.
        ([], Some(lead)) => Ok(lead.to),
        ([], None) => Err(ChainDenied::LeadsNowhere),
        (several, _) => Err(ChainDenied::ChooseState(several.to_vec())),
    }
}

fn open(way: Way, state: Country, kind: RequestKind) -> Result<(NodeName, AgreementHash), Denied> {
    Err(match way {
        Way::Open(partner, agreement) => return Ok((partner, agreement)),
        Way::NotAgreed(partner) => ChainDenied::NotAgreed(partner, kind).into(),
        Way::NoAgreement(partner) => Denied::NoAgreement(partner.to_string()),
        Way::Suspended(partner) => ChainDenied::Suspended(partner).into(),
        Way::NoPartner => ChainDenied::NoPartnerIn(state).into(),
    })
}

/// The exchange with a State on the way by which the chain came to `hop`.
fn came_from(
    hops: &[HopRecord],
    states: &[Country],
    hop: &HopRecord,
    state: Country,
) -> Option<ExchangeId> {
    let mut at = hop.parent;
    // A hop's parent was there before it, so that this ends; the bound says so to the reader.
    for _ in 0..hops.len() {
        let parent = at?;
        let place = hops.iter().position(|known| known.exchange == parent)?;
        if states.get(place) == Some(&state) {
            return Some(parent);
        }
        at = hops.get(place)?.parent;
    }
    None
}
