//! Agreements that end and change, and what two of them let each side do.

use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::ids::{AgreementHash, Digest};

use super::requests::{
    AgreementChange, ChangeAgreementRequest, CompareAgreementsRequest, ProposeAgreementRequest,
};
use super::running::{Running, may};
use super::views::{
    AgreementDiffView, AgreementView, ClauseChangeView, DirectionDiffView, EffectView, TermsView,
};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, present, roles, terms};
use crate::desk::clause::ClauseId;
use crate::desk::difference::{self, Change, Effect, Terms};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::agreeing::End;
use crate::runtime::{Core, Denied, clock};

/// Suspends, resumes, revokes or amends.
pub(super) async fn change(
    service: &Running,
    caller: Caller,
    hash: String,
    request: ChangeAgreementRequest,
) -> Outcome<AgreementView> {
    let text = intake::optional("text", request.text.as_deref())?;
    let amended = match (request.change, &request.terms) {
        (AgreementChange::Amend, Some(terms)) => {
            let ours = terms::to_clauses(&terms.proposer_asks)?;
            Some((ours, terms::to_clauses(&terms.accepter_asks)?))
        }
        (AgreementChange::Amend, None) => {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-amend-terms"));
        }
        _ => None,
    };
    let valid_from = match &request.valid_from {
        None => clock::now(),
        Some(text) => intake::time("valid-from", text)?,
    };
    service
        .run(move |core| {
            may(core, caller, roles::AGREES)?;
            let hash = by_prefix(core, &hash)?;
            let done = match (request.change, amended) {
                (AgreementChange::Suspend, _) => {
                    core.end_agreement(caller, &hash, End::Suspend, text)?
                }
                (AgreementChange::Revoke, _) => {
                    core.end_agreement(caller, &hash, End::Revoke, text)?
                }
                (AgreementChange::Amend, Some((ours, theirs))) => {
                    let me = core.identity.name.clone();
                    let partner = core.may_replace(&hash)?;
                    let nonce = Digest(core.random());
                    let replaces = Some(hash);
                    let doc =
                        intake::agreement(&me, &partner, ours, theirs, valid_from, nonce, replaces);
                    core.propose(caller, &doc)?
                }
                (AgreementChange::Resume | AgreementChange::Amend, _) => {
                    core.resume_agreement(caller, &hash)?
                }
            };
            core.note(caller, AdminAct::on(AdminCode::AgreementChanged, done))?;
            view(core, &done)
        })
        .await
}

/// Compares two agreements with one partner.
pub(super) async fn compare(
    service: &Running,
    caller: Caller,
    request: CompareAgreementsRequest,
) -> Outcome<AgreementDiffView> {
    let draft = match &request.draft {
        None => None,
        Some(draft) => {
            let ours = terms::to_clauses(&draft.proposer_asks)?;
            Some((ours, terms::to_clauses(&draft.accepter_asks)?))
        }
    };
    service
        .run(move |core| {
            may(core, caller, roles::ANY)?;
            let held = |id: &str| -> Result<Agreement, Denied> {
                let hash = by_prefix(core, id)?;
                let not_found = || Denied::NotFound { what: "agreement", id: id.to_owned() };
                core.agreements.get(&hash).map(|(held, _)| held.clone()).ok_or_else(not_found)
            };
            let old = held(&request.old)?;
            let me = &core.identity.name;
            let new = match (draft, old.counterpart(me)) {
                (Some((ours, theirs)), Some(partner)) => {
                    let (from, nonce) = (core.now(), Digest([0; 32]));
                    let doc = intake::agreement(me, partner, ours, theirs, from, nonce, None);
                    Agreement::new(&doc).map_err(|e| Denied::Rule(e.to_string()))?
                }
                _ => held(&request.new)?,
            };
            let partner = old.counterpart(me);
            let another = || Denied::NotFound { what: "agreement", id: request.new.clone() };
            if partner.is_none() || new.counterpart(me) != partner {
                return Err(another());
            }
            let sides = [Some(me), partner].into_iter().flatten();
            let directions = sides
                .filter_map(|asker| {
                    let (before, after) = (old.clauses_for(asker)?, new.clauses_for(asker)?);
                    let changes = difference::differences(before, after);
                    let changes = changes.into_iter().map(changed).collect();
                    Some(DirectionDiffView { asker: asker.to_string(), changes })
                })
                .collect();
            // A draft has no name: nobody has signed it.
            let named = if request.draft.is_some() { String::new() } else { new.hash().to_hex() };
            Ok(AgreementDiffView { old: old.hash().to_hex(), new: named, directions })
        })
        .await
}

