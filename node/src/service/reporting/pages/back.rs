//! The end of a report: every signed statement, agencies with their keys, witnesses, what is enclosed,
//! and how to verify it.

use super::{agency, grouped, heading, moment, pairs};
use crate::report::block::{Block, Look, Paragraph, Table};
use crate::service::reporting::content::{PartyContent, ReportContent};
use crate::text::{Language, Text, codes};

pub(super) fn signatures(content: &ReportContent, text: Text, blocks: &mut Vec<Block>) {
    heading(text, blocks, "word-report-statements");
    blocks.push(Paragraph::plain(text.say("note-report-statements")));
    let rows = content.statements.iter().map(|statement| {
        let kind = u16::try_from(statement.kind).ok().and_then(codes::statement);
        vec![
            statement.index.to_string(),
            kind.map_or_else(|| statement.kind.to_string(), |code| text.code_in("kind", code)),
            format!("{} → {}", statement.issuer, statement.audience),
            moment(statement.at),
            statement.leaf.to_hex(),
        ]
    });
    let heads = [
        "column-report-index",
        "column-statement",
        "column-report-from-to",
        "column-report-signed-at",
        "column-report-entry",
    ];
    blocks.push(Block::Table(Table {
        summary: text.say("note-report-statements-summary"),
        heads: heads.iter().map(|key| text.say(key)).collect(),
        parts: vec![1.3, 2.2, 3.9, 2.2, 5.4],
        rows: rows.collect(),
    }));
    heading(text, blocks, "word-report-keys");
    blocks.push(Paragraph::plain(text.say("note-report-keys")));
    for party in &content.parties {
        blocks.push(Block::Heading(3, agency(content, text, party.node.as_str())));
        blocks.push(Block::Pairs(keys(text, party)));
    }
    if !content.witnesses.is_empty() {
        blocks.push(Block::Heading(3, text.say("word-report-witnesses")));
        blocks.push(Block::Table(witnesses(content, text)));
    }
    let sealed = [
        ("column-report-bundle", Some(grouped(&content.slip.bundle.to_hex()))),
        ("column-report-bundle-bytes", Some(content.bundle_bytes.to_string())),
        ("column-report-renderer", Some(content.slip.renderer.clone())),
    ];
    blocks.push(Block::Heading(3, text.say("word-report-sealed")));
    blocks.push(Block::Pairs(pairs(text, &sealed)));
}

fn witnesses(content: &ReportContent, text: Text) -> Table {
    let rows = content.witnesses.iter().map(|witness| {
        let (log, size) = &witness.log;
        vec![
            witness.node.to_string(),
            witness.safety_number.clone(),
            format!("{log} · {size}"),
            moment(witness.at),
        ]
    });
    let heads = ["column-witness", "column-safety-number", "column-log", "column-report-signed-at"];
    Table {
        summary: text.say("note-report-witnesses-summary"),
        heads: heads.iter().map(|key| text.say(key)).collect(),
        parts: vec![3.0, 4.2, 3.4, 2.2],
        rows: rows.collect(),
    }
}

fn keys(text: Text, party: &PartyContent) -> Vec<(String, String)> {
    let mut rows = pairs(
        text,
        &[
            ("column-node", Some(party.node.to_string())),
            ("column-safety-number", Some(party.safety_number.clone())),
        ],
    );
    for (role, fingerprint, from, until) in &party.keys {
        let until = until.map_or_else(|| "…".to_owned(), moment);
        let window = [("from", moment(*from).into()), ("until", until.into())];
        let words = text.say_with("note-report-key-window", &window);
        rows.push((text.code_in("role", role), format!("{}\n{words}", grouped(fingerprint))));
    }
    rows
}

/// In all languages, whatever the report's: whoever is handed it must be able to check it.
pub(super) fn how_to_verify(content: &ReportContent, text: Text, blocks: &mut Vec<Block>) {
    blocks.push(Block::Break);
    heading(text, blocks, "word-report-verify");
    let number = content.slip.number.to_string();
    for language in Language::ALL {
        let text = Text::new(language);
        let own = |look, words: String| {
            let language = Some(language.tag().to_owned());
            Block::Paragraph(Paragraph { text: words, look, language })
        };
        let args = [
            ("node", content.issuer.as_str().into()),
            ("number", number.as_str().into()),
            ("code", content.slip.code().into()),
        ];
        blocks.push(own(Look::Strong, text.say("word-report-verify-in")));
        let keys = [
            "note-report-verify-file",
            "note-report-verify-keys",
            "note-report-verify-paper",
            "note-report-verify-limits",
        ];
        for key in keys {
            blocks.push(own(Look::Dense, text.say_with(key, &args)));
        }
    }
}
