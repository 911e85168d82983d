//! Traces that we asked for: the answer first, then the chain, hop by hop.

use std::fmt::Write as _;

use vestigo_protocol::firearm::serial::pattern::{PatternPiece, SerialPattern};

use super::super::table::{Pairs, Table};
use super::{attachments, chain, heading, life, linked, synthetic};
use crate::service::views::{
    EventView, FirearmView, HopView, PartyView, SearchedView, StatementView, TraceRowView,
    TraceView, short,
};
use crate::service::{BatchOutcome, BatchView};
use crate::text::{Text, codes};

/// Traces as a table.
pub(in super::super) fn traces(text: Text, rows: &[TraceRowView]) -> Table {
    let mut table = Table::new(
        text,
        &[
            "column-id",
            "column-state",
            "column-partner",
            "column-chain",
            "column-result",
            "column-submitted",
            "column-updated",
            "column-proof",
        ],
    );
    for row in rows {
        table.row([
            short(&row.id).to_string(),
            life::state(text, &text.say(row.state.key()), &row.life),
            row.partner.clone(),
            row.countries.join(" → "),
            row.result.clone().unwrap_or_default(),
            row.submitted.clone(),
            row.updated.clone(),
            life::proof(&row.life),
        ]);
    }
    table
}

pub(in super::super) fn submitted(text: Text, view: &TraceView) -> String {
    let whom = |h: &HopView| {
        h.partner.clone().or_else(|| h.letter.as_ref().map(|letter| letter.agency.clone()))
    };
    let partner: Vec<String> = view.hops.iter().filter_map(whom).collect();
    let partner = partner.join(", ");
    let due = view.hops.first().and_then(|h| h.answer_by.clone()).unwrap_or_default();
    text.say_with(
        "note-submitted",
        &[("id", view.id.as_str().into()), ("partner", partner.into()), ("due", due.into())],
    ) + "\n"
}

pub(in super::super) fn trace(text: Text, view: &TraceView) -> String {
    let mut human = synthetic(text, view.synthetic);
    let _written = writeln!(human, "{}\n", summary(text, view));
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-id", &view.id)
        .add("column-state", text.say(view.state.key()))
        .add("column-submitted", &view.submitted)
        .add("column-updated", &view.updated)
        .add("column-priority", text.code_in("priority", &view.priority))
        .add("column-purpose", text.code_with_text(&view.purpose))
        .add("column-legal-basis", text.code_in("basis", &view.legal_basis))
        .maybe("column-case-ref", view.case_ref.as_ref());
    firearm(text, &mut pairs, &view.firearm);
    pairs.maybe("column-recovered", view.recovered.as_ref());
    human.push_str(&pairs.lines(0));
    human.push_str(&heading(text, "word-chain"));
    for (index, hop) in view.hops.iter().enumerate() {
        human.push_str(&draw_hop(text, view, index, hop));
    }
    human.push_str(&chain::conclusions(text, view));
    if let Some(table) = linked::table(text, &view.linked) {
        human.push_str(&heading(text, "word-linked"));
        human.push_str(&table.aligned());
    }
    human
}

/// The one-sentence answer.
fn summary(text: Text, view: &TraceView) -> String {
    let end = view.chain_end.and_then(|index| view.hops.get(index));
    match end {
        Some(hop) => {
            let result = hop.result.as_deref().or(hop.reason.as_deref()).unwrap_or_default();
            text.say_with(
                "note-chain-ends",
                &[
                    ("country", hop.country.as_str().into()),
                    ("result", text.code_with_text(result).into()),
                ],
            )
        }
        None => text.say(match view.state {
            crate::service::views::TraceState::Open => "note-chain-open",
            crate::service::views::TraceState::NeedsDecision => "note-chain-needs-decision",
            crate::service::views::TraceState::Ended => "note-chain-without-end",
        }),
    }
}

/// How deep a hop lies under the first; bounded by the number of hops, whatever the view says.
fn depth(view: &TraceView, index: usize) -> usize {
    let mut depth = 0;
    let mut at = index;
    while let Some(before) = view.hops.get(at).and_then(|h| h.after) {
        if depth >= view.hops.len() {
            break;
        }
        at = before;
        depth += 1;
    }
    depth
}

