//! Converted guns without a number: other requests that a gun is linked to, as people see them.

use vestigo_protocol::codes::AttachmentRole;
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::{ExchangeId, NodeName};

use super::views::LinkedView;
use crate::runtime::converting::Linked;
use crate::runtime::{Core, Denied};
use crate::store::AttachmentRecord;

/// What links a trace of ours to others of ours; who asks partners does not read what they ask.
pub(super) fn of_trace(core: &mut Core, trace: ExchangeId) -> Result<Vec<LinkedView>, Denied> {
    let first = core.store.hops(&trace)?.into_iter().next();
    let asked = first.map(|hop| core.described_in(&hop.query)).transpose()?.flatten();
    match asked {
        Some(gun) => shown(core, trace, &gun, false),
        None => Ok(Vec::new()),
    }
}

/// What links a partner's request to others, and to traces of ours.
pub(super) fn of_case(
    core: &mut Core,
    exchange: ExchangeId,
    gun: &FirearmDescription,
) -> Result<Vec<LinkedView>, Denied> {
    shown(core, exchange, gun, true)
}

fn shown(
    core: &mut Core,
    of: ExchangeId,
    gun: &FirearmDescription,
    cases: bool,
) -> Result<Vec<LinkedView>, Denied> {
    let linked = core.linked_by_conversion(of, gun, cases)?;
    linked.into_iter().map(|linked| view(core, linked)).collect()
}

fn view(core: &mut Core, linked: Linked) -> Result<LinkedView, Denied> {
    let Linked { request, link } = linked;
    let asked = exchanges(core, &request.of, request.own)?;
    let mut photographs = 0u64;
    for (exchange, partner) in &asked {
        let files = core.store.attachments_of(exchange, partner)?;
        photographs =
            photographs.saturating_add(files.iter().filter(|f| is_photo(f)).count() as u64);
    }
    Ok(LinkedView {
        id: request.of.to_hex(),
        own: request.own,
        partner: asked.first().map(|(_, partner)| partner.to_string()).unwrap_or_default(),
        at: request.at.to_rfc3339(),
        likeness: link.likeness.name().to_owned(),
        shared: link.shared,
        agrees: link.agrees.into_iter().map(str::to_owned).collect(),
        photographs,
    })
}

/// The exchanges of a request with whom they are.
fn exchanges(
    core: &mut Core,
    of: &ExchangeId,
    own: bool,
) -> Result<Vec<(ExchangeId, NodeName)>, Denied> {
    Ok(match own {
        true => core.store.hops(of)?.into_iter().map(|hop| (hop.exchange, hop.partner)).collect(),
        false => {
            let cases = core.store.cases_between(of, of, 1)?;
            cases.into_iter().map(|case| (case.exchange, case.partner)).collect()
        }
    })
}

fn is_photo(file: &AttachmentRecord) -> bool {
    file.said.role == AttachmentRole::Photograph
}
