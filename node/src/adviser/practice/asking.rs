//! What a State of the invented federation says to a question, by the desk's own rules, and what the
//! asker does with it.

use std::collections::BTreeSet;

use vestigo_protocol::agreement::{AutomaticRule, Budget, Clauses, ObserverView};
use vestigo_protocol::codes::{
    DisclosureLevel, Fault, Handling, IntendedUse, LegalBasis, MatchGrade, NotCompletedCode,
    OnwardUse, ReasonCode, RecordSetKind, RequestKind, ResultCode, WantedInformation,
    WithholdReason,
};
use vestigo_protocol::exchange::asker::Incoming;
use vestigo_protocol::firearm::{FirearmDescription, Mark};
use vestigo_protocol::ids::{Country, LeafHash};
use vestigo_protocol::message::{Answer, Body, Interim, InterimKind, Refusal};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::register::Register;
use super::{Found, Gun, NextStep};
use crate::desk::answer::{body, interim};
use crate::desk::chain::{self, Conclusions, Hop, Recovery};
use crate::desk::disclosure::{self, Choice};
use crate::desk::inquiry;
use crate::desk::likelihood::{self, Clue, Likely};
use crate::desk::policy::{self, Decision, Permit, Referral};
use crate::registry::{Findings, MatchReason};

/// What the States of the federation let each other ask, with `level` for what fits exactly.
pub(super) fn clauses(basis: LegalBasis, level: DisclosureLevel) -> Clauses {
    let rule = |grade, level| AutomaticRule { grade, result: None, level };
    Clauses {
        request_kinds: BTreeSet::from([RequestKind::Trace, RequestKind::OnwardTrace]),
        purposes: IntendedUse::ALL.iter().copied().collect(),
        legal_bases: BTreeSet::from([basis]),
        record_sets: RecordSetKind::ALL.iter().copied().collect(),
        automatic: vec![
            rule(MatchGrade::Exact, level),
            rule(MatchGrade::None, DisclosureLevel::L1),
        ],
        ceiling: DisclosureLevel::L4,
        two_officers_from: Some(DisclosureLevel::L4),
        handling: Handling::H1,
        onward: OnwardUse::National,
        onward_states: BTreeSet::new(),
        retention_days: 365,
        budget: Budget {
            per_day: 20,
            per_officer_per_day: None,
            per_case: None,
            consignment: None,
        },
        routine_seconds: 432_000,
        urgent_seconds: 86_400,
        observers: ObserverView { reasons: false, delay_seconds: 0 },
    }
}

/// A State with its register and how it behaves.
pub(super) struct State {
    pub(super) country: Country,
    pub(super) register: Register,
    pub(super) clauses: Clauses,
    /// It delays first, because of an investigation of its own.
    pub(super) delays: bool,
    /// It refuses.
    pub(super) refuses: Option<WithholdReason>,
    /// It names another State, and looks nothing up.
    pub(super) points_to: Option<Country>,
}

/// The trace as it stands.
pub(super) struct Trail {
    /// The gun as it is described by now.
    pub(super) asked: FirearmDescription,
    /// What points where.
    pub(super) clues: Vec<Clue>,
    /// Who was asked.
    pub(super) countries: Vec<Country>,
    /// What each answered; none if it refused.
    pub(super) answers: Vec<(Country, Option<Answer>)>,
    /// What we know of the recovery.
    pub(super) recovery: Recovery,
}

/// What came back, what had come to light before one acts on it, and what is right.
pub(super) type Said = (Body, Option<Found>, NextStep);

impl Trail {
    /// Whom the product suggests.
    pub(super) fn likely(&self) -> Vec<Likely> {
        likelihood::rank(&self.clues, &self.countries)
    }

    /// What the rules conclude from the answers so far.
    pub(super) fn conclude(&self) -> Conclusions {
        let hops: Vec<Hop<'_>> = self
            .answers
            .iter()
            .zip(1_u8..)
            .map(|((country, answer), number)| Hop {
                country: *country,
                leaf: LeafHash([number; 32]),
                answer: answer.as_ref(),
                signed: true,
            })
            .collect();
        chain::conclude(&hops, &self.recovery)
    }

    /// What is right once `body` came from `by`.
    fn next(&self, body: &Body, by: Country) -> NextStep {
        let elsewhere =
            |otherwise| if self.likely().is_empty() { otherwise } else { NextStep::AskOn };
        match (inquiry::incoming(body), body) {
            (Some(Incoming::InformationRequest), _) => NextStep::Supply,
            (Some(Incoming::Return), _) => NextStep::Correct,
            (Some(Incoming::Refusal), _) => elsewhere(NextStep::Close),
            (Some(Incoming::Answer), Body::Answer(answer)) => {
                let ours = |code: &NotCompletedCode| {
                    *code != NotCompletedCode::Misdirected
                        && code.fault().iter().any(|f| matches!(f, Fault::Item | Fault::Request))
                };
                if answer.not_completed.iter().any(ours) {
                    return NextStep::Correct;
                }
                if answer.grade == MatchGrade::Possible {
                    return NextStep::SetAside;
                }
                if !inquiry::leads(answer, by).is_empty() {
                    return NextStep::AskOn;
                }
                let none = answer.results.first().is_some_and(|r| r.code == ResultCode::NoRecord);
                // Where a State that it was lawfully sent to has no record, that says where it was lost.
                if none && self.conclude().diversion.last_lawful.is_none() {
                    return elsewhere(NextStep::Close);
                }
                NextStep::Accept
            }
            _ => NextStep::Wait,
        }
    }

