//! Requests other than a trace.

use serde::{Deserialize, Serialize};

use super::super::views::{FirearmView, silent_debug};

/// A request or notice to a partner. Which members matter depends on its kind.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MatterRequest {
    /// Request kind (`CONSENT_REQUEST`, `WATCH`, …).
    pub kind: String,
    /// The agency; absent: whose answer it is about.
    pub to: Option<String>,
    /// Our trace whose answer it is about.
    pub trace: Option<String>,
    /// Which hop of it, from 1; absent: the last that was answered.
    pub hop: Option<u32>,
    /// Pass the answer's events on (a recovery notice to another State).
    pub forward: bool,
    /// States that a consent is asked for.
    pub states: Vec<String>,
    /// Purposes that a consent is asked for; absent: the trace's.
    pub purposes: Vec<String>,
    /// Whether a consent to use in court is asked for.
    pub court: bool,
    /// Until when a watch stands.
    pub until: Option<String>,
    /// The watch that ends: its exchange id.
    pub ends: Option<String>,
    /// The gun.
    pub firearm: Option<FirearmView>,
    /// With what help is asked or offered.
    pub assistance: Option<String>,
    /// What statistics count.
    pub measure: Option<String>,
    /// First day of statistics.
    pub from: Option<String>,
    /// Last day of statistics.
    pub to_day: Option<String>,
    /// Words.
    pub text: Option<String>,
    /// Purpose code; absent: the trace's.
    pub purpose: Option<String>,
    /// Legal basis; absent: the trace's.
    pub legal_basis: Option<String>,
}

/// `case reply`: to a request that is no look-up. One of the first three, or words alone.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReplyRequest {
    /// Consent as it was asked, or narrower by what follows.
    pub consent: bool,
    /// States; absent: as asked.
    pub states: Vec<String>,
    /// Purposes; absent: as asked.
    pub purposes: Vec<String>,
    /// In court.
    pub court: bool,
    /// Until when.
    pub until: Option<String>,
    /// `CONFIRMED`, `NOT_CONFIRMED` or `NOT_REACHED`.
    pub confirm: Option<String>,
    /// Give the figures that were asked for.
    pub figures: bool,
    /// What names the figures that were looked at, or its first eight digits or more.
    pub sheet_id: Option<String>,
    /// Words.
    pub text: Option<String>,
}

/// `watch tell`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TellRequest {
    /// Words for the partner.
    pub text: Option<String>,
}

/// `bundle export`: what for.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExportUse {
    /// `agency`, `national`, `court`, or a State. Needed where an answer is H1 or stricter.
    pub wanted: Option<String>,
}

silent_debug!(MatterRequest, ReplyRequest, TellRequest, ExportUse);
