//! The court bundle of a trace, or of a partner's request: everything needed to verify it offline.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;
use vestigo_protocol::bundle::{self, Bundle, Report};
use vestigo_protocol::content::{self, ContentError};
use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::envelope::{Message, UnverifiedStatement};
use vestigo_protocol::header::Header;
use vestigo_protocol::ids::{AgreementHash, LeafHash, NodeName};
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::log::receipt::{InclusionProof, Receipt, ReceiptProof};
use vestigo_protocol::merkle;

use super::arrivals::open_stored;
use super::core::{Core, Handle};
use super::error::Denied;
use super::identity::Identity;
use super::projection::{ProjectionError, Projections};
use crate::store::{CaseRecord, EntryRecord, PartnerStanding, StoreError};

/// Why a bundle was not made.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The trace, or the store.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The proofs.
    #[error(transparent)]
    Projection(#[from] ProjectionError),
    /// What was gathered does not verify. Nothing is exported that we would not accept.
    #[error("the bundle does not verify: {0}")]
    Verify(#[from] bundle::BundleError),
}

/// Label of the field that names the agreement.
const AGREEMENT_LABEL: u64 = 1;

/// Messages by their place in our log.
type Listed = BTreeMap<u64, (LeafHash, Message)>;

/// A message with the fields of these labels only; none if it has none of them.
fn only(mut message: Message, labels: &BTreeSet<u64>) -> Option<Message> {
    if !labels.is_empty() {
        let preimage = message.preimage.clone();
        message.disclosures.retain(|disclosure| {
            let opened = content::open(&preimage, std::slice::from_ref(disclosure));
            opened.is_ok_and(|o| o.fields.iter().all(|field| labels.contains(&field.label)))
        });
    }
    (!message.disclosures.is_empty()).then_some(message)
}

/// What the core gathers; the proofs are made outside of it.
struct Gathered {
    descriptors: Vec<Descriptor>,
    /// Of partners that are no party, and may have cosigned our log.
    others: Vec<Descriptor>,
    agreements: Vec<(u64, LeafHash, Message)>,
    messages: Vec<(u64, LeafHash, Message)>,
    size: u64,
    note: SignedCheckpoint,
    partner_notes: Vec<SignedCheckpoint>,
}

/// Exports the court bundle of the trace, or else of the case, whose id begins with `id`. It is
/// verified before it is given out.
///
/// # Errors
/// [`ExportError`].
pub async fn export(
    core: &Handle,
    projections: &Projections,
    identity: &Identity,
    id: String,
) -> Result<(Bundle, Report), ExportError> {
    let gathered = core.run(move |core| core.gather(&id)).await?;
    finish(projections, identity, gathered).await
}

/// What of an exchange is opened for an inspector.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// One message, by the beginning of its entry's leaf hash.
    pub message: Option<String>,
    /// Labels of fields; none: every field.
    pub labels: BTreeSet<u64>,
}

/// A bundle with the selected fields of the case or trace whose id begins with `id`, and nothing
/// else: of withheld fields only salted digests are left, and messages of which nothing is opened
/// are not in it.
///
/// # Errors
/// [`ExportError`]; nothing that was selected is there.
pub async fn open(
    core: &Handle,
    projections: &Projections,
    identity: &Identity,
    id: String,
    selection: Selection,
) -> Result<(Bundle, Report), ExportError> {
    let gathered = core.run(move |core| core.gather_opened(&id, &selection)).await?;
    finish(projections, identity, gathered).await
}

