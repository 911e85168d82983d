//! What a log lacks.

use super::{Proven, Read, Shown, Strength, rule};
use crate::audit::finding::Class;
use crate::audit::proof::ProofError;
use crate::audit::series::SeriesName;
use crate::ids::{LeafHash, NodeName};
use crate::limits::FUTURE_SKEW_MAX_SECONDS;
use crate::merkle::Frontier;
use crate::time::Timestamp;

impl Read<'_> {
    /// The number of the checkpoint of `node` under which all leaf hashes are there, and `leaf` is none
    /// of them; none if they are not there. A checkpoint of that log has to be there in any case.
    fn lacking(&self, node: &NodeName, leaf: LeafHash) -> Result<Option<usize>, ProofError> {
        let there = self.checkpoints.iter().any(|v| v.checkpoint.origin == *node);
        rule(there, "there is no checkpoint of the log that lacks the statement")?;
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
        rule(!hashes.contains(&leaf.0), "the log does hold the statement")?;
        Ok(Some(at))
    }

    pub(super) fn undelivered(&self) -> Result<Proven, ProofError> {
        let [said] = self.shown.as_slice() else {
            return Err(ProofError::Rule("it needs exactly one statement"));
        };
        let header = &said.statement.header;
        rule(self.origin(said) == Some(&header.issuer), "it does not lie in its issuer's log")?;
        let lacks = self.lacking(&header.audience, said.statement.leaf)?;
        let strength = if lacks.is_some() { Strength::Proven } else { Strength::Rebuttable };
        Ok(self.about(&said.statement, strength))
    }

    /// The statement; where its audience's log lacks it, the audience's statement that names it; and
    /// where the proof has one, a later statement of the side whose log lacks it.
    pub(super) fn denied(&self) -> Result<Proven, ProofError> {
        let (said, beside) =
            self.shown.split_first().ok_or(ProofError::Rule("the statement is missing"))?;
        let header = &said.statement.header;
        let holder = self.origin(said).ok_or(ProofError::Rule("the statement has no place"))?;
        let by_issuer = *holder == header.audience;
        rule(by_issuer || *holder == header.issuer, "it lies in the log of no party")?;
        let lacking = if by_issuer { &header.issuer } else { &header.audience };
        // What the lacking side said itself, from which on its log must have the statement.
        let (since, later) = if by_issuer {
            (header, beside)
        } else {
            let (naming, _) = beside
                .split_first()
                .ok_or(ProofError::Rule("the statement that names it is missing"))?;
            let naming = &naming.statement.header;
            let names = naming.issuer == *lacking
                && naming.audience == *holder
                && naming.in_reply_to.contains(&said.statement.leaf);
            rule(names, "the second statement does not show that the first had arrived")?;
            // It is itself a number that is not below.
            (naming, beside)
        };
        let most = if by_issuer { 1 } else { 2 };
        rule(later.len() <= most, "it holds a statement that shows nothing")?;
        let follows = later.iter().map(|shown| &shown.statement.header).all(|header| {
            SeriesName::of(header) == SeriesName::of(since) && header.sequence >= since.sequence
        });
        rule(follows, "the last statement is not a later one of the same series")?;
        let recovered = self.directory.recovered_since(lacking, since.issued_at).is_some();
        let accuses = self.proof.class == Class::Denied;
        rule(
            !(accuses && recovered),
            "the log was recovered since, by its descriptor: the statement was lost",
        )?;
        let strength = match self.lacking(lacking, said.statement.leaf)? {
            None => Strength::Rebuttable,
            Some(at) => self.shown_later(at, lacking, since.issued_at, later),
        };
        let accused = accuses.then(|| lacking.clone());
        Ok(Proven { accused, ..self.about(&said.statement, strength) })
    }

    /// Whether a log shows that this checkpoint is later than something of its owner's own making: by
    /// a later number under it, or by two days of its own clock. An old one proves nothing.
    fn shown_later(
        &self,
        checkpoint: usize,
        node: &NodeName,
        since: Timestamp,
        later: &[Shown],
    ) -> Strength {
        let Some(log) = self.checkpoints.get(checkpoint) else { return Strength::Rebuttable };
        let by_number =
            later.iter().filter_map(|shown| shown.place).any(|p| p.checkpoint == checkpoint);
        let by_clock = log.signed_at >= since.plus(FUTURE_SKEW_MAX_SECONDS);
        if by_number || by_clock {
            self.unless_recovered(node, log.signed_at)
        } else {
            Strength::Rebuttable
        }
    }

    pub(super) fn gap(&self) -> Result<Proven, ProofError> {
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
        // A number that was lost with the end of a log is no gap that anyone made.
        let recovered = self.directory.recovered_since(log, header.issued_at).is_some();
        Ok(Proven {
            about: log.clone(),
            other: Some(other.clone()),
            accused: (*log == header.issuer && !recovered).then(|| log.clone()),
            exchange: None,
            number: Some(first),
            ..self.about(&after.statement, Strength::Rebuttable)
        })
    }
}
