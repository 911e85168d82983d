//! Our own side: our officers do to partners what partners may do to us, and no more.

use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::ids::{NodeName, Pseudonym};
use vestigo_protocol::message::{Body, Common, Content, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::{
    Asked, Bounds, Core, Denied, Scope, SpentKey, WINDOW_MAX, WINDOW_SECONDS, bounds, case_key,
    day_of, maker, may_sweep, numbers, observe,
};

/// What is left of the budgets that a partner granted, besides that of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Left {
    /// Requests of one officer today; none: not bounded.
    pub(crate) of_officer: Option<u64>,
    /// Requests in one case; none: not bounded.
    pub(crate) of_case: Option<u64>,
}

impl Core {
    fn counted(
        &mut self,
        partner: &NodeName,
        day: u64,
        scope: Scope,
        key: SpentKey,
    ) -> Result<u64, Denied> {
        match self.fair.counters.get(&(partner.clone(), day, scope, key)) {
            Some(requests) => Ok(*requests),
            None => Ok(self.store.spent(partner, day, scope, &key)?),
        }
    }

    /// Counts a request of ours, as the partner will.
    pub(in crate::runtime) fn count_own(
        &mut self,
        partner: &NodeName,
        content: &Content,
        now: Timestamp,
    ) -> Result<(), Denied> {
        let Body::Query(query) = &content.body else { return Ok(()) };
        if let Some(Pseudonym(officer)) = content.common.officer {
            self.count(partner, day_of(now), Scope::OwnOfficer, officer)?;
        }
        let reference = query.case_reference.as_ref().map(Text::as_str);
        // As the partner counts: all that names no case is one case a day.
        let day = if reference.is_some() { 0 } else { day_of(now) };
        self.count(partner, day, Scope::OwnCase, case_key(&self.sampling_secret, reference))?;
        Ok(())
    }

    /// What is left of the budgets of an officer and a case of ours at a partner.
    pub(crate) fn own_budget(
        &mut self,
        partner: &NodeName,
        officer: Pseudonym,
        reference: Option<&str>,
    ) -> Result<Left, Denied> {
        let now = self.now();
        let budget = self
            .in_force(partner, now)
            .and_then(|a| a.clauses_for(&self.identity.name))
            .map(|clauses| clauses.budget);
        let mut left = Left { of_officer: None, of_case: None };
        if let Some(per_day) = budget.and_then(|b| b.per_officer_per_day) {
            let used = self.counted(partner, day_of(now), Scope::OwnOfficer, officer.0)?;
            left.of_officer = Some(per_day.saturating_sub(used));
        }
        if let Some(per_case) = budget.and_then(|b| b.per_case) {
            let day = if reference.is_some() { 0 } else { day_of(now) };
            let used = self.counted(
                partner,
                day,
                Scope::OwnCase,
                case_key(&self.sampling_secret, reference),
            )?;
            left.of_case = Some(per_case.saturating_sub(used));
        }
        Ok(left)
    }

    /// Refuses a request of ours with which the partner would take us for one that tries numbers.
    ///
    /// # Errors
    /// [`Denied::OwnSweep`].
    pub(in crate::runtime) fn own_sweep(
        &mut self,
        partner: &NodeName,
        common: &Common,
        query: &Query,
        now: Timestamp,
    ) -> Result<(), Denied> {
        let kind = common.request_kind.unwrap_or(RequestKind::Trace);
        let common = Common { request_kind: Some(kind), ..common.clone() };
        if !self.settings.stop_sweeps || !may_sweep(&common) || *partner == self.identity.name {
            return Ok(());
        }
        let day = day_of(now);
        if self.fair.asking.get(partner).is_none_or(|(of, _)| *of != day) {
            let asking = self.asking_within_the_window(partner, now)?;
            self.fair.asking.insert(partner.clone(), (day, asking));
        }
        let clauses = self.in_force(partner, now).and_then(|a| a.clauses_for(&self.identity.name));
        let bounds = bounds(query, clauses);
        let Some((_, asking)) = self.fair.asking.get_mut(partner) else { return Ok(()) };
        let seen = observe(asking, query, bounds);
        if seen.iter().all(|seen| seen.pattern(bounds).is_none()) {
            return Ok(());
        }
        // It is not asked.
        numbers(query).for_each(|number| asking.forget(maker(query), number));
        Err(Denied::OwnSweep(partner.to_string()))
    }

