//! One log as it is served: whose it is, its keys, its newest checkpoint.

use vestigo_protocol::audit::directory::Directory;
use vestigo_protocol::audit::finding::{Class, Deviant, Deviation, Evidence, Finding};
use vestigo_protocol::bundle::without_cosignatures;
use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::ids::{Digest, NodeName};
use vestigo_protocol::limits::DESCRIPTOR_MAX;
use vestigo_protocol::log::checkpoint::{SignedCheckpoint, Verified};

use super::AuditError;
use super::source::Source;

/// Where a log publishes its newest checkpoint with enough cosignatures.
const COSIGNED: &str = "checkpoint.cosigned";

/// Descriptor versions that are asked for.
const VERSIONS_MAX: u64 = 1000;

/// Versions that cannot be read after which no more are asked for.
const BAD_VERSIONS_MAX: usize = 3;

/// Bytes of a file that are kept to show what was served.
pub(super) const SERVED_MAX: usize = 64 * 1024;

/// A checkpoint that its log signed.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// With the log's own two lines.
    pub(super) text: String,
    /// What it says, and who cosigned it as it was served.
    pub(super) verified: Verified,
}

impl Note {
    /// Verifies a signed note.
    pub(super) fn read(bytes: &[u8], directory: &Directory) -> Result<Self, String> {
        let signed = SignedCheckpoint::from_bytes(bytes).map_err(|e| e.to_string())?;
        let verified = directory.verify_checkpoint(&signed).map_err(|e| e.to_string())?;
        let text = without_cosignatures(&signed).map_err(|e| e.to_string())?.to_text();
        Ok(Self { text, verified })
    }

    pub(super) const fn size(&self) -> u64 {
        self.verified.checkpoint.size
    }
}

/// A log whose files can be read.
pub(super) struct Opened {
    /// Whose.
    pub(super) name: NodeName,
    /// Its files.
    pub(super) source: Box<dyn Source>,
    /// `checkpoint`, unread.
    pub(super) served: Vec<u8>,
    /// The checkpoint, once the directory is known.
    pub(super) note: Option<Note>,
    /// The newest one with enough cosignatures, if the log publishes it.
    pub(super) cosigned: Option<Note>,
    /// What was served otherwise than it was signed.
    pub(super) findings: Vec<Finding>,
}

/// Something that was served and is not what was signed.
pub(super) fn deviation(log: &NodeName, note: Option<&Note>, path: &str, what: Deviant) -> Finding {
    let number = match &what {
        Deviant::Entry { index, .. } | Deviant::Hash { index, .. } => Some(*index),
        Deviant::Root { .. } | Deviant::File { .. } => None,
    };
    let deviation = Deviation {
        log: log.clone(),
        note: note.map(|note| note.text.clone()),
        path: path.to_owned(),
        what,
    };
    Finding {
        class: Class::CopyDiffers,
        about: log.clone(),
        other: None,
        accused: None,
        exchange: None,
        entry: None,
        at: None,
        number,
        count: 1,
        evidence: Evidence::Served(Box::new(deviation)),
    }
}

fn file(log: &NodeName, path: &str, served: &[u8]) -> Finding {
    let served = served.get(..SERVED_MAX).unwrap_or(served).to_vec();
    deviation(log, None, path, Deviant::File { served })
}

/// Reads who a log belongs to, and adds its keys to the directory.
pub(super) fn open(
    mut source: Box<dyn Source>,
    directory: &mut Directory,
) -> Result<Opened, AuditError> {
    let not_a_log = |source: &dyn Source, reason: &str| AuditError::NotALog {
        address: source.address().to_owned(),
        reason: reason.to_owned(),
    };
    let Some(served) = source.get("checkpoint")? else {
        return Err(not_a_log(source.as_ref(), "there is no checkpoint"));
    };
    let claimed = SignedCheckpoint::from_bytes(&served).map(|c| c.unverified().origin.clone()).ok();
    let mut good: Vec<(String, Descriptor)> = Vec::new();
    let mut bad = Vec::new();
    for version in 1..=VERSIONS_MAX {
        let path = format!("descriptors/{version}");
        let Some(bytes) = source.get(&path)? else { break };
        let short = bytes.get(..bytes.len().min(DESCRIPTOR_MAX + 1)).unwrap_or_default();
        match Descriptor::from_bytes(short) {
            Ok(descriptor) => good.push((path, descriptor)),
            Err(_) => bad.push((path, short.to_vec())),
        }
        if bad.len() >= BAD_VERSIONS_MAX {
            break;
        }
    }
    let named = good.first().map(|(_, d)| d.doc().node.clone());
    let Some(name) = claimed.or(named) else {
        return Err(not_a_log(source.as_ref(), "neither checkpoint nor descriptor can be read"));
    };
    let mut findings: Vec<Finding> =
        bad.iter().map(|(path, bytes)| file(&name, path, bytes)).collect();
    for (path, descriptor) in good {
        let bytes = descriptor.to_bytes();
        let of_log = descriptor.doc().node == name;
        // A version that cannot be read leaves a hole, and the later one overrules all before it.
        let newest = directory.newest(&name).map_or(0, |d| d.doc().version);
        let added = if of_log && newest > 0 && descriptor.doc().version > newest + 1 {
            directory.replace(descriptor)
        } else {
            directory.add(vec![descriptor])
        };
        if !of_log || added.is_err() {
            findings.push(file(&name, &path, &bytes));
        }
    }
    if directory.newest(&name).is_none() {
        return Err(AuditError::NoDescriptor { address: source.address().to_owned(), node: name });
    }
    Ok(Opened { name, source, served, note: None, cosigned: None, findings })
}

impl Opened {
    /// Verifies the checkpoints, now that all descriptors are known.
    pub(super) fn read_notes(&mut self, directory: &Directory) -> Result<(), AuditError> {
        let served = std::mem::take(&mut self.served);
        self.note = self.read_note("checkpoint", &served, directory);
        if let Some(served) = self.source.get(COSIGNED)? {
            self.cosigned = self.read_note(COSIGNED, &served, directory);
        }
        Ok(())
    }

    /// The checkpoints of others that this log's owner cosigned (c2sp.org/tlog-witness), if it says.
    pub(super) fn witnessed(
        &mut self,
        others: &[NodeName],
        directory: &Directory,
    ) -> Result<Vec<Note>, AuditError> {
        let mut notes = Vec::new();
        for other in others.iter().filter(|other| **other != self.name) {
            let origin = Digest::of(other.as_str().as_bytes());
            let found = self.source.get(&format!("witness/{origin}/checkpoint"))?;
            // What cannot be verified says nothing about anybody.
            notes.extend(found.and_then(|bytes| Note::read(&bytes, directory).ok()));
        }
        Ok(notes)
    }

    fn read_note(&mut self, path: &str, served: &[u8], directory: &Directory) -> Option<Note> {
        let note = Note::read(served, directory).ok();
        let note = note.filter(|note| note.verified.checkpoint.origin == self.name);
        if note.is_none() {
            self.findings.push(file(&self.name, path, served));
        }
        note
    }
}
