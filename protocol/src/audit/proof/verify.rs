//! The verification of a proof, in the order in which docs/protocol.md lists it.

mod absence;
mod deadlines;
mod logs;

use std::collections::BTreeSet;

use super::{CHAIN_MAX, Proof, ProofError};
use crate::audit::directory::Directory;
use crate::audit::finding::Class;
use crate::audit::series::SeriesName;
use crate::descriptor::Descriptor;
use crate::envelope::Statement;
use crate::header::Kind;
use crate::ids::{ExchangeId, LeafHash, NodeName};
use crate::key::SafetyNumber;
use crate::log::checkpoint::{SignedCheckpoint, Verified};
use crate::merkle::verify_inclusion;
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
    /// It follows from what the accused signed, unless its national root has opened a recovery epoch
    /// since the descriptor in the file was issued: its newest descriptor tells.
    UnlessRecovered,
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

/// A statement of the file, and where it lies.
struct Shown {
    statement: Statement,
    place: Option<Place>,
}

/// Where an entry lies. Indexes are compared only under one checkpoint: a file may hold several of
/// one log, and the same entry has its one index under each of them.
#[derive(Clone, Copy)]
struct Place {
    /// Number of the checkpoint in the file.
    checkpoint: usize,
    index: u64,
}

impl Shown {
    /// The indexes of two statements that lie under one and the same checkpoint.
    fn indexes(&self, other: &Self) -> Option<(u64, u64)> {
        let (here, there) = (self.place?, other.place?);
        (here.checkpoint == there.checkpoint).then_some((here.index, there.index))
    }
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
    rule(proof.exhibits.len() <= CHAIN_MAX + 256, "too many statements")?;
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
        Class::BadEntry | Class::Stale | Class::GivenUp | Class::Unverified | Class::Unknown(_) => {
            Err(ProofError::Format)
        }
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

impl Read<'_> {
    /// Verifies the inclusion proof of the statement with this number, counted from 1.
    fn place(&self, number: usize, leaf: LeafHash) -> Result<Option<Place>, ProofError> {
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
        Ok(Some(Place { checkpoint: at, index: place.index }))
    }

    fn origin(&self, shown: &Shown) -> Option<&NodeName> {
        self.checkpoints.get(shown.place?.checkpoint).map(|verified| &verified.checkpoint.origin)
    }

    /// How strong something is that contradicts what a node signed up to `time`: with a recovery epoch
    /// it can be explained, and only a descriptor that was issued after that tells of every one.
    fn unless_recovered(&self, node: &NodeName, time: Timestamp) -> Strength {
        if self.directory.is_settled(node, time) {
            Strength::Proven
        } else {
            Strength::UnlessRecovered
        }
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

    fn number_reused(&self) -> Result<Proven, ProofError> {
        let (first, second) = self.two()?;
        let (a, b) = (&first.statement, &second.statement);
        let same = SeriesName::of(&a.header) == SeriesName::of(&b.header)
            && a.header.sequence == b.header.sequence;
        rule(same, "they do not have one number of one series")?;
        // One statement twice in one log is the log's fault.
        let twice = a.leaf == b.leaf && first.indexes(second).is_some_and(|(i, j)| i != j);
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
            && first.indexes(second).is_some_and(|(i, j)| i < j);
        rule(good, "they do not lie in their issuer's log against their numbers")?;
        let accused = Some(a.issuer.clone());
        Ok(Proven { accused, ..self.about(&second.statement, Strength::Proven) })
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
