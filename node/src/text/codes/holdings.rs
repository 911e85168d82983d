//! Codes of marking, stockpile, destruction and incidents.

/// Why firearms are marked, and what is wrong with what a machine struck.
pub const MARKINGS: [&str; 13] = [
    "MANUFACTURE",
    "IMPORT",
    "OFFICIAL_USE",
    "TRANSFER",
    "RESTAMP",
    "MISPRINT",
    "DUPLICATE",
    "MISSING",
    "NOT_ORDERED",
    "FAILED",
    "TOO_SHALLOW",
    "TOO_SMALL",
    "MARKED_BEFORE",
];

/// The check list of a mark.
pub const MARKING_CHECKS: [&str; 9] = [
    "CONSPICUOUS",
    "READABLE",
    "DURABLE",
    "RECOVERABLE",
    "UNIQUE",
    "ESSENTIAL_COMPONENT",
    "FORM",
    "DEPTH",
    "SIZE",
];

/// Where an item of a stock stands.
pub const STOCK_STATES: [&str; 13] = [
    "IN_STORE",
    "ISSUED",
    "IN_TRANSIT",
    "EVIDENCE_HOLD",
    "UNDER_REPAIR",
    "SURPLUS",
    "CONDEMNED",
    "TRANSFERRED",
    "DESTROYED",
    "MISSING_UNDER_INQUIRY",
    "LOST",
    "STOLEN",
    "RECOVERED",
];

/// What is done with an item.
pub const STOCK_ACTS: [&str; 16] = [
    "RECEIVE", "ISSUE", "RETURN", "SEND", "ARRIVE", "MOVE", "HOLD", "RELEASE", "REPAIR", "SURPLUS",
    "CONDEMN", "TRANSFER", "LOST", "STOLEN", "RECOVER", "DESTROY",
];

/// In which condition it is.
pub const CONDITIONS: [&str; 4] = ["A", "B", "C", "D"];

/// What is planned for it.
pub const DISPOSITIONS: [&str; 4] = ["DESTROY", "TRANSFER", "SELL", "RETAIN"];

/// What a count finds.
pub const DISCREPANCIES: [&str; 9] = [
    "MISSING",
    "UNRECORDED",
    "OTHER_STORE",
    "OTHER_RACK",
    "SEEN_TWICE",
    "NOT_HERE_BY_BOOK",
    "LOST_BY_BOOK",
    "DESTROYED_BY_BOOK",
    "OTHER_CONDITION",
];

/// How far a count has come.
pub const COUNT_STATES: [&str; 3] = ["OPEN", "ENTERED", "COUNTED"];

/// What is wrong with how ammunition lies.
pub const TROUBLES: [&str; 6] =
    ["TOGETHER", "CONDITIONS", "TOO_MUCH", "NOT_LICENSED", "NOT_SURVEYED", "UNCLASSIFIED"];

/// How far a destruction has come, why, how, and what did not agree before it.
pub const DESTRUCTIONS: [&str; 17] = [
    "ORDERED",
    "COMPARED",
    "DONE",
    "SURPLUS",
    "FORFEITURE",
    "COLLECTION",
    "COURT_ORDER",
    "UNSERVICEABLE",
    "SHRED",
    "SHEAR",
    "CUT",
    "CRUSH",
    "MELT",
    "BURN_OR_DETONATE",
    "MISSING",
    "NOT_ORDERED",
    "TWICE",
];

/// What happened to a gun, how its case stands, what is done with it, and what becomes of the
/// gun.
pub const INCIDENTS: [&str; 25] = [
    "LOST",
    "STOLEN",
    "SEIZED",
    "FOUND",
    "SURRENDERED",
    "IMPORT",
    "EXPORT",
    "TRANSIT",
    "ENTERED",
    "LOCATED",
    "CLEARED",
    "CANCELLED",
    "ENTER",
    "SUPPLEMENT",
    "MODIFY",
    "LOCATE",
    "DISPOSE",
    "CLEAR",
    "CANCEL",
    "EVIDENCE",
    "FORFEITED",
    "RETURNED",
    "OFFICIAL_USE",
    "HANDED_OVER",
    "DESTROYED",
];

/// In what a project of assistance is measured, who helps whom, how it stands, what is done with it, and
/// where a figure comes from.
pub const PROJECTS: [&str; 18] = [
    "MACHINES_IN_USE",
    "FIREARMS_MARKED",
    "ARMS_DESTROYED",
    "PEOPLE_TRAINED",
    "RECEIVED",
    "GIVEN",
    "AGREED",
    "DELIVERED",
    "CLOSED",
    "CANCELLED",
    "ENTER",
    "DELIVER",
    "MEASURE",
    "CLOSE",
    "CANCEL",
    "BOOKS",
    "ENTERED",
    "NONE",
];

/// What a row of the list of assistance is.
pub const HELP_SORTS: [&str; 4] = ["ASKED", "OFFERED", "OFFER", "REQUEST"];
/// Whose a bulletin is.
pub const BULLETIN_WAYS: [&str; 2] = ["SENT", "RECEIVED"];
/// What an authorised party may do.
pub const AUTHORISED: [&str; 5] = ["PRODUCER", "DEALER", "IMPORTER", "EXPORTER", "CARRIER"];
/// What a gap in the security of a store amounts to.
pub const RISKS: [&str; 4] = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];
