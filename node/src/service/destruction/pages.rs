//! From a certificate of destruction to its pages, in words of the language asked. What stands on them
//! stands in the certificate; of the issue they say the language alone, and by being there.

use vestigo_protocol::codes::FirearmType;
use vestigo_protocol::time::Timestamp;

use super::certificate::moment;
use crate::holdings::destruction::signing::Issuer;
use crate::holdings::destruction::{Certificate, Order, Planned};
use crate::report::block::{Block, Paragraph, Table, Tone};
use crate::report::issue::{Issue, code};
use crate::report::seal::Kind;
use crate::report::{Document, Enclosure};
use crate::text::Text;

/// A line to sign on, below which there is room.
const LINE: &str = "\n\n______________________________";

/// The document of a certificate; an order without one has empty pages.
pub(super) fn document(
    order: &Order,
    issue: &Issue,
    text: Text,
    certificate: Vec<u8>,
    signed: Vec<u8>,
) -> Document {
    let kept = order.certificate.as_ref();
    let number = kept.map(|kept| kept.number.clone()).unwrap_or_default();
    let issuer = kept.and_then(|kept| kept.issuer.as_ref());
    let node = issuer.map(|issuer| issuer.node.clone()).unwrap_or_default();
    let code = code(&issue.certificate);
    let title = text.say_with("note-certificate-title", &[("number", number.as_str().into())]);
    let footer = [
        ("node", node.as_str().into()),
        ("number", number.as_str().into()),
        ("code", code.as_str().into()),
    ];
    let page = [("page", "{page}".into()), ("pages", "{pages}".into())];
    let mark = issuer
        .is_some_and(|issuer| issuer.synthetic)
        .then(|| text.say("word-certificate-synthetic"));
    Document {
        header: (title.clone(), mark.clone().unwrap_or_default()),
        title,
        language: text.language.tag().to_owned(),
        author: agency(text, issuer),
        issued_at: issue.issued_at,
        id: format!("{number}-{code}-{}", text.language.tag()),
        footer: text.say_with("note-certificate-footer", &footer),
        page_words: text.say_with("note-certificate-page", &page),
        watermark: mark,
        blocks: kept.map(|kept| blocks(order, kept, &code, issue, text)).unwrap_or_default(),
        enclosures: vec![
            Enclosure {
                kind: Kind::Certificate,
                bytes: certificate,
                description: text.say("note-certificate-file"),
            },
            Enclosure {
                kind: Kind::Issue,
                bytes: signed,
                description: text.say("note-certificate-issue-file"),
            },
        ],
    }
}

/// The agency's name in the language, or in another, or its node's name.
fn agency(text: Text, issuer: Option<&Issuer>) -> String {
    let Some(issuer) = issuer else { return text.say("word-certificate-agency") };
    let names = &issuer.names;
    let name = names.get(text.language.tag()).or_else(|| names.get("en"));
    let name = name.or_else(|| names.values().next()).cloned();
    name.unwrap_or_else(|| issuer.node.clone())
}

fn pairs(text: Text, rows: &[(&str, String)]) -> Vec<(String, String)> {
    let filled = rows.iter().filter(|(_, value)| !value.trim().is_empty());
    filled.map(|(key, value)| (text.say(key), value.clone())).collect()
}

/// A point in time as it is kept in a text; as it is if it is none.
fn at(kept: &str) -> String {
    Timestamp::parse_rfc3339(kept).map_or_else(|| kept.to_owned(), moment)
}

