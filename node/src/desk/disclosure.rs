//! The only reader of findings: what they amount to, and how they are cut, field by field, to the
//! level that was permitted (domain.md §9.2).

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};
use vestigo_protocol::codes::{
    DisclosureLevel, MatchGrade, NotCompletedCode, RecordSetKind, ResultCode,
};
use vestigo_protocol::firearm::{
    ChainEvent, FirearmDescription, PartialDate, Party, RecordSet, serial,
};
use vestigo_protocol::ids::Country;
use vestigo_protocol::limits::{MARK_TEXT_MAX, MARKS_MAX};
use vestigo_protocol::message::TraceResult;
use vestigo_protocol::text::Text;

use super::policy::Permit;
use super::record::Found;
use super::results;
use crate::registry::{Candidate, Findings, MatchReason, RecordId};

/// What the findings amount to, without saying what they are: all that a decision needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Best grade.
    pub grade: MatchGrade,
    /// Primary result of the best candidate, NO_RECORD if there is none; none if its record does
    /// not say what became of the gun.
    pub primary: Option<ResultCode>,
    /// A candidate of the best grade, or one that is at least STRONG, is or was in state stock, in
    /// custody, or destroyed, by what happened to it or by the record set that it is in. Others do
    /// not count: in a dense register every number has neighbours that are only POSSIBLE, and some
    /// of them always lie in a police store.
    pub sensitive: bool,
    /// Several candidates share the best grade, or not all that could were looked at.
    pub ambiguous: bool,
    /// The best candidate's maker is another: serial numbers repeat between makers.
    pub contradicted: bool,
    /// So many different numbers were asked for at once that this may be several guns.
    pub many_numbers: bool,
}

/// What is left of findings when only some kinds of record sets may be searched. What may not be
/// searched is neither found nor said to have been searched.
#[must_use]
pub fn within(mut findings: Findings, sets: &BTreeSet<RecordSetKind>) -> Findings {
    findings.searched.retain(|s| sets.contains(&s.kind));
    let allowed: BTreeSet<_> = findings.searched.iter().map(|s| s.name.clone()).collect();
    let found = findings.candidates.len();
    findings.candidates.retain(|c| allowed.contains(&c.record.set));
    // What may not be searched may have taken the places of what may.
    findings.truncated |= findings.more && findings.candidates.len() < found;
    findings
}

/// Different serial numbers that one question may give and still be answered by the machine: frame,
/// slide or bolt, barrel and a spare. Rebuilt guns have more; a person looks at those.
pub const NUMBERS_MAX: usize = 4;

/// Whether a question gives more numbers than one gun that the machine may answer for: two
/// of frame or receiver, or more than [`NUMBERS_MAX`] in all. The agreed budget counts questions, so
/// that one question must not be many. Look-alikes count as one number.
fn gives_many_numbers(asked: &FirearmDescription) -> bool {
    let distinct = |frame_only: bool| {
        let marks = asked.serials().filter(|mark| !frame_only || mark.component.is_frame());
        let forms: BTreeSet<String> =
            marks.map(|mark| serial::folded(mark.text.as_str())).collect();
        forms.iter().filter(|form| !form.is_empty()).count()
    };
    distinct(true) > 1 || distinct(false) > NUMBERS_MAX
}

/// Looks at what was found for the gun that was asked for.
#[must_use]
pub fn assess(asked: &FirearmDescription, findings: &Findings) -> Assessment {
    let best = findings.candidates.first().map(|best| primary(findings, best));
    let primary = best.unwrap_or(Some(ResultCode::NoRecord));
    Assessment {
        grade: findings.grade(),
        primary,
        sensitive: findings
            .candidates
            .iter()
            .filter(|c| c.grade == findings.grade() || is_strong(c.grade))
            .any(|c| is_sensitive(findings, c)),
        ambiguous: findings.best().count() > 1 || findings.truncated,
        contradicted: findings
            .candidates
            .first()
            .is_some_and(|c| c.reasons.contains(&MatchReason::MakerContradicts)),
        many_numbers: gives_many_numbers(asked),
    }
}

