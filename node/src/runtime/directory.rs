//! Whose keys verify what comes in: a snapshot of the partners that the network's tasks read while
//! the core writes.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use vestigo_protocol::content::ContentError;
use vestigo_protocol::descriptor::{Descriptor, KeyRole};
use vestigo_protocol::envelope::{EnvelopeError, Message, Statement, Unverified, Verified};
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{Digest, NodeName};
use vestigo_protocol::log::checkpoint::{LogKeys, SignedCheckpoint};
use vestigo_protocol::message::{Body, Content};

use crate::net::{AckStatus, PeerKey};
use crate::store::PartnerStanding;

/// A partner as the network's tasks need to know it.
#[derive(Debug)]
pub struct Known {
    /// Node name.
    pub name: NodeName,
    /// How far it is trusted.
    pub standing: PartnerStanding,
    /// Its newest descriptor, once it arrived.
    pub descriptor: Option<Descriptor>,
    /// The root it was joined with.
    pub root: [u8; 32],
    /// The transport key at the other end of its links.
    pub transport: [u8; 32],
    /// The descriptor that its invitation named.
    pub expected_descriptor: Digest,
}

/// A checkpoint of a partner whose two signatures hold.
#[derive(Clone, Debug)]
pub struct SeenCheckpoint {
    /// Tree size.
    pub size: u64,
    /// Root hash.
    pub root: Digest,
    /// The note.
    pub note: String,
}

/// A message whose signature holds.
#[derive(Debug)]
pub enum Arrived {
    /// It can be read.
    Read {
        /// The statement and its fields.
        verified: Box<Verified>,
        /// The fields by kind.
        content: Box<Content>,
        /// The checkpoint beside it.
        checkpoint: Option<SeenCheckpoint>,
        /// In a first kind 11: the descriptor that verified it.
        introduced: Option<Box<Descriptor>>,
    },
    /// The statement is good, but its content is of a version that we do not read.
    UnknownVersion {
        /// The statement.
        statement: Box<Statement>,
        /// The message.
        message: Message,
    },
}

/// Partners by transport key.
#[derive(Clone, Debug, Default)]
pub struct Directory(Arc<RwLock<BTreeMap<PeerKey, Arc<Known>>>>);

impl Directory {
    /// The partner behind a transport key.
    #[must_use]
    pub fn get(&self, peer: PeerKey) -> Option<Arc<Known>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&peer).cloned()
    }

    /// Replaces all.
    pub fn replace(&self, partners: BTreeMap<PeerKey, Arc<Known>>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = partners;
    }
}

impl Known {
    /// Reads and verifies a message of this partner. Everything a peer sends is hostile until this
    /// has returned.
    ///
    /// # Errors
    /// The status that the link answers with.
    pub fn verify(&self, bytes: &[u8]) -> Result<Arrived, AckStatus> {
        let unverified = Unverified::decode(bytes).map_err(|_| AckStatus::Malformed)?;
        let claimed = unverified.claimed();
        if claimed.issuer != self.name {
            return Err(AckStatus::UnknownKey);
        }
        // Kind 11 alone passes before a person has confirmed the safety number.
        if self.standing != PartnerStanding::Confirmed && claimed.kind != Kind::Descriptor {
            return Err(AckStatus::Busy);
        }
        let Some(descriptor) = &self.descriptor else {
            return self.introduce(bytes);
        };
        let key = descriptor
            .signing_key_at(&claimed.kid, claimed.issued_at)
            .ok_or(AckStatus::UnknownKey)?;
        match unverified.verify(key) {
            Ok(verified) => self.read(verified, descriptor, None),
            Err(EnvelopeError::Content(ContentError::Version(_))) => {
                let again = Unverified::decode(bytes).map_err(|_| AckStatus::Malformed)?;
                let (statement, message) =
                    again.verify_statement(key).map_err(|_| AckStatus::UnknownKey)?;
                Ok(Arrived::UnknownVersion { statement: Box::new(statement), message })
            }
            Err(EnvelopeError::Signature(_)) => Err(AckStatus::UnknownKey),
            Err(_) => Err(AckStatus::Malformed),
        }
    }

