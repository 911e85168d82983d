//! The verification of a bundle, in the order in which docs/protocol.md lists it.

use std::collections::{BTreeMap, BTreeSet};

use super::report::{
    AgreementFound, Exchange, MessageFound, Note, Party, Report, TimeStatement, Witnessed,
};
use super::witness::{cosigners, witnessed};
use super::{Bundle, BundleError, Fault, Place};
use crate::agreement::Agreement;
use crate::content::{self, ContentError, Field, Opened};
use crate::descriptor::{Descriptor, KeyEntry, KeyRole};
use crate::envelope::{Message, Statement, Unverified, UnverifiedStatement};
use crate::header::Kind;
use crate::ids::{AgreementHash, LeafHash, NodeName};
use crate::key::ed25519_thumbprint;
use crate::log::checkpoint::{Checkpoint, LogKeys, SignedCheckpoint};
use crate::log::note::{KeyId, SignatureType};
use crate::log::receipt::{ReceiptProof, ReceiptVerifyError};
use crate::merkle::verify_consistency;
use crate::message::{AgreementStep, Body, Content};
use crate::time::Timestamp;

/// A message of either list whose statement and content hold.
struct Found {
    place: Place,
    statement: Statement,
    opened: Opened,
    content: Option<Content>,
}

/// A checkpoint whose signatures hold.
struct Signed {
    checkpoint: Checkpoint,
    signed_at: Timestamp,
    ed25519: [u8; 32],
    witnessed: Vec<Witnessed>,
}

/// The newest descriptor of each node.
pub(super) type Newest<'a> = BTreeMap<&'a NodeName, (Place, &'a Descriptor)>;

pub(super) fn verify(bundle: &Bundle) -> Result<Report, BundleError> {
    let newest = descriptors(bundle)?;
    let mut notes = Vec::new();
    let mut found = Vec::with_capacity(bundle.agreements.len() + bundle.messages.len());
    for (message, number) in bundle.agreements.iter().zip(1..) {
        let place = Place::Agreement(number);
        let entry = read_message(place, message, &newest, &mut notes)?;
        let kind = entry.statement.header.kind;
        place.rule(kind == Kind::Agreement, "only messages of kind 10 stand in member 3")?;
        found.push(entry);
    }
    for (message, number) in bundle.messages.iter().zip(1..) {
        let place = Place::Message(number);
        let entry = read_message(place, message, &newest, &mut notes)?;
        let kind = entry.statement.header.kind;
        place.rule(kind != Kind::Agreement, "messages of kind 10 stand in member 3")?;
        found.push(entry);
    }
    Place::Whole.rule(!found.is_empty(), "there is no message in the bundle")?;
    once(&found)?;
    letters(&found)?;
    let checkpoints = checkpoints(bundle, &newest)?;
    consistency(bundle, &checkpoints)?;
    let (exporter, indexes) = receipts(bundle, &found, &checkpoints)?;
    let parties = parties(&found, &newest, &checkpoints)?;
    for (place, origin) in checkpoint_origins(bundle) {
        place.rule(parties.iter().any(|p| p.node == *origin), "it is the log of no party")?;
    }
    let (agreement_messages, messages) =
        found.split_at_checked(bundle.agreements.len()).unwrap_or((&[], &[]));
    let agreements = agreements(agreement_messages)?;
    named_agreements(messages, &agreements, &exporter.checkpoint.origin, &mut notes)?;
    claims(&found, &mut notes);
    let synthetic = found.iter().any(|entry| says_synthetic(&entry.opened.fields));
    Ok(Report {
        exporter: exporter.checkpoint.origin.clone(),
        checkpoint: exporter.checkpoint.clone(),
        checkpoint_signed_at: exporter.signed_at,
        parties,
        agreements,
        exchanges: exchanges(messages, indexes.get(bundle.agreements.len()..).unwrap_or(&[])),
        notes,
        synthetic,
        time: TimeStatement::of(&exporter.witnessed),
        witnesses: checkpoints.iter().flat_map(|signed| signed.witnessed.clone()).collect(),
    })
}

/// Order, succession, and no key in the hands of two nodes. Each descriptor verified its own
/// signatures when it was read.
fn descriptors(bundle: &Bundle) -> Result<Newest<'_>, BundleError> {
    let mut newest: Newest<'_> = BTreeMap::new();
    let mut last: Option<&Descriptor> = None;
    for (descriptor, number) in bundle.descriptors.iter().zip(1..) {
        let place = Place::Descriptor(number);
        if let Some(last) = last {
            let order = |d: &Descriptor| (d.doc().node.clone(), d.doc().version);
            let ascends = order(last) < order(descriptor);
            place.rule(ascends, "descriptors do not ascend by node name and version")?;
            if last.doc().node == descriptor.doc().node {
                descriptor.succeeds(last).map_err(|e| place.fails(e))?;
            }
        }
        last = Some(descriptor);
        newest.insert(&descriptor.doc().node, (place, descriptor));
    }
    let mut keys: BTreeSet<&[u8]> = BTreeSet::new();
    for (place, descriptor) in newest.values() {
        // One national root may stand above several agencies; every other key is one node's.
        for entry in &descriptor.doc().keys {
            place.rule(keys.insert(&entry.key), "a key of this node is also a key of another")?;
        }
    }
    Ok(newest)
}

