//! Code lists whose members have a text: what the wire, the desk and the registry name by code.

/// Text key of a code: `R06` → `code-r06`, `EXACT_FOLDED` → `code-exact-folded`.
#[must_use]
pub fn key(code: &str) -> String {
    let mut key = String::with_capacity(code.len() + 5);
    key.push_str("code-");
    key.extend(code.chars().map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() }));
    key
}

/// Result codes.
pub const RESULTS: [&str; 16] = [
    "R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R11", "R12", "R13",
    "R14", "R15", "R20",
];

/// Reasons why a trace was not completed.
pub const NOT_COMPLETED: [&str; 18] = [
    "N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10", "N11", "N12", "N13",
    "N14", "N15", "N16", "N17", "N18",
];

/// Grounds to delay, restrict or refuse.
pub const REFUSALS: [&str; 6] = ["D1", "D2", "D3", "D4", "D5", "D6"];

/// Grounds to return a request as inadmissible.
pub const RETURNS: [&str; 9] = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9"];

/// Intended uses.
pub const PURPOSES: [&str; 6] = ["U1", "U2", "U3", "U4", "U5", "U6"];

/// Disclosure levels.
pub const LEVELS: [&str; 6] = ["L0", "L1", "L2", "L3", "L4", "L5"];

/// Handling codes.
pub const HANDLING: [&str; 4] = ["H0", "H1", "H2", "H3"];

/// Match grades.
pub const GRADES: [&str; 5] = ["EXACT", "EXACT_FOLDED", "STRONG", "POSSIBLE", "NONE"];

/// Priorities.
pub const PRIORITIES: [&str; 2] = ["ROUTINE", "URGENT"];

/// Justifications of urgency.
pub const JUSTIFICATIONS: [&str; 6] = [
    "LIFE_AT_RISK",
    "HOMICIDE_ACTIVE",
    "TERRORISM",
    "SUSPECT_DETAINED_DEADLINE",
    "OPERATION",
    "OTHER",
];

/// Request kinds.
pub const REQUEST_KINDS: [&str; 13] = [
    "TRACE",
    "ONWARD_TRACE",
    "SUSPECT_GUN",
    "RECORD_CHECK",
    "RECOVERY_NOTICE",
    "HIT_CONFIRMATION",
    "DELIVERY_VERIFICATION",
    "CONSENT_REQUEST",
    "DISCLOSURE_NOTICE",
    "CLARIFICATION",
    "AGGREGATE_STATISTICS",
    "BULLETIN",
    "WATCH",
];

/// Kinds of event in a gun's life.
pub const EVENTS: [&str; 22] = [
    "MANUFACTURED",
    "SHIPPED",
    "IMPORTED",
    "EXPORTED",
    "TRANSITED",
    "DELIVERY_VERIFIED",
    "SOLD_RETAIL",
    "TRANSFERRED_PRIVATE",
    "REGISTERED",
    "ISSUED",
    "INHERITED",
    "REPORTED_STOLEN",
    "REPORTED_LOST",
    "RECOVERED",
    "SEIZED",
    "MARKED",
    "RESTAMPED",
    "CONVERTED",
    "DEACTIVATED",
    "REACTIVATED",
    "DESTROYED",
    "RETAINED_OFFICIAL_USE",
];

/// How certain an event is.
pub const CERTAINTIES: [&str; 3] = ["RECORDED", "INFERRED", "CLAIMED"];

/// Kinds of record set. Their keys begin with `code-set-`.
pub const RECORD_SETS: [&str; 8] = [
    "SET_MANUFACTURE",
    "SET_IMPORT",
    "SET_EXPORT",
    "SET_RETAIL",
    "SET_REGISTRY",
    "SET_STOLEN",
    "SET_STOCK",
    "SET_DESTRUCTION",
];

/// Why a row of an import was not taken. Their keys begin with `code-row-`.
pub const ROW_ERRORS: [&str; 16] = [
    "ROW_MISSING_SERIAL",
    "ROW_MISSING_VALUE",
    "ROW_UNCLOSED_QUOTE",
    "ROW_BAD_QUOTE",
    "ROW_BAD_ENCODING",
    "ROW_CONTROL_CHARACTER",
    "ROW_DUPLICATE",
    "ROW_CONFLICTING_DUPLICATE",
    "ROW_BAD_DATE",
    "ROW_BAD_YEAR",
    "ROW_BAD_COUNTRY",
    "ROW_UNKNOWN_CODE",
    "ROW_TOO_FEW_COLUMNS",
    "ROW_TOO_MANY_COLUMNS",
    "ROW_FIELD_TOO_LONG",
    "ROW_FORMULA",
];

/// Statement kinds by number, 1 to 15.
pub const STATEMENTS: [&str; 15] = [
    "KIND_QUERY",
    "KIND_ACCEPTED",
    "KIND_ACKNOWLEDGED",
    "KIND_INTERIM",
    "KIND_ANSWER",
    "KIND_REFUSAL",
    "KIND_DELIVERED",
    "KIND_CONFLICT",
    "KIND_WITHDRAWAL",
    "KIND_AGREEMENT",
    "KIND_DESCRIPTOR",
    "KIND_ERASURE",
    "KIND_CHECKPOINT",
    "KIND_HEARTBEAT",
    "KIND_SUPPLEMENT",
];

/// Why the machine left a case to an officer. Their keys begin with `code-refer-`.
pub const REFERRALS: [&str; 9] = [
    "REFER_AGREEMENT",
    "REFER_GRADE",
    "REFER_SEVERAL_CANDIDATES",
    "REFER_SENSITIVE",
    "REFER_SAMPLED",
    "REFER_LEVEL",
    "REFER_UNKNOWN_CODE",
    "REFER_CONFLICTING_RECORDS",
    "REFER_TEXT",
];

/// Every list, for the tests and for help.
pub const ALL: [&[&str]; 17] = [
    &RESULTS,
    &NOT_COMPLETED,
    &REFUSALS,
    &RETURNS,
    &PURPOSES,
    &LEVELS,
    &HANDLING,
    &GRADES,
    &PRIORITIES,
    &JUSTIFICATIONS,
    &REQUEST_KINDS,
    &EVENTS,
    &CERTAINTIES,
    &RECORD_SETS,
    &ROW_ERRORS,
    &STATEMENTS,
    &REFERRALS,
];

/// Statement kind of a number (wire.md), as a code of [`STATEMENTS`].
#[must_use]
pub fn statement(kind: u16) -> Option<&'static str> {
    STATEMENTS.get(usize::from(kind).checked_sub(1)?).copied()
}
