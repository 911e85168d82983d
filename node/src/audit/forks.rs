//! Checkpoints of one log against each other.

use vestigo_protocol::audit::directory::Directory;
use vestigo_protocol::audit::finding::{Class, Evidence, Finding, Fork};
use vestigo_protocol::descriptor::Recovery;
use vestigo_protocol::merkle::{self, ProveError};

use super::AuditError;
use super::log::Note;
use super::tree::{Tree, TreeError};

/// What one more checkpoint of a log says about its tree.
pub(super) enum Compared {
    /// They agree.
    Agrees,
    /// They cannot both be true.
    Splits(Box<Finding>),
    /// The other one is of a branch that was given up with a recovery epoch, and the tree goes on from
    /// the head that its descriptor names.
    GivenUp(Box<Finding>),
    /// It is larger than the tree, or the tree's hashes cannot be had.
    Later,
}

/// Compares a checkpoint with the tree of the newest one.
pub(super) fn compare(
    tree: &Tree<'_>,
    newest: &Note,
    other: &Note,
    directory: &Directory,
) -> Result<Compared, AuditError> {
    if let Some(recovery) = directory.gave_up(&other.verified, &newest.verified)
        && goes_on(tree, recovery)?
    {
        return Ok(Compared::GivenUp(Box::new(given_up(other, recovery))));
    }
    let (old, new) = (&other.verified.checkpoint, &newest.verified.checkpoint);
    if old.size > new.size {
        return Ok(Compared::Later);
    }
    if old.size == new.size {
        if old.root == new.root {
            return Ok(Compared::Agrees);
        }
        let (first, second) =
            if other.text < newest.text { (other, newest) } else { (newest, other) };
        return Ok(Compared::Splits(Box::new(split(first, second, None))));
    }
    let read = |result| match result {
        Ok(value) => Ok(Some(value)),
        Err(ProveError::Read(TreeError::Audit(error))) => Err(error),
        Err(_) => Ok(None),
    };
    let Some(root) = read(merkle::root_of(tree, old.size))? else { return Ok(Compared::Later) };
    if root == old.root {
        return Ok(Compared::Agrees);
    }
    let proof = match merkle::prove_consistency(tree, old.size, new.size) {
        Ok(path) => path,
        Err(ProveError::Read(TreeError::Audit(error))) => return Err(error),
        Err(_) => return Ok(Compared::Later),
    };
    // Believed only if it leads from that root to the signed one.
    match merkle::verify_consistency(old.size, new.size, &proof, root, new.root) {
        Ok(()) => Ok(Compared::Splits(Box::new(split(other, newest, Some((root, proof)))))),
        Err(_) => Ok(Compared::Later),
    }
}

/// Whether a tree had the root that a recovery names at the size that it names.
fn goes_on(tree: &Tree<'_>, recovery: &Recovery) -> Result<bool, AuditError> {
    match merkle::root_of(tree, recovery.reached.size) {
        Ok(root) => Ok(root == recovery.reached.root),
        Err(ProveError::Read(TreeError::Audit(error))) => Err(error),
        Err(_) => Ok(false),
    }
}

/// A checkpoint over more than its log went on from.
fn given_up(note: &Note, recovery: &Recovery) -> Finding {
    let checkpoint = &note.verified.checkpoint;
    Finding {
        class: Class::GivenUp,
        about: checkpoint.origin.clone(),
        other: None,
        accused: None,
        exchange: None,
        entry: None,
        at: Some(recovery.at),
        number: Some(recovery.reached.size),
        count: checkpoint.size.saturating_sub(recovery.reached.size),
        evidence: Evidence::Nothing,
    }
}

fn split(
    first: &Note,
    second: &Note,
    growth: Option<(vestigo_protocol::ids::Digest, Vec<vestigo_protocol::ids::Digest>)>,
) -> Finding {
    let checkpoint = &first.verified.checkpoint;
    Finding {
        class: Class::SplitView,
        about: checkpoint.origin.clone(),
        other: None,
        accused: Some(checkpoint.origin.clone()),
        exchange: None,
        entry: None,
        at: Some(first.verified.signed_at),
        number: Some(checkpoint.size),
        count: 1,
        evidence: Evidence::Notes(Box::new(Fork {
            first: first.text.clone(),
            second: second.text.clone(),
            growth,
        })),
    }
}
