//! What would be seen: the same tables that decide, over requests that are not made. Nothing is
//! signed, logged as an exchange, sent or counted against a budget. That it was done is recorded.

use std::collections::BTreeMap;

use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::codes::{
    IntendedUse, LegalBasis, MarkComponent, MatchGrade, RequestKind, ResultCode,
};
use vestigo_protocol::firearm::{FirearmDescription, Mark};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{
    Country, Digest, ExchangeId, Kid, LeafHash, MessageId, NodeName, Pseudonym,
};
use vestigo_protocol::message::{Body, Common, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::requests::SimulateRequest;
use super::running::{Running, may};
use super::views::{
    AgreementTerms, OutcomeView, SimulatedAnswerView, SimulatedChangeView, SimulatedRowView,
    SimulationView,
};
use super::{Caller, Outcome, intake, present, roles, terms};
use crate::desk::admission::{self, Admitted, Circumstances, Force, Returned, Spent, Standing};
use crate::desk::answer::empty_common;
use crate::desk::clause::ClauseId;
use crate::desk::disclosure::{self, Assessment, Choice};
use crate::desk::policy::{self, Decision, Referral};
use crate::registry::Registry;
use crate::runtime::{Core, Denied};

/// Requests of the past that one simulation replays, the newest ones.
const REPLAYED_MAX: usize = 5_000;

/// A request that nobody made.
struct Supposed {
    header: Header,
    common: Common,
    query: Query,
}

/// Who is asked under what.
struct Ground {
    partner: NodeName,
    me: NodeName,
    agreement: Agreement,
    sampled_share_percent: u8,
    synthetic: bool,
}

/// A request of the past.
struct Past {
    case: String,
    received: Timestamp,
    supposed: Supposed,
}

/// Answers one question about what would be seen.
pub(super) async fn simulate(
    service: &Running,
    caller: Caller,
    request: SimulateRequest,
) -> Outcome<SimulationView> {
    let (what, partner) = match &request {
        SimulateRequest::WeAsk { partner, .. } => ("we-ask", partner),
        SimulateRequest::TheyAsk { partner, .. } => ("they-ask", partner),
        SimulateRequest::Replay { partner, .. } => ("replay", partner),
    };
    tracing::info!(
        officer.uid = caller.uid, partner.name = %partner.escape_debug(), simulation.what = what,
        "requests were simulated"
    );
    match request {
        SimulateRequest::WeAsk { partner, request_kind, purpose, legal_basis } => {
            let common = supposed(&request_kind, &purpose, &legal_basis)?;
            let query = Query::describing(any_gun());
            service
                .run(move |core| {
                    may(core, caller, roles::FORESEES)?;
                    let ground = ground(core, &partner)?;
                    let asked = suppose(&ground.me, &ground.partner, common, query, core.now());
                    Ok(from_the_agreement(&ground, &asked))
                })
                .await
        }
        SimulateRequest::TheyAsk { partner, request_kind, purpose, legal_basis, firearm } => {
            let common = supposed(&request_kind, &purpose, &legal_basis)?;
            let query = Query::describing(intake::firearm(&firearm)?);
            let (ground, asked) = service
                .run(move |core| {
                    may(core, caller, roles::AGREES)?;
                    let ground = ground(core, &partner)?;
                    let asked = suppose(&ground.partner, &ground.me, common, query, core.now());
                    Ok((ground, asked))
                })
                .await?;
            service
                .beside(caller, roles::AGREES, move |registry| {
                    Ok(from_the_registry(registry, &ground, &asked)?)
                })
                .await
        }
        SimulateRequest::Replay { partner, days, terms } => {
            let draft = terms;
            let (ground, draft, past) = service
                .run(move |core| {
                    may(core, caller, roles::AGREES)?;
                    let ground = ground(core, &partner)?;
                    let past = past(core, &ground.partner, days)?;
                    let draft = drafted(core, &ground, &draft)?;
                    Ok((ground, draft, past))
                })
                .await?;
            service
                .beside(caller, roles::AGREES, move |registry| {
                    Ok(replay(registry, &ground, &draft?, &past)?)
                })
                .await
        }
    }
}

fn supposed(request_kind: &str, purpose: &str, legal_basis: &str) -> Outcome<Common> {
    Ok(Common {
        request_kind: Some(intake::code("request-kind", request_kind, RequestKind::from_name)?),
        purpose: Some(intake::code("purpose", purpose, IntendedUse::from_name)?),
        legal_basis: Some(intake::code("legal-basis", legal_basis, LegalBasis::from_name)?),
        officer: Some(Pseudonym([0; 16])),
        ..empty_common()
    })
}

/// A gun that every rule about descriptions lets through.
fn any_gun() -> FirearmDescription {
    FirearmDescription {
        marks: Mark::serial(MarkComponent::Frame, "A123456").into_iter().collect(),
        ..FirearmDescription::default()
    }
}

fn suppose(
    issuer: &NodeName,
    audience: &NodeName,
    common: Common,
    query: Query,
    now: Timestamp,
) -> Supposed {
    let header = Header {
        kid: Kid([0; 32]),
        issuer: issuer.clone(),
        exchange: ExchangeId([0; 16]),
        audience: audience.clone(),
        issued_at: now,
        id: MessageId([0; 16]),
        kind: Kind::Query,
        in_reply_to: Vec::new(),
        sequence: 1,
        previous: None,
        answer_by: None,
        deliver_until: None,
        reason: None,
        stops_clock: false,
        epoch: 0,
    };
    // What a real request says in words is taken as said.
    let query = Query { circumstances: Text::new("simulated").ok(), ..query };
    Supposed { header, common, query }
}

fn ground(core: &Core, partner: &str) -> Result<Ground, Denied> {
    let partner = core.confirmed(partner)?;
    let none = || Denied::NoAgreement(partner.to_string());
    let agreement = core.in_force(&partner, core.now()).cloned().ok_or_else(none)?;
    Ok(Ground {
        partner,
        me: core.identity.name.clone(),
        agreement,
        sampled_share_percent: core.settings.sampled_share_percent,
        synthetic: core.synthetic,
    })
}

/// The draft as a document, if it can be one.
fn drafted(
    core: &mut Core,
    ground: &Ground,
    terms: &AgreementTerms,
) -> Result<Outcome<Agreement>, Denied> {
    let (nonce, now) = (Digest(core.random()), core.now());
    let clauses = terms::to_clauses(&terms.proposer_asks)
        .and_then(|ours| Ok((ours, terms::to_clauses(&terms.accepter_asks)?)));
    let (ours, theirs) = match clauses {
        Ok(clauses) => clauses,
        Err(error) => return Ok(Err(error)),
    };
    let doc = intake::agreement(&ground.me, &ground.partner, ours, theirs, now, nonce, None);
    Agreement::new(&doc).map(Ok).map_err(|e| Denied::Rule(e.to_string()))
}

/// The requests of a partner within so many days, oldest first.
fn past(core: &mut Core, partner: &NodeName, days: u32) -> Result<Vec<Past>, Denied> {
    let since = Timestamp(core.now().0.saturating_sub(u64::from(days) * 86_400));
    let leaves: Vec<LeafHash> = core.store.cases_of(partner, since, REPLAYED_MAX)?;
    let mut past = Vec::with_capacity(leaves.len());
    for leaf in leaves.iter().rev() {
        let Some(case) = core.store.case(leaf)? else { continue };
        // What was erased cannot be replayed.
        let Ok((header, content)) = core.read_stored(leaf) else { continue };
        let Body::Query(query) = content.body else { continue };
        past.push(Past {
            case: case.exchange.to_hex(),
            received: case.received_at,
            supposed: Supposed { header, common: content.common, query },
        });
    }
    Ok(past)
}

fn admit<'a>(
    agreement: &'a Agreement,
    asked: &Supposed,
    spent: Spent,
) -> Result<Admitted<'a>, Returned> {
    let (standing, force) = (Standing::Confirmed, Force::InForce);
    let circumstances = Circumstances { standing, agreement: Some(agreement), force, spent };
    admission::admit(&asked.header, &asked.common, &asked.query, circumstances)
}

