//! Codes of guns that were converted and bear no number.

/// What is done to a gun in converting it, in list `conversion`.
pub const CONVERSIONS: [&str; 11] = [
    "BARREL_REPLACED",
    "BARREL_BORED",
    "BARREL_SLEEVED",
    "OBSTRUCTION_REMOVED",
    "RIFLING_CUT",
    "CHAMBER_REAMED",
    "MUZZLE_THREADED",
    "VENT_CLOSED",
    "SLIDE_REINFORCED",
    "FIRING_PIN_CHANGED",
    "MARKS_REMOVED",
];

/// How far two guns bear the same conversion, in list `likeness`.
pub const LIKENESSES: [&str; 2] = ["ALIKE", "SAME"];
