//! What an audit found, in words: the same on the command line, in a report's page and for officers.

use super::report::{FindingLine, LogLine, Report, Verdict};
use crate::text::Text;

/// What a class of findings is said with: the finding, what rebuts it or what its proof does not
/// show.
#[derive(Debug)]
pub struct Words {
    /// Name of the class.
    pub class: &'static str,
    /// Key of the finding.
    pub said: &'static str,
    /// Key of what its proof does not show.
    pub limit: &'static str,
}

/// The classes, in the order of the protocol.
pub const WORDS: [Words; 18] = [
    Words { class: "OVERDUE", said: "note-audit-overdue", limit: "note-proof-limit-overdue" },
    Words {
        class: "ANSWERED_LATE",
        said: "note-audit-answered-late",
        limit: "note-proof-limit-answered-late",
    },
    Words {
        class: "ACCEPTED_LATE",
        said: "note-audit-accepted-late",
        limit: "note-proof-limit-stated",
    },
    Words {
        class: "UNDELIVERED",
        said: "note-audit-undelivered",
        limit: "note-proof-limit-undelivered",
    },
    Words { class: "DENIED", said: "note-audit-denied", limit: "note-proof-limit-denied" },
    Words { class: "GAP", said: "note-audit-gap", limit: "note-proof-limit-gap" },
    Words {
        class: "NUMBER_REUSED",
        said: "note-audit-number-reused",
        limit: "note-proof-limit-signed",
    },
    Words {
        class: "CHAIN_BROKEN",
        said: "note-audit-chain-broken",
        limit: "note-proof-limit-signed",
    },
    Words { class: "DISORDERED", said: "note-audit-disordered", limit: "note-proof-limit-signed" },
    Words { class: "SPLIT_VIEW", said: "note-audit-split-view", limit: "note-proof-limit-split" },
    Words { class: "BAD_ENTRY", said: "note-audit-bad-entry", limit: "note-proof-limit-bad-entry" },
    Words {
        class: "COPY_DIFFERS",
        said: "note-audit-copy-differs",
        limit: "note-proof-limit-copy",
    },
    Words { class: "LOST", said: "note-audit-lost", limit: "note-proof-limit-denied" },
    Words { class: "ERASURE", said: "note-audit-erasure", limit: "note-proof-limit-stated" },
    Words { class: "EPOCH", said: "note-audit-epoch", limit: "note-proof-limit-stated" },
    Words { class: "STALE", said: "note-audit-stale", limit: "note-proof-limit-stated" },
    Words { class: "GIVEN_UP", said: "note-audit-given-up", limit: "note-proof-limit-stated" },
    Words { class: "UNVERIFIED", said: "note-audit-unverified", limit: "note-proof-limit-stated" },
];

/// The words of a class; none for one that is not known.
#[must_use]
pub fn words(class: &str) -> Option<&'static Words> {
    WORDS.iter().find(|words| words.class == class)
}

/// Seconds as days, hours and minutes; the two largest parts.
#[must_use]
pub fn duration(seconds: u64) -> String {
    let parts = [(86_400, "d"), (3600, "h"), (60, "min"), (1, "s")];
    let mut rest = seconds;
    let mut said = Vec::new();
    for (length, unit) in parts {
        if rest >= length && said.len() < 2 {
            said.push(format!("{} {unit}", rest / length));
            rest %= length;
        }
    }
    if said.is_empty() { "0 s".to_owned() } else { said.join(" ") }
}

/// The values that every sentence about a finding may use.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// The class.
    pub class: &'a str,
    /// Whose statement or log it is about.
    pub about: &'a str,
    /// The other party.
    pub other: Option<&'a str>,
    /// Who is accused.
    pub accused: Option<&'a str>,
    /// The deadline, or when it was said.
    pub at: Option<&'a str>,
    /// Seconds, a number, a size or an index.
    pub number: Option<u64>,
    /// How many.
    pub count: u64,
    /// The file.
    pub path: Option<&'a str>,
}