fn bare(ground: &Ground) -> SimulationView {
    SimulationView {
        partner: ground.partner.to_string(),
        agreement: ground.agreement.hash().to_hex(),
        outcome: None,
        text: None,
        clauses: Vec::new(),
        rows: Vec::new(),
        answer: None,
        sampled_share_percent: ground.sampled_share_percent,
        replayed: 0,
        changes: Vec::new(),
    }
}

fn keys(clauses: &[ClauseId]) -> Vec<String> {
    clauses.iter().map(|clause| clause.key().to_owned()).collect()
}

fn goes_back(returned: &Returned, ground: &Ground) -> SimulationView {
    SimulationView {
        outcome: Some(OutcomeView::Returned(returned.reason.code().to_owned())),
        text: Some(returned.text.to_owned()),
        clauses: keys(&returned.rested_on),
        ..bare(ground)
    }
}

fn outcome(decision: Decision) -> OutcomeView {
    match decision {
        Decision::Permit(permit) => OutcomeView::Answered(permit.level().code().to_owned()),
        Decision::Refer(why) => OutcomeView::Officer(why.name().to_owned()),
    }
}

/// By grade and result, as far as the agreement and the common rules tell. What a partner refers to a
/// person for reasons of its own cannot be known from here.
fn from_the_agreement(ground: &Ground, asked: &Supposed) -> SimulationView {
    let admitted = match admit(&ground.agreement, asked, Spent::default()) {
        Ok(admitted) => admitted,
        Err(returned) => return goes_back(&returned, ground),
    };
    let mut rows: Vec<SimulatedRowView> = Vec::new();
    for &grade in MatchGrade::ALL.iter().rev() {
        let possible = ResultCode::ALL
            .iter()
            .filter(|r| (**r == ResultCode::NoRecord) == (grade == MatchGrade::None));
        for &result in possible {
            let found = Assessment {
                grade,
                primary: Some(result),
                sensitive: crate::desk::results::is_sensitive(result),
                ambiguous: false,
                contradicted: false,
                many_numbers: false,
            };
            let outcome = if is_looked_up(asked) {
                outcome(policy::decide(admitted.clauses, &found, false).decision)
            } else {
                OutcomeView::Officer(Referral::RequestKind.name().to_owned())
            };
            let grade = grade.name().to_owned();
            match rows.iter_mut().find(|row| row.grade == grade && row.outcome == outcome) {
                Some(row) => row.results.push(result.code().to_owned()),
                None => rows.push(SimulatedRowView {
                    grade,
                    results: vec![result.code().to_owned()],
                    outcome,
                }),
            }
        }
    }
    SimulationView { rows, clauses: keys(&admitted.rested_on), ..bare(ground) }
}