/// What the record of a decision says of what was found: no gun, no person, no record.
#[must_use]
pub fn found(assessment: &Assessment, findings: &Findings) -> Found {
    let searched = findings.searched.iter().map(|set| set.name.as_str().to_owned()).collect();
    Found::of(assessment, searched, findings.candidates.len())
}

/// A grade that this version does not know counts: rather too often sensitive than too seldom.
const fn is_strong(grade: MatchGrade) -> bool {
    !matches!(grade, MatchGrade::None | MatchGrade::Possible)
}

/// The primary result of a candidate; none if its record does not say what became of the gun.
#[must_use]
pub fn primary(findings: &Findings, candidate: &Candidate) -> Option<ResultCode> {
    results_of(findings, candidate).first().map(|result| result.code)
}

fn results_of(findings: &Findings, candidate: &Candidate) -> Vec<TraceResult> {
    results::of_record(&candidate.record, set_kind(findings, candidate))
}

/// By what the lot of the sampled share is drawn: the record that fits best, however it was asked
/// for; where none fits, the gun that was asked for.
///
/// Not by the query: a partner that asks again, or lets another ask, must get the same draw. By
/// records, those that are drawn are always drawn, as the sensitive ones are, so that asking a
/// hundred times tells no more than asking once.
#[must_use]
pub fn lot(asked: &FirearmDescription, findings: &Findings) -> [u8; 32] {
    let mut digest = Sha256::new();
    match findings.candidates.first() {
        Some(candidate) => {
            digest.update([1]);
            digest.update(candidate.record.id.0.to_be_bytes());
        }
        None => {
            digest.update([0]);
            let mut numbers: Vec<String> =
                asked.marks.iter().map(|mark| serial::folded(mark.text.as_str())).collect();
            numbers.sort_unstable();
            for number in numbers {
                digest.update((number.len() as u64).to_be_bytes());
                digest.update(number);
            }
        }
    }
    digest.finalize().into()
}

/// The best candidate's record.
#[must_use]
pub fn best(findings: &Findings) -> Option<RecordId> {
    findings.candidates.first().map(|candidate| candidate.record.id)
}

/// Whether what an officer chose to tell of is, by itself, for two officers. [`assess`] leaves weak
/// neighbours of a good match out; an officer may choose one of them all the same.
#[must_use]
pub fn chosen_is_sensitive(findings: &Findings, choice: Choice) -> bool {
    let chosen = match choice {
        Choice::Best => findings.candidates.first(),
        Choice::Record(id) => findings.candidates.iter().find(|c| c.record.id == id),
        Choice::NoRecord => None,
    };
    chosen.is_some_and(|candidate| is_sensitive(findings, candidate))
}

/// Whether its disclosure is always a person's decision. The results alone do not tell: an event of
/// a gun in a stock book may say no more than that it came into the country, and what a maker
/// shipped to a force has the result of any other shipment.
fn is_sensitive(findings: &Findings, candidate: &Candidate) -> bool {
    let kept_as = set_kind(findings, candidate);
    let status = candidate.record.status();
    matches!(kept_as, Some(RecordSetKind::Stock | RecordSetKind::Destruction))
        || status.state_stock
        || status.official_custody
        || status.destroyed
        || results_of(findings, candidate).iter().any(|r| results::is_sensitive(r.code))
}

fn set_kind(findings: &Findings, candidate: &Candidate) -> Option<RecordSetKind> {
    findings.searched.iter().find(|s| s.name == candidate.record.set).map(|s| s.kind)
}

/// Forms of serial numbers that an answer names: one for every mark that a gun can have. A chain of
/// as many events as a record holds still fits a message beside them, so that neither the machine
/// nor an officer is left with an answer that has too many fields to be signed.
pub const VARIANTS_TOLD_MAX: usize = MARKS_MAX;

/// What leaves.
#[derive(Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// The level it was cut to.
    pub level: DisclosureLevel,
    /// The grade.
    pub grade: MatchGrade,
    /// Results, primary first; empty at L1 when there is a record.
    pub results: Vec<TraceResult>,
    /// Custody events, oldest first.
    pub events: Vec<ChainEvent>,
    /// Why nothing can be said: there was nothing to search.
    pub not_completed: Vec<NotCompletedCode>,
    /// The record sets that were searched.
    pub searched: Vec<RecordSet>,
    /// The forms of the serial number that were tried.
    pub variants: Vec<Text<MARK_TEXT_MAX>>,
    /// Whether a natural person is named.
    pub personal_data: bool,
}

