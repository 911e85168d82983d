//! Whose keys a partner may have.

use vestigo_protocol::ids::Digest;
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::time::Timestamp;

use super::*;
use crate::runtime::examples::{identity, key, partner};
use crate::runtime::fairness::tests::{Node, budget, known};
use crate::scratch::Scratch;
use crate::service::Caller;
use crate::store::Officer;

fn line(root: &SecretKey, transport: &SecretKey) -> Invitation {
    Invitation {
        node: NodeName::parse("vestigo/xc/customs").unwrap(),
        root: root.public().clone(),
        transport: transport.public().clone(),
        addresses: Vec::new(),
        descriptor: Digest([7; 32]),
        issued_at: Timestamp(1),
    }
}

#[test]
fn nobody_is_joined_whose_root_or_transport_key_is_a_key_of_another_node() {
    let scratch = Scratch::new("joining-keys");
    let mut node = Node::open(&scratch, budget(500));
    node.core.officers.push(Officer { id: 1, uid: 1000, secret: [7; 32] });
    node.core.begin().unwrap();
    let ours = node.core.identity.name.to_string();
    // Our own: 1 is the root, 2 signs, 5 is the transport key.
    for (root, transport) in [(2, 50), (5, 50), (40, 1), (40, 2), (40, 5)] {
        let refused =
            node.core.accept_invitation(Caller::of(1000), &line(&key(root), &key(transport)));
        let of_ours = matches!(&refused, Err(Denied::KeyOfAnother { owner, .. }) if *owner == ours);
        assert!(of_ours, "{root} {transport}: {refused:?}");
    }
    // A partner's, which has sent no descriptor yet.
    let known = node.core.partners.get_mut(&partner()).unwrap();
    known.record.root = *key(60).public().as_bytes();
    known.record.transport = *key(61).public().as_bytes();
    for (root, transport) in [(61, 50), (40, 60), (40, 61)] {
        let refused =
            node.core.accept_invitation(Caller::of(1000), &line(&key(root), &key(transport)));
        assert!(matches!(refused, Err(Denied::KeyOfAnother { .. })), "{root} {transport}");
    }
    // One national root may stand above several agencies.
    let line = line(&key(60), &key(50));
    assert!(node.core.accept_invitation(Caller::of(1000), &line).is_ok());
    // The same line again is the same partner.
    assert!(node.core.accept_invitation(Caller::of(1000), &line).is_ok());
}

#[test]
fn a_first_descriptor_with_a_key_of_another_node_is_not_taken() {
    let scratch = Scratch::new("joining-descriptor");
    let mut node = Node::open(&scratch, budget(500));
    node.core.begin().unwrap();
    // The partner's descriptor lists our own signing key.
    let mut doc = identity().descriptor.doc().clone();
    doc.node = partner();
    doc.country = partner().country();
    doc.root = key(70).public().clone();
    let copied = Descriptor::sign(&doc, &key(70), &key(2), None).unwrap();
    node.core.introduced(&known(), copied).unwrap();
    assert!(node.core.partners[&partner()].descriptor.is_none());
    for (entry, seed) in doc.keys.iter_mut().zip(80..) {
        if entry.key.len() == 32 {
            entry.key = key(seed).public().as_bytes().to_vec();
        } else {
            *entry.key.last_mut().unwrap() ^= 1;
        }
    }
    let own = Descriptor::sign(&doc, &key(70), &key(80), None).unwrap();
    node.core.introduced(&known(), own).unwrap();
    assert!(node.core.partners[&partner()].descriptor.is_some());
}
