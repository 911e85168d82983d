//! The chain and the route as pictures, drawn from what the report says.

use super::agency;
use crate::drawing::map::View;
use crate::drawing::{Drawing, Form, chain, map, places};
use crate::report::block::Block;
use crate::service::depicting::{self, Told, ToldHop, Writing};
use crate::service::reporting::content::{HopContent, ReportContent};
use crate::text::Text;

/// Dates as the evidence has them, so that they are found again in it.
const WRITING: Writing =
    Writing { date: |_, date| day(date).to_owned(), moment: |_, at| to_the_minute(at) };

/// The pictures, each with what it is called; none where nothing was told.
pub(super) fn pictures(content: &ReportContent, text: Text) -> Vec<Block> {
    let Some(first) = content.hops.first() else { return Vec::new() };
    let id = content.slip.trace.to_hex();
    let home = first.asker.country().to_string();
    let submitted = first.sent.to_rfc3339();
    let told = Told {
        id: &id,
        home: &home,
        submitted: &submitted,
        recovered: content.request.as_ref().and_then(|request| request.recovered.as_deref()),
        hops: content.hops.iter().map(|hop| told(content, text, hop)).collect(),
        time_to_crime: content.time_to_crime.as_ref(),
        conflicts: &content.conflicts,
        now: content.slip.issued_at,
    };
    let mut blocks = Vec::new();
    let chain = depicting::chain(text, &WRITING, &told);
    let drawing = chain::draw(&chain, Form::Paper);
    blocks.push(Block::Heading(3, drawing.title.clone()));
    blocks.push(picture(drawing));
    let route = depicting::route(text, &WRITING, &told);
    // A map that has none of the States would show nothing.
    let is_there = route.stops.iter().any(|stop| places::find(&stop.country).is_some());
    if is_there && !route.legs.is_empty() {
        let drawing = map::draw(&route, View::Route, Form::Paper);
        blocks.push(Block::Heading(3, drawing.title.clone()));
        blocks.push(picture(drawing));
    }
    blocks
}

fn picture(drawing: Drawing) -> Block {
    Block::Picture(Box::new(drawing))
}

fn told<'a>(content: &ReportContent, text: Text, hop: &'a HopContent) -> ToldHop<'a> {
    let agency = match (&hop.node, &hop.letter) {
        (Some(node), _) => agency(content, text, node.as_str()),
        (None, Some((agency, ..))) => agency.clone(),
        (None, None) => String::new(),
    };
    // What is not open to the reader is not "no record".
    let results = hop.results.iter().map(|result| result.code.as_str());
    ToldHop {
        country: &hop.country,
        agency,
        unsigned: hop.letter.is_some(),
        state: hop.state,
        sent: Some(hop.sent.to_rfc3339()),
        answer_by: None,
        decided: hop.decided.map(|at| at.to_rfc3339()),
        results: results.collect(),
        reason: hop.reasons.first().map(String::as_str),
        points_to: hop.points_to.as_deref(),
        events: &hop.events,
    }
}

/// The day of a date or of a moment.
fn day(date: &str) -> &str {
    date.get(..10).unwrap_or(date)
}

/// `2026-11-22 18:34 UTC`.
fn to_the_minute(at: &str) -> String {
    match (at.get(..10), at.get(11..16)) {
        (Some(day), Some(time)) => format!("{day} {time} UTC"),
        _ => at.to_owned(),
    }
}