    /// The first kind 11 carries the descriptor that verifies it; the invitation pinned both the
    /// descriptor's hash and the root. The line itself is not signed: only that the root certifies
    /// the key at the other end keeps out someone who put another transport key into both lines
    /// and passes on what the two agencies say.
    fn introduce(&self, bytes: &[u8]) -> Result<Arrived, AckStatus> {
        let message = Message::from_bytes(bytes).map_err(|_| AckStatus::Malformed)?;
        let fields = vestigo_protocol::content::open_whole(&message.preimage, &message.disclosures)
            .map_err(|_| AckStatus::Malformed)?;
        let content =
            Content::from_fields(Kind::Descriptor, &fields).map_err(|_| AckStatus::Malformed)?;
        let Body::Descriptor(notice) = &content.body else { return Err(AckStatus::Malformed) };
        let descriptor =
            Descriptor::from_bytes(&notice.descriptor).map_err(|_| AckStatus::Malformed)?;
        let pinned = descriptor.digest() == self.expected_descriptor
            && *descriptor.doc().root.as_bytes() == self.root
            && descriptor.current(KeyRole::Transport).is_some_and(|k| k.key == self.transport)
            && descriptor.doc().node == self.name;
        if !pinned {
            return Err(AckStatus::UnknownKey);
        }
        let unverified = Unverified::from_message(message).map_err(|_| AckStatus::Malformed)?;
        let claimed = unverified.claimed();
        let key = descriptor
            .signing_key_at(&claimed.kid, claimed.issued_at)
            .ok_or(AckStatus::UnknownKey)?
            .clone();
        let verified = unverified.verify(&key).map_err(|_| AckStatus::UnknownKey)?;
        self.read(verified, &descriptor, Some(Box::new(descriptor.clone())))
    }

    fn read(
        &self,
        verified: Verified,
        descriptor: &Descriptor,
        introduced: Option<Box<Descriptor>>,
    ) -> Result<Arrived, AckStatus> {
        let content = Content::from_fields(verified.header().kind, verified.fields())
            .map_err(|_| AckStatus::Malformed)?;
        if !self.knows_epoch(verified.header().epoch, descriptor, &content.body) {
            return Err(AckStatus::Busy);
        }
        // What passed by letter is never sent to anybody (docs/protocol.md, "Letters").
        if content.common.off_network.is_some() {
            return Err(AckStatus::Malformed);
        }
        let checkpoint = match &verified.message().checkpoint {
            None => None,
            Some(note) => Some(self.checkpoint(note, descriptor).ok_or(AckStatus::Malformed)?),
        };
        Ok(Arrived::Read {
            verified: Box::new(verified),
            content: Box::new(content),
            checkpoint,
            introduced,
        })
    }

    /// Whether the national root has opened an epoch: in the descriptor that we have, or in the next
    /// one, which this message brings. Others wait until it has come.
    fn knows_epoch(&self, epoch: u64, descriptor: &Descriptor, body: &Body) -> bool {
        if epoch <= descriptor.doc().epoch() {
            return true;
        }
        let Body::Descriptor(notice) = body else { return false };
        Descriptor::from_bytes(&notice.descriptor)
            .is_ok_and(|next| next.doc().epoch() == epoch && next.succeeds(descriptor).is_ok())
    }

    fn checkpoint(&self, note: &[u8], descriptor: &Descriptor) -> Option<SeenCheckpoint> {
        let signed = SignedCheckpoint::from_bytes(note).ok()?;
        let verified = signed.verify(&log_keys(descriptor)?).ok()?;
        Some(SeenCheckpoint {
            size: verified.checkpoint.size,
            root: verified.checkpoint.root,
            note: signed.to_text(),
        })
    }
}