/// A hash in groups, so that it can be compared by eye and broken over lines.
fn grouped(hex: &str) -> String {
    let digits: Vec<char> = hex.chars().collect();
    let groups: Vec<String> = digits.chunks(8).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

fn table(
    text: Text,
    summary: &str,
    heads: &[&str],
    parts: &[f32],
    rows: Vec<Vec<String>>,
) -> Block {
    Block::Table(Table {
        summary: text.say(summary),
        heads: heads.iter().map(|key| text.say(key)).collect(),
        parts: parts.to_vec(),
        rows,
    })
}

fn blocks(order: &Order, kept: &Certificate, code: &str, issue: &Issue, text: Text) -> Vec<Block> {
    let mut blocks = first_page(order, kept, code, issue, text);
    comparison(order, text, &mut blocks);
    guns(order, kept, text, &mut blocks);
    ammunition(order, text, &mut blocks);
    signatures(kept, text, &mut blocks);
    let said = |key: &str| Paragraph::small(text.say(key));
    blocks.push(Block::Heading(2, text.say("word-certificate-verify")));
    blocks.push(said("note-certificate-verify-file"));
    blocks.push(said("note-certificate-verify-keys"));
    blocks.push(said("note-certificate-verify-paper"));
    blocks
}

fn first_page(
    order: &Order,
    kept: &Certificate,
    code: &str,
    issue: &Issue,
    text: Text,
) -> Vec<Block> {
    let number = [("number", kept.number.as_str().into())];
    let issuer = kept.issuer.as_ref();
    let node = issuer.map(|issuer| issuer.node.clone()).unwrap_or_default();
    let said = &kept.performance;
    let mut blocks = vec![Block::Heading(1, text.say_with("note-certificate-title", &number))];
    if issuer.is_some_and(|issuer| issuer.synthetic) {
        blocks.push(Block::Note(Tone::Caution, vec![text.say("note-certificate-synthetic")]));
    }
    let sum = |of: fn(&crate::holdings::destruction::Ammunition) -> u64| {
        order.ammunition.iter().map(of).fold(0, u64::saturating_add)
    };
    let answer = [
        ("guns", (kept.destroyed.len() as u64).into()),
        ("rounds", sum(|lot| lot.quantity).into()),
        ("weight", text.kilograms(sum(|lot| lot.weight)).into()),
    ];
    blocks.push(Block::Note(
        Tone::Answer,
        vec![
            text.say_with("note-certificate-answer", &answer),
            text.say("note-certificate-answer-more"),
        ],
    ));
    blocks.push(Block::Seal {
        pairs: pairs(
            text,
            &[
                ("column-certificate-number", kept.number.clone()),
                ("column-certificate-issued-by", agency(text, issuer)),
                ("column-certificate-node", node.clone()),
                ("column-certificate-authority", order.authority.clone()),
                ("column-certificate-dated", order.dated.clone().unwrap_or_default()),
                ("column-certificate-basis", text.code_in("destruction", order.basis.name())),
                ("column-certificate-order", order.number.to_string()),
                ("column-certificate-entered", moment(order.ordered)),
                ("column-certificate-entered-by", order.by.clone()),
                ("column-certificate-certified", moment(kept.at)),
            ],
        ),
        qr: format!(
            "VESTIGO CERTIFICATE 1\n{node}\nNo {}\n{code}\nSHA-256 {}",
            kept.number,
            issue.certificate.to_hex()
        ),
        alt: text.say_with("note-certificate-qr", &[("code", code.into())]),
        under: vec![text.say("note-certificate-code"), code.to_owned()],
    });
    blocks.push(Block::Heading(2, text.say("word-certificate-destruction")));
    let method = text.code_in("destruction", &said.method.trim().to_ascii_uppercase());
    let unusable = said.components_unusable.then(|| text.say("note-certificate-unusable"));
    blocks.push(Block::Pairs(pairs(
        text,
        &[
            ("column-certificate-begun", at(&said.begun)),
            ("column-certificate-ended", at(&said.ended)),
            ("column-certificate-place", said.place.clone()),
            ("column-certificate-method", method),
            ("column-certificate-operator", said.operator.clone()),
            ("column-certificate-presiding", said.presiding.clone()),
            ("column-certificate-custodian", said.custodian.clone()),
            ("column-certificate-components", unusable.unwrap_or_default()),
            ("column-certificate-residue", said.residue.clone()),
        ],
    )));
    blocks
}

/// Who compared the numbers before, when, and what did not agree; and how many there were.
fn comparison(order: &Order, text: Text, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, text.say("word-certificate-comparison")));
    match order.verified {
        None => blocks.push(Paragraph::plain(text.say("note-certificate-not-compared"))),
        Some(verified) => blocks.push(Block::Pairs(pairs(
            text,
            &[
                ("column-certificate-compared", moment(verified)),
                ("column-certificate-compared-by", order.verified_by.join(", ")),
            ],
        ))),
    }
    if order.findings.is_empty() {
        if order.verified.is_some() {
            blocks.push(Paragraph::plain(text.say("note-certificate-agreed")));
        }
    } else {
        let rows = order.findings.iter().map(|finding| {
            let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
            vec![
                text.code_in("destruction", finding.difference.name()),
                number(finding.sequence.map(u64::from)),
                number(finding.line),
            ]
        });
        let heads = [
            "column-certificate-difference",
            "column-certificate-sequence",
            "column-certificate-line",
        ];
        let parts = [4.0, 2.0, 2.0];
        blocks.push(table(text, "note-certificate-findings", &heads, &parts, rows.collect()));
    }
    let found = order.guns.iter().filter(|gun| gun.verified).count();
    let destroyed = order.certificate.as_ref().map_or(0, |kept| kept.destroyed.len());
    let sum = |of: fn(&crate::holdings::destruction::Ammunition) -> u64| {
        order.ammunition.iter().map(of).fold(0, u64::saturating_add)
    };
    let (rounds, weight) =
        (sum(|lot| lot.quantity).to_string(), text.kilograms(sum(|lot| lot.weight)));
    let guns = [order.guns.len(), found, destroyed].map(|count| count.to_string());
    let row = |key: &str, [planned, received, destroyed]: [String; 3]| {
        vec![text.say(key), planned, received, destroyed]
    };
    let rows = vec![
        row("word-certificate-guns", guns),
        row("word-certificate-rounds", [rounds.clone(), rounds.clone(), rounds]),
        row("word-certificate-weight", [weight.clone(), weight.clone(), weight]),
    ];
    let heads = [
        "column-certificate-what",
        "column-certificate-planned",
        "column-certificate-received",
        "column-certificate-destroyed",
    ];
    let parts = [4.0, 2.0, 2.0, 2.0];
    blocks.push(table(text, "note-certificate-quantities", &heads, &parts, rows));
}

