//! What links a request to others.

use serde::{Deserialize, Serialize};

use super::{CaseView, silent_debug};

/// A request about another gun that bears the same conversion.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LinkedView {
    /// Of our trace, or of the partner's request.
    pub id: String,
    /// Whether it is a trace of ours.
    pub own: bool,
    /// Whom we asked first, or who asked.
    pub partner: String,
    /// When it was sent or came.
    pub at: String,
    /// `SAME` or `ALIKE`.
    pub likeness: String,
    /// What both guns bear, of list `conversion` or as it was measured.
    pub shared: Vec<String>,
    /// What agrees besides: `maker`, `model`, `calibre`.
    pub agrees: Vec<String>,
    /// Photographs that came with it.
    pub photographs: u64,
}

silent_debug! { LinkedView }

impl CaseView {
    /// True where an officer decides because the gun never had a number: no record was searched for.
    #[must_use]
    pub fn is_unnumbered(&self) -> bool {
        self.referred_because.iter().any(|why| why == "UNNUMBERED")
    }
}
