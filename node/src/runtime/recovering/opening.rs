//! The next epoch: what the national root signs, and what follows from it.

use vestigo_protocol::codec;
use vestigo_protocol::descriptor::{Descriptor, DescriptorDoc, Head, Recovery};
use vestigo_protocol::ids::NodeName;
use vestigo_protocol::message::Body;

use super::{DESCRIPTOR, RESTORED, RecoveryDenied, UNHEARD};
use crate::desk::officer::Acting;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::announcing::{sent_key, version_key};
use crate::runtime::core::{Core, Effect};
use crate::runtime::error::Denied;
use crate::store::PartnerStanding;

/// How far the clock of whoever signs as root may be from ours.
const DRAFT_SKEW_SECONDS: u64 = 7 * 86_400;

impl Core {
    /// Later descriptors of ours that partners hold, each the next of the one before: they came
    /// after the backup.
    fn later_descriptors(&self) -> Vec<Descriptor> {
        let held = self.recovery.heard.values().flat_map(|heard| &heard.held);
        let mut later: Vec<Descriptor> = held
            .filter(|h| h.header.issuer == self.identity.name)
            .filter_map(|h| match h.content.as_deref().map(|content| &content.body) {
                Some(Body::Descriptor(notice)) => Descriptor::from_bytes(&notice.descriptor).ok(),
                _ => None,
            })
            .collect();
        later.sort_by_key(|descriptor| descriptor.doc().version);
        let mut chain: Vec<Descriptor> = Vec::new();
        for next in later {
            if next.succeeds(chain.last().unwrap_or(self.descriptor())).is_ok() {
                chain.push(next);
            }
        }
        chain
    }

    /// The newest descriptor of ours: a partner may hold one that came after the backup.
    pub(super) fn newest_descriptor(&self) -> Descriptor {
        self.later_descriptors().pop().unwrap_or_else(|| self.descriptor().clone())
    }

    /// Keeps a later descriptor of ours that came back.
    pub(super) fn descriptor_came_back(&mut self, next: Descriptor) -> Result<(), Denied> {
        if next.succeeds(self.descriptor()).is_ok() {
            self.keep_descriptor(next)?;
        }
        Ok(())
    }

    fn keep_descriptor(&mut self, next: Descriptor) -> Result<(), Denied> {
        if next.doc().epoch() != self.epoch() {
            // What was counted belongs to the epoch before.
            self.seal_series()?;
            self.series.clear();
        }
        // Observers need each of them: a version is believed by the one before.
        let before = self.descriptor();
        let (key, bytes) = (version_key(before.doc().version), before.to_bytes());
        self.store.put_meta(&key, &bytes)?;
        let bytes = next.to_bytes();
        self.store.put_meta(&version_key(next.doc().version), &bytes)?;
        self.store.put_meta(DESCRIPTOR, &bytes)?;
        self.recovery.renewed = Some(next);
        self.effects.push(Effect::NewDescriptor);
        Ok(())
    }

    /// The descriptor that would open the next epoch, for the national root to sign.
    pub(crate) fn recovery_draft(&self) -> Result<DescriptorDoc, Denied> {
        if !self.recovery.is_on() {
            return Err(RecoveryDenied::NotRestored.into());
        }
        let current = self.newest_descriptor();
        let now = self.now();
        let reached = Head { size: self.frontier.size(), root: self.frontier.root() };
        let highest = self.recovery.highest().map(|(head, _)| *head);
        let recovery = Recovery {
            epoch: current.doc().epoch().saturating_add(1),
            at: now,
            reached,
            seen: highest.filter(|head| head.size > reached.size),
        };
        let mut recoveries = current.doc().recoveries().to_vec();
        recoveries.push(recovery);
        Ok(DescriptorDoc {
            version: current.doc().version.saturating_add(1),
            previous: Some(current.digest()),
            issued_at: now,
            recoveries: Some(recoveries),
            ..current.doc().clone()
        })
    }

    /// Opens a recovery epoch with the national root's signature over [`Self::recovery_draft`], and
    /// tells every partner.
    pub(crate) fn open_epoch(
        &mut self,
        who: impl Into<Acting>,
        document: &[u8],
        root_signature: &[u8],
    ) -> Result<u64, Denied> {
        let who = who.into();
        self.officer(who)?;
        let doc = self.signed_draft(document)?;
        let rule = |e: vestigo_protocol::descriptor::DescriptorError| Denied::Rule(e.to_string());
        let signing = &self.identity.signing;
        let next =
            Descriptor::assemble(&doc, root_signature, signing, Some(signing)).map_err(rule)?;
        next.succeeds(&self.newest_descriptor()).map_err(rule)?;
        let confirmed: Vec<NodeName> = self
            .partners
            .iter()
            .filter(|(_, p)| p.record.standing == PartnerStanding::Confirmed)
            .map(|(name, _)| name.clone())
            .collect();
        let unheard: Vec<NodeName> = confirmed
            .iter()
            .filter(|name| !self.recovery.heard.contains_key(*name))
            .cloned()
            .collect();
        self.note(who, AdminAct::on(AdminCode::EpochOpened, doc.epoch()))?;
        self.store.put_meta(RESTORED, &[])?;
        self.store.put_meta(UNHEARD, &codec::encode(&unheard))?;
        self.recovery.unheard = unheard.into_iter().collect();
        self.recovery.mark = None;
        self.recovery.stuck = None;
        let version = next.doc().version;
        for later in self.later_descriptors() {
            self.keep_descriptor(later)?;
        }
        self.keep_descriptor(next)?;
        let epoch = self.epoch();
        tracing::warn!(log.epoch = epoch, "a recovery epoch was opened");
        for partner in &confirmed {
            self.send_descriptor(partner)?;
            self.store.put_meta(&sent_key(partner), &codec::encode(&version))?;
        }
        let heard = std::mem::take(&mut self.recovery.heard);
        self.adopt(heard.into_values().flat_map(|h| h.held).collect())?;
        Ok(epoch)
    }

    /// The document as it was signed, if it is our draft but for the time of signing.
    fn signed_draft(&self, document: &[u8]) -> Result<DescriptorDoc, Denied> {
        let draft = self.recovery_draft()?;
        let doc: DescriptorDoc =
            codec::decode(document).map_err(|_| RecoveryDenied::AnotherDocument)?;
        let mut same = draft.clone();
        same.issued_at = doc.issued_at;
        if let (Some(ours), Some(theirs)) =
            (same.recoveries.as_mut().and_then(|r| r.last_mut()), doc.recoveries().last())
        {
            ours.at = theirs.at;
        }
        let skew = draft.issued_at.0.abs_diff(doc.issued_at.0);
        if same == doc && skew <= DRAFT_SKEW_SECONDS {
            Ok(doc)
        } else {
            Err(RecoveryDenied::AnotherDocument.into())
        }
    }
}
