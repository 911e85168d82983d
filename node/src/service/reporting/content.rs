//! What a report says: drawn from a verified bundle and the slip of the issue, and from nothing else.
//! Codes and facts only; the words are the pages' (`pages`).

use vestigo_protocol::bundle::{
    Bundle, Exchange, MessageFound, Note, Place, Report, TimeStatement, Witnessed,
};
use vestigo_protocol::codes::{ReasonCode, ResultCode};
use vestigo_protocol::descriptor::{Descriptor, KeyEntry, KeyRole};
use vestigo_protocol::envelope::UnverifiedStatement;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{Country, Digest, LeafHash, NodeName};
use vestigo_protocol::key::ed25519_thumbprint;
use vestigo_protocol::log::receipt::ReceiptProof;
use vestigo_protocol::message::{
    Answer, Body, Content, HandlingTag, Query, Restriction, TraceResult,
};
use vestigo_protocol::time::Timestamp;

use crate::desk::chain::{self, Hop, Recovery};
use crate::desk::results;
use crate::report::slip::Slip;
use crate::service::views::{
    ConflictView, DiversionView, DocumentView, EventView, FirearmView, HopState, PartyView,
    SearchedView, TimeToCrimeView, silent_debug,
};
use crate::service::{conclusions, present};

/// Everything that a report says.
#[derive(Clone)]
pub struct ReportContent {
    /// Of this issue.
    pub slip: Slip,
    /// The node whose log the evidence is of: it issued the report.
    pub issuer: NodeName,
    /// Size, root and signing time of its log's checkpoint.
    pub log: (u64, Digest, Timestamp),
    /// Whether any message says that the data are invented.
    pub synthetic: bool,
    /// What was asked first; none if it is not open to the reader.
    pub request: Option<RequestContent>,
    /// The questions, in the order in which they were asked.
    pub hops: Vec<HopContent>,
    /// Where the gun left lawful hands; none without an answer.
    pub diversion: Option<DiversionView>,
    /// From the last lawful transfer to the recovery.
    pub time_to_crime: Option<TimeToCrimeView>,
    /// What countries contradict each other about.
    pub conflicts: Vec<ConflictView>,
    /// Every signed statement, in the order of the log.
    pub statements: Vec<StatementContent>,
    /// The agencies, by node name.
    pub parties: Vec<PartyContent>,
    /// Nodes that cosigned a log in the bundle.
    pub witnesses: Vec<WitnessContent>,
    /// By when all of it existed, and who says so; none if no witness does.
    pub existed: Option<(Timestamp, NodeName)>,
    /// What limits the evidence.
    pub notes: Vec<NoteContent>,
    /// Bytes of the bundle.
    pub bundle_bytes: usize,
}

/// What was asked first.
#[derive(Clone)]
pub struct RequestContent {
    /// The gun.
    pub firearm: FirearmView,
    /// When, where and how it was recovered, and the circumstances.
    pub recovered: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// `SEIZED`, `FOUND`, …
    pub recovery: Option<String>,
    /// In words.
    pub circumstances: Option<String>,
    /// Why it is illicit.
    pub illicit_basis: Vec<String>,
    /// Purpose code.
    pub purpose: Option<String>,
    /// Legal basis.
    pub legal_basis: Option<String>,
    /// Priority code.
    pub priority: String,
    /// The asker's own reference.
    pub case_ref: Option<String>,
}

/// One question with what came back.
#[derive(Clone)]
pub struct HopContent {
    /// Who asked.
    pub asker: NodeName,
    /// The State that was asked.
    pub country: String,
    /// The agency that was asked; none if a letter went.
    pub node: Option<NodeName>,
    /// The letter: agency, our reference, its date and reference of the reply.
    pub letter: Option<(String, String, Option<String>, Option<String>)>,
    /// Request kind.
    pub kind: Option<String>,
    /// Where it stands.
    pub state: HopState,
    /// When the question was signed.
    pub sent: Timestamp,
    /// When the decision was signed.
    pub decided: Option<Timestamp>,
    /// Place in the log and entry of the decision.
    pub entry: Option<(u64, LeafHash)>,
    /// Results, the primary one first.
    pub results: Vec<ResultContent>,
    /// Not completed, delayed, refused or returned: code, words, law.
    pub reasons: Vec<String>,
    /// The decision's words.
    pub text: Option<String>,
    /// The law relied on by a refusal.
    pub citation: Option<String>,
    /// When a delay is reviewed.
    pub review: Option<Timestamp>,
    /// Match grade and disclosure level of an answer that a node signed.
    pub grade: Option<(String, String)>,
    /// What may be done with it.
    pub handling: Option<HandlingTag>,
    /// Why and what an answer left out.
    pub restricted: Option<(String, String, Vec<String>)>,
    /// The State that the answer points to.
    pub points_to: Option<String>,
    /// What was told of the gun's life.
    pub events: Vec<EventView>,
    /// What was searched.
    pub searched: Vec<SearchedView>,
    /// Fields that the decision has and this bundle does not open.
    pub withheld: usize,
    /// Whether the decision's content cannot be read here: destroyed, or of a later version.
    pub unreadable: bool,
}

