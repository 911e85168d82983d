//! A snapshot with more in it.

use std::sync::Arc;

use super::segment::Segment;
use super::{Batch, Snapshot};

/// What a snapshot holds and what a batch adds.
pub(in crate::registry) fn joined(snapshot: &Snapshot, batch: Batch) -> Snapshot {
    let mut segments = snapshot.segments.clone();
    if !batch.is_empty() {
        segments.push(Arc::new(Segment::of(batch)));
    }
    if segments.len() > 8 {
        let parts: Vec<&Segment> = segments.iter().map(AsRef::as_ref).collect();
        segments = vec![Arc::new(Segment::merged(&parts))];
    }
    Snapshot::of(segments)
}
