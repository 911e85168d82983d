//! From a finding to its portable proof.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::bytes::ByteVec;
use vestigo_protocol::audit::directory::Directory;
use vestigo_protocol::audit::finding::{Class, Evidence, Finding, Seat};
use vestigo_protocol::audit::proof::{CHAIN_MAX, Exhibit, Growth, Leaves, Placed, Proof, Served};
use vestigo_protocol::audit::series::SeriesName;
use vestigo_protocol::envelope::UnverifiedStatement;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::log::tile::TILE_WIDTH;
use vestigo_protocol::merkle::{self, ProveError};
use vestigo_protocol::time::Timestamp;

use super::AuditError;
use super::log::Note;
use super::tree::{Tree, TreeError};

/// Entries that are looked through for the statements of one series: more make no small proof.
const SCAN_MAX: u64 = 65_536;

/// Size of a log of which all leaf hashes are given, to show that an entry is not among them: 128 KiB.
const LEAVES_SHOWN: u64 = 4096;

/// A log that was read whole, and the checkpoint that it was read under.
pub(super) struct ReadLog<'s> {
    /// Its hashes.
    pub(super) tree: Tree<'s>,
    /// Its checkpoint.
    pub(super) note: Note,
}

/// All logs that were read.
pub(super) type ReadLogs<'s> = BTreeMap<NodeName, ReadLog<'s>>;

/// A statement of a log, read again.
struct Again {
    seat: Seat,
    leaf: LeafHash,
    header: Header,
    bytes: Vec<u8>,
}

/// Makes proofs.
pub(super) struct Prover<'a, 's> {
    /// The logs.
    pub(super) logs: &'a ReadLogs<'s>,
    /// The keys.
    pub(super) directory: &'a Directory,
}

impl Prover<'_, '_> {
    /// The proof of a finding; none where it cannot be made any more, because something that it
    /// needs was served otherwise than it was signed.
    pub(super) fn prove(&self, finding: &Finding) -> Result<Option<Proof>, AuditError> {
        let proof = match &finding.evidence {
            Evidence::Nothing => None,
            Evidence::Notes(fork) => {
                let mut proof = Proof::of(finding.class);
                proof.checkpoints =
                    vec![fork.first.clone().into_bytes(), fork.second.clone().into_bytes()];
                proof.growth = fork
                    .growth
                    .as_ref()
                    .map(|(root, path)| Growth { root: *root, path: path.clone() });
                Some(self.with_descriptors(proof, [&finding.about].into()))
            }
            Evidence::Served(deviation) => {
                let mut proof = Proof::of(finding.class);
                proof.checkpoints.extend(deviation.note.clone().map(String::into_bytes));
                proof.served = Some(Served::of(deviation));
                Some(self.with_descriptors(proof, [&finding.about].into()))
            }
            Evidence::Entries(seats) => self.entries(finding, seats)?,
        };
        // What our own verifier would not take is not handed out.
        Ok(proof.filter(|proof| proof.verify().is_ok()))
    }

    fn entries(&self, finding: &Finding, seats: &[Seat]) -> Result<Option<Proof>, AuditError> {
        let mut shown = Vec::new();
        for seat in seats {
            let Some(read) = self.read(seat)? else { return Ok(None) };
            shown.push(read);
        }
        let placed = match finding.class {
            Class::Overdue | Class::AnsweredLate | Class::AcceptedLate => {
                self.case(finding, &mut shown)?;
                2
            }
            Class::NumberReused if shown.len() == 1 => {
                let Some(other) = self.same_number(&shown)? else { return Ok(None) };
                shown.insert(0, other);
                2
            }
            _ => shown.len(),
        };
        let mut logs: BTreeSet<&NodeName> = seats.iter().map(|seat| &seat.log).collect();
        let lacking = self.lacking(finding, &shown);
        logs.extend(lacking.as_ref());
        let mut proof = Proof::of(finding.class);
        let mut order: Vec<&NodeName> = Vec::new();
        for log in logs {
            let Some(read) = self.logs.get(log) else { return Ok(None) };
            proof.checkpoints.push(read.note.text.clone().into_bytes());
            order.push(log);
        }
        for (again, number) in shown.iter().zip(0..) {
            let place = if number < placed {
                let Some(place) = self.place(&again.seat, &order)? else { return Ok(None) };
                Some(place)
            } else {
                None
            };
            proof.exhibits.push(Exhibit { statement: ByteVec::from(again.bytes.clone()), place });
        }
        if let Some(log) = &lacking {
            proof.leaves = self.leaves(log, &order)?;
        }
        let mut needed: BTreeSet<&NodeName> = order.into_iter().collect();
        needed.extend(shown.iter().map(|again| &again.header.issuer));
        Ok(Some(self.with_descriptors(proof, needed)))
    }

