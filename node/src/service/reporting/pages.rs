//! From what a report says to its pages, in words of the language asked.

use vestigo_protocol::codes::Handling;
use vestigo_protocol::message::HandlingTag;
use vestigo_protocol::time::Timestamp;

use super::content::{HopContent, ReportContent, ResultContent, is_no_record};
use super::sentence;
use crate::report::block::{Block, Paragraph, Table, Tone};
use crate::report::seal::Kind;
use crate::report::{Document, Enclosure};
use crate::service::views::{
    DocumentView, EventView, FirearmView, HopState, PartyView, SearchedView, short,
};
use crate::text::Text;

mod back;
mod pictures;

/// The document of a report. `bundle` and `slip` are enclosed as they are.
pub(super) fn document(
    content: &ReportContent,
    text: Text,
    bundle: Vec<u8>,
    slip: Vec<u8>,
) -> Document {
    let code = content.slip.code();
    let number = content.slip.number.to_string();
    let node = content.issuer.as_str();
    let title = text.say_with(
        "note-report-file-title",
        &[("number", number.as_str().into()), ("trace", short_trace(content).into())],
    );
    let footer = text.say_with(
        "note-report-footer",
        &[
            ("node", node.into()),
            ("number", number.as_str().into()),
            ("code", code.as_str().into()),
        ],
    );
    let page = [("page", "{page}".into()), ("pages", "{pages}".into())];
    let synthetic = content.synthetic.then(|| text.say("word-report-synthetic"));
    let draft = content.slip.draft.then(|| text.say("word-report-draft"));
    let mark: Vec<String> = [draft, synthetic].into_iter().flatten().collect();
    let mark = (!mark.is_empty()).then(|| mark.join(" · "));
    Document {
        header: (title.clone(), mark.clone().unwrap_or_default()),
        title,
        language: text.language.tag().to_owned(),
        author: agency(content, text, node),
        issued_at: content.slip.issued_at,
        id: code,
        footer,
        page_words: text.say_with("note-report-page", &page),
        watermark: mark,
        blocks: blocks(content, text),
        enclosures: vec![
            Enclosure {
                kind: Kind::Bundle,
                bytes: bundle,
                description: text.say("note-report-bundle-file"),
            },
            Enclosure {
                kind: Kind::Slip,
                bytes: slip,
                description: text.say("note-report-slip-file"),
            },
        ],
    }
}

fn short_trace(content: &ReportContent) -> String {
    short(&content.slip.trace.to_hex()).to_string()
}

fn blocks(content: &ReportContent, text: Text) -> Vec<Block> {
    let mut blocks = first_page(content, text);
    request(content, text, &mut blocks);
    answers(content, text, &mut blocks);
    conclusions(content, text, &mut blocks);
    missing(content, text, &mut blocks);
    handling(content, text, &mut blocks);
    back::signatures(content, text, &mut blocks);
    back::how_to_verify(content, text, &mut blocks);
    blocks
}

fn heading(text: Text, blocks: &mut Vec<Block>, key: &str) {
    blocks.push(Block::Heading(2, text.say(key)));
}

fn pairs(text: Text, rows: &[(&str, Option<String>)]) -> Vec<(String, String)> {
    let filled = rows.iter().filter_map(|(key, value)| {
        let value = value.as_ref().filter(|value| !value.trim().is_empty())?;
        Some((text.say(key), value.clone()))
    });
    filled.collect()
}

/// `2026-11-22 18:34:55 UTC`.
pub(super) fn moment(time: Timestamp) -> String {
    time.to_rfc3339().replace('T', " ").replace('Z', " UTC")
}