/// One message: no checkpoint beside it, signature, content.
fn read_message(
    place: Place,
    message: &Message,
    newest: &Newest<'_>,
    notes: &mut Vec<Note>,
) -> Result<Found, BundleError> {
    place.rule(message.checkpoint.is_none(), "the checkpoint member must be null in a bundle")?;
    // Destroyed at the end of its retention: the statement is all that is left, and proves that
    // there was a message.
    let erased = message.preimage.is_empty() && message.disclosures.is_empty();
    let parsed = UnverifiedStatement::parse(&message.statement).map_err(|e| place.fails(e))?;
    let claimed = parsed.claimed();
    let (kid, at, issuer) = (claimed.kid, claimed.issued_at, claimed.issuer.clone());
    let Some((_, descriptor)) = newest.get(&issuer) else {
        return Err(place.fails(Fault::NoDescriptor(issuer)));
    };
    let key = descriptor
        .signing_key_at(&kid, at)
        .ok_or_else(|| place.fails(Fault::NoKey { issuer, kid, at }))?;
    let nothing = Opened { fields: Vec::new(), withheld: 0 };
    if erased {
        let statement = parsed.verify(key).map_err(|e| place.fails(e))?;
        notes.push(Note::Erased { message: place });
        return Ok(Found { place, statement, opened: nothing, content: None });
    }
    let unverified = Unverified::from_message(message.clone()).map_err(|e| place.fails(e))?;
    let (statement, _) = unverified.verify_statement(key).map_err(|e| place.fails(e))?;
    let opened = match content::open(&message.preimage, &message.disclosures) {
        // Signed by a partner who speaks a later version; nothing unverified may stand beside it.
        Err(e @ ContentError::Version(_)) if message.disclosures.is_empty() => {
            notes.push(Note::ContentNotUnderstood { message: place, why: e.to_string() });
            return Ok(Found { place, statement, opened: nothing, content: None });
        }
        other => other.map_err(|e| place.fails(e))?,
    };
    let mut content = None;
    if opened.withheld > 0 {
        notes.push(Note::Withheld { message: place, fields: opened.withheld });
    } else {
        match Content::from_fields(statement.header.kind, &opened.fields) {
            Ok(good) => content = Some(good),
            Err(e) => {
                notes.push(Note::ContentNotUnderstood { message: place, why: e.to_string() });
            }
        }
    }
    Ok(Found { place, statement, opened, content })
}

/// No statement stands twice.
fn once(found: &[Found]) -> Result<(), BundleError> {
    let mut leaves = BTreeSet::new();
    for entry in found {
        let leaf = entry.statement.leaf;
        if !leaves.insert(leaf) {
            return Err(entry.place.fails(Fault::Twice(leaf)));
        }
    }
    Ok(())
}

/// A statement to oneself stands for a letter and says so; no other does.
fn letters(found: &[Found]) -> Result<(), BundleError> {
    for entry in found {
        let Some(content) = &entry.content else { continue };
        let names_letter = content.common.off_network.is_some();
        let good = names_letter == entry.statement.header.is_own();
        entry
            .place
            .rule(good, "a letter is named exactly in what its issuer addressed to itself")?;
    }
    Ok(())
}

fn checkpoint_origins(bundle: &Bundle) -> impl Iterator<Item = (Place, &NodeName)> {
    let numbered = bundle.checkpoints.iter().zip(1..);
    numbered.map(|(c, number)| (Place::Checkpoint(number), &c.unverified().origin))
}