/// Proposes an agreement in place of the one in force, if there is one.
pub(super) async fn propose(
    service: &Running,
    caller: Caller,
    request: ProposeAgreementRequest,
) -> Outcome<AgreementView> {
    let ours = terms::to_clauses(&request.terms.proposer_asks)?;
    let theirs = terms::to_clauses(&request.terms.accepter_asks)?;
    let valid_from = match &request.valid_from {
        None => clock::now(),
        Some(text) => intake::time("valid-from", text)?,
    };
    service
        .run(move |core| {
            may(core, caller, roles::AGREES)?;
            let partner = core.confirmed(&request.partner)?;
            let me = core.identity.name.clone();
            let nonce = Digest(core.random());
            let replaces = core.in_force(&partner, core.now()).map(Agreement::hash);
            let doc = intake::agreement(&me, &partner, ours, theirs, valid_from, nonce, replaces);
            let hash = core.propose(caller, &doc)?;
            core.note(caller, AdminAct::on(AdminCode::AgreementProposed, hash))?;
            view(core, &hash)
        })
        .await
}

/// One agreement.
pub(super) fn view(core: &mut Core, hash: &AgreementHash) -> Result<AgreementView, Denied> {
    let not_found = || Denied::NotFound { what: "agreement", id: hash.to_hex() };
    let (agreement, record) = core.agreements.get(hash).cloned().ok_or_else(not_found)?;
    present::agreement(core, &agreement, &record)
}

/// The agreement whose hash begins with `id`.
pub(super) fn by_prefix(core: &Core, id: &str) -> Result<AgreementHash, Denied> {
    crate::runtime::answering::one_by_prefix(
        core.agreements.keys().copied(),
        |hash| [hash.to_hex()],
        id,
        "agreement",
    )
}

fn changed(change: Change) -> ClauseChangeView {
    let list = match change.clause {
        ClauseId::RequestKinds => "request",
        ClauseId::LegalBases => "basis",
        ClauseId::RecordSets => "set",
        ClauseId::Onward => "onward",
        _ => "",
    };
    let terms = |terms: Terms| match terms {
        Terms::Codes(codes) => {
            TermsView::Codes(list.to_owned(), codes.into_iter().map(str::to_owned).collect())
        }
        Terms::Code(code) => {
            TermsView::Codes(list.to_owned(), code.into_iter().map(str::to_owned).collect())
        }
        Terms::Count(count) => TermsView::Count(count),
        Terms::Days(days) => TermsView::Days(days),
        Terms::Seconds(seconds) => TermsView::Seconds(seconds),
        Terms::Countries(names) => TermsView::Countries(names),
        Terms::Rules(rules) => {
            TermsView::Automatic(rules.iter().map(terms::automatic_term).collect())
        }
        Terms::View(reasons, seconds) => TermsView::Observers(reasons, seconds),
    };
    ClauseChangeView {
        clause: change.clause.number(),
        key: change.clause.key().to_owned(),
        effect: match change.effect {
            Effect::More => EffectView::More,
            Effect::Less => EffectView::Less,
            Effect::Other => EffectView::Other,
        },
        before: terms(change.before),
        after: terms(change.after),
    }
}
