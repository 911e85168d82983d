//! The answering desk: small cases whose right decision is what the desk's rules decide.

use std::collections::BTreeSet;

use vestigo_protocol::agreement::{Agreement, AgreementDoc, Clauses};
use vestigo_protocol::codes::{
    DisclosureLevel, EventKind, Handling, IntendedUse, LegalBasis, MarkComponent, OnwardUse,
    PartyKind, RequestKind, ReturnReason, WithholdReason,
};
use vestigo_protocol::firearm::{ChainEvent, Mark};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{Country, Digest, ExchangeId, Kid, MessageId, NodeName, Pseudonym};
use vestigo_protocol::message::{Common, HandlingTag, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::asking::clauses;
use super::register::Register;
use super::world::{date, party};
use super::{DeskCase, DeskChoice, DeskFact, DeskKind, OWN};
use crate::desk::admission::{self, Circumstances, Force, Spent, Standing};
use crate::desk::answer::empty_common;
use crate::desk::disclosure;
use crate::desk::handling::{self, Forbidden, FurtherUse};
use crate::desk::policy::{self, Permit};
use crate::registry::synth::Random;

/// What is given to all cases of a world.
pub(super) struct Setting<'a> {
    pub(super) level: u8,
    /// States that may ask.
    pub(super) states: &'a [Country],
    pub(super) now: Timestamp,
    /// The gun of the run, which the register of such a case holds.
    pub(super) gun: &'a vestigo_protocol::firearm::FirearmDescription,
}

/// A case of a kind.
pub(super) fn case(kind: DeskKind, setting: &Setting<'_>, random: &mut Random) -> Option<DeskCase> {
    match kind {
        DeskKind::Admission => admission_case(setting, random),
        DeskKind::Level => level_case(setting, random),
        DeskKind::ThirdParty => third_party_case(setting, random),
        DeskKind::Ground => ground_case(setting, random),
    }
}

fn agency(country: Country) -> Option<NodeName> {
    NodeName::new(country, "practice").ok()
}

fn agreement(from: Country, asks: Clauses) -> Option<Agreement> {
    let doc = AgreementDoc {
        version: 1,
        nonce: Digest([1; 32]),
        first: agency(Country::parse(OWN)?)?,
        second: agency(from)?,
        replaces: None,
        valid_from: Timestamp(0),
        first_asks: asks.clone(),
        second_asks: asks,
        title: None,
    };
    Agreement::new(&doc).ok()
}

/// What admission says to a request.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) from: Country,
    pub(super) clauses: Clauses,
    pub(super) purpose: Option<IntendedUse>,
    pub(super) basis: LegalBasis,
    pub(super) serial: String,
    pub(super) circumstances: bool,
    pub(super) officer: bool,
    pub(super) today: u64,
}