    /// The log that lacks the statement, where the finding is that one does.
    fn lacking(&self, finding: &Finding, shown: &[Again]) -> Option<NodeName> {
        if !matches!(finding.class, Class::Undelivered | Class::Denied | Class::Lost) {
            return None;
        }
        let said = shown.first()?;
        let in_issuers = said.seat.log == said.header.issuer;
        let lacking = if in_issuers { &said.header.audience } else { &said.header.issuer };
        Some(lacking.clone())
    }

    fn with_descriptors(&self, mut proof: Proof, nodes: BTreeSet<&NodeName>) -> Proof {
        let newest = nodes.into_iter().filter_map(|node| self.directory.newest(node));
        proof.descriptors = newest.map(|descriptor| descriptor.to_bytes()).collect();
        proof
    }

    fn read(&self, seat: &Seat) -> Result<Option<Again>, AuditError> {
        let Some(log) = self.logs.get(&seat.log) else { return Ok(None) };
        let bundle = log.tree.bundle(seat.index / TILE_WIDTH)?;
        let at = usize::try_from(seat.index % TILE_WIDTH).unwrap_or(usize::MAX);
        let entry = bundle.and_then(|entries| entries.into_iter().nth(at));
        let entry = match entry {
            Some(entry) => Some(entry),
            None => self.observed(log, seat.index)?,
        };
        Ok(entry.and_then(|entry| again(seat.clone(), entry)))
    }

    /// An entry as an observer gets it who may not see all pairs.
    fn observed(&self, log: &ReadLog<'_>, index: u64) -> Result<Option<Vec<u8>>, AuditError> {
        let Some(bytes) = log.tree.observed(index, index.saturating_add(1))? else {
            return Ok(None);
        };
        let rows: Vec<(u64, ByteVec, bool)> =
            vestigo_protocol::codec::decode(&bytes).unwrap_or_default();
        Ok(rows.into_iter().find(|(i, _, entry)| *i == index && *entry).map(|(_, e, _)| e.into()))
    }

    fn place(&self, seat: &Seat, order: &[&NodeName]) -> Result<Option<Placed>, AuditError> {
        let number = order.iter().position(|log| **log == seat.log);
        let (Some(number), Some(log)) = (number, self.logs.get(&seat.log)) else {
            return Ok(None);
        };
        match merkle::prove_inclusion(&log.tree, seat.index, log.note.size()) {
            Ok(path) => Ok(Some(Placed { checkpoint: number as u64, index: seat.index, path })),
            Err(ProveError::Read(TreeError::Audit(error))) => Err(error),
            Err(_) => Ok(None),
        }
    }

    fn leaves(&self, log: &NodeName, order: &[&NodeName]) -> Result<Option<Leaves>, AuditError> {
        let number = order.iter().position(|name| *name == log);
        let (Some(number), Some(read)) = (number, self.logs.get(log)) else { return Ok(None) };
        if read.note.size() > LEAVES_SHOWN {
            return Ok(None);
        }
        let mut hashes = Vec::new();
        for block in 0..read.tree.blocks() {
            match read.tree.leaves(block) {
                Ok(leaves) => hashes.extend(leaves.iter().flat_map(|leaf| leaf.0)),
                Err(TreeError::Audit(error)) => return Err(error),
                Err(TreeError::Off) => return Ok(None),
            }
        }
        Ok(Some(Leaves { checkpoint: number as u64, hashes: ByteVec::from(hashes) }))
    }

