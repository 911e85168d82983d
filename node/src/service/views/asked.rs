//! What a partner's request says beside the gun.

use serde::{Deserialize, Serialize};

use super::{ConsentTermsView, silent_debug};

/// What a partner's request says or asks beside purpose, circumstances and gun. Which members are there
/// depends on its kind.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct CaseAskedView {
    /// The partner's words.
    pub text: Option<String>,
    /// When the gun was recovered, as far as it is known.
    pub recovered: Option<String>,
    /// How: `SEIZED`, `FOUND` or `SURRENDERED`.
    pub recovery: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Why it is illicit (`I1` … `I5`).
    pub illicit: Vec<String>,
    /// Entries of both logs that it is about, by leaf hash.
    pub concerns: Vec<String>,
    /// What consent is asked for.
    pub consent: Option<ConsentTermsView>,
    /// Until when a gun is to be watched.
    pub watch_until: Option<String>,
    /// True if the watch that it names is to end.
    pub watch_ends: bool,
    /// What is to be counted.
    pub measure: Option<String>,
    /// First day of the figures.
    pub from: Option<String>,
    /// Last day of the figures.
    pub to: Option<String>,
    /// With what help is asked, a member of list `assistance`.
    pub assistance: Option<String>,
}

silent_debug!(CaseAskedView);
