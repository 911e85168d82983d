//! What a log lacks.

use super::{Proven, Read, Strength, rule};
use crate::audit::finding::Class;
use crate::audit::proof::ProofError;
use crate::audit::series::SeriesName;
use crate::ids::{LeafHash, NodeName};
use crate::merkle::Frontier;

impl Read<'_> {
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

    pub(super) fn undelivered(&self) -> Result<Proven, ProofError> {
        let [said] = self.shown.as_slice() else {
            return Err(ProofError::Rule("it needs exactly one statement"));
        };
        let header = &said.statement.header;
        rule(self.origin(said) == Some(&header.issuer), "it does not lie in its issuer's log")?;
        let strength = self.lacking(&header.audience, said.statement.leaf)?;
        Ok(self.about(&said.statement, strength))
    }

    pub(super) fn denied(&self) -> Result<Proven, ProofError> {
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
        Ok(Proven {
            about: log.clone(),
            other: Some(other.clone()),
            accused: (*log == header.issuer).then(|| log.clone()),
            exchange: None,
            number: Some(first),
            ..self.about(&after.statement, Strength::Rebuttable)
        })
    }
}