/// Order, the log's two lines and those of witnesses and no other, each under keys that were valid
/// when it was signed.
fn checkpoints(bundle: &Bundle, newest: &Newest<'_>) -> Result<Vec<Signed>, BundleError> {
    let mut verified: Vec<Signed> = Vec::with_capacity(bundle.checkpoints.len());
    for (signed, number) in bundle.checkpoints.iter().zip(1..) {
        let place = Place::Checkpoint(number);
        let stated = signed.unverified();
        if let Some(last) = verified.last() {
            let ascends =
                (&last.checkpoint.origin, last.checkpoint.size) < (&stated.origin, stated.size);
            place.rule(ascends, "checkpoints do not ascend by origin and size")?;
        }
        let Some((_, descriptor)) = newest.get(&stated.origin) else {
            return Err(place.fails(Fault::NoDescriptor(stated.origin.clone())));
        };
        let signer = |role, signature_type| {
            signer_of(signed, descriptor, role, signature_type)
                .ok_or_else(|| place.fails(Fault::Rule("no log key of its descriptor signed it")))
        };
        let ed25519 = signer(KeyRole::LogEd25519, SignatureType::Ed25519)?;
        let ml_dsa_44 = signer(KeyRole::LogMlDsa44, SignatureType::MlDsa44Cosignature)?;
        let not_32 = || place.fails(Fault::Rule("the log's Ed25519 key is not 32 bytes"));
        let keys = LogKeys {
            origin: stated.origin.clone(),
            ed25519: ed25519.key.as_slice().try_into().map_err(|_| not_32())?,
            ml_dsa_44: ml_dsa_44.key.clone(),
        };
        let good = signed
            .verify_exact(&keys, &cosigners(newest, &stated.origin))
            .map_err(|e| place.fails(e))?;
        let in_force = ed25519.covers(good.signed_at) && ml_dsa_44.covers(good.signed_at);
        place.rule(in_force, "a log key that signed it was not valid at the time of signing")?;
        let witnessed = witnessed(place, signed, &good, newest)?;
        verified.push(Signed {
            witnessed,
            checkpoint: good.checkpoint,
            signed_at: good.signed_at,
            ed25519: keys.ed25519,
        });
    }
    Ok(verified)
}

/// The key of this role whose key id one of the lines carries.
fn signer_of<'d>(
    signed: &SignedCheckpoint,
    descriptor: &'d Descriptor,
    role: KeyRole,
    signature_type: SignatureType,
) -> Option<&'d KeyEntry> {
    let origin = signed.unverified().origin.as_str();
    descriptor.keys(role).find(|entry| {
        let id = KeyId::of(origin, signature_type, &entry.key);
        signed.signatures().iter().any(|line| line.key_id() == id)
    })
}

/// One proof per pair of neighbours of one origin.
fn consistency(bundle: &Bundle, checkpoints: &[Signed]) -> Result<(), BundleError> {
    let mut proofs = bundle.consistency.iter().zip(1..);
    for pair in checkpoints.windows(2) {
        let [Signed { checkpoint: old, .. }, Signed { checkpoint: new, .. }] = pair else {
            continue;
        };
        if old.origin != new.origin {
            continue;
        }
        let Some((proof, number)) = proofs.next() else {
            let missing = Fault::Rule("a consistency proof between two checkpoints is missing");
            return Err(Place::Whole.fails(missing));
        };
        let place = Place::Consistency(number);
        let sizes = (proof.old, proof.new) == (old.size, new.size);
        place.rule(sizes, "it is not between the two neighbouring checkpoints")?;
        verify_consistency(old.size, new.size, &proof.path, old.root, new.root)
            .map_err(|e| place.fails(e))?;
    }
    match proofs.next() {
        None => Ok(()),
        Some((_, number)) => {
            Err(Place::Consistency(number).fails(Fault::Rule("it is between no two checkpoints")))
        }
    }
}

