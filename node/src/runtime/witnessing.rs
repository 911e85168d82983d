//! We as a witness: what we cosign of partners' logs and of others that an operator named.
//!
//! A cosignature says that the log only grew since the one before. It is believed because a witness
//! never signs two heads that contradict each other, so: one request at a time, in the core; the new
//! head is in the same durable commit after which the answer leaves; and a witness whose memory was
//! lost or went back signs nothing any more under its key.

use std::collections::BTreeMap;
use std::sync::Arc;

use vestigo_protocol::codec;
use vestigo_protocol::descriptor::{Descriptor, KeyRole, Recovery};
use vestigo_protocol::ids::Digest;
use vestigo_protocol::log::cosignature::WitnessSigner;
use vestigo_protocol::log::note::{Note, NoteSignature, SignatureType};
use vestigo_protocol::log::vkey::{OpenCheckpoint, VerifierKey};
use vestigo_protocol::log::witness::{
    AddCheckpoint, Head, KnownLog, LinkRequest, Refusal, Reply, contradicts, cosign, judge,
    lines_to_text,
};
use vestigo_protocol::time::Timestamp;

use super::core::{Core, Handle};
use super::cosigning::Standings;
use super::directory::{SeenCheckpoint, log_keys};
use super::error::Denied;
use crate::net::PeerKey;
use crate::store::{DoubtfulEpoch, PartnerStanding, StoreError, WitnessHead, WitnessKey};

mod memory;

pub use memory::Memory;

/// Fork proofs kept of one log: the first is enough for a court.
const FORKS_MAX: usize = 8;

/// Who signs, and whom.
#[derive(Debug, Default)]
pub struct Witness {
    /// Both keys and what they remember; none in a node that has not made them.
    pub signing: Option<Signing>,
    /// Its memory was lost: it signs nothing.
    pub retired: bool,
    /// Keys of outside logs by origin.
    pub outside: BTreeMap<String, Vec<VerifierKey>>,
    /// How our own checkpoints fare with their witnesses.
    pub(crate) standings: Standings,
}

/// A witness's keys and what must go with them.
#[derive(Clone, Debug)]
pub struct Signing {
    /// Both keys.
    pub signer: Arc<WitnessSigner>,
    /// The record of the Ed25519 key, as it is stored.
    pub key: WitnessKey,
    /// The count beside the key.
    pub memory: Arc<Memory>,
}

/// An answer that must not leave before the batch is durable and the count is noted.
#[derive(Debug)]
pub struct Answer {
    /// What is answered.
    pub reply: Reply,
    /// The count that must be noted beside the key first.
    pub note: Option<(Arc<Memory>, u64)>,
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        Self { reply: refusal.reply(), note: None }
    }
}

/// Where a request came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// The log's own node, over its link.
    Partner(PeerKey),
    /// Anyone, over HTTP.
    Outside,
}

/// The body of a request on `/vestigo/log/1`, if it asks for a cosignature.
pub(super) fn request_of(bytes: &[u8]) -> Option<Vec<u8>> {
    let request: LinkRequest = codec::decode(bytes).ok()?;
    (request.kind == LinkRequest::KIND).then_some(request.body)
}

/// Answers a request to cosign: judged and stored in the core, noted beside the key, and only then
/// given out.
pub async fn answer(core: &Handle, asker: Asker, body: Vec<u8>) -> Reply {
    let Ok(answer) = core.run(move |core| core.cosign(asker, &body)).await else {
        return Refusal::Unavailable.reply();
    };
    let Some((memory, count)) = answer.note else { return answer.reply };
    match tokio::task::spawn_blocking(move || memory.note(count)).await {
        Ok(Ok(())) => answer.reply,
        failed => {
            tracing::error!(?failed, "a cosignature is withheld: its count cannot be kept");
            Refusal::Unavailable.reply()
        }
    }
}

