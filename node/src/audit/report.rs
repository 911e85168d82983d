//! What an audit found, for programs and for those who put it into words.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use vestigo_protocol::audit::books::Tally;
use vestigo_protocol::audit::finding::{Finding, Weight};

/// The outcome in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing was found, and every log is of a root that the reader named.
    Clean,
    /// Nothing was found under the keys that the logs come with.
    Unconfirmed,
    /// The evidence holds, and something is late, open or missing.
    Found,
    /// The evidence does not hold.
    Integrity,
}

/// An audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The outcome.
    pub verdict: Verdict,
    /// The time to which deadlines were compared (RFC 3339).
    pub at: String,
    /// The logs, by name.
    pub logs: Vec<LogLine>,
    /// What was found, heaviest first.
    pub findings: Vec<FindingLine>,
    /// What was counted since the first run.
    pub counted: Counted,
}

/// One log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// Whose.
    pub node: String,
    /// Where it was read.
    pub address: String,
    /// Entries under its checkpoint; none if no checkpoint could be verified.
    pub size: Option<u64>,
    /// The root.
    pub root: Option<String>,
    /// When the log signed it, by its own clock.
    pub signed_at: Option<String>,
    /// Entries that had been verified before.
    pub from: u64,
    /// Entries that were verified now.
    pub verified: u64,
    /// Entries that an observer of these pairs does not see, but whose place in the tree was
    /// checked.
    pub hidden: u64,
    /// Entries by agencies whose descriptor is not at hand.
    pub unknown: u64,
    /// Entries that are no statements of whom they say.
    pub bad: u64,
    /// Names of the witnesses whose cosignatures were verified.
    pub witnesses: Vec<String>,
    /// The safety number of its national root.
    pub safety_number: Option<String>,
    /// Whether that number was given.
    pub confirmed: bool,
}

impl LogLine {
    /// Whether every entry under the checkpoint was read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let read = [self.from, self.verified, self.hidden, self.unknown, self.bad];
        self.size.is_some_and(|size| read.iter().sum::<u64>() == size)
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingLine {
    /// `OVERDUE` and so on.
    pub class: String,
    /// `mark`, `open` or `integrity`.
    pub weight: Cow<'static, str>,
    /// Whose statement or log it is about.
    pub about: String,
    /// The other party.
    pub other: Option<String>,
    /// Who is accused.
    pub accused: Option<String>,
    /// The exchange.
    pub exchange: Option<String>,
    /// The entry.
    pub entry: Option<String>,
    /// The deadline, or when the statement was issued (RFC 3339).
    pub at: Option<String>,
    /// Seconds, a sequence number, a size or an index, as the class says.
    pub number: Option<u64>,
    /// How many.
    pub count: u64,
    /// The file, where something was served otherwise than it was signed.
    pub path: Option<String>,
    /// Name of its proof.
    pub proof: Option<String>,
}

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Entries read, in all logs.
    pub entries: u64,
    /// Different statements.
    pub statements: u64,
    /// Statements found in both parties' logs.
    pub paired: u64,
    /// Queries that ask for a decision.
    pub queries: u64,
    /// Answered.
    pub answered: u64,
    /// Refused or returned.
    pub refused: u64,
    /// Withdrawn.
    pub withdrawn: u64,
    /// Accepted and waiting.
    pub open: u64,
    /// Decided after the deadline.
    pub late: u64,
    /// Erasures.
    pub erasures: u64,
}

impl Counted {
    pub(super) fn of(tally: &Tally, open: u64) -> Self {
        Self {
            entries: tally.entries,
            statements: tally.statements,
            paired: tally.paired,
            queries: tally.queries,
            answered: tally.answered,
            refused: tally.refused,
            withdrawn: tally.withdrawn,
            open,
            late: tally.late,
            erasures: tally.erasures,
        }
    }
}

/// The word for a weight.
#[must_use]
pub const fn weight_name(weight: Weight) -> &'static str {
    match weight {
        Weight::Mark => "mark",
        Weight::Open => "open",
        Weight::Integrity => "integrity",
    }
}

impl FindingLine {
    pub(super) fn of(finding: &Finding, proof: Option<String>) -> Self {
        use vestigo_protocol::audit::finding::Evidence;
        let name = |node: &vestigo_protocol::ids::NodeName| node.to_string();
        Self {
            class: finding.class.name().to_owned(),
            weight: Cow::Borrowed(weight_name(finding.weight())),
            about: name(&finding.about),
            other: finding.other.as_ref().map(name),
            accused: finding.accused.as_ref().map(name),
            exchange: finding.exchange.map(|id| id.to_hex()),
            entry: finding.entry.map(|leaf| leaf.to_hex()),
            at: finding.at.map(vestigo_protocol::time::Timestamp::to_rfc3339),
            number: finding.number,
            count: finding.count,
            path: match &finding.evidence {
                Evidence::Served(deviation) => Some(deviation.path.clone()),
                _ => None,
            },
            proof,
        }
    }
}
