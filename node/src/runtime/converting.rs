//! Converted guns without a number: those that bear what a conversion left on another.

use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::{ExchangeId, LeafHash};
use vestigo_protocol::message::Query;

use super::core::Core;
use super::error::Denied;
use crate::desk::conversion::{self, Likeness, Link, Signature};
use crate::store::{ConversionRecord, TraceRecord};

/// Earlier requests that one is compared with, the newest first: some years of a country that finds
/// one a day. Each is read and opened, which takes some milliseconds for all.
const COMPARED_MAX: usize = 1_000;

/// Requests that are shown as linked, the nearest first.
const LINKED_MAX: usize = 50;

/// A request about a gun that bears the same conversion.
#[derive(Clone, Debug)]
pub(crate) struct Linked {
    /// The request.
    pub(crate) request: ConversionRecord,
    /// What links the two.
    pub(crate) link: Link,
}

impl Core {
    /// Enters a request, if it tells what a conversion left.
    pub(super) fn note_conversion(
        &mut self,
        leaf: &LeafHash,
        of: ExchangeId,
        own: bool,
        query: &Query,
    ) -> Result<(), Denied> {
        if conversion::signature(&query.firearm()).is_none() {
            return Ok(());
        }
        let at = self.now();
        Ok(self.store.put_conversion(&ConversionRecord { query: *leaf, of, own, at })?)
    }

    /// Enters a trace of ours by its first question.
    pub(super) fn note_own_conversion(
        &mut self,
        trace: &TraceRecord,
        query: &Query,
    ) -> Result<(), Denied> {
        match self.store.hops(&trace.id)?.first().map(|hop| hop.query) {
            Some(leaf) => self.note_conversion(&leaf, trace.id, true, query),
            None => Ok(()),
        }
    }

    /// Requests about other guns that bear the conversion of this one: our traces and, if `cases`, what
    /// partners asked. The nearest first, then the newest. `of` is the trace or exchange itself.
    pub(crate) fn linked_by_conversion(
        &mut self,
        of: ExchangeId,
        gun: &FirearmDescription,
        cases: bool,
    ) -> Result<Vec<Linked>, Denied> {
        let Some(signature) = conversion::signature(gun) else {
            return Ok(Vec::new());
        };
        let mut linked = Vec::new();
        for request in self.store.conversions(COMPARED_MAX)? {
            if request.of == of || !request.own && !cases {
                continue;
            }
            let Some(other) = self.signature_in(&request)? else { continue };
            if let Some(link) = conversion::link(&signature, &other) {
                linked.push(Linked { request, link });
            }
        }
        let rank = |linked: &Linked| std::cmp::Reverse::<Likeness>(linked.link.likeness);
        linked.sort_by_key(rank);
        linked.truncate(LINKED_MAX);
        Ok(linked)
    }

    /// What a request told; none once its content was erased.
    fn signature_in(&mut self, request: &ConversionRecord) -> Result<Option<Signature>, Denied> {
        let gun = self.described_in(&request.query)?;
        Ok(gun.as_ref().and_then(conversion::signature))
    }
}