    /// Puts the statements behind a deadline in order, and, where they are few enough, all of the
    /// answering side's between receipt and decision, or receipt and the first after the deadline:
    /// so that nobody can say that one was left out.
    fn case(&self, finding: &Finding, shown: &mut Vec<Again>) -> Result<(), AuditError> {
        if shown.len() < 2 {
            return Ok(());
        }
        let mut rest = shown.split_off(2);
        let (Some(query), Some(receipt)) = (shown.first(), shown.get(1)) else { return Ok(()) };
        let asked = query.header.audience.clone();
        let decided = rest.iter().find(|again| {
            again.header.issuer == asked
                && matches!(again.header.kind, Kind::Answer | Kind::Refusal)
        });
        let end = decided.map(|again| again.leaf);
        let due = finding.at.unwrap_or_default();
        if finding.class != Class::AcceptedLate
            && let Some(chain) = self.chain(receipt, end, due)?
        {
            rest.retain(|again| again.header.issuer != asked);
            rest.extend(chain);
        }
        rest.sort_by_key(|again| {
            (again.header.issuer != asked, again.header.epoch, again.header.sequence)
        });
        rest.dedup_by_key(|again| again.leaf);
        if finding.class == Class::AcceptedLate {
            rest.clear();
        }
        shown.extend(rest);
        Ok(())
    }

    /// The statements of the receipt's series that follow it without a gap, up to the decision or
    /// the first one after the deadline; none if the log does not hold them so, or too many.
    fn chain(
        &self,
        receipt: &Again,
        end: Option<LeafHash>,
        due: Timestamp,
    ) -> Result<Option<Vec<Again>>, AuditError> {
        let Some(log) = self.logs.get(&receipt.seat.log) else { return Ok(None) };
        let series = SeriesName::of(&receipt.header);
        let from = receipt.seat.index.saturating_add(1);
        let to = log.note.size().min(from.saturating_add(SCAN_MAX));
        let mut numbered: BTreeMap<u64, Again> = BTreeMap::new();
        let mut found: Vec<Again> = Vec::new();
        let mut before = (receipt.header.sequence, receipt.leaf);
        for block in from / TILE_WIDTH..to.div_ceil(TILE_WIDTH) {
            let first = block.saturating_mul(TILE_WIDTH);
            for (index, entry) in (first..).zip(log.tree.bundle(block)?.unwrap_or_default()) {
                let seat = Seat { log: receipt.seat.log.clone(), index };
                let next = again(seat, entry).filter(|a| SeriesName::of(&a.header) == series);
                let Some(next) = next.filter(|_| index >= from && index < to) else { continue };
                numbered.insert(next.header.sequence, next);
            }
            while let Some(next) = numbered.remove(&before.0.saturating_add(1)) {
                if next.header.previous != Some(before.1) || found.len() >= CHAIN_MAX {
                    return Ok(None);
                }
                before = (next.header.sequence, next.leaf);
                let last = match end {
                    Some(leaf) => next.leaf == leaf,
                    None => next.header.issued_at > due,
                };
                found.push(next);
                if last {
                    return Ok(Some(found));
                }
            }
        }
        Ok(None)
    }

    /// Another statement of the same log under the same number.
    fn same_number(&self, shown: &[Again]) -> Result<Option<Again>, AuditError> {
        let Some(this) = shown.first() else { return Ok(None) };
        let Some(log) = self.logs.get(&this.seat.log) else { return Ok(None) };
        let series = SeriesName::of(&this.header);
        for block in 0..log.tree.blocks() {
            let first = block.saturating_mul(TILE_WIDTH);
            let Some(entries) = log.tree.bundle(block)? else { return Ok(None) };
            for (index, entry) in (first..).zip(entries) {
                let seat = Seat { log: this.seat.log.clone(), index };
                let Some(other) = again(seat, entry) else { continue };
                let same = SeriesName::of(&other.header) == series
                    && other.header.sequence == this.header.sequence;
                if same && index != this.seat.index {
                    return Ok(Some(other));
                }
            }
        }
        Ok(None)
    }
}

fn again(seat: Seat, bytes: Vec<u8>) -> Option<Again> {
    let (leaf, header) = match UnverifiedStatement::parse(&bytes) {
        Ok(statement) => (statement.leaf(), statement.claimed().clone()),
        Err(_) => return None,
    };
    Some(Again { seat, leaf, header, bytes })
}