/// Makes the proofs and verifies the whole.
async fn finish(
    projections: &Projections,
    identity: &Identity,
    gathered: Gathered,
) -> Result<(Bundle, Report), ExportError> {
    let mut descriptors = gathered.descriptors;
    let last = gathered.agreements.iter().chain(&gathered.messages).map(|(index, ..)| *index).max();
    let cosigned = projections.run(move |p| Ok(p.cosigned_over(last.unwrap_or(0)))).await?;
    let (size, note) = match cosigned {
        Some(note) => {
            let known: Vec<Descriptor> =
                descriptors.iter().chain(&gathered.others).cloned().collect();
            let (note, by) = bundle::with_known_cosignatures(&note, &known)
                .map_err(|_| ProjectionError::Note)?;
            let others = gathered.others.into_iter();
            descriptors.extend(others.filter(|other| by.contains(&other.doc().node)));
            (note.unverified().size, note)
        }
        None => (gathered.size, gathered.note),
    };
    descriptors
        .sort_by(|a, b| (&a.doc().node, a.doc().version).cmp(&(&b.doc().node, b.doc().version)));
    let leaves: Vec<(u64, LeafHash)> = gathered
        .agreements
        .iter()
        .chain(&gathered.messages)
        .map(|(index, leaf, _)| (*index, *leaf))
        .collect();
    let paths = projections
        .run(move |projection| {
            leaves
                .into_iter()
                .map(|(index, leaf)| Ok((index, leaf, projection.inclusion(index, size)?)))
                .collect::<Result<Vec<_>, ProjectionError>>()
        })
        .await?;
    let mut receipts = Vec::with_capacity(paths.len());
    for (index, leaf, path) in paths {
        let root = merkle::root_from_inclusion(leaf, index, size, &path)
            .map_err(|e| ProjectionError::Range(e.to_string()))?;
        let proof = ReceiptProof::Inclusion(InclusionProof { size, index, path });
        receipts.push(Receipt::sign(&identity.log, proof, root));
    }
    let mut checkpoints = gathered.partner_notes;
    checkpoints.push(note);
    checkpoints.sort_by(|a, b| {
        let key = |n: &SignedCheckpoint| (n.unverified().origin.clone(), n.unverified().size);
        key(a).cmp(&key(b))
    });
    let made = Bundle {
        descriptors,
        agreements: gathered.agreements.into_iter().map(|(_, _, m)| m).collect(),
        messages: gathered.messages.into_iter().map(|(_, _, m)| m).collect(),
        receipts,
        checkpoints,
        consistency: Vec::new(),
    };
    let report = made.verify()?;
    Ok((made, report))
}

impl Core {
    /// With whom, and the entries of our log about it, hop by hop.
    fn about(&mut self, id: &str) -> Result<Vec<(NodeName, Vec<EntryRecord>)>, Denied> {
        let mut about = Vec::new();
        match self.trace_by_prefix(id) {
            Ok(trace) => {
                for hop in self.store.hops(&trace.id)? {
                    about.push((hop.partner.clone(), self.entries_of_hop(&hop)?));
                }
            }
            Err(no_trace @ Denied::NotFound { .. }) => {
                let case = match self.case_by_prefix(id) {
                    Err(Denied::NotFound { .. }) => return Err(no_trace),
                    found => found?,
                };
                let entries = self.entries_of_case(&case)?;
                about.push((case.partner, entries));
            }
            Err(other) => return Err(other),
        }
        Ok(about)
    }

    /// The log's entries about a partner's request. Another partner may have chosen the same id for
    /// its exchange: what is not with this one is left out.
    fn entries_of_case(&mut self, case: &CaseRecord) -> Result<Vec<EntryRecord>, Denied> {
        let mut entries = Vec::new();
        for entry in self.store.entries_of_exchange(&case.exchange)? {
            let header = header_of(&entry)?;
            if [&header.issuer, &header.audience].contains(&&case.partner) {
                entries.push(entry);
            }
        }
        if let Some(decision) = case.decision
            && entries.iter().all(|entry| entry.leaf != decision)
        {
            entries.extend(self.store.entry_by_leaf(&decision)?);
        }
        Ok(entries)
    }

    /// Everything about a trace or case that the store holds, and a checkpoint that covers it.
    fn gather(&mut self, id: &str) -> Result<Gathered, Denied> {
        let mut messages = BTreeMap::new();
        let mut agreements: BTreeSet<AgreementHash> = BTreeSet::new();
        let mut parties: BTreeSet<NodeName> = BTreeSet::new();
        for (partner, entries) in self.about(id)? {
            parties.insert(partner);
            for entry in entries {
                let Some(mut message) = self.store.message(&entry.leaf)? else {
                    // What is left of it proves that it was said.
                    let message = Message {
                        statement: entry.statement,
                        preimage: Vec::new(),
                        disclosures: Vec::new(),
                        checkpoint: None,
                    };
                    messages.insert(entry.index, (entry.leaf, message));
                    continue;
                };
                match open_stored(&message) {
                    Some((_, content)) => agreements.extend(content.common.agreement),
                    // Of a later version: the statement is evidence; whoever reads the bundle cannot
                    // check fields beside a preimage that it does not know.
                    None if is_of_another_version(&message) => message.disclosures.clear(),
                    None => {}
                }
                messages.insert(entry.index, (entry.leaf, message));
            }
        }
        if messages.is_empty() {
            return Err(Denied::NothingExchanged);
        }
        let acts = self.acts_of(agreements)?;
        self.gathered(parties, acts, messages)
    }

