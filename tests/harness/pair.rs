//! Nodes become partners and agree, as people would do it.

use vestigo::service::Service as _;
use vestigo::service::requests::{
    AcceptInviteRequest, ConfirmPartnerRequest, ProposeAgreementRequest,
};
use vestigo::service::views::{AgreementState, AgreementTerms, AskTerms};

use crate::node::{ME, Node};
use crate::wait::until;

/// Both numbers were compared over the telephone, and the link is up.
pub async fn join(a: &Node, b: &Node) {
    let invited = a.client().partner_invite(ME).await.expect("an invitation");
    let accepted = AcceptInviteRequest { line: invited.line };
    let back = b.client().partner_accept(ME, accepted).await.expect("accepted");
    let accepted = AcceptInviteRequest { line: back.line };
    a.client().partner_accept(ME, accepted).await.expect("accepted");
    confirm(a, &b.name, &b.safety_number).await;
    confirm(b, &a.name, &a.safety_number).await;
    for (node, partner) in [(a, b), (b, a)] {
        until("the descriptor of the partner is here and the link is up", async || {
            let partners = node.client().partners(ME).await.ok()?;
            let is_ready = |p: &&_| {
                let p: &vestigo::service::views::PartnerView = p;
                p.name == partner.name && p.connected && !p.agency.is_empty() && p.outbox == 0
            };
            partners.items.iter().find(is_ready).map(drop)
        })
        .await;
    }
}

/// A person confirms a partner's safety number.
pub async fn confirm(node: &Node, partner: &str, safety_number: &str) {
    let request =
        ConfirmPartnerRequest { name: partner.to_owned(), safety_number: safety_number.to_owned() };
    node.client().partner_confirm(ME, request).await.expect("confirmed");
}

/// Terms under which everything that may be automatic is.
#[must_use]
pub fn open_terms() -> AskTerms {
    AskTerms {
        request_kinds: vec!["TRACE".to_owned(), "ONWARD_TRACE".to_owned()],
        purposes: vec!["U1".to_owned()],
        automatic_level: Some("L3".to_owned()),
        automatic_no_record: true,
        highest_level: "L3".to_owned(),
        daily_budget: 100_000,
        ..AskTerms::default()
    }
}

/// As [`open_terms`], and every answer needs an officer.
#[must_use]
pub fn officer_terms() -> AskTerms {
    AskTerms { automatic_level: None, automatic_no_record: false, ..open_terms() }
}

/// The same terms in both directions.
#[must_use]
pub fn both(terms: AskTerms) -> AgreementTerms {
    AgreementTerms { proposer_asks: terms.clone(), accepter_asks: terms }
}

/// `a` proposes, `b` accepts, and both hold it as in force. Gives the agreement's hash.
pub async fn agree(a: &Node, b: &Node, terms: AgreementTerms) -> String {
    let hash = propose(a, &b.name, terms, None).await;
    accept(b, &hash).await;
    in_force(a, &hash).await;
    in_force(b, &hash).await;
    hash
}

/// Proposes an agreement and gives its hash.
pub async fn propose(
    node: &Node,
    partner: &str,
    terms: AgreementTerms,
    valid_from: Option<&str>,
) -> String {
    let partner = partner.to_owned();
    let valid_from = valid_from.map(str::to_owned);
    let request = ProposeAgreementRequest { partner, terms, valid_from };
    node.client().agreement_propose(ME, request).await.expect("a proposal").hash
}

/// Waits for a proposal and accepts it.
pub async fn accept(node: &Node, hash: &str) {
    let client = node.client();
    until("the proposal has arrived", async || client.agreement(ME, hash.to_owned()).await.ok())
        .await;
    client.agreement_accept(ME, hash.to_owned()).await.expect("accepted");
}

/// Waits until a node holds an agreement as in force.
pub async fn in_force(node: &Node, hash: &str) {
    let client = node.client();
    until("the agreement is in force", async || {
        let view = client.agreement(ME, hash.to_owned()).await.ok()?;
        (view.state == AgreementState::InForce).then_some(())
    })
    .await;
}

/// Two running nodes, XA and XB, that agreed on `terms` in both directions.
pub async fn two(terms: AskTerms) -> (Node, Node) {
    let (a, b) = (Node::start_new("XA").await, Node::start_new("XB").await);
    join(&a, &b).await;
    agree(&a, &b, both(terms)).await;
    (a, b)
}