/// One result.
#[derive(Clone)]
pub struct ResultContent {
    /// `R06`.
    pub code: String,
    /// The other State.
    pub country: Option<String>,
    /// When.
    pub date: Option<String>,
    /// With whom.
    pub party: Option<PartyView>,
    /// Under which document.
    pub document: Option<DocumentView>,
}

/// One signed statement.
#[derive(Clone, Debug)]
pub struct StatementContent {
    /// Place in the log.
    pub index: u64,
    /// Kind number.
    pub kind: u64,
    /// Who signed.
    pub issuer: NodeName,
    /// To whom.
    pub audience: NodeName,
    /// When, by the signer's clock.
    pub at: Timestamp,
    /// Its entry.
    pub leaf: LeafHash,
}

/// One agency.
#[derive(Clone, Debug)]
pub struct PartyContent {
    /// Node name.
    pub node: NodeName,
    /// Its name by language.
    pub names: Vec<(String, String)>,
    /// Forty digits.
    pub safety_number: String,
    /// Keys that signed something in the bundle: role, thumbprint, from when, and until when.
    pub keys: Vec<(String, String, Timestamp, Option<Timestamp>)>,
}

/// A cosignature on a log.
#[derive(Clone, Debug)]
pub struct WitnessContent {
    /// Who says that it saw the log.
    pub node: NodeName,
    /// Forty digits.
    pub safety_number: String,
    /// Whose log, and how many entries it had.
    pub log: (NodeName, u64),
    /// When, by the witness's clock.
    pub at: Timestamp,
}

/// What limits the evidence: text key, and number of the statement in the report's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteContent {
    /// Text key.
    pub key: &'static str,
    /// Place in the log of the statement that it is about.
    pub index: Option<u64>,
    /// How many fields, where they are counted.
    pub count: usize,
}

silent_debug!(ReportContent, RequestContent, HopContent, ResultContent);

/// The content of a report. `report` is what verifying `bundle` gave.
#[must_use]
pub fn of(bundle: &Bundle, report: &Report, slip: &Slip, bundle_bytes: usize) -> ReportContent {
    let hops: Vec<HopContent> = report.exchanges.iter().filter_map(hop).collect();
    let first = report.exchanges.iter().find_map(|exchange| query(exchange).map(|q| (exchange, q)));
    let request = first.and_then(|(_, found)| request(found));
    let (diversion, time_to_crime, conflicts) = concluded(report);
    let mut statements: Vec<StatementContent> = agreement_statements(bundle);
    statements.extend(report.exchanges.iter().flat_map(|e| &e.messages).map(statement));
    statements.sort_by_key(|statement| statement.index);
    ReportContent {
        slip: slip.clone(),
        issuer: report.exporter.clone(),
        log: (
            report.checkpoint.size,
            Digest(report.checkpoint.root.0),
            report.checkpoint_signed_at,
        ),
        synthetic: report.synthetic,
        request,
        hops,
        diversion,
        time_to_crime,
        conflicts,
        parties: parties(bundle, report, &statements),
        witnesses: report.witnesses.iter().map(witness).collect(),
        existed: match &report.time {
            TimeStatement::SelfAsserted => None,
            TimeStatement::ExistedAt { at, witness } => Some((*at, witness.clone())),
        },
        notes: notes(report),
        statements,
        bundle_bytes,
    }
}

fn query(exchange: &Exchange) -> Option<&MessageFound> {
    exchange.messages.iter().find(|message| message.header.kind == Kind::Query)
}

/// What is open of a query.
fn asked(found: &MessageFound) -> Option<(&Content, &Query)> {
    let content = found.content.as_ref()?;
    match &content.body {
        Body::Query(query) => Some((content, query)),
        _ => None,
    }
}

/// The decision that stands: the first that replies to the query.
fn decision<'a>(exchange: &'a Exchange, query: &MessageFound) -> Option<&'a MessageFound> {
    exchange.messages.iter().find(|message| {
        matches!(message.header.kind, Kind::Answer | Kind::Refusal)
            && message.header.in_reply_to.contains(&query.leaf)
    })
}