    /// The messages that concluded agreements.
    fn acts_of(&mut self, agreements: BTreeSet<AgreementHash>) -> Result<Listed, Denied> {
        let mut acts = BTreeMap::new();
        for hash in agreements {
            let Some((_, record)) = self.agreements.get(&hash).cloned() else { continue };
            for leaf in [Some(record.proposal), record.acceptance].into_iter().flatten() {
                if let Some(entry) = self.store.entry_by_leaf(&leaf)?
                    && let Some(message) = self.store.message(&leaf)?
                {
                    acts.insert(entry.index, (leaf, message));
                }
            }
        }
        Ok(acts)
    }

    /// The selected fields of a case or trace.
    fn gather_opened(&mut self, id: &str, selection: &Selection) -> Result<Gathered, Denied> {
        let mut messages: Listed = BTreeMap::new();
        let mut agreements = BTreeSet::new();
        let mut parties = BTreeSet::new();
        for exchange in self.exchanges_of(id)? {
            for entry in self.store.entries_of_exchange(&exchange)? {
                let wanted = selection.message.as_ref();
                if wanted.is_some_and(|leaf| !entry.leaf.to_hex().starts_with(leaf.as_str())) {
                    continue;
                }
                let Some(message) = self.store.message(&entry.leaf)? else { continue };
                let Some(opened) = only(message, &selection.labels) else { continue };
                let (header, content) = self.read_stored(&entry.leaf)?;
                // The agreement is shown only where the field that names it is.
                if selection.labels.is_empty() || selection.labels.contains(&AGREEMENT_LABEL) {
                    agreements.extend(content.common.agreement);
                }
                let other = if entry.own { header.audience } else { header.issuer };
                parties.insert(other);
                messages.insert(entry.index, (entry.leaf, opened));
            }
        }
        if messages.is_empty() {
            return Err(Denied::NotFound { what: "entry", id: id.to_owned() });
        }
        let acts = self.acts_of(agreements)?;
        self.gathered(parties, acts, messages)
    }

    fn gathered(
        &mut self,
        parties: BTreeSet<NodeName>,
        acts: Listed,
        messages: Listed,
    ) -> Result<Gathered, Denied> {
        let mut descriptors = vec![self.descriptor().clone()];
        let mut partner_notes = Vec::new();
        let others = self.partners.iter().filter(|(name, partner)| {
            partner.record.standing == PartnerStanding::Confirmed && !parties.contains(*name)
        });
        let others = others.filter_map(|(_, partner)| partner.descriptor.clone()).collect();
        for name in parties {
            if let Some(descriptor) = self.partners.get(&name).and_then(|p| p.descriptor.clone()) {
                descriptors.push(descriptor);
            }
            if let Some((_, note)) = self.store.partner_checkpoint(&name)? {
                partner_notes.push(own_lines(&note)?);
            }
        }
        self.checkpoint_now()?;
        let (size, note) = self.note.clone().ok_or(Denied::NothingExchanged)?;
        let listed = |map: BTreeMap<u64, (LeafHash, Message)>| {
            map.into_iter().map(|(index, (leaf, message))| (index, leaf, message)).collect()
        };
        Ok(Gathered {
            descriptors,
            others,
            agreements: listed(acts),
            messages: listed(messages),
            size,
            note: own_lines(&note)?,
            partner_notes,
        })
    }
}

/// Who sent a logged statement to whom. It is read without its content, which may be erased, or of a
/// version that we do not speak.
fn header_of(entry: &EntryRecord) -> Result<Header, Denied> {
    let unreadable = |_| StoreError::Unreadable { what: "statement", key: entry.index.to_string() };
    let statement = UnverifiedStatement::parse(&entry.statement).map_err(unreadable)?;
    Ok(statement.claimed().clone())
}

fn is_of_another_version(message: &Message) -> bool {
    let opened = content::open(&message.preimage, &message.disclosures);
    matches!(opened, Err(ContentError::Version(_)))
}

/// A note with the log's own two lines only, as a bundle holds it.
fn own_lines(note: &str) -> Result<SignedCheckpoint, Denied> {
    let unreadable = || StoreError::Unreadable { what: "checkpoint", key: "note".to_owned() };
    let signed = SignedCheckpoint::parse(note).map_err(|_| unreadable())?;
    Ok(bundle::without_cosignatures(&signed).map_err(|_| unreadable())?)
}
