//! Code lists whose members have a text: what the wire, the desk and the registry name by code.

/// Text key of a code that is unique by itself: `R06` → `code-r06`.
#[must_use]
pub fn key(code: &str) -> String {
    key_in("", code)
}

/// Text key of a member of a list: `grade`, `EXACT_FOLDED` → `code-grade-exact-folded`.
#[must_use]
pub fn key_in(list: &str, code: &str) -> String {
    let mut key = String::from("code-");
    if !list.is_empty() {
        key.push_str(list);
        key.push('-');
    }
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

/// Why a firearm is illicit.
pub const ILLICIT_BASES: [&str; 5] = ["I1", "I2", "I3", "I4", "I5"];

/// Match grades, in list `grade`.
pub const GRADES: [&str; 5] = ["EXACT", "EXACT_FOLDED", "STRONG", "POSSIBLE", "NONE"];

/// Priorities, in list `priority`.
pub const PRIORITIES: [&str; 2] = ["ROUTINE", "URGENT"];

/// Justifications of urgency, in list `justification`.
pub const JUSTIFICATIONS: [&str; 6] = [
    "LIFE_AT_RISK",
    "HOMICIDE_ACTIVE",
    "TERRORISM",
    "SUSPECT_DETAINED_DEADLINE",
    "OPERATION",
    "OTHER",
];

/// Request kinds, in list `request`.
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

/// Kinds of event in a gun's life, in list `event`.
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

/// How certain an event is, in list `certainty`.
pub const CERTAINTIES: [&str; 3] = ["RECORDED", "INFERRED", "CLAIMED"];

/// How a firearm came into official hands, in list `recovery`.
pub const RECOVERIES: [&str; 3] = ["SEIZED", "FOUND", "SURRENDERED"];

/// Points of diversion, in list `point`.
pub const POINTS_OF_DIVERSION: [&str; 22] = [
    "D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10", "D11", "D12", "D13",
    "D14", "D15", "D16", "D17", "D18", "D19", "D20", "D21", "D99",
];

/// Kinds of record set, in list `set`.
pub const RECORD_SETS: [&str; 8] =
    ["MANUFACTURE", "IMPORT", "EXPORT", "RETAIL", "REGISTRY", "STOLEN", "STOCK", "DESTRUCTION"];

/// What can be wrong or odd about a row of an import, in list `row`, as its JSON names it.
pub const ROW_ISSUES: [&str; 15] = [
    "missing-serial",
    "unclosed-quote",
    "bad-encoding",
    "duplicate",
    "conflict",
    "impossible-date",
    "unreadable-date",
    "extra-column",
    "field-too-long",
    "formula",
    "control-character",
    "unknown-event",
    "too-many",
    "unknown-column",
    "not-recognised",
];

/// Statement kinds by number, 1 to 15, in list `kind`.
pub const STATEMENTS: [&str; 15] = [
    "QUERY",
    "ACCEPTED",
    "ACKNOWLEDGED",
    "INTERIM",
    "ANSWER",
    "REFUSAL",
    "DELIVERED",
    "CONFLICT",
    "WITHDRAWAL",
    "AGREEMENT",
    "DESCRIPTOR",
    "ERASURE",
    "CHECKPOINT",
    "HEARTBEAT",
    "SUPPLEMENT",
];

/// Why the machine left a case to an officer, in list `refer`.
pub const REFERRALS: [&str; 8] = [
    "SENSITIVE",
    "GRADE",
    "AMBIGUOUS",
    "AGREEMENT",
    "SAMPLED",
    "UNKNOWN_CODE",
    "REQUEST_KIND",
    "REGISTRY_FAILED",
];

/// Why a candidate has its grade, in list `match`: the registry's reasons in kebab-case.
pub const MATCH_REASONS: [&str; 13] = [
    "serial-equal",
    "serial-equal-with-leading-word",
    "serial-equal-folded",
    "not-the-frame-number",
    "read-with-doubt",
    "maker-agrees",
    "maker-contradicts",
    "type-agrees",
    "type-contradicts",
    "model-agrees",
    "model-contradicts",
    "calibre-agrees",
    "calibre-contradicts",
];

/// Every list with the part of the key that names it; empty where the codes are unique.
pub const LISTS: [(&str, &[&str]); 21] = [
    ("", &RESULTS),
    ("", &NOT_COMPLETED),
    ("", &REFUSALS),
    ("", &RETURNS),
    ("", &PURPOSES),
    ("", &LEVELS),
    ("", &HANDLING),
    ("", &ILLICIT_BASES),
    ("grade", &GRADES),
    ("priority", &PRIORITIES),
    ("justification", &JUSTIFICATIONS),
    ("request", &REQUEST_KINDS),
    ("event", &EVENTS),
    ("certainty", &CERTAINTIES),
    ("recovery", &RECOVERIES),
    ("point", &POINTS_OF_DIVERSION),
    ("set", &RECORD_SETS),
    ("row", &ROW_ISSUES),
    ("kind", &STATEMENTS),
    ("refer", &REFERRALS),
    ("match", &MATCH_REASONS),
];

/// Statement kind of a number (wire.md), as a member of [`STATEMENTS`].
#[must_use]
pub fn statement(kind: u16) -> Option<&'static str> {
    STATEMENTS.get(usize::from(kind).checked_sub(1)?).copied()
}