/// Exactly one receipt per message, all by one log at the size of its largest checkpoint; the
/// order of messages is the order of the log, and the log's owner is a party to each.
fn receipts<'c>(
    bundle: &Bundle,
    found: &[Found],
    checkpoints: &'c [Signed],
) -> Result<(&'c Signed, Vec<u64>), BundleError> {
    let count = "there is not exactly one receipt per message";
    Place::Whole.rule(bundle.receipts.len() == found.len(), count)?;
    let first = bundle.receipts.first().ok_or_else(|| Place::Whole.fails(Fault::Rule(count)))?;
    let exporter = checkpoints
        .iter()
        .rev()
        .find(|signed| ed25519_thumbprint(&signed.ed25519) == first.kid())
        .ok_or_else(|| {
            Place::Receipt(1).fails(Fault::Rule("no checkpoint is signed with the receipt's key"))
        })?;
    let stated = &exporter.checkpoint;
    let mut indexes: Vec<u64> = Vec::with_capacity(found.len());
    for ((entry, receipt), number) in found.iter().zip(&bundle.receipts).zip(1..) {
        let place = Place::Receipt(number);
        let ReceiptProof::Inclusion(proof) = receipt.proof() else {
            return Err(place.fails(ReceiptVerifyError::OtherProof("inclusion")));
        };
        place.rule(proof.size == stated.size, "it is not at the size of the checkpoint")?;
        let (_, root) = receipt
            .verify_inclusion(entry.statement.leaf, &exporter.ed25519)
            .map_err(|e| place.fails(e))?;
        place.rule(root == stated.root, "it leads to another root than the checkpoint's")?;
        if number != bundle.agreements.len() + 1
            && indexes.last().is_some_and(|l| *l >= proof.index)
        {
            return Err(place.fails(Fault::Rule("messages are not in the order of the log")));
        }
        indexes.push(proof.index);
        let header = &entry.statement.header;
        let party = stated.origin == header.issuer || stated.origin == header.audience;
        entry.place.rule(party, "the exporter is neither its issuer nor its audience")?;
    }
    Ok((exporter, indexes))
}

/// Issuers and audiences. Each has a descriptor, and no descriptor is of anyone else but of who
/// cosigned a checkpoint.
fn parties(
    found: &[Found],
    newest: &Newest<'_>,
    checkpoints: &[Signed],
) -> Result<Vec<Party>, BundleError> {
    let mut named: BTreeSet<&NodeName> = BTreeSet::new();
    for entry in found {
        let header = &entry.statement.header;
        if !newest.contains_key(&header.audience) {
            return Err(entry.place.fails(Fault::NoDescriptor(header.audience.clone())));
        }
        named.extend([&header.issuer, &header.audience]);
    }
    let witnessed = checkpoints.iter().flat_map(|signed| &signed.witnessed);
    let witnesses: BTreeSet<&NodeName> = witnessed.map(|found| &found.witness.node).collect();
    let mut parties = Vec::with_capacity(named.len());
    for (node, (place, descriptor)) in newest {
        if named.contains(node) {
            parties.push(Party::of(descriptor));
        } else {
            let why = "no message is by or to this node, and it cosigned nothing here";
            place.rule(witnesses.contains(node), why)?;
        }
    }
    Ok(parties)
}

/// Pairs proposals with acceptances. Every message of member 3 is whole and has its part in an
/// agreement that both signed.
fn agreements(messages: &[Found]) -> Result<Vec<AgreementFound>, BundleError> {
    let mut open: BTreeMap<LeafHash, (Place, Agreement, &Statement)> = BTreeMap::new();
    let mut concluded: Vec<AgreementFound> = Vec::new();
    for entry in messages {
        let (place, header) = (entry.place, &entry.statement.header);
        let Some(Content { body: Body::Agreement(act), .. }) = &entry.content else {
            let whole = Fault::Rule("a message about an agreement must be whole and understood");
            return Err(place.fails(whole));
        };
        let document = || match &act.document {
            Some(bytes) => Agreement::from_bytes(bytes).map_err(|e| place.fails(e)),
            None => Err(place.fails(Fault::Rule("it carries no agreement document"))),
        };
        match act.step {
            AgreementStep::Propose => {
                let agreement = document()?;
                let other = agreement.counterpart(&header.issuer);
                let of_both = other == Some(&header.audience);
                place.rule(of_both, "its document is not between issuer and audience")?;
                open.insert(entry.statement.leaf, (place, agreement, &entry.statement));
            }
            AgreementStep::Accept => {
                let named = header.in_reply_to.iter().find(|leaf| open.contains_key(*leaf));
                let Some((_, agreement, proposal)) = named.and_then(|leaf| open.remove(leaf))
                else {
                    let none = Fault::Rule("it accepts no open proposal of this bundle");
                    return Err(place.fails(none));
                };
                let by_other = header.issuer == proposal.header.audience
                    && header.audience == proposal.header.issuer;
                place.rule(by_other, "the proposal was not made to its issuer")?;
                let same = document()?.hash() == agreement.hash();
                place.rule(same, "it accepts another document than was proposed")?;
                concluded.push(AgreementFound {
                    agreement,
                    proposed: (proposal.header.issuer.clone(), proposal.header.issued_at),
                    accepted: (header.issuer.clone(), header.issued_at),
                    acceptance: entry.statement.leaf,
                    ended: Vec::new(),
                });
            }
            step @ (AgreementStep::Suspend | AgreementStep::Revoke) => {
                let ended = concluded
                    .iter_mut()
                    .find(|found| header.in_reply_to.contains(&found.acceptance));
                let Some(ended) = ended else {
                    let none = Fault::Rule("it ends no agreement of this bundle");
                    return Err(place.fails(none));
                };
                let of_both = ended.agreement.counterpart(&header.issuer) == Some(&header.audience);
                place.rule(of_both, "the agreement that it ends is between others")?;
                ended.ended.push((step, header.issuer.clone(), header.issued_at));
            }
            AgreementStep::Unknown(_) => {
                return Err(place.fails(Fault::Rule("its step is none of an agreement")));
            }
        }
    }
    match open.into_values().next() {
        None => Ok(concluded),
        Some((place, ..)) => Err(place.fails(Fault::Rule("the proposal was not accepted"))),
    }
}

