//! What ministries do: propose, accept, suspend, resume and revoke.

use vestigo::runtime::End;
use vestigo::store::{AgreementRecord, AgreementStatus, Store as _};
use vestigo_protocol::agreement::AgreementDoc;

use crate::agency::{OFFICER, identity};
use crate::network::index;
use crate::terms::{Pact, Terms};
use crate::world::World;

/// A ministry proposes other terms in the place of those in force.
pub(crate) fn propose(world: &mut World, at: usize) {
    let partners: Vec<usize> = world.network.partners(at);
    let to = partners[index(&mut world.chance, partners.len())];
    if Some(to) == world.book.enemy {
        return;
    }
    let replaces = world.book.in_force(at, to, world.now / 1000);
    let (ours, theirs) = (Terms::draw(&mut world.chance), Terms::draw(&mut world.chance));
    let mut nonce = [0; 32];
    nonce[..8].copy_from_slice(&world.chance.bits().to_be_bytes());
    let (us, them) = (identity(at), identity(to));
    let pact = Pact::between((at, &us.name, ours), (to, &them.name, theirs), replaces, nonce);
    let doc: AgreementDoc = pact.doc.clone();
    world.book.pacts.insert(pact.hash, pact);
    let _denied = world.command(at, move |core| core.propose(OFFICER, &doc));
}

/// A ministry accepts what was proposed to it.
pub(crate) fn accept(world: &mut World, at: usize) {
    let proposed = one(world, at, |a| a.status == AgreementStatus::ProposedByPartner);
    if let Some(agreement) = proposed {
        let hash = agreement.hash;
        let _denied = world.command(at, move |core| core.accept_agreement(OFFICER, &hash));
    }
}

/// A ministry suspends or revokes an agreement, or proposes suspended terms again.
pub(crate) fn end_or_resume(world: &mut World, at: usize) {
    let suspended = one(world, at, |a| a.status == AgreementStatus::Suspended);
    if let Some(agreement) = suspended.filter(|_| world.chance.below(4) > 0) {
        let hash = agreement.hash;
        let _denied = world.command(at, move |core| core.resume_agreement(OFFICER, &hash));
        return;
    }
    let ends = |a: &AgreementRecord| {
        matches!(a.status, AgreementStatus::Accepted | AgreementStatus::Suspended)
    };
    let Some(agreement) = one(world, at, ends) else { return };
    // What was agreed before the simulation began has no entry that could be named.
    let acceptance = agreement.acceptance.as_ref();
    let reader = &mut world.agencies[at].reader;
    if acceptance.is_some_and(|leaf| reader.has_leaf(leaf).expect("readable")) {
        let end = if world.chance.below(2) > 0 { End::Suspend } else { End::Revoke };
        let hash = agreement.hash;
        let _denied = world.command(at, move |core| core.end_agreement(OFFICER, &hash, end, None));
    }
}

fn one(
    world: &mut World,
    at: usize,
    fits: impl Fn(&AgreementRecord) -> bool,
) -> Option<AgreementRecord> {
    let mut agreements = world.agencies[at].reader.agreements().expect("readable");
    agreements.retain(fits);
    let length = agreements.len();
    (length > 0).then(|| agreements.swap_remove(index(&mut world.chance, length)))
}