fn request(found: &MessageFound) -> Option<RequestContent> {
    let (content, query) = asked(found)?;
    let common = &content.common;
    let own = |text: &str| text.to_owned();
    Some(RequestContent {
        firearm: present::firearm(&query.firearm()),
        recovered: query.recovered_on.map(|date| date.to_text()),
        place: query.recovery_place.as_ref().map(|text| own(text.as_str())),
        recovery: query.recovery.map(|kind| own(kind.name())),
        circumstances: query.circumstances.as_ref().map(|text| own(text.as_str())),
        illicit_basis: query.illicit_basis.iter().map(|basis| own(basis.code())).collect(),
        purpose: common.purpose.map(|purpose| own(purpose.code())),
        legal_basis: common.legal_basis.map(|basis| own(basis.name())),
        priority: present::priority(common),
        case_ref: query.case_reference.as_ref().map(|text| own(text.as_str())),
    })
}

fn hop(exchange: &Exchange) -> Option<HopContent> {
    let query = query(exchange)?;
    let decided = decision(exchange, query);
    let letter = exchange.letter();
    let reply = decided.and_then(|m| m.content.as_ref()?.common.off_network.as_ref());
    let country = letter.map_or_else(|| query.header.audience.country(), |letter| letter.country);
    let mut hop = HopContent {
        asker: query.header.issuer.clone(),
        country: country.to_string(),
        node: letter.is_none().then(|| query.header.audience.clone()),
        letter: letter.map(|letter| {
            (
                letter.agency.as_str().to_owned(),
                letter.reference.as_str().to_owned(),
                reply.and_then(|r| r.dated).map(|date| date.to_text()),
                reply.and_then(|r| r.their_reference.as_ref()).map(|r| r.as_str().to_owned()),
            )
        }),
        kind: query.request_kind().map(|kind| kind.name().to_owned()),
        state: undecided(exchange, letter.is_some()),
        sent: query.header.issued_at,
        decided: decided.map(|m| m.header.issued_at),
        entry: decided.map(|m| (m.index, m.leaf)),
        results: Vec::new(),
        reasons: Vec::new(),
        text: None,
        citation: None,
        review: None,
        grade: None,
        handling: None,
        restricted: None,
        points_to: None,
        events: Vec::new(),
        searched: Vec::new(),
        withheld: decided.map_or(0, |m| m.withheld),
        unreadable: false,
    };
    match decided {
        None => waiting(exchange, &mut hop),
        Some(found) => match &found.content {
            Some(content) => decide(&mut hop, content, country, letter.is_some()),
            None => {
                hop.unreadable = true;
                hop.state = if found.header.kind == Kind::Answer {
                    HopState::Answered
                } else {
                    HopState::Refused
                };
            }
        },
    }
    Some(hop)
}

/// Where a question without a decision stands.
fn undecided(exchange: &Exchange, by_letter: bool) -> HopState {
    let said = |kind| exchange.messages.iter().any(|message| message.header.kind == kind);
    if said(Kind::Withdrawal) {
        HopState::Withdrawn
    } else if by_letter {
        HopState::ByLetter
    } else if said(Kind::Acknowledged) {
        HopState::Acknowledged
    } else if said(Kind::Accepted) {
        HopState::Delivered
    } else {
        HopState::Submitted
    }
}

/// What the newest interim reply says of a question without a decision.
fn waiting(exchange: &Exchange, hop: &mut HopContent) {
    use vestigo_protocol::message::InterimKind;
    let interims = exchange.messages.iter().rev().filter_map(|message| {
        match (&message.content.as_ref()?.body, &message.content) {
            (Body::Interim(interim), Some(content)) => Some((interim, content)),
            _ => None,
        }
    });
    let Some((interim, content)) = interims.into_iter().next() else { return };
    if hop.state == HopState::Withdrawn {
        return;
    }
    hop.state = match interim.interim {
        InterimKind::Delay => HopState::Delayed,
        InterimKind::InformationRequest => HopState::InfoRequested,
        InterimKind::Partial => HopState::Partial,
        _ => HopState::Acknowledged,
    };
    hop.reasons = interim.reason.map(|reason| reason.code().to_owned()).into_iter().collect();
    hop.text = interim.text.as_ref().map(|text| text.as_str().to_owned());
    hop.review = interim.review_at;
    hop.handling.clone_from(&content.common.handling);
    hop.results = interim.results.iter().map(result).collect();
    let own = Country::parse(&hop.country);
    let synthetic = content.common.synthetic == Some(true);
    hop.events = interim
        .events
        .iter()
        .filter_map(|event| Some(present::event(event, own?, synthetic)))
        .collect();
}

