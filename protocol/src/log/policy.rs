//! Trust policies (c2sp.org/tlog-policy): which logs and witnesses are known, and which of the
//! witnesses must have cosigned.
//!
//! Read stricter than specified in one point: the file is UTF-8.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::log::vkey::{VerifierKey, VerifierKeyError};

/// Largest policy file in bytes: 96 ML-DSA-44 keys of 1.8 kB are 173 kB.
pub const POLICY_MAX: usize = 256 * 1024;

/// Most logs, witnesses and groups each; the specification asks for at least 32.
pub const MEMBERS_MAX: usize = 96;

/// A log of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyLog {
    /// Its key; the key name is its origin.
    pub key: VerifierKey,
    /// Where it is.
    pub url: Option<String>,
}

/// A witness of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyWitness {
    /// Its name in the policy.
    pub name: String,
    /// Its key.
    pub key: VerifierKey,
    /// Its submission prefix.
    pub url: Option<String>,
}

/// At least `needed` of `members` must have witnessed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    needed: usize,
    members: Vec<String>,
}

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Logs whose signature is accepted.
    pub logs: Vec<PolicyLog>,
    /// Witnesses.
    pub witnesses: Vec<PolicyWitness>,
    groups: BTreeMap<String, Group>,
    /// A witness or a group; `None` asks for no cosignature.
    quorum: Option<String>,
}

/// Why a file is no policy.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PolicyError {
    /// Larger than [`POLICY_MAX`], or not UTF-8.
    #[error("a policy has at most {POLICY_MAX} bytes of UTF-8")]
    TooLarge,
    /// A line is not what a line can be.
    #[error("line {line}: {what}")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong.
        what: &'static str,
    },
    /// A verifier key.
    #[error("line {line}: {reason}")]
    Key {
        /// Counted from 1.
        line: usize,
        /// Why.
        reason: VerifierKeyError,
    },
    /// No quorum line.
    #[error("there is no quorum line")]
    NoQuorum,
}

impl Policy {
    /// Reads a policy file.
    ///
    /// # Errors
    /// [`PolicyError`] names the line.
    pub fn parse(bytes: &[u8]) -> Result<Self, PolicyError> {
        if bytes.len() > POLICY_MAX {
            return Err(PolicyError::TooLarge);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| PolicyError::TooLarge)?;
        let mut policy =
            Self { logs: Vec::new(), witnesses: Vec::new(), groups: BTreeMap::new(), quorum: None };
        let mut said = false;
        for (line, words) in (1..).zip(text.split('\n')) {
            let bad = |what| PolicyError::Line { line, what };
            if words.bytes().any(|b| (b < b' ' && b != b'\t') || b == 0x7f) {
                return Err(bad("a control character"));
            }
            let words: Vec<&str> = words.split([' ', '\t']).filter(|w| !w.is_empty()).collect();
            match words[..] {
                [] => {}
                [first, ..] if first.starts_with('#') => {}
                ["log", key, ref url @ ..] => policy.add_log(line, key, url)?,
                ["witness", name, key, ref url @ ..] => policy.add_witness(line, name, key, url)?,
                ["group", name, needed, ref members @ ..] => {
                    policy.add_group(line, name, needed, members)?;
                }
                ["quorum", name] => {
                    if said {
                        return Err(bad("a second quorum"));
                    }
                    said = true;
                    if name != "none" {
                        if !policy.defines(name) {
                            return Err(bad("the quorum names nothing that is defined above"));
                        }
                        policy.quorum = Some(name.to_owned());
                    }
                }
                _ => return Err(bad("not a log, witness, group or quorum line")),
            }
        }
        if said { Ok(policy) } else { Err(PolicyError::NoQuorum) }
    }

