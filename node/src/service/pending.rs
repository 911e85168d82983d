//! What would leave in a case, and what waits for a second officer.

use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::message::Answer;

use super::views::{CaseDeskView, PreviewView, ProposalView};
use super::{attachments, present};
use crate::desk::act::Act;
use crate::desk::disclosure::Choice;
use crate::desk::{record, results};
use crate::runtime::deciding::Weighed;
use crate::runtime::{Core, Denied};
use crate::store::CaseRecord;

/// For an open case; a closed one has nothing pending.
pub(super) fn desk(core: &mut Core, case: &CaseRecord) -> Result<CaseDeskView, Denied> {
    if case.state.is_final() {
        return Ok(CaseDeskView::default());
    }
    let weighed = core.weigh(case)?;
    let country = core.identity.name.country();
    let synthetic = core.synthetic;
    let previews = match core.previews(case, &weighed, Choice::Best) {
        Ok(previews) => previews,
        Err(Denied::Registry(_)) => Vec::new(),
        Err(other) => return Err(other),
    };
    let previews = previews
        .into_iter()
        .map(|p| preview(p.level.code(), p.two, &p.answer, country, synthetic))
        .collect();
    let proposed = record::ActRecord::of(record::Done::Proposed);
    let clauses = record::numbers(&record::clauses(&weighed.inputs, &proposed));
    Ok(CaseDeskView {
        alert: weighed.sensitive,
        agreement: weighed.agreement.as_ref().map(|a| Agreement::hash(a).to_hex()),
        clauses: if weighed.agreement.is_some() { clauses } else { Vec::new() },
        previews,
        proposal: proposal(core, case, &weighed)?,
    })
}

fn preview(
    level: &str,
    two: bool,
    answer: &Answer,
    own: vestigo_protocol::ids::Country,
    synthetic: bool,
) -> PreviewView {
    PreviewView {
        level: level.to_owned(),
        two,
        results: answer.results.iter().map(|r| r.code.code().to_owned()).collect(),
        events: answer.events.iter().map(|e| present::event(e, own, synthetic)).collect(),
        grade: Some(answer.grade.name().to_owned()),
        points_to: results::leads_to(&answer.results, own).map(|country| country.to_string()),
        searched: present::searched(answer),
    }
}

/// What an act would let out, as the partner would read it.
pub(super) fn foreseen(
    core: &mut Core,
    case: &CaseRecord,
    act: &Act,
) -> Result<PreviewView, Denied> {
    let own = core.identity.name.country();
    let foreseen = core.foresee(case, act)?;
    Ok(preview(foreseen.level.code(), foreseen.two, &foreseen.answer, own, core.synthetic))
}

fn proposal(
    core: &mut Core,
    case: &CaseRecord,
    weighed: &Weighed,
) -> Result<Option<ProposalView>, Denied> {
    let (proposal, act) = match core.open_proposal(case) {
        Ok(open) => open,
        Err(Denied::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(None),
    };
    // What the records no longer hold is no longer proposed.
    let Ok((released, answer)) = core.would_release(case, weighed, &act) else { return Ok(None) };
    if released != proposal.released {
        return Ok(None);
    }
    let own = core.identity.name.country();
    let level = act.releases().map_or("", |level| level.code());
    Ok(Some(ProposalView {
        officer: core.staff.profile(proposal.officer).name,
        at: proposal.made_at.to_rfc3339(),
        expires: proposal.expires_at.to_rfc3339(),
        text: act.words().map(str::to_owned),
        released: preview(level, true, &answer, own, core.synthetic),
        partial: matches!(act, Act::Partial { .. }),
        attachments: attachments::of_case(core, case)?
            .into_iter()
            .filter(|file| file.entry == proposal.record.to_string())
            .collect(),
    }))
}