fn decide(hop: &mut HopContent, content: &Content, by: Country, by_letter: bool) {
    hop.text = content.common.text.as_ref().map(|text| text.as_str().to_owned());
    hop.handling.clone_from(&content.common.handling);
    match &content.body {
        Body::Answer(answer) => {
            hop.state = HopState::Answered;
            let synthetic = content.common.synthetic == Some(true);
            answered(hop, answer, by, synthetic);
            if by_letter {
                // Nobody graded it or cut it.
                hop.grade = None;
            }
        }
        Body::Refusal(refusal) => {
            hop.state = match refusal.reason {
                ReasonCode::Returned(_) => HopState::Returned,
                _ => HopState::Refused,
            };
            hop.reasons = vec![refusal.reason.code().to_owned()];
            hop.text = Some(refusal.text.as_str().to_owned());
            hop.citation = refusal.citation.as_ref().map(|text| text.as_str().to_owned());
        }
        _ => {}
    }
}

fn answered(hop: &mut HopContent, answer: &Answer, by: Country, synthetic: bool) {
    hop.results = answer.results.iter().map(result).collect();
    hop.reasons = answer.not_completed.iter().map(|n| n.code().to_owned()).collect();
    hop.grade = Some((answer.grade.name().to_owned(), answer.level.code().to_owned()));
    hop.points_to = results::leads_to(&answer.results, by).map(|country| country.to_string());
    hop.events = answer.events.iter().map(|e| present::event(e, by, synthetic)).collect();
    let variants = u32::try_from(answer.variants.len()).unwrap_or(u32::MAX);
    hop.searched = answer
        .searched
        .iter()
        .map(|set| SearchedView {
            set: set.name.as_str().to_owned(),
            from_year: set.from_year,
            to_year: set.to_year,
            variants,
        })
        .collect();
    hop.restricted = answer.restricted.as_ref().map(|Restriction { reason, text, withheld }| {
        let parts = withheld.iter().map(|part| part.name().to_owned()).collect();
        (reason.code().to_owned(), text.as_str().to_owned(), parts)
    });
}

fn result(result: &TraceResult) -> ResultContent {
    ResultContent {
        code: result.code.code().to_owned(),
        country: result.country.map(|country| country.to_string()),
        date: result.date.map(|date| date.to_text()),
        party: result.party.as_ref().map(present::party),
        document: result.document.as_ref().map(present::document),
    }
}

/// The conclusions, as the node itself draws them.
fn concluded(
    report: &Report,
) -> (Option<DiversionView>, Option<TimeToCrimeView>, Vec<ConflictView>) {
    let none = || (None, None, Vec::new());
    let asked_in = |exchange| query(exchange).map(|q| (exchange, q));
    let exchanges: Vec<(&Exchange, &MessageFound)> =
        report.exchanges.iter().filter_map(asked_in).collect();
    let Some(first) = exchanges.first() else { return none() };
    let hops: Vec<Hop<'_>> = exchanges
        .iter()
        .map(|(exchange, query)| {
            let decided = decision(exchange, query);
            let letter = exchange.letter();
            Hop {
                country: letter.map_or_else(|| query.header.audience.country(), |l| l.country),
                leaf: decided.map_or(LeafHash([0; 32]), |m| m.leaf),
                answer: decided.and_then(|m| match &m.content.as_ref()?.body {
                    Body::Answer(answer) => Some(answer),
                    _ => None,
                }),
                signed: letter.is_none(),
            }
        })
        .collect();
    if hops.iter().all(|hop| hop.answer.is_none()) {
        return none();
    }
    let described = asked(first.1).map(|(_, query)| query);
    let recovery = Recovery {
        country: first.1.header.issuer.country(),
        on: described.and_then(|query| query.recovered_on),
        asked: first.1.header.issued_at,
        class: described.and_then(|query| query.manufacture_class),
    };
    conclusions::shown(&chain::conclude(&hops, &recovery), &hops, report.synthetic)
}

fn statement(found: &MessageFound) -> StatementContent {
    StatementContent {
        index: found.index,
        kind: found.header.kind.number(),
        issuer: found.header.issuer.clone(),
        audience: found.header.audience.clone(),
        at: found.header.issued_at,
        leaf: found.leaf,
    }
}