    /// Whether the quorum is met if exactly those witnesses have cosigned that `cosigned` says.
    #[must_use]
    pub fn is_met(&self, cosigned: impl Fn(&VerifierKey) -> bool) -> bool {
        let Some(quorum) = &self.quorum else { return true };
        let mut met: BTreeMap<&str, bool> = self
            .witnesses
            .iter()
            .map(|witness| (witness.name.as_str(), cosigned(&witness.key)))
            .collect();
        // Groups name what stands above them only: every round settles at least one.
        for _ in 0..self.groups.len() {
            for (name, group) in &self.groups {
                let has = |member: &&String| met.get(member.as_str()) == Some(&true);
                let enough = group.members.iter().filter(has).count() >= group.needed;
                met.insert(name, enough);
            }
        }
        met.get(quorum.as_str()) == Some(&true)
    }

    fn defines(&self, name: &str) -> bool {
        self.groups.contains_key(name) || self.witnesses.iter().any(|w| w.name == name)
    }

    fn add_log(&mut self, line: usize, key: &str, url: &[&str]) -> Result<(), PolicyError> {
        let key = VerifierKey::parse(key).map_err(|reason| PolicyError::Key { line, reason })?;
        let known = self.logs.iter().any(|log| log.key.as_bytes() == key.as_bytes());
        let what = if known { "a log that stands above" } else { "too many logs" };
        if known || self.logs.len() == MEMBERS_MAX {
            return Err(PolicyError::Line { line, what });
        }
        self.logs.push(PolicyLog { key, url: one(line, url)? });
        Ok(())
    }

    fn add_witness(
        &mut self,
        line: usize,
        name: &str,
        key: &str,
        url: &[&str],
    ) -> Result<(), PolicyError> {
        self.free(line, name)?;
        let key = VerifierKey::parse(key).map_err(|reason| PolicyError::Key { line, reason })?;
        let known = self.witnesses.iter().any(|w| w.key.as_bytes() == key.as_bytes());
        let what = if known { "a witness that stands above" } else { "too many witnesses" };
        if known || self.witnesses.len() == MEMBERS_MAX {
            return Err(PolicyError::Line { line, what });
        }
        self.witnesses.push(PolicyWitness { name: name.to_owned(), key, url: one(line, url)? });
        Ok(())
    }

    fn add_group(
        &mut self,
        line: usize,
        name: &str,
        needed: &str,
        members: &[&str],
    ) -> Result<(), PolicyError> {
        let bad = |what| PolicyError::Line { line, what };
        self.free(line, name)?;
        if self.groups.len() == MEMBERS_MAX {
            return Err(bad("too many groups"));
        }
        let in_another = |member: &&&str| {
            self.groups.values().any(|group| group.members.iter().any(|m| m == **member))
        };
        if members.is_empty() || !members.iter().all(|member| self.defines(member)) {
            return Err(bad("a member is not defined above"));
        }
        let twice =
            members.iter().enumerate().any(|(at, m)| members.iter().take(at).any(|o| o == m));
        if twice || members.iter().any(|member| in_another(&member)) {
            return Err(bad("a member of two groups"));
        }
        let needed = match needed {
            "all" => Some(members.len()),
            "any" => Some(1),
            number => super::note::decode_decimal(number).and_then(|n| usize::try_from(n).ok()),
        };
        let needed = needed.filter(|n| (1..=members.len()).contains(n));
        let needed = needed.ok_or(bad("a group needs all, any, or 1 to all of its members"))?;
        let members = members.iter().map(|m| (*m).to_owned()).collect();
        self.groups.insert(name.to_owned(), Group { needed, members });
        Ok(())
    }

    fn free(&self, line: usize, name: &str) -> Result<(), PolicyError> {
        if name == "none" || self.defines(name) {
            return Err(PolicyError::Line { line, what: "a name that is taken" });
        }
        Ok(())
    }
}

