//! What programs are told: one event for every entry of the log that is about a trace, a case, a
//! request, an agreement or a partner. Its number is the entry's place in the log, so that whoever
//! knows the last one it heard of can go on from there; it names ids and never says what stands in
//! them.

use vestigo_protocol::envelope::UnverifiedStatement;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::time::Timestamp;

use super::core::Core;
use super::error::Denied;
use crate::store::EntryRecord;

/// Entries that one reading looks at.
pub const LOOKED_AT: u64 = 256;

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A trace of ours.
    Trace,
    /// A partner's request.
    Case,
    /// A request of ours other than a trace.
    Request,
    /// An agreement.
    Agreement,
    /// A partner itself.
    Partner,
}

#[cfg(test)]
impl About {
    const fn word(self) -> &'static str {
        match self {
            Self::Trace => "trace",
            Self::Case => "case",
            Self::Request => "request",
            Self::Agreement => "agreement",
            Self::Partner => "partner",
        }
    }
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The entry's place in the log, from 0.
    pub number: u64,
    /// What it is about.
    pub about: About,
    /// `trace.answer`, `case.query`, …: one of [`NAMES`].
    pub name: &'static str,
    /// When the entry was logged.
    pub at: Timestamp,
    /// Id of the trace, case or request; the partner's name of the others.
    pub subject: String,
    /// The entry.
    pub leaf: LeafHash,
}

/// Builds the list of names and how to find one in it.
macro_rules! names {
    ($($about:ident: $($kind:ident = $name:literal),+;)+) => {
        /// The names of events, all of them.
        pub const NAMES: &[&str] = &[$($($name),+),+];

        /// The name of what an entry of some kind tells about something.
        const fn name(about: About, kind: Kind) -> Option<&'static str> {
            match (about, kind) {
                $($((About::$about, Kind::$kind) => Some($name),)+)+
                _ => None,
            }
        }
    };
}

names! {
    Trace: Query = "trace.query", Accepted = "trace.accepted", Acknowledged = "trace.acknowledged",
        Interim = "trace.interim", Answer = "trace.answer", Refusal = "trace.refusal",
        Withdrawal = "trace.withdrawal", Supplement = "trace.supplement",
        Erasure = "trace.erasure", Conflict = "trace.conflict";
    Case: Query = "case.query", Acknowledged = "case.acknowledged", Interim = "case.interim",
        Answer = "case.answer", Refusal = "case.refusal", Delivered = "case.delivered",
        Withdrawal = "case.withdrawal", Supplement = "case.supplement",
        Erasure = "case.erasure", Conflict = "case.conflict";
    Request: Query = "request.query", Accepted = "request.accepted",
        Acknowledged = "request.acknowledged", Interim = "request.interim",
        Answer = "request.answer", Refusal = "request.refusal",
        Withdrawal = "request.withdrawal", Erasure = "request.erasure";
    Agreement: Agreement = "agreement.agreement";
    Partner: Descriptor = "partner.descriptor";
}

impl Core {
    /// Events from the entry `start` on, with the entry to go on from. At most [`LOOKED_AT`]
    /// entries are looked at.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn events_from(&mut self, start: u64) -> Result<(Vec<Event>, u64), Denied> {
        let entries = self.store.entries(start, LOOKED_AT)?;
        let next = entries.last().map_or(start, |last| last.index.saturating_add(1));
        let mut events = Vec::new();
        for entry in entries {
            events.extend(self.event_of(&entry)?);
        }
        Ok((events, next))
    }

    /// The event of one entry of the log, if it makes one.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn event_at(&mut self, number: u64) -> Result<Option<Event>, Denied> {
        let entry = self.store.entries(number, 1)?.into_iter().next();
        match entry.filter(|entry| entry.index == number) {
            Some(entry) => self.event_of(&entry),
            None => Ok(None),
        }
    }

    fn event_of(&mut self, entry: &EntryRecord) -> Result<Option<Event>, Denied> {
        // What we logged was verified when it came.
        let Ok(statement) = UnverifiedStatement::parse(&entry.statement) else { return Ok(None) };
        let header = statement.claimed();
        let Some((about, subject)) = self.subject_of(entry, header)? else { return Ok(None) };
        Ok(name(about, entry.kind).map(|name| Event {
            number: entry.index,
            about,
            name,
            at: entry.logged_at,
            subject,
            leaf: entry.leaf,
        }))
    }

    fn subject_of(
        &mut self,
        entry: &EntryRecord,
        header: &Header,
    ) -> Result<Option<(About, String)>, Denied> {
        let partner = if entry.own { &header.audience } else { &header.issuer };
        match entry.kind {
            Kind::Agreement => return Ok(Some((About::Agreement, partner.to_string()))),
            Kind::Descriptor => return Ok(Some((About::Partner, partner.to_string()))),
            Kind::Checkpoint | Kind::Heartbeat => return Ok(None),
            _ => {}
        }
        if self.store.matter(&header.exchange)?.is_some() {
            return Ok(Some((About::Request, header.exchange.to_hex())));
        }
        if let Some(hop) = self.store.hop(&header.exchange)? {
            return Ok(Some((About::Trace, hop.trace.to_hex())));
        }
        // A question over a budget is in the log and no case.
        let is_case = entry.kind != Kind::Query || self.store.case(&entry.leaf)?.is_some();
        Ok(is_case.then(|| (About::Case, header.exchange.to_hex())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_it_is_about_and_none_stands_twice() {
        let abouts = [About::Trace, About::Case, About::Request, About::Agreement, About::Partner];
        let mut seen = Vec::new();
        for about in abouts {
            for name in Kind::ALL.iter().filter_map(|kind| name(about, *kind)) {
                assert!(name.starts_with(&format!("{}.", about.word())), "{name}");
                assert!(NAMES.contains(&name) && !seen.contains(&name), "{name}");
                seen.push(name);
            }
        }
        assert_eq!(seen.len(), NAMES.len());
    }
}