/// The whole road of a request through our desk, up to what would be signed.
fn from_the_registry(
    registry: &mut Registry,
    ground: &Ground,
    asked: &Supposed,
) -> Result<SimulationView, Denied> {
    let admitted = match admit(&ground.agreement, asked, Spent::default()) {
        Ok(admitted) => admitted,
        Err(returned) => return Ok(goes_back(&returned, ground)),
    };
    let referred = |why: Referral| SimulationView {
        outcome: Some(OutcomeView::Officer(why.name().to_owned())),
        clauses: keys(&[why.clause()]),
        ..bare(ground)
    };
    if !is_looked_up(asked) {
        return Ok(referred(Referral::RequestKind));
    }
    let gun = asked.query.firearm();
    let findings = disclosure::within(registry.lookup(&gun)?, &admitted.clauses.record_sets);
    let found = disclosure::assess(&gun, &findings);
    let ruling = policy::decide(admitted.clauses, &found, false);
    let Decision::Permit(permit) = ruling.decision else {
        let outcome = Some(outcome(ruling.decision));
        return Ok(SimulationView { outcome, clauses: keys(&ruling.rested_on), ..bare(ground) });
    };
    let own: Country = ground.me.country();
    let Some(cut) = disclosure::cut(permit, &findings, Choice::Best, own) else {
        return Ok(referred(Referral::Ambiguous));
    };
    let answer = SimulatedAnswerView {
        grade: cut.grade.name().to_owned(),
        results: cut.results.iter().map(|r| r.code.code().to_owned()).collect(),
        events: cut.events.iter().map(|e| present::event(e, own, ground.synthetic)).collect(),
        searched: cut.searched.iter().map(|s| s.name.as_str().to_owned()).collect(),
    };
    let mut clauses = admitted.rested_on;
    clauses.extend(ruling.rested_on);
    clauses.sort_unstable();
    Ok(SimulationView {
        outcome: Some(outcome(ruling.decision)),
        clauses: keys(&clauses),
        answer: Some(answer),
        ..bare(ground)
    })
}

