//! How a decision came about, told from what is stored: messages, agreement, records of decisions.
//! Nothing here names a gun, a person or anybody's words.

use std::collections::BTreeMap;

use vestigo_protocol::agreement::{Agreement, Clauses};
use vestigo_protocol::codes::DisclosureLevel;
use vestigo_protocol::envelope::UnverifiedStatement;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{AgreementHash, Digest, LeafHash, NodeName};
use vestigo_protocol::message::{Body, Common, Content};
use vestigo_protocol::time::Timestamp;

use super::views::{ExplainCheck, ExplainLine, ExplainView, short};
use crate::desk::clause::ClauseId;
use crate::desk::record::{self, DecidedBy, DecisionRecord, Done, OfficerRecord, Replay};
use crate::runtime::answering::pseudonym;
use crate::runtime::{Core, Denied};
use crate::store::{CaseRecord, KeptDecision, TraceRecord};

/// Explains the case, or else the trace of ours, whose id begins with `id`.
pub(super) fn explain(core: &mut Core, id: &str) -> Result<ExplainView, Denied> {
    match core.case_by_prefix(id) {
        Ok(case) => explain_case(core, &case),
        Err(Denied::NotFound { .. }) => {
            let trace = core.trace_by_prefix(id)?;
            explain_trace(core, &trace)
        }
        Err(other) => Err(other),
    }
}

fn line(key: &str) -> ExplainLine {
    ExplainLine { at: None, key: key.to_owned(), args: BTreeMap::new(), codes: BTreeMap::new() }
}

impl ExplainLine {
    fn at(mut self, at: Timestamp) -> Self {
        self.at = Some(at.to_rfc3339());
        self
    }

    fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    fn code(mut self, name: &str, list: &str, code: &str) -> Self {
        self.codes.insert(name.to_owned(), (list.to_owned(), code.to_owned()));
        self
    }
}

/// A statement of an exchange; its content is absent once it was erased, and where it is of a version
/// that we do not read.
struct Said {
    index: u64,
    leaf: LeafHash,
    own: bool,
    header: Header,
    content: Option<Content>,
}

fn said(
    core: &mut Core,
    exchange: &vestigo_protocol::ids::ExchangeId,
) -> Result<Vec<Said>, Denied> {
    let mut all = Vec::new();
    for entry in core.store.entries_of_exchange(exchange)? {
        let statement = UnverifiedStatement::parse(&entry.statement)
            .map_err(|e| Denied::Rule(e.to_string()))?;
        let header = statement.claimed().clone();
        let content = core.read_if_readable(&entry.leaf)?.map(|(_, content)| content);
        all.push(Said { index: entry.index, leaf: entry.leaf, own: entry.own, header, content });
    }
    Ok(all)
}

struct Telling {
    lines: Vec<ExplainLine>,
    checks: Vec<ExplainCheck>,
}

impl Telling {
    fn check(&mut self, holds: Option<bool>, line: ExplainLine) {
        self.checks.push(ExplainCheck { holds, line });
    }
}

fn explain_case(core: &mut Core, case: &CaseRecord) -> Result<ExplainView, Denied> {
    let said = said(core, &case.exchange)?;
    let mut telling = Telling { lines: Vec::new(), checks: Vec::new() };
    let query = said.iter().find(|s| s.leaf == case.query);
    let common = query.and_then(|q| q.content.as_ref()).map(|content| &content.common);
    telling.lines.push(match common {
        Some(common) => asked("note-explain-asked", &case.partner, common).at(case.received_at),
        None => {
            line("note-explain-asked-erased").with("partner", &case.partner).at(case.received_at)
        }
    });
    let kept = core.store.decisions(&case.query)?;
    for decision in &kept {
        tell_decision(core, case, decision, &said, &mut telling)?;
    }
    // What we said in the case exists even where nothing of it is left to read.
    for ours in said.iter().filter(|s| s.own && s.header.in_reply_to.contains(&case.query)) {
        if !matches!(ours.header.kind, Kind::Interim | Kind::Answer | Kind::Refusal) {
            continue;
        }
        let entry = |key| {
            line(key)
                .with("index", ours.index)
                .with("leaf", short(&ours.leaf.to_hex()))
                .at(ours.header.issued_at)
        };
        if ours.content.is_none() {
            telling.lines.push(entry("note-explain-content-erased"));
        }
        telling.check(Some(core.store.has_leaf(&ours.leaf)?), entry("note-explain-check-entry"));
    }
    if kept.is_empty() {
        telling.lines.push(line("note-explain-undecided"));
    }
    let Telling { lines, checks } = telling;
    Ok(ExplainView { id: case.exchange.to_hex(), lines, checks })
}

fn asked(key: &str, partner: &NodeName, common: &Common) -> ExplainLine {
    let kind = common.request_kind.map_or("", |k| k.name());
    let purpose = common.purpose.map_or("", |p| p.code());
    let basis = common.legal_basis.map_or("", |b| b.name());
    line(key)
        .with("partner", partner)
        .code("kind", "request", kind)
        .code("purpose", "", purpose)
        .code("basis", "basis", basis)
}

