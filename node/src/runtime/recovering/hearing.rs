//! Asking partners what they hold of our log and of what passed between us, and answering them:
//! operations 4 to 6 of `/vestigo/log/1` (docs/protocol.md, "Recovery").

use std::time::Duration;

use vestigo_protocol::codec;
use vestigo_protocol::descriptor::{Descriptor, Head};
use vestigo_protocol::envelope::{Message, Unverified, UnverifiedStatement};
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::log::note::Note;
use vestigo_protocol::message::Content;

use super::{Heard, Held};
use crate::net::{Net, PeerKey, ReplySlot};
use crate::runtime::core::Handle;
use crate::runtime::directory::{Arrived, Directory, Known, log_keys};
use crate::runtime::identity::Identity;
use crate::runtime::projection::Projections;

/// Leaf hashes of one response: 256 KiB.
pub(crate) const LEAVES_AT_ONCE: usize = 8_192;

/// Pause between two rounds over partners that are not linked yet.
const ROUND: Duration = Duration::from_secs(1);

/// Requests of one partner before it is taken for one that never ends.
const REQUESTS_MAX: usize = 1_000_000;

/// The newest checkpoint of the asker, and leaf hashes of its log.
const SEEN: u64 = 4;
/// Statements between the two.
const SHARED: u64 = 5;
/// One of them.
const MESSAGE: u64 = 6;

/// What a partner may ask of the core.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum Request {
    /// `[4, start, 0]` → `[note / null, [* leaf hash]]`.
    Seen {
        /// First index wanted.
        start: u64,
    },
    /// `[5, before, 0]` → `[next, [* leaf hash], [* leaf hash]]`, newest first; the second list: what
    /// the asker has not acknowledged.
    Shared {
        /// Below this index of the asked one's log; 0: from its end.
        before: u64,
    },
    /// `[6, leaf hash]` → the message, with an empty preimage if its content was destroyed; or
    /// nothing.
    Message {
        /// Its entry.
        leaf: LeafHash,
    },
}

impl Request {
    fn read(bytes: &[u8]) -> Option<Self> {
        match codec::decode::<(u64, u64, u64)>(bytes) {
            Ok((SEEN, start, 0)) => Some(Self::Seen { start }),
            Ok((SHARED, before, 0)) => Some(Self::Shared { before }),
            Ok(_) => None,
            Err(_) => match codec::decode::<(u64, LeafHash)>(bytes) {
                Ok((MESSAGE, leaf)) => Some(Self::Message { leaf }),
                _ => None,
            },
        }
    }

    fn to_bytes(self) -> Vec<u8> {
        match self {
            Self::Seen { start } => codec::encode(&(SEEN, start, 0u64)),
            Self::Shared { before } => codec::encode(&(SHARED, before, 0u64)),
            Self::Message { leaf } => codec::encode(&(MESSAGE, leaf)),
        }
    }
}

/// Answers one request on `/vestigo/log/1`.
pub(in crate::runtime) async fn serve(
    core: Handle,
    projections: Projections,
    peer: PeerKey,
    bytes: Vec<u8>,
    reply: ReplySlot,
) {
    let answer = match Request::read(&bytes) {
        Some(request) => core.run(move |core| core.shown_to(peer, &request)).await.ok(),
        None => projections.run(move |p| Ok(p.answer(&bytes))).await.ok(),
    };
    if let Some(answer) = answer {
        reply.send(answer);
    }
}

/// Hears every partner, until the log is whole again or an epoch was opened and everybody heard.
pub(in crate::runtime) async fn recover(
    net: Net,
    core: Handle,
    directory: Directory,
    identity: std::sync::Arc<Identity>,
) {
    loop {
        let Ok(Some(partners)) = core.run(|core| Ok(core.left_to_hear())).await else { return };
        for (name, peer, linked) in partners {
            if !linked {
                continue;
            }
            let hearing = Hearing {
                net: &net,
                core: &core,
                directory: &directory,
                identity: &identity,
                peer,
            };
            if let Some(heard) = hearing.hear().await {
                tracing::info!(
                    partner.name = %name, statements = heard.held.len(),
                    "a partner showed what it holds of our log"
                );
                if core.run(move |core| core.heard(name, heard)).await.is_err() {
                    return;
                }
            }
        }
        if core.run(|core| core.catch_up()).await.is_err() {
            return;
        }
        tokio::time::sleep(ROUND).await;
    }
}

/// One partner that is asked.
struct Hearing<'a> {
    net: &'a Net,
    core: &'a Handle,
    directory: &'a Directory,
    identity: &'a Identity,
    peer: PeerKey,
}