/// A sentence about a finding.
#[must_use]
pub fn sentence(text: Text, key: &str, values: &Values<'_>) -> String {
    let number = values.number.unwrap_or_default();
    text.say_with(
        key,
        &[
            ("about", values.about.into()),
            ("other", values.other.unwrap_or_default().into()),
            ("accused", values.accused.unwrap_or_default().into()),
            ("at", values.at.unwrap_or_default().into()),
            ("number", number.to_string().into()),
            ("duration", duration(number).into()),
            ("count", values.count.into()),
            ("path", values.path.unwrap_or_default().into()),
        ],
    )
}

impl<'a> Values<'a> {
    /// Of a finding.
    #[must_use]
    pub fn of(finding: &'a FindingLine) -> Self {
        Self {
            class: &finding.class,
            about: &finding.about,
            other: finding.other.as_deref(),
            accused: finding.accused.as_deref(),
            at: finding.at.as_deref(),
            number: finding.number,
            count: finding.count,
            path: finding.path.as_deref(),
        }
    }
}

/// A finding in a sentence.
#[must_use]
pub fn said(text: Text, finding: &FindingLine) -> String {
    let values = Values::of(finding);
    words(values.class).map_or_else(|| finding.class.clone(), |w| sentence(text, w.said, &values))
}

/// How heavy a finding is, in words.
#[must_use]
pub fn weight(text: Text, finding: &FindingLine) -> String {
    text.say(match &*finding.weight {
        "integrity" => "word-weight-integrity",
        "open" => "word-weight-open",
        _ => "word-weight-mark",
    })
}

/// The outcome in a sentence.
#[must_use]
pub fn verdict(text: Text, report: &Report) -> String {
    text.say(match report.verdict {
        Verdict::Clean => "note-audit-clean",
        Verdict::Unconfirmed => "note-audit-unconfirmed",
        Verdict::Found => "note-audit-findings",
        Verdict::Integrity => "note-audit-integrity",
    })
}

/// Names of what [`log_cells`] gives.
pub const LOG_COLUMNS: [&str; 6] = [
    "column-log",
    "column-entries",
    "column-audit-new",
    "column-audit-signed",
    "column-safety-number",
    "column-confirmed",
];

/// A log as a row of a table.
#[must_use]
pub fn log_cells(text: Text, log: &LogLine) -> [String; 6] {
    [
        log.node.clone(),
        log.size.map_or_else(String::new, |size| size.to_string()),
        (log.verified + log.hidden + log.unknown + log.bad).to_string(),
        log.signed_at.clone().unwrap_or_default(),
        log.safety_number.clone().unwrap_or_default(),
        text.say(if log.confirmed { "word-yes" } else { "word-no" }),
    ]
}

/// What is not visible or could not be verified is said beside the table.
#[must_use]
pub fn log_notes(text: Text, log: &LogLine) -> Vec<String> {
    let mut notes = Vec::new();
    for (key, count) in [("note-audit-hidden", log.hidden), ("note-audit-unknown", log.unknown)] {
        if count > 0 {
            notes.push(
                text.say_with(key, &[("log", log.node.as_str().into()), ("count", count.into())]),
            );
        }
    }
    if log.witnesses.is_empty() {
        notes.push(text.say_with("note-audit-no-witness", &[("log", log.node.as_str().into())]));
    } else {
        let args =
            [("log", log.node.as_str().into()), ("witnesses", log.witnesses.join(", ").into())];
        notes.push(text.say_with("note-audit-witnesses", &args));
    }
    notes
}

/// What was counted, by the keys of its names.
#[must_use]
pub fn counted(report: &Report) -> [(&'static str, u64); 8] {
    let counted = &report.counted;
    [
        ("column-statements", counted.statements),
        ("column-audit-paired", counted.paired),
        ("column-audit-queries", counted.queries),
        ("column-audit-answered", counted.answered),
        ("column-audit-refused", counted.refused),
        ("column-audit-withdrawn", counted.withdrawn),
        ("column-audit-open", counted.open),
        ("column-audit-late", counted.late),
    ]
}