impl Core {
    /// Judges a request to cosign. If it is a signature, the head is stored in this batch.
    ///
    /// # Errors
    /// The store.
    pub fn cosign(&mut self, asker: Asker, body: &[u8]) -> Result<Answer, Denied> {
        let request = AddCheckpoint::parse(body);
        // Whoever signs nothing as a witness is a partner that was shown a checkpoint all the same.
        let silent = match &self.witness.signing {
            _ if self.witness.retired => Err(Refusal::Retired),
            None => Err(Refusal::Unavailable),
            Some(signing) => Ok(signing.clone()),
        };
        let mut signing = match silent {
            Ok(signing) => signing,
            Err(refusal) => {
                if let Ok(request) = &request {
                    self.shown_for_cosigning(asker, &request.checkpoint)?;
                }
                return Ok(refusal.into());
            }
        };
        let Ok(request) = request else { return Ok(Refusal::Malformed.into()) };
        let checkpoint = &request.checkpoint;
        let Some(log) = self.log_of(asker, checkpoint.origin()) else {
            return Ok(Refusal::UnknownLog.into());
        };
        let mut last = self.store.witness_head(checkpoint.origin())?;
        let given_up = match &last {
            Some(last) => self.given_up(last)?,
            None => None,
        };
        if let Some(reached) = given_up {
            if !log.signed(checkpoint) {
                return Ok(Refusal::NotSigned.into());
            }
            // Under the key that cosigned the lost branch nothing that contradicts it is ever signed.
            if last.as_ref().is_some_and(|last| last.cosigned_at >= signing.key.since) {
                self.shown_for_cosigning(asker, checkpoint)?;
                return Ok(Refusal::GivenUp.into());
            }
            // Another key begins where the log's national root says that the log went on.
            if let Some(last) = &mut last {
                last.head = reached;
            }
        }
        if let Err(refusal) = judge(&request, &log, last.as_ref().map(|last| &last.head)) {
            if let Some(last) = &last
                && refusal != Refusal::NotSigned
            {
                // Two heads of one size prove the fork by themselves. A proof that fails does so
                // only where its log gave it: anyone can post a checkpoint with a wrong one.
                let own_word = asker != Asker::Outside && refusal == Refusal::Inconsistent;
                if contradicts(&last.head, checkpoint) || own_word {
                    self.log_forked(&last.origin, &last.note, &checkpoint.to_text())?;
                }
            }
            return Ok(refusal.into());
        }
        self.shown_for_cosigning(asker, checkpoint)?;
        let now = self.cosigning_time(last.as_ref());
        let failed = |e| StoreError::Foreign(format!("a checkpoint cannot be cosigned: {e}"));
        let lines = cosign(&signing.signer, checkpoint, now).map_err(failed)?;
        let reply = Reply { status: 200, body: lines_to_text(&lines) };
        let head = Head { size: checkpoint.size(), root: checkpoint.root() };
        let grown = last.as_ref().is_none_or(|last| last.head != head);
        // The time is kept when only that has risen: a later line is never dated before it.
        if grown || last.is_some_and(|last| now > last.cosigned_at) {
            let origin = checkpoint.origin().to_owned();
            let note = log_lines(&log, checkpoint, &lines)?;
            self.store.put_witness_head(&WitnessHead { origin, head, cosigned_at: now, note })?;
        }
        if grown {
            signing.key.count += 1;
            self.store.put_witness_key(&signing.key)?;
        }
        let note = Some((Arc::clone(&signing.memory), signing.key.count));
        self.witness.signing = Some(signing);
        Ok(Answer { reply, note })
    }

    /// A partner's own checkpoint is seen when it comes to be cosigned too, and its log is followed to
    /// it: most come in no other way.
    fn shown_for_cosigning(
        &mut self,
        asker: Asker,
        checkpoint: &OpenCheckpoint,
    ) -> Result<(), Denied> {
        let Asker::Partner(peer) = asker else { return Ok(()) };
        let Some(log) = self.log_of(asker, checkpoint.origin()) else { return Ok(()) };
        let Some(name) = self.by_key.get(&peer).cloned() else { return Ok(()) };
        if !log.signed(checkpoint) || !checkpoint.root_fits_size() {
            return Ok(());
        }
        let note = log_lines(&log, checkpoint, &[])?;
        let seen = SeenCheckpoint { size: checkpoint.size(), root: checkpoint.root(), note };
        self.see_checkpoint(&name, &seen)
    }

    /// Now, and never before what this log was told last: a clock set back must not let an older
    /// cosignature of a larger tree look as if it came later.
    fn cosigning_time(&self, last: Option<&WitnessHead>) -> Timestamp {
        last.map_or(self.now(), |last| self.now().max(last.cosigned_at))
    }