impl Hearing<'_> {
    async fn ask(&self, request: Request) -> Option<Vec<u8>> {
        self.net.log_request(self.peer, request.to_bytes()).await.ok()
    }

    /// Everything it holds; none if it did not answer to the end.
    async fn hear(&self) -> Option<Heard> {
        let size = self.core.run(|core| Ok(core.frontier.size())).await.ok()?;
        let mut heard = Heard::default();
        loop {
            let start = size.saturating_add(heard.tail.len() as u64);
            let response = self.ask(Request::Seen { start }).await?;
            let (note, leaves) =
                codec::decode::<(Option<String>, Vec<LeafHash>)>(&response).ok()?;
            if heard.tail.is_empty() {
                // What is no checkpoint of ours is no word on our log: it does not count as heard.
                heard.seen = match note {
                    Some(note) => Some(self.verified(&note)?),
                    None => None,
                };
            }
            let covered = heard.seen.as_ref().map_or(0, |(head, _)| head.size);
            let full = start.saturating_add(leaves.len() as u64) < covered;
            let ended = leaves.is_empty();
            heard.tail.extend(leaves);
            if ended || !full {
                break;
            }
        }
        // What goes beyond the head that it showed leads nowhere.
        let covered = heard.seen.as_ref().map_or(0, |(head, _)| head.size);
        let wanted = usize::try_from(covered.saturating_sub(size)).unwrap_or(usize::MAX);
        heard.tail.truncate(wanted);
        heard.held = self.statements().await?;
        Some(heard)
    }

    fn verified(&self, note: &str) -> Option<(Head, String)> {
        verified(&self.identity.descriptor, note)
    }

    /// Verified statements that we do not have.
    async fn statements(&self) -> Option<Vec<Held>> {
        let mut held = Vec::new();
        let mut before = 0;
        for _ in 0..REQUESTS_MAX {
            let response = self.ask(Request::Shared { before }).await?;
            let (next, leaves, unacknowledged) =
                codec::decode::<(u64, Vec<LeafHash>, Vec<LeafHash>)>(&response).ok()?;
            if next != 0 && before != 0 && next >= before {
                return None;
            }
            let unknown = self.core.run(move |core| core.unknown(leaves)).await.ok()?;
            for leaf in unknown {
                let bytes = self.ask(Request::Message { leaf }).await?;
                // What does not verify is not ours to keep; the tail will show that it is missing.
                if let Some(mut read) = self.read(&bytes, leaf) {
                    let own = read.header.issuer == self.identity.name;
                    read.unacknowledged = !own && unacknowledged.contains(&leaf);
                    held.push(read);
                }
            }
            if next == 0 {
                return Some(held);
            }
            before = next;
        }
        None
    }

    fn read(&self, bytes: &[u8], leaf: LeafHash) -> Option<Held> {
        read(self.identity, self.directory.get(self.peer).as_deref(), bytes, leaf)
    }
}

/// A statement between a partner and us under its leaf hash, verified as if it came anew.
pub(super) fn read(
    identity: &Identity,
    partner: Option<&Known>,
    bytes: &[u8],
    leaf: LeafHash,
) -> Option<Held> {
    let message = Message::from_bytes(bytes).ok()?;
    let claimed = UnverifiedStatement::parse(&message.statement).ok()?.claimed().clone();
    let own = claimed.issuer == identity.name;
    let held = if message.preimage.is_empty() && message.disclosures.is_empty() {
        let descriptor =
            if own { Some(&identity.descriptor) } else { partner?.descriptor.as_ref() };
        erased(descriptor?, message)?
    } else if own {
        let key = identity.descriptor.signing_key_at(&claimed.kid, claimed.issued_at)?;
        let verified = Unverified::from_message(message).ok()?.verify(key).ok()?;
        let content = Content::from_fields(verified.header().kind, verified.fields()).ok();
        Held {
            header: verified.header().clone(),
            leaf: verified.leaf(),
            message: verified.message().clone(),
            content: content.map(Box::new),
            unacknowledged: false,
        }
    } else {
        match partner?.verify(bytes).ok()? {
            Arrived::Read { verified, content, .. } => Held {
                header: verified.header().clone(),
                leaf: verified.leaf(),
                message: verified.message().clone(),
                content: Some(content),
                unacknowledged: false,
            },
            Arrived::UnknownVersion { statement, message } => Held {
                header: statement.header.clone(),
                leaf: statement.leaf,
                message,
                content: None,
                unacknowledged: false,
            },
        }
    };
    let ours = held.header.audience == identity.name || own;
    (held.leaf == leaf && ours).then_some(held)
}

/// A statement whose content its keeper has destroyed. It fills its place, and says nothing more.
/// What descriptors and agreements say is never destroyed: without it nothing goes on.
fn erased(descriptor: &Descriptor, message: Message) -> Option<Held> {
    let statement = UnverifiedStatement::parse(&message.statement).ok()?;
    let claimed = statement.claimed();
    let kept = matches!(claimed.kind, Kind::Descriptor | Kind::Agreement);
    if kept || claimed.issuer != descriptor.doc().node {
        return None;
    }
    let key = descriptor.signing_key_at(&claimed.kid, claimed.issued_at)?;
    let statement = statement.verify(key).ok()?;
    Some(Held {
        header: statement.header,
        leaf: statement.leaf,
        message: Message { checkpoint: None, ..message },
        content: None,
        unacknowledged: false,
    })
}

/// A checkpoint of the log of a descriptor's node, if it is one: with the log's own two lines and no
/// others.
pub(super) fn verified(descriptor: &Descriptor, note: &str) -> Option<(Head, String)> {
    let signed = SignedCheckpoint::parse(note).ok()?;
    let keys = log_keys(descriptor)?;
    signed.verify(&keys).ok()?;
    let keys = keys.verifier_keys().ok()?;
    let lines = keys.iter().filter_map(|key| key.line_in(signed.signatures()).cloned());
    let own = Note::new(signed.unverified().to_text(), lines.collect()).ok()?;
    let checkpoint = signed.unverified();
    Some((Head { size: checkpoint.size, root: checkpoint.root }, own.to_text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_reads_back_and_nothing_else_is_one() {
        for request in [
            Request::Seen { start: 9 },
            Request::Shared { before: 0 },
            Request::Message { leaf: LeafHash([7; 32]) },
        ] {
            assert_eq!(Request::read(&request.to_bytes()), Some(request));
        }
        for other in [codec::encode(&(1u64, 2u64, 3u64)), codec::encode(&(4u64, 2u64, 3u64))] {
            assert_eq!(Request::read(&other), None);
        }
        assert_eq!(Request::read(&[]), None);
    }
}