/// A message that names an agreement names one of its parties. The exporter answers for its own
/// messages; what a partner names wrongly is noted.
fn named_agreements(
    messages: &[Found],
    agreements: &[AgreementFound],
    exporter: &NodeName,
    notes: &mut Vec<Note>,
) -> Result<(), BundleError> {
    for entry in messages {
        let label = entry.opened.fields.iter().find(|field| field.label == 1);
        let Some(Ok(named)) = label.map(Field::read::<AgreementHash>) else { continue };
        let header = &entry.statement.header;
        let good = agreements.iter().any(|found| {
            found.agreement.hash() == named
                && found.agreement.counterpart(&header.issuer) == Some(&header.audience)
        });
        if !good {
            let own = header.issuer == *exporter;
            entry.place.rule(!own, "the agreement that it names is not in the bundle")?;
            notes.push(Note::AgreementUnknown { message: entry.place, agreement: named });
        }
    }
    Ok(())
}

/// What only the signers claim: replies, sequence numbers, message ids.
fn claims(found: &[Found], notes: &mut Vec<Note>) {
    let by_leaf: BTreeMap<LeafHash, &Found> =
        found.iter().map(|entry| (entry.statement.leaf, entry)).collect();
    let mut sequences = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for entry in found {
        let (message, header) = (entry.place, &entry.statement.header);
        for leaf in &header.in_reply_to {
            let Some(target) = by_leaf.get(leaf) else {
                notes.push(Note::ReplyOutside { message, entry: *leaf });
                continue;
            };
            let other = &target.statement.header;
            let same_pair = (&other.issuer, &other.audience) == (&header.audience, &header.issuer)
                || (&other.issuer, &other.audience) == (&header.issuer, &header.audience);
            if !same_pair {
                notes.push(Note::ReplyToOthers { message, entry: *leaf });
            } else if other.exchange != header.exchange {
                notes.push(Note::ReplyAcross { message, entry: *leaf });
            }
        }
        let series = (&header.issuer, &header.audience, header.epoch, header.sequence);
        if !sequences.insert(series) {
            notes.push(Note::SequenceRepeated { message, sequence: header.sequence });
        }
        if !ids.insert((&header.issuer, header.id)) {
            notes.push(Note::IdRepeated { message, id: header.id });
        }
    }
}

fn says_synthetic(fields: &[Field]) -> bool {
    let label = fields.iter().find(|field| field.label == 11);
    label.is_some_and(|field| matches!(field.read::<bool>(), Ok(true)))
}

/// Groups messages by exchange id, in the order in which exchanges begin.
fn exchanges(messages: &[Found], indexes: &[u64]) -> Vec<Exchange> {
    let mut exchanges: Vec<Exchange> = Vec::new();
    let mut places = BTreeMap::new();
    for ((entry, index), number) in messages.iter().zip(indexes).zip(1..) {
        let header = entry.statement.header.clone();
        let id = header.exchange;
        let message = MessageFound {
            number,
            index: *index,
            leaf: entry.statement.leaf,
            header,
            fields: entry.opened.fields.clone(),
            withheld: entry.opened.withheld,
            content: entry.content.clone(),
        };
        let at = *places.entry(id).or_insert(exchanges.len());
        match exchanges.get_mut(at) {
            Some(exchange) => exchange.messages.push(message),
            None => exchanges.push(Exchange { id, messages: vec![message] }),
        }
    }
    exchanges
}