/// The statements about agreements, which a verified bundle's report names by agreement only; their
/// places stand in their receipts.
fn agreement_statements(bundle: &Bundle) -> Vec<StatementContent> {
    let numbered = bundle.agreements.iter().zip(&bundle.receipts);
    let read = numbered.filter_map(|(message, receipt)| {
        let statement = UnverifiedStatement::parse(&message.statement).ok()?;
        let header = statement.claimed();
        Some(StatementContent {
            index: match receipt.proof() {
                ReceiptProof::Inclusion(proof) => proof.index,
                ReceiptProof::Consistency(_) => return None,
            },
            kind: header.kind.number(),
            issuer: header.issuer.clone(),
            audience: header.audience.clone(),
            at: header.issued_at,
            leaf: LeafHash::of(&message.statement),
        })
    });
    read.collect()
}

fn parties(bundle: &Bundle, report: &Report, statements: &[StatementContent]) -> Vec<PartyContent> {
    let newest = |node: &NodeName| -> Option<&Descriptor> {
        bundle.descriptors.iter().rfind(|descriptor| descriptor.doc().node == *node)
    };
    let party = |party: &vestigo_protocol::bundle::Party| {
        let descriptor = newest(&party.node);
        let signed = |from: Timestamp, until: Option<Timestamp>| {
            statements.iter().any(|statement| {
                statement.issuer == party.node
                    && from <= statement.at
                    && until.is_none_or(|until| statement.at <= until)
            })
        };
        let keys = descriptor.into_iter().flat_map(|d| &d.doc().keys).filter(|key| {
            let log = matches!(key.role, KeyRole::LogEd25519 | KeyRole::LogMlDsa44);
            let signing = key.role == KeyRole::Signing;
            (log && party.node == report.exporter)
                || (signing && signed(key.not_before, ended(key)))
        });
        PartyContent {
            node: party.node.clone(),
            names: party.names.clone(),
            safety_number: party.safety_number.to_string(),
            keys: keys
                .map(|key| {
                    let role = key.role.name().to_owned();
                    (role, fingerprint(key), key.not_before, ended(key))
                })
                .collect(),
        }
    };
    report.parties.iter().map(party).collect()
}

fn witness(witnessed: &Witnessed) -> WitnessContent {
    WitnessContent {
        node: witnessed.witness.node.clone(),
        safety_number: witnessed.witness.safety_number.to_string(),
        log: (witnessed.log.clone(), witnessed.size),
        at: witnessed.at,
    }
}

/// When a key ended, replaced or revoked.
fn ended(key: &KeyEntry) -> Option<Timestamp> {
    match (key.not_after, key.revoked_at) {
        (Some(after), Some(revoked)) => Some(after.min(revoked)),
        (after, revoked) => after.or(revoked),
    }
}

/// The thumbprint that statements name an Ed25519 key by; of another key its SHA-256.
fn fingerprint(key: &KeyEntry) -> String {
    match key.key.as_slice().try_into() {
        Ok(bytes) => ed25519_thumbprint(bytes).to_hex(),
        Err(_) => Digest::of(&key.key).to_hex(),
    }
}

fn notes(report: &Report) -> Vec<NoteContent> {
    let index = |place: &Place| {
        let Place::Message(number) = place else { return None };
        let mut found = report.exchanges.iter().flat_map(|exchange| &exchange.messages);
        found.find(|message| message.number == *number).map(|message| message.index)
    };
    let note = |note: &Note| {
        let (key, place, count) = match note {
            Note::ReplyOutside { message, .. }
            | Note::ReplyToOthers { message, .. }
            | Note::ReplyAcross { message, .. } => ("note-report-reply-elsewhere", message, 0),
            Note::SequenceRepeated { message, .. } => ("note-report-sequence-repeated", message, 0),
            Note::IdRepeated { message, .. } => ("note-report-id-repeated", message, 0),
            Note::AgreementUnknown { message, .. } => ("note-report-agreement-unknown", message, 0),
            Note::ContentNotUnderstood { message, .. } => {
                ("note-report-not-understood", message, 0)
            }
            Note::Erased { message } => ("note-report-erased", message, 0),
            Note::Withheld { message, fields } => ("note-report-withheld", message, *fields),
        };
        NoteContent { key, index: index(place), count }
    };
    report.notes.iter().map(note).collect()
}

/// Whether an answer says that nothing is on record.
#[must_use]
pub fn is_no_record(hop: &HopContent) -> bool {
    hop.results.first().is_some_and(|result| result.code == ResultCode::NoRecord.code())
}