fn tell_decision(
    core: &mut Core,
    case: &CaseRecord,
    kept: &KeptDecision,
    said: &[Said],
    telling: &mut Telling,
) -> Result<(), Denied> {
    let digest = short(&kept.digest.to_string()).to_string();
    let document = kept.document.as_deref().map(DecisionRecord::from_bytes);
    let Some(Ok(record)) = document else {
        telling.lines.push(line("note-explain-record-erased").with("digest", &digest));
        told_in(kept.digest, said, telling);
        return Ok(());
    };
    let by = names(core, case, &record.officers);
    if let Some(found) = &record.inputs.found
        && !matches!(record.act.done, Done::Declined)
    {
        let sets = found.searched.join(", ");
        telling.lines.push(
            line("note-explain-found")
                .with("count", found.candidates)
                .with("sets", if sets.is_empty() { "—".to_owned() } else { sets })
                .code("grade", "grade", found.grade.name())
                .at(record.at),
        );
    }
    if let Some(agreement) = &record.agreement {
        let numbers: Vec<String> = record.clauses.iter().map(u64::to_string).collect();
        telling.lines.push(
            line("note-explain-clauses")
                .with("agreement", short(&agreement.to_hex()))
                .with("clauses", numbers.join(", ")),
        );
        telling.lines.extend(record.clauses.iter().filter_map(clause));
    }
    telling.lines.push(act(&record, &by));
    if record.act.done == Done::Answered
        && let Some(key) = record.act.level.and_then(withheld)
    {
        telling.lines.push(line(key));
    }
    if !matches!(record.act.done, Done::Proposed | Done::Declined) {
        told_in(kept.digest, said, telling);
    }
    signatures(core, case, kept, &record, telling)?;
    let clauses = record.agreement.and_then(|hash| clauses_of(core, &hash, &case.partner));
    let outcome = record.act.outcome();
    let check = |key: &str| line(key).with("recorded", &outcome).at(record.at);
    match record::replay(&record, clauses.as_ref()) {
        Replay::Follows => telling.check(Some(true), check("note-explain-check-follows")),
        Replay::Differs { computed } => telling.check(
            Some(false),
            check("note-explain-check-differs")
                .with("computed", if computed.is_empty() { "—".to_owned() } else { computed }),
        ),
        Replay::NoAgreement => telling.check(None, check("note-explain-check-no-agreement")),
        Replay::NotFromInputs => telling.check(None, check("note-explain-check-not-repeated")),
    }
    Ok(())
}

/// What the keys of clauses' texts begin with.
const CLAUSE: &str = concat!("code-", "clause-");

/// What one clause says; a number of a later version says nothing here.
fn clause(number: &u64) -> Option<ExplainLine> {
    let clause = ClauseId::from_number(u16::try_from(*number).ok()?)?;
    let code = clause.key().strip_prefix(CLAUSE)?;
    Some(line("note-explain-clause").with("number", number).code("clause", "clause", code))
}

fn clauses_of(core: &Core, hash: &AgreementHash, partner: &NodeName) -> Option<Clauses> {
    // Also one that was replaced or revoked since: it decided then.
    let (agreement, _): &(Agreement, _) = core.agreements.get(hash)?;
    agreement.clauses_for(partner).cloned()
}

fn names(core: &Core, case: &CaseRecord, officers: &[OfficerRecord]) -> String {
    let name = |of: &OfficerRecord| {
        let officer = core.officers.iter().find(|o| pseudonym(o, &case.partner) == of.pseudonym);
        officer.map_or_else(|| "—".to_owned(), |o| core.staff.profile(o.id).name)
    };
    officers.iter().map(name).collect::<Vec<_>>().join(" + ")
}

fn act(record: &DecisionRecord, by: &str) -> ExplainLine {
    let machine = record.by == DecidedBy::Machine;
    let key = match record.act.done {
        Done::Answered if machine => "note-explain-answered-machine",
        Done::Answered => "note-explain-answered",
        Done::Refused => "note-explain-refused",
        Done::Returned if machine => "note-explain-returned-machine",
        Done::Returned => "note-explain-returned",
        Done::Delayed => "note-explain-delayed",
        Done::Referred => "note-explain-referred",
        Done::Proposed => "note-explain-proposed",
        Done::Noted => "note-explain-noted",
        Done::Replied => "note-explain-replied",
        Done::Declined => "note-explain-declined",
    };
    let mut told = line(key).at(record.at);
    if !machine {
        told = told.with("by", by);
    }
    if let Some(level) = record.act.level {
        told = told.code("level", "", level.code());
    }
    if let Some(reason) = record.act.reason {
        told = told.code("reason", "", reason.code());
    }
    if let Some(review) = record.act.review_at {
        told = told.with("review", review.to_rfc3339());
    }
    if let Some(why) = &record.act.referral {
        told = told.code("why", "refer", why);
    }
    told
}