/// Why a request goes back; none if it is admitted. An outer none: the case cannot be made.
pub(super) fn admitted(asked: &Asked, now: Timestamp) -> Option<Option<ReturnReason>> {
    let agreement = agreement(asked.from, asked.clauses.clone())?;
    let header = Header {
        kid: Kid([0; 32]),
        issuer: agency(asked.from)?,
        exchange: ExchangeId([1; 16]),
        audience: agency(Country::parse(OWN)?)?,
        issued_at: now,
        id: MessageId([2; 16]),
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
    let common = Common {
        agreement: Some(agreement.hash()),
        officer: asked.officer.then_some(Pseudonym([3; 16])),
        request_kind: Some(RequestKind::Trace),
        purpose: asked.purpose,
        legal_basis: Some(asked.basis),
        ..empty_common()
    };
    let mut query = Query::describing(vestigo_protocol::firearm::FirearmDescription {
        marks: vec![Mark::serial(MarkComponent::Frame, &asked.serial).ok()?],
        ..Default::default()
    });
    query.circumstances = asked.circumstances.then(|| Text::new("SYNTHETIC").ok()).flatten();
    let circumstances = Circumstances {
        standing: Standing::Confirmed,
        agreement: Some(&agreement),
        force: Force::InForce,
        spent: Spent { per_day: asked.today, ..Spent::default() },
    };
    let ruled = admission::admit(&header, &common, &query, circumstances);
    Some(ruled.err().map(|returned| returned.reason))
}

/// Purposes that are agreed in the cases, and one that is not.
const AGREED: [IntendedUse; 3] = [
    IntendedUse::CriminalInvestigation,
    IntendedUse::Prosecution,
    IntendedUse::TraffickingAnalysis,
];

fn admission_case(setting: &Setting<'_>, random: &mut Random) -> Option<DeskCase> {
    let from = random.pick(setting.states)?;
    let bases = [LegalBasis::Cifta, LegalBasis::FirearmsProtocol];
    let mut agreed = clauses(LegalBasis::Cifta, DisclosureLevel::L2);
    agreed.purposes = AGREED.into_iter().collect();
    agreed.legal_bases = bases.into_iter().collect();
    let serial = setting.gun.serials().next()?.text.as_str().to_owned();
    let tail: String = serial.chars().skip(serial.chars().count().saturating_sub(3)).collect();
    let mut asked = Asked {
        from,
        clauses: agreed.clone(),
        purpose: random.pick(&AGREED),
        basis: random.pick(&bases)?,
        serial,
        circumstances: true,
        officer: true,
        today: 1 + random.below(agreed.budget.per_day),
    };
    match random.below(7) {
        0 => asked.purpose = Some(IntendedUse::ReturnToLawfulOwner),
        1 => asked.basis = LegalBasis::Eu,
        2 => asked.circumstances = false,
        3 => asked.purpose = None,
        4 => asked.serial = format!("*{tail}"),
        5 => asked.today = agreed.budget.per_day + 1,
        _ => {}
    }
    let right = match admitted(&asked, setting.now)? {
        None => DeskChoice::Answer,
        Some(reason) => DeskChoice::Return(reason),
    };
    let returns = [
        ReturnReason::IllicitNatureMissing,
        ReturnReason::IntendedUseMissing,
        ReturnReason::OutsideAgreement,
        ReturnReason::PatternTooBroad,
        ReturnReason::RateLimit,
    ];
    let choices = [DeskChoice::Answer].into_iter().chain(returns.map(DeskChoice::Return));
    let facts = vec![
        DeskFact::Purposes(agreed.purposes.iter().copied().collect()),
        DeskFact::Bases(agreed.legal_bases.iter().copied().collect()),
        DeskFact::Budget(agreed.budget.per_day, asked.today),
        DeskFact::Purpose(asked.purpose),
        DeskFact::Basis(asked.basis),
        DeskFact::Serial(asked.serial),
        DeskFact::Circumstances(asked.circumstances),
        DeskFact::Officer(asked.officer),
    ];
    made(DeskKind::Admission, from, facts, choices.collect(), right)
}

fn made(
    kind: DeskKind,
    from: Country,
    facts: Vec<DeskFact>,
    choices: Vec<DeskChoice>,
    right: DeskChoice,
) -> Option<DeskCase> {
    let right = choices.iter().position(|choice| *choice == right)?;
    Some(DeskCase { kind, from, facts, choices, right })
}

/// Levels that an officer may release at.
const LEVELS: [DisclosureLevel; 4] =
    [DisclosureLevel::L2, DisclosureLevel::L3, DisclosureLevel::L4, DisclosureLevel::L5];

fn level_case(setting: &Setting<'_>, random: &mut Random) -> Option<DeskCase> {
    let from = random.pick(setting.states)?;
    let mut agreed = clauses(LegalBasis::Cifta, DisclosureLevel::L2);
    agreed.ceiling =
        random.pick(&[DisclosureLevel::L2, DisclosureLevel::L3, DisclosureLevel::L4])?;
    // At the lowest level only the standing rules count.
    let two_from = [None, Some(DisclosureLevel::L3), Some(DisclosureLevel::L4)];
    agreed.two_officers_from = if setting.level == 1 { None } else { random.pick(&two_from)? };
    let holders = [PartyKind::Natural, PartyKind::Licensee, PartyKind::Force];
    let kinds = if setting.level == 1 { holders.get(..2)? } else { holders.as_slice() };
    let holder = random.pick(kinds)?;
    let own = Country::parse(OWN)?;
    let issued = match holder {
        PartyKind::Force => EventKind::Issued,
        _ => EventKind::SoldRetail,
    };
    let event = ChainEvent {
        date: Some(date(setting.now, -900)?),
        to: Some(party(holder, own)?),
        ..ChainEvent::new(issued)
    };
    let register = Register::of(vec![(setting.gun.clone(), vec![event])], setting.now)?;
    let findings = register.lookup(setting.gun)?;
    let found = disclosure::assess(setting.gun, &findings);
    let most = LEVELS
        .into_iter()
        .rev()
        .find(|level| Permit::by_two_officers(*level, &agreed).is_some())?;
    let two = policy::needs_two_officers(most, &agreed, found.sensitive);
    let wanted = random.pick(&[DisclosureLevel::L3, DisclosureLevel::L4, DisclosureLevel::L5])?;
    // What is asked for bounds what is given; what is agreed bounds both.
    let wanted = if wanted.within(most) { most } else { wanted };
    let choices = LEVELS
        .into_iter()
        .flat_map(|level| [DeskChoice::Release(level, false), DeskChoice::Release(level, true)]);
    let facts = vec![
        DeskFact::Ceiling(agreed.ceiling),
        DeskFact::TwoFrom(agreed.two_officers_from),
        DeskFact::Wanted(wanted),
        DeskFact::Record(found.primary?.code()),
    ];
    made(DeskKind::Level, from, facts, choices.collect(), DeskChoice::Release(most, two))
}

fn third_party_case(setting: &Setting<'_>, random: &mut Random) -> Option<DeskCase> {
    let from = random.pick(setting.states)?;
    let originator = *setting.states.iter().find(|state| **state != from)?;
    let third = setting.states.iter().copied().find(|s| *s != from && *s != originator)?;
    let handling = random.pick(&[Handling::H0, Handling::H1, Handling::H2])?;
    let onward_states: BTreeSet<Country> = match random.below(3) {
        0 => BTreeSet::new(),
        1 => BTreeSet::from([third]),
        _ => BTreeSet::from([third, from]),
    };
    let days: i64 = if random.percent(25) { -20 } else { 200 };
    let until = date(setting.now, days)?;
    let onward = if onward_states.is_empty() { OnwardUse::National } else { OnwardUse::Named };
    let purpose = IntendedUse::CriminalInvestigation;
    let at = i64::try_from(setting.now.0).ok()?.saturating_add(days.saturating_mul(86_400));
    let tag = HandlingTag {
        originator: agency(originator)?,
        handling,
        purposes: vec![purpose],
        onward,
        onward_states: onward_states.iter().copied().collect(),
        retain_until: Some(Timestamp(u64::try_from(at).ok()?)),
        personal_data: false,
    };
    let own = Country::parse(OWN)?;
    let wanted = FurtherUse::State(from);
    let right = match handling::check(Some(&tag), &[], wanted, purpose, own, setting.now) {
        Ok(()) => DeskChoice::PassOn,
        Err(Forbidden::Expired) => DeskChoice::NothingLeft,
        Err(Forbidden::Purpose | Forbidden::Onward | Forbidden::Court) => DeskChoice::AskConsent,
    };
    let facts = vec![
        DeskFact::Originator(originator),
        DeskFact::Handling(handling.code()),
        DeskFact::Onward(onward_states.into_iter().collect()),
        DeskFact::Until(until),
        DeskFact::Today(date(setting.now, 0)?),
        DeskFact::Purpose(Some(purpose)),
    ];
    let choices = vec![DeskChoice::PassOn, DeskChoice::AskConsent, DeskChoice::NothingLeft];
    made(DeskKind::ThirdParty, from, facts, choices, right)
}

/// A story that stands for one ground: what only people can tell apart.
fn ground_case(setting: &Setting<'_>, random: &mut Random) -> Option<DeskCase> {
    let from = random.pick(setting.states)?;
    let right = random.pick(WithholdReason::ALL)?;
    let choices = [DeskChoice::Answer]
        .into_iter()
        .chain(WithholdReason::ALL.iter().copied().map(DeskChoice::Refuse));
    let facts = vec![DeskFact::Story(right)];
    made(DeskKind::Ground, from, facts, choices.collect(), DeskChoice::Refuse(right))
}