    fn asking_within_the_window(
        &mut self,
        partner: &NodeName,
        now: Timestamp,
    ) -> Result<Asked, Denied> {
        let since = Timestamp(now.0.saturating_sub(WINDOW_SECONDS));
        let mut asking = Asked::default();
        for leaf in self.store.asked_of(partner, since, WINDOW_MAX)?.iter().rev() {
            if let Some((_, Content { common, body: Body::Query(query), .. })) =
                self.read_if_readable(leaf)?
                && may_sweep(&common)
            {
                observe(&mut asking, &query, Bounds::USUAL);
            }
        }
        Ok(asking)
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::{IntendedUse, LegalBasis, MarkComponent};
    use vestigo_protocol::firearm::{FirearmDescription, Mark};

    use super::*;
    use crate::desk::answer::empty_common;
    use crate::desk::sweep::RUN;
    use crate::runtime::examples::{identity, partner};
    use crate::runtime::fairness::tests::{NOON, Node, budget};
    use crate::runtime::{Ask, batches};
    use crate::scratch::Scratch;
    use crate::store::{BatchRowFilter, BatchRowRecord, BatchRowState, Officer};

    const OFFICER: u32 = 1000;

    fn ask(serial: &str, case: Option<&str>) -> Ask {
        let mut query = Query::describing(FirearmDescription {
            marks: vec![Mark::serial(MarkComponent::Frame, serial).unwrap()],
            ..FirearmDescription::default()
        });
        query.circumstances = Some(Text::new("found in a car").unwrap());
        query.case_reference = case.map(|case| Text::new(case).unwrap());
        let common = Common {
            purpose: Some(IntendedUse::CriminalInvestigation),
            legal_basis: Some(LegalBasis::Iti),
            ..empty_common()
        };
        let (to, also_to) = (partner().to_string(), Vec::new());
        Ask { to, query, common, auto_onward: false, also_to, letter: None }
    }

    fn node(scratch: &Scratch, budget: vestigo_protocol::agreement::Budget) -> Node {
        let mut node = Node::open(scratch, budget);
        // Any will do: nothing of it is verified here.
        let joined = node.core.partners.get_mut(&partner()).unwrap();
        joined.descriptor = Some(identity().descriptor);
        let officer = Officer { id: 1, uid: OFFICER, secret: [7; 32] };
        node.core.store.put_officer(&officer).unwrap();
        node.core.officers = vec![officer];
        node
    }

    #[test]
    fn an_officer_of_ours_does_not_sweep_and_trying_again_does_not_help() {
        let scratch = Scratch::new("own-sweep");
        let mut node = node(&scratch, budget(500));
        for n in 0..RUN - 1 {
            node.core.submit(OFFICER, ask(&format!("ABC{n:03}"), None)).unwrap();
        }
        for _ in 0..2 {
            let denied = node.core.submit(OFFICER, ask("ABC019", None)).unwrap_err();
            assert!(matches!(denied, Denied::OwnSweep(_)), "{denied}");
        }
        node.core.submit(OFFICER, ask("77120934", None)).unwrap();
        // After a restart it is read back from what was asked.
        node.core.fair.asking.clear();
        assert!(node.core.submit(OFFICER, ask("ABC019", None)).is_err());
    }

    #[test]
    fn a_consignment_that_the_partner_agreed_to_may_be_asked_for_in_its_case() {
        let scratch = Scratch::new("own-consignment");
        let agreed = vestigo_protocol::agreement::Budget { consignment: Some(40), ..budget(500) };
        let mut node = node(&scratch, agreed);
        for n in 0..40 {
            node.core.submit(OFFICER, ask(&format!("ABC{n:03}"), Some("12/26"))).unwrap();
        }
        assert!(node.core.submit(OFFICER, ask("ABC040", Some("12/26"))).is_err());
        assert!(node.core.submit(OFFICER, ask("ABC041", None)).is_err());
    }

    #[test]
    fn a_batch_keeps_to_the_budgets_of_its_officer_and_of_its_cases() {
        let scratch = Scratch::new("own-budgets");
        let agreed = vestigo_protocol::agreement::Budget {
            per_officer_per_day: Some(3),
            per_case: Some(2),
            ..budget(500)
        };
        let mut node = node(&scratch, agreed);
        let row = |n: u64, case: &str| batches::NewRow {
            sheet: None,
            line: n,
            partner: Some(partner()),
            ask: Ok(Box::new(ask(
                &format!("{:08}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 100_000_000),
                Some(case),
            ))),
        };
        let rows = vec![row(1, "A"), row(2, "A"), row(3, "A"), row(4, "B"), row(5, "C")];
        let batch = node.core.begin_batch(OFFICER, "guns.csv".to_owned(), [1; 32], rows).unwrap();
        let states = |node: &mut Node| -> Vec<&str> {
            let filter = BatchRowFilter { after: 0, limit: 100, state: None, partner: None };
            let rows = node.core.store.batch_rows(batch.id, &filter).unwrap();
            let word = |row: BatchRowRecord| match row.state {
                BatchRowState::Waiting => "waiting",
                BatchRowState::Submitted(_) => "submitted",
                BatchRowState::Rejected(_) => "rejected",
            };
            rows.into_iter().map(word).collect()
        };
        node.core.batch_step().unwrap();
        node.core.batches_at_ms = 0;
        node.core.batch_step().unwrap();
        // The third of the case goes back; the officer's fourth waits for tomorrow.
        assert_eq!(
            states(&mut node),
            ["submitted", "submitted", "rejected", "submitted", "waiting"]
        );
        node.at(NOON + 86_400);
        node.core.batches_at_ms = 0;
        node.core.batch_step().unwrap();
        assert_eq!(states(&mut node)[4], "submitted");
    }
}