    /// Takes what came back into account: a candidate that is set aside tells nothing of the gun.
    fn hear(&mut self, body: Body, by: Country, found: Option<Found>) -> Said {
        let ends = match &body {
            Body::Answer(answer) => {
                let aside = answer.grade == MatchGrade::Possible && answer.not_completed.is_empty();
                let unread = answer
                    .not_completed
                    .iter()
                    .any(|code| *code != NotCompletedCode::Misdirected && !code.fault().is_empty());
                if !aside && !unread {
                    self.clues.extend(likelihood::of_answer(answer, by));
                    self.answers.push((by, Some(answer.clone())));
                }
                aside
            }
            Body::Refusal(_) => {
                self.answers.push((by, None));
                false
            }
            _ => false,
        };
        let right = if ends { NextStep::SetAside } else { self.next(&body, by) };
        (body, found, right)
    }
}

fn words<const MAX: usize>(text: &str) -> Option<Text<MAX>> {
    Text::new(text).ok()
}

/// Messages that one State sends at most to one question.
const MESSAGES_MAX: usize = 6;

/// Asks a State until it has said all that it says.
pub(super) fn ask(
    state: &State,
    trail: &mut Trail,
    gun: &Gun,
    now: Timestamp,
) -> Option<Vec<Said>> {
    let by = state.country;
    trail.countries.push(by);
    if let Some(reason) = state.refuses {
        let text = words("SYNTHETIC: withheld")?;
        let refusal = Refusal {
            reason: ReasonCode::Withheld(reason),
            text,
            citation: None,
            versions: Vec::new(),
        };
        return Some(vec![trail.hear(Body::Refusal(refusal), by, None)]);
    }
    if let Some(to) = state.points_to {
        let not_completed = vec![NotCompletedCode::Misdirected];
        let answer = Answer { not_completed, indicated: vec![to], ..Answer::other() };
        return Some(vec![trail.hear(Body::Answer(answer), by, None)]);
    }
    let mut said = Vec::new();
    if state.delays {
        let delay = Interim {
            reason: Some(WithholdReason::OngoingInvestigation),
            text: words("SYNTHETIC: an operation is under way"),
            review_at: Some(now.plus(30 * 86_400)),
            ..interim(InterimKind::Delay)
        };
        said.push(trail.hear(Body::Interim(delay), by, None));
    }
    while said.len() < MESSAGES_MAX {
        let findings = state.register.lookup(&trail.asked)?;
        let found = disclosure::assess(&trail.asked, &findings);
        let ruling = policy::decide(&state.clauses, &found, false);
        let why = match ruling.decision {
            Decision::Permit(permit) => {
                said.push(trail.hear(answered(permit, &findings, Choice::Best, by)?, by, None));
                return Some(said);
            }
            Decision::Refer(why) => why,
        };
        let several = findings.best().count() > 1;
        if several && let Some(whole) = unread(trail, gun) {
            let not_completed = vec![NotCompletedCode::SerialPartialAmbiguous];
            let candidates = u64::try_from(findings.best().count()).ok();
            let answer = Answer {
                grade: found.grade,
                not_completed,
                candidates,
                searched: findings.searched.clone(),
                ..Answer::other()
            };
            let restored = Some(Found::Restored(whole.clone()));
            said.push(trail.hear(Body::Answer(answer), by, restored));
            trail.asked.marks.first_mut()?.clone_from(&whole_mark(&whole)?);
            continue;
        }
        if why == Referral::Ambiguous
            && trail.asked.model.is_none()
            && let Some(model) = gun.hidden.as_ref()
        {
            let wanted = vec![WantedInformation::Model];
            let asked = Interim {
                wanted,
                text: words("SYNTHETIC: which model is it?"),
                ..interim(InterimKind::InformationRequest)
            };
            let shown = Some(Found::Model(model.clone()));
            said.push(trail.hear(Body::Interim(asked), by, shown));
            trail.asked.model = super::gun::name(model);
            continue;
        }
        // A person decides, and meanwhile says so.
        said.push(trail.hear(Body::Interim(interim(InterimKind::WithOfficer)), by, None));
        said.push(trail.hear(by_officer(&findings, &found, state)?, by, None));
        return Some(said);
    }
    None
}

/// The whole number, if the one that is asked for still has an unread character.
fn unread(trail: &Trail, gun: &Gun) -> Option<String> {
    let asked = trail.asked.marks.first()?;
    gun.restored.clone().filter(|_| asked.text.as_str().contains('?'))
}

fn whole_mark(text: &str) -> Option<Mark> {
    Mark::serial(vestigo_protocol::codes::MarkComponent::Frame, text).ok()
}

fn answered(permit: Permit, findings: &Findings, choice: Choice, by: Country) -> Option<Body> {
    Some(Body::Answer(body(disclosure::cut(permit, findings, choice, by)?)))
}

/// What an officer of the State answers: of a weak match that there is one, of anything else the level
/// that the agreement has for it, two officers where it takes two.
fn by_officer(findings: &Findings, found: &disclosure::Assessment, state: &State) -> Option<Body> {
    let weak = found.grade == MatchGrade::Possible;
    let level = if weak { DisclosureLevel::L1 } else { DisclosureLevel::L3 };
    let permit = if policy::needs_two_officers(level, &state.clauses, found.sensitive) {
        Permit::by_two_officers(level, &state.clauses)?
    } else {
        Permit::by_officer(level, &state.clauses)?
    };
    // Of several with one number the officer takes the one whose model agrees.
    let mut agreeing = findings.best().filter(|c| c.reasons.contains(&MatchReason::ModelAgrees));
    let choice = match (agreeing.next(), agreeing.next()) {
        (Some(one), None) => Choice::Record(one.record.id),
        _ => Choice::Best,
    };
    answered(permit, findings, choice, state.country)
}
