//! What a reader of a bundle can check beyond it: what was left out, and whether its statements
//! stand in copies of logs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use vestigo_protocol::bundle::{Bundle, Note};
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::merkle::HashReader as _;

use super::views::{LeftOutView, LogCopyView};
use super::{ErrorCode, Outcome, ServiceError};
use crate::ledger::Ledger;
use crate::runtime::directory::log_keys;

/// Fields and contents that are not in a bundle; none if it does not hold.
#[must_use]
pub fn left_out(bundle: &[u8]) -> Option<LeftOutView> {
    let report = Bundle::from_bytes(bundle).and_then(|bundle| bundle.verify()).ok()?;
    let mut view = LeftOutView::default();
    for note in &report.notes {
        match note {
            Note::Withheld { fields, .. } => view.withheld_fields += *fields as u64,
            Note::Erased { .. } => view.erased += 1,
            _ => {}
        }
    }
    Some(view)
}

/// Looks for the statements of a bundle that holds in copies of logs: folders of tiles with their
/// signed checkpoints, whose keys the bundle's descriptors must name.
///
/// # Errors
/// A folder is no copy of a log, or of the log of none of the parties.
pub fn check(bundle: &[u8], folders: &[PathBuf]) -> Outcome<Vec<LogCopyView>> {
    let bundle = Bundle::from_bytes(bundle).map_err(ServiceError::unexpected)?;
    let leaves: BTreeSet<LeafHash> = bundle
        .agreements
        .iter()
        .chain(&bundle.messages)
        .map(|message| LeafHash::of(&message.statement))
        .collect();
    folders.iter().map(|folder| copy(&bundle, &leaves, folder)).collect()
}

fn copy(bundle: &Bundle, leaves: &BTreeSet<LeafHash>, folder: &Path) -> Outcome<LogCopyView> {
    let bad = |detail: &dyn std::fmt::Display| {
        ServiceError::new(ErrorCode::BadInput, "error-log-copy")
            .with("path", folder.display())
            .with("detail", detail)
    };
    // Opening compares the tiles with each other and with the root that was signed.
    let ledger = Ledger::open(folder.to_owned()).map_err(|e| bad(&e))?;
    let signed = ledger.published().ok_or_else(|| bad(&"there is no checkpoint"))?;
    let checkpoint = signed.unverified();
    let of_party = bundle.descriptors.iter().rev().find(|d| d.doc().node == checkpoint.origin);
    let keys = of_party.and_then(log_keys).ok_or_else(|| bad(&"the log of none of the parties"))?;
    signed.verify(&keys).map_err(|e| bad(&e))?;
    let mut missing = leaves.clone();
    for index in 0..checkpoint.size {
        let leaf = ledger.subtree(0, index).map_err(|e| bad(&e))?;
        missing.remove(&LeafHash(leaf.0));
        if missing.is_empty() {
            break;
        }
    }
    Ok(LogCopyView {
        origin: checkpoint.origin.to_string(),
        entries: checkpoint.size,
        found: (leaves.len() - missing.len()) as u64,
        missing: missing.iter().map(LeafHash::to_hex).collect(),
    })
}
