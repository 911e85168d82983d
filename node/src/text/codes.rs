//! Code lists whose members have a text: what the wire, the desk and the registry name by code.
//!
//! The lists of the wire are taken from the protocol itself, so that a new member has a text or
//! fails a test.

mod conversion;
mod holdings;

use vestigo_protocol::codes::{
    AssistanceField, AttachmentRole, BulletinKind, Certainty, Confirmation, DatePrecision,
    DisclosureLevel, DocumentKind, EventKind, Fault, Handling, IllicitBasis, IntendedUse,
    LegalBasis, Legibility, ManufactureClass, MarkComponent, MarkKind, MatchGrade,
    NotCompletedCode, Obliteration, OnwardUse, PartyKind, PointOfDiversion, Priority,
    RecordSetKind, RecoveryKind, RequestKind, Restoration, ResultCode, ReturnReason, Script,
    StatisticsMeasure, UrgentJustification, WantedInformation, WithheldPart, WithholdReason,
};
use vestigo_protocol::descriptor::KeyRole;
use vestigo_protocol::message::{AgreementStep, InterimKind};

pub use conversion::{CONVERSIONS, LIKENESSES};
pub use holdings::{
    AUTHORISED, BULLETIN_WAYS, CONDITIONS, COUNT_STATES, DESTRUCTIONS, DISCREPANCIES, DISPOSITIONS,
    HELP_SORTS, INCIDENTS, MARKING_CHECKS, MARKINGS, PROJECTS, RISKS, STOCK_ACTS, STOCK_STATES,
    TROUBLES,
};

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

/// Countries that have a name here: the members of the Organization of American States, and those
/// where most guns are made. Others are shown by their code.
pub const COUNTRIES: [&str; 78] = [
    "AG", "AR", "AT", "AU", "BB", "BE", "BG", "BO", "BR", "BS", "BZ", "CA", "CH", "CL", "CN", "CO",
    "CR", "CU", "CZ", "DE", "DK", "DM", "DO", "EC", "EE", "EG", "ES", "FI", "FR", "GB", "GD", "GR",
    "GT", "GY", "HN", "HR", "HT", "HU", "IE", "IL", "IN", "IT", "JM", "JP", "KN", "KR", "LC", "LT",
    "LU", "LV", "MX", "NI", "NL", "NO", "NZ", "PA", "PE", "PH", "PK", "PL", "PT", "PY", "RO", "RS",
    "RU", "SE", "SI", "SK", "SR", "SV", "TR", "TT", "UA", "US", "UY", "VC", "VE", "ZA",
];