fn draw_hop(text: Text, view: &TraceView, index: usize, hop: &HopView) -> String {
    let depth = depth(view, index);
    let indent = depth * 3;
    let arm = if depth == 0 { "" } else { "└─ " };
    let mut drawn = String::new();
    let letter = hop.letter.as_ref().map(|letter| letter.agency.as_str());
    let who = hop.partner.as_deref().or(letter).unwrap_or(&hop.country);
    let result = hop.result.as_deref().or(hop.reason.as_deref());
    let said = result.map(|code| text.code_with_text(code)).unwrap_or_default();
    let _written = writeln!(
        drawn,
        "{:before$}{arm}{}. {}  {who}  {}  {said}",
        "",
        index + 1,
        hop.country,
        text.say(hop.state.key()),
        before = (indent + 2).saturating_sub(arm.chars().count()),
    );
    let drawn_first = drawn.trim_end().len();
    drawn.truncate(drawn_first);
    drawn.push('\n');
    let inner = indent + 5;
    drawn.push_str(&hop_facts(text, hop).lines(inner));
    for event in &hop.events {
        let _written = writeln!(drawn, "{:inner$}• {}", "", event_line(text, event));
    }
    for searched in &hop.searched {
        let _written = writeln!(drawn, "{:inner$}{}", "", searched_line(text, searched));
    }
    for file in &hop.attachments {
        let _written = writeln!(drawn, "{:inner$}{}", "", attachments::line(text, file));
    }
    for line in chain::about_hop(text, hop) {
        let _written = writeln!(drawn, "{:inner$}{line}", "");
    }
    if !hop.life.timeline.is_empty() {
        let _written = writeln!(drawn, "{:inner$}{}:", "", text.say("word-steps"));
        drawn.push_str(&life::timeline(text, &hop.life.timeline, inner + 2));
    }
    drawn
}

/// Until when an undecided hop is due, and that it is overdue.
fn due(text: Text, hop: &HopView) -> Option<String> {
    let due = hop.answer_by.as_ref().filter(|_| hop.decided.is_none())?;
    let late = hop.life.overdue.then(|| format!("{due} ({})", text.say("word-overdue")));
    Some(late.unwrap_or_else(|| due.clone()))
}

fn hop_facts(text: Text, hop: &HopView) -> Pairs {
    let mut pairs = Pairs::new(text);
    pairs
        .maybe(
            "column-request-kind",
            hop.request_kind.as_deref().map(|kind| text.code_in("request", kind)),
        )
        .maybe("column-sent", hop.sent.as_ref())
        .maybe("column-delivered", hop.delivered.as_ref())
        .maybe("column-answer-by", due(text, hop))
        .maybe(
            "column-decided",
            hop.decided.as_ref().map(|at| {
                if hop.late { format!("{at} ({})", text.say("word-late")) } else { at.clone() }
            }),
        )
        .maybe("column-review", hop.review.as_ref())
        .maybe("column-grade", hop.grade.as_deref().map(|g| text.code_in("grade", g)))
        .maybe("column-level", hop.level.as_deref().map(|l| text.code_with_text(l)))
        .maybe("column-handling", hop.handling.as_deref().map(|h| text.code_with_text(h)))
        .maybe(
            "column-also",
            (!hop.more_results.is_empty()).then(|| {
                hop.more_results
                    .iter()
                    .map(|r| text.code_with_text(r))
                    .collect::<Vec<_>>()
                    .join("; ")
            }),
        )
        .maybe("column-points-to", hop.points_to.as_ref())
        .maybe("column-text", hop.text.as_ref());
    life::facts(text, &mut pairs, &hop.life);
    pairs
}

/// One event in one line.
pub(super) fn event_line(text: Text, event: &EventView) -> String {
    let mut line = String::new();
    let date = event.date.clone().unwrap_or_else(|| text.say("word-date-unknown"));
    let _written = write!(line, "{date}  {}", text.code_in("event", &event.kind));
    let said = |who: &Option<PartyView>| who.as_ref().map(|who| party(text, who));
    match (said(&event.from), said(&event.to)) {
        (Some(from), Some(to)) => {
            let _written = write!(line, "  {from} → {to}");
        }
        (Some(who), None) | (None, Some(who)) => {
            let _written = write!(line, "  {who}");
        }
        (None, None) => {}
    }
    if let Some(country) = &event.country {
        let _written = write!(line, "  [{country}]");
    }
    if let Some(document) = &event.document {
        let kind = text.code_in("document", &document.kind);
        let number = document.number.as_ref().map(|n| format!(" {n}")).unwrap_or_default();
        let _written = write!(line, "  {kind}{number}");
    }
    let said_by = text.say_with(
        "note-said-by",
        &[
            ("certainty", text.code_in("certainty", &event.certainty).into()),
            ("country", event.asserted_by.as_str().into()),
        ],
    );
    let _written = write!(line, "  ({said_by})");
    if event.synthetic {
        let _written = write!(line, "  {}", text.say("word-synthetic"));
    }
    line
}

/// What a "no record" rests on, in one line.
fn searched_line(text: Text, searched: &SearchedView) -> String {
    let year = |year: Option<u16>| year.map_or_else(|| "…".to_owned(), |y| y.to_string());
    let undated = searched.from_year.is_none() && searched.to_year.is_none();
    text.say_with(
        if undated { "note-searched-undated" } else { "note-searched" },
        &[
            ("set", searched.set.as_str().into()),
            ("from", year(searched.from_year).into()),
            ("to", year(searched.to_year).into()),
            ("variants", searched.variants.into()),
        ],
    )
}

