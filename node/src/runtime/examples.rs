//! Keys and an identity that the runtime's tests start from.

use std::collections::BTreeMap;

use vestigo_protocol::content::CONTENT_VERSION;
use vestigo_protocol::descriptor::{Descriptor, DescriptorDoc, KeyEntry, KeyRole};
use vestigo_protocol::ids::NodeName;
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::log::checkpoint::LogSigner;
use vestigo_protocol::time::Timestamp;
use zeroize::Zeroizing;

use super::identity::Identity;

pub(super) fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

pub(super) fn us() -> NodeName {
    NodeName::parse("vestigo/xb/police").unwrap()
}

pub(super) fn partner() -> NodeName {
    NodeName::parse("vestigo/xa/police").unwrap()
}

pub(super) fn identity() -> Identity {
    let log = LogSigner::new(us(), &Zeroizing::new([3; 32]), &Zeroizing::new([4; 32])).unwrap();
    let entry = |role, key: &[u8]| KeyEntry {
        role,
        key: key.to_vec(),
        not_before: Timestamp(0),
        not_after: None,
        revoked_at: None,
    };
    let doc = DescriptorDoc {
        node: us(),
        version: 1,
        previous: None,
        root: key(1).public().clone(),
        country: us().country(),
        names: BTreeMap::new(),
        keys: vec![
            entry(KeyRole::Signing, key(2).public().as_bytes()),
            entry(KeyRole::LogEd25519, &log.keys().ed25519),
            entry(KeyRole::LogMlDsa44, &log.keys().ml_dsa_44),
            entry(KeyRole::Transport, key(5).public().as_bytes()),
        ],
        addresses: Vec::new(),
        versions: vec![CONTENT_VERSION],
        marking_practice: None,
        contact: None,
        issued_at: Timestamp(1),
        recoveries: None,
    };
    let descriptor = Descriptor::sign(&doc, &key(1), &key(2), None).unwrap();
    Identity { name: us(), signing: key(2), log, descriptor }
}
