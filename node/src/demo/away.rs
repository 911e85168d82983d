//! A partner whose process is stopped: what it is asked meanwhile waits, and afterwards both sides
//! prove when each message was delivered.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::bundle::Bundle;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::time::Timestamp;

use super::federation::{Federation, Node, caller, until};
use super::guns;
use super::stage::Stage;
use super::story::{Watch, ask, decided};
use crate::runtime::clock;
use crate::service::requests::ExportUse;
use crate::service::views::{HopState, TraceView};
use crate::service::{Outcome, Service as _, ServiceError};

/// Questions to an agency whose node does not run.
pub(super) async fn to_one_that_is_off(
    stage: &mut Stage<'_>,
    federation: &mut Federation,
) -> Outcome<Vec<Watch>> {
    let (xd, _) = federation.node_mut("XD")?;
    xd.stop().await?;
    stage.say("demo-stopped", &[("country", "XD".into())]);
    let mut watches = Vec::new();
    for (serial, _) in guns::WAITING {
        watches.push(ask(stage, federation, serial, "XD").await?);
    }
    let (xa, xd) = (federation.node("XA")?, federation.node("XD")?);
    let waiting = until("outbox", async || {
        let partners = xa.client.partners(caller()).await?;
        let partner = partners.items.into_iter().find(|p| p.name == xd.name);
        Ok(partner.filter(|p| !p.connected).map(|p| p.outbox))
    })
    .await?;
    let mut submitted = true;
    for watch in &watches {
        let trace = xa.client.trace(caller(), watch.id.clone()).await?;
        submitted &= trace.hops.first().map(|hop| hop.state) == Some(HopState::Submitted);
    }
    stage.check("demo-check-outbox", waiting >= guns::WAITING.len() as u64 && submitted);
    stage.say("demo-in-outbox", &[("country", "XD".into())]);
    Ok(watches)
}

/// The node is started, the answers come, and who has them proves since when.
pub(super) async fn back_again(
    stage: &mut Stage<'_>,
    federation: &mut Federation,
    watches: &mut [Watch],
) -> Outcome<()> {
    let back = clock::now();
    let (xd, commands) = federation.node_mut("XD")?;
    xd.start(commands).await?;
    stage.say("demo-started-again", &[("country", "XD".into())]);
    let (mut answered, mut proved) = (true, true);
    for (watch, (_, expected)) in watches.iter_mut().zip(guns::WAITING) {
        let trace = watch.ended(stage, federation).await?;
        answered &= decided(&trace, "XD", expected);
        proved &= both_prove(stage, federation, &trace, back).await?;
    }
    let xd = federation.node("XD")?;
    let cases = xd.client.cases(caller(), Default::default()).await?.items;
    let once = |watch: &Watch| cases.iter().filter(|case| case.id == watch.id).count() == 1;
    stage.check("demo-check-delivered", answered && watches.iter().all(once));
    stage.check("demo-check-both-prove", proved);
    Ok(())
}

/// Who received an entry, and when it signed that it did.
type Deliveries = BTreeMap<LeafHash, (String, Timestamp)>;

/// Whether XA's and XD's bundles prove the same deliveries, and that XD had the question when it was
/// back and not before.
async fn both_prove(
    stage: &mut Stage<'_>,
    federation: &Federation,
    trace: &TraceView,
    back: Timestamp,
) -> Outcome<bool> {
    let (xa, xd) = (federation.node("XA")?, federation.node("XD")?);
    // The last receipt is on its way back to XD.
    let [ours, theirs] = until("receipts", async || {
        let both = [deliveries(xa, &trace.id).await?, deliveries(xd, &trace.id).await?];
        let complete = both.iter().all(|found| found.len() == 2);
        Ok(complete.then_some(both))
    })
    .await?;
    let by_xd = ours.values().find(|(by, _)| *by == xd.name).map(|(_, at)| *at);
    let args = [
        ("country", "XD".into()),
        ("at", by_xd.map(Timestamp::to_rfc3339).unwrap_or_default().into()),
    ];
    stage.say("demo-delivered", &args);
    Ok(ours == theirs && by_xd.is_some_and(|at| at >= back))
}

/// The deliveries of an exchange that a node's bundle proves: of a trace, or of a case.
async fn deliveries(node: &Node, exchange: &str) -> Outcome<Deliveries> {
    let view = node.client.bundle_export(caller(), exchange.to_owned(), ExportUse::default());
    let bytes = STANDARD.decode(view.await?.base64).map_err(ServiceError::unexpected)?;
    let bundle = Bundle::from_bytes(&bytes).map_err(ServiceError::unexpected)?;
    let report = bundle.verify().map_err(ServiceError::unexpected)?;
    let messages = report.exchanges.iter().flat_map(|exchange| &exchange.messages);
    let receipts = messages.filter(|m| matches!(m.header.kind, Kind::Accepted | Kind::Delivered));
    Ok(receipts
        .filter_map(|m| {
            let said = (m.header.issuer.to_string(), m.header.issued_at);
            Some((*m.header.in_reply_to.first()?, said))
        })
        .collect())
}
