//! The verification of a proof, in the order in which docs/protocol.md lists it.

use std::collections::BTreeSet;

use super::{CHAIN_MAX, Proof, ProofError, Served};
use crate::audit::directory::{Directory, StatementFault};
use crate::audit::finding::Class;
use crate::audit::series::SeriesName;
use crate::descriptor::Descriptor;
use crate::envelope::Statement;
use crate::exchange::deadline::{Due, Stated, due};
use crate::header::Kind;
use crate::ids::{Digest, ExchangeId, LeafHash, NodeName};
use crate::key::SafetyNumber;
use crate::limits::TIME_MAX_SECONDS;
use crate::log::checkpoint::{SignedCheckpoint, Verified};
use crate::log::tile::{Tile, TileKind, decode_bundle, decode_hashes};
use crate::merkle::{
    Frontier, InclusionError, TREE_SIZE_MAX, root_from_inclusion, verify_consistency,
    verify_inclusion,
};
use crate::time::Timestamp;

/// What a verified proof shows, under the keys in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// What.
    pub class: Class,
    /// Proven by the file alone, or claimed until somebody rebuts it.
    pub strength: Strength,
    /// Whose statement or log it is about.
    pub about: NodeName,
    /// The other party, where there is one.
    pub other: Option<NodeName>,
    /// Who is accused, if anyone. A copy that differs accuses whoever served it, which is nobody
    /// that the file could name.
    pub accused: Option<NodeName>,
    /// The exchange.
    pub exchange: Option<ExchangeId>,
    /// The entry that it is about.
    pub entry: Option<LeafHash>,
    /// The deadline, or when the statement was issued, by its issuer's clock.
    pub at: Option<Timestamp>,
    /// The number that matters, as in a finding.
    pub number: Option<u64>,
    /// The checkpoints, verified, in the order of the file.
    pub checkpoints: Vec<Verified>,
    /// Statements in the file.
    pub statements: usize,
    /// Everybody who signed something in it.
    pub parties: Vec<ProvenParty>,
}

/// Whether a rebuttal is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Nothing that anybody shows later changes it: it follows from what the accused signed.
    Proven,
    /// It says that something is not there, and whoever has it can show it.
    Rebuttable,
}

/// A node whose descriptor is in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvenParty {
    /// Its name.
    pub node: NodeName,
    /// The safety number of its national root.
    pub safety_number: SafetyNumber,
}

/// A statement of the file, and in which log it lies where.
struct Shown {
    statement: Statement,
    place: Option<(usize, u64)>,
}

/// The file with everything in it verified.
struct Read<'p> {
    proof: &'p Proof,
    directory: Directory,
    checkpoints: Vec<Verified>,
    shown: Vec<Shown>,
}

fn rule(good: bool, what: &'static str) -> Result<(), ProofError> {
    if good { Ok(()) } else { Err(ProofError::Rule(what)) }
}

pub(super) fn verify(proof: &Proof) -> Result<Proven, ProofError> {
    let directory = descriptors(proof)?;
    let checkpoints = checkpoints(proof, &directory)?;
    rule(proof.exhibits.len() <= CHAIN_MAX + 64, "too many statements")?;
    let mut read = Read { proof, directory, checkpoints, shown: Vec::new() };
    let members =
        [(proof.growth.is_some(), Class::SplitView), (proof.served.is_some(), Class::CopyDiffers)];
    for (there, class) in members {
        let misplaced = there && proof.class != class;
        rule(!misplaced, "it holds a member that its kind does not have")?;
    }
    if proof.class == Class::BadEntry {
        return read.bad_entry();
    }
    read.shown = shown(&read)?;
    let proven = match proof.class {
        Class::Overdue => read.overdue(),
        Class::AnsweredLate => read.answered_late(),
        Class::AcceptedLate => read.accepted_late(),
        Class::Undelivered => read.undelivered(),
        Class::Denied | Class::Lost => read.denied(),
        Class::Gap => read.gap(),
        Class::NumberReused => read.number_reused(),
        Class::ChainBroken => read.chain_broken(),
        Class::Disordered => read.disordered(),
        Class::SplitView => read.split_view(),
        Class::CopyDiffers => read.copy_differs(),
        Class::Erasure | Class::Epoch => read.stated(),
        Class::BadEntry | Class::Stale | Class::Unknown(_) => Err(ProofError::Format),
    }?;
    read.only_what_is_needed()?;
    Ok(proven)
}