fn one(line: usize, url: &[&str]) -> Result<Option<String>, PolicyError> {
    match url {
        [] => Ok(None),
        [url] => Ok(Some((*url).to_owned())),
        _ => Err(PolicyError::Line { line, what: "words after the URL" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::SecretKey;
    use crate::log::note::SignatureType;

    fn key(n: u8, name: &str) -> VerifierKey {
        let key = SecretKey::from_seed(&[n; 32]).public().as_bytes().to_vec();
        VerifierKey::new(name, SignatureType::Ed25519Cosignature, key).unwrap()
    }

    fn keys() -> Vec<VerifierKey> {
        (1..=6).map(|n| key(n, &format!("w{n}"))).collect()
    }

    /// The example of the specification.
    fn example() -> String {
        let mut text = format!("log {} https://log.example/\n\n", key(9, "log").to_text());
        for (name, key) in ["X1", "X2", "X3", "Y1", "Y2", "Y3"].iter().zip(keys()) {
            text.push_str(&format!("witness {name}\t{}\n", key.to_text()));
        }
        text.push_str("group X-witnesses 2 X1 X2 X3\n group Y-witnesses any Y1 Y2 Y3  \n");
        text.push_str("group X-and-Y all X-witnesses Y-witnesses\n# so\nquorum X-and-Y\n");
        text
    }

    #[test]
    fn the_quorum_of_the_specifications_example_is_two_of_one_group_and_one_of_the_other() {
        let policy = Policy::parse(example().as_bytes()).unwrap();
        assert_eq!((policy.logs.len(), policy.witnesses.len()), (1, 6));
        assert_eq!(policy.logs[0].url.as_deref(), Some("https://log.example/"));
        let keys = keys();
        for set in 0u32..64 {
            let has = |n: usize| set >> n & 1 == 1;
            let met = policy.is_met(|key| keys.iter().position(|k| k == key).is_some_and(has));
            let expected = (set & 7).count_ones() >= 2 && set >> 3 != 0;
            assert_eq!(met, expected, "{set:06b}");
        }
    }

    #[test]
    fn a_quorum_of_none_asks_for_nothing_and_one_of_a_witness_for_it() {
        assert!(Policy::parse(b"quorum none").unwrap().is_met(|_| false));
        let text = format!("witness a {}\nquorum a\n", key(1, "w").to_text());
        let policy = Policy::parse(text.as_bytes()).unwrap();
        assert!(policy.is_met(|_| true) && !policy.is_met(|_| false));
    }

    #[test]
    fn what_is_wrong_is_named_by_its_line() {
        let w = |name: &str, n| format!("witness {name} {}\n", key(n, "w").to_text());
        let (a, b) = (w("a", 1), w("b", 2));
        for (text, line) in [
            ("quorum a\n".to_owned(), 1),
            ("quorum none\nquorum none".to_owned(), 2),
            (format!("{a}{a}quorum a"), 2),
            (format!("{a}{}quorum a", w("b", 1)), 2),
            (format!("{a}group g 2 a\nquorum g"), 2),
            (format!("{a}group g 0 a\nquorum g"), 2),
            (format!("{a}group g 01 a\nquorum g"), 2),
            (format!("{a}group g any b\n{b}quorum g"), 2),
            (format!("{a}{b}group g any a a\nquorum g"), 3),
            (format!("{a}{b}group g any a\ngroup h any a b\nquorum g"), 4),
            (format!("{a}group none any a\nquorum a"), 2),
            (format!("{a}group a any a\nquorum a"), 2),
            ("witness a b\n".to_owned(), 1),
            ("frobnicate\n".to_owned(), 1),
            ("quorum none\r\n".to_owned(), 1),
        ] {
            let error = Policy::parse(text.as_bytes()).unwrap_err();
            let at = match error {
                PolicyError::Line { line, .. } | PolicyError::Key { line, .. } => line,
                other => panic!("{other}"),
            };
            assert_eq!(at, line, "{text}");
        }
        assert_eq!(Policy::parse(a.as_bytes()), Err(PolicyError::NoQuorum));
        assert_eq!(Policy::parse(&[0xff]), Err(PolicyError::TooLarge));
    }
}