/// The codes or names of a list of the wire, in its order.
macro_rules! wire {
    ($($(#[$doc:meta])* $constant:ident = $list:ident.$name:ident;)+) => {$(
        $(#[$doc])*
        pub const $constant: [&str; $list::ALL.len()] = {
            let mut names = [""; $list::ALL.len()];
            let mut i = 0;
            while i < names.len() {
                #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
                {
                    names[i] = $list::ALL[i].$name();
                }
                i += 1;
            }
            names
        };
    )+};
}

wire! {
    /// Result codes.
    RESULTS = ResultCode.code;
    /// Reasons why a trace was not completed.
    NOT_COMPLETED = NotCompletedCode.code;
    /// Grounds to delay, restrict or refuse.
    REFUSALS = WithholdReason.code;
    /// Grounds to return a request as inadmissible.
    RETURNS = ReturnReason.code;
    /// Intended uses.
    PURPOSES = IntendedUse.code;
    /// Disclosure levels.
    LEVELS = DisclosureLevel.code;
    /// Handling codes.
    HANDLING = Handling.code;
    /// Why a firearm is illicit.
    ILLICIT_BASES = IllicitBasis.code;
    /// Match grades, in list `grade`.
    GRADES = MatchGrade.name;
    /// Priorities, in list `priority`.
    PRIORITIES = Priority.name;
    /// Justifications of urgency, in list `justification`.
    JUSTIFICATIONS = UrgentJustification.name;
    /// Request kinds, in list `request`.
    REQUEST_KINDS = RequestKind.name;
    /// Kinds of event in a gun's life, in list `event`.
    EVENTS = EventKind.name;
    /// How certain an event is, in list `certainty`.
    CERTAINTIES = Certainty.name;
    /// How a firearm came into official hands, in list `recovery`.
    RECOVERIES = RecoveryKind.name;
    /// Points of diversion, in list `point`.
    POINTS_OF_DIVERSION = PointOfDiversion.code;
    /// Kinds of record set, in list `set`.
    RECORD_SETS = RecordSetKind.name;
    /// Legal bases of a request, in list `basis`.
    LEGAL_BASES = LegalBasis.name;
    /// To whom a partner may pass on what it received, in list `onward`.
    ONWARD_USES = OnwardUse.name;
    /// Kinds of party to an event, in list `party`.
    PARTIES = PartyKind.name;
    /// Kinds of document, in list `document`.
    DOCUMENTS = DocumentKind.name;
    /// Kinds of interim reply, in list `interim`.
    INTERIMS = InterimKind.name;
    /// Kinds of mark, in list `mark`.
    MARKS = MarkKind.name;
    /// Parts of a gun that carry a mark, in list `component`.
    COMPONENTS = MarkComponent.name;
    /// Scripts of a mark, in list `script`.
    SCRIPTS = Script.name;
    /// How well a mark is read, in list `legibility`.
    LEGIBILITIES = Legibility.name;
    /// What was done to a serial number, in list `obliteration`.
    OBLITERATIONS = Obliteration.name;
    /// What restoring it came to, in list `restoration`.
    RESTORATIONS = Restoration.name;
    /// How a gun was made, in list `class`.
    MANUFACTURE_CLASSES = ManufactureClass.name;
    /// How well a date is known, in list `precision`.
    DATE_PRECISIONS = DatePrecision.name;
    /// Where the cause of a trace not completed lies, in list `fault`.
    FAULTS = Fault.name;
    /// Kinds of bulletin, in list `bulletin`.
    BULLETINS = BulletinKind.name;
    /// What statistics count, in lists `measure` and `measure-counted`.
    MEASURES = StatisticsMeasure.name;
    /// With what help is asked or offered, in list `assistance`.
    ASSISTANCE_FIELDS = AssistanceField.name;
    /// What an attached file is, in list `attachment`.
    ATTACHMENT_ROLES = AttachmentRole.name;
    /// What an information request asks for, in list `wanted`.
    WANTED = WantedInformation.name;
    /// What the owner of a record says to a hit, in list `confirmation`.
    CONFIRMATIONS = Confirmation.name;
    /// What a restricted answer leaves out, in list `withheld`.
    WITHHELD = WithheldPart.name;
    /// Steps of an agreement, in list `step`.
    AGREEMENT_STEPS = AgreementStep.name;
    /// What a key in a descriptor is for, in list `role`.
    KEY_ROLES = KeyRole.name;
}

/// Kinds of gun, the first letter of its type, in list `type`.
pub const GUN_KINDS: [&str; 19] = [
    "CANNON",
    "SUBMACHINE_GUN",
    "RIFLE_SHOTGUN_COMBINATION",
    "DISGUISED_GUN",
    "ELECTRIC_SHOCK",
    "AMMUNITION",
    "GRENADE",
    "BOMB",
    "MINE",
    "MISSILE",
    "ROCKET",
    "MACHINE_GUN",
    "MORTAR",
    "PISTOL",
    "SHOTGUN_PISTOL",
    "RIFLE",
    "SHOTGUN",
    "SILENCER",
    "OTHER",
];

/// How a gun works, the second letter of its type, in list `action`.
pub const GUN_ACTIONS: [&str; 22] = [
    "AUTOMATIC",
    "BOLT",
    "CARBINE",
    "DERRINGER",
    "DOUBLE_BARREL",
    "FLARE",
    "GAS",
    "FLINTLOCK",
    "SEMI_AUTOMATIC",
    "JET_PROPELLED",
    "BLANK",
    "LEVER",
    "LAUNCHER",
    "OVER_UNDER",
    "PUMP",
    "REVOLVER",
    "SINGLE_SHOT",
    "RECOILLESS",
    "PERCUSSION",
    "TEAR_GAS",
    "THREE_BARRELS",
    "FOUR_OR_MORE_BARRELS",
];

/// What can be wrong or odd about a row of an import, in list `row`, as its JSON names it.
pub const ROW_ISSUES: [&str; 20] = [
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
    "encoding-guessed",
    "ambiguous-date",
    "unreadable-value",
    "lost-digits",
    "merged-cells",
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
pub const REFERRALS: [&str; 14] = [
    "SENSITIVE",
    "GRADE",
    "AMBIGUOUS",
    "AGREEMENT",
    "SAMPLED",
    "UNKNOWN_CODE",
    "REQUEST_KIND",
    "REGISTRY_FAILED",
    "TOO_LARGE",
    "INCOMPLETE_RECORD",
    "MANY_NUMBERS",
    "MACHINE_FAILED",
    "REOPENED",
    "UNNUMBERED",
];

/// Why a candidate has its grade, in list `match`: the registry's reasons in kebab-case.
pub const MATCH_REASONS: [&str; 33] = [
    "serial-equal",
    "serial-equal-with-leading-word",
    "serial-equal-folded",
    "leading-zeros-differ",
    "year-split",
    "embedded-letters-ignored",
    "digit-core-equal",
    "pattern-fits",
    "serial-one-edit",
    "serial-two-edits",
    "prefix-or-suffix-missing",
    "surplus-characters",
    "unknown-characters-used",
    "look-alike-characters",
    "exchanged-neighbours",
    "doubled-or-dropped-character",
    "not-the-frame-number",
    "read-with-doubt",
    "maker-agrees",
    "importer-taken-for-maker",
    "maker-contradicts",
    "type-agrees",
    "type-contradicts",
    "model-agrees",
    "model-near",
    "model-contradicts",
    "calibre-agrees",
    "calibre-contradicts",
    "country-agrees",
    "country-contradicts",
    "year-agrees",
    "year-near",
    "year-contradicts",
];

/// What can look wrong about a description while it is typed: the registry's reasons in
/// kebab-case. Their keys are those of [`advice_key`].
pub const ADVICE_REASONS: [&str; 20] = [
    "patent-number-as-serial",
    "stock-number-as-serial",
    "inscription-as-serial",
    "calibre-as-serial",
    "maker-as-serial",
    "model-and-serial-swapped",
    "model-as-serial",
    "serial-as-model",
    "serial-without-digits",
    "serial-too-short",
    "serial-implausible-for-maker",
    "pattern-unreadable",
    "pattern-too-broad",
    "look-alike-characters",
    "mixed-scripts",
    "importer-as-maker",
    "import-mark-as-maker",
    "retailer-as-maker",
    "model-of-another-maker",
    "country-not-of-maker",
];

/// Text key of a member of [`ADVICE_REASONS`]: `calibre-as-serial` → `word-advice-calibre-as-serial`.
#[must_use]
pub fn advice_key(reason: &str) -> String {
    format!("word-advice-{reason}")
}

/// What an officer may do.
pub const DUTIES: [&str; 7] =
    ["INVESTIGATOR", "FOCAL_POINT", "APPROVER", "REGISTRAR", "ADMINISTRATOR", "AUDITOR", "CUSTOMS"];

/// What an entry of the administrative log says.
pub const ADMIN_ACTS: [&str; 88] = [
    "STARTED",
    "RESTORED",
    "EPOCH_OPENED",
    "BACKED_UP",
    "KEY_CHANGED",
    "OFFICER_ADDED",
    "OFFICER_ROLES",
    "OFFICER_SUSPENDED",
    "OFFICER_KEY",
    "OBSERVER_ADDED",
    "OBSERVER_ENDED",
    "PARTNER_ACCEPTED",
    "PARTNER_CONFIRMED",
    "AGREEMENT_PROPOSED",
    "AGREEMENT_ACCEPTED",
    "AGREEMENT_CHANGED",
    "CASE_READ",
    "TRACE_READ",
    "RECORDS_SEARCHED",
    "FILE_OPENED",
    "LOOKED_AT",
    "RECORD_READ",
    "BUNDLE_EXPORTED",
    "BUNDLE_OPENED",
    "REPORT_ISSUED",
    "RECORDS_EXPORTED",
    "RECORDS_IMPORTED",
    "RECORD_ENTERED",
    "RECORD_CHANGED",
    "RECORD_SET_CHANGED",
    "LOG_EXPORTED",
    "HOLD_SET",
    "HOLD_LIFTED",
    "ERASED",
    "SIGNED_IN",
    "SIGN_IN_REFUSED",
    "SIGN_IN_THROTTLED",
    "SIGNED_OUT",
    "SESSION_ENDED",
    "PROVEN_AGAIN",
    "LINK_MADE",
    "CREDENTIALS_SET",
    "CREDENTIAL_CHANGED",
    "PASSKEY_BLOCKED",
    "CHANGE_PROPOSED",
    "CHANGE_CONFIRMED",
    "CHANGE_REJECTED",
    "TOKEN_ADDED",
    "TOKEN_ENDED",
    "WEBHOOK_ADDED",
    "WEBHOOK_ENDED",
    "MARKING_ORDERED",
    "MARKING_JOB",
    "MARKS_STRUCK",
    "DELIVERY_VERIFIED",
    "STORE_ENTERED",
    "ITEMS_RECEIVED",
    "ITEM_ACTED",
    "AMMUNITION_ENTERED",
    "COUNT_OPENED",
    "COUNT_ENTERED",
    "COUNT_CONFIRMED",
    "INQUIRY_ENDED",
    "DESTRUCTION_ORDERED",
    "DESTRUCTION_COMPARED",
    "DESTRUCTION_CERTIFIED",
    "CERTIFICATE_READ",
    "CERTIFICATE_ISSUED",
    "SHEET_FILED",
    "SHEET_READ",
    "INCIDENT_ENTERED",
    "INCIDENT_ACTED",
    "INCIDENT_READ",
    "SECURITY_BEGUN",
    "SECURITY_ANSWERED",
    "SECURITY_PLANNED",
    "SECURITY_CLOSED",
    "SECURITY_READ",
    "ASSISTANCE_ASKED",
    "ASSESSMENT_SHARED",
    "PROJECT_ENTERED",
    "PROJECT_ACTED",
    "WORKSHOP_ENTERED",
    "WORKSHOP_CHANGED",
    "PARTICIPANTS_TAKEN",
    "PARTICIPANTS_READ",
    "PARTICIPANTS_ERASED",
    "BULLETIN_SENT",
];

/// What a column of a table can hold, in list `field`, as exports name it.
pub const FIELDS: [&str; 62] = [
    "make",
    "brand",
    "model",
    "caliber",
    "type",
    "manufacture_class",
    "serial_number",
    "serial_receiver",
    "serial_barrel",
    "serial_slide",
    "serial_cylinder",
    "serial_bolt",
    "serial_other",
    "serial_legibility",
    "serial_script",
    "obliteration",
    "import_mark",
    "proof_mark",
    "property_mark",
    "rebuild_mark",
    "marks",
    "country_of_manufacture",
    "year_of_manufacture",
    "importer",
    "importer_city",
    "importer_country",
    "barrel_length_mm",
    "overall_length_mm",
    "shots",
    "finish",
    "fire_mode",
    "modifications",
    "legal_scheme",
    "legal_category",
    "ifrt_reference",
    "ballistic_references",
    "photos",
    "restoration_laboratory",
    "restoration_method",
    "restoration_result",
    "restoration_date",
    "event_kind",
    "event_date",
    "event_from",
    "event_from_kind",
    "event_from_licence",
    "event_from_country",
    "event_to",
    "event_to_kind",
    "event_to_licence",
    "event_to_country",
    "event_country",
    "event_place",
    "event_document",
    "event_document_kind",
    "event_document_number",
    "event_document_issuer",
    "event_document_sha256",
    "event_certainty",
    "event_asserted_by",
    "event_record_set",
    "event_handling",
];

/// What was done to a record by hand, in list `record-act`.
pub const RECORD_ACTS: [&str; 5] = ["ENTERED", "CORRECTED", "EVENT_ADDED", "REPORTED", "WITHDRAWN"];

/// Where a recorded gun stands after its events, in list `standing`.
pub const STANDINGS: [&str; 7] =
    ["DESTROYED", "OFFICIAL_CUSTODY", "STATE_STOCK", "STOLEN", "LOST", "EXPORTED", "DEACTIVATED"];

/// Every list with the part of the key that names it; empty where the codes are unique.
pub const LISTS: [(&str, &[&str]); 90] = [
    ("country", &COUNTRIES),
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
    ("basis", &LEGAL_BASES),
    ("onward", &ONWARD_USES),
    ("party", &PARTIES),
    ("document", &DOCUMENTS),
    ("interim", &INTERIMS),
    ("mark", &MARKS),
    ("component", &COMPONENTS),
    ("script", &SCRIPTS),
    ("legibility", &LEGIBILITIES),
    ("obliteration", &OBLITERATIONS),
    ("restoration", &RESTORATIONS),
    ("class", &MANUFACTURE_CLASSES),
    ("conversion", &CONVERSIONS),
    ("likeness", &LIKENESSES),
    ("precision", &DATE_PRECISIONS),
    ("fault", &FAULTS),
    ("bulletin", &BULLETINS),
    ("measure", &MEASURES),
    ("measure-counted", &MEASURES),
    ("assistance", &ASSISTANCE_FIELDS),
    ("attachment", &ATTACHMENT_ROLES),
    ("wanted", &WANTED),
    ("confirmation", &CONFIRMATIONS),
    ("withheld", &WITHHELD),
    ("step", &AGREEMENT_STEPS),
    ("role", &KEY_ROLES),
    ("duty", &DUTIES),
    ("admin", &ADMIN_ACTS),
    ("marking", &MARKINGS),
    ("marking-check", &MARKING_CHECKS),
    ("stock", &STOCK_STATES),
    ("stock-act", &STOCK_ACTS),
    ("condition", &CONDITIONS),
    ("disposition", &DISPOSITIONS),
    ("discrepancy", &DISCREPANCIES),
    ("count", &COUNT_STATES),
    ("trouble", &TROUBLES),
    ("destruction", &DESTRUCTIONS),
    ("incident", &INCIDENTS),
    ("project", &PROJECTS),
    ("help", &HELP_SORTS),
    ("bulletin-way", &BULLETIN_WAYS),
    ("authorised", &AUTHORISED),
    ("risk", &RISKS),
    ("type", &GUN_KINDS),
    ("action", &GUN_ACTIONS),
    ("row", &ROW_ISSUES),
    ("field", &FIELDS),
    ("record-act", &RECORD_ACTS),
    ("standing", &STANDINGS),
    ("kind", &STATEMENTS),
    ("refer", &REFERRALS),
    ("match", &MATCH_REASONS),
    ("bucket", &BUCKETS),
    ("conflict", &CONFLICTS),
    ("change", &CHANGES),
    ("ground", &GROUNDS),
    ("sign-in", &SIGN_INS),
    ("proposal", &PROPOSALS),
    ("analysis", &ANALYSES),
    ("analysis-counted", &ANALYSES),
    ("analysis-column", &ANALYSIS_COLUMNS),
    ("statutory", &FORMS),
    ("statutory-item", &FORM_ITEMS),
    ("statutory-counted", &FORM_ITEMS),
    ("practised", &PRACTISED),
    ("practice-ask", &crate::adviser::practice::ASKS),
    ("practice-next", &PRACTICE_NEXT),
    ("practice-why", &crate::adviser::practice::WHYS),
    ("practice-decision", &crate::adviser::practice::DESK_CHOICES),
    ("practice-story", &PURPOSES),
    ("practice-case", &REFUSALS),
];

/// What a step of a practised trace practises, in list `practised`.
pub const PRACTISED: [&str; 6] = ["READ", "GROUND", "WHOM", "NEXT", "CONCLUDE", "DESK"];

/// What is done with what a State said, in list `practice-next`.
pub const PRACTICE_NEXT: [&str; 7] =
    ["ASK_ON", "SUPPLY", "CORRECT", "WAIT", "SET_ASIDE", "ACCEPT", "CLOSE"];

/// How a session was opened, in list `sign-in`.
pub const SIGN_INS: [&str; 6] =
    ["PASSWORD", "RECOVERY_CODE", "PASSKEY", "LINK", "PASSWORD_ALONE", "OIDC"];

/// What waits for a second administrator, in list `proposal`.
pub const PROPOSALS: [&str; 2] = ["ROLES", "LINK"];

/// Subjects of the analysis, in lists `analysis` and `analysis-counted`.
pub const ANALYSES: [&str; 10] = [
    "TIME_TO_CRIME",
    "FLOWS",
    "ROUTES",
    "DEALERS",
    "IMPORTERS",
    "MULTIPLE_SALES",
    "CONSIGNMENTS",
    "EXPORTED_THEN_DIVERTED",
    "OBLITERATION",
    "PERFORMANCE",
];

/// What the analysis counts, in list `analysis-column`.
pub const ANALYSIS_COLUMNS: [&str; 15] = [
    "GUNS",
    "SHORT",
    "SALES",
    "PLACES",
    "IN_DESTINATION",
    "OBLITERATED",
    "QUESTIONS",
    "FOUND",
    "NO_RECORD",
    "NOT_COMPLETED",
    "REFUSED",
    "OPEN",
    "ITEM",
    "REQUEST",
    "RECORDS",
];

/// Forms that States report by, in list `statutory`.
pub const FORMS: [&str; 4] = ["SDG_16_4_2", "IAFQ", "POA_ITI", "EU"];

/// Figures of these forms, in lists `statutory-item` and `statutory-counted`.
pub const FORM_ITEMS: [&str; 15] = [
    "RECOVERED",
    "RECOVERED_BY",
    "ESTABLISHED",
    "INDICATOR",
    "BY_TYPE",
    "BY_MANUFACTURE",
    "BY_SOURCE",
    "BY_DIVERSION",
    "OBLITERATED",
    "SHORT_TIME",
    "SENT",
    "SENT_OUTCOME",
    "RECEIVED",
    "RECEIVED_OUTCOME",
    "DESTROYED",
];

/// Intervals of the time to crime, in list `bucket`.
pub const BUCKETS: [&str; 6] = [
    "UNDER_3_MONTHS",
    "3_TO_7_MONTHS",
    "7_TO_12_MONTHS",
    "1_TO_2_YEARS",
    "2_TO_3_YEARS",
    "3_YEARS_AND_OVER",
];

/// What two States contradict each other about, in list `conflict`.
pub const CONFLICTS: [&str; 6] =
    ["DATES", "CONSIGNEE", "COUNTRY", "ARRIVAL", "AFTER_DESTRUCTION", "RESULT"];

/// What would change a conclusion, in list `change`.
pub const CHANGES: [&str; 7] =
    ["ANSWER_OF", "ASKING", "HOLDER_IN", "REPORT_IN", "SIGNATURE_OF", "DATE_FROM", "RECORD_OF"];

/// Why a country may know more, in list `ground`.
pub const GROUNDS: [&str; 7] = [
    "LAST_LAWFUL_COUNTRY",
    "INDICATED",
    "IMPORT_MARK",
    "IMPORTER",
    "COUNTRY_OF_MANUFACTURE",
    "MAKER",
    "PROOF_MARK",
];

/// Statement kind of a number (wire.md), as a member of [`STATEMENTS`].
#[must_use]
pub fn statement(kind: u16) -> Option<&'static str> {
    STATEMENTS.get(usize::from(kind).checked_sub(1)?).copied()
}