/// A hash in groups, so that it can be compared by eye and broken over lines.
fn grouped(hex: &str) -> String {
    let digits: Vec<char> = hex.chars().collect();
    let groups: Vec<String> = digits.chunks(8).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

/// The agency's name in the language, or in another, or its node's name.
pub(super) fn agency(content: &ReportContent, text: Text, node: &str) -> String {
    let party = content.parties.iter().find(|party| party.node.as_str() == node);
    let names = party.map(|party| party.names.as_slice()).unwrap_or_default();
    let in_language = |tag: &str| names.iter().find(|(language, _)| language == tag);
    let name = in_language(text.language.tag()).or_else(|| in_language("en")).or(names.first());
    name.map_or_else(|| node.to_owned(), |(_, name)| name.clone())
}

fn first_page(content: &ReportContent, text: Text) -> Vec<Block> {
    let slip = &content.slip;
    let number = slip.number.to_string();
    let node = content.issuer.as_str();
    let title = text.say_with("note-report-title", &[("number", number.as_str().into())]);
    let mut blocks = vec![Block::Heading(1, title)];
    if content.synthetic {
        blocks.push(Block::Note(Tone::Caution, vec![text.say("note-report-synthetic")]));
    }
    blocks.push(Block::Note(Tone::Answer, sentence::answer(content, text)));
    let (size, root, signed_at) = &content.log;
    let position = text.say_with(
        "note-report-position",
        &[("size", size.to_string().into()), ("time", moment(*signed_at).into())],
    );
    let code = slip.code();
    blocks.push(Block::Seal {
        pairs: pairs(
            text,
            &[
                ("column-report-issued-by", Some(agency(content, text, node))),
                ("column-node", Some(node.to_owned())),
                ("column-report-issued-at", Some(moment(slip.issued_at))),
                ("column-report-recipient", Some(slip.recipient.clone())),
                ("column-report-for", Some(sentence::wanted(text, &slip.wanted))),
                ("column-report-trace", Some(slip.trace.to_hex())),
                ("column-report-position", Some(position)),
                ("column-report-existed", Some(existed(content, text))),
                ("column-report-root", Some(grouped(&root.to_hex()))),
            ],
        ),
        qr: format!(
            "VESTIGO REPORT 1\n{node}\nNo {number}\n{code}\nBUNDLE SHA-256 {}",
            slip.bundle.to_hex()
        ),
        alt: text.say_with("note-report-qr", &[("code", code.as_str().into())]),
        under: vec![text.say("note-report-code"), code],
    });
    heading(text, &mut blocks, "word-report-chain");
    if content.hops.is_empty() {
        blocks.push(Paragraph::plain(text.say("note-report-no-question")));
    } else {
        blocks.push(Block::Table(chain(content, text)));
    }
    blocks.push(Paragraph::small(text.say("note-report-times")));
    // After the table, which fits on the first page; a picture of many stations has a page of its own.
    blocks.extend(pictures::pictures(content, text));
    blocks
}

/// By when all of it existed.
fn existed(content: &ReportContent, text: Text) -> String {
    match &content.existed {
        None => text.say("note-report-self-asserted"),
        Some((at, witness)) => {
            let args = [("time", moment(*at).into()), ("witness", witness.as_str().into())];
            text.say_with("note-report-existed", &args)
        }
    }
}

fn chain(content: &ReportContent, text: Text) -> Table {
    let rows = content.hops.iter().enumerate().map(|(at, hop)| {
        vec![
            (at + 1).to_string(),
            format!("{}\n{}", sentence::country(text, &hop.country), whom(content, text, hop)),
            moment(hop.sent),
            in_short(text, hop),
            hop.decided.map(moment).unwrap_or_default(),
            evidence(text, hop, "note-report-signed-here"),
        ]
    });
    let heads = [
        "column-report-number",
        "column-report-asked-agency",
        "column-report-asked-at",
        "column-report-answer",
        "column-report-answered-at",
        "column-report-evidence",
    ];
    Table {
        summary: text.say("note-report-chain-summary"),
        heads: heads.iter().map(|key| text.say(key)).collect(),
        parts: vec![0.85, 3.6, 2.1, 4.2, 2.1, 3.2],
        rows: rows.collect(),
    }
}

/// The agency that was asked.
fn whom(content: &ReportContent, text: Text, hop: &HopContent) -> String {
    match (&hop.node, &hop.letter) {
        (Some(node), _) => format!("{}\n{node}", agency(content, text, node.as_str())),
        (None, Some((agency, ..))) => agency.clone(),
        (None, None) => hop.country.clone(),
    }
}

/// What came back, in full.
fn outcome(text: Text, hop: &HopContent) -> String {
    let mut lines: Vec<String> =
        hop.results.iter().map(|result| result_line(text, result)).collect();
    lines.extend(stands(text, hop));
    lines.join("\n")
}

/// What came back, in one cell: the primary result, and the codes of the others.
fn in_short(text: Text, hop: &HopContent) -> String {
    let mut lines = Vec::new();
    if let Some(kind) = hop.kind.as_deref().filter(|kind| !kind.ends_with("TRACE")) {
        lines.push(format!("[{}]", text.code_in("request", kind)));
    }
    if let Some(first) = hop.results.first() {
        let bare = ResultContent { party: None, document: None, ..first.clone() };
        lines.push(result_line(text, &bare));
    }
    let others: Vec<&str> = hop.results.iter().skip(1).map(|r| r.code.as_str()).collect();
    if !others.is_empty() {
        lines.push(text.say_with("note-report-also", &[("codes", others.join(", ").into())]));
    }
    lines.extend(stands(text, hop));
    lines.join("\n")
}

/// Where a question stands besides its results.
fn stands(text: Text, hop: &HopContent) -> Vec<String> {
    let mut lines: Vec<String> = hop.reasons.iter().map(|code| text.code_with_text(code)).collect();
    if hop.unreadable {
        lines.push(text.say("note-report-answer-unreadable"));
    } else if hop.state != HopState::Answered || (hop.results.is_empty() && lines.is_empty()) {
        lines.push(text.say(hop.state.key()));
    }
    if let Some(review) = hop.review {
        let args = [("time", moment(review).into())];
        lines.push(text.say_with("note-report-review", &args));
    }
    lines
}

/// What stands behind it.
/// `key` says it of a signed one.
fn evidence(text: Text, hop: &HopContent, key: &str) -> String {
    if let Some((_, reference, ..)) = &hop.letter {
        let args = [
            ("country", sentence::country(text, &hop.country).into()),
            ("reference", reference.as_str().into()),
        ];
        return text.say_with("note-report-by-letter", &args);
    }
    match (&hop.node, hop.entry) {
        (Some(node), Some((index, leaf))) => text.say_with(
            key,
            &[
                ("node", node.as_str().into()),
                ("index", index.to_string().into()),
                ("leaf", short(&leaf.to_hex()).to_string().into()),
            ],
        ),
        _ => text.say("note-report-nothing-signed"),
    }
}

/// `R06 lawfully exported, United States (US), 2019-03-02, a licensee, licence L-17`.
fn result_line(text: Text, result: &ResultContent) -> String {
    let mut line = text.code_with_text(&result.code);
    if let Some(country) = &result.country {
        line = format!("{line}, {}", sentence::country(text, country));
    }
    let document = result.document.as_ref().map(|document| paper(text, document));
    let party = result.party.as_ref().map(|party| sentence::party(text, party));
    for part in [result.date.clone(), party, document].into_iter().flatten() {
        line = format!("{line}, {part}");
    }
    line
}

fn paper(text: Text, document: &DocumentView) -> String {
    let kind = text.code_in("document", &document.kind);
    match &document.number {
        Some(number) => format!("{kind} {number}"),
        None => kind,
    }
}

fn request(content: &ReportContent, text: Text, blocks: &mut Vec<Block>) {
    heading(text, blocks, "word-report-request");
    let Some(request) = &content.request else {
        blocks.push(Paragraph::plain(text.say("note-report-request-closed")));
        return;
    };
    let coded =
        |list: &str, code: &Option<String>| code.as_deref().map(|code| text.code_in(list, code));
    let illicit: Vec<String> =
        request.illicit_basis.iter().map(|code| text.code_with_text(code)).collect();
    let mut rows = firearm(text, &request.firearm);
    rows.extend(pairs(
        text,
        &[
            ("column-recovered", request.recovered.clone()),
            ("column-letter-recovery", coded("recovery", &request.recovery)),
            ("column-letter-place", request.place.clone()),
            ("column-letter-circumstances", request.circumstances.clone()),
            ("column-letter-illicit", Some(illicit.join("; "))),
            ("column-purpose", request.purpose.as_deref().map(|code| text.code_with_text(code))),
            ("column-legal-basis", coded("basis", &request.legal_basis)),
            ("column-priority", Some(text.code_in("priority", &request.priority))),
            ("column-case-ref", request.case_ref.clone()),
        ],
    ));
    blocks.push(Block::Pairs(rows));
}

fn firearm(text: Text, gun: &FirearmView) -> Vec<(String, String)> {
    let marks: Vec<String> = gun.marks.iter().map(|mark| text.mark(mark)).collect();
    let serial = gun.serial.as_deref().map(|serial| sentence::serial(text, serial));
    let coded =
        |list: &str, code: &Option<String>| code.as_deref().map(|code| text.code_in(list, code));
    pairs(
        text,
        &[
            ("column-serial", serial),
            ("column-legibility", coded("legibility", &gun.legibility)),
            ("column-obliteration", coded("obliteration", &gun.obliteration)),
            ("column-manufacture-class", coded("class", &gun.class)),
            ("column-maker", gun.maker.clone()),
            ("column-model", gun.model.clone()),
            ("column-calibre", gun.calibre.clone()),
            ("column-type", gun.kind.as_deref().map(|code| text.firearm_type(code))),
            (
                "column-country-of-manufacture",
                gun.country_of_manufacture.as_deref().map(|c| sentence::country(text, c)),
            ),
            ("column-manufactured", gun.manufactured.clone()),
            ("column-importer", gun.importer.clone()),
            ("column-marks", Some(marks.join("; "))),
        ],
    )
}

/// What each answer disclosed: everything that the statement says, at the level at which it was cut.
fn answers(content: &ReportContent, text: Text, blocks: &mut Vec<Block>) {
    heading(text, blocks, "word-report-answers");
    if content.hops.is_empty() {
        blocks.push(Paragraph::plain(text.say("note-report-no-question")));
    }
    for (at, hop) in content.hops.iter().enumerate() {
        let title = text.say_with(
            "note-report-hop",
            &[
                ("number", (at + 1).to_string().into()),
                ("country", sentence::country(text, &hop.country).into()),
                ("asker", agency(content, text, hop.asker.as_str()).into()),
                ("agency", whom(content, text, hop).lines().next().unwrap_or_default().into()),
            ],
        );
        blocks.push(Block::Heading(3, title));
        blocks.push(Block::Pairs(hop_pairs(text, hop)));
        if !hop.events.is_empty() {
            blocks.push(Block::Table(events(text, &hop.events)));
        }
        if !hop.searched.is_empty() {
            let lines = hop.searched.iter().map(|set| searched(text, set));
            blocks.push(Block::List(lines.collect()));
        }
    }
}

fn hop_pairs(text: Text, hop: &HopContent) -> Vec<(String, String)> {
    let restricted = hop.restricted.as_ref().map(|(reason, words, parts)| {
        let parts: Vec<String> = parts.iter().map(|part| text.code_in("withheld", part)).collect();
        format!("{}: {words}\n{}", text.code_with_text(reason), parts.join("; "))
    });
    let letter = hop.letter.as_ref().map(|(_, ours, dated, theirs)| {
        let args = [
            ("reference", ours.as_str().into()),
            ("date", dated.clone().unwrap_or_else(|| text.say("word-date-unknown")).into()),
            ("theirs", theirs.clone().unwrap_or_else(|| "–".to_owned()).into()),
        ];
        text.say_with("note-report-letter", &args)
    });
    let withheld = (hop.withheld > 0)
        .then(|| text.say_with("note-report-fields-withheld", &[("count", hop.withheld.into())]));
    let grade = hop.grade.as_ref();
    pairs(
        text,
        &[
            ("column-request-kind", hop.kind.as_deref().map(|kind| text.code_in("request", kind))),
            ("column-report-asked-at", Some(moment(hop.sent))),
            ("column-report-answered-at", hop.decided.map(moment)),
            ("column-report-answer", Some(outcome(text, hop))),
            ("column-points-to", hop.points_to.as_deref().map(|c| sentence::country(text, c))),
            ("column-text", hop.text.clone()),
            ("column-report-law", hop.citation.clone()),
            ("column-grade", grade.map(|(grade, _)| text.code_in("grade", grade))),
            ("column-level", grade.map(|(_, level)| text.code_with_text(level))),
            ("column-report-restricted", restricted),
            ("column-report-withheld", withheld),
            ("column-report-letter", letter),
            ("column-report-evidence", Some(evidence(text, hop, "note-report-signed"))),
        ],
    )
}

fn events(text: Text, events: &[EventView]) -> Table {
    let both = |from: &Option<PartyView>, to: &Option<PartyView>| {
        let name = |party: &Option<PartyView>| party.as_ref().map(|p| sentence::party(text, p));
        match (name(from), name(to)) {
            (Some(from), Some(to)) => format!("{from} → {to}"),
            (Some(from), None) => format!("{from} →"),
            (None, Some(to)) => format!("→ {to}"),
            (None, None) => String::new(),
        }
    };
    let rows = events.iter().map(|event| {
        let document = event.document.as_ref().map(|document| paper(text, document));
        vec![
            event.date.clone().unwrap_or_else(|| text.say("word-date-unknown")),
            text.code_in("event", &event.kind),
            event.country.as_deref().map(|c| sentence::country(text, c)).unwrap_or_default(),
            both(&event.from, &event.to),
            document.unwrap_or_default(),
            format!(
                "{}\n{}",
                sentence::country(text, &event.asserted_by),
                text.code_in("certainty", &event.certainty)
            ),
        ]
    });
    let heads = [
        "column-report-date",
        "column-event",
        "column-country",
        "column-report-parties",
        "column-report-document",
        "column-report-asserted",
    ];
    Table {
        summary: text.say("note-report-events-summary"),
        heads: heads.iter().map(|key| text.say(key)).collect(),
        parts: vec![1.9, 2.7, 1.9, 3.9, 2.7, 2.4],
        rows: rows.collect(),
    }
}

/// What a "no record" rests on.
fn searched(text: Text, set: &SearchedView) -> String {
    let year = |year: Option<u16>| year.map_or_else(|| "…".to_owned(), |year| year.to_string());
    let undated = set.from_year.is_none() && set.to_year.is_none();
    let key = if undated { "note-searched-undated" } else { "note-searched" };
    let args = [
        ("set", set.set.as_str().into()),
        ("from", year(set.from_year).into()),
        ("to", year(set.to_year).into()),
        ("variants", set.variants.into()),
    ];
    text.say_with(key, &args)
}

/// What is missing, refused, restricted or withheld: a reader must not take a part for the whole.
fn missing(content: &ReportContent, text: Text, blocks: &mut Vec<Block>) {
    heading(text, blocks, "word-report-missing");
    let mut points = Vec::new();
    for (at, hop) in content.hops.iter().enumerate() {
        let key = match hop.state {
            HopState::Answered if hop.unreadable => "note-report-miss-unreadable",
            HopState::Answered if hop.restricted.is_some() => "note-report-miss-restricted",
            HopState::Answered if is_no_record(hop) => "note-report-miss-no-record",
            HopState::Answered if hop.results.is_empty() && !hop.reasons.is_empty() => {
                "note-report-miss-not-completed"
            }
            HopState::Answered if hop.letter.is_some() => "note-report-miss-unsigned",
            HopState::Answered => continue,
            HopState::Refused => "note-report-miss-refused",
            HopState::Returned => "note-report-miss-returned",
            HopState::Withdrawn => "note-report-miss-withdrawn",
            _ => "note-report-miss-open",
        };
        let restricted = hop.restricted.iter().map(|(reason, ..)| reason);
        let reasons: Vec<String> =
            hop.reasons.iter().chain(restricted).map(|code| text.code_with_text(code)).collect();
        let args = [
            ("number", (at + 1).to_string().into()),
            ("country", sentence::country(text, &hop.country).into()),
            ("reason", reasons.join("; ").into()),
        ];
        points.push(text.say_with(key, &args).trim_end().to_owned());
    }
    let asked: Vec<&str> = content.hops.iter().map(|hop| hop.country.as_str()).collect();
    for (at, hop) in content.hops.iter().enumerate() {
        let Some(to) = &hop.points_to else { continue };
        if !asked.contains(&to.as_str()) {
            let args = [
                ("number", (at + 1).to_string().into()),
                ("country", sentence::country(text, to).into()),
            ];
            points.push(text.say_with("note-report-miss-not-asked", &args));
        }
    }
    for note in &content.notes {
        let index = note.index.map(|index| index.to_string()).unwrap_or_default();
        let args = [("index", index.into()), ("count", note.count.into())];
        points.push(text.say_with(note.key, &args));
    }
    if points.is_empty() {
        blocks.push(Paragraph::plain(text.say("note-report-nothing-missing")));
    } else {
        blocks.push(Block::List(points));
    }
}

/// What may be done with it, tag by tag, and what the tags forbid.
fn handling(content: &ReportContent, text: Text, blocks: &mut Vec<Block>) {
    heading(text, blocks, "word-report-handling");
    let tags: Vec<(usize, &HandlingTag)> = content
        .hops
        .iter()
        .enumerate()
        .filter_map(|(at, hop)| Some((at + 1, hop.handling.as_ref()?)))
        .collect();
    if tags.is_empty() {
        blocks.push(Paragraph::plain(text.say("note-report-no-tags")));
        return;
    }
    let mut forbidden: Vec<String> = Vec::new();
    let mut forbid = |words: String| {
        if !forbidden.contains(&words) {
            forbidden.push(words);
        }
    };
    for (_, tag) in &tags {
        if tag.handling != Handling::H0 {
            forbid(text.code_with_text(tag.handling.code()));
        }
        if tag.personal_data {
            forbid(text.say("note-report-personal"));
        }
    }
    if !forbidden.is_empty() {
        blocks.push(Block::Note(Tone::Caution, forbidden));
    }
    let rows = tags.iter().map(|(number, tag)| {
        let purposes: Vec<String> =
            tag.purposes.iter().map(|purpose| text.code_with_text(purpose.code())).collect();
        let states: Vec<String> = tag.onward_states.iter().map(ToString::to_string).collect();
        let onward = text.code_in("onward", tag.onward.name());
        vec![
            number.to_string(),
            tag.originator.to_string(),
            text.code_with_text(tag.handling.code()),
            purposes.join("; "),
            format!("{onward} {}", states.join(", ")).trim_end().to_owned(),
            tag.retain_until.map(moment).unwrap_or_default(),
        ]
    });
    let heads = [
        "column-report-number",
        "column-report-originator",
        "column-handling",
        "column-purposes",
        "column-onward",
        "column-report-keep-until",
    ];
    blocks.push(Block::Table(Table {
        summary: text.say("note-report-handling-summary"),
        heads: heads.iter().map(|key| text.say(key)).collect(),
        parts: vec![0.85, 2.9, 3.5, 3.4, 2.4, 2.2],
        rows: rows.collect(),
    }));
}

/// What the answers amount to, and what would change it.
fn conclusions(content: &ReportContent, text: Text, blocks: &mut Vec<Block>) {
    if let Some(diversion) = &content.diversion {
        heading(text, blocks, "word-diversion");
        blocks.push(Block::List(sentence::diversion(text, diversion)));
    }
    if let Some(time) = &content.time_to_crime {
        heading(text, blocks, "word-time-to-crime");
        blocks.push(Block::List(sentence::time_to_crime(text, time)));
    }
    if !content.conflicts.is_empty() {
        heading(text, blocks, "word-contradictions");
        for conflict in &content.conflicts {
            blocks.push(Block::Heading(3, text.code_in("conflict", &conflict.kind)));
            let sources = [&conflict.one, &conflict.other];
            let lines = sources.map(|source| sentence::source(text, source));
            blocks.push(Block::List(lines.to_vec()));
        }
    }
}