/// The type of a gun, typed by code or by word.
fn kind(text: Text, kind: &str) -> String {
    let code = kind.trim().to_ascii_uppercase();
    let parsed = FirearmType::parse(&code).ok().or_else(|| FirearmType::from_words(kind.trim()));
    parsed.map_or_else(|| kind.to_owned(), |parsed| text.firearm_type(&parsed.code()))
}

fn row(text: Text, gun: &Planned) -> Vec<String> {
    let source = match (gun.source.is_empty(), gun.item) {
        (false, _) => gun.source.clone(),
        (true, Some(item)) => {
            text.say_with("note-certificate-item", &[("number", item.to_string().into())])
        }
        (true, None) => String::new(),
    };
    let all = || text.say("word-certificate-all-components");
    let components = if gun.components.is_empty() { all() } else { gun.components.clone() };
    let condition = if gun.condition.is_empty() {
        String::new()
    } else {
        text.code_in("condition", &gun.condition)
    };
    vec![
        gun.sequence.to_string(),
        gun.gun.serial.clone(),
        gun.gun.maker.clone(),
        gun.gun.model.clone(),
        kind(text, &gun.gun.kind),
        gun.gun.calibre.clone(),
        components,
        [source, condition]
            .iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join("\n"),
    ]
}

fn guns(order: &Order, kept: &Certificate, text: Text, blocks: &mut Vec<Block>) {
    let heads = [
        "column-certificate-sequence",
        "column-certificate-serial",
        "column-certificate-maker",
        "column-certificate-model",
        "column-certificate-type",
        "column-certificate-calibre",
        "column-certificate-parts",
        "column-certificate-source",
    ];
    let parts = [1.0, 2.6, 2.4, 2.0, 2.2, 1.6, 2.6, 2.2];
    let of = |destroyed: bool| -> Vec<Vec<String>> {
        let some = order.guns.iter();
        let some = some.filter(|gun| kept.destroyed.contains(&gun.sequence) == destroyed);
        some.map(|gun| row(text, gun)).collect()
    };
    let (destroyed, left) = (of(true), of(false));
    blocks.push(Block::Heading(2, text.say("word-certificate-firearms")));
    if destroyed.is_empty() {
        blocks.push(Paragraph::plain(text.say("note-certificate-no-guns")));
    } else {
        blocks.push(table(text, "note-certificate-firearms", &heads, &parts, destroyed));
    }
    if !left.is_empty() {
        blocks.push(Block::Heading(2, text.say("word-certificate-left")));
        blocks.push(Block::Note(Tone::Caution, vec![text.say("note-certificate-left")]));
        blocks.push(table(text, "note-certificate-left-table", &heads, &parts, left));
    }
}

