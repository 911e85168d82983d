//! One record of our own, as officers see it.

use serde::{Deserialize, Serialize};

use super::{EventView, FirearmView, RecordSetView, silent_debug};

/// One mark of a recorded gun.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MarkView {
    /// Where it is: `FRAME`, `BARREL`, ….
    pub component: String,
    /// What it is for: `SERIAL`, `IMPORT`, ….
    pub kind: String,
    /// Every character as recorded.
    pub text: String,
    /// How well it could be read.
    pub legibility: String,
}

/// Something more that is known of a recorded gun.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ParticularView {
    /// The column of a table in which it stands: `barrel_length_mm`.
    pub field: String,
    /// As such a table has it.
    pub value: String,
}

/// One event of a recorded gun.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RecordEventView {
    /// The event.
    pub event: EventView,
    /// Port, town, depot.
    pub place: Option<String>,
    /// Who issued the document.
    pub issuer: Option<String>,
    /// Places, from 0, of the events of this list that cannot be right together with it.
    pub contradicts: Vec<u32>,
    /// True if it is dated after the gun was recorded as destroyed.
    pub after_destruction: bool,
}

/// A field that a correction changed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldChangeView {
    /// `serial`, `maker`, `model`, ….
    pub field: String,
    /// What it said before; empty if nothing.
    pub before: String,
    /// What it says since.
    pub after: String,
}

/// What was done to a record by hand.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RecordChangeView {
    /// When, RFC 3339.
    pub at: String,
    /// The officer's name.
    pub by: String,
    /// `ENTERED`, `CORRECTED` or `EVENT_ADDED`.
    pub act: String,
    /// Why, in the officer's words.
    pub reason: Option<String>,
    /// What a correction changed.
    pub fields: Vec<FieldChangeView>,
}

/// One record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RecordView {
    /// Its number.
    pub record: String,
    /// What a correction has to name: it changes with the record.
    pub version: String,
    /// The set that says so.
    pub set: RecordSetView,
    /// The gun.
    pub firearm: FirearmView,
    /// Brand, where it is not the maker's.
    pub brand: Option<String>,
    /// All marks, the number that counts first.
    pub marks: Vec<MarkView>,
    /// What else is known.
    pub particulars: Vec<ParticularView>,
    /// Where the gun stands after its events: `STATE_STOCK`, `OFFICIAL_CUSTODY`, `DESTROYED`,
    /// `DEACTIVATED`, `STOLEN`, `LOST`, `EXPORTED`.
    pub status: Vec<String>,
    /// Where it was exported to, if recorded.
    pub exported_to: Option<String>,
    /// What happened, oldest first.
    pub events: Vec<RecordEventView>,
    /// What was done to the record by hand, oldest first. Imports are listed with the registry.
    pub changes: Vec<RecordChangeView>,
}

silent_debug!(
    MarkView,
    ParticularView,
    RecordEventView,
    FieldChangeView,
    RecordChangeView,
    RecordView
);