    /// The keys of the log that may be asked about.
    fn log_of(&self, asker: Asker, origin: &str) -> Option<KnownLog> {
        match asker {
            Asker::Partner(peer) => {
                let name = self.by_key.get(&peer).filter(|name| name.as_str() == origin)?;
                let partner = self.partners.get(name)?;
                if partner.record.standing != PartnerStanding::Confirmed {
                    return None;
                }
                let keys = log_keys(partner.descriptor.as_ref()?)?.verifier_keys().ok()?;
                Some(KnownLog { keys: keys.into(), all: true })
            }
            Asker::Outside => {
                let keys = self.witness.outside.get(origin)?.clone();
                Some(KnownLog { keys, all: false })
            }
        }
    }

    /// Where a log goes on, if what we cosigned last of it is of a branch that its national root gave
    /// up since with a recovery epoch. An epoch that rewrote what we had seen gives up nothing.
    pub(super) fn given_up(&mut self, last: &WitnessHead) -> Result<Option<Head>, Denied> {
        let doubts = self.store.doubtful_epochs()?;
        let rewritten =
            |doubt: &DoubtfulEpoch| doubt.rewritten && doubt.partner.as_str() == last.origin;
        let partner = self.partners.iter().find(|(name, _)| name.as_str() == last.origin);
        let Some(descriptor) = partner.and_then(|(_, partner)| partner.descriptor.as_ref()) else {
            return Ok(None);
        };
        let recoveries = descriptor.doc().recoveries();
        if recoveries.is_empty() || doubts.iter().any(rewritten) {
            return Ok(None);
        }
        let signed_at = signed_at(&last.note, descriptor).unwrap_or(last.cosigned_at);
        let lost = |r: &&Recovery| last.head.size > r.reached.size && signed_at <= r.at;
        let reached = recoveries.iter().find(lost).map(|recovery| recovery.reached);
        Ok(reached.map(|reached| Head { size: reached.size, root: reached.root }))
    }

    /// Two notes of one log that contradict each other, kept once.
    pub(super) fn log_forked(
        &mut self,
        origin: &str,
        first: &str,
        second: &str,
    ) -> Result<(), Denied> {
        let proofs = self.store.fork_proofs()?;
        let of_log: Vec<_> = proofs.iter().filter(|(whose, _, _)| whose == origin).collect();
        let root = |note: &str| note.lines().nth(2).map(str::to_owned);
        let known =
            of_log.iter().any(|(_, a, b)| root(a) == root(first) && root(b) == root(second));
        if known || of_log.len() >= FORKS_MAX {
            return Ok(());
        }
        tracing::error!(log.origin = %origin, "a log has forked");
        Ok(self.store.put_fork_proof(origin, first, second)?)
    }
}

/// When a log signed a note, by its own clock.
fn signed_at(note: &str, descriptor: &Descriptor) -> Option<Timestamp> {
    let checkpoint = OpenCheckpoint::parse(note).ok()?;
    let keys = log_keys(descriptor)?.verifier_keys().ok()?;
    let time = |key: &VerifierKey| {
        let line = key.line_in(checkpoint.signatures())?;
        key.verify(&checkpoint, line).ok()?
    };
    keys.iter().find_map(time)
}

/// The note as it is kept and shown: the lines of the log's keys, and ours.
fn log_lines(
    log: &KnownLog,
    checkpoint: &OpenCheckpoint,
    ours: &[NoteSignature],
) -> Result<String, StoreError> {
    let of_log = log.keys.iter().filter_map(|key| key.line_in(checkpoint.signatures()));
    let lines: Vec<_> = of_log.cloned().chain(ours.iter().cloned()).collect();
    Note::new(checkpoint.text().to_owned(), lines)
        .map(|note| note.to_text())
        .map_err(|e| StoreError::Foreign(format!("a cosigned note cannot be written: {e}")))
}

/// The keys with which a partner cosigns, those it had included.
pub(crate) fn witness_keys(descriptor: &Descriptor, now: Timestamp) -> Vec<VerifierKey> {
    let of = |role, signature_type| {
        descriptor.keys(role).filter(move |entry| entry.covers(now)).filter_map(move |entry| {
            let name = descriptor.doc().node.as_str();
            VerifierKey::new(name, signature_type, entry.key.clone()).ok()
        })
    };
    of(KeyRole::WitnessEd25519, SignatureType::Ed25519Cosignature)
        .chain(of(KeyRole::WitnessMlDsa44, SignatureType::MlDsa44Cosignature))
        .collect()
}

/// Where a log's checkpoint lies under the monitoring prefix: the hash of its origin.
pub(crate) fn origin_hash(origin: &str) -> String {
    Digest::of(origin.as_bytes()).to_hex()
}

#[cfg(test)]
mod tests;
