//! Figures shared with partners.

use serde::{Deserialize, Serialize};

/// One row of figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SheetRowView {
    /// What it counts: a code, an interval, a State.
    pub key: String,
    /// Second dimension: the State of recovery.
    pub second: Option<String>,
    /// Both in words.
    pub about: String,
    /// How many, a multiple of the least count that is told; `null`: fewer than that, and not none.
    pub count: Option<u64>,
}

/// What is told of a measure in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SheetView {
    /// `TRACES_BY_RESULT`, `RECOVERIES_BY_TYPE`, `SOURCE_TO_RECOVERY`, `TIME_TO_CRIME` or `NOT_COMPLETED`.
    pub measure: String,
    /// The calendar year.
    pub year: u16,
    /// The sum of what is told; `null` if nothing is.
    pub n: Option<u64>,
    /// The least count that is told.
    pub minimum: u64,
    /// The rows that are told.
    pub rows: Vec<SheetRowView>,
    /// How it was counted.
    pub counted: String,
    /// What is not told.
    pub suppression: String,
    /// What may not be concluded from it.
    pub disclaimer: String,
}

/// What a partner that asked for figures would be given, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FiguresDraftView {
    /// Exchange id of its request.
    pub case: String,
    /// Who asked.
    pub partner: String,
    /// The agreement that the request rests on, by its hash.
    pub agreement: Option<String>,
    /// From when the year's figures are given.
    pub closed_from: String,
    /// Whether they can leave now.
    pub ready: bool,
    /// When the same figures first left, to whichever partner; they leave unchanged.
    pub released: Option<String>,
    /// Names what was looked at; a reply that gives figures repeats it.
    pub sheet_id: String,
    /// The figures; without rows while the year is not closed.
    pub sheet: SheetView,
}

/// Figures that a partner gave us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SharedSheetView {
    /// Exchange id of our request.
    pub request: String,
    /// Whose figures they are.
    pub partner: String,
    /// The agreement under which they were given, by its hash.
    pub agreement: Option<String>,
    /// When we asked.
    pub asked: String,
    /// Leaf hash of the signed answer.
    pub statement: String,
    /// True if they are invented.
    pub synthetic: bool,
    /// The figures.
    pub sheet: SheetView,
}

/// Figures that partners gave us, by measure, year and partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SharedFiguresView {
    /// One for each measure, year and partner: the last that came.
    pub items: Vec<SharedSheetView>,
}
