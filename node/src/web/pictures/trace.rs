//! A trace as a chain and as a route, as pages write dates and agencies.

use vestigo_protocol::time::Timestamp;

use crate::drawing::chain::Chain;
use crate::drawing::map::Route;
use crate::service::depicting::{self, Told, ToldHop, Writing};
use crate::service::views::{HopView, TraceView};
use crate::text::Text;
use crate::web::format;

const WRITING: Writing = Writing { date: format::date, moment: format::moment };

/// The chain of a trace. `home` is our own State, where the gun was recovered.
#[must_use]
pub fn chain(text: Text, trace: &TraceView, home: &str, now: Timestamp) -> Chain {
    depicting::chain(text, &WRITING, &told(text, trace, home, now))
}

/// The route of a trace: the States of its chain, under the same numbers.
#[must_use]
pub fn route(text: Text, trace: &TraceView, home: &str) -> Route {
    depicting::route(text, &WRITING, &told(text, trace, home, Timestamp(0)))
}

fn told<'a>(text: Text, trace: &'a TraceView, home: &'a str, now: Timestamp) -> Told<'a> {
    Told {
        id: &trace.id,
        home,
        submitted: &trace.submitted,
        recovered: trace.recovered.as_deref(),
        hops: trace.hops.iter().map(|hop| told_hop(text, hop)).collect(),
        time_to_crime: trace.time_to_crime.as_ref(),
        conflicts: &trace.conflicts,
        now,
    }
}

fn told_hop(text: Text, hop: &HopView) -> ToldHop<'_> {
    let agency = match (&hop.letter, &hop.partner) {
        (Some(letter), _) => letter.agency.clone(),
        (None, Some(partner)) => format::partner(text, partner),
        (None, None) => String::new(),
    };
    ToldHop {
        country: &hop.country,
        agency,
        unsigned: hop.letter.as_ref().is_some_and(|letter| letter.confirmed_by.is_none()),
        state: hop.state,
        sent: hop.sent.clone(),
        answer_by: hop.answer_by.clone(),
        decided: hop.decided.clone(),
        results: hop.result.iter().chain(&hop.more_results).map(String::as_str).collect(),
        reason: hop.reason.as_deref(),
        points_to: hop.points_to.as_deref(),
        events: &hop.events,
    }
}