impl std::fmt::Debug for Disclosure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Disclosure({})", self.level)
    }
}

/// Which of the candidates an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The best, as the machine may take it.
    Best,
    /// The one that an officer confirmed.
    Record(RecordId),
    /// An officer found that none is the gun.
    NoRecord,
}

/// Cuts the findings to the level of the permit. `None`: the chosen record is not among them.
#[must_use]
pub fn cut(
    permit: Permit,
    findings: &Findings,
    choice: Choice,
    asserted_by: Country,
) -> Option<Disclosure> {
    let level = permit.level();
    let candidate = match choice {
        Choice::Best => findings.candidates.first(),
        Choice::Record(id) => Some(findings.candidates.iter().find(|c| c.record.id == id)?),
        Choice::NoRecord => None,
    };
    let mut disclosure = Disclosure {
        level,
        grade: candidate.map_or(MatchGrade::None, |c| c.grade),
        results: Vec::new(),
        events: Vec::new(),
        not_completed: Vec::new(),
        searched: findings.searched.clone(),
        variants: variants(findings),
        personal_data: false,
    };
    let Some(candidate) = candidate else {
        if findings.never_numbered {
            disclosure.not_completed = vec![NotCompletedCode::NoSerialEver];
            return Some(disclosure);
        }
        // "Not found" is evidence only if something was searched.
        if disclosure.searched.is_empty() {
            disclosure.not_completed = vec![NotCompletedCode::RecordsUnavailable];
            return Some(disclosure);
        }
        let code = ResultCode::NoRecord;
        disclosure.results =
            vec![TraceResult { code, country: None, date: None, party: None, document: None }];
        return Some(disclosure);
    };
    if level >= DisclosureLevel::L2 {
        let results = results_of(findings, candidate);
        disclosure.results = results.into_iter().map(|r| cut_result(r, level)).collect();
        if disclosure.results.is_empty() {
            disclosure.not_completed = vec![NotCompletedCode::RecordIncompleteOrIllegible];
        }
        let events = candidate.record.events_in_order();
        disclosure.events = events.into_iter().map(|e| cut_event(e, level, asserted_by)).collect();
        disclosure.personal_data = disclosure.events.iter().any(names_someone);
    }
    Some(disclosure)
}

/// Whether a natural person is named.
pub(super) fn names_someone(event: &ChainEvent) -> bool {
    [&event.from, &event.to].into_iter().flatten().any(|p| p.may_be_a_person() && p.name.is_some())
}

/// The forms that were tried, each once: canonical, folded and what was searched around them are
/// often one text. Of too many, the first form of every number stays, then the second, and so on.
fn variants(findings: &Findings) -> Vec<Text<MARK_TEXT_MAX>> {
    let mut told: Vec<(usize, usize, Text<MARK_TEXT_MAX>)> = Vec::new();
    for variant in &findings.variants {
        let Ok(form) = Text::new(&variant.form) else { continue };
        if told.iter().any(|(_, _, known)| *known == form) {
            continue;
        }
        let place = told.iter().filter(|(_, asked, _)| *asked == variant.asked).count();
        told.push((place, variant.asked, form));
    }
    if told.len() > VARIANTS_TOLD_MAX {
        told.sort_by_key(|(place, ..)| *place);
        told.truncate(VARIANTS_TOLD_MAX);
    }
    told.into_iter().map(|(_, _, form)| form).collect()
}

fn cut_result(result: TraceResult, level: DisclosureLevel) -> TraceResult {
    let legal = level >= DisclosureLevel::L3;
    TraceResult {
        code: result.code,
        country: result.country,
        date: result.date.map(|d| cut_date(d, level)),
        party: result.party.as_ref().and_then(|p| cut_party(p, level)),
        document: if legal { result.document } else { None },
    }
}