/// The log keys in force in a descriptor.
#[must_use]
pub fn log_keys(descriptor: &Descriptor) -> Option<LogKeys> {
    Some(LogKeys {
        origin: descriptor.doc().node.clone(),
        ed25519: descriptor.current(KeyRole::LogEd25519)?.key.as_slice().try_into().ok()?,
        ml_dsa_44: descriptor.current(KeyRole::LogMlDsa44)?.key.clone(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use minicbor::bytes::ByteVec;
    use vestigo_protocol::content::{CONTENT_VERSION, salts_len};
    use vestigo_protocol::descriptor::{DescriptorDoc, Head, KeyEntry, Recovery};
    use vestigo_protocol::envelope;
    use vestigo_protocol::header::Header;
    use vestigo_protocol::ids::{ExchangeId, MessageId};
    use vestigo_protocol::key::SecretKey;
    use vestigo_protocol::message::{DescriptorNotice, Heartbeat};
    use vestigo_protocol::time::Timestamp;

    use super::*;
    use crate::desk::answer::empty_common;

    const ROOT: u8 = 1;
    const SIGNING: u8 = 2;
    const TRANSPORT: u8 = 4;

    fn key(seed: u8) -> SecretKey {
        SecretKey::from_seed(&[seed; 32])
    }

    fn public(seed: u8) -> [u8; 32] {
        *key(seed).public().as_bytes()
    }

    fn partner() -> NodeName {
        NodeName::parse("vestigo/xb/police").unwrap()
    }

    fn descriptor() -> Descriptor {
        let entry = |role, key: Vec<u8>| KeyEntry {
            role,
            key,
            not_before: Timestamp(0),
            not_after: None,
            revoked_at: None,
        };
        let doc = DescriptorDoc {
            node: partner(),
            version: 1,
            previous: None,
            root: key(ROOT).public().clone(),
            country: partner().country(),
            names: BTreeMap::new(),
            keys: vec![
                entry(KeyRole::Signing, public(SIGNING).to_vec()),
                entry(KeyRole::LogEd25519, public(3).to_vec()),
                entry(KeyRole::LogMlDsa44, vec![7; 1312]),
                entry(KeyRole::Transport, public(TRANSPORT).to_vec()),
            ],
            addresses: Vec::new(),
            versions: vec![CONTENT_VERSION],
            marking_practice: None,
            contact: None,
            issued_at: Timestamp(1),
            recoveries: None,
        };
        Descriptor::sign(&doc, &key(ROOT), &key(SIGNING), None).unwrap()
    }

    fn message(body: Body, signer: u8) -> Vec<u8> {
        message_in(0, body, signer)
    }

    fn message_in(epoch: u64, body: Body, signer: u8) -> Vec<u8> {
        let content = Content::new(empty_common(), body);
        let fields = content.to_fields();
        let header = Header {
            kid: key(signer).kid(),
            issuer: partner(),
            exchange: ExchangeId([1; 16]),
            audience: NodeName::parse("vestigo/xa/police").unwrap(),
            issued_at: Timestamp(10),
            id: MessageId([2; 16]),
            kind: content.body.kind(),
            in_reply_to: Vec::new(),
            sequence: 1,
            previous: None,
            answer_by: None,
            deliver_until: None,
            reason: None,
            stops_clock: false,
            epoch,
        };
        let salts = vec![9; salts_len(fields.len())];
        envelope::sign(header, fields, &key(signer), &salts).unwrap().message.to_bytes()
    }

    fn introduction() -> Vec<u8> {
        let descriptor = ByteVec::from(descriptor().to_bytes());
        message(Body::Descriptor(DescriptorNotice { descriptor }), SIGNING)
    }

    /// As an accepted invitation leaves it: no descriptor yet.
    fn invited() -> Known {
        Known {
            name: partner(),
            standing: PartnerStanding::Invited,
            descriptor: None,
            root: public(ROOT),
            transport: public(TRANSPORT),
            expected_descriptor: descriptor().digest(),
        }
    }

    fn status(known: &Known, bytes: &[u8]) -> Option<AckStatus> {
        known.verify(bytes).err()
    }

    #[test]
    fn the_first_kind_11_verifies_itself_under_what_the_line_pinned() {
        let arrived = invited().verify(&introduction()).unwrap();
        assert!(matches!(arrived, Arrived::Read { introduced: Some(_), .. }));
    }

    /// Someone who puts another transport key into both lines relays both descriptors unchanged,
    /// so that roots and safety numbers match; only the certified transport key tells.
    #[test]
    fn a_line_with_another_transport_key_root_or_descriptor_is_refused() {
        let intercepted = Known { transport: public(99), ..invited() };
        assert_eq!(status(&intercepted, &introduction()), Some(AckStatus::UnknownKey));
        let other_root = Known { root: public(98), ..invited() };
        assert_eq!(status(&other_root, &introduction()), Some(AckStatus::UnknownKey));
        let other = Known { expected_descriptor: Digest([0; 32]), ..invited() };
        assert_eq!(status(&other, &introduction()), Some(AckStatus::UnknownKey));
    }

    #[test]
    fn until_a_person_has_confirmed_only_kind_11_passes() {
        let heartbeat = message(Body::Heartbeat(Heartbeat {}), SIGNING);
        let known = Known { descriptor: Some(descriptor()), ..invited() };
        assert_eq!(status(&known, &heartbeat), Some(AckStatus::Busy));
        let confirmed = Known { standing: PartnerStanding::Confirmed, ..known };
        assert_eq!(status(&confirmed, &heartbeat), None);
    }

    #[test]
    fn an_epoch_is_known_only_by_the_descriptor_that_opens_it() {
        let first = descriptor();
        let known = Known {
            descriptor: Some(first.clone()),
            standing: PartnerStanding::Confirmed,
            ..invited()
        };
        let head = |size| Head { size, root: Digest([7; 32]) };
        let recovery =
            Recovery { epoch: 1, at: Timestamp(2), reached: head(3), seen: Some(head(4)) };
        let doc = DescriptorDoc {
            version: 2,
            previous: Some(first.digest()),
            recoveries: Some(vec![recovery]),
            ..first.doc().clone()
        };
        let signing = key(SIGNING);
        let opened = Descriptor::sign(&doc, &key(ROOT), &signing, Some(&signing)).unwrap();
        let of = |d: &Descriptor| {
            let descriptor = ByteVec::from(d.to_bytes());
            Body::Descriptor(DescriptorNotice { descriptor })
        };
        let heartbeat = || Body::Heartbeat(Heartbeat {});
        // Not before the descriptor, not with another one, and not one that skips an epoch.
        assert_eq!(status(&known, &message_in(1, heartbeat(), SIGNING)), Some(AckStatus::Busy));
        assert_eq!(status(&known, &message_in(1, of(&first), SIGNING)), Some(AckStatus::Busy));
        assert_eq!(status(&known, &message_in(2, of(&opened), SIGNING)), Some(AckStatus::Busy));
        assert_eq!(status(&known, &message_in(1, of(&opened), SIGNING)), None);
        let told = Known { descriptor: Some(opened), ..known };
        assert_eq!(status(&told, &message_in(1, heartbeat(), SIGNING)), None);
        assert_eq!(status(&told, &message_in(0, heartbeat(), SIGNING)), None, "a late one");
        assert_eq!(status(&told, &message_in(2, heartbeat(), SIGNING)), Some(AckStatus::Busy));
    }

    #[test]
    fn another_key_another_issuer_or_any_changed_byte_is_refused() {
        let known = Known {
            descriptor: Some(descriptor()),
            standing: PartnerStanding::Confirmed,
            ..invited()
        };
        let stranger = message(Body::Heartbeat(Heartbeat {}), 77);
        assert_eq!(status(&known, &stranger), Some(AckStatus::UnknownKey));
        let other = Known { name: NodeName::parse("vestigo/xc/police").unwrap(), ..invited() };
        assert_eq!(status(&other, &introduction()), Some(AckStatus::UnknownKey));
        let good = message(Body::Heartbeat(Heartbeat {}), SIGNING);
        for at in 0..good.len() {
            let mut altered = good.clone();
            altered[at] ^= 1;
            assert!(status(&known, &altered).is_some(), "byte {at}");
        }
    }
}