/// The gun's description.
pub(super) fn firearm(text: Text, pairs: &mut Pairs, gun: &FirearmView) {
    let marks: Vec<String> = gun.marks.iter().map(|m| text.mark(m)).collect();
    pairs
        .maybe("column-serial", gun.serial.as_ref())
        .maybe("column-characters", gun.serial.as_deref().and_then(|s| characters(text, s)))
        .maybe(
            "column-legibility",
            gun.legibility.as_deref().map(|c| text.code_in("legibility", c)),
        )
        .maybe(
            "column-obliteration",
            gun.obliteration.as_deref().map(|c| text.code_in("obliteration", c)),
        )
        .maybe("column-manufacture-class", gun.class.as_deref().map(|c| text.code_in("class", c)))
        .maybe("column-maker", gun.maker.as_ref())
        .maybe("column-model", gun.model.as_ref())
        .maybe("column-calibre", gun.calibre.as_ref())
        .maybe("column-type", gun.kind.as_deref().map(|code| text.firearm_type(code)))
        .maybe("column-country-of-manufacture", gun.country_of_manufacture.as_ref())
        .maybe("column-manufactured", gun.manufactured.as_ref())
        .maybe("column-importer", gun.importer.as_ref())
        .maybe("column-marks", (!marks.is_empty()).then(|| marks.join("; ")));
}

/// How sure each character is of a number that was read in part; none of a number that was read
/// whole.
fn characters(text: Text, serial: &str) -> Option<String> {
    let pattern = SerialPattern::parse(serial).ok().filter(|pattern| !pattern.is_plain())?;
    let one = |piece: &PatternPiece| match piece {
        PatternPiece::One(of) => match of.as_slice() {
            [sure] => sure.to_string(),
            some => {
                let each: Vec<String> = some.iter().map(char::to_string).collect();
                text.say_with("note-character-among", &[("characters", each.join("/").into())])
            }
        },
        PatternPiece::Any => text.say("note-character-unknown"),
        PatternPiece::Run => text.say("note-characters-unknown"),
    };
    Some(pattern.pieces().iter().map(one).collect::<Vec<_>>().join(" · "))
}

/// A mark: `IMPORT: GT 25` with its kind in words.
fn party(text: Text, party: &PartyView) -> String {
    let who = party.name.clone().unwrap_or_else(|| text.code_in("party", &party.kind));
    match &party.country {
        Some(country) => format!("{who} ({country})"),
        None => who,
    }
}

/// The signed statements as a table.
pub(super) fn statements(text: Text, statements: &[StatementView]) -> Table {
    let columns = ["column-at", "column-statement", "column-issuer", "column-leaf"];
    let mut table = Table::new(text, &columns);
    for statement in statements {
        let kind = codes::statement(statement.kind)
            .map_or_else(|| statement.kind.to_string(), |code| text.code_in("kind", code));
        table.row([
            statement.at.clone(),
            kind,
            statement.issuer.clone(),
            short(&statement.leaf).to_string(),
        ]);
    }
    table
}

/// What is new since the last time, one line per hop that changed; `said` is what was said before.
pub(in super::super) fn changes(
    text: Text,
    view: &TraceView,
    said: &mut Vec<String>,
) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, hop) in view.hops.iter().enumerate() {
        let result = hop.result.as_deref().or(hop.reason.as_deref());
        let line = format!(
            "{}. {}  {}  {}  {}",
            index + 1,
            hop.country,
            hop.partner.as_deref().unwrap_or_default(),
            text.say(hop.state.key()),
            result.map(|code| text.code_with_text(code)).unwrap_or_default(),
        );
        let line = line.trim_end().to_owned();
        match said.get_mut(index) {
            Some(before) if *before == line => continue,
            Some(before) => before.clone_from(&line),
            None => said.push(line.clone()),
        }
        lines.push(format!("{}  {line}", view.updated));
    }
    lines
}

/// How many of a batch were rejected.
pub(in super::super) fn rejected(view: &BatchView) -> usize {
    view.items.iter().filter(|o| matches!(o, BatchOutcome::Rejected(_))).count()
}

/// Outcomes of a batch; `lines` are the rows' lines in the file.
pub(in super::super) fn batch(text: Text, view: &BatchView, lines: &[u64]) -> String {
    let mut table = Table::new(text, &["column-line", "column-id", "column-problem"]);
    for (outcome, line) in view.items.iter().zip(lines) {
        table.row(match outcome {
            BatchOutcome::Submitted(id) => [line.to_string(), id.clone(), String::new()],
            BatchOutcome::Rejected(error) => {
                let (what, next) = text.error(error);
                [line.to_string(), String::new(), format!("{what} {next}")]
            }
        });
    }
    let rejected = rejected(view);
    let total = text.say_with(
        "note-batch",
        &[("submitted", (view.items.len() - rejected).into()), ("rejected", rejected.into())],
    );
    format!("{}\n{total}\n", table.aligned())
}