/// Order, own signatures, succession, no key in two hands.
fn descriptors(proof: &Proof) -> Result<Directory, ProofError> {
    let mut all: Vec<Descriptor> = Vec::new();
    for (bytes, number) in proof.descriptors.iter().zip(1..) {
        let read = Descriptor::from_bytes(bytes)
            .map_err(|source| ProofError::Descriptor { number, source })?;
        all.push(read);
    }
    let order = |d: &Descriptor| (d.doc().node.clone(), d.doc().version);
    rule(
        all.is_sorted_by(|a, b| order(a) < order(b)),
        "descriptors do not ascend by node name and version",
    )?;
    let mut directory = Directory::default();
    for versions in all.chunk_by(|a, b| a.doc().node == b.doc().node) {
        directory.add(versions.to_vec())?;
    }
    Ok(directory)
}

fn checkpoints(proof: &Proof, directory: &Directory) -> Result<Vec<Verified>, ProofError> {
    let mut verified: Vec<Verified> = Vec::new();
    for (note, number) in proof.checkpoints.iter().zip(1..) {
        let signed = SignedCheckpoint::from_bytes(note)
            .map_err(|source| ProofError::Note { number, source })?;
        let good = directory
            .verify_exact(&signed)
            .map_err(|source| ProofError::Checkpoint { number, source })?;
        verified.push(good);
    }
    let key = |(v, note): &(&Verified, &Vec<u8>)| {
        (v.checkpoint.origin.clone(), v.checkpoint.size, (*note).clone())
    };
    rule(
        verified.iter().zip(&proof.checkpoints).is_sorted_by(|a, b| key(a) < key(b)),
        "checkpoints do not ascend by origin, size and bytes",
    )?;
    Ok(verified)
}

fn shown(read: &Read<'_>) -> Result<Vec<Shown>, ProofError> {
    let mut all = Vec::new();
    for (exhibit, number) in read.proof.exhibits.iter().zip(1..) {
        let statement = read
            .directory
            .verify_statement(&exhibit.statement)
            .map_err(|source| ProofError::Statement { number, source })?;
        let place = read.place(number, statement.leaf)?;
        all.push(Shown { statement, place });
    }
    Ok(all)
}

fn stated(shown: &Shown) -> Stated<'_> {
    Stated { leaf: shown.statement.leaf, header: &shown.statement.header }
}

/// Whether these statements are one series without a gap, each naming the one before.
fn is_contiguous<'s>(mut statements: impl Iterator<Item = &'s Statement>) -> bool {
    let Some(mut before) = statements.next() else { return false };
    statements.all(|next| {
        let follows = SeriesName::of(&next.header) == SeriesName::of(&before.header)
            && next.header.sequence == before.header.sequence.saturating_add(1)
            && next.header.previous == Some(before.leaf);
        before = next;
        follows
    })
}

