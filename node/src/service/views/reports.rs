//! Sealed reports: those that were issued, and what verifying one found.

use serde::{Deserialize, Serialize};

use super::silent_debug;

/// One issue of a report.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReportView {
    /// Number of the issue at the issuing node.
    pub number: u64,
    /// Of which trace.
    pub trace: String,
    /// Verification code, in groups.
    pub code: String,
    /// When it was issued.
    pub issued: String,
    /// Tag of its language.
    pub language: String,
    /// To whom.
    pub recipient: String,
    /// For what use: `agency`, `national`, `court`, or the code of a State.
    pub wanted: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// The program that drew it.
    pub renderer: String,
    /// SHA-256 of the file.
    pub digest: String,
    /// SHA-256 of the enclosed bundle.
    pub bundle: String,
}

/// Reports, newest first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReportListView {
    /// The reports.
    pub items: Vec<ReportView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

/// A report as it is given out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct IssuedReportView {
    /// The issue.
    pub report: ReportView,
    /// True if nothing has changed since it was issued: the same file again.
    pub again: bool,
    /// True if the data are invented (demo).
    pub synthetic: bool,
    /// The file, standard base64 with padding.
    pub base64: String,
}

/// What became of comparing the pages of a report with the evidence in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PagesVerdict {
    /// Drawn again from the evidence, they are the same byte for byte.
    Same,
    /// They are not what is drawn from the evidence: somebody changed the file.
    Changed,
    /// Another version of the program drew them; the file's digest is to be compared with the one
    /// that the issuing node lists.
    NotCompared,
    /// The slip with number, recipient and time does not hold.
    Slip,
    /// The evidence does not hold, and the pages were not looked at.
    NotLookedAt,
}

/// What verifying a report found beside its evidence.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReportCheckView {
    /// Its pages.
    pub pages: PagesVerdict,
    /// SHA-256 of the file.
    pub digest: String,
    /// The issue, as its slip has it; `None` if that does not hold.
    pub report: Option<ReportView>,
    /// The node that issued it.
    pub node: Option<String>,
    /// The program that compares.
    pub renderer: String,
    /// The first byte at which the file differs from what is drawn, from 0.
    pub differs_at: Option<u64>,
    /// Why the slip does not hold: English technical detail, for the record.
    pub problem: Option<String>,
}

silent_debug!(ReportView, ReportListView, IssuedReportView, ReportCheckView);
