//! What is asked about files on their way into the registry.

/// Which issues of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IssueFilter {
    /// Only this reason.
    pub reason: Option<String>,
    /// True: only rows that were not taken; false: only warnings.
    pub rejected: Option<bool>,
    /// From the answer before.
    pub after: Option<String>,
    /// At most so many.
    pub limit: usize,
}