fn cut_event(event: &ChainEvent, level: DisclosureLevel, asserted_by: Country) -> ChainEvent {
    let legal = level >= DisclosureLevel::L3;
    // A place counts as the person's where a person is a party: it may be a home.
    let place = legal && (level >= DisclosureLevel::L4 || !event.names_a_person());
    ChainEvent {
        kind: event.kind,
        date: event.date.map(|d| cut_date(d, level)),
        from: event.from.as_ref().and_then(|p| cut_party(p, level)),
        to: event.to.as_ref().and_then(|p| cut_party(p, level)),
        country: event.country,
        place: if place { event.place.clone() } else { None },
        document: if legal { event.document.clone() } else { None },
        record_set: if legal { event.record_set.clone() } else { None },
        certainty: event.certainty,
        asserted_by: event.asserted_by.or(Some(asserted_by)),
        handling: event.handling,
    }
}

/// Below L3 a date is told to the month.
fn cut_date(date: PartialDate, level: DisclosureLevel) -> PartialDate {
    if level >= DisclosureLevel::L3 { date } else { date.to_month() }
}

/// Legal persons from L3, natural persons from L4; below L3 no party at all.
fn cut_party(party: &Party, level: DisclosureLevel) -> Option<Party> {
    if level < DisclosureLevel::L3 {
        return None;
    }
    // At L3 it is told that a person holds it; who, is not.
    let named = !party.may_be_a_person() || level >= DisclosureLevel::L4;
    Some(Party {
        kind: party.kind,
        name: if named { party.name.clone() } else { None },
        licence: if named { party.licence.clone() } else { None },
        country: party.country,
    })
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::{Certainty, EventKind, MarkComponent, PartyKind};
    use vestigo_protocol::firearm::Mark;
    use vestigo_protocol::limits::EVENTS_MAX;

    use super::*;
    use crate::desk::answer::{self, Signature};
    use crate::desk::examples::{clauses, dated, event, findings, gun, party, us};
    use crate::registry::{Variant, VariantKind};

    fn assess(findings: &Findings) -> Assessment {
        super::assess(&gun(), findings)
    }

    #[test]
    fn several_frame_numbers_or_more_than_four_numbers_are_many() {
        use MarkComponent::{Barrel, Frame, Receiver, Slide};
        for (marks, many) in [
            (vec![(Frame, "A1"), (Slide, "B2"), (Barrel, "C3"), (Slide, "D4")], false),
            (
                vec![(Frame, "A1"), (Slide, "B2"), (Barrel, "C3"), (Slide, "D4"), (Barrel, "A-1")],
                false,
            ),
            (
                vec![(Frame, "A1"), (Slide, "B2"), (Barrel, "C3"), (Slide, "D4"), (Barrel, "E5")],
                true,
            ),
            // One number, seen twice and read differently.
            (vec![(Frame, "A10"), (Receiver, "A1O")], false),
            (vec![(Frame, "A10"), (Receiver, "A11")], true),
            (vec![(Frame, "A10"), (Frame, "A?0")], true),
            (vec![(Frame, "A10"), (Frame, "--")], false),
            (vec![(Slide, "A1"), (Slide, "A2")], false),
        ] {
            let mut asked = gun();
            asked.marks =
                marks.iter().map(|(part, text)| Mark::serial(*part, text).unwrap()).collect();
            let found = findings(MatchGrade::None, Vec::new());
            assert_eq!(super::assess(&asked, &found).many_numbers, many, "{}", marks.len());
        }
    }

    #[test]
    fn asking_for_a_gun_in_another_way_draws_no_other_lot() {
        let found = findings(MatchGrade::Exact, vec![Vec::new()]);
        let mut otherwise = gun();
        otherwise.model = None;
        otherwise.marks = vec![Mark::serial(MarkComponent::Slide, "A?34567").unwrap()];
        assert_eq!(lot(&gun(), &found), lot(&otherwise, &found));
        let mut another = findings(MatchGrade::Exact, vec![Vec::new()]);
        another.candidates[0].record.id = RecordId(77);
        assert_ne!(lot(&gun(), &found), lot(&gun(), &another));
        // Where nothing is found it is drawn by the numbers, in any order and writing.
        let none = findings(MatchGrade::None, Vec::new());
        let asked = |texts: &[&str]| {
            let serial = |text: &&str| Mark::serial(MarkComponent::Frame, text).unwrap();
            let marks = texts.iter().map(serial).collect();
            lot(&FirearmDescription { marks, ..gun() }, &none)
        };
        assert_eq!(asked(&["AB-1O23", "77"]), asked(&["77", "ab1023"]));
        assert_ne!(asked(&["AB1023", "77"]), asked(&["AB1023", "78"]));
        assert_ne!(asked(&["AB1", "02"]), asked(&["AB10", "2"]));
    }

    #[test]
    fn a_record_without_events_has_the_result_of_its_set() {
        let mut found = findings(MatchGrade::Exact, vec![Vec::new()]);
        assert_eq!(primary(&found, &found.candidates[0]), None);
        found.searched[0].kind = RecordSetKind::Stock;
        assert_eq!(primary(&found, &found.candidates[0]), Some(ResultCode::StateStock));
    }

    /// A chain with a dealer and a person.
    fn chain() -> Vec<ChainEvent> {
        let mut sold = event(EventKind::SoldRetail);
        sold.from = Some(party(PartyKind::Licensee, "Dealer Ltd"));
        sold.to = Some(party(PartyKind::Natural, "Ana Person"));
        sold.place = Some(Text::new("Calle 1").unwrap());
        vec![event(EventKind::Imported), sold]
    }

    fn permit(level: DisclosureLevel) -> Permit {
        let mut clauses = clauses();
        clauses.two_officers_from = None;
        clauses.ceiling = DisclosureLevel::L5;
        Permit::by_two_officers(level, &clauses).unwrap()
    }

    fn cut_at(level: DisclosureLevel) -> Disclosure {
        let findings = findings(MatchGrade::Exact, vec![chain()]);
        cut(permit(level), &findings, Choice::Best, us().country()).unwrap()
    }

    #[test]
    fn each_level_tells_what_it_names_and_nothing_above() {
        let l1 = cut_at(DisclosureLevel::L1);
        assert!(l1.results.is_empty() && l1.events.is_empty());
        assert_eq!(l1.grade, MatchGrade::Exact);

        let l2 = cut_at(DisclosureLevel::L2);
        assert_eq!(l2.results[0].code, ResultCode::FirstPurchaserIdentified);
        assert_eq!(l2.events[0].date.unwrap().to_text(), "2019-05");
        assert!(l2.events.iter().all(|e| e.from.is_none() && e.to.is_none()));
        assert!(l2.events.iter().all(|e| e.place.is_none() && e.document.is_none()));
        assert!(!l2.personal_data);

        let l3 = cut_at(DisclosureLevel::L3);
        let sale = &l3.events[1];
        assert_eq!(sale.date.unwrap().to_text(), "2019-05-17");
        assert_eq!(sale.from.as_ref().unwrap().name.as_ref().unwrap().as_str(), "Dealer Ltd");
        assert_eq!(sale.to.as_ref().unwrap().name, None);
        // The place of a sale to a person may be a home.
        assert_eq!(sale.place, None);
        assert!(!l3.personal_data);

        let l4 = cut_at(DisclosureLevel::L4);
        let sale = &l4.events[1];
        assert_eq!(sale.to.as_ref().unwrap().name.as_ref().unwrap().as_str(), "Ana Person");
        assert!(sale.place.is_some() && l4.personal_data);
    }

    #[test]
    fn no_record_says_what_was_searched_at_every_level() {
        let findings = findings(MatchGrade::None, Vec::new());
        for level in [DisclosureLevel::L1, DisclosureLevel::L3] {
            let cut = cut(permit(level), &findings, Choice::Best, us().country()).unwrap();
            assert_eq!(cut.results[0].code, ResultCode::NoRecord);
            assert_eq!(cut.searched.len(), 1);
        }
    }

    #[test]
    fn with_nothing_to_search_the_answer_is_not_no_record() {
        let found = findings(MatchGrade::None, Vec::new());
        let nothing = within(found, &BTreeSet::new());
        let cut = cut(permit(DisclosureLevel::L1), &nothing, Choice::Best, us().country()).unwrap();
        assert!(cut.results.is_empty());
        assert_eq!(cut.not_completed, [NotCompletedCode::RecordsUnavailable]);
    }

    #[test]
    fn what_never_had_a_number_is_not_answered_with_no_record() {
        let found = Findings { never_numbered: true, ..findings(MatchGrade::None, Vec::new()) };
        for choice in [Choice::Best, Choice::NoRecord] {
            let cut = cut(permit(DisclosureLevel::L2), &found, choice, us().country()).unwrap();
            assert!(cut.results.is_empty());
            assert_eq!(cut.not_completed, [NotCompletedCode::NoSerialEver]);
        }
    }

    #[test]
    fn one_sensitive_candidate_makes_the_whole_sensitive() {
        let plain = vec![event(EventKind::Registered)];
        let custody = vec![event(EventKind::Seized)];
        let one = findings(MatchGrade::Exact, vec![plain.clone()]);
        assert!(!assess(&one).sensitive);
        let two = findings(MatchGrade::Exact, vec![plain, custody]);
        let assessment = assess(&two);
        assert!(assessment.sensitive && assessment.ambiguous);
    }

    #[test]
    fn a_gun_of_a_stock_or_destruction_book_is_sensitive_whatever_its_events_say() {
        let plain = vec![event(EventKind::Imported), event(EventKind::Registered)];
        let mut found = findings(MatchGrade::Exact, vec![plain]);
        for (kind, sensitive) in [
            (RecordSetKind::Registry, false),
            (RecordSetKind::Stolen, false),
            (RecordSetKind::Stock, true),
            (RecordSetKind::Destruction, true),
        ] {
            found.searched[0].kind = kind;
            let assessment = assess(&found);
            assert_eq!(assessment.sensitive, sensitive, "{kind}");
            assert_eq!(assessment.primary, Some(ResultCode::HolderIdentified));
        }
    }

    #[test]
    fn what_the_state_imported_or_had_made_is_sensitive_without_a_result_that_says_so() {
        for kind in [EventKind::Imported, EventKind::Manufactured, EventKind::Shipped] {
            for (holder, sensitive) in [(PartyKind::Force, true), (PartyKind::Natural, false)] {
                let mut to = event(kind);
                to.to = Some(party(holder, "X"));
                let found = findings(MatchGrade::Exact, vec![vec![to]]);
                assert_eq!(assess(&found).sensitive, sensitive, "{kind} {holder}");
            }
        }
        let mut claimed = event(EventKind::Destroyed);
        claimed.certainty = Certainty::Claimed;
        let found = findings(MatchGrade::Exact, vec![vec![event(EventKind::Registered), claimed]]);
        assert!(assess(&found).sensitive);
    }

    #[test]
    fn events_leave_by_date_and_not_in_the_order_of_arrival() {
        let chain = vec![dated(EventKind::SoldRetail, "2020"), dated(EventKind::Imported, "2019")];
        let found = findings(MatchGrade::Exact, vec![chain]);
        let cut = cut(permit(DisclosureLevel::L2), &found, Choice::Best, us().country()).unwrap();
        let kinds: Vec<EventKind> = cut.events.iter().map(|e| e.kind).collect();
        assert_eq!(kinds, [EventKind::Imported, EventKind::SoldRetail]);
        assert_eq!(cut.results[0].code, ResultCode::FirstPurchaserIdentified);
    }

    #[test]
    fn a_weaker_candidate_is_sensitive_from_strong_on() {
        let plain = vec![event(EventKind::Registered)];
        let custody = vec![event(EventKind::Seized)];
        for (best, other, sensitive) in [
            (MatchGrade::Exact, MatchGrade::Exact, true),
            (MatchGrade::Exact, MatchGrade::ExactFolded, true),
            (MatchGrade::Exact, MatchGrade::Strong, true),
            (MatchGrade::Exact, MatchGrade::Possible, false),
            (MatchGrade::Strong, MatchGrade::Possible, false),
            (MatchGrade::Possible, MatchGrade::Possible, true),
            (MatchGrade::Exact, MatchGrade::from_number(99), true),
        ] {
            let mut found = findings(best, vec![plain.clone(), custody.clone()]);
            found.candidates[1].grade = other;
            assert_eq!(assess(&found).sensitive, sensitive, "{best} {other}");
            // Whoever chooses the weak neighbour chooses a gun in custody.
            let neighbour = Choice::Record(found.candidates[1].record.id);
            assert!(chosen_is_sensitive(&found, neighbour), "{best} {other}");
            assert!(!chosen_is_sensitive(&found, Choice::Best));
            assert!(!chosen_is_sensitive(&found, Choice::NoRecord));
        }
    }

    #[test]
    fn one_exact_hit_stays_unambiguous_among_neighbours_that_are_only_possible() {
        let chain = vec![event(EventKind::Registered)];
        let mut found = findings(MatchGrade::Exact, vec![chain.clone(), chain.clone(), chain]);
        found.more = true;
        for neighbour in &mut found.candidates[1..] {
            neighbour.grade = MatchGrade::Possible;
        }
        assert!(!assess(&found).ambiguous);
        found.truncated = true;
        assert!(assess(&found).ambiguous);
    }

    #[test]
    fn what_may_not_be_searched_never_hides_that_more_was_found() {
        let mut found = findings(MatchGrade::Possible, vec![chain()]);
        found.more = true;
        let none = within(found, &BTreeSet::from([RecordSetKind::Stolen]));
        let assessment = assess(&none);
        assert!(assessment.grade == MatchGrade::None && assessment.ambiguous);
    }

    #[test]
    fn a_form_that_was_tried_twice_is_told_once() {
        let mut found = findings(MatchGrade::None, Vec::new());
        let kinds = [VariantKind::Canonical, VariantKind::Folded, VariantKind::TwoEdits];
        let variant = |kind| Variant { asked: 0, kind, form: "123456".to_owned() };
        found.variants = kinds.map(variant).to_vec();
        found.variants.push(Variant { form: "23456".to_owned(), ..variant(VariantKind::Split) });
        let cut = cut(permit(DisclosureLevel::L1), &found, Choice::Best, us().country()).unwrap();
        let told: Vec<&str> = cut.variants.iter().map(Text::as_str).collect();
        assert_eq!(told, ["123456", "23456"]);
    }

    #[test]
    fn of_too_many_forms_the_first_of_every_number_is_told() {
        let mut found = findings(MatchGrade::None, Vec::new());
        let variant =
            |asked: usize, form: String| Variant { asked, kind: VariantKind::Affix, form };
        let many = (0..VARIANTS_TOLD_MAX)
            .flat_map(|asked| (0..5).map(move |form| variant(asked, format!("N{asked}F{form}"))));
        found.variants = many.collect();
        let cut = cut(permit(DisclosureLevel::L1), &found, Choice::Best, us().country()).unwrap();
        assert_eq!(cut.variants.len(), VARIANTS_TOLD_MAX);
        assert!(cut.variants.iter().all(|form| form.as_str().ends_with("F0")));
    }

    #[test]
    fn the_longest_chain_beside_the_most_forms_fits_a_message() {
        let chain = vec![ChainEvent::new(EventKind::Registered); EVENTS_MAX];
        let mut found = findings(MatchGrade::Exact, vec![chain]);
        let form = |asked| Variant { asked, kind: VariantKind::Affix, form: format!("N{asked}") };
        found.variants = (0..1000).map(form).collect();
        let cut = cut(permit(DisclosureLevel::L2), &found, Choice::Best, us().country()).unwrap();
        let by = Signature {
            originator: std::borrow::Cow::Owned(us()),
            agreement: None,
            officer: None,
            synthetic: true,
            now: vestigo_protocol::time::Timestamp(1),
        };
        assert!(answer::answer(cut, &clauses(), &by, None).fits_one_message());
    }

    #[test]
    fn a_record_set_that_was_not_agreed_is_neither_found_nor_named() {
        let found = findings(MatchGrade::Exact, vec![chain()]);
        let none = within(found, &BTreeSet::from([RecordSetKind::Stolen]));
        assert!(none.candidates.is_empty() && none.searched.is_empty());
    }

    #[test]
    fn a_record_that_is_no_candidate_cannot_be_chosen() {
        let found = findings(MatchGrade::Exact, vec![chain()]);
        let choice = Choice::Record(RecordId(99));
        assert!(cut(permit(DisclosureLevel::L2), &found, choice, us().country()).is_none());
    }
}