fn ammunition(order: &Order, text: Text, blocks: &mut Vec<Block>) {
    if order.ammunition.is_empty() {
        return;
    }
    blocks.push(Block::Heading(2, text.say("word-certificate-ammunition")));
    let rows = order.ammunition.iter().map(|lot| {
        vec![
            lot.lot.clone(),
            lot.calibre.clone(),
            lot.quantity.to_string(),
            text.kilograms(lot.weight),
        ]
    });
    let heads = [
        "column-certificate-lot",
        "column-certificate-calibre",
        "word-certificate-rounds",
        "word-certificate-weight",
    ];
    let parts = [3.0, 3.0, 2.0, 2.0];
    blocks.push(table(text, "note-certificate-ammunition", &heads, &parts, rows.collect()));
}

/// The officer's signature, and lines for those who sign on paper.
fn signatures(kept: &Certificate, text: Text, blocks: &mut Vec<Block>) {
    blocks.push(Block::Break);
    blocks.push(Block::Heading(2, text.say("word-certificate-signatures")));
    let signed =
        if kept.key.is_some() { "note-certificate-signed" } else { "note-certificate-no-key" };
    let officer = if kept.by.is_empty() { "–" } else { kept.by.as_str() };
    let signed = text.say_with(signed, &[("officer", officer.into())]);
    blocks.push(Paragraph::plain(signed));
    let key = kept.key.as_deref().map(grouped).unwrap_or_default();
    blocks.push(Block::Pairs(pairs(text, &[("column-certificate-key", key)])));
    blocks.push(Paragraph::plain(text.say("note-certificate-sign-here")));
    let said = &kept.performance;
    let office = |key: &str, name: &str| {
        vec![text.say(key), name.to_owned(), String::new(), LINE.to_owned()]
    };
    let mut rows = vec![
        office("column-certificate-presiding", &said.presiding),
        office("column-certificate-custodian", &said.custodian),
    ];
    rows.retain(|row| row.get(1).is_some_and(|name| !name.is_empty()));
    for (number, witness) in (1u64..).zip(&said.witnesses) {
        rows.push(vec![
            text.say_with("note-certificate-witness", &[("number", number.into())]),
            witness.name.clone(),
            witness.organisation.clone(),
            LINE.to_owned(),
        ]);
    }
    let heads = [
        "column-certificate-role",
        "column-certificate-name",
        "column-certificate-organisation",
        "column-certificate-signature",
    ];
    let parts = [2.6, 3.0, 3.0, 4.4];
    blocks.push(table(text, "note-certificate-signatures", &heads, &parts, rows));
}
