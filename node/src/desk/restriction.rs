//! An officer restricts an answer: parts are left out, and a reason says why. Restriction is an attribute
//! of an answer and no end state of its own.

use vestigo_protocol::codes::WithheldPart;
use vestigo_protocol::firearm::{ChainEvent, Party};

use super::disclosure::{self, Disclosure};

/// Leaves parts out of what was cut, besides what its level leaves out already: an officer restricts
/// an answer. What is left never tells that a part was there: the restriction does, in its own field.
pub fn withhold(cut: &mut Disclosure, parts: &[WithheldPart]) {
    for part in parts {
        match part {
            WithheldPart::Persons => {
                unname(cut, Party::may_be_a_person);
                // Where a person is a party, the place may be a home.
                let at_home = |e: &&mut ChainEvent| e.names_a_person();
                cut.events.iter_mut().filter(at_home).for_each(|e| e.place = None);
            }
            WithheldPart::Companies => unname(cut, |party| !party.may_be_a_person()),
            WithheldPart::Documents => {
                cut.results.iter_mut().for_each(|r| r.document = None);
                cut.events.iter_mut().for_each(|e| e.document = None);
            }
            WithheldPart::Places => cut.events.iter_mut().for_each(|e| e.place = None),
            WithheldPart::Dates => {
                for date in cut.results.iter_mut().filter_map(|r| r.date.as_mut()) {
                    *date = date.to_month();
                }
                for date in cut.events.iter_mut().filter_map(|e| e.date.as_mut()) {
                    *date = date.to_month();
                }
            }
            WithheldPart::Events => cut.events.clear(),
            WithheldPart::Results => cut.results.truncate(1),
            // Nobody can have asked for it; what it means is not known, so that nothing is told.
            WithheldPart::Unknown(_) => {
                cut.results.clear();
                cut.events.clear();
            }
        }
    }
    let named = |p: &Party| p.may_be_a_person() && p.name.is_some();
    cut.personal_data = cut.events.iter().any(disclosure::names_someone)
        || cut.results.iter().filter_map(|r| r.party.as_ref()).any(named);
}

/// Takes name and licence from the parties that `is` says; that there was one stays.
fn unname(cut: &mut Disclosure, is: impl Fn(&Party) -> bool) {
    let of_results = cut.results.iter_mut().filter_map(|r| r.party.as_mut());
    let of_events = cut.events.iter_mut().flat_map(|e| [&mut e.from, &mut e.to]).flatten();
    for party in of_results.chain(of_events).filter(|party| is(party)) {
        party.name = None;
        party.licence = None;
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::{DisclosureLevel, EventKind, MatchGrade, PartyKind};
    use vestigo_protocol::text::Text;

    use super::*;
    use crate::desk::disclosure::{Choice, cut};
    use crate::desk::examples::{clauses, event, findings, party, us};
    use crate::desk::policy::Permit;

    /// A chain with a dealer and a person, cut at L4.
    fn whole() -> Disclosure {
        let mut sold = event(EventKind::SoldRetail);
        sold.from = Some(party(PartyKind::Licensee, "Dealer Ltd"));
        sold.to = Some(party(PartyKind::Natural, "Ana Person"));
        sold.place = Some(Text::new("Calle 1").unwrap());
        let findings = findings(MatchGrade::Exact, vec![vec![event(EventKind::Imported), sold]]);
        let mut clauses = clauses();
        clauses.two_officers_from = None;
        clauses.ceiling = DisclosureLevel::L5;
        let permit = Permit::by_two_officers(DisclosureLevel::L4, &clauses).unwrap();
        cut(permit, &findings, Choice::Best, us().country()).unwrap()
    }

    #[test]
    fn a_restricted_answer_leaves_out_what_it_names_and_nothing_else() {
        use WithheldPart as P;
        type Left = fn(&Disclosure) -> bool;
        let table: [(P, Left); 7] = [
            (P::Persons, |d| {
                let sale = &d.events[1];
                sale.to.as_ref().is_some_and(|p| p.name.is_none())
                    && sale.from.as_ref().is_some_and(|p| p.name.is_some())
                    && sale.place.is_none()
                    && !d.personal_data
            }),
            (P::Companies, |d| {
                let sale = &d.events[1];
                sale.from.as_ref().is_some_and(|p| p.name.is_none())
                    && sale.to.as_ref().is_some_and(|p| p.name.is_some())
                    && d.personal_data
            }),
            (P::Documents, |d| {
                d.events.iter().all(|e| e.document.is_none()) && d.events[1].place.is_some()
            }),
            (P::Places, |d| d.events.iter().all(|e| e.place.is_none()) && d.personal_data),
            (P::Dates, |d| d.events[0].date.is_some_and(|date| date.to_text() == "2019-05")),
            (P::Events, |d| d.events.is_empty() && d.results.len() == 2 && d.personal_data),
            (P::Results, |d| d.results.len() == 1 && d.events.len() == 2),
        ];
        let whole = whole();
        assert_eq!((whole.results.len(), whole.events.len()), (2, 2));
        for (part, left) in table {
            let mut restricted = whole.clone();
            withhold(&mut restricted, &[part]);
            assert!(left(&restricted), "{part:?}");
            assert!(restricted != whole || part == P::Documents, "{part:?}");
            assert_eq!(restricted.results[0].code, whole.results[0].code);
        }
        let mut all = whole.clone();
        withhold(&mut all, P::ALL);
        assert!(all.events.is_empty() && all.results.len() == 1 && !all.personal_data);
        assert_eq!(all.searched, whole.searched);
    }
}