/// Budgets of a replay, counted in the order in which the requests came.
#[derive(Default)]
struct Counts {
    days: BTreeMap<u64, u64>,
    officers: BTreeMap<(u64, Option<[u8; 16]>), u64>,
    cases: BTreeMap<String, u64>,
}

impl Counts {
    fn spend(&mut self, past: &Past) -> Spent {
        fn count<K: Ord>(counts: &mut BTreeMap<K, u64>, key: K) -> u64 {
            let count = counts.entry(key).or_default();
            *count += 1;
            *count
        }
        let day = past.received.0 / 86_400;
        let officer = past.supposed.common.officer.map(|Pseudonym(bytes)| bytes);
        let reference = past.supposed.query.case_reference.as_ref();
        Spent {
            per_day: count(&mut self.days, day),
            of_officer: count(&mut self.officers, (day, officer)),
            of_case: reference.map_or(0, |r| count(&mut self.cases, r.as_str().to_owned())),
            sweep: false,
        }
    }
}

/// What the machine would decide about a request of the past, from the records of today.
fn decided(
    registry: &mut Registry,
    agreement: &Agreement,
    past: &Past,
    spent: Spent,
) -> Result<OutcomeView, Denied> {
    let admitted = match admit(agreement, &past.supposed, spent) {
        Ok(admitted) => admitted,
        Err(returned) => return Ok(OutcomeView::Returned(returned.reason.code().to_owned())),
    };
    if !is_looked_up(&past.supposed) {
        return Ok(OutcomeView::Officer(Referral::RequestKind.name().to_owned()));
    }
    let gun = past.supposed.query.firearm();
    let findings = disclosure::within(registry.lookup(&gun)?, &admitted.clauses.record_sets);
    let found = disclosure::assess(&gun, &findings);
    Ok(outcome(policy::decide(admitted.clauses, &found, false).decision))
}

/// Both sets of terms over the same requests and the same records: what differs is the terms' doing.
fn replay(
    registry: &mut Registry,
    ground: &Ground,
    draft: &Agreement,
    requests: &[Past],
) -> Result<SimulationView, Denied> {
    let mut counts = Counts::default();
    let mut changes: BTreeMap<(OutcomeView, OutcomeView), Vec<String>> = BTreeMap::new();
    for past in requests {
        let spent = counts.spend(past);
        let before = decided(registry, &ground.agreement, past, spent)?;
        let after = decided(registry, draft, past, spent)?;
        if before != after {
            changes.entry((before, after)).or_default().push(past.case.clone());
        }
    }
    let change = |((before, after), cases)| SimulatedChangeView { before, after, cases };
    Ok(SimulationView {
        replayed: requests.len() as u64,
        changes: changes.into_iter().map(change).collect(),
        ..bare(ground)
    })
}

/// Whether the machine looks such a request up at all.
fn is_looked_up(asked: &Supposed) -> bool {
    asked.common.request_kind.is_some_and(RequestKind::looks_up)
}