impl Read<'_> {
    /// Verifies the inclusion proof of the statement with this number, counted from 1.
    fn place(&self, number: usize, leaf: LeafHash) -> Result<Option<(usize, u64)>, ProofError> {
        let exhibit = self.proof.exhibits.get(number.saturating_sub(1));
        let Some(place) = exhibit.and_then(|e| e.place.as_ref()) else { return Ok(None) };
        let at = usize::try_from(place.checkpoint).unwrap_or(usize::MAX);
        let log = &self
            .checkpoints
            .get(at)
            .ok_or(ProofError::Rule("a statement is placed under a checkpoint that is not there"))?
            .checkpoint;
        verify_inclusion(leaf, place.index, log.size, &place.path, log.root)
            .map_err(|source| ProofError::Inclusion { number, source })?;
        Ok(Some((at, place.index)))
    }

    fn origin(&self, shown: &Shown) -> Option<&NodeName> {
        let (at, _) = shown.place?;
        self.checkpoints.get(at).map(|verified| &verified.checkpoint.origin)
    }

    fn first(&self, what: &'static str) -> Result<&Shown, ProofError> {
        self.shown.first().ok_or(ProofError::Rule(what))
    }

    fn two(&self) -> Result<(&Shown, &Shown), ProofError> {
        match self.shown.as_slice() {
            [first, second] => Ok((first, second)),
            _ => Err(ProofError::Rule("it needs exactly two statements")),
        }
    }

    fn about(&self, statement: &Statement, strength: Strength) -> Proven {
        let header = &statement.header;
        Proven {
            class: self.proof.class,
            strength,
            about: header.issuer.clone(),
            other: Some(header.audience.clone()),
            accused: None,
            exchange: Some(header.exchange),
            entry: Some(statement.leaf),
            at: Some(header.issued_at),
            number: Some(header.sequence),
            checkpoints: self.checkpoints.clone(),
            statements: self.shown.len().max(self.proof.exhibits.len()),
            parties: self.parties(),
        }
    }

    fn parties(&self) -> Vec<ProvenParty> {
        let party = |node: &NodeName| {
            let safety_number = self.directory.safety_number(node)?;
            Some(ProvenParty { node: node.clone(), safety_number })
        };
        self.directory.nodes().filter_map(party).collect()
    }

    /// Every descriptor is of somebody who signed something in the file or to whom it is addressed.
    fn only_what_is_needed(&self) -> Result<(), ProofError> {
        let mut needed: BTreeSet<&NodeName> =
            self.checkpoints.iter().map(|v| &v.checkpoint.origin).collect();
        for shown in &self.shown {
            needed.extend([&shown.statement.header.issuer, &shown.statement.header.audience]);
        }
        let served = self.proof.served.is_some();
        let good = served || self.directory.nodes().all(|node| needed.contains(node));
        rule(good, "it holds a descriptor of a node that signed nothing in it")
    }

    /// Query and receipt, then the answering side's later statements in the order of their numbers,
    /// then the asker's supplements. Gives the two, what is due, and whether the answering side's
    /// statements are without a gap.
    fn case(&self, now: Timestamp) -> Result<(&Shown, &Shown, Due, bool), ProofError> {
        let [query, accepted, rest @ ..] = self.shown.as_slice() else {
            return Err(ProofError::Rule("the query and its receipt are missing"));
        };
        rule(query.place.is_some(), "the query has no place in a log")?;
        let (asked, receipt) = (&query.statement.header, &accepted.statement.header);
        let is_receipt = asked.kind == Kind::Query
            && receipt.kind == Kind::Accepted
            && receipt.issuer == asked.audience
            && receipt.audience == asked.issuer
            && receipt.in_reply_to.contains(&query.statement.leaf);
        rule(is_receipt, "the second statement is not the receipt for the query")?;
        let theirs = rest.partition_point(|s| s.statement.header.issuer == asked.audience);
        let (replies, supplements) = rest.split_at_checked(theirs).unwrap_or((rest, &[]));
        let series = SeriesName::of(receipt);
        let ascend =
            std::iter::once(accepted).chain(replies).map(|s| &s.statement.header).is_sorted_by(
                |a, b| SeriesName::of(b) == series && (a.epoch, a.sequence) < (b.epoch, b.sequence),
            );
        rule(ascend, "the statements of the answering side are not one series in its order")?;
        let supply = supplements.iter().all(|s| {
            let header = &s.statement.header;
            header.kind == Kind::Supplement && header.issuer == asked.issuer
        });
        rule(supply, "a statement of the asking side is not a supplement")?;
        let replies: Vec<Stated<'_>> = replies.iter().map(stated).collect();
        let supplements: Vec<Stated<'_>> = supplements.iter().map(stated).collect();
        let due = due(stated(query), &replies, &supplements, now)
            .ok_or(ProofError::Rule("the query asks for no decision"))?;
        let chain = std::iter::once(accepted).chain(rest.iter().take(theirs));
        let contiguous = is_contiguous(chain.map(|s| &s.statement));
        Ok((query, accepted, due, contiguous))
    }

    /// The time of the answering side's last statement.
    fn last_of(&self, node: &NodeName) -> Timestamp {
        let theirs = self.shown.iter().filter(|s| s.statement.header.issuer == *node);
        theirs.map(|s| s.statement.header.issued_at).max().unwrap_or_default()
    }

    fn overdue(&self) -> Result<Proven, ProofError> {
        let (query, accepted, due, contiguous) = self.case(Timestamp(TIME_MAX_SECONDS))?;
        let asked = &query.statement.header;
        let in_time = asked.answer_by.is_some_and(|by| accepted.statement.header.issued_at <= by);
        rule(in_time, "the query was accepted after its deadline: no breach")?;
        let decided = self.shown.iter().map(|s| &s.statement.header).any(|header| {
            matches!(header.kind, Kind::Answer | Kind::Refusal)
                && header.in_reply_to.contains(&query.statement.leaf)
        });
        rule(!decided && due.decided_at.is_none(), "the query was decided")?;
        rule(!due.standing, "the clock stands: information was asked for and has not come")?;
        let shown_after = contiguous && self.last_of(&asked.audience) > due.at;
        let strength = if shown_after { Strength::Proven } else { Strength::Rebuttable };
        Ok(Proven {
            accused: Some(asked.audience.clone()),
            at: Some(due.at),
            number: None,
            ..self.about(&query.statement, strength)
        })
    }

    fn answered_late(&self) -> Result<Proven, ProofError> {
        let (query, accepted, due, contiguous) = self.case(Timestamp(TIME_MAX_SECONDS))?;
        let asked = &query.statement.header;
        let in_time = asked.answer_by.is_some_and(|by| accepted.statement.header.issued_at <= by);
        rule(in_time, "the query was accepted after its deadline: no breach")?;
        rule(due.is_late(), "the decision was not late")?;
        let strength = if contiguous { Strength::Proven } else { Strength::Rebuttable };
        Ok(Proven {
            accused: Some(asked.audience.clone()),
            at: Some(due.at),
            number: due.decided_at.map(|at| at.since(due.at)),
            ..self.about(&query.statement, strength)
        })
    }

    fn accepted_late(&self) -> Result<Proven, ProofError> {
        let (query, accepted, ..) = self.case(Timestamp(TIME_MAX_SECONDS))?;
        let by = query.statement.header.answer_by;
        let at = accepted.statement.header.issued_at;
        rule(by.is_some_and(|by| at > by), "the query was accepted in time")?;
        let late = by.map(|by| at.since(by));
        Ok(Proven { at: by, number: late, ..self.about(&query.statement, Strength::Proven) })
    }

    /// Whether all leaf hashes of a log of `node` are there and `leaf` is none of them; none if they
    /// are not there.
    fn absent(&self, node: &NodeName, leaf: LeafHash) -> Result<Option<bool>, ProofError> {
        let Some(leaves) = &self.proof.leaves else { return Ok(None) };
        let at = usize::try_from(leaves.checkpoint).unwrap_or(usize::MAX);
        let log = self.checkpoints.get(at).map(|verified| &verified.checkpoint);
        let log = log.filter(|c| c.origin == *node);
        let log = log.ok_or(ProofError::Rule("the leaf hashes are of another log"))?;
        let (hashes, rest) = leaves.hashes.as_chunks::<32>();
        let mut tree = Frontier::new();
        for hash in hashes {
            tree.append(LeafHash(*hash));
        }
        let whole = rest.is_empty() && tree.size() == log.size && tree.root() == log.root;
        rule(whole, "the leaf hashes do not lead to the signed root")?;
        Ok(Some(!hashes.contains(&leaf.0)))
    }

    /// A checkpoint of the log that is said to lack something.
    fn lacking(&self, node: &NodeName, leaf: LeafHash) -> Result<Strength, ProofError> {
        let there = self.checkpoints.iter().any(|v| v.checkpoint.origin == *node);
        rule(there, "there is no checkpoint of the log that lacks the statement")?;
        match self.absent(node, leaf)? {
            Some(true) => Ok(Strength::Proven),
            Some(false) => Err(ProofError::Rule("the log does hold the statement")),
            None => Ok(Strength::Rebuttable),
        }
    }

    fn undelivered(&self) -> Result<Proven, ProofError> {
        let [said] = self.shown.as_slice() else {
            return Err(ProofError::Rule("it needs exactly one statement"));
        };
        let header = &said.statement.header;
        rule(self.origin(said) == Some(&header.issuer), "it does not lie in its issuer's log")?;
        let strength = self.lacking(&header.audience, said.statement.leaf)?;
        Ok(self.about(&said.statement, strength))
    }

    fn denied(&self) -> Result<Proven, ProofError> {
        let said = self.first("the statement is missing")?;
        let header = &said.statement.header;
        let holder = self.origin(said).ok_or(ProofError::Rule("the statement has no place"))?;
        let by_issuer = *holder == header.audience;
        rule(by_issuer || *holder == header.issuer, "it lies in the log of no party")?;
        let lacking = if by_issuer { &header.issuer } else { &header.audience };
        if by_issuer {
            rule(self.shown.len() == 1, "the issuer's own statement needs no other beside it")?;
        } else {
            let (_, naming) = self.two()?;
            let naming = &naming.statement.header;
            let names = naming.issuer == *lacking
                && naming.audience == *holder
                && naming.in_reply_to.contains(&said.statement.leaf);
            rule(names, "the second statement does not show that the first had arrived")?;
        }
        let strength = self.lacking(lacking, said.statement.leaf)?;
        let accused = (self.proof.class == Class::Denied).then(|| lacking.clone());
        Ok(Proven { accused, ..self.about(&said.statement, strength) })
    }

    fn gap(&self) -> Result<Proven, ProofError> {
        let after = self.shown.last().ok_or(ProofError::Rule("there is no statement"))?;
        let before = match self.shown.as_slice() {
            [_] => None,
            [before, _] => Some(before),
            _ => return Err(ProofError::Rule("it needs one or two statements")),
        };
        let header = &after.statement.header;
        let log = self.origin(after).ok_or(ProofError::Rule("the statement has no place"))?;
        let mut first = 1;
        if let Some(before) = before {
            let earlier = &before.statement.header;
            let same = SeriesName::of(earlier) == SeriesName::of(header)
                && self.origin(before) == Some(log);
            rule(same, "the statements are not of one series in one log")?;
            first = earlier.sequence.saturating_add(1);
        }
        rule(header.sequence > first, "no number is missing between them")?;
        rule(*log == header.issuer || *log == header.audience, "they lie in the log of no party")?;
        let other = if *log == header.issuer { &header.audience } else { &header.issuer };
        Ok(Proven {
            about: log.clone(),
            other: Some(other.clone()),
            accused: (*log == header.issuer).then(|| log.clone()),
            exchange: None,
            number: Some(first),
            ..self.about(&after.statement, Strength::Rebuttable)
        })
    }

    fn number_reused(&self) -> Result<Proven, ProofError> {
        let (first, second) = self.two()?;
        let (a, b) = (&first.statement, &second.statement);
        let same = SeriesName::of(&a.header) == SeriesName::of(&b.header)
            && a.header.sequence == b.header.sequence;
        rule(same, "they do not have one number of one series")?;
        // One statement twice in one log is the log's fault.
        let twice = a.leaf == b.leaf
            && self.origin(first).is_some()
            && self.origin(first) == self.origin(second)
            && first.place != second.place;
        rule(a.leaf != b.leaf || twice, "it is one statement")?;
        let accused = match self.origin(first) {
            Some(log) if twice => log.clone(),
            _ => a.header.issuer.clone(),
        };
        Ok(Proven { accused: Some(accused), ..self.about(b, Strength::Proven) })
    }

    fn chain_broken(&self) -> Result<Proven, ProofError> {
        let (first, second) = self.two()?;
        let (a, b) = (&first.statement, &second.statement);
        let next = SeriesName::of(&a.header) == SeriesName::of(&b.header)
            && a.header.sequence.saturating_add(1) == b.header.sequence;
        rule(next, "they do not follow each other in one series")?;
        rule(b.header.previous != Some(a.leaf), "the second names the first")?;
        let accused = Some(a.header.issuer.clone());
        Ok(Proven { accused, ..self.about(b, Strength::Proven) })
    }

    fn disordered(&self) -> Result<Proven, ProofError> {
        let (first, second) = self.two()?;
        let (a, b) = (&first.statement.header, &second.statement.header);
        let own = |shown: &Shown| self.origin(shown) == Some(&a.issuer);
        let good = SeriesName::of(a) == SeriesName::of(b)
            && own(first)
            && own(second)
            && a.sequence > b.sequence
            && first.place < second.place;
        rule(good, "they do not lie in their issuer's log against their numbers")?;
        let accused = Some(a.issuer.clone());
        Ok(Proven { accused, ..self.about(&second.statement, Strength::Proven) })
    }

    fn split_view(&self) -> Result<Proven, ProofError> {
        let [first, second] = self.checkpoints.as_slice() else {
            return Err(ProofError::Rule("it needs exactly two checkpoints"));
        };
        rule(self.shown.is_empty(), "it needs no statement")?;
        let (old, new) = (&first.checkpoint, &second.checkpoint);
        rule(old.origin == new.origin, "they are of two logs")?;
        match &self.proof.growth {
            None => rule(
                old.size == new.size && old.root != new.root,
                "they do not contradict each other",
            )?,
            Some(growth) => {
                rule(old.size < new.size, "they do not have two sizes")?;
                verify_consistency(old.size, new.size, &growth.path, growth.root, new.root)?;
                rule(growth.root != old.root, "the second log extends the first")?;
            }
        }
        Ok(self.of_log(first, Some(old.origin.clone()), Strength::Proven))
    }

    fn of_log(&self, log: &Verified, accused: Option<NodeName>, strength: Strength) -> Proven {
        Proven {
            class: self.proof.class,
            strength,
            about: log.checkpoint.origin.clone(),
            other: None,
            accused,
            exchange: None,
            entry: None,
            at: Some(log.signed_at),
            number: Some(log.checkpoint.size),
            checkpoints: self.checkpoints.clone(),
            statements: self.proof.exhibits.len(),
            parties: self.parties(),
        }
    }

    fn bad_entry(&self) -> Result<Proven, ProofError> {
        let ([exhibit], [log]) = (self.proof.exhibits.as_slice(), self.checkpoints.as_slice())
        else {
            return Err(ProofError::Rule("it needs exactly one entry and one checkpoint"));
        };
        let leaf = LeafHash::of(&exhibit.statement);
        let place = self.place(1, leaf)?;
        let (_, index) = place.ok_or(ProofError::Rule("the entry has no place in the log"))?;
        let strength = match self.directory.verify_statement(&exhibit.statement) {
            Ok(_) => return Err(ProofError::Rule("the entry is a statement of whom it says")),
            Err(StatementFault::NoDescriptor(_)) => {
                return Err(ProofError::Rule("the descriptor of the entry's issuer is missing"));
            }
            Err(StatementFault::Envelope(_)) => Strength::Proven,
            // A later descriptor may list the key.
            Err(StatementFault::NoKey { .. }) => Strength::Rebuttable,
        };
        Ok(Proven {
            entry: Some(leaf),
            number: Some(index),
            ..self.of_log(log, Some(log.checkpoint.origin.clone()), strength)
        })
    }

    fn copy_differs(&self) -> Result<Proven, ProofError> {
        let served = self.proof.served.as_ref();
        let served = served.ok_or(ProofError::Rule("it does not hold what was served"))?;
        rule(served.digest == served.computed_digest(), "what was served was changed since")?;
        rule(self.shown.is_empty(), "it needs no statement")?;
        if served.kind == 4 {
            return self.not_that_file(served);
        }
        let [log] = self.checkpoints.as_slice() else {
            return Err(ProofError::Rule("it needs exactly one checkpoint"));
        };
        rule(log.checkpoint.origin == served.log, "the checkpoint is of another log")?;
        match served.kind {
            1 | 2 => self.other_hash(served, log)?,
            3 => {
                let tree = Frontier::from_bytes(&served.bytes)
                    .map_err(|_| ProofError::Rule("what was served is not a frontier"))?;
                let same_size = tree.size() == log.checkpoint.size;
                rule(same_size, "what was served has another size than the checkpoint")?;
                rule(tree.root() != log.checkpoint.root, "it is what was signed")?;
            }
            _ => return Err(ProofError::Format),
        }
        let found = self.of_log(log, None, Strength::Rebuttable);
        Ok(Proven { number: served.index.or(found.number), ..found })
    }

    fn other_hash(&self, served: &Served, log: &Verified) -> Result<(), ProofError> {
        let (Some(index), Some(signed)) = (served.index, &served.signed) else {
            return Err(ProofError::Rule("it does not say where and what was signed there"));
        };
        let level = u32::from(served.level.unwrap_or(0));
        let entry = served.kind == 1;
        rule(entry == served.level.is_none() && level < 62, "its level is none of a log")?;
        let hash = if entry {
            Digest(LeafHash::of(&served.bytes).0)
        } else {
            let bytes: Result<[u8; 32], _> = served.bytes.as_slice().try_into();
            Digest(bytes.map_err(|_| ProofError::Rule("a hash has 32 bytes"))?)
        };
        let size = log.checkpoint.size;
        let whole = index < size >> level && size <= TREE_SIZE_MAX;
        rule(whole, "there is no such complete subtree")?;
        // Above it the tree is one over complete subtrees of its size.
        let count = (size.saturating_sub(1) >> level).saturating_add(1);
        let root = root_from_inclusion(LeafHash(signed.root.0), index, count, &signed.path)
            .map_err(|source| ProofError::Inclusion { number: 1, source })?;
        if root != log.checkpoint.root {
            let source = InclusionError::RootMismatch { computed: root };
            return Err(ProofError::Inclusion { number: 1, source });
        }
        rule(hash != signed.root, "it is what was signed")
    }

    /// A file that cannot be what its name says.
    fn not_that_file(&self, served: &Served) -> Result<Proven, ProofError> {
        rule(served.index.is_none() && served.level.is_none(), "a file has no level and index")?;
        let bytes = served.bytes.as_slice();
        let good = if bytes.is_empty() {
            false
        } else if ["checkpoint", "checkpoint.cosigned"].contains(&served.path.as_str()) {
            SignedCheckpoint::from_bytes(bytes)
                .is_ok_and(|signed| self.directory.verify_checkpoint(&signed).is_ok())
        } else if served.path.starts_with("descriptors/") {
            let read = Descriptor::from_bytes(bytes);
            read.is_ok_and(|d| self.directory.clone().add(vec![d]).is_ok())
        } else if let Ok(tile) = Tile::parse(&served.path) {
            match tile.kind() {
                TileKind::Entries => decode_bundle(bytes, tile.width()).is_ok(),
                TileKind::Hashes(_) => decode_hashes(bytes, tile.width()).is_some(),
            }
        } else {
            return Err(ProofError::Rule("the file is none of a log"));
        };
        rule(!good, "the file can be what its name says")?;
        Ok(Proven {
            class: self.proof.class,
            strength: Strength::Rebuttable,
            about: served.log.clone(),
            other: None,
            accused: None,
            exchange: None,
            entry: None,
            at: None,
            number: None,
            checkpoints: self.checkpoints.clone(),
            statements: 0,
            parties: self.parties(),
        })
    }

    fn stated(&self) -> Result<Proven, ProofError> {
        let said = self.first("the statement is missing")?;
        let header = &said.statement.header;
        let good = match self.proof.class {
            Class::Erasure => header.kind == Kind::Erasure,
            _ => header.epoch > 0,
        };
        rule(good && self.shown.len() == 1, "the statement does not say so")?;
        let number = if self.proof.class == Class::Epoch { header.epoch } else { header.sequence };
        let proven = self.about(&said.statement, Strength::Proven);
        Ok(Proven { number: Some(number), ..proven })
    }
}