/// What a level keeps back.
fn withheld(level: DisclosureLevel) -> Option<&'static str> {
    match level {
        DisclosureLevel::L1 => Some("note-explain-withheld-l1"),
        DisclosureLevel::L2 => Some("note-explain-withheld-l2"),
        DisclosureLevel::L3 => Some("note-explain-withheld-l3"),
        _ => None,
    }
}

/// Whether the partner was told the digest of a record.
fn told_in(digest: Digest, said: &[Said], telling: &mut Telling) {
    let readable: Vec<&Content> =
        said.iter().filter(|s| s.own).filter_map(|s| s.content.as_ref()).collect();
    let told = readable.iter().any(|c| c.common.decision_record == Some(digest));
    let erased = said.iter().any(|s| s.own && s.content.is_none());
    let check = line("note-explain-check-digest").with("digest", short(&digest.to_string()));
    telling.check(if told || !erased { Some(told) } else { None }, check);
}

fn signatures(
    core: &mut Core,
    case: &CaseRecord,
    kept: &KeptDecision,
    record: &DecisionRecord,
    telling: &mut Telling,
) -> Result<(), Denied> {
    let last = record.officers.len().saturating_sub(1);
    for (position, officer) in record.officers.iter().enumerate() {
        let name = names(core, case, std::slice::from_ref(officer));
        let Some(thumbprint) = officer.thumbprint else {
            telling.check(None, line("note-explain-check-unsigned").with("officer", name));
            continue;
        };
        // The first of two signed what was proposed, the second what was released.
        let signed = if position == last { Some(kept.digest) } else { record.proposal };
        let mut holds = false;
        if let (Some(digest), Some((_, key))) = (signed, core.staff.key(&thumbprint)) {
            let stored = core.store.decision_signatures(&digest)?;
            holds = stored
                .iter()
                .any(|(by, bytes)| *by == thumbprint && record::is_signed(&key, &digest, bytes));
        }
        telling.check(Some(holds), line("note-explain-check-signature").with("officer", name));
    }
    Ok(())
}

fn explain_trace(core: &mut Core, trace: &TraceRecord) -> Result<ExplainView, Denied> {
    let mut telling = Telling { lines: Vec::new(), checks: Vec::new() };
    for hop in core.store.hops(&trace.id)? {
        let said = said(core, &hop.exchange)?;
        let query = said.iter().find(|s| s.leaf == hop.query);
        match query.and_then(|q| q.content.as_ref()) {
            Some(content) => {
                let key = "note-explain-we-asked";
                telling.lines.push(asked(key, &hop.partner, &content.common).at(hop.asked_at));
                if let Some(agreement) = &content.common.agreement {
                    let told = line("note-explain-agreement");
                    telling.lines.push(told.with("agreement", short(&agreement.to_hex())));
                }
            }
            None => telling.lines.push(
                line("note-explain-we-asked-erased").with("partner", &hop.partner).at(hop.asked_at),
            ),
        }
        for theirs in said.iter().filter(|s| !s.own) {
            their_words(core, theirs, &hop.partner, &mut telling)?;
        }
    }
    let Telling { lines, checks } = telling;
    Ok(ExplainView { id: trace.id.to_hex(), lines, checks })
}

fn their_words(
    core: &mut Core,
    theirs: &Said,
    partner: &NodeName,
    telling: &mut Telling,
) -> Result<(), Denied> {
    if !matches!(theirs.header.kind, Kind::Interim | Kind::Answer | Kind::Refusal) {
        return Ok(());
    }
    let at = theirs.header.issued_at;
    let told = |key: &str| line(key).with("partner", partner).at(at);
    let entry = told("note-explain-check-entry")
        .with("index", theirs.index)
        .with("leaf", short(&theirs.leaf.to_hex()));
    telling.check(Some(core.store.has_leaf(&theirs.leaf)?), entry);
    let Some(content) = &theirs.content else {
        let erased = told("note-explain-content-erased")
            .with("index", theirs.index)
            .with("leaf", short(&theirs.leaf.to_hex()));
        telling.lines.push(erased);
        return Ok(());
    };
    match &content.body {
        Body::Answer(answer) => {
            telling.lines.push(
                told("note-explain-they-answered").code("level", "", answer.level.code()).code(
                    "grade",
                    "grade",
                    answer.grade.name(),
                ),
            );
            telling.lines.extend(withheld(answer.level).map(line));
        }
        Body::Refusal(refusal) => telling.lines.push(told("note-explain-they-refused").code(
            "reason",
            "",
            refusal.reason.code(),
        )),
        Body::Interim(interim) => telling.lines.push(told("note-explain-they-wait").code(
            "interim",
            "interim",
            interim.interim.name(),
        )),
        _ => {}
    }
    if let Some(digest) = content.common.decision_record {
        let digest = short(&digest.to_string()).to_string();
        telling.lines.push(line("note-explain-their-record").with("digest", digest));
    }
    Ok(())
}
